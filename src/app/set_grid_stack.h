/* Inside of the reading of forms of grades: the stack of paper, put together form by form as its pages come. */
#ifndef APP_SET_GRID_STACK_H
#define APP_SET_GRID_STACK_H

#include "app/set_grid.h"

/* One form of the stack. place NULL: that page has not come yet. again: it was scanned anew. */
struct grid_page {
    const char *place;
    struct str png, trace;
    const char *key;
    bool is_again;
};

/* order  numbers of its pages as they came: "2、1" */
struct grid_form {
    uint8_t *answers;
    struct grid_page pages[BALLOT_PAGE_MAX];
    const char *order;
    const char *leaf;
};

/* A page that was scanned once more, and which of the stack it stands for: "a.pdf:7". */
struct grid_again {
    const char *instead;
    const char *path;
    struct scan_line line;
    size_t pages;
    bool is_used;
};

struct grid_doubt {
    size_t form, question;
    const char *why;
};

struct grid_stack {
    struct arena *arena;
    const struct set_grid *g;
    struct grid_form *forms;
    size_t n, capacity, pages;
    struct grid_doubt *doubts;
    size_t doubt_count, doubt_capacity;
    struct set_grid_refusal *refused;
    size_t refused_count, refused_capacity;
    struct grid_again *again;
    size_t again_count;
    const char *file; /* of the page before, and how many it had up to there */
    size_t file_pages;
    const char *wrong; /* the first thing that makes the stack unusable */
};

/* Takes the next page; a line of scan_files, whose user is the stack. The pages of a form lie together, in any order: so many pages
 * begin the next one. A page that makes the stack unusable is remembered, and said by grid_stack_is_whole. */
void grid_stack_take(void *stack, const struct scan_line *line);

/* Are all forms whole, no page there twice, every page of --again in its place? Then each form has its leaf. With a refused page
 * nothing of this is asked: which pages belong together is not known then.
 * Errors  ERR_INPUT: the first thing that is wrong, with the place of the page */
MUST_USE bool grid_stack_is_whole(struct grid_stack *s, struct err *e);

/* Reads the pages that were scanned anew, before the stack.
 * Errors  ERR_INPUT: an order that cannot be read or names a page twice, a file of more pages than one */
MUST_USE bool grid_stack_read_again(struct grid_stack *s, const struct set_grid_scan *scan, const struct scan_ballot_list *known,
        struct err *e);

/* The page that was scanned instead of the one at that place; NULL when none was. */
struct grid_again *grid_stack_again_at(struct grid_stack *s, const char *place);

/* Is a page that was scanned anew the paper of another place? Then the wrong sheet was put on the glass, and it would count
 * twice; e says which. */
bool grid_stack_is_another(const struct grid_stack *s, size_t form, size_t page_no, struct err *e);

#endif
