/* The result as data. Lists come in an order that the records fix, so that the same records give the same bytes. */
#include "app/decide.h"
#include "app/second_look.h"

#include <stdlib.h>

static void put_reasons(struct json *o, const char *name, const struct reason_list *reasons)
{
    struct json *list = json_put_array(o, name);
    for (size_t i = 0; i < reasons->n; i++) {
        struct json *j = json_add_object(list);
        json_put_text(j, "rule", rule_code(reasons->v[i].rule));
        json_put_text(j, "article", reasons->v[i].article);
        json_put_text(j, "text", reasons->v[i].text);
    }
}

static void put_figures(struct json *o, const struct tally_sheet *sum)
{
    struct json *figures = json_put_object(o, "figures");
    for (int f = 0; f < TALLY_FIGURE_COUNT; f++)
        json_put_int(figures, tally_figure_code((enum tally_figure)f), sum->figures[f]);
    json_put_int(figures, "participants", tally_participants(sum));
}

static void put_options(struct json *o, const struct round_result *x)
{
    struct json *list = json_put_array(o, "candidates");
    for (size_t i = 0; i < x->contest.option_count; i++) {
        const struct contest_option *option = &x->contest.options[i];
        struct json *j = json_add_object(list);
        json_put_text(j, "name", option->name);
        json_put_int(j, "candidate", x->candidates[i]);
        json_put_int(j, "for", option->votes_for);
        if (!option->is_write_in) {
            json_put_int(j, "against", option->votes_against);
            json_put_int(j, "abstain", option->abstentions);
        }
        json_put_bool(j, "write_in", option->is_write_in);
    }
}

/* Nothing where no place was counted by machine: the form that certificates had before there were any. */
static void put_sources(struct arena *a, struct json *o, const struct records *r, const struct round_result *x)
{
    if (x->sources[SOURCE_SCANNED].n == 0) return;
    struct json *list = json_put_array(o, "sources");
    for (int s = 0; s < SOURCE_COUNT; s++) {
        const struct source_sum *from = &x->sources[s];
        struct json *j = json_add_object(list);
        json_put_text(j, "source", count_source_code((enum count_source)s));
        struct json *stations = json_put_array(j, "stations");
        for (size_t i = 0; i < from->n; i++) json_add_int(stations, from->stations[i]);
        put_figures(j, &from->sum);
        struct json *names = json_put_array(j, "candidates");
        for (size_t i = 0; i < from->sum.line_count; i++) {
            const struct tally_line *l = &from->sum.lines[i];
            struct json *line = json_add_object(names);
            json_put_text(line, "name", l->name);
            json_put_int(line, "for", l->votes_for);
            if (!l->is_write_in) {
                json_put_int(line, "against", l->votes_against);
                json_put_int(line, "abstain", l->abstentions);
            }
            json_put_bool(line, "write_in", l->is_write_in);
        }
    }
    struct json *stacks = json_put_array(o, "batches");
    for (size_t i = 0; i < r->stacks.n; i++) {
        const struct batch_view *v = &r->stacks.v[i];
        if (v->batch.state == BATCH_WITHDRAWN || v->batch.district_no != x->round->district_no ||
                v->batch.round != x->round->round)
            continue;
        struct json *j = json_add_object(stacks);
        json_put_text(j, "batch", v->batch.name);
        json_put_int(j, "station", v->batch.station_no);
        json_put_int(j, "sheets", (int64_t)v->sheets.n);
        if (v->samples.n)
            json_put_tree(j, "second_look", second_look_to_json(a, v));
        else
            json_put_null(j, "second_look");
    }
}

static void put_names(struct json *o, const char *name, const struct round_result *x, const size_t *options, size_t n)
{
    struct json *list = json_put_array(o, name);
    for (size_t i = 0; i < n; i++) json_add_text(list, x->contest.options[options[i]].name);
}

static void put_round(struct arena *a, struct json *list, const struct records *r, const struct round_result *x)
{
    struct json *o = json_add_object(list);
    json_put_int(o, "round", x->round->round);
    json_put_text(o, "kind", round_kind_code(x->round->kind));
    json_put_text(o, "held_on", date_text(a, x->round->held_on));
    json_put_int(o, "seats", x->round->seats);
    json_put_int(o, "registered", x->round->registered);
    json_put_bool(o, "counted", x->is_counted);
    if (!x->is_counted) return;
    put_figures(o, &x->sum);
    put_options(o, x);
    put_sources(a, o, r, x);
    json_put_text(o, "state", outcome_state_code(x->state));
    put_names(o, "elected", x, x->outcome.elected, x->outcome.elected_count);
    put_names(o, "next", x, x->next_list, x->next_count);
    put_reasons(o, "reasons", &x->outcome.reasons);
    put_reasons(o, "notes", &x->outcome.notes);
}

static void put_district(
        struct arena *a, struct json *list, const struct records *r, const struct district_result *d)
{
    struct json *o = json_add_object(list);
    json_put_int(o, "district", d->district->district_no);
    json_put_text(o, "name", d->district->name);
    json_put_int(o, "seats", d->district->seats);
    json_put_text(o, "state", district_state_code(d->state));
    json_put_int(o, "vacant", d->vacant);
    struct json *elected = json_put_array(o, "elected");
    for (size_t i = 0; i < d->elected_count; i++) {
        struct json *j = json_add_object(elected);
        json_put_text(j, "name", d->elected[i].name);
        json_put_int(j, "candidate", d->elected[i].candidate_no);
        json_put_int(j, "votes", d->elected[i].votes);
        json_put_int(j, "round", d->elected[i].round);
    }
    struct json *rounds = json_put_array(o, "rounds");
    for (size_t i = 0; i < d->round_count; i++) put_round(a, rounds, r, &d->rounds[i]);
}

static void put_decisions(struct arena *a, struct json *o, const struct decision_list *decisions)
{
    struct json *list = json_put_array(o, "decisions");
    for (size_t i = 0; i < decisions->n; i++) {
        const struct decision *d = &decisions->v[i];
        struct json *j = json_add_object(list);
        json_put_text(j, "subject", d->subject);
        json_put_text(j, "question", d->question);
        json_put_text(j, "answer", d->answer);
        json_put_text(j, "body", d->body);
        json_put_text(j, "article", d->article);
        json_put_text(j, "document", d->document);
        json_put_text(j, "decided_on", date_text(a, d->decided_on));
    }
}

static int by_subject(const void *left, const void *right)
{
    const struct explanation *const *l = left, *const *r = right;
    int order = strcmp((*l)->code, (*r)->code);
    return order ? order : strcmp((*l)->subject, (*r)->subject);
}

static void put_explanations(struct arena *a, struct json *o, const struct explanation_list *explanations)
{
    const struct explanation **sorted = arena_alloc_array(a, explanations->n + 1, sizeof *sorted);
    for (size_t i = 0; i < explanations->n; i++) sorted[i] = &explanations->v[i];
    qsort(sorted, explanations->n, sizeof *sorted, by_subject);
    struct json *list = json_put_array(o, "explanations");
    for (size_t i = 0; i < explanations->n; i++) {
        if (decide_is_after_result(sorted[i]->code)) continue;
        struct json *j = json_add_object(list);
        json_put_text(j, "code", sorted[i]->code);
        json_put_text(j, "subject", sorted[i]->subject);
        json_put_text(j, "finding", sorted[i]->finding);
        json_put_text(j, "text", sorted[i]->text);
        json_put_text(j, "by", sorted[i]->actor);
    }
}

static void put_settings(struct arena *a, struct json *o, const struct law_basis *law, const struct json *certified)
{
    struct json *settings = json_put_object(o, "settings");
    const struct json *known = certified ? json_object_at(certified, "settings") : NULL;
    for (int s = 0; s < SETTING_COUNT; s++) {
        const char *code = setting_code((enum setting)s);
        if (known && !json_has(known, code)) continue;
        json_put_text(settings, code, setting_text(a, (enum setting)s, law->settings[s].value));
    }
}

struct json *result_to_json(struct arena *a, const struct workspace *ws, const struct records *r,
        const struct result *result, const struct json *certified)
{
    struct json *o = json_new_object(a);
    json_put_text(o, "name", ws->election.name);
    json_put_int(o, "division", ws->election.division);
    json_put_text(o, "level", area_level_code(ws->election.level));
    json_put_int(o, "congress", ws->election.congress);
    json_put_text(o, "election_day", date_text(a, ws->election.day));
    json_put_text(o, "law", law_el_name(&ws->law));
    json_put_text(o, "province", ws->law.province ? ws->law.province->short_name : NULL);
    put_settings(a, o, &ws->law, certified);
    int64_t seats = 0, elected = 0, vacant = 0;
    struct json *list = json_put_array(o, "districts");
    for (size_t i = 0; i < result->n; i++) {
        const struct district_result *d = &result->districts[i];
        put_district(a, list, r, d);
        seats += d->district->seats;
        elected += (int64_t)d->elected_count;
        vacant += d->vacant;
    }
    json_put_int(o, "seats", seats);
    json_put_int(o, "elected", elected);
    json_put_int(o, "vacant", vacant);
    put_decisions(a, o, &r->decisions);
    put_explanations(a, o, &r->explanations);
    return o;
}
