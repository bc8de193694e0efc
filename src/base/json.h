/* JSON in and out, over jansson: integers are exact to 64 bits, a repeated member is refused.
 * A tree belongs to the arena it was made with and ends with it. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct json;

/* Reads one document, which must be an object; ERR_INPUT names line and column. */
MUST_USE bool json_parse(struct arena *a, struct str text, struct json **root, struct err *e);

struct json *json_new_object(struct arena *a);

/* Members; json_text keeps their order of insertion. A NULL text is written as null. */
void json_put_int(struct json *object, const char *name, int64_t value);
void json_put_bool(struct json *object, const char *name, bool value);
void json_put_text(struct json *object, const char *name, const char *value);
void json_put_null(struct json *object, const char *name);

/* A decimal number with up to three digits behind the point: 16350 is written 16.35. |thousandths| <= 10^12. */
void json_put_thousandths(struct json *object, const char *name, int64_t thousandths);

/* A statistic (cadre/): nine digits behind the point below 1000, twelve in all above, so that what is printed does not
 * depend on the compiler. value is finite. */
void json_put_real(struct json *object, const char *name, double value);

/* A share, a probability or another figure that may be small: nine digits that say something. |value| <= 1. */
void json_put_chance(struct json *object, const char *name, double value);
struct json *json_put_object(struct json *object, const char *name);
struct json *json_put_array(struct json *object, const char *name);

/* child becomes a member as it stands; it may belong to another arena. */
void json_put_tree(struct json *object, const char *name, struct json *child);

void json_add_int(struct json *array, int64_t value);
void json_add_text(struct json *array, const char *value);
struct json *json_add_object(struct json *array);

/* Reading. A member that is missing or null yields the given default; one of another type is
 * ERR_INPUT naming the member. */
MUST_USE bool json_read_int(const struct json *o, const char *name, int64_t fallback, int64_t *value, struct err *e);
/* A whole or decimal number, rounded to thousandths: 16.35 is read as 16350. ERR_INPUT past 10^12 of them. */
MUST_USE bool json_read_thousandths(
        const struct json *o, const char *name, int64_t fallback, int64_t *thousandths, struct err *e);
MUST_USE bool json_read_bool(const struct json *o, const char *name, bool fallback, bool *value, struct err *e);
MUST_USE bool json_read_text(const struct json *o, const char *name, const char *fallback, const char **value,
        struct err *e);
bool json_has(const struct json *o, const char *name);

/* NULL when there is no such member or it is no array / object. */
const struct json *json_array_at(const struct json *o, const char *name);
const struct json *json_object_at(const struct json *o, const char *name);

size_t json_length(const struct json *array);
const struct json *json_element(const struct json *array, size_t i);
/* NULL when the element is no text. */
const char *json_element_text(const struct json *array, size_t i);

/* The names of an object's members in their order; the array lives in a, the texts in the tree. */
const char *const *json_member_names(struct arena *a, const struct json *object, size_t *n);

/* One place where two trees differ. */
struct json_difference {
    const char *path;  /* "districts[3].rounds[0].candidates[1].for" */
    const char *left;  /* the value there, compact; "（无）" where there is none */
    const char *right;
};

/* The first `most` differences, in the order of the left tree; members are compared by name. Returns how many were
 * written. Texts live in a. */
size_t json_compare(struct arena *a, const struct json *left, const struct json *right, struct json_difference *found,
        size_t most);

/* Compact, members in the order of insertion. */
const char *json_text(struct arena *a, const struct json *j);
/* Indented by two, for people. */
const char *json_text_pretty(struct arena *a, const struct json *j);
/* Compact, members sorted by name: the form that is hashed. */
const char *json_text_canonical(struct arena *a, const struct json *j);

#endif
