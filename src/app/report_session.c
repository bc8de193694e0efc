/* The session's figures of the work report, from its record. */
#include "app/figure.h"
#include "app/session_structure.h"

/* The figures of one office stand together in the table, in this order. */
enum { OF_POSTS, OF_ELECTED, OF_VOTES_LEAST, OF_VOTES_MOST, OF_SHARE_LEAST, OF_SHARE_MOST };

static const enum figure_name of_office[OFFICE_COUNT] = {
#define X(name, code, title, post, level) [OFFICE_##name] = FIG_##name##_POSTS,
        OFFICES(X)
#undef X
};

static enum figure_name figure_of(enum office o, int which)
{
    return (enum figure_name)((int)of_office[o] + which);
}

/* ---- presence ---- */

/* The sitting with a vote for leaders at which fewest were present. */
static const struct sitting *emptiest(const struct session *s)
{
    const struct sitting *x = NULL;
    for (size_t i = 0; i < s->round_count; i++) {
        const struct sitting *y = &s->sittings[s->rounds[i].sitting];
        if (!x || session_present(s, y) < session_present(s, x)) x = y;
    }
    return x;
}

static int64_t count_presence(const struct session *s, const struct sitting *x, enum presence p)
{
    int64_t n = 0;
    for (size_t i = 0; i < s->deputy_count; i++)
        n += session_state_at(&s->deputies[i], x->at) == DEPUTY_IN_OFFICE && x->presence[i] == p;
    return n;
}

static void take_meeting(struct figures *f, const struct session_view *v)
{
    const struct session *s = &v->session;
    const struct sitting *x = emptiest(s);
    struct deputy_count n = session_count_deputies(s);
    struct reason_list ignored = {.arena = f->arena};
    int64_t sittings = 0;
    for (size_t i = 0; i < s->sitting_count; i++)
        sittings += s->sittings[i].kind == SITTING_PLENARY || s->sittings[i].kind == SITTING_PREPARATORY;
    figure_set_text(f, FIG_SESSION, s->title);
    figure_set_date(f, FIG_SESSION_ON, s->opens_on);
    figure_set(f, FIG_SESSION_SEATS, s->seats);
    figure_set(f, FIG_SESSION_DEPUTIES, s->deputy_count ? law_all_deputies(&v->law, &n, &ignored) : -1);
    figure_set(f, FIG_SESSION_SITTINGS, sittings);
    figure_set(f, FIG_SESSION_PRESENT, x ? session_present(s, x) : -1);
    figure_set(f, FIG_SESSION_LEAVE, x ? count_presence(s, x, PRESENCE_LEAVE) : -1);
    figure_set(f, FIG_SESSION_ABSENT, x ? count_presence(s, x, PRESENCE_ABSENT) : -1);
    figure_set(f, FIG_PRESIDIUM, s->presidium_count ? (int64_t)s->presidium_count : -1);
}

static void take_resolutions(struct figures *f, const struct session *s)
{
    for (size_t i = 0; i < s->resolution_count; i++) {
        const struct resolution *r = &s->resolutions[i];
        if (r->kind == RESOLUTION_GOVERNMENT_REPORT) figure_set(f, FIG_GOVERNMENT_REPORT_FOR, r->votes_for);
        if (r->kind == RESOLUTION_PRESIDIUM_REPORT) figure_set(f, FIG_PRESIDIUM_REPORT_FOR, r->votes_for);
        if (r->kind == RESOLUTION_BUDGET) figure_set(f, FIG_BUDGET_FOR, r->votes_for);
    }
}

static void take_nominations(struct figures *f, const struct session *s)
{
    int64_t by_presidium = 0, joint = 0, listed = 0, failed = 0;
    for (size_t i = 0; i < s->nominee_count; i++) {
        const struct leader_nominee *x = &s->nominees[i];
        by_presidium += !x->is_joint;
        joint += x->is_joint;
        listed += x->is_joint && x->state == NOMINEE_FORMAL;
        failed += x->is_joint && (x->state == NOMINEE_FAILED || x->state == NOMINEE_LATE);
    }
    bool any = s->nominee_count > 0;
    figure_set(f, FIG_BY_PRESIDIUM, any ? by_presidium : -1);
    figure_set(f, FIG_BY_DEPUTIES, any ? joint : -1);
    figure_set(f, FIG_JOINT_LISTED, any ? listed : -1);
    figure_set(f, FIG_JOINT_FAILED, any ? failed : -1);
}

/* ---- votes ---- */

static void take_vote(struct figures *f, enum office o, const struct leader_elected *w, bool is_least)
{
    int votes = is_least ? OF_VOTES_LEAST : OF_VOTES_MOST, share = is_least ? OF_SHARE_LEAST : OF_SHARE_MOST;
    figure_set(f, figure_of(o, votes), w->votes);
    figure_set_ratio(f, figure_of(o, share), (struct ratio){w->votes, w->deputies}, w->name);
}

static void take_office(struct figures *f, const struct session_view *v, enum office o)
{
    const struct leader_elected *least = NULL, *most = NULL;
    int64_t posts = 0, elected = 0;
    for (size_t i = 0; i < v->result.n; i++) {
        const struct post_result *p = &v->result.posts[i];
        if (p->post->office != o) continue;
        posts += p->post->seats;
        elected += (int64_t)p->elected_count;
        for (size_t k = 0; k < p->elected_count; k++) {
            const struct leader_elected *w = &p->elected[k];
            struct ratio r = {w->votes, w->deputies};
            if (!least || ratio_compare(r, (struct ratio){least->votes, least->deputies}) < 0) least = w;
            if (!most || ratio_compare(r, (struct ratio){most->votes, most->deputies}) > 0) most = w;
        }
    }
    if (posts == 0) return;
    figure_set(f, figure_of(o, OF_POSTS), posts);
    figure_set(f, figure_of(o, OF_ELECTED), elected);
    if (!least) return;
    take_vote(f, o, least, true);
    take_vote(f, o, most, false);
}

static void take_team(struct figures *f, const struct session_view *v)
{
    static const enum figure_name bands[LEADER_BANDS] = {FIG_LEADERS_AGE_35, FIG_LEADERS_AGE_36_40,
            FIG_LEADERS_AGE_41_45, FIG_LEADERS_AGE_46_50, FIG_LEADERS_AGE_51};
    struct session_structure n;
    int64_t due = 0;
    session_count_structure(v, &n);
    for (size_t i = 0; i < v->result.n; i++) due += v->result.posts[i].post->seats;
    figure_set(f, FIG_LEADERS_DUE, due ? due : -1);
    if (v->session.round_count == 0) return;
    figure_set(f, FIG_LEADERS, n.people);
    figure_set(f, FIG_LEADERS_OPEN, due - n.people);
    figure_set(f, FIG_SECONDED, n.seconded);
    figure_set(f, FIG_LEADERS_AT_ONCE, n.at_once);
    figure_set(f, FIG_BY_ALL, n.by_all);
    figure_set(f, FIG_SWORN, n.sworn);
    figure_set(f, FIG_LEADERS_WOMEN, n.women);
    figure_set(f, FIG_LEADERS_PARTY, n.party);
    figure_set(f, FIG_LEADERS_COLLEGE, n.college);
    figure_set(f, FIG_LEADERS_BORN_KNOWN, n.known_age);
    for (int i = 0; i < LEADER_BANDS; i++) figure_set(f, bands[i], n.bands[i]);
    figure_set_ratio(f, FIG_LEADERS_AGE, (struct ratio){n.months, 12 * n.known_age}, "月÷月数");
    figure_set_ratio(f, FIG_CHIEFS_AGE, (struct ratio){n.chiefs_months, 12 * n.chiefs_known}, "月÷月数");
}

void figure_take_session(struct figures *f)
{
    const struct session_view *v = f->source->session;
    if (!v) return;
    take_meeting(f, v);
    take_resolutions(f, &v->session);
    take_nominations(f, &v->session);
    for (int o = 0; o < OFFICE_COUNT; o++) take_office(f, v, (enum office)o);
    take_team(f, v);
    if (v->session.is_locked)
        figure_set_text(f, FIG_SESSION_CERTIFICATE, arena_text(f->arena, "第%lld版", (long long)v->session.version));
}

const char *figure_say_office(struct arena *a, const struct figures *f, enum office o)
{
    static const char *const names[OFFICE_COUNT] = {
#define X(name, code, title, post, level) [OFFICE_##name] = #name,
            OFFICES(X)
#undef X
    };
    const char *name = names[o];
    if (!f->v[figure_of(o, OF_POSTS)].is_known) return NULL;
    int64_t elected = f->v[figure_of(o, OF_ELECTED)].value;
    if (elected == 0) return arena_text(a, "%s应选{%s_POSTS}，当选{%s_ELECTED}。", office_title(o), name, name);
    if (elected == 1)
        return arena_text(a, "%s应选{%s_POSTS}，当选{%s_ELECTED}，得{%s_VOTES_LEAST}，占全体代表的{%s_SHARE_LEAST}。", office_title(o),
                name, name, name, name);
    return arena_text(a,
            "%s应选{%s_POSTS}，当选{%s_ELECTED}，得票最少的{%s_VOTES_LEAST}，占全体代表的{%s_SHARE_LEAST}；最多的{%s_VOTES_MOST}，"
            "占{%s_SHARE_MOST}。",
            office_title(o), name, name, name, name, name, name);
}
