/* A selection from its recommendation to the appointment, as it should be, for tests that spoil it at one place. */
#ifndef CADRE_COURSE_H
#define CADRE_COURSE_H

#include "cadre_county.h"

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
    struct graded_set grade;
    struct recommended_quorum quorum;
    struct kin_tie_list ties;
};

static struct selection_item opinions[] = {{"甲", "同意", ""}, {"乙", "同意", ""}, {"丙", "同意", ""}, {"丁", "同意", ""}, {"戊", "同意", ""},
        {"己", "同意", ""}, {"庚", "同意", ""}, {"辛", "同意", ""}, {"壬", "缓议", ""}, {"书记", "同意", ""}};

static struct selection_item announced[] = {{"职位", "", ""}, {"条件", "", ""}, {"范围", "", ""}, {"名册", "", ""}, {"推荐表", "", ""}};

static inline struct selection_event event(int64_t of, enum selection_kind kind, int on)
{
    return (struct selection_event){.selection_no = of, .event_no = 1, .kind = kind, .happened_on = day(on),
            .outcome = OUTCOME_PASSED, .body = "县委常委会", .document = "", .due = 11, .excused = 0, .present = 10, .agree = 9,
            .against = 0, .postponed = 0, .people = "", .why = "", .head = ""};
}

/* Two candidates for one post; everything as it should be. */
static inline void start(struct course *x)
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
    x->events[x->list.n] = event(1, SELECTION_REC_MEETING, 20110909);
    x->events[x->list.n].items = announced;
    x->events[x->list.n++].item_count = ARRAY_COUNT(announced);
    x->events[x->list.n] = event(1, SELECTION_APPRAISE, 20110920);
    x->events[x->list.n].people = "张三、李四五";
    x->events[x->list.n++].document = "平委组考〔2011〕12号";
    x->events[x->list.n++] = event(2, SELECTION_APPRAISE, 20110920);
    for (int kind = SELECTION_PLAN; kind <= SELECTION_PROPOSAL; kind++)
        x->events[x->list.n++] = event(1, (enum selection_kind)kind, 20110911 + kind - SELECTION_PLAN);
    x->events[x->list.n] = event(1, SELECTION_DECIDE, 20111010);
    x->events[x->list.n].items = opinions;
    x->events[x->list.n].item_count = ARRAY_COUNT(opinions);
    x->events[x->list.n].head = "书记";
    x->events[x->list.n].postponed = 1;
    x->events[x->list.n].disagreement = DISAGREEMENT_SMALL;
    x->events[x->list.n++].form = FORM_HAND;
    x->events[x->list.n] = event(1, SELECTION_SUBMIT, 20111010);
    x->events[x->list.n++].why = "县管干部，不报上级审批";
    x->sets[0] = (struct recommended_set){1, "会议", SET_MEETING, false, {20110909}, 120, 110, 70, 108, false};
    x->sets[1] = (struct recommended_set){1, "谈话", SET_TALK, false, {20110910}, 40, 40, 30, 40, false};
    x->ties = (struct kin_tie_list){0};
    x->quorum = (struct recommended_quorum){1, 2, 3, "到会人数须达到应到会人数的三分之二"};
    x->grade = (struct graded_set){1, "测评", {20110915}, 3, 108};
    x->events[x->list.n] = event(1, SELECTION_NOTICE, 20111011);
    x->events[x->list.n++].until = day(20111018);
    x->events[x->list.n++] = event(1, SELECTION_APPOINT, 20111019);
    x->c = (struct procedure_case){&x->county.people, &x->all, &x->list, &x->holidays, &x->selections[0], NULL, &x->law,
            x->sets, 2, &x->grade, 1, &x->quorum, 1, &x->ties};
}

static inline struct selection_event *event_of(struct course *x, enum selection_kind kind)
{
    size_t i = 0;
    while (i < x->list.n && !(x->events[i].selection_no == 1 && x->events[i].kind == kind)) i++;
    if (i == x->list.n) fail_msg("no such event");
    return &x->events[i];
}

static inline void drop(struct course *x, enum selection_kind kind)
{
    event_of(x, kind)->selection_no = 9;
}

static inline void expect(struct course *x, const char *why, const char *wanted)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct finding_list found = {.arena = a};
    procedure_check(&x->c, "1", &found);
    if (!text_eq(codes(a, &found), wanted)) fail_msg("%s: “%s”", why, codes(a, &found));
    for (size_t i = 0; i < found.n; i++)
        if (!*found.v[i].article) fail_msg("%s: no source", why);
}

#endif
