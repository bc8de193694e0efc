#include "base/json.h"

#include <assert.h>
#include <inttypes.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { DIGITS = 15 }; /* of a number with a point: a double holds that many */

static const json_t *tree(const struct json *j)
{
    return (const json_t *)j;
}

static void release(void *root)
{
    json_decref(root);
}

bool json_parse(struct arena *a, struct str text, struct json **root, struct err *e)
{
    json_error_t why;
    json_t *j = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, &why);
    if (!j) {
        const char *what = json_error_code(&why) == json_error_duplicate_key          ? "同一成员写了两次"
                           : json_error_code(&why) == json_error_premature_end_of_input ? "没有写完"
                           : json_error_code(&why) == json_error_numeric_overflow       ? "数字过大"
                                                                                        : "写法不对";
        return err_set(e, ERR_INPUT, "不是有效的 JSON (第 %d 行第 %d 列附近%s)", why.line, why.column, what);
    }
    arena_defer(a, release, j);
    if (!json_is_object(j)) return err_set(e, ERR_INPUT, "最外层应为 { … } 对象");
    *root = (struct json *)j;
    return true;
}

struct json *json_new_object(struct arena *a)
{
    json_t *j = json_object();
    arena_defer(a, release, j);
    return (struct json *)j;
}

static void put(struct json *object, const char *name, json_t *value)
{
    int failed = json_object_set_new((json_t *)object, name, value);
    assert(!failed); /* only on ill-formed UTF-8, which cannot be inside the program */
    (void)failed;
}

void json_put_int(struct json *object, const char *name, int64_t value)
{
    put(object, name, json_integer(value));
}

void json_put_bool(struct json *object, const char *name, bool value)
{
    put(object, name, json_boolean(value));
}

void json_put_text(struct json *object, const char *name, const char *value)
{
    put(object, name, value ? json_string(value) : json_null());
}

void json_put_null(struct json *object, const char *name)
{
    put(object, name, json_null());
}

void json_put_thousandths(struct json *object, const char *name, int64_t thousandths)
{
    put(object, name, json_real((double)thousandths / 1000)); /* exact again when it is written */
}

void json_put_real(struct json *object, const char *name, double value)
{
    char text[64];
    snprintf(text, sizeof text, fabs(value) < 1000 ? "%.9f" : "%.12g", value);
    put(object, name, json_real(strtod(text, NULL) + 0.0)); /* + 0.0: no minus before a zero */
}

void json_put_chance(struct json *object, const char *name, double value)
{
    char text[64];
    snprintf(text, sizeof text, "%.9g", value);
    put(object, name, json_real(strtod(text, NULL) + 0.0));
}

struct json *json_put_object(struct json *object, const char *name)
{
    json_t *child = json_object();
    put(object, name, child);
    return (struct json *)child;
}

struct json *json_put_array(struct json *object, const char *name)
{
    json_t *child = json_array();
    put(object, name, child);
    return (struct json *)child;
}

void json_put_tree(struct json *object, const char *name, struct json *child)
{
    put(object, name, json_incref((json_t *)child));
}

void json_add_int(struct json *array, int64_t value)
{
    json_array_append_new((json_t *)array, json_integer(value));
}

void json_add_text(struct json *array, const char *value)
{
    json_array_append_new((json_t *)array, json_string(value));
}

struct json *json_add_object(struct json *array)
{
    json_t *child = json_object();
    json_array_append_new((json_t *)array, child);
    return (struct json *)child;
}

static const json_t *member(const struct json *o, const char *name)
{
    const json_t *j = json_object_get(tree(o), name);
    return j && !json_is_null(j) ? j : NULL;
}

bool json_read_int(const struct json *o, const char *name, int64_t fallback, int64_t *value, struct err *e)
{
    const json_t *j = member(o, name);
    if (j && !json_is_integer(j)) return err_set(e, ERR_INPUT, "“%s” 应为整数", name);
    *value = j ? json_integer_value(j) : fallback;
    return true;
}

bool json_read_thousandths(const struct json *o, const char *name, int64_t fallback, int64_t *thousandths, struct err *e)
{
    const json_t *j = member(o, name);
    double value = j ? json_number_value(j) * 1000 : (double)fallback;
    if ((j && !json_is_number(j)) || !(value >= -1e12 && value <= 1e12))
        return err_set(e, ERR_INPUT, "“%s” 应为数字", name);
    *thousandths = j ? (int64_t)(value + (value < 0 ? -0.5 : 0.5)) : fallback;
    return true;
}

bool json_read_bool(const struct json *o, const char *name, bool fallback, bool *value, struct err *e)
{
    const json_t *j = member(o, name);
    if (j && !json_is_boolean(j)) return err_set(e, ERR_INPUT, "“%s” 应为 true 或 false", name);
    *value = j ? json_is_true(j) : fallback;
    return true;
}

bool json_read_text(const struct json *o, const char *name, const char *fallback, const char **value, struct err *e)
{
    const json_t *j = member(o, name);
    if (j && !json_is_string(j)) return err_set(e, ERR_INPUT, "“%s” 应为文字", name);
    *value = j ? json_string_value(j) : fallback;
    return true;
}

bool json_has(const struct json *o, const char *name)
{
    return member(o, name) != NULL;
}

const struct json *json_array_at(const struct json *o, const char *name)
{
    const json_t *j = member(o, name);
    return j && json_is_array(j) ? (const struct json *)j : NULL;
}

const struct json *json_object_at(const struct json *o, const char *name)
{
    const json_t *j = member(o, name);
    return j && json_is_object(j) ? (const struct json *)j : NULL;
}

size_t json_length(const struct json *array)
{
    return json_array_size(tree(array));
}

const struct json *json_element(const struct json *array, size_t i)
{
    return (const struct json *)json_array_get(tree(array), i);
}

const char *json_element_text(const struct json *array, size_t i)
{
    return json_string_value(json_array_get(tree(array), i));
}

const char *const *json_member_names(struct arena *a, const struct json *object, size_t *n)
{
    json_t *o = (json_t *)(uintptr_t)object; /* jansson walks mutable objects only; nothing is changed */
    const char **names = arena_alloc_array(a, json_object_size(o) + 1, sizeof *names);
    *n = 0;
    for (void *at = json_object_iter(o); at; at = json_object_iter_next(o, at)) names[(*n)++] = json_object_iter_key(at);
    return names;
}

static const char *dump(struct arena *a, const struct json *j, size_t flags)
{
    char *text = json_dumps(tree(j), flags | JSON_ENCODE_ANY | JSON_REAL_PRECISION(DIGITS));
    assert(text);
    const char *copy = arena_copy(a, text, strlen(text));
    free(text);
    return copy;
}

const char *json_text(struct arena *a, const struct json *j)
{
    return dump(a, j, JSON_COMPACT | JSON_PRESERVE_ORDER);
}

const char *json_text_pretty(struct arena *a, const struct json *j)
{
    return dump(a, j, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
}

const char *json_text_canonical(struct arena *a, const struct json *j)
{
    return dump(a, j, JSON_COMPACT | JSON_SORT_KEYS);
}

/* ---- comparing ---- */

struct comparison {
    struct arena *a;
    struct json_difference *found;
    size_t n, most;
};

static const char *value_text(struct arena *a, const json_t *j)
{
    static const char absent[] = "（无）";
    return j ? dump(a, (const struct json *)j, JSON_COMPACT | JSON_SORT_KEYS) : absent;
}

static void compare(struct comparison *c, const char *path, const json_t *x, const json_t *y);

static void compare_objects(struct comparison *c, const char *path, const json_t *x, const json_t *y)
{
    const char *dot = *path ? "." : "";
    json_t *o = (json_t *)(uintptr_t)x, *p = (json_t *)(uintptr_t)y; /* jansson walks mutable objects only */
    for (void *at = json_object_iter(o); at; at = json_object_iter_next(o, at)) {
        const char *name = json_object_iter_key(at);
        compare(c, arena_text(c->a, "%s%s%s", path, dot, name), json_object_iter_value(at), json_object_get(y, name));
    }
    for (void *at = json_object_iter(p); at; at = json_object_iter_next(p, at)) {
        const char *name = json_object_iter_key(at);
        if (!json_object_get(x, name))
            compare(c, arena_text(c->a, "%s%s%s", path, dot, name), NULL, json_object_iter_value(at));
    }
}

static void compare_arrays(struct comparison *c, const char *path, const json_t *x, const json_t *y)
{
    size_t n = json_array_size(x), m = json_array_size(y);
    for (size_t i = 0; i < n || i < m; i++)
        compare(c, arena_text(c->a, "%s[%zu]", path, i), json_array_get(x, i), json_array_get(y, i));
}

static void compare(struct comparison *c, const char *path, const json_t *x, const json_t *y)
{
    if (c->n == c->most) return;
    if (json_is_object(x) && json_is_object(y))
        compare_objects(c, path, x, y);
    else if (json_is_array(x) && json_is_array(y))
        compare_arrays(c, path, x, y);
    else if (!x || !y || !json_equal((json_t *)(uintptr_t)x, (json_t *)(uintptr_t)y))
        c->found[c->n++] = (struct json_difference){path, value_text(c->a, x), value_text(c->a, y)};
}

size_t json_compare(struct arena *a, const struct json *left, const struct json *right, struct json_difference *found,
        size_t most)
{
    struct comparison c = {a, found, 0, most};
    compare(&c, "", tree(left), tree(right));
    return c.n;
}
