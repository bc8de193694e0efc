#include "app/member.h"

#include <inttypes.h>

#include "org/staff.h"
#include "store/counter.h"
#include "store/place.h"
#include "store/voter.h"

enum {
    AT_BODY,
    AT_NAME,
    AT_POST,
    AT_UNIT,
    AT_DISTRICT,
    AT_STATION,
    AT_VOTER,
    AT_APPOINTED_BY,
    AT_APPOINTED_ON,
    AT_DOCUMENT,
    FIELDS
};

static const struct table_field fields[FIELDS] = {
        [AT_BODY] = {"机构|组织|岗位", true},
        [AT_NAME] = {"姓名", true},
        [AT_POST] = {"职务|组内职务", false},
        [AT_UNIT] = {"单位|工作单位", false},
        [AT_DISTRICT] = {"选区号|选区|选区编号", false},
        [AT_STATION] = {"站号|投票站号", false},
        [AT_VOTER] = {"选民证号|选民号", false},
        [AT_APPOINTED_BY] = {"任命机关|任命单位", false},
        [AT_APPOINTED_ON] = {"任命日期|任命时间", false},
        [AT_DOCUMENT] = {"文号|任命文号", false},
};

enum { NUMBER_MAX = 9999 };
static const int64_t VOTER_NO_MAX = 1000000000;

/* ---- rows ---- */

static struct member read_member(const struct table *t, const struct table_row *r,
        const struct district_list *districts, struct table_faults *faults)
{
    struct member m = {.name = table_name(t, r, AT_NAME, faults), .left_why = ""};
    if (!member_body_from_title(r->cells[AT_BODY], &m.body))
        table_fault(faults, r->line, "机构",
                "“%s”应为选举委员会、领导小组、选举办公室、指导组、主持人、监票人、计票人、工作人员之一",
                r->cells[AT_BODY]);
    m.post = r->cells[AT_POST];
    m.unit = r->cells[AT_UNIT];
    m.district_no = table_int_within(t, r, AT_DISTRICT, 0, NUMBER_MAX, 0, faults);
    if (m.district_no && !district_lookup(districts, m.district_no))
        table_fault(faults, r->line, "选区号", "选区表中没有选区 %" PRId64, m.district_no);
    m.station_no = table_int_within(t, r, AT_STATION, 0, NUMBER_MAX, 0, faults);
    if (m.station_no && !m.district_no) table_fault(faults, r->line, "选区号", "写了站号的须写选区号");
    m.voter_no = table_int_within(t, r, AT_VOTER, 1, VOTER_NO_MAX, 0, faults);
    m.appointed_by = r->cells[AT_APPOINTED_BY];
    m.appointed_on = table_date(t, r, AT_APPOINTED_ON, faults);
    m.document = r->cells[AT_DOCUMENT];
    return m;
}

static bool is_same_place(const struct member *x, const struct member *y)
{
    return x->body == y->body && x->district_no == y->district_no && x->station_no == y->station_no &&
           text_eq(x->name, y->name);
}

/* The one who serves comes before the one who left: the same person may have come back. */
static const struct member *lookup_same(const struct member_list *list, const struct member *m)
{
    const struct member *found = NULL;
    for (size_t i = 0; i < list->n; i++)
        if (is_same_place(&list->v[i], m) && (!found || member_serves(&list->v[i]))) found = &list->v[i];
    return found;
}

/* A number on a voter card that was written must be that person's. */
static bool check_voter(struct workspace *ws, const struct table_row *r, const struct member *m,
        struct table_faults *faults, struct err *e)
{
    struct voter v;
    bool found;
    if (m->voter_no == 0) return true;
    if (!voter_load(ws->arena, ws->db, ws->election.county, m->voter_no, &v, &found, e)) return false;
    if (!found)
        table_fault(faults, r->line, "选民证号", "选民名册中没有 %" PRId64 " 号", m->voter_no);
    else if (!text_eq(v.name, m->name))
        table_fault(faults, r->line, "选民证号", "%" PRId64 " 号是“%s”，不是“%s”", m->voter_no, v.name, m->name);
    return true;
}

static bool read_members(struct workspace *ws, const struct table *t, const struct district_list *districts,
        struct member_list *out, struct table_faults *faults, struct err *e)
{
    struct member_list list = {arena_alloc_array(ws->arena, t->n + 1, sizeof *list.v), 0};
    for (size_t i = 0; i < t->n; i++) {
        struct member m = read_member(t, &t->rows[i], districts, faults);
        const struct member *twin = lookup_same(&list, &m);
        if (twin && *m.name)
            table_fault(faults, t->rows[i].line, "姓名", "“%s”与第 %zu 行重复；同名的两个人请在姓名后注明", m.name,
                    t->rows[twin - list.v].line);
        if (!check_voter(ws, &t->rows[i], &m, faults, e)) return false;
        list.v[list.n++] = m;
    }
    *out = list;
    return true;
}

/* ---- comparing ---- */

static const char *title(struct arena *a, const struct member *m)
{
    const char *who = org_member_subject(a, m);
    if (m->station_no) return arena_text(a, "%s（%s）", who, station_subject(a, m->district_no, m->station_no));
    return m->district_no ? arena_text(a, "%s（%s）", who, district_subject(a, m->district_no)) : who;
}

static void note_changes(struct arena *a, struct buf *b, const struct member *old, const struct member *m)
{
    change_note_text(b, "职务", old->post, m->post);
    change_note_text(b, "单位", old->unit, m->unit);
    change_note_int(b, "选民证号", old->voter_no, m->voter_no);
    change_note_text(b, "任命机关", old->appointed_by, m->appointed_by);
    change_note_text(b, "任命日期", date_text(a, old->appointed_on), date_text(a, m->appointed_on));
    change_note_text(b, "文号", old->document, m->document);
}

/* Every column of the file is written over what is stored, except those that it leaves empty. */
static void keep_unsaid(const struct member *old, struct member *m)
{
    m->member_no = old->member_no;
    if (!*m->post) m->post = old->post;
    if (!*m->unit) m->unit = old->unit;
    if (!m->voter_no) m->voter_no = old->voter_no;
    if (!*m->appointed_by) m->appointed_by = old->appointed_by;
    if (!date_is_set(m->appointed_on)) m->appointed_on = old->appointed_on;
    if (!*m->document) m->document = old->document;
}

struct member_changes {
    struct member *v; /* to be written; member_no 0: new */
    size_t n;
    size_t stored; /* people of the bodies that the file names, before */
};

static void compare_given(struct arena *a, const struct member_list *stored, const struct member_list *given,
        struct member_changes *todo, struct change_list *changes)
{
    for (size_t i = 0; i < given->n; i++) {
        struct member m = given->v[i];
        const struct member *old = lookup_same(stored, &m);
        if (old && !member_serves(old)) {
            changes->kept++;
            continue;
        }
        struct buf b = {.arena = a};
        if (old) {
            keep_unsaid(old, &m);
            note_changes(a, &b, old, &m);
        }
        if (old && b.n == 0) {
            changes->kept++;
            continue;
        }
        change_add(changes, old ? CHANGE_CHANGED : CHANGE_ADDED, title(a, &m), old ? buf_text(&b) : m.post);
        todo->v[todo->n++] = m;
    }
}

static void compare_stored(struct arena *a, const struct member_list *stored, const struct member_list *given,
        const char *file, struct date on, struct member_changes *todo, struct change_list *changes)
{
    bool named[BODY_COUNT] = {0};
    for (size_t i = 0; i < given->n; i++) named[given->v[i].body] = true;
    for (size_t i = 0; i < stored->n; i++) {
        struct member m = stored->v[i];
        if (!named[m.body]) continue;
        todo->stored++;
        if (!member_serves(&m) || lookup_same(given, &m)) continue;
        m.left_on = on;
        m.left_why = arena_text(a, "%s 中已没有", file);
        change_add(changes, CHANGE_REMOVED, title(a, &m), "");
        todo->v[todo->n++] = m;
    }
}

static bool write_members(struct workspace *ws, const struct member_changes *todo, struct err *e)
{
    int64_t county = ws->election.county;
    for (size_t i = 0; i < todo->n; i++) {
        struct member *m = &todo->v[i];
        bool is_new = m->member_no == 0;
        if (is_new && !counter_issue(ws->db, county, "member", 1, &m->member_no, e)) return false;
        if (is_new ? !member_insert(ws->db, county, m, e) : !member_update(ws->db, county, m, e)) return false;
    }
    return true;
}

bool member_import(struct workspace *ws, const char *path, struct date on, bool is_consented, struct change_list *out,
        struct err *e)
{
    struct arena *a = ws->arena;
    struct table t;
    struct table_faults faults = {.arena = a};
    struct change_list changes = {.arena = a};
    struct district_list districts;
    struct member_list stored;
    if (!table_load(a, path, fields, FIELDS, &t, &faults, e) || !change_is_usable(&t, e)) return false;
    AUTO_TXN struct db_txn txn = {0};
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !district_load_all(a, ws->db, ws->election.county, &districts, e) ||
            !member_load_all(a, ws->db, ws->election.county, &stored, e))
        return false;
    struct member_list given;
    if (!read_members(ws, &t, &districts, &given, &faults, e) || !table_is_sound(&t, &faults, e)) return false;
    struct member_changes todo = {.v = arena_alloc_array(a, given.n + stored.n + 1, sizeof *todo.v)};
    compare_given(a, &stored, &given, &todo, &changes);
    compare_stored(a, &stored, &given, t.name, on, &todo, &changes);
    changes.is_written = change_may_be_written(&changes, todo.stored, is_consented);
    if (changes.is_written && changes.n > 0 &&
            !(write_members(ws, &todo, e) && change_record(ws, "member-import", &t, &changes, e) && db_commit(&txn, e)))
        return false;
    *out = changes;
    return true;
}

/* ---- one by one ---- */

static struct json *to_json(struct arena *a, const struct member *m)
{
    struct json *o = json_new_object(a);
    json_put_int(o, "member", m->member_no);
    json_put_text(o, "body", member_body_code(m->body));
    json_put_text(o, "name", m->name);
    json_put_text(o, "post", m->post);
    json_put_int(o, "district", m->district_no);
    json_put_int(o, "station", m->station_no);
    json_put_text(o, "appointed_by", m->appointed_by);
    json_put_text(o, "document", m->document);
    json_put_text(o, "left_on", date_text(a, m->left_on));
    json_put_text(o, "left_why", m->left_why);
    return o;
}

static bool is_sound(struct workspace *ws, const struct member *m, struct err *e)
{
    struct district_list districts;
    if (!*m->name) return err_set(e, ERR_INPUT, "须写明姓名");
    if (m->station_no < 0) return err_set(e, ERR_INPUT, "站号 %" PRId64 " 应为 1 以上", m->station_no);
    if (m->station_no && !m->district_no) return err_set(e, ERR_INPUT, "写了站号的须写选区号");
    if (!district_load_all(ws->arena, ws->db, ws->election.county, &districts, e)) return false;
    if (m->district_no && !district_lookup(&districts, m->district_no))
        return err_set(e, ERR_INPUT, "没有选区 %" PRId64 "；用 huanjie district list 查看", m->district_no);
    struct voter v;
    bool found = true;
    if (m->voter_no && !voter_load(ws->arena, ws->db, ws->election.county, m->voter_no, &v, &found, e)) return false;
    if (!found) return err_set(e, ERR_INPUT, "选民名册中没有选民证号 %" PRId64, m->voter_no);
    if (m->voter_no && !text_eq(v.name, m->name))
        return err_set(e, ERR_INPUT, "选民证号 %" PRId64 " 是“%s”的，不是“%s”的", m->voter_no, v.name, m->name);
    return true;
}

bool member_add(struct workspace *ws, const struct member *given, int64_t *member_no, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct member_list stored;
    struct member m = *given;
    int64_t county = ws->election.county;
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !is_sound(ws, &m, e) ||
            !member_load_all(ws->arena, ws->db, county, &stored, e))
        return false;
    const struct member *same = lookup_same(&stored, &m);
    if (same && member_serves(same))
        return err_set(e, ERR_STATE, "%s已经登记（第 %" PRId64 " 号）", title(ws->arena, same), same->member_no);
    if (!counter_issue(ws->db, county, "member", 1, &m.member_no, e) ||
            !workspace_record(ws, "member-add", title(ws->arena, &m), to_json(ws->arena, &m), NULL, e) ||
            !member_insert(ws->db, county, &m, e) || !db_commit(&txn, e))
        return false;
    *member_no = m.member_no;
    return true;
}

bool member_leave(
        struct workspace *ws, int64_t member_no, struct date on, const char *why, struct member *left, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct member_list stored;
    if (!*why) return err_set(e, ERR_INPUT, "须写明离任的理由");
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !member_load_all(ws->arena, ws->db, ws->election.county, &stored, e))
        return false;
    const struct member *old = member_lookup(&stored, member_no);
    if (!old) return err_set(e, ERR_INPUT, "没有第 %" PRId64 " 号人员；用 huanjie member list 查看", member_no);
    if (!member_serves(old))
        return err_set(e, ERR_STATE, "%s已于 %s 离任", title(ws->arena, old), date_text(ws->arena, old->left_on));
    if (on.ymd < old->appointed_on.ymd)
        return err_set(e, ERR_INPUT, "离任日期 %s 早于任命日期 %s", date_text(ws->arena, on),
                date_text(ws->arena, old->appointed_on));
    struct member m = *old;
    m.left_on = on;
    m.left_why = why;
    if (!workspace_record(ws, "member-leave", title(ws->arena, &m), to_json(ws->arena, &m), NULL, e) ||
            !member_update(ws->db, ws->election.county, &m, e) || !db_commit(&txn, e))
        return false;
    *left = m;
    return true;
}
