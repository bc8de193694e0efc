#include "app/roll_write.h"

#include <inttypes.h>

#include "roll/standing.h"
#include "store/contest.h"
#include "store/counter.h"
#include "store/notice.h"
#include "store/place.h"

bool roll_load_publication(struct workspace *ws, struct roll_publication *out, struct err *e)
{
    struct arena *a = ws->arena;
    int64_t county = ws->election.county;
    struct district_list districts;
    struct notice_list notices;
    struct round_list rounds;
    if (!district_load_all(a, ws->db, county, &districts, e) || !notice_load_all(a, ws->db, county, &notices, e) ||
            !round_load_all(a, ws->db, county, &rounds, e))
        return false;
    struct roll_round *v = arena_alloc_array(a, rounds.n + 1, sizeof *v);
    for (size_t i = 0; i < rounds.n; i++)
        v[i] = (struct roll_round){
                rounds.v[i].district_no, rounds.v[i].round, rounds.v[i].held_on, rounds.v[i].registered};
    *out = (struct roll_publication){districts.v, districts.n, notices.v, notices.n, v, rounds.n, workspace_today(ws)};
    return true;
}

bool roll_load_voter(struct workspace *ws, int64_t voter_no, struct voter *v, struct err *e)
{
    bool found;
    if (!voter_load(ws->arena, ws->db, ws->election.county, voter_no, v, &found, e)) return false;
    return found ||
           err_set(e, ERR_INPUT, "选民名册中没有选民证号 %" PRId64 "；用 huanjie roll list --find 查找", voter_no);
}

int64_t roll_listed_in(const struct voter *v)
{
    return v->state == VOTER_ACTIVE ? v->district_no : 0;
}

bool roll_refuse(const struct reason_list *reasons, struct err *e)
{
    const struct reason *r = &reasons->v[reasons->n - 1];
    return err_set(e, ERR_INPUT, "%s（%s）", r->text, r->article);
}

/* ---- texts ---- */

/* Seventeen digits and a digit or X: what is written into the journal is never sealed again. */
static bool has_id_number(const char *text)
{
    size_t digits = 0;
    for (const char *p = text; *p; p++) {
        if (*p >= '0' && *p <= '9')
            digits++;
        else if (digits == 17 && (*p == 'X' || *p == 'x'))
            return true;
        else
            digits = 0;
        if (digits == 18) return true;
    }
    return false;
}

bool roll_change_is_sound(const struct workspace *ws, const struct voter_change *c, struct err *e)
{
    const char *const texts[] = {c->document, c->authority, c->consent, c->note};
    for (size_t i = 0; i < ARRAY_COUNT(texts); i++)
        if (has_id_number(texts[i])) return err_set(e, ERR_INPUT, "凭据和说明中请不要写公民身份号码");
    if (c->changed_on.ymd > workspace_today(ws).ymd)
        return err_set(e, ERR_INPUT, "日期 %s 还没有到", date_text(ws->arena, c->changed_on));
    if (date_is_set(c->valid_until) && c->valid_until.ymd < c->valid_from.ymd)
        return err_set(e, ERR_INPUT, "期满日期 %s 早于起始日期 %s", date_text(ws->arena, c->valid_until),
                date_text(ws->arena, c->valid_from));
    return true;
}

/* ---- recording ---- */

static void put_date(struct workspace *ws, struct json *o, const char *name, struct date d)
{
    if (date_is_set(d)) json_put_text(o, name, date_text(ws->arena, d));
}

static void put_text(struct json *o, const char *name, const char *text)
{
    if (*text) json_put_text(o, name, text);
}

static bool record(struct workspace *ws, const struct voter_change *c, struct err *e)
{
    struct json *o = json_new_object(ws->arena);
    json_put_int(o, "voter", c->voter_no);
    json_put_int(o, "change", c->change_no);
    put_date(ws, o, "on", c->changed_on);
    put_text(o, "ground", c->ground);
    put_text(o, "document", c->document);
    put_text(o, "authority", c->authority);
    put_date(ws, o, "from", c->valid_from);
    put_date(ws, o, "until", c->valid_until);
    put_date(ws, o, "delivered", c->delivered_on);
    put_text(o, "consent", c->consent);
    json_put_int(o, "from_district", c->from_district);
    json_put_int(o, "to_district", c->to_district);
    put_text(o, "note", c->note);
    const char *action = arena_text(ws->arena, "roll-%s", voter_change_kind_code(c->kind));
    return workspace_record(ws, action, roll_voter_subject(ws->arena, c->voter_no), o, NULL, e);
}

bool roll_record_change(struct workspace *ws, struct voter_change *c, struct finding_list *findings, struct err *e)
{
    int64_t county = ws->election.county;
    struct roll_publication p;
    c->actor = ws->actor;
    if (!counter_issue(ws->db, county, "voter_change", 1, &c->change_no, e) || !record(ws, c, e) ||
            !voter_change_insert(ws->db, county, c, e) || !roll_load_publication(ws, &p, e))
        return false;
    roll_check_change(ws->arena, &ws->law, &p, c, findings);
    return true;
}
