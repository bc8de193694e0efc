/* What the words of an answer mean, whatever code a form gave them (data/grades.tsv): forms of different years number
 * their grades differently, so answers are compared by label, never by code. */
#ifndef CADRE_GRADE_H
#define CADRE_GRADE_H

#include "cadre/scheme.h"

struct grade_word {
    const char *label;
    bool is_grade; /* false: a choice (推荐、留任 …), of which only votes are counted */
    enum grade_role role;
};

struct grade_table {
    struct grade_word *v;
    size_t n;
};

MUST_USE bool grade_table_load(struct arena *a, struct grade_table *t, struct err *e);

/* NULL for a word that the table does not have. */
const struct grade_word *grade_lookup(const struct grade_table *t, const char *label);

/* 3 for the best ..= 0; -1 for what leaves the denominator and for choices. */
int grade_rank(const struct grade_word *w);

#endif
