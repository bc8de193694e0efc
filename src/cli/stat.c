/* The commands that run the functions of cadre/ on a plain table, so that anyone can check them. */
#include <inttypes.h>
#include <math.h>

#include "cadre/agreement.h"
#include "cadre/location.h"
#include "cadre/trend.h"
#include "cli/commands.h"
#include "cli/stat_table.h"

/* An answer that grows, and whether all of its figures are defined. */
struct answer {
    struct cli *c;
    struct json *o;
    struct json *intervals; /* NULL until the first */
    struct json *interval_why;
    struct json *why;
    const char *first_why;
    double size; /* of the numbers that the figures come from: 1 for coefficients */
};

static struct answer answer_new(struct cli *c)
{
    return (struct answer){.c = c, .o = json_new_object(c->arena), .size = 1};
}

/* However small a figure is, nine of its digits are printed: slopes and deviations have no scale of their own. */
static void put_figure(struct json *o, const char *name, double value)
{
    if (fabs(value) < 0.001)
        json_put_chance(o, name, value);
    else
        json_put_real(o, name, value);
}

/* What rounding leaves of a zero, among numbers of this size, is a zero. */
static double without_rounding(double value, double size)
{
    return fabs(value) < size * 1e-14 ? 0 : value;
}

static void put_interval(struct answer *w, const char *name, const struct measure *m)
{
    if (!m->has_interval) {
        if (!w->interval_why) w->interval_why = json_new_object(w->c->arena);
        json_put_text(w->interval_why, name, measure_interval_why(m));
        return;
    }
    if (!w->intervals) w->intervals = json_new_object(w->c->arena);
    struct json *o = json_put_object(w->intervals, name);
    put_figure(o, "low", without_rounding(m->low, w->size));
    put_figure(o, "high", without_rounding(m->high, w->size));
}

/* The figure; its interval, or why it has none, stands behind all of them. */
static void put_measure(struct answer *w, const char *name, const struct measure *m)
{
    if (measure_is_defined(m)) {
        put_figure(w->o, name, m->method == CADRE_KENDALL_P ? m->value : without_rounding(m->value, w->size));
        put_interval(w, name, m);
        return;
    }
    json_put_null(w->o, name);
    if (!w->why) w->why = json_new_object(w->c->arena);
    if (!w->first_why) w->first_why = m->why;
    json_put_text(w->why, name, m->why);
}

static void put_table(struct answer *w, const struct stat_table *t, const char *rows, const char *columns)
{
    json_put_int(w->o, rows, (int64_t)t->rows);
    json_put_int(w->o, columns, (int64_t)t->columns);
    json_put_bool(w->o, "header", t->has_headings);
    json_put_bool(w->o, "names", t->has_names);
}

/* Prints the answer; a figure that is not defined is null, with its reason, and the command says so. */
static enum exit_status finish(struct answer *w)
{
    if (w->intervals) json_put_tree(w->o, "intervals", w->intervals);
    if (w->interval_why) json_put_tree(w->o, "interval_why", w->interval_why);
    if (w->why) json_put_tree(w->o, "why", w->why);
    cli_print_json(w->c, w->o);
    if (!w->first_why) return EXIT_DONE;
    err_set(&w->c->e, ERR_INPUT, "%s: %s", cli_input_name(w->c->operands[0]), w->first_why);
    return cli_fail(w->c);
}

/* Leads the file's name in. */
static enum exit_status refuse(struct cli *c)
{
    err_in(&c->e, "%s", cli_input_name(c->operands[0]));
    return cli_fail(c);
}

static enum exit_status run_icc(struct cli *c)
{
    struct stat_table t;
    struct ratings r;
    struct icc x;
    if (!stat_table_load(c, c->operands[0], STAT_NUMBERS, &t, &r)) return cli_fail(c);
    if (!cadre_icc(&r, &x, &c->e)) return refuse(c);
    const struct {
        const char *name;
        const struct measure *m;
    } table[] = {{"icc1", &x.icc1}, {"icc_c1", &x.icc_c1}, {"icc_a1", &x.icc_a1}, {"icc1k", &x.icc1k},
            {"icc_ck", &x.icc_ck}, {"icc_ak", &x.icc_ak}};
    struct answer w = answer_new(c);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        put_measure(&w, table[i].name, table[i].m);
    }
    put_table(&w, &t, "subjects", "raters");
    return finish(&w);
}

static enum exit_status run_kendall(struct cli *c)
{
    struct stat_table t;
    struct ratings r;
    struct kendall x;
    if (!stat_table_load(c, c->operands[0], STAT_NUMBERS, &t, &r)) return cli_fail(c);
    if (!cadre_kendall(c->arena, &r, &x, &c->e)) return refuse(c);
    struct answer w = answer_new(c);
    put_measure(&w, "w", &x.w);
    put_measure(&w, "w_ties", &x.w_ties);
    put_measure(&w, "chi2", &x.chi2);
    put_measure(&w, "p", &x.p);
    json_put_int(w.o, "df", (int64_t)t.rows - 1);
    put_table(&w, &t, "subjects", "raters");
    return finish(&w);
}

static enum exit_status run_alpha(struct cli *c)
{
    struct stat_table t;
    struct ratings r;
    struct measure x;
    if (!stat_table_load(c, c->operands[0], STAT_NUMBERS, &t, &r)) return cli_fail(c);
    if (!cadre_alpha(&r, &x, &c->e)) return refuse(c);
    struct answer w = answer_new(c);
    put_measure(&w, "alpha", &x);
    put_table(&w, &t, "subjects", "items");
    return finish(&w);
}

static enum exit_status run_kripp(struct cli *c)
{
    static const struct {
        const char *level;
        enum cadre_method method;
    } levels[] = {{"nominal", CADRE_KRIPP_NOMINAL}, {"ordinal", CADRE_KRIPP_ORDINAL},
            {"interval", CADRE_KRIPP_INTERVAL}, {"ratio", CADRE_KRIPP_RATIO}};
    struct stat_table t;
    struct ratings r;
    struct measure x;
    size_t l = 0;
    while (l < ARRAY_COUNT(levels) && !text_eq(levels[l].level, cli_value(c, "level"))) l++;
    if (l == ARRAY_COUNT(levels)) {
        err_set(&c->e, ERR_USAGE, "--level “%s” 应为 nominal、ordinal、interval、ratio 之一", cli_value(c, "level"));
        return cli_fail(c);
    }
    enum stat_values values = l == 0 ? STAT_LABELS_OR_GAPS : l == 1 ? STAT_GRADES_OR_GAPS : STAT_NUMBERS_OR_GAPS;
    if (!stat_table_load(c, c->operands[0], values, &t, &r)) return cli_fail(c);
    if (!cadre_kripp(c->arena, levels[l].method, &r, &x, &c->e)) return refuse(c);
    struct answer w = answer_new(c);
    put_measure(&w, "alpha", &x);
    json_put_text(w.o, "level", levels[l].level);
    json_put_int(w.o, "pairable", x.base);
    put_table(&w, &t, "raters", "units");
    return finish(&w);
}

static enum exit_status run_fleiss(struct cli *c)
{
    struct stat_table t;
    struct ratings r;
    struct measure x;
    if (!stat_table_load(c, c->operands[0], STAT_LABELS, &t, &r)) return cli_fail(c);
    if (!cadre_fleiss(c->arena, &r, &x, &c->e)) return refuse(c);
    struct answer w = answer_new(c);
    put_measure(&w, "kappa", &x);
    put_table(&w, &t, "subjects", "raters");
    return finish(&w);
}

static double largest_of(const double *v, size_t n)
{
    double most = 0;
    for (size_t i = 0; i < n; i++) most = fmax(most, fabs(v[i]));
    return most;
}

static enum exit_status run_robust(struct cli *c)
{
    struct stat_table t;
    struct ratings r;
    struct robust x;
    if (!stat_table_load(c, c->operands[0], STAT_NUMBERS, &t, &r)) return cli_fail(c);
    if (t.rows > 1 && t.columns > 1)
        err_set(&c->e, ERR_INPUT, "有 %zu 行 %zu 列；应为一列（或一行）分数", t.rows, t.columns);
    if ((t.rows > 1 && t.columns > 1) || !cadre_robust(c->arena, r.v, r.rows * r.columns, &x, &c->e)) return refuse(c);
    struct answer w = answer_new(c);
    w.size = largest_of(r.v, r.rows * r.columns);
    put_measure(&w, "mean", &x.mean);
    put_measure(&w, "median", &x.median);
    put_measure(&w, "mad", &x.mad);
    put_measure(&w, "mad_plain", &x.mad_plain);
    put_measure(&w, "trimmed20", &x.trimmed20);
    put_measure(&w, "drop1", &x.drop1);
    json_put_int(w.o, "draws", ROBUST_DRAWS);
    json_put_int(w.o, "seed", ROBUST_SEED);
    json_put_int(w.o, "n", x.mean.base);
    json_put_bool(w.o, "header", t.has_headings);
    return finish(&w);
}

/* One column is a row of years 1, 2, 3 …; two are x and y. */
static enum exit_status run_theilsen(struct cli *c)
{
    struct stat_table t;
    struct ratings r;
    struct theil_sen line;
    if (!stat_table_load(c, c->operands[0], STAT_NUMBERS, &t, &r)) return cli_fail(c);
    if (t.columns > 2) {
        err_set(&c->e, ERR_INPUT, "有 %zu 列；应为两列（年份、数值），或只有一列数值", t.columns);
        return refuse(c);
    }
    double *x = arena_alloc_array(c->arena, r.rows, sizeof *x), *y = arena_alloc_array(c->arena, r.rows, sizeof *y);
    for (size_t i = 0; i < r.rows; i++) {
        x[i] = r.columns == 2 ? rating_at(&r, i, 0) : (double)(i + 1);
        y[i] = rating_at(&r, i, r.columns - 1);
    }
    if (!cadre_theil_sen(c->arena, x, y, r.rows, &line, &c->e)) return refuse(c);
    struct answer w = answer_new(c);
    w.size = 0;
    put_measure(&w, "slope", &line.slope);
    w.size = largest_of(y, r.rows) + fabs(line.slope.value) * largest_of(x, r.rows);
    put_measure(&w, "intercept", &line.intercept);
    if (measure_is_defined(&line.slope)) {
        put_figure(w.o, "low", line.slope.low);
        put_figure(w.o, "high", line.slope.high);
    }
    json_put_int(w.o, "n", (int64_t)r.rows);
    json_put_bool(w.o, "header", t.has_headings);
    return finish(&w);
}

#define TABLE_COMMAND(NAME, PATH, RUN, SUMMARY, MORE)                                                                  \
    const struct command NAME = {                                                                                      \
            .path = PATH,                                                                                              \
            .operands = "FILE|-",                                                                                      \
            .operands_min = 1,                                                                                         \
            .operands_max = 1,                                                                                         \
            .summary = SUMMARY,                                                                                        \
            .more = MORE,                                                                                              \
            .options = (const struct option[]){STAT_TABLE_OPTIONS, {OPTION_END, false, NULL, NULL, NULL}},             \
            .run = RUN,                                                                                                \
    }

TABLE_COMMAND(command_stat_icc, "stat icc", run_icc, "组内相关系数: 评价人之间一致到什么程度",
        "每行一个被评人，每列一个评价人；c 一致性，a 绝对一致；1 单个评价人，k 平均分。");
TABLE_COMMAND(command_stat_kendall, "stat kendall", run_kendall, "肯德尔和谐系数，含并列校正",
        "每行一个被评人，每列一个评价人；chi2 和 p 按并列校正后的系数。");
TABLE_COMMAND(command_stat_alpha, "stat alpha", run_alpha, "克龙巴赫系数: 测评表各项目的内部一致性",
        "每行一个被评人，每列一个项目。");
TABLE_COMMAND(command_stat_fleiss, "stat fleiss", run_fleiss, "弗莱斯一致性系数: 等次（标签）的一致程度",
        "每行一个被评人，每列一个评价人，格内是等次。");
TABLE_COMMAND(command_stat_robust, "stat robust", run_robust, "稳健统计: 平均、中位、绝对中位差、截尾平均",
        "一列（或一行）分数；mad 已乘 1.4826，mad_plain 没有乘。");
TABLE_COMMAND(command_stat_theilsen, "stat theilsen", run_theilsen, "泰尔—森斜率: 历年变化的稳健趋势",
        "两列: 年份、数值；只有一列时年份为 1、2、3…。low、high 是斜率的 95% 区间。");

const struct command command_stat_kripp = {
        .path = "stat kripp",
        .operands = "FILE|-",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "克里彭多夫系数，可以有缺项",
        .more = "每行一个评价人，每列一个被评单位，空格是缺项。nominal 可以写文字；ordinal 可以写等次（优秀、称职 …），不了解当作缺项。",
        .options = (const struct option[]){{OPTION_VALUE, true, "level", "LEVEL",
                                                   "nominal 类别、ordinal 等级、interval 等距、ratio 等比"},
                STAT_TABLE_OPTIONS, {OPTION_END, false, NULL, NULL, NULL}},
        .run = run_kripp,
};
