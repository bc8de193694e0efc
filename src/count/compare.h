/* Two people enter the same sheet without seeing each other's figures; this says where they differ. Equal
 * entries are accepted. A difference is settled field by field by a third person with the paper in hand;
 * nothing else is typed again. */
#ifndef COUNT_COMPARE_H
#define COUNT_COMPARE_H

#include "base/err.h"
#include "model/tally.h"

/* Names a place on a sheet: "collected", "for:1" (votes for line 1), "against:2", "abstain:2",
 * "write-in:张三", "supervisor". */
struct tally_difference {
    const char *field;
    const char *title; /* "收回选票数", "1 王建国 赞成票" */
    int64_t first;     /* what the first entry has; -1: the name is not there */
    int64_t second;
    const char *first_text; /* for texts (supervisor); NULL for numbers */
    const char *second_text;
};

/* Every place where they differ, in the order of the sheet. Written-in persons are matched by name, in any order.
 * Returns the number; *differences lives in a. */
size_t count_compare(struct arena *a, const struct tally_sheet *first, const struct tally_sheet *second,
        struct tally_difference **differences);

/* A sheet in its agreed form: the first entry with the settled values put in. settled: "for:1=120" texts, one for
 * every difference and for nothing else.
 * Errors  ERR_INPUT naming the field that is missing, unknown or no difference at all */
MUST_USE bool count_settle(struct arena *a, const struct tally_sheet *first, const struct tally_sheet *second,
        const char *const *settled, size_t settled_count, struct tally_sheet *agreed, struct err *e);

#endif
