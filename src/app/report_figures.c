/* The figures of the work report, counted from the records; here the result, the make-up, and what is open. */
#include <inttypes.h>

#include "app/figure.h"
#include "app/makeup.h"

/* ---- 结果与结构 ---- */

static void take_result(struct figures *f)
{
    const struct paper_source *s = f->source;
    int64_t vacant = 0, open_seats = 0, open = 0, written_in = 0, confirmed = 0;
    for (size_t i = 0; i < s->result.n; i++) {
        const struct district_result *d = &s->result.districts[i];
        vacant += d->vacant;
        if (d->state == DISTRICT_SETTLED) continue;
        open++;
        open_seats += d->district->seats - (int64_t)d->elected_count;
    }
    for (size_t i = 0; i < s->deputies.n; i++) {
        const struct deputy *x = &s->deputies.v[i];
        written_in += !x->candidate || x->candidate->state == CANDIDATE_WRITTEN_IN;
        confirmed += x->credential && date_is_set(x->credential->confirmed_on);
    }
    bool any = f->v[FIG_VOTED].is_known;
    figure_set_if(f, FIG_ELECTED, (int64_t)s->deputies.n, any);
    figure_set_if(f, FIG_VACANT, vacant, any);
    figure_set_if(f, FIG_OPEN_SEATS, open_seats, any);
    figure_set_if(f, FIG_OPEN_DISTRICTS, open, s->result.n > 0);
    figure_set_if(f, FIG_WRITTEN_IN, written_in, any);
    figure_set_if(f, FIG_CONFIRMED, confirmed, s->credentials.n > 0);
    figure_set_date(f, FIG_ELECTED_ON, paper_notice_day(s, NOTICE_ELECTED, 0));
}

static void take_makeup(struct figures *f)
{
    static const struct {
        enum makeup_line line;
        enum figure_name name, last, last_base;
    } lines[] = {
#define LINE(NAME) {MAKEUP_##NAME, FIG_##NAME, FIG_##NAME##_LAST, FIG_##NAME##_LAST_BASE},
            LINE(WOMEN) LINE(PARTY) LINE(MINORITY) LINE(COLLEGE) LINE(AGE_35) LINE(AGE_36_50) LINE(AGE_51) LINE(WORKER)
                    LINE(FARMER) LINE(PROFESSIONAL) LINE(OFFICIAL) LINE(INCUMBENT)
#undef LINE
    };
    struct makeup m;
    makeup_count(f->source, &m);
    bool any = m.total > 0;
    for (size_t i = 0; i < ARRAY_COUNT(lines); i++) {
        const struct term_figure *last = makeup_last(f->source, lines[i].line);
        figure_set_if(f, lines[i].name, m.count[lines[i].line], any);
        figure_set_if(f, lines[i].last, last ? last->count : 0, last);
        figure_set_if(f, lines[i].last_base, last ? last->total : 0, last);
    }
    int64_t known = m.total - m.count[MAKEUP_AGE_UNKNOWN];
    figure_set_if(f, FIG_AGE_SUM, m.age_sum, known > 0);
    figure_set_if(f, FIG_BORN_KNOWN, known, known > 0);
    figure_set_if(f, FIG_INCOMPLETE, m.incomplete, any);
}

/* ---- 问题与说明 ---- */

static void take_rest(struct figures *f)
{
    const struct paper_source *s = f->source;
    figure_set(f, FIG_EXPLAINED, (int64_t)s->result.explained.n);
    figure_set(f, FIG_UNSOLVED,
            (int64_t)(finding_count(&s->result.findings, SEVERITY_STOP) +
                      finding_count(&s->result.findings, SEVERITY_EXPLAIN)));
    figure_set(f, FIG_DECISIONS, (int64_t)s->records.decisions.n);
    figure_set_text(f, FIG_LAW, s->law);
    figure_set_text(f, FIG_CERTIFICATE,
            paper_is_certified(s) ? arena_text(f->arena, "第%" PRId64 "版（%s）", s->certificate.version,
                                            date_text_cn(f->arena, s->certificate.issued_on))
                                  : "");
    figure_set_date(f, FIG_DATED, s->dated);
}

void figure_load_all(const struct paper_source *s, struct figures *out)
{
    struct figures f = {.arena = s->arena, .source = s};
    f.used = arena_alloc_array(s->arena, FIG_COUNT, sizeof *f.used);
    figure_take_organisation(&f);
    figure_take_places(&f);
    figure_take_nomination(&f);
    figure_take_votes(&f);
    take_result(&f);
    take_makeup(&f);
    figure_take_session(&f);
    take_rest(&f);
    struct figure_checks checks;
    figure_check_all(&f, &checks);
    figure_set(&f, FIG_CHECKS, (int64_t)checks.n);
    figure_set(&f, FIG_MISMATCHES, (int64_t)checks.broken);
    *out = f;
}
