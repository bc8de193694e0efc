#include "app/set_ballots.h"

#include <stdlib.h>

#include "seal/random.h"

/* ---- the form ---- */

static bool is_same_question(const struct set_question *q, const struct set_line *l)
{
    return text_eq(q->subject, l->subject) && text_eq(q->item, l->item);
}

static size_t question_of(const struct set_form *f, const struct set_line *l)
{
    size_t i = 0;
    while (i < f->n && !is_same_question(&f->questions[i], l)) i++;
    return i;
}

static size_t label_of(const struct set_form *f, const char *answer)
{
    size_t i = 0;
    while (i < f->label_count && !text_eq(f->labels[i], answer)) i++;
    return i;
}

static bool add_to_form(struct arena *a, struct set_form *f, const struct set_line *l, size_t capacity[2])
{
    if (question_of(f, l) == f->n) {
        if (f->n == SET_QUESTIONS_MAX) return false;
        if (f->n == capacity[0]) f->questions = arena_grow_array(a, f->questions, &capacity[0], sizeof *f->questions);
        f->questions[f->n++] = (struct set_question){l->subject, l->subject_no, l->item};
    }
    if (*l->answer && label_of(f, l->answer) == f->label_count) {
        if (f->label_count == SET_LABELS_MAX) return false;
        if (f->label_count == capacity[1]) f->labels = arena_grow_array(a, f->labels, &capacity[1], sizeof *f->labels);
        f->labels[f->label_count++] = l->answer;
    }
    return true;
}

/* Labels in the order of the table of grades: the order in which they turn up would tell of the first ballots. */
static void sort_labels(const struct grade_table *grades, struct set_form *f)
{
    for (size_t i = 1; i < f->label_count; i++)
        for (size_t k = i; k > 0; k--) {
            const struct grade_word *x = grade_lookup(grades, f->labels[k - 1]), *y = grade_lookup(grades, f->labels[k]);
            bool is_behind = x && y ? x > y : !x && !y ? strcmp(f->labels[k - 1], f->labels[k]) > 0 : !x;
            if (!is_behind) break;
            const char *swapped = f->labels[k];
            f->labels[k] = f->labels[k - 1];
            f->labels[k - 1] = swapped;
        }
}

/* A row's answer that the form does not have. */
static bool is_foreign(const struct set_form *f, const struct set_line *l)
{
    return question_of(f, l) == f->n || (*l->answer && label_of(f, l->answer) == f->label_count);
}

/* ---- in the order of the paper ---- */

/* The items in the order in which ballots have them: one is before another when more ballots write it first than the other
 * way round, so that it is the same whatever the order of the ballots. Of very many items nothing is said. */
enum { ITEMS_MAX = 64 };

struct item_order {
    const char *v[ITEMS_MAX];
    size_t n, wins[ITEMS_MAX];
    int64_t before[ITEMS_MAX][ITEMS_MAX];
    bool is_beyond;
};

static size_t item_of(struct item_order *x, const char *item)
{
    size_t i = 0;
    while (i < x->n && !text_eq(x->v[i], item)) i++;
    if (i < x->n) return i;
    if (i == ITEMS_MAX) x->is_beyond = true;
    else x->v[x->n++] = item;
    return i;
}

static int by_ballot_and_row(const void *a, const void *b)
{
    const struct set_pile_row *const *x = a, *const *y = b;
    int order = strcmp((*x)->ballot, (*y)->ballot);
    if (order) return order;
    if ((*x)->row_line != (*y)->row_line) return (*x)->row_line < (*y)->row_line ? -1 : 1;
    return (*x > *y) - (*x < *y);
}

/* One ballot's items, each once, as they come. */
static void count_before(struct item_order *x, const struct set_pile_row *const *rows, size_t n)
{
    size_t seen[ITEMS_MAX], count = 0;
    for (size_t i = 0; i < n; i++) {
        size_t item = item_of(x, rows[i]->said.item), k = 0;
        while (k < count && seen[k] != item) k++;
        if (item == ITEMS_MAX || k < count) continue;
        for (k = 0; k < count; k++) x->before[seen[k]][item]++;
        seen[count++] = item;
    }
}

static struct item_order *order_items(struct arena *a, const struct set_pile_row *v, size_t n)
{
    struct item_order *x = arena_alloc(a, sizeof *x);
    const struct set_pile_row **rows = arena_alloc_array(a, n + 1, sizeof *rows);
    for (size_t i = 0; i < n; i++) rows[i] = &v[i];
    if (n) qsort(rows, n, sizeof *rows, by_ballot_and_row);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && text_eq(rows[end]->ballot, rows[i]->ballot);) end++;
        count_before(x, rows + i, end - i);
    }
    for (size_t i = 0; i < x->n; i++)
        for (size_t k = 0; k < x->n; k++) x->wins[i] += x->before[i][k] > x->before[k][i];
    return x;
}

struct placed_question {
    struct set_question q;
    int64_t subject;
    size_t wins;
};

static int by_place(const void *a, const void *b)
{
    const struct placed_question *x = a, *y = b;
    if (x->subject != y->subject) return x->subject < y->subject ? -1 : 1;
    int order = strcmp(x->q.subject, y->q.subject);
    if (order) return order;
    if (x->wins != y->wins) return x->wins > y->wins ? -1 : 1;
    return set_item_compare(x->q.item, y->q.item);
}

/* Names as the form is said to have them, else as the roster does; items as on the ballots. */
static void sort_questions(struct arena *a, const struct ballot_set *set, const struct set_pile_row *v, size_t n, struct set_form *f)
{
    struct item_order *items = order_items(a, v, n);
    struct placed_question *placed = arena_alloc_array(a, f->n + 1, sizeof *placed);
    for (size_t i = 0; i < f->n; i++) {
        const struct set_question *q = &f->questions[i];
        size_t named = ballot_set_place(set->name_order, q->subject);
        int64_t behind = *set->name_order ? SET_QUESTIONS_MAX : 0;
        placed[i] = (struct placed_question){*q, named ? (int64_t)named : behind + q->subject_no,
                items->is_beyond ? 0 : items->wins[item_of(items, q->item)]};
    }
    if (f->n) qsort(placed, f->n, sizeof *placed, by_place);
    for (size_t i = 0; i < f->n; i++) f->questions[i] = placed[i].q;
}

/* The form that was laid down, or what the rows ask, in an order that says nothing of the ballots' own. */
static bool form_of(struct workspace *ws, const struct ballot_set *set, const struct set_pile_row *v, size_t n,
        struct table_faults *faults, struct set_form *f, struct err *e)
{
    size_t capacity[2] = {0};
    struct grade_table grades;
    if (!set_form_load(ws->arena, ws->db, ws->election.county, set->set_no, f, e) ||
            !grade_table_load(ws->arena, &grades, e))
        return false;
    bool is_laid_down = f->n > 0;
    for (size_t i = 0; i < n; i++) {
        const struct set_line *l = &v[i].said;
        if (is_laid_down && is_foreign(f, l))
            table_fault(faults, v[i].row_line, "对象", "“%s”“%s”“%s”不在票组登记的表样里（huanjie set show 查看）", l->subject,
                    set_item_title(l->item), *l->answer ? l->answer : SET_NO_ANSWER);
        else if (!is_laid_down && !add_to_form(ws->arena, f, l, capacity))
            return err_set(e, ERR_INPUT, "多于 %d 个问题或 %d 种选项", SET_QUESTIONS_MAX, SET_LABELS_MAX);
    }
    if (is_laid_down) return true;
    sort_questions(ws->arena, set, v, n, f);
    sort_labels(&grades, f);
    return true;
}

/* ---- ballots ---- */

static int compare_answers(const void *a, const void *b)
{
    const struct set_pile_row *x = a, *y = b;
    int order = strcmp(x->ballot, y->ballot);
    return order ? order : (x->row_line > y->row_line) - (x->row_line < y->row_line);
}

static void put_answer(const struct set_stack *x, const struct set_pile_row *v, uint8_t *ballot, bool *is_said,
        struct table_faults *faults)
{
    const struct set_line *l = &v->said;
    if (is_foreign(&x->form, l)) return; /* a fault already */
    size_t q = question_of(&x->form, l);
    if (is_said[q])
        table_fault(faults, v->row_line, "票号", "这张票对“%s”的“%s”答了两次", l->subject, set_item_title(l->item));
    is_said[q] = true;
    if (*l->answer) ballot[q] = (uint8_t)(label_of(&x->form, l->answer) + 1);
}

bool set_ballots_gather(struct workspace *ws, const struct ballot_set *set, struct set_pile_row *v, size_t n,
        struct table_faults *faults, struct set_stack *out, struct err *e)
{
    struct set_stack x = {0};
    if (!form_of(ws, set, v, n, faults, &x.form, e)) return false;
    size_t questions = x.form.n;
    if (n) qsort(v, n, sizeof *v, compare_answers);
    for (size_t i = 0; i < n; i++) x.n += i == 0 || !text_eq(v[i].ballot, v[i - 1].ballot);
    x.answers = arena_alloc_array(ws->arena, x.n * questions + 1, 1);
    bool *is_said = arena_alloc_array(ws->arena, questions + 1, sizeof *is_said);
    uint8_t *at = x.answers;
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && !text_eq(v[i].ballot, v[i - 1].ballot)) {
            at += questions;
            memset(is_said, 0, questions * sizeof *is_said);
        }
        put_answer(&x, &v[i], at, is_said, faults);
    }
    *out = x;
    return true;
}

static size_t compared_bytes;

static int compare_ballots(const void *a, const void *b)
{
    return memcmp(a, b, compared_bytes);
}

bool set_ballots_are_stored(
        struct workspace *ws, const struct ballot_set *set, const struct set_stack *x, bool *same, struct err *e)
{
    struct set_ballots old;
    struct set_form recorded;
    int64_t county = ws->election.county;
    size_t questions = x->form.n, size = x->n * questions;
    *same = false;
    if (set->shape != SHAPE_BALLOTS) return true;
    if (!set_form_load(ws->arena, ws->db, county, set->set_no, &recorded, e) ||
            !set_ballots_load(ws->arena, ws->db, county, set->set_no, recorded.n, &old, e))
        return false;
    if (old.n != x->n || recorded.n != questions || recorded.label_count != x->form.label_count) return true;
    uint8_t *a = arena_alloc_array(ws->arena, size + 1, 1), *b = arena_alloc_array(ws->arena, size + 1, 1);
    memcpy(a, old.answers, size);
    memcpy(b, x->answers, size);
    compared_bytes = questions;
    qsort(a, x->n, questions, compare_ballots);
    qsort(b, x->n, questions, compare_ballots);
    *same = memcmp(a, b, size) == 0;
    return true;
}

bool set_ballots_store(struct workspace *ws, struct ballot_set *set, const struct set_stack *x, const char *action,
        struct json *detail, struct err *e)
{
    int64_t county = ws->election.county;
    size_t *order, questions = x->form.n;
    if (set->shape != SHAPE_EMPTY)
        return err_set(e, ERR_STATE, "票组 %s 已有结果；要改，先用 huanjie set withdraw 写明理由撤回", set->name);
    if (!random_order(ws->arena, x->n, &order, e)) return false;
    uint8_t *shuffled = arena_alloc_array(ws->arena, x->n * questions + 1, 1);
    for (size_t i = 0; i < x->n; i++) memcpy(shuffled + i * questions, x->answers + order[i] * questions, questions);
    set->shape = SHAPE_BALLOTS;
    return set_form_save(ws->db, county, set->set_no, &x->form, e) &&
           set_ballots_insert(ws->db, county, set->set_no, questions, shuffled, x->n, e) &&
           ballot_set_update(ws->db, county, set, e) &&
           workspace_record(ws, action, arena_text(ws->arena, "票组 %s", set->name), detail, NULL, e);
}
