#include "law/voter.h"

#include <string.h>

#include "model/code.h"

#define VERDICTS(X) X(NO, "no", "否") X(YES, "yes", "是") X(OPEN, "open", "待定")

DEFINE_TITLE_FUNCTION(exclusion_ground, enum exclusion_ground, EXCLUSION_GROUNDS)
DEFINE_FROM_FUNCTION(exclusion_ground, enum exclusion_ground, EXCLUSION_GROUNDS)
DEFINE_TITLE_FUNCTION(restraint, enum restraint, RESTRAINTS)
DEFINE_FROM_FUNCTION(restraint, enum restraint, RESTRAINTS)
DEFINE_CODE_FUNCTION(verdict, enum verdict, VERDICTS)

enum { VOTING_AGE = 18 };

enum verdict law_is_of_age(const struct law_basis *b, struct date born, struct reason_list *reasons)
{
    if (!date_is_set(born)) {
        law_because(reasons, b, RULE_R03, "没有出生日期，不能确定选举日是否年满十八周岁");
        return VERDICT_OPEN;
    }
    int age = date_age(born, b->on);
    bool old_enough = age >= VOTING_AGE;
    law_because(reasons, b, RULE_R03, "%s 出生，到选举日 %s 为 %d 周岁，%s十八周岁", date_text(reasons->arena, born),
            date_text(reasons->arena, b->on), age, old_enough ? "年满" : "未满");
    return old_enough ? VERDICT_YES : VERDICT_NO;
}

static bool has_document(const struct exclusion *x)
{
    return x->document && *x->document && x->authority && *x->authority;
}

static bool is_of_court(const struct exclusion *x)
{
    return strstr(x->authority, "法院");
}

static bool is_of_procuratorate(const struct exclusion *x)
{
    return strstr(x->authority, "检察院");
}

/* Does the measure cover the election day? */
static bool covers(const struct law_basis *b, const struct exclusion *x)
{
    bool begun = !date_is_set(x->from) || x->from.ymd <= b->on.ymd;
    bool ended = date_is_set(x->until) && x->until.ymd < b->on.ymd;
    return begun && !ended;
}

static enum verdict exclude_deprived(const struct law_basis *b, const struct exclusion *x, struct reason_list *reasons)
{
    if (!has_document(x)) {
        law_because(reasons, b, RULE_R04, "须有判决书文号和法院名称，才能以剥夺政治权利为由不予登记");
        return VERDICT_OPEN;
    }
    if (!is_of_court(x)) {
        law_because(reasons, b, RULE_R04, "剥夺政治权利由人民法院判决，“%s”不是法院", x->authority);
        return VERDICT_OPEN;
    }
    if (!covers(b, x)) {
        law_because(reasons, b, RULE_R04, "%s（%s）的剥夺政治权利期间不包括选举日，应予登记", x->document, x->authority);
        return VERDICT_NO;
    }
    law_because(reasons, b, RULE_R04, "%s（%s）剥夺政治权利，没有选举权和被选举权", x->document, x->authority);
    return VERDICT_YES;
}

static enum verdict exclude_mentally_ill(const struct law_basis *b, const struct exclusion *x,
        struct reason_list *reasons)
{
    if (!x->committee_confirmed) {
        law_because(reasons, b, RULE_R05, "须经选举委员会确认不能行使选举权利，才不列入选民名单");
        return VERDICT_OPEN;
    }
    if (b->settings[SETTING_HOSPITAL_PAPER].value && !x->hospital_paper) {
        law_because(reasons, b, RULE_R05, "还须有医院证明或者监护人同意（%s）",
                law_cite_setting(reasons->arena, b, SETTING_HOSPITAL_PAPER, RULE_R05));
        return VERDICT_OPEN;
    }
    law_because(reasons, b, RULE_R05, "经选举委员会确认不能行使选举权利，不列入选民名单");
    return VERDICT_YES;
}

static enum verdict exclude_suspended(const struct law_basis *b, const struct exclusion *x, struct reason_list *reasons)
{
    if (!has_document(x) || !(is_of_court(x) || is_of_procuratorate(x))) {
        law_because(reasons, b, RULE_R06, "须有人民检察院或者人民法院停止行使选举权利的决定；没有决定的准予行使选举权利");
        return VERDICT_NO;
    }
    if (!covers(b, x)) {
        law_because(reasons, b, RULE_R06, "%s（%s）的效力不包括选举日，应予登记", x->document, x->authority);
        return VERDICT_NO;
    }
    int days = (int)b->settings[SETTING_SUSPENSION_NOTICE_DAYS].value;
    if (days > 0 && (!date_is_set(x->delivered_on) || x->delivered_on.ymd > law_days_before(b, days).ymd)) {
        law_because(reasons, b, RULE_R06, "决定应在选举日的%d日以前送达选举委员会（%s），未见按时送达的记录", days,
                law_cite_setting(reasons->arena, b, SETTING_SUSPENSION_NOTICE_DAYS, RULE_R06));
        return VERDICT_OPEN;
    }
    law_because(reasons, b, RULE_R06, "%s（%s）决定在被羁押期间停止行使选举权利", x->document, x->authority);
    return VERDICT_YES;
}

/* 死亡的从名单上除名，迁出的列入新迁入的选区: no rule of its own, 第27条第1款. */
static enum verdict strike_off(const struct law_basis *b, const struct exclusion *x, struct reason_list *reasons)
{
    struct arena *a = reasons->arena;
    bool is_dead = x->ground == EXCLUDED_DEAD, shown = x->document && *x->document;
    const char *text;
    if (shown)
        text = arena_text(a, "%s（%s），%s", exclusion_ground_title(x->ground), x->document,
                is_dead ? "从选民名单上除名" : "列入新迁入选区的选民名单");
    else
        text = is_dead ? "除名须写明依据（死亡证明或户口注销证明）" : "转出须写明依据（迁移证明或选民资格证明）";
    reason_add(reasons, (struct reason){RULE_R02, law_cite_el(a, b, 27, 1), text});
    return shown ? VERDICT_YES : VERDICT_OPEN;
}

/* 可以只参加县级的选举: what the law lets be, the province or a decision settles. */
static enum verdict exclude_non_local_staff(const struct law_basis *b, const struct exclusion *x,
        struct reason_list *reasons)
{
    const struct law_setting *s = &b->settings[SETTING_NON_LOCAL_STAFF];
    struct reason r = {RULE_R02, s->source ? s->source : "直接选举若干规定1983 第7项", NULL};
    enum verdict v = VERDICT_YES;
    if (s->value != NON_LOCAL_STAFF_COUNTY_ONLY) {
        v = VERDICT_NO;
        r.text = "没有规定或者决定不属县级以下人民政府领导的单位的职工不参加乡级选举（设置 non_local_staff），应予登记";
    } else if (!has_document(x)) {
        v = VERDICT_OPEN;
        r.text = "须写明单位不属县级以下人民政府领导的凭据（文号）和出具的单位";
    } else {
        r.text = arena_text(reasons->arena, "%s（%s）的职工只参加县级人民代表大会代表的选举", x->authority, x->document);
    }
    reason_add(reasons, r);
    return v;
}

enum verdict law_may_exclude(const struct law_basis *b, const struct exclusion *x, struct reason_list *reasons)
{
    switch (x->ground) {
    case EXCLUDED_DEPRIVED: return exclude_deprived(b, x, reasons);
    case EXCLUDED_MENTAL_ILLNESS: return exclude_mentally_ill(b, x, reasons);
    case EXCLUDED_SUSPENDED: return exclude_suspended(b, x, reasons);
    case EXCLUDED_NON_LOCAL_STAFF: return exclude_non_local_staff(b, x, reasons);
    case EXCLUDED_DEAD:
    case EXCLUDED_MOVED_OUT: break;
    case EXCLUSION_GROUND_COUNT: return VERDICT_OPEN;
    }
    return strike_off(b, x, reasons);
}

enum verdict law_keeps_vote(const struct law_basis *b, enum restraint r, struct reason_list *reasons)
{
    static const char *const how[] = {
            [RESTRAINT_IMPRISONED] = "在流动票箱投票，或者委托有选举权的亲属或者其他选民代为投票",
            [RESTRAINT_HELD] = "在流动票箱投票，或者委托有选举权的亲属或者其他选民代为投票",
            [RESTRAINT_BAIL] = "到投票站、选举大会或者在流动票箱投票，或者委托投票",
            [RESTRAINT_DETAINED] = "在选举日回原选区投票，在流动票箱投票，或者委托投票",
    };
    reason_add(reasons, (struct reason){RULE_R06, "直接选举若干规定1983 第5项",
                                arena_text(reasons->arena, "%s的，准予行使选举权利；由选举委员会和执行机关共同决定，可以%s", restraint_title(r), how[r])});
    (void)b;
    return VERDICT_YES;
}

enum verdict law_votes_once(const struct law_basis *b, size_t places, struct reason_list *reasons)
{
    bool once = places <= 1;
    law_because(reasons, b, RULE_R02, once ? "只在一个选区登记，有一个投票权" : "在 %zu 处登记；每一选民只有一个投票权，只能保留一处",
            places);
    return once ? VERDICT_YES : VERDICT_NO;
}

enum verdict law_may_transfer_in(const struct law_basis *b, const char *certificate, struct reason_list *reasons)
{
    bool shown = certificate && *certificate;
    reason_add(reasons, (struct reason){RULE_R02, "直接选举若干规定1983 第9项",
                                shown ? arena_text(reasons->arena, "持原选区选民资格证明（%s），可以在现居住地选区参加选举",
                                                certificate)
                                      : "须取得原选区选民资格证明，才能在现居住地选区参加选举"});
    (void)b;
    return shown ? VERDICT_YES : VERDICT_OPEN;
}

bool law_is_direct(const struct law_basis *b, bool is_county_or_below, struct reason_list *reasons)
{
    if (is_county_or_below)
        law_because(reasons, b, RULE_R01, "县级、乡级人民代表大会代表由选民直接选举");
    else
        reason_add(reasons, (struct reason){RULE_R01, law_cite_el(reasons->arena, b, 3, 1),
                                    "设区的市、自治州以上的人民代表大会代表由下一级人民代表大会选举"});
    return is_county_or_below;
}
