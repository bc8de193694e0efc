/* One sign in one box, scanned: for teaching the reader of signs and for counting how well it does. */
#ifndef SIGN_H
#define SIGN_H

#include "scan/box.h"
#include "stroke.h"

/* What a sample is: one of the three signs drawn with care, or something that is none of them. */
enum sample { SAMPLE_NONE, SAMPLE_CIRCLE, SAMPLE_CROSS, SAMPLE_TICK, SAMPLE_COUNT };

/* Draws a sample in a box of a ballot of signs, scans it in grey or black and white with the usual dirt, and cuts it
 * out; p->mask holds the ink. False when hardly any ink is left. */
bool sign_make(struct chance *c, enum sample sample, struct scan_patch *p);

#endif
