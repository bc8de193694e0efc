#include "app/session_deputies.h"

#include <inttypes.h>

#include "app/result.h"
#include "app/table.h"
#include "base/utf8.h"
#include "model/session.h"
#include "model/voter.h"
#include "roll/ethnic.h"
#include "store/certificate.h"

/* ---- from the certified election ---- */

static void put_deputy(struct arena *a, struct json *list, int64_t no, const struct elected *w,
        const struct candidate *c, int64_t district_no)
{
    struct json *j = json_add_object(list);
    json_put_int(j, "no", no);
    json_put_text(j, "name", w->name);
    json_put_int(j, "district", district_no);
    if (!c) return; /* written in: what the roll knows is not a candidate's own account */
    json_put_int(j, "sex", c->sex);
    json_put_int(j, "ethnic", c->ethnic);
    json_put_text(j, "born", date_text(a, c->born_on));
    json_put_text(j, "party", c->party);
    json_put_text(j, "education", c->education);
    json_put_text(j, "work", c->post);
}

bool session_take_deputies(struct workspace *ws, struct json **out, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct certificate_state state;
    struct records r;
    struct result result;
    if (!db_begin_read(ws->db, &txn, e) || !certificate_load_state(ws->db, ws->election.county, &state, e)) return false;
    if (state.version == 0 || state.correction_no)
        return err_set(e, ERR_STATE, "代表选举的结果还没有认证，不能据以产生代表名册；请先用 huanjie certify");
    if (!records_load(ws->arena, ws, &r, e) || !result_compute(ws->arena, &ws->law, &r, &result, e)) return false;
    struct json *body = json_new_object(ws->arena), *list = json_put_array(body, "deputies");
    int64_t no = 0;
    for (size_t i = 0; i < result.n; i++) {
        const struct district_result *d = &result.districts[i];
        for (size_t k = 0; k < d->elected_count; k++) {
            const struct elected *w = &d->elected[k];
            const struct candidate *c = w->candidate_no ? candidate_lookup(&r.candidates, w->candidate_no) : NULL;
            put_deputy(ws->arena, list, ++no, w, c, d->district->district_no);
        }
    }
    *out = body;
    return true;
}

/* ---- from a table ---- */

enum {
    AT_NO,
    AT_NAME,
    AT_SEX,
    AT_ETHNIC,
    AT_BORN,
    AT_PARTY,
    AT_EDUCATION,
    AT_WORK,
    AT_DELEGATION,
    AT_DISTRICT,
    AT_CERTIFICATE,
    DEPUTY_FIELDS
};

static const struct table_field deputy_fields[DEPUTY_FIELDS] = {
        [AT_NO] = {"代表号|序号|代表证号", true},
        [AT_NAME] = {"姓名", true},
        [AT_SEX] = {"性别", false},
        [AT_ETHNIC] = {"民族", false},
        [AT_BORN] = {"出生日期|出生年月", false},
        [AT_PARTY] = {"政治面貌|党派", false},
        [AT_EDUCATION] = {"学历|文化程度", false},
        [AT_WORK] = {"工作单位及职务|单位及职务|工作单位", false},
        [AT_DELEGATION] = {"代表团|代表小组", false},
        [AT_DISTRICT] = {"选区号|选区", false},
        [AT_CERTIFICATE] = {"代表证", false},
};

static int64_t read_sex(const struct table_row *r, struct table_faults *faults)
{
    const char *text = r->cells[AT_SEX];
    if (!*text) return SEX_NOT_SAID;
    if (text_eq(text, "男")) return SEX_MAN;
    if (text_eq(text, "女")) return SEX_WOMAN;
    table_fault(faults, r->line, "性别", "“%s”应为男或女", text);
    return SEX_NOT_SAID;
}

static void read_deputy(
        struct arena *a, const struct table *t, const struct table_row *r, struct json *list, struct table_faults *faults)
{
    struct json *j = json_add_object(list);
    json_put_int(j, "no", table_int_within(t, r, AT_NO, 1, 1000000, 0, faults));
    json_put_text(j, "name", table_name(t, r, AT_NAME, faults));
    json_put_int(j, "sex", read_sex(r, faults));
    int ethnic = *r->cells[AT_ETHNIC] ? roll_ethnic_from(str_of(r->cells[AT_ETHNIC])) : 0;
    if (*r->cells[AT_ETHNIC] && ethnic == 0) table_fault(faults, r->line, "民族", "没有民族“%s”", r->cells[AT_ETHNIC]);
    json_put_int(j, "ethnic", ethnic);
    json_put_text(j, "born", date_text(a, table_date(t, r, AT_BORN, faults)));
    json_put_text(j, "party", r->cells[AT_PARTY]);
    json_put_text(j, "education", r->cells[AT_EDUCATION]);
    json_put_text(j, "work", r->cells[AT_WORK]);
    json_put_text(j, "delegation", r->cells[AT_DELEGATION]);
    json_put_int(j, "district", table_int_within(t, r, AT_DISTRICT, 0, 9999, 0, faults));
    json_put_bool(j, "certificate", table_flag(t, r, AT_CERTIFICATE, faults));
}

/* The same number twice would make the later line correct the earlier one without a word. */
static void check_numbers(const struct table *t, struct table_faults *faults)
{
    for (size_t i = 0; i < t->n; i++)
        for (size_t k = 0; k < i; k++)
            if (*t->rows[i].cells[0] && text_eq(t->rows[i].cells[0], t->rows[k].cells[0]))
                table_fault(faults, t->rows[i].line, "代表号", "“%s”与第 %zu 行重复", t->rows[i].cells[0], t->rows[k].line);
}

bool session_read_deputies(struct workspace *ws, const char *path, struct json **out, struct err *e)
{
    struct table t;
    struct table_faults faults = {.arena = ws->arena};
    if (!table_load(ws->arena, path, deputy_fields, DEPUTY_FIELDS, &t, &faults, e)) return false;
    struct json *body = json_new_object(ws->arena), *list = json_put_array(body, "deputies");
    for (size_t i = 0; i < t.n; i++) read_deputy(ws->arena, &t, &t.rows[i], list, &faults);
    check_numbers(&t, &faults);
    if (!table_is_sound(&t, &faults, e)) return false;
    *out = body;
    return true;
}

/* ---- who came ---- */

enum { AT_DEPUTY, AT_DEPUTY_NAME, AT_PRESENCE, AT_APPROVED, ATTENDANCE_FIELDS };

static const struct table_field attendance_fields[ATTENDANCE_FIELDS] = {
        [AT_DEPUTY] = {"代表号|序号|代表证号", true},
        [AT_DEPUTY_NAME] = {"姓名", false},
        [AT_PRESENCE] = {"出席情况|出席|签到", true},
        [AT_APPROVED] = {"批准|准假", false},
};

/* Lines of one deputy twice stay: the record counts the deputy once and says so (F706). */
bool session_read_attendance(
        struct workspace *ws, const char *path, int64_t sitting_no, struct json **out, struct err *e)
{
    struct table t;
    struct table_faults faults = {.arena = ws->arena};
    if (!table_load(ws->arena, path, attendance_fields, ATTENDANCE_FIELDS, &t, &faults, e)) return false;
    struct json *body = json_new_object(ws->arena);
    json_put_int(body, "sitting", sitting_no);
    struct json *list = json_put_array(body, "deputies");
    for (size_t i = 0; i < t.n; i++) {
        const struct table_row *r = &t.rows[i];
        enum presence p = PRESENCE_NOT_SAID;
        if (!presence_from_title(r->cells[AT_PRESENCE], &p) || p == PRESENCE_NOT_SAID)
            table_fault(&faults, r->line, "出席情况", "“%s”应为出席、请假、缺席之一", r->cells[AT_PRESENCE]);
        struct json *j = json_add_object(list);
        json_put_int(j, "no", table_int_within(&t, r, AT_DEPUTY, 1, 1000000, 0, &faults));
        json_put_text(j, "state", presence_code(p));
        json_put_bool(j, "approved", table_flag(&t, r, AT_APPROVED, &faults));
    }
    if (!table_is_sound(&t, &faults, e)) return false;
    *out = body;
    return true;
}
