/* The ink in a box of the ballot. The box is looked at upright, with the white around it and without its printed frame,
 * in pixels as large as those of the image, so that each of them is seen. */
#ifndef SCAN_BOX_H
#define SCAN_BOX_H

#include "ballot/layout.h"
#include "scan/mark.h"

enum {
    SCAN_PATCH_PIXELS_MAX = 131072,
    SCAN_PATCH_UM_MIN = 118, /* of a pixel: 215 dpi; finer images are thinned out */
    SCAN_PATCH_UM_MAX = 175,
    SCAN_PATCH_UM_COARSE = 250,
    SCAN_PATCH_SLACK = 16, /* readable and writable past the last pixel */
};

/* A box cut out of the page. */
struct scan_patch {
    int32_t w, h;                        /* pixels, margins included */
    int32_t um;                          /* side of a pixel */
    uint8_t grey[SCAN_PATCH_PIXELS_MAX + SCAN_PATCH_SLACK]; /* rows of w */
    uint8_t mask[SCAN_PATCH_PIXELS_MAX + SCAN_PATCH_SLACK]; /* 1 where there is ink inside the frame, lines and specks taken out */
    int32_t white;                       /* of the paper here */
    bool is_cut;                         /* part of it lies outside the image */
    const struct scan_image *image;      /* where it was cut from, and where its first pixel lies, micrometres */
    struct scan_map map;
    double x, y;
};

struct scan_ink {
    double ink_mm2;     /* inside */
    double ring_mm2;    /* outside the frame, in the white around; measured where there is little inside */
    double faint_mm2;   /* inside, hardly darker than the paper; likewise */
    double trace_mm2;   /* inside, the smallest specks too; in black and white only */
    double beside_mm2;  /* inside, beside a line that comes in from one side; likewise */
    int32_t pieces;     /* of all this ink */
    bool has_half_line; /* such a line comes in from one side and ends inside: it was left; looked for where there is
                           little ink */
    bool has_line;      /* a straight line through the box and beyond was taken out: a fold, dirt on the glass */
};

/* is_coarse: a quarter of a millimetre a pixel is enough. False when the box is larger than a patch. */
bool scan_cut_box(const struct scan_image *image, const struct scan_map *m, struct ballot_rect at, bool is_coarse,
        struct scan_patch *p);

/* Fills p->mask and p->white. little_mm2: with more ink than this inside, the rest does not matter. */
void scan_measure_ink(struct scan_patch *p, bool is_bilevel, double little_mm2, struct scan_ink *ink);

#endif
