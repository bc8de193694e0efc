/* A congress session in the workspace: reading its record, adding an entry, certifying. Every entry is one transaction
 * with its journal entry; what the whole record says is computed anew each time (congress/session.h). */
#ifndef APP_SESSION_H
#define APP_SESSION_H

#include "app/workspace.h"
#include "congress/check.h"
#include "store/session_event.h"

enum { SESSION_NO_MAX = 100 };

/* Everything about one session; lives in the workspace's arena. */
struct session_view {
    int64_t session_no;
    struct session_event_list stored;
    struct session_event *events; /* stored, with their bodies parsed */
    struct law_basis law;         /* of the day on which the session opens */
    struct session session;
    struct session_result result;
    struct session_findings findings;
};

/* is_final: judge it as a whole, as before certifying.
 * Errors  ERR_STATE when the session has no record */
MUST_USE bool session_load(struct workspace *ws, int64_t session_no, bool is_final, struct session_view *view, struct err *e);

/* The same of entries that came from elsewhere (app/session_journal.h). */
MUST_USE bool session_view_of(struct workspace *ws, int64_t session_no, const struct session_event_list *entries,
        bool is_final, struct session_view *view, struct err *e);

/* ERR_STATE when the session's result is certified and no correction is open. */
MUST_USE bool session_must_be_open(struct workspace *ws, int64_t session_no, struct err *e);

/* What one entry led to. */
struct session_answer {
    int64_t event_no;
    struct finding_list new_findings; /* open now and not before */
};

/* Adds an entry: folded into the record first, so that one which contradicts it is refused and leaves no trace.
 * Errors  ERR_INPUT, ERR_STATE as session_fold says */
MUST_USE bool session_add(struct workspace *ws, int64_t session_no, enum session_event_kind kind, struct moment at,
        const struct json *body, struct session_answer *answer, struct err *e);

/* The number for the next nominee. */
MUST_USE bool session_next_nominee(struct workspace *ws, int64_t session_no, int64_t *no, struct err *e);

/* Puts the standing nominees of a post on the formal list in their lawful order: by strokes, or after a primary the
 * first so many by votes, then as the setting order_after_primary says. body: {"post", "nominees"} for session_add.
 * Errors  ERR_STATE: nobody stands, more than may (a primary is needed), a tie at the cut, an order that only people
 *         can decide */
MUST_USE bool session_order_list(
        struct workspace *ws, int64_t session_no, int64_t post_no, struct json **body, struct err *e);

/* Certifies when nothing stands against it. *made says so; findings is what does. */
MUST_USE bool session_certify(struct workspace *ws, int64_t session_no, struct moment at, struct finding_list *findings,
        bool *made, int64_t *version, const char **hash, struct err *e);

/* The session as data: what is certified, and what papers are made from. */
struct json *session_to_json(struct arena *a, const struct session_view *view);

/* Checks every session of the workspace against itself and the journal: bodies as they were recorded, the certified
 * hash as it comes out anew. say is called once for each thing that was compared. */
struct session_verifier {
    void *context;
    void (*say)(void *context, bool is_good, const char *what, const char *text);
};
MUST_USE bool session_verify(struct workspace *ws, const struct session_verifier *v, struct err *e);

#endif
