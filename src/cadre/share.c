#include "cadre/share.h"

#include <inttypes.h>
#include <math.h>

#include "cadre/distribution.h"

static const int64_t COUNT_MAX = 1000000000000000;

bool cadre_wilson(int64_t x, int64_t n, struct measure *out, struct err *e)
{
    if (n < 1 || n > COUNT_MAX) return err_set(e, ERR_INPUT, "总数 %" PRId64 " 应为 1 至 %" PRId64, n, COUNT_MAX);
    if (x < 0 || x > n) return err_set(e, ERR_INPUT, "人数 %" PRId64 " 应为 0 至总数 %" PRId64, x, n);
    double share = (double)x / (double)n, z2 = CADRE_Z95 * CADRE_Z95, whole = (double)n + z2;
    double middle = ((double)x + z2 / 2) / whole;
    double reach = CADRE_Z95 / whole * sqrt((double)x * (double)(n - x) / (double)n + z2 / 4);
    *out = measure_within(CADRE_WILSON, n, share, x == 0 ? 0 : middle - reach, x == n ? 1 : middle + reach);
    return true;
}

bool cadre_share_difference(int64_t x1, int64_t n1, int64_t x2, int64_t n2, struct measure *out, struct err *e)
{
    struct measure p, q;
    if (!cadre_wilson(x1, n1, &p, e) || !cadre_wilson(x2, n2, &q, e)) return false;
    double d = p.value - q.value;
    *out = measure_within(CADRE_NEWCOMBE, n1 < n2 ? n1 : n2, d, d - hypot(p.value - p.low, q.high - q.value),
            d + hypot(p.high - p.value, q.value - q.low));
    return true;
}

/* The weight of k of the votes in the first group, as a multiple of that of k - 1. */
static double step_up(int64_t k, int64_t votes, int64_t n1, int64_t n2)
{
    return (double)(n1 - k + 1) * (double)(votes - k + 1) / ((double)k * (double)(n2 - votes + k));
}

double cadre_fisher(int64_t x1, int64_t n1, int64_t x2, int64_t n2)
{
    int64_t votes = x1 + x2, low = votes > n2 ? votes - n2 : 0, high = votes < n1 ? votes : n1;
    int64_t mode = (int64_t)((double)(votes + 1) * (double)(n1 + 1) / (double)(n1 + n2 + 2));
    if (mode < low) mode = low;
    if (mode > high) mode = high;
    double seen = 1, all = 1, rare = 0, w = 1;
    for (int64_t k = mode + 1; k <= x1; k++) seen *= step_up(k, votes, n1, n2);
    for (int64_t k = mode; k > x1; k--) seen /= step_up(k, votes, n1, n2);
    double limit = seen * (1 + 1e-7);
    if (1 <= limit) rare = 1;
    for (int64_t k = mode + 1; k <= high && w > 0; k++) {
        w *= step_up(k, votes, n1, n2);
        all += w;
        if (w <= limit) rare += w;
    }
    w = 1;
    for (int64_t k = mode; k > low && w > 0; k--) {
        w /= step_up(k, votes, n1, n2);
        all += w;
        if (w <= limit) rare += w;
    }
    return rare >= all ? 1 : rare / all;
}

double cadre_share_reach(int64_t votes, int64_t n1, int64_t n2)
{
    int64_t low = votes > n2 ? votes - n2 : 0, high = votes < n1 ? votes : n1;
    double down = (double)(votes - low) / (double)n2 - (double)low / (double)n1;
    double up = (double)high / (double)n1 - (double)(votes - high) / (double)n2;
    return down > up ? down : up;
}

size_t cadre_hide_small(const int64_t *raters, const int64_t *known, size_t n, bool *hidden)
{
    size_t count = 0;
    int64_t sum = 0;
    for (size_t i = 0; i < n; i++) {
        hidden[i] |= raters[i] > 0 && raters[i] < CADRE_RATERS_MIN;
        count += hidden[i];
        sum += hidden[i] ? raters[i] : 0;
    }
    while (count > 0 && (count < 2 || sum < CADRE_RATERS_MIN)) {
        size_t next = n;
        for (size_t i = 0; i < n; i++)
            if (!hidden[i] && known[i] > 0 && (next == n || known[i] < known[next])) next = i;
        if (next == n) break;
        hidden[next] = true;
        sum += raters[next];
        count++;
    }
    return count;
}
