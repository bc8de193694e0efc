#include "store/official.h"

#include <assert.h>

/* In the order of the columns after official_no. */
#define OFFICIAL_VALUES(o)                                                                                             \
    db_text((o)->name), db_int((o)->sex), db_int((o)->ethnic), db_int((o)->born), db_int((o)->organisation_no),        \
            db_text((o)->native_place), db_text((o)->upbringing), db_text((o)->politics), db_int((o)->party_since),    \
            db_int((o)->work_since), db_text((o)->full_time_record), db_text((o)->full_time_degree),                   \
            db_text((o)->in_service_record), db_text((o)->in_service_degree), db_text((o)->school),                    \
            db_text((o)->speciality), db_text((o)->health), db_text(official_kind_code((o)->kind)),                    \
            db_text((o)->post_text), db_text((o)->wish), db_text((o)->note), db_int((o)->id_high),                     \
            db_int((o)->id_low), db_blob((o)->sealed), db_text((o)->source), db_int((o)->source_row),                  \
            db_int((o)->left_on.ymd), db_text((o)->left_why),                                                          \
            db_text((o)->grade == GRADE_NONE ? "" : post_grade_code((o)->grade)), db_int((o)->grade_since),            \
            db_text((o)->highest_record), db_text((o)->highest_degree)

bool official_insert(struct db *db, int64_t county, const struct official *o, struct err *e)
{
    return db_run(db,
            "INSERT INTO official (county, official_no, name, sex, ethnic, born, organisation_no, native_place,"
            " upbringing, politics, party_since, work_since, full_time_record, full_time_degree, in_service_record,"
            " in_service_degree, school, speciality, health, kind, post_text, wish, note, id_high, id_low, sealed,"
            " source, source_row, left_on, left_why, grade, grade_since, highest_record, highest_degree) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,"
            " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(o->official_no), OFFICIAL_VALUES(o));
}

bool official_update(struct db *db, int64_t county, const struct official *o, struct err *e)
{
    return db_run(db,
            "UPDATE official SET name = ?, sex = ?, ethnic = ?, born = ?, organisation_no = ?, native_place = ?,"
            " upbringing = ?, politics = ?, party_since = ?, work_since = ?, full_time_record = ?,"
            " full_time_degree = ?, in_service_record = ?, in_service_degree = ?, school = ?, speciality = ?,"
            " health = ?, kind = ?, post_text = ?, wish = ?, note = ?, id_high = ?, id_low = ?, sealed = ?, source = ?,"
            " source_row = ?, left_on = ?, left_why = ?, grade = ?, grade_since = ?, highest_record = ?, highest_degree = ? WHERE county = ? AND official_no = ?",
            e, OFFICIAL_VALUES(o), db_int(county), db_int(o->official_no));
}

static struct str load_blob(struct arena *a, struct db_statement *s, int at)
{
    if (db_column_is_null(s, at)) return (struct str){0};
    struct str b = db_column_blob(s, at);
    return (struct str){arena_copy(a, b.p, b.n), b.n};
}

static void read_official(struct arena *a, struct db_statement *s, struct official *o)
{
    *o = (struct official){.official_no = db_column_int(s, 0), .name = db_load_text(a, s, 1), .sex = db_column_int(s, 2),
            .ethnic = db_column_int(s, 3), .born = (int32_t)db_column_int(s, 4), .organisation_no = db_column_int(s, 5),
            .native_place = db_load_text(a, s, 6), .upbringing = db_load_text(a, s, 7), .politics = db_load_text(a, s, 8),
            .party_since = (int32_t)db_column_int(s, 9), .work_since = (int32_t)db_column_int(s, 10),
            .full_time_record = db_load_text(a, s, 11), .full_time_degree = db_load_text(a, s, 12),
            .in_service_record = db_load_text(a, s, 13), .in_service_degree = db_load_text(a, s, 14),
            .school = db_load_text(a, s, 15), .speciality = db_load_text(a, s, 16), .health = db_load_text(a, s, 17),
            .post_text = db_load_text(a, s, 19), .wish = db_load_text(a, s, 20), .note = db_load_text(a, s, 21),
            .id_high = db_column_int(s, 22), .id_low = db_column_int(s, 23), .sealed = load_blob(a, s, 24),
            .source = db_load_text(a, s, 25), .source_row = db_column_int(s, 26),
            .left_on = {(int32_t)db_column_int(s, 27)}, .left_why = db_load_text(a, s, 28),
            .grade_since = (int32_t)db_column_int(s, 30), .highest_record = db_load_text(a, s, 31),
            .highest_degree = db_load_text(a, s, 32)};
    if (!post_grade_from(db_column_text(s, 29), &o->grade)) o->grade = GRADE_NONE;
    bool known = official_kind_from(db_column_text(s, 18), &o->kind);
    assert(known); /* nothing else was ever written */
    (void)known;
}

bool official_load_all(struct arena *a, struct db *db, int64_t county, struct official_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT official_no, name, sex, ethnic, born, organisation_no, native_place, upbringing, politics,"
                " party_since, work_since, full_time_record, full_time_degree, in_service_record, in_service_degree,"
                " school, speciality, health, kind, post_text, wish, note, id_high, id_low, sealed, source, source_row,"
                " left_on, left_why, grade, grade_since, highest_record, highest_degree FROM official WHERE county = ? ORDER BY official_no",
                &s, e, db_int(county)))
        return false;
    struct official_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        read_official(a, s, &list.v[list.n++]);
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

bool official_form_save(struct db *db, int64_t county, const struct official_form *f, struct err *e)
{
    return db_run(db, "DELETE FROM official_form WHERE county = ? AND official_no = ?", e, db_int(county),
                   db_int(f->official_no)) &&
           db_run(db, "INSERT INTO official_form (county, official_no, pieces, sealed) VALUES (?, ?, ?, ?)", e,
                   db_int(county), db_int(f->official_no), db_int(f->pieces), db_blob(f->sealed));
}

bool official_form_load(struct arena *a, struct db *db, int64_t county, int64_t official_no, struct official_form *f,
        bool *found, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, "SELECT pieces, sealed FROM official_form WHERE county = ? AND official_no = ?", &s, e,
                db_int(county), db_int(official_no)))
        return false;
    enum db_answer answer = db_step(s, e);
    if (answer == DB_ERROR) return false;
    *found = answer == DB_ROW;
    if (*found) *f = (struct official_form){official_no, db_column_int(s, 0), load_blob(a, s, 1)};
    return true;
}

/* ---- appointments ---- */

bool appointment_insert(struct db *db, int64_t county, const struct appointment *p, struct err *e)
{
    return db_run(db,
            "INSERT INTO appointment (county, appointment_no, official_no, post_no, grade, since, grade_since, ended,"
            " counts, is_secondment) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(p->appointment_no), db_int(p->official_no), db_int(p->post_no),
            db_text(post_grade_code(p->grade)), db_int(p->since), db_int(p->grade_since), db_int(p->until),
            db_int(p->counts), db_int(p->is_secondment));
}

bool appointment_update(struct db *db, int64_t county, const struct appointment *p, struct err *e)
{
    return db_run(db,
            "UPDATE appointment SET official_no = ?, post_no = ?, grade = ?, since = ?, grade_since = ?, ended = ?,"
            " counts = ?, is_secondment = ? WHERE county = ? AND appointment_no = ?",
            e, db_int(p->official_no), db_int(p->post_no), db_text(post_grade_code(p->grade)), db_int(p->since),
            db_int(p->grade_since), db_int(p->until), db_int(p->counts), db_int(p->is_secondment), db_int(county),
            db_int(p->appointment_no));
}

bool appointment_load_all(
        struct arena *a, struct db *db, int64_t county, struct appointment_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT appointment_no, official_no, post_no, grade, since, grade_since, ended, counts, is_secondment"
                " FROM appointment WHERE county = ? ORDER BY appointment_no",
                &s, e, db_int(county)))
        return false;
    struct appointment_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct appointment p = {.appointment_no = db_column_int(s, 0), .official_no = db_column_int(s, 1),
                .post_no = db_column_int(s, 2), .since = (int32_t)db_column_int(s, 4),
                .grade_since = (int32_t)db_column_int(s, 5), .until = (int32_t)db_column_int(s, 6),
                .counts = db_column_int(s, 7) != 0, .is_secondment = db_column_int(s, 8) != 0};
        bool known = post_grade_from(db_column_text(s, 3), &p.grade);
        assert(known);
        (void)known;
        list.v[list.n++] = p;
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

/* ---- grades of the years ---- */

bool year_result_save(struct db *db, int64_t county, const struct year_result *r, struct err *e)
{
    return db_run(db, "DELETE FROM year_result WHERE county = ? AND official_no = ? AND year = ?", e, db_int(county),
                   db_int(r->official_no), db_int(r->year)) &&
           db_run(db, "INSERT INTO year_result (county, official_no, year, grade) VALUES (?, ?, ?, ?)", e,
                   db_int(county), db_int(r->official_no), db_int(r->year), db_text(annual_grade_code(r->grade)));
}

bool year_result_load_all(
        struct arena *a, struct db *db, int64_t county, struct year_result_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, "SELECT official_no, year, grade FROM year_result WHERE county = ? ORDER BY official_no, year", &s,
                e, db_int(county)))
        return false;
    struct year_result_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct year_result r = {.official_no = db_column_int(s, 0), .year = db_column_int(s, 1)};
        bool known = annual_grade_from(db_column_text(s, 2), &r.grade);
        assert(known);
        (void)known;
        list.v[list.n++] = r;
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}
