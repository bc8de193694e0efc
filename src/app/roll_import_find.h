/* Inside of the roll import: recorded voters found by the key of their ID number, by what their file said of them, or by
 * name and birth. However many are alike, finding the next one nobody has taken yet costs the same. */
#ifndef APP_ROLL_IMPORT_FIND_H
#define APP_ROLL_IMPORT_FIND_H

#include "base/arena.h"
#include "store/voter_trace.h"

struct voter_index;

/* is_taken: of each trace; only ever set, never cleared. Both must live as long as the index. */
struct voter_index *voter_index_new(struct arena *a, const struct voter_traces *traces, const bool *is_taken);

/* NULL when nobody has it; 0 and 0 is nobody's. */
const struct voter_trace *voter_index_by_id(const struct voter_index *x, int64_t id_high, int64_t id_low);

/* Of a file: the first by number who is not taken and of whom it said the same (a mark), or who has that name and birth.
 * NULL when there is none. */
const struct voter_trace *voter_index_by_mark(const struct voter_index *x, int64_t source_no, int64_t mark);
const struct voter_trace *voter_index_by_name(
        const struct voter_index *x, int64_t source_no, const char *name, struct date born_on);

/* Of all files and by hand: the first of that name and birth by number, and the next after t, taken or not. */
const struct voter_trace *voter_index_namesake(const struct voter_index *x, const char *name, struct date born_on);
const struct voter_trace *voter_index_next_namesake(const struct voter_index *x, const struct voter_trace *t);

#endif
