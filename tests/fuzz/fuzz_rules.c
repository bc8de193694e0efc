/* Any bytes as a province's rules, as a setting, as --map. Checked: they are refused with a sentence or taken, and what
 * was taken can be applied, cited and written down. */
#include "fuzz.h"

#include "base/utf8.h"
#include "law/province.h"
#include "roll/column.h"

static void check_province(struct arena *a, const char *text)
{
    struct law_province p;
    struct law_basis b;
    struct err e;
    if (!law_province_parse(a, text, &p, &e)) {
        CHECK(*e.text && utf8_is_valid(str_of(e.text)));
        return;
    }
    CHECK(law_basis_on(date_from(2026, 12, 20), &b, &e));
    law_apply_province(&b, &p, LEVEL_TOWNSHIP);
    for (int r = 1; r < RULE_COUNT; r++) CHECK(law_cite(a, &b, (enum rule)r) != NULL);
    for (int s = 0; s < SETTING_COUNT; s++) {
        int64_t again;
        const char *written = setting_text(a, (enum setting)s, b.settings[s].value);
        CHECK(setting_parse((enum setting)s, written, &again, &e) && again == b.settings[s].value);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 28);
    const char *text = arena_copy(a, (const char *)bytes, n);
    struct err e;
    check_province(a, text);
    if (!utf8_is_valid(str_of(text))) return 0; /* settings and --map are accepted text already */
    int64_t value, again;
    for (int s = 0; s < SETTING_COUNT; s++) {
        if (!setting_parse((enum setting)s, text, &value, &e)) continue;
        CHECK(setting_parse((enum setting)s, setting_text(a, (enum setting)s, value), &again, &e) && again == value);
    }
    const char *accepted;
    struct roll_heading *h;
    if (utf8_accept(a, str_of(text), &accepted, &e) && !roll_heading_new(a, accepted, &h, &e)) CHECK(*e.text);
    return 0;
}
