#include "cadre/set_agreement.h"

#include <math.h>

#include "cadre/jackknife.h"
#include "cadre/set_whole.h"

/* Questions of one item that may be shown. */
struct columns {
    size_t *question;
    size_t n;
};

static struct columns columns_of(struct arena *a, const struct set_table *t, const char *item)
{
    struct columns c = {.question = arena_alloc_array(a, t->n + 1, sizeof *c.question)};
    for (size_t i = 0; i < t->n; i++)
        if (text_eq(t->rows[i].question->item, item) && !t->rows[i].is_hidden && set_row_is_graded(t, &t->rows[i]))
            c.question[c.n++] = i;
    return c;
}

static struct measure undefined(enum cadre_method m, struct arena *a, const struct err *why)
{
    return measure_undefined(m, 0, arena_text(a, "%s", why->text));
}

/* Subjects x the ballots that grade all of them, as far as they may be used. */
static struct ratings whole_ballots(struct arena *a, const struct set_record *r, const struct set_groups *g, const struct columns *c)
{
    size_t *kept = arena_alloc_array(a, r->ballots->n + 1, sizeof *kept);
    size_t n = set_whole_ballots(r, g, c->question, c->n, kept);
    double *v = arena_alloc_array(a, c->n * n + 1, sizeof *v);
    for (size_t i = 0; i < c->n; i++)
        for (size_t k = 0; k < n; k++) v[i * n + k] = set_ballot_grade(r, kept[k], c->question[i]);
    return (struct ratings){v, c->n, n};
}

/* Whether none grade everybody, or one to four, or all but one to four, is not told apart. */
static void measure_whole(struct arena *a, const struct ratings *v, struct set_reliability *out)
{
    static const char few[] = "各人都评了的票不足五张，或者不全的票不足五张、一减就是那几个人的，不算";
    struct err why;
    if (v->columns == 0) {
        struct measure icc = measure_undefined(CADRE_ICC_A1, 0, few), w = measure_undefined(CADRE_KENDALL_W_TIES, 0, few);
        out->icc = (struct icc){icc, icc, icc, icc, icc, icc};
        out->kendall = (struct kendall){w, w, w, w};
        out->fleiss = measure_undefined(CADRE_FLEISS, 0, few);
        return;
    }
    if (!cadre_icc(v, &out->icc, &why)) {
        struct measure none = undefined(CADRE_ICC_A1, a, &why);
        out->icc = (struct icc){none, none, none, none, none, none};
    }
    if (!cadre_kendall(a, v, &out->kendall, &why)) {
        struct measure none = undefined(CADRE_KENDALL_W_TIES, a, &why);
        out->kendall = (struct kendall){none, none, none, none};
    }
    if (!cadre_fleiss(a, v, &out->fleiss, &why)) out->fleiss = undefined(CADRE_FLEISS, a, &why);
}

/* Of every subject all his grades: what comes out rests on the sums that are shown. */
static void measure_all(struct arena *a, const struct set_record *r, const struct columns *c, struct set_reliability *out)
{
    struct err why;
    double *v = arena_alloc_array(a, r->ballots->n * c->n + 1, sizeof *v);
    for (size_t b = 0; b < r->ballots->n; b++)
        for (size_t i = 0; i < c->n; i++) {
            int grade = set_ballot_grade(r, b, c->question[i]);
            v[b * c->n + i] = grade < 0 ? (double)NAN : grade;
        }
    struct ratings all = {v, r->ballots->n, c->n};
    if (!cadre_kripp(a, CADRE_KRIPP_ORDINAL, &all, &out->kripp, &why)) out->kripp = undefined(CADRE_KRIPP_ORDINAL, a, &why);
}

/* Rows: what one ballot says of one subject; columns: the items. Only where all items are graded. rater[row]: whose ballot,
 * numbered without gaps. */
struct item_rows {
    double *v;
    size_t *rater;
    size_t rows, columns, raters;
};

/* What alpha is asked of: the items, at least two. */
struct item_question {
    const struct set_record *record;
    const struct set_groups *groups;
    const char *const *items;
    size_t n;
};

/* Of one subject, on ballots that grade all his items: grades from 1 into answers, at his place among the subjects of a ballot. */
static void take_subject(const struct item_question *q, const char *subject, size_t *room, uint8_t *answers, size_t width)
{
    const struct set_table *t = q->record->table;
    size_t *row = room, *kept = room + q->n;
    for (size_t k = 0; k < q->n; k++) {
        const struct set_row *x = set_row_lookup(t, subject, q->items[k]);
        if (!x || x->is_hidden) return;
        row[k] = (size_t)(x - t->rows);
    }
    size_t count = set_whole_ballots(q->record, q->groups, row, q->n, kept);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < q->n; k++)
            answers[kept[i] * width + k] = (uint8_t)(set_ballot_grade(q->record, kept[i], row[k]) + 1);
}

/* The ballots in an order that rests on nothing but what is used of them: parts of them are left out for the interval. */
static struct item_rows item_rows_of(struct arena *a, const struct item_question *q)
{
    const struct set_record *r = q->record;
    size_t n = q->n;
    struct columns first = columns_of(a, r->table, q->items[0]);
    size_t width = first.n * n, ballots = r->ballots->n;
    uint8_t *answers = arena_alloc_array(a, ballots * width + 1, 1);
    size_t *room = arena_alloc_array(a, ballots + n + 1, sizeof *room);
    for (size_t c = 0; c < first.n; c++)
        take_subject(q, r->table->rows[first.question[c]].question->subject, room, answers + c * n, width);
    struct set_ballots used = {answers, ballots};
    cadre_mix_ballots(a, width, &used);
    struct item_rows x = {.v = arena_alloc_array(a, ballots * width + n, sizeof *x.v),
            .rater = arena_alloc_array(a, ballots * first.n + 1, sizeof *x.rater), .columns = n};
    for (size_t b = 0; b < ballots; b++) {
        bool any = false;
        for (size_t c = 0; c < first.n; c++) {
            const uint8_t *own = used.answers + b * width + c * n;
            if (own[0] == 0) continue;
            for (size_t k = 0; k < n; k++) x.v[x.rows * n + k] = own[k] - 1;
            x.rater[x.rows++] = x.raters;
            any = true;
        }
        x.raters += any;
    }
    return x;
}

/* Alpha without the raters whose number leaves `part`. The rows of one ballot go together: a rater is one witness, however
 * many subjects he judges. */
static bool alpha_without(const struct item_rows *x, size_t part, size_t parts, double *v, double *alpha)
{
    struct measure m;
    struct err ignored;
    size_t rows = 0;
    for (size_t i = 0; i < x->rows; i++) {
        if (x->rater[i] % parts == part) continue;
        for (size_t k = 0; k < x->columns; k++) v[rows * x->columns + k] = x->v[i * x->columns + k];
        rows++;
    }
    if (!cadre_alpha(&(struct ratings){v, rows, x->columns}, &m, &ignored) || !measure_is_defined(&m)) return false;
    *alpha = m.value;
    return true;
}

static struct measure alpha_of(struct arena *a, const struct item_question *q)
{
    enum { PARTS_MAX = 20 };
    struct measure out;
    struct err why;
    size_t n = q->n;
    struct item_rows x = item_rows_of(a, q);
    if (x.raters == 0) return measure_undefined(CADRE_ALPHA, 0, "各项都评了的票不足五张，或者不全的票不足五张、一减就是那几个人的，不算");
    if (!cadre_alpha(&(struct ratings){x.v, x.rows, n}, &out, &why)) return undefined(CADRE_ALPHA, a, &why);
    if (!measure_is_defined(&out)) return out;
    out = measure_of(CADRE_ALPHA, out.base, out.value);
    double values[PARTS_MAX], *rest = arena_alloc_array(a, x.rows * n + 1, sizeof *rest);
    size_t parts = x.raters < PARTS_MAX ? x.raters : PARTS_MAX;
    for (size_t p = 0; p < parts; p++)
        if (!alpha_without(&x, p, parts, rest, &values[p])) return out;
    return jackknife_interval(&out, values, parts, -INFINITY, 1);
}

/* The items that make up the whole: an overall grade that stands beside them is none of them. */
static struct measure alpha_of_items(struct arena *a, const struct set_record *r, const struct set_groups *g, const char *const *items, size_t count)
{
    const char **parts = arena_alloc_array(a, count + 1, sizeof *parts);
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (*items[i]) parts[n++] = items[i];
    return n > 1 ? alpha_of(a, &(struct item_question){r, g, parts, n}) : measure_undefined(CADRE_ALPHA, 0, "只有一个项目");
}

static size_t items_of(struct arena *a, const struct set_table *t, const char *const **out)
{
    const char **items = arena_alloc_array(a, t->n + 1, sizeof *items);
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        if (t->rows[i].is_hidden || !set_row_is_graded(t, &t->rows[i])) continue;
        size_t k = 0;
        while (k < n && !text_eq(items[k], t->rows[i].question->item)) k++;
        if (k == n) items[n++] = t->rows[i].question->item;
    }
    *out = items;
    return n;
}

bool cadre_set_reliability(
        struct arena *a, const struct set_record *r, struct set_reliability **out, size_t *n, struct err *e)
{
    const char *const *items;
    (void)e;
    *n = 0;
    if (!r->ballots || r->ballots->n == 0) return true;
    size_t count = items_of(a, r->table, &items);
    struct set_reliability *v = arena_alloc_array(a, count + 1, sizeof *v);
    struct set_groups groups;
    cadre_group_raters(a, r, &groups);
    struct measure alpha = alpha_of_items(a, r, &groups, items, count);
    for (size_t i = 0; i < count; i++) {
        struct columns c = columns_of(a, r->table, items[i]);
        struct set_reliability *x = &v[i];
        *x = (struct set_reliability){.item = items[i], .subjects = c.n, .ballots = r->ballots->n};
        struct ratings whole = whole_ballots(a, r, &groups, &c);
        x->whole = whole.columns;
        measure_whole(a, &whole, x);
        measure_all(a, r, &c, x);
        x->alpha = alpha;
    }
    *out = v;
    *n = count;
    return true;
}

