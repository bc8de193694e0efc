/* A session's record in the journal: every entry goes there whole, long ones in parts before it, all in the transaction of
 * the entry. So the journal alone gives the session back. */
#ifndef APP_SESSION_JOURNAL_H
#define APP_SESSION_JOURNAL_H

#include "app/session.h"

/* Writes entry x in the open transaction; x->journal_seq is filled in. Parts are action "session-part", the entry itself
 * "session": event, kind, at, the SM3 of the body, and the body or the number of its parts. */
MUST_USE bool session_journal_write(
        struct workspace *ws, int64_t session_no, struct stored_session_event *x, struct err *e);

/* Does the journal say of entry x what the table says? *same is false where it does not. */
MUST_USE bool session_journal_compare(struct workspace *ws, int64_t session_no, const struct stored_session_event *x,
        bool *same, struct err *e);

/* The entries of a session as the journal has them, without a look at the table; they live in the workspace's arena.
 * Errors  ERR_STATE  a part or an entry that is missing or does not have the SM3 that it was entered with; one that an
 *         older program entered by its SM3 alone */
MUST_USE bool session_journal_load(
        struct workspace *ws, int64_t session_no, struct session_event_list *list, struct err *e);

struct session_replay {
    struct session_view view;  /* computed from the journal */
    const char **differences;  /* from the table, a sentence each */
    size_t difference_count;
};

/* The session from the journal alone, after the chain of the journal itself was checked.
 * Errors  ERR_STATE  the chain is broken, no session; as session_journal_load */
MUST_USE bool session_replay(struct workspace *ws, int64_t session_no, struct session_replay *r, struct err *e);

#endif
