#include "store/flag_answer.h"

bool flag_answer_insert(struct db *db, int64_t county, const struct flag_answer *x, struct err *e)
{
    return db_run(db,
            "INSERT INTO flag_answer (county, answer_no, flag, question, answer, person, answered_on, is_withdrawal, actor,"
            " journal_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(x->answer_no), db_text(x->flag), db_text(x->question), db_text(x->answer),
            db_text(x->person), db_int(x->answered_on.ymd), db_int(x->is_withdrawal), db_text(x->actor),
            db_int(x->journal_seq));
}

bool flag_answer_load_all(
        struct arena *a, struct db *db, int64_t county, struct flag_answer_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *row = NULL;
    if (!db_query(db,
                "SELECT answer_no, flag, question, answer, person, answered_on, is_withdrawal, actor, journal_seq"
                " FROM flag_answer WHERE county = ? ORDER BY answer_no",
                &row, e, db_int(county)))
        return false;
    struct flag_answer_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(row, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        list.v[list.n++] = (struct flag_answer){db_column_int(row, 0), db_load_text(a, row, 1), db_load_text(a, row, 2),
                db_load_text(a, row, 3), db_load_text(a, row, 4), {(int32_t)db_column_int(row, 5)},
                db_column_int(row, 6) != 0, db_load_text(a, row, 7), db_column_int(row, 8)};
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}
