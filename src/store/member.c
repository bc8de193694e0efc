#include "store/member.h"

#include <assert.h>

bool member_insert(struct db *db, int64_t county, const struct member *m, struct err *e)
{
    return db_run(db,
            "INSERT INTO member (county, member_no, body, name, post, unit, district_no, station_no, voter_no,"
            " appointed_by, appointed_on, document, left_on, left_why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "?)",
            e, db_int(county), db_int(m->member_no), db_text(member_body_code(m->body)), db_text(m->name),
            db_text(m->post), db_text(m->unit), db_int(m->district_no), db_int(m->station_no), db_int(m->voter_no),
            db_text(m->appointed_by), db_int(m->appointed_on.ymd), db_text(m->document), db_int(m->left_on.ymd),
            db_text(m->left_why));
}

bool member_update(struct db *db, int64_t county, const struct member *m, struct err *e)
{
    return db_run(db,
            "UPDATE member SET body = ?, name = ?, post = ?, unit = ?, district_no = ?, station_no = ?, voter_no = ?,"
            " appointed_by = ?, appointed_on = ?, document = ?, left_on = ?, left_why = ?"
            " WHERE county = ? AND member_no = ?",
            e, db_text(member_body_code(m->body)), db_text(m->name), db_text(m->post), db_text(m->unit),
            db_int(m->district_no), db_int(m->station_no), db_int(m->voter_no), db_text(m->appointed_by),
            db_int(m->appointed_on.ymd), db_text(m->document), db_int(m->left_on.ymd), db_text(m->left_why),
            db_int(county), db_int(m->member_no));
}

static void read_row(struct arena *a, struct db_statement *s, struct member *m)
{
    bool known = member_body_from(db_column_text(s, 1), &m->body);
    assert(known); /* nothing else was ever written */
    (void)known;
    m->member_no = db_column_int(s, 0);
    m->name = db_load_text(a, s, 2);
    m->post = db_load_text(a, s, 3);
    m->unit = db_load_text(a, s, 4);
    m->district_no = db_column_int(s, 5);
    m->station_no = db_column_int(s, 6);
    m->voter_no = db_column_int(s, 7);
    m->appointed_by = db_load_text(a, s, 8);
    m->appointed_on = (struct date){(int32_t)db_column_int(s, 9)};
    m->document = db_load_text(a, s, 10);
    m->left_on = (struct date){(int32_t)db_column_int(s, 11)};
    m->left_why = db_load_text(a, s, 12);
}

bool member_load_all(struct arena *a, struct db *db, int64_t county, struct member_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT member_no, body, name, post, unit, district_no, station_no, voter_no, appointed_by, "
                "appointed_on,"
                " document, left_on, left_why FROM member WHERE county = ? ORDER BY member_no",
                &s, e, db_int(county)))
        return false;
    struct member_list list = {0};
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

const struct member *member_lookup(const struct member_list *list, int64_t member_no)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].member_no == member_no) return &list->v[i];
    return NULL;
}

bool kin_insert(struct db *db, int64_t county, const struct kin_declaration *k, struct err *e)
{
    return db_run(db, "INSERT INTO kinship (county, member_no, candidate_no, relation) VALUES (?, ?, ?, ?)", e,
            db_int(county), db_int(k->member_no), db_int(k->candidate_no), db_text(k->relation));
}

bool kin_delete(struct db *db, int64_t county, const struct kin_declaration *k, struct err *e)
{
    return db_run(db, "DELETE FROM kinship WHERE county = ? AND member_no = ? AND candidate_no = ?", e, db_int(county),
            db_int(k->member_no), db_int(k->candidate_no));
}

bool kin_load_all(struct arena *a, struct db *db, int64_t county, struct kin_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT member_no, candidate_no, relation FROM kinship WHERE county = ? ORDER BY member_no, "
                "candidate_no",
                &s, e, db_int(county)))
        return false;
    struct kin_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        list.v[list.n++] = (struct kin_declaration){db_column_int(s, 0), db_column_int(s, 1), db_load_text(a, s, 2)};
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}
