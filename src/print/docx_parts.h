/* The XML parts of a DOCX. Only for the files of this room. */
#ifndef PRINT_DOCX_PARTS_H
#define PRINT_DOCX_PARTS_H

#include "base/buf.h"
#include "print/style.h"

/* Parts that are the same for every paper, by their names in the package. */
struct docx_part {
    const char *name;
    const char *text;
};

extern const struct docx_part docx_fixed_parts[];
extern const size_t docx_fixed_part_count;

void docx_add_styles(struct buf *b, const struct print_style *s);
void docx_add_properties(struct buf *b, const struct paper *p);

/* Foot of the even or the odd pages. */
void docx_add_foot(struct buf *b, const struct paper *p, const struct print_style *s, bool is_even);

/* word/document.xml */
void docx_add_document(struct buf *b, const struct paper *p, const struct print_style *s);

/* w:ascii, w:hAnsi and w:eastAsia of a face. */
const char *docx_face_name(enum face face);

#endif
