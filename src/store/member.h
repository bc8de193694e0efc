/* Members of the bodies of the election and what they declared about candidates. Lists come by number; texts live in
 * the caller's arena. */
#ifndef STORE_MEMBER_H
#define STORE_MEMBER_H

#include "model/member.h"
#include "store/db.h"

struct member_list {
    struct member *v;
    size_t n;
};

struct kin_list {
    struct kin_declaration *v;
    size_t n;
};

MUST_USE bool member_insert(struct db *db, int64_t county, const struct member *m, struct err *e);
MUST_USE bool member_update(struct db *db, int64_t county, const struct member *m, struct err *e);
/* Those who left, too. */
MUST_USE bool member_load_all(struct arena *a, struct db *db, int64_t county, struct member_list *list, struct err *e);

/* NULL when there is none of that number. */
const struct member *member_lookup(const struct member_list *list, int64_t member_no);

MUST_USE bool kin_insert(struct db *db, int64_t county, const struct kin_declaration *k, struct err *e);
MUST_USE bool kin_delete(struct db *db, int64_t county, const struct kin_declaration *k, struct err *e);
MUST_USE bool kin_load_all(struct arena *a, struct db *db, int64_t county, struct kin_list *list, struct err *e);

#endif
