/* PNG. Grey of 8 bits and black and white are inflated by libdeflate and unfiltered here, which is 1.5 to 4 times as
 * fast as libpng; every other kind goes through libpng row by row. */
#include "scan/png.h"

#include <string.h>

#include "scan/unfilter.h"

enum { SIGNATURE_BYTES = 8, CHUNK_BYTES = 12, HEADER_BYTES = 33, FAST_RAW_BYTES_MAX = 25 << 20 };

static uint32_t big32(const uint8_t *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* IHDR of a file whose first bytes are at p. */
static bool read_header(const uint8_t *p, struct scan_png *png, struct err *e)
{
    if (big32(p + SIGNATURE_BYTES) != 13 || memcmp(p + SIGNATURE_BYTES + 4, "IHDR", 4) != 0)
        return err_set(e, ERR_INPUT, "PNG 文件头有错");
    uint32_t width = big32(p + 16), height = big32(p + 20);
    if (!scan_size_check(width, height, e)) return false;
    *png = (struct scan_png){.width = (int32_t)width,
            .height = (int32_t)height,
            .depth = p[24],
            .kind = p[25],
            .is_interlaced = p[28] != 0};
    return true;
}

/* The two colours of a black and white palette: which of them is white. */
static bool palette_is_plain(const uint8_t *p, size_t n, bool *is_white_set)
{
    if (n != 6) return false;
    int first = p[0] + p[1] + p[2], second = p[3] + p[4] + p[5];
    *is_white_set = second > first;
    return first + second == 765 && (first == 0 || second == 0);
}

/* Walks the chunks of the file in r->file, gathers the compressed data at its front, and says in png what it is.
 * What is not known to be simple is left to libpng: is_fast stays false. */
static bool gather(struct scan_reader *r, struct scan_png *png, struct err *e)
{
    uint8_t *p = r->file.p;
    size_t at = SIGNATURE_BYTES, n = r->file.n, filled = 0;
    bool is_grey = png->kind == 0 && (png->depth == 8 || png->depth == 1), is_plain = png->kind == 3 && png->depth == 1;
    bool has_palette = false, has_alpha = false, is_ended = false;
    png->is_white_set = true;
    while (!is_ended) {
        if (n - at < CHUNK_BYTES) return err_set(e, ERR_INPUT, "文件不完整");
        size_t bytes = big32(p + at);
        if (bytes > n - at - CHUNK_BYTES) return err_set(e, ERR_INPUT, "文件不完整");
        const uint8_t *name = p + at + 4, *body = p + at + 8;
        if (memcmp(name, "IDAT", 4) == 0) {
            memmove(p + filled, body, bytes);
            filled += bytes;
        } else if (memcmp(name, "PLTE", 4) == 0) {
            has_palette = palette_is_plain(body, bytes, &png->is_white_set);
        } else if (memcmp(name, "tRNS", 4) == 0) {
            has_alpha = true;
        } else if (memcmp(name, "pHYs", 4) == 0 && bytes == 9 && body[8] == 1 && big32(body) == big32(body + 4)) {
            png->dpi = scan_dpi_plain(big32(body) * 0.0254);
        }
        is_ended = memcmp(name, "IEND", 4) == 0;
        at += CHUNK_BYTES + bytes;
        /* The first memmove overwrites the header, which libpng would need: decided at the first data chunk. */
        if (filled == 0 && at + CHUNK_BYTES <= n && memcmp(p + at + 4, "IDAT", 4) == 0 &&
                (png->is_interlaced || has_alpha || !(is_grey || (is_plain && has_palette))))
            return true;
    }
    png->is_fast = filled > 0;
    png->packed = filled;
    return filled > 0 || err_set(e, ERR_INPUT, "PNG 中没有图像数据");
}

static bool unfilter_row(const struct scan_png *png, uint8_t *raw, int32_t y, struct err *e)
{
    size_t stride = (size_t)png->row_bytes + 1;
    uint8_t *row = raw + stride * (size_t)y;
    if (scan_unfilter(row[0], row + 1, y ? row - stride + 1 : NULL, png->row_bytes, 1)) return true;
    return err_set(e, ERR_INPUT, "PNG 数据有错");
}

/* Two rows at a time while they are in the cache; the halved rows go to the front of the same buffer, always behind the
 * rows still needed. */
static bool make_grey(
        const struct scan_png *png, uint8_t *raw, int32_t reduction, struct scan_image *image, struct err *e)
{
    size_t stride = (size_t)png->row_bytes + 1;
    int32_t width = png->width / reduction, height = png->height / reduction;
    for (int32_t y = 0; y < height * reduction; y++) {
        if (!unfilter_row(png, raw, y, e)) return false;
        if (reduction == 2 && y % 2)
            scan_halve_grey(raw + stride * (size_t)(y - 1) + 1, raw + stride * (size_t)y + 1,
                    raw + (size_t)width * (size_t)(y / 2), width);
    }
    *image = (struct scan_image){width, height, reduction == 2 ? width : (int32_t)stride,
            reduction == 2 ? raw : raw + 1, png->dpi / reduction, 0, false};
    return true;
}

static bool make_bits(
        struct scan_reader *r, const struct scan_png *png, int32_t reduction, struct scan_image *image, struct err *e)
{
    for (int32_t y = 0; y < png->height; y++)
        if (!unfilter_row(png, r->raw.p, y, e)) return false;
    struct scan_bits bits = {r->raw.p + 1, png->width, png->height, png->row_bytes + 1, png->is_white_set};
    if (!scan_bytes_reserve(&r->pixels, scan_bits_grey_bytes(&bits, reduction), e)) return false;
    image->pixels = r->pixels.p;
    image->dpi = png->dpi / reduction;
    scan_bits_to_grey(&bits, reduction, image);
    return true;
}

static bool decode_fast(struct scan_reader *r, struct scan_png *png, struct scan_image *image, struct err *e)
{
    png->row_bytes = png->depth == 8 ? png->width : (png->width + 7) / 8;
    size_t room = (size_t)(png->row_bytes + 1) * (size_t)png->height, written = 0;
    if (!scan_bytes_reserve(&r->raw, room, e)) return false;
    if (!scan_inflate(r, r->file.p, png->packed, r->raw.p, room, &written) || written != room)
        return err_set(e, ERR_INPUT, "PNG 数据有错或不完整");
    int32_t reduction = scan_reduction(png->width, png->height, png->dpi);
    return png->depth == 8 ? make_grey(png, r->raw.p, reduction, image, e) : make_bits(r, png, reduction, image, e);
}

static bool open_png(struct scan_reader *r, struct err *e)
{
    r->page_max = 1;
    (void)e;
    return true;
}

static bool next_png(struct scan_reader *r, struct scan_image *image, bool *more, struct err *e)
{
    (void)more;
    struct scan_png png;
    if (!scan_read_at(r, 0, HEADER_BYTES, e) || !read_header(r->file.p, &png, e)) return false;
    bool is_small = (int64_t)png.width * png.height * png.depth / 8 < FAST_RAW_BYTES_MAX;
    if (is_small && r->file_bytes <= SCAN_FILE_BYTES_MAX) {
        if (!scan_read_file(r, e) || !gather(r, &png, e)) return false;
        if (png.is_fast) return decode_fast(r, &png, image, e);
    }
    return scan_png_decode_any(r, &png, image, e);
}

const struct scan_format scan_format_png = {.name = "PNG", .open = open_png, .next = next_png};
