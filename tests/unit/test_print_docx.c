#include "unit.h"

#include <expat.h>
#include <signal.h>
#include <sys/resource.h>
#include <zip.h>

#include "papers.h"
#include "print/docx.h"
#include "print/xml.h"
#include "scratch.h"

/* What one part of the package holds. */
struct reading {
    struct arena *arena;
    struct buf text;     /* of w:t, a line feed behind each paragraph and for each break */
    struct buf elements; /* " w:p w:pPr …": names of the open tags in their order */
    struct buf styles;   /* w:val of w:pStyle, one per paragraph */
    int rows, unsplit_rows, heading_rows, tables, glued_tables;
    bool is_text, is_after_table;
};

static const char *attribute(const char **list, const char *name)
{
    for (; *list; list += 2) {
        if (text_eq(list[0], name)) return list[1];
    }
    return "";
}

static void on_start(void *state, const char *name, const char **attributes)
{
    struct reading *r = state;
    buf_addf(&r->elements, " %s", name);
    if (text_eq(name, "w:t")) r->is_text = true;
    if (text_eq(name, "w:br")) buf_add_char(&r->text, '\n');
    if (text_eq(name, "w:tr")) r->rows++;
    if (text_eq(name, "w:cantSplit")) r->unsplit_rows++;
    if (text_eq(name, "w:tblHeader")) r->heading_rows++;
    if (text_eq(name, "w:pStyle")) buf_addf(&r->styles, "%s ", attribute(attributes, "w:val"));
    if (text_eq(name, "w:tbl")) {
        r->tables++;
        r->glued_tables += r->is_after_table;
    }
    r->is_after_table = false;
}

static void on_end(void *state, const char *name)
{
    struct reading *r = state;
    if (text_eq(name, "w:t")) r->is_text = false;
    if (text_eq(name, "w:p")) buf_add_char(&r->text, '\n');
    if (text_eq(name, "w:tbl")) r->is_after_table = true;
}

static void on_text(void *state, const char *p, int n)
{
    struct reading *r = state;
    if (r->is_text) buf_add(&r->text, p, (size_t)n);
}

/* The bytes of one part. */
static struct str part(struct arena *a, const char *path, const char *name)
{
    zip_t *zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
    assert_non_null(zip);
    zip_stat_t st;
    assert_int_equal(zip_stat(zip, name, 0, &st), 0);
    char *bytes = arena_alloc(a, st.size + 1);
    zip_file_t *f = zip_fopen(zip, name, 0);
    assert_non_null(f);
    assert_int_equal(zip_fread(f, bytes, st.size), st.size);
    zip_fclose(f);
    zip_discard(zip);
    return (struct str){bytes, st.size};
}

static struct reading read_part(struct arena *a, const char *path, const char *name)
{
    struct reading r = {.arena = a, .text = {.arena = a}, .elements = {.arena = a}, .styles = {.arena = a}};
    struct str bytes = part(a, path, name);
    XML_Parser parser = XML_ParserCreate(NULL);
    XML_SetUserData(parser, &r);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    if (XML_Parse(parser, bytes.p, (int)bytes.n, 1) != XML_STATUS_OK)
        fail_msg("%s: %s", name, XML_ErrorString(XML_GetErrorCode(parser)));
    XML_ParserFree(parser);
    return r;
}

static const char *write_paper(struct arena *a, const struct paper *p)
{
    struct err e;
    const char *path = scratch_path(a, "paper.docx");
    assert_ok(docx_write(p, path, &e), &e);
    return path;
}

static void text_enters_xml_escaped(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    static const struct {
        const char *text, *xml;
    } table[] = {
            {"", ""},
            {"清溪镇𬸦", "清溪镇𬸦"},
            {"<a b=\"c\" d='e'>&amp;</a>", "&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;amp;&lt;/a&gt;"},
            {"&&", "&amp;&amp;"},
            {"]]>", "]]&gt;"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct buf b = {.arena = a};
        xml_text(&b, table[i].text);
        assert_string_equal(buf_text(&b), table[i].xml);
    }
}

static void every_part_is_there_and_well_formed(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    const char *path = write_paper(a, paper_report(a));
    static const char *const names[] = {"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels",
            "word/settings.xml", "docProps/core.xml", "word/styles.xml", "word/footer1.xml", "word/footer2.xml",
            "word/document.xml"};
    zip_t *zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
    assert_non_null(zip);
    assert_int_equal(zip_get_num_entries(zip, 0), ARRAY_COUNT(names));
    for (size_t i = 0; i < ARRAY_COUNT(names); i++) {
        assert_string_equal(zip_get_name(zip, i, 0), names[i]);
        read_part(a, path, names[i]);
        /* Every part has its type, every target of a relationship is there. */
        const char *types = part(a, path, "[Content_Types].xml").p;
        if (i >= 3) assert_non_null(strstr(types, names[i]));
    }
    zip_discard(zip);
}

static void the_text_is_complete_and_in_order(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    struct reading r = read_part(a, write_paper(a, paper_report(a)), "word/document.xml");
    static const char *const expected[] = {"关于选举工作\n的汇报\n", "（第1版）\n", "县选举委员会：\n",
            "一、基本情况\n", "（一）“人口”与选民\n", "登记选民35,017人", "第一段。\n第二段。\n", "表1　当选代表构成\n",
            "类别\n", "人数\n", "妇女 <b>&amp;</b>\n20\n", "\"中共\"党员's\n45\n", "以应选代表总数73名为基数。\n",
            "类别\n", "类别\n", "清溪镇选举委员会\n", "2012年1月6日\n", "附件1\n共两行\n", "选民证\n",
            "姓名赵𬸦\n", "住址东山村第3村民小组\n", "凭此证领取选票。\n", "选民证\n"};
    const char *at = buf_text(&r.text);
    for (size_t i = 0; i < ARRAY_COUNT(expected); i++) {
        const char *found = strstr(at, expected[i]);
        if (!found) fail_msg("“%s” is missing behind “%.60s”", expected[i], at);
        at = found + strlen(expected[i]);
    }
    assert_int_equal(r.glued_tables, 0);
    assert_int_equal(r.tables, 4);
    assert_non_null(strstr(buf_text(&r.styles), "Heading2 BodyText BodyText BodyText Caption"));
}

static void letters_have_a_title_each_and_no_numbers(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    struct paper *p = paper_new(a, "当选通知书", date_from(2012, 1, 6));
    p->is_letters = true;
    p->footer = "清溪镇选举委员会";
    paper_add_text(p, BLOCK_PARAGRAPH, "第一封。");
    paper_add_text(p, BLOCK_PAGE_BREAK, NULL);
    paper_add_text(p, BLOCK_TITLE, "当选通知书");
    paper_add_text(p, BLOCK_PARAGRAPH, "第二封。");
    const char *path = write_paper(a, p);
    struct reading r = read_part(a, path, "word/document.xml");
    assert_string_equal(buf_text(&r.styles), "Title Normal BodyText Title Normal BodyText ");
    static const char *const feet[] = {"word/footer1.xml", "word/footer2.xml"};
    for (size_t i = 0; i < ARRAY_COUNT(feet); i++) {
        assert_null(strstr(part(a, path, feet[i]).p, " PAGE "));
        assert_non_null(strstr(part(a, path, feet[i]).p, p->footer));
    }
}

static void a_list_keeps_every_name_and_repeats_its_heading(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    enum { ROWS = 500 };
    const struct paper *p = paper_roll(a, ROWS);
    struct reading r = read_part(a, write_paper(a, p), "word/document.xml");
    assert_int_equal(r.rows, ROWS + 1);
    assert_int_equal(r.unsplit_rows, ROWS + 1);
    assert_int_equal(r.heading_rows, 1);
    const char *at = buf_text(&r.text);
    for (size_t i = 0; i < ROWS * ROLL_COLUMNS; i++) {
        const char *cell = arena_text(a, "\n%s\n", p->blocks[0].table->cells[i]);
        at = strstr(at, cell);
        assert_non_null(at);
        at += strlen(cell) - 1;
    }
}

static void word_finds_its_own_styles_and_the_official_measures(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    const char *path = write_paper(a, paper_report(a));
    const char *styles = part(a, path, "word/styles.xml").p;
    static const char *const names[] = {"\"Normal\"", "\"Title\"", "\"heading 1\"", "\"heading 2\"", "\"Body Text\"",
            "\"footer\"", "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "w:sz w:val=\"32\"",
            "w:sz w:val=\"44\"", "w:outlineLvl w:val=\"1\""};
    for (size_t i = 0; i < ARRAY_COUNT(names); i++) assert_non_null(strstr(styles, names[i]));
    const char *document = part(a, path, "word/document.xml").p;
    assert_non_null(strstr(document, "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"));
    assert_non_null(strstr(document, "w:top=\"2097\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\""));
    assert_non_null(strstr(part(a, path, "word/footer1.xml").p, " PAGE "));
    assert_non_null(strstr(part(a, path, "word/footer2.xml").p, "内部资料"));
    struct reading r = read_part(a, path, "word/document.xml");
    /* Every style that a paragraph names is defined. */
    char *list = arena_copy(a, buf_text(&r.styles), r.styles.n);
    for (char *rest = list, *id; (id = strtok_r(rest, " ", &rest));)
        assert_non_null(strstr(styles, arena_text(a, "w:styleId=\"%s\"", id)));

    struct paper *wide = paper_roll(a, 1);
    wide->is_landscape = true;
    assert_non_null(strstr(part(a, write_paper(a, wide), "word/document.xml").p,
            "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"));
}

static void the_properties_bear_title_and_date(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    const char *path = write_paper(a, paper_report(a));
    const char *core = part(a, path, "docProps/core.xml").p;
    assert_non_null(strstr(core, "<dc:title>关于选举工作的汇报</dc:title>"));
    assert_non_null(strstr(core, ">2012-01-06T00:00:00Z</dcterms:created>"));
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    assert_non_null(zip);
    for (zip_uint64_t i = 0; i < (zip_uint64_t)zip_get_num_entries(zip, 0); i++) {
        zip_stat_t st;
        assert_int_equal(zip_stat_index(zip, i, 0, &st), 0);
        struct tm day;
        localtime_r(&st.mtime, &day);
        assert_int_equal(day.tm_year + 1900, 2012);
        assert_int_equal(day.tm_mon + 1, 1);
        assert_int_equal(day.tm_mday, 6);
    }
    zip_discard(zip);
}

/* Also what this program does when it is called with a path: see main. */
static void write_report(const char *path)
{
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    struct err e;
    if (!docx_write(paper_report(a), path, &e)) exit(1);
}

static void the_same_paper_gives_the_same_bytes(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    struct str files[3];
    for (size_t i = 0; i < 3; i++) {
        const char *path = scratch_path(a, arena_text(a, "same-%zu.docx", i));
        if (i < 2)
            write_report(path);
        else
            assert_int_equal(system(arena_text(a, "TZ=Asia/Shanghai /proc/%d/exe '%s'", (int)getpid(), path)), 0);
        files[i] = scratch_read(a, path);
        assert_true(files[i].n > 1000);
        assert_true(str_eq(files[0], files[i]));
        unlink(path);
    }
}

static void what_has_no_agreed_shape_is_refused(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    const char *path = scratch_file(a, "报告.docx", STR("old"));
    static const struct {
        const char *text, *code;
    } table[] = {{"张\xEE\x80\x80", "U+E000"}, {"张\x01", "U+0001"}, {"张\xEF\xBF\xBE", "U+FFFE"}, {"\x80", "UTF-8"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct err e;
        struct paper *p = paper_new(a, "标题", date_from(2012, 1, 4));
        paper_add_text(p, BLOCK_PARAGRAPH, table[i].text);
        assert_refused(docx_write(p, path, &e), &e, table[i].code);
        assert_true(str_eq_text(scratch_read(a, path), "old"));
    }
    unlink(path);
}

static void a_full_disk_leaves_the_old_file(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    const char *path = scratch_file(a, "满.docx", STR("old"));
    size_t before = scratch_count();
    const struct paper *p = paper_report(a);
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit usual, tight;
    getrlimit(RLIMIT_FSIZE, &usual);
    tight = (struct rlimit){.rlim_cur = 2000, .rlim_max = usual.rlim_max};
    struct err e = {0};
    setrlimit(RLIMIT_FSIZE, &tight);
    bool written = docx_write(p, path, &e);
    setrlimit(RLIMIT_FSIZE, &usual);
    assert_false(written);
    assert_non_null(strstr(e.text, "满.docx"));
    assert_true(str_eq_text(scratch_read(a, path), "old"));
    assert_int_equal(scratch_count(), before);
    unlink(path);
}

/* A list of three thousand names in one sentence. */
static void a_sentence_may_be_of_any_length(void **state)
{
    (void)state;
    enum { NAMES = 3000 };
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct paper *p = paper_new(a, "名单", date_from(2012, 1, 4));
    struct buf b = {.arena = a};
    for (int i = 0; i < NAMES; i++) buf_add_text(&b, "、张三");
    paper_addf(p, BLOCK_PARAGRAPH, "参加的%s。", buf_text(&b));
    assert_int_equal(strlen(p->blocks[0].text), strlen("参加的。") + NAMES * strlen("、张三"));
}

static void a_line_of_a_card_has_a_label_and_a_value(void **state)
{
    (void)state;
    static const struct {
        const char *line, *label, *value;
    } table[] = {
            {"姓名  张三", "姓名", "张三"},
            {"住址    东山村  3组", "住址", "东山村  3组"},
            {"姓名 张三", "", "姓名 张三"},
            {"投票时间及地点  文化礼堂", "投票时间及地点", "文化礼堂"},
            {"一二三四五六七八九  十", "", "一二三四五六七八九  十"},
            {"  张三", "", "  张三"},
            {"凭证\n姓名  张三", "", "凭证\n姓名  张三"},
            {"备注  ", "备注", ""},
            {"", "", ""},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct paper_line line = paper_card_line(table[i].line);
        assert_true(str_eq_text(line.label, table[i].label));
        assert_string_equal(line.value, table[i].value);
    }
}

int main(int argc, char **argv)
{
    if (argc > 1) {
        write_report(argv[1]);
        return 0;
    }
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(text_enters_xml_escaped),
            cmocka_unit_test(every_part_is_there_and_well_formed),
            cmocka_unit_test(the_text_is_complete_and_in_order),
            cmocka_unit_test(letters_have_a_title_each_and_no_numbers),
            cmocka_unit_test(a_list_keeps_every_name_and_repeats_its_heading),
            cmocka_unit_test(word_finds_its_own_styles_and_the_official_measures),
            cmocka_unit_test(the_properties_bear_title_and_date),
            cmocka_unit_test(the_same_paper_gives_the_same_bytes),
            cmocka_unit_test(what_has_no_agreed_shape_is_refused),
            cmocka_unit_test(a_full_disk_leaves_the_old_file),
            cmocka_unit_test(a_sentence_may_be_of_any_length),
            cmocka_unit_test(a_line_of_a_card_has_a_label_and_a_value),
    };
    return cmocka_run_group_tests_name("print_docx", tests, NULL, NULL);
}
