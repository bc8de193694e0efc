#include "app/appraise_by_post.h"

#include "cadre/annual.h"

struct choosing {
    const struct people *people;
    const struct law_basis *law;
    const struct appraise_role_scheme *roles;
    size_t n;
    struct date on;
};

/* The scheme for holders of that post: 0 is the request's own. */
static size_t scheme_of(const struct choosing *k, const struct post *post)
{
    for (size_t i = 0; post && i < k->n; i++)
        if (k->roles[i].role == post->role) return i + 1;
    return 0;
}

/* Do the posts that the person holds have different schemes? */
static bool is_torn(const struct choosing *k, int64_t official_no)
{
    bool has_any = false;
    size_t first = 0;
    for (size_t i = 0; i < k->people->appointments.n; i++) {
        const struct appointment *x = &k->people->appointments.v[i];
        if (x->official_no != official_no || x->is_secondment || !appointment_holds(x, people_month_of(k->on))) continue;
        size_t scheme = scheme_of(k, post_lookup(&k->people->posts, x->post_no));
        if (has_any && scheme != first) return true;
        first = scheme;
        has_any = true;
    }
    return false;
}

static void choose(const struct choosing *k, const struct set_subject *s, size_t i, struct appraise_by_post *out)
{
    if (s->is_team || !s->no) return;
    out->is_open[i] = is_torn(k, s->no) && !k->law->settings[SETTING_TWO_POSTS_HIGHER].value;
    if (out->is_open[i]) return;
    out->posts[i] = annual_scored_post(k->people, s->no, k->on);
    out->chosen[i] = scheme_of(k, out->posts[i]);
}

bool appraise_scores_by_post(const struct appraisal *x, const struct appraise_request *q, const struct appraise_role_scheme *roles,
        size_t n, struct appraise_by_post *out, struct err *e)
{
    struct arena *a = x->ws->arena;
    struct appraise_by_post r = {.schemes = arena_alloc_array(a, n + 1, sizeof *r.schemes), .scheme_count = n + 1};
    for (size_t i = 0; i <= n; i++) {
        struct appraise_request one = *q;
        if (i > 0) one.scheme = roles[i - 1].scheme;
        if (!appraise_scores(x, &one, &r.schemes[i], e)) return false;
    }
    r.n = r.schemes[0].n;
    r.chosen = arena_alloc_array(a, r.n + 1, sizeof *r.chosen);
    r.posts = arena_alloc_array(a, r.n + 1, sizeof *r.posts);
    r.is_open = arena_alloc_array(a, r.n + 1, sizeof *r.is_open);
    struct choosing k = {&x->directory.people, &x->ws->law, roles, n, {(int32_t)(r.schemes[0].year * 10000 + 1201)}};
    for (size_t i = 0; i < r.n; i++) choose(&k, &r.schemes[0].v[i].subject, i, &r);
    *out = r;
    return true;
}
