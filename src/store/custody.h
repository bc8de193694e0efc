/* What a count is held against: ballots by the ledger (选票台账), approved entrustments, voters on the roll. */
#ifndef STORE_CUSTODY_H
#define STORE_CUSTODY_H

#include "base/date.h"
#include "store/db.h"

/* code, title: where ballots went */
#define LEDGER_KINDS(X)                                                                                                \
    X(PRINTED, "printed", "印制")                                                                                      \
    X(HANDED_OUT, "handed-out", "发给投票站")                                                                          \
    X(RETURNED, "returned", "退回")                                                                                    \
    X(DESTROYED, "destroyed", "销毁")

enum ledger_kind {
#define X(name, code, title) LEDGER_##name,
    LEDGER_KINDS(X)
#undef X
};

struct ledger_entry {
    int64_t ledger_no;
    int64_t district_no;
    int64_t round;
    int64_t station_no; /* 0: the district */
    enum ledger_kind kind;
    int64_t copies;
    struct date entered_on;
    const char *note;
};

struct ledger_list {
    struct ledger_entry *v;
    size_t n;
};

MUST_USE bool ledger_insert(struct db *db, int64_t county, const struct ledger_entry *x, struct err *e);
MUST_USE bool ledger_delete(struct db *db, int64_t county, int64_t ledger_no, struct err *e);
MUST_USE bool ledger_load_all(struct arena *a, struct db *db, int64_t county, struct ledger_list *list, struct err *e);

/* Copies of that kind for a district and round; station_no 0: of the whole district. -1 when nothing was entered. */
int64_t ledger_sum(const struct ledger_list *list, int64_t district_no, int64_t round, int64_t station_no,
        enum ledger_kind kind);

/* Counts by district. */
struct district_counts {
    int64_t *district_no;
    int64_t *count;
    size_t n;
};

/* Voters on the roll (active) of each district. */
MUST_USE bool voter_count_by_district(struct arena *a, struct db *db, int64_t county, struct district_counts *counts,
        struct err *e);

/* Approved entrustments by the trustor's district. */
MUST_USE bool entrustment_count_by_district(struct arena *a, struct db *db, int64_t county,
        struct district_counts *counts, struct err *e);

/* 0 for a district that is not there. */
int64_t district_count(const struct district_counts *counts, int64_t district_no);

const char *ledger_kind_code(enum ledger_kind k);
const char *ledger_kind_title(enum ledger_kind k);
bool ledger_kind_from(const char *code, enum ledger_kind *k);

#endif
