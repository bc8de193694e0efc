#include "app/ballot_set_text.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

/* ---- code tables ---- */

/* The pair that begins at *p, as two texts; moves *p behind it. */
static bool take_pair(struct arena *a, const char **p, const char **code, const char **label)
{
    size_t n = strcspn(*p, "=");
    if ((*p)[n] != '=') return false;
    size_t m = strcspn(*p + n + 1, ",");
    *code = utf8_drop_blanks(a, arena_copy(a, *p, n));
    *label = utf8_drop_blanks(a, arena_copy(a, *p + n + 1, m));
    *p += n + 1 + m;
    if (**p == ',') ++*p;
    return **code && **label;
}

static bool codes_are_sound(struct arena *a, const char *codes, struct err *e)
{
    const char *code, *label;
    for (const char *p = codes; *p;)
        if (!take_pair(a, &p, &code, &label))
            return err_set(e, ERR_INPUT, "代码表“%s”应写成 1=优秀,2=称职 这样", codes);
    return true;
}

const char *ballot_set_label_of(struct arena *a, const char *codes, const char *wanted)
{
    const char *code, *label;
    for (const char *p = codes; *p && take_pair(a, &p, &code, &label);)
        if (text_eq(code, wanted)) return label;
    return NULL;
}

/* ---- the order of names ---- */

const char *ballot_set_order_text(struct arena *a, const char *written)
{
    static const char *const between[] = {"、", "，", ",", "；", ";"};
    struct buf b = {.arena = a};
    for (const char *p = written; *p;) {
        size_t n = strlen(p), skip = 0;
        for (size_t i = 0; i < ARRAY_COUNT(between); i++) {
            const char *at = strstr(p, between[i]);
            if (!at || (size_t)(at - p) >= n) continue;
            n = (size_t)(at - p);
            skip = strlen(between[i]);
        }
        const char *name = utf8_drop_blanks(a, arena_copy(a, p, n));
        if (*name) buf_addf(&b, "%s%s", b.n ? "、" : "", name);
        p += n + skip;
    }
    return b.n ? buf_text(&b) : "";
}

static bool order_is_sound(struct arena *a, const char *order, struct err *e)
{
    size_t place = 0;
    if (strlen(order) > SET_ORDER_BYTES_MAX) return err_set(e, ERR_INPUT, "名单次序太长，至多 %d 字节", SET_ORDER_BYTES_MAX);
    for (const char *p = order; *p;) {
        const char *end = strstr(p, "、"), *name = end ? arena_copy(a, p, (size_t)(end - p)) : p;
        if (ballot_set_place(order, name) != ++place) return err_set(e, ERR_INPUT, "名单次序里%s写了两次", name);
        p = end ? end + strlen("、") : p + strlen(p);
    }
    return true;
}

/* ---- who came ---- */

const char *ballot_set_attended_text(struct arena *a, const char *written)
{
    struct buf b = {.arena = a};
    const char *p = utf8_drop_blanks(a, utf8_fold_width(a, written));
    static const char LIST_MARK[] = "、";
    while (*p) {
        bool is_mark = strncmp(p, LIST_MARK, strlen(LIST_MARK)) == 0;
        if (is_mark || *p == ';')
            buf_add_text(&b, ",");
        else
            buf_addf(&b, "%c", *p);
        p += is_mark ? strlen(LIST_MARK) : 1;
    }
    return buf_text(&b);
}

static bool attended_is_sound(struct arena *a, const char *attended, struct err *e)
{
    enum { BYTES_MAX = 900 };
    const char *category, *persons;
    if (strlen(attended) > BYTES_MAX) return err_set(e, ERR_INPUT, "参加人员太长，至多 %d 字节", BYTES_MAX);
    for (const char *p = attended; *p;)
        if (!take_pair(a, &p, &category, &persons) || strlen(persons) > 6 || strspn(persons, "0123456789") != strlen(persons))
            return err_set(e, ERR_INPUT, "参加人员“%s”应写成 党委=9,纪委=3 这样（各类的简称见 huanjie set profile）", attended);
    return true;
}

bool ballot_set_texts_are_sound(struct arena *a, const struct ballot_set *s, struct err *e)
{
    return codes_are_sound(a, s->codes, e) && order_is_sound(a, s->name_order, e) && attended_is_sound(a, s->attended, e);
}
