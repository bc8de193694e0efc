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

#endif
