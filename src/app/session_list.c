/* The formal list of a post: who is on it, and in which order. */
#include <inttypes.h>

#include "app/nominate_order.h"
#include "app/session.h"

struct listing {
    struct workspace *ws;
    const struct session_view *v;
    const struct session_post *post;
    const struct leader_nominee **standing;
    size_t n;
    bool had_primary;
};

static void take_standing(struct listing *l, size_t post)
{
    const struct session *s = &l->v->session;
    l->standing = arena_alloc_array(l->ws->arena, s->nominee_count + 1, sizeof *l->standing);
    for (size_t i = 0; i < s->nominee_count; i++) {
        const struct leader_nominee *x = &s->nominees[i];
        bool is_repeat = false;
        for (size_t k = 0; k < l->n; k++) is_repeat |= text_eq(l->standing[k]->name, x->name);
        if (x->post != post || x->state != NOMINEE_NOMINATED || is_repeat) continue;
        l->had_primary |= x->primary_votes >= 0;
        l->standing[l->n++] = x;
    }
}

static void sort_by_primary(struct listing *l)
{
    for (size_t i = 1; i < l->n; i++) {
        const struct leader_nominee *x = l->standing[i];
        size_t k = i;
        for (; k > 0 && l->standing[k - 1]->primary_votes < x->primary_votes; k--) l->standing[k] = l->standing[k - 1];
        l->standing[k] = x;
    }
}

/* No more than the post may have: the first by the votes of the primary (R89). */
static bool cut(struct listing *l, struct err *e)
{
    struct leader_election x = {.office = l->post->office,
            .posts = l->post->seats,
            .nominees = (int64_t)l->n,
            .margin = l->post->margin,
            .is_by_election = l->post->is_by_election};
    struct law_range range;
    struct reason_list reasons = {.arena = l->ws->arena};
    if (!law_leader_range(&l->v->law, &x, &range, NULL, &reasons, e)) return false;
    if (l->post->is_secondment && range.min > l->post->seats) range.min = l->post->seats;
    if (range.max < 0 || (int64_t)l->n <= range.max) return true;
    if (!l->had_primary)
        return err_set(e, ERR_STATE, "%s的被提名人 %zu 人，超过 %" PRId64 " 人，须先预选（huanjie session primary）：%s",
                l->post->title, l->n, range.max, reasons.v[reasons.n - 1].text);
    sort_by_primary(l);
    size_t most = (size_t)range.max;
    if (l->standing[most - 1]->primary_votes == l->standing[most]->primary_votes)
        return err_set(e, ERR_STATE, "“%s”与“%s”预选同为 %" PRId64 " 票，正好在第 %zu 名前后，由大会决定谁列入，用 --nominee 写明名单",
                l->standing[most - 1]->name, l->standing[most]->name, l->standing[most]->primary_votes, most);
    l->n = most;
    return true;
}

static bool order_by_strokes(struct listing *l, struct err *e)
{
    struct arena *a = l->ws->arena;
    const struct stroke_table *table;
    if (!nominate_strokes(l->ws, &table, e)) return false;
    struct order_terms terms = {
            .table = table, .single_first = l->v->law.settings[SETTING_SINGLE_NAME_FIRST].value != 0};
    const char **names = arena_alloc_array(a, l->n + 1, sizeof *names);
    for (size_t i = 0; i < l->n; i++) names[i] = l->standing[i]->name;
    struct order_list list;
    if (!order_names(a, &terms, names, l->n, &list, e)) return false;
    if (list.questions)
        return err_set(e, ERR_STATE, "%s；请由主席团决定，用 --nominee 依次写明名单", list.question[0].text);
    const struct leader_nominee **ordered = arena_alloc_array(a, l->n + 1, sizeof *ordered);
    for (size_t i = 0; i < l->n; i++) ordered[i] = l->standing[list.name[i]];
    l->standing = ordered;
    return true;
}

bool session_order_list(
        struct workspace *ws, int64_t session_no, int64_t post_no, struct json **out, struct err *e)
{
    struct session_view v;
    if (!session_load(ws, session_no, false, &v, e)) return false;
    size_t post = session_find_post(&v.session, post_no);
    if (post == SIZE_MAX) return err_set(e, ERR_INPUT, "没有职务 %" PRId64, post_no);
    struct listing l = {.ws = ws, .v = &v, .post = &v.session.posts[post]};
    take_standing(&l, post);
    if (l.n == 0) return err_set(e, ERR_STATE, "%s没有可以列入名单的被提名人", l.post->title);
    bool by_votes = v.law.settings[SETTING_ORDER_AFTER_PRIMARY].value == ORDER_BY_VOTES;
    if (!cut(&l, e) || (!(l.had_primary && by_votes) && !order_by_strokes(&l, e))) return false;
    if (l.had_primary && by_votes) sort_by_primary(&l);
    struct json *body = json_new_object(ws->arena), *list = json_put_array(body, "nominees");
    json_put_int(body, "post", post_no);
    for (size_t i = 0; i < l.n; i++) json_put_int(json_add_object(list), "no", l.standing[i]->no);
    *out = body;
    return true;
}
