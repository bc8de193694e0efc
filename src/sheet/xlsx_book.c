#include "sheet/xlsx_book.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "sheet/package.h"

/* Pixels are 1/96 inch. A4 less margins of 0.7 inch leaves 657 of them across, 986 when landscape. */
enum { PORTRAIT_PX = 650, LANDSCAPE_PX = 980, PAPER_A4 = 9, NAME_CHARACTERS_MAX = 31 };
enum { TABLE_DECIPOINTS = 105, BREAKS_MAX = 1000, ROW_POINTS_MAX = 409, FOOTER_BYTES_MAX = 200 };

/* Looks of text blocks: GB/T 9704 in the sizes of a sheet. */
static const struct look {
    const char *font;
    int points;
    enum lxw_format_alignments align;
    const char *lead;
} looks[] = {
        [BLOCK_PARAGRAPH] = {"仿宋", 12, LXW_ALIGN_LEFT, "　　"},
        [BLOCK_PLAIN] = {"仿宋", 12, LXW_ALIGN_LEFT, ""},
        [BLOCK_HEADING1] = {"黑体", 12, LXW_ALIGN_LEFT, "　　"},
        [BLOCK_HEADING2] = {"楷体", 12, LXW_ALIGN_LEFT, "　　"},
        [BLOCK_TITLE] = {"黑体", 18, LXW_ALIGN_CENTER, ""},
        [BLOCK_CENTER] = {"仿宋", 12, LXW_ALIGN_CENTER, ""},
        [BLOCK_RIGHT] = {"仿宋", 12, LXW_ALIGN_RIGHT, ""},
        [BLOCK_NOTE] = {"宋体", 9, LXW_ALIGN_LEFT, ""},
};
static const enum lxw_format_alignments aligns[] = {
        [ALIGN_LEFT] = LXW_ALIGN_LEFT, [ALIGN_CENTER] = LXW_ALIGN_CENTER, [ALIGN_RIGHT] = LXW_ALIGN_RIGHT};
static const struct look title_look = {"黑体", 18, LXW_ALIGN_CENTER, ""};
static const struct look subtitle_look = {"楷体", 14, LXW_ALIGN_CENTER, ""};

struct xlsx_book {
    struct arena *arena;
    const char *path;
    struct file_draft *draft;
    lxw_workbook *book; /* NULL once closed */
    lxw_worksheet *sheet;
    size_t sheet_count;
    lxw_error error; /* the first that the library reported */
    lxw_row_t row;   /* of the sheet, the next to write */
    lxw_col_t last_column;
    int width_px;
    int64_t *column_px;               /* of the sheet; they add up to width_px */
    lxw_row_t breaks[BREAKS_MAX + 1]; /* of the sheet; ends with 0 */
    size_t break_count;
};

static void discard_book(void *thing)
{
    struct xlsx_book *b = thing;
    if (b->book) lxw_workbook_free(b->book);
    b->book = NULL;
}

static void note(struct xlsx_book *b, lxw_error error)
{
    if (!b->error) b->error = error;
}

/* Creation date 0 means "now" to the library; without a date any fixed one will do. */
static time_t creation_time(struct date dated)
{
    return (time_t)date_to_days(date_is_set(dated) ? dated : date_from(1980, 1, 1)) * 86400;
}

bool xlsx_book_begin(struct arena *a, const char *path, struct date dated, struct xlsx_book **book, struct err *e)
{
    struct xlsx_book *b = arena_alloc(a, sizeof *b);
    b->arena = a;
    b->path = arena_copy(a, path, strlen(path));
    if (!file_begin(a, path, &b->draft, e)) return false;
    b->book = workbook_new(file_draft_path(b->draft));
    if (!b->book) return file_refused(path, ENOMEM, e);
    arena_defer(a, discard_book, b);
    lxw_doc_properties properties = {.created = creation_time(dated)};
    note(b, workbook_set_properties(b->book, &properties));
    *book = b;
    return true;
}

/* The library reports a full disk for the workbook, not for the temporary files it is put together from: those
 * show as parts that are cut off. */
/* All breaks of a worksheet at once: each further call would leak what the one before had. The list ends with a 0. */
static void end_sheet(struct xlsx_book *b)
{
    if (b->break_count) note(b, worksheet_set_h_pagebreaks(b->sheet, b->breaks));
    memset(b->breaks, 0, sizeof b->breaks);
    b->break_count = 0;
}

bool xlsx_book_commit(struct xlsx_book *b, struct err *e)
{
    end_sheet(b);
    if (b->error)
        return err_set(e, ERR_ENVIRONMENT, "写不了 %s: 内容放不进工作簿（第 %d 号错误），请把内容分成几个文件", b->path,
                (int)b->error);
    errno = 0;
    lxw_workbook *book = b->book;
    b->book = NULL;
    lxw_error error = workbook_close(book);
    int reason = errno ? errno : EIO;
    struct err why;
    if (error == LXW_ERROR_CREATING_TMPFILE || (!error && !package_check(file_draft_path(b->draft), &why)))
        return err_set(e, ERR_ENVIRONMENT, "写不了 %s: 临时文件写不下，请清理磁盘（临时文件夹 /tmp）后再试", b->path);
    if (error) return file_refused(b->path, reason, e);
    return file_commit(b->draft, e);
}

static lxw_format *new_format(struct xlsx_book *b, const char *font, int decipoints, enum lxw_format_alignments align)
{
    lxw_format *f = workbook_add_format(b->book);
    format_set_font_name(f, font);
    format_set_font_size(f, decipoints / 10.0);
    format_set_align(f, (uint8_t)align);
    format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    format_set_text_wrap(f);
    return f;
}

/* Excel allows 31 characters, none of []:*?/\ and no apostrophe at either end; names differ in more than case. */
static const char *sheet_name_from(struct xlsx_book *b, const char *wanted)
{
    char *name = arena_copy(b->arena, wanted, strlen(wanted));
    for (char *p = name; *p; p++) {
        if (strchr("[]:*?/\\'", *p) || (unsigned char)*p < ' ') *p = '_';
    }
    for (size_t n = b->sheet_count;; n++) {
        const char *end = n > b->sheet_count ? arena_text(b->arena, "(%zu)", n) : "";
        size_t bytes = strlen(name);
        while (utf8_count(name) > NAME_CHARACTERS_MAX - strlen(end)) name[bytes = utf8_cut(name, bytes - 1)] = '\0';
        const char *full = *name ? arena_text(b->arena, "%s%s", name, end) : arena_text(b->arena, "表%zu", n + 1);
        lxw_error error = workbook_validate_sheet_name(b->book, full);
        if (error != LXW_ERROR_SHEETNAME_ALREADY_USED) return full;
    }
}

/* The columns share the width in proportion; running sums keep the rounding from adding up. */
static void set_columns(struct xlsx_book *b, const struct paper_table *t)
{
    int64_t total = 0, before = 0;
    b->column_px = arena_alloc_array(b->arena, t->column_count, sizeof *b->column_px);
    for (size_t i = 0; i < t->column_count; i++) total += t->columns[i].width > 0 ? t->columns[i].width : 1;
    for (size_t i = 0; i < t->column_count; i++) {
        int64_t after = before + (t->columns[i].width > 0 ? t->columns[i].width : 1);
        int64_t px = after * b->width_px / total - before * b->width_px / total;
        note(b, worksheet_set_column_pixels(b->sheet, (lxw_col_t)i, (lxw_col_t)i, (uint32_t)px, NULL));
        b->column_px[i] = px;
        before = after;
    }
    b->last_column = (lxw_col_t)(t->column_count - 1);
}

/* "&" begins a code in a footer. */
static void set_footer(struct xlsx_book *b, const char *footer)
{
    struct buf text = {.arena = b->arena};
    buf_add_text(&text, "&L");
    for (const char *p = footer ? footer : ""; *p; p++) {
        if (*p == '&') buf_add_char(&text, '&');
        buf_add_char(&text, *p);
    }
    if (text.n > FOOTER_BYTES_MAX) text.text[utf8_cut(text.text, FOOTER_BYTES_MAX)] = '\0';
    note(b, worksheet_set_footer(b->sheet, arena_text(b->arena, "%s&R第 &P 页，共 &N 页", text.text)));
}

void xlsx_book_begin_sheet(
        struct xlsx_book *b, const char *name, bool is_landscape, const char *footer, const struct paper_table *columns)
{
    end_sheet(b);
    b->sheet = workbook_add_worksheet(b->book, sheet_name_from(b, name));
    assert(b->sheet); /* the name is one that the library takes */
    b->sheet_count++;
    b->row = 0;
    b->last_column = 0;
    b->width_px = is_landscape ? LANDSCAPE_PX : PORTRAIT_PX;
    worksheet_set_paper(b->sheet, PAPER_A4);
    if (is_landscape) worksheet_set_landscape(b->sheet);
    worksheet_set_margins(b->sheet, 0.7, 0.7, 0.75, 0.75);
    worksheet_fit_to_pages(b->sheet, 1, 0);
    note(b, worksheet_ignore_errors(b->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
    set_footer(b, footer);
    if (columns)
        set_columns(b, columns);
    else
        note(b, worksheet_set_column_pixels(b->sheet, 0, 0, (uint32_t)b->width_px, NULL));
}

/* Lines that a text takes when it is wrapped. Not every program fits the height of wrapped rows by itself, and none
 * that of merged ones; a full-width character is as wide as its font is high. */
static int64_t count_lines(const char *text, int decipoints, int64_t width_px)
{
    int64_t lines = 1, half_widths = 0;
    int64_t per_line = width_px * 15 / decipoints - 2;
    for (const char *p = text; *p; p++) {
        if (((unsigned char)*p & 0xC0) == 0x80) continue;
        int wide = (unsigned char)*p >= 0x80 ? 2 : 1;
        half_widths += wide;
        if (*p == '\n' || half_widths > per_line) {
            lines++;
            half_widths = *p == '\n' ? 0 : wide;
        }
    }
    return lines;
}

static void set_height(struct xlsx_book *b, int64_t lines, int decipoints)
{
    double height = (double)(lines * decipoints) * 0.15;
    note(b, worksheet_set_row(b->sheet, b->row, height < ROW_POINTS_MAX ? height : ROW_POINTS_MAX, NULL));
}

static void write_text(struct xlsx_book *b, const char *text, const struct look *look)
{
    const char *full = arena_text(b->arena, "%s%s", look->lead, text);
    lxw_format *f = new_format(b, look->font, look->points * 10, look->align);
    set_height(b, count_lines(full, look->points * 10, b->width_px), look->points * 10);
    if (b->last_column)
        note(b, worksheet_merge_range(b->sheet, b->row, 0, b->row, b->last_column, full, f));
    else
        note(b, worksheet_write_string(b->sheet, b->row, 0, full, f));
    b->row++;
}

void xlsx_book_add_title(struct xlsx_book *b, const char *title, const char *subtitle)
{
    write_text(b, title, &title_look);
    if (subtitle) write_text(b, subtitle, &subtitle_look);
}

void xlsx_book_add_text(struct xlsx_book *b, enum block_kind kind, const char *text)
{
    write_text(b, text, &looks[kind]);
}

void xlsx_book_add_space(struct xlsx_book *b)
{
    b->row++;
}

void xlsx_book_add_page_break(struct xlsx_book *b)
{
    if (!b->row || b->break_count == BREAKS_MAX) return;
    b->breaks[b->break_count++] = b->row;
}

void xlsx_book_freeze(struct xlsx_book *b, size_t rows)
{
    worksheet_freeze_panes(b->sheet, (lxw_row_t)rows, 0);
}

enum { PLACES_MAX = 4, FIGURES = 4 * (PLACES_MAX + 1) };

/* A figure as it is printed: "620", "-12", "85.77", "+2.5", "33.3%". Up to 15 digits, which is what a spreadsheet keeps; no
 * leading zero, which it would drop. */
struct figure {
    double value;
    size_t places;
    bool is_percent, is_signed;
};

static bool figure_from(const char *text, struct figure *out)
{
    const char *p = text + (*text == '-' || *text == '+');
    size_t whole = strspn(p, "0123456789"), places = 0;
    if (whole == 0 || (*p == '0' && whole > 1)) return false;
    const char *end = p + whole;
    if (*end == '.') {
        places = strspn(end + 1, "0123456789");
        if (places == 0) return false;
        end += 1 + places;
    }
    *out = (struct figure){strtod(text, NULL), places, *end == '%', *text == '+'};
    if (out->is_percent) {
        out->value /= 100;
        end++;
    }
    if (*text == '-' && out->value == 0) return false; /* "-0.0" would lose its sign */
    return *end == '\0' && whole + places <= 15 && places <= PLACES_MAX;
}

/* "0.00%", "+0.0;-0.0": it looks as it did. */
static const char *figure_format(struct arena *a, const struct figure *f)
{
    struct buf b = {.arena = a};
    buf_add_text(&b, f->places ? "0." : "0");
    for (size_t i = 0; i < f->places; i++) buf_add_char(&b, '0');
    if (f->is_percent) buf_add_char(&b, '%');
    const char *plain = buf_text(&b);
    return f->is_signed ? arena_text(a, "+%s;-%s;+%s", plain, plain, plain) : plain;
}

/* The looks of a table's cells; those of figures as they come. */
struct cell_looks {
    lxw_format *body[ARRAY_COUNT(aligns)];
    lxw_format *figures[FIGURES];
    int decipoints;
};

static lxw_format *figure_look(struct xlsx_book *b, struct cell_looks *l, const struct figure *f)
{
    if (f->places == 0 && !f->is_percent && !f->is_signed) return l->body[ALIGN_RIGHT];
    lxw_format **look = &l->figures[(f->places * 2 + f->is_percent) * 2 + f->is_signed];
    if (!*look) {
        *look = new_format(b, "宋体", l->decipoints, LXW_ALIGN_RIGHT);
        format_set_border(*look, LXW_BORDER_THIN);
        format_set_num_format(*look, figure_format(b->arena, f));
    }
    return *look;
}

/* Ranks, ages and counts of people stand in the middle of their columns and are sorted, too; 1985.04 there is a month. */
static bool is_count(const char *text)
{
    enum { DIGITS_MAX = 6 };
    size_t n = strspn(text, "0123456789");
    return text[n] == '\0' && n <= DIGITS_MAX;
}

static void write_cell(struct xlsx_book *b, lxw_col_t column, const char *text, enum paper_align align, struct cell_looks *l)
{
    struct figure figure;
    if (!*text)
        note(b, worksheet_write_blank(b->sheet, b->row, column, l->body[align]));
    else if (align == ALIGN_RIGHT && figure_from(text, &figure))
        note(b, worksheet_write_number(b->sheet, b->row, column, figure.value, figure_look(b, l, &figure)));
    else if (align == ALIGN_CENTER && is_count(text) && figure_from(text, &figure))
        note(b, worksheet_write_number(b->sheet, b->row, column, figure.value, l->body[align]));
    else
        note(b, worksheet_write_string(b->sheet, b->row, column, text, l->body[align]));
}

/* The cells of a row that are to be written; the row is as high as its highest. */
static void fit_height(struct xlsx_book *b, const struct paper_table *t, const char *const *cells, int decipoints)
{
    int64_t most = 1;
    for (size_t i = 0; i < t->column_count; i++) {
        int64_t lines = count_lines(cells ? cells[i] : t->columns[i].heading, decipoints, b->column_px[i]);
        most = lines > most ? lines : most;
    }
    set_height(b, most, decipoints);
}

void xlsx_book_add_table(struct xlsx_book *b, const struct paper_table *t, bool is_heading_repeated)
{
    int decipoints = t->font_decipoints ? t->font_decipoints : TABLE_DECIPOINTS;
    lxw_format *heading = new_format(b, "黑体", decipoints, LXW_ALIGN_CENTER);
    struct cell_looks l = {.decipoints = decipoints};
    format_set_border(heading, LXW_BORDER_THIN);
    for (size_t i = 0; i < ARRAY_COUNT(aligns); i++) {
        l.body[i] = new_format(b, "宋体", decipoints, aligns[i]);
        format_set_border(l.body[i], LXW_BORDER_THIN);
    }
    if (is_heading_repeated) note(b, worksheet_repeat_rows(b->sheet, b->row, b->row));
    fit_height(b, t, NULL, decipoints);
    for (size_t i = 0; i < t->column_count; i++)
        note(b, worksheet_write_string(b->sheet, b->row, (lxw_col_t)i, t->columns[i].heading, heading));
    b->row++;
    for (size_t row = 0; row < t->row_count && !b->error; row++, b->row++) {
        const char *const *cells = t->cells + row * t->column_count;
        fit_height(b, t, cells, decipoints);
        for (size_t i = 0; i < t->column_count; i++) write_cell(b, (lxw_col_t)i, cells[i], t->columns[i].align, &l);
    }
}
