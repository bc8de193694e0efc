/* Any bytes as an XLSX file: behind "Z" the file itself, else its parts as XML, divided by bytes 0xFF, so that the
 * parser is reached past the checksums of the zip. Checked: reading ends with rows or a sentence, never crashes, and
 * stays inside its limits; reading again gives the same; what was read survives as CSV. */
#include <zip.h>

#include "fuzz_sheet.h"

/* The order of the parts in an input; the first is required. What is missing at the end is left out of the zip. */
static const char *const names[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
        "xl/workbook.xml", "xl/_rels/workbook.xml.rels"};
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
static const char *const usual[] = {NULL, NULL, NULL,
        "<workbook xmlns:r='r'><sheets><sheet name='a' sheetId='1' r:id='1'/></sheets></workbook>",
        "<Relationships><Relationship Id='1' Type='" OFFICE "worksheet' Target='worksheets/sheet1.xml'/>"
        "<Relationship Id='2' Type='" OFFICE "sharedStrings' Target='sharedStrings.xml'/>"
        "<Relationship Id='3' Type='" OFFICE "styles' Target='styles.xml'/></Relationships>"};
static const char rels[] =
        "<Relationships><Relationship Id='1' Type='" OFFICE "officeDocument' Target='xl/workbook.xml'/>"
        "</Relationships>";

static void add_part(zip_t *z, const char *name, struct str text)
{
    zip_source_t *source = zip_source_buffer(z, text.p, text.n, 0);
    zip_int64_t at = source ? zip_file_add(z, name, source, 0) : -1;
    CHECK(at >= 0);
    zip_set_file_compression(z, (zip_uint64_t)at, ZIP_CM_STORE, 0);
}

static void add_parts(zip_t *z, struct str rest)
{
    add_part(z, "_rels/.rels", str_of(rels));
    for (size_t i = 0; i < ARRAY_COUNT(names); i++) {
        const char *end = rest.n ? memchr(rest.p, 0xFF, rest.n) : NULL;
        struct str part = {rest.p, end ? (size_t)(end - rest.p) : rest.n};
        if (part.n)
            add_part(z, names[i], part);
        else if (usual[i])
            add_part(z, names[i], str_of(usual[i]));
        rest.n -= part.n + (end != NULL);
        rest.p += part.n + (end != NULL);
    }
}

/* The parts as a zip file in memory. */
static struct str pack(struct arena *a, struct str input)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_source_keep(memory);
    zip_t *z = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
    CHECK(z);
    add_parts(z, input);
    CHECK(zip_close(z) == 0);
    zip_stat_t stat;
    CHECK(zip_source_stat(memory, &stat) == 0 && zip_source_open(memory) == 0);
    char *p = arena_alloc(a, stat.size);
    CHECK(zip_source_read(memory, p, stat.size) == (zip_int64_t)stat.size);
    zip_source_close(memory);
    zip_source_free(memory);
    return (struct str){p, stat.size};
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    if (!n) return 0;
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 30);
    struct str file = {(const char *)bytes + 1, n - 1};
    if (bytes[0] != 'Z') file = pack(a, (struct str){(const char *)bytes, n});
    struct sheet_options o = {
            .record_bytes_max = 10000, .columns_max = 100, .strings_bytes_max = 100000, .part_bytes_max = 1000000};
    struct buf dump = {.arena = a}, again = {.arena = a}, csv = {.arena = a};
    const char *path = fuzz_file(a, 0, file);
    fuzz_read(a, path, &o, &dump, &csv);
    fuzz_read(a, path, &o, &again, NULL);
    CHECK(dump.n == again.n && memcmp(buf_text(&dump), buf_text(&again), dump.n) == 0);
    fuzz_check_csv(a, (struct str){csv.text, csv.n});
    return 0;
}
