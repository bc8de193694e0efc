/* The name of a voter: how it is written, and when it looks mistyped. */
#ifndef ROLL_NAME_H
#define ROLL_NAME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* A name as it stands on the roll: no blanks between its characters, one kind of dot between its parts. */
struct str roll_name_read(struct arena *scratch, struct str text);

/* The same name, whatever blanks stand in it and whichever dot parts it? An empty one is the same as no other. */
bool roll_name_is_same(const char *x, const char *y);

/* The first character of a name that is neither Chinese nor the dot between its parts nor of private use; 0 for none. What is copied out
 * of a PDF has ⽴ (U+2F74, a radical) for 立. */
uint32_t roll_name_stray(const char *name);

/* Why a name looks strange, one sentence; "" for a usual one. */
const char *roll_name_oddity(struct arena *scratch, struct str name);

/* Of the usual Chinese characters, the first of their three bytes. */
static inline bool roll_is_han_lead(char c)
{
    unsigned char u = (unsigned char)c;
    return u >= 0xE4 && u <= 0xE9;
}

#endif
