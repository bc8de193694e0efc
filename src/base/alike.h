/* Names that may be one person's written in two ways: variant characters (堃 and 坤, 陳 and 陈), or the same sound. A hint
 * for people, never a decision. */
#ifndef BASE_ALIKE_H
#define BASE_ALIKE_H

#include "base/arena.h"
#include "base/err.h"

enum alike {
    ALIKE_NOT,
    ALIKE_VARIANT, /* the same but for variant and traditional characters */
    ALIKE_SOUND,   /* the same sound, tones apart */
};

/* What a name is compared by; made once for each. */
struct alike_key {
    const char *plain; /* simplified, variants gone */
    const char *sound; /* base/pinyin.h */
};

/* ERR_ENVIRONMENT when ICU lacks a table, ERR_INPUT when the name is no name. */
MUST_USE bool alike_key_of(struct arena *a, const char *name, struct alike_key *key, struct err *e);

/* The closest way in which the two are alike. */
enum alike alike_compare(const struct alike_key *x, const struct alike_key *y);

/* "异体字", "读音相同"; "" for ALIKE_NOT. */
const char *alike_title(enum alike how);

#endif
