/* The session as data: what the certificate pins and what the command line shows. */
#include <inttypes.h>

#include "app/session_scan.h"
#include "base/ratio.h"

static void put_deputies(struct json *o, const struct session_view *v)
{
    struct deputy_count n = session_count_deputies(&v->session);
    json_put_int(o, "seats", n.seats);
    json_put_int(o, "in_office", n.in_office);
    json_put_int(o, "suspended", n.suspended);
}

/* By delegation, in the order in which they come on the roster. */
static void put_delegations(struct json *o, const struct session *s, const struct sitting *x)
{
    struct json *list = json_put_array(o, "delegations");
    for (size_t d = 0; d < s->deputy_count; d++) {
        const char *name = s->deputies[d].delegation;
        bool is_first = *name != '\0';
        for (size_t k = 0; k < d && is_first; k++) is_first = !text_eq(s->deputies[k].delegation, name);
        if (!is_first) continue;
        int64_t deputies = 0, present = 0;
        for (size_t k = d; k < s->deputy_count; k++) {
            bool counts = session_state_at(&s->deputies[k], x->at) == DEPUTY_IN_OFFICE && text_eq(s->deputies[k].delegation, name);
            deputies += counts;
            present += counts && x->presence[k] == PRESENCE_PRESENT;
        }
        struct json *j = json_add_object(list);
        json_put_text(j, "delegation", name);
        json_put_int(j, "deputies", deputies);
        json_put_int(j, "present", present);
    }
}

static void put_sittings(struct arena *a, struct json *o, const struct session *s)
{
    struct json *list = json_put_array(o, "sittings");
    for (size_t i = 0; i < s->sitting_count; i++) {
        const struct sitting *x = &s->sittings[i];
        int64_t n[PRESENCE_COUNT] = {0};
        for (size_t d = 0; d < s->deputy_count; d++)
            if (session_state_at(&s->deputies[d], x->at) == DEPUTY_IN_OFFICE) n[x->presence[d]]++;
        struct json *j = json_add_object(list);
        json_put_int(j, "sitting", x->no);
        json_put_text(j, "kind", sitting_kind_code(x->kind));
        json_put_text(j, "title", x->title);
        json_put_text(j, "at", moment_text(a, x->at));
        json_put_int(j, "present", n[PRESENCE_PRESENT]);
        json_put_int(j, "leave", n[PRESENCE_LEAVE]);
        json_put_int(j, "absent", n[PRESENCE_ABSENT]);
        json_put_int(j, "not_said", n[PRESENCE_NOT_SAID]);
        put_delegations(j, s, x);
    }
}

static void put_steps(struct arena *a, struct json *o, const struct session *s)
{
    struct json *list = json_put_array(o, "steps");
    for (int i = 0; i < SESSION_STEP_COUNT; i++) {
        const struct step_record *x = &s->steps[i];
        struct json *j = json_add_object(list);
        json_put_text(j, "step", session_step_code((enum session_step)i));
        json_put_text(j, "title", session_step_title((enum session_step)i));
        json_put_bool(j, "done", x->is_done);
        if (!x->is_done) continue;
        json_put_text(j, "began", moment_text(a, x->began_at));
        json_put_text(j, "at", moment_text(a, x->at));
        if (x->sitting != SIZE_MAX) json_put_int(j, "sitting", s->sittings[x->sitting].no);
        json_put_text(j, "evidence", x->evidence);
    }
}

static void put_resolutions(struct arena *a, struct json *o, const struct session *s)
{
    struct json *list = json_put_array(o, "resolutions");
    for (size_t i = 0; i < s->resolution_count; i++) {
        const struct resolution *x = &s->resolutions[i];
        struct json *j = json_add_object(list);
        json_put_text(j, "resolution", resolution_kind_code(x->kind));
        json_put_text(j, "title", x->title);
        json_put_int(j, "sitting", s->sittings[x->sitting].no);
        json_put_text(j, "at", moment_text(a, x->at));
        json_put_int(j, "for", x->votes_for);
        json_put_int(j, "against", x->votes_against);
        json_put_int(j, "abstain", x->abstentions);
    }
}

static void put_nominees(struct arena *a, struct json *o, const struct session *s)
{
    struct json *list = json_put_array(o, "nominees");
    for (size_t i = 0; i < s->nominee_count; i++) {
        const struct leader_nominee *x = &s->nominees[i];
        struct json *j = json_add_object(list);
        json_put_int(j, "nominee", x->no);
        json_put_int(j, "post", s->posts[x->post].no);
        json_put_text(j, "name", x->name);
        json_put_text(j, "by", x->is_joint ? "joint" : "presidium");
        json_put_text(j, "received", moment_text(a, x->received_at));
        if (x->is_joint) {
            json_put_int(j, "signers", (int64_t)x->signer_count);
            json_put_int(j, "counted", x->counted);
        }
        json_put_text(j, "state", nominee_state_code(x->state));
        if (x->primary_votes >= 0) json_put_int(j, "primary_votes", x->primary_votes);
    }
}

static void put_reasons(struct json *o, const struct reason_list *list)
{
    struct json *array = json_put_array(o, "reasons");
    for (size_t i = 0; i < list->n; i++) {
        struct json *j = json_add_object(array);
        json_put_text(j, "rule", rule_code(list->v[i].rule));
        json_put_text(j, "article", list->v[i].article);
        json_put_text(j, "text", list->v[i].text);
    }
}

/* Nothing where nobody read by machine: what was certified before stays as it was. */
static void put_looks(struct json *o, const struct leader_round *r)
{
    size_t n;
    const struct look_report *looks = session_looks(r, &n);
    struct json *list = n ? json_put_array(o, "second_look") : NULL;
    for (size_t i = 0; i < n; i++) session_put_look(json_add_object(list), &looks[i]);
}

/* Figures and differences are shown only once both entries are in: they are blind until then. */
static void put_round(struct arena *a, struct json *list, const struct session *s, const struct leader_round_result *x)
{
    struct json *j = json_add_object(list);
    json_put_int(j, "round", x->round->round);
    json_put_text(j, "kind", round_kind_code(x->round->kind));
    json_put_int(j, "seats", x->round->seats);
    json_put_int(j, "sitting", s->sittings[x->round->sitting].no);
    json_put_text(j, "at", moment_text(a, x->round->at));
    struct json *names = json_put_array(j, "ballot");
    for (size_t i = 0; i < x->round->option_count; i++) json_add_text(names, x->round->names[i]);
    json_put_bool(j, "counted", x->is_counted);
    struct json *differences = json_put_array(j, "differences");
    for (size_t i = 0; i < x->difference_count; i++) {
        struct json *d = json_add_object(differences);
        json_put_text(d, "field", x->differences[i].field);
        json_put_text(d, "title", x->differences[i].title);
        json_put_int(d, "first", x->differences[i].first);
        json_put_int(d, "second", x->differences[i].second);
    }
    if (!x->is_counted) return;
    json_put_int(j, "deputies", x->contest.deputies);
    json_put_int(j, "present", x->contest.present);
    for (int f = 0; f < TALLY_FIGURE_COUNT; f++)
        json_put_int(j, tally_figure_code((enum tally_figure)f), x->sheet->figures[f]);
    struct json *votes = json_put_array(j, "votes");
    for (size_t i = 0; i < x->sheet->line_count; i++) {
        const struct tally_line *l = &x->sheet->lines[i];
        struct json *v = json_add_object(votes);
        json_put_text(v, "name", l->name);
        json_put_bool(v, "write_in", l->is_write_in);
        json_put_int(v, "for", l->votes_for);
        json_put_int(v, "against", l->votes_against);
        json_put_int(v, "abstain", l->abstentions);
    }
    put_looks(j, x->round);
    json_put_text(j, "state", outcome_state_code(x->state));
    if (x->open) json_put_text(j, "wants_decision", x->open->question);
    put_reasons(j, &x->outcome.reasons);
}

static void put_posts(struct arena *a, struct json *o, const struct session_view *v)
{
    struct json *list = json_put_array(o, "posts");
    for (size_t i = 0; i < v->result.n; i++) {
        const struct post_result *p = &v->result.posts[i];
        struct json *j = json_add_object(list);
        json_put_int(j, "post", p->post->no);
        json_put_text(j, "office", office_code(p->post->office));
        json_put_text(j, "title", p->post->title);
        json_put_int(j, "seats", p->post->seats);
        json_put_bool(j, "secondment", p->post->is_secondment);
        json_put_text(j, "state", post_state_code(p->state));
        json_put_int(j, "vacant", p->vacant);
        struct json *elected = json_put_array(j, "elected");
        for (size_t k = 0; k < p->elected_count; k++) {
            struct json *w = json_add_object(elected);
            json_put_text(w, "name", p->elected[k].name);
            json_put_int(w, "votes", p->elected[k].votes);
            json_put_int(w, "deputies", p->elected[k].deputies);
            json_put_text(w, "percent",
                    ratio_text_percent(a, (struct ratio){p->elected[k].votes, p->elected[k].deputies}, 2));
            json_put_bool(w, "by_all", p->elected[k].by_all);
            json_put_int(w, "round", p->elected[k].round);
        }
        struct json *rounds = json_put_array(j, "rounds");
        for (size_t k = 0; k < p->round_count; k++) put_round(a, rounds, &v->session, &p->rounds[k]);
    }
}

static void put_proposers(struct json *j, const struct proposers *p)
{
    json_put_text(j, "by", p->by);
    if (p->by_body) return;
    json_put_int(j, "signers", p->signed_by);
    json_put_int(j, "counted", p->counted);
}

/* Members that are not there when there was none: what was certified before they existed stays as it was. */
static void put_business(struct arena *a, struct json *o, const struct session_view *v)
{
    const struct session *s = &v->session;
    struct json *list = s->motion_count ? json_put_array(o, "motions") : NULL;
    for (size_t i = 0; i < s->motion_count; i++) {
        const struct session_motion *m = &s->motions[i];
        struct proposal p = {m->kind, m->by.by_body, m->by.counted, m->is_written, m->names_question};
        struct reason_list reasons = {.arena = a};
        struct json *j = json_add_object(list);
        json_put_text(j, "motion", m->kind == MOTION_BILL ? "bill" : "interpellation");
        json_put_text(j, "title", m->title);
        put_proposers(j, &m->by);
        json_put_bool(j, "stands", law_motion(&v->law, s->level, &p, &reasons));
        json_put_text(j, "disposal", m->disposal);
        put_reasons(j, &reasons);
    }
    list = s->departure_count ? json_put_array(o, "departures") : NULL;
    for (size_t i = 0; i < s->departure_count; i++) {
        const struct session_departure *d = &s->departures[i];
        struct reason_list reasons = {.arena = a};
        struct json *j = json_add_object(list);
        json_put_text(j, "kind", d->is_recall ? "recall" : "resignation");
        json_put_text(j, "name", d->name);
        json_put_text(j, "office", office_code(d->office));
        if (d->is_recall) put_proposers(j, &d->by);
        if (d->votes_for >= 0) json_put_int(j, "for", d->votes_for);
        json_put_text(j, "result", verdict_code(session_judge_departure(&v->law, s, d, &reasons)));
        put_reasons(j, &reasons);
    }
}

struct json *session_to_json(struct arena *a, const struct session_view *v)
{
    const struct session *s = &v->session;
    struct json *o = json_new_object(a);
    json_put_int(o, "session", v->session_no);
    json_put_text(o, "title", s->title);
    json_put_text(o, "opens_on", date_text(a, s->opens_on));
    put_deputies(o, v);
    put_steps(a, o, s);
    put_sittings(a, o, s);
    put_resolutions(a, o, s);
    put_nominees(a, o, s);
    put_posts(a, o, v);
    put_business(a, o, v);
    return o;
}
