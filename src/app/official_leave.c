#include "app/official_leave.h"

#include <inttypes.h>

#include "app/official_find.h"
#include "store/official.h"

static bool end_appointments(
        struct workspace *ws, const struct people *p, const struct official *o, struct json *list, struct err *e)
{
    for (size_t i = 0; i < p->appointments.n; i++) {
        struct appointment x = p->appointments.v[i];
        const struct post *post = post_lookup(&p->posts, x.post_no);
        if (x.official_no != o->official_no || x.until) continue;
        x.until = people_month_of(o->left_on);
        if (!appointment_update(ws->db, ws->election.county, &x, e)) return false;
        if (post) json_add_text(list, people_post_subject(ws->arena, p, post));
    }
    return true;
}

bool official_leave(struct workspace *ws, const char *words, struct date on, const char *why, const char **line,
        struct err *e)
{
    struct arena *a = ws->arena;
    struct people p;
    const struct official *old;
    AUTO_TXN struct db_txn txn = {0};
    if (!*why) return err_set(e, ERR_INPUT, "须写明离开的理由");
    if (on.ymd > workspace_today(ws).ymd) return err_set(e, ERR_INPUT, "%s 还没有到，离开了再登记: 登记以后，各项核对就不再算他", date_text(a, on));
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !people_load(ws, &p, e) ||
            !official_named(a, &p, words, &old, e))
        return false;
    if (!official_serves(old))
        return err_set(e, ERR_STATE, "%s已于 %s 离开", official_subject(a, &p, old), date_text(a, old->left_on));
    struct official o = *old;
    o.left_on = on;
    o.left_why = why;
    struct json *detail = json_new_object(a);
    json_put_int(detail, "official", o.official_no);
    json_put_text(detail, "on", date_text(a, on));
    json_put_text(detail, "why", why);
    if (!end_appointments(ws, &p, &o, json_put_array(detail, "ended"), e) ||
            !official_update(ws->db, ws->election.county, &o, e) ||
            !workspace_record(ws, "official-leave", official_subject(a, &p, &o), detail, NULL, e) || !db_commit(&txn, e))
        return false;
    *line = arena_text(a, "%s（第 %" PRId64 " 号）自 %s 离开: %s", official_subject(a, &p, &o), o.official_no, date_text(a, on), why);
    return true;
}
