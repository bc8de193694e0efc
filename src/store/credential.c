#include "store/credential.h"

/* The columns ask whether all is well, the last one whether a complaint is open: its 0 is good. */
static const int64_t stored[CREDENTIAL_ITEM_COUNT][3] = {
        [CREDENTIAL_CONDITIONS] = {[CONCLUSION_PASS] = 1, [CONCLUSION_FAIL] = 0, [CONCLUSION_OPEN] = 2},
        [CREDENTIAL_PROCEDURE] = {[CONCLUSION_PASS] = 1, [CONCLUSION_FAIL] = 0, [CONCLUSION_OPEN] = 2},
        [CREDENTIAL_OFFENCE] = {[CONCLUSION_PASS] = 1, [CONCLUSION_FAIL] = 0, [CONCLUSION_OPEN] = 2},
        [CREDENTIAL_COMPLAINTS] = {[CONCLUSION_PASS] = 0, [CONCLUSION_FAIL] = 2, [CONCLUSION_OPEN] = 1},
};

static int64_t to_stored(const struct credential *c, enum credential_item i)
{
    return stored[i][c->items[i]];
}

static enum review_conclusion from_stored(enum credential_item i, int64_t value)
{
    for (int x = CONCLUSION_PASS; x <= CONCLUSION_OPEN; x++)
        if (stored[i][x] == value) return (enum review_conclusion)x;
    return CONCLUSION_OPEN;
}

bool credential_save(struct db *db, int64_t county, const struct credential *c, struct err *e)
{
    return db_run(db, "DELETE FROM credential WHERE county = ? AND candidate_no = ?", e, db_int(county),
                   db_int(c->candidate_no)) &&
           db_run(db,
                   "INSERT INTO credential (county, candidate_no, meets_conditions, procedure_lawful, free_of_offence,"
                   " complaint_open, reviewed_on, reviewer, confirmed_on, published_on, note)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   e, db_int(county), db_int(c->candidate_no), db_int(to_stored(c, CREDENTIAL_CONDITIONS)),
                   db_int(to_stored(c, CREDENTIAL_PROCEDURE)), db_int(to_stored(c, CREDENTIAL_OFFENCE)), db_int(to_stored(c, CREDENTIAL_COMPLAINTS)),
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
        for (int i = 0; i < CREDENTIAL_ITEM_COUNT; i++)
            c->items[i] = from_stored((enum credential_item)i, db_column_int(s, i + 1));
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
