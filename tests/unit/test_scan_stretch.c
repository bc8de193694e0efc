#include "unit.h"

#include "scan/stretch.h"

/* Every length up to some sixteens, from every place in them, against pixel by pixel. */
enum { ROOM = 160, STRIDE = 96, LENGTHS = 70, SHIFTS = 16 };

static uint8_t grey[4 * ROOM], mask[4 * ROOM];
static uint32_t seed = 1;

static uint32_t dice(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

/* Paper, ink, and what lies at the level to either side of it. */
static void shuffle(int32_t level)
{
    for (size_t i = 0; i < sizeof grey; i++) {
        grey[i] = (uint8_t)(dice(3) ? dice(256) : (uint32_t)level - 1 + dice(3));
        mask[i] = dice(4) ? 0 : (uint8_t)dice(4);
    }
}

static void counts_what_is_darker(void **state)
{
    (void)state;
    for (int32_t n = 0; n <= LENGTHS; n++)
        for (int32_t shift = 0; shift < SHIFTS; shift++) {
            static const int32_t levels[] = {1, 100, 127, 128, 204, 254};
            int32_t level = levels[(n + shift) % 6], sum = 0, dark = 0, open = 0;
            shuffle(level);
            const uint8_t *p = grey + shift, *m = mask + shift;
            for (int32_t i = 0; i < n; i++) {
                sum += p[i];
                dark += p[i] < level;
                open += p[i] < level && !m[i];
            }
            assert_int_equal(scan_stretch_sum(p, n), sum);
            assert_int_equal(scan_stretch_darker(p, NULL, n, level), dark);
            assert_int_equal(scan_stretch_darker(p, m, n, level), open);
        }
}

static void marks_only_its_own_pixels(void **state)
{
    (void)state;
    for (int32_t n = 0; n <= LENGTHS; n++)
        for (int32_t shift = 0; shift < SHIFTS; shift++) {
            uint8_t expected[sizeof mask];
            int32_t level = 1 + (int32_t)dice(254), dark = 0;
            shuffle(level);
            memcpy(expected, mask, sizeof mask);
            for (int32_t i = shift; i < shift + n; i++) {
                if (grey[i] >= level || mask[i]) continue;
                expected[i] = 1;
                dark++;
            }
            assert_int_equal(scan_stretch_mark(grey + shift, mask + shift, n, level), dark);
            assert_memory_equal(mask, expected, sizeof mask);
        }
}

static void adds_and_copies(void **state)
{
    (void)state;
    for (int32_t n = 0; n <= LENGTHS; n++)
        for (int32_t shift = 0; shift < SHIFTS; shift++) {
            uint16_t sums[LENGTHS + 1];
            uint8_t copy[LENGTHS + SHIFTS];
            shuffle(100);
            for (int32_t i = 0; i <= LENGTHS; i++) sums[i] = (uint16_t)(i * 900);
            scan_stretch_add(grey + shift, n, sums);
            scan_stretch_copy(copy, grey + shift, n);
            for (int32_t i = 0; i <= LENGTHS; i++)
                assert_int_equal(sums[i], (uint16_t)(i * 900 + (i < n ? grey[shift + i] : 0)));
            assert_memory_equal(copy, grey + shift, (size_t)n);
        }
}

static void counts_shaded_places(void **state)
{
    (void)state;
    for (int32_t n = 0; n <= LENGTHS; n++)
        for (int32_t shift = 1; shift < SHIFTS; shift++) {
            int32_t level = 60 + (int32_t)dice(168), shaded = 0, at = STRIDE + shift;
            shuffle(level);
            for (int32_t i = 0; i < n; i++) {
                int32_t sum = 0;
                for (int32_t y = -1; y <= 1; y++)
                    for (int32_t x = -1; x <= 1; x++) sum += grey[at + i + y * STRIDE + x];
                shaded += sum < 9 * level && mask[at + i] != 2;
            }
            assert_int_equal(scan_stretch_shaded(grey + at, STRIDE, mask + at, n, level), shaded);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(counts_what_is_darker),
            cmocka_unit_test(marks_only_its_own_pixels),
            cmocka_unit_test(adds_and_copies),
            cmocka_unit_test(counts_shaded_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
