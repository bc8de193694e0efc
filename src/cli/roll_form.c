/* One person entered, transferred in or corrected by hand. */
#include "app/roll_form.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/roll.h"
#include "cli/work.h"

/* A number on the command line can be read by everybody on the machine, and stays in the shell's history: "--id -" takes
 * it from the first line of the standard input. */
static bool read_id(struct cli *c, const char **id)
{
    struct str typed;
    if (isatty(STDIN_FILENO)) fputs("公民身份号码: ", stderr);
    char *line = NULL;
    size_t capacity = 0;
    ssize_t n = getline(&line, &capacity, stdin);
    while (n > 0 && (line[n - 1] == '\n' || line[n - 1] == '\r')) n--;
    typed = n > 0 ? str_of(arena_text(c->arena, "%.*s", (int)n, line)) : (struct str){0};
    if (line) explicit_bzero(line, capacity);
    free(line);
    if (!typed.n) return err_set(&c->e, ERR_USAGE, "--id -: 标准输入的第一行是空的，请在那里写公民身份号码");
    return utf8_accept(c->arena, typed, id, &c->e) || err_in(&c->e, "--id -");
}

/* An option that was not given stays NULL. */
static bool read_form(struct cli *c, struct roll_form *form)
{
    static const struct {
        enum roll_field field;
        const char *option;
    } options[] = {{FIELD_NAME, "name"}, {FIELD_SEX, "sex"}, {FIELD_ETHNIC, "ethnic"}, {FIELD_BIRTH, "born"},
            {FIELD_ID, "id"}, {FIELD_ADDRESS, "address"}, {FIELD_UNIT, "unit"}, {FIELD_HOUSEHOLD, "household"},
            {FIELD_PHONE, "phone"}, {FIELD_NOTE, "remark"}};
    *form = (struct roll_form){0};
    for (size_t i = 0; i < ARRAY_COUNT(options); i++)
        if (cli_has(c, options[i].option) && !cli_text(c, options[i].option, "", &form->text[options[i].field]))
            return false;
    const char **id = &form->text[FIELD_ID];
    if (*id && text_eq(*id, "-") && !read_id(c, id)) return false;
    return cli_int(c, "district", 0, &form->district_no);
}

static enum exit_status show_refused(struct cli *c, const char *line, const struct finding_list *findings)
{
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_bool(o, "written", false);
        cli_put_findings(o, "findings", findings);
        cli_print_json(c, o);
    } else {
        cli_print_findings(findings);
        printf("%s\n", line);
    }
    return cli_status_of(findings);
}

static enum exit_status add(struct cli *c, enum voter_change_kind kind)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct roll_form form;
    struct voter_change change;
    struct voter v;
    struct finding_list findings = {.arena = c->arena};
    int64_t voter_no;
    if (!read_form(c, &form) || !cli_open(c, &ws) || !cli_voter_change(c, &ws, &change)) return cli_fail(c);
    change.kind = kind;
    if (!cli_date(c, "issued", DATE_NONE, &change.valid_from) ||
            !roll_add(&ws, &form, &change, &findings, &voter_no, &c->e))
        return cli_fail(c);
    if (!voter_no) return show_refused(c, "没有登记；请改正以上各项再登记", &findings);
    if (!roll_load_voter(&ws, voter_no, &v, &c->e)) return cli_fail(c);
    return cli_show_change(c, &change, &v, &findings);
}

static enum exit_status run_add(struct cli *c)
{
    return add(c, CHANGE_OF_VOTER_ADD);
}

static enum exit_status run_transfer_in(struct cli *c)
{
    return add(c, CHANGE_OF_VOTER_TRANSFER_IN);
}

static enum exit_status run_edit(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct roll_form form;
    struct voter_change change;
    struct voter v;
    struct finding_list findings = {.arena = c->arena};
    int64_t voter_no;
    bool is_written;
    if (!cli_voter_no(c, c->operands[0], &voter_no) || !read_form(c, &form) || !cli_open(c, &ws) ||
            !cli_voter_change(c, &ws, &change))
        return cli_fail(c);
    change.voter_no = voter_no;
    if (!roll_edit(&ws, &form, &change, &findings, &is_written, &c->e)) return cli_fail(c);
    if (!is_written)
        return show_refused(c,
                finding_count(&findings, SEVERITY_STOP) ? "没有更正；请改正以上各项" : "与登记的相同，没有改动",
                &findings);
    if (!roll_load_voter(&ws, voter_no, &v, &c->e)) return cli_fail(c);
    return cli_show_change(c, &change, &v, &findings);
}

#define FORM_OPTIONS(is_new)                                                                                           \
    {OPTION_VALUE, is_new, "name", "NAME", "姓名"}, {OPTION_VALUE, false, "sex", "TEXT", "性别；有号码的可以不写"},    \
            {OPTION_VALUE, false, "ethnic", "TEXT", "民族"},                                                           \
            {OPTION_VALUE, false, "born", "DATE", "出生日期；有号码的可以不写"},                                       \
            {OPTION_VALUE, false, "id", "NUMBER", "公民身份号码，- 从标准输入读；加密保存"},                                           \
            {OPTION_VALUE, false, "phone", "NUMBER", "手机；加密保存"},                                                \
            {OPTION_VALUE, false, "unit", "NAME", "村组、单位"}, {OPTION_VALUE, false, "address", "TEXT", "住址"},     \
            {OPTION_VALUE, false, "household", "TEXT", "户籍地"},                                                      \
    {                                                                                                                  \
        OPTION_VALUE, false, "remark", "TEXT", "名册的备注栏"                                                    \
    }
#define DISTRICT_OPTION                                                                                                \
    {                                                                                                                  \
        OPTION_VALUE, false, "district", "N", "选区号；默认为单位的选区"                                   \
    }
#define ON_OPTION                                                                                                      \
    {                                                                                                                  \
        OPTION_VALUE, false, "on", "DATE", "登记的日期；默认今天"                                            \
    }
#define NOTE_OPTION                                                                                                    \
    {                                                                                                                  \
        OPTION_VALUE, false, "note", "TEXT", "变动的说明；不要写公民身份号码"                           \
    }
#define LAST_OPTION                                                                                                    \
    {                                                                                                                  \
        OPTION_END, false, NULL, NULL, NULL                                                                            \
    }

const struct command command_roll_add = {
        .path = "roll add",
        .operands = "",
        .summary = "补登一名选民；与导入名册的检查相同",
        .options = (const struct option[]){FORM_OPTIONS(true), DISTRICT_OPTION,
                {OPTION_VALUE, false, "document", "NO", "凭据，如申诉处理决定的文号"},
                {OPTION_VALUE, false, "authority", "NAME", "出具凭据的单位"}, NOTE_OPTION, ON_OPTION, LAST_OPTION},
        .needs_workspace = true,
        .run = run_add,
};

const struct command command_roll_transfer_in = {
        .path = "roll transfer-in",
        .operands = "",
        .summary = "转入: 户口不在本地、凭原选区的选民资格证明登记",
        .options = (const struct option[]){FORM_OPTIONS(true), DISTRICT_OPTION,
                {OPTION_VALUE, true, "document", "NO", "选民资格证明的编号"},
                {OPTION_VALUE, true, "authority", "NAME", "出具证明的选举委员会"},
                {OPTION_VALUE, true, "issued", "DATE", "出具证明的日期"}, NOTE_OPTION, ON_OPTION, LAST_OPTION},
        .needs_workspace = true,
        .run = run_transfer_in,
};

const struct command command_roll_edit = {
        .path = "roll edit",
        .operands = "VOTER",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "更正一名选民的登记；只改写明的各项",
        .more = "空的值（--address \"\"）清除原来的内容；改选区用 roll move。",
        .options = (const struct option[]){FORM_OPTIONS(false), {OPTION_VALUE, false, "document", "NO", "凭据的文号"},
                {OPTION_VALUE, false, "authority", "NAME", "出具凭据的单位"}, NOTE_OPTION, ON_OPTION, LAST_OPTION},
        .needs_workspace = true,
        .run = run_edit,
};
