#include "scan/format.h"

#include <errno.h>
#include <fcntl.h>
#include <libdeflate.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum { PAGES_MAX = 20000 };

static void close_file(struct scan_reader *r)
{
    if (r->format && r->format->close) r->format->close(r);
    if (r->fd >= 0) close(r->fd);
    r->fd = -1;
    r->format = NULL;
    r->state = NULL;
}

static void reader_free(void *thing)
{
    struct scan_reader *r = thing;
    close_file(r);
    scan_bytes_free(&r->file);
    scan_bytes_free(&r->raw);
    scan_bytes_free(&r->pixels);
    scan_bytes_free(&r->rows);
    libdeflate_free_decompressor(r->inflater);
}

struct scan_reader *scan_reader_new(struct arena *a)
{
    struct scan_reader *r = arena_alloc(a, sizeof *r);
    r->arena = a;
    r->fd = -1;
    arena_defer(a, reader_free, r);
    return r;
}

static const struct scan_format *format_of(const uint8_t *p, size_t n)
{
    static const struct {
        const char *magic;
        size_t n;
        const struct scan_format *format;
    } kinds[] = {
            {"\xFF\xD8\xFF", 3, &scan_format_jpeg},
            {"\x89PNG\r\n\x1A\n", 8, &scan_format_png},
            {"II*\0", 4, &scan_format_tiff},
            {"MM\0*", 4, &scan_format_tiff},
            {"%PDF-", 5, &scan_format_pdf},
    };
    for (size_t i = 0; i < ARRAY_COUNT(kinds); i++)
        if (n >= kinds[i].n && memcmp(p, kinds[i].magic, kinds[i].n) == 0) return kinds[i].format;
    return NULL;
}

static bool open_kind(struct scan_reader *r, struct err *e)
{
    struct stat s;
    if (fstat(r->fd, &s) != 0) return file_unreadable(errno, e);
    if (!S_ISREG(s.st_mode)) return err_set(e, ERR_INPUT, "不是文件");
    r->file_bytes = s.st_size;
    uint8_t head[16];
    ssize_t n = pread(r->fd, head, sizeof head, 0);
    if (n < 0) return file_unreadable(errno, e);
    const struct scan_format *format = format_of(head, (size_t)n);
    if (!format) return err_set(e, ERR_INPUT, n ? "不是 PNG、JPEG、TIFF 或 PDF 文件" : "文件是空的");
    r->format = format;
    return format->open(r, e);
}

bool scan_reader_open(struct scan_reader *r, const char *path, struct err *e)
{
    close_file(r);
    r->path = path;
    r->page = 0;
    r->page_max = PAGES_MAX;
    r->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (r->fd < 0) return file_unreadable(errno, e);
    if (open_kind(r, e)) return true;
    close_file(r);
    return false;
}

bool scan_reader_next(struct scan_reader *r, struct scan_image *image, int32_t *page, bool *more, struct err *e)
{
    *page = r->page + 1;
    if (!r->format || r->page >= r->page_max) {
        *more = false;
        return true;
    }
    r->page++;
    *more = true;
    struct scan_image read = {0};
    if (!r->format->next(r, &read, more, e)) return false;
    if (*more) *image = read;
    return true;
}

int32_t scan_reader_pages(struct scan_reader *r)
{
    int32_t n = r->format && r->format->pages ? r->format->pages(r) : 1;
    return n < 1 ? 1 : n > PAGES_MAX ? PAGES_MAX : n;
}

bool scan_reader_is_drawn(struct scan_reader *r)
{
    return r->format && r->format->is_drawn && r->format->is_drawn(r);
}

bool scan_reader_turn(struct scan_reader *r, int32_t page, struct err *e)
{
    r->page = page - 1;
    return !r->format || !r->format->turn || r->format->turn(r, e);
}

bool scan_read_at(struct scan_reader *r, int64_t offset, size_t n, struct err *e)
{
    if (offset < 0 || offset > r->file_bytes || (int64_t)n > r->file_bytes - offset)
        return err_set(e, ERR_INPUT, "文件不完整");
    if (!scan_bytes_reserve(&r->file, n, e)) return false;
    r->file.n = 0;
    while (r->file.n < n) {
        ssize_t got = pread(r->fd, r->file.p + r->file.n, n - r->file.n, offset + (int64_t)r->file.n);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return file_unreadable(errno, e);
        if (got == 0) return err_set(e, ERR_INPUT, "文件不完整");
        r->file.n += (size_t)got;
    }
    return true;
}

bool scan_read_file(struct scan_reader *r, struct err *e)
{
    if (r->file_bytes > SCAN_FILE_BYTES_MAX)
        return err_set(e, ERR_INPUT, "文件有 %lld MB，超过上限 %d MB", (long long)(r->file_bytes >> 20),
                SCAN_FILE_BYTES_MAX >> 20);
    return scan_read_at(r, 0, (size_t)r->file_bytes, e);
}

bool scan_inflate(struct scan_reader *r, const uint8_t *bytes, size_t n, uint8_t *out, size_t room, size_t *written)
{
    if (!r->inflater) r->inflater = libdeflate_alloc_decompressor();
    return r->inflater && libdeflate_zlib_decompress(r->inflater, bytes, n, out, room, written) == LIBDEFLATE_SUCCESS;
}
