#include "nominate/shortlist.h"

#include <assert.h>

#include "base/buf.h"

struct shortlist_cut shortlist_cut(struct arena *a, const int64_t *votes, size_t n, size_t places)
{
    assert(places <= n);
    struct shortlist_cut cut = {arena_alloc_array(a, n + 1, sizeof *cut.order), n, places, 0};
    for (size_t i = 0; i < n; i++) {
        size_t at = i;
        for (; at > 0 && votes[cut.order[at - 1]] < votes[i]; at--) cut.order[at] = cut.order[at - 1];
        cut.order[at] = i;
    }
    if (places == 0 || places == n || votes[cut.order[places - 1]] != votes[cut.order[places]]) return cut;
    int64_t level = votes[cut.order[places]];
    while (cut.sure > 0 && votes[cut.order[cut.sure - 1]] == level) cut.sure--;
    while (cut.sure + cut.tied < n && votes[cut.order[cut.sure + cut.tied]] == level) cut.tied++;
    return cut;
}

bool shortlist_is_cut(const struct shortlist_cut *cut, const bool *chosen, size_t places)
{
    size_t count = 0;
    for (size_t i = 0; i < cut->n; i++) {
        bool is_chosen = chosen[cut->order[i]];
        if (is_chosen && i >= cut->sure + cut->tied) return false;
        if (!is_chosen && i < cut->sure) return false;
        count += is_chosen;
    }
    return count == places;
}

const char *shortlist_choices(struct arena *a, const char *const *names, size_t n, size_t take, size_t most)
{
    assert(take > 0 && take <= n);
    size_t *pick = arena_alloc_array(a, take, sizeof *pick);
    for (size_t i = 0; i < take; i++) pick[i] = i;
    struct buf b = {.arena = a};
    for (size_t count = 0; count < most; count++) {
        if (b.n) buf_add_char(&b, '|');
        for (size_t i = 0; i < take; i++) buf_addf(&b, "%s%s", i ? "、" : "", names[pick[i]]);
        size_t last = take;
        while (last > 0 && pick[last - 1] == n - take + last - 1) last--;
        if (last == 0) return buf_text(&b);
        pick[last - 1]++;
        for (size_t i = last; i < take; i++) pick[i] = pick[i - 1] + 1;
    }
    return NULL;
}
