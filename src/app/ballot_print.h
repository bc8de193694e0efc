/* Ballots, samples and test decks as files. Printing is journalled with its numbers; that so many ballots have been
 * received from the printer is an act of its own (the ballot ledger). */
#ifndef APP_BALLOT_PRINT_H
#define APP_BALLOT_PRINT_H

#include "app/ballot_source.h"

enum { BALLOT_COPIES_MAX = 20000 };

struct ballot_order {
    struct vote_key key; /* no 0: every district with a vote, or every post of the session; round 0: the latest */
    int sheet;           /* enum ballot_sheet or BALLOT_SHEET_AUTO */
    int64_t copies;      /* pages in each file, 1 ..= BALLOT_COPIES_MAX */
    bool is_sample;      /* 样票 for the wall: not journalled */
    const char *pdf;     /* where to, for one vote */
    const char *layout;  /* NULL: none */
    const char *folder;  /* where to, for all: ballot-12-1.pdf and ballot-12-1.json; made when it is not there */
};

struct ballot_print {
    struct vote_key key;
    const char *place;   /* 选区 12 */
    const char *contest; /* "12-1" */
    enum ballot_sheet sheet;
    enum ballot_style style;
    const char *code; /* what the QR code says */
    int64_t copies;
    const char *pdf;
    const char *layout; /* NULL: none */
};

struct ballot_print_list {
    struct ballot_print *v;
    size_t n;
    const char **skipped; /* "选区 3: 还没有…" when all were asked for */
    size_t skipped_count;
};

/* Files first, then the journal's entries (action "ballot-print") become lasting, all or none of them.
 * Errors  ERR_STATE  no formal list or no vote, certified; ERR_INPUT  more rows than a sheet holds, a character without
 *                    a shape; ERR_ENVIRONMENT */
MUST_USE bool ballot_print(
        struct workspace *ws, const struct ballot_order *order, struct ballot_print_list *list, struct err *e);

struct ballot_deck_order {
    struct vote_key key; /* round 0: the latest */
    int sheet;
    const char *pdf;
    const char *expected; /* JSON; NULL: none */
    const char *csv;      /* NULL: none */
};

struct ballot_deck_summary {
    size_t sheets, valid, spoilt, undecided;
};

/* Marked test ballots and what a right reading of them gives: each sheet, and the totals. Nothing is written to the
 * workspace; the sheets say page BALLOT_PAGE_TEST and are never counted. */
MUST_USE bool ballot_print_deck(struct workspace *ws, const struct ballot_deck_order *order,
        struct ballot_deck_summary *summary, struct err *e);

/* {"page":{"width_mm","height_mm"},"contest","style","boxes":[{"candidate","name","option","x_mm","y_mm","w_mm","h_mm"}]}
 */
struct json *ballot_layout_to_json(struct arena *a, const struct ballot_layout *l);

#endif
