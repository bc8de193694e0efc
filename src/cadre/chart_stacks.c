/* Stacked bars of 100 %: the answers of each group of raters. */
#include <inttypes.h>

#include "base/ratio.h"
#include "cadre/chart_canvas.h"

enum {
    ROW_UM = 8200,
    BAR_UM = 5600,
    GAP_UM = 1500,
    BASE_UM = 18000,     /* "基数 1234" behind the bar */
    LABEL_MIN_UM = 8600, /* a part narrower than this carries no label */
};

struct frame {
    int32_t left, width, top;
};

/* -1 for a row that is hidden, -2 for one that is shown in part. */
static int64_t row_sum(const struct chart *chart, size_t row)
{
    int64_t sum = 0;
    size_t hidden = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        int64_t v = chart->values[row * chart->series_count + i];
        if (v < 0)
            hidden++;
        else
            sum += v;
    }
    if (hidden == 0) return sum;
    return hidden == chart->series_count ? -1 : -2;
}

static void add_label(struct chart_canvas *c, struct chart_shape part, struct ratio share)
{
    if (part.w < LABEL_MIN_UM) return;
    struct chart_shape *label = canvas_text(c, ratio_text_percent(c->arena, share, 1), part.x,
            part.y + (part.h - CHART_TEXT_UM) / 2, part.w, CHART_CENTER);
    label->is_light = part.tone == TONE_DARK;
    label->has_ground = part.tone == TONE_HATCH || part.tone == TONE_CROSS || part.tone == TONE_MIDDLE;
}

static void add_row(struct chart_canvas *c, const struct frame *f, size_t row, int64_t sum)
{
    const struct chart *chart = c->chart;
    int32_t y = f->top + (int32_t)row * ROW_UM, bar = y + (ROW_UM - BAR_UM) / 2,
            text = y + (ROW_UM - CHART_TEXT_UM) / 2;
    canvas_text(c, chart->rows[row], 0, text, f->left - GAP_UM, CHART_RIGHT);
    if (sum <= 0) {
        canvas_text(c, sum < 0 ? chart->hidden : "没有人回答", f->left + GAP_UM, text, f->width, CHART_LEFT);
        return;
    }
    int64_t before = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        int64_t v = chart->values[row * chart->series_count + i];
        int32_t x = f->left + (int32_t)(f->width * before / sum),
                end = f->left + (int32_t)(f->width * (before + v) / sum);
        before += v;
        if (v == 0) continue;
        struct chart_shape part = {.kind = CHART_BOX,
                .x = x,
                .y = bar,
                .w = end - x,
                .h = BAR_UM,
                .tone = (enum chart_tone)i,
                .line_um = CHART_THIN_UM};
        canvas_add(c, part);
        add_label(c, part, (struct ratio){v, sum});
    }
    canvas_text(c, arena_text(c->arena, "基数 %" PRId64, sum), f->left + f->width + GAP_UM, text, BASE_UM - GAP_UM,
            CHART_LEFT);
}

static void add_axis(struct chart_canvas *c, const struct frame *f, int32_t bottom)
{
    for (int i = 0; i <= 4; i++) {
        int32_t x = f->left + f->width * i / 4;
        canvas_line(c, x, bottom, x, bottom + 1000, CHART_THIN_UM);
        canvas_text(c, arena_text(c->arena, "%d%%", 25 * i), x - 8000, bottom + 1000, 16000, CHART_CENTER);
    }
    canvas_line(c, f->left, bottom, f->left + f->width, bottom, CHART_THIN_UM);
}

bool chart_stacks(struct chart_canvas *c, struct err *e)
{
    const struct chart *chart = c->chart;
    int32_t names = canvas_widest(chart->rows, chart->row_count), most = c->plan->width / 3;
    canvas_legend(c);
    struct frame f = {.left = (names < most ? names : most) + GAP_UM, .top = c->y};
    f.width = c->plan->width - f.left - BASE_UM;
    for (size_t row = 0; row < chart->row_count; row++) {
        int64_t sum = row_sum(chart, row);
        if (sum == -2) return err_set(e, ERR_INPUT, "图“%s”的“%s”只有一部分可以显示", chart->title, chart->rows[row]);
        add_row(c, &f, row, sum);
    }
    c->y += (int32_t)chart->row_count * ROW_UM;
    add_axis(c, &f, c->y);
    c->y += 1000 + CHART_TEXT_UM;
    return true;
}
