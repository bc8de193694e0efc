#include "store/last_term.h"

#include <assert.h>

bool last_term_delete(struct db *db, int64_t county, enum term_item item, struct err *e)
{
    return db_run(db, "DELETE FROM last_term WHERE county = ? AND item = ?", e, db_int(county),
            db_text(term_item_code(item)));
}

bool last_term_save(struct db *db, int64_t county, const struct term_figure *f, struct err *e)
{
    return last_term_delete(db, county, f->item, e) &&
           db_run(db, "INSERT INTO last_term (county, item, value, base) VALUES (?, ?, ?, ?)", e, db_int(county),
                   db_text(term_item_code(f->item)), db_int(f->count), db_int(f->total));
}

bool last_term_load(struct db *db, int64_t county, struct last_term *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db, "SELECT item, value, base FROM last_term WHERE county = ? ORDER BY item", &s, e, db_int(county)))
        return false;
    struct last_term term = {0};
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        enum term_item item = TERM_WOMEN;
        bool known = term_item_from(db_column_text(s, 0), &item);
        assert(known); /* nothing but codes of the table is ever written */
        (void)known;
        term.figures[item] = (struct term_figure){item, db_column_int(s, 1), db_column_int(s, 2)};
        term.has[item] = true;
        term.n++;
    }
    if (answer == DB_ERROR) return false;
    *out = term;
    return true;
}
