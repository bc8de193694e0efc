#include "print/ballot_draw.h"

#include <math.h>
#include <qrencode.h>

enum { PT = 20 };

/* Told apart by colour, by the words of the badge, and on grey printers by the badge's shape. */
static const struct look {
    struct colour colour;
    bool is_round;
} looks[BALLOT_KIND_COUNT] = {
        [BALLOT_TOWNSHIP] = {{0.70, 0.07, 0.09}, false},
        [BALLOT_COUNTY] = {{0.05, 0.22, 0.55}, true},
        [BALLOT_CONGRESS] = {{0.03, 0.36, 0.22}, false},
        [BALLOT_APPRAISAL] = {{0.36, 0.15, 0.46}, true},
};

static const char sample_words[] = "样票";
static const char test_words[] = "测试票\n不得投入票箱";

static const struct easel_type types[] = {
        [BALLOT_SLOT_BADGE] = {FACE_HEAD, 18 * PT, 8 * PT, PT, 1, ALIGN_CENTER, false, false},
        [BALLOT_SLOT_TITLE] = {FACE_TITLE, 26 * PT, 11 * PT, PT, 2, ALIGN_CENTER, false, false},
        [BALLOT_SLOT_SUBTITLE] = {FACE_HEAD, 15 * PT, 8 * PT, PT / 2, 1, ALIGN_CENTER, false, false},
        [BALLOT_SLOT_PROMPT] = {FACE_HEAD, 18 * PT, 8 * PT, PT / 2, 2, ALIGN_CENTER, false, false},
        [BALLOT_SLOT_HEADING] = {FACE_HEAD, 14 * PT, 8 * PT, PT / 2, 1, ALIGN_CENTER, false, false},
        [BALLOT_SLOT_NAME] = {FACE_TITLE, 26 * PT, 10 * PT, PT / 2, 2, ALIGN_LEFT, false, false},
        [BALLOT_SLOT_LABEL] = {FACE_BODY, 15 * PT, 9 * PT, PT / 2, 1, ALIGN_CENTER, false, false},
        [BALLOT_SLOT_INSTRUCTION] = {FACE_BODY, 12 * PT, 8 * PT, PT / 2, 40, ALIGN_LEFT, true, true},
        [BALLOT_SLOT_DATE] = {FACE_BODY, 12 * PT, 7 * PT, PT / 2, 1, ALIGN_CENTER, false, false},
        [BALLOT_SLOT_SEAL] = {FACE_BODY, 12 * PT, 8 * PT, PT / 2, 2, ALIGN_CENTER, false, false},
        [BALLOT_SLOT_CODE] = {FACE_KAI, 7 * PT, 5 * PT, PT / 2, 1, ALIGN_LEFT, false, false},
};

static const char *slot_text(const struct ballot_sheaf *s, const struct ballot_slot *slot)
{
    if (slot->kind == BALLOT_SLOT_CODE) return s->kind == BALLOT_LEAF_SAMPLE ? "" : s->layout->code_text;
    if (slot->kind == BALLOT_SLOT_SEAL && s->kind == BALLOT_LEAF_TEST) return test_words;
    return slot->text;
}

struct paper *ballot_words(struct arena *a, const struct ballot_sheaf *s)
{
    struct paper *p = paper_new(a, s->name, s->dated);
    for (size_t i = 0; i < s->layout->slot_count; i++)
        paper_add_text(p, BLOCK_PLAIN, slot_text(s, &s->layout->slots[i]));
    for (size_t i = 0; i < s->leaf_count; i++)
        for (size_t k = 0; k < s->leaves[i].ink_count; k++)
            if (s->leaves[i].ink[k].text) paper_add_text(p, BLOCK_PLAIN, s->leaves[i].ink[k].text);
    paper_add_text(p, BLOCK_PLAIN, sample_words);
    return p;
}

/* ---- what machines look for ---- */

static void add_modules(struct easel *s, const QRcode *code, struct ballot_rect at)
{
    double module = easel_points(BALLOT_MODULE_UM);
    for (int y = 0; y < code->width; y++) {
        for (int x = 0; x < code->width;) {
            int run = 0;
            while (x + run < code->width && code->data[y * code->width + x + run] & 1) run++;
            if (run)
                cairo_rectangle(
                        s->cr, easel_points(at.x) + x * module, easel_points(at.y) + y * module, run * module, module);
            x += run ? run : 1;
        }
    }
}

static void close_input(QRinput **input)
{
    if (*input) QRinput_free(*input);
}

static void close_code(QRcode **code)
{
    if (*code) QRcode_free(*code);
}

static bool draw_code(struct easel *s, const struct ballot_layout *l, struct err *e)
{
    AUTO(close_input) QRinput *input = QRinput_new2(BALLOT_CODE_VERSION, QR_ECLEVEL_H);
    bool is_taken = input &&
                    QRinput_append(input, QR_MODE_AN, BALLOT_CODE_CHARACTERS, (const unsigned char *)l->code_text) == 0;
    AUTO(close_code) QRcode *code = is_taken ? QRcode_encodeInput(input) : NULL;
    if (!code || code->width != BALLOT_CODE_MODULES) return err_set(e, ERR_ENVIRONMENT, "二维码没有生成");
    add_modules(s, code, l->code);
    cairo_fill(s->cr);
    return true;
}

/* Corners, bar, marks of rows and, when it is wanted, the code. */
static bool draw_marks(struct easel *s, const struct ballot_layout *l, bool with_code, struct err *e)
{
    easel_colour(s, easel_black);
    for (int i = 0; i < BALLOT_CORNER_COUNT; i++) easel_fill(s, l->corners[i]);
    easel_fill(s, l->bar);
    for (size_t i = 0; i < l->row_count; i++) {
        easel_fill(s, l->rows[i].left);
        easel_fill(s, l->rows[i].right);
    }
    return !with_code || draw_code(s, l, e);
}

/* ---- what people look at ---- */

static const struct ballot_slot *slot_of(const struct ballot_layout *l, enum ballot_slot_kind kind)
{
    size_t i = 0;
    while (l->slots[i].kind != kind) i++;
    return &l->slots[i];
}

static void draw_badge(struct easel *s, const struct look *look, struct ballot_rect at)
{
    double x = easel_points(at.x), y = easel_points(at.y), side = easel_points(at.w);
    double radius = look->is_round ? side / 2 : side / 8;
    cairo_new_sub_path(s->cr);
    for (int i = 0; i < 4; i++) {
        double cx = i == 0 || i == 1 ? x + side - radius : x + radius;
        double cy = i == 1 || i == 2 ? y + side - radius : y + radius;
        cairo_arc(s->cr, cx, cy, radius, (i - 1) * M_PI / 2, i * M_PI / 2);
    }
    cairo_close_path(s->cr);
    easel_colour(s, look->colour);
    cairo_fill(s->cr);
}

static void draw_seal_place(struct easel *s, const struct look *look, struct ballot_rect at)
{
    static const double dash[] = {2, 3};
    double half = easel_points(at.w) / 2;
    cairo_new_sub_path(s->cr);
    cairo_arc(s->cr, easel_points(at.x) + half, easel_points(at.y) + half, half - 1, 0, 2 * M_PI);
    easel_colour(s, easel_tint(look->colour, 45));
    cairo_set_line_width(s->cr, 0.6);
    cairo_set_dash(s->cr, dash, 2, 0);
    cairo_stroke(s->cr);
    cairo_set_dash(s->cr, NULL, 0, 0);
}

/* Lines between rows and columns are thin and light: what is dark in a row is a box or a voter's mark. */
static void draw_panel(
        struct easel *s, const struct look *look, const struct ballot_layout *l, const struct ballot_panel *panel)
{
    enum { THIN = 150, EDGE = 400 };
    struct ballot_rect t = panel->at;
    int32_t head = l->rows[0].top - t.y;
    easel_colour(s, easel_tint(look->colour, 12));
    easel_fill(s, (struct ballot_rect){t.x, t.y, t.w, head - BALLOT_CLEAR_UM / 2});
    easel_colour(s, easel_tint(look->colour, 40));
    for (size_t i = 0; i < l->row_count; i++)
        easel_fill(s, (struct ballot_rect){t.x, l->rows[i].top - THIN / 2, t.w, THIN});
    for (int32_t x = panel->option_left; x < t.x + t.w; x += l->option_pitch)
        easel_fill(s, (struct ballot_rect){x - THIN / 2, t.y, THIN, t.h});
    easel_colour(s, look->colour);
    easel_frame(s, (struct ballot_rect){t.x - EDGE, t.y - EDGE, t.w + 2 * EDGE, t.h + 2 * EDGE}, EDGE);
}

static void draw_tables(struct easel *s, const struct look *look, const struct ballot_layout *l)
{
    easel_colour(s, easel_tint(look->colour, 12));
    easel_fill(s, slot_of(l, BALLOT_SLOT_PROMPT)->at);
    for (size_t i = 0; i < l->panel_count; i++) draw_panel(s, look, l, &l->panels[i]);
}

/* All candidates' names in one size: the ballot prefers nobody. */
static bool choose_name_type(struct easel *s, const struct ballot_layout *l, struct easel_type *t, struct err *e)
{
    *t = types[BALLOT_SLOT_NAME];
    if (l->panel_count > 1) t->size_min = 8 * PT;
    for (size_t i = 0; i < l->slot_count; i++) {
        if (l->slots[i].kind != BALLOT_SLOT_NAME) continue;
        if (!easel_measure(s, l->slots[i].text, l->slots[i].at, t, &t->size_max, e)) return false;
    }
    return true;
}

static bool draw_words(struct easel *s, const struct ballot_sheaf *sheaf, struct err *e)
{
    const struct ballot_layout *l = sheaf->layout;
    const struct look *look = &looks[l->payload.kind];
    static const struct colour white = {1, 1, 1};
    struct easel_type name_type;
    if (!choose_name_type(s, l, &name_type, e)) return false;
    for (size_t i = 0; i < l->slot_count; i++) {
        const struct ballot_slot *slot = &l->slots[i];
        const struct easel_type *t = slot->kind == BALLOT_SLOT_NAME ? &name_type : &types[slot->kind];
        struct colour c = easel_black;
        if (slot->kind == BALLOT_SLOT_BADGE) c = white;
        if (slot->kind == BALLOT_SLOT_TITLE) c = look->colour;
        if (slot->kind == BALLOT_SLOT_SEAL) c = easel_tint(look->colour, 45);
        easel_colour(s, c);
        if (!easel_set(s, slot_text(sheaf, slot), slot->at, t, e)) return false;
    }
    return true;
}

static bool draw_sample_words(struct easel *s, const struct ballot_layout *l, struct err *e)
{
    static const struct easel_type type = {FACE_HEAD, 40 * PT, 10 * PT, PT, 1, ALIGN_CENTER, false, false};
    easel_colour(s, looks[l->payload.kind].colour);
    easel_frame(s, l->code, 600);
    return easel_set(s, sample_words, l->code, &type, e);
}

bool ballot_draw(struct easel *s, const struct ballot_sheaf *sheaf, struct err *e)
{
    const struct ballot_layout *l = sheaf->layout;
    const struct look *look = &looks[l->payload.kind];
    bool is_sample = sheaf->kind == BALLOT_LEAF_SAMPLE;
    draw_tables(s, look, l);
    draw_badge(s, look, slot_of(l, BALLOT_SLOT_BADGE)->at);
    draw_seal_place(s, look, l->seal);
    if (!draw_words(s, sheaf, e)) return false;
    if (is_sample && !draw_sample_words(s, l, e)) return false;
    easel_colour(s, easel_black);
    for (size_t i = 0; i < l->box_count; i++) easel_frame(s, l->boxes[i].at, BALLOT_FRAME_UM);
    return draw_marks(s, l, !is_sample, e);
}

/* ---- marks that are already made ---- */

bool ballot_draw_ink(struct easel *s, const struct ballot_layout *l, const struct ballot_ink *ink, struct err *e)
{
    struct ballot_rect box = l->boxes[ink->box].at;
    static const struct easel_type written = {FACE_KAI, 18 * PT, 8 * PT, PT, 1, ALIGN_CENTER, false, false};
    static const struct colour pen = {0.1, 0.1, 0.15};
    double side = easel_points(box.w < box.h ? box.w : box.h) * 0.66;
    double x = easel_points(box.x) + (easel_points(box.w) - side) / 2;
    double y = easel_points(box.y) + (easel_points(box.h) - side) / 2;
    easel_colour(s, pen);
    cairo_set_line_width(s->cr, 1.7);
    cairo_set_line_cap(s->cr, CAIRO_LINE_CAP_ROUND);
    cairo_new_path(s->cr);
    switch (ink->shape) {
    case BALLOT_SHAPE_BLANK: return easel_set(s, ink->text, box, &written, e);
    case BALLOT_SHAPE_CIRCLE: cairo_arc(s->cr, x + side / 2, y + side / 2, side / 2, 0, 2 * M_PI); break;
    case BALLOT_SHAPE_CROSS:
        cairo_move_to(s->cr, x, y);
        cairo_rel_line_to(s->cr, side, side);
        cairo_move_to(s->cr, x + side, y);
        cairo_rel_line_to(s->cr, -side, side);
        break;
    case BALLOT_SHAPE_TICK:
        cairo_move_to(s->cr, x, y + side * 0.55);
        cairo_rel_line_to(s->cr, side * 0.35, side * 0.42);
        cairo_rel_line_to(s->cr, side * 0.65, -side * 0.9);
        break;
    case BALLOT_SHAPE_COUNT: break;
    }
    cairo_stroke(s->cr);
    return true;
}
