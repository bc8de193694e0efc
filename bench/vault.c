/* What sealing costs an import: one value of ID and telephone number and two search keys for each voter row, on one
 * core, without the database.
 *
 *   bench_vault [ROWS [ROUNDS]]     prints rows per second of each round, in CPU time, and the median */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "seal/vault.h"

enum { ROUNDS_MAX = 99 };

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static double seal_rows(struct vault *v, long rows)
{
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct err e;
    char id[32], phone[32];
    int64_t sum = 0;
    double from = cpu_seconds();
    for (long i = 0; i < rows; i++) {
        snprintf(id, sizeof id, "331021%08ld%04ld", 19400101 + i % 700000, i % 10000);
        snprintf(phone, sizeof phone, "138%08ld", i % 100000000);
        struct str fields[] = {{id, 18}, {phone, 11}}, sealed;
        struct vault_place place = {331021, "voter", i};
        if (!vault_seal(a, v, place, (struct vault_fields){fields, 2}, &sealed, &e)) exit(3);
        sum += vault_search_key(v, "id", fields[0]).high + vault_search_key(v, "phone", fields[1]).low;
        if (i % 1000 == 0) arena_reset(a);
    }
    double took = cpu_seconds() - from;
    if (sum == 0) printf("?\n"); /* the work is wanted */
    return (double)rows / took;
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

int main(int n, char **words)
{
    long rows = n > 1 ? atol(words[1]) : 500000;
    int rounds = n > 2 ? atoi(words[2]) : 5;
    if (rows < 1 || rounds < 1 || rounds > ROUNDS_MAX) return 2;
    char path[] = "/tmp/huanjie-bench-XXXXXX";
    struct err e;
    struct vault *v;
    int fd = mkstemp(path);
    if (fd < 0 || unlink(path) != 0 || !vault_create(path, &v, &e)) return 3;
    double rates[ROUNDS_MAX];
    for (int i = 0; i < rounds; i++) {
        rates[i] = seal_rows(v, rows);
        printf("%.0f rows/s\n", rates[i]);
    }
    qsort(rates, (size_t)rounds, sizeof *rates, by_size);
    printf("median of %d rounds of %ld rows: %.0f rows/s per core\n", rounds, rows, rates[rounds / 2]);
    vault_close(v);
    close(fd);
    return unlink(path) == 0 ? 0 : 3;
}
