#include "unit.h"

#include "scratch.h"
#include "sheet/csv.h"
#include "sheet/read.h"
#include "sheet/scan.h"
#include "base/utf8.h"
#include "sheet_dump.h"

/* STR for static tables. */
#define BYTES(literal)                                                                                                 \
    {                                                                                                                  \
        (literal), sizeof(literal) - 1                                                                                 \
    }

static const size_t chunks[] = {1, 2, 3, 7, 63, 64, 65, 200, 0};

struct sample {
    struct str bytes;
    const char *expected; /* of sheet_dump; after "?" a part of the sentence */
};

/* The size of the chunks may not matter. */
static void assert_reads(const struct sample *samples, size_t count, struct sheet_options options)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < ARRAY_COUNT(chunks); k++) {
            AUTO_ARENA struct arena *a = arena_new(64 << 20);
            const char *path = scratch_file(a, "sample.csv", samples[i].bytes);
            options.chunk_bytes = chunks[k];
            const char *found = sheet_dump(a, path, &options);
            const char *wanted = samples[i].expected, *sentence = strchr(wanted, '?');
            size_t rows = sentence ? (size_t)(sentence - wanted) : strlen(wanted) + 1;
            bool is_same = strncmp(found, wanted, rows) == 0;
            if (is_same && sentence) is_same = found[rows] == '?' && strstr(found + rows, sentence + 1);
            if (!is_same) fail_msg("sample %zu by chunks of %zu: “%s”, not “%s”", i + 1, chunks[k], found, wanted);
        }
    }
}

static void records_follow_rfc_4180(void **state)
{
    (void)state;
    // clang-format off
    static const struct sample samples[] = {
        {BYTES("a,b\nc,d\n"), "1:a|b\n2:c|d\n"},
        {BYTES("a,b\r\nc,d\r\n"), "1:a|b\n2:c|d\n"},
        {BYTES("a,b\rc,d\r"), "1:a|b\n2:c|d\n"},
        {BYTES("a,b\r\rc,d"), "1:a|b\n3:c|d\n"},
        {BYTES("a\n\r\nb\n\n\nc"), "1:a\n3:b\n6:c\n"},
        {BYTES("a,b\nc,d"), "1:a|b\n2:c|d\n"},
        {BYTES("a"), "1:a\n"},
        {BYTES("a,"), "1:a|\n"},
        {BYTES("a,\n,b\n,,\n\"\"\n"), "1:a|\n2:|b\n"},
        {BYTES("\"a,b\",c\n"), "1:a,b|c\n"},
        {BYTES("\"a\"\"b\",\"\"\"\",\"\"\n"), "1:a\"b|\"|\n"},
        {BYTES("\"a\nb\",c\nd,e\n"), "1:a\nb|c\n3:d|e\n"},
        {BYTES("\"a\r\nb\rc\",d\r\ne\r\n"), "1:a\r\nb\rc|d\n4:e\n"},
        {BYTES("\"a\"\r\"b\"\r\n\"c\""), "1:a\n2:b\n3:c\n"},
        {BYTES("a\"b,c\"\n"), "1:a\"b|c\"\n"},
        {BYTES(" \"a\",b\n"), "1: \"a\"|b\n"},
        {BYTES("\"\"\"a\"\"\",\"=\"\"x\"\"\"\n"), "1:\"a\"|F:=\"x\"\n"},
        {BYTES("=1+1,a=1,\"=SUM(A1,B1)\"\n"), "1:F:=1+1|a=1|F:=SUM(A1,B1)\n"},
        {BYTES("\xEF\xBB\xBF" "姓名,性别\n张三,男\n"), "1:姓名|性别\n2:张三|男\n"},
        {BYTES("\xEF\xBB\xBF"), ""},
        {BYTES("\n\n"), ""},
        {BYTES("\"0123456789012345678901234567890123456789012345678901234567890123456789\",b\r\n\"c\",d"),
            "1:0123456789012345678901234567890123456789012345678901234567890123456789|b\n2:c|d\n"},
    };
    // clang-format on
    assert_reads(samples, ARRAY_COUNT(samples), (struct sheet_options){0});
}

static void the_separator_is_that_of_the_first_line(void **state)
{
    (void)state;
    static const struct sample samples[] = {
            {BYTES("a\tb,c\td\n1\t2,3\t4\n"), "1:a|b,c|d\n2:1|2,3|4\n"},
            {BYTES("a;b;c\n1,5;2;3\n"), "1:a|b|c\n2:1,5|2|3\n"},
            {BYTES("a,b;c\n"), "1:a|b;c\n"},
            {BYTES("\"x;y;z\",b\n1;2,3\n"), "1:x;y;z|b\n2:1;2|3\n"},
            {BYTES("\n\r\na;b\nc,d;e\n"), "3:a|b\n4:c,d|e\n"},
            {BYTES("a\n1,2\n"), "1:a\n2:1|2\n"},
            {BYTES("a\t,b\t,c\t\n1\t,2,3\n"), "1:a\t|b\t|c\t\n2:1\t|2|3\n"},
            {BYTES("\ta,\tb\r\n1,2"), "1:\ta|\tb\n2:1|2\n"},
    };
    assert_reads(samples, ARRAY_COUNT(samples), (struct sheet_options){0});
}

static void encodings_are_told_apart(void **state)
{
    (void)state;
    // clang-format off
    static const struct sample samples[] = {
        {BYTES("\xD0\xD5\xC3\xFB,\xD0\xD4\xB1\xF0\n\xD5\xC5\xC8\xFD,\xC4\xD0\n"), "1:姓名|性别\n2:张三|男\n"},
        {BYTES("\xC1\xAA\xCD\xA8\n"), "1:联通\n"},
        {BYTES("\xC4\xD0\xA3\xAC\xB7\xFB\n"), "1:男，符\n"},
        {BYTES("\x84\x31\x95\x33\xD0\xD5,a\n"), "1:姓|a\n"},
        {BYTES("\xD0\xD5,\x95\x32\x82\x36\n"), "1:姓|𠀀\n"},
        {BYTES("\xFF\xFE\xD3\x59\t\x00\x0D\x54\n\x00"), "1:姓|名\n"},
        {BYTES("\xFE\xFF\x59\xD3\x00\t\xD8\x40\xDC\x00\x00\r\x00\n\x00x"), "1:姓|𠀀\n2:x\n"},
        {BYTES("\xFF\xFE\x00\xD8" "a\x00\n\x00" "b\x00" "c"), "1:!\xFF" "a\n2:!b\xFF\n"},
        /* the first line has no byte that tells; the second is well-formed UTF-8 without one Chinese character */
        {BYTES("name\n\xC2\xBD\xC2\xBD\n"), "1:name\n2:陆陆\n"},
        {BYTES("name\n\xC2\xBD\xE5\xA7\x93\n"), "1:name\n2:½姓\n"},
    };
    // clang-format on
    assert_reads(samples, ARRAY_COUNT(samples), (struct sheet_options){0});
    static const struct sample as_gb[] = {
            {BYTES("\xE5\xA7\x93\n"), "1:!濮\xFF\n"},
            {BYTES("\xEF\xBB\xBF\xE5\xA7\x93\n"), "1:姓\n"},
    };
    assert_reads(as_gb, ARRAY_COUNT(as_gb), (struct sheet_options){.encoding = SHEET_ENCODING_GB18030});
    static const struct sample as_utf8[] = {{BYTES("a\n\xD0\xD5\xC3\xFB\nb\n"), "1:a\n2:!\xD0\xD5\xC3\xFB\n3:b\n"}};
    assert_reads(as_utf8, ARRAY_COUNT(as_utf8), (struct sheet_options){.encoding = SHEET_ENCODING_UTF8});
}

static void what_was_assumed_is_said(void **state)
{
    (void)state;
    static const struct {
        struct str bytes;
        enum sheet_encoding wanted;
        const char *text;
    } table[] = {
            {BYTES("姓名\n"), SHEET_ENCODING_AUTO, "UTF-8"},
            {BYTES("name\n"), SHEET_ENCODING_AUTO, "UTF-8"},
            {BYTES("\xEF\xBB\xBF姓名\n"), SHEET_ENCODING_GB18030, "UTF-8（有 BOM）"},
            {BYTES("\xD0\xD5\xC3\xFB\n"), SHEET_ENCODING_AUTO, "GB18030（推测）"},
            {BYTES("\xD0\xD5\xC3\xFB\n"), SHEET_ENCODING_GB18030, "GB18030"},
            {BYTES("\xD0\xD5\xC3\xFB\n"), SHEET_ENCODING_UTF8, "UTF-8"},
            {BYTES("姓名\n张三\n李四\xFF\n"), SHEET_ENCODING_AUTO, "UTF-8（推测）"},
            {BYTES("\xFF\xFE\xD3\x59"), SHEET_ENCODING_AUTO, "UTF-16（有 BOM）"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(64 << 20);
        struct sheet *s;
        struct err e;
        const char *path = scratch_file(a, "encoding.csv", table[i].bytes);
        assert_ok(sheet_open(a, path, &(struct sheet_options){.encoding = table[i].wanted}, &s, &e), &e);
        assert_string_equal(sheet_encoding_text(s), table[i].text);
        size_t n = 9;
        assert_null(sheet_name(s));
        assert_null(sheet_visible_names(s, &n));
        assert_int_equal(n, 0);
        assert_string_equal(sheet_address(a, s, 12, 1), "第 12 行第 2 列");
        sheet_close(s);
        sheet_close(s);
    }
}

static void one_bad_row_is_named_and_the_others_are_read(void **state)
{
    (void)state;
    // clang-format off
    static const struct sample samples[] = {
        {BYTES("姓名,住址\n张三,石桥\xE6\x9D\n李四,石桥\n"), "1:姓名|住址\n2:!张三|石桥\xE6\x9D\n3:李四|石桥\n"},
        {BYTES("姓名\n李\xE5"), "1:姓名\n2:!李\xE5\n"},
        {BYTES("姓名,b\n\"张\"三,b\n李,d\n"), "1:姓名|b\n2:!\"张\"三|b\n3:李|d\n"},
        {BYTES("姓名\n\xED\xA0\x80\n\xC0\xAF\n\xF4\x90\x80\x80\n\xE0\x80\x80\n𠀀\n힣\n"),
            "1:姓名\n2:!\xED\xA0\x80\n3:!\xC0\xAF\n4:!\xF4\x90\x80\x80\n5:!\xE0\x80\x80\n6:𠀀\n7:힣\n"},
        /* the ill-formed line and a good one share a block of 64 bytes, in either order */
        {BYTES("姓\nb\xFF\nc\nd\n"), "1:姓\n2:!b\xFF\n3:c\n4:d\n"},
    };
    // clang-format on
    assert_reads(samples, ARRAY_COUNT(samples), (struct sheet_options){.encoding = SHEET_ENCODING_UTF8});
    assert_reads(samples, 3, (struct sheet_options){0});
}

/* Each alone in its file, so that no other makes its block suspect. */
static void every_kind_of_ill_formed_utf8_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool is_ill_formed;
    } table[] = {
            {"\x80", true},
            {"\xBF\xBF", true},
            {"\xC0\x80", true},
            {"\xC1\xBF", true},
            {"\xC2", true},
            {"\xC2\xC2\x80", true},
            {"\xE0\x80\x80", true},
            {"\xE0\x9F\xBF", true},
            {"\xE4\xB8", true},
            {"\xE4\xB8\xE4\xB8\x80", true},
            {"\xE4\xB8\x80\x80", true},
            {"\xED\xA0\x80", true},
            {"\xED\xBF\xBF", true},
            {"\xF0\x80\x80\x80", true},
            {"\xF0\xA0\x80", true},
            {"\xF4\x90\x80\x80", true},
            {"\xF5\x80\x80\x80", true},
            {"\xFE", true},
            {"\xFF", true},
            {"\xC2\x80", false},
            {"\xDF\xBF", false},
            {"\xE0\xA0\x80", false},
            {"\xED\x9F\xBF", false},
            {"\xEE\x80\x80", false},
            {"\xEF\xBF\xBF", false},
            {"\xF0\x90\x80\x80", false},
            {"\xF4\x8F\xBF\xBF", false},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        /* at every place in a block, and across two */
        for (size_t lead = 0; lead < 70; lead++) {
            AUTO_ARENA struct arena *a = arena_new(64 << 20);
            char blanks[71] = {0};
            memset(blanks, 'x', lead);
            const char *text = arena_text(a, "%s%s\nb\n", blanks, table[i].text);
            const char *wanted =
                    arena_text(a, "1:%s%s%s\n2:b\n", table[i].is_ill_formed ? "!" : "", blanks, table[i].text);
            const char *path = scratch_file(a, "ill.csv", str_of(text));
            struct sheet_options o = {.encoding = SHEET_ENCODING_UTF8, .record_bytes_max = 1000, .chunk_bytes = 1000};
            assert_string_equal(sheet_dump(a, path, &o), wanted);
        }
    }
}

static void a_damaged_file_gets_a_sentence_with_its_line(void **state)
{
    (void)state;
    static const struct sample samples[] = {
            {BYTES("a,b\nc,\"d\ne\nf"), "1:a|b\n?第 2 行第 2 列: 引号没有结束"},
            {BYTES("a\n\"\""), "1:a\n"},
            {BYTES("a\n\"b\"\""), "1:a\n?第 2 行第 1 列: 引号没有结束"},
            {BYTES("a\nb\0c\n"), "1:a\n?第 2 行: 含有空字节"},
            {BYTES("a\n\"b\n\0c\"\n"), "1:a\n?第 3 行: 含有空字节"},
    };
    assert_reads(samples, ARRAY_COUNT(samples), (struct sheet_options){0});
}

static void limits_hold_whatever_the_chunk(void **state)
{
    (void)state;
    static const struct sample samples[] = {
            {BYTES("0123456789\n0123456789"), "1:0123456789\n2:0123456789\n"},
            {BYTES("0123456789\r\n01234567890\r\n"), "1:0123456789\n?第 2 行: 一行超过 10 字节"},
            {BYTES("\"12345678\"\r\n\"123456789\"\r\n"), "1:12345678\n?第 2 行: 一行超过 10 字节"},
            {BYTES("a\n\"23456789012345"), "1:a\n?第 2 行: 一行超过 10 字节，多半是有一格的引号没有结束"},
            {BYTES("a\n\"2345678"), "1:a\n?第 2 行第 1 列: 引号没有结束"},
            {BYTES("a\n012345678901234\0"), "1:a\n?第 2 行: 一行超过 10 字节"},
            {BYTES("a,b,c\n,,,\n"), "1:a|b|c\n?第 2 行: 超过 3 列"},
    };
    assert_reads(samples, ARRAY_COUNT(samples), (struct sheet_options){.record_bytes_max = 10, .columns_max = 3});
}

static void what_is_no_table_is_refused(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    const struct {
        const char *path, *word;
        enum err_kind kind;
    } table[] = {
            {scratch_path(a, "none.csv"), "没有这个文件", ERR_INPUT},
            {scratch_path(a, ""), "这是一个文件夹", ERR_INPUT},
            {"/dev/null", "不是一个普通文件", ERR_INPUT},
            {scratch_file(a, "empty.csv", STR("")), "文件是空的", ERR_INPUT},
            {scratch_file(a, "old.csv", STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on")), "旧版 .xls / 加密文件",
                    ERR_INPUT},
            {scratch_file(a, "paper.csv", STR("%PDF-1.7\n")), "PDF", ERR_INPUT},
            {scratch_file(a, "page.csv", STR("\xEF\xBB\xBF\r\n<HTML><table>")), "网页", ERR_INPUT},
            {scratch_file(a, "picture.csv", STR("\xFF\xD8\xFF\xE0")), "图片", ERR_INPUT},
            {scratch_file(a, "half.csv", STR("PK\3\4 half of a workbook")), "没有复制或下载完", ERR_INPUT},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct err e = {0};
        struct sheet *s = NULL;
        assert_refused(sheet_open(a, table[i].path, &(struct sheet_options){0}, &s, &e), &e, table[i].word);
        assert_int_equal(e.kind, table[i].kind);
        assert_null(s);
    }
}

static uint64_t next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return *seed >> 33;
}

/* Text out of pieces that are well-formed, broken, and marks. */
static size_t random_text(char *p, size_t n, uint64_t *seed, bool with_broken)
{
    static const char *const pieces[] = {"a", "姓", "名字", "é", "\"", ",", "\n", "\r", ";", "\t", "12345678", "　",
            "𠀀", "힣", "\xE5", "\x80", "\xED\xA0\x80", "\xF0\x9F"};
    size_t used = 0;
    for (;;) {
        const char *piece = pieces[next_random(seed) % (with_broken ? ARRAY_COUNT(pieces) : ARRAY_COUNT(pieces) - 4)];
        if (used + strlen(piece) > n) break;
        memcpy(p + used, piece, strlen(piece));
        used += strlen(piece);
    }
    memset(p + used, 'x', n - used);
    return used;
}

/* Both forms of the scan mark the same bytes, and neither passes over ill-formed UTF-8. */
static void both_scans_agree(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int round = 0; round < 20000; round++) {
        char text[4 * SCAN_BLOCK];
        random_text(text, sizeof text, &seed, round % 2);
        char separator = ",;\t"[round % 3];
        uint64_t carry = 0, carry_portable = 0;
        bool is_suspect = false, is_suspect_portable = false;
        for (size_t at = 0; at < sizeof text; at += SCAN_BLOCK) {
            struct scan_block fast = scan_block_at(text + at, separator, &carry);
            struct scan_block plain = scan_block_portable(text + at, separator, &carry_portable);
            assert_true(fast.marks == plain.marks);
            for (size_t i = 0; i < SCAN_BLOCK; i++) {
                char c = text[at + i];
                bool is_mark = c == separator || c == '"' || (unsigned char)c <= '\r';
                assert_int_equal(plain.marks >> i & 1, is_mark);
            }
            is_suspect |= fast.is_suspect;
            is_suspect_portable |= plain.is_suspect;
        }
        bool is_valid = utf8_is_valid((struct str){text, sizeof text});
        if (!is_valid) assert_true((is_suspect || carry) && (is_suspect_portable || carry_portable));
    }
}

/* The fast form must not suspect what every roll is made of, or nothing is gained by it. */
static void plain_chinese_is_not_suspect(void **state)
{
    (void)state;
    char text[SCAN_BLOCK * 9];
    for (size_t i = 0; i < sizeof text; i += 9) memcpy(text + i, "é，张aÀ", 9);
    uint64_t carry = 0;
    for (size_t at = 0; at < sizeof text; at += SCAN_BLOCK) {
        struct scan_block b = scan_block_at(text + at, ',', &carry);
#ifdef __SSE2__
        assert_false(b.is_suspect);
#else
        assert_true(b.is_suspect);
#endif
    }
}

static void formulas_are_guarded_and_numbers_are_not(void **state)
{
    (void)state;
    // clang-format off
    static const struct { const char *field, *written; } table[] = {
        {"张三", "张三"}, {"", ""}, {"a,b", "\"a,b\""}, {"a\"b", "\"a\"\"b\""}, {"a\nb", "\"a\nb\""}, {" a", "\" a\""},
        {"=1+1", "'=1+1"}, {"=cmd,x", "\"'=cmd,x\""}, {"@x", "'@x"}, {"\tx", "\"'\tx\""}, {"\rx", "\"'\rx\""},
        {"-7.5", "-7.5"}, {"+3", "+3"}, {"-12%", "-12%"}, {"-", "-"}, {"+", "+"}, {"－", "－"}, {"-1-1", "'-1-1"},
        {"-7.", "'-7."}, {"-.5", "'-.5"}, {"+cmd", "'+cmd"}, {"－2+3", "'－2+3"}, {"＝1", "'＝1"}, {"＠x", "'＠x"},
        {"1-1", "1-1"}, {"'=1", "'=1"}, {"331021198801010011", "331021198801010011"},
    };
    // clang-format on
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct buf b = {.arena = a};
        struct str fields[] = {str_of(table[i].field), STR("b")};
        csv_format_record(&b, fields, 2);
        assert_string_equal(buf_text(&b), arena_text(a, "%s,b\r\n", table[i].written));
    }
}

/* What is written is read back, cell for cell; a formula's apostrophe is the only difference. */
static void written_records_are_read_back(void **state)
{
    (void)state;
    uint64_t seed = 3;
    for (int round = 0; round < 200; round++) {
        AUTO_ARENA struct arena *a = arena_new(64 << 20);
        struct buf bytes = {.arena = a}, expected = {.arena = a};
        for (size_t line = 1, rows = 0; rows < 5; rows++) {
            struct str fields[4];
            struct cell cells[4];
            size_t n = 1 + next_random(&seed) % 4, lines = 1;
            for (size_t i = 0; i < n; i++) {
                char *text = arena_alloc(a, 41);
                text[0] = 'x'; /* keeps clear of formulas and of empty rows */
                size_t used = 1 + random_text(text + 1, next_random(&seed) % 40, &seed, false);
                fields[i] = (struct str){text, used};
                cells[i] = (struct cell){fields[i], CELL_TEXT};
                for (size_t k = 0; k < used; k++) lines += text[k] == '\n' || (text[k] == '\r' && text[k + 1] != '\n');
                if (text[used - 1] == '\r' && text[used] == '\n') lines++;
            }
            csv_format_record(&bytes, fields, n);
            sheet_dump_row(&expected, &(struct row){.line = line, .n = n, .cells = cells});
            line += lines;
        }
        const char *path = scratch_file(a, "round.csv", (struct str){bytes.text, bytes.n});
        const char *found = sheet_dump(a, path, &(struct sheet_options){.encoding = SHEET_ENCODING_UTF8});
        assert_string_equal(found, buf_text(&expected));
    }
}

/* A file of many chunks: every row comes, in its place, in bounded memory. */
static void a_long_file_is_read_to_its_end(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    const char *path = scratch_path(a, "long.csv");
    FILE *f = fopen(path, "wb");
    for (int i = 1; i <= 60000; i++) fprintf(f, "张三%d,\"石桥村,%d组\",331021198801010011\r\n", i, i % 13);
    fclose(f);
    struct sheet *s;
    struct row row;
    struct err e;
    bool more = true;
    size_t n = 0;
    assert_ok(sheet_open(a, path, &(struct sheet_options){0}, &s, &e), &e);
    while (true) {
        assert_ok(sheet_next(s, &row, &more, &e), &e);
        if (!more) break;
        n++;
        assert_int_equal(row.line, n);
        assert_int_equal(row.n, 3);
        assert_null(row.fault);
        assert_true(str_eq_text(row.cells[0].text, arena_text(a, "张三%zu", n)));
        assert_true(str_eq_text(row.cells[1].text, arena_text(a, "石桥村,%zu组", n % 13)));
    }
    assert_int_equal(n, 60000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(records_follow_rfc_4180),
            cmocka_unit_test(the_separator_is_that_of_the_first_line),
            cmocka_unit_test(encodings_are_told_apart),
            cmocka_unit_test(what_was_assumed_is_said),
            cmocka_unit_test(one_bad_row_is_named_and_the_others_are_read),
            cmocka_unit_test(every_kind_of_ill_formed_utf8_is_found),
            cmocka_unit_test(a_damaged_file_gets_a_sentence_with_its_line),
            cmocka_unit_test(limits_hold_whatever_the_chunk),
            cmocka_unit_test(what_is_no_table_is_refused),
            cmocka_unit_test(both_scans_agree),
            cmocka_unit_test(plain_chinese_is_not_suspect),
            cmocka_unit_test(formulas_are_guarded_and_numbers_are_not),
            cmocka_unit_test(written_records_are_read_back),
            cmocka_unit_test(a_long_file_is_read_to_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
