/* The rows of a table of answers (票组表), each as it counts, in a pile for each set of the file. Nothing is stored here. */
#ifndef APP_SET_SHEET_H
#define APP_SET_SHEET_H

#include "app/set_subject.h"
#include "app/table.h"
#include "app/workspace.h"
#include "cadre/grade.h"
#include "store/ballot_set.h"

/* What is written for a question of a whole ballot that nothing is marked for; kept as "". */
#define SET_NO_ANSWER "空"

/* A row as it counts.
 * row_line   of the file; 0 when it comes from elsewhere
 * ballot     the number that says which rows are one ballot, "" for sums
 * signature  signer "" when nobody signed */
struct set_pile_row {
    size_t row_line;
    const char *ballot;
    struct set_line said;
    struct set_signature signature;
};

/* One set of the file. */
struct set_pile {
    struct ballot_set *set;
    struct set_pile_row *v;
    size_t n, capacity;
    enum set_shape shape;
    bool is_signed;
};

/* has_codes  some answers were codes */
struct set_sheet {
    struct workspace *ws;
    struct table table;
    struct table_faults faults;
    struct ballot_set_list sets;
    struct set_directory directory;
    struct grade_table grades;
    struct set_pile *piles;
    size_t n, capacity;
    bool has_codes;
};

/* Everything lives in the workspace's arena. ERR_INPUT with every fault of the file. */
MUST_USE bool set_sheet_load(struct workspace *ws, const char *path, struct set_sheet *out, struct err *e);

/* The pile's lines as they come; rows of one signer each count, other rows that say the same twice become faults of the sheet. */
struct set_line *set_pile_sum(struct set_sheet *s, const struct set_pile *p, size_t *count);

/* By subject, item and answer: two that say the same are equal line by line. */
int set_lines_compare(const struct set_line *x, const struct set_line *y);
void set_lines_sort(struct set_line *lines, size_t n);

#endif
