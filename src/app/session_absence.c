#include "app/session_absence.h"

struct counting {
    struct workspace *ws;
    struct session_absence_list list;
    size_t capacity;
    int64_t upto; /* the last session that counts */
};

/* Of the sittings whose attendance was taken; leave counts when it was approved. */
static bool has_missed(const struct session *s, size_t deputy)
{
    bool any = false;
    for (size_t i = 0; i < s->sitting_count; i++) {
        const struct sitting *x = &s->sittings[i];
        enum presence p = x->presence[deputy];
        if (session_state_at(&s->deputies[deputy], x->at) != DEPUTY_IN_OFFICE) continue; /* may not come (R100) */
        if (p == PRESENCE_PRESENT || (p == PRESENCE_LEAVE && x->has_leave[deputy])) return false;
        any |= p != PRESENCE_NOT_SAID;
    }
    return any;
}

static struct session_absence *absence_of(struct counting *c, const struct session_deputy *d)
{
    for (size_t i = 0; i < c->list.n; i++)
        if (text_eq(c->list.v[i].name, d->name) && c->list.v[i].no == d->no) return &c->list.v[i];
    if (c->list.n == c->capacity)
        c->list.v = arena_grow_array(c->ws->arena, c->list.v, &c->capacity, sizeof *c->list.v);
    c->list.v[c->list.n] = (struct session_absence){.name = d->name, .no = d->no, .article = "", .text = ""};
    c->list.v[c->list.n].sessions = arena_alloc_array(c->ws->arena, SESSION_NO_MAX, sizeof(int64_t));
    return &c->list.v[c->list.n++];
}

static void add_session(struct counting *c, const struct session_view *v)
{
    const struct session *s = &v->session;
    for (size_t i = 0; i < s->deputy_count; i++) {
        const struct session_deputy *d = &s->deputies[i];
        bool missed = has_missed(s, i);
        struct session_absence *x = NULL;
        for (size_t k = 0; k < c->list.n && !missed; k++)
            if (text_eq(c->list.v[k].name, d->name) && c->list.v[k].no == d->no) x = &c->list.v[k];
        if (missed) {
            x = absence_of(c, d);
            x->sessions[x->missed++] = v->session_no;
        }
        if (!x) continue;
        x->has_ended = d->state == DEPUTY_ENDED;
        struct reason_list reasons = {.arena = c->ws->arena};
        (void)law_absences_end_seat(&v->law, x->name, x->missed, &reasons);
        x->article = reasons.v[0].article;
        x->text = reasons.v[0].text;
    }
}

static bool count_all(struct counting *c, struct err *e)
{
    struct workspace *ws = c->ws;
    int64_t *numbers;
    size_t n;
    if (!session_event_load_sessions(ws->arena, ws->db, ws->election.county, &numbers, &n, e)) return false;
    for (size_t i = 0; i < n && numbers[i] <= c->upto; i++) {
        struct session_event_list entries;
        struct session_view v;
        if (!session_event_load_all(ws->arena, ws->db, ws->election.county, numbers[i], &entries, e) ||
                !session_view_of(ws, numbers[i], &entries, false, &v, e))
            return false;
        add_session(c, &v);
    }
    return true;
}

bool session_absences(struct workspace *ws, struct session_absence_list *out, struct err *e)
{
    struct counting c = {.ws = ws, .upto = SESSION_NO_MAX};
    if (!count_all(&c, e)) return false;
    *out = c.list;
    return true;
}

bool session_check_absences(struct workspace *ws, struct session_view *v, struct err *e)
{
    struct counting c = {.ws = ws, .upto = v->session_no};
    if (v->session_no == 1) return true; /* nothing before it */
    if (!count_all(&c, e)) return false;
    for (size_t i = 0; i < c.list.n; i++) {
        const struct session_absence *x = &c.list.v[i];
        if (x->missed < 2 || x->has_ended) continue;
        struct finding f = {FINDING_W708, x->article, x->name, x->text};
        finding_add(session_is_settled(&v->session, &f) ? &v->findings.settled : &v->findings.open, f);
    }
    return true;
}
