/* word/document.xml: the blocks of a paper as paragraphs and tables. */
#include "print/docx_parts.h"

#include "base/utf8.h"
#include "print/xml.h"

enum { HAIRLINE = 20 }; /* the lowest line that Word takes */

struct body {
    struct buf *b;
    const struct paper *paper;
    const struct print_style *style;
    bool breaks; /* the next paragraph begins a page */
};

/* Width of the longest line in halves of a character: nearly what Word will need. */
static int half_widths(const char *text)
{
    int widest = 0, line = 0;
    size_t n = strlen(text);
    for (size_t i = 0; i < n;) {
        uint32_t c;
        i += utf8_decode(text + i, n - i, &c);
        line = c == '\n' ? 0 : line + (c < 0x2010 ? 1 : 2);
        if (line > widest) widest = line;
    }
    return widest;
}

/* Line feeds become breaks; the hint takes quotes and dashes from the Chinese face. style: NULL for the paragraph's */
static void add_run(struct buf *b, const struct text_style *style, struct str text)
{
    buf_add_text(b, "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"");
    const char *name = style ? docx_face_name(style->face) : "";
    if (style)
        buf_addf(b, " w:ascii=\"%s\" w:hAnsi=\"%s\" w:eastAsia=\"%s\"/><w:sz w:val=\"%d\"/>", name, name, name,
                style->size / 10);
    else
        buf_add_text(b, "/>");
    buf_add_text(b, "</w:rPr>");
    while (text.n) {
        const char *feed = memchr(text.p, '\n', text.n);
        size_t n = feed ? (size_t)(feed - text.p) : text.n;
        buf_add_text(b, "<w:t xml:space=\"preserve\">");
        xml_text_part(b, (struct str){text.p, n});
        buf_add_text(b, feed ? "</w:t><w:br/>" : "</w:t>");
        if (feed) n++;
        text.p += n;
        text.n -= n;
    }
    buf_add_text(b, "</w:r>");
}

/* more: further properties of the paragraph, those that the standard puts behind the page break */
static void add_paragraph(struct body *d, const char *style, bool stays, const char *more, const char *text)
{
    buf_addf(d->b, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s%s%s</w:pPr>", style, stays ? "<w:keepNext/>" : "",
            d->breaks ? "<w:pageBreakBefore/>" : "", more);
    d->breaks = false;
    if (*text) add_run(d->b, NULL, str_of(text));
    buf_add_text(d->b, "</w:p>");
}

/* Word glues tables together that nothing parts, and wants a paragraph behind the last: an empty one as
 * high as the distance that is wanted. */
static void add_distance(struct body *d, int height)
{
    const char *spacing = arena_text(d->b->arena, "<w:spacing w:line=\"%d\" w:lineRule=\"exact\"/>", height);
    add_paragraph(d, "Normal", false, spacing, "");
}

static int type_width(const struct body *d)
{
    return d->style->page_width - d->style->left - d->style->right;
}

static void start_table(struct body *d, const char *border, size_t columns, const int *widths)
{
    static const char *const sides[] = {"top", "left", "bottom", "right", "insideH", "insideV"};
    if (d->breaks) add_distance(d, HAIRLINE);
    buf_addf(d->b, "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>",
            type_width(d));
    for (size_t i = 0; i < ARRAY_COUNT(sides); i++)
        buf_addf(d->b, "<w:%s w:val=\"%s\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>", sides[i], border);
    buf_add_text(d->b, "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/>"
                       "<w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>");
    for (size_t i = 0; i < columns; i++) buf_addf(d->b, "<w:gridCol w:w=\"%d\"/>", widths[i]);
    buf_add_text(d->b, "</w:tblGrid>");
}

static void start_cell(struct body *d, int width, const char *vertical)
{
    buf_addf(
            d->b, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/><w:vAlign w:val=\"%s\"/></w:tcPr>", width, vertical);
}

/* A paragraph in a table or on a card, without its text. tabs and indent: properties, each in its place */
static void start_line(
        struct body *d, struct text_style t, int padding, bool stays, const char *tabs, const char *indent)
{
    static const char *const names[] = {[ALIGN_LEFT] = "left", [ALIGN_CENTER] = "center", [ALIGN_RIGHT] = "right"};
    buf_addf(d->b,
            "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s%s<w:spacing w:before=\"%d\" w:after=\"%d\" w:line=\"%d\" "
            "w:lineRule=\"exact\"/>%s<w:jc w:val=\"%s\"/></w:pPr>",
            t.face == FACE_HEAD ? "CellHeading" : "Cell", stays ? "<w:keepNext/>" : "", tabs, padding, padding, t.pitch,
            indent, names[t.align]);
}

static void add_cell(struct body *d, int width, struct text_style t, bool stays, const char *text)
{
    start_cell(d, width, "center");
    start_line(d, t, t.size / 5, stays, "", "");
    if (*text) add_run(d->b, t.size == d->style->cell_size ? NULL : &t, str_of(text));
    buf_add_text(d->b, "</w:p></w:tc>");
}

/* The signature follows, with nothing but empty lines and small print between: block i goes along with it. */
static bool leads_to_signature(const struct paper *p, size_t i)
{
    enum block_kind kind;
    do kind = paper_kind_at(p, ++i);
    while (kind == BLOCK_SPACE || kind == BLOCK_NOTE);
    return kind == BLOCK_RIGHT && !print_stays_with_next(p, i);
}

static bool stays(const struct body *d, size_t i)
{
    return print_stays_with_next(d->paper, i) || leads_to_signature(d->paper, i);
}

static void add_table(struct body *d, size_t block)
{
    enum { SMALL_TABLE = 10 }; /* rows that are kept on one page */
    const struct paper_table *t = d->paper->blocks[block].table;
    size_t n = t->column_count;
    int *widths = arena_alloc_array(d->b->arena, n, sizeof *widths);
    int total = 0, before = 0;
    for (size_t i = 0; i < n; i++) total += t->columns[i].width;
    for (size_t i = 0; i < n; i++) {
        int left = type_width(d) * before / total;
        before += t->columns[i].width;
        widths[i] = type_width(d) * before / total - left;
    }
    start_table(d, "single", n, widths);
    struct text_style heading = print_cell_style(d->style, t, ALIGN_CENTER);
    heading.face = FACE_HEAD;
    buf_add_text(d->b, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (size_t i = 0; i < n; i++) add_cell(d, widths[i], heading, true, t->columns[i].heading);
    buf_add_text(d->b, "</w:tr>");
    bool last_stays = paper_kind_at(d->paper, block + 1) == BLOCK_NOTE || leads_to_signature(d->paper, block);
    for (size_t row = 0; row < t->row_count; row++) {
        bool is_last = row + 1 == t->row_count;
        bool row_stays = is_last ? last_stays : t->row_count <= SMALL_TABLE || row + 2 == t->row_count;
        buf_add_text(d->b, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (size_t i = 0; i < n; i++)
            add_cell(
                    d, widths[i], print_cell_style(d->style, t, t->columns[i].align), row_stays, t->cells[row * n + i]);
        buf_add_text(d->b, "</w:tr>");
    }
    buf_add_text(d->b, "</w:tbl>");
    enum block_kind next = paper_kind_at(d->paper, block + 1);
    add_distance(d, next == BLOCK_PAGE_BREAK ? HAIRLINE : next == BLOCK_NOTE ? 80 : 180);
}

/* The largest size in which Word is likely to find room for the card. */
static int card_size(const struct paper_card *card, int label_characters, int width, int height)
{
    int size = CARD_SIZE_MAX;
    for (; size > CARD_SIZE_MIN; size -= CARD_SIZE_STEP) {
        int title = size * 5 / 4, value_width = width - (label_characters + 1) * size;
        if (value_width < 4 * size) continue;
        int needed = (half_widths(card->title) * title / 2 / width + 1) * (size * 7 / 4);
        for (size_t i = 0; i < card->line_count; i++) {
            struct paper_line line = paper_card_line(card->lines[i]);
            int room = line.label.n ? value_width : width;
            needed += (half_widths(line.value) * size / 2 / (room - size) + 1) * (size * 3 / 2);
        }
        if (needed <= height) break;
    }
    return size;
}

static void add_card(struct body *d, const struct paper_card *card, int label_characters, int width, int height)
{
    int size = card_size(card, label_characters, width - 340, height - 240);
    struct text_style text = {FACE_BODY, size, size * 3 / 2, ALIGN_LEFT, 0}, label = text;
    struct text_style title = {FACE_TITLE, size * 5 / 4, size * 7 / 4, ALIGN_CENTER, 0};
    label.face = FACE_KAI;
    int column = (label_characters + 1) * size;
    const char *tabs = arena_text(d->b->arena, "<w:tabs><w:tab w:val=\"left\" w:pos=\"%d\"/></w:tabs>", 100 + column);
    const char *indent =
            arena_text(d->b->arena, "<w:ind w:left=\"%d\" w:right=\"100\" w:hanging=\"%d\"/>", 100 + column, column);
    start_line(d, title, 0, false, "", "");
    add_run(d->b, &title, str_of(card->title));
    buf_add_text(d->b, "</w:p>");
    for (size_t i = 0; i < card->line_count; i++) {
        struct paper_line line = paper_card_line(card->lines[i]);
        if (line.label.n) {
            start_line(d, text, 0, false, tabs, indent);
            add_run(d->b, &label, line.label);
            buf_add_text(d->b, "<w:r><w:tab/></w:r>");
        } else {
            start_line(d, text, 0, false, "", "<w:ind w:left=\"100\" w:right=\"100\"/>");
        }
        add_run(d->b, &text, str_of(line.value));
        buf_add_text(d->b, "</w:p>");
    }
}

/* A table with broken rules to cut along; a field grows where a text needs more room, nothing is cut off. */
static void add_cards(struct body *d, const struct paper_cards *c)
{
    int widths[4], label = paper_longest_label(c);
    int height = (d->style->page_height - d->style->top - d->style->bottom - 2 * HAIRLINE) / c->rows;
    size_t columns = (size_t)c->columns;
    for (size_t i = 0; i < columns; i++) widths[i] = type_width(d) / c->columns;
    start_table(d, "dashed", columns, widths);
    for (size_t first = 0; first < c->count; first += columns) {
        buf_addf(d->b, "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"%d\" w:hRule=\"atLeast\"/></w:trPr>", height);
        for (size_t i = 0; i < columns; i++) {
            start_cell(d, widths[i], "center");
            if (first + i < c->count)
                add_card(d, &c->cards[first + i], label, widths[i], height);
            else
                buf_add_text(d->b, "<w:p/>");
            buf_add_text(d->b, "</w:tc>");
        }
        buf_add_text(d->b, "</w:tr>");
    }
    buf_add_text(d->b, "</w:tbl>");
    add_distance(d, HAIRLINE);
}

/* 成文日期右空四字, 署名以成文日期为准居中: as near as it goes without knowing the widths of Word's face. */
static void add_signature(struct body *d, size_t i)
{
    size_t last = i;
    while (paper_kind_at(d->paper, last + 1) == BLOCK_RIGHT && !print_stays_with_next(d->paper, last + 1)) last++;
    int size = d->style->body.size;
    int date = half_widths(d->paper->blocks[last].text), own = half_widths(d->paper->blocks[i].text);
    int inset = 4 * size + (date - own) * size / 4;
    const char *indent = arena_text(d->b->arena, "<w:ind w:right=\"%d\"/>", inset > 0 ? inset : 0);
    add_paragraph(d, "Signature", i < last, indent, d->paper->blocks[i].text);
}

/* Each line of the text is a paragraph of its own, indented like the first. */
static void add_body_text(struct body *d, bool keep, const char *last, const char *text)
{
    const char *feed;
    for (; (feed = strchr(text, '\n')); text = feed + 1)
        add_paragraph(d, "BodyText", false, "", arena_copy(d->b->arena, text, (size_t)(feed - text)));
    add_paragraph(d, "BodyText", keep, last, text);
}

static void add_space_below_title(struct body *d)
{
    int pitch = d->style->body.pitch;
    add_distance(d, d->paper->is_compact ? pitch / 2 : pitch);
}

static void add_block(struct body *d, size_t i)
{
    const struct paper_block *block = &d->paper->blocks[i];
    bool keep = stays(d, i);
    const char *before_table = paper_kind_at(d->paper, i + 1) == BLOCK_TABLE ? "<w:spacing w:after=\"80\"/>" : "";
    switch (block->kind) {
    case BLOCK_PARAGRAPH: add_body_text(d, keep, before_table, block->text); break;
    case BLOCK_PLAIN: add_paragraph(d, "Normal", keep, before_table, block->text); break;
    case BLOCK_HEADING1: add_paragraph(d, "Heading1", keep, "", block->text); break;
    case BLOCK_HEADING2: add_paragraph(d, "Heading2", keep, "", block->text); break;
    case BLOCK_TITLE:
        add_paragraph(d, "Title", keep, "", block->text);
        add_space_below_title(d);
        break;
    case BLOCK_CENTER: add_paragraph(d, "Caption", keep, before_table, block->text); break;
    case BLOCK_RIGHT:
        if (print_stays_with_next(d->paper, i))
            add_paragraph(d, "Signature", true, before_table, block->text);
        else
            add_signature(d, i);
        break;
    case BLOCK_NOTE: add_paragraph(d, "Note", keep, "", block->text); break;
    case BLOCK_CHART: add_paragraph(d, "Note", keep, "", block->text); break;
    case BLOCK_TABLE: add_table(d, i); break;
    case BLOCK_CARDS:
        d->breaks = i > 0 || print_shows_title(d->paper);
        add_cards(d, block->cards);
        break;
    case BLOCK_SPACE:
        if (!d->breaks) add_paragraph(d, "Normal", keep, "", "");
        break;
    case BLOCK_PAGE_BREAK: d->breaks = true; break;
    }
}

static void add_section(struct buf *b, const struct paper *p, const struct print_style *s)
{
    /* Word counts the footer's place from the edge of the sheet to its lower edge. */
    int footer = s->bottom - s->number_drop - s->number.pitch / 2;
    buf_addf(b,
            "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/>"
            "<w:footerReference w:type=\"even\" r:id=\"rId4\"/><w:pgSz w:w=\"%d\" w:h=\"%d\"%s/>"
            "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\" w:header=\"720\" w:footer=\"%d\" "
            "w:gutter=\"0\"/>",
            s->page_width, s->page_height, p->is_landscape ? " w:orient=\"landscape\"" : "", s->top, s->right,
            s->bottom, s->left, footer > 0 ? footer : 0);
    buf_add_text(b, "</w:sectPr>");
}

void docx_add_document(struct buf *b, const struct paper *p, const struct print_style *s)
{
    struct body d = {.b = b, .paper = p, .style = s};
    buf_add_text(b, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
                    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>");
    if (print_shows_title(p)) {
        add_paragraph(&d, "Title", true, "", p->title);
        if (p->subtitle) add_paragraph(&d, "Subtitle", true, "", p->subtitle);
        add_space_below_title(&d);
    }
    for (size_t i = 0; i < p->block_count; i++) add_block(&d, i);
    add_section(b, p, s);
    buf_add_text(b, "</w:body></w:document>");
}
