#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/round.h"
#include "cli/commands.h"
#include "cli/work.h"

static bool read_stations(struct cli *c, int64_t **stations, size_t *n)
{
    *stations = arena_alloc_array(c->arena, c->given_count + 1, sizeof **stations);
    *n = 0;
    for (const char *text; (text = cli_value_at(c, "station", *n)); ++*n) {
        char *end;
        (*stations)[*n] = strtoll(text, &end, 10);
        if (*end || end == text) return err_set(&c->e, ERR_USAGE, "--station “%s” 应为整数", text);
    }
    return true;
}

static enum exit_status run_open(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    int64_t district_no, *stations;
    size_t n;
    struct date on;
    if (!cli_int(c, "district", 0, &district_no) || !read_stations(c, &stations, &n) || !cli_open(c, &ws) ||
            !cli_date(c, "on", ws.election.day, &on))
        return cli_fail(c);
    if (cli_has(c, "next")) {
        if (!district_no) err_set(&c->e, ERR_USAGE, "--next 须用 --district 指明选区");
        if (!district_no || !round_open_next(&ws, district_no, on, stations, n, &c->e)) return cli_fail(c);
        cli_say(c, arena_text(c->arena, "选区 %" PRId64 " 的下一次投票已建立", district_no));
        return EXIT_DONE;
    }
    struct finding_list findings = {.arena = c->arena};
    size_t opened;
    if (!round_open_first(&ws, district_no, on, &findings, &opened, &c->e)) return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_int(o, "opened", (int64_t)opened);
        cli_put_findings(o, "findings", &findings);
        cli_print_json(c, o);
    } else {
        printf("%zu 个选区可以投票\n", opened);
        cli_print_findings(&findings);
    }
    return cli_status_of(&findings);
}

const struct command command_round_open = {
        .path = "round open",
        .operands = "",
        .summary = "建立投票：各选区的第一次，或按结果须再举行的一次",
        .options = (const struct option[]){{OPTION_VALUE, false, "district", "N", "只建一个选区；默认全部"},
                {OPTION_VALUE, false, "on", "DATE", "投票日期；默认选举日"},
                {OPTION_FLAG, false, "next", NULL, "再次投票、另行选举或重新投票"},
                {OPTION_LIST, false, "station", "N", "下一次投票的计票点；默认全部"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_open,
};
