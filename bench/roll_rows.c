/* Writes a voter roll of any length as CSV, as a township office would hand it over, with faults planted
 * whose numbers are known exactly; those go to a side file as JSON. The same seed gives the same bytes.
 *
 *   bench_roll_rows ROWS SEED FILE.csv TRUTH.json [FAULTS]      FAULTS: per cent of the usual rates, 100 by default
 *
 * A row's number follows from the row's index by a permutation that can be run backwards. So numbers never
 * repeat by chance, and the writer can tell for any number which row carries it: that is how it knows, with
 * little memory, all rows that a mistyped number is near to, those that it is near to by chance included. */
#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"

enum {
    ELECTION_DAY = 20261220,
    REGION_ROWS = 40000, /* a township */
    REGION_FIRST = 320000,
    VILLAGE_ROWS = 1000,
    SEQUENCES = 998,
    TWIN_REGION_FIRST = 800000, /* namesakes come from elsewhere */
    QUIET_ROWS = 1000,          /* the first rows are plain, so that there is somebody to double */
};

/* ---- kinds of rows --------------------------------------------------------------------------------- */

/* NAME, rows in 100,000 */
#define KINDS(X)                                                                                                       \
    X(NEAR, 70)       /* registered twice, the second number mistyped in one place */                                  \
    X(DOUBLE, 200)    /* registered twice */                                                                           \
    X(NAMESAKE, 1000) /* another person of that name born on that day */                                               \
    X(CHECK, 300)     /* wrong check character */                                                                      \
    X(LENGTH, 50)     /* 17 characters */                                                                              \
    X(DAY, 30)        /* 31 February, the check character right */                                                     \
    X(LOST, 20)       /* 3.20001E+17 */                                                                                \
    X(LEGACY, 200)    /* 15 digits */                                                                                  \
    X(EMPTY, 300)     /* no number, birth given */                                                                     \
    X(NOBIRTH, 20)    /* neither */                                                                                    \
    X(MINOR, 300)     /* not yet 18 */                                                                                 \
    X(BIRTH, 100)     /* birth column differs */                                                                       \
    X(SEX, 100)       /* sex column differs */                                                                         \
    X(NAMELESS, 20)                                                                                                    \
    X(ETHNIC, 30) /* no such group */                                                                                  \
    X(PHONE, 50)  /* too short */

enum kind {
    PLAIN,
#define X(name, rate) name,
    KINDS(X)
#undef X
            KIND_COUNT
};

static const int rates[] = {0,
#define X(name, rate) rate,
        KINDS(X)
#undef X
};

static uint64_t seed, rows;
static int faults = 100;

static uint64_t mix(uint64_t x)
{
    x += 0x9E3779B97F4A7C15u;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

static uint64_t random_of(uint64_t row, uint64_t purpose)
{
    return mix(mix(seed * 64 + purpose) ^ row);
}

/* ---- persons --------------------------------------------------------------------------------------- */

struct person {
    int64_t key; /* 17 digits */
    int32_t birth;
    uint32_t name;
};

/* The days of birth of one age group; a number is a place among their days times sequences. */
struct range {
    int64_t first_day, places, step, back;
};

static struct range adults, minors;

static int64_t greatest_common(int64_t a, int64_t b)
{
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* x with a * x = 1 mod m */
static int64_t inverse_of(int64_t a, int64_t m)
{
    int64_t r0 = m, r1 = a, x0 = 0, x1 = 1;
    while (r1) {
        int64_t q = r0 / r1, r = r0 - q * r1, x = x0 - q * x1;
        r0 = r1, r1 = r, x0 = x1, x1 = x;
    }
    return (x0 % m + m) % m;
}

static struct range range_of(int32_t first, int32_t last)
{
    struct range g = {.first_day = date_to_days((struct date){first})};
    g.places = (date_to_days((struct date){last}) - g.first_day + 1) * SEQUENCES;
    g.step = g.places / 1000 * 618 + (int64_t)(mix(seed) % 1000) * 2 + 1;
    while (greatest_common(g.step, g.places) != 1) g.step++;
    g.back = inverse_of(g.step, g.places);
    return g;
}

static int check_value(int64_t key)
{
    static const int weight[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 16; i >= 0; i--, key /= 10) sum += weight[i] * (int)(key % 10);
    return (12 - sum % 11) % 11;
}

/* Each region begins somewhere else. */
static int64_t offset_of(const struct range *g, int64_t region)
{
    return (int64_t)(mix((uint64_t)region + seed) % (uint64_t)g->places);
}

static struct person person_at(const struct range *g, uint64_t row)
{
    int64_t region = (int64_t)(row / REGION_ROWS);
    int64_t place = ((int64_t)(row % REGION_ROWS) * g->step + offset_of(g, region)) % g->places;
    int64_t sequence = place % SEQUENCES + 1;
    struct person p = {.birth = date_from_days(g->first_day + place / SEQUENCES).ymd};
    p.key = ((REGION_FIRST + region) * 100000000 + p.birth) * 1000 + sequence;
    /* All persons of a day have different names: a name is a region and a sequence, shuffled. */
    p.name = (uint32_t)(((uint64_t)region * SEQUENCES + (uint64_t)sequence) * 7654321u % 1000000u);
    return p;
}

static enum kind kind_of(uint64_t row)
{
    if (row < QUIET_ROWS) return PLAIN;
    int64_t dice = (int64_t)(random_of(row, 1) % 10000000);
    for (int k = 1; k < KIND_COUNT; k++) {
        dice -= (int64_t)rates[k] * faults;
        if (dice >= 0) continue;
        /* A legacy number says nothing of the century, and none was given to the young. */
        if (k == LEGACY && person_at(&adults, row).birth >= 19860000) return PLAIN;
        return (enum kind)k;
    }
    return PLAIN;
}

static bool shows_own_number(enum kind k)
{
    return k == PLAIN || k == LEGACY || k == BIRTH || k == SEX || k == NAMELESS || k == ETHNIC || k == PHONE;
}

/* ---- who carries a number ---------------------------------------------------------------------------- */

struct link {
    uint64_t row, other;
};

/* doubles    {row whose number it is, row that repeats it}
 * namesakes  {row, day of birth}, ascending
 * near       {mistyped row, row whose number it nearly is} */
struct links {
    struct link *v;
    size_t n, capacity;
};

static struct links doubles, namesakes, near;

static void link_add(struct links *l, uint64_t row, uint64_t other)
{
    if (l->n == l->capacity) {
        l->capacity = l->capacity ? l->capacity * 2 : 1024;
        l->v = realloc(l->v, l->capacity * sizeof *l->v);
        if (!l->v) abort();
    }
    l->v[l->n++] = (struct link){row, other};
}

static int by_row(const void *a, const void *b)
{
    const struct link *x = a, *y = b;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    return (x->other > y->other) - (x->other < y->other);
}

static size_t first_link(const struct links *l, uint64_t row)
{
    size_t low = 0, high = l->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (l->v[middle].row < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool holder_in(const struct range *g, bool of_minors, int64_t key, uint64_t *row)
{
    int64_t region = key / 100000000000 - REGION_FIRST, sequence = key % 1000;
    struct date birth = {(int32_t)(key / 1000 % 100000000)};
    if (region < 0 || sequence < 1 || sequence > SEQUENCES) return false;
    if (date_from(date_year(birth), date_month(birth), date_day(birth)).ymd == 0) return false;
    int64_t place = (date_to_days(birth) - g->first_day) * SEQUENCES + sequence - 1;
    if (place < 0 || place >= g->places) return false;
    int64_t within = (place - offset_of(g, region) + g->places) % g->places * g->back % g->places;
    uint64_t n = (uint64_t)region * REGION_ROWS + (uint64_t)within;
    if (within >= REGION_ROWS || n >= rows) return false;
    enum kind k = kind_of(n);
    if (of_minors ? k != MINOR : !shows_own_number(k)) return false;
    *row = n;
    return true;
}

static bool namesake_holder(int64_t key, uint64_t *row)
{
    int64_t region = key / 100000000000 - TWIN_REGION_FIRST, sequence = key % 1000;
    if (region < 0 || sequence < 1 || sequence > SEQUENCES) return false;
    uint64_t n = (uint64_t)(region * SEQUENCES + sequence - 1);
    size_t at = first_link(&namesakes, n);
    if (at == namesakes.n || namesakes.v[at].row != n) return false;
    *row = n;
    return namesakes.v[at].other == (uint64_t)(key / 1000 % 100000000);
}

static void note_if_held(const char *typed, uint64_t row)
{
    int64_t key = 0;
    for (int i = 0; i < 17; i++) {
        if (typed[i] < '0' || typed[i] > '9') return;
        key = key * 10 + (typed[i] - '0');
    }
    if (typed[17] != "0123456789X"[check_value(key)]) return;
    uint64_t of;
    if (!holder_in(&adults, false, key, &of) && !holder_in(&minors, true, key, &of) && !namesake_holder(key, &of))
        return;
    link_add(&near, row, of);
    for (size_t i = first_link(&doubles, of); i < doubles.n && doubles.v[i].row == of; i++)
        link_add(&near, row, doubles.v[i].other);
}

/* Tries everything that one hand could have done, the slow and certain way. */
static void note_near(const char *typed, uint64_t row)
{
    char tried[19];
    for (int i = 0; i < 18; i++) {
        for (const char *c = "0123456789X"; *c; c++) {
            memcpy(tried, typed, sizeof tried);
            tried[i] = *c;
            if (*c != typed[i]) note_if_held(tried, row);
        }
        memcpy(tried, typed, sizeof tried);
        if (i == 17 || typed[i] == typed[i + 1]) continue;
        tried[i] = typed[i + 1];
        tried[i + 1] = typed[i];
        note_if_held(tried, row);
    }
}

/* ---- rows that may still be doubled ------------------------------------------------------------------ */

struct source {
    uint64_t row;
    struct person person;
    uint64_t namesakes; /* rows of its name and birth so far, itself not counted */
    bool has_double;
};

enum { SOURCES = 256 };

static struct source sources[SOURCES];

static struct {
    uint64_t of_kind[KIND_COUNT];
    uint64_t same_id_groups, same_id_rows, name_groups, name_pairs;
} truth;

static void source_close(struct source *s)
{
    truth.name_groups += s->namesakes > 0;
    truth.name_pairs += s->namesakes * (s->namesakes + 1) / 2;
    truth.same_id_groups += s->has_double;
    *s = (struct source){.row = UINT64_MAX};
}

static struct source *source_pick(uint64_t row)
{
    size_t i = random_of(row, 2) % SOURCES;
    while (sources[i].row == UINT64_MAX) i = (i + 1) % SOURCES;
    return &sources[i];
}

static void source_keep(uint64_t row, const struct person *p)
{
    struct source *s = &sources[random_of(row, 3) % SOURCES];
    if (s->row != UINT64_MAX) source_close(s);
    *s = (struct source){.row = row, .person = *p};
}

/* ---- writing ------------------------------------------------------------------------------------------- */

static FILE *out;
static char buffer[1 << 20];
static size_t used;

static void flush(void)
{
    if (fwrite(buffer, 1, used, out) != used) {
        perror("bench_roll_rows");
        exit(3);
    }
    used = 0;
}

static void put(const char *text)
{
    size_t n = strlen(text);
    memcpy(buffer + used, text, n);
    used += n;
}

static void put_number(uint64_t n, int digits)
{
    char text[24];
    int i = sizeof text;
    text[--i] = '\0';
    while (n || digits > 0) {
        text[--i] = (char)('0' + n % 10);
        n /= 10;
        digits--;
    }
    put(text + i);
}

/* One Chinese character of a list, which is one string. */
static void put_one_of(const char *list, size_t i)
{
    memcpy(buffer + used, list + i * 3, 3);
    used += 3;
}

static const char surnames[] =
        "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛"
        "叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔"
        "贺赖龚文";
static const char given[] =
        "伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红建国志海春梅林峰云飞鹏辉亮波宁凤琴珍莲荣爱香月"
        "素清贵福生祥才发武新利民永健世广义兴良山仁龙元全胜学茂进文雪慧巧美婷雅芝萍彩菊凡佳琪嘉琼瑞洁晶倩俊浩";

/* 1,000,000 names; a quarter of a hundredth have no third character but that of the list's first. */
static void put_name(uint32_t name)
{
    put_one_of(surnames, name % 100);
    put_one_of(given, name / 100 % 100);
    if (name / 10000) put_one_of(given, name / 10000);
}

static void put_date(int32_t ymd)
{
    put_number((uint64_t)ymd / 10000, 4);
    put("-");
    put_number((uint64_t)ymd / 100 % 100, 2);
    put("-");
    put_number((uint64_t)ymd % 100, 2);
}

static void write_id(int64_t key, char *id)
{
    id[17] = "0123456789X"[check_value(key)];
    id[18] = '\0';
    for (int i = 16; i >= 0; i--, key /= 10) id[i] = (char)('0' + key % 10);
}

/* One wrong character or one swap; the number then always fails its check. */
static void mistype(char *id, uint64_t dice)
{
    size_t at = dice / 8 % 17;
    switch (dice % 8) {
    case 0:
        id[17] = "0123456789X"[(size_t)(strchr("0123456789X", id[17]) - "0123456789X" + 1 + (int)(dice / 8 % 10)) % 11];
        return;
    case 1: id[at] = dice / 200 % 2 ? 'O' : 'l'; return;
    case 2:
    case 3:
        while (id[at] == id[at + 1] || (at == 16 && id[17] == 'X')) at = (at + 1) % 17;
        char c = id[at];
        id[at] = id[at + 1];
        id[at + 1] = c;
        return;
    default: id[at] = (char)('0' + (id[at] - '0' + 1 + (int)(dice / 200 % 9)) % 10); return;
    }
}

static void put_place(uint64_t row)
{
    static const char towns[] = "清石龙东南西北大新白金玉平安永和长太文武";
    static const char ends[] = "溪山河桥塘岭湾坪田林";
    static const char villages[] = "东西南北上下前后中新";
    static const char village_ends[] = "山塘洋岙桥头坑垟湖家";
    uint64_t town = row / REGION_ROWS, village = row % REGION_ROWS / VILLAGE_ROWS, dice = random_of(row, 4);
    char unit[64];
    size_t start = used;
    put_one_of(towns, town % 20);
    put_one_of(ends, town / 20 % 10);
    put("镇");
    if (town >= 200) put_number(town / 200, 1); /* past two hundred towns the names repeat with a number */
    put_one_of(villages, village % 10);
    put_one_of(village_ends, village / 10 * 3 % 10);
    put("村");
    memcpy(unit, buffer + start, used - start);
    unit[used - start] = '\0';
    put_number(dice % 12 + 1, 1);
    put("组");
    put_number(dice / 100 % 200 + 1, 1);
    put("号,");
    put(unit);
}

static void put_row(uint64_t row, enum kind k, const struct person *p, const char *id)
{
    static const char *const groups[] = {"汉族", "汉族", "回族", "畲族", "苗族", "土家族", "壮族", "满族"};
    static uint32_t births;
    uint64_t dice = random_of(row, 5);
    bool is_man = p->key % 2;
    if (k == BIRTH)
        put_name(births++ % 1000000);
    else if (k != NAMELESS)
        put_name(p->name);
    put(",");
    put(is_man != (k == SEX) ? "男," : "女,");
    put(k == ETHNIC ? "江南族" : groups[dice % 100 < 97 ? 0 : dice / 100 % 8]);
    put(",");
    /* A day before any other of this file, so that no name and birth meet by chance. */
    if (k == BIRTH)
        put_date(19010101 + (int32_t)(dice / 1000 % 28) * 10000 + (int32_t)(dice / 50000 % 12) * 100);
    else if (k != NOBIRTH)
        put_date(p->birth);
    put(",");
    put(id);
    put(",");
    put_place(row);
    put(",1");
    put_number(3 + dice / 7 % 7, 1);
    put_number(dice / 1000 % (k == PHONE ? 1000000 : 1000000000), k == PHONE ? 6 : 9);
    put("\r\n");
}

/* ---- one row ----------------------------------------------------------------------------------------- */

/* A row that repeats an earlier one in some way. */
static void double_row(uint64_t row, enum kind k)
{
    struct source *s = source_pick(row);
    struct person p = s->person;
    char id[19];
    s->namesakes++;
    if (k == NAMESAKE) {
        p.key = ((TWIN_REGION_FIRST + (int64_t)(row / SEQUENCES)) * 100000000 + p.birth) * 1000 +
                (int64_t)(row % SEQUENCES) + 1;
        link_add(&namesakes, row, (uint64_t)p.birth);
    }
    write_id(p.key, id);
    if (k == DOUBLE) {
        truth.same_id_rows += s->has_double ? 1 : 2;
        s->has_double = true;
        link_add(&doubles, s->row, row);
    }
    if (k == NEAR) mistype(id, random_of(row, 6));
    put_row(row, k, &p, id);
}

static void single_row(uint64_t row, enum kind k)
{
    struct person p = person_at(k == MINOR ? &minors : &adults, row);
    char id[19];
    if (k == DAY) p.key = p.key / 10000000 * 10000000 + 231 * 1000 + p.key % 1000;
    write_id(p.key, id);
    switch ((int)k) {
    case CHECK: id[17] = id[17] == '5' ? '6' : '5'; break;
    case LENGTH: memmove(id + 9, id + 10, 9); break;
    case LOST: snprintf(id, sizeof id, "%c.%.5sE+17", id[0], (char[6]){id[1], id[2], id[3], id[4], id[5]}); break;
    case LEGACY:
        memmove(id + 6, id + 8, 9);
        id[15] = '\0';
        break;
    case EMPTY:
    case NOBIRTH: id[0] = '\0'; break;
    default: break;
    }
    put_row(row, k, &p, id);
    if (k == PLAIN) source_keep(row, &p);
}

static void write_rows(void)
{
    for (size_t i = 0; i < SOURCES; i++) sources[i].row = UINT64_MAX;
    put("姓名,性别,民族,出生日期,公民身份号码,住址,村组,手机\r\n");
    for (uint64_t row = 0; row < rows; row++) {
        enum kind k = kind_of(row);
        truth.of_kind[k]++;
        if (used > sizeof buffer - 4096) flush();
        if (k == NEAR || k == DOUBLE || k == NAMESAKE)
            double_row(row, k);
        else
            single_row(row, k);
    }
    flush();
    for (size_t i = 0; i < SOURCES; i++)
        if (sources[i].row != UINT64_MAX) source_close(&sources[i]);
}

/* ---- the truth ------------------------------------------------------------------------------------------- */

/* Which rows the mistyped ones are near to is known only when all are written: they are gone through again. */
static void find_near(void)
{
    for (size_t i = 0; i < SOURCES; i++) sources[i].row = UINT64_MAX;
    if (doubles.n) qsort(doubles.v, doubles.n, sizeof *doubles.v, by_row);
    for (uint64_t row = 0; row < rows; row++) {
        enum kind k = kind_of(row);
        struct person p = person_at(&adults, row);
        char id[19];
        if (k == PLAIN) source_keep(row, &p);
        if (k != NEAR && k != CHECK) continue;
        if (k == NEAR) p = source_pick(row)->person;
        write_id(p.key, id);
        if (k == NEAR)
            mistype(id, random_of(row, 6));
        else
            id[17] = id[17] == '5' ? '6' : '5';
        note_near(id, row);
    }
    if (near.n) qsort(near.v, near.n, sizeof *near.v, by_row);
}

static void write_truth(FILE *f)
{
    const uint64_t *n = truth.of_kind;
    uint64_t invalid = n[NEAR] + n[CHECK] + n[LENGTH] + n[DAY] + n[LOST];
    uint64_t rejected = invalid + n[DOUBLE] + n[NOBIRTH] + n[MINOR] + n[NAMELESS];
    fprintf(f, "{\"rows\":%ju,\"accepted\":%ju,\"rejected\":%ju,\"invalid_id\":%ju,\"legacy_id\":%ju,\"empty_id\":%ju,",
            rows, rows - rejected, rejected, invalid, n[LEGACY], n[EMPTY] + n[NOBIRTH]);
    fprintf(f, "\"under_age\":%ju,\"birth_differs\":%ju,\"sex_differs\":%ju,", n[MINOR], n[BIRTH], n[SEX]);
    fprintf(f, "\"same_id_groups\":%ju,\"same_id_rows\":%ju,", truth.same_id_groups, truth.same_id_rows);
    fprintf(f, "\"same_name_birth_groups\":%ju,\"same_name_birth_pairs\":%ju,", truth.name_groups, truth.name_pairs);
    fprintf(f, "\"near_planted\":%ju,\"near_id\":[", n[NEAR]);
    for (size_t i = 0; i < near.n; i++)
        fprintf(f, "%s{\"row\":%ju,\"of\":%ju}", i ? "," : "", near.v[i].row + 1, near.v[i].other + 1);
    fprintf(f, "]}\n");
}

int main(int argc, char **argv)
{
    if (argc < 5) {
        fprintf(stderr, "usage: bench_roll_rows ROWS SEED FILE.csv TRUTH.json [FAULTS per cent]\n");
        return 2;
    }
    rows = strtoull(argv[1], NULL, 10);
    seed = strtoull(argv[2], NULL, 10);
    if (argc > 5) faults = atoi(argv[5]);
    adults = range_of(19310101, ELECTION_DAY - 180000);
    minors = range_of(ELECTION_DAY - 180000 + 1, 20251231);
    out = fopen(argv[3], "wb");
    FILE *side = fopen(argv[4], "w");
    if (!out || !side) {
        perror("bench_roll_rows");
        return 3;
    }
    write_rows();
    find_near();
    write_truth(side);
    return fclose(out) | fclose(side) ? 3 : 0;
}
