#include "app/nominate_ask.h"

#include <inttypes.h>

#include "app/nominate_order.h"
#include "nominate/shortlist.h"

static const char COMMITTEE[] = "选举委员会";

/* ---- what was decided ---- */

static const char *review_subject(struct arena *a, const struct candidate *c)
{
    return arena_text(a, "candidate/%" PRId64, c->candidate_no);
}

static const char *review_question(struct arena *a, enum review_item item)
{
    return arena_text(a, "review/%s", review_item_code(item));
}

bool nominate_review_decided(
        struct arena *a, const struct slate *slate, const struct candidate *c, enum review_item item)
{
    const struct decision *d = decision_lookup(&slate->decisions, review_subject(a, c), review_question(a, item));
    return d && text_eq(d->answer, "list");
}

static const char *cut_subject(struct arena *a, int64_t district_no)
{
    return arena_text(a, "primary/district/%" PRId64, district_no);
}

static const char *cut_question(struct arena *a, size_t places)
{
    return arena_text(a, "tie-at-primary-cut/%zu", places);
}

const struct decision *nominate_cut_decision(
        struct arena *a, const struct slate *slate, int64_t district_no, size_t places)
{
    return decision_lookup(&slate->decisions, cut_subject(a, district_no), cut_question(a, places));
}

static const char *loss_subject(struct arena *a, const struct slate_district *d)
{
    return arena_text(a, "list/district/%" PRId64, d->district->district_no);
}

static const char *loss_question(struct arena *a, const struct slate_district *d)
{
    return arena_text(a, "candidates-lost/%zu", d->gone);
}

const struct decision *nominate_loss_decision(
        struct arena *a, const struct slate *slate, const struct slate_district *d)
{
    return decision_lookup(&slate->decisions, loss_subject(a, d), loss_question(a, d));
}

/* ---- what is open ---- */

struct asking {
    struct workspace *ws;
    const struct slate *slate;
    const struct stroke_table *table;
    const struct slate_district *d;
    struct open_questions *open;
};

static void ask(struct asking *k, const char *subject, const char *question, enum rule rule, const char *text,
        const char *answers)
{
    if (decision_lookup(&k->slate->decisions, subject, question)) return;
    const char *article = rule == RULE_NONE ? "" : law_cite(k->ws->arena, &k->ws->law, rule);
    decide_ask(k->ws->arena, k->open, (struct open_question){subject, question, COMMITTEE, article, text, answers});
}

/* On the formal list when there is one, else on the first list. */
static size_t listed(const struct asking *k, const struct nominee **v)
{
    size_t n = 0;
    for (size_t i = 0; i < k->d->nominee_count; i++) {
        const struct nominee *x = &k->d->nominees[i];
        if (k->d->formal ? x->candidate->state == CANDIDATE_FORMAL : x->stands) v[n++] = x;
    }
    return n;
}

static bool ask_order(struct asking *k, struct err *e)
{
    struct arena *a = k->ws->arena;
    const struct nominee **v = arena_alloc_array(a, k->d->nominee_count + 1, sizeof *v);
    size_t n = listed(k, v);
    struct nominate_order order;
    if (!nominate_order(k->ws, k->slate, k->table, k->d, v, n, k->d->is_final || k->d->primary, &order, e))
        return false;
    const char *subject = nominate_order_subject(a, k->d->district->district_no);
    for (size_t i = 0; i < order.question_count; i++)
        ask(k, subject, order.questions[i].question, RULE_R43, order.questions[i].text, order.questions[i].answers);
    return true;
}

static void ask_reviews(struct asking *k)
{
    struct arena *a = k->ws->arena;
    for (size_t i = 0; i < k->d->nominee_count; i++) {
        const struct nominee *x = &k->d->nominees[i];
        for (int item = 0; x->stands && x->candidate->state != CANDIDATE_DROPPED && item < REVIEW_ITEM_COUNT; item++) {
            const struct review *r = x->reviews[item];
            if (!r || r->conclusion == CONCLUSION_PASS) continue;
            const char *text = arena_text(a, "选区 %" PRId64 " “%s”的联合审查“%s”结论为%s，是否列为正式代表候选人",
                    x->candidate->district_no, x->candidate->name, review_item_title(r->item),
                    review_conclusion_title(r->conclusion));
            ask(k, review_subject(a, x->candidate), review_question(a, r->item), RULE_NONE, text, "list|drop");
        }
    }
}

/* Only a list that may still be made can have a tie at its cut. */
static void ask_cut(struct asking *k)
{
    enum { CHOICES_MAX = 120 };
    const struct slate_district *d = k->d;
    struct arena *a = k->ws->arena;
    if (!d->primary || d->is_final || d->range.min == 0 || (int64_t)d->standing <= d->range.max) return;
    int64_t *votes = arena_alloc_array(a, d->nominee_count + 1, sizeof *votes);
    const char **names = arena_alloc_array(a, d->nominee_count + 1, sizeof *names);
    size_t n = 0;
    for (size_t i = 0; i < d->nominee_count; i++) {
        if (!d->nominees[i].stands) continue;
        votes[n] = d->nominees[i].candidate->primary_votes;
        names[n++] = d->nominees[i].candidate->name;
    }
    for (int64_t places = d->range.min; places <= d->range.max; places++) {
        struct shortlist_cut cut = shortlist_cut(a, votes, n, (size_t)places);
        if (cut.tied == 0) continue;
        const char **tied = arena_alloc_array(a, cut.tied, sizeof *tied);
        for (size_t i = 0; i < cut.tied; i++) tied[i] = names[cut.order[cut.sure + i]];
        size_t take = (size_t)places - cut.sure;
        const char *answers = shortlist_choices(a, tied, cut.tied, take, CHOICES_MAX);
        const char *text = arena_text(a,
                "选区 %" PRId64 " 如列入 %" PRId64 " 名正式代表候选人，预选各得 %" PRId64 " 票的 %zu 人中须取 %zu 人",
                d->district->district_no, places, votes[cut.order[cut.sure]], cut.tied, take);
        ask(k, cut_subject(a, d->district->district_no), cut_question(a, (size_t)places), RULE_R41, text,
                answers ? answers : "由选举委员会另定名额");
    }
}

static void ask_loss(struct asking *k)
{
    const struct slate_district *d = k->d;
    struct arena *a = k->ws->arena;
    if (!d->is_final || d->gone == 0 || d->range.min == 0 || (int64_t)d->formal >= d->range.min) return;
    const char *text = arena_text(a,
            "选区 %" PRId64 " 的正式代表候选人只剩 %zu 名，少于法定的 %" PRId64
            " 名：按预选得票递补、重新提名，或者推迟本选区的选举",
            d->district->district_no, d->formal, d->range.min);
    ask(k, loss_subject(a, d), loss_question(a, d), RULE_R38, text,
            d->primary ? "next-by-primary|nominate-anew|postpone" : "nominate-anew|postpone");
}

bool nominate_ask_list(struct workspace *ws, const struct slate *slate, const struct stroke_table *table,
        const struct slate_district *d, struct open_questions *open, struct err *e)
{
    struct asking k = {ws, slate, table, d, open};
    if (!ask_order(&k, e)) return false;
    ask_cut(&k);
    ask_loss(&k);
    return true;
}

bool nominate_ask(struct workspace *ws, struct open_questions *open, struct err *e)
{
    struct slate slate;
    const struct stroke_table *table;
    if (!slate_load(ws, &slate, e) || !nominate_strokes(ws, &table, e)) return false;
    for (size_t i = 0; i < slate.n; i++) {
        ask_reviews(&(struct asking){ws, &slate, table, &slate.districts[i], open});
        if (!nominate_ask_list(ws, &slate, table, &slate.districts[i], open, e)) return false;
    }
    return true;
}
