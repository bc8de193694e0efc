/* Any bytes as JSON from outside. Checked: they are refused with a place or read; the canonical form is read again to
 * the same canonical form, and a tree does not differ from itself. */
#include "fuzz.h"

#include "base/json.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 28);
    struct err e;
    struct json *j, *again;
    if (!json_parse(a, (struct str){(const char *)bytes, n}, &j, &e)) {
        CHECK(*e.text && utf8_is_valid(str_of(e.text)));
        return 0;
    }
    const char *canonical = json_text_canonical(a, j);
    CHECK(json_parse(a, str_of(canonical), &again, &e));
    CHECK(text_eq(canonical, json_text_canonical(a, again)));
    struct json_difference d[1];
    CHECK(json_compare(a, j, again, d, 1) == 0);
    return 0;
}
