#include "store/ballot_set.h"

#include <assert.h>

#define SET_COLUMNS                                                                                                    \
    "name, kind, side, asks, shape, is_signed, rater_group, level, profile, organisation, codes, part_of, held_on, posts," \
    " list_names, expected, present, issued, returned, valid, blank, void, name_order, attended, names_least, has_form"

#define SET_VALUES(s)                                                                                                  \
    db_text((s)->name), db_text(set_kind_code((s)->kind)), db_text(set_side_code((s)->side)),                          \
            db_text(set_asks_code((s)->asks)), db_text(set_shape_code((s)->shape)), db_int((s)->is_signed),            \
            db_text((s)->rater_group), db_text((s)->level), db_text((s)->profile), db_text((s)->organisation),         \
            db_text((s)->codes), db_text((s)->part_of), db_int((s)->held_on.ymd), db_int((s)->posts),                  \
            db_int((s)->list_names), db_int((s)->figures[SET_EXPECTED]), db_int((s)->figures[SET_PRESENT]),            \
            db_int((s)->figures[SET_ISSUED]), db_int((s)->figures[SET_RETURNED]), db_int((s)->figures[SET_VALID]),     \
            db_int((s)->figures[SET_BLANK]), db_int((s)->figures[SET_VOID]), db_text((s)->name_order),    \
            db_text((s)->attended), db_int((s)->names_least), db_int((s)->has_form)

bool ballot_set_insert(struct db *db, int64_t county, const struct ballot_set *s, struct err *e)
{
    return db_run(db,
            "INSERT INTO ballot_set (" SET_COLUMNS ", county, set_no)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            e, SET_VALUES(s), db_int(county), db_int(s->set_no));
}

bool ballot_set_update(struct db *db, int64_t county, const struct ballot_set *s, struct err *e)
{
    return db_run(db,
            "UPDATE ballot_set SET name = ?, kind = ?, side = ?, asks = ?, shape = ?, is_signed = ?, rater_group = ?,"
            " level = ?, profile = ?, organisation = ?, codes = ?, part_of = ?, held_on = ?, posts = ?, list_names = ?,"
            " expected = ?, present = ?, issued = ?, returned = ?, valid = ?, blank = ?, void = ?, name_order = ?,"
            " attended = ?, names_least = ?, has_form = ?"
            " WHERE county = ? AND set_no = ?",
            e, SET_VALUES(s), db_int(county), db_int(s->set_no));
}

static bool take_codes(struct db_statement *row, struct ballot_set *s, struct err *e)
{
    if (set_kind_from(db_column_text(row, 1), &s->kind) && set_side_from(db_column_text(row, 2), &s->side) &&
            set_asks_from(db_column_text(row, 3), &s->asks) && set_shape_from(db_column_text(row, 4), &s->shape))
        return true;
    return err_set(e, ERR_STATE, "票组“%s”的类别不认识；工作区可能是新版程序写的", db_column_text(row, 0));
}

static bool take_set(struct arena *a, struct db_statement *row, struct ballot_set *s, struct err *e)
{
    if (!take_codes(row, s, e)) return false;
    s->name = db_load_text(a, row, 0);
    s->is_signed = db_column_int(row, 5) != 0;
    s->rater_group = db_load_text(a, row, 6);
    s->level = db_load_text(a, row, 7);
    s->profile = db_load_text(a, row, 8);
    s->organisation = db_load_text(a, row, 9);
    s->codes = db_load_text(a, row, 10);
    s->part_of = db_load_text(a, row, 11);
    s->held_on = (struct date){(int32_t)db_column_int(row, 12)};
    s->posts = db_column_int(row, 13);
    s->list_names = db_column_int(row, 14);
    for (int f = 0; f < SET_FIGURE_COUNT; f++) s->figures[f] = db_column_int(row, 15 + f);
    s->name_order = db_load_text(a, row, 15 + SET_FIGURE_COUNT);
    s->attended = db_load_text(a, row, 16 + SET_FIGURE_COUNT);
    s->names_least = db_column_int(row, 17 + SET_FIGURE_COUNT);
    s->has_form = db_column_int(row, 18 + SET_FIGURE_COUNT) != 0;
    s->set_no = db_column_int(row, 19 + SET_FIGURE_COUNT);
    return true;
}

bool ballot_set_load_all(struct arena *a, struct db *db, int64_t county, struct ballot_set_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *row = NULL;
    if (!db_query(db, "SELECT " SET_COLUMNS ", set_no FROM ballot_set WHERE county = ? ORDER BY set_no", &row, e,
                db_int(county)))
        return false;
    struct ballot_set_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(row, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        if (!take_set(a, row, &list.v[list.n++], e)) return false;
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

/* ---- procedures ---- */

bool set_profile_save(struct db *db, int64_t county, const char *code, struct str source, struct err *e)
{
    return db_run(db, "DELETE FROM set_profile WHERE county = ? AND code = ?", e, db_int(county), db_text(code)) &&
           db_run(db, "INSERT INTO set_profile (county, code, source) VALUES (?, ?, ?)", e, db_int(county), db_text(code),
                   db_blob(source));
}

bool set_profile_load(
        struct arena *a, struct db *db, int64_t county, const char *code, struct str *source, bool *found, struct err *e)
{
    AUTO_STATEMENT struct db_statement *row = NULL;
    if (!db_query(db, "SELECT source FROM set_profile WHERE county = ? AND code = ?", &row, e, db_int(county), db_text(code)))
        return false;
    enum db_answer answer = db_step(row, e);
    if (answer == DB_ERROR) return false;
    *found = answer == DB_ROW;
    if (!*found) return true;
    struct str text = db_column_blob(row, 0);
    *source = (struct str){arena_copy(a, text.p, text.n), text.n};
    return true;
}

/* ---- sums ---- */

bool set_entry_insert(struct db *db, int64_t county, const struct set_entry *x, struct err *e)
{
    if (!db_run(db,
                "INSERT INTO set_entry (county, set_no, entry, clerk, entered_at, journal_seq) VALUES (?, ?, ?, ?, ?, ?)", e,
                db_int(county), db_int(x->set_no), db_int(x->entry), db_text(x->clerk), db_text(x->entered_at),
                db_int(x->journal_seq)))
        return false;
    for (size_t i = 0; i < x->n; i++) {
        const struct set_line *l = &x->lines[i];
        if (!db_run(db,
                    "INSERT INTO set_entry_line (county, set_no, entry, line, subject, subject_no, item, answer, votes)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    e, db_int(county), db_int(x->set_no), db_int(x->entry), db_int((int64_t)i + 1), db_text(l->subject),
                    db_int(l->subject_no), db_text(l->item), db_text(l->answer), db_int(l->votes)))
            return false;
    }
    return true;
}

bool set_entry_delete(struct db *db, int64_t county, int64_t set_no, enum set_entry_no entry, struct err *e)
{
    return db_run(db, "DELETE FROM set_entry_line WHERE county = ? AND set_no = ? AND entry = ?", e, db_int(county),
                   db_int(set_no), db_int(entry)) &&
           db_run(db, "DELETE FROM set_entry WHERE county = ? AND set_no = ? AND entry = ?", e, db_int(county),
                   db_int(set_no), db_int(entry));
}

static bool load_lines(struct arena *a, struct db *db, int64_t county, struct set_entry_list *list, struct err *e)
{
    AUTO_STATEMENT struct db_statement *row = NULL;
    if (!db_query(db,
                "SELECT set_no, entry, subject, subject_no, item, answer, votes FROM set_entry_line WHERE county = ?"
                " ORDER BY set_no, entry, line",
                &row, e, db_int(county)))
        return false;
    size_t at = 0, capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(row, e)) == DB_ROW) {
        int64_t set_no = db_column_int(row, 0), entry = db_column_int(row, 1);
        while (list->v[at].set_no != set_no || (int64_t)list->v[at].entry != entry) {
            at++; /* lines are written in the transaction of their entry */
            capacity = 0;
            assert(at < list->n);
        }
        struct set_entry *x = &list->v[at];
        if (x->n == capacity) x->lines = arena_grow_array(a, x->lines, &capacity, sizeof *x->lines);
        x->lines[x->n++] = (struct set_line){db_load_text(a, row, 2), db_column_int(row, 3), db_load_text(a, row, 4),
                db_load_text(a, row, 5), db_column_int(row, 6)};
    }
    return answer == DB_DONE;
}

bool set_entry_load_all(struct arena *a, struct db *db, int64_t county, struct set_entry_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *row = NULL;
    if (!db_query(db,
                "SELECT set_no, entry, clerk, entered_at, journal_seq FROM set_entry WHERE county = ? ORDER BY set_no, entry",
                &row, e, db_int(county)))
        return false;
    struct set_entry_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(row, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        list.v[list.n++] = (struct set_entry){.set_no = db_column_int(row, 0),
                .entry = (enum set_entry_no)db_column_int(row, 1),
                .clerk = db_load_text(a, row, 2),
                .entered_at = db_load_text(a, row, 3),
                .journal_seq = db_column_int(row, 4)};
    }
    if (answer == DB_ERROR || !load_lines(a, db, county, &list, e)) return false;
    *out = list;
    return true;
}

const struct set_entry *set_entry_lookup(const struct set_entry_list *list, int64_t set_no, enum set_entry_no entry)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].set_no == set_no && list->v[i].entry == entry) return &list->v[i];
    return NULL;
}
