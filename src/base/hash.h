/* Hashes for tables in memory: fast, of even spread, without any secret. Never for anything that an
 * adversary may choose the input of and gain by a collision; that is SM3 (seal/sm3.h). */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdint.h>

#include "base/str.h"

struct hash128 {
    uint64_t high, low;
};

uint64_t hash_mix(uint64_t a, uint64_t b);
struct hash128 hash_bytes(struct str s, uint64_t seed);

#endif
