/* Ballot sets (票组): what one meeting, round of talks, survey or assessment gave. Each stands for itself: its kind, who
 * answered, whether they signed, by which procedure, and how many were expected, came, got a ballot and handed it back.
 * Sets are never added silently, and every percentage names its base.
 *
 * What was answered is kept as sums (cells), or as whole ballots: the answers of one rater to all questions of the form,
 * in an order that says nothing. Source  A09, A10 */
#ifndef MODEL_BALLOT_SET_H
#define MODEL_BALLOT_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

/* NAME, code, title */
#define SET_KINDS(X)                                                                                                   \
    X(MEETING, "meeting", "会议")                                                                                      \
    X(TALK, "talk", "谈话")                                                                                            \
    X(SURVEY, "survey", "问卷")                                                                                        \
    X(ASSESSMENT, "assessment", "测评")

enum set_kind {
#define X(name, code, title) SET_##name,
    SET_KINDS(X)
#undef X
            SET_KIND_COUNT
};

/* From which side the raters look (六种评价). */
#define SET_SIDES(X)                                                                                                   \
    X(SUPERIOR, "superior", "上级评")                                                                                  \
    X(PEER, "peer", "同级评")                                                                                          \
    X(SUBORDINATE, "subordinate", "下级评")                                                                            \
    X(MASS, "mass", "群众评")                                                                                          \
    X(SOCIETY, "society", "社会评")                                                                                    \
    X(SELF, "self", "自我评")

enum set_side {
#define X(name, code, title) SIDE_##name,
    SET_SIDES(X)
#undef X
            SET_SIDE_COUNT
};

/* What is asked. A recommendation names people for posts; a willingness poll asks them about themselves; awareness asks whether somebody
 * knows the discipline of the term change (知晓、不知晓, A16). */
#define SET_ASKS(X)                                                                                                    \
    X(RECOMMENDATION, "recommendation", "推荐")                                                                        \
    X(GRADES, "grades", "干部等次")                                                                                    \
    X(TEAM, "team", "班子等次")                                                                                        \
    X(WILLINGNESS, "willingness", "任职意向")                                                                          \
    X(AWARENESS, "awareness", "换届纪律知晓")

enum set_asks {
#define X(name, code, title) SET_##name,
    SET_ASKS(X)
#undef X
            SET_ASKS_COUNT
};

/* In persons (expected, present) and ballots. valid + void = returned; blank ones (弃权) are part of the valid. */
#define SET_FIGURES(X)                                                                                                 \
    X(EXPECTED, "expected", "应到")                                                                                    \
    X(PRESENT, "present", "实到")                                                                                      \
    X(ISSUED, "issued", "发出")                                                                                        \
    X(RETURNED, "returned", "收回")                                                                                    \
    X(VALID, "valid", "有效")                                                                                          \
    X(BLANK, "blank", "弃权")                                                                                          \
    X(VOID, "void", "废票")

enum set_figure {
#define X(name, code, title) SET_##name,
    SET_FIGURES(X)
#undef X
            SET_FIGURE_COUNT
};

enum {
    SET_NOT_SAID = -1,
    SET_FIGURE_MAX = 1000000,
    SET_QUESTIONS_MAX = 2000,
    SET_LABELS_MAX = 40,
    SET_BALLOTS_MAX = 1000000, /* of a set */
    SET_ORDER_BYTES_MAX = 24000, /* of name_order */
};

/* How a set's answers are kept. */
#define SET_SHAPES(X)                                                                                                  \
    X(EMPTY, "empty", "还没有结果")                                                                                    \
    X(SUMS, "sums", "合计")                                                                                            \
    X(BALLOTS, "ballots", "整票")                                                                                      \
    X(CODES, "codes", "一次性答题码")

enum set_shape {
#define X(name, code, title) SHAPE_##name,
    SET_SHAPES(X)
#undef X
            SET_SHAPE_COUNT
};

/* name         of the set, unique in the workspace: "东山镇 会议推荐"
 * rater_group  评价主体: who answered ("镇机关干部"); level: 层次 ("正科级"), "" for all
 * profile      code of the procedure (cadre/profile.h)
 * organisation whose people are asked about; "" for several
 * codes        what the form calls its answers: "1=优秀,2=称职", "" when labels were written. Answers are kept by label
 * part_of      name of the set that counts the same raters as a whole (分层次统计), "" for none
 * posts        names that a ballot may recommend for an item at most; 0: no limit
 * list_names   names on the reference list of a meeting (参考人选); SET_NOT_SAID without one
 * name_order   the names as they stand on the form, one after the other: "甲、乙、丙"; "" when nobody said
 * attended     who came, by the categories of the profile (A05): "党委=9,纪委=3"; "" where nobody said
 * names_least  names that a ballot which is not blank has to recommend for an item at least (A14); 0: no such rule
 * has_form     its form was laid down before there were answers; else the answers make one
 * figures      SET_NOT_SAID where nothing was said */
struct ballot_set {
    int64_t set_no;
    const char *name;
    enum set_kind kind;
    enum set_side side;
    enum set_asks asks;
    enum set_shape shape;
    bool is_signed;
    const char *rater_group;
    const char *level;
    const char *profile;
    const char *organisation;
    const char *codes;
    const char *part_of;
    const char *name_order;
    struct date held_on;
    int64_t posts;
    int64_t list_names;
    const char *attended;
    int64_t names_least;
    bool has_form;
    int64_t figures[SET_FIGURE_COUNT];
};

struct ballot_set_list {
    struct ballot_set *v;
    size_t n;
};

/* One question of a form: somebody (or a team) and an item; "" is the whole (总体).
 * subject_no  number of the official, or of the organisation for SET_TEAM; 0: none that is recorded */
struct set_question {
    const char *subject;
    int64_t subject_no;
    const char *item;
};

/* The questions of a set in their order, and the labels that answer them: answer k of a ballot is labels[k - 1]. */
struct set_form {
    struct set_question *questions;
    size_t n;
    const char **labels;
    size_t label_count;
};

/* Whole ballots: n x questions, ballot after ballot; 0 is no answer, else a label's number from 1. */
struct set_ballots {
    const uint8_t *answers;
    size_t n;
};

/* votes[question * labels + label]: sums, as they were counted elsewhere. */
struct set_sums {
    const int64_t *votes;
};

/* A signed recommendation (署名推荐, A15). relation "" when none was declared. */
struct set_signature {
    const char *signer;
    const char *subject;
    const char *item;
    const char *answer;
    const char *relation;
    const char *reason;
};

struct set_signature_list {
    struct set_signature *v;
    size_t n;
};

/* NULL when there is none of that name. */
const struct ballot_set *ballot_set_lookup(const struct ballot_set_list *list, const char *name);

/* How the item of the whole is written. */
#define SET_WHOLE_ITEM "总体"

/* The item as people read it. */
const char *set_item_title(const char *item);

/* Items in the order in which they are read: the whole, 德 能 勤 绩 廉, then the others by code point. Below 0, 0, above 0. */
int set_item_compare(const char *a, const char *b);

/* The subject's place in a name_order, from 1; 0 when it is not there. */
size_t ballot_set_place(const char *name_order, const char *subject);

/* How many of that category came; SET_NOT_SAID when `attended` does not name it. "" for the sum of all. */
int64_t ballot_set_attended(const char *attended, const char *category);

const char *set_kind_code(enum set_kind k);
const char *set_kind_title(enum set_kind k);
bool set_kind_from(const char *code, enum set_kind *k);
/* "会议推荐" and "会议测评" are meetings. */
bool set_kind_from_words(const char *words, enum set_kind *k);
const char *set_side_code(enum set_side s);
const char *set_side_title(enum set_side s);
bool set_side_from(const char *code, enum set_side *s);
bool set_side_from_title(const char *title, enum set_side *s);
const char *set_asks_code(enum set_asks x);
const char *set_asks_title(enum set_asks x);
bool set_asks_from(const char *code, enum set_asks *x);
bool set_asks_from_title(const char *title, enum set_asks *x);
const char *set_figure_code(enum set_figure f);
const char *set_figure_title(enum set_figure f);
const char *set_shape_code(enum set_shape s);
const char *set_shape_title(enum set_shape s);
bool set_shape_from(const char *code, enum set_shape *s);

#endif
