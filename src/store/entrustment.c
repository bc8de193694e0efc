#include "store/entrustment.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(entrust_ground, enum entrust_ground, ENTRUST_GROUND_TABLE)
DEFINE_TITLE_FUNCTION(entrust_ground, enum entrust_ground, ENTRUST_GROUND_TABLE)
DEFINE_FROM_FUNCTION(entrust_ground, enum entrust_ground, ENTRUST_GROUND_TABLE)
DEFINE_FROM_TITLE_FUNCTION(entrust_ground, enum entrust_ground, ENTRUST_GROUND_TABLE)
DEFINE_CODE_FUNCTION(entrust_state, enum entrust_state, ENTRUST_STATES)
DEFINE_TITLE_FUNCTION(entrust_state, enum entrust_state, ENTRUST_STATES)
DEFINE_FROM_FUNCTION(entrust_state, enum entrust_state, ENTRUST_STATES)

bool entrustment_insert(struct db *db, int64_t county, const struct stored_entrustment *x, struct err *e)
{
    return db_run(db,
            "INSERT INTO entrustment (county, entrustment_no, district_no, trustor_no, trustee_no, ground, is_written,"
            " approved_on, approved_by, state, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(x->entrustment_no), db_int(x->district_no), db_int(x->trustor_no),
            db_int(x->trustee_no), db_text(entrust_ground_code(x->ground)), db_int(x->is_written),
            db_int(x->approved_on.ymd), db_text(x->approved_by), db_text(entrust_state_code(x->state)),
            db_text(x->why));
}

bool entrustment_update(struct db *db, int64_t county, const struct stored_entrustment *x, struct err *e)
{
    return db_run(db,
            "UPDATE entrustment SET district_no = ?, trustor_no = ?, trustee_no = ?, ground = ?, is_written = ?,"
            " approved_on = ?, approved_by = ?, state = ?, why = ? WHERE county = ? AND entrustment_no = ?",
            e, db_int(x->district_no), db_int(x->trustor_no), db_int(x->trustee_no),
            db_text(entrust_ground_code(x->ground)), db_int(x->is_written), db_int(x->approved_on.ymd),
            db_text(x->approved_by), db_text(entrust_state_code(x->state)), db_text(x->why), db_int(county),
            db_int(x->entrustment_no));
}

bool entrustment_load_all(struct arena *a, struct db *db, int64_t county, struct entrustment_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT entrustment_no, district_no, trustor_no, trustee_no, ground, is_written, approved_on,"
                " approved_by, state, why FROM entrustment WHERE county = ? ORDER BY entrustment_no",
                &s, e, db_int(county)))
        return false;
    struct entrustment_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct stored_entrustment *x = &list.v[list.n++];
        x->entrustment_no = db_column_int(s, 0);
        x->district_no = db_column_int(s, 1);
        x->trustor_no = db_column_int(s, 2);
        x->trustee_no = db_column_int(s, 3);
        bool known = entrust_ground_from(db_column_text(s, 4), &x->ground);
        x->is_written = db_column_int(s, 5) != 0;
        x->approved_on = (struct date){(int32_t)db_column_int(s, 6)};
        x->approved_by = db_load_text(a, s, 7);
        known = entrust_state_from(db_column_text(s, 8), &x->state) && known;
        assert(known); /* nothing but codes of the tables is ever written */
        (void)known;
        x->why = db_load_text(a, s, 9);
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

const struct stored_entrustment *entrustment_lookup(const struct entrustment_list *list, int64_t entrustment_no)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].entrustment_no == entrustment_no) return &list->v[i];
    return NULL;
}

bool entrustment_is_alive(const struct stored_entrustment *x)
{
    return x->state == ENTRUST_ASKED || x->state == ENTRUST_APPROVED;
}
