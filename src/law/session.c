#include "law/session.h"

#include <inttypes.h>

#include "base/ratio.h"
#include "model/code.h"

DEFINE_TITLE_FUNCTION(suspension_cause, enum suspension_cause, SUSPENSION_CAUSES)
DEFINE_FROM_FUNCTION(suspension_cause, enum suspension_cause, SUSPENSION_CAUSES)

enum { BILL_TOWNSHIP = 5, BILL_COUNTY = 10, INTERPELLATION = 10, ABSENCES_MAX = 2, FIRST_SESSION_MONTHS = 2 };
enum { IN_OFFICE, ALL_SEATS }; /* values of deputies_base */

int64_t law_all_deputies(const struct law_basis *b, const struct deputy_count *n, struct reason_list *reasons)
{
    bool by_seats = b->settings[SETTING_DEPUTIES_BASE].value == ALL_SEATS;
    int64_t base = by_seats ? n->seats : n->in_office;
    law_because(reasons, b, RULE_R81, "全体代表以%s计，%" PRId64 " 人（应有 %" PRId64 " 人，在任 %" PRId64 " 人）",
            by_seats ? "应有名额" : "在任代表", base, n->seats, n->in_office);
    if (n->suspended > 0)
        law_because(reasons, b, RULE_R100,
                "其中 %" PRId64 " 人暂时停止执行代表职务：代表资格没有终止，仍计入全体代表，不能出席", n->suspended);
    return base;
}

bool law_quorum(const struct law_basis *b, int64_t deputies, int64_t present, struct reason_list *reasons)
{
    int64_t wanted = b->settings[SETTING_CONGRESS_QUORUM].value;
    bool two_thirds = wanted == QUORUM_TWO_THIRDS || (wanted == QUORUM_BY_LAW && law_has_rule(b, RULE_R80));
    if (!two_thirds && wanted != QUORUM_HALF) return true; /* before 2022 only local rules set a quorum */
    bool enough = two_thirds ? ratio_is_two_thirds(present, deputies) : ratio_is_majority(present, deputies);
    const char *local = law_has_rule(b, RULE_R80) ? NULL : b->settings[SETTING_CONGRESS_QUORUM].source;
    struct arena *a = reasons->arena;
    reason_add(reasons, (struct reason){RULE_R80,
                                law_has_rule(b, RULE_R80) ? law_cite(a, b, RULE_R80)
                                : local                   ? local
                                                          : "各省乡镇人大条例",
                                arena_text(a, "全体代表 %" PRId64 " 人，出席 %" PRId64 " 人，%s%s，%s", deputies,
                                        present, enough ? "达到" : "未达到", two_thirds ? "三分之二以上" : "过半数",
                                        enough ? "可以选举" : "不得选举")});
    return enough;
}

bool law_resolution(
        const struct law_basis *b, const char *what, int64_t votes_for, int64_t deputies, struct reason_list *reasons)
{
    bool passed = ratio_is_majority(votes_for, deputies);
    law_because(reasons, b, RULE_R81,
            "%s：全体代表 %" PRId64 " 人，赞成 %" PRId64 " 票，%s过半数（%" PRId64 " 票以上），%s", what, deputies,
            votes_for, passed ? "" : "未", deputies / 2 + 1, passed ? "通过" : "未通过");
    return passed;
}

bool law_convening(const struct law_basis *b, enum area_level level, enum convener by, struct reason_list *reasons)
{
    static const char *const names[] = {"上次会议的主席团", "上届人大常委会", "其他机构"};
    enum convener lawful = level == LEVEL_TOWNSHIP ? CONVENER_PRESIDIUM : CONVENER_STANDING_COMMITTEE;
    bool ok = by == lawful;
    law_because(reasons, b, RULE_R83, "第一次会议由%s召集，%s", names[by],
            ok ? "符合规定" : arena_text(reasons->arena, "应由%s召集", names[lawful]));
    return ok;
}

enum verdict law_first_session(
        const struct law_basis *b, struct date completed_on, struct date session_on, struct reason_list *reasons)
{
    if (!date_is_set(completed_on)) {
        law_because(reasons, b, RULE_R82, "代表选举还没有完成，第一次会议在完成后的两个月内召开");
        return VERDICT_OPEN;
    }
    struct arena *a = reasons->arena;
    struct date last = date_add_months(completed_on, FIRST_SESSION_MONTHS);
    if (!date_is_set(session_on)) {
        law_because(reasons, b, RULE_R82, "代表选举 %s 完成，第一次会议须在 %s 以前召开，会期还没有确定",
                date_text(a, completed_on), date_text(a, last));
        return VERDICT_OPEN;
    }
    bool ok = session_on.ymd >= completed_on.ymd && session_on.ymd <= last.ymd;
    const char *fault = session_on.ymd < completed_on.ymd ? "早于代表选举完成" : ok ? "在两个月内" : "迟于两个月";
    law_because(reasons, b, RULE_R82, "代表选举 %s 完成，第一次会议 %s 召开，最迟 %s，%s", date_text(a, completed_on),
            date_text(a, session_on), date_text(a, last), fault);
    return ok ? VERDICT_YES : VERDICT_NO;
}

bool law_special_session(const struct law_basis *b, bool presidium_decided, int64_t proposers, int64_t deputies,
        struct reason_list *reasons)
{
    bool enough = deputies > 0 && 5 * proposers >= deputies;
    if (presidium_decided && !enough)
        law_because(reasons, b, RULE_R96, "主席团（县级为常委会）认为必要，可以临时召集会议");
    else
        law_because(reasons, b, RULE_R96, "全体代表 %" PRId64 " 人，提议临时召集会议的 %" PRId64 " 人，%s五分之一",
                deputies, proposers, enough ? "达到" : "不足");
    return presidium_decided || enough;
}

bool law_motion(const struct law_basis *b, enum area_level level, const struct proposal *p, struct reason_list *reasons)
{
    bool is_bill = p->motion == MOTION_BILL;
    if (is_bill && p->by_presidium) {
        law_because(reasons, b, RULE_R97, "主席团、本级人民政府可以提出议案");
        return true;
    }
    int64_t least = !is_bill ? INTERPELLATION : level == LEVEL_TOWNSHIP ? BILL_TOWNSHIP : BILL_COUNTY;
    bool enough = p->proposers >= least;
    struct arena *a = reasons->arena;
    const char *place = is_bill ? law_cite(a, b, RULE_R97) : law_cite_ol(a, b, 28, 24);
    reason_add(reasons,
            (struct reason){RULE_R97, place,
                    arena_text(a, "%s由代表 %" PRId64 " 人联名提出，%s %" PRId64 " 人%s", is_bill ? "议案" : "质询案",
                            p->proposers, enough ? "达到" : "不足", least, enough ? "" : "，不能提出")});
    if (is_bill || !enough) return enough;
    if (!p->is_written || !p->names_question)
        reason_add(reasons, (struct reason){RULE_R97, place, "质询案须书面提出，写明质询对象、质询的问题和内容"});
    return p->is_written && p->names_question;
}

bool law_absences_end_seat(const struct law_basis *b, const char *deputy, int64_t missed, struct reason_list *reasons)
{
    bool ends = missed >= ABSENCES_MAX;
    law_because(reasons, b, RULE_R99, "代表“%s”未经批准不出席会议 %" PRId64 " 次，%s", deputy, missed,
            ends ? "达到两次，代表资格终止，由代表资格审查委员会报告、公告" : "不足两次，代表资格不受影响");
    return ends;
}

bool law_is_suspended(
        const struct law_basis *b, const char *deputy, enum suspension_cause cause, struct reason_list *reasons)
{
    bool rests = cause != SUSPENSION_NONE;
    law_because(reasons, b, RULE_R100, "代表“%s”%s%s", deputy, suspension_cause_title(cause),
            rests ? "，暂时停止执行代表职务，情形消失后恢复；代表资格没有终止" : "");
    return rests;
}

bool law_certificates(const struct law_basis *b, int64_t deputies, int64_t issued, struct reason_list *reasons)
{
    bool is_duty = b->dl == DL_2025, all = issued >= deputies;
    law_because(reasons, b, RULE_R102, "代表 %" PRId64 " 人，已发代表证 %" PRId64 " 人，%s", deputies, issued,
            all       ? "已全部发给"
            : is_duty ? "应当为每一位代表制发"
                      : "法律规定可以发给，没有规定必须发给");
    return all || !is_duty;
}
