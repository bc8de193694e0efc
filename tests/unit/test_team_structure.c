/* Structure tables, lights and moves of a team that fits on a page. */
#include "unit.h"

#include "base/attr.h"
#include "team/light.h"
#include "team/lineup.h"
#include "team/pair.h"
#include "team/structure.h"
#include "team/verify.h"
#include "team/wording.h"

/* Two townships, three seats each and one outside of the quota; on 2021-10. */
struct page {
    struct team_rules rules;
    struct team_unit units[2];
    struct team_post posts[7];
    struct team_person people[8];
    struct team_case c;
};

#define PERSON(who, birth, woman, outside, level, word, seat, place)                                                   \
    {                                                                                                                  \
        .no = 1, .name = who, .born = birth, .is_woman = woman, .is_non_party = outside, .is_party = !(outside),       \
        .party_since = (outside) ? 0 : 201001, .full_time = TEAM_EDUCATION_##level, .highest = TEAM_EDUCATION_##level, \
        .speciality = word, .serves = seat, .unit = place, .post_since = 201610, .unit_since = 201610,                 \
        .grade_since = 201610, .grade = GRADE_DEPUTY_SECTION, .upbringing = TEAM_NONE, .results = 3, .barred = ""      \
    }

static struct page *page_new(struct arena *a)
{
    struct page *p = arena_alloc(a, sizeof *p);
    struct err e;
    assert_ok(team_rules_load(a, "township", &p->rules, &e), &e);
    *p = (struct page){.rules = p->rules,
            .units = {{.no = 11, .name = "甲镇", .last_years = 1}, {.no = 12, .name = "乙镇", .last_years = -1}},
            .posts = {{1, "书记", 0, ROLE_SECRETARY, GRADE_SECTION, true, true}, {2, "镇长", 0, ROLE_HEAD, GRADE_SECTION, true, true},
                    {3, "副镇长", 0, ROLE_DEPUTY_HEAD, GRADE_DEPUTY_SECTION, false, true},
                    {4, "科技副镇长", 0, ROLE_OTHER, GRADE_DEPUTY_SECTION, false, false},
                    {5, "书记", 1, ROLE_SECRETARY, GRADE_SECTION, true, true}, {6, "镇长", 1, ROLE_HEAD, GRADE_SECTION, true, true},
                    {7, "副镇长", 1, ROLE_DEPUTY_HEAD, GRADE_DEPUTY_SECTION, false, true}},
            .people = {PERSON("甲一", 197005, false, false, UNIVERSITY, "经济", 0, 0),
                    PERSON("甲二", 198511, true, false, MASTER, "法律", 1, 0), /* 35: not yet 36 */
                    PERSON("甲三", 198510, false, true, COLLEGE, "", 2, 0),    /* 36 */
                    PERSON("甲四", 199011, true, false, UNIVERSITY, "农业", 3, 0), /* 30 */
                    PERSON("乙一", 197610, false, false, UNIVERSITY, "经济", 4, 1), /* 45 */
                    PERSON("乙二", 198010, false, false, UNIVERSITY, "经济", 5, 1), /* 41 */
                    PERSON("新一", 199501, true, false, UNIVERSITY, "管理", TEAM_NONE, TEAM_NONE),
                    PERSON("新二", 198001, false, false, SECONDARY, "", TEAM_NONE, TEAM_NONE)}};
    p->people[0].grade = p->people[1].grade = p->people[4].grade = p->people[5].grade = GRADE_SECTION;
    for (size_t i = 0; i < ARRAY_COUNT(p->people); i++) p->people[i].no = (int64_t)i + 1;
    p->c = (struct team_case){.on = 202110, .units = p->units, .unit_count = 2, .posts = p->posts, .post_count = 7,
            .people = p->people, .person_count = 8, .rules = &p->rules};
    assert_ok(team_case_is_sound(&p->c, &e), &e);
    return p;
}

static int64_t figure(const struct team_structure *s, const char *group, const char *code)
{
    struct team_figure f[TEAM_FIGURES];
    team_structure_figures(s, f);
    for (size_t i = 0; i < TEAM_FIGURES; i++)
        if (text_eq(f[i].group, group) && text_eq(f[i].code, code)) return f[i].n;
    fail_msg("no figure %s %s", group, code);
    return -1;
}

static void the_base_are_seats_that_count(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct page *p = page_new(a);
    struct team_lineup now = team_lineup_now(a, &p->c);
    struct team_structure s = team_structure_of(a, &p->c, now, (struct team_scope){TEAM_NONE, NULL, false});
    assert_int_equal(s.approved, 6);
    assert_int_equal(s.filled, 5);
    assert_int_equal(s.outside, 1);
    assert_int_equal(s.people, 5);
    assert_int_equal(s.age_years, 51 + 35 + 36 + 45 + 41);
    static const int64_t bands[] = {1, 1, 2, 0, 1};
    for (int i = 0; i < TEAM_BAND_COUNT; i++) assert_int_equal(s.bands[i], bands[i]);
    assert_int_equal(figure(&s, "people", "women"), 1);
    assert_int_equal(figure(&s, "people", "non_party"), 1);
    assert_int_equal(figure(&s, "people", "politics_unsaid"), 0);
    assert_int_equal(figure(&s, "highest", "university"), 3);
    assert_int_equal(figure(&s, "full_time", "master"), 1);
    assert_int_equal(s.year_count, 4);
    assert_int_equal(s.years[0].year, 1970);
    assert_int_equal(s.years[3].year, 1985);
    assert_int_equal(s.years[3].n, 2);
    assert_string_equal(s.specialities[0].word, "经济");
    assert_int_equal(s.specialities[0].n, 3);
    p->people[0].is_politics_unsaid = true;
    s = team_structure_of(a, &p->c, now, (struct team_scope){TEAM_NONE, NULL, false});
    assert_int_equal(figure(&s, "people", "politics_unsaid"), 1);

    s = team_structure_of(a, &p->c, now, (struct team_scope){0, NULL, true});
    assert_int_equal(s.people, 4);
    assert_int_equal(s.to_30, 1);
    assert_int_equal(s.bands[TEAM_BAND_TO_35], 2);

    struct team_posts chiefs = {.is_chief = true};
    s = team_structure_of(a, &p->c, now, (struct team_scope){TEAM_NONE, &chiefs, false});
    assert_int_equal(s.people, 4);
}

/* Whatever the line-up: bands, degrees, years and specialities each add up to the people. */
static void every_row_adds_up(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct page *p = page_new(a);
    struct team_lineup x = team_lineup_now(a, &p->c);
    for (size_t i = 0; i < 7; i++) {
        x.person[i] = i % 3 == 2 ? TEAM_NONE : (int32_t)((i * 5) % 8);
        for (int with = 0; with < 2; with++) {
            struct team_structure s = team_structure_of(a, &p->c, x, (struct team_scope){TEAM_NONE, NULL, with});
            int64_t bands = 0, highest = 0, years = 0, words = 0;
            for (int k = 0; k < TEAM_BAND_COUNT; k++) bands += s.bands[k];
            for (int k = 0; k < TEAM_EDUCATION_COUNT; k++) highest += s.highest[k];
            for (size_t k = 0; k < s.year_count; k++) years += s.years[k].n;
            for (size_t k = 0; k < s.speciality_count; k++) words += s.specialities[k].n;
            assert_true(bands == s.people && highest == s.people && years == s.people && words == s.people);
            assert_int_equal(s.people, s.filled + (with ? s.outside : 0));
        }
    }
}

static void moves_say_where_from_and_where_to(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct page *p = page_new(a);
    struct team_lineup now = team_lineup_now(a, &p->c), x = team_lineup_now(a, &p->c);
    x.person[2] = TEAM_NONE; /* 甲三 rises beside him */
    x.person[1] = 2;
    x.person[5] = 1; /* 甲二 goes to the other town */
    x.person[6] = 6; /* a new name; 乙二 leaves */
    struct team_moves m = team_moves_between(a, &p->c, now, x);
    static const struct {
        int32_t person, from, to;
        enum team_move_kind kind;
        bool is_rise;
    } table[] = {{0, 0, 0, TEAM_MOVE_STAYS, false}, {1, 1, 5, TEAM_MOVE_EXCHANGED, false}, {2, 2, 1, TEAM_MOVE_SHIFTS, true},
            {3, 3, 3, TEAM_MOVE_STAYS, false}, {4, 4, 4, TEAM_MOVE_STAYS, false}, {5, 5, TEAM_NONE, TEAM_MOVE_LEAVES, false},
            {6, TEAM_NONE, 6, TEAM_MOVE_ENTERS, false}};
    assert_int_equal(m.n, ARRAY_COUNT(table));
    for (size_t i = 0; i < m.n; i++) {
        assert_int_equal(m.v[i].person, table[i].person);
        assert_int_equal(m.v[i].from, table[i].from);
        assert_int_equal(m.v[i].to, table[i].to);
        assert_int_equal(m.v[i].kind, table[i].kind);
        assert_int_equal(m.v[i].is_rise, table[i].is_rise);
    }
    assert_int_equal(team_moves_count(&m, TEAM_MOVE_STAYS), 3);
}

static bool is_flagged(const struct team_lights *l, bool is_urgent, const char *word)
{
    for (size_t i = 0; i < l->flag_count; i++)
        if (l->flags[i].is_urgent == is_urgent && strstr(l->flags[i].why, word)) return true;
    return false;
}

/* A90 case by case: ages of 甲镇 and 乙镇, and the light of 甲镇. */
static void the_age_light_follows_its_four_cases(void **state)
{
    (void)state;
    static const struct {
        int32_t here[3], there[3];
        enum team_colour colour;
    } table[] = {
            {{52, 51, 50}, {30, 30, 30}, TEAM_RED},    /* A90: above the mean, nobody below 50 */
            {{52, 51, 49}, {30, 30, 30}, TEAM_YELLOW}, /* above, with one below 50 */
            {{50, 52, 56}, {58, 58, 58}, TEAM_YELLOW}, /* not above, nobody below 50 */
            {{50, 48, 45}, {58, 58, 58}, TEAM_YELLOW}, /* not above, close together */
            {{50, 48, 44}, {58, 58, 58}, TEAM_GREEN},  /* not close */
            {{50, 30, 35}, {45, 45, 45}, TEAM_GREEN},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 20);
        struct page *p = page_new(a);
        for (int k = 0; k < 3; k++) {
            p->people[k].born = (2021 - table[i].here[k]) * 100 + 10;
            p->people[4 + k].born = (2021 - table[i].there[k]) * 100 + 10;
        }
        struct team_lineup x = team_lineup_now(a, &p->c);
        x.person[6] = 6;
        x.person[3] = TEAM_NONE;
        struct team_lights l = team_lights_of(a, &p->c, x, 0);
        if (l.age.colour != table[i].colour) fail_msg("case %zu: %s", i, l.age.why);
    }
}

static void lights_and_flags_name_their_figures(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct page *p = page_new(a);
    struct team_lineup now = team_lineup_now(a, &p->c);
    p->people[0].upbringing = p->people[1].upbringing = 0;
    struct team_lights l = team_lights_of(a, &p->c, now, 0);
    assert_int_equal(l.origin.colour, TEAM_RED); /* two of three */
    assert_int_equal(l.expertise.colour, TEAM_GREEN);
    assert_true(is_flagged(&l, false, "上年实绩末位"));
    assert_false(is_flagged(&l, false, "妇女"));

    p->people[0].speciality = p->people[1].speciality = "无";
    p->people[1].is_woman = false;
    p->units[0].last_years = 3;
    p->people[0].born = 196112; /* 59 and 10 months */
    struct team_pair pair = {0, 2, "兄弟"};
    p->c.pairs = &pair;
    p->c.pair_count = 1;
    l = team_lights_of(a, &p->c, now, 0);
    assert_int_equal(l.expertise.colour, TEAM_RED);
    assert_true(is_flagged(&l, false, "妇女 0 人"));
    assert_true(is_flagged(&l, true, "连续 3 年末位"));
    assert_true(is_flagged(&l, true, "甲一在 6 个月内"));
    assert_true(is_flagged(&l, true, "亲属: 甲一与甲三（兄弟）"));
    assert_false(is_flagged(&l, true, "不团结") || is_flagged(&l, false, "负面清单") || is_flagged(&l, false, "处分"));

    struct team_bar bar = {0, 0, "县政府副县长乙（亲属，父亲）"};
    p->c.bars = &bar;
    p->c.bar_count = 1;
    p->units[0].disunity = "平委〔2011〕3号，2011-03-05";
    p->units[0].negative = "平委办〔2011〕8号，2011-04-01";
    p->people[0].punished = "平纪〔2011〕9号，2011-03-01";
    p->people[2].punished = "平纪〔2011〕12号，2011-05-06";
    l = team_lights_of(a, &p->c, now, 0);
    assert_true(is_flagged(&l, true, "甲一与甲三（兄弟）、甲一与县政府副县长乙"));
    assert_true(is_flagged(&l, true, "班子不团结（平委〔2011〕3号"));
    assert_true(is_flagged(&l, false, "班子列入负面清单（平委办"));
    assert_true(is_flagged(&l, false, "甲一受处分（平纪〔2011〕9号，2011-03-01）、甲三受处分（平纪"));

    now.person[0] = TEAM_NONE;
    l = team_lights_of(a, &p->c, now, 0);
    assert_true(is_flagged(&l, true, "正职空缺 1 个"));
    for (size_t i = 0; i < 7; i++) now.person[i] = TEAM_NONE;
    l = team_lights_of(a, &p->c, now, 0);
    assert_int_equal(l.age.colour, TEAM_GREEN);
    assert_true(is_flagged(&l, false, "缺配 3 人"));
}

/* A column that nobody has filled in is no red light, and no missing person. */
static void what_is_not_on_record_is_not_judged(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct page *p = page_new(a);
    struct team_lineup now = team_lineup_now(a, &p->c);
    for (size_t i = 0; i < 3; i++) {
        p->people[i].speciality = "";
        p->people[i].is_upbringing_unsaid = true;
    }
    struct team_lights l = team_lights_of(a, &p->c, now, 0);
    assert_int_equal(l.expertise.colour, TEAM_UNLIT);
    assert_string_equal(l.expertise.why, "3 人的专长都没有登记，判断不了；在名册的“专长”登记");
    assert_int_equal(l.origin.colour, TEAM_UNLIT);
    assert_string_equal(team_colour_code(l.origin.colour), "unknown");
    p->people[0].speciality = "无";
    p->people[0].is_upbringing_unsaid = false;
    l = team_lights_of(a, &p->c, now, 0);
    assert_int_equal(l.expertise.colour, TEAM_RED);
    assert_string_equal(l.expertise.why, "3 人中有专长的 0 人（没有登记专长的 2 人）");
    assert_int_equal(l.origin.colour, TEAM_GREEN);
    assert_string_equal(l.origin.why, "3 人中本地成长的 0 人（没有登记成长地的 2 人）");

    p->rules.limits[TEAM_LIMIT_NON_PARTY_MEMBERS].top = 2;
    assert_true(is_flagged(&l, false, "党外") == false);
    l = team_lights_of(a, &p->c, now, 0);
    assert_true(is_flagged(&l, false, "党外干部 1 人，不足"));
    p->people[1].is_party = false;
    p->people[1].is_politics_unsaid = true;
    l = team_lights_of(a, &p->c, now, 0);
    assert_true(is_flagged(&l, false, "党外干部够不够判断不了: 登记的 1 人，1 人的政治面貌没有登记"));
    assert_false(is_flagged(&l, false, "不足"));

    p->people[0].grade_since = p->people[1].post_since = 0;
    p->people[2].post_since = 201110;
    struct team_dues d = team_dues_of(a, &p->c);
    assert_int_equal(d.n, 1);
    assert_int_equal(d.unsaid_count, 2);
    assert_int_equal(d.unsaid[0], 0);
    assert_int_equal(d.unsaid[1], 1);
}

/* The check, too: what is broken by something on record stays a breach, whatever else is missing. */
static void rules_that_nobody_can_tell_are_no_breach(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct page *p = page_new(a);
    struct team_lineup now = team_lineup_now(a, &p->c);
    static const char text[] = "team\tx\ty\tz\nrequire\t学历\tall\teducation>=university\t7\ts\nrequire\t党员\tsecretary\tparty=1\tlaw\ts\n"
                               "require\t两条\thead\tage<=30&education>=college\t5\ts\nquota\t党外\teach\tall\tnon_party=1\tleast\t2\t-\t4\ts\n"
                               "fill\tf\t9\ts\npin\tp\t9\ts\n";
    struct err e;
    assert_ok(team_rules_parse(a, str_of(text), &p->rules, &e), &e);
    p->people[0].highest = p->people[1].highest = TEAM_EDUCATION_UNKNOWN;
    p->people[0].is_party = false;
    p->people[0].is_politics_unsaid = true;
    struct team_check check = team_verify(a, &p->c, now);
    size_t unsaid = 0;
    for (size_t i = 0; i < check.n; i++) unsaid += team_breach_is_unsaid(&check.v[i]);
    assert_int_equal(unsaid, 3); /* 学历 of two, 党员 of one */
    assert_string_equal(team_unsaid_text(a, &p->c, &check, 0), "学历: 甲一、甲二的最高学历没有登记");
    assert_string_equal(team_unsaid_text(a, &p->c, &check, 1), "党员: 甲一的政治面貌没有登记");
    assert_string_equal(team_unsaid_text(a, &p->c, &check, 2), "");
    static const char *const breaches[] = {"甲镇 副镇长 甲三: 学历（最高学历 大专，须本科以上）", "甲镇 镇长 甲二: 两条（35 岁，须不超过 30 岁）",
            "甲镇 党外: 1 人，应至少 2 人（另有 1 人的资料没有登记，没有算）", "乙镇 党外: 0 人，应至少 2 人"};
    for (size_t k = 0; k < ARRAY_COUNT(breaches); k++) {
        bool is_there = false;
        for (size_t i = 0; i < check.n; i++)
            is_there |= !team_breach_is_unsaid(&check.v[i]) && text_eq(team_breach_text(a, &p->c, &check.v[i]), breaches[k]);
        if (!is_there) fail_msg("not found: %s", breaches[k]);
    }
    assert_int_equal(team_pair_unsaid(&p->c, &p->rules.v[2], 1, 1), TEAM_FIELD_COUNT);
    assert_int_equal(team_pair_unsaid(&p->c, &p->rules.v[0], 1, 1), TEAM_FIELD_EDUCATION);
    p->people[6].is_grade_unsaid = true;
    struct team_condition rise = {TEAM_FIELD_RISE, TEAM_LE, 1, ""};
    assert_string_equal(team_condition_text(a, &rise, &p->people[6], 3), "职级没有登记，判断不了；须不超过 1 级");
}

/* A92 */
static void who_must_be_exchanged_is_listed(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct page *p = page_new(a);
    assert_int_equal(team_dues_of(a, &p->c).n, 0);
    p->people[0].post_since = 201110;
    p->posts[2].role = ROLE_DISCIPLINE;
    p->people[2].post_since = 201610;
    p->people[4].grade_since = 200610;
    p->people[5].unit_since = 201111; /* a month short */
    struct team_dues d = team_dues_of(a, &p->c);
    assert_int_equal(d.n, 3);
    assert_non_null(strstr(d.v[0].why, "满两届、十年"));
    assert_non_null(strstr(d.v[1].why, "纪委书记"));
    assert_non_null(strstr(d.v[2].why, "满十五年"));
}

/* A58: a chief is one wherever the post is, in a unit that is composed or in another. */
static void a_chief_from_elsewhere_is_exchanged_as_a_chief(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        int32_t person, serves, unit;
        bool is_chief_beside;
        int64_t others, chiefs; /* months in the post; TEAM_FOREVER: the rule is not about this person */
    } table[] = {{"a chief of the case", 4, 4, 1, false, TEAM_FOREVER, 60}, {"a deputy of the case", 2, 2, 0, false, TEAM_FOREVER, TEAM_FOREVER},
            {"a chief of a unit that is not composed", 7, TEAM_NONE, 1, true, TEAM_FOREVER, 60},
            {"a deputy of one", 7, TEAM_NONE, 1, false, 60, TEAM_FOREVER}, {"a chief of no township", 7, TEAM_NONE, TEAM_NONE, true, TEAM_FOREVER, TEAM_FOREVER}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 20);
        struct page *p = page_new(a);
        struct team_person *x = &p->people[table[i].person];
        x->serves = table[i].serves;
        x->unit = table[i].unit;
        x->is_chief_beside = table[i].is_chief_beside;
        int64_t others = team_value(&p->c, TEAM_FIELD_EXCHANGE_MONTHS, x, &p->posts[0]);
        int64_t chiefs = team_value(&p->c, TEAM_FIELD_CHIEF_EXCHANGE_MONTHS, x, &p->posts[0]);
        if (others != table[i].others || chiefs != table[i].chiefs) fail_msg("%s: %d %d", table[i].why, (int)others, (int)chiefs);
    }
}

/* A county's own number behind a light. */
static void numbers_behind_the_lights_are_data(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct team_rules rules;
    struct err e;
    static const char fine[] = "team\tx\ty\tz\nfill\tf\t9\ts\npin\tp\t9\ts\nlight\tn\thome_red\t3/4\tlocal\n",
                      wrong[] = "team\tx\ty\tz\nlight\tn\thome_red\t3\tlocal\n";
    assert_ok(team_rules_parse(a, str_of(fine), &rules, &e), &e);
    assert_int_equal(rules.limits[TEAM_LIMIT_HOME_RED].top, 3);
    assert_int_equal(rules.limits[TEAM_LIMIT_YOUNGER_AGE].top, 50);
    assert_refused(team_rules_parse(a, str_of(wrong), &rules, &e), &e, "分数");
}

static void words_of_forms_become_levels(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        enum team_education level;
    } table[] = {{"", TEAM_EDUCATION_UNKNOWN}, {"大学", TEAM_EDUCATION_UNIVERSITY}, {"大学专科", TEAM_EDUCATION_COLLEGE},
            {"中央党校大学", TEAM_EDUCATION_UNIVERSITY}, {"省委党校研究生", TEAM_EDUCATION_MASTER}, {"中专", TEAM_EDUCATION_SECONDARY},
            {"法学博士", TEAM_EDUCATION_DOCTOR}, {"大专", TEAM_EDUCATION_COLLEGE}, {"大学普通班", TEAM_EDUCATION_COLLEGE},
            {"大普", TEAM_EDUCATION_COLLEGE}, {"中师", TEAM_EDUCATION_SECONDARY}, {"中等专业学校", TEAM_EDUCATION_SECONDARY}, {"初中", TEAM_EDUCATION_SCHOOL}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) assert_int_equal(team_education_of(table[i].words), table[i].level);
}

/* Seats of one post are told apart by a number, which is read however it is written. */
static void seats_are_numbered(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    static const struct {
        const char *words, *name;
        int64_t number;
    } table[] = {{"副镇长（一）", "副镇长", 1}, {"副镇长（二）", "副镇长", 2}, {"副镇长（十二）", "副镇长", 12}, {"副镇长（2）", "副镇长", 2},
            {"副镇长(3)", "副镇长", 3}, {"副镇长#4", "副镇长", 4}, {"副镇长（挂职）（二）", "副镇长（挂职）", 2},
            {"副镇长（挂职）", "", 0}, {"副镇长", "", 0}, {"副镇长#", "", 0}, {"副镇长#0", "", 0}, {"副镇长#-1", "", 0}, {"副镇长（）", "", 0},
            {"副镇长#99999999999999999999", "", 0}, {"", "", 0}, {"）", "", 0}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const char *name = "";
        int64_t number = 0;
        bool is_numbered = team_seat_number(a, table[i].words, &name, &number);
        if (is_numbered != (table[i].number > 0) || number != table[i].number || !text_eq(name, table[i].name))
            fail_msg("“%s”: “%s” %d", table[i].words, name, (int)number);
    }
}

/* What a clerk reads when a condition is not met. */
static void conditions_in_words(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct team_person p = {.speciality = ""};
    static const struct {
        enum team_field field;
        enum team_compare compare;
        int64_t number, value;
        const char *text;
    } table[] = {{TEAM_FIELD_AGE, TEAM_LE, 57, 58, "58 岁，须不超过 57 岁"}, {TEAM_FIELD_AGE, TEAM_LE, 57, -1, "出生年月没有登记，判断不了；须不超过 57 岁"},
            {TEAM_FIELD_RISE, TEAM_LE, 1, 2, "职级升 2 级，须不超过 1 级"},
            {TEAM_FIELD_RISE_MONTHS, TEAM_GE, 24, 13, "升职级，已任现职级 1 年 1 个月，须不少于 2 年"},
            {TEAM_FIELD_STAY_MONTHS, TEAM_LE, 119, 120, "留任原职，已任 10 年，须不满 10 年"},
            {TEAM_FIELD_PARTY_MONTHS, TEAM_GE, 12, 5, "党龄 5 个月，须不少于 1 年"},
            {TEAM_FIELD_EDUCATION, TEAM_GE, TEAM_EDUCATION_COLLEGE, TEAM_EDUCATION_SECONDARY, "最高学历 高中、中专，须大专以上"},
            {TEAM_FIELD_EDUCATION, TEAM_GE, TEAM_EDUCATION_COLLEGE, -1, "最高学历没有登记，判断不了；须大专以上"},
            {TEAM_FIELD_PARTY, TEAM_EQ, 1, 0, "不是登记的中共党员"}, {TEAM_FIELD_HOME, TEAM_EQ, 0, 1, "成长地就是任职地"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct team_condition x = {table[i].field, table[i].compare, table[i].number, ""};
        assert_string_equal(team_condition_text(a, &x, &p, table[i].value), table[i].text);
    }
    struct team_condition skill = {TEAM_FIELD_SPECIALITY, TEAM_EQ, 0, "农业"};
    assert_string_equal(team_condition_text(a, &skill, &p, -1), "专长没有登记，判断不了；须含“农业”");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_base_are_seats_that_count),
            cmocka_unit_test(every_row_adds_up),
            cmocka_unit_test(moves_say_where_from_and_where_to),
            cmocka_unit_test(the_age_light_follows_its_four_cases),
            cmocka_unit_test(lights_and_flags_name_their_figures), cmocka_unit_test(what_is_not_on_record_is_not_judged),
            cmocka_unit_test(rules_that_nobody_can_tell_are_no_breach),
            cmocka_unit_test(who_must_be_exchanged_is_listed),
            cmocka_unit_test(a_chief_from_elsewhere_is_exchanged_as_a_chief),
            cmocka_unit_test(numbers_behind_the_lights_are_data),
            cmocka_unit_test(words_of_forms_become_levels),
            cmocka_unit_test(seats_are_numbered),
            cmocka_unit_test(conditions_in_words),
    };
    return cmocka_run_group_tests_name("team_structure", tests, NULL, NULL);
}
