/* The composition search against all line-ups there are: on small cases every one of them is looked at, with team/verify.h as the
 * judge, which knows nothing of the model. */
#include "unit.h"

#include "base/attr.h"
#include "team/bound.h"
#include "team/compose.h"
#include "team/pair.h"
#include "team/wording.h"
#include "team_draw.h"

enum { SEATS_MOST = 6 };

static const struct team_request one = {.best = 1, .differ = 1};

static struct team_rules township(struct arena *a)
{
    struct team_rules rules;
    struct err e;
    assert_ok(team_rules_load(a, "township", &rules, &e), &e);
    return rules;
}

static struct team_composition compose(struct arena *a, const struct team_case *c, struct team_request q)
{
    struct team_composition r;
    struct err e;
    assert_ok(team_compose(a, c, &q, &r, &e), &e);
    return r;
}

/* ---- looking at every line-up ---- */

/* may[seat][person]  false: that one there, alone, breaks a law, and so does every line-up that has it */
struct all {
    const struct team_case *c;
    struct arena *arena;
    bool may[SEATS_MOST][16];
    const struct team_proposal *before; /* line-ups that must be differed from */
    size_t before_count;
    int64_t differ;
    int32_t now[SEATS_MOST];
    bool is_used[16];
    bool has_best;
    struct team_check best;
    size_t looked_at;
};

/* Less given up of the higher ranks, then more points. */
static int judge(const struct team_check *x, const struct team_check *y)
{
    for (int r = TEAM_RANKS_MAX; r >= 1; r--)
        if (x->given[r] != y->given[r]) return x->given[r] < y->given[r] ? 1 : -1;
    return x->score == y->score ? 0 : x->score > y->score ? 1 : -1;
}

static bool sits_in_post(const struct team_case *c, const int32_t *x, int32_t person, int64_t post)
{
    for (size_t i = 0; i < c->post_count; i++)
        if (x[i] == person && c->posts[i].no == post) return true;
    return false;
}

static bool differs(const struct all *w)
{
    for (size_t k = 0; k < w->before_count; k++) {
        int64_t others = 0;
        const int32_t *x = w->before[k].lineup.person;
        for (size_t i = 0; i < w->c->post_count; i++)
            others += x[i] != TEAM_NONE && !sits_in_post(w->c, w->now, x[i], w->c->posts[i].no);
        if (others < w->differ) return false;
    }
    return true;
}

static void weigh(struct all *w)
{
    arena_reset(w->arena);
    w->looked_at++;
    if (!differs(w)) return;
    struct team_check check = team_verify(w->arena, w->c, (struct team_lineup){w->now});
    if (!check.is_lawful || (w->has_best && judge(&check, &w->best) <= 0)) return;
    w->has_best = true;
    w->best = check;
}

/* Every vacancy is given up at the highest rank: a line-up with more of them than the best one gives up there is no better. */
static void look(struct all *w, size_t seat, int64_t vacant)
{
    if (w->has_best && vacant > w->best.given[TEAM_RANKS_MAX]) return;
    if (seat == w->c->post_count) {
        weigh(w);
        return;
    }
    for (size_t i = 0; i < w->c->person_count; i++) {
        if (w->is_used[i] || !w->may[seat][i]) continue;
        w->is_used[i] = true;
        w->now[seat] = (int32_t)i;
        look(w, seat + 1, vacant);
        w->is_used[i] = false;
    }
    w->now[seat] = TEAM_NONE;
    look(w, seat + 1, vacant + 1);
}

/* Fills in *w, of which the case and what must be differed from are set. */
static void look_at_all(struct all *w)
{
    AUTO_ARENA struct arena *a = arena_new(1 << 22);
    w->arena = a;
    for (size_t s = 0; s < w->c->post_count; s++) w->now[s] = TEAM_NONE;
    for (size_t s = 0; s < w->c->post_count; s++) {
        for (size_t i = 0; i < w->c->person_count; i++) {
            w->now[s] = (int32_t)i;
            w->may[s][i] = team_verify(a, w->c, (struct team_lineup){w->now}).is_lawful;
        }
        w->now[s] = TEAM_NONE;
    }
    look(w, 0, 0);
}

static struct team_case small_case(struct arena *a, uint64_t seed, const struct team_rules *rules)
{
    struct team_draw d = {.seed = seed, .units = 1 + seed % 2, .full = seed % 2 ? 2 : 5, .people = 5, .reserves = 2,
            .pairs = seed % 3};
    struct team_case c = draw_county(a, &d, rules);
    if (seed % 4 == 0) {
        c.pins = arena_alloc_array(a, 2, sizeof *c.pins);
        c.pins[c.pin_count++] = (struct team_pin){draw_below((int32_t)c.person_count), c.posts[0].unit, 0, draw_chance(50)};
        c.pins[c.pin_count++] = (struct team_pin){draw_below((int32_t)c.person_count), c.posts[1].unit, TEAM_NONE, draw_chance(50)};
    }
    return c;
}

/* Also that the relaxation is the smallest: of each rank as little as any line-up gives up. */
static void nothing_beats_what_is_found(void **state)
{
    (void)state;
    size_t composed = 0, relaxed = 0, looked_at = 0, counted = 0;
    for (uint64_t seed = 1; seed <= 160; seed++) {
        AUTO_ARENA struct arena *a = arena_new((size_t)1 << 28);
        struct team_rules rules = township(a);
        struct team_case c = small_case(a, seed, &rules);
        /* most cases without much of what a handful of people cannot satisfy */
        for (size_t i = 0; i < rules.n; i++)
            if (seed % 3 != 0 && rules.v[i].force.kind == TEAM_FORCE_RANK && rules.v[i].force.number < 9 && (seed + i) % (seed % 2 ? 7 : 23))
                rules.v[i].force.kind = TEAM_FORCE_OFF;
        struct team_composition r = compose(a, &c, one);
        struct all w = {.c = &c};
        look_at_all(&w);
        assert_true(w.has_best);
        looked_at += w.looked_at;
        assert_int_equal(r.n, 1);
        assert_true(r.v[0].is_proven);
        if (judge(&r.v[0].check, &w.best) != 0) fail_msg("seed %d: a better line-up exists", (int)seed);
        assert_int_equal(r.outcome, w.best.n == 0 ? TEAM_COMPOSED : TEAM_RELAXED);
        assert_true(r.outcome != TEAM_COMPOSED || r.ceiling >= r.v[0].check.score);
        counted += r.v[0].is_counted;
        composed += r.outcome == TEAM_COMPOSED;
        relaxed += r.outcome == TEAM_RELAXED;
    }
    if (composed < 15 || relaxed < 60 || looked_at < 20000 || counted < 80)
        fail_msg("%zu composed, %zu relaxed, %zu line-ups weighed, %zu proofs in whole numbers", composed, relaxed, looked_at, counted);
}

static void the_next_best_are_the_next_best(void **state)
{
    (void)state;
    for (uint64_t seed = 200; seed < 230; seed++) {
        AUTO_ARENA struct arena *a = arena_new((size_t)1 << 28);
        struct team_rules rules = township(a);
        struct team_case c = small_case(a, seed, &rules);
        for (size_t i = 0; i < rules.n; i++)
            if (rules.v[i].force.kind == TEAM_FORCE_RANK && rules.v[i].force.number < 9) rules.v[i].force.kind = TEAM_FORCE_OFF;
        struct team_composition r = compose(a, &c, (struct team_request){.best = 4, .differ = 1 + (int64_t)seed % 2});
        for (size_t k = 0; k <= r.n && k < 4; k++) {
            struct all w = {.c = &c, .before = r.v, .before_count = k, .differ = 1 + (int64_t)seed % 2};
            look_at_all(&w);
            /* what gives up more than the first is no proposal */
            bool is_there = w.has_best && (k == 0 || memcmp(w.best.given, r.v[0].check.given, sizeof w.best.given) == 0);
            assert_int_equal(is_there, k < r.n);
            if (is_there) assert_int_equal(r.v[k].check.score, w.best.score);
        }
    }
}

/* ---- a whole county ---- */

static struct team_case county(struct arena *a, const struct team_rules *rules, uint64_t seed)
{
    struct team_draw d = {.seed = seed, .units = 5, .full = 9, .people = 53, .reserves = 36, .pairs = 8};
    return draw_county(a, &d, rules);
}

static bool breaks(const struct team_check *check, const struct team_case *c, enum team_rule_kind kind)
{
    for (size_t i = 0; i < check->n; i++)
        if (check->v[i].rule != TEAM_NONE && c->rules->v[check->v[i].rule].kind == kind) return true;
    return false;
}

/* Every line-up that is changed by hand is either refused, or worth no more than the one that was proven best. */
static void the_checker_rejects_changed_line_ups(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 28);
    struct team_rules rules = township(a);
    struct team_case c = county(a, &rules, 3);
    struct team_composition r = compose(a, &c, one);
    assert_int_equal(r.outcome, TEAM_COMPOSED);
    int32_t *x = r.v[0].lineup.person;
    size_t refused = 0;
    for (int i = 0; i < 2000; i++) {
        int32_t s = draw_below((int32_t)c.post_count), t = draw_below((int32_t)c.post_count), old_s = x[s], old_t = x[t];
        int32_t p = draw_below((int32_t)c.person_count);
        if (i % 2) {
            x[s] = old_t;
            x[t] = old_s;
        } else {
            x[s] = p;
        }
        struct team_check check = team_verify(a, &c, r.v[0].lineup);
        if (check.n > 0) refused++;
        else assert_true(check.score <= r.v[0].check.score);
        if (i % 2 == 0 && p != old_s) {
            bool is_twice = false;
            for (size_t k = 0; k < c.post_count; k++) is_twice |= (int32_t)k != s && x[k] == p;
            if (is_twice) assert_false(check.is_lawful);
        }
        x[s] = old_s;
        if (i % 2) x[t] = old_t;
    }
    assert_true(refused > 1000 && refused < 2000);
}

static void each_rule_is_missed_by_its_own_breach(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 28);
    struct team_rules rules = township(a);
    struct team_case c = county(a, &rules, 3);
    struct team_composition r = compose(a, &c, one);
    int32_t *x = r.v[0].lineup.person, kept = x[7];

    x[7] = TEAM_NONE;
    struct team_check check = team_verify(a, &c, r.v[0].lineup);
    assert_true(check.is_lawful && check.given[9] == 1 && breaks(&check, &c, TEAM_FILL));
    x[7] = kept;

    c.pairs[0] = (struct team_pair){x[1], x[4], "夫妻"};
    check = team_verify(a, &c, r.v[0].lineup);
    assert_true(!check.is_lawful && breaks(&check, &c, TEAM_AVOID));
    assert_non_null(strstr(team_breach_text(a, &c, &check.v[0]), "回避"));
    c.pair_count = 0;

    c.people[x[0]].upbringing = c.posts[0].unit;
    check = team_verify(a, &c, r.v[0].lineup);
    assert_true(!check.is_lawful && breaks(&check, &c, TEAM_REQUIRE));
    c.people[x[0]].upbringing = TEAM_NONE;

    struct team_pin pin = {x[3], c.posts[3].unit, 3, false};
    c.pins = &pin;
    c.pin_count = 1;
    check = team_verify(a, &c, r.v[0].lineup);
    assert_true(check.n == 1 && breaks(&check, &c, TEAM_PIN));
    pin.is_must = true;
    check = team_verify(a, &c, r.v[0].lineup);
    assert_int_equal(check.n, 0);
}

/* Relatives outside of the seats (A60): the search leaves the seat to others, the checker refuses it, the reason names them. */
static void nobody_is_placed_under_a_relative(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 28);
    struct team_rules rules = township(a);
    struct team_case c = county(a, &rules, 3);
    struct team_composition free = compose(a, &c, one);
    int32_t seat = 3, out = free.v[0].lineup.person[seat], broken[TEAM_RULES_MAX];
    struct team_bar bar = {out, seat, "县政府副县长甲（亲属，父亲）"};
    c.bars = &bar;
    c.bar_count = 1;
    struct team_check check = team_verify(a, &c, free.v[0].lineup);
    assert_true(!check.is_lawful && check.n == 1);
    assert_non_null(strstr(team_breach_text(a, &c, &check.v[0]), "县政府副县长甲"));
    struct team_composition r = compose(a, &c, one);
    assert_int_equal(r.outcome, TEAM_COMPOSED);
    assert_int_not_equal(r.v[0].lineup.person[seat], out);
    assert_true(r.v[0].check.score <= free.v[0].check.score);
    size_t n = team_pair_breaks(&c, out, seat, broken);
    assert_true(n > 0);
    assert_string_equal(team_pair_reason(a, &c, &rules.v[broken[n - 1]], out, seat), bar.who);
    struct team_pin must = {out, c.posts[seat].unit, seat, true}; /* decided all the same: the law is named */
    c.pins = &must;
    c.pin_count = 1;
    check = team_verify(a, &c, r.v[0].lineup);
    assert_int_equal(check.n, 1);
    assert_non_null(strstr(team_breach_text(a, &c, &check.v[0]), "没有照办（与不让步的规则相抵: 亲属回避，县政府副县长甲"));
    c.pin_count = 0;
    bar.seat = (int32_t)c.post_count;
    struct err e;
    assert_refused(team_compose(a, &c, &one, &r, &e), &e, "亲属");
}

static void what_people_decided_beforehand_is_kept(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 28);
    struct team_rules rules = township(a);
    struct team_case c = county(a, &rules, 5);
    struct team_composition free = compose(a, &c, one);
    assert_int_equal(free.outcome, TEAM_COMPOSED);
    int32_t out = free.v[0].lineup.person[8];
    struct team_pin never = {out, c.posts[8].unit, TEAM_NONE, false};
    c.pins = &never;
    c.pin_count = 1;
    struct team_composition r = compose(a, &c, one);
    assert_int_equal(r.outcome, TEAM_COMPOSED);
    for (size_t i = 0; i < c.post_count; i++)
        if (c.posts[i].unit == c.posts[8].unit) assert_int_not_equal(r.v[0].lineup.person[i], out);
    assert_true(r.v[0].check.score <= free.v[0].check.score);
}

/* Nobody is thirty or younger: the county must say so, by how much, and keep everything else. */
static void what_nobody_can_meet_is_named(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 28);
    struct team_rules rules = township(a);
    struct team_case c = county(a, &rules, 3);
    for (size_t i = 0; i < c.person_count; i++)
        if (team_age(c.people[i].born, c.on) <= 30) c.people[i].born -= 600;
    struct team_composition r = compose(a, &c, one);
    assert_int_equal(r.outcome, TEAM_RELAXED);
    assert_true(r.v[0].is_proven && r.v[0].check.is_lawful);
    size_t young = 0;
    for (size_t i = 0; i < r.v[0].check.n; i++)
        young += strstr(team_breach_text(a, &c, &r.v[0].check.v[i]), "三十岁以下") != NULL;
    assert_int_equal(young, c.unit_count + 1);
    assert_int_equal(r.v[0].check.given[9] + r.v[0].check.given[8] + r.v[0].check.given[7], 0);
}

static void laws_that_contradict_are_no_relaxation(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 28);
    struct team_rules rules = township(a);
    struct team_case c = county(a, &rules, 3);
    for (size_t i = 0; i < rules.n; i++)
        if (text_eq(rules.v[i].name, "每个班子有妇女")) rules.v[i].force.kind = TEAM_FORCE_LAW;
    for (size_t i = 0; i < c.person_count; i++) c.people[i].is_woman = false;
    struct team_composition r = compose(a, &c, one);
    assert_int_equal(r.outcome, TEAM_IMPOSSIBLE);
    assert_int_equal(r.n, 0);
}

/* The prices only have to be prices: whatever they are, no solution costs less than the floor. */
static void a_bound_holds_under_any_prices(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 22);
        struct mip *m = mip_new(a);
        draw_seed = seed;
        int64_t price[4], x[8], cost;
        for (int i = 0; i < 8; i++) mip_add_column(m, draw_between(-20, 20), 1);
        for (int i = 0; i < 4; i++) {
            mip_add_row(m, draw_chance(50) ? draw_between(0, 2) : -MIP_FREE, draw_chance(70) ? draw_between(2, 6) : MIP_FREE);
            for (int k = 0; k < 8; k++) mip_add(m, i, k, draw_between(-1, 2));
            price[i] = draw_between(-20, 20) * ((int64_t)1 << (SOLVER_PRICE_BITS - 2));
        }
        struct bound b = bound_prove(a, m, price);
        for (int bits = 0; bits < 256; bits++) {
            for (int k = 0; k < 8; k++) x[k] = bits >> k & 1;
            if (!mip_is_solution(m, x, &cost)) continue;
            assert_true(cost >= b.floor);
            for (int k = 0; k < 8; k++) assert_true(x[k] == 0 || cost >= b.least[k]);
        }
    }
}

static int64_t stopped(void)
{
    return 0;
}

static void time_that_is_up_proves_nothing(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 28);
    struct team_rules rules = township(a);
    struct team_case c = county(a, &rules, 3);
    struct team_composition r = compose(a, &c, (struct team_request){.best = 2, .differ = 1, .now = stopped}), best = compose(a, &c, one);
    assert_int_equal(r.outcome, TEAM_UNFINISHED);
    assert_int_equal(r.n, 0);
    assert_true(best.outcome == TEAM_COMPOSED && r.ceiling >= best.v[0].check.score);
}

static void an_unsound_case_is_refused(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 28);
    struct team_rules rules = township(a);
    struct team_composition r;
    struct err e;
    struct team_case c = county(a, &rules, 3);
    c.people[4].born = 0;
    assert_refused(team_compose(a, &c, &one, &r, &e), &e, "出生年月");
    c = county(a, &rules, 3);
    c.people[1].serves = c.people[0].serves;
    c.people[1].unit = c.people[0].unit;
    assert_refused(team_compose(a, &c, &one, &r, &e), &e, "两人在任");
    c = county(a, &rules, 3);
    c.pairs[0].b = 999;
    assert_refused(team_compose(a, &c, &one, &r, &e), &e, "回避");
}

static void rules_that_cannot_be_read_name_the_line(void **state)
{
    (void)state;
    static const struct {
        const char *text, *says;
    } table[] = {
            {"team\tx\ty\tz\nfill\tf\t9\ts\n", "各要写一行"},
            {"fill\tf\t9\ts\npin\tp\t9\ts\n", "缺少 team"},
            {"team\tx\ty\tz\nfill\tf\tlaw\ts\n", "第 2 行"},
            {"quota\tq\teach\tall\tage<=35\tleast\t30%\t-\t12\ts\n", "1 至 9"},
            {"quota\tq\teach\tall\tyears<=35\tleast\t30%\t-\t3\ts\n", "没有“years”"},
            {"quota\tq\teach\tall\tage\tleast\t30%\t-\t3\ts\n", "缺少 <="},
            {"quota\tq\teach\tall\tage<=35\tleast\t30%\tchief\t3\ts\tmore\n", "11 栏"},
            {"quota\tq\teach\tking\tage<=35\tleast\t1\t-\t3\ts\n", "没有“king”"},
            {"quota\tq\teach\tall\tage<=35\tleast\t1\tall\t3\ts\n", "百分数"},
            {"require\tr\tall\tage<=35\tw3\ts\n", "愿望"},
            {"mean\tm\teach\tall\t50\t40\tw3\ts\n", "大于上限"},
            {"worth\tw\tall\tage<=99999999999\t3\ts\n", "整数"},
            {"\xff\xfe\n", "第 1 行"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 22);
        struct team_rules rules;
        struct err e;
        assert_refused(team_rules_parse(a, str_of(table[i].text), &rules, &e), &e, table[i].says);
    }
}

static void an_excluded_pair_names_its_rule(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 28);
    struct team_rules rules = township(a);
    struct team_case c = county(a, &rules, 3);
    int32_t reserve = (int32_t)c.person_count - 1, broken[TEAM_RULES_MAX];
    c.people[reserve].grade = GRADE_STAFF;
    c.people[reserve].grade_since = 202010;
    c.people[reserve].upbringing = 0;
    size_t n = team_pair_breaks(&c, reserve, 0, broken);
    assert_true(n >= 3);
    const char *reasons = "";
    for (size_t i = 0; i < n; i++)
        reasons = arena_text(a, "%s;%s %s", reasons, rules.v[broken[i]].name,
                team_pair_reason(a, &c, &rules.v[broken[i]], reserve, 0));
    assert_non_null(strstr(reasons, "逐级提任 职级升 2 级，须不超过 1 级"));
    assert_non_null(strstr(reasons, "正科任职年限 升职级，已任现职级 1 年，须不少于 2 年"));
    assert_non_null(strstr(reasons, "成长地回避 成长地就是任职地"));
}

/* Completed months (A80). */
static void ages_are_counted_in_completed_months(void **state)
{
    (void)state;
    assert_int_equal(team_age(198511, 202110), 35);
    assert_int_equal(team_age(198510, 202110), 36);
    assert_int_equal(team_months(202012, 202101), 1);
    assert_int_equal(team_months(0, 202101), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(ages_are_counted_in_completed_months),
            cmocka_unit_test(rules_that_cannot_be_read_name_the_line),
            cmocka_unit_test(an_excluded_pair_names_its_rule),
            cmocka_unit_test(time_that_is_up_proves_nothing),
            cmocka_unit_test(an_unsound_case_is_refused),
            cmocka_unit_test(a_bound_holds_under_any_prices),
            cmocka_unit_test(nothing_beats_what_is_found),
            cmocka_unit_test(the_next_best_are_the_next_best),
            cmocka_unit_test(the_checker_rejects_changed_line_ups),
            cmocka_unit_test(each_rule_is_missed_by_its_own_breach),
            cmocka_unit_test(nobody_is_placed_under_a_relative),
            cmocka_unit_test(what_people_decided_beforehand_is_kept),
            cmocka_unit_test(what_nobody_can_meet_is_named),
            cmocka_unit_test(laws_that_contradict_are_no_relaxation),
    };
    return cmocka_run_group_tests_name("team_compose", tests, NULL, NULL);
}
