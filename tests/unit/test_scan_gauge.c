#include "unit.h"

#include "scan/gauge.h"

/* Four rows of two boxes, 200 dpi, upright. */
enum { DPI = 200, SIDE = 400, ROWS = 4, PITCH_UM = 12000, LINE_UM = 150 };
static const double scale = DPI / 25400.0;

static uint8_t pixels[SIDE * SIDE];
static struct ballot_layout layout;
static struct scan_rows rows;
static struct scan_image image;

static void set_page(int32_t row_count, double shift_um)
{
    memset(pixels, 255, sizeof pixels);
    layout = (struct ballot_layout){.width = 50000, .height = 50000, .row_count = (size_t)row_count};
    image = (struct scan_image){SIDE, SIDE, SIDE, pixels, DPI, 0, true};
    for (int32_t i = 0; i < row_count; i++) {
        layout.rows[i] = (struct ballot_row){.top = 1000 + i * PITCH_UM, .height = PITCH_UM};
        rows.maps[i] = (struct scan_map){scale, 0, 0, 0, scale, shift_um * scale};
        for (int32_t k = 0; k < 2; k++)
            layout.boxes[layout.box_count++] =
                    (struct ballot_box){.at = {5000 + k * 20000, layout.rows[i].top + 1500, 12000, 9000}, .row = i};
    }
}

/* The line above a row; step: every so many pixels of it are black. */
static void draw_line(int32_t row, int32_t step)
{
    int32_t from = (int32_t)((layout.rows[row].top - LINE_UM / 2.0) * scale + 0.5),
            to = (int32_t)((layout.rows[row].top + LINE_UM / 2.0) * scale + 0.5);
    for (int32_t y = from; y < to; y++)
        for (int32_t x = 0; x < SIDE; x += step) pixels[y * SIDE + x] = 0;
}

static void measures_the_lines_between_rows(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int32_t row_count, lines, step;
        double shift_um, least, most;
    } table[] = {
            {"all there", ROWS, ROWS - 1, 1, 0, 0.12, 0.17},
            {"a third of them", ROWS, ROWS - 1, 3, 0, 0.03, 0.06},
            {"nothing", ROWS, 0, 1, 0, 0, 0},
            {"one of three", ROWS, 1, 1, 0, 0, 0},
            {"the feed was uneven", ROWS, ROWS - 1, 1, 300, 0.12, 0.17},
            {"not where they belong", ROWS, ROWS - 1, 1, 1000, 0, 0},
            {"one row has no line", 1, 0, 1, 0, 0, 0},
            {"outside the image", ROWS, ROWS - 1, 1, 40000, 0, 0},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        print_message("# %s\n", table[i].name);
        set_page(table[i].row_count, table[i].shift_um);
        for (int32_t k = 1; k <= table[i].lines; k++) draw_line(k, table[i].step);
        double seen = scan_gauge_lines(&image, &layout, &rows);
        assert_true(seen >= table[i].least && seen <= table[i].most);
    }
}

/* What is in the boxes is no line, and a crease at one of them neither. */
static void sees_no_marks(void **state)
{
    (void)state;
    set_page(ROWS, 0);
    for (size_t i = 0; i < layout.box_count; i++) {
        struct ballot_rect at = layout.boxes[i].at;
        for (int32_t y = (int32_t)(at.y * scale); y < (at.y + at.h) * scale; y++)
            memset(pixels + y * SIDE + (int32_t)(at.x * scale), 0, (size_t)(at.w * scale));
    }
    draw_line(2, 1);
    assert_true(scan_gauge_lines(&image, &layout, &rows) == 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
            cmocka_unit_test(measures_the_lines_between_rows),
            cmocka_unit_test(sees_no_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
