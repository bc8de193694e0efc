/* Districts, the number of deputies and minorities against the law (R13 ..= R29), and the figures that a clerk reads
 * beside them. */
#ifndef SEATS_CHECK_H
#define SEATS_CHECK_H

#include "base/ratio.h"
#include "law/seats.h"
#include "model/finding.h"
#include "model/minority.h"
#include "model/place.h"
#include "model/quota.h"

struct seats_facts {
    enum area_level level;
    const char *area;   /* 清溪镇 */
    int64_t population; /* registered residents; 0: not entered */
    const struct unit *units;
    size_t unit_count;
    const struct district *districts;
    size_t district_count;
    const int64_t *voters; /* on the roll of each district */
    const struct minority_group *minorities;
    size_t minority_count;
    const struct quota *quota; /* in force; NULL: none is entered */
};

/* One row of the table of districts (选区划分一览表). */
struct district_line {
    const struct district *district;
    int64_t units;
    int64_t villages;
    int64_t people;
    int64_t voters;
    bool has_weight;   /* has people and seats, so that one can be divided by the other */
    int64_t deviation; /* of people per deputy from the mean, 0.01 % */
};

struct seats_survey {
    struct district_line *lines; /* one for each district, in the order of the facts */
    size_t n;
    int64_t people;      /* of the units that are in a district */
    int64_t unit_people; /* of all units */
    int64_t seats;       /* of all districts */
    int64_t voters;
    struct ratio mean; /* people per deputy of all districts with both; whole is 0 when there is none */
    bool has_ceiling;  /* false while the population is not known */
    struct law_seats ceiling;
};

/* The arrays and texts of *out live in a and point into the facts.
 * Errors  ERR_INPUT for an add-on of five per cent where the law gives none */
MUST_USE bool seats_survey(struct arena *a, const struct law_basis *b, const struct seats_facts *f,
        struct seats_survey *out, struct err *e);

/* What shares are reckoned on: the registered population and the fixed total, else what the tables add up to. */
int64_t seats_people_of_area(const struct seats_facts *f, const struct seats_survey *s);
int64_t seats_of_area(const struct seats_facts *f, const struct seats_survey *s);

/* Everything that is to be said about them, whole and part, in the order of the articles. */
void seats_check(struct arena *a, const struct law_basis *b, const struct seats_facts *f, const struct seats_survey *s,
        struct finding_list *findings);

/* What is to be said about one group; adds nothing when all is well. reasons takes what the law says either way. */
void seats_check_minority(const struct law_basis *b, const struct minority_group *m, int64_t area_people,
        int64_t area_seats, struct reason_list *reasons, struct finding_list *findings);

#endif
