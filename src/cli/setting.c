/* What the law leaves open: looking at it and recording what a body chose. */
#include <stdio.h>

#include "app/decide.h"
#include "cli/commands.h"
#include "cli/work.h"

static const char *origin_code(enum setting_origin o)
{
    static const char *const codes[] = {"default", "province", "decision"};
    return codes[o];
}

static const char *source_of(struct arena *a, const struct workspace *ws, enum setting s)
{
    const struct law_setting *set = &ws->law.settings[s];
    if (set->source) return set->source;
    return setting_rule(s) == RULE_NONE ? "" : law_cite(a, &ws->law, setting_rule(s));
}

static void put_setting(
        struct arena *a, struct json *j, const struct workspace *ws, enum setting s, const struct law_setting *fallback)
{
    const struct law_setting *set = &ws->law.settings[s];
    json_put_text(j, "setting", setting_code(s));
    json_put_text(j, "title", setting_title(s));
    json_put_text(j, "value", setting_text(a, s, set->value));
    json_put_text(j, "default", setting_text(a, s, fallback->value));
    json_put_text(j, "values", setting_values(s));
    json_put_text(j, "origin", origin_code(set->origin));
    json_put_text(j, "source", source_of(a, ws, s));
    json_put_text(j, "rule", rule_code(setting_rule(s)));
}

static void print_setting(
        struct arena *a, const struct workspace *ws, enum setting s, const struct law_setting *fallback)
{
    static const char *const origins[] = {"默认", "省级规定", "决定"};
    const struct law_setting *set = &ws->law.settings[s];
    printf("%s = %s: %s\n", setting_code(s), setting_text(a, s, set->value), setting_title(s));
    printf("    %s%s%s；默认 %s，可选 %s%s%s\n", origins[set->origin], *source_of(a, ws, s) ? "，" : "",
            source_of(a, ws, s), setting_text(a, s, fallback->value), setting_values(s),
            setting_rule(s) == RULE_NONE ? "" : "，", rule_code(setting_rule(s)));
}

/* Decisions that nothing rests on. */
static void show_retired(struct cli *c, const struct workspace *ws, struct json *list)
{
    for (size_t i = 0; i < ws->retired_count; i++) {
        const struct retired_setting *x = &ws->retired[i];
        const char *instead = setting_instead(x->code);
        struct json *o = json_add_object(list);
        json_put_text(o, "setting", x->code);
        json_put_text(o, "value", x->value);
        json_put_text(o, "source", x->source);
        json_put_text(o, "instead", instead);
        if (!c->wants_json)
            printf("没有用: %s = %s（%s）。这个版本没有这项设置%s%s\n", x->code, x->value, x->source, *instead ? "；" : "", instead);
    }
}

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct law_setting defaults[SETTING_COUNT];
    if (!cli_open_read_only(c, &ws)) return cli_fail(c);
    law_settings_default(defaults);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "settings");
    json_put_text(root, "law", law_el_name(&ws.law));
    json_put_text(root, "province", ws.law.province ? ws.law.province->short_name : NULL);
    for (int s = 0; s < SETTING_COUNT; s++) {
        if (c->wants_json)
            put_setting(c->arena, json_add_object(list), &ws, (enum setting)s, &defaults[s]);
        else
            print_setting(c->arena, &ws, (enum setting)s, &defaults[s]);
    }
    show_retired(c, &ws, json_put_array(root, "retired"));
    if (c->wants_json) cli_print_json(c, root);
    return EXIT_DONE;
}

static enum exit_status run_set(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    enum setting s;
    struct decision d = {0};
    if (!setting_from(c->operands[0], &s)) {
        err_set(&c->e, ERR_USAGE, "没有名为“%s”的设置；用 huanjie setting list 查看", c->operands[0]);
        return cli_fail(c);
    }
    if (!cli_text(c, "body", "", &d.body) || !cli_text(c, "document", "", &d.document) ||
            !cli_date(c, "on", DATE_NONE, &d.decided_on) || !cli_open(c, &ws) ||
            !decide_setting(&ws, s, c->operands[1], &d, &c->e))
        return cli_fail(c);
    cli_say(c, arena_text(c->arena, "%s = %s（%s，%s，%s）", setting_code(s), c->operands[1], d.body, d.document,
                       date_text(c->arena, d.decided_on)));
    return EXIT_DONE;
}

const struct command command_setting_list = {
        .path = "setting list",
        .operands = "",
        .summary = "法律留有余地的各项: 现值、默认、出处、可选的值",
        .needs_workspace = true,
        .run = run_list,
};

const struct command command_setting_set = {
        .path = "setting set",
        .operands = "CODE VALUE",
        .operands_min = 2,
        .operands_max = 2,
        .summary = "按有权机关的决定改一项设置",
        .options = (const struct option[]){{OPTION_VALUE, true, "body", "NAME", "决定的机关"},
                {OPTION_VALUE, true, "document", "NO", "文号或会议记录"},
                {OPTION_VALUE, true, "on", "DATE", "决定日期"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_set,
};
