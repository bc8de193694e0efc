#include "store/candidate.h"

#include <assert.h>

bool candidate_insert(struct db *db, int64_t county, const struct candidate *c, struct err *e)
{
    return db_run(db,
            "INSERT INTO candidate (county, candidate_no, district_no, name, voter_no, sex, ethnic, born_on, party, "
            "education,"
            " degree, post, category, is_incumbent, other_mandate, foreign_funding, state, state_why, listed_on,"
            " list_place, primary_votes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(c->candidate_no), db_int(c->district_no), db_text(c->name), db_int(c->voter_no),
            db_int(c->sex), db_int(c->ethnic), db_int(c->born_on.ymd), db_text(c->party), db_text(c->education),
            db_text(c->degree), db_text(c->post), db_text(deputy_category_code(c->category)), db_int(c->is_incumbent),
            db_text(c->other_mandate), db_int(c->foreign_funding), db_text(candidate_state_code(c->state)),
            db_text(c->state_why), db_int(c->listed_on.ymd), db_int(c->list_place), db_int(c->primary_votes));
}

bool candidate_update(struct db *db, int64_t county, const struct candidate *c, struct err *e)
{
    return db_run(db,
            "UPDATE candidate SET district_no = ?, name = ?, voter_no = ?, sex = ?, ethnic = ?, born_on = ?, party = ?,"
            " education = ?, degree = ?, post = ?, category = ?, is_incumbent = ?, other_mandate = ?, foreign_funding "
            "= ?,"
            " state = ?, state_why = ?, listed_on = ?, list_place = ?, primary_votes = ? WHERE county = ? AND "
            "candidate_no = ?",
            e, db_int(c->district_no), db_text(c->name), db_int(c->voter_no), db_int(c->sex), db_int(c->ethnic),
            db_int(c->born_on.ymd), db_text(c->party), db_text(c->education), db_text(c->degree), db_text(c->post),
            db_text(deputy_category_code(c->category)), db_int(c->is_incumbent), db_text(c->other_mandate),
            db_int(c->foreign_funding), db_text(candidate_state_code(c->state)), db_text(c->state_why),
            db_int(c->listed_on.ymd), db_int(c->list_place), db_int(c->primary_votes), db_int(county),
            db_int(c->candidate_no));
}

static void read_row(struct arena *a, struct db_statement *s, struct candidate *c)
{
    c->candidate_no = db_column_int(s, 0);
    c->district_no = db_column_int(s, 1);
    c->name = db_load_text(a, s, 2);
    c->voter_no = db_column_int(s, 3);
    c->sex = db_column_int(s, 4);
    c->ethnic = db_column_int(s, 5);
    c->born_on = (struct date){(int32_t)db_column_int(s, 6)};
    c->party = db_load_text(a, s, 7);
    c->education = db_load_text(a, s, 8);
    c->degree = db_load_text(a, s, 9);
    c->post = db_load_text(a, s, 10);
    bool known = deputy_category_from(db_column_text(s, 11), &c->category);
    c->is_incumbent = db_column_int(s, 12) != 0;
    c->other_mandate = db_load_text(a, s, 13);
    c->foreign_funding = db_column_int(s, 14) != 0;
    known = candidate_state_from(db_column_text(s, 15), &c->state) && known;
    c->state_why = db_load_text(a, s, 16);
    c->listed_on = (struct date){(int32_t)db_column_int(s, 17)};
    c->list_place = db_column_int(s, 18);
    c->primary_votes = db_column_int(s, 19);
    assert(known); /* nothing but codes of the tables is ever written */
    (void)known;
}

bool candidate_load_all(struct arena *a, struct db *db, int64_t county, struct candidate_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT candidate_no, district_no, name, voter_no, sex, ethnic, born_on, party, education, degree, "
                "post,"
                " category, is_incumbent, other_mandate, foreign_funding, state, state_why, listed_on, list_place,"
                " primary_votes"
                " FROM candidate WHERE county = ? ORDER BY district_no, list_place, candidate_no",
                &s, e, db_int(county)))
        return false;
    struct candidate_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        read_row(a, s, &list.v[list.n++]);
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

const struct candidate *candidate_lookup(const struct candidate_list *list, int64_t candidate_no)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].candidate_no == candidate_no) return &list->v[i];
    return NULL;
}
