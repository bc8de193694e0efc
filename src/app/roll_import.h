/* Taking a voter roll into the workspace (选民名册导入), from one file or several at once: every row is judged
 * (roll/check.h), good rows are not lost because of bad ones, and either all of it is recorded, with its journal entries, or
 * nothing is.
 *
 * A file is known by its name. One of a name not seen before goes in at once. A later file of the same name (or one that
 * replaces it) is an update: what it adds, changes and no longer has is shown, and it is written only with consent. A voter
 * keeps the number once given; who is no longer in the file is struck, never deleted; what was changed by hand stays as long
 * as the file says the same as before. The same file once more changes nothing.
 *
 * Who is registered already through another file or by hand is not registered twice (R02, F112); but somebody whom an update
 * took off one roll goes over to the roll of another file that has the person now.
 *
 * ID numbers and telephones are sealed (app/voter_secret.h); reports show them masked, the journal has none and no names. */
#ifndef APP_ROLL_IMPORT_H
#define APP_ROLL_IMPORT_H

#include "app/change.h"
#include "app/workspace.h"
#include "roll/check.h"
#include "sheet/read.h"

enum {
    ROLL_SAMPLES = 10,              /* rows that are shown as they were understood */
    ROLL_CHANGES_KEPT = 1000,       /* changes that come back in the report, of each kind */
    ROLL_FINDINGS_KEPT_MAX = 20000, /* findings that come back in the report, of each code */
};

/* files          paths; no two of one name
 * map            as roll/column.h takes it; NULL: by the usual headings
 * sheet          worksheet; NULL: the first visible one
 * unit           unit of rows in files without such a column; NULL: none
 * replaces       name of the earlier file that the one file updates; NULL: its own
 * findings_path  where every finding goes as CSV; NULL: nowhere
 * findings_kept  how many of each code come back in the report, at most
 * is_rehearsal   nothing is written
 * is_consented   changes to what is recorded may be written */
struct roll_import_order {
    const char *const *files;
    size_t file_count;
    const char *map;
    enum sheet_encoding encoding;
    const char *sheet;
    const char *unit;
    const char *replaces;
    const char *findings_path;
    size_t findings_kept;
    bool is_rehearsal;
    bool is_consented;
};

/* name      without its folder
 * hash      SM3; "" in a rehearsal without a workspace
 * taken     what it was taken for: "UTF-8", "GB18030（推测）", "XLSX"
 * sheet     worksheet that was read, "" for CSV; others: the visible ones that were not
 * headings  of the columns that are read, by field; "" where there is none
 * rows, accepted, rejected   data rows
 * updates   name of the file that it updates; "" for a first one
 * added, changed, removed, kept   voters; a first file only adds */
struct roll_import_file {
    const char *name;
    const char *hash;
    const char *taken;
    const char *sheet;
    const char *const *others;
    size_t other_count;
    struct roll_columns columns;
    int64_t rows;
    int64_t accepted;
    int64_t rejected;
    const char *updates;
    int64_t added;
    int64_t changed;
    int64_t removed;
    int64_t kept;
};

/* A data row as it was understood. Texts are "" where it says nothing. */
struct roll_import_sample {
    size_t file;
    size_t line;
    const char *name;
    const char *sex;
    const char *ethnic;
    const char *birth; /* "1987-06-12" */
    const char *id;    /* masked */
    const char *unit;
    const char *district;
    const char *address;
    const char *phone; /* masked */
};

/* findings         those kept, by file and row
 * changes          those kept; none for first files
 * added … kept     sums over the files
 * without_district accepted rows whose district is not known
 * needs_consent    a file that updates an earlier one changes something
 * is_written       what the files say is recorded (now, or was before); false: consent is wanted, or a rehearsal */
struct roll_import_report {
    struct roll_import_file *files;
    size_t file_count;
    const struct roll_summary *summary;
    const struct roll_statistics *statistics;
    struct roll_import_sample samples[ROLL_SAMPLES];
    size_t sample_count;
    const struct roll_finding *findings;
    size_t finding_count;
    struct change_list changes;
    int64_t added;
    int64_t changed;
    int64_t removed;
    int64_t kept;
    int64_t without_district;
    bool needs_consent;
    bool is_written;
};

/* Errors  ERR_INPUT: a file that is none, damaged, without rows; columns that are not understood; an unknown unit
 *         ERR_USAGE: two files of one name, a map that is not understood
 *         ERR_STATE: the result is certified
 *         ERR_ENVIRONMENT: file, disk, key or lock
 * Nothing is recorded then. */
MUST_USE bool roll_import(struct workspace *ws, const struct roll_import_order *order, struct roll_import_report *report,
        struct err *e);

/* Judges the files for an election on that day without any workspace; rows are not kept, so their number is not limited by
 * memory (about 40 bytes a row). Units and districts are not checked. */
MUST_USE bool roll_rehearse(struct arena *a, struct date on, const struct roll_import_order *order,
        struct roll_import_report *report, struct err *e);

#endif
