#include "cadre/measure.h"

#include <math.h>

#include "model/code.h"

DEFINE_CODE_FUNCTION(cadre_method, enum cadre_method, CADRE_METHODS)
DEFINE_TITLE_FUNCTION(cadre_method, enum cadre_method, CADRE_METHODS)

static const char *const no_number = "算出来的不是有限的数";

struct measure measure_of(enum cadre_method method, int64_t base, double value)
{
    if (!isfinite(value)) return measure_undefined(method, base, no_number);
    return (struct measure){.method = method, .base = base, .value = value};
}

struct measure measure_within(enum cadre_method method, int64_t base, double value, double low, double high)
{
    bool is_interval = isfinite(value) && isfinite(low) && isfinite(high) && low <= high;
    if (!is_interval) return measure_of(method, base, value);
    return (struct measure){.method = method, .has_interval = true, .base = base, .value = value, .low = low, .high = high};
}

struct measure measure_exact(enum cadre_method method, int64_t base, double value, const char *why)
{
    struct measure m = measure_of(method, base, value);
    if (!m.why) m.exact = why;
    return m;
}

/* What is no estimate, or has no interval by its nature. Wherever else one is missing, there were too few to draw it from. */
static const char *why_of_method(enum cadre_method m)
{
    static const char too_few[] = "不足五个，或者去掉一部分就没有定义，刀切法不给区间";
    static const char *const whys[CADRE_METHOD_COUNT] = {
            [CADRE_KENDALL_CHI2] = "检验的统计量，不是估计",
            [CADRE_KENDALL_P] = "检验的 p，不是估计",
            [CADRE_KENDALL_W] = too_few,
            [CADRE_KENDALL_W_TIES] = too_few,
            [CADRE_KRIPP_NOMINAL] = too_few,
            [CADRE_KRIPP_ORDINAL] = too_few,
            [CADRE_KRIPP_INTERVAL] = too_few,
            [CADRE_KRIPP_RATIO] = too_few,
            [CADRE_FLEISS] = too_few,
            [CADRE_ALPHA] = too_few,
            [CADRE_HUBER] = too_few,
            [CADRE_BLOC] = "检验的 p，不是估计",
            [CADRE_ORDER_EFFECT] = "检验的 p，不是估计",
            [CADRE_THEIL_SEN_INTERCEPT] = "由斜率和两个中位数算出",
            [CADRE_PERCENTILE] = "全部单位都在内，没有抽样误差",
            [CADRE_FLIP] = "由权重和得分算出，没有抽样",
            [CADRE_SCORE] = "分档、是否通过、截尾的得分和实绩分没有抽样误差可算",
    };
    return whys[m] ? whys[m] : "数据太少或者没有变化，区间没有定义";
}

const char *measure_interval_why(const struct measure *m)
{
    if (m->why || m->has_interval) return NULL;
    return m->exact ? m->exact : why_of_method(m->method);
}

struct measure measure_undefined(enum cadre_method method, int64_t base, const char *why)
{
    return (struct measure){.method = method, .base = base, .why = why};
}
