#include "law/nomination.h"

#include <inttypes.h>

#include "law/candidates.h"

enum signer_state law_signer_state(const struct law_signer *s, int64_t seats)
{
    if (s->is_withdrawn) return SIGNER_WITHDRAWN;
    if (!s->is_voter) return SIGNER_NO_VOTER;
    if (s->is_repeat) return SIGNER_REPEATED;
    return s->joined > seats ? SIGNER_ABOVE_CAP : SIGNER_COUNTS;
}

static void strike(struct law_joint_verdict *v, const struct law_basis *b, const struct law_signer *s,
        enum signer_state state, int64_t seats)
{
    switch (state) {
    case SIGNER_NO_VOTER: law_because(&v->reasons, b, RULE_R35, "“%s”不是本选区选民，联名不计", s->name); break;
    case SIGNER_REPEATED: law_because(&v->reasons, b, RULE_R35, "“%s”在同一推荐表上重复签名，只计一次", s->name); break;
    case SIGNER_ABOVE_CAP:
        law_because(&v->reasons, b, RULE_R37, "“%s”参加联名推荐的已有 %" PRId64 " 人，超过应选名额 %" PRId64 " 名，本次联名不计",
                s->name, s->joined, seats);
        break;
    case SIGNER_WITHDRAWN: law_because(&v->reasons, b, RULE_R35, "“%s”已撤回签名，不计", s->name); break;
    case SIGNER_COUNTS: break;
    }
}

void law_joint_nomination(struct arena *a, const struct law_basis *b, int64_t seats, const struct law_signer *signers,
        size_t count, struct law_joint_verdict *out)
{
    struct law_joint_verdict v = {.reasons = {.arena = a}};
    v.states = arena_alloc_array(a, count + 1, sizeof *v.states);
    for (size_t i = 0; i < count; i++) {
        v.states[i] = law_signer_state(&signers[i], seats);
        v.counted += v.states[i] == SIGNER_COUNTS;
        strike(&v, b, &signers[i], v.states[i], seats);
    }
    v.is_valid = v.counted >= JOINT_SIGNERS_MIN;
    law_because(&v.reasons, b, RULE_R35, "签名 %zu 人，有效联名 %" PRId64 " 人，%s十人，推荐%s", count, v.counted,
            v.is_valid ? "达到" : "不足", v.is_valid ? "有效" : "不成立");
    *out = v;
}

bool law_party_nomination(const struct law_basis *b, const char *organisation, int64_t nominees, int64_t seats,
        struct reason_list *reasons)
{
    bool ok = nominees <= seats;
    law_because(reasons, b, RULE_R36, "%s在本选区推荐 %" PRId64 " 人，%s应选名额 %" PRId64 " 名", organisation, nominees,
            ok ? "不超过" : "超过", seats);
    return ok;
}

bool law_nomination_time(
        const struct law_basis *b, struct date received_on, struct date voter_list_on, struct reason_list *reasons)
{
    if (!b->settings[SETTING_NOMINATE_AFTER_LIST].value) return true;
    if (date_is_set(voter_list_on) && received_on.ymd >= voter_list_on.ymd) return true;
    struct arena *a = reasons->arena;
    const char *list = date_is_set(voter_list_on) ? arena_text(a, "选民名单 %s 公布", date_text(a, voter_list_on))
                                                  : "选民名单还没有公布";
    reason_add(reasons, (struct reason){RULE_R30, law_cite_setting(a, b, SETTING_NOMINATE_AFTER_LIST, RULE_R30),
                                arena_text(a, "%s 收到推荐，%s，须在名单公布后提名", date_text(a, received_on), list)});
    return false;
}

static bool is_at_most_percent(int64_t part, int64_t whole, int64_t percent)
{
    return part * 100 <= whole * percent;
}

bool law_party_share(const struct law_basis *b, int64_t nominees, int64_t all_seats, struct reason_list *reasons)
{
    const struct law_setting *s = &b->settings[SETTING_PARTY_NOMINEE_PERCENT];
    if (s->value == 0) return true;
    bool ok = is_at_most_percent(nominees, all_seats, s->value);
    law_because(reasons, b, RULE_R36, "政党、团体推荐共 %" PRId64 " 人，%s应选总名额 %" PRId64 " 名的百分之%" PRId64 "%s%s%s", nominees,
            ok ? "不超过" : "超过", all_seats, s->value, s->source ? "（" : "", s->source ? s->source : "",
            s->source ? "）" : "");
    return ok;
}

bool law_women_share(const struct law_basis *b, int64_t women, int64_t candidates, struct reason_list *reasons)
{
    const struct law_setting *s = &b->settings[SETTING_WOMEN_CANDIDATE_PERCENT];
    if (s->value == 0) return true;
    bool ok = women * 100 >= candidates * s->value;
    law_because(reasons, b, RULE_R104, "候选人 %" PRId64 " 人中妇女 %" PRId64 " 人，%s百分之%" PRId64, candidates, women,
            ok ? "达到" : "不足", s->value);
    return ok;
}

bool law_foreign_funding(const struct law_basis *b, enum funding_stage stage, struct reason_list *reasons)
{
    if (!law_has_rule(b, RULE_R45)) return false;
    static const char *const then[] = {
            [FUNDING_NOMINATED] = "不列入代表候选人名单",
            [FUNDING_LISTED] = "从代表候选人名单中除名",
            [FUNDING_ELECTED] = "当选无效",
    };
    law_because(reasons, b, RULE_R45, "接受境外机构、组织、个人与选举有关的资助的，%s", then[stage]);
    return true;
}

enum list_step law_list_step(const struct law_basis *b, int64_t nominees, int64_t seats, struct reason_list *reasons)
{
    struct law_range range = {0};
    struct err e;
    if (!law_candidate_range(b, CONTEST_DIRECT, seats, &range, reasons, &e)) return LIST_TOO_FEW;
    if (nominees < range.min) {
        law_because(reasons, b, RULE_R38, "候选人 %" PRId64 " 人，少于法定的 %" PRId64 " 人，没有差额不得投票", nominees, range.min);
        return LIST_TOO_FEW;
    }
    if (nominees <= range.max) return LIST_FITS;
    law_because(reasons, b, RULE_R41,
            "候选人 %" PRId64 " 人，超过最高差额比例 %" PRId64 " 人，交选民小组讨论、协商，根据较多数选民的意见确定；不能形成较为一致意见的，进行预选",
            nominees, range.max);
    return LIST_MUST_SHRINK;
}

bool law_primary_turnout(const struct law_basis *b, int64_t participants, int64_t registered,
        struct reason_list *reasons)
{
    if (!b->settings[SETTING_PRIMARY_THIRD].value) return true;
    bool ok = 3 * participants >= registered;
    law_because(reasons, b, RULE_R105, "参加预选 %" PRId64 " 人，选区选民 %" PRId64 " 人，%s三分之一", participants, registered,
            ok ? "不少于" : "少于");
    return ok;
}

bool law_is_ordered_by_primary(const struct law_basis *b, bool had_primary, struct reason_list *reasons)
{
    const struct law_setting *s = &b->settings[SETTING_ORDER_AFTER_PRIMARY];
    bool by_votes = had_primary && s->value == ORDER_BY_VOTES;
    const char *local = s->source ? s->source : law_cite_local(b, RULE_R43);
    if (by_votes)
        reason_add(reasons, (struct reason){RULE_R43, local ? local : law_cite(reasons->arena, b, RULE_R43),
                                    "经预选确定，按预选得票多少的顺序排列"});
    else
        reason_add(reasons, (struct reason){RULE_R43, local ? local : "各省实施细则",
                                    local ? "按姓名笔画顺序排列" : "国家法律没有规定未经预选时的次序，按通行做法以姓名笔画为序"});
    return by_votes;
}

bool law_committee_member_may_stand(const struct law_basis *b, const char *name, bool has_resigned,
        struct reason_list *reasons)
{
    law_because(reasons, b, RULE_R07, has_resigned ? "“%s”已辞去选举委员会职务" : "“%s”是选举委员会组成人员，为代表候选人的应当辞去选举委员会的职务",
            name);
    return has_resigned;
}

bool law_may_introduce(const struct law_basis *b, struct date on, struct reason_list *reasons)
{
    bool ok = on.ymd < b->on.ymd;
    law_because(reasons, b, RULE_R44, "%s 介绍代表候选人，%s", date_text(reasons->arena, on),
            ok ? "在选举日以前" : "选举日必须停止代表候选人的介绍");
    return ok;
}
