#include "count/stack.h"

#include <inttypes.h>

#include "base/str.h"

struct adding {
    struct arena *arena;
    const struct law_basis *law;
    enum contest_kind kind;
    int64_t seats;
    const char *const *names;
    size_t name_count;
    const struct doubt_list *doubts;
    size_t doubt_at; /* the first of the sheet at hand: they come in the order of the sheets */
    struct stack_count *out;
    size_t line_capacity, other_capacity;
};

static const struct doubt *doubt_of(const struct adding *x, const struct scanned_sheet *s, const char *item)
{
    for (size_t i = x->doubt_at; i < x->doubts->n && x->doubts->v[i].sheet == s; i++)
        if (text_eq(x->doubts->v[i].item, item)) return &x->doubts->v[i];
    return NULL;
}

static bool is_waiting(const struct adding *x, const struct scanned_sheet *s)
{
    for (size_t i = x->doubt_at; i < x->doubts->n && x->doubts->v[i].sheet == s; i++)
        if (x->doubts->v[i].state != DOUBT_STATE_SETTLED) return true;
    return false;
}

static enum ballot_vote vote_of(const struct adding *x, const struct scanned_sheet *s, const struct scanned_mark *m)
{
    enum ballot_vote v = (enum ballot_vote)m->vote;
    if (m->vote != SCANNED_UNCLEAR && !m->is_questioned) return v;
    const struct doubt *d = doubt_of(x, s, arena_text(x->arena, "c%" PRId64, m->candidate));
    v = VOTE_ABSTAIN;
    if (d && d->answer) (void)ballot_vote_from(d->answer, &v);
    return v;
}

/* A name without a sign counts as for it, after practice; a sign without a name is nothing. */
static const char *written_name(const struct adding *x, const struct scanned_sheet *s, const struct scanned_line *l)
{
    if (!l->is_inked || l->vote == SCANNED_AGAINST) return NULL;
    const struct doubt *d = doubt_of(x, s, arena_text(x->arena, "w%" PRId64, l->line));
    return d && d->answer && !text_eq(d->answer, "none") ? d->answer : NULL;
}

static bool contains(const char *const *list, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (text_eq(list[i], name)) return true;
    return false;
}

static struct tally_line *line_of(struct adding *x, const char *name)
{
    struct tally_sheet *s = &x->out->sum;
    for (size_t i = 0; i < s->line_count; i++)
        if (text_eq(s->lines[i].name, name)) return &s->lines[i];
    if (s->line_count == x->line_capacity)
        s->lines = arena_grow_array(x->arena, s->lines, &x->line_capacity, sizeof *s->lines);
    s->lines[s->line_count] = (struct tally_line){.name = name, .is_write_in = true};
    return &s->lines[s->line_count++];
}

static void add_other(struct adding *x, size_t sheet, const char *name)
{
    struct stack_count *out = x->out;
    line_of(x, name)->votes_for++;
    if (out->other_count == x->other_capacity)
        out->others = arena_grow_array(x->arena, out->others, &x->other_capacity, sizeof *out->others);
    out->others[out->other_count++] = (struct stack_other){sheet, name};
}

static void add_valid(struct adding *x, size_t sheet, const struct ballot_paper *p, const struct ballot_verdict *v)
{
    struct tally_sheet *sum = &x->out->sum;
    size_t against = 0;
    for (size_t i = 0; i < x->name_count; i++) {
        bool is_for = contains(v->chosen, v->chosen_count, x->names[i]);
        bool is_against = !is_for && p->marks[i].vote == VOTE_AGAINST;
        sum->lines[i].votes_for += is_for;
        sum->lines[i].votes_against += is_against;
        sum->lines[i].abstentions += !is_for && !is_against;
        against += is_against;
        x->out->chosen[sheet * x->name_count + i] = is_for;
    }
    for (size_t i = 0; i < v->chosen_count; i++)
        if (!contains(x->names, x->name_count, v->chosen[i])) add_other(x, sheet, v->chosen[i]);
    bool is_blank = v->chosen_count == 0 && against == 0;
    x->out->fates[sheet] = is_blank ? STACK_BLANK : STACK_VALID;
    sum->figures[TALLY_VALID]++;
    sum->figures[TALLY_BLANK] += is_blank;
}

/* What people made of a refused page; one that is not settled holds the stack up. */
static bool is_ballot(struct adding *x, const struct scanned_sheet *s, enum stack_fate *fate)
{
    const struct doubt *page = doubt_of(x, s, "page");
    struct stack_count *out = x->out;
    if (!page || !page->answer) {
        *fate = STACK_WAITING;
        out->waiting++;
        out->refused_open++;
        return false;
    }
    *fate = STACK_OUT;
    out->refused_again += doubt_is_again(page->answer);
    out->refused_other += text_eq(page->answer, "other");
    if (!text_eq(page->answer, "ballot")) return false;
    out->refused_ballots++;
    return true;
}

static bool add_sheet(struct adding *x, size_t at, const struct scanned_sheet *s, struct err *e)
{
    struct stack_count *out = x->out;
    const struct doubt *same = doubt_of(x, s, "same");
    out->why[at] = out->articles[at] = "";
    if (same && same->answer && text_eq(same->answer, "same")) {
        out->fates[at] = STACK_TWICE;
        out->twice++;
        return true;
    }
    if (s->state == SHEET_REFUSED && !is_ballot(x, s, &out->fates[at])) return true;
    out->sum.figures[TALLY_COLLECTED]++;
    out->fates[at] = STACK_WAITING;
    out->waiting++;
    if (is_waiting(x, s)) return true;
    struct ballot_mark *marks = arena_alloc_array(x->arena, x->name_count + 1, sizeof *marks);
    const char **others = arena_alloc_array(x->arena, s->line_count + 1, sizeof *others);
    struct ballot_paper p = {.kind = x->kind, .seats = x->seats, .marks = marks, .mark_count = x->name_count};
    if (s->mark_count != x->name_count)
        return err_set(e, ERR_INPUT, "一张选票读出 %zu 位候选人，应为 %zu 位", s->mark_count, x->name_count);
    for (size_t i = 0; i < x->name_count; i++)
        marks[i] = (struct ballot_mark){x->names[i], vote_of(x, s, &s->marks[i])};
    for (size_t i = 0; i < s->line_count; i++) {
        const char *name = written_name(x, s, &s->lines[i]);
        if (name) others[p.write_in_count++] = name;
    }
    p.write_ins = others;
    struct ballot_verdict v;
    if (!law_ballot(x->arena, x->law, &p, &v, e)) return false;
    if (v.reasons.n) {
        out->why[at] = v.reasons.v[v.reasons.n - 1].text;
        out->articles[at] = v.reasons.v[v.reasons.n - 1].article;
    }
    if (v.needs_decision) return true;
    out->waiting--;
    out->fates[at] = STACK_VOID;
    if (v.is_valid)
        add_valid(x, at, &p, &v);
    else
        out->sum.figures[TALLY_VOID]++;
    return true;
}

bool stack_add_up(struct arena *a, const struct law_basis *law, const struct stack_contest *contest,
        const struct scanned_sheet *sheets, size_t n, const struct doubt_list *doubts, struct stack_count *result,
        struct err *e)
{
    struct stack_count out = {.sheets = n};
    size_t name_count = contest->name_count;
    struct adding x = {.arena = a, .law = law, .kind = contest->kind, .seats = contest->seats};
    x.names = contest->names;
    x.name_count = name_count;
    x.doubts = doubts;
    x.out = &out;
    x.line_capacity = name_count + 1;
    out.fates = arena_alloc_array(a, n + 1, sizeof *out.fates);
    out.why = arena_alloc_array(a, n + 1, sizeof *out.why);
    out.articles = arena_alloc_array(a, n + 1, sizeof *out.articles);
    out.chosen = arena_alloc_array(a, (n + 1) * (name_count + 1), sizeof *out.chosen);
    out.sum.lines = arena_alloc_array(a, x.line_capacity, sizeof *out.sum.lines);
    out.sum.supervisor = "";
    for (size_t i = 0; i < name_count; i++) out.sum.lines[i].name = contest->names[i];
    out.sum.line_count = name_count;
    for (size_t i = 0; i < n; i++) {
        while (x.doubt_at < doubts->n && doubts->v[x.doubt_at].sheet < &sheets[i]) x.doubt_at++;
        if (!add_sheet(&x, i, &sheets[i], e)) return false;
    }
    *result = out;
    return true;
}
