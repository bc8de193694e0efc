#include <inttypes.h>

#include "app/member.h"
#include "store/candidate.h"

enum { AT_BODY, AT_NAME, AT_DISTRICT, AT_CANDIDATE, AT_RELATION, FIELDS };

static const struct table_field fields[FIELDS] = {
        [AT_BODY] = {"机构|组织|岗位", true},
        [AT_NAME] = {"姓名", true},
        [AT_DISTRICT] = {"候选人选区号|选区号|选区", true},
        [AT_CANDIDATE] = {"候选人|候选人姓名", true},
        [AT_RELATION] = {"关系|与候选人关系", true},
};

enum { NUMBER_MAX = 9999 };

struct people {
    struct member_list members;
    struct candidate_list candidates;
};

/* The one declared kin in a row; a person who serves in two places of a body declares for both. */
struct row {
    enum member_body body;
    const char *name;
    int64_t candidate_no;
    const char *relation;
};

static const struct candidate *candidate_named(
        const struct people *p, const struct table_row *r, int64_t district_no, struct table_faults *faults)
{
    const struct candidate *found = NULL;
    for (size_t i = 0; i < p->candidates.n; i++) {
        const struct candidate *x = &p->candidates.v[i];
        if (x->district_no != district_no || !text_eq(x->name, r->cells[AT_CANDIDATE])) continue;
        if (found)
            table_fault(faults, r->line, "候选人", "选区 %" PRId64 " 有两名候选人叫“%s”，请在姓名后注明", district_no,
                    x->name);
        found = x;
    }
    if (!found && *r->cells[AT_CANDIDATE])
        table_fault(faults, r->line, "候选人", "选区 %" PRId64 " 没有候选人“%s”", district_no, r->cells[AT_CANDIDATE]);
    return found;
}

static struct row read_row(
        const struct table *t, const struct table_row *r, const struct people *p, struct table_faults *faults)
{
    struct row x = {.name = table_text(t, r, AT_NAME, faults), .relation = table_text(t, r, AT_RELATION, faults)};
    if (!member_body_from_title(r->cells[AT_BODY], &x.body))
        table_fault(faults, r->line, "机构", "“%s”不是人员表中的机构", r->cells[AT_BODY]);
    bool serves = !*x.name;
    for (size_t i = 0; i < p->members.n && !serves; i++)
        serves = p->members.v[i].body == x.body && text_eq(p->members.v[i].name, x.name);
    if (!serves) table_fault(faults, r->line, "姓名", "人员表中没有%s“%s”", r->cells[AT_BODY], x.name);
    table_text(t, r, AT_CANDIDATE, faults);
    table_text(t, r, AT_DISTRICT, faults);
    int64_t district_no = table_int_within(t, r, AT_DISTRICT, 1, NUMBER_MAX, 0, faults);
    const struct candidate *candidate = district_no ? candidate_named(p, r, district_no, faults) : NULL;
    if (candidate) x.candidate_no = candidate->candidate_no;
    return x;
}

static void find_twin(const struct table *t, const struct row *rows, size_t i, struct table_faults *faults)
{
    for (size_t k = 0; k < i; k++)
        if (rows[i].candidate_no && rows[k].candidate_no == rows[i].candidate_no && rows[k].body == rows[i].body &&
                text_eq(rows[k].name, rows[i].name))
            table_fault(faults, t->rows[i].line, "姓名", "“%s”与这名候选人的关系在第 %zu 行已经写过", rows[i].name,
                    t->rows[k].line);
}

static const struct kin_declaration *lookup(const struct kin_list *list, int64_t member_no, int64_t candidate_no)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].member_no == member_no && list->v[i].candidate_no == candidate_no) return &list->v[i];
    return NULL;
}

/* Rows to declarations of each place that the person serves in. */
static struct kin_list declarations_of(struct arena *a, const struct row *rows, size_t n, const struct people *p)
{
    struct kin_list list = {0};
    size_t capacity = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < p->members.n; k++) {
            const struct member *m = &p->members.v[k];
            if (m->body != rows[i].body || !text_eq(m->name, rows[i].name)) continue;
            if (lookup(&list, m->member_no, rows[i].candidate_no)) continue;
            if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
            list.v[list.n++] = (struct kin_declaration){m->member_no, rows[i].candidate_no, rows[i].relation};
        }
    }
    return list;
}

static const char *title(struct arena *a, const struct people *p, const struct kin_declaration *k)
{
    const struct member *m = member_lookup(&p->members, k->member_no);
    const struct candidate *x = candidate_lookup(&p->candidates, k->candidate_no);
    return arena_text(a, "%s %s 与选区 %" PRId64 " 候选人 %s", m ? member_body_title(m->body) : "", m ? m->name : "",
            x ? x->district_no : 0, x ? x->name : "");
}

struct kin_changes {
    struct kin_list gone;
    struct kin_list fresh; /* new, or with another relation; the old one is gone, too */
    size_t stored;
};

static void compare(struct arena *a, const struct people *p, const struct kin_list *stored,
        const struct kin_list *given, const bool *named, struct kin_changes *todo, struct change_list *changes)
{
    todo->gone.v = arena_alloc_array(a, stored->n + 1, sizeof *todo->gone.v);
    todo->fresh.v = arena_alloc_array(a, given->n + 1, sizeof *todo->fresh.v);
    for (size_t i = 0; i < given->n; i++) {
        const struct kin_declaration *k = &given->v[i], *old = lookup(stored, k->member_no, k->candidate_no);
        if (old && text_eq(old->relation, k->relation)) {
            changes->kept++;
            continue;
        }
        struct buf b = {.arena = a};
        if (old) change_note_text(&b, "关系", old->relation, k->relation);
        change_add(changes, old ? CHANGE_CHANGED : CHANGE_ADDED, title(a, p, k), old ? buf_text(&b) : k->relation);
        if (old) todo->gone.v[todo->gone.n++] = *old;
        todo->fresh.v[todo->fresh.n++] = *k;
    }
    for (size_t i = 0; i < stored->n; i++) {
        const struct kin_declaration *k = &stored->v[i];
        const struct member *m = member_lookup(&p->members, k->member_no);
        if (!m || !named[m->body]) continue;
        todo->stored++;
        if (lookup(given, k->member_no, k->candidate_no)) continue;
        change_add(changes, CHANGE_REMOVED, title(a, p, k), k->relation);
        todo->gone.v[todo->gone.n++] = *k;
    }
}

static bool write_kin(struct workspace *ws, const struct kin_changes *todo, struct err *e)
{
    int64_t county = ws->election.county;
    for (size_t i = 0; i < todo->gone.n; i++)
        if (!kin_delete(ws->db, county, &todo->gone.v[i], e)) return false;
    for (size_t i = 0; i < todo->fresh.n; i++)
        if (!kin_insert(ws->db, county, &todo->fresh.v[i], e)) return false;
    return true;
}

bool kin_import(struct workspace *ws, const char *path, bool is_consented, struct change_list *out, struct err *e)
{
    struct arena *a = ws->arena;
    int64_t county = ws->election.county;
    struct table t;
    struct table_faults faults = {.arena = a};
    struct change_list changes = {.arena = a};
    struct people p;
    struct kin_list stored;
    if (!table_load(a, path, fields, FIELDS, &t, &faults, e) || !change_is_usable(&t, e)) return false;
    AUTO_TXN struct db_txn txn = {0};
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !member_load_all(a, ws->db, county, &p.members, e) ||
            !candidate_load_all(a, ws->db, county, &p.candidates, e) || !kin_load_all(a, ws->db, county, &stored, e))
        return false;
    struct row *rows = arena_alloc_array(a, t.n, sizeof *rows);
    bool named[BODY_COUNT] = {0};
    for (size_t i = 0; i < t.n; i++) {
        rows[i] = read_row(&t, &t.rows[i], &p, &faults);
        find_twin(&t, rows, i, &faults);
        named[rows[i].body] = true;
    }
    if (!table_is_sound(&t, &faults, e)) return false;
    struct kin_list given = declarations_of(a, rows, t.n, &p);
    struct kin_changes todo = {0};
    compare(a, &p, &stored, &given, named, &todo, &changes);
    changes.is_written = change_may_be_written(&changes, todo.stored, is_consented);
    if (changes.is_written && changes.n > 0 &&
            !(write_kin(ws, &todo, e) && change_record(ws, "kin-import", &t, &changes, e) && db_commit(&txn, e)))
        return false;
    *out = changes;
    return true;
}
