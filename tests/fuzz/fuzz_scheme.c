/* Any bytes as a scoring scheme. Checked: it is refused with a sentence or taken; a score under what was taken is a
 * finite number or has a reason, and the weights of the groups that are present make no more than a whole. */
#include "fuzz.h"

#include <math.h>

#include "base/utf8.h"
#include "cadre/score.h"

static void check_score(struct arena *a, const struct scheme *s)
{
    struct score_given *given = arena_alloc_array(a, s->group_count, sizeof *given);
    int64_t *counts = arena_alloc_array(a, s->grade_count + 1, sizeof *counts);
    static const double scores[] = {90, 80, 70, 60, 50};
    size_t n = 0;
    struct score x;
    struct err e;
    for (size_t i = 0; i < s->grade_count; i++) counts[i] = 5 + (int64_t)i;
    for (size_t i = 0; i < s->group_count; i++)
        if (s->groups[i].formula != FORMULA_GROUP)
            given[n++] = (struct score_given){.group = s->groups[i].name,
                    .counts = s->item_count ? NULL : counts,
                    .issued = 50,
                    .scores = scores,
                    .score_count = 5,
                    .own = 3,
                    .best = 4};
    if (!cadre_score(a, s, given, n, true, &x, &e)) {
        CHECK(*e.text && utf8_is_valid(str_of(e.text)));
        return;
    }
    CHECK(x.total.why || isfinite(x.total.value));
    for (size_t i = 0; i < s->group_count; i++) {
        CHECK(x.parts[i].weight >= 0 && x.parts[i].weight <= 1 + 1e-9);
        CHECK(x.parts[i].points.why || isfinite(x.parts[i].points.value));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 26);
    struct scheme s;
    struct err e;
    if (n > 1 << 16) return 0;
    if (scheme_parse(a, (struct str){(const char *)bytes, n}, &s, &e))
        check_score(a, &s);
    else
        CHECK(*e.text && utf8_is_valid(str_of(e.text)));
    return 0;
}
