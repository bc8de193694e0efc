#include "store/plan.h"

bool plan_insert(struct db *db, int64_t county, const struct plan_step *x, struct err *e)
{
    return db_run(db,
            "INSERT INTO plan_step (county, step_no, code, title, owner, due_on, rule, article, done_on, evidence, "
            "note)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(x->step_no), db_text(x->code), db_text(x->title), db_text(x->owner),
            db_int(x->due_on.ymd), db_text(x->rule), db_text(x->article), db_int(x->done_on.ymd), db_text(x->evidence),
            db_text(x->note));
}

bool plan_update(struct db *db, int64_t county, const struct plan_step *x, struct err *e)
{
    return db_run(db,
            "UPDATE plan_step SET code = ?, title = ?, owner = ?, due_on = ?, rule = ?, article = ?, done_on = ?,"
            " evidence = ?, note = ? WHERE county = ? AND step_no = ?",
            e, db_text(x->code), db_text(x->title), db_text(x->owner), db_int(x->due_on.ymd), db_text(x->rule),
            db_text(x->article), db_int(x->done_on.ymd), db_text(x->evidence), db_text(x->note), db_int(county),
            db_int(x->step_no));
}

bool plan_delete(struct db *db, int64_t county, int64_t step_no, struct err *e)
{
    return db_run(db, "DELETE FROM plan_step WHERE county = ? AND step_no = ?", e, db_int(county), db_int(step_no));
}

static void read_step(struct arena *a, struct db_statement *s, struct plan_step *x)
{
    *x = (struct plan_step){.step_no = db_column_int(s, 0),
            .code = db_load_text(a, s, 1),
            .title = db_load_text(a, s, 2),
            .owner = db_load_text(a, s, 3),
            .due_on = {(int32_t)db_column_int(s, 4)},
            .rule = db_load_text(a, s, 5),
            .article = db_load_text(a, s, 6),
            .done_on = {(int32_t)db_column_int(s, 7)},
            .evidence = db_load_text(a, s, 8),
            .note = db_load_text(a, s, 9)};
}

bool plan_load_all(struct arena *a, struct db *db, int64_t county, struct plan_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT step_no, code, title, owner, due_on, rule, article, done_on, evidence, note FROM plan_step"
                " WHERE county = ? ORDER BY due_on, step_no",
                &s, e, db_int(county)))
        return false;
    struct plan_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        read_step(a, s, &list.v[list.n++]);
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

struct plan_step *plan_lookup(const struct plan_list *list, const char *code)
{
    for (size_t i = 0; i < list->n; i++)
        if (text_eq(list->v[i].code, code)) return &list->v[i];
    return NULL;
}
