#include "sheet/package.h"

#include <errno.h>
#include <expat.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "base/file.h"

/* A workbook has a few dozen entries; XML of spreadsheets packs 10:1 to 40:1, deflate at most 1032:1. */
enum { ENTRIES_MAX = 10000, CHUNK_BYTES = 64 << 10, DEPTH_MAX = 100, TOKEN_BYTES_MAX = 4 << 20, RATIO_MAX = 200 };
static const uint64_t ratio_free_bytes = 16 << 20; /* below this no ratio matters */

struct package {
    zip_t *zip;
    uint64_t part_bytes_max;
};

struct part {
    const char *name;
    zip_file_t *file;
    XML_Parser parser;
    const struct part_handlers *handlers;
    void *reader;
    uint64_t packed;   /* bytes in the zip file */
    uint64_t unpacked; /* bytes out of it so far */
    uint64_t parsed;   /* of those, up to the last whole token */
    uint64_t unpacked_max;
    int depth;
    bool is_paused;
    bool is_ended;
    bool has_failed;
    struct err why; /* when has_failed */
};

static void discard_zip(void *zip)
{
    zip_discard(zip);
}

static bool refuse_zip(int error, struct err *e)
{
    if (error == ZIP_ER_NOZIP || error == ZIP_ER_INCONS || error == ZIP_ER_EOF)
        return err_set(e, ERR_INPUT, "工作簿不完整，多半是没有复制或下载完，请重新取得这个文件");
    return err_set(e, ERR_INPUT, "工作簿打不开（第 %d 号错误），请用表格软件打开后另存一份再试", error);
}

bool package_open(struct arena *a, int fd, const struct sheet_options *options, struct package **package, struct err *e)
{
    int own = dup(fd); /* libzip closes the one it opens */
    int error = ZIP_ER_OPEN;
    zip_t *zip = own < 0 ? NULL : zip_fdopen(own, 0, &error);
    if (!zip) {
        if (own >= 0) close(own);
        return refuse_zip(error, e);
    }
    arena_defer(a, discard_zip, zip);
    zip_int64_t entries = zip_get_num_entries(zip, 0);
    if (entries > ENTRIES_MAX)
        return err_set(e, ERR_INPUT, "压缩包里有 %" PRId64 " 个文件，不是正常的工作簿，没有读取", (int64_t)entries);
    struct package *p = arena_alloc(a, sizeof *p);
    p->zip = zip;
    p->part_bytes_max = options->part_bytes_max;
    *package = p;
    return true;
}

/* Part names do not tell capital letters from small ones. Negative when there is none. */
static zip_int64_t locate(const struct package *p, const char *name)
{
    zip_int64_t i = zip_name_locate(p->zip, name, 0);
    return i >= 0 ? i : zip_name_locate(p->zip, name, ZIP_FL_NOCASE);
}

bool package_has(const struct package *p, const char *name)
{
    return locate(p, name) >= 0;
}

void part_fail(struct part *p, const char *format, ...)
{
    if (p->has_failed) return;
    char text[sizeof p->why.text];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    err_set(&p->why, ERR_INPUT, "%s", text);
    p->has_failed = true;
    XML_StopParser(p->parser, XML_FALSE);
}

void part_fail_damaged(struct part *p)
{
    part_fail(p, "工作簿内部已损坏 (%s)，请用表格软件打开后另存一份再试", p->name);
}

void part_pause(struct part *p)
{
    p->is_paused = true;
    XML_StopParser(p->parser, XML_TRUE);
}

static const char *without_prefix(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

static void begin_element(void *thing, const char *name, const char **attributes)
{
    struct part *p = thing;
    if (p->has_failed) return;
    if (++p->depth > DEPTH_MAX) {
        part_fail_damaged(p);
        return;
    }
    p->handlers->begin(p->reader, without_prefix(name), attributes);
}

static void end_element(void *thing, const char *name)
{
    struct part *p = thing;
    if (p->has_failed) return;
    p->depth--;
    p->handlers->end(p->reader, without_prefix(name));
}

static void add_text(void *thing, const char *text, int n)
{
    struct part *p = thing;
    if (p->has_failed || !p->handlers->text) return;
    p->handlers->text(p->reader, text, (size_t)n);
}

static void refuse_doctype(void *thing, const char *name, const char *system, const char *public, int has_subset)
{
    (void)name, (void)system, (void)public, (void)has_subset;
    struct part *p = thing;
    part_fail(p, "工作簿里有不该有的文档类型声明 (%s)，没有读取，请用表格软件另存一份再试", p->name);
}

static void close_part(void *thing)
{
    struct part *p = thing;
    if (p->file) zip_fclose(p->file);
    if (p->parser) XML_ParserFree(p->parser);
    p->file = NULL;
    p->parser = NULL;
}

bool part_open(struct arena *a, struct package *package, const char *name, const struct part_handlers *handlers,
        void *reader, struct part **part, struct err *e)
{
    zip_stat_t stat;
    zip_int64_t at = locate(package, name);
    if (at < 0 || zip_stat_index(package->zip, (zip_uint64_t)at, 0, &stat) != 0)
        return err_set(e, ERR_INPUT, "工作簿里缺少 %s，请用表格软件打开后另存一份再试", name);
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        return err_set(e, ERR_INPUT, "压缩包是加密的，请解密后另存为 .xlsx 再试");
    struct part *p = arena_alloc(a, sizeof *p);
    arena_defer(a, close_part, p);
    p->name = arena_copy(a, name, strlen(name));
    p->handlers = handlers;
    p->reader = reader;
    p->packed = stat.comp_size;
    p->unpacked_max = package->part_bytes_max;
    p->file = zip_fopen_index(package->zip, (zip_uint64_t)at, 0);
    p->parser = XML_ParserCreate(NULL);
    if (!p->file || !p->parser)
        return err_set(e, ERR_INPUT, "工作簿内部已损坏 (%s)，请用表格软件打开后另存一份再试", name);
    XML_SetUserData(p->parser, p);
    XML_SetElementHandler(p->parser, begin_element, end_element);
    XML_SetCharacterDataHandler(p->parser, add_text);
    XML_SetStartDoctypeDeclHandler(p->parser, refuse_doctype);
    *part = p;
    return true;
}

static void check_size(struct part *p)
{
    bool is_bomb =
            p->unpacked > p->unpacked_max || (p->unpacked > ratio_free_bytes && p->unpacked / RATIO_MAX > p->packed);
    if (is_bomb) part_fail(p, "工作簿解压后大得不正常 (%s)，没有读取，请用表格软件另存一份再试", p->name);
}

/* Text comes out in pieces; a tag or comment that grows without end is kept whole by the parser. Its index is
 * negative when a chunk ended no token. */
static void check_token(struct part *p)
{
    XML_Index at = XML_GetCurrentByteIndex(p->parser);
    if (at > 0) p->parsed = (uint64_t)at;
    if (p->unpacked - p->parsed > TOKEN_BYTES_MAX) part_fail_damaged(p);
}

static enum XML_Status feed(struct part *p)
{
    void *room = XML_GetBuffer(p->parser, CHUNK_BYTES);
    zip_int64_t n = room ? zip_fread(p->file, room, CHUNK_BYTES) : -1;
    if (n < 0) {
        part_fail_damaged(p);
        return XML_STATUS_ERROR;
    }
    p->unpacked += (uint64_t)n;
    p->is_ended = n == 0;
    check_size(p);
    if (p->has_failed) return XML_STATUS_ERROR;
    enum XML_Status status = XML_ParseBuffer(p->parser, (int)n, p->is_ended);
    if (status == XML_STATUS_OK) check_token(p);
    return p->has_failed ? XML_STATUS_ERROR : status;
}

static enum XML_Status resume(struct part *p)
{
    p->is_paused = false;
    return XML_ResumeParser(p->parser);
}

bool part_run(struct part *p, bool *is_end, struct err *e)
{
    for (;;) {
        enum XML_Status status = p->is_paused ? resume(p) : feed(p);
        if (status == XML_STATUS_ERROR) {
            part_fail_damaged(p);
            *e = p->why;
            return false;
        }
        if (status == XML_STATUS_OK && !p->is_ended) continue;
        *is_end = status == XML_STATUS_OK;
        return true;
    }
}

bool part_parse(struct package *package, const char *name, const struct part_handlers *handlers, void *reader,
        struct part **part, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(64 << 10);
    bool is_end = false;
    if (!part_open(a, package, name, handlers, reader, part, e)) return false;
    while (!is_end) {
        if (!part_run(*part, &is_end, e)) return false;
    }
    *part = NULL;
    return true;
}

const char *part_attribute(const char *const *attributes, const char *name)
{
    for (; *attributes; attributes += 2) {
        if (strcmp(attributes[0], name) == 0) return attributes[1];
    }
    return NULL;
}

const char *part_attribute_prefixed(const char *const *attributes, const char *name)
{
    for (; *attributes; attributes += 2) {
        const char *colon = strchr(attributes[0], ':');
        if (colon && strcmp(colon + 1, name) == 0) return attributes[1];
    }
    return NULL;
}

static void ignore_begin(void *reader, const char *name, const char *const *attributes)
{
    (void)reader, (void)name, (void)attributes;
}

static void ignore_end(void *reader, const char *name)
{
    (void)reader, (void)name;
}

static bool check_parts(int fd, struct err *e)
{
    static const struct part_handlers handlers = {.begin = ignore_begin, .end = ignore_end};
    static const struct sheet_options no_limit = {.part_bytes_max = UINT64_MAX};
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct package *p;
    if (!package_open(a, fd, &no_limit, &p, e)) return false;
    zip_int64_t entries = zip_get_num_entries(p->zip, 0);
    for (zip_int64_t i = 0; i < entries; i++) {
        struct part *part;
        const char *name = zip_get_name(p->zip, (zip_uint64_t)i, 0);
        if (!part_parse(p, name, &handlers, NULL, &part, e)) return false;
    }
    return true;
}

bool package_check(const char *path, struct err *e)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return file_unreadable(errno, e);
    bool ok = check_parts(fd, e);
    close(fd);
    return ok;
}
