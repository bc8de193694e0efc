#include "app/team_settle.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "cadre/qualify.h"

enum { MONTHS = 12 };

/* The first word is a rule's number: its article, then what else is said. */
static const char *source_text(struct arena *a, struct date on, const char *source)
{
    size_t n = strcspn(source, " ");
    enum cadre_rule rule;
    if (!cadre_rule_from(arena_copy(a, source, n), &rule)) return source;
    return arena_text(a, "%s%s", cadre_cite(a, on, rule), source + n);
}

static bool settle(const struct law_basis *law, struct arena *a, struct team_rule *rule, struct buf *unconfirmed, struct err *e)
{
    struct team_condition *last = &rule->who.v[rule->who.n - 1];
    enum setting s;
    if (!setting_from(rule->setting, &s)) return err_set(e, ERR_INPUT, "规则“%s”: 没有名为“%s”的设置", rule->name, rule->setting);
    bool is_confirmed = law->settings[s].origin != ORIGIN_DEFAULT;
    if (is_confirmed) rule->source = cadre_cite_setting(a, law, s);
    if (s == SETTING_LEAP_LIMIT) {
        last->number = qualify_leap_most(law);
    } else if (is_confirmed && law->settings[s].value > 0) {
        last->number = law->settings[s].value * MONTHS;
    } else {
        rule->force.kind = TEAM_FORCE_OFF;
        if (!is_confirmed) buf_addf(unconfirmed, "%s%s（%s）", unconfirmed->n ? "、" : "", rule->name, rule->setting);
    }
    return true;
}

bool team_settle_rules(const struct law_basis *law, struct arena *a, struct team_pool *pool, struct err *e)
{
    struct buf unconfirmed = {.arena = a};
    struct law_basis basis = *law;
    basis.on = (struct date){pool->c.on * 100 + 1};
    for (size_t i = 0; i < pool->rules.n; i++) {
        struct team_rule *rule = &pool->rules.v[i];
        rule->source = source_text(a, basis.on, rule->source);
        if (rule->setting && rule->force.kind != TEAM_FORCE_OFF && !settle(&basis, a, rule, &unconfirmed, e)) return false;
    }
    pool->unconfirmed = unconfirmed.n ? buf_text(&unconfirmed) : "";
    return true;
}
