/* The custody ledger of ballots. */
#include "app/ballots.h"

#include <inttypes.h>
#include <stdio.h>

#include "cli/commands.h"
#include "cli/intake.h"
#include "cli/work.h"

static enum exit_status run_import(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct intake in = {.arena = c->arena, .yes = cli_has(c, "yes")};
    struct finding_list findings = {.arena = c->arena};
    if (!cli_open(c, &ws) || !ballots_import(&ws, c->operands[0], &in, &c->e)) return cli_fail(c);
    if (in.is_taken && !ballots_check(&ws, &findings, NULL, &c->e)) return cli_fail(c);
    return cli_show_intake(c, &in, &findings);
}

static enum exit_status run_strike(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    int64_t entry;
    const char *why;
    if (!cli_int(c, "entry", 0, &entry) || !cli_text(c, "why", "", &why) || !cli_open(c, &ws) ||
            !ballots_strike(&ws, entry, why, &c->e))
        return cli_fail(c);
    cli_say(c, arena_text(c->arena, "台账第 %" PRId64 " 笔已取消", entry));
    return EXIT_DONE;
}

static void put_copies(struct json *o, const char *name, int64_t copies)
{
    if (copies < 0)
        json_put_null(o, name);
    else
        json_put_int(o, name, copies);
}

static void put_balance(struct json *o, const struct ballots_balance *b)
{
    const struct custody_facts *f = &b->facts;
    json_put_int(o, "district", b->district_no);
    json_put_int(o, "round", b->round);
    put_copies(o, "registered", f->registered);
    put_copies(o, "printed", f->printed);
    put_copies(o, "handed_out", f->handed_out);
    put_copies(o, "returned", f->returned);
    put_copies(o, "destroyed", f->destroyed);
    json_put_int(o, "in_stock", count_custody_stock(f));
    struct json *stations = json_put_array(o, "stations");
    for (size_t i = 0; i < f->station_count; i++) {
        struct json *j = json_add_object(stations);
        json_put_int(j, "station", b->station_no[i]);
        put_copies(j, "handed_out", f->stations[i].handed_out);
        put_copies(j, "returned", f->stations[i].returned);
        put_copies(j, "unused", f->stations[i].unused);
    }
}

static const char *copies_text(struct arena *a, int64_t copies)
{
    return copies < 0 ? "—" : arena_text(a, "%" PRId64, copies);
}

static void print_balance(struct arena *a, const struct ballots_balance *b)
{
    const struct custody_facts *f = &b->facts;
    printf("%s: 选民 %s，印制 %s，发给投票站 %s，退回 %s，销毁 %s，库存 %" PRId64 "\n", f->subject,
            copies_text(a, f->registered), copies_text(a, f->printed), copies_text(a, f->handed_out),
            copies_text(a, f->returned), copies_text(a, f->destroyed), count_custody_stock(f));
    for (size_t i = 0; i < f->station_count; i++)
        printf("  站 %" PRId64 ": 发给 %s，退回 %s，计票单剩余 %s\n", b->station_no[i],
                copies_text(a, f->stations[i].handed_out), copies_text(a, f->stations[i].returned),
                copies_text(a, f->stations[i].unused));
}

static void put_entries(struct arena *a, struct json *root, const struct ledger_list *ledger, int64_t district_no)
{
    struct json *list = json_put_array(root, "entries");
    for (size_t i = 0; i < ledger->n; i++) {
        const struct ledger_entry *x = &ledger->v[i];
        if (district_no && x->district_no != district_no) continue;
        struct json *j = json_add_object(list);
        json_put_int(j, "entry", x->ledger_no);
        json_put_int(j, "district", x->district_no);
        json_put_int(j, "round", x->round);
        json_put_int(j, "station", x->station_no);
        json_put_text(j, "kind", ledger_kind_code(x->kind));
        json_put_int(j, "copies", x->copies);
        json_put_text(j, "on", date_text(a, x->entered_on));
        json_put_text(j, "note", x->note);
    }
}

static void print_entries(struct arena *a, const struct ledger_list *ledger, const struct ballots_balance *b)
{
    for (size_t i = 0; i < ledger->n; i++) {
        const struct ledger_entry *x = &ledger->v[i];
        if (x->district_no != b->district_no || x->round != b->round) continue;
        printf("    第 %" PRId64 " 笔 %s %s%s %" PRId64 " 张%s%s\n", x->ledger_no, date_text(a, x->entered_on),
                ledger_kind_title(x->kind), x->station_no ? arena_text(a, " 站 %" PRId64, x->station_no) : "",
                x->copies, *x->note ? "，" : "", x->note);
    }
}

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct ballots_overview o;
    struct finding_list findings = {.arena = c->arena};
    int64_t district_no;
    if (!cli_int(c, "district", 0, &district_no) || !cli_open_read_only(c, &ws) || !ballots_load(&ws, &o, &c->e) ||
            !ballots_check(&ws, &findings, NULL, &c->e))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "balances");
    for (size_t i = 0; i < o.n; i++) {
        if (district_no && o.v[i].district_no != district_no) continue;
        if (c->wants_json) {
            put_balance(json_add_object(list), &o.v[i]);
        } else {
            print_balance(c->arena, &o.v[i]);
            if (district_no) print_entries(c->arena, &o.ledger, &o.v[i]);
        }
    }
    if (c->wants_json) {
        put_entries(c->arena, root, &o.ledger, district_no);
        cli_put_findings(root, "findings", &findings);
        cli_print_json(c, root);
    } else {
        if (o.n == 0) puts("还没有选票台账");
        cli_print_findings(&findings);
    }
    return cli_status_of(&findings);
}

const struct command command_ballots_import = {
        .path = "ballots import",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "导入选票台账（印制、发给投票站、退回、销毁）",
        .more = "列: 选区号*、次数、站号、类别*、数量*、日期*、说明\n"
                "同一份表再导入一次不改变什么；数量不同的先列出改动，加 --yes 才写入；表中不再有的不会删除。",
        .options = (const struct option[]){YES_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_import,
};

const struct command command_ballots_strike = {
        .path = "ballots strike",
        .operands = "",
        .summary = "取消台账中记错的一笔（日志保留）",
        .options = (const struct option[]){{OPTION_VALUE, true, "entry", "N", "第几笔（见 ballots list）"},
                {OPTION_VALUE, true, "why", "TEXT", "理由"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_strike,
};

const struct command command_ballots_list = {
        .path = "ballots list",
        .operands = "",
        .summary = "选票台账: 各选区各次投票印制、发出、退回、销毁和库存，以及问题",
        .options = (const struct option[]){{OPTION_VALUE, false, "district", "N", "只看一个选区，列出每一笔"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_list,
};
