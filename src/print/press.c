#include "print/press.h"

static void start_page(struct press *p)
{
    p->page++;
    p->y = p->top;
}

bool press_open(struct press *p, struct arena *a, const struct paper *paper, cairo_t *cr, int pitch, struct err *e)
{
    *p = (struct press){.arena = a, .paper = paper, .style = print_style_of(paper), .cr = cr};
    if (pitch) p->style.body.pitch = pitch;
    const struct print_style *s = &p->style;
    p->left = press_points(s->left);
    p->top = press_points(s->top);
    p->width = press_points(s->page_width - s->left - s->right);
    p->bottom = press_points(s->page_height - s->bottom);
    p->context = text_new_context(a, cr);
    if (!text_find_faces(p->context, e)) return false;
    p->pen = pen_new(a, paper, cr);
    double em = press_points(s->number.size);
    p->number = setting_new(a, p->context, s->number, p->width - 2 * em);
    p->footer = setting_new(a, p->context, s->footer, p->width - 8 * em);
    start_page(p);
    return true;
}

bool press_is_fresh(const struct press *p)
{
    return p->y <= p->top;
}

double press_room(const struct press *p)
{
    return p->bottom - p->y + 0.01;
}

/* — 1 — outwards (单页码居右, 双页码居左), one character in; the footer on the other side. */
static bool draw_foot(struct press *p, struct err *e)
{
    bool is_odd = p->page % 2 == 1;
    double middle = p->bottom + press_points(p->style.number_drop);
    char text[32];
    snprintf(text, sizeof text, "— %d —", p->page);
    p->number.style.align = is_odd ? ALIGN_RIGHT : ALIGN_LEFT;
    if (!setting_fill(&p->number, text, e)) return false;
    double em = press_points(p->style.number.size);
    double top = middle - setting_height(&p->number, 1) / 2;
    if (!p->paper->is_letters) setting_draw(p->pen, &p->number, 0, 1, p->left + em, top);
    p->number.text = NULL;
    if (!p->paper->footer) return true;

    p->footer.style.align = is_odd ? ALIGN_LEFT : ALIGN_RIGHT;
    if (!setting_fill(&p->footer, p->paper->footer, e)) return err_in(e, "页脚");
    double x = is_odd ? p->left : p->left + p->width - p->footer.width;
    double height = setting_height(&p->footer, p->footer.line_count);
    if (height > press_points(p->style.number_drop)) return err_set(e, ERR_INPUT, "页脚的文字太长，请缩短");
    setting_draw(p->pen, &p->footer, 0, p->footer.line_count, x, middle - height / 2);
    return true;
}

bool press_close(struct press *p, struct err *e)
{
    if (!draw_foot(p, e)) return false;
    cairo_show_page(p->cr);
    return true;
}

bool press_turn_page(struct press *p, struct err *e)
{
    if (!press_close(p, e)) return false;
    start_page(p);
    return true;
}
