#include "congress/check.h"

#include <stdarg.h>

#include "congress/checker.h"

void checker_say(struct checker *k, enum finding_code code, const char *subject, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vtext(k->a, format, args);
    va_end(args);
    enum rule r = finding_rule(code);
    const char *article = r == RULE_NONE ? "" : law_cite(k->a, k->law, r);
    finding_add(k->list, (struct finding){code, article, subject, text});
}

void checker_quote(struct checker *k, enum finding_code code, const char *subject, const struct reason_list *reasons)
{
    if (reasons->n == 0) return;
    const struct reason *last = &reasons->v[reasons->n - 1];
    finding_add(k->list, (struct finding){code, last->article, subject, last->text});
}

int64_t checker_deputies(struct checker *k, struct moment at)
{
    struct deputy_count n = session_count_deputies_at(k->s, at);
    struct reason_list ignored = {.arena = k->a};
    return law_all_deputies(k->law, &n, &ignored);
}

bool session_is_settled(const struct session *s, const struct finding *f)
{
    const char *code = finding_code_text(f->code);
    if (finding_severity(f->code) == SEVERITY_STOP) {
        const struct session_decision *d = session_find_decision(s, f->subject, code);
        return d && text_eq(d->answer, "accept");
    }
    for (size_t i = 0; i < s->explanation_count; i++)
        if (text_eq(s->explanations[i].code, code) && text_eq(s->explanations[i].subject, f->subject)) return true;
    return false;
}

void session_check(struct arena *a, const struct law_basis *law, const struct session *s,
        const struct session_result *r, bool is_final, struct session_findings *out)
{
    struct finding_list all = {.arena = a};
    struct checker k = {a, law, s, r, is_final, &all};
    check_steps(&k);
    check_meetings(&k);
    check_nominees(&k);
    check_votes(&k);
    check_business(&k);
    *out = (struct session_findings){.open = {.arena = a}, .settled = {.arena = a}};
    for (size_t i = 0; i < all.n; i++) finding_add(session_is_settled(s, &all.v[i]) ? &out->settled : &out->open, all.v[i]);
}
