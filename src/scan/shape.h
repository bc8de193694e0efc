/* The sign in a box by its shape. Two judges that know nothing of each other look at it, one by rules of geometry
 * (scan/figure.h), one that has learnt from drawn signs (scan/learnt.h); what they do not both call the same is no
 * sign. Where the rules see no plain figure, one that it may still be counts when the other judge is very sure. */
#ifndef SCAN_SHAPE_H
#define SCAN_SHAPE_H

#include "scan/learnt.h"

/* The ink inside the frame is in p->mask; in black and white it is thinned out when it is broad and not plain at once.
 * False when the shape is not plain. */
bool scan_read_shape(const struct scan_net *net, struct scan_patch *p, bool is_bilevel, enum ballot_shape *shape);

#endif
