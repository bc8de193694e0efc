/* Inside of app/roll_paper*.c: what the papers of the roll rest on. */
#ifndef APP_ROLL_PAPER_STATE_H
#define APP_ROLL_PAPER_STATE_H

#include "app/paper_source.h"
#include "app/roll_paper.h"
#include "app/roll_write.h"
#include "store/voter_line.h"

struct roll_printing {
    struct workspace *ws;
    struct arena *arena;
    const struct roll_paper_order *order;
    struct roll_paper_files *files;
    struct unit_list units;
    struct roll_publication published;
    struct voter_lines voters;        /* everybody, by number */
    const struct voter_line **listed; /* active ones by district, unit, number */
    size_t listed_count;
    struct voter_change_list changes; /* corrections: by voter, then in their order */
    struct station_list stations;     /* cards */
    const char *congress;
    const char *committee;
    const char *law; /* 《…选举法》（2010年修正） */
    struct journal_mark mark;
};

MUST_USE bool roll_printing_start(struct workspace *ws, const struct roll_paper_order *order,
        struct roll_paper_files *files, struct roll_printing *p, struct err *e);

/* The voters of a district: n of them from *first on. */
size_t roll_printing_people(const struct roll_printing *p, int64_t district_no, const struct voter_line *const **first);

/* Calls f for each district that is ordered, in the order of their numbers. ERR_INPUT when there is no such district.
 */
typedef bool roll_print_district(struct roll_printing *p, const struct district *d, struct err *e);
MUST_USE bool roll_printing_run(struct roll_printing *p, roll_print_district *f, struct err *e);

/* A compact paper "第3选区（东山选区）<what>" with the journal's head at its foot. */
struct paper *roll_printing_paper(
        const struct roll_printing *p, const struct district *d, const char *what, struct date on);

/* The committee, and the day or room for it. */
void roll_printing_sign(const struct roll_printing *p, struct paper *paper, struct date on);

/* Writes the paper as "<what>_选区03.pdf" and as ordered. xlsx may be NULL where there is none. */
MUST_USE bool roll_printing_put(struct roll_printing *p, const struct district *d, const char *what, int64_t people,
        const struct paper *pdf, const struct paper *xlsx, struct err *e);

/* As list_birth has it: heading ("" for no such column) and cell. */
const char *roll_birth_heading(const struct roll_printing *p);
const char *roll_birth_text(const struct roll_printing *p, struct date born);

const char *roll_sex_text(int64_t sex);
const char *roll_district_text(struct arena *a, const struct district *d);

#endif
