/* How it was decided that a person takes a post (选拔任用): one selection for each person and post, its events in the order in which
 * they were entered, and open selections (公推) with the numbers left after each step. */
#ifndef MODEL_SELECTION_H
#define MODEL_SELECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "model/ballot_set.h"

/* NAME, code, title. REC_PLAN to REC_REPORT are the records of a recommendation beside its sets (A04, A08), PLAN to PROPOSAL are the seven steps of an appraisal (A31), APPRAISE its conclusion. The gates are the four
 * musts (凡提四必) and 三龄两历一身份. */
#define SELECTION_KINDS(X)                                                                                             \
    X(RECOMMEND, "recommend", "民主推荐")                                                                              \
    X(REC_PLAN, "rec-plan", "推荐工作方案")                                                                            \
    X(REC_COMMUNICATE, "rec-communicate", "推荐前沟通")                                                                \
    X(REC_MEETING, "rec-meeting", "推荐会议的记录")                                                                    \
    X(REC_ANALYSE, "rec-analyse", "推荐情况综合分析")                                                                  \
    X(REC_REPORT, "rec-report", "推荐情况汇报")                                                                        \
    X(PLAN, "plan", "考察组和考察方案")                                                                                \
    X(COMMUNICATE, "communicate", "沟通情况")                                                                          \
    X(PREVIEW, "preview", "考察预告")                                                                                  \
    X(COLLECT, "collect", "了解情况")                                                                                  \
    X(ANALYSE, "analyse", "综合分析、相互印证")                                                                        \
    X(FEEDBACK, "feedback", "反馈意见")                                                                                \
    X(PROPOSAL, "proposal", "任用建议")                                                                                \
    X(APPRAISE, "appraise", "考察")                                                                                    \
    X(GATE_ARCHIVE, "archive", "干部档案审核")                                                                         \
    X(GATE_PERSONAL, "personal", "个人有关事项核查")                                                                   \
    X(GATE_DISCIPLINE, "discipline", "纪检监察机关意见")                                                               \
    X(GATE_LETTERS, "letters", "信访举报核实")                                                                         \
    X(GATE_IDENTITY, "identity", "三龄两历一身份认定")                                                                 \
    X(EXCEPTION, "exception", "破格")                                                                                  \
    X(MATTER, "matter", "须事前报告的事项")                                                                            \
    X(REPORT, "report", "事前报告")                                                                                    \
    X(SUBMIT, "submit", "呈报")                                                                                        \
    X(RECONSIDER, "reconsider", "同意复议")                                                                            \
    X(DECIDE, "decide", "讨论决定")                                                                                    \
    X(NOTICE, "notice", "任前公示")                                                                                    \
    X(APPOINT, "appoint", "任职")                                                                                      \
    X(PROBATION, "probation", "试用期满考核")

enum selection_kind {
#define X(name, code, title) SELECTION_##name,
    SELECTION_KINDS(X)
#undef X
            SELECTION_KIND_COUNT
};

/* 结论 */
#define SELECTION_OUTCOMES(X)                                                                                          \
    X(PENDING, "pending", "待查")                                                                                      \
    X(PASSED, "passed", "通过")                                                                                        \
    X(FAILED, "failed", "不通过")

enum selection_outcome {
#define X(name, code, title) OUTCOME_##name,
    SELECTION_OUTCOMES(X)
#undef X
            SELECTION_OUTCOME_COUNT
};

/* How a meeting voted (A45). */
#define DECISION_FORMS(X)                                                                                              \
    X(NOT_SAID, "", "")                                                                                                \
    X(ORAL, "oral", "口头表决")                                                                                        \
    X(HAND, "hand", "举手表决")                                                                                        \
    X(BALLOT, "ballot", "无记名投票")

enum decision_form {
#define X(name, code, title) FORM_##name,
    DECISION_FORMS(X)
#undef X
            DECISION_FORM_COUNT
};

/* What a meeting needs of those who should attend: NAME, code, title, so many present of so many (1 of 2 is more than half). All
 * need more than half of those who should attend to agree (A40, A41, A47). ORDINARY is what A47 says of other business: it is no
 * meeting that decides on cadres, and a decision recorded as one is held to the two thirds of A40. */
#define DECISION_MEETINGS(X)                                                                                           \
    X(CADRE, "cadre", "讨论干部任免", 2, 3)                                                                            \
    X(PLENARY, "plenary", "地方党委全会、选举", 2, 3)                                                                  \
    X(BASE, "base", "基层党员大会、代表大会", 4, 5)                                                                    \
    X(ORDINARY, "ordinary", "讨论其他议题的常委会", 1, 2)

enum decision_meeting {
#define X(name, code, title, part, of) MEETING_##name,
    DECISION_MEETINGS(X)
#undef X
            DECISION_MEETING_COUNT
};

/* Whether the opinions differed so much that the vote had to be put off (意见分歧较大的暂缓表决, A42). The regulation has no number for it:
 * the one who presides says it, nobody counts it. */
#define DISAGREEMENTS(X)                                                                                               \
    X(NOT_SAID, "", "")                                                                                                \
    X(SMALL, "small", "分歧不大")                                                                                      \
    X(LARGE, "large", "分歧较大")

enum disagreement {
#define X(name, code, title) DISAGREEMENT_##name,
    DISAGREEMENTS(X)
#undef X
            DISAGREEMENT_COUNT
};

struct selection {
    int64_t selection_no;
    int64_t official_no;
    int64_t post_no;
    struct date opened_on;
    struct date closed_on; /* given up; DATE_NONE: stands */
    const char *closed_why;
};

/* A line that belongs to a step. RECOMMEND: a ballot set. REC_MEETING: what was announced and handed out, its document. IDENTITY: one of the six items, what was found, by which evidence.
 * MATTER: what has to be reported beforehand (A48: 破格, 领导干部的近亲属, 非换届的集中调整 …). DECIDE: a member, his opinion (同意、不同意、缓议), in the order in which they spoke. SUBMIT: a paper, its number. */
struct selection_item {
    const char *name, *value, *basis;
};

/* 三龄两历一身份 */
enum { IDENTITY_ITEM_COUNT = 6 };
extern const char *const identity_items[IDENTITY_ITEM_COUNT];

/* What a recommending meeting announces and hands out (A04). */
enum { MEETING_ITEM_COUNT = 5 };
extern const char *const meeting_items[MEETING_ITEM_COUNT];

/* until     NOTICE: the last day; DATE_NONE otherwise
 * body      who did it: 县委常委会, 考察组, 县纪委监委 …
 * document  文号
 * due …     members: RECOMMEND those who should take part and did; DECIDE 应到, 回避, 到会, 同意, 不同意, 缓议; −1 not said
 * people    names that took part, parted by 、
 * why       NOTICE, SUBMIT: why none was needed; RECOMMEND: why in one way only; else a remark
 * head      DECIDE: who presided; form: how it was voted; meeting: which numbers it needs; disagreement: what he said of the
 *           opinions
 * A later event of the same kind stands in the place of an earlier one. */
struct selection_event {
    int64_t selection_no;
    int64_t event_no; /* 1, 2 … within the selection */
    enum selection_kind kind;
    struct date happened_on;
    struct date until;
    enum selection_outcome outcome;
    const char *body;
    const char *document;
    int64_t due, excused, present, agree, against, postponed;
    const char *people;
    const char *why;
    const char *head;
    enum decision_form form;
    enum decision_meeting meeting;
    enum disagreement disagreement;
    struct selection_item *items;
    size_t item_count;
};

/* A ballot set that a recommendation rests on, with what it says of the person for the post: votes of base (valid ballots); base 0
 * where that may not be shown or nobody was asked. */
struct recommended_set {
    int64_t selection_no;
    const char *name;
    enum set_kind kind;
    bool is_signed;
    struct date held_on;
    int64_t expected, present; /* SET_NOT_SAID */
    int64_t votes, base;
    bool is_hidden; /* there are votes, and they may not be shown: votes and base 0 */
};

/* How many must be present at the meeting of a selection's recommendation, as its procedure (data/profiles) says: part of whole. */
struct recommended_quorum {
    int64_t selection_no;
    int64_t part, whole;
    const char *source;
};

/* The item of a recommendation that names its procedure, where no set does: "程序=local". */
#define RECOMMENDED_BY_PROFILE "程序"

/* A set that grades the person of a selection: so many of base found him incompetent (base: who answered, without 不了解). */
struct graded_set {
    int64_t selection_no;
    const char *name;
    struct date held_on;
    int64_t poor, base;
};

/* 公推五步 */
#define OPEN_STEPS(X)                                                                                                  \
    X(RECOMMEND, "recommend", "公开推荐")                                                                              \
    X(APPRAISE, "appraise", "考察")                                                                                    \
    X(REVIEW, "review", "审查")                                                                                        \
    X(NOTICE, "notice", "公示")                                                                                        \
    X(DECIDE, "decide", "决定")

enum open_step_kind {
#define X(name, code, title) OPEN_##name,
    OPEN_STEPS(X)
#undef X
            OPEN_STEP_COUNT
};

/* entered, left  persons before and after the step */
struct open_step {
    const char *name; /* of the whole: "2011年东溪镇领导班子公推" */
    enum open_step_kind kind;
    int64_t seats; /* posts that it is for */
    struct date happened_on;
    int64_t entered, left;
    const char *document;
};

/* A day that is off though not a weekend, or worked though one (调休). */
struct holiday {
    struct date day;
    bool is_workday;
    const char *name;
};

struct selection_list {
    struct selection *v;
    size_t n;
};

struct selection_event_list {
    struct selection_event *v;
    size_t n;
};

struct open_step_list {
    struct open_step *v;
    size_t n;
};

struct holiday_list {
    struct holiday *v;
    size_t n;
};

const char *selection_kind_code(enum selection_kind k);
const char *selection_kind_title(enum selection_kind k);
bool selection_kind_from(const char *code, enum selection_kind *k);
bool selection_kind_from_title(const char *title, enum selection_kind *k);

const char *selection_outcome_code(enum selection_outcome o);
const char *selection_outcome_title(enum selection_outcome o);
bool selection_outcome_from(const char *code, enum selection_outcome *o);
bool selection_outcome_from_title(const char *title, enum selection_outcome *o);

const char *decision_form_code(enum decision_form f);
bool decision_form_from(const char *code, enum decision_form *f);
bool decision_form_from_title(const char *title, enum decision_form *f);

const char *decision_meeting_code(enum decision_meeting m);
bool decision_meeting_from(const char *code, enum decision_meeting *m);

const char *disagreement_code(enum disagreement d);
bool disagreement_from(const char *code, enum disagreement *d);

const char *open_step_kind_code(enum open_step_kind k);
const char *open_step_kind_title(enum open_step_kind k);
bool open_step_kind_from(const char *code, enum open_step_kind *k);
bool open_step_kind_from_title(const char *title, enum open_step_kind *k);

/* NULL when there is none of that number; the last event of that kind, NULL for none. */
const struct selection *selection_lookup(const struct selection_list *list, int64_t selection_no);
const struct selection_event *selection_event_of(
        const struct selection_event_list *list, int64_t selection_no, enum selection_kind kind);

#endif
