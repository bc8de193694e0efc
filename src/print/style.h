/* How a paper looks, the same for PDF and DOCX: the measures of GB/T 9704-2012 (党政机关公文格式), and a
 * tighter set for papers that are mostly tables. All lengths and type sizes are twips (1/20 pt). */
#ifndef PRINT_STYLE_H
#define PRINT_STYLE_H

#include "model/paper.h"

/* The four faces of an official paper. */
enum face {
    FACE_BODY,  /* 仿宋 */
    FACE_TITLE, /* 小标宋 */
    FACE_HEAD,  /* 黑体 */
    FACE_KAI,   /* 楷体 */
    FACE_COUNT
};

struct text_style {
    enum face face;
    int size;
    int pitch; /* from one baseline to the next */
    enum paper_align align;
    int indent; /* of a paragraph's first line, in characters */
};

struct print_style {
    int page_width, page_height;
    int top, right, bottom, left; /* margins */
    struct text_style title, subtitle, body, number, footer;
    int number_drop; /* from the type area down to the middle of the page number */
    int cell_size;   /* type size in tables */
    int note_size;
};

/* Cards: the range of sizes in which their text is set. */
enum {
    CARD_SIZE_MAX = 240,
    CARD_SIZE_MIN = 130, /* 6.5 pt: what can still be read */
    CARD_SIZE_STEP = 10,
};

struct print_style print_style_of(const struct paper *p);

/* Of a block of text; kind is none of TABLE, CARDS, CHART, SPACE, PAGE_BREAK. */
struct text_style print_block_style(const struct print_style *s, enum block_kind kind);

/* Headings, and the lines that introduce a table, are never the last thing on a page. */
bool print_stays_with_next(const struct paper *p, size_t i);

/* Cards alone need the whole sheet: their paper's title stands in the file's properties only. */
bool print_shows_title(const struct paper *p);

/* Of a table's cells; heading cells stand in FACE_HEAD. size is 0 for the paper's own choice. */
struct text_style print_cell_style(const struct print_style *s, const struct paper_table *t, enum paper_align align);

#endif
