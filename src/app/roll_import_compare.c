/* What the file says of a voter against what is recorded: differences in words, counts, and whether consent is needed.
 */
#include <inttypes.h>

#include "app/roll_import_state.h"
#include "app/voter_secret.h"
#include "base/buf.h"
#include "roll/field.h"
#include "store/voter.h"

static int64_t sex_number(enum roll_sex s)
{
    return s == SEX_MALE ? SEX_MAN : s == SEX_FEMALE ? SEX_WOMAN : SEX_NOT_SAID;
}

static const char *sex_title(int64_t sex)
{
    return sex == SEX_MAN ? roll_sex_title(SEX_MALE) : sex == SEX_WOMAN ? roll_sex_title(SEX_FEMALE) : "";
}

static const char *ethnic_title(int64_t ethnic)
{
    return ethnic ? roll_ethnic_title((int)ethnic) : "";
}

static const char *unit_title(const struct roll_import *m, int64_t unit_no)
{
    for (size_t i = 0; i < m->unit_count; i++)
        if (m->units[i].unit_no == unit_no) return m->units[i].name;
    return "";
}

/* An empty cell leaves what is recorded, as in every table that is handed in again. */
static void fill_gaps(struct roll_entry *x, const struct voter *v)
{
    if (!*x->address) x->address = v->address;
    if (!*x->household) x->household = v->household;
    if (!*x->note) x->note = v->note;
    if (!x->unit_no) x->unit_no = v->unit_no;
    if (!x->district_no) x->district_no = v->district_no;
    if (!x->ethnic) x->ethnic = (int)v->ethnic;
    if (x->sex == SEX_UNKNOWN) x->sex = v->sex == SEX_MAN ? SEX_MALE : v->sex == SEX_WOMAN ? SEX_FEMALE : SEX_UNKNOWN;
    if (!date_is_set(x->born_on)) x->born_on = v->born_on;
}

static bool fill_secret(struct roll_import *m, struct roll_entry *x, const struct voter *v, struct err *e)
{
    bool lacks_id = !x->id_key && (v->id_high || v->id_low);
    bool lacks_phone = !*x->phone && (v->phone_high || v->phone_low);
    struct voter_secret s;
    if (!lacks_id && !lacks_phone) return true;
    if (!voter_secret_open(m->arena, m->ws->vault, m->ws->election.county, v, &s, e)) return false;
    if (lacks_id) {
        x->id_key = roll_id_read(str_of(s.id), DATE_NONE).key;
        x->id_search = (struct search_key){v->id_high, v->id_low};
    }
    if (lacks_phone) {
        x->phone = s.phone;
        x->phone_search = (struct search_key){v->phone_high, v->phone_low};
    }
    return true;
}

/* A number may stand where it does not belong; what differs goes into the change log and to the screen. */
static void note_text(struct roll_import *m, struct buf *b, const char *what, const char *before, const char *after)
{
    if (text_eq(before, after)) return;
    change_note_text(b, what, roll_field_mask(m->scratch, FIELD_NOTE, str_of(before)),
            roll_field_mask(m->scratch, FIELD_NOTE, str_of(after)));
}

static const char *differences(struct roll_import *m, const struct roll_entry *x, const struct voter *v)
{
    struct buf b = {.arena = m->arena};
    note_text(m, &b, "姓名", v->name, x->name);
    if (x->id_search.high != v->id_high || x->id_search.low != v->id_low)
        buf_addf(&b, "%s公民身份号码%s", b.n ? "，" : "", v->id_high || v->id_low ? "改动" : "补填");
    change_note_text(&b, "性别", sex_title(v->sex), sex_title(sex_number(x->sex)));
    change_note_text(&b, "民族", ethnic_title(v->ethnic), ethnic_title(x->ethnic));
    change_note_text(&b, "出生日期", date_text(m->scratch, v->born_on), date_text(m->scratch, x->born_on));
    change_note_text(&b, "村组", unit_title(m, v->unit_no), unit_title(m, x->unit_no));
    change_note_int(&b, "选区", v->district_no, x->district_no);
    note_text(m, &b, "住址", v->address, x->address);
    note_text(m, &b, "户籍地", v->household, x->household);
    note_text(m, &b, "备注", v->note, x->note);
    if (x->phone_search.high != v->phone_high || x->phone_search.low != v->phone_low)
        buf_addf(&b, "%s手机改动", b.n ? "，" : "");
    return buf_text(&b);
}

/* "已除名的重新列入", "从名册 西山村.csv 转来" go before what else differs. */
static const char *lead(struct roll_import *m, const struct roll_entry *x, const char *text)
{
    const struct roll_source *s = roll_source_lookup(&m->sources, x->was->source_no);
    const char *rest = arena_text(m->arena, "%s%s", *text ? "，" : "", text);
    if (x->was->source_no != m->state[x->file].source_no)
        return arena_text(m->arena, "从名册 %s 转来%s", s ? s->name : "", rest);
    return x->is_restored ? arena_text(m->arena, "重新列入%s", rest) : text;
}

static bool compare(struct roll_import *m, struct roll_entry *x, struct err *e)
{
    bool is_moved = x->was->source_no != m->state[x->file].source_no;
    x->is_restored = x->was->state == VOTER_STRUCK && x->was->source_mark == 0;
    if (x->was->source_mark == x->mark && !is_moved) {
        x->fate = ROLL_KEPT;
        return true;
    }
    struct voter v;
    bool found;
    arena_reset(m->scratch);
    if (!voter_load(m->arena, m->ws->db, m->ws->election.county, x->voter_no, &v, &found, e)) return false;
    if (!found) return err_set(e, ERR_STATE, "选民证号 %" PRId64 " 不在名册上", x->voter_no);
    fill_gaps(x, &v);
    if (!fill_secret(m, x, &v, e)) return false;
    x->differs = lead(m, x, differences(m, x, &v));
    x->is_listed_otherwise =
            !text_eq(v.name, x->name) || v.sex != sex_number(x->sex) || v.born_on.ymd != x->born_on.ymd;
    x->is_remarked = !*x->differs;
    x->fate = x->is_remarked ? ROLL_KEPT : ROLL_CHANGED;
    return true;
}

/* ---- counts and changes of the report ------------------------------------------------------------------- */

static void note(struct roll_import *m, enum change_kind kind, size_t count, const char *subject, const char *text)
{
    if (count <= ROLL_CHANGES_KEPT) change_add(&m->report->changes, kind, subject, text);
}

static const char *numbered(struct roll_import *m, const char *name, int64_t voter_no)
{
    return arena_text(m->arena, "%s（选民证号 %" PRId64 "）", name, voter_no);
}

static void count_row(struct roll_import *m, const struct roll_entry *x)
{
    struct roll_import_report *r = m->report;
    struct roll_import_file *f = &r->files[x->file];
    if (x->fate == ROLL_REFUSED) return;
    f->accepted++;
    r->without_district += x->district_no == 0;
    if (x->fate == ROLL_ADDED) {
        f->added++;
        r->added++;
        if (*f->updates)
            note(m, CHANGE_ADDED, (size_t)r->added, x->name, arena_text(m->arena, "%s 第 %u 行", f->name, x->line));
    } else if (x->fate == ROLL_CHANGED) {
        f->changed++;
        r->changed++;
        note(m, CHANGE_CHANGED, (size_t)r->changed, numbered(m, x->name, x->voter_no), x->differs);
    } else {
        f->kept++;
        r->kept++;
    }
}

static void count_removed(struct roll_import *m, const struct voter_trace *t)
{
    struct roll_import_report *r = m->report;
    for (size_t f = 0; f < r->file_count; f++) {
        if (m->state[f].source_no != t->source_no) continue;
        r->files[f].removed++;
        r->removed++;
        note(m, CHANGE_REMOVED, (size_t)r->removed, numbered(m, t->name, t->voter_no),
                arena_text(m->arena, "%s 中不再有", r->files[f].name));
    }
}

bool roll_import_compare(struct roll_import *m, struct err *e)
{
    struct roll_import_report *r = m->report;
    for (size_t i = 0; i < m->rows.n; i++) {
        struct roll_entry *x = roll_rows_at(&m->rows, i);
        if (x->fate == ROLL_CHANGED && !compare(m, x, e)) return false;
        count_row(m, x);
    }
    for (size_t i = 0; i < m->traces.n; i++)
        if (m->is_removed[i]) count_removed(m, &m->traces.v[i]);
    for (size_t f = 0; f < r->file_count; f++) r->files[f].rejected = r->files[f].rows - r->files[f].accepted;
    r->changes.kept = (size_t)r->kept;
    return true;
}
