/* Any bytes as a county's own procedure of recommendation. Checked: reading ends with a whole procedure or a sentence;
 * what was read has a code, a step, and numbers within their bounds. */
#include "cadre/profile.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct profile p;
    struct err e;
    if (n > 1 << 20) return 0;
    if (!profile_parse(a, (struct str){(const char *)bytes, n}, &p, &e)) {
        CHECK(e.text[0] != '\0');
        return 0;
    }
    CHECK(p.code && p.title && p.step_count > 0);
    CHECK(p.quorum.part >= 0 && p.quorum.part <= p.quorum.whole);
    CHECK(p.valid_months >= 0 && p.list < PROFILE_LIST_COUNT);
    for (size_t i = 0; i < p.step_count; i++) CHECK(profile_step_at(&p, p.steps[i].code) == i);
    return 0;
}
