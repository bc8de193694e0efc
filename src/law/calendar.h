/* The statutory days of an election, counted from the election day (选举日, D) and from what was published.
 * "n days before" is the n-th calendar day back, and that day is the last lawful one, unless the setting
 * deadline_day says a day earlier. No weekends or holidays: the statute knows none. */
#ifndef LAW_CALENDAR_H
#define LAW_CALENDAR_H

#include "law/basis.h"

/* NAME, code, title */
#define CALENDAR_STEPS(X)                                                                                              \
    X(VOTER_LIST, "voter-list", "公布选民名单")                                                                        \
    X(OBJECTION, "objection", "对选民名单提出申诉")                                                                    \
    X(OBJECTION_DECISION, "objection-decision", "选举委员会处理申诉")                                                  \
    X(LATE_REGISTRATION, "late-registration", "补办选民登记")                                                          \
    X(FIRST_LIST, "first-list", "公布代表候选人名单")                                                                  \
    X(PRIMARY, "primary", "协商、预选")                                                                                \
    X(FINAL_LIST, "final-list", "公布正式代表候选人名单")                                                              \
    X(SUSPENSION_NOTICE, "suspension-notice", "停止行使选举权利的决定送达")                                            \
    X(LAWSUIT, "lawsuit", "向人民法院起诉")                                                                            \
    X(LIST_CORRECTION, "list-correction", "补正选民名单")                                                              \
    X(JUDGMENT, "judgment", "人民法院判决")                                                                            \
    X(INTRODUCTION, "introduction", "介绍代表候选人")                                                                  \
    X(ENTRUSTMENT, "entrustment", "同意委托投票")                                                                      \
    X(ELECTION_DAY, "election-day", "选举日投票")                                                                      \
    X(VOTING_END, "voting-end", "投票结束")                                                                            \
    X(SESSION_NOTICE, "session-notice", "通知代表会议日期")                                                            \
    X(CREDENTIALS, "credentials", "代表资格审查并公布代表名单")                                                        \
    X(FIRST_SESSION, "first-session", "召开第一次会议")

enum calendar_step {
#define X(name, code, title) STEP_##name,
    CALENDAR_STEPS(X)
#undef X
            CALENDAR_STEP_COUNT
};

/* What is known beside the election day; DATE_NONE for what is not. */
struct calendar_facts {
    bool is_by_election;
    struct date voter_list_on; /* when the list was or will be published; default its last lawful day */
    struct date objection_on;  /* when an objection came in; default the last lawful day */
    struct date completed_on;  /* when the election of deputies was completed; default D */
    struct date session_on;    /* the first session */
};

struct calendar_entry {
    enum calendar_step step;
    struct date earliest; /* DATE_NONE: no bound */
    struct date latest;   /* last lawful day */
    struct reason because;
};

/* Every step that this law and province give a day for, in the order of days.
 * Returns the number of entries, at most CALENDAR_STEP_COUNT; texts live in a. */
size_t law_calendar(struct arena *a, const struct law_basis *b, const struct calendar_facts *facts,
        struct calendar_entry entries[CALENDAR_STEP_COUNT]);

/* The entry of one step; NULL when the law gives it no day. */
const struct calendar_entry *law_calendar_entry(const struct calendar_entry *entries, size_t n, enum calendar_step s);

/* Negative: so many days too early; 0: in time; positive: so many days late. */
int law_calendar_lateness(const struct calendar_entry *entry, struct date on);

const char *calendar_step_code(enum calendar_step s);
const char *calendar_step_title(enum calendar_step s);
bool calendar_step_from(const char *code, enum calendar_step *s);

#endif
