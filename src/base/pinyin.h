/* How a Chinese text sounds, for finding spellings of one name. */
#ifndef BASE_PINYIN_H
#define BASE_PINYIN_H

#include "base/arena.h"
#include "base/err.h"

/* Hanyu Pinyin without tones, small letters, nothing between the syllables; other letters stay as they are. A character
 * with several readings has one of them: what is alike is a hint for people, never a decision.
 * ERR_ENVIRONMENT when ICU has no such table */
MUST_USE bool pinyin_of(struct arena *a, const char *text, const char **sound, struct err *e);

/* Traditional characters as simplified ones. ERR_ENVIRONMENT when ICU has no such table */
MUST_USE bool pinyin_simplify(struct arena *a, const char *text, const char **simplified, struct err *e);

#endif
