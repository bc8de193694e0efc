#include "ballots.h"

static bool is_inside(struct ballot_rect in, struct ballot_rect out)
{
    return in.x >= out.x && in.y >= out.y && in.x + in.w <= out.x + out.w && in.y + in.h <= out.y + out.h;
}

/* White between two rectangles along the axis where it is wider; negative when they overlap. */
static int32_t gap(struct ballot_rect a, struct ballot_rect b)
{
    int32_t x = a.x > b.x ? a.x - b.x - b.w : b.x - a.x - a.w;
    int32_t y = a.y > b.y ? a.y - b.y - b.h : b.y - a.y - a.h;
    return x > y ? x : y;
}

static struct ballot_rect page_of(const struct ballot_layout *l)
{
    return (struct ballot_rect){0, 0, l->width, l->height};
}

/* Everything black that reading looks for. */
static size_t collect_marks(const struct ballot_layout *l, struct ballot_rect *marks)
{
    size_t n = 0;
    for (int i = 0; i < BALLOT_CORNER_COUNT; i++) marks[n++] = l->corners[i];
    marks[n++] = l->bar;
    struct ballot_rect code = l->code;
    marks[n++] = (struct ballot_rect){code.x - BALLOT_QUIET_UM, code.y - BALLOT_QUIET_UM, code.w + 2 * BALLOT_QUIET_UM,
            code.h + 2 * BALLOT_QUIET_UM};
    for (size_t i = 0; i < l->row_count; i++) {
        marks[n++] = l->rows[i].left;
        marks[n++] = l->rows[i].right;
    }
    return n;
}

static void check_marks(const struct ballot_layout *l)
{
    struct ballot_rect marks[6 + 2 * BALLOT_ROWS_MAX];
    size_t n = collect_marks(l, marks);
    for (size_t i = 0; i < n; i++) {
        assert_true(is_inside(marks[i], page_of(l)));
        assert_true(marks[i].x >= 5000 && marks[i].x + marks[i].w <= l->width - 5000);
        for (size_t k = 0; k < i; k++) assert_true(gap(marks[i], marks[k]) >= 2000);
        for (size_t k = 0; k < l->box_count; k++) assert_true(gap(marks[i], l->boxes[k].at) >= 3000);
        for (size_t k = 0; k < l->slot_count; k++) assert_true(gap(marks[i], l->slots[k].at) >= 0);
        assert_true(gap(marks[i], l->seal) >= 2000);
    }
    /* Turned by half and mirrored, the bar falls on nothing that is black. */
    struct ballot_rect turned = l->bar, mirrored = l->bar;
    mirrored.x = l->width - l->bar.x - l->bar.w;
    turned.x = mirrored.x;
    turned.y = l->height - l->bar.y - l->bar.h;
    for (size_t i = 0; i < n; i++) {
        assert_true(gap(turned, marks[i]) >= 2000);
        assert_true(gap(mirrored, marks[i]) >= 2000);
    }
}

static void check_boxes(const struct ballot_layout *l)
{
    for (size_t i = 0; i < l->box_count; i++) {
        const struct ballot_box *b = &l->boxes[i];
        const struct ballot_row *r = &l->rows[b->row];
        bool is_in_panel = false;
        for (size_t k = 0; k < l->panel_count; k++) is_in_panel = is_in_panel || is_inside(b->at, l->panels[k].at);
        assert_true(is_in_panel);
        assert_true(b->at.w >= 7000 && b->at.h >= 7000);
        assert_int_equal(2 * b->at.y + b->at.h, 2 * r->left.y + r->left.h);
        assert_true(gap(b->at, l->seal) >= BALLOT_SEAL_DISTANCE_UM);
        for (size_t k = 0; k < i; k++) assert_true(gap(b->at, l->boxes[k].at) >= 2 * BALLOT_CLEAR_UM);
        for (size_t k = 0; k < l->slot_count; k++) assert_true(gap(b->at, l->slots[k].at) >= BALLOT_CLEAR_UM);
    }
}

static void check_slots(const struct ballot_layout *l)
{
    for (size_t i = 0; i < l->slot_count; i++) {
        const struct ballot_slot *s = &l->slots[i];
        assert_true(is_inside(s->at, page_of(l)) && s->at.w > 0 && s->at.h >= 3000);
        for (size_t k = 0; k < i; k++) assert_true(gap(s->at, l->slots[k].at) >= 0);
    }
}

static void every_ballot_keeps_its_distances(void **state)
{
    (void)state;
    static const char *const conventions[] = {"columns", "circle-cross", "tick-cross", "blank-agrees"};
    AUTO_ARENA struct arena *a = arena_new(1 << 22);
    for (size_t c = 0; c < ARRAY_COUNT(conventions); c++) {
        for (int sheet = 0; sheet < BALLOT_SHEET_COUNT; sheet++) {
            for (size_t n = 1; n <= ballot_entries_of((enum ballot_sheet)sheet); n++) {
                for (size_t w = 0; w < n && w <= 3; w++) {
                    struct ballot_design d = ballot_design_of(a, conventions[c], (enum ballot_sheet)sheet, n - w, w);
                    struct ballot_layout l;
                    struct err e;
                    assert_ok(ballot_lay_out(&d, &l, &e), &e);
                    size_t each = d.convention->style == BALLOT_SIGNS ? 1 : 3;
                    assert_int_equal(l.box_count, each * (n - w) + 2 * w);
                    check_marks(&l);
                    check_boxes(&l);
                    check_slots(&l);
                }
            }
        }
    }
}

static void thirty_candidates_and_others_fit(void **state)
{
    (void)state;
    enum ballot_sheet sheet;
    assert_true(ballot_choose_sheet(1, &sheet) && sheet == BALLOT_A5);
    assert_true(ballot_choose_sheet(7, &sheet) && sheet == BALLOT_A5);
    assert_true(ballot_choose_sheet(8, &sheet) && sheet == BALLOT_A4);
    assert_true(ballot_choose_sheet(30, &sheet) && sheet == BALLOT_A4);
    assert_false(ballot_choose_sheet(31, &sheet));
}

static void what_cannot_be_laid_out_is_refused(void **state)
{
    (void)state;
    static const char *const empty[] = {"王一", ""};
    static const char *const twice[] = {"王一", "张建国", "王一"};
    static const char *const longest[] = {"一二三四五六七八九十一二三四五六七八九十"};
    static const char *const too_long[] = {"一二三四五六七八九十一二三四五六七八九十一"};
    static const struct {
        enum ballot_sheet sheet;
        size_t candidates, write_ins;
        const char *const *names;
        int32_t contest_no, round, seats;
        const char *word; /* NULL: laid out */
    } table[] = {
            {BALLOT_A5, 5, 2, ballot_names, 12, 1, 2, NULL},
            {BALLOT_A5, 6, 2, ballot_names, 12, 1, 2, "请改用 A4"},
            {BALLOT_A4, 12, 3, ballot_names, 12, 1, 2, NULL},
            {BALLOT_A4, 13, 3, ballot_names, 12, 1, 2, NULL},
            {BALLOT_A4, 27, 3, ballot_names, 12, 1, 2, NULL},
            {BALLOT_A4, 28, 3, ballot_names, 12, 1, 2, "放不下"},
            {BALLOT_A5, 0, 1, ballot_names, 12, 1, 2, "没有候选人"},
            {BALLOT_A5, 2, 1, empty, 12, 1, 2, "第 2 位候选人没有姓名"},
            {BALLOT_A5, 1, 1, longest, 12, 1, 2, NULL},
            {BALLOT_A5, 1, 1, too_long, 12, 1, 2, "有 21 个字"},
            {BALLOT_A5, 3, 1, twice, 12, 1, 2, "“王一”出现两次"},
            {BALLOT_A5, 2, 1, ballot_names, 0, 1, 2, "选区号"},
            {BALLOT_A5, 2, 1, ballot_names, 99999, 99, 2, NULL},
            {BALLOT_A5, 2, 1, ballot_names, 100000, 1, 2, "选区号"},
            {BALLOT_A5, 2, 1, ballot_names, 12, 100, 2, "次数"},
            {BALLOT_A5, 2, 1, ballot_names, 12, 1, 0, "应选名额"},
    };
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct ballot_design d =
                ballot_design_of(a, "columns", table[i].sheet, table[i].candidates, table[i].write_ins);
        d.candidates = table[i].names;
        d.contest_no = table[i].contest_no;
        d.round = table[i].round;
        d.seats = table[i].seats;
        struct ballot_layout l;
        struct err e;
        if (!table[i].word)
            assert_ok(ballot_lay_out(&d, &l, &e), &e);
        else
            assert_refused(ballot_lay_out(&d, &l, &e), &e, table[i].word);
    }
}

/* Another list, another order, other seats or another way of marking is another ballot. */
static void the_check_knows_what_was_printed(void **state)
{
    (void)state;
    static const char *const swapped[] = {"张建国", "王一", "欧阳修远"};
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct ballot_design d[6];
    for (size_t i = 0; i < ARRAY_COUNT(d); i++) d[i] = ballot_design_of(a, "circle-cross", BALLOT_A5, 3, 1);
    d[1].candidates = swapped;
    d[2].seats = 1;
    d[3].convention = ballot_convention_of(a, "blank-agrees");
    d[4].write_in_lines = 2;
    d[5].sheet = BALLOT_A4;
    struct ballot_layout l[ARRAY_COUNT(d)];
    struct err e;
    for (size_t i = 0; i < ARRAY_COUNT(d); i++) {
        assert_ok(ballot_lay_out(&d[i], &l[i], &e), &e);
        for (size_t k = 0; k < i; k++) assert_int_not_equal(l[i].payload.layout, l[k].payload.layout);
    }
    struct ballot_layout again;
    assert_ok(ballot_lay_out(&d[0], &again, &e), &e);
    assert_string_equal(again.code_text, l[0].code_text);
}

static void a_payload_comes_back(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    struct ballot_payload p = {.election = 0xFFFFFFFF,
            .kind = BALLOT_COUNTY,
            .contest_no = 99999,
            .round = 99,
            .style = BALLOT_SIGNS,
            .sheet = BALLOT_A4,
            .page = 9,
            .layout = 0x0000000A};
    struct ballot_payload back;
    char text[BALLOT_CODE_CHARACTERS + 1];
    struct err e;
    ballot_encode_payload(&p, text);
    assert_int_equal(strlen(text), BALLOT_CODE_CHARACTERS);
    assert_memory_equal(text, "HJ1FFFFFFFFC9999999S490000000A", 30);
    assert_ok(ballot_decode_payload(str_of(text), &back, &e), &e);
    assert_true(ballot_payload_eq(&p, &back));
    assert_string_equal(ballot_contest_name(a, &back), "99999-99");
    back.layout++;
    assert_false(ballot_payload_eq(&p, &back));
}

static void a_damaged_payload_is_refused(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct ballot_design d = ballot_design_of(a, "columns", BALLOT_A5, 3, 1);
    struct ballot_layout l;
    struct ballot_payload p;
    struct err e;
    assert_ok(ballot_lay_out(&d, &l, &e), &e);
    for (size_t i = 0; i < BALLOT_CODE_CHARACTERS; i++) {
        for (int c = 0; c < 256; c++) {
            char text[BALLOT_CODE_CHARACTERS + 1];
            memcpy(text, l.code_text, sizeof text);
            if (text[i] == (char)c) continue;
            text[i] = (char)c;
            assert_false(ballot_decode_payload((struct str){text, BALLOT_CODE_CHARACTERS}, &p, &e));
        }
    }
    static const struct {
        const char *text, *word;
    } table[] = {
            {"", "不是换届选票"}, {"https://example.org", "不是换届选票"}, {"HJ2", "另一个版本"}, {"HJ1", "长短不对"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        assert_refused(ballot_decode_payload(str_of(table[i].text), &p, &e), &e, table[i].word);
}

static void conventions_say_what_a_shape_means(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        enum ballot_style style;
        int blank, circle, cross, tick;
    } table[] = {
            {"columns", BALLOT_COLUMNS, VOTE_ABSTAIN, VOTE_FOR, VOTE_FOR, VOTE_FOR},
            {"circle-cross", BALLOT_SIGNS, VOTE_ABSTAIN, VOTE_FOR, VOTE_AGAINST, VOTE_FOR},
            {"tick-cross", BALLOT_SIGNS, VOTE_ABSTAIN, VOTE_FOR, VOTE_AGAINST, VOTE_FOR},
            {"blank-agrees", BALLOT_SIGNS, VOTE_FOR, VOTE_ABSTAIN, VOTE_AGAINST, BALLOT_UNCLEAR},
    };
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const struct ballot_convention *c = ballot_convention_of(a, table[i].code);
        assert_int_equal(c->style, table[i].style);
        assert_int_equal(c->vote[BALLOT_SHAPE_BLANK], table[i].blank);
        assert_int_equal(c->vote[BALLOT_SHAPE_CIRCLE], table[i].circle);
        assert_int_equal(c->vote[BALLOT_SHAPE_CROSS], table[i].cross);
        assert_int_equal(c->vote[BALLOT_SHAPE_TICK], table[i].tick);
        assert_null(strchr(ballot_fill_text(a, c->prompt, 3), '{'));
        assert_non_null(strchr(ballot_fill_text(a, c->prompt, 3), '3'));
        assert_null(strchr(ballot_fill_text(a, c->instruction, 3), '|'));
    }
}

static void a_bad_convention_table_names_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *text, *word;
    } table[] = {
            {"# c\nx\tsigns\n", "第 2 行: 应有 11 栏"},
            {"x\tsings\tt\tcircle\tfor\tfor\tfor\tfor\tp\ti\tw\n", "式样“sings”"},
            {"x\tsigns\tt\tblank\tfor\tfor\tfor\tfor\tp\ti\tw\n", "赞成的画法"},
            {"x\tsigns\tt\tcircle\tfor\tfor\tfor\tmaybe\tp\ti\tw\n", "“maybe”"},
            {"x\tsigns\tt\tcircle\tfor\tfor\tfor\tfor\t\ti\tw\n", "不能空"},
            {"x\tsigns\tt\tcircle\tfor\tfor\tfor\tfor\tp\ti\tw\nx\tsigns\tt\tcircle\tfor\tfor\tfor\tfor\tp\ti\tw",
                    "第 2 行: 代号“x”出现两次"},
            {"x\tsigns\t\xff", "UTF-8"},
    };
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct ballot_convention_list list;
    struct err e;
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        assert_refused(ballot_read_conventions(a, str_of(table[i].text), &list, &e), &e, table[i].word);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_ballot_keeps_its_distances),
            cmocka_unit_test(thirty_candidates_and_others_fit),
            cmocka_unit_test(what_cannot_be_laid_out_is_refused),
            cmocka_unit_test(the_check_knows_what_was_printed),
            cmocka_unit_test(a_payload_comes_back),
            cmocka_unit_test(a_damaged_payload_is_refused),
            cmocka_unit_test(conventions_say_what_a_shape_means),
            cmocka_unit_test(a_bad_convention_table_names_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
