#include "store/review.h"

#include <assert.h>

bool review_save(struct db *db, int64_t county, const struct review *r, struct err *e)
{
    return db_run(db, "DELETE FROM review WHERE county = ? AND candidate_no = ? AND item = ?", e, db_int(county),
                   db_int(r->candidate_no), db_text(review_item_code(r->item))) &&
           db_run(db,
                   "INSERT INTO review (county, candidate_no, item, conclusion, reviewer, reviewed_on, note)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?)",
                   e, db_int(county), db_int(r->candidate_no), db_text(review_item_code(r->item)),
                   db_text(review_conclusion_code(r->conclusion)), db_text(r->reviewer), db_int(r->reviewed_on.ymd),
                   db_text(r->note));
}

bool review_load_all(struct arena *a, struct db *db, int64_t county, struct review_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT candidate_no, item, conclusion, reviewer, reviewed_on, note FROM review WHERE county = ?"
                " ORDER BY candidate_no, item",
                &s, e, db_int(county)))
        return false;
    struct review_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct review *r = &list.v[list.n++];
        r->candidate_no = db_column_int(s, 0);
        bool known = review_item_from(db_column_text(s, 1), &r->item);
        known = review_conclusion_from(db_column_text(s, 2), &r->conclusion) && known;
        assert(known); /* nothing but codes of the tables is ever written */
        (void)known;
        r->reviewer = db_load_text(a, s, 3);
        r->reviewed_on = (struct date){(int32_t)db_column_int(s, 4)};
        r->note = db_load_text(a, s, 5);
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

bool consultation_insert(struct db *db, int64_t county, const struct consultation *c, struct err *e)
{
    return db_run(db,
            "INSERT INTO consultation (county, consultation_no, district_no, round, held_on, attended, opinion, agreed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(c->consultation_no), db_int(c->district_no), db_int(c->round),
            db_int(c->held_on.ymd), db_int(c->attended), db_text(c->opinion), db_int(c->agreed));
}

bool consultation_update(struct db *db, int64_t county, const struct consultation *c, struct err *e)
{
    return db_run(db,
            "UPDATE consultation SET district_no = ?, round = ?, held_on = ?, attended = ?, opinion = ?, agreed = ?"
            " WHERE county = ? AND consultation_no = ?",
            e, db_int(c->district_no), db_int(c->round), db_int(c->held_on.ymd), db_int(c->attended),
            db_text(c->opinion), db_int(c->agreed), db_int(county), db_int(c->consultation_no));
}

bool consultation_load_all(struct arena *a, struct db *db, int64_t county, struct consultation_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT consultation_no, district_no, round, held_on, attended, opinion, agreed FROM consultation"
                " WHERE county = ? ORDER BY district_no, round, consultation_no",
                &s, e, db_int(county)))
        return false;
    struct consultation_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        list.v[list.n++] = (struct consultation){db_column_int(s, 0), db_column_int(s, 1), db_column_int(s, 2),
                {(int32_t)db_column_int(s, 3)}, db_column_int(s, 4), db_load_text(a, s, 5), db_column_int(s, 6) != 0};
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

bool primary_save(struct db *db, int64_t county, const struct primary_election *p, struct err *e)
{
    return db_run(db, "DELETE FROM primary_election WHERE county = ? AND district_no = ?", e, db_int(county),
                   db_int(p->district_no)) &&
           db_run(db,
                   "INSERT INTO primary_election (county, district_no, held_on, registered, participants)"
                   " VALUES (?, ?, ?, ?, ?)",
                   e, db_int(county), db_int(p->district_no), db_int(p->held_on.ymd), db_int(p->registered),
                   db_int(p->participants));
}

bool primary_load_all(struct arena *a, struct db *db, int64_t county, struct primary_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT district_no, held_on, registered, participants FROM primary_election WHERE county = ?"
                " ORDER BY district_no",
                &s, e, db_int(county)))
        return false;
    struct primary_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        list.v[list.n++] = (struct primary_election){
                db_column_int(s, 0), {(int32_t)db_column_int(s, 1)}, db_column_int(s, 2), db_column_int(s, 3)};
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

const struct review *review_lookup(const struct review_list *list, int64_t candidate_no, enum review_item item)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].candidate_no == candidate_no && list->v[i].item == item) return &list->v[i];
    return NULL;
}

const struct consultation *consultation_lookup(const struct consultation_list *list, int64_t district_no, int64_t round)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].district_no == district_no && list->v[i].round == round) return &list->v[i];
    return NULL;
}

const struct primary_election *primary_lookup(const struct primary_list *list, int64_t district_no)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].district_no == district_no) return &list->v[i];
    return NULL;
}
