/* How the deputies elected are made up (代表构成): counts, what is not on record, and the outgoing congress beside
 * them. Ages are completed years on the election day. */
#ifndef APP_MAKEUP_H
#define APP_MAKEUP_H

#include "app/paper_source.h"

/* Groups whose items and unknown add up to all deputies: NAME, title */
#define MAKEUP_GROUPS(X)                                                                                               \
    X(SEX, "性别")                                                                                                     \
    X(PARTY, "政治面貌")                                                                                               \
    X(ETHNIC, "民族")                                                                                                  \
    X(EDUCATION, "学历")                                                                                               \
    X(AGE, "年龄")                                                                                                     \
    X(CATEGORY, "类别")                                                                                                \
    X(TERM, "连任")

enum makeup_group {
#define X(name, title) GROUP_##name,
    MAKEUP_GROUPS(X)
#undef X
            GROUP_COUNT
};

/* NAME, group, item of the last term (TERM_ITEM_COUNT: none is kept), title */
#define MAKEUP_LINES(X)                                                                                                \
    X(WOMEN, SEX, TERM_WOMEN, "妇女")                                                                                  \
    X(MEN, SEX, TERM_ITEM_COUNT, "男")                                                                                 \
    X(SEX_UNKNOWN, SEX, TERM_ITEM_COUNT, "性别未填")                                                                   \
    X(PARTY, PARTY, TERM_PARTY, "中共党员")                                                                            \
    X(NON_PARTY, PARTY, TERM_ITEM_COUNT, "非中共党员")                                                                 \
    X(PARTY_UNKNOWN, PARTY, TERM_ITEM_COUNT, "政治面貌未填")                                                           \
    X(MINORITY, ETHNIC, TERM_MINORITY, "少数民族")                                                                     \
    X(HAN, ETHNIC, TERM_ITEM_COUNT, "汉族")                                                                            \
    X(ETHNIC_UNKNOWN, ETHNIC, TERM_ITEM_COUNT, "民族未填")                                                             \
    X(COLLEGE, EDUCATION, TERM_COLLEGE, "大专以上")                                                                    \
    X(BELOW_COLLEGE, EDUCATION, TERM_ITEM_COUNT, "大专以下")                                                           \
    X(EDUCATION_UNKNOWN, EDUCATION, TERM_ITEM_COUNT, "学历未填或不能归类")                                             \
    X(AGE_35, AGE, TERM_AGE_35, "三十五岁以下")                                                                        \
    X(AGE_36_50, AGE, TERM_AGE_36_50, "三十六至五十岁")                                                                \
    X(AGE_51, AGE, TERM_AGE_51, "五十一岁以上")                                                                        \
    X(AGE_UNKNOWN, AGE, TERM_ITEM_COUNT, "出生日期未填")                                                               \
    X(WORKER, CATEGORY, TERM_WORKER, "工人")                                                                           \
    X(FARMER, CATEGORY, TERM_FARMER, "农民")                                                                           \
    X(PROFESSIONAL, CATEGORY, TERM_PROFESSIONAL, "专业技术人员")                                                       \
    X(OFFICIAL, CATEGORY, TERM_OFFICIAL, "干部")                                                                       \
    X(SOLDIER, CATEGORY, TERM_ITEM_COUNT, "军人")                                                                      \
    X(RETURNED, CATEGORY, TERM_ITEM_COUNT, "归侨")                                                                     \
    X(OTHER, CATEGORY, TERM_ITEM_COUNT, "其他")                                                                        \
    X(CATEGORY_UNKNOWN, CATEGORY, TERM_ITEM_COUNT, "类别未填")                                                         \
    X(INCUMBENT, TERM, TERM_INCUMBENT, "连任")                                                                         \
    X(NEW, TERM, TERM_ITEM_COUNT, "新当选")                                                                            \
    X(TERM_UNKNOWN, TERM, TERM_ITEM_COUNT, "是否连任未填")

enum makeup_line {
#define X(name, group, item, title) MAKEUP_##name,
    MAKEUP_LINES(X)
#undef X
            MAKEUP_COUNT
};

struct makeup {
    int64_t total; /* deputies elected */
    int64_t count[MAKEUP_COUNT];
    int64_t age_sum;    /* completed years of those whose birth is on record */
    int64_t incomplete; /* deputies of whom at least one of these is not on record */
};

/* Of all deputies elected so far; ages on the election day. */
void makeup_count(const struct paper_source *s, struct makeup *m);

/* Sex, age, education …: the lines of one group add up to the total. */
enum makeup_group makeup_group_of(enum makeup_line l);
const char *makeup_group_title(enum makeup_group g);
const char *makeup_line_title(enum makeup_line l);
bool makeup_is_unknown(enum makeup_line l); /* for those of whom it is not on record */

bool makeup_has_last(enum makeup_line l); /* the table of the last term has an item for it */

/* The last term's item beside the line; NULL when none is kept or was entered. */
const struct term_figure *makeup_last(const struct paper_source *s, enum makeup_line l);

/* What does not add up in the figures of the last term, and whose data are missing (codes N62x). */
void makeup_check(const struct paper_source *s, const struct makeup *m, struct finding_list *findings);

#endif
