/* Everything on record about who was put up, judged anew: the ground on which lists are made, checked and changed. */
#ifndef APP_SLATE_H
#define APP_SLATE_H

#include "app/workspace.h"
#include "law/candidates.h"
#include "nominate/judge.h"
#include "store/candidate.h"
#include "store/contest.h"
#include "store/decision.h"
#include "store/nomination.h"
#include "store/notice.h"
#include "store/place.h"
#include "store/review.h"

struct slate_nomination {
    const struct nomination *nomination;
    const struct signer *signers;
    size_t signer_count;
    struct nominate_verdict verdict;
};

/* One person put up in a district. */
struct nominee {
    const struct candidate *candidate;
    const struct slate_nomination **nominations; /* in the order of receipt */
    size_t nomination_count;
    bool is_nominated; /* at least one nomination is valid */
    bool is_barred;    /* foreign funding (R45), not of age (R03) */
    bool stands;       /* nominated, not barred, and has not withdrawn, died or been struck */
    const struct review *reviews[REVIEW_ITEM_COUNT]; /* NULL: not reviewed */
};

struct slate_district {
    const struct district *district;
    struct law_range range; /* of formal candidates; 0 and 0 while the seats are not one to three */
    struct slate_nomination *nominations;
    size_t nomination_count;
    struct nominee *nominees;
    size_t nominee_count;
    size_t standing;
    size_t formal;
    size_t gone;               /* withdrew, died or were struck */
    bool is_final;             /* the formal list was fixed */
    bool has_voted;            /* the first vote is open: its ballot is made */
    struct date votes_on;      /* day of that vote, else the election day: from it the law's days are counted */
    struct date first_list_on; /* of the notice; DATE_NONE: not published */
    struct date final_list_on;
    const struct primary_election *primary;  /* NULL: none */
    const struct consultation *consultation; /* the last round; NULL: none */
};

struct slate {
    struct slate_district *districts;
    size_t n;
    int64_t seats;
    bool has_reviews; /* a joint review was begun */
    struct district_list district_list;
    struct candidate_list candidates;
    struct nomination_list nominations;
    struct signer_list signers;
    struct review_list reviews;
    struct consultation_list consultations;
    struct primary_list primaries;
    struct notice_list notices;
    struct round_list rounds;
    struct decision_list decisions;
    struct explanation_list explanations;
};

/* All of it; texts live in the workspace's arena. */
MUST_USE bool slate_load(struct workspace *ws, struct slate *slate, struct err *e);

/* Loads it after a change and writes down the verdicts that came out otherwise than they stood. Inside a transaction.
 */
MUST_USE bool slate_settle(struct workspace *ws, struct slate *slate, struct err *e);

/* NULL when there is none of that number. */
const struct slate_district *slate_district_lookup(const struct slate *slate, int64_t district_no);

/* The person of that name (or, when the text is a number, with that candidate number) in the district.
 * ERR_INPUT: nobody, or several of that name */
MUST_USE bool nominee_named(
        const struct slate_district *d, const char *name, const struct nominee **nominee, struct err *e);

/* "签名 11 人，有效 9 人，推荐不成立" for a joint nomination, else the verdict's reason. */
const char *slate_nomination_text(struct arena *a, const struct slate_nomination *n);

/* "中共清溪镇委员会", "选民联名（李大山等 12 人）" */
const char *slate_nominator(struct arena *a, const struct slate_nomination *n);

bool candidate_is_gone(const struct candidate *c);

/* "选区 3 “王建国”": the subject of findings about a person. */
const char *subject_of_nominee(struct arena *a, const struct candidate *c);

#endif
