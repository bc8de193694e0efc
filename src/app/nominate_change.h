/* What happens to nominations and candidates after they came in: a signature is taken back, a nomination is, a person
 * withdraws, dies or is struck off. Each is journalled with its reason and shows what it does to the district. */
#ifndef APP_NOMINATE_CHANGE_H
#define APP_NOMINATE_CHANGE_H

#include "app/slate.h"

/* How the district stands after the change. Texts live in the workspace's arena. */
struct nominate_effect {
    int64_t district_no;
    const char *text;             /* "选区 3: 应选 2 名，…" */
    struct finding_list findings; /* of the district, after the change */
};

/* Takes back one signature (撤回签名).
 * Errors  ERR_INPUT: no such joint nomination or signer, no reason; ERR_STATE: taken back already, certified */
MUST_USE bool nominate_strike_signer(struct workspace *ws, int64_t nomination_no, int64_t signer_no, const char *why,
        struct nominate_effect *effect, struct err *e);

/* Those who made a nomination take it back; the person stays when another nomination is valid. */
MUST_USE bool nominate_withdraw_nomination(struct workspace *ws, int64_t nomination_no, const char *why, struct date on,
        struct nominate_effect *effect, struct err *e);

/* The person is no longer a candidate: state is CANDIDATE_WITHDRAWN, CANDIDATE_DEAD or CANDIDATE_STRUCK. At any stage;
 * places on the formal list close up.
 * Errors  ERR_INPUT: no such candidate, no reason; ERR_STATE: gone already, certified */
MUST_USE bool nominate_remove(struct workspace *ws, int64_t candidate_no, enum candidate_state state, const char *why,
        struct date on, struct nominate_effect *effect, struct err *e);

#endif
