/* Results of the years: over time, and adjusted for conditions. */
#include <inttypes.h>
#include <stdio.h>

#include "app/appraise.h"
#include "cli/appraise.h"
#include "cli/commands.h"
#include "cli/work.h"

static void put_history(struct json *list, const struct appraise_history *h)
{
    struct json *o = json_add_object(list), *years = json_put_array(o, "years");
    json_put_text(o, "name", h->name);
    json_put_text(o, "kind", h->is_team ? "organisation" : "official");
    for (size_t i = 0; i < h->n; i++) {
        struct json *y = json_add_object(years);
        json_put_int(y, "year", h->years[i].year);
        json_put_int(y, "place", h->years[i].place);
        json_put_int(y, "of", h->years[i].of);
    }
    json_put_text(o, "why", h->why);
    json_put_text(o, "left_out", h->left_out);
    cli_put_measure(o, "score_slope", &h->score_slope);
    if (h->why) return;
    json_put_int(o, "top_third", (int64_t)h->history.top_third);
    json_put_int(o, "bottom_third", (int64_t)h->history.bottom_third);
    json_put_int(o, "last_run", (int64_t)h->history.last_run);
    cli_put_measure(o, "place_slope", &h->history.slope);
}

static void print_history(struct cli *c, const struct appraise_history *h)
{
    printf("  %s:", h->name);
    if (*h->left_out) printf(" （%s 年的名次没有写参评数，不知道是几个中的第几，没有算）", h->left_out);
    for (size_t i = 0; i < h->n; i++) printf(" %d年第%" PRId64 "/%" PRId64, h->years[i].year, h->years[i].place, h->years[i].of);
    if (h->why) {
        printf(" %s\n", h->why);
        return;
    }
    printf("；前三分之一 %zu 年，后三分之一 %zu 年，连续末位 %zu 年；名次位置的泰尔—森斜率 %s（负数是进步）\n", h->history.top_third,
            h->history.bottom_third, h->history.last_run, cli_number_text(c->arena, &h->history.slope));
}

static enum exit_status run_trend(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct appraisal x;
    struct appraise_history *v;
    size_t n, unplaced = 0;
    const char *field;
    if (!cli_accept(c, "field", &field) || !cli_open_read_only(c, &ws) || !appraisal_load(&ws, &x, &c->e) ||
            !appraise_trend(&x, field, &v, &n, &c->e))
        return cli_fail(c);
    struct json *o = json_new_object(c->arena), *list = json_put_array(o, "units");
    json_put_text(o, "field", field);
    for (size_t i = 0; i < n; i++) {
        put_history(list, &v[i]);
        bool is_shown = v[i].n > 0 || *v[i].left_out;
        unplaced += !is_shown;
        if (!c->wants_json && is_shown) print_history(c, &v[i]);
    }
    if (c->wants_json)
        cli_print_json(c, o);
    else
        printf("没有名次的 %zu 个不列；不足三年的不算斜率；区间含零的不说上升或下降\n", unplaced);
    return EXIT_DONE;
}

static enum exit_status run_adjust(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct appraisal x;
    struct appraise_adjusted out;
    const char *field;
    int64_t year;
    if (!cli_accept(c, "field", &field) || !cli_int(c, "year", 0, &year) || !cli_open_read_only(c, &ws) ||
            !appraisal_load(&ws, &x, &c->e) || !appraise_adjust(&x, field, year, &out, &c->e))
        return cli_fail(c);
    struct json *o = json_new_object(c->arena), *names = json_put_array(o, "conditions"), *list = json_put_array(o, "units");
    json_put_int(o, "year", out.year);
    json_put_text(o, "field", field);
    json_put_text(o, "why", out.why);
    json_put_text(o, "left_out", out.left_out);
    for (size_t i = 0; i < out.condition_count; i++) json_add_text(names, out.conditions[i]);
    if (!c->wants_json && out.year == 0) printf("还没有实绩\n");
    if (!c->wants_json && out.year != 0)
        printf("%" PRId64 " 年，条件 %zu 个%s%s\n", out.year, out.condition_count, out.why ? "；" : "", out.why ? out.why : "");
    if (!c->wants_json && *out.left_out) printf("  没有用的条件: %s；补上再导入才能用\n", out.left_out);
    for (size_t i = 0; i < out.n; i++) {
        const struct appraise_adjusted_unit *u = &out.v[i];
        struct json *j = json_add_object(list);
        json_put_text(j, "name", u->name);
        json_put_text(j, "stratum", u->stratum);
        json_put_real(j, "score", u->score);
        cli_put_measure(j, "percentile", &u->percentile);
        cli_put_measure(j, "residual", &u->residual);
        if (!c->wants_json)
            printf("  %s（%s）得分 %.2f；同类百分位 %s；与条件相近者相比（胡贝尔回归）%s\n", u->name, u->stratum, u->score,
                    cli_number_text(c->arena, &u->percentile), cli_number_text(c->arena, &u->residual));
    }
    if (c->wants_json)
        cli_print_json(c, o);
    else
        printf("两个数并列，不合并\n");
    return EXIT_DONE;
}

const struct command command_appraise_trend = {
        .path = "appraise trend",
        .operands = "",
        .summary = "纵向比: 历年名次、前后三分之一、泰尔—森斜率",
        .options = (const struct option[]){{OPTION_VALUE, false, "field", "TEXT", "工作项目，默认总的（实绩表里项目空着的）"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_trend,
};

const struct command command_appraise_adjust = {
        .path = "appraise adjust",
        .operands = "",
        .summary = "按条件调整实绩: 同类百分位和稳健回归，两个都写",
        .options = (const struct option[]){{OPTION_VALUE, false, "field", "TEXT", "工作项目，默认总的（实绩表里项目空着的）"},
                {OPTION_VALUE, false, "year", "Y", "哪一年，默认最近一年"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_adjust,
};
