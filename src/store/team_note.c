#include "store/team_note.h"

#include <assert.h>

bool team_note_insert(struct db *db, int64_t county, const struct team_note *x, struct err *e)
{
    return db_run(db,
            "INSERT INTO team_note (county, note_no, kind, organisation_no, official_no, noted_on, until_day, source, words)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(x->note_no), db_text(team_note_code(x->kind)), db_int(x->organisation_no),
            db_int(x->official_no), db_int(x->on.ymd), db_int(x->until.ymd), db_text(x->source), db_text(x->words));
}

bool team_note_load_all(struct arena *a, struct db *db, int64_t county, struct team_note_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT note_no, kind, organisation_no, official_no, noted_on, until_day, source, words, withdrawn"
                " FROM team_note WHERE county = ? ORDER BY note_no",
                &s, e, db_int(county)))
        return false;
    struct team_note_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct team_note x = {.note_no = db_column_int(s, 0), .organisation_no = db_column_int(s, 2),
                .official_no = db_column_int(s, 3), .on = {(int32_t)db_column_int(s, 4)},
                .until = {(int32_t)db_column_int(s, 5)}, .source = db_load_text(a, s, 6), .words = db_load_text(a, s, 7),
                .withdrawn = db_load_text(a, s, 8)};
        bool known = team_note_from(db_column_text(s, 1), &x.kind);
        assert(known); /* nothing else was ever written */
        (void)known;
        list.v[list.n++] = x;
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

bool team_note_withdraw(struct db *db, int64_t county, int64_t note_no, const char *why, struct err *e)
{
    return db_run(db, "UPDATE team_note SET withdrawn = ? WHERE county = ? AND note_no = ?", e, db_text(why),
            db_int(county), db_int(note_no));
}
