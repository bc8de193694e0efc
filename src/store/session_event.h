/* The entries of a congress session's record. Nothing here changes or deletes one. */
#ifndef STORE_SESSION_EVENT_H
#define STORE_SESSION_EVENT_H

#include "base/moment.h"
#include "model/session.h"
#include "store/db.h"

struct stored_session_event {
    int64_t event_no;
    enum session_event_kind kind;
    struct moment at;
    const char *actor;
    struct str body; /* canonical JSON */
    int64_t journal_seq;
};

struct session_event_list {
    struct stored_session_event *v;
    size_t n;
};

MUST_USE bool session_event_insert(
        struct db *db, int64_t county, int64_t session_no, const struct stored_session_event *x, struct err *e);

/* All of one session by their numbers; texts live in a. ERR_INPUT for a kind that this program does not know. */
MUST_USE bool session_event_load_all(struct arena *a, struct db *db, int64_t county, int64_t session_no,
        struct session_event_list *list, struct err *e);

/* The numbers of the sessions that have a record, ascending; the array lives in a. */
MUST_USE bool session_event_load_sessions(
        struct arena *a, struct db *db, int64_t county, int64_t **sessions, size_t *n, struct err *e);

#endif
