#include "seal/hex.h"

void hex_write(const unsigned char *bytes, size_t n, char *hex)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < n; i++) {
        hex[2 * i] = digits[bytes[i] >> 4];
        hex[2 * i + 1] = digits[bytes[i] & 15];
    }
    hex[2 * n] = '\0';
}

static int digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool hex_read(struct str hex, unsigned char *bytes, size_t n)
{
    if (hex.n != 2 * n) return false;
    for (size_t i = 0; i < n; i++)
        if (digit(hex.p[2 * i]) < 0 || digit(hex.p[2 * i + 1]) < 0) return false;
    for (size_t i = 0; i < n; i++) bytes[i] = (unsigned char)(digit(hex.p[2 * i]) << 4 | digit(hex.p[2 * i + 1]));
    return true;
}
