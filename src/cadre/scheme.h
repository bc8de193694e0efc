/* Scoring schemes (计分办法) as data: what each grade is worth, which groups weigh how much, by which formula a group's
 * answers become points. They stand in data/schemes/NAME.tsv, whose head says where they come from. */
#ifndef CADRE_SCHEME_H
#define CADRE_SCHEME_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "cadre/measure.h"

/* What a grade means whatever it is called. UNKNOWN (不了解) leaves the denominator. */
#define GRADE_ROLES(X)                                                                                                 \
    X(EXCELLENT, "excellent", "优秀、好")                                                                              \
    X(GOOD, "good", "称职、较好")                                                                                      \
    X(FAIR, "fair", "基本称职、一般")                                                                                  \
    X(POOR, "poor", "不称职、差")                                                                                      \
    X(UNKNOWN, "unknown", "不了解")

enum grade_role {
#define X(name, code, title) GRADE_##name,
    GRADE_ROLES(X)
#undef X
            GRADE_ROLE_COUNT
};

/* NAME, code, title. Shares are of the valid answers, unless the scheme says issued; a group's points go from 0 to `full`.
 * group      weighted mean of the groups below it
 * mean       mean of the grades' values
 * excellent  share of excellent
 * satisfied  share of excellent and good
 * net        share of excellent less share of poor; may be negative
 * band       points of the first band whose conditions hold
 * rank       each place below the first costs `step` of a hundred; mean over the raters
 * best       own value / best value
 * scores     mean of the raters' scores
 * trimmed    the same without one highest and one lowest
 * extra      points added on top, up to `full`; no weight
 * probation  everything or nothing: nothing when a third and more are poor or fewer than half are excellent or good */
#define SCHEME_FORMULAS(X)                                                                                             \
    X(GROUP, "group", "各组加权平均")                                                                                  \
    X(MEAN, "mean", "等次分平均")                                                                                      \
    X(EXCELLENT, "excellent", "优秀率")                                                                                \
    X(SATISFIED, "satisfied", "满意率")                                                                                \
    X(NET, "net", "优秀率减不称职率")                                                                                  \
    X(BAND, "band", "分档计分")                                                                                        \
    X(RANK, "rank", "名次计分")                                                                                        \
    X(BEST, "best", "与最好的相比")                                                                                    \
    X(SCORES, "scores", "平均分")                                                                                      \
    X(TRIMMED, "trimmed", "去掉一个最高、一个最低的平均分")                                                            \
    X(EXTRA, "extra", "附加分")                                                                                        \
    X(PROBATION, "probation", "试用期民意测验是否通过")

enum scheme_formula {
#define X(name, code, title) FORMULA_##name,
    SCHEME_FORMULAS(X)
#undef X
            FORMULA_COUNT
};

struct scheme_grade {
    const char *label; /* grades are compared by label, never by code */
    double value;
    enum grade_role role;
};

/* parent   index of the group it is a part of; SIZE_MAX at the top
 * weight   among the groups with the same parent
 * full     points it is worth at most; grades' values and scores are taken as they are when it is 0 */
struct scheme_group {
    const char *name;
    size_t parent;
    double weight;
    enum scheme_formula formula;
    double full;
    double step;
};

/* excellent_min  of 100 valid answers, at least
 * poor_below     fair and poor together fewer than this many of 300; 300 and above: no condition */
struct scheme_band {
    size_t group;
    int64_t excellent_min;
    int64_t poor_below;
    double points;
};

struct scheme_item {
    const char *name;
    double weight;
};

/* is_from_memory  no text was found that says so: it is off until somebody confirms it
 * is_sum          the top groups' points are added up (1000 points), not averaged by weight */
struct scheme {
    const char *code, *title, *source;
    bool is_from_memory;
    bool is_sum;
    bool is_of_issued;
    struct scheme_grade *grades;
    size_t grade_count;
    struct scheme_group *groups;
    size_t group_count;
    struct scheme_band *bands;
    size_t band_count;
    struct scheme_item *items; /* none: the answers are to one question */
    size_t item_count;
};

/* The scheme that the program carries under this code ("s1"). ERR_INPUT when there is none. */
MUST_USE bool scheme_load(struct arena *a, const char *code, struct scheme *s, struct err *e);

/* A scheme of one's own, from the text of such a file. ERR_INPUT names the line. */
MUST_USE bool scheme_parse(struct arena *a, struct str text, struct scheme *s, struct err *e);

/* Codes of all that are carried. */
const char *const *scheme_codes(struct arena *a, size_t *n);

bool scheme_formula_from(const char *code, enum scheme_formula *f);
bool grade_role_from(const char *code, enum grade_role *r);

#endif
