#include "law/district.h"

#include <inttypes.h>

bool law_district_seats(const struct law_basis *b, const char *district, int64_t seats, struct reason_list *reasons)
{
    bool ok = seats >= DISTRICT_SEATS_MIN && seats <= DISTRICT_SEATS_MAX;
    law_because(reasons, b, RULE_R29, "%s应选 %" PRId64 " 名，%s每一选区选一名至三名代表", district, seats, ok ? "符合" : "不符合");
    return ok;
}

bool law_district_weight(const struct law_basis *b, struct ratio district, struct ratio area, int64_t *deviation,
        struct reason_list *reasons)
{
    *deviation = ratio_deviation(district, area);
    int64_t band = b->settings[SETTING_DEVIATION_BAND].value;
    int64_t size = *deviation < 0 ? -*deviation : *deviation;
    bool ok = band == 0 || size <= band * 100;
    law_because(reasons, b, RULE_R24,
            "每一代表所代表的人口 %" PRId64 " 人，全区域平均 %" PRId64 " 人，相差 %s%%；法律要求大体相等，未定数字%s",
            district.part / district.whole, area.part / area.whole, ratio_text_signed(reasons->arena, *deviation, 2),
            ok ? "" : "，已超出设置的提示幅度");
    return ok;
}

/* 15 % and 30 % of the population split the three regimes of art. 19. */
static bool is_at_least_percent(int64_t part, int64_t whole, int64_t percent)
{
    return part * 100 >= whole * percent;
}

static bool compact_over_30(const struct law_basis *b, const struct minority *m, int64_t people, int64_t seats,
        struct reason_list *reasons)
{
    /* Parity, as near as whole seats allow: within one seat of the proportional share. */
    int64_t scaled = m->people * seats, given = m->seats * people;
    int64_t distance = scaled > given ? scaled - given : given - scaled;
    bool ok = distance < people;
    law_because(reasons, b, RULE_R25,
            "%s人口占百分之三十以上，每一代表所代表的人口数应相当于当地；按比例应得 %" PRId64 ".%02" PRId64 " 名，分配 %" PRId64 " 名，%s",
            m->group, scaled / people, scaled % people * 100 / people, m->seats, ok ? "相当" : "不相当");
    return ok;
}

static bool compact_15_to_30(const struct law_basis *b, const struct minority *m, int64_t seats,
        struct reason_list *reasons)
{
    bool ok = m->seats * 100 <= seats * 30;
    law_because(reasons, b, RULE_R26,
            "%s人口占百分之十五以上、不足百分之三十，可以适当照顾，但名额不得超过代表总名额 %" PRId64 " 名的百分之三十；分配 %" PRId64 " 名，%s",
            m->group, seats, m->seats, ok ? "未超过" : "超过");
    return ok;
}

static bool compact_under_15(const struct law_basis *b, const struct minority *m, int64_t people, int64_t seats,
        struct reason_list *reasons)
{
    if (m->seats == 0) return true; /* R28 has spoken */
    /* people per deputy of the group >= half of the area's:  m.people / m.seats >= people / seats / 2 */
    bool at_least_half = 2 * m->people * seats >= people * m->seats;
    bool ok = at_least_half || m->is_titular_tiny || (m->is_tiny && m->seats == 1);
    const char *why = at_least_half          ? "不少于二分之一"
                      : m->is_titular_tiny   ? "少于二分之一，但属经省级人大常委会决定的自治县"
                      : m->is_tiny && m->seats == 1 ? "人口特少，至少一名"
                                                    : "少于二分之一";
    law_because(reasons, b, RULE_R27,
            "%s人口不足百分之十五，每一代表所代表 %" PRId64 " 人，当地每一代表所代表 %" PRId64 " 人，%s", m->group,
            m->people / m->seats, people / seats, why);
    return ok;
}

bool law_minority_seats(const struct law_basis *b, const struct minority *m, int64_t people, int64_t seats,
        struct reason_list *reasons)
{
    if (m->is_scattered) {
        reason_add(reasons, (struct reason){RULE_R27, law_cite_el(reasons->arena, b, 21, 1),
                                    arena_text(reasons->arena, "散居的%s，每一代表所代表的人口数可以少于当地，没有下限", m->group)});
        return true;
    }
    bool has_seat = m->seats >= 1;
    if (m->is_tiny)
        law_because(reasons, b, RULE_R28, "聚居的%s人口特少，至少应有代表一人；分配 %" PRId64 " 名，%s", m->group, m->seats,
                has_seat ? "符合" : "不符合");
    else if (!has_seat)
        reason_add(reasons, (struct reason){RULE_R28, law_cite_el(reasons->arena, b, 19, 1),
                                    arena_text(reasons->arena, "每一聚居的少数民族都应有代表；%s没有分得名额", m->group)});
    bool share_ok = is_at_least_percent(m->people, people, 30)   ? compact_over_30(b, m, people, seats, reasons)
                    : is_at_least_percent(m->people, people, 15) ? compact_15_to_30(b, m, seats, reasons)
                                                                 : compact_under_15(b, m, people, seats, reasons);
    return has_seat && share_ok;
}

/* As many as the province says; national law gives no number. */
static bool size_is_lawful(const struct law_basis *b, int64_t members, struct reason_list *reasons)
{
    struct arena *a = reasons->arena;
    int64_t low = b->settings[SETTING_COMMITTEE_MIN].value, high = b->settings[SETTING_COMMITTEE_MAX].value;
    if (low == 0 && high == 0) return true;
    bool ok = members >= low && (high == 0 || members <= high);
    const char *source = law_cite_setting(a, b, low ? SETTING_COMMITTEE_MIN : SETTING_COMMITTEE_MAX, RULE_R08);
    const char *wanted = high == 0  ? arena_text(a, "%" PRId64 " 人以上", low)
                         : low == 0 ? arena_text(a, "%" PRId64 " 人以下", high)
                                    : arena_text(a, "%" PRId64 " 至 %" PRId64 " 人", low, high);
    reason_add(reasons, (struct reason){RULE_R08, source,
                                arena_text(a, "选举委员会 %" PRId64 " 人，规定 %s，%s", members, wanted, ok ? "符合" : "不符合")});
    return ok;
}

bool law_committee(const struct law_basis *b, int64_t members, bool appointed_by_county, struct reason_list *reasons)
{
    law_because(reasons, b, RULE_R08, appointed_by_county ? "选举委员会由县级人大常委会任命" : "选举委员会的组成人员应由县级人大常委会任命，未见任命文件");
    return size_is_lawful(b, members, reasons) && appointed_by_county;
}
