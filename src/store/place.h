/* Units, districts and stations. Lists come in the order of their numbers; texts live in the caller's arena. */
#ifndef STORE_PLACE_H
#define STORE_PLACE_H

#include "model/place.h"
#include "store/db.h"

struct unit_list {
    struct unit *v;
    size_t n;
};

struct district_list {
    struct district *v;
    size_t n;
};

struct station_list {
    struct station *v;
    size_t n;
};

MUST_USE bool unit_insert(struct db *db, int64_t county, const struct unit *u, struct err *e);
MUST_USE bool unit_update(struct db *db, int64_t county, const struct unit *u, struct err *e);
MUST_USE bool unit_delete(struct db *db, int64_t county, int64_t unit_no, struct err *e);
MUST_USE bool unit_load_all(struct arena *a, struct db *db, int64_t county, struct unit_list *list, struct err *e);

MUST_USE bool district_insert(struct db *db, int64_t county, const struct district *d, struct err *e);
MUST_USE bool district_update(struct db *db, int64_t county, const struct district *d, struct err *e);
MUST_USE bool district_delete(struct db *db, int64_t county, int64_t district_no, struct err *e);
MUST_USE bool district_load_all(
        struct arena *a, struct db *db, int64_t county, struct district_list *list, struct err *e);

MUST_USE bool station_insert(struct db *db, int64_t county, const struct station *s, struct err *e);
MUST_USE bool station_update(struct db *db, int64_t county, const struct station *s, struct err *e);
MUST_USE bool station_delete(struct db *db, int64_t county, int64_t district_no, int64_t station_no, struct err *e);
MUST_USE bool station_load_all(
        struct arena *a, struct db *db, int64_t county, struct station_list *list, struct err *e);

/* Voters in any state that are on the roll of a unit. */
MUST_USE bool unit_count_voters(struct db *db, int64_t county, int64_t unit_no, int64_t *voters, struct err *e);

/* Active voters of each unit, in the order of the list; the array lives in a. */
MUST_USE bool unit_load_voters(
        struct arena *a, struct db *db, int64_t county, const struct unit_list *units, int64_t **voters, struct err *e);

/* What stands on a district, so that it cannot be taken away. */
struct district_uses {
    int64_t voters; /* in any state */
    int64_t candidates;
    int64_t rounds;
    int64_t stations;
};

MUST_USE bool district_load_uses(
        struct db *db, int64_t county, int64_t district_no, struct district_uses *uses, struct err *e);

/* Rounds of voting that are counted at a station. */
MUST_USE bool station_count_rounds(
        struct db *db, int64_t county, int64_t district_no, int64_t station_no, int64_t *rounds, struct err *e);

/* NULL when there is none of that number. */
const struct unit *unit_lookup(const struct unit_list *list, int64_t unit_no);
const struct district *district_lookup(const struct district_list *list, int64_t district_no);
const struct station *station_lookup(const struct station_list *list, int64_t district_no, int64_t station_no);

#endif
