/* The meeting that decides: who spoke how, what it needs, what goes up to the superior before and after it. */
#include "cadre_course.h"

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
    struct selection_event *submit = event_of(&x, SELECTION_SUBMIT);
    submit->happened_on = day(20111012);
    submit->items = papers;
    submit->item_count = ARRAY_COUNT(papers);
    expect(&x, "A46: complete", "");
    submit->item_count--;
    expect(&x, "A46: no minutes", "W836");
    submit->item_count++;
    submit->happened_on = day(20111020);
    expect(&x, "A46: a day after the appointment", "W836");
    submit->item_count = 0;
    expect(&x, "A46: none needed, with its reason", "");
    submit->why = "";
    expect(&x, "A46: neither papers nor a reason, and late", "W836 W836");
    drop(&x, SELECTION_SUBMIT);
    expect(&x, "A46: appointed, and nothing was handed up", "W836");
    drop(&x, SELECTION_APPOINT);
    expect(&x, "A46: not yet", "");
}

/* Whoever is promoted serves since then in that grade. */
static void serves(struct course *x, enum post_grade grade, int32_t since)
{
    x->county.appointments[0] = (struct appointment){1, 1, 3, grade, since, since, 0, true, false};
    x->county.people.appointments.n = 1;
}

/* The promotion passes for an exception, and its notice says so. */
static void except(struct course *x, const char *document, const char *reason)
{
    struct selection_event *exception = &x->events[x->list.n++];
    *exception = event(1, SELECTION_EXCEPTION, 20110902);
    exception->document = document;
    exception->why = reason;
    event_of(x, SELECTION_NOTICE)->why = "破格: 抗洪有功";
}

static void read_leap_as(struct course *x, int64_t reading)
{
    x->law.settings[SETTING_LEAP_LIMIT] = (struct law_setting){reading, ORIGIN_DECISION, "平委组〔2011〕2号"};
}

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
        read_leap_as(&x, LEAP_PASSED_TWO);
        serves(&x, table[i].grade, table[i].since);
        if (table[i].document) except(&x, table[i].document, table[i].reason);
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

/* A48: on what day the superior had agreed. */
static void reported_in_time(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        enum post_grade grade;
        int on;
        enum selection_outcome outcome;
        const char *wanted;
    } table[] = {
            {"A48: before the appraisal", GRADE_STAFF, 20110920, OUTCOME_PASSED, ""},
            {"A48: passing over a grade, reported after the appraisal", GRADE_STAFF, 20110921, OUTCOME_PASSED, "F839"},
            {"A48: only the years are short, reported before the meeting", GRADE_DEPUTY_SECTION, 20111010, OUTCOME_PASSED, ""},
            {"A48: and after it", GRADE_DEPUTY_SECTION, 20111011, OUTCOME_PASSED, "F839"},
            {"A48: no answer yet", GRADE_DEPUTY_SECTION, 20110903, OUTCOME_PENDING, "F839"},
            {"A48: not agreed to", GRADE_STAFF, 20110903, OUTCOME_FAILED, "F839"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct course x;
        start(&x);
        read_leap_as(&x, LEAP_PASSED_TWO);
        serves(&x, table[i].grade, 200801);
        except(&x, "平委〔2011〕1号", "抗洪有功");
        x.events[x.list.n] = event(1, SELECTION_REPORT, table[i].on);
        x.events[x.list.n++].outcome = table[i].outcome;
        expect(&x, table[i].why, table[i].wanted);
    }
}

static void matters_that_somebody_registered(void **state)
{
    (void)state;
    static struct selection_item matters[] = {{"近亲属", "", ""}, {"临近离任", "", ""}};
    struct course x;
    start(&x);
    x.events[x.list.n] = event(1, SELECTION_MATTER, 20110902);
    x.events[x.list.n].items = matters;
    x.events[x.list.n].item_count = 2;
    x.events[x.list.n++].document = "闽委组〔2010〕6号";
    expect(&x, "A48: nothing was reported", "F873");
    x.events[x.list.n++] = event(1, SELECTION_REPORT, 20110910);
    struct selection_event *report = &x.events[x.list.n - 1];
    expect(&x, "A48: reported as a whole", "");
    report->items = matters;
    report->item_count = 1;
    expect(&x, "A48: one of the two", "F873");
    report->item_count = 2;
    expect(&x, "A48: both by name", "");
    report->happened_on = day(20111011);
    expect(&x, "A48: after the decision", "F873");
    drop(&x, SELECTION_DECIDE);
    drop(&x, SELECTION_NOTICE);
    drop(&x, SELECTION_APPOINT);
    expect(&x, "A48: nothing is decided yet", "");
}

static void relatives_and_many_at_once_are_asked_about(void **state)
{
    (void)state;
    struct course x;
    struct cadre_relative father = relative("父亲", "林 佳怡", "");
    struct cadre form = cadre_empty();
    form.family = &father;
    form.family_count = 1;
    start(&x);
    x.c.form = &form;
    x.county.appointments[0] = (struct appointment){1, 1, 3, GRADE_DEPUTY_SECTION, 200801, 200801, 0, true, false};
    x.county.appointments[1] = (struct appointment){2, 2, 7, GRADE_SECTION, 200801, 200801, 0, true, false};
    x.county.people.appointments.n = 2;
    expect(&x, "A48: his father serves as a cadre", "W872");
    x.county.appointments[1].until = 201109;
    expect(&x, "A48: no longer when it was decided", "");
    x.county.appointments[1].until = 0;
    struct kin_tie tie = {.a = 2, .b = 1, .relation = "儿子", .is_certain = true};
    x.ties = (struct kin_tie_list){&tie, 1};
    expect(&x, "A48: by both forms, once", "W872");
    x.c.form = NULL;
    expect(&x, "A48: by the father's form alone", "W872");
    tie.is_certain = false;
    expect(&x, "A48: which may mean somebody else", "");
    x.ties.n = 0;
    x.c.form = &form;
    x.county.appointments[0].grade = GRADE_SECTION;
    expect(&x, "A48: no promotion", "");
    x.county.appointments[0].grade = GRADE_DEPUTY_SECTION;
    x.events[x.list.n++] = event(1, SELECTION_REPORT, 20110910);
    expect(&x, "A48: reported", "");
    start(&x);
    x.law.settings[SETTING_MASS_ADJUSTMENT] = (struct law_setting){2, ORIGIN_DECISION, "号"};
    expect(&x, "A48: one at a time", "");
    x.events[x.list.n++] = event(2, SELECTION_DECIDE, 20111010);
    expect(&x, "A48: two in one meeting", "F873");
    x.events[x.list.n - 1].body = "县政府党组";
    expect(&x, "A48: of another body", "");
}

/* A24 forbids 越两级; its reading is a setting, and while nobody settled it the course says how it was read. */
static void what_two_grades_are(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        int64_t reading;
        bool is_settled;
        int64_t post; /* 1: chief of a section, two grades up; 6: deputy division chief, three */
        const char *wanted;
    } table[] = {
            {"A24: two up, not settled", LEAP_PASSED_TWO, false, 1, "N871"},
            {"A24: two up, settled as allowed", LEAP_PASSED_TWO, true, 1, ""},
            {"A24: two up, settled as forbidden", LEAP_UP_TWO, true, 1, "F839"},
            {"A24: three up by either reading", LEAP_PASSED_TWO, false, 6, "F839"},
            {"A24: three up by either reading", LEAP_UP_TWO, true, 6, "F839"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct course x;
        start(&x);
        if (table[i].is_settled) read_leap_as(&x, table[i].reading);
        serves(&x, GRADE_STAFF, 200801);
        x.selections[0].post_no = x.selections[1].post_no = table[i].post;
        if (table[i].post == 6) x.county.people.posts.v[5].approved = 1;
        except(&x, "平委〔2011〕1号", "抗洪有功");
        x.events[x.list.n++] = event(1, SELECTION_REPORT, 20110903);
        expect(&x, table[i].why, table[i].wanted);
        x.county.people.posts.v[5].approved = 4;
    }
}

/* A42: a number for it does not exist; the one who presides is asked, and only where somebody disagreed. */
static void how_much_they_disagreed(void **state)
{
    (void)state;
    struct course x;
    struct selection_event *d;
    start(&x);
    d = event_of(&x, SELECTION_DECIDE);
    d->disagreement = DISAGREEMENT_NOT_SAID;
    expect(&x, "A42: somebody would put it off, and nobody said how much they differed", "W871");
    d->disagreement = DISAGREEMENT_LARGE;
    expect(&x, "A42: much, and voted all the same", "F872");
    d->outcome = OUTCOME_PENDING;
    drop(&x, SELECTION_NOTICE);
    drop(&x, SELECTION_APPOINT);
    expect(&x, "A42: much, and put off", "");
    d->disagreement = DISAGREEMENT_NOT_SAID;
    expect(&x, "A42: put off", "");
    d->outcome = OUTCOME_PASSED;
    d->form = FORM_BALLOT;
    d->item_count = 0;
    d->against = d->postponed = 0;
    expect(&x, "A42: nobody disagreed", "W835");
    d->against = 2;
    expect(&x, "A42: two voted against", "W835 W871");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(how_members_spoke),
            cmocka_unit_test(meetings_ask_different_numbers),
            cmocka_unit_test(reconsidering),
            cmocka_unit_test(papers_handed_up),
            cmocka_unit_test(exceptional_promotion),
            cmocka_unit_test(reported_in_time),
            cmocka_unit_test(matters_that_somebody_registered),
            cmocka_unit_test(relatives_and_many_at_once_are_asked_about),
            cmocka_unit_test(what_two_grades_are),
            cmocka_unit_test(how_much_they_disagreed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
