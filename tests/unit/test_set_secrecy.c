/* One-time codes: nothing that is stored ties an answer to the code it came by.
 *
 * The proof: three codes are used. In one history the first answers x, the second y, the third z; in the other they answer
 * y, z and x, in another order. An answer's place is drawn by lot, so each history may end in six files. When the six are
 * the same ones, byte for byte, then whoever holds the file, its journal and its key cannot tell the histories apart: not
 * by a table, an order, a row's number, a free byte, or what a write left behind. Ballots that two people typed by the
 * numbers on the sheets, that came in a file, and forms whose doubtful lines people read are put to the same proof; that the
 * stack a form lay in leaves nothing, tests/scenario/grid.sh proves over real scans. */
#include "town.h"

#include "app/ballot_set.h"
#include "app/set_code.h"
#include "app/set_import.h"
#include "app/set_leaf.h"
#include "seal/sm3.h"

enum { CODES = 3, OUTCOMES = 6, RUNS = 100 }; /* that a run misses one of six outcomes: below 10^-7 */

static bool print_nothing(struct paper *slips, void *context, struct err *e)
{
    (void)slips, (void)context, (void)e;
    return true;
}

static const char *const labels[] = {"优秀", "称职", "不称职"};

/* A set with codes, in a file that is closed. */
static const char *make_base(struct town *t, const char *const **codes)
{
    struct err e;
    struct intake in = {.arena = t->arena};
    struct ballot_set s = ballot_set_blank("群众卷");
    static const char *const subjects[] = {"陈东山", "林大海"};
    struct set_form_request form = {subjects, 2, NULL, 0, labels, 3};
    struct set_codes_request request = {"群众卷", CODES, print_nothing, NULL};
    assert_ok(ballot_set_declare(&t->ws, &s, &in, &e), &e);
    assert_ok(set_form_define(&t->ws, "群众卷", &form, &e), &e);
    assert_ok(set_codes_issue(&t->ws, &request, codes, &e), &e);
    const char *path = t->ws.path;
    workspace_close(&t->ws);
    return path;
}

static const char *copy_to(struct arena *a, const char *from, const char *name)
{
    struct str bytes = scratch_read(a, from);
    assert_non_null(bytes.p);
    return scratch_file(a, name, bytes);
}

struct history {
    size_t code[CODES], label[CODES]; /* one use after the other */
};

static void answer(struct workspace *ws, const char *code, const char *label)
{
    struct err e;
    struct set_answer v[] = {{"陈东山", "", label}, {"林大海", "", label}};
    assert_ok(set_code_answer(ws, "群众卷", code, v, 2, &e), &e);
}

/* The file in which the history ends, as its hash. */
static void run(const char *base, const char *const *codes, const struct history *h, char hash[SM3_HEX])
{
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct err e;
    const char *path = copy_to(a, base, "run.hj");
    copy_to(a, arena_text(a, "%s.key", base), "run.hj.key");
    struct workspace_access access = {path, "张三", TOWN_NOW, false};
    struct workspace ws;
    assert_ok(workspace_open(a, &access, &ws, &e), &e);
    for (size_t i = 0; i < CODES; i++) answer(&ws, codes[h->code[i]], labels[h->label[i]]);
    workspace_close(&ws);
    assert_null(scratch_read(a, arena_text(a, "%s-wal", path)).p);
    struct str bytes = scratch_read(a, path);
    for (size_t i = 0; i < CODES; i++) assert_null(memmem(bytes.p, bytes.n, codes[i], strlen(codes[i])));
    assert_ok(sm3_hex(bytes, hash, &e), &e);
}

static size_t gather(const char *base, const char *const *codes, const struct history *h, char outcomes[][SM3_HEX])
{
    size_t n = 0;
    for (int r = 0; r < RUNS; r++) {
        char hash[SM3_HEX];
        size_t i = 0;
        run(base, codes, h, hash);
        while (i < n && strcmp(outcomes[i], hash) != 0) i++;
        if (i < n) continue;
        if (n == OUTCOMES) fail_msg("more than %d files: something else than the lot is stored", OUTCOMES);
        memcpy(outcomes[n++], hash, SM3_HEX);
    }
    return n;
}

static void nothing_stored_ties_an_answer_to_its_code(void **state)
{
    struct town *t = *state;
    const char *const *codes;
    const char *base = make_base(t, &codes);
    static const struct history first = {{0, 1, 2}, {0, 1, 2}}, second = {{2, 0, 1}, {0, 1, 2}}, third = {{1, 0, 2}, {0, 1, 2}};
    static const struct history *const others[] = {&second, &third};
    char outcomes[OUTCOMES][SM3_HEX], again[OUTCOMES][SM3_HEX];
    assert_int_equal(gather(base, codes, &first, outcomes), OUTCOMES);
    for (size_t h = 0; h < ARRAY_COUNT(others); h++) {
        assert_int_equal(gather(base, codes, others[h], again), OUTCOMES);
        for (size_t i = 0; i < OUTCOMES; i++) {
            size_t k = 0;
            while (k < OUTCOMES && strcmp(outcomes[i], again[k]) != 0) k++;
            assert_true(k < OUTCOMES);
        }
    }
}

static void a_code_is_good_once_for_its_set(void **state)
{
    struct town *t = *state;
    struct err e;
    const char *const *codes;
    struct workspace_access access = {make_base(t, &codes), "张三", TOWN_NOW, false};
    assert_ok(workspace_open(t->arena, &access, &t->ws, &e), &e);
    struct set_answer good = {"陈东山", "", "优秀"};
    static const struct {
        struct set_answer answer;
        size_t n;
        const char *code, *word;
    } table[] = {
            {{"陈东山", "", "优秀"}, 1, "AAAAA-AAAAA", "不是票组"},
            {{"陈东山", "", "优秀"}, 1, "AAAAA-AAAAC", "写错"},
            {{"陈东山", "", "优秀"}, 1, "AAAA", "写错"},
            {{"陈东山", "", "优秀"}, 1, "", "写错"},
            {{"张三", "", "优秀"}, 1, NULL, "张三"},
            {{"陈东山", "德", "优秀"}, 1, NULL, "德"},
            {{"陈东山", "", "良好"}, 1, NULL, "良好"},
            {{"陈东山", "", "优秀"}, 0, NULL, "一项也没有"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        assert_refused(set_code_answer(&t->ws, "群众卷", table[i].code ? table[i].code : codes[0], &table[i].answer,
                               table[i].n, &e), &e, table[i].word);
    assert_ok(set_code_answer(&t->ws, "群众卷", codes[0], &good, 1, &e), &e); /* what failed spent nothing */
    assert_refused(set_code_answer(&t->ws, "群众卷", codes[0], &good, 1, &e), &e, "已经用过");
    struct set_codes_request more = {"群众卷", 1, print_nothing, NULL};
    assert_refused(set_codes_issue(&t->ws, &more, &codes, &e), &e, "只印发一次");
}

/* ---- whole ballots typed twice ---- */

/* That a run misses one of two outcomes: below 10^-7. Once both are there a few more look for a third. */
enum { SHEETS = 2, STACKS = 2, TYPINGS_LEAST = 6, TYPINGS = 26 };

/* A workspace with a set that has no result, closed. */
static const char *make_typing_base(struct town *t, bool is_signed)
{
    struct err e;
    struct intake in = {.arena = t->arena};
    struct ballot_set s = ballot_set_blank("测评");
    s.is_signed = is_signed;
    assert_ok(ballot_set_declare(&t->ws, &s, &in, &e), &e);
    const char *path = t->ws.path;
    workspace_close(&t->ws);
    return path;
}

/* A stack of two: the number on each sheet, in the order of the file, and what it says. Each label has its signer, where sheets are
 * signed. */
struct typed_stack {
    int number[SHEETS];
    size_t label[SHEETS];
    bool is_signed;
};

static const char *const signers[] = {"周一", "周二"};

/* entry 0: handed in as it is. */
static void type_stack(const char *path, const char *clerk, int64_t entry, const struct typed_stack *s, enum set_import_state state)
{
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct err e;
    struct workspace ws;
    struct set_import x;
    struct buf file = {.arena = a};
    struct workspace_access access = {path, clerk, TOWN_NOW, false};
    buf_add_text(&file, "票组,票号,对象,选项,推荐人,关系\n");
    for (int i = 0; i < SHEETS; i++)
        buf_addf(&file, "测评,%d,陈东山,%s,%s,%s\n", s->number[i], labels[s->label[i]], s->is_signed ? signers[s->label[i]] : "", s->is_signed ? "无" : "");
    assert_ok(workspace_open(a, &access, &ws, &e), &e);
    assert_ok(set_import(&ws, scratch_file(a, "typed.csv", str_of(buf_text(&file))), entry, &x, &e), &e);
    assert_int_equal(x.v[0].state, state);
    workspace_close(&ws);
}

static void type_twice(const char *path, const void *history)
{
    type_stack(path, "张三", 1, history, SET_IMPORT_WAITS);
    type_stack(path, "李四", 2, history, SET_IMPORT_TAKEN);
}

static void hand_in(const char *path, const void *history)
{
    type_stack(path, "张三", 0, history, SET_IMPORT_TAKEN);
}

/* The files in which a history ends, as their hashes: two, because two ballots are shuffled. */
static size_t gather_stacks(const char *base, void (*write)(const char *path, const void *history), const void *history, char outcomes[][SM3_HEX])
{
    size_t n = 0;
    for (int r = 0; r < TYPINGS_LEAST || (n < STACKS && r < TYPINGS); r++) {
        AUTO_ARENA struct arena *a = arena_new(64 << 20);
        struct err e;
        char hash[SM3_HEX];
        size_t i = 0;
        const char *path = copy_to(a, base, "typed.hj");
        copy_to(a, arena_text(a, "%s.key", base), "typed.hj.key");
        write(path, history);
        assert_null(scratch_read(a, arena_text(a, "%s-wal", path)).p);
        assert_ok(sm3_hex(scratch_read(a, path), hash, &e), &e);
        while (i < n && strcmp(outcomes[i], hash) != 0) i++;
        if (i < n) continue;
        if (n == STACKS) fail_msg("more than %d files: something else than the lot is stored", STACKS);
        memcpy(outcomes[n++], hash, SM3_HEX);
    }
    return n;
}

/* A history ends in those files. */
static void assert_alike(const char *base, void (*write)(const char *path, const void *history), const void *other,
        char outcomes[][SM3_HEX])
{
    char again[STACKS][SM3_HEX];
    assert_int_equal(gather_stacks(base, write, other, again), STACKS);
    for (size_t i = 0; i < STACKS; i++) {
        size_t k = 0;
        while (k < STACKS && strcmp(outcomes[i], again[k]) != 0) k++;
        assert_true(k < STACKS);
    }
}

/* Two sheets under other numbers, in another order of the file: what is left of them are the same two files. */
static void check_stacks(struct town *t, bool is_signed)
{
    const char *base = make_typing_base(t, is_signed);
    const struct typed_stack one = {{1, 2}, {0, 1}, is_signed},
                             others[] = {{{1, 2}, {1, 0}, is_signed}, {{2, 1}, {0, 1}, is_signed}, {{7, 3}, {1, 0}, is_signed}};
    char outcomes[STACKS][SM3_HEX];
    assert_int_equal(gather_stacks(base, type_twice, &one, outcomes), STACKS);
    for (size_t i = 0; i < ARRAY_COUNT(others); i++) assert_alike(base, type_twice, &others[i], outcomes);
    assert_int_equal(gather_stacks(base, hand_in, &one, outcomes), STACKS);
    for (size_t i = 0; i < ARRAY_COUNT(others); i++) assert_alike(base, hand_in, &others[i], outcomes);
}

static void the_numbers_of_a_typed_stack_are_forgotten(void **state)
{
    check_stacks(*state, false);
}

/* Who signed is kept, and under which number, or where in the stack, is not. */
static void the_numbers_of_a_signed_stack_are_forgotten(void **state)
{
    check_stacks(*state, true);
}

/* ---- scanned forms whose doubtful lines people read ---- */

static const char *const forms[SHEETS] = {"aaaaaaaa00000000aaaaaaaa00000000", "bbbbbbbb00000000bbbbbbbb00000000"};

/* A set with a form of two lines and a stack of two forms that waits: of each the second line is doubtful. */
static const char *make_waiting_base(struct town *t)
{
    struct err e;
    struct intake in = {.arena = t->arena};
    struct ballot_set s = ballot_set_blank("测评"), *set;
    struct ballot_set_list sets;
    static const char *const subjects[] = {"陈东山", "林大海"};
    struct set_form_request request = {subjects, 2, NULL, 0, labels, 3};
    struct set_form form;
    uint8_t answers[SHEETS][2] = {{1, 0}, {2, 0}};
    struct set_leaf leaves[SHEETS];
    struct set_leaf_doubt doubts[SHEETS];
    struct set_leaf_pages pages[SHEETS];
    struct str png[SHEETS] = {STR("picture a"), STR("picture b")};
    for (int i = 0; i < SHEETS; i++) {
        leaves[i] = (struct set_leaf){forms[i], answers[i]};
        doubts[i] = (struct set_leaf_doubt){.leaf = forms[i], .question_no = 2, .why = "认不清"};
        pages[i] = (struct set_leaf_pages){forms[i], &png[i], 1};
    }
    struct set_leaf_list list = {.v = leaves, .n = SHEETS, .doubts = doubts, .doubt_count = SHEETS};
    assert_ok(ballot_set_declare(&t->ws, &s, &in, &e), &e);
    assert_ok(set_form_define(&t->ws, "测评", &request, &e), &e);
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    assert_ok(ballot_set_find(&t->ws, &sets, "测评", &set, &e), &e);
    assert_ok(set_form_load(t->arena, t->ws.db, t->ws.election.county, set->set_no, &form, &e), &e);
    assert_ok(set_leaf_keep(&t->ws, set, &form, &list, pages, &e), &e);
    assert_ok(db_commit(&txn, &e), &e);
    const char *path = t->ws.path;
    workspace_close(&t->ws);
    return path;
}

/* Three people read one after the other; the second reads both forms. */
struct reading {
    int first, second[SHEETS], third; /* forms */
};

static void settle_stack(const char *path, const void *history)
{
    const struct reading *r = history;
    const struct {
        const char *clerk;
        int forms[SHEETS];
        size_t n;
    } looks[] = {{"张三", {r->first}, 1}, {"李四", {r->second[0], r->second[1]}, 2}, {"王五", {r->third}, 1}};
    for (size_t i = 0; i < ARRAY_COUNT(looks); i++) {
        AUTO_ARENA struct arena *a = arena_new(64 << 20);
        struct err e;
        struct workspace ws;
        struct workspace_access access = {path, looks[i].clerk, TOWN_NOW, false};
        const char *settled[SHEETS];
        size_t left;
        for (size_t k = 0; k < looks[i].n; k++)
            settled[k] = arena_text(a, "%.8s:1:2=%s", forms[looks[i].forms[k]], labels[looks[i].forms[k]]);
        assert_ok(workspace_open(a, &access, &ws, &e), &e);
        assert_ok(set_leaf_settle(&ws, "测评", settled, looks[i].n, &left, &e), &e);
        assert_int_equal(left, i < 2 ? 2 - (int)i : 0);
        workspace_close(&ws);
    }
}

/* Who read which form, and in which order, is nowhere: not in a table, not in the journal, not in what was deleted. */
static void who_read_which_form_is_forgotten(void **state)
{
    struct town *t = *state;
    const char *base = make_waiting_base(t);
    static const struct reading one = {0, {0, 1}, 1}, others[] = {{0, {1, 0}, 1}, {1, {0, 1}, 0}, {1, {1, 0}, 0}};
    char outcomes[STACKS][SM3_HEX];
    assert_int_equal(gather_stacks(base, settle_stack, &one, outcomes), STACKS);
    for (size_t i = 0; i < ARRAY_COUNT(others); i++) assert_alike(base, settle_stack, &others[i], outcomes);
}

/* Ballots of a file are not kept in its order: that one file in 20! would be. */
static void the_order_of_a_file_is_forgotten(void **state)
{
    enum { BALLOTS = 20 };
    struct town *t = *state;
    struct err e;
    struct intake in = {.arena = t->arena};
    struct ballot_set s = ballot_set_blank("测评");
    struct buf file = {.arena = t->arena};
    struct set_import x;
    struct set_form f;
    struct set_ballots b;
    assert_ok(ballot_set_declare(&t->ws, &s, &in, &e), &e);
    buf_add_text(&file, "票组,票号,对象,选项\n");
    for (int i = 0; i < BALLOTS; i++)
        for (int k = 0; k < 5; k++)
            buf_addf(&file, "测评,%d,干部%d,%s\n", i + 1, k, labels[i >> k & 1]);
    assert_ok(set_import(&t->ws, town_file(t, "b.csv", buf_text(&file)), 0, &x, &e), &e);
    assert_int_equal(x.v[0].answers, BALLOTS);
    assert_ok(set_form_load(t->arena, t->ws.db, t->ws.election.county, 1, &f, &e), &e);
    assert_ok(set_ballots_load(t->arena, t->ws.db, t->ws.election.county, 1, f.n, &b, &e), &e);
    assert_int_equal(b.n, BALLOTS);
    bool seen[1 << 5] = {false}, is_in_order = true;
    for (size_t i = 0; i < BALLOTS; i++) {
        size_t number = 0;
        for (size_t k = 0; k < 5; k++) number |= (size_t)(b.answers[i * 5 + k] - 1) << k;
        assert_false(seen[number]);
        seen[number] = true;
        is_in_order &= number == i;
    }
    assert_false(is_in_order);
    assert_ok(set_import(&t->ws, town_file(t, "b.csv", buf_text(&file)), 0, &x, &e), &e);
    assert_int_equal(x.v[0].state, SET_IMPORT_KEPT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            town_test(nothing_stored_ties_an_answer_to_its_code),
            town_test(a_code_is_good_once_for_its_set),
            town_test(the_numbers_of_a_typed_stack_are_forgotten),
            town_test(the_numbers_of_a_signed_stack_are_forgotten),
            town_test(who_read_which_form_is_forgotten),
            town_test(the_order_of_a_file_is_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
