#include "unit.h"

#include "base/base64.h"
#include "base/gb18030.h"
#include "cadre_form.h"
#include "base/utf8.h"
#include "sheet/lrm.h"
#include "sheet/lrmx.h"

#define PERSON(inner) "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<Person>" inner "</Person>"

static struct cadre read_ok(struct arena *a, const char *xml, struct finding_list *notes)
{
    struct cadre c;
    struct err e;
    assert_ok(lrmx_read(a, str_of(xml), "甲.lrmx", &c, notes, &e), &e);
    return c;
}

static void base64_is_read_as_it_was_written(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    static const struct {
        const char *bytes, *text;
    } table[] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="},
            {"foobar", "Zm9vYmFy"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct str back;
        assert_string_equal(base64_encode(a, str_of(table[i].bytes)), table[i].text);
        assert_true(base64_decode(a, str_of(table[i].text), &back) && str_eq_text(back, table[i].bytes));
    }
    struct str s = {0};
    assert_true(base64_decode(a, STR("Zm9v\r\n YmFy\r\n"), &s) && str_eq_text(s, "foobar"));
    static const char *const bad[] = {"Z", "Zg", "Zg=", "Z===", "Zg==Zg==", "Zm9v*", "Zm=v"};
    for (size_t i = 0; i < ARRAY_COUNT(bad); i++) assert_false(base64_decode(a, str_of(bad[i]), &s));
}

static void gbk_names_what_it_lacks(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct err e;
    assert_ok(gb18030_prepare(&e), &e);
    static const struct {
        const char *text, *bytes, *lost;
    } table[] = {
            {"A中", "A\xD6\xD0", ""},
            {"喆·", "\x86\xB4\xA1\xA4", ""},
            {"㛃", "?", "㛃"},
            {"王𬱟", "\xCD\xF5?", "𬱟"},
            {"䶮龑", "?\xFD\x8C", "䶮"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct buf bytes = {.arena = a}, lost = {.arena = a};
        gbk_add(&bytes, table[i].text, &lost);
        assert_string_equal(buf_text(&bytes), table[i].bytes);
        assert_string_equal(buf_text(&lost), table[i].lost);
    }
}

static void a_form_is_read_as_it_was_written(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 22);
    struct err e;
    struct finding_list notes = {.arena = a};
    struct cadre c = form_sound(), back;
    assert_ok(lrmx_read(a, lrmx_write(a, &c), "甲.lrmx", &back, &notes, &e), &e);
    assert_true(cadre_equal(&c, &back));
    assert_int_equal(notes.n, 0);
    struct cadre none = cadre_empty();
    assert_ok(lrmx_read(a, lrmx_write(a, &none), "甲.lrmx", &back, &notes, &e), &e);
    assert_true(cadre_equal(&none, &back));
    /* every item is written and read, whatever stands in it */
    for (int f = 0; f < CADRE_FIELD_COUNT; f++) {
        struct cadre one = cadre_empty();
        one.text[f] = "甲 <&>\"' 𬱟";
        assert_ok(lrmx_read(a, lrmx_write(a, &one), "甲.lrmx", &back, &notes, &e), &e);
        assert_true(cadre_equal(&one, &back));
    }
}

/* The elements as the editor writes them, one by one, in another order than that of the form. */
static void every_element_of_the_editor_is_known(void **state)
{
    (void)state;
    static const struct {
        const char *element;
        enum cadre_field field;
    } table[] = {{"Version", CADRE_VERSION}, {"XingMing", CADRE_NAME}, {"XingBie", CADRE_SEX}, {"ChuShengNianYue", CADRE_BORN},
            {"MinZu", CADRE_ETHNIC}, {"JiGuan", CADRE_NATIVE_PLACE}, {"ChuShengDi", CADRE_BIRTH_PLACE}, {"RuDangShiJian", CADRE_PARTY},
            {"CanJiaGongZuoShiJian", CADRE_WORK_START}, {"JianKangZhuangKuang", CADRE_HEALTH},
            {"ZhuanYeJiShuZhiWu", CADRE_TECHNICAL_TITLE}, {"ShuXiZhuanYeYouHeZhuanChang", CADRE_SPECIALITY},
            {"QuanRiZhiJiaoYu_XueLi", CADRE_FULL_TIME_RECORD}, {"QuanRiZhiJiaoYu_XueWei", CADRE_FULL_TIME_DEGREE},
            {"QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", CADRE_FULL_TIME_RECORD_SCHOOL},
            {"QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi", CADRE_FULL_TIME_DEGREE_SCHOOL},
            {"ZaiZhiJiaoYu_XueLi", CADRE_IN_SERVICE_RECORD}, {"ZaiZhiJiaoYu_XueWei", CADRE_IN_SERVICE_DEGREE},
            {"ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", CADRE_IN_SERVICE_RECORD_SCHOOL},
            {"ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi", CADRE_IN_SERVICE_DEGREE_SCHOOL}, {"XianRenZhiWu", CADRE_POST},
            {"NiRenZhiWu", CADRE_PROPOSED_POST}, {"NiMianZhiWu", CADRE_REMOVED_POST}, {"JianLi", CADRE_RESUME},
            {"JiangChengQingKuang", CADRE_AWARDS}, {"NianDuKaoHeJieGuo", CADRE_ANNUAL_RESULTS}, {"RenMianLiYou", CADRE_REASON},
            {"ChengBaoDanWei", CADRE_SUBMITTING_UNIT}, {"JiSuanNianLingShiJian", CADRE_AGE_ON}, {"TianBiaoShiJian", CADRE_FILLED_ON},
            {"TianBiaoRen", CADRE_FILLED_BY}, {"ShenFenZheng", CADRE_ID}};
    static const char *const family[] = {"ChengWei", "XingMing", "ChuShengRiQi", "ZhengZhiMianMao", "GongZuoDanWeiJiZhiWu"};
    AUTO_ARENA struct arena *a = arena_new(1 << 22);
    struct buf xml = {.arena = a};
    struct finding_list notes = {.arena = a};
    assert_int_equal(ARRAY_COUNT(table), CADRE_FIELD_COUNT);
    buf_addf(&xml, "<Person><JiaTingChengYuan><Item>");
    for (size_t i = ARRAY_COUNT(family); i-- > 0;) buf_addf(&xml, "<%s>值%zu</%s>", family[i], i, family[i]);
    buf_addf(&xml, "</Item></JiaTingChengYuan><ZhaoPian>Zm9vYmFy</ZhaoPian>");
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) buf_addf(&xml, "<%s>文%zu</%s>", table[i].element, i, table[i].element);
    buf_addf(&xml, "</Person>");
    struct cadre c = read_ok(a, buf_text(&xml), &notes);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        assert_string_equal(c.text[table[i].field], arena_text(a, "文%zu", i));
    assert_int_equal(c.family_count, 1);
    for (size_t i = 0; i < ARRAY_COUNT(family); i++) assert_string_equal(c.family[0].text[i], arena_text(a, "值%zu", i));
    assert_true(str_eq_text(c.photo, "foobar"));
    assert_int_equal(notes.n, 0);
    struct str written = lrmx_write(a, &c);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        assert_non_null(strstr(arena_copy(a, written.p, written.n), arena_text(a, "<%s>文%zu", table[i].element, i)));
}

static void the_order_of_items_is_free_and_blanks_are_kept_where_they_are_data(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 22);
    struct finding_list notes = {.arena = a};
    struct cadre c = read_ok(a,
            PERSON("<ZhaoPian> Zm9v\r\n YmFy </ZhaoPian><JiaTingChengYuan><Item><XingMing>李 四</XingMing><ChengWei>父亲"
                   "</ChengWei></Item><Item/></JiaTingChengYuan><MinZu>\r\n  汉族 \r\n</MinZu>"
                   "<JianLi>\r\n2001.07--  某县\r\n                  （其间：学习）\r\n\r\n</JianLi>"
                   "<JiangChengQingKuang>\r\n一等\r\n   二等\r\n</JiangChengQingKuang>"),
            &notes);
    assert_string_equal(c.text[CADRE_ETHNIC], "汉族");
    assert_string_equal(c.text[CADRE_RESUME], "2001.07--  某县\n                  （其间：学习）");
    assert_string_equal(c.text[CADRE_AWARDS], "一等\n二等");
    assert_int_equal(c.family_count, 2);
    assert_string_equal(c.family[0].text[RELATIVE_NAME], "李 四");
    assert_string_equal(c.family[0].text[RELATIVE_RELATION], "父亲");
    assert_true(str_eq_text(c.photo, "foobar"));
    assert_int_equal(notes.n, 0);
}

static void what_the_form_does_not_know_is_kept_and_named(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 22);
    struct finding_list notes = {.arena = a};
    struct cadre c = read_ok(a,
            PERSON("<XingMing>甲</XingMing><Zusatz a=\"1 &lt;&#10;\"><b>&amp;x</b></Zusatz><JiaTingChengYuan><Item>"
                   "<BeiZhu>同住</BeiZhu></Item></JiaTingChengYuan>"),
            &notes);
    assert_string_equal(c.extra, "<Zusatz a=\"1 &lt;&#10;\"><b>&amp;x</b></Zusatz>");
    assert_string_equal(c.family[0].extra, "<BeiZhu>同住</BeiZhu>");
    assert_int_equal(notes.n, 2);
    assert_int_equal(notes.v[0].code, FINDING_N801);
    assert_non_null(strstr(notes.v[0].text, "Zusatz"));
    struct cadre back;
    struct err e;
    assert_ok(lrmx_read(a, lrmx_write(a, &c), "甲.lrmx", &back, &notes, &e), &e);
    assert_true(cadre_equal(&c, &back));
}

static void a_photo_with_the_mark_of_the_web_is_kept(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool is_kept;
    } table[] = {{"data:image/jpeg;base64,Zm9vYmFy", true}, {" data:image/png;base64,\r\nZm9v YmFy\r\n", true}, {"Zm9vYmFy", true},
            {"data:image/jpeg,Zm9vYmFy", false}, {"data:image/jpeg;base64", false}, {"data:text/plain;base64,Zm9vYmFy", false},
            {"data:image/", false}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 22);
        struct finding_list notes = {.arena = a};
        struct cadre c = read_ok(a, arena_text(a, "<Person><XingMing>甲</XingMing><ZhaoPian>%s</ZhaoPian></Person>", table[i].text), &notes);
        if (str_eq_text(c.photo, "foobar") != table[i].is_kept || (notes.n == 0) != table[i].is_kept) fail_msg("%s", table[i].text);
    }
}

static void what_cannot_be_kept_is_named(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 22);
    struct finding_list notes = {.arena = a};
    struct cadre c = read_ok(a, PERSON("<XingMing lang=\"zh\">甲</XingMing><ZhaoPian>@@</ZhaoPian>"), &notes);
    assert_int_equal(c.photo.n, 0);
    assert_int_equal(notes.n, 2);
    assert_int_equal(notes.v[0].code, FINDING_W801);
    assert_non_null(strstr(notes.v[0].text, "lang"));
    assert_non_null(strstr(notes.v[1].text, "照片"));
}

static void a_hostile_or_damaged_file_is_refused(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    static const struct {
        const char *xml, *word;
    } table[] = {
            {"", "空"},
            {"张三", "第 1 行"},
            {"<Person>", "第 1 行"},
            {"<html></html>", "html"},
            {"<!DOCTYPE Person [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><Person><XingMing>&b;</XingMing></Person>", "文档类型"},
            {"<!DOCTYPE Person SYSTEM \"file:///etc/passwd\"><Person/>", "文档类型"},
            {"<Person><XingMing>甲</XingMing><XingMing>乙</XingMing></Person>", "两次"},
            {"<Person><XingMing>甲<b/></XingMing></Person>", "套着"},
            {"<Person>甲</Person>", "不属于任何项目"},
            {"<Person><JiaTingChengYuan><XingMing>甲</XingMing></JiaTingChengYuan></Person>", "家庭成员"},
            {"<Person><XingMing>\xC1\xF5</XingMing></Person>", "UTF-8"},
            {"<Person><XingMing>\xC2\x85</XingMing></Person>", "姓名"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct finding_list notes = {.arena = a};
        struct cadre c;
        struct err e;
        assert_refused(lrmx_read(a, str_of(table[i].xml), "甲.lrmx", &c, &notes, &e), &e, table[i].word);
    }
    struct buf deep = {.arena = a}, longest = {.arena = a};
    struct finding_list notes = {.arena = a};
    struct cadre c;
    struct err e;
    buf_add_text(&deep, "<Person>");
    for (int i = 0; i < 1000; i++) buf_add_text(&deep, "<a>");
    assert_refused(lrmx_read(a, str_of(buf_text(&deep)), "甲.lrmx", &c, &notes, &e), &e, "太深");
    buf_add_text(&longest, "<Person><JianLi>");
    for (int i = 0; i < LRMX_FIELD_BYTES_MAX; i++) buf_add_text(&longest, "a");
    buf_add_text(&longest, "b</JianLi></Person>");
    assert_refused(lrmx_read(a, str_of(buf_text(&longest)), "甲.lrmx", &c, &notes, &e), &e, "太长");
    assert_int_equal(notes.n, 0);
}

/* Without what .lrm has no place for. */
static struct cadre form_for_lrm(void)
{
    struct cadre c = form_sound();
    c.text[CADRE_ID] = c.text[CADRE_VERSION] = "";
    c.text[CADRE_AWARDS] = "2015年获“先进”、\"优秀\",\n三等功";
    c.photo = (struct str){0};
    return c;
}

static void an_old_form_is_read_as_it_was_written(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 22);
    struct err e;
    struct finding_list notes = {.arena = a};
    struct cadre c = form_for_lrm(), back;
    struct str bytes;
    assert_ok(lrm_write(a, &c, "甲.lrm", &notes, &bytes, &e), &e);
    assert_memory_equal(bytes.p, "\"\xB3\xC2\xB6\xAB\xC9\xBD\",", 9);
    assert_ok(lrm_read(a, bytes, "甲.lrm", &back, &notes, &e), &e);
    assert_true(cadre_equal(&c, &back));
    assert_int_equal(notes.n, 0);
}

/* The fields of an old form in the order in which the system writes them. */
static void an_old_form_has_its_fields_in_order(void **state)
{
    (void)state;
    static const char form[] = "\"甲\",\"男\",\"198511\",\"汉族\",\"福建平和\",\"200507\",\"健康\",\"福建漳浦\",\"200408\","
                               "\"大学#学士@省委党校研究生#硕士\",\"师大中文#师大学位@党校经管#党校学位\",\"讲师\",\"\",\"\",\"\",\"\",\"写作\","
                               "\"2004.08--  某县\r\n干部\",\"嘉奖\",\"2010年优秀\",\"父亲@母亲@@@@@\",\"乙@丙@@@@@\",\"195501@195602@@@@@\","
                               "\"群众@中共党员@@@@@\",\"务农@退休@@@@@\",\"现任\",\"拟任\",\"拟免\",\"理由\",\"呈报\",\"20111008\",\"填表人\",\"20111001\"";
    static const struct {
        enum cadre_field field;
        const char *text;
    } table[] = {{CADRE_NAME, "甲"}, {CADRE_SEX, "男"}, {CADRE_BORN, "198511"}, {CADRE_ETHNIC, "汉族"}, {CADRE_NATIVE_PLACE, "福建平和"},
            {CADRE_PARTY, "200507"}, {CADRE_HEALTH, "健康"}, {CADRE_BIRTH_PLACE, "福建漳浦"}, {CADRE_WORK_START, "200408"},
            {CADRE_FULL_TIME_RECORD, "大学"}, {CADRE_FULL_TIME_DEGREE, "学士"}, {CADRE_IN_SERVICE_RECORD, "省委党校研究生"},
            {CADRE_IN_SERVICE_DEGREE, "硕士"}, {CADRE_FULL_TIME_RECORD_SCHOOL, "师大中文"}, {CADRE_FULL_TIME_DEGREE_SCHOOL, "师大学位"},
            {CADRE_IN_SERVICE_RECORD_SCHOOL, "党校经管"}, {CADRE_IN_SERVICE_DEGREE_SCHOOL, "党校学位"}, {CADRE_TECHNICAL_TITLE, "讲师"},
            {CADRE_SPECIALITY, "写作"}, {CADRE_AWARDS, "嘉奖"}, {CADRE_ANNUAL_RESULTS, "2010年优秀"}, {CADRE_POST, "现任"},
            {CADRE_PROPOSED_POST, "拟任"}, {CADRE_REMOVED_POST, "拟免"}, {CADRE_REASON, "理由"}, {CADRE_SUBMITTING_UNIT, "呈报"},
            {CADRE_AGE_ON, "20111008"}, {CADRE_FILLED_BY, "填表人"}, {CADRE_FILLED_ON, "20111001"}};
    AUTO_ARENA struct arena *a = arena_new(1 << 22);
    struct finding_list notes = {.arena = a};
    struct cadre c;
    struct err e;
    assert_ok(lrm_read(a, STR(form), "甲.lrm", &c, &notes, &e), &e);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) assert_string_equal(c.text[table[i].field], table[i].text);
    assert_string_equal(c.text[CADRE_RESUME], "2004.08--  某县\n干部");
    assert_int_equal(c.family_count, 2);
    assert_string_equal(c.family[1].text[RELATIVE_RELATION], "母亲");
    assert_string_equal(c.family[1].text[RELATIVE_NAME], "丙");
    assert_string_equal(c.family[1].text[RELATIVE_BORN], "195602");
    assert_string_equal(c.family[1].text[RELATIVE_POLITICS], "中共党员");
    assert_string_equal(c.family[1].text[RELATIVE_POST], "退休");
}

static void what_an_old_form_loses_is_named(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 22);
    struct err e;
    struct finding_list notes = {.arena = a};
    struct cadre c = form_sound(), back;
    c.text[CADRE_NAME] = "陈䶮";
    struct str bytes;
    assert_ok(lrm_write(a, &c, "甲.lrmx", &notes, &bytes, &e), &e);
    assert_int_equal(notes.n, 2);
    assert_int_equal(notes.v[0].code, FINDING_W801);
    assert_non_null(strstr(notes.v[0].text, "身份证号"));
    assert_null(strstr(notes.v[0].text, c.text[CADRE_ID]));
    assert_int_equal(notes.v[1].code, FINDING_W802);
    assert_non_null(strstr(notes.v[1].text, "姓名中的“䶮”"));
    notes.n = 0;
    assert_ok(lrm_read(a, bytes, "甲.lrm", &back, &notes, &e), &e);
    assert_string_equal(back.text[CADRE_NAME], "陈?");
    assert_int_equal(notes.n, 1);
    assert_int_equal(notes.v[0].code, FINDING_W802);
    assert_refused(lrm_read(a, STR("\"甲\",\"男"), "甲.lrm", &back, &notes, &e), &e, "第 2 项");
    assert_refused(lrm_read(a, STR(" \n"), "甲.lrm", &back, &notes, &e), &e, "空");
}

/* Files of other programs: the fields between head and tail of a plain one. */
#define LRM_HEAD                                                                                                       \
    "\"甲\",\"男\",\"198511\",\"汉族\",\"福建平和\",\"200507\",\"健康\",\"福建漳浦\",\"200408\",\"大学#学士@#\",\"师大中文#@#\",\"讲师\","
#define LRM_MIDDLE "\"写作\",\"2004.08--  某县\r\n干部\","
#define LRM_FAMILY "\"父亲@母亲\",\"乙@丙\",\"195501@195602\",\"群众@群众\",\"务农@退休\","
#define LRM_TAIL "\"现任\",\"拟任\",\"拟免\",\"理由\",\"呈报\",\"20111008\",\"填表人\",\"20111001\""
#define LRM_EMPTY "\"\",\"\",\"\",\"\","
#define LRM_AWARDS "\"嘉奖\",\"2010年优秀\","
#define LRM_PLAIN LRM_HEAD LRM_EMPTY LRM_MIDDLE LRM_AWARDS LRM_FAMILY LRM_TAIL

static void old_forms_of_other_programs_are_read_or_refused_in_words(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    static const struct {
        const char *file;
        size_t n; /* 0: to the end of the text */
        const char *notes[3]; /* a word of each */
        const char *refused; /* NULL: read, with the same name and résumé */
    } table[] = {
            {LRM_PLAIN, 0, {NULL}, NULL},
            {LRM_PLAIN "\r\n", 0, {NULL}, NULL},
            {"\xEF\xBB\xBF\r\n\r\n" LRM_PLAIN "\n\n", 0, {NULL}, NULL},
            {LRM_PLAIN "\0\0\0", sizeof LRM_PLAIN + 2, {NULL}, NULL},
            {LRM_PLAIN "\x1A", 0, {NULL}, NULL},
            {LRM_PLAIN ",", 0, {NULL}, NULL},
            {LRM_HEAD ",,,," LRM_MIDDLE LRM_AWARDS LRM_FAMILY LRM_TAIL, 0, {NULL}, NULL},
            {LRM_HEAD LRM_EMPTY LRM_MIDDLE LRM_AWARDS LRM_FAMILY "\"现任\",,", 0, {"W801:文件只有 27 项，后面的没有（拟免职务、任免理由、呈报单位"}, NULL},
            {LRM_HEAD LRM_EMPTY LRM_MIDDLE, 0, {"W801:文件只有 18 项"}, NULL},
            {LRM_PLAIN ",\"又一项\",\"\",\"末项\"", 0, {"N801:第 34 项“又一项”", "N801:第 36 项“末项”"}, NULL},
            {LRM_HEAD "\"\",\"甲<乙&\",\"\",\"\"," LRM_MIDDLE LRM_AWARDS LRM_FAMILY LRM_TAIL, 0, {"N801:第 14 项“甲<乙&”"}, NULL},
            {LRM_HEAD LRM_EMPTY LRM_MIDDLE "\"获\"先进\"\r\n\"优秀\"\",\"\"," LRM_FAMILY LRM_TAIL, 0, {NULL}, NULL},
            {LRM_HEAD LRM_EMPTY LRM_MIDDLE "\"获\"优秀\"\",\"\"," LRM_FAMILY LRM_TAIL, 0, {NULL}, NULL},
            {LRM_HEAD LRM_EMPTY LRM_MIDDLE "\"获\"优秀\"\",,"  LRM_FAMILY LRM_TAIL, 0, {NULL}, NULL},
            {LRM_HEAD LRM_EMPTY LRM_MIDDLE "\"获\"\"优秀\"\"\",\"年\"," LRM_FAMILY LRM_TAIL, 0, {NULL}, NULL},
            {LRM_HEAD LRM_EMPTY "\"写作\"", 0, {NULL}, "第 18 项缺少"},
            {LRM_HEAD LRM_EMPTY "\"写作\",\"2004.08", 0, {NULL}, "第 18 项缺少或者引号不配对"},
            {LRM_HEAD LRM_EMPTY LRM_MIDDLE "\"获\"先进\",\"优秀\"\",\"\"," LRM_FAMILY LRM_TAIL, 0, {NULL}, "错了一位"},
            {LRM_HEAD LRM_EMPTY LRM_MIDDLE LRM_AWARDS "\"父亲\",\"乙\",\"195501\",\"群众\",\"务\",\"农\"," LRM_TAIL, 0, {NULL}, "错了一位"},
            {LRM_PLAIN "\r\n" LRM_PLAIN, 0, {NULL}, "不止一份表"},
            {"\"姓名\",\"性别\"\n" LRM_PLAIN, 0, {NULL}, "第 2 项后面缺了逗号"},
            {"\xFF\xFE\"\0", 4, {NULL}, "UTF-16"},
            {"\"甲\"，\"男\"", 0, {NULL}, "英文逗号"},
            {"甲,男", 0, {NULL}, "第 1 项"},
            {"\0\0", 2, {NULL}, "空"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct finding_list notes = {.arena = a};
        struct cadre c;
        struct err e;
        struct str file = {table[i].file, table[i].n ? table[i].n : strlen(table[i].file)};
        bool ok = lrm_read(a, file, "甲.lrm", &c, &notes, &e);
        if (table[i].refused) {
            assert_refused(ok, &e, table[i].refused);
            assert_int_equal(notes.n, 0);
            continue;
        }
        assert_ok(ok, &e);
        assert_string_equal(c.text[CADRE_NAME], "甲");
        assert_string_equal(c.text[CADRE_RESUME], "2004.08--  某县\n干部");
        if (c.family_count) assert_string_equal(c.family[1].text[RELATIVE_NAME], "丙");
        if (strstr(table[i].file, "获")) assert_true(strstr(c.text[CADRE_AWARDS], "\"优秀\"") && c.text[CADRE_FILLED_ON][0] == '2');
        struct buf said = {.arena = a};
        for (size_t k = 0; k < notes.n; k++) buf_addf(&said, "%s:%s\n", finding_code_text(notes.v[k].code), notes.v[k].text);
        for (const char *const *n = table[i].notes; *n; n++) assert_non_null(strstr(said.n ? buf_text(&said) : "", *n));
        size_t wanted = 0;
        while (table[i].notes[wanted]) wanted++;
        assert_int_equal(notes.n, wanted);
    }
}

/* What the form has no item for goes through .lrmx and comes out where it stood. */
static void what_other_programs_add_is_written_again(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    static const char file[] = "\"甲\",\"男\",\"198511\",\"汉族\",\"福建平和\",\"200507\",\"健康\",\"福建漳浦\",\"200408\","
                               "\"大学#学士@#@研究生#硕士\",\"师大中文#@#\",\"讲师\",\"\",\"十四<&>\",\"\",\"\"," LRM_MIDDLE LRM_AWARDS
                               "\"父亲@母亲@@@@@@\",\"乙@丙@@@@@@\",\"195501@195602@@@@@@\",\"群众@群众@@@@@@\",\"务农@退休@@@@@@\"," LRM_TAIL
                               ",\"卅四\",\"\",\"卅六\r\n两行\"\r\n";
    struct finding_list notes = {.arena = a};
    struct cadre c, through;
    struct err e;
    struct str bytes;
    assert_ok(lrm_read(a, STR(file), "甲.lrm", &c, &notes, &e), &e);
    assert_ok(lrmx_read(a, lrmx_write(a, &c), "甲.lrmx", &through, &notes, &e), &e);
    notes.n = 0;
    assert_ok(lrm_write(a, &through, "甲.lrm", &notes, &bytes, &e), &e);
    assert_int_equal(notes.n, 0);
    struct cadre back;
    assert_ok(lrm_read(a, bytes, "甲.lrm", &back, &notes, &e), &e);
    assert_true(cadre_equal(&c, &back));
    assert_string_equal(back.extra, c.extra);
    assert_non_null(strstr(c.extra, "<LrmXiang10>研究生#硕士</LrmXiang10><LrmXiang14>十四&lt;&amp;&gt;</LrmXiang14><LrmXiang34>卅四</LrmXiang34>"));
    /* an item of another kind has no place, and that is said */
    through.extra = arena_text(a, "<X>1</X>%s<LrmXiang99>a</LrmXiang99>", through.extra);
    notes.n = 0;
    assert_ok(lrm_write(a, &through, "甲.lrm", &notes, &bytes, &e), &e);
    assert_int_equal(notes.n, 1);
    assert_non_null(strstr(notes.v[0].text, "表中没有的项目"));
}

static void characters_of_one_machine_are_named(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    static const struct {
        const char *text;
        uint32_t private;
        const char *said; /* NULL: nothing is wrong */
    } table[] = {
            {"陈东山", 0, NULL},
            {"", 0, NULL},
            {"𬱟㛃䶮", 0, NULL},
            {"陈\xEE\x84\xA3", 0xE123, "U+E123"},
            {"陈\xEF\xA3\xBF", 0xF8FF, "U+F8FF"},
            {"豈", 0, NULL}, /* U+F900 is a character like any other */
            {"\xF3\xB0\x80\x80", 0xF0000, "U+F0000"},
            {"陈?", 0, "丢失的字"},
            {"陈\xEF\xBF\xBD", 0, "丢失的字"},
            {"陈〓\xEE\x80\x80", 0xE000, "丢失的字"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const char *said = lrm_lost_text(a, "姓名", table[i].text);
        assert_int_equal(utf8_private(table[i].text), table[i].private);
        assert_int_equal(said != NULL, table[i].said != NULL);
        if (said) assert_non_null(strstr(said, table[i].said));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(base64_is_read_as_it_was_written),
            cmocka_unit_test(gbk_names_what_it_lacks),
            cmocka_unit_test(a_form_is_read_as_it_was_written),
            cmocka_unit_test(every_element_of_the_editor_is_known),
            cmocka_unit_test(the_order_of_items_is_free_and_blanks_are_kept_where_they_are_data),
            cmocka_unit_test(what_the_form_does_not_know_is_kept_and_named),
            cmocka_unit_test(a_photo_with_the_mark_of_the_web_is_kept),
            cmocka_unit_test(what_cannot_be_kept_is_named),
            cmocka_unit_test(a_hostile_or_damaged_file_is_refused),
            cmocka_unit_test(an_old_form_is_read_as_it_was_written),
            cmocka_unit_test(an_old_form_has_its_fields_in_order),
            cmocka_unit_test(what_an_old_form_loses_is_named),
            cmocka_unit_test(old_forms_of_other_programs_are_read_or_refused_in_words),
            cmocka_unit_test(what_other_programs_add_is_written_again),
            cmocka_unit_test(characters_of_one_machine_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
