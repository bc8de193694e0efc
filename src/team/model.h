/* The integer program of a composition. One column for every person and post that the rules let meet (seats of one post are one
 * node with room for several, so that nobody counts their orders as different line-ups), and columns for what a wish or a
 * rule that gives way lacks. Least cost is what wishes lose, less what the line-up is worth. */
#ifndef TEAM_MODEL_H
#define TEAM_MODEL_H

#include "team/case.h"
#include "team/solver.h"

/* A post with all its seats. */
struct team_node {
    int32_t unit;
    int32_t *seats;
    size_t n;
};

/* A column that counts what is lacking: rule `rule` in unit `unit` (TEAM_NONE: in the county), for node or pair or pin
 * `of` (TEAM_NONE otherwise). */
struct team_slack {
    int32_t rule;
    int32_t unit;
    int32_t of;
};

/* Columns 0 ..< pair_count are people in posts, the rest slacks.
 * gives_way  rules with a rank have slacks of their own and pairs that break them have columns
 * given[r]   how much of a rule of rank r column i gives up; NULL where no column does */
struct team_model {
    const struct team_case *c;
    struct mip *mip;
    bool gives_way;
    struct team_node *nodes;
    size_t node_count;
    struct team_choice {
        int32_t person, node;
    } *pairs;
    size_t pair_count;
    struct team_slack *slacks;
    size_t slack_count, slack_capacity;
    int64_t *given[TEAM_RANKS_MAX + 1];
};

struct team_model *team_model_new(struct arena *a, const struct team_case *c, bool gives_way);

/* The line-up that values of the columns mean: who serves in a seat of the same post keeps it. */
struct team_lineup team_model_lineup(struct arena *a, const struct team_model *m, const int64_t *value);

/* How many seats of the scope count towards shares: in these posts, of that unit (TEAM_NONE: of all). */
int64_t team_base(const struct team_case *c, const struct team_posts *posts, int32_t unit);

/* The number that an amount of that base means: least is rounded up, most down. */
int64_t team_amount_of(struct team_amount x, int64_t base, bool is_least);

#endif
