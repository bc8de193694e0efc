#include "roll_rows.h"

#include "roll/column.h"

/* Offers rows, which begin at line 1, until one is taken. */
static bool offer(struct arena *a, const char *map, const char *const *rows, size_t n, enum roll_row_place *place,
        struct roll_columns *columns, struct err *e)
{
    struct roll_heading *h;
    if (!roll_heading_new(a, map, &h, e)) return false;
    for (size_t i = 0; i < n; i++) {
        struct row r = row_of(a, i + 1, rows[i]);
        if (!roll_heading_offer(h, &r, place, columns, e)) return false;
        if (*place != ROW_TITLE) return true;
    }
    return roll_heading_missing(h, e);
}

static void headings_are_recognized(void **state)
{
    (void)state;
    static const struct {
        const char *heading;
        enum roll_field field;
    } table[] = {
            {"性别", FIELD_SEX},
            {"性 别", FIELD_SEX},
            {"性\n别", FIELD_SEX},
            {"性　别*", FIELD_SEX},
            {"民族", FIELD_ETHNIC},
            {"出生日期", FIELD_BIRTH},
            {"出生年月日", FIELD_BIRTH},
            {"出生年月", FIELD_BIRTH},
            {"公民身份号码", FIELD_ID},
            {"身份证号", FIELD_ID},
            {"身份证号码（18位）", FIELD_ID},
            {"居民身份证号码", FIELD_ID},
            {"证件号码", FIELD_ID},
            {"公民身份号码/ID", FIELD_ID},
            {"【必填】身份证", FIELD_ID},
            {"住址", FIELD_ADDRESS},
            {"家庭住址：", FIELD_ADDRESS},
            {"村组", FIELD_UNIT},
            {"村（居）", FIELD_UNIT},
            {"工作单位", FIELD_UNIT},
            {"村组/单位", FIELD_UNIT},
            {"选区", FIELD_DISTRICT},
            {"户口所在地", FIELD_HOUSEHOLD},
            {"户籍地", FIELD_HOUSEHOLD},
            {"手机", FIELD_PHONE},
            {"联系电话", FIELD_PHONE},
            {"备注", FIELD_NOTE},
            {"选民证号", FIELD_VOTER_NO},
            {"编号", FIELD_VOTER_NO},
            {"文化程度", FIELD_EDUCATION},
            {"学历", FIELD_EDUCATION},
            {"政治面貌", FIELD_POLITICS},
    };
    AUTO_ARENA struct arena *a = arena_new(8 << 20);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const char *row = arena_text(a, "序号|姓名|%s", table[i].heading);
        struct roll_columns c;
        enum roll_row_place place;
        struct err e;
        assert_ok(offer(a, NULL, &row, 1, &place, &c, &e), &e);
        assert_int_equal(place, ROW_HEADING);
        assert_int_equal(c.at[FIELD_NAME], 1);
        if (c.at[table[i].field] != 2) fail_msg("“%s” is no %s", table[i].heading, roll_field_title(table[i].field));
        for (int f = 0; f < FIELD_COUNT; f++)
            if (f != FIELD_NAME && f != (int)table[i].field) assert_int_equal(c.at[f], -1);
        assert_int_equal(c.width, 3);
    }
}

static void every_usual_heading_leads_to_its_field(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(8 << 20);
    for (int f = 0; f < FIELD_COUNT; f++) {
        const char *row =
                arena_text(a, "%s|%s", f == FIELD_NAME ? "性别" : "姓名", roll_field_title((enum roll_field)f));
        struct roll_columns c;
        enum roll_row_place place;
        struct err e;
        assert_ok(offer(a, NULL, &row, 1, &place, &c, &e), &e);
        assert_int_equal(c.at[f], 1);
    }
}

static void the_heading_stands_below_title_lines(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(8 << 20);
    static const char *const rows[] = {"清溪镇选民登记表||", "", "填报单位：东山村|姓名、性别请如实填写|",
            "序号|姓 名|性 别|身份证号码||", "1|张三|男|"};
    struct roll_columns c;
    enum roll_row_place place;
    struct err e;
    assert_ok(offer(a, NULL, rows, ARRAY_COUNT(rows), &place, &c, &e), &e);
    assert_int_equal(place, ROW_HEADING);
    assert_int_equal(c.line, 4);
    assert_int_equal(c.width, 4);
    assert_int_equal(c.at[FIELD_ID], 3);
    assert_string_equal(c.heading[FIELD_NAME], "姓名");
    assert_string_equal(c.heading[FIELD_PHONE], "");
}

static void a_plain_heading_beats_a_loose_one(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(8 << 20);
    const char *row = "编号|姓名|工作单位|村|村民小组|选民证号|联系电话|手机";
    struct roll_columns c;
    enum roll_row_place place;
    struct err e;
    assert_ok(offer(a, NULL, &row, 1, &place, &c, &e), &e);
    assert_int_equal(c.at[FIELD_UNIT], 3);
    assert_int_equal(c.at[FIELD_VOTER_NO], 5);
    assert_int_equal(c.at[FIELD_PHONE], 7);
}

static void a_map_says_what_headings_do_not(void **state)
{
    (void)state;
    static const struct {
        const char *map, *row;
        int name, id, unit;
        enum roll_row_place place;
    } table[] = {
            {"姓名=XM，身份证号＝sfz", "xm|SFZ|村", 0, 1, 2, ROW_HEADING},
            {"姓名=2,公民身份号码=1", "性别|姓名|村", 1, 0, 2, ROW_HEADING},
            {"id=身份证号", "姓名|证件号码|身份证号|村", 0, 2, 3, ROW_HEADING},
            {"村组=", "姓名|身份证号|村", 0, 1, -1, ROW_HEADING},
            {"村组=单位", "姓名|身份证号|村|单 位", 0, 1, 3, ROW_HEADING},
            {"姓名=编号", "编号|身份证号|村", 0, 1, 2, ROW_HEADING}, /* and no voter number is left */
            {"表头=1,姓名=1", "甲|身份证号|村", 0, 1, 2, ROW_HEADING},
            {"表头=0,姓名=1,身份证号=2,单位=3", "张三|110|东山村", 0, 1, 2, ROW_DATA},
    };
    AUTO_ARENA struct arena *a = arena_new(8 << 20);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct roll_columns c;
        enum roll_row_place place;
        struct err e;
        if (!offer(a, table[i].map, &table[i].row, 1, &place, &c, &e)) fail_msg("%s: %s", table[i].map, e.text);
        assert_int_equal(place, table[i].place);
        assert_int_equal(c.at[FIELD_NAME], table[i].name);
        assert_int_equal(c.at[FIELD_ID], table[i].id);
        assert_int_equal(c.at[FIELD_UNIT], table[i].unit);
        assert_int_equal(c.at[FIELD_VOTER_NO], -1);
    }
}

static void what_is_doubtful_is_asked_back(void **state)
{
    (void)state;
    static const struct {
        const char *map, *row, *word;
        enum err_kind kind;
    } table[] = {
            {NULL, "姓名|身份证号|公民身份号码", "--map 公民身份号码=2", ERR_INPUT},
            {NULL, "姓名|选民姓名|性别", "都可能是姓名", ERR_INPUT},
            {NULL, "性别|民族|身份证号", "最像的是第 1 行 (性别、民族、身份证号)", ERR_INPUT},
            {NULL, "甲|乙|丙", "没有找到表头", ERR_INPUT},
            {NULL, "", "没有任何内容", ERR_INPUT},
            {"姓名=xm,出生日期=csrq", "xm|性别", "没有 --map 所说的“csrq”", ERR_INPUT},
            {"姓名=xm", "xm|xm|性别", "两列“xm”", ERR_INPUT},
            {"手机=9", "姓名|性别", "第 9 列", ERR_INPUT},
            {"姓名=2,手机=2", "姓名|电话|性别", "第 2 列既当作姓名又当作手机", ERR_INPUT},
            {"表头=3", "姓名|性别", "没有第 3 行", ERR_INPUT},
            {"表头=1", "性别|民族", "没有姓名一列", ERR_INPUT},
            {"表头=0", "张三|男", "姓名在第几列", ERR_USAGE},
            {"表头=0,姓名=xm", "张三|男", "只能写列号", ERR_USAGE},
            {"表头=0,姓名=1,手机=1", "张三|男", "既当作", ERR_USAGE},
            {"姓名", "姓名|性别", "栏目=表头", ERR_USAGE},
            {"籍贯=3", "姓名|性别", "“籍贯”不是可以读取的栏目", ERR_USAGE},
            {"姓名=0", "姓名|性别", "列号应在 1 至 1000", ERR_USAGE},
            {"姓名=1,name=2", "姓名|性别", "写了两次", ERR_USAGE},
            {"表头=一", "姓名|性别", "应写行号", ERR_USAGE},
    };
    AUTO_ARENA struct arena *a = arena_new(8 << 20);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct roll_columns c = {.line = 77};
        enum roll_row_place place;
        struct err e;
        if (offer(a, table[i].map, &table[i].row, 1, &place, &c, &e))
            fail_msg("%s | %s was taken", table[i].map, table[i].row);
        if (!strstr(e.text, table[i].word)) fail_msg("“%s” lacks “%s”", e.text, table[i].word);
        assert_int_equal(e.kind, table[i].kind);
        assert_int_equal(c.line, 77);
    }
}

static void the_search_ends_after_twenty_rows(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(8 << 20);
    const char *rows[2 * ROLL_HEADING_ROWS + 1];
    struct roll_columns c;
    enum roll_row_place place;
    struct err e;
    for (size_t blank = 0; blank < 2; blank++) {
        for (size_t i = 0; i < 2 * ROLL_HEADING_ROWS; i++) rows[i] = i % 2 && blank ? " |" : "标题|标题";
        rows[2 * ROLL_HEADING_ROWS - 1 - blank] = "姓名|性别";
        rows[ROLL_HEADING_ROWS - 1] = blank ? "" : "姓名|性别";
        assert_ok(offer(a, NULL, rows, 2 * ROLL_HEADING_ROWS, &place, &c, &e), &e);
        assert_int_equal(c.line, blank ? 2 * ROLL_HEADING_ROWS - 1 : ROLL_HEADING_ROWS);
    }
    for (size_t i = 0; i < ROLL_HEADING_ROWS; i++) rows[i] = "标题|标题";
    rows[ROLL_HEADING_ROWS] = "姓名|性别";
    assert_refused(offer(a, NULL, rows, ROLL_HEADING_ROWS + 1, &place, &c, &e), &e, "前 20 行");
}

static void hostile_headings_are_survived(void **state)
{
    (void)state;
    static const char *const rows[] = {
            "\xC7\xE5\xCF\xAA|\xFF|姓名", "|||", "((((|))))|[", "姓名|(姓名)|性别", "\x01|\x7F"};
    AUTO_ARENA struct arena *a = arena_new(8 << 20);
    for (size_t i = 0; i < ARRAY_COUNT(rows); i++) {
        struct roll_columns c;
        enum roll_row_place place;
        struct err e;
        if (offer(a, NULL, &rows[i], 1, &place, &c, &e)) assert_int_equal(c.at[FIELD_NAME], 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(headings_are_recognized),
            cmocka_unit_test(every_usual_heading_leads_to_its_field),
            cmocka_unit_test(the_heading_stands_below_title_lines),
            cmocka_unit_test(a_plain_heading_beats_a_loose_one),
            cmocka_unit_test(a_map_says_what_headings_do_not),
            cmocka_unit_test(what_is_doubtful_is_asked_back),
            cmocka_unit_test(the_search_ends_after_twenty_rows),
            cmocka_unit_test(hostile_headings_are_survived),
    };
    return cmocka_run_group_tests_name("roll_column", tests, NULL, NULL);
}
