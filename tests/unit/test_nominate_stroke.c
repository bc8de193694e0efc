#include "strokes.h"

#include "base/utf8.h"

#define RANKS 8105

static uint32_t code_of(const char *character)
{
    uint32_t code = 0;
    assert_int_equal(utf8_decode(character, strlen(character), &code), strlen(character));
    return code;
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

/* The official order from Unihan itself, not from our table. */
static void read_official_ranks(uint32_t by_rank[RANKS + 1])
{
    FILE *f = popen("bzcat /usr/share/unicode/Unihan_OtherMappings.txt.bz2", "r");
    assert_non_null(f);
    char line[1000];
    size_t n = 0;
    while (fgets(line, sizeof line, f)) {
        uint32_t code, rank;
        if (sscanf(line, "U+%x\tkTGH\t2013:%u", &code, &rank) != 2) continue;
        assert_in_range(rank, 1, RANKS);
        assert_int_equal(by_rank[rank], 0);
        by_rank[rank] = code;
        n++;
    }
    int status = pclose(f);
    if (status != 0 || n != RANKS) fail_msg("the packages unicode-data and bzip2 are needed: %zu characters read", n);
}

static void every_level_of_the_official_table_keeps_its_order(void **state)
{
    (void)state;
    static const uint32_t level_end[] = {0, 3500, 6500, 8105};
    static uint32_t by_rank[RANKS + 1];
    read_official_ranks(by_rank);
    for (size_t level = 1; level < ARRAY_COUNT(level_end); level++)
        for (uint32_t x = level_end[level - 1] + 1; x <= level_end[level]; x++)
            for (uint32_t y = x + 1; y <= level_end[level]; y += 1 + (y - x) / 16)
                if (stroke_compare(table, by_rank[x], by_rank[y]) != STROKE_BEFORE ||
                        stroke_compare(table, by_rank[y], by_rank[x]) != STROKE_AFTER)
                    fail_msg("ranks %u and %u", x, y);
}

static void counts_are_those_of_the_mainland(void **state)
{
    (void)state;
    static const struct {
        const char *character;
        int32_t count;
    } known[] = {
            {"一", 1},
            {"丁", 2},
            {"马", 3},
            {"凸", 5},
            {"骨", 9},
            {"鼎", 12},
            {"皙", 13},
            {"矗", 24},
            {"䜣", 6},  /* Unihan counts 訢 */
            {"䴙", 18}, /* and 鷿 */
            {"𬸦", 16},
            {"馬", 10},
            {"〇", 0},
            {"A", 0},
    };
    for (size_t i = 0; i < ARRAY_COUNT(known); i++)
        assert_int_equal(stroke_count(table, code_of(known[i].character)), known[i].count);
}

static void characters_compare_by_count_then_strokes_then_rank(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    static const struct {
        const char *x, *y;
        enum stroke_order order;
        const char *why;
    } pairs[] = {
            {"丁", "马", STROKE_BEFORE, "丁(2画)在马(3画)前：笔画少的在前"},
            {"李", "张", STROKE_BEFORE, "李(7画)在张(7画)前：起笔横先于折"},
            {"张", "李", STROKE_AFTER, "李(7画)在张(7画)前：起笔横先于折"},
            {"于", "万", STROKE_BEFORE, "于(3画)在万(3画)前：前1笔相同，第2笔横先于折"},
            {"白", "司", STROKE_BEFORE, "白(5画)在司(5画)前：起笔撇先于折"},
            {"王", "毛", STROKE_BEFORE, "王(4画)在毛(4画)前：起笔横先于撇"},
            {"李", "杨", STROKE_BEFORE, "李(7画)在杨(7画)前：前5笔相同，第6笔竖先于撇"},
            {"土", "士", STROKE_BEFORE, "土(3画)在士(3画)前：笔画数相同，《通用规范汉字表》序号27先于28"},
            /* the first level against the second */
            {"刘", "邢", STROKE_AFTER, "邢(6画)在刘(6画)前：起笔横先于点"},
            {"余", "佘", STROKE_UNKNOWN,
                    "“余”与“佘”同为7画，笔顺也相同，《通用规范汉字表》没有排定这两个字，请由选举委员会确定先后"},
            {"馬", "高", STROKE_UNKNOWN, "“馬”与“高”同为10画，笔顺表中没有“馬”的笔顺，请由选举委员会确定先后"},
            {"馬", "陳", STROKE_UNKNOWN, "“馬”与“陳”同为10画，笔顺表中没有这两个字的笔顺，请由选举委员会确定先后"},
            {"馬", "马", STROKE_AFTER, "马(3画)在馬(10画)前：笔画少的在前"},
            {"王", "𪚥", STROKE_UNKNOWN, "笔画表中没有“𪚥”，不能与“王”比较，请由选举委员会确定先后"},
            {"𪚥", "䨻", STROKE_UNKNOWN, "笔画表中没有“𪚥”和“䨻”，请由选举委员会确定先后"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(pairs); i++) {
        uint32_t x = code_of(pairs[i].x), y = code_of(pairs[i].y);
        assert_string_equal(stroke_explain(a, table, x, y), pairs[i].why);
        assert_int_equal(stroke_compare(table, x, y), pairs[i].order);
    }
}

/* Every character of one stroke count; the order among them is where the difficulty lies. */
static size_t characters_with(int32_t count, uint32_t *codes, size_t max)
{
    size_t n = 0;
    for (uint32_t code = 0x3400; code < 0x30000 && n < max; code++)
        if (stroke_count(table, code) == count) codes[n++] = code;
    return n;
}

static void comparing_characters_is_a_strict_partial_order(void **state)
{
    (void)state;
    static uint32_t codes[4000];
    uint32_t seed = 42;
    size_t known_chains = 0;
    for (int32_t count = 1; count <= 30; count++) {
        size_t n = characters_with(count, codes, ARRAY_COUNT(codes));
        for (size_t round = 0; n && round < 40000; round++) {
            uint32_t x = codes[next_random(&seed) % n], y = codes[next_random(&seed) % n],
                     z = codes[next_random(&seed) % n];
            enum stroke_order xy = stroke_compare(table, x, y), yx = stroke_compare(table, y, x),
                              yz = stroke_compare(table, y, z), xz = stroke_compare(table, x, z);
            assert_int_equal(xy == STROKE_SAME, x == y);
            assert_int_equal(xy == STROKE_BEFORE, yx == STROKE_AFTER);
            assert_int_equal(xy == STROKE_UNKNOWN, yx == STROKE_UNKNOWN);
            if (xy != STROKE_BEFORE || yz != STROKE_BEFORE) continue;
            assert_int_equal(xz, STROKE_BEFORE);
            known_chains++;
        }
    }
    assert_true(known_chains > 10000);
}

static void a_damaged_table_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text, *word;
    } bad[] = {
            {"", "空的"},
            {"#字\n", "空的"},
            {"一\t1\t1\t1", "第 1 行: 没有行尾"},
            {"#字\n一\t1\t1\n", "第 2 行"},
            {"一\t1\t1\t1\t\n", "第 1 行"},
            {"一 1 1 1\n", "第 1 行"},
            {"一\t1\t2\t1\n", "第 1 行"},
            {"一\t1\t1\t6\n", "第 1 行"},
            {"一\t8106\t1\t1\n", "第 1 行"},
            {"一\t-1\t1\t1\n", "第 1 行"},
            {"一\t1\t0\t\n", "第 1 行"},
            {"一\t1\t99999999999\t\n", "第 1 行"},
            {"一\t\t1\t1\n", "第 1 行"},
            {"\n", "第 1 行"},
            {"\xE4\xB8\t1\t1\t1\n", "第 1 行"},
            {"丁\t2\t2\t15\n一\t1\t1\t1\n", "第 2 行: 没有按字码排列"},
            {"一\t1\t1\t1\n丁\t1\t2\t12\n", "序号 1 出现了两次"},
            {"一\t2\t1\t1\n丁\t1\t2\t12\n", "序号 2 的笔画数或笔顺与表的次序不符"},
            {"一\t2\t1\t1\n丁\t1\t1\t2\n", "序号 2 的笔画数或笔顺与表的次序不符"},
            {"一\t3\t1\t1\n丁\t1\t1\t2\n丂\t2\t1\t\n", "序号 3 的笔画数或笔顺与表的次序不符"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(bad); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 20);
        struct err e;
        const struct stroke_table *t = NULL;
        assert_refused(stroke_load(a, str_of(bad[i].text), &t, &e), &e, bad[i].word);
        assert_null(t);
    }
}

/* Bytes of the real table overwritten at random: refused, or loaded and still safe to ask. */
static void a_scrambled_table_never_misleads_memory(void **state)
{
    (void)state;
    struct str whole = resource_find(STROKE_TABLE_NAME);
    uint32_t seed = 5;
    for (int round = 0; round < 60; round++) {
        AUTO_ARENA struct arena *a = arena_new(8 << 20);
        size_t from = next_random(&seed) % (whole.n - 3000);
        char *copy = arena_copy(a, whole.p + from, 3000);
        copy[next_random(&seed) % 3000] = (char)next_random(&seed);
        struct err e;
        const struct stroke_table *t;
        struct str text = {memchr(copy, '\n', 3000), 0};
        text.p++;
        text.n = (size_t)(copy + 3000 - text.p) - next_random(&seed) % 200;
        while (text.n > 0 && text.p[text.n - 1] != '\n') text.n--;
        if (!stroke_load(a, text, &t, &e)) continue;
        for (uint32_t code = 0x4E00; code < 0xA000; code += 7) {
            uint32_t other = 0x4E00 + next_random(&seed) % 0x5200;
            if (stroke_compare(t, code, other) == STROKE_UNKNOWN && code != other) stroke_explain(a, t, code, other);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_level_of_the_official_table_keeps_its_order),
            cmocka_unit_test(counts_are_those_of_the_mainland),
            cmocka_unit_test(characters_compare_by_count_then_strokes_then_rank),
            cmocka_unit_test(comparing_characters_is_a_strict_partial_order),
            cmocka_unit_test(a_damaged_table_is_refused),
            cmocka_unit_test(a_scrambled_table_never_misleads_memory),
    };
    return cmocka_run_group_tests(tests, load_table, free_table);
}
