/* A file of tally sheets (计票单), those of many counting places at once: one row for each figure, candidate and
 * written-in person. Every sheet goes the way of a sheet entered by hand (app/tally.h): blind, twice, by two people. */
#ifndef APP_TALLY_IMPORT_H
#define APP_TALLY_IMPORT_H

#include "app/table.h"
#include "app/tally.h"

/* What a row of the sheet speaks of; of the other rows the figures of model/tally.h. */
#define TALLY_ROW_CANDIDATE "候选人"
#define TALLY_ROW_WRITE_IN "另选他人"
#define TALLY_ROW_SUPERVISOR "监票人"

/* What became of one sheet of the file. */
enum tally_import_state {
    TALLY_IMPORT_ENTERED, /* outcome says how */
    TALLY_IMPORT_KEPT,    /* the same person entered the same figures before: nothing changed */
    TALLY_IMPORT_BLANK,   /* not filled in: passed over */
};

struct tally_import_line {
    struct tally_place place;
    enum tally_import_state state;
    struct tally_outcome outcome;
};

struct tally_import {
    struct tally_import_line *v; /* in the order of the file */
    size_t n;
};

/* Enters all sheets of the file as entry 1 or 2 in one transaction, or none of them. ws->actor is the clerk.
 * Errors  ERR_INPUT with every fault of the file: rows, figures that are missing, names that are not those of the
 *         ballot, places that are not counted; also what tally_enter refuses, by place */
MUST_USE bool tally_import(
        struct workspace *ws, const char *path, enum tally_entry entry, struct tally_import *out, struct err *e);

#endif
