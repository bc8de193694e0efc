#include "app/set_import.h"

#include <stdlib.h>

#include "app/appraisal.h"
#include "app/set_ballots.h"
#include "app/set_draft.h"
#include "app/set_entry.h"
#include "app/set_signature.h"
#include "app/set_waiting.h"

struct taking {
    struct workspace *ws;
    struct set_sheet sheet;
    struct set_entry_list entries;
    int64_t entry;
    bool *hides; /* of each pile's set: is something of its result hidden? */
};

/* ---- sums ---- */

/* What of the pile may not be shown: whoever tries all numbers that a small group may have given must not be told which are right. */
static struct set_secrecy secrecy_of(const struct taking *t, const struct set_pile *p)
{
    struct set_secrecy s = set_secrecy_of(t->ws->arena, &t->sheet.grades, &t->sheet.sets, p->set);
    set_secrecy_add_pile(&s, p);
    return s;
}

/* Is the same there already? What is signed waits among the drafts, not here. */
static bool is_recorded(const struct taking *t, const struct set_pile *p, const struct set_entry *x, const struct set_secrecy *secrecy,
        bool *same, struct err *e)
{
    struct set_differences found;
    enum set_entry_no entry = p->is_signed || p->set->shape != SHAPE_EMPTY ? SET_ENTRY_AGREED : x->entry;
    const struct set_entry *old = set_entry_lookup(&t->entries, p->set->set_no, entry);
    bool is_mine = old && (entry == SET_ENTRY_AGREED || (text_eq(old->clerk, t->ws->actor) && !set_secrecy_hides(secrecy)));
    *same = false;
    if (!is_mine) return true;
    set_entry_differences(t->ws->arena, old, x, NULL, &found);
    return set_entries_differ(&found) || set_signatures_are_kept(t->ws, p, same, e);
}

/* A set that hides answers is not compared with a file: whoever tries all that a small group may have said would be told
 * which it was. Asked of all sets before the first is taken: what one of them says must not decide what is said of another. */
static bool find_hiding(struct taking *t, struct err *e)
{
    struct appraisal x;
    bool has_results = false;
    t->hides = arena_alloc_array(t->ws->arena, t->sheet.n + 1, sizeof *t->hides);
    for (size_t i = 0; i < t->sheet.n; i++) has_results |= t->sheet.piles[i].set->shape != SHAPE_EMPTY;
    if (!has_results) return true;
    if (!appraisal_load(t->ws, &x, e)) return false;
    for (size_t i = 0; i < t->sheet.n; i++) {
        size_t at;
        if (t->sheet.piles[i].set->shape == SHAPE_EMPTY) continue;
        if (!appraisal_find(&x, t->sheet.piles[i].set->name, &at, e)) return false;
        t->hides[i] = set_table_hides(&x.tables[at]);
    }
    return true;
}

/* What waits is not walked around, and two people type the same: sums, or ballots, with or without who signed. */
static bool may_be_taken(const struct taking *t, const struct set_pile *p, struct err *e)
{
    struct set_waiting w;
    if (p->set->shape != SHAPE_EMPTY) return true;
    if (!set_waiting_load(t->ws, p->set, &w, e)) return false;
    if (w.is_scanned || (w.clerk && !t->entry)) return set_waiting_refuse(&w, p->set, t->entry ? "录入" : "直接收", e);
    bool is_alike = p->shape == w.typed && p->is_signed == w.is_signed;
    return !w.clerk || is_alike ||
           err_set(e, ERR_STATE, "“%s”录入的是%s%s，两次要录得一样", w.clerk, set_shape_title(w.typed),
                   w.is_signed ? "，写推荐人" : p->is_signed ? "，不写推荐人" : "");
}

static bool take_sums(struct taking *t, struct set_pile *p, struct set_import_line *out, struct err *e)
{
    struct set_entry x = {.entry = t->entry ? (enum set_entry_no)t->entry : SET_ENTRY_AGREED};
    struct set_secrecy secrecy = secrecy_of(t, p);
    bool same;
    x.lines = set_pile_sum(&t->sheet, p, &x.n);
    out->answers = x.n;
    if (!table_is_sound(&t->sheet.table, &t->sheet.faults, e)) return false;
    if (out->state == SET_IMPORT_UNTRIED) return true;
    if (!is_recorded(t, p, &x, &secrecy, &same, e)) return false;
    if (same) return true;
    if (p->set->shape != SHAPE_EMPTY)
        return err_set(e, ERR_STATE, "已有不同的结果；要改，先用 huanjie set withdraw 写明理由撤回");
    if (p->is_signed && t->entry) return set_draft_take(t->ws, p, t->entry, &secrecy, out, e);
    return set_entry_take(t->ws, p->set, &t->entries, &x, &secrecy, out, e) && (!p->is_signed || set_signatures_keep(t->ws, p, e));
}

/* ---- whole ballots ---- */

static bool take_ballots(struct taking *t, struct set_pile *p, struct set_import_line *out, struct err *e)
{
    struct set_stack x;
    struct set_secrecy secrecy = secrecy_of(t, p);
    bool same;
    if (out->state == SET_IMPORT_UNTRIED) return true; /* before its form says which words it knows */
    if (!set_ballots_gather(t->ws, p->set, p->v, p->n, &t->sheet.faults, &x, e) ||
            !table_is_sound(&t->sheet.table, &t->sheet.faults, e) ||
            !set_ballots_are_stored(t->ws, p->set, &x, &same, e) || (same && !set_signatures_are_kept(t->ws, p, &same, e)))
        return false;
    out->answers = x.n;
    out->subjects = x.form.n;
    if (same) return true;
    if (t->entry) return set_draft_take(t->ws, p, t->entry, &secrecy, out, e);
    out->state = SET_IMPORT_TAKEN;
    return set_ballots_store(t->ws, p->set, &x, "set-ballots", json_new_object(t->ws->arena), e) &&
           (!p->is_signed || set_signatures_keep(t->ws, p, e));
}

/* ---- the file ---- */

/* The file's hash is not kept where it would answer whoever tries; of whole ballots it would tell the order, too, and of an entry
 * that waits whether the other one is typed alike. */
static bool record(struct taking *t, const struct set_import *x, struct err *e)
{
    size_t taken = 0;
    bool guessable = t->entry != 0;
    for (size_t i = 0; i < x->n; i++) {
        taken += x->v[i].state != SET_IMPORT_KEPT && x->v[i].state != SET_IMPORT_UNTRIED;
        struct set_secrecy secrecy = secrecy_of(t, &t->sheet.piles[i]);
        guessable |= t->sheet.piles[i].shape == SHAPE_BALLOTS || set_secrecy_hides(&secrecy);
    }
    struct json *detail = json_new_object(t->ws->arena);
    json_put_text(detail, "file", t->sheet.table.name);
    if (!guessable) json_put_text(detail, "hash", t->sheet.table.hash);
    json_put_int(detail, "sets", (int64_t)taken);
    return taken == 0 || workspace_record(t->ws, "set-import", t->sheet.table.name, detail, NULL, e);
}

bool set_import(struct workspace *ws, const char *path, int64_t entry, struct set_import *out, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct taking t = {.ws = ws, .entry = entry};
    if (!db_begin(ws->db, &txn, e) || !set_sheet_load(ws, path, &t.sheet, e) ||
            !set_entry_load_all(ws->arena, ws->db, ws->election.county, &t.entries, e) || !find_hiding(&t, e))
        return false;
    struct set_import x = {arena_alloc_array(ws->arena, t.sheet.n + 1, sizeof *x.v), t.sheet.n, t.sheet.has_codes};
    for (size_t i = 0; i < x.n; i++) {
        struct set_pile *p = &t.sheet.piles[i];
        x.v[i] = (struct set_import_line){.set = p->set->name, .shape = p->shape};
        x.v[i].state = t.hides[i] ? SET_IMPORT_UNTRIED : SET_IMPORT_KEPT;
        bool done = may_be_taken(&t, p, e) && (p->shape == SHAPE_BALLOTS ? take_ballots(&t, p, &x.v[i], e) : take_sums(&t, p, &x.v[i], e));
        if (!done) return err_in(e, "票组 %s", p->set->name);
    }
    if (!record(&t, &x, e) || !db_commit(&txn, e)) return false;
    *out = x;
    return true;
}
