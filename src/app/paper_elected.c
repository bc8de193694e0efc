/* 当选代表名单 */
#include "app/paper.h"

#include <inttypes.h>

static const struct paper_column columns[] = {{"序号", 6, ALIGN_CENTER}, {"选区", 6, ALIGN_CENTER},
        {"选区名称", 18, ALIGN_LEFT}, {"姓名", 12, ALIGN_CENTER}, {"性别", 6, ALIGN_CENTER}, {"民族", 8, ALIGN_CENTER},
        {"出生年月", 12, ALIGN_CENTER}, {"政治面貌", 10, ALIGN_CENTER}, {"学历", 9, ALIGN_CENTER},
        {"工作单位及职务", 22, ALIGN_LEFT}, {"类别", 9, ALIGN_CENTER}, {"连任", 6, ALIGN_CENTER},
        {"得票", 8, ALIGN_RIGHT}};

static bool is_first_of_district(const struct paper_source *s, const struct deputy *x)
{
    return x == s->deputies.v || x[-1].district != x->district;
}

static void add_person(struct paper_rows *r, const struct paper_source *s, const struct deputy *x, size_t number)
{
    const struct candidate *c = x->candidate;
    rows_addf(r, "%zu", number);
    rows_add_count(r, x->district->district_no);
    rows_add(r, is_first_of_district(s, x) ? x->district->name : "");
    rows_add(r, x->elected->name);
    rows_add_person(r, c);
    rows_add(r, deputy_category(c));
    rows_add(r, !c ? "未填" : c->is_incumbent ? "是" : "否");
    rows_add_count(r, x->elected->votes);
}

static void add_open_districts(const struct paper_source *s, struct paper *p)
{
    for (size_t i = 0; i < s->result.n; i++) {
        const struct district_result *d = &s->result.districts[i];
        if (d->state != DISTRICT_SETTLED)
            paper_addf(p, BLOCK_NOTE, "%s：%s。", paper_district(s, d->district), district_state_title(d->state));
        else if (d->vacant > 0)
            paper_addf(p, BLOCK_NOTE, "%s：缺额%" PRId64 "名。", paper_district(s, d->district), d->vacant);
    }
}

struct paper *paper_elected(const struct paper_source *s)
{
    struct paper *p = paper_begin_result(s, arena_text(s->arena, "%s当选代表名单", s->congress));
    p->is_compact = true;
    p->is_landscape = true;
    struct paper_rows r = ROWS_OF(s->arena, columns);
    int64_t seats = 0;
    for (size_t i = 0; i < s->result.n; i++) seats += s->result.districts[i].district->seats;
    for (size_t i = 0; i < s->deputies.n; i++) add_person(&r, s, &s->deputies.v[i], i + 1);
    paper_addf(p, BLOCK_PLAIN, "选举日：%s　　应选代表：%" PRId64 "名　　当选：%zu名",
            date_text_cn(s->arena, s->ws->election.day), seats, s->deputies.n);
    paper_add_rows(p, &r);
    add_open_districts(s, p);
    paper_add_text(
            p, BLOCK_NOTE, "按选区排列，同一选区按当选的先后和得票多少排列。“未填”为登记表没有填写或选票上另选的人。");
    paper_add_pin(s, p);
    return p;
}
