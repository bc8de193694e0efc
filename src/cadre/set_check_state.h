/* What the parts of cadre/set_check.c share. */
#ifndef CADRE_SET_CHECK_STATE_H
#define CADRE_SET_CHECK_STATE_H

#include "cadre/set_check.h"

/* Adds a finding on the set. source and text: static or in found's arena. */
void set_finding_add(struct finding_list *found, enum finding_code code, const struct ballot_set *s, const char *source,
        const char *text);

/* Behind figures and votes that do not fit one another stands the record of the count (A10). */
const char *set_count_source(struct arena *a, const struct ballot_set *s);

/* What was said of the set against itself: persons, ballots issued, returned, valid, void. */
void set_check_figures(const struct ballot_set *s, struct finding_list *found);

/* The votes against what was said of the set: their numbers, their words, how many names a ballot has, too few to be shown. */
void set_check_votes(const struct set_record *r, struct finding_list *found);

/* Ends a finding of what a hidden group said: it is said to whoever hands it in, and not again. */
#define SET_SAID_ONCE "（不足五人的组，只在导入的时候说这一次）"

/* How it came about: its profile, which may not be NULL. on: as for cadre_check_set. */
void set_check_procedure(const struct set_record *r, struct date on, struct finding_list *found);

#endif
