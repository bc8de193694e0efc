/* What the import writes: sources, voters, the change log and the journal, all in one transaction. */
#include <inttypes.h>

#include "app/roll_import_crew.h"
#include "base/utf8.h"
#include "store/counter.h"
#include "store/voter.h"
#include "store/voter_change.h"

static int64_t county_of(const struct roll_import *m)
{
    return m->ws->election.county;
}

/* ---- sources ---------------------------------------------------------------------------------------------- */

static bool is_same_file(const struct roll_import *m, size_t f)
{
    const struct roll_source *s = m->state[f].source;
    return s && text_eq(s->hash, m->report->files[f].hash) && text_eq(s->name, m->report->files[f].name);
}

/* A file that was taken in before and changes nothing leaves no trace. */
static bool is_without_effect(const struct roll_import *m, size_t f)
{
    const struct roll_import_file *file = &m->report->files[f];
    return is_same_file(m, f) && !file->added && !file->changed && !file->removed;
}

static bool write_source(struct roll_import *m, size_t f, struct err *e)
{
    const struct roll_import_file *file = &m->report->files[f];
    struct roll_file_state *state = &m->state[f];
    struct roll_source s = {.name = file->name,
            .hash = file->hash,
            .imported_at = m->ws->now,
            .rows = file->rows,
            .accepted = file->accepted,
            .rejected = file->rejected};
    if (is_without_effect(m, f)) return true;
    if (!state->source && !counter_issue(m->ws->db, county_of(m), "roll-source", 1, &state->source_no, e)) return false;
    s.source_no = state->source_no;
    return state->source ? roll_source_update(m->ws->db, county_of(m), &s, e)
                         : roll_source_insert(m->ws->db, county_of(m), &s, e);
}

/* ---- the change log ---------------------------------------------------------------------------------------- */

enum { NOTE_CHARACTERS_MAX = 900 };

static bool log_change(struct roll_import *m, struct voter_change c, const char *file, const char *text, struct err *e)
{
    char *said = arena_text(m->scratch, "名册 %s%s%s", file, *text ? ": " : "", text);
    if (utf8_count(said) > NOTE_CHARACTERS_MAX) said[utf8_cut(said, NOTE_CHARACTERS_MAX)] = '\0';
    c.ground = c.document = c.authority = c.consent = "";
    c.changed_on = workspace_today(m->ws);
    c.note = said;
    c.actor = m->ws->actor;
    return counter_issue(m->ws->db, county_of(m), "voter_change", 1, &c.change_no, e) &&
           voter_change_insert(m->ws->db, county_of(m), &c, e);
}

/* ---- voters -------------------------------------------------------------------------------------------------- */

static int64_t sex_number(enum roll_sex s)
{
    return s == SEX_MALE ? SEX_MAN : s == SEX_FEMALE ? SEX_WOMAN : SEX_NOT_SAID;
}

static struct voter voter_of(const struct roll_import *m, const struct roll_entry *x)
{
    return (struct voter){
            .voter_no = x->voter_no,
            .district_no = x->district_no,
            .unit_no = x->unit_no,
            .source_no = m->state[x->file].source_no,
            .name = x->name,
            .sex = sex_number(x->sex),
            .ethnic = x->ethnic,
            .born_on = x->born_on,
            .address = x->address,
            .household = x->household,
            .note = x->note,
            .sealed = x->sealed,
            .id_high = x->id_search.high,
            .id_low = x->id_search.low,
            .phone_high = x->phone_search.high,
            .phone_low = x->phone_search.low,
            .state = x->was && !x->is_restored ? x->was->state : VOTER_ACTIVE,
            .source_mark = x->mark,
    };
}

static bool is_claimed(const struct roll_entry *x, int64_t by, struct err *e)
{
    if (by == 0) return false;
    err_set(e, ERR_STATE, "第 %u 行的公民身份号码已登记为选民证号 %" PRId64 "，请再导入一次", x->line, by);
    return true;
}

/* Nobody has their numbers: that was looked at in this transaction (roll_import_match). */
struct claims {
    struct voter_claim *v;
    size_t n;
};

static bool add(
        struct roll_import *m, struct voter_writer *w, const struct roll_entry *x, struct claims *claims, struct err *e)
{
    const struct roll_import_file *file = &m->report->files[x->file];
    struct voter v = voter_of(m, x);
    const struct voter_change log = {
            .voter_no = x->voter_no, .kind = CHANGE_OF_VOTER_ADD, .to_district = x->district_no};
    if (!voter_write_unclaimed(w, &v, e)) return false;
    if (v.id_high || v.id_low) claims->v[claims->n++] = (struct voter_claim){v.id_high, v.id_low, v.voter_no};
    /* a first file changes nothing, unless a list was published without it */
    bool is_change = *file->updates || date_is_set(roll_list_day(&m->published, x->district_no));
    return !is_change || log_change(m, log, file->name, "", e);
}

/* The district on whose list such a voter stands; 0: on none. */
static int64_t listed_in(enum voter_state state, int64_t district_no)
{
    return state == VOTER_ACTIVE ? district_no : 0;
}

static bool change(struct roll_import *m, const struct roll_entry *x, struct err *e)
{
    struct voter after = voter_of(m, x);
    bool has_new_id = x->was->id_high != after.id_high || x->was->id_low != after.id_low;
    int64_t claimed_by = 0;
    if (has_new_id && (!voter_rekey(m->ws->db, county_of(m), &after, &claimed_by, e) || is_claimed(x, claimed_by, e)))
        return false;
    struct voter_change log = {.voter_no = x->voter_no,
            .from_district = listed_in(x->was->state, x->was->district_no),
            .to_district = listed_in(after.state, after.district_no)};
    log.kind = x->is_restored                         ? CHANGE_OF_VOTER_RESTORE
               : log.from_district == log.to_district ? CHANGE_OF_VOTER_EDIT
                                                      : CHANGE_OF_VOTER_MOVE;
    if (log.kind == CHANGE_OF_VOTER_EDIT && !x->is_listed_otherwise) log.from_district = log.to_district = 0;
    return voter_update(m->ws->db, county_of(m), &after, e) &&
           log_change(m, log, m->report->files[x->file].name, x->differs, e);
}

static bool remark(struct roll_import *m, const struct roll_entry *x, struct err *e)
{
    struct voter_trace t = *x->was;
    t.source_mark = x->mark;
    return voter_trace_update(m->ws->db, county_of(m), &t, e);
}

static bool write_rows(struct roll_import *m, struct voter_writer *w, struct err *e)
{
    m->sealing = roll_import_seal(m);
    struct claims claims = {arena_alloc_array(m->arena, (size_t)m->report->added + 1, sizeof *claims.v), 0};
    for (size_t i = 0; i < m->rows.n; i++) {
        const struct roll_entry *x = roll_rows_at(&m->rows, i);
        bool is_done = i % ROLL_CHUNK || roll_crew_wait(m->sealing, i / ROLL_CHUNK, e);
        if (!is_done) return false;
        if (i % ROLL_CHUNK == 0) arena_reset(m->scratch);
        if (x->fate == ROLL_ADDED)
            is_done = add(m, w, x, &claims, e);
        else if (x->fate == ROLL_CHANGED)
            is_done = change(m, x, e);
        else if (x->is_remarked)
            is_done = remark(m, x, e);
        if (!is_done) return err_in(e, "%s", m->report->files[x->file].name);
    }
    return voter_write_claims(w, claims.v, claims.n, e);
}

static const char *file_of(const struct roll_import *m, int64_t source_no)
{
    for (size_t f = 0; f < m->report->file_count; f++)
        if (m->state[f].source_no == source_no) return m->report->files[f].name;
    return "";
}

static bool strike_removed(struct roll_import *m, struct err *e)
{
    for (size_t i = 0; i < m->traces.n; i++) {
        struct voter_trace t = m->traces.v[i];
        if (!m->is_removed[i]) continue;
        arena_reset(m->scratch);
        t.state = VOTER_STRUCK;
        t.source_mark = 0;
        const struct voter_change log = {
                .voter_no = t.voter_no, .kind = CHANGE_OF_VOTER_STRIKE, .from_district = t.district_no};
        if (!voter_trace_update(m->ws->db, county_of(m), &t, e) ||
                !log_change(m, log, file_of(m, t.source_no), "更新后的文件中不再有", e))
            return false;
    }
    return true;
}

/* ---- the journal --------------------------------------------------------------------------------------------- */

static bool record(struct roll_import *m, size_t f, struct err *e)
{
    const struct roll_import_file *file = &m->report->files[f];
    struct json *o = json_new_object(m->arena);
    json_put_text(o, "file", file->name);
    json_put_text(o, "hash", file->hash);
    json_put_int(o, "source", m->state[f].source_no);
    if (*file->updates && !text_eq(file->updates, file->name)) json_put_text(o, "replaces", file->updates);
    json_put_int(o, "rows", file->rows);
    json_put_int(o, "accepted", file->accepted);
    json_put_int(o, "rejected", file->rejected);
    json_put_int(o, "added", file->added);
    json_put_int(o, "changed", file->changed);
    json_put_int(o, "removed", file->removed);
    json_put_int(o, "kept", file->kept);
    return workspace_record(m->ws, "roll-import", file->name, o, NULL, e);
}

bool roll_import_write(struct roll_import *m, struct err *e)
{
    struct voter_writer w = {0};
    bool is_done = true;
    for (size_t f = 0; f < m->report->file_count && is_done; f++) is_done = write_source(m, f, e);
    is_done = is_done && roll_load_publication(m->ws, &m->published, e) && strike_removed(m, e) &&
              voter_writer_open(m->ws->db, county_of(m), &w, e);
    if (!is_done) return false;
    is_done = write_rows(m, &w, e);
    voter_writer_close(&w);
    for (size_t f = 0; f < m->report->file_count && is_done; f++) is_done = is_without_effect(m, f) || record(m, f, e);
    return is_done;
}
