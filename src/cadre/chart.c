#include "cadre/chart.h"

#include "base/utf8.h"
#include "cadre/chart_canvas.h"

struct chart_shape *canvas_add(struct chart_canvas *c, struct chart_shape shape)
{
    struct chart_plan *p = c->plan;
    if (p->n == p->capacity) p->v = arena_grow_array(c->arena, p->v, &p->capacity, sizeof *p->v);
    p->v[p->n] = shape;
    return &p->v[p->n++];
}

void canvas_line(struct chart_canvas *c, int32_t x, int32_t y, int32_t to_x, int32_t to_y, int32_t line_um)
{
    canvas_add(c,
            (struct chart_shape){.kind = CHART_LINE, .x = x, .y = y, .w = to_x - x, .h = to_y - y, .line_um = line_um});
}

struct chart_shape *canvas_text(
        struct chart_canvas *c, const char *text, int32_t x, int32_t y, int32_t w, enum chart_align align)
{
    return canvas_add(c, (struct chart_shape){.kind = CHART_TEXT,
                                 .x = x,
                                 .y = y,
                                 .w = w,
                                 .h = CHART_TEXT_UM,
                                 .text = text,
                                 .size_twips = CHART_SMALL,
                                 .align = align});
}

int32_t canvas_width(const char *text)
{
    enum { EM_UM = 3000, HALF_UM = 1750, FIRST_WIDE = 0x2010 };
    int32_t sum = 0;
    size_t n = strlen(text);
    for (size_t i = 0; i < n;) {
        uint32_t c;
        size_t step = utf8_decode(text + i, n - i, &c);
        i += step ? step : 1;
        sum += c < FIRST_WIDE ? HALF_UM : EM_UM;
    }
    return sum + EM_UM / 2;
}

int32_t canvas_widest(const char *const *texts, size_t n)
{
    int32_t widest = 0;
    for (size_t i = 0; i < n; i++) {
        int32_t w = canvas_width(texts[i]);
        if (w > widest) widest = w;
    }
    return widest;
}

void canvas_legend(struct chart_canvas *c)
{
    enum { SIDE = 3200, GAP = 1200, BETWEEN = 5000 };
    int32_t x = 0;
    for (size_t i = 0; i < c->chart->series_count; i++) {
        int32_t w = canvas_width(c->chart->series[i]);
        if (x && x + SIDE + GAP + w > c->plan->width) {
            x = 0;
            c->y += CHART_TEXT_UM + GAP;
        }
        canvas_add(c, (struct chart_shape){.kind = CHART_BOX,
                              .x = x,
                              .y = c->y + (CHART_TEXT_UM - SIDE) / 2,
                              .w = SIDE,
                              .h = SIDE,
                              .tone = (enum chart_tone)i,
                              .line_um = CHART_THIN_UM});
        canvas_text(c, c->chart->series[i], x + SIDE + GAP, c->y, w, CHART_LEFT);
        x += SIDE + GAP + w + BETWEEN;
    }
    c->y += CHART_TEXT_UM + 2 * GAP;
}

static bool check_counts(const struct chart *chart, struct err *e)
{
    if (chart->kind == CHART_SCATTER) {
        if (chart->point_count <= CHART_POINTS_MAX) return true;
        return err_set(
                e, ERR_INPUT, "图“%s”有 %zu 个点，至多 %d 个", chart->title, chart->point_count, CHART_POINTS_MAX);
    }
    size_t series_max = chart->kind == CHART_RANKS ? CHART_RANKS_MAX : CHART_SERIES_MAX;
    size_t rows_min = chart->kind == CHART_RANKS ? 2 : 1;
    if (chart->series_count < 1 || chart->series_count > series_max)
        return err_set(
                e, ERR_INPUT, "图“%s”有 %zu 个系列，应为 1 至 %zu 个", chart->title, chart->series_count, series_max);
    if (chart->row_count < rows_min || chart->row_count > CHART_ROWS_MAX)
        return err_set(e, ERR_INPUT, "图“%s”有 %zu 行，应为 %zu 至 %d 行", chart->title, chart->row_count, rows_min,
                CHART_ROWS_MAX);
    return true;
}

static bool lay_out_kind(struct chart_canvas *c, struct err *e)
{
    switch (c->chart->kind) {
    case CHART_STACKS: return chart_stacks(c, e);
    case CHART_SCATTER: return chart_scatter(c, e);
    case CHART_RANKS: return chart_ranks(c, e);
    case CHART_BARS: return chart_bars(c, e);
    }
    return true;
}

bool chart_lay_out(struct arena *a, const struct chart *chart, int32_t width, struct chart_plan *plan, struct err *e)
{
    enum { TITLE_UM = 6000, GAP = 1500 };
    struct chart_plan fresh = {.width = width};
    struct chart_canvas c = {a, chart, &fresh, TITLE_UM + GAP};
    if (width < CHART_WIDTH_MIN_UM || width > CHART_WIDTH_MAX_UM)
        return err_set(e, ERR_INPUT, "图的宽度 %d 毫米不合适", width / 1000);
    if (!check_counts(chart, e)) return false;
    canvas_add(&c, (struct chart_shape){.kind = CHART_TEXT,
                           .w = width,
                           .h = TITLE_UM,
                           .text = chart->title,
                           .size_twips = CHART_LARGE,
                           .align = CHART_CENTER,
                           .is_heading = true});
    if (!lay_out_kind(&c, e)) return false;
    c.y += GAP;
    canvas_text(&c, arena_text(a, "基数：%s", chart->base), 0, c.y, width, CHART_LEFT);
    canvas_text(&c, arena_text(a, "来源：%s", chart->source), 0, c.y + CHART_TEXT_UM, width, CHART_LEFT);
    fresh.height = c.y + 2 * CHART_TEXT_UM;
    *plan = fresh;
    return true;
}
