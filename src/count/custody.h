/* Does the custody of ballots (选票台账) add up: printed, handed out, returned, destroyed? The ledger is the office's
 * own book; against the sheets it is held by count/reconcile.h, too. Source: 选举法 2020 art. 43(1); the rest is
 * arithmetic. */
#ifndef COUNT_CUSTODY_H
#define COUNT_CUSTODY_H

#include "law/basis.h"
#include "model/finding.h"

/* Copies; -1: nothing was entered. */
struct custody_station {
    const char *subject; /* "选区 3 第 1 次投票 计票点 1" */
    int64_t handed_out;
    int64_t returned;
    int64_t unused; /* by its agreed sheet; -1: not counted yet */
};

/* One round of one district. */
struct custody_facts {
    const char *subject; /* "选区 3 第 1 次投票" */
    int64_t registered;  /* voters; -1: the round is not open yet */
    int64_t printed;     /* -1: nothing was entered, as with the others */
    int64_t handed_out;
    int64_t returned;
    int64_t destroyed;
    int64_t destroyed_early; /* of these: before the count was agreed on */
    bool has_entries;
    const struct custody_station *stations;
    size_t station_count;
};

/* What the office still holds: printed - handed out + returned - destroyed. */
int64_t count_custody_stock(const struct custody_facts *f);

/* F524 to F526, W523 to W525, N501; those of a station name it. */
void count_check_custody(const struct law_basis *b, const struct custody_facts *f, struct finding_list *list);

#endif
