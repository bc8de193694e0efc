/* Do the votes of a set fit its figures, the words of its form, and what a ballot may name? */
#include <inttypes.h>
#include <string.h>

#include "cadre/set_check_state.h"
#include "cadre/share.h"
#include "cadre/source.h"

/* No law says these two: the first follows from the promise that no answer leads back to who gave it, the second from the set. */
static const char small_source[] = "测评的保密: 不足五人不显示", codes_source[] = "票组登记的代码表";

/* The most answers to one question may not be more than the ballots there are. Answers are named, their numbers are
 * not: a small group stays hidden in a finding, too. */
static void check_votes(const struct set_table *t, struct finding_list *found)
{
    static const enum set_figure limits[] = {SET_ISSUED, SET_VALID};
    for (size_t l = 0; l < ARRAY_COUNT(limits); l++) {
        int64_t limit = t->set->figures[limits[l]];
        for (size_t i = 0; limit >= 0 && i < t->n; i++) {
            const struct set_row *r = &t->rows[i];
            if (r->answered <= limit) continue;
            const char *item = set_item_title(r->question->item);
            const char *what = set_lists_rows(t) ? arena_text(found->arena, "“%s”的%s", r->question->subject, item) : "有一项";
            const char *votes = r->is_hidden ? "的票" : arena_text(found->arena, "共 %" PRId64 " 票，", r->answered);
            set_finding_add(found, l == 0 ? FINDING_F842 : FINDING_F841, t->set, set_count_source(found->arena, t->set),
                    arena_text(found->arena, "%s%s多于%s %" PRId64 "；请对照原件，查有没有重复录入的，登记的数错了的%s", what, votes, set_figure_title(limits[l]), limit,
                            set_table_hides(t) ? "先撤回结果，改了再导入" : "改正登记"));
            return;
        }
    }
}

/* Of a group that may not be shown a finding says that, not how many, and only to whoever hands it in. */
static bool is_small(const struct set_table *t)
{
    return t->is_hidden || t->raters < CADRE_RATERS_MIN;
}

/* Nobody said how many are valid: there may be no more than came back, or were given out. */
static void check_stored_against(const struct set_record *r, struct finding_list *found)
{
    static const enum set_figure limits[] = {SET_ISSUED, SET_RETURNED};
    const struct ballot_set *s = r->table->set;
    int64_t stored = (int64_t)r->ballots->n;
    for (size_t i = 0; i < ARRAY_COUNT(limits); i++) {
        int64_t limit = s->figures[limits[i]];
        if (limit < 0 || stored <= limit) continue;
        set_finding_add(found, limits[i] == SET_ISSUED ? FINDING_F842 : FINDING_F841, s, set_count_source(found->arena, s),
                arena_text(found->arena, "录入 %" PRId64 " 张整票，多于%s %" PRId64 "；请数一数原件", stored, set_figure_title(limits[i]), limit));
        return;
    }
}

static void check_stored(const struct set_record *r, struct finding_list *found)
{
    const struct ballot_set *s = r->table->set;
    int64_t valid = s->figures[SET_VALID], stored = r->ballots ? (int64_t)r->ballots->n : 0;
    if (r->ballots && valid < 0) check_stored_against(r, found);
    if (!r->ballots || valid < 0 || stored == valid) return;
    if (stored < valid && is_small(r->table) && !r->is_in_hand) return; /* of few, who left his ballot blank */
    bool is_more = s->figures[SET_ISSUED] >= 0 && stored > s->figures[SET_ISSUED];
    set_finding_add(found, is_more ? FINDING_F842 : FINDING_F841, s, set_count_source(found->arena, s),
            arena_text(found->arena, "录入 %" PRId64 " 张整票，登记的有效票是 %" PRId64 " 张%s；请数一数原件", stored, valid,
                    is_more ? arena_text(found->arena, "，比发出的 %" PRId64 " 张还多", s->figures[SET_ISSUED]) : ""));
}

/* Is it the label of a pair "code=label"? */
static bool codes_have(const char *codes, const char *label)
{
    size_t n = strlen(label);
    for (const char *p = codes; (p = strchr(p, '=')); p++) {
        const char *at = p + 1 + strspn(p + 1, " ");
        if (strncmp(at, label, n) == 0 && (at[n] == ',' || at[n] == ' ' || at[n] == '\0')) return true;
    }
    return false;
}

/* A word that this form did not offer: the codes were those of another year, or it was mistyped. Which words a hidden group used
 * is said of no other. */
static void check_labels(const struct set_record *r, struct finding_list *found)
{
    const struct ballot_set *s = r->table->set;
    bool is_said = false; /* of labels that may not be named */
    for (size_t i = 0; *s->codes && i < r->form->label_count; i++) {
        bool is_listed = set_label_is_listed(r->table, i);
        if (codes_have(s->codes, r->form->labels[i]) || (!is_listed && (is_said || !r->is_in_hand))) continue;
        is_said |= !is_listed;
        set_finding_add(found, FINDING_W850, s, codes_source,
                arena_text(found->arena, "%s不在登记的代码表“%s”里；各年的等次按文字比较，请核对用的是哪一年的表样%s",
                        is_listed ? arena_text(found->arena, "“%s”", r->form->labels[i]) : "有一种选项", s->codes, is_listed ? "" : SET_SAID_ONCE));
    }
}

/* A ballot may recommend `posts` names for an item (A13). */
static size_t count_overfull(const struct set_record *r)
{
    const struct set_form *f = r->form;
    size_t overfull = 0;
    for (size_t b = 0; b < r->ballots->n; b++) {
        const uint8_t *answers = r->ballots->answers + b * f->n;
        bool is_over = false;
        for (size_t q = 0; q < f->n && !is_over; q++) {
            int64_t names = 0;
            for (size_t k = q; answers[q] && k < f->n; k++)
                names += answers[k] && text_eq(f->questions[k].item, f->questions[q].item);
            is_over = names > r->table->set->posts;
        }
        overfull += is_over;
    }
    return overfull;
}

/* Ballots that name somebody for an item, but fewer than names_least (A14). A blank one is an abstention. */
static size_t count_underfull(const struct set_record *r)
{
    const struct set_form *f = r->form;
    size_t underfull = 0;
    for (size_t b = 0; b < r->ballots->n; b++) {
        const uint8_t *answers = r->ballots->answers + b * f->n;
        bool is_under = false;
        for (size_t q = 0; q < f->n && !is_under; q++) {
            int64_t names = 0;
            for (size_t k = 0; answers[q] && k < f->n; k++)
                names += answers[k] && text_eq(f->questions[k].item, f->questions[q].item);
            is_under = names > 0 && names < r->table->set->names_least;
        }
        underfull += is_under;
    }
    return underfull;
}

static int64_t votes_of_item(const struct set_table *t, const char *item)
{
    int64_t n = 0;
    for (size_t i = 0; i < t->n; i++)
        if (text_eq(t->rows[i].question->item, item)) n += t->rows[i].answered;
    return n;
}

static void check_names(const struct set_record *r, struct finding_list *found)
{
    const struct set_table *t = r->table;
    const struct ballot_set *s = t->set;
    if (s->asks != SET_RECOMMENDATION || s->posts <= 0 || (is_small(t) && !r->is_in_hand)) return;
    if (r->ballots) {
        size_t n = count_overfull(r);
        if (n > 0)
            set_finding_add(found, FINDING_F846, s, cadre_cite(found->arena, s->held_on, CADRE_RULE_A13),
                    is_small(t) ? arena_text(found->arena, "有票同一职位推荐的人多于 %" PRId64 " 名" SET_SAID_ONCE, s->posts)
                                : arena_text(found->arena, "有 %zu 张票同一职位推荐的人多于 %" PRId64 " 名", n, s->posts));
        return;
    }
    /* of few raters whose number is guessed from the votes it would say whether they agreed */
    if (is_small(t) && s->figures[SET_VALID] < 0) return;
    for (size_t i = 0; i < t->n; i++) {
        int64_t votes = votes_of_item(t, t->rows[i].question->item);
        if (votes <= s->posts * t->raters) continue;
        set_finding_add(found, FINDING_F846, s, cadre_cite(found->arena, s->held_on, CADRE_RULE_A13),
                is_small(t) ? arena_text(found->arena, "得票多于每票 %" PRId64 " 名至多能有的" SET_SAID_ONCE, s->posts)
                            : arena_text(found->arena, "%s共得 %" PRId64 " 票，%" PRId64 " 张有效票每票 %" PRId64 " 名至多 %" PRId64 " 票；请对照原件重新计票",
                        *t->rows[i].question->item ? t->rows[i].question->item : "各人", votes, t->raters, s->posts,
                        s->posts * t->raters));
        return;
    }
}

static void check_least(const struct set_record *r, struct finding_list *found)
{
    const struct ballot_set *s = r->table->set;
    if (s->asks != SET_RECOMMENDATION || s->names_least <= 0 || !r->ballots || (is_small(r->table) && !r->is_in_hand)) return;
    size_t n = count_underfull(r);
    if (n > 0)
        set_finding_add(found, FINDING_W847, s, cadre_cite(found->arena, s->held_on, CADRE_RULE_A14),
                is_small(r->table)
                        ? arena_text(found->arena, "有票同一职位推荐的人少于 %" PRId64 " 名" SET_SAID_ONCE, s->names_least)
                        : arena_text(found->arena, "有 %zu 张票同一职位推荐的人少于 %" PRId64 " 名", n, s->names_least));
}

/* Which rows there are rests on who handed them in. */
static void check_raters(const struct set_record *r, struct finding_list *found)
{
    const struct set_table *t = r->table;
    bool may_leave_out = r->is_in_hand && t->set->asks != SET_RECOMMENDATION;
    int64_t raters = t->set->figures[SET_VALID] >= 0 ? t->set->figures[SET_VALID] : t->raters; /* typed ones tell of blank ones */
    if (t->n > 0 && t->is_hidden && raters < CADRE_RATERS_MIN && (raters > 0 || t->set->shape != SHAPE_CODES) && t->set->side != SIDE_SELF)
        set_finding_add(found, FINDING_W841, t->set, small_source,
                arena_text(found->arena, "评价人不足 %d 人，结果保存着，各项都不显示，由登记为它的整体的也减不出来%s", CADRE_RATERS_MIN,
                        may_leave_out ? "；表上问了、没有人答的，也要有一行 0 票（整票写“空”），不然看得出有没有人答过" : ""));
}

void set_check_votes(const struct set_record *r, struct finding_list *found)
{
    check_votes(r->table, found);
    check_stored(r, found);
    check_labels(r, found);
    check_names(r, found);
    check_least(r, found);
    check_raters(r, found);
}
