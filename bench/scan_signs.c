/* The reader of signs: teaches its net, and counts how often each of its two judges, and both together, call a drawn
 * sign by its name. The net must never be counted on the seed it was taught on.
 *
 * usage: bench_scan_signs SEED SAMPLES [SHOW]              counts; SHOW draws so many of those that were not read
 *        bench_scan_signs SEED SAMPLES --teach FILE.tsv    writes the net: data/signs.tsv */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/resource.h"
#include "scan/figure.h"
#include "scan/learnt.h"
#include "scan/shape.h"
#include "sign.h"

static struct scan_patch patch;
static struct scan_net net;

static const char *const names[SAMPLE_COUNT] = {"none", "circle", "cross", "tick"};

static enum ballot_shape shape_of(enum sample s)
{
    static const enum ballot_shape shapes[] = {
            BALLOT_SHAPE_BLANK, BALLOT_SHAPE_CIRCLE, BALLOT_SHAPE_CROSS, BALLOT_SHAPE_TICK};
    return shapes[s];
}

static void show(enum sample s, enum ballot_shape figure, enum ballot_shape learnt, double likely)
{
    float cells[SCAN_INPUTS];
    scan_cells_of(&patch, cells);
    printf("# %s: rules say %s, net says %s (%.2f)\n", names[s], names[figure], names[learnt], likely);
    for (int y = 0; y < SCAN_CELLS; y++) {
        for (int x = 0; x < SCAN_CELLS; x++) putchar(" .:*#"[(int)(cells[y * SCAN_CELLS + x] * 4)]);
        putchar('\n');
    }
}

static void count(struct chance *c, long n, long shown)
{
    long seen[SAMPLE_COUNT][3][SAMPLE_COUNT] = {0}, total[SAMPLE_COUNT] = {0};
    for (long i = 0; i < n; i++) {
        enum sample s = (enum sample)(i % SAMPLE_COUNT);
        float cells[SCAN_INPUTS];
        double likely = 0;
        if (!sign_make(c, s, &patch)) continue;
        unsigned may;
        enum ballot_shape figure = scan_judge_figure(&patch, &may), learnt = BALLOT_SHAPE_BLANK, both = BALLOT_SHAPE_BLANK;
        if (scan_cells_of(&patch, cells)) learnt = scan_judge_cells(&net, cells, &likely);
        scan_read_shape(&net, &patch, false, &both);
        total[s]++;
        seen[s][0][figure]++;
        seen[s][1][learnt]++;
        seen[s][2][both]++;
        if (both != shape_of(s) && shown-- > 0) show(s, figure, learnt, likely);
    }
    static const char *const judges[] = {"rules", "net", "both"};
    for (int j = 0; j < 3; j++)
        for (int s = 0; s < SAMPLE_COUNT; s++) {
            printf("%-6s %-7s %6ld:", judges[j], names[s], total[s]);
            for (int k = 0; k < SAMPLE_COUNT; k++)
                printf(" %s %ld (%.2f%%)", names[k], seen[s][j][k], 100.0 * (double)seen[s][j][k] / (double)total[s]);
            printf("\n");
        }
}

/* What is learnt from. */
struct school {
    long n;
    float (*cells)[SCAN_INPUTS];
    uint8_t *answers;
};

/* Steepest descent, one sample at a time. */
static void learn_one(const float *cells, int right, float rate)
{
    float sums[SCAN_SUMS], answers[SCAN_ANSWERS], wrong[SCAN_ANSWERS], most = -1e9f, total = 0;
    for (int i = 0; i < SCAN_SUMS; i++) {
        float sum = net.sums[i][SCAN_INPUTS];
        for (int k = 0; k < SCAN_INPUTS; k++) sum += net.sums[i][k] * cells[k];
        sums[i] = sum > 0 ? sum : 0;
    }
    for (int i = 0; i < SCAN_ANSWERS; i++) {
        answers[i] = net.answers[i][SCAN_SUMS];
        for (int k = 0; k < SCAN_SUMS; k++) answers[i] += net.answers[i][k] * sums[k];
        most = fmaxf(most, answers[i]);
    }
    for (int i = 0; i < SCAN_ANSWERS; i++) total += expf(answers[i] - most);
    for (int i = 0; i < SCAN_ANSWERS; i++) wrong[i] = expf(answers[i] - most) / total - (i == right ? 1 : 0);
    for (int k = 0; k < SCAN_SUMS; k++) {
        float back = 0;
        for (int i = 0; i < SCAN_ANSWERS; i++) back += wrong[i] * net.answers[i][k];
        if (sums[k] <= 0) continue;
        for (int m = 0; m < SCAN_INPUTS; m++)
            if (cells[m] > 0) net.sums[k][m] -= rate * back * cells[m];
        net.sums[k][SCAN_INPUTS] -= rate * back;
    }
    for (int i = 0; i < SCAN_ANSWERS; i++) {
        for (int k = 0; k < SCAN_SUMS; k++) net.answers[i][k] -= rate * wrong[i] * sums[k];
        net.answers[i][SCAN_SUMS] -= rate * wrong[i];
    }
}

static void write_net(const char *path)
{
    FILE *f = fopen(path, "w");
    if (!f) exit(3);
    fprintf(f, "# 识别符号（○ × √）的数字，由 bench_scan_signs --teach 写成，单位千分之一；见 src/scan/learnt.h\n");
    for (int i = 0; i < SCAN_SUMS; i++)
        for (int k = 0; k <= SCAN_INPUTS; k++)
            fprintf(f, "%ld%c", lrintf(net.sums[i][k] * 1000),
                    k % SCAN_CELLS == SCAN_CELLS - 1 || k == SCAN_INPUTS ? '\n' : '\t');
    for (int i = 0; i < SCAN_ANSWERS; i++)
        for (int k = 0; k <= SCAN_SUMS; k++)
            fprintf(f, "%ld%c", lrintf(net.answers[i][k] * 1000), k == SCAN_SUMS ? '\n' : '\t');
    fclose(f);
}

static void teach(struct chance *c, long n, const char *path)
{
    enum { ROUNDS = 14 };
    struct school s = {.cells = calloc((size_t)n, sizeof *s.cells), .answers = calloc((size_t)n, 1)};
    if (!s.cells || !s.answers) exit(3);
    for (long i = 0; i < n; i++) {
        enum sample sample = (enum sample)(i % SAMPLE_COUNT);
        if (!sign_make(c, sample, &patch) || !scan_cells_of(&patch, s.cells[s.n])) continue;
        s.answers[s.n++] = (uint8_t)shape_of(sample);
    }
    for (int i = 0; i < SCAN_SUMS; i++)
        for (int k = 0; k < SCAN_INPUTS; k++) net.sums[i][k] = (float)chance_normal(c, 0.06);
    for (int i = 0; i < SCAN_ANSWERS; i++)
        for (int k = 0; k < SCAN_SUMS; k++) net.answers[i][k] = (float)chance_normal(c, 0.25);
    for (int round = 0; round < ROUNDS; round++) {
        float rate = 0.01f / (1 + 0.5f * (float)round);
        for (long i = 0; i < s.n; i++) {
            long pick = chance_below(c, (int32_t)s.n);
            learn_one(s.cells[pick], s.answers[pick], rate);
        }
        fprintf(stderr, "round %d of %d\n", round + 1, ROUNDS);
    }
    write_net(path);
    free(s.cells);
    free(s.answers);
}

int main(int argc, char **argv)
{
    struct err e;
    if (argc < 3) {
        fprintf(stderr, "usage: bench_scan_signs SEED SAMPLES [SHOW | --teach FILE.tsv]\n");
        return 2;
    }
    struct chance c = {(uint64_t)atoll(argv[1])};
    if (argc > 4 && strcmp(argv[3], "--teach") == 0) {
        teach(&c, atol(argv[2]), argv[4]);
        return 0;
    }
    if (!scan_net_read(resource_find("data/signs.tsv"), &net, &e)) {
        fprintf(stderr, "%s\n", e.text);
        return 3;
    }
    count(&c, atol(argv[2]), argc > 3 ? atol(argv[3]) : 0);
    return 0;
}
