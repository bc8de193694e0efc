/* Where everything in a chart stands: whole micrometres, origin in the upper left corner, x to the right, y down. Knows
 * no face and no colour: what is told apart is told apart by tone and shape, so that a grey printer and an eye that
 * sees no red lose nothing. Paper draws these shapes (print/chart.h), and so can a page. */
#ifndef CADRE_CHART_H
#define CADRE_CHART_H

#include "base/arena.h"
#include "base/err.h"
#include "model/chart.h"

enum chart_shape_kind {
    CHART_BOX,  /* x, y, w, h; filled with tone, framed when line_um > 0 */
    CHART_LINE, /* from x, y to x + w, y + h; is_dashed */
    CHART_MARK, /* round x, y; w across; mark */
    CHART_TEXT, /* within x, y, w, h, one line, as large as size_twips allows */
};

/* From dark to white, neighbours unlike in kind. */
enum chart_tone { TONE_DARK, TONE_LIGHT, TONE_HATCH, TONE_MIDDLE, TONE_CROSS, TONE_WHITE, TONE_COUNT };

enum chart_mark { MARK_DISC, MARK_SQUARE, MARK_TRIANGLE, MARK_RING, MARK_DIAMOND, MARK_CROSS, MARK_COUNT };

enum chart_align { CHART_LEFT, CHART_CENTER, CHART_RIGHT };

struct chart_shape {
    enum chart_shape_kind kind;
    int32_t x, y, w, h;
    enum chart_tone tone;
    enum chart_mark mark;
    int32_t line_um;
    bool is_dashed;
    bool is_grey; /* lines and marks that stay in the background */
    const char *text;
    int size_twips;
    enum chart_align align;
    bool is_light;   /* white letters, on a dark ground */
    bool has_ground; /* white behind the letters, on a pattern */
    bool is_heading;
};

struct chart_plan {
    int32_t width, height;
    struct chart_shape *v;
    size_t n;
    size_t capacity;
};

enum { CHART_WIDTH_MIN_UM = 100000, CHART_WIDTH_MAX_UM = 400000 };

/* Lays the chart out in the given width; the height follows from it. Texts and shapes live in a, or are the chart's.
 * Errors  ERR_INPUT: width or counts outside their ranges, a row of STACKS that is shown in part, a rank below 1 */
MUST_USE bool chart_lay_out(
        struct arena *a, const struct chart *chart, int32_t width, struct chart_plan *plan, struct err *e);

#endif
