/* What happens to nominations and candidates after they came in. */
#include <inttypes.h>
#include <stdio.h>

#include "app/nominate_change.h"
#include "cli/commands.h"
#include "cli/work.h"

/* Recorded either way; exit status 1 says that the district now needs something. */
static enum exit_status show_effect(struct cli *c, const struct nominate_effect *x)
{
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_int(o, "district", x->district_no);
        json_put_text(o, "text", x->text);
        cli_put_findings(o, "findings", &x->findings);
        cli_print_json(c, o);
    } else {
        printf("已记录。%s\n", x->text);
        cli_print_findings(&x->findings);
    }
    return cli_status_of(&x->findings);
}

static enum exit_status run_strike_signer(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct nominate_effect effect;
    int64_t nomination, signer;
    const char *why;
    if (!cli_int(c, "nomination", 0, &nomination) || !cli_int(c, "signer", 0, &signer) ||
            !cli_text(c, "why", "", &why) || !cli_open(c, &ws) ||
            !nominate_strike_signer(&ws, nomination, signer, why, &effect, &c->e))
        return cli_fail(c);
    return show_effect(c, &effect);
}

static enum exit_status remove_candidate(struct cli *c, enum candidate_state state)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct nominate_effect effect;
    int64_t candidate;
    const char *why;
    struct date on;
    if (!cli_int(c, "candidate", 0, &candidate) || !cli_text(c, "why", "", &why) || !cli_open(c, &ws) ||
            !cli_date(c, "on", workspace_today(&ws), &on) ||
            !nominate_remove(&ws, candidate, state, why, on, &effect, &c->e))
        return cli_fail(c);
    return show_effect(c, &effect);
}

static enum exit_status withdraw_nomination(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct nominate_effect effect;
    int64_t nomination;
    const char *why;
    struct date on;
    if (!cli_int(c, "nomination", 0, &nomination) || !cli_text(c, "why", "", &why) || !cli_open(c, &ws) ||
            !cli_date(c, "on", workspace_today(&ws), &on) ||
            !nominate_withdraw_nomination(&ws, nomination, why, on, &effect, &c->e))
        return cli_fail(c);
    return show_effect(c, &effect);
}

static enum exit_status run_withdraw(struct cli *c)
{
    if (cli_has(c, "nomination") == cli_has(c, "candidate")) {
        err_set(&c->e, ERR_USAGE, "用 --candidate 写明谁退出，或者用 --nomination 写明撤回哪一份推荐");
        return cli_fail(c);
    }
    return cli_has(c, "nomination") ? withdraw_nomination(c) : remove_candidate(c, CANDIDATE_WITHDRAWN);
}

static enum exit_status run_death(struct cli *c)
{
    return remove_candidate(c, CANDIDATE_DEAD);
}

static enum exit_status run_strike(struct cli *c)
{
    return remove_candidate(c, CANDIDATE_STRUCK);
}

const struct command command_nominate_strike_signer = {
        .path = "nominate strike-signer",
        .operands = "",
        .summary = "联名人撤回签名",
        .options = (const struct option[]){{OPTION_VALUE, true, "nomination", "N", "推荐编号，见 nominate list"},
                {OPTION_VALUE, true, "signer", "N", "签名序号"}, {OPTION_VALUE, true, "why", "TEXT", "理由和依据"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_strike_signer,
};

#define CANDIDATE_OPTIONS                                                                                              \
    {OPTION_VALUE, true, "candidate", "N", "候选人编号，见 nominate list"},                                            \
            {OPTION_VALUE, true, "why", "TEXT", "理由和依据"}, {OPTION_VALUE, false, "on", "DATE", "日期；默认今天"},  \
    {                                                                                                                  \
        OPTION_END, false, NULL, NULL, NULL                                                                            \
    }

const struct command command_nominate_withdraw = {
        .path = "nominate withdraw",
        .operands = "",
        .summary = "候选人退出，或推荐者撤回推荐",
        .options =
                (const struct option[]){{OPTION_VALUE, false, "candidate", "N", "退出的候选人编号，见 nominate list"},
                        {OPTION_VALUE, false, "nomination", "N", "撤回的推荐编号，见 nominate list"},
                        {OPTION_VALUE, true, "why", "TEXT", "理由和依据"},
                        {OPTION_VALUE, false, "on", "DATE", "日期；默认今天"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_withdraw,
};

const struct command command_nominate_death = {
        .path = "nominate death",
        .operands = "",
        .summary = "候选人死亡",
        .options = (const struct option[]){CANDIDATE_OPTIONS},
        .needs_workspace = true,
        .run = run_death,
};

const struct command command_nominate_strike = {
        .path = "nominate strike",
        .operands = "",
        .summary = "候选人除名（如接受境外资助）",
        .options = (const struct option[]){CANDIDATE_OPTIONS},
        .needs_workspace = true,
        .run = run_strike,
};
