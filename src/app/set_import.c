#include "app/set_import.h"

#include <inttypes.h>
#include <stdlib.h>

#include "app/ballot_set.h"
#include "app/change.h"
#include "app/set_entry.h"
#include "app/set_subject.h"
#include "app/table.h"
#include "base/utf8.h"
#include "cadre/grade.h"
#include "seal/random.h"

enum { AT_SET, AT_BALLOT, AT_SUBJECT, AT_ITEM, AT_ANSWER, AT_VOTES, AT_SIGNER, AT_RELATION, AT_REASON, FIELDS };

static const struct table_field fields[FIELDS] = {
        [AT_SET] = {"票组|票组名称", true},
        [AT_BALLOT] = {"票号", false},
        [AT_SUBJECT] = {"对象|被评人|被推荐人|姓名", true},
        [AT_ITEM] = {"项目|测评项目|推荐职位", false},
        [AT_ANSWER] = {"选项|等次", true},
        [AT_VOTES] = {"票数|数量", false},
        [AT_SIGNER] = {"推荐人|署名", false},
        [AT_RELATION] = {"关系|与被推荐人关系", false},
        [AT_REASON] = {"理由|推荐理由", false},
};

static const char WHOLE_ITEM[] = "总体";

/* One row as it counts. */
struct answer {
    const struct table_row *row;
    const char *ballot;
    struct set_line line;
    struct set_signature signature; /* signer "" when nobody signed */
};

/* One set of the file. */
struct pile {
    struct ballot_set *set;
    struct answer *v;
    size_t n, capacity;
    enum set_shape shape;
    bool is_signed;
};

struct taking {
    struct workspace *ws;
    struct table table;
    struct table_faults faults;
    struct ballot_set_list sets;
    struct set_entry_list entries;
    struct set_directory directory;
    struct grade_table grades;
    struct pile *piles;
    size_t n, capacity;
    int64_t entry;
    size_t translated;
};

/* ---- reading rows ---- */

static struct pile *pile_of(struct taking *t, const struct table_row *r)
{
    const char *name = table_text(&t->table, r, AT_SET, &t->faults);
    struct ballot_set *set = (struct ballot_set *)(uintptr_t)ballot_set_lookup(&t->sets, name);
    if (!set) {
        if (*name) table_fault(&t->faults, r->line, "票组", "“%s”还没有登记，先用 huanjie set add", name);
        return NULL;
    }
    for (size_t i = t->n; i-- > 0;)
        if (t->piles[i].set == set) return &t->piles[i];
    if (t->n == t->capacity) t->piles = arena_grow_array(t->ws->arena, t->piles, &t->capacity, sizeof *t->piles);
    t->piles[t->n] = (struct pile){.set = set};
    return &t->piles[t->n++];
}

static bool is_code(const char *text)
{
    return strlen(text) <= 2 && strspn(text, "0123456789ABCDEFGHabcdefgh") == strlen(text);
}

/* Grades count by their label whatever code the form of that year gave them. */
static const char *read_answer(struct taking *t, const struct table_row *r, const struct ballot_set *set)
{
    struct arena *a = t->ws->arena;
    const char *text = utf8_drop_blanks(a, utf8_fold_width(a, table_text(&t->table, r, AT_ANSWER, &t->faults)));
    const char *label = *set->codes ? ballot_set_label_of(a, set->codes, text) : NULL;
    if (label) {
        t->translated++;
        return label;
    }
    if (*text && is_code(text))
        table_fault(&t->faults, r->line, "选项", *set->codes ? "代码“%s”不在票组登记的代码表里"
                                                             : "“%s”是代码，票组没有登记代码表（set add --codes 1=优秀,2=称职）", text);
    else if (*text && (set->asks == SET_GRADES || set->asks == SET_TEAM) && !grade_lookup(&t->grades, text))
        table_fault(&t->faults, r->line, "选项", "“%s”不是认识的等次或使用建议", text);
    return text;
}

static struct set_line read_line(struct taking *t, const struct table_row *r, const struct ballot_set *set)
{
    struct err why;
    struct set_line l = {.subject = "", .item = r->cells[AT_ITEM], .votes = 1};
    const char *subject = table_name(&t->table, r, AT_SUBJECT, &t->faults);
    if (*subject && !set_subject_find(&t->directory, set, subject, &l.subject, &l.subject_no, &why))
        table_fault(&t->faults, r->line, "对象", "%s", why.text);
    if (text_eq(l.item, WHOLE_ITEM)) l.item = "";
    l.answer = read_answer(t, r, set);
    return l;
}

static struct set_signature read_signature(const struct table_row *r, const struct set_line *l)
{
    return (struct set_signature){r->cells[AT_SIGNER], l->subject, l->item, l->answer, r->cells[AT_RELATION],
            r->cells[AT_REASON]};
}

static enum set_shape shape_of(const struct table_row *r)
{
    return *r->cells[AT_BALLOT] ? SHAPE_BALLOTS : SHAPE_SUMS;
}

static void read_row(struct taking *t, const struct table_row *r)
{
    struct pile *p = pile_of(t, r);
    if (!p) return;
    struct answer x = {.row = r, .ballot = r->cells[AT_BALLOT], .line = read_line(t, r, p->set)};
    x.signature = read_signature(r, &x.line);
    bool is_signed = *x.signature.signer, is_whole = shape_of(r) == SHAPE_BALLOTS || is_signed;
    if (p->n == 0) {
        p->shape = shape_of(r);
        p->is_signed = is_signed;
    }
    if (p->shape != shape_of(r) || p->is_signed != is_signed)
        table_fault(&t->faults, r->line, "票号", "同一票组的行，票号、推荐人要么都填，要么都不填%s", "");
    if (is_signed && !p->set->is_signed)
        table_fault(&t->faults, r->line, "推荐人", "票组“%s”登记为不记名，不能写推荐人", p->set->name);
    if (!is_signed && shape_of(r) == SHAPE_SUMS) {
        table_text(&t->table, r, AT_VOTES, &t->faults);
        x.line.votes = table_int_within(&t->table, r, AT_VOTES, 0, SET_FIGURE_MAX, 0, &t->faults);
    } else if (is_whole && *r->cells[AT_VOTES] && !text_eq(r->cells[AT_VOTES], "1")) {
        table_fault(&t->faults, r->line, "票数", "整票和署名推荐每行是一票%s", "");
    }
    if (p->n == p->capacity) p->v = arena_grow_array(t->ws->arena, p->v, &p->capacity, sizeof *p->v);
    p->v[p->n++] = x;
}

/* ---- sums ---- */

/* The pile's lines sorted; rows of one signer each count, other rows must not say the same twice. */
static struct set_line *sum_up(struct taking *t, const struct pile *p, size_t *count)
{
    struct set_line *v = arena_alloc_array(t->ws->arena, p->n + 1, sizeof *v);
    for (size_t i = 0; i < p->n; i++) v[i] = p->v[i].line;
    set_lines_sort(v, p->n);
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        bool is_same = n > 0 && text_eq(v[n - 1].subject, v[i].subject) && text_eq(v[n - 1].item, v[i].item) &&
                       text_eq(v[n - 1].answer, v[i].answer);
        if (!is_same) {
            v[n++] = v[i];
            continue;
        }
        if (!p->is_signed)
            table_fault(&t->faults, p->v[0].row->line, "对象", "票组“%s”的“%s”“%s”“%s”写了两行", p->set->name, v[i].subject,
                    *v[i].item ? v[i].item : WHOLE_ITEM, v[i].answer);
        v[n - 1].votes += v[i].votes;
    }
    *count = n;
    return v;
}

static bool save_signatures(struct taking *t, const struct pile *p, struct err *e)
{
    struct set_signature_list list = {arena_alloc_array(t->ws->arena, p->n + 1, sizeof *list.v), p->n};
    for (size_t i = 0; i < p->n; i++) list.v[i] = p->v[i].signature;
    return set_signatures_save(t->ws->db, t->ws->election.county, p->set->set_no, &list, e);
}

static bool is_recorded(const struct taking *t, const struct set_entry *x, int64_t set_no)
{
    struct set_difference *ignored;
    const struct set_entry *old = set_entry_lookup(&t->entries, set_no, x->entry);
    bool is_mine = old && (x->entry == SET_ENTRY_AGREED || text_eq(old->clerk, t->ws->actor));
    return is_mine && set_entry_differences(t->ws->arena, old, x, &ignored) == 0;
}

static bool take_sums(struct taking *t, struct pile *p, struct set_import_line *out, struct err *e)
{
    struct set_entry x = {.entry = t->entry ? (enum set_entry_no)t->entry : SET_ENTRY_AGREED};
    bool is_agreed;
    x.lines = sum_up(t, p, &x.n);
    out->answers = x.n;
    if (!table_is_sound(&t->table, &t->faults, e)) return false;
    out->state = SET_IMPORT_KEPT;
    if (is_recorded(t, &x, p->set->set_no)) return true;
    if (p->set->shape != SHAPE_EMPTY)
        return err_set(e, ERR_STATE, "已有不同的结果；要改，先用 huanjie set withdraw 写明理由撤回");
    if (!set_entry_take(t->ws, p->set, &t->entries, &x, &is_agreed, &out->differences, e)) return false;
    out->state = is_agreed ? SET_IMPORT_TAKEN : out->differences ? SET_IMPORT_DIFFERS : SET_IMPORT_WAITS;
    return !p->is_signed || save_signatures(t, p, e);
}

/* ---- whole ballots ---- */

static int compare_questions(const void *a, const void *b)
{
    const struct set_question *x = a, *y = b;
    if (x->subject_no != y->subject_no) return x->subject_no < y->subject_no ? -1 : 1;
    int order = strcmp(x->subject, y->subject);
    return order ? order : strcmp(x->item, y->item);
}

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
    if (label_of(f, l->answer) == f->label_count) {
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

/* The form that was laid down, or what the rows ask, in an order that says nothing. */
static bool form_of(struct taking *t, const struct pile *p, struct set_form *f, struct err *e)
{
    size_t capacity[2] = {0};
    if (!set_form_load(t->ws->arena, t->ws->db, t->ws->election.county, p->set->set_no, f, e)) return false;
    bool is_laid_down = f->n > 0;
    for (size_t i = 0; i < p->n; i++) {
        const struct set_line *l = &p->v[i].line;
        if (is_laid_down && (question_of(f, l) == f->n || label_of(f, l->answer) == f->label_count))
            table_fault(&t->faults, p->v[i].row->line, "对象", "“%s”“%s”“%s”不在票组的表样里", l->subject,
                    *l->item ? l->item : WHOLE_ITEM, l->answer);
        else if (!is_laid_down && !add_to_form(t->ws->arena, f, l, capacity))
            return err_set(e, ERR_INPUT, "多于 %d 个问题或 %d 种选项", SET_QUESTIONS_MAX, SET_LABELS_MAX);
    }
    if (is_laid_down) return table_is_sound(&t->table, &t->faults, e);
    qsort(f->questions, f->n, sizeof *f->questions, compare_questions);
    sort_labels(&t->grades, f);
    return true;
}

static int compare_answers(const void *a, const void *b)
{
    const struct answer *x = a, *y = b;
    int order = strcmp(x->ballot, y->ballot);
    return order ? order : (x->row->line > y->row->line) - (x->row->line < y->row->line);
}

/* The rows as ballots, in the order of their numbers. */
static uint8_t *collect(struct taking *t, struct pile *p, const struct set_form *f, size_t *n)
{
    qsort(p->v, p->n, sizeof *p->v, compare_answers);
    *n = 0;
    for (size_t i = 0; i < p->n; i++) *n += i == 0 || !text_eq(p->v[i].ballot, p->v[i - 1].ballot);
    uint8_t *all = arena_alloc_array(t->ws->arena, *n * f->n + 1, 1), *at = all - f->n;
    for (size_t i = 0; i < p->n; i++) {
        const struct set_line *l = &p->v[i].line;
        if (i == 0 || !text_eq(p->v[i].ballot, p->v[i - 1].ballot)) at += f->n;
        size_t q = question_of(f, l);
        if (at[q])
            table_fault(&t->faults, p->v[i].row->line, "票号", "这张票对“%s”的“%s”答了两次", l->subject,
                    *l->item ? l->item : WHOLE_ITEM);
        at[q] = (uint8_t)(label_of(f, l->answer) + 1);
    }
    return all;
}

static size_t compared_bytes;

static int compare_ballots(const void *a, const void *b)
{
    return memcmp(a, b, compared_bytes);
}

/* The same ballots as are stored, in whatever order? */
static bool are_stored(struct taking *t, const struct pile *p, const struct set_form *f, const uint8_t *all, size_t n,
        bool *same, struct err *e)
{
    struct set_ballots old;
    struct set_form recorded;
    int64_t county = t->ws->election.county;
    *same = false;
    if (p->set->shape != SHAPE_BALLOTS) return true;
    if (!set_form_load(t->ws->arena, t->ws->db, county, p->set->set_no, &recorded, e) ||
            !set_ballots_load(t->ws->arena, t->ws->db, county, p->set->set_no, recorded.n, &old, e))
        return false;
    if (old.n != n || recorded.n != f->n || recorded.label_count != f->label_count) return true;
    uint8_t *x = arena_alloc_array(t->ws->arena, n * f->n + 1, 1), *y = arena_alloc_array(t->ws->arena, n * f->n + 1, 1);
    memcpy(x, old.answers, n * f->n);
    memcpy(y, all, n * f->n);
    compared_bytes = f->n;
    qsort(x, n, f->n, compare_ballots);
    qsort(y, n, f->n, compare_ballots);
    *same = memcmp(x, y, n * f->n) == 0;
    return true;
}

static bool store_shuffled(struct taking *t, struct pile *p, const struct set_form *f, const uint8_t *all, size_t n, struct err *e)
{
    struct workspace *ws = t->ws;
    int64_t county = ws->election.county;
    size_t *order;
    if (!random_order(ws->arena, n, &order, e)) return false;
    uint8_t *shuffled = arena_alloc_array(ws->arena, n * f->n + 1, 1);
    for (size_t i = 0; i < n; i++) memcpy(shuffled + i * f->n, all + order[i] * f->n, f->n);
    struct json *detail = json_new_object(ws->arena);
    json_put_int(detail, "ballots", (int64_t)n);
    p->set->shape = SHAPE_BALLOTS;
    return set_form_save(ws->db, county, p->set->set_no, f, e) &&
           set_ballots_insert(ws->db, county, p->set->set_no, f->n, shuffled, n, e) &&
           ballot_set_update(ws->db, county, p->set, e) &&
           workspace_record(ws, "set-ballots", arena_text(ws->arena, "票组 %s", p->set->name), detail, NULL, e);
}

static bool take_ballots(struct taking *t, struct pile *p, struct set_import_line *out, struct err *e)
{
    struct set_form f;
    bool same;
    if (t->entry) return err_set(e, ERR_INPUT, "两次录入只用于合计，整票不用 --entry");
    if (!form_of(t, p, &f, e)) return false;
    uint8_t *all = collect(t, p, &f, &out->answers);
    out->subjects = f.n;
    if (!table_is_sound(&t->table, &t->faults, e) || !are_stored(t, p, &f, all, out->answers, &same, e)) return false;
    out->state = same ? SET_IMPORT_KEPT : SET_IMPORT_TAKEN;
    if (same) return true;
    if (p->set->shape != SHAPE_EMPTY)
        return err_set(e, ERR_STATE, "已有不同的结果；要改，先用 huanjie set withdraw 写明理由撤回");
    return store_shuffled(t, p, &f, all, out->answers, e);
}

/* ---- the file ---- */

static bool load(struct taking *t, const char *path, struct err *e)
{
    struct workspace *ws = t->ws;
    if (!table_load(ws->arena, path, fields, FIELDS, &t->table, &t->faults, e)) return false;
    if (t->table.n == 0) return err_set(e, ERR_INPUT, "%s 只有表头，没有一行内容，没有导入", t->table.name);
    if (!ballot_set_load_all(ws->arena, ws->db, ws->election.county, &t->sets, e) ||
            !set_entry_load_all(ws->arena, ws->db, ws->election.county, &t->entries, e) ||
            !set_directory_load(ws, &t->directory, e) || !grade_table_load(ws->arena, &t->grades, e))
        return false;
    for (size_t i = 0; i < t->table.n; i++) read_row(t, &t->table.rows[i]);
    return table_is_sound(&t->table, &t->faults, e);
}

static bool record(struct taking *t, const struct set_import *x, struct err *e)
{
    size_t taken = 0;
    for (size_t i = 0; i < x->n; i++) taken += x->v[i].state != SET_IMPORT_KEPT;
    struct json *detail = json_new_object(t->ws->arena);
    json_put_text(detail, "file", t->table.name);
    json_put_text(detail, "hash", t->table.hash);
    json_put_int(detail, "sets", (int64_t)taken);
    if (t->translated) json_put_int(detail, "translated", (int64_t)t->translated);
    return taken == 0 || workspace_record(t->ws, "set-import", t->table.name, detail, NULL, e);
}

bool set_import(struct workspace *ws, const char *path, int64_t entry, struct set_import *out, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct taking t = {.ws = ws, .faults.arena = ws->arena, .entry = entry};
    if (!db_begin(ws->db, &txn, e) || !load(&t, path, e)) return false;
    struct set_import x = {arena_alloc_array(ws->arena, t.n + 1, sizeof *x.v), t.n, t.translated};
    for (size_t i = 0; i < t.n; i++) {
        struct pile *p = &t.piles[i];
        x.v[i] = (struct set_import_line){.set = p->set->name, .shape = p->shape};
        bool done = p->shape == SHAPE_BALLOTS ? take_ballots(&t, p, &x.v[i], e) : take_sums(&t, p, &x.v[i], e);
        if (!done) return err_in(e, "票组 %s", p->set->name);
    }
    if (!record(&t, &x, e) || !db_commit(&txn, e)) return false;
    *out = x;
    return true;
}
