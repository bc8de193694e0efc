/* Ballots that were read by machine, in stacks, and what people made of the rest. */
#ifndef MODEL_SCANNED_H
#define MODEL_SCANNED_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "model/ballot.h"

#define BATCH_STATES(X)                                                                                                \
    X(OPEN, "open", "正在读")                                                                                          \
    X(CLOSED, "closed", "已读完")                                                                                      \
    X(WITHDRAWN, "withdrawn", "已撤回")

enum batch_state {
#define X(name, code, title) BATCH_##name,
    BATCH_STATES(X)
#undef X
};

/* One stack: ballots of one vote from one counting place. */
struct scan_batch {
    int64_t batch_no;
    const char *name;
    int64_t session_no; /* 0: of a district's vote; else of a vote in that session of the congress */
    int64_t district_no; /* or the session's post */
    int64_t round;
    int64_t station_no;
    int64_t declared; /* counted by hand before reading; -1: not said */
    enum batch_state state;
    const char *why;
};

/* Votes with what the machine was not sure of. */
#define SCANNED_VOTES(X)                                                                                               \
    X(FOR, "for", "赞成")                                                                                              \
    X(AGAINST, "against", "反对")                                                                                      \
    X(ABSTAIN, "abstain", "弃权")                                                                                      \
    X(UNCLEAR, "unclear", "不清")

/* The first three are enum ballot_vote. */
enum scanned_vote {
#define X(name, code, title) SCANNED_##name,
    SCANNED_VOTES(X)
#undef X
};

struct scanned_mark {
    int64_t candidate; /* place on the ballot, from 1 */
    enum scanned_vote vote;
    int64_t score;     /* thousandths */
    int64_t threshold; /* thousandths of a square millimetre */
    bool is_questioned; /* the second look saw something else: people decide (count/look.h) */
};

struct scanned_line {
    int64_t line; /* from 1 */
    enum scanned_vote vote;
    bool is_inked;
    bool is_questioned; /* the machine saw nothing there, the second look did */
};

#define SHEET_STATES(X)                                                                                                \
    X(TAKEN, "taken", "已收")                                                                                          \
    X(HELD, "held", "疑似重复")                                                                                        \
    X(REFUSED, "refused", "拒读")

enum sheet_state {
#define X(name, code, title) SHEET_##name,
    SHEET_STATES(X)
#undef X
};

struct scanned_sheet {
    int64_t batch_no;
    const char *sheet; /* 32 hexadecimal digits */
    enum sheet_state state;
    int64_t same_batch; /* held: the sheet it looks like; else 0 and "" */
    const char *same_sheet;
    const char *refusal; /* refused: why; else "" */
    struct str trace;
    bool is_black_white; /* of one bit a pixel, as the scanner made it */
    struct scanned_mark *marks; /* of all candidates, in order; of a refused one none were read */
    size_t mark_count;
    struct scanned_line *lines; /* those on which something stands */
    size_t line_count;
};

/* Why people read a doubtful ballot as they did, after the practice of counting. */
#define DOUBT_REASONS(X)                                                                                               \
    X(OUTSIDE, "outside", "符号画在框外，意思清楚")                                                                    \
    X(TWICE, "twice", "同一处重复画同样的符号，只算一次")                                                              \
    X(OTHER_SIGN, "other-sign", "用了别的清楚的符号或文字（如√、同意）")                                               \
    X(CROSSED_OUT, "crossed-out", "姓名被划去，或写明反对")                                                            \
    X(CORRECTED, "corrected", "涂改过，意思清楚")                                                                      \
    X(NO_SIGN, "no-sign", "另选他人写了姓名没有画符号，算赞成")                                                        \
    X(NAME, "name", "另选他人的姓名，照原样认读")                                                                      \
    X(NOT_A_MARK, "not-a-mark", "不是符号：污点、折痕、印章")                                                          \
    X(UNREADABLE, "unreadable", "看不清，只有这一部分无效")                                                            \
    X(SAME_SHEET, "same-sheet", "同一张选票读了两次")                                                                  \
    X(TWO_SHEETS, "two-sheets", "是两张选票，只是画得像")                                                              \
    X(SCANNED_AGAIN, "scanned-again", "拒读的选票重新扫描过，已收")                                                    \
    X(BY_HAND, "by-hand", "机器读不出来，照原件认读")                                                                  \
    X(NOT_OF_STACK, "not-of-stack", "不是这一批的选票")

enum doubt_reason {
#define X(name, code, title) DOUBT_##name,
    DOUBT_REASONS(X)
#undef X
};

/* One person's reading of one item: "c3" candidate 3, "w1" line 1, "same" whether a held sheet was read before, "page" what
 * a refused page is. */
struct sheet_answer {
    int64_t batch_no;
    const char *sheet;
    const char *item;
    int64_t entry_no; /* from 1 for each item */
    const char *clerk;
    const char *answer; /* c: for, against, abstain; w: the name, or "none"; same: same, distinct; page: ballot, again=SHEET, other */
    enum doubt_reason reason;
};

/* What one person saw on a sheet of the sample without seeing what the machine read. */
struct sheet_look {
    int64_t batch_no;
    const char *sheet;
    int64_t entry_no; /* from 1 for each sheet; the last one counts */
    const char *clerk;
    const char *votes;   /* a letter for each candidate: f for, a against, - abstain, ? cannot be told */
    const char *written; /* a letter for each line for another person: w written on, - empty */
};

/* One draw of the random sample of a stack. */
struct scan_sample {
    int64_t batch_no;
    int64_t draw_no; /* from 1 */
    const char *seed;
    int64_t size;   /* sheets that this draw adds */
    int64_t sheets; /* of the stack that the machine read, from which it was drawn */
    int64_t journal_seq;
};

/* What the second look at a stack came to, and what those who read the stack in did about it afterwards. */
struct look_report {
    const char *batch;
    int64_t sheets;    /* that the machine read */
    int64_t drawn;     /* of these, into the sample */
    int64_t looked;    /* of these, seen by a person */
    const char *seeds; /* "4-2-6-1-5-3、6-6-1-2": of the draws, in their order; "" when there was none */
    int64_t ballots, positions; /* compared */
    int64_t wrong;              /* positions that two people settled against the machine */
    int64_t open;               /* that differ and are not settled */
    int64_t operator_answers;   /* to doubts */
    int64_t operator_looks;     /* sheets */
};

const char *doubt_reason_code(enum doubt_reason r);
const char *doubt_reason_title(enum doubt_reason r);
bool doubt_reason_from(const char *code, enum doubt_reason *r);
const char *batch_state_code(enum batch_state s);
const char *batch_state_title(enum batch_state s);
bool batch_state_from(const char *code, enum batch_state *s);
const char *sheet_state_code(enum sheet_state s);
bool sheet_state_from(const char *code, enum sheet_state *s);
const char *scanned_vote_code(enum scanned_vote v);
const char *scanned_vote_title(enum scanned_vote v);
bool scanned_vote_from(const char *code, enum scanned_vote *v);

#endif
