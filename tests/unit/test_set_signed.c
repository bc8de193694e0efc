/* Who signed what is part of what two people type: compared and settled as the rest, kept when both agree, shown to nobody
 * before (A15, 互不可见). */
#include "town.h"

#include "app/appraisal.h"
#include "app/ballot_set.h"
#include "app/set_entry.h"

enum { ROWS = 8 };

/* A row: number or "", whom, what, who signed, relation, reason. */
struct row {
    const char *ballot, *subject, *answer, *signer, *relation, *reason;
};

static void declare(struct town *t, enum set_asks asks)
{
    struct err e;
    struct intake in = {.arena = t->arena};
    struct ballot_set s = ballot_set_blank("署名");
    s.kind = SET_TALK;
    s.asks = asks;
    s.is_signed = true;
    s.held_on = town_day("2011-11-02");
    assert_ok(ballot_set_declare(&t->ws, &s, &in, &e), &e);
}

/* Five more papers are alike in every stack: nothing is hidden. */
static const char *file_of(struct town *t, const struct row *rows, size_t n, bool are_many)
{
    struct buf b = {.arena = t->arena};
    bool by_number = *rows[0].ballot;
    buf_add_text(&b, "票组,票号,对象,项目,选项,推荐人,关系,理由\n");
    for (int i = 0; are_many && i < 5; i++)
        buf_addf(&b, "署名,%s,林大海,镇长,推荐,推荐人%d,无,好\n", by_number ? arena_text(t->arena, "%d", 10 + i) : "", i);
    for (size_t i = 0; i < n && rows[i].subject; i++)
        buf_addf(&b, "署名,%s,%s,镇长,%s,%s,%s,%s\n", rows[i].ballot, rows[i].subject, rows[i].answer, rows[i].signer, rows[i].relation, rows[i].reason);
    return town_file(t, "signed.csv", buf_text(&b));
}

static bool enter(struct town *t, const char *clerk, int64_t entry, const char *file, enum set_import_state *state, struct err *e)
{
    struct set_import x;
    t->ws.actor = clerk;
    if (!set_import(&t->ws, file, entry, &x, e)) return false;
    *state = x.v[0].state;
    return true;
}

static struct set_signature_list kept(struct town *t)
{
    struct err e;
    struct set_signature_list list;
    assert_ok(set_signatures_load(t->arena, t->ws.db, t->ws.election.county, 1, &list, &e), &e);
    return list;
}

static const char *findings_of(struct town *t)
{
    struct err e;
    struct appraisal x;
    struct finding_list found = {.arena = t->arena};
    assert_ok(appraisal_load(&t->ws, &x, &e), &e);
    assert_ok(appraisal_check(&x, NULL, DATE_NONE, &found, &e), &e);
    return codes_of(t->arena, &found);
}

static const struct {
    struct row first[ROWS], second[ROWS];
    const char *places[4]; /* that differ, as they are shown */
    const char *settled[4];
    const char *relation, *reason; /* of 周一, in the end */
} pairs[] = {
        /* alike but for blanks and widths */
        {{{"1", "陈东山", "推荐", "周一", "叔侄", "好"}}, {{"1", "陈东山", "推荐", "周 一", "叔侄", "好"}}, {0}, {0}, "叔侄", "好"},
        {{{"", "陈东山", "推荐", "周一", "叔侄", "好；能干"}}, {{"", "陈东山", "推荐", "周一", "叔侄", "好; 能干"}}, {0}, {0}, "叔侄", NULL},
        /* a relation, a reason, that only one typed */
        {{{"1", "陈东山", "推荐", "周一", "叔侄", "好"}}, {{"1", "陈东山", "推荐", "周一", "无", "好"}},
                {"1/陈东山/镇长/关系 叔侄 无"}, {"1/陈东山/镇长/关系=叔侄"}, "叔侄", "好"},
        {{{"", "陈东山", "推荐", "周一", "叔侄", "好"}}, {{"", "陈东山", "推荐", "周一", "", ""}},
                {"周一/陈东山/镇长/关系 叔侄 空", "周一/陈东山/镇长/理由 好 空"}, {"周一/陈东山/镇长/关系=空", "周一/陈东山/镇长/理由=好"}, "", "好"},
        /* another signer of the same paper; one who only signed for one of the two */
        {{{"1", "陈东山", "推荐", "周一", "叔侄", "好"}}, {{"1", "陈东山", "推荐", "周二", "叔侄", "好"}},
                {"1/陈东山/镇长/推荐人 周一 周二"}, {"1/陈东山/镇长/推荐人=周 一"}, "叔侄", "好"},
        {{{"", "陈东山", "推荐", "周一", "叔侄", "好"}}, {{"", "陈东山", "推荐", "周二", "叔侄", "好"}},
                {"周一/整张 - -", "周二/整张 - -"}, {"周一/整张=有", "周二/整张=无"}, "叔侄", "好"},
        /* whom he signs for, and what he says of him: what both say of a question that one left empty counts as well */
        {{{"", "陈东山", "推荐", "周一", "叔侄", "好"}}, {{"", "王强", "推荐", "周一", "叔侄", "好"}},
                {"周一/王强/镇长 - -", "周一/陈东山/镇长 - -"}, {"周一/王强/镇长=空", "周一/陈东山/镇长=推荐"}, "叔侄", "好"},
        {{{"1", "陈东山", "推荐", "周一", "叔侄", "好"}}, {{"1", "陈东山", "空", "周一", "无", "好"}},
                {"1/陈东山/镇长 - -", "1/陈东山/镇长/关系 叔侄 无"}, {"1/陈东山/镇长=推荐", "1/陈东山/镇长/关系=叔侄"}, "叔侄", "好"},
        {{{"1", "陈东山", "推荐", "周一", "叔侄", "好"}, {"1", "王强", "空", "周一", "叔侄", "好"}}, {{"1", "陈东山", "推荐", "周一", "叔侄", "好"}, {"1", "王强", "空", "周一", "", ""}},
                {0}, {0}, "叔侄", "好"},
};

static const char *text_of(struct arena *a, const struct set_difference *d)
{
    return arena_text(a, "%s %s %s", d->place, d->said[0] ? d->said[0] : "-", d->said[1] ? d->said[1] : "-");
}

static void who_signed_is_compared_and_settled(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(pairs); i++) {
        struct town *t = town_new(NULL, 1200);
        struct err e;
        enum set_import_state taken;
        struct set_differences found;
        size_t n = 0, k = 0;
        while (n < 4 && pairs[i].places[n]) n++;
        declare(t, SET_RECOMMENDATION);
        const char *before = findings_of(t);
        assert_ok(enter(t, "张三", 1, file_of(t, pairs[i].first, ROWS, true), &taken, &e), &e);
        assert_int_equal(taken, SET_IMPORT_WAITS);
        assert_int_equal(kept(t).n, 0);
        assert_string_equal(findings_of(t), before);
        assert_ok(enter(t, "李四", 2, file_of(t, pairs[i].second, ROWS, true), &taken, &e), &e);
        assert_int_equal(taken, n ? SET_IMPORT_DIFFERS : SET_IMPORT_TAKEN);
        if (n) {
            assert_int_equal(kept(t).n, 0);
            assert_string_equal(findings_of(t), before);
            assert_ok(set_entry_compare(&t->ws, "署名", &found, &e), &e);
            assert_false(found.hidden_differ);
            assert_int_equal(found.n, n);
            for (size_t d = 0; d < n; d++) assert_string_equal(text_of(t->arena, &found.v[d]), pairs[i].places[d]);
            assert_refused(set_entry_resolve(&t->ws, "署名", pairs[i].settled, n - 1, &e), &e, "须核定一次");
            assert_ok(set_entry_resolve(&t->ws, "署名", pairs[i].settled, n, &e), &e);
        }
        struct set_signature_list list = kept(t);
        assert_int_equal(list.n, 6);
        while (k < 6 && strcmp(list.v[k].signer, "周一") != 0) k++;
        assert_true(k < 6);
        assert_string_equal(list.v[k].subject, "陈东山");
        assert_string_equal(list.v[k].answer, "推荐");
        assert_string_equal(list.v[k].relation, pairs[i].relation);
        if (pairs[i].reason) assert_string_equal(list.v[k].reason, pairs[i].reason);
        const char *found_now = findings_of(t);
        assert_int_equal(strstr(found_now, "F848") != NULL, *pairs[i].relation != '\0');
        assert_int_equal(town_count(t, "SELECT count(*) FROM set_draft"), 0);
        workspace_close(&t->ws);
        arena_free(t->arena);
    }
}

/* Typed twice and handed in directly are the same in the end, and the same file once more changes nothing. */
static void two_entries_that_agree_are_the_file(void **state)
{
    (void)state;
    static const struct row stacks[][ROWS] = {
            {{"1", "陈东山", "推荐", "周一", "叔侄", "好"}, {"1", "王强", "空", "周一", "无", ""}, {"2", "王强", "推荐", "周二", "", ""}},
            {{"", "陈东山", "推荐", "周一", "叔侄", "好"}, {"", "王强", "推荐", "周一", "无", ""}, {"", "王强", "推荐", "周二", "", ""}},
    };
    for (size_t i = 0; i < ARRAY_COUNT(stacks); i++) {
        struct town *t = town_new(NULL, 1200);
        struct err e;
        enum set_import_state taken;
        static const char *const set[] = {"署名"};
        const char *file = file_of(t, stacks[i], ROWS, true), *found;
        declare(t, SET_RECOMMENDATION);
        assert_ok(enter(t, "王五", 0, file, &taken, &e), &e);
        struct set_signature_list direct = kept(t);
        found = findings_of(t);
        assert_has(found, "F848");
        assert_ok(set_withdraw(&t->ws, set, 1, "再录", &e), &e);
        assert_int_equal(kept(t).n, 0);
        assert_ok(enter(t, "张三", 1, file, &taken, &e), &e);
        assert_ok(enter(t, "李四", 2, file, &taken, &e), &e);
        assert_int_equal(taken, SET_IMPORT_TAKEN);
        struct set_signature_list typed = kept(t);
        assert_int_equal(typed.n, direct.n);
        for (size_t k = 0; k < typed.n; k++) {
            assert_string_equal(typed.v[k].signer, direct.v[k].signer);
            assert_string_equal(typed.v[k].subject, direct.v[k].subject);
            assert_string_equal(typed.v[k].relation, direct.v[k].relation);
            assert_string_equal(typed.v[k].reason, direct.v[k].reason);
        }
        assert_string_equal(findings_of(t), found);
        for (int entry = 0; entry <= 2; entry++) {
            assert_ok(enter(t, "王五", entry, file, &taken, &e), &e);
            assert_int_equal(taken, SET_IMPORT_KEPT);
        }
        struct row other[ROWS];
        memcpy(other, stacks[i], sizeof other);
        other[0].relation = "无"; /* the same votes, and nobody's relative any more */
        assert_refused(enter(t, "王五", 0, file_of(t, other, ROWS, true), &taken, &e), &e, "先用 huanjie set withdraw");
        workspace_close(&t->ws);
        arena_free(t->arena);
    }
}

/* Of four papers no word where they differ, nor of what one said of himself. */
static void of_few_no_word_is_said(void **state)
{
    (void)state;
    static const struct row pairs_of_few[][2][ROWS] = {
            {{{"1", "陈东山", "推荐", "周一", "叔侄", "好"}}, {{"1", "陈东山", "推荐", "周一", "无", "好"}}},
            {{{"", "陈东山", "推荐", "周一", "叔侄", "好"}}, {{"", "陈东山", "推荐", "周一", "无", "好"}}},
            {{{"", "陈东山", "推荐", "周一", "叔侄", "好"}}, {{"", "陈东山", "推荐", "周二", "叔侄", "好"}}},
    };
    for (size_t i = 0; i < ARRAY_COUNT(pairs_of_few); i++) {
        struct town *t = town_new(NULL, 1200);
        struct err e;
        enum set_import_state taken;
        struct set_differences found;
        static const char *const settled[] = {"1/陈东山/镇长/关系=无"};
        declare(t, SET_RECOMMENDATION);
        assert_ok(enter(t, "张三", 1, file_of(t, pairs_of_few[i][0], ROWS, false), &taken, &e), &e);
        assert_ok(enter(t, "李四", 2, file_of(t, pairs_of_few[i][1], ROWS, false), &taken, &e), &e);
        assert_int_equal(taken, SET_IMPORT_DIFFERS);
        assert_ok(set_entry_compare(&t->ws, "署名", &found, &e), &e);
        assert_true(found.hidden_differ);
        assert_int_equal(found.n, 0);
        assert_refused(set_entry_resolve(&t->ws, "署名", settled, 1, &e), &e, "再各录一次");
        workspace_close(&t->ws);
        arena_free(t->arena);
    }
}

/* How many of a few gave no reason is not said; who signed for a relative is (A15). */
static void of_few_it_is_said_that_some_gave_no_reason(void **state)
{
    (void)state;
    static const char *const signers[] = {"周一", "周二", "周三"};
    for (int are_many = 0; are_many < 2; are_many++)
        for (int silent = 1; silent <= 3; silent++) {
            struct town *t = town_new(NULL, 1200);
            struct err e;
            struct appraisal x;
            enum set_import_state taken;
            struct finding_list found = {.arena = t->arena};
            struct row rows[ROWS] = {0};
            for (int i = 0; i < 3; i++) rows[i] = (struct row){"", "陈东山", "推荐", signers[i], i ? "无" : "叔侄", i < silent ? "" : "好"};
            declare(t, SET_RECOMMENDATION);
            assert_ok(enter(t, "张三", 0, file_of(t, rows, ROWS, are_many), &taken, &e), &e);
            assert_ok(appraisal_load(&t->ws, &x, &e), &e);
            assert_ok(appraisal_check(&x, NULL, DATE_NONE, &found, &e), &e);
            assert_has(finding_of(&found, FINDING_F848)->text, "“周一”申报与被推荐人“陈东山”是叔侄");
            const char *said = finding_of(&found, FINDING_W848)->text, *count = are_many ? arena_text(t->arena, "%d 份署名推荐没有写", silent) : "有的署名推荐没有写";
            assert_int_equal(strncmp(said, count, strlen(count)), 0);
            workspace_close(&t->ws);
            arena_free(t->arena);
        }
}

/* With names and without are two ways of typing. */
static void both_write_who_signed_or_neither(void **state)
{
    struct town *t = *state;
    struct err e;
    enum set_import_state taken;
    static const struct row rows[ROWS] = {{"1", "陈东山", "推荐", "周一", "无", "好"}};
    declare(t, SET_RECOMMENDATION);
    const char *file = file_of(t, rows, ROWS, true);
    const char *nameless = town_file(t, "nameless.csv", "票组,票号,对象,项目,选项\n署名,1,陈东山,镇长,推荐\n");
    const char *sums = town_file(t, "sums.csv", "票组,对象,项目,选项,票数\n署名,陈东山,镇长,推荐,6\n");
    assert_ok(enter(t, "张三", 1, file, &taken, &e), &e);
    assert_refused(enter(t, "李四", 2, nameless, &taken, &e), &e, "“张三”录入的是整票，写推荐人，两次要录得一样");
    assert_refused(enter(t, "李四", 2, sums, &taken, &e), &e, "两次要录得一样");
    assert_ok(set_entry_withdraw(&t->ws, "署名", 1, "再录", &e), &e);
    assert_ok(enter(t, "张三", 1, sums, &taken, &e), &e);
    assert_refused(enter(t, "李四", 2, file, &taken, &e), &e, "两次要录得一样");
}

/* Who signed does not get lost because somebody registers the set as anonymous in between. */
static void a_set_does_not_become_anonymous_in_between(void **state)
{
    static const struct row first[ROWS] = {{"1", "陈东山", "推荐", "周一", "叔侄", "好"}}, second[ROWS] = {{"1", "陈东山", "推荐", "周一", "无", "好"}};
    static const char *const settled[] = {"1/陈东山/镇长/关系=叔侄"};
    struct town *t = *state;
    struct err e;
    enum set_import_state taken;
    AUTO_TXN struct db_txn txn = {0};
    declare(t, SET_RECOMMENDATION);
    assert_ok(enter(t, "张三", 1, file_of(t, first, ROWS, true), &taken, &e), &e);
    assert_ok(enter(t, "李四", 2, file_of(t, second, ROWS, true), &taken, &e), &e);
    for (int is_signed = 0; is_signed < 2; is_signed++) {
        assert_ok(db_begin(t->ws.db, &txn, &e), &e);
        assert_ok(db_run(t->ws.db, "UPDATE ballot_set SET is_signed = ?", &e, db_int(is_signed)), &e);
        assert_ok(db_commit(&txn, &e), &e);
        if (!is_signed) assert_refused(set_entry_resolve(&t->ws, "署名", settled, 1, &e), &e, "登记为不记名");
    }
    assert_ok(set_entry_resolve(&t->ws, "署名", settled, 1, &e), &e);
    assert_int_equal(kept(t).n, 6);
}

/* A wish says itself who signs it: while it waits, and when it was taken back, nobody reads it. */
static void a_wish_that_waits_is_nobodys(void **state)
{
    struct town *t = *state;
    struct err e;
    enum set_import_state taken;
    declare(t, SET_WILLINGNESS);
    const char *file = town_file(t, "wish.csv", "票组,对象,项目,选项,推荐人\n署名,陈东山,副书记,愿意,陈东山\n署名,陈东山,镇长,愿意,陈东山\n");
    assert_ok(enter(t, "张三", 1, file, &taken, &e), &e);
    assert_int_equal(kept(t).n, 0);
    assert_ok(set_entry_withdraw(&t->ws, "署名", 1, "再录", &e), &e);
    assert_int_equal(town_count(t, "SELECT (SELECT count(*) FROM set_draft) + (SELECT count(*) FROM set_signature) + (SELECT count(*) FROM set_entry)"), 0);
    assert_ok(enter(t, "张三", 1, file, &taken, &e), &e);
    assert_ok(enter(t, "李四", 2, file, &taken, &e), &e);
    struct set_signature_list list = kept(t);
    assert_int_equal(list.n, 2);
    assert_string_equal(list.v[0].item, "副书记"); /* what he wishes most stays first */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(who_signed_is_compared_and_settled),
            cmocka_unit_test(two_entries_that_agree_are_the_file),
            cmocka_unit_test(of_few_no_word_is_said),
            cmocka_unit_test(of_few_it_is_said_that_some_gave_no_reason),
            town_test(both_write_who_signed_or_neither),
            town_test(a_set_does_not_become_anonymous_in_between),
            town_test(a_wish_that_waits_is_nobodys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
