/* Line-ups that people try out: made, changed, copied, looked at. Every change is journalled; none of them appoints anybody. */
#ifndef APP_TEAM_LINEUP_H
#define APP_TEAM_LINEUP_H

#include "app/team_case.h"
#include "model/lineup.h"

/* The teams as they are; a line-up cannot be called this. */
#define LINEUP_NOW "now"

MUST_USE bool team_lineup_list(struct workspace *ws, struct lineup_list *list, struct err *e);

/* ERR_INPUT when there is none. */
MUST_USE bool team_lineup_named(struct workspace *ws, const char *name, struct lineup *x, struct err *e);

/* The line-up as seats of the pool's case; LINEUP_NOW: who serves now. lost (may be NULL): what of it the case has no room for
 * any more, seats that are gone and people who left, in words. */
struct team_lost {
    const char **v;
    size_t n;
};
MUST_USE bool team_lineup_load(struct workspace *ws, const struct team_pool *pool, const char *name,
        struct team_lineup *x, struct team_lost *lost, struct err *e);

/* A new line-up with these people in the pool's seats.
 * Errors  ERR_INPUT: the name is empty, too long, or taken */
MUST_USE bool team_lineup_save(struct workspace *ws, const struct team_pool *pool, const char *name, const char *note,
        struct team_lineup x, struct err *e);

/* Takes a line-up back: it stays on record with the reason, and its name is free again.
 * Errors  ERR_INPUT: no such line-up, no reason */
MUST_USE bool team_lineup_withdraw(struct workspace *ws, const char *name, const char *why, struct err *e);

/* A line-up as a table has it, 单位*, 职位*, 姓名*, such as that of the last term. People are those of the pool, who served in its
 * month and may have left since. ERR_INPUT with all faults: unknown units, posts or people, a seat or a person twice. */
MUST_USE bool team_lineup_read(
        struct arena *a, const struct team_pool *pool, const char *path, struct team_lineup *x, struct err *e);

/* Puts a person into a post, out of any other seat of the line-up. A post with several seats takes the first free one, unless
 * "#2" names it. *replaced: who sat there, TEAM_NONE.
 * Errors  ERR_INPUT: no such post or person, all seats of the post are taken and none is named */
struct team_seating {
    int32_t seat, person, replaced, left;
};
MUST_USE bool team_lineup_set(struct workspace *ws, const struct team_pool *pool, const char *name, const char *place,
        const char *person, struct team_seating *done, struct err *e);

/* Empties a seat ("单位/职位"), all seats of a unit ("单位") or, place NULL, all. *emptied: how many. */
MUST_USE bool team_lineup_clear(struct workspace *ws, const struct team_pool *pool, const char *name, const char *place,
        size_t *emptied, struct err *e);

#endif
