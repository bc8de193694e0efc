#include "sheet/csv.h"

#include <string.h>

#include "base/utf8.h"
#include "sheet/decode.h"
#include "sheet/scan.h"

static const char fault_after_quote[] = "有一格的后引号之后还有文字，请在表格软件里改正后再导入";

/* Marks of the window from one record on, handed out in order. */
struct scan {
    const char *p;
    size_t end;     /* bytes in the window */
    size_t block;   /* where the block of 64 begins */
    uint64_t marks; /* those of the block not yet handed out */
    uint64_t carry;
    bool is_block_suspect;
    bool is_record_suspect; /* any block that the record touches */
    char separator;
};

struct csv {
    struct decode *decode;
    char *window;
    size_t capacity;
    size_t record; /* where the next record starts in the window */
    size_t line;   /* in the file, of that record */
    bool at_end;   /* nothing comes after the window */
    struct scan scan;
    struct cell *cells;
    size_t columns_max;
    size_t record_max;
    size_t *doubled; /* columns of the record whose quotes are still doubled */
    size_t doubled_count;
};

static inline void load_block(struct scan *s)
{
    struct scan_block b = scan_block_at(s->p + s->block, s->separator, &s->carry);
    size_t left = s->end - s->block;
    if (left < SCAN_BLOCK) b.marks &= ((uint64_t)1 << left) - 1;
    s->marks = b.marks;
    s->is_block_suspect = b.is_suspect;
    s->is_record_suspect |= b.is_suspect;
}

/* Begins anew at a record, in a window that was moved or filled. */
static void scan_from(struct csv *c, size_t end)
{
    c->scan = (struct scan){.p = c->window, .end = end, .block = c->record, .separator = c->scan.separator};
    if (c->record < end) load_block(&c->scan);
}

static inline bool next_mark(struct scan *s, size_t *at)
{
    while (!s->marks) {
        s->block += SCAN_BLOCK;
        if (s->block >= s->end) return false;
        load_block(s);
    }
    *at = s->block + (size_t)__builtin_ctzll(s->marks);
    s->marks &= s->marks - 1;
    return true;
}

/* Moves the record that is cut off to the front and reads on behind it. */
static bool refill(struct csv *c, struct err *e)
{
    size_t kept = c->scan.end - c->record;
    size_t n;
    memmove(c->window, c->window + c->record, kept);
    c->record = 0;
    if (!decode_fill(c->decode, c->window + kept, &n, e)) return false;
    c->at_end = n == 0;
    scan_from(c, kept + n);
    return true;
}

enum outcome {
    RECORD_READY,
    RECORD_BLANK,
    RECORD_CUT,
    RECORD_TOO_LONG,
    RECORD_TOO_WIDE,
    RECORD_OPEN_QUOTE,
    RECORD_NUL
};

/* One record on its way. */
struct record {
    size_t n;     /* cells */
    size_t start; /* of the cell in the window */
    size_t lines; /* line ends inside quotes */
    size_t text;  /* non-zero when any cell has text */
    size_t at;    /* where it ends, or where it cannot go on */
    const char *fault;
};

static inline void add_cell(struct csv *c, struct record *r, size_t from, size_t to)
{
    const char *p = c->window + from;
    c->cells[r->n++] = (struct cell){{p, to - from}, from < to && *p == '=' ? CELL_FORMULA : CELL_TEXT};
    r->text |= to - from;
}

/* Whether the byte after at is needed to go on and not there yet. */
static inline bool is_cut_after(const struct csv *c, const struct scan *s, size_t at)
{
    return at + 1 == s->end && !c->at_end;
}

static inline bool is_byte_at(const struct scan *s, size_t at, char c)
{
    return at < s->end && s->p[at] == c;
}

/* From the mark of an opening quote to that of its closing one. */
static enum outcome skip_quoted(struct csv *c, struct scan *s, struct record *r, size_t *close, bool *is_doubled)
{
    *is_doubled = false;
    size_t at;
    while (next_mark(s, &at)) {
        r->at = at;
        char mark = s->p[at];
        if (mark == '\0') return RECORD_NUL;
        if (mark == '\n') r->lines++;
        if (mark != '"' && mark != '\r') continue;
        if (is_cut_after(c, s, at)) return RECORD_CUT;
        if (mark == '\r') {
            if (!is_byte_at(s, at + 1, '\n')) r->lines++;
        } else if (is_byte_at(s, at + 1, '"')) {
            *is_doubled = true;
            next_mark(s, &at);
        } else {
            *close = at;
            return RECORD_READY;
        }
    }
    r->at = s->end;
    return c->at_end ? RECORD_OPEN_QUOTE : RECORD_CUT;
}

/* A quoted field without the separator or line end behind it. Text between the two makes the record faulty, and
 * the field goes on as if it had begun without a quote. */
static enum outcome read_quoted(struct csv *c, struct scan *s, struct record *r, bool *is_whole)
{
    size_t close = 0;
    bool is_doubled;
    enum outcome o = skip_quoted(c, s, r, &close, &is_doubled);
    if (o != RECORD_READY) return o;
    size_t next = close + 1;
    *is_whole = next == s->end || s->p[next] == s->separator || s->p[next] == '\n' || s->p[next] == '\r';
    if (!*is_whole) {
        r->fault = fault_after_quote;
        return RECORD_READY;
    }
    if (is_doubled) c->doubled[c->doubled_count++] = r->n;
    add_cell(c, r, r->start + 1, close);
    return RECORD_READY;
}

/* Most marks are separators, so that is what a mark is first compared with. */
static inline enum outcome read_fields(struct csv *c, struct scan *s, struct record *r)
{
    bool is_whole = false; /* the cell at r->start was quoted and is added */
    size_t at;
    while (next_mark(s, &at)) {
        char mark = s->p[at];
        r->at = at;
        if (mark == s->separator) {
            if (!is_whole) add_cell(c, r, r->start, at);
            if (r->n == c->columns_max) return RECORD_TOO_WIDE;
            is_whole = false;
            r->start = at + 1;
        } else if (mark == '"') {
            if (at != r->start) continue;
            enum outcome o = read_quoted(c, s, r, &is_whole);
            if (o != RECORD_READY) return o;
        } else if (mark == '\n' || mark == '\r') {
            if (mark == '\r' && is_cut_after(c, s, at)) return RECORD_CUT;
            if (!is_whole) add_cell(c, r, r->start, at);
            return RECORD_READY;
        } else if (mark == '\0') {
            return RECORD_NUL;
        }
    }
    r->at = s->end;
    if (!c->at_end) return RECORD_CUT;
    if (!is_whole) add_cell(c, r, r->start, s->end);
    s->is_record_suspect = true; /* its last character may be cut off */
    return RECORD_READY;
}

/* Two quotes for one, in place: the record is read and will not be scanned again. */
static void undouble(struct cell *cell, char *p)
{
    size_t n = 0;
    for (size_t i = 0; i < cell->text.n; i++) {
        p[n++] = p[i];
        if (p[i] == '"') i++;
    }
    cell->text.n = n;
    cell->kind = n && *p == '=' ? CELL_FORMULA : CELL_TEXT;
}

/* Takes the record off the window. */
static void finish(struct csv *c, struct scan *s, struct record *r)
{
    size_t begin = c->record;
    bool is_suspect = s->is_record_suspect;
    size_t last = r->at; /* byte of the line end */
    if (last < s->end) {
        r->lines++;
        if (s->p[last] == '\r' && is_byte_at(s, last + 1, '\n')) next_mark(s, &last);
        last++;
    }
    if (is_suspect && !utf8_is_valid((struct str){s->p + begin, r->at - begin})) r->fault = decode_fault(c->decode);
    for (size_t i = 0; i < c->doubled_count; i++) {
        struct cell *cell = &c->cells[c->doubled[i]];
        undouble(cell, c->window + (cell->text.p - c->window));
    }
    c->record = last;
    c->line += r->lines;
    s->is_record_suspect = s->is_block_suspect;
}

static enum outcome read_record(struct csv *c, struct row *row, struct record *r)
{
    struct scan s = c->scan;
    *r = (struct record){.start = c->record};
    c->doubled_count = 0;
    enum outcome o = read_fields(c, &s, r);
    if (r->at - c->record > c->record_max && o != RECORD_CUT) return RECORD_TOO_LONG;
    if (o != RECORD_READY) return o;
    size_t line = c->line;
    finish(c, &s, r);
    c->scan = s;
    if (!r->text && !r->fault) return RECORD_BLANK;
    *row = (struct row){.line = line, .n = r->n, .cells = c->cells, .fault = r->fault};
    return RECORD_READY;
}

static bool refuse(const struct csv *c, enum outcome o, const struct record *r, struct err *e)
{
    switch (o) {
    case RECORD_TOO_WIDE:
        return err_set(e, ERR_INPUT, "第 %zu 行: 超过 %zu 列，不像一份名册，请检查这一行", c->line, c->columns_max);
    case RECORD_OPEN_QUOTE:
        return err_set(e, ERR_INPUT, "第 %zu 行第 %zu 列: 引号没有结束，请补上后引号，或去掉前引号", c->line, r->n + 1);
    case RECORD_NUL:
        return err_set(e, ERR_INPUT,
                "第 %zu 行: 含有空字节，这不是文本表格，或文件已损坏，请用表格软件打开后另存为 .xlsx 再试",
                c->line + r->lines);
    case RECORD_TOO_LONG:
    case RECORD_CUT:
    case RECORD_READY:
    case RECORD_BLANK: break;
    }
    return err_set(e, ERR_INPUT, "第 %zu 行: 一行超过 %zu 字节，多半是有一格的引号没有结束，请检查这一行", c->line,
            c->record_max);
}

bool csv_next(struct csv *c, struct row *row, bool *more, struct err *e)
{
    for (;;) {
        if (c->record == c->scan.end) {
            if (!c->at_end && !refill(c, e)) return false;
            if (c->record == c->scan.end) {
                *more = false;
                return true;
            }
        }
        struct record r;
        enum outcome o = read_record(c, row, &r);
        if (o == RECORD_READY) {
            *more = true;
            return true;
        }
        if (o == RECORD_BLANK) continue;
        /* One byte more than the limit may be a line end that waits for its second half. */
        if (o != RECORD_CUT || c->scan.end - c->record > c->record_max + 1) return refuse(c, o, &r, e);
        if (!refill(c, e)) return false;
    }
}

/* Exports put a tab beside an ID number so that Excel leaves it alone: beside a comma or at the end of a line it
 * separates nothing. */
static bool is_separating_tab(const char *p, size_t i, size_t end)
{
    if (p[i] != '\t' || (i > 0 && p[i - 1] == ',')) return false;
    return i + 1 < end && p[i + 1] != ',' && p[i + 1] != '\r' && p[i + 1] != '\n';
}

/* Whether the window holds the first line that has text; *counts are those of comma, tab and semicolon in it,
 * outside quotes. */
static bool has_first_line(const struct csv *c, size_t counts[3])
{
    bool is_quoted = false, has_text = false;
    size_t limit = c->record_max + 2;
    size_t end = c->scan.end < limit ? c->scan.end : limit;
    memset(counts, 0, 3 * sizeof *counts);
    for (size_t i = 0; i < end; i++) {
        char b = c->window[i];
        if (b == '"') is_quoted = !is_quoted;
        if (is_quoted) continue;
        if (b == '\n' || b == '\r') {
            if (has_text) return true;
            continue;
        }
        has_text |= b != ',' && b != '\t' && b != ';' && b != ' ';
        counts[0] += b == ',';
        counts[1] += is_separating_tab(c->window, i, end);
        counts[2] += b == ';';
    }
    return c->at_end || end == limit;
}

/* The window is filled until it holds the whole first line, so that the size of the chunks does not matter. */
static bool settle_separator(struct csv *c, struct err *e)
{
    size_t counts[3];
    while (!has_first_line(c, counts)) {
        if (!refill(c, e)) return false;
    }
    c->scan.separator = counts[1] > counts[0] && counts[1] >= counts[2] ? '\t' : counts[2] > counts[0] ? ';' : ',';
    scan_from(c, c->scan.end);
    return true;
}

bool csv_open(struct arena *a, int fd, const struct sheet_options *options, struct csv **csv, struct err *e)
{
    struct csv *c = arena_alloc(a, sizeof *c);
    if (!decode_open(a, fd, options->encoding, options->chunk_bytes, &c->decode, e)) return false;
    c->record_max = options->record_bytes_max;
    c->columns_max = options->columns_max;
    c->cells = arena_alloc_array(a, c->columns_max, sizeof *c->cells);
    c->doubled = arena_alloc_array(a, c->columns_max, sizeof *c->doubled);
    c->window = arena_alloc(a, c->record_max + 2 + decode_room(c->decode) + SCAN_BLOCK);
    c->line = 1;
    if (!settle_separator(c, e)) return false;
    *csv = c;
    return true;
}

const char *csv_encoding_text(const struct csv *c)
{
    return decode_encoding_text(c->decode);
}
