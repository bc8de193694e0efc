#include "store/credential.h"

bool credential_save(struct db *db, int64_t county, const struct credential *c, struct err *e)
{
    return db_run(db, "DELETE FROM credential WHERE county = ? AND candidate_no = ?", e, db_int(county),
                   db_int(c->candidate_no)) &&
           db_run(db,
                   "INSERT INTO credential (county, candidate_no, meets_conditions, procedure_lawful, free_of_offence,"
                   " complaint_open, reviewed_on, reviewer, confirmed_on, published_on, note)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   e, db_int(county), db_int(c->candidate_no), db_int(c->meets_conditions),
                   db_int(c->procedure_lawful), db_int(c->free_of_offence), db_int(c->complaint_open),
                   db_int(c->reviewed_on.ymd), db_text(c->reviewer), db_int(c->confirmed_on.ymd),
                   db_int(c->published_on.ymd), db_text(c->note));
}

bool credential_load_all(struct arena *a, struct db *db, int64_t county, struct credential_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT candidate_no, meets_conditions, procedure_lawful, free_of_offence, complaint_open, reviewed_on,"
                " reviewer, confirmed_on, published_on, note FROM credential WHERE county = ? ORDER BY candidate_no",
                &s, e, db_int(county)))
        return false;
    struct credential_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct credential *c = &list.v[list.n++];
        c->candidate_no = db_column_int(s, 0);
        c->meets_conditions = db_column_int(s, 1) != 0;
        c->procedure_lawful = db_column_int(s, 2) != 0;
        c->free_of_offence = db_column_int(s, 3) != 0;
        c->complaint_open = db_column_int(s, 4) != 0;
        c->reviewed_on = (struct date){(int32_t)db_column_int(s, 5)};
        c->reviewer = db_load_text(a, s, 6);
        c->confirmed_on = (struct date){(int32_t)db_column_int(s, 7)};
        c->published_on = (struct date){(int32_t)db_column_int(s, 8)};
        c->note = db_load_text(a, s, 9);
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

const struct credential *credential_lookup(const struct credential_list *list, int64_t candidate_no)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].candidate_no == candidate_no) return &list->v[i];
    return NULL;
}
