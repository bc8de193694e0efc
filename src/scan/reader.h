/* Scanned pages out of files, one after the other: JPEG, PNG, TIFF (many pages, fax compression), PDF.
 *
 * The kind is told by the first bytes, never by the name. What a file claims is checked against the limits of
 * scan/image.h before memory is taken for it; a file that is cut off, broken or not an image ends in ERR_INPUT with the
 * reason. One reader serves many files and keeps its buffers; under 64 MB whatever it is given. */
#ifndef SCAN_READER_H
#define SCAN_READER_H

#include "base/arena.h"
#include "scan/image.h"

struct scan_reader;

/* Closed with the arena. */
struct scan_reader *scan_reader_new(struct arena *a);

/* Turns to the file at path; the one before is closed. path must live until the next call.
 * Errors  ERR_INPUT not there, no image, too large; ERR_ENVIRONMENT not readable, no memory */
MUST_USE bool scan_reader_open(struct scan_reader *r, const char *path, struct err *e);

/* The next page of the file; *more is false after the last, and image is then untouched.
 * *page   its number from 1, set also on failure
 * Errors  ERR_INPUT: this page is refused; the pages after it can still be read by calling again */
MUST_USE bool scan_reader_next(
        struct scan_reader *r, struct scan_image *image, int32_t *page, bool *more, struct err *e);

/* How many pages the open file has, when any of them can be turned to; 1 otherwise, and for a file that is broken. */
int32_t scan_reader_pages(struct scan_reader *r);

/* Whether the next page of the open file has to be drawn from a description, by a child process, which takes some
 * fifty times as long as any other. */
bool scan_reader_is_drawn(struct scan_reader *r);

/* Makes page the next one that is given out, 1 ..= scan_reader_pages. ERR_INPUT when it cannot be reached. */
MUST_USE bool scan_reader_turn(struct scan_reader *r, int32_t page, struct err *e);

#endif
