#include "app/official_form.h"

#include <inttypes.h>
#include <stddef.h>
#include <string.h>

#include "app/cadre_form.h"
#include "app/official_find.h"
#include "app/official_post.h"
#include "app/official_secret.h"
#include "app/organisation_name.h"
#include "app/post_name.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "cadre/form.h"
#include "cadre/note.h"
#include "model/voter.h"
#include "roll/ethnic.h"
#include "roll/id.h"
#include "roll/name.h"
#include "sheet/lrm.h"
#include "sheet/lrmx.h"
#include "store/counter.h"

/* Texts that the record and the form both have. */
static const struct text_item {
    size_t at;
    enum cadre_field field;
} items[] = {
        {offsetof(struct official, native_place), CADRE_NATIVE_PLACE},
        {offsetof(struct official, full_time_record), CADRE_FULL_TIME_RECORD},
        {offsetof(struct official, full_time_degree), CADRE_FULL_TIME_DEGREE},
        {offsetof(struct official, in_service_record), CADRE_IN_SERVICE_RECORD},
        {offsetof(struct official, in_service_degree), CADRE_IN_SERVICE_DEGREE},
        {offsetof(struct official, speciality), CADRE_SPECIALITY}, {offsetof(struct official, health), CADRE_HEALTH},
        {offsetof(struct official, post_text), CADRE_POST},
};

struct wanted {
    const struct form_file *file;
    const char *subject;
    struct cadre cadre;
    struct str bytes; /* as .lrmx */
    const char *id;   /* "" for none */
    struct official official;
    bool is_new, is_changed, has_form_changed;
    const char *unclear; /* why its organisation cannot be told; "" when it can, or none is named */
    struct post_plan posts;
};

struct importing {
    struct workspace *ws;
    const struct form_intake *options;
    struct intake *in;
    struct finding_list *findings;
    struct people people;
    struct wanted *v;
    size_t n;
};

static int32_t month_of(struct arena *a, const char *text)
{
    struct form_month m = form_month_read(a, text);
    return form_month_is_set(m) ? m.n / 12 * 100 + m.n % 12 + 1 : 0;
}

/* ---- reading ---- */

static bool read_file(struct importing *m, const struct form_file *f, struct wanted *w)
{
    struct arena *a = m->ws->arena;
    struct err e;
    enum cadre_format format;
    size_t first = m->findings->n;
    *w = (struct wanted){.file = f, .subject = f->name, .cadre = cadre_empty(), .id = ""};
    bool is_read = !f->why && cadre_form_read(a, f->name, f->bytes, f->photo, &w->cadre, &format, m->findings, &e);
    if (!is_read) {
        cadre_note(m->findings, FINDING_F812, "", f->name, "%s", f->why ? f->why : e.text);
        return false;
    }
    const char *name = utf8_drop_blanks(a, w->cadre.text[CADRE_NAME]);
    w->subject = arena_text(a, "%s %s", f->name, name);
    for (size_t i = first; i < m->findings->n; i++) m->findings->v[i].subject = w->subject;
    if (!*name) {
        cadre_note(m->findings, FINDING_W830, "", w->subject, "没有姓名，没有收下");
        return false;
    }
    w->bytes = format == CADRE_FORMAT_LRMX ? f->bytes : lrmx_write(a, &w->cadre);
    const char *number = roll_id_fold(a, w->cadre.text[CADRE_ID]);
    struct roll_id id = roll_id_read(str_of(number), m->options->on);
    if (id.fault == ID_NONE)
        w->id = arena_copy(a, id.text, ROLL_ID_BYTES);
    else if (*number)
        cadre_note(m->findings, FINDING_W840, "", w->subject, "%s；表收下了，这个号码没有登记", roll_id_why(a, str_of(number), m->options->on));
    return true;
}

/* The organisation of the post, else of who hands the form in. Another county's organisation of the same name is asked about. */
static int64_t organisation_of(struct importing *m, struct wanted *w)
{
    struct arena *a = m->ws->arena;
    const char *const *text = w->cadre.text;
    struct organisation_meant at = people_organisation_in(a, &m->people, text[CADRE_POST]);
    if (!at.one && !at.is_unclear) at = people_organisation_named(a, &m->people, text[CADRE_SUBMITTING_UNIT]);
    if (!at.one && !at.is_unclear) at = people_organisation_in(a, &m->people, text[CADRE_SUBMITTING_UNIT]);
    w->unclear = at.is_unclear ? at.why : "";
    return at.one ? at.one->organisation_no : 0;
}

static struct official official_of(struct importing *m, struct wanted *w)
{
    struct arena *a = m->ws->arena;
    const char *const *text = w->cadre.text;
    const char *sex = text[CADRE_SEX];
    struct form_party party = form_party_read(a, text[CADRE_PARTY]);
    struct official o = {.name = utf8_drop_blanks(a, text[CADRE_NAME]), .born = month_of(a, text[CADRE_BORN]),
            .sex = text_eq(sex, "男") ? SEX_MAN : text_eq(sex, "女") ? SEX_WOMAN : SEX_NOT_SAID,
            .ethnic = roll_ethnic_from(str_of(text[CADRE_ETHNIC])), .upbringing = "", .native_place = "", .highest_record = "", .highest_degree = "",
            .work_since = month_of(a, text[CADRE_WORK_START]), .kind = m->options->kind, .wish = "", .note = "",
            .source = w->file->name, .left_why = ""};
    if (form_month_is_set(party.joined)) o.party_since = party.joined.n / 12 * 100 + party.joined.n % 12 + 1;
    o.politics = people_politics(a, &party);
    o.school = *text[CADRE_IN_SERVICE_RECORD_SCHOOL] ? text[CADRE_IN_SERVICE_RECORD_SCHOOL] : text[CADRE_FULL_TIME_RECORD_SCHOOL];
    for (size_t i = 0; i < ARRAY_COUNT(items); i++)
        *(const char **)((char *)&o + items[i].at) = text[items[i].field];
    o.organisation_no = organisation_of(m, w);
    return o;
}

/* ---- against the record ---- */

static void fill_text(struct importing *m, struct wanted *w, const char **have, const char *title, const char *given)
{
    if (!*given || text_eq(*have, given)) return;
    if (!**have) {
        *have = given;
        w->is_changed = true;
        return;
    }
    cadre_note(m->findings, FINDING_W829, "", w->subject, "%s: 登记的是“%s”，审批表上是“%s”", title, *have, given);
}

static int32_t fill_month(struct importing *m, struct wanted *w, int32_t have, const char *title, int32_t given)
{
    struct arena *a = m->ws->arena;
    if (!given || have == given) return have;
    w->is_changed |= !have;
    if (!have) return given;
    cadre_note(m->findings, FINDING_W829, "", w->subject, "%s: 登记的是 %s，审批表上是 %s", title, people_month_text(a, have),
            people_month_text(a, given));
    return have;
}

/* The posts one by one, each without its unit's name and spelled in one way (app/post_name.h), so that they can be compared. */
static const char *posts_within(struct arena *a, const struct people *p, const struct organisation *at, const char *text)
{
    static const char *const mark = "、";
    struct buf b = {.arena = a};
    for (;;) {
        const char *next = strstr(text, mark);
        size_t n = next ? (size_t)(next - text) : strlen(text);
        buf_addf(&b, "%s%s", people_post_spelling(a, p, at, arena_copy(a, text, n)), next ? mark : "");
        if (!next) return buf_text(&b);
        text = next + strlen(mark);
    }
}

/* A roster leaves out what its heading says: 镇长 of 东溪镇 is 东溪镇镇长. */
static bool is_same_post(struct importing *m, const struct official *o, const char *x, const char *y)
{
    struct arena *a = m->ws->arena;
    const struct organisation *at = organisation_lookup(&m->people.organisations, o->organisation_no);
    if (!at) return text_eq(utf8_drop_blanks(a, utf8_fold_width(a, x)), utf8_drop_blanks(a, utf8_fold_width(a, y)));
    return text_eq(posts_within(a, &m->people, at, x), posts_within(a, &m->people, at, y));
}

static void fill(struct importing *m, struct wanted *w, const struct official *given)
{
    struct official *o = &w->official;
    for (size_t i = 0; i < ARRAY_COUNT(items); i++) {
        const char **have = (const char **)((char *)o + items[i].at);
        const char *on_form = *(const char *const *)((const char *)given + items[i].at);
        if (items[i].field == CADRE_POST && **have && is_same_post(m, o, *have, on_form)) continue;
        fill_text(m, w, have, cadre_title(items[i].field), on_form);
    }
    if (!*o->school) fill_text(m, w, &o->school, "毕业院校", given->school);
    if (!*o->politics) fill_text(m, w, &o->politics, "政治面貌", given->politics);
    o->born = fill_month(m, w, o->born, "出生年月", given->born);
    o->work_since = fill_month(m, w, o->work_since, "参加工作时间", given->work_since);
    o->party_since = fill_month(m, w, o->party_since, "入党时间", given->party_since);
    if (!o->ethnic && given->ethnic) {
        o->ethnic = given->ethnic;
        w->is_changed = true;
    }
    if (given->sex != SEX_NOT_SAID && o->sex != given->sex)
        cadre_note(m->findings, FINDING_W829, "", w->subject, "性别与登记的不同");
    if (!o->organisation_no && given->organisation_no) {
        o->organisation_no = given->organisation_no;
        w->is_changed = true;
    }
}

/* What the form kept so far said otherwise. */
static bool compare_form(struct importing *m, struct wanted *w, const char *subject, struct err *e)
{
    struct cadre kept;
    struct str bytes;
    bool found;
    if (!official_form_open(m->ws, w->official.official_no, &kept, &bytes, &found, e)) return false;
    w->has_form_changed = !found || !cadre_equal(&kept, &w->cadre);
    if (!found || !w->has_form_changed) return true;
    size_t before = m->in->n;
    for (int f = 0; f < CADRE_FIELD_COUNT; f++) {
        const char *old = kept.text[f], *given = w->cadre.text[f];
        bool is_long = f == CADRE_RESUME || f == CADRE_AWARDS || f == CADRE_ID;
        if (text_eq(old, given)) continue;
        if (is_long)
            intake_change(m->in, subject, "审批表%s有改动", cadre_title((enum cadre_field)f));
        else
            intake_change(m->in, subject, "审批表%s: %s → %s", cadre_title((enum cadre_field)f), *old ? old : "（空）",
                    *given ? given : "（空）");
    }
    if (kept.photo.n != w->cadre.photo.n || (kept.photo.n && memcmp(kept.photo.p, w->cadre.photo.p, kept.photo.n) != 0))
        intake_change(m->in, subject, "审批表照片有改动");
    if (m->in->n == before) intake_change(m->in, subject, "审批表家庭成员有改动");
    return true;
}

/* Who says whose form it is may read a name in which characters were lost. */
static bool is_same_name(const char *recorded, const char *on_form)
{
    return roll_name_is_same(recorded, on_form) || (lrm_has_lost(on_form) && utf8_count(recorded) == utf8_count(on_form));
}

/* Somebody of that name who serves in the organisation, or was born in that month, and whom the form's other month or number denies:
 * one of the two is wrong, or they are two people. NULL for nobody. */
static const struct official *namesake(struct importing *m, const struct official *given)
{
    for (size_t i = 0; i < m->people.officials.n; i++) {
        const struct official *o = &m->people.officials.v[i];
        bool is_near = (given->organisation_no && o->organisation_no == given->organisation_no) || (given->born && o->born == given->born);
        if (official_serves(o) && is_near && roll_name_is_same(o->name, given->name)) return o;
    }
    return NULL;
}

/* By more than a name: by the number, the month of birth or the organisation. */
static bool is_told(const struct people *p, const struct official *found, const struct official *given, struct search_key key)
{
    bool by_number = (key.high || key.low) && found->id_high == key.high && found->id_low == key.low;
    return by_number || (given->born && found->born == given->born) || official_is_of(p, found, given->organisation_no);
}

/* Whose form it is: *found NULL for nobody recorded; false when it is not to be taken. */
static bool find_owner(struct importing *m, const struct wanted *w, const struct official *given,
        const struct official **found)
{
    struct arena *a = m->ws->arena;
    struct search_key key = official_secret_key(m->ws->vault, w->id);
    struct official_clue clue = {given->name, key.high, key.low, given->born, given->organisation_no};
    const struct official *other;
    const char *why;
    *found = NULL;
    if (w->file->official_no) {
        *found = official_lookup(&m->people.officials, w->file->official_no);
        if (*found && is_same_name((*found)->name, given->name)) return true;
        cadre_note(m->findings, FINDING_W830, "", w->subject, *found ? "第 %" PRId64 " 号登记的是别的姓名，没有收下" : "没有第 %" PRId64 " 号干部，没有收下",
                w->file->official_no);
        return false;
    }
    switch (official_find(a, &m->people, &clue, found, &why)) {
    case OFFICIAL_NONE:
        if (lrm_has_lost(given->name)) {
            why = "姓名中有丢失的字，认不出是谁；名册上没有的人先登记到名册";
            break;
        }
        if (!(other = namesake(m, given))) return true;
        why = arena_text(a, "与登记的%s（第 %" PRId64 " 号）同名，%s不同；是同一人的，改正登记的或者审批表，不是的先登记到名册",
                official_subject(a, &m->people, other), other->official_no, other->born && given->born && other->born != given->born ? "出生年月" : "公民身份号码");
        break;
    case OFFICIAL_FOUND:
        if (is_told(&m->people, *found, given, key)) return true;
        why = arena_text(a, "登记的%s（第 %" PRId64 " 号）同名，单位不同，表上没有号码、出生年月可以对照", official_subject(a, &m->people, *found), (*found)->official_no);
        break;
    case OFFICIAL_SEVERAL:
    case OFFICIAL_OTHER: break;
    }
    cadre_note(m->findings, FINDING_W830, "", w->subject, "%s。没有收下；认定后用 --as 文件名=编号 再导入", why);
    return false;
}

static bool is_twin(struct importing *m, const struct wanted *w, int64_t official_no)
{
    for (size_t i = 0; i < m->n; i++) {
        const struct wanted *x = &m->v[i];
        bool same = official_no ? x->official.official_no == official_no
                                : x->is_new && roll_name_is_same(x->official.name, w->official.name) &&
                                          (*w->id && *x->id ? text_eq(w->id, x->id) : w->official.born == x->official.born);
        if (!same) continue;
        cadre_note(m->findings, FINDING_W830, "", w->subject, "与 %s 是同一人的，只收前一份", x->file->name);
        return true;
    }
    return false;
}

static void note_unclear(struct importing *m, const struct wanted *w)
{
    if (!w->official.organisation_no && *w->unclear)
        cadre_note(m->findings, FINDING_W879, "", w->subject, "%s；没有登记单位，是的用名册（official import）写明单位", w->unclear);
}

static bool match(struct importing *m, struct wanted *w, bool *is_taken, struct err *e)
{
    struct official given = official_of(m, w);
    const struct official *old;
    *is_taken = false;
    w->official = given;
    if (!find_owner(m, w, &given, &old) || is_twin(m, w, old ? old->official_no : 0)) return true;
    *is_taken = true;
    if (!old) {
        w->is_new = w->is_changed = w->has_form_changed = true;
        m->in->added++;
        note_unclear(m, w);
        official_post_plan(m->ws->arena, &m->people, &w->official, m->options->on, &w->posts, m->in, m->findings);
        return true;
    }
    size_t before = m->in->n;
    const char *subject = official_subject(m->ws->arena, &m->people, old);
    w->official = *old;
    fill(m, w, &given);
    note_unclear(m, w);
    if (*w->id && !old->sealed.n) w->is_changed = true;
    if (!compare_form(m, w, subject, e)) return false;
    m->in->same += m->in->n == before && !w->has_form_changed;
    m->in->added += m->in->n == before && w->has_form_changed;
    return true;
}

/* ---- writing ---- */

static bool write_one(struct importing *m, struct wanted *w, struct err *e)
{
    struct workspace *ws = m->ws;
    int64_t county = ws->election.county;
    struct official *o = &w->official;
    struct official_form form;
    if (w->is_new && !counter_issue(ws->db, county, "official", 1, &o->official_no, e)) return false;
    if (*w->id && !o->sealed.n && !official_secret_seal(ws->arena, ws->vault, county, w->id, o, e)) return false;
    if (w->is_new ? !official_insert(ws->db, county, o, e) : w->is_changed && !official_update(ws->db, county, o, e))
        return false;
    if (!official_post_write(ws, o->official_no, &w->posts, e)) return false;
    return !w->has_form_changed ||
           (official_secret_seal_form(ws->arena, ws->vault, county, o->official_no, w->bytes, &form, e) &&
                   official_form_save(ws->db, county, &form, e));
}

/* A journal entry takes so much at once: a county's forms are several, the first with the totals. */
enum { ENTRY_BYTES = 12000, LINE_BYTES = 300 };

static bool record(struct importing *m, struct json *entry, struct json *list, struct err *e)
{
    if (!json_length(list)) return true;
    return workspace_record(m->ws, "official-form", arena_text(m->ws->arena, "审批表 %zu 份", json_length(list)), entry, NULL, e);
}

static bool write_all(struct importing *m, struct err *e)
{
    struct arena *a = m->ws->arena;
    struct json *o = json_new_object(a), *list = json_put_array(o, "forms");
    size_t bytes = 0;
    json_put_int(o, "added", (int64_t)m->in->added);
    json_put_int(o, "changed", (int64_t)m->in->n);
    for (size_t i = 0; i < m->n; i++) {
        struct wanted *w = &m->v[i];
        if (!write_one(m, w, e)) return false;
        if (!w->has_form_changed && !w->is_changed) continue;
        size_t shown = strlen(w->file->name) < LINE_BYTES ? strlen(w->file->name) : utf8_cut(w->file->name, LINE_BYTES);
        const char *line = arena_text(a, "%.*s: %" PRId64, (int)shown, w->file->name, w->official.official_no);
        json_add_text(list, line);
        bytes += strlen(line) + strlen("\"\",");
        if (bytes < ENTRY_BYTES) continue;
        if (!record(m, o, list, e)) return false;
        o = json_new_object(a);
        list = json_put_array(o, "forms");
        bytes = 0;
    }
    return record(m, o, list, e);
}

bool official_form_import(struct workspace *ws, const struct form_file *files, size_t n,
        const struct form_intake *options, struct intake *in, struct finding_list *findings, struct err *e)
{
    struct importing m = {.ws = ws, .options = options, .in = in, .findings = findings};
    *in = (struct intake){.arena = ws->arena, .yes = options->yes, .rows = n};
    m.v = arena_alloc_array(ws->arena, n + 1, sizeof *m.v);
    AUTO_TXN struct db_txn txn = {0};
    if (!workspace_unlock(ws, e) || !db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !people_load(ws, &m.people, e))
        return false;
    size_t read = 0;
    for (size_t i = 0; i < n; i++) {
        struct wanted w;
        bool is_taken;
        if (!read_file(&m, &files[i], &w)) continue;
        read++;
        if (!match(&m, &w, &is_taken, e)) return false;
        if (is_taken) m.v[m.n++] = w;
    }
    if (!read) return err_set(e, ERR_INPUT, "%zu 个文件里没有一份读得出的任免审批表（.lrmx 或 .lrm）", n);
    in->is_taken = intake_may_write(in);
    return !in->is_taken || (write_all(&m, e) && db_commit(&txn, e));
}

bool official_form_open(struct workspace *ws, int64_t official_no, struct cadre *cadre, struct str *bytes,
        bool *found, struct err *e)
{
    struct official_form form;
    struct finding_list notes = {.arena = ws->arena};
    int64_t county = ws->election.county;
    if (!official_form_load(ws->arena, ws->db, county, official_no, &form, found, e)) return false;
    if (!*found) return true;
    return workspace_unlock(ws, e) && official_secret_open_form(ws->arena, ws->vault, county, &form, bytes, e) &&
           lrmx_read(ws->arena, *bytes, "审批表", cadre, &notes, e);
}
