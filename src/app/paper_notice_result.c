/* 当选代表公告 (选举法 2020 第46条) */
#include "app/paper.h"

#include <inttypes.h>

static const struct paper_column columns[] = {
        {"选区", 34, ALIGN_LEFT}, {"应选", 9, ALIGN_CENTER}, {"当选代表", 57, ALIGN_LEFT}};

static const char *names_of(const struct paper_source *s, const struct district *d)
{
    struct buf b = {.arena = s->arena};
    for (size_t i = 0; i < s->deputies.n; i++) {
        const struct deputy *x = &s->deputies.v[i];
        if (x->district->district_no != d->district_no) continue;
        buf_addf(&b, "%s%s", b.n ? "、" : "", deputy_notice_name(s->arena, x->elected->name, x->candidate));
    }
    return b.n ? buf_text(&b) : "——";
}

static const char *remark(const struct paper_source *s, const struct district_result *d)
{
    if (d->state != DISTRICT_SETTLED) return arena_text(s->arena, "（%s）", district_state_title(d->state));
    return d->vacant > 0 ? arena_text(s->arena, "（缺额%" PRId64 "名）", d->vacant) : "";
}

/* What the opening sentence rests on. */
struct state {
    int64_t seats, vacant;
    size_t settled;
};

/* Validity is declared by the committee, and only of a result that it certified (选举法 2020 第46条). */
static void add_opening(const struct paper_source *s, struct paper *p, const struct state *x)
{
    struct arena *a = s->arena;
    const char *day = date_text_cn(a, s->ws->election.day);
    const char *vacant = x->vacant > 0 ? arena_text(a, "，缺额%" PRId64 "名", x->vacant) : "";
    if (paper_is_certified(s))
        paper_addf(p, BLOCK_PARAGRAPH,
                "%s代表的选举，%zu个选区于%s起投票，应选代表%" PRId64
                "名，选出%zu名%s。根据%s的规定，选举委员会确定选举结果有效，现将当选代表名单公告如下：",
                s->congress, s->result.n, day, x->seats, s->deputies.n, vacant, paper_cite(s, 46));
    else
        paper_addf(p, BLOCK_PARAGRAPH,
                "%s代表的选举于%s起投票，%zu个选区中已有%zu个选区有结果，应选代表%" PRId64
                "名，已选出%zu名%s。结果没有认证，本件只供核对，由选举委员会依照%s确定结果有效以后才能公布。名单如下：",
                s->congress, day, s->result.n, x->settled, x->seats, s->deputies.n, vacant, paper_cite(s, 46));
}

struct paper *paper_notice_result(const struct paper_source *s)
{
    struct paper *p = paper_begin_result(s, arena_text(s->arena, "%s公告\n（当选代表名单）", s->committee));
    struct paper_rows r = ROWS_OF(s->arena, columns);
    struct state x = {0};
    for (size_t i = 0; i < s->result.n; i++) {
        const struct district_result *d = &s->result.districts[i];
        x.seats += d->district->seats;
        x.vacant += d->vacant;
        x.settled += d->state == DISTRICT_SETTLED;
        rows_add(&r, paper_district(s, d->district));
        rows_addf(&r, "%" PRId64 "名", d->district->seats);
        rows_addf(&r, "%s%s", names_of(s, d->district), remark(s, d));
    }
    paper_add_text(p, BLOCK_CENTER, "（第　　号）");
    add_opening(s, p, &x);
    paper_add_rows(p, &r);
    struct date on = paper_notice_day(s, NOTICE_ELECTED, 0);
    paper_add_signature(s, p, date_is_set(on) || !paper_is_certified(s) ? on : s->certificate.issued_on);
    return p;
}
