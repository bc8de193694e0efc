/* The composition of a county's teams: 17 townships of 9 posts from 181 serving and 120 new people under all rules of
 * data/team/township.tsv, and from a pool of 1,000; beside the same model handed plainly to the solver. Drawing is not counted. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "team/compose.h"
#include "team/wording.h"
#include "../tests/unit/team_draw.h"

static double seconds_of(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int64_t milliseconds(void)
{
    return (int64_t)(seconds_of(CLOCK_PROCESS_CPUTIME_ID) * 1e3);
}

static int64_t solve(const struct team_case *c, bool is_plain, size_t best, int64_t seconds)
{
    static const char *const outcomes[] = {"composed", "relaxed", "impossible", "unfinished"};
    AUTO_ARENA struct arena *a = arena_new((size_t)4 << 30);
    struct team_request q = {.best = best, .differ = 3, .seconds = seconds, .now = milliseconds, .is_plain = is_plain};
    struct team_composition r = {0};
    struct err e;
    double begun = seconds_of(CLOCK_PROCESS_CPUTIME_ID), begun_wall = seconds_of(CLOCK_MONOTONIC);
    if (!team_compose(a, c, &q, &r, &e)) {
        printf("  %s\n", e.text);
        return 1;
    }
    double took = seconds_of(CLOCK_PROCESS_CPUTIME_ID) - begun, wall = seconds_of(CLOCK_MONOTONIC) - begun_wall;
    printf("  %-6s %-10s %7.2f s (wall %.2f)  score", is_plain ? "plain" : "ours", outcomes[r.outcome], took, wall);
    for (size_t i = 0; i < r.n; i++) printf(" %" PRId64 "%s", r.v[i].check.score, !r.v[i].is_proven ? "?" : r.v[i].is_counted ? "" : "*");
    printf("  ceiling %" PRId64 ", pairs %zu, kept %zu, rows %zu, nodes %" PRId64 "\n", r.ceiling, r.pairs, r.kept, r.rows,
            r.nodes);
    if (r.outcome == TEAM_RELAXED)
        for (size_t i = 0; i < r.v[0].check.n; i++)
            printf("    %s\n", team_breach_text(a, c, &r.v[0].check.v[i]));
    fflush(stdout);
    return r.n > 0 ? r.v[0].check.score : 0;
}

/* A county that cannot keep all rules: two or three of its people's virtues are taken away, by the seed. */
static void tighten(struct team_case *c, uint64_t seed)
{
    static const unsigned masks[] = {3, 5, 6, 9, 10, 12, 7, 11, 13, 14};
    unsigned mask = masks[seed % ARRAY_COUNT(masks)];
    for (size_t i = 0; i < c->person_count; i++) {
        struct team_person *p = &c->people[i];
        if (mask & 1 && draw_chance(60) && team_age(p->born, c->on) <= 35) p->born -= 500; /* few are young */
        if (mask & 2 && draw_chance(75)) p->is_woman = p->is_non_party = false;
        if (mask & 4 && draw_chance(35)) p->post_since = p->unit_since = 201001 - 1000; /* many must be exchanged */
        if (mask & 8 && draw_chance(60)) p->grade_since = 202006;                        /* few may rise */
    }
}

int main(int argc, char **argv)
{
    uint64_t from = argc > 1 ? strtoull(argv[1], NULL, 10) : 1, to = argc > 2 ? strtoull(argv[2], NULL, 10) : from + 4;
    size_t reserves = argc > 3 ? strtoull(argv[3], NULL, 10) : 120;
    int64_t plain_seconds = argc > 4 ? strtoll(argv[4], NULL, 10) : 60;
    bool is_tight = argc > 6 && strcmp(argv[6], "tight") == 0;
    size_t best = argc > 5 ? strtoull(argv[5], NULL, 10) : 1;
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 30);
    struct team_rules rules;
    struct err e;
    if (!team_rules_load(a, "township", &rules, &e)) {
        puts(e.text);
        return 1;
    }
    for (uint64_t seed = from; seed <= to; seed++) {
        struct team_draw d = {.seed = seed, .units = 17, .full = 9, .people = 181, .reserves = reserves, .pairs = 20};
        struct team_case c = draw_county(a, &d, &rules);
        if (is_tight) tighten(&c, seed);
        printf("seed %" PRIu64 ": %zu posts, %zu people\n", seed, c.post_count, c.person_count);
        int64_t ours = solve(&c, false, best, is_tight ? 20 : 60);
        if (plain_seconds > 0 && solve(&c, true, best, plain_seconds) != ours) printf("  NOT THE SAME SCORE\n");
    }
    return 0;
}
