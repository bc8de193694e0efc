/* The voter lists of a township: 35,000 rows of 6 columns in 34 PDFs. CPU seconds, bytes, memory.
 *
 * usage: bench_print [FOLDER]     the PDFs stay in FOLDER, by default they are removed */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/utf8.h"
#include "print/pdf.h"

enum { DISTRICTS = 34, VOTERS = 35000, COLUMNS = 6, GIVEN_CHARACTERS = 700 };

static uint64_t seed = 20120104;

static unsigned draw(unsigned below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % below;
}

static const char *pick(struct str text, unsigned i)
{
    return text.p + i % (text.n / 3) * 3;
}

/* Surnames as common as in life, given names from some 700 characters. */
static const char *name(struct arena *a)
{
    const struct str surnames =
            STR("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏");
    char given[8], *end = given;
    for (unsigned n = draw(5) ? 2 : 1; n; n--) {
        unsigned spread = draw(GIVEN_CHARACTERS) * draw(GIVEN_CHARACTERS) / GIVEN_CHARACTERS;
        end += utf8_encode(end, 0x4E00 + spread * 29 % 20000);
    }
    *end = '\0';
    return arena_text(a, "%.3s%s", pick(surnames, draw(45) * draw(45) / 45), given);
}

static struct paper *list(struct arena *a, int district, size_t rows)
{
    static const struct paper_column columns[COLUMNS] = {{"序号", 6, ALIGN_CENTER}, {"姓名", 14, ALIGN_CENTER},
            {"性别", 6, ALIGN_CENTER}, {"民族", 8, ALIGN_CENTER}, {"出生日期", 15, ALIGN_CENTER},
            {"村组或单位", 30, ALIGN_LEFT}};
    static const char *const villages[] = {"东山村", "石桥村", "下坪村", "清溪社区", "大岭头村", "前洋村"};
    const char **cells = arena_alloc_array(a, rows * COLUMNS, sizeof *cells);
    for (size_t i = 0; i < rows; i++) {
        const char **row = cells + i * COLUMNS;
        row[0] = arena_text(a, "%zu", i + 1);
        row[1] = name(a);
        row[2] = draw(2) ? "男" : "女";
        row[3] = draw(60) ? "汉族" : "维吾尔族";
        row[4] = arena_text(a, "%u年%u月%u日", 1920 + draw(72), 1 + draw(12), 1 + draw(28));
        row[5] = arena_text(a, "%s第%u村民小组", villages[district % 6], 1 + draw(14));
    }
    struct paper_table *table = arena_alloc(a, sizeof *table);
    *table = (struct paper_table){.columns = columns, .column_count = COLUMNS, .cells = cells, .row_count = rows};
    const char *title = arena_text(a, "清溪镇第六届人民代表大会代表选举\n第%d选区选民名单", district + 1);
    struct paper *p = paper_new(a, title, date_from(2011, 12, 15));
    p->is_compact = true;
    p->footer = "清溪镇选举委员会";
    paper_add_table(p, table);
    return p;
}

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    char own[] = "/tmp/huanjie-bench-XXXXXX";
    const char *folder = argc > 1 ? argv[1] : mkdtemp(own);
    if (!folder) return 3;
    double seconds = 0, slowest = 0;
    int64_t bytes = 0, largest = 0;
    struct arena *a = arena_new(256 << 20);
    for (int i = 0; i < DISTRICTS; i++) {
        struct paper *p = list(a, i, VOTERS / DISTRICTS + (i < VOTERS % DISTRICTS));
        const char *path = arena_text(a, "%s/%02d.pdf", folder, i + 1);
        struct err e;
        struct stat file;
        double before = cpu_seconds();
        if (!pdf_write(p, path, &e) || stat(path, &file) != 0) {
            fprintf(stderr, "%s\n", e.text);
            return 3;
        }
        double taken = cpu_seconds() - before;
        seconds += taken;
        if (taken > slowest) slowest = taken;
        bytes += file.st_size;
        if (file.st_size > largest) largest = file.st_size;
        if (argc < 2) unlink(path);
        arena_reset(a);
    }
    arena_free(a);
    if (argc < 2) rmdir(folder);
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    printf("print: %d rows in %d PDFs: %.2f CPU seconds (slowest file %.2f), %" PRId64 " KiB (largest %" PRId64
           "), %ld MiB of memory at most\n",
            VOTERS, DISTRICTS, seconds, slowest, bytes / 1024, largest / 1024, used.ru_maxrss / 1024);
    return 0;
}
