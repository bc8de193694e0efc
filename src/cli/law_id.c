#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/law_common.h"
#include "law/voter.h"
#include "roll/id.h"

static void put_age(struct cli *c, struct json *o, const struct law_basis *b, const struct roll_id *id)
{
    struct reason_list reasons = {.arena = c->arena};
    enum verdict v = law_is_of_age(b, id->birth, &reasons);
    json_put_text(o, "election_day", date_text(c->arena, b->on));
    if (v == VERDICT_OPEN) {
        json_put_null(o, "age");
        json_put_null(o, "old_enough");
    } else {
        json_put_int(o, "age", date_age(id->birth, b->on));
        json_put_bool(o, "old_enough", v == VERDICT_YES);
    }
    law_put_rules(o, &reasons);
    json_put_text(o, "text", law_sentences(c->arena, &reasons));
}

/* The number itself is not shown again: what was typed is known, and output is kept in files. */
static void put_id(struct cli *c, struct json *o, struct str folded, const struct roll_id *id, struct date on)
{
    bool is_valid = id->fault == ID_NONE;
    json_put_text(o, "number", roll_id_mask(c->arena, folded));
    json_put_bool(o, "valid", is_valid);
    json_put_bool(o, "legacy", id->is_legacy);
    json_put_text(o, "fault", is_valid ? NULL : roll_id_fault_code(id->fault));
    json_put_text(o, "why", is_valid ? NULL : roll_id_why(c->arena, folded, on));
    json_put_text(o, "birth", is_valid ? date_text(c->arena, id->birth) : NULL);
    json_put_text(o, "sex", is_valid ? roll_sex_code(id->sex) : NULL);
}

static enum exit_status run(struct cli *c)
{
    const char *typed;
    struct date on;
    struct law_basis b;
    if (!utf8_accept(c->arena, str_of(c->operands[0]), &typed, &c->e) || !cli_date(c, "election-day", DATE_NONE, &on))
        return cli_fail(c);
    if (date_is_set(on) && !law_basis_on(on, &b, &c->e)) return cli_fail(c);
    struct str folded = str_of(roll_id_fold(c->arena, typed));
    struct roll_id id = roll_id_read(folded, on);
    struct json *o = json_new_object(c->arena);
    put_id(c, o, folded, &id, on);
    if (date_is_set(on)) put_age(c, o, &b, &id);
    cli_print_json(c, o);
    return EXIT_DONE;
}

const struct command command_law_id = {
        .path = "law id",
        .operands = "NUMBER",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "公民身份号码是否有效、出生日期、性别，选举日是否年满十八周岁",
        .more = "号码不会原样印出。15 位旧号码按其 18 位形式读，legacy 为 true。",
        .options = (const struct option[]){
                {OPTION_VALUE, false, "election-day", "DATE", "选举日；写了才回答年龄"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .run = run,
};
