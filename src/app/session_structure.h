/* Who a session elected, as its record describes them: the structure of the new team. */
#ifndef APP_SESSION_STRUCTURE_H
#define APP_SESSION_STRUCTURE_H

#include "app/session.h"

/* 35 and under, 36–40, 41–45, 46–50, 51 and over: completed years on the day on which the session opens. */
enum { LEADER_BANDS = 5 };

/* Persons; months are full months of age on that day, of those whose birth is on record. */
struct session_structure {
    int64_t people, women, party, college, seconded, at_once, by_all, sworn;
    int64_t known_age, months;
    int64_t chiefs_known, chiefs_months; /* 正职 */
    int64_t bands[LEADER_BANDS];
};

void session_count_structure(const struct session_view *v, struct session_structure *n);

/* One decimal, rounded half up: the mean age in tenths of a year. known > 0. */
int64_t session_mean_age_tenths(int64_t months, int64_t known);

#endif
