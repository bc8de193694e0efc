#include "unit.h"

#include <math.h>

#include "base/resource.h"
#include "scan/box.h"
#include "scan/image.h"
#include "scan/shape.h"

/* One box of 16 by 10 mm in the middle of a white image, 200 dpi, with its frame; what is drawn is given in millimetres
 * from the box's corner. */
enum { DPI = 200, SIDE = 480, FRAME_UM = 350 };
static const double scale = DPI / 25.4;
static const struct ballot_rect box = {22000, 25000, 16000, 10000};

static uint8_t pixels[SIDE * SIDE];
static struct scan_patch patch;
static struct scan_image image = {SIDE, SIDE, SIDE, pixels, DPI, 0, true};

static void fill(double x, double y, double w, double h)
{
    int32_t left = (int32_t)((box.x / 1000.0 + x) * scale), top = (int32_t)((box.y / 1000.0 + y) * scale);
    for (int32_t k = top; k < top + h * scale; k++) memset(pixels + k * SIDE + left, 0, (size_t)(w * scale + 0.5));
}

static void draw_frame(void)
{
    double w = box.w / 1000.0, h = box.h / 1000.0, line = FRAME_UM / 1000.0;
    memset(pixels, 255, sizeof pixels);
    fill(0, 0, w, line);
    fill(0, h - line, w, line);
    fill(0, 0, line, h);
    fill(w - line, 0, line, h);
}

static struct scan_ink measure(bool is_bilevel)
{
    struct scan_map map = {scale / 1000, 0, 0, 0, scale / 1000, 0};
    struct scan_ink ink = {0};
    assert_true(scan_cut_box(&image, &map, box, false, &patch));
    scan_measure_ink(&patch, is_bilevel, 2, &ink);
    return ink;
}

/* A light line between rows that came near is not ink beside the box, in black and white; a stroke beside it is. */
static void knows_the_line_of_the_next_row(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        double y, w;
        bool is_bilevel, is_ring;
    } table[] = {
            {"line above", -1.2, 30, true, false},
            {"line below", 11, 30, true, false},
            {"stroke above", -1.2, 9, true, true},
            {"line above, grey", -1.2, 30, false, true},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        print_message("# %s\n", table[i].name);
        draw_frame();
        /* Not quite whole, as light print is. */
        for (double x = 0; x < table[i].w; x += 1.3) fill((table[i].w > 20 ? -7 : 3) + x, table[i].y, 1.05, 0.2);
        struct scan_ink ink = measure(table[i].is_bilevel);
        assert_true(ink.ink_mm2 == 0 && (ink.ring_mm2 > 1.2) == table[i].is_ring);
    }
}

static void counts_pieces(void **state)
{
    (void)state;
    draw_frame();
    for (int i = 0; i < 5; i++) fill(3 + 2 * i, 4, 0.13, 0.13);
    struct scan_ink ink = measure(true);
    assert_int_equal(ink.pieces, 5);
    assert_true(ink.ink_mm2 == 0 && ink.trace_mm2 > 0.05);
    draw_frame();
    fill(5, 4, 0.45, 0.45);
    ink = measure(true);
    assert_int_equal(ink.pieces, 1);
    assert_true(ink.trace_mm2 > 0.15);
}

/* A line that comes in from far and ends in the box, alone and with a mark beside it. */
static void tells_a_mark_from_the_line_beside_it(void **state)
{
    (void)state;
    static const struct {
        bool is_marked, is_bilevel;
        double least, most;
    } table[] = {{false, true, 0, 0}, {true, true, 0.68, 2}, {true, false, 0, 0}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        draw_frame();
        fill(8, -24, 0.3, 30);
        if (table[i].is_marked) fill(2, 5, 4, 0.3);
        struct scan_ink ink = measure(table[i].is_bilevel);
        assert_true(ink.has_half_line);
        assert_true(ink.beside_mm2 >= table[i].least && ink.beside_mm2 <= table[i].most);
    }
}

/* What a brush leaves of a circle: an oval with a hole, which need not be in the middle. */
static void draw_ring(double broad, double aside)
{
    for (int32_t y = 0; y < SIDE; y++)
        for (int32_t x = 0; x < SIDE; x++) {
            double dx = x / scale - (box.x + box.w / 2) / 1000.0, dy = y / scale - (box.y + box.h / 2) / 1000.0;
            if (hypot(dx / 1.35, dy) < 4 && hypot((dx - aside) / 1.35, dy) > 4 - broad) pixels[y * SIDE + x] = 0;
        }
}

static void reads_broad_signs(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        double broad, aside;
        bool is_read, is_read_in_bits;
    } table[] = {
            {"a pen", 0.5, 0, true, true},
            {"a brush", 2.4, 0.8, false, true},
            {"hardly a hole", 3.2, 0, false, false},
            {"a blot", 4.1, 0, false, false},
    };
    static struct scan_net net;
    struct err e;
    assert_true(scan_net_read(resource_find("data/signs.tsv"), &net, &e));
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        for (int is_bits = 0; is_bits < 2; is_bits++) {
            enum ballot_shape shape = BALLOT_SHAPE_BLANK;
            print_message("# %s, bits %d\n", table[i].name, is_bits);
            draw_frame();
            draw_ring(table[i].broad, table[i].aside);
            measure(true);
            bool is_read = scan_read_shape(&net, &patch, is_bits, &shape);
            assert_int_equal(is_read, is_bits ? table[i].is_read_in_bits : table[i].is_read);
            assert_int_equal(shape, is_read ? BALLOT_SHAPE_CIRCLE : BALLOT_SHAPE_BLANK);
        }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
            cmocka_unit_test(knows_the_line_of_the_next_row),
            cmocka_unit_test(counts_pieces),
            cmocka_unit_test(tells_a_mark_from_the_line_beside_it),
            cmocka_unit_test(reads_broad_signs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
