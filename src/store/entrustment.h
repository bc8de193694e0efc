/* Entrusted votes (委托投票登记). Texts live in the caller's arena. */
#ifndef STORE_ENTRUSTMENT_H
#define STORE_ENTRUSTMENT_H

#include "base/date.h"
#include "store/db.h"

/* Why the voter does not come: NAME, code, title */
#define ENTRUST_GROUND_TABLE(X)                                                                                        \
    X(AWAY, "away", "外出")                                                                                            \
    X(UNABLE, "unable", "病残")                                                                                        \
    X(HELD, "held", "羁押服刑")

enum entrust_ground {
#define X(name, code, title) GROUND_##name,
    ENTRUST_GROUND_TABLE(X)
#undef X
};

/* NAME, code, title */
#define ENTRUST_STATES(X)                                                                                              \
    X(ASKED, "asked", "待同意")                                                                                        \
    X(APPROVED, "approved", "已同意")                                                                                  \
    X(REFUSED, "refused", "不同意")                                                                                    \
    X(WITHDRAWN, "withdrawn", "已撤回")

enum entrust_state {
#define X(name, code, title) ENTRUST_##name,
    ENTRUST_STATES(X)
#undef X
};

struct stored_entrustment {
    int64_t entrustment_no;
    int64_t district_no; /* of the trustor (委托人) */
    int64_t trustor_no;  /* voter_no */
    int64_t trustee_no;  /* voter_no of who puts the ballot in (受托人) */
    enum entrust_ground ground;
    bool is_written;
    struct date approved_on; /* DATE_NONE: not approved */
    const char *approved_by;
    enum entrust_state state;
    const char *why; /* of a refusal or withdrawal */
};

struct entrustment_list {
    struct stored_entrustment *v;
    size_t n;
};

MUST_USE bool entrustment_insert(struct db *db, int64_t county, const struct stored_entrustment *x, struct err *e);
MUST_USE bool entrustment_update(struct db *db, int64_t county, const struct stored_entrustment *x, struct err *e);

/* By number: the order in which they came. */
MUST_USE bool entrustment_load_all(
        struct arena *a, struct db *db, int64_t county, struct entrustment_list *list, struct err *e);

/* NULL when there is none of that number. */
const struct stored_entrustment *entrustment_lookup(const struct entrustment_list *list, int64_t entrustment_no);

/* Asked for or approved: what may still become, or is, a vote. */
bool entrustment_is_alive(const struct stored_entrustment *x);

const char *entrust_ground_code(enum entrust_ground g);
const char *entrust_ground_title(enum entrust_ground g);
bool entrust_ground_from(const char *code, enum entrust_ground *g);
bool entrust_ground_from_title(const char *title, enum entrust_ground *g);
const char *entrust_state_code(enum entrust_state s);
const char *entrust_state_title(enum entrust_state s);
bool entrust_state_from(const char *code, enum entrust_state *s);

#endif
