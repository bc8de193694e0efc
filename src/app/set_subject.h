/* Who is meant by a name on a ballot: a cadre, or an organisation where teams are asked about. */
#ifndef APP_SET_SUBJECT_H
#define APP_SET_SUBJECT_H

#include "app/workspace.h"
#include "model/ballot_set.h"
#include "model/people.h"

/* What the workspace knows of people and organisations.
 * people  organisations, officials and the area; the rest is empty */
struct set_directory {
    struct arena *arena;
    struct people people;
};

MUST_USE bool set_directory_load(struct workspace *ws, struct set_directory *d, struct err *e);

/* An organisation as the records write it (app/organisation_name.h); the text itself when none is on record. ERR_INPUT when several can be
 * meant. *no: 0 when none is */
MUST_USE bool set_place_find(const struct set_directory *d, const char *text, const char **name, int64_t *no, struct err *e);

/* Gives each set its organisation as the records write it today: one that was registered before the organisations were recorded is of
 * the same as one registered later. */
void set_places_settle(const struct set_directory *d, struct ballot_set_list *sets);

/* The subject as the set writes it: namesakes get their organisation, "陈东山（东山镇）", and so may the table.
 * subject     *name and *subject_no (0 when nobody of that name is recorded)
 * Errors      ERR_INPUT: several of that name, and neither the set's organisation nor the text says which; words that may mean
 *             several organisations (app/organisation_name.h) */
MUST_USE bool set_subject_find(const struct set_directory *d, const struct ballot_set *set, const char *text,
        const char **name, int64_t *subject_no, struct err *e);

/* The official that a person's name on the command line means. ERR_INPUT: none, or several. */
MUST_USE bool set_official_find(
        const struct set_directory *d, const char *text, const struct official **official, struct err *e);

#endif
