#include "app/official_find.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "app/organisation_name.h"
#include "base/utf8.h"
#include "roll/name.h"

const char *official_subject(struct arena *a, const struct people *p, const struct official *o)
{
    const struct organisation *at = organisation_lookup(&p->organisations, o->organisation_no);
    return at ? arena_text(a, "%s %s", at->name, o->name) : o->name;
}

static bool has_key(const struct official_clue *c)
{
    return c->id_high || c->id_low;
}

/* Nothing that both sides know speaks against it. */
static bool may_be(const struct official *o, const struct official_clue *c)
{
    bool keys_differ = has_key(c) && (o->id_high || o->id_low) && (o->id_high != c->id_high || o->id_low != c->id_low);
    bool births_differ = c->born && o->born && c->born != o->born;
    return !keys_differ && !births_differ && roll_name_is_same(o->name, c->name);
}

enum official_match official_find(struct arena *a, const struct people *p, const struct official_clue *clue,
        const struct official **found, const char **why)
{
    const struct official *first = NULL, *here = NULL;
    size_t n = 0, n_here = 0;
    for (size_t i = 0; i < p->officials.n; i++) {
        const struct official *o = &p->officials.v[i];
        if (has_key(clue) && o->id_high == clue->id_high && o->id_low == clue->id_low) {
            *found = o;
            if (roll_name_is_same(o->name, clue->name)) return OFFICIAL_FOUND;
            *why = arena_text(a, "这个号码登记的是“%s”（第 %" PRId64 " 号），不是“%s”", o->name, o->official_no, clue->name);
            return OFFICIAL_OTHER;
        }
        if (!may_be(o, clue)) continue;
        n++;
        if (!first) first = o;
        if (!clue->organisation_no || o->organisation_no != clue->organisation_no) continue;
        n_here++;
        if (!here) here = o;
    }
    *found = n_here ? here : first;
    if (n == 0) return OFFICIAL_NONE;
    if (n == 1 || n_here == 1) return OFFICIAL_FOUND;
    *why = arena_text(a, "“%s”有 %zu 人，分不清是谁；请填公民身份号码，或者填单位和出生年月", clue->name, n);
    return OFFICIAL_SEVERAL;
}

bool official_is_of(const struct people *p, const struct official *o, int64_t organisation_no)
{
    if (!organisation_no || !o->organisation_no || o->organisation_no == organisation_no) return true;
    for (size_t i = 0; i < p->appointments.n; i++) {
        const struct appointment *x = &p->appointments.v[i];
        const struct post *post = x->official_no == o->official_no ? post_lookup(&p->posts, x->post_no) : NULL;
        if (post && post->organisation_no == organisation_no) return true;
    }
    return false;
}

bool official_named(
        struct arena *a, const struct people *p, const char *words, const struct official **found, struct err *e)
{
    if (words[strspn(words, "0123456789")] == '\0' && *words) {
        const struct official *o = official_lookup(&p->officials, strtoll(words, NULL, 10));
        if (!o) return err_set(e, ERR_INPUT, "没有第 %s 号干部；用 huanjie official list 查看", words);
        *found = o;
        return true;
    }
    const char *why;
    size_t n = strcspn(words, " ");
    struct organisation_meant at = {0};
    if (words[n]) at = people_organisation_named(a, p, arena_copy(a, words, n));
    if (at.is_unclear) return err_set(e, ERR_INPUT, "%s", at.why);
    const char *name = utf8_drop_blanks(a, at.one ? words + n : words);
    struct official_clue clue = {.name = name, .organisation_no = at.one ? at.one->organisation_no : 0};
    switch (official_find(a, p, &clue, found, &why)) {
    case OFFICIAL_FOUND:
        if (official_is_of(p, *found, clue.organisation_no)) return true;
        return err_set(e, ERR_INPUT, "%s没有干部“%s”，登记的是%s（第 %" PRId64 " 号）", at.one->name, name, official_subject(a, p, *found), (*found)->official_no);
    case OFFICIAL_NONE: return err_set(e, ERR_INPUT, "没有干部“%s”；用 huanjie official list 查看", name);
    case OFFICIAL_SEVERAL:
    case OFFICIAL_OTHER: break;
    }
    return err_set(e, ERR_INPUT, "“%s”不止一人，请写编号；用 huanjie official list 查看", name);
}
