#include "law/candidates.h"

#include <inttypes.h>

#include "law/district.h"

static struct law_range direct_range(int64_t seats)
{
    return (struct law_range){seats + (seats + 2) / 3, 2 * seats};
}

static struct law_range indirect_range(int64_t seats)
{
    if (seats == 1) return (struct law_range){2, 2};
    return (struct law_range){seats + (seats + 4) / 5, seats + seats / 2};
}

bool law_candidate_range(const struct law_basis *b, enum contest_kind kind, int64_t seats, struct law_range *range,
        struct reason_list *reasons, struct err *e)
{
    if (seats < 1 || seats > 1000) return err_set(e, ERR_INPUT, "应选名额应为 1 至 1000 的整数");
    switch (kind) {
    case CONTEST_DIRECT:
        *range = direct_range(seats);
        law_because(reasons, b, RULE_R38,
                "直接选举候选人应多于应选名额三分之一至一倍：应选 %" PRId64 " 名，候选人 %" PRId64 " 至 %" PRId64 " 名", seats,
                range->min, range->max);
        return true;
    case CONTEST_INDIRECT:
        *range = indirect_range(seats);
        law_because(reasons, b, RULE_R39,
                "间接选举候选人应多于应选名额五分之一至二分之一：应选 %" PRId64 " 名，候选人 %" PRId64 " 至 %" PRId64 " 名%s", seats,
                range->min, range->max, seats == 1 ? "（只选一人，上下限相交，取二人）" : "");
        return true;
    case CONTEST_BY_ELECTION:
        *range = (struct law_range){seats, -1};
        law_because(reasons, b, RULE_R77, "补选候选人可以多于应选名额，也可以同应选名额相等：应选 %" PRId64 " 名，候选人 %" PRId64
                " 名以上",
                seats, seats);
        return true;
    case CONTEST_CONGRESS:
    case CONTEST_KIND_COUNT: break;
    }
    return err_set(e, ERR_INPUT, "候选人数的规则只适用于 direct、indirect、by-election");
}

bool law_candidate_total(const struct law_basis *b, int64_t districts, int64_t seats, struct law_range *range,
        struct reason_list *reasons, struct err *e)
{
    if (districts < 1 || districts > 100000) return err_set(e, ERR_INPUT, "选区数应为 1 至 100000");
    if (seats < districts * DISTRICT_SEATS_MIN || seats > districts * DISTRICT_SEATS_MAX)
        return err_set(e, ERR_INPUT,
                "%" PRId64 " 个选区每区一至三名，应选名额应为 %" PRId64 " 至 %" PRId64 " 名，不能是 %" PRId64 " 名",
                districts, districts * DISTRICT_SEATS_MIN, districts * DISTRICT_SEATS_MAX, seats);
    *range = (struct law_range){seats + districts, 2 * seats};
    law_because(reasons, b, RULE_R38,
            "每个选区的候选人至少比应选名额多 1 名：%" PRId64 " 个选区应选 %" PRId64 " 名，候选人合计至少 %" PRId64
            "＋%" PRId64 "＝%" PRId64 " 名，至多 %" PRId64 " 名",
            districts, seats, seats, districts, range->min, range->max);
    return true;
}

bool law_total_fits(const struct law_basis *b, struct law_range range, int64_t candidates, struct reason_list *reasons)
{
    if (candidates < range.min)
        law_because(reasons, b, RULE_R38,
                "候选人合计 %" PRId64 " 名，比法定最少的 %" PRId64 " 名少 %" PRId64
                " 名：即使各选区的候选人都不少于应选名额，也至少有 %" PRId64 " 个选区没有差额",
                candidates, range.min, range.min - candidates, range.min - candidates);
    else if (candidates > range.max)
        law_because(reasons, b, RULE_R38, "候选人合计 %" PRId64 " 名，比法定最多的 %" PRId64 " 名多 %" PRId64 " 名",
                candidates, range.max, candidates - range.max);
    else
        law_because(reasons, b, RULE_R38,
                "候选人合计 %" PRId64 " 名，在 %" PRId64 " 至 %" PRId64 " 名之间；是否合法还要逐个选区看", candidates,
                range.min, range.max);
    return candidates >= range.min && candidates <= range.max;
}

struct law_range law_member_range(int64_t posts)
{
    int64_t least = (posts + 9) / 10, most = posts / 5;
    return (struct law_range){posts + least, posts + (most > least ? most : least)};
}

struct law_range law_another_election_range(const struct law_basis *b, const struct contest *c, int64_t short_by)
{
    (void)b; /* the ratio is the same in all three texts */
    if (c->kind == CONTEST_CONGRESS) {
        if (c->post == POST_MEMBER) return law_member_range(short_by);
        bool is_chief = c->post == POST_CHIEF || (c->post == POST_OTHER && c->seats == 1); /* chiefs are one each */
        return is_chief ? (struct law_range){short_by, short_by + 1} : (struct law_range){short_by + 1, short_by + 3};
    }
    if (short_by == 1) return (struct law_range){2, 2};
    return c->kind == CONTEST_INDIRECT ? indirect_range(short_by) : direct_range(short_by);
}
