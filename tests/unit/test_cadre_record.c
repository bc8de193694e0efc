/* The checks of a record that the form has no place for: facts with their dates, posts and levels held now, codes. Each row is
 * one rule and the nearest case that keeps it. */
#include "unit.h"

#include "base/buf.h"
#include "cadre/education.h"
#include "cadre/record.h"

enum { ARENA = 1 << 18 };

static struct official person(void)
{
    return (struct official){.official_no = 1, .name = "吴建国", .born = 198005, .work_since = 200208, .politics = "群众"};
}

static const char *found_in(struct arena *a, const struct finding_list *list)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < list->n; i++) buf_addf(&b, "%s%s", i ? " " : "", finding_code_text(list->v[i].code));
    return buf_text(&b);
}

#define FACT(kind, text, from, to) {1, 1, FACT_##kind, text, from, to, 0, 0, FACT_NOT_SAID, FACT_NOT_SAID, FACT_NOT_SAID, "", ""}
#define POST(text, from, to, main, printed, member, type) {1, 1, FACT_POSITION, text, from, to, 0, 0, main, printed, member, type, ""}

static void facts(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        struct official_fact v[3];
        size_t n;
        const char *wanted;
    } table[] = {
            {"study before birth", {FACT(STUDY, "大学", 198005, 200207)}, 1, "F836"},
            {"study", {FACT(STUDY, "大学", 199809, 200207)}, 1, ""},
            {"graduated in the month of entry", {FACT(STUDY, "大学", 199809, 199809)}, 1, "F836"},
            {"degree before study", {{1, 1, FACT_STUDY, "硕士", 200409, 200707, 200408, 0, -1, -1, -1, "", ""}}, 1, "F836"},
            {"degree after graduation", {{1, 1, FACT_STUDY, "硕士", 200409, 200707, 200812, 0, -1, -1, -1, "", ""}}, 1, ""},
            {"entry before work", {FACT(SERVICE, "", 200207, 0)}, 1, "F836"},
            {"entry with work", {FACT(SERVICE, "", 200208, 0)}, 1, ""},
            {"registration before there was any", {FACT(REGISTRATION, "", 200603, 0)}, 1, "F836"},
            {"registration before the offices began", {FACT(REGISTRATION, "", 200606, 0)}, 1, "W833"},
            {"registration", {FACT(REGISTRATION, "", 200607, 0)}, 1, ""},
            {"registration before entry", {FACT(SERVICE, "", 200710, 0), FACT(REGISTRATION, "", 200709, 0)}, 2, "F836"},
            {"training ends before it begins", {FACT(TRAINING, "党校", 200905, 200904)}, 1, "F836"},
            {"training of less than a month", {FACT(TRAINING, "党校", 200905, 200905)}, 1, ""},
            {"reward before work", {FACT(AWARD, "嘉奖", 200207, 0)}, 1, "F836"},
            {"revoked before approved", {FACT(AWARD, "记过", 200907, 200906)}, 1, "F836"},
            {"dismissed before appointed", {POST("镇长", 200806, 200805, 1, 1, 0, "")}, 1, "F836"},
            {"of the future", {FACT(TRAINING, "党校", 201111, 0)}, 1, "F836"},
            {"one main post, printed", {POST("镇长", 200806, 0, 1, 1, 1, "正职")}, 1, ""},
            {"no main post", {POST("镇长", 200806, 0, 0, 1, 0, "")}, 1, "W833"},
            {"two main posts", {POST("镇长", 200806, 0, 1, 1, 0, ""), POST("副书记", 200806, 0, 1, 1, 0, "")}, 2, "W833"},
            {"none printed", {POST("镇长", 200806, 0, 1, 0, 0, "")}, 1, "W833"},
            {"a member without a type", {POST("镇长", 200806, 0, 1, 1, 1, "")}, 1, "W833"},
            {"two levels now", {FACT(LEVEL, "正科", 200806, 0), FACT(LEVEL, "副科", 200506, 0)}, 2, "W833"},
            {"a level that ended", {FACT(LEVEL, "正科", 200806, 0), FACT(LEVEL, "副科", 200506, 200806)}, 2, ""},
            {"post before its level", {POST("镇长", 200805, 0, 1, 1, 0, ""), FACT(LEVEL, "正科", 200806, 0)}, 2, "F836"},
            {"somebody else's", {{2, 1, FACT_STUDY, "", 197001, 0, 0, 0, -1, -1, -1, "", ""}}, 1, ""},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct official o = person();
        struct finding_list found = {.arena = a};
        struct official_fact v[3];
        memcpy(v, table[i].v, sizeof v);
        struct people p = {.officials = {&o, 1}, .facts = {v, table[i].n}};
        struct record_case c = {&p, &o, NULL, {20111008}};
        record_check(&c, "x", &found);
        if (!text_eq(found_in(a, &found), table[i].wanted))
            fail_msg("%s: “%s” %s", table[i].why, found_in(a, &found), found.n ? found.v[0].text : "");
    }
}

static void a_member_of_the_party_is_eighteen(void **state)
{
    (void)state;
    static const struct {
        int32_t born;
        const char *politics, *wanted;
    } table[] = {{199311, "中共党员", "F836"}, {199310, "中共党员", ""}, {199311, "中共预备党员", "F836"}, {199311, "共青团员", ""}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct official o = person();
        struct finding_list found = {.arena = a};
        struct people p = {.officials = {&o, 1}};
        struct record_case c = {&p, &o, NULL, {20111008}};
        o.born = table[i].born;
        o.politics = table[i].politics;
        o.work_since = 0;
        record_check(&c, "x", &found);
        assert_string_equal(found_in(a, &found), table[i].wanted);
    }
}

static void the_main_post_stands_in_the_resume(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct official o = person();
    struct official_fact v[] = {POST("镇　长", 200806, 0, 1, 1, 0, "")};
    struct people p = {.officials = {&o, 1}, .facts = {v, 1}};
    struct cadre form = cadre_empty();
    struct record_case c = {&p, &o, &form, {20111008}};
    struct finding_list found = {.arena = a};
    form.text[CADRE_RESUME] = "2008.06--  东溪镇镇长";
    record_check(&c, "x", &found);
    assert_string_equal(found_in(a, &found), "");
    form.text[CADRE_RESUME] = "2008.06--  东溪镇干部";
    record_check(&c, "x", &found);
    assert_string_equal(found_in(a, &found), "W833");
}

static void codes_of_organisations(void **state)
{
    (void)state;
    static const struct {
        const char *first, *second, *wanted;
    } table[] = {{"001.001.00A", "001.001.00B", ""}, {"001.001", "001.001", "F837"}, {"", "", ""}, {"001.01", "", "F837"},
            {"001001", "", "F837"}, {"001.", "", "F837"}, {"001.00a", "", "F837"}, {"东溪镇", "", "F837"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct organisation v[] = {{1, "东溪镇", ORGANISATION_TOWNSHIP, "", "", "", table[i].first, ""},
                {2, "南河乡", ORGANISATION_TOWNSHIP, "", "", "", table[i].second, ""}};
        struct organisation_list list = {v, 2};
        struct finding_list found = {.arena = a};
        record_check_codes(&list, &found);
        assert_string_equal(found_in(a, &found), table[i].wanted);
    }
}

/* NULL: it cannot be told. */
static void education_and_degree_in_one_cell(void **state)
{
    static const struct {
        const char *cell, *record, *degree;
    } table[] = {{"大学、学士", "大学", "学士"}, {"大学\n文学学士", "大学", "文学学士"}, {"本科/学士", "本科", "学士"}, {"研究生　法学硕士", "研究生", "法学硕士"},
            {"研究生，硕士", "研究生", "硕士"}, {"硕士；硕士研究生", "硕士研究生", "硕士"}, {"博士研究生学历、博士学位", "博士研究生", "博士"}, {"大学学历 学士学位", "大学", "学士"},
            {"大专", "大专", ""}, {"大专、无", "大专", ""}, {"—", "", ""}, {"", "", ""}, {"管理学学士", "", "管理学学士"}, {"大学、文学学士、法学学士", "大学", "文学学士、法学学士"},
            {"大 学、学 士", "大学", "学士"}, {"中央党校研究生", "中央党校研究生", ""}, {"大学（函授）", "大学(函授)", ""}, {"本科（在职）、工程硕士", "本科(在职)", "工程硕士"},
            {"本科学士", "本科", "学士"}, {"大学学士", "大学", "学士"}, {"大学本科文学学士", "大学本科", "文学学士"}, {"研究生硕士", "研究生", "硕士"}, {"硕士研究生法学硕士学位", "硕士研究生", "法学硕士"},
            {"大学学历学士学位", "大学", "学士"}, {"本 科 学 士", "本科", "学士"}, {"大专、本科学士", NULL, NULL}, {"本科学士、法学学士", "本科", "学士、法学学士"}, {"大学工程硕士", NULL, NULL},
            {"中央党校大学学士", NULL, NULL}, {"大学肄业学士", NULL, NULL}, {"本科学士（函授）", NULL, NULL}, {"大学文学", "大学文学", ""}, {"大专、大学", NULL, NULL}, {"大学、MBA", NULL, NULL}, {"函授", NULL, NULL}, {"大学、某某学院", NULL, NULL}, {"硕士学历", NULL, NULL}};
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const char *record, *degree;
        bool is_told = cadre_education_split(a, table[i].cell, &record, &degree);
        if (is_told != (table[i].record != NULL)) fail_msg("“%s”: %d", table[i].cell, is_told);
        if (is_told && (!text_eq(record, table[i].record) || !text_eq(degree, table[i].degree))) fail_msg("“%s”: “%s”“%s”", table[i].cell, record, degree);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(education_and_degree_in_one_cell),
            cmocka_unit_test(facts),
            cmocka_unit_test(a_member_of_the_party_is_eighteen),
            cmocka_unit_test(the_main_post_stands_in_the_resume),
            cmocka_unit_test(codes_of_organisations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
