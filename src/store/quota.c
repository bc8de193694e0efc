#include "store/quota.h"

#include <assert.h>

bool quota_insert(struct db *db, int64_t county, const struct quota *q, struct err *e)
{
    return db_run(db,
            "INSERT INTO quota (county, quota_no, total, population, extra_five, body, document, fixed_on, ground,"
            " report_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(q->quota_no), db_int(q->total), db_int(q->population), db_int(q->extra_five),
            db_text(q->body), db_text(q->document), db_int(q->fixed_on.ymd), db_text(quota_ground_code(q->ground)),
            db_int(q->report_by.ymd));
}

bool quota_update(struct db *db, int64_t county, const struct quota *q, struct err *e)
{
    return db_run(db,
            "UPDATE quota SET total = ?, population = ?, extra_five = ?, body = ?, document = ?, fixed_on = ?,"
            " ground = ?, report_by = ? WHERE county = ? AND quota_no = ?",
            e, db_int(q->total), db_int(q->population), db_int(q->extra_five), db_text(q->body), db_text(q->document),
            db_int(q->fixed_on.ymd), db_text(quota_ground_code(q->ground)), db_int(q->report_by.ymd), db_int(county),
            db_int(q->quota_no));
}

bool quota_load_all(struct arena *a, struct db *db, int64_t county, struct quota_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT quota_no, total, population, extra_five, body, document, fixed_on, ground, report_by FROM quota"
                " WHERE county = ? ORDER BY quota_no",
                &s, e, db_int(county)))
        return false;
    struct quota_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct quota *q = &list.v[list.n++];
        q->quota_no = db_column_int(s, 0);
        q->total = db_column_int(s, 1);
        q->population = db_column_int(s, 2);
        q->extra_five = db_column_int(s, 3) != 0;
        q->body = db_load_text(a, s, 4);
        q->document = db_load_text(a, s, 5);
        q->fixed_on = (struct date){(int32_t)db_column_int(s, 6)};
        bool known = quota_ground_from(db_column_text(s, 7), &q->ground);
        assert(known); /* nothing else was ever written */
        (void)known;
        q->report_by = (struct date){(int32_t)db_column_int(s, 8)};
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

const struct quota *quota_in_force(const struct quota_list *list)
{
    return list->n ? &list->v[list->n - 1] : NULL;
}
