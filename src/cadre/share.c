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

size_t cadre_hide_small(const int64_t *raters, size_t n, bool *hidden)
{
    size_t count = 0;
    int64_t sum = 0;
    for (size_t i = 0; i < n; i++) {
        hidden[i] = raters[i] > 0 && raters[i] < CADRE_RATERS_MIN;
        count += hidden[i];
        sum += hidden[i] ? raters[i] : 0;
    }
    while (count > 0 && (count < 2 || sum < CADRE_RATERS_MIN)) {
        size_t next = n;
        for (size_t i = 0; i < n; i++)
            if (!hidden[i] && raters[i] > 0 && (next == n || raters[i] < raters[next])) next = i;
        if (next == n) break;
        hidden[next] = true;
        sum += raters[next];
        count++;
    }
    return count;
}
