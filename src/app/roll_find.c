#include "app/roll_find.h"

#include <inttypes.h>

#include "app/roll_write.h"
#include "app/voter_secret.h"
#include "law/voter.h"
#include "roll/id.h"
#include "store/place.h"
#include "store/voter_line.h"

enum { VOTER_NO_DIGITS_MAX = 8 };

struct finding_people {
    struct workspace *ws;
    const struct roll_query *query;
    struct unit_list units;
    int64_t unit_no; /* -1: any */
    bool has_state;
    enum voter_state state;
    struct roll_people people;
    size_t capacity;
};

static const char *unit_name(const struct unit_list *units, int64_t unit_no)
{
    const struct unit *u = unit_lookup(units, unit_no);
    return u ? u->name : "";
}

static bool dress(struct workspace *ws, const struct unit_list *units, const struct voter *v, struct roll_person *out,
        struct err *e)
{
    struct voter_secret secret;
    if (!workspace_unlock(ws, e)) return false;
    if (!voter_secret_open(ws->arena, ws->vault, ws->election.county, v, &secret, e))
        return err_in(e, "选民 %" PRId64, v->voter_no);
    *out = (struct roll_person){*v, unit_name(units, v->unit_no), voter_secret_mask_id(ws->arena, secret.id),
            voter_secret_mask_phone(ws->arena, secret.phone)};
    return true;
}

static bool fits(const struct finding_people *f, const struct voter *v)
{
    const struct roll_query *q = f->query;
    return (q->district_no == 0 || v->district_no == q->district_no) && (f->unit_no < 0 || v->unit_no == f->unit_no) &&
           (!f->has_state || v->state == f->state);
}

static bool take(struct finding_people *f, const struct voter *v, struct err *e)
{
    struct roll_people *p = &f->people;
    if (!fits(f, v)) return true;
    if (p->n == f->capacity) p->v = arena_grow_array(f->ws->arena, p->v, &f->capacity, sizeof *p->v);
    return dress(f->ws, &f->units, v, &p->v[p->n], e) && ++p->n;
}

static bool take_all(struct finding_people *f, const struct voter_list *list, const char *part, struct err *e)
{
    for (size_t i = 0; i < list->n; i++)
        if (strstr(list->v[i].name, part) && !take(f, &list->v[i], e)) return false;
    return true;
}

/* ---- what was asked for ---- */

/* "138-0013-8000" is a number, too. */
static bool is_number(const char *text)
{
    size_t n = strspn(text, "0123456789-");
    return n > 0 && text[0] != '-' && (text[n] == '\0' || (n == ROLL_ID_BYTES - 1 && text_eq(text + n, "X")));
}

static bool find_by_number(struct finding_people *f, const char *folded, struct err *e)
{
    struct workspace *ws = f->ws;
    struct voter v;
    bool found = false;
    size_t digits = strlen(folded);
    if (digits <= VOTER_NO_DIGITS_MAX && !strchr(folded, '-')) {
        int64_t no = 0;
        for (const char *p = folded; *p; p++) no = no * 10 + (*p - '0');
        if (!voter_load(ws->arena, ws->db, ws->election.county, no, &v, &found, e)) return false;
        if (found) return take(f, &v, e);
    }
    if (!workspace_unlock(ws, e)) return false;
    struct roll_id id = roll_id_read(str_of(folded), DATE_NONE);
    if (id.fault == ID_NONE) {
        struct search_key key = voter_secret_id_key(ws->vault, id.text);
        return voter_load_by_id(ws->arena, ws->db, ws->election.county, key.high, key.low, &v, &found, e) &&
               (!found || take(f, &v, e));
    }
    struct search_key key = voter_secret_phone_key(ws->vault, folded);
    struct voter_list list;
    return voter_load_by_phone(ws->arena, ws->db, ws->election.county, key.high, key.low, &list, e) &&
           take_all(f, &list, "", e);
}

static bool read_query(struct finding_people *f, struct err *e)
{
    const struct roll_query *q = f->query;
    struct workspace *ws = f->ws;
    f->unit_no = -1;
    if (!unit_load_all(ws->arena, ws->db, ws->election.county, &f->units, e)) return false;
    for (size_t i = 0; i < f->units.n && *q->unit; i++)
        if (text_eq(f->units.v[i].name, q->unit)) f->unit_no = f->units.v[i].unit_no;
    if (*q->unit && f->unit_no < 0) return err_set(e, ERR_INPUT, "没有单位“%s”；用 huanjie unit list 查看", q->unit);
    f->has_state = *q->state;
    if (f->has_state && !voter_state_from(q->state, &f->state))
        return err_set(e, ERR_INPUT,
                "状态“%s”应为 active（在册）、struck（除名）、excluded（不列入名单）、moved-out（转出）之一", q->state);
    return true;
}

bool roll_find(struct workspace *ws, const struct roll_query *q, struct roll_people *people, struct err *e)
{
    struct finding_people f = {.ws = ws, .query = q};
    if (!read_query(&f, e)) return false;
    const char *folded = roll_id_fold(ws->arena, q->find);
    struct voter_list list;
    bool ok = is_number(folded) ? find_by_number(&f, folded, e)
                                : voter_load_all(ws->arena, ws->db, ws->election.county, &list, e) &&
                                          take_all(&f, &list, q->find, e);
    if (ok) *people = f.people;
    return ok;
}

bool roll_show(struct workspace *ws, int64_t voter_no, struct roll_person *person, struct voter_change_list *history,
        struct err *e)
{
    struct voter v;
    struct unit_list units;
    return roll_load_voter(ws, voter_no, &v, e) && unit_load_all(ws->arena, ws->db, ws->election.county, &units, e) &&
           dress(ws, &units, &v, person, e) &&
           voter_change_load_of(ws->arena, ws->db, ws->election.county, voter_no, history, e);
}

/* ---- changes ---- */

bool roll_load_changes(struct workspace *ws, struct date since, struct roll_change_line **out, size_t *n, struct err *e)
{
    struct voter_change_list changes;
    struct voter_lines voters;
    if (!voter_change_load_since(ws->arena, ws->db, ws->election.county, since, &changes, e) ||
            !voter_line_load(ws->arena, ws->db, ws->election.county, 0, &voters, e))
        return false;
    struct roll_change_line *lines = arena_alloc_array(ws->arena, changes.n + 1, sizeof *lines);
    for (size_t i = 0; i < changes.n; i++) {
        const struct voter_line *v = voter_line_lookup(&voters, changes.v[i].voter_no);
        lines[i].change = changes.v[i];
        lines[i].voter = v ? *v : (struct voter_line){.name = ""};
    }
    *out = lines;
    *n = changes.n;
    return true;
}

const char *roll_ground_title(const char *code)
{
    enum strike_ground strike;
    enum exclusion_ground exclusion;
    if (strike_ground_from(code, &strike)) return strike_ground_title(strike);
    if (exclusion_ground_from(code, &exclusion)) return exclusion_ground_title(exclusion);
    return "";
}
