/* Notes on teams and cadres (班子不团结、负面清单、处分), each with its document; every change is journalled. */
#ifndef APP_TEAM_NOTE_H
#define APP_TEAM_NOTE_H

#include "app/people.h"
#include "model/team_note.h"

MUST_USE bool team_note_list(struct workspace *ws, struct team_note_list *list, struct err *e);

/* "清溪镇" or "清溪镇 李明" */
const char *team_note_subject(struct arena *a, const struct people *p, const struct team_note *x);

/* Adds x to the records. words: whom it is about, a unit or a cadre; the number, and which of the two, are filled in. Disunity is
 * of a team, punishment of a cadre.
 * Errors  ERR_INPUT: nobody of that name, of the wrong kind, no document, the period ends before it begins */
MUST_USE bool team_note_add(struct workspace *ws, const char *words, struct team_note *x, struct err *e);

/* Takes it back; it stays in the records with the reason. *subject: whom it was about.
 * Errors  ERR_INPUT: no such number, no reason; ERR_STATE: it was taken back before */
MUST_USE bool team_note_take_back(struct workspace *ws, int64_t note_no, const char *why, const char **subject, struct err *e);

#endif
