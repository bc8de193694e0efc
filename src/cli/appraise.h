/* What the commands of the analysis share. */
#ifndef CLI_APPRAISE_H
#define CLI_APPRAISE_H

#include "app/appraisal.h"
#include "cadre/measure.h"
#include "cadre/set_choice.h"
#include "cli/command.h"

/* {"value", "low", "high", "base", "method"}; without an interval "interval_why"; a figure that is not defined has value null and
 * "why". */
void cli_put_measure(struct json *o, const char *name, const struct measure *m);

/* "88.9%（95% 区间 71.9%–96.1%，27）", "—（评价人不足五人…）" */
const char *cli_share_text(struct arena *a, const struct measure *m);

/* "83.200（95% 区间 78.110–88.290，20）", "25.000（12；全部单位都在内，没有抽样误差）" */
const char *cli_number_text(struct arena *a, const struct measure *m);

/* "2（1–3）": a place with its interval */
const char *cli_place_text(struct arena *a, const struct measure *m);

/* "2011 年的票组"; where none has a result: "还没有录入了结果的票组" */
const char *cli_year_text(struct arena *a, int64_t year);

/* What stops a set, each code once (F841 …), into `open` (may be NULL) and as "F841、F842"; "" for none. `set check` explains them. */
MUST_USE bool cli_open_codes(struct cli *c, const struct appraisal *x, const struct ballot_set *set, struct json *open, const char **codes);

/* --year, --item and --use as the sets that a figure is made of. */
MUST_USE bool cli_read_choice(struct cli *c, struct set_choice *choice);

/* An option's value as accepted text. */
MUST_USE bool cli_accept(struct cli *c, const char *option, const char **text);

#endif
