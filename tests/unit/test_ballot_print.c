#include "ballots.h"

#include <inttypes.h>
#include <unistd.h>

#include "base/utf8.h"
#include "print/ballot.h"
#include "scratch.h"

enum { DPI = 300 };

/* A rendered page, one byte a pixel, 255 white. */
struct picture {
    const unsigned char *v;
    int32_t width, height;
};

static struct str command_output(struct arena *a, const char *command)
{
    FILE *f = popen(command, "r");
    assert_non_null(f);
    struct buf b = {.arena = a};
    char chunk[65536];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0;) buf_add(&b, chunk, n);
    assert_int_equal(pclose(f), 0);
    return (struct str){buf_text(&b), b.n};
}

static struct picture render(struct arena *a, const char *path, int page)
{
    struct str pgm = command_output(a, arena_text(a, "pdftoppm -r %d -gray -f %d -l %d '%s'", DPI, page, page, path));
    struct picture p;
    int read = 0;
    assert_int_equal(sscanf(pgm.p, "P5 %" SCNd32 " %" SCNd32 " 255%n", &p.width, &p.height, &read), 2);
    p.v = (const unsigned char *)pgm.p + read + 1;
    assert_int_equal(pgm.n - (size_t)read - 1, (size_t)p.width * (size_t)p.height);
    return p;
}

static const char *write_sheaf(struct arena *a, const struct ballot_layout *l, enum ballot_leaf_kind kind,
        const struct ballot_leaf *leaves, size_t n)
{
    struct ballot_sheaf s = {l, kind, "第12选区选票", {20261228}, leaves, n};
    const char *path = scratch_path(a, "ballot.pdf");
    struct err e;
    assert_ok(ballot_pdf_write(&s, path, &e), &e);
    return path;
}

static const char *write_copies(
        struct arena *a, const struct ballot_layout *l, enum ballot_leaf_kind kind, size_t copies)
{
    struct ballot_leaf leaf = {copies, NULL, 0};
    return write_sheaf(a, l, kind, &leaf, 1);
}

static struct ballot_layout layout_of(
        struct arena *a, const char *convention, enum ballot_sheet sheet, size_t candidates, size_t write_ins)
{
    struct ballot_design d = ballot_design_of(a, convention, sheet, candidates, write_ins);
    struct ballot_layout l;
    struct err e;
    assert_ok(ballot_lay_out(&d, &l, &e), &e);
    return l;
}

static int32_t pixel(int32_t um)
{
    return (int32_t)(((int64_t)um * DPI + 12700) / 25400);
}

static bool is_dark(const struct picture *p, int32_t x, int32_t y)
{
    return p->v[(size_t)y * (size_t)p->width + (size_t)x] < 128;
}

/* Shrinks r (pixels) to what is dark in it; w is 0 when nothing is. */
static struct ballot_rect dark_part(const struct picture *p, struct ballot_rect r)
{
    int32_t left = r.x + r.w, right = r.x - 1, top = r.y + r.h, bottom = r.y - 1;
    for (int32_t y = r.y; y < r.y + r.h; y++) {
        for (int32_t x = r.x; x < r.x + r.w; x++) {
            if (!is_dark(p, x, y)) continue;
            if (x < left) left = x;
            if (x > right) right = x;
            if (y < top) top = y;
            if (y > bottom) bottom = y;
        }
    }
    if (right < left) return (struct ballot_rect){0};
    return (struct ballot_rect){left, top, right - left + 1, bottom - top + 1};
}

static void assert_edge(int32_t pixels, int32_t um)
{
    int64_t distance = (int64_t)pixels * 25400 / DPI - um;
    if (distance > 150 || distance < -150) fail_msg("an edge is %d µm away from where it belongs", (int)distance);
}

/* What is dark within `around` of the place is dark exactly there: to 0.15 mm, and nothing else is near. */
static void assert_stands_at(const struct picture *p, struct ballot_rect at, int32_t around)
{
    struct ballot_rect window = {pixel(at.x - around), pixel(at.y - around), 0, 0};
    window.w = pixel(at.x + at.w + around) - window.x;
    window.h = pixel(at.y + at.h + around) - window.y;
    struct ballot_rect found = dark_part(p, window);
    assert_true(found.w > 0);
    assert_edge(found.x, at.x);
    assert_edge(found.y, at.y);
    assert_edge(found.x + found.w, at.x + at.w);
    assert_edge(found.y + found.h, at.y + at.h);
}

static bool is_blank(const struct picture *p, struct ballot_rect at, int32_t inset)
{
    struct ballot_rect window = {pixel(at.x + inset), pixel(at.y + inset), 0, 0};
    window.w = pixel(at.x + at.w - inset) - window.x;
    window.h = pixel(at.y + at.h - inset) - window.y;
    return dark_part(p, window).w == 0;
}

static void assert_printed_as_laid_out(struct arena *a, const struct ballot_layout *l)
{
    struct picture p = render(a, write_copies(a, l, BALLOT_LEAF_REAL, 1), 1);
    assert_edge(p.width, l->width);
    assert_edge(p.height, l->height);
    for (int i = 0; i < BALLOT_CORNER_COUNT; i++) assert_stands_at(&p, l->corners[i], 2000);
    assert_stands_at(&p, l->bar, 2000);
    assert_stands_at(&p, l->code, 2000);
    for (size_t i = 0; i < l->row_count; i++) {
        assert_stands_at(&p, l->rows[i].left, 2000);
        assert_stands_at(&p, l->rows[i].right, 2000);
    }
    for (size_t i = 0; i < l->box_count; i++) {
        assert_stands_at(&p, l->boxes[i].at, BALLOT_CLEAR_UM - 100);
        assert_true(is_blank(&p, l->boxes[i].at, BALLOT_FRAME_UM + 150));
    }
}

static void paper_and_layout_agree(void **state)
{
    (void)state;
    static const struct {
        const char *convention;
        enum ballot_sheet sheet;
        size_t candidates, write_ins;
    } table[] = {
            {"columns", BALLOT_A5, 1, 0},
            {"columns", BALLOT_A5, 3, 2},
            {"columns", BALLOT_A5, 5, 2},
            {"circle-cross", BALLOT_A5, 2, 1},
            {"blank-agrees", BALLOT_A5, 4, 3},
            {"columns", BALLOT_A4, 12, 3},
            {"circle-cross", BALLOT_A4, 12, 3},
            {"tick-cross", BALLOT_A4, 6, 3},
            {"columns", BALLOT_A4, 27, 3},
            {"circle-cross", BALLOT_A4, 20, 2},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(256 << 20);
        struct ballot_layout l =
                layout_of(a, table[i].convention, table[i].sheet, table[i].candidates, table[i].write_ins);
        assert_printed_as_laid_out(a, &l);
    }
}

static void names_stand_on_the_ballot_whole(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct ballot_layout l = layout_of(a, "columns", BALLOT_A4, 12, 3);
    const char *path = write_copies(a, &l, BALLOT_LEAF_REAL, 1);
    struct str text = command_output(a, arena_text(a, "pdftotext -layout '%s' -", path));
    for (size_t i = 0; i < 12; i++)
        if (!strstr(text.p, ballot_names[i])) fail_msg("%s is not on the ballot", ballot_names[i]);
    assert_non_null(strstr(text.p, "清溪镇第六届人民代表大会代表选票"));
    assert_non_null(strstr(text.p, l.code_text));
}

/* Twenty characters in every row of the fullest ballots. */
static void the_longest_names_fit_everywhere(void **state)
{
    (void)state;
    static const char *const longest[] = {"阿不都热合曼江·买买提艾力阿不都热依木江",
            "阿不都热合曼江·买买提艾力阿不都热依木尼", "王一", "阿不都热合曼江·买买提艾力阿不都热依木夏",
            "阿不都热合曼江买买提艾力·阿不都热依木江"};
    static const char *const conventions[] = {"columns", "circle-cross"};
    for (size_t i = 0; i < ARRAY_COUNT(conventions); i++) {
        AUTO_ARENA struct arena *a = arena_new(64 << 20);
        struct ballot_design d = ballot_design_of(a, conventions[i], BALLOT_A5, 5, 2);
        d.candidates = longest;
        struct ballot_layout l;
        struct err e;
        assert_ok(ballot_lay_out(&d, &l, &e), &e);
        assert_printed_as_laid_out(a, &l);
    }
}

static void what_cannot_be_printed_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *name, *word;
    } table[] = {
            {"王\xEE\x80\x80", "U+E000"},      /* private use */
            {"王\xF0\xB2\x8E\xAF", "U+323AF"}, /* past what fonts of today hold */
            {"王\xEF\xBF\xBD", "U+FFFD"},
            {"王\xE2\x80\xAE一", "U+202E"},
    };
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct ballot_design d = ballot_design_of(a, "columns", BALLOT_A5, 1, 1);
        d.candidates = &table[i].name;
        struct ballot_layout l;
        struct err e;
        assert_ok(ballot_lay_out(&d, &l, &e), &e);
        struct ballot_leaf leaf = {1, NULL, 0};
        struct ballot_sheaf s = {&l, BALLOT_LEAF_REAL, "第12选区选票", {20261228}, &leaf, 1};
        const char *path = scratch_path(a, "refused.pdf");
        assert_refused(ballot_pdf_write(&s, path, &e), &e, table[i].word);
        assert_non_null(strstr(e.text, "第12选区选票"));
        assert_int_not_equal(access(path, F_OK), 0);
    }
}

static size_t count_pages(struct arena *a, const char *path)
{
    struct str text = command_output(a, arena_text(a, "pdfinfo '%s'", path));
    const char *at = strstr(text.p, "Pages:");
    assert_non_null(at);
    return (size_t)strtoul(at + strlen("Pages:"), NULL, 10);
}

static void copies_cost_next_to_nothing(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct ballot_layout l = layout_of(a, "columns", BALLOT_A5, 4, 2);
    struct str one = scratch_read(a, write_copies(a, &l, BALLOT_LEAF_REAL, 1));
    const char *path = write_copies(a, &l, BALLOT_LEAF_REAL, 500);
    struct str many = scratch_read(a, path);
    assert_int_equal(count_pages(a, path), 500);
    assert_true((many.n - one.n) / 499 < 800);
    struct picture p = render(a, path, 500);
    assert_stands_at(&p, l.boxes[0].at, BALLOT_CLEAR_UM - 100);
}

static void the_same_ballot_gives_the_same_bytes(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct ballot_layout l = layout_of(a, "circle-cross", BALLOT_A5, 4, 2);
    struct str first = scratch_read(a, write_copies(a, &l, BALLOT_LEAF_REAL, 3));
    struct str second = scratch_read(a, write_copies(a, &l, BALLOT_LEAF_REAL, 3));
    assert_true(str_eq(first, second));
}

static void a_sample_has_no_code(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct ballot_layout l = layout_of(a, "columns", BALLOT_A5, 3, 1);
    const char *path = write_copies(a, &l, BALLOT_LEAF_SAMPLE, 1);
    struct str text = command_output(a, arena_text(a, "pdftotext '%s' -", path));
    assert_non_null(strstr(text.p, "样票"));
    assert_null(strstr(text.p, "HJ1"));
    struct picture p = render(a, path, 1);
    /* the first finder pattern of a code: dark in its middle */
    struct ballot_rect finder = {l.code.x + 2 * BALLOT_MODULE_UM, l.code.y + 2 * BALLOT_MODULE_UM, 3 * BALLOT_MODULE_UM,
            3 * BALLOT_MODULE_UM};
    assert_true(is_blank(&p, finder, 0));
    p = render(a, write_copies(a, &l, BALLOT_LEAF_REAL, 1), 1);
    assert_stands_at(&p, finder, BALLOT_MODULE_UM - 200);
}

static void marks_of_a_test_deck_lie_in_their_boxes(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(256 << 20);
    struct ballot_layout l = layout_of(a, "circle-cross", BALLOT_A5, 3, 1);
    assert_int_equal(l.boxes[3].option, BALLOT_OPTION_WRITE_IN_NAME);
    const struct ballot_ink ink[] = {{0, BALLOT_SHAPE_CIRCLE, NULL}, {1, BALLOT_SHAPE_CROSS, NULL},
            {2, BALLOT_SHAPE_TICK, NULL}, {3, BALLOT_SHAPE_BLANK, "张三"}};
    const struct ballot_leaf leaves[] = {{1, NULL, 0}, {1, ink, ARRAY_COUNT(ink)}, {2, ink, 1}};
    const char *path = write_sheaf(a, &l, BALLOT_LEAF_TEST, leaves, ARRAY_COUNT(leaves));
    assert_int_equal(count_pages(a, path), 4);
    struct str text = command_output(a, arena_text(a, "pdftotext '%s' -", path));
    assert_non_null(strstr(text.p, "测试票"));
    for (int page = 1; page <= 3; page++) {
        struct picture p = render(a, path, page);
        for (size_t i = 0; i < l.box_count; i++) {
            bool is_marked = page == 2 ? i < ARRAY_COUNT(ink) : page == 3 && i == 0;
            assert_int_equal(!is_blank(&p, l.boxes[i].at, BALLOT_FRAME_UM + 150), is_marked);
            assert_stands_at(&p, l.boxes[i].at, BALLOT_CLEAR_UM - 100);
        }
    }
}

/* The rulers' ends are as far apart as the sheet says they are. */
static void a_proof_sheet_measures_true(void **state)
{
    (void)state;
    static const struct {
        enum ballot_sheet sheet;
        int32_t left, across, length;
        const char *word;
    } table[] = {{BALLOT_A5, 30000, 36000, 100000, "从 0 到 100 应是 100.0 毫米"},
            {BALLOT_A4, 36000, 42000, 150000, "从 0 到 150 应是 150.0 毫米"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(64 << 20);
        struct err e;
        const char *path = scratch_path(a, "proof.pdf");
        assert_ok(ballot_pdf_write_proof(table[i].sheet, (struct date){20261228}, path, &e), &e);
        struct picture p = render(a, path, 1);
        struct ballot_rect ruler = {table[i].left, table[i].across, table[i].length, 2500};
        struct ballot_rect band = {pixel(ruler.x - 3000), pixel(ruler.y), pixel(ruler.w + 6000), pixel(ruler.h)};
        struct ballot_rect found = dark_part(&p, band);
        assert_edge(found.x, ruler.x);
        assert_edge(found.x + found.w, ruler.x + ruler.w);
        struct str text = command_output(a, arena_text(a, "pdftotext -raw '%s' - | tr -d '\\n '", path));
        assert_non_null(strstr(text.p, utf8_drop_blanks(a, table[i].word)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(paper_and_layout_agree),
            cmocka_unit_test(names_stand_on_the_ballot_whole),
            cmocka_unit_test(the_longest_names_fit_everywhere),
            cmocka_unit_test(what_cannot_be_printed_is_named),
            cmocka_unit_test(copies_cost_next_to_nothing),
            cmocka_unit_test(the_same_ballot_gives_the_same_bytes),
            cmocka_unit_test(a_sample_has_no_code),
            cmocka_unit_test(marks_of_a_test_deck_lie_in_their_boxes),
            cmocka_unit_test(a_proof_sheet_measures_true),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
