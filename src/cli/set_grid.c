/* Forms of grades: printed, and read from their scans. */
#include <inttypes.h>
#include <stdio.h>

#include "app/set_grid.h"
#include "app/set_leaf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/set.h"
#include "cli/work.h"

enum { COPIES_MAX = 100000 };

static enum exit_status run_grid(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct set_grid g;
    struct set_grid_order o = {.wants_layouts = cli_has(c, "layout"), .is_together = cli_has(c, "together")};
    const char *name, *const *files;
    size_t n;
    if (!cli_set_name(c, &name) || !cli_text(c, "pdf", "", &o.pdf) || !cli_int(c, "copies", 1, &o.copies)) return cli_fail(c);
    if (o.copies < 1 || o.copies > COPIES_MAX) {
        err_set(&c->e, ERR_USAGE, "--copies 应为 1 至 %d", COPIES_MAX);
        return cli_fail(c);
    }
    if (!cli_open_read_only(c, &ws) || !set_grid_load(&ws, name, &g, &c->e) || !set_grid_print(&ws, &g, &o, &files, &n, &c->e))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "files");
    json_put_text(root, "set", name);
    json_put_int(root, "pages", (int64_t)g.n);
    json_put_int(root, "copies", o.copies);
    for (size_t i = 0; i < n; i++) {
        json_add_text(list, files[i]);
        if (!c->wants_json && n == g.n) printf("%s: 第 %zu 页，%" PRId64 " 份\n", files[i], i + 1, o.copies);
    }
    if (!c->wants_json && n < g.n)
        printf("%s: %" PRId64 " 份，一份 %zu 页，一份接一份；请双面打印，一份订在一起%s\n", files[0], o.copies, g.n,
                g.n % 2 ? "。末页背面空白，扫描时去掉空白页" : "");
    if (c->wants_json) cli_print_json(c, root);
    return EXIT_DONE;
}

static void show(struct cli *c, const char *name, const struct set_grid_result *r)
{
    struct json *o = json_new_object(c->arena), *list = json_put_array(o, "refused");
    json_put_text(o, "set", name);
    json_put_bool(o, "taken", r->is_taken);
    json_put_bool(o, "kept", r->is_kept);
    json_put_int(o, "ballots", (int64_t)r->ballots);
    json_put_int(o, "pages", (int64_t)r->pages);
    json_put_int(o, "doubts", (int64_t)r->doubts);
    for (size_t i = 0; i < r->refused_count; i++) {
        struct json *d = json_add_object(list);
        json_put_text(d, "place", r->refused[i].place);
        json_put_text(d, "why", r->refused[i].why);
        if (!c->wants_json) printf("  %s: %s\n", r->refused[i].place, r->refused[i].why);
    }
    cli_put_findings(o, "findings", &r->found);
    if (!c->wants_json) cli_print_findings(&r->found);
    if (c->wants_json)
        cli_print_json(c, o);
    else if (r->is_taken)
        printf("%s: 已收 %zu 份，%zu 页\n", name, r->ballots, r->pages);
    else if (r->is_kept)
        printf("%s: 已读 %zu 份，%zu 行要两个人分别认定（huanjie set doubts、set settle），认定完才计\n", name, r->ballots, r->doubts);
    else if (r->refused_count)
        printf("%s: 有 %zu 页读不了，一份也没有收；重扫这些页，照原来的命令再读，每页加 --again 上面写的页=重扫的文件；不是测评表的取出\n",
                name, r->refused_count);
    else
        printf("%s: 读出 %zu 份，没有收\n", name, r->ballots);
}

static enum exit_status run_scan(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct set_grid g;
    struct set_grid_result r;
    const char *name;
    struct set_grid_scan scan = {.paths = c->operands + 1, .path_count = (size_t)c->operand_count - 1};
    const char **again = arena_alloc_array(c->arena, c->given_count + 1, sizeof *again);
    for (const char *value; (value = cli_value_at(c, "again", scan.again_count)); scan.again_count++) again[scan.again_count] = value;
    scan.again = again;
    if (!cli_set_name(c, &name) || !cli_int(c, "returned", SET_NOT_SAID, &scan.returned)) return cli_fail(c);
    if ((cli_has(c, "returned") && scan.returned < 0) || scan.returned > SET_FIGURE_MAX) {
        err_set(&c->e, ERR_USAGE, "--returned 应为 0 至 %d", SET_FIGURE_MAX);
        return cli_fail(c);
    }
    if (!cli_open(c, &ws) || !set_grid_load(&ws, name, &g, &c->e) || !set_grid_take(&ws, &g, &scan, &r, &c->e))
        return cli_fail(c);
    if (r.is_taken) cli_check_sets(c, &ws, &name, 1, false, &r.found);
    show(c, name, &r);
    return r.is_taken ? EXIT_DONE : EXIT_FINDINGS;
}

/* ---- settled by people ---- */

static enum exit_status run_doubts(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct set_leaf_open *open;
    size_t n;
    const char *name;
    if (!cli_set_name(c, &name) || !cli_open_read_only(c, &ws) || !set_leaf_list_open(&ws, name, &open, &n, &c->e))
        return cli_fail(c);
    struct json *o = json_new_object(c->arena), *list = json_put_array(o, "doubts");
    for (size_t i = 0; i < n; i++) {
        struct json *d = json_add_object(list);
        json_put_text(d, "place", open[i].place);
        json_put_text(d, "what", open[i].what);
        json_put_text(d, "why", open[i].why);
        json_put_int(d, "looked", (int64_t)open[i].looked);
        json_put_bool(d, "differs", open[i].differs);
        if (!c->wants_json)
            printf("  %s %s: %s，%zu 人看过%s\n", open[i].place, open[i].what, open[i].why, open[i].looked,
                    open[i].differs ? "，不一致，请第三人认定" : "");
    }
    if (c->wants_json)
        cli_print_json(c, o);
    else
        printf("%s: 待认定 %zu 行\n", name, n);
    return EXIT_DONE;
}

static enum exit_status run_settle(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    const char *name;
    const char **settled = arena_alloc_array(c->arena, c->given_count + 1, sizeof *settled);
    size_t n = 0, left;
    if (!cli_set_name(c, &name)) return cli_fail(c);
    for (const char *value; (value = cli_value_at(c, "line", n)); n++)
        if (!utf8_accept(c->arena, str_of(value), &settled[n], &c->e)) return cli_fail(c);
    if (!cli_open(c, &ws) || !set_leaf_settle(&ws, name, settled, n, &left, &c->e)) return cli_fail(c);
    struct finding_list found = {.arena = c->arena};
    if (left == 0) cli_check_sets(c, &ws, &name, 1, false, &found);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_text(o, "set", name);
        json_put_int(o, "left", (int64_t)left);
        json_put_bool(o, "taken", left == 0);
        cli_put_findings(o, "findings", &found);
        cli_print_json(c, o);
    } else if (left) {
        printf("%s: 已记下 %zu 行，还有 %zu 行没有认定\n", name, n, left);
    } else {
        printf("%s: 全部认定，已收\n", name);
        cli_print_findings(&found);
    }
    return EXIT_DONE;
}

static enum exit_status run_picture(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    const char *name, *to = cli_value(c, "png");
    int64_t page;
    struct str png;
    if (!cli_set_name(c, &name) || !cli_int(c, "page", 1, &page) || !cli_open_read_only(c, &ws) ||
            !set_leaf_picture(&ws, name, c->operands[1], page, &png, &c->e) || !file_write_atomic(to, png, &c->e))
        return cli_fail(c);
    cli_say(c, arena_text(c->arena, "已写出 %s", to));
    return EXIT_DONE;
}

const struct command command_set_grid = {
        .path = "set grid",
        .operands = "SET",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "印测评表: 人和项目一行一个，每个选项一个方框，扫描后由 set scan 读",
        .options = (const struct option[]){{OPTION_VALUE, true, "pdf", "FILE.pdf", "印到哪里；几页的印成 FILE-1.pdf、FILE-2.pdf …"},
                {OPTION_VALUE, false, "copies", "N", "几份，默认 1"},
                {OPTION_FLAG, false, "together", NULL, "几页的印成一个文件，一份接一份，供双面打印、装订"},
                {OPTION_FLAG, false, "layout", NULL, "另写各页的版式（.json）"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_grid,
};

const struct command command_set_scan = {
        .path = "set scan",
        .operands = "SET FILE…",
        .operands_min = 2,
        .operands_max = 1000,
        .summary = "读扫描的测评表，打乱次序保存；认不清的行由两个人分别认定以后才计",
        .options = (const struct option[]){{OPTION_VALUE, false, "returned", "N", "数过纸，收回几份（没有登记过的必须写）；不符的不收"},
                {OPTION_LIST, false, "again", "PLACE=FILE", "拒读的一页换成重扫的一页，如 叠.pdf:7=重扫.png"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_scan,
};

const struct command command_set_doubts = {
        .path = "set doubts",
        .operands = "SET",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "扫描的测评表里待认定的行",
        .needs_workspace = true,
        .run = run_doubts,
};

const struct command command_set_settle = {
        .path = "set settle",
        .operands = "SET",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "认定测评表上认不清的行: 两个人各看各的，不一致的第三人定",
        .options = (const struct option[]){{OPTION_LIST, true, "line", "PLACE=LABEL", "如 1a2b3c4d:1:3=优秀；没有画的写 空"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_settle,
};

const struct command command_set_picture = {
        .path = "set picture",
        .operands = "SET LEAF",
        .operands_min = 2,
        .operands_max = 2,
        .summary = "一份测评表的图像（LEAF 是它的 8 位代号）",
        .options = (const struct option[]){{OPTION_VALUE, false, "page", "N", "第几页，默认 1"},
                {OPTION_VALUE, true, "png", "FILE", "写到哪里"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_picture,
};
