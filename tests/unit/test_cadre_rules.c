/* Who may take which post, who has served long enough, who may not serve together, and was it decided as it must be. The
 * tables are the rules. */
#include "unit.h"

#include "base/buf.h"
#include "cadre/avoid.h"
#include "cadre/procedure.h"
#include "cadre/qualify.h"
#include "cadre/staffing.h"
#include "cadre/tenure.h"
#include "model/voter.h"

enum { ARENA = 1 << 20 };

static struct date day(int ymd)
{
    return (struct date){ymd};
}

static struct law_basis basis(int ymd)
{
    struct law_basis b;
    struct err e;
    assert_ok(law_basis_on(day(ymd), &b, &e), &e);
    return b;
}

static const char *codes(struct arena *a, const struct finding_list *list)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < list->n; i++) buf_addf(&b, "%s%s", i ? " " : "", finding_code_text(list->v[i].code));
    return buf_text(&b);
}

/* ---- a small county ---- */

static struct organisation organisations[] = {{1, "东溪镇", ORGANISATION_TOWNSHIP, "", "", "", "", ""},
        {2, "南河乡", ORGANISATION_TOWNSHIP, "", "", "", "", ""}, {3, "县政府", ORGANISATION_COUNTY, "", "", "", "", ""}};
static struct post posts[] = {{1, 1, "镇党委书记", ROLE_SECRETARY, GRADE_SECTION, 1, true, true},
        {2, 1, "镇长", ROLE_HEAD, GRADE_SECTION, 1, true, true},
        {3, 1, "副镇长", ROLE_DEPUTY_HEAD, GRADE_DEPUTY_SECTION, 2, false, true},
        {4, 1, "镇纪委书记", ROLE_DISCIPLINE, GRADE_DEPUTY_SECTION, 1, false, true},
        {5, 1, "科技副镇长", ROLE_OTHER, GRADE_DEPUTY_SECTION, 1, false, false},
        {6, 3, "副县长", ROLE_DEPUTY_HEAD, GRADE_DEPUTY_DIVISION, 4, false, true},
        {7, 2, "乡长", ROLE_HEAD, GRADE_SECTION, 1, true, true}};

static struct official person(int64_t no, const char *name)
{
    return (struct official){.official_no = no, .name = name, .sex = SEX_MAN, .born = 197503, .organisation_no = 1,
            .native_place = "", .upbringing = "平和县小溪镇", .politics = "中共党员", .party_since = 199806,
            .work_since = 199608, .full_time_record = "大学", .full_time_degree = "", .in_service_record = "",
            .in_service_degree = "", .school = "", .speciality = "", .health = "", .post_text = "", .wish = "", .note = "",
            .source = "", .left_why = ""};
}

struct county {
    struct people people;
    struct official officials[4];
    struct appointment appointments[8];
    struct year_result results[4];
    struct official_fact facts[2];
};

static void build(struct county *c, const struct appointment *appointments, size_t n)
{
    memset(c, 0, sizeof *c);
    c->officials[0] = person(1, "吴建国");
    c->officials[1] = person(2, "林佳怡");
    if (n) memcpy(c->appointments, appointments, n * sizeof *appointments);
    c->people.organisations = (struct organisation_list){organisations, ARRAY_COUNT(organisations)};
    c->people.posts = (struct post_list){posts, ARRAY_COUNT(posts)};
    c->people.officials = (struct official_list){c->officials, 2};
    c->people.appointments = (struct appointment_list){c->appointments, n};
    c->people.results = (struct year_result_list){c->results, 0};
    c->facts[0] = (struct official_fact){1, 1, FACT_TRAINING, "县委党校", 201003, 201004, 0, 100, -1, -1, -1, ""};
    c->people.facts = (struct official_fact_list){c->facts, 1};
}

/* ---- qualification ---- */

static void completed_months(void **state)
{
    (void)state;
    assert_int_equal(qualify_months(200910, 201110), 24);
    assert_int_equal(qualify_months(200911, 201110), 23);
    assert_int_equal(qualify_months(201110, 201110), 0);
}

/* One appointment (grade, since) against a post on 2011-10-08. */
static void grades_and_years(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        enum post_grade grade;
        int32_t since;
        int64_t post;
        enum setting setting; /* SETTING_COUNT: none */
        int64_t value;
        const char *found;
        const char *article;
    } table[] = {
            {"A25 is off until confirmed", GRADE_DEPUTY_SECTION, 201001, 2, SETTING_COUNT, 0, "", ""},
            {"A25 two years, not complete", GRADE_DEPUTY_SECTION, 200911, 2, SETTING_SECTION_YEARS, 2, "F824", ""},
            {"A25 two years to the month", GRADE_DEPUTY_SECTION, 200910, 2, SETTING_SECTION_YEARS, 2, "", ""},
            {"A24 less than a year", GRADE_DEPUTY_SECTION, 201011, 2, SETTING_COUNT, 0, "F824", "干部任用条例（2014年文本第9条）"},
            {"A24 a year to the month", GRADE_DEPUTY_SECTION, 201010, 2, SETTING_COUNT, 0, "", ""},
            {"A27 two grades at once", GRADE_STAFF, 200001, 2, SETTING_COUNT, 0, "F824", "干部任用条例（2014年文本第9条）"},
            {"A20 three years as chief of a section", GRADE_SECTION, 200811, 6, SETTING_COUNT, 0, "F824", "干部任用条例（2014年文本第8条第3项）"},
            {"A20 to the month", GRADE_SECTION, 200810, 6, SETTING_COUNT, 0, "", ""},
            {"the same grade asks nothing", GRADE_SECTION, 201109, 2, SETTING_COUNT, 0, "", ""},
            {"no time of grade", GRADE_DEPUTY_SECTION, 0, 2, SETTING_COUNT, 0, "W822", ""},
            {"A58 chiefs' exchange is local", GRADE_SECTION, 201001, 7, SETTING_CHIEF_EXCHANGE_YEARS, 3, "W831", ""},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        struct law_basis law = basis(20111008);
        struct appointment x = {1, 1, table[i].grade == GRADE_SECTION ? 1 : 3, table[i].grade, table[i].since, table[i].since, 0,
                true, false};
        build(&c, &x, 1);
        if (table[i].setting != SETTING_COUNT)
            law.settings[table[i].setting] = (struct law_setting){table[i].value, ORIGIN_DECISION, "平委发〔2011〕9号"};
        struct qualify_case q = {&c.people, &c.officials[0], &posts[table[i].post - 1], &law, day(20111008)};
        qualify_check(&q, "吴建国", &found);
        if (!text_eq(codes(a, &found), table[i].found)) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
        if (*table[i].article && !text_eq(found.v[0].article, table[i].article))
            fail_msg("%s: “%s”", table[i].why, found.v[0].article);
        if (*table[i].found && table[i].setting != SETTING_COUNT) assert_string_equal(found.v[0].article, "平委发〔2011〕9号");
    }
}

static void the_text_of_2014_is_cited_in_its_time(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    assert_string_equal(cadre_cite(a, day(20160101), CADRE_RULE_A20), "干部任用条例2014 第8条第3项");
    assert_string_equal(cadre_cite(a, day(20190303), CADRE_RULE_A20), "干部任用条例（2014年文本第8条第3项）");
    assert_string_equal(cadre_cite(a, day(20190601), CADRE_RULE_A60), "公务员法2018 第74条");
    assert_string_equal(cadre_cite(a, day(20111008), CADRE_RULE_A61), "公务员法2005（地域回避）");
}

/* What else is asked of the person. */
static void education_party_and_years(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct county c;
    struct law_basis law = basis(20111008);
    struct appointment x = {1, 1, 3, GRADE_DEPUTY_SECTION, 200801, 200801, 0, true, false};
    build(&c, &x, 1);
    struct qualify_case to_secretary = {&c.people, &c.officials[0], &posts[0], &law, day(20111008)};
    struct finding_list found = {.arena = a};
    c.officials[0].full_time_record = "高中";
    qualify_check(&to_secretary, "", &found);
    assert_string_equal(codes(a, &found), "W831");
    assert_non_null(strstr(found.v[0].article, "第8条第4项")); /* A21 */
    c.officials[0].in_service_record = "省委党校大学";
    c.officials[0].politics = "民盟盟员";
    c.officials[0].party_since = 0;
    found.n = 0;
    qualify_check(&to_secretary, "", &found);
    assert_string_equal(codes(a, &found), "F824");
    assert_non_null(strstr(found.v[0].text, "须由中共党员担任"));
    c.officials[0].politics = "中共党员";
    c.officials[0].party_since = 200901;
    law.settings[SETTING_PARTY_SECRETARY_YEARS] = (struct law_setting){3, ORIGIN_DECISION, "号"};
    found.n = 0;
    qualify_check(&to_secretary, "", &found);
    assert_string_equal(codes(a, &found), "F824");
    /* dates that contradict one another stop everything that would count with them (A29) */
    c.officials[0].party_since = 199001;
    found.n = 0;
    qualify_check(&to_secretary, "", &found);
    assert_string_equal(codes(a, &found), "W822");
    c.officials[0].party_since = 199806;
    c.results[0] = (struct year_result){1, 2009, ANNUAL_BASIC};
    c.people.results.n = 1;
    found.n = 0;
    qualify_check(&to_secretary, "", &found);
    assert_string_equal(codes(a, &found), "");
    law.settings[SETTING_ANNUAL_BELOW_BARS] = (struct law_setting){1, ORIGIN_DECISION, "号"};
    qualify_check(&to_secretary, "", &found);
    assert_string_equal(codes(a, &found), "F824");
    c.results[0].year = 2007; /* longer than three years ago */
    found.n = 0;
    qualify_check(&to_secretary, "", &found);
    assert_string_equal(codes(a, &found), "");
}

static void what_nobody_confirmed_is_named(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct law_basis law = basis(20111008);
    struct finding_list found = {.arena = a};
    cadre_note_unconfirmed(&law, "", &found);
    assert_string_equal(codes(a, &found), "N823");
    assert_non_null(strstr(found.v[0].text, "section_years"));
    assert_non_null(strstr(found.v[0].text, "four_musts"));
    for (int s = 0; s < SETTING_COUNT; s++) law.settings[s].origin = ORIGIN_DECISION;
    found.n = 0;
    cadre_note_unconfirmed(&law, "", &found);
    assert_int_equal(found.n, 0);
}

/* ---- tenure ---- */

static void years_after_which_to_move(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        struct appointment x;
        const char *found;
    } table[] = {
            {"A55: ten years in a post", {1, 1, 1, GRADE_SECTION, 200110, 200110, 0, true, false}, "W823"},
            {"a month less", {1, 1, 1, GRADE_SECTION, 200111, 200111, 0, true, false}, ""},
            {"a discipline secretary's term", {1, 1, 4, GRADE_DEPUTY_SECTION, 200610, 200610, 0, true, false}, "W823"},
            {"a month less", {1, 1, 4, GRADE_DEPUTY_SECTION, 200611, 200611, 0, true, false}, ""},
            {"another post has no such term", {1, 1, 3, GRADE_DEPUTY_SECTION, 200610, 200610, 0, true, false}, ""},
            {"A54: fifteen years at a grade", {1, 1, 1, GRADE_SECTION, 200801, 199610, 0, true, false}, "W823"},
            {"ended", {1, 1, 1, GRADE_SECTION, 199001, 199001, 201101, true, false}, ""},
            {"a secondment counts for nothing", {1, 1, 5, GRADE_DEPUTY_SECTION, 200001, 0, 0, false, true}, ""},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        build(&c, &table[i].x, 1);
        tenure_check(&c.people, &c.officials[0], day(20111008), "", &found);
        if (!text_eq(codes(a, &found), table[i].found)) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
    }
}

/* ---- avoidance ---- */

static struct cadre_relative relative(const char *relation, const char *name, const char *born)
{
    struct cadre_relative r = relative_empty();
    r.text[RELATIVE_RELATION] = relation;
    r.text[RELATIVE_NAME] = name;
    r.text[RELATIVE_BORN] = born;
    return r;
}

static void relatives_in_one_team(void **state)
{
    (void)state;
    static const struct {
        const char *why, *relation, *name, *born;
        int64_t organisation_no; /* of the other's post */
        const char *found;
    } table[] = {
            {"A60: name and month", "妻子", "林佳怡", "197503", 1, "F825"},
            {"name alone", "妻子", "林佳怡", "", 1, "W828"},
            {"another month", "妻子", "林佳怡", "197504", 1, ""},
            {"in another team", "妻子", "林佳怡", "197503", 2, ""},
            {"no relation of the law's", "同学", "林佳怡", "197503", 1, "W828"},
            {"blanks in the name", "妹妹", "林 佳 怡", "1975.03", 1, "F825"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        struct appointment held[] = {{1, 1, 1, GRADE_SECTION, 200801, 200801, 0, true, false},
                {2, 2, table[i].organisation_no == 1 ? 3 : 7, GRADE_SECTION, 200801, 200801, 0, true, false}};
        build(&c, held, 2);
        struct cadre_relative family = relative(table[i].relation, table[i].name, table[i].born);
        struct cadre form = cadre_empty();
        form.family = &family;
        form.family_count = 1;
        struct avoid_form forms[] = {{1, &form}};
        struct kin_tie_list ties = avoid_find_ties(a, &c.people, forms, 1);
        avoid_check_teams(&c.people, &ties, day(20111008), &found);
        if (!text_eq(codes(a, &found), table[i].found)) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
    }
}

/* A60: the chiefs of a superior, the post in charge of the line, and everybody who leads there over bound posts below. */
static void superiors_lead_those_below(void **state)
{
    (void)state;
    static const struct {
        const char *superior;
        size_t leader, led;
        bool leads;
    } table[] = {
            {"县政府", 6, 3, false},          /* one of four deputies, not in charge of this line */
            {"县委、县政府/副县长", 6, 3, true},
            {"县委、县政府/副县长", 3, 6, false}, /* never upwards */
            {"县政府", 6, 4, true},           /* the discipline secretary below */
            {"县政", 6, 4, false},
            {"县政府/副县", 6, 3, false},
            {"", 6, 4, false},
            {"南河乡", 7, 3, true},           /* a chief */
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        const struct post *leader = &posts[table[i].leader - 1], *led = &posts[table[i].led - 1];
        struct appointment held[] = {{1, 1, leader->post_no, GRADE_SECTION, 200801, 200801, 0, true, false},
                {2, 2, led->post_no, GRADE_SECTION, 200801, 200801, 0, true, false}};
        build(&c, held, 2);
        organisations[0].superior = table[i].superior;
        assert_int_equal(avoid_leads(&c.people, leader, led), table[i].leads);
        struct kin_tie tie = {2, 1, "父亲", true};
        avoid_check_teams(&c.people, &(struct kin_tie_list){&tie, 1}, day(20111008), &found);
        bool is_either = table[i].leads || avoid_leads(&c.people, led, leader);
        assert_string_equal(codes(a, &found), is_either ? "F825" : "");
        organisations[0].superior = "";
    }
}

static void each_pair_once_and_the_home_of_chiefs(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct county c;
    struct finding_list found = {.arena = a};
    struct appointment held = {1, 2, 7, GRADE_SECTION, 200801, 200801, 0, true, false};
    build(&c, &held, 1);
    struct cadre_relative his = relative("妻子", "林佳怡", ""), hers = relative("丈夫", "吴建国", "197503");
    struct cadre one = cadre_empty(), two = cadre_empty();
    one.family = &his;
    two.family = &hers;
    one.family_count = two.family_count = 1;
    struct avoid_form forms[] = {{1, &one}, {2, &two}};
    struct kin_tie_list ties = avoid_find_ties(a, &c.people, forms, 2);
    assert_int_equal(ties.n, 1);
    assert_true(ties.v[0].is_certain); /* her form is sure where his is not */
    /* he is to go where she serves */
    avoid_check_post(&c.people, &ties, &c.officials[0], &posts[6], day(20111008), "平和县", &found);
    assert_string_equal(codes(a, &found), "F825");
    /* A61 */
    static const struct {
        const char *home;
        int64_t post;
        const char *found;
    } table[] = {{"平和县东溪镇", 2, "F826"}, {"平和县南河乡", 2, ""}, {"", 2, "W822"}, {"平和县东溪镇", 3, ""}, {"", 3, ""}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct kin_tie_list none = {0};
        found.n = 0;
        c.officials[0].upbringing = table[i].home;
        avoid_check_post(&c.people, &none, &c.officials[0], &posts[table[i].post - 1], day(20111008), "平和县", &found);
        assert_string_equal(codes(a, &found), table[i].found);
    }
}

/* ---- procedure ---- */

static void working_days(void **state)
{
    (void)state;
    /* the national days of 2011: 1 to 7 October off, 8 and 9 October worked */
    static struct holiday days[] = {{{20111003}, false, ""}, {{20111004}, false, ""}, {{20111005}, false, ""},
            {{20111006}, false, ""}, {{20111007}, false, ""}, {{20111008}, true, ""}, {{20111009}, true, ""}};
    static const struct {
        int from, to, n;
    } table[] = {{20110930, 20111007, 0}, {20110930, 20111008, 1}, {20110930, 20111012, 5}, {20110930, 20111011, 4},
            {20111010, 20111017, 5}, {20111010, 20111016, 4}, {20111010, 20111010, 0}, {20111010, 20111009, 0}};
    const struct holiday_list list = {days, ARRAY_COUNT(days)}, none = {0};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        assert_int_equal(procedure_working_days(day(table[i].from), day(table[i].to), &list), table[i].n);
    assert_int_equal(procedure_working_days(day(20110930), day(20111007), &none), 5);
    assert_int_equal(procedure_notice_end(day(20110930), 5, &list).ymd, 20111012);
    assert_true(procedure_knows_year(&list, 2011));
    assert_false(procedure_knows_year(&list, 2012));
}

static void what_a_meeting_needs(void **state)
{
    (void)state;
    static const struct {
        int64_t due, excused, present, agree;
        int64_t present_needed, agree_needed;
        bool is_quorate, is_carried;
    } table[] = {
            {11, 0, 8, 6, 8, 6, true, true},   {11, 0, 7, 7, 8, 6, false, false}, {11, 0, 11, 5, 8, 6, true, false},
            {12, 0, 8, 6, 8, 7, true, false},  {12, 1, 8, 6, 8, 6, true, true},   {9, -1, 6, 5, 6, 5, true, true},
            {1, 0, 1, 1, 1, 1, true, true},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct selection_event x = {.due = table[i].due, .excused = table[i].excused, .present = table[i].present,
                .agree = table[i].agree};
        struct procedure_decision d = procedure_decide(&x);
        assert_int_equal(d.present_needed, table[i].present_needed);
        assert_int_equal(d.agree_needed, table[i].agree_needed);
        assert_int_equal(d.is_quorate, table[i].is_quorate);
        assert_int_equal(d.is_carried, table[i].is_carried);
    }
}

struct course {
    struct county county;
    struct selection selections[3];
    struct selection_event events[40];
    struct selection_event_list list;
    struct procedure_case c;
    struct law_basis law;
    struct holiday_list holidays;
    struct selection_list all;
    struct recommended_set sets[2];
};

static struct selection_item opinions[] = {{"甲", "同意", ""}, {"乙", "同意", ""}, {"丙", "同意", ""}, {"丁", "同意", ""}, {"戊", "同意", ""},
        {"己", "同意", ""}, {"庚", "同意", ""}, {"辛", "同意", ""}, {"壬", "缓议", ""}, {"书记", "同意", ""}};

static struct selection_event event(int64_t of, enum selection_kind kind, int on)
{
    return (struct selection_event){.selection_no = of, .event_no = 1, .kind = kind, .happened_on = day(on),
            .outcome = OUTCOME_PASSED, .body = "县委常委会", .document = "", .due = 11, .excused = 0, .present = 10, .agree = 9,
            .against = 0, .postponed = 0, .people = "", .why = "", .head = ""};
}

/* Two candidates for one post; everything as it should be. */
static void start(struct course *x)
{
    static struct holiday off = {{20111003}, false, ""};
    build(&x->county, NULL, 0);
    x->law = basis(20111120);
    x->selections[0] = (struct selection){1, 1, 1, {20110901}, {0}, ""};
    x->selections[1] = (struct selection){2, 2, 1, {20110901}, {0}, ""};
    x->all = (struct selection_list){x->selections, 2};
    x->holidays = (struct holiday_list){&off, 1};
    x->list = (struct selection_event_list){x->events, 0};
    x->events[x->list.n++] = event(1, SELECTION_RECOMMEND, 20110910);
    x->events[x->list.n++] = event(1, SELECTION_APPRAISE, 20110920);
    x->events[x->list.n++] = event(2, SELECTION_APPRAISE, 20110920);
    for (int kind = SELECTION_PLAN; kind <= SELECTION_PROPOSAL; kind++)
        x->events[x->list.n++] = event(1, (enum selection_kind)kind, 20110911 + kind - SELECTION_PLAN);
    x->events[x->list.n] = event(1, SELECTION_DECIDE, 20111010);
    x->events[x->list.n].items = opinions;
    x->events[x->list.n].item_count = ARRAY_COUNT(opinions);
    x->events[x->list.n].head = "书记";
    x->events[x->list.n].postponed = 1;
    x->events[x->list.n++].form = FORM_HAND;
    x->sets[0] = (struct recommended_set){1, "会议", SET_MEETING, false, {20110909}, 120, 110, 70, 108};
    x->sets[1] = (struct recommended_set){1, "谈话", SET_TALK, false, {20110910}, 40, 40, 30, 40};
    x->events[x->list.n] = event(1, SELECTION_NOTICE, 20111011);
    x->events[x->list.n++].until = day(20111018);
    x->events[x->list.n++] = event(1, SELECTION_APPOINT, 20111019);
    x->c = (struct procedure_case){&x->county.people, &x->all, &x->list, &x->holidays, &x->selections[0], NULL, &x->law,
            x->sets, 2};
}

static struct selection_event *event_of(struct course *x, enum selection_kind kind)
{
    size_t i = 0;
    while (i < x->list.n && !(x->events[i].selection_no == 1 && x->events[i].kind == kind)) i++;
    if (i == x->list.n) fail_msg("no such event");
    return &x->events[i];
}

static void drop(struct course *x, enum selection_kind kind)
{
    event_of(x, kind)->selection_no = 9;
}

static void expect(struct course *x, const char *why, const char *wanted)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct finding_list found = {.arena = a};
    procedure_check(&x->c, "1", &found);
    if (!text_eq(codes(a, &found), wanted)) fail_msg("%s: “%s”", why, codes(a, &found));
    for (size_t i = 0; i < found.n; i++)
        if (!*found.v[i].article && found.v[i].code != FINDING_F831 && found.v[i].code != FINDING_W834) fail_msg("%s: no source", why);
}

static void a_course_of_appointment(void **state)
{
    (void)state;
    struct course x;
    start(&x);
    expect(&x, "as it should be", "");
    start(&x);
    drop(&x, SELECTION_RECOMMEND);
    expect(&x, "A01", "F834");
    start(&x);
    x.sets[0].held_on = day(20101009);
    expect(&x, "A02: a year and a day from the first of the sets", "F834");
    start(&x);
    event_of(&x, SELECTION_RECOMMEND)->happened_on = day(20101009);
    expect(&x, "A02: from the record where it is earlier", "F834");
    start(&x);
    event_of(&x, SELECTION_RECOMMEND)->happened_on = day(20101010);
    expect(&x, "A02: a year", "");
    start(&x);
    x.events[2].selection_no = 9;
    expect(&x, "A32: only one was appraised", "W827");
    start(&x);
    event_of(&x, SELECTION_APPRAISE)->people = "张三";
    expect(&x, "A30", "W832");
    start(&x);
    event_of(&x, SELECTION_DECIDE)->present = 7;
    expect(&x, "A40", "F829 W835");
    start(&x);
    event_of(&x, SELECTION_DECIDE)->agree = 5;
    expect(&x, "A41", "F830 W835");
    start(&x);
    event_of(&x, SELECTION_DECIDE)->agree = 5;
    event_of(&x, SELECTION_DECIDE)->outcome = OUTCOME_FAILED;
    event_of(&x, SELECTION_DECIDE)->form = FORM_BALLOT;
    expect(&x, "not passed, and appointed all the same", "F835");
    start(&x);
    event_of(&x, SELECTION_NOTICE)->until = day(20111017);
    expect(&x, "A50: four working days", "F827");
    start(&x);
    event_of(&x, SELECTION_APPOINT)->happened_on = day(20111018);
    expect(&x, "A50: appointed on the last day", "F827");
    start(&x);
    drop(&x, SELECTION_NOTICE);
    expect(&x, "A50: none", "F828");
    start(&x);
    event_of(&x, SELECTION_NOTICE)->until = day(0);
    event_of(&x, SELECTION_NOTICE)->why = "换届考察中已公示";
    expect(&x, "A50: exempt with its reason", "");
    start(&x);
    x.holidays.n = 0;
    expect(&x, "no days off on record", "N826");
    start(&x);
    drop(&x, SELECTION_APPRAISE);
    expect(&x, "not appraised", "F835");
    start(&x);
    event_of(&x, SELECTION_NOTICE)->happened_on = day(20111001);
    expect(&x, "notice before the decision", "F835");
}

/* ---- the steps between ---- */

static void seven_steps_of_an_appraisal(void **state)
{
    (void)state;
    struct course x;
    for (int kind = SELECTION_PLAN; kind <= SELECTION_PROPOSAL; kind++) {
        start(&x);
        drop(&x, (enum selection_kind)kind);
        expect(&x, "A31: a step is missing", "F838");
    }
    start(&x);
    event_of(&x, SELECTION_COLLECT)->body = "";
    expect(&x, "A31: nobody did it", "F838");
    event_of(&x, SELECTION_COLLECT)->people = "张三、李四";
    expect(&x, "A31: people are enough", "");
    event_of(&x, SELECTION_COLLECT)->happened_on = day(20110901);
    expect(&x, "A31: out of order", "F838");
    start(&x);
    event_of(&x, SELECTION_PROPOSAL)->happened_on = day(20111011);
    expect(&x, "A31: proposed after the decision", "F838");
}

static void recommendations_name_their_sets(void **state)
{
    (void)state;
    struct course x;
    start(&x);
    x.c.set_count = 1;
    expect(&x, "A09: no talk", "F871");
    event_of(&x, SELECTION_RECOMMEND)->why = "单位只有九人，会议和谈话范围相同，意见集中";
    expect(&x, "A09: no talk, and why", "W839");
    x.c.set_count = 2;
    expect(&x, "A09: a reason is not asked for where there are both", "");
    event_of(&x, SELECTION_RECOMMEND)->why = "";
    x.c.set_count = 0;
    expect(&x, "A09: neither", "W839");
    start(&x);
    x.sets[1].selection_no = 2;
    expect(&x, "A09: the talk of another", "F871");
}

static void how_members_spoke(void **state)
{
    (void)state;
    struct course x;
    struct selection_event *d;
    start(&x);
    d = event_of(&x, SELECTION_DECIDE);
    d->item_count = 0;
    expect(&x, "A42: nobody's opinion", "W835");
    d->item_count = 9;
    expect(&x, "A42: one did not speak, the head not last, and the votes differ", "W835 W835 W835");
    start(&x);
    d = event_of(&x, SELECTION_DECIDE);
    d->head = "甲";
    expect(&x, "A42: the head spoke first", "W835");
    d->head = "";
    expect(&x, "A42: who presided", "W835");
    start(&x);
    d = event_of(&x, SELECTION_DECIDE);
    d->agree = 8;
    d->against = 1;
    expect(&x, "A42: other votes than opinions", "W835");
    d->form = FORM_BALLOT;
    expect(&x, "A45: a secret vote is not compared with what was said", "");
    d->form = FORM_NOT_SAID;
    d->agree = 9;
    d->against = 0;
    expect(&x, "A45: no form", "W835");
}

static void meetings_ask_different_numbers(void **state)
{
    (void)state;
    static const struct {
        enum decision_meeting meeting;
        int64_t base, present, agree;
    } table[] = {{MEETING_CADRE, 9, 6, 5}, {MEETING_CADRE, 10, 7, 6}, {MEETING_CADRE, 11, 8, 6}, {MEETING_PLENARY, 30, 20, 16},
            {MEETING_BASE, 100, 80, 51}, {MEETING_BASE, 101, 81, 51}, {MEETING_ORDINARY, 9, 5, 5}, {MEETING_ORDINARY, 10, 6, 6},
            {MEETING_CADRE, 1, 1, 1}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct procedure_quorum q = procedure_quorum(table[i].meeting, table[i].base);
        assert_int_equal(q.present, table[i].present);
        assert_int_equal(q.agree, table[i].agree);
    }
    struct course x;
    start(&x);
    event_of(&x, SELECTION_DECIDE)->meeting = MEETING_BASE;
    expect(&x, "A47: ten of eleven are four fifths", "");
    event_of(&x, SELECTION_DECIDE)->due = 13;
    expect(&x, "A47: ten of thirteen are not", "F829");
    start(&x);
    event_of(&x, SELECTION_DECIDE)->meeting = MEETING_ORDINARY;
    expect(&x, "A40: no meeting for other business, though enough came", "F829");
    event_of(&x, SELECTION_DECIDE)->due = 16;
    assert_false(procedure_decide(event_of(&x, SELECTION_DECIDE)).is_quorate);
    expect(&x, "A40: ten of sixteen", "F829 F829");
}

static void reconsidering(void **state)
{
    (void)state;
    struct course x;
    start(&x);
    x.events[x.list.n] = *event_of(&x, SELECTION_DECIDE);
    struct selection_event *first = event_of(&x, SELECTION_DECIDE);
    x.list.n++;
    expect(&x, "entered again for the same day", "");
    first->happened_on = day(20111008);
    first->outcome = OUTCOME_FAILED;
    expect(&x, "A43: decided again", "F835");
    first->outcome = OUTCOME_PENDING;
    expect(&x, "A43: what was put off is not reconsidered", "");
    first->outcome = OUTCOME_FAILED;
    x.events[x.list.n] = event(1, SELECTION_RECONSIDER, 20111009);
    x.events[x.list.n++].agree = 6;
    expect(&x, "A43: six of eleven agree to", "");
    x.events[x.list.n - 1].agree = 5;
    expect(&x, "A43: five do not suffice", "F835");
}

static void papers_handed_up(void **state)
{
    (void)state;
    static struct selection_item papers[] = {{"请示", "东委〔2011〕3号", ""}, {"干部任免审批表", "", ""}, {"考察材料", "", ""}, {"干部档案", "", ""},
            {"民主推荐情况", "", ""}, {"会议纪要", "", ""}};
    struct course x;
    start(&x);
    x.events[x.list.n] = event(1, SELECTION_SUBMIT, 20111012);
    x.events[x.list.n].items = papers;
    x.events[x.list.n++].item_count = ARRAY_COUNT(papers);
    expect(&x, "A46: complete", "");
    x.events[x.list.n - 1].item_count--;
    expect(&x, "A46: no minutes", "W836");
}

static void three_ages_two_records_one_identity(void **state)
{
    (void)state;
    static struct selection_item six[] = {{"年龄", "1975.03", "出生登记"}, {"工龄", "1996.08", "转正表"}, {"党龄", "1998.06", "志愿书"},
            {"学历", "大学", "毕业证"}, {"工作经历", "连续", "任免文件"}, {"干部身份", "公务员", "登记表"}};
    struct course x;
    start(&x);
    x.law.settings[SETTING_IDENTITY_SIX].value = 1;
    expect(&x, "A38: nothing was found", "W834");
    x.events[x.list.n] = event(1, SELECTION_GATE_IDENTITY, 20110925);
    x.events[x.list.n].items = six;
    x.events[x.list.n++].item_count = ARRAY_COUNT(six);
    expect(&x, "A38: six values with evidence", "");
    six[5].basis = "";
    expect(&x, "A38: one without evidence", "W834");
    x.law.settings[SETTING_IDENTITY_SIX].value = 0;
    expect(&x, "A38: off until confirmed", "");
    x.county.officials[0].born = 197504;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct finding_list found = {.arena = a};
    procedure_check(&x.c, "1", &found);
    assert_string_equal(codes(a, &found), "W834");
    six[5].basis = "登记表";
}

/* Official 1 at some grade since some month, the post he is to take, with and without an exception. */
static void exceptional_promotion(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        enum post_grade grade;
        int32_t since;
        const char *document, *reason;
        bool is_reported;
        const char *wanted;
    } table[] = {
            {"one grade", GRADE_DEPUTY_SECTION, 200901, NULL, "", false, ""},
            {"A27: two grades without an exception", GRADE_STAFF, 200801, NULL, "", false, "F839"},
            {"A27: two grades with one", GRADE_STAFF, 200801, "平委〔2011〕1号", "抗洪有功", true, ""},
            {"A27: no number", GRADE_STAFF, 200801, "", "抗洪有功", true, "F839"},
            {"A24: less than a year", GRADE_STAFF, 201010, "平委〔2011〕1号", "抗洪有功", true, "F839"},
            {"A48: not reported", GRADE_STAFF, 200801, "平委〔2011〕1号", "抗洪有功", false, "F839"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct course x;
        start(&x);
        struct appointment at = {1, 1, 3, table[i].grade, table[i].since, table[i].since, 0, true, false};
        x.county.appointments[0] = at;
        x.county.people.appointments.n = 1;
        if (table[i].document) {
            x.events[x.list.n] = event(1, SELECTION_EXCEPTION, 20110902);
            x.events[x.list.n].document = table[i].document;
            x.events[x.list.n++].why = table[i].reason;
            event_of(&x, SELECTION_NOTICE)->why = "破格: 抗洪有功";
        }
        if (table[i].is_reported) x.events[x.list.n++] = event(1, SELECTION_REPORT, 20110903);
        expect(&x, table[i].why, table[i].wanted);
        if (!table[i].document || *table[i].wanted) continue;
        event_of(&x, SELECTION_NOTICE)->why = "";
        expect(&x, "A51: the notice does not say so", "F839");
        event_of(&x, SELECTION_NOTICE)->why = "破格: 抗洪有功";
        x.selections[2] = (struct selection){3, 1, 3, {20090101}, {0}, ""};
        x.all.n = 3;
        x.events[x.list.n++] = event(3, SELECTION_EXCEPTION, 20090201);
        x.events[x.list.n++] = event(3, SELECTION_APPOINT, 20090301);
        expect(&x, "A24: the last promotion was one, too", "F839");
    }
}

static void after_the_appointment(void **state)
{
    (void)state;
    struct course x;
    static struct organisation bureau[] = {{.organisation_no = 1, .name = "县教育局", .kind = ORGANISATION_BUREAU, .region = "", .type = "", .level = "", .code = "",
            .superior = ""}};
    static struct post deputy[] = {{1, 1, "副局长", ROLE_DEPUTY_HEAD, GRADE_DEPUTY_SECTION, 1, false, true}};
    start(&x);
    x.county.appointments[0] = (struct appointment){1, 1, 9, GRADE_STAFF, 200801, 200801, 0, true, false};
    x.county.people.appointments.n = 1;
    x.county.people.organisations = (struct organisation_list){bureau, 1};
    x.county.people.posts = (struct post_list){deputy, 1};
    x.law.on = day(20121018);
    expect(&x, "A52: not yet a year", "");
    x.law.on = day(20121019);
    expect(&x, "A52: a year, and no assessment", "W838");
    x.events[x.list.n++] = event(1, SELECTION_PROBATION, 20121019);
    expect(&x, "A52: assessed", "");
    x.events[x.list.n - 1].happened_on = day(20121018);
    expect(&x, "A52: assessed too early", "W838");
    x.events[x.list.n - 1].happened_on = day(20121019);
    x.county.people.facts.n = 0;
    expect(&x, "A22: a year without training", "W837");
    x.county.people.facts.n = 1;
    x.county.appointments[1] = (struct appointment){2, 1, 1, GRADE_DEPUTY_SECTION, 201110, 201110, 0, true, false};
    x.county.people.appointments.n = 2;
    expect(&x, "A53: since the decision", "");
    x.county.appointments[1].since = 201109;
    expect(&x, "A53: since before it", "W838");
}

static void a_bar_stands_until_it_ends(void **state)
{
    (void)state;
    static const struct {
        int32_t from, to;
        const char *wanted;
    } table[] = {{201001, 0, "F824"}, {201001, 201109, ""}, {201001, 201110, "F824"}, {201111, 0, ""}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        struct law_basis law = basis(20111008);
        struct appointment x = {1, 1, 1, GRADE_SECTION, 200801, 200801, 0, true, false};
        build(&c, &x, 1);
        c.facts[1] = (struct official_fact){1, 2, FACT_BAR, "A28 处分影响期", table[i].from, table[i].to, 0, 0, -1, -1, -1, ""};
        c.people.facts.n = 2;
        struct qualify_case q = {&c.people, &c.officials[0], &posts[1], &law, day(20111008)};
        qualify_check(&q, "", &found);
        assert_string_equal(codes(a, &found), table[i].wanted);
    }
}

static void training_before(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        int32_t ended;
        int64_t hours, asked;
        const char *wanted;
    } table[] = {{"A22: some", 201004, 40, 0, ""}, {"A22: more than five years ago", 200610, 400, 0, "W837"},
            {"A22: within five years", 200611, 400, 0, ""}, {"A22: too few hours, confirmed", 201004, 40, 110, "W837"},
            {"A22: enough", 201004, 110, 110, ""}, {"A22: still to come", 201111, 110, 0, "W837"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        struct law_basis law = basis(20111008);
        struct appointment x = {1, 1, 3, GRADE_DEPUTY_SECTION, 200801, 200801, 0, true, false};
        build(&c, &x, 1);
        c.facts[0].from = c.facts[0].to = table[i].ended;
        c.facts[0].hours = table[i].hours;
        law.settings[SETTING_TRAINING_HOURS].value = table[i].asked;
        struct qualify_case q = {&c.people, &c.officials[0], &posts[1], &law, day(20111008)};
        qualify_check(&q, "", &found);
        if (!text_eq(codes(a, &found), table[i].wanted)) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
    }
}

static void the_four_musts(void **state)
{
    (void)state;
    struct course x;
    start(&x);
    x.events[x.list.n] = event(1, SELECTION_GATE_LETTERS, 20111001);
    x.events[x.list.n++].outcome = OUTCOME_FAILED;
    expect(&x, "a negative conclusion counts always", "F831");
    start(&x);
    x.law.settings[SETTING_FOUR_MUSTS] = (struct law_setting){1, ORIGIN_DECISION, "号"};
    expect(&x, "all four missing", "F831 F831 F831 F831");
    for (int g = SELECTION_GATE_ARCHIVE; g <= SELECTION_GATE_LETTERS; g++)
        x.events[x.list.n++] = event(1, (enum selection_kind)g, 20111001);
    expect(&x, "all there", "");
    x.events[x.list.n - 1].happened_on = day(20111011);
    expect(&x, "one after the decision", "F831");
    x.events[x.list.n - 1].happened_on = day(20111001);
    x.events[x.list.n - 1].outcome = OUTCOME_PENDING;
    expect(&x, "one still open", "F831");
}

static void who_took_part(void **state)
{
    (void)state;
    struct course x;
    struct cadre_relative wife = relative("妻子", "李 四", "");
    struct cadre form = cadre_empty();
    form.family = &wife;
    form.family_count = 1;
    start(&x);
    x.c.form = &form;
    event_of(&x, SELECTION_DECIDE)->people = "张三、李四五、王五";
    expect(&x, "nobody of them", "");
    event_of(&x, SELECTION_DECIDE)->people = "张三、李四，王五";
    expect(&x, "A44: his wife", "F832");
    event_of(&x, SELECTION_DECIDE)->people = "张三、吴建国";
    expect(&x, "A44: himself", "F832");
    event_of(&x, SELECTION_DECIDE)->people = "";
    event_of(&x, SELECTION_APPRAISE)->people = "李四、王五";
    expect(&x, "A62", "F832");
}

static void five_steps(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        struct {
            int on;
            int64_t entered, left;
        } v[OPEN_STEP_COUNT]; /* on 0: missing */
        const char *found;
    } table[] = {
            {"as it should be", {{20110901, 30, 6}, {20110910, 6, 4}, {20110920, 4, 3}, {20111001, 3, 3}, {20111010, 3, 2}}, ""},
            {"so far", {{20110901, 30, 6}, {20110910, 6, 4}}, ""},
            {"a step is missing", {{20110901, 30, 6}, {20110910, 6, 4}, {0}, {20111001, 4, 3}}, "F833"},
            {"more come out than went in", {{20110901, 30, 6}, {20110910, 6, 7}}, "F833"},
            {"other numbers go on", {{20110901, 30, 6}, {20110910, 5, 4}}, "F833"},
            {"the wrong order", {{20110901, 30, 6}, {20110831, 6, 4}}, "F833"},
            {"no choice left", {{20110901, 30, 2}, {20110910, 2, 2}}, "W827 W827"},
            {"more than posts", {{20110901, 30, 6}, {20110910, 6, 4}, {20110920, 4, 3}, {20111001, 3, 3}, {20111010, 3, 3}}, "F833"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct finding_list found = {.arena = a};
        struct open_step v[OPEN_STEP_COUNT];
        struct open_step_list list = {v, 0};
        for (int k = 0; k < OPEN_STEP_COUNT; k++) {
            if (!table[i].v[k].on) continue;
            v[list.n++] = (struct open_step){"公推", (enum open_step_kind)k, 2, day(table[i].v[k].on), table[i].v[k].entered,
                    table[i].v[k].left, ""};
        }
        procedure_check_steps(&list, "公推", day(20111120), &found);
        if (!text_eq(codes(a, &found), table[i].found)) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
    }
}

/* ---- staffing ---- */

static void posts_against_people(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct county c;
    struct finding_list found = {.arena = a};
    struct appointment held[] = {{1, 1, 1, GRADE_SECTION, 200801, 200801, 0, true, false},
            {2, 1, 2, GRADE_SECTION, 200801, 200801, 0, false, false}, /* secretary and head: counted once */
            {3, 2, 3, GRADE_DEPUTY_SECTION, 201001, 201001, 0, true, false},
            {4, 2, 4, GRADE_DEPUTY_SECTION, 200001, 200001, 200912, true, false}, /* ended */
            {5, 2, 5, GRADE_DEPUTY_SECTION, 201001, 0, 0, false, true}};
    build(&c, held, ARRAY_COUNT(held));
    struct staffing s = staffing_count(a, &c.people, day(20111120));
    assert_int_equal(s.organisations[0].approved, 5);
    assert_int_equal(s.organisations[0].counted, 2);
    assert_int_equal(s.organisations[0].shared, 1);
    assert_int_equal(s.organisations[0].outside, 1);
    assert_int_equal(staffing_missing(&s.organisations[0]), 3);
    assert_int_equal(staffing_vacant(&s.posts[1]), 0);
    assert_int_equal(staffing_vacant(&s.posts[2]), 1);
    assert_int_equal(staffing_vacant(&s.posts[3]), 1);
    /* in 2009 the discipline secretary still was there */
    s = staffing_count(a, &c.people, day(20091201));
    assert_int_equal(s.posts[3].counted, 1);
    /* counted twice, and more than approved */
    c.appointments[1].counts = true;
    c.appointments[2].post_no = 1;
    s = staffing_count(a, &c.people, day(20111120));
    staffing_check(&c.people, &s, day(20111120), &found);
    size_t over = 0, twice = 0;
    for (size_t i = 0; i < found.n; i++) {
        over += found.v[i].code == FINDING_F821;
        twice += found.v[i].code == FINDING_F822;
    }
    assert_int_equal(over, 1);
    assert_int_equal(twice, 1);
    /* who left fills nothing */
    c.officials[0].left_on = day(20111001);
    s = staffing_count(a, &c.people, day(20111120));
    assert_int_equal(s.posts[1].holders, 0);
}

static void chiefs_that_are_approved(void **state)
{
    (void)state;
    static const struct {
        int64_t approved;
        size_t wanted; /* of the first organisation */
    } table[] = {{0, 1}, {1, 0}, {2, 0}, {3, 1}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        struct post one[] = {{1, 1, "镇长", ROLE_HEAD, GRADE_SECTION, table[i].approved, true, true}};
        build(&c, NULL, 0);
        c.people.posts = (struct post_list){one, 1};
        struct staffing s = staffing_count(a, &c.people, day(20111120));
        staffing_check(&c.people, &s, day(20111120), &found);
        size_t n = 0;
        for (size_t k = 0; k < found.n; k++) n += found.v[k].code == FINDING_W821 && text_eq(found.v[k].subject, "东溪镇");
        assert_int_equal(n, table[i].wanted);
    }
}

static void times_that_contradict_one_another(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        struct appointment x;
        bool is_found;
    } table[] = {
            {"sound", {1, 1, 1, GRADE_SECTION, 200801, 200801, 0, true, false}, false},
            {"post before grade", {1, 1, 1, GRADE_SECTION, 200801, 200901, 0, true, false}, true},
            {"end before beginning", {1, 1, 1, GRADE_SECTION, 200801, 200801, 200701, true, false}, true},
            {"not yet", {1, 1, 1, GRADE_SECTION, 201112, 201101, 0, true, false}, true},
            {"before work", {1, 1, 1, GRADE_SECTION, 199001, 199001, 0, true, false}, true},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct county c;
        struct finding_list found = {.arena = a};
        build(&c, &table[i].x, 1);
        struct staffing s = staffing_count(a, &c.people, day(20111120));
        staffing_check(&c.people, &s, day(20111120), &found);
        bool is_found = false;
        for (size_t k = 0; k < found.n; k++) is_found |= found.v[k].code == FINDING_W824;
        if (is_found != table[i].is_found) fail_msg("%s", table[i].why);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(completed_months),
            cmocka_unit_test(grades_and_years),
            cmocka_unit_test(the_text_of_2014_is_cited_in_its_time),
            cmocka_unit_test(education_party_and_years),
            cmocka_unit_test(what_nobody_confirmed_is_named),
            cmocka_unit_test(years_after_which_to_move),
            cmocka_unit_test(relatives_in_one_team),
            cmocka_unit_test(superiors_lead_those_below),
            cmocka_unit_test(each_pair_once_and_the_home_of_chiefs),
            cmocka_unit_test(working_days),
            cmocka_unit_test(what_a_meeting_needs),
            cmocka_unit_test(a_course_of_appointment),
            cmocka_unit_test(seven_steps_of_an_appraisal),
            cmocka_unit_test(recommendations_name_their_sets),
            cmocka_unit_test(how_members_spoke),
            cmocka_unit_test(meetings_ask_different_numbers),
            cmocka_unit_test(reconsidering),
            cmocka_unit_test(papers_handed_up),
            cmocka_unit_test(three_ages_two_records_one_identity),
            cmocka_unit_test(exceptional_promotion),
            cmocka_unit_test(after_the_appointment),
            cmocka_unit_test(a_bar_stands_until_it_ends),
            cmocka_unit_test(training_before),
            cmocka_unit_test(the_four_musts),
            cmocka_unit_test(who_took_part),
            cmocka_unit_test(five_steps),
            cmocka_unit_test(posts_against_people),
            cmocka_unit_test(chiefs_that_are_approved),
            cmocka_unit_test(times_that_contradict_one_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
