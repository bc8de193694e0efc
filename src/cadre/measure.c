#include "cadre/measure.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(cadre_method, enum cadre_method, CADRE_METHODS)
DEFINE_TITLE_FUNCTION(cadre_method, enum cadre_method, CADRE_METHODS)

struct measure measure_of(enum cadre_method method, int64_t base, double value)
{
    return (struct measure){.method = method, .base = base, .value = value};
}

struct measure measure_within(enum cadre_method method, int64_t base, double value, double low, double high)
{
    return (struct measure){method, true, base, value, low, high, NULL};
}

struct measure measure_undefined(enum cadre_method method, int64_t base, const char *why)
{
    return (struct measure){.method = method, .base = base, .why = why};
}
