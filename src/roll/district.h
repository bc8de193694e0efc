/* Which district a cell means: by number ("3", "第3选区") or by name. */
#ifndef ROLL_DISTRICT_H
#define ROLL_DISTRICT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* name  with its width folded (utf8_fold_width) */
struct roll_district {
    int64_t no;
    const char *name;
};

/* The last text that was read: it is nearly always the next one, too. Starts as zeros. */
struct roll_district_memo {
    size_t n;
    char bytes[64];
    int64_t no;
};

/* The district's number, or 0 when there is none of that number or name. folded: width folded, without blanks at its
 * ends. */
int64_t roll_district_read(struct arena *scratch, struct str folded, const struct roll_district *v, size_t n,
        struct roll_district_memo *memo);

#endif
