/* The workspace in one SQLite file. */
#include "store/sqlite.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/attr.h"
#include "store/dialect.h"
#include "store/engine.h"
#include "store/file.h"
#include "store/migration.h"

enum {
    APPLICATION_ID = 0x484A5753, /* "HJWS" */
    MIGRATION_ARENA = 1 << 20,   /* bytes */
};

/* ---- errors ---- */

static bool set_full(const struct db *db, struct err *e)
{
    return err_set(
            e, ERR_ENVIRONMENT, "磁盘空间不足，没有写入 %s，以前保存的内容不受影响：请腾出空间后重做这一步", db->name);
}

/* "备份 X", the newest that stands beside the file. */
static const char *backup_to_use(struct arena *a, const struct db *db)
{
    const char *name = file_newest_backup(a, db->file);
    return name ? arena_text(a, "备份 %s", name) : "另外保存的最近一份备份 (同一文件夹里没有备份)";
}

static bool set_damaged(const struct db *db, const char *what, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(256 << 10);
    return err_set(e, ERR_ENVIRONMENT, "%s %s：请停止使用它，改用%s", db->name, what, backup_to_use(a, db));
}

static bool set_foreign(const struct db *db, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(256 << 10);
    return err_set(e, ERR_INPUT, "%s 不是换届工作文件：请确认文件名；如果文件名没有错，就是文件头已损坏，请改用%s",
            db->name, backup_to_use(a, db));
}

static bool set_input_output(const struct db *db, int code, struct err *e)
{
    /* The library remembers the reason of a failed statement, not that of a failed commit. */
    int why = errno ? errno : sqlite3_system_errno(db->raw);
    if (why == ENOSPC || why == EFBIG || why == EDQUOT) return set_full(db, e);
    if (code == SQLITE_IOERR_SHORT_READ || code == SQLITE_IOERR_CORRUPTFS) return set_damaged(db, "已损坏", e);
    return err_set(e, ERR_ENVIRONMENT, "读写 %s 时磁盘出错（第 %d 号错误）：请检查磁盘或 U 盘是否松动后重试，再次出错时改用备份",
            db->name, code);
}

static bool set_refused(const struct db *db, struct err *e)
{
    if (db->is_journal_refused)
        return err_set(e, ERR_STATE, "%s 的工作日志只能追加，不能修改、删除或绕过登记写入", db->name);
    return err_set(e, ERR_STATE, "程序试图在 %s 中做不允许的操作 (%s)", db->name, sqlite3_errmsg(db->raw));
}

bool sqlite_failed(const struct db *db, int code, struct err *e)
{
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: return err_set(e, ERR_ENVIRONMENT, "另一台电脑或另一个窗口正在写入 %s，请稍后再试", db->name);
    case SQLITE_READONLY:
        return err_set(e, ERR_ENVIRONMENT,
                "%s 是只读的，不能写入：请检查文件和所在文件夹的权限，或复制到可以写的文件夹再打开", db->name);
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return err_set(e, ERR_ENVIRONMENT, "打不开 %s：没有读写这个文件或所在文件夹的权限，可复制到自己的文件夹再打开",
                db->name);
    case SQLITE_FULL: return set_full(db, e);
    case SQLITE_IOERR: return set_input_output(db, code, e);
    case SQLITE_CORRUPT: return set_damaged(db, "已损坏", e);
    case SQLITE_NOTADB: return set_foreign(db, e);
    case SQLITE_AUTH: return set_refused(db, e);
    case SQLITE_NOMEM:
        return err_set(e, ERR_ENVIRONMENT, "内存不足，没有完成对 %s 的操作：请关闭其他程序后重试", db->name);
    default: return err_set(e, ERR_STATE, "%s 拒绝了这项操作 (%s)", db->name, sqlite3_errmsg(db->raw));
    }
}

/* ---- what may be said to the database ---- */

static bool is_own_table(const char *table)
{
    return text_eq(table, "migration") || strncmp(table, "sqlite_", 7) == 0;
}

static int refuse_journal(struct db *db)
{
    db->is_journal_refused = true;
    return SQLITE_DENY;
}

/* Asked while a statement is prepared. Tables change in migrations only, transactions are begun and ended by
 * db_begin and its like only, and the journal grows through db_prepare_journal only. */
static int authorize(
        void *context, int action, const char *first, const char *second, const char *schema, const char *inner)
{
    (void)second;
    (void)schema;
    (void)inner;
    struct db *db = context;
    if (db->is_trusted) return SQLITE_OK;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_FUNCTION: return SQLITE_OK;
    case SQLITE_INSERT:
        if (text_eq(first, "journal")) return db->may_append ? SQLITE_OK : refuse_journal(db);
        return is_own_table(first) ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
        if (text_eq(first, "journal")) return refuse_journal(db);
        return is_own_table(first) ? SQLITE_DENY : SQLITE_OK;
    default: return SQLITE_DENY;
    }
}

/* Words of the engine itself: settings, transactions, migrations. */
static int run_trusted(struct db *db, const char *sql)
{
    db->is_trusted = true;
    errno = 0;
    int code = sqlite3_exec(db->raw, sql, NULL, NULL, NULL);
    db->is_trusted = false;
    return code;
}

/* The first column of the first row; "" when there is no row. Copied into a. */
static int ask_trusted(struct arena *a, struct db *db, const char *sql, const char **answer)
{
    db->is_trusted = true;
    sqlite3_stmt *raw = NULL;
    int code = sqlite3_prepare_v2(db->raw, sql, -1, &raw, NULL);
    if (code == SQLITE_OK) code = sqlite3_step(raw);
    *answer = "";
    if (code == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(raw, 0);
        if (text) *answer = arena_copy(a, text, strlen(text));
        code = SQLITE_OK;
    } else if (code == SQLITE_DONE) {
        code = SQLITE_OK;
    }
    int end = sqlite3_finalize(raw);
    db->is_trusted = false;
    return code == SQLITE_OK ? end : code;
}

/* ---- opening ---- */

static int harden(struct db *db, struct db_options options)
{
    static const struct {
        int option, value;
    } settings[] = {
            {SQLITE_DBCONFIG_DEFENSIVE, 1},
            {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
            {SQLITE_DBCONFIG_DQS_DML, 0},
            {SQLITE_DBCONFIG_DQS_DDL, 0},
            {SQLITE_DBCONFIG_ENABLE_FKEY, 0},
            {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
            {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
            {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
            {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
    };
    for (size_t i = 0; i < ARRAY_COUNT(settings); i++) {
        int code = sqlite3_db_config(db->raw, settings[i].option, settings[i].value, NULL);
        if (code != SQLITE_OK) return code;
    }
    sqlite3_extended_result_codes(db->raw, 1);
    sqlite3_busy_timeout(db->raw, options.wait_ms ? options.wait_ms : DB_WAIT_MS);
    return sqlite3_set_authorizer(db->raw, authorize, db);
}

/* Names and addresses must not reach /tmp (temp_store), an import of a county must fit the cache. */
#define SETTINGS                                                                                                       \
    "PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-262144; PRAGMA cell_size_check=ON; "         \
    "PRAGMA journal_size_limit=67108864; PRAGMA secure_delete=ON"

/* Counting the library's memory takes a lock at each allocation, and nobody asks. Once, before its first use. */
static void __attribute__((constructor)) configure(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

bool engine_open(const char *file, const char *name, struct db_options options, struct db **out, struct err *e)
{
    struct db *db = calloc(1, sizeof *db);
    if (!db) return err_set(e, ERR_ENVIRONMENT, "内存不足，打不开 %s", name);
    db->name = strdup(name);
    /* "./" because the library gives a meaning of its own to "" and ":memory:". */
    if (asprintf(&db->file, "%s%s", file[0] == '/' ? "" : "./", file) < 0) db->file = NULL;
    bool is_done = false;
    if (!db->name || !db->file) {
        err_set(e, ERR_ENVIRONMENT, "内存不足，打不开 %s", name);
        goto out;
    }
    /* Readers, too, open for writing where they may: who only reads leaves the library's side files behind. */
    int mode = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
    int code = sqlite3_open_v2(db->file, &db->raw, mode, NULL);
    if (code == SQLITE_OK) code = harden(db, options);
    if (code == SQLITE_OK && !options.read_only && sqlite3_db_readonly(db->raw, "main") == 1) code = SQLITE_READONLY;
    if (code == SQLITE_OK) code = run_trusted(db, SETTINGS);
    if (code == SQLITE_OK && options.read_only) code = run_trusted(db, "PRAGMA query_only=ON");
    if (code != SQLITE_OK) {
        sqlite_failed(db, code, e);
        goto out;
    }
    db->is_read_only = options.read_only;
    *out = db;
    is_done = true;
out:
    if (!is_done) db_close(db);
    return is_done;
}

bool engine_format(struct db *db, struct err *e)
{
    char sql[64];
    snprintf(sql, sizeof sql, "PRAGMA application_id=%d", APPLICATION_ID);
    int code = run_trusted(db, sql);
    return code == SQLITE_OK || sqlite_failed(db, code, e);
}

bool engine_share(struct db *db, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(4096);
    const char *mode;
    int code = ask_trusted(a, db, "PRAGMA journal_mode=WAL", &mode);
    if (code != SQLITE_OK) return sqlite_failed(db, code, e);
    if (!text_eq(mode, "wal"))
        return err_set(e, ERR_ENVIRONMENT, "%s 所在的磁盘不支持安全写入：请把它复制到本机硬盘再打开", db->name);
    return true;
}

bool engine_version(struct db *db, int64_t *version, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(4096);
    const char *id, *count;
    int code = ask_trusted(a, db, "PRAGMA application_id", &id);
    if (code == SQLITE_OK) code = ask_trusted(a, db, "PRAGMA user_version", &count);
    if (code != SQLITE_OK) return sqlite_failed(db, code, e);
    if (atoll(id) != APPLICATION_ID) return set_foreign(db, e);
    *version = atoll(count);
    return true;
}

bool engine_migrate(struct db *db, const struct migration *m, int64_t number, struct err *e)
{
    assert(db->is_writing);
    AUTO_ARENA struct arena *a = arena_new(MIGRATION_ARENA);
    static const char record[] =
            "PRAGMA user_version=%lld; INSERT INTO migration (no, name, hash) VALUES (%lld, %Q, %Q)";
    char *sql = sqlite3_mprintf(record, (long long)number, (long long)number, m->name, m->hash);
    int code = sql ? run_trusted(db, dialect_sqlite(a, m->sql)) : SQLITE_NOMEM;
    if (code == SQLITE_OK) code = run_trusted(db, sql);
    sqlite3_free(sql);
    return code == SQLITE_OK || sqlite_failed(db, code, e);
}

bool engine_is_read_only(const struct db *db)
{
    return db->is_read_only;
}

const char *db_name(const struct db *db)
{
    return db->name;
}

void db_close(struct db *db)
{
    if (!db) return;
    assert(db->open == 0 && !db->is_in_transaction);
    sqlite_drop_statements(db);
    sqlite3_close_v2(db->raw);
    free(db->name);
    free(db->file);
    free(db);
}

/* ---- transactions ---- */

static bool begin(struct db *db, struct db_txn *txn, const char *sql, struct err *e)
{
    assert(!txn->db && !db->is_in_transaction);
    int code = run_trusted(db, sql);
    if (code != SQLITE_OK) return sqlite_failed(db, code, e);
    db->is_in_transaction = true;
    txn->db = db;
    return true;
}

bool db_begin(struct db *db, struct db_txn *txn, struct err *e)
{
    if (db->is_read_only) return sqlite_failed(db, SQLITE_READONLY, e);
    if (!begin(db, txn, "BEGIN IMMEDIATE", e)) return false;
    db->is_writing = true;
    return true;
}

bool db_begin_read(struct db *db, struct db_txn *txn, struct err *e)
{
    return begin(db, txn, "BEGIN", e);
}

static void end(struct db_txn *txn)
{
    txn->db->is_in_transaction = txn->db->is_writing = false;
    txn->db = NULL;
}

bool db_commit(struct db_txn *txn, struct err *e)
{
    struct db *db = txn->db;
    assert(db && !sqlite_stands_on_a_row(db));
    int code = run_trusted(db, "COMMIT");
    if (code != SQLITE_OK) return sqlite_failed(db, code, e); /* and db_rollback ends it */
    end(txn);
    return true;
}

void db_rollback(struct db_txn *txn)
{
    if (!txn->db) return;
    /* A full disk has already rolled back; should ROLLBACK fail, the next BEGIN will say so. */
    if (!sqlite3_get_autocommit(txn->db->raw)) (void)run_trusted(txn->db, "ROLLBACK");
    end(txn);
}

bool db_is_writing(const struct db *db)
{
    return db->is_writing;
}

/* ---- care ---- */

static bool check(struct db *db, const char *sql, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(64 << 10);
    const char *verdict;
    int code = ask_trusted(a, db, sql, &verdict);
    if (code != SQLITE_OK) return sqlite_failed(db, code, e);
    if (text_eq(verdict, "ok")) return true;
    return set_damaged(db, arena_text(a, "没有通过完整性检查 (%.100s)", verdict), e);
}

bool db_check(struct db *db, struct err *e)
{
    return check(db, "PRAGMA quick_check(1)", e);
}

bool engine_check_all(struct db *db, struct err *e)
{
    return check(db, "PRAGMA integrity_check(1)", e);
}

bool engine_copy(struct db *db, const char *file, const char *name, struct err *e)
{
    assert(!db->is_in_transaction);
    struct db *copy;
    if (!engine_open(file, name, (struct db_options){0}, &copy, e)) return false;
    sqlite3_backup *backup = sqlite3_backup_init(copy->raw, "main", db->raw, "main");
    int code = backup ? sqlite3_backup_step(backup, -1) : sqlite3_errcode(copy->raw);
    int end_code = sqlite3_backup_finish(backup);
    if (code == SQLITE_DONE) code = end_code;
    /* A copy is a single file that can be read even where nothing can be written. */
    if (code == SQLITE_OK) code = run_trusted(copy, "PRAGMA journal_mode=DELETE");
    bool is_damaged = (code & 0xFF) == SQLITE_CORRUPT; /* of what was read, not of what was written */
    bool is_done = code == SQLITE_OK || sqlite_failed(is_damaged ? db : copy, code, e);
    db_close(copy);
    return is_done;
}
