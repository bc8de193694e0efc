/* TIFF by libtiff: many pages; black and white as packed bits by whole strips, grey and colour by rows. Tiles,
 * palettes, 16-bit samples and the rarer compressions are refused by name. */
#include "scan/format.h"
#include "scan/fax.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <tiffio.h>

enum { ALLOC_BYTES_MAX = 26 << 20, HEADER_BYTES_MAX = 256 };

/* What libtiff reads from: the file, or a header made here with one image behind it. */
struct tiff_state {
    TIFF *tiff;
    struct scan_reader *r;
    uint8_t header[HEADER_BYTES_MAX];
    int64_t header_bytes;
    const uint8_t *bytes; /* NULL: the file */
    int64_t size, at;
    int32_t dpi;   /* known from elsewhere, 0 takes the page's own */
    bool is_first; /* its first page is loaded and not yet given out */
    bool is_decoding;
    bool is_broken; /* the library complained about pixels */
};

/* A codec that complains goes on and fills in white: here its word ends the page. */
static int complain(TIFF *t, void *user, const char *module, const char *format, va_list list)
{
    struct tiff_state *s = user;
    (void)t, (void)module, (void)format, (void)list;
    if (s->is_decoding) s->is_broken = true;
    return 1;
}

static tmsize_t read_bytes(thandle_t handle, void *out, tmsize_t n)
{
    struct tiff_state *s = (struct tiff_state *)handle;
    if (s->at >= s->size || n <= 0) return 0;
    if (n > s->size - s->at) n = s->size - s->at;
    if (s->bytes) {
        int64_t head = s->at < s->header_bytes ? s->header_bytes - s->at : 0;
        if (head > n) head = n;
        memcpy(out, s->header + s->at, (size_t)head);
        if (n > head) memcpy((uint8_t *)out + head, s->bytes + (s->at + head - s->header_bytes), (size_t)(n - head));
        s->at += n;
        return n;
    }
    tmsize_t done = 0;
    while (done < n) {
        ssize_t got = pread(s->r->fd, (uint8_t *)out + done, (size_t)(n - done), s->at + done);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        done += got;
    }
    s->at += done;
    return done;
}

static tmsize_t write_nothing(thandle_t handle, void *bytes, tmsize_t n)
{
    (void)handle, (void)bytes, (void)n;
    return 0;
}

static toff_t seek(thandle_t handle, toff_t offset, int whence)
{
    struct tiff_state *s = (struct tiff_state *)handle;
    int64_t base = whence == SEEK_CUR ? s->at : whence == SEEK_END ? s->size : 0;
    if (offset > INT64_MAX / 2 || base + (int64_t)offset < 0) return (toff_t)-1;
    s->at = base + (int64_t)offset;
    return (toff_t)s->at;
}

static int close_nothing(thandle_t handle)
{
    (void)handle;
    return 0;
}

static toff_t size_of(thandle_t handle)
{
    return (toff_t)((struct tiff_state *)handle)->size;
}

static bool open_state(struct tiff_state *s, struct err *e)
{
    TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
    if (!options) return err_set(e, ERR_ENVIRONMENT, "内存不足: 读取 TIFF");
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, ALLOC_BYTES_MAX);
    TIFFOpenOptionsSetErrorHandlerExtR(options, complain, s);
    TIFFOpenOptionsSetWarningHandlerExtR(options, complain, s);
    s->tiff = TIFFClientOpenExt(
            "scan", "rm", (thandle_t)s, read_bytes, write_nothing, seek, close_nothing, size_of, NULL, NULL, options);
    TIFFOpenOptionsFree(options);
    s->is_first = true;
    return s->tiff || err_set(e, ERR_INPUT, "TIFF 文件头有错或文件不完整");
}

/* What one page says of itself. */
struct sheet {
    uint32_t width, height, rows_per_strip;
    uint16_t bits, samples, light, planes, compression;
    int32_t dpi;
};

static int32_t resolution(TIFF *t)
{
    float x = 0, y = 0;
    uint16_t unit = RESUNIT_INCH;
    TIFFGetField(t, TIFFTAG_XRESOLUTION, &x);
    TIFFGetField(t, TIFFTAG_YRESOLUTION, &y);
    TIFFGetFieldDefaulted(t, TIFFTAG_RESOLUTIONUNIT, &unit);
    if (unit == RESUNIT_NONE || x > y * 1.02f || y > x * 1.02f) return 0;
    return scan_dpi_plain(unit == RESUNIT_CENTIMETER ? (double)x * 2.54 : (double)x);
}

static bool compression_is_known(uint16_t compression)
{
    switch (compression) {
    case COMPRESSION_NONE:
    case COMPRESSION_CCITTRLE:
    case COMPRESSION_CCITTFAX3:
    case COMPRESSION_CCITTFAX4:
    case COMPRESSION_LZW:
    case COMPRESSION_JPEG:
    case COMPRESSION_ADOBE_DEFLATE:
    case COMPRESSION_DEFLATE:
    case COMPRESSION_PACKBITS: return true;
    default: return false;
    }
}

static bool read_sheet(struct tiff_state *s, struct sheet *p, struct err *e)
{
    TIFF *t = s->tiff;
    *p = (struct sheet){.light = PHOTOMETRIC_MINISWHITE};
    TIFFGetField(t, TIFFTAG_IMAGEWIDTH, &p->width);
    TIFFGetField(t, TIFFTAG_IMAGELENGTH, &p->height);
    TIFFGetFieldDefaulted(t, TIFFTAG_BITSPERSAMPLE, &p->bits);
    TIFFGetFieldDefaulted(t, TIFFTAG_SAMPLESPERPIXEL, &p->samples);
    TIFFGetFieldDefaulted(t, TIFFTAG_PLANARCONFIG, &p->planes);
    TIFFGetFieldDefaulted(t, TIFFTAG_COMPRESSION, &p->compression);
    TIFFGetFieldDefaulted(t, TIFFTAG_ROWSPERSTRIP, &p->rows_per_strip);
    TIFFGetField(t, TIFFTAG_PHOTOMETRIC, &p->light);
    p->dpi = s->dpi ? s->dpi : resolution(t);
    if (!scan_size_check(p->width, p->height, e)) return false;
    if (TIFFIsTiled(t)) return err_set(e, ERR_INPUT, "TIFF 分块存放，读不了，请在扫描软件中改为按行存放");
    if (p->rows_per_strip == 0) return err_set(e, ERR_INPUT, "TIFF 文件头有错或文件不完整");
    if (!compression_is_known(p->compression))
        return err_set(e, ERR_INPUT, "TIFF 的压缩方式（%u）读不了，请改用 G4、LZW 或 JPEG", p->compression);
    bool is_bits = p->bits == 1 && p->samples == 1,
         is_bytes = p->bits == 8 && (p->samples == 1 || p->samples == 3 || p->samples == 4);
    if ((!is_bits && !is_bytes) || (p->samples > 1 && p->planes != PLANARCONFIG_CONTIG))
        return err_set(e, ERR_INPUT, "TIFF 每点 %u×%u 位，读不了，请扫描成黑白、灰度或彩色", p->samples, p->bits);
    bool is_grey = p->light == PHOTOMETRIC_MINISWHITE || p->light == PHOTOMETRIC_MINISBLACK;
    bool is_colour =
            p->light == PHOTOMETRIC_RGB || (p->light == PHOTOMETRIC_YCBCR && p->compression == COMPRESSION_JPEG);
    if (p->samples == 1 ? !is_grey : !is_colour)
        return err_set(e, ERR_INPUT, "TIFF 的颜色空间读不了，请扫描成黑白、灰度或彩色");
    return true;
}

static bool read_bits(struct tiff_state *s, const struct sheet *p, struct scan_image *image, struct err *e)
{
    struct scan_reader *r = s->r;
    struct scan_bits bits = {NULL, (int32_t)p->width, (int32_t)p->height, (int32_t)((p->width + 7) / 8),
            p->light == PHOTOMETRIC_MINISBLACK};
    size_t stride = (size_t)bits.stride, bytes = stride * p->height;
    int32_t reduction = scan_reduction(bits.width, bits.height, p->dpi);
    if ((size_t)TIFFScanlineSize64(s->tiff) != stride) return err_set(e, ERR_INPUT, "TIFF 数据有错");
    if (!scan_bytes_reserve(&r->raw, bytes, e) ||
            !scan_bytes_reserve(&r->pixels, scan_bits_grey_bytes(&bits, reduction), e))
        return false;
    for (uint32_t row = 0; row < p->height;) {
        uint32_t rows = p->height - row < p->rows_per_strip ? p->height - row : p->rows_per_strip;
        tmsize_t room = (tmsize_t)(rows * stride);
        if (TIFFReadEncodedStrip(s->tiff, TIFFComputeStrip(s->tiff, row, 0), r->raw.p + row * stride, room) != room)
            return err_set(e, ERR_INPUT, "TIFF 数据有错或不完整");
        row += rows;
    }
    bits.p = r->raw.p;
    image->pixels = r->pixels.p;
    image->dpi = p->dpi / reduction;
    scan_bits_to_grey(&bits, reduction, image);
    return true;
}

static struct scan_fax_page fax_page(
        struct scan_reader *r, int32_t width, int32_t height, int32_t reduction, bool is_white)
{
    return (struct scan_fax_page){width, height, reduction, is_white, r->pixels.p, width / reduction};
}

static struct scan_image fax_image(const struct scan_fax_page *page, int32_t dpi)
{
    return (struct scan_image){page->width / page->reduction, page->height / page->reduction, page->stride, page->pixels,
            dpi / page->reduction, 0, true};
}

/* Group 4 by the shorter way. False: to be tried by the library, which also says what is wrong. */
static bool read_fax(struct tiff_state *s, const struct sheet *p, struct scan_image *image)
{
    struct scan_reader *r = s->r;
    struct err ignored;
    uint16_t order = FILLORDER_MSB2LSB;
    TIFFGetFieldDefaulted(s->tiff, TIFFTAG_FILLORDER, &order);
    int32_t width = (int32_t)p->width, height = (int32_t)p->height, reduction = scan_reduction(width, height, p->dpi);
    if (p->compression != COMPRESSION_CCITTFAX4 || order != FILLORDER_MSB2LSB ||
            !scan_bytes_reserve(&r->pixels, (size_t)(width / reduction) * (size_t)(height / reduction), &ignored))
        return false;
    struct scan_fax_page page = fax_page(r, width, height, reduction, p->light == PHOTOMETRIC_MINISBLACK);
    scan_fax_clear(&page);
    for (int32_t row = 0; row < height;) {
        int32_t rows = (uint32_t)(height - row) < p->rows_per_strip ? height - row : (int32_t)p->rows_per_strip;
        uint32_t strip = TIFFComputeStrip(s->tiff, (uint32_t)row, 0);
        uint64_t bytes = TIFFRawStripSize64(s->tiff, strip);
        if (bytes == 0 || bytes > SCAN_FILE_BYTES_MAX || !scan_bytes_reserve(&r->raw, bytes, &ignored) ||
                TIFFReadRawStrip(s->tiff, strip, r->raw.p, (tmsize_t)bytes) != (tmsize_t)bytes ||
                !scan_fax_paint(&page, r->raw.p, bytes, row, rows, &r->rows))
            return false;
        row += rows;
    }
    *image = fax_image(&page, p->dpi);
    return true;
}

static void row_to_grey(const struct sheet *p, const uint8_t *row, uint8_t *out)
{
    if (p->samples == 1) {
        uint8_t flip = p->light == PHOTOMETRIC_MINISWHITE ? 0xFF : 0;
        for (uint32_t x = 0; x < p->width; x++) out[x] = row[x] ^ flip;
        return;
    }
    for (uint32_t x = 0; x < p->width; x++, row += p->samples)
        out[x] = (uint8_t)((77 * row[0] + 150 * row[1] + 29 * row[2] + 128) >> 8);
}

static bool read_bytes_rows(struct tiff_state *s, const struct sheet *p, struct scan_image *image, struct err *e)
{
    struct scan_reader *r = s->r;
    int32_t reduction = scan_reduction((int32_t)p->width, (int32_t)p->height, p->dpi);
    int32_t width = (int32_t)p->width / reduction, height = (int32_t)p->height / reduction;
    size_t row_bytes = (size_t)p->width * p->samples;
    if (p->compression == COMPRESSION_JPEG) TIFFSetField(s->tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    if ((size_t)TIFFScanlineSize64(s->tiff) != row_bytes) return err_set(e, ERR_INPUT, "TIFF 数据有错");
    if (!scan_bytes_reserve(&r->raw, row_bytes + 2 * (size_t)p->width, e) ||
            !scan_bytes_reserve(&r->pixels, (size_t)width * (size_t)height, e))
        return false;
    uint8_t *pair[2] = {r->raw.p + row_bytes, r->raw.p + row_bytes + p->width};
    for (uint32_t y = 0; y < (uint32_t)(height * reduction); y++) {
        if (TIFFReadScanline(s->tiff, r->raw.p, y, 0) != 1) return err_set(e, ERR_INPUT, "TIFF 数据有错或不完整");
        uint8_t *out = r->pixels.p + (size_t)width * (y / (uint32_t)reduction);
        row_to_grey(p, r->raw.p, reduction == 1 ? out : pair[y % 2]);
        if (reduction == 2 && y % 2) scan_halve_grey(pair[0], pair[1], out, width);
    }
    *image = (struct scan_image){width, height, width, r->pixels.p, p->dpi / reduction, 0, false};
    return true;
}

static bool read_page(struct tiff_state *s, struct scan_image *image, struct err *e)
{
    struct sheet sheet;
    if (!read_sheet(s, &sheet, e)) return false;
    struct scan_image read = {0};
    if (read_fax(s, &sheet, image)) return true;
    s->is_decoding = true;
    s->is_broken = false;
    bool ok = sheet.bits == 1 ? read_bits(s, &sheet, &read, e) : read_bytes_rows(s, &sheet, &read, e);
    s->is_decoding = false;
    if (ok && s->is_broken) return err_set(e, ERR_INPUT, "TIFF 数据有错或不完整");
    if (ok) *image = read;
    return ok;
}

static bool open_tiff(struct scan_reader *r, struct err *e)
{
    struct tiff_state *s = calloc(1, sizeof *s);
    if (!s) return err_set(e, ERR_ENVIRONMENT, "内存不足: 读取 TIFF");
    s->r = r;
    s->size = r->file_bytes;
    r->state = s;
    return open_state(s, e);
}

static void close_tiff(struct scan_reader *r)
{
    struct tiff_state *s = r->state;
    if (s && s->tiff) TIFFClose(s->tiff);
    free(s);
}

static bool next_tiff(struct scan_reader *r, struct scan_image *image, bool *more, struct err *e)
{
    struct tiff_state *s = r->state;
    if (!s->is_first && TIFFLastDirectory(s->tiff)) {
        *more = false;
        return true;
    }
    if (!s->is_first && !TIFFReadDirectory(s->tiff)) {
        r->page_max = r->page; /* the chain of pages is broken here */
        return err_set(e, ERR_INPUT, "TIFF 不完整: 从第 %d 页起读不出来", r->page);
    }
    s->is_first = false;
    return read_page(s, image, e);
}

static int32_t count_tiff(struct scan_reader *r)
{
    struct tiff_state *s = r->state;
    return (int32_t)TIFFNumberOfDirectories(s->tiff);
}

static bool turn_tiff(struct scan_reader *r, struct err *e)
{
    struct tiff_state *s = r->state;
    if (!TIFFSetDirectory(s->tiff, (tdir_t)r->page))
        return err_set(e, ERR_INPUT, "TIFF 不完整: 第 %d 页读不出来", r->page + 1);
    s->is_first = true;
    return true;
}

const struct scan_format scan_format_tiff = {.name = "TIFF",
        .open = open_tiff,
        .next = next_tiff,
        .close = close_tiff,
        .pages = count_tiff,
        .turn = turn_tiff};

static uint8_t *put16(uint8_t *p, unsigned value)
{
    p[0] = (uint8_t)value;
    p[1] = (uint8_t)(value >> 8);
    return p + 2;
}

static uint8_t *put_tag(uint8_t *p, unsigned tag, unsigned kind, uint32_t value)
{
    p = put16(put16(p, tag), kind);
    p = put16(put16(p, 1), 0);
    return put16(put16(p, value & 0xFFFF), value >> 16);
}

/* Nine tags in order, the pixels right behind them. */
static void write_header(struct tiff_state *s, const struct scan_fax *fax)
{
    enum { TAGS = 9, SHORT = 3, LONG = 4 };
    s->header_bytes = 8 + 2 + TAGS * 12 + 4;
    uint8_t *p = s->header;
    memcpy(p, "II*\0\10\0\0\0", 8);
    p = put16(p + 8, TAGS);
    p = put_tag(p, TIFFTAG_IMAGEWIDTH, LONG, (uint32_t)fax->width);
    p = put_tag(p, TIFFTAG_IMAGELENGTH, LONG, (uint32_t)fax->height);
    p = put_tag(p, TIFFTAG_BITSPERSAMPLE, SHORT, 1);
    p = put_tag(p, TIFFTAG_COMPRESSION, SHORT, COMPRESSION_CCITTFAX4);
    p = put_tag(p, TIFFTAG_PHOTOMETRIC, SHORT, fax->is_inverted ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_MINISWHITE);
    p = put_tag(p, TIFFTAG_STRIPOFFSETS, LONG, (uint32_t)s->header_bytes);
    p = put_tag(p, TIFFTAG_SAMPLESPERPIXEL, SHORT, 1);
    p = put_tag(p, TIFFTAG_ROWSPERSTRIP, LONG, (uint32_t)fax->height);
    p = put_tag(p, TIFFTAG_STRIPBYTECOUNTS, LONG, (uint32_t)fax->n);
    memset(p, 0, 4);
}

bool scan_fax_decode(struct scan_reader *r, const struct scan_fax *fax, struct scan_image *image, struct err *e)
{
    if (!scan_size_check(fax->width, fax->height, e)) return false;
    int32_t reduction = scan_reduction(fax->width, fax->height, fax->dpi);
    if (!scan_bytes_reserve(&r->pixels, (size_t)(fax->width / reduction) * (size_t)(fax->height / reduction), e))
        return false;
    struct scan_fax_page page = fax_page(r, fax->width, fax->height, reduction, fax->is_inverted);
    scan_fax_clear(&page);
    if (scan_fax_paint(&page, fax->bytes, fax->n, 0, fax->height, &r->rows)) {
        *image = fax_image(&page, fax->dpi);
        return true;
    }
    struct tiff_state s = {.r = r, .bytes = fax->bytes, .dpi = fax->dpi};
    write_header(&s, fax);
    s.size = s.header_bytes + (int64_t)fax->n;
    if (!open_state(&s, e)) return false;
    bool ok = read_page(&s, image, e);
    TIFFClose(s.tiff);
    return ok;
}
