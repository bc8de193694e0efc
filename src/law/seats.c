#include "law/seats.h"

#include <inttypes.h>

struct formula {
    int64_t base, per, cap;
    int64_t small; /* below so many people the total may be under the base; 0: no such rule */
    enum rule base_rule, added_rule, cap_rule, small_rule;
};

/* The statute speaks of the caps of county and city only above 1.55 (1.65) and 10 million people; the sums
 * reach them at just these figures, so that no such bound is needed. */
static struct formula formula_of(const struct law_basis *b, enum area_level level)
{
    bool is_2020 = b->el == EL_2020;
    switch (level) {
    case LEVEL_TOWNSHIP:
        return (struct formula){is_2020 ? 45 : 40, 1500, 160, 2000, RULE_R13, RULE_R14, RULE_R15, RULE_R16};
    case LEVEL_COUNTY:
        return (struct formula){is_2020 ? 140 : 120, 5000, 450, 50000, RULE_R09, RULE_R10, RULE_R11, RULE_R12};
    case LEVEL_CITY:
        return (struct formula){240, 25000, 650, 0, RULE_R18, RULE_R18, RULE_R18, RULE_NONE};
    case LEVEL_PROVINCE: return (struct formula){350, 150000, 1000, 0, RULE_R19, RULE_R19, RULE_R19, RULE_NONE};
    case LEVEL_MUNICIPALITY: return (struct formula){350, 25000, 1000, 0, RULE_R19, RULE_R19, RULE_R19, RULE_NONE};
    }
    return (struct formula){0};
}

/* Who may have the add-on and who decides it, art. 12(3). */
static const char *extra_five_scope(enum area_level level)
{
    if (level == LEVEL_TOWNSHIP) return "乡、民族乡（镇不适用），由省级人大常委会决定";
    if (level == LEVEL_COUNTY) return "县、自治县（不设区的市、市辖区不适用），由省级人大常委会决定";
    return "自治区和聚居的少数民族多的省，由全国人大常委会决定";
}

bool law_seats(struct arena *a, const struct law_basis *b, enum area_level level, int64_t population, bool extra_five,
        struct law_seats *out, struct err *e)
{
    if (population < 0 || population > 2000000000)
        return err_set(e, ERR_INPUT, "人口数 %" PRId64 " 不在 0 至 20 亿之间", population);
    if (extra_five && (level == LEVEL_CITY || level == LEVEL_MUNICIPALITY))
        return err_set(e, ERR_INPUT, "另加百分之五只适用于自治区、聚居少数民族多的省和县、自治县、乡、民族乡");
    struct formula f = formula_of(b, level);
    struct law_seats s = {.base = f.base, .per = f.per, .cap = f.cap, .reasons = {.arena = a}};
    s.added = population / f.per;
    law_because(&s.reasons, b, f.base_rule, "%s代表名额基数 %" PRId64 " 名", area_level_title(level), f.base);
    law_because(&s.reasons, b, f.added_rule, "人口 %" PRId64 " 人，每 %" PRId64 " 人可以增加一名，增加 %" PRId64 " 名（不足一份的不计）",
            population, f.per, s.added);
    s.seats = f.base + s.added;
    if (s.seats > f.cap) {
        s.seats = f.cap;
        law_because(&s.reasons, b, f.cap_rule, "代表总名额不得超过 %" PRId64 " 名", f.cap);
    }
    if (f.small && population < f.small) {
        s.may_be_fewer = true;
        law_because(&s.reasons, b, f.small_rule, "人口不足 %" PRId64 " 人，代表总名额可以少于 %" PRId64 " 名", f.small, f.base);
    }
    if (extra_five) {
        s.extra = s.seats * 5 / 100;
        s.seats += s.extra;
        law_because(&s.reasons, b, RULE_R17,
                "经决定另加百分之五，即 %" PRId64 " 名（法律未定取整和与上限的关系，这里舍去尾数、加在上限之外）；只适用于%s", s.extra,
                extra_five_scope(level));
    }
    *out = s;
    return true;
}

bool law_seats_fixed(const struct law_basis *b, enum area_level level, const struct law_seats *ceiling, int64_t seats,
        struct reason_list *reasons)
{
    int64_t least = ceiling->may_be_fewer ? 1 : ceiling->base;
    bool ok = seats >= least && seats <= ceiling->seats;
    const char *body = level == LEVEL_TOWNSHIP ? "县级人大常委会" : level == LEVEL_PROVINCE || level == LEVEL_MUNICIPALITY
                                                       ? "全国人大常委会"
                                                       : "省级人大常委会";
    law_because(reasons, b, RULE_R20, "具体名额由%s依法确定：%" PRId64 " 名，%s %" PRId64 " 至 %" PRId64 " 名的范围", body, seats,
            ok ? "在按人口计算的" : "超出按人口计算的", least, ceiling->seats);
    return ok;
}

bool law_seats_reset(const struct law_basis *b, bool boundary_changed, bool population_shifted, struct date reset_on,
        struct date *report_by, struct reason_list *reasons)
{
    if (!boundary_changed && !population_shifted) {
        law_because(reasons, b, RULE_R21, "代表总名额经确定后不再变动；没有行政区划变动或重大工程引起的人口较大变动，不得重新确定");
        return false;
    }
    law_because(reasons, b, RULE_R21, "因%s，代表总名额依法重新确定",
            boundary_changed ? "行政区划变动" : "重大工程建设等引起人口较大变动");
    *report_by = DATE_NONE;
    if (law_has_rule(b, RULE_R22)) {
        int days = (int)b->settings[SETTING_QUOTA_REPORT_DAYS].value;
        *report_by = date_add_days(reset_on, days);
        reason_add(reasons,
                (struct reason){RULE_R22, law_cite_setting(reasons->arena, b, SETTING_QUOTA_REPORT_DAYS, RULE_R22),
                        arena_text(reasons->arena, "重新确定名额后 %d 日内备案，最迟 %s", days,
                                date_text(reasons->arena, *report_by))});
    }
    return true;
}

bool law_township_has_deputy(const struct law_basis *b, const char *township, int64_t seats,
        struct reason_list *reasons)
{
    if (seats >= 1) return true;
    law_because(reasons, b, RULE_R23, "%s未分得县级人大代表名额；人口特少的乡镇至少应有代表一人", township);
    return false;
}
