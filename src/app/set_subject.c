#include "app/set_subject.h"

#include "app/organisation_name.h"
#include "base/utf8.h"
#include "roll/name.h"
#include "store/official.h"
#include "store/organisation.h"

bool set_directory_load(struct workspace *ws, struct set_directory *d, struct err *e)
{
    d->arena = ws->arena;
    d->people = (struct people){.area = ws->election.name};
    return organisation_load_all(ws->arena, ws->db, ws->election.county, &d->people.organisations, e) &&
           official_load_all(ws->arena, ws->db, ws->election.county, &d->people.officials, e);
}

static const char *organisation_name(const struct set_directory *d, int64_t organisation_no)
{
    const struct organisation *o = organisation_lookup(&d->people.organisations, organisation_no);
    return o ? o->name : "";
}

/* "陈东山（东山镇）" in its two parts; *where is "" without brackets. */
static void split(struct arena *a, const char *text, const char **name, const char **where)
{
    const char *folded = utf8_drop_blanks(a, utf8_fold_width(a, text));
    size_t n = strcspn(folded, "(");
    *name = arena_copy(a, folded, n);
    *where = "";
    if (folded[n]) *where = arena_copy(a, folded + n + 1, strcspn(folded + n + 1, ")"));
}

struct matches {
    const struct official *first; /* of those in the organisation, where there are any */
    size_t n, in_place;
};

static struct matches match(const struct set_directory *d, const char *name, const char *where)
{
    struct matches m = {0};
    for (size_t i = 0; i < d->people.officials.n; i++) {
        const struct official *o = &d->people.officials.v[i];
        if (!roll_name_is_same(o->name, name) || !official_serves(o)) continue;
        bool is_there = *where && text_eq(organisation_name(d, o->organisation_no), where);
        if (m.n == 0 || (is_there && m.in_place == 0)) m.first = o;
        m.n++;
        m.in_place += is_there;
    }
    return m;
}

static const char *written(const struct set_directory *d, const struct official *o, size_t namesakes)
{
    if (namesakes < 2) return o->name;
    return arena_text(d->arena, "%s（%s）", o->name, organisation_name(d, o->organisation_no));
}

bool set_place_find(const struct set_directory *d, const char *text, const char **name, int64_t *no, struct err *e)
{
    struct organisation_meant place = people_organisation_named(d->arena, &d->people, text);
    if (place.is_unclear) return err_set(e, ERR_INPUT, "%s", place.why);
    *name = place.one ? place.one->name : utf8_drop_blanks(d->arena, text);
    *no = place.one ? place.one->organisation_no : 0;
    return true;
}

void set_places_settle(const struct set_directory *d, struct ballot_set_list *sets)
{
    struct err ignored;
    int64_t no;
    for (size_t i = 0; i < sets->n; i++) {
        const char *name;
        if (set_place_find(d, sets->v[i].organisation, &name, &no, &ignored)) sets->v[i].organisation = name;
    }
}

bool set_subject_find(const struct set_directory *d, const struct ballot_set *set, const char *text, const char **name,
        int64_t *subject_no, struct err *e)
{
    const char *person, *where;
    int64_t where_no;
    if (set->asks == SET_TEAM) return set_place_find(d, text, name, subject_no, e);
    if (set->asks == SET_AWARENESS) {
        *name = utf8_drop_blanks(d->arena, text);
        *subject_no = 0;
        return true;
    }
    split(d->arena, text, &person, &where);
    if (!set_place_find(d, where, &where, &where_no, e)) return false;
    struct matches m = match(d, person, *where ? where : set->organisation);
    if (m.n > 1 && m.in_place != 1)
        return err_set(e, ERR_INPUT, "“%s”有 %zu 位，请写成“%s（单位）”", person, m.n, person);
    bool is_elsewhere = *where && m.in_place == 0; /* brackets that name no organisation of that person */
    bool is_known = m.n > 0 && !is_elsewhere;
    *name = is_known ? written(d, m.first, m.n) : *where ? arena_text(d->arena, "%s（%s）", person, where) : person;
    *subject_no = is_known ? m.first->official_no : 0;
    return true;
}

bool set_official_find(const struct set_directory *d, const char *text, const struct official **official, struct err *e)
{
    const char *person, *where;
    int64_t where_no;
    split(d->arena, text, &person, &where);
    if (!set_place_find(d, where, &where, &where_no, e)) return false;
    struct matches m = match(d, person, where);
    if (m.n == 0 || (*where && m.in_place == 0)) return err_set(e, ERR_INPUT, "干部名册中没有“%s”", text);
    if (m.n > 1 && m.in_place != 1)
        return err_set(e, ERR_INPUT, "“%s”有 %zu 位，请写成“%s（单位）”", person, m.n, person);
    *official = m.first;
    return true;
}
