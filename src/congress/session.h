/* A session of a congress as its record (会议记录) tells it. The record is a list of entries, never changed and never
 * taken out: what is wrong is voided by a further entry. Everything else — who sits, who was there, who was put up, who
 * is elected, which step comes next — is computed from the entries, so the same record always gives the same session.
 *
 * An entry that contradicts itself or the record (a deputy who does not exist, a post named twice) is refused and
 * nothing is kept. A breach of the law is kept and said: see congress/check.h. */
#ifndef CONGRESS_SESSION_H
#define CONGRESS_SESSION_H

#include "base/json.h"
#include "base/moment.h"
#include "law/leader.h"
#include "law/session.h"
#include "model/finding.h"
#include "model/office.h"
#include "model/scanned.h"
#include "model/session.h"
#include "model/tally.h"

/* One entry. body: members by kind, see docs/session.md. */
struct session_event {
    int64_t event_no; /* 1, 2 … without gaps */
    enum session_event_kind kind;
    struct moment at;  /* when it happened, as the minutes have it */
    const char *actor; /* who entered it */
    const struct json *body;
};

/* What became of a mandate, and since when. */
struct deputy_change {
    struct moment at;
    enum deputy_state state;
};

struct session_deputy {
    int64_t no;
    const char *name;
    int64_t sex;    /* GB/T 2261.1 */
    int64_t ethnic; /* GB 3304; 0 not said */
    struct date born_on;
    const char *party;
    const char *education;
    const char *work;       /* 工作单位及职务 */
    const char *delegation; /* 代表团; "" for none */
    int64_t district_no;
    enum deputy_state state;
    enum suspension_cause cause;
    const char *document;
    bool has_certificate; /* 代表证 */
    struct deputy_change *changes; /* as they were entered; state is the last of them */
    size_t change_count;
};

/* What is to be filled: one post line is one contest and one ballot. */
struct session_post {
    int64_t no;
    enum office office;
    const char *title;  /* "镇长" */
    int64_t seats;      /* 应选名额 */
    bool is_secondment; /* 挂职 */
    bool is_by_election;
    int64_t margin; /* 差额数 by the method; -1: it says nothing */
    size_t *formal; /* nominees on the formal list, as they stand on the ballot */
    size_t formal_count;
    struct moment listed_at;
    struct moment announced_at;
};

struct sitting {
    int64_t no;
    enum sitting_kind kind;
    const char *title;
    struct moment at;
    enum presence *presence; /* by deputy */
    bool *has_leave;         /* approved, by deputy */
    size_t *repeated;        /* deputies that one attendance list has twice */
    size_t repeated_count;
};

struct resolution {
    enum resolution_kind kind;
    const char *title;
    size_t sitting;
    struct moment at;
    int64_t votes_for, votes_against, abstentions;
};

struct session_signer {
    size_t deputy;
    bool is_withdrawn;
    bool is_repeat;
    int64_t joined; /* nominees of that post whom this deputy joined in putting up, this one included */
    enum signer_state state;
};

struct leader_nominee {
    int64_t no;
    size_t post;
    const char *name;
    bool is_joint; /* put up by deputies; else by the presidium */
    struct moment received_at;
    struct session_signer *signers; /* as they signed */
    size_t signer_count;
    int64_t counted;                   /* of them */
    const struct reason_list *reasons; /* of the nomination */
    int64_t deputy_no;                 /* 0: no deputy */
    struct leader_person person;
    int64_t sex;
    struct date born_on;
    const char *party;
    const char *education;
    const char *work;
    struct moment verified_at;
    const char *verified_by;
    int64_t primary_votes; /* -1: no primary */
    enum nominee_state state;
    const char *why;
};

struct session_staff {
    enum staff_role role;
    const char *name;
    int64_t deputy_no; /* 0: not said */
    int64_t kin_of;    /* nominee to whom near kinship was declared; 0: none */
    const char *relation;
};

enum tally_slot { SLOT_FIRST, SLOT_SECOND, SLOT_AGREED, SLOT_COUNT };

struct leader_sheet {
    bool is_there;
    bool is_scanned; /* taken from ballots that were read by machine */
    const char *clerk;
    struct tally_sheet sheet;
    const struct look_report *looks; /* scanned: at each stack, as they stood then */
    size_t look_count;
};

/* One vote on one post. */
struct leader_round {
    size_t post;
    int64_t round; /* from 1 */
    enum round_kind kind;
    size_t sitting;
    struct moment at;
    int64_t seats;
    const char **names; /* as they stand on the ballot */
    size_t *nominees;   /* of each name; SIZE_MAX for one who came in by being written in */
    size_t option_count;
    struct leader_sheet sheets[SLOT_COUNT];
};

struct step_record {
    bool is_done;
    struct moment began_at, at; /* began_at: not earlier than the end of the step before; default at */
    size_t sitting;             /* SIZE_MAX: no sitting */
    const char *evidence;       /* number of the paper that shows it */
    int64_t event_no;
};

struct session_decision {
    const char *subject, *question, *answer, *body, *document;
    struct date on;
};

struct session_explanation {
    const char *code, *subject, *text;
};

struct filing {
    enum filing_kind kind;
    const char *title, *to, *document;
    struct moment at;
};

struct oath {
    const char **names;
    size_t n;
    const char *leader; /* 领誓人 */
    struct moment at;
};

/* Who put something before the congress. */
struct proposers {
    bool by_body;       /* the presidium, the government, the standing committee */
    const char *by;     /* "presidium" …, "joint" */
    int64_t signed_by;  /* deputies' signatures */
    int64_t counted;    /* of them: each deputy once, in office and not suspended */
};

/* 议案、质询案 */
struct session_motion {
    enum motion kind;
    const char *title;
    const char *addressee; /* of an interpellation */
    const char *disposal;  /* what became of it: 列入议程，交某机关办理 …; "" not said */
    bool is_written, names_question;
    struct proposers by;
    struct moment at;
};

/* A leader's recall (罢免案) or resignation (辞职). */
struct session_departure {
    bool is_recall;
    const char *name;
    enum office office;
    struct proposers by; /* of a recall */
    bool states_reasons, could_defend;
    int64_t votes_for; /* -1: not voted yet */
    size_t sitting;    /* of the vote; SIZE_MAX: none */
    struct moment at;
};

/* Arrays live in the arena that the session was folded in; indexes point into them. */
struct session {
    const char *title; /* "清溪镇第六届人民代表大会第一次会议" */
    int64_t session_no;
    enum area_level level;
    enum convener convener;
    struct date opens_on;
    struct date completed_on; /* 代表选举完成; DATE_NONE: not said */
    int64_t seats;            /* 应有代表 */
    bool is_open;
    bool is_ethnic_township;
    bool is_special;           /* 临时会议 */
    bool special_by_body;      /* the presidium found it necessary, or a county's standing committee */
    int64_t special_proposers; /* deputies who proposed it */
    struct moment called_at;

    struct session_deputy *deputies;
    size_t deputy_count;
    struct session_post *posts;
    size_t post_count;
    struct sitting *sittings;
    size_t sitting_count;
    struct resolution *resolutions;
    size_t resolution_count;
    int64_t *presidium; /* deputies' numbers */
    size_t presidium_count;
    const char *secretary;
    bool has_method;
    struct moment nomination_deadline;
    int64_t deliberation_minutes; /* at least so long; -1: the method does not say */
    const char *marking;          /* how ballots are marked, by the method: a code of data/ballot.tsv; "" not said */
    struct leader_nominee *nominees;
    size_t nominee_count;
    struct session_staff *staff;
    size_t staff_count;
    struct leader_round *rounds;
    size_t round_count;
    struct step_record steps[SESSION_STEP_COUNT];
    struct session_decision *decisions;
    size_t decision_count;
    struct session_explanation *explanations;
    size_t explanation_count;
    struct filing *filings;
    size_t filing_count;
    struct oath *oaths;
    size_t oath_count;
    struct session_motion *motions;
    size_t motion_count;
    struct session_departure *departures;
    size_t departure_count;
    int64_t event_count; /* entries that stand, voided ones left out */
    int64_t version;     /* of the certified result; 0: none yet */
    const char *hash;    /* SM3 of what was certified */
    bool is_locked;      /* certified, and no correction is open */
};

/* The session that the entries make. law: of the day on which it opens.
 * Errors  ERR_INPUT naming the entry that contradicts the record */
MUST_USE bool session_fold(struct arena *a, const struct law_basis *law, const struct session_event *events, size_t n,
        struct session *out, struct err *e);

/* Deputies in office, the suspended among them, and all seats: now, and at a moment of the record. What happens to a
 * mandate later changes nothing in a vote that was held. */
struct deputy_count session_count_deputies(const struct session *s);
struct deputy_count session_count_deputies_at(const struct session *s, struct moment at);

/* In office until a change says otherwise. */
enum deputy_state session_state_at(const struct session_deputy *d, struct moment at);

/* SIZE_MAX when there is none with that number. */
size_t session_find_deputy(const struct session *s, int64_t no);
size_t session_find_post(const struct session *s, int64_t no);
size_t session_find_sitting(const struct session *s, int64_t no);
size_t session_find_nominee(const struct session *s, int64_t no);
const struct leader_round *session_find_round(const struct session *s, int64_t post_no, int64_t round);

/* How many were present (出席) at a sitting. */
int64_t session_present(const struct session *s, const struct sitting *x);

/* The latest answer; NULL when there is none. */
const struct session_decision *session_find_decision(
        const struct session *s, const char *subject, const char *question);

/* "post/3/round/1" */
const char *session_round_subject(struct arena *a, const struct session *s, const struct leader_round *r);

#endif
