#include "app/roll_import.h"

#include <stdlib.h>

#include "app/roll_import_crew.h"
#include "base/utf8.h"
#include "store/counter.h"

enum { SCRATCH_BYTES = 64 << 20 };

static void free_arena(void *arena)
{
    arena_free(arena);
}

static void start(struct roll_import *m, struct arena *a, const struct roll_import_order *order, struct roll_import_report *r)
{
    *r = (struct roll_import_report){.changes.arena = a};
    *m = (struct roll_import){.arena = a, .order = order, .report = r};
    m->scratch = arena_new(SCRATCH_BYTES);
    arena_defer(a, free_arena, m->scratch);
    m->findings = (struct roll_findings){.arena = a, .kept_max = order->findings_kept};
    if (m->findings.kept_max > ROLL_FINDINGS_KEPT_MAX) m->findings.kept_max = ROLL_FINDINGS_KEPT_MAX;
}

/* ---- findings as a file ------------------------------------------------------------------------------------- */

static bool open_findings(struct roll_import *m, struct err *e)
{
    static const struct str headings[] = {{"文件", 6}, {"行", 3}, {"列", 3}, {"表头", 6}, {"内容", 6}, {"代码", 6},
            {"原因", 6}, {"处理", 6}};
    if (!m->order->findings_path) return true;
    return sheet_csv_begin(m->arena, m->order->findings_path, &m->findings.csv, e) &&
           sheet_csv_add(m->findings.csv, headings, ARRAY_COUNT(headings), e);
}

static int by_place(const void *a, const void *b)
{
    const struct roll_finding *x = a, *y = b;
    if (x->file != y->file) return x->file < y->file ? -1 : 1;
    if (x->line != y->line) return x->line < y->line ? -1 : 1;
    if (x->column != y->column) return x->column < y->column ? -1 : 1;
    return (x->code > y->code) - (x->code < y->code);
}

static bool close_findings(struct roll_import *m, struct err *e)
{
    struct roll_findings *f = &m->findings;
    if (f->has_failed) {
        *e = f->failure;
        return false;
    }
    if (f->n) qsort(f->v, f->n, sizeof *f->v, by_place);
    m->report->findings = f->v;
    m->report->finding_count = f->n;
    m->report->summary = roll_check_summary(m->check);
    m->report->statistics = roll_check_statistics(m->check);
    return !f->csv || sheet_csv_commit(f->csv, e);
}

/* ---- without a workspace -------------------------------------------------------------------------------------- */

bool roll_rehearse(struct arena *a, struct date on, const struct roll_import_order *order,
        struct roll_import_report *report, struct err *e)
{
    struct roll_import m;
    start(&m, a, order, report);
    m.on = on;
    m.check_options = (struct roll_options){.on = on, .unit_default = order->unit};
    return open_findings(&m, e) && roll_import_read(&m, e) && close_findings(&m, e);
}

/* ---- the places of the township -------------------------------------------------------------------------------- */

static int unit_by_name(const void *a, const void *b)
{
    return strcmp(((const struct roll_unit *)a)->name, ((const struct roll_unit *)b)->name);
}

static void take_units(struct roll_import *m, const struct unit_list *list)
{
    const char **names = arena_alloc_array(m->arena, list->n + 1, sizeof *names);
    m->units = arena_alloc_array(m->arena, list->n + 1, sizeof *m->units);
    m->unit_count = list->n;
    for (size_t i = 0; i < list->n; i++) {
        names[i] = utf8_fold_width(m->arena, list->v[i].name);
        m->units[i] = (struct roll_unit){names[i], list->v[i].unit_no, list->v[i].district_no};
    }
    if (list->n) qsort(m->units, list->n, sizeof *m->units, unit_by_name);
    m->check_options.units = list->n ? names : NULL;
    m->check_options.unit_count = list->n;
}

static void take_districts(struct roll_import *m, const struct district_list *list)
{
    m->districts = arena_alloc_array(m->arena, list->n + 1, sizeof *m->districts);
    m->district_count = list->n;
    for (size_t i = 0; i < list->n; i++)
        m->districts[i] = (struct roll_district){list->v[i].district_no, utf8_fold_width(m->arena, list->v[i].name)};
    m->check_options.districts = list->n ? m->districts : NULL;
    m->check_options.district_count = list->n;
}

/* The unit of a whole file is one of the township's, where these are known. */
static bool take_default_unit(struct roll_import *m, struct err *e)
{
    if (!m->order->unit) return true;
    const char *unit = utf8_drop_blanks(m->arena, utf8_fold_width(m->arena, m->order->unit));
    for (size_t i = 0; i < m->unit_count; i++)
        if (text_eq(m->units[i].name, unit)) m->check_options.unit_default = unit;
    if (m->unit_count == 0) m->check_options.unit_default = unit;
    if (m->check_options.unit_default) return true;
    return err_set(e, ERR_INPUT, "单位表中没有“%s”，请核对 --unit，或先在单位表中补上", m->order->unit);
}

static bool load_places(struct roll_import *m, struct err *e)
{
    struct unit_list units;
    struct district_list districts;
    int64_t county = m->ws->election.county;
    if (!unit_load_all(m->arena, m->ws->db, county, &units, e) ||
            !district_load_all(m->arena, m->ws->db, county, &districts, e))
        return false;
    m->check_options.on = m->on;
    take_units(m, &units);
    take_districts(m, &districts);
    return take_default_unit(m, e);
}

/* ---- which earlier file each one updates ----------------------------------------------------------------------- */

static const struct roll_source *source_hashed(const struct roll_import *m, const char *hash)
{
    for (size_t i = 0; i < m->sources.n; i++)
        if (text_eq(m->sources.v[i].hash, hash)) return &m->sources.v[i];
    return NULL;
}

static bool is_used(const struct roll_import *m, const struct roll_source *s, size_t files)
{
    for (size_t f = 0; f < files; f++)
        if (m->state[f].source == s) return true;
    return false;
}

static bool find_replaced(struct roll_import *m, const struct roll_source **source, struct err *e)
{
    const char *name = m->order->replaces;
    *source = roll_source_named(&m->sources, name);
    if (!*source) return err_set(e, ERR_INPUT, "没有导入过名册 %s，请核对 --replaces", name);
    const char *own = m->report->files[0].name;
    if (text_eq(own, name) || !roll_source_named(&m->sources, own)) return true;
    return err_set(e, ERR_INPUT, "名册 %s 也导入过，不能同时用来替换 %s；请给文件换一个名字", own, name);
}

static bool find_sources(struct roll_import *m, struct err *e)
{
    struct roll_import_report *r = m->report;
    m->state = arena_alloc_array(m->arena, r->file_count, sizeof *m->state);
    if (!roll_source_load_all(m->arena, m->ws->db, m->ws->election.county, &m->sources, e) ||
            !voter_trace_load_all(m->arena, m->ws->db, m->ws->election.county, &m->traces, e))
        return false;
    for (size_t f = 0; f < r->file_count; f++) m->state[f].source = roll_source_named(&m->sources, r->files[f].name);
    if (m->order->replaces && !find_replaced(m, &m->state[0].source, e)) return false;
    for (size_t f = 0; f < r->file_count; f++) {
        struct roll_file_state *state = &m->state[f];
        const struct roll_source *twin = state->source ? NULL : source_hashed(m, r->files[f].hash);
        if (twin && !is_used(m, twin, r->file_count)) { /* the same file under another name */
            state->source = twin;
            r->files[f].name = twin->name;
        }
        if (!state->source) continue;
        state->source_no = state->source->source_no;
        r->files[f].updates = state->source->name;
    }
    return true;
}

/* ---- all of it ------------------------------------------------------------------------------------------------- */

static bool issue_numbers(struct roll_import *m, struct err *e)
{
    int64_t next;
    if (m->report->added == 0) return true;
    if (!counter_issue(m->ws->db, m->ws->election.county, "voter", m->report->added, &next, e)) return false;
    for (size_t i = 0; i < m->rows.n; i++) {
        struct roll_entry *x = roll_rows_at(&m->rows, i);
        if (x->fate == ROLL_ADDED) x->voter_no = next++;
    }
    return true;
}

static bool has_changes(const struct roll_import_report *r)
{
    for (size_t f = 0; f < r->file_count; f++)
        if (*r->files[f].updates && (r->files[f].added || r->files[f].changed || r->files[f].removed)) return true;
    return false;
}

static bool settle(struct roll_import *m, struct err *e)
{
    m->on = m->ws->election.day;
    if (!load_places(m, e) || !workspace_unlock(m->ws, e) || !open_findings(m, e) || !roll_import_read(m, e) ||
            !find_sources(m, e))
        return false;
    roll_import_match(m);
    return roll_import_compare(m, e);
}

static bool write(struct roll_import *m, struct err *e)
{
    return issue_numbers(m, e) && roll_import_write(m, e);
}

static bool carry_out(struct roll_import *m, struct err *e)
{
    const struct roll_import_order *order = m->order;
    struct roll_import_report *report = m->report;
    struct db *db = m->ws->db;
    AUTO_TXN struct db_txn txn = {0};
    bool is_begun = order->is_rehearsal ? db_begin_read(db, &txn, e) : db_begin(db, &txn, e);
    if (!is_begun || (!order->is_rehearsal && !workspace_must_be_open(m->ws, e)) || !settle(m, e)) return false;
    report->needs_consent = has_changes(report);
    report->is_written = !order->is_rehearsal && (!report->needs_consent || order->is_consented);
    if (report->is_written && !write(m, e)) return false;
    return close_findings(m, e) && (!report->is_written || db_commit(&txn, e));
}

bool roll_import(struct workspace *ws, const struct roll_import_order *order, struct roll_import_report *report,
        struct err *e)
{
    struct roll_import m;
    start(&m, ws->arena, order, report);
    m.ws = ws;
    bool is_done = carry_out(&m, e);
    roll_crew_end(m.keying);
    roll_crew_end(m.sealing);
    return is_done;
}
