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
    return (struct measure){method, true, base, value, low, high, NULL};
}

struct measure measure_undefined(enum cadre_method method, int64_t base, const char *why)
{
    return (struct measure){.method = method, .base = base, .why = why};
}
