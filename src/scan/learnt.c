#include "scan/learnt.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

/* Whole numbers parted by blanks, thousandths; lines that begin with # are words for people. */
static bool read_number(struct str *rest, float *value)
{
    for (;;) {
        while (rest->n && (*rest->p == ' ' || *rest->p == '\t' || *rest->p == '\n')) rest->p++, rest->n--;
        if (!rest->n || *rest->p != '#') break;
        while (rest->n && *rest->p != '\n') rest->p++, rest->n--;
    }
    bool is_negative = rest->n && *rest->p == '-';
    if (is_negative) rest->p++, rest->n--;
    long number = 0;
    size_t digits = 0;
    for (; rest->n && *rest->p >= '0' && *rest->p <= '9' && digits < 8; digits++, rest->p++, rest->n--)
        number = number * 10 + (*rest->p - '0');
    *value = (float)(is_negative ? -number : number) / 1000.0f;
    return digits > 0;
}

bool scan_net_read(struct str text, struct scan_net *net, struct err *e)
{
    float *numbers = &net->sums[0][0];
    for (size_t i = 0; i < sizeof net->sums / sizeof *numbers; i++)
        if (!read_number(&text, numbers + i)) return err_set(e, ERR_INPUT, "data/signs.tsv 缺少数字");
    numbers = &net->answers[0][0];
    for (size_t i = 0; i < sizeof net->answers / sizeof *numbers; i++)
        if (!read_number(&text, numbers + i)) return err_set(e, ERR_INPUT, "data/signs.tsv 缺少数字");
    return true;
}

bool scan_cells_of(const struct scan_patch *p, float cells[SCAN_INPUTS])
{
    int32_t left = p->w, right = -1, top = p->h, bottom = -1;
    for (int32_t y = 0; y < p->h; y++)
        for (int32_t x = 0; x < p->w; x++) {
            if (!p->mask[y * p->w + x]) continue;
            if (x < left) left = x;
            if (x > right) right = x;
            if (y < top) top = y;
            if (y > bottom) bottom = y;
        }
    memset(cells, 0, SCAN_INPUTS * sizeof *cells);
    if (right < 0) return false;
    int32_t w = right - left + 1, h = bottom - top + 1, side = w > h ? w : h;
    double scale = (double)SCAN_CELLS / side, from_x = (SCAN_CELLS - w * scale) / 2,
           from_y = (SCAN_CELLS - h * scale) / 2;
    /* What a pixel gives a cell, so that a cell filled with ink is 1. */
    float share = (float)(scale * scale);
    if (scale > 1) share = 1;
    for (int32_t y = top; y <= bottom; y++)
        for (int32_t x = left; x <= right; x++) {
            if (!p->mask[y * p->w + x]) continue;
            int32_t cx = (int32_t)(from_x + (x - left + 0.5) * scale), cy = (int32_t)(from_y + (y - top + 0.5) * scale);
            if (cx < 0 || cy < 0 || cx >= SCAN_CELLS || cy >= SCAN_CELLS) continue;
            float *cell = &cells[cy * SCAN_CELLS + cx];
            *cell = fminf(1, *cell + share);
        }
    return true;
}

enum ballot_shape scan_judge_cells(const struct scan_net *net, const float cells[SCAN_INPUTS], double *likely)
{
    float sums[SCAN_SUMS], answers[SCAN_ANSWERS], most = -INFINITY, total = 0;
    int best = 0;
    for (int i = 0; i < SCAN_SUMS; i++) {
        float sum = net->sums[i][SCAN_INPUTS];
        for (int k = 0; k < SCAN_INPUTS; k++) sum += net->sums[i][k] * cells[k];
        sums[i] = sum > 0 ? sum : 0;
    }
    for (int i = 0; i < SCAN_ANSWERS; i++) {
        float sum = net->answers[i][SCAN_SUMS];
        for (int k = 0; k < SCAN_SUMS; k++) sum += net->answers[i][k] * sums[k];
        answers[i] = sum;
        if (sum > most) most = sum, best = i;
    }
    for (int i = 0; i < SCAN_ANSWERS; i++) total += expf(answers[i] - most);
    *likely = 1 / (double)total;
    return (enum ballot_shape)best;
}
