#include "app/credentials.h"

#include "app/change.h"
#include "app/person.h"

enum {
    AT_DISTRICT,
    AT_DEPUTY,
    AT_CONDITIONS,
    AT_PROCEDURE,
    AT_OFFENCE,
    AT_COMPLAINTS,
    AT_REVIEWER,
    AT_DAY,
    AT_NOTE,
    FIELDS
};

static const struct table_field fields[FIELDS] = {
        [AT_DISTRICT] = {"选区号|选区", true},
        [AT_DEPUTY] = {"代表|姓名|当选代表|代表姓名", true},
        [AT_CONDITIONS] = {"基本条件", true},
        [AT_PROCEDURE] = {"程序|选举程序", true},
        [AT_OFFENCE] = {"违法行为", true},
        [AT_COMPLAINTS] = {"举报|信访举报", true},
        [AT_REVIEWER] = {"审查人|审查单位", true},
        [AT_DAY] = {"日期|审查日期", true},
        [AT_NOTE] = {"说明|备注", false},
};

struct taking {
    struct intake *in;
    struct table table;
    struct table_faults faults;
    struct credentials_overview o;
};

static void read_conclusion(struct taking *t, const struct table_row *r, int item, struct credential *c)
{
    const char *text = table_text(&t->table, r, AT_CONDITIONS + (size_t)item, &t->faults);
    if (*text && !review_conclusion_from_title(text, &c->items[item]))
        table_fault(&t->faults, r->line, credential_item_title((enum credential_item)item),
                "“%s”应写合格、不合格或待查", text);
}

static const struct deputy *read_row(struct taking *t, const struct table_row *r, struct credential *c)
{
    struct err why;
    const struct deputy *d = NULL;
    table_text(&t->table, r, AT_DISTRICT, &t->faults);
    int64_t district_no = table_int_within(&t->table, r, AT_DISTRICT, 1, 9999, 0, &t->faults);
    const char *name = person_name(&t->table, r, AT_DEPUTY, &t->faults);
    if (district_no && *name && !credentials_find_deputy(&t->o, district_no, name, &d, &why))
        table_fault(&t->faults, r->line, "代表", "%s", why.text);
    *c = (struct credential){.candidate_no = d ? d->elected->candidate_no : 0,
            .reviewer = table_text(&t->table, r, AT_REVIEWER, &t->faults),
            .note = r->cells[AT_NOTE]};
    table_text(&t->table, r, AT_DAY, &t->faults);
    c->reviewed_on = table_date(&t->table, r, AT_DAY, &t->faults);
    for (int i = 0; i < CREDENTIAL_ITEM_COUNT; i++) read_conclusion(t, r, i, c);
    return d;
}

/* Is it new, or does it change what is recorded? An empty note leaves the old one. */
static bool differs(struct taking *t, const struct deputy *d, struct credential *c)
{
    struct arena *a = t->in->arena;
    const struct credential *old = d->credential;
    if (!old) {
        t->in->added++;
        return true;
    }
    if (!*c->note) c->note = old->note;
    const char *subject = credentials_subject(a, d);
    bool x = false;
    for (int i = 0; i < CREDENTIAL_ITEM_COUNT; i++)
        x |= intake_compare(t->in, subject, credential_item_title((enum credential_item)i),
                review_conclusion_title(old->items[i]), review_conclusion_title(c->items[i]));
    x |= intake_compare(t->in, subject, "审查人", old->reviewer, c->reviewer);
    x |= intake_compare(t->in, subject, "日期", date_text(a, old->reviewed_on), date_text(a, c->reviewed_on));
    x |= intake_compare(t->in, subject, "说明", old->note, c->note);
    t->in->same += !x;
    return x;
}

static bool take_rows(struct workspace *ws, struct taking *t, struct err *e)
{
    size_t n = t->table.n;
    struct credential *v = arena_alloc_array(ws->arena, n + 1, sizeof *v);
    const struct deputy **who = arena_alloc_array(ws->arena, n + 1, sizeof *who);
    bool *changed = arena_alloc_array(ws->arena, n + 1, sizeof *changed);
    for (size_t i = 0; i < n; i++) {
        who[i] = read_row(t, &t->table.rows[i], &v[i]);
        for (size_t k = 0; k < i; k++)
            if (who[i] && who[k] == who[i])
                table_fault(&t->faults, t->table.rows[i].line, "代表", "与第 %zu 行重复", t->table.rows[k].line);
    }
    if (!table_is_sound(&t->table, &t->faults, e)) return false;
    for (size_t i = 0; i < n; i++) changed[i] = differs(t, who[i], &v[i]);
    if (!intake_may_write(t->in)) return true;
    size_t written = 0;
    for (size_t i = 0; i < n; i++) {
        written += changed[i];
        if (changed[i] && !credentials_write(ws, who[i], &v[i], e)) return false;
    }
    struct json *detail = json_new_object(ws->arena);
    json_put_text(detail, "file", t->table.name);
    json_put_text(detail, "hash", t->table.hash);
    json_put_int(detail, "written", (int64_t)written);
    t->in->is_taken = true;
    return written == 0 || workspace_record(ws, "credentials-import", t->table.name, detail, NULL, e);
}

bool credentials_import(struct workspace *ws, const char *path, struct intake *in, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct taking t = {.in = in, .faults.arena = ws->arena};
    if (!table_load(ws->arena, path, fields, FIELDS, &t.table, &t.faults, e) || !change_is_usable(&t.table, e))
        return false;
    in->rows = t.table.n;
    if (!db_begin(ws->db, &txn, e) || !credentials_load(ws, &t.o, e)) return false;
    return take_rows(ws, &t, e) && (!in->is_taken || db_commit(&txn, e));
}
