#include "scan/shape.h"

#include "scan/figure.h"

static const double sure = 0.70; /* of the second judge */

enum { STROKE_PIXELS = 4, ROUNDS_MAX = 6 };

/* Whether white lies right beside a pixel. Ink keeps away from the edge of the patch. */
static bool is_edge(const uint8_t *at, int32_t w)
{
    return !at[-1] || !at[1] || !at[-w] || !at[w];
}

/* Takes an edge of one pixel off all strokes for as long as they are thick, on an average: half of a thin line is its
 * edge on one side. False when they are not thick. */
static bool thin(struct scan_patch *p)
{
    static _Thread_local int32_t edge[SCAN_PATCH_PIXELS_MAX];
    bool is_thick = false;
    for (int round = 0; round < ROUNDS_MAX; round++) {
        int32_t ink = 0, n = 0;
        for (int32_t at = 0; at < p->w * p->h; at++) {
            if (!p->mask[at]) continue;
            ink++;
            if (is_edge(p->mask + at, p->w)) edge[n++] = at;
        }
        if (2 * ink <= STROKE_PIXELS * n) break;
        is_thick = true;
        for (int32_t i = 0; i < n; i++) p->mask[edge[i]] = 0;
    }
    return is_thick;
}

/* In black and white a broad pen is broader still, and what was learnt says little of such strokes: a plain figure that
 * thinned out is the same plain figure is shown to the second judge as that. */
static bool read_thinned(const struct scan_net *net, struct scan_patch *p, enum ballot_shape figure)
{
    float cells[SCAN_INPUTS];
    double likely;
    unsigned may;
    return figure != BALLOT_SHAPE_BLANK && thin(p) && scan_judge_figure(p, &may) == figure && scan_cells_of(p, cells) &&
           scan_judge_cells(net, cells, &likely) == figure && likely >= sure;
}

bool scan_read_shape(const struct scan_net *net, struct scan_patch *p, bool is_bilevel, enum ballot_shape *shape)
{
    static const double very_sure = 0.97;
    float cells[SCAN_INPUTS];
    double likely;
    unsigned may;
    enum ballot_shape figure = scan_judge_figure(p, &may);
    if ((figure == BALLOT_SHAPE_BLANK && !may) || !scan_cells_of(p, cells)) return false;
    enum ballot_shape learnt = scan_judge_cells(net, cells, &likely);
    bool is_read = figure != BALLOT_SHAPE_BLANK ? learnt == figure && likely >= sure
                                                : (may >> learnt & 1) && likely >= very_sure;
    if (!is_read && (!is_bilevel || !read_thinned(net, p, figure))) return false;
    *shape = is_read ? learnt : figure;
    return true;
}
