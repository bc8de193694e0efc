/* Times the checker of roll/ on a file as bench_roll_rows writes it and compares its summary with the truth.
 *
 *   bench_roll_check FILE [TRUTH.json]
 *
 * The file is read once without the checker and once with it: cpu_seconds is the second, check_seconds the
 * difference. Exit status 1 when a number differs from the truth. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/json.h"
#include "roll/check.h"
#include "sheet/read.h"

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void stop(const char *why)
{
    fprintf(stderr, "bench_roll_check: %s\n", why);
    exit(3);
}

static void drop_finding(void *context, const struct roll_finding *f)
{
    (void)f;
    ++*(size_t *)context;
}

static struct sheet *open_sheet(struct arena *a, const char *path)
{
    struct sheet *s;
    struct err e;
    if (!sheet_open(a, path, &(struct sheet_options){0}, &s, &e)) stop(e.text);
    return s;
}

static bool next(struct sheet *s, struct row *r)
{
    bool more = false;
    struct err e;
    if (!sheet_next(s, r, &more, &e)) stop(e.text);
    return more;
}

static void read_only(const char *path)
{
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 30);
    struct sheet *s = open_sheet(a, path);
    struct row r;
    while (next(s, &r)) continue;
    sheet_close(s);
}

static struct roll_check *read_and_check(struct arena *memory, const char *path)
{
    static size_t sunk;
    static const struct roll_options options = {.on = {20261220}};
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 30);
    struct sheet *s = open_sheet(a, path);
    struct roll_check *check = roll_check_new(memory, &options, drop_finding, &sunk);
    struct roll_heading *h;
    struct roll_columns columns;
    enum roll_row_place place = ROW_TITLE;
    struct row r;
    struct err e;
    if (!roll_heading_new(a, NULL, &h, &e)) stop(e.text);
    while (place == ROW_TITLE) {
        if (!next(s, &r)) stop("no heading");
        if (!roll_heading_offer(h, &r, &place, &columns, &e)) stop(e.text);
    }
    if (!roll_check_start_file(check, path, &columns, &e)) stop(e.text);
    while (next(s, &r)) roll_check_row(check, &r);
    sheet_close(s);
    return check;
}

// clang-format off
#define NUMBERS(X)                                                                                                     \
    X(rows)                                                                                                            \
    X(accepted) X(rejected) X(invalid_id) X(legacy_id) X(empty_id) X(under_age) X(birth_differs) X(sex_differs)        \
            X(same_id_groups) X(same_id_rows) X(same_name_birth_groups) X(same_name_birth_pairs)
// clang-format on

static char *load(struct arena *a, const char *name, size_t *n)
{
    FILE *f = fopen(name, "rb");
    if (!f) stop("cannot open the truth");
    fseek(f, 0, SEEK_END);
    *n = (size_t)ftell(f);
    rewind(f);
    char *text = arena_alloc(a, *n + 1);
    if (fread(text, 1, *n, f) != *n) stop("cannot read the truth");
    fclose(f);
    return text;
}

static int compare_near(const struct json *truth, const struct roll_summary *s)
{
    const struct json *list = json_array_at(truth, "near_id");
    struct err e;
    if (!list) return 1;
    if (json_length(list) != s->near_id_count)
        fprintf(stderr, "near_id has %zu pairs, planted %zu\n", s->near_id_count, json_length(list));
    for (size_t i = 0; i < s->near_id_count && i < json_length(list); i++) {
        int64_t row = 0, of = 0;
        const struct json *pair = json_element(list, i);
        if (!json_read_int(pair, "row", 0, &row, &e) || !json_read_int(pair, "of", 0, &of, &e)) return 1;
        if (row == s->near_id[i].row && of == s->near_id[i].of) continue;
        fprintf(stderr, "near_id %zu is row %u of %u, planted %lld of %lld\n", i, s->near_id[i].row, s->near_id[i].of,
                (long long)row, (long long)of);
        return 1;
    }
    return json_length(list) != s->near_id_count;
}

static int compare(const char *name, const struct roll_summary *s)
{
    AUTO_ARENA struct arena *a = arena_new((size_t)4 << 30);
    struct json *truth;
    struct err e;
    size_t n;
    char *text = load(a, name, &n);
    if (!json_parse(a, (struct str){text, n}, &truth, &e)) stop(e.text);
    int differences = 0;
#define X(field)                                                                                                       \
    {                                                                                                                  \
        int64_t wanted = -1;                                                                                           \
        if (!json_read_int(truth, #field, -1, &wanted, &e) || wanted != s->field) {                                    \
            fprintf(stderr, "differs: %s is %lld, planted %lld\n", #field, (long long)s->field, (long long)wanted);    \
            differences++;                                                                                             \
        }                                                                                                              \
    }
    NUMBERS(X)
#undef X
    if (compare_near(truth, s)) {
        fprintf(stderr, "differs: near_id\n");
        differences++;
    }
    return differences;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: bench_roll_check FILE [TRUTH.json]\n");
        return 2;
    }
    double begun = cpu_seconds();
    read_only(argv[1]);
    double reading = cpu_seconds() - begun;

    begun = cpu_seconds();
    AUTO_ARENA struct arena *memory = arena_new((size_t)16 << 30);
    struct roll_check *check = read_and_check(memory, argv[1]);
    double finish_begun = cpu_seconds();
    roll_check_finish(check);
    double ended = cpu_seconds();

    const struct roll_summary *s = roll_check_summary(check);
    const struct roll_statistics *statistics = roll_check_statistics(check);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("{\"cpu_seconds\":%.3f,\"check_seconds\":%.3f,\"finish_seconds\":%.3f,\"rows_per_second\":%.0f,"
           "\"bytes_per_row\":%.1f,\"rss_mb\":%ld",
            ended - begun, ended - begun - reading, ended - finish_begun, (double)s->rows / (ended - begun),
            (double)arena_held(memory) / (double)s->rows, usage.ru_maxrss / 1024);
#define X(field) printf(",\"" #field "\":%lld", (long long)s->field);
    NUMBERS(X)
#undef X
    printf(",\"near_id\":%zu,\"units\":%zu,\"women\":%lld}\n", s->near_id_count, statistics->unit_count,
            (long long)statistics->by_sex[SEX_FEMALE]);
    return argc > 2 && compare(argv[2], s) ? 1 : 0;
}
