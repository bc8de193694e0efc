/* What is kept of a ballot that was read: its picture, upright and in black and white, and a trace of the ink in its
 * boxes by which the same paper is known when it is scanned once more. */
#ifndef SCAN_KEEPSAKE_H
#define SCAN_KEEPSAKE_H

#include "ballot/layout.h"
#include "scan/bits.h"
#include "scan/image.h"
#include "scan/page.h"

enum {
    SCAN_KEPT_PER_MM = 6,     /* pixels a millimetre of the picture: 152 dpi */
    SCAN_LIKENESS_SAME = 780, /* thousandths from which two traces may be of one paper */
    SCAN_LIKENESS_LEAD = 100, /* and by which they are more alike than any other two that could be meant */
};

struct scan_keepsake {
    char key[33]; /* hash of the pixels as they came: the same file again has the same */
    struct str png;
    struct str trace;
};

/* Of a page that was read; everything lives in a. Boxes that were read as empty leave no trace, whatever folds, streaks or
 * dirt of this one scan went through them. ERR_ENVIRONMENT without memory. */
MUST_USE bool scan_keep(struct arena *a, const struct scan_image *image, const struct scan_page *page,
        struct scan_keepsake *k, struct err *e);

/* Of a page that was not read: as it lies, in a picture of SCAN_REFUSED_PIXELS along its longer side at the most, without
 * a trace. */
enum { SCAN_REFUSED_PIXELS = 1600 };
MUST_USE bool scan_keep_refused(struct arena *a, const struct scan_image *image, struct scan_keepsake *k, struct err *e);

/* How much of the ink of each trace has ink of the other beside it, in thousandths; the lesser of the two. -1: they
 * cannot be compared, being of different ballots or with too little ink to tell one paper from another. */
int32_t scan_likeness(struct str a, struct str b);

/* Is a sheet taken for the paper that it resembles most? next: the likeness to the one that comes after, -1 for none.
 * In a large stack some papers of different voters are much alike by chance; the same paper stands out among them. */
bool scan_is_same(int32_t most, int32_t next);

#endif
