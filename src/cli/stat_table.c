#include "cli/stat_table.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"
#include "base/heading.h"
#include "base/utf8.h"
#include "cadre/grade.h"
#include "sheet/read.h"

enum { CELLS_MAX = 2000000, COLUMNS_MAX = 16384, LABELS_MAX = 10000 };

static const double NUMBER_MAX = 1e12;

/* Rows as they come, before anybody knows what is a heading. */
struct raw {
    struct cli *c;
    const char *name;
    struct sheet *sheet;
    const char **cells;
    size_t cell_count, cell_capacity;
    size_t *lines;
    size_t rows, row_capacity;
    size_t columns;
};

static bool is_number(const char *text, double *value)
{
    if (!*text || strspn(text, "+-.0123456789eE") != strlen(text)) return false;
    char *end;
    *value = strtod(text, &end);
    return !*end && end != text && fabs(*value) <= NUMBER_MAX;
}

static bool add_cell(struct raw *w, const struct row *row, size_t column, struct err *e)
{
    const char *text = "";
    if (column < row->n) {
        const struct cell *cell = &row->cells[column];
        const char *where = sheet_address(w->c->arena, w->sheet, row->line, column);
        if (cell->kind == CELL_FORMULA || cell->kind == CELL_ERROR)
            return err_set(e, ERR_INPUT, "%s 是公式，请先粘贴成数值", where);
        if (cell->kind == CELL_DATE) return err_set(e, ERR_INPUT, "%s 是日期，这里应为评分", where);
        if (!utf8_accept(w->c->arena, cell->text, &text, e)) return err_in(e, "%s", where);
        text = utf8_fold_width(w->c->arena, text);
    }
    if (w->cell_count == w->cell_capacity)
        w->cells = arena_grow_array(w->c->arena, w->cells, &w->cell_capacity, sizeof *w->cells);
    w->cells[w->cell_count++] = text;
    return w->cell_count <= CELLS_MAX || err_set(e, ERR_INPUT, "超过 %d 个单元格，请分开计算", CELLS_MAX);
}

/* A workbook does not keep blank cells at the end of a row, a CSV file does. */
static bool add_row(struct raw *w, const struct row *row, bool is_csv, struct err *e)
{
    if (row->fault) return err_set(e, ERR_INPUT, "第 %zu 行: %s", row->line, row->fault);
    if (w->rows == 0) w->columns = row->n;
    if (row->n > w->columns || (is_csv && row->n < w->columns))
        return err_set(e, ERR_INPUT, "第 %zu 行有 %zu 列，第一行有 %zu 列；各行的列数应相同，缺项留空", row->line,
                row->n, w->columns);
    if (w->rows == w->row_capacity)
        w->lines = arena_grow_array(w->c->arena, w->lines, &w->row_capacity, sizeof *w->lines);
    w->lines[w->rows++] = row->line;
    for (size_t i = 0; i < w->columns; i++)
        if (!add_cell(w, row, i, e)) return false;
    return true;
}

static bool read_rows(struct raw *w, const char *path, struct err *e)
{
    struct sheet_options o = {.columns_max = COLUMNS_MAX};
    struct row row;
    bool more;
    if (!sheet_open(w->c->arena, path, &o, &w->sheet, e)) return false;
    bool is_csv = !text_eq(sheet_encoding_text(w->sheet), "XLSX");
    while (true) {
        if (!sheet_next(w->sheet, &row, &more, e)) return false;
        if (!more) break;
        if (!add_row(w, &row, is_csv, e)) return false;
    }
    return w->rows > 0 || err_set(e, ERR_INPUT, "没有一行数据");
}

/* Standard input cannot be read twice, as a spreadsheet must be: it is put into a file without a name first. */
static bool open_input(struct cli *c, const char *path, const char **real, int *held)
{
    *held = -1;
    *real = path;
    if (!text_eq(path, "-")) return true;
    struct str text;
    if (!cli_read_text(c, path, &text)) return false;
    *held = memfd_create("input", MFD_CLOEXEC);
    for (size_t done = 0; *held >= 0 && done < text.n;) {
        ssize_t n = write(*held, text.p + done, text.n - done);
        if (n <= 0) return file_refused("标准输入的副本", errno, &c->e);
        done += (size_t)n;
    }
    *real = arena_text(c->arena, "/proc/self/fd/%d", *held);
    return *held >= 0 || file_refused("标准输入的副本", errno, &c->e);
}

static const char *raw_at(const struct raw *w, size_t row, size_t column)
{
    return w->cells[row * w->columns + column];
}

static bool stands_elsewhere(const struct raw *w, const char *text, size_t but_column)
{
    for (size_t i = 0; i < w->rows; i++)
        for (size_t k = 0; k < w->columns; k++)
            if ((i > 0 || k != but_column) && text_eq(raw_at(w, i, k), text)) return true;
    return false;
}

/* "95%", "1,234", "−5": a number that is written in another way. */
static bool is_number_in_disguise(const char *text)
{
    static const char minus[] = "\u2212"; /* the sign of mathematics */
    bool has_digit = false;
    for (const char *p = text; *p; p++) {
        if (strncmp(p, minus, strlen(minus)) == 0)
            p += strlen(minus) - 1;
        else if ((*p & 0x80) || (*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z'))
            return false;
        has_digit |= *p >= '0' && *p <= '9';
    }
    return has_digit;
}

/* Headings are words. Where the ratings may be words too, headings are words that stand nowhere else. */
static bool looks_like_headings(const struct raw *w, bool are_labels)
{
    double value;
    size_t words = 0;
    if (w->rows < 2 || w->columns > COLUMNS_MAX) return false;
    for (size_t k = 0; k < w->columns; k++) {
        const char *text = raw_at(w, 0, k);
        if (!*text) continue;
        if (is_number(text, &value) || is_number_in_disguise(text) || (are_labels && stands_elsewhere(w, text, k))) return false;
        words++;
    }
    return words > 0 && (!are_labels || w->columns > 1);
}

/* A column of names or serial numbers says so in its heading, or has a blank one above it. */
static bool is_heading_of_names(struct arena *a, const char *heading)
{
    static const char *const words[] = {"", "姓名", "名称", "序号", "编号", "对象", "被评人", "评价人", "单位", "干部", "name", "id", "no",
            "no.", "subject", "rater", "target", "case", "item", "person", "candidate", "ratee", "coder", "observer", "judge",
            "unit", "row", "人员", "评委", "工号"};
    const char *text = heading_comparable(a, heading);
    for (size_t i = 0; i < ARRAY_COUNT(words); i++)
        if (text_eq(text, words[i])) return true;
    return false;
}

/* Headings may be numbers, of raters or of years, where the one above the names tells: a word for names, or blank
 * above nothing but words. */
static bool looks_like_numbered_headings(const struct raw *w)
{
    double value;
    if (w->rows < 2 || w->columns < 3 || !is_heading_of_names(w->c->arena, raw_at(w, 0, 0))) return false;
    for (size_t k = 1; k < w->columns; k++)
        if (!is_number(raw_at(w, 0, k), &value)) return false;
    bool is_blank = !*raw_at(w, 0, 0);
    for (size_t i = 1; i < w->rows && is_blank; i++)
        if (!*raw_at(w, i, 0) || is_number(raw_at(w, i, 0), &value)) return false;
    return true;
}

/* Whether the first column's words stand once each and nowhere else, while the others' repeat themselves. */
static bool is_column_apart(const struct raw *w, size_t first_row)
{
    size_t repeated = 0;
    for (size_t i = first_row; i < w->rows; i++)
        for (size_t j = first_row; j < w->rows; j++)
            for (size_t k = 0; k < w->columns; k++) {
                if ((i != j || k > 0) && text_eq(raw_at(w, j, k), raw_at(w, i, 0))) return false;
                repeated += k > 0 && (i != j || k > 1) && text_eq(raw_at(w, j, k), raw_at(w, i, 1));
            }
    return repeated > 0;
}

/* Names are words in every row, among numbers only. Among labels they stand apart: each is there once. */
static bool looks_like_names(const struct raw *w, size_t first_row, bool are_labels)
{
    enum { COMPARED_MAX = 20000000 }; /* of a larger table of labels --names must be said */
    double value;
    if (w->columns < 2) return false;
    if (first_row == 1 && is_heading_of_names(w->c->arena, raw_at(w, 0, 0))) return true;
    for (size_t i = first_row; i < w->rows; i++)
        if (!*raw_at(w, i, 0) || is_number(raw_at(w, i, 0), &value)) return false;
    return !are_labels || (w->rows * w->cell_count <= COMPARED_MAX && is_column_apart(w, first_row));
}

/* Whether a cell of the body is a word: then all are labels. */
static bool has_words(const struct raw *w, size_t first_row, size_t first_column)
{
    double value;
    for (size_t i = first_row; i < w->rows; i++)
        for (size_t k = first_column; k < w->columns; k++)
            if (*raw_at(w, i, k) && !is_number(raw_at(w, i, k), &value)) return true;
    return false;
}

static void set_aside(struct raw *w, bool are_labels, struct stat_table *t)
{
    struct cli *c = w->c;
    bool may_look = !cli_has(c, "plain"), has_words_below = are_labels && has_words(w, 1, 0);
    t->has_headings = cli_has(c, "header")
            || (may_look && (looks_like_headings(w, has_words_below) || looks_like_numbered_headings(w)));
    size_t first_row = t->has_headings ? 1 : 0;
    bool has_words_right = are_labels && has_words(w, first_row, 1);
    t->has_names = cli_has(c, "names") || (may_look && looks_like_names(w, first_row, has_words_right));
    size_t first_column = t->has_names ? 1 : 0;
    t->rows = w->rows - first_row;
    t->columns = w->columns - first_column;
    t->first_line_column = first_column;
    t->lines = w->lines + first_row;
    const char **cells = arena_alloc_array(c->arena, t->rows * t->columns + 1, sizeof *cells);
    for (size_t i = 0; i < t->rows; i++)
        for (size_t k = 0; k < t->columns; k++) cells[i * t->columns + k] = raw_at(w, first_row + i, first_column + k);
    t->cells = cells;
}

/* Words that other programs write for a gap: taken for a label they would be counted. */
static bool is_word_for_gap(const char *text)
{
    static const char *const words[] = {"NA", "N/A", "na", "n/a", "nan", "NaN", "null", "NULL", "*", ".", "-"};
    for (size_t i = 0; i < ARRAY_COUNT(words); i++)
        if (text_eq(text, words[i])) return true;
    return false;
}

static bool number_label(struct cli *c, const char **known, size_t *n, const char *text, double *value)
{
    size_t at = 0;
    while (at < *n && !text_eq(known[at], text)) at++;
    if (at == LABELS_MAX) return err_set(&c->e, ERR_INPUT, "不同的等次超过 %d 种", LABELS_MAX);
    if (at == *n) known[(*n)++] = text;
    *value = (double)at;
    return true;
}

static bool number_grade(struct cli *c, const struct grade_table *grades, const char *text, double *value)
{
    const struct grade_word *word = grade_lookup(grades, text);
    if (!word || !word->is_grade) return err_set(&c->e, ERR_INPUT, "“%s”不是数字，也不是知道高低的等次（优秀、称职、基本称职、不称职 …）", text);
    *value = grade_rank(word) < 0 ? (double)NAN : grade_rank(word);
    return true;
}

static bool may_be_labels(enum stat_values values)
{
    return values == STAT_LABELS || values == STAT_LABELS_OR_GAPS || values == STAT_GRADES_OR_GAPS;
}

static bool take_values(
        struct cli *c, const struct raw *w, const struct stat_table *t, enum stat_values values, double *v)
{
    bool may_gap = values == STAT_NUMBERS_OR_GAPS || values == STAT_LABELS_OR_GAPS || values == STAT_GRADES_OR_GAPS;
    bool are_words = may_be_labels(values) && has_words(w, t->has_headings, t->has_names);
    struct grade_table grades = {0};
    if (are_words && values == STAT_GRADES_OR_GAPS && !grade_table_load(c->arena, &grades, &c->e)) return false;
    const char **known = arena_alloc_array(c->arena, LABELS_MAX, sizeof *known);
    size_t known_count = 0;
    for (size_t i = 0; i < t->rows * t->columns; i++) {
        const char *text = t->cells[i], *where = sheet_address(c->arena, w->sheet, t->lines[i / t->columns],
                                                i % t->columns + t->first_line_column);
        if (!*text) {
            if (!may_gap) return err_set(&c->e, ERR_INPUT, "%s 是空的；这个方法不容缺项，请补上或去掉这一行", where);
            v[i] = NAN;
        } else if (is_word_for_gap(text)) {
            return err_set(&c->e, ERR_INPUT, "%s 写着“%s”；缺项请留空", where, text);
        } else if (are_words && values == STAT_GRADES_OR_GAPS) {
            if (!number_grade(c, &grades, text, &v[i])) return err_in(&c->e, "%s", where);
        } else if (are_words) {
            if (!number_label(c, known, &known_count, text, &v[i])) return false;
        } else if (!is_number(text, &v[i])) {
            return err_set(&c->e, ERR_INPUT, "%s “%s” 应为数字（绝对值不超过一万亿）", where, text);
        }
    }
    return true;
}

static bool load(struct cli *c, const char *path, enum stat_values values, struct stat_table *t, struct ratings *r)
{
    struct raw w = {.c = c, .name = t->name};
    if (!read_rows(&w, path, &c->e)) return false;
    set_aside(&w, may_be_labels(values), t);
    if (t->rows == 0 || t->columns == 0) return err_set(&c->e, ERR_INPUT, "除去列名和名称，没有一个评分");
    double *v = arena_alloc_array(c->arena, t->rows * t->columns, sizeof *v);
    if (!take_values(c, &w, t, values, v)) return false;
    *r = (struct ratings){v, t->rows, t->columns};
    return true;
}

bool stat_table_load(struct cli *c, const char *path, enum stat_values values, struct stat_table *t, struct ratings *r)
{
    const char *real;
    int held;
    *t = (struct stat_table){.name = cli_input_name(path)};
    bool ok = open_input(c, path, &real, &held) && (load(c, real, values, t, r) || err_in(&c->e, "%s", t->name));
    if (held >= 0) close(held);
    return ok;
}
