/* Files read by several threads and said in their order. */
#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/scan.h"
#include "base/buf.h"
#include "base/file.h"
#include "seal/sm3.h"

enum {
    JOB_BYTES_MAX = 256 << 20,
    KEPT_BYTES_MAX = 32 << 20,
    FILES_MAX = 1000000,
    SPREAD_BYTES_MIN = 1 << 20, /* a file this large may hold many pages, which are worth more than one thread */
    SPREAD_PAGES = 16,          /* read by one thread at a time */
    SPREAD_DRAWN_PAGES = 2,     /* of a PDF whose pages have to be drawn */
};

/* One file, or some of its pages. */
struct job {
    const char *path;
    int32_t first, most; /* number of its first page, and how many; INT32_MAX: to the end */
    struct arena *arena; /* of its lines, until they are written */
    struct scan_line *lines;
    size_t n, capacity;
    bool is_done;
};

struct desk_pool {
    const struct scan_order *order;
    struct job *jobs;
    size_t n, next;
    pthread_mutex_t lock;
    pthread_cond_t done;
    struct err e; /* the first worker that could not start */
    bool has_failed;
};

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct path_list {
    struct arena *arena;
    const char **v;
    size_t n, capacity;
};

struct job_list {
    struct job *v;
    size_t n, capacity;
};

static void add_path(struct path_list *list, const char *path)
{
    if (list->n == list->capacity) list->v = arena_grow_array(list->arena, list->v, &list->capacity, sizeof *list->v);
    list->v[list->n++] = path;
}

static bool list_folder(struct path_list *list, const char *path, struct err *e)
{
    DIR *d = opendir(path);
    size_t before = list->n;
    if (!d) return file_unreadable(errno, e) || err_in(e, "打不开文件夹 %s", path);
    for (struct dirent *entry; (entry = readdir(d)) && list->n < FILES_MAX;) {
        if (entry->d_name[0] == '.') continue;
        const char *file = arena_text(list->arena, "%s/%s", path, entry->d_name);
        struct stat s;
        if (stat(file, &s) == 0 && S_ISREG(s.st_mode)) add_path(list, file);
    }
    closedir(d);
    if (list->n == before) return err_set(e, ERR_INPUT, "文件夹 %s 里没有文件", path);
    qsort(list->v + before, list->n - before, sizeof *list->v, by_name);
    return true;
}

static bool list_paths(struct path_list *list, const struct scan_order *o, struct err *e)
{
    for (size_t i = 0; i < o->path_count; i++) {
        struct stat s;
        if (stat(o->paths[i], &s) != 0) return file_unreadable(errno, e) || err_in(e, "%s", o->paths[i]);
        if (!S_ISDIR(s.st_mode))
            add_path(list, o->paths[i]);
        else if (!list_folder(list, o->paths[i], e))
            return false;
    }
    return true;
}

bool scan_check_paths(struct arena *a, const struct scan_order *o, struct err *e)
{
    struct path_list paths = {.arena = a};
    return list_paths(&paths, o, e);
}

static const char *sentence(struct arena *a, const char *path, int32_t number, const struct scan_page *page)
{
    struct buf b = {.arena = a};
    buf_addf(&b, "%s 第 %d 页: %s", path, number, scan_status_title(page->status));
    if (page->ballot) {
        int votes[VOTE_KIND_COUNT + 1] = {0};
        for (size_t i = 0; i < page->mark_count; i++) votes[page->marks[i].vote]++;
        buf_addf(&b, "，选票 %s，赞成 %d 反对 %d 弃权 %d", ballot_contest_name(a, &page->ballot->layout->payload),
                votes[VOTE_FOR], votes[VOTE_AGAINST], votes[VOTE_ABSTAIN]);
        if (votes[BALLOT_UNCLEAR]) buf_addf(&b, " 待认定 %d", votes[BALLOT_UNCLEAR]);
    }
    if (*page->reason) buf_addf(&b, "，%s", page->reason);
    return buf_text(&b);
}

static void add_line(struct job *job, const struct scan_order *o, int32_t number, const struct scan_page *page)
{
    struct arena *a = job->arena;
    if (job->n == job->capacity) job->lines = arena_grow_array(a, job->lines, &job->capacity, sizeof *job->lines);
    const char *text = o->wants_json ? json_text(a, scan_page_to_json(a, job->path, number, page, o->wants_detail))
                                     : sentence(a, job->path, number, page);
    job->lines[job->n++] =
            (struct scan_line){.status = page->status, .text = text, .file = job->path, .number = number};
    if (!o->wants_kept) return;
    struct scan_page *copy = arena_alloc(a, sizeof *copy);
    *copy = *page;
    copy->reason = arena_text(a, "%s", page->reason);
    job->lines[job->n - 1].page = copy;
}

/* What is kept is made in an arena of its own: the pictures in between are large. */
static bool add_keepsake(struct job *job, const struct scan_image *image, const struct scan_page *page, struct err *e)
{
    AUTO_ARENA struct arena *scratch = arena_new(KEPT_BYTES_MAX);
    struct scan_keepsake *kept = arena_alloc(job->arena, sizeof *kept);
    bool is_read = page->status != SCAN_REFUSED && page->ballot;
    if (!(is_read ? scan_keep(scratch, image, page, kept, e)
                  : scan_keep_refused(scratch, image, kept, e)))
        return false;
    kept->png.p = arena_copy(job->arena, kept->png.p, kept->png.n);
    kept->trace.p = arena_copy(job->arena, kept->trace.p, kept->trace.n);
    job->lines[job->n - 1].kept = kept;
    return true;
}

static bool has_ending(const char *path, const char *ending)
{
    const char *dot = strrchr(path, '.');
    return dot && strcasecmp(dot + 1, ending) == 0;
}

/* A file that is an image neither by what is in it nor by its name is no scanned page: notes, lists, Thumbs.db. */
static bool is_called_an_image(const char *path)
{
    static const char *const names[] = {"png", "jpg", "jpeg", "tif", "tiff", "pdf"};
    for (size_t i = 0; i < ARRAY_COUNT(names); i++)
        if (has_ending(path, names[i])) return true;
    return false;
}

/* What cannot be seen is known by the bytes of its file, and when these cannot be read either, by its name. */
static void add_refusal(struct job *job, const struct scan_order *o, int32_t number, const struct err *e)
{
    struct scan_page page = {.status = SCAN_REFUSED, .reason = e->text};
    char hex[SM3_HEX];
    struct err ignored;
    add_line(job, o, number, &page);
    if (!o->wants_kept || !is_called_an_image(job->path)) return;
    struct scan_keepsake *kept = arena_alloc(job->arena, sizeof *kept);
    const char *bytes = sm3_file(job->path, hex, &ignored) ? hex : job->path;
    if (!sm3_hex(str_of(arena_text(job->arena, "%s %d", bytes, number)), hex, &ignored)) return;
    memcpy(kept->key, hex, sizeof kept->key - 1);
    kept->png = kept->trace = STR("");
    job->lines[job->n - 1].kept = kept;
}

static void read_file(struct job *job, const struct scan_order *o, struct scan_reader *r, struct scan_desk *desk)
{
    struct err e = {0};
    struct scan_image image;
    static _Thread_local struct scan_page page;
    bool more = true;
    int32_t number = job->first;
    if (!scan_reader_open(r, job->path, &e) || (job->first > 1 && !scan_reader_turn(r, job->first, &e))) {
        add_refusal(job, o, number, &e);
        return;
    }
    for (int32_t left = job->most; left > 0; left--) {
        if (!scan_reader_next(r, &image, &number, &more, &e)) {
            add_refusal(job, o, number, &e);
            continue;
        }
        if (!more) break;
        scan_read_page(desk, &image, o->known, &page);
        add_line(job, o, number, &page);
        if (!o->wants_kept) continue;
        if (add_keepsake(job, &image, &page, &e)) continue;
        job->n--;
        add_refusal(job, o, number, &e);
    }
}

static void *work(void *user)
{
    struct desk_pool *pool = user;
    struct arena *a = arena_new(4 << 20);
    struct scan_reader *r = scan_reader_new(a);
    struct scan_desk *desk;
    struct err e;
    bool ok = scan_desk_new(a, &desk, &e);
    pthread_mutex_lock(&pool->lock);
    if (!ok && !pool->has_failed) pool->e = e, pool->has_failed = true;
    while (!pool->has_failed && pool->next < pool->n) {
        struct job *job = &pool->jobs[pool->next++];
        pthread_mutex_unlock(&pool->lock);
        job->arena = arena_new(JOB_BYTES_MAX);
        read_file(job, pool->order, r, desk);
        pthread_mutex_lock(&pool->lock);
        job->is_done = true;
        pthread_cond_signal(&pool->done);
    }
    pthread_cond_signal(&pool->done);
    pthread_mutex_unlock(&pool->lock);
    arena_free(a);
    return NULL;
}

static void add_job(struct arena *a, struct job_list *jobs, const char *path, int32_t first, int32_t most)
{
    if (jobs->n == jobs->capacity) jobs->v = arena_grow_array(a, jobs->v, &jobs->capacity, sizeof *jobs->v);
    jobs->v[jobs->n++] = (struct job){.path = path, .first = first, .most = most};
}

/* A file of many pages becomes several jobs; the last goes on to the file's end, whatever is found there. A small PDF may
 * have many pages when they are to be drawn. */
static void add_jobs(struct arena *a, struct job_list *jobs, struct scan_reader *r, const char *path)
{
    struct stat s;
    struct err ignored;
    bool may_spread =
            stat(path, &s) == 0 && S_ISREG(s.st_mode) && (s.st_size >= SPREAD_BYTES_MIN || has_ending(path, "pdf"));
    int32_t pages = may_spread && scan_reader_open(r, path, &ignored) ? scan_reader_pages(r) : 1, first = 1;
    int32_t each = pages > 1 && scan_reader_is_drawn(r) ? SPREAD_DRAWN_PAGES : SPREAD_PAGES;
    for (; pages - first >= each; first += each) add_job(a, jobs, path, first, each);
    add_job(a, jobs, path, first, INT32_MAX);
}

static struct job_list list_jobs(struct arena *a, const struct path_list *paths)
{
    AUTO_ARENA struct arena *scratch = arena_new(4 << 20);
    struct scan_reader *r = scan_reader_new(scratch);
    struct job_list jobs = {0};
    for (size_t i = 0; i < paths->n; i++) add_jobs(a, &jobs, r, paths->v[i]);
    return jobs;
}

/* Writes the lines of each job as soon as it and all before it are read. */
static void write_lines(struct desk_pool *pool, scan_line_writer *write, void *user, struct scan_summary *summary)
{
    for (size_t i = 0; i < pool->n; i++) {
        struct job *job = &pool->jobs[i];
        pthread_mutex_lock(&pool->lock);
        while (!job->is_done && !pool->has_failed) pthread_cond_wait(&pool->done, &pool->lock);
        bool is_done = job->is_done;
        pthread_mutex_unlock(&pool->lock);
        if (!is_done) return;
        for (size_t k = 0; k < job->n; k++) {
            summary->pages[job->lines[k].status]++;
            write(user, &job->lines[k]);
        }
        arena_free(job->arena);
        job->arena = NULL;
    }
}

static size_t choose_workers(const struct scan_order *o, size_t jobs)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t n = o->workers > 0 ? (size_t)o->workers : processors > 0 ? (size_t)processors : 1;
    if (n > SCAN_WORKERS_MAX) n = SCAN_WORKERS_MAX;
    return n < jobs ? n : jobs;
}

bool scan_files(struct arena *a, const struct scan_order *o, scan_line_writer *write, void *user,
        struct scan_summary *summary, struct err *e)
{
    struct path_list paths = {.arena = a};
    *summary = (struct scan_summary){0};
    if (!list_paths(&paths, o, e)) return false;
    struct job_list jobs = list_jobs(a, &paths);
    struct desk_pool pool = {.order = o,
            .jobs = jobs.v,
            .n = jobs.n,
            .lock = PTHREAD_MUTEX_INITIALIZER,
            .done = PTHREAD_COND_INITIALIZER};
    pthread_t threads[SCAN_WORKERS_MAX];
    size_t wanted = choose_workers(o, jobs.n), started = 0;
    while (started < wanted && pthread_create(&threads[started], NULL, work, &pool) == 0) started++;
    if (started == 0) return err_set(e, ERR_ENVIRONMENT, "不能启动读票的线程");
    write_lines(&pool, write, user, summary);
    for (size_t i = 0; i < started; i++) pthread_join(threads[i], NULL);
    for (size_t i = 0; i < pool.n; i++) arena_free(pool.jobs[i].arena);
    if (pool.has_failed) *e = pool.e;
    return !pool.has_failed;
}
