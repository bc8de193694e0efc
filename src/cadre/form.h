/* What the texts of an appointment form mean: months, ages, the party entry. */
#ifndef CADRE_FORM_H
#define CADRE_FORM_H

#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"

/* A calendar month as it is counted: year * 12 + month - 1. 0 for none. */
struct form_month {
    int32_t n;
};

#define FORM_MONTH_NONE ((struct form_month){0})

static inline bool form_month_is_set(struct form_month m)
{
    return m.n != 0;
}

struct form_month form_month_of(struct date d);

/* "198511", "19851102", "1985.11", "1985年11月", full-width digits too; years 1850 ..= 2200. FORM_MONTH_NONE when it
 * is none of these. */
struct form_month form_month_read(struct arena *a, const char *text);

/* "1985.11" */
const char *form_month_text(struct arena *a, struct form_month m);

/* Completed years to the month (按月满): born 1985-11 is 35 on 2021-10 and 36 on 2021-11. on is not before born. */
static inline int form_age(struct form_month born, struct form_month on)
{
    return (on.n - born.n) / 12;
}

/* 入党时间: a month, the short name of another party, or both. */
struct form_party {
    struct form_month joined; /* the Communist Party; none for others */
    const char *other;        /* "民建", "无党派"; "" for none */
    const char *fault;        /* why the text cannot be read; NULL when it can */
};

/* "" is the masses: nothing joined, no fault. */
struct form_party form_party_read(struct arena *a, const char *text);

#endif
