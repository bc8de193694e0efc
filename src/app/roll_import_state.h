/* Inside of the roll import: what its parts (reading, matching, sealing, writing) share. */
#ifndef APP_ROLL_IMPORT_STATE_H
#define APP_ROLL_IMPORT_STATE_H

#include "app/roll_import.h"
#include "app/roll_write.h"
#include "sheet/read.h"
#include "sheet/write.h"
#include "store/place.h"
#include "store/roll_source.h"
#include "store/voter_trace.h"

enum roll_fate {
    ROLL_OPEN,    /* not matched yet */
    ROLL_REFUSED, /* by the check, or registered elsewhere */
    ROLL_ADDED,
    ROLL_CHANGED, /* of a voter who is recorded: was says which */
    ROLL_KEPT,
};

/* One data row that the check accepted. Texts are "" where the file says nothing.
 * unit_no, district_no  0 when not known
 * mark                  what the row says, as a number that is not 0
 * was                   the voter as recorded; NULL for a new one
 * voter_no, sealed      filled when it is to be written */
struct roll_entry {
    uint32_t row;
    uint32_t line;
    uint32_t file;
    enum roll_fate fate;
    enum roll_sex sex;
    int ethnic;
    int64_t id_key;
    struct date born_on;
    const char *name;
    const char *unit;
    const char *address;
    const char *household;
    const char *note;
    const char *phone;
    int64_t unit_no;
    int64_t district_no;
    struct search_key id_search;
    struct search_key phone_search;
    int64_t mark;
    const struct voter_trace *was;
    bool is_restored;         /* was struck because an earlier version of the file lacked the row */
    bool is_remarked;         /* kept, but known by another mark from now on */
    bool is_listed_otherwise; /* changed in what stands on the list of voters */
    const char *differs;      /* of a changed row: what, in words */
    int64_t voter_no;
    struct str sealed;
};

enum { ROLL_CHUNK = 4096 };

/* Grows without moving what is there. */
struct roll_rows {
    struct roll_entry **chunks;
    size_t capacity;
    size_t n;
};

static inline struct roll_entry *roll_rows_at(const struct roll_rows *rows, size_t i)
{
    return &rows->chunks[i / ROLL_CHUNK][i % ROLL_CHUNK];
}

struct roll_entry *roll_rows_add(struct arena *a, struct roll_rows *rows);

/* A row that was refused for a number of 18 characters that fails its check. */
struct roll_wrong {
    uint32_t row;
    struct roll_broken broken;
};

/* Where findings go. */
struct roll_findings {
    struct arena *arena;
    const struct roll_import_file *files;
    struct sheet_csv *csv; /* NULL: none wanted */
    struct roll_finding *v;
    size_t n;
    size_t capacity;
    size_t kept_max; /* of each code */
    size_t kept[FINDING_COUNT];
    bool has_failed;
    struct err failure;
};

/* A roll_sink. */
void roll_findings_add(void *findings, const struct roll_finding *f);

struct roll_unit {
    const char *name; /* width folded */
    int64_t unit_no;
    int64_t district_no;
};

struct roll_crew;

struct roll_file_state {
    const struct roll_source *source; /* that it updates; NULL for a first file */
    int64_t source_no;
};

struct roll_import {
    struct arena *arena;
    struct arena *scratch; /* of a row */
    struct workspace *ws;  /* NULL: a rehearsal without one */
    struct date on;
    const struct roll_import_order *order;
    struct roll_unit *units; /* by name */
    size_t unit_count;
    struct roll_district *districts;
    size_t district_count;
    struct roll_district_memo district_memo;
    struct roll_check *check;
    struct roll_options check_options;
    struct roll_findings findings;
    struct roll_rows rows;
    struct roll_crew *keying;  /* computes search keys while the files are read */
    struct roll_crew *sealing; /* seals while rows are written */
    struct roll_wrong *wrong;
    size_t wrong_count;
    size_t wrong_capacity;
    struct roll_file_state *state; /* of each file */
    struct roll_source_list sources;
    struct voter_traces traces;
    bool *is_taken;                    /* of each trace: a row is about this voter */
    bool *is_removed;                  /* of each trace: its file has no row about it any more */
    struct roll_publication published; /* when writing: the lists that are on the walls already */
    struct roll_import_report *report;
};

/* Reads all files through the check; keeps the accepted rows when there is a workspace, with their search keys and marks. */
MUST_USE bool roll_import_read(struct roll_import *m, struct err *e);

/* Was nothing lost in cells that were merged? Reads the file once more when there are any; options: as it was read, into read, whose
 * last row has come.
 * Errors  ERR_INPUT with row and column of each cell that is empty only because it was merged with one above */
MUST_USE bool roll_import_check_merges(struct arena *a, const char *path, const struct sheet_options *options,
        const struct roll_columns *columns, const struct sheet *read, struct err *e);

/* A crew (app/roll_import_crew.h) that fills the search keys and marks of the rows that it is given. */
struct roll_crew *roll_import_key(struct roll_import *m);

/* Settles the fate of every row and which voters are no longer in their file. */
void roll_import_match(struct roll_import *m);

/* Compares matched rows with what is recorded, and fills the counts and changes of the report. What the file leaves
 * empty is taken over from there. */
MUST_USE bool roll_import_compare(struct roll_import *m, struct err *e);

/* One that seals, for all rows that are added or changed, what has to be, bound to their voter_no. */
struct roll_crew *roll_import_seal(struct roll_import *m);

/* Writes sources, voters, changes and journal inside the open transaction. */
MUST_USE bool roll_import_write(struct roll_import *m, struct err *e);

#endif
