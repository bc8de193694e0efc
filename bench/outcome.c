/* How fast the law judges a count: 1,000,000 random contests of a township's size through law_outcome, one core.
 *
 * usage: bench_outcome [CONTESTS]        prints seconds of processor time and contests per second */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "law/outcome.h"

enum { BATCH = 1000, PEOPLE_MAX = 8 };

struct drawn {
    struct contest contest;
    struct contest_option people[PEOPLE_MAX];
};

static uint64_t seed = 2026;

static uint64_t chance(void)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return seed >> 33;
}

static int64_t from_to(int64_t low, int64_t high)
{
    return low + (int64_t)(chance() % (uint64_t)(high - low + 1));
}

/* A district of 300 to 3,000 voters, most of whom came; one contest in three is in a later round. */
static void draw(struct drawn *d)
{
    static const char *const names[PEOPLE_MAX] = {"王建国", "李秀英", "张伟", "刘洋", "陈静", "杨帆", "赵敏", "黄磊"};
    struct contest *c = &d->contest;
    int64_t later = from_to(0, 5);
    *c = (struct contest){.round = later == 0 ? ROUND_ANOTHER : later == 1 ? ROUND_REVOTE : ROUND_FIRST};
    c->seats = from_to(1, 3);
    c->registered = from_to(300, 3000);
    c->participants = from_to(c->registered * 45 / 100, c->registered);
    c->ballots = c->participants - from_to(0, 5);
    c->void_ballots = from_to(0, 20);
    c->option_count = (size_t)from_to(c->seats + 1, PEOPLE_MAX);
    c->options = d->people;
    for (size_t i = 0; i < c->option_count; i++)
        d->people[i] = (struct contest_option){names[i], from_to(0, c->ballots - c->void_ballots), -1, -1,
                i + 1 == c->option_count && from_to(0, 3) == 0};
}

static double processor_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    long contests = argc > 1 ? atol(argv[1]) : 1000000;
    static struct drawn batch[BATCH];
    struct law_basis b;
    struct err e;
    if (!law_basis_on((struct date){20261220}, &b, &e)) return 1;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    size_t seen[OUTCOME_STATE_COUNT] = {0};
    double spent = 0;
    for (long done = 0; done < contests; done += BATCH) {
        for (size_t i = 0; i < BATCH; i++) draw(&batch[i]);
        double start = processor_seconds();
        for (size_t i = 0; i < BATCH; i++) {
            struct outcome o;
            if (!law_outcome(a, &b, &batch[i].contest, &o, &e)) {
                fprintf(stderr, "%s\n", e.text);
                return 1;
            }
            seen[o.state]++;
            arena_reset(a);
        }
        spent += processor_seconds() - start;
    }
    for (int s = 0; s < OUTCOME_STATE_COUNT; s++)
        if (seen[s]) printf("%-18s %10zu\n", outcome_state_code((enum outcome_state)s), seen[s]);
    printf("%ld contests, %.2f s, %.0f contests/s\n", contests, spent, (double)contests / spent);
    return 0;
}
