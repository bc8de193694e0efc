#include "app/vote.h"

#include <inttypes.h>

#include "app/result.h"

enum { POSTS_OF_A_SESSION = 1000 };

static const int64_t hall[] = {1};

struct loading {
    struct workspace *ws;
    struct vote_list list;
    size_t capacity;
    const char *marking;
};

static struct vote *add(struct loading *l)
{
    if (l->list.n == l->capacity)
        l->list.v = arena_grow_array(l->ws->arena, l->list.v, &l->capacity, sizeof *l->list.v);
    return &l->list.v[l->list.n++];
}

static bool add_districts(struct loading *l, struct err *e)
{
    struct workspace *ws = l->ws;
    struct round_list rounds;
    if (!round_load_all(ws->arena, ws->db, ws->election.county, &rounds, e)) return false;
    for (size_t i = 0; i < rounds.n; i++) {
        const struct stored_round *r = &rounds.v[i];
        const char **names = arena_alloc_array(ws->arena, r->option_count + 1, sizeof *names);
        for (size_t k = 0; k < r->option_count; k++) names[k] = r->options[k].name;
        *add(l) = (struct vote){.key = {0, r->district_no, r->round},
                .kind = CONTEST_DIRECT,
                .round_kind = r->kind,
                .held_on = r->held_on,
                .prepared_on = r->held_on,
                .seats = r->seats,
                .names = names,
                .name_count = r->option_count,
                .stations = r->stations,
                .station_count = r->station_count,
                .is_open = true,
                .law = &ws->law,
                .marking = l->marking,
                .congress = election_congress_name(ws->arena, &ws->election),
                .label = arena_text(ws->arena, "第%" PRId64 "选区", r->district_no)};
    }
    return true;
}

/* ---- sessions ---- */

static void add_round(struct loading *l, const struct session_view *v, const struct leader_round *r, bool is_open)
{
    const struct session_post *p = &v->session.posts[r->post];
    *add(l) = (struct vote){.key = {v->session_no, p->no, r->round},
            .kind = CONTEST_CONGRESS,
            .round_kind = r->kind,
            .held_on = is_open ? moment_date(r->at) : DATE_NONE,
            .prepared_on = moment_date(is_open ? r->at : v->events[v->stored.n - 1].at),
            .seats = r->seats,
            .names = r->names,
            .name_count = r->option_count,
            .stations = hall,
            .station_count = 1,
            .is_open = is_open,
            .law = &v->law,
            .marking = *v->session.marking ? v->session.marking : l->marking,
            .congress = v->session.title,
            .label = p->title,
            .is_secondment = p->is_secondment};
}

/* The votes held on each post, and the one that comes next. */
static void add_session(struct loading *l, const struct session_view *v)
{
    const struct session *s = &v->session;
    for (size_t post = 0; post < s->post_count; post++) {
        struct leader_round coming;
        struct err none_comes;
        for (size_t i = 0; i < s->round_count; i++)
            if (s->rounds[i].post == post) add_round(l, v, &s->rounds[i], true);
        if (session_next_vote(l->ws->arena, &v->law, s, post, &coming, &none_comes)) add_round(l, v, &coming, false);
    }
}

size_t vote_line_count(const struct vote *v)
{
    return v->round_kind == ROUND_REVOTE ? 0 : (size_t)v->seats;
}

static struct loading begin(struct workspace *ws)
{
    struct loading l = {.ws = ws};
    l.marking = setting_text(ws->arena, SETTING_BALLOT_MARKING, ws->law.settings[SETTING_BALLOT_MARKING].value);
    return l;
}

bool vote_load_districts(struct workspace *ws, struct vote_list *out, struct err *e)
{
    struct loading l = begin(ws);
    if (!add_districts(&l, e)) return false;
    *out = l.list;
    return true;
}

bool vote_load_all(struct workspace *ws, struct vote_list *out, struct err *e)
{
    struct loading l = begin(ws);
    int64_t *numbers;
    size_t n;
    if (!add_districts(&l, e) ||
            !session_event_load_sessions(ws->arena, ws->db, ws->election.county, &numbers, &n, e))
        return false;
    l.list.sessions = arena_alloc_array(ws->arena, n + 1, sizeof *l.list.sessions);
    for (size_t i = 0; i < n; i++) {
        struct session_view *v = &l.list.sessions[l.list.session_count++];
        if (!session_load(ws, numbers[i], false, v, e)) return false;
        add_session(&l, v);
    }
    *out = l.list;
    return true;
}

/* ---- finding ---- */

const struct vote *vote_lookup(const struct vote_list *list, struct vote_key key)
{
    const struct vote *found = NULL;
    for (size_t i = 0; i < list->n; i++) {
        const struct vote_key *k = &list->v[i].key;
        if (k->session_no == key.session_no && k->no == key.no && (key.round == 0 || k->round == key.round))
            found = &list->v[i];
    }
    return found;
}

static const struct session_view *find_session(const struct vote_list *list, int64_t session_no)
{
    for (size_t i = 0; i < list->session_count; i++)
        if (list->sessions[i].session_no == session_no) return &list->sessions[i];
    return NULL;
}

bool vote_find_on_post(
        struct workspace *ws, const struct vote_list *list, struct vote_key key, const struct vote **out, struct err *e)
{
    const struct session_view *v = find_session(list, key.session_no);
    struct leader_round coming;
    if (!v) return err_set(e, ERR_INPUT, "没有第 %" PRId64 " 次会议的记录，请先用 huanjie session open", key.session_no);
    size_t post = session_find_post(&v->session, key.no);
    if (post == SIZE_MAX)
        return err_set(e, ERR_INPUT, "第 %" PRId64 " 次会议没有职务 %" PRId64 "，请先用 huanjie session post 登记",
                key.session_no, key.no);
    *out = vote_lookup(list, key);
    if (*out) return true;
    if (!session_next_vote(ws->arena, &v->law, &v->session, post, &coming, e)) return false;
    return err_set(e, ERR_STATE, "%s没有第 %" PRId64 " 次投票", v->session.posts[post].title, key.round);
}

bool vote_must_be_open(struct workspace *ws, struct vote_key key, struct err *e)
{
    struct session_view v;
    if (key.session_no == 0) return workspace_must_be_open(ws, e);
    if (!session_must_be_open(ws, key.session_no, e) || !session_load(ws, key.session_no, false, &v, e)) return false;
    const struct leader_round *r = session_find_round(&v.session, key.no, key.round);
    for (int i = 0; r && i < SLOT_COUNT; i++)
        if (r->sheets[i].is_scanned)
            return err_set(e, ERR_STATE, "%s的计票单已由机读的选票录入；要改，请先用 huanjie session void 作废那一条记录",
                    vote_subject(ws->arena, key));
    return true;
}

const char *vote_subject(struct arena *a, struct vote_key key)
{
    if (key.session_no == 0) return subject_of_round(a, key.no, key.round);
    return arena_text(a, "第 %" PRId64 " 次会议 职务 %" PRId64 " 第 %" PRId64 " 次投票", key.session_no, key.no, key.round);
}

bool vote_contest_no(struct vote_key key, int32_t *no)
{
    if (key.session_no && (key.no < 1 || key.no >= POSTS_OF_A_SESSION)) return false;
    int64_t n = key.session_no * POSTS_OF_A_SESSION + key.no;
    if (n < 1 || n > BALLOT_CONTEST_MAX) return false;
    *no = (int32_t)n;
    return true;
}

struct vote_key vote_key_of_code(const struct ballot_payload *p)
{
    bool is_congress = p->kind == BALLOT_CONGRESS;
    return (struct vote_key){is_congress ? p->contest_no / POSTS_OF_A_SESSION : 0,
            is_congress ? p->contest_no % POSTS_OF_A_SESSION : p->contest_no, p->round};
}
