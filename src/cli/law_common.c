#include "cli/law_common.h"

#include <inttypes.h>

#include "base/buf.h"

bool law_basis_from(struct cli *c, struct date on, enum area_level level, struct law_basis *b)
{
    if (!law_basis_on(on, b, &c->e)) return false;
    const char *code = cli_value(c, "province");
    if (!code) return true;
    struct law_province *p = arena_alloc(c->arena, sizeof *p);
    if (!law_province_load(c->arena, code, p, &c->e)) {
        c->e.kind = ERR_USAGE;
        return err_in(&c->e, "--province");
    }
    law_apply_province(b, p, level);
    return true;
}

void law_put_reasons(struct json *o, const char *name, const struct reason_list *reasons)
{
    struct json *list = json_put_array(o, name);
    for (size_t i = 0; i < reasons->n; i++) {
        struct json *r = json_add_object(list);
        json_put_text(r, "rule", rule_code(reasons->v[i].rule));
        json_put_text(r, "article", reasons->v[i].article);
        json_put_text(r, "text", reasons->v[i].text);
    }
}

void law_put_rules(struct json *o, const struct reason_list *reasons)
{
    struct json *rules = json_put_array(o, "rules");
    for (size_t i = 0; i < reasons->n; i++) {
        bool is_new = true;
        for (size_t k = 0; k < i && is_new; k++) is_new = reasons->v[k].rule != reasons->v[i].rule;
        if (is_new) json_add_text(rules, rule_code(reasons->v[i].rule));
    }
    struct json *articles = json_put_array(o, "articles");
    for (size_t i = 0; i < reasons->n; i++) {
        bool is_new = true;
        for (size_t k = 0; k < i && is_new; k++) is_new = !text_eq(reasons->v[k].article, reasons->v[i].article);
        if (is_new) json_add_text(articles, reasons->v[i].article);
    }
}

const char *law_sentences(struct arena *a, const struct reason_list *reasons)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < reasons->n; i++) buf_addf(&b, "%s%s", i ? "；" : "", reasons->v[i].text);
    return buf_text(&b);
}

bool law_take_settings(struct cli *c, const struct json *request, struct law_basis *b)
{
    const struct json *settings = json_object_at(request, "settings");
    if (!settings) return true;
    size_t n;
    const char *const *names = json_member_names(c->arena, settings, &n);
    for (size_t i = 0; i < n; i++) {
        enum setting s;
        const char *text;
        int64_t number;
        if (!setting_from(names[i], &s)) {
            struct buf known = {.arena = c->arena};
            for (int k = 0; k < SETTING_COUNT; k++) buf_addf(&known, "%s%s", k ? "、" : "", setting_code((enum setting)k));
            return err_set(&c->e, ERR_INPUT, "没有名为“%s”的设置；有: %s", names[i], buf_text(&known));
        }
        struct err ignored;
        if (json_read_int(settings, names[i], 0, &number, &ignored))
            text = arena_text(c->arena, "%" PRId64, number);
        else if (!json_read_text(settings, names[i], "", &text, &c->e))
            return false;
        int64_t value;
        if (!setting_parse(s, text, &value, &c->e)) return false;
        b->settings[s] = (struct law_setting){value, ORIGIN_DECISION, "settings"};
    }
    return true;
}

bool law_take_day(struct cli *c, const struct json *request, struct date *on)
{
    const char *text;
    if (!json_read_text(request, "on", NULL, &text, &c->e)) return false;
    if (!text) return err_set(&c->e, ERR_INPUT, "缺少选举日 \"on\"，例如 \"on\":\"2026-12-20\"");
    *on = date_parse(str_of(text));
    if (!date_is_set(*on)) return err_set(&c->e, ERR_INPUT, "\"on\" “%s” 不是日期，请写成 2026-12-20", text);
    return true;
}
