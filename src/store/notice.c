#include "store/notice.h"

#include <assert.h>

bool notice_insert(struct db *db, int64_t county, const struct notice *n, struct err *e)
{
    return db_run(db,
            "INSERT INTO notice (county, notice_no, kind, district_no, published_on, place, note)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(n->notice_no), db_text(notice_kind_code(n->kind)), db_int(n->district_no),
            db_int(n->published_on.ymd), db_text(n->place), db_text(n->note));
}

bool notice_load_all(struct arena *a, struct db *db, int64_t county, struct notice_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT notice_no, kind, district_no, published_on, place, note FROM notice WHERE county = ?"
                " ORDER BY published_on, notice_no",
                &s, e, db_int(county)))
        return false;
    struct notice_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct notice *n = &list.v[list.n++];
        n->notice_no = db_column_int(s, 0);
        bool known = notice_kind_from(db_column_text(s, 1), &n->kind);
        assert(known); /* nothing but codes of the table is ever written */
        (void)known;
        n->district_no = db_column_int(s, 2);
        n->published_on = (struct date){(int32_t)db_column_int(s, 3)};
        n->place = db_load_text(a, s, 4);
        n->note = db_load_text(a, s, 5);
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

const struct notice *notice_lookup(const struct notice_list *list, enum notice_kind kind, int64_t district_no)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct notice *n = &list->v[i];
        if (n->kind == kind && (n->district_no == 0 || n->district_no == district_no)) return n;
    }
    return NULL;
}
