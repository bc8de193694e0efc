#include "sheet/xlsx.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "sheet/book.h"
#include "sheet/number.h"
#include "sheet/package.h"

/* Excel's own are 1,048,576 and 16,384; others write more rows. */
enum { ROWS_MAX = 1 << 30, COLUMNS_MAX = 16384 };

/* Where the parser stands; what is of no concern is skipped whole, whatever it is called. */
enum place { AT_TOP, AT_SHEET, AT_ROWS, AT_ROW, AT_CELL, AT_VALUE, AT_INLINE, AT_RUN, AT_MERGES };

/* Attribute t of <c>. */
enum stored { STORED_NUMBER, STORED_SHARED, STORED_TEXT, STORED_INLINE, STORED_BOOLEAN, STORED_ERROR, STORED_DATE };

struct xlsx {
    struct package *package;
    struct book *book;
    struct strings *strings;
    struct part *part;
    const char *sheet_name;
    const char **visible;
    size_t visible_count;
    struct sheet_merge *merges;
    size_t merge_count;
    size_t record_max, columns_max;
    bool is_ended;
    /* the row on its way */
    enum place place;
    int skip_depth; /* of elements inside one that is skipped */
    size_t line;
    struct cell *cells;
    size_t n;
    char *text; /* of the row's cells that are not shared strings */
    size_t text_bytes;
    bool has_row;
    const char *fault;
    /* the cell on its way */
    size_t column; /* from 1; 0 before the first cell of a row */
    enum stored stored;
    bool is_date;
    bool has_formula, has_value;
    bool is_collecting;
    size_t cell_text; /* where its text begins */
};

#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

static const struct cell empty_cell = {{"", 0}, CELL_TEXT};

void xlsx_address(char *text, size_t line, size_t column)
{
    char letters[8];
    size_t n = sizeof letters;
    letters[--n] = '\0';
    for (size_t c = column + 1; c && n; c = (c - 1) / 26) letters[--n] = (char)('A' + (c - 1) % 26);
    snprintf(text, 24, "%s%zu", letters + n, line);
}

static void fail_at_cell(struct xlsx *x, const char *what)
{
    char address[24];
    xlsx_address(address, x->line, x->column - 1);
    part_fail(x->part, "单元格 %s %s", address, what);
}

/* 12 in <row r="12">, else the row after the last. */
static void begin_row(struct xlsx *x, const char *const *attributes)
{
    const char *r = part_attribute(attributes, "r");
    size_t line = r ? strtoull(r, NULL, 10) : x->line + 1;
    if (line <= x->line || line > ROWS_MAX) {
        part_fail(x->part, "第 %zu 行之后的行号错乱，工作簿已损坏，请用表格软件打开后另存一份再试", x->line);
        return;
    }
    x->line = line;
    x->n = 0;
    x->column = 0;
    x->text_bytes = 0;
    x->fault = NULL;
    x->place = AT_ROW;
}

/* 28 for "AB12"; 0 when it has no column. */
static size_t column_of(const char *reference)
{
    size_t column = 0;
    for (; *reference >= 'A' && *reference <= 'Z' && column <= COLUMNS_MAX; reference++)
        column = column * 26 + (size_t)(*reference - 'A') + 1;
    return column <= COLUMNS_MAX ? column : 0;
}

static enum stored stored_of(const char *t)
{
    static const struct {
        const char *t;
        enum stored stored;
    } table[] = {{"s", STORED_SHARED}, {"n", STORED_NUMBER}, {"str", STORED_TEXT}, {"inlineStr", STORED_INLINE},
            {"b", STORED_BOOLEAN}, {"e", STORED_ERROR}, {"d", STORED_DATE}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        if (text_eq(t, table[i].t)) return table[i].stored;
    }
    return STORED_TEXT;
}

static void begin_cell(struct xlsx *x, const char *const *attributes)
{
    x->column++;
    x->stored = STORED_NUMBER;
    x->is_date = x->has_formula = x->has_value = false;
    x->cell_text = x->text_bytes;
    x->place = AT_CELL;
    for (; *attributes; attributes += 2) {
        if (text_eq(attributes[0], "r")) {
            x->column = column_of(attributes[1]);
        } else if (text_eq(attributes[0], "t")) {
            x->stored = stored_of(attributes[1]);
        } else if (text_eq(attributes[0], "s")) {
            size_t style = strtoull(attributes[1], NULL, 10);
            x->is_date = style < x->book->style_count && x->book->is_date[style];
        }
    }
    if (!x->column) part_fail_damaged(x->part);
}

static struct cell shared_cell(struct xlsx *x, struct str raw)
{
    char digits[24];
    char *end;
    size_t n = raw.n < sizeof digits ? raw.n : 0;
    memcpy(digits, raw.p, n);
    digits[n] = '\0';
    size_t i = strtoull(digits, &end, 10);
    if (!n || *end || !x->strings || i >= strings_count(x->strings)) {
        fail_at_cell(x, "的文字在工作簿里找不到，工作簿已损坏，请用表格软件打开后另存一份再试");
        return empty_cell;
    }
    return (struct cell){strings_at(x->strings, i), CELL_TEXT};
}

/* raw stands at the end of the row's text, so what is written for it may take its place. */
static struct cell number_cell(struct xlsx *x, struct str raw)
{
    char text[NUMBER_BYTES_MAX];
    size_t n = 0;
    enum cell_kind kind = number_read(raw, x->is_date, x->book->is_1904, text, &n);
    if (kind == CELL_TEXT) return (struct cell){raw, kind};
    char *to = x->text + x->cell_text;
    memcpy(to, text, n);
    x->text_bytes = x->cell_text + n;
    return (struct cell){{to, n}, kind};
}

/* "2012-01-04T00:00:00" of workbooks in the strict form. */
static struct cell iso_date_cell(struct str raw)
{
    struct str day = {raw.p, raw.n < 10 ? raw.n : 10};
    bool is_day = (raw.n == 10 || (raw.n > 10 && raw.p[10] == 'T')) && raw.p[4] == '-' && raw.p[7] == '-';
    if (is_day && date_is_set(date_parse(day))) return (struct cell){day, CELL_DATE};
    return (struct cell){raw, CELL_TEXT};
}

static struct cell text_cell(struct xlsx *x, struct str raw)
{
    size_t n = strings_unescape(x->text + x->cell_text, raw.n);
    x->text_bytes = x->cell_text + n;
    return (struct cell){{raw.p, n}, CELL_TEXT};
}

static struct cell cell_of(struct xlsx *x, struct str raw)
{
    if (!raw.n) return empty_cell;
    switch (x->stored) {
    case STORED_SHARED: return shared_cell(x, raw);
    case STORED_NUMBER: return number_cell(x, raw);
    case STORED_BOOLEAN: return (struct cell){str_eq_text(raw, "1") ? STR("TRUE") : STR("FALSE"), CELL_TEXT};
    case STORED_ERROR: return (struct cell){raw, CELL_ERROR};
    case STORED_DATE: return iso_date_cell(raw);
    case STORED_TEXT:
    case STORED_INLINE: break;
    }
    return text_cell(x, raw);
}

/* A cell without text is nothing, unless it is a formula whose value the file lacks. */
static void end_cell(struct xlsx *x)
{
    x->place = AT_ROW;
    struct cell cell = cell_of(x, (struct str){x->text + x->cell_text, x->text_bytes - x->cell_text});
    if (x->has_formula && cell.kind != CELL_ERROR) cell.kind = CELL_FORMULA;
    if (!cell.text.n && (!x->has_formula || x->has_value)) return;
    if (x->column > x->columns_max) {
        fail_at_cell(x, "太靠右了，不像一份名册，请删去名册右边的内容");
        return;
    }
    size_t at = x->column - 1;
    if (at < x->n && (x->cells[at].text.n || x->cells[at].kind != CELL_TEXT)) {
        x->fault = "有一个单元格出现了两次，工作簿已损坏，请用表格软件打开后另存一份再试";
        return;
    }
    while (x->n <= at) x->cells[x->n++] = empty_cell;
    x->cells[at] = cell;
}

static void begin_in_cell(struct xlsx *x, const char *name)
{
    bool is_value = text_eq(name, "v"), is_inline = text_eq(name, "is");
    if (!is_value && !is_inline) {
        x->has_formula = x->has_formula || text_eq(name, "f");
        x->skip_depth = 1;
        return;
    }
    if (x->has_value) part_fail_damaged(x->part);
    x->has_value = true;
    x->is_collecting = is_value;
    x->place = is_value ? AT_VALUE : AT_INLINE;
}

/* <is> holds <t>, or runs <r> with a <t> each; a phonetic run <rPh> is skipped. */
static void begin_in_inline(struct xlsx *x, const char *name)
{
    if (text_eq(name, "t")) {
        x->is_collecting = true;
        x->skip_depth = 1;
    } else if (text_eq(name, "r") && x->place == AT_INLINE) {
        x->place = AT_RUN;
    } else {
        x->skip_depth = 1;
    }
}

/* "B2:B9"; one that is no such thing is nobody's loss. */
static void take_merge(struct xlsx *x, const char *const *attributes)
{
    const char *first = part_attribute(attributes, "ref"), *colon = first ? strchr(first, ':') : NULL;
    if (!colon || x->merge_count == SHEET_MERGES_MAX) return;
    struct sheet_merge m = {strtoull(first + strspn(first, LETTERS), NULL, 10), strtoull(colon + 1 + strspn(colon + 1, LETTERS), NULL, 10),
            column_of(first), column_of(colon + 1)};
    if (!m.first_column || !m.last_column || m.first_line == 0 || m.last_line <= m.first_line) return;
    m.first_column--;
    m.last_column--;
    x->merges[x->merge_count++] = m;
}

static void begin_outside(struct xlsx *x, const char *name)
{
    static const char *const expected[] = {[AT_TOP] = "worksheet", [AT_SHEET] = "sheetData"};
    if (text_eq(name, expected[x->place]))
        x->place++;
    else if (x->place == AT_SHEET && text_eq(name, "mergeCells"))
        x->place = AT_MERGES;
    else if (x->place == AT_TOP)
        part_fail_damaged(x->part);
    else
        x->skip_depth = 1;
}

static void begin_element(void *reader, const char *name, const char *const *attributes)
{
    struct xlsx *x = reader;
    if (x->skip_depth) {
        x->skip_depth++;
        return;
    }
    switch (x->place) {
    case AT_TOP:
    case AT_SHEET: begin_outside(x, name); return;
    case AT_ROWS:
        if (text_eq(name, "row"))
            begin_row(x, attributes);
        else
            x->skip_depth = 1;
        return;
    case AT_ROW:
        if (text_eq(name, "c"))
            begin_cell(x, attributes);
        else
            x->skip_depth = 1;
        return;
    case AT_CELL: begin_in_cell(x, name); return;
    case AT_INLINE:
    case AT_RUN: begin_in_inline(x, name); return;
    case AT_VALUE: part_fail_damaged(x->part); return;
    case AT_MERGES:
        if (text_eq(name, "mergeCell")) take_merge(x, attributes);
        x->skip_depth = 1;
        return;
    }
}

static void end_row(struct xlsx *x)
{
    x->place = AT_ROWS;
    if (!x->n && !x->fault) return;
    x->has_row = true;
    part_pause(x->part);
}

static void end_element(void *reader, const char *name)
{
    (void)name;
    struct xlsx *x = reader;
    if (x->skip_depth) {
        x->skip_depth--;
        x->is_collecting = x->is_collecting && x->skip_depth;
        return;
    }
    switch (x->place) {
    case AT_VALUE:
        x->is_collecting = false;
        x->place = AT_CELL;
        return;
    case AT_RUN: x->place = AT_INLINE; return;
    case AT_INLINE: x->place = AT_CELL; return;
    case AT_CELL: end_cell(x); return;
    case AT_ROW: end_row(x); return;
    case AT_ROWS:
    case AT_MERGES: x->place = AT_SHEET; return;
    case AT_SHEET:
    case AT_TOP: x->place = AT_TOP; return;
    }
}

static void add_text(void *reader, const char *p, size_t n)
{
    struct xlsx *x = reader;
    if (!x->is_collecting || x->skip_depth > 1) return;
    if (x->text_bytes > x->record_max || n > x->record_max - x->text_bytes) {
        part_fail(x->part, "第 %zu 行的文字超过 %zu 字节，不像一份名册，请检查这一行", x->line, x->record_max);
        return;
    }
    memcpy(x->text + x->text_bytes, p, n);
    x->text_bytes += n;
}

static bool refuse_name(const struct xlsx *x, struct arena *a, const char *wanted, struct err *e)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < x->visible_count; i++) buf_addf(&b, "%s%s", i ? "、" : "", x->visible[i]);
    return err_set(e, ERR_INPUT, "工作簿里没有名为“%s”的工作表，有的是: %s", wanted, buf_text(&b));
}

/* By name, else the first that is visible. */
static bool find_sheet(struct xlsx *x, struct arena *a, const char *wanted, const char **part, struct err *e)
{
    const struct book *b = x->book;
    x->visible = arena_alloc_array(a, b->sheet_count + 1, sizeof *x->visible);
    for (size_t i = 0; i < b->sheet_count; i++) {
        const struct book_sheet *s = &b->sheets[i];
        if (!s->part) continue;
        if (s->is_visible) x->visible[x->visible_count++] = s->name;
        if (x->sheet_name || (wanted ? !text_eq(s->name, wanted) : !s->is_visible)) continue;
        x->sheet_name = s->name;
        *part = s->part;
    }
    if (x->sheet_name) return true;
    if (wanted) return refuse_name(x, a, wanted, e);
    return err_set(e, ERR_INPUT, "工作簿里没有可见的工作表，请取消隐藏后再试");
}

bool xlsx_open(struct arena *a, int fd, const struct sheet_options *options, struct xlsx **xlsx, struct err *e)
{
    static const struct part_handlers handlers = {.begin = begin_element, .end = end_element, .text = add_text};
    struct xlsx *x = arena_alloc(a, sizeof *x);
    const char *part = NULL;
    if (!package_open(a, fd, options, &x->package, e) || !book_open(a, x->package, &x->book, e) ||
            !find_sheet(x, a, options->sheet_name, &part, e))
        return false;
    if (x->book->strings && !strings_load(a, x->package, x->book->strings, options->strings_bytes_max, &x->strings, e))
        return false;
    x->record_max = options->record_bytes_max;
    x->columns_max = options->columns_max < COLUMNS_MAX ? options->columns_max : COLUMNS_MAX;
    x->text = arena_alloc(a, x->record_max + NUMBER_BYTES_MAX);
    x->cells = arena_alloc_array(a, x->columns_max, sizeof *x->cells);
    x->merges = arena_alloc_array(a, SHEET_MERGES_MAX, sizeof *x->merges);
    if (!part_open(a, x->package, part, &handlers, x, &x->part, e)) return false;
    *xlsx = x;
    return true;
}

bool xlsx_next(struct xlsx *x, struct row *row, bool *more, struct err *e)
{
    x->has_row = false;
    if (!x->is_ended && !part_run(x->part, &x->is_ended, e)) return false;
    *more = x->has_row;
    if (x->has_row) *row = (struct row){.line = x->line, .n = x->n, .cells = x->cells, .fault = x->fault};
    return true;
}

const char *xlsx_sheet_name(const struct xlsx *x)
{
    return x->sheet_name;
}

const char *const *xlsx_visible_names(const struct xlsx *x, size_t *n)
{
    *n = x->visible_count;
    return x->visible;
}

const struct sheet_merge *xlsx_merges(const struct xlsx *x, size_t *n)
{
    *n = x->merge_count;
    return x->merges;
}
