#include "law/province.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/resource.h"
#include "base/utf8.h"

enum { FIELDS_MAX = 8, RULES_MAX = 64 };

static size_t split(struct arena *a, const char *line, size_t n, const char *fields[FIELDS_MAX])
{
    size_t count = 0;
    const char *end = line + n;
    for (const char *p = line; count < FIELDS_MAX; count++) {
        const char *tab = memchr(p, '\t', (size_t)(end - p));
        const char *stop = tab ? tab : end;
        fields[count] = arena_copy(a, p, (size_t)(stop - p));
        if (!tab) return count + 1;
        p = tab + 1;
    }
    return count;
}

static bool rule_from(const char *code, enum rule *r)
{
    for (int i = 1; i < RULE_COUNT; i++) {
        if (!text_eq(rule_code((enum rule)i), code)) continue;
        *r = (enum rule)i;
        return true;
    }
    return false;
}

static bool parse_set(const char *const *f, size_t n, struct law_local_rule *r, struct err *e)
{
    if (n < 6 || n > 7) return err_set(e, ERR_INPUT, "set 需要 设置、值、规则、条文、要旨，可以再限于一级");
    if (!setting_from(f[1], &r->setting)) return err_set(e, ERR_INPUT, "没有名为“%s”的设置", f[1]);
    if (!setting_parse(r->setting, f[2], &r->value, e)) return false;
    if (!rule_from(f[3], &r->rule)) return err_set(e, ERR_INPUT, "没有规则“%s”", f[3]);
    r->sets = true;
    r->article = f[4];
    r->gist = f[5];
    r->for_township = n < 7 || text_eq(f[6], "township");
    r->for_county = n < 7 || text_eq(f[6], "county");
    if (!r->for_township && !r->for_county)
        return err_set(e, ERR_INPUT, "“%s” 应为 township 或 county", f[6]);
    return true;
}

static bool parse_cite(const char *const *f, size_t n, struct law_local_rule *r, struct err *e)
{
    if (n != 4) return err_set(e, ERR_INPUT, "cite 需要 规则、条文、要旨");
    if (!rule_from(f[1], &r->rule)) return err_set(e, ERR_INPUT, "没有规则“%s”", f[1]);
    r->article = f[2];
    r->gist = f[3];
    r->for_township = r->for_county = true;
    return true;
}

static bool parse_line(const char *const *f, size_t n, struct law_province *p, struct err *e)
{
    if (text_eq(f[0], "set") || text_eq(f[0], "cite")) {
        if (p->rule_count == RULES_MAX) return err_set(e, ERR_INPUT, "条目超过 %d 条", RULES_MAX);
        struct law_local_rule *r = &p->rules[p->rule_count];
        if (!(text_eq(f[0], "set") ? parse_set(f, n, r, e) : parse_cite(f, n, r, e))) return false;
        p->rule_count++;
        return true;
    }
    if (n != 2) return err_set(e, ERR_INPUT, "“%s” 后面应有一项内容", f[0]);
    if (text_eq(f[0], "code"))
        p->code = f[1];
    else if (text_eq(f[0], "division"))
        p->division = atoi(f[1]);
    else if (text_eq(f[0], "short_name"))
        p->short_name = f[1];
    else if (text_eq(f[0], "full_name"))
        p->full_name = f[1];
    else if (text_eq(f[0], "since"))
        p->since = date_parse(str_of(f[1]));
    else
        return err_set(e, ERR_INPUT, "不认识的条目“%s”", f[0]);
    return true;
}

bool law_province_parse(struct arena *a, const char *text, struct law_province *out, struct err *e)
{
    struct law_province p = {.rules = arena_alloc_array(a, RULES_MAX, sizeof *p.rules)};
    if (!utf8_is_valid(str_of(text))) return err_set(e, ERR_INPUT, "不是有效的 UTF-8 文字");
    size_t line = 0;
    while (*text) {
        size_t n = strcspn(text, "\n");
        line++;
        if (n > 0 && text[0] != '#') {
            const char *fields[FIELDS_MAX];
            size_t count = split(a, text, n, fields);
            if (!parse_line(fields, count, &p, e)) return err_in(e, "第 %zu 行", line);
        }
        text += n + (text[n] == '\n');
    }
    if (!p.code || !p.short_name || !p.full_name || !date_is_set(p.since))
        return err_set(e, ERR_INPUT, "缺少 code、short_name、full_name 或 since");
    for (size_t i = 0; i < p.rule_count; i++)
        if (strncmp(p.rules[i].article, "第", strlen("第")) == 0)
            p.rules[i].article = arena_text(a, "%s %s", p.short_name, p.rules[i].article);
    *out = p;
    return true;
}

static const struct {
    const char *code;
    int division;
} carried[] = {{"beijing", 11}, {"shandong", 37}, {"shanghai", 31}, {"zhejiang", 33}};

bool law_province_load(struct arena *a, const char *code, struct law_province *p, struct err *e)
{
    const char *name = arena_text(a, "data/rules/%s.tsv", code);
    struct str text = resource_find(name);
    if (!text.p) {
        struct buf known = {.arena = a};
        for (size_t i = 0; i < ARRAY_COUNT(carried); i++) buf_addf(&known, "%s%s", i ? "、" : "", carried[i].code);
        return err_set(e, ERR_INPUT, "没有收录“%s”的实施细则；已收录: %s", code, buf_text(&known));
    }
    if (!law_province_parse(a, text.p, p, e)) return err_in(e, "%s", name);
    return true;
}

const char *law_province_code_of(int division)
{
    for (size_t i = 0; i < ARRAY_COUNT(carried); i++)
        if (carried[i].division == division) return carried[i].code;
    return NULL;
}

const char *law_province_cites(const struct law_province *p, enum rule r)
{
    const char *article = NULL;
    for (size_t i = 0; i < p->rule_count; i++) {
        if (p->rules[i].rule != r) continue;
        if (!p->rules[i].sets) return p->rules[i].article;
        if (!article) article = p->rules[i].article;
    }
    return article;
}

void law_apply_province(struct law_basis *b, const struct law_province *p, enum area_level level)
{
    b->province = p;
    for (size_t i = 0; i < p->rule_count; i++) {
        const struct law_local_rule *r = &p->rules[i];
        bool applies = (level == LEVEL_TOWNSHIP && r->for_township) || (level == LEVEL_COUNTY && r->for_county);
        if (!r->sets || !applies) continue;
        b->settings[r->setting] = (struct law_setting){r->value, ORIGIN_PROVINCE, r->article};
    }
}

bool law_province_is_later(const struct law_basis *b, const struct law_province *p)
{
    return b->on.ymd < p->since.ymd;
}
