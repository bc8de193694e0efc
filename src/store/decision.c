#include "store/decision.h"

bool decision_insert(struct db *db, int64_t county, const struct decision *d, struct err *e)
{
    return db_run(db,
            "INSERT INTO decision (county, decision_no, subject, question, answer, body, article, document, decided_on,"
            " actor, journal_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(d->decision_no), db_text(d->subject), db_text(d->question), db_text(d->answer),
            db_text(d->body), db_text(d->article), db_text(d->document), db_int(d->decided_on.ymd), db_text(d->actor),
            db_int(d->journal_seq));
}

bool decision_load_all(struct arena *a, struct db *db, int64_t county, struct decision_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT decision_no, subject, question, answer, body, article, document, decided_on, actor, journal_seq"
                " FROM decision WHERE county = ? ORDER BY decision_no",
                &s, e, db_int(county)))
        return false;
    struct decision_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct decision *d = &list.v[list.n++];
        d->decision_no = db_column_int(s, 0);
        d->subject = db_load_text(a, s, 1);
        d->question = db_load_text(a, s, 2);
        d->answer = db_load_text(a, s, 3);
        d->body = db_load_text(a, s, 4);
        d->article = db_load_text(a, s, 5);
        d->document = db_load_text(a, s, 6);
        d->decided_on = (struct date){(int32_t)db_column_int(s, 7)};
        d->actor = db_load_text(a, s, 8);
        d->journal_seq = db_column_int(s, 9);
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

const struct decision *decision_lookup(const struct decision_list *list, const char *subject, const char *question)
{
    for (size_t i = list->n; i-- > 0;)
        if (text_eq(list->v[i].subject, subject) && text_eq(list->v[i].question, question)) return &list->v[i];
    return NULL;
}

bool explanation_save(struct db *db, int64_t county, const struct explanation *x, struct err *e)
{
    return db_run(db, "DELETE FROM explanation WHERE county = ? AND code = ? AND subject = ?", e, db_int(county),
                   db_text(x->code), db_text(x->subject)) &&
           db_run(db,
                   "INSERT INTO explanation (county, code, subject, finding, text, actor, explained_at)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?)",
                   e, db_int(county), db_text(x->code), db_text(x->subject), db_text(x->finding), db_text(x->text),
                   db_text(x->actor), db_text(x->explained_at));
}

bool explanation_load_all(struct arena *a, struct db *db, int64_t county, struct explanation_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT code, subject, finding, text, actor, explained_at FROM explanation WHERE county = ?"
                " ORDER BY code, subject",
                &s, e, db_int(county)))
        return false;
    struct explanation_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        list.v[list.n++] = (struct explanation){db_load_text(a, s, 0), db_load_text(a, s, 1), db_load_text(a, s, 2),
                db_load_text(a, s, 3), db_load_text(a, s, 4), db_load_text(a, s, 5)};
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

bool explanation_covers(const struct explanation_list *list, const char *code, const char *subject, const char *finding)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct explanation *x = &list->v[i];
        if (text_eq(x->code, code) && text_eq(x->subject, subject) && text_eq(x->finding, finding)) return true;
    }
    return false;
}
