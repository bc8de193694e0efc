#include "app/place.h"

#include <inttypes.h>

#include "store/counter.h"

enum { PEOPLE_MAX = 100000000, DISTRICT_NO_MAX = 9999, SEATS_MAX = 99 };

static const int64_t NOT_SAID = -1;

/* ---- units ---- */

enum { UNIT_NAME, UNIT_KIND, UNIT_PEOPLE, UNIT_DISTRICT, UNIT_FIELDS };

static const struct table_field unit_fields[UNIT_FIELDS] = {
        [UNIT_NAME] = {"单位名称|单位|名称|村名|村组|村居", true},
        [UNIT_KIND] = {"类别|类型|单位类别", false},
        [UNIT_PEOPLE] = {"人口|人口数|户籍人口|总人口", true},
        [UNIT_DISTRICT] = {"选区号|选区|所属选区|选区编号", false},
};

struct unit_row {
    struct unit unit;
    bool has_kind;
    bool has_district;
};

static struct unit_row read_unit(const struct table *t, const struct table_row *r, struct table_faults *faults)
{
    struct unit_row u = {.has_kind = *r->cells[UNIT_KIND], .has_district = *r->cells[UNIT_DISTRICT]};
    u.unit.name = table_name(t, r, UNIT_NAME, faults);
    if (u.has_kind && !unit_kind_from_title(r->cells[UNIT_KIND], &u.unit.kind))
        table_fault(faults, r->line, "类别", "“%s”应为村、居、单位、其他之一", r->cells[UNIT_KIND]);
    table_text(t, r, UNIT_PEOPLE, faults);
    u.unit.population = table_int_within(t, r, UNIT_PEOPLE, 0, PEOPLE_MAX, 0, faults);
    u.unit.district_no = table_int_within(t, r, UNIT_DISTRICT, 0, DISTRICT_NO_MAX, 0, faults);
    return u;
}

static struct unit_row *read_units(struct arena *a, const struct table *t, struct table_faults *faults)
{
    struct unit_row *rows = arena_alloc_array(a, t->n + 1, sizeof *rows);
    for (size_t i = 0; i < t->n; i++) {
        rows[i] = read_unit(t, &t->rows[i], faults);
        for (size_t k = 0; k < i; k++)
            if (*rows[i].unit.name && text_eq(rows[i].unit.name, rows[k].unit.name))
                table_fault(
                        faults, t->rows[i].line, "单位名称", "“%s”与第 %zu 行重复", rows[i].unit.name, t->rows[k].line);
    }
    return rows;
}

static const struct unit *unit_named(const struct unit_list *list, const char *name)
{
    for (size_t i = 0; i < list->n; i++)
        if (text_eq(list->v[i].name, name)) return &list->v[i];
    return NULL;
}

static void compare_unit(struct arena *a, const struct unit *old, struct unit_row *row, struct change_list *changes)
{
    struct unit *u = &row->unit;
    u->unit_no = old->unit_no;
    if (!row->has_kind) u->kind = old->kind;
    if (!row->has_district) u->district_no = old->district_no;
    struct buf b = {.arena = a};
    change_note_text(&b, "类别", unit_kind_title(old->kind), unit_kind_title(u->kind));
    change_note_int(&b, "人口", old->population, u->population);
    change_note_int(&b, "选区号", old->district_no, u->district_no);
    if (b.n)
        change_add(changes, CHANGE_CHANGED, u->name, buf_text(&b));
    else
        changes->kept++;
}

/* Marks in gone what the file no longer has; a unit that voters belong to stays. */
static bool find_gone_units(struct workspace *ws, const struct unit_list *stored, const struct unit_row *rows, size_t n,
        bool *gone, struct change_list *changes, struct err *e)
{
    for (size_t i = 0; i < stored->n; i++) {
        const struct unit *old = &stored->v[i];
        gone[i] = true;
        for (size_t k = 0; k < n && gone[i]; k++) gone[i] = !text_eq(rows[k].unit.name, old->name);
        if (!gone[i]) continue;
        int64_t voters;
        if (!unit_count_voters(ws->db, ws->election.county, old->unit_no, &voters, e)) return false;
        if (voters)
            return err_set(e, ERR_STATE,
                    "“%s”有选民 %" PRId64 " 人，不能从单位表中去掉；请先在选民名册中改正他们的村组", old->name, voters);
        change_add(changes, CHANGE_REMOVED, old->name, "");
    }
    return true;
}

static bool write_units(struct workspace *ws, const struct unit_list *stored, const bool *gone, struct unit_row *rows,
        size_t n, struct err *e)
{
    int64_t county = ws->election.county;
    for (size_t i = 0; i < stored->n; i++)
        if (gone[i] && !unit_delete(ws->db, county, stored->v[i].unit_no, e)) return false;
    for (size_t i = 0; i < n; i++) {
        struct unit *u = &rows[i].unit;
        bool is_new = u->unit_no == 0;
        if (is_new && !counter_issue(ws->db, county, "unit", 1, &u->unit_no, e)) return false;
        if (is_new ? !unit_insert(ws->db, county, u, e) : !unit_update(ws->db, county, u, e)) return false;
    }
    return true;
}

bool unit_import(struct workspace *ws, const char *path, bool is_consented, struct change_list *out, struct err *e)
{
    struct arena *a = ws->arena;
    struct table t;
    struct table_faults faults = {.arena = a};
    struct change_list changes = {.arena = a};
    struct unit_list stored;
    if (!table_load(a, path, unit_fields, UNIT_FIELDS, &t, &faults, e) || !change_is_usable(&t, e)) return false;
    struct unit_row *rows = read_units(a, &t, &faults);
    AUTO_TXN struct db_txn txn = {0};
    if (!table_is_sound(&t, &faults, e) || !db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !unit_load_all(a, ws->db, ws->election.county, &stored, e))
        return false;
    for (size_t i = 0; i < t.n; i++) {
        const struct unit *old = unit_named(&stored, rows[i].unit.name);
        if (old)
            compare_unit(a, old, &rows[i], &changes);
        else
            change_add(
                    &changes, CHANGE_ADDED, rows[i].unit.name, arena_text(a, "人口 %" PRId64, rows[i].unit.population));
    }
    bool *gone = arena_alloc_array(a, stored.n + 1, sizeof *gone);
    if (!find_gone_units(ws, &stored, rows, t.n, gone, &changes, e)) return false;
    changes.is_written = change_may_be_written(&changes, stored.n, is_consented);
    if (changes.is_written && changes.n > 0 &&
            !(write_units(ws, &stored, gone, rows, t.n, e) && change_record(ws, "unit-import", &t, &changes, e) &&
                    db_commit(&txn, e)))
        return false;
    *out = changes;
    return true;
}

bool unit_load_overview(struct workspace *ws, struct unit_overview *out, struct err *e)
{
    struct unit_overview o;
    int64_t county = ws->election.county;
    if (!unit_load_all(ws->arena, ws->db, county, &o.units, e) ||
            !unit_load_voters(ws->arena, ws->db, county, &o.units, &o.voters, e))
        return false;
    *out = o;
    return true;
}

/* ---- districts ---- */

enum { DISTRICT_NO, DISTRICT_NAME, DISTRICT_SEATS, DISTRICT_FIELDS };

static const struct table_field district_fields[DISTRICT_FIELDS] = {
        [DISTRICT_NO] = {"选区号|选区编号|编号", true},
        [DISTRICT_NAME] = {"选区名称|名称", true},
        [DISTRICT_SEATS] = {"应选名额|名额|代表名额|应选代表数", false},
};

static struct district *read_districts(struct arena *a, const struct table *t, struct table_faults *faults)
{
    struct district *rows = arena_alloc_array(a, t->n + 1, sizeof *rows);
    for (size_t i = 0; i < t->n; i++) {
        const struct table_row *r = &t->rows[i];
        struct district *d = &rows[i];
        table_text(t, r, DISTRICT_NO, faults);
        d->district_no = table_int_within(t, r, DISTRICT_NO, 1, DISTRICT_NO_MAX, 0, faults);
        d->name = table_name(t, r, DISTRICT_NAME, faults);
        d->seats = table_int_within(t, r, DISTRICT_SEATS, 0, SEATS_MAX, NOT_SAID, faults);
        for (size_t k = 0; k < i; k++)
            if (d->district_no > 0 && rows[k].district_no == d->district_no)
                table_fault(faults, r->line, "选区号", "%" PRId64 " 与第 %zu 行重复", d->district_no, t->rows[k].line);
    }
    return rows;
}

static const char *district_title(struct arena *a, const struct district *d)
{
    return arena_text(a, "%s %s", district_subject(a, d->district_no), d->name);
}

static bool compare_district(struct workspace *ws, const struct district *old, struct district *d,
        struct change_list *changes, struct err *e)
{
    if (d->seats == NOT_SAID) d->seats = old->seats;
    struct district_uses uses = {0};
    if (d->seats != old->seats && !district_load_uses(ws->db, ws->election.county, d->district_no, &uses, e))
        return false;
    if (uses.rounds)
        return err_set(e, ERR_STATE, "%s已经投票，名额不能由 %" PRId64 " 名改为 %" PRId64 " 名",
                district_title(ws->arena, old), old->seats, d->seats);
    struct buf b = {.arena = ws->arena};
    change_note_text(&b, "名称", old->name, d->name);
    change_note_int(&b, "应选名额", old->seats, d->seats);
    if (b.n)
        change_add(changes, CHANGE_CHANGED, district_title(ws->arena, d), buf_text(&b));
    else
        changes->kept++;
    return true;
}

static bool is_free(struct workspace *ws, const struct district *d, struct err *e)
{
    struct district_uses u;
    if (!district_load_uses(ws->db, ws->election.county, d->district_no, &u, e)) return false;
    if (u.voters + u.candidates + u.rounds + u.stations == 0) return true;
    struct buf b = {.arena = ws->arena};
    if (u.voters) buf_addf(&b, "选民 %" PRId64 " 人", u.voters);
    if (u.candidates) buf_addf(&b, "%s代表候选人 %" PRId64 " 人", b.n ? "、" : "", u.candidates);
    if (u.stations) buf_addf(&b, "%s投票站和票箱 %" PRId64 " 个", b.n ? "、" : "", u.stations);
    if (u.rounds) buf_addf(&b, "%s投票 %" PRId64 " 次", b.n ? "、" : "", u.rounds);
    return err_set(e, ERR_STATE, "%s已有%s，不能从选区表中去掉；请先把它们改到别的选区", district_title(ws->arena, d),
            buf_text(&b));
}

static const struct district *row_of(const struct district *rows, size_t n, int64_t district_no)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i].district_no == district_no) return &rows[i];
    return NULL;
}

static bool compare_districts(struct workspace *ws, const struct district_list *stored, struct district *rows, size_t n,
        struct change_list *changes, struct err *e)
{
    for (size_t i = 0; i < n; i++) {
        const struct district *old = district_lookup(stored, rows[i].district_no);
        if (old) {
            if (!compare_district(ws, old, &rows[i], changes, e)) return false;
            continue;
        }
        if (rows[i].seats == NOT_SAID) rows[i].seats = 0;
        change_add(changes, CHANGE_ADDED, district_title(ws->arena, &rows[i]),
                rows[i].seats ? arena_text(ws->arena, "应选名额 %" PRId64, rows[i].seats) : "");
    }
    for (size_t i = 0; i < stored->n; i++) {
        if (row_of(rows, n, stored->v[i].district_no)) continue;
        if (!is_free(ws, &stored->v[i], e)) return false;
        change_add(changes, CHANGE_REMOVED, district_title(ws->arena, &stored->v[i]), "");
    }
    return true;
}

static bool write_districts(
        struct workspace *ws, const struct district_list *stored, const struct district *rows, size_t n, struct err *e)
{
    int64_t county = ws->election.county;
    for (size_t i = 0; i < stored->n; i++)
        if (!row_of(rows, n, stored->v[i].district_no) && !district_delete(ws->db, county, stored->v[i].district_no, e))
            return false;
    for (size_t i = 0; i < n; i++) {
        bool is_new = !district_lookup(stored, rows[i].district_no);
        if (is_new ? !district_insert(ws->db, county, &rows[i], e) : !district_update(ws->db, county, &rows[i], e))
            return false;
    }
    return true;
}

bool district_import(struct workspace *ws, const char *path, bool is_consented, struct change_list *out, struct err *e)
{
    struct arena *a = ws->arena;
    struct table t;
    struct table_faults faults = {.arena = a};
    struct change_list changes = {.arena = a};
    struct district_list stored;
    if (!table_load(a, path, district_fields, DISTRICT_FIELDS, &t, &faults, e) || !change_is_usable(&t, e))
        return false;
    struct district *rows = read_districts(a, &t, &faults);
    AUTO_TXN struct db_txn txn = {0};
    if (!table_is_sound(&t, &faults, e) || !db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !district_load_all(a, ws->db, ws->election.county, &stored, e) ||
            !compare_districts(ws, &stored, rows, t.n, &changes, e))
        return false;
    changes.is_written = change_may_be_written(&changes, stored.n, is_consented);
    if (changes.is_written && changes.n > 0 &&
            !(write_districts(ws, &stored, rows, t.n, e) && change_record(ws, "district-import", &t, &changes, e) &&
                    db_commit(&txn, e)))
        return false;
    *out = changes;
    return true;
}
