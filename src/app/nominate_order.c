#include "app/nominate_order.h"

#include <inttypes.h>

#include "app/result.h"
#include "base/resource.h"
#include "law/nomination.h"

struct ordering {
    struct workspace *ws;
    const struct slate *slate;
    const char *subject;
    struct order_terms terms;
    struct nominate_order *out;
};

const char *nominate_order_subject(struct arena *a, int64_t district_no)
{
    return arena_text(a, "order/district/%" PRId64, district_no);
}

bool nominate_strokes(struct workspace *ws, const struct stroke_table **table, struct err *e)
{
    return stroke_load(ws->arena, resource_find(STROKE_TABLE_NAME), table, e);
}

/* ---- decisions ---- */

/* "余/佘" answered with one of the two; the latest answer to a question counts. */
static void take_decisions(struct ordering *o)
{
    const struct decision_list *all = &o->slate->decisions;
    struct order_decision *v = arena_alloc_array(o->ws->arena, all->n + 1, sizeof *v);
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++) {
        const struct decision *d = &all->v[i];
        const char *slash = strchr(d->question, '/');
        if (!text_eq(d->subject, o->subject) || !slash || strncmp(d->question, "namesake/", 9) == 0) continue;
        if (decision_lookup(all, d->subject, d->question) != d) continue;
        const char *x = arena_copy(o->ws->arena, d->question, (size_t)(slash - d->question)), *y = slash + 1;
        v[n++] = text_eq(d->answer, x) ? (struct order_decision){x, y} : (struct order_decision){y, x};
    }
    o->terms.decision = v;
    o->terms.decisions = n;
}

static const char *namesake_question(struct arena *a, const struct nominee *x, const struct nominee *y)
{
    int64_t low = x->candidate->candidate_no, high = y->candidate->candidate_no;
    if (low > high) {
        low = high;
        high = x->candidate->candidate_no;
    }
    return arena_text(a, "namesake/%" PRId64 "/%" PRId64, low, high);
}

/* Namesakes go in as the committee decided, by number until then. */
static void place_namesakes(struct ordering *o, const struct nominee **v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++) {
            if (!text_eq(v[i]->candidate->name, v[k]->candidate->name)) continue;
            const struct decision *d =
                    decision_lookup(&o->slate->decisions, o->subject, namesake_question(o->ws->arena, v[i], v[k]));
            if (!d || !text_eq(d->answer, arena_text(o->ws->arena, "%" PRId64, v[k]->candidate->candidate_no)))
                continue;
            const struct nominee *x = v[i];
            v[i] = v[k];
            v[k] = x;
        }
}

static void ask(struct ordering *o, struct nominate_order_question q)
{
    o->out->questions[o->out->question_count++] = q;
}

static void ask_open_questions(struct ordering *o, const struct order_list *list, const struct nominee *const *v)
{
    struct arena *a = o->ws->arena;
    for (size_t i = 0; i < list->questions; i++) {
        const struct order_question *q = &list->question[i];
        ask(o, (struct nominate_order_question){
                       arena_text(a, "%s/%s", q->x, q->y), arena_text(a, "%s|%s", q->x, q->y), q->text});
    }
    for (size_t i = 0; i < list->namesakes; i++) {
        const struct nominee *x = v[list->namesake[i].first], *y = v[list->namesake[i].second];
        const char *question = namesake_question(a, x, y);
        if (decision_lookup(&o->slate->decisions, o->subject, question)) continue;
        const char *answers =
                arena_text(a, "%" PRId64 "|%" PRId64, x->candidate->candidate_no, y->candidate->candidate_no);
        ask(o, (struct nominate_order_question){question, answers, list->namesake[i].text});
    }
}

/* ---- ordering ---- */

/* Puts v[0 .. n) in the order of strokes. */
static bool order_by_strokes(struct ordering *o, const struct nominee **v, size_t n, struct err *e)
{
    struct arena *a = o->ws->arena;
    const char **names = arena_alloc_array(a, n + 1, sizeof *names);
    place_namesakes(o, v, n);
    for (size_t i = 0; i < n; i++) names[i] = v[i]->candidate->name;
    struct order_list list;
    if (!order_names(a, &o->terms, names, n, &list, e)) return false;
    ask_open_questions(o, &list, v);
    const struct nominee **sorted = arena_alloc_array(a, n + 1, sizeof *sorted);
    for (size_t i = 0; i < n; i++) sorted[i] = v[list.name[i]];
    for (size_t i = 0; i < n; i++) v[i] = sorted[i];
    return true;
}

/* Most votes first; those with equal votes by strokes. */
static bool order_by_votes(struct ordering *o, const struct nominee **v, size_t n, struct err *e)
{
    for (size_t i = 1; i < n; i++) {
        const struct nominee *x = v[i];
        size_t at = i;
        for (; at > 0 && v[at - 1]->candidate->primary_votes < x->candidate->primary_votes; at--) v[at] = v[at - 1];
        v[at] = x;
    }
    for (size_t first = 0, last; first < n; first = last) {
        last = first + 1;
        while (last < n && v[last]->candidate->primary_votes == v[first]->candidate->primary_votes) last++;
        if (last - first > 1 && !order_by_strokes(o, v + first, last - first, e)) return false;
    }
    return true;
}

static bool explain(struct ordering *o, struct err *e)
{
    struct nominate_order *out = o->out;
    out->before = arena_alloc_array(o->ws->arena, out->n + 1, sizeof *out->before);
    for (size_t i = 0; i + 1 < out->n; i++) {
        const struct candidate *x = out->nominees[i]->candidate, *y = out->nominees[i + 1]->candidate;
        if (out->is_by_votes && x->primary_votes != y->primary_votes) {
            out->before[i] = arena_text(o->ws->arena, "%s得 %" PRId64 " 票，%s得 %" PRId64 " 票", x->name,
                    x->primary_votes, y->name, y->primary_votes);
            continue;
        }
        const char *const names[2] = {x->name, y->name};
        if (!order_explain(o->ws->arena, &o->terms, names, &out->before[i], e)) return false;
    }
    return true;
}

bool nominate_order(struct workspace *ws, const struct slate *slate, const struct stroke_table *table,
        const struct slate_district *d, const struct nominee *const *nominees, size_t n, bool formal,
        struct nominate_order *result, struct err *e)
{
    struct nominate_order out = {.n = n};
    struct ordering o = {ws, slate, nominate_order_subject(ws->arena, d->district->district_no),
            {.table = table, .single_first = ws->law.settings[SETTING_SINGLE_NAME_FIRST].value}, &out};
    struct reason_list reasons = {.arena = ws->arena};
    out.nominees = arena_alloc_array(ws->arena, n + 1, sizeof *out.nominees);
    for (size_t i = 0; i < n; i++) out.nominees[i] = nominees[i];
    out.questions = arena_alloc_array(ws->arena, 2 * n + 1, sizeof *out.questions);
    out.is_by_votes = law_is_ordered_by_primary(&ws->law, formal && d->primary, &reasons);
    out.why = reasons.v[reasons.n - 1];
    take_decisions(&o);
    bool ok = out.is_by_votes ? order_by_votes(&o, out.nominees, n, e) : order_by_strokes(&o, out.nominees, n, e);
    if (!ok || !explain(&o, e)) return err_in(e, "%s", subject_of_district(ws->arena, d->district->district_no));
    *result = out;
    return true;
}
