#include "cli/commands.h"
#include "cli/law_common.h"

static void put_rules(struct cli *c, const struct law_basis *b, struct json *o)
{
    struct json *list = json_put_array(o, "rules");
    for (int r = 1; r < RULE_COUNT; r++) {
        struct json *j = json_add_object(list);
        json_put_text(j, "rule", rule_code((enum rule)r));
        json_put_text(j, "title", rule_title((enum rule)r));
        const char *article = law_cite(c->arena, b, (enum rule)r);
        json_put_text(j, "article", *article ? article : NULL);
        json_put_text(j, "local", law_cite_local(b, (enum rule)r));
    }
}

static const char *origin_text(const struct law_setting *s)
{
    return s->origin == ORIGIN_DEFAULT ? "默认" : s->source;
}

static void put_settings(struct cli *c, const struct law_basis *b, struct json *o)
{
    struct json *list = json_put_array(o, "settings");
    for (int s = 0; s < SETTING_COUNT; s++) {
        struct json *j = json_add_object(list);
        json_put_text(j, "setting", setting_code((enum setting)s));
        json_put_text(j, "value", setting_text(c->arena, (enum setting)s, b->settings[s].value));
        json_put_text(j, "values", setting_values((enum setting)s));
        json_put_text(j, "rule", rule_code(setting_rule((enum setting)s)));
        json_put_text(j, "source", origin_text(&b->settings[s]));
        json_put_text(j, "title", setting_title((enum setting)s));
    }
}

static enum exit_status run(struct cli *c)
{
    struct date on;
    struct law_basis b;
    enum area_level level = LEVEL_TOWNSHIP;
    if (!cli_date(c, "on", DATE_NONE, &on)) return cli_fail(c);
    if (cli_has(c, "level") && !area_level_from(cli_value(c, "level"), &level)) {
        err_set(&c->e, ERR_USAGE, "--level “%s” 应为 township 或 county", cli_value(c, "level"));
        return cli_fail(c);
    }
    if (!law_basis_from(c, on, level, &b)) return cli_fail(c);
    struct json *o = json_new_object(c->arena);
    json_put_text(o, "on", date_text(c->arena, on));
    json_put_text(o, "law", law_el_name(&b));
    law_put_warning(c, o, &b);
    put_rules(c, &b, o);
    put_settings(c, &b, o);
    cli_print_json(c, o);
    return EXIT_DONE;
}

const struct command command_law_rules = {
        .path = "law rules",
        .operands = "",
        .summary = "某一天适用的规则、条文和设置",
        .options = (const struct option[]){
                {OPTION_VALUE, true, "on", "DATE", "选举日"},
                {OPTION_VALUE, false, "level", "LEVEL", "township（默认）或 county"},
                LAW_PROVINCE_OPTION,
                {OPTION_END, false, NULL, NULL, NULL}},
        .run = run,
};
