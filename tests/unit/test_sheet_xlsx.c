#include "unit.h"

#include <inttypes.h>
#include <xlsxwriter.h>
#include <zip.h>

#include "scratch.h"
#include "sheet/book.h"
#include "sheet/number.h"
#include "sheet/read.h"
#include "sheet_dump.h"

/* A workbook by hand. What is NULL is taken from the plain one. */
struct parts {
    const char *rels, *workbook, *workbook_rels, *styles, *strings, *sheet;
};

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" OFFICE "\""

static const struct parts plain = {
        .rels = "<Relationships><Relationship Id='rId1' Type='" OFFICE "officeDocument' Target='xl/workbook.xml'/>"
                "</Relationships>",
        .workbook = "<workbook " MAIN "><sheets><sheet name='选民' sheetId='1' r:id='rId1'/></sheets></workbook>",
        .workbook_rels = "<Relationships>"
                         "<Relationship Id='rId1' Type='" OFFICE "worksheet' Target='worksheets/sheet1.xml'/>"
                         "<Relationship Id='rId2' Type='" OFFICE "styles' Target='/xl/styles.xml'/>"
                         "<Relationship Id='rId3' Type='" OFFICE "sharedStrings' Target='sharedStrings.xml'/>"
                         "<Relationship Id='rId4' Type='" OFFICE "worksheet' Target='./../xl/worksheets/sheet2.xml'/>"
                         "<Relationship Id='rId5' Type='" OFFICE "chartsheet' Target='chartsheets/sheet1.xml'/>"
                         "</Relationships>",
        .styles = "<styleSheet " MAIN "><numFmts><numFmt numFmtId='164' formatCode='yyyy\"年\"m\"月\"'/>"
                  "<numFmt numFmtId='165' formatCode='0.00'/></numFmts>"
                  "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
                  "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf "
                  "numFmtId='165'/></cellXfs></styleSheet>",
        .strings = "<sst " MAIN "><si><t>姓名</t></si><si><t xml:space='preserve'> 张三 </t></si>"
                   "<si><r><rPr><b/></rPr><t>李</t></r><r><t>四</t></r><rPh sb='0' eb='1'><t>LI</t></rPh><phoneticPr "
                   "fontId='1'/></si>"
                   "<si><t/></si><si><t>a_x000A_b_x005F_x0041_</t></si></sst>",
        .sheet = "<worksheet " MAIN "><sheetData/></worksheet>",
};

static void add_part(zip_t *z, const char *name, const char *text)
{
    zip_source_t *source = zip_source_buffer(z, text, strlen(text), 0);
    if (!source || zip_file_add(z, name, source, ZIP_FL_ENC_UTF_8) < 0) abort();
}

static zip_t *new_zip(const char *path)
{
    int error;
    zip_t *z = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!z) abort();
    return z;
}

static const char *make_book(struct arena *a, struct parts p)
{
    const char *path = scratch_path(a, "book.xlsx");
    zip_t *z = new_zip(path);
    add_part(z, "_rels/.rels", p.rels ? p.rels : plain.rels);
    add_part(z, "xl/workbook.xml", p.workbook ? p.workbook : plain.workbook);
    add_part(z, "xl/_rels/workbook.xml.rels", p.workbook_rels ? p.workbook_rels : plain.workbook_rels);
    add_part(z, "xl/styles.xml", p.styles ? p.styles : plain.styles);
    add_part(z, "xl/sharedStrings.xml", p.strings ? p.strings : plain.strings);
    add_part(z, "xl/worksheets/sheet1.xml", p.sheet ? p.sheet : plain.sheet);
    add_part(z, "xl/worksheets/sheet2.xml", "<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>");
    if (zip_close(z) != 0) abort();
    return path;
}

static void assert_dump(const char *found, const char *wanted, size_t i)
{
    const char *sentence = strchr(wanted, '?');
    size_t rows = sentence ? (size_t)(sentence - wanted) : strlen(wanted) + 1;
    bool is_same = strncmp(found, wanted, rows) == 0;
    if (is_same && sentence) is_same = found[rows] == '?' && strstr(found + rows, sentence + 1);
    if (!is_same) fail_msg("sample %zu: “%s”, not “%s”", i + 1, found, wanted);
}

/* Samples of what stands in <sheetData>. */
static void assert_rows(const char *const samples[][2], size_t count, struct parts p)
{
    for (size_t i = 0; i < count; i++) {
        AUTO_ARENA struct arena *a = arena_new(64 << 20);
        p.sheet = arena_text(a, "<worksheet %s><sheetData>%s</sheetData></worksheet>", MAIN, samples[i][0]);
        assert_dump(sheet_dump(a, make_book(a, p), &(struct sheet_options){0}), samples[i][1], i);
    }
}

static void cells_of_every_kind_are_read(void **state)
{
    (void)state;
    // clang-format off
    static const char *const samples[][2] = {
        {"<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>2</v></c></row>", "1:姓名|李四\n"},
        {"<row r='1'><c r='A1' t='s'><v>1</v></c><c r='B1' t='s'><v>4</v></c></row>", "1: 张三 |a\nb_x0041_\n"},
        {"<row r='1'><c r='A1' t='inlineStr'><is><t>王</t></is></c></row>", "1:王\n"},
        {"<row r='1'><c r='A1' t='inlineStr'><is><r><rPr><t>no</t></rPr><t>王</t></r><r><t>五</t></r><rPh><t>W</t></rPh></is></c></row>",
            "1:王五\n"},
        {"<row r='1'><c r='A1'><v>38353</v></c><c r='B1' s='3'><v>0.10000000000000001</v></c><c r='C1' t='n'><v>-7.50</v></c></row>",
            "1:N:38353|N:0.1|N:-7.5\n"},
        {"<row r='1'><c r='A1'><v>1.10101198005224E+17</v></c><c r='B1'><v>331021198801010011</v></c></row>",
            "1:N:1.10101198005224E+17|N:331021198801010011\n"},
        {"<row r='1'><c r='A1' s='1'><v>40912</v></c><c r='B1' s='2'><v>40912.75</v></c><c r='C1' s='3'><v>40912</v></c></row>",
            "1:D:2012-01-04|D:2012-01-04|N:40912\n"},
        {"<row r='1'><c r='A1' t='d'><v>2012-01-04T00:00:00</v></c><c r='B1' t='d'><v>2012-01-04</v></c><c r='C1' t='d'><v>x</v></c></row>",
            "1:D:2012-01-04|D:2012-01-04|x\n"},
        {"<row r='1'><c r='A1' t='b'><v>1</v></c><c r='B1' t='b'><v>0</v></c></row>", "1:TRUE|FALSE\n"},
        {"<row r='1'><c r='A1' t='e'><v>#REF!</v></c><c r='B1' t='e'><f>1/0</f><v>#DIV/0!</v></c></row>", "1:E:#REF!|E:#DIV/0!\n"},
        {"<row r='1'><c r='A1'><f>1+1</f><v>2</v></c><c r='B1' t='str'><f>\"a\"</f><v>a</v></c><c r='C1' s='1'><f>TODAY()</f><v>40912</v></c></row>",
            "1:F:2|F:a|F:2012-01-04\n"},
        /* a formula that nobody has computed is no empty cell; one whose value is empty is */
        {"<row r='1'><c r='A1'><f>1+1</f></c></row>", "1:F:\n"},
        {"<row r='1'><c r='A1' t='str'><f>\"\"</f><v></v></c><c r='B1'><v>1</v></c></row>", "1:|N:1\n"},
        {"<row r='1'><c r='A1' t='str'><v>text &lt;&amp;&gt; &#x4E00;</v></c></row>", "1:text <&> 一\n"},
        {"<row r='1'><c r='A1'><v>twelve</v></c></row>", "1:twelve\n"},
    };
    // clang-format on
    assert_rows(samples, ARRAY_COUNT(samples), (struct parts){0});
}

static void gaps_and_blanks_keep_their_places(void **state)
{
    (void)state;
    // clang-format off
    static const char *const samples[][2] = {
        {"<row r='2'><c r='B2'><v>1</v></c><c r='D2'><v>2</v></c></row><row r='7'><c r='A7'><v>3</v></c></row>",
            "2:|N:1||N:2\n7:N:3\n"},
        {"<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>", "1:N:1||N:2\n3:N:3\n"},
        {"<row r='1'><c r='A1'><v>1</v></c><c r='B1' s='1'/><c r='XFD1' s='1'/></row>", "1:N:1\n"},
        {"<row r='1'><c r='A1' s='1'/></row><row r='2'><c r='A2' t='s'><v>3</v></c></row>", ""},
        {"<row r='1'><c r='C1'><v>3</v></c><c r='A1'><v>1</v></c></row>", "1:N:1||N:3\n"},
        {"<row r='1'><c r='A1'><v>3</v></c><c r='A1'><v>1</v></c></row><row r='2'><c r='A2'><v>2</v></c></row>", "1:!N:3\n2:N:2\n"},
        {"<row r='1048576'><c r='AMJ1048576'><v>1</v></c></row>", "1048576:"},
        {"<row r='1'><c r='AMK1'><v>1</v></c></row>", "?单元格 AMK1 太靠右了"},
        {"", ""},
    };
    // clang-format on
    assert_rows(samples, ARRAY_COUNT(samples) - 3, (struct parts){0});
    assert_rows(samples + ARRAY_COUNT(samples) - 2, 2, (struct parts){0});
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct parts p = {.sheet = arena_text(a, "<worksheet><sheetData>%s</sheetData></worksheet>", samples[6][0])};
    struct sheet *s;
    struct row row;
    bool more;
    struct err e;
    assert_ok(sheet_open(a, make_book(a, p), &(struct sheet_options){0}, &s, &e), &e);
    assert_ok(sheet_next(s, &row, &more, &e), &e);
    assert_int_equal(row.n, 1024);
    assert_int_equal(row.line, 1048576);
    assert_string_equal(sheet_address(a, s, row.line, row.n - 1), "AMJ1048576");
    assert_string_equal(sheet_address(a, s, 12, 1), "B12");
    assert_string_equal(sheet_address(a, s, 1, 25), "Z1");
    assert_string_equal(sheet_address(a, s, 1, 26), "AA1");
    assert_string_equal(sheet_address(a, s, 1, 16383), "XFD1");
    assert_ok(sheet_next(s, &row, &more, &e), &e);
    assert_false(more);
    assert_ok(sheet_next(s, &row, &more, &e), &e);
    assert_false(more);
}

static void namespaces_may_have_any_prefix(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct parts p = {
            .workbook = "<x:workbook xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main' xmlns:q='" OFFICE "'>"
                        "<x:sheets><x:sheet name='a' sheetId='1' q:id='rId1'/></x:sheets></x:workbook>",
            .strings = "<x:sst xmlns:x='m'><x:si><x:t>赵</x:t></x:si></x:sst>",
            .sheet = "<x:worksheet xmlns:x='m'><x:sheetPr><x:c/></x:sheetPr><x:sheetData><x:row r='1'>"
                     "<x:c r='A1' "
                     "t='s'><x:v>0</x:v><x:extLst><x:ext><x:v>9</x:v></x:ext></x:extLst></x:c></x:row></x:sheetData>"
                     "<x:extLst><x:row><x:c><x:v>9</x:v></x:c></x:row></x:extLst></x:worksheet>",
    };
    assert_string_equal(sheet_dump(a, make_book(a, p), &(struct sheet_options){0}), "1:赵\n");
}

static void the_first_visible_worksheet_is_read_or_the_one_named(void **state)
{
    (void)state;
    static const struct {
        const char *sheets, *wanted, *name, *names, *refused;
    } table[] = {
            {"<sheet name='一' sheetId='1' r:id='rId1'/><sheet name='二' sheetId='2' r:id='rId4'/>", NULL, "一",
                    "一,二,", NULL},
            {"<sheet name='一' sheetId='1' state='hidden' r:id='rId1'/><sheet name='二' sheetId='2' r:id='rId4'/>",
                    NULL, "二", "二,", NULL},
            {"<sheet name='图' sheetId='1' r:id='rId5'/><sheet name='二' sheetId='2' r:id='rId4'/>", NULL, "二", "二,",
                    NULL},
            {"<sheet name='一' sheetId='1' r:id='rId1'/><sheet name='二' sheetId='2' state='veryHidden' r:id='rId4'/>",
                    "二", "二", "一,", NULL},
            {"<sheet name='一' sheetId='1' r:id='rId1'/><sheet name='a&amp;b' sheetId='2' r:id='rId4'/>", "a&b", "a&b",
                    "一,a&b,", NULL},
            {"<sheet name='一' sheetId='1' r:id='rId1'/><sheet name='二' sheetId='2' r:id='rId4'/>", "三", NULL, NULL,
                    "没有名为“三”的工作表，有的是: 一、二"},
            {"<sheet name='一' sheetId='1' state='hidden' r:id='rId1'/>", NULL, NULL, NULL, "没有可见的工作表"},
            {"<sheet name='图' sheetId='1' r:id='rId5'/>", "图", NULL, NULL, "没有名为“图”"},
            {"", NULL, NULL, NULL, "没有可见的工作表"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(64 << 20);
        struct parts p = {
                .workbook = arena_text(a, "<workbook %s><sheets>%s</sheets></workbook>", MAIN, table[i].sheets)};
        struct sheet *s;
        struct err e;
        const char *path = make_book(a, p);
        bool ok = sheet_open(a, path, &(struct sheet_options){.sheet_name = table[i].wanted}, &s, &e);
        if (table[i].refused) {
            assert_refused(ok, &e, table[i].refused);
            continue;
        }
        assert_ok(ok, &e);
        assert_string_equal(sheet_name(s), table[i].name);
        assert_string_equal(sheet_encoding_text(s), "XLSX");
        struct buf names = {.arena = a};
        size_t n;
        const char *const *visible = sheet_visible_names(s, &n);
        for (size_t k = 0; k < n; k++) buf_addf(&names, "%s,", visible[k]);
        assert_string_equal(buf_text(&names), table[i].names);
    }
}

static void cells_merged_downwards_are_known_after_the_last_row(void **state)
{
    (void)state;
    static const struct {
        const char *merges, *found;
    } table[] = {
            {"", ""},
            {"<mergeCells count='2'><mergeCell ref='B2:B4'/><mergeCell ref='AA3:AC9'/></mergeCells>", "2-4/1-1 3-9/26-28 "},
            {"<mergeCells><mergeCell ref='A1:L1'/></mergeCells>", ""}, /* in one row */
            {"<mergeCells><mergeCell/><mergeCell ref='B2'/><mergeCell ref='2:4'/><mergeCell ref='B4:B2'/><mergeCell ref='B0:B2'/>"
             "<mergeCell ref='ZZZZZZZ1:B2'/><mergeCell ref='B2:B3'><extLst><mergeCell ref='C2:C3'/></extLst></mergeCell></mergeCells>",
                    "2-3/1-1 "},
            {"<mergeCells><other ref='B2:B4'/></mergeCells><x><mergeCell ref='B2:B4'/></x>", ""},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(64 << 20);
        struct parts p = {.sheet = arena_text(a,
                                  "<worksheet %s><sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>%s<pageMargins/></worksheet>",
                                  MAIN, table[i].merges)};
        struct sheet *s;
        struct err e;
        struct row row;
        bool more = true;
        size_t n;
        assert_ok(sheet_open(a, make_book(a, p), &(struct sheet_options){0}, &s, &e), &e);
        while (more) assert_ok(sheet_next(s, &row, &more, &e), &e);
        struct buf found = {.arena = a};
        const struct sheet_merge *v = sheet_merges(s, &n);
        for (size_t k = 0; k < n; k++)
            buf_addf(&found, "%zu-%zu/%zu-%zu ", v[k].first_line, v[k].last_line, v[k].first_column, v[k].last_column);
        assert_string_equal(found.n ? buf_text(&found) : "", table[i].found);
        sheet_close(s);
    }
}

static void more_merges_than_are_kept_are_no_harm(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct buf b = {.arena = a};
    struct sheet *s;
    struct err e;
    struct row row;
    bool more = true;
    size_t n;
    buf_addf(&b, "<worksheet " MAIN "><sheetData/><mergeCells>");
    for (int i = 1; i <= SHEET_MERGES_MAX + 9; i++) buf_addf(&b, "<mergeCell ref='A%d:A%d'/>", 2 * i, 2 * i + 1);
    buf_addf(&b, "</mergeCells></worksheet>");
    assert_ok(sheet_open(a, make_book(a, (struct parts){.sheet = buf_text(&b)}), &(struct sheet_options){0}, &s, &e), &e);
    while (more) assert_ok(sheet_next(s, &row, &more, &e), &e);
    (void)sheet_merges(s, &n);
    assert_int_equal(n, SHEET_MERGES_MAX);
    sheet_close(s);
}

static void old_macs_count_from_1904(void **state)
{
    (void)state;
    static const char *const samples[][2] = {
            {"<row r='1'><c r='A1' s='1'><v>39450</v></c><c r='B1' s='1'><v>0</v></c></row>",
                    "1:D:2012-01-04|D:1904-01-01\n"}};
    struct parts p = {.workbook = "<workbook " MAIN "><workbookPr date1904='1'/><sheets>"
                                  "<sheet name='a' sheetId='1' r:id='rId1'/></sheets></workbook>"};
    assert_rows(samples, 1, p);
}

static void numbers_and_days_read_as_excel_shows_them(void **state)
{
    (void)state;
    // clang-format off
    static const struct { const char *raw; bool is_date; enum cell_kind kind; const char *text; } table[] = {
        {"0", false, CELL_NUMBER, "0"}, {"-12", false, CELL_NUMBER, "-12"}, {"38353.0", false, CELL_NUMBER, "38353"},
        {"3.8353E+4", false, CELL_NUMBER, "38353"}, {"1.0000000000000001E-1", false, CELL_NUMBER, "0.1"},
        {"0.30000000000000004", false, CELL_NUMBER, "0.30000000000000004"}, {"2.2999999999999998", false, CELL_NUMBER, "2.3"},
        {".5", false, CELL_NUMBER, "0.5"}, {"123456789012345", false, CELL_NUMBER, "123456789012345"},
        {"999999999999999.9", false, CELL_NUMBER, "999999999999999.9"}, {"1E+15", false, CELL_NUMBER, "1E+15"},
        {"1e-7", false, CELL_NUMBER, "1e-7"}, {"1E+400", false, CELL_NUMBER, "1E+400"},
        {"", false, CELL_TEXT, NULL}, {"-", false, CELL_TEXT, NULL}, {".", false, CELL_TEXT, NULL}, {"1E", false, CELL_TEXT, NULL},
        {"0x10", false, CELL_TEXT, NULL}, {"nan", false, CELL_TEXT, NULL}, {"1 ", false, CELL_TEXT, NULL},
        {"11111111111111111111111111111111111111111", false, CELL_TEXT, NULL},
        {"1", true, CELL_DATE, "1900-01-01"}, {"59", true, CELL_DATE, "1900-02-28"}, {"60", true, CELL_NUMBER, "60"},
        {"61", true, CELL_DATE, "1900-03-01"}, {"2958465", true, CELL_DATE, "9999-12-31"}, {"2958466", true, CELL_NUMBER, "2958466"},
        {"0.5", true, CELL_NUMBER, "0.5"}, {"-1", true, CELL_NUMBER, "-1"}, {"36526.999", true, CELL_DATE, "2000-01-01"},
        {"38353", true, CELL_DATE, "2005-01-01"},
    };
    // clang-format on
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        char text[NUMBER_BYTES_MAX + 1];
        size_t n = 0;
        enum cell_kind kind = number_read(str_of(table[i].raw), table[i].is_date, false, text, &n);
        text[n] = '\0';
        if (kind != table[i].kind) fail_msg("%s: kind %d", table[i].raw, kind);
        if (table[i].text) assert_string_equal(text, table[i].text);
    }
}

static void formats_of_dates_are_known(void **state)
{
    (void)state;
    static const char *const dates[] = {"yyyy-mm-dd", "yyyy/m/d;@", "m\"月\"d\"日\"",
            "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "mmm", "d", "[Red]yyyy", "yyyy-mm-dd hh:mm:ss",
            "[$-F800]dddd, mmmm dd, yyyy", "[DBNum1][$-804]yyyy\"年\"m\"月\"", "e", "m"};
    static const char *const others[] = {"General", "0.00", "0.00E+00", "##0.0E+0", "@", "h:mm", "mm:ss", "[h]:mm",
            "[mm]:ss", "h:mm AM/PM", "\"day\"0", "\\d0", "0_d", "0*y", "[Magenta]0", "#,##0;yyyy", "\"unclosed", "[",
            "GENERAL\"元\"", ""};
    for (size_t i = 0; i < ARRAY_COUNT(dates); i++) {
        if (!book_is_date_format(dates[i])) fail_msg("%s is a date", dates[i]);
    }
    for (size_t i = 0; i < ARRAY_COUNT(others); i++) {
        if (book_is_date_format(others[i])) fail_msg("%s is no date", others[i]);
    }
    for (int64_t id = -1; id < 200; id++) {
        bool is_time =
                (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 || id == 56;
        bool is_date = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
                       (id >= 50 && id <= 54) || id == 57 || id == 58;
        assert_int_equal(book_is_date_id(id), is_date);
        assert_false(is_time && book_is_date_id(id));
    }
}

static void damage_gets_a_sentence(void **state)
{
    (void)state;
    // clang-format off
    static const char *const samples[][2] = {
        {"<row r='1'><c r='A1' t='s'><v>0</v></c></row><row r='2'><c r='B2' t='s'><v>99</v></c></row>", "1:姓名\n?单元格 B2 的文字在工作簿里找不到"},
        {"<row r='1'><c r='A1' t='s'><v>x</v></c></row>", "?单元格 A1 的文字"},
        {"<row r='1'><c r='A1' t='s'><v>-1</v></c></row>", "?单元格 A1 的文字"},
        {"<row r='5'><c r='A5'><v>1</v></c></row><row r='5'><c r='A5'><v>1</v></c></row>", "5:N:1\n?第 5 行之后的行号错乱"},
        {"<row r='0'/>", "?行号错乱"},
        {"<row r='99999999999999999999'/>", "?行号错乱"},
        {"<row r='1'><c r='1'><v>1</v></c></row>", "?已损坏"},
        {"<row r='1'><c r='ZZZZ1'><v>1</v></c></row>", "?已损坏"},
        {"<row r='1'><c r='A1'><v>1</v><v>2</v></c></row>", "?已损坏"},
        {"<row r='1'><c r='A1'><v>1</v></row>", "?已损坏"},
        {"<row r='1'>\x01</row>", "?已损坏"},
        {"<row r='1'><c r='A1' t='inlineStr'><is><t>&undefined;</t></is></c></row>", "?已损坏"},
    };
    // clang-format on
    assert_rows(samples, ARRAY_COUNT(samples), (struct parts){0});
    const struct {
        struct parts parts;
        const char *wanted;
    } books[] = {
            {{.sheet = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><worksheet>&b;</worksheet>"},
                    "?文档类型声明"},
            {{.strings = "<!DOCTYPE sst SYSTEM 'file:///etc/passwd'><sst/>"}, "?文档类型声明"},
            {{.sheet = ""}, "?已损坏"},
            {{.sheet = "<chartsheet/>"}, "?已损坏"},
            {{.sheet = "not XML at all"}, "?已损坏"},
            {{.workbook = "<document/>"}, "?不是 Excel 工作簿"},
            {{.rels = "<Relationships/>"}, "?是一个压缩包，但不是 Excel 工作簿"},
            {{.rels = "<Relationships><Relationship Id='a' Type='" OFFICE
                      "officeDocument' Target='xl/workbook.bin'/></Relationships>"},
                    "?.xlsb"},
            {{.workbook_rels = "<Relationships><Relationship Id='rId1' Type='" OFFICE
                               "worksheet' Target='worksheets/sheet9.xml'/></Relationships>"},
                    "?缺少 xl/worksheets/sheet9.xml"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(books); i++) {
        AUTO_ARENA struct arena *a = arena_new(64 << 20);
        assert_dump(sheet_dump(a, make_book(a, books[i].parts), &(struct sheet_options){0}), books[i].wanted, i);
    }
}

static void a_book_cut_off_anywhere_is_refused(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct str whole = scratch_read(a, make_book(a, (struct parts){0}));
    for (size_t n = 4; n < whole.n; n += 37) {
        AUTO_ARENA struct arena *b = arena_new(64 << 20);
        const char *path = scratch_file(b, "cut.xlsx", (struct str){whole.p, n});
        const char *found = sheet_dump(b, path, &(struct sheet_options){0});
        if (!strstr(found, "?工作簿不完整，多半是没有复制或下载完"))
            fail_msg("%zu of %zu bytes: %s", n, whole.n, found);
    }
}

/* A byte changed anywhere inside is noticed (CRC, XML) or does not change what is read. */
static void a_flipped_byte_never_yields_other_rows(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    static const char *const rows = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1'><v>38353</v></c></row>";
    struct parts p = {.sheet = arena_text(a, "<worksheet><sheetData>%s</sheetData></worksheet>", rows)};
    struct str whole = scratch_read(a, make_book(a, p));
    char *bytes = arena_copy(a, whole.p, whole.n);
    for (size_t i = 4; i < whole.n; i++) {
        AUTO_ARENA struct arena *b = arena_new(64 << 20);
        bytes[i] ^= 0x15;
        const char *found =
                sheet_dump(b, scratch_file(b, "flip.xlsx", (struct str){bytes, whole.n}), &(struct sheet_options){0});
        bytes[i] ^= 0x15;
        if (!strchr(found, '?')) assert_string_equal(found, "1:姓名|N:38353\n");
    }
}

static void bombs_are_refused(void **state)
{
    (void)state;
    enum { BLANKS = 40 << 20 };
    AUTO_ARENA struct arena *a = arena_new(256 << 20);
    char *blanks = arena_alloc(a, BLANKS + 1);
    memset(blanks, ' ', BLANKS);
    memcpy(blanks, "<worksheet>", 11);
    struct parts huge = {.sheet = blanks};
    const char *path = make_book(a, huge);
    assert_dump(sheet_dump(a, path, &(struct sheet_options){0}), "?解压后大得不正常", 0);
    blanks[30000] = '\0';
    path = make_book(a, huge);
    assert_dump(sheet_dump(a, path, &(struct sheet_options){.part_bytes_max = 20000}), "?解压后大得不正常", 1);

    struct buf deep = {.arena = a};
    for (int i = 0; i < 1000; i++) buf_add_text(&deep, "<a>");
    for (int i = 0; i < 1000; i++) buf_add_text(&deep, "</a>");
    path = make_book(a, (struct parts){.strings = buf_text(&deep)});
    assert_dump(sheet_dump(a, path, &(struct sheet_options){0}), "?已损坏", 2);

    struct buf token = {.arena = a};
    buf_add_text(&token, "<worksheet a='");
    for (int64_t i = 0; i < 600000; i++) buf_addf(&token, "%" PRId64 " ", i * 7919);
    buf_add_text(&token, "'/>");
    path = make_book(a, (struct parts){.sheet = buf_text(&token)});
    assert_dump(sheet_dump(a, path, &(struct sheet_options){0}), "?已损坏", 3);

    struct buf strings = {.arena = a};
    buf_add_text(&strings, "<sst>");
    for (int i = 0; i < 10000; i++) buf_addf(&strings, "<si><t>text %d</t></si>", i);
    buf_add_text(&strings, "</sst>");
    path = make_book(a, (struct parts){.strings = buf_text(&strings)});
    assert_dump(sheet_dump(a, path, &(struct sheet_options){.strings_bytes_max = 100 << 10}), "?工作簿里的文字超过", 4);
    assert_dump(sheet_dump(a, path, &(struct sheet_options){0}), "", 5);

    path = make_book(a, (struct parts){.sheet = "<worksheet><sheetData><row><c "
                                                "t='str'><v>01234567890</v></c></row></sheetData></worksheet>"});
    assert_dump(sheet_dump(a, path, &(struct sheet_options){.record_bytes_max = 10}), "?第 1 行的文字超过 10 字节", 6);

    /* a date is longer than the number it comes from */
    path = make_book(
            a, (struct parts){.sheet = "<worksheet><sheetData><row><c s='1'><v>40912</v></c><c><v>1</v></c></row>"
                                       "</sheetData></worksheet>"});
    assert_dump(sheet_dump(a, path, &(struct sheet_options){.record_bytes_max = 6}), "?第 1 行的文字超过 6 字节", 8);

    path = scratch_path(a, "many.xlsx");
    zip_t *z = new_zip(path);
    for (int i = 0; i < 10001; i++) add_part(z, arena_text(a, "%d", i), "");
    assert_int_equal(zip_close(z), 0);
    assert_dump(sheet_dump(a, path, &(struct sheet_options){0}), "?压缩包里有 10001 个文件", 7);
}

static void a_zip_that_is_no_workbook_or_is_locked_is_refused(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    const char *path = scratch_path(a, "photos.zip");
    zip_t *z = new_zip(path);
    add_part(z, "a.jpg", "not a workbook");
    assert_int_equal(zip_close(z), 0);
    assert_dump(sheet_dump(a, path, &(struct sheet_options){0}), "?是一个压缩包，但不是 Excel 工作簿", 0);
    path = scratch_path(a, "locked.xlsx");
    z = new_zip(path);
    add_part(z, "_rels/.rels", plain.rels);
    assert_int_equal(zip_file_set_encryption(z, 0, ZIP_EM_AES_256, "secret"), 0);
    assert_int_equal(zip_close(z), 0);
    assert_dump(sheet_dump(a, path, &(struct sheet_options){0}), "?压缩包是加密的", 1);
}

/* What the usual writer makes, through every layer and past the size of one chunk. */
static void check_real_workbook(bool is_zip64)
{
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    const char *path = scratch_path(a, "real.xlsx");
    lxw_workbook *book = workbook_new_opt(path, &(lxw_workbook_options){.use_zip64 = is_zip64});
    lxw_worksheet *sheet = workbook_add_worksheet(book, "选民");
    lxw_format *date = workbook_add_format(book);
    format_set_num_format(date, "yyyy-mm-dd");
    worksheet_write_string(sheet, 0, 0, "姓名", NULL);
    for (uint32_t i = 1; i <= 5000; i++) {
        worksheet_write_string(sheet, i, 0, arena_text(a, "张三%u", i), NULL);
        worksheet_write_datetime(
                sheet, i, 1, &(lxw_datetime){.year = 1950 + (int)(i % 50), .month = 2, .day = 3}, date);
        worksheet_write_number(sheet, i, 2, i * 0.25, NULL);
        worksheet_write_formula_num(sheet, i, 4, "=C2*2", NULL, i * 0.5);
    }
    assert_int_equal(workbook_close(book), LXW_NO_ERROR);
    struct sheet *s;
    struct row row;
    struct err e;
    bool more;
    assert_ok(sheet_open(a, path, &(struct sheet_options){0}, &s, &e), &e);
    assert_ok(sheet_next(s, &row, &more, &e), &e);
    assert_true(str_eq_text(row.cells[0].text, "姓名"));
    for (uint32_t i = 1; i <= 5000; i++) {
        AUTO_ARENA struct arena *b = arena_new(1 << 16);
        assert_ok(sheet_next(s, &row, &more, &e), &e);
        struct buf found = {.arena = b};
        sheet_dump_row(&found, &row);
        const char *wanted =
                arena_text(b, "%u:张三%u|D:%u-02-03|N:%.15g||F:%.15g\n", i + 1, i, 1950 + i % 50, i * 0.25, i * 0.5);
        assert_string_equal(buf_text(&found), wanted);
    }
    assert_ok(sheet_next(s, &row, &more, &e), &e);
    assert_false(more);
}

static void a_real_workbook_is_read(void **state)
{
    (void)state;
    check_real_workbook(false);
    check_real_workbook(true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(cells_of_every_kind_are_read),
            cmocka_unit_test(gaps_and_blanks_keep_their_places),
            cmocka_unit_test(namespaces_may_have_any_prefix),
            cmocka_unit_test(the_first_visible_worksheet_is_read_or_the_one_named),
            cmocka_unit_test(cells_merged_downwards_are_known_after_the_last_row),
            cmocka_unit_test(more_merges_than_are_kept_are_no_harm),
            cmocka_unit_test(old_macs_count_from_1904),
            cmocka_unit_test(numbers_and_days_read_as_excel_shows_them),
            cmocka_unit_test(formats_of_dates_are_known),
            cmocka_unit_test(damage_gets_a_sentence),
            cmocka_unit_test(a_book_cut_off_anywhere_is_refused),
            cmocka_unit_test(a_flipped_byte_never_yields_other_rows),
            cmocka_unit_test(bombs_are_refused),
            cmocka_unit_test(a_zip_that_is_no_workbook_or_is_locked_is_refused),
            cmocka_unit_test(a_real_workbook_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
