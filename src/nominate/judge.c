#include "nominate/judge.h"

#include <inttypes.h>
#include <string.h>

#include "base/str.h"

struct court {
    struct arena *a;
    const struct law_basis *b;
    int64_t seats;
    const struct nominate_case *cases;
    struct nominate_verdict *verdicts; /* of the cases before this one */
};

static bool is_withdrawn(const struct nomination *n)
{
    return date_is_set(n->withdrawn_on);
}

/* ---- organisations ---- */

/* The next of "甲、乙" from *rest; n is 0 at the end. */
static struct str next_organisation(const char **rest)
{
    static const char comma[] = "、";
    const char *p = *rest, *end = strstr(p, comma);
    size_t n = end ? (size_t)(end - p) : strlen(p);
    *rest = p + n + (end ? strlen(comma) : 0);
    return (struct str){p, n};
}

static bool is_among(struct str organisation, const char *organisations)
{
    for (const char *rest = organisations; *rest;)
        if (str_eq(next_organisation(&rest), organisation)) return true;
    return false;
}

/* Persons whom the organisation, alone or with others, has put up in cases 0 ..= last. */
static int64_t nominees_of(const struct court *c, struct str organisation, size_t last)
{
    int64_t count = 0;
    for (size_t i = 0; i <= last; i++) {
        const struct nominate_case *x = &c->cases[i];
        if (x->nomination->kind != NOMINATION_PARTY || is_withdrawn(x->nomination) || (x->is_gone && i != last))
            continue;
        if (!is_among(organisation, x->nomination->organisation)) continue;
        bool is_counted = false;
        for (size_t k = 0; k < i; k++)
            is_counted |= c->cases[k].nomination->candidate_no == x->nomination->candidate_no &&
                          c->cases[k].nomination->kind == NOMINATION_PARTY && !is_withdrawn(c->cases[k].nomination) &&
                          is_among(organisation, c->cases[k].nomination->organisation);
        count += !is_counted;
    }
    return count;
}

static void judge_party(const struct court *c, size_t at, struct nominate_verdict *v)
{
    const struct nominate_case *x = &c->cases[at];
    v->is_valid = true;
    for (const char *rest = x->nomination->organisation; *rest;) {
        struct str organisation = next_organisation(&rest);
        const char *name = arena_copy(c->a, organisation.p, organisation.n);
        if (law_party_nomination(c->b, name, nominees_of(c, organisation, at), c->seats, &v->reasons)) continue;
        v->is_above_cap = !x->is_gone;
        v->is_valid = false;
        v->text = v->reasons.v[v->reasons.n - 1].text;
    }
    if (!v->text) v->text = v->reasons.n ? v->reasons.v[v->reasons.n - 1].text : "";
}

/* ---- voters ---- */

static bool signed_under(const struct nominate_case *x, const struct nominate_verdict *v, int64_t voter_no)
{
    for (size_t i = 0; i < x->signer_count; i++)
        if (x->signers[i].voter_no == voter_no && v->states[i] == SIGNER_COUNTS) return true;
    return false;
}

/* Persons whom the voter has joined in nominating, the one of case `at` included. */
static int64_t joined_by(const struct court *c, int64_t voter_no, size_t at)
{
    int64_t count = 1;
    for (size_t i = 0; i < at; i++) {
        const struct nominate_case *x = &c->cases[i];
        if (x->nomination->candidate_no == c->cases[at].nomination->candidate_no) continue;
        if (!signed_under(x, &c->verdicts[i], voter_no)) continue;
        bool is_counted = false;
        for (size_t k = 0; k < i; k++)
            is_counted |= c->cases[k].nomination->candidate_no == x->nomination->candidate_no &&
                          signed_under(&c->cases[k], &c->verdicts[k], voter_no);
        count += !is_counted;
    }
    return count;
}

static bool signed_before(const struct nominate_case *x, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (x->signers[i].voter_no == x->signers[at].voter_no && x->signers[i].state != SIGNER_WITHDRAWN) return true;
    return false;
}

static void judge_joint(const struct court *c, size_t at, struct nominate_verdict *v)
{
    const struct nominate_case *x = &c->cases[at];
    struct law_signer *signers = arena_alloc_array(c->a, x->signer_count + 1, sizeof *signers);
    for (size_t i = 0; i < x->signer_count; i++) {
        const struct signer *s = &x->signers[i];
        signers[i] = (struct law_signer){.name = s->name,
                .is_voter = s->voter_no != 0,
                .is_repeat = s->voter_no != 0 && signed_before(x, i),
                .joined = s->voter_no ? joined_by(c, s->voter_no, at) : 0,
                .is_withdrawn = s->state == SIGNER_WITHDRAWN};
    }
    struct law_joint_verdict joint;
    law_joint_nomination(c->a, c->b, c->seats, signers, x->signer_count, &joint);
    v->is_valid = joint.is_valid;
    v->states = joint.states;
    v->counted = joint.counted;
    v->reasons = joint.reasons;
    v->text = joint.reasons.v[joint.reasons.n - 1].text;
}

static void judge_withdrawn(const struct court *c, size_t at, struct nominate_verdict *v)
{
    const struct nominate_case *x = &c->cases[at];
    v->states = arena_alloc_array(c->a, x->signer_count + 1, sizeof *v->states);
    for (size_t i = 0; i < x->signer_count; i++) v->states[i] = SIGNER_WITHDRAWN;
    v->text =
            arena_text(c->a, "推荐已于 %s 撤回：%s", date_text(c->a, x->nomination->withdrawn_on), x->nomination->why);
}

void nominate_judge(struct arena *a, const struct law_basis *b, int64_t seats, struct date voter_list_on,
        const struct nominate_case *cases, size_t n, struct nominate_verdict *verdicts)
{
    struct court c = {a, b, seats, cases, verdicts};
    for (size_t i = 0; i < n; i++) {
        const struct nomination *x = cases[i].nomination;
        struct nominate_verdict v = {.reasons = {.arena = a}};
        if (is_withdrawn(x))
            judge_withdrawn(&c, i, &v);
        else if (x->kind == NOMINATION_PARTY)
            judge_party(&c, i, &v);
        else
            judge_joint(&c, i, &v);
        if (!is_withdrawn(x) && !law_nomination_time(b, x->received_on, voter_list_on, &v.reasons)) {
            v.is_valid = false;
            v.is_early = true;
            v.text = v.reasons.v[v.reasons.n - 1].text;
        }
        verdicts[i] = v;
    }
}
