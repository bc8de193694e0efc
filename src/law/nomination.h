/* Who may put somebody up, and what makes a nomination fall. Signers who do not count are struck one by
 * one with a reason; a nomination falls only when fewer than ten are left. */
#ifndef LAW_NOMINATION_H
#define LAW_NOMINATION_H

#include "law/basis.h"
#include "model/nomination.h"

enum { JOINT_SIGNERS_MIN = 10 };

struct law_signer {
    const char *name;
    bool is_voter;  /* on the roll of the nomination's district */
    bool is_repeat; /* signed this nomination before */
    int64_t joined; /* persons whom this voter has joined in nominating in the district, this one included */
    bool is_withdrawn; /* taken back by the signer */
};

struct law_joint_verdict {
    bool is_valid;
    enum signer_state *states; /* one for each signer */
    int64_t counted;
    struct reason_list reasons;
};

/* Does the signature count towards a joint nomination for seats (posts)? */
enum signer_state law_signer_state(const struct law_signer *s, int64_t seats);

/* A nomination by voters jointly (R35, R37).
 * seats    of the district
 * signers  in the order in which they signed; whoever comes to the cap first is counted first */
void law_joint_nomination(struct arena *a, const struct law_basis *b, int64_t seats, const struct law_signer *signers,
        size_t count, struct law_joint_verdict *v);

/* A nomination by a party or people's organisation (R36): nominees are those that the same organisation, alone
 * or with others, has put up in the district, this one included. */
bool law_party_nomination(const struct law_basis *b, const char *organisation, int64_t nominees, int64_t seats,
        struct reason_list *reasons);

/* May a nomination have been received on that day? Some provinces want the voter list published first (voter_list_on;
 * DATE_NONE: not yet). true where no such bound is set. */
bool law_nomination_time(
        const struct law_basis *b, struct date received_on, struct date voter_list_on, struct reason_list *reasons);

/* Share of party nominees in all seats, where the province gives a bound ("一般": to be explained, not
 * forbidden). true when within it or no bound is set. */
bool law_party_share(const struct law_basis *b, int64_t nominees, int64_t all_seats, struct reason_list *reasons);

/* Women among the candidates, where the province asks for a share (R104). */
bool law_women_share(const struct law_basis *b, int64_t women, int64_t candidates, struct reason_list *reasons);

/* NAME, code, title */
#define FUNDING_STAGES(X)                                                                                              \
    X(NOMINATED, "nominated", "尚未列入名单")                                                                          \
    X(LISTED, "listed", "已经列入名单")                                                                                \
    X(ELECTED, "elected", "已经当选")

enum funding_stage {
#define X(name, code, title) FUNDING_##name,
    FUNDING_STAGES(X)
#undef X
};

/* What follows from foreign funding (R45). false where the text in force has no such rule (2010). */
bool law_foreign_funding(const struct law_basis *b, enum funding_stage stage, struct reason_list *reasons);

enum list_step {
    LIST_TOO_FEW,     /* not lawful: more must be nominated */
    LIST_FITS,        /* goes to the vote after discussion */
    LIST_MUST_SHRINK, /* discussion by voter groups; no agreement: primary */
};

/* From all nominees to the formal list of a direct election, seats 1 ..= 1000 (R38, R41). A by-election may be
 * uncontested: ask law_candidate_range. */
enum list_step law_list_step(const struct law_basis *b, int64_t nominees, int64_t seats, struct reason_list *reasons);

/* Did enough voters take part in the primary (R105)? true where no bound is set. */
bool law_primary_turnout(const struct law_basis *b, int64_t participants, int64_t registered,
        struct reason_list *reasons);

/* Is the formal list ordered by primary votes (R43), or by strokes? Without a primary national law has no order;
 * strokes are then the provinces' and the usual one, and the reason says so. */
bool law_is_ordered_by_primary(const struct law_basis *b, bool had_primary, struct reason_list *reasons);

/* A member of the election committee who is a candidate has to resign (R07). */
bool law_committee_member_may_stand(const struct law_basis *b, const char *name, bool has_resigned,
        struct reason_list *reasons);

/* Introducing candidates ends before the election day (R44). */
bool law_may_introduce(const struct law_basis *b, struct date on, struct reason_list *reasons);

#endif
