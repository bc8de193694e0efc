/* How many deputies a congress has (代表总名额). */
#ifndef LAW_SEATS_H
#define LAW_SEATS_H

#include "law/province.h"

struct law_seats {
    int64_t seats;     /* the ceiling: base + added, at most cap, plus extra; the deciding body may set fewer */
    int64_t base;      /* 基数 */
    int64_t added;     /* one for so many people */
    int64_t per;       /* so many people */
    int64_t cap;       /* 上限 */
    int64_t extra;     /* 另加百分之五 */
    bool may_be_fewer; /* below the base, for very small populations */
    struct reason_list reasons;
};

/* Total seats by population.
 * population   registered residents, persons, 0 ..= 2 000 000 000
 * extra_five   decided by the provincial standing committee (art. 12(3)); floor, on top of the cap: both are
 *              readings, the text is silent, and the reason says so
 * Errors       ERR_INPUT for a population out of range, or extra_five where the law gives none
 * Source       选举法 2020 art. 12; 2010 and 2015 art. 11 */
MUST_USE bool law_seats(struct arena *a, const struct law_basis *b, enum area_level level, int64_t population,
        bool extra_five, struct law_seats *out, struct err *e);

/* Is a fixed number of seats between the base (one, where the population is small enough to go under it) and
 * the ceiling, and who fixes it (R20)? */
bool law_seats_fixed(const struct law_basis *b, enum area_level level, const struct law_seats *ceiling, int64_t seats,
        struct reason_list *reasons);

/* May the number be changed (R21)? Only for a boundary change or a large shift of population; then the
 * re-set number is reported within so many days (R22), *report_by from the day of the re-set. */
bool law_seats_reset(const struct law_basis *b, bool boundary_changed, bool population_shifted, struct date reset_on,
        struct date *report_by, struct reason_list *reasons);

/* Every township has a deputy in the county congress, however small (R23). A reason is added only when it has
 * none. */
bool law_township_has_deputy(const struct law_basis *b, const char *township, int64_t seats,
        struct reason_list *reasons);

#endif
