#include "voter.h"

#include <stdlib.h>
#include <string.h>

const struct habits habits_clean = {.marked = 0.75, .written = 0.25};
const struct habits habits_normal = {0.08, 0.03, 0.03, 0.02, 0.02, 0.02, 0.02, 0.75, 0.25, NULL};

struct voter {
    struct chance *c;
    const struct habits *h;
    struct picture *page;
    uint8_t *ink;
    struct pen pen;
    double size; /* of signs, share of the box */
    double off_x, off_y;
    enum sign usual; /* in columns */
};

static struct place place_in(const struct voter *v, struct ballot_rect r, double size, double spread)
{
    struct chance *c = v->c;
    double w = r.w / 1000.0 * size * chance_between(c, 0.85, 1.15),
           h = r.h / 1000.0 * size * chance_between(c, 0.85, 1.15);
    /* In a long box people still draw signs about as wide as high. */
    if (w > 1.5 * h) w = h * chance_between(c, 0.9, 1.5);
    double x = (r.x + r.w / 2.0) / 1000 - w / 2 + r.w / 1000.0 * (v->off_x + chance_normal(c, spread));
    double y = (r.y + r.h / 2.0) / 1000 - h / 2 + r.h / 1000.0 * (v->off_y + chance_normal(c, spread));
    return (struct place){x, y, w, h};
}

static void draw(struct voter *v, const struct pen *pen, enum sign sign, struct place at)
{
    draw_sign(v->page, v->ink, v->c, pen, sign, at);
}

/* Rubbed out: what is left is a trace and a smear. */
static void draw_erased(struct voter *v, enum sign sign, struct place at)
{
    struct pen trace = v->pen, smear = v->pen;
    trace.density = chance_between(v->c, 0.05, 0.16);
    smear.density = chance_between(v->c, 0.03, 0.08);
    smear.width = 2.5;
    draw(v, &smear, SIGN_SCRIBBLE, at);
    draw(v, &trace, sign, at);
}

/* One sign in one box; returns whether it was drawn with care. */
static bool mark(struct voter *v, struct ballot_rect r, enum sign sign)
{
    struct chance *c = v->c;
    const struct habits *h = v->h;
    struct pen pen = v->pen;
    struct place at = place_in(v, r, v->size, 0.05);
    double fate = chance_between(c, 0, 1);
    if ((fate -= h->sloppy) < 0) {
        draw(v, &pen, sign, place_in(v, r, v->size * chance_between(c, 1.0, 1.5), 0.16));
        return false;
    }
    if ((fate -= h->faint) < 0) {
        pen.density = chance_between(c, 0.14, 0.38);
        draw(v, &pen, sign, at);
        return false;
    }
    if ((fate -= h->partial) < 0) {
        double length = r.h / 1000.0 * chance_between(c, 0.12, 0.4), angle = chance_between(c, 0, 2 * M_PI);
        double x = (r.x + r.w / 2.0) / 1000, y = (r.y + r.h / 2.0) / 1000;
        draw_stroke(v->page, v->ink, &pen, x, y, x + length * cos(angle), y + length * sin(angle));
        return false;
    }
    if ((fate -= h->erased) < 0) {
        draw_erased(v, sign, at);
        return false;
    }
    if ((fate -= h->corrected) < 0) {
        draw(v, &pen, sign, at);
        draw(v, &pen, SIGN_FILL, place_in(v, r, v->size, 0.05));
        return false;
    }
    if ((fate -= h->outside) < 0) {
        at.x += r.w / 1000.0 * (chance_is(c, 0.5) ? 1.0 : -1.0) * chance_between(c, 0.9, 1.1);
        draw(v, &pen, sign, at);
        return false;
    }
    if ((fate -= h->odd) < 0) {
        static const enum sign odd[] = {SIGN_LINE, SIGN_FILL, SIGN_SCRIBBLE};
        draw(v, &pen, odd[chance_below(c, 3)], at);
        return false;
    }
    draw(v, &pen, sign, at);
    return true;
}

/* The letter for a candidate, 0 where the dice decide; 'o' past the end. */
static char wish_of(const struct voter *v, int32_t candidate)
{
    const char *votes = v->h->votes;
    if (!votes) return 0;
    size_t n = strcspn(votes, "w");
    return (size_t)candidate <= n ? votes[candidate - 1] : 'o';
}

/* The shape that says the vote in the ballot's convention; SIGN_NONE where nothing is to be drawn. */
static enum sign sign_for(const struct ballot_convention *c, enum ballot_vote vote)
{
    static const enum sign signs[] = {[BALLOT_SHAPE_CIRCLE] = SIGN_CIRCLE, [BALLOT_SHAPE_CROSS] = SIGN_CROSS,
            [BALLOT_SHAPE_TICK] = SIGN_TICK};
    if (c->vote[BALLOT_SHAPE_BLANK] == (int)vote) return SIGN_NONE;
    if (c->vote[c->sign] == (int)vote) return signs[c->sign];
    return c->vote[BALLOT_SHAPE_CROSS] == (int)vote ? SIGN_CROSS : SIGN_CIRCLE;
}

static void fill_as_wanted(struct voter *v, const struct paper_ballot *paper, struct truth_box *boxes)
{
    const struct ballot_layout *l = &paper->layout;
    for (size_t i = 0; i < l->box_count; i++) {
        enum ballot_option option = l->boxes[i].option;
        if (option != BALLOT_OPTION_SIGN && option != BALLOT_OPTION_FOR) continue;
        char wish = wish_of(v, l->boxes[i].candidate);
        enum ballot_vote vote = wish == 'f' ? VOTE_FOR : wish == 'a' ? VOTE_AGAINST : VOTE_ABSTAIN;
        bool is_sign = option == BALLOT_OPTION_SIGN;
        size_t which = is_sign || wish != 'a' ? i : i + 1;
        enum sign sign = is_sign ? sign_for(paper->convention, vote) : wish == 'o' ? SIGN_NONE : v->usual;
        if (sign != SIGN_NONE && mark(v, l->boxes[which].at, sign)) boxes[which].sign = sign;
    }
}

static void fill_columns(struct voter *v, const struct ballot_layout *l, struct truth_box *boxes)
{
    for (size_t i = 0; i < l->box_count; i++) {
        enum ballot_option option = l->boxes[i].option;
        if (option != BALLOT_OPTION_FOR || !chance_is(v->c, v->h->marked)) continue;
        size_t which = i + (size_t)(chance_is(v->c, 0.6) ? 0 : 1 + chance_below(v->c, 2));
        if (mark(v, l->boxes[which].at, v->usual)) boxes[which].sign = v->usual;
    }
}

static void fill_signs(struct voter *v, const struct paper_ballot *paper, struct truth_box *boxes)
{
    const struct ballot_layout *l = &paper->layout;
    enum sign usual = paper->convention->sign == BALLOT_SHAPE_TICK ? SIGN_TICK : SIGN_CIRCLE;
    for (size_t i = 0; i < l->box_count; i++) {
        if (l->boxes[i].option != BALLOT_OPTION_SIGN || !chance_is(v->c, v->h->marked)) continue;
        double which = chance_between(v->c, 0, 1);
        enum sign sign = which < 0.5 ? usual : which < 0.92 ? SIGN_CROSS : usual == SIGN_TICK ? SIGN_CIRCLE : SIGN_TICK;
        if (mark(v, l->boxes[i].at, sign)) boxes[i].sign = sign;
    }
}

static void fill_write_ins(struct voter *v, const struct paper_ballot *paper, struct truth_box *boxes)
{
    const struct ballot_layout *l = &paper->layout;
    enum sign sign = paper->convention->sign == BALLOT_SHAPE_TICK ? SIGN_TICK : SIGN_CIRCLE;
    for (size_t i = 0; i + 1 < l->box_count; i++) {
        if (l->boxes[i].option != BALLOT_OPTION_WRITE_IN_NAME) continue;
        if (v->h->votes ? l->boxes[i].candidate > 1 || !strchr(v->h->votes, 'w') : !chance_is(v->c, v->h->written))
            continue;
        struct ballot_rect r = l->boxes[i].at;
        int characters = 2 + chance_below(v->c, 2);
        double h = r.h / 1000.0 * 0.85, w = fmin(r.w / 1000.0 * 0.9, h * 1.1 * characters);
        draw_writing(v->page, v->ink, v->c, &v->pen, (struct place){r.x / 1000.0 + 1.2, r.y / 1000.0 + h * 0.09, w, h},
                characters);
        if (mark(v, l->boxes[i + 1].at, sign)) boxes[i + 1].sign = sign;
    }
}

/* Pixels of the ink in a rectangle that take away at least so much light. */
static int32_t count_ink(const struct voter *v, struct ballot_rect r, int32_t inset_um, uint8_t least)
{
    double scale = v->page->dpi / 25400.0;
    int32_t n = 0, left = (int32_t)((r.x + inset_um) * scale), right = (int32_t)((r.x + r.w - inset_um) * scale);
    for (int32_t y = (int32_t)((r.y + inset_um) * scale); y < (int32_t)((r.y + r.h - inset_um) * scale); y++)
        for (int32_t x = left; x < right; x++) n += v->ink[(size_t)y * (size_t)v->page->width + (size_t)x] >= least;
    return n;
}

/* What lies in the box, by the ink that was drawn there. A mark right beside a box is not plainly none. */
static void judge(const struct voter *v, struct ballot_rect r, struct truth_box *box)
{
    enum { PLAIN = 128, TRACE = 5, INSET_UM = 500 }; /* of 255: half of the light taken away; any of it */
    double mm2 = 25.4 * 25.4 / v->page->dpi / v->page->dpi;
    box->ink_mm2 = count_ink(v, r, INSET_UM, PLAIN) * mm2;
    bool is_untouched = count_ink(v, r, -BALLOT_CLEAR_UM, TRACE) * mm2 < 0.1;
    box->truth = box->ink_mm2 >= 1.2 ? TRUTH_MARKED : is_untouched ? TRUTH_BLANK : TRUTH_DOUBTFUL;
}

void voter_fill(struct chance *c, const struct paper_ballot *paper, const struct habits *h, struct picture *page,
        struct truth_box *boxes)
{
    static const enum sign usual[] = {SIGN_CIRCLE, SIGN_CIRCLE, SIGN_CIRCLE, SIGN_TICK, SIGN_TICK, SIGN_CROSS};
    struct voter v = {.c = c, .h = h, .page = page, .pen = pen_any(c)};
    v.size = chance_between(c, 0.55, 0.95);
    v.off_x = chance_normal(c, 0.05);
    v.off_y = chance_normal(c, 0.05);
    v.usual = usual[chance_below(c, 6)];
    v.ink = calloc((size_t)page->width, (size_t)page->height);
    if (!v.ink) abort();
    for (size_t i = 0; i < paper->layout.box_count; i++) boxes[i] = (struct truth_box){0};
    if (h->votes)
        fill_as_wanted(&v, paper, boxes);
    else if (paper->layout.payload.style == BALLOT_SIGNS)
        fill_signs(&v, paper, boxes);
    else
        fill_columns(&v, &paper->layout, boxes);
    fill_write_ins(&v, paper, boxes);
    for (size_t i = 0; i < paper->layout.box_count; i++) judge(&v, paper->layout.boxes[i].at, &boxes[i]);
    free(v.ink);
}
