#include <inttypes.h>

#include "print/ballot_draw.h"
#include "print/check.h"
#include "print/pdf_file.h"

enum { PT = 20, MM = 1000, SCRATCH_BYTES = 64 << 20, TICK_LINE = 150 };

/* Where things stand, µm. */
static const struct proof_measure {
    int32_t left, width;
    int32_t title, across, down, words, table;
    int32_t across_length, down_length;
} measures[BALLOT_SHEET_COUNT] = {
        [BALLOT_A5] = {30 * MM, 102 * MM, 18 * MM, 36 * MM, 48 * MM, 48 * MM, 142 * MM, 100 * MM, 140 * MM},
        [BALLOT_A4] = {36 * MM, 156 * MM, 20 * MM, 42 * MM, 56 * MM, 56 * MM, 186 * MM, 150 * MM, 200 * MM},
};

static const char *const questions[] = {"打印机、纸张", "横尺 0 到头（毫米）", "竖尺 0 到头（毫米）",
        "四角黑块完整（是/否）", "黑块到纸边（毫米）", "检查人、日期"};
enum { QUESTION_COUNT = 6 };

struct proof {
    struct easel easel;
    const struct proof_measure *m;
    const struct ballot_layout *frame; /* page size, corners, bar */
    const char *title, *words;
};

static const char *proof_words(struct arena *a, const struct proof_measure *m)
{
    return arena_text(a,
            "1. 打印时选“实际大小”或“100%%”，不要选“适合页面”，不要选“双面”“省墨”。\n"
            "2. 用钢尺量横尺，从 0 到 %d 应是 %d.0 毫米；再量竖尺，从 0 到 %d 应是 %d.0 毫米。\n"
            "   差 0.5 毫米以内：合格。差到 %" PRId32
            " 毫米：也能读，但应检查打印设置。再多：读票会拒绝，不要用这台打印机。\n"
            "3. 四角黑块和上边的黑条应当完整、边缘清楚。黑块到纸边应是 8 毫米，差 3 毫米以内合格。\n"
            "4. 下面的细格应当黑白分明，不糊成一片；方框的线应当连续。\n"
            "5. 换打印机、换纸、换硒鼓以后，重新检查一次。",
            (int)(m->across_length / MM), (int)(m->across_length / MM), (int)(m->down_length / MM),
            (int)(m->down_length / MM), m->across_length / MM * 2 / 100);
}

static void draw_ruler(struct proof *p, int32_t x, int32_t y, int32_t length, bool is_down)
{
    for (int32_t at = 0; at <= length; at += MM) {
        int32_t mm = at / MM, size = mm % 10 == 0 ? 6 * MM : mm % 5 == 0 ? 4 * MM : 2500;
        struct ballot_rect tick = {x + at - TICK_LINE / 2, y, TICK_LINE, size};
        if (is_down) tick = (struct ballot_rect){x, y + at - TICK_LINE / 2, size, TICK_LINE};
        easel_fill(&p->easel, tick);
    }
}

static bool number_ruler(struct proof *p, int32_t x, int32_t y, int32_t length, bool is_down, struct err *e)
{
    static const struct easel_type type = {FACE_KAI, 8 * PT, 6 * PT, PT, 1, ALIGN_CENTER, false, false};
    for (int32_t at = 0; at <= length; at += 10 * MM) {
        struct ballot_rect place = {x + at - 5 * MM, y + 6 * MM, 10 * MM, 4 * MM};
        if (is_down) place = (struct ballot_rect){x + 6 * MM, y + at - 2 * MM, 8 * MM, 4 * MM};
        if (!easel_set(&p->easel, arena_text(p->easel.arena, "%d", (int)(at / MM)), place, &type, e)) return false;
    }
    return true;
}

/* Squares as fine as the modules of the code, boxes as on the ballot, greys as on its table. */
static void draw_patterns(struct proof *p, int32_t x, int32_t y)
{
    struct easel *s = &p->easel;
    for (int row = 0; row < 12; row++)
        for (int column = row % 2; column < 24; column += 2)
            easel_fill(s, (struct ballot_rect){x + column * BALLOT_MODULE_UM, y + row * BALLOT_MODULE_UM,
                                  BALLOT_MODULE_UM, BALLOT_MODULE_UM});
    x += 24 * BALLOT_MODULE_UM + 5 * MM;
    for (int32_t side = 7 * MM; side <= 9 * MM; side += MM, x += 12 * MM)
        easel_frame(s, (struct ballot_rect){x, y, side, side}, BALLOT_FRAME_UM);
    for (int percent = 10; percent <= 70; percent += 30, x += 9 * MM) {
        easel_colour(s, easel_tint(easel_black, percent));
        easel_fill(s, (struct ballot_rect){x, y, 9 * MM, 9 * MM});
    }
    easel_colour(s, easel_black);
}

static bool draw_table(struct proof *p, struct err *e)
{
    static const struct easel_type type = {FACE_BODY, 11 * PT, 8 * PT, PT / 2, 1, ALIGN_LEFT, false, false};
    const struct proof_measure *m = p->m;
    int32_t height = 7 * MM, asked = m->width * 2 / 5;
    for (int i = 0; i < QUESTION_COUNT; i++) {
        struct ballot_rect row = {m->left + 14 * MM, m->table + i * height, m->width - 14 * MM, height + 200};
        easel_frame(&p->easel, row, 200);
        easel_fill(&p->easel, (struct ballot_rect){row.x + asked, row.y, 200, row.h});
        struct ballot_rect text = {row.x + 2 * MM, row.y, asked - 3 * MM, height};
        if (!easel_set(&p->easel, questions[i], text, &type, e)) return false;
    }
    return true;
}

static bool draw(struct proof *p, struct err *e)
{
    static const struct easel_type title = {FACE_TITLE, 20 * PT, 12 * PT, PT, 1, ALIGN_CENTER, false, false};
    static const struct easel_type words = {FACE_BODY, 12 * PT, 8 * PT, PT / 2, 40, ALIGN_LEFT, true, true};
    const struct proof_measure *m = p->m;
    int32_t words_left = m->left + 14 * MM, patterns = m->table - 14 * MM, page = p->frame->width;
    struct ballot_rect top = {24 * MM, m->title, page - 48 * MM, 12 * MM};
    struct ballot_rect text = {words_left, m->words, m->width - 14 * MM, patterns - m->words - 2 * MM};
    for (int i = 0; i < BALLOT_CORNER_COUNT; i++) easel_fill(&p->easel, p->frame->corners[i]);
    easel_fill(&p->easel, p->frame->bar);
    draw_ruler(p, m->left, m->across, m->across_length, false);
    draw_ruler(p, m->left - 8 * MM, m->down, m->down_length, true);
    draw_patterns(p, words_left, patterns);
    return easel_set(&p->easel, p->title, top, &title, e) &&
           number_ruler(p, m->left, m->across, m->across_length, false, e) &&
           number_ruler(p, m->left - 8 * MM, m->down, m->down_length, true, e) &&
           easel_set(&p->easel, p->words, text, &words, e) && draw_table(p, e);
}

/* Page and corners are those of any ballot on that paper. */
static bool lay_out_frame(struct arena *a, enum ballot_sheet sheet, struct ballot_layout *frame, struct err *e)
{
    static const char *const names[] = {"甲"};
    struct ballot_convention_list list = ballot_load_conventions(a);
    struct ballot_design d = {.sheet = sheet, .convention = &list.v[0], .contest_no = 1, .round = 1, .page = 1};
    d.seats = 1;
    d.candidates = names;
    d.candidate_count = 1;
    d.title = d.subtitle = d.prompt = d.instruction = d.seal = d.dated = "";
    return ballot_lay_out(&d, frame, e);
}

bool ballot_pdf_write_proof(enum ballot_sheet sheet, struct date dated, const char *path, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(SCRATCH_BYTES);
    struct ballot_layout *frame = arena_alloc(a, sizeof *frame);
    struct pdf_file *file;
    if (!lay_out_frame(a, sheet, frame, e)) return false;
    struct proof p = {.m = &measures[sheet], .frame = frame, .words = proof_words(a, &measures[sheet])};
    p.title = arena_text(a, "选票打印校验页（%s）", ballot_sheet_title(sheet));
    struct paper *words = paper_new(a, p.title, dated);
    paper_add_text(words, BLOCK_PLAIN, p.words);
    for (int i = 0; i < QUESTION_COUNT; i++) paper_add_text(words, BLOCK_PLAIN, questions[i]);
    if (!print_check(words, e)) return false;
    if (!pdf_file_begin(a, path, easel_points(frame->width), easel_points(frame->height), &file, e)) return false;
    pdf_file_describe(file, p.title, dated);
    if (!easel_open(&p.easel, a, words, pdf_file_surface(file), e) || !draw(&p, e)) return false;
    cairo_show_page(p.easel.cr);
    return pdf_file_commit(file, e);
}
