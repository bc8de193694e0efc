/* Districts (选区), equal weight of people, and the protection of minorities. */
#ifndef LAW_DISTRICT_H
#define LAW_DISTRICT_H

#include "base/ratio.h"
#include "law/basis.h"

enum { DISTRICT_SEATS_MIN = 1, DISTRICT_SEATS_MAX = 3 };

/* One to three deputies each (R29). */
bool law_district_seats(const struct law_basis *b, const char *district, int64_t seats, struct reason_list *reasons);

/* How far a district's people per deputy are from the area's (R24), in units of 0.01 %; negative: fewer people
 * per deputy, so a heavier vote. The law says 大体相等 and gives no number: false only where a band is set
 * and left. population and seats > 0. */
bool law_district_weight(const struct law_basis *b, struct ratio district, struct ratio area, int64_t *deviation,
        struct reason_list *reasons);

struct minority {
    const char *group;      /* 畲族 */
    int64_t people;         /* of the group, living compactly in the area */
    int64_t seats;          /* given to the group */
    bool is_titular_tiny;   /* titular group of an autonomous county with a very small population, and the
                               provincial standing committee decided to go below one half */
    bool is_tiny;           /* 人口特少 */
    bool is_scattered;      /* 散居: no floor (选举法 art. 21) */
};

/* Are the seats given to a minority lawful (R25 ..= R28)?
 * people of the area, seats of the congress; all > 0
 * Source   选举法 2020 arts 19, 21; 2010 and 2015 arts 18, 20 */
bool law_minority_seats(const struct law_basis *b, const struct minority *m, int64_t area_people, int64_t area_seats,
        struct reason_list *reasons);

/* The election committee: appointed by the county standing committee (R08), as many as the province says. */
bool law_committee(const struct law_basis *b, int64_t members, bool appointed_by_county, struct reason_list *reasons);

#endif
