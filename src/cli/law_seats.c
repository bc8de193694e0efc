#include "cli/commands.h"
#include "cli/law_common.h"
#include "law/seats.h"

static bool read_level(struct cli *c, enum area_level *level)
{
    if (area_level_from(cli_value(c, "level"), level)) return true;
    return err_set(&c->e, ERR_USAGE, "--level “%s” 应为 township、county、city、province、municipality 之一",
            cli_value(c, "level"));
}

static enum exit_status run(struct cli *c)
{
    enum area_level level;
    int64_t population;
    struct date on;
    struct law_basis b;
    struct law_seats s;
    if (!read_level(c, &level) || !cli_int(c, "population", 0, &population) || !cli_date(c, "on", DATE_NONE, &on))
        return cli_fail(c);
    if (!law_basis_from(c, on, level, &b)) return cli_fail(c);
    if (!law_seats(c->arena, &b, level, population, cli_has(c, "extra-five-percent"), &s, &c->e)) return cli_fail(c);
    struct json *o = json_new_object(c->arena);
    json_put_int(o, "seats", s.seats);
    json_put_int(o, "base", s.base);
    json_put_int(o, "added", s.added);
    json_put_int(o, "cap", s.cap);
    json_put_int(o, "extra", s.extra);
    json_put_bool(o, "may_be_fewer", s.may_be_fewer);
    law_put_rules(o, &s.reasons);
    json_put_text(o, "text", law_sentences(c->arena, &s.reasons));
    cli_print_json(c, o);
    return EXIT_DONE;
}

const struct command command_law_seats = {
        .path = "law seats",
        .operands = "",
        .summary = "按人口计算代表总名额的上限",
        .more = "名额是上限：具体名额由有权机关确定，可以少于此数。",
        .options = (const struct option[]){
                {OPTION_VALUE, true, "level", "LEVEL", "township、county、city、province、municipality"},
                {OPTION_VALUE, true, "population", "N", "总人口（户籍人口）"},
                {OPTION_VALUE, true, "on", "DATE", "选举日，决定适用的选举法文本"},
                {OPTION_FLAG, false, "extra-five-percent", NULL, "经省级人大常委会决定另加百分之五"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .run = run,
};
