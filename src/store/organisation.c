#include "store/organisation.h"

#include <assert.h>

bool organisation_insert(struct db *db, int64_t county, const struct organisation *o, struct err *e)
{
    return db_run(db,
            "INSERT INTO organisation (county, organisation_no, name, kind, region, type, level, code, superior)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(o->organisation_no), db_text(o->name), db_text(organisation_kind_code(o->kind)),
            db_text(o->region), db_text(o->type), db_text(o->level), db_text(o->code), db_text(o->superior));
}

bool organisation_update(struct db *db, int64_t county, const struct organisation *o, struct err *e)
{
    return db_run(db,
            "UPDATE organisation SET name = ?, kind = ?, region = ?, type = ?, level = ?, code = ?, superior = ?"
            " WHERE county = ? AND organisation_no = ?",
            e, db_text(o->name), db_text(organisation_kind_code(o->kind)), db_text(o->region), db_text(o->type),
            db_text(o->level), db_text(o->code), db_text(o->superior), db_int(county), db_int(o->organisation_no));
}

bool organisation_load_all(
        struct arena *a, struct db *db, int64_t county, struct organisation_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT organisation_no, name, kind, region, type, level, code, superior FROM organisation WHERE county = ?"
                " ORDER BY organisation_no",
                &s, e, db_int(county)))
        return false;
    struct organisation_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct organisation o = {.organisation_no = db_column_int(s, 0), .name = db_load_text(a, s, 1),
                .region = db_load_text(a, s, 3), .type = db_load_text(a, s, 4), .level = db_load_text(a, s, 5),
                .code = db_load_text(a, s, 6), .superior = db_load_text(a, s, 7)};
        bool known = organisation_kind_from(db_column_text(s, 2), &o.kind);
        assert(known); /* nothing else was ever written */
        (void)known;
        list.v[list.n++] = o;
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

bool post_insert(struct db *db, int64_t county, const struct post *p, struct err *e)
{
    return db_run(db,
            "INSERT INTO post (county, post_no, organisation_no, name, role, grade, approved, is_chief, counts_quota)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(p->post_no), db_int(p->organisation_no), db_text(p->name),
            db_text(post_role_code(p->role)), db_text(post_grade_code(p->grade)), db_int(p->approved),
            db_int(p->is_chief), db_int(p->counts_quota));
}

bool post_update(struct db *db, int64_t county, const struct post *p, struct err *e)
{
    return db_run(db,
            "UPDATE post SET organisation_no = ?, name = ?, role = ?, grade = ?, approved = ?, is_chief = ?,"
            " counts_quota = ? WHERE county = ? AND post_no = ?",
            e, db_int(p->organisation_no), db_text(p->name), db_text(post_role_code(p->role)),
            db_text(post_grade_code(p->grade)), db_int(p->approved), db_int(p->is_chief), db_int(p->counts_quota),
            db_int(county), db_int(p->post_no));
}

bool post_load_all(struct arena *a, struct db *db, int64_t county, struct post_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT post_no, organisation_no, name, role, grade, approved, is_chief, counts_quota FROM post"
                " WHERE county = ? ORDER BY post_no",
                &s, e, db_int(county)))
        return false;
    struct post_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct post p = {.post_no = db_column_int(s, 0), .organisation_no = db_column_int(s, 1),
                .name = db_load_text(a, s, 2), .approved = db_column_int(s, 5), .is_chief = db_column_int(s, 6) != 0,
                .counts_quota = db_column_int(s, 7) != 0};
        bool known = post_role_from(db_column_text(s, 3), &p.role) && post_grade_from(db_column_text(s, 4), &p.grade);
        assert(known);
        (void)known;
        list.v[list.n++] = p;
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}
