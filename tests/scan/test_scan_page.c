/* Whole ballots, printed, filled in, damaged and scanned by the generator: each damage by its name, both styles on both
 * papers, every way round; marks as people make them; and what must be refused. */
#include "../unit/unit.h"

#include "../unit/scratch.h"
#include "scan/page.h"
#include "simulate.h"

static const struct paper_kind kinds[] = {
        {BALLOT_A5, "columns", 3, 1, 2, 21},
        {BALLOT_A5, "circle-cross", 4, 2, 2, 22},
        {BALLOT_A4, "columns", 8, 2, 5, 23},
        {BALLOT_A4, "tick-cross", 6, 3, 3, 24},
        {BALLOT_A4, "columns", 24, 3, 12, 25},
        {BALLOT_A4, "circle-cross", 18, 2, 9, 26},
};
enum { PAPERS = ARRAY_COUNT(kinds), USUAL_PAPERS = 4 /* the others have two panels */ };

static struct arena *a;
static struct paper_ballot papers[PAPERS];
static struct scan_ballot known[PAPERS];
static struct scan_reader *reader;
static struct scan_desk *desk;
static struct sim_page sim;
static struct scan_page page;

static int set_up(void **state)
{
    struct err e;
    (void)state;
    a = arena_new((size_t)1 << 30);
    const char *folder = scratch_path(a, "");
    for (size_t i = 0; i < PAPERS; i++) {
        paper_make(a, &kinds[i], folder, &papers[i]);
        known[i] = (struct scan_ballot){&papers[i].layout, papers[i].convention, true};
    }
    reader = scan_reader_new(a);
    return scan_desk_new(a, &desk, &e) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    for (size_t i = 0; i < PAPERS; i++) paper_free(&papers[i]);
    arena_free(a);
    return 0;
}

/* Number i of the pages of a test: another paper, turn and kind of file each time. */
static void set_page(int i, uint32_t damage, enum offence offence)
{
    static const enum picture_kind files[] = {
            PICTURE_JPEG, PICTURE_TIFF_G4, PICTURE_PNG, PICTURE_PDF_JPEG, PICTURE_PNG_BITS};
    static const int32_t dpi[] = {200, 300, 150, 300, 200, 400, 240};
    sim = (struct sim_page){.ballot = (size_t)i % USUAL_PAPERS, .kind = files[i % 5]};
    sim.how = (struct scanning){.damage = damage,
            .offence = offence,
            .dpi = dpi[i % 7],
            .quarter = 90 * ((i + i / 4) % 4),
            .is_colour = i % 5 == 3,
            .is_bits = picture_kind_is_bits(sim.kind)};
    /* Hardly any toner does not survive black and white (docs/scanning.md): that is for grey. */
    if (damage >> DAMAGE_LIGHT & 1 && sim.how.is_bits) sim.kind = PICTURE_JPEG, sim.how.is_bits = false;
}

static void scan(struct chance *c, const struct habits *habits, const struct scan_ballot_list *list)
{
    struct picture p = sim_draw(c, papers, PAPERS, habits, &sim);
    const char *path = scratch_path(a, arena_text(a, "page.%s", picture_kind_extension(sim.kind)));
    struct scan_image image;
    struct err e = {0};
    int32_t number;
    bool more = false;
    picture_write(path, sim.kind, &p, 1);
    picture_free(&p);
    assert_ok(scan_reader_open(reader, path, &e), &e);
    assert_ok(scan_reader_next(reader, &image, &number, &more, &e), &e);
    assert_true(more);
    scan_read_page(desk, &image, list, &page);
}

static const struct scan_ballot_list all = {known, PAPERS};

/* The page was taken for what it is, and no box that is plainly marked or plainly blank for its opposite. */
static void check_read(const char *what, int i)
{
    const char *where = arena_text(a, "%s, page %d (%s, %d dpi, turned %d)", what, i, picture_kind_code(sim.kind),
            sim.how.dpi, sim.how.quarter);
    if (page.status == SCAN_REFUSED) fail_msg("%s was refused: %s", where, page.reason);
    if (page.ballot != &known[sim.ballot]) fail_msg("%s was taken for another ballot", where);
    if (page.rotation != sim.how.quarter) fail_msg("%s was read as turned by %d", where, page.rotation);
    const struct ballot_layout *l = page.ballot->layout;
    for (size_t k = 0; k < l->box_count; k++) {
        const struct truth_box *t = &sim.boxes[k];
        if (t->truth == TRUTH_DOUBTFUL || page.boxes[k].state == SCAN_UNSURE) continue;
        if ((t->truth == TRUTH_MARKED) != (page.boxes[k].state == SCAN_MARKED))
            fail_msg("%s: box %zu has %.2f mm2 of ink and was read as %.2f", where, k, t->ink_mm2,
                    page.boxes[k].ink_mm2);
        if (t->sign == SIGN_CIRCLE && page.boxes[k].has_shape) assert_true(page.boxes[k].shape == BALLOT_SHAPE_CIRCLE);
        if (t->sign == SIGN_CROSS && page.boxes[k].has_shape) assert_true(page.boxes[k].shape == BALLOT_SHAPE_CROSS);
    }
}

static void reads_every_damage(void **state)
{
    (void)state;
    for (int d = 0; d < DAMAGE_COUNT; d++) {
        struct chance c = {(uint64_t)(1000 + d)};
        print_message("# %s\n", damage_code((enum damage)d));
        for (int i = 0; i < 5; i++) {
            set_page(i + d, 1u << d, OFFENCE_NONE);
            scan(&c, &habits_clean, &all);
            check_read(damage_code((enum damage)d), i);
        }
    }
}

static void reads_every_way_round(void **state)
{
    (void)state;
    struct chance c = {77};
    for (int i = 0; i < 16; i++) {
        set_page(i, 0, OFFENCE_NONE);
        sim.how.quarter = 90 * (i / 4);
        scan(&c, &habits_clean, &all);
        check_read("undamaged", i);
        assert_int_equal(page.corners, 4);
        assert_int_equal(page.status, page.status == SCAN_READ ? SCAN_READ : SCAN_REVIEW);
    }
}

static void reads_two_panels(void **state)
{
    (void)state;
    struct chance c = {79};
    for (int i = 0; i < 10; i++) {
        set_page(i, i < 4 ? 0 : 1u << i, OFFENCE_NONE);
        sim.ballot = USUAL_PAPERS + (size_t)i % 2;
        if (sim.how.dpi < 200) sim.how.dpi = 200;
        scan(&c, &habits_clean, &all);
        check_read("two panels", i);
        assert_int_equal(page.ballot->layout->panel_count, 2);
        for (size_t k = 0; k < page.mark_count; k++) assert_int_equal(page.marks[k].candidate, k + 1);
    }
}

/* Where the resolution is not stated, and where the scanner always takes a whole A4. */
static void reads_without_knowing_the_size(void **state)
{
    (void)state;
    struct chance c = {78};
    for (int i = 0; i < 12; i++) {
        set_page(i, 0, OFFENCE_NONE);
        if (sim.kind == PICTURE_PDF_JPEG) sim.kind = PICTURE_JPEG;
        sim.how.is_dpi_untold = i % 3 != 0;
        sim.how.is_wide = i % 3 != 1;
        scan(&c, &habits_clean, &all);
        check_read("size untold", i);
    }
}

static void reads_marks_of_every_habit(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct habits habits;
    } table[] = {
            {"sloppy", {.sloppy = 1, .marked = 1, .written = 0.5}},
            {"faint", {.faint = 1, .marked = 1, .written = 0.5}},
            {"partial", {.partial = 1, .marked = 1, .written = 0.5}},
            {"erased", {.erased = 1, .marked = 1, .written = 0.5}},
            {"corrected", {.corrected = 1, .marked = 1, .written = 0.5}},
            {"outside", {.outside = 1, .marked = 1, .written = 0.5}},
            {"odd", {.odd = 1, .marked = 1, .written = 0.5}},
            {"nothing", {.marked = 0}},
    };
    for (size_t h = 0; h < ARRAY_COUNT(table); h++) {
        struct chance c = {2000 + h};
        print_message("# %s\n", table[h].name);
        for (int i = 0; i < 4; i++) {
            set_page(5 * i, 0, OFFENCE_NONE); /* grey */
            sim.ballot = (size_t)i;
            scan(&c, &table[h].habits, &all);
            check_read(table[h].name, i);
        }
    }
}

/* Votes follow from boxes: plain marks give votes, blank candidates what the convention says. */
static void votes_follow_from_boxes(void **state)
{
    (void)state;
    struct chance c = {79};
    for (int i = 0; i < 8; i++) {
        set_page(5 * i, 0, OFFENCE_NONE);
        sim.ballot = (size_t)i % PAPERS;
        scan(&c, &habits_clean, &all);
        check_read("plain", i);
        const struct ballot_layout *l = page.ballot->layout;
        for (size_t k = 0; k < l->box_count; k++) {
            const struct ballot_box *b = &l->boxes[k];
            if (b->option > BALLOT_OPTION_SIGN || page.boxes[k].state != SCAN_MARKED) continue;
            const struct scan_mark *m = &page.marks[b->candidate - 1];
            assert_int_equal(m->candidate, b->candidate);
            if (m->vote == BALLOT_UNCLEAR) continue;
            int meant = b->option == BALLOT_OPTION_SIGN      ? page.ballot->convention->vote[page.boxes[k].shape]
                        : b->option == BALLOT_OPTION_FOR     ? VOTE_FOR
                        : b->option == BALLOT_OPTION_AGAINST ? VOTE_AGAINST
                                                             : VOTE_ABSTAIN;
            assert_int_equal(m->vote, meant);
            assert_true(m->score > 0.5 && m->score <= 1 && m->threshold_mm2 > 0);
        }
        for (size_t k = 0; k < page.mark_count; k++)
            if (page.marks[k].score < 0.2)
                assert_int_equal(page.marks[k].vote, page.ballot->convention->vote[BALLOT_SHAPE_BLANK]);
    }
}

static void refuses_what_is_no_ballot(void **state)
{
    (void)state;
    for (int o = 1; o < OFFENCE_COUNT; o++) {
        struct chance c = {(uint64_t)(3000 + o)};
        print_message("# %s\n", offence_code((enum offence)o));
        for (int i = 0; i < 6; i++) {
            set_page(i, 0, (enum offence)o);
            scan(&c, &habits_normal, &all);
            if (page.status != SCAN_REFUSED) fail_msg("%s, page %d was read", offence_code((enum offence)o), i);
            assert_true(*page.reason && !page.ballot && page.mark_count == 0 && page.write_in_count == 0);
        }
    }
}

/* A straight stroke through a box is a mark, a line through the whole page is none. */
static void tells_strokes_from_lines(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        double beyond; /* mm past the box at both ends */
        bool is_across;
        enum scan_box_state expected;
    } table[] = {
            {"a stroke down", 2, false, SCAN_MARKED},
            {"a long stroke down", 3, false, SCAN_MARKED},
            {"a stroke across", 2, true, SCAN_MARKED},
            {"a streak down the page", 400, false, SCAN_BLANK},
            {"a fold across the page", 400, true, SCAN_BLANK},
    };
    const struct pen pen = {.width = 0.4, .density = 0.9, .colour = {20, 20, 20}};
    const struct ballot_layout *l = &papers[2].layout;
    struct ballot_rect at = l->boxes[4].at;
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct picture sheet = picture_copy(&papers[2].grey);
        struct chance c = {5000 + i};
        uint8_t *ink = calloc((size_t)sheet.width, (size_t)sheet.height);
        double x = (at.x + at.w / 2) / 1000.0 + 0.6, y = (at.y + at.h / 2) / 1000.0 + 0.6,
               half = at.w / 2000.0 + table[i].beyond;
        bool is_across = table[i].is_across;
        draw_stroke(&sheet, ink, &pen, is_across ? x - half : x, is_across ? y : y - half, is_across ? x + half : x,
                is_across ? y : y + half);
        struct scanning how = {.dpi = 200};
        struct picture p = scanner_scan(&c, l, &sheet, NULL, &how);
        struct scan_image image = {p.width, p.height, p.width, p.pixels, p.dpi, 0, false};
        scan_read_page(desk, &image, &all, &page);
        print_message("# %s\n", table[i].name);
        assert_true(page.status != SCAN_REFUSED);
        assert_int_equal(page.boxes[4].state, table[i].expected);
        picture_free(&sheet);
        picture_free(&p);
        free(ink);
    }
}

/* Something drawn by hand on a printed ballot, at a place in millimetres from the box's middle. */
struct drawing {
    size_t box;
    double x0, y0, x1, y1, width;
};

/* Paper number which with these strokes on it, as it leaves the scanner. */
static struct picture picture_drawn(size_t which, bool is_bits, const struct drawing *strokes, size_t n)
{
    struct picture sheet = picture_copy(&papers[which].grey);
    uint8_t *ink = calloc((size_t)sheet.width, (size_t)sheet.height);
    struct chance c = {7000};
    for (size_t i = 0; i < n; i++) {
        struct ballot_rect at = papers[which].layout.boxes[strokes[i].box].at;
        double x = (at.x + at.w / 2) / 1000.0, y = (at.y + at.h / 2) / 1000.0;
        struct pen pen = {.width = strokes[i].width, .density = 0.95, .colour = {20, 20, 20}};
        draw_stroke(&sheet, ink, &pen, x + strokes[i].x0, y + strokes[i].y0, x + strokes[i].x1, y + strokes[i].y1);
    }
    struct scanning how = {.dpi = 200, .is_bits = is_bits};
    struct picture p = scanner_scan(&c, &papers[which].layout, &sheet, NULL, &how);
    picture_free(&sheet);
    free(ink);
    return p;
}

static void read_picture(size_t which, bool is_bits, struct picture *p)
{
    struct scan_image image = {p->width, p->height, p->width, p->pixels, p->dpi, 0, is_bits};
    scan_read_page(desk, &image, &all, &page);
    assert_true(page.status != SCAN_REFUSED && page.ballot == &known[which]);
    picture_free(p);
}

/* Scans paper number which, in grey or in black and white, with these strokes on it. */
static void scan_drawn(size_t which, bool is_bits, const struct drawing *strokes, size_t n)
{
    struct picture p = picture_drawn(which, is_bits, strokes, n);
    read_picture(which, is_bits, &p);
}

/* The same in black and white, with what is darker than level black; 0 is grey. */
static void scan_at_level(size_t which, int level, const struct drawing *strokes, size_t n)
{
    struct picture p = picture_drawn(which, false, strokes, n);
    for (int64_t i = 0; i < (int64_t)p.width * p.height && level; i++) p.pixels[i] = p.pixels[i] < level ? 0 : 255;
    read_picture(which, level != 0, &p);
}

/* Not one mark in black and white may be a pen that the threshold lost, unless the threshold is such that the light
 * lines of the print show; in grey it is a ballot without marks. */
static void doubts_untouched_ballots_in_black_and_white(void **state)
{
    (void)state;
    static const struct {
        int level;
        enum scan_status status;
        enum scan_box_state expected;
    } table[] = {{0, SCAN_READ, SCAN_BLANK}, {120, SCAN_REVIEW, SCAN_UNSURE}, {150, SCAN_REVIEW, SCAN_UNSURE},
            {205, SCAN_READ, SCAN_BLANK}};
    for (size_t which = 0; which < USUAL_PAPERS; which++)
        for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
            print_message("# paper %zu, level %d\n", which, table[i].level);
            scan_at_level(which, table[i].level, NULL, 0);
            assert_int_equal(page.status, table[i].status);
            for (size_t k = 0; k < page.ballot->layout->box_count; k++)
                assert_int_equal(page.boxes[k].state, table[i].expected);
        }
}

#define SPECK(box, x, y) {box, x, y, x + 0.01, y, 0.28}
#define DIRT(box, x, y) {box, x, y, x + 0.01, y, 0.4}
#define WEAK(box) {box, -1.1, -1, 1.1, 1, 0.4}
#define MARK(box) {box, -2.5, -2, 2.5, 2, 0.6}

/* In black and white a pen that the threshold all but lost leaves specks along its stroke. */
static void doubts_what_black_and_white_nearly_lost(void **state)
{
    (void)state;
    static const struct drawing few[] = {MARK(0), SPECK(4, -1.5, -1)},
                                many[] = {MARK(0), SPECK(4, -1.5, -1), SPECK(4, -1, -0.4), SPECK(4, 0, 0.3),
                                        SPECK(4, 0.9, 0.8), SPECK(4, 1.6, 1.4), SPECK(4, -0.4, -1.6),
                                        SPECK(4, 1.2, -1.2), SPECK(4, -1.4, 0.9), SPECK(4, 0.3, -0.7)},
                                weak[] = {WEAK(0)}, dirt[] = {MARK(0), DIRT(4, -1.5, -1), DIRT(4, 1, 1)},
                                pencil[] = {WEAK(0), WEAK(3), WEAK(7)},
                                traced[] = {WEAK(0), WEAK(3), WEAK(7), SPECK(4, -1.5, -1)};
    static const struct {
        const char *name;
        const struct drawing *strokes;
        size_t n;
        bool is_bits;
        enum scan_box_state expected; /* of box 4 */
    } table[] = {
            {"a speck", few, ARRAY_COUNT(few), true, SCAN_BLANK},
            {"specks", many, ARRAY_COUNT(many), true, SCAN_UNSURE},
            {"as much in two specks of dirt", dirt, ARRAY_COUNT(dirt), true, SCAN_BLANK},
            {"three weak marks on the page", pencil, ARRAY_COUNT(pencil), true, SCAN_BLANK},
            {"three weak marks and a speck", traced, ARRAY_COUNT(traced), true, SCAN_UNSURE},
            {"one weak mark on the page", weak, ARRAY_COUNT(weak), true, SCAN_UNSURE},
            {"one weak mark in grey", weak, ARRAY_COUNT(weak), false, SCAN_BLANK},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        print_message("# %s\n", table[i].name);
        scan_at_level(2, table[i].is_bits ? 140 : 0, table[i].strokes, table[i].n);
        bool is_touched = table[i].strokes != weak && table[i].strokes != pencil;
        assert_int_equal(page.boxes[0].state, SCAN_MARKED);
        assert_int_equal(page.boxes[4].state, table[i].expected);
        assert_true((page.boxes[4].trace_mm2 > 0) == (table[i].is_bits && is_touched));
    }
}

/* Where a blank box is a vote for, a ballot without a trace of a pen is a vote like any other, and less than elsewhere
 * is a trace. */
static void looks_harder_where_blank_agrees(void **state)
{
    (void)state;
    static const struct drawing trace[] = {SPECK(0, -1.5, -1), SPECK(0, 1, 0.5), SPECK(0, 0, 1.2)};
    static const struct {
        const char *name;
        size_t n;
        bool agrees;
        enum scan_box_state first, other;
        int vote;
    } table[] = {
            {"untouched, blank agrees", 0, true, SCAN_BLANK, SCAN_BLANK, VOTE_FOR},
            {"a trace, blank agrees", ARRAY_COUNT(trace), true, SCAN_UNSURE, SCAN_UNSURE, BALLOT_UNCLEAR},
            {"untouched, blank abstains", 0, false, SCAN_UNSURE, SCAN_UNSURE, BALLOT_UNCLEAR},
    };
    struct ballot_convention agrees = *papers[1].convention;
    agrees.vote[BALLOT_SHAPE_BLANK] = VOTE_FOR;
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        print_message("# %s\n", table[i].name);
        known[1].convention = table[i].agrees ? &agrees : papers[1].convention;
        scan_at_level(1, 165, trace, table[i].n);
        known[1].convention = papers[1].convention;
        assert_int_equal(page.boxes[0].state, table[i].first);
        assert_int_equal(page.boxes[1].state, table[i].other);
        assert_int_equal(page.marks[0].vote, table[i].vote);
    }
}

/* A crease that the feed bent is no straight line any more; through the box of a name it is no name either. */
static void doubts_a_name_that_is_a_line(void **state)
{
    (void)state;
    size_t box = 0;
    while (papers[0].layout.boxes[box].option != BALLOT_OPTION_WRITE_IN_NAME) box++;
    const struct drawing crease[] = {MARK(0), {box, -30, -1.1, 0, 0.9, 0.6}, {box, 0, 0.9, 30, -1.1, 0.6}},
                         name[] = {MARK(0), {box, -20, -2.5, -20, 2.5, 0.5}, {box, -22, 0, -16, 0, 0.5},
                                 {box, -12, -2.5, -9, 2.5, 0.5}};
    scan_drawn(0, false, crease, ARRAY_COUNT(crease));
    assert_true(page.boxes[box].ink_mm2 > 4);
    assert_int_equal(page.boxes[box].state, SCAN_UNSURE);
    assert_int_equal(page.write_ins[0].vote, BALLOT_UNCLEAR);
    scan_drawn(0, false, name, ARRAY_COUNT(name));
    assert_int_equal(page.boxes[box].state, SCAN_MARKED);
}

/* What a black and white scanner leaves of light print is read as it is, or refused; at least half is read. */
static void reads_light_print_in_black_and_white(void **state)
{
    (void)state;
    struct chance c = {91};
    int read = 0;
    for (int i = 0; i < 16; i++) {
        set_page(i, 0, OFFENCE_NONE);
        sim.how.damage = 1u << DAMAGE_LIGHT;
        sim.how.is_bits = true;
        sim.how.is_colour = false;
        sim.kind = i % 2 ? PICTURE_TIFF_G4 : PICTURE_PNG_BITS;
        scan(&c, &habits_clean, &all);
        if (page.status == SCAN_REFUSED) continue;
        check_read("light print", i);
        read++;
    }
    assert_true(read >= 8);
}

/* The black bed of the scanner beyond the sheet, its grain and dirt on the glass are no second sheet. */
static void tells_the_bed_from_a_second_sheet(void **state)
{
    (void)state;
    struct chance c = {92};
    for (int i = 0; i < 12; i++) {
        set_page(i, 1u << DAMAGE_DARK_BED | (i % 3 == 0 ? 1u << DAMAGE_STREAK : 0), OFFENCE_NONE);
        sim.how.is_wide = true;
        sim.how.is_bits = i % 4 != 0;
        sim.how.is_colour = false;
        sim.kind = sim.how.is_bits ? PICTURE_TIFF_G4 : PICTURE_JPEG;
        scan(&c, &habits_clean, &all);
        check_read("dark bed", i);
    }
}

/* A good ballot that is not expected here. */
static void refuses_other_ballots(void **state)
{
    (void)state;
    struct ballot_layout changed = papers[0].layout;
    struct scan_ballot one = {&changed, papers[0].convention, true};
    static const struct scan_ballot_list second = {&known[1], 1};
    struct scan_ballot_list list = {&one, 1};
    struct chance c = {4000};
    set_page(0, 0, OFFENCE_NONE);
    scan(&c, &habits_clean, &second);
    assert_true(page.status == SCAN_REFUSED && strstr(page.reason, "第 21 号"));
    changed.payload.election ^= 1;
    set_page(0, 0, OFFENCE_NONE);
    scan(&c, &habits_clean, &list);
    assert_true(page.status == SCAN_REFUSED && strstr(page.reason, "不是本次选举"));
    changed.payload = papers[0].layout.payload;
    changed.payload.layout ^= 1;
    set_page(0, 0, OFFENCE_NONE);
    scan(&c, &habits_clean, &list);
    assert_true(page.status == SCAN_REFUSED && strstr(page.reason, "不是同一次印制"));
    one.has_code = false; /* a layout file without a code knows its contest only */
    set_page(0, 0, OFFENCE_NONE);
    scan(&c, &habits_clean, &list);
    assert_true(page.status != SCAN_REFUSED && page.ballot == &one);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
            cmocka_unit_test(reads_every_damage),
            cmocka_unit_test(reads_every_way_round),
            cmocka_unit_test(reads_two_panels),
            cmocka_unit_test(reads_without_knowing_the_size),
            cmocka_unit_test(reads_marks_of_every_habit),
            cmocka_unit_test(votes_follow_from_boxes),
            cmocka_unit_test(refuses_what_is_no_ballot),
            cmocka_unit_test(tells_strokes_from_lines),
            cmocka_unit_test(doubts_untouched_ballots_in_black_and_white),
            cmocka_unit_test(doubts_what_black_and_white_nearly_lost),
            cmocka_unit_test(looks_harder_where_blank_agrees),
            cmocka_unit_test(doubts_a_name_that_is_a_line),
            cmocka_unit_test(reads_light_print_in_black_and_white),
            cmocka_unit_test(tells_the_bed_from_a_second_sheet),
            cmocka_unit_test(refuses_other_ballots),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
