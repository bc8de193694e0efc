/* Figures of the work report: nominees and formal candidates. */
#include "app/figure.h"
#include "app/nominate_check.h"
#include "model/voter.h"

static bool is_put_up_by(const struct nominee *x, enum nomination_kind kind)
{
    for (size_t i = 0; i < x->nomination_count; i++) {
        const struct nomination *n = x->nominations[i]->nomination;
        if (n->kind == kind && n->is_valid && !date_is_set(n->withdrawn_on)) return true;
    }
    return false;
}

static bool is_reviewed(const struct nominee *x)
{
    for (int i = 0; i < REVIEW_ITEM_COUNT; i++)
        if (x->reviews[i]) return true;
    return false;
}

static void take_nominees(struct figures *f)
{
    const struct slate *slate = &f->source->slate;
    int64_t all = 0, by_party = 0, by_voters = 0, reviewed = 0, formal = 0, women = 0;
    for (size_t i = 0; i < slate->n; i++) {
        const struct slate_district *d = &slate->districts[i];
        for (size_t k = 0; k < d->nominee_count; k++) {
            const struct nominee *x = &d->nominees[k];
            all++;
            by_party += is_put_up_by(x, NOMINATION_PARTY);
            by_voters += is_put_up_by(x, NOMINATION_JOINT);
            reviewed += is_reviewed(x);
            bool is_formal = x->candidate->state == CANDIDATE_FORMAL;
            formal += is_formal;
            women += is_formal && x->candidate->sex == SEX_WOMAN;
        }
    }
    figure_set_if(f, FIG_NOMINEES, all, all > 0);
    figure_set_if(f, FIG_BY_PARTY, by_party, slate->nominations.n > 0);
    figure_set_if(f, FIG_BY_VOTERS, by_voters, slate->nominations.n > 0);
    figure_set_if(f, FIG_REVIEWED, reviewed, slate->has_reviews);
    figure_set_if(f, FIG_FORMAL, formal, formal > 0);
    figure_set_if(f, FIG_FORMAL_WOMEN, women, formal > 0);
}

void figure_take_nomination(struct figures *f)
{
    const struct paper_source *s = f->source;
    const struct slate *slate = &s->slate;
    int64_t consulted = 0;
    for (size_t i = 0; i < slate->n; i++) consulted += slate->districts[i].consultation != NULL;
    struct slate_total total;
    nominate_total(s->ws, slate, &total);
    take_nominees(f);
    figure_set_if(f, FIG_CONSULTATIONS, (int64_t)slate->consultations.n, slate->consultations.n > 0);
    figure_set_if(f, FIG_CONSULTED, consulted, slate->consultations.n > 0);
    figure_set_if(f, FIG_PRIMARIES, (int64_t)slate->primaries.n, slate->nominations.n > 0);
    figure_set_if(f, FIG_FORMAL_LEAST, total.range.min, total.range.min > 0);
    figure_set_if(f, FIG_FORMAL_MOST, total.range.max, total.range.max > 0);
    figure_set_date(f, FIG_FIRST_LIST_ON, paper_notice_day(s, NOTICE_FIRST_LIST, 0));
    figure_set_date(f, FIG_FINAL_LIST_ON, paper_notice_day(s, NOTICE_FINAL_LIST, 0));
}
