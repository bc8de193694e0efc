/* How it was decided that a person takes a post (选拔任用): one selection for each person and post, its events in the order in which
 * they were entered, and open selections (公推) with the numbers left after each step. */
#ifndef MODEL_SELECTION_H
#define MODEL_SELECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

/* NAME, code, title. The gates are the four musts (凡提四必) and 三龄两历一身份. */
#define SELECTION_KINDS(X)                                                                                             \
    X(RECOMMEND, "recommend", "民主推荐")                                                                              \
    X(APPRAISE, "appraise", "考察")                                                                                    \
    X(GATE_ARCHIVE, "archive", "干部档案审核")                                                                         \
    X(GATE_PERSONAL, "personal", "个人有关事项核查")                                                                   \
    X(GATE_DISCIPLINE, "discipline", "纪检监察机关意见")                                                               \
    X(GATE_LETTERS, "letters", "信访举报核实")                                                                         \
    X(GATE_IDENTITY, "identity", "三龄两历一身份认定")                                                                 \
    X(DECIDE, "decide", "讨论决定")                                                                                    \
    X(NOTICE, "notice", "任前公示")                                                                                    \
    X(APPOINT, "appoint", "任职")

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

struct selection {
    int64_t selection_no;
    int64_t official_no;
    int64_t post_no;
    struct date opened_on;
    struct date closed_on; /* given up; DATE_NONE: stands */
    const char *closed_why;
};

/* until     NOTICE: the last day; DATE_NONE otherwise
 * body      who did it: 县委常委会, 考察组, 县纪委监委 …
 * document  文号
 * due …     members: RECOMMEND those who should take part and did; DECIDE 应到, 回避, 到会, 同意, 不同意, 缓议; −1 not said
 * people    names that took part, parted by 、
 * why       NOTICE: why none was needed; else a remark
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

const char *open_step_kind_code(enum open_step_kind k);
const char *open_step_kind_title(enum open_step_kind k);
bool open_step_kind_from(const char *code, enum open_step_kind *k);
bool open_step_kind_from_title(const char *title, enum open_step_kind *k);

/* NULL when there is none of that number; the last event of that kind, NULL for none. */
const struct selection *selection_lookup(const struct selection_list *list, int64_t selection_no);
const struct selection_event *selection_event_of(
        const struct selection_event_list *list, int64_t selection_no, enum selection_kind kind);

#endif
