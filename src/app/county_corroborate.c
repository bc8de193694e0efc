#include "app/county_corroborate.h"

#include <inttypes.h>
#include <string.h>

static const char not_shown[] = "保密，不显示";

/* ---- the sources side by side ---- */

static void add_source(struct paper_rows *r, const struct corroborate_source *x, int64_t year)
{
    const struct ballot_set *set = x->table->set;
    rows_add(r, set_side_title(set->side));
    rows_addf(r, "%s%s", corroborate_set_title(r->arena, set, year), set->is_signed ? "（署名）" : "");
    rows_add(r, set_item_title(x->row->question->item));
    if (x->row->is_hidden) {
        rows_add(r, not_shown);
        for (int i = 0; i < 3; i++) rows_add(r, "—");
        return;
    }
    rows_addf(r, "%" PRId64, x->support.base);
    rows_add(r, county_share_text(r->arena, &x->support));
    rows_add(r, county_interval_text(r->arena, &x->support));
    if (set->asks == SET_GRADES)
        rows_addf(r, "%s\n%s", county_share_text(r->arena, &x->satisfied), county_interval_text(r->arena, &x->satisfied));
    else
        rows_add(r, "—");
}

static void add_sources(struct arena *a, const struct corroborate_sheet *x, struct paper *p)
{
    static const struct paper_column columns[] = {{"方面", 12, ALIGN_CENTER}, {"票组", 28, ALIGN_LEFT}, {"项目", 16, ALIGN_LEFT},
            {"基数", 12, ALIGN_CENTER}, {"推荐率或者\n优秀率", 14, ALIGN_RIGHT}, {"95%区间", 22, ALIGN_CENTER}, {"满意率和\n95%区间", 22, ALIGN_CENTER}};
    struct paper_rows r = ROWS_OF(a, columns);
    for (size_t i = 0; i < x->source_count; i++)
        if (x->sources[i].table->set->side != SIDE_SELF) add_source(&r, &x->sources[i], x->flags.year);
    paper_add_text(p, BLOCK_HEADING1, "一、各方面并列");
    if (r.n == 0 && !x->self.was_asked) {
        paper_add_text(p, BLOCK_PARAGRAPH, "没有票组问到这个人。");
        return;
    }
    if (r.n) paper_add_rows(p, &r);
    paper_addf(p, BLOCK_PARAGRAPH, "自我评：%s。", corroborate_self_text(a, &x->self));
    paper_add_text(p, BLOCK_NOTE, "推荐率以有效票为基数，优秀率、满意率以有效回答（不含不了解）为基数，威尔逊区间。各票组不相加。");
}

static void add_gaps(struct arena *a, const struct corroborate_sheet *x, struct paper *p)
{
    static const struct paper_column columns[] = {{"甲", 28, ALIGN_LEFT}, {"乙", 28, ALIGN_LEFT}, {"项目", 16, ALIGN_LEFT},
            {"甲减乙\n百分点", 12, ALIGN_RIGHT}, {"95%区间", 24, ALIGN_CENTER}};
    struct paper_rows r = ROWS_OF(a, columns);
    for (size_t i = 0; i < x->gap_count; i++) {
        const struct corroborate_gap *g = &x->gaps[i];
        if (!measure_is_defined(&g->difference)) continue;
        rows_add(&r, corroborate_set_title(a, g->first, x->flags.year));
        rows_add(&r, corroborate_set_title(a, g->second, x->flags.year));
        rows_add(&r, set_item_title(g->item));
        rows_add(&r, county_points_text(a, 100 * g->difference.value));
        rows_addf(&r, "%s 至 %s", county_points_text(a, 100 * g->difference.low), county_points_text(a, 100 * g->difference.high));
    }
    if (r.n == 0) return;
    paper_add_text(p, BLOCK_HEADING1, "二、两两对照");
    paper_add_rows(p, &r);
    paper_add_text(p, BLOCK_NOTE, "会议与谈话、署名与不署名、各层次之间，同一职位的推荐率之差，纽科姆区间。");
}

static void add_votes(struct arena *a, const struct corroborate_sheet *x, struct paper *p)
{
    struct buf b = {.arena = a};
    paper_add_text(p, BLOCK_HEADING1, "三、票与实绩");
    if (measure_is_defined(&x->votes))
        buf_addf(&b, "各方面优秀率的平均为%.1f%%（%" PRId64 "个方面，95%%区间 %s）。", 100 * x->votes.value, x->votes.base,
                county_interval_text(a, &x->votes));
    else
        buf_addf(&b, "各方面的优秀率没有平均：%s。", x->votes.why);
    if (measure_is_defined(&x->votes_percentile))
        buf_addf(&b, "高于同类（%s，共%" PRId64 "人）的%.1f%%，各人的区间容许 %.1f%% 至 %.1f%%。", x->stratum, x->votes_percentile.base,
                x->votes_percentile.value, x->votes_percentile.low, x->votes_percentile.high);
    if (measure_is_defined(&x->performance))
        buf_addf(&b, "实绩高于同类（%s，共%" PRId64 "人）的%.1f%%，得分相同的算一半；全部在内，没有抽样误差。", x->stratum, x->performance.base,
                x->performance.value);
    else
        buf_addf(&b, "实绩没有同类百分位：%s。", x->performance.why);
    paper_addf(p, BLOCK_PARAGRAPH, "%s两者并列，不相加。", buf_text(&b));
}

/* ---- questions ---- */

static void add_question(struct arena *a, struct paper_rows *r, const struct corroborate_flag *f)
{
    const struct flag_answer *last = f->is_answered ? f->answers[f->answer_count - 1] : NULL;
    rows_add(r, flag_kind_title(f->flag.kind));
    rows_add(r, f->flag.question);
    rows_add(r, last ? last->answer : "");
    rows_add(r, last ? last->person : "");
    rows_add(r, last ? date_text(a, last->answered_on) : "");
}

void county_add_questions(struct arena *a, const struct corroborate_flags *flags, struct paper *p)
{
    static const struct paper_column columns[] = {{"类别", 12, ALIGN_CENTER}, {"请考察组核实的问题", 43, ALIGN_LEFT},
            {"核实结论", 24, ALIGN_LEFT}, {"核实人", 10, ALIGN_CENTER}, {"日期", 17, ALIGN_CENTER}};
    struct paper_rows r = ROWS_OF(a, columns);
    for (size_t i = 0; i < flags->n; i++) add_question(a, &r, &flags->v[i]);
    if (r.n)
        paper_add_rows(p, &r);
    else
        paper_add_text(p, BLOCK_PARAGRAPH, "各方面之间没有超过偶然的差别。");
    paper_addf(p, BLOCK_NOTE, "%s。p 是只凭偶然也会有这样大差别的可能。%s%s", corroborate_tests_text(a, flags),
            corroborate_untested_text(a, flags),
            r.n ? "问题由记录算出，是请考察组核实的，不是结论；核实结论由核实人负责，登记后不删。" : "");
}

static bool add_person(const struct county_source *s, const char *name, const struct corroborate_request *q, struct paper *p,
        struct err *e)
{
    struct corroborate_sheet x;
    if (!corroborate_show(&s->appraisal, name, q, &x, e)) return false;
    const char *post = x.official ? x.official->post_text : "";
    bool is_said = strncmp(post, x.organisation, strlen(x.organisation)) == 0; /* 东溪镇　东溪镇副镇长 says it twice */
    paper_addf(p, BLOCK_CENTER, "%s　%s%s%s", x.name, is_said ? "" : x.organisation, is_said ? "" : "　", post);
    if (*x.wish) paper_addf(p, BLOCK_CENTER, "本人任职意向：%s", x.wish);
    add_sources(s->arena, &x, p);
    add_gaps(s->arena, &x, p);
    add_votes(s->arena, &x, p);
    paper_add_text(p, BLOCK_HEADING1, "四、问题和核实");
    county_add_questions(s->arena, &x.flags, p);
    return true;
}

bool county_corroborate_paper(const struct county_source *s, const char *const *names, size_t n,
        const struct corroborate_request *q, struct paper **paper, struct err *e)
{
    static const char title[] = "交叉印证表";
    struct paper *p = county_paper_begin(s, title);
    struct corroborate_flags flags;
    struct corroborate_request once = *q;
    if (!corroborate_flags(&s->appraisal, q, &flags, e)) return false;
    once.flags = &flags;
    p->is_compact = true;
    for (size_t i = 0; i < n; i++) {
        if (i) {
            paper_add_text(p, BLOCK_PAGE_BREAK, NULL);
            paper_add_text(p, BLOCK_TITLE, title);
        }
        if (!add_person(s, names[i], &once, p, e)) return false;
    }
    if (n == 0) return err_set(e, ERR_INPUT, "没有写明姓名");
    *paper = p;
    return true;
}
