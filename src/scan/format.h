/* Between the reader and the decoder of each kind of file; nobody else includes it. */
#ifndef SCAN_FORMAT_H
#define SCAN_FORMAT_H

#include <stdio.h>

#include "scan/reader.h"

enum { SCAN_FILE_BYTES_MAX = 24 << 20 }; /* of a file that is read whole, and of one image in a PDF */

struct scan_reader {
    struct arena *arena;
    const char *path;
    int fd; /* of the open file, -1 none */
    int64_t file_bytes;
    const struct scan_format *format; /* of the open file, NULL none */
    void *state;                      /* the decoder's own, NULL none */
    int32_t page;                     /* last one given out */
    int32_t page_max;                 /* given up after so many */
    struct scan_bytes file, raw, pixels, rows;
    void *inflater; /* libdeflate's, made at first use */
};

/* A kind of file. next: as scan_reader_next, without counting. close: may be NULL. pages and turn: NULL where there is
 * one page only; turn is told r->page already. is_drawn: as scan_reader_is_drawn; NULL: never. */
struct scan_format {
    const char *name;
    bool (*open)(struct scan_reader *r, struct err *e);
    bool (*next)(struct scan_reader *r, struct scan_image *image, bool *more, struct err *e);
    void (*close)(struct scan_reader *r);
    int32_t (*pages)(struct scan_reader *r);
    bool (*turn)(struct scan_reader *r, struct err *e);
    bool (*is_drawn)(struct scan_reader *r);
};

extern const struct scan_format scan_format_jpeg, scan_format_png, scan_format_tiff, scan_format_pdf;

/* The whole file into r->file. ERR_INPUT above SCAN_FILE_BYTES_MAX. */
MUST_USE bool scan_read_file(struct scan_reader *r, struct err *e);

/* n bytes from offset into r->file. ERR_INPUT when the file ends before. */
MUST_USE bool scan_read_at(struct scan_reader *r, int64_t offset, size_t n, struct err *e);

/* One JPEG image in memory. dpi: known from elsewhere, 0 takes the image's own. */
MUST_USE bool scan_jpeg_decode(
        struct scan_reader *r, const uint8_t *bytes, size_t n, int32_t dpi, struct scan_image *image, struct err *e);

/* One fax image (CCITT group 4) without a file around it. */
struct scan_fax {
    const uint8_t *bytes; /* SCAN_SLACK_BYTES readable behind them */
    size_t n;
    int32_t width, height;
    bool is_inverted; /* what the code calls black is white */
    int32_t dpi;      /* 0 unknown */
};
MUST_USE bool scan_fax_decode(
        struct scan_reader *r, const struct scan_fax *fax, struct scan_image *image, struct err *e);

/* Bytes compressed by zlib, decompressed into out; *written at most room. False when they are broken or do not fit. */
bool scan_inflate(struct scan_reader *r, const uint8_t *bytes, size_t n, uint8_t *out, size_t room, size_t *written);

#endif
