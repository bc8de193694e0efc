/* Files of tally sheets, and the blank form that becomes one. */
#include "app/tally_import.h"

#include <inttypes.h>
#include <stdio.h>

#include "app/result.h"
#include "app/tally_form.h"
#include "cli/commands.h"
#include "cli/work.h"
#include "print/pdf.h"
#include "sheet/write.h"

enum line_state { LINE_WAITS, LINE_ACCEPTED, LINE_DIFFERS, LINE_KEPT, LINE_BLANK, LINE_STATES };

static const char *const line_codes[LINE_STATES] = {"waits", "accepted", "differs", "kept", "blank"};

static enum line_state state_of(const struct tally_import_line *l)
{
    if (l->state == TALLY_IMPORT_KEPT) return LINE_KEPT;
    if (l->state == TALLY_IMPORT_BLANK) return LINE_BLANK;
    static const enum line_state states[] = {
            [TALLY_WAITS] = LINE_WAITS, [TALLY_DIFFERS] = LINE_DIFFERS, [TALLY_ACCEPTED] = LINE_ACCEPTED};
    return states[l->outcome.state];
}

static void print_line(struct arena *a, const struct tally_import_line *l)
{
    const char *subject = subject_of_tally(a, l->place);
    switch (state_of(l)) {
    case LINE_WAITS: printf("%s: 已录入，等待另一人再录入一次\n", subject); return;
    case LINE_ACCEPTED: printf("%s: 两次录入一致，已接受\n", subject); return;
    case LINE_DIFFERS:
        printf("%s: 两次录入有 %zu 处不同，用 huanjie tally compare 查看\n", subject, l->outcome.difference_count);
        return;
    case LINE_KEPT: printf("%s: 同一人已录入过相同的数字，没有改动\n", subject); return;
    case LINE_BLANK: printf("%s: 没有填写，没有录入\n", subject); return;
    case LINE_STATES: break;
    }
}

static void put_line(struct json *o, const struct tally_import_line *l)
{
    json_put_int(o, "district", l->place.district_no);
    json_put_int(o, "round", l->place.round);
    json_put_int(o, "station", l->place.station_no);
    json_put_text(o, "state", line_codes[state_of(l)]);
    json_put_int(o, "differences", (int64_t)l->outcome.difference_count);
}

static enum exit_status run_import(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct tally_import x;
    int64_t entry;
    if (!cli_int(c, "entry", 0, &entry)) return cli_fail(c);
    if (entry != 1 && entry != 2) {
        err_set(&c->e, ERR_USAGE, "--entry 应为 1 或 2");
        return cli_fail(c);
    }
    if (!cli_open(c, &ws) || !tally_import(&ws, c->operands[0], entry == 1 ? TALLY_FIRST : TALLY_SECOND, &x, &c->e))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "places");
    size_t counts[LINE_STATES] = {0};
    for (size_t i = 0; i < x.n; i++) {
        counts[state_of(&x.v[i])]++;
        if (c->wants_json)
            put_line(json_add_object(list), &x.v[i]);
        else
            print_line(c->arena, &x.v[i]);
    }
    if (c->wants_json) {
        for (int s = 0; s < LINE_STATES; s++) json_put_int(root, line_codes[s], (int64_t)counts[s]);
        cli_print_json(c, root);
    } else {
        printf("计票点 %zu 个: 等待第二次录入 %zu，已接受 %zu，有不同之处 %zu，没有改动 %zu，没有填写 %zu\n", x.n,
                counts[LINE_WAITS], counts[LINE_ACCEPTED], counts[LINE_DIFFERS], counts[LINE_KEPT], counts[LINE_BLANK]);
    }
    return counts[LINE_DIFFERS] ? EXIT_FINDINGS : EXIT_DONE;
}

static enum exit_status run_form(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    const char *xlsx, *pdf;
    int64_t district_no, round;
    struct paper *paper;
    if (!cli_int(c, "district", 0, &district_no) || !cli_int(c, "round", 0, &round) ||
            !cli_text(c, "xlsx", NULL, &xlsx) || !cli_text(c, "pdf", NULL, &pdf))
        return cli_fail(c);
    if (!xlsx && !pdf) {
        err_set(&c->e, ERR_USAGE, "请用 --xlsx 或 --pdf 写明文件名");
        return cli_fail(c);
    }
    if (!cli_open_read_only(c, &ws)) return cli_fail(c);
    if (xlsx && !(tally_form(&ws, district_no, round, TALLY_FORM_SHEET, &paper, &c->e) &&
                        sheet_write_paper(xlsx, paper, &c->e)))
        return cli_fail(c);
    if (pdf && !(tally_form(&ws, district_no, round, TALLY_FORM_PAGES, &paper, &c->e) && pdf_write(paper, pdf, &c->e)))
        return cli_fail(c);
    cli_say(c, arena_text(c->arena, "空白计票单: %s%s%s", xlsx ? xlsx : "", xlsx && pdf ? "、" : "", pdf ? pdf : ""));
    return EXIT_DONE;
}

const struct command command_tally_import = {
        .path = "tally import",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "录入一份文件里各计票点的计票单（两人各录一次，互不可见）",
        .more = "列: 选区号*、次数、站号*、栏目*、姓名、数量*、反对、弃权（空白表由 huanjie tally form 印制）\n"
                "有一处错误就一张也不录入。录入人由 --by 写明；两次录入须由两个人进行。",
        .options = (const struct option[]){{OPTION_VALUE, true, "entry", "1|2", "第几次录入"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_import,
};

const struct command command_tally_form = {
        .path = "tally form",
        .operands = "",
        .summary = "空白计票单: 每个计票点的栏目和候选人，填好后由 tally import 读回",
        .options = (const struct option[]){{OPTION_VALUE, false, "district", "N", "只要一个选区；默认全部"},
                {OPTION_VALUE, false, "round", "N", "第几次投票；默认各选区最后一次"},
                {OPTION_VALUE, false, "xlsx", "FILE", "表格，在电脑上填"},
                {OPTION_VALUE, false, "pdf", "FILE", "打印，一页一个计票点"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_form,
};
