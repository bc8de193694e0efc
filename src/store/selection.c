#include "store/selection.h"

#include <assert.h>

static struct date day(struct db_statement *s, int at)
{
    return (struct date){(int32_t)db_column_int(s, at)};
}

bool selection_insert(struct db *db, int64_t county, const struct selection *s, struct err *e)
{
    return db_run(db,
            "INSERT INTO selection (county, selection_no, official_no, post_no, opened_on, closed_on, closed_why)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(s->selection_no), db_int(s->official_no), db_int(s->post_no),
            db_int(s->opened_on.ymd), db_int(s->closed_on.ymd), db_text(s->closed_why));
}

bool selection_update(struct db *db, int64_t county, const struct selection *s, struct err *e)
{
    return db_run(db, "UPDATE selection SET closed_on = ?, closed_why = ? WHERE county = ? AND selection_no = ?", e,
            db_int(s->closed_on.ymd), db_text(s->closed_why), db_int(county), db_int(s->selection_no));
}

bool selection_load_all(struct arena *a, struct db *db, int64_t county, struct selection_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT selection_no, official_no, post_no, opened_on, closed_on, closed_why FROM selection"
                " WHERE county = ? ORDER BY selection_no",
                &s, e, db_int(county)))
        return false;
    struct selection_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        list.v[list.n++] = (struct selection){db_column_int(s, 0), db_column_int(s, 1), db_column_int(s, 2), day(s, 3),
                day(s, 4), db_load_text(a, s, 5)};
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

static bool insert_items(struct db *db, int64_t county, const struct selection_event *x, struct err *e)
{
    for (size_t i = 0; i < x->item_count; i++)
        if (!db_run(db,
                    "INSERT INTO selection_item (county, selection_no, event_no, item_no, name, value, basis)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    e, db_int(county), db_int(x->selection_no), db_int(x->event_no), db_int((int64_t)i + 1),
                    db_text(x->items[i].name), db_text(x->items[i].value), db_text(x->items[i].basis)))
            return false;
    return true;
}

bool selection_event_insert(struct db *db, int64_t county, const struct selection_event *x, struct err *e)
{
    return db_run(db,
                   "INSERT INTO selection_event (county, selection_no, event_no, kind, happened_on, last_on, outcome, body,"
                   " document, due, excused, present, agree, against, postponed, people, why, head, form, meeting, disagreement)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   e, db_int(county), db_int(x->selection_no), db_int(x->event_no), db_text(selection_kind_code(x->kind)),
                   db_int(x->happened_on.ymd), db_int(x->until.ymd), db_text(selection_outcome_code(x->outcome)),
                   db_text(x->body), db_text(x->document), db_int(x->due), db_int(x->excused), db_int(x->present),
                   db_int(x->agree), db_int(x->against), db_int(x->postponed), db_text(x->people), db_text(x->why),
                   db_text(x->head), db_text(decision_form_code(x->form)), db_text(decision_meeting_code(x->meeting)),
                   db_text(disagreement_code(x->disagreement))) &&
           insert_items(db, county, x, e);
}

/* Items come in the order of the events: one pass hands them out. */
static bool load_items(struct arena *a, struct db *db, int64_t county, struct selection_event_list *list, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT selection_no, event_no, name, value, basis FROM selection_item WHERE county = ?"
                " ORDER BY selection_no, event_no, item_no",
                &s, e, db_int(county)))
        return false;
    size_t at = 0, capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        int64_t selection_no = db_column_int(s, 0), event_no = db_column_int(s, 1);
        while (at < list->n && (list->v[at].selection_no != selection_no || list->v[at].event_no != event_no)) {
            at++;
            capacity = 0;
        }
        if (at == list->n) break; /* cannot be: both are written together */
        struct selection_event *x = &list->v[at];
        if (x->item_count == capacity) x->items = arena_grow_array(a, x->items, &capacity, sizeof *x->items);
        x->items[x->item_count++] =
                (struct selection_item){db_load_text(a, s, 2), db_load_text(a, s, 3), db_load_text(a, s, 4)};
    }
    return answer != DB_ERROR;
}

static struct selection_event read_event(struct arena *a, struct db_statement *s)
{
    struct selection_event x = {.selection_no = db_column_int(s, 0), .event_no = db_column_int(s, 1),
            .happened_on = day(s, 3), .until = day(s, 4), .body = db_load_text(a, s, 6), .document = db_load_text(a, s, 7),
            .due = db_column_int(s, 8), .excused = db_column_int(s, 9), .present = db_column_int(s, 10),
            .agree = db_column_int(s, 11), .against = db_column_int(s, 12), .postponed = db_column_int(s, 13),
            .people = db_load_text(a, s, 14), .why = db_load_text(a, s, 15), .head = db_load_text(a, s, 16)};
    const char *meeting = db_load_text(a, s, 18);
    bool known = selection_kind_from(db_column_text(s, 2), &x.kind) &&
                 selection_outcome_from(db_column_text(s, 5), &x.outcome) &&
                 decision_form_from(db_column_text(s, 17), &x.form) && (!*meeting || decision_meeting_from(meeting, &x.meeting)) &&
                 disagreement_from(db_column_text(s, 19), &x.disagreement);
    assert(known); /* nothing else was ever written; before these were kept, they are empty */
    (void)known;
    return x;
}

bool selection_event_load_all(
        struct arena *a, struct db *db, int64_t county, struct selection_event_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT selection_no, event_no, kind, happened_on, last_on, outcome, body, document, due, excused,"
                " present, agree, against, postponed, people, why, head, form, meeting, disagreement FROM selection_event"
                " WHERE county = ? ORDER BY selection_no, event_no",
                &s, e, db_int(county)))
        return false;
    struct selection_event_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        list.v[list.n++] = read_event(a, s);
    }
    if (answer == DB_ERROR || !load_items(a, db, county, &list, e)) return false;
    *out = list;
    return true;
}

bool open_step_save(struct db *db, int64_t county, const struct open_step *x, struct err *e)
{
    return db_run(db, "DELETE FROM open_step WHERE county = ? AND name = ? AND kind = ?", e, db_int(county),
                   db_text(x->name), db_text(open_step_kind_code(x->kind))) &&
           db_run(db,
                   "INSERT INTO open_step (county, name, kind, seats, happened_on, entered, remained, document)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                   e, db_int(county), db_text(x->name), db_text(open_step_kind_code(x->kind)), db_int(x->seats),
                   db_int(x->happened_on.ymd), db_int(x->entered), db_int(x->left), db_text(x->document));
}

bool open_step_load_all(struct arena *a, struct db *db, int64_t county, struct open_step_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT name, kind, seats, happened_on, entered, remained, document FROM open_step WHERE county = ?"
                " ORDER BY name, kind",
                &s, e, db_int(county)))
        return false;
    struct open_step_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct open_step x = {.name = db_load_text(a, s, 0), .seats = db_column_int(s, 2), .happened_on = day(s, 3),
                .entered = db_column_int(s, 4), .left = db_column_int(s, 5), .document = db_load_text(a, s, 6)};
        bool known = open_step_kind_from(db_column_text(s, 1), &x.kind);
        assert(known);
        (void)known;
        list.v[list.n++] = x;
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

bool holiday_save(struct db *db, int64_t county, const struct holiday *h, struct err *e)
{
    return db_run(db, "DELETE FROM holiday WHERE county = ? AND day = ?", e, db_int(county), db_int(h->day.ymd)) &&
           db_run(db, "INSERT INTO holiday (county, day, is_workday, name) VALUES (?, ?, ?, ?)", e, db_int(county),
                   db_int(h->day.ymd), db_int(h->is_workday), db_text(h->name));
}

bool holiday_load_all(struct arena *a, struct db *db, int64_t county, struct holiday_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, "SELECT day, is_workday, name FROM holiday WHERE county = ? ORDER BY day", &s, e, db_int(county)))
        return false;
    struct holiday_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        list.v[list.n++] = (struct holiday){day(s, 0), db_column_int(s, 1) != 0, db_load_text(a, s, 2)};
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}
