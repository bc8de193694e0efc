#include "store/voter_line.h"

#include <assert.h>

static void read_row(struct arena *a, struct db_statement *s, struct voter_line *l)
{
    l->voter_no = db_column_int(s, 0);
    l->district_no = db_column_int(s, 1);
    l->unit_no = db_column_int(s, 2);
    l->name = db_load_text(a, s, 3);
    l->sex = db_column_int(s, 4);
    l->ethnic = db_column_int(s, 5);
    l->born_on = (struct date){(int32_t)db_column_int(s, 6)};
    bool known = voter_state_from(db_column_text(s, 7), &l->state);
    assert(known); /* nothing but codes of the table is ever written */
    (void)known;
}

bool voter_line_load(
        struct arena *a, struct db *db, int64_t county, int64_t district_no, struct voter_lines *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    const char *all = "SELECT voter_no, district_no, unit_no, name, sex, ethnic, born_on, state FROM voter"
                      " WHERE county = ? ORDER BY voter_no";
    const char *one = "SELECT voter_no, district_no, unit_no, name, sex, ethnic, born_on, state FROM voter"
                      " WHERE county = ? AND district_no = ? ORDER BY voter_no";
    if (!(district_no ? db_query(db, one, &s, e, db_int(county), db_int(district_no))
                      : db_query(db, all, &s, e, db_int(county))))
        return false;
    struct voter_lines lines = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (lines.n == capacity) lines.v = arena_grow_array(a, lines.v, &capacity, sizeof *lines.v);
        read_row(a, s, &lines.v[lines.n++]);
    }
    if (answer == DB_ERROR) return false;
    *out = lines;
    return true;
}

const struct voter_line *voter_line_lookup(const struct voter_lines *lines, int64_t voter_no)
{
    size_t low = 0, high = lines->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (lines->v[middle].voter_no < voter_no)
            low = middle + 1;
        else
            high = middle;
    }
    return low < lines->n && lines->v[low].voter_no == voter_no ? &lines->v[low] : NULL;
}

static bool count_where(struct db *db, int64_t county, const char *state, int64_t *people, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, "SELECT count(*) FROM voter WHERE county = ? AND state = ?", &s, e, db_int(county),
                db_text(state)) ||
            db_step(s, e) != DB_ROW)
        return false;
    *people = db_column_int(s, 0);
    return true;
}

bool voter_sums_load(struct db *db, int64_t county, struct voter_sums *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    struct voter_sums sums;
    if (!count_where(db, county, voter_state_code(VOTER_ACTIVE), &sums.active, e) ||
            !count_where(db, county, voter_state_code(VOTER_EXCLUDED), &sums.excluded, e) ||
            !db_query(db, "SELECT count(*) FROM voter WHERE county = ?", &s, e, db_int(county)) ||
            db_step(s, e) != DB_ROW)
        return false;
    sums.all = db_column_int(s, 0);
    *out = sums;
    return true;
}
