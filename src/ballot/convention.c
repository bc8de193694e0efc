#include "ballot/convention.h"

#include <assert.h>
#include <inttypes.h>

#include "base/buf.h"
#include "base/resource.h"
#include "base/utf8.h"
#include "model/code.h"

DEFINE_CODE_FUNCTION(ballot_style, enum ballot_style, BALLOT_STYLES)
DEFINE_TITLE_FUNCTION(ballot_style, enum ballot_style, BALLOT_STYLES)
DEFINE_FROM_FUNCTION(ballot_style, enum ballot_style, BALLOT_STYLES)
DEFINE_CODE_FUNCTION(ballot_shape, enum ballot_shape, BALLOT_SHAPES)
DEFINE_TITLE_FUNCTION(ballot_shape, enum ballot_shape, BALLOT_SHAPES)
DEFINE_FROM_FUNCTION(ballot_shape, enum ballot_shape, BALLOT_SHAPES)

/* The columns of data/ballot.tsv. */
enum {
    CODE,
    STYLE,
    TITLE,
    SIGN,
    FIRST_VOTE,
    PROMPT = FIRST_VOTE + BALLOT_SHAPE_COUNT,
    INSTRUCTION,
    WRITE_IN,
    FIELD_COUNT
};

static size_t split(struct arena *a, struct str line, const char *fields[FIELD_COUNT])
{
    size_t count = 0;
    for (;;) {
        const char *tab = memchr(line.p, '\t', line.n);
        size_t n = tab ? (size_t)(tab - line.p) : line.n;
        if (count < FIELD_COUNT) fields[count] = arena_copy(a, line.p, n);
        count++;
        if (!tab) return count;
        line = (struct str){tab + 1, line.n - n - 1};
    }
}

static bool read_vote(const char *text, int *vote)
{
    enum ballot_vote v;
    if (text_eq(text, "unclear")) {
        *vote = BALLOT_UNCLEAR;
        return true;
    }
    if (!ballot_vote_from(text, &v)) return false;
    *vote = (int)v;
    return true;
}

static bool read_row(struct arena *a, struct str line, struct ballot_convention *c, struct err *e)
{
    const char *f[FIELD_COUNT];
    size_t n = split(a, line, f);
    if (n != FIELD_COUNT) return err_set(e, ERR_INPUT, "应有 %d 栏，这里有 %zu 栏", FIELD_COUNT, n);
    *c = (struct ballot_convention){.code = f[CODE], .title = f[TITLE], .prompt = f[PROMPT]};
    c->instruction = f[INSTRUCTION];
    c->write_in = f[WRITE_IN];
    if (!*c->code || !*c->prompt) return err_set(e, ERR_INPUT, "代号和提示不能空");
    if (!ballot_style_from(f[STYLE], &c->style))
        return err_set(e, ERR_INPUT, "式样“%s”应为 columns 或 signs", f[STYLE]);
    if (!ballot_shape_from(f[SIGN], &c->sign) || c->sign == BALLOT_SHAPE_BLANK)
        return err_set(e, ERR_INPUT, "赞成的画法“%s”应为 circle、cross 或 tick", f[SIGN]);
    for (int i = 0; i < BALLOT_SHAPE_COUNT; i++)
        if (!read_vote(f[FIRST_VOTE + i], &c->vote[i]))
            return err_set(e, ERR_INPUT, "“%s”应为 for、against、abstain 或 unclear", f[FIRST_VOTE + i]);
    return true;
}

bool ballot_read_conventions(struct arena *a, struct str text, struct ballot_convention_list *list, struct err *e)
{
    struct ballot_convention *v = NULL;
    size_t n = 0, capacity = 0;
    if (!utf8_is_valid(text)) return err_set(e, ERR_INPUT, "不是有效的 UTF-8 文字");
    for (size_t line = 1; text.n; line++) {
        const char *end = memchr(text.p, '\n', text.n);
        struct str row = {text.p, end ? (size_t)(end - text.p) : text.n};
        text = (struct str){text.p + row.n + (end != NULL), text.n - row.n - (end != NULL)};
        if (row.n == 0 || row.p[0] == '#') continue;
        if (n == capacity) v = arena_grow_array(a, v, &capacity, sizeof *v);
        if (!read_row(a, row, &v[n], e)) return err_in(e, "第 %zu 行", line);
        const struct ballot_convention_list before = {v, n};
        if (ballot_lookup_convention(&before, v[n].code)) {
            err_set(e, ERR_INPUT, "代号“%s”出现两次", v[n].code);
            return err_in(e, "第 %zu 行", line);
        }
        n++;
    }
    *list = (struct ballot_convention_list){v, n};
    return true;
}

struct ballot_convention_list ballot_load_conventions(struct arena *a)
{
    struct ballot_convention_list list;
    struct err e;
    bool ok = ballot_read_conventions(a, resource_find("data/ballot.tsv"), &list, &e);
    assert(ok);
    (void)ok;
    return list;
}

const struct ballot_convention *ballot_lookup_convention(const struct ballot_convention_list *list, const char *code)
{
    for (size_t i = 0; i < list->n; i++)
        if (text_eq(list->v[i].code, code)) return &list->v[i];
    return NULL;
}

const char *ballot_fill_text(struct arena *a, const char *text, int64_t seats)
{
    struct buf b = {.arena = a};
    while (*text) {
        if (strncmp(text, "{n}", 3) == 0) {
            buf_addf(&b, "%" PRId64, seats);
            text += 3;
        } else {
            buf_add_char(&b, *text == '|' ? '\n' : *text);
            text++;
        }
    }
    return buf_text(&b);
}
