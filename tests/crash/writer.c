/* What the crash test kills: makes a workspace with its key, writes three transactions and a backup, and says on
 * standard output each time something is done for good. And the judge: looks at what is left.
 *
 *   writer write FOLDER
 *   writer judge FOLDER WORD...     the words that were said before the end */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "seal/journal.h"
#include "seal/vault.h"
#include "serve.h"
#include "store/counter.h"

enum { COUNTY = 331021, TRANSACTIONS = 3, KEYS = 10, ARENA = 1 << 20 };

static const char *workspace_path, *key_path, *backup_path, *second_backup_path;

static void say(const char *word)
{
    printf("%s\n", word);
    fflush(stdout);
}

static bool write_entry(struct db *db, const char *subject, struct err *e)
{
    struct journal_entry entry = {
            .at = "2012-01-04T08:00:00+08:00", .actor = "张三", .action = "test", .subject = subject, .detail = "{}"};
    return journal_append(db, COUNTY, &entry, NULL, e);
}

static bool fill(struct db *db, void *context, struct err *e)
{
    return db_run(db,
                   "INSERT INTO election (county, workspace, division, name, level, congress, election_day, province, "
                   "population, created_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   e, db_int(COUNTY), db_text(context), db_int(331021104), db_text("清溪镇"), db_text("township"),
                   db_int(6), db_int(20120104), db_int(33), db_int(49800), db_int(20111201)) &&
           write_entry(db, "0", e);
}

/* A setting, a block of keys and a journal entry, or none of them. */
static bool write_transaction(struct db *db, int number, struct err *e)
{
    char name[16];
    int64_t first;
    snprintf(name, sizeof name, "%d", number);
    AUTO_TXN struct db_txn txn = {0};
    if (!db_begin(db, &txn, e) || !counter_issue(db, COUNTY, "voter", KEYS, &first, e)) return false;
    if (!db_run(db, "INSERT INTO setting (county, key, value) VALUES (?, ?, ?)", e, db_int(COUNTY), db_text(name),
                db_text(name)))
        return false;
    return write_entry(db, name, e) && db_commit(&txn, e);
}

static bool write_all(struct err *e)
{
    AUTO_VAULT struct vault *v = NULL;
    AUTO_DB struct db *db = NULL;
    char id[64];
    if (!vault_create(key_path, &v, e)) return false;
    say("key");
    snprintf(id, sizeof id, "%s", vault_workspace(v));
    if (!db_create(workspace_path, fill, id, &db, e)) return false;
    say("workspace");
    for (int i = 1; i <= TRANSACTIONS; i++) {
        struct err first;
        /* The clerk makes room and does it again. */
        if (!write_transaction(db, i, &first) && !write_transaction(db, i, e)) return false;
        say("transaction");
    }
    if (!db_backup(db, backup_path, e)) return false;
    say("backup");
    return true;
}

/* ---- the judge ---- */

static int64_t ask_int(struct db *db, const char *sql)
{
    struct err e;
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_prepare(db, sql, &s, &e) || db_step(s, &e) != DB_ROW) {
        fprintf(stderr, "%s: %s\n", sql, e.text);
        exit(1);
    }
    return db_column_int(s, 0);
}

static bool blame(const char *what)
{
    fprintf(stderr, "%s\n", what);
    return false;
}

static bool exists(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0;
}

/* Everything of `done` transactions and nothing of any other. */
static bool holds(struct db *db, int64_t done, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct journal_verdict verdict;
    struct journal_page page;
    if (!db_check(db, e) || !journal_verify(a, db, COUNTY, &verdict, e) ||
            !journal_load(a, db, COUNTY, 0, 100, &page, e))
        return blame(e->text);
    if (!verdict.is_intact) return blame(verdict.text);
    if ((int64_t)page.n != done + 1) return blame("another number of journal entries");
    for (size_t i = 0; i < page.n; i++)
        if (atoi(page.v[i].entry.subject) != (int)i) return blame("another journal entry");
    if (ask_int(db, "SELECT count(*) FROM setting") != done) return blame("another number of settings");
    if (ask_int(db, "SELECT coalesce(max(next), 1) FROM counter") != 1 + done * KEYS)
        return blame("another key is next");
    return ask_int(db, "SELECT count(*) FROM election") == 1 || blame("no election");
}

static bool judge_workspace(int said, struct err *e)
{
    AUTO_DB struct db *db = NULL;
    if (!db_open(workspace_path, (struct db_options){0}, &db, e)) return blame(e->text);
    int64_t done = ask_int(db, "SELECT count(*) FROM journal") - 1;
    /* The last word may have died with the process after its commit. */
    if (done != said && done != said + 1) return blame("not what was said to be done");
    if (!holds(db, done, e)) return false;
    if (!write_transaction(db, (int)done + 1, e) || !db_backup(db, second_backup_path, e)) return blame(e->text);
    return holds(db, done + 1, e);
}

static bool judge_backup(struct err *e)
{
    AUTO_DB struct db *db = NULL;
    if (!db_open(backup_path, (struct db_options){.read_only = true}, &db, e)) return blame(e->text);
    return holds(db, TRANSACTIONS, e);
}

/* A workspace that did not come to be is no obstacle to making it. */
static bool judge_nothing(struct err *e)
{
    char id[] = "00112233445566778899aabbccddeeff";
    AUTO_DB struct db *db = NULL;
    return (db_create(workspace_path, fill, id, &db, e) || blame(e->text)) && holds(db, 0, e);
}

static bool judge(int n, char **words)
{
    struct err e;
    int transactions = 0;
    bool has_key = false, has_workspace = false, has_backup = false;
    for (int i = 0; i < n; i++) {
        has_key = has_key || text_eq(words[i], "key");
        has_workspace = has_workspace || text_eq(words[i], "workspace");
        has_backup = has_backup || text_eq(words[i], "backup");
        transactions += text_eq(words[i], "transaction");
    }
    if (has_key) {
        AUTO_VAULT struct vault *v = NULL;
        if (vault_open(key_path, "", &v, &e) || !strstr(e.text, "属于另一个"))
            return blame("the key file is not whole");
    }
    if (has_backup && !exists(backup_path)) return blame("no backup");
    if (exists(backup_path) && !judge_backup(&e)) return false;
    if (has_workspace && !exists(workspace_path)) return blame("no workspace");
    return exists(workspace_path) ? judge_workspace(transactions, &e) : judge_nothing(&e);
}

static int run(int n, char **words)
{
    if (n < 2) return 2;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    workspace_path = arena_text(a, "%s/town.hj", words[1]);
    key_path = arena_text(a, "%s.key", workspace_path);
    backup_path = arena_text(a, "%s.backup-1", workspace_path);
    second_backup_path = arena_text(a, "%s.backup-2", workspace_path);
    if (text_eq(words[0], "judge")) return judge(n - 2, words + 2) ? 0 : 1;
    struct err e;
    if (write_all(&e)) return 0;
    fprintf(stderr, "%s\n", e.text);
    return 3;
}

int main(int n, char **words)
{
    return serve(n, words, run);
}
