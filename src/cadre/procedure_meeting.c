/* The meeting that decides. */
#include <inttypes.h>

#include "base/buf.h"
#include "cadre/procedure_state.h"
#include "roll/name.h"

/* Present must be part of base, or more than half of it. */
static const struct {
    int64_t part, of;
} quorums[] = {
#define X(name, code, title, part, of) {part, of},
        DECISION_MEETINGS(X)
#undef X
};

struct procedure_quorum procedure_quorum(enum decision_meeting m, int64_t base)
{
    int64_t part = quorums[m].part, of = quorums[m].of;
    bool is_half = part * 2 == of;
    return (struct procedure_quorum){is_half ? base / 2 + 1 : (base * part + of - 1) / of, base / 2 + 1};
}

struct procedure_decision procedure_decide(const struct selection_event *x)
{
    struct procedure_decision d = {.base = x->due - (x->excused > 0 ? x->excused : 0)};
    struct procedure_quorum q = procedure_quorum(x->meeting == MEETING_ORDINARY ? MEETING_CADRE : x->meeting, d.base);
    d.present_needed = q.present;
    d.agree_needed = q.agree;
    d.is_quorate = x->due > 0 && x->present >= d.present_needed;
    d.is_carried = d.is_quorate && x->agree >= d.agree_needed;
    return d;
}

static void check_numbers(const struct procedure_checking *k, const struct selection_event *x)
{
    struct procedure_decision d = procedure_decide(x);
    enum cadre_rule rule = x->meeting == MEETING_CADRE || x->meeting == MEETING_ORDINARY ? CADRE_RULE_A40 : CADRE_RULE_A47;
    if (x->meeting == MEETING_ORDINARY)
        cadre_note(k->findings, FINDING_F829, procedure_cite(k, rule), k->subject,
                "%s 登记的是讨论其他议题的会议（过半数到会）；干部任免须三分之二以上成员到会", procedure_day(k, x->happened_on));
    if (!d.is_quorate)
        cadre_note(k->findings, FINDING_F829, procedure_cite(k, rule), k->subject,
                "%s %s应到 %" PRId64 " 人（已减去回避的），到会 %" PRId64 " 人，须 %" PRId64 " 人以上", procedure_day(k, x->happened_on), x->body,
                d.base, x->present, d.present_needed);
    if (x->outcome == OUTCOME_PASSED && x->agree < d.agree_needed)
        cadre_note(k->findings, FINDING_F830, procedure_cite(k, CADRE_RULE_A41), k->subject,
                "%s %s同意 %" PRId64 " 人，须超过应到 %" PRId64 " 人的一半即 %" PRId64 " 人以上，登记的却是通过", procedure_day(k, x->happened_on),
                x->body, x->agree, d.base, d.agree_needed);
}

static int64_t count_opinions(const struct selection_event *x, const char *opinion)
{
    int64_t n = 0;
    for (size_t i = 0; i < x->item_count; i++) n += text_eq(x->items[i].value, opinion);
    return n;
}

/* Who spoke in which sense, and who spoke last. What was said aloud is compared with the votes only where the votes were not
 * secret. */
static void check_opinions(const struct procedure_checking *k, const struct selection_event *x)
{
    const char *article = procedure_cite(k, CADRE_RULE_A42), *when = procedure_day(k, x->happened_on);
    if (!x->item_count) {
        cadre_note(k->findings, FINDING_W835, article, k->subject, "%s 讨论决定没有登记成员各自的意见", when);
        return;
    }
    if ((int64_t)x->item_count != x->present)
        cadre_note(k->findings, FINDING_W835, article, k->subject, "%s 到会 %" PRId64 " 人，登记了 %zu 人的意见", when, x->present, x->item_count);
    if (!*x->head)
        cadre_note(k->findings, FINDING_W835, article, k->subject, "%s 没有登记谁主持", when);
    else if (!roll_name_is_same(x->items[x->item_count - 1].name, x->head))
        cadre_note(k->findings, FINDING_W835, cadre_cite_last_word(procedure_law_day(k)), k->subject, "%s 主持人%s应当末位表态，最后发言的是%s",
                when, x->head, x->items[x->item_count - 1].name);
    int64_t agree = count_opinions(x, "同意"), against = count_opinions(x, "不同意"), postponed = count_opinions(x, "缓议");
    bool differs = agree != x->agree || (x->against >= 0 && against != x->against) || (x->postponed >= 0 && postponed != x->postponed);
    if (x->form != FORM_BALLOT && differs)
        cadre_note(k->findings, FINDING_W835, article, k->subject,
                "%s 发言同意 %" PRId64 "、不同意 %" PRId64 "、缓议 %" PRId64 "，与登记的票数不同", when, agree, against, postponed);
}

/* Only whoever presided can say whether the opinions differed much; where they all agreed nobody is asked (A42). */
static void check_disagreement(const struct procedure_checking *k, const struct selection_event *x)
{
    const char *article = procedure_cite(k, CADRE_RULE_A42), *when = procedure_day(k, x->happened_on);
    bool differs = x->against > 0 || x->postponed > 0 || count_opinions(x, "不同意") > 0 || count_opinions(x, "缓议") > 0;
    if (x->outcome != OUTCOME_PASSED) return;
    if (x->disagreement == DISAGREEMENT_LARGE)
        cadre_note(k->findings, FINDING_F872, article, k->subject, "%s 主持人%s认定意见分歧较大，应当暂缓表决，登记的却是通过", when, x->head);
    else if (differs && x->disagreement == DISAGREEMENT_NOT_SAID)
        cadre_note(k->findings, FINDING_W871, article, k->subject, "%s 有人不同意或者主张缓议；分歧是否较大、应否暂缓表决，请主持人%s认定后登记", when,
                x->head);
}

/* Of the decision before the last that was one, the day; DATE_NONE for none. The same day is the same meeting, entered again. */
static struct date decided_before(const struct procedure_checking *k, const struct selection_event *last)
{
    struct date before = DATE_NONE;
    for (size_t i = 0; i < k->c->events->n; i++) {
        const struct selection_event *x = &k->c->events->v[i];
        bool is_decision = x->selection_no == last->selection_no && x->kind == SELECTION_DECIDE && x->outcome != OUTCOME_PENDING;
        if (is_decision && x->happened_on.ymd < last->happened_on.ymd && x->happened_on.ymd > before.ymd) before = x->happened_on;
    }
    return before;
}

static void check_reconsidered(const struct procedure_checking *k, const struct selection_event *x)
{
    const struct selection_event *agreed = procedure_event(k, SELECTION_RECONSIDER);
    struct date before = decided_before(k, x);
    if (!date_is_set(before)) return;
    bool is_between = agreed && agreed->happened_on.ymd >= before.ymd && agreed->happened_on.ymd <= x->happened_on.ymd;
    if (!is_between)
        cadre_note(k->findings, FINDING_F835, procedure_cite(k, CADRE_RULE_A43), k->subject, "%s 已经讨论决定，%s 复议以前没有过半数成员同意复议的记录",
                procedure_day(k, before), procedure_day(k, x->happened_on));
    else if (agreed->agree * 2 <= agreed->due)
        cadre_note(k->findings, FINDING_F835, procedure_cite(k, CADRE_RULE_A43), k->subject,
                "同意复议的 %" PRId64 " 人，须超过应到 %" PRId64 " 人的一半", agreed->agree, agreed->due);
}

void procedure_check_meeting(const struct procedure_checking *k)
{
    const struct selection_event *x = procedure_event(k, SELECTION_DECIDE);
    if (!x) return;
    check_numbers(k, x);
    check_opinions(k, x);
    check_disagreement(k, x);
    if (x->form == FORM_NOT_SAID)
        cadre_note(k->findings, FINDING_W835, procedure_cite(k, CADRE_RULE_A45), k->subject, "%s 没有登记表决的方式", procedure_day(k, x->happened_on));
    check_reconsidered(k, x);
}
