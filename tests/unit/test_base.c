#include "unit.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/ratio.h"
#include "base/utf8.h"

static void arena_gives_zeroed_aligned_memory_up_to_its_ceiling(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    for (size_t size = 1; size < 5000; size += 97) {
        char *p = arena_alloc(a, size);
        assert_int_equal((uintptr_t)p % 16, 0);
        for (size_t i = 0; i < size; i++) assert_int_equal(p[i], 0);
        memset(p, 0xAB, size);
    }
    assert_true(arena_held(a) <= 1 << 20);
    arena_reset(a);
    char *again = arena_alloc(a, 4000);
    for (size_t i = 0; i < 4000; i++) assert_int_equal(again[i], 0);
}

static jmp_buf full;

static void jump(size_t ceiling)
{
    (void)ceiling;
    longjmp(full, 1);
}

static void arena_calls_its_handler_when_full(void **state)
{
    (void)state;
    struct arena *a = arena_new(64 << 10);
    arena_on_full(jump);
    volatile size_t taken = 0;
    if (setjmp(full) == 0) {
        for (;;) {
            arena_alloc(a, 1000);
            taken += 1000;
        }
    }
    assert_in_range(taken, 50000, 64 << 10);
    if (setjmp(full) == 0) {
        arena_alloc_array(a, SIZE_MAX / 2, 3);
        fail_msg("an overflowing product was allocated");
    }
    arena_free(a);
}

static void count_up(void *n)
{
    ++*(int *)n;
}

static void arena_runs_what_was_deferred_once(void **state)
{
    (void)state;
    int closed = 0;
    struct arena *a = arena_new(1 << 16);
    arena_defer(a, count_up, &closed);
    arena_reset(a);
    assert_int_equal(closed, 1);
    arena_defer(a, count_up, &closed);
    arena_free(a);
    assert_int_equal(closed, 2);
}

static void an_error_is_led_in_and_never_replaced(void **state)
{
    (void)state;
    struct err e;
    assert_false(err_set(&e, ERR_INPUT, "第 %d 行: 校验位不符", 3));
    assert_false(err_in(&e, "导入 %s", "选民.xlsx"));
    assert_string_equal(e.text, "导入 选民.xlsx: 第 3 行: 校验位不符");
    assert_int_equal(e.kind, ERR_INPUT);

    char long_name[4000] = "";
    for (int i = 0; i < 1000; i++) strcat(long_name, "村");
    err_set(&e, ERR_INPUT, "%s", long_name);
    assert_true(utf8_is_valid(str_of(e.text)));
    err_in(&e, "%s", long_name);
    assert_true(utf8_is_valid(str_of(e.text)));
    assert_non_null(strstr(e.text, ": "));
}

static void utf8_knows_well_formed_text(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        bool valid;
    } table[] = {
            {"", true},
            {"abc", true},
            {"清溪镇", true},
            {"𬸦", true},
            {"\xC0\x80", false},         /* overlong */
            {"\xE0\x80\x80", false},     /* overlong */
            {"\xED\xA0\x80", false},     /* surrogate */
            {"\xF4\x90\x80\x80", false}, /* past U+10FFFF */
            {"\xE6\xB8", false},         /* cut */
            {"\x80", false},
            {"\xC7\xE5", false}, /* 清 in GB18030 */
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        assert_int_equal(utf8_is_valid(str_of(table[i].bytes)), table[i].valid);
}

static void utf8_cut_never_splits_a_character(void **state)
{
    (void)state;
    const char *text = "aé清𬸦b";
    for (size_t n = 0; n <= strlen(text); n++) {
        size_t cut = utf8_cut(text, n);
        assert_true(cut <= n);
        assert_true(n - cut < 4);
        assert_true(utf8_is_valid((struct str){text, cut}));
    }
    assert_int_equal(utf8_cut(text, strlen(text)), strlen(text));
}

static void text_is_accepted_trimmed_and_composed(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct err e;
    const char *text;
    assert_ok(utf8_accept(a, STR("　\xEF\xBB\xBF 张三 \t"), &text, &e), &e);
    assert_string_equal(text, "张三");
    assert_ok(utf8_accept(a, STR("e\xCC\x81"), &text, &e), &e);
    assert_string_equal(text, "é");
    assert_ok(utf8_accept(a, STR("\xEF\xA4\x80"), &text, &e), &e); /* U+F900, a compatibility twin of 豈 */
    assert_string_equal(text, "豈");
    assert_refused(utf8_accept(a, STR("张\x01三"), &text, &e), &e, "控制字符");
    assert_refused(utf8_accept(a, STR("\xC7\xE5"), &text, &e), &e, "UTF-8");
    assert_string_equal(utf8_fold_width(a, "１９９０Ｘ　张"), "1990X 张");
    assert_string_equal(utf8_drop_blanks(a, "张　 三"), "张三");
    assert_string_equal(utf8_drop_blanks(a, "\u202a张\u200b三\u200e\u00ad\u2069"), "张三"); /* what a window gives away with a name */
    assert_int_equal(utf8_count("清溪𬸦a"), 4);
}

static void dates_are_read_in_the_forms_that_offices_type(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int32_t ymd;
    } table[] = {
            {"2012-01-04", 20120104}, {"2012/1/4", 20120104},   {"2012.1.04", 20120104},
            {"20120104", 20120104},   {"2012年1月4日", 20120104}, {"2012-02-29", 20120229},
            {"2011-02-29", 0},        {"2012-13-01", 0},        {"2012-1", 0},
            {"201201", 0},            {"12-01-04", 0},          {"2012-01-04 08:00", 0},
            {"38353", 0},             {"", 0},                  {"2012/1-4", 0},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        assert_int_equal(date_parse(str_of(table[i].text)).ymd, table[i].ymd);
}

static void date_arithmetic_agrees_with_itself(void **state)
{
    (void)state;
    assert_int_equal(date_to_days(date_from(1970, 1, 1)), 0);
    assert_int_equal(date_to_days(date_from(2000, 3, 1)), 11017);
    assert_int_equal(date_weekday(date_from(2026, 12, 20)), 7);
    assert_int_equal(date_weekday(date_from(2012, 1, 4)), 3);
    int64_t day = date_to_days(date_from(1899, 12, 31));
    for (int i = 0; i < 100000; i++, day++) {
        struct date d = date_from_days(day);
        assert_int_equal(date_to_days(d), day);
        assert_true(date_from_days(day + 1).ymd > d.ymd);
    }
    assert_int_equal(date_add_days(date_from(2012, 1, 4), -20).ymd, 20111215);
    assert_int_equal(date_add_months(date_from(2026, 12, 31), 2).ymd, 20270228);
    assert_int_equal(date_add_months(date_from(2022, 1, 21), 2).ymd, 20220321);
    assert_int_equal(date_days_between(date_from(2026, 11, 30), date_from(2026, 12, 20)), 20);
}

static void a_birthday_on_the_day_counts(void **state)
{
    (void)state;
    struct date day = date_from(2026, 12, 20);
    assert_int_equal(date_age(date_from(2008, 12, 20), day), 18);
    assert_int_equal(date_age(date_from(2008, 12, 21), day), 17);
    assert_int_equal(date_age(date_from(2008, 2, 29), date_from(2026, 2, 28)), 17);
    assert_int_equal(date_age(date_from(2008, 2, 29), date_from(2026, 3, 1)), 18);
}

static void shares_are_exact_and_rounded_once(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    assert_false(ratio_is_majority(500, 1000));
    assert_true(ratio_is_majority(501, 1000));
    assert_true(ratio_is_two_thirds(49, 73));
    assert_false(ratio_is_two_thirds(48, 73));
    assert_string_equal(ratio_text_percent(a, (struct ratio){1, 3}, 2), "33.33%");
    assert_string_equal(ratio_text_percent(a, (struct ratio){1, 8}, 1), "12.5%");
    assert_string_equal(ratio_text_percent(a, (struct ratio){73, 73}, 0), "100%");
    assert_string_equal(ratio_text_percent(a, (struct ratio){2, 3}, 0), "67%");
    /* 14/40 = 35 %, 20/73 = 27.397…: the difference is rounded, not the shares */
    assert_string_equal(ratio_text_signed(a, ratio_points((struct ratio){20, 73}, (struct ratio){14, 40}, 2), 2), "-7.60");
    assert_string_equal(ratio_text_signed(a, 0, 1), "0.0");
    assert_true(ratio_compare((struct ratio){1, 3}, (struct ratio){333333333, 1000000000}) > 0);
}

static void json_keeps_order_for_people_and_sorts_for_hashes(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct json *o = json_new_object(a);
    json_put_int(o, "seats", INT64_MAX);
    json_put_text(o, "name", "清溪\"镇");
    json_add_text(json_put_array(o, "elected"), "A");
    assert_string_equal(json_text(a, o), "{\"seats\":9223372036854775807,\"name\":\"清溪\\\"镇\",\"elected\":[\"A\"]}");
    assert_string_equal(json_text_canonical(a, o),
            "{\"elected\":[\"A\"],\"name\":\"清溪\\\"镇\",\"seats\":9223372036854775807}");

    struct err e;
    struct json *in;
    assert_ok(json_parse(a, STR("{\"n\":7,\"t\":null}"), &in, &e), &e);
    int64_t n;
    assert_ok(json_read_int(in, "n", 0, &n, &e), &e);
    assert_int_equal(n, 7);
    assert_ok(json_read_int(in, "t", 5, &n, &e), &e);
    assert_int_equal(n, 5);
    const char *text;
    assert_refused(json_read_text(in, "n", "", &text, &e), &e, "n");
    assert_refused(json_parse(a, STR("{\"n\":1,\"n\":2}"), &in, &e), &e, "JSON");
    assert_refused(json_parse(a, STR("[1]"), &in, &e), &e, "对象");
}

static void hashes_spread(void **state)
{
    (void)state;
    enum { N = 1 << 16 };
    static unsigned buckets[256];
    char text[16];
    for (unsigned i = 0; i < N; i++) {
        int n = snprintf(text, sizeof text, "%u", i);
        buckets[hash_bytes((struct str){text, (size_t)n}, 1).high >> 56]++;
    }
    for (size_t i = 0; i < 256; i++) assert_in_range(buckets[i], N / 256 / 2, N / 256 * 2);
}

static void a_buffer_grows(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct buf b = {.arena = a};
    assert_string_equal(buf_text(&b), "");
    for (int i = 0; i < 1000; i++) buf_addf(&b, "%d,", i);
    assert_int_equal(strlen(buf_text(&b)), b.n);
    assert_int_equal(b.n, 10 * 2 + 90 * 3 + 900 * 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(arena_gives_zeroed_aligned_memory_up_to_its_ceiling),
            cmocka_unit_test(arena_calls_its_handler_when_full),
            cmocka_unit_test(arena_runs_what_was_deferred_once),
            cmocka_unit_test(an_error_is_led_in_and_never_replaced),
            cmocka_unit_test(utf8_knows_well_formed_text),
            cmocka_unit_test(utf8_cut_never_splits_a_character),
            cmocka_unit_test(text_is_accepted_trimmed_and_composed),
            cmocka_unit_test(dates_are_read_in_the_forms_that_offices_type),
            cmocka_unit_test(date_arithmetic_agrees_with_itself),
            cmocka_unit_test(a_birthday_on_the_day_counts),
            cmocka_unit_test(shares_are_exact_and_rounded_once),
            cmocka_unit_test(json_keeps_order_for_people_and_sorts_for_hashes),
            cmocka_unit_test(hashes_spread),
            cmocka_unit_test(a_buffer_grows),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
