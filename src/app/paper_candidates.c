/* 代表候选人名册 */
#include "app/paper.h"

#include <inttypes.h>

static const struct paper_column columns[] = {{"选区", 6, ALIGN_CENTER}, {"选区名称", 16, ALIGN_LEFT},
        {"应选", 6, ALIGN_CENTER}, {"次序", 6, ALIGN_CENTER}, {"姓名", 11, ALIGN_CENTER}, {"性别", 6, ALIGN_CENTER},
        {"民族", 7, ALIGN_CENTER}, {"出生年月", 12, ALIGN_CENTER}, {"政治面貌", 11, ALIGN_CENTER},
        {"学历", 9, ALIGN_CENTER}, {"工作单位及职务", 18, ALIGN_LEFT}, {"类别", 8, ALIGN_CENTER},
        {"推荐者", 22, ALIGN_LEFT}, {"状态", 13, ALIGN_CENTER}};

static const char *nominators(const struct paper_source *s, const struct nominee *x)
{
    struct buf b = {.arena = s->arena};
    for (size_t i = 0; i < x->nomination_count; i++)
        buf_addf(&b, "%s%s", i ? "；" : "", slate_nominator(s->arena, x->nominations[i]));
    return b.n ? buf_text(&b) : "未登记";
}

static void add_person(
        struct paper_rows *r, const struct paper_source *s, const struct slate_district *d, const struct nominee *x)
{
    const struct candidate *c = x->candidate;
    rows_add_count(r, d->district->district_no);
    rows_add(r, x == d->nominees ? d->district->name : "");
    rows_addf(r, "%" PRId64, d->district->seats);
    rows_add(r, c->list_place ? arena_text(s->arena, "%" PRId64, c->list_place) : "");
    rows_add(r, c->name);
    rows_add_person(r, c);
    rows_add(r, deputy_category(c));
    rows_add(r, nominators(s, x));
    rows_add(r, candidate_state_title(c->state));
}

struct paper *paper_candidates(const struct paper_source *s)
{
    struct paper *p = paper_begin(s, arena_text(s->arena, "%s代表候选人名册", s->congress));
    p->is_compact = true;
    p->is_landscape = true;
    struct paper_rows r = ROWS_OF(s->arena, columns);
    size_t formal = 0, all = 0;
    for (size_t i = 0; i < s->slate.n; i++) {
        const struct slate_district *d = &s->slate.districts[i];
        formal += d->formal;
        all += d->nominee_count;
        for (size_t k = 0; k < d->nominee_count; k++) add_person(&r, s, d, &d->nominees[k]);
    }
    paper_addf(p, BLOCK_PLAIN, "选区：%zu个　　应选代表：%" PRId64 "名　　被提名：%zu人　　正式代表候选人：%zu人",
            s->slate.n, s->slate.seats, all, formal);
    paper_add_rows(p, &r);
    paper_add_text(p, BLOCK_NOTE, "“次序”为正式代表候选人名单和选票上的次序；“未填”为推荐表没有填写。");
    paper_add_pin(s, p);
    return p;
}
