/* May this person take that post? Qualifications (资格) from the dates of appointments, education, party and work; each finding
 * says what is asked, what the person has, and where it stands. What the record does not say is W822, never a pass. */
#ifndef CADRE_QUALIFY_H
#define CADRE_QUALIFY_H

#include "cadre/source.h"
#include "model/people.h"

struct qualify_case {
    const struct people *people;
    const struct official *official;
    const struct post *post;
    const struct law_basis *law;
    struct date on;
};

/* The highest grade held on the day, and since when the person has been at it (yyyymm; 0 not known). Where no
 * appointment says, the roster's; GRADE_NONE: none is recorded. Times at the same or a higher grade that follow one another count together. */
struct qualify_grade {
    enum post_grade grade;
    int32_t since;
};

struct qualify_grade qualify_grade_of(const struct people *p, const struct official *o, struct date on);

/* Completed months from one month to a later one, yyyymm both; the month of beginning counts like a birth month. */
int qualify_months(int32_t from, int32_t to);

/* Hours of the training that ended in the five years before the day; -1 when none is recorded (A22). */
int64_t qualify_training_hours(const struct people *p, const struct official *o, struct date on);

/* A24 “不得越两级提拔”: finding `code` when the rise is more than the reading of the setting leap_limit allows even to an exception; N871
 * when it is by two grades and nobody has said how that is read. */
void qualify_check_leap(const struct law_basis *law, enum post_grade from, enum post_grade to, enum finding_code code,
        const char *subject, struct finding_list *findings);

/* The most grades that anybody may rise at once by that reading. */
int64_t qualify_leap_most(const struct law_basis *law);

/* W837 training; F824 what is missing, W831 what is asked in general, W822 what cannot be told. */
void qualify_check(const struct qualify_case *c, const char *subject, struct finding_list *findings);

#endif
