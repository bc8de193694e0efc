/* Seats to districts (名额分配): the statute wants the same number of people behind every deputy and one to three
 * deputies a district, and names no method. Several exact ones are set side by side; people choose.
 * Source  选举法 2020 arts 15, 25, 26; 2010 and 2015 arts 14, 24, 25 */
#ifndef SEATS_ALLOCATE_H
#define SEATS_ALLOCATE_H

#include "base/err.h"
#include "base/ratio.h"

/* NAME, code, title. All are exact in integers.
 * hamilton   whole quotas, the rest by largest remainders
 * jefferson  priority p / (n + 1)              favours large districts
 * webster    p / (2n + 1)                      favours none on average
 * hill       p^2 / (n (n + 1))                 smallest relative difference between any two districts
 * dean       p (2n + 1) / (2n (n + 1))         smallest difference of people per deputy
 * adams      p / n                             favours small districts */
#define SEAT_METHODS(X)                                                                                                \
    X(HAMILTON, "hamilton", "最大余数法")                                                                              \
    X(JEFFERSON, "jefferson", "去尾法（洪特法）")                                                                      \
    X(WEBSTER, "webster", "四舍五入法（圣拉古法）")                                                                    \
    X(HILL, "hill", "相对差最小法（亨廷顿—希尔法）")                                                                   \
    X(DEAN, "dean", "人数差最小法（迪安法）")                                                                          \
    X(ADAMS, "adams", "进一法（亚当斯法）")

enum seat_method {
#define X(name, code, title) SEAT_METHOD_##name,
    SEAT_METHODS(X)
#undef X
            SEAT_METHOD_COUNT
};

struct seat_bounds {
    int64_t min;
    int64_t max;
};

/* seats[i] of district i. Where equal claims compete for the last seats, the earlier district has been given it
 * and all who had the same claim are marked in tied: that choice is people's. */
struct allocation {
    int64_t *seats;
    bool *tied; /* all false: the method decides everything */
    size_t tied_count;
    bool *favoured;     /* of the tied: those that were given one of the contested seats */
    size_t contested;   /* how many contested seats there are */
    int64_t most_over;  /* largest deviation of people per deputy from the mean, 0.01 %; >= 0 */
    int64_t most_under; /* smallest, <= 0 */
};

/* Deals total seats to n districts.
 * people   of each district, 1 ..= 10^9
 * bounds   seats a district may have; the law says 1 ..= 3
 * Errors   ERR_INPUT when total does not fit the bounds, a district has no people, n is 0 or above 10 000 */
MUST_USE bool seats_allocate(struct arena *a, enum seat_method method, const int64_t *people, size_t n, int64_t total,
        struct seat_bounds bounds, struct allocation *out, struct err *e);

/* Gives the contested seats to the districts that people chose instead.
 * chosen   indices of tied districts, as many as there are contested seats
 * Errors   ERR_INPUT when they are not as many, not tied, or named twice */
MUST_USE bool seats_settle_ties(
        struct allocation *x, const int64_t *people, size_t n, const size_t *chosen, size_t count, struct err *e);

/* The deviations of a given allocation: most_over and most_under of *out are set. */
void seats_measure(const int64_t *people, size_t n, struct allocation *out);

const char *seat_method_code(enum seat_method m);
const char *seat_method_title(enum seat_method m);
bool seat_method_from(const char *code, enum seat_method *m);

#endif
