/* The words of a congress session (会议): its steps, sittings, and the kinds of entries that its record is made of. */
#ifndef MODEL_SESSION_H
#define MODEL_SESSION_H

#include <stdbool.h>

/* The steps of a first session in their lawful order. NAME, code, title. */
#define SESSION_STEPS(X)                                                                                               \
    X(NOTICE, "notice", "通知代表会期和议程")                                                                          \
    X(CREDENTIALS, "credentials", "代表报到、代表资格审查报告")                                                        \
    X(PREPARATORY, "preparatory", "预备会议：选举主席团、通过议程")                                                    \
    X(OPENING, "opening", "开幕、清点人数")                                                                            \
    X(GOVERNMENT_REPORT, "government-report", "审议并表决政府工作报告")                                                \
    X(PRESIDIUM_REPORT, "presidium-report", "审议并表决人大主席团工作报告")                                            \
    X(BUDGET, "budget", "审查并批准预算")                                                                              \
    X(METHOD, "method", "通过选举办法")                                                                                \
    X(NOMINATION, "nomination", "提名候选人（截止）")                                                                  \
    X(VERIFICATION, "verification", "核对联名代表")                                                                    \
    X(DELIBERATION, "deliberation", "介绍候选人、酝酿讨论")                                                            \
    X(PRIMARY, "primary", "预选")                                                                                      \
    X(FORMAL_LIST, "formal-list", "确定正式候选人名单")                                                                \
    X(TELLERS, "tellers", "通过监票人、计票人名单")                                                                    \
    X(VOTE, "vote", "投票")                                                                                            \
    X(COUNT, "count", "计票、确认选举有效")                                                                            \
    X(ANNOUNCEMENT, "announcement", "宣布当选人、公告")                                                                \
    X(OATH, "oath", "宪法宣誓")                                                                                        \
    X(FILING, "filing", "归档、报上级备案")

enum session_step {
#define X(name, code, title) SESSION_##name,
    SESSION_STEPS(X)
#undef X
            SESSION_STEP_COUNT
};

#define SITTING_KINDS(X)                                                                                               \
    X(PREPARATORY, "preparatory", "预备会议")                                                                          \
    X(PLENARY, "plenary", "全体会议")                                                                                  \
    X(PRESIDIUM, "presidium", "主席团会议")                                                                            \
    X(DELEGATION, "delegation", "代表团会议")

enum sitting_kind {
#define X(name, code, title) SITTING_##name,
    SITTING_KINDS(X)
#undef X
};

#define PRESENCES(X)                                                                                                   \
    X(NOT_SAID, "not-said", "未登记")                                                                                  \
    X(PRESENT, "present", "出席")                                                                                      \
    X(LEAVE, "leave", "请假")                                                                                          \
    X(ABSENT, "absent", "缺席")

enum presence {
#define X(name, code, title) PRESENCE_##name,
    PRESENCES(X)
#undef X
            PRESENCE_COUNT
};

#define DEPUTY_STATES(X)                                                                                               \
    X(IN_OFFICE, "in-office", "在任")                                                                                  \
    X(SUSPENDED, "suspended", "暂时停止执行代表职务")                                                                  \
    X(ENDED, "ended", "代表资格终止")

enum deputy_state {
#define X(name, code, title) DEPUTY_##name,
    DEPUTY_STATES(X)
#undef X
};

/* What a congress votes on beside persons. NAME, code, title, the step that it belongs to. */
#define RESOLUTIONS(X)                                                                                                 \
    X(PRESIDIUM, "presidium", "主席团名单", PREPARATORY)                                                               \
    X(AGENDA, "agenda", "会议议程", PREPARATORY)                                                                       \
    X(CREDENTIALS_COMMITTEE, "credentials-committee", "代表资格审查委员会名单", METHOD)                                \
    X(GOVERNMENT_REPORT, "government-report", "政府工作报告", GOVERNMENT_REPORT)                                       \
    X(PRESIDIUM_REPORT, "presidium-report", "人大主席团工作报告", PRESIDIUM_REPORT)                                    \
    X(BUDGET, "budget", "预算执行情况和预算", BUDGET)                                                                  \
    X(METHOD, "method", "选举办法", METHOD)                                                                            \
    X(TELLERS, "tellers", "监票人、计票人名单", TELLERS)                                                               \
    X(OTHER, "other", "其他决议", OPENING)

enum resolution_kind {
#define X(name, code, title, step) RESOLUTION_##name,
    RESOLUTIONS(X)
#undef X
            RESOLUTION_COUNT
};

#define STAFF_ROLES(X)                                                                                                 \
    X(CHIEF_SUPERVISOR, "chief-supervisor", "总监票人")                                                                \
    X(SUPERVISOR, "supervisor", "监票人")                                                                              \
    X(TELLER, "teller", "计票人")

enum staff_role {
#define X(name, code, title) STAFF_##name,
    STAFF_ROLES(X)
#undef X
};

#define NOMINEE_STATES(X)                                                                                              \
    X(NOMINATED, "nominated", "被提名")                                                                                \
    X(WITHDRAWN, "withdrawn", "退出")                                                                                  \
    X(DEAD, "dead", "死亡")                                                                                            \
    X(FAILED, "failed", "提名不成立")                                                                                  \
    X(LATE, "late", "提名超过截止时间")                                                                                \
    X(BARRED, "barred", "不符合任职条件")                                                                              \
    X(DROPPED, "dropped", "预选落选")                                                                                  \
    X(FORMAL, "formal", "正式候选人")

enum nominee_state {
#define X(name, code, title) NOMINEE_##name,
    NOMINEE_STATES(X)
#undef X
};

/* What went up to the county, and what came back: none may stand for another. */
#define FILINGS(X)                                                                                                     \
    X(REQUEST, "request", "请示")                                                                                      \
    X(APPROVAL, "approval", "批复")                                                                                    \
    X(REPORT, "report", "备案报告")                                                                                    \
    X(ARCHIVE, "archive", "归档")

enum filing_kind {
#define X(name, code, title) FILING_##name,
    FILINGS(X)
#undef X
            FILING_COUNT
};

/* The entries of the record. NAME, code, title. */
#define SESSION_EVENTS(X)                                                                                              \
    X(OPEN, "open", "召集会议")                                                                                        \
    X(DEPUTIES, "deputies", "代表名册")                                                                                \
    X(DEPUTY_STATE, "deputy-state", "代表资格变动")                                                                    \
    X(POSTS, "posts", "应选职务")                                                                                      \
    X(SITTING, "sitting", "举行一次会议")                                                                              \
    X(ATTENDANCE, "attendance", "出席情况")                                                                            \
    X(STEP, "step", "完成一步")                                                                                        \
    X(RESOLUTION, "resolution", "表决")                                                                                \
    X(PRESIDIUM, "presidium", "主席团组成")                                                                            \
    X(METHOD, "method", "选举办法")                                                                                    \
    X(NOMINATE, "nominate", "提名")                                                                                    \
    X(STRIKE_SIGNER, "strike-signer", "撤回联名")                                                                      \
    X(NOMINEE_LEAVES, "nominee-leaves", "被提名人退出或者死亡")                                                        \
    X(VERIFY, "verify", "核对提名")                                                                                    \
    X(PRIMARY, "primary", "预选结果")                                                                                  \
    X(LIST, "list", "正式候选人名单")                                                                                  \
    X(STAFF, "staff", "监票人、计票人")                                                                                \
    X(VOTE, "vote", "发出选票")                                                                                        \
    X(TALLY, "tally", "计票单录入")                                                                                    \
    X(SETTLE, "settle", "核定录入差异")                                                                                \
    X(ANNOUNCE, "announce", "宣布")                                                                                    \
    X(OATH, "oath", "宣誓")                                                                                            \
    X(FILE, "file", "文件报送")                                                                                        \
    X(MOTION, "motion", "议案、质询案")                                                                                \
    X(RECALL, "recall", "罢免案")                                                                                      \
    X(RESIGN, "resign", "辞职")                                                                                        \
    X(DECIDE, "decide", "决定")                                                                                        \
    X(EXPLAIN, "explain", "说明")                                                                                      \
    X(VOID, "void", "作废一条记录")                                                                                    \
    X(CERTIFY, "certify", "认证")                                                                                      \
    X(CORRECT, "correct", "打开更正")

enum session_event_kind {
#define X(name, code, title) EVENT_##name,
    SESSION_EVENTS(X)
#undef X
            EVENT_KIND_COUNT
};

const char *session_step_code(enum session_step s);
const char *session_step_title(enum session_step s);
bool session_step_from(const char *code, enum session_step *s);
const char *sitting_kind_code(enum sitting_kind k);
const char *sitting_kind_title(enum sitting_kind k);
bool sitting_kind_from(const char *code, enum sitting_kind *k);
const char *presence_code(enum presence p);
bool presence_from(const char *code, enum presence *p);
bool presence_from_title(const char *title, enum presence *p);
const char *deputy_state_code(enum deputy_state s);
const char *deputy_state_title(enum deputy_state s);
bool deputy_state_from(const char *code, enum deputy_state *s);
const char *resolution_kind_code(enum resolution_kind k);
const char *resolution_kind_title(enum resolution_kind k);
bool resolution_kind_from(const char *code, enum resolution_kind *k);
enum session_step resolution_kind_step(enum resolution_kind k);
const char *staff_role_title(enum staff_role r);
bool staff_role_from(const char *code, enum staff_role *r);
const char *nominee_state_code(enum nominee_state s);
const char *nominee_state_title(enum nominee_state s);
bool filing_kind_from(const char *code, enum filing_kind *k);
const char *session_event_kind_code(enum session_event_kind k);
const char *session_event_kind_title(enum session_event_kind k);
bool session_event_kind_from(const char *code, enum session_event_kind *k);

#endif
