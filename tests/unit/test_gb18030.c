#include "unit.h"

#include <unicode/ucnv.h>

#include "base/gb18030.h"
#include "base/utf8.h"

/* ICU's answer in UTF-8; n == 0 when the bytes are not exactly one character. */
static size_t icu_utf8(UConverter *icu, struct str in, char *out)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar units[4];
    int32_t count = ucnv_toUChars(icu, units, 4, in.p, (int32_t)in.n, &status);
    if (U_FAILURE(status) || count < 1 || count > 2) return 0;
    if (count == 2 && !U16_IS_LEAD(units[0])) return 0;
    uint32_t c = count == 1 ? units[0] : (uint32_t)U16_GET_SUPPLEMENTARY(units[0], units[1]);
    return utf8_encode(out, c);
}

static void assert_as_icu(UConverter *icu, struct str in)
{
    char out[GB18030_ROOM(4)], expected[4];
    size_t n = icu_utf8(icu, in, expected);
    struct gb18030_run run = gb18030_to_utf8(in, true, out);
    bool is_same = n ? run.written == n && run.ill_formed == 0 && memcmp(out, expected, n) == 0 : run.ill_formed > 0;
    if (!is_same || run.read != in.n)
        fail_msg("%02X %02X (%zu bytes): ICU %zu, here %zu bytes, %zu ill-formed", (unsigned char)in.p[0],
                (unsigned char)in.p[1], in.n, n, run.written, run.ill_formed);
}

static UConverter *open_icu(void)
{
    UErrorCode status = U_ZERO_ERROR;
    struct err e;
    assert_ok(gb18030_prepare(&e), &e);
    UConverter *icu = ucnv_open("gb18030", &status);
    ucnv_setToUCallBack(icu, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    assert_true(U_SUCCESS(status));
    return icu;
}

static void two_bytes_are_read_as_icu_reads_them(void **state)
{
    (void)state;
    UConverter *icu = open_icu();
    for (int lead = 0x80; lead <= 0xFF; lead++) {
        for (int trail = 0x80; trail <= 0xFF; trail++)
            assert_as_icu(icu, (struct str){(char[]){(char)lead, (char)trail}, 2});
        /* An ASCII trail is a character of its own where the pair is none. */
        for (int trail = 0x40; trail < 0x80; trail++)
            assert_as_icu(icu, (struct str){(char[]){(char)lead, (char)trail}, 2});
    }
    ucnv_close(icu);
}

static void four_bytes_are_read_as_icu_reads_them(void **state)
{
    (void)state;
    UConverter *icu = open_icu();
    /* The whole basic plane, the gap after it, and every 61st of the other planes and of what lies past them. */
    for (int i = 0; i < 1587600; i += i < 40000 ? 1 : 61) {
        char p[4] = {(char)(0x81 + i / 12600), (char)('0' + i / 1260 % 10), (char)(0x81 + i / 10 % 126),
                (char)('0' + i % 10)};
        assert_as_icu(icu, (struct str){p, 4});
    }
    ucnv_close(icu);
}

static void known_texts_come_out(void **state)
{
    (void)state;
    static const struct {
        const char *gb, *utf8;
    } table[] = {
            {"\xD0\xD5\xC3\xFB,\xD0\xD4\xB1\xF0", "姓名,性别"},
            {"\xC1\xAA\xCD\xA8", "联通"},
            {"\x95\x32\x82\x36", "𠀀"},
            {"plain ASCII, longer than sixteen bytes", "plain ASCII, longer than sixteen bytes"},
            {"\xD0,\xD5\xD5", "\xFF,照"},
            {"\x80\xFF", "\xFF\xFF"},
            {"\x81\x30\x81", "\xFF"
                             "0\xFF"},
            {"", ""},
    };
    struct err e;
    assert_ok(gb18030_prepare(&e), &e);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        char out[256];
        struct gb18030_run run = gb18030_to_utf8(str_of(table[i].gb), true, out);
        out[run.written] = '\0';
        assert_string_equal(out, table[i].utf8);
    }
}

static void a_text_may_be_cut_anywhere(void **state)
{
    (void)state;
    struct err e;
    assert_ok(gb18030_prepare(&e), &e);
    struct str in = STR("\xD0\xD5\xC3\xFB,a\x95\x32\x82\x36"
                        "b\x81\x30\x81\xD0\xD5\n\xFF\x80 0123456789012345678\xD0");
    char whole[512], parts[512];
    struct gb18030_run expected = gb18030_to_utf8(in, true, whole);
    for (size_t cut = 0; cut <= in.n; cut++) {
        struct gb18030_run first = gb18030_to_utf8((struct str){in.p, cut}, false, parts);
        assert_true(cut - first.read <= 3);
        struct str rest = {in.p + first.read, in.n - first.read};
        struct gb18030_run second = gb18030_to_utf8(rest, true, parts + first.written);
        assert_int_equal(first.written + second.written, expected.written);
        assert_memory_equal(parts, whole, expected.written);
    }
}

/* Whatever the bytes, separators and line ends stay, and what is reported ill-formed is just what makes the
 * output ill-formed. */
static void any_bytes_keep_their_separators(void **state)
{
    (void)state;
    struct err e;
    assert_ok(gb18030_prepare(&e), &e);
    uint64_t seed = 1;
    for (int round = 0; round < 20000; round++) {
        char in[64], out[GB18030_ROOM(64)];
        size_t n = (size_t)round % sizeof in, in_marks = 0, out_marks = 0, ill_formed = 0;
        for (size_t i = 0; i < n; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            in[i] = seed >> 62 ? (char)(seed >> 40) : ",\n\"0"[seed >> 50 & 3];
            in_marks += in[i] == ',' || in[i] == '\n' || in[i] == '"';
        }
        struct gb18030_run run = gb18030_to_utf8((struct str){in, n}, true, out);
        assert_int_equal(run.read, n);
        for (size_t i = 0; i < run.written; i++) {
            out_marks += out[i] == ',' || out[i] == '\n' || out[i] == '"';
            ill_formed += out[i] == (char)0xFF;
        }
        assert_int_equal(in_marks, out_marks);
        assert_int_equal(run.ill_formed, ill_formed);
        assert_int_equal(utf8_is_valid((struct str){out, run.written}), ill_formed == 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(two_bytes_are_read_as_icu_reads_them),
            cmocka_unit_test(four_bytes_are_read_as_icu_reads_them),
            cmocka_unit_test(known_texts_come_out),
            cmocka_unit_test(a_text_may_be_cut_anywhere),
            cmocka_unit_test(any_bytes_keep_their_separators),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
