#include "store/session_event.h"

#include <inttypes.h>

bool session_event_insert(
        struct db *db, int64_t county, int64_t session_no, const struct stored_session_event *x, struct err *e)
{
    return db_run(db,
            "INSERT INTO session_event (county, session_no, event_no, kind, happened_at, actor, body, journal_seq)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(session_no), db_int(x->event_no), db_text(session_event_kind_code(x->kind)),
            db_int(x->at.ymdhm), db_text(x->actor), db_blob(x->body), db_int(x->journal_seq));
}

bool session_event_load_all(struct arena *a, struct db *db, int64_t county, int64_t session_no,
        struct session_event_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT event_no, kind, happened_at, actor, body, journal_seq FROM session_event"
                " WHERE county = ? AND session_no = ? ORDER BY event_no",
                &s, e, db_int(county), db_int(session_no)))
        return false;
    struct session_event_list list = {0};
    size_t room = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        struct stored_session_event x = {.event_no = db_column_int(s, 0)};
        const char *kind = db_column_text(s, 1);
        if (!session_event_kind_from(kind, &x.kind) || x.event_no != (int64_t)list.n + 1)
            return err_set(e, ERR_INPUT, "会议记录第 %" PRId64 " 条（%s）读不懂或者次序不连续，文件被别的程序改动过", x.event_no, kind);
        x.at = (struct moment){db_column_int(s, 2)};
        x.actor = db_load_text(a, s, 3);
        struct str body = db_column_blob(s, 4);
        x.body = (struct str){arena_copy(a, body.p, body.n), body.n};
        x.journal_seq = db_column_int(s, 5);
        if (list.n == room) list.v = arena_grow_array(a, list.v, &room, sizeof *list.v);
        list.v[list.n++] = x;
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

bool session_event_load_sessions(
        struct arena *a, struct db *db, int64_t county, int64_t **sessions, size_t *n, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT session_no FROM session_event WHERE county = ? GROUP BY session_no ORDER BY session_no", &s, e,
                db_int(county)))
        return false;
    int64_t *v = NULL;
    size_t count = 0, room = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (count == room) v = arena_grow_array(a, v, &room, sizeof *v);
        v[count++] = db_column_int(s, 0);
    }
    if (answer == DB_ERROR) return false;
    *sessions = v;
    *n = count;
    return true;
}
