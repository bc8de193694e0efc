/* The blank tally sheet (计票单) of each counting place: what is filled in by hand on the voting day, or on the screen,
 * and then read back by app/tally_import.h. */
#ifndef APP_TALLY_FORM_H
#define APP_TALLY_FORM_H

#include "app/workspace.h"
#include "model/paper.h"

enum tally_form_kind {
    TALLY_FORM_SHEET, /* one table of all places with the columns of the import: for a workbook */
    TALLY_FORM_PAGES, /* a page for each place, with room for signatures: for printing */
};

/* Every counting place of a district and round; district 0: of all districts, round 0: the last one of each.
 * Errors  ERR_INPUT: no such round; ERR_STATE: nothing was opened yet */
MUST_USE bool tally_form(struct workspace *ws, int64_t district_no, int64_t round, enum tally_form_kind kind,
        struct paper **paper, struct err *e);

#endif
