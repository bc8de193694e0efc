#include "print/easel.h"

#include <string.h>

#include "base/utf8.h"

enum { EXCERPT_BYTES = 120 }; /* of a text that does not fit, in messages */

const struct colour easel_black = {0, 0, 0};

static void release(void *cr)
{
    cairo_destroy(cr);
}

cairo_t *easel_context(struct arena *a, cairo_surface_t *target)
{
    cairo_t *cr = cairo_create(target);
    arena_defer(a, release, cr);
    return cr;
}

bool easel_open(struct easel *s, struct arena *a, const struct paper *words, cairo_surface_t *target, struct err *e)
{
    cairo_t *cr = easel_context(a, target);
    *s = (struct easel){.arena = a, .cr = cr, .context = text_new_context(a, cr)};
    if (!text_find_faces(s->context, e)) return false;
    s->pen = pen_new(a, words, cr);
    return true;
}

void easel_colour(struct easel *s, struct colour c)
{
    cairo_set_source_rgb(s->cr, c.red, c.green, c.blue);
}

struct colour easel_tint(struct colour c, int percent)
{
    double p = percent / 100.0;
    return (struct colour){1 - (1 - c.red) * p, 1 - (1 - c.green) * p, 1 - (1 - c.blue) * p};
}

static void add_rectangle(struct easel *s, struct ballot_rect r)
{
    cairo_rectangle(s->cr, easel_points(r.x), easel_points(r.y), easel_points(r.w), easel_points(r.h));
}

void easel_fill(struct easel *s, struct ballot_rect r)
{
    add_rectangle(s, r);
    cairo_fill(s->cr);
}

void easel_frame(struct easel *s, struct ballot_rect r, int32_t line)
{
    add_rectangle(s, r);
    add_rectangle(s, (struct ballot_rect){r.x + line, r.y + line, r.w - 2 * line, r.h - 2 * line});
    cairo_set_fill_rule(s->cr, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_fill(s->cr);
    cairo_set_fill_rule(s->cr, CAIRO_FILL_RULE_WINDING);
}

static double height_of(const struct setting *s)
{
    return setting_height(s, s->line_count);
}

static struct setting set_at(struct easel *s, int size, double width, const struct easel_type *t)
{
    struct text_style style = {t->face, size, size * 5 / 4, t->align, 0};
    struct setting setting = setting_new(s->arena, s->context, style, width);
    setting.is_balanced = t->lines_max > 1 && t->align == ALIGN_CENTER;
    setting.is_justified = t->is_justified;
    return setting;
}

/* The largest setting that fits, by trying. */
static bool fit(struct easel *s, const char *text, struct ballot_rect at, const struct easel_type *t,
        struct setting *setting, struct err *e)
{
    double width = easel_points(at.w), height = easel_points(at.h);
    for (int size = t->size_max; size >= t->size_min; size -= t->size_step) {
        *setting = set_at(s, size, width, t);
        if (!setting_fill(setting, text, e)) return false;
        double over = t->is_justified ? size / 40.0 : 0.05;
        if (setting->line_count <= t->lines_max && height_of(setting) <= height + 0.05 &&
                setting_line_width(setting) <= width + over)
            return true;
    }
    size_t shown = utf8_cut(text, strlen(text) < EXCERPT_BYTES ? strlen(text) : EXCERPT_BYTES);
    return err_set(e, ERR_INPUT, "“%.*s%s”太长，用最小的字号也放不下，请缩短", (int)shown, text, text[shown] ? "……" : "");
}

bool easel_measure(
        struct easel *s, const char *text, struct ballot_rect at, const struct easel_type *t, int *size, struct err *e)
{
    struct setting setting;
    if (!fit(s, text, at, t, &setting, e)) return false;
    *size = setting.style.size;
    return true;
}

bool easel_set(struct easel *s, const char *text, struct ballot_rect at, const struct easel_type *t, struct err *e)
{
    struct setting setting;
    if (!*text) return true;
    if (!fit(s, text, at, t, &setting, e)) return false;
    double slack = easel_points(at.h) - height_of(&setting);
    double y = easel_points(at.y) + (t->is_at_top ? 0 : slack / 2);
    setting_draw(s->pen, &setting, 0, setting.line_count, easel_points(at.x), y);
    return true;
}
