#include "cadre/chance.h"

#include <math.h>

int64_t chance_binomial(struct chance *c, int64_t n, double share)
{
    if (n <= 0 || !(share > 0)) return 0;
    if (share >= 1) return n;
    double all = (double)n, odds = share / (1 - share), left = chance_share(c);
    int64_t likeliest = (int64_t)floor((all + 1) * share), low, high;
    if (likeliest > n) likeliest = n;
    double k = (double)likeliest, at_low, at_high;
    at_low = at_high = exp(lgamma(all + 1) - lgamma(k + 1) - lgamma(all - k + 1) + k * log(share) + (all - k) * log1p(-share));
    left -= at_low;
    for (low = high = likeliest; left > 0 && (low > 0 || high < n);) {
        double below = low > 0 ? at_low * (double)low / ((all - (double)low + 1) * odds) : 0;
        double beyond = high < n ? at_high * (all - (double)high) / ((double)high + 1) * odds : 0;
        if (below <= 0 && beyond <= 0) return likeliest; /* the last digits of the sum */
        if (beyond >= below) {
            high++;
            at_high = beyond;
            left -= beyond;
            if (left <= 0) return high;
        } else {
            low--;
            at_low = below;
            left -= below;
            if (left <= 0) return low;
        }
    }
    return likeliest;
}
