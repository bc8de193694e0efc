/* Cells of a roll that were merged downwards: the rows below would be registered without what the clerk sees there. */
#include "app/roll_import_state.h"
#include "app/table_fault.h"
#include "base/utf8.h"

static bool is_empty(const struct row *row, size_t column)
{
    return column >= row->n || utf8_trim(row->cells[column].text).n == 0;
}

static bool covers(const struct sheet_merge *m, const struct roll_columns *columns, enum roll_field f)
{
    bool is_read = columns->at[f] >= 0 && f != FIELD_VOTER_NO && f != FIELD_EDUCATION && f != FIELD_POLITICS;
    return is_read && (size_t)columns->at[f] >= m->first_column && (size_t)columns->at[f] <= m->last_column;
}

static void check_row(const struct row *row, const struct roll_columns *columns, const struct sheet_merge *m, struct table_faults *faults)
{
    if (row->line <= m->first_line || row->line > m->last_line) return;
    for (int i = 0; i < FIELD_COUNT; i++) {
        enum roll_field f = (enum roll_field)i;
        if (!covers(m, columns, f) || !is_empty(row, (size_t)columns->at[f])) continue;
        const char *heading = *columns->heading[f] ? columns->heading[f] : roll_field_title(f);
        table_fault_merged(faults, row->line, heading, m->first_line);
    }
}

/* A title over the heading, or a column that is not read, is nobody's loss. */
static bool concerns(const struct sheet_merge *m, const struct roll_columns *columns)
{
    bool is_covered = false;
    for (int f = 0; f < FIELD_COUNT; f++) is_covered |= covers(m, columns, (enum roll_field)f);
    return is_covered && m->first_line > columns->line;
}

bool roll_import_check_merges(struct arena *a, const char *path, const struct sheet_options *options, const struct roll_columns *columns,
        const struct sheet *read, struct err *e)
{
    size_t n, kept = 0;
    const struct sheet_merge *all = sheet_merges(read, &n);
    struct sheet_merge *merges = arena_alloc_array(a, n + 1, sizeof *merges);
    for (size_t i = 0; i < n; i++)
        if (concerns(&all[i], columns)) merges[kept++] = all[i];
    if (kept == 0) return true;
    struct table_faults faults = {.arena = a};
    struct sheet *s;
    struct row row;
    bool is_read, more = true;
    if (!sheet_open(a, path, options, &s, e)) return false;
    while ((is_read = sheet_next(s, &row, &more, e)) && more && faults.n < TABLE_MERGE_FAULTS_MAX)
        for (size_t i = 0; i < kept && !roll_row_is_blank(&row); i++) check_row(&row, columns, &merges[i], &faults);
    sheet_close(s);
    if (!is_read || faults.n == 0) return is_read;
    return err_set(e, ERR_INPUT, "有%s %zu 格与上面的行合并了，没有导入:%s", more ? "至少" : "", faults.n, table_faults_text(&faults));
}
