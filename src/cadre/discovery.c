#include "cadre/discovery.h"

#include <stdlib.h>

struct ranked {
    double p;
    size_t at;
};

static int ascending(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->p != y->p) return x->p < y->p ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

void cadre_adjust_discoveries(struct arena *a, const double *p, size_t n, double *adjusted)
{
    struct ranked *v = arena_alloc_array(a, n + 1, sizeof *v);
    double least = 1;
    for (size_t i = 0; i < n; i++) v[i] = (struct ranked){p[i], i};
    qsort(v, n, sizeof *v, ascending);
    for (size_t i = n; i-- > 0;) {
        double own = v[i].p * (double)n / (double)(i + 1);
        if (own < least) least = own;
        adjusted[v[i].at] = least;
    }
}
