/* Tables that the program carries: lines of fields with a tab between, # before prose. */
#ifndef CADRE_TABBED_H
#define CADRE_TABBED_H

#include "base/err.h"
#include "base/str.h"

enum { TABBED_FIELDS_MAX = 8 };

/* A place in the text; begins as {.text = …}. */
struct tabbed {
    struct str text;
    size_t at;
    size_t line_no;
};

struct tabbed_line {
    const char *fields[TABBED_FIELDS_MAX];
    size_t n;
};

/* The next line that is neither empty nor prose; *found is false at the end. ERR_INPUT: too many fields, ill-formed
 * text; tabbed->line_no says where. */
MUST_USE bool tabbed_next(struct arena *a, struct tabbed *t, struct tabbed_line *line, bool *found, struct err *e);

/* ERR_INPUT unless it has n fields. */
MUST_USE bool tabbed_has(const struct tabbed_line *line, size_t n, struct err *e);

/* Gives every line of a whole table to take, at most `max` of them. ERR_INPUT: more, or what is wrong with a line, which
 * the message names. */
typedef bool tabbed_taker(void *into, const struct tabbed_line *line, struct err *e);
MUST_USE bool tabbed_read(struct arena *a, struct str text, size_t max, tabbed_taker *take, void *into, struct err *e);

/* Codes of the tables that the program carries in a folder, "data/schemes/": their names without folder and ending. */
const char *const *tabbed_codes(struct arena *a, const char *folder, size_t *n);

#endif
