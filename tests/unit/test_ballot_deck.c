#include "ballots.h"

#include "ballot/deck.h"

static struct ballot_deck deck_of(struct arena *a, const struct ballot_design *d, struct ballot_layout *l)
{
    struct err e;
    assert_ok(ballot_lay_out(d, l, &e), &e);
    return ballot_make_deck(a, d, l);
}

static const char *const conventions[] = {"columns", "circle-cross", "tick-cross", "blank-agrees"};

/* What reading makes of the marks of a candidate, by the convention alone. */
static int vote_read(const struct ballot_design *d, const struct ballot_layout *l, const struct ballot_deck_sheet *s,
        int32_t candidate)
{
    int vote = d->convention->vote[BALLOT_SHAPE_BLANK];
    bool is_marked = false;
    for (size_t i = 0; i < s->ink_count; i++) {
        const struct ballot_box *b = &l->boxes[s->ink[i].box];
        if (b->candidate != candidate || b->option > BALLOT_OPTION_SIGN) continue;
        int read = b->option == BALLOT_OPTION_SIGN ? d->convention->vote[s->ink[i].shape] : (int)b->option;
        vote = is_marked ? BALLOT_UNCLEAR : read;
        is_marked = true;
    }
    return vote;
}

static void what_is_expected_is_what_is_drawn(void **state)
{
    (void)state;
    for (size_t c = 0; c < ARRAY_COUNT(conventions); c++) {
        for (size_t n = 1; n <= 6; n++) {
            AUTO_ARENA struct arena *a = arena_new(1 << 22);
            struct ballot_design d = ballot_design_of(a, conventions[c], BALLOT_A4, n, 2);
            struct ballot_layout l;
            struct ballot_deck deck = deck_of(a, &d, &l);
            for (size_t i = 0; i < deck.n; i++) {
                for (size_t k = 0; k < n; k++)
                    assert_int_equal(deck.v[i].votes[k], vote_read(&d, &l, &deck.v[i], (int32_t)k + 1));
                for (size_t k = 0; k < deck.v[i].ink_count; k++) assert_true(deck.v[i].ink[k].box < l.box_count);
            }
        }
    }
}

static void every_position_is_marked(void **state)
{
    (void)state;
    for (size_t c = 0; c < ARRAY_COUNT(conventions); c++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 22);
        struct ballot_design d = ballot_design_of(a, conventions[c], BALLOT_A5, 5, 2);
        struct ballot_layout l;
        struct ballot_deck deck = deck_of(a, &d, &l);
        size_t alone[BALLOT_BOXES_MAX][BALLOT_SHAPE_COUNT] = {0}, any[BALLOT_BOXES_MAX] = {0};
        for (size_t i = 0; i < deck.n; i++) {
            const struct ballot_deck_sheet *s = &deck.v[i];
            for (size_t k = 0; k < s->ink_count; k++) any[s->ink[k].box]++;
            if (s->ink_count == 1) alone[s->ink[0].box][s->ink[0].shape]++;
        }
        for (size_t i = 0; i < l.box_count; i++) {
            assert_true(any[i] > 0);
            if (l.boxes[i].option > BALLOT_OPTION_SIGN) continue;
            if (d.convention->style == BALLOT_COLUMNS) assert_true(alone[i][d.convention->sign] >= 1);
            for (int shape = BALLOT_SHAPE_CIRCLE; d.convention->style == BALLOT_SIGNS && shape <= BALLOT_SHAPE_TICK;
                    shape++)
                assert_true(alone[i][shape] >= 1);
        }
    }
}

static size_t count_for(const struct ballot_deck_sheet *s, size_t candidates)
{
    size_t n = 0;
    for (size_t i = 0; i < candidates; i++) n += s->votes[i] == VOTE_FOR;
    return n;
}

static void the_deck_holds_what_goes_wrong(void **state)
{
    (void)state;
    for (size_t c = 0; c < ARRAY_COUNT(conventions); c++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 22);
        struct ballot_design d = ballot_design_of(a, conventions[c], BALLOT_A5, 4, 2);
        struct ballot_layout l;
        struct ballot_deck deck = deck_of(a, &d, &l);
        size_t blank = 0, full = 0, over = 0, lines = 0, over_by_line = 0;
        for (size_t i = 0; i < deck.n; i++) {
            const struct ballot_deck_sheet *s = &deck.v[i];
            size_t chosen = count_for(s, 4), others = 0;
            for (size_t k = 0; k < d.write_in_lines; k++) others += s->write_ins[k] != NULL;
            blank += s->ink_count == 0;
            full += text_eq(s->what, "选满") && chosen == 2 && others == 0;
            over += text_eq(s->what, "多选一人") && chosen == 3;
            lines += others == 1 && chosen == 0;
            over_by_line += others == 1 && chosen == 2;
        }
        assert_int_equal(blank, 1);
        assert_int_equal(full, 1);
        assert_int_equal(over, 1);
        assert_int_equal(lines, 3); /* each line with its sign, one without */
        assert_int_equal(over_by_line, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(what_is_expected_is_what_is_drawn),
            cmocka_unit_test(every_position_is_marked),
            cmocka_unit_test(the_deck_holds_what_goes_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
