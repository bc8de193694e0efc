/* Leaders elected by a congress (本级国家机关领导人员): who may put them up, how many candidates, who may hold the
 * post, and how they leave it. Who is elected is law/outcome.h's with the kind "congress". */
#ifndef LAW_LEADER_H
#define LAW_LEADER_H

#include "law/candidates.h"
#include "law/nomination.h"
#include "law/voter.h"
#include "model/office.h"

/* Deputies that a joint nomination of leaders needs (R86): township and county 10, city 20, province 30. */
int64_t law_leader_signers_min(enum area_level level);

/* A nomination of leaders by deputies jointly, in writing (R86, R87).
 * posts    to be filled of that office: each deputy joins in nominating at most so many
 * signers  in the order in which they signed; is_voter: holds a seat and is not suspended. Deputies of different
 *          districts may combine */
void law_leader_joint_nomination(struct arena *a, const struct law_basis *b, enum area_level level, int64_t posts,
        const struct law_signer *signers, size_t count, struct law_joint_verdict *v);

/* May the presidium (主席团) put up that many for the posts (R87)? */
bool law_presidium_nomination(
        const struct law_basis *b, enum office o, int64_t nominees, int64_t posts, struct reason_list *reasons);

struct leader_election {
    enum office office;
    int64_t posts;    /* to be filled, 1 ..= 100 */
    int64_t nominees; /* put up lawfully; -1: not known yet */
    int64_t margin; /* more candidates than posts (差额数), as the election method (选举办法) fixes it; -1: it says
                       nothing */
    bool is_by_election; /* 补选 */
};

/* The lawful number of candidates.
 * chief     one or one more: 1 ..= 2                                R88
 * deputy    posts + 1 ..= posts + 3; exactly posts + margin once the method fixes it     R89
 * member    posts + a tenth rounded up ..= posts + a fifth rounded down, where they cross the former   R90
 * by-election  posts ..= no upper bound                             R93
 * *wants_method  the law leaves the exact number to the method and it is missing; may be NULL
 * Errors  ERR_INPUT for posts or margin out of range
 * Source  组织法 2022 arts 27, 30; 2015 and 2004 arts 22, 25 */
MUST_USE bool law_leader_range(const struct law_basis *b, const struct leader_election *x, struct law_range *range,
        bool *wants_method, struct reason_list *reasons, struct err *e);

/* From the nominees to the ballot: too few, fits, or a primary by deputies (R89). For a chief one nominee is enough.
 * Errors  as law_leader_range; ERR_INPUT for unknown nominees */
MUST_USE bool law_leader_list_step(const struct law_basis *b, const struct leader_election *x, enum list_step *step,
        struct reason_list *reasons, struct err *e);

/* How many may hold the office at once (R84): one chair, at most two vice-chairs; one of every other chief. */
bool law_leader_posts(const struct law_basis *b, enum office o, int64_t posts, struct reason_list *reasons);

/* Was there time enough between the first nomination and the vote (R91)? County and above at a term change: two days;
 * a township's is the method's own and is not judged here (true). */
bool law_leader_nomination_time(const struct law_basis *b, enum area_level level, struct date opened_on,
        struct date closed_on, struct reason_list *reasons);

struct leader_person {
    const char *name;
    bool is_deputy;             /* of this congress */
    bool is_voter;              /* 中华人民共和国公民，有选举权和被选举权 */
    bool holds_government_post; /* 国家行政机关职务 */
    bool resigned_that_post;
    bool is_ethnic_township;   /* the place is a 民族乡 */
    bool is_of_founding_group; /* of the minority that founded it */
};

/* May the person hold it? Chair and vice-chairs are deputies (R84) and in no state administrative post (R85: OPEN
 * until they resign it); the head of an ethnic township is of its minority (R98). Others need only be voters.
 * Reasons list every hurdle, not only the first. */
enum verdict law_leader_eligible(
        const struct law_basis *b, enum office o, const struct leader_person *p, struct reason_list *reasons);

struct leader_recall {
    enum area_level level;
    bool by_presidium; /* or, of a county, by the standing committee */
    int64_t proposers;
    int64_t deputies; /* all */
    bool states_reasons;
    bool could_defend; /* the person could speak or write in defence */
    int64_t votes_for; /* -1: not voted yet */
};

/* Recall of leaders: put by the presidium or a fifth of a township's deputies (R94), a tenth of a county's (R95), with
 * reasons and a defence; passed by the majority of all deputies (R81). OPEN while it has not been voted on. */
enum verdict law_leader_recall(const struct law_basis *b, const struct leader_recall *r, struct reason_list *reasons);

/* A resignation of a township's leader is the congress's alone to accept, by the majority of all deputies (R81; 组织法
 * 2022 art. 32(2)); between sessions it waits: OPEN. */
enum verdict law_leader_resignation(
        const struct law_basis *b, bool in_session, int64_t votes_for, int64_t deputies, struct reason_list *reasons);

/* NAME, code, title */
#define SHORTFALL_CHOICES(X)                                                                                           \
    X(THIS_SESSION, "this-session", "本次会议另行选举")                                                                \
    X(NEXT_SESSION, "next-session", "下次会议另行选举")                                                                \
    X(UNDECIDED, "undecided", "大会还没有决定")

enum shortfall_choice {
#define X(name, code, title) SHORTFALL_##name,
    SHORTFALL_CHOICES(X)
#undef X
};

/* Posts left open are filled by another election in this or the next session, as the congress decides (R92); the
 * list by the order of votes or by new nominations. OPEN until it decided. */
enum verdict law_leader_shortfall(
        const struct law_basis *b, int64_t short_by, enum shortfall_choice choice, struct reason_list *reasons);

enum oath_taker {
    OATH_ELECTED_LEADER,        /* 主席、副主席、乡镇长、副乡镇长 */
    OATH_CREDENTIALS_COMMITTEE, /* 代表资格审查委员会组成人员 */
    OATH_PRESIDIUM_MEMBER,
    OATH_DEPUTY,
};

/* Who takes the constitutional oath (宪法宣誓, R103): whoever the congress elected to a post, and the credentials
 * committee; presidium members and deputies as such do not. Since 2016 only; before there was no oath. */
bool law_must_take_oath(const struct law_basis *b, enum oath_taker who, struct reason_list *reasons);

/* The words of the oath in force on that day; NULL before 2016. */
const char *law_oath_text(struct date on);

const char *shortfall_choice_title(enum shortfall_choice c);
bool shortfall_choice_from(const char *code, enum shortfall_choice *c);

#endif
