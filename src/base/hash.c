#include "base/hash.h"

__extension__ typedef unsigned __int128 wide;

/* Odd constants with about half of their bits set: digits of the golden ratio and of two roots. */
static const uint64_t PHI = 0x9E3779B97F4A7C15u, ROOT2 = 0x6A09E667F3BCC909u, ROOT3 = 0xBB67AE8584CAA73Bu;

uint64_t hash_mix(uint64_t a, uint64_t b)
{
    wide product = (wide)(a ^ PHI) * (b ^ ROOT2);
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t load(const char *p, size_t n)
{
    uint64_t word = 0;
    memcpy(&word, p, n < 8 ? n : 8);
    return word;
}

struct hash128 hash_bytes(struct str s, uint64_t seed)
{
    uint64_t a = seed ^ ROOT3, b = hash_mix(seed, s.n);
    size_t i = 0;
    for (; i + 8 < s.n; i += 8) {
        uint64_t word = load(s.p + i, 8);
        a = hash_mix(a ^ word, PHI);
        b = hash_mix(b + word, ROOT3);
    }
    uint64_t tail = i < s.n ? load(s.p + i, s.n - i) : 0;
    a = hash_mix(a ^ tail, s.n ^ ROOT2);
    b = hash_mix(b + tail, ROOT3 ^ PHI);
    return (struct hash128){hash_mix(a, b ^ ROOT3), hash_mix(b, a + PHI)};
}
