/* Any bytes as a cell: text, date, number, citizen number. Checked: what is accepted is valid, trimmed, without control
 * characters, and accepted again unchanged; a date that is read prints to one that is read the same; a number's mask
 * shows no digit of the birthday; a repaired number is right. */
#include "fuzz.h"

#include "base/date.h"
#include "base/heading.h"
#include "base/utf8.h"
#include "roll/id.h"

static void check_accepted(struct arena *a, const char *text)
{
    struct err e;
    const char *again;
    CHECK(utf8_is_valid(str_of(text)));
    CHECK(utf8_accept(a, str_of(text), &again, &e));
    CHECK(text_eq(text, again));
    for (const char *p = text; *p; p++) CHECK((unsigned char)*p >= 0x20 && *p != 0x7F);
    CHECK(strlen(utf8_drop_blanks(a, text)) <= strlen(text));
    CHECK(utf8_is_valid(str_of(heading_comparable(a, text))));
    for (size_t n = 0; n <= strlen(text) && n < 64; n++)
        CHECK(utf8_is_valid((struct str){text, utf8_cut(text, n)}));
}

static void check_date(struct arena *a, struct str s)
{
    struct date d = date_parse(s);
    if (!date_is_set(d)) return;
    CHECK(date_parse(str_of(date_text(a, d))).ymd == d.ymd);
    CHECK(date_parse(str_of(date_text_cn(a, d))).ymd == d.ymd);
    CHECK(date_from_days(date_to_days(d)).ymd == d.ymd);
}

static void check_number(struct arena *a, const char *text)
{
    struct str folded = str_of(roll_id_fold(a, text));
    struct roll_id id = roll_id_read(folded, DATE_NONE);
    const char *mask = roll_id_mask(a, folded);
    CHECK(utf8_is_valid(str_of(mask)));
    if (id.fault == ID_NONE) {
        CHECK(strlen(id.text) == ROLL_ID_BYTES);
        CHECK(!strstr(mask, arena_copy(a, id.text + 6, 8)));
        CHECK(*roll_id_why(a, folded, DATE_NONE) == '\0');
    }
    struct roll_broken broken;
    if (!roll_id_break(folded, &broken)) return;
    int64_t keys[ROLL_ID_REPAIRS_MAX];
    size_t n = roll_id_repairs(&broken, keys);
    CHECK(n <= ROLL_ID_REPAIRS_MAX);
    for (size_t i = 0; i < n; i++) {
        char repaired[ROLL_ID_BYTES + 1];
        int64_t key;
        int32_t ymd;
        int rest;
        roll_id_write(keys[i], repaired);
        CHECK(roll_id_scan(repaired, &key, &ymd, &rest) && rest == 0 && key == keys[i]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 28);
    struct str raw = {(const char *)bytes, n};
    struct err e;
    const char *text;
    check_date(a, raw);
    if (!utf8_accept(a, raw, &text, &e)) {
        CHECK(utf8_is_valid(str_of(e.text)) && *e.text);
        return 0;
    }
    check_accepted(a, text);
    check_number(a, text);
    return 0;
}
