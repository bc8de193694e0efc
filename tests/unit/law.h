/* The law on a day, and what a province has of its own, for tests of rules. */
#ifndef UNIT_LAW_H
#define UNIT_LAW_H

#include "unit.h"

#include "law/province.h"

static inline struct law_basis basis_on(const char *day)
{
    struct law_basis b;
    struct err e;
    assert_ok(law_basis_on(date_parse(str_of(day)), &b, &e), &e);
    return b;
}

static inline struct law_province province(struct arena *a, const char *code)
{
    struct law_province p;
    struct err e;
    assert_ok(law_province_load(a, code, &p, &e), &e);
    return p;
}

#endif
