/* A chart before it is drawn: figures and their words, no colours and no places. The places come from cadre/chart.h,
 * the same for paper and for pages. Everything is an exact integer; what is not known, or may not be shown, is
 * CHART_NONE. */
#ifndef MODEL_CHART_H
#define MODEL_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum chart_kind {
    CHART_STACKS,  /* one bar of 100 % a row, its parts the series: answers by group */
    CHART_SCATTER, /* two shares a point, with intervals and the diagonal: meeting against talk */
    CHART_RANKS,   /* one line a series over the rows, 1 on top: rank history over years */
    CHART_BARS,    /* one group of columns a row, a column a series: structure now, proposed, last term */
};

enum {
    CHART_NONE = -1,
    CHART_SERIES_MAX = 6, /* STACKS, BARS: as many as can be told apart without colour */
    CHART_RANKS_MAX = 40, /* RANKS */
    CHART_ROWS_MAX = 40,
    CHART_POINTS_MAX = 400,
};

/* Shares in hundredths of a per cent, 0 ..= 10000; an interval's ends are CHART_NONE where there is none.
 * is_marked  drawn larger, and its name always stands beside it; the others' where there is room */
struct chart_point {
    const char *name;
    int64_t x, x_low, x_high;
    int64_t y, y_low, y_high;
    bool is_marked;
};

/* title    above the drawing
 * base     what every share is a share of; source: where the figures are from. Both stand under the drawing
 * series   names. STACKS, BARS: 1 ..= CHART_SERIES_MAX; RANKS: 1 ..= CHART_RANKS_MAX
 * rows     names, 1 ..= CHART_ROWS_MAX; RANKS: 2 and more
 * values   row by row, row_count * series_count. STACKS, BARS: counts; RANKS: ranks from 1. In STACKS a row that may
 *          not be shown has CHART_NONE everywhere
 * wholes   BARS: what the counts of each series are a part of, for the per cents; NULL for none
 * hidden   STACKS: what stands in place of a row without values
 * marked   RANKS: one for each series, drawn strongly; NULL when all are
 * x_title, y_title, points    SCATTER; RANKS: y_title, what the numbers beside the lines are */
struct chart {
    enum chart_kind kind;
    const char *title;
    const char *base;
    const char *source;
    const char *const *series;
    size_t series_count;
    const char *const *rows;
    size_t row_count;
    const int64_t *values;
    const int64_t *wholes;
    const char *hidden;
    const bool *marked;
    const char *x_title;
    const char *y_title;
    const struct chart_point *points;
    size_t point_count;
};

#endif
