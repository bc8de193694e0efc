#include "store/disk.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"

static int64_t now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static bool time_writes(int fd, int writes, int64_t *took_us)
{
    static const char page[4096] = "huanjie";
    for (int i = 0; i < writes; i++) {
        int64_t from = now_us();
        if (write(fd, page, sizeof page) != sizeof page || fdatasync(fd) != 0) return false;
        took_us[i] = now_us() - from;
    }
    return true;
}

static int by_size(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

bool disk_measure(const char *where, int writes, struct disk_speed *speed, struct err *e)
{
    assert(writes >= 1 && writes <= 10000);
    AUTO_ARENA struct arena *a = arena_new(256 << 10);
    char *path = arena_text(a, "%s.speed-XXXXXX", where);
    int64_t *took_us = arena_alloc_array(a, (size_t)writes, sizeof *took_us);
    int fd = mkostemp(path, O_CLOEXEC);
    if (fd < 0) return file_refused(where, errno, e) || err_in(e, "测速没有成功");
    (void)unlink(path); /* nothing remains even if the process is killed now */
    bool is_done = time_writes(fd, writes, took_us);
    int why = errno;
    close(fd);
    if (!is_done) return file_refused(where, why, e) || err_in(e, "测速没有成功");
    qsort(took_us, (size_t)writes, sizeof *took_us, by_size);
    *speed = (struct disk_speed){.median_us = took_us[writes / 2], .slowest_us = took_us[writes - 1]};
    return true;
}
