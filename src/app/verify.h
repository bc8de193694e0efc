/* Checks a workspace against itself: the journal's chain, what the tables say against what the journal recorded, and
 * the certified result against one computed anew from the records; also the reviews of credentials and the figures of the
 * outgoing congress. Writes nothing. */
#ifndef APP_VERIFY_H
#define APP_VERIFY_H

#include "app/result.h"

struct verify_line {
    bool is_good;
    const char *what; /* "日志链" */
    const char *text; /* what was compared, or where it differs */
};

struct verify_report {
    struct verify_line *v;
    size_t n;
    size_t bad;
};

/* Differences are in the report, not errors. ERR_ENVIRONMENT when the file cannot be read through. */
MUST_USE bool verify_workspace(struct workspace *ws, struct verify_report *report, struct err *e);

#endif
