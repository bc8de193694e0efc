#include "app/credentials.h"

#include <inttypes.h>
#include <stdlib.h>

#include "app/explained.h"
#include "base/buf.h"
#include "law/mandate.h"

struct json *credentials_to_json(struct arena *a, const struct credential *c)
{
    struct json *o = json_new_object(a);
    json_put_int(o, "candidate", c->candidate_no);
    for (int i = 0; i < CREDENTIAL_ITEM_COUNT; i++)
        json_put_text(o, credential_item_code((enum credential_item)i), review_conclusion_code(c->items[i]));
    json_put_text(o, "reviewer", c->reviewer);
    json_put_text(o, "reviewed_on", date_text(a, c->reviewed_on));
    json_put_text(o, "confirmed_on", date_is_set(c->confirmed_on) ? date_text(a, c->confirmed_on) : "");
    json_put_text(o, "published_on", date_is_set(c->published_on) ? date_text(a, c->published_on) : "");
    json_put_text(o, "note", c->note);
    return o;
}

const char *credentials_subject(struct arena *a, const struct deputy *d)
{
    return arena_text(a, "选区 %" PRId64 " “%s”", d->district->district_no, d->elected->name);
}

/* ---- all of them, with what the law says ---- */

static enum verdict ask_law(struct workspace *ws, const struct credential *c, struct reason_list *reasons)
{
    struct credentials asked = {.meets_conditions = c->items[CREDENTIAL_CONDITIONS] != CONCLUSION_FAIL,
            .procedure_lawful = c->items[CREDENTIAL_PROCEDURE] != CONCLUSION_FAIL,
            .free_of_offence = c->items[CREDENTIAL_OFFENCE] != CONCLUSION_FAIL &&
                               c->items[CREDENTIAL_COMPLAINTS] != CONCLUSION_FAIL,
            .is_confirmed = date_is_set(c->confirmed_on),
            .published_on = c->published_on,
            .session_on = DATE_NONE};
    for (int i = 0; i < CREDENTIAL_ITEM_COUNT; i++) asked.complaint_is_open |= c->items[i] == CONCLUSION_OPEN;
    return law_credentials(&ws->law, ws->election.level, &asked, reasons);
}

bool credentials_load(struct workspace *ws, struct credentials_overview *o, struct err *e)
{
    struct arena *a = ws->arena;
    *o = (struct credentials_overview){0};
    if (!records_load(a, ws, &o->records, e) || !result_compute(a, &ws->law, &o->records, &o->result, e) ||
            !credential_load_all(a, ws->db, ws->election.county, &o->credentials, e))
        return false;
    o->deputies = deputy_load_elected(a, &o->records, &o->result, &o->credentials);
    o->lines = arena_alloc_array(a, o->deputies.n + 1, sizeof *o->lines);
    for (size_t i = 0; i < o->deputies.n; i++) {
        struct credentials_line *l = &o->lines[i];
        const struct credential *c = o->deputies.v[i].credential;
        *l = (struct credentials_line){.deputy = &o->deputies.v[i], .verdict = VERDICT_OPEN, .reasons = {.arena = a}};
        if (!c) continue;
        l->verdict = ask_law(ws, c, &l->reasons);
        o->reviewed++;
        o->passed += credential_has_passed(c);
        o->confirmed += date_is_set(c->confirmed_on);
        o->published += date_is_set(c->published_on);
    }
    return true;
}

/* ---- findings ---- */

void credentials_ground(struct workspace *ws, struct reason_list *reasons)
{
    struct credential none = {.reviewer = "", .note = ""};
    (void)ask_law(ws, &none, reasons);
}

static void find(
        struct finding_list *list, enum finding_code code, const char *article, const char *subject, const char *text)
{
    finding_add(list, (struct finding){code, article, subject, text});
}

/* "基本条件、举报": the items that came out so. */
static const char *items_that(struct arena *a, const struct credential *c, enum review_conclusion x)
{
    struct buf b = {.arena = a};
    for (int i = 0; i < CREDENTIAL_ITEM_COUNT; i++)
        if (c->items[i] == x) buf_addf(&b, "%s%s", b.n ? "、" : "", credential_item_title((enum credential_item)i));
    return buf_text(&b);
}

static void check_deputy(
        struct arena *a, const struct credentials_line *l, const char *article, struct finding_list *all)
{
    const struct credential *c = l->deputy->credential;
    const char *subject = credentials_subject(a, l->deputy);
    if (!c) {
        find(all, FINDING_F611, article, subject,
                l->deputy->elected->candidate_no
                        ? "没有资格审查记录"
                        : "是选票上另选当选的，请先用 huanjie write-in check 登记本人，再审查资格");
        return;
    }
    const char *failed = items_that(a, c, CONCLUSION_FAIL), *open = items_that(a, c, CONCLUSION_OPEN);
    const char *note = *c->note ? arena_text(a, "：%s", c->note) : "";
    if (*failed)
        find(all, FINDING_F612, article, subject,
                arena_text(a, "%s不合格（%s，%s）%s；代表资格审查委员会应当提出代表当选无效的意见", failed, c->reviewer,
                        date_text(a, c->reviewed_on), note));
    else if (*open)
        find(all, FINDING_W611, article, subject,
                arena_text(a, "%s待查（%s，%s）%s", open, c->reviewer, date_text(a, c->reviewed_on), note));
}

bool credentials_check(
        struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e)
{
    struct credentials_overview o;
    struct finding_list all = {.arena = ws->arena};
    if (!credentials_load(ws, &o, e)) return false;
    struct reason_list ground = {.arena = ws->arena};
    credentials_ground(ws, &ground);
    const char *article = ground.v[0].article;
    for (size_t i = 0; i < o.deputies.n; i++) check_deputy(ws->arena, &o.lines[i], article, &all);
    if (o.passed > 0 && (o.confirmed < o.passed || o.published < o.passed))
        find(&all, FINDING_W612, article, "当选代表",
                arena_text(ws->arena,
                        "审查合格的 %" PRId64 " 名代表中，经主席团确认的 %" PRId64 " 名，已公布的 %" PRId64
                        " 名；须在第一次会议以前确认并公布代表名单",
                        o.passed, o.confirmed, o.published));
    return explained_sort_out(ws, &all, findings, explained, e);
}

/* ---- one by one ---- */

bool credentials_write(struct workspace *ws, const struct deputy *d, const struct credential *c, struct err *e)
{
    return workspace_record(
                   ws, "credential", credentials_subject(ws->arena, d), credentials_to_json(ws->arena, c), NULL, e) &&
           credential_save(ws->db, ws->election.county, c, e);
}

/* Who is meant, among those elected in the district; by name, or by candidate number where two have one name. */
bool credentials_find_deputy(const struct credentials_overview *o, int64_t district_no, const char *name,
        const struct deputy **deputy, struct err *e)
{
    const struct deputy *found = NULL;
    char *end;
    long long number = strtoll(name, &end, 10);
    bool by_number = end != name && !*end;
    for (size_t i = 0; i < o->deputies.n; i++) {
        const struct deputy *d = &o->deputies.v[i];
        if (d->district->district_no != district_no) continue;
        if (by_number ? d->elected->candidate_no != number : !text_eq(d->elected->name, name)) continue;
        if (found)
            return err_set(e, ERR_INPUT,
                    "选区 %" PRId64 " 有两名代表叫“%s”，请改写候选人编号（%" PRId64 " 或 %" PRId64 "）", district_no,
                    name, found->elected->candidate_no, d->elected->candidate_no);
        found = d;
    }
    if (!found) return err_set(e, ERR_INPUT, "选区 %" PRId64 " 的当选代表中没有“%s”", district_no, name);
    if (found->elected->candidate_no == 0)
        return err_set(e, ERR_INPUT,
                "选区 %" PRId64 " 的“%s”是选票上另选当选的，请先用 huanjie write-in check 登记本人", district_no, name);
    *deputy = found;
    return true;
}

bool credentials_set(struct workspace *ws, const struct credentials_step *step, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct credentials_overview o;
    const struct deputy *d;
    if (!db_begin(ws->db, &txn, e) || !credentials_load(ws, &o, e) ||
            !credentials_find_deputy(&o, step->district_no, step->name, &d, e))
        return false;
    struct credential c = {.candidate_no = d->elected->candidate_no, .reviewer = "", .note = ""};
    if (d->credential) c = *d->credential;
    for (int i = 0; i < CREDENTIAL_ITEM_COUNT; i++) {
        if (!d->credential && !step->has[i])
            return err_set(
                    e, ERR_INPUT, "第一次登记须写明四项结论，还缺“%s”", credential_item_title((enum credential_item)i));
        if (step->has[i]) c.items[i] = step->items[i];
    }
    if (step->reviewer) c.reviewer = step->reviewer;
    if (step->note) c.note = step->note;
    if (date_is_set(step->reviewed_on)) c.reviewed_on = step->reviewed_on;
    if (!*c.reviewer || !date_is_set(c.reviewed_on)) return err_set(e, ERR_INPUT, "须写明审查人和日期");
    c.confirmed_on = c.published_on = DATE_NONE; /* what was confirmed was another finding */
    return credentials_write(ws, d, &c, e) && db_commit(&txn, e);
}

bool credentials_confirm(
        struct workspace *ws, struct date confirmed_on, struct date published_on, size_t *n, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct credentials_overview o;
    size_t changed = 0;
    if (!db_begin(ws->db, &txn, e) || !credentials_load(ws, &o, e)) return false;
    if (o.passed == 0) return err_set(e, ERR_STATE, "还没有审查合格的代表");
    for (size_t i = 0; i < o.deputies.n; i++) {
        const struct deputy *d = &o.deputies.v[i];
        if (!d->credential || !credential_has_passed(d->credential)) continue;
        struct credential c = *d->credential;
        if (date_is_set(confirmed_on)) c.confirmed_on = confirmed_on;
        if (date_is_set(published_on)) c.published_on = published_on;
        if (date_is_set(c.published_on) && !date_is_set(c.confirmed_on))
            return err_set(e, ERR_STATE, "%s 的资格还没有经主席团确认，不能公布", credentials_subject(ws->arena, d));
        if (date_is_set(c.published_on) && c.published_on.ymd < c.confirmed_on.ymd)
            return err_set(e, ERR_INPUT, "%s 公布于 %s，早于确认的 %s", credentials_subject(ws->arena, d),
                    date_text(ws->arena, c.published_on), date_text(ws->arena, c.confirmed_on));
        if (c.confirmed_on.ymd == d->credential->confirmed_on.ymd &&
                c.published_on.ymd == d->credential->published_on.ymd)
            continue;
        changed++;
        if (!credentials_write(ws, d, &c, e)) return false;
    }
    if (changed > 0 && !db_commit(&txn, e)) return false;
    *n = changed;
    return true;
}
