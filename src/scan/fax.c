/* Group 4 (ITU-T T.6) straight to grey: a row is a list of the places where its colour changes, and only black runs are
 * painted. What this refuses is for libtiff to judge. */
#include "scan/fax.h"

#include <pthread.h>
#include <string.h>

/* The codes of T.4 in the order of their runs: 0 ..= 63, then 64, 128 ..= 1728. */
static const char white_codes[] =
        "00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100 110101 101010 101011 "
        "0100111 0001100 0001000 0010111 0000011 0000100 0101000 0101011 0010011 0100100 0011000 00000010 00000011 "
        "00011010 00011011 00010010 00010011 00010100 00010101 00010110 00010111 00101000 00101001 00101010 00101011 "
        "00101100 00101101 00000100 00000101 00001010 00001011 01010010 01010011 01010100 01010101 00100100 00100101 "
        "01011000 01011001 01011010 01011011 01001010 01001011 00110010 00110011 00110100 "
        "11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111 011001100 011001101 011010010 "
        "011010011 011010100 011010101 011010110 011010111 011011000 011011001 011011010 011011011 010011000 010011001 "
        "010011010 011000 010011011";
static const char black_codes[] =
        "0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100 00000111 000011000 "
        "0000010111 0000011000 0000001000 00001100111 00001101000 00001101100 00000110111 00000101000 00000010111 "
        "00000011000 000011001010 000011001011 000011001100 000011001101 000001101000 000001101001 000001101010 "
        "000001101011 000011010010 000011010011 000011010100 000011010101 000011010110 000011010111 000001101100 "
        "000001101101 000011011010 000011011011 000001010100 000001010101 000001010110 000001010111 000001100100 "
        "000001100101 000001010010 000001010011 000000100100 000000110111 000000111000 000000100111 000000101000 "
        "000001011000 000001011001 000000101011 000000101100 000001011010 000001100110 000001100111 "
        "0000001111 000011001000 000011001001 000001011011 000000110011 000000110100 000000110101 0000001101100 "
        "0000001101101 0000001001010 0000001001011 0000001001100 0000001001101 0000001110010 0000001110011 0000001110100 "
        "0000001110101 0000001110110 0000001110111 0000001010010 0000001010011 0000001010100 0000001010101 0000001011010 "
        "0000001011011 0000001100100 0000001100101";
/* Of both colours: 1792, 1856 ..= 2560. */
static const char long_codes[] = "00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101 "
                                 "000000010110 000000010111 000000011100 000000011101 000000011110 000000011111";

enum { RUN_BITS = 13, MODE_BITS = 7, RUN_FINAL = 64, LONG_FIRST = 1792 };
enum mode { MODE_NONE, MODE_PASS, MODE_ACROSS, MODE_DOWN };

struct code {
    int16_t value; /* a run, or with MODE_DOWN how far to the right */
    uint8_t bits;  /* 0: no code */
    uint8_t mode;
};

static struct code runs[2][1 << RUN_BITS], modes[1 << MODE_BITS];

static void put_code(struct code *table, int table_bits, uint32_t bits, int n, struct code code)
{
    code.bits = (uint8_t)n;
    for (uint32_t i = bits << (table_bits - n), end = (bits + 1) << (table_bits - n); i < end; i++) table[i] = code;
}

static void put_codes(struct code *table, const char *codes, int first)
{
    int run = first;
    uint32_t bits = 0;
    int n = 0;
    for (const char *p = codes;; p++) {
        if (*p == '0' || *p == '1') {
            bits = bits << 1 | (uint32_t)(*p - '0');
            n++;
            continue;
        }
        put_code(table, RUN_BITS, bits, n, (struct code){.value = (int16_t)run});
        run += run < RUN_FINAL - 1 ? 1 : run == RUN_FINAL - 1 ? 1 : RUN_FINAL;
        bits = 0;
        n = 0;
        if (!*p) return;
    }
}

static void tables_fill(void)
{
    put_codes(runs[0], white_codes, 0);
    put_codes(runs[1], black_codes, 0);
    put_codes(runs[0], long_codes, LONG_FIRST);
    put_codes(runs[1], long_codes, LONG_FIRST);
    static const struct {
        uint8_t bits, n;
        enum mode mode;
        int8_t right;
    } all[] = {{1, 1, MODE_DOWN, 0}, {3, 3, MODE_DOWN, 1}, {2, 3, MODE_DOWN, -1}, {1, 3, MODE_ACROSS, 0},
            {1, 4, MODE_PASS, 0}, {3, 6, MODE_DOWN, 2}, {2, 6, MODE_DOWN, -2}, {3, 7, MODE_DOWN, 3},
            {2, 7, MODE_DOWN, -3}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        put_code(modes, MODE_BITS, all[i].bits, all[i].n,
                (struct code){.value = all[i].right, .mode = (uint8_t)all[i].mode});
}

struct stream {
    const uint8_t *p;
    size_t at, end; /* bits */
};

static inline uint64_t peek(const struct stream *s)
{
    uint64_t v;
    memcpy(&v, s->p + (s->at >> 3), sizeof v);
    return __builtin_bswap64(v) << (s->at & 7);
}

/* -1: no code, or longer than the row. */
static inline int32_t read_run(struct stream *s, int colour, int32_t most)
{
    int32_t length = 0;
    for (;;) {
        struct code c = runs[colour][peek(s) >> (64 - RUN_BITS)];
        s->at += c.bits;
        length += c.value;
        if (!c.bits || length > most || s->at > s->end) return -1;
        if (c.value < RUN_FINAL) return length;
    }
}

/* The places where the row's colour changes, from white on, by those of the row above; both end with three times the
 * width. False: no code, or it does not fit. */
static bool read_row(struct stream *s, int32_t width, const int32_t *above, int32_t *row)
{
    int32_t at = -1, n = 0, b = 0, last = 0; /* b: of the changes above, the first to the right and to the other colour */
    while (at < width) {
        while (above[b] <= at && above[b] < width) b += 2;
        struct code c = modes[peek(s) >> (64 - MODE_BITS)];
        s->at += c.bits;
        if (s->at > s->end) return false;
        if (c.mode == MODE_DOWN) {
            at = above[b] + c.value;
            if (at < last || at > width) return false;
            row[n++] = last = at;
            b += c.value < 0 && b > 0 ? -1 : 1;
        } else if (c.mode == MODE_PASS) {
            at = above[b + 1];
        } else if (c.mode == MODE_ACROSS) {
            int32_t from = at < 0 ? 0 : at;
            int32_t first = read_run(s, n & 1, width - from);
            if (first < 0) return false;
            int32_t second = read_run(s, ~n & 1, width - from - first);
            if (second < 0) return false;
            row[n++] = from + first;
            row[n++] = last = at = from + first + second;
        } else {
            return false;
        }
        if (n > width) return false;
    }
    row[n] = row[n + 1] = row[n + 2] = width;
    return true;
}

static void paint_halved(const struct scan_fax_page *page, const int32_t *row, int32_t y)
{
    if (y / 2 >= page->height / 2) return;
    uint8_t *out = page->pixels + (size_t)(y / 2) * (size_t)page->stride;
    const uint8_t step = page->is_white ? 63 : (uint8_t)-63;
    int32_t width = page->width & ~1;
    for (; row[0] < page->width; row += 2) {
        int32_t from = row[0], to = row[1] < width ? row[1] : width;
        if (from >= to) continue;
        if (from & 1) out[from++ >> 1] += step;
        if (to & 1) out[to >> 1] += step;
        for (int32_t x = from >> 1; x < to >> 1; x++) out[x] = (uint8_t)(out[x] + 2 * step);
    }
}

static void paint_whole(const struct scan_fax_page *page, const int32_t *row, int32_t y)
{
    uint8_t *out = page->pixels + (size_t)y * (size_t)page->stride;
    for (; row[0] < page->width; row += 2) memset(out + row[0], page->is_white ? 255 : 0, (size_t)(row[1] - row[0]));
}

void scan_fax_clear(const struct scan_fax_page *page)
{
    int paper = page->is_white ? (page->reduction == 2 ? 255 - 4 * 63 : 0) : 255;
    memset(page->pixels, paper, (size_t)page->stride * (size_t)(page->height / page->reduction));
}

bool scan_fax_paint(const struct scan_fax_page *page, const uint8_t *bytes, size_t n, int32_t first, int32_t rows,
        struct scan_bytes *room)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    struct err ignored;
    size_t list = (size_t)page->width + 8;
    pthread_once(&once, tables_fill);
    if (!scan_bytes_reserve(room, 2 * list * sizeof(int32_t), &ignored)) return false;
    int32_t *above = (int32_t *)(void *)room->p, *row = above + list;
    struct stream s = {bytes, 0, n * 8};
    above[0] = above[1] = above[2] = page->width;
    for (int32_t y = first; y < first + rows; y++) {
        if (!read_row(&s, page->width, above, row)) return false;
        if (page->reduction == 2)
            paint_halved(page, row, y);
        else
            paint_whole(page, row, y);
        int32_t *t = above;
        above = row;
        row = t;
    }
    return true;
}
