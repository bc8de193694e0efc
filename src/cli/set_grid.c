/* Forms of grades: printed, and read from their scans. */
#include <inttypes.h>
#include <stdio.h>

#include "app/set_grid.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/set.h"
#include "cli/work.h"

enum { COPIES_MAX = 100000 };

static enum exit_status run_grid(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct set_grid g;
    struct set_grid_order o = {.wants_layouts = cli_has(c, "layout")};
    const char *name, *const *files;
    if (!cli_set_name(c, &name) || !cli_text(c, "pdf", "", &o.pdf) || !cli_int(c, "copies", 1, &o.copies)) return cli_fail(c);
    if (o.copies < 1 || o.copies > COPIES_MAX) {
        err_set(&c->e, ERR_USAGE, "--copies 应为 1 至 %d", COPIES_MAX);
        return cli_fail(c);
    }
    if (!cli_open_read_only(c, &ws) || !set_grid_load(&ws, name, &g, &c->e) || !set_grid_print(&ws, &g, &o, &files, &c->e))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "files");
    json_put_text(root, "set", name);
    json_put_int(root, "pages", (int64_t)g.n);
    json_put_int(root, "copies", o.copies);
    for (size_t i = 0; i < g.n; i++) {
        json_add_text(list, files[i]);
        if (!c->wants_json) printf("%s: 第 %zu 页，%" PRId64 " 份\n", files[i], i + 1, o.copies);
    }
    if (c->wants_json) cli_print_json(c, root);
    return EXIT_DONE;
}

static void show(struct cli *c, const char *name, const struct set_grid_result *r)
{
    struct json *o = json_new_object(c->arena), *list = json_put_array(o, "doubts");
    json_put_text(o, "set", name);
    json_put_bool(o, "taken", r->is_taken);
    json_put_int(o, "ballots", (int64_t)r->ballots);
    json_put_int(o, "pages", (int64_t)r->pages);
    for (size_t i = 0; i < r->n; i++) {
        struct json *d = json_add_object(list);
        json_put_text(d, "place", r->doubts[i].place);
        json_put_text(d, "what", r->doubts[i].what);
        json_put_text(d, "why", r->doubts[i].why);
        if (!c->wants_json) printf("  %s %s: %s\n", r->doubts[i].place, r->doubts[i].what, r->doubts[i].why);
    }
    if (c->wants_json)
        cli_print_json(c, o);
    else if (r->is_taken)
        printf("%s: 已收 %zu 份，%zu 页\n", name, r->ballots, r->pages);
    else
        printf("%s: 有 %zu 处要人看，没有收；对照原件，行用 --settle 位置=选项（没有画的写 空），整页的重扫或取出\n", name, r->n);
}

static enum exit_status run_scan(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct set_grid g;
    struct set_grid_result r;
    const char *name;
    const char **settled = arena_alloc_array(c->arena, c->given_count + 1, sizeof *settled);
    struct set_grid_scan scan = {.paths = c->operands + 1, .path_count = (size_t)c->operand_count - 1, .settled = settled};
    for (const char *value; (value = cli_value_at(c, "settle", scan.settled_count)); scan.settled_count++)
        if (!utf8_accept(c->arena, str_of(value), &settled[scan.settled_count], &c->e)) return cli_fail(c);
    if (!cli_set_name(c, &name) || !cli_open(c, &ws) || !set_grid_load(&ws, name, &g, &c->e) ||
            !set_grid_take(&ws, &g, &scan, &r, &c->e))
        return cli_fail(c);
    show(c, name, &r);
    return r.is_taken ? EXIT_DONE : EXIT_FINDINGS;
}

const struct command command_set_grid = {
        .path = "set grid",
        .operands = "SET",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "印测评表: 人和项目一行一个，每个选项一个方框，扫描后由 set scan 读",
        .options = (const struct option[]){{OPTION_VALUE, true, "pdf", "FILE.pdf", "印到哪里；几页的印成 FILE-1.pdf、FILE-2.pdf …"},
                {OPTION_VALUE, false, "copies", "N", "几份，默认 1"},
                {OPTION_FLAG, false, "layout", NULL, "另写各页的版式（.json）"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_grid,
};

const struct command command_set_scan = {
        .path = "set scan",
        .operands = "SET FILE…",
        .operands_min = 2,
        .operands_max = 1000,
        .summary = "读扫描的测评表，全部清楚才收；收下的打乱次序",
        .options = (const struct option[]){{OPTION_LIST, false, "settle", "PLACE=LABEL", "人认定的一行，如 a.png:1:3=优秀；没有画的写 空"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_scan,
};
