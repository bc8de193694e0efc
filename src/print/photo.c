#include "print/photo.h"

#include <string.h>

static void release(void *surface)
{
    cairo_surface_destroy(surface);
}

static bool adopt(struct arena *a, cairo_surface_t *surface, struct photo *photo, struct err *e)
{
    arena_defer(a, release, surface);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) return err_set(e, ERR_INPUT, "照片损坏，画不出来");
    *photo = (struct photo){surface, cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface)};
    return true;
}

static bool check_size(int64_t width, int64_t height, struct err *e)
{
    if (width > 0 && height > 0 && width * height <= PHOTO_PIXELS_MAX) return true;
    return err_set(e, ERR_INPUT, "照片 %lld×%lld 像素，太大或者是空的，请换成一寸或二寸的电子照片", (long long)width,
            (long long)height);
}

/* ---- PNG ---- */

struct reader {
    struct str rest;
};

static cairo_status_t read_some(void *closure, unsigned char *to, unsigned n)
{
    struct reader *r = closure;
    if (r->rest.n < n) return CAIRO_STATUS_READ_ERROR;
    memcpy(to, r->rest.p, n);
    r->rest.p += n;
    r->rest.n -= n;
    return CAIRO_STATUS_SUCCESS;
}

static int64_t big_endian(const char *p, int n)
{
    int64_t value = 0;
    for (int i = 0; i < n; i++) value = value << 8 | (uint8_t)p[i];
    return value;
}

enum { PNG_SIZE_AT = 16, PNG_HEAD = 24 };

static bool open_png(struct arena *a, struct str bytes, struct photo *photo, struct err *e)
{
    if (bytes.n < PNG_HEAD) return err_set(e, ERR_INPUT, "照片损坏，画不出来");
    if (!check_size(big_endian(bytes.p + PNG_SIZE_AT, 4), big_endian(bytes.p + PNG_SIZE_AT + 4, 4), e)) return false;
    struct reader reader = {bytes};
    return adopt(a, cairo_image_surface_create_from_png_stream(read_some, &reader), photo, e);
}

/* ---- JPEG: it goes into the PDF as it is, but for the segments that make no picture ---- */

enum {
    MARK = 0xFF,
    SOF0 = 0xC0,
    SOF2 = 0xC2,
    SOS = 0xDA,
    APP0 = 0xE0,
    APP14 = 0xEE,
    APP15 = 0xEF,
    COM = 0xFE,
    FRAME_BYTES = 8, /* of a frame's head: length 2, precision, height 2, width 2, components */
};

struct jpeg {
    struct str in;
    char *out;
    size_t n;
    int64_t width, height;
    int components;
};

static bool is_beside_the_picture(int kind)
{
    return kind == COM || (kind > APP0 && kind <= APP15 && kind != APP14);
}

/* One segment from `at` on; *next is what follows. False when it is cut off or of an unusual kind of JPEG. */
static bool take_segment(struct jpeg *j, size_t at, size_t *next, bool *is_scan)
{
    if (at + 4 > j->in.n || (uint8_t)j->in.p[at] != MARK) return false;
    int kind = (uint8_t)j->in.p[at + 1];
    size_t length = (size_t)big_endian(j->in.p + at + 2, 2);
    if (kind < SOF0 || length < 2 || at + 2 + length > j->in.n) return false;
    if (kind >= SOF0 && kind <= SOF2) {
        if (length < FRAME_BYTES || j->components || j->in.p[at + 4] != 8) return false;
        j->height = big_endian(j->in.p + at + 5, 2);
        j->width = big_endian(j->in.p + at + 7, 2);
        j->components = (uint8_t)j->in.p[at + 9];
    }
    *is_scan = kind == SOS;
    *next = at + 2 + length;
    if (is_beside_the_picture(kind)) return true;
    memcpy(j->out + j->n, j->in.p + at, 2 + length);
    j->n += 2 + length;
    return true;
}

static bool take_picture(struct jpeg *j)
{
    size_t at = 2;
    bool is_scan = false;
    memcpy(j->out, j->in.p, at);
    j->n = at;
    while (!is_scan) {
        if (!take_segment(j, at, &at, &is_scan)) return false;
    }
    const char *end = memrchr(j->in.p + at, 0xD9, j->in.n - at);
    if (!end || (uint8_t)end[-1] != MARK || !j->components) return false;
    size_t rest = (size_t)(end + 1 - (j->in.p + at));
    memcpy(j->out + j->n, j->in.p + at, rest);
    j->n += rest;
    return true;
}

static bool open_jpeg(struct arena *a, struct str bytes, struct photo *photo, struct err *e)
{
    struct jpeg j = {.in = bytes, .out = arena_alloc(a, bytes.n)};
    if (!take_picture(&j)) return err_set(e, ERR_INPUT, "照片损坏，或者不是普通的 JPEG，请另存一次再用");
    if (j.components != 1 && j.components != 3)
        return err_set(e, ERR_INPUT, "照片是印刷用的颜色（CMYK），请另存为 RGB");
    if (!check_size(j.width, j.height, e)) return false;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)j.width, (int)j.height);
    if (!adopt(a, surface, photo, e)) return false;
    cairo_status_t taken =
            cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, (const unsigned char *)j.out, j.n, NULL, NULL);
    return taken == CAIRO_STATUS_SUCCESS || err_set(e, ERR_INPUT, "照片损坏，画不出来");
}

bool photo_open(struct arena *a, struct str bytes, struct photo *photo, struct err *e)
{
    static const char png[] = "\x89PNG\r\n\x1a\n", jpeg[] = "\xFF\xD8\xFF";
    if (bytes.n > sizeof png && memcmp(bytes.p, png, sizeof png - 1) == 0) return open_png(a, bytes, photo, e);
    if (bytes.n > sizeof jpeg && memcmp(bytes.p, jpeg, sizeof jpeg - 1) == 0) return open_jpeg(a, bytes, photo, e);
    return err_set(e, ERR_INPUT, "照片不是 JPEG 或者 PNG");
}

void photo_draw(struct easel *s, const struct photo *photo, struct ballot_rect at)
{
    double across = easel_points(at.w) / photo->width, down = easel_points(at.h) / photo->height;
    double scale = across < down ? across : down;
    double x = easel_points(at.x) + (easel_points(at.w) - scale * photo->width) / 2;
    double y = easel_points(at.y) + (easel_points(at.h) - scale * photo->height) / 2;
    cairo_save(s->cr);
    cairo_translate(s->cr, x, y);
    cairo_scale(s->cr, scale, scale);
    cairo_set_source_surface(s->cr, photo->surface, 0, 0);
    cairo_paint(s->cr);
    cairo_restore(s->cr);
}
