#include "cli/law_common.h"

#include <inttypes.h>

#include "base/buf.h"
#include "base/utf8.h"

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

/* "ballots", 3, true: a setting as JSON would have it. */
static bool read_setting(struct cli *c, const struct json *settings, const char *name, const char **text)
{
    struct err other_type;
    int64_t number;
    bool yes;
    if (json_read_int(settings, name, 0, &number, &other_type))
        *text = arena_text(c->arena, "%" PRId64, number);
    else if (json_read_bool(settings, name, false, &yes, &other_type))
        *text = yes ? "yes" : "no";
    else
        return json_read_text(settings, name, "", text, &c->e);
    return true;
}

bool law_refuse_unknown(struct cli *c, const struct json *object, const char *const *known)
{
    size_t n;
    const char *const *names = json_member_names(c->arena, object, &n);
    for (size_t i = 0; i < n; i++) {
        const char *const *k = known;
        while (*k && !text_eq(*k, names[i])) k++;
        if (*k) continue;
        struct buf list = {.arena = c->arena};
        for (k = known; *k; k++) buf_addf(&list, "%s%s", k > known ? "、" : "", *k);
        return err_set(&c->e, ERR_INPUT, "不认识“%s”这一项，请核对拼写；可以有: %s", names[i], buf_text(&list));
    }
    return true;
}

bool law_take_count(struct cli *c, const struct json *object, const char *name, int64_t *count)
{
    if (!json_has(object, name)) return err_set(&c->e, ERR_INPUT, "缺少 “%s”", name);
    return json_read_int(object, name, 0, count, &c->e);
}

bool law_accept_name(struct cli *c, const char *raw, const char **name)
{
    if (!raw) return err_set(&c->e, ERR_INPUT, "姓名应为文字");
    if (!utf8_accept(c->arena, str_of(raw), name, &c->e)) return false;
    return **name || err_set(&c->e, ERR_INPUT, "姓名是空的");
}

bool law_take_list(struct cli *c, const struct json *object, const char *name, const struct json **list)
{
    const struct json *found = json_array_at(object, name);
    if (!found && json_has(object, name)) return err_set(&c->e, ERR_INPUT, "“%s” 应为 [ … ] 列表", name);
    *list = found;
    return true;
}

void law_put_warning(struct cli *c, struct json *o, const struct law_basis *b)
{
    if (!b->province || !law_province_is_later(b, b->province)) return;
    json_put_text(o, "warning", arena_text(c->arena, "%s自 %s 起施行，晚于选举日；是否沿用须由选举委员会决定", b->province->short_name,
                                        date_text(c->arena, b->province->since)));
}

bool law_take_settings(struct cli *c, const struct json *request, struct law_basis *b)
{
    const struct json *settings = json_object_at(request, "settings");
    if (!settings && json_has(request, "settings")) return err_set(&c->e, ERR_INPUT, "“settings” 应为 { … } 对象");
    if (!settings) return true;
    size_t n;
    const char *const *names = json_member_names(c->arena, settings, &n);
    for (size_t i = 0; i < n; i++) {
        enum setting s;
        const char *text;
        if (!setting_from(names[i], &s)) {
            struct buf known = {.arena = c->arena};
            for (int k = 0; k < SETTING_COUNT; k++) buf_addf(&known, "%s%s", k ? "、" : "", setting_code((enum setting)k));
            return err_set(&c->e, ERR_INPUT, "没有名为“%s”的设置；有: %s", names[i], buf_text(&known));
        }
        int64_t value;
        if (!read_setting(c, settings, names[i], &text) || !setting_parse(s, text, &value, &c->e)) return false;
        b->settings[s] = (struct law_setting){value, ORIGIN_DECISION, "输入的设置"};
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
