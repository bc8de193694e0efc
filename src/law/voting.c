#include "law/voting.h"

#include <inttypes.h>

#include "model/code.h"

DEFINE_CODE_FUNCTION(mobile_ground, enum mobile_ground, MOBILE_GROUNDS)
DEFINE_TITLE_FUNCTION(mobile_ground, enum mobile_ground, MOBILE_GROUNDS)
DEFINE_FROM_FUNCTION(mobile_ground, enum mobile_ground, MOBILE_GROUNDS)

static bool has_ground(const struct law_basis *b, const struct entrustment *t)
{
    return t->is_away || t->is_held || (t->is_unable && b->settings[SETTING_ENTRUST_GROUNDS].value == ENTRUST_AWAY_OR_UNABLE);
}

enum verdict law_may_entrust(const struct law_basis *b, const struct entrustment *t, struct reason_list *reasons)
{
    enum verdict v = VERDICT_YES;
    if (!has_ground(b, t)) {
        law_because(reasons, b, RULE_R52, "委托人不是在选举期间外出，不能委托投票；行动不便的可以在流动票箱投票");
        v = VERDICT_NO;
    }
    if (!t->is_written) {
        law_because(reasons, b, RULE_R52, "没有书面委托");
        v = VERDICT_NO;
    }
    if (!t->trustee_is_voter) {
        law_because(reasons, b, RULE_R52, "受托人不在选民名单上");
        v = VERDICT_NO;
    } else if (!t->trustee_is_of_district && b->settings[SETTING_ENTRUST_SCOPE].value == SCOPE_DISTRICT) {
        law_because(reasons, b, RULE_R52, "受托人不是本选区选民（%s）",
                law_cite_setting(reasons->arena, b, SETTING_ENTRUST_SCOPE, RULE_R52));
        v = VERDICT_NO;
    }
    if (t->already_accepted >= ENTRUSTMENTS_MAX) {
        law_because(reasons, b, RULE_R53, "受托人已接受 %" PRId64 " 人的委托，不得超过三人", t->already_accepted);
        v = VERDICT_NO;
    }
    if (v == VERDICT_YES && !t->is_approved) {
        law_because(reasons, b, RULE_R52, "尚未经选举委员会同意");
        return VERDICT_OPEN;
    }
    if (v == VERDICT_YES)
        law_because(reasons, b, RULE_R53, "书面委托经同意；受托人共接受 %" PRId64 " 人的委托，不超过三人", t->already_accepted + 1);
    return v;
}

bool law_mobile_box(const struct law_basis *b, enum mobile_ground ground, int64_t supervisors, int64_t staff,
        struct reason_list *reasons)
{
    bool lawful = ground != MOBILE_OTHER;
    if (ground == MOBILE_HELD)
        reason_add(reasons, (struct reason){RULE_R47, "直接选举若干规定1983 第5项",
                                    arena_text(reasons->arena, "%s的选民可以在流动票箱投票", mobile_ground_title(ground))});
    else
        law_because(reasons, b, RULE_R47,
                lawful ? "%s的选民可以在流动票箱投票" : "流动票箱只用于行动不便或者居住分散并且交通不便的选民，“%s”不是法定事由",
                mobile_ground_title(ground));
    int64_t watched = b->settings[SETTING_MOBILE_BOX_SUPERVISORS].value, staffed = b->settings[SETTING_STATION_STAFF].value;
    bool enough = supervisors >= watched && staff >= staffed;
    const char *staff_text = staffed ? arena_text(reasons->arena, "，工作人员须 %" PRId64 " 人以上", staffed) : "";
    law_because(reasons, b, RULE_R48, "流动票箱监票人 %" PRId64 " 人、工作人员 %" PRId64 " 人，%s（监票人须 %" PRId64 " 人以上%s）", supervisors,
            staff, enough ? "符合" : "不足", watched, staff_text);
    return lawful && enough;
}

bool law_station(const struct law_basis *b, int64_t staff, bool has_secret_booth, struct reason_list *reasons)
{
    law_because(reasons, b, RULE_R49, has_secret_booth ? "设有秘密写票处" : "没有设秘密写票处");
    int64_t wanted = b->settings[SETTING_STATION_STAFF].value;
    if (wanted == 0) return has_secret_booth;
    law_because(reasons, b, RULE_R48, "工作人员 %" PRId64 " 人，%s %" PRId64 " 人", staff, staff >= wanted ? "不少于" : "少于", wanted);
    return has_secret_booth && staff >= wanted;
}

bool law_may_watch(const struct law_basis *b, const char *name, const char *candidate, enum kinship kin,
        struct reason_list *reasons)
{
    if (kin == KIN_NONE) return true;
    if (kin == KIN_NEAR) {
        law_because(reasons, b, RULE_R54, "“%s”是候选人“%s”的近亲属，不得担任监票人、计票人", name, candidate);
        return false;
    }
    const struct law_setting *s = &b->settings[SETTING_SELF_NOT_TELLER];
    law_because(reasons, b, RULE_R54, s->value ? "“%s”是候选人，不得担任本选区的监票人、计票人（%s）" : "“%s”是候选人；国家法律只写明近亲属不得监票、计票，候选人本人更应回避%s",
            name, s->value ? law_cite_setting(reasons->arena, b, SETTING_SELF_NOT_TELLER, RULE_R54) : "");
    return false;
}

bool law_record_is_signed(const struct law_basis *b, const char *supervisor, struct reason_list *reasons)
{
    bool is_signed = supervisor && *supervisor;
    law_because(reasons, b, RULE_R55, is_signed ? "投票人数和票数的核对记录由监票人“%s”签字" : "投票人数和票数的核对记录没有监票人签字%s",
            is_signed ? supervisor : "");
    return is_signed;
}

bool law_may_take_ballot(const struct law_basis *b, bool has_id_card, bool has_voter_card, struct reason_list *reasons)
{
    bool ok = has_id_card || has_voter_card;
    law_because(reasons, b, RULE_R46, "%s", ok ? "凭身份证或者选民证领取选票" : "没有身份证或者选民证，不能领取选票");
    return ok;
}

bool law_may_be_helped(const struct law_basis *b, bool is_illiterate, bool is_disabled, struct reason_list *reasons)
{
    bool ok = is_illiterate || is_disabled;
    law_because(reasons, b, RULE_R50, "%s", ok ? "文盲或者因残疾不能写选票，可以委托信任的人代写；代写不是委托投票，不计入三人" : "能写选票的应当自己写");
    return ok;
}

enum verdict law_may_be_written_in(const struct law_basis *b, bool is_voter, bool is_of_district,
        struct reason_list *reasons)
{
    if (!is_voter) {
        law_because(reasons, b, RULE_R51, "另选的人不在选民名单上；只能另选其他选民");
        return VERDICT_NO;
    }
    bool district_only = b->settings[SETTING_WRITE_IN_SCOPE].value == SCOPE_DISTRICT;
    if (district_only && !is_of_district) {
        law_because(reasons, b, RULE_R51, "另选的人不是本选区选民，按设置不计");
        return VERDICT_NO;
    }
    law_because(reasons, b, RULE_R51, "可以另选其他任何选民");
    return VERDICT_YES;
}
