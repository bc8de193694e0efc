#include "team/lineup.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(team_move, enum team_move_kind, TEAM_MOVES)
DEFINE_TITLE_FUNCTION(team_move, enum team_move_kind, TEAM_MOVES)

static int32_t *seats_of(struct arena *a, const struct team_case *c, struct team_lineup x)
{
    int32_t *seat = arena_alloc_array(a, c->person_count + 1, sizeof *seat);
    for (size_t i = 0; i < c->person_count; i++) seat[i] = TEAM_NONE;
    for (size_t i = 0; i < c->post_count; i++)
        if (x.person[i] != TEAM_NONE) seat[x.person[i]] = (int32_t)i;
    return seat;
}

/* Has a post in a unit that the case does not compose. */
static bool serves_beside(const struct team_case *c, const struct team_person *p)
{
    return p->unit != TEAM_NONE && p->post_since > 0 && team_unit_seats(c, p->unit) == 0;
}

static enum team_move_kind kind_of(const struct team_case *c, const struct team_person *p, int32_t from, int32_t to)
{
    if (to == TEAM_NONE) return TEAM_MOVE_LEAVES;
    if (from == TEAM_NONE) return serves_beside(c, p) ? TEAM_MOVE_EXCHANGED : TEAM_MOVE_ENTERS;
    if (c->posts[from].no == c->posts[to].no) return TEAM_MOVE_STAYS;
    return c->posts[from].unit == c->posts[to].unit ? TEAM_MOVE_SHIFTS : TEAM_MOVE_EXCHANGED;
}

struct team_moves team_moves_between(
        struct arena *a, const struct team_case *c, struct team_lineup before, struct team_lineup after)
{
    const int32_t *from = seats_of(a, c, before), *to = seats_of(a, c, after);
    struct team_moves m = {arena_alloc_array(a, c->person_count + 1, sizeof *m.v), 0};
    for (size_t i = 0; i < c->person_count; i++) {
        if (from[i] == TEAM_NONE && to[i] == TEAM_NONE) continue;
        enum post_grade had = from[i] != TEAM_NONE ? c->posts[from[i]].grade : c->people[i].grade;
        m.v[m.n++] = (struct team_move){(int32_t)i, from[i], to[i], kind_of(c, &c->people[i], from[i], to[i]),
                to[i] != TEAM_NONE && c->posts[to[i]].grade > had};
    }
    return m;
}

size_t team_moves_count(const struct team_moves *m, enum team_move_kind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < m->n; i++) n += m->v[i].kind == kind;
    return n;
}
