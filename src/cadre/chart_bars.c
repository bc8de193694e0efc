/* Columns side by side: the structure of a team now, as proposed, in the last term. */
#include <inttypes.h>
#include <string.h>

#include "base/ratio.h"
#include "cadre/chart_canvas.h"

enum { PLOT_UM = 52000, LABEL_UM = CHART_TEXT_UM, GAP_UM = 1500, SHARE_UM = 1450 /* a character of a per cent */ };

static int64_t highest(const struct chart *chart)
{
    int64_t most = 1;
    for (size_t i = 0; i < chart->row_count * chart->series_count; i++) {
        if (chart->values[i] > most) most = chart->values[i];
    }
    return most;
}

/* Per cents with as many places as stand beside one another over all columns: one, none, or no per cent at all. */
static const char *share_text(struct chart_canvas *c, struct ratio share, int32_t width)
{
    if (width < (int32_t)strlen("99%") * SHARE_UM) return NULL;
    return ratio_text_percent(c->arena, share, width < (int32_t)strlen("99.9%") * SHARE_UM ? 0 : 1);
}

static void add_labels(struct chart_canvas *c, size_t row, size_t series, int32_t x, int32_t top, int32_t width)
{
    const struct chart *chart = c->chart;
    int64_t v = chart->values[row * chart->series_count + series], whole = chart->wholes ? chart->wholes[series] : 0;
    int32_t y = top - LABEL_UM;
    const char *text = whole > 0 ? share_text(c, (struct ratio){v, whole}, width) : NULL;
    if (text) {
        canvas_text(c, text, x, y, width, CHART_CENTER)->size_twips = CHART_SMALL - 30;
        y -= LABEL_UM - 600;
    }
    canvas_text(c, arena_text(c->arena, "%" PRId64, v), x, y, width, CHART_CENTER);
}

static void add_group(struct chart_canvas *c, size_t row, int32_t left, int32_t width, int32_t bottom, int64_t most)
{
    const struct chart *chart = c->chart;
    int32_t room = width * 9 / 10, step = room / (int32_t)chart->series_count, x = left + (width - room) / 2;
    int32_t labels = chart->wholes ? 2 * LABEL_UM : LABEL_UM;
    for (size_t i = 0; i < chart->series_count; i++, x += step) {
        int64_t v = chart->values[row * chart->series_count + i];
        if (v < 0) {
            canvas_text(c, "—", x, bottom - LABEL_UM, step, CHART_CENTER);
            continue;
        }
        int32_t height = (int32_t)((PLOT_UM - labels) * v / most), bar = step * 3 / 4;
        canvas_add(c, (struct chart_shape){.kind = CHART_BOX,
                              .x = x + (step - bar) / 2,
                              .y = bottom - height,
                              .w = bar,
                              .h = height,
                              .tone = (enum chart_tone)i,
                              .line_um = CHART_THIN_UM});
        add_labels(c, row, i, x, bottom - height, step);
    }
    canvas_text(c, chart->rows[row], left, bottom + GAP_UM / 2, width, CHART_CENTER);
}

bool chart_bars(struct chart_canvas *c, struct err *e)
{
    const struct chart *chart = c->chart;
    int32_t width = c->plan->width / (int32_t)chart->row_count;
    (void)e;
    canvas_legend(c);
    int32_t bottom = c->y + PLOT_UM;
    int64_t most = highest(chart);
    for (size_t row = 0; row < chart->row_count; row++) add_group(c, row, (int32_t)row * width, width, bottom, most);
    canvas_line(c, 0, bottom, c->plan->width, bottom, CHART_THIN_UM);
    c->y = bottom + CHART_TEXT_UM + GAP_UM;
    return true;
}
