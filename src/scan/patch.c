#include "scan/patch.h"

#include <math.h>
#include <stdlib.h>

#include "scan/stretch.h"

/* How many steps a place, in 1/65536 of a pixel, keeps its whole part. */
static int32_t steps_within(int32_t at, int32_t step, int32_t most)
{
    enum { ONE = 65536 };
    int32_t part = at & (ONE - 1);
    if (step == 0) return most;
    return step > 0 ? (ONE - part + step - 1) / step : part / -step + 1;
}

/* Nearest pixels, walked along the rows in 1/65536 of a pixel. Where the sheet lies upright and a pixel of the patch is
 * as large as one of the image, whole stretches are copied: to the next row, or to the next pixel too many or too few. */
static void sample_rows(
        const struct scan_image *image, const struct scan_map *m, double x, double y, struct scan_patch *p)
{
    enum { ONE = 65536, UPRIGHT = ONE / 8, SAME = ONE / 32 };
    int32_t step_x = (int32_t)lrint(m->xx * p->um * ONE), step_y = (int32_t)lrint(m->yx * p->um * ONE), w = p->w;
    bool is_turned = abs(step_y) >= UPRIGHT, is_same = !is_turned && abs(step_x - ONE) < SAME;
    bool is_thinned = !is_turned && !is_same;
    const uint8_t *pixels = image->pixels;
    size_t stride = (size_t)image->stride;
    for (int32_t k = 0; k < p->h; k++) {
        struct scan_point start = scan_map_at(m, x, y + k * p->um);
        int32_t at_x = (int32_t)lrint(start.x * ONE), at_y = (int32_t)lrint(start.y * ONE);
        uint8_t *restrict out = p->grey + (size_t)k * (size_t)w;
        for (int32_t i = 0; i < w && is_turned; i++, at_x += step_x, at_y += step_y)
            out[i] = pixels[(size_t)(at_y >> 16) * stride + (size_t)(at_x >> 16)];
        for (int32_t i = 0; i < w && is_thinned;) {
            int32_t end = i + steps_within(at_y, step_y, w);
            const uint8_t *row = pixels + (size_t)(at_y >> 16) * stride;
            if (end > w) end = w;
            at_y += (end - i) * step_y;
            for (; i < end; i++, at_x += step_x) out[i] = row[at_x >> 16];
        }
        for (int32_t i = 0; i < w && is_same;) {
            int32_t n = steps_within(at_x, step_x - ONE, w), same_row = steps_within(at_y, step_y, w);
            if (same_row < n) n = same_row;
            if (n > w - i) n = w - i;
            scan_stretch_copy(out + i, pixels + (size_t)(at_y >> 16) * stride + (size_t)(at_x >> 16), n);
            i += n;
            at_x += n * step_x;
            at_y += n * step_y;
        }
    }
}

/* The same where part of the patch lies outside the image, which is white there. */
static void sample_clipped(
        const struct scan_image *image, const struct scan_map *m, double x, double y, struct scan_patch *p)
{
    for (int32_t k = 0; k < p->h; k++)
        for (int32_t i = 0; i < p->w; i++) {
            struct scan_point at = scan_map_at(m, x + i * p->um, y + k * p->um);
            bool is_in = at.x >= 0 && at.y >= 0 && at.x < image->width && at.y < image->height;
            p->grey[(size_t)k * (size_t)p->w + (size_t)i] =
                    is_in ? image->pixels[(size_t)(int32_t)at.y * (size_t)image->stride + (size_t)(int32_t)at.x] : 255;
        }
}

bool scan_cut_box(const struct scan_image *image, const struct scan_map *m, struct ballot_rect at, bool is_coarse,
        struct scan_patch *p)
{
    double um = 2 / (scan_map_scale_x(m) + scan_map_scale_y(m));
    p->um = um < SCAN_PATCH_UM_MIN ? SCAN_PATCH_UM_MIN : um > SCAN_PATCH_UM_MAX ? SCAN_PATCH_UM_MAX : (int32_t)um;
    if (is_coarse) p->um = SCAN_PATCH_UM_COARSE;
    p->w = (at.w + 2 * SCAN_PATCH_MARGIN_UM) / p->um;
    p->h = (at.h + 2 * SCAN_PATCH_MARGIN_UM) / p->um;
    int32_t least = 2 * scan_patch_pixels(p, SCAN_PATCH_MARGIN_UM + SCAN_PATCH_INSET_UM) + 4;
    if (p->w < least || p->h < least || p->w > SCAN_PATCH_SIDE_MAX || p->h > SCAN_PATCH_SIDE_MAX || p->w > SCAN_PATCH_PIXELS_MAX / p->h) return false;
    double x = at.x - SCAN_PATCH_MARGIN_UM + p->um / 2.0, y = at.y - SCAN_PATCH_MARGIN_UM + p->um / 2.0;
    p->image = image;
    p->map = *m;
    p->x = x;
    p->y = y;
    p->is_cut = false;
    for (int i = 0; i < 4; i++) {
        struct scan_point c = scan_map_at(m, x + (i & 1) * p->w * p->um, y + (i >> 1) * p->h * p->um);
        if (c.x < 1 || c.y < 1 || c.x >= image->width - 1 || c.y >= image->height - 1) p->is_cut = true;
    }
    if (p->is_cut)
        sample_clipped(image, m, x, y, p);
    else
        sample_rows(image, m, x, y, p);
    return true;
}
