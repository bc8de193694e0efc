#include "app/county_recommend.h"

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "cadre/set_share.h"
#include "cadre/share.h"

static bool is_of(const struct set_table *t, const struct organisation *o, enum set_kind kind, int64_t year)
{
    const struct ballot_set *set = t->set;
    return set->kind == kind && set->asks == SET_RECOMMENDATION && !set->is_signed && !*set->part_of && t->n > 0 &&
           text_eq(set->organisation, o->name) && (year == 0 || date_year(set->held_on) == year);
}

/* The first on record of that year, 0 being any; the names of the others are added. */
static const struct set_table *find_table(
        const struct county_source *s, const struct organisation *o, enum set_kind kind, int64_t year, struct buf *others)
{
    const struct set_table *found = NULL;
    for (size_t i = 0; i < s->appraisal.sets.n; i++) {
        const struct set_table *t = &s->appraisal.tables[i];
        if (!is_of(t, o, kind, year)) continue;
        if (found && others) buf_addf(others, "、%s", t->set->name);
        if (!found) found = t;
    }
    return found;
}

/* The last year in which there is a meeting and a talk; 0 for none. */
static int64_t find_year(const struct county_source *s, const struct organisation *o)
{
    int64_t last = 0;
    for (size_t i = 0; i < s->appraisal.sets.n; i++) {
        const struct set_table *t = &s->appraisal.tables[i];
        int64_t year = date_year(t->set->held_on);
        if (year > last && is_of(t, o, SET_MEETING, year) && find_table(s, o, SET_TALK, year, NULL)) last = year;
    }
    return last;
}

/* x of n; false when hidden. Nobody who was not named is not hidden: nought of the valid ballots. */
static bool support(const struct set_table *t, const char *subject, const char *item, int64_t *x, int64_t *n)
{
    const struct set_row *r = set_row_lookup(t, subject, item);
    if (r) return set_row_support(t, r, x, n);
    *x = 0;
    *n = t->raters;
    return !t->is_hidden && t->raters >= CADRE_RATERS_MIN;
}

static bool is_named_enough(const struct county_pair *p)
{
    return 100 * p->meeting >= COUNTY_SHOWN_PERCENT * p->meeting_base ||
           100 * p->talk >= COUNTY_SHOWN_PERCENT * p->talk_base;
}

struct pairing {
    struct arena *arena;
    const struct set_table *meeting, *talk;
    const struct corroborate_flags *flags; /* of the meeting's year */
    struct county_pairs *out;
};

static bool is_question(const struct pairing *g, const struct set_question *q)
{
    int64_t one = g->meeting->set->set_no, other = g->talk->set->set_no;
    const char *id = arena_text(g->arena, "gap/%s/%s/%" PRId64 "-%" PRId64, q->subject, set_item_title(q->item),
            one < other ? one : other, one < other ? other : one);
    for (size_t i = 0; i < g->flags->n; i++)
        if (text_eq(g->flags->v[i].flag.id, id)) return true;
    return false;
}

static bool add_pair(struct pairing *g, const struct set_question *q, struct err *e)
{
    struct county_pair p = {.name = q->subject, .item = q->item};
    bool is_shown = support(g->meeting, q->subject, q->item, &p.meeting, &p.meeting_base) &&
                    support(g->talk, q->subject, q->item, &p.talk, &p.talk_base) && p.meeting_base > 0 &&
                    p.talk_base > 0;
    if (!is_shown || !is_named_enough(&p)) {
        g->out->left_out++;
        return true;
    }
    if (!cadre_share_difference(p.meeting, p.meeting_base, p.talk, p.talk_base, &p.difference, e)) return false;
    p.is_question = is_question(g, q);
    g->out->v[g->out->n++] = p;
    return true;
}

/* The questions of the years that are asked about, each searched once. */
struct questions {
    struct corroborate_request request;
    struct corroborate_flags flags;
};

static bool search_year(const struct county_source *s, int64_t year, struct questions *q, struct err *e)
{
    if (q->request.year == year) return true;
    q->request.year = year;
    return corroborate_flags(&s->appraisal, &q->request, &q->flags, e);
}

/* Where the post of pair i stands: among the unit's posts, or behind them by where it comes first. */
static size_t post_place(
        const struct county_source *s, const struct organisation *o, const struct county_pairs *pairs, size_t i)
{
    size_t place = 0, first = 0;
    for (size_t k = 0; k < s->people.posts.n; k++) {
        const struct post *x = &s->people.posts.v[k];
        if (x->organisation_no != o->organisation_no) continue;
        if (text_eq(x->name, pairs->v[i].item)) return place;
        place++;
    }
    while (!text_eq(pairs->v[first].item, pairs->v[i].item)) first++;
    return place + first;
}

/* Post by post, in the order of the unit's posts; inside a post as they came. */
static void group_by_post(const struct county_source *s, const struct organisation *o, struct county_pairs *pairs)
{
    size_t *places = arena_alloc_array(s->arena, pairs->n + 1, sizeof *places);
    for (size_t i = 0; i < pairs->n; i++) places[i] = post_place(s, o, pairs, i);
    for (size_t i = 1; i < pairs->n; i++) {
        struct county_pair x = pairs->v[i];
        size_t place = places[i], k = i;
        for (; k > 0 && places[k - 1] > place; k--) {
            places[k] = places[k - 1];
            pairs->v[k] = pairs->v[k - 1];
        }
        places[k] = place;
        pairs->v[k] = x;
    }
}

static bool make_pairs(const struct county_source *s, const struct organisation *o, struct questions *questions,
        struct county_pairs *out, bool *found, struct err *e)
{
    int64_t year = find_year(s, o);
    *found = year != 0;
    if (!*found) return true;
    struct buf others = {.arena = s->arena};
    const struct set_table *meeting = find_table(s, o, SET_MEETING, year, &others), *talk = find_table(s, o, SET_TALK, year, &others);
    struct county_pairs pairs = {.meeting = meeting->set, .talk = talk->set, .others = others.n ? buf_text(&others) + strlen("、") : ""};
    if (!search_year(s, year, questions, e)) return false;
    pairs.v = arena_alloc_array(s->arena, meeting->n + talk->n, sizeof *pairs.v);
    struct pairing g = {s->arena, meeting, talk, &questions->flags, &pairs};
    for (size_t i = 0; set_lists_rows(meeting) && i < meeting->n; i++)
        if (!add_pair(&g, meeting->rows[i].question, e)) return false;
    for (size_t i = 0; set_lists_rows(talk) && i < talk->n; i++) {
        const struct set_question *q = talk->rows[i].question;
        bool is_among = set_lists_rows(meeting) && set_row_lookup(meeting, q->subject, q->item); /* whom few named is theirs */
        if (!is_among && !add_pair(&g, q, e)) return false;
    }
    group_by_post(s, o, &pairs);
    *out = pairs;
    return true;
}

/* ---- the paper ---- */

/* The rate, and under it what its interval allows. */
static const char *rate_text(struct arena *a, int64_t x, int64_t n)
{
    struct measure m;
    struct err ignored;
    if (!cadre_wilson(x, n, &m, &ignored)) return "—";
    return arena_text(a, "%.1f%%\n%.1f–%.1f", 100 * m.value, 100 * m.low, 100 * m.high);
}

static void add_table(const struct county_source *s, const struct county_pairs *pairs, struct paper *p)
{
    static const struct paper_column columns[] = {{"职位", 16, ALIGN_LEFT}, {"姓名", 13, ALIGN_CENTER},
            {"会议\n票/有效票", 13, ALIGN_CENTER}, {"会议得票率\n95%区间", 16, ALIGN_CENTER},
            {"谈话\n推荐/人数", 13, ALIGN_CENTER}, {"谈话推荐率\n95%区间", 16, ALIGN_CENTER},
            {"相差\n百分点", 10, ALIGN_RIGHT}, {"相差的\n95%区间", 21, ALIGN_CENTER}, {"须\n核实", 7, ALIGN_CENTER}};
    struct paper_rows r = ROWS_OF(s->arena, columns);
    for (size_t i = 0; i < pairs->n; i++) {
        const struct county_pair *x = &pairs->v[i];
        rows_add(&r, *x->item ? x->item : "不定向");
        rows_add(&r, x->name);
        rows_addf(&r, "%" PRId64 "/%" PRId64, x->meeting, x->meeting_base);
        rows_add(&r, rate_text(s->arena, x->meeting, x->meeting_base));
        rows_addf(&r, "%" PRId64 "/%" PRId64, x->talk, x->talk_base);
        rows_add(&r, rate_text(s->arena, x->talk, x->talk_base));
        rows_add(&r, county_points_text(s->arena, 100 * x->difference.value));
        rows_addf(&r, "%s 至 %s", county_points_text(s->arena, 100 * x->difference.low), county_points_text(s->arena, 100 * x->difference.high));
        rows_add(&r, x->is_question ? "◆" : "");
    }
    paper_add_rows(p, &r);
}

/* Both shares of one person with Wilson's intervals. */
static bool point_of(const struct county_pair *x, struct chart_point *point, struct err *e)
{
    struct measure meeting, talk;
    if (!cadre_wilson(x->meeting, x->meeting_base, &meeting, e) || !cadre_wilson(x->talk, x->talk_base, &talk, e))
        return false;
    *point = (struct chart_point){x->name, county_basis(meeting.value), county_basis(meeting.low),
            county_basis(meeting.high), county_basis(talk.value), county_basis(talk.low), county_basis(talk.high),
            x->is_question};
    return true;
}

static bool add_scatter(const struct county_source *s, const char *unit, const struct county_pairs *pairs,
        struct paper *p, struct err *e)
{
    struct chart_point *points = arena_alloc_array(s->arena, pairs->n + 1, sizeof *points);
    size_t n = pairs->n < CHART_POINTS_MAX ? pairs->n : CHART_POINTS_MAX;
    for (size_t i = 0; i < n; i++)
        if (!point_of(&pairs->v[i], &points[i], e)) return false;
    struct chart *chart = arena_alloc(s->arena, sizeof *chart);
    *chart = (struct chart){.kind = CHART_SCATTER,
            .title = arena_text(s->arena, "%s：会议推荐与谈话推荐", unit),
            .base = "会议以有效票为基数，谈话以谈话人数为基数；细线为95%区间，◆ 为须核实的；写不下姓名的点见上表",
            .source = arena_text(s->arena, "%s、%s", pairs->meeting->name, pairs->talk->name),
            .x_title = "会议得票率",
            .y_title = "谈话推荐率",
            .points = points,
            .point_count = n};
    paper_add_chart(p, chart);
    return true;
}

static bool add_unit(const struct county_source *s, const struct organisation *o, struct questions *questions, struct paper *p,
        size_t *units, struct err *e)
{
    struct county_pairs pairs;
    bool found;
    if (!make_pairs(s, o, questions, &pairs, &found, e)) return false;
    if (!found) return true;
    if ((*units)++) paper_add_text(p, BLOCK_PAGE_BREAK, NULL);
    paper_add_text(p, BLOCK_HEADING1, o->name);
    add_table(s, &pairs, p);
    paper_addf(p, BLOCK_NOTE,
            "%d年的“%s”与“%s”%s%s。得票率、推荐率是威尔逊区间；相差为会议减谈话，纽科姆区间。◆：区间不含 0、相差 %" PRId64
            " 个百分点以上、按这两个票组之间检验的次数校正以后仍然成立，是请考察组核实的问题，不是结论。%s。"
            "两处都不到 %d%% 的和人数太少不能显示的 %zu 人次不列。",
            (int)date_year(pairs.meeting->held_on), pairs.meeting->name, pairs.talk->name, *pairs.others ? "，没有列入同年的" : "", pairs.others,
            questions->request.gap_percent, corroborate_tests_text(s->arena, &questions->flags), COUNTY_SHOWN_PERCENT,
            pairs.left_out);
    return add_scatter(s, o->name, &pairs, p, e);
}

bool county_recommend_paper(const struct county_source *s, const struct organisation *o, int64_t gap_points,
        struct paper **paper, struct err *e)
{
    struct paper *p = county_paper_begin(s, "民主推荐分析表");
    size_t units = 0;
    struct questions questions = {.request = {.year = -1, .gap_percent = gap_points}};
    p->subtitle = "（会议推荐与谈话推荐对照，按职位）";
    p->is_compact = true;
    for (size_t i = 0; i < s->people.organisations.n; i++) {
        const struct organisation *x = &s->people.organisations.v[i];
        if ((!o || o == x) && !add_unit(s, x, &questions, p, &units, e)) return false;
    }
    if (units == 0)
        return err_set(e, ERR_INPUT, "没有一个单位同时有会议推荐和谈话推荐的票组；票组的“单位”须与机构职数表相同");
    *paper = p;
    return true;
}
