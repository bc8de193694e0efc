/* The voting day: who may put in whose ballot, which box goes where, who may watch and count. */
#ifndef LAW_VOTING_H
#define LAW_VOTING_H

#include "law/basis.h"
#include "law/voter.h"

enum { ENTRUSTMENTS_MAX = 3 };

struct entrustment {
    bool is_away;                /* 在选举期间外出 */
    bool is_unable;              /* ill or disabled: only some provinces let these entrust */
    bool is_held;                /* held or punished and yet a voter (直接选举若干规定 1983 item 5) */
    bool is_written;             /* 书面 (or another form that can be checked, where the province says so) */
    bool is_approved;            /* 经选举委员会同意 */
    bool trustee_is_voter;       /* on a roll of this congress */
    bool trustee_is_of_district; /* on the roll of the trustor's own district */
    int64_t already_accepted;    /* entrustments that the trustee holds, without this one */
};

/* May the trustee put in the trustor's ballot (R52, R53)? OPEN when only the approval is missing. */
enum verdict law_may_entrust(const struct law_basis *b, const struct entrustment *t, struct reason_list *reasons);

/* NAME, code, title */
#define MOBILE_GROUNDS(X)                                                                                              \
    X(ILL, "ill", "患有疾病等原因行动不便")                                                                            \
    X(REMOTE, "remote", "居住分散并且交通不便")                                                                        \
    X(HELD, "held", "被羁押、服刑而准予行使选举权利")                                                                  \
    X(OTHER, "other", "其他")

enum mobile_ground {
#define X(name, code, title) MOBILE_##name,
    MOBILE_GROUNDS(X)
#undef X
            MOBILE_GROUND_COUNT
};

/* May a mobile box (流动票箱) go out for this (R47), and with enough people (R48)? */
bool law_mobile_box(const struct law_basis *b, enum mobile_ground ground, int64_t supervisors, int64_t staff,
        struct reason_list *reasons);

/* Station or election meeting: staff, where the province counts them (R48); booth and secrecy (R49). */
bool law_station(const struct law_basis *b, int64_t staff, bool has_secret_booth, struct reason_list *reasons);

enum kinship { KIN_NONE, KIN_NEAR, KIN_SELF };

/* May this person watch or count (监票人、计票人) in a district whose candidate they are kin to (R54)? */
bool law_may_watch(const struct law_basis *b, const char *name, const char *candidate, enum kinship kin,
        struct reason_list *reasons);

/* The record of people and ballots is signed by a supervisor (R55). */
bool law_record_is_signed(const struct law_basis *b, const char *supervisor, struct reason_list *reasons);

/* A ballot is handed out on identity card or voter card (R46). */
bool law_may_take_ballot(const struct law_basis *b, bool has_id_card, bool has_voter_card, struct reason_list *reasons);

/* Somebody else may write for a voter who cannot read or is disabled (R50); that is no entrustment. */
bool law_may_be_helped(const struct law_basis *b, bool is_illiterate, bool is_disabled, struct reason_list *reasons);

/* May the written-in person be elected (R51)? A voter; in some places of this district only. */
enum verdict law_may_be_written_in(const struct law_basis *b, bool is_voter, bool is_of_district,
        struct reason_list *reasons);

const char *mobile_ground_code(enum mobile_ground g);
const char *mobile_ground_title(enum mobile_ground g);
bool mobile_ground_from(const char *code, enum mobile_ground *g);

#endif
