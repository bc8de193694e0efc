/* The certified result, version by version, and corrections that open it again. */
#ifndef STORE_CERTIFICATE_H
#define STORE_CERTIFICATE_H

#include "base/date.h"
#include "store/db.h"

struct certificate_state {
    int64_t version;       /* the last one; 0: none */
    int64_t correction_no; /* the open correction; 0: none */
};

/* Zeros where nothing was ever certified. */
MUST_USE bool certificate_load_state(struct db *db, int64_t county, struct certificate_state *state, struct err *e);

struct certificate {
    int64_t version;
    struct date issued_on;
    const char *issued_at;
    const char *actor;
    const char *reason;  /* of a correction; "" for the first version */
    struct str content;  /* canonical JSON */
    const char *hash;    /* SM3 of content */
    int64_t journal_seq; /* the entry that records it */
};

MUST_USE bool certificate_insert(struct db *db, int64_t county, const struct certificate *c, struct err *e);

/* Version n; ERR_STATE when there is none. Texts live in a. */
MUST_USE bool certificate_load(struct arena *a, struct db *db, int64_t county, int64_t version, struct certificate *c,
        struct err *e);

struct correction {
    int64_t correction_no;
    const char *opened_at;
    const char *actor;
    const char *reason;
};

MUST_USE bool correction_insert(struct db *db, int64_t county, const struct correction *c, struct err *e);
MUST_USE bool correction_load(struct arena *a, struct db *db, int64_t county, int64_t correction_no,
        struct correction *c, struct err *e);
MUST_USE bool correction_close(struct db *db, int64_t county, int64_t correction_no, int64_t version, struct err *e);

#endif
