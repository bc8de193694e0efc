#include "scan/render.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

enum {
    LONGER_SIDE = 2339, /* pixels that every page is drawn to: A4 at 200 dpi, A5 at 283 */
    CHILD_BYTES_MAX = 1 << 30,
    CHILD_SECONDS_MAX = 1800, /* of processor time for a whole file */
    SILENCE_MS_MAX = 60000,
};

struct scan_render {
    pid_t child;
    int out;
    uint8_t kept[4096]; /* read from the pipe and not yet used */
    size_t kept_n, kept_at;
};

static void limit(enum __rlimit_resource what, rlim_t value)
{
    struct rlimit r = {value, value};
    setrlimit(what, &r);
}

/* In the child, between fork and exec: only what is safe there. */
static void become_renderer(const int out[2], char *const arguments[])
{
    int nothing = open("/dev/null", O_RDWR);
    if (nothing < 0 || dup2(nothing, 0) < 0 || dup2(out[1], 1) < 0 || dup2(nothing, 2) < 0) _exit(127);
    if (nothing > 2) close(nothing);
    close(out[0]);
    limit(RLIMIT_AS, CHILD_BYTES_MAX);
    limit(RLIMIT_CPU, CHILD_SECONDS_MAX);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    execvp(arguments[0], arguments);
    _exit(127);
}

bool scan_render_open(const char *path, int32_t first, int32_t last, struct scan_render **out, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    char **words = arena_alloc_array(a, 10, sizeof *words);
    size_t n = 0;
    words[n++] = arena_text(a, "pdftoppm");
    words[n++] = arena_text(a, "-gray");
    words[n++] = arena_text(a, "-scale-to");
    words[n++] = arena_text(a, "%d", LONGER_SIDE);
    words[n++] = arena_text(a, "-f");
    words[n++] = arena_text(a, "%d", first);
    if (last) words[n++] = arena_text(a, "-l");
    if (last) words[n++] = arena_text(a, "%d", last);
    words[n++] = arena_text(a, "%s%s", *path == '-' ? "./" : "", path); /* a name is not to be an option */
    struct scan_render *s = calloc(1, sizeof *s);
    int pipe_ends[2];
    if (!s || pipe2(pipe_ends, O_CLOEXEC) != 0) {
        free(s);
        return file_unreadable(errno, e) || err_in(e, "不能启动 pdftoppm");
    }
    s->out = pipe_ends[0];
    s->child = fork();
    if (s->child == 0) become_renderer(pipe_ends, words);
    close(pipe_ends[1]);
    if (s->child < 0) {
        close(s->out);
        free(s);
        return file_unreadable(errno, e) || err_in(e, "不能启动 pdftoppm");
    }
    *out = s;
    return true;
}

/* Up to n bytes; 0 at the end, -1 when nothing came for too long. */
static ssize_t read_some(struct scan_render *s, void *p, size_t n)
{
    for (;;) {
        struct pollfd waiting = {s->out, POLLIN, 0};
        int ready = poll(&waiting, 1, SILENCE_MS_MAX);
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return -1;
        ssize_t got = read(s->out, p, n);
        if (got < 0 && errno == EINTR) continue;
        return got;
    }
}

static int take_byte(struct scan_render *s)
{
    if (s->kept_at == s->kept_n) {
        ssize_t got = read_some(s, s->kept, sizeof s->kept);
        if (got <= 0) return -1;
        s->kept_n = (size_t)got;
        s->kept_at = 0;
    }
    return s->kept[s->kept_at++];
}

/* A number of a PGM header; -1 when there is none. Reads the blank behind it. */
static int64_t take_number(struct scan_render *s)
{
    int64_t value = -1;
    for (int c, n = 0; (c = take_byte(s)) >= 0 && n < 20; n++) {
        if (c >= '0' && c <= '9')
            value = (value < 0 ? 0 : value) * 10 + (c - '0');
        else if (value >= 0 || (c != ' ' && c != '\n'))
            return value;
    }
    return -1;
}

static bool take_bytes(struct scan_render *s, uint8_t *p, size_t n)
{
    while (n) {
        size_t ready = s->kept_n - s->kept_at;
        if (ready) {
            size_t some = ready < n ? ready : n;
            memcpy(p, s->kept + s->kept_at, some);
            s->kept_at += some;
            p += some;
            n -= some;
            continue;
        }
        ssize_t got = read_some(s, p, n);
        if (got <= 0) return false;
        p += got;
        n -= (size_t)got;
    }
    return true;
}

/* How the child ended, once its output did. */
static bool ended_well(struct scan_render *s, struct err *e)
{
    int status = 0;
    pid_t child = s->child;
    s->child = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
        return err_set(e, ERR_ENVIRONMENT, "没有 pdftoppm，读不了这种 PDF，请安装 poppler-utils，或扫描成 TIFF、JPEG");
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return true;
    return err_set(e, ERR_INPUT, "PDF 有错、加了密或画不出来");
}

bool scan_render_next(
        struct scan_render *s, struct scan_bytes *pixels, struct scan_image *image, bool *more, struct err *e)
{
    int first = s->child ? take_byte(s) : -1;
    if (first < 0) {
        if (s->child && !ended_well(s, e)) return false;
        *more = false;
        return true;
    }
    if (first != 'P' || take_byte(s) != '5') return err_set(e, ERR_INPUT, "PDF 画不出来");
    int64_t width = take_number(s), height = take_number(s), white = take_number(s);
    if (white != 255) return err_set(e, ERR_INPUT, "PDF 画不出来");
    if (!scan_size_check(width, height, e) || !scan_bytes_reserve(pixels, (size_t)(width * height), e)) return false;
    if (!take_bytes(s, pixels->p, (size_t)(width * height))) return err_set(e, ERR_INPUT, "PDF 画到一半中断了");
    *more = true;
    *image = (struct scan_image){(int32_t)width, (int32_t)height, (int32_t)width, pixels->p, 0, 0, false};
    return true;
}

void scan_render_close(struct scan_render *s)
{
    if (!s) return;
    close(s->out);
    if (s->child) {
        kill(s->child, SIGKILL);
        while (waitpid(s->child, NULL, 0) < 0 && errno == EINTR) {
        }
    }
    free(s);
}
