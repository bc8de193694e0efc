/* Papers about teams. */
#include <inttypes.h>
#include <stdio.h>

#include "app/team_paper.h"
#include "cli/commands.h"
#include "cli/paper_out.h"
#include "cli/team.h"
#include "seal/journal.h"

static const char *footer_of(struct cli *c, const struct workspace *ws, const struct journal_mark *mark)
{
    return arena_text(c->arena, "%s　日志第%" PRId64 "条　SM3 %.16s", ws->election.name, mark->seq, mark->hash);
}

static const char *title_of(const char *name)
{
    return text_eq(name, LINEUP_NOW) ? "现任" : name;
}

static bool open(struct cli *c, struct workspace *ws, const char **footer)
{
    struct journal_mark mark;
    if (!cli_open_read_only(c, ws) || !journal_head(ws->db, ws->election.county, &mark, &c->e)) return false;
    *footer = footer_of(c, ws, &mark);
    return true;
}

static struct date dated(const struct team_case *k)
{
    return date_from(k->on / 100, k->on % 100, 1);
}

/* now, and up to two line-ups beside it */
static enum exit_status run_structure(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct team_view views[TEAM_PAPER_LINEUPS_MAX];
    struct team_paper_lineup v[TEAM_PAPER_LINEUPS_MAX];
    const char *footer;
    size_t n = 0;
    if (!open(c, &ws, &footer)) return cli_fail(c);
    for (int i = -1; i < c->operand_count; i++, n++) {
        const char *name = i < 0 ? LINEUP_NOW : c->operands[i];
        if (!cli_team_view(c, &ws, name, &views[n])) return cli_fail(c);
        v[n] = (struct team_paper_lineup){title_of(name), &views[n].pool.c, views[n].lineup};
    }
    return cli_write_paper(c, team_structure_paper(c->arena, footer, dated(v[n - 1].c), v, n));
}

static enum exit_status run_lineup(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct team_view view;
    const char *footer, *name = c->operands[0];
    if (!open(c, &ws, &footer) || !cli_team_view(c, &ws, name, &view)) return cli_fail(c);
    struct team_paper_lineup before = {title_of(LINEUP_NOW), &view.pool.c, team_lineup_now(c->arena, &view.pool.c)};
    struct team_paper_lineup after = {title_of(name), &view.pool.c, view.lineup};
    return cli_write_paper(c, team_lineup_paper(c->arena, footer, dated(after.c), &before, &after));
}

const struct command command_team_paper_structure = {
        .path = "team paper structure",
        .operands = "[LINEUP…]",
        .operands_max = TEAM_PAPER_LINEUPS_MAX - 1,
        .summary = "班子结构分析表: 现任和方案并列，人数、占比、增减百分点，附图",
        .options = (const struct option[]){TEAM_UNITS_OPTION, TEAM_ON_OPTION, TEAM_RULES_OPTION, PAPER_PDF_OPTION,
                PAPER_DOCX_OPTION, PAPER_XLSX_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_structure,
};

const struct command command_team_paper_lineup = {
        .path = "team paper lineup",
        .operands = "LINEUP",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "班子配备方案表: 每个职位现任是谁、方案是谁、从哪里来",
        .options = (const struct option[]){TEAM_UNITS_OPTION, TEAM_ON_OPTION, TEAM_RULES_OPTION, PAPER_PDF_OPTION,
                PAPER_DOCX_OPTION, PAPER_XLSX_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_lineup,
};
