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

/* The highest grade held on the day, and since when the person has been at it (yyyymm; 0 not known). GRADE_NONE: none is
 * recorded. Times at the same or a higher grade that follow one another count together. */
struct qualify_grade {
    enum post_grade grade;
    int32_t since;
};

struct qualify_grade qualify_grade_of(const struct people *p, const struct official *o, struct date on);

/* Completed months from one month to a later one, yyyymm both; the month of beginning counts like a birth month. */
int qualify_months(int32_t from, int32_t to);

/* Hours of the training that ended in the five years before the day; -1 when none is recorded (A22). */
int64_t qualify_training_hours(const struct people *p, const struct official *o, struct date on);

/* W837 training; F824 what is missing, W831 what is asked in general, W822 what cannot be told. */
void qualify_check(const struct qualify_case *c, const char *subject, struct finding_list *findings);

#endif
