#include "law/mandate.h"

#include <inttypes.h>

#include "base/ratio.h"

enum { RECALL_SIGNERS_TOWNSHIP = 30, RECALL_SIGNERS_COUNTY = 50 };

bool law_announcement(const struct law_basis *b, bool declared_valid, struct date published_on,
        struct reason_list *reasons)
{
    bool published = date_is_set(published_on);
    law_because(reasons, b, RULE_R67, "选举结果%s，当选代表名单%s%s", declared_valid ? "由选举委员会确定有效并宣布" : "尚未由选举委员会确定是否有效",
            published ? "公布于 " : "尚未公布", date_text(reasons->arena, published_on));
    return declared_valid && published;
}

/* 选举法2010 has no article on it; the review rested on the organic law. */
static void review_because(const struct law_basis *b, struct reason_list *reasons, const char *text)
{
    const char *place = law_has_rule(b, RULE_R68) ? law_cite(reasons->arena, b, RULE_R68) : "组织法2004";
    reason_add(reasons, (struct reason){RULE_R68, place, text});
}

static bool finds_fault(const struct law_basis *b, bool ok, const char *question, struct reason_list *reasons)
{
    review_because(b, reasons, arena_text(reasons->arena, "%s：%s", question, ok ? "符合" : "不符合，当选无效"));
    return !ok;
}

enum verdict law_credentials(const struct law_basis *b, enum area_level level, const struct credentials *c,
        struct reason_list *reasons)
{
    if (!law_has_rule(b, RULE_R68))
        review_because(b, reasons, "选举法2010 没有代表资格审查的专条；由代表资格审查委员会依组织法审查");
    bool at_fault = finds_fault(b, c->meets_conditions, "是否符合宪法、法律规定的代表的基本条件", reasons);
    at_fault |= finds_fault(b, c->procedure_lawful, "选举是否符合法律规定的程序", reasons);
    at_fault |= finds_fault(b, c->free_of_offence, "有无破坏选举和其他当选无效的违法行为", reasons);
    if (at_fault) return VERDICT_NO;
    if (c->complaint_is_open) {
        review_because(b, reasons, "尚有举报没有查清，暂不提出意见");
        return VERDICT_OPEN;
    }
    const char *body = level == LEVEL_TOWNSHIP ? "乡镇人民代表大会主席团" : "本级人大常委会";
    if (!c->is_confirmed || !date_is_set(c->published_on)) {
        review_because(b, reasons, arena_text(reasons->arena, "等待%s确认代表资格并公布代表名单", body));
        return VERDICT_OPEN;
    }
    bool in_time = !date_is_set(c->session_on) || c->published_on.ymd < c->session_on.ymd;
    review_because(b, reasons,
            arena_text(reasons->arena, "%s确认代表资格，名单公布于 %s，%s在第一次会议以前", body,
                    date_text(reasons->arena, c->published_on), in_time ? "" : "没有"));
    return in_time ? VERDICT_YES : VERDICT_NO;
}

bool law_other_mandate(const struct law_basis *b, bool has_other, bool areas_are_related, struct reason_list *reasons)
{
    if (!has_other) return true;
    law_because(reasons, b, RULE_R69, areas_are_related ? "兼任上下级有隶属关系的行政区域的代表，法律不禁止" : "已是无隶属关系的行政区域的代表，不得同时担任，只能保留一个");
    return areas_are_related;
}

bool law_offence_voids(const struct law_basis *b, bool won_by_offence, struct reason_list *reasons)
{
    if (won_by_offence)
        law_because(reasons, b, RULE_R79, "以贿赂、暴力威胁、伪造虚报、压制报复等违法行为当选的，当选无效");
    return won_by_offence;
}

bool law_recall_petition(const struct law_basis *b, enum area_level level, int64_t signers, bool states_reasons,
        struct reason_list *reasons)
{
    bool is_county = level == LEVEL_COUNTY;
    int64_t wanted = is_county ? RECALL_SIGNERS_COUNTY : RECALL_SIGNERS_TOWNSHIP;
    bool enough = signers >= wanted;
    law_because(reasons, b, is_county ? RULE_R71 : RULE_R70,
            "罢免%s代表，原选区选民 %" PRId64 " 人联名，%s %" PRId64 " 人，向县级人大常委会书面提出", area_level_title(level), signers,
            enough ? "达到" : "不足", wanted);
    if (!states_reasons)
        reason_add(reasons, (struct reason){is_county ? RULE_R71 : RULE_R70, law_cite_el(reasons->arena, b, 50, 2),
                                    "罢免要求应当写明罢免理由"});
    return enough && states_reasons;
}

bool law_recall_vote(const struct law_basis *b, int64_t votes_for, int64_t registered, struct reason_list *reasons)
{
    bool passed = ratio_is_majority(votes_for, registered);
    law_because(reasons, b, RULE_R72, "原选区全体选民 %" PRId64 " 人，同意罢免 %" PRId64 " 人，%s过半数", registered, votes_for,
            passed ? "" : "未");
    return passed;
}

static bool is_put(const struct law_basis *b, const struct indirect_recall *r, struct reason_list *reasons)
{
    if (r->by_presiding_body) {
        law_because(reasons, b, RULE_R73, "罢免案由%s提出", r->in_session ? "大会主席团" : "常委会主任会议");
        return true;
    }
    int64_t share = r->in_session ? 10 : 5;
    bool enough = r->proposers * share >= r->members;
    law_because(reasons, b, RULE_R73, "%s %" PRId64 " 人中 %" PRId64 " 人联名，%s%s", r->in_session ? "全体代表" : "常委会组成人员",
            r->members, r->proposers, enough ? "达到" : "不足", r->in_session ? "十分之一" : "五分之一");
    return enough;
}

bool law_indirect_recall(const struct law_basis *b, const struct indirect_recall *r, struct reason_list *reasons)
{
    bool put = is_put(b, r, reasons), passed = ratio_is_majority(r->votes_for, r->members);
    reason_add(reasons,
            (struct reason){RULE_R73, law_cite_el(reasons->arena, b, 53, 2),
                    arena_text(reasons->arena, "全体 %" PRId64 " 人，同意罢免 %" PRId64 " 人，%s过半数", r->members, r->votes_for,
                            passed ? "" : "未")});
    return put && passed;
}

bool law_resignation(const struct law_basis *b, enum area_level level, int64_t votes_for, int64_t members,
        struct reason_list *reasons)
{
    bool is_county = level == LEVEL_COUNTY, passed = ratio_is_majority(votes_for, members);
    law_because(reasons, b, is_county ? RULE_R75 : RULE_R74, "%s %" PRId64 " 人，同意接受辞职 %" PRId64 " 人，%s过半数，%s",
            is_county ? "县级人大常委会组成人员" : "乡级人民代表大会代表", members, votes_for, passed ? "" : "未",
            passed ? "接受辞职并公告" : "不接受辞职");
    return passed;
}

bool law_post_follows_seat(const struct law_basis *b, bool is_chair_or_vice, enum seat_end end,
        struct reason_list *reasons)
{
    if (!is_chair_or_vice || end == SEAT_KEPT) return false;
    if (end == SEAT_RECALLED)
        law_because(reasons, b, RULE_R76, "主席、副主席的代表职务被罢免的，其主席、副主席的职务相应撤销，由主席团公告");
    else
        reason_add(reasons, (struct reason){RULE_R76, law_cite_el(reasons->arena, b, 56, 2),
                                    "主席、副主席辞去代表职务被接受的，其主席、副主席的职务相应终止，由主席团公告"});
    return true;
}

bool law_moved_away(const struct law_basis *b, bool left_the_area, struct reason_list *reasons)
{
    if (left_the_area) law_because(reasons, b, RULE_R78, "代表调离或者迁出本行政区域，代表资格自行终止，缺额另行补选");
    return left_the_area;
}
