/* The ink in a box of the ballot. The box is looked at upright at six pixels a millimetre, whatever the scan: with the
 * white around it, without its printed frame. */
#ifndef SCAN_BOX_H
#define SCAN_BOX_H

#include "ballot/layout.h"
#include "scan/mark.h"

enum {
    SCAN_BOX_UM = 1000 / 6,      /* one pixel of the patch */
    SCAN_BOX_MARGIN = 8,         /* pixels around the box: the white that the layout keeps there */
    SCAN_BOX_INSET = 5,          /* of the frame and what registration may be off */
    SCAN_BOX_PIXELS_MAX = 131072,/* of a patch */
};

/* A box cut out of the page. */
struct scan_patch {
    int32_t w, h;                        /* pixels, margins included */
    uint8_t grey[SCAN_BOX_PIXELS_MAX];   /* rows of w */
    uint8_t mask[SCAN_BOX_PIXELS_MAX];   /* 1 where there is ink inside the frame, lines and specks taken out */
    int32_t white;                       /* of the paper here */
    bool is_cut;                         /* part of it lies outside the image */
};

struct scan_ink {
    double ink_mm2;   /* inside */
    double ring_mm2;  /* outside the frame, in the white around */
    double faint_mm2; /* inside, hardly darker than the paper */
    bool has_line;    /* a straight line through the whole box was taken out: a fold, dirt on the glass */
};

/* False when the box is larger than a patch. */
bool scan_cut_box(const struct scan_image *image, const struct scan_map *m, struct ballot_rect at, struct scan_patch *p);

/* Fills p->mask and p->white. */
void scan_measure_ink(struct scan_patch *p, bool is_bilevel, struct scan_ink *ink);

#endif
