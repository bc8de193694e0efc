#include "app/session_scan.h"

#include "app/batch_check.h"
#include "app/batch_tally.h"

static void put_lines(struct json *sheet, const struct tally_sheet *s)
{
    struct json *lines = json_put_array(sheet, "lines");
    for (size_t i = 0; i < s->line_count; i++) {
        const struct tally_line *l = &s->lines[i];
        struct json *o = json_add_object(lines);
        json_put_text(o, "name", l->name);
        json_put_int(o, "for", l->votes_for);
        if (l->is_write_in) {
            json_put_bool(o, "write_in", true);
            continue;
        }
        json_put_int(o, "against", l->votes_against);
        json_put_int(o, "abstain", l->abstentions);
    }
}

void session_put_look(struct json *o, const struct look_report *r)
{
    json_put_text(o, "batch", r->batch);
    json_put_int(o, "sheets", r->sheets);
    json_put_int(o, "drawn", r->drawn);
    json_put_text(o, "seeds", r->seeds);
    json_put_int(o, "ballots", r->ballots);
    json_put_int(o, "positions", r->positions);
    json_put_int(o, "wrong", r->wrong);
    json_put_int(o, "operator_answers", r->operator_answers);
    json_put_int(o, "operator_looks", r->operator_looks);
}

bool session_scan_tally(struct workspace *ws, struct vote_key key, const struct session_hall *hall, struct json *body,
        struct err *e)
{
    static const enum tally_figure figures[] = {TALLY_IN_PERSON, TALLY_RECEIVED, TALLY_ISSUED, TALLY_SPOILED,
            TALLY_UNUSED, TALLY_COLLECTED, TALLY_VALID, TALLY_VOID, TALLY_BLANK};
    struct tally_sheet s;
    struct look_report *stacks;
    size_t n;
    if (!batch_tally_session(ws, key, &s, &stacks, &n, e)) return false;
    s.figures[TALLY_IN_PERSON] = hall->in_person;
    s.figures[TALLY_RECEIVED] = hall->received;
    s.figures[TALLY_ISSUED] = hall->issued;
    s.figures[TALLY_SPOILED] = hall->spoiled;
    s.figures[TALLY_UNUSED] = hall->unused;
    struct json *sheet = json_put_object(body, "sheet"), *list = json_put_array(body, "batches"),
                *looks = json_put_array(body, "second_look");
    for (size_t i = 0; i < ARRAY_COUNT(figures); i++)
        json_put_int(sheet, tally_figure_code(figures[i]), s.figures[figures[i]]);
    json_put_text(sheet, "supervisor", hall->supervisor);
    put_lines(sheet, &s);
    for (size_t i = 0; i < n; i++) {
        json_add_text(list, stacks[i].batch);
        session_put_look(json_add_object(looks), &stacks[i]);
    }
    return true;
}

/* ---- what the record says of them ---- */

static const struct leader_sheet *scanned_sheet(const struct leader_round *r)
{
    for (int i = 0; i < SLOT_COUNT; i++)
        if (r->sheets[i].is_scanned) return &r->sheets[i];
    return NULL;
}

const struct look_report *session_looks(const struct leader_round *r, size_t *n)
{
    const struct leader_sheet *s = scanned_sheet(r);
    *n = s ? s->look_count : 0;
    return s ? s->looks : NULL;
}

static void sort_out(struct session_view *v, const struct finding_list *found)
{
    for (size_t i = 0; i < found->n; i++)
        finding_add(session_is_settled(&v->session, &found->v[i]) ? &v->findings.settled : &v->findings.open, found->v[i]);
}

static struct vote_key key_of(const struct session_view *v, const struct leader_round *r)
{
    return (struct vote_key){v->session_no, v->session.posts[r->post].no, r->round};
}

void session_check_looks(struct arena *a, struct session_view *v)
{
    struct finding_list found = {.arena = a};
    for (size_t i = 0; i < v->session.round_count; i++) {
        const struct leader_round *r = &v->session.rounds[i];
        size_t n;
        const struct look_report *looks = session_looks(r, &n);
        for (size_t k = 0; k < n; k++) batch_check_look(a, &v->law, vote_subject(a, key_of(v, r)), &looks[k], &found);
    }
    sort_out(v, &found);
}

bool session_check_stacks(struct workspace *ws, struct session_view *v, struct err *e)
{
    enum { HALL = 1 };
    struct batch_view_list stacks;
    struct finding_list found = {.arena = ws->arena};
    if (!batch_load(ws, NULL, &stacks, e)) return false;
    for (size_t i = 0; i < v->result.n; i++) {
        for (size_t k = 0; k < v->result.posts[i].round_count; k++) {
            const struct leader_round_result *x = &v->result.posts[i].rounds[k];
            struct vote_key key = key_of(v, x->round);
            struct batch_at at = {key, HALL, vote_subject(ws->arena, key)};
            if (scanned_sheet(x->round)) continue; /* the record has it */
            batch_check_vote(ws->arena, &v->law, &stacks, &at, x->is_counted ? x->sheet : NULL, &found);
        }
    }
    sort_out(v, &found);
    return true;
}
