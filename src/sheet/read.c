#include "sheet/read.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "sheet/csv.h"
#include "sheet/xlsx.h"

/* What a reader needs beside the buffers that the options ask for: names, styles, links. */
enum { ARENA_BYTES = 64 << 20, HEAD_BYTES = 512 };

struct sheet {
    struct arena *own; /* NULL when closed */
    int fd;
    struct csv *csv; /* one of the two */
    struct xlsx *xlsx;
};

static void release(void *thing)
{
    sheet_close(thing);
}

void sheet_close(struct sheet *s)
{
    if (!s->own) return;
    arena_free(s->own);
    s->own = NULL;
    close(s->fd);
}

static bool check_kind(int fd, struct err *e)
{
    struct stat st;
    if (fstat(fd, &st) != 0) return file_unreadable(errno, e);
    if (S_ISDIR(st.st_mode)) return err_set(e, ERR_INPUT, "这是一个文件夹，请给出其中的表格文件");
    if (!S_ISREG(st.st_mode)) return err_set(e, ERR_INPUT, "这不是一个普通文件，请先存成文件再导入");
    if (st.st_size == 0) return err_set(e, ERR_INPUT, "文件是空的，请检查是否选对了文件");
    return true;
}

/* Files that are often handed in for a table, by how they begin. */
static bool check_head(struct str head, struct err *e)
{
    static const struct {
        struct str magic;
        const char *sentence;
    } table[] = {
            {{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8}, "是旧版 .xls / 加密文件，请打开后另存为不加密的 .xlsx 再试"},
            {{"%PDF", 4}, "是 PDF 文件，不是表格，请取得原来的 .xlsx 或 .csv 文件"},
            {{"\x89PNG", 4}, "是图片，不是表格，请取得原来的 .xlsx 或 .csv 文件"},
            {{"\xFF\xD8\xFF", 3}, "是图片，不是表格，请取得原来的 .xlsx 或 .csv 文件"},
            {{"Rar!", 4}, "是 RAR 压缩包，请先解压，再导入其中的表格"},
            {{"7z\xBC\xAF\x27\x1C", 6}, "是 7z 压缩包，请先解压，再导入其中的表格"},
            {{"\x1F\x8B", 2}, "是 gzip 压缩包，请先解压，再导入其中的表格"},
            {{"SQLite format 3", 15}, "是数据库文件，不是表格，请导出成 .xlsx 或 .csv 再试"},
            {{"{\\rtf", 5}, "是文字文档，不是表格，请另存为 .xlsx 再试"},
    };
    static const char *const markup[] = {"<html", "<!doctype", "<table", "<?xml", "<head", "<meta", "<style"};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        if (head.n >= table[i].magic.n && memcmp(head.p, table[i].magic.p, table[i].magic.n) == 0)
            return err_set(e, ERR_INPUT, "%s", table[i].sentence);
    }
    if (head.n >= 3 && memcmp(head.p, "\xEF\xBB\xBF", 3) == 0) head.p += 3, head.n -= 3;
    while (head.n && strchr(" \t\r\n", head.p[0])) head.p++, head.n--;
    for (size_t i = 0; i < ARRAY_COUNT(markup); i++) {
        if (head.n >= strlen(markup[i]) && strncasecmp(head.p, markup[i], strlen(markup[i])) == 0)
            return err_set(e, ERR_INPUT, "是网页或 XML 格式的表格，请用表格软件打开后另存为 .xlsx 再试");
    }
    return true;
}

static struct sheet_options with_defaults(const struct sheet_options *options)
{
    struct sheet_options o = *options;
    if (!o.record_bytes_max) o.record_bytes_max = 1 << 20;
    if (!o.columns_max) o.columns_max = 1024;
    if (!o.strings_bytes_max) o.strings_bytes_max = 256 << 20;
    if (!o.part_bytes_max) o.part_bytes_max = (uint64_t)2 << 30;
    if (!o.chunk_bytes) o.chunk_bytes = 256 << 10;
    return o;
}

static bool open_reader(struct sheet *s, const struct sheet_options *o, struct err *e)
{
    char head[HEAD_BYTES];
    if (!check_kind(s->fd, e)) return false;
    ssize_t n = pread(s->fd, head, sizeof head, 0);
    if (n < 0) return file_unreadable(errno, e);
    if (n >= 4 && memcmp(head, "PK\3\4", 4) == 0) return xlsx_open(s->own, s->fd, o, &s->xlsx, e);
    return check_head((struct str){head, (size_t)n}, e) && csv_open(s->own, s->fd, o, &s->csv, e);
}

bool sheet_open(
        struct arena *a, const char *path, const struct sheet_options *options, struct sheet **sheet, struct err *e)
{
    struct sheet_options o = with_defaults(options);
    struct sheet *s = arena_alloc(a, sizeof *s);
    s->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (s->fd < 0) return file_unreadable(errno, e);
    s->own = arena_new(ARENA_BYTES + SHEET_MERGES_MAX * sizeof(struct sheet_merge) + 2 * o.record_bytes_max + 4 * o.chunk_bytes +
                       o.columns_max * (sizeof(struct cell) + sizeof(size_t)));
    arena_defer(a, release, s);
    if (!open_reader(s, &o, e)) {
        sheet_close(s);
        return false;
    }
    *sheet = s;
    return true;
}

bool sheet_next(struct sheet *s, struct row *row, bool *more, struct err *e)
{
    return s->csv ? csv_next(s->csv, row, more, e) : xlsx_next(s->xlsx, row, more, e);
}

const char *sheet_address(struct arena *a, const struct sheet *s, size_t line, size_t column)
{
    if (s->csv) return arena_text(a, "第 %zu 行第 %zu 列", line, column + 1);
    char text[24];
    xlsx_address(text, line, column);
    return arena_text(a, "%s", text);
}

const char *sheet_encoding_text(const struct sheet *s)
{
    return s->csv ? csv_encoding_text(s->csv) : "XLSX";
}

const char *sheet_name(const struct sheet *s)
{
    return s->csv ? NULL : xlsx_sheet_name(s->xlsx);
}

const char *const *sheet_visible_names(const struct sheet *s, size_t *n)
{
    *n = 0;
    return s->csv ? NULL : xlsx_visible_names(s->xlsx, n);
}

const struct sheet_merge *sheet_merges(const struct sheet *s, size_t *n)
{
    *n = 0;
    return s->csv ? NULL : xlsx_merges(s->xlsx, n);
}
