/* Scanned pages as marks: which ballots may come, reading files in the order given, and the line that is said about
 * each page. Nothing is stored here. */
#ifndef APP_SCAN_H
#define APP_SCAN_H

#include "app/workspace.h"
#include "base/json.h"
#include "scan/keepsake.h"
#include "scan/page.h"

/* The ballots that may come. Everything lives in a, or in the workspace's arena. */

/* From a layout file. marking: code of the convention, NULL for the usual one of its style.
 * Errors  ERR_INPUT  no such file, not a layout; ERR_USAGE  no such marking, or one of the other style */
MUST_USE bool scan_load_layout(
        struct arena *a, const char *path, const char *marking, struct scan_ballot_list *list, struct err *e);

/* Every vote of the workspace, on both papers, real and test sheets.
 * Errors  ERR_STATE  no vote has been opened */
MUST_USE bool scan_load_workspace(struct workspace *ws, struct scan_ballot_list *list, struct err *e);

/* What is said of one page. */
struct scan_line {
    enum scan_status status;
    const char *text; /* one JSON object, or a sentence for people */
    /* For those who keep ballots (wants_kept); else NULL. Valid until the writer returns. */
    const char *file;
    int32_t number;
    const struct scan_page *page;
    const struct scan_keepsake *kept; /* of a damaged file: without a picture, its key from its bytes; NULL of a file
                                       * that is no image by its name either */
};

/* Called in the order of the files and of their pages. */
typedef void scan_line_writer(void *user, const struct scan_line *line);

struct scan_order {
    const char *const *paths; /* files, and folders whose files are taken by name */
    size_t path_count;
    const struct scan_ballot_list *known;
    int32_t workers;               /* threads, 1 ..= SCAN_WORKERS_MAX; 0 as many as there are processors */
    bool wants_json, wants_detail; /* detail: every box with its ink and thresholds */
    bool wants_kept;               /* the page itself and what is kept of it go to the writer */
};

enum { SCAN_WORKERS_MAX = 16 };

struct scan_summary {
    size_t pages[SCAN_STATUS_COUNT];
};

/* Is there something at every path? For those who write something down before they read. ERR_INPUT as scan_files. */
MUST_USE bool scan_check_paths(struct arena *a, const struct scan_order *o, struct err *e);

/* Reads all pages. A page or a file that cannot be read is a refused page, not an error.
 * Errors  ERR_INPUT  a folder without files, a path that is not there; ERR_ENVIRONMENT  memory, threads */
MUST_USE bool scan_files(struct arena *a, const struct scan_order *o, scan_line_writer *write, void *user,
        struct scan_summary *summary, struct err *e);

/* {"file","page","contest","rotation","status","reason","marks":[{"candidate","vote","score"}],
 *  "write_ins":[{"line","vote","inked"}]} */
struct json *scan_page_to_json(
        struct arena *a, const char *file, int32_t number, const struct scan_page *page, bool wants_detail);

#endif
