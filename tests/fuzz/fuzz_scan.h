/* What the targets of scan/ share: bytes as a file of one kind, read to its end. Checked: every page is a page inside
 * the limits or a sentence, every pixel that an image names can be read, and it ends. */
#ifndef FUZZ_SCAN_H
#define FUZZ_SCAN_H

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "scan/reader.h"

/* A path under which these bytes are found. */
static inline const char *fuzz_scan_file(const char *magic, size_t magic_n, const uint8_t *bytes, size_t n)
{
    static int fd = -1;
    static char path[40];
    if (fd < 0) fd = memfd_create("page", MFD_CLOEXEC);
    CHECK(fd >= 0 && ftruncate(fd, 0) == 0);
    CHECK(pwrite(fd, bytes, n, 0) == (ssize_t)n);
    CHECK(pwrite(fd, magic, magic_n, 0) == (ssize_t)magic_n); /* so that no input is wasted on another kind */
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    return path;
}

static inline void fuzz_scan_check(const struct scan_image *image)
{
    CHECK(image->width >= SCAN_SIDE_MIN / 2 && image->height >= SCAN_SIDE_MIN / 2);
    CHECK((int64_t)image->width * image->height <= SCAN_PIXELS_MAX && image->stride >= image->width);
    CHECK(image->dpi >= 0 && image->dpi <= 700 && image->rotation % 90 == 0);
    unsigned sum = 0;
    for (int32_t y = 0; y < image->height; y++)
        for (int32_t x = 0; x < image->width; x += 7)
            sum += image->pixels[(size_t)y * (size_t)image->stride + (size_t)x];
    CHECK(sum < UINT32_MAX);
}

static inline int fuzz_scan_read(const char *path)
{
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct scan_reader *r = scan_reader_new(a);
    struct err e = {0};
    bool more = scan_reader_open(r, path, &e);
    if (!more) CHECK(e.kind != ERR_NONE && *e.text && utf8_is_valid(str_of(e.text)));
    for (int pages = 0; more && pages < 20; pages++) {
        struct scan_image image;
        int32_t page;
        if (!scan_reader_next(r, &image, &page, &more, &e))
            CHECK(e.kind != ERR_NONE && *e.text && utf8_is_valid(str_of(e.text)));
        else if (more)
            fuzz_scan_check(&image);
    }
    return 0;
}

#endif
