#include "store/migration.h"

#include <assert.h>
#include <stdlib.h>

#include "base/resource.h"
#include "store/engine.h"

static const char folder[] = "src/store/migration/";

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct migration *)a)->name, ((const struct migration *)b)->name);
}

bool migration_load(struct arena *a, struct migration_list *list, struct err *e)
{
    struct migration *v = arena_alloc_array(a, resource_count, sizeof *v);
    size_t n = 0;
    for (size_t i = 0; i < resource_count; i++) {
        const struct resource *r = &resource_table[i];
        if (strncmp(r->name, folder, strlen(folder)) != 0) continue;
        v[n] = (struct migration){.name = r->name + strlen(folder), .sql = r->begin};
        if (!sm3_hex((struct str){r->begin, (size_t)(r->end - r->begin)}, v[n].hash, e)) return false;
        n++;
    }
    qsort(v, n, sizeof *v, by_name);
    for (size_t i = 0; i < n; i++) assert(strtoul(v[i].name, NULL, 10) == i + 1);
    *list = (struct migration_list){v, n};
    return true;
}

static bool apply(struct db *db, const struct migration *m, size_t number, struct err *e)
{
    return engine_migrate(db, m, (int64_t)number, e) || err_in(e, "升级脚本 %s", m->name);
}

bool migration_apply(struct db *db, struct migration_list list, size_t version, struct err *e)
{
    for (size_t i = version; i < list.n; i++)
        if (!apply(db, &list.v[i], i + 1, e)) return false;
    return true;
}

/* The table says the same as the list about every migration up to version. */
static bool compare(struct db *db, struct migration_list list, size_t version, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_prepare(db, "SELECT no, name, hash FROM migration ORDER BY no", &s, e)) return false;
    size_t n = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        int64_t no = db_column_int(s, 0);
        const char *name = db_column_text(s, 1), *hash = db_column_text(s, 2);
        const char *expected = n < version ? list.v[n].name : name;
        bool is_same = n < version && no == (int64_t)n + 1 && text_eq(name, expected) && text_eq(hash, list.v[n].hash);
        if (!is_same)
            return err_set(e, ERR_INPUT, "%s 的升级脚本 %s 与本程序所带的不一致：请用建立该文件的程序版本打开",
                    db_name(db), expected);
        n++;
    }
    if (answer == DB_ERROR) return false;
    if (n < version)
        return err_set(
                e, ERR_INPUT, "%s 没有登记升级脚本 %s：文件被别的程序改动过，请改用备份", db_name(db), list.v[n].name);
    return true;
}

/* One step up. Another process may have taken it while we waited for our turn. */
static bool step_up(struct db *db, struct migration_list list, int64_t version, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    int64_t now;
    if (!db_begin(db, &txn, e) || !engine_version(db, &now, e)) return false;
    if (now != version) return true;
    if (!apply(db, &list.v[version], (size_t)version + 1, e)) return false;
    return db_commit(&txn, e);
}

bool migration_bring_up(struct db *db, struct migration_list list, struct err *e)
{
    int64_t version;
    for (;;) {
        if (!engine_version(db, &version, e)) return false;
        if (version < 0 || version > (int64_t)list.n)
            return err_set(e, ERR_STATE, "%s 是用更新版本的程序建立或升级的：请换用新版本的程序打开", db_name(db));
        if (!compare(db, list, (size_t)version, e)) return false;
        if (version == (int64_t)list.n) return true;
        if (engine_is_read_only(db))
            return err_set(e, ERR_STATE, "%s 是旧版本的程序建立的：请运行 huanjie upgrade 升级它，内容不变", db_name(db));
        if (!step_up(db, list, version, e)) return err_in(e, "升级 %s", db_name(db));
    }
}
