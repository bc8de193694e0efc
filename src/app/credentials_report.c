/* 代表资格审查报告 */
#include "app/credentials.h"

#include <inttypes.h>

#include "app/paper_source.h"
#include "base/buf.h"

static const struct paper_column columns[] = {{"选区", 6, ALIGN_CENTER}, {"代表", 10, ALIGN_CENTER},
        {"基本\n条件", 7, ALIGN_CENTER}, {"程序", 7, ALIGN_CENTER}, {"违法\n行为", 7, ALIGN_CENTER},
        {"举报", 7, ALIGN_CENTER}, {"审查人", 16, ALIGN_LEFT}, {"日期", 11, ALIGN_CENTER}, {"说明", 20, ALIGN_LEFT}};

static const char *opinion_of(const struct credential *c)
{
    bool failed = false;
    if (!c) return "未审查";
    for (int i = 0; i < CREDENTIAL_ITEM_COUNT; i++) failed |= c->items[i] == CONCLUSION_FAIL;
    return failed ? "不合格" : credential_has_passed(c) ? "合格" : "待查";
}

/* "第3选区王建国、第5选区李四": those with that opinion. */
static const char *names_with(struct arena *a, const struct credentials_overview *o, const char *opinion, size_t *n)
{
    struct buf b = {.arena = a};
    *n = 0;
    for (size_t i = 0; i < o->deputies.n; i++) {
        const struct deputy *d = &o->deputies.v[i];
        if (!text_eq(opinion_of(d->credential), opinion)) continue;
        buf_addf(&b, "%s第%" PRId64 "选区%s", b.n ? "、" : "", d->district->district_no, d->elected->name);
        ++*n;
    }
    return buf_text(&b);
}

static void add_questions(struct paper *p, const struct credentials_overview *o)
{
    static const char *const questions[CREDENTIAL_ITEM_COUNT] = {
            [CREDENTIAL_CONDITIONS] = "是否符合宪法、法律规定的代表的基本条件",
            [CREDENTIAL_PROCEDURE] = "选举是否符合法律规定的程序",
            [CREDENTIAL_OFFENCE] = "是否没有破坏选举和其他当选无效的违法行为",
            [CREDENTIAL_COMPLAINTS] = "来信来访和举报是否都已查清",
    };
    for (int i = 0; i < CREDENTIAL_ITEM_COUNT; i++) {
        int64_t of[3] = {0};
        for (size_t k = 0; k < o->deputies.n; k++)
            if (o->deputies.v[k].credential) of[o->deputies.v[k].credential->items[i]]++;
        paper_addf(p, BLOCK_PARAGRAPH, "%d．%s：合格%" PRId64 "名，不合格%" PRId64 "名，待查%" PRId64 "名。", i + 1,
                questions[i], of[CONCLUSION_PASS], of[CONCLUSION_FAIL], of[CONCLUSION_OPEN]);
    }
}

static void add_opinions(struct arena *a, struct paper *p, const struct credentials_overview *o)
{
    size_t n;
    const char *names = names_with(a, o, "合格", &n);
    paper_addf(p, BLOCK_PARAGRAPH, "经审查，%zu名代表的代表资格有效，建议主席团予以确认。", n);
    names = names_with(a, o, "不合格", &n);
    if (n) paper_addf(p, BLOCK_PARAGRAPH, "%zu名有不合格的项目，建议确认当选无效：%s。", n, names);
    names = names_with(a, o, "待查", &n);
    if (n) paper_addf(p, BLOCK_PARAGRAPH, "%zu名尚有事项待查，暂不提出意见：%s。", n, names);
    names = names_with(a, o, "未审查", &n);
    if (n) paper_addf(p, BLOCK_PARAGRAPH, "%zu名还没有审查：%s。", n, names);
    paper_addf(
            p, BLOCK_PARAGRAPH, "已经主席团确认%" PRId64 "名，名单已公布%" PRId64 "名。", o->confirmed, o->published);
}

static void add_deputies(struct arena *a, struct paper *p, const struct credentials_overview *o)
{
    struct paper_rows r = ROWS_OF(a, columns);
    for (size_t i = 0; i < o->deputies.n; i++) {
        const struct deputy *d = &o->deputies.v[i];
        const struct credential *c = d->credential;
        rows_addf(&r, "%" PRId64, d->district->district_no);
        rows_add(&r, d->elected->name);
        for (int k = 0; k < CREDENTIAL_ITEM_COUNT; k++) rows_add(&r, c ? review_conclusion_title(c->items[k]) : "");
        rows_add(&r, c ? c->reviewer : "");
        rows_add(&r, c ? date_text(a, c->reviewed_on) : "");
        rows_add(&r, c ? c->note : "未审查");
    }
    paper_add_rows(p, &r);
}

bool credentials_report(struct workspace *ws, struct paper **paper, struct err *e)
{
    struct arena *a = ws->arena;
    struct paper_source s;
    struct credentials_overview o;
    if (!paper_source_load(ws, &s, e) || !credentials_load(ws, &o, e)) return false;
    if (o.deputies.n == 0) return err_set(e, ERR_STATE, "还没有当选的代表");
    struct reason_list reasons = {.arena = a};
    struct paper *p = paper_begin_result(&s, arena_text(a, "%s\n代表资格审查报告", s.congress));
    int64_t seats = 0;
    for (size_t i = 0; i < o.result.n; i++) seats += o.result.districts[i].district->seats;
    credentials_ground(ws, &reasons);
    paper_add_text(p, BLOCK_HEADING1, "一、审查情况");
    paper_addf(p, BLOCK_PARAGRAPH,
            "应选代表%" PRId64 "名，当选%zu名。代表资格审查委员会依照%s审查了%" PRId64 "名代表的资格：", seats,
            o.deputies.n, reasons.v[0].article, o.reviewed);
    add_questions(p, &o);
    paper_add_text(p, BLOCK_HEADING1, "二、审查意见");
    add_opinions(a, p, &o);
    paper_add_text(p, BLOCK_HEADING1, "三、逐人情况");
    add_deputies(a, p, &o);
    paper_add_text(p, BLOCK_SPACE, NULL);
    paper_add_text(p, BLOCK_RIGHT, arena_text(a, "%s代表资格审查委员会", ws->election.name));
    paper_add_text(p, BLOCK_RIGHT, "　　　　年　　月　　日");
    paper_add_pin(&s, p);
    *paper = p;
    return true;
}
