#include "store/certificate.h"

#include <inttypes.h>

/* The single number that a query answers. */
static bool load_number(struct db *db, const char *sql, int64_t county, int64_t *number, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, sql, &s, e, db_int(county))) return false;
    enum db_answer answer = db_step(s, e);
    if (answer == DB_ROW) *number = db_column_int(s, 0);
    return answer != DB_ERROR;
}

bool certificate_load_state(struct db *db, int64_t county, struct certificate_state *state, struct err *e)
{
    struct certificate_state found = {0};
    if (!load_number(db, "SELECT coalesce(max(version), 0) FROM certificate WHERE county = ?", county, &found.version, e) ||
            !load_number(db,
                    "SELECT coalesce(max(correction_no), 0) FROM correction WHERE county = ? AND closed_by_version = 0",
                    county, &found.correction_no, e))
        return false;
    *state = found;
    return true;
}

bool certificate_insert(struct db *db, int64_t county, const struct certificate *c, struct err *e)
{
    return db_run(db,
            "INSERT INTO certificate (county, version, issued_on, issued_at, actor, reason, content, hash, journal_seq)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(c->version), db_int(c->issued_on.ymd), db_text(c->issued_at), db_text(c->actor),
            db_text(c->reason), db_blob(c->content), db_text(c->hash), db_int(c->journal_seq));
}

bool certificate_load(struct arena *a, struct db *db, int64_t county, int64_t version, struct certificate *out,
        struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT issued_on, issued_at, actor, reason, content, hash, journal_seq FROM certificate"
                " WHERE county = ? AND version = ?",
                &s, e, db_int(county), db_int(version)))
        return false;
    enum db_answer answer = db_step(s, e);
    if (answer == DB_ERROR) return false;
    if (answer == DB_DONE) return err_set(e, ERR_STATE, "没有第 %" PRId64 " 版认证结果", version);
    struct certificate c = {.version = version};
    c.issued_on = (struct date){(int32_t)db_column_int(s, 0)};
    c.issued_at = db_load_text(a, s, 1);
    c.actor = db_load_text(a, s, 2);
    c.reason = db_load_text(a, s, 3);
    struct str content = db_column_blob(s, 4);
    c.content = (struct str){arena_copy(a, content.p, content.n), content.n};
    c.hash = db_load_text(a, s, 5);
    c.journal_seq = db_column_int(s, 6);
    *out = c;
    return true;
}

bool correction_insert(struct db *db, int64_t county, const struct correction *c, struct err *e)
{
    return db_run(db,
            "INSERT INTO correction (county, correction_no, opened_at, actor, reason, closed_by_version)"
            " VALUES (?, ?, ?, ?, ?, 0)",
            e, db_int(county), db_int(c->correction_no), db_text(c->opened_at), db_text(c->actor), db_text(c->reason));
}

bool correction_load(struct arena *a, struct db *db, int64_t county, int64_t correction_no, struct correction *out,
        struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, "SELECT opened_at, actor, reason FROM correction WHERE county = ? AND correction_no = ?", &s, e,
                db_int(county), db_int(correction_no)))
        return false;
    enum db_answer answer = db_step(s, e);
    if (answer == DB_ERROR) return false;
    if (answer == DB_DONE) return err_set(e, ERR_STATE, "没有第 %" PRId64 " 次更正", correction_no);
    *out = (struct correction){correction_no, db_load_text(a, s, 0), db_load_text(a, s, 1), db_load_text(a, s, 2)};
    return true;
}

bool correction_close(struct db *db, int64_t county, int64_t correction_no, int64_t version, struct err *e)
{
    return db_run(db, "UPDATE correction SET closed_by_version = ? WHERE county = ? AND correction_no = ?", e,
            db_int(version), db_int(county), db_int(correction_no));
}
