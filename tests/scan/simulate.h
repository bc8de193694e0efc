/* Scanned ballots with the truth about them: printed, filled in, damaged, scanned, and written to a file. The same seed
 * gives the same pages. */
#ifndef SIMULATE_H
#define SIMULATE_H

#include "scanner.h"
#include "voter.h"

struct sim_profile {
    const char *name;
    const struct habits *habits;
    double damage[DAMAGE_COUNT]; /* share of pages with each */
    double offence;              /* share of pages that are no good ballot */
    double untold, wide;
    double bits; /* share of pages scanned in black and white */
};

/* Everybody careful and nothing damaged; everything that happens; and both in black and white alone. */
extern const struct sim_profile sim_clean, sim_normal, sim_clean_bits, sim_normal_bits;

/* NULL when no profile has this name. */
const struct sim_profile *sim_profile_named(const char *name);

struct sim_page {
    size_t ballot; /* index into the papers */
    struct scanning how;
    enum picture_kind kind;
    struct truth_box boxes[BALLOT_BOXES_MAX];
};

/* Draws the dice for a page. */
void sim_choose(struct chance *c, const struct sim_profile *profile, size_t ballots, struct sim_page *page);

/* The picture of the page as page says, whose boxes it fills in. */
struct picture sim_draw(struct chance *c, const struct paper_ballot *papers, size_t n, const struct habits *habits,
        struct sim_page *page);

/* "grey", "colour", "bilevel" */
const char *sim_channel(const struct sim_page *page);

#endif
