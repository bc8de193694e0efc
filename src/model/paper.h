/* A paper (文书) before it becomes a PDF, a DOCX or an XLSX: what stands in it, not how it is drawn.
 * Composed in app/, drawn in print/ and sheet/. All texts live in the arena that the paper was made with. */
#ifndef MODEL_PAPER_H
#define MODEL_PAPER_H

#include <stdbool.h>

#include "base/date.h"
#include "base/str.h"
#include "model/chart.h"

enum paper_align { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

/* Styles follow GB/T 9704: body 3号仿宋 indented by two characters; headings 黑体, 楷体. */
enum block_kind {
    BLOCK_PARAGRAPH, /* body text, first line indented by two characters */
    BLOCK_PLAIN,     /* body text, flush left: 主送机关, labels */
    BLOCK_HEADING1,  /* 一、 */
    BLOCK_HEADING2,  /* （一） */
    BLOCK_TITLE,    /* of a further piece of the same paper, after a page break: the next person's notice */
    BLOCK_CENTER,
    BLOCK_RIGHT, /* 落款, 日期: neighbours stand on one axis; before a table its unit, flush right */
    BLOCK_NOTE,  /* small print under a table: base, source, article */
    BLOCK_TABLE,
    BLOCK_CARDS, /* a grid of cards to cut apart: 选民证 */
    BLOCK_CHART, /* drawn in the PDF; elsewhere a line says that it is there */
    BLOCK_SPACE, /* one empty line */
    BLOCK_PAGE_BREAK,
};

struct paper_column {
    const char *heading; /* \n where it may break best; without, lines of equal length */
    int width; /* relative; the columns share the type area in proportion */
    enum paper_align align;
};

/* cells row by row, row_count * column_count texts; "" for an empty cell. The heading row is repeated on
 * every page. A row is never split between pages. */
struct paper_table {
    const struct paper_column *columns;
    size_t column_count;
    const char *const *cells;
    size_t row_count;
    int font_decipoints; /* 105 is 五号 (10.5 pt); 0 for the paper's own choice: 12 pt, compact 10.5 pt */
};

struct paper_card {
    const char *title;
    const char *const *lines; /* "label  value", two blanks between: the values stand in one column */
    size_t line_count;
    const char *code; /* drawn as a QR code beside the lines: capitals, digits and hyphens; NULL for none */
};

struct paper_cards {
    const struct paper_card *cards;
    size_t count;
    int columns; /* cards beside one another, 1 ..= 4 */
    int rows;    /* cards below one another on a page, 1 ..= 10 */
};

struct paper_block {
    enum block_kind kind;
    const char *text;                /* all kinds but TABLE, CARDS, SPACE, PAGE_BREAK; of CHART the line; \n begins a new line */
    const struct paper_table *table; /* BLOCK_TABLE */
    const struct paper_cards *cards; /* BLOCK_CARDS */
    const struct chart *chart;       /* BLOCK_CHART */
};

struct paper {
    struct arena *arena;
    const char *title;    /* 2号 centred; lines separated by \n */
    const char *subtitle; /* below the title, smaller; NULL for none */
    const char *footer;   /* small, at the foot of every page beside the number; NULL for none */
    struct date dated;    /* creation date of the file, so that the same records give the same bytes */
    bool is_landscape;    /* A4 either way */
    bool is_letters;      /* each page is a letter of its own: no page numbers */
    bool is_compact;      /* mostly tables or cards: margins of 20 mm, text of 12 pt, cells of 10.5 pt */
    struct paper_block *blocks;
    size_t block_count;
    size_t block_capacity;
};

struct paper *paper_new(struct arena *a, const char *title, struct date dated);
void paper_add_text(struct paper *p, enum block_kind kind, const char *text);
void paper_addf(struct paper *p, enum block_kind kind, const char *format, ...) PRINTF_LIKE(3, 4);
void paper_add_table(struct paper *p, const struct paper_table *table);
void paper_add_chart(struct paper *p, const struct chart *chart);
void paper_add_cards(struct paper *p, const struct paper_cards *cards);

/* The kind of block i; the end of the paper is like a page break. */
enum block_kind paper_kind_at(const struct paper *p, size_t i);

/* A card's line in its two parts. No label: n is 0 and the value is the whole line. A label is at most
 * eight characters long, so that a sentence that happens to hold two blanks has none. */
struct paper_line {
    struct str label;
    const char *value;
};

struct paper_line paper_card_line(const char *line);

/* Characters of the longest label: where the column of the values begins. */
int paper_longest_label(const struct paper_cards *c);

#endif
