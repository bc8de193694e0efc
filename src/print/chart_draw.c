#include "print/chart_draw.h"

#include <string.h>

#include "base/utf8.h"
#include "print/easel.h"

#define GREY 0.55

/* How dark a tone's ground is, and whether lines run over it. */
static const struct {
    double white;
    bool rising, falling;
} tones[TONE_COUNT] = {
        [TONE_DARK] = {0.25, false, false},
        [TONE_LIGHT] = {0.85, false, false},
        [TONE_HATCH] = {1, true, false},
        [TONE_MIDDLE] = {0.6, false, false},
        [TONE_CROSS] = {1, true, true},
        [TONE_WHITE] = {1, false, false},
};

static void grey(cairo_t *cr, double white)
{
    cairo_set_source_rgb(cr, white, white, white);
}

static void add_rectangle(cairo_t *cr, const struct chart_shape *s)
{
    cairo_rectangle(cr, easel_points(s->x), easel_points(s->y), easel_points(s->w), easel_points(s->h));
}

/* Lines under 45 degrees, cut to the box by reckoning: a clip would make each box a state of its own in the file. */
static void add_slants(cairo_t *cr, const struct chart_shape *s, bool rising)
{
    enum { APART = 1100 };
    int32_t w = s->w, h = s->h;
    for (int32_t at = APART; at < w + h; at += APART) {
        int32_t x1 = at < h ? 0 : at - h, y1 = at < h ? at : h;
        int32_t x2 = at < w ? at : w, y2 = at < w ? 0 : at - w;
        if (!rising) {
            y1 = h - y1;
            y2 = h - y2;
        }
        cairo_move_to(cr, easel_points(s->x + x1), easel_points(s->y + y1));
        cairo_line_to(cr, easel_points(s->x + x2), easel_points(s->y + y2));
    }
    cairo_set_line_width(cr, 0.4);
    cairo_stroke(cr);
}

static void draw_box(cairo_t *cr, const struct chart_shape *s)
{
    grey(cr, tones[s->tone].white);
    add_rectangle(cr, s);
    cairo_fill(cr);
    grey(cr, 0);
    if (tones[s->tone].rising) add_slants(cr, s, true);
    if (tones[s->tone].falling) add_slants(cr, s, false);
    if (!s->line_um) return;
    add_rectangle(cr, s);
    cairo_set_line_width(cr, easel_points(s->line_um));
    cairo_stroke(cr);
}

static void draw_line(cairo_t *cr, const struct chart_shape *s)
{
    static const double dashes[] = {4, 2.5};
    grey(cr, s->is_grey ? GREY : 0);
    cairo_move_to(cr, easel_points(s->x), easel_points(s->y));
    cairo_line_to(cr, easel_points(s->x + s->w), easel_points(s->y + s->h));
    cairo_set_line_width(cr, easel_points(s->line_um));
    cairo_set_dash(cr, dashes, s->is_dashed ? 2 : 0, 0);
    cairo_stroke(cr);
    cairo_set_dash(cr, dashes, 0, 0);
}

static void add_polygon(cairo_t *cr, double x, double y, double radius, const double (*corners)[2], size_t n)
{
    for (size_t i = 0; i < n; i++) cairo_line_to(cr, x + corners[i][0] * radius, y + corners[i][1] * radius);
    cairo_close_path(cr);
}

/* Lines pass below: a ring is filled with white. */
static void draw_mark(cairo_t *cr, const struct chart_shape *s)
{
    static const double square[][2] = {{-0.85, -0.85}, {0.85, -0.85}, {0.85, 0.85}, {-0.85, 0.85}};
    static const double triangle[][2] = {{0, -1}, {0.95, 0.8}, {-0.95, 0.8}},
                        diamond[][2] = {{0, -1}, {1, 0}, {0, 1}, {-1, 0}};
    double x = easel_points(s->x), y = easel_points(s->y), radius = easel_points(s->w) / 2;
    cairo_new_path(cr);
    switch (s->mark) {
    case MARK_SQUARE: add_polygon(cr, x, y, radius, square, ARRAY_COUNT(square)); break;
    case MARK_TRIANGLE: add_polygon(cr, x, y, radius, triangle, ARRAY_COUNT(triangle)); break;
    case MARK_DIAMOND: add_polygon(cr, x, y, radius, diamond, ARRAY_COUNT(diamond)); break;
    case MARK_CROSS:
        cairo_move_to(cr, x - radius, y - radius);
        cairo_line_to(cr, x + radius, y + radius);
        cairo_move_to(cr, x - radius, y + radius);
        cairo_line_to(cr, x + radius, y - radius);
        break;
    case MARK_DISC:
    case MARK_RING:
    case MARK_COUNT: cairo_arc(cr, x, y, radius * 0.9, 0, 6.283185307179586); break;
    }
    grey(cr, s->mark == MARK_RING ? 1 : s->is_grey ? GREY : 0);
    cairo_set_line_width(cr, 0.8);
    if (s->mark != MARK_CROSS) cairo_fill_preserve(cr);
    grey(cr, s->is_grey ? GREY : 0);
    cairo_stroke(cr);
}

/* A name that is too long for its place ends in …: the tables beside the chart have all of it. */
static bool set_or_cut(struct easel *easel, const struct chart_shape *s, const struct easel_type *type, struct err *e)
{
    enum { ROOM_UM = 10000000 };
    struct ballot_rect at = {s->x, s->y, s->w, s->h}, room = {0, 0, ROOM_UM, ROOM_UM};
    struct easel_type small = *type;
    struct err unfit;
    int size;
    if (easel_set(easel, s->text, at, type, &unfit)) return true;
    if (!easel_measure(easel, s->text, room, type, &size, e)) return false; /* not for its length */
    small.size_max = small.size_min = type->size_max * 3 / 4;
    for (size_t n = strlen(s->text); n > 1;) {
        n = utf8_cut(s->text, n - 1);
        if (easel_set(easel, arena_text(easel->arena, "%.*s…", (int)n, s->text), at, &small, e)) return true;
    }
    return false;
}

static bool draw_text(struct easel *easel, const struct chart_shape *s, struct err *e)
{
    static const enum paper_align aligns[] = {
            [CHART_LEFT] = ALIGN_LEFT, [CHART_CENTER] = ALIGN_CENTER, [CHART_RIGHT] = ALIGN_RIGHT};
    const struct easel_type type = {s->is_heading ? FACE_HEAD : FACE_BODY, s->size_twips, s->size_twips / 2, 5, 1,
            aligns[s->align], false, false};
    if (s->has_ground) {
        int32_t w = s->w * 3 / 4 < 8800 ? s->w * 3 / 4 : 8800, h = s->h * 3 / 4;
        struct chart_shape ground = {.x = s->x + (s->w - w) / 2, .y = s->y + (s->h - h) / 2, .w = w, .h = h};
        grey(easel->cr, 1);
        add_rectangle(easel->cr, &ground);
        cairo_fill(easel->cr);
    }
    grey(easel->cr, s->is_light ? 1 : 0);
    return set_or_cut(easel, s, &type, e);
}

static bool draw_shape(struct easel *easel, const struct chart_shape *s, struct err *e)
{
    switch (s->kind) {
    case CHART_BOX: draw_box(easel->cr, s); return true;
    case CHART_LINE: draw_line(easel->cr, s); return true;
    case CHART_MARK: draw_mark(easel->cr, s); return true;
    case CHART_TEXT: return draw_text(easel, s, e);
    }
    return true;
}

bool chart_plan_in(struct arena *a, const struct chart *chart, double width, struct chart_plan *plan, struct err *e)
{
    return chart_lay_out(a, chart, (int32_t)(width * 25400 / 72), plan, e);
}

double chart_height(const struct chart_plan *plan)
{
    return easel_points(plan->height);
}

bool chart_draw(struct press *p, const struct chart *chart, struct err *e)
{
    struct chart_plan plan;
    struct easel easel = {p->arena, p->cr, p->pen, p->context};
    if (!chart_plan_in(p->arena, chart, p->width, &plan, e)) return false;
    double y = p->y;
    cairo_translate(p->cr, p->left, y);
    bool is_drawn = true;
    for (size_t i = 0; is_drawn && i < plan.n; i++) is_drawn = draw_shape(&easel, &plan.v[i], e);
    cairo_translate(p->cr, -p->left, -y);
    easel_colour(&easel, easel_black);
    p->y += chart_height(&plan);
    return is_drawn || err_in(e, "图“%s”", chart->title);
}
