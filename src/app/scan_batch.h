/* Stacks of ballots: read under one name, each sheet lasting before the next is reported, the same paper held when it
 * comes twice, closed against the number that was declared, withdrawn whole. */
#ifndef APP_SCAN_BATCH_H
#define APP_SCAN_BATCH_H

#include "app/vote.h"
#include "count/look.h"
#include "count/stack.h"
#include "scan/keepsake.h"
#include "scan/page.h"
#include "seal/sm3.h"
#include "store/contest.h"
#include "store/look.h"
#include "store/scanned.h"

struct batch_order {
    const char *name; /* "B01" */
    struct vote_key key; /* round 0: the latest */
    int64_t station_no;  /* a counting place of that vote */
    int64_t declared;   /* ballots counted by hand before reading; -1: not said, or as said before */
};

struct batch_reading;

/* Opens the stack, or goes on with it when it is open: sheets that it has are not taken again, so a reading that was
 * cut off is simply repeated. Everything lives in the workspace's arena.
 * Errors  ERR_STATE  closed or withdrawn; opened for another place; certified. ERR_INPUT  no such vote or counting
 * place, no name */
MUST_USE bool batch_begin(
        struct workspace *ws, const struct batch_order *order, struct batch_reading **b, struct err *e);

enum batch_fate {
    BATCH_TAKEN,
    BATCH_HELD,    /* taken, but looks like a sheet that was read before: waits for people */
    BATCH_AGAIN,   /* the very same picture is in this stack already: nothing done */
    BATCH_REFUSED, /* not read, or no ballot of this stack: kept with its picture until people say what it is */
};

struct batch_receipt {
    enum batch_fate fate;
    const char *sheet;  /* "" of what is not kept: a test sheet, a file that is no image at all */
    const char *reason; /* "" when there is none; in the workspace's arena or static */
};

/* Takes one page. When it returns, the sheet, or the refused page, is on the disk. kept: NULL of a file that is no image.
 * ERR_ENVIRONMENT: nothing of this sheet was taken */
MUST_USE bool batch_take(struct batch_reading *b, const struct scan_page *page, const struct scan_keepsake *kept,
        struct batch_receipt *r, struct err *e);

/* The second look at a stack (app/second_look.h). */
struct second_look {
    const char **sheets; /* drawn, in the order of the draws */
    size_t n, looked;
    size_t closed;           /* leading ones, of draws of which every sheet was looked at */
    struct look_list closed_looks; /* at these, the last of each */
    struct look_count count; /* of these; what others saw stays hidden until their draw is looked through */
};

/* How a stack stands. */
struct batch_view {
    struct scan_batch batch;
    struct vote_key key;
    const char *const *names; /* of the candidates, in the order of the ballot */
    size_t name_count;
    size_t line_count; /* for another person */
    struct sheet_list sheets;
    const struct law_basis *law; /* of the vote */
    struct operator_list operators;
    struct answer_list answers;
    struct sample_list samples;
    struct look_list looks;
    struct second_look look;
    struct doubt_list doubts;
    size_t held; /* not settled yet */
    struct stack_count count;
};

struct batch_view_list {
    struct batch_view *v;
    size_t n;
};

struct vote_key batch_vote_key(const struct scan_batch *b);

/* name NULL: all. ERR_INPUT  no such stack */
MUST_USE bool batch_load(struct workspace *ws, const char *name, struct batch_view_list *list, struct err *e);

/* Those of the districts' votes: what the result rests on. */
MUST_USE bool batch_load_of_districts(struct workspace *ws, struct batch_view_list *list, struct err *e);

/* One hash over all sheets and their marks in the order of their names, as they were read: with it the journal pins the
 * stack when it is closed. */
MUST_USE bool batch_hash(const struct sheet_list *sheets, char hex[SM3_HEX], struct err *e);

/* The sheet that was taken instead of a refused page, as people settled it. NULL: the page was not scanned again, or
 * the record does not say as what. */
const struct scanned_sheet *batch_taken_instead(const struct batch_view *v, const struct scanned_sheet *refused);

/* No more sheets. why: needed when ballots (taken, or refused and read by people) and declared number differ.
 * Errors  ERR_STATE  not open, refused pages of which nobody said what they are, a difference without a reason */
MUST_USE bool batch_close(struct workspace *ws, const char *name, const char *why, struct batch_view *v, struct err *e);

/* The whole stack does not count any more; its sheets may be read again in another.
 * Errors  ERR_INPUT without a reason; ERR_STATE  withdrawn already, certified */
MUST_USE bool batch_withdraw(struct workspace *ws, const char *name, const char *why, struct err *e);

/* The sheet of which the first digits are given. ERR_INPUT: none, or several. */
MUST_USE bool sheet_find(
        const struct batch_view *v, const char *digits, const struct scanned_sheet **sheet, struct err *e);

/* One person's reading of one item of one sheet. sheet: its first digits, as many as tell it apart; so is the sheet in
 * again=SHEET, one that the machine read in this stack. clerk is the actor of the workspace. *after: the item with this
 * answer. Errors  ERR_INPUT  no such stack, sheet or item, an answer it does not know; ERR_STATE  as doubt_may_answer,
 * withdrawn, certified, somebody who read the stack in where the setting scan_operator says apart */
MUST_USE bool sheet_decide(struct workspace *ws, const char *batch, const char *sheet, const char *item,
        const char *answer, enum doubt_reason reason, struct doubt *after, struct err *e);

/* One person's reading of a whole ballot. */
struct sheet_reading {
    const char *votes;        /* a letter for each candidate, as struct sheet_look has them; ? counts as an abstention */
    const char *const *names; /* of each line for another person; "" where nothing stands */
    size_t name_count;
    enum doubt_reason reason;
};

/* All open items of the sheet at once; a refused page becomes a ballot by it. What the machine read clearly is not
 * touched. *count: answers entered. Errors as sheet_decide */
MUST_USE bool sheet_decide_all(struct workspace *ws, const char *batch, const char *sheet,
        const struct sheet_reading *reading, size_t *count, struct err *e);

/* The picture of a sheet, or of one item cut out and enlarged, as PNG. item NULL, and of a refused page: the
 * whole. *full: the sheet's name in full.
 * Errors  ERR_INPUT  no such stack, sheet or item; no picture, or a damaged one */
MUST_USE bool sheet_picture(struct workspace *ws, const char *batch, const char *sheet, const char *item,
        struct str *png, const char **full, struct err *e);

#endif
