/* Do the figures of a count agree with each other (核对)? Each rule is a numbered finding: F5xx must be put
 * right before the result can be certified, W5xx needs an explanation in writing. docs/codes/ has a page for
 * each. Source: 选举法 2020 arts 43(1), 44; the rest is arithmetic. */
#ifndef COUNT_RECONCILE_H
#define COUNT_RECONCILE_H

#include "law/basis.h"
#include "model/finding.h"
#include "model/tally.h"

/* What is known apart from the sheet: persons, ballots, boxes. -1: not known, not checked. */
struct station_facts {
    const char *subject; /* "选区 3 投票站 1" */
    int64_t seats;
    int64_t received; /* ballots handed to the station by the ledger */
};

/* One sheet. Findings are added to list. */
void count_reconcile_sheet(const struct law_basis *b, const struct tally_sheet *s, const struct station_facts *f,
        struct finding_list *list);

struct district_facts {
    const char *subject; /* "选区 3" */
    int64_t registered;   /* all voters of the district */
    int64_t entrusted;    /* entrustments approved in the district */
    int64_t printed;      /* ballots printed for this round by the ledger, -1 unknown */
    int64_t mobile_boxes; /* of the district; -1 unknown */
};

/* The sum of a district's sheets. */
void count_reconcile_district(const struct law_basis *b, const struct tally_sheet *sum, const struct district_facts *f,
        struct finding_list *list);

#endif
