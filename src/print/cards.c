/* Cards to cut apart, in a grid of equal fields: 选民证. */
#include "print/press.h"
#include "print/qr.h"

enum { SIZE_COUNT = (CARD_SIZE_MAX - CARD_SIZE_MIN) / CARD_SIZE_STEP + 1 };

#define MARGIN 6.0        /* from the cut to the frame */
#define PADDING 7.0       /* from the frame to the text */
#define TICK 9.0          /* length of a cut mark */
#define TICK_DISTANCE 4.0 /* from the outermost cut, so that no mark stays on a card */

#define CODE_SIDE 64.0 /* of a QR code, 22 mm: read by any telephone */

#define SIZE_OPEN 9.0 /* down to this size lines keep a distance; below, legible letters come first */

enum { SLOTS = 16 }; /* further lines share the last one */

/* The settings of the n-th line. Most lines say the same on every card, and what is filled in again costs nothing. */
struct card_slot {
    bool is_made;
    struct setting label, value, whole;
};

/* The settings of one type size, made when a card first needs it. */
struct card_type {
    bool is_made;
    int size;
    double em;
    double gap; /* above each line of the card at hand */
    double label_width;
    struct setting title;
    struct card_slot slots[SLOTS];
};

struct card_sheet {
    struct press *p;
    const struct paper_cards *source;
    double field_width, field_height;
    double text_width, text_height;
    double code_side; /* 0: no card has a code */
    int label_characters; /* of the longest label: all values start in one column */
    struct card_type types[SIZE_COUNT];
};

static struct text_style style_of(const struct card_type *t)
{
    return (struct text_style){FACE_BODY, t->size, t->size * 27 / 20, ALIGN_LEFT, 0};
}

static struct card_type *type_of(struct card_sheet *s, int i)
{
    struct card_type *t = &s->types[i];
    if (t->is_made) return t;
    t->size = CARD_SIZE_MAX - i * CARD_SIZE_STEP;
    t->em = press_points(t->size);
    t->label_width = s->label_characters ? (s->label_characters + 1) * t->em : 0;
    struct text_style title = {FACE_TITLE, t->size * 5 / 4, t->size * 7 / 4, ALIGN_CENTER, 0};
    t->title = setting_new(s->p->arena, s->p->context, title, s->text_width);
    t->title.is_balanced = true;
    t->is_made = true;
    return t;
}

static struct card_slot *slot_of(struct card_sheet *s, struct card_type *t, size_t line)
{
    struct press *p = s->p;
    struct card_slot *slot = &t->slots[line < SLOTS ? line : SLOTS - 1];
    if (slot->is_made) return slot;
    struct text_style body = style_of(t), label = body;
    label.face = FACE_KAI;
    slot->label = setting_new(p->arena, p->context, label, s->text_width);
    slot->value = setting_new(p->arena, p->context, body, s->text_width - t->label_width);
    slot->whole = setting_new(p->arena, p->context, body, s->text_width);
    slot->is_made = true;
    return slot;
}

static struct setting *fill_line(
        struct card_sheet *s, struct card_type *t, size_t i, struct paper_line line, struct err *e)
{
    struct card_slot *slot = slot_of(s, t, i);
    struct setting *text = line.label.n ? &slot->value : &slot->whole;
    return setting_fill(text, line.value, e) ? text : NULL;
}

static bool fill_label(struct card_sheet *s, struct setting *label, struct str text, struct err *e)
{
    if (label->text && str_eq_text(text, label->text)) return true;
    return setting_fill(label, arena_copy(s->p->arena, text.p, text.n), e);
}

/* Points that the card takes in this size, the title included. */
static bool measure(
        struct card_sheet *s, struct card_type *t, const struct paper_card *card, double *height, struct err *e)
{
    if (!setting_fill(&t->title, card->title, e)) return false;
    double sum = setting_height(&t->title, t->title.line_count);
    for (size_t i = 0; i < card->line_count; i++) {
        const struct setting *text = fill_line(s, t, i, paper_card_line(card->lines[i]), e);
        if (!text) return false;
        sum += setting_height(text, text->line_count);
    }
    *height = sum;
    return true;
}

/* Is there room for the lines in this size? Sets the gap between them. */
static bool is_roomy(const struct card_sheet *s, struct card_type *t, const struct paper_card *card, double height)
{
    double gaps = card->line_count ? (double)card->line_count : 1, gap = (s->text_height - height) / gaps;
    if (gap < (t->em > SIZE_OPEN ? t->em * 0.2 : 0)) return false;
    t->gap = gap > t->em * 0.6 ? t->em * 0.6 : gap;
    return true;
}

/* Even if no line had to be broken? Spares setting them. */
static bool could_be_roomy(
        const struct card_sheet *s, struct card_type *t, const struct paper_card *card, bool *roomy, struct err *e)
{
    if (!setting_fill(&t->title, card->title, e)) return false;
    double least = press_points(style_of(t).pitch) * (double)card->line_count;
    *roomy = is_roomy(s, t, card, setting_height(&t->title, t->title.line_count) + least);
    return true;
}

static bool draw_lines(
        struct card_sheet *s, struct card_type *t, const struct paper_card *card, double x, double y, struct err *e)
{
    struct press *p = s->p;
    setting_draw(p->pen, &t->title, 0, t->title.line_count, x, y);
    y += setting_height(&t->title, t->title.line_count);
    for (size_t i = 0; i < card->line_count; i++) {
        struct paper_line line = paper_card_line(card->lines[i]);
        const struct setting *text = fill_line(s, t, i, line, e);
        if (!text) return false;
        y += t->gap;
        if (line.label.n) {
            struct setting *label = &slot_of(s, t, i)->label;
            if (!fill_label(s, label, line.label, e)) return false;
            setting_draw(p->pen, label, 0, 1, x, y);
        }
        setting_draw(p->pen, text, 0, text->line_count, x + s->text_width - text->width, y);
        y += setting_height(text, text->line_count);
    }
    return true;
}

static bool draw_card(struct card_sheet *s, const struct paper_card *card, double x, double y, struct err *e)
{
    cairo_t *cr = s->p->cr;
    cairo_rectangle(cr, x + MARGIN, y + MARGIN, s->field_width - 2 * MARGIN, s->field_height - 2 * MARGIN);
    cairo_set_line_width(cr, 0.75);
    cairo_stroke(cr);
    if (card->code) {
        double right = x + s->field_width - MARGIN - PADDING, middle = y + s->field_height / 2;
        if (!qr_draw(cr, card->code, right - s->code_side, middle - s->code_side / 2, s->code_side, e)) return false;
    }
    for (int i = 0; i < SIZE_COUNT; i++) {
        struct card_type *t = type_of(s, i);
        double height;
        bool roomy;
        if (s->text_width - t->label_width < 4 * t->em) continue;
        if (!could_be_roomy(s, t, card, &roomy, e)) return false;
        if (!roomy) continue;
        if (!measure(s, t, card, &height, e)) return false;
        if (!is_roomy(s, t, card, height)) continue;
        return draw_lines(s, t, card, x + MARGIN + PADDING, y + MARGIN + PADDING, e);
    }
    return err_set(e, ERR_INPUT, "文字太多，用最小的字号也放不下，请减少每页的证卡数，或把文字缩短");
}

/* Marks at the ends of every cut, in the margin, for a ruler to be laid against. */
static void draw_cuts(const struct card_sheet *s, int rows)
{
    const struct press *p = s->p;
    double right = p->left + s->field_width * s->source->columns;
    double bottom = p->top + s->field_height * rows;
    for (int i = 0; i <= s->source->columns; i++) {
        double x = p->left + s->field_width * i;
        cairo_move_to(p->cr, x, p->top - TICK_DISTANCE);
        cairo_rel_line_to(p->cr, 0, -TICK);
        cairo_move_to(p->cr, x, bottom + TICK_DISTANCE);
        cairo_rel_line_to(p->cr, 0, TICK);
    }
    for (int i = 0; i <= rows; i++) {
        double y = p->top + s->field_height * i;
        cairo_move_to(p->cr, p->left - TICK_DISTANCE, y);
        cairo_rel_line_to(p->cr, -TICK, 0);
        cairo_move_to(p->cr, right + TICK_DISTANCE, y);
        cairo_rel_line_to(p->cr, TICK, 0);
    }
    cairo_set_line_width(p->cr, 0.35);
    cairo_stroke(p->cr);
}

bool cards_draw(struct press *p, const struct paper_cards *c, struct err *e)
{
    struct card_sheet s = {.p = p, .source = c, .label_characters = paper_longest_label(c)};
    s.field_width = p->width / c->columns;
    s.field_height = (p->bottom - p->top) / c->rows;
    for (size_t i = 0; i < c->count; i++)
        if (c->cards[i].code) s.code_side = CODE_SIDE;
    s.text_width = s.field_width - 2 * (MARGIN + PADDING) - (s.code_side > 0 ? s.code_side + PADDING : 0);
    s.text_height = s.field_height - 2 * (MARGIN + PADDING);
    size_t per_page = (size_t)c->columns * (size_t)c->rows;
    for (size_t first = 0; first < c->count; first += per_page) {
        if (!press_is_fresh(p) && !press_turn_page(p, e)) return false;
        size_t n = c->count - first < per_page ? c->count - first : per_page;
        for (size_t i = 0; i < n; i++) {
            double x = p->left + s.field_width * (double)(i % (size_t)c->columns);
            double y = p->top + s.field_height * (double)(i / (size_t)c->columns);
            if (!draw_card(&s, &c->cards[first + i], x, y, e)) return err_in(e, "第 %zu 张证卡", first + i + 1);
        }
        draw_cuts(&s, (int)((n + (size_t)c->columns - 1) / (size_t)c->columns));
        p->y = p->bottom;
    }
    return true;
}
