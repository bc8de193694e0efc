/* Two shares against one another: recommendation in the meeting and in talks. On the diagonal the two say the same. */
#include "cadre/chart_canvas.h"

enum {
    SIDE_MAX_UM = 110000,
    SCALE_UM = 13000,
    GAP_UM = 1000,
    MARK_UM = 2600,
    WHOLE = 10000,  /* 100 % */
    NAME_SLACK_UM = 1500, /* what canvas_width adds for safety */
    TRIES = 16,
};

struct plot {
    int32_t left, top, side;
};

struct box {
    int32_t x, y, w, h;
};

struct labels {
    struct box *v;
    size_t n;
};

static int32_t x_of(const struct plot *p, int64_t share)
{
    return p->left + (int32_t)(p->side * share / WHOLE);
}

static int32_t y_of(const struct plot *p, int64_t share)
{
    return p->top + p->side - (int32_t)(p->side * share / WHOLE);
}

static void add_scale(struct chart_canvas *c, const struct plot *p)
{
    int32_t right = p->left + p->side, bottom = p->top + p->side;
    canvas_add(c, (struct chart_shape){.kind = CHART_BOX,
                          .x = p->left,
                          .y = p->top,
                          .w = p->side,
                          .h = p->side,
                          .tone = TONE_WHITE,
                          .line_um = CHART_THIN_UM});
    canvas_add(c, (struct chart_shape){.kind = CHART_LINE,
                          .x = p->left,
                          .y = bottom,
                          .w = p->side,
                          .h = -p->side,
                          .line_um = CHART_THIN_UM,
                          .is_dashed = true});
    for (int i = 0; i <= 5; i++) {
        int64_t share = WHOLE * i / 5;
        const char *text = arena_text(c->arena, "%d%%", 20 * i);
        int32_t x = x_of(p, share), y = y_of(p, share);
        canvas_line(c, x, bottom, x, bottom + GAP_UM, CHART_THIN_UM);
        canvas_line(c, p->left - GAP_UM, y, p->left, y, CHART_THIN_UM);
        canvas_text(c, text, x - 8000, bottom + GAP_UM, 16000, CHART_CENTER);
        canvas_text(c, text, p->left - SCALE_UM, y - CHART_TEXT_UM / 2, SCALE_UM - 2 * GAP_UM, CHART_RIGHT);
    }
    canvas_text(c, arena_text(c->arena, "↑ %s", c->chart->y_title), p->left - SCALE_UM, p->top - CHART_TEXT_UM - GAP_UM,
            right, CHART_LEFT);
    canvas_text(c, arena_text(c->arena, "%s →", c->chart->x_title), p->left, bottom + GAP_UM + CHART_TEXT_UM, p->side,
            CHART_RIGHT);
}

static void add_interval(struct chart_canvas *c, struct chart_shape line)
{
    line.kind = CHART_LINE;
    line.line_um = CHART_THIN_UM;
    line.is_grey = true;
    canvas_add(c, line);
}

static void add_point(struct chart_canvas *c, const struct plot *p, const struct chart_point *point)
{
    int32_t x = x_of(p, point->x), y = y_of(p, point->y);
    if (point->x_low >= 0)
        add_interval(
                c, (struct chart_shape){
                           .x = x_of(p, point->x_low), .y = y, .w = x_of(p, point->x_high) - x_of(p, point->x_low)});
    if (point->y_low >= 0)
        add_interval(
                c, (struct chart_shape){
                           .x = x, .y = y_of(p, point->y_low), .h = y_of(p, point->y_high) - y_of(p, point->y_low)});
    canvas_add(c, (struct chart_shape){.kind = CHART_MARK,
                          .x = x,
                          .y = y,
                          .w = point->is_marked ? MARK_UM : MARK_UM * 2 / 3,
                          .mark = point->is_marked ? MARK_DIAMOND : MARK_RING});
}

static bool overlaps(struct box a, struct box b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static struct box mark_box(const struct plot *p, const struct chart_point *point)
{
    int32_t side = point->is_marked ? MARK_UM : MARK_UM * 2 / 3;
    return (struct box){x_of(p, point->x) - side / 2, y_of(p, point->y) - side / 2, side, side};
}

/* Inside the frame, on no other name and on no point. */
static bool is_free(const struct chart *chart, const struct plot *p, const struct labels *taken, struct box at)
{
    if (at.x < p->left || at.y < p->top || at.x + at.w > p->left + p->side || at.y + at.h > p->top + p->side) return false;
    for (size_t i = 0; i < taken->n; i++) {
        if (overlaps(taken->v[i], at)) return false;
    }
    for (size_t i = 0; i < chart->point_count; i++) {
        if (overlaps(mark_box(p, &chart->points[i]), at)) return false;
    }
    return true;
}

/* Where a name may stand, the best first: in the corners between the intervals, then on them, then the same a little
 * farther away. */
static void list_places(const struct plot *p, const struct chart_point *point, struct box *places)
{
    static const int8_t sides[TRIES / 2][2] = {{1, -1}, {1, 1}, {-1, -1}, {-1, 1}, {1, 0}, {-1, 0}, {0, -1}, {0, 1}};
    int32_t w = canvas_width(point->name) - NAME_SLACK_UM, h = CHART_TEXT_UM * 4 / 5;
    for (size_t i = 0; i < TRIES; i++) {
        const int8_t *side = sides[i % (TRIES / 2)];
        int32_t away = i < TRIES / 2 ? MARK_UM / 2 : MARK_UM * 5 / 4;
        places[i] = (struct box){x_of(p, point->x) + side[0] * away - w * (1 - side[0]) / 2,
                y_of(p, point->y) + side[1] * away - h * (1 - side[1]) / 2, w, h};
    }
}

/* On white ground, so that no interval runs through it. Without a free place a point stays without a name; a marked one
 * is named even over another. */
static void add_name(
        struct chart_canvas *c, const struct plot *p, const struct chart_point *point, struct labels *taken)
{
    struct box places[TRIES];
    size_t i = 0;
    list_places(p, point, places);
    while (i < TRIES && !is_free(c->chart, p, taken, places[i])) i++;
    if (i == TRIES && !point->is_marked) return;
    struct box at = places[i == TRIES ? 0 : i];
    taken->v[taken->n++] = at;
    canvas_add(c, (struct chart_shape){.kind = CHART_BOX, .x = at.x, .y = at.y, .w = at.w, .h = at.h, .tone = TONE_WHITE});
    canvas_text(c, point->name, at.x - NAME_SLACK_UM / 2, at.y - (CHART_TEXT_UM - at.h) / 2, at.w + NAME_SLACK_UM, CHART_CENTER);
}

static int64_t farther_share(const struct chart_point *point)
{
    return point->x > point->y ? point->x : point->y;
}

/* The marked first, then from the highest share down: what is named by few stands in a crowd, and in the table. */
static bool is_named_before(const struct chart_point *a, const struct chart_point *b)
{
    if (a->is_marked != b->is_marked) return a->is_marked;
    return farther_share(a) > farther_share(b);
}

static void add_names(struct chart_canvas *c, const struct plot *p)
{
    const struct chart *chart = c->chart;
    struct labels taken = {.v = arena_alloc_array(c->arena, chart->point_count + 1, sizeof *taken.v)};
    const struct chart_point **order = arena_alloc_array(c->arena, chart->point_count + 1, sizeof *order);
    for (size_t i = 0; i < chart->point_count; i++) {
        size_t k = i;
        for (; k > 0 && is_named_before(&chart->points[i], order[k - 1]); k--) order[k] = order[k - 1];
        order[k] = &chart->points[i];
    }
    for (size_t i = 0; i < chart->point_count; i++) add_name(c, p, order[i], &taken);
}

bool chart_scatter(struct chart_canvas *c, struct err *e)
{
    const struct chart *chart = c->chart;
    int32_t room = c->plan->width - SCALE_UM - 30000, side = room < SIDE_MAX_UM ? room : SIDE_MAX_UM;
    struct plot p = {SCALE_UM + (c->plan->width - SCALE_UM - side) / 2, c->y + CHART_TEXT_UM + 2 * GAP_UM, side};
    for (size_t i = 0; i < chart->point_count; i++) {
        const struct chart_point *point = &chart->points[i];
        bool is_share = point->x >= 0 && point->x <= WHOLE && point->y >= 0 && point->y <= WHOLE;
        if (!is_share) return err_set(e, ERR_INPUT, "图“%s”的“%s”不在 0 至 100%%", chart->title, point->name);
    }
    add_scale(c, &p);
    for (size_t i = 0; i < chart->point_count; i++) add_point(c, &p, &chart->points[i]);
    add_names(c, &p);
    c->y = p.top + p.side + 2 * CHART_TEXT_UM + 2 * GAP_UM;
    return true;
}
