#include "simulate.h"

#include <string.h>

#define NORMAL_DAMAGE                                                                                                  \
    {[DAMAGE_SKEW] = 0.20, [DAMAGE_STRETCH] = 0.15, [DAMAGE_WOBBLE] = 0.30, [DAMAGE_FOLD] = 0.30,                      \
            [DAMAGE_STREAK] = 0.12, [DAMAGE_SPECKLE] = 0.20, [DAMAGE_SHOW_THROUGH] = 0.20, [DAMAGE_LIGHT] = 0.06,      \
            [DAMAGE_CORNER] = 0.02, [DAMAGE_SEAL] = 0.50, [DAMAGE_DARK_BED] = 0.25, [DAMAGE_SMUDGE] = 0.10}

const struct sim_profile sim_clean = {.name = "clean", .habits = &habits_clean, .bits = 0.3};
const struct sim_profile sim_clean_bits = {.name = "clean-bits", .habits = &habits_clean, .bits = 1};
const struct sim_profile sim_normal = {.name = "normal",
        .habits = &habits_normal,
        .damage = NORMAL_DAMAGE,
        .offence = 0.06,
        .untold = 0.08,
        .wide = 0.05,
        .bits = 0.3};
const struct sim_profile sim_normal_bits = {.name = "normal-bits",
        .habits = &habits_normal,
        .damage = NORMAL_DAMAGE,
        .offence = 0.06,
        .untold = 0.08,
        .wide = 0.05,
        .bits = 1};

const struct sim_profile *sim_profile_named(const char *name)
{
    static const struct sim_profile *const all[] = {&sim_clean, &sim_normal, &sim_clean_bits, &sim_normal_bits};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strcmp(all[i]->name, name) == 0) return all[i];
    return NULL;
}

const char *sim_channel(const struct sim_page *page)
{
    return page->how.is_bits ? "bilevel" : page->how.is_colour ? "colour" : "grey";
}

void sim_choose(struct chance *c, const struct sim_profile *profile, size_t ballots, struct sim_page *page)
{
    static const int32_t resolutions[] = {150, 200, 200, 200, 240, 300, 300, 300, 300, 400};
    static const enum picture_kind greys[] = {
            PICTURE_JPEG, PICTURE_JPEG, PICTURE_JPEG, PICTURE_PDF_JPEG, PICTURE_PNG, PICTURE_TIFF_LZW};
    static const enum picture_kind bits[] = {PICTURE_TIFF_G4, PICTURE_TIFF_G4, PICTURE_PNG_BITS, PICTURE_PDF_G4};
    *page = (struct sim_page){.ballot = (size_t)chance_below(c, (int32_t)ballots)};
    struct scanning *how = &page->how;
    for (int d = 0; d < DAMAGE_COUNT; d++)
        if (chance_is(c, profile->damage[d])) how->damage |= 1u << d;
    if (chance_is(c, profile->offence)) how->offence = (enum offence)(1 + chance_below(c, OFFENCE_COUNT - 1));
    how->dpi = resolutions[chance_below(c, 10)];
    how->quarter = chance_is(c, 0.7) ? 0 : 90 * chance_below(c, 4);
    double channel = chance_between(c, 0, 1);
    how->is_bits = channel > 1 - profile->bits;
    how->is_colour = channel < 0.2 && !how->is_bits;
    how->is_wide = how->offence == OFFENCE_NONE && chance_is(c, profile->wide);
    page->kind = how->is_bits ? bits[chance_below(c, 4)] : greys[chance_below(c, 6)];
    /* A PDF always has a page size. */
    bool is_told = page->kind == PICTURE_PDF_JPEG || page->kind == PICTURE_PDF_G4;
    how->is_dpi_untold = !is_told && chance_is(c, profile->untold);
}

struct picture sim_draw(struct chance *c, const struct paper_ballot *papers, size_t n, const struct habits *habits,
        struct sim_page *page)
{
    const struct paper_ballot *paper = &papers[page->ballot];
    bool is_light = page->how.damage >> DAMAGE_LIGHT & 1;
    struct picture sheet = picture_copy(page->how.is_colour ? &paper->colour : &paper->grey), second = {0};
    if (is_light) scanner_lighten(c, &sheet);
    voter_fill(c, paper, habits, &sheet, page->boxes);
    if (page->how.offence == OFFENCE_DOUBLE_FEED) {
        const struct paper_ballot *other = paper;
        for (size_t i = 0; i < n; i++) /* a sheet of the same size, of another contest where there is one */
            if (papers[i].layout.payload.sheet == paper->layout.payload.sheet && chance_is(c, 0.5)) other = &papers[i];
        struct truth_box ignored[BALLOT_BOXES_MAX];
        second = picture_copy(page->how.is_colour ? &other->colour : &other->grey);
        voter_fill(c, other, habits, &second, ignored);
    }
    struct picture out = scanner_scan(c, &paper->layout, &sheet, second.pixels ? &second : NULL, &page->how);
    picture_free(&sheet);
    picture_free(&second);
    return out;
}
