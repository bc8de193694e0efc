/* How a part is laid out: shared by team/part.c, which builds it, team/part_count.c, which chooses what is counted, team/part_table.c,
 * which counts, and team/part_search.c. */
#ifndef TEAM_PART_INSIDE_H
#define TEAM_PART_INSIDE_H

#include "team/part.h"

/* Combinations of counts: at first, and when a part turns out to be hard. */
enum { PART_STATES_FIRST = 1024, PART_STATES_MAX = 16384 };

/* A row of the part, or one that parts share and that binds each of them alone (nobody serves twice in one unit either).
 * no                 in the program
 * widest_low, _high  with all that slacks can make up
 * may_rise, _fall    by a slack
 * urgency            to be counted: how much searches failed by it
 * price              while it is not counted, in 2^-PART_BITS; any price proves something */
struct part_row {
    int32_t no;
    int64_t low, high, widest_low, widest_high;
    bool may_rise, may_fall;
    bool is_counted, may_count;
    int64_t urgency, price;
};

struct part_entry {
    int32_t row;
    int64_t value;
};

/* kind  picks of one kind add the same to all counted rows */
struct part_pick {
    int32_t column, kind;
    size_t first, end; /* entries */
};

struct part_slack {
    int32_t column;
    int64_t high;
    size_t first, end;
    bool is_counted; /* a row of it is */
};

/* A seat: those of one group stand in a row and have the same picks. left: of the group, with this one.
 * later_low, later_high  what all later seats can bring to each row */
struct part_seat {
    size_t first, end; /* picks */
    int64_t left;
    int64_t *later_low, *later_high;
};

/* A row that is counted: its state is 0 ..= top, where more than top counts as top, or is not allowed.
 * shift  what each pick adds beside its value, so that none takes away */
struct part_count {
    int32_t row;
    int64_t top, shift;
    bool is_open; /* more than top counts as top */
    size_t stride;
    size_t picks; /* in the row */
    int64_t urgency;
};

struct part {
    struct arena *arena;
    struct part_row *rows;
    size_t row_count, own_count; /* its own come first */
    struct part_entry *entries;
    size_t entry_count;
    struct part_pick *picks;
    size_t pick_count;
    struct part_slack *slacks;
    size_t slack_count;
    struct part_seat *seats;
    size_t seat_count;
    struct part_count *counts;
    size_t count_count, state_count, state_limit, kind_count;
    uint16_t *next; /* part_next */
};

/* The state after a pick of the kind, by the state before: state_count where that is not allowed, and from there on. */
static inline const uint16_t *part_next(const struct part *p, int32_t kind)
{
    return p->next + (size_t)kind * (p->state_count + 1);
}

/* ---- team/part_count.c ---- */

/* Chooses the rows that are counted, and sorts picks by what they add to them. */
void part_count(struct part *p);

/* Counts rows by which searches failed more often than so much, from now on. failed: by row. False: nothing changed. */
bool part_learn(struct part *p, const int64_t *failed, int64_t often);

/* What a slack must be at least, and may be at most, for its rows to hold when their sums are act; of_counted: only those that are
 * counted. False: nothing makes up for it. */
bool part_slack_range(const struct part *p, const struct part_slack *s, const int64_t *act, bool of_counted, int64_t *low, int64_t *high);

/* ---- team/part_table.c ---- */

/* A pick with its price.
 * rest  its cost less the prices of uncounted rows */
struct part_offer {
    int64_t rest, cost;
    const struct part_pick *pick;
};

/* Offers of the seats of one group, cheapest rest first.
 * later[k]  by state: the least that k of these seats and all later groups can cost, PART_NEVER at state_count; least[k] of it in any
 *           state
 * sums      of the cheapest 1 ..= seats offers of each kind; PART_NEVER: there are not so many
 * kinds     that are offered */
struct part_stall {
    size_t count, seats;
    struct part_offer *v;
    int64_t **later, *least;
    int64_t *sums;
    int32_t *kinds;
    size_t kind_count;
};

/* What teams cost at least, by the counts so far.
 * stalls      by seat
 * slack_rest  the slacks' costs less the prices of uncounted rows
 * base        what these prices come to
 * root        no team costs less; PART_NEVER: there is none */
struct part_table {
    const struct part *p;
    const int64_t *cost;
    struct part_stall *stalls;
    int64_t *slack_rest;
    int64_t base, root;
};

struct part_table part_table_new(struct arena *a, const struct part *p, const int64_t *cost);

#endif
