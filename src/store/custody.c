#include "store/custody.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(ledger_kind, enum ledger_kind, LEDGER_KINDS)
DEFINE_TITLE_FUNCTION(ledger_kind, enum ledger_kind, LEDGER_KINDS)
DEFINE_FROM_FUNCTION(ledger_kind, enum ledger_kind, LEDGER_KINDS)

bool ledger_insert(struct db *db, int64_t county, const struct ledger_entry *x, struct err *e)
{
    return db_run(db,
            "INSERT INTO ballot_ledger (county, ledger_no, district_no, round, station_no, kind, copies, entered_on, note)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(x->ledger_no), db_int(x->district_no), db_int(x->round), db_int(x->station_no),
            db_text(ledger_kind_code(x->kind)), db_int(x->copies), db_int(x->entered_on.ymd), db_text(x->note));
}

bool ledger_delete(struct db *db, int64_t county, int64_t ledger_no, struct err *e)
{
    return db_run(
            db, "DELETE FROM ballot_ledger WHERE county = ? AND ledger_no = ?", e, db_int(county), db_int(ledger_no));
}

bool ledger_load_all(struct arena *a, struct db *db, int64_t county, struct ledger_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT ledger_no, district_no, round, station_no, kind, copies, entered_on, note FROM ballot_ledger"
                " WHERE county = ? ORDER BY ledger_no",
                &s, e, db_int(county)))
        return false;
    struct ledger_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct ledger_entry *x = &list.v[list.n++];
        x->ledger_no = db_column_int(s, 0);
        x->district_no = db_column_int(s, 1);
        x->round = db_column_int(s, 2);
        x->station_no = db_column_int(s, 3);
        bool known = ledger_kind_from(db_column_text(s, 4), &x->kind);
        assert(known);
        (void)known;
        x->copies = db_column_int(s, 5);
        x->entered_on = (struct date){(int32_t)db_column_int(s, 6)};
        x->note = db_load_text(a, s, 7);
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

int64_t ledger_sum(const struct ledger_list *list, int64_t district_no, int64_t round, int64_t station_no,
        enum ledger_kind kind)
{
    int64_t sum = -1;
    for (size_t i = 0; i < list->n; i++) {
        const struct ledger_entry *x = &list->v[i];
        if (x->district_no != district_no || x->round != round || x->kind != kind) continue;
        if (station_no != 0 && x->station_no != station_no) continue;
        sum = (sum < 0 ? 0 : sum) + x->copies;
    }
    return sum;
}

static bool load_counts(struct arena *a, struct db *db, const char *sql, int64_t county, struct district_counts *out,
        struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, sql, &s, e, db_int(county))) return false;
    struct district_counts c = {0};
    size_t room_no = 0, room_count = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (c.n == room_no) {
            c.district_no = arena_grow_array(a, c.district_no, &room_no, sizeof *c.district_no);
            c.count = arena_grow_array(a, c.count, &room_count, sizeof *c.count);
        }
        c.district_no[c.n] = db_column_int(s, 0);
        c.count[c.n++] = db_column_int(s, 1);
    }
    if (answer == DB_ERROR) return false;
    *out = c;
    return true;
}

bool voter_count_by_district(struct arena *a, struct db *db, int64_t county, struct district_counts *counts,
        struct err *e)
{
    return load_counts(a, db,
            "SELECT district_no, count(*) FROM voter WHERE county = ? AND state = 'active' GROUP BY district_no"
            " ORDER BY district_no",
            county, counts, e);
}

bool entrustment_count_by_district(struct arena *a, struct db *db, int64_t county, struct district_counts *counts,
        struct err *e)
{
    return load_counts(a, db,
            "SELECT district_no, count(*) FROM entrustment WHERE county = ? AND state = 'approved' GROUP BY district_no"
            " ORDER BY district_no",
            county, counts, e);
}

int64_t district_count(const struct district_counts *counts, int64_t district_no)
{
    for (size_t i = 0; i < counts->n; i++)
        if (counts->district_no[i] == district_no) return counts->count[i];
    return 0;
}
