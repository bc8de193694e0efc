/* Inside of the room: taking one entry into the session. Each of these is refused with ERR_INPUT when the entry
 * contradicts itself or the record. */
#ifndef CONGRESS_FOLD_H
#define CONGRESS_FOLD_H

#include "congress/session.h"

struct fold {
    struct arena *a;
    const struct law_basis *law;
    struct session *s;
    size_t deputy_room, post_room, sitting_room, resolution_room, nominee_room, staff_room, round_room, decision_room,
            explanation_room, filing_room, oath_room, motion_room, departure_room;
};

/* Reading a body: names and texts come in through the one door of the program. */
MUST_USE bool fold_text(
        struct fold *f, const struct json *o, const char *name, bool is_required, const char **text, struct err *e);
MUST_USE bool fold_int(const struct json *o, const char *name, int64_t min, int64_t max, int64_t *value, struct err *e);
MUST_USE bool fold_moment(struct fold *f, const struct json *o, const char *name, struct moment *m, struct err *e);
MUST_USE bool fold_date(struct fold *f, const struct json *o, const char *name, struct date *d, struct err *e);

/* The element that member name gives the number of. */
MUST_USE bool fold_deputy(struct fold *f, const struct json *o, const char *name, size_t *i, struct err *e);
MUST_USE bool fold_post(struct fold *f, const struct json *o, size_t *i, struct err *e);
MUST_USE bool fold_sitting(struct fold *f, const struct json *o, size_t *i, struct err *e);
MUST_USE bool fold_nominee(struct fold *f, const struct json *o, const char *name, size_t *i, struct err *e);

/* The list of objects under name; ERR_INPUT when there is none or it is empty. */
MUST_USE bool fold_list(const struct json *o, const char *name, const struct json **list, struct err *e);

/* One more element, zeroed; *room as arena_grow_array keeps it. */
#define FOLD_ADD(f, list, count, room)                                                                                 \
    ((f)->s->count == (f)->room                                                                                        \
                    ? (void)((f)->s->list = arena_grow_array((f)->a, (f)->s->list, &(f)->room, sizeof *(f)->s->list))  \
                    : (void)0,                                                                                         \
            &(f)->s->list[(f)->s->count++])

typedef bool fold_take(struct fold *f, const struct session_event *x, struct err *e);

fold_take fold_open, fold_deputies, fold_deputy_state, fold_posts, fold_new_sitting,
        fold_attendance; /* fold_people.c */
fold_take fold_step, fold_resolution, fold_presidium, fold_staff, fold_oath, fold_filing,
        fold_announce;               /* fold_course.c */
fold_take fold_decide, fold_explain, fold_certify, fold_correct; /* fold_course.c */
fold_take fold_method, fold_nominate, fold_strike_signer, fold_nominee_leaves, fold_verify, fold_primary,
        fold_formal_list;                     /* fold_nominee.c */
fold_take fold_vote, fold_tally, fold_settle; /* fold_vote.c */
fold_take fold_motion, fold_recall, fold_resign; /* fold_business.c */

/* Nominees of one post as member "nominees" lists them, each once and each standing; the array lives in the arena. */
MUST_USE bool fold_read_list(
        struct fold *f, const struct json *o, size_t post, size_t **chosen, size_t *count, struct err *e);

/* Judges every nomination anew: who counts as a signer depends on what came before and on what was withdrawn. */
void fold_judge_nominees(struct fold *f);

#endif
