/* Files of every kind become the same grey page; broken and hostile ones are refused with a reason and little memory.
 */
#include "../unit/unit.h"

#include <sys/wait.h>
#include <unistd.h>

#include "../unit/scratch.h"
#include "picture.h"
#include "scan/reader.h"

static struct arena *a;

/* Blocks, lines and a slope of grey; with is_bits only black and white. */
static struct picture drawn(int32_t width, int32_t height, int32_t channels, int32_t dpi, bool is_bits)
{
    struct picture p = picture_new(width, height, channels, dpi);
    for (int32_t y = 0; y < height; y++)
        for (int32_t x = 0; x < width; x++) {
            int slope = 180 + 60 * y / height;
            bool is_black = (x / 40 + y / 56) % 5 == 0 || (y % 100 < 6 && x % 300 < 200);
            uint8_t grey = (uint8_t)(is_black ? 30 : is_bits ? 255 : slope);
            if (is_bits && is_black) grey = 0;
            for (int32_t c = 0; c < channels; c++)
                p.pixels[((size_t)y * (size_t)width + (size_t)x) * (size_t)channels + (size_t)c] = grey;
        }
    return p;
}

/* The mean difference of the image from the picture, in grey. */
static double difference(const struct picture *colour, const struct scan_image *image)
{
    struct picture p = picture_grey(colour);
    int32_t step = p.height / image->height;
    double sum = 0;
    for (int32_t y = 0; y < image->height; y++)
        for (int32_t x = 0; x < p.width / step; x++) {
            int expected = 0;
            for (int32_t k = 0; k < step * step; k++)
                expected += p.pixels[(size_t)(y * step + k / step) * (size_t)p.width + (size_t)(x * step + k % step)];
            sum += abs(expected / (step * step) - image->pixels[(size_t)y * (size_t)image->stride + (size_t)x]);
        }
    picture_free(&p);
    return sum / image->width / image->height;
}

static const char *written(const char *name, enum picture_kind kind, const struct picture *pages, size_t n)
{
    const char *path = scratch_path(a, arena_text(a, "%s.%s", name, picture_kind_extension(kind)));
    picture_write(path, kind, pages, n);
    return path;
}

/* Every kind, grey and colour, at 150 dpi and at 300 dpi, which is halved. */
static void reads_every_kind(void **state)
{
    (void)state;
    struct scan_reader *r = scan_reader_new(a);
    for (int k = 0; k < PICTURE_KIND_COUNT; k++)
        for (int variant = 0; variant < 4; variant++) {
            bool is_bits = picture_kind_is_bits((enum picture_kind)k), is_large = variant & 1, is_colour = variant & 2;
            if (is_bits && is_colour) continue;
            struct picture p = drawn(
                    is_large ? 1741 : 877, is_large ? 2480 : 1243, is_colour ? 3 : 1, is_large ? 300 : 150, is_bits);
            const char *path = written("page", (enum picture_kind)k, &p, 1);
            struct scan_image image;
            struct err e = {0};
            bool more = false;
            int32_t page;
            print_message("# %s, %d dpi, %d channels\n", picture_kind_code((enum picture_kind)k), p.dpi, p.channels);
            assert_ok(scan_reader_open(r, path, &e), &e);
            assert_ok(scan_reader_next(r, &image, &page, &more, &e), &e);
            assert_true(more);
            if (k != PICTURE_PDF_FLATE) { /* that one is drawn at a size of its own */
                assert_in_range(image.width, p.width / (is_large ? 2 : 1), (p.width + 1) / (is_large ? 2 : 1));
                assert_int_equal(image.height, p.height / (is_large ? 2 : 1));
                assert_int_equal(image.dpi, 150);
                assert_true(
                        difference(&p, &image) < (strstr(picture_kind_code((enum picture_kind)k), "jpeg") ? 3 : 1.5));
            }
            assert_int_equal(image.is_bilevel, is_bits);
            assert_ok(scan_reader_next(r, &image, &page, &more, &e), &e);
            assert_false(more);
            picture_free(&p);
        }
}

static void reads_page_after_page(void **state)
{
    (void)state;
    static const enum picture_kind kinds[] = {PICTURE_TIFF_G4, PICTURE_PDF_JPEG, PICTURE_PDF_G4, PICTURE_PDF_FLATE};
    struct scan_reader *r = scan_reader_new(a);
    for (size_t k = 0; k < ARRAY_COUNT(kinds); k++) {
        struct picture pages[3];
        for (int i = 0; i < 3; i++) pages[i] = drawn(800 + 20 * i, 1200, 1, 150, picture_kind_is_bits(kinds[k]));
        struct err e = {0};
        struct scan_image image;
        bool more = true;
        int32_t page = 0, count = 0;
        assert_ok(scan_reader_open(r, written("pages", kinds[k], pages, 3), &e), &e);
        for (;;) {
            assert_ok(scan_reader_next(r, &image, &page, &more, &e), &e);
            if (!more) break;
            assert_int_equal(page, ++count);
            if (kinds[k] != PICTURE_PDF_FLATE) assert_int_equal(image.width, pages[count - 1].width);
        }
        assert_int_equal(count, 3);
        assert_ok(scan_reader_open(r, written("pages", kinds[k], pages, 3), &e), &e);
        assert_int_equal(scan_reader_pages(r), 3);
        assert_int_equal(scan_reader_is_drawn(r), kinds[k] == PICTURE_PDF_FLATE);
        for (int32_t to = 3; to >= 2; to--) { /* and turned to, back and forth */
            assert_ok(scan_reader_turn(r, to, &e), &e);
            assert_ok(scan_reader_next(r, &image, &page, &more, &e), &e);
            assert_true(more && page == to);
            if (kinds[k] != PICTURE_PDF_FLATE) assert_int_equal(image.width, pages[to - 1].width);
        }
        assert_ok(scan_reader_next(r, &image, &page, &more, &e), &e);
        assert_true(more && page == 3);
        assert_ok(scan_reader_next(r, &image, &page, &more, &e), &e);
        assert_false(more);
        for (int i = 0; i < 3; i++) picture_free(&pages[i]);
    }
}

/* What a page that is cut off after a share of its bytes, or has bytes turned over, ends in. */
static bool reads(struct scan_reader *r, const char *path, struct err *e)
{
    struct scan_image image;
    bool more = true;
    int32_t page;
    e->text[0] = '\0';
    if (!scan_reader_open(r, path, e)) return false;
    for (int i = 0; i < 100; i++) {
        if (!scan_reader_next(r, &image, &page, &more, e)) return false;
        if (!more) return true;
        assert_true(image.width > 0 && image.height > 0 && image.stride >= image.width);
    }
    return true;
}

static void refuses_what_is_cut_off(void **state)
{
    (void)state;
    struct scan_reader *r = scan_reader_new(a);
    for (int k = 0; k < PICTURE_KIND_COUNT; k++) {
        struct picture p = drawn(700, 1000, 1, 150, picture_kind_is_bits((enum picture_kind)k));
        struct str whole = scratch_read(a, written("whole", (enum picture_kind)k, &p, 1));
        picture_free(&p);
        for (int share = 0; share < 16; share++) {
            struct str part = {whole.p, whole.n * (size_t)share / 16};
            const char *path = scratch_file(a, "part", part);
            struct err e;
            if (reads(r, path, &e))
                fail_msg("%s cut off at %zu of %zu bytes was read", picture_kind_code((enum picture_kind)k), part.n,
                        whole.n);
            assert_true(e.kind == ERR_INPUT && *e.text);
        }
    }
}

/* Flipped bytes end in a page or in a sentence; how many of each is not said here. */
static void survives_damage(void **state)
{
    (void)state;
    struct scan_reader *r = scan_reader_new(a);
    uint64_t seed = 7;
    for (int k = 0; k < PICTURE_KIND_COUNT; k++) {
        if (k == PICTURE_PDF_FLATE) continue;
        struct picture p = drawn(500, 600, 1, 150, picture_kind_is_bits((enum picture_kind)k));
        struct str whole = scratch_read(a, written("sound", (enum picture_kind)k, &p, 1));
        picture_free(&p);
        for (int round = 0; round < 40; round++) {
            char *bytes = arena_copy(a, whole.p, whole.n);
            for (int i = 0; i < 4; i++) {
                seed = seed * 6364136223846793005u + 1442695040888963407u;
                bytes[(seed >> 33) % whole.n] ^= (char)(1 << (seed >> 60) % 8);
            }
            struct err e;
            if (!reads(r, scratch_file(a, "damaged", (struct str){bytes, whole.n}), &e)) assert_true(*e.text);
        }
    }
}

#define BYTES(text)                                                                                                    \
    {                                                                                                                  \
        text, sizeof text - 1                                                                                          \
    }

/* Headers that promise more than any page has. */
static const struct {
    const char *name;
    struct str bytes;
    const char *word;
} hostile[] = {
        {"nothing", BYTES(""), "空"},
        {"one byte", BYTES("x"), "不是"},
        {"a text", BYTES("%!PS-Adobe-3.0 not a picture"), "不是 PNG"},
        {"a web page named like a picture", BYTES("<html><body>404</body></html>"), "不是 PNG"},
        {"PNG of 4 thousand million pixels a side",
                BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x08\0\0\0\0\0\0\0\0"), "超过上限"},
        {"PNG of 100,000 by 100,000",
                BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\x01\x86\xA0\0\x01\x86\xA0\x08\0\0\0\0\0\0\0\0"), "超过上限"},
        {"PNG of no height", BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x08\0\0\0\0\0\x08\0\0\0\0\0\0\0\0"), "太小"},
        {"PNG without a header", BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIDAT\0\0\x08\0\0\0\x08\0\x08\0\0\0\0\0\0\0\0"),
                "文件头"},
        {"JPEG of 65,500 by 65,500",
                BYTES("\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xFF\xC0\0\x0B\x08\xFF\xDC\xFF\xDC\1\1\x11\0\xFF"
                      "\xDA\0\x08\1\1\0\0\x3F\0"),
                "超过上限"},
        {"JPEG that ends after its mark", BYTES("\xFF\xD8\xFF"), "不完整"},
        {"TIFF whose first page lies outside", BYTES("II*\0\xF0\xFF\xFF\x7F"), "TIFF"},
        {"TIFF of 1,000,000 by 1,000,000",
                BYTES("II*"
                      "\0\x08\0\0\0\x03\0\0\1\4\0\1\0\0\0\x40\x42\x0F\0\1\1\4\0\1\0\0\0\x40\x42\x0F\0\x11\1\4\0\1\0\0\0"
                      "\x08\0\0\0\0\0\0\0"),
                "超过上限"},
        {"PDF that is only a header", BYTES("%PDF-1.7\n"), "PDF"},
        {"PDF whose table points at itself",
                BYTES("%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Prev 9 "
                      ">>\nstartxref\n9\n%%EOF"),
                "PDF"},
};

static void refuses_hostile_headers(void **state)
{
    (void)state;
    struct scan_reader *r = scan_reader_new(a);
    for (size_t i = 0; i < ARRAY_COUNT(hostile); i++) {
        struct err e = {0};
        print_message("# %s\n", hostile[i].name);
        assert_refused(reads(r, scratch_file(a, "hostile", hostile[i].bytes), &e), &e, hostile[i].word);
        assert_int_equal(e.kind, ERR_INPUT);
    }
    struct err e = {0};
    assert_refused(reads(r, scratch_path(a, "nowhere.png"), &e), &e, "没有这个文件");
    assert_refused(reads(r, "/dev/zero", &e), &e, "不是文件");
    assert_refused(reads(r, "/tmp", &e), &e, "不是文件");
}

#if defined(__SANITIZE_ADDRESS__)
enum { HAS_SHADOW = 1 };
#else
enum { HAS_SHADOW = 0 };
#endif

/* The most memory that this process has held, in MB; its exit status when it read the file. */
static int memory_mb(void)
{
    FILE *f = fopen("/proc/self/status", "r");
    char line[200];
    int kb = -1;
    while (f && fgets(line, sizeof line, f))
        if (sscanf(line, "VmHWM: %d", &kb) == 1) break;
    if (f) fclose(f);
    return kb < 0 || kb > 120 * 1024 ? 126 : (kb + 1023) / 1024;
}

/* The largest pages that are read, in every kind, by a process of their own. */
static void stays_under_64_megabytes(void **state)
{
    (void)state;
    if (HAS_SHADOW) {
        print_message("# not measured: the sanitizer has memory of its own\n");
        return;
    }
    for (int k = 0; k < PICTURE_KIND_COUNT; k++) {
        bool is_bits = picture_kind_is_bits((enum picture_kind)k);
        /* A progressive file is kept whole until its last byte: grey A4 at 400 dpi is the most. */
        bool is_kept = k == PICTURE_JPEG_PROGRESSIVE;
        struct picture p =
                drawn(is_kept ? 3308 : 4000, is_kept ? 4678 : 5990, is_bits || is_kept ? 1 : 3, 400, is_bits);
        const char *path = written("large", (enum picture_kind)k, &p, 1);
        picture_free(&p);
        fflush(NULL);
        pid_t child = fork();
        if (child == 0) {
            execl("/proc/self/exe", "test_scan_decode", path, (char *)NULL);
            _exit(126);
        }
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        if (!WIFEXITED(status) || WEXITSTATUS(status) == 126) fail_msg("the reading process failed");
        print_message("# %s: %d MB\n", picture_kind_code((enum picture_kind)k), WEXITSTATUS(status));
        assert_in_range(WEXITSTATUS(status), 1, 63);
    }
}

int main(int argc, char **argv)
{
    if (argc > 1) {
        AUTO_ARENA struct arena *own = arena_new(1 << 20);
        struct err e;
        bool ok = reads(scan_reader_new(own), argv[1], &e);
        if (!ok) fprintf(stderr, "%s\n", e.text);
        return ok ? memory_mb() : 126;
    }
    static const struct CMUnitTest tests[] = {
            cmocka_unit_test(reads_every_kind),
            cmocka_unit_test(reads_page_after_page),
            cmocka_unit_test(refuses_what_is_cut_off),
            cmocka_unit_test(survives_damage),
            cmocka_unit_test(refuses_hostile_headers),
            cmocka_unit_test(stays_under_64_megabytes),
    };
    a = arena_new((size_t)1 << 30);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(a);
    return failed;
}
