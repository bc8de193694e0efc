/* Cadres, the posts they hold and the grades of their years. Lists come by number (grades by cadre and year); texts and
 * sealed bytes live in the caller's arena. */
#ifndef STORE_OFFICIAL_H
#define STORE_OFFICIAL_H

#include "model/official.h"
#include "store/db.h"

MUST_USE bool official_insert(struct db *db, int64_t county, const struct official *o, struct err *e);
MUST_USE bool official_update(struct db *db, int64_t county, const struct official *o, struct err *e);
/* Those who left, too. */
MUST_USE bool official_load_all(
        struct arena *a, struct db *db, int64_t county, struct official_list *list, struct err *e);

/* The sealed appointment form; pieces is what app/official_secret.h cut it into. */
struct official_form {
    int64_t official_no;
    int64_t pieces;
    struct str sealed;
};

/* Puts the form in, over an earlier one. */
MUST_USE bool official_form_save(struct db *db, int64_t county, const struct official_form *f, struct err *e);
MUST_USE bool official_form_load(struct arena *a, struct db *db, int64_t county, int64_t official_no,
        struct official_form *f, bool *found, struct err *e);

MUST_USE bool appointment_insert(struct db *db, int64_t county, const struct appointment *p, struct err *e);
MUST_USE bool appointment_update(struct db *db, int64_t county, const struct appointment *p, struct err *e);
/* Ended ones, too. */
MUST_USE bool appointment_load_all(
        struct arena *a, struct db *db, int64_t county, struct appointment_list *list, struct err *e);

/* Puts the grade of that year in, over an earlier one. */
MUST_USE bool year_result_save(struct db *db, int64_t county, const struct year_result *r, struct err *e);
MUST_USE bool year_result_load_all(
        struct arena *a, struct db *db, int64_t county, struct year_result_list *list, struct err *e);

#endif
