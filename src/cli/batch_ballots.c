/* Every ballot that counts for one candidate, with its picture. */
#include <inttypes.h>
#include <stdio.h>

#include "app/ballot_lookup.h"
#include "cli/commands.h"
#include "cli/work.h"

static bool read_vote(struct cli *c, struct vote_key *key)
{
    if (cli_has(c, "district") == cli_has(c, "post"))
        return err_set(&c->e, ERR_USAGE, "请写 --district 选区号，或者 --post 职务号，两者之一");
    if (!cli_int(c, "round", 0, &key->round)) return false;
    if (cli_has(c, "district")) return cli_int(c, "district", 0, &key->no);
    return cli_int(c, "post", 0, &key->no) && cli_int(c, "session", 1, &key->session_no);
}

static struct json *lookup_to_json(struct arena *a, const struct ballot_lookup *x, const char *pdf)
{
    struct json *o = json_new_object(a);
    if (x->key.session_no) json_put_int(o, "session", x->key.session_no);
    json_put_int(o, x->key.session_no ? "post" : "district", x->key.no);
    json_put_int(o, "round", x->key.round);
    json_put_text(o, "candidate", x->name);
    if (x->votes < 0)
        json_put_null(o, "for");
    else
        json_put_int(o, "for", x->votes);
    json_put_int(o, "by_hand", x->hand);
    json_put_text(o, "fate", x->fate);
    json_put_text(o, "state", x->state);
    json_put_int(o, "waiting", (int64_t)x->waiting);
    json_put_text(o, "pdf", pdf);
    struct json *reasons = json_put_array(o, "reasons"), *ballots = json_put_array(o, "ballots");
    for (size_t i = 0; i < x->reason_count; i++) {
        struct json *j = json_add_object(reasons);
        json_put_text(j, "article", x->reasons[i].article);
        json_put_text(j, "text", x->reasons[i].text);
    }
    for (size_t i = 0; i < x->n; i++) {
        const struct counting_ballot *b = &x->ballots[i];
        struct json *j = json_add_object(ballots);
        json_put_text(j, "batch", b->batch);
        json_put_text(j, "sheet", b->sheet);
        json_put_text(j, "how", b->how);
        json_put_text(j, "why", b->why);
        json_put_text(j, "article", b->article);
    }
    return o;
}

static void print_lookup(struct arena *a, const struct ballot_lookup *x, const char *pdf)
{
    size_t n;
    const char *const *lines = ballot_lookup_lines(a, x, &n);
    for (size_t i = 0; i < n; i++) puts(lines[i]);
    for (size_t i = 0; i < x->n; i++) {
        const struct counting_ballot *b = &x->ballots[i];
        printf("  %s %.8s %s；%s（%s）\n", b->batch, b->sheet, b->how, b->why, b->article);
    }
    if (pdf) printf("图像已写到 %s\n", pdf);
}

static enum exit_status run(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct vote_key key = {0};
    struct ballot_lookup x;
    const char *pdf = cli_value(c, "pdf");
    if (!read_vote(c, &key) || !cli_open_read_only(c, &ws) ||
            !ballot_lookup(&ws, key, cli_value(c, "candidate"), &x, &c->e) ||
            (pdf && !ballot_lookup_write(&ws, &x, pdf, &c->e)))
        return cli_fail(c);
    if (c->wants_json)
        cli_print_json(c, lookup_to_json(c->arena, &x, pdf));
    else
        print_lookup(c->arena, &x, pdf);
    return EXIT_DONE;
}

const struct command command_batch_ballots = {
        .path = "batch ballots",
        .operands = "",
        .summary = "计给一位候选人的每一张选票: 结果、图像、由谁怎样认定、依据哪一条",
        .more = "把一次投票的各批机读选票合在一起。--pdf 写出图像一览，每张选票一幅小图，下面写机器怎样读、两人怎样认定、\n"
                "依法为什么有效。放大看一张: huanjie decide show。人工计票的没有图像。另选的人也可以查。",
        .options = (const struct option[]){{OPTION_VALUE, true, "candidate", "NAME", "候选人的姓名，同选票上的一样"},
                {OPTION_VALUE, false, "district", "N", "选区号"},
                {OPTION_VALUE, false, "post", "N", "大会选举的职务号"},
                {OPTION_VALUE, false, "session", "N", "同 --post 一起用: 第几次会议；默认 1"},
                {OPTION_VALUE, false, "round", "N", "第几次投票；默认最近一次"},
                {OPTION_VALUE, false, "pdf", "FILE", "图像一览写到这个文件"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run,
};
