/* SM3 (GB/T 32905-2016), the hash of the journal, of files and of packages. */
#ifndef SEAL_SM3_H
#define SEAL_SM3_H

#include "base/err.h"
#include "base/str.h"

enum { SM3_BYTES = 32, SM3_HEX = 65 }; /* the latter with its NUL */

/* ERR_ENVIRONMENT when the cryptographic library of this machine lacks SM3. */
MUST_USE bool sm3_hex(struct str s, char hex[SM3_HEX], struct err *e);

/* Of a whole file. ERR_INPUT when it cannot be opened, ERR_ENVIRONMENT when it cannot be read to its end. */
MUST_USE bool sm3_file(const char *path, char hex[SM3_HEX], struct err *e);

/* Of what comes piece by piece. */
struct sm3;
MUST_USE bool sm3_new(struct sm3 **h, struct err *e);
void sm3_add(struct sm3 *h, struct str s);

/* Writes the hash of everything added so far; the next sm3_add begins anew. */
void sm3_finish(struct sm3 *h, char hex[SM3_HEX]);

void sm3_free(struct sm3 *h);
void sm3_free_at(struct sm3 **h);
#define AUTO_SM3 AUTO(sm3_free_at)

#endif
