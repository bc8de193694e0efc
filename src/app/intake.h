/* What a table that is handed in would do to what is recorded: new rows are taken, changed ones are shown and asked
 * about, and nothing that is recorded gets lost because a later table no longer has it. */
#ifndef APP_INTAKE_H
#define APP_INTAKE_H

#include "app/table.h"
#include "app/workspace.h"
#include "base/attr.h"

struct intake_change {
    const char *subject; /* "选区 3 “王建国”" */
    const char *text;    /* "学历: 大专 → 本科" */
};

struct intake {
    struct arena *arena;
    bool yes; /* changes were agreed to */
    size_t rows;
    size_t added;
    size_t same;
    size_t untried; /* recorded, and neither compared nor replaced: nobody may learn by trying what it is */
    struct intake_change *changes;
    size_t n;
    size_t capacity;
    bool is_taken; /* false: there are changes, and nothing was written */
};

void intake_change(struct intake *in, const char *subject, const char *format, ...) PRINTF_LIKE(3, 4);

/* Notes a field that would change; what the table leaves empty does not. Returns whether it would. */
bool intake_compare(struct intake *in, const char *subject, const char *title, const char *recorded, const char *given);
bool intake_compare_int(struct intake *in, const char *subject, const char *title, int64_t recorded, int64_t given);

/* May what was planned be written? */
bool intake_may_write(const struct intake *in);

#endif
