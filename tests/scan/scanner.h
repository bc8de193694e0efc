/* What happens to a sheet of paper between the ballot box and the file. */
#ifndef SCANNER_H
#define SCANNER_H

#include "chance.h"
#include "paper.h"

#define DAMAGES(X)                                                                                                     \
    X(SKEW, "skew")       /* fed crookedly, up to 5 degrees */                                                         \
    X(STRETCH, "stretch") /* scanned too long or too wide, up to 3 percent */                                          \
    X(WOBBLE, "wobble")   /* the feed is uneven */                                                                     \
    X(FOLD, "fold")                                                                                                    \
    X(STREAK, "streak") /* dirt on the glass: a line along the feed */                                                 \
    X(SPECKLE, "speckle")                                                                                              \
    X(SHOW_THROUGH, "show-through") /* the back, or the sheet below */                                                 \
    X(LIGHT, "light-print")         /* hardly any toner left */                                                        \
    X(CORNER, "missing-corner")                                                                                        \
    X(SEAL, "seal")         /* the committee's stamp, where it goes */                                                 \
    X(DARK_BED, "dark-bed") /* black around the sheet */                                                               \
    X(SMUDGE, "smudge")     /* a dirty finger */

enum damage {
#define X(name, code) DAMAGE_##name,
    DAMAGES(X)
#undef X
            DAMAGE_COUNT
};

const char *damage_code(enum damage d);

/* Of the sheets that are no good ballot: what they are. */
#define OFFENCES(X)                                                                                                    \
    X(NONE, "none")                                                                                                    \
    X(DOUBLE_FEED, "double-feed")                                                                                      \
    X(BLANK_PAGE, "blank")                                                                                             \
    X(FOREIGN, "foreign-page")                                                                                         \
    X(BROKEN_CODE, "broken-code")

enum offence {
#define X(name, code) OFFENCE_##name,
    OFFENCES(X)
#undef X
            OFFENCE_COUNT
};

const char *offence_code(enum offence o);

/* How the sheet is scanned. */
struct scanning {
    uint32_t damage; /* bit set of enum damage */
    enum offence offence;
    int32_t dpi;     /* 150 ..= 400 */
    int32_t quarter; /* 0 90 180 270 clockwise */
    bool is_colour, is_bits;
    bool is_dpi_untold; /* the file will not say the resolution */
    bool is_wide;       /* the scanner always takes a whole A4 */
};

/* page: the filled ballot at PAPER_DPI, changed on the way; grey, or colour when that is asked for. The file's pixels
 * come back. second: another ballot, for a double feed; NULL otherwise. */
struct picture scanner_scan(struct chance *c, const struct ballot_layout *layout, struct picture *page,
        const struct picture *second, const struct scanning *how);

/* Hardly any toner: done to the printed page, before it is filled in. */
void scanner_lighten(struct chance *c, struct picture *page);

#endif
