#include "scan/locate.h"

#include <math.h>
#include <string.h>

enum {
    WINDOW_UM = 38000,   /* from each corner of the image: a sheet skewed by 5 degrees has its squares in there */
    NEAR_MAX = 5,        /* spots kept in a window */
    FAR_MAX = 28,        /* and over the whole page */
    ERROR_UM_MAX = 1600, /* from a parallelogram */
    REACH_UM = 1600,
};

static const double um_of_inch = 25400;
static const double stretch_max = 0.045; /* of the two scales against the stated resolution */
static const double shape_max = 0.065;   /* of the two scales against each other */
static const double square_max = 0.035;  /* cosine of the angle between the sides */
static const double skew_max = 0.14;     /* tangent of the skew: 5 degrees and the sheet's own shear */

/* A choice of spots for the corners of the image, clockwise from the top left; NULL is a corner that is not there. */
struct quad {
    const struct scan_spot *spot[BALLOT_CORNER_COUNT];
};

/* What the sheet looks like: distances of the middles of its corners. */
struct frame {
    double across, down; /* along the image's x and y, micrometres */
    double scale;        /* pixels of a micrometre, roughly */
    bool is_sure;        /* the scale is stated by the file */
    int lying;           /* 1: the ballot's upper edge is not at the image's upper or lower edge */
};

static struct scan_point middle(struct ballot_rect r)
{
    return (struct scan_point){r.x + r.w / 2.0, r.y + r.h / 2.0};
}

static double frame_across(const struct ballot_layout *l)
{
    return l->corners[BALLOT_TOP_RIGHT].x - l->corners[BALLOT_TOP_LEFT].x;
}

static double frame_down(const struct ballot_layout *l)
{
    return l->corners[BALLOT_BOTTOM_LEFT].y - l->corners[BALLOT_TOP_LEFT].y;
}

/* The fourth corner of a parallelogram. */
static struct scan_point reckon(const struct scan_point p[], int missing)
{
    struct scan_point a = p[(missing + 1) % 4], b = p[(missing + 3) % 4], c = p[(missing + 2) % 4];
    return (struct scan_point){a.x + b.x - c.x, a.y + b.y - c.y};
}

/* How well the points suit the frame: negative when they cannot be its corners. */
static double rate(const struct frame *f, const struct scan_point p[4], const struct quad *q, double *error_um)
{
    double top_x = p[1].x - p[0].x, top_y = p[1].y - p[0].y, left_x = p[3].x - p[0].x, left_y = p[3].y - p[0].y;
    double top = hypot(top_x, top_y), left = hypot(left_x, left_y);
    if (top <= 0 || left <= 0 || top_x * left_y - top_y * left_x <= 0) return -1;
    double scale_x = top / f->across, scale_y = left / f->down, scale = sqrt(scale_x * scale_y);
    double loose = f->is_sure ? stretch_max : 0.30;
    if (fabs(scale_x / f->scale - 1) > loose || fabs(scale_y / f->scale - 1) > loose) return -1;
    if (fabs(scale_x / scale_y - 1) > shape_max) return -1;
    if (fabs(top_x * left_x + top_y * left_y) > square_max * top * left) return -1;
    if (fabs(top_y) > skew_max * fabs(top_x)) return -1;
    *error_um = hypot(p[0].x + p[2].x - p[1].x - p[3].x, p[0].y + p[2].y - p[1].y - p[3].y) / scale;
    if (*error_um > ERROR_UM_MAX) return -1;
    double strength = 0;
    for (int i = 0; i < 4; i++) strength += q->spot[i] ? q->spot[i]->strength : 0;
    return strength - 0.3 * *error_um / ERROR_UM_MAX;
}

struct search {
    const struct scan_image *image;
    const struct frame *frame;
    struct quad best;
    struct scan_point points[4]; /* refined, of the best */
    double rating;
    double error_um;
};

/* The points of a choice, a missing one reckoned. False when two are missing. */
static bool points_of(const struct quad *q, struct scan_point p[4])
{
    int missing = -1;
    for (int i = 0; i < 4; i++) {
        if (q->spot[i])
            p[i] = q->spot[i]->at;
        else if (missing >= 0)
            return false;
        else
            missing = i;
    }
    if (missing >= 0) p[missing] = reckon(p, missing);
    return true;
}

static void consider(struct search *s, const struct quad *q)
{
    struct scan_point p[4];
    double error = 0;
    if (!points_of(q, p)) return;
    double rating = rate(s->frame, p, q, &error);
    if (rating <= s->rating) return;
    s->rating = rating;
    s->best = *q;
    s->error_um = error;
    memcpy(s->points, p, sizeof p);
}

/* Spots by the corner of the image they may be. */
struct spots {
    struct scan_spot *v[4];
    size_t n[4];
};

/* Squares among the spots, each measured; what has no clear edges is dropped. */
static size_t measure(const struct scan_image *image, double side, double reach, struct scan_spot *spots, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        struct scan_spot spot = spots[i];
        if (scan_find_rectangle(image, side, side, reach, &spot.at)) spots[kept++] = spot;
    }
    return kept;
}

/* Every choice of four, and of three where one is missing. */
static void search_near(struct search *s, const struct spots *spots)
{
    struct quad q;
    for (size_t a = 0; a <= spots->n[0]; a++)
        for (size_t b = 0; b <= spots->n[1]; b++)
            for (size_t c = 0; c <= spots->n[2]; c++)
                for (size_t d = 0; d <= spots->n[3]; d++) {
                    const size_t at[4] = {a, b, c, d};
                    for (int i = 0; i < 4; i++) q.spot[i] = at[i] < spots->n[i] ? &spots->v[i][at[i]] : NULL;
                    consider(s, &q);
                }
}

/* Among spots of the whole page any may be any corner: a pair for the upper edge first, which leaves few. */
static void search_far(struct search *s, const struct scan_spot *spots, size_t n)
{
    double loose = s->frame->is_sure ? stretch_max : 0.30;
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n; b++) {
            double x = spots[b].at.x - spots[a].at.x, y = spots[b].at.y - spots[a].at.y;
            if (x <= 0 || fabs(y) > skew_max * x) continue;
            double scale = hypot(x, y) / s->frame->across;
            if (fabs(scale / s->frame->scale - 1) > loose) continue;
            for (size_t c = 0; c <= n; c++)
                for (size_t d = 0; d <= n; d++) {
                    if (c == n && d == n) continue;
                    struct quad q = {{&spots[a], &spots[b], c < n ? &spots[c] : NULL, d < n ? &spots[d] : NULL}};
                    consider(s, &q);
                }
        }
    for (size_t c = 0; c < n; c++) /* one of the upper two is missing */
        for (size_t d = 0; d < n; d++) {
            double x = spots[c].at.x - spots[d].at.x, y = spots[c].at.y - spots[d].at.y;
            if (x <= 0 || fabs(y) > skew_max * x) continue;
            for (size_t a = 0; a < n; a++) {
                struct quad left = {{&spots[a], NULL, &spots[c], &spots[d]}};
                struct quad right = {{NULL, &spots[a], &spots[c], &spots[d]}};
                consider(s, &left);
                consider(s, &right);
            }
        }
}

enum { FRAMES_MAX = 4 };

/* The frames that a sheet can have on an image: upright and lying, at the resolution that the file states, or, when it
 * states none or is not believed, as if the image were the sheet, or a whole A4. */
static int frames_of(const struct scan_image *image, const struct ballot_layout *l, int32_t dpi, struct frame frames[])
{
    static const double a4_um[2] = {210000, 297000};
    int n = 0;
    bool is_lying_first = (image->width > image->height) != (l->width > l->height);
    for (int i = 0; i < 2; i++) {
        int lying = i ^ is_lying_first;
        double across = lying ? frame_down(l) : frame_across(l), down = lying ? frame_across(l) : frame_down(l);
        if (dpi) {
            frames[n++] = (struct frame){across, down, dpi / um_of_inch, true, lying};
            continue;
        }
        double by_width = image->width / (double)(lying ? l->height : l->width);
        double by_height = image->height / (double)(lying ? l->width : l->height);
        frames[n++] = (struct frame){across, down, fmin(by_width, by_height), false, lying};
        bool is_wide = image->width > image->height;
        double a4 = fmin(image->width / a4_um[is_wide], image->height / a4_um[!is_wide]);
        if (a4 < 0.85 * fmin(by_width, by_height)) frames[n++] = (struct frame){across, down, a4, false, lying};
    }
    return n;
}

/* The corner of the ballot that lies at the image's top left, for each quarter turn clockwise. */
static struct scan_map map_of(
        const struct ballot_layout *l, const struct scan_point p[4], const struct quad *q, int turn)
{
    struct scan_point from[4], to[4];
    size_t n = 0;
    struct scan_map m = {0};
    for (int i = 0; i < 4; i++) {
        if (!q->spot[i]) continue;
        from[n] = middle(l->corners[(i + 4 - turn) % 4]);
        to[n++] = p[i];
    }
    bool ok = scan_map_fit(from, to, n, &m);
    (void)ok; /* corners of a rectangle never lie on one line */
    return m;
}

static bool is_whole(const struct quad *q)
{
    return q->spot[0] && q->spot[1] && q->spot[2] && q->spot[3];
}

/* The spots themselves end with the search; what is asked later is only whether a corner was seen. */
static void forget_spots(struct search *s)
{
    static const struct scan_spot seen;
    for (int i = 0; i < 4; i++)
        if (s->best.spot[i]) s->best.spot[i] = &seen;
}

static void search_frame(struct search *s, double side_um, struct scan_bytes *scratch)
{
    const struct scan_image *image = s->image;
    double scale = s->frame->scale, side = side_um * scale, reach = REACH_UM * scale;
    int32_t size = (int32_t)(WINDOW_UM * scale), right = image->width - size, bottom = image->height - size;
    const struct scan_window windows[4] = {
            {0, 0, size, size}, {right, 0, size, size}, {right, bottom, size, size}, {0, bottom, size, size}};
    struct scan_spot near[4][NEAR_MAX], far[FAR_MAX];
    struct spots spots;
    for (int i = 0; i < 4; i++) {
        spots.v[i] = near[i];
        spots.n[i] = scan_find_squares(image, windows[i], side, scratch, near[i], NEAR_MAX);
        spots.n[i] = measure(image, side, reach, near[i], spots.n[i]);
    }
    search_near(s, &spots);
    if (s->rating > 0 && is_whole(&s->best)) {
        forget_spots(s);
        return;
    }
    struct search all = {.image = image, .frame = s->frame, .rating = s->rating};
    size_t n = scan_find_squares(
            image, (struct scan_window){0, 0, image->width, image->height}, side, scratch, far, FAR_MAX);
    search_far(&all, far, measure(image, side, reach, far, n));
    if (all.rating > s->rating) *s = all;
    forget_spots(s);
}

/* How much darker the bar's place is than the place where it would be the other way round: -1 ..= 1. */
static double bar_contrast(const struct scan_image *image, const struct ballot_layout *l, const struct scan_map *m)
{
    struct ballot_rect b = l->bar;
    int32_t inset = b.h / 4;
    double here = scan_mean(image, m, b.x + inset, b.y + inset, b.w - 2 * inset, b.h - 2 * inset);
    double there = scan_mean(
            image, m, l->width - b.x - b.w + inset, l->height - b.y - b.h + inset, b.w - 2 * inset, b.h - 2 * inset);
    double white = here > there ? here : there;
    return white > 0 ? (there - here) / white : 0;
}

struct scan_map scan_map_turned(const struct scan_map *m, const struct ballot_layout *l)
{
    struct scan_point end = scan_map_at(m, l->width, l->height);
    return (struct scan_map){-m->xx, -m->xy, end.x, -m->yx, -m->yy, end.y};
}

enum scan_misfit scan_locate(const struct scan_image *image, const struct ballot_layout *l, struct scan_bytes *scratch,
        struct scan_place *place)
{
    struct frame frames[FRAMES_MAX];
    struct search best = {.rating = 0};
    int lying = 0;
    for (int32_t dpi = image->dpi;; dpi = 0) {
        int n = frames_of(image, l, dpi, frames);
        for (int k = 0; k < n && !(best.rating > 0 && is_whole(&best.best)); k++) {
            struct search s = {.image = image, .frame = &frames[k], .rating = 0};
            search_frame(&s, BALLOT_CORNER_UM, scratch);
            if (s.rating <= best.rating) continue;
            best = s;
            lying = frames[k].lying;
        }
        if (best.rating > 0 || dpi == 0) break;
    }
    if (best.rating <= 0) return SCAN_NO_CORNERS;
    int corners = 0;
    for (int i = 0; i < 4; i++) corners += best.best.spot[i] != NULL;
    struct scan_map m = map_of(l, best.points, &best.best, lying);
    double contrast = bar_contrast(image, l, &m);
    if (contrast < 0) m = scan_map_turned(&m, l);
    *place = (struct scan_place){m, corners, best.error_um, best.rating, l};
    return fabs(contrast) > 0.2 ? SCAN_FITS : SCAN_NO_BAR;
}
