/* One figure of the analysis (考察统计): its method, what it rests on, its interval, or the reason why it is not
 * defined. A figure that is not defined is never replaced by zero or by a guess.
 *
 * cadre/ is the one room of pure rules in which floating point is allowed; whoever prints rounds (json_put_real), so
 * that every compiler gives the same digits. Everything here is a pure function: chance comes from a seed. */
#ifndef CADRE_MEASURE_H
#define CADRE_MEASURE_H

#include <stdbool.h>
#include <stdint.h>

/* NAME, stable code that papers print beside the figure, title */
#define CADRE_METHODS(X)                                                                                               \
    X(ICC1, "icc1", "组内相关系数，单向，单个评价人")                                                                  \
    X(ICC_C1, "icc_c1", "组内相关系数，双向，一致性，单个评价人")                                                      \
    X(ICC_A1, "icc_a1", "组内相关系数，双向，绝对一致，单个评价人")                                                    \
    X(ICC1K, "icc1k", "组内相关系数，单向，平均分")                                                                    \
    X(ICC_CK, "icc_ck", "组内相关系数，双向，一致性，平均分")                                                          \
    X(ICC_AK, "icc_ak", "组内相关系数，双向，绝对一致，平均分")                                                        \
    X(ALPHA, "alpha", "克龙巴赫系数")                                                                                  \
    X(KENDALL_W, "kendall_w", "肯德尔和谐系数")                                                                        \
    X(KENDALL_W_TIES, "kendall_w_ties", "肯德尔和谐系数，并列校正")                                                    \
    X(KENDALL_CHI2, "kendall_chi2", "肯德尔和谐系数的卡方值")                                                          \
    X(KENDALL_P, "kendall_p", "肯德尔和谐系数的显著性")                                                                \
    X(KRIPP_NOMINAL, "kripp_nominal", "克里彭多夫系数，类别")                                                          \
    X(KRIPP_ORDINAL, "kripp_ordinal", "克里彭多夫系数，等级")                                                          \
    X(KRIPP_INTERVAL, "kripp_interval", "克里彭多夫系数，等距")                                                        \
    X(KRIPP_RATIO, "kripp_ratio", "克里彭多夫系数，等比")                                                              \
    X(FLEISS, "fleiss", "弗莱斯一致性系数")                                                                            \
    X(WILSON, "wilson", "比例，威尔逊区间")                                                                            \
    X(NEWCOMBE, "newcombe", "两个比例之差，纽科姆区间")                                                                \
    X(MEAN, "mean", "平均数")                                                                                          \
    X(MEDIAN, "median", "中位数")                                                                                      \
    X(MAD, "mad", "绝对中位差（×1.4826）")                                                                             \
    X(MAD_PLAIN, "mad_plain", "绝对中位差（不乘系数）")                                                                \
    X(TRIMMED20, "trimmed20", "两端各截去 20% 的平均数")                                                               \
    X(DROP1, "drop1", "去掉一个最高、一个最低的平均数")                                                                \
    X(THEIL_SEN, "theil_sen", "泰尔—森斜率")                                                                           \
    X(THEIL_SEN_INTERCEPT, "theil_sen_intercept", "泰尔—森直线的截距")                                                 \
    X(SCORE, "score", "按计分办法的得分")                                                                              \
    X(SEVERITY, "severity", "评价人松严，加法模型")                                                                    \
    X(ADJUSTED, "adjusted", "扣除评价人松严后的平均分")                                                                \
    X(PERCENTILE, "percentile", "同类之内的百分位")                                                                    \
    X(VOTES_PERCENTILE, "votes_percentile", "各方面优秀率在同类之内的百分位")                                          \
    X(HUBER, "huber", "与条件相近者相比的差额，胡贝尔稳健回归")                                                        \
    X(SAME_ORDER, "same_order", "次序不变的权重所占的比例")                                                            \
    X(PLACE, "place_bootstrap", "合成次序里的名次，自助法区间")                                                        \
    X(FLIP, "flip", "使两者次序颠倒的最小权重变动")                                                                    \
    X(BLOC, "bloc", "雷同票置换检验")                                                                                  \
    X(ORDER_EFFECT, "order_effect", "名单次序置换检验")                                                                \
    X(VOTES, "votes", "各方面优秀率的平均")

enum cadre_method {
#define X(name, code, title) CADRE_##name,
    CADRE_METHODS(X)
#undef X
            CADRE_METHOD_COUNT
};

/* value     when why is NULL
 * low, high a 95 % interval, when has_interval
 * base      how many observations it rests on; of what, says the function that gives it
 * why       NULL, or why there is no such figure, as a Chinese sentence (a constant text)
 * exact     of a figure without an interval, why it has none; NULL: what measure_interval_why says of its method */
struct measure {
    enum cadre_method method;
    bool has_interval;
    int64_t base;
    double value;
    double low, high;
    const char *why;
    const char *exact;
};

/* A value that is no finite number is not defined; bounds that are none, or that cross, are left out. */
struct measure measure_of(enum cadre_method method, int64_t base, double value);
struct measure measure_within(enum cadre_method method, int64_t base, double value, double low, double high);
struct measure measure_undefined(enum cadre_method method, int64_t base, const char *why);

/* The figure without an interval, and why it has none. */
struct measure measure_exact(enum cadre_method method, int64_t base, double value, const char *why);

/* Why there is no interval, as a Chinese sentence; NULL where there is one, or no figure. */
const char *measure_interval_why(const struct measure *m);

static inline bool measure_is_defined(const struct measure *m)
{
    return !m->why;
}

const char *cadre_method_code(enum cadre_method m);
const char *cadre_method_title(enum cadre_method m);

#endif
