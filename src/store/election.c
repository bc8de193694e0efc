#include "store/election.h"

bool election_insert(struct db *db, const struct election *x, struct err *e)
{
    return db_run(db,
            "INSERT INTO election (county, workspace, division, name, level, congress, election_day, province, population,"
            " created_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(x->county), db_text(x->workspace), db_int(x->division), db_text(x->name),
            db_text(area_level_code(x->level)), db_int(x->congress), db_int(x->day.ymd), db_int(x->province),
            db_int(x->population), db_int(x->created_on.ymd));
}

bool election_load(struct arena *a, struct db *db, struct election *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_prepare(db,
                "SELECT county, workspace, division, name, level, congress, election_day, province, population, created_on"
                " FROM election",
                &s, e))
        return false;
    enum db_answer answer = db_step(s, e);
    if (answer == DB_ERROR) return false;
    if (answer == DB_DONE) return err_set(e, ERR_STATE, "%s 里没有选举，请用 huanjie init 建立", db_name(db));
    struct election x = {.county = db_column_int(s, 0),
            .workspace = db_load_text(a, s, 1),
            .division = db_column_int(s, 2),
            .name = db_load_text(a, s, 3),
            .congress = db_column_int(s, 5),
            .day = {(int32_t)db_column_int(s, 6)},
            .province = db_column_int(s, 7),
            .population = db_column_int(s, 8),
            .created_on = {(int32_t)db_column_int(s, 9)}};
    if (!area_level_from(db_column_text(s, 4), &x.level)) return err_set(e, ERR_STATE, "%s 的级别不明", db_name(db));
    *out = x;
    return true;
}

bool election_set_population(struct db *db, int64_t county, int64_t population, struct err *e)
{
    return db_run(db, "UPDATE election SET population = ? WHERE county = ?", e, db_int(population), db_int(county));
}
