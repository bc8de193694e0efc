#include "app/set_draft.h"

#include <inttypes.h>

#include "app/set_ballots.h"
#include "app/set_signature.h"
#include "app/set_typed.h"
#include "base/utf8.h"

static const char WHOLE_SHEET[] = "整张", IS_THERE[] = "有", IS_NOT_THERE[] = "无";

/* Two who type one sentence do not always set the same blanks and commas. */
static bool is_same_text(struct arena *a, const char *x, const char *y)
{
    return text_eq(utf8_drop_blanks(a, utf8_fold_width(a, x)), utf8_drop_blanks(a, utf8_fold_width(a, y)));
}

bool set_draft_load_pair(struct workspace *ws, const struct ballot_set *set, struct set_draft_pair *p, struct err *e)
{
    *p = (struct set_draft_pair){0};
    for (int i = 0; i < 2; i++) {
        struct set_draft *d = arena_alloc(ws->arena, sizeof *d);
        bool found;
        if (!set_draft_load(ws->arena, ws->db, ws->election.county, set->set_no, (enum set_entry_no)(SET_ENTRY_FIRST + i), d, &found, e)) return false;
        if (found) p->both[i] = d;
    }
    return true;
}

/* ---- differences ---- */

/* Both as rows in one order, walked side by side. */
struct walk {
    struct arena *arena;
    struct set_pile piles[2];
    size_t at[2];
};

/* Rows of one question of one paper; NULL where an entry has none. is_alone: only one entry has the paper at all. */
struct step {
    const struct set_pile_row *rows[2];
    bool is_alone;
};

static struct walk walk_piles(struct arena *a, const struct set_pile *first, const struct set_pile *second)
{
    struct walk w = {.arena = a, .piles = {*first, *second}};
    for (int i = 0; i < 2; i++) set_typed_sort(&w.piles[i]);
    return w;
}

static struct walk begin_walk(struct arena *a, const struct set_draft_pair *p)
{
    struct set_pile typed[2] = {{0}, {0}};
    for (int i = 0; i < 2; i++) set_typed_read(a, p->both[i]->source, &typed[i]);
    return walk_piles(a, &typed[0], &typed[1]);
}

static bool has_paper(const struct set_pile *p, size_t at, const char *paper)
{
    return (at < p->n && text_eq(set_typed_paper(&p->v[at]), paper)) || (at > 0 && text_eq(set_typed_paper(&p->v[at - 1]), paper));
}

static bool next_step(struct walk *w, struct step *s)
{
    const struct set_pile_row *v[2];
    for (int i = 0; i < 2; i++) v[i] = w->at[i] < w->piles[i].n ? &w->piles[i].v[w->at[i]] : NULL;
    if (!v[0] && !v[1]) return false;
    int order = !v[0] ? 1 : !v[1] ? -1 : set_typed_compare(v[0], v[1]);
    *s = (struct step){{order <= 0 ? v[0] : NULL, order >= 0 ? v[1] : NULL}, false};
    if (order < 0) s->is_alone = !has_paper(&w->piles[1], w->at[1], set_typed_paper(v[0]));
    if (order > 0) s->is_alone = !has_paper(&w->piles[0], w->at[0], set_typed_paper(v[1]));
    w->at[0] += order <= 0;
    w->at[1] += order >= 0;
    return true;
}

static const struct set_pile_row *row_of(const struct step *s)
{
    return s->rows[0] ? s->rows[0] : s->rows[1];
}

/* A question that one typed as empty and the other not at all is no difference. */
static bool differs(const struct step *s)
{
    const char *first = s->rows[0] ? s->rows[0]->said.answer : "", *second = s->rows[1] ? s->rows[1]->said.answer : "";
    return s->is_alone || !text_eq(first, second);
}

static const char *place_of(struct arena *a, const struct step *s)
{
    const struct set_pile_row *x = row_of(s);
    if (s->is_alone) return arena_text(a, "%s/%s", set_typed_paper(x), WHOLE_SHEET);
    return arena_text(a, "%s/%s/%s", set_typed_paper(x), x->said.subject, set_item_title(x->said.item));
}

static const char *said_at(const struct step *s, int entry)
{
    const struct set_pile_row *x = s->rows[entry];
    if (s->is_alone) return x ? IS_THERE : IS_NOT_THERE;
    return x && *x->said.answer ? x->said.answer : SET_NO_ANSWER;
}

/* Do both say another thing of who signed? Of a question that neither answers nobody signed anything. */
static bool differs_in(struct arena *a, const struct step *s, enum set_signed field)
{
    if (s->is_alone || !s->rows[0] || !s->rows[1] || !(*s->rows[0]->said.answer || *s->rows[1]->said.answer)) return false;
    struct set_signature x = s->rows[0]->signature, y = s->rows[1]->signature;
    return !is_same_text(a, *set_signed_at(&x, field), *set_signed_at(&y, field));
}

static const char *signed_place_of(struct arena *a, const struct step *s, enum set_signed field)
{
    return arena_text(a, "%s/%s", place_of(a, s), set_signed_title(field));
}

static const char *or_nothing(const char *text)
{
    return *text ? text : SET_NO_ANSWER;
}

/* Where something of the set may not be shown, no word of who signed what, either. */
static void add_signed_differences(struct walk *w, const struct step *s, const struct set_secrecy *secrecy, struct set_differences *found)
{
    for (enum set_signed field = SIGNED_NAME; field < SIGNED_FIELDS; field++) {
        if (!differs_in(w->arena, s, field)) continue;
        if (secrecy && set_secrecy_hides(secrecy)) {
            found->hidden_differ = true;
            continue;
        }
        struct set_signature x = s->rows[0]->signature, y = s->rows[1]->signature;
        found->v[found->n++] = (struct set_difference){.place = signed_place_of(w->arena, s, field), .first = -1, .second = -1,
                .is_of_ballot = true, .said = {or_nothing(*set_signed_at(&x, field)), or_nothing(*set_signed_at(&y, field))}};
    }
}

/* The answer, or that only one has the paper. */
static void add_difference(struct walk *w, const struct step *s, const struct set_secrecy *secrecy, struct set_differences *found)
{
    if (!differs(s)) return;
    bool is_hidden = secrecy && (s->is_alone ? set_secrecy_hides(secrecy) : set_secrecy_covers(secrecy, &row_of(s)->said));
    found->hidden_differ |= is_hidden;
    const char *place = is_hidden ? "" : place_of(w->arena, s);
    if (is_hidden || (found->n > 0 && text_eq(found->v[found->n - 1].place, place))) return;
    struct set_difference *d = &found->v[found->n++];
    *d = (struct set_difference){.place = place, .first = -1, .second = -1, .is_of_ballot = true};
    for (int i = 0; !secrecy && i < 2; i++) d->said[i] = said_at(s, i);
}

/* secrecy NULL: everything is shown, the answers as well. */
static void differences_of(struct walk *w, const struct set_secrecy *secrecy, struct set_differences *found)
{
    size_t most = (1 + SIGNED_FIELDS) * (w->piles[0].n + w->piles[1].n);
    struct set_differences d = {.v = arena_alloc_array(w->arena, most + 1, sizeof *d.v)};
    for (struct step s; next_step(w, &s);) {
        add_difference(w, &s, secrecy, &d);
        add_signed_differences(w, &s, secrecy, &d);
    }
    *found = d;
}

static void add_to_secrecy(struct arena *a, struct set_secrecy *secrecy, const struct set_pile *p)
{
    if (!set_typed_is_sums(p)) {
        set_secrecy_add_pile(secrecy, p);
        return;
    }
    struct set_line *lines = arena_alloc_array(a, p->n + 1, sizeof *lines);
    for (size_t i = 0; i < p->n; i++) lines[i] = p->v[i].said;
    set_secrecy_add_lines(secrecy, lines, p->n);
}

void set_draft_differences(
        struct arena *a, const struct set_draft_pair *p, struct set_secrecy *secrecy, struct set_differences *found)
{
    struct walk w = begin_walk(a, p);
    for (int i = 0; secrecy && i < 2; i++) add_to_secrecy(a, secrecy, &w.piles[i]);
    differences_of(&w, secrecy, found);
}

void set_piles_differences(struct arena *a, struct set_pile *first, struct set_pile *second, struct set_differences *found)
{
    struct walk w = walk_piles(a, first, second);
    differences_of(&w, NULL, found);
}

/* ---- the result ---- */

static bool drop_both(struct workspace *ws, const struct ballot_set *set, struct err *e)
{
    for (int entry = SET_ENTRY_FIRST; entry <= SET_ENTRY_SECOND; entry++)
        if (!set_draft_delete(ws->db, ws->election.county, set->set_no, (enum set_entry_no)entry, e)) return false;
    return true;
}

/* One vote for each that somebody signed for. */
static bool accept_sums(struct workspace *ws, struct ballot_set *set, const struct set_pile *p, const char *action, struct err *e)
{
    struct set_sheet no_sheet = {.ws = ws, .faults.arena = ws->arena}; /* rows of people who signed have no faults */
    struct set_pile votes = {.set = set, .is_signed = true, .v = arena_alloc_array(ws->arena, p->n + 1, sizeof *votes.v)};
    struct set_entry x = {.entry = SET_ENTRY_AGREED};
    for (size_t i = 0; i < p->n; i++)
        if (*p->v[i].said.answer) votes.v[votes.n++] = p->v[i];
    x.lines = set_pile_sum(&no_sheet, &votes, &x.n);
    return drop_both(ws, set, e) && set_entry_accept(ws, set, &x, action, e) && set_signatures_keep(ws, &votes, e);
}

static bool accept(struct workspace *ws, struct ballot_set *set, struct set_pile *p, const char *action, struct err *e)
{
    struct table_faults faults = {.arena = ws->arena};
    struct set_stack x;
    p->set = set;
    if (p->n > 0 && *p->v[0].signature.signer && !set->is_signed)
        return err_set(e, ERR_STATE, "票组 %s 登记为不记名，录入的写了推荐人；登记错了的用 huanjie set add 改正，录错了的撤回再录", set->name);
    if (set_typed_is_sums(p)) return accept_sums(ws, set, p, action, e);
    if (!set_ballots_gather(ws, set, p->v, p->n, &faults, &x, e)) return false;
    if (faults.n) return err_set(e, ERR_INPUT, "%s", faults.v[0].text);
    return drop_both(ws, set, e) && set_ballots_store(ws, set, &x, action, json_new_object(ws->arena), e) &&
           (!set->is_signed || set_signatures_keep(ws, p, e));
}

static bool keep(struct workspace *ws, const struct set_draft *d, const struct ballot_set *set, struct err *e)
{
    struct json *detail = json_new_object(ws->arena);
    json_put_int(detail, "entry", d->entry); /* not how many ballots: of three papers, how many are blank */
    return set_draft_insert(ws->db, ws->election.county, d, e) &&
           workspace_record(ws, "set-enter", arena_text(ws->arena, "票组 %s", set->name), detail, NULL, e);
}

bool set_draft_take(struct workspace *ws, struct set_pile *p, int64_t entry, struct set_secrecy *secrecy,
        struct set_import_line *out, struct err *e)
{
    struct set_draft_pair pair;
    struct set_draft d = {p->set->set_no, (enum set_entry_no)entry, ws->actor, set_typed_write(ws->arena, p)};
    struct set_differences found;
    if (p->set->shape != SHAPE_EMPTY)
        return err_set(e, ERR_STATE, "已有不同的结果；要改，先用 huanjie set withdraw 写明理由撤回");
    if (!set_draft_load_pair(ws, p->set, &pair, e)) return false;
    struct set_draft *mine = pair.both[entry - 1], *other = pair.both[2 - entry];
    if (mine) {
        struct set_draft_pair twice = {{mine, &d}};
        set_draft_differences(ws->arena, &twice, NULL, &found);
        if (text_eq(mine->clerk, ws->actor) && !set_secrecy_hides(secrecy) && !set_entries_differ(&found)) return true;
        return err_set(e, ERR_STATE, "第 %d 次录入已由“%s”完成；要重录，请先用 huanjie set withdraw %s --reason 理由 撤回", (int)entry, mine->clerk, p->set->name);
    }
    if (other && text_eq(other->clerk, ws->actor))
        return err_set(e, ERR_STATE, "两次录入须由两个人进行，“%s”已录入过一次（用 --by 写明录入人）", ws->actor);
    if (!keep(ws, &d, p->set, e)) return false;
    out->state = SET_IMPORT_WAITS;
    if (!other) return true;
    pair.both[entry - 1] = &d;
    set_draft_differences(ws->arena, &pair, secrecy, &found);
    out->differences = found.n;
    out->hidden_differ = found.hidden_differ;
    out->state = set_entries_differ(&found) ? SET_IMPORT_DIFFERS : SET_IMPORT_TAKEN;
    return out->state == SET_IMPORT_DIFFERS || accept(ws, p->set, p, "set-agree", e);
}

/* ---- settling ---- */

struct settling {
    const char *const *settled;
    size_t n;
    bool *is_used;
};

/* What was settled for the place; NULL when it was not, or twice. */
static const char *settled_at(struct settling *s, const char *place, struct err *e)
{
    size_t length = strlen(place), hits = 0;
    const char *value = NULL;
    for (size_t i = 0; i < s->n; i++) {
        if (strncmp(s->settled[i], place, length) != 0 || s->settled[i][length] != '=') continue;
        value = s->settled[i] + length + 1;
        s->is_used[i] = true;
        hits++;
    }
    if (hits == 1) return value;
    (void)!err_set(e, ERR_INPUT, "“%s”须核定一次，写了 %zu 次", place, hits);
    return NULL;
}

/* What the paper says of who signed, where the two differ. */
static bool settle_signed(struct arena *a, struct settling *settling, const struct step *s, struct set_pile_row *x, struct err *e)
{
    for (enum set_signed field = SIGNED_NAME; field < SIGNED_FIELDS; field++) {
        if (!differs_in(a, s, field)) continue;
        const char *place = signed_place_of(a, s, field), *value = settled_at(settling, place, e);
        if (!value) return false;
        if (text_eq(value, SET_NO_ANSWER)) value = "";
        if (field == SIGNED_NAME && !*value) return err_set(e, ERR_INPUT, "“%s”等号后面应为推荐人的姓名", place);
        *set_signed_at(&x->signature, field) = field == SIGNED_NAME ? utf8_drop_blanks(a, value) : value;
    }
    return true;
}

static bool settle(struct arena *a, struct settling *settling, const struct step *s, struct set_pile *agreed, struct err *e)
{
    struct set_pile_row x = *row_of(s);
    if (!s->is_alone && s->rows[0] && !*x.said.answer && s->rows[1]) x = *s->rows[1];
    if (differs(s)) {
        const char *place = place_of(a, s), *value = settled_at(settling, place, e);
        if (!value) return false;
        if (s->is_alone && text_eq(value, IS_NOT_THERE)) return true;
        if (s->is_alone && !text_eq(value, IS_THERE))
            return err_set(e, ERR_INPUT, "“%s”等号后面写 %s（有这张票）或者 %s", place, IS_THERE, IS_NOT_THERE);
        if (!s->is_alone) x.said.answer = text_eq(value, SET_NO_ANSWER) ? "" : value;
    }
    if (!settle_signed(a, settling, s, &x, e)) return false;
    agreed->v[agreed->n++] = x;
    return true;
}

/* A label that is no grade and that neither typed anywhere is a slip of whoever settles. */
static bool is_label(const struct walk *w, const struct ballot_set *set, const struct grade_table *grades, const char *label)
{
    if (set->asks == SET_GRADES || set->asks == SET_TEAM) return !*label || grade_lookup(grades, label);
    for (int i = 0; i < 2; i++)
        for (size_t k = 0; k < w->piles[i].n; k++)
            if (text_eq(w->piles[i].v[k].said.answer, label)) return true;
    return !*label;
}

bool set_draft_resolve(struct workspace *ws, struct ballot_set *set, const struct set_draft_pair *p,
        const char *const *settled, size_t n, struct err *e)
{
    struct grade_table grades;
    struct walk w = begin_walk(ws->arena, p);
    struct settling s = {settled, n, arena_alloc_array(ws->arena, n + 1, sizeof(bool))};
    struct set_pile agreed = {.v = arena_alloc_array(ws->arena, w.piles[0].n + w.piles[1].n + 1, sizeof(struct set_pile_row))};
    if (!grade_table_load(ws->arena, &grades, e)) return false;
    for (struct step step; next_step(&w, &step);)
        if (!settle(ws->arena, &s, &step, &agreed, e)) return false;
    for (size_t i = 0; i < n; i++)
        if (!s.is_used[i]) return err_set(e, ERR_INPUT, "“%s”没有不同，不用核定", settled[i]);
    for (size_t i = 0; i < agreed.n; i++)
        if (!is_label(&w, set, &grades, agreed.v[i].said.answer))
            return err_set(e, ERR_INPUT, "“%s”不是表上的选项；没有画的写 %s", agreed.v[i].said.answer, SET_NO_ANSWER);
    if (set_typed_is_sums(&agreed)) set_typed_sort_papers(&agreed);
    return accept(ws, set, &agreed, "set-resolve", e);
}
