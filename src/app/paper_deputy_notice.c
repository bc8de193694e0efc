/* 当选通知书, one page for each deputy */
#include "app/paper.h"

#include <inttypes.h>

static const char title[] = "当选通知书";

static void add_page(const struct paper_source *s, struct paper *p, const struct deputy *x, size_t number)
{
    struct arena *a = s->arena;
    const struct stored_round *round = x->round->round;
    /* what the committee has not yet declared no draft declares for it */
    const char *validity = paper_is_certified(s) ? arena_text(a, "，并经%s确定选举结果有效", s->committee) : "";
    paper_addf(p, BLOCK_RIGHT, "编号：%03zu", number);
    paper_add_text(p, BLOCK_SPACE, NULL);
    paper_addf(p, BLOCK_PLAIN, "%s同志：", x->elected->name);
    paper_addf(p, BLOCK_PARAGRAPH, "经%s%s选民%s投票选举%s，您当选为%s代表。", date_text_cn(a, round->held_on),
            paper_district_in_sentence(s, x->district), round->kind == ROUND_FIRST ? "" : round_kind_title(round->kind),
            validity, s->congress);
    if (x->credential && date_is_set(x->credential->confirmed_on) && credential_has_passed(x->credential))
        paper_addf(p, BLOCK_PARAGRAPH, "您的代表资格经审查，已于%s确认有效。",
                date_text_cn(a, x->credential->confirmed_on));
    paper_add_text(p, BLOCK_PARAGRAPH, "特此通知。");
    struct date on = paper_notice_day(s, NOTICE_ELECTED, x->district->district_no);
    paper_add_signature(s, p, date_is_set(on) || !paper_is_certified(s) ? on : s->certificate.issued_on);
    paper_add_text(p, BLOCK_SPACE, NULL);
    paper_addf(p, BLOCK_NOTE, "依据：%s。", paper_cite(s, 46));
}

struct paper *paper_deputy_notice(const struct paper_source *s, int64_t district_no)
{
    struct paper *p = paper_begin_result(s, title);
    p->is_letters = true;
    size_t pages = 0;
    for (size_t i = 0; i < s->deputies.n; i++) {
        const struct deputy *x = &s->deputies.v[i];
        if (district_no && x->district->district_no != district_no) continue;
        if (pages++) {
            paper_add_text(p, BLOCK_PAGE_BREAK, NULL);
            paper_add_text(p, BLOCK_TITLE, title);
            if (p->subtitle) paper_add_text(p, BLOCK_CENTER, p->subtitle);
        }
        add_page(s, p, x, i + 1);
    }
    if (pages == 0) paper_add_text(p, BLOCK_PARAGRAPH, "还没有人当选。");
    return p;
}
