#include "store/look.h"

bool sample_insert(struct db *db, int64_t county, const struct scan_sample *x, struct err *e)
{
    return db_run(db,
            "INSERT INTO scan_sample (county, batch_no, draw_no, seed, size, sheets, journal_seq)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(x->batch_no), db_int(x->draw_no), db_text(x->seed), db_int(x->size),
            db_int(x->sheets), db_int(x->journal_seq));
}

bool sample_load_batch(
        struct arena *a, struct db *db, int64_t county, int64_t batch_no, struct sample_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT draw_no, seed, size, sheets, journal_seq FROM scan_sample WHERE county = ? AND batch_no = ?"
                " ORDER BY draw_no",
                &s, e, db_int(county), db_int(batch_no)))
        return false;
    struct sample_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct scan_sample *x = &list.v[list.n++];
        *x = (struct scan_sample){.batch_no = batch_no, .draw_no = db_column_int(s, 0)};
        x->seed = db_load_text(a, s, 1);
        x->size = db_column_int(s, 2);
        x->sheets = db_column_int(s, 3);
        x->journal_seq = db_column_int(s, 4);
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

bool look_insert(struct db *db, int64_t county, const struct sheet_look *x, struct err *e)
{
    return db_run(db,
            "INSERT INTO scan_look (county, batch_no, sheet, entry_no, clerk, votes, written)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(x->batch_no), db_text(x->sheet), db_int(x->entry_no), db_text(x->clerk),
            db_text(x->votes), db_text(x->written));
}

bool look_load_batch(
        struct arena *a, struct db *db, int64_t county, int64_t batch_no, struct look_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT sheet, entry_no, clerk, votes, written FROM scan_look WHERE county = ? AND batch_no = ?"
                " ORDER BY sheet, entry_no",
                &s, e, db_int(county), db_int(batch_no)))
        return false;
    struct look_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct sheet_look *x = &list.v[list.n++];
        *x = (struct sheet_look){.batch_no = batch_no, .sheet = db_load_text(a, s, 0)};
        x->entry_no = db_column_int(s, 1);
        x->clerk = db_load_text(a, s, 2);
        x->votes = db_load_text(a, s, 3);
        x->written = db_load_text(a, s, 4);
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}
