#include "ballots.h"

#include "scan/keepsake.h"

static uint32_t seed = 1;

static uint32_t dice(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

static void a_picture_comes_back_from_its_png(void **state)
{
    (void)state;
    static const int32_t sizes[][2] = {{1, 1}, {7, 3}, {8, 8}, {9, 2}, {888, 1260}};
    for (size_t i = 0; i < ARRAY_COUNT(sizes); i++) {
        AUTO_ARENA struct arena *a = arena_new(16 << 20);
        struct scan_picture p = scan_picture_new(a, sizes[i][0], sizes[i][1]), back;
        for (int32_t y = 0; y < p.height; y++)
            for (int32_t x = 0; x < p.width; x++)
                if (dice(3) == 0) scan_picture_blacken(&p, x, y);
        struct str png;
        struct err e;
        assert_ok(scan_picture_pack(a, &p, &png, &e), &e);
        assert_ok(scan_picture_unpack(a, png, &back, &e), &e);
        assert_int_equal(back.width, p.width);
        assert_int_equal(back.height, p.height);
        assert_memory_equal(back.rows, p.rows, scan_picture_stride(&p) * (size_t)p.height);
    }
}

static void a_damaged_picture_is_refused(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct scan_picture p = scan_picture_new(a, 60, 40), back;
    for (int i = 0; i < 300; i++) scan_picture_blacken(&p, (int32_t)dice(60), (int32_t)dice(40));
    struct str png;
    struct err e;
    assert_ok(scan_picture_pack(a, &p, &png, &e), &e);
    for (size_t n = 0; n < png.n; n++) {
        struct str cut = {arena_copy(a, png.p, n), n};
        assert_refused(scan_picture_unpack(a, cut, &back, &e), &e, "损坏");
    }
    for (size_t n = sizeof "\x89PNG1234" - 1; n < png.n; n++) {
        char *bytes = arena_copy(a, png.p, png.n);
        bytes[n] ^= (char)(1 + dice(255));
        assert_refused(scan_picture_unpack(a, (struct str){bytes, png.n}, &back, &e), &e, "损坏");
    }
}

static void a_part_is_cut_out_and_enlarged(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct scan_picture p = scan_picture_new(a, 20, 10);
    scan_picture_blacken(&p, 5, 4);
    struct scan_picture part = scan_picture_cut(a, &p, 4, 3, 3, 3, 4);
    assert_int_equal(part.width, 12);
    assert_int_equal(part.height, 12);
    for (int32_t y = 0; y < 12; y++)
        for (int32_t x = 0; x < 12; x++) assert_int_equal(scan_picture_is_black(&part, x, y), x / 4 == 1 && y / 4 == 1);
    part = scan_picture_cut(a, &p, -3, -3, 4, 4, 1); /* past the edge it is white */
    for (int32_t i = 0; i < 16; i++) assert_false(scan_picture_is_black(&part, i % 4, i / 4));
}

/* A grey page of the ballot with a cross of the given shift in its boxes. */
struct drawn {
    struct ballot_layout l;
    struct scan_image image;
    struct scan_map map;
    bool is_read[BALLOT_BOXES_MAX]; /* as marked */
};

enum { PER_MM = 7 };

static struct drawn draw_page(struct arena *a, int32_t dx, int32_t dy, const char *boxes)
{
    struct drawn d = {.is_read = {false}};
    struct err e;
    struct ballot_design design = ballot_design_of(a, "circle-cross", BALLOT_A5, 3, 1);
    assert_ok(ballot_lay_out(&design, &d.l, &e), &e);
    d.image = (struct scan_image){.width = d.l.width * PER_MM / 1000, .height = d.l.height * PER_MM / 1000};
    d.image.stride = d.image.width;
    d.image.pixels = arena_alloc(a, (size_t)d.image.stride * (size_t)d.image.height);
    for (size_t i = 0; i < (size_t)d.image.stride * (size_t)d.image.height; i++)
        d.image.pixels[i] = (uint8_t)(235 + dice(12));
    d.map = (struct scan_map){.xx = PER_MM / 1000.0, .yy = PER_MM / 1000.0};
    for (const char *b = boxes; *b; b++) {
        struct ballot_rect r = d.l.boxes[*b - '0'].at;
        d.is_read[*b - '0'] = true;
        int32_t x = (r.x + r.w / 2) * PER_MM / 1000 + dx, y = (r.y + r.h / 2) * PER_MM / 1000 + dy;
        for (int32_t i = -20; i <= 20; i++)
            for (int32_t k = -2; k <= 2; k++) {
                d.image.pixels[(y + i) * d.image.stride + x + i + k] = 50;
                d.image.pixels[(y + i) * d.image.stride + x - i + k] = 50;
            }
    }
    return d;
}

static struct scan_keepsake keep(struct arena *a, const struct drawn *d)
{
    struct scan_keepsake k;
    struct err e;
    const struct scan_ballot ballot = {.layout = &d->l};
    struct scan_page *page = arena_alloc(a, sizeof *page);
    page->ballot = &ballot;
    page->map = d->map;
    for (size_t i = 0; i < d->l.box_count; i++) page->boxes[i].state = d->is_read[i] ? SCAN_MARKED : SCAN_BLANK;
    assert_ok(scan_keep(a, &d->image, page, &k, &e), &e);
    return k;
}

static void the_same_paper_is_known_again(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(128 << 20);
    struct drawn first = draw_page(a, 0, 0, "01"), again = draw_page(a, 1, -1, "01");
    struct drawn other = draw_page(a, 9, 6, "01"), elsewhere = draw_page(a, 0, 0, "02"), blank = draw_page(a, 0, 0, "");
    struct scan_keepsake k[5] = {
            keep(a, &first), keep(a, &again), keep(a, &other), keep(a, &elsewhere), keep(a, &blank)};
    assert_true(scan_likeness(k[0].trace, k[0].trace) == 1000);
    assert_true(scan_likeness(k[0].trace, k[1].trace) >= SCAN_LIKENESS_SAME);
    assert_true(scan_likeness(k[0].trace, k[2].trace) < SCAN_LIKENESS_SAME);
    assert_true(scan_likeness(k[0].trace, k[3].trace) < SCAN_LIKENESS_SAME);
    assert_int_equal(scan_likeness(k[0].trace, k[4].trace), 0);
    assert_int_equal(scan_likeness(k[0].trace, k[3].trace), 0);
    assert_int_equal(scan_likeness(k[4].trace, k[4].trace), -1);
    assert_int_equal(scan_likeness(k[1].trace, k[0].trace), scan_likeness(k[0].trace, k[1].trace));
    for (size_t i = 0; i < 5; i++)
        for (size_t n = 0; n < i; n++) assert_string_not_equal(k[i].key, k[n].key);
    struct scan_keepsake same = keep(a, &first);
    assert_string_equal(same.key, k[0].key);
}

/* A streak of dirt on the glass, through boxes that are marked and boxes that are not. */
static void draw_streak(struct drawn *d, size_t box)
{
    struct ballot_rect r = d->l.boxes[box].at;
    int32_t x = (r.x + r.w / 3) * PER_MM / 1000;
    for (int32_t y = 0; y < d->image.height; y++)
        for (int32_t k = 0; k < 3; k++) d->image.pixels[y * d->image.stride + x + k] = 60;
}

static void dirt_of_one_scan_is_no_trace(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(128 << 20);
    struct drawn clean = draw_page(a, 0, 0, "01"), dirty = draw_page(a, 1, -1, "01");
    draw_streak(&dirty, 0);
    struct scan_keepsake k = keep(a, &clean), q = keep(a, &dirty);
    assert_true(scan_likeness(k.trace, q.trace) >= SCAN_LIKENESS_SAME);
    assert_true(scan_likeness(q.trace, k.trace) == scan_likeness(k.trace, q.trace));
}

/* Likeness alone is not enough: the same paper stands out from all that are like it by chance. */
static void what_does_not_stand_out_is_not_held(void **state)
{
    (void)state;
    static const struct {
        int32_t most, next;
        bool is_same;
    } table[] = {
            {1000, -1, true}, {780, 680, true}, {780, 681, false}, {779, 0, false}, {960, 870, false}, {-1, -1, false}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        assert_int_equal(scan_is_same(table[i].most, table[i].next), table[i].is_same);
}

static void the_picture_shows_the_marks_upright(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct drawn d = draw_page(a, 0, 0, "0");
    struct scan_keepsake k = keep(a, &d);
    struct scan_picture p;
    struct err e;
    assert_ok(scan_picture_unpack(a, k.png, &p, &e), &e);
    assert_int_equal(p.width, 888);
    assert_int_equal(p.height, 1260);
    struct ballot_rect r = d.l.boxes[0].at;
    assert_true(scan_picture_is_black(&p, (r.x + r.w / 2) * 6 / 1000, (r.y + r.h / 2) * 6 / 1000));
    r = d.l.boxes[1].at;
    assert_false(scan_picture_is_black(&p, (r.x + r.w / 2) * 6 / 1000, (r.y + r.h / 2) * 6 / 1000));
    /* the same page turned upside down, which the map knows: the same picture */
    struct drawn turned = d;
    turned.image.pixels = arena_alloc(a, (size_t)d.image.stride * (size_t)d.image.height);
    size_t n = (size_t)d.image.stride * (size_t)d.image.height;
    for (size_t i = 0; i < n; i++) turned.image.pixels[i] = d.image.pixels[n - 1 - i];
    turned.map = (struct scan_map){.xx = -d.map.xx, .yy = -d.map.yy, .x0 = d.image.width, .y0 = d.image.height};
    struct scan_keepsake t = keep(a, &turned);
    assert_true(scan_likeness(k.trace, t.trace) == 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_picture_comes_back_from_its_png),
            cmocka_unit_test(a_damaged_picture_is_refused),
            cmocka_unit_test(a_part_is_cut_out_and_enlarged),
            cmocka_unit_test(the_same_paper_is_known_again),
            cmocka_unit_test(dirt_of_one_scan_is_no_trace),
            cmocka_unit_test(what_does_not_stand_out_is_not_held),
            cmocka_unit_test(the_picture_shows_the_marks_upright),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
