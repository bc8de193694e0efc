/* HMAC-SM3 (GB/T 15852.2) with a key that is set once: both of its first blocks are hashed beforehand, so a short
 * text costs two blocks instead of four and no allocation of a context. Inside seal/ only. */
#ifndef SEAL_HMAC_H
#define SEAL_HMAC_H

#include "base/err.h"
#include "base/str.h"
#include "seal/sm3.h"

struct hmac;

/* key: n bytes, at most one block (64). */
MUST_USE bool hmac_new(const unsigned char *key, size_t n, struct hmac **h, struct err *e);

/* Wipes the key. NULL is allowed. */
void hmac_free(struct hmac *h);

/* Of the two pieces one after the other. */
void hmac_of(struct hmac *h, struct str head, struct str tail, unsigned char tag[SM3_BYTES]);

#endif
