#include "app/written_name.h"

#include <inttypes.h>
#include <stdlib.h>

struct listing {
    struct workspace *ws;
    struct written_name_list list;
    size_t capacity;
};

static bool is_of(const struct written_name *x, const struct scan_batch *b)
{
    return x->session_no == b->session_no && x->district_no == b->district_no && x->round == b->round;
}

static struct written_name *name_at(struct listing *l, const struct scan_batch *b, const char *name)
{
    for (size_t i = 0; i < l->list.n; i++) {
        struct written_name *x = &l->list.v[i];
        if (is_of(x, b) && text_eq(x->name, name)) return x;
    }
    if (l->list.n == l->capacity)
        l->list.v = arena_grow_array(l->ws->arena, l->list.v, &l->capacity, sizeof *l->list.v);
    l->list.v[l->list.n] = (struct written_name){.name = name,
            .session_no = b->session_no,
            .district_no = b->district_no,
            .round = b->round,
            .why = ""};
    return &l->list.v[l->list.n++];
}

static bool find_voter(struct workspace *ws, struct written_name *x, struct err *e)
{
    bool everywhere = ws->law.settings[SETTING_WRITE_IN_SCOPE].value == SCOPE_ANY;
    struct person_clue clue = {.name = x->name, .id = "", .district_no = x->district_no};
    struct voter voter;
    const char *why = "";
    if (!person_find(ws, &clue, everywhere, &x->match, &voter, &why, e)) return false;
    if (x->match == PERSON_FOUND) return true;
    x->why = x->match == PERSON_NONE ? everywhere ? "名册上没有这个人，不是选民的不能当选" : "本选区名册上没有这个人"
                                     : why;
    return true;
}

static bool is_same_vote(const struct written_name *x, const struct written_name *y)
{
    return x->session_no == y->session_no && x->district_no == y->district_no && x->round == y->round;
}

/* Whether a person written in for a post may hold it is the presidium's to say (entry "decide", write-in/NAME); who
 * chairs the congress must be one of its deputies (R85). */
static bool find_deputy(struct workspace *ws, struct written_name *x, struct err *e)
{
    struct session_view v;
    size_t found = 0;
    if (!session_load(ws, x->session_no, false, &v, e)) return false;
    for (size_t i = 0; i < v.session.deputy_count; i++)
        found += v.session.deputies[i].state != DEPUTY_ENDED && text_eq(v.session.deputies[i].name, x->name);
    x->match = found == 0 ? PERSON_NONE : found == 1 ? PERSON_FOUND : PERSON_SEVERAL;
    x->why = found == 0   ? "代表名册上没有这个人，能否任职由大会主席团审查"
             : found == 1 ? ""
                          : "代表名册上有同名的人";
    return true;
}

static bool take_if_alike(struct arena *a, struct written_name *x, const struct alike_key *key, const char *name,
        size_t *capacity, struct err *e)
{
    struct alike_key other;
    if (text_eq(name, x->name)) return true;
    if (!alike_key_of(a, name, &other, e)) return false;
    enum alike how = alike_compare(key, &other);
    if (how == ALIKE_NOT) return true;
    if (x->alike_count == *capacity) x->alike = arena_grow_array(a, x->alike, capacity, sizeof *x->alike);
    x->alike[x->alike_count++] = (struct alike_name){name, how};
    return true;
}

/* Candidates of the vote and the other names that may be x. */
static bool find_alike(struct listing *l, const struct batch_view_list *views, struct written_name *x, struct err *e)
{
    struct arena *a = l->ws->arena;
    struct alike_key key;
    size_t capacity = 0, names = 0;
    const char *const *candidates = NULL;
    if (!alike_key_of(a, x->name, &key, e)) return false;
    for (size_t i = 0; i < views->n; i++) {
        const struct batch_view *v = &views->v[i];
        if (!is_of(x, &v->batch)) continue;
        candidates = v->names;
        names = v->name_count;
    }
    for (size_t i = 0; i < names; i++)
        if (!take_if_alike(a, x, &key, candidates[i], &capacity, e)) return false;
    for (size_t i = 0; i < l->list.n; i++)
        if (is_same_vote(x, &l->list.v[i]) && !take_if_alike(a, x, &key, l->list.v[i].name, &capacity, e)) return false;
    return true;
}

static int by_place_and_votes(const void *p, const void *q)
{
    const struct written_name *x = p, *y = q;
    if (x->session_no != y->session_no) return x->session_no < y->session_no ? -1 : 1;
    if (x->district_no != y->district_no) return x->district_no < y->district_no ? -1 : 1;
    if (x->round != y->round) return x->round < y->round ? -1 : 1;
    if (x->votes != y->votes) return x->votes > y->votes ? -1 : 1;
    return strcmp(x->name, y->name);
}

bool written_name_list_all(struct workspace *ws, int64_t district_no, struct written_name_list *out, struct err *e)
{
    struct listing l = {.ws = ws};
    struct batch_view_list views;
    if (!batch_load(ws, NULL, &views, e)) return false;
    for (size_t i = 0; i < views.n; i++) {
        const struct batch_view *v = &views.v[i];
        if (v->batch.state == BATCH_WITHDRAWN || (district_no && (v->batch.session_no || v->batch.district_no != district_no)))
            continue;
        for (size_t k = v->name_count; k < v->count.sum.line_count; k++) {
            const struct tally_line *line = &v->count.sum.lines[k];
            name_at(&l, &v->batch, line->name)->votes += line->votes_for;
        }
    }
    for (size_t i = 0; i < l.list.n; i++)
        if (!(l.list.v[i].session_no ? find_deputy : find_voter)(ws, &l.list.v[i], e) ||
                !find_alike(&l, &views, &l.list.v[i], e)) return false;
    if (l.list.n) qsort(l.list.v, l.list.n, sizeof *l.list.v, by_place_and_votes);
    *out = l.list;
    return true;
}
