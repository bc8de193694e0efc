/* How fast sheet/ reads. Makes a roll of 8 columns as CSV in UTF-8, with every field quoted, in GB18030, and as XLSX,
 * then reads each in a process of its own, several times.
 * usage: bench_sheet [CSV_ROWS [XLSX_ROWS [ROUNDS]]]      1000000 200000 5 */
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "sheet/read.h"

enum { COLUMNS = 8, FIELD_BYTES = 80 };

static uint64_t seed = 1;

static unsigned below(unsigned n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % n;
}

static void fill_row(char row[COLUMNS][FIELD_BYTES])
{
    static const char *const surnames[] = {
            "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "欧阳"};
    static const char *const given[] = {
            "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟"};
    unsigned year = 1930 + below(65), month = 1 + below(12), day = 1 + below(28), village = below(40);
    snprintf(row[0], FIELD_BYTES, "%s%s%s", surnames[below(14)], given[below(14)], given[below(14)]);
    snprintf(row[1], FIELD_BYTES, "%s", below(2) ? "男" : "女");
    snprintf(row[2], FIELD_BYTES, "汉族");
    snprintf(row[3], FIELD_BYTES, "%04u-%02u-%02u", year, month, day);
    snprintf(row[4], FIELD_BYTES, "331021%04u%02u%02u%03u%c", year, month, day, below(1000), "0123456789X"[below(11)]);
    snprintf(row[5], FIELD_BYTES, "清溪镇石桥%u村%u号", village, 1 + below(999));
    snprintf(row[6], FIELD_BYTES, "石桥%u村%u组", village, 1 + below(12));
    snprintf(row[7], FIELD_BYTES, "138%08u", below(100000000));
}

static const char *const headings[COLUMNS] = {
        "姓名", "性别", "民族", "出生日期", "公民身份号码", "住址", "村组", "手机"};

static void write_record(FILE *f, char row[COLUMNS][FIELD_BYTES], bool is_quoted, iconv_t to_gb)
{
    char line[COLUMNS * FIELD_BYTES + 64], converted[COLUMNS * FIELD_BYTES + 64];
    int n = 0;
    for (int i = 0; i < COLUMNS; i++) n += sprintf(line + n, is_quoted ? "%s\"%s\"" : "%s%s", i ? "," : "", row[i]);
    n += sprintf(line + n, "\r\n");
    char *in = line, *out = converted;
    size_t in_left = (size_t)n, out_left = sizeof converted;
    if (to_gb) iconv(to_gb, &in, &in_left, &out, &out_left);
    fwrite(to_gb ? converted : line, 1, to_gb ? sizeof converted - out_left : (size_t)n, f);
}

static void make_csv(const char *path, size_t rows, bool is_quoted, bool is_gb)
{
    char row[COLUMNS][FIELD_BYTES];
    FILE *f = fopen(path, "wb");
    if (!f) exit(3);
    iconv_t to_gb = is_gb ? iconv_open("GB18030", "UTF-8") : NULL;
    seed = 1;
    for (int i = 0; i < COLUMNS; i++) snprintf(row[i], FIELD_BYTES, "%s", headings[i]);
    write_record(f, row, is_quoted, to_gb);
    for (size_t i = 0; i < rows; i++) {
        fill_row(row);
        write_record(f, row, is_quoted, to_gb);
    }
    if (to_gb) iconv_close(to_gb);
    if (fclose(f) != 0) exit(3);
}

static void make_xlsx(const char *path, size_t rows)
{
    char row[COLUMNS][FIELD_BYTES];
    lxw_workbook *book = workbook_new(path);
    lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
    seed = 1;
    for (lxw_col_t i = 0; i < COLUMNS; i++) worksheet_write_string(sheet, 0, i, headings[i], NULL);
    for (lxw_row_t r = 1; r <= rows; r++) {
        fill_row(row);
        for (lxw_col_t i = 0; i < COLUMNS; i++) worksheet_write_string(sheet, r, i, row[i], NULL);
    }
    if (workbook_close(book) != LXW_NO_ERROR) exit(3);
}

/* Reads the file through and adds up what it is made of, so that nothing is left out. */
static int read_through(const char *path, size_t rows)
{
    struct arena *a = arena_new(256 << 20);
    struct sheet *s;
    struct row row;
    struct err e;
    bool more = true, ok;
    size_t found = 0, cells = 0, bytes = 0;
    if (!sheet_open(a, path, &(struct sheet_options){0}, &s, &e)) return 1;
    while ((ok = sheet_next(s, &row, &more, &e)) && more) {
        found++;
        for (size_t i = 0; i < row.n; i++) {
            cells++;
            bytes += row.cells[i].text.n;
        }
        if (row.fault) return 1;
    }
    arena_free(a);
    return ok && found == rows + 1 && cells == found * COLUMNS && bytes > cells ? 0 : 1;
}

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void measure(const char *what, const char *path, size_t rows, int rounds)
{
    struct stat st;
    double best = 1e9, sum = 0;
    long rss = 0;
    if (stat(path, &st) != 0) exit(3);
    for (int i = 0; i < rounds; i++) {
        struct rusage used;
        int status;
        fflush(stdout);
        pid_t child = fork();
        if (child == 0) _exit(read_through(path, rows));
        wait4(child, &status, 0, &used);
        if (status != 0) {
            printf("%s: not read whole\n", what);
            exit(1);
        }
        double cpu = seconds(used.ru_utime) + seconds(used.ru_stime);
        best = cpu < best ? cpu : best;
        sum += cpu;
        rss = used.ru_maxrss > rss ? used.ru_maxrss : rss;
    }
    double mean = sum / rounds;
    printf("%-20s %9zu rows %7.1f MB  CPU s: best %.3f mean %.3f  mean %8.0f rows/s %5.2f GB/s  peak %5.1f MB\n", what,
            rows, (double)st.st_size / 1e6, best, mean, (double)rows / mean, (double)st.st_size / 1e9 / mean,
            (double)rss / 1024);
}

/* Made in a process of its own too: a child starts with its parent's memory. */
static void make(void (*maker)(const char *, size_t), const char *path, size_t rows)
{
    int status;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        maker(path, rows);
        _exit(0);
    }
    waitpid(child, &status, 0);
    if (status != 0) exit(3);
}

static void make_utf8(const char *path, size_t rows)
{
    make_csv(path, rows, false, false);
}

static void make_quoted(const char *path, size_t rows)
{
    make_csv(path, rows, true, false);
}

static void make_gb18030(const char *path, size_t rows)
{
    make_csv(path, rows, false, true);
}

int main(int argc, char **argv)
{
    size_t csv_rows = argc > 1 ? strtoull(argv[1], NULL, 10) : 1000000;
    size_t xlsx_rows = argc > 2 ? strtoull(argv[2], NULL, 10) : 200000;
    int rounds = argc > 3 ? (int)strtol(argv[3], NULL, 10) : 5;
    const struct {
        const char *what;
        void (*maker)(const char *, size_t);
        size_t rows;
    } table[] = {
            {"csv utf-8", make_utf8, csv_rows},
            {"csv utf-8 quoted", make_quoted, csv_rows},
            {"csv gb18030", make_gb18030, csv_rows},
            {"xlsx", make_xlsx, xlsx_rows},
    };
    char path[] = "/tmp/bench-sheet-XXXXXX";
    int fd = mkstemp(path);
    if (fd < 0) return 3;
    close(fd);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        make(table[i].maker, path, table[i].rows);
        measure(table[i].what, path, table[i].rows, rounds);
    }
    unlink(path);
    return 0;
}
