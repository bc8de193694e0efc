/* Which sets and rows a figure is made of. Nothing is chosen silently: where several sets answer for the same, the figure
 * says so and waits until one of them, or their sum, is asked for by name. */
#ifndef CADRE_SET_CHOICE_H
#define CADRE_SET_CHOICE_H

#include "cadre/tabulate.h"

/* "上级评=票组甲": this set answers for that group. Several of one group are added up, because somebody said so. */
struct set_use {
    const char *group;
    const char *set;
};

/* year  of the sets' day; 0: any
 * item  "" the whole; of sets that only have one item, that one */
struct set_choice {
    int64_t year;
    const char *item;
    const struct set_use *uses;
    size_t use_count;
};

/* Somebody, or a team, that is asked about. no: 0 when not recorded. */
struct set_subject {
    const char *name;
    int64_t no;
    bool is_team;
};

/* The latest year of sets that grade; 0 without any. */
int64_t set_latest_year(const struct set_table *tables, size_t n);

/* Grades, of that year, no part of another set. */
bool set_is_chosen(const struct set_table *t, const struct set_choice *c);

/* Everybody (or every team) whom the chosen sets grade, in the order in which they turn up. */
size_t set_subjects(struct arena *a, const struct set_table *tables, size_t n, const struct set_choice *c, bool teams,
        struct set_subject **out);

/* The subject's row for the item; NULL when the set does not ask it. */
const struct set_row *set_row_of(const struct set_table *t, const struct set_subject *s, const char *item);

/* The same for the choice's item; the whole may be the only item of the set. */
const struct set_row *set_row_chosen(const struct set_table *t, const struct set_subject *s, const struct set_choice *c);

bool set_subject_is(const struct set_subject *s, const struct set_table *t, const struct set_question *q);

/* The mean grade of a row, 0 worst ..= 3 best, of those who know the subject. NAN when the row is hidden or has none. */
double set_row_mean(const struct set_table *t, const struct set_row *r);

#endif
