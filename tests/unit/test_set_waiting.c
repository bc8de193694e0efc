/* What of a set waits stays what it is: nothing else is put beside it, it can be taken back, and of a stack as much is seen as has to
 * be read. */
#include "town.h"

#include "app/ballot_set.h"
#include "app/set_code.h"
#include "app/set_entry.h"
#include "app/set_import.h"
#include "app/set_leaf.h"

static const char *const labels[] = {"优秀", "称职", "不称职"}, *const others[] = {"不称职", "称职", "优秀"};
static const char *const subjects[] = {"陈东山", "林大海"}, *const turned[] = {"林大海", "陈东山"};
static const struct set_form_request form = {subjects, 2, NULL, 0, labels, 3};

enum what { NOTHING, STACK, SUMS_ONCE, SUMS_DIFFER, BALLOTS_ONCE, BALLOTS_DIFFER, WHATS };

static void declare(struct town *t)
{
    struct err e;
    struct intake in = {.arena = t->arena};
    struct ballot_set s = ballot_set_blank("测评");
    s.asks = SET_GRADES;
    assert_ok(ballot_set_declare(&t->ws, &s, &in, &e), &e);
    assert_ok(set_form_define(&t->ws, "测评", &form, &e), &e);
}

enum { FORMS = 6 };

/* Forms that say 优秀 of the one and, as many as know him, 称职 of the other; of the last one a line is doubtful. */
static bool scan_known(struct town *t, int known, struct err *e)
{
    struct ballot_set_list sets;
    struct ballot_set *set;
    struct set_form f;
    struct set_leaf leaves[FORMS];
    struct set_leaf_pages pages[FORMS];
    uint8_t answers[FORMS][2];
    const struct str png = STR("picture");
    for (int i = 0; i < FORMS; i++) {
        const char *leaf = arena_text(t->arena, "%c0000000aaaaaaaaaaaaaaaaaaaaaaaa", 'a' + i);
        answers[i][0] = i < FORMS - 1;
        answers[i][1] = i < known ? 2 : 0;
        leaves[i] = (struct set_leaf){leaf, answers[i]};
        pages[i] = (struct set_leaf_pages){leaf, &png, 1};
    }
    struct set_leaf_doubt doubt = {.leaf = leaves[FORMS - 1].leaf, .question_no = 1, .why = "认不清"};
    struct set_leaf_list list = {.v = leaves, .n = FORMS, .doubts = &doubt, .doubt_count = 1};
    AUTO_TXN struct db_txn txn = {0};
    return db_begin(t->ws.db, &txn, e) && ballot_set_find(&t->ws, &sets, "测评", &set, e) &&
           set_form_load(t->arena, t->ws.db, t->ws.election.county, set->set_no, &f, e) &&
           set_leaf_keep(&t->ws, set, &f, &list, pages, e) && db_commit(&txn, e);
}

static bool scan(struct town *t, struct err *e)
{
    return scan_known(t, FORMS, e);
}

static bool sums(struct town *t, const char *clerk, int64_t entry, int votes, struct err *e)
{
    struct set_import x;
    t->ws.actor = clerk;
    const char *text = arena_text(t->arena, "票组,对象,选项,票数\n测评,陈东山,优秀,%d\n", votes);
    return set_import(&t->ws, town_file(t, "sums.csv", text), entry, &x, e);
}

static bool ballots(struct town *t, const char *clerk, int64_t entry, const char *last, struct err *e)
{
    struct set_import x;
    struct buf b = {.arena = t->arena};
    t->ws.actor = clerk;
    buf_add_text(&b, "票组,票号,对象,选项\n");
    for (int i = 0; i < 6; i++) buf_addf(&b, "测评,%d,陈东山,%s\n", i + 1, i < 5 ? "优秀" : last);
    return set_import(&t->ws, town_file(t, "ballots.csv", buf_text(&b)), entry, &x, e);
}

static void let_wait(struct town *t, enum what what)
{
    struct err e;
    declare(t);
    if (what == STACK) assert_ok(scan(t, &e), &e);
    if (what == SUMS_ONCE || what == SUMS_DIFFER) assert_ok(sums(t, "张三", 1, 6, &e), &e);
    if (what == SUMS_DIFFER) assert_ok(sums(t, "李四", 2, 7, &e), &e);
    if (what == BALLOTS_ONCE || what == BALLOTS_DIFFER) assert_ok(ballots(t, "张三", 1, "优秀", &e), &e);
    if (what == BALLOTS_DIFFER) assert_ok(ballots(t, "李四", 2, "称职", &e), &e);
}

static struct town *reopen(void)
{
    return town_new(NULL, 1200);
}

static void drop(struct town *t)
{
    workspace_close(&t->ws);
    arena_free(t->arena);
}

static const char *sentence_of(enum what what)
{
    return what == STACK ? "有一叠测评表在等人认定" : "“张三”已开始分两次录入";
}

/* Forms that wait are kept as places on the form: with another one they would say something else. */
static void a_form_stays_while_something_waits(void **state)
{
    (void)state;
    static const struct set_form_request forms[] = {
            {turned, 2, NULL, 0, labels, 3}, {subjects, 2, NULL, 0, others, 3}, {subjects, 1, NULL, 0, labels, 2}, {subjects, 2, NULL, 0, labels, 3}};
    for (enum what what = NOTHING; what < WHATS; what++) {
        struct town *t = reopen();
        struct err e;
        struct set_form f;
        let_wait(t, what);
        for (size_t i = 0; i < ARRAY_COUNT(forms); i++) {
            if (what == NOTHING) {
                assert_ok(set_form_define(&t->ws, "测评", &forms[i], &e), &e);
                continue;
            }
            assert_refused(set_form_define(&t->ws, "测评", &forms[i], &e), &e, sentence_of(what));
            assert_has(e.text, "huanjie set withdraw 测评 --reason 理由");
        }
        assert_ok(set_form_load(t->arena, t->ws.db, t->ws.election.county, 1, &f, &e), &e);
        assert_string_equal(f.questions[0].subject, "陈东山");
        assert_string_equal(f.labels[0], "优秀");
        static const char *const set[] = {"测评"};
        if (what != NOTHING) assert_ok(set_withdraw(&t->ws, set, 1, "重录", &e), &e);
        assert_ok(set_form_define(&t->ws, "测评", &forms[0], &e), &e);
        drop(t);
    }
}

static bool print_nothing(struct paper *slips, void *context, struct err *e)
{
    (void)slips, (void)context, (void)e;
    return true;
}

static bool codes(struct town *t, struct err *e)
{
    struct set_codes_request r = {"测评", 6, print_nothing, NULL};
    return set_codes_issue(&t->ws, &r, NULL, e);
}

enum way { SCAN, CODES, IMPORT_SUMS, IMPORT_BALLOTS, ENTER_SUMS, ENTER_BALLOTS, WAYS };

static bool take(struct town *t, enum way way, struct err *e)
{
    switch (way) {
    case SCAN: return scan(t, e);
    case CODES: return codes(t, e);
    case IMPORT_SUMS: return sums(t, "王五", 0, 6, e);
    case IMPORT_BALLOTS: return ballots(t, "王五", 0, "优秀", e);
    case ENTER_SUMS: return sums(t, "王五", 2, 6, e);
    case ENTER_BALLOTS: return ballots(t, "王五", 2, "优秀", e);
    case WAYS: break;
    }
    fail();
    return false;
}

/* What is refused beside what waits, and may be done when that was taken back. */
static void no_way_in_walks_around_what_waits(void **state)
{
    (void)state;
    static const char *const refused[WHATS][WAYS] = {
            [STACK] = {[SCAN] = "测评表", "测评表", "测评表", "测评表", "测评表", "测评表"},
            [SUMS_ONCE] = {[SCAN] = "“张三”", "“张三”", "“张三”", "“张三”", NULL, "两次要录得一样"},
            [SUMS_DIFFER] = {[SCAN] = "“张三”", "“张三”", "“张三”", "“张三”", "已由“李四”完成", "两次要录得一样"},
            [BALLOTS_ONCE] = {[SCAN] = "“张三”", "“张三”", "“张三”", "“张三”", "两次要录得一样", NULL},
            [BALLOTS_DIFFER] = {[SCAN] = "“张三”", "“张三”", "“张三”", "“张三”", "两次要录得一样", "已由“李四”完成"},
    };
    static const char *const set[] = {"测评"};
    for (enum what what = NOTHING; what < WHATS; what++)
        for (enum way way = SCAN; way < WAYS; way++) {
            struct town *t = reopen();
            struct err e;
            let_wait(t, what);
            if (!refused[what][way]) {
                assert_ok(take(t, way, &e), &e);
            } else {
                assert_refused(take(t, way, &e), &e, refused[what][way]);
                assert_has(e.text, "票组 测评");
                assert_ok(set_withdraw(&t->ws, set, 1, "重录", &e), &e);
                assert_int_equal(town_count(t, "SELECT (SELECT count(*) FROM set_leaf) + (SELECT count(*) FROM set_leaf_page) +"
                                               " (SELECT count(*) FROM set_entry) + (SELECT count(*) FROM set_draft)"), 0);
                assert_ok(take(t, way, &e), &e);
            }
            drop(t);
        }
}

static bool picture(struct town *t, const char *digits, int64_t page, struct err *e)
{
    struct str png;
    return set_leaf_picture(&t->ws, "测评", digits, page, &png, e);
}

/* Sheets are seen as far as they have to be read; afterwards where nothing of the result is kept back. Which sheets there are is
 * not said where they are not shown. */
static void sheets_are_seen_where_nothing_is_kept_back(void **state)
{
    (void)state;
    static const char *const clerks[] = {"张三", "李四"}, *const settled[] = {"f0000000:1:1=优秀"};
    for (int known = 3; known <= FORMS; known += 3) {
        struct town *t = reopen();
        struct err e, other;
        size_t left;
        declare(t);
        assert_ok(scan_known(t, known, &e), &e);
        assert_ok(picture(t, "f0000000", 1, &e), &e);
        assert_false(picture(t, "a0000000", 1, &e)); /* nothing to read on it */
        assert_false(picture(t, "90000000", 1, &other)); /* no such form */
        assert_string_equal(e.text, other.text);
        assert_false(picture(t, "f0000000", 2, &other));
        assert_string_equal(e.text, other.text);
        assert_refused(picture(t, "f", 1, &e), &e, "8 位");
        for (size_t i = 0; i < ARRAY_COUNT(clerks); i++) {
            t->ws.actor = clerks[i];
            assert_ok(set_leaf_settle(&t->ws, "测评", settled, 1, &left, &e), &e);
        }
        assert_int_equal(left, 0);
        if (known == FORMS) {
            assert_ok(picture(t, "a0000000", 1, &e), &e);
            assert_ok(picture(t, "f0000000", 1, &e), &e);
            assert_refused(picture(t, "90000000", 1, &e), &e, "没有“90000000”");
        } else {
            assert_refused(picture(t, "a0000000", 1, &e), &e, "不足五人");
            assert_false(picture(t, "f0000000", 1, &other)); /* was doubtful */
            assert_string_equal(e.text, other.text);
            assert_false(picture(t, "90000000", 1, &other));
            assert_string_equal(e.text, other.text);
            assert_false(picture(t, "a0000000", 9, &other));
            assert_string_equal(e.text, other.text);
        }
        drop(t);
    }
}

/* An older program issued codes beside an entry or a stack: that can be taken back, and the codes stay. */
static void what_waits_beside_codes_is_taken_back(void **state)
{
    (void)state;
    static const char *const set[] = {"测评"};
    for (int by_number = 0; by_number < 2; by_number++)
        for (enum what what = STACK; what < WHATS; what++) {
            struct town *t = reopen();
            struct err e;
            bool is_once = what == SUMS_ONCE || what == BALLOTS_ONCE;
            if (by_number && !is_once) {
                drop(t);
                continue;
            }
            let_wait(t, what);
            AUTO_TXN struct db_txn txn = {0};
            struct set_code hash = {1, 2};
            assert_ok(db_begin(t->ws.db, &txn, &e), &e);
            assert_ok(db_run(t->ws.db, "UPDATE ballot_set SET shape = 'codes' WHERE set_no = ?", &e, db_int(1)), &e);
            assert_ok(set_codes_insert(t->arena, t->ws.db, t->ws.election.county, 1, &hash, 1, &e), &e);
            assert_ok(db_commit(&txn, &e), &e);
            if (by_number)
                assert_ok(set_entry_withdraw(&t->ws, "测评", 1, "答题", &e), &e);
            else
                assert_ok(set_withdraw(&t->ws, set, 1, "答题", &e), &e);
            assert_int_equal(town_count(t, "SELECT (SELECT count(*) FROM set_leaf) + (SELECT count(*) FROM set_entry) +"
                                           " (SELECT count(*) FROM set_draft)"), 0);
            assert_int_equal(town_count(t, "SELECT count(*) FROM set_code"), 1);
            assert_int_equal(town_count(t, "SELECT count(*) FROM ballot_set WHERE shape = 'codes'"), 1);
            assert_refused(set_withdraw(&t->ws, set, 1, "答题", &e), &e, "已印发答题码");
            drop(t);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_form_stays_while_something_waits),
            cmocka_unit_test(no_way_in_walks_around_what_waits),
            cmocka_unit_test(what_waits_beside_codes_is_taken_back),
            cmocka_unit_test(sheets_are_seen_where_nothing_is_kept_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
