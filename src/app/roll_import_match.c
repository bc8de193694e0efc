/* Who of the rows is recorded already, and who of the recorded is no longer in the file. */
#include <inttypes.h>

#include "app/roll_import_find.h"
#include "app/roll_import_state.h"
#include "app/voter_secret.h"
#include "roll/field.h"

struct match {
    struct roll_import *m;
    struct voter_index *index;
};

static size_t place_of(const struct roll_import *m, const struct voter_trace *t)
{
    return (size_t)(t - m->traces.v);
}

static bool is_taken(const struct roll_import *m, const struct voter_trace *t)
{
    return m->is_taken[place_of(m, t)];
}

static void take(struct roll_import *m, struct roll_entry *x, const struct voter_trace *t)
{
    x->was = t;
    x->voter_no = t->voter_no;
    x->fate = ROLL_CHANGED; /* until the two are compared */
    m->is_taken[place_of(m, t)] = true;
    m->is_removed[place_of(m, t)] = false;
}

/* Struck because its file no longer had it, and not by anybody's hand: such a person may come back by a file. */
static bool is_struck_by_file(const struct voter_trace *t)
{
    return t->state == VOTER_STRUCK && t->source_mark == 0 && t->source_no != 0;
}

static int64_t source_of(const struct roll_import *m, const struct roll_entry *x)
{
    return m->state[x->file].source_no;
}

/* ---- by number, then by name and birth -------------------------------------------------------------------- */

static void match_by_id(struct match *k)
{
    struct roll_import *m = k->m;
    for (size_t i = 0; i < m->rows.n; i++) {
        struct roll_entry *x = roll_rows_at(&m->rows, i);
        x->fate = roll_check_is_rejected(m->check, x->row) ? ROLL_REFUSED : ROLL_OPEN;
        if (x->fate == ROLL_REFUSED || !source_of(m, x)) continue;
        const struct voter_trace *t = voter_index_by_id(k->index, x->id_search.high, x->id_search.low);
        if (t && t->source_no == source_of(m, x) && !is_taken(m, t)) take(m, x, t);
    }
}

/* Somebody without a number, or whose number was put right. Who says the same as before goes first. */
static void match_by_name(struct match *k, bool says_the_same)
{
    struct roll_import *m = k->m;
    for (size_t i = 0; i < m->rows.n; i++) {
        struct roll_entry *x = roll_rows_at(&m->rows, i);
        if (x->fate != ROLL_OPEN || !source_of(m, x)) continue;
        if (voter_index_by_id(k->index, x->id_search.high, x->id_search.low)) continue; /* somebody else's number */
        const struct voter_trace *t = says_the_same ? voter_index_by_mark(k->index, source_of(m, x), x->mark)
                                                    : voter_index_by_name(k->index, source_of(m, x), x->name, x->born_on);
        if (t) take(m, x, t);
    }
}

static void find_removed(struct roll_import *m)
{
    for (size_t i = 0; i < m->traces.n; i++) {
        const struct voter_trace *t = &m->traces.v[i];
        if (m->is_taken[i] || t->state != VOTER_ACTIVE || t->source_no == 0) continue;
        for (size_t f = 0; f < m->report->file_count; f++) m->is_removed[i] |= m->state[f].source_no == t->source_no;
    }
}

/* ---- registered elsewhere ------------------------------------------------------------------------------------ */

static struct roll_row row_of(const struct roll_entry *x)
{
    return (struct roll_row){.name = x->name, .sex = x->sex, .ethnic = x->ethnic, .birth = x->born_on, .unit = x->unit};
}

static const char *whose(struct roll_import *m, const struct voter_trace *t)
{
    const struct roll_source *s = roll_source_lookup(&m->sources, t->source_no);
    const char *roll = s ? arena_text(m->scratch, "名册 %s", s->name) : "手工登记";
    const char *state = t->state == VOTER_ACTIVE ? "" : arena_text(m->scratch, "，现为“%s”", voter_state_title(t->state));
    return arena_text(m->scratch, "%s，选民证号 %" PRId64 "%s", roll, t->voter_no, state);
}

/* R02 */
static void refuse(struct roll_import *m, struct roll_entry *x, const struct voter_trace *t)
{
    char id[ROLL_ID_BYTES + 1];
    struct roll_row r = row_of(x);
    arena_reset(m->scratch);
    roll_id_write(x->id_key, id);
    x->fate = ROLL_REFUSED;
    roll_check_judge(m->check, x->row, &r, FINDING_F112, FIELD_ID, roll_id_mask(m->scratch, str_of(id)),
            arena_text(m->scratch, "该公民身份号码已经登记 (%s)，请查实应在哪里登记，只留一处", whose(m, t)));
}

static void settle_the_rest(struct match *k)
{
    struct roll_import *m = k->m;
    for (size_t i = 0; i < m->rows.n; i++) {
        struct roll_entry *x = roll_rows_at(&m->rows, i);
        if (x->fate != ROLL_OPEN) continue;
        const struct voter_trace *t = voter_index_by_id(k->index, x->id_search.high, x->id_search.low);
        if (!t)
            x->fate = ROLL_ADDED;
        else if (!is_taken(m, t) && (m->is_removed[place_of(m, t)] || is_struck_by_file(t)))
            take(m, x, t);
        else
            refuse(m, x, t);
    }
}

/* ---- what a look at all of the roll shows ------------------------------------------------------------------- */

/* A few are looked at: where many have one name and birth, the check of the files has said so. */
enum { NAMESAKES_SEEN = 50 };

static const struct voter_trace *namesake_elsewhere(const struct match *k, const struct roll_entry *x)
{
    const struct roll_import *m = k->m;
    const struct voter_trace *t = voter_index_namesake(k->index, x->name, x->born_on);
    for (int seen = 0; t && seen < NAMESAKES_SEEN; seen++, t = voter_index_next_namesake(k->index, t))
        if (t->state == VOTER_ACTIVE && !is_taken(m, t) && !m->is_removed[place_of(m, t)] && t->source_no != source_of(m, x))
            return t;
    return NULL;
}

static void warn_of_namesakes(struct match *k, const struct roll_entry *x)
{
    struct roll_import *m = k->m;
    const struct voter_trace *t = date_is_set(x->born_on) ? namesake_elsewhere(k, x) : NULL;
    if (!t) return;
    struct roll_row r = row_of(x);
    arena_reset(m->scratch);
    roll_check_judge(m->check, x->row, &r, FINDING_W105, FIELD_NAME, "",
            arena_text(m->scratch, "与已登记的一人 (%s)姓名和出生日期都相同，请查实是否同一人重复登记", whose(m, t)));
}

static bool is_of_these_files(const struct roll_import *m, const struct voter_trace *t)
{
    for (size_t f = 0; f < m->report->file_count; f++)
        if (m->state[f].source_no && m->state[f].source_no == t->source_no) return true;
    return false;
}

/* Whoever on another roll has the number that this one may have been meant to be; NULL when nobody has. */
static const struct voter_trace *owner_of(struct match *k, const struct roll_wrong *w)
{
    int64_t keys[ROLL_ID_REPAIRS_MAX];
    size_t n = roll_id_repairs(&w->broken, keys);
    for (size_t i = 0; i < n; i++) {
        char id[ROLL_ID_BYTES + 1];
        if (!roll_is_birth_date((int32_t)(keys[i] / 1000 % 100000000))) continue;
        roll_id_write(keys[i], id);
        struct search_key key = voter_secret_id_key(k->m->ws->vault, id);
        const struct voter_trace *t = voter_index_by_id(k->index, key.high, key.low);
        if (t && t->state == VOTER_ACTIVE && !is_of_these_files(k->m, t)) return t;
    }
    return NULL;
}

static void warn_of_near(struct match *k)
{
    struct roll_import *m = k->m;
    for (size_t i = 0; i < m->wrong_count && m->traces.n; i++) {
        const struct voter_trace *t = owner_of(k, &m->wrong[i]);
        if (!t) continue;
        arena_reset(m->scratch);
        roll_check_judge(m->check, m->wrong[i].row, NULL, FINDING_W106, FIELD_ID, "",
                arena_text(m->scratch,
                        "号码改动一个字符或对调相邻两位，就与已登记的一人 (%s)的号码相同，可能是同一人，请对照身份证核对",
                        whose(m, t)));
    }
}

static const struct roll_unit *unit_numbered(const struct roll_import *m, int64_t unit_no)
{
    for (size_t i = 0; i < m->unit_count; i++)
        if (m->units[i].unit_no == unit_no) return &m->units[i];
    return NULL;
}

/* The district of a row's own column goes before that of its unit. */
static void warn_of_districts(struct roll_import *m, const struct roll_entry *x)
{
    if (m->report->files[x->file].columns.at[FIELD_DISTRICT] < 0 || !x->unit_no || !x->district_no) return;
    const struct roll_unit *unit = unit_numbered(m, x->unit_no);
    if (!unit || !unit->district_no || unit->district_no == x->district_no) return;
    struct roll_row r = row_of(x);
    arena_reset(m->scratch);
    roll_check_judge(m->check, x->row, &r, FINDING_W112, FIELD_DISTRICT, arena_text(m->scratch, "%" PRId64, x->district_no),
            arena_text(m->scratch, "“%s”属于选区 %" PRId64 "，这一行写的是选区 %" PRId64 "，已按这一行登记，请核对", unit->name,
                    unit->district_no, x->district_no));
}

static void warn(struct match *k)
{
    warn_of_near(k);
    for (size_t i = 0; i < k->m->rows.n; i++) {
        const struct roll_entry *x = roll_rows_at(&k->m->rows, i);
        if (x->fate == ROLL_REFUSED) continue;
        if (k->m->traces.n) warn_of_namesakes(k, x);
        warn_of_districts(k->m, x);
    }
}

/* ---- all of it ------------------------------------------------------------------------------------------------- */

void roll_import_match(struct roll_import *m)
{
    m->is_taken = arena_alloc_array(m->arena, m->traces.n + 1, sizeof *m->is_taken);
    m->is_removed = arena_alloc_array(m->arena, m->traces.n + 1, sizeof *m->is_removed);
    struct match k = {m, voter_index_new(m->arena, &m->traces, m->is_taken)};
    match_by_id(&k);
    match_by_name(&k, true);
    match_by_name(&k, false);
    find_removed(m);
    settle_the_rest(&k);
    warn(&k);
}
