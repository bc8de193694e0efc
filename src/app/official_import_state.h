/* Inside of the import of a roster: what its parts (reading rows, matching them against the records and writing) share. */
#ifndef APP_OFFICIAL_IMPORT_STATE_H
#define APP_OFFICIAL_IMPORT_STATE_H

#include "app/official_import.h"
#include "app/official_post.h"

/* id  "" for none; never leaves the import but sealed */
struct roster_entry {
    struct official official; /* official_no 0: new */
    const char *id;
    size_t line;
    bool has_kind;
    bool is_changed;
    struct post_plan posts;
};

struct roster_import {
    struct workspace *ws;
    struct intake *in;
    struct finding_list *findings;
    struct date on;
    struct people people;
    struct table table;
    struct table_faults faults;
    struct roster_entry *v;
    size_t n;
};

/* Cells that are kept as they are written: where in the official, and their column. */
struct roster_text {
    size_t at;
    int field; /* enum roster_field */
};

enum { ROSTER_TEXT_COUNT = 14 };
extern const struct roster_text roster_texts[ROSTER_TEXT_COUNT];
const char **roster_text_of(struct official *o, const struct roster_text *x);

/* "任现职时间": the first of a column's headings. */
const char *roster_heading(struct arena *a, int field);

/* As columns of their own; where those are not there, with 单位及职务 instead of 单位 and 职务. The fault is of the first. */
MUST_USE bool roster_load_table(struct roster_import *m, const char *path, struct err *e);

/* One row into the next of m->v; what is wrong with it into m->faults and m->findings. */
void roster_read_row(struct roster_import *m, const struct table_row *r);

#endif
