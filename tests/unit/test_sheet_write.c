#include "unit.h"

#include <signal.h>
#include <sys/resource.h>
#include <time.h>
#include <zip.h>

#include "scratch.h"
#include "sheet/read.h"
#include "sheet/write.h"
#include "sheet_dump.h"

static const struct paper_column columns[] = {
        {"姓名", 2, ALIGN_LEFT}, {"公民身份号码", 5, ALIGN_CENTER}, {"得票", 1, ALIGN_RIGHT}};
static const char *const cells[] = {"张三", "331021********0011", "620", "=李四", "331021198801010011", "0", "", "", "",
        "王\n五", "x", "007", "a&b<c>\"d\"", "", "33.33%", "赵六", "", "-12", "钱七", "", "1234567890123456"};
static const struct paper_table table = {columns, 3, cells, 7, 0};

static const char table_dump[] = "姓名|公民身份号码|得票\n";

/* The named part of a zip file as text; NULL when there is none. */
static const char *part_text(struct arena *a, const char *path, const char *part)
{
    int error;
    zip_t *z = zip_open(path, ZIP_RDONLY, &error);
    assert_non_null(z);
    zip_file_t *f = zip_fopen(z, part, 0);
    struct buf b = {.arena = a};
    char chunk[4096];
    for (zip_int64_t n; f && (n = zip_fread(f, chunk, sizeof chunk)) > 0;) buf_add(&b, chunk, (size_t)n);
    if (f) zip_fclose(f);
    zip_discard(z);
    return f ? buf_text(&b) : NULL;
}

static void assert_part_has(const char *path, const char *part, const char *word)
{
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    const char *text = part_text(a, path, part);
    if (!text || !strstr(text, word)) fail_msg("%s lacks “%s”: %s", part, word, text ? text : "no such part");
}

static void a_table_is_written_as_csv(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct err e;
    const char *path = scratch_path(a, "table.csv");
    assert_ok(sheet_write_csv(path, &table, &e), &e);
    assert_string_equal(scratch_read(a, path).p, "\xEF\xBB\xBF姓名,公民身份号码,得票\r\n"
                                                 "张三,331021********0011,620\r\n"
                                                 "'=李四,331021198801010011,0\r\n"
                                                 ",,\r\n"
                                                 "\"王\n五\",x,007\r\n"
                                                 "\"a&b<c>\"\"d\"\"\",,33.33%\r\n"
                                                 "赵六,,-12\r\n"
                                                 "钱七,,1234567890123456\r\n");
    assert_string_equal(sheet_dump(a, path, &(struct sheet_options){0}),
            arena_text(a,
                    "1:%s2:张三|331021********0011|620\n3:'=李四|331021198801010011|0\n5:王\n五|x|007\n"
                    "7:a&b<c>\"d\"||33.33%%\n8:赵六||-12\n9:钱七||1234567890123456\n",
                    table_dump));
}

static void a_long_csv_is_written_record_by_record(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct err e;
    const char *path = scratch_path(a, "long.csv");
    struct sheet_csv *csv;
    assert_ok(sheet_csv_begin(a, path, &csv, &e), &e);
    size_t held = 0;
    for (int i = 0; i < 50000; i++) {
        char n[16];
        snprintf(n, sizeof n, "%d", i);
        assert_ok(sheet_csv_add(csv, (struct str[]){STR("清溪镇石桥村"), str_of(n)}, 2, &e), &e);
        if (i == 10000) held = arena_held(a);
    }
    assert_int_equal(arena_held(a), held);
    assert_null(scratch_read(a, path).p);
    assert_ok(sheet_csv_commit(csv, &e), &e);
    struct str bytes = scratch_read(a, path);
    static const char last[] = "清溪镇石桥村,49999\r\n";
    assert_string_equal(bytes.p + bytes.n - strlen(last), last);
}

static struct paper *sample_paper(struct arena *a)
{
    static const struct paper_column other[] = {{"选区", 1, ALIGN_LEFT}, {"名额", 1, ALIGN_RIGHT}};
    static const char *const other_cells[] = {"第一选区", "2"};
    static struct paper_table second = {other, 2, other_cells, 1, 0};
    struct paper *p = paper_new(a, "清溪镇第六届人民代表大会代表\n选举结果报告单", date_from(2012, 1, 4));
    p->subtitle = "第一选区";
    p->footer = "清溪镇选举委员会 R&D";
    paper_add_text(p, BLOCK_PARAGRAPH, "依照选举法，结果如下。");
    paper_add_table(p, &table);
    paper_add_text(p, BLOCK_NOTE, "注: 依据选举法第45条。");
    paper_add_text(p, BLOCK_HEADING1, "二、选区/名额");
    paper_add_text(p, BLOCK_SPACE, NULL);
    paper_add_table(p, &second);
    paper_add_table(p, &second);
    paper_add_text(p, BLOCK_PAGE_BREAK, NULL);
    paper_add_text(p, BLOCK_RIGHT, "2012年1月4日");
    return p;
}

static void a_paper_becomes_a_workbook_to_print(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct err e;
    const char *path = scratch_path(a, "paper.xlsx");
    assert_ok(sheet_write_paper(path, sample_paper(a), &e), &e);
    static const char first[] =
            "1:清溪镇第六届人民代表大会代表\n选举结果报告单\n2:第一选区\n3:　　依照选举法，结果如下。\n"
            "4:姓名|公民身份号码|得票\n5:张三|331021********0011|N:620\n6:=李四|331021198801010011|N:0\n"
            "8:王\n五|x|007\n9:a&b<c>\"d\"||N:0.3333\n10:赵六||N:-12\n11:钱七||1234567890123456\n12:注: "
            "依据选举法第45条。\n";
    assert_string_equal(sheet_dump(a, path, &(struct sheet_options){0}), first);
    static const char second[] =
            "1:　　二、选区/名额\n3:选区|名额\n4:第一选区|N:2\n5:选区|名额\n6:第一选区|N:2\n7:2012年1月4日\n";
    assert_string_equal(sheet_dump(a, path, &(struct sheet_options){.sheet_name = "二、选区_名额"}), second);

    static const char sheet1[] = "xl/worksheets/sheet1.xml", sheet2[] = "xl/worksheets/sheet2.xml";
    assert_part_has(path, sheet1, "paperSize=\"9\"");
    assert_part_has(path, sheet1, "fitToHeight=\"0\"");
    assert_part_has(path, sheet1, "<mergeCell ref=\"A1:C1\"/>");
    assert_part_has(path, sheet1, "清溪镇选举委员会 R&amp;&amp;D");
    assert_part_has(path, sheet1, "<row r=\"5\" spans=\"1:3\" ht=\"15.75\" customHeight=\"1\">");
    assert_part_has(path, sheet1, "<row r=\"8\" spans=\"1:3\" ht=\"31.5\" customHeight=\"1\">"); /* two lines */
    assert_part_has(path, sheet2, "<brk id=\"6\"");
    assert_part_has(path, "xl/workbook.xml", "!$4:$4</definedName>"); /* the heading row, repeated */
    assert_part_has(path, "xl/styles.xml", "<left style=\"thin\">");
    assert_part_has(path, "xl/styles.xml", "wrapText=\"1\"");
    assert_part_has(path, "docProps/core.xml", "2012-01-04T00:00:00Z</dcterms:created>");
    assert_part_has(path, "docProps/core.xml", "2012-01-04T00:00:00Z</dcterms:modified>");
}

static void widths_are_in_proportion(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct err e;
    const char *path = scratch_path(a, "widths.xlsx");
    assert_ok(sheet_write_paper(path, sample_paper(a), &e), &e);
    const char *p = strstr(part_text(a, path, "xl/worksheets/sheet1.xml"), "<cols>");
    double widths[3];
    for (int i = 0; i < 3; i++) {
        p = strstr(p, "width=\"") + 7;
        widths[i] = strtod(p, NULL);
    }
    assert_true(widths[1] > widths[0] * 2.3 && widths[1] < widths[0] * 2.7);
    assert_true(widths[0] > widths[2] * 1.8 && widths[0] < widths[2] * 2.2);
}

static void the_same_paper_gives_the_same_bytes(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct err e;
    const char *path = scratch_path(a, "same.xlsx");
    assert_ok(sheet_write_paper(path, sample_paper(a), &e), &e);
    struct str first = scratch_read(a, path);
    for (time_t begun = time(NULL); time(NULL) == begun;) usleep(20000); /* another second on the clock */
    assert_ok(sheet_write_paper(path, sample_paper(a), &e), &e);
    assert_true(str_eq(first, scratch_read(a, path)));
    struct paper *undated = sample_paper(a);
    undated->dated = DATE_NONE;
    assert_ok(sheet_write_paper(path, undated, &e), &e);
    assert_part_has(path, "docProps/core.xml", "1980-01-01T00:00:00Z</dcterms:created>");
}

static void tables_become_worksheets_of_their_names(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct err e;
    const char *path = scratch_path(a, "tables.xlsx");
    const struct sheet_table tables[] = {{"选民", &table}, {"选民", &table}, {"a/b[c]", &table}, {"", &table},
            {"'一个很长很长很长很长很长很长很长很长很长很长很长很长很长的名字", &table},
            {"'一个很长很长很长很长很长很长很长很长很长很长很长很长很长的名字", &table}};
    assert_ok(sheet_write_tables(path, tables, ARRAY_COUNT(tables), date_from(2012, 1, 4), &e), &e);
    static const char *const names[] = {"选民", "选民(2)", "a_b_c_", "表4",
            "_一个很长很长很长很长很长很长很长很长很长很长很长很长很长的名",
            "_一个很长很长很长很长很长很长很长很长很长很长很长很长很(6)"};
    struct sheet *s;
    size_t n;
    assert_ok(sheet_open(a, path, &(struct sheet_options){0}, &s, &e), &e);
    const char *const *found = sheet_visible_names(s, &n);
    assert_int_equal(n, ARRAY_COUNT(names));
    for (size_t i = 0; i < n; i++) {
        assert_string_equal(found[i], names[i]);
        const char *dump = sheet_dump(a, path, &(struct sheet_options){.sheet_name = names[i]});
        assert_non_null(strstr(dump, "8:钱七"));
    }
    assert_part_has(path, "xl/worksheets/sheet2.xml", "state=\"frozen\"");
}

/* A spreadsheet can reckon with figures, and shows them as they were; what it would spoil stays text. */
static void figures_are_numbers_that_look_as_printed(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    static const struct {
        const char *text, *cell;
    } figures[] = {{"85.77", "N:85.77"}, {"60.0", "N:60"}, {"+2.46", "N:2.46"}, {"-0.5", "N:-0.5"}, {"33.3%", "N:0.333"},
            {"100.0%", "N:1"}, {"-12", "N:-12"}, {"—", "—"}, {"-0.0", "-0.0"}, {"007", "007"}, {"00.5", "00.5"}, {"1.", "1."}, {".5", ".5"},
            {"12/30", "12/30"}, {"1%%", "1%%"}, {"1.23456", "1.23456"}, {"123456789012345.6", "123456789012345.6"}};
    static const struct paper_column column[] = {{"数", 1, ALIGN_RIGHT}};
    const char *one[ARRAY_COUNT(figures)];
    struct buf expected = {.arena = a};
    buf_add_text(&expected, "1:数\n");
    for (size_t i = 0; i < ARRAY_COUNT(figures); i++) {
        one[i] = figures[i].text;
        buf_addf(&expected, "%zu:%s\n", i + 2, figures[i].cell);
    }
    const struct paper_table all = {column, 1, one, ARRAY_COUNT(figures), 0};
    const char *path = scratch_path(a, "figures.xlsx");
    struct err e;
    assert_ok(sheet_write_tables(path, &(struct sheet_table){"数", &all}, 1, date_from(2012, 1, 4), &e), &e);
    assert_string_equal(sheet_dump(a, path, &(struct sheet_options){0}), buf_text(&expected));
    static const char *const formats[] = {"formatCode=\"0.0%\"", "formatCode=\"+0.00;-0.00;+0.00\"", "formatCode=\"0.0\""};
    for (size_t i = 0; i < ARRAY_COUNT(formats); i++) assert_part_has(path, "xl/styles.xml", formats[i]);
}

/* Ranks and ages stand in the middle; months, shares and codes do as well, and stay as they are. */
static void counts_in_the_middle_are_numbers(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    static const char *const ranks[] = {"17", "0", "1985.10", "1/17", "33.3%", "+4", "007", "1234567"};
    static const struct paper_column column[] = {{"名次", 1, ALIGN_CENTER}};
    const struct paper_table all = {column, 1, ranks, ARRAY_COUNT(ranks), 0};
    const char *path = scratch_path(a, "ranks.xlsx");
    struct err e;
    assert_ok(sheet_write_tables(path, &(struct sheet_table){"名次", &all}, 1, date_from(2012, 1, 4), &e), &e);
    assert_string_equal(sheet_dump(a, path, &(struct sheet_options){0}), "1:名次\n2:N:17\n3:N:0\n4:1985.10\n5:1/17\n6:33.3%\n7:+4\n8:007\n9:1234567\n");
}

/* Two persons, the same headings. */
static void worksheets_are_named_for_their_piece(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    static const struct paper_column other[] = {{"选区", 1, ALIGN_LEFT}};
    static const char *const other_cells[] = {"第一选区"};
    static const struct paper_table second = {other, 1, other_cells, 1, 0};
    struct paper *p = paper_new(a, "交叉印证表", date_from(2012, 1, 4));
    for (int i = 0; i < 2; i++) {
        if (i) paper_add_text(p, BLOCK_PAGE_BREAK, NULL);
        if (i) paper_add_text(p, BLOCK_TITLE, "交叉印证表");
        paper_add_text(p, BLOCK_CENTER, i ? "徐小平　古塘镇副镇长" : "董红霞　东溪镇副镇长");
        paper_add_text(p, BLOCK_HEADING1, "一、并列");
        paper_add_table(p, &table);
        paper_add_text(p, BLOCK_HEADING1, "二、对照");
        paper_add_table(p, &second);
    }
    const char *path = scratch_path(a, "pieces.xlsx");
    struct err e;
    assert_ok(sheet_write_paper(path, p, &e), &e);
    static const char *const names[] = {"\"董红霞 交叉印证表\"", "\"董红霞 二、对照\"", "\"徐小平 一、并列\"", "\"徐小平 二、对照\""};
    for (size_t i = 0; i < ARRAY_COUNT(names); i++) assert_part_has(path, "xl/workbook.xml", names[i]);
}

static void cards_are_refused_and_nothing_is_written(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct err e;
    const char *path = scratch_path(a, "cards.xlsx");
    struct paper *p = paper_new(a, "选民证", date_from(2012, 1, 4));
    paper_add_cards(p, &(struct paper_cards){.columns = 2, .rows = 5});
    assert_refused(sheet_write_paper(path, p, &e), &e, "卡片只能生成 PDF");
    assert_int_equal(e.kind, ERR_STATE);
    assert_null(scratch_read(a, path).p);
}

static void what_excel_cannot_hold_is_refused(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct err e;
    const char *path = scratch_path(a, "long.xlsx");
    char *text = arena_alloc(a, 40001);
    memset(text, 'x', 40000);
    const struct paper_table t = {columns, 1, (const char *const[]){text}, 1, 0};
    size_t files = scratch_count();
    assert_refused(sheet_write_tables(path, &(struct sheet_table){"a", &t}, 1, DATE_NONE, &e), &e, "内容放不进工作簿");
    assert_int_equal(scratch_count(), files);
    assert_refused(
            sheet_write_tables(scratch_path(a, "no/x.xlsx"), &(struct sheet_table){"a", &table}, 1, DATE_NONE, &e), &e,
            "文件夹不存在");
}

/* A limit on the size of files stands in for a full disk. At 60,000 bytes the library's temporary files do not fit
 * and it says nothing of it; at 4,000 not even the workbook does. */
static void a_full_disk_leaves_the_old_workbook(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct err e;
    const char *path = scratch_path(a, "full.xlsx");
    enum { ROWS = 3000 };
    const char **many = arena_alloc_array(a, ROWS, sizeof *many);
    for (int i = 0; i < ROWS; i++) many[i] = "清溪镇石桥村";
    const struct paper_table t = {columns, 1, many, ROWS, 0};
    assert_ok(sheet_write_tables(path, &(struct sheet_table){"a", &table}, 1, DATE_NONE, &e), &e);
    struct str old = scratch_read(a, path);
    size_t files = scratch_count();
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit before;
    getrlimit(RLIMIT_FSIZE, &before);
    static const struct {
        rlim_t bytes;
        const char *word;
    } limits[] = {{60000, "临时文件写不下"}, {4000, "文件超过了允许的大小"}};
    for (size_t i = 0; i < ARRAY_COUNT(limits); i++) {
        setrlimit(RLIMIT_FSIZE, &(struct rlimit){.rlim_cur = limits[i].bytes, .rlim_max = before.rlim_max});
        bool ok = sheet_write_tables(path, &(struct sheet_table){"a", &t}, 1, DATE_NONE, &e);
        setrlimit(RLIMIT_FSIZE, &before);
        assert_refused(ok, &e, limits[i].word);
        assert_non_null(strstr(e.text, path));
        assert_int_equal(e.kind, ERR_ENVIRONMENT);
        assert_true(str_eq(old, scratch_read(a, path)));
        assert_int_equal(scratch_count(), files);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_table_is_written_as_csv),
            cmocka_unit_test(a_long_csv_is_written_record_by_record),
            cmocka_unit_test(a_paper_becomes_a_workbook_to_print),
            cmocka_unit_test(widths_are_in_proportion),
            cmocka_unit_test(the_same_paper_gives_the_same_bytes),
            cmocka_unit_test(tables_become_worksheets_of_their_names),
            cmocka_unit_test(figures_are_numbers_that_look_as_printed),
            cmocka_unit_test(counts_in_the_middle_are_numbers),
            cmocka_unit_test(worksheets_are_named_for_their_piece),
            cmocka_unit_test(cards_are_refused_and_nothing_is_written),
            cmocka_unit_test(what_excel_cannot_hold_is_refused),
            cmocka_unit_test(a_full_disk_leaves_the_old_workbook),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
