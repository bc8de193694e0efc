#include "roll/near.h"

/* key: 57 bits of digits, then place of the foreign character + 1 (5 bits) and whether it is an X. */
enum { PLACE_SHIFT = 57, PLACE_BITS = 31, X_SHIFT = 62 };

static const uint64_t DIGITS_BITS = ((uint64_t)1 << PLACE_SHIFT) - 1;

struct roll_mark roll_near_pack(const struct roll_broken *b, uint32_t row)
{
    uint64_t key = (uint64_t)b->digits | (uint64_t)(b->bad_at + 1) << PLACE_SHIFT | (uint64_t)b->bad_is_x << X_SHIFT;
    return (struct roll_mark){key, row, (uint32_t)b->last};
}

static struct roll_broken unpack(struct roll_mark m)
{
    return (struct roll_broken){
            .digits = (int64_t)(m.key & DIGITS_BITS),
            .bad_at = (int8_t)((int)(m.key >> PLACE_SHIFT & PLACE_BITS) - 1),
            .bad_is_x = m.key >> X_SHIFT & 1,
            .last = (int8_t)m.more,
    };
}

size_t roll_near_rounds(size_t broken, size_t rows)
{
    enum { REPAIRS_USUAL = 18, REPAIRS_AT_ONCE_MIN = 1 << 18 };
    size_t at_once = rows > REPAIRS_AT_ONCE_MIN ? rows : REPAIRS_AT_ONCE_MIN;
    size_t rounds = 1 + broken * REPAIRS_USUAL / at_once;
    return rounds < ROLL_PARTS ? rounds : ROLL_PARTS;
}

void roll_near_spread(
        const struct roll_pile *broken, size_t from, size_t end, struct roll_spread *out, struct roll_quarry *q)
{
    for (const struct roll_chunk *c = broken->first; c; c = c->next) {
        size_t count = roll_chunk_count(broken, c);
        for (size_t i = 0; i < count; i++) {
            struct roll_broken b = unpack(c->marks[i]);
            int64_t keys[ROLL_ID_REPAIRS_MAX];
            size_t n = roll_id_repairs(&b, keys);
            for (size_t k = 0; k < n; k++) {
                struct roll_mark m = {(uint64_t)keys[k], c->marks[i].row, 0};
                size_t part = roll_spread_part(m.key);
                if (part >= from && part < end) roll_pile_add(&out->parts[part], q, m);
            }
        }
    }
}
