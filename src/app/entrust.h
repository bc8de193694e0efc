/* Entrusted votes (委托投票): registered from the office's table or one by one, approved by the election committee, and
 * held against R52 and R53. What breaks the law is a finding, and an approval that would break it is refused. */
#ifndef APP_ENTRUST_H
#define APP_ENTRUST_H

#include "app/intake.h"
#include "app/person.h"
#include "store/entrustment.h"

/* Takes in a table (docs/files.md: 委托投票登记). Entrustments are known by their trustor; what was refused or
 * withdrawn does not come back with an old table. Errors  ERR_INPUT with every fault of the file: a trustor who is no
 * voter of the district, a trustee who is no voter */
MUST_USE bool entrust_import(struct workspace *ws, const char *path, struct intake *in, struct err *e);

/* One entrustment as somebody asks for it. */
struct entrust_request {
    struct person_clue trustor; /* district_no: that of the trustor */
    struct person_clue trustee;
    enum entrust_ground ground;
    bool is_written;
};

/* Registers it, not yet approved. *entrustment_no is its number. ERR_STATE: the trustor has one that stands. */
MUST_USE bool entrust_add(
        struct workspace *ws, const struct entrust_request *request, int64_t *entrustment_no, struct err *e);

/* What becomes of entrustments that were asked for. */
struct entrust_step {
    enum entrust_state to;
    struct date on;       /* of an approval */
    const char *approver; /* of an approval: the election committee, or who acts for it */
    const char *why;      /* of a refusal or withdrawal */
};

/* All of them or none. ERR_INPUT: no such number, no reason; ERR_STATE: not open to that step, or an approval that the
 * law does not allow, with the articles. */
MUST_USE bool entrust_take_step(
        struct workspace *ws, const int64_t *numbers, size_t n, const struct entrust_step *step, struct err *e);

struct entrust_line {
    const struct stored_entrustment *x;
    struct voter trustor;
    struct voter trustee;
    int64_t held; /* approved entrustments of that trustee (R53: three at most) */
};

struct entrust_overview {
    struct entrust_line *v; /* by number */
    size_t n;
};

MUST_USE bool entrust_load(struct workspace *ws, struct entrust_overview *o, struct err *e);

/* F521 to F523, W521, W522. */
MUST_USE bool entrust_check(
        struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e);

/* What the table and the single steps share. */

/* "选区 3 委托 12" */
const char *entrust_subject(struct arena *a, const struct stored_entrustment *x);

/* Who is meant; a voter that is no longer on the roll comes back as struck. */
MUST_USE bool entrust_load_voter(struct workspace *ws, int64_t voter_no, struct voter *v, struct err *e);

/* Finds both on the roll. ERR_INPUT saying who is not found, or not told apart, and by which article it matters. */
MUST_USE bool entrust_find_pair(
        struct workspace *ws, const struct entrust_request *q, struct stored_entrustment *x, struct err *e);

/* What stands of that trustor; NULL: nothing. */
const struct stored_entrustment *entrust_alive_of(const struct entrustment_list *list, int64_t trustor_no);

/* Writes it with its journal entry; number 0 is a new one and gets its number. */
MUST_USE bool entrust_write(struct workspace *ws, const char *action, struct stored_entrustment *x, struct err *e);

#endif
