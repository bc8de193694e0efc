/* How far raters agree, who is mild, one order out of many. */
#include <inttypes.h>
#include <stdio.h>

#include "app/appraise.h"
#include "app/organisation_name.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "cadre/set_agreement.h"
#include "cadre/set_severity.h"
#include "cadre/share.h"
#include "cli/appraise.h"
#include "cli/commands.h"
#include "cli/work.h"

static void put_reliability(struct json *list, const struct ballot_set *s, const struct set_reliability *r)
{
    struct json *o = json_add_object(list);
    json_put_text(o, "set", s->name);
    json_put_text(o, "item", r->item);
    json_put_int(o, "subjects", (int64_t)r->subjects);
    json_put_int(o, "ballots", (int64_t)r->ballots);
    json_put_int(o, "whole", (int64_t)r->whole);
    size_t left_out = r->ballots - r->whole;
    if (left_out == 0 || left_out >= CADRE_RATERS_MIN)
        json_put_int(o, "left_out", (int64_t)left_out);
    else
        json_put_null(o, "left_out");
    cli_put_measure(o, "kripp_ordinal", &r->kripp);
    cli_put_measure(o, "icc_a1", &r->icc.icc_a1);
    cli_put_measure(o, "icc_ak", &r->icc.icc_ak);
    cli_put_measure(o, "icc_c1", &r->icc.icc_c1);
    cli_put_measure(o, "kendall_w_ties", &r->kendall.w_ties);
    cli_put_measure(o, "kendall_p", &r->kendall.p);
    cli_put_measure(o, "fleiss", &r->fleiss);
    cli_put_measure(o, "alpha", &r->alpha);
}

static void print_reliability(struct cli *c, const struct ballot_set *s, const struct set_reliability *r)
{
    const struct measure *v[] = {&r->kripp, &r->icc.icc_a1, &r->icc.icc_ak, &r->kendall.w_ties, &r->fleiss, &r->alpha};
    printf("  %s %s: 对象 %zu，票 %zu 张，", s->name, set_item_title(r->item), r->subjects, r->ballots);
    if (r->whole)
        printf("各人都评了、用来算的 %zu 张\n", r->whole);
    else
        printf("各人都评了的或者不全的不足五张\n");
    for (size_t i = 0; i < ARRAY_COUNT(v); i++)
        printf("    %s %s\n", cadre_method_title(v[i]->method), cli_number_text(c->arena, v[i]));
}

static enum exit_status run_reliability(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct appraisal x;
    const char *name = "";
    size_t at;
    if ((c->operand_count > 0 && !utf8_accept(c->arena, str_of(c->operands[0]), &name, &c->e)) ||
            !cli_open_read_only(c, &ws) || !appraisal_load(&ws, &x, &c->e) ||
            (*name && !appraisal_find(&x, name, &at, &c->e)))
        return cli_fail(c);
    struct json *o = json_new_object(c->arena), *list = json_put_array(o, "reliability"), *sums = json_put_array(o, "sums_only");
    for (size_t i = 0; i < x.sets.n; i++) {
        struct set_reliability *v;
        size_t n;
        if (*name && !text_eq(name, x.sets.v[i].name)) continue;
        if (!cadre_set_reliability(c->arena, &x.records[i], &v, &n, &c->e)) return cli_fail(c);
        if (n == 0) {
            json_add_text(sums, x.sets.v[i].name);
            if (!c->wants_json) printf("  %s: 没有可以显示的整票，算不出评价人之间的一致程度\n", x.sets.v[i].name);
        }
        for (size_t k = 0; k < n; k++) {
            put_reliability(list, &x.sets.v[i], &v[k]);
            if (!c->wants_json) print_reliability(c, &x.sets.v[i], &v[k]);
        }
    }
    if (c->wants_json)
        cli_print_json(c, o);
    else if (x.sets.n == 0)
        printf("还没有票组\n");
    return EXIT_DONE;
}

static enum exit_status run_severity(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct appraisal x;
    struct set_choice choice = {.item = ""};
    struct set_severity s;
    if (!cli_int(c, "year", 0, &choice.year) || !cli_open_read_only(c, &ws) || !appraisal_load(&ws, &x, &c->e))
        return cli_fail(c);
    if (choice.year == 0) choice.year = set_latest_year(x.tables, x.sets.n);
    if (!cadre_set_severity(c->arena, x.records, x.sets.n, &choice, &s, &c->e)) return cli_fail(c);
    const char *why = s.why ? s.why : s.severity.why;
    struct json *o = json_new_object(c->arena);
    json_put_int(o, "year", choice.year);
    struct json *sets = json_put_array(o, "sets");
    for (size_t i = 0; i < s.set_count; i++) json_add_text(sets, s.sets[i]->name);
    json_put_int(o, "ratings", s.ratings);
    json_put_int(o, "raters", s.raters);
    json_put_int(o, "groups", (int64_t)s.severity.groups);
    json_put_int(o, "components", (int64_t)s.severity.components);
    json_put_text(o, "why", why);
    struct json *list = json_put_array(o, "subjects");
    if (!c->wants_json)
        printf("%s: 评分 %" PRId64 " 个，评价人 %" PRId64 "，按评了谁分成 %zu 组，连成 %zu 片\n%s%s%s", cli_year_text(c->arena, choice.year),
                s.ratings, s.raters, s.severity.groups, s.severity.components, why ? "不算松严: " : "", why ? why : "", why ? "\n" : "");
    for (size_t i = 0; i < s.n; i++) {
        struct json *j = json_add_object(list);
        json_put_text(j, "subject", s.subjects[i].name);
        json_put_int(j, "component", (int64_t)s.severity.component[i] + 1);
        cli_put_measure(j, "adjusted", &s.severity.adjusted[i]);
        if (!c->wants_json)
            printf("  第 %zu 片 %s 扣除松严后的平均等次（3 最好）%s\n", s.severity.component[i] + 1, s.subjects[i].name,
                    cli_number_text(c->arena, &s.severity.adjusted[i]));
    }
    if (c->wants_json) cli_print_json(c, o);
    return EXIT_DONE;
}

/* ---- orders ---- */

static const char *order_text(struct arena *a, const struct appraise_order *o, const struct aggregate *x)
{
    const char *text = "";
    for (size_t i = 0; i < x->n; i++)
        text = arena_text(a, "%s%s%s", text, i == 0 ? "" : x->is_equal[i] ? "=" : ">", o->subjects[x->order[i]].name);
    return text;
}

static void put_order(struct cli *c, struct json *list, const struct appraise_order *o)
{
    const struct rank_orders *r = &o->found.orders;
    struct json *j = json_add_object(list), *sets = json_put_array(j, "sets"), *orders = json_put_object(j, "orders");
    json_put_text(j, "organisation", o->organisation);
    json_put_text(j, "stratum", o->stratum);
    json_put_int(j, "subjects", (int64_t)o->n);
    json_put_int(j, "ballots", r->base);
    json_put_int(j, "draws", RESAMPLE_DRAWS);
    json_put_int(j, "seed", RESAMPLE_SEED);
    for (size_t i = 0; i < o->found.set_count; i++) json_add_text(sets, o->found.sets[i]->name);
    for (int m = 0; m < CADRE_ORDER_COUNT; m++) {
        struct json *x = json_put_object(orders, cadre_order_code((enum cadre_order)m));
        json_put_text(x, "why", r->why[m]);
        if (r->why[m]) continue;
        json_put_text(x, "text", order_text(c->arena, o, &r->order[m]));
        json_put_int(x, "base", r->order[m].base);
        json_put_int(x, "optimal_orders", r->order[m].optima);
        struct json *places = json_put_array(x, "places");
        for (size_t i = 0; i < o->n; i++) {
            struct json *place = json_add_object(places);
            json_put_text(place, "subject", o->subjects[r->order[m].order[i]].name);
            cli_put_measure(place, "place", &r->place[m][r->order[m].order[i]]);
        }
    }
}

/* "甲 名次 1（1–2）" of everybody, in the order of the method. */
static const char *places_text(struct arena *a, const struct appraise_order *o, int method)
{
    const struct rank_orders *r = &o->found.orders;
    struct buf b = {.arena = a};
    for (size_t i = 0; i < o->n; i++) {
        size_t who = r->order[method].order[i];
        buf_addf(&b, "%s%s 名次 %s", i ? "、" : "", o->subjects[who].name, cli_place_text(a, &r->place[method][who]));
    }
    return buf_text(&b);
}

/* Places are those in all of the best orders; one of them is written. */
static const char *optima_text(struct arena *a, int64_t optima)
{
    return optima > 1 ? arena_text(a, "（一样好的次序有 %" PRId64 " 个，这是其中一个）", optima) : "";
}

static void print_order(struct cli *c, const struct appraise_order *o)
{
    const struct rank_orders *r = &o->found.orders;
    printf("%s（%s）: %zu 人，%zu 个票组，%" PRId64 " 张票\n", o->organisation, o->stratum, o->n, o->found.set_count, r->base);
    for (int m = 0; m < CADRE_ORDER_COUNT; m++)
        if (r->why[m])
            printf("  %s: —（%s）\n", cadre_order_title((enum cadre_order)m), r->why[m]);
        else
            printf("  %s: %s%s\n    %s\n", cadre_order_title((enum cadre_order)m), order_text(c->arena, o, &r->order[m]),
                    optima_text(c->arena, r->order[m].optima), places_text(c->arena, o, m));
}

static enum exit_status run_aggregate(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct appraisal x;
    struct set_choice choice = {.item = ""};
    struct appraise_order *v;
    size_t n, shown = 0;
    const char *words;
    const struct organisation *only = NULL;
    if (!cli_int(c, "year", 0, &choice.year) || !cli_accept(c, "item", &choice.item) ||
            !cli_accept(c, "organisation", &words) || !cli_open_read_only(c, &ws) || !appraisal_load(&ws, &x, &c->e) ||
            (*words && !people_organisation_find(c->arena, &x.directory.people, words, &only, &c->e)) ||
            !appraise_aggregate(&x, &choice, &v, &n, &c->e))
        return cli_fail(c);
    struct json *o = json_new_object(c->arena), *list = json_put_array(o, "organisations");
    for (size_t i = 0; i < n; i++) {
        if (only && !text_eq(only->name, v[i].organisation)) continue;
        put_order(c, list, &v[i]);
        shown++;
        if (!c->wants_json) print_order(c, &v[i]);
    }
    if (!c->wants_json && !shown) printf("没有一个单位有两个同类的人由录入了结果的票组问到\n");
    if (c->wants_json)
        cli_print_json(c, o);
    else
        printf("名次后面是 95%% 区间: 自助法，各票组的票重抽 %d 次，种子 %d。排的是意见，不是决定；几种方法不同的并列，不挑\n",
                RESAMPLE_DRAWS, RESAMPLE_SEED);
    return EXIT_DONE;
}

const struct command command_appraise_reliability = {
        .path = "appraise reliability",
        .operands = "[SET]",
        .operands_max = 1,
        .summary = "各票组评价人之间的一致程度、项目的内部一致性",
        .needs_workspace = true,
        .run = run_reliability,
};

const struct command command_appraise_severity = {
        .path = "appraise severity",
        .operands = "",
        .summary = "评价人松严: 只在评价人把对象连成一片时才算",
        .options = (const struct option[]){{OPTION_VALUE, false, "year", "Y", "哪一年的票组，默认最近一年"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_severity,
};

const struct command command_appraise_aggregate = {
        .path = "appraise aggregate",
        .operands = "",
        .summary = "一个单位各票组的排序，用几种方法合成，并列写出",
        .options = (const struct option[]){{OPTION_VALUE, false, "organisation", "NAME", "只看一个单位"},
                {OPTION_VALUE, false, "year", "Y", "哪一年的票组，默认最近一年"},
                {OPTION_VALUE, false, "item", "TEXT", "项目，默认总体"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_aggregate,
};
