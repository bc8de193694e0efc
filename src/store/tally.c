#include "store/contest.h"

#include <assert.h>

/* The five key columns of a tally entry, as values. */
#define KEY(county, place, entry)                                                                                      \
    db_int(county), db_int((place).district_no), db_int((place).round), db_int((place).station_no), db_int(entry)

static bool insert_parts(struct db *db, int64_t county, const struct stored_tally *t, struct err *e)
{
    for (int f = 0; f < TALLY_FIGURE_COUNT; f++)
        if (!db_run(db,
                    "INSERT INTO tally_figure (county, district_no, round, station_no, entry, figure, value)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    e, KEY(county, t->place, t->entry), db_text(tally_figure_code((enum tally_figure)f)),
                    db_int(t->sheet.figures[f])))
            return false;
    for (size_t i = 0; i < t->sheet.line_count; i++) {
        const struct tally_line *l = &t->sheet.lines[i];
        if (!db_run(db,
                    "INSERT INTO tally_line (county, district_no, round, station_no, entry, line, name, is_write_in, votes_for,"
                    " votes_against, abstentions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    e, KEY(county, t->place, t->entry), db_int((int64_t)i + 1), db_text(l->name), db_int(l->is_write_in),
                    db_int(l->votes_for), db_int(l->votes_against), db_int(l->abstentions)))
            return false;
    }
    return true;
}

bool tally_insert(struct db *db, int64_t county, const struct stored_tally *t, struct err *e)
{
    return db_run(db,
                   "INSERT INTO tally (county, district_no, round, station_no, entry, clerk, entered_at, supervisor, journal_seq)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   e, KEY(county, t->place, t->entry), db_text(t->clerk), db_text(t->entered_at),
                   db_text(t->sheet.supervisor), db_int(t->journal_seq)) &&
           insert_parts(db, county, t, e);
}

bool tally_delete(struct db *db, int64_t county, struct tally_place p, enum tally_entry entry, struct err *e)
{
    static const char *const statements[] = {
            "DELETE FROM tally_line WHERE county = ? AND district_no = ? AND round = ? AND station_no = ? AND entry = ?",
            "DELETE FROM tally_figure WHERE county = ? AND district_no = ? AND round = ? AND station_no = ? AND entry = ?",
            "DELETE FROM tally WHERE county = ? AND district_no = ? AND round = ? AND station_no = ? AND entry = ?"};
    for (size_t i = 0; i < ARRAY_COUNT(statements); i++)
        if (!db_run(db, statements[i], e, KEY(county, p, entry))) return false;
    return true;
}

static struct stored_tally *find(struct tally_list *list, struct db_statement *s)
{
    struct tally_place p = {db_column_int(s, 0), db_column_int(s, 1), db_column_int(s, 2)};
    struct stored_tally *t =
            (struct stored_tally *)(uintptr_t)tally_lookup(list, p, (enum tally_entry)db_column_int(s, 3));
    assert(t); /* parts are written in the transaction of their entry */
    return t;
}

static bool load_figures(struct db *db, int64_t county, struct tally_list *list, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, "SELECT district_no, round, station_no, entry, figure, value FROM tally_figure WHERE county = ?", &s,
                e, db_int(county)))
        return false;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        struct stored_tally *t = find(list, s);
        enum tally_figure f = TALLY_FIGURE_COUNT;
        bool known = tally_figure_from(db_column_text(s, 4), &f);
        assert(known);
        (void)known;
        t->sheet.figures[f] = db_column_int(s, 5);
    }
    return answer == DB_DONE;
}

static bool load_lines(struct arena *a, struct db *db, int64_t county, struct tally_list *list, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT district_no, round, station_no, entry, name, is_write_in, votes_for, votes_against, abstentions"
                " FROM tally_line WHERE county = ? ORDER BY district_no, round, station_no, entry, line",
                &s, e, db_int(county)))
        return false;
    enum db_answer answer;
    size_t capacity = 0;
    struct stored_tally *current = NULL;
    while ((answer = db_step(s, e)) == DB_ROW) {
        struct stored_tally *t = find(list, s);
        if (t != current) capacity = 0;
        current = t;
        struct tally_sheet *sheet = &t->sheet;
        if (sheet->line_count == capacity)
            sheet->lines = arena_grow_array(a, sheet->lines, &capacity, sizeof *sheet->lines);
        struct tally_line *l = &sheet->lines[sheet->line_count++];
        l->name = db_load_text(a, s, 4);
        l->is_write_in = db_column_int(s, 5) != 0;
        l->votes_for = db_column_int(s, 6);
        l->votes_against = db_column_int(s, 7);
        l->abstentions = db_column_int(s, 8);
    }
    return answer == DB_DONE;
}

bool tally_load_all(struct arena *a, struct db *db, int64_t county, struct tally_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT district_no, round, station_no, entry, clerk, entered_at, supervisor, journal_seq FROM tally"
                " WHERE county = ? ORDER BY district_no, round, station_no, entry",
                &s, e, db_int(county)))
        return false;
    struct tally_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct stored_tally *t = &list.v[list.n++];
        t->place = (struct tally_place){db_column_int(s, 0), db_column_int(s, 1), db_column_int(s, 2)};
        t->entry = (enum tally_entry)db_column_int(s, 3);
        t->clerk = db_load_text(a, s, 4);
        t->entered_at = db_load_text(a, s, 5);
        t->sheet.supervisor = db_load_text(a, s, 6);
        t->journal_seq = db_column_int(s, 7);
    }
    if (answer == DB_ERROR || !load_figures(db, county, &list, e) || !load_lines(a, db, county, &list, e)) return false;
    *out = list;
    return true;
}

/* Entries are sorted: a search by halves. */
const struct stored_tally *tally_lookup(const struct tally_list *list, struct tally_place p, enum tally_entry entry)
{
    size_t low = 0, high = list->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct stored_tally *t = &list->v[middle];
        const int64_t have[] = {t->place.district_no, t->place.round, t->place.station_no, t->entry};
        const int64_t want[] = {p.district_no, p.round, p.station_no, entry};
        size_t k = 0;
        while (k < 4 && have[k] == want[k]) k++;
        if (k == 4) return t;
        if (have[k] < want[k])
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}
