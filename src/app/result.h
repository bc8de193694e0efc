/* From the records to the result: who is elected in which district, by which article, on which figures. Nothing here
 * is stored: the same records always give the same result, and `certify` and `verify` both call this. */
#ifndef APP_RESULT_H
#define APP_RESULT_H

#include "app/scan_batch.h"
#include "base/json.h"
#include "store/candidate.h"
#include "store/contest.h"
#include "store/custody.h"
#include "store/decision.h"
#include "store/place.h"

/* Everything that the result rests on, as read from the workspace at one moment. */
struct records {
    struct district_list districts;
    struct station_list stations;
    struct candidate_list candidates;
    struct round_list rounds;
    struct tally_list tallies;
    struct decision_list decisions;
    struct explanation_list explanations;
    struct ledger_list ledger;
    struct district_counts entrusted; /* approved */
    struct batch_view_list stacks;    /* ballots read by machine */
};

/* How a counting place counts. */
#define COUNT_SOURCES(X)                                                                                               \
    X(HAND, "hand", "人工计票")                                                                                        \
    X(SCANNED, "scanned", "机读计票")

enum count_source {
#define X(name, code, title) SOURCE_##name,
    COUNT_SOURCES(X)
#undef X
            SOURCE_COUNT
};

/* The places of a round that count in one way. */
struct source_sum {
    int64_t *stations;
    size_t n;
    struct tally_sheet sum; /* of their agreed tallies */
};

struct round_result {
    const struct stored_round *round;
    bool is_counted;           /* an agreed tally from every counting place, with figures that a vote can have */
    struct tally_sheet sum;    /* of the agreed tallies */
    struct source_sum sources[SOURCE_COUNT];
    struct contest contest;    /* what the law was asked */
    const int64_t *candidates; /* candidate_no of each option of the contest; 0: written in, not identified yet */
    struct outcome outcome;    /* what it said; valid when is_counted */
    enum outcome_state state;  /* with the decisions that bodies took */
    const size_t *next_list;   /* options that go into the next round, when one follows */
    size_t next_count;
    int64_t next_seats;
};

struct elected {
    int64_t candidate_no; /* 0: written in, not identified yet */
    const char *name;
    int64_t votes;
    int64_t round;
};

/* NAME, code, title */
#define DISTRICT_STATES(X)                                                                                             \
    X(NOT_OPEN, "not-open", "尚未投票")                                                                                \
    X(COUNTING, "counting", "计票未完")                                                                                \
    X(NEXT_ROUND, "next-round", "须再举行一次投票")                                                                    \
    X(UNDECIDED, "undecided", "等待决定")                                                                              \
    X(SETTLED, "settled", "已有结果")

enum district_state {
#define X(name, code, title) DISTRICT_##name,
    DISTRICT_STATES(X)
#undef X
};

struct district_result {
    const struct district *district;
    enum district_state state;
    struct round_result *rounds;
    size_t round_count;
    struct elected *elected; /* in the order of rounds, then of votes */
    size_t elected_count;
    int64_t vacant;
};

struct result {
    struct district_result *districts;
    size_t n;
    struct finding_list findings; /* of all districts; explained ones are left out */
    struct finding_list explained;
};

MUST_USE bool records_load(struct arena *a, struct workspace *ws, struct records *r, struct err *e);

/* The texts and arrays of *out live in a; it points into r.
 * Figures that no vote can have are a finding (F527), and their round is not counted. */
MUST_USE bool result_compute(struct arena *a, const struct law_basis *law, const struct records *r, struct result *out,
        struct err *e);

/* Does that option of the round matter: elected, or on the list of the next round? */
bool result_option_matters(const struct round_result *x, size_t option);

/* NULL when there is no such district. */
const struct district_result *result_lookup(const struct result *r, int64_t district_no);

/* The result as data: what the certificate holds. Canonical when written with json_text_canonical. certified: that of an
 * earlier certificate to compare with, NULL for none; a setting that it does not know did not exist in its time, had
 * nothing to do with the result, and is left out. */
struct json *result_to_json(struct arena *a, const struct workspace *ws, const struct records *r,
        const struct result *result, const struct json *certified);

/* Names that papers, findings and decisions use for the same thing. */
const char *subject_of_district(struct arena *a, int64_t district_no);                     /* "选区 3" */
const char *subject_of_round(struct arena *a, int64_t district_no, int64_t round);         /* "选区 3 第 1 次投票" */
const char *subject_of_tally(struct arena *a, struct tally_place p);                       /* "选区 3 第 1 次投票 计票点 2" */
const char *decision_subject_of_round(struct arena *a, int64_t district_no, int64_t round); /* "district/3/round/1" */

const char *count_source_code(enum count_source s);
const char *count_source_title(enum count_source s);

const char *district_state_code(enum district_state s);
const char *district_state_title(enum district_state s);

#endif
