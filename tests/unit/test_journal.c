#include "workspace.h"

#include <signal.h>
#include <sys/resource.h>

#include "base/attr.h"
#include "seal/journal.h"

enum { ARENA = 4 << 20 };

static const struct journal_entry import_entry = {
        .at = "2012-01-04T08:00:00+08:00",
        .actor = "张三",
        .action = "roll-import",
        .subject = "名册 东山村.csv",
        .detail = "{\"rows\":1200}",
};
static const struct journal_entry close_entry = {
        .at = "2012-01-04T08:01:00+08:00",
        .actor = "李四",
        .action = "roll-close",
        .subject = "",
        .detail = "",
};

static struct journal_mark append(struct db *db, int64_t county, const struct journal_entry *entry)
{
    struct err e;
    struct journal_mark mark;
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(db, &txn, &e), &e);
    assert_ok(journal_append(db, county, entry, &mark, &e), &e);
    assert_ok(db_commit(&txn, &e), &e);
    return mark;
}

static struct journal_verdict verify(struct arena *a, struct db *db, int64_t county)
{
    struct err e;
    struct journal_verdict verdict;
    assert_ok(journal_verify(a, db, county, &verdict, &e), &e);
    return verdict;
}

/* Computed with another program from the description in journal.h. */
#define ROOT "715f8ae94e937319f2665a3553361c73ef499c296a4a8b92ee26a18c4d2cdf0a"
#define FIRST "9df1f8dcab9b2066094e381e74d9d52cc41ba346812a3d6f0520289436161f62"
#define SECOND "d3b490950b28a0b457733df70de778b0175cb65814f7c419f183f81e2e6933dc"

static void entries_are_chained_as_described(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_DB struct db *db = workspace_make(in_folder(a, state, "town.hj"));
    struct err e;
    struct journal_mark head;
    assert_ok(journal_head(db, COUNTY, &head, &e), &e);
    assert_int_equal(head.seq, 0);
    assert_string_equal(head.hash, ROOT);
    assert_true(verify(a, db, COUNTY).is_intact);

    struct journal_mark first = append(db, COUNTY, &import_entry), second = append(db, COUNTY, &close_entry);
    assert_int_equal(first.seq, 1);
    assert_string_equal(first.hash, FIRST);
    assert_int_equal(second.seq, 2);
    assert_string_equal(second.hash, SECOND);
    assert_ok(journal_head(db, COUNTY, &head, &e), &e);
    assert_int_equal(head.seq, 2);
    assert_string_equal(head.hash, SECOND);
    struct journal_verdict verdict = verify(a, db, COUNTY);
    assert_true(verdict.is_intact);
    assert_string_equal(verdict.sound.hash, SECOND);
    assert_non_null(strstr(verdict.text, "2 条"));
}

static void entries_come_back_in_order_and_in_pages(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_DB struct db *db = workspace_make(in_folder(a, state, "town.hj"));
    struct err e;
    for (int i = 1; i <= 12; i++) {
        struct journal_entry entry = import_entry;
        entry.subject = arena_text(a, "%d", i);
        append(db, COUNTY, &entry);
    }
    int64_t after = 0;
    struct journal_page page;
    do {
        assert_ok(journal_load(a, db, COUNTY, after, 5, &page, &e), &e);
        for (size_t i = 0; i < page.n; i++) {
            assert_int_equal(page.v[i].mark.seq, ++after);
            assert_int_equal(atoll(page.v[i].entry.subject), after);
            assert_string_equal(page.v[i].entry.at, import_entry.at);
            assert_string_equal(page.v[i].entry.actor, import_entry.actor);
            assert_string_equal(page.v[i].entry.action, import_entry.action);
            assert_string_equal(page.v[i].entry.detail, import_entry.detail);
            assert_int_equal(strlen(page.v[i].mark.hash), 64);
        }
    } while (page.n);
    assert_int_equal(after, 12);
}

static void no_two_entries_share_a_form(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    static const struct {
        const char *actor, *action, *subject;
    } table[] = {{"ab", "c", "d"}, {"a", "bc", "d"}, {"a", "b", "cd"}, {"a", "b,1:c", "d"}, {"a", "b", "1:c,d"}};
    char hashes[ARRAY_COUNT(table)][SM3_HEX];
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_DB struct db *db = workspace_make(in_folder(a, state, arena_text(a, "%zu.hj", i)));
        struct journal_entry entry = import_entry;
        entry.actor = table[i].actor;
        entry.action = table[i].action;
        entry.subject = table[i].subject;
        memcpy(hashes[i], append(db, COUNTY, &entry).hash, SM3_HEX);
        for (size_t k = 0; k < i; k++) assert_string_not_equal(hashes[i], hashes[k]);
    }
}

static void an_entry_stands_or_falls_with_its_transaction(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_DB struct db *db = workspace_make(in_folder(a, state, "town.hj"));
    struct err e;
    struct journal_mark head;
    {
        AUTO_TXN struct db_txn txn = {0};
        assert_ok(db_begin(db, &txn, &e), &e);
        assert_ok(journal_append(db, COUNTY, &close_entry, NULL, &e), &e);
        assert_ok(journal_append(db, COUNTY, &close_entry, &head, &e), &e);
        assert_int_equal(head.seq, 2);
    }
    assert_ok(journal_head(db, COUNTY, &head, &e), &e);
    assert_int_equal(head.seq, 0);
    assert_string_equal(append(db, COUNTY, &import_entry).hash, FIRST);
}

static void each_county_has_its_own_chain(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_DB struct db *db = workspace_make(in_folder(a, state, "town.hj"));
    struct err e;
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(db, &txn, &e), &e);
    struct journal_mark mark = {.seq = -1};
    assert_refused(journal_append(db, COUNTY + 1, &close_entry, &mark, &e), &e, "没有区划 331022 的选举");
    assert_int_equal(e.kind, ERR_STATE);
    assert_int_equal(mark.seq, -1);
    assert_ok(
            db_run(db,
                    "INSERT INTO election (county, workspace, division, name, level, congress, election_day, province, "
                    "population, created_on) SELECT county + 1, workspace, division, name, level, congress, "
                    "election_day, province, population, created_on FROM election WHERE county = ?",
                    &e, db_int(COUNTY)),
            &e);
    assert_ok(db_commit(&txn, &e), &e);
    struct journal_mark here = append(db, COUNTY, &import_entry), there = append(db, COUNTY + 1, &import_entry);
    assert_int_equal(there.seq, 1);
    assert_string_not_equal(here.hash, there.hash);
    assert_true(verify(a, db, COUNTY).is_intact && verify(a, db, COUNTY + 1).is_intact);
}

static void what_is_too_long_is_refused(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_DB struct db *db = workspace_make(in_folder(a, state, "town.hj"));
    struct err e;
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(db, &txn, &e), &e);
    char *text = arena_alloc(a, JOURNAL_DETAIL_MAX + 2);
    memset(text, '{', JOURNAL_DETAIL_MAX + 1);
    struct journal_entry entry = import_entry;
    entry.detail = text;
    assert_refused(journal_append(db, COUNTY, &entry, NULL, &e), &e, "太长");
    text[JOURNAL_DETAIL_MAX] = '\0';
    assert_ok(journal_append(db, COUNTY, &entry, NULL, &e), &e);
    entry.subject = text;
    assert_refused(journal_append(db, COUNTY, &entry, NULL, &e), &e, "对象太长");
    assert_int_equal(e.kind, ERR_INPUT);
}

static void a_tampered_journal_names_its_first_bad_entry(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj");
    struct db *db = workspace_make(path);
    struct err e;
    for (int i = 1; i <= 9; i++) append(db, COUNTY, i % 2 ? &import_entry : &close_entry);
    assert_ok(db_backup(db, in_folder(a, state, "whole.hj"), &e), &e);
    db_close(db);
    static const struct {
        const char *sql;
        int bad;
        const char *word;
    } table[] = {
            {"UPDATE journal SET at = '2012-01-04T08:00:01+08:00' WHERE seq = 1", 1, "改动过"},
            {"UPDATE journal SET actor = '王五' WHERE seq = 5", 5, "改动过"},
            {"UPDATE journal SET action = 'roll-open' WHERE seq = 4", 4, "改动过"},
            {"UPDATE journal SET subject = 'x' WHERE seq = 6", 6, "改动过"},
            {"UPDATE journal SET subject = NULL WHERE seq = 3", 3, "改动过"},
            {"UPDATE journal SET detail = '{\"rows\":1201}' WHERE seq = 9", 9, "改动过"},
            {"UPDATE journal SET detail = NULL WHERE seq IN (7, 9)", 7, "改动过"},
            {"UPDATE journal SET hash = previous WHERE seq = 2", 2, "改动过"},
            {"UPDATE journal SET previous = hash WHERE seq = 2", 2, "改动过"},
            {"DELETE FROM journal WHERE seq = 1", 1, "缺失"},
            {"DELETE FROM journal WHERE seq = 8", 8, "缺失"},
            {"DELETE FROM journal WHERE seq < 9", 1, "缺失"},
            {"UPDATE journal SET seq = 100 WHERE seq = 9", 9, "缺失"},
            {"UPDATE journal SET seq = 100 WHERE seq = 3; UPDATE journal SET seq = 3 WHERE seq = 5; "
             "UPDATE journal SET seq = 5 WHERE seq = 100",
                    3, "改动过"},
            {"UPDATE journal SET seq = seq - 1 WHERE seq = 1", 1, "缺失"},
            {"INSERT INTO journal SELECT county, 10, at, actor, action, subject, detail, previous, hash FROM journal "
             "WHERE seq = 9",
                    10, "改动过"},
            {"UPDATE election SET workspace = 'ff112233445566778899aabbccddeeff'", 1, "接不上"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_DB struct db *whole = workspace_open(in_folder(a, state, "whole.hj"));
        assert_true(verify(a, whole, COUNTY).is_intact);
        path = in_folder(a, state, arena_text(a, "%zu.hj", i));
        assert_ok(db_backup(whole, path, &e), &e);
        run_raw(path, table[i].sql);
        AUTO_DB struct db *changed = workspace_open(path);
        struct journal_verdict verdict = verify(a, changed, COUNTY);
        if (verdict.is_intact) fail_msg("%s: unseen", table[i].sql);
        if (verdict.sound.seq + 1 != table[i].bad || !strstr(verdict.text, table[i].word))
            fail_msg("%s: %s", table[i].sql, verdict.text);
        assert_non_null(strstr(verdict.text, arena_text(a, "第 %d 条", table[i].bad)));
    }
}

/* Somebody who knows how the chain is made rewrites entry 1 with a hash that fits. */
static void a_rewritten_entry_shows_in_the_one_after_it(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj"), *forged_path = in_folder(a, state, "forged.hj");
    struct db *db = workspace_make(path), *forged = workspace_make(forged_path);
    struct journal_entry other = import_entry;
    other.actor = "王五";
    struct journal_mark forgery = append(forged, COUNTY, &other);
    append(db, COUNTY, &import_entry);
    struct journal_mark head = append(db, COUNTY, &close_entry), now;
    db_close(forged);
    db_close(db);
    run_raw(path, arena_text(a, "UPDATE journal SET actor = '王五', hash = '%s' WHERE seq = 1", forgery.hash));
    db = workspace_open(path);
    struct journal_verdict verdict = verify(a, db, COUNTY);
    assert_false(verdict.is_intact);
    assert_string_equal(verdict.text, "工作日志第 2 条与它前面的记录接不上，前面的记录被换过");
    db_close(db);
    /* What is cut off the end leaves a sound chain: only the head written down elsewhere tells. */
    run_raw(path, "DELETE FROM journal WHERE seq = 2");
    db = workspace_open(path);
    assert_true(verify(a, db, COUNTY).is_intact);
    struct err e;
    assert_ok(journal_head(db, COUNTY, &now, &e), &e);
    assert_true(now.seq != head.seq && !text_eq(now.hash, head.hash));
    db_close(db);
}

static void append_without_transaction(void *context)
{
    struct err e;
    struct db *db;
    if (!freopen("/dev/null", "w", stderr)) _exit(1);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    if (!db_open(context, (struct db_options){0}, &db, &e)) _exit(1);
    if (!journal_append(db, COUNTY, &import_entry, NULL, &e)) _exit(1);
}

static void append_with_a_strange_time(void *context)
{
    struct err e;
    struct db *db;
    struct db_txn txn = {0};
    struct journal_entry entry = import_entry;
    entry.at = "2012-01-04 08:00";
    if (!freopen("/dev/null", "w", stderr)) _exit(1);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    if (!db_open(context, (struct db_options){0}, &db, &e) || !db_begin(db, &txn, &e)) _exit(1);
    if (!journal_append(db, COUNTY, &entry, NULL, &e)) _exit(1);
}

static void mistakes_of_the_programmer_abort(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    char *path = arena_text(a, "%s/town.hj", (const char *)*state);
    db_close(workspace_make(path));
    static void (*const mistakes[])(void *) = {append_without_transaction, append_with_a_strange_time};
    for (size_t i = 0; i < ARRAY_COUNT(mistakes); i++) {
        int status = in_child(mistakes[i], path);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            folder_test(entries_are_chained_as_described),
            folder_test(entries_come_back_in_order_and_in_pages),
            folder_test(no_two_entries_share_a_form),
            folder_test(an_entry_stands_or_falls_with_its_transaction),
            folder_test(each_county_has_its_own_chain),
            folder_test(what_is_too_long_is_refused),
            folder_test(a_tampered_journal_names_its_first_bad_entry),
            folder_test(a_rewritten_entry_shows_in_the_one_after_it),
            folder_test(mistakes_of_the_programmer_abort),
    };
    return cmocka_run_group_tests_name("journal", tests, NULL, NULL);
}
