/* After the count: announcing, credentials, and how a mandate ends - recall, resignation, moving away,
 * offences - and is filled again. */
#ifndef LAW_MANDATE_H
#define LAW_MANDATE_H

#include "law/province.h"
#include "law/voter.h"

/* The election committee (大会主席团 in a congress) declares the result valid and publishes the names (R67). */
bool law_announcement(const struct law_basis *b, bool declared_valid, struct date published_on,
        struct reason_list *reasons);

/* The three questions of the credentials review (代表资格审查), and the publication. */
struct credentials {
    bool meets_conditions;   /* 宪法、法律规定的代表的基本条件 */
    bool procedure_lawful;   /* 选举是否符合法律规定的程序 */
    bool free_of_offence;    /* 破坏选举和其他当选无效的违法行为 */
    bool complaint_is_open;  /* a complaint not yet cleared up */
    bool is_confirmed;       /* by the presidium (county: standing committee) on the committee's report */
    struct date published_on;
    struct date session_on;  /* first session; DATE_NONE: not known yet */
};

/* May the deputy take the seat (R68)? OPEN while a complaint or the confirmation is outstanding. Where the
 * text in force has no such article (2010) the organic law's review still applies, and the reason says so. */
enum verdict law_credentials(const struct law_basis *b, enum area_level level, const struct credentials *c,
        struct reason_list *reasons);

/* No two areas without hierarchical relation (无隶属关系) (R69). */
bool law_other_mandate(const struct law_basis *b, bool has_other, bool areas_are_related, struct reason_list *reasons);

/* Won by bribery, violence, forgery or reprisal: void (R79). */
bool law_offence_voids(const struct law_basis *b, bool won_by_offence, struct reason_list *reasons);

/* Does a recall petition have enough voters of the district behind it (R70, R71)? It goes to the county
 * standing committee at either level, in writing and with reasons. */
bool law_recall_petition(const struct law_basis *b, enum area_level level, int64_t signers, bool states_reasons,
        struct reason_list *reasons);

/* Did the recall pass: more than half of all voters of the district (R72)? */
bool law_recall_vote(const struct law_basis *b, int64_t votes_for, int64_t registered, struct reason_list *reasons);

struct indirect_recall {
    bool in_session;         /* of the congress; else its standing committee decides */
    bool by_presiding_body;  /* put by the presidium (主席团), between sessions by the chairpersons' meeting (主任会议) */
    int64_t proposers;       /* otherwise: members who put it jointly */
    int64_t votes_for;
    int64_t members;         /* all deputies, between sessions all members of the standing committee */
};

/* Recall of deputies elected by a congress (R73): put by the presiding body, by a tenth of the deputies in session
 * or a fifth of the standing committee between sessions; then the majority of the same body. */
bool law_indirect_recall(const struct law_basis *b, const struct indirect_recall *r, struct reason_list *reasons);

/* Is a resignation accepted: township deputy by more than half of all its deputies (R74), county deputy by more
 * than half of all members of its standing committee (R75)? */
bool law_resignation(const struct law_basis *b, enum area_level level, int64_t votes_for, int64_t members,
        struct reason_list *reasons);

enum seat_end { SEAT_KEPT, SEAT_RECALLED, SEAT_RESIGNED };

/* Chair and vice-chair lose their post with the deputy's seat (R76), by recall or accepted resignation. */
bool law_post_follows_seat(const struct law_basis *b, bool is_chair_or_vice, enum seat_end end,
        struct reason_list *reasons);

/* A deputy who leaves the area loses the seat without any vote (R78). */
bool law_moved_away(const struct law_basis *b, bool left_the_area, struct reason_list *reasons);

#endif
