/* Tables of answers (票组表): sums (对象、项目、选项、票数), whole ballots (with 票号), signed recommendations (with 推荐人);
 * several sets may stand in one file, all rows or none are taken. Numbers of ballots in the file only say which rows
 * belong together; they are shuffled and forgotten. */
#ifndef APP_SET_IMPORT_H
#define APP_SET_IMPORT_H

#include "app/workspace.h"
#include "model/ballot_set.h"
#include "store/ballot_set.h"

enum set_import_state {
    SET_IMPORT_TAKEN,   /* the set has its result now */
    SET_IMPORT_WAITS,   /* entered blind once */
    SET_IMPORT_DIFFERS, /* the two entries do not agree: huanjie set compare */
    SET_IMPORT_KEPT,    /* the same was there already */
    SET_IMPORT_UNTRIED, /* there is a result, of which something is hidden: not compared, nothing changed */
};

struct set_import_line {
    const char *set;
    enum set_import_state state;
    enum set_shape shape;
    size_t subjects, answers; /* questions, and rows or ballots */
    size_t differences;  /* that may be shown */
    bool hidden_differ;  /* what may not differs, too: no word where or how much (app/set_secrecy.h) */
};

struct set_import {
    struct set_import_line *v; /* in the order of the file */
    size_t n;
    bool has_codes; /* answers that were codes (N841). How many is not said: of a small group it tells how many answers they gave */
};

/* entry  0: the file is the record itself; 1, 2: one of two blind entries by two people (ws->actor)
 * Errors  ERR_INPUT with every fault of the file; ERR_STATE: a set that has another result already, an entry that is there,
 *         one person for both */
MUST_USE bool set_import(struct workspace *ws, const char *path, int64_t entry, struct set_import *out, struct err *e);

#endif
