/* Bytes as hexadecimal digits. */
#ifndef SEAL_HEX_H
#define SEAL_HEX_H

#include "base/attr.h"
#include "base/str.h"

/* n bytes as 2n lower-case digits and a NUL. */
void hex_write(const unsigned char *bytes, size_t n, char *hex);

/* False unless hex is exactly 2n digits, of either case. */
MUST_USE bool hex_read(struct str hex, unsigned char *bytes, size_t n);

#endif
