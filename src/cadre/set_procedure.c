/* Was a recommendation held as its profile has it: quorum, reference list, posts, age, who came? */
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "cadre/set_check_state.h"
#include "cadre/source.h"

static void check_quorum(const struct ballot_set *s, const struct profile *p, struct finding_list *found)
{
    int64_t present = s->figures[SET_PRESENT], expected = s->figures[SET_EXPECTED];
    if (s->kind != SET_MEETING || p->quorum.whole == 0 || present < 0 || expected < 0) return;
    if (present * p->quorum.whole >= expected * p->quorum.part) return;
    set_finding_add(found, FINDING_F843, s, p->quorum_source,
            arena_text(found->arena, "应到 %" PRId64 " 人，实到 %" PRId64 " 人，不到 %" PRId64 "/%" PRId64, expected, present,
                    p->quorum.part, p->quorum.whole));
}

static void check_list(const struct ballot_set *s, const struct profile *p, struct finding_list *found)
{
    if (s->kind != SET_MEETING || s->asks != SET_RECOMMENDATION || p->list == PROFILE_LIST_NONE) return;
    if (s->list_names == SET_NOT_SAID) {
        if (p->list == PROFILE_LIST_REQUIRED)
            set_finding_add(found, FINDING_F844, s, p->list_source, "会议推荐没有登记参考人选的人数");
    } else if (s->posts > 0 && s->list_names <= s->posts) {
        set_finding_add(found, FINDING_F844, s, p->list_source,
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
        set_finding_add(found, FINDING_W877, s, directed_source(found->arena, p), "推荐没有写明职位；换届按职位全额定向推荐，个别提拔不定向的请说明");
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
        set_finding_add(found, FINDING_W877, r->table->set, directed_source(found->arena, r->profile),
                arena_text(found->arena, "没有推荐的职位: %s；换届按职位全额定向推荐，个别提拔的请说明", buf_text(&missing) + strlen("、")));
}

static void check_validity(const struct ballot_set *s, const struct profile *p, struct date on, struct finding_list *found)
{
    if (s->asks != SET_RECOMMENDATION || p->valid_months == 0 || !date_is_set(on) || !date_is_set(s->held_on)) return;
    struct date last = date_add_months(s->held_on, (int)p->valid_months);
    if (on.ymd <= last.ymd) return;
    set_finding_add(found, FINDING_F847, s, p->valid_source,
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
    bool is_state = set_lists_rows(t) && asks_for_state(t, p); /* what few recommended for is theirs */
    for (size_t i = 0; i < p->voter_count; i++) {
        const struct profile_voter *v = &p->voters[i];
        bool must_come = text_eq(v->scope, "all") || (text_eq(v->scope, "state") && is_state);
        if (!must_come || ballot_set_attended(t->set->attended, v->name) > 0) continue;
        missing = arena_text(found->arena, "%s%s%s", missing, *missing ? "；" : "", v->title);
        source = v->source;
    }
    if (*missing) set_finding_add(found, FINDING_F850, t->set, source, arena_text(found->arena, "没有人参加的: %s", missing));
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
        set_finding_add(found, FINDING_W846, s, attended_source(p), "没有登记各类人员来了多少，参加范围没有核对");
        return;
    }
    int64_t sum = ballot_set_attended(s->attended, ""), present = s->figures[SET_PRESENT] >= 0 ? s->figures[SET_PRESENT] : sum;
    if (sum > present)
        set_finding_add(found, FINDING_F841, s, set_count_source(found->arena, s),
                arena_text(found->arena, "各类参加人员共 %" PRId64 " 人，多于实到 %" PRId64, sum, present));
    check_categories(t, p, found);
    for (size_t i = 0; i < p->share_count; i++) {
        const struct profile_share *x = &p->shares[i];
        int64_t n = ballot_set_attended(s->attended, x->name);
        if ((n > 0 ? n : 0) * x->least.whole >= present * x->least.part) continue;
        set_finding_add(found, FINDING_F851, s, x->source,
                arena_text(found->arena, "%s %" PRId64 " 人，实到 %" PRId64 " 人，不到 %" PRId64 "/%" PRId64, x->name, n > 0 ? n : 0,
                        present, x->least.part, x->least.whole));
    }
}

void set_check_procedure(const struct set_record *r, struct date on, struct finding_list *found)
{
    const struct ballot_set *s = r->table->set;
    check_quorum(s, r->profile, found);
    check_list(s, r->profile, found);
    check_directed(r->table, r->profile, found);
    check_validity(s, r->profile, on, found);
    check_attended(r->table, r->profile, found);
}
