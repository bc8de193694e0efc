#include "unit.h"

#include "base/attr.h"
#include "law/candidates.h"
#include "law/province.h"
#include "nominate/judge.h"
#include "nominate/shortlist.h"

enum { ARENA = 4 << 20 };

static struct law_basis basis_of(struct arena *a, const char *province)
{
    struct err e;
    struct law_basis b;
    assert_ok(law_basis_on(date_parse(STR("2026-12-20")), &b, &e), &e);
    if (!province) return b;
    struct law_province *p = arena_alloc(a, sizeof *p);
    assert_ok(law_province_load(a, province, p, &e), &e);
    law_apply_province(&b, p, LEVEL_TOWNSHIP);
    return b;
}

/* ---- totals (R38) ---- */

static void a_total_is_seats_and_districts_at_least(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct law_basis b = basis_of(a, NULL);
    static const struct {
        int64_t districts, seats, min, max; /* min 0: refused */
    } table[] = {
            {34, 73, 107, 146}, /* the report's town: 104 is three too few */
            {1, 1, 2, 2},
            {1, 3, 4, 6},
            {2, 4, 6, 8}, /* one and three, or two and two */
            {34, 34, 68, 68},
            {34, 102, 136, 204},
            {34, 33, 0, 0},
            {34, 103, 0, 0},
            {0, 0, 0, 0},
            {-1, -1, 0, 0},
            {INT64_MAX, INT64_MAX, 0, 0},
            {100001, 100001, 0, 0},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct reason_list reasons = {.arena = a};
        struct law_range range = {0};
        struct err e;
        bool ok = law_candidate_total(&b, table[i].districts, table[i].seats, &range, &reasons, &e);
        assert_int_equal(ok, table[i].min > 0);
        assert_int_equal(range.min, table[i].min);
        assert_int_equal(range.max, table[i].max);
        if (!ok) continue;
        assert_int_equal(reasons.v[0].rule, RULE_R38);
        assert_false(law_total_fits(&b, range, range.min - 1, &reasons));
        assert_true(law_total_fits(&b, range, range.min, &reasons));
        assert_true(law_total_fits(&b, range, range.max, &reasons));
        assert_false(law_total_fits(&b, range, range.max + 1, &reasons));
    }
}

/* The total does not depend on how the seats fall: checked against every way for small towns. */
static void every_allotment_has_the_same_total(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct law_basis b = basis_of(a, NULL);
    for (int code = 0; code < 243; code++) { /* five districts of one to three seats */
        int64_t seats = 0, min = 0, max = 0;
        struct err e;
        struct reason_list reasons = {.arena = a};
        for (int i = 0, rest = code; i < 5; i++, rest /= 3) {
            struct law_range one;
            assert_ok(law_candidate_range(&b, CONTEST_DIRECT, rest % 3 + 1, &one, &reasons, &e), &e);
            seats += rest % 3 + 1;
            min += one.min;
            max += one.max;
        }
        struct law_range total;
        assert_ok(law_candidate_total(&b, 5, seats, &total, &reasons, &e), &e);
        assert_int_equal(total.min, min);
        assert_int_equal(total.max, max);
    }
}

/* ---- nominations ---- */

struct town {
    struct arena *a;
    struct law_basis b;
    struct nominate_case cases[12];
    struct nominate_verdict verdicts[12];
    size_t n;
};

static struct nominate_case *put_up(struct town *t, int64_t candidate_no, const char *organisation)
{
    struct nomination *x = arena_alloc(t->a, sizeof *x);
    *x = (struct nomination){.nomination_no = (int64_t)t->n + 1,
            .candidate_no = candidate_no,
            .kind = organisation ? NOMINATION_PARTY : NOMINATION_JOINT,
            .organisation = organisation ? organisation : "",
            .received_on = date_from(2026, 12, 1),
            .why = ""};
    t->cases[t->n] = (struct nominate_case){.nomination = x};
    return &t->cases[t->n++];
}

/* Voters first .. first + count - 1; number 0 stands for somebody who is on no roll. */
static struct signer *sign(struct town *t, struct nominate_case *x, int64_t first, size_t count)
{
    struct signer *all = arena_alloc_array(t->a, x->signer_count + count + 1, sizeof *all);
    if (x->signer_count) memcpy(all, x->signers, x->signer_count * sizeof *all);
    for (size_t i = 0; i < count; i++) {
        struct signer *s = &all[x->signer_count++];
        *s = (struct signer){
                .signer_no = (int64_t)x->signer_count, .name = "甲", .voter_no = first ? first + (int64_t)i : 0};
    }
    x->signers = all;
    return all;
}

static void judge(struct town *t, int64_t seats, const char *list_on)
{
    struct date d = list_on ? date_parse(str_of(list_on)) : DATE_NONE;
    nominate_judge(t->a, &t->b, seats, d, t->cases, t->n, t->verdicts);
}

static void a_voter_joins_for_as_many_persons_as_there_are_seats(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct town t = {.a = a, .b = basis_of(a, NULL)};
    sign(&t, put_up(&t, 1, NULL), 100, 10);
    sign(&t, put_up(&t, 2, NULL), 100, 10);
    sign(&t, put_up(&t, 3, NULL), 105, 10); /* five of them for the third time */
    sign(&t, put_up(&t, 1, NULL), 100, 10); /* the same person again uses up nothing */
    judge(&t, 2, NULL);
    assert_true(t.verdicts[0].is_valid && t.verdicts[1].is_valid && t.verdicts[3].is_valid);
    assert_false(t.verdicts[2].is_valid);
    assert_int_equal(t.verdicts[2].counted, 5);
    for (size_t i = 0; i < 10; i++) assert_int_equal(t.verdicts[2].states[i], i < 5 ? SIGNER_ABOVE_CAP : SIGNER_COUNTS);
    judge(&t, 3, NULL);
    assert_true(t.verdicts[2].is_valid);
}

static void a_struck_signature_uses_up_nothing_for_the_next(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct town t = {.a = a, .b = basis_of(a, NULL)};
    struct nominate_case *first = put_up(&t, 1, NULL);
    sign(&t, first, 100, 10);
    struct signer *back = sign(&t, first, 100, 1); /* 100 signs twice */
    sign(&t, put_up(&t, 2, NULL), 100, 10);
    judge(&t, 1, NULL);
    assert_int_equal(t.verdicts[0].states[10], SIGNER_REPEATED);
    assert_true(t.verdicts[0].is_valid);
    assert_int_equal(t.verdicts[1].counted, 0);
    back[0].state = SIGNER_WITHDRAWN; /* takes the first signature back: the second counts in its place */
    judge(&t, 1, NULL);
    assert_int_equal(t.verdicts[0].states[0], SIGNER_WITHDRAWN);
    assert_int_equal(t.verdicts[0].states[10], SIGNER_COUNTS);
    back[10].state = SIGNER_WITHDRAWN; /* both: free to sign for the other person */
    judge(&t, 1, NULL);
    assert_false(t.verdicts[0].is_valid);
    assert_int_equal(t.verdicts[0].counted, 9);
    assert_int_equal(t.verdicts[1].states[0], SIGNER_COUNTS);
    assert_int_equal(t.verdicts[1].counted, 1);
}

static void ten_that_count_make_a_nomination(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct town t = {.a = a, .b = basis_of(a, NULL)};
    struct nominate_case *x = put_up(&t, 1, NULL);
    sign(&t, x, 100, 9);
    sign(&t, x, 0, 2); /* two strangers are no repetition of each other */
    put_up(&t, 2, NULL);
    judge(&t, 1, NULL);
    assert_false(t.verdicts[0].is_valid);
    assert_int_equal(t.verdicts[0].states[9], SIGNER_NO_VOTER);
    assert_int_equal(t.verdicts[0].states[10], SIGNER_NO_VOTER);
    assert_non_null(strstr(t.verdicts[0].text, "签名 11 人，有效联名 9 人"));
    assert_false(t.verdicts[1].is_valid); /* nobody signed */
    sign(&t, x, 200, 1);
    judge(&t, 1, NULL);
    assert_true(t.verdicts[0].is_valid);
}

static void an_organisation_puts_up_no_more_persons_than_seats(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct town t = {.a = a, .b = basis_of(a, NULL)};
    put_up(&t, 1, "镇委");
    put_up(&t, 2, "工会、妇联");
    put_up(&t, 3, "工会");
    put_up(&t, 2, "工会"); /* the same person alone and jointly is one */
    put_up(&t, 4, "共青团、妇联");
    put_up(&t, 5, "妇联");   /* the third of the women's federation */
    put_up(&t, 6, "妇联会"); /* another name, though it begins alike */
    judge(&t, 2, NULL);
    static const bool expected[] = {true, true, true, true, true, false, true};
    for (size_t i = 0; i < t.n; i++) {
        assert_int_equal(t.verdicts[i].is_valid, expected[i]);
        assert_int_equal(t.verdicts[i].is_above_cap, !expected[i]);
    }
    t.cases[1].is_gone = true; /* the person withdrew: the federation may put up another */
    judge(&t, 2, NULL);
    assert_true(t.verdicts[5].is_valid);
    t.cases[1].is_gone = false;
    struct nomination back = *t.cases[4].nomination;
    back.withdrawn_on = date_from(2026, 12, 2);
    back.why = "撤回";
    t.cases[4].nomination = &back;
    judge(&t, 2, NULL);
    assert_true(t.verdicts[5].is_valid);
    assert_false(t.verdicts[4].is_valid);
    assert_false(t.verdicts[4].is_above_cap);
}

/* Shanghai 28, Shandong 30 */
static void some_provinces_want_the_voter_list_first(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    static const struct {
        const char *province, *list_on;
        bool is_early;
    } table[] = {
            {NULL, NULL, false},
            {"zhejiang", NULL, false},
            {"shanghai", NULL, true},
            {"shanghai", "2026-12-02", true},
            {"shanghai", "2026-12-01", false},
            {"shandong", "2026-11-30", false},
            {"shandong", "2026-12-02", true},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct town t = {.a = a, .b = basis_of(a, table[i].province)};
        put_up(&t, 1, "镇委");
        sign(&t, put_up(&t, 2, NULL), 100, 10);
        judge(&t, 1, table[i].list_on);
        for (size_t k = 0; k < 2; k++) {
            assert_int_equal(t.verdicts[k].is_early, table[i].is_early);
            assert_int_equal(t.verdicts[k].is_valid, !table[i].is_early);
            if (table[i].is_early) assert_non_null(strstr(t.verdicts[k].text, "须在名单公布后提名"));
        }
    }
}

/* Whatever the order and however they sign, no voter counts for more persons than there are seats, and no nomination
 * with fewer than ten stands. */
static void caps_hold_for_any_signatures(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    uint32_t seed = 20261220;
    for (int round = 0; round < 300; round++) {
        struct town t = {.a = a, .b = basis_of(a, NULL)};
        for (int i = 0; i < 8; i++) {
            seed = seed * 1664525 + 1013904223;
            struct nominate_case *x = put_up(&t, seed >> 29, NULL);
            for (int k = 0; k < 14; k++) {
                seed = seed * 1664525 + 1013904223;
                sign(&t, x, (int64_t)(seed >> 27), 1);
            }
        }
        int64_t seats = round % 3 + 1;
        judge(&t, seats, NULL);
        for (int64_t voter = 1; voter < 32; voter++) {
            bool joined[8] = {false};
            for (size_t i = 0; i < t.n; i++) {
                int times = 0;
                for (size_t k = 0; k < t.cases[i].signer_count; k++)
                    times += t.cases[i].signers[k].voter_no == voter && t.verdicts[i].states[k] == SIGNER_COUNTS;
                assert_true(times <= 1);
                joined[t.cases[i].nomination->candidate_no] |= times > 0;
            }
            int64_t persons = 0;
            for (int i = 0; i < 8; i++) persons += joined[i];
            assert_true(persons <= seats);
        }
        for (size_t i = 0; i < t.n; i++) assert_int_equal(t.verdicts[i].is_valid, t.verdicts[i].counted >= 10);
    }
}

/* ---- shortlist ---- */

static void a_cut_knows_who_is_sure_and_who_is_tied(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    static const struct {
        int64_t votes[6];
        size_t n, places, sure, tied;
    } table[] = {
            {{30, 20, 25, 12, 12, 5}, 6, 3, 3, 0},
            {{30, 20, 25, 12, 12, 5}, 6, 4, 3, 2},
            {{30, 20, 25, 12, 12, 5}, 6, 5, 5, 0},
            {{7, 7, 7, 7}, 4, 2, 0, 4},
            {{9, 7, 7, 7}, 4, 3, 1, 3},
            {{9, 7, 7, 7}, 4, 4, 4, 0},
            {{0, 0}, 2, 1, 0, 2},
            {{5}, 1, 0, 0, 0},
            {{0}, 0, 0, 0, 0},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct shortlist_cut cut = shortlist_cut(a, table[i].votes, table[i].n, table[i].places);
        assert_int_equal(cut.sure, table[i].sure);
        assert_int_equal(cut.tied, table[i].tied);
        for (size_t k = 1; k < cut.n; k++)
            assert_true(table[i].votes[cut.order[k - 1]] >= table[i].votes[cut.order[k]]);
    }
}

/* A choice is a cut exactly when nobody left out has more votes than somebody chosen. */
static void a_choice_is_a_cut_when_nobody_was_passed_over(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    uint32_t seed = 7;
    for (int round = 0; round < 500; round++) {
        int64_t votes[6];
        for (size_t i = 0; i < 6; i++) {
            seed = seed * 1664525 + 1013904223;
            votes[i] = seed >> 30;
        }
        for (unsigned mask = 0; mask < 64; mask++) {
            bool chosen[6], fair = true;
            size_t places = 0;
            for (size_t i = 0; i < 6; i++) places += chosen[i] = mask >> i & 1;
            for (size_t i = 0; i < 6; i++)
                for (size_t k = 0; k < 6; k++) fair &= !(chosen[i] && !chosen[k] && votes[k] > votes[i]);
            struct shortlist_cut cut = shortlist_cut(a, votes, 6, places);
            assert_int_equal(shortlist_is_cut(&cut, chosen, places), fair);
            assert_false(shortlist_is_cut(&cut, chosen, places + 1));
        }
        arena_reset(a);
    }
}

static void all_choices_are_named_once(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    static const char *const names[] = {"甲", "乙", "丙", "丁"};
    assert_string_equal(shortlist_choices(a, names, 2, 1, 10), "甲|乙");
    assert_string_equal(shortlist_choices(a, names, 3, 2, 10), "甲、乙|甲、丙|乙、丙");
    assert_string_equal(shortlist_choices(a, names, 4, 3, 4), "甲、乙、丙|甲、乙、丁|甲、丙、丁|乙、丙、丁");
    assert_string_equal(shortlist_choices(a, names, 4, 4, 1), "甲、乙、丙、丁");
    assert_null(shortlist_choices(a, names, 4, 2, 5));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_total_is_seats_and_districts_at_least),
            cmocka_unit_test(every_allotment_has_the_same_total),
            cmocka_unit_test(a_voter_joins_for_as_many_persons_as_there_are_seats),
            cmocka_unit_test(a_struck_signature_uses_up_nothing_for_the_next),
            cmocka_unit_test(ten_that_count_make_a_nomination),
            cmocka_unit_test(an_organisation_puts_up_no_more_persons_than_seats),
            cmocka_unit_test(some_provinces_want_the_voter_list_first),
            cmocka_unit_test(caps_hold_for_any_signatures),
            cmocka_unit_test(a_cut_knows_who_is_sure_and_who_is_tied),
            cmocka_unit_test(a_choice_is_a_cut_when_nobody_was_passed_over),
            cmocka_unit_test(all_choices_are_named_once),
    };
    return cmocka_run_group_tests_name("nominate_judge", tests, NULL, NULL);
}
