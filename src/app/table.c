#include "app/table.h"

#include <string.h>

#include "base/buf.h"
#include "base/heading.h"
#include "base/str.h"
#include "base/utf8.h"
#include "seal/sm3.h"
#include "sheet/read.h"

/* Spreadsheets keep 15 digits of a number. */
enum { ROWS_MAX = 100000, HEADING_ROWS_MAX = 20, NUMBER_DIGITS_MAX = 15 };

static const char *field_heading(struct arena *a, const struct table_field *f)
{
    return arena_copy(a, f->headings, strcspn(f->headings, "|"));
}

const char *table_heading(struct arena *a, const struct table *t, size_t field)
{
    return field_heading(a, &t->fields[field]);
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
                    !text_eq(heading_comparable(a, text), field_heading(a, &fields[f])))
                continue;
            err_set(e, ERR_INPUT, "表头里“%s”有两列（第 %d 列和第 %zu 列），不知道用哪一列；请删去或者改名一列", field_heading(a, &fields[f]),
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
            buf_addf(&b, "%s“%s”", b.n ? "、" : "", field_heading(a, &fields[f]));
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
            cells[f] = has ? accept_cell(a, &row.cells[at], row.line, table_heading(a, t, f), faults) : "";
        }
        if (t->n == capacity) t->rows = arena_grow_array(a, t->rows, &capacity, sizeof *t->rows);
        t->rows[t->n++] = (struct table_row){row.line, cells};
    }
}

/* ---- merged cells ---- */

static void check_merge(struct arena *a, const struct sheet_merge *m, const struct columns *columns, const struct table *t,
        struct table_faults *faults)
{
    for (size_t i = 0; i < t->n && faults->n < TABLE_MERGE_FAULTS_MAX; i++) {
        const struct table_row *r = &t->rows[i];
        if (r->line <= m->first_line || r->line > m->last_line) continue;
        for (size_t f = 0; f < t->field_count; f++) {
            size_t at = (size_t)columns->at[f];
            if (columns->at[f] < 0 || at < m->first_column || at > m->last_column || *r->cells[f]) continue;
            table_fault_merged(faults, r->line, table_heading(a, t, f), m->first_line);
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
