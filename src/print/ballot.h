/* Ballots as PDF, exactly as ballot/layout.h measures them. The same ballots give the same bytes. */
#ifndef PRINT_BALLOT_H
#define PRINT_BALLOT_H

#include "ballot/deck.h"
#include "base/date.h"

enum ballot_leaf_kind {
    BALLOT_LEAF_REAL,
    BALLOT_LEAF_SAMPLE, /* for the wall: 样票 across the place of the code, so that nothing ever reads it */
    BALLOT_LEAF_TEST,   /* says 测试票 where the seal goes */
};

struct ballot_leaf {
    size_t copies;                /* pages like this one, at least 1 */
    const struct ballot_ink *ink; /* for test decks: marks that are already made */
    size_t ink_count;
};

/* Pages of one layout. */
struct ballot_sheaf {
    const struct ballot_layout *layout;
    enum ballot_leaf_kind kind;
    const char *name; /* the file's title, and what messages call it */
    struct date dated;
    const struct ballot_leaf *leaves;
    size_t leaf_count;
};

/* path  replaced as a whole or not at all. What all pages have in common stands in the file once.
 * Errors  ERR_INPUT  a character that no font has or that has no agreed shape, named; words that do not fit
 *         ERR_ENVIRONMENT  fonts-noto-cjk is not installed; the file cannot be written */
MUST_USE bool ballot_pdf_write(const struct ballot_sheaf *s, const char *path, struct err *e);

/* n sheaves of one kind of paper in one file, a page of each and then again, `copies` times: whole forms one behind the other, to be
 * printed on both sides. Behind an odd number of pages comes an empty one, so that no sheet holds two forms. Leaves are not looked at.
 * Errors  as above */
MUST_USE bool ballot_pdf_write_forms(const struct ballot_sheaf *sheaves, size_t n, size_t copies, const char *path, struct err *e);

/* A sheet that shows whether a printer keeps measures: rulers, marks at known distances, what to measure and how
 * much it may differ.
 * Errors  as above, without ERR_INPUT */
MUST_USE bool ballot_pdf_write_proof(enum ballot_sheet sheet, struct date dated, const char *path, struct err *e);

#endif
