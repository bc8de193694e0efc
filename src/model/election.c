#include "model/election.h"

#include <assert.h>

/* 六、十、十六、二十、二十一: 1 ..= 99 */
static const char *ordinal(struct arena *a, int64_t n)
{
    static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    assert(n >= 1 && n <= 99);
    const char *tens = n / 10 > 1 ? digits[n / 10] : "";
    return arena_text(a, "%s%s%s", tens, n >= 10 ? "十" : "", digits[n % 10]);
}

const char *election_congress_name(struct arena *a, const struct election *x)
{
    return arena_text(a, "%s第%s届人民代表大会", x->name, ordinal(a, x->congress));
}

const char *election_committee_name(struct arena *a, const struct election *x)
{
    return arena_text(a, "%s选举委员会", x->name);
}
