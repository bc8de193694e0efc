/* What is printed of the roll: lists, corrections, cards, figures. */
#include <inttypes.h>
#include <stdio.h>

#include "app/roll_census.h"
#include "app/roll_paper.h"
#include "base/ratio.h"
#include "cli/commands.h"
#include "cli/work.h"

typedef bool print_files(
        struct workspace *ws, const struct roll_paper_order *order, struct roll_paper_files *files, struct err *e);

static bool read_order(struct cli *c, struct roll_paper_order *order)
{
    bool has_format = cli_has(c, "pdf") || cli_has(c, "xlsx");
    *order = (struct roll_paper_order){.wants_pdf = !has_format || cli_has(c, "pdf"), .wants_xlsx = cli_has(c, "xlsx")};
    if (cli_has(c, "all") == cli_has(c, "district"))
        return err_set(&c->e, ERR_USAGE, "用 --district 指明一个选区，或者用 --all");
    if (!cli_text(c, "to", "", &order->folder) || !cli_int(c, "district", 0, &order->district_no) ||
            !cli_date(c, "on", DATE_NONE, &order->on) || !cli_date(c, "since", DATE_NONE, &order->since) ||
            !cli_text(c, "hours", "", &order->hours) || !cli_text(c, "place", "", &order->place))
        return false;
    if (cli_has(c, "district") && order->district_no < 1) return err_set(&c->e, ERR_USAGE, "--district 应为选区号");
    return true;
}

static enum exit_status run(struct cli *c, print_files *use_case, const char *unit)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct roll_paper_order order;
    struct roll_paper_files files = {0};
    if (!read_order(c, &order) || !cli_open_read_only(c, &ws) || !use_case(&ws, &order, &files, &c->e))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "files");
    json_put_text(root, "folder", order.folder);
    for (size_t i = 0; i < files.n; i++) {
        const struct roll_paper_file *f = &files.v[i];
        struct json *j = json_add_object(list);
        json_put_text(j, "file", f->name);
        json_put_int(j, "district", f->district_no);
        json_put_int(j, "people", f->people);
        if (!c->wants_json) printf("%s/%s  %" PRId64 " %s\n", order.folder, f->name, f->people, unit);
    }
    if (c->wants_json) cli_print_json(c, root);
    return EXIT_DONE;
}

static enum exit_status run_print(struct cli *c)
{
    return run(c, roll_print_lists, "人");
}

static enum exit_status run_correct_list(struct cli *c)
{
    return run(c, roll_print_corrections, "处");
}

static enum exit_status run_cards(struct cli *c)
{
    return run(c, roll_print_cards, "张");
}

/* ---- figures ---- */

static void put_census(struct cli *c, const struct census *census)
{
    struct json *root = json_new_object(c->arena);
    json_put_bool(root, "adds_up", census->adds_up);
    struct json *list = json_put_array(root, "tables");
    for (int k = 0; k < CENSUS_TABLE_COUNT; k++) {
        const struct census_table *t = &census->tables[k];
        struct json *j = json_add_object(list);
        json_put_text(j, "table", census_kind_code((enum census_kind)k));
        json_put_text(j, "title", census_kind_title((enum census_kind)k));
        json_put_text(j, "base_of", census_kind_base((enum census_kind)k));
        json_put_int(j, "base", t->base);
        json_put_int(j, "sum", t->sum);
        struct json *rows = json_put_array(j, "rows");
        for (size_t i = 0; i < t->n; i++) {
            struct json *row = json_add_object(rows);
            json_put_text(row, "label", t->rows[i].label);
            json_put_int(row, "people", t->rows[i].people);
            json_put_text(row, "percent",
                    t->base ? ratio_text_percent(c->arena, (struct ratio){t->rows[i].people, t->base}, 2) : "");
        }
    }
    cli_print_json(c, root);
}

static void print_census(struct cli *c, const struct census *census)
{
    for (int k = 0; k < CENSUS_TABLE_COUNT; k++) {
        const struct census_table *t = &census->tables[k];
        if (t->n == 0) continue;
        printf("%s（基数: %s %" PRId64 " 人）\n", census_kind_title((enum census_kind)k),
                census_kind_base((enum census_kind)k), t->base);
        for (size_t i = 0; i < t->n; i++)
            printf("  %s %" PRId64 " 人，%s\n", t->rows[i].label, t->rows[i].people,
                    t->base ? ratio_text_percent(c->arena, (struct ratio){t->rows[i].people, t->base}, 2) : "—");
    }
    printf("%s\n", census->adds_up ? "各表合计与基数相符" : "有的表合计与基数不符，请用 huanjie verify 核对工作区");
}

static enum exit_status run_statistics(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct census census;
    const char *pdf, *xlsx;
    if (!cli_text(c, "pdf", "", &pdf) || !cli_text(c, "xlsx", "", &xlsx) || !cli_open_read_only(c, &ws) ||
            !roll_census(&ws, &census, &c->e) || !roll_census_write(&ws, &census, pdf, xlsx, &c->e))
        return cli_fail(c);
    if (c->wants_json)
        put_census(c, &census);
    else
        print_census(c, &census);
    return census.adds_up ? EXIT_DONE : EXIT_FINDINGS;
}

// clang-format off
#define TO {OPTION_VALUE, true, "to", "FOLDER", "写到哪个文件夹；没有就建立"}
#define DISTRICT {OPTION_VALUE, false, "district", "N", "一个选区"}
#define ALL {OPTION_FLAG, false, "all", NULL, "全部选区，每个选区一份"}
#define PDF {OPTION_FLAG, false, "pdf", NULL, "PDF；两种都不写时只出 PDF"}
#define XLSX {OPTION_FLAG, false, "xlsx", NULL, "XLSX"}
#define END {OPTION_END, false, NULL, NULL, NULL}

const struct command command_roll_print = {
        .path = "roll print",
        .operands = "",
        .summary = "打印选民名单: 张榜公布用，没有公民身份号码",
        .more = "列序号、选民证号、姓名、性别和出生年月（设置 list_birth 改为出生年、年龄或不列），按单位、选民证号排列；\n"
                "落款为选举委员会和公布日期。",
        .options = (const struct option[]){DISTRICT, ALL, TO, PDF, XLSX,
                {OPTION_VALUE, false, "on", "DATE", "落款日期；默认为登记的公布日期，没有的留空"}, END},
        .needs_workspace = true,
        .run = run_print,
};

const struct command command_roll_correct_list = {
        .path = "roll correct-list",
        .operands = "",
        .summary = "打印补正名单: 名单公布以后列入、不再列入和更正的人",
        .more = "只列结果，不列理由；没有变动的选区不出。公布后用 notice add --kind voter-list-correction 登记。",
        .options = (const struct option[]){DISTRICT, ALL, TO, PDF, XLSX,
                {OPTION_VALUE, false, "since", "DATE", "从哪一天的变动起；默认为名单公布的次日"},
                {OPTION_VALUE, false, "on", "DATE", "落款日期；默认留空"}, END},
        .needs_workspace = true,
        .run = run_correct_list,
};

const struct command command_roll_cards = {
        .path = "roll cards",
        .operands = "",
        .summary = "打印选民证: 每页十张，沿裁切线裁开",
        .options = (const struct option[]){DISTRICT, ALL, TO,
                {OPTION_VALUE, false, "hours", "TEXT", "投票的时间，如 7:00—17:00"},
                {OPTION_VALUE, false, "place", "TEXT", "投票的地点；默认为选区的投票站和选举大会"}, END},
        .needs_workspace = true,
        .run = run_cards,
};

const struct command command_roll_statistics = {
        .path = "roll statistics",
        .operands = "",
        .summary = "选民统计: 状态、性别、民族、年龄段、选区、单位，各有基数，合计核对",
        .options = (const struct option[]){{OPTION_VALUE, false, "pdf", "FILE", "另写成 PDF"},
                {OPTION_VALUE, false, "xlsx", "FILE", "另写成 XLSX"}, END},
        .needs_workspace = true,
        .run = run_statistics,
};
