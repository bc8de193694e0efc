#include "app/entrust.h"

#include <inttypes.h>

#include "app/change.h"

enum {
    AT_DISTRICT,
    AT_TRUSTOR,
    AT_TRUSTOR_NO,
    AT_TRUSTEE,
    AT_TRUSTEE_NO,
    AT_GROUND,
    AT_WRITTEN,
    AT_DAY,
    AT_APPROVER,
    FIELDS
};

static const struct table_field fields[FIELDS] = {
        [AT_DISTRICT] = {"选区号|选区", true},
        [AT_TRUSTOR] = {"委托人|委托人姓名", true},
        [AT_TRUSTOR_NO] = {"委托人选民证号|委托人证号", false},
        [AT_TRUSTEE] = {"受托人|受托人姓名|被委托人", true},
        [AT_TRUSTEE_NO] = {"受托人选民证号|受托人证号|被委托人选民证号", false},
        [AT_GROUND] = {"事由|委托事由", true},
        [AT_WRITTEN] = {"书面|书面委托|有书面委托", true},
        [AT_DAY] = {"同意日期|批准日期", false},
        [AT_APPROVER] = {"同意人|批准人", false},
};

static const int64_t NUMBER_MAX = 999999999;
static const char COMMITTEE[] = "选举委员会";

struct taking {
    struct workspace *ws;
    struct intake *in;
    struct table table;
    struct table_faults faults;
    struct entrustment_list stored;
};

static bool ground_from_words(const char *words, enum entrust_ground *ground)
{
    if (text_eq(words, "病") || text_eq(words, "残") || text_eq(words, "残疾") || text_eq(words, "疾病"))
        words = "病残";
    return entrust_ground_from_title(words, ground);
}

static struct entrust_request read_request(struct taking *t, const struct table_row *r)
{
    struct table_faults *faults = &t->faults;
    struct entrust_request q = {0};
    table_text(&t->table, r, AT_DISTRICT, faults);
    int64_t district_no = table_int_within(&t->table, r, AT_DISTRICT, 1, 9999, 0, faults);
    q.trustor = (struct person_clue){person_name(&t->table, r, AT_TRUSTOR, faults), "",
            table_int_within(&t->table, r, AT_TRUSTOR_NO, 1, NUMBER_MAX, 0, faults), district_no};
    q.trustee = (struct person_clue){person_name(&t->table, r, AT_TRUSTEE, faults), "",
            table_int_within(&t->table, r, AT_TRUSTEE_NO, 1, NUMBER_MAX, 0, faults), district_no};
    if (!ground_from_words(table_text(&t->table, r, AT_GROUND, faults), &q.ground) && *r->cells[AT_GROUND])
        table_fault(faults, r->line, "事由", "“%s”应写外出、病残或羁押服刑", r->cells[AT_GROUND]);
    q.is_written = table_flag(&t->table, r, AT_WRITTEN, faults);
    return q;
}

static void read_approval(struct taking *t, const struct table_row *r, struct stored_entrustment *x)
{
    const char *approver = r->cells[AT_APPROVER];
    x->approved_on = table_date(&t->table, r, AT_DAY, &t->faults);
    if (!date_is_set(x->approved_on)) {
        if (*approver && !*r->cells[AT_DAY]) table_fault(&t->faults, r->line, "同意日期", "写了同意人，没有写同意日期");
        return;
    }
    x->approved_by = *approver ? approver : COMMITTEE;
    x->state = ENTRUST_APPROVED;
}

/* One row; nothing else is looked up when it is faulty already. */
static bool read_row(struct taking *t, const struct table_row *r, struct stored_entrustment *x, struct err *e)
{
    size_t faults = t->faults.n;
    struct entrust_request q = read_request(t, r);
    *x = (struct stored_entrustment){.approved_by = "", .why = ""};
    if (t->faults.n == faults) {
        struct err why;
        if (!entrust_find_pair(t->ws, &q, x, &why)) {
            *x = (struct stored_entrustment){.approved_by = "", .why = ""};
            if (why.kind != ERR_INPUT) {
                *e = why;
                return false;
            }
            table_fault(&t->faults, r->line, "", "%s", why.text);
        }
    }
    read_approval(t, r, x);
    return true;
}

static void check_twins(struct taking *t, const struct stored_entrustment *v, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (v[i].trustor_no && v[k].trustor_no == v[i].trustor_no)
            table_fault(&t->faults, t->table.rows[i].line, "委托人", "与第 %zu 行是同一人，一人只能委托一次",
                    t->table.rows[k].line);
}

/* An entrustment between the same two that was refused or taken back. */
static bool is_settled(const struct entrustment_list *list, const struct stored_entrustment *x)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].trustor_no == x->trustor_no && list->v[i].trustee_no == x->trustee_no &&
                !entrustment_is_alive(&list->v[i]))
            return true;
    return false;
}

/* Is it new, or does it change what is recorded? */
static bool differs(struct taking *t, struct stored_entrustment *x, struct err *e, bool *out)
{
    struct arena *a = t->ws->arena;
    const struct stored_entrustment *old = entrust_alive_of(&t->stored, x->trustor_no);
    *out = !old && !is_settled(&t->stored, x);
    t->in->added += *out;
    t->in->same += !*out && !old;
    if (!old) return true;
    struct voter trustor, before, after;
    if (!entrust_load_voter(t->ws, x->trustor_no, &trustor, e) ||
            !entrust_load_voter(t->ws, old->trustee_no, &before, e) ||
            !entrust_load_voter(t->ws, x->trustee_no, &after, e))
        return false;
    x->entrustment_no = old->entrustment_no;
    if (!date_is_set(x->approved_on)) { /* a table without approvals takes none back */
        x->approved_on = old->approved_on;
        x->approved_by = old->approved_by;
        x->state = old->state;
    }
    const char *subject = arena_text(a, "%s “%s”", entrust_subject(a, old), trustor.name);
    bool d = false;
    if (old->trustee_no != x->trustee_no)
        d |= intake_compare(t->in, subject, "受托人", arena_text(a, "%s（%" PRId64 "）", before.name, before.voter_no),
                arena_text(a, "%s（%" PRId64 "）", after.name, after.voter_no));
    d |= intake_compare(t->in, subject, "事由", entrust_ground_title(old->ground), entrust_ground_title(x->ground));
    d |= intake_compare(t->in, subject, "书面", old->is_written ? "是" : "否", x->is_written ? "是" : "否");
    d |= intake_compare(t->in, subject, "状态", entrust_state_title(old->state), entrust_state_title(x->state));
    d |= old->approved_on.ymd != x->approved_on.ymd &&
         intake_compare(t->in, subject, "同意日期", date_is_set(old->approved_on) ? date_text(a, old->approved_on) : "",
                 date_text(a, x->approved_on));
    d |= intake_compare(t->in, subject, "同意人", old->approved_by, x->approved_by);
    t->in->same += !d;
    *out = d;
    return true;
}

static bool write_rows(struct taking *t, struct stored_entrustment *v, const bool *changed, struct err *e)
{
    struct json *detail = json_new_object(t->ws->arena);
    size_t n = 0;
    for (size_t i = 0; i < t->table.n; i++) {
        n += changed[i];
        if (changed[i] && !entrust_write(t->ws, v[i].entrustment_no ? "entrust-change" : "entrust-add", &v[i], e))
            return false;
    }
    json_put_text(detail, "file", t->table.name);
    json_put_text(detail, "hash", t->table.hash);
    json_put_int(detail, "rows", (int64_t)t->table.n);
    json_put_int(detail, "written", (int64_t)n);
    return n == 0 || workspace_record(t->ws, "entrust-import", t->table.name, detail, NULL, e);
}

bool entrust_import(struct workspace *ws, const char *path, struct intake *in, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct taking t = {.ws = ws, .in = in, .faults.arena = ws->arena};
    if (!table_load(ws->arena, path, fields, FIELDS, &t.table, &t.faults, e) || !change_is_usable(&t.table, e))
        return false;
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !entrustment_load_all(ws->arena, ws->db, ws->election.county, &t.stored, e))
        return false;
    size_t n = t.table.n;
    in->rows = n;
    struct stored_entrustment *v = arena_alloc_array(ws->arena, n + 1, sizeof *v);
    bool *changed = arena_alloc_array(ws->arena, n + 1, sizeof *changed);
    for (size_t i = 0; i < n; i++) {
        if (!read_row(&t, &t.table.rows[i], &v[i], e)) return false;
        check_twins(&t, v, i);
    }
    if (!table_is_sound(&t.table, &t.faults, e)) return false;
    for (size_t i = 0; i < n; i++)
        if (!differs(&t, &v[i], e, &changed[i])) return false;
    if (!intake_may_write(in)) return true;
    in->is_taken = write_rows(&t, v, changed, e) && db_commit(&txn, e);
    return in->is_taken;
}
