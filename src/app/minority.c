#include "app/minority.h"

#include <inttypes.h>

enum { AT_NAME, AT_PEOPLE, AT_SEATS, AT_KIND, FIELDS };

static const struct table_field fields[FIELDS] = {
        [AT_NAME] = {"民族|民族名称", true},
        [AT_PEOPLE] = {"人口|人口数", true},
        [AT_SEATS] = {"名额|代表名额", true},
        [AT_KIND] = {"类别|居住情况", false},
};

enum { PEOPLE_MAX = 100000000, SEATS_MAX = 999 };

static const struct minority_group *group_named(const struct minority_list *list, const char *name)
{
    for (size_t i = 0; i < list->n; i++)
        if (text_eq(list->v[i].name, name)) return &list->v[i];
    return NULL;
}

static struct minority_list read_groups(struct arena *a, const struct table *t, struct table_faults *faults)
{
    struct minority_list list = {arena_alloc_array(a, t->n + 1, sizeof *list.v), 0};
    for (size_t i = 0; i < t->n; i++) {
        const struct table_row *r = &t->rows[i];
        struct minority_group m = {.name = table_name(t, r, AT_NAME, faults)};
        table_text(t, r, AT_PEOPLE, faults);
        m.people = table_int_within(t, r, AT_PEOPLE, 1, PEOPLE_MAX, 1, faults);
        table_text(t, r, AT_SEATS, faults);
        m.seats = table_int_within(t, r, AT_SEATS, 0, SEATS_MAX, 0, faults);
        if (*r->cells[AT_KIND] && !minority_kind_from_title(r->cells[AT_KIND], &m.kind))
            table_fault(faults, r->line, "类别", "“%s”应为聚居、人口特少、自治县、散居之一", r->cells[AT_KIND]);
        const struct minority_group *twin = group_named(&list, m.name);
        if (twin && *m.name)
            table_fault(faults, r->line, "民族", "“%s”与第 %zu 行重复", m.name, t->rows[twin - list.v].line);
        list.v[list.n++] = m;
    }
    return list;
}

static void compare(struct arena *a, const struct minority_list *stored, const struct minority_list *given,
        struct change_list *changes)
{
    for (size_t i = 0; i < given->n; i++) {
        const struct minority_group *m = &given->v[i], *old = group_named(stored, m->name);
        if (!old) {
            change_add(changes, CHANGE_ADDED, m->name,
                    arena_text(a, "人口 %" PRId64 "，名额 %" PRId64, m->people, m->seats));
            continue;
        }
        struct buf b = {.arena = a};
        change_note_int(&b, "人口", old->people, m->people);
        change_note_int(&b, "名额", old->seats, m->seats);
        change_note_text(&b, "类别", minority_kind_title(old->kind), minority_kind_title(m->kind));
        if (b.n)
            change_add(changes, CHANGE_CHANGED, m->name, buf_text(&b));
        else
            changes->kept++;
    }
    for (size_t i = 0; i < stored->n; i++)
        if (!group_named(given, stored->v[i].name)) change_add(changes, CHANGE_REMOVED, stored->v[i].name, "");
}

static bool write_groups(
        struct workspace *ws, const struct minority_list *stored, const struct minority_list *given, struct err *e)
{
    int64_t county = ws->election.county;
    for (size_t i = 0; i < stored->n; i++)
        if (!group_named(given, stored->v[i].name) && !minority_delete(ws->db, county, stored->v[i].name, e))
            return false;
    for (size_t i = 0; i < given->n; i++) {
        const struct minority_group *m = &given->v[i];
        bool is_new = !group_named(stored, m->name);
        if (is_new ? !minority_insert(ws->db, county, m, e) : !minority_update(ws->db, county, m, e)) return false;
    }
    return true;
}

bool minority_import(struct workspace *ws, const char *path, bool is_consented, struct change_list *out, struct err *e)
{
    struct arena *a = ws->arena;
    struct table t;
    struct table_faults faults = {.arena = a};
    struct change_list changes = {.arena = a};
    struct minority_list stored;
    if (!table_load(a, path, fields, FIELDS, &t, &faults, e) || !change_is_usable(&t, e)) return false;
    struct minority_list given = read_groups(a, &t, &faults);
    AUTO_TXN struct db_txn txn = {0};
    if (!table_is_sound(&t, &faults, e) || !db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !minority_load_all(a, ws->db, ws->election.county, &stored, e))
        return false;
    compare(a, &stored, &given, &changes);
    changes.is_written = change_may_be_written(&changes, stored.n, is_consented);
    if (changes.is_written && changes.n > 0 &&
            !(write_groups(ws, &stored, &given, e) && change_record(ws, "minority-import", &t, &changes, e) &&
                    db_commit(&txn, e)))
        return false;
    *out = changes;
    return true;
}
