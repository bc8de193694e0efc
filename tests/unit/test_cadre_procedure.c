/* Was it decided as it must be: recommendation, appraisal, gates, notice, what follows the appointment, and open selections. The tables
 * are the rules. */
#include "cadre_course.h"

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

/* What is out of its place is so by the rule of what should stand there. */
static void expect_article(struct course *x, const char *article)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct finding_list found = {.arena = a};
    bool any = false;
    procedure_check(&x->c, "1", &found);
    for (size_t i = 0; i < found.n; i++) any |= found.v[i].code == FINDING_F835 && strstr(found.v[i].article, article);
    assert_true(any);
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
    drop(&x, SELECTION_DECIDE);
    drop(&x, SELECTION_SUBMIT);
    drop(&x, SELECTION_NOTICE);
    drop(&x, SELECTION_APPOINT);
    expect(&x, "A01: appraised, and nothing is decided yet", "F834");
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
    event_of(&x, SELECTION_RECOMMEND)->due = 120;
    event_of(&x, SELECTION_RECOMMEND)->present = 80;
    expect(&x, "A06: two thirds", "");
    event_of(&x, SELECTION_RECOMMEND)->present = 79;
    expect(&x, "A06: one fewer", "F834");
    x.quorum.selection_no = 2;
    expect(&x, "A06: it is another's", "");
    start(&x);
    event_of(&x, SELECTION_RECOMMEND)->due = 120;
    event_of(&x, SELECTION_RECOMMEND)->present = 79;
    x.c.quorum_count = 0;
    expect(&x, "A06: the procedure asks for none", "");
    start(&x);
    x.events[3].selection_no = 9;
    expect(&x, "A32: only one was appraised", "W827");
    start(&x);
    x.selections[1].closed_on = day(20110831);
    expect(&x, "A32: the other of an earlier round", "W827");
    x.selections[1].closed_on = day(20110925);
    expect(&x, "A32: the other gave up after", "");
    start(&x);
    x.events[x.list.n++] = event(2, SELECTION_DECIDE, 20060910);
    expect(&x, "A32: the one of five years ago", "W827");
    start(&x);
    event_of(&x, SELECTION_APPRAISE)->people = "张三";
    expect(&x, "A30", "W832");
    event_of(&x, SELECTION_APPRAISE)->people = "";
    expect(&x, "A30: nobody is named", "W832");
    event_of(&x, SELECTION_PLAN)->people = "张　三(组长)";
    expect(&x, "A30: one, with his title", "W832");
    event_of(&x, SELECTION_PLAN)->people = "张三 李四五";
    expect(&x, "A30: two, with a blank", "");
    event_of(&x, SELECTION_PLAN)->people = "张　三，李四五";
    expect(&x, "A30: two, with a comma", "");
    event_of(&x, SELECTION_PLAN)->people = "张三、李四五";
    expect(&x, "A30: the plan names them", "");
    event_of(&x, SELECTION_APPRAISE)->document = "";
    expect(&x, "A36: appointed, and no material is on file", "W878");
    drop(&x, SELECTION_APPOINT);
    expect(&x, "A36: not yet", "");
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
    event_of(&x, SELECTION_NOTICE)->until = day(20130118);
    event_of(&x, SELECTION_APPOINT)->happened_on = day(20111013);
    expect(&x, "A50: the end is past all notices, the appointment two days off", "F827");
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
    x.law = basis(20120120);
    event_of(&x, SELECTION_NOTICE)->happened_on = day(20111226);
    event_of(&x, SELECTION_NOTICE)->until = day(20120104);
    event_of(&x, SELECTION_APPOINT)->happened_on = day(20120105);
    expect(&x, "over New Year, whose days off are not on record", "N826");
    start(&x);
    drop(&x, SELECTION_APPRAISE);
    expect(&x, "not appraised", "F835");
    start(&x);
    event_of(&x, SELECTION_NOTICE)->happened_on = day(20111001);
    expect(&x, "notice before the decision", "F835");
    expect_article(&x, "第41条");
    start(&x);
    event_of(&x, SELECTION_DECIDE)->outcome = OUTCOME_FAILED;
    expect_article(&x, "第38条");
    start(&x);
    event_of(&x, SELECTION_APPRAISE)->happened_on = day(20101001);
    expect_article(&x, "民主推荐");
}

/* What was decided in 2011 is judged by the text of 2002, whoever looks in 2021. */
static void the_text_of_the_day_of_the_decision_is_cited(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct finding_list found = {.arena = a};
    struct course x;
    start(&x);
    x.law = basis(20210601);
    drop(&x, SELECTION_COMMUNICATE);
    procedure_check(&x.c, "1", &found);
    assert_string_equal(codes(a, &found), "F838");
    assert_string_equal(found.v[0].article, "干部任用条例2002 第22条");
    drop(&x, SELECTION_DECIDE);
    x.events[x.list.n++] = event(1, SELECTION_DECIDE, 20210510);
    found.n = 0;
    procedure_check(&x.c, "1", &found);
    for (size_t i = 0; i < found.n; i++) assert_false(strstr(found.v[i].article, "2002"));
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

static void three_ages_two_records_one_identity(void **state)
{
    (void)state;
    static struct selection_item six[] = {{"年龄", "1975.03", "出生登记"}, {"工龄", "1996.08", "转正表"}, {"党龄", "1998.06", "志愿书"},
            {"学历", "大学", "毕业证"}, {"工作经历", "连续", "任免文件"}, {"干部身份", "公务员", "登记表"}};
    struct course x;
    start(&x);
    x.law.settings[SETTING_IDENTITY_SIX] = (struct law_setting){1, ORIGIN_DECISION, "号"};
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

static void the_four_musts(void **state)
{
    (void)state;
    struct course x;
    start(&x);
    x.events[x.list.n] = event(1, SELECTION_GATE_LETTERS, 20111001);
    x.events[x.list.n++].outcome = OUTCOME_FAILED;
    expect(&x, "A37: a negative conclusion counts always", "F831");
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
    wife.text[RELATIVE_NAME] = "丁";
    expect(&x, "A44: she only spoke", "F832");
    wife.text[RELATIVE_NAME] = "书 记";
    expect(&x, "A44: she presided and spoke", "F832");
    wife.text[RELATIVE_NAME] = "李 四";
    expect(&x, "nobody of them", "");
    event_of(&x, SELECTION_APPRAISE)->people = "李四、王五";
    expect(&x, "A62", "F832");
    event_of(&x, SELECTION_APPRAISE)->people = "张三、王五";
    event_of(&x, SELECTION_COLLECT)->people = "王五、李　四（记录）";
    expect(&x, "A62: she only took notes", "F832");
    event_of(&x, SELECTION_COLLECT)->people = "王五 李四";
    expect(&x, "A62: a list with blanks between the names", "F832");
    event_of(&x, SELECTION_COLLECT)->people = "李　四";
    expect(&x, "A62: one name with a blank in it", "F832");
    event_of(&x, SELECTION_COLLECT)->people = "王五、李 四 海";
    expect(&x, "somebody else", "");
}

/* Her own form names him; his does not name her. */
static void relatives_by_their_own_forms(void **state)
{
    (void)state;
    struct course x;
    struct kin_tie tie = {.a = 2, .b = 1, .relation = "儿子", .is_certain = true};
    start(&x);
    x.ties = (struct kin_tie_list){&tie, 1};
    expect(&x, "she took no part", "");
    event_of(&x, SELECTION_DECIDE)->people = "张三、林佳怡";
    expect(&x, "A44", "F832");
    tie.is_certain = false;
    expect(&x, "a name alone", "");
    tie.is_certain = true;
    event_of(&x, SELECTION_DECIDE)->people = "";
    event_of(&x, SELECTION_APPRAISE)->people = "张三,林佳怡";
    expect(&x, "A62", "F832");
    struct cadre_relative mother = relative("母亲", "林佳怡", "195503");
    struct cadre form = cadre_empty();
    form.family = &mother;
    form.family_count = 1;
    x.c.form = &form;
    expect(&x, "by both forms: once", "F832");
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
        for (size_t k = 0; k < found.n; k++) assert_true(*found.v[k].article != '\0');
        if (!text_eq(codes(a, &found), table[i].found)) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
    }
}

/* A35: what the votes ask, the appraisal answers; they never answer themselves. */
static void more_than_a_third_found_him_incompetent(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        bool is_on;
        int64_t poor, base;
        int on;
        enum selection_outcome outcome;
        const char *said, *wanted;
    } table[] = {
            {"A35: off until confirmed", false, 60, 100, 20110915, OUTCOME_PASSED, "", ""},
            {"A35: a third is not more", true, 33, 99, 20110915, OUTCOME_PASSED, "", ""},
            {"A35: more, and the appraisal does not say", true, 34, 99, 20110915, OUTCOME_PASSED, "", "W874"},
            {"A35: it does not agree, and says why", true, 34, 99, 20110915, OUTCOME_PASSED, "拆迁得罪人，考察不认定", ""},
            {"A35: it agrees, and he is nominated all the same", true, 34, 99, 20110915, OUTCOME_FAILED, "认定", "F876"},
            {"A35: a set of two years ago", true, 34, 99, 20090915, OUTCOME_PASSED, "", ""},
            {"A35: a set after the decision", true, 34, 99, 20111015, OUTCOME_PASSED, "", ""},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct course x;
        start(&x);
        if (table[i].is_on) x.law.settings[SETTING_INCOMPETENT_THIRD] = (struct law_setting){1, ORIGIN_DECISION, "平委组〔2011〕4号"};
        x.grade = (struct graded_set){1, "测评", {table[i].on}, table[i].poor, table[i].base};
        event_of(&x, SELECTION_APPRAISE)->outcome = table[i].outcome;
        event_of(&x, SELECTION_APPRAISE)->why = table[i].said;
        expect(&x, table[i].why, table[i].wanted);
    }
}

static void what_a_recommending_meeting_hands_out(void **state)
{
    (void)state;
    struct course x;
    start(&x);
    event_of(&x, SELECTION_REC_MEETING)->item_count--;
    expect(&x, "A04: no form", "W876");
    drop(&x, SELECTION_REC_MEETING);
    expect(&x, "A04: nothing", "W876");
    x.sets[0].kind = SET_TALK;
    expect(&x, "A04: there was no meeting", "F871");
    start(&x);
    drop(&x, SELECTION_REC_MEETING);
    drop(&x, SELECTION_APPRAISE);
    for (int kind = SELECTION_DECIDE; kind <= SELECTION_APPOINT; kind++) drop(&x, (enum selection_kind)kind);
    expect(&x, "A04: nothing rests on it yet", "");
}

/* The meeting is on the ninth, the talks on the tenth. */
static void records_of_a_recommendation(void **state)
{
    (void)state;
    static const enum selection_kind kinds[] = {SELECTION_REC_PLAN, SELECTION_REC_COMMUNICATE, SELECTION_REC_ANALYSE, SELECTION_REC_REPORT};
    static const struct {
        const char *why;
        bool is_on;
        int on[4]; /* 0: not recorded */
        const char *wanted;
    } table[] = {
            {"A08: local, and off", false, {0}, ""},
            {"A08: none", true, {0}, "F877"},
            {"A08: in order", true, {20110905, 20110907, 20110912, 20110913}, ""},
            {"A08: all on the days of the sets", true, {20110909, 20110909, 20110910, 20110910}, ""},
            {"A08: no analysis", true, {20110905, 20110907, 0, 20110913}, "F877"},
            {"A08: communicated after the meeting", true, {20110905, 20110910, 20110912, 20110913}, "F877"},
            {"A08: analysed before the talks", true, {20110905, 20110907, 20110909, 20110913}, "F877"},
            {"A08: reported before it was analysed", true, {20110905, 20110907, 20110914, 20110913}, "F877"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct course x;
        start(&x);
        if (table[i].is_on) x.law.settings[SETTING_RECOMMENDATION_RECORDS] = (struct law_setting){1, ORIGIN_DECISION, "号"};
        for (size_t k = 0; k < ARRAY_COUNT(kinds); k++)
            if (table[i].on[k]) x.events[x.list.n++] = event(1, kinds[k], table[i].on[k]);
        expect(&x, table[i].why, table[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(working_days),
            cmocka_unit_test(what_a_meeting_needs),
            cmocka_unit_test(a_course_of_appointment),
            cmocka_unit_test(seven_steps_of_an_appraisal),
            cmocka_unit_test(recommendations_name_their_sets),
            cmocka_unit_test(three_ages_two_records_one_identity),
            cmocka_unit_test(after_the_appointment),
            cmocka_unit_test(the_four_musts),
            cmocka_unit_test(who_took_part),
            cmocka_unit_test(relatives_by_their_own_forms), cmocka_unit_test(the_text_of_the_day_of_the_decision_is_cited), cmocka_unit_test(five_steps),
            cmocka_unit_test(more_than_a_third_found_him_incompetent),
            cmocka_unit_test(what_a_recommending_meeting_hands_out),
            cmocka_unit_test(records_of_a_recommendation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
