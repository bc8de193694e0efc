/* A box of the ballot cut out of the scanned page: upright, with the white around it, in pixels as large as those of the image, so
 * that each of them is seen. What ink it holds is measured in scan/box.h. */
#ifndef SCAN_PATCH_H
#define SCAN_PATCH_H

#include "ballot/layout.h"
#include "scan/mark.h"

enum {
    SCAN_PATCH_PIXELS_MAX = 131072,
    SCAN_PATCH_SIDE_MAX = 1024, /* pixels */
    SCAN_PATCH_UM_MIN = 118, /* of a pixel: 215 dpi; finer images are thinned out */
    SCAN_PATCH_UM_MAX = 175,
    SCAN_PATCH_UM_COARSE = 250,
    SCAN_PATCH_SLACK = 16, /* readable and writable past the last pixel */
    SCAN_PATCH_MARGIN_UM = 1320, /* around the box: the white that the layout keeps there, and a little for the edge */
    SCAN_PATCH_INSET_UM = 830,   /* from the box's edge to its inside: the frame, and what registration may be off */
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

/* So many micrometres in pixels of the patch, rounded. */
static inline int32_t scan_patch_pixels(const struct scan_patch *p, int32_t um)
{
    return (um + p->um / 2) / p->um;
}

/* Fills all but p->mask and p->white. is_coarse: a quarter of a millimetre a pixel is enough. False when the box is larger than a patch,
 * or so small that nothing is left inside of its frame. */
bool scan_cut_box(const struct scan_image *image, const struct scan_map *m, struct ballot_rect at, bool is_coarse,
        struct scan_patch *p);

#endif
