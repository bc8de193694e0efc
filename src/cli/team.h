/* What the commands on teams share: the case as the command line asks for it, line-ups by name, findings of a check. */
#ifndef CLI_TEAM_H
#define CLI_TEAM_H

#include "app/team_lineup.h"
#include "cli/work.h"
#include "team/lineup.h"
#include "team/verify.h"

#define TEAM_LINEUP_OPTION                                                                                             \
    {                                                                                                                  \
        OPTION_VALUE, false, "lineup", "NAME", "看哪个方案；默认现任班子"                                                          \
    }
#define TEAM_UNITS_OPTION                                                                                              \
    {                                                                                                                  \
        OPTION_VALUE, false, "units", "NAMES", "只看这些单位，以顿号分开；默认全部有职数的乡镇、街道、农场、开发区"    \
    }
#define TEAM_ON_OPTION                                                                                                 \
    {                                                                                                                  \
        OPTION_VALUE, false, "on", "DATE", "年龄、任职年限算到哪一天；默认方案的日期，现任班子为选举日"                \
    }
#define TEAM_RULES_OPTION                                                                                              \
    {                                                                                                                  \
        OPTION_VALUE, false, "rules", "FILE", "调配规则；默认程序自带的乡镇班子规则"                                   \
    }
#define TEAM_AVOID_OPTION                                                                                              \
    {                                                                                                                  \
        OPTION_VALUE, false, "avoid", "FILE", "审批表以外须回避的亲属: 姓名、对方姓名、关系"                            \
    }

/* A line-up and the case in which it is looked at. */
struct team_view {
    const char *name;
    struct team_pool pool;
    struct team_lineup lineup;
    struct team_lost lost;
};

/* The order that the options give, relatives of the forms included where the command takes --avoid; its month is --on, else that of the line-up `name`, else the day of the term change. */
MUST_USE bool cli_team_order(struct cli *c, struct workspace *ws, const char *name, struct team_order *order);

/* The line-up of that name (LINEUP_NOW: who serves) with its case. */
MUST_USE bool cli_team_view(struct cli *c, struct workspace *ws, const char *name, struct team_view *view);

/* N823: the rules that are off because nobody confirmed their setting. */
void cli_team_unconfirmed(const struct team_pool *pool, struct finding_list *findings);

/* Breaches of laws F862, of ranks W861; what the line-up had and the records have no more W863. */
void cli_team_findings(const struct team_view *view, const struct team_check *check, struct finding_list *findings);
void cli_team_breaches(struct arena *a, const struct team_case *c, const struct team_check *check, const char *name,
        struct finding_list *findings);

/* Where people come from and go to: who moves, or with `all` everybody, and how many of each kind. */
void cli_team_moves(struct cli *c, const struct team_case *k, const struct team_moves *m, bool all, struct json *root);

/* "2021-10" of 202110 */
const char *cli_month_text(struct arena *a, int32_t month);

#endif
