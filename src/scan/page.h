/* A scanned page read as a ballot. Refused rather than guessed: a page whose place, code or contest is not sure yields
 * no marks at all, and a mark that is neither clearly there nor clearly not there is unclear. */
#ifndef SCAN_PAGE_H
#define SCAN_PAGE_H

#include "ballot/layout.h"
#include "scan/map.h"
#include "scan/reader.h"

#define SCAN_STATUSES(X)                                                                                               \
    X(READ, "read", "已读")                                                                                            \
    X(REVIEW, "review", "待认定")                                                                                      \
    X(REFUSED, "refused", "拒读")

enum scan_status {
#define X(name, code, title) SCAN_##name,
    SCAN_STATUSES(X)
#undef X
            SCAN_STATUS_COUNT
};

/* A ballot that may come: what was printed, and what its marks mean. */
struct scan_ballot {
    const struct ballot_layout *layout;
    const struct ballot_convention *convention;
    bool has_code; /* layout->code_text is known: the ballot must bear it. Otherwise its contest, style and sheet count
                    */
};

struct scan_ballot_list {
    const struct scan_ballot *v;
    size_t n;
};

/* What is in one box. Thresholds are kept with what was held against them. */
enum scan_box_state { SCAN_BLANK, SCAN_MARKED, SCAN_UNSURE };

struct scan_box {
    enum scan_box_state state;
    enum ballot_shape shape; /* signs only, of a marked box whose shape is plain */
    bool has_shape;
    double ink_mm2, ring_mm2, faint_mm2, trace_mm2;
    double score; /* ink / (ink + threshold): 0 ..= 1, half at the threshold */
    double threshold_mm2;
    const char *why; /* of SCAN_UNSURE, for people; NULL otherwise */
};

struct scan_mark {
    int32_t candidate; /* from 1 in the order of the ballot */
    int vote;          /* enum ballot_vote, or BALLOT_UNCLEAR */
    double score;      /* of the box that says the vote */
    double threshold_mm2;
};

struct scan_write_in {
    int32_t line;
    int vote;
    bool is_inked; /* something stands where the name goes */
};

struct scan_page {
    enum scan_status status;
    const char *reason;               /* "" when read; static, or in the desk's arena of this page */
    const struct scan_ballot *ballot; /* NULL when refused */
    int32_t rotation;                 /* degrees clockwise that the page is turned, as the file shows it */
    int32_t corners;                  /* found, 0 3 4 */
    struct scan_map map;
    bool is_bilevel;                  /* the image was of one bit a pixel */
    char code[BALLOT_CODE_CHARACTERS + 1];   /* "" when it was not read */
    struct scan_box boxes[BALLOT_BOXES_MAX]; /* as in the layout */
    struct scan_mark marks[BALLOT_ENTRIES_MAX];
    size_t mark_count;
    struct scan_write_in write_ins[BALLOT_ENTRIES_MAX];
    size_t write_in_count;
};

/* What is needed to read pages, one after the other, by one thread. */
struct scan_desk;

/* Closed with the arena. ERR_ENVIRONMENT without memory. */
MUST_USE bool scan_desk_new(struct arena *a, struct scan_desk **d, struct err *e);

/* Reads one image; known holds at least one ballot and outlives page. page stays valid until the next call. */
void scan_read_page(struct scan_desk *d, const struct scan_image *image, const struct scan_ballot_list *known,
        struct scan_page *page);

const char *scan_status_code(enum scan_status s);
const char *scan_status_title(enum scan_status s);

#endif
