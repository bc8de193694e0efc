#include "app/person.h"

#include <inttypes.h>

#include "app/voter_secret.h"
#include "roll/id.h"
#include "roll/name.h"

const char *person_name(const struct table *t, const struct table_row *r, size_t field, struct table_faults *faults)
{
    struct str name = roll_name_read(faults->arena, str_of(table_text(t, r, field, faults)));
    return arena_copy(faults->arena, name.p, name.n);
}

struct search {
    struct workspace *ws;
    const struct person_clue *clue;
    enum person_match match;
    struct voter voter;
    const char *why;
};

static bool settle(struct search *s, bool found, const char *by)
{
    s->match = found ? PERSON_FOUND : PERSON_NONE;
    if (!found || text_eq(s->voter.name, s->clue->name)) return true;
    s->match = PERSON_OTHER;
    s->why = arena_text(s->ws->arena, "%s 在选民名册上是“%s”，与“%s”不符，请核对", by, s->voter.name, s->clue->name);
    return true;
}

static bool find_by_number(struct search *s, struct err *e)
{
    bool found;
    struct workspace *ws = s->ws;
    return voter_load(ws->arena, ws->db, ws->election.county, s->clue->voter_no, &s->voter, &found, e) &&
           settle(s, found, arena_text(ws->arena, "选民证号 %" PRId64, s->clue->voter_no));
}

static bool find_by_id(struct search *s, const char *folded, struct err *e)
{
    struct workspace *ws = s->ws;
    struct roll_id id = roll_id_read(str_of(folded), ws->election.day);
    if (id.fault != ID_NONE) {
        s->match = PERSON_BAD_ID;
        s->why = roll_id_why(ws->arena, str_of(folded), ws->election.day);
        return true;
    }
    if (!workspace_unlock(ws, e)) return false;
    struct search_key key = voter_secret_id_key(ws->vault, id.text);
    bool found;
    return voter_load_by_id(ws->arena, ws->db, ws->election.county, key.high, key.low, &s->voter, &found, e) &&
           settle(s, found, "该公民身份号码");
}

static bool find_by_name(struct search *s, bool everywhere, struct err *e)
{
    struct workspace *ws = s->ws;
    struct voter_list list;
    if (!voter_load_named(ws->arena, ws->db, ws->election.county, s->clue->name, &list, e)) return false;
    size_t here = 0, all = 0;
    const struct voter *one_here = NULL, *one = NULL;
    for (size_t i = 0; i < list.n; i++) {
        if (list.v[i].state != VOTER_ACTIVE) continue;
        one = &list.v[i];
        all++;
        if (list.v[i].district_no != s->clue->district_no) continue;
        one_here = &list.v[i];
        here++;
    }
    size_t count = here || !everywhere ? here : all;
    s->match = count == 0 ? PERSON_NONE : count == 1 ? PERSON_FOUND : PERSON_SEVERAL;
    if (count == 1) s->voter = here ? *one_here : *one;
    if (count > 1)
        s->why = arena_text(ws->arena, "%s的选民名册上有 %zu 名“%s”，请填公民身份号码或选民证号以便认定",
                here ? "本选区" : "本地", count, s->clue->name);
    return true;
}

bool person_find(struct workspace *ws, const struct person_clue *clue, bool everywhere, enum person_match *match,
        struct voter *voter, const char **why, struct err *e)
{
    struct search s = {.ws = ws, .clue = clue, .why = ""};
    const char *folded = roll_id_fold(ws->arena, clue->id);
    bool ok = clue->voter_no ? find_by_number(&s, e)
              : *folded      ? find_by_id(&s, folded, e)
                             : find_by_name(&s, everywhere, e);
    if (!ok) return false;
    *match = s.match;
    *voter = s.voter;
    *why = s.why;
    return true;
}
