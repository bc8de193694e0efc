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
MUST_USE bool unit_load_all(struct arena *a, struct db *db, int64_t county, struct unit_list *list, struct err *e);

MUST_USE bool district_insert(struct db *db, int64_t county, const struct district *d, struct err *e);
MUST_USE bool district_update(struct db *db, int64_t county, const struct district *d, struct err *e);
MUST_USE bool district_load_all(struct arena *a, struct db *db, int64_t county, struct district_list *list,
        struct err *e);

MUST_USE bool station_insert(struct db *db, int64_t county, const struct station *s, struct err *e);
MUST_USE bool station_update(struct db *db, int64_t county, const struct station *s, struct err *e);
MUST_USE bool station_load_all(struct arena *a, struct db *db, int64_t county, struct station_list *list,
        struct err *e);

/* NULL when there is none of that number. */
const struct unit *unit_lookup(const struct unit_list *list, int64_t unit_no);
const struct district *district_lookup(const struct district_list *list, int64_t district_no);
const struct station *station_lookup(const struct station_list *list, int64_t district_no, int64_t station_no);

#endif
