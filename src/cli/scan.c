/* Scanned ballots become marks, a line a page. */
#include "app/scan.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/scan_batch.h"
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
    if (marking)
        return err_set(&c->e, ERR_USAGE, "--marking 只同 --layout 一起用；工作区的填写方法由设置 ballot_marking 定");
    return cli_open_read_only(c, ws) && scan_load_workspace(ws, known, &c->e);
}

/* ---- a stack that is kept ---- */

struct keeping {
    struct cli *c;
    struct batch_reading *batch;
    size_t fates[BATCH_REFUSED + 1];
    bool has_failed;
};

static void print_receipt(struct keeping *k, const struct scan_line *line, const struct batch_receipt *r)
{
    static const char *const codes[] = {"taken", "held", "again", "refused"};
    static const char *const titles[] = {"已收", "疑似重复", "已在本批", "拒读"};
    AUTO_ARENA struct arena *a = arena_new((size_t)8 << 20);
    if (!k->c->wants_json) {
        printf("%s 第 %" PRId32 " 页: %s%s%.8s%s%s\n", line->file, line->number, titles[r->fate], *r->sheet ? " " : "",
                r->sheet, *r->reason ? "，" : "", r->reason);
        return;
    }
    struct json *o = scan_page_to_json(a, line->file, line->number, line->page, cli_has(k->c, "detail"));
    bool is_doubtful = r->fate == BATCH_HELD || line->status == SCAN_REVIEW;
    json_put_text(o, "status",
            scan_status_code(r->fate == BATCH_REFUSED ? SCAN_REFUSED
                             : is_doubtful            ? SCAN_REVIEW
                                                      : SCAN_READ));
    if (*r->reason) json_put_text(o, "reason", r->reason);
    json_put_text(o, "sheet", *r->sheet ? r->sheet : NULL);
    json_put_text(o, "batch", codes[r->fate]);
    puts(json_text(a, o));
}

static void keep_line(void *user, const struct scan_line *line)
{
    struct keeping *k = user;
    struct batch_receipt r;
    if (k->has_failed) return;
    k->has_failed = !batch_take(k->batch, line->page, line->kept, &r, &k->c->e);
    if (k->has_failed) return;
    k->fates[r.fate]++;
    print_receipt(k, line, &r);
    fflush(stdout);
}

/* "12-1": district and counting place. */
static bool read_box(struct cli *c, struct batch_order *order)
{
    const char *text = cli_value(c, "box");
    char *end = NULL;
    if (text) order->key.no = strtoll(text, &end, 10);
    if (end && *end == '-' && end[1] >= '0' && end[1] <= '9') order->station_no = strtoll(end + 1, &end, 10);
    if (text && end != text && !*end && order->key.no > 0 && order->station_no > 0) return true;
    return err_set(&c->e, ERR_USAGE, "--batch 须同 --box 选区-计票点（如 --box 12-1）或者 --post 职务号 一起用");
}

/* A counting place of a district, or the hall in which a post is voted on. */
static bool read_place(struct cli *c, struct batch_order *order)
{
    if (!cli_has(c, "post")) return read_box(c, order);
    if (cli_has(c, "box")) return err_set(&c->e, ERR_USAGE, "--box 和 --post 只用一个");
    order->station_no = 1;
    if (!cli_int(c, "post", 0, &order->key.no) || !cli_int(c, "session", 1, &order->key.session_no)) return false;
    return (order->key.no > 0 && order->key.session_no > 0) ||
           err_set(&c->e, ERR_USAGE, "--post 应为职务号，--session 应为第几次会议");
}

/* What came, and what is to be done about it. */
static void print_end(const struct keeping *k, const char *batch)
{
    size_t taken = k->fates[BATCH_TAKEN], held = k->fates[BATCH_HELD], refused = k->fates[BATCH_REFUSED];
    printf("%s: 已收 %zu，疑似重复 %zu，已在本批 %zu，拒读 %zu\n", batch, taken, held, k->fates[BATCH_AGAIN], refused);
    if (held && !taken)
        printf("收下的 %zu 张都像是读过的：如果是同一叠又读了一次，请整批撤回（huanjie batch withdraw %s --why 读了两次）；"
               "不是的，逐张认定（huanjie decide list --batch %s）\n",
                held, batch, batch);
    else if (held)
        printf("疑似重复的由两人认定是不是同一张: huanjie decide list --batch %s\n", batch);
    if (refused && !taken && !held && !k->fates[BATCH_AGAIN])
        puts("一张也没有收：请核对是不是拿错了文件夹、选区、职务或者第几次投票");
    else if (refused)
        printf("拒读的请找出那几页，展平、擦净玻璃后重新扫描，读入同一批；还是读不出的照原件认读。逐页认定: huanjie decide list "
               "--batch %s\n",
                batch);
}

static enum exit_status run_batch(struct cli *c, struct scan_order *scan)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct scan_ballot_list known;
    struct scan_summary summary;
    struct keeping k = {.c = c};
    struct batch_order order = {.name = cli_value(c, "batch")};
    if (cli_has(c, "layout")) {
        err_set(&c->e, ERR_USAGE, "--batch 的选票按工作区里的读，不用 --layout");
        return cli_fail(c);
    }
    if (!scan_check_paths(c->arena, scan, &c->e)) return cli_fail(c);
    if (!read_place(c, &order) || !cli_int(c, "round", 0, &order.key.round) || !cli_int(c, "declared", -1, &order.declared) ||
            !cli_open(c, &ws) || !scan_load_workspace(&ws, &known, &c->e) || !batch_begin(&ws, &order, &k.batch, &c->e))
        return cli_fail(c);
    scan->known = &known;
    scan->wants_kept = true;
    if (!scan_files(c->arena, scan, keep_line, &k, &summary, &c->e) || k.has_failed) return cli_fail(c);
    if (!c->wants_json) print_end(&k, order.name);
    return k.fates[BATCH_REFUSED] ? EXIT_FINDINGS : EXIT_DONE;
}

/* ---- reading alone ---- */

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
    struct scan_order order = {.paths = c->operands,
            .path_count = (size_t)c->operand_count,
            .workers = (int32_t)workers,
            .wants_json = c->wants_json,
            .wants_detail = cli_has(c, "detail")};
    if (cli_has(c, "batch")) return run_batch(c, &order);
    if (!load_known(c, &ws, &known)) return cli_fail(c);
    order.known = &known;
    if (!scan_files(c->arena, &order, print_line, NULL, &summary, &c->e)) return cli_fail(c);
    if (!c->wants_json)
        printf("共 %zu 页: 已读 %zu，待认定 %zu，拒读 %zu\n",
                summary.pages[SCAN_READ] + summary.pages[SCAN_REVIEW] + summary.pages[SCAN_REFUSED],
                summary.pages[SCAN_READ], summary.pages[SCAN_REVIEW], summary.pages[SCAN_REFUSED]);
    return summary.pages[SCAN_REFUSED] ? EXIT_FINDINGS : EXIT_DONE;
}

static const struct option options[] = {
        {OPTION_VALUE, false, "layout", "F.json", "版式文件（ballot print --layout 写出的）；有它就不需要工作区"},
        {OPTION_VALUE, false, "marking", "CODE",
                "填写方法，同 --layout 一起用: columns、circle-cross、tick-cross、blank-agrees"},
        {OPTION_VALUE, false, "workers", "N", "同时读票的线程数；默认为处理器的个数"},
        {OPTION_FLAG, false, "detail", NULL, "同 --json 一起用: 每个方框的墨迹、阈值和判断"},
        {OPTION_VALUE, false, "batch", "NAME", "收进这一批，存入工作区；中断了就再读一次，已收的不重收"},
        {OPTION_VALUE, false, "box", "N-N", "同 --batch 一起用: 选区-计票点，如 12-1"},
        {OPTION_VALUE, false, "post", "N", "同 --batch 一起用: 大会选举的一项职务"},
        {OPTION_VALUE, false, "session", "N", "同 --post 一起用: 第几次会议；默认 1"},
        {OPTION_VALUE, false, "declared", "N", "同 --batch 一起用: 读票前手工点的张数"},
        {OPTION_VALUE, false, "round", "N", "同 --batch 一起用: 第几次投票；默认最近一次"},
        {OPTION_END, false, NULL, NULL, NULL},
};

const struct command command_scan = {.path = "scan",
        .operands = "PATH…",
        .operands_min = 1,
        .operands_max = 100000,
        .summary = "读扫描的选票，每页输出一行；用 --batch 才收进工作区",
        .more = "PATH 是 PNG、JPEG、TIFF、PDF 文件，或者装着这些文件的文件夹（按文件名的次序读）。150 至 400 dpi，\n"
                "灰度、彩色或黑白。认不准的页拒读并说明原因，认不准的符号标为 unclear。有拒读的页时退出码为 1。",
        .options = options,
        .needs_workspace = true,
        .alone = "layout",
        .run = run};
