/* From sheets to the contest that the law judges. */
#ifndef COUNT_SUM_H
#define COUNT_SUM_H

#include "model/tally.h"

/* Adds the sheets of one district and round: figures, printed candidates line by line (all sheets carry the same
 * names in the same order), written-in persons by name. The result lives in a. */
struct tally_sheet count_sum(struct arena *a, const struct tally_sheet *sheets, size_t n);

/* What law_outcome asks for. Names are those of the sheet's lines; registered, seats, round and day are the
 * caller's. */
struct contest count_contest(struct arena *a, const struct tally_sheet *sum);

#endif
