/* The geometry of a ballot in whole micrometres, origin top left, x to the right, y down. Printing draws it, reading
 * looks for it: there is no other measure of a ballot anywhere.
 *
 *   +--------------------------------------+   corners   solid black squares; any three fix the page
 *   | # ====                             # |   bar       one black bar at the upper edge, off the middle: no turned and
 *   |   [badge] title                      |             no mirrored page has one there
 *   |           subtitle                   |   rows      a black mark at both edges in the middle of every row of boxes:
 *   |   prompt                             |             they say how the paper was stretched just there
 *   |   names         for  against abstain |   boxes     frames of BALLOT_FRAME_UM, drawn inside the box's edge; nothing
 *   | - name          [ ]   [ ]     [ ]  - |             else is printed within BALLOT_CLEAR_UM around
 *   | - other [     ] [ ]                - |   code      QR of version 3, level H: 29 x 29 modules
 *   |   instruction                        |   seal      for the committee's stamp: at least BALLOT_SEAL_DISTANCE_UM
 *   |   code                (seal)         |             from every box
 *   | #                                  # |
 *   +--------------------------------------+ */
#ifndef BALLOT_LAYOUT_H
#define BALLOT_LAYOUT_H

#include "ballot/payload.h"

enum {
    BALLOT_MARGIN_UM = 8000, /* from the paper's edge to corners and row marks; no printer leaves more white */
    BALLOT_CORNER_UM = 6000, /* side of a corner square */
    BALLOT_FRAME_UM = 350,   /* line of a box, inside its edge */
    BALLOT_CLEAR_UM = 1300,  /* white around a box */
    BALLOT_SEAL_UM = 44000,  /* side of the seal zone: a committee's seal is 42 mm wide */
    BALLOT_SEAL_DISTANCE_UM = 25000,
    BALLOT_MODULE_UM = 800, /* one module of the code */
    BALLOT_CODE_VERSION = 3,
    BALLOT_CODE_MODULES = 29,
    BALLOT_QUIET_UM = 4 * BALLOT_MODULE_UM, /* white around the code */
    BALLOT_ROW_UM = 10000,                  /* least height of a row */
    BALLOT_ROWS_MAX = 15,
    BALLOT_PANELS_MAX = 2,                                      /* side by side, when one below the other has no room */
    BALLOT_ENTRIES_MAX = BALLOT_PANELS_MAX * BALLOT_ROWS_MAX, /* candidates and lines for others */
    BALLOT_BOXES_MAX = 3 * BALLOT_ENTRIES_MAX,
    BALLOT_SLOTS_MAX = 16 + 2 * BALLOT_ENTRIES_MAX,
};

struct ballot_rect {
    int32_t x, y, w, h;
};

/* What a box asks. GRADE: one label of a form of grades; the boxes of an entry stand in the order of the labels. */
#define BALLOT_OPTIONS(X)                                                                                              \
    X(FOR, "for", "赞成")                                                                                              \
    X(AGAINST, "against", "反对")                                                                                      \
    X(ABSTAIN, "abstain", "弃权")                                                                                      \
    X(SIGN, "sign", "填写符号")                                                                                        \
    X(WRITE_IN_NAME, "write-in-name", "另选他人姓名")                                                                  \
    X(WRITE_IN_SIGN, "write-in-sign", "另选他人符号")                                                                  \
    X(GRADE, "grade", "等次")

enum ballot_option {
#define X(name, code, title) BALLOT_OPTION_##name,
    BALLOT_OPTIONS(X)
#undef X
            BALLOT_OPTION_COUNT
};

struct ballot_box {
    struct ballot_rect at; /* the outer edge of the frame */
    int32_t row;           /* index into rows */
    int32_t candidate;     /* from 1 in the order of the ballot; for write-ins the line, from 1 */
    enum ballot_option option;
    const char *name; /* of the candidate; "" for write-ins; the design's */
};

/* A table of names and boxes. */
struct ballot_panel {
    struct ballot_rect at; /* from the headings down to the last row */
    int32_t option_left;   /* where its columns of boxes begin */
};

struct ballot_row {
    int32_t top, height;
    struct ballot_rect left, right; /* its timing marks, their middle at the row's middle */
};

/* Where words go. */
enum ballot_slot_kind {
    BALLOT_SLOT_BADGE, /* the kind of ballot, in its colour */
    BALLOT_SLOT_TITLE,
    BALLOT_SLOT_SUBTITLE,
    BALLOT_SLOT_PROMPT,
    BALLOT_SLOT_HEADING, /* of a column */
    BALLOT_SLOT_NAME,
    BALLOT_SLOT_LABEL, /* 另选他人 */
    BALLOT_SLOT_INSTRUCTION,
    BALLOT_SLOT_DATE,
    BALLOT_SLOT_SEAL,
    BALLOT_SLOT_CODE, /* what the code says, for people: text is "", it is the layout's code_text */
};

struct ballot_slot {
    struct ballot_rect at;
    enum ballot_slot_kind kind;
    const char *text; /* the design's, or static */
};

/* Indexes into corners, clockwise. */
enum { BALLOT_TOP_LEFT, BALLOT_TOP_RIGHT, BALLOT_BOTTOM_RIGHT, BALLOT_BOTTOM_LEFT, BALLOT_CORNER_COUNT };

struct ballot_layout {
    int32_t width, height; /* of the page, upright */
    struct ballot_rect corners[BALLOT_CORNER_COUNT];
    struct ballot_rect bar;
    struct ballot_rect code; /* the modules, without the white around */
    struct ballot_rect seal;
    struct ballot_panel panels[BALLOT_PANELS_MAX]; /* from left to right, filled in this order */
    size_t panel_count;
    int32_t option_pitch; /* width of a column of boxes */
    struct ballot_row rows[BALLOT_ROWS_MAX]; /* each across all panels */
    size_t row_count;
    struct ballot_box boxes[BALLOT_BOXES_MAX]; /* candidate by candidate, then the lines for others; each from left to right */
    size_t box_count;
    struct ballot_slot slots[BALLOT_SLOTS_MAX];
    size_t slot_count;
    struct ballot_payload payload;
    char code_text[BALLOT_CODE_CHARACTERS + 1]; /* the payload as the code holds it */
};

/* Measures d. Everything of `out` that is text stays d's.
 * Errors  ERR_INPUT  no candidates; a name empty or longer than BALLOT_NAME_CHARACTERS; numbers out of their range;
 * more entries than the sheet holds, and then the message says what to do */
MUST_USE bool ballot_lay_out(const struct ballot_design *d, struct ballot_layout *out, struct err *e);

/* What every ballot of a sheet has at the same place: page, corners, bar, code, seal. */
void ballot_place_marks(enum ballot_sheet s, struct ballot_layout *l);

/* Row i and its two marks; the page must be placed. */
void ballot_place_row(struct ballot_layout *l, size_t i, int32_t top, int32_t height);

/* Candidates and lines for others that a sheet holds. */
size_t ballot_entries_of(enum ballot_sheet s);

/* The smallest sheet for so many of them; false when none is large enough. */
bool ballot_choose_sheet(size_t entries, enum ballot_sheet *s);

const char *ballot_option_code(enum ballot_option o);
const char *ballot_option_title(enum ballot_option o);
bool ballot_option_from(const char *code, enum ballot_option *o);

#endif
