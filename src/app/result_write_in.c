#include <inttypes.h>

#include "app/result_state.h"
#include "base/alike.h"

static struct contest_option *write_in_named(struct contest *c, const char *name)
{
    for (size_t i = 0; i < c->option_count; i++)
        if (c->options[i].is_write_in && text_eq(c->options[i].name, name)) return &c->options[i];
    return NULL;
}

/* Spellings that the committee decided mean one person (same-as/NAME) become one, in the order of the decisions. */
void result_merge_spellings(struct counter *k, const struct stored_round *round, struct contest *c)
{
    static const char same_as[] = "same-as/";
    const char *subject = decision_subject_of_round(k->a, round->district_no, round->round);
    for (size_t i = 0; i < k->r->decisions.n; i++) {
        const struct decision *d = &k->r->decisions.v[i];
        if (!text_eq(d->subject, subject) || strncmp(d->question, same_as, strlen(same_as)) != 0) continue;
        if (decision_lookup(&k->r->decisions, subject, d->question) != d) continue; /* decided anew since */
        struct contest_option *from = write_in_named(c, d->question + strlen(same_as)), *to = write_in_named(c, d->answer);
        if (!from || !to || from == to) continue;
        to->votes_for += from->votes_for;
        for (size_t n = (size_t)(from - c->options) + 1; n < c->option_count; n++) c->options[n - 1] = c->options[n];
        c->option_count--;
    }
}

/* Written-in persons whom the committee found not to be voters do not count (R51). */
void result_drop_refused(struct counter *k, const struct stored_round *round, struct contest *c)
{
    const char *subject = decision_subject_of_round(k->a, round->district_no, round->round);
    size_t kept = 0;
    for (size_t i = 0; i < c->option_count; i++) {
        const struct decision *d = NULL;
        if (c->options[i].is_write_in)
            d = decision_lookup(&k->r->decisions, subject, arena_text(k->a, "write-in/%s", c->options[i].name));
        if (!d || !text_eq(d->answer, "no-voter")) c->options[kept++] = c->options[i];
    }
    c->option_count = kept;
}

/* A written-in person who is elected, or goes on to the next round, must have been found on the roll. */
void result_ask_for_write_ins(struct counter *k, const struct round_result *x, const size_t *options, size_t n)
{
    const char *subject = decision_subject_of_round(k->a, x->round->district_no, x->round->round);
    for (size_t i = 0; i < n; i++) {
        const struct contest_option *o = &x->contest.options[options[i]];
        if (!o->is_write_in) continue;
        if (decision_lookup(&k->r->decisions, subject, arena_text(k->a, "write-in/%s", o->name))) continue;
        result_find(k, FINDING_F601, subject_of_round(k->a, x->round->district_no, x->round->round),
                arena_text(k->a,
                        "另选的“%s”得 %" PRId64 " 票，须先核对是否为选民：huanjie write-in check --district %" PRId64
                        " --round %" PRId64 " --name %s",
                        o->name, o->votes_for, x->round->district_no, x->round->round, o->name));
    }
}

/* Did the committee say of either whether they are one person? */
static bool is_told_apart(struct counter *k, const char *subject, const char *x, const char *y)
{
    return decision_lookup(&k->r->decisions, subject, arena_text(k->a, "same-as/%s", x)) ||
           decision_lookup(&k->r->decisions, subject, arena_text(k->a, "same-as/%s", y));
}

/* Two written-in persons who may be one, where their votes together could be enough for anything: a third of the ballots,
 * the least that elects anybody (R65). */
bool result_ask_for_alike(struct counter *k, const struct round_result *x, struct err *e)
{
    const struct contest *c = &x->contest;
    const char *subject = decision_subject_of_round(k->a, x->round->district_no, x->round->round);
    for (size_t i = 0; i < c->option_count; i++) {
        for (size_t n = i + 1; n < c->option_count; n++) {
            const struct contest_option *p = &c->options[i], *q = &c->options[n];
            struct alike_key one, other;
            if (!p->is_write_in || !q->is_write_in || (p->votes_for + q->votes_for) * 3 < c->ballots) continue;
            if (!alike_key_of(k->a, p->name, &one, e) || !alike_key_of(k->a, q->name, &other, e)) return false;
            enum alike how = alike_compare(&one, &other);
            if (how == ALIKE_NOT || is_told_apart(k, subject, p->name, q->name)) continue;
            result_find(k, FINDING_W512, subject_of_round(k->a, x->round->district_no, x->round->round),
                    arena_text(k->a,
                            "另选的“%s”%" PRId64 " 票和“%s”%" PRId64 " 票%s，合起来可能影响结果；请选举委员会认定是不是同一人"
                            "（huanjie write-in same）",
                            p->name, p->votes_for, q->name, q->votes_for, alike_title(how)));
        }
    }
    return true;
}
