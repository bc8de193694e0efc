/* PNG through libpng: colour, palettes, alpha on white, 16 bits, interlaced. */
#include "scan/png.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <png.h>

enum { CHUNK_BYTES_MAX = 1 << 20 };

struct run {
    struct scan_reader *r;
    int64_t at;
    const char *why;
};

static void stop(png_structp png, png_const_charp text)
{
    struct run *run = png_get_error_ptr(png);
    (void)text;
    if (!run->why) run->why = "PNG 数据有错";
    png_longjmp(png, 1);
}

static void say_nothing(png_structp png, png_const_charp text)
{
    (void)png, (void)text;
}

static void read_bytes(png_structp png, png_bytep out, size_t n)
{
    struct run *run = png_get_io_ptr(png);
    while (n) {
        ssize_t got = pread(run->r->fd, out, n, run->at);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) {
            run->why = "文件不完整";
            png_error(png, "short");
        }
        out += got;
        n -= (size_t)got;
        run->at += got;
    }
}

/* Whatever it was becomes grey of 8 bits on white. */
static void ask_for_grey(png_structp png, png_infop facts)
{
    int kind = png_get_color_type(png, facts);
    png_set_expand(png);
    png_set_scale_16(png);
    if (kind & PNG_COLOR_MASK_ALPHA || png_get_valid(png, facts, PNG_INFO_tRNS)) {
        png_color_16 white = {.red = 255, .green = 255, .blue = 255, .gray = 255};
        png_set_background(png, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1);
    }
    if (kind & PNG_COLOR_MASK_COLOR) png_set_rgb_to_gray(png, PNG_ERROR_ACTION_NONE, -1, -1);
}

/* Rows one after the other, halved on the way. */
static void read_rows(png_structp png, struct scan_reader *r, const struct scan_png *p, int32_t reduction)
{
    size_t full = (size_t)p->width, width = (size_t)(p->width / reduction);
    uint8_t *upper = r->raw.p, *lower = r->raw.p + full;
    for (int32_t y = 0; y < p->height; y++) {
        bool is_lower = reduction == 2 && y % 2;
        uint8_t *row = reduction == 1 ? r->pixels.p + full * (size_t)y : is_lower ? lower : upper;
        png_read_row(png, row, NULL);
        if (is_lower) scan_halve_grey(upper, lower, r->pixels.p + width * (size_t)(y / 2), (int32_t)width);
    }
}

static void read_interlaced(
        png_structp png, struct scan_reader *r, const struct scan_png *p, int32_t reduction, int passes)
{
    size_t full = (size_t)p->width, width = (size_t)(p->width / reduction);
    for (int pass = 0; pass < passes; pass++)
        for (int32_t y = 0; y < p->height; y++) png_read_row(png, r->pixels.p + full * (size_t)y, NULL);
    if (reduction == 1) return;
    for (int32_t y = 0; y < p->height / 2; y++)
        scan_halve_grey(r->pixels.p + full * (size_t)(2 * y), r->pixels.p + full * (size_t)(2 * y + 1),
                r->pixels.p + width * (size_t)y, (int32_t)width);
}

static void decode(
        png_structp png, png_infop facts, struct run *run, const struct scan_png *p, struct scan_image *image)
{
    struct scan_reader *r = run->r;
    png_read_info(png, facts);
    png_uint_32 per_metre = png_get_pixels_per_meter(png, facts);
    int32_t dpi = scan_dpi_plain(per_metre * 0.0254), reduction = scan_reduction(p->width, p->height, dpi);
    int passes = png_set_interlace_handling(png);
    ask_for_grey(png, facts);
    png_read_update_info(png, facts);
    struct err e;
    bool is_whole = reduction == 1 || passes > 1;
    size_t bytes = (size_t)p->width * (size_t)p->height / (is_whole ? 1 : 4);
    if (png_get_rowbytes(png, facts) != (size_t)p->width) png_error(png, "not grey");
    if (!scan_bytes_reserve(&r->pixels, bytes, &e) || !scan_bytes_reserve(&r->raw, 2 * (size_t)p->width, &e)) {
        run->why = "内存不足";
        png_error(png, "memory");
    }
    if (passes > 1)
        read_interlaced(png, r, p, reduction, passes);
    else
        read_rows(png, r, p, reduction);
    png_read_end(png, NULL);
    *image = (struct scan_image){
            p->width / reduction, p->height / reduction, p->width / reduction, r->pixels.p, dpi / reduction, 0, false};
}

bool scan_png_decode_any(struct scan_reader *r, const struct scan_png *p, struct scan_image *image, struct err *e)
{
    struct run run = {.r = r};
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &run, stop, say_nothing);
    if (!png) return err_set(e, ERR_ENVIRONMENT, "内存不足: 读取 PNG");
    png_infop facts = png_create_info_struct(png);
    bool ok = facts != NULL;
    if (!ok) run.why = "内存不足";
    if (ok && setjmp(png_jmpbuf(png)) == 0) {
        png_set_user_limits(png, SCAN_SIDE_MAX, SCAN_SIDE_MAX);
        png_set_chunk_malloc_max(png, CHUNK_BYTES_MAX);
        png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
        png_set_read_fn(png, &run, read_bytes);
        decode(png, facts, &run, p, image);
    } else {
        ok = false;
    }
    png_destroy_read_struct(&png, &facts, NULL);
    return ok || err_set(e, ERR_INPUT, "%s", run.why);
}
