/* A page of a PDF that is nothing but one scanned image. */
#ifndef SCAN_PDF_PAGE_H
#define SCAN_PDF_PAGE_H

#include "scan/pdf_book.h"

struct pdf_matrix {
    double a, b, c, d, e, f;
};

/* What a page draws. */
struct pdf_drawing {
    int images;               /* how often an image is placed */
    char name[64];            /* of the last one placed */
    struct pdf_matrix matrix; /* and where */
    bool has_other;           /* something else leaves ink: text, lines, shadings, inline images */
};

/* Reads the operators of a page. Text that is not to be seen (the layer of recognised text) is no drawing. */
void pdf_read_drawing(struct str content, struct pdf_drawing *d);

struct pdf_image {
    int64_t at, bytes; /* of the compressed pixels in the file */
    bool is_jpeg;      /* else fax, group 4 */
    int32_t width, height;
    bool is_inverted; /* fax only */
    int32_t dpi;
    int32_t rotation; /* degrees by which the page is shown turned, clockwise: 0 90 180 270 */
};

/* The pages in their order; *refs is the caller's to free. False when the tree cannot be walked. */
MUST_USE bool pdf_list_pages(struct pdf_book *f, struct pdf_ref **refs, int32_t *count);

/* False when the page is more than one image that covers it, or the image is of a kind that is not cut out. */
MUST_USE bool pdf_find_image(struct pdf_book *f, struct pdf_ref page, struct pdf_image *image);

#endif
