#include "store/nomination.h"

#include <assert.h>

/* A stored code is always one of the table: nothing else was ever written. */
static void must_know(bool known)
{
    assert(known);
    (void)known;
}

bool nomination_insert(struct db *db, int64_t county, const struct nomination *n, struct err *e)
{
    return db_run(db,
            "INSERT INTO nomination (county, nomination_no, candidate_no, kind, organisation, received_on, "
            "withdrawn_on,"
            " is_valid, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            e, db_int(county), db_int(n->nomination_no), db_int(n->candidate_no),
            db_text(nomination_kind_code(n->kind)), db_text(n->organisation), db_int(n->received_on.ymd),
            db_int(n->withdrawn_on.ymd), db_int(n->is_valid), db_text(n->why));
}

bool nomination_update(struct db *db, int64_t county, const struct nomination *n, struct err *e)
{
    return db_run(db,
            "UPDATE nomination SET candidate_no = ?, kind = ?, organisation = ?, received_on = ?, withdrawn_on = ?,"
            " is_valid = ?, why = ? WHERE county = ? AND nomination_no = ?",
            e, db_int(n->candidate_no), db_text(nomination_kind_code(n->kind)), db_text(n->organisation),
            db_int(n->received_on.ymd), db_int(n->withdrawn_on.ymd), db_int(n->is_valid), db_text(n->why),
            db_int(county), db_int(n->nomination_no));
}

bool nomination_load_all(struct arena *a, struct db *db, int64_t county, struct nomination_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT nomination_no, candidate_no, kind, organisation, received_on, withdrawn_on, is_valid, why"
                " FROM nomination WHERE county = ? ORDER BY received_on, nomination_no",
                &s, e, db_int(county)))
        return false;
    struct nomination_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct nomination *n = &list.v[list.n++];
        n->nomination_no = db_column_int(s, 0);
        n->candidate_no = db_column_int(s, 1);
        must_know(nomination_kind_from(db_column_text(s, 2), &n->kind));
        n->organisation = db_load_text(a, s, 3);
        n->received_on = (struct date){(int32_t)db_column_int(s, 4)};
        n->withdrawn_on = (struct date){(int32_t)db_column_int(s, 5)};
        n->is_valid = db_column_int(s, 6) != 0;
        n->why = db_load_text(a, s, 7);
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

bool signer_insert(struct db *db, int64_t county, const struct signer *x, struct err *e)
{
    return db_run(db,
            "INSERT INTO signer (county, nomination_no, signer_no, name, voter_no, state, why) VALUES (?, ?, ?, ?, ?, "
            "?, ?)",
            e, db_int(county), db_int(x->nomination_no), db_int(x->signer_no), db_text(x->name), db_int(x->voter_no),
            db_text(signer_state_code(x->state)), db_text(x->why));
}

bool signer_update(struct db *db, int64_t county, const struct signer *x, struct err *e)
{
    return db_run(db,
            "UPDATE signer SET name = ?, voter_no = ?, state = ?, why = ?"
            " WHERE county = ? AND nomination_no = ? AND signer_no = ?",
            e, db_text(x->name), db_int(x->voter_no), db_text(signer_state_code(x->state)), db_text(x->why),
            db_int(county), db_int(x->nomination_no), db_int(x->signer_no));
}

bool signer_load_all(struct arena *a, struct db *db, int64_t county, struct signer_list *out, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT nomination_no, signer_no, name, voter_no, state, why FROM signer WHERE county = ?"
                " ORDER BY nomination_no, signer_no",
                &s, e, db_int(county)))
        return false;
    struct signer_list list = {0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
        struct signer *x = &list.v[list.n++];
        x->nomination_no = db_column_int(s, 0);
        x->signer_no = db_column_int(s, 1);
        x->name = db_load_text(a, s, 2);
        x->voter_no = db_column_int(s, 3);
        must_know(signer_state_from(db_column_text(s, 4), &x->state));
        x->why = db_load_text(a, s, 5);
    }
    if (answer == DB_ERROR) return false;
    *out = list;
    return true;
}

const struct nomination *nomination_lookup(const struct nomination_list *list, int64_t nomination_no)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].nomination_no == nomination_no) return &list->v[i];
    return NULL;
}

const struct signer *signer_lookup_all(const struct signer_list *list, int64_t nomination_no, size_t *n)
{
    size_t first = 0;
    while (first < list->n && list->v[first].nomination_no != nomination_no) first++;
    *n = 0;
    while (first + *n < list->n && list->v[first + *n].nomination_no == nomination_no) ++*n;
    return list->v ? list->v + first : NULL;
}
