#include "base/ratio.h"

#include <assert.h>
#include <inttypes.h>

/* The two extra words of an exact product of three counts. */
__extension__ typedef __int128 wide;

int ratio_compare(struct ratio a, struct ratio b)
{
    assert(a.whole > 0 && b.whole > 0);
    wide left = (wide)a.part * b.whole, right = (wide)b.part * a.whole;
    return (left > right) - (left < right);
}

static int64_t power_of_ten(int exponent)
{
    assert(exponent >= 0 && exponent <= 8);
    int64_t power = 1;
    while (exponent-- > 0) power *= 10;
    return power;
}

static int64_t divide_rounded(wide n, wide d)
{
    wide twice = n < 0 ? -2 * n : 2 * n;
    int64_t q = (int64_t)((twice + d) / (2 * d));
    return n < 0 ? -q : q;
}

int64_t ratio_percent(struct ratio r, int decimals)
{
    assert(r.whole > 0);
    return divide_rounded((wide)r.part * power_of_ten(decimals + 2), r.whole);
}

int64_t ratio_points(struct ratio now, struct ratio before, int decimals)
{
    assert(now.whole > 0 && before.whole > 0);
    wide difference = (wide)now.part * before.whole - (wide)before.part * now.whole;
    return divide_rounded(difference * power_of_ten(decimals + 2), (wide)now.whole * before.whole);
}

int64_t ratio_deviation(struct ratio r, struct ratio base)
{
    assert(r.part > 0 && r.whole > 0 && base.part > 0 && base.whole > 0);
    wide top = (wide)r.part * base.whole - (wide)base.part * r.whole;
    return divide_rounded(top * 10000, (wide)base.part * r.whole);
}

static const char *scaled_text(struct arena *a, const char *sign, int64_t scaled, int decimals, const char *unit)
{
    int64_t one = power_of_ten(decimals);
    int64_t size = scaled < 0 ? -scaled : scaled;
    if (decimals == 0) return arena_text(a, "%s%" PRId64 "%s", sign, size, unit);
    return arena_text(a, "%s%" PRId64 ".%0*" PRId64 "%s", sign, size / one, decimals, size % one, unit);
}

const char *ratio_text_percent(struct arena *a, struct ratio r, int decimals)
{
    int64_t scaled = ratio_percent(r, decimals);
    return scaled_text(a, scaled < 0 ? "-" : "", scaled, decimals, "%");
}

const char *ratio_text_signed(struct arena *a, int64_t scaled, int decimals)
{
    return scaled_text(a, scaled < 0 ? "-" : scaled > 0 ? "+" : "", scaled, decimals, "");
}
