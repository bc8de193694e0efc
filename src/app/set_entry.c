#include "app/set_entry.h"

#include <inttypes.h>
#include <stdlib.h>

#include "app/ballot_set.h"
#include "app/set_draft.h"
#include "app/set_shown.h"
#include "app/set_waiting.h"
#include "cadre/grade.h"
#include "store/set_leaf.h"

/* "陈东山/德/" */
static const char *question_of(struct arena *a, const struct set_line *l)
{
    return arena_text(a, "%s/%s/", l->subject, set_item_title(l->item));
}

static const char *place_of(struct arena *a, const struct set_line *l)
{
    return arena_text(a, "%s%s", question_of(a, l), l->answer);
}

/* A copy whose lines are sorted; stored they are in the order of their file. */
static struct set_entry in_order(struct arena *a, const struct set_entry *x)
{
    struct set_entry copy = *x;
    copy.lines = arena_alloc_array(a, x->n + 1, sizeof *copy.lines);
    if (x->n) memcpy(copy.lines, x->lines, x->n * sizeof *copy.lines);
    set_lines_sort(copy.lines, copy.n);
    return copy;
}

bool set_entries_differ(const struct set_differences *found)
{
    return found->n > 0 || found->hidden_differ;
}

void set_entry_differences(struct arena *a, const struct set_entry *one, const struct set_entry *other,
        struct set_secrecy *secrecy, struct set_differences *found)
{
    const struct set_entry sorted[] = {in_order(a, one), in_order(a, other)}, *first = &sorted[0], *second = &sorted[1];
    struct set_differences d = {.v = arena_alloc_array(a, first->n + second->n + 1, sizeof *d.v)};
    size_t i = 0, k = 0;
    for (int x = 0; secrecy && x < 2; x++) set_secrecy_add_lines(secrecy, sorted[x].lines, sorted[x].n);
    while (i < first->n || k < second->n) {
        const struct set_line *x = i < first->n ? &first->lines[i] : NULL, *y = k < second->n ? &second->lines[k] : NULL;
        int order = !x ? 1 : !y ? -1 : set_lines_compare(x, y);
        i += order <= 0;
        k += order >= 0;
        if (order == 0 && x->votes == y->votes) continue;
        const struct set_line *l = order <= 0 ? x : y;
        if (secrecy && set_secrecy_covers(secrecy, l))
            d.hidden_differ = true;
        else
            d.v[d.n++] = (struct set_difference){
                    .place = place_of(a, l), .first = order <= 0 ? x->votes : -1, .second = order >= 0 ? y->votes : -1};
    }
    *found = d;
}

/* ---- storing ---- */

static bool store(struct workspace *ws, const struct ballot_set *set, struct set_entry *x, const char *action, struct err *e)
{
    struct json *detail = json_new_object(ws->arena);
    json_put_int(detail, "entry", x->entry); /* no counts, not even of lines: where one grade is on a line, all gave it */
    x->set_no = set->set_no;
    x->clerk = ws->actor;
    x->entered_at = ws->now;
    const char *subject = arena_text(ws->arena, "票组 %s", set->name);
    return workspace_record(ws, action, subject, detail, &x->journal_seq, e) &&
           set_entry_insert(ws->db, ws->election.county, x, e);
}

bool set_entry_accept(struct workspace *ws, struct ballot_set *set, const struct set_entry *x, const char *action, struct err *e)
{
    struct set_entry agreed = *x;
    agreed.entry = SET_ENTRY_AGREED;
    set->shape = SHAPE_SUMS;
    return store(ws, set, &agreed, action, e) && ballot_set_update(ws->db, ws->election.county, set, e);
}

bool set_entry_take(struct workspace *ws, struct ballot_set *set, const struct set_entry_list *all,
        struct set_entry *entry, struct set_secrecy *secrecy, struct set_import_line *out, struct err *e)
{
    struct set_differences found;
    out->state = SET_IMPORT_TAKEN;
    if (entry->entry == SET_ENTRY_AGREED) return set_entry_accept(ws, set, entry, "set-take", e);
    const struct set_entry *same = set_entry_lookup(all, set->set_no, entry->entry);
    if (same)
        return err_set(e, ERR_STATE, "第 %d 次录入已由“%s”完成；要重录，请先用 huanjie set withdraw %s --reason 理由 撤回", (int)entry->entry,
                same->clerk, set->name);
    enum set_entry_no other_no = entry->entry == SET_ENTRY_FIRST ? SET_ENTRY_SECOND : SET_ENTRY_FIRST;
    const struct set_entry *other = set_entry_lookup(all, set->set_no, other_no);
    if (other && text_eq(other->clerk, ws->actor))
        return err_set(e, ERR_STATE, "两次录入须由两个人进行，“%s”已录入过一次（用 --by 写明录入人）", ws->actor);
    if (!store(ws, set, entry, "set-enter", e)) return false;
    out->state = SET_IMPORT_WAITS;
    if (!other) return true;
    set_entry_differences(ws->arena, other, entry, secrecy, &found);
    out->differences = found.n;
    out->hidden_differ = found.hidden_differ;
    out->state = set_entries_differ(&found) ? SET_IMPORT_DIFFERS : SET_IMPORT_TAKEN;
    return out->state == SET_IMPORT_DIFFERS || set_entry_accept(ws, set, entry, "set-agree", e);
}

/* ---- settling ---- */

struct desk {
    struct ballot_set_list sets;
    struct ballot_set *set;
    struct set_entry_list entries;
    const struct set_entry *both[2];
    struct set_draft_pair drafts; /* of whole ballots */
};

static bool open_desk(struct workspace *ws, const char *name, struct desk *d, struct err *e)
{
    if (!ballot_set_find(ws, &d->sets, name, &d->set, e) ||
            !set_entry_load_all(ws->arena, ws->db, ws->election.county, &d->entries, e))
        return false;
    d->both[0] = set_entry_lookup(&d->entries, d->set->set_no, SET_ENTRY_FIRST);
    d->both[1] = set_entry_lookup(&d->entries, d->set->set_no, SET_ENTRY_SECOND);
    return set_draft_load_pair(ws, d->set, &d->drafts, e);
}

static bool is_typed_twice(const struct desk *d)
{
    return d->drafts.both[0] && d->drafts.both[1];
}

/* What is to be done until there are two to compare. */
static bool has_both(const struct desk *d, struct err *e)
{
    const char *set = d->set->name;
    if (is_typed_twice(d) || (d->both[0] && d->both[1])) return true;
    if (d->set->shape != SHAPE_EMPTY) return err_set(e, ERR_STATE, "票组 %s 已有结果，没有等着比较的录入", set);
    for (int i = 0; i < 2; i++)
        if (d->both[i] || d->drafts.both[i])
            return err_set(e, ERR_STATE, "票组 %s 还没有录入两次: 第 %d 次由“%s”录了，请另一人用 huanjie set enter FILE --entry %d --by 姓名 再录一次", set,
                    i + 1, d->both[i] ? d->both[i]->clerk : d->drafts.both[i]->clerk, 2 - i);
    return err_set(e, ERR_STATE, "票组 %s 还没有录入两次: 一次也没有；两个人各用 huanjie set enter FILE --entry 1|2 --by 姓名 录一次", set);
}

static bool find_differences(struct workspace *ws, const struct desk *d, struct set_differences *found, struct err *e)
{
    struct grade_table grades;
    if (!has_both(d, e)) return false;
    if (!grade_table_load(ws->arena, &grades, e)) return false;
    struct set_secrecy secrecy = set_secrecy_of(ws->arena, &grades, &d->sets, d->set);
    if (is_typed_twice(d))
        set_draft_differences(ws->arena, &d->drafts, &secrecy, found);
    else
        set_entry_differences(ws->arena, d->both[0], d->both[1], &secrecy, found);
    return true;
}

bool set_entry_compare(struct workspace *ws, const char *set, struct set_differences *found, struct err *e)
{
    struct desk d;
    return open_desk(ws, set, &d, e) && find_differences(ws, &d, found, e);
}

/* The number settled for a place; false when the text is about another place. */
static bool settles(const char *text, const char *place, int64_t *votes, bool *is_number)
{
    size_t n = strlen(place);
    if (strncmp(text, place, n) != 0 || text[n] != '=') return false;
    const char *digits = text + n + 1;
    *is_number = *digits && strspn(digits, "0123456789") == strlen(digits) && strlen(digits) <= 7;
    *votes = *is_number ? atoll(digits) : 0;
    return true;
}

static bool settle_one(const struct set_difference *d, const char *const *settled, size_t n, bool *used, int64_t *votes,
        struct err *e)
{
    size_t hits = 0;
    for (size_t i = 0; i < n; i++) {
        bool is_number;
        if (!settles(settled[i], d->place, votes, &is_number)) continue;
        if (!is_number) return err_set(e, ERR_INPUT, "“%s”的等号后面应为票数", settled[i]);
        used[i] = true;
        hits++;
    }
    return hits == 1 || err_set(e, ERR_INPUT, "“%s”须核定一次，写了 %zu 次", d->place, hits);
}

static void put_votes(struct arena *a, struct set_entry *x, const struct set_entry *second, const char *place, int64_t votes)
{
    for (size_t i = 0; i < x->n; i++)
        if (text_eq(place_of(a, &x->lines[i]), place)) {
            x->lines[i].votes = votes;
            return;
        }
    for (size_t i = 0; i < second->n; i++)
        if (text_eq(place_of(a, &second->lines[i]), place)) {
            x->lines[x->n] = second->lines[i];
            x->lines[x->n++].votes = votes;
            return;
        }
}

static bool resolve_sums(struct workspace *ws, struct desk *d, const struct set_differences *found, const char *const *settled,
        size_t n, struct err *e)
{
    bool *used = arena_alloc_array(ws->arena, n + 1, sizeof *used);
    struct set_entry agreed = {.entry = SET_ENTRY_AGREED, .n = d->both[0]->n};
    agreed.lines = arena_alloc_array(ws->arena, d->both[0]->n + d->both[1]->n + 1, sizeof *agreed.lines);
    if (agreed.n) memcpy(agreed.lines, d->both[0]->lines, agreed.n * sizeof *agreed.lines);
    for (size_t i = 0; i < found->n; i++) {
        int64_t votes = 0;
        if (!settle_one(&found->v[i], settled, n, used, &votes, e)) return false;
        put_votes(ws->arena, &agreed, d->both[1], found->v[i].place, votes);
    }
    for (size_t i = 0; i < n; i++)
        if (!used[i]) return err_set(e, ERR_INPUT, "“%s”没有不同，不用核定", settled[i]);
    return set_entry_accept(ws, d->set, &agreed, "set-resolve", e);
}

/* What may not be shown is not settled place by place: each answer to "is it this one?" would be a guess confirmed. */
static bool may_be_settled(const struct desk *d, const struct set_differences *found, struct err *e)
{
    const char *set = d->set->name;
    return !found->hidden_differ ||
           err_set(e, ERR_STATE,
                   "票组 %s: 不足五人、不能显示的部分也不同，不能逐处核定；两人各自对照原件改好自己的文件（可用 huanjie set compare %s ONE.csv TWO.csv "
                   "比较两份文件），用 huanjie set withdraw %s --reason 理由 撤回两次录入，再各录一次", set, set, set);
}

bool set_entry_resolve(struct workspace *ws, const char *set, const char *const *settled, size_t n, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct desk d;
    struct set_differences found;
    if (!db_begin(ws->db, &txn, e) || !open_desk(ws, set, &d, e)) return false;
    if (d.set->shape != SHAPE_EMPTY) return err_set(e, ERR_STATE, "票组 %s 已有结果，不用核定", d.set->name);
    if (!find_differences(ws, &d, &found, e) || !may_be_settled(&d, &found, e)) return false;
    bool done = is_typed_twice(&d) ? set_draft_resolve(ws, d.set, &d.drafts, settled, n, e)
                                   : resolve_sums(ws, &d, &found, settled, n, e);
    return done && db_commit(&txn, e);
}

/* ---- taking back ---- */

static bool drop_waiting(struct workspace *ws, const struct ballot_set *set, struct err *e)
{
    int64_t county = ws->election.county;
    for (int entry = SET_ENTRY_FIRST; entry <= SET_ENTRY_SECOND; entry++)
        if (!set_entry_delete(ws->db, county, set->set_no, (enum set_entry_no)entry, e) ||
                !set_draft_delete(ws->db, county, set->set_no, (enum set_entry_no)entry, e))
            return false;
    return set_leaf_delete_all(ws->db, county, set->set_no, e) && set_leaf_delete_pages(ws->db, county, set->set_no, e);
}

static bool drop_all(struct workspace *ws, struct ballot_set *set, struct err *e)
{
    int64_t county = ws->election.county;
    set->shape = SHAPE_EMPTY;
    if (!set->has_form && !set_form_save(ws->db, county, set->set_no, &(struct set_form){0}, e)) return false;
    return drop_waiting(ws, set, e) && set_entry_delete(ws->db, county, set->set_no, SET_ENTRY_AGREED, e) &&
           set_ballots_delete(ws->db, county, set->set_no, e) &&
           set_signatures_save(ws->db, county, set->set_no, &(struct set_signature_list){0}, e) &&
           ballot_set_update(ws->db, county, set, e);
}

static bool drop_entry(struct workspace *ws, struct desk *d, int64_t entry, struct err *e)
{
    int64_t county = ws->election.county;
    bool has[2];
    for (int i = 0; i < 2; i++) has[i] = d->both[i] || d->drafts.both[i];
    bool is_of_result = d->set->shape == SHAPE_SUMS || (d->set->shape != SHAPE_EMPTY && !has[entry - 1]);
    if (is_of_result) return err_set(e, ERR_STATE, "票组 %s 已有结果，只能一起撤回（不写 --entry）", d->set->name);
    if (!has[entry - 1]) return err_set(e, ERR_STATE, "票组 %s 没有第 %" PRId64 " 次录入", d->set->name, entry);
    if (has[2 - entry]) return err_set(e, ERR_STATE, "票组 %s 的两次录入已经比较过，只能一起撤回（不写 --entry）", d->set->name);
    return set_draft_delete(ws->db, county, d->set->set_no, (enum set_entry_no)entry, e) &&
           set_entry_delete(ws->db, county, d->set->set_no, (enum set_entry_no)entry, e);
}

/* entry 0: everything. */
static bool record_withdrawal(struct workspace *ws, const char *set, int64_t entry, const char *reason, struct err *e)
{
    struct json *detail = json_new_object(ws->arena);
    json_put_int(detail, "entry", entry);
    json_put_text(detail, "reason", reason);
    return workspace_record(ws, "set-withdraw", arena_text(ws->arena, "票组 %s", set), detail, NULL, e);
}

bool set_entry_withdraw(struct workspace *ws, const char *set, int64_t entry, const char *reason, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct desk d;
    if (!*reason) return err_set(e, ERR_INPUT, "撤回须写明理由");
    return db_begin(ws->db, &txn, e) && open_desk(ws, set, &d, e) && drop_entry(ws, &d, entry, e) &&
           record_withdrawal(ws, set, entry, reason, e) && db_commit(&txn, e);
}

/* Codes stay; what waits beside them in a file that an older program wrote does not. */
static bool may_go(struct workspace *ws, const struct ballot_set *set, struct err *e)
{
    struct set_waiting w;
    if (set->shape != SHAPE_CODES) return true;
    if (!set_waiting_load(ws, set, &w, e)) return false;
    return set_waits(&w) || err_set(e, ERR_STATE, "票组 %s 已印发答题码，不能撤回", set->name);
}

static bool drop(struct workspace *ws, struct ballot_set *set, struct err *e)
{
    return set->shape == SHAPE_CODES ? drop_waiting(ws, set, e) : drop_all(ws, set, e);
}

bool set_withdraw(struct workspace *ws, const char *const *sets, size_t n, const char *reason, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct ballot_set_list all;
    struct ballot_set *set;
    const char **results = arena_alloc_array(ws->arena, n + 1, sizeof *results);
    size_t result_count = 0;
    if (!*reason) return err_set(e, ERR_INPUT, "撤回须写明理由");
    if (!db_begin(ws->db, &txn, e)) return false;
    for (size_t i = 0; i < n; i++) {
        if (!ballot_set_find(ws, &all, sets[i], &set, e) || !may_go(ws, set, e)) return false;
        if (set->shape != SHAPE_CODES) results[result_count++] = sets[i];
    }
    if (!set_may_be_withdrawn(ws, results, result_count, e)) return false;
    for (size_t i = 0; i < n; i++)
        if (!ballot_set_find(ws, &all, sets[i], &set, e) || !drop(ws, set, e) || !record_withdrawal(ws, sets[i], 0, reason, e))
            return false;
    return db_commit(&txn, e);
}
