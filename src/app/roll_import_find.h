/* Inside of the roll import: recorded voters found by the key of their ID number, or by name and birth. */
#ifndef APP_ROLL_IMPORT_FIND_H
#define APP_ROLL_IMPORT_FIND_H

#include "base/arena.h"
#include "store/voter_trace.h"

struct voter_index;

/* The traces must live as long as the index. */
struct voter_index *voter_index_new(struct arena *a, const struct voter_traces *traces);

/* NULL when nobody has it; 0 and 0 is nobody's. */
const struct voter_trace *voter_index_by_id(const struct voter_index *x, int64_t id_high, int64_t id_low);

/* The first one of that name and birth, by number, and the next after t; NULL when there is none. */
const struct voter_trace *voter_index_by_name(const struct voter_index *x, const char *name, struct date born_on);
const struct voter_trace *voter_index_namesake(const struct voter_index *x, const struct voter_trace *t);

#endif
