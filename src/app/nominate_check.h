/* What is wrong with nominations and lists, code by code (4xx). Called by `nominate check`, by status and before
 * certifying. */
#ifndef APP_NOMINATE_CHECK_H
#define APP_NOMINATE_CHECK_H

#include "app/slate.h"
#include "nominate/stroke.h"

/* Everything of the area. explained: W findings that were explained as they now read; they are left out of findings.
 * May be NULL. */
MUST_USE bool nominate_check(
        struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e);

/* Persons and nominations of all districts alone. */
MUST_USE bool nominate_check_all_nominations(struct workspace *ws, struct finding_list *findings, struct err *e);

/* Of one district, for the use cases that change something and show the effect. table: of strokes. */
MUST_USE bool nominate_check_district(struct workspace *ws, const struct slate *slate, const struct stroke_table *table,
        const struct slate_district *d, struct finding_list *findings, struct err *e);

/* The joint review of one nominee: a finding for each item that was not passed and about which nothing was decided.
 * Where the township has no joint review at all nothing is found here. */
void nominate_check_review(
        struct workspace *ws, const struct slate *slate, const struct nominee *x, struct finding_list *findings);

/* The total of candidates against the districts and seats (R38): formal ones once every list is fixed, before that all
 * who stand. range 0 and 0 while seats are not allotted. */
struct slate_total {
    int64_t districts;
    int64_t seats;
    int64_t candidates;
    struct law_range range;
    bool is_formal;
    bool fits;
    const char *text;
};

void nominate_total(struct workspace *ws, const struct slate *slate, struct slate_total *total);

/* Adds a finding under the code's own rule. */
void nominate_find(struct workspace *ws, struct finding_list *findings, enum finding_code code, const char *subject,
        const char *format, ...) PRINTF_LIKE(5, 6);

#endif
