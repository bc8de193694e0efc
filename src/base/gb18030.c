#include "base/gb18030.h"

#include <assert.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>
#include <unicode/ucnv.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/utf8.h"

/* Four-byte sequences count up in base 10·126·10; those before BMP_END are the rest of the basic plane by
 * table, those from PLANES_BEGIN the 16 other planes in order. */
enum { BMP_END = 39420, PLANES_BEGIN = 189000, LEAD_MIN = 0x81, LEAD_MAX = 0xFE };

struct utf8_char {
    char bytes[4]; /* bytes[0] == 0: no such character */
};

static struct utf8_char two_bytes[128][256]; /* by lead byte less 0x80, trail byte */
static uint16_t four_bytes[BMP_END];         /* code point, 0 for none */
static pthread_once_t once = PTHREAD_ONCE_INIT;
static UErrorCode filled = U_ZERO_ERROR;

/* 0 when ICU has no character for the n bytes. */
static uint32_t ask_icu(UConverter *icu, const char *p, size_t n)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar units[4];
    int32_t count = ucnv_toUChars(icu, units, ARRAY_COUNT(units), p, (int32_t)n, &status);
    if (U_FAILURE(status) || count < 1 || count > 2) return 0;
    if (count == 1) return U16_IS_SURROGATE(units[0]) ? 0 : units[0];
    return U16_IS_LEAD(units[0]) && U16_IS_TRAIL(units[1]) ? (uint32_t)U16_GET_SUPPLEMENTARY(units[0], units[1]) : 0;
}

static void fill_tables(void)
{
    UConverter *icu = ucnv_open("gb18030", &filled);
    ucnv_setToUCallBack(icu, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &filled);
    if (U_FAILURE(filled)) return;
    for (int lead = LEAD_MIN; lead <= LEAD_MAX; lead++) {
        for (int trail = 0x40; trail <= 0xFE; trail++) {
            uint32_t c = ask_icu(icu, (char[]){(char)lead, (char)trail}, 2);
            if (c) utf8_encode(two_bytes[lead - 0x80][trail].bytes, c);
        }
    }
    for (int i = 0; i < BMP_END; i++) {
        char p[4] = {(char)(LEAD_MIN + i / 12600), (char)('0' + i / 1260 % 10), (char)(LEAD_MIN + i / 10 % 126),
                (char)('0' + i % 10)};
        four_bytes[i] = (uint16_t)ask_icu(icu, p, 4);
    }
    ucnv_close(icu);
}

bool gb18030_prepare(struct err *e)
{
    pthread_once(&once, fill_tables);
    if (U_FAILURE(filled))
        return err_set(e, ERR_ENVIRONMENT, "系统缺少 GB18030 编码表 (%s)，请重新安装 ICU", u_errorName(filled));
    return true;
}

static bool is_lead(unsigned char c)
{
    return c >= LEAD_MIN && c <= LEAD_MAX;
}

static bool is_digit(unsigned char c)
{
    return c >= '0' && c <= '9';
}

/* Copies ASCII from p to out, which has 16 bytes to spare; returns how many there were. */
static inline size_t copy_ascii(const char *p, size_t n, char *out)
{
    size_t i = 0;
#ifdef __SSE2__
    while (i + 16 <= n) {
        __m128i x = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
        _mm_storeu_si128((__m128i *)(void *)(out + i), x);
        unsigned high = (unsigned)_mm_movemask_epi8(x);
        if (high) return i + (size_t)__builtin_ctz(high);
        i += 16;
    }
#endif
    for (; i < n && (unsigned char)p[i] < 0x80; i++) out[i] = p[i];
    return i;
}

static uint32_t four_byte_char(const unsigned char *p)
{
    uint32_t i = ((((uint32_t)p[0] - LEAD_MIN) * 10 + (p[1] - '0')) * 126 + (p[2] - LEAD_MIN)) * 10 + (p[3] - '0');
    if (i < BMP_END) return four_bytes[i];
    if (i >= PLANES_BEGIN && i - PLANES_BEGIN <= 0xFFFFF) return 0x10000 + i - PLANES_BEGIN;
    return 0;
}

/* Whether the n < 4 bytes at p may be the beginning of a character. */
static bool is_beginning(const unsigned char *p, size_t n)
{
    return is_lead(p[0]) && (n < 2 || is_digit(p[1])) && (n < 3 || is_lead(p[2]));
}

/* A character that is no ASCII and not in two_bytes: one of four bytes, or ill-formed. Adds to run; false when
 * it may go on past the n bytes. */
static bool decode_rare(const unsigned char *p, size_t n, bool is_last, char *out, struct gb18030_run *run)
{
    if (n >= 4 && is_beginning(p, 3) && is_digit(p[3])) {
        uint32_t c = four_byte_char(p);
        if (c) {
            run->read += 4;
            run->written += utf8_encode(out, c);
            return true;
        }
    }
    if (n < 4 && !is_last && is_beginning(p, n)) return false;
    *out = (char)0xFF;
    run->read++;
    run->written++;
    run->ill_formed++;
    return true;
}

struct gb18030_run gb18030_to_utf8(struct str in, bool is_last, char *out)
{
    assert(U_SUCCESS(filled) && two_bytes[0x30][0xA1].bytes[0]);
    struct gb18030_run run = {0};
    while (run.read < in.n) {
        const unsigned char *p = (const unsigned char *)in.p + run.read;
        size_t left = in.n - run.read;
        if (p[0] < 0x80) {
            size_t n = copy_ascii(in.p + run.read, left, out + run.written);
            run.read += n;
            run.written += n;
            continue;
        }
        const char *utf8 = left >= 2 ? two_bytes[p[0] - 0x80][p[1]].bytes : "";
        unsigned char first = (unsigned char)utf8[0];
        if (first) {
            memcpy(out + run.written, utf8, 4);
            run.written += first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
            run.read += 2;
        } else if (!decode_rare(p, left, is_last, out + run.written, &run)) {
            break;
        }
    }
    return run;
}

/* ---- out ---- */

static uint16_t gbk_of[0x10000]; /* lead and trail byte by code point, 0 for none */
static pthread_once_t reversed = PTHREAD_ONCE_INIT;

/* GB18030 gave FE50 ..= FEA0 and A8BF to characters that GBK does not have, and private ones to gaps. */
static bool is_gbk(int lead, int trail, uint32_t c)
{
    bool is_private = c >= 0xE000 && c <= 0xF8FF;
    return c < 0x10000 && !is_private && lead != 0xFE && !(lead == 0xA8 && trail == 0xBF);
}

static void fill_reverse(void)
{
    for (int lead = LEAD_MIN; lead <= LEAD_MAX; lead++) {
        for (int trail = 0x40; trail <= 0xFE; trail++) {
            const struct utf8_char *u = &two_bytes[lead - 0x80][trail];
            uint32_t c = 0;
            size_t n = strnlen(u->bytes, sizeof u->bytes);
            if (n && utf8_decode(u->bytes, n, &c) && is_gbk(lead, trail, c)) gbk_of[c] = (uint16_t)(lead << 8 | trail);
        }
    }
}

void gbk_add(struct buf *bytes, const char *text, struct buf *lost)
{
    pthread_once(&reversed, fill_reverse);
    for (size_t n = strlen(text), i = 0; i < n;) {
        uint32_t c = 0;
        size_t step = utf8_decode(text + i, n - i, &c);
        uint16_t code = c < 0x10000 ? gbk_of[c] : 0;
        if (!step) return;
        if (c < 0x80) {
            buf_add_char(bytes, (char)c);
        } else if (code) {
            buf_add_char(bytes, (char)(code >> 8));
            buf_add_char(bytes, (char)(code & 0xFF));
        } else {
            buf_add_char(bytes, '?');
            buf_add(lost, text + i, step);
        }
        i += step;
    }
}
