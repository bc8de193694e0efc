#include "store/voter_trace.h"

#include <assert.h>

bool voter_trace_load_all(struct arena *a, struct db *db, int64_t county, struct voter_traces *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    struct voter_traces list = {0};
    size_t capacity = 0;
    if (!db_query(db,
                "SELECT voter_no, district_no, source_no, source_mark, id_high, id_low, name, born_on, state FROM voter"
                " WHERE county = ? ORDER BY voter_no",
                &s, e, db_int(county)))
        return false;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct voter_trace *t = &list.v[list.n++];
        *t = (struct voter_trace){db_column_int(s, 0), db_column_int(s, 1), db_column_int(s, 2), db_column_int(s, 3),
                db_column_int(s, 4), db_column_int(s, 5), db_load_text(a, s, 6), {(int32_t)db_column_int(s, 7)}, VOTER_ACTIVE};
        bool known = voter_state_from(db_column_text(s, 8), &t->state);
        assert(known); /* nothing but codes of the table is ever written */
        (void)known;
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

bool voter_trace_update(struct db *db, int64_t county, const struct voter_trace *t, struct err *e)
{
    return db_run(db, "UPDATE voter SET state = ?, source_mark = ? WHERE county = ? AND voter_no = ?", e,
            db_text(voter_state_code(t->state)), db_int(t->source_mark), db_int(county), db_int(t->voter_no));
}
