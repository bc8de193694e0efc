/* End to end (file to marks) against the bare decoding of the same files by libjpeg-turbo, libpng and libtiff at full
 * scale, by turns in one run, processor time of one thread, the best of the rounds. What is done after decoding is timed
 * page by page within that.
 *
 * usage: bench_scan_speed [PAGES [ROUNDS [SEED [WORD]]]]     WORD: only cells in whose name it stands */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <jpeglib.h>
#include <png.h>
#include <tiffio.h>

#include "scan/page.h"
#include "scan/reader.h"
#include "simulate.h"

enum { PAGES_MAX = 64 };

static const struct {
    const char *name;
    size_t paper;
    enum picture_kind kind, bare; /* bare: what the library alone is given: the same pixels without a PDF around them */
    int32_t dpi;
    bool is_colour, is_dirty;
} cells[] = {
        {"A4 300 JPEG grey", 0, PICTURE_JPEG, PICTURE_JPEG, 300, false, false},
        {"A4 300 JPEG colour", 0, PICTURE_JPEG, PICTURE_JPEG, 300, true, false},
        {"A4 300 JPEG in PDF", 0, PICTURE_PDF_JPEG, PICTURE_JPEG, 300, false, false},
        {"A4 200 JPEG grey", 0, PICTURE_JPEG, PICTURE_JPEG, 200, false, false},
        {"A5 300 JPEG grey", 1, PICTURE_JPEG, PICTURE_JPEG, 300, false, false},
        {"A5 200 JPEG grey", 1, PICTURE_JPEG, PICTURE_JPEG, 200, false, false},
        {"A4 300 PNG grey", 0, PICTURE_PNG, PICTURE_PNG, 300, false, false},
        {"A4 200 PNG grey", 0, PICTURE_PNG, PICTURE_PNG, 200, false, false},
        {"A4 300 G4, clean", 0, PICTURE_TIFF_G4, PICTURE_TIFF_G4, 300, false, false},
        {"A4 300 G4, dense", 0, PICTURE_TIFF_G4, PICTURE_TIFF_G4, 300, false, true},
        {"A4 200 G4, dense", 0, PICTURE_TIFF_G4, PICTURE_TIFF_G4, 200, false, true},
        {"A4 300 G4 in PDF", 0, PICTURE_PDF_G4, PICTURE_TIFF_G4, 300, false, true},
};

static double processor_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static uint8_t *pixels; /* room for any page */

static void stop(const char *what)
{
    fprintf(stderr, "%s\n", what);
    exit(3);
}

static uint8_t *read_whole(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    static uint8_t bytes[64 << 20];
    if (!f) stop(path);
    *n = fread(bytes, 1, sizeof bytes, f);
    fclose(f);
    return bytes;
}

static void bare_jpeg(const char *path)
{
    struct jpeg_decompress_struct c;
    struct jpeg_error_mgr errors;
    size_t n;
    uint8_t *bytes = read_whole(path, &n);
    c.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&c);
    jpeg_mem_src(&c, bytes, n);
    jpeg_read_header(&c, TRUE);
    c.out_color_space = JCS_GRAYSCALE;
    jpeg_start_decompress(&c);
    while (c.output_scanline < c.output_height) {
        JSAMPROW rows[16];
        for (unsigned i = 0; i < 16; i++) rows[i] = pixels + (size_t)(c.output_scanline + i) * c.output_width;
        jpeg_read_scanlines(&c, rows, 16);
    }
    jpeg_destroy_decompress(&c);
}

static void bare_png(const char *path)
{
    FILE *f = fopen(path, "rb");
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop facts = png_create_info_struct(png);
    if (!f || setjmp(png_jmpbuf(png))) stop(path);
    png_init_io(png, f);
    png_read_info(png, facts);
    size_t stride = png_get_rowbytes(png, facts), height = png_get_image_height(png, facts);
    for (size_t y = 0; y < height; y++) png_read_row(png, pixels + y * stride, NULL);
    png_destroy_read_struct(&png, &facts, NULL);
    fclose(f);
}

static void bare_tiff(const char *path)
{
    TIFF *t = TIFFOpen(path, "r");
    if (!t) stop(path);
    tmsize_t at = 0;
    for (uint32_t s = 0; s < TIFFNumberOfStrips(t); s++) {
        tmsize_t n = TIFFReadEncodedStrip(t, s, pixels + at, -1);
        if (n < 0) stop(path);
        at += n;
    }
    TIFFClose(t);
}

static void decode_bare(enum picture_kind kind, const char *path)
{
    if (kind == PICTURE_JPEG)
        bare_jpeg(path);
    else if (kind == PICTURE_PNG)
        bare_png(path);
    else
        bare_tiff(path);
}

static void read_image(struct scan_reader *r, const char *path, struct scan_image *image)
{
    struct err e;
    int32_t page;
    bool more = false;
    if (!scan_reader_open(r, path, &e) || !scan_reader_next(r, image, &page, &more, &e) || !more) stop(path);
}

struct bench {
    struct chance c;
    struct arena *arena;
    struct paper_ballot papers[2];
    struct scan_ballot known[2];
    struct scan_reader *reader;
    struct scan_desk *desk;
    const char *folder;
    int pages, rounds;
};

/* Real black and white pages have the grain of the paper in them: specks until a page has its 80 kB. */
static void make_dense(struct chance *c, struct picture *p)
{
    for (size_t i = 0, n = (size_t)p->width * (size_t)p->height / 260; i < n; i++) {
        size_t at = (size_t)chance_below(c, p->width - 2) + (size_t)chance_below(c, p->height) * (size_t)p->width;
        p->pixels[at] = p->pixels[at + 1] = 0;
    }
}

static void make_pages(struct bench *b, size_t cell, char paths[][2][300], double *kilobytes)
{
    *kilobytes = 0;
    for (int i = 0; i < b->pages; i++) {
        struct sim_page page = {.ballot = cells[cell].paper, .kind = cells[cell].kind};
        uint32_t damage = (uint32_t)chance_bits(&b->c) & (1u << DAMAGE_WOBBLE | 1u << DAMAGE_FOLD | 1u << DAMAGE_SEAL);
        page.how = (struct scanning){.damage = damage,
                .dpi = cells[cell].dpi,
                .is_colour = cells[cell].is_colour,
                .is_bits = picture_kind_is_bits(cells[cell].kind)};
        struct picture p = sim_draw(&b->c, b->papers, 2, &habits_normal, &page);
        if (cells[cell].is_dirty) make_dense(&b->c, &p);
        for (int k = 0; k < 2; k++) {
            enum picture_kind kind = k ? cells[cell].bare : cells[cell].kind;
            snprintf(paths[i][k], sizeof paths[i][k], "%s/%d-%d.%s", b->folder, i, k, picture_kind_extension(kind));
            picture_write(paths[i][k], kind, &p, 1);
        }
        struct stat s;
        if (stat(paths[i][1], &s) == 0) *kilobytes += (double)s.st_size / 1024 / b->pages;
        picture_free(&p);
    }
}

static void run_cell(struct bench *b, size_t cell)
{
    static char paths[PAGES_MAX][2][300];
    static struct scan_page page;
    struct scan_ballot_list known = {&b->known[cells[cell].paper], 1};
    double bare = 1e9, whole = 1e9, after = 1e9, kilobytes;
    int refused = 0;
    make_pages(b, cell, paths, &kilobytes);
    for (int round = 0; round < b->rounds; round++) {
        struct scan_image image;
        double start = processor_seconds();
        for (int i = 0; i < b->pages; i++) decode_bare(cells[cell].bare, paths[i][1]);
        double after_bare = processor_seconds(), reading = 0;
        refused = 0;
        for (int i = 0; i < b->pages; i++) {
            read_image(b->reader, paths[i][0], &image);
            double decoded = processor_seconds();
            scan_read_page(b->desk, &image, &known, &page);
            reading += processor_seconds() - decoded;
            refused += page.status == SCAN_REFUSED;
        }
        double after_whole = processor_seconds();
        bare = fmin(bare, after_bare - start);
        after = fmin(after, reading);
        whole = fmin(whole, after_whole - after_bare);
    }
    double ms = 1000.0 / b->pages;
    printf("%-20s %6.0f kB  bare %7.2f ms %6.0f/s  end to end %7.2f ms %6.0f/s  ratio %.2f  decoding %.2f ms  after it "
           "%.2f ms  refused %d\n",
            cells[cell].name, kilobytes, bare * ms, b->pages / bare, whole * ms, b->pages / whole, bare / whole,
            (whole - after) * ms, after * ms, refused);
    fflush(stdout);
    for (int i = 0; i < b->pages; i++)
        for (int k = 0; k < 2; k++) remove(paths[i][k]);
}

int main(int argc, char **argv)
{
    static const struct paper_kind kinds[] = {{BALLOT_A4, "columns", 9, 3, 5, 31}, {BALLOT_A5, "columns", 5, 2, 3, 32}};
    char folder[] = "/tmp/huanjie-speed-XXXXXX";
    struct bench b = {
            .c = {argc > 3 ? (uint64_t)atoll(argv[3]) : 1}, .arena = arena_new(64 << 20), .folder = mkdtemp(folder)};
    struct err e;
    b.pages = argc > 1 ? atoi(argv[1]) : 8;
    b.rounds = argc > 2 ? atoi(argv[2]) : 5;
    pixels = malloc((size_t)64 << 20);
    if (!b.folder || !pixels || b.pages < 1 || b.pages > PAGES_MAX || !scan_desk_new(b.arena, &b.desk, &e)) return 3;
    b.reader = scan_reader_new(b.arena);
    for (size_t i = 0; i < 2; i++) {
        paper_make(b.arena, &kinds[i], folder, &b.papers[i]);
        b.known[i] = (struct scan_ballot){&b.papers[i].layout, b.papers[i].convention, true};
    }
    for (size_t cell = 0; cell < ARRAY_COUNT(cells); cell++)
        if (argc <= 4 || strstr(cells[cell].name, argv[4])) run_cell(&b, cell);
    arena_free(b.arena);
    rmdir(folder);
    return 0;
}
