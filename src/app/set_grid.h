/* Forms of grades on paper (测评表): people and items down the page, a box for each grade. They are printed and read with
 * the machinery of ballots, one layout a page; nothing on a form counts it or points to a rater. The pages of one rater's
 * form stay together in the stack, in any order: the code says which page it is. That two forms changed a page with each other
 * nothing shows, on purpose: whatever tied the pages of one form together would tell it from the others, on the paper that its
 * rater held and in the picture that is kept. Printed on both sides and stapled they stay together. */
#ifndef APP_SET_GRID_H
#define APP_SET_GRID_H

#include "app/scan.h"
#include "model/ballot_set.h"
#include "model/finding.h"

/* One layout for each page of the set's form (set form). Texts live in the workspace's arena.
 * Errors  ERR_STATE: no form; ERR_INPUT: more pages than nine, more labels than six, a name that is too long */
struct set_grid {
    const struct ballot_set *set;
    struct set_form form;
    const struct ballot_convention *convention;
    struct ballot_layout *pages;
    size_t n;
};
/* Lines of a page. */
size_t set_grid_rows(void);

MUST_USE bool set_grid_load(struct workspace *ws, const char *set, struct set_grid *g, struct err *e);

/* Writes a PDF for each page, "form.pdf", or "form-1.pdf", "form-2.pdf" … when there are several, with as many copies;
 * together: one file, form behind form, to be printed on both sides. With wants_layouts the layout of each page beside it, ending in
 * .json. *files: the n PDFs' names. */
struct set_grid_order {
    const char *pdf;
    int64_t copies;
    bool wants_layouts, is_together;
};
MUST_USE bool set_grid_print(struct workspace *ws, const struct set_grid *g, const struct set_grid_order *o,
        const char *const **files, size_t *n, struct err *e);

/* A page that was not read; place "a.png:1": file, page of the file. */
struct set_grid_refusal {
    const char *place;
    const char *why;
};

/* paths     files and folders, in the order of the stack
 * again     refused pages that were scanned once more: "a.pdf:7=new.png", place and file of one page
 * returned  forms that people counted on paper; SET_NOT_SAID: as it is registered */
struct set_grid_scan {
    const char *const *paths;
    size_t path_count;
    const char *const *again;
    size_t again_count;
    int64_t returned;
};

/* Reads the stack and keeps it, with the pictures of its pages, in an order that says nothing; without a doubtful line it is
 * the set's result, else people settle it (app/set_leaf.h). With a refused page nothing is kept, nor when there are not as
 * many forms as people counted, or nobody did (found: F852, F853; W851 when the pages lie in several orders).
 * Errors  ERR_INPUT: a form with a page twice or without one (both named), a file that ends inside of a form, a page handed
 *         in twice or scanned anew from the wrong paper; ERR_STATE: the set has answers already, or some wait */
struct set_grid_result {
    bool is_kept, is_taken;
    struct finding_list found;
    size_t ballots, pages, doubts;
    struct set_grid_refusal *refused;
    size_t refused_count;
};
MUST_USE bool set_grid_take(struct workspace *ws, const struct set_grid *g, const struct set_grid_scan *scan,
        struct set_grid_result *out, struct err *e);

#endif
