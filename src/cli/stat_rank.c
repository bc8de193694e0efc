/* Those commands on what is no table of ratings: shares, rankings, ages. */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/gb18030.h"
#include "base/utf8.h"
#include "cadre/resample.h"
#include "cadre/share.h"
#include "cli/appraise.h"
#include "cli/commands.h"

static bool take_count(struct cli *c, const char *text, const char *what, int64_t *count)
{
    const char *digits = utf8_fold_width(c->arena, text);
    char *end;
    errno = 0;
    long long number = strtoll(digits, &end, 10);
    if (errno || end == digits || *end || strspn(digits, "-0123456789") != strlen(digits))
        return err_set(&c->e, ERR_INPUT, "%s “%s” 应为整数", what, text);
    *count = number;
    return true;
}

static enum exit_status run_wilson(struct cli *c)
{
    int64_t x, n;
    struct measure m;
    if (!take_count(c, c->operands[0], "X", &x) || !take_count(c, c->operands[1], "N", &n) ||
            !cadre_wilson(x, n, &m, &c->e))
        return cli_fail(c);
    struct json *o = json_new_object(c->arena);
    json_put_chance(o, "low", m.low);
    json_put_chance(o, "high", m.high);
    json_put_chance(o, "share", m.value);
    json_put_int(o, "base", m.base);
    cli_print_json(c, o);
    return EXIT_DONE;
}

/* "1985-11", "1985.11", "1985/11", "198511", "1985年11月": months since the year 0; -1 when it is none of these. */
static int64_t months_from(struct cli *c, const char *text)
{
    const char *p = utf8_fold_width(c->arena, text);
    size_t year_digits = strspn(p, "0123456789");
    bool is_run = year_digits == 6;
    if (!is_run && year_digits != 4) return -1;
    int64_t year = 0;
    for (int i = 0; i < 4; i++) year = year * 10 + (p[i] - '0');
    const char *m = p + 4;
    bool has_sign = strncmp(m, "年", strlen("年")) == 0;
    if (has_sign)
        m += strlen("年");
    else if (!is_run && (*m == '-' || *m == '.' || *m == '/'))
        m++;
    else if (!is_run)
        return -1;
    size_t digits = strspn(m, "0123456789");
    if (digits < 1 || digits > 2) return -1;
    int64_t month = digits == 1 ? m[0] - '0' : (m[0] - '0') * 10 + (m[1] - '0');
    const char *rest = m + digits;
    if (has_sign && text_eq(rest, "月")) rest += strlen("月");
    return *rest || month < 1 || month > 12 || year < 1000 ? -1 : year * 12 + month;
}

static enum exit_status run_age(struct cli *c)
{
    int64_t at[2];
    for (int i = 0; i < 2; i++) {
        at[i] = months_from(c, c->operands[i]);
        if (at[i] >= 0) continue;
        err_set(&c->e, ERR_INPUT, "“%s” 不是年月，请写成 1985-11", c->operands[i]);
        return cli_fail(c);
    }
    if (at[1] < at[0]) {
        err_set(&c->e, ERR_INPUT, "计算年月 %s 早于出生年月 %s", c->operands[1], c->operands[0]);
        return cli_fail(c);
    }
    struct json *o = json_new_object(c->arena);
    json_put_int(o, "age", (at[1] - at[0]) / 12);
    json_put_int(o, "months", (at[1] - at[0]) % 12);
    cli_print_json(c, o);
    return EXIT_DONE;
}

/* The rankings as they are read: names are numbered in the order in which they appear. */
struct reader {
    struct cli *c;
    const char *names[CADRE_ITEMS_MAX];
    size_t items;
    struct ranking *rankings;
    size_t n, capacity;
};

static bool name_number(struct reader *r, struct str raw, size_t *number)
{
    const char *name;
    if (!utf8_accept(r->c->arena, raw, &name, &r->c->e)) return false;
    if (!*name) return err_set(&r->c->e, ERR_INPUT, "有一处名称是空的");
    for (*number = 0; *number < r->items && !text_eq(r->names[*number], name);) ++*number;
    if (*number < r->items) return true;
    if (r->items == CADRE_ITEMS_MAX) return err_set(&r->c->e, ERR_INPUT, "被排序的超过 %d 个", CADRE_ITEMS_MAX);
    r->names[r->items++] = name;
    return true;
}

enum { UNPLACED = UINT16_MAX };

/* "A>B=C": > the next place, = the same. */
static bool read_places(struct reader *r, const char *text, uint16_t *place)
{
    uint16_t at = 0;
    for (size_t i = 0; i < CADRE_ITEMS_MAX; i++) place[i] = UNPLACED;
    while (true) {
        size_t n = strcspn(text, ">="), number = 0;
        if (!name_number(r, (struct str){text, n}, &number)) return false;
        if (place[number] != UNPLACED) return err_set(&r->c->e, ERR_INPUT, "“%s” 写了两次", r->names[number]);
        place[number] = at;
        if (!text[n]) return true;
        if (text[n] == '>') at++;
        text += n + 1;
    }
}

/* "42: M>N>C>K" */
static bool read_line(struct reader *r, struct str raw)
{
    struct cli *c = r->c;
    const char *line;
    int64_t count;
    if (!utf8_accept(c->arena, raw, &line, &c->e)) return false;
    if (!*line) return true;
    line = utf8_fold_width(c->arena, line);
    const char *colon = strchr(line, ':');
    if (!colon) return err_set(&c->e, ERR_INPUT, "“%s” 应写成 票数: A>B>C", line);
    struct str digits = utf8_trim((struct str){line, (size_t)(colon - line)});
    if (!take_count(c, arena_copy(c->arena, digits.p, digits.n), "票数", &count)) return false;
    if (count < 1 || count > 1000000000) return err_set(&c->e, ERR_INPUT, "票数 %" PRId64 " 应为 1 至 10 亿", count);
    uint16_t *place = arena_alloc_array(c->arena, CADRE_ITEMS_MAX, sizeof *place);
    if (!read_places(r, colon + 1, place)) return false;
    if (r->n == r->capacity) r->rankings = arena_grow_array(c->arena, r->rankings, &r->capacity, sizeof *r->rankings);
    r->rankings[r->n++] = (struct ranking){count, place};
    return r->n <= CADRE_LINES_MAX || err_set(&c->e, ERR_INPUT, "超过 %d 条排序，请把相同的合并", CADRE_LINES_MAX);
}

/* Nothing is assumed about a name that a ranking leaves out. */
static bool is_complete(struct reader *r, const size_t *lines)
{
    for (size_t l = 0; l < r->n; l++)
        for (size_t i = 0; i < r->items; i++)
            if (r->rankings[l].place[i] == UNPLACED)
                return err_set(&r->c->e, ERR_INPUT, "第 %zu 行没有“%s”；每一行都要排全，分不出先后的写 A=B", lines[l],
                        r->names[i]);
    return true;
}

static bool read_rankings(struct reader *r, struct str text)
{
    size_t *lines = NULL, capacity = 0, line = 0;
    for (size_t at = 0; at < text.n;) {
        const char *end = memchr(text.p + at, '\n', text.n - at);
        size_t n = end ? (size_t)(end - text.p) - at : text.n - at, before = r->n;
        line++;
        if (!read_line(r, (struct str){text.p + at, n})) return err_in(&r->c->e, "第 %zu 行", line);
        if (r->n > before) {
            if (before == capacity) lines = arena_grow_array(r->c->arena, lines, &capacity, sizeof *lines);
            lines[before] = line;
        }
        at += n + 1;
    }
    return is_complete(r, lines);
}

/* ---- intervals of the places ---- */

struct named {
    const char *name;
    size_t number;
};

static int by_name(const void *x, const void *y)
{
    const struct named *a = x, *b = y;
    return strcmp(a->name, b->name);
}

/* Drawn with the items numbered by their names: in which line one came first must not change what is drawn. */
static bool place_items(struct cli *c, const struct reader *r, enum cadre_order method, struct measure *places)
{
    struct named *v = arena_alloc_array(c->arena, r->items + 1, sizeof *v);
    struct ranking *rankings = arena_alloc_array(c->arena, r->n + 1, sizeof *rankings);
    struct measure *found = arena_alloc_array(c->arena, r->items + 1, sizeof *found);
    for (size_t i = 0; i < r->items; i++) v[i] = (struct named){r->names[i], i};
    qsort(v, r->items, sizeof *v, by_name);
    for (size_t l = 0; l < r->n; l++) {
        uint16_t *place = arena_alloc_array(c->arena, r->items, sizeof *place);
        for (size_t i = 0; i < r->items; i++) place[i] = r->rankings[l].place[v[i].number];
        rankings[l] = (struct ranking){r->rankings[l].count, place};
    }
    if (!cadre_resample_rankings(c->arena, method, rankings, r->n, r->items, RESAMPLE_DRAWS, RESAMPLE_SEED, found, &c->e)) return false;
    for (size_t i = 0; i < r->items; i++) places[v[i].number] = found[i];
    return true;
}

static void put_aggregate(struct cli *c, const struct reader *r, const struct aggregate *x, const struct measure *places)
{
    struct json *o = json_new_object(c->arena), *order = json_put_array(o, "order");
    struct buf text = {.arena = c->arena};
    bool is_told_apart = x->optima == 1;
    for (size_t i = 0; i < x->n; i++) {
        json_add_text(order, r->names[x->order[i]]);
        buf_addf(&text, "%s%s", i == 0 ? "" : x->is_equal[i] ? "=" : ">", r->names[x->order[i]]);
        is_told_apart &= !x->is_equal[i];
    }
    json_put_text(o, "text", buf_text(&text));
    json_put_text(o, "method", cadre_order_code(x->method));
    json_put_bool(o, "unique", is_told_apart);
    json_put_int(o, "base", x->base);
    json_put_int(o, "draws", RESAMPLE_DRAWS);
    json_put_int(o, "seed", RESAMPLE_SEED);
    struct json *by_place = json_put_object(o, "places");
    for (size_t i = 0; i < x->n; i++) cli_put_measure(by_place, r->names[x->order[i]], &places[x->order[i]]);
    if (x->method == CADRE_ORDER_KEMENY) {
        json_put_int(o, "score", x->agreement);
        json_put_int(o, "optimal_orders", x->optima);
    } else {
        struct json *scores = json_put_object(o, "scores");
        double unit = x->method == CADRE_ORDER_SCHULZE ? 1 : 2;
        for (size_t i = 0; i < x->n; i++) json_put_real(scores, r->names[i], (double)x->score[i] / unit);
    }
    cli_print_json(c, o);
}

/* What is no UTF-8 is taken for GB18030, as in tables; ill-formed in both it is refused as it stands. */
static bool to_utf8(struct cli *c, struct str *text)
{
    if (utf8_is_valid(*text)) return true;
    if (!gb18030_prepare(&c->e)) return false;
    char *out = arena_alloc(c->arena, GB18030_ROOM(text->n));
    struct gb18030_run run = gb18030_to_utf8(*text, true, out);
    if (run.ill_formed == 0) *text = (struct str){out, run.written};
    return true;
}

static enum exit_status run_rank(struct cli *c)
{
    const char *path = c->operands[0];
    enum cadre_order method;
    struct str text;
    struct aggregate x;
    if (!cadre_order_from(cli_value(c, "method"), &method)) {
        err_set(&c->e, ERR_USAGE, "--method “%s” 应为 borda、copeland、kemeny、schulze 之一", cli_value(c, "method"));
        return cli_fail(c);
    }
    struct reader *r = arena_alloc(c->arena, sizeof *r);
    r->c = c;
    if (!cli_read_text(c, path, &text) || !to_utf8(c, &text)) return cli_fail(c);
    if (!read_rankings(r, text) || !cadre_aggregate(c->arena, method, r->rankings, r->n, r->items, &x, &c->e)) {
        err_in(&c->e, "%s", cli_input_name(path));
        return cli_fail(c);
    }
    struct measure *places = arena_alloc_array(c->arena, r->items, sizeof *places);
    if (!place_items(c, r, method, places)) return cli_fail(c);
    put_aggregate(c, r, &x, places);
    return EXIT_DONE;
}

const struct command command_stat_wilson = {
        .path = "stat wilson",
        .operands = "X N",
        .operands_min = 2,
        .operands_max = 2,
        .summary = "N 人中 X 人: 比例和 95% 威尔逊区间",
        .run = run_wilson,
};

const struct command command_stat_rank = {
        .path = "stat rank",
        .operands = "FILE|-",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "把几种排序合成一种，写明方法",
        .more = "每行一条: 票数: A>B>C；分不出先后的写 A=B。各种方法并列着看，没有一种是唯一正确的。\n"
                "places 是名次和 95% 区间（自助法，重抽 999 次，种子 1）。",
        .options = (const struct option[]){{OPTION_VALUE, true, "method", "METHOD",
                                                   "borda、copeland、kemeny（至多 18 个）、schulze"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .run = run_rank,
};

const struct command command_stat_age = {
        .path = "stat age",
        .operands = "BIRTH-MONTH ON-MONTH",
        .operands_min = 2,
        .operands_max = 2,
        .summary = "按月满的年龄: 1985-11 出生，2021-10 为 35 岁",
        .run = run_age,
};
