/* How fast a county's appraisal is analysed: 181 cadres of 17 townships, judged by six sources in 20,000 ballots. Each
 * ballot grades every cadre of its township (self-assessment: the cadre alone). Timed: the counts of grades and their
 * Wilson intervals, places in four orders with intervals, bloc tests in every group of raters, weighted scores, places in bands, agreement of the sources,
 * four ways to put their rankings together, weight sensitivity, severity, adjustment for conditions. Drawing the
 * ballots is not counted.
 *
 * usage: bench_cadre [BALLOTS [DEALS]]        20,000 ballots and at most 999 deals a test
 * prints processor seconds of each part, and what the planted bloc and the innocent groups gave */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cadre/adjust.h"
#include "cadre/aggregate.h"
#include "cadre/agreement.h"
#include "cadre/bloc.h"
#include "cadre/chance.h"
#include "cadre/compare.h"
#include "cadre/flag.h"
#include "cadre/score.h"
#include "cadre/sensitivity.h"
#include "cadre/set_agreement.h"
#include "cadre/set_severity.h"
#include "cadre/set_order.h"
#include "cadre/set_score.h"
#include "cadre/set_share.h"
#include "cadre/severity.h"
#include "cadre/share.h"

enum { CADRES = 181, TOWNS = 17, SOURCES = 6, SELF = 5, GRADES = 4, TEAM_MAX = 11 };

static const char *const source_names[SOURCES] = {"上级评", "同级评", "下级评", "群众评", "社会评", "自我评"};
static const char scheme_text[] = "scheme\tbench\t六源\t-\ttext\tmean\tvalid\ngrade\t优秀\t100\texcellent\n"
                                  "grade\t称职\t80\tgood\ngrade\t基本称职\t60\tfair\ngrade\t不称职\t0\tpoor\n"
                                  "group\t上级评\t-\t25\tmean\t0\t0\ngroup\t同级评\t-\t20\tmean\t0\t0\n"
                                  "group\t下级评\t-\t20\tmean\t0\t0\ngroup\t群众评\t-\t20\tmean\t0\t0\n"
                                  "group\t社会评\t-\t10\tmean\t0\t0\ngroup\t自我评\t-\t5\tmean\t0\t0\n";

/* Ballots of one source in one township, ballot after ballot; grades 3 (best) ..= 0. */
struct pile {
    uint8_t *grades;
    size_t n;
};

struct county {
    size_t first[TOWNS + 1]; /* cadres of a township lie together */
    struct pile piles[TOWNS][SOURCES];
    size_t ballots;
};

static struct err e;

static void must(bool done)
{
    if (done) return;
    fprintf(stderr, "%s\n", e.text);
    exit(1);
}

static double processor_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double lap(const char *what, double since)
{
    double now = processor_seconds();
    printf("%-28s %7.3f s\n", what, now - since);
    return processor_seconds();
}

static uint8_t seen(struct chance *c, size_t cadre, double mild)
{
    double x = 2.2 + mild + (double)(cadre * 7 % 11) * 0.05 + (chance_share(c) + chance_share(c) - 1) * 1.4;
    return x < 0 ? 0 : x > 3 ? 3 : (uint8_t)x;
}

/* One bloc of 20 equal ballots stands among the masses of the first township. */
static void draw(struct arena *a, struct county *y, size_t ballots)
{
    struct chance c = chance_from(2026);
    size_t own = (ballots - CADRES) / (TOWNS * SELF);
    for (size_t t = 0; t <= TOWNS; t++) y->first[t] = CADRES * t / TOWNS;
    for (size_t t = 0; t < TOWNS; t++)
        for (size_t s = 0; s < SOURCES; s++) {
            size_t team = y->first[t + 1] - y->first[t];
            struct pile *p = &y->piles[t][s];
            p->n = s == SELF ? team : own;
            p->grades = arena_alloc_array(a, p->n, team);
            y->ballots += p->n;
            for (size_t b = 0; b < p->n; b++) {
                double mild = chance_share(&c) * 0.8 - 0.4 + (double)(t % 3) * 0.1;
                for (size_t i = 0; i < team; i++) p->grades[b * team + i] = seen(&c, y->first[t] + i, mild);
            }
        }
    struct pile *p = &y->piles[0][3];
    size_t team = y->first[1];
    for (size_t b = 1; b < 20; b++) memcpy(p->grades + b * 5 * team, p->grades, team);
}

static int64_t counts[CADRES][SOURCES][GRADES];
static double means[CADRES][SOURCES];

static void count_all(const struct county *y)
{
    size_t intervals = 0;
    memset(counts, 0, sizeof counts);
    for (size_t t = 0; t < TOWNS; t++)
        for (size_t s = 0; s < SOURCES; s++) {
            size_t team = y->first[t + 1] - y->first[t];
            const struct pile *p = &y->piles[t][s];
            for (size_t b = 0; b < p->n; b++)
                for (size_t i = 0; i < team; i++)
                    if (s != SELF || b == i) counts[y->first[t] + i][s][GRADES - 1 - p->grades[b * team + i]]++;
        }
    for (size_t i = 0; i < CADRES; i++)
        for (size_t s = 0; s < SOURCES; s++) {
            int64_t n = 0;
            struct measure m;
            for (size_t g = 0; g < GRADES; g++) n += counts[i][s][g];
            for (size_t g = 0; g < GRADES; g++, intervals++) must(cadre_wilson(counts[i][s][g], n, &m, &e));
            means[i][s] = (double)(100 * counts[i][s][0] + 80 * counts[i][s][1] + 60 * counts[i][s][2]) / (double)n;
        }
    printf("%zu intervals\n", intervals);
}

static void test_blocs(const struct county *y, size_t deals)
{
    size_t tests = 0, alarms = 0, done = 0;
    for (size_t t = 0; t < TOWNS; t++)
        for (size_t s = 0; s < SELF; s++) {
            AUTO_ARENA struct arena *a = arena_new((size_t)64 << 20);
            const struct pile *p = &y->piles[t][s];
            struct bloc x;
            must(cadre_bloc(a,
                    &(struct bloc_question){p->grades, p->n, y->first[t + 1] - y->first[t], deals, t * SOURCES + s, false}, &x,
                    &e));
            tests++;
            done += x.deals;
            if (t == 0 && s == 3)
                printf("planted bloc: %" PRId64 " pairs, %.2f expected, p %.4f\n", x.pairs, x.expected, x.p.value);
            else
                alarms += measure_is_defined(&x.p) && x.p.value <= 0.01;
        }
    printf("%zu tests, %zu deals, %zu of the innocent at p <= 0.01\n", tests, done, alarms);
}

static void score_and_place(struct arena *a)
{
    struct scheme s;
    static struct compared v[CADRES];
    static struct placing out[CADRES];
    must(scheme_parse(a, str_of(scheme_text), &s, &e));
    for (uint32_t i = 0; i < CADRES; i++) {
        struct score_given given[SOURCES];
        struct score x;
        for (size_t k = 0; k < SOURCES; k++)
            given[k] = (struct score_given){.group = source_names[k], .counts = counts[i][k]};
        must(cadre_score(a, &s, given, SOURCES, false, &x, &e));
        v[i] = (struct compared){i % 4, x.total};
    }
    cadre_compare(a, v, CADRES, out);
}

static void put_together(struct arena *a, const struct county *y)
{
    for (size_t t = 0; t < TOWNS; t++) {
        size_t team = y->first[t + 1] - y->first[t];
        static double v[TEAM_MAX * SOURCES];
        static uint16_t places[SOURCES][TEAM_MAX];
        struct ranking rankings[SOURCES];
        for (size_t s = 0; s < SOURCES; s++) {
            for (size_t i = 0; i < team; i++) {
                v[i * SOURCES + s] = means[y->first[t] + i][s];
                uint16_t better = 0;
                for (size_t k = 0; k < team; k++)
                    if (means[y->first[t] + k][s] > means[y->first[t] + i][s]) better++;
                places[s][i] = better;
            }
            rankings[s] = (struct ranking){1, places[s]};
        }
        struct kendall w;
        struct icc icc;
        must(cadre_kendall(a, &(struct ratings){v, team, SOURCES}, &w, &e));
        must(cadre_icc(&(struct ratings){v, team, SOURCES}, &icc, &e));
        for (int m = 0; m < CADRE_ORDER_COUNT; m++) {
            struct aggregate x;
            must(cadre_aggregate(a, (enum cadre_order)m, rankings, SOURCES, team, &x, &e));
        }
    }
}

static void weigh(struct arena *a)
{
    static const double weights[SOURCES] = {25, 20, 20, 20, 10, 5};
    struct sensitivity s;
    struct sensitivity_question q = {&means[0][0], CADRES, SOURCES, weights, 0.2, 1000, 1, NULL};
    must(cadre_sensitivity(a, &q, &s, &e));
}

/* Ten groups of appraisers whose townships overlap. */
static void level(struct arena *a, const struct county *y)
{
    static struct group_mean v[CADRES * 4];
    size_t n = 0;
    struct chance c = chance_from(3);
    for (uint32_t g = 0; g < 10; g++)
        for (uint32_t t = g * 17 / 10; t <= (g + 1) * 17 / 10 && t < TOWNS; t++)
            for (size_t i = y->first[t]; i < y->first[t + 1]; i++)
                v[n++] = (struct group_mean){g, (uint32_t)i, 5, seen(&c, i, 0) + (double)g / 20, 0.2};
    struct group_severity s;
    must(cadre_severity(a, v, n, 10, CADRES, &s, &e));
    printf("severity: %zu means, %s\n", n, s.why ? s.why : "connected");
}

static void adjust(struct arena *a)
{
    static double y[CADRES], x[CADRES * 3];
    static uint32_t strata[CADRES];
    static struct measure percentiles[CADRES];
    struct chance c = chance_from(4);
    for (uint32_t i = 0; i < CADRES; i++) {
        for (size_t k = 0; k < 3; k++) x[i * 3 + k] = chance_share(&c) * 100;
        y[i] = 2 * x[i * 3] - x[i * 3 + 1] + 10 * chance_share(&c) + (i % 40 == 0 ? 300 : 0);
        strata[i] = i % 4;
    }
    struct adjusted out;
    must(cadre_adjust(a, y, x, CADRES, 3, &out, &e));
    cadre_percentile(strata, y, CADRES, percentiles);
}

/* ---- as sets of a workspace ---- */

enum { SETS = TOWNS * SOURCES };

struct desk {
    struct grade_table grades;
    struct ballot_set sets[SETS];
    struct set_form forms[SETS];
    struct set_ballots ballots[SETS];
    struct set_table tables[SETS];
    struct set_record records[SETS];
};

/* Grades as the labels of a form. Self-assessment: each cadre's own ballot, himself alone. */
static void lay_out(struct arena *a, const struct county *y, struct desk *d)
{
    static const char *labels[GRADES] = {"优秀", "称职", "基本称职", "不称职"};
    static const enum set_side sides[SOURCES] = {SIDE_SUPERIOR, SIDE_PEER, SIDE_SUBORDINATE, SIDE_MASS, SIDE_SOCIETY, SIDE_SELF};
    for (size_t k = 0; k < SETS; k++) {
        size_t t = k / SOURCES, s = k % SOURCES, team = y->first[t + 1] - y->first[t];
        const struct pile *p = &y->piles[t][s];
        struct set_question *q = arena_alloc_array(a, team, sizeof *q);
        uint8_t *answers = arena_alloc_array(a, p->n * team + 1, 1);
        for (size_t i = 0; i < team; i++) {
            int64_t no = (int64_t)(y->first[t] + i + 1);
            q[i] = (struct set_question){arena_text(a, "干部%" PRId64, no), no, ""};
            for (size_t b = 0; b < p->n; b++)
                if (s != SELF || b == i) answers[b * team + i] = (uint8_t)(GRADES - p->grades[b * team + i]);
        }
        d->sets[k] = (struct ballot_set){.set_no = (int64_t)k + 1, .name = arena_text(a, "乡镇%zu%s", t, source_names[s]),
                .kind = SET_ASSESSMENT, .side = sides[s], .asks = SET_GRADES, .rater_group = "", .level = "", .profile = "",
                .organisation = "", .codes = "", .part_of = "", .name_order = "", .attended = "", .held_on = {20111102},
                .figures = {-1, -1, -1, -1, -1, -1, -1}, .list_names = -1};
        d->forms[k] = (struct set_form){q, team, labels, GRADES};
        d->ballots[k] = (struct set_ballots){answers, p->n};
    }
}

static void count_sets(struct arena *a, struct desk *d)
{
    struct measure shares[GRADES];
    size_t shown = 0, hidden = 0;
    must(grade_table_load(a, &d->grades, &e));
    for (size_t k = 0; k < SETS; k++) {
        cadre_tabulate(a, &d->grades, &d->sets[k], &d->forms[k], &d->ballots[k], NULL, &d->tables[k]);
        d->records[k] = (struct set_record){.table = &d->tables[k], .form = &d->forms[k], .ballots = &d->ballots[k]};
    }
    cadre_hide_rows(a, d->tables, SETS);
    for (size_t k = 0; k < SETS; k++)
        for (size_t i = 0; i < d->tables[k].n; i++) {
            set_row_shares(&d->tables[k], &d->tables[k].rows[i], BASE_ANSWERED, shares);
            *(d->tables[k].rows[i].is_hidden ? &hidden : &shown) += 1;
        }
    printf("%zu rows shown, %zu hidden\n", shown, hidden);
}

static void score_sets(struct arena *a, struct desk *d, struct flag_person *people)
{
    struct scheme s;
    struct set_score x;
    struct set_choice c = {.year = 2011, .item = ""};
    must(scheme_parse(a, str_of(scheme_text), &s, &e));
    for (size_t i = 0; i < CADRES; i++) {
        struct set_subject who = {arena_text(a, "干部%zu", i + 1), (int64_t)i + 1, false};
        struct set_score_question q = {&s, false, d->tables, SETS, c, NULL, 0};
        must(cadre_set_score(a, &q, &who, &x, &e));
        people[i] = (struct flag_person){who, i % 2 ? "东片" : "西片", "", cadre_votes(d->tables, SETS, &c, &who),
                measure_of(CADRE_PERCENTILE, CADRES / 2, (double)(i * 37 % 101))};
    }
}

static void agree_and_flag(struct arena *a, struct desk *d, const struct flag_person *people, size_t deals)
{
    struct set_choice c = {.year = 2011, .item = ""};
    struct set_severity severity;
    size_t measured = 0, kinds[FLAG_KIND_COUNT] = {0};
    for (size_t k = 0; k < SETS; k++) {
        struct set_reliability *v;
        size_t n;
        must(cadre_set_reliability(a, &d->records[k], &v, &n, &e));
        measured += n;
    }
    must(cadre_set_severity(a, d->records, SETS, &c, &severity, &e));
    struct flag_list found = {.arena = a};
    struct flag_search q = {d->records, SETS, c, people, CADRES, 0.1, 0.01, 0.05, deals, 1};
    must(cadre_find_flags(&q, &found, &e));
    for (size_t i = 0; i < found.n; i++) kinds[found.v[i].kind]++;
    printf("%zu agreements; severity: %" PRId64 " ratings, %zu parts\n", measured, severity.ratings, severity.severity.components);
    for (int k = 0; k < FLAG_KIND_COUNT; k++) printf("flags %-9s %zu\n", flag_kind_code((enum flag_kind)k), kinds[k]);
}

/* Each township's people by four methods, every place with its interval. */
static void order_sets(struct arena *a, struct desk *d, const struct county *y, const struct flag_person *people)
{
    struct set_choice c = {.year = 2011, .item = ""};
    double wide = 0;
    size_t places = 0;
    for (size_t t = 0; t < TOWNS; t++) {
        struct set_subject subjects[TEAM_MAX];
        size_t team = y->first[t + 1] - y->first[t];
        for (size_t i = 0; i < team; i++) subjects[i] = people[y->first[t] + i].subject;
        struct set_order x;
        struct set_order_question q = {d->records, SETS, &c, subjects, team, RESAMPLE_DRAWS, RESAMPLE_SEED};
        must(cadre_set_order(a, &q, &x, &e));
        for (int m = 0; m < CADRE_ORDER_COUNT; m++)
            for (size_t i = 0; i < team; i++, places++) wide += x.orders.place[m][i].high - x.orders.place[m][i].low + 1;
    }
    printf("%zu places of %d draws, %.1f wide on average\n", places, RESAMPLE_DRAWS, wide / (double)places);
}

static void analyse_workspace(struct arena *a, const struct county *y, size_t deals)
{
    struct desk *d = arena_alloc(a, sizeof *d);
    struct flag_person *people = arena_alloc_array(a, CADRES, sizeof *people);
    lay_out(a, y, d);
    double start = processor_seconds(), at = start;
    count_sets(a, d);
    at = lap("sets counted and hidden", at);
    score_sets(a, d, people);
    at = lap("sets scored", at);
    agree_and_flag(a, d, people, deals);
    at = lap("agreement, severity, flags", at);
    order_sets(a, d, y, people);
    lap("places with intervals", at);
    printf("as sets of a workspace: %.3f s\n", processor_seconds() - start);
}

int main(int argc, char **argv)
{
    size_t ballots = argc > 1 ? (size_t)atol(argv[1]) : 20000, deals = argc > 2 ? (size_t)atol(argv[2]) : 999;
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 30);
    struct county *y = arena_alloc(a, sizeof *y);
    if (ballots < 1000) return 1;
    draw(a, y, ballots);
    double start = processor_seconds(), at = start;
    count_all(y);
    at = lap("counts and intervals", at);
    test_blocs(y, deals);
    at = lap("bloc tests", at);
    score_and_place(a);
    at = lap("scores and places", at);
    put_together(a, y);
    at = lap("agreement, four orders", at);
    weigh(a);
    at = lap("weight sensitivity", at);
    level(a, y);
    at = lap("severity", at);
    adjust(a);
    lap("adjustment", at);
    printf("%zu ballots, %d cadres, %d sources: %.3f s\n", y->ballots, CADRES, SOURCES, processor_seconds() - start);
    analyse_workspace(a, y, deals);
    return 0;
}
