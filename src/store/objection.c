#include "store/objection.h"

#include <assert.h>

#define COLUMNS                                                                                                        \
    "applicant, about, voter_no, district_no, claim, filed_on, decided_on, outcome, decision, document, sued_on, "     \
    "court,"                                                                                                           \
    " judged_on, judged, judgment, objection_no"

bool objection_insert(struct db *db, int64_t county, const struct objection *o, struct err *e)
{
    return db_run(db,
            "INSERT INTO objection (" COLUMNS ", county) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", e,
            db_text(o->applicant), db_text(o->about), db_int(o->voter_no), db_int(o->district_no), db_text(o->claim),
            db_int(o->filed_on.ymd), db_int(o->decided_on.ymd), db_text(objection_outcome_code(o->outcome)),
            db_text(o->decision), db_text(o->document), db_int(o->sued_on.ymd), db_text(o->court),
            db_int(o->judged_on.ymd), db_text(objection_outcome_code(o->judged)), db_text(o->judgment),
            db_int(o->objection_no), db_int(county));
}

bool objection_update(struct db *db, int64_t county, const struct objection *o, struct err *e)
{
    return db_run(db,
            "UPDATE objection SET decided_on = ?, outcome = ?, decision = ?, document = ?, sued_on = ?, court = ?,"
            " judged_on = ?, judged = ?, judgment = ? WHERE county = ? AND objection_no = ?",
            e, db_int(o->decided_on.ymd), db_text(objection_outcome_code(o->outcome)), db_text(o->decision),
            db_text(o->document), db_int(o->sued_on.ymd), db_text(o->court), db_int(o->judged_on.ymd),
            db_text(objection_outcome_code(o->judged)), db_text(o->judgment), db_int(county), db_int(o->objection_no));
}

static struct date read_date(struct db_statement *s, int at)
{
    return (struct date){(int32_t)db_column_int(s, at)};
}

static enum objection_outcome read_outcome(struct db_statement *s, int at)
{
    enum objection_outcome o = OBJECTION_OPEN;
    bool known = objection_outcome_from(db_column_text(s, at), &o);
    assert(known); /* nothing but codes of the table is ever written */
    (void)known;
    return o;
}

static void read_row(struct arena *a, struct db_statement *s, struct objection *o)
{
    o->applicant = db_load_text(a, s, 0);
    o->about = db_load_text(a, s, 1);
    o->voter_no = db_column_int(s, 2);
    o->district_no = db_column_int(s, 3);
    o->claim = db_load_text(a, s, 4);
    o->filed_on = read_date(s, 5);
    o->decided_on = read_date(s, 6);
    o->outcome = read_outcome(s, 7);
    o->decision = db_load_text(a, s, 8);
    o->document = db_load_text(a, s, 9);
    o->sued_on = read_date(s, 10);
    o->court = db_load_text(a, s, 11);
    o->judged_on = read_date(s, 12);
    o->judged = read_outcome(s, 13);
    o->judgment = db_load_text(a, s, 14);
    o->objection_no = db_column_int(s, 15);
}

bool objection_load_all(struct arena *a, struct db *db, int64_t county, struct objection_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(
                db, "SELECT " COLUMNS " FROM objection WHERE county = ? ORDER BY objection_no", &s, e, db_int(county)))
        return false;
    struct objection_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        read_row(a, s, &list.v[list.n++]);
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

const struct objection *objection_lookup(const struct objection_list *list, int64_t objection_no)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].objection_no == objection_no) return &list->v[i];
    return NULL;
}
