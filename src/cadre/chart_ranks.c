/* Ranks over the years, the first on top. */
#include <inttypes.h>

#include "cadre/chart_canvas.h"

enum { STEP_UM = 4600, SCALE_UM = 9000, GAP_UM = 1500, MARK_UM = 2600, STEPS_MIN = 6 };

struct plot {
    int32_t left, width, top;
};

static int64_t value(const struct chart *chart, size_t row, size_t series)
{
    return chart->values[row * chart->series_count + series];
}

static int64_t last_place(const struct chart *chart, struct err *e)
{
    int64_t last = STEPS_MIN;
    for (size_t i = 0; i < chart->row_count * chart->series_count; i++) {
        int64_t v = chart->values[i];
        if (v == 0 || v > CHART_RANKS_MAX) {
            err_set(e, ERR_INPUT, "图“%s”的名次 %" PRId64 " 不在 1 至 %d", chart->title, v, CHART_RANKS_MAX);
            return 0;
        }
        if (v > last) last = v;
    }
    return last;
}

static int32_t x_of(const struct chart *chart, const struct plot *p, size_t row)
{
    return p->left + (int32_t)((int64_t)p->width * (int64_t)row / (int64_t)(chart->row_count - 1));
}

static int32_t y_of(const struct plot *p, int64_t rank)
{
    return p->top + (int32_t)((rank - 1) * STEP_UM + STEP_UM / 2);
}

static bool is_strong(const struct chart *chart, size_t series)
{
    return !chart->marked || chart->marked[series];
}

static void add_scale(struct chart_canvas *c, const struct plot *p, int64_t last)
{
    if (c->chart->y_title) canvas_text(c, c->chart->y_title, 0, p->top - CHART_TEXT_UM, SCALE_UM + GAP_UM, CHART_CENTER);
    for (int64_t rank = 1; rank <= last; rank++) {
        int32_t y = y_of(p, rank);
        canvas_text(c, arena_text(c->arena, "%" PRId64, rank), 0, y - CHART_TEXT_UM / 2, SCALE_UM - 2 * GAP_UM,
                CHART_RIGHT);
    }
    int32_t bottom = p->top + (int32_t)last * STEP_UM;
    for (size_t row = 0; row < c->chart->row_count; row++) {
        int32_t x = x_of(c->chart, p, row);
        struct chart_shape line = {.kind = CHART_LINE,
                .x = x,
                .y = p->top,
                .h = bottom - p->top,
                .line_um = CHART_THIN_UM / 2,
                .is_grey = true};
        canvas_add(c, line);
        canvas_text(c, c->chart->rows[row], x - 10000, bottom + GAP_UM / 2, 20000, CHART_CENTER);
    }
}

/* Strong lines take the marks in turn: the first six can be told apart, further ones by their names at the end. */
static void add_series(struct chart_canvas *c, const struct plot *p, size_t series, size_t turn)
{
    const struct chart *chart = c->chart;
    bool strong = is_strong(chart, series);
    for (size_t row = 0; row < chart->row_count; row++) {
        int64_t rank = value(chart, row, series), before = row ? value(chart, row - 1, series) : CHART_NONE;
        if (rank < 0) continue;
        int32_t x = x_of(chart, p, row), y = y_of(p, rank);
        if (before > 0) {
            int32_t from_x = x_of(chart, p, row - 1), from_y = y_of(p, before);
            canvas_add(c, (struct chart_shape){.kind = CHART_LINE,
                                  .x = from_x,
                                  .y = from_y,
                                  .w = x - from_x,
                                  .h = y - from_y,
                                  .line_um = strong ? CHART_THICK_UM : CHART_THIN_UM,
                                  .is_grey = !strong,
                                  .is_dashed = strong && turn % 2 == 1});
        }
        canvas_add(c, (struct chart_shape){.kind = CHART_MARK,
                              .x = x,
                              .y = y,
                              .w = strong ? MARK_UM : MARK_UM / 2,
                              .mark = strong ? (enum chart_mark)(turn % MARK_COUNT) : MARK_DISC,
                              .is_grey = !strong});
    }
}

/* Names stand where the lines end; where several end in one place, one beside the other. */
static void add_names(struct chart_canvas *c, const struct plot *p, int64_t last)
{
    const struct chart *chart = c->chart;
    size_t row = chart->row_count - 1;
    int32_t x = p->left + p->width + MARK_UM;
    for (int64_t rank = 1; rank <= last; rank++) {
        const char *names = NULL;
        for (size_t i = 0; i < chart->series_count; i++) {
            if (value(chart, row, i) != rank) continue;
            names = names ? arena_text(c->arena, "%s、%s", names, chart->series[i]) : chart->series[i];
        }
        if (names) canvas_text(c, names, x, y_of(p, rank) - CHART_TEXT_UM / 2, c->plan->width - x, CHART_LEFT);
    }
}

bool chart_ranks(struct chart_canvas *c, struct err *e)
{
    const struct chart *chart = c->chart;
    int64_t last = last_place(chart, e);
    if (!last) return false;
    int32_t names = canvas_widest(chart->series, chart->series_count), most = c->plan->width / 4;
    struct plot p = {.left = SCALE_UM + GAP_UM, .top = c->y + (chart->y_title ? CHART_TEXT_UM : 0)};
    p.width = c->plan->width - p.left - (names < most ? names : most) - 3 * MARK_UM;
    add_scale(c, &p, last);
    size_t turn = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        if (!is_strong(chart, i)) add_series(c, &p, i, 0);
    }
    for (size_t i = 0; i < chart->series_count; i++) {
        if (is_strong(chart, i)) add_series(c, &p, i, turn++);
    }
    add_names(c, &p, last);
    c->y = p.top + (int32_t)last * STEP_UM + CHART_TEXT_UM + GAP_UM;
    return true;
}
