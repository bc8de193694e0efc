/* A page as a scanner sees it, and the files that scanners write. */
#ifndef PICTURE_H
#define PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct picture {
    int32_t width, height, channels; /* 1 grey, 3 red green blue */
    int32_t dpi;
    uint8_t *pixels; /* rows without gaps; malloc */
};

struct picture picture_new(int32_t width, int32_t height, int32_t channels, int32_t dpi);
void picture_free(struct picture *p);
struct picture picture_copy(const struct picture *p);
/* One channel out of three. */
struct picture picture_grey(const struct picture *p);
/* Three channels out of one. */
struct picture picture_colour(const struct picture *p);
/* Turned clockwise by 0, 90, 180, 270 degrees. */
struct picture picture_turned(const struct picture *p, int32_t degrees);

/* name, extension, whether of black and white */
#define PICTURE_KINDS(X)                                                                                               \
    X(PNG, "png", "png", false)                                                                                        \
    X(PNG_BITS, "png-bits", "png", true)                                                                               \
    X(PNG_INTERLACED, "png-interlaced", "png", false)                                                                  \
    X(JPEG, "jpeg", "jpg", false)                                                                                      \
    X(JPEG_PROGRESSIVE, "jpeg-progressive", "jpg", false)                                                              \
    X(TIFF_G4, "tiff-g4", "tif", true)                                                                                 \
    X(TIFF_BITS, "tiff-bits", "tif", true)                                                                             \
    X(TIFF_LZW, "tiff-lzw", "tif", false)                                                                              \
    X(TIFF_JPEG, "tiff-jpeg", "tif", false)                                                                            \
    X(PDF_JPEG, "pdf-jpeg", "pdf", false)                                                                              \
    X(PDF_G4, "pdf-g4", "pdf", true)                                                                                   \
    X(PDF_FLATE, "pdf-flate", "pdf", false)

enum picture_kind {
#define X(name, code, extension, is_bits) PICTURE_##name,
    PICTURE_KINDS(X)
#undef X
            PICTURE_KIND_COUNT
};

const char *picture_kind_code(enum picture_kind k);
const char *picture_kind_extension(enum picture_kind k);
bool picture_kind_is_bits(enum picture_kind k);

/* All the pages in one file; only TIFF and PDF hold more than one. Pixels of kinds in black and white are 0 or 255.
 * Ends the program when the disk refuses. */
void picture_write(const char *path, enum picture_kind kind, const struct picture *pages, size_t n);

/* A PGM or PPM file as pdftoppm writes it; ends the program when there is none. */
struct picture picture_read_pnm(const char *path, int32_t dpi);

#endif
