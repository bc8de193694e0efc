/* A second reading of articles 44 and 45, written from their sentences without sorting anything, and compared with
 * law_outcome on many small contests, where halves, thirds, ties and shortfalls are frequent. */
#include "unit.h"

#include "law/outcome.h"

enum { CONTESTS = 250000, PEOPLE_MAX = 9 };

/* ---- chance with a fixed seed ---- */

static uint64_t seed;

static uint64_t chance(void)
{
    uint64_t z = (seed += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static int64_t from_to(int64_t low, int64_t high)
{
    return low + (int64_t)(chance() % (uint64_t)(high - low + 1));
}

/* ---- the second reading ---- */

struct reading {
    const char *state;
    bool elected[PEOPLE_MAX], again[PEOPLE_MAX], listed[PEOPLE_MAX], unlisted[PEOPLE_MAX];
    int64_t again_seats, another_seats, another_min, another_max, vacant;
};

struct question {
    const struct contest *c;
    const struct law_setting *settings;
    bool needs_two_thirds; /* 组织法2022 第14条第4款 */
};

static bool by_voters(const struct question *q)
{
    return q->c->kind != CONTEST_INDIRECT;
}

static int64_t choice(const struct question *q, enum setting s)
{
    return q->settings[s].value;
}

static int64_t votes(const struct question *q, size_t who)
{
    return q->c->options[who].votes_for;
}

/* 第45条第1款前句；间接选举依组织法 */
static bool enough_came(const struct question *q)
{
    const struct contest *c = q->c;
    if (!by_voters(q)) return !q->needs_two_thirds || c->present * 3 >= c->deputies * 2;
    bool asked = c->round == ROUND_FIRST || choice(q, SETTING_TURNOUT_EVERY_ROUND) == 1;
    return !asked || c->participants > c->registered - c->participants;
}

/* 始得当选: the first round and indirect elections more than half, another election a third of the ballots, a vote
 * among the tied no least number. Nobody is elected without a vote. */
static bool may_win(const struct question *q, size_t who)
{
    const struct contest *c = q->c;
    int64_t mine = votes(q, who);
    if (mine == 0) return false;
    if (c->round == ROUND_REVOTE) return !c->options[who].is_write_in;
    if (!by_voters(q)) return mine > c->deputies - mine;
    if (c->round == ROUND_ANOTHER) {
        bool valid_only = choice(q, SETTING_THIRD_BASE) == THIRD_OF_VALID;
        return mine + mine + mine >= (valid_only ? c->ballots - c->void_ballots : c->ballots);
    }
    bool of_ballots = choice(q, SETTING_MAJORITY_BASE) == MAJORITY_OF_BALLOTS;
    return mine > (of_ballots ? c->ballots : c->participants) - mine;
}

/* How many of those who may win have more votes, or as many, as this one, who is counted among the latter. */
static int64_t ahead_of(const struct question *q, size_t who, bool equals_too)
{
    int64_t n = 0;
    for (size_t i = 0; i < q->c->option_count; i++)
        n += may_win(q, i) && (votes(q, i) > votes(q, who) || (equals_too && votes(q, i) == votes(q, who)));
    return n;
}

/* The place of somebody on the list for another election: by votes, equals in the order of the ballot. */
static int64_t place_of(const struct question *q, const bool *pool, size_t who)
{
    int64_t place = 1;
    for (size_t i = 0; i < q->c->option_count; i++)
        place += pool[i] && (votes(q, i) > votes(q, who) || (votes(q, i) == votes(q, who) && i < who));
    return place;
}

/* 第31条第2款: more than the seats by a third to all of them; by a fifth to a half. 如果只选一人，候选人应为二人. */
static bool is_lawful_number(const struct question *q, int64_t candidates, int64_t seats)
{
    int64_t more = candidates - seats;
    if (seats == 1) return candidates == 2;
    if (by_voters(q)) return more * 3 >= seats && more <= seats;
    return more * 5 >= seats && more * 2 <= seats;
}

/* Would a list of so many part people with equal votes? */
static bool parts_equals(const struct question *q, const bool *pool, int64_t length)
{
    for (size_t i = 0; i < q->c->option_count; i++)
        for (size_t k = 0; k < q->c->option_count; k++)
            if (pool[i] && pool[k] && votes(q, i) == votes(q, k) && place_of(q, pool, i) <= length &&
                    place_of(q, pool, k) > length)
                return true;
    return false;
}

/* 第45条第4款 */
static void read_another(const struct question *q, struct reading *r, int64_t seats)
{
    bool pool[PEOPLE_MAX];
    int64_t in_pool = 0, longest = 0, lawful_longest = 0;
    bool writes_in = choice(q, SETTING_WRITE_INS_IN_ORDER) == 1;
    for (size_t i = 0; i < q->c->option_count; i++) {
        pool[i] = !r->elected[i] && (writes_in || !q->c->options[i].is_write_in);
        in_pool += pool[i];
    }
    r->another_seats = seats;
    for (int64_t n = 1; n <= 3 * seats; n++) {
        if (!is_lawful_number(q, n, seats)) continue;
        if (r->another_min == 0) r->another_min = n;
        r->another_max = n;
        if (n > in_pool) continue;
        lawful_longest = n;
        if (!parts_equals(q, pool, n)) longest = n;
    }
    r->state = longest > 0 ? "another-election" : "needs-decision";
    int64_t length = longest > 0 ? longest : lawful_longest > 0 ? lawful_longest : in_pool;
    while (longest == 0 && length < in_pool && parts_equals(q, pool, length)) length++;
    for (size_t i = 0; i < q->c->option_count; i++) {
        r->listed[i] = pool[i] && place_of(q, pool, i) <= length;
        r->unlisted[i] = pool[i] && !r->listed[i];
    }
}

static void read_again(const struct question *q, struct reading *r)
{
    r->state = "revote";
    if (q->c->round != ROUND_REVOTE) return;
    int64_t then = choice(q, SETTING_TIE_AGAIN);
    if (then == TIE_AGAIN_ASK) r->state = "needs-decision";
    if (then != TIE_AGAIN_VACANT) return;
    r->state = "vacant";
    r->vacant = r->again_seats;
    r->again_seats = 0;
    memset(r->again, 0, sizeof r->again);
}

static struct reading read_law(const struct question *q)
{
    const struct contest *c = q->c;
    struct reading r = {.state = "complete"};
    if (!enough_came(q)) {
        r.state = by_voters(q) ? "invalid-turnout" : "no-quorum";
        return r;
    }
    if (c->ballots > (by_voters(q) ? c->participants : c->present)) { /* 第44条第1款 */
        r.state = "invalid-count";
        return r;
    }
    int64_t open = c->seats;
    for (size_t i = 0; i < c->option_count; i++) { /* 第45条第3款 */
        if (!may_win(q, i)) continue;
        r.elected[i] = ahead_of(q, i, true) <= c->seats;
        r.again[i] = !r.elected[i] && ahead_of(q, i, false) < c->seats;
        open -= r.elected[i];
    }
    for (size_t i = 0; i < c->option_count; i++)
        if (r.again[i]) r.again_seats = open;
    if (r.again_seats > 0) {
        read_again(q, &r);
    } else if (open > 0 && c->round == ROUND_FIRST) {
        read_another(q, &r, open);
    } else if (open > 0) {
        bool settled =
                by_voters(q) && c->round == ROUND_ANOTHER && choice(q, SETTING_STILL_SHORT) == STILL_SHORT_VACANT;
        r.state = settled ? "vacant" : "needs-decision";
        r.vacant = open;
    }
    return r;
}

/* ---- contests ---- */

static void draw_contest(struct contest *c, struct contest_option *people, struct law_basis *b)
{
    static const char *const names[PEOPLE_MAX] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬"};
    static const enum contest_kind kinds[] = {CONTEST_DIRECT, CONTEST_DIRECT, CONTEST_BY_ELECTION, CONTEST_INDIRECT};
    static const char *const days[] = {"2012-01-04", "2016-12-20", "2021-11-10", "2026-12-20"};
    struct err e;
    assert_ok(law_basis_on(date_parse(str_of(days[from_to(0, 3)])), b, &e), &e);
    b->settings[SETTING_MAJORITY_BASE].value = from_to(0, 1);
    b->settings[SETTING_THIRD_BASE].value = from_to(0, 1);
    b->settings[SETTING_TURNOUT_EVERY_ROUND].value = from_to(0, 1);
    b->settings[SETTING_WRITE_INS_IN_ORDER].value = from_to(0, 1);
    b->settings[SETTING_STILL_SHORT].value = from_to(0, 1);
    b->settings[SETTING_TIE_AGAIN].value = from_to(0, 2);

    *c = (struct contest){.kind = kinds[from_to(0, 3)], .round = (enum round_kind)from_to(0, 2), .on = b->on};
    c->seats = from_to(1, c->kind == CONTEST_INDIRECT ? 5 : 3);
    int64_t all = from_to(1, 14), took_part = from_to(all / 3, all);
    *(c->kind == CONTEST_INDIRECT ? &c->deputies : &c->registered) = all;
    *(c->kind == CONTEST_INDIRECT ? &c->present : &c->participants) = took_part;
    c->ballots = from_to(0, 9) == 0 ? from_to(0, took_part + 1) : took_part;
    c->void_ballots = from_to(0, c->ballots < 2 ? c->ballots : 2);
    c->options = people;
    c->option_count = (size_t)from_to(0, PEOPLE_MAX);
    for (size_t i = 0; i < c->option_count; i++) {
        bool is_write_in = i + 2 >= c->option_count && from_to(0, 2) == 0;
        people[i] = (struct contest_option){names[i], from_to(0, c->ballots), -1, -1, is_write_in};
    }
}

static void describe(const struct contest *c, const struct law_basis *b, const char *why)
{
    fprintf(stderr,
            "%s: kind %s round %s on %d seats %d registered %d participants %d deputies %d present %d ballots %d void "
            "%d\n",
            why, contest_kind_code(c->kind), round_kind_code(c->round), c->on.ymd, (int)c->seats, (int)c->registered,
            (int)c->participants, (int)c->deputies, (int)c->present, (int)c->ballots, (int)c->void_ballots);
    for (size_t i = 0; i < c->option_count; i++)
        fprintf(stderr, " %s%s=%d", c->options[i].name, c->options[i].is_write_in ? "*" : "",
                (int)c->options[i].votes_for);
    for (int s = 0; s <= SETTING_STILL_SHORT; s++)
        fprintf(stderr, " %s=%d", setting_code((enum setting)s), (int)b->settings[s].value);
    fprintf(stderr, "\n");
}

#define expect(what, c, b)                                                                                             \
    do {                                                                                                               \
        if (!(what)) {                                                                                                 \
            describe(c, b, #what);                                                                                     \
            fail_msg("%s", #what);                                                                                     \
        }                                                                                                              \
    } while (0)

/* Are the listed exactly the marked, most votes first? */
static bool are_those(const struct contest *c, const size_t *list, size_t n, const bool *marked)
{
    size_t wanted = 0;
    for (size_t i = 0; i < c->option_count; i++) wanted += marked[i];
    for (size_t i = 0; i < n; i++) {
        if (!marked[list[i]]) return false;
        if (i == 0) continue;
        const struct contest_option *l = &c->options[list[i - 1]], *r = &c->options[list[i]];
        if (l->votes_for < r->votes_for || (l->votes_for == r->votes_for && list[i - 1] >= list[i])) return false;
    }
    return n == wanted;
}

static void two_readings_agree(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    seed = 45;
    size_t seen[OUTCOME_STATE_COUNT] = {0};
    for (int i = 0; i < CONTESTS; i++) {
        struct contest_option people[PEOPLE_MAX];
        struct contest c;
        struct law_basis b;
        struct outcome o;
        struct err e;
        draw_contest(&c, people, &b);
        assert_ok(law_outcome(a, &b, &c, &o, &e), &e);
        struct reading r = read_law(&(struct question){&c, b.settings, b.on.ymd >= 20220312});
        expect(text_eq(outcome_state_code(o.state), r.state), &c, &b);
        expect(are_those(&c, o.elected, o.elected_count, r.elected), &c, &b);
        expect(are_those(&c, o.revote, o.revote_count, r.again), &c, &b);
        expect(are_those(&c, o.order, o.order_count, r.listed), &c, &b);
        expect(are_those(&c, o.order_rest, o.order_rest_count, r.unlisted), &c, &b);
        expect(o.revote_seats == r.again_seats, &c, &b);
        expect(o.another_seats == r.another_seats, &c, &b);
        expect(o.another_min == r.another_min && o.another_max == r.another_max, &c, &b);
        expect(o.vacant_seats == r.vacant, &c, &b);
        seen[o.state]++;
        arena_reset(a);
    }
    /* Chance must have met every state often enough to mean something. */
    for (int s = 0; s < OUTCOME_STATE_COUNT; s++) assert_true(seen[s] > CONTESTS / 200);
}

static bool is_in(const size_t *list, size_t n, size_t who)
{
    for (size_t i = 0; i < n; i++)
        if (list[i] == who) return true;
    return false;
}

static void seats_add_up_and_nobody_stands_twice(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    seed = 46;
    for (int i = 0; i < CONTESTS; i++) {
        struct contest_option people[PEOPLE_MAX];
        struct contest c;
        struct law_basis b;
        struct outcome o;
        struct err e;
        draw_contest(&c, people, &b);
        assert_ok(law_outcome(a, &b, &c, &o, &e), &e);
        int64_t filled = (int64_t)o.elected_count + o.revote_seats + o.another_seats + o.vacant_seats;
        bool is_void =
                o.state == OUTCOME_INVALID_TURNOUT || o.state == OUTCOME_INVALID_COUNT || o.state == OUTCOME_NO_QUORUM;
        expect(filled == (is_void ? 0 : c.seats), &c, &b);
        expect((o.decision_count > 0) == (o.state == OUTCOME_NEEDS_DECISION), &c, &b);
        expect(o.revote_seats == 0 || (int64_t)o.revote_count > o.revote_seats, &c, &b);
        for (size_t k = 0; k < c.option_count; k++) {
            int lists = is_in(o.elected, o.elected_count, k) + is_in(o.revote, o.revote_count, k) +
                        is_in(o.order, o.order_count, k) + is_in(o.order_rest, o.order_rest_count, k);
            expect(lists <= 1, &c, &b);
        }
        arena_reset(a);
    }
}

static void shuffle(struct contest_option *people, size_t n)
{
    for (size_t i = n; i > 1; i--) {
        size_t k = (size_t)from_to(0, (int64_t)i - 1);
        struct contest_option swap = people[i - 1];
        people[i - 1] = people[k];
        people[k] = swap;
    }
}

/* The same names, whatever their places; where votes are equal in any order. */
static bool same_people(
        const struct contest *x, const size_t *l, size_t n, const struct contest *y, const size_t *r, size_t m)
{
    if (n != m) return false;
    for (size_t i = 0; i < n; i++) {
        if (x->options[l[i]].votes_for != y->options[r[i]].votes_for) return false;
        size_t k = 0;
        while (k < m && !text_eq(y->options[r[k]].name, x->options[l[i]].name)) k++;
        if (k == m) return false;
    }
    return true;
}

static void the_order_of_candidates_decides_nothing(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    seed = 47;
    for (int i = 0; i < CONTESTS / 2; i++) {
        struct contest_option people[PEOPLE_MAX], shuffled[PEOPLE_MAX];
        struct contest c;
        struct law_basis b;
        struct outcome o, p;
        struct err e;
        draw_contest(&c, people, &b);
        struct contest d = c;
        if (c.option_count) memcpy(shuffled, people, c.option_count * sizeof *people);
        shuffle(shuffled, c.option_count);
        d.options = shuffled;
        assert_ok(law_outcome(a, &b, &c, &o, &e), &e);
        assert_ok(law_outcome(a, &b, &d, &p, &e), &e);
        expect(o.state == p.state && o.vacant_seats == p.vacant_seats, &c, &b);
        expect(same_people(&c, o.elected, o.elected_count, &d, p.elected, p.elected_count), &c, &b);
        expect(same_people(&c, o.revote, o.revote_count, &d, p.revote, p.revote_count), &c, &b);
        expect(same_people(&c, o.order, o.order_count, &d, p.order, p.order_count), &c, &b);
        expect(same_people(&c, o.order_rest, o.order_rest_count, &d, p.order_rest, p.order_rest_count), &c, &b);
        arena_reset(a);
    }
}

static bool same_reasons(const struct reason_list *l, const struct reason_list *r)
{
    if (l->n != r->n) return false;
    for (size_t i = 0; i < l->n; i++)
        if (l->v[i].rule != r->v[i].rule || !text_eq(l->v[i].text, r->v[i].text)) return false;
    return true;
}

static void votes_against_and_abstentions_change_nothing(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    seed = 48;
    for (int i = 0; i < CONTESTS / 5; i++) {
        struct contest_option people[PEOPLE_MAX];
        struct contest c;
        struct law_basis b;
        struct outcome o, p;
        struct err e;
        draw_contest(&c, people, &b);
        assert_ok(law_outcome(a, &b, &c, &o, &e), &e);
        for (size_t k = 0; k < c.option_count; k++) {
            people[k].votes_against = from_to(0, c.ballots);
            people[k].abstentions = from_to(0, c.ballots);
        }
        assert_ok(law_outcome(a, &b, &c, &p, &e), &e);
        expect(o.state == p.state && same_reasons(&o.reasons, &p.reasons) && same_reasons(&o.notes, &p.notes), &c, &b);
        expect(same_people(&c, o.elected, o.elected_count, &c, p.elected, p.elected_count), &c, &b);
        arena_reset(a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(two_readings_agree),
            cmocka_unit_test(seats_add_up_and_nobody_stands_twice),
            cmocka_unit_test(the_order_of_candidates_decides_nothing),
            cmocka_unit_test(votes_against_and_abstentions_change_nothing),
    };
    return cmocka_run_group_tests_name("law_outcome", tests, NULL, NULL);
}
