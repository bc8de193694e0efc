#include "cadre/set_agreement.h"

#include <math.h>

#include "cadre/jackknife.h"
#include "cadre/share.h"

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

/* The grade that a ballot gives, 3 best; NAN for none. */
static double grade_at(const struct set_record *r, size_t ballot, size_t question)
{
    uint8_t answer = r->ballots->answers[ballot * r->form->n + question];
    int rank = answer ? grade_rank(r->table->words[answer - 1]) : -1;
    return rank < 0 ? (double)NAN : (double)rank;
}

static struct measure undefined(enum cadre_method m, struct arena *a, const struct err *why)
{
    return measure_undefined(m, 0, arena_text(a, "%s", why->text));
}

/* Subjects x ballots that grade all of them. */
static struct ratings whole_ballots(struct arena *a, const struct set_record *r, const struct columns *c, size_t *whole)
{
    size_t *kept = arena_alloc_array(a, r->ballots->n + 1, sizeof *kept), n = 0;
    for (size_t b = 0; b < r->ballots->n; b++) {
        size_t given = 0;
        while (given < c->n && !isnan(grade_at(r, b, c->question[given]))) given++;
        if (given == c->n) kept[n++] = b;
    }
    double *v = arena_alloc_array(a, c->n * n + 1, sizeof *v);
    for (size_t i = 0; i < c->n; i++)
        for (size_t k = 0; k < n; k++) v[i * n + k] = grade_at(r, kept[k], c->question[i]);
    *whole = n;
    return (struct ratings){v, c->n, n};
}

/* Fewer than five ballots that grade everybody are a small group inside a large one. */
static void measure_whole(struct arena *a, const struct ratings *v, struct set_reliability *out)
{
    static const char few[] = "各人都评了的票不足五张，不显示";
    struct err why;
    if (v->columns > 0 && v->columns < CADRE_RATERS_MIN) {
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

static void measure_all(struct arena *a, const struct set_record *r, const struct columns *c, struct set_reliability *out)
{
    struct err why;
    double *v = arena_alloc_array(a, r->ballots->n * c->n + 1, sizeof *v);
    for (size_t b = 0; b < r->ballots->n; b++)
        for (size_t i = 0; i < c->n; i++) v[b * c->n + i] = grade_at(r, b, c->question[i]);
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

static struct item_rows item_rows_of(struct arena *a, const struct set_record *r, const char *const *items, size_t n)
{
    const struct set_table *t = r->table;
    struct columns first = columns_of(a, t, items[0]);
    struct item_rows x = {.v = arena_alloc_array(a, r->ballots->n * first.n * n + n, sizeof *x.v),
            .rater = arena_alloc_array(a, r->ballots->n * first.n + 1, sizeof *x.rater), .columns = n};
    for (size_t b = 0; b < r->ballots->n; b++) {
        bool any = false;
        for (size_t c = 0; c < first.n; c++) {
            size_t given = 0;
            for (; given < n; given++) {
                const struct set_row *row = set_row_lookup(t, t->rows[first.question[c]].question->subject, items[given]);
                double grade = row && !row->is_hidden ? grade_at(r, b, (size_t)(row - t->rows)) : (double)NAN;
                if (isnan(grade)) break;
                x.v[x.rows * n + given] = grade;
            }
            if (given < n) continue;
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

static struct measure alpha_of(struct arena *a, const struct set_record *r, const char *const *items, size_t n)
{
    enum { PARTS_MAX = 20 };
    struct measure out;
    struct err why;
    struct item_rows x = item_rows_of(a, r, items, n);
    if (x.raters > 0 && x.raters < CADRE_RATERS_MIN)
        return measure_undefined(CADRE_ALPHA, 0, "各项都评了的票不足五张，不显示");
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
static struct measure alpha_of_items(struct arena *a, const struct set_record *r, const char *const *items, size_t count)
{
    const char **parts = arena_alloc_array(a, count + 1, sizeof *parts);
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (*items[i]) parts[n++] = items[i];
    return n > 1 ? alpha_of(a, r, parts, n) : measure_undefined(CADRE_ALPHA, 0, "只有一个项目");
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
    struct measure alpha = alpha_of_items(a, r, items, count);
    for (size_t i = 0; i < count; i++) {
        struct columns c = columns_of(a, r->table, items[i]);
        struct set_reliability *x = &v[i];
        *x = (struct set_reliability){.item = items[i], .subjects = c.n, .ballots = r->ballots->n};
        struct ratings whole = whole_ballots(a, r, &c, &x->whole);
        measure_whole(a, &whole, x);
        measure_all(a, r, &c, x);
        x->alpha = alpha;
    }
    *out = v;
    *n = count;
    return true;
}

/* ---- severity ---- */

struct marking {
    struct arena *arena;
    struct set_subject *subjects;
    size_t subject_count;
    struct mark *v;
    size_t n, capacity;
    uint32_t raters;
    uint32_t *subject_of; /* of a question */
};

/* A ballot's marks: for every subject the mean of its items. */
static void mark_ballot(struct marking *m, const struct set_record *r, size_t ballot, double *sum, uint32_t *count)
{
    const struct set_table *t = r->table;
    bool any = false;
    for (size_t q = 0; q < t->n; q++) {
        double grade = t->rows[q].is_hidden ? (double)NAN : grade_at(r, ballot, q);
        if (isnan(grade)) continue;
        sum[m->subject_of[q]] += grade;
        count[m->subject_of[q]]++;
    }
    for (size_t q = 0; q < t->n; q++) {
        uint32_t s = m->subject_of[q];
        if (count[s] == 0) continue;
        if (m->n == m->capacity) m->v = arena_grow_array(m->arena, m->v, &m->capacity, sizeof *m->v);
        m->v[m->n++] = (struct mark){m->raters, s, sum[s] / count[s]};
        sum[s] = 0;
        count[s] = 0;
        any = true;
    }
    m->raters += any;
}

static void mark_set(struct marking *m, const struct set_record *r)
{
    const struct set_table *t = r->table;
    double *sum = arena_alloc_array(m->arena, m->subject_count + 1, sizeof *sum);
    uint32_t *count = arena_alloc_array(m->arena, m->subject_count + 1, sizeof *count);
    m->subject_of = arena_alloc_array(m->arena, t->n + 1, sizeof *m->subject_of);
    for (size_t q = 0; q < t->n; q++)
        for (size_t s = 0; s < m->subject_count; s++)
            if (set_subject_is(&m->subjects[s], t, t->rows[q].question)) m->subject_of[q] = (uint32_t)s;
    for (size_t b = 0; b < r->ballots->n; b++) mark_ballot(m, r, b, sum, count);
}

/* Subjects without a mark have no number in the model. */
static void close_gaps(struct marking *m)
{
    uint32_t *number = arena_alloc_array(m->arena, m->subject_count + 1, sizeof *number), n = 0;
    for (size_t i = 0; i < m->n; i++) number[m->v[i].subject] = 1;
    for (size_t s = 0; s < m->subject_count; s++) {
        if (!number[s]) continue;
        m->subjects[n] = m->subjects[s];
        number[s] = n++;
    }
    for (size_t i = 0; i < m->n; i++) m->v[i].subject = number[m->v[i].subject];
    m->subject_count = n;
}

bool cadre_set_severity(struct arena *a, const struct set_record *records, size_t n, const struct set_choice *c,
        struct set_severity *out, struct err *e)
{
    struct marking m = {.arena = a};
    struct set_table *tables = arena_alloc_array(a, n + 1, sizeof *tables);
    for (size_t i = 0; i < n; i++) tables[i] = *records[i].table;
    m.subject_count = set_subjects(a, tables, n, c, false, &m.subjects);
    for (size_t i = 0; i < n; i++)
        if (records[i].ballots && set_is_chosen(records[i].table, c) && records[i].table->set->asks == SET_GRADES)
            mark_set(&m, &records[i]);
    *out = (struct set_severity){.why = "没有整票，分不出评价人的松严"};
    if (m.n == 0) return true;
    close_gaps(&m);
    struct rater_severity severity;
    if (!cadre_severity(a, m.v, m.n, m.raters, m.subject_count, &severity, e)) return false;
    *out = (struct set_severity){m.subjects, m.subject_count, m.n, severity, NULL};
    return true;
}
