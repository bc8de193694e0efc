#include "app/ballots.h"

#include <inttypes.h>

#include "app/change.h"
#include "app/explained.h"
#include "store/counter.h"

/* ---- the balance ---- */

struct surveying {
    struct workspace *ws;
    const struct records *r;
};

/* The day on which the last sheet of the round was agreed on; DATE_NONE while one is missing. */
static struct date agreed_on(const struct records *r, const struct stored_round *round)
{
    struct date last = DATE_NONE;
    for (size_t i = 0; i < round->station_count; i++) {
        const struct stored_tally *t = tally_lookup(
                &r->tallies, (struct tally_place){round->district_no, round->round, round->stations[i]}, TALLY_AGREED);
        if (!t) return DATE_NONE;
        struct date on = date_parse((struct str){t->entered_at, strlen("2012-01-04")});
        if (on.ymd > last.ymd) last = on;
    }
    return last;
}

static int64_t destroyed_before(const struct records *r, const struct ballots_balance *b, struct date day)
{
    int64_t copies = 0;
    for (size_t i = 0; i < r->ledger.n; i++) {
        const struct ledger_entry *x = &r->ledger.v[i];
        if (x->district_no == b->district_no && x->round == b->round && x->kind == LEDGER_DESTROYED &&
                (!date_is_set(day) || x->entered_on.ymd < day.ymd))
            copies += x->copies;
    }
    return copies;
}

static int64_t unused_of(const struct records *r, struct tally_place place)
{
    const struct stored_tally *t = tally_lookup(&r->tallies, place, TALLY_AGREED);
    return t ? t->sheet.figures[TALLY_UNUSED] : -1;
}

static void take_stations(struct surveying *s, struct ballots_balance *b)
{
    const struct station_list *all = &s->r->stations;
    struct custody_station *v = arena_alloc_array(s->ws->arena, all->n + 1, sizeof *v);
    int64_t *numbers = arena_alloc_array(s->ws->arena, all->n + 1, sizeof *numbers);
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++) {
        if (all->v[i].district_no != b->district_no) continue;
        struct tally_place place = {b->district_no, b->round, all->v[i].station_no};
        const struct ledger_list *l = &s->r->ledger;
        struct custody_station x = {subject_of_tally(s->ws->arena, place),
                ledger_sum(l, b->district_no, b->round, place.station_no, LEDGER_HANDED_OUT),
                ledger_sum(l, b->district_no, b->round, place.station_no, LEDGER_RETURNED), unused_of(s->r, place)};
        if (x.handed_out < 0 && x.returned < 0) continue;
        numbers[n] = place.station_no;
        v[n++] = x;
    }
    b->station_no = numbers;
    b->facts.stations = v;
    b->facts.station_count = n;
}

static void take_balance(struct surveying *s, struct ballots_balance *b)
{
    const struct ledger_list *l = &s->r->ledger;
    const struct stored_round *round = round_lookup(&s->r->rounds, b->district_no, b->round);
    struct custody_facts *f = &b->facts;
    f->subject = subject_of_round(s->ws->arena, b->district_no, b->round);
    f->registered = round ? round->registered : -1;
    f->printed = ledger_sum(l, b->district_no, b->round, 0, LEDGER_PRINTED);
    f->handed_out = ledger_sum(l, b->district_no, b->round, 0, LEDGER_HANDED_OUT);
    f->returned = ledger_sum(l, b->district_no, b->round, 0, LEDGER_RETURNED);
    f->destroyed = ledger_sum(l, b->district_no, b->round, 0, LEDGER_DESTROYED);
    f->has_entries = f->printed >= 0 || f->handed_out >= 0 || f->returned >= 0 || f->destroyed >= 0;
    f->destroyed_early = destroyed_before(s->r, b, round ? agreed_on(s->r, round) : DATE_NONE);
    take_stations(s, b);
}

static int64_t last_round(const struct records *r, int64_t district_no)
{
    int64_t last = 0;
    for (size_t i = 0; i < r->rounds.n; i++)
        if (r->rounds.v[i].district_no == district_no && r->rounds.v[i].round > last) last = r->rounds.v[i].round;
    for (size_t i = 0; i < r->ledger.n; i++)
        if (r->ledger.v[i].district_no == district_no && r->ledger.v[i].round > last) last = r->ledger.v[i].round;
    return last;
}

static void survey(struct workspace *ws, const struct records *r, struct ballots_overview *out)
{
    struct surveying s = {ws, r};
    struct ballots_overview o = {.ledger = r->ledger};
    size_t room = 1;
    for (size_t i = 0; i < r->districts.n; i++) room += (size_t)last_round(r, r->districts.v[i].district_no);
    o.v = arena_alloc_array(ws->arena, room, sizeof *o.v);
    for (size_t i = 0; i < r->districts.n; i++) {
        int64_t district_no = r->districts.v[i].district_no, last = last_round(r, district_no);
        for (int64_t round = 1; round <= last; round++) {
            struct ballots_balance *b = &o.v[o.n];
            *b = (struct ballots_balance){.district_no = district_no, .round = round};
            take_balance(&s, b);
            o.n += b->facts.has_entries || b->facts.registered >= 0;
        }
    }
    *out = o;
}

bool ballots_load(struct workspace *ws, struct ballots_overview *o, struct err *e)
{
    struct records r;
    if (!records_load(ws->arena, ws, &r, e)) return false;
    survey(ws, &r, o);
    return true;
}

bool ballots_check(struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e)
{
    struct ballots_overview o;
    struct finding_list all = {.arena = ws->arena};
    if (!ballots_load(ws, &o, e)) return false;
    for (size_t i = 0; i < o.n; i++) count_check_custody(&ws->law, &o.v[i].facts, &all);
    return explained_sort_out(ws, &all, findings, explained, e);
}

/* ---- the table ---- */

enum { AT_DISTRICT, AT_ROUND, AT_STATION, AT_KIND, AT_COPIES, AT_DAY, AT_NOTE, FIELDS };

static const struct table_field fields[FIELDS] = {
        [AT_DISTRICT] = {"选区号|选区", true},
        [AT_ROUND] = {"次数|投票次数", false},
        [AT_STATION] = {"站号|投票站号|计票点", false},
        [AT_KIND] = {"类别|事项", true},
        [AT_COPIES] = {"数量|张数", true},
        [AT_DAY] = {"日期", true},
        [AT_NOTE] = {"说明|备注", false},
};

enum { NUMBER_MAX = 9999, ROUND_MAX = 99, COPIES_MAX = 10000000 };

struct taking {
    struct workspace *ws;
    struct intake *in;
    struct table table;
    struct table_faults faults;
    struct district_list districts;
    struct station_list stations;
    struct ledger_list stored;
};

static bool kind_from_title(const char *title, enum ledger_kind *kind)
{
    for (int k = LEDGER_PRINTED; k <= LEDGER_DESTROYED; k++) {
        if (!text_eq(title, ledger_kind_title((enum ledger_kind)k))) continue;
        *kind = (enum ledger_kind)k;
        return true;
    }
    return false;
}

static void read_place(struct taking *t, const struct table_row *r, struct ledger_entry *x)
{
    struct table_faults *faults = &t->faults;
    table_text(&t->table, r, AT_DISTRICT, faults);
    x->district_no = table_int_within(&t->table, r, AT_DISTRICT, 1, NUMBER_MAX, 0, faults);
    x->round = table_int_within(&t->table, r, AT_ROUND, 1, ROUND_MAX, 1, faults);
    x->station_no = table_int_within(&t->table, r, AT_STATION, 0, NUMBER_MAX, 0, faults);
    if (!x->district_no) return;
    if (!district_lookup(&t->districts, x->district_no))
        table_fault(faults, r->line, "选区号", "没有选区 %" PRId64, x->district_no);
    else if (x->station_no && !station_lookup(&t->stations, x->district_no, x->station_no))
        table_fault(faults, r->line, "站号", "没有%s", station_subject(t->ws->arena, x->district_no, x->station_no));
}

static struct ledger_entry read_entry(struct taking *t, const struct table_row *r)
{
    struct ledger_entry x = {.note = r->cells[AT_NOTE]};
    read_place(t, r, &x);
    const char *kind = table_text(&t->table, r, AT_KIND, &t->faults);
    bool known = kind_from_title(kind, &x.kind);
    if (!known && *kind) table_fault(&t->faults, r->line, "类别", "“%s”应写印制、发给投票站、退回或销毁", kind);
    if (known && x.kind == LEDGER_HANDED_OUT && !x.station_no)
        table_fault(&t->faults, r->line, "站号", "发给投票站的须写明站号");
    if (known && x.kind == LEDGER_PRINTED && x.station_no)
        table_fault(&t->faults, r->line, "站号", "印制的选票归选区保管，站号应为空；发给投票站另写一行");
    table_text(&t->table, r, AT_COPIES, &t->faults);
    x.copies = table_int_within(&t->table, r, AT_COPIES, 1, COPIES_MAX, 1, &t->faults);
    table_text(&t->table, r, AT_DAY, &t->faults);
    x.entered_on = table_date(&t->table, r, AT_DAY, &t->faults);
    return x;
}

static bool is_same_entry(const struct ledger_entry *x, const struct ledger_entry *y)
{
    return x->district_no == y->district_no && x->round == y->round && x->station_no == y->station_no &&
           x->kind == y->kind && x->entered_on.ymd == y->entered_on.ymd && text_eq(x->note, y->note);
}

static const struct ledger_entry *entry_like(const struct ledger_list *list, const struct ledger_entry *x)
{
    for (size_t i = 0; i < list->n; i++)
        if (is_same_entry(&list->v[i], x)) return &list->v[i];
    return NULL;
}

static const char *entry_subject(struct arena *a, const struct ledger_entry *x)
{
    const char *round = subject_of_round(a, x->district_no, x->round);
    const char *day = date_text(a, x->entered_on), *kind = ledger_kind_title(x->kind);
    return x->station_no ? arena_text(a, "%s 站 %" PRId64 " %s %s", round, x->station_no, day, kind)
                         : arena_text(a, "%s %s %s", round, day, kind);
}

static struct ledger_list read_entries(struct taking *t)
{
    struct ledger_list given = {arena_alloc_array(t->ws->arena, t->table.n + 1, sizeof *given.v), 0};
    for (size_t i = 0; i < t->table.n; i++) {
        struct ledger_entry x = read_entry(t, &t->table.rows[i]);
        const struct ledger_entry *twin = x.district_no ? entry_like(&given, &x) : NULL;
        if (twin)
            table_fault(&t->faults, t->table.rows[i].line, "",
                    "与第 %zu 行相同；确是另一笔的，请在“说明”中写明以便区分", t->table.rows[twin - given.v].line);
        given.v[given.n++] = x;
    }
    return given;
}

/* Notes what is new or differs; an entry that is as it was gets copies 0: nothing to write. */
static void compare(struct taking *t, struct ledger_list *given)
{
    for (size_t i = 0; i < given->n; i++) {
        struct ledger_entry *x = &given->v[i];
        const struct ledger_entry *old = entry_like(&t->stored, x);
        if (!old) {
            t->in->added++;
            continue;
        }
        x->ledger_no = old->ledger_no;
        if (intake_compare_int(t->in, entry_subject(t->ws->arena, x), "数量", old->copies, x->copies)) continue;
        t->in->same++;
        x->copies = 0;
    }
}

static bool write_entries(struct taking *t, struct ledger_list *given, struct err *e)
{
    enum { IN_JOURNAL = 60 };
    struct workspace *ws = t->ws;
    int64_t county = ws->election.county;
    struct json *detail = json_new_object(ws->arena);
    json_put_text(detail, "file", t->table.name);
    json_put_text(detail, "hash", t->table.hash);
    json_put_int(detail, "added", (int64_t)t->in->added);
    json_put_int(detail, "changed", (int64_t)t->in->n);
    struct json *list = json_put_array(detail, "first");
    for (size_t i = 0; i < given->n; i++) {
        struct ledger_entry *x = &given->v[i];
        if (x->copies == 0) continue;
        if (json_length(list) < IN_JOURNAL)
            json_add_text(list, arena_text(ws->arena, "%s %" PRId64, entry_subject(ws->arena, x), x->copies));
        bool is_new = x->ledger_no == 0;
        if (is_new && !counter_issue(ws->db, county, "ledger", 1, &x->ledger_no, e)) return false;
        if (!is_new && !ledger_delete(ws->db, county, x->ledger_no, e)) return false;
        if (!ledger_insert(ws->db, county, x, e)) return false;
    }
    return t->in->added + t->in->n == 0 || workspace_record(ws, "ballots-import", t->table.name, detail, NULL, e);
}

bool ballots_import(struct workspace *ws, const char *path, struct intake *in, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct taking t = {.ws = ws, .in = in, .faults.arena = ws->arena};
    int64_t county = ws->election.county;
    if (!table_load(ws->arena, path, fields, FIELDS, &t.table, &t.faults, e) || !change_is_usable(&t.table, e))
        return false;
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !district_load_all(ws->arena, ws->db, county, &t.districts, e) ||
            !station_load_all(ws->arena, ws->db, county, &t.stations, e) ||
            !ledger_load_all(ws->arena, ws->db, county, &t.stored, e))
        return false;
    in->rows = t.table.n;
    struct ledger_list given = read_entries(&t);
    if (!table_is_sound(&t.table, &t.faults, e)) return false;
    compare(&t, &given);
    if (!intake_may_write(in)) return true;
    in->is_taken = write_entries(&t, &given, e) && db_commit(&txn, e);
    return in->is_taken;
}

bool ballots_strike(struct workspace *ws, int64_t ledger_no, const char *reason, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct ledger_list list;
    if (!*reason) return err_set(e, ERR_INPUT, "须写明理由");
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !ledger_load_all(ws->arena, ws->db, ws->election.county, &list, e))
        return false;
    for (size_t i = 0; i < list.n; i++) {
        const struct ledger_entry *x = &list.v[i];
        if (x->ledger_no != ledger_no) continue;
        struct json *detail = json_new_object(ws->arena);
        json_put_int(detail, "copies", x->copies);
        json_put_text(detail, "note", x->note);
        json_put_text(detail, "reason", reason);
        return workspace_record(ws, "ballots-strike", entry_subject(ws->arena, x), detail, NULL, e) &&
               ledger_delete(ws->db, ws->election.county, ledger_no, e) && db_commit(&txn, e);
    }
    return err_set(e, ERR_INPUT, "台账没有第 %" PRId64 " 笔；用 huanjie ballots list 查看", ledger_no);
}
