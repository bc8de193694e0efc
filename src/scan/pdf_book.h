/* The objects of a PDF file: where they lie (cross-reference tables and streams, ISO 32000-1, 7.5), and their bytes.
 * Only as much as finding page-sized images needs; encrypted files and files whose tables are broken are not opened
 * here. */
#ifndef SCAN_PDF_BOOK_H
#define SCAN_PDF_BOOK_H

#include "scan/format.h"
#include "scan/pdf_value.h"

struct pdf_entry {
    int64_t at;    /* offset in the file; or number of the object stream it lies in */
    int32_t index; /* -1: at is an offset; else its place in the object stream */
};

struct pdf_book {
    struct scan_reader *r;
    struct arena *arena; /* of what is loaded for a page; the caller resets it */
    struct pdf_entry *entries;
    size_t entry_count;
    struct pdf_ref root;
    int loads; /* objects loaded since it was last set to 0; loading fails past a limit */
};

struct pdf_object {
    struct str value;
    int64_t stream_at; /* offset of its stream's bytes in the file, -1 without a stream */
};

/* False when the file is not one that this reads. Free with pdf_book_free in any case. */
MUST_USE bool pdf_book_open(struct scan_reader *r, struct arena *a, struct pdf_book *f);
void pdf_book_free(struct pdf_book *f);

MUST_USE bool pdf_load(struct pdf_book *f, struct pdf_ref ref, struct pdf_object *object);

/* value itself, or what it refers to; empty when that is not to be had. */
struct str pdf_resolve(struct pdf_book *f, struct str value);

/* The bytes of an object's stream, decompressed; at most bytes_max. Filters: none or FlateDecode. */
MUST_USE bool pdf_load_stream(struct pdf_book *f, const struct pdf_object *o, size_t bytes_max, struct str *bytes);

/* /Length, resolved; -1 when absurd. */
int64_t pdf_stream_bytes(struct pdf_book *f, const struct pdf_object *o);

#endif
