/* Notices that were published (公告), oldest first. Texts live in the caller's arena. */
#ifndef STORE_NOTICE_H
#define STORE_NOTICE_H

#include "model/notice.h"
#include "store/db.h"

struct notice_list {
    struct notice *v;
    size_t n;
};

MUST_USE bool notice_insert(struct db *db, int64_t county, const struct notice *n, struct err *e);

MUST_USE bool notice_load_all(struct arena *a, struct db *db, int64_t county, struct notice_list *list, struct err *e);

/* The first notice of that kind that speaks of the district, alone or with all; NULL when there is none. */
const struct notice *notice_lookup(const struct notice_list *list, enum notice_kind kind, int64_t district_no);

#endif
