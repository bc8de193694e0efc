#include "seal/random.h"

#include "seal/openssl.h"

#include <openssl/rand.h>

/* ERR_ENVIRONMENT when the system gives no random bytes. */
static bool fill(void *to, size_t n, struct err *e)
{
    return RAND_bytes(to, (int)n) == 1 || err_set(e, ERR_ENVIRONMENT, "系统没有给出随机数");
}

bool random_below(uint32_t n, uint32_t *drawn, struct err *e)
{
    uint32_t bits, fair = UINT32_MAX - UINT32_MAX % n; /* whole rounds of n */
    do
        if (!fill(&bits, sizeof bits, e)) return false;
    while (bits >= fair);
    *drawn = bits % n;
    return true;
}

bool random_order(struct arena *a, size_t n, size_t **order, struct err *e)
{
    size_t *v = arena_alloc_array(a, n + 1, sizeof *v);
    for (size_t i = 0; i < n; i++) v[i] = i;
    for (size_t i = n; i > 1; i--) {
        uint32_t k;
        if (!random_below((uint32_t)i, &k, e)) return false;
        size_t swapped = v[i - 1];
        v[i - 1] = v[k];
        v[k] = swapped;
    }
    *order = v;
    return true;
}
