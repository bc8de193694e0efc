/* What a ballot set keeps as one text: its code table "1=优秀,2=称职", the order of the names on its form "甲、乙、丙", who came
 * "党委=9,纪委=3". Read here as somebody wrote it; model/ballot_set.h says what each means. Results are in the arena. */
#ifndef APP_BALLOT_SET_TEXT_H
#define APP_BALLOT_SET_TEXT_H

#include "base/arena.h"
#include "base/err.h"
#include "model/ballot_set.h"

/* Names as somebody wrote them one after the other ("甲,乙；丙"), as a name_order: "甲、乙、丙". */
const char *ballot_set_order_text(struct arena *a, const char *written);

/* The label that a code stands for in "1=优秀,2=称职"; NULL when it has none. */
const char *ballot_set_label_of(struct arena *a, const char *codes, const char *code);

/* "党委=9、纪委=3" and the like as ballot_set.attended is kept: full-width marks folded, commas between. */
const char *ballot_set_attended_text(struct arena *a, const char *written);

/* ERR_INPUT says which of the three cannot be read, or names somebody twice in the order. */
MUST_USE bool ballot_set_texts_are_sound(struct arena *a, const struct ballot_set *s, struct err *e);

#endif
