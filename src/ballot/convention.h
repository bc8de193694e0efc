/* How a voter marks a ballot. Towns differ, so it is data (data/ballot.tsv): where marks go, what a drawn shape says,
 * what an untouched box says, and the words that tell the voter. Printing and reading take the same row. */
#ifndef BALLOT_CONVENTION_H
#define BALLOT_CONVENTION_H

#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "model/ballot.h"

/* Where marks go. */
#define BALLOT_STYLES(X)                                                                                               \
    X(COLUMNS, "columns", "分栏式")                                                                                    \
    X(SIGNS, "signs", "符号式")

enum ballot_style {
#define X(name, code, title) BALLOT_##name,
    BALLOT_STYLES(X)
#undef X
            BALLOT_STYLE_COUNT
};

/* What may be found in a box. */
#define BALLOT_SHAPES(X)                                                                                               \
    X(BLANK, "blank", "不画符号")                                                                                      \
    X(CIRCLE, "circle", "○")                                                                                           \
    X(CROSS, "cross", "×")                                                                                             \
    X(TICK, "tick", "√")

enum ballot_shape {
#define X(name, code, title) BALLOT_SHAPE_##name,
    BALLOT_SHAPES(X)
#undef X
            BALLOT_SHAPE_COUNT
};

/* vote[shape] where the convention gives the shape no meaning: people decide. */
enum { BALLOT_UNCLEAR = VOTE_KIND_COUNT };

struct ballot_convention {
    const char *code;  /* "circle-cross" */
    const char *title; /* for lists: ○赞成 ×反对 */
    enum ballot_style style;
    /* signs: enum ballot_vote or BALLOT_UNCLEAR by the shape in a candidate's box. columns: the box that is marked says
     * the vote whatever the shape, and vote[BALLOT_SHAPE_BLANK] is that of a candidate without any mark. */
    int vote[BALLOT_SHAPE_COUNT];
    enum ballot_shape sign; /* what the instruction asks the voter to draw for 赞成, and at a written-in name */
    /* Words, with {n} where the number of seats goes: ballot_fill_text. */
    const char *prompt;
    const char *instruction;
    const char *write_in; /* the sentence about 另选他人 */
};

struct ballot_convention_list {
    const struct ballot_convention *v;
    size_t n;
};

/* All rows of data/ballot.tsv, in a. ERR_INPUT names the line that cannot be read. */
MUST_USE bool ballot_read_conventions(
        struct arena *a, struct str text, struct ballot_convention_list *list, struct err *e);

/* The program's own table (read once for each arena). */
struct ballot_convention_list ballot_load_conventions(struct arena *a);

/* NULL when there is no such code. */
const struct ballot_convention *ballot_lookup_convention(const struct ballot_convention_list *list, const char *code);

/* Words with the number of seats filled in, and a line feed for every "|". */
const char *ballot_fill_text(struct arena *a, const char *text, int64_t seats);

const char *ballot_style_code(enum ballot_style s);
const char *ballot_style_title(enum ballot_style s);
const char *ballot_shape_code(enum ballot_shape s);
const char *ballot_shape_title(enum ballot_shape s);
bool ballot_style_from(const char *code, enum ballot_style *s);
bool ballot_shape_from(const char *code, enum ballot_shape *s);

#endif
