#include "base/utf8.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/buf.h"

size_t utf8_decode(const char *p, size_t n, uint32_t *code_point)
{
    const unsigned char *u = (const unsigned char *)p;
    if (u[0] < 0x80) {
        *code_point = u[0];
        return 1;
    }
    size_t length = u[0] >= 0xF0 ? 4 : u[0] >= 0xE0 ? 3 : 2;
    if (u[0] < 0xC2 || u[0] > 0xF4 || length > n) return 0;
    uint32_t c = u[0] & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if ((u[i] & 0xC0) != 0x80) return 0;
        c = c << 6 | (u[i] & 0x3Fu);
    }
    static const uint32_t lowest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (c < lowest[length] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return 0;
    *code_point = c;
    return length;
}

size_t utf8_encode(char *p, uint32_t c)
{
    if (c < 0x80) {
        p[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        p[0] = (char)(0xC0 | c >> 6);
        p[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        p[0] = (char)(0xE0 | c >> 12);
        p[1] = (char)(0x80 | (c >> 6 & 0x3F));
        p[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    p[0] = (char)(0xF0 | c >> 18);
    p[1] = (char)(0x80 | (c >> 12 & 0x3F));
    p[2] = (char)(0x80 | (c >> 6 & 0x3F));
    p[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

bool utf8_is_valid(struct str s)
{
    size_t i = 0;
    while (i < s.n) {
        uint32_t c;
        size_t step = utf8_decode(s.p + i, s.n - i, &c);
        if (!step) return false;
        i += step;
    }
    return true;
}

size_t utf8_count(const char *text)
{
    size_t count = 0;
    for (const char *p = text; *p; p++) count += (*p & 0xC0) != 0x80;
    return count;
}

size_t utf8_cut(const char *p, size_t n)
{
    /* Step back over the continuation bytes of a character that may be incomplete at the end. */
    size_t start = n;
    while (start > 0 && n - start < 4 && (p[start - 1] & 0xC0) == 0x80) start--;
    if (start == 0) return n;
    uint32_t c;
    size_t step = utf8_decode(p + start - 1, n - (start - 1), &c);
    return step && start - 1 + step == n ? n : start - 1;
}

static bool is_blank(uint32_t c)
{
    bool is_direction = c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200D) || is_direction ||
           c == 0xAD || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0xFEFF;
}

struct str utf8_trim(struct str s)
{
    uint32_t c;
    size_t step;
    while (s.n && (step = utf8_decode(s.p, s.n, &c)) && is_blank(c)) {
        s.p += step;
        s.n -= step;
    }
    while (s.n) {
        size_t back = 1;
        while (back < s.n && back < 4 && (s.p[s.n - back] & 0xC0) == 0x80) back++;
        if (!utf8_decode(s.p + s.n - back, back, &c) || !is_blank(c)) break;
        s.n -= back;
    }
    return s;
}

/* Characters that NFC leaves alone wherever they stand: ASCII and the main blocks of unified
 * ideographs. Nearly every cell of a roll consists of nothing else. */
static bool is_inert(uint32_t c)
{
    return c < 0x80 || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2EBEF);
}

static bool normalize(struct arena *a, const char *text, const char **out, struct err *e)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    size_t units = strlen(text) + 1; /* UTF-16 never needs more units than UTF-8 has bytes */
    UChar *wide = arena_alloc_array(a, units, sizeof *wide);
    int32_t wide_units = 0;
    u_strFromUTF8(wide, (int32_t)units, &wide_units, text, -1, &status);
    size_t room = units * 3 + 16; /* composition at most triples (UAX 15) */
    UChar *composed = arena_alloc_array(a, room, sizeof *composed);
    int32_t composed_units = unorm2_normalize(nfc, wide, wide_units, composed, (int32_t)room, &status);
    size_t bytes = (size_t)composed_units * 3 + 1;
    char *narrow = arena_alloc(a, bytes);
    u_strToUTF8(narrow, (int32_t)bytes, NULL, composed, composed_units, &status);
    if (U_FAILURE(status)) return err_set(e, ERR_ENVIRONMENT, "文字规范化失败 (%s)", u_errorName(status));
    *out = narrow;
    return true;
}

bool utf8_accept(struct arena *a, struct str raw, const char **text, struct err *e)
{
    struct str s = utf8_trim(raw);
    char *copy = arena_copy(a, s.p, s.n);
    bool inert = true;
    for (size_t i = 0; i < s.n;) {
        uint32_t c;
        size_t step = utf8_decode(s.p + i, s.n - i, &c);
        if (!step) return err_set(e, ERR_INPUT, "不是有效的 UTF-8 文字 (第 %zu 字节)", i + 1);
        if (c == '\t' || c == '\n' || c == '\r')
            copy[i] = ' ';
        else if (c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0))
            return err_set(e, ERR_INPUT, "含有控制字符 U+%04X", (unsigned)c);
        inert = inert && is_inert(c);
        i += step;
    }
    if (inert) {
        *text = copy;
        return true;
    }
    return normalize(a, copy, text, e);
}

const char *utf8_fold_width(struct arena *a, const char *text)
{
    size_t n = strlen(text);
    struct buf b = {.arena = a};
    for (size_t i = 0; i < n;) {
        uint32_t c;
        size_t step = utf8_decode(text + i, n - i, &c);
        if (!step) return text; /* not ours to repair */
        if (c >= 0xFF01 && c <= 0xFF5E)
            buf_add_char(&b, (char)(c - 0xFF01 + '!'));
        else if (c == 0x3000)
            buf_add_char(&b, ' ');
        else
            buf_add(&b, text + i, step);
        i += step;
    }
    return buf_text(&b);
}

const char *utf8_drop_blanks(struct arena *a, const char *text)
{
    size_t n = strlen(text);
    struct buf b = {.arena = a};
    for (size_t i = 0; i < n;) {
        uint32_t c;
        size_t step = utf8_decode(text + i, n - i, &c);
        if (!step) return text;
        if (!is_blank(c)) buf_add(&b, text + i, step);
        i += step;
    }
    return buf_text(&b);
}

uint32_t utf8_private(const char *text)
{
    size_t n = strlen(text), step;
    uint32_t c;
    for (size_t i = 0; i < n; i += step) {
        step = utf8_decode(text + i, n - i, &c);
        if (step == 0) return 0;
        if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000) return c;
    }
    return 0;
}

size_t utf8_piece(const char *text, const char *const *marks, size_t mark_count, size_t *mark)
{
    size_t n = strlen(text);
    *mark = 0;
    for (size_t i = 0; i < mark_count; i++) {
        const char *at = strstr(text, marks[i]);
        if (!at || (size_t)(at - text) >= n) continue;
        n = (size_t)(at - text);
        *mark = strlen(marks[i]);
    }
    return n;
}
