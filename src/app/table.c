#include "app/table.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/heading.h"
#include "base/str.h"
#include "base/utf8.h"
#include "seal/sm3.h"
#include "sheet/read.h"

/* Spreadsheets keep 15 digits of a number. */
enum { ROWS_MAX = 100000, HEADING_ROWS_MAX = 20, NUMBER_DIGITS_MAX = 15 };

/* In a row that slid by a column the ID number stands where something else is asked for: no message shows it. */
static void hide_numbers(char *text)
{
    enum { ID_DIGITS_MIN = 15, SHOWN_FIRST = 6, SHOWN_LAST = 4 };
    for (char *p = text; *p;) {
        size_t n = strspn(p, "0123456789Xx");
        for (size_t i = SHOWN_FIRST; n >= ID_DIGITS_MIN && i < n - SHOWN_LAST; i++) p[i] = '*';
        p += n ? n : 1;
    }
}

/* The faults of a row stand together, those of a second row of the heading at the beginning: of a whole file of faults not all are
 * looked through for each. */
enum { NEAR = 64 };

static bool is_said_alone(const struct table_faults *faults, size_t line)
{
    for (size_t i = 0; i < faults->n && i < 2 * NEAR; i++) {
        const struct table_fault *f = &faults->v[i < NEAR || faults->n <= 2 * NEAR ? i : faults->n - 2 * NEAR + i];
        if (f->line == line && f->is_alone) return true;
    }
    return false;
}

void table_fault(struct table_faults *faults, size_t line, const char *heading, const char *format, ...)
{
    char text[400];
    if (is_said_alone(faults, line)) return;
    va_list args;
    va_start(args, format);
    int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (n >= (int)sizeof text) text[utf8_cut(text, sizeof text - 1)] = '\0';
    hide_numbers(text);
    if (faults->n == faults->capacity)
        faults->v = arena_grow_array(faults->arena, faults->v, &faults->capacity, sizeof *faults->v);
    faults->v[faults->n++] = (struct table_fault){line, heading, arena_copy(faults->arena, text, strlen(text)), false};
}

void table_fault_alone(struct table_faults *faults, size_t line, const char *heading, const char *text)
{
    if (is_said_alone(faults, line)) return;
    while (faults->n > 0 && faults->v[faults->n - 1].line == line) faults->n--;
    table_fault(faults, line, heading, "%s", text);
    faults->v[faults->n - 1].is_alone = true;
}

static const char *first_heading(struct arena *a, const struct table_field *f)
{
    return arena_copy(a, f->headings, strcspn(f->headings, "|"));
}

/* ---- finding the columns ---- */

struct columns {
    int *at; /* column of each field, -1: none */
    size_t found;
};

static bool is_heading_of(struct arena *a, const struct table_field *f, const char *heading)
{
    const char *padded = arena_text(a, "|%s|", f->headings);
    return *heading && strstr(padded, arena_text(a, "|%s|", heading));
}

static bool match(struct arena *a, const struct row *row, const struct table_field *fields, size_t n, struct columns *c)
{
    c->at = arena_alloc_array(a, n, sizeof *c->at);
    c->found = 0;
    for (size_t f = 0; f < n; f++) c->at[f] = -1;
    for (size_t i = 0; i < row->n; i++) {
        const char *text;
        struct err ignored;
        if (!utf8_accept(a, row->cells[i].text, &text, &ignored)) continue;
        const char *heading = heading_comparable(a, text);
        for (size_t f = 0; f < n; f++) {
            if (c->at[f] >= 0 || !is_heading_of(a, &fields[f], heading)) continue;
            c->at[f] = (int)i;
            c->found++;
            break;
        }
    }
    for (size_t f = 0; f < n; f++)
        if (fields[f].is_required && c->at[f] < 0) return false;
    return true;
}

/* A column that must be there, and is there twice: nobody knows which one is meant. */
static bool has_double(struct arena *a, const struct row *row, const struct table_field *fields, size_t n, const struct columns *c,
        struct err *e)
{
    for (size_t f = 0; f < n; f++)
        for (size_t i = 0; i < row->n && fields[f].is_required; i++) {
            const char *text;
            struct err ignored;
            if ((int)i == c->at[f] || !utf8_accept(a, row->cells[i].text, &text, &ignored) ||
                    !text_eq(heading_comparable(a, text), first_heading(a, &fields[f])))
                continue;
            err_set(e, ERR_INPUT, "表头里“%s”有两列（第 %d 列和第 %zu 列），不知道用哪一列；请删去或者改名一列", first_heading(a, &fields[f]),
                    c->at[f] + 1, i + 1);
            return true;
        }
    return false;
}

static bool missing_columns(struct arena *a, const struct table_field *fields, size_t n, const struct columns *best,
        struct err *e)
{
    struct buf b = {.arena = a};
    for (size_t f = 0; f < n; f++)
        if (fields[f].is_required && (!best->at || best->at[f] < 0))
            buf_addf(&b, "%s“%s”", b.n ? "、" : "", first_heading(a, &fields[f]));
    return err_set(e, ERR_INPUT, "前 %d 行里没有找到表头，缺少列 %s；请补上这些列名，表头分两行写的（合并单元格）合成一行", HEADING_ROWS_MAX, buf_text(&b));
}

/* The headings that are no field's, as they stand in the table. */
static const char *unread_headings(struct arena *a, const struct row *row, size_t n, const struct columns *c)
{
    enum { NAME_BYTES_MAX = 60 };
    struct buf b = {.arena = a};
    for (size_t i = 0; i < row->n; i++) {
        const char *text;
        struct err ignored;
        bool is_read = false;
        for (size_t f = 0; f < n && !is_read; f++) is_read = c->at[f] == (int)i;
        if (is_read || !utf8_accept(a, row->cells[i].text, &text, &ignored)) continue;
        const char *heading = heading_comparable(a, text);
        if (!*heading || text_eq(heading, "序号") || text_eq(heading, "编号")) continue;
        size_t shown = utf8_cut(text, NAME_BYTES_MAX);
        buf_addf(&b, "%s“%.*s%s”", b.n ? "、" : "", (int)shown, text, text[shown] ? "…" : "");
    }
    return buf_text(&b);
}

/* t->unread is set; *line: where the heading stands */
static bool find_heading(struct arena *a, struct sheet *s, struct table *t, struct columns *columns, size_t *line, struct err *e)
{
    const struct table_field *fields = t->fields;
    size_t n = t->field_count;
    struct columns best = {0};
    struct row row;
    bool more;
    for (int i = 0; i < HEADING_ROWS_MAX; i++) {
        if (!sheet_next(s, &row, &more, e)) return false;
        if (!more) break;
        *line = row.line;
        if (match(a, &row, fields, n, columns)) {
            t->unread = unread_headings(a, &row, n, columns);
            return !has_double(a, &row, fields, n, columns, e);
        }
        if (!best.at || columns->found > best.found) best = *columns;
    }
    return missing_columns(a, fields, n, &best, e);
}

/* ---- rows ---- */

static const char *accept_cell(struct arena *a, const struct cell *cell, size_t line, const char *heading,
        struct table_faults *faults)
{
    const char *text = "";
    struct err e;
    if (cell->kind == CELL_NUMBER && cell->text.n > NUMBER_DIGITS_MAX && !memchr(cell->text.p, '.', cell->text.n))
        table_fault(faults, line, heading, "是按数字保存的长号码，末几位已经丢失，请把单元格改为文本后重新录入");
    else if (cell->kind == CELL_FORMULA)
        table_fault(faults, line, heading, "是公式，请复制后“选择性粘贴”为数值再导入");
    else if (cell->kind == CELL_ERROR)
        table_fault(faults, line, heading, "是错误值 %.*s", (int)cell->text.n, cell->text.p);
    else if (!utf8_accept(a, cell->text, &text, &e))
        table_fault(faults, line, heading, "%s", e.text);
    return text;
}

static bool read_rows(struct arena *a, struct sheet *s, const struct columns *columns, struct table *t,
        struct table_faults *faults, struct err *e)
{
    size_t capacity = 0;
    struct row row;
    bool more;
    for (;;) {
        if (!sheet_next(s, &row, &more, e)) return false;
        if (!more) return true;
        if (row.fault) {
            table_fault(faults, row.line, "", "%s", row.fault);
            continue;
        }
        if (t->n == ROWS_MAX) return err_set(e, ERR_INPUT, "行数超过 %d", ROWS_MAX);
        const char **cells = arena_alloc_array(a, t->field_count, sizeof *cells);
        for (size_t f = 0; f < t->field_count; f++) {
            int at = columns->at[f];
            bool has = at >= 0 && (size_t)at < row.n;
            cells[f] = has ? accept_cell(a, &row.cells[at], row.line, first_heading(a, &t->fields[f]), faults) : "";
        }
        if (t->n == capacity) t->rows = arena_grow_array(a, t->rows, &capacity, sizeof *t->rows);
        t->rows[t->n++] = (struct table_row){row.line, cells};
    }
}

/* ---- merged cells ---- */

enum { MERGE_FAULTS_MAX = 1000 }; /* far more than are shown */

/* Said of a merged cell already: those come first. */
static bool is_said(const struct table_faults *faults, size_t line, const char *heading)
{
    for (size_t i = 0; i < faults->n && i < MERGE_FAULTS_MAX; i++)
        if (faults->v[i].line == line && text_eq(faults->v[i].heading, heading)) return true;
    return false;
}

/* Of cells that were merged downwards only the first holds what all of them show: the rows below would be taken without it. */
static void check_merge(struct arena *a, const struct sheet_merge *m, const struct columns *columns, const struct table *t,
        struct table_faults *faults)
{
    for (size_t i = 0; i < t->n && faults->n < MERGE_FAULTS_MAX; i++) {
        const struct table_row *r = &t->rows[i];
        if (r->line <= m->first_line || r->line > m->last_line) continue;
        for (size_t f = 0; f < t->field_count; f++) {
            size_t at = (size_t)columns->at[f];
            if (columns->at[f] < 0 || at < m->first_column || at > m->last_column || *r->cells[f]) continue;
            table_fault(faults, r->line, first_heading(a, &t->fields[f]),
                    "与第 %zu 行合并了单元格，内容只存在第 %zu 行；请取消合并，每一行都填上", m->first_line, m->first_line);
        }
    }
}

/* A heading whose cells reach further down has more rows than the one in which its columns were found. */
static void check_heading(const struct sheet_merge *m, const struct columns *columns, const struct table *t, struct table_faults *faults)
{
    bool is_ours = false;
    for (size_t f = 0; f < t->field_count; f++)
        is_ours |= columns->at[f] >= 0 && (size_t)columns->at[f] >= m->first_column && (size_t)columns->at[f] <= m->last_column;
    for (size_t i = 0; i < t->n && is_ours && t->rows[i].line <= m->last_line; i++)
        table_fault_alone(faults, t->rows[i].line, "", "表头占了几行（合并单元格），这一行也是表头；请取消合并，把列名合成一行");
}

static void check_merges(struct arena *a, const struct sheet *s, const struct columns *columns, size_t heading, const struct table *t,
        struct table_faults *faults)
{
    size_t n;
    const struct sheet_merge *v = sheet_merges(s, &n);
    for (size_t i = 0; i < n; i++)
        if (v[i].first_line <= heading && v[i].last_line > heading) check_heading(&v[i], columns, t, faults);
    for (size_t i = 0; i < n; i++)
        if (v[i].first_line > heading) check_merge(a, &v[i], columns, t, faults);
}

/* ---- which worksheet ---- */

static bool has_heading(struct arena *a, const char *path, const char *name, const struct table_field *fields, size_t n)
{
    struct sheet *s;
    struct columns columns = {0};
    struct row row;
    struct err ignored;
    bool more, found = false;
    if (!sheet_open(a, path, &(struct sheet_options){.sheet_name = name}, &s, &ignored)) return false;
    for (int i = 0; i < HEADING_ROWS_MAX && !found && sheet_next(s, &row, &more, &ignored) && more; i++)
        found = match(a, &row, fields, n, &columns);
    sheet_close(s);
    return found;
}

/* The one that has the table. Two that have one: reading the first would lose the other without a word. NULL: the first. */
static bool choose_sheet(struct arena *a, const char *path, const struct sheet *s, const struct table_field *fields, size_t n,
        const char **chosen, struct err *e)
{
    size_t count;
    const char *const *names = sheet_visible_names(s, &count);
    *chosen = NULL;
    for (size_t i = 0; i < count && count > 1; i++) {
        if (!has_heading(a, path, names[i], fields, n)) continue;
        if (*chosen)
            return err_set(e, ERR_INPUT, "工作表“%s”和“%s”都有这样的表，不知道收哪一张；请合成一张，或者分开存成几个文件", *chosen, names[i]);
        *chosen = arena_copy(a, names[i], strlen(names[i])); /* the sheet's own die with it */
    }
    return true;
}

static bool open_table(struct arena *a, const char *path, const struct table_field *fields, size_t n, struct sheet **s, struct err *e)
{
    const char *chosen;
    if (!sheet_open(a, path, &(struct sheet_options){0}, s, e)) return false;
    if (!choose_sheet(a, path, *s, fields, n, &chosen, e)) {
        sheet_close(*s);
        return false;
    }
    if (!chosen || text_eq(chosen, sheet_name(*s))) return true;
    sheet_close(*s);
    return sheet_open(a, path, &(struct sheet_options){.sheet_name = chosen}, s, e);
}

bool table_load(struct arena *a, const char *path, const struct table_field *fields, size_t field_count,
        struct table *out, struct table_faults *faults, struct err *e)
{
    const char *slash = strrchr(path, '/');
    struct table t = {.name = slash ? slash + 1 : path, .fields = fields, .field_count = field_count, .unread = ""};
    struct columns columns = {0};
    struct sheet *s;
    char hash[SM3_HEX];
    if (!sm3_file(path, hash, e) || !open_table(a, path, fields, field_count, &s, e)) return err_in(e, "%s", path);
    t.hash = arena_copy(a, hash, strlen(hash));
    size_t heading = 0;
    bool ok = find_heading(a, s, &t, &columns, &heading, e) && read_rows(a, s, &columns, &t, faults, e);
    if (ok) check_merges(a, s, &columns, heading, &t, faults);
    t.taken = arena_copy(a, sheet_encoding_text(s), strlen(sheet_encoding_text(s)));
    sheet_close(s);
    if (!ok) return err_in(e, "%s", path);
    *out = t;
    return true;
}

/* ---- cells ---- */

static const char *heading_of(const struct table *t, size_t field, struct table_faults *faults)
{
    return first_heading(faults->arena, &t->fields[field]);
}

static const char *folded(const struct table_row *r, size_t field, struct table_faults *faults)
{
    return utf8_drop_blanks(faults->arena, utf8_fold_width(faults->arena, r->cells[field]));
}

static bool parse_int(const char *text, int64_t *value)
{
    char *end;
    errno = 0;
    long long n = strtoll(text, &end, 10);
    if (errno || end == text || *end) return false;
    *value = n;
    return true;
}

int64_t table_int(const struct table *t, const struct table_row *r, size_t field, int64_t fallback,
        struct table_faults *faults)
{
    const char *text = folded(r, field, faults);
    int64_t n;
    if (!*text) return fallback;
    if (parse_int(text, &n)) return n;
    table_fault(faults, r->line, heading_of(t, field, faults), "“%s”应为整数", r->cells[field]);
    return fallback;
}

int64_t table_int_within(const struct table *t, const struct table_row *r, size_t field, int64_t min, int64_t max,
        int64_t fallback, struct table_faults *faults)
{
    const char *text = folded(r, field, faults);
    int64_t n;
    if (!*text) return fallback;
    if (parse_int(text, &n) && n >= min && n <= max) return n;
    table_fault(faults, r->line, heading_of(t, field, faults), "“%s”应为 %" PRId64 " 至 %" PRId64 " 的整数", r->cells[field],
            min, max);
    return fallback;
}

struct date table_date(const struct table *t, const struct table_row *r, size_t field, struct table_faults *faults)
{
    const char *text = folded(r, field, faults);
    if (!*text) return DATE_NONE;
    struct date d = date_parse(str_of(text));
    if (!date_is_set(d))
        table_fault(faults, r->line, heading_of(t, field, faults), "“%s”不是日期，请写成 2012-01-04", r->cells[field]);
    return d;
}

bool table_flag(const struct table *t, const struct table_row *r, size_t field, struct table_faults *faults)
{
    static const char yes[] = "|是|有|1|y|Y|√|", no[] = "||否|无|0|n|N|×|";
    const char *padded = arena_text(faults->arena, "|%s|", folded(r, field, faults));
    if (strstr(yes, padded)) return true;
    if (!strstr(no, padded))
        table_fault(faults, r->line, heading_of(t, field, faults), "“%s”应写“是”或“否”", r->cells[field]);
    return false;
}

const char *table_text(const struct table *t, const struct table_row *r, size_t field, struct table_faults *faults)
{
    const char *heading = heading_of(t, field, faults);
    if (!*r->cells[field] && !is_said(faults, r->line, heading)) table_fault(faults, r->line, heading, "为空");
    return r->cells[field];
}

enum { NAME_MAX_CHARACTERS = 200 };

const char *table_name(const struct table *t, const struct table_row *r, size_t field, struct table_faults *faults)
{
    const char *text = table_text(t, r, field, faults);
    if (utf8_count(text) > NAME_MAX_CHARACTERS)
        table_fault(faults, r->line, heading_of(t, field, faults), "有 %zu 个字，最多 %d 个字", utf8_count(text), NAME_MAX_CHARACTERS);
    return text;
}

enum { FAULTS_SHOWN = 12 };

/* A fault that is shown, and how many more its row has. */
struct shown_fault {
    const struct table_fault *fault;
    size_t more;
};

/* All of them, or where they are many one of each row: a row whose contents slipped has one in every cell. Gives how many
 * are shown. */
static size_t choose_faults(const struct table_faults *faults, struct shown_fault *shown)
{
    bool by_row = faults->n > FAULTS_SHOWN;
    size_t n = 0;
    for (size_t i = 0; i < faults->n; i++) {
        size_t at = by_row ? 0 : n;
        while (at < n && shown[at].fault->line != faults->v[i].line) at++;
        if (at < n)
            shown[at].more++;
        else if (n < FAULTS_SHOWN)
            shown[n++] = (struct shown_fault){&faults->v[i], 0};
    }
    return n;
}

bool table_is_sound(const struct table *t, const struct table_faults *faults, struct err *e)
{
    if (faults->n == 0) return true;
    struct buf b = {.arena = faults->arena};
    struct shown_fault shown[FAULTS_SHOWN];
    size_t n = choose_faults(faults, shown), told = n;
    for (size_t i = 0; i < n; i++) {
        const struct table_fault *f = shown[i].fault;
        buf_addf(&b, "\n  第 %zu 行%s%s%s: %s", f->line, *f->heading ? "“" : "", f->heading, *f->heading ? "”" : "", f->text);
        if (shown[i].more) buf_addf(&b, "（这一行另有 %zu 处）", shown[i].more);
        told += shown[i].more;
    }
    if (faults->n > told) buf_addf(&b, "\n  … 以下各行另有 %zu 处", faults->n - told);
    return err_set(e, ERR_INPUT, "%s 有 %zu 处须改正，没有导入:%s", t->name, faults->n, buf_text(&b));
}
