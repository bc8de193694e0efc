/* Who may vote, and on what paper somebody may be kept off the list. Excluding a person is never guessed:
 * each ground asks for its evidence, and without it the person stays a voter. */
#ifndef LAW_VOTER_H
#define LAW_VOTER_H

#include "law/basis.h"

/* NAME, code, title */
#define EXCLUSION_GROUNDS(X)                                                                                           \
    X(DEPRIVED, "deprived", "依照法律被剥夺政治权利")                                                                  \
    X(MENTAL_ILLNESS, "mental-illness", "精神病患者不能行使选举权利")                                                  \
    X(SUSPENDED, "suspended", "被羁押期间经决定停止行使选举权利")                                                      \
    X(DEAD, "dead", "死亡")                                                                                            \
    X(MOVED_OUT, "moved-out", "迁出原选区")                                                                            \
    X(NON_LOCAL_STAFF, "non-local-staff", "不属县级以下人民政府领导的单位的职工")

enum exclusion_ground {
#define X(name, code, title) EXCLUDED_##name,
    EXCLUSION_GROUNDS(X)
#undef X
            EXCLUSION_GROUND_COUNT
};

/* What was laid before the election committee. */
struct exclusion {
    enum exclusion_ground ground;
    const char *document;  /* number of the judgment, decision or certificate; "" when there is none */
    const char *authority; /* who issued it */
    struct date from;      /* first day of the effect; DATE_NONE: at once */
    struct date until;     /* last day; DATE_NONE: open */
    bool committee_confirmed; /* mental illness: confirmed by the election committee */
    bool hospital_paper;      /* mental illness: hospital certificate or the guardian's consent */
    struct date delivered_on; /* suspension: when the decision reached the committee */
};

enum verdict { VERDICT_NO, VERDICT_YES, VERDICT_OPEN };

/* Old enough on the election day (R03)? born may be DATE_NONE: then VERDICT_OPEN. */
enum verdict law_is_of_age(const struct law_basis *b, struct date born, struct reason_list *reasons);

/* May the person be left off the list on this ground (R04, R05, R06)? YES: yes, with this evidence.
 * NO: the person stays a voter. OPEN: evidence is missing; the reason says which.
 * Deprivation is shown by a paper of a court, suspension by one of a procuratorate or court; NON_LOCAL_STAFF is a ground
 * in the election of a township only, where the setting non_local_staff says so (直接选举若干规定1983 第7项). */
enum verdict law_may_exclude(const struct law_basis *b, const struct exclusion *x, struct reason_list *reasons);

/* NAME, code, title: held or punished, and yet a voter (P1983 item 5) */
#define RESTRAINTS(X)                                                                                                  \
    X(IMPRISONED, "imprisoned", "被判处有期徒刑、拘役、管制而没有附加剥夺政治权利")                                    \
    X(HELD, "held", "被羁押而没有决定停止行使选举权利")                                                                \
    X(BAIL, "bail", "取保候审或者监视居住")                                                                            \
    X(DETAINED, "detained", "受拘留处罚")

enum restraint {
#define X(name, code, title) RESTRAINT_##name,
    RESTRAINTS(X)
#undef X
            RESTRAINT_COUNT
};

/* They keep the vote; the reason says how they may cast it. Always VERDICT_YES. */
enum verdict law_keeps_vote(const struct law_basis *b, enum restraint r, struct reason_list *reasons);

/* One person, one district, one vote (R02): places are where the same person is on a list. */
enum verdict law_votes_once(const struct law_basis *b, size_t places, struct reason_list *reasons);

/* A person registered elsewhere who votes here needs the certificate of eligibility (选民资格证明). */
enum verdict law_may_transfer_in(const struct law_basis *b, const char *certificate, struct reason_list *reasons);

/* Township deputies are elected directly by the voters (R01); deputies of a city or above are not. */
bool law_is_direct(const struct law_basis *b, bool is_county_or_below, struct reason_list *reasons);

const char *exclusion_ground_title(enum exclusion_ground g);
bool exclusion_ground_from(const char *code, enum exclusion_ground *g);
const char *restraint_title(enum restraint r);
bool restraint_from(const char *code, enum restraint *r);
const char *verdict_code(enum verdict v); /* "no", "yes", "open" */

#endif
