/* On what the rules rest: the text in force, settings, provinces. */
#include "law.h"
#include "table.h"

static const char *const provinces[] = {"beijing", "shandong", "shanghai", "zhejiang"};

/* ---- versions and citations ---- */

static void the_text_in_force_follows_from_the_day(void **state)
{
    (void)state;
    static const struct {
        const char *day;
        enum el_version el;
        enum ol_version ol;
        enum dl_version dl;
    } table[] = {
            {"2010-03-14", EL_2010, OL_2004, DL_2010},
            {"2015-08-28", EL_2010, OL_2004, DL_2010},
            {"2015-08-29", EL_2015, OL_2015, DL_2015},
            {"2020-10-16", EL_2015, OL_2015, DL_2015},
            {"2020-10-17", EL_2020, OL_2015, DL_2015},
            {"2022-03-11", EL_2020, OL_2015, DL_2015},
            {"2022-03-12", EL_2020, OL_2022, DL_2015},
            {"2025-03-10", EL_2020, OL_2022, DL_2015},
            {"2025-03-11", EL_2020, OL_2022, DL_2025},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct law_basis b = basis_on(table[i].day);
        assert_int_equal(b.el, table[i].el);
        assert_int_equal(b.ol, table[i].ol);
        assert_int_equal(b.dl, table[i].dl);
        int64_t write_in = b.settings[SETTING_CONGRESS_WRITE_IN].value; /* R101 */
        assert_int_equal(write_in, b.dl == DL_2025 ? WRITE_IN_WITH_AGAINST : WRITE_IN_ANY);
    }
}

static void earlier_elections_are_refused_and_nothing_is_touched(void **state)
{
    (void)state;
    struct law_basis b = {.on = {20261220}};
    struct err e;
    assert_refused(law_basis_on((struct date){20100313}, &b, &e), &e, "2010-03-13");
    assert_refused(law_basis_on(DATE_NONE, &b, &e), &e, "2010-03-14");
    assert_int_equal(b.on.ymd, 20261220);
}

static void articles_that_a_text_lacks_have_no_number(void **state)
{
    (void)state;
    static const struct {
        int in_2020, in_2015, in_2010;
    } table[] = {{1, 1, 1}, {2, 0, 0}, {3, 2, 2}, {34, 33, 33}, {35, 34, 0}, {36, 35, 34}, {46, 45, 44}, {47, 46, 0},
            {48, 47, 45}, {60, 59, 57}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        assert_int_equal(law_el_article(EL_2020, table[i].in_2020), table[i].in_2020);
        assert_int_equal(law_el_article(EL_2015, table[i].in_2020), table[i].in_2015);
        assert_int_equal(law_el_article(EL_2010, table[i].in_2020), table[i].in_2010);
    }
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    struct law_basis old = basis_on("2012-01-04");
    assert_string_equal(law_cite_el(a, &old, 35, 2), "");
    assert_string_equal(law_cite_el(a, &old, 54, 2), "选举法2010 第51条第2款");
    assert_string_equal(law_cite_el(a, &old, 12, 0), "选举法2010 第11条");
}

/* ---- settings ---- */

static void check_setting(void **state)
{
    const struct table_row *row = *state;
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    struct law_setting settings[SETTING_COUNT];
    law_settings_default(settings);
    enum setting s;
    assert_true(setting_from(row->fields[0], &s));
    assert_string_equal(setting_code(s), row->fields[0]);
    assert_string_equal(setting_text(a, s, settings[s].value), row->fields[1]);
    assert_string_equal(rule_code(setting_rule(s)), row->fields[2]);
    assert_int_equal(settings[s].origin, ORIGIN_DEFAULT);
    assert_null(settings[s].source);
    assert_true(*setting_title(s));
}

/* Calls check for every value that the setting allows, as it is written. */
static void each_value(
        struct arena *a, enum setting s, void (*check)(struct arena *a, enum setting s, const char *text))
{
    const char *values = setting_values(s);
    int low, high;
    if (sscanf(values, "%d-%d", &low, &high) == 2) {
        for (int n = low; n <= high; n++) check(a, s, arena_text(a, "%d", n));
        return;
    }
    for (const char *p = values; *p;) {
        size_t n = strcspn(p, "|");
        check(a, s, arena_copy(a, p, n));
        p += n + (p[n] == '|');
    }
}

static void reads_back(struct arena *a, enum setting s, const char *text)
{
    int64_t value;
    struct err e;
    assert_ok(setting_parse(s, text, &value, &e), &e);
    assert_string_equal(setting_text(a, s, value), text);
}

static void every_value_of_every_setting_reads_back(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    for (int s = 0; s < SETTING_COUNT; s++) each_value(a, (enum setting)s, reads_back);
}

static void other_values_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *setting, *text;
    } table[] = {
            {"majority_base", "valid"},
            {"majority_base", ""},
            {"majority_base", "participants|ballots"},
            {"majority_base", "participant"},
            {"majority_base", "Participants"},
            {"turnout_every_round", "1"},
            {"deviation_band", "101"},
            {"deviation_band", "-1"},
            {"deviation_band", "3 "},
            {"deviation_band", "３"},
            {"deviation_band", ""},
            {"deviation_band", "1e2"},
            {"deviation_band", "99999999999999999999"},
            {"voting_days", "0"},
            {"voting_days", "6"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        enum setting s;
        int64_t value = -7;
        struct err e;
        assert_true(setting_from(table[i].setting, &s));
        assert_refused(setting_parse(s, table[i].text, &value, &e), &e, setting_values(s));
        assert_int_equal(value, -7);
        assert_int_equal(e.kind, ERR_INPUT);
    }
    enum setting untouched = SETTING_TIE_AGAIN;
    assert_false(setting_from("no_such_setting", &untouched));
    assert_int_equal(untouched, SETTING_TIE_AGAIN);
}

/* ---- provinces ---- */

static void every_province_file_is_read_and_names_articles(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(provinces); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 20);
        struct law_province p = province(a, provinces[i]);
        assert_string_equal(p.code, provinces[i]);
        assert_string_equal(law_province_code_of(p.division), provinces[i]);
        assert_true(p.rule_count > 10);
        for (size_t k = 0; k < p.rule_count; k++) {
            const struct law_local_rule *r = &p.rules[k];
            int article = 0, end = 0;
            bool is_own = strncmp(r->article, p.short_name, strlen(p.short_name)) == 0;
            if (is_own) assert_int_equal(sscanf(r->article + strlen(p.short_name), " 第%d条%n", &article, &end), 1);
            if (is_own)
                assert_true(article > 0 && article < 69 && r->article[strlen(p.short_name) + (size_t)end] == '\0');
            assert_true(*r->gist);
            assert_true(r->for_township || r->for_county);
            if (r->sets) assert_int_equal(r->rule, setting_rule(r->setting));
        }
    }
    assert_null(law_province_code_of(99));
}

static void a_province_sets_what_its_level_says(void **state)
{
    (void)state;
    static const struct {
        const char *province, *setting;
        enum area_level level;
        const char *value, *source; /* NULL: the default */
    } table[] = {
            {"zhejiang", "still_short", LEVEL_TOWNSHIP, "vacant", "浙江细则2021 第49条"}, /* R65 */
            {"zhejiang", "still_short", LEVEL_COUNTY, "vacant", "浙江细则2021 第49条"},   /* R65 */
            {"zhejiang", "still_short", LEVEL_CITY, "ask", NULL},                         /* R65 */
            {"zhejiang", "session_notice_days", LEVEL_TOWNSHIP, "7",
                    "浙江省乡镇人民代表大会工作条例2016 第20条"},                                  /* R82 */
            {"zhejiang", "session_notice_days", LEVEL_COUNTY, "0", NULL},                          /* R82 */
            {"zhejiang", "order_after_primary", LEVEL_TOWNSHIP, "strokes", "浙江细则2021 第36条"}, /* R43 */
            {"shanghai", "committee_max", LEVEL_TOWNSHIP, "13", "上海细则2021 第8条"},             /* R08 */
            {"shanghai", "committee_max", LEVEL_COUNTY, "29", "上海细则2021 第8条"},               /* R08 */
            {"shanghai", "committee_min", LEVEL_PROVINCE, "0", NULL},                              /* R08 */
            {"shanghai", "small_village_seat", LEVEL_COUNTY, "no", NULL},                          /* R24 */
            {"shandong", "small_village_seat", LEVEL_TOWNSHIP, "yes", "山东细则2021 第13条"},      /* R24 */
            {"shandong", "still_short", LEVEL_TOWNSHIP, "ask", NULL}, /* 可以空缺: somebody decides, R65 */
            {"beijing", "quota_report_days", LEVEL_TOWNSHIP, "15", "北京细则2021 第21条"}, /* R22 */
            {"beijing", "quota_report_days", LEVEL_COUNTY, "30", NULL},                    /* R22 */
            {"beijing", "majority_base", LEVEL_TOWNSHIP, "participants", NULL},            /* R59 */
    };
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct law_basis b = basis_on("2026-12-20");
        struct law_province p = province(a, table[i].province);
        law_apply_province(&b, &p, table[i].level);
        enum setting s;
        assert_true(setting_from(table[i].setting, &s));
        assert_string_equal(setting_text(a, s, b.settings[s].value), table[i].value);
        assert_int_equal(b.settings[s].origin, table[i].source ? ORIGIN_PROVINCE : ORIGIN_DEFAULT);
        const char *cited = law_cite_setting(a, &b, s, RULE_R30);
        assert_string_equal(cited, table[i].source ? table[i].source : "选举法2020 第28条");
    }
}

static void a_province_is_cited_by_its_own_article(void **state)
{
    (void)state;
    static const struct {
        const char *province;
        enum rule rule;
        const char *article;
    } table[] = {
            {"zhejiang", RULE_R30, "浙江细则2021 第33条"},
            {"zhejiang", RULE_R48, "浙江细则2021 第40条"},
            {"zhejiang", RULE_R77, "浙江细则2021 第59条"},
            {"zhejiang", RULE_R60, NULL},
            {"shandong", RULE_R30, "山东细则2021 第27条"},
            {"shandong", RULE_R62, "山东细则2021 第49条"},
            {"shanghai", RULE_R30, "上海细则2021 第25条"},
            {"shanghai", RULE_R58, "上海细则2021 第44条"},
            {"beijing", RULE_R77, "北京细则2021 第62条"},
            {"beijing", RULE_R105, "北京细则2021 第41条"},
    };
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis_on("2026-12-20");
    assert_null(law_cite_local(&b, RULE_R30));
    assert_string_equal(law_cite(a, &b, RULE_R105), "各省实施细则");
    assert_false(law_has_rule(&b, RULE_R105));
    struct law_province p; /* the basis points to the one applied last */
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        p = province(a, table[i].province);
        law_apply_province(&b, &p, LEVEL_TOWNSHIP);
        const char *cited = law_cite_local(&b, table[i].rule);
        if (!table[i].article) {
            assert_null(cited);
            continue;
        }
        assert_string_equal(cited, table[i].article);
    }
    assert_true(law_has_rule(&b, RULE_R105)); /* Beijing was the last */
}

static void a_province_text_younger_than_the_election_is_told(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_province p = province(a, "zhejiang");
    struct law_basis before = basis_on("2021-03-25"), since = basis_on("2021-03-26");
    assert_true(law_province_is_later(&before, &p));
    assert_false(law_province_is_later(&since, &p));
}

#define HEAD "code\tx\nshort_name\tX\nfull_name\tX\nsince\t2021-01-01\n"

static void a_damaged_province_file_is_refused_with_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *text, *word;
    } table[] = {
            {"", "缺少"},
            {"code\tx\nshort_name\tX\nfull_name\tX\n", "since"},
            {"code\tx\nshort_name\tX\nfull_name\tX\nsince\t2021-13-01\n", "since"},
            {"code\n", "第 1 行"},
            {"code\ta\tb\n", "第 1 行"},
            {HEAD "colour\tred\n", "第 5 行"},
            {HEAD "# fine\n\ncite\tR999\t第1条\tx\n", "第 7 行"},
            {HEAD "cite\tR0\t第1条\tx\n", "R0"},
            {HEAD "cite\tR30\t第1条\n", "cite 需要"},
            {HEAD "cite\tR30\t第1条\tx\ty\n", "cite 需要"},
            {HEAD "set\tno_such\t1\tR30\t第1条\tx\n", "no_such"},
            {HEAD "set\tvoting_days\t9\tR58\t第1条\tx\n", "1-5"},
            {HEAD "set\tvoting_days\t2\tR58\t第1条\n", "set 需要"},
            {HEAD "set\tvoting_days\t2\tR58\t第1条\tx\ttown\n", "town"},
            {HEAD "set\tvoting_days\t2\tR58\t第1条\tx\tcounty\ty\n", "set 需要"},
            {HEAD "set\tvoting_days\t2\tR58\t第1条\tx\tcounty\ty\tz\tz\n", "set 需要"},
    };
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct law_province p = {.division = 7};
        struct err e;
        assert_refused(law_province_parse(a, table[i].text, &p, &e), &e, table[i].word);
        assert_int_equal(p.division, 7);
    }
    struct law_province p = {.division = 7};
    struct err e;
    assert_refused(law_province_load(a, "atlantis", &p, &e), &e, "zhejiang");
    assert_refused(law_province_load(a, "../rules/zhejiang", &p, &e), &e, "没有收录");
    assert_int_equal(p.division, 7);
}

int main(void)
{
    table_add("settings.tsv", check_setting);
    table_add_test("the_text_in_force_follows_from_the_day", the_text_in_force_follows_from_the_day);
    table_add_test("earlier_elections_are_refused", earlier_elections_are_refused_and_nothing_is_touched);
    table_add_test("articles_that_a_text_lacks_have_no_number", articles_that_a_text_lacks_have_no_number);
    table_add_test("every_value_of_every_setting_reads_back", every_value_of_every_setting_reads_back);
    table_add_test("other_values_are_refused", other_values_are_refused);
    table_add_test("every_province_file_is_read_and_names_articles", every_province_file_is_read_and_names_articles);
    table_add_test("a_province_sets_what_its_level_says", a_province_sets_what_its_level_says);
    table_add_test("a_province_is_cited_by_its_own_article", a_province_is_cited_by_its_own_article);
    table_add_test("a_younger_province_text_is_told", a_province_text_younger_than_the_election_is_told);
    table_add_test(
            "a_damaged_province_file_is_refused_with_its_line", a_damaged_province_file_is_refused_with_its_line);
    return table_run("law_basis");
}
