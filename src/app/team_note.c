#include "app/team_note.h"

#include <inttypes.h>

#include "app/official_find.h"
#include "app/organisation_name.h"
#include "base/utf8.h"
#include "store/counter.h"
#include "store/team_note.h"

enum { SOURCE_MAX = 200, WORDS_MAX = 500 };

bool team_note_list(struct workspace *ws, struct team_note_list *list, struct err *e)
{
    return team_note_load_all(ws->arena, ws->db, ws->election.county, list, e);
}

const char *team_note_subject(struct arena *a, const struct people *p, const struct team_note *x)
{
    const struct organisation *at = organisation_lookup(&p->organisations, x->organisation_no);
    const struct official *who = official_lookup(&p->officials, x->official_no);
    return who ? official_subject(a, p, who) : at ? at->name : "";
}

static bool find_subject(struct workspace *ws, const struct people *p, const char *words, struct team_note *x, struct err *e)
{
    struct organisation_meant meant = people_organisation_named(ws->arena, p, words);
    const struct organisation *at = meant.one;
    const struct official *who;
    x->organisation_no = x->official_no = 0;
    if (at) {
        x->organisation_no = at->organisation_no;
        return x->kind != TEAM_NOTE_PUNISHED || err_set(e, ERR_INPUT, "处分记在干部名下，“%s”是单位", words);
    }
    if (meant.is_unclear) return err_set(e, ERR_INPUT, "%s", meant.why);
    if (x->kind == TEAM_NOTE_DISUNITY) return err_set(e, ERR_INPUT, "%s；班子不团结记在单位名下", meant.why);
    if (!official_named(ws->arena, p, words, &who, e)) return false;
    x->official_no = who->official_no;
    return true;
}

static bool is_sound(const struct team_note *x, struct err *e)
{
    if (!*x->source || utf8_count(x->source) > SOURCE_MAX)
        return err_set(e, ERR_INPUT, "须写明依据的文件（1 至 %d 个字），没有文件的不登记", SOURCE_MAX);
    if (utf8_count(x->words) > WORDS_MAX) return err_set(e, ERR_INPUT, "说明至多 %d 个字", WORDS_MAX);
    return !date_is_set(x->until) || x->until.ymd >= x->on.ymd || err_set(e, ERR_INPUT, "截止日期早于文件日期");
}

bool team_note_add(struct workspace *ws, const char *words, struct team_note *x, struct err *e)
{
    struct arena *a = ws->arena;
    struct people p;
    AUTO_TXN struct db_txn txn = {0};
    if (!is_sound(x, e) || !db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !people_load(ws, &p, e) ||
            !find_subject(ws, &p, words, x, e) || !counter_issue(ws->db, ws->election.county, "team-note", 1, &x->note_no, e) ||
            !team_note_insert(ws->db, ws->election.county, x, e))
        return false;
    struct json *detail = json_new_object(a);
    json_put_int(detail, "note", x->note_no);
    json_put_text(detail, "kind", team_note_code(x->kind));
    json_put_text(detail, "on", date_text(a, x->on));
    json_put_text(detail, "until", date_is_set(x->until) ? date_text(a, x->until) : NULL);
    json_put_text(detail, "source", x->source);
    return workspace_record(ws, "team-note", team_note_subject(a, &p, x), detail, NULL, e) && db_commit(&txn, e);
}

bool team_note_take_back(struct workspace *ws, int64_t note_no, const char *why, const char **subject, struct err *e)
{
    struct arena *a = ws->arena;
    struct people p;
    struct team_note_list list;
    const struct team_note *x = NULL;
    AUTO_TXN struct db_txn txn = {0};
    if (!*why || utf8_count(why) > WORDS_MAX) return err_set(e, ERR_INPUT, "须写明撤回的理由（至多 %d 个字）", WORDS_MAX);
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !people_load(ws, &p, e) || !team_note_list(ws, &list, e))
        return false;
    for (size_t i = 0; i < list.n; i++)
        if (list.v[i].note_no == note_no) x = &list.v[i];
    if (!x) return err_set(e, ERR_INPUT, "没有第 %" PRId64 " 号记录，用 huanjie team note list 查看", note_no);
    if (*x->withdrawn) return err_set(e, ERR_STATE, "第 %" PRId64 " 号记录已经撤回: %s", note_no, x->withdrawn);
    struct json *detail = json_new_object(a);
    json_put_int(detail, "note", note_no);
    json_put_text(detail, "why", why);
    *subject = team_note_subject(a, &p, x);
    return team_note_withdraw(ws->db, ws->election.county, note_no, why, e) &&
           workspace_record(ws, "team-note-withdraw", *subject, detail, NULL, e) && db_commit(&txn, e);
}
