/* Any bytes as a CSV file, the first of them choosing the options. Checked: reading ends with rows or a sentence and
 * never crashes; the size of the chunks changes nothing; both forms of the scan mark the same bytes and never pass
 * over ill-formed UTF-8; what was read and written is read again and written the same. */
#include "fuzz_sheet.h"
#include "sheet/scan.h"

static void check_scans(struct arena *a, struct str s)
{
    size_t blocks = s.n / SCAN_BLOCK + 1;
    char *p = arena_alloc(a, blocks * SCAN_BLOCK);
    memcpy(p, s.p, s.n);
    uint64_t carry = 0, carry_portable = 0;
    bool is_suspect = false, is_suspect_portable = false;
    for (size_t i = 0; i < blocks; i++) {
        struct scan_block fast = scan_block_at(p + i * SCAN_BLOCK, ',', &carry);
        struct scan_block plain = scan_block_portable(p + i * SCAN_BLOCK, ',', &carry_portable);
        CHECK(fast.marks == plain.marks);
        is_suspect |= fast.is_suspect;
        is_suspect_portable |= plain.is_suspect;
    }
    if (!utf8_is_valid((struct str){p, blocks * SCAN_BLOCK})) CHECK(is_suspect && is_suspect_portable);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    static const size_t chunks[] = {1, 2, 3, 5, 16, 64, 100, 1000};
    if (!n) return 0;
    unsigned choice = bytes[0];
    struct str file = {(const char *)bytes + 1, n - 1};
    struct sheet_options o = {.encoding = choice % 3, .record_bytes_max = 5000, .chunk_bytes = 5000};
    if (choice & 0x40) {
        o.record_bytes_max = 40;
        o.columns_max = 4;
    }
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 30);
    struct buf dump = {.arena = a}, by_chunks = {.arena = a}, csv = {.arena = a};
    const char *path = fuzz_file(a, 0, file);
    check_scans(a, file);
    fuzz_read(a, path, &o, &dump, &csv);
    o.chunk_bytes = chunks[choice >> 2 & 7];
    fuzz_read(a, path, &o, &by_chunks, NULL);
    CHECK(dump.n == by_chunks.n && memcmp(buf_text(&dump), buf_text(&by_chunks), dump.n) == 0);
    fuzz_check_csv(a, (struct str){csv.text, csv.n});
    return 0;
}
