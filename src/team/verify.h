/* The independent check of a line-up (独立复核): every rule and every point worked out again from the people and posts themselves,
 * in whole numbers. It shares no code with the model and the search, so that a mistake there does not check itself: it rests on
 * team/case.h and team/rules.h alone. Any line-up can be checked, also one that people made by hand. */
#ifndef TEAM_VERIFY_H
#define TEAM_VERIFY_H

#include "team/case.h"

/* One rule that is not kept, or one wish that is not wholly met.
 * rule    index of case->rules; TEAM_NONE: a person sits in two seats
 * unit, person, post   where it is; TEAM_NONE: the whole county, nobody, no single post
 * amount  how many persons (or years of age) are missing or too many
 * has, needs   the figures behind it
 * other   avoid: the relative in the same unit; TEAM_NONE: one outside of the case, or another rule
 * unsaid  of how many persons nobody can say, because something is not on record. `require`: 1 when that is all that stands against the
 *         person; quotas: among those that do not count */
struct team_breach {
    int32_t rule;
    int32_t unit, person, post;
    int64_t amount;
    int64_t has, needs;
    int32_t other;
    int64_t unsaid;
};

/* A quota in one unit, or in the county: 应配、实配; whether it is kept or not. */
struct team_tally {
    int32_t rule;
    int32_t unit;
    int64_t has, needs;
};

/* lawful    no breach of a law, nobody twice
 * given[r]  amounts of breaches of rank r, added up
 * assumed   rules that ask for the place of upbringing, of persons of whom it is not on record: they count as from elsewhere
 * worth, lost, score   points of the line-up, points that wishes lose, the difference */
struct team_check {
    struct team_breach *v; /* laws and ranks */
    size_t n, capacity;
    struct team_breach *wishes;
    size_t wish_count, wish_capacity;
    struct team_breach *assumed;
    size_t assumed_count, assumed_capacity;
    struct team_tally *tallies;
    size_t tally_count, tally_capacity;
    bool is_lawful;
    int64_t given[TEAM_RANKS_MAX + 1];
    int64_t worth, lost, score;
};

struct team_check team_verify(struct arena *a, const struct team_case *c, struct team_lineup x);

/* Of one person, and nothing on record is against it: nobody can say whether the rule is kept. */
bool team_breach_is_unsaid(const struct team_breach *b);

/* No breach of a law or rank at all. */
bool team_check_is_clean(const struct team_check *check);

#endif
