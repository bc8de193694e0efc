#include "unit.h"

#include "base/buf.h"
#include "cadre/check.h"
#include "cadre/resume.h"
#include "cadre_form.h"

/* The codes of the findings in their order, parted by blanks. */
static const char *codes_of(struct arena *a, const struct finding_list *list)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < list->n; i++) buf_addf(&b, "%s%s", i ? " " : "", finding_code_text(list->v[i].code));
    return buf_text(&b);
}

static struct finding_list check_on(struct arena *a, const struct cadre *c, int ymd)
{
    struct finding_list list = {.arena = a};
    cadre_check(c, "甲.lrmx", (struct date){ymd}, &list);
    return list;
}

static void assert_codes(struct arena *a, const struct finding_list *list, const char *what, const char *codes, const char *word)
{
    if (!text_eq(codes_of(a, list), codes)) {
        for (size_t i = 0; i < list->n; i++) print_message("%s\n", list->v[i].text);
        fail_msg("%s: %s, not %s", what, codes_of(a, list), codes);
    }
    if (list->n && !strstr(list->v[0].text, word)) fail_msg("%s: “%s” lacks “%s”", what, list->v[0].text, word);
}

static void months_and_ages(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    static const struct {
        const char *text, *read;
    } table[] = {{"198511", "1985.11"}, {"19851102", "1985.11"}, {"1985.11", "1985.11"}, {"1985年11月", "1985.11"},
            {"１９８５１１", "1985.11"}, {" 1985 11 ", "1985.11"}, {"198513", ""}, {"198500", ""}, {"1985", ""}, {"19851131", ""},
            {"19851", ""}, {"1985111", ""}, {"19852", "1985.02"}, {"八五年", ""}, {"", ""}, {"17001", ""}, {"198511x", ""}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        assert_string_equal(form_month_text(a, form_month_read(a, table[i].text)), table[i].read);
    static const struct {
        const char *born, *on;
        int age;
    } ages[] = {{"198511", "202110", 35}, {"198510", "202110", 36}, {"198511", "202111", 36}, {"202110", "202110", 0}};
    for (size_t i = 0; i < ARRAY_COUNT(ages); i++)
        assert_int_equal(form_age(form_month_read(a, ages[i].born), form_month_read(a, ages[i].on)), ages[i].age);
}

static void the_party_entry(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    static const struct {
        const char *text, *joined, *other;
        bool is_fault;
    } table[] = {{"200606", "2006.06", "", false}, {"200606；民建", "2006.06", "民建", false}, {"民建", "", "民建", false},
            {"无党派", "", "无党派", false}, {"", "", "", false}, {"(2006.06)", "2006.06", "", false},
            {"民革；民盟", "", "民革、民盟", false}, {"群众", "", "", true}, {"党员", "", "", true}, {"200613", "", "", true}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct form_party p = form_party_read(a, table[i].text);
        assert_string_equal(form_month_text(a, p.joined), table[i].joined);
        assert_string_equal(p.other, table[i].other);
        assert_int_equal(p.fault != NULL, table[i].is_fault);
    }
}

static void resumes_are_read_in_all_their_forms(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    static const struct {
        const char *line, *from, *to, *text;
        bool is_study;
    } table[] = {
            {"2007.07--2012.03  某县农业局科员", "2007.07", "2012.03", "某县农业局科员", false},
            {"2016.08--         某镇镇长", "2016.08", "", "某镇镇长", false},
            {"2016.08—至今 某镇镇长", "2016.08", "", "某镇镇长", false},
            {"２００３．０９－２００７．０７　某大学某专业学习", "2003.09", "2007.07", "某大学某专业学习", true},
            {"2003.9～2007.7\t某大学学生", "2003.09", "2007.07", "某大学学生", true},
            {"2003年9月至2007年7月 某大学博士后", "2003.09", "2007.07", "某大学博士后", false},
            {"2007.07-2012.03 某局科员（其间：在职研究生学习）", "2007.07", "2012.03", "某局科员(其间:在职研究生学习)", false},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct resume r = resume_read(a, table[i].line);
        assert_int_equal(r.n, 1);
        assert_string_equal(form_month_text(a, r.v[0].from), table[i].from);
        assert_string_equal(form_month_text(a, r.v[0].to), table[i].to);
        assert_int_equal(r.v[0].is_study, table[i].is_study);
    }
    struct resume spans = resume_read(a, "2007.07--2012.03  某局科员\n"
                                         "（2009.10评为先进；其间：2008.03－2008.09挂职；2010.01--至今 学习）");
    assert_int_equal(spans.v[0].span_count, 2);
    assert_string_equal(form_month_text(a, spans.v[0].spans[0].from), "2008.03");
    assert_string_equal(form_month_text(a, spans.v[0].spans[0].to), "2008.09");
    assert_string_equal(form_month_text(a, spans.v[0].spans[1].to), "");
    struct resume r = resume_read(a, "某人简历\n2003.09--2007.07  某大学\n    （其间：甲；\n    乙）\n2007.07--         某局");
    assert_int_equal(r.n, 2);
    assert_string_equal(r.stray, "某人简历");
    assert_string_equal(r.v[0].text, "某大学(其间:甲;乙)");
    assert_int_equal(resume_read(a, "").n, 0);
}

/* Of somebody of whom only the months are known, as a roster has them. */
static void ages_without_a_form(void **state)
{
    (void)state;
    static const struct {
        int32_t born, party, work;
        const char *codes;
    } table[] = {{198511, 200506, 200707, ""}, {198511, 0, 0, ""}, {0, 200506, 200707, ""}, {201011, 0, 0, "W803"}, {190111, 0, 0, "W803"}, {202201, 0, 0, "F805"},
            {198511, 200310, 200707, "F806"}, {198511, 200311, 200707, ""}, {198511, 200506, 199801, "F807"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 20);
        struct finding_list list = {.arena = a};
        struct form_month m[3];
        const int32_t months[] = {table[i].born, table[i].party, table[i].work};
        for (size_t k = 0; k < ARRAY_COUNT(m); k++) m[k] = months[k] ? form_month_of((struct date){months[k] * 100 + 1}) : FORM_MONTH_NONE;
        cadre_check_ages("陈东山", m[0], m[1], m[2], (struct date){20211031}, &list);
        assert_codes(a, &list, arena_text(a, "row %zu", i), table[i].codes, "");
    }
}

static void a_sound_form_has_no_finding(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct cadre c = form_sound();
    struct finding_list list = check_on(a, &c, 20211031);
    assert_codes(a, &list, "sound", "", "");
}

#define LINES(second) "2003.09--2007.07  福建农林大学学习\n" second "\n2016.08--         东山镇党委副书记、镇长"

static void one_fault_one_finding(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    static const struct {
        enum cadre_field field;
        const char *text, *codes, *word;
    } table[] = {
            {CADRE_NAME, "陈 山", "", ""},
            {CADRE_NAME, "阿不都·热合曼", "", ""},
            {CADRE_NAME, "陈 东 山", "F801", "空格"},
            {CADRE_NAME, "陈dong山", "F801", "字母"},
            {CADRE_NAME, "陈东山2", "F801", "数字"},
            {CADRE_NAME, "", "F809", "姓名"},
            {CADRE_SEX, "男性", "F810", "男性"},
            {CADRE_SEX, "女", "F803 F811", "性别"},
            {CADRE_ETHNIC, "汉", "F810", "汉族"},
            {CADRE_ETHNIC, "火星族", "F810", "火星族"},
            {CADRE_ETHNIC, "畲族", "", ""},
            {CADRE_BORN, "1985年", "F805", "1985年"},
            {CADRE_BORN, "198510", "F803", "1985.11"},
            {CADRE_BORN, "202201", "F805 F806 F807 F803 F808", "晚于"},
            {CADRE_PARTY, "200310", "F806", "17 岁"},
            {CADRE_PARTY, "200311", "", ""},
            {CADRE_PARTY, "198001", "F806", "不晚于出生"},
            {CADRE_PARTY, "202201", "F806", "晚于"},
            {CADRE_PARTY, "中共党员", "W812", "中共党员"},
            {CADRE_PARTY, "200606；民建", "", ""},
            {CADRE_WORK_START, "200110", "F807 W809", "15 岁"},
            {CADRE_WORK_START, "198511", "F807 W809", "不晚于出生"},
            {CADRE_WORK_START, "200708", "W809", "2007.08"},
            {CADRE_ID, "", "N802", "没有填"},
            {CADRE_ID, "110105198511020032", "F802", "校验"},
            {CADRE_NATIVE_PLACE, "平和", "W804", "不足四字"},
            {CADRE_NATIVE_PLACE, "北京", "", ""},
            {CADRE_NATIVE_PLACE, "福建 平和", "W804", "空格"},
            {CADRE_NATIVE_PLACE, "", "F809", "籍贯"},
            {CADRE_BIRTH_PLACE, "Fujian", "W804", "汉字"},
            {CADRE_FULL_TIME_RECORD, "", "W805", "没有填全日制学历"},
            {CADRE_FULL_TIME_RECORD, "大学（结业）", "", ""},
            {CADRE_FULL_TIME_RECORD, "高中", "W805", "不填毕业院校"},
            {CADRE_FULL_TIME_RECORD, "省委党校大学", "W805", "在职教育"},
            {CADRE_FULL_TIME_RECORD, "博学", "W805", "代码表"},
            {CADRE_FULL_TIME_DEGREE, "农学", "W805", "学位代码表"},
            {CADRE_FULL_TIME_RECORD_SCHOOL, "", "W805 W805", "没有毕业院校"},
            {CADRE_IN_SERVICE_RECORD, "省（区、市）委党校研究生", "W805", "没有毕业院校"},
            {CADRE_IN_SERVICE_RECORD_SCHOOL, "某大学某专业", "W805", "没有填学历"},
            {CADRE_POST, "西山镇党委书记", "W809", "西山镇"},
            {CADRE_RESUME, "", "F809", "简历"},
            {CADRE_RESUME, "出生\n" LINES("2007.07--2016.08  科员"), "F808", "第一行"},
            {CADRE_RESUME, LINES("2007.07--2016.08  科员"), "", ""},
            {CADRE_RESUME, LINES("2007.07--2016.07  科员"), "", ""},
            {CADRE_RESUME, LINES("2007.07--2016.06  科员"), "W808", "空了 1 个月"},
            {CADRE_RESUME, LINES("2007.07--2016.09  科员"), "F808", "重叠"},
            {CADRE_RESUME, LINES("2007.07--  科员"), "F808", "没有写止于何时"},
            {CADRE_RESUME, LINES("2007.07--2016.08  科员（其间：2014.09--2014.03学习）"), "F808", "中的“2014.09"},
            {CADRE_RESUME, LINES("2007.07--2016.08  科员（其间：2014.09--2022.03学习）"), "F808", "晚于"},
            {CADRE_RESUME, LINES("2007.07--2016.08  "), "F808", "没有内容"},
            {CADRE_RESUME, "2003.09--2007.07  学习\n2007.07--2006.08  东山镇党委副书记、镇长", "F808 W809", "止于开始之前"},
            {CADRE_RESUME, "2003.09--2007.07  学习\n2007.07--2021.08  东山镇党委副书记、镇长", "W809", "写了止于何时"},
            {CADRE_RESUME, "2007.07--2012.03  科员\n2003.09--         东山镇党委副书记、镇长", "F808", "次序颠倒"},
            {CADRE_AWARDS, "2009年3月获县先进，2015.12记三等功", "", ""},
            {CADRE_AWARDS, "2006年获校三好学生", "", ""}, /* no month: not counted with */
            {CADRE_AWARDS, "2003.05获省级三好学生；2010.01嘉奖", "W813", "2003.05 早于参加工作"},
            {CADRE_AWARDS, "2009年3月嘉奖，编号1020030501", "", ""}, /* digits within a number are no month */
            {CADRE_AWARDS, "2022年1月记功，平政〔2015〕12345号", "W813", "晚于核对"},
            {CADRE_WORK_START, "2007年7月", "N805", "读作 2007.07，审批表的日期应写成 200707"},
            {CADRE_ANNUAL_RESULTS, "2019年良好，2020年优秀", "W806", "“良好”不是年度考核的等次"},
            {CADRE_ANNUAL_RESULTS, "2019、2020年均为合格", "", ""},
            {CADRE_ANNUAL_RESULTS, "", "W806", "没有填"},
            {CADRE_ANNUAL_RESULTS, "2020年称职", "W806", "2019 年"},
            {CADRE_ANNUAL_RESULTS, "2018-2020年均为称职", "", ""},
            {CADRE_ANNUAL_RESULTS, "2018年至2020年均为称职", "", ""},
            {CADRE_ANNUAL_RESULTS, "2019年称职，2020年优秀，2019年优秀", "W806", "2019 年写了 2 次"},
            {CADRE_AGE_ON, "20210930", "N803", "2021.09"},
            {CADRE_AGE_ON, "明年", "F805", "明年"},
            {CADRE_FILLED_BY, "一二三四五六七八九十一二三四五六七八九", "W810", "19 字"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct cadre c = form_sound();
        c.text[table[i].field] = table[i].text;
        struct finding_list list = check_on(a, &c, 20211031);
        const char *what = arena_text(a, "%s “%s”", cadre_title(table[i].field), table[i].text);
        assert_codes(a, &list, what, table[i].codes, table[i].word);
    }
}

static void the_family_is_looked_at_member_by_member(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 22);
    static const struct {
        enum relative_field field; /* of the father */
        const char *text, *codes, *word;
    } table[] = {
            {RELATIVE_RELATION, "母亲", "F811 W807", "2 个母亲"},
            {RELATIVE_RELATION, "丈夫", "W807 F811", "没有父亲"},
            {RELATIVE_RELATION, "干爹", "W807 W807", "代码表"},
            {RELATIVE_RELATION, "", "W807 W807", "称谓"},
            {RELATIVE_NAME, "", "W807", "姓名"},
            {RELATIVE_BORN, "五八年", "F805", "五八年"},
            {RELATIVE_BORN, "202201", "F805", "晚于"},
            {RELATIVE_BORN, "", "W807", "出生日期"},
            {RELATIVE_POLITICS, "", "W807", "政治面貌"},
            {RELATIVE_POLITICS, "党员", "W807", "党员"},
            {RELATIVE_POST, "", "W807", "工作单位"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct cadre c = form_sound();
        c.family[2].text[table[i].field] = table[i].text;
        struct finding_list list = check_on(a, &c, 20211031);
        assert_codes(a, &list, table[i].text, table[i].codes, table[i].word);
    }
    struct cadre c = form_sound();
    c.family[2].text[RELATIVE_BORN] = c.family[2].text[RELATIVE_POLITICS] = "";
    c.family[2].text[RELATIVE_POST] = "已去世";
    struct finding_list list = check_on(a, &c, 20211031);
    assert_codes(a, &list, "dead", "", "");
}

static void the_age_is_counted_to_the_day_given(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    static const struct {
        const char *born;
        int on;
        const char *age; /* NULL: within bounds */
    } table[] = {{"195511", 20211031, NULL}, {"195510", 20211031, "66 岁"}, {"195511", 20211101, "66 岁"},
            {"200311", 20211031, "17 岁"}, {"200310", 20211031, NULL}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct cadre c = cadre_empty();
        c.text[CADRE_BORN] = table[i].born;
        struct finding_list list = check_on(a, &c, table[i].on);
        const char *text = NULL;
        for (size_t k = 0; k < list.n; k++) {
            if (list.v[k].code == FINDING_W803) text = list.v[k].text;
        }
        assert_int_equal(text != NULL, table[i].age != NULL);
        if (text) assert_non_null(strstr(text, table[i].age));
    }
}

static void photos(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    static const struct {
        struct str bytes;
        const char *codes, *word;
    } table[] = {
            {{"", 0}, "W811", "没有照片"},
            {{"GIF89a", 6}, "W811", "JPEG"},
            {{"\xFF\xD8\xFF\xC0", 4}, "W811", "大小"},
            {{"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x04\0\0\0\x05\x08", 25}, "", ""},
            {{"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x01\x27\0\0\x01\x9D\x08", 25}, "N804", "295×413"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct cadre c = form_sound();
        c.photo = table[i].bytes;
        struct finding_list list = check_on(a, &c, 20211031);
        assert_codes(a, &list, "photo", table[i].codes, table[i].word);
    }
}

static void one_number_two_forms(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct cadre forms[4] = {form_sound(), form_sound(), form_sound(), form_sound()};
    static const char *const subjects[] = {"甲", "乙", "丙", "丁"};
    struct finding_list list = {.arena = a};
    forms[1].text[CADRE_ID] = forms[3].text[CADRE_ID] = "";
    cadre_check_twins(forms, subjects, 4, &list);
    assert_int_equal(list.n, 1);
    assert_int_equal(list.v[0].code, FINDING_F804);
    assert_string_equal(list.v[0].subject, "丙");
    assert_non_null(strstr(list.v[0].text, "甲"));
    assert_null(strstr(list.v[0].text, forms[0].text[CADRE_ID]));
}

static void an_empty_form_is_no_crash_and_an_id_is_never_shown(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct cadre c = cadre_empty();
    struct finding_list list = check_on(a, &c, 20211031);
    assert_int_equal(list.v[0].code, FINDING_F809);
    c = form_sound();
    c.text[CADRE_SEX] = "女";
    c.text[CADRE_BORN] = "198001";
    list = check_on(a, &c, 20211031);
    for (size_t i = 0; i < list.n; i++) assert_null(strstr(list.v[i].text, c.text[CADRE_ID]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(months_and_ages),
            cmocka_unit_test(the_party_entry),
            cmocka_unit_test(resumes_are_read_in_all_their_forms),
            cmocka_unit_test(ages_without_a_form),
            cmocka_unit_test(a_sound_form_has_no_finding),
            cmocka_unit_test(one_fault_one_finding),
            cmocka_unit_test(the_family_is_looked_at_member_by_member),
            cmocka_unit_test(the_age_is_counted_to_the_day_given),
            cmocka_unit_test(photos),
            cmocka_unit_test(one_number_two_forms),
            cmocka_unit_test(an_empty_form_is_no_crash_and_an_id_is_never_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
