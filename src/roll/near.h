/* Inside of the room: valid numbers that a failing one may have been meant to be. */
#ifndef ROLL_NEAR_H
#define ROLL_NEAR_H

#include "roll/id.h"
#include "roll/twin.h"

/* A broken number in one mark. */
struct roll_mark roll_near_pack(const struct roll_broken *b, uint32_t row);

/* How many rounds of parts it takes so that the repairs of so many broken numbers, held all at once, stay
 * within one mark for each of the rows. */
size_t roll_near_rounds(size_t broken, size_t rows);

/* Adds, for each broken number, a mark {key of a repair, row} to each part from ..< end that it belongs to. */
void roll_near_spread(
        const struct roll_pile *broken, size_t from, size_t end, struct roll_spread *out, struct roll_quarry *q);

#endif
