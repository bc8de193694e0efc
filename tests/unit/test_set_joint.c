/* Figures of whole ballots say nothing of one to four people: what is shown of every row, and any figure beside it, is the same in
 * counties that differ in what those said; and what a figure leaves out of a row is none or at least five. */
#include "unit.h"

#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "cadre/chance.h"
#include "cadre/set_agreement.h"
#include "cadre/set_group.h"
#include "cadre/set_severity.h"
#include "cadre/set_whole.h"
#include "cadre/share.h"

enum { ROWS_MAX = 11, BALLOTS_MAX = 64, UNKNOWN = 5 };

static const char *labels[] = {"优秀", "称职", "基本称职", "不称职", "不了解"};
static const char *const names[ROWS_MAX] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", "子"};

/* One set of whole ballots: answers 1 (best) ..= 4, UNKNOWN, 0 none. items: questions of each subject. */
struct world {
    struct arena *arena;
    struct grade_table grades;
    struct ballot_set set;
    struct set_question questions[ROWS_MAX];
    struct set_form form;
    struct set_ballots ballots;
    struct set_table table;
    struct set_record record;
};

static struct world *world_of(struct arena *a, size_t subjects, size_t items, const uint8_t *answers, size_t n)
{
    static const char *const titles[] = {"德", "能"};
    struct err e;
    struct world *w = arena_alloc(a, sizeof *w);
    w->arena = a;
    assert_ok(grade_table_load(a, &w->grades, &e), &e);
    w->set = (struct ballot_set){.set_no = 1, .name = "测评", .side = SIDE_SUBORDINATE, .asks = SET_GRADES, .kind = SET_ASSESSMENT,
            .rater_group = "", .level = "", .profile = "", .organisation = "东山镇", .codes = "", .part_of = "", .name_order = "",
            .held_on = date_from(2011, 11, 2), .figures = {-1, -1, -1, -1, -1, -1, -1}, .list_names = -1};
    for (size_t i = 0; i < subjects * items; i++)
        w->questions[i] = (struct set_question){names[i / items], (int64_t)(i / items) + 1, items > 1 ? titles[i % items] : "德"};
    w->form = (struct set_form){w->questions, subjects * items, labels, ARRAY_COUNT(labels)};
    w->ballots = (struct set_ballots){answers, n};
    cadre_mix_ballots(a, w->form.n, &w->ballots);
    cadre_tabulate(a, &w->grades, &w->set, &w->form, &w->ballots, NULL, &w->table);
    cadre_hide_rows(a, &w->table, 1);
    w->record = (struct set_record){.table = &w->table, .form = &w->form, .ballots = &w->ballots};
    return w;
}

static void say(struct buf *b, const char *name, const struct measure *m)
{
    if (m->why)
        buf_addf(b, "%s - %s\n", name, m->why);
    else
        buf_addf(b, "%s %.9f %.9f %.9f %d %d\n", name, m->value, m->low, m->high, m->has_interval, (int)m->base);
}

static const char *sums_of(struct world *w)
{
    struct buf b = {.arena = w->arena};
    for (size_t i = 0; i < w->table.n; i++)
        for (size_t l = 0; l < w->table.label_count; l++) buf_addf(&b, "%d ", w->table.rows[i].is_hidden ? -1 : (int)w->table.rows[i].counts[l]);
    return buf_text(&b);
}

static const char *severity_of(struct world *w)
{
    struct buf b = {.arena = w->arena};
    struct set_severity s;
    struct set_choice c = {.item = ""};
    struct err e;
    assert_ok(cadre_set_severity(w->arena, &w->record, 1, &c, &s, &e), &e);
    buf_addf(&b, "%d %d %d\n", (int)s.ratings, (int)s.raters, (int)s.severity.groups);
    for (size_t i = 0; i < s.n; i++) say(&b, s.subjects[i].name, &s.severity.adjusted[i]);
    for (size_t i = 0; i < s.severity.groups; i++) say(&b, "group", &s.severity.severity[i]);
    return buf_text(&b);
}

static const char *reliability_of(struct world *w)
{
    struct buf b = {.arena = w->arena};
    struct set_reliability *v;
    size_t n;
    struct err e;
    assert_ok(cadre_set_reliability(w->arena, &w->record, &v, &n, &e), &e);
    for (size_t i = 0; i < n; i++) {
        buf_addf(&b, "%s %d\n", v[i].item, (int)v[i].whole);
        say(&b, "kripp", &v[i].kripp);
        say(&b, "icc1", &v[i].icc.icc1);
        say(&b, "icc_a1", &v[i].icc.icc_a1);
        say(&b, "icc_ck", &v[i].icc.icc_ck);
        say(&b, "w", &v[i].kendall.w_ties);
        say(&b, "p", &v[i].kendall.p);
        say(&b, "fleiss", &v[i].fleiss);
        say(&b, "alpha", &v[i].alpha);
    }
    return buf_text(&b);
}

/* ---- what a few said, worked out ---- */

/* Eleven grade one, eleven another, and k of them both: what they say is his own difference. */
static struct world *bridge(struct arena *a, size_t both, uint8_t of_first, uint8_t of_second)
{
    static uint8_t v[BALLOTS_MAX * 2];
    size_t n = 0;
    uint8_t first[] = {1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4}, second[] = {1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3};
    memset(v, 0, sizeof v);
    for (size_t i = 0; i < both; i++) {
        v[n * 2] = of_first;
        v[n++ * 2 + 1] = of_second;
        for (size_t k = 0, found = 0; k < 11 && !found; k++)
            if (first[k] == of_first) first[k] = 0, found = 1;
        for (size_t k = 0, found = 0; k < 11 && !found; k++)
            if (second[k] == of_second) second[k] = 0, found = 1;
    }
    for (size_t k = 0; k < 11; k++)
        if (first[k]) v[n++ * 2] = first[k];
    for (size_t k = 0; k < 11; k++)
        if (second[k]) v[n++ * 2 + 1] = second[k];
    return world_of(a, 2, 1, v, n);
}

static void one_to_four_are_no_tie(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    struct world *one = bridge(a, 1, 1, 2), *other = bridge(a, 1, 4, 1);
    assert_string_equal(sums_of(one), sums_of(other));
    assert_string_equal(severity_of(one), severity_of(other));
    assert_string_equal(reliability_of(one), reliability_of(other));
    assert_non_null(strstr(severity_of(one), "第 1 片（甲）和第 2 片（乙）之间，两边都评过的评价人不足五人"));
    assert_non_null(strstr(reliability_of(one), "不足五张"));
    const char *refused = severity_of(bridge(a, 2, 1, 2));
    for (size_t both = 2; both < CADRE_RATERS_MIN; both++) { /* nor is it told how many of fewer than five */
        assert_non_null(strstr(severity_of(bridge(a, both, 1, 2)), "甲 - 评价人和被评人分成 2 片"));
        assert_string_equal(strstr(severity_of(bridge(a, both, 1, 2)), "甲 -"), strstr(refused, "甲 -"));
    }
    assert_null(strstr(severity_of(bridge(a, CADRE_RATERS_MIN, 1, 2)), "片"));
}

/* Twenty grade the first, and three of them do not know the second. */
static struct world *three_do_not_know(struct arena *a, const uint8_t *three, const uint8_t (*others)[2])
{
    uint8_t *v = arena_alloc_array(a, 40, 1);
    for (size_t i = 0; i < 3; i++) {
        v[i * 2] = three[i];
        v[i * 2 + 1] = UNKNOWN;
    }
    for (size_t i = 0; i < 17; i++) {
        v[(i + 3) * 2] = others[i][0];
        v[(i + 3) * 2 + 1] = others[i][1];
    }
    return world_of(a, 2, 1, v, 20);
}

/* Two counties: ten, seven and three of the first in both. From the figures that were printed one could reckon the sum of the three's grades, nine and four. */
static void who_does_not_know_the_other_is_not_what_is_missing(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    static const uint8_t three[][3] = {{1, 1, 1}, {4, 2, 2}};
    struct world *w[2];
    for (size_t k = 0; k < 2; k++) {
        uint8_t first[20] = {0}, others[17][2];
        size_t n = 0;
        for (size_t i = 0; i < 20; i++) first[i] = i < 10 ? 1 : i < 17 ? 2 : 4;
        for (size_t t = 0; t < 3; t++)
            for (size_t i = 0, found = 0; i < 20 && !found; i++)
                if (first[i] == three[k][t]) first[i] = 0, found = 1;
        for (size_t i = 0; i < 20; i++)
            if (first[i]) others[n++][0] = first[i];
        for (size_t i = 0; i < 17; i++) others[i][1] = k ? (i < 8 ? 2 : 1) : (i < 9 ? 1 : 2);
        w[k] = three_do_not_know(a, three[k], (const uint8_t(*)[2])others);
    }
    assert_string_equal(sums_of(w[0]), sums_of(w[1]));
    assert_string_equal(severity_of(w[0]), severity_of(w[1]));
    assert_string_equal(reliability_of(w[0]), reliability_of(w[1]));
    assert_non_null(strstr(reliability_of(w[0]), "德 0\n"));
}

/* Thirty of a level grade both, three grade both and twelve the first only: those three are what is used of the whole, less the level. */
static void what_is_used_less_a_level_is_not_few(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    static uint8_t v[2][45 * 2];
    struct world *w[2];
    for (size_t k = 0; k < 2; k++) {
        for (size_t b = 0; b < 45; b++) {
            v[k][b * 2] = b < 33 ? (uint8_t)(1 + b % 2) : k == 0 && b < 36 ? 4 : 1;
            v[k][b * 2 + 1] = b < 33 ? (uint8_t)(1 + b % 3) : UNKNOWN;
        }
        for (size_t b = 30; b < 33; b++) v[k][b * 2] = k ? 4 : 1;
        w[k] = world_of(a, 2, 1, v[k], 45);
    }
    assert_string_equal(sums_of(w[0]), sums_of(w[1]));
    assert_string_not_equal(severity_of(w[0]), severity_of(w[1])); /* nobody knows which of the thirty-three they are */
    for (size_t k = 0; k < 2; k++) w[k]->record.has_parts = true;
    assert_string_equal(severity_of(w[0]), severity_of(w[1]));
    assert_string_equal(reliability_of(w[0]), reliability_of(w[1]));
    assert_non_null(strstr(reliability_of(w[0]), "德 0\n"));
    struct world *all = world_of(a, 2, 1, v[0], 33); /* nobody is left out: they are the figures of all */
    const char *before = reliability_of(all);
    all->record.has_parts = true;
    assert_string_equal(reliability_of(all), before);
    assert_non_null(strstr(before, "德 33\n"));
}

/* ---- pairs of counties drawn ---- */

/* Ballots of people who know nearly everybody; of the last subject, `few` at the end know nothing. */
static void draw(struct chance *c, uint8_t *v, size_t n, size_t rows, size_t few)
{
    for (size_t b = 0; b < n; b++) {
        uint32_t mild = chance_below(c, 2);
        for (size_t i = 0; i < rows; i++) {
            uint32_t x = mild + chance_below(c, 3);
            v[b * rows + i] = (uint8_t)(1 + x);
        }
        if (b >= n - few) v[b * rows + rows - 1] = UNKNOWN;
    }
}

/* The few say otherwise, and together the same: each row's answers go round among them, a row at a time further. */
static void turn_few(uint8_t *v, size_t n, size_t rows, size_t few)
{
    for (size_t i = 0; i + 1 < rows; i++)
        for (size_t turn = 0; turn < i; turn++) {
            uint8_t first = v[(n - few) * rows + i];
            for (size_t b = n - few; b + 1 < n; b++) v[b * rows + i] = v[(b + 1) * rows + i];
            v[(n - 1) * rows + i] = first;
        }
}

static void what_few_say_among_themselves_changes_no_figure(void **state)
{
    (void)state;
    struct chance c = chance_from(11);
    size_t computed = 0, turned = 0;
    for (size_t t = 0; t < 200; t++) {
        AUTO_ARENA struct arena *a = arena_new(16 << 20);
        size_t n = 16 + chance_below(&c, 30), subjects = 3 + chance_below(&c, 2), items = 1 + t % 2, rows = subjects * items;
        size_t few = 2 + chance_below(&c, 3);
        uint8_t one[BALLOTS_MAX * ROWS_MAX], other[BALLOTS_MAX * ROWS_MAX];
        draw(&c, one, n, rows, few);
        memcpy(other, one, sizeof other);
        turn_few(other, n, rows, few);
        struct world *x = world_of(a, subjects, items, one, n), *y = world_of(a, subjects, items, other, n);
        assert_string_equal(sums_of(x), sums_of(y));
        assert_string_equal(severity_of(x), severity_of(y));
        turned += memcmp(one, other, n * rows) != 0;
        if (items == 1) assert_string_equal(reliability_of(x), reliability_of(y)); /* of two, the other item is one that all know */
        computed += strstr(severity_of(x), "甲 - ") == NULL;
    }
    assert_true(computed == 200 && turned > 150);
}

/* ---- what is left out ---- */

/* Patterns of all kinds: who knows whom is drawn with a chance of its own. */
static size_t draw_gaps(struct chance *c, uint8_t *v, size_t rows)
{
    size_t n = 8 + chance_below(c, 50), known = 50 + chance_below(c, 50);
    for (size_t b = 0; b < n; b++)
        for (size_t i = 0; i < rows; i++)
            v[b * rows + i] = chance_below(c, 100) < known ? (uint8_t)(1 + chance_below(c, 4)) : chance_below(c, 2) ? UNKNOWN : 0;
    return n;
}

static size_t graded_on(const struct world *w, size_t ballot, size_t row)
{
    uint8_t answer = w->ballots.answers[ballot * w->form.n + row];
    return answer > 0 && answer < UNKNOWN;
}

static void of_no_row_one_to_four_are_left_out(void **state)
{
    (void)state;
    struct chance c = chance_from(3);
    size_t used = 0, left = 0, drawn = 0, few = 0, parted = 0;
    for (size_t t = 0; t < 1000; t++) {
        AUTO_ARENA struct arena *a = arena_new(16 << 20);
        static uint8_t v[BALLOTS_MAX * ROWS_MAX];
        size_t subjects = 2 + t % 6, n = draw_gaps(&c, v, subjects), rows[ROWS_MAX], k = 0, kept[BALLOTS_MAX], whole = 0, some = 0;
        struct world *w = world_of(a, subjects, 1, v, n);
        for (size_t i = 0; i < subjects; i++)
            if (!w->table.rows[i].is_hidden && w->table.rows[i].base > 0) rows[k++] = i;
        struct set_groups g;
        cadre_group_raters(a, &w->record, &g);
        size_t count = set_whole_ballots(&w->record, &g, rows, k, kept);
        assert_true(count == 0 || count >= CADRE_RATERS_MIN);
        for (size_t i = 0; i < k && count; i++) {
            size_t out = 0;
            for (size_t b = 0; b < n; b++) out += graded_on(w, b, rows[i]);
            for (size_t b = 0; b < count; b++) out -= graded_on(w, kept[b], rows[i]);
            assert_true(out == 0 || out >= CADRE_RATERS_MIN);
            left += out > 0;
        }
        for (size_t b = 0; b < n; b++) {
            size_t given = 0;
            for (size_t i = 0; i < k; i++) given += graded_on(w, b, rows[i]);
            whole += k > 0 && given == k;
            some += given > 0 && given < k;
        }
        for (size_t group = 0; group < g.together && count; group++) { /* nor of a group, whose sums come out of severity */
            size_t in = 0;
            for (size_t b = 0; b < count; b++) in += g.of_ballot[kept[b]] == group;
            assert_true(in == 0 || in >= CADRE_RATERS_MIN);
            for (size_t i = 0; i < k; i++) {
                size_t out = 0;
                for (size_t b = 0; b < n; b++) out += g.of_ballot[b] == group ? graded_on(w, b, rows[i]) : 0;
                for (size_t b = 0; b < count; b++) out -= g.of_ballot[kept[b]] == group ? graded_on(w, kept[b], rows[i]) : 0;
                assert_true(out == 0 || out >= CADRE_RATERS_MIN);
            }
            parted += g.together > 1;
        }
        used += count > 0;
        drawn += count > 0 && count < whole;
        assert_true(some == 0 || some >= CADRE_RATERS_MIN || count == 0);
        few += some > 0 && some < CADRE_RATERS_MIN;
        if (k < SET_WHOLE_ROWS_MIN) assert_true(count == 0 || count == whole);
    }
    assert_true(used > 50 && left > 50 && drawn > 5 && few > 5 && parted > 5);
}

static void a_group_has_none_of_a_rows_raters_or_five(void **state)
{
    (void)state;
    struct chance c = chance_from(5);
    size_t several = 0;
    for (size_t t = 0; t < 500; t++) {
        AUTO_ARENA struct arena *a = arena_new(16 << 20);
        static uint8_t v[BALLOTS_MAX * ROWS_MAX];
        size_t subjects = 2 + t % 7, n = draw_gaps(&c, v, subjects);
        struct world *w = world_of(a, subjects, 1, v, n);
        struct set_groups g;
        cadre_group_raters(a, &w->record, &g);
        several += g.n > 1;
        for (size_t i = 0; i < subjects; i++) {
            int64_t all = 0, in_groups = 0;
            for (size_t b = 0; b < n; b++) all += (int64_t)graded_on(w, b, i);
            for (size_t k = 0; k < g.n; k++) {
                int64_t own;
                (void)set_group_votes(&g, k, i, &own);
                assert_true(own == 0 || own >= CADRE_RATERS_MIN);
                in_groups += own;
            }
            assert_int_equal(in_groups, w->table.rows[i].is_hidden ? 0 : all); /* nobody is left out */
        }
    }
    assert_true(several > 50);
}

/* Where nobody is left out, or five who know two of the three, the figures are those of all ballots that grade everybody. */
static void figures_of_whole_ballots_are_theirs(void **state)
{
    (void)state;
    enum { WHOLE = 20, SOME = 5, ROWS = 3 };
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    struct chance c = chance_from(13);
    uint8_t v[(WHOLE + SOME * ROWS) * ROWS];
    double grades[ROWS * WHOLE];
    struct icc icc;
    struct kendall kendall;
    struct measure fleiss;
    struct err e;
    draw(&c, v, WHOLE + SOME * ROWS, ROWS, 0);
    for (size_t b = 0; b < WHOLE; b++)
        for (size_t i = 0; i < ROWS; i++) grades[i * WHOLE + b] = 4 - v[b * ROWS + i];
    for (size_t b = 0; b < SOME * ROWS; b++) v[(WHOLE + b) * ROWS + b % ROWS] = UNKNOWN;
    struct ratings table = {grades, ROWS, WHOLE};
    assert_ok(cadre_icc(&table, &icc, &e), &e);
    assert_ok(cadre_kendall(a, &table, &kendall, &e), &e);
    assert_ok(cadre_fleiss(a, &table, &fleiss, &e), &e);
    for (size_t some = 0; some <= SOME * ROWS; some += SOME * ROWS) {
        struct world *w = world_of(a, ROWS, 1, v, WHOLE + some);
        struct set_reliability *x;
        size_t n;
        assert_ok(cadre_set_reliability(a, &w->record, &x, &n, &e), &e);
        assert_int_equal(x->whole, WHOLE);
        assert_int_equal(x->icc.icc_a1.base, ROWS * WHOLE);
        assert_true(fabs(x->icc.icc_a1.value - icc.icc_a1.value) < 1e-12 && fabs(x->icc.icc_ak.high - icc.icc_ak.high) < 1e-12);
        assert_true(fabs(x->kendall.w_ties.value - kendall.w_ties.value) < 1e-12);
        assert_true(fabs(x->fleiss.value - fleiss.value) < 1e-12);
    }
}

/* ---- who is with whom ---- */

/* n ballots that grade the rows of the mask. */
static size_t add_ballots(uint8_t *v, size_t rows, size_t at, size_t n, unsigned mask, uint8_t grade)
{
    for (size_t b = at; b < at + n; b++)
        for (size_t i = 0; i < rows; i++) v[b * rows + i] = mask >> i & 1 ? grade : 0;
    return at + n;
}

/* Twenty of the east know the first two, twenty of the west the others; six of the county know all, and one of them not quite. */
static void a_small_pattern_goes_with_its_like(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    static uint8_t v[BALLOTS_MAX * 4];
    struct set_groups g;
    int64_t votes;
    size_t n = add_ballots(v, 4, 0, 20, 3, 1);
    n = add_ballots(v, 4, n, 20, 12, 2);
    n = add_ballots(v, 4, n, 5, 15, 3);
    n = add_ballots(v, 4, n, 1, 14, 4);
    struct world *w = world_of(a, 4, 1, v, n);
    cadre_group_raters(a, &w->record, &g);
    assert_int_equal(g.n, 3);
    for (size_t k = 0, county = 0; k < 3; k++) {
        const int64_t *counts = set_group_votes(&g, k, 1, &votes);
        if (counts[1] == 5) {
            assert_int_equal(votes, 6);
            (void)set_group_votes(&g, k, 0, &votes);
            assert_int_equal(votes, 5);
            county++;
        }
        if (k == 2) assert_int_equal(county, 1);
    }
    assert_null(strstr(severity_of(w), "片"));
    n = add_ballots(v, 4, 0, 20, 3, 1); /* four of the county are too few */
    n = add_ballots(v, 4, n, 20, 12, 2);
    n = add_ballots(v, 4, n, 4, 15, 3);
    assert_non_null(strstr(severity_of(world_of(a, 4, 1, v, n)), "第 1 片（甲等 2 人）和第 2 片（丙等 2 人）之间"));
}

/* Where each group grades the same people, it is the model of one level for each rater: its subjects, solved by sweeps. */
static void of_one_pattern_the_groups_give_what_raters_give(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    static uint8_t v[BALLOTS_MAX * 4];
    static const unsigned masks[] = {3, 12, 15, 6};
    struct chance c = chance_from(9);
    double level[24] = {0}, worth[4] = {0};
    for (size_t b = 0; b < 24; b++)
        for (size_t i = 0; i < 4; i++) v[b * 4 + i] = masks[b / 6] >> i & 1 ? (uint8_t)(1 + chance_below(&c, 4)) : 0;
    for (int sweep = 0; sweep < 2000; sweep++) {
        double mean = 0, marks = 0;
        for (size_t i = 0; i < 4; i++) {
            double sum = 0, n = 0;
            for (size_t b = 0; b < 24; b++)
                if (v[b * 4 + i]) sum += 4 - v[b * 4 + i] - level[b], n++;
            worth[i] = sum / n;
        }
        for (size_t b = 0; b < 24; b++) {
            double sum = 0, n = 0;
            for (size_t i = 0; i < 4; i++)
                if (v[b * 4 + i]) sum += 4 - v[b * 4 + i] - worth[i], n++;
            level[b] = sum / n;
            mean += level[b] * n;
            marks += n;
        }
        for (size_t b = 0; b < 24; b++) level[b] -= mean / marks;
    }
    struct world *w = world_of(a, 4, 1, v, 24);
    struct set_severity s;
    struct set_choice choice = {.item = ""};
    struct err e;
    assert_ok(cadre_set_severity(a, &w->record, 1, &choice, &s, &e), &e);
    assert_int_equal(s.severity.groups, 4);
    for (size_t i = 0; i < 4; i++) assert_true(fabs(s.severity.adjusted[i].value - worth[i]) < 1e-9);
}

/* More patterns than are joined one by one: those of fewer than five raters are one group, the others are groups of their own. */
static void many_patterns_are_one_group(void **state)
{
    (void)state;
    enum { ROWS = 11, PATTERNS = (1 << ROWS) - 1, MORE = 5 };
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    uint8_t *v = arena_alloc_array(a, (PATTERNS + MORE) * ROWS, 1);
    struct set_groups g;
    int64_t votes, all = 0;
    for (size_t b = 0; b < PATTERNS; b++) (void)add_ballots(v, ROWS, b, 1, (unsigned)b + 1, 1);
    (void)add_ballots(v, ROWS, PATTERNS, MORE, 3, 2);
    struct world *w = world_of(a, ROWS, 1, v, PATTERNS + MORE);
    assert_true((int)PATTERNS > (int)SET_GROUP_PATTERNS_MAX);
    cadre_group_raters(a, &w->record, &g);
    assert_int_equal(g.n, 2);
    for (size_t k = 0; k < g.n; k++) {
        (void)set_group_votes(&g, k, 0, &votes);
        assert_true(votes == MORE + 1 || votes == (1 << (ROWS - 1)) - 1);
        all += votes;
    }
    assert_int_equal(all, (1 << (ROWS - 1)) + MORE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(one_to_four_are_no_tie),
            cmocka_unit_test(who_does_not_know_the_other_is_not_what_is_missing),
            cmocka_unit_test(what_is_used_less_a_level_is_not_few),
            cmocka_unit_test(what_few_say_among_themselves_changes_no_figure),
            cmocka_unit_test(of_no_row_one_to_four_are_left_out),
            cmocka_unit_test(figures_of_whole_ballots_are_theirs),
            cmocka_unit_test(a_group_has_none_of_a_rows_raters_or_five),
            cmocka_unit_test(a_small_pattern_goes_with_its_like),
            cmocka_unit_test(of_one_pattern_the_groups_give_what_raters_give),
            cmocka_unit_test(many_patterns_are_one_group),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
