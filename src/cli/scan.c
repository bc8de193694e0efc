/* Scanned ballots become marks, a line a page. */
#include "app/scan.h"

#include <stdio.h>

#include "cli/commands.h"
#include "cli/work.h"

static void print_line(void *user, const struct scan_line *line)
{
    (void)user;
    puts(line->text);
    fflush(stdout);
}

static bool load_known(struct cli *c, struct workspace *ws, struct scan_ballot_list *known)
{
    const char *layout = cli_value(c, "layout"), *marking = cli_value(c, "marking");
    if (layout) return scan_load_layout(c->arena, layout, marking, known, &c->e);
    if (marking) return err_set(&c->e, ERR_USAGE, "--marking 只同 --layout 一起用；工作区的填写方法由设置 ballot_marking 定");
    return cli_open_read_only(c, ws) && scan_load_workspace(ws, known, &c->e);
}

static enum exit_status run(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct scan_ballot_list known;
    struct scan_summary summary;
    int64_t workers;
    if (!cli_int(c, "workers", 0, &workers)) return cli_fail(c);
    if (workers < 0 || workers > SCAN_WORKERS_MAX) {
        err_set(&c->e, ERR_USAGE, "--workers 应为 1 至 %d", SCAN_WORKERS_MAX);
        return cli_fail(c);
    }
    if (!load_known(c, &ws, &known)) return cli_fail(c);
    struct scan_order order = {.paths = c->operands,
            .path_count = (size_t)c->operand_count,
            .known = &known,
            .workers = (int32_t)workers,
            .wants_json = c->wants_json,
            .wants_detail = cli_has(c, "detail")};
    if (!scan_files(c->arena, &order, print_line, NULL, &summary, &c->e)) return cli_fail(c);
    if (!c->wants_json)
        printf("共 %zu 页: 已读 %zu，待认定 %zu，拒读 %zu\n", summary.pages[SCAN_READ] + summary.pages[SCAN_REVIEW] + summary.pages[SCAN_REFUSED],
                summary.pages[SCAN_READ], summary.pages[SCAN_REVIEW], summary.pages[SCAN_REFUSED]);
    return summary.pages[SCAN_REFUSED] ? EXIT_FINDINGS : EXIT_DONE;
}

static const struct option options[] = {
        {OPTION_VALUE, false, "layout", "F.json", "版式文件（ballot print --layout 写出的）；有它就不需要工作区"},
        {OPTION_VALUE, false, "marking", "CODE", "填写方法，同 --layout 一起用: columns、circle-cross、tick-cross、blank-agrees"},
        {OPTION_VALUE, false, "workers", "N", "同时读票的线程数；默认为处理器的个数"},
        {OPTION_FLAG, false, "detail", NULL, "同 --json 一起用: 每个方框的墨迹、阈值和判断"},
        {OPTION_END, false, NULL, NULL, NULL},
};

const struct command command_scan = {.path = "scan",
        .operands = "PATH…",
        .operands_min = 1,
        .operands_max = 100000,
        .summary = "读扫描的选票，每页输出一行，不写入工作区",
        .more = "PATH 是 PNG、JPEG、TIFF、PDF 文件，或者装着这些文件的文件夹（按文件名的次序读）。150 至 400 dpi，\n"
                "灰度、彩色或黑白。认不准的页拒读并说明原因，认不准的符号标为 unclear。有拒读的页时退出码为 1。",
        .options = options,
        .needs_workspace = true,
        .alone = "layout",
        .run = run};
