#include <assert.h>
#include <string.h>

#include "sheet/write.h"
#include "sheet/xlsx_book.h"

/* libxlsxwriter holds a workbook in memory; what is kept here is formats' texts. */
enum { ARENA_BYTES = 256 << 20, PORTRAIT_COLUMNS_MAX = 8 };

/* Blocks first ..< end of a paper, which go onto one worksheet. */
struct section {
    size_t first, end;
    const struct paper_table *columns; /* its first table; NULL when it has none */
    size_t table_count;
};

static bool has_same_columns(const struct paper_table *a, const struct paper_table *b)
{
    if (a->column_count != b->column_count) return false;
    for (size_t i = 0; i < a->column_count; i++) {
        if (a->columns[i].width != b->columns[i].width) return false;
    }
    return true;
}

/* Up to the next table of other columns; the texts before that table go with it, but the notes right under the
 * table before stay. */
static struct section section_from(const struct paper *p, size_t first)
{
    struct section s = {.first = first, .end = p->block_count};
    size_t tail = first;
    for (size_t i = first; i < p->block_count; i++) {
        const struct paper_block *b = &p->blocks[i];
        if (b->kind == BLOCK_NOTE && tail == i && s.columns) tail = i + 1;
        if (b->kind != BLOCK_TABLE) continue;
        if (s.columns && !has_same_columns(s.columns, b->table)) {
            s.end = tail;
            break;
        }
        if (!s.columns) s.columns = b->table;
        s.table_count++;
        tail = i + 1;
    }
    return s;
}

/* Of a paper in pieces, a title to each, what the piece is about: the first word of the line under its title. NULL when the
 * paper is one piece, or says nothing there. */
static const char *piece_name(struct arena *a, const struct paper *p, size_t at)
{
    bool has_pieces = false;
    for (size_t i = 0; i < p->block_count; i++) has_pieces = has_pieces || p->blocks[i].kind == BLOCK_TITLE;
    if (!has_pieces) return NULL;
    size_t i = at;
    while (i > 0 && p->blocks[i].kind != BLOCK_PAGE_BREAK) i--;
    while (i < at && p->blocks[i].kind != BLOCK_CENTER) i++;
    if (i == at) return NULL;
    const char *text = p->blocks[i].text, *end = strstr(text, "　");
    return arena_copy(a, text, end ? (size_t)(end - text) : strlen(text));
}

/* The title for the first worksheet, the nearest heading for the others; before them what its piece is about. */
static const char *section_name(struct arena *a, const struct paper *p, const struct section *s)
{
    const char *name = s->first == 0 ? arena_copy(a, p->title, strcspn(p->title, "\n")) : "";
    size_t i = s->first;
    for (; i < s->end && p->blocks[i].kind != BLOCK_TABLE; i++) {
        bool is_heading = p->blocks[i].kind == BLOCK_HEADING1 || p->blocks[i].kind == BLOCK_HEADING2;
        if (is_heading && !*name) name = p->blocks[i].text;
    }
    const char *piece = i < s->end ? piece_name(a, p, i) : NULL;
    return piece ? arena_text(a, "%s %s", piece, name) : name;
}

static void write_block(struct xlsx_book *book, const struct paper_block *b, const struct section *s)
{
    switch (b->kind) {
    case BLOCK_TABLE: xlsx_book_add_table(book, b->table, s->table_count == 1); return;
    case BLOCK_SPACE: xlsx_book_add_space(book); return;
    case BLOCK_PAGE_BREAK: xlsx_book_add_page_break(book); return;
    case BLOCK_PARAGRAPH:
    case BLOCK_PLAIN:
    case BLOCK_HEADING1:
    case BLOCK_HEADING2:
    case BLOCK_TITLE:
    case BLOCK_CENTER:
    case BLOCK_RIGHT:
    case BLOCK_NOTE:
    case BLOCK_CARDS: break;
    case BLOCK_CHART: xlsx_book_add_text(book, BLOCK_NOTE, b->text); return;
    }
    xlsx_book_add_text(book, b->kind, b->text);
}

bool sheet_write_paper(const char *path, const struct paper *p, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA_BYTES);
    struct xlsx_book *book;
    for (size_t i = 0; i < p->block_count; i++) {
        if (p->blocks[i].kind == BLOCK_CARDS)
            return err_set(e, ERR_STATE, "写不了 %s: 卡片只能生成 PDF，请改为 .pdf", path);
    }
    if (!xlsx_book_begin(a, path, p->dated, &book, e)) return false;
    struct section s = {0};
    do {
        s = section_from(p, s.end);
        xlsx_book_begin_sheet(book, section_name(a, p, &s), p->is_landscape, p->footer, s.columns);
        if (s.first == 0) xlsx_book_add_title(book, p->title, p->subtitle);
        for (size_t i = s.first; i < s.end; i++) write_block(book, &p->blocks[i], &s);
    } while (s.end < p->block_count);
    return xlsx_book_commit(book, e);
}

bool sheet_write_tables(const char *path, const struct sheet_table *tables, size_t n, struct date dated, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA_BYTES);
    struct xlsx_book *book;
    assert(n > 0); /* a workbook without a worksheet does not open */
    if (!xlsx_book_begin(a, path, dated, &book, e)) return false;
    for (size_t i = 0; i < n; i++) {
        const struct paper_table *t = tables[i].table;
        xlsx_book_begin_sheet(book, tables[i].name, t->column_count > PORTRAIT_COLUMNS_MAX, NULL, t);
        xlsx_book_add_table(book, t, true);
        xlsx_book_freeze(book, 1);
    }
    return xlsx_book_commit(book, e);
}
