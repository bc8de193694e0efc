#include "cadre/set_check_state.h"

#include <inttypes.h>

#include "cadre/source.h"

const char *set_count_source(struct arena *a, const struct ballot_set *s)
{
    return cadre_cite(a, s->held_on, CADRE_RULE_A10);
}

void set_finding_add(struct finding_list *found, enum finding_code code, const struct ballot_set *s, const char *source,
        const char *text)
{
    const char *subject = arena_text(found->arena, "票组 %s", s->name);
    finding_add(found, (struct finding){code, source, subject, text});
}

/* Words for near kin; whoever declares one may not recommend (A15, A60). Who grades, or says what he himself wants to
 * become, recommends nobody. */
static void check_signatures(const struct set_record *r, struct finding_list *found)
{
    size_t unsaid = 0;
    if (r->table->set->asks != SET_RECOMMENDATION) return;
    const char *article = cadre_cite(found->arena, r->table->set->held_on, CADRE_RULE_A15);
    for (size_t i = 0; r->signatures && i < r->signatures->n; i++) {
        const struct set_signature *x = &r->signatures->v[i];
        if (!*x->relation || !*x->reason) unsaid++;
        if (!*x->relation || text_eq(x->relation, "无")) continue;
        set_finding_add(found, FINDING_F848, r->table->set, article,
                arena_text(found->arena, "推荐人“%s”申报与被推荐人“%s”是%s，应当回避", x->signer, x->subject, x->relation));
    }
    const char *some = set_table_hides(r->table) ? "有的" : arena_text(found->arena, "%zu 份", unsaid); /* not how many of a few */
    if (unsaid)
        set_finding_add(found, FINDING_W848, r->table->set, article,
                arena_text(found->arena, "%s署名推荐没有写理由，或者没有申报与被推荐人的关系（没有关系的写 无）", some));
}

void cadre_check_set(const struct set_record *r, struct date on, struct finding_list *found)
{
    const struct ballot_set *s = r->table->set;
    set_check_figures(s, found);
    set_check_votes(r, found);
    check_signatures(r, found);
    if (r->profile) set_check_procedure(r, on, found);
}

/* ---- between sets ---- */

/* Both of one recommendation: of the same people by the same procedure. */
static bool is_same_round(const struct ballot_set *x, const struct ballot_set *y)
{
    return x->asks == SET_RECOMMENDATION && y->asks == SET_RECOMMENDATION && text_eq(x->profile, y->profile) &&
           text_eq(x->organisation, y->organisation) && date_is_set(x->held_on) && date_is_set(y->held_on);
}

static void check_order(const struct set_record *talk, const struct set_record *meeting, struct finding_list *found)
{
    const struct profile *p = talk->profile;
    const struct ballot_set *x = talk->table->set, *y = meeting->table->set;
    size_t talk_at = profile_step_at(p, "talk"), meeting_at = profile_step_at(p, "meeting");
    if (talk_at == p->step_count || meeting_at == p->step_count) return;
    bool talks_first = talk_at < meeting_at;
    if (talks_first ? x->held_on.ymd <= y->held_on.ymd : y->held_on.ymd <= x->held_on.ymd) return;
    set_finding_add(found, FINDING_F845, y, p->source,
            arena_text(found->arena, "%s规定先%s后%s；票组“%s”在 %s，这一组在 %s", p->title, talks_first ? "谈话" : "会议",
                    talks_first ? "会议" : "谈话", x->name, date_text(found->arena, x->held_on),
                    date_text(found->arena, y->held_on)));
}

static void check_parts(const struct set_record *records, size_t n, const struct set_table *whole, struct finding_list *found)
{
    static const char *const texts[] = {
            [PARTS_WAITING] = "整体或者有的层次还没有结果，都录入以前各层次先不显示；谁也没有评、没有推荐的也写一行 0 票",
            [PARTS_DIFFER] = "各层次的票逐项合起来与整体不符，分不清有没有人算在两个层次里，所以各层次都不显示",
            [PARTS_GUESSED] = "整体或有的层次没有登记有效票，分不清有没有人算在两个层次里，所以各层次都不显示",
            [PARTS_NESTED] = "层次里又分了层次，或者有的层次同时是两个整体的，减来减去会剩下几个人，所以各层次都不显示",
    };
    int64_t sum = 0, all = whole->set->figures[SET_VALID] >= 0 ? whole->set->figures[SET_VALID] : whole->raters;
    for (size_t i = 0; i < n; i++) {
        int64_t raters = set_table_raters(records[i].table);
        if (text_eq(records[i].table->set->part_of, whole->set->name) && raters > 0) sum += raters;
    }
    if (whole->parts != PARTS_GUESSED && !whole->is_open && sum > all)
        set_finding_add(found, FINDING_F849, whole->set, set_count_source(found->arena, whole->set),
                arena_text(found->arena, "分层次各组共 %" PRId64 " 票，整体只有 %" PRId64 " 票", sum, all));
    else if (whole->parts != PARTS_FIT)
        set_finding_add(found, FINDING_W852, whole->set, set_count_source(found->arena, whole->set), texts[whole->parts]);
}

/* Of the same year, content and unit, as far as they are said, and of no fewer. */
static bool may_be_whole(const struct ballot_set *whole, const struct ballot_set *level)
{
    bool is_there = !*whole->organisation || !*level->organisation || text_eq(whole->organisation, level->organisation);
    int64_t all = whole->figures[SET_VALID], some = level->figures[SET_VALID];
    return whole != level && !*whole->level && !*whole->part_of && whole->kind == level->kind && whole->asks == level->asks && whole->is_signed == level->is_signed &&
           whole->side == level->side && date_year(whole->held_on) == date_year(level->held_on) && is_there && (all < 0 || all >= some);
}

static bool is_level_beside(const struct ballot_set *x, const struct ballot_set *y)
{
    return x != y && *x->level && *y->level && !*x->part_of && !*y->part_of && x->kind == y->kind && x->asks == y->asks && x->side == y->side &&
           x->is_signed == y->is_signed && x->held_on.ymd == y->held_on.ymd && text_eq(x->organisation, y->organisation);
}

/* "全体": a level with as many ballots as the others together. */
static bool is_sum_of_levels(const struct set_record *records, size_t n, const struct ballot_set *level)
{
    int64_t sum = 0, levels = 0;
    for (size_t i = 0; i < n; i++) {
        const struct ballot_set *other = records[i].table->set;
        if (!is_level_beside(level, other)) continue;
        levels++;
        sum += other->figures[SET_VALID] > 0 ? other->figures[SET_VALID] : 0;
    }
    return levels >= 2 && sum == level->figures[SET_VALID];
}

void cadre_check_level(const struct set_record *records, size_t n, size_t at, struct finding_list *found)
{
    const struct ballot_set *level = records[at].table->set, *whole = NULL;
    if (!*level->level || *level->part_of) return;
    for (size_t i = 0; i < n; i++) {
        const struct ballot_set *other = records[i].table->set;
        if (set_is_part(level, other)) return;
        if (!whole && may_be_whole(other, level)) whole = other;
    }
    if (is_sum_of_levels(records, n, level))
        set_finding_add(found, FINDING_W853, level, "测评的保密: 不足五人不显示",
                arena_text(found->arena, "层次“%s”的有效票正好是别的层次的合计；是整体的，把层次去掉（--level 无），别的层次用 --part-of 写明属于它（已有结果的先撤回），"
                                         "不然一减就是几个人怎么答的", level->level));
    else if (whole)
        set_finding_add(found, FINDING_W853, level, "测评的保密: 不足五人不显示",
                arena_text(found->arena, "写了层次“%s”，没有写属于哪个整体；是“%s”或者别的票组的一部分的，用 --part-of 写明（已有结果的先撤回），不然由整体一减，"
                                         "就是别的层次的几个人怎么答的；没有整体的不用管", level->level, whole->name));
}

void cadre_check_sets(const struct set_record *records, size_t n, struct finding_list *found)
{
    for (size_t i = 0; i < n; i++) {
        const struct ballot_set *x = records[i].table->set;
        check_parts(records, n, records[i].table, found);
        if (x->kind != SET_TALK || !records[i].profile) continue;
        for (size_t k = 0; k < n; k++)
            if (records[k].table->set->kind == SET_MEETING && is_same_round(x, records[k].table->set))
                check_order(&records[i], &records[k], found);
    }
}
