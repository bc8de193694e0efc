#include "sheet/decode.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/gb18030.h"
#include "base/utf8.h"

enum { HEAD_BYTES = 1 << 20, CHARACTER_BYTES_MAX = 4 };

enum form { FORM_UTF8, FORM_GB18030, FORM_UTF16_LITTLE, FORM_UTF16_BIG };

struct decode {
    int fd;
    enum form form;
    bool is_guess;
    bool has_mark;
    bool at_end;
    int64_t offset; /* in the file, of the next byte to read */
    size_t chunk;
    char *raw; /* bytes of another encoding on their way; NULL for UTF-8 */
    size_t raw_bytes;
};

static bool read_at(const struct decode *d, char *p, size_t room, size_t *n, struct err *e)
{
    size_t done = 0;
    while (done < room) {
        ssize_t step = pread(d->fd, p + done, room - done, d->offset + (int64_t)done);
        if (step < 0 && errno == EINTR) continue;
        if (step < 0) return file_unreadable(errno, e);
        if (step == 0) break;
        done += (size_t)step;
    }
    *n = done;
    return true;
}

/* What a text looks like when it is taken for UTF-8 or for GB18030. */
struct look {
    size_t ill_formed;
    size_t ideographs; /* characters of three bytes and more in UTF-8: anything Chinese */
    bool is_ascii;
};

static struct look look_as_utf8(struct str s)
{
    struct look l = {.is_ascii = true};
    for (size_t i = 0; i < s.n;) {
        uint32_t c = 0;
        size_t step = utf8_decode(s.p + i, s.n - i, &c);
        if (c >= 0x80 || !step) l.is_ascii = false;
        if (!step) l.ill_formed++;
        if (step >= 3) l.ideographs++;
        i += step ? step : 1;
    }
    return l;
}

static bool count_ill_gb18030(struct str head, size_t *ill_formed, struct err *e)
{
    if (!gb18030_prepare(e)) return false;
    AUTO_ARENA struct arena *a = arena_new(4 * HEAD_BYTES);
    char *out = arena_alloc(a, GB18030_ROOM(head.n));
    *ill_formed = gb18030_to_utf8(head, false, out).ill_formed;
    return true;
}

/* A guess. GB18030 read as UTF-8 is ill-formed nearly everywhere, but a few bytes of it may by chance be
 * well-formed: then they look like Greek or Arabic, without one Chinese character. UTF-8 with a damaged line stays
 * UTF-8, although most of its bytes could be read as rare characters of GB18030. */
static bool guess_form(struct decode *d, struct str head, bool is_whole, struct err *e)
{
    if (!is_whole) head.n = utf8_cut(head.p, head.n);
    struct look utf8 = look_as_utf8(head);
    if (utf8.is_ascii || (utf8.ideographs && !utf8.ill_formed)) return true;
    d->is_guess = true;
    if (utf8.ideographs > utf8.ill_formed) return true;
    size_t gb_ill_formed;
    if (!count_ill_gb18030(head, &gb_ill_formed, e)) return false;
    if (gb_ill_formed == 0 || gb_ill_formed < utf8.ill_formed) d->form = FORM_GB18030;
    return true;
}

static bool find_mark(struct decode *d, struct str head)
{
    static const struct {
        struct str bytes;
        enum form form;
    } marks[] = {
            {{"\xEF\xBB\xBF", 3}, FORM_UTF8},
            {{"\x84\x31\x95\x33", 4}, FORM_GB18030},
            {{"\xFF\xFE", 2}, FORM_UTF16_LITTLE},
            {{"\xFE\xFF", 2}, FORM_UTF16_BIG},
    };
    for (size_t i = 0; i < ARRAY_COUNT(marks); i++) {
        if (head.n < marks[i].bytes.n || memcmp(head.p, marks[i].bytes.p, marks[i].bytes.n) != 0) continue;
        d->form = marks[i].form;
        d->has_mark = true;
        d->offset = (int64_t)marks[i].bytes.n;
        return true;
    }
    return false;
}

static bool settle_form(struct decode *d, enum sheet_encoding wanted, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(HEAD_BYTES + (64 << 10));
    struct stat st;
    size_t n = fstat(d->fd, &st) == 0 && st.st_size < HEAD_BYTES ? (size_t)st.st_size : HEAD_BYTES;
    char *p = arena_alloc(a, n);
    if (!read_at(d, p, n, &n, e)) return false;
    if (find_mark(d, (struct str){p, n})) return true;
    if (wanted == SHEET_ENCODING_AUTO) return guess_form(d, (struct str){p, n}, n < HEAD_BYTES, e);
    d->form = wanted == SHEET_ENCODING_GB18030 ? FORM_GB18030 : FORM_UTF8;
    return true;
}

bool decode_open(struct arena *a, int fd, enum sheet_encoding wanted, size_t chunk, struct decode **out, struct err *e)
{
    struct decode *d = arena_alloc(a, sizeof *d);
    d->fd = fd;
    d->chunk = chunk;
    if (!settle_form(d, wanted, e)) return false;
    if (d->form == FORM_GB18030 && !gb18030_prepare(e)) return false;
    if (d->form != FORM_UTF8) d->raw = arena_alloc(a, chunk + CHARACTER_BYTES_MAX);
    *out = d;
    return true;
}

size_t decode_room(const struct decode *d)
{
    return d->raw ? GB18030_ROOM(d->chunk + CHARACTER_BYTES_MAX) : d->chunk;
}

static uint32_t utf16_unit(const struct decode *d, const char *p)
{
    uint32_t a = (unsigned char)p[0], b = (unsigned char)p[1];
    return d->form == FORM_UTF16_BIG ? a << 8 | b : b << 8 | a;
}

/* A surrogate without its other half, or half a unit at the end, becomes a byte 0xFF. */
static struct gb18030_run utf16_to_utf8(const struct decode *d, char *out)
{
    struct gb18030_run run = {0};
    while (run.read + 2 <= d->raw_bytes) {
        uint32_t c = utf16_unit(d, d->raw + run.read);
        size_t step = 2;
        if (c >= 0xD800 && c <= 0xDBFF) {
            if (run.read + 4 > d->raw_bytes && !d->at_end) return run;
            uint32_t low = run.read + 4 <= d->raw_bytes ? utf16_unit(d, d->raw + run.read + 2) : 0;
            if (low >= 0xDC00 && low <= 0xDFFF) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                step = 4;
            }
        }
        if (c >= 0xD800 && c <= 0xDFFF)
            out[run.written++] = (char)0xFF;
        else
            run.written += utf8_encode(out + run.written, c);
        run.read += step;
    }
    if (d->at_end && run.read < d->raw_bytes) {
        out[run.written++] = (char)0xFF;
        run.read = d->raw_bytes;
    }
    return run;
}

bool decode_fill(struct decode *d, char *out, size_t *n, struct err *e)
{
    char *to = d->raw ? d->raw : out;
    size_t written = 0;
    while (!written && !d->at_end) {
        size_t step;
        if (!read_at(d, to + d->raw_bytes, d->chunk, &step, e)) return false;
        d->offset += (int64_t)step;
        d->at_end = step < d->chunk;
        if (!d->raw) {
            written = step;
            break;
        }
        d->raw_bytes += step;
        struct gb18030_run run = d->form == FORM_GB18030
                                         ? gb18030_to_utf8((struct str){d->raw, d->raw_bytes}, d->at_end, out)
                                         : utf16_to_utf8(d, out);
        d->raw_bytes -= run.read;
        memmove(d->raw, d->raw + run.read, d->raw_bytes);
        written = run.written;
    }
    *n = written;
    return true;
}

const char *decode_encoding_text(const struct decode *d)
{
    if (d->has_mark) {
        static const char *const marked[] = {
                "UTF-8（有 BOM）", "GB18030（有 BOM）", "UTF-16（有 BOM）", "UTF-16（有 BOM）"};
        return marked[d->form];
    }
    if (d->form == FORM_GB18030) return d->is_guess ? "GB18030（推测）" : "GB18030";
    return d->is_guess ? "UTF-8（推测）" : "UTF-8";
}

const char *decode_fault(const struct decode *d)
{
    switch (d->form) {
    case FORM_UTF8: return "含有不符合 UTF-8 编码的字节，请核对文件编码（可指定 GB18030），或改正这一行后再导入";
    case FORM_GB18030: return "含有不符合 GB18030 编码的字节，请核对文件编码（可指定 UTF-8），或改正这一行后再导入";
    case FORM_UTF16_LITTLE:
    case FORM_UTF16_BIG: break;
    }
    return "含有不符合 UTF-16 编码的字节，请改正这一行后再导入";
}
