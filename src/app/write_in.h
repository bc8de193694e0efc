/* Persons whom voters wrote in (另选他人, R51): who they are on the roll, whether they may be elected, and which
 * spellings mean one person. The answers are decisions of the election committee, so the count can be done again from
 * them. */
#ifndef APP_WRITE_IN_H
#define APP_WRITE_IN_H

#include "app/result.h"
#include "app/written_name.h"
#include "law/voter.h"
#include "model/voter.h"

struct write_in {
    const struct round_result *round;
    const char *name;
    int64_t votes;
    bool matters;         /* elected, or on the list of the next round */
    int64_t here;         /* voters of that name in the district */
    int64_t elsewhere;    /* and in the others */
    enum verdict verdict; /* may be elected; OPEN: which of several voters is meant must be said */
    struct reason_list reasons;
    const struct decision *decision; /* voter, no-voter; NULL: not decided */
    int64_t candidate_no;            /* once identified */
    struct alike_name *alike;        /* candidates of the vote and other written-in persons who may be the same */
    size_t alike_count;
};

/* One spelling that counts for another. */
struct write_in_merge {
    const struct round_result *round;
    const struct decision *decision; /* question same-as/NAME, answer the other name */
};

struct write_in_list {
    struct write_in *v; /* by district, round and the order of the sheets; merged and refused ones are gone */
    size_t n;
    struct write_in_merge *merges;
    size_t merge_count;
};

/* Of all counted rounds. */
MUST_USE bool write_in_load(struct workspace *ws, struct write_in_list *list, struct err *e);

/* What the committee found about one of them. */
struct write_in_answer {
    int64_t district_no;
    int64_t round; /* 0: the last one of the district */
    const char *name;
    int64_t voter_no; /* of several voters of that name; 0: the only one */
    bool is_no_voter;
    struct decision decision; /* body, document, decided_on */
    struct candidate person;  /* party, education, degree, post, category, is_incumbent: as declared; "" where not */
};

/* Records it: decision write-in/NAME, and for a voter the person himself, so that papers and the credentials review
 * have who it is. *article: where it is said that he may be elected.
 * Errors  ERR_INPUT: nobody of that name was written in, several voters have it, the number is somebody else's;
 *         ERR_STATE: not a voter, or not of this district where the setting asks for that (R51) */
MUST_USE bool write_in_decide(struct workspace *ws, const struct write_in_answer *answer, struct err *e);

/* Two spellings of one person: decision same-as/NAME. NAME itself as `as` takes it back. Only among written-in names:
 * a candidate's name written badly is a vote for the candidate and belongs on the sheet as such.
 * Errors  ERR_INPUT: one of the two was not written in there */
MUST_USE bool write_in_merge(struct workspace *ws, int64_t district_no, int64_t round, const char *name, const char *as,
        const struct decision *decision, struct err *e);

#endif
