#include "cadre/set_check.h"

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "cadre/share.h"
#include "cadre/source.h"

/* No law says these two: the first follows from the promise that no answer leads back to who gave it, the second from the set. */
static const char small_source[] = "测评的保密: 不足五人不显示", codes_source[] = "票组登记的代码表";

/* Behind figures and votes that do not fit one another stands the record of the count (A10). */
static const char *count_source(struct arena *a, const struct ballot_set *s)
{
    return cadre_cite(a, s->held_on, CADRE_RULE_A10);
}

static void add(struct finding_list *found, enum finding_code code, const struct ballot_set *s, const char *source,
        const char *text)
{
    const char *subject = arena_text(found->arena, "票组 %s", s->name);
    finding_add(found, (struct finding){code, source, subject, text});
}

/* ---- figures against figures ---- */

/* SET_NOT_SAID takes part in no comparison. */
static bool exceeds(const struct ballot_set *s, enum set_figure more, enum set_figure than)
{
    return s->figures[more] >= 0 && s->figures[than] >= 0 && s->figures[more] > s->figures[than];
}

static void check_pair(const struct ballot_set *s, enum set_figure more, enum set_figure than, struct finding_list *found)
{
    if (!exceeds(s, more, than)) return;
    bool is_issue = than == SET_ISSUED;
    add(found, is_issue ? FINDING_F842 : FINDING_F841, s, count_source(found->arena, s),
            arena_text(found->arena, "%s %" PRId64 " 多于%s %" PRId64 "%s", set_figure_title(more), s->figures[more],
                    set_figure_title(than), s->figures[than],
                    is_issue ? "，多出的票查清以前这组结果不能用" : "，请对照原始记录改正"));
}

/* Of answers by codes the valid ones are those that came. */
static void check_said(const struct ballot_set *s, struct finding_list *found)
{
    static const enum set_figure needed[] = {SET_ISSUED, SET_RETURNED, SET_VALID};
    const char *missing = "";
    for (size_t i = 0; i < ARRAY_COUNT(needed); i++)
        if (s->figures[needed[i]] < 0 && !(needed[i] == SET_VALID && s->shape == SHAPE_CODES))
            missing = arena_text(found->arena, "%s%s%s", missing, *missing ? "、" : "", set_figure_title(needed[i]));
    if (*missing)
        add(found, FINDING_W844, s, count_source(found->arena, s),
                arena_text(found->arena, "没有写明%s几票，百分比的分母不全", missing));
}

static void check_figures(const struct ballot_set *s, struct finding_list *found)
{
    check_pair(s, SET_PRESENT, SET_EXPECTED, found);
    check_pair(s, SET_RETURNED, SET_ISSUED, found);
    check_pair(s, SET_BLANK, SET_VALID, found);
    const int64_t *f = s->figures;
    if (f[SET_RETURNED] >= 0 && f[SET_VALID] >= 0 && f[SET_VALID] + (f[SET_VOID] > 0 ? f[SET_VOID] : 0) > f[SET_RETURNED])
        add(found, FINDING_F841, s, count_source(found->arena, s),
                arena_text(found->arena, "有效 %" PRId64 " 加废票 %" PRId64 " 多于收回 %" PRId64, f[SET_VALID],
                        f[SET_VOID] > 0 ? f[SET_VOID] : 0, f[SET_RETURNED]));
    else if (f[SET_RETURNED] >= 0 && f[SET_VALID] >= 0 && f[SET_VOID] >= 0 && f[SET_VALID] + f[SET_VOID] != f[SET_RETURNED])
        add(found, FINDING_F841, s, count_source(found->arena, s),
                arena_text(found->arena, "有效 %" PRId64 " 加废票 %" PRId64 " 不等于收回 %" PRId64, f[SET_VALID],
                        f[SET_VOID], f[SET_RETURNED]));
    if (exceeds(s, SET_ISSUED, SET_PRESENT))
        add(found, FINDING_W843, s, count_source(found->arena, s),
                arena_text(found->arena, "发出 %" PRId64 " 张，实到 %" PRId64 " 人", f[SET_ISSUED], f[SET_PRESENT]));
    if (f[SET_ISSUED] >= 0 && f[SET_RETURNED] >= 0 && f[SET_RETURNED] < f[SET_ISSUED])
        add(found, FINDING_W842, s, count_source(found->arena, s),
                arena_text(found->arena, "发出 %" PRId64 " 张，收回 %" PRId64 " 张，差 %" PRId64 " 张", f[SET_ISSUED],
                        f[SET_RETURNED], f[SET_ISSUED] - f[SET_RETURNED]));
    check_said(s, found);
}

/* ---- votes against figures ---- */

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
            const char *item = *r->question->item ? r->question->item : "总体";
            const char *what = set_lists_rows(t) ? arena_text(found->arena, "“%s”的%s", r->question->subject, item) : "有一项";
            const char *votes = r->is_hidden ? "的票" : arena_text(found->arena, "共 %" PRId64 " 票，", r->answered);
            add(found, l == 0 ? FINDING_F842 : FINDING_F841, t->set, count_source(found->arena, t->set),
                    arena_text(found->arena, "%s%s多于%s %" PRId64 "；请对照原件，查有没有重复录入的，登记的数错了的改正登记", what, votes, set_figure_title(limits[l]), limit));
            return;
        }
    }
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
        add(found, limits[i] == SET_ISSUED ? FINDING_F842 : FINDING_F841, s, count_source(found->arena, s),
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
    bool is_more = s->figures[SET_ISSUED] >= 0 && stored > s->figures[SET_ISSUED];
    add(found, is_more ? FINDING_F842 : FINDING_F841, s, count_source(found->arena, s),
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

/* A word that this form did not offer: the codes were those of another year, or it was mistyped. */
static void check_labels(const struct set_record *r, struct finding_list *found)
{
    const struct ballot_set *s = r->table->set;
    bool is_said = false; /* of labels that may not be named */
    for (size_t i = 0; *s->codes && i < r->form->label_count; i++) {
        bool is_listed = set_label_is_listed(r->table, i);
        if (codes_have(s->codes, r->form->labels[i]) || (is_said && !is_listed)) continue;
        is_said |= !is_listed;
        add(found, FINDING_W850, s, codes_source,
                arena_text(found->arena, "%s不在登记的代码表“%s”里；各年的等次按文字比较，请核对用的是哪一年的表样",
                        is_listed ? arena_text(found->arena, "“%s”", r->form->labels[i]) : "有一种选项", s->codes));
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

/* Of a group that may not be shown a finding says that, not how many. */
static bool is_small(const struct set_table *t)
{
    return t->is_hidden || t->raters < CADRE_RATERS_MIN;
}

static void check_names(const struct set_record *r, struct finding_list *found)
{
    const struct set_table *t = r->table;
    const struct ballot_set *s = t->set;
    if (s->asks != SET_RECOMMENDATION || s->posts <= 0) return;
    if (r->ballots) {
        size_t n = count_overfull(r);
        if (n > 0)
            add(found, FINDING_F846, s, cadre_cite(found->arena, s->held_on, CADRE_RULE_A13),
                    is_small(t) ? arena_text(found->arena, "有票同一职位推荐的人多于 %" PRId64 " 名", s->posts)
                                : arena_text(found->arena, "有 %zu 张票同一职位推荐的人多于 %" PRId64 " 名", n, s->posts));
        return;
    }
    for (size_t i = 0; i < t->n; i++) {
        int64_t votes = votes_of_item(t, t->rows[i].question->item);
        if (votes <= s->posts * t->raters) continue;
        add(found, FINDING_F846, s, cadre_cite(found->arena, s->held_on, CADRE_RULE_A13),
                is_small(t) ? arena_text(found->arena, "得票多于每票 %" PRId64 " 名至多能有的", s->posts)
                            : arena_text(found->arena, "%s共得 %" PRId64 " 票，%" PRId64 " 张有效票每票 %" PRId64 " 名至多 %" PRId64 " 票；请对照原件重新计票",
                        *t->rows[i].question->item ? t->rows[i].question->item : "各人", votes, t->raters, s->posts,
                        s->posts * t->raters));
        return;
    }
}

static void check_least(const struct set_record *r, struct finding_list *found)
{
    const struct ballot_set *s = r->table->set;
    if (s->asks != SET_RECOMMENDATION || s->names_least <= 0 || !r->ballots) return;
    size_t n = count_underfull(r);
    if (n > 0)
        add(found, FINDING_W847, s, cadre_cite(found->arena, s->held_on, CADRE_RULE_A14),
                is_small(r->table)
                        ? arena_text(found->arena, "有票同一职位推荐的人少于 %" PRId64 " 名", s->names_least)
                        : arena_text(found->arena, "有 %zu 张票同一职位推荐的人少于 %" PRId64 " 名", n, s->names_least));
}

static void check_raters(const struct set_table *t, struct finding_list *found)
{
    if (t->n > 0 && t->raters > 0 && t->raters < CADRE_RATERS_MIN && t->set->side != SIDE_SELF)
        add(found, FINDING_W841, t->set, small_source,
                arena_text(found->arena, "评价人不足 %d 人，结果保存着，各项都不显示，也不能由合计减出来", CADRE_RATERS_MIN));
}

/* ---- the procedure ---- */

static void check_quorum(const struct ballot_set *s, const struct profile *p, struct finding_list *found)
{
    int64_t present = s->figures[SET_PRESENT], expected = s->figures[SET_EXPECTED];
    if (s->kind != SET_MEETING || p->quorum.whole == 0 || present < 0 || expected < 0) return;
    if (present * p->quorum.whole >= expected * p->quorum.part) return;
    add(found, FINDING_F843, s, p->quorum_source,
            arena_text(found->arena, "应到 %" PRId64 " 人，实到 %" PRId64 " 人，不到 %" PRId64 "/%" PRId64, expected, present,
                    p->quorum.part, p->quorum.whole));
}

static void check_list(const struct ballot_set *s, const struct profile *p, struct finding_list *found)
{
    if (s->kind != SET_MEETING || s->asks != SET_RECOMMENDATION || p->list == PROFILE_LIST_NONE) return;
    if (s->list_names == SET_NOT_SAID) {
        if (p->list == PROFILE_LIST_REQUIRED)
            add(found, FINDING_F844, s, p->list_source, "会议推荐没有登记参考人选的人数");
    } else if (s->posts > 0 && s->list_names <= s->posts) {
        add(found, FINDING_F844, s, p->list_source,
                arena_text(found->arena, "参考人选 %" PRId64 " 名，职位 %" PRId64 " 个，没有差额", s->list_names, s->posts));
    }
}

static const char *directed_source(struct arena *a, const struct profile *p)
{
    return arena_text(a, "%s（%s: %s）", cadre_cite(a, DATE_NONE, CADRE_RULE_A03), p->title, p->directed_source);
}

/* At a term change people are recommended for posts, not at large (A03); whether all posts are asked for shows against the table of
 * posts. */
static void check_directed(const struct set_table *t, const struct profile *p, struct finding_list *found)
{
    const struct ballot_set *s = t->set;
    if (s->kind != SET_MEETING || s->asks != SET_RECOMMENDATION || !p->is_directed || !set_lists_rows(t)) return;
    for (size_t i = 0; i < t->n; i++) {
        if (*t->rows[i].question->item) continue;
        add(found, FINDING_W877, s, directed_source(found->arena, p), "推荐没有写明职位；换届按职位全额定向推荐，个别提拔不定向的请说明");
        return;
    }
}

void cadre_check_posts(const struct set_record *r, const struct post_list *posts, int64_t organisation_no, const bool *is_asked,
        struct finding_list *found)
{
    struct buf missing = {.arena = found->arena};
    for (size_t i = 0; i < posts->n; i++) {
        const struct post *post = &posts->v[i];
        bool is_wanted = post->organisation_no == organisation_no && post->approved && post->counts_quota;
        if (is_wanted && !is_asked[i]) buf_addf(&missing, "、%s", post->name);
    }
    if (missing.n)
        add(found, FINDING_W877, r->table->set, directed_source(found->arena, r->profile),
                arena_text(found->arena, "没有推荐的职位: %s；换届按职位全额定向推荐，个别提拔的请说明", buf_text(&missing) + strlen("、")));
}

static void check_validity(const struct ballot_set *s, const struct profile *p, struct date on, struct finding_list *found)
{
    if (s->asks != SET_RECOMMENDATION || p->valid_months == 0 || !date_is_set(on) || !date_is_set(s->held_on)) return;
    struct date last = date_add_months(s->held_on, (int)p->valid_months);
    if (on.ymd <= last.ymd) return;
    add(found, FINDING_F847, s, p->valid_source,
            arena_text(found->arena, "%s 的推荐到 %s 为止有效，%s 已经过期，须重新推荐", date_text(found->arena, s->held_on),
                    date_text(found->arena, last), date_text(found->arena, on)));
}

/* Is a post in congress, government or consultative conference recommended for? */
static bool asks_for_state(const struct set_table *t, const struct profile *p)
{
    for (size_t i = 0; i < t->n; i++)
        for (size_t k = 0; k < p->state_post_count; k++)
            if (strstr(t->rows[i].question->item, p->state_posts[k])) return true;
    return false;
}

static void check_categories(const struct set_table *t, const struct profile *p, struct finding_list *found)
{
    const char *missing = "", *source = "";
    bool is_state = asks_for_state(t, p);
    for (size_t i = 0; i < p->voter_count; i++) {
        const struct profile_voter *v = &p->voters[i];
        bool must_come = text_eq(v->scope, "all") || (text_eq(v->scope, "state") && is_state);
        if (!must_come || ballot_set_attended(t->set->attended, v->name) > 0) continue;
        missing = arena_text(found->arena, "%s%s%s", missing, *missing ? "；" : "", v->title);
        source = v->source;
    }
    if (*missing) add(found, FINDING_F850, t->set, source, arena_text(found->arena, "没有人参加的: %s", missing));
}

static const char *attended_source(const struct profile *p)
{
    return p->voter_count ? p->voters[0].source : p->shares[0].source;
}

/* Who came (A05, A12). */
static void check_attended(const struct set_table *t, const struct profile *p, struct finding_list *found)
{
    const struct ballot_set *s = t->set;
    if (s->kind != SET_MEETING || s->asks != SET_RECOMMENDATION || (p->voter_count == 0 && p->share_count == 0)) return;
    if (!*s->attended) {
        add(found, FINDING_W846, s, attended_source(p), "没有登记各类人员来了多少，参加范围没有核对");
        return;
    }
    int64_t sum = ballot_set_attended(s->attended, ""), present = s->figures[SET_PRESENT] >= 0 ? s->figures[SET_PRESENT] : sum;
    if (sum > present)
        add(found, FINDING_F841, s, count_source(found->arena, s),
                arena_text(found->arena, "各类参加人员共 %" PRId64 " 人，多于实到 %" PRId64, sum, present));
    check_categories(t, p, found);
    for (size_t i = 0; i < p->share_count; i++) {
        const struct profile_share *x = &p->shares[i];
        int64_t n = ballot_set_attended(s->attended, x->name);
        if ((n > 0 ? n : 0) * x->least.whole >= present * x->least.part) continue;
        add(found, FINDING_F851, s, x->source,
                arena_text(found->arena, "%s %" PRId64 " 人，实到 %" PRId64 " 人，不到 %" PRId64 "/%" PRId64, x->name, n > 0 ? n : 0,
                        present, x->least.part, x->least.whole));
    }
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
        add(found, FINDING_F848, r->table->set, article,
                arena_text(found->arena, "推荐人“%s”申报与被推荐人“%s”是%s，应当回避", x->signer, x->subject, x->relation));
    }
    if (unsaid)
        add(found, FINDING_W848, r->table->set, article,
                arena_text(found->arena, "%zu 份署名推荐没有写理由，或者没有申报与被推荐人的关系（没有关系的写 无）", unsaid));
}

void cadre_check_set(const struct set_record *r, struct date on, struct finding_list *found)
{
    const struct ballot_set *s = r->table->set;
    check_figures(s, found);
    check_votes(r->table, found);
    check_stored(r, found);
    check_labels(r, found);
    check_names(r, found);
    check_least(r, found);
    check_raters(r->table, found);
    check_signatures(r, found);
    if (!r->profile) return;
    check_quorum(s, r->profile, found);
    check_list(s, r->profile, found);
    check_directed(r->table, r->profile, found);
    check_validity(s, r->profile, on, found);
    check_attended(r->table, r->profile, found);
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
    add(found, FINDING_F845, y, p->source,
            arena_text(found->arena, "%s规定先%s后%s；票组“%s”在 %s，这一组在 %s", p->title, talks_first ? "谈话" : "会议",
                    talks_first ? "会议" : "谈话", x->name, date_text(found->arena, x->held_on),
                    date_text(found->arena, y->held_on)));
}

static void check_parts(const struct set_record *records, size_t n, const struct set_table *whole, struct finding_list *found)
{
    int64_t sum = 0;
    for (size_t i = 0; i < n; i++)
        if (text_eq(records[i].table->set->part_of, whole->set->name)) sum += records[i].table->raters;
    if (sum > whole->raters)
        add(found, FINDING_F849, whole->set, count_source(found->arena, whole->set),
                arena_text(found->arena, "分层次各组共 %" PRId64 " 票，整体只有 %" PRId64 " 票", sum, whole->raters));
    else if (whole->parts_differ)
        add(found, FINDING_W852, whole->set, count_source(found->arena, whole->set),
                "各层次的票逐项合起来与整体不符，分不清有没有人算在两个层次里，所以各层次都不显示");
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
