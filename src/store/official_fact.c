#include "store/official_fact.h"

#include <assert.h>

bool official_fact_replace(struct db *db, int64_t county, int64_t official_no, const struct official_fact *v, size_t n,
        struct err *e)
{
    if (!db_run(db, "DELETE FROM official_fact WHERE county = ? AND official_no = ?", e, db_int(county), db_int(official_no)))
        return false;
    for (size_t i = 0; i < n; i++) {
        const struct official_fact *x = &v[i];
        if (!db_run(db,
                    "INSERT INTO official_fact (county, official_no, fact_no, kind, name, begun, ended, granted, hours,"
                    " is_main, is_printed, is_member, member_type, document)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    e, db_int(county), db_int(official_no), db_int((int64_t)i + 1), db_text(fact_kind_code(x->kind)),
                    db_text(x->text), db_int(x->from), db_int(x->to), db_int(x->granted), db_int(x->hours),
                    db_int(x->is_main), db_int(x->is_printed), db_int(x->is_member), db_text(x->member_type),
                    db_text(x->document)))
            return false;
    }
    return true;
}

bool official_fact_load_all(
        struct arena *a, struct db *db, int64_t county, struct official_fact_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT official_no, fact_no, kind, name, begun, ended, granted, hours, is_main, is_printed, is_member,"
                " member_type, document FROM official_fact WHERE county = ? ORDER BY official_no, fact_no",
                &s, e, db_int(county)))
        return false;
    struct official_fact_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct official_fact x = {.official_no = db_column_int(s, 0), .fact_no = db_column_int(s, 1),
                .text = db_load_text(a, s, 3), .from = (int32_t)db_column_int(s, 4), .to = (int32_t)db_column_int(s, 5),
                .granted = (int32_t)db_column_int(s, 6), .hours = db_column_int(s, 7), .is_main = db_column_int(s, 8),
                .is_printed = db_column_int(s, 9), .is_member = db_column_int(s, 10), .member_type = db_load_text(a, s, 11),
                .document = db_load_text(a, s, 12)};
        bool known = fact_kind_from(db_column_text(s, 2), &x.kind);
        assert(known); /* nothing else was ever written */
        (void)known;
        list.v[list.n++] = x;
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}
