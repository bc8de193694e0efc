#include "app/set_import.h"

#include <stdlib.h>

#include "app/appraisal.h"
#include "app/set_ballots.h"
#include "app/set_draft.h"
#include "app/set_entry.h"
#include "cadre/share.h"
#include "cadre/tabulate.h"

struct taking {
    struct workspace *ws;
    struct set_sheet sheet;
    struct set_entry_list entries;
    int64_t entry;
};

/* ---- sums ---- */

struct placed_line {
    struct set_line said;
    size_t at;
};

static int by_line(const void *a, const void *b)
{
    const struct placed_line *x = a, *y = b;
    int order = set_lines_compare(&x->said, &y->said);
    return order ? order : (x->at > y->at) - (x->at < y->at);
}

static int by_place(const void *a, const void *b)
{
    const struct placed_line *x = a, *y = b;
    return (x->at > y->at) - (x->at < y->at);
}

/* The pile's lines as they come; rows of one signer each count, other rows must not say the same twice. */
static struct set_line *sum_up(struct taking *t, const struct set_pile *p, size_t *count)
{
    struct placed_line *v = arena_alloc_array(t->ws->arena, p->n + 1, sizeof *v);
    struct set_line *lines = arena_alloc_array(t->ws->arena, p->n + 1, sizeof *lines);
    for (size_t i = 0; i < p->n; i++) v[i] = (struct placed_line){p->v[i].said, i};
    if (p->n) qsort(v, p->n, sizeof *v, by_line);
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        const struct set_line *l = &v[i].said;
        if (n == 0 || set_lines_compare(&v[n - 1].said, l) != 0) {
            v[n++] = v[i];
            continue;
        }
        if (!p->is_signed)
            table_fault(&t->sheet.faults, p->v[v[i].at].row_line, "对象", "票组“%s”的“%s”“%s”“%s”写了两行", p->set->name, l->subject,
                    set_item_title(l->item), l->answer);
        v[n - 1].said.votes += l->votes;
    }
    if (n) qsort(v, n, sizeof *v, by_place);
    for (size_t i = 0; i < n; i++) lines[i] = v[i].said;
    *count = n;
    return lines;
}

static int by_signer(const void *a, const void *b)
{
    const struct set_pile_row *const *x = a, *const *y = b;
    int order = strcmp((*x)->signature.signer, (*y)->signature.signer);
    if (!order) order = strcmp((*x)->signature.subject, (*y)->signature.subject);
    return order ? order : ((*x)->row_line > (*y)->row_line) - ((*x)->row_line < (*y)->row_line);
}

/* By signer, and not as the file has them: what is said of them is the same however the ballots lay. Of one signer as he wrote them,
 * what he wishes most comes first. */
static bool save_signatures(struct taking *t, const struct set_pile *p, struct err *e)
{
    const struct set_pile_row **order = arena_alloc_array(t->ws->arena, p->n + 1, sizeof *order);
    struct set_signature_list list = {arena_alloc_array(t->ws->arena, p->n + 1, sizeof *list.v), p->n};
    for (size_t i = 0; i < p->n; i++) order[i] = &p->v[i];
    if (p->n) qsort(order, p->n, sizeof *order, by_signer);
    for (size_t i = 0; i < p->n; i++) list.v[i] = order[i]->signature;
    return set_signatures_save(t->ws->db, t->ws->election.county, p->set->set_no, &list, e);
}

static bool is_few(int64_t raters)
{
    return raters > 0 && raters < CADRE_RATERS_MIN;
}

/* Could somebody who tries all numbers that a small group may have given find them, if he were told which are right? A set that
 * has parts, or is one, hides others of its raters. */
static bool is_guessable(const struct taking *t, const struct set_pile *p)
{
    bool guessable = is_few(p->set->figures[SET_VALID]);
    for (size_t i = 0; i < t->sheet.sets.n; i++) {
        const struct ballot_set *other = &t->sheet.sets.v[i];
        guessable |= other != p->set && (set_is_part(p->set, other) || set_is_part(other, p->set));
    }
    struct set_line *lines = arena_alloc_array(t->ws->arena, p->n + 1, sizeof *lines);
    for (size_t i = 0; i < p->n; i++) lines[i] = p->v[i].said;
    set_lines_sort(lines, p->n);
    int64_t known = 0, answered = 0;
    for (size_t i = 0; i < p->n && !guessable; i++) {
        const struct grade_word *w = grade_lookup(&t->sheet.grades, lines[i].answer);
        bool is_last = i + 1 == p->n || !text_eq(lines[i].subject, lines[i + 1].subject) || !text_eq(lines[i].item, lines[i + 1].item);
        answered += lines[i].votes;
        known += w && w->is_grade && w->role == GRADE_UNKNOWN ? 0 : lines[i].votes;
        guessable = is_last && (is_few(known) || is_few(answered));
        if (is_last) known = answered = 0;
    }
    return guessable;
}

static bool is_recorded(const struct taking *t, const struct set_pile *p, const struct set_entry *x)
{
    struct set_difference *ignored;
    const struct set_entry *old = set_entry_lookup(&t->entries, p->set->set_no, x->entry);
    bool is_mine = old && (x->entry == SET_ENTRY_AGREED || (text_eq(old->clerk, t->ws->actor) && !is_guessable(t, p)));
    return is_mine && set_entry_differences(t->ws->arena, old, x, &ignored) == 0;
}

/* A set that hides answers is not compared with a file: whoever tries all that a small group may have said would be told
 * which it was. */
static bool must_not_be_tried(struct taking *t, const struct ballot_set *set, bool *hides, struct err *e)
{
    struct appraisal x;
    size_t at;
    *hides = false;
    if (set->shape == SHAPE_EMPTY) return true;
    if (!appraisal_load(t->ws, &x, e) || !appraisal_find(&x, set->name, &at, e)) return false;
    *hides = x.tables[at].is_hidden;
    for (size_t i = 0; i < x.tables[at].n; i++) *hides |= x.tables[at].rows[i].is_hidden;
    return true;
}

static bool take_sums(struct taking *t, struct set_pile *p, struct set_import_line *out, struct err *e)
{
    struct set_entry x = {.entry = t->entry ? (enum set_entry_no)t->entry : SET_ENTRY_AGREED};
    bool is_agreed, hides;
    x.lines = sum_up(t, p, &x.n);
    out->answers = x.n;
    if (!table_is_sound(&t->sheet.table, &t->sheet.faults, e) || !must_not_be_tried(t, p->set, &hides, e)) return false;
    out->state = hides ? SET_IMPORT_UNTRIED : SET_IMPORT_KEPT;
    if (hides) return true;
    if (is_recorded(t, p, &x)) return true;
    if (p->set->shape != SHAPE_EMPTY)
        return err_set(e, ERR_STATE, "已有不同的结果；要改，先用 huanjie set withdraw 写明理由撤回");
    if (!set_entry_take(t->ws, p->set, &t->entries, &x, &is_agreed, &out->differences, e)) return false;
    out->state = is_agreed ? SET_IMPORT_TAKEN : out->differences ? SET_IMPORT_DIFFERS : SET_IMPORT_WAITS;
    return !p->is_signed || save_signatures(t, p, e);
}

/* ---- whole ballots ---- */

static bool take_ballots(struct taking *t, struct set_pile *p, struct set_import_line *out, struct err *e)
{
    struct set_stack x;
    bool same, hides;
    out->state = SET_IMPORT_UNTRIED;
    if (!must_not_be_tried(t, p->set, &hides, e)) return false; /* before its form says which words it knows */
    if (hides) return true;
    if (!set_ballots_gather(t->ws, p->set, p->v, p->n, &t->sheet.faults, &x, e) ||
            !table_is_sound(&t->sheet.table, &t->sheet.faults, e) ||
            !set_ballots_are_stored(t->ws, p->set, &x, &same, e))
        return false;
    out->answers = x.n;
    out->subjects = x.form.n;
    out->state = SET_IMPORT_KEPT;
    if (same) return true;
    if (t->entry) return set_draft_take(t->ws, p, t->entry, is_guessable(t, p), out, e);
    out->state = SET_IMPORT_TAKEN;
    return set_draft_must_be_none(t->ws, p->set, e) &&
           set_ballots_store(t->ws, p->set, &x, "set-ballots", json_new_object(t->ws->arena), e) &&
           (!p->is_signed || save_signatures(t, p, e));
}

/* ---- the file ---- */

/* The file's hash is not kept where it would answer whoever tries; of whole ballots it would tell the order, too. */
static bool record(struct taking *t, const struct set_import *x, struct err *e)
{
    size_t taken = 0;
    bool guessable = false;
    for (size_t i = 0; i < x->n; i++) {
        taken += x->v[i].state != SET_IMPORT_KEPT && x->v[i].state != SET_IMPORT_UNTRIED;
        guessable |= t->sheet.piles[i].shape == SHAPE_BALLOTS || is_guessable(t, &t->sheet.piles[i]);
    }
    struct json *detail = json_new_object(t->ws->arena);
    json_put_text(detail, "file", t->sheet.table.name);
    if (!guessable) json_put_text(detail, "hash", t->sheet.table.hash);
    json_put_int(detail, "sets", (int64_t)taken);
    if (t->sheet.translated) json_put_int(detail, "translated", (int64_t)t->sheet.translated);
    return taken == 0 || workspace_record(t->ws, "set-import", t->sheet.table.name, detail, NULL, e);
}

bool set_import(struct workspace *ws, const char *path, int64_t entry, struct set_import *out, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct taking t = {.ws = ws, .entry = entry};
    if (!db_begin(ws->db, &txn, e) || !set_sheet_load(ws, path, &t.sheet, e) ||
            !set_entry_load_all(ws->arena, ws->db, ws->election.county, &t.entries, e))
        return false;
    struct set_import x = {arena_alloc_array(ws->arena, t.sheet.n + 1, sizeof *x.v), t.sheet.n, t.sheet.translated};
    for (size_t i = 0; i < x.n; i++) {
        struct set_pile *p = &t.sheet.piles[i];
        x.v[i] = (struct set_import_line){.set = p->set->name, .shape = p->shape};
        bool done = p->shape == SHAPE_BALLOTS ? take_ballots(&t, p, &x.v[i], e) : take_sums(&t, p, &x.v[i], e);
        if (!done) return err_in(e, "票组 %s", p->set->name);
    }
    if (!record(&t, &x, e) || !db_commit(&txn, e)) return false;
    *out = x;
    return true;
}
