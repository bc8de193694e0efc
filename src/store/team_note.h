/* Notes on teams and cadres, by number; texts live in the caller's arena. */
#ifndef STORE_TEAM_NOTE_H
#define STORE_TEAM_NOTE_H

#include "model/team_note.h"
#include "store/db.h"

MUST_USE bool team_note_insert(struct db *db, int64_t county, const struct team_note *x, struct err *e);
MUST_USE bool team_note_load_all(struct arena *a, struct db *db, int64_t county, struct team_note_list *list, struct err *e);

/* Writes why it is taken back. */
MUST_USE bool team_note_withdraw(struct db *db, int64_t county, int64_t note_no, const char *why, struct err *e);

#endif
