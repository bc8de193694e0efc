/* Forms of grades on paper (测评表): people and items down the page, a box for each grade. They are printed and read with
 * the machinery of ballots, one layout a page; nothing on a form counts it or points to a rater. The pages of one rater's
 * form stay together in the stack, in any order: the code says which page it is. */
#ifndef APP_SET_GRID_H
#define APP_SET_GRID_H

#include "app/scan.h"
#include "model/ballot_set.h"

/* One layout for each page of the set's form (set form). Texts live in the workspace's arena.
 * Errors  ERR_STATE: no form; ERR_INPUT: more pages than nine, more labels than six, a name that is too long */
struct set_grid {
    const struct ballot_set *set;
    struct set_form form;
    const struct ballot_convention *convention;
    struct ballot_layout *pages;
    size_t n;
};
MUST_USE bool set_grid_load(struct workspace *ws, const char *set, struct set_grid *g, struct err *e);

/* Writes a PDF for each page, "form.pdf", or "form-1.pdf", "form-2.pdf" … when there are several, with as many copies;
 * and with wants_layouts the layout of each beside it, ending in .json. *files: their names. */
struct set_grid_order {
    const char *pdf;
    int64_t copies;
    bool wants_layouts;
};
MUST_USE bool set_grid_print(struct workspace *ws, const struct set_grid *g, const struct set_grid_order *o,
        const char *const **files, struct err *e);

/* Something that a person has to look at before anything is taken: a line that is not plain, or a page.
 * place  "a.png:1:3": file, page of the file, line of the form; without a line: the page was refused */
struct set_grid_doubt {
    const char *place;
    const char *what; /* "陈东山 德" */
    const char *why;
};

/* settled  "a.png:1:3=优秀" texts: what a person read there; "=空" for no answer
 * path     files and folders, in the order of the stack */
struct set_grid_scan {
    const char *const *paths;
    size_t path_count;
    const char *const *settled;
    size_t settled_count;
};

/* Takes the stack as the set's whole ballots, shuffled, or nothing at all: with doubts left, *taken is false.
 * Errors  ERR_INPUT: a form with a page twice or without one (both named), a place or label in `settled` that there is none of; ERR_STATE: the set
 *         has answers already */
struct set_grid_result {
    bool is_taken;
    size_t ballots, pages;
    struct set_grid_doubt *doubts;
    size_t n;
};
MUST_USE bool set_grid_take(struct workspace *ws, const struct set_grid *g, const struct set_grid_scan *scan,
        struct set_grid_result *out, struct err *e);

#endif
