/* The bytes of a text file as UTF-8, a chunk at a time, whatever it is encoded in. */
#ifndef SHEET_DECODE_H
#define SHEET_DECODE_H

#include "base/arena.h"
#include "base/err.h"
#include "sheet/read.h"

struct decode;

/* fd     stays the caller's; read with pread from its beginning
 * wanted what the caller says the file is encoded in; a byte order mark in the file overrides it
 * chunk  bytes to read at a time */
MUST_USE bool decode_open(
        struct arena *a, int fd, enum sheet_encoding wanted, size_t chunk, struct decode **d, struct err *e);

/* Room that decode_fill needs, whatever the chunk holds. */
size_t decode_room(const struct decode *d);

/* Writes the next bytes to out; *n == 0 at the end of the file. UTF-8 comes as it is; what is ill-formed in
 * another encoding comes as a byte 0xFF, so both are found by one look at the UTF-8. */
MUST_USE bool decode_fill(struct decode *d, char *out, size_t *n, struct err *e);

/* "UTF-8", "GB18030（推测）" …, for people; and why a line is faulty that has ill-formed bytes. */
const char *decode_encoding_text(const struct decode *d);
const char *decode_fault(const struct decode *d);

#endif
