/* The rules of composing teams (调配规则) as data: data/team/NAME.tsv, or a county's own file. A rule says what a person must be
 * for a post, how many of a kind a team needs, what a good line-up is worth; and how firmly it stands. One small language for
 * all of them: conditions on a person in a post, like "age<=35&woman=1".
 *
 * Lines (tab-separated, # is prose):
 *   team     CODE  TITLE  SOURCE
 *   require  NAME  POSTS  WHO  FORCE  SOURCE             who sits in POSTS must meet WHO
 *   quota    NAME  all|each  POSTS  WHO  least|most  AMOUNT  BASE  FORCE  SOURCE   in the county, or in each unit
 *   mean     NAME  all|each  POSTS  LOW  HIGH  FORCE  SOURCE   the mean age in completed years lies between the two
 *   move     NAME  AMOUNT  FORCE  SOURCE                 of a unit's people at most so many go to other units
 *   worth    NAME  POSTS  WHO  POINTS  SOURCE            points for every person in a post who meets WHO
 *   avoid    NAME  FORCE  SOURCE                         relatives not in one unit
 *   fill     NAME  FORCE  SOURCE                         every post is filled
 *   pin      NAME  FORCE  SOURCE                         what was decided beforehand
 *   setting  NAME  SETTING                               the number of the rule NAME (a require, above) is that of a setting which somebody
 *                                                        confirmed: years as months, or the reading of a text (app/team_settle.h)
 *   light    NAME  WORD  AMOUNT  SOURCE                  a number behind the traffic lights (team/light.h), instead of the usual one
 *
 * POSTS   all, chief, codes of kinds and grades of posts joined by "," (secretary,head; section)
 * AMOUNT  3, 15% or 1/3 of the base, rounded up for least, down for most
 * BASE    "-": the approved seats of POSTS; else POSTS of which those meeting WHO are the base (A81: of the young chiefs a third
 *         are secretaries)
 * FORCE   law: never given up. 1 ..= 9: firm, but where nothing satisfies all the lower numbers are given up first.
 *         wN: a wish, N points lost for each person (or year of age) that is missing. off: does not count. */
#ifndef TEAM_RULES_H
#define TEAM_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

/* What a condition looks at: of a person in a post on the case's month. -1: not known, which meets no condition.
 * NAME, word, meaning */
#define TEAM_FIELDS(X)                                                                                                 \
    X(AGE, "age", "周岁")                                                                                              \
    X(WOMAN, "woman", "女（1）")                                                                                       \
    X(NON_PARTY, "non_party", "党外（1）")                                                                             \
    X(PARTY, "party", "登记为中共党员（1）")                                                                           \
    X(PARTY_MONTHS, "party_months", "党龄（月），党外为 0")                                                            \
    X(EDUCATION, "education", "最高学历")                                                                              \
    X(FULL_TIME, "full_time", "全日制学历")                                                                            \
    X(SPECIALITY, "speciality", "专长（含有）")                                                                            \
    X(BARRED, "barred", "不得提名（1）")                                                                               \
    X(RESULTS, "results", "实绩档次 0 至 4")                                                                           \
    X(NEW, "new", "现在不在班子（1）")                                                                                 \
    X(STAYS, "stays", "留任原职（1）")                                                                                 \
    X(STAYS_IN_UNIT, "stays_in_unit", "留在原单位（1）")                                                               \
    X(ARRIVES, "arrives", "不是本单位现任（1）")                                                                       \
    X(EXCHANGED, "exchanged", "由其他单位交流来（1）")                                                                 \
    X(STAY_MONTHS, "stay_months", "留任原职的，已任月数；其他为 0")                                                    \
    X(EXCHANGE_MONTHS, "exchange_months", "有职位的人（正职以外）交流到其他单位的，已任现职月数；其他为 9999")                               \
    X(CHIEF_EXCHANGE_MONTHS, "chief_exchange_months", "正职交流到其他单位的，已任现职月数；其他为 9999")               \
    X(UNIT_MONTHS, "unit_months", "留在原单位的同一职级，已任月数；其他为 0")                                          \
    X(LEVEL_MONTHS, "level_months", "不升职级的，任现职级月数；其他为 0")                                              \
    X(RISE, "rise", "职级升几级")                                                                                      \
    X(RISE_MONTHS, "rise_months", "升职级的，任现职级月数；其他为 9999")                                               \
    X(SAME_KIND, "same_kind", "现任同类职位（1）")                                                                     \
    X(HOME, "home", "成长地就是任职地（1）")

enum team_field {
#define X(name, word, meaning) TEAM_FIELD_##name,
    TEAM_FIELDS(X)
#undef X
            TEAM_FIELD_COUNT
};

enum { TEAM_FOREVER = 9999, TEAM_CONDITIONS_MAX = 6, TEAM_RULES_MAX = 200, TEAM_RANKS_MAX = 9 };

enum team_compare { TEAM_LE, TEAM_GE, TEAM_EQ, TEAM_NE };

/* words  of a speciality; the number is not used then */
struct team_condition {
    enum team_field field;
    enum team_compare compare;
    int64_t number;
    const char *words;
};

/* All of them must hold; none: everybody. text as it was written, for messages. */
struct team_who {
    struct team_condition v[TEAM_CONDITIONS_MAX];
    size_t n;
    const char *text;
};

/* roles, grades   bit sets of enum post_role and enum post_grade */
struct team_posts {
    bool is_all, is_chief;
    uint32_t roles, grades;
    const char *text;
};

enum team_rule_kind {
    TEAM_REQUIRE,
    TEAM_QUOTA,
    TEAM_MEAN,
    TEAM_MOVE,
    TEAM_WORTH,
    TEAM_AVOID,
    TEAM_FILL,
    TEAM_PIN,
};

enum team_force_kind { TEAM_FORCE_LAW, TEAM_FORCE_RANK, TEAM_FORCE_WISH, TEAM_FORCE_OFF };

/* number: the rank 1 ..= 9, or the points of a wish 1 ..= 10000 */
struct team_force {
    enum team_force_kind kind;
    int64_t number;
};

/* top / bottom of the base, or the number top when bottom is 0 */
struct team_amount {
    int64_t top, bottom;
};

/* What is used of it depends on the kind; the rest is zero. */
struct team_rule {
    enum team_rule_kind kind;
    const char *name;
    const char *source;
    struct team_force force;
    struct team_posts posts;
    struct team_who who;
    bool is_each;            /* quota, mean: in each unit */
    bool is_least;           /* quota */
    struct team_amount amount; /* quota, move */
    bool has_base;           /* quota */
    struct team_posts base;
    int64_t low, high;       /* mean, years */
    int64_t points;          /* worth, may be negative */
    const char *setting;     /* require: code of the setting that its last number is taken from; NULL: it stands as written */
};

/* Numbers behind the lights. NAME, word, top, bottom (0: a plain number) */
#define TEAM_LIMITS(X)                                                                                                 \
    X(RETIRE_MAN, "retire_man", 60, 0)                                                                                 \
    X(RETIRE_WOMAN, "retire_woman", 55, 0)                                                                             \
    X(SOON_MONTHS, "soon_months", 6, 0)                                                                                \
    X(OUT_YEARS, "out_years", 3, 0)                                                                                    \
    X(OUT_SHARE, "out_share", 1, 3)                                                                                    \
    X(OUT_PEOPLE, "out_people", 3, 0)                                                                                  \
    X(YOUNGER_AGE, "younger_age", 50, 0)                                                                                 \
    X(SPREAD_AGE, "spread_age", 5, 0)                                                                                  \
    X(HOME_RED, "home_red", 2, 3)                                                                                      \
    X(HOME_YELLOW, "home_yellow", 1, 2)                                                                                \
    X(EXPERT_RED, "expert_red", 1, 3)                                                                                  \
    X(EXPERT_YELLOW, "expert_yellow", 1, 2)                                                                            \
    X(YOUNG_AGE, "young_age", 35, 0)                                                                                   \
    X(YOUNG_SHARE, "young_share", 15, 100)                                                                             \
    X(WOMEN, "women", 1, 0)                                                                                            \
    X(NON_PARTY_MEMBERS, "non_party", 1, 0)                                                                            \
    X(LAST_YEARS, "last_years", 3, 0)                                                                                  \
    X(POST_MONTHS, "post_months", 120, 0)                                                                              \
    X(PLACE_MONTHS, "place_months", 120, 0)                                                                            \
    X(DISCIPLINE_MONTHS, "discipline_months", 60, 0)                                                                   \
    X(GRADE_MONTHS, "grade_months", 180, 0)

enum team_limit {
#define X(name, word, top, bottom) TEAM_LIMIT_##name,
    TEAM_LIMITS(X)
#undef X
            TEAM_LIMIT_COUNT
};

struct team_rules {
    const char *code, *title, *source;
    struct team_rule *v;
    size_t n;
    struct team_amount limits[TEAM_LIMIT_COUNT];
};

/* ERR_INPUT names the line. */
MUST_USE bool team_rules_parse(struct arena *a, struct str text, struct team_rules *rules, struct err *e);

/* The rules that the program carries under this code ("township"). ERR_INPUT when there are none. */
MUST_USE bool team_rules_load(struct arena *a, const char *code, struct team_rules *rules, struct err *e);

/* POSTS as rules write them. ERR_INPUT names the word. */
MUST_USE bool team_posts_parse(struct arena *a, const char *text, struct team_posts *posts, struct err *e);

const char *team_rule_kind_code(enum team_rule_kind k);
const char *team_field_word(enum team_field f);

/* "law", "5", "w20", "off" */
const char *team_force_text(struct arena *a, struct team_force f);

#endif
