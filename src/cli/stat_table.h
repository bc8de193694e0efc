/* A plain table of ratings for the commands `stat …`: CSV or XLSX, from a file or standard input. A first line of
 * headings and a first column of names are told from the numbers and set aside; what was set aside is said in the
 * answer. */
#ifndef CLI_STAT_TABLE_H
#define CLI_STAT_TABLE_H

#include "cadre/agreement.h"
#include "cli/command.h"

struct stat_table {
    const char *name;         /* how messages call the file */
    size_t rows, columns;     /* without headings and names */
    size_t first_line_column; /* 1 when a column of names was set aside */
    const size_t *lines;      /* of each row in the file */
    const char *const *cells; /* rows x columns, "" for a blank one */
    bool has_headings;
    bool has_names;
};

enum stat_values {
    STAT_NUMBERS,         /* every cell is a number */
    STAT_NUMBERS_OR_GAPS, /* or blank: NAN */
    STAT_LABELS,          /* numbers, or labels that are numbered in the order in which they appear */
    STAT_LABELS_OR_GAPS,
    STAT_GRADES_OR_GAPS, /* numbers, or grades by their words (data/grades.tsv), 3 the best; 不了解 is a gap */
};

/* --header, --names and --plain, which overrule what the table looks like. */
#define STAT_TABLE_OPTIONS                                                                                             \
    {OPTION_FLAG, false, "header", NULL, "第一行是列名（不写时看它像不像列名）"},                                      \
            {OPTION_FLAG, false, "names", NULL, "第一列是名称（不写时看它像不像名称）"},                               \
    {                                                                                                                  \
        OPTION_FLAG, false, "plain", NULL, "没有列名也没有名称，每一格都是数据"                       \
    }

/* Errors  what sheet/read.h says; ERR_INPUT: rows of different length, formulas, no number where one is due, a blank
 * cell where none may be, more than two million cells */
MUST_USE bool stat_table_load(
        struct cli *c, const char *path, enum stat_values values, struct stat_table *t, struct ratings *r);

#endif
