#include "base/base64.h"

#include <stdint.h>

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static int value_of(char c)
{
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool base64_decode(struct arena *a, struct str text, struct str *bytes)
{
    char *out = arena_alloc(a, text.n / 4 * 3 + 4);
    size_t n = 0, taken = 0, padding = 0;
    uint32_t bits = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (is_blank(text.p[i])) continue;
        int v = value_of(text.p[i]);
        bool is_padding = text.p[i] == '=';
        if ((v < 0 && !is_padding) || (v >= 0 && padding)) return false;
        padding += is_padding;
        bits = bits << 6 | (uint32_t)(is_padding ? 0 : v);
        if (++taken % 4) continue;
        for (int shift = 16; shift >= 0; shift -= 8) out[n++] = (char)(bits >> shift & 0xFF);
        bits = 0;
    }
    if (taken % 4 || padding > 2) return false;
    *bytes = (struct str){out, n - padding};
    return true;
}

const char *base64_encode(struct arena *a, struct str bytes)
{
    char *out = arena_alloc(a, (bytes.n + 2) / 3 * 4 + 1), *to = out;
    for (size_t i = 0; i < bytes.n; i += 3) {
        size_t rest = bytes.n - i < 3 ? bytes.n - i : 3;
        uint32_t bits = 0;
        for (size_t k = 0; k < 3; k++) bits = bits << 8 | (k < rest ? (unsigned char)bytes.p[i + k] : 0u);
        for (size_t k = 0; k < 4; k++) *to++ = k <= rest ? letters[bits >> (18 - 6 * k) & 63] : '=';
    }
    return out;
}
