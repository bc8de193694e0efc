#include "app/roll_form.h"

#include <inttypes.h>

#include "app/change.h"
#include "app/voter_secret.h"
#include "law/voter.h"
#include "roll/check.h"
#include "roll/row.h"
#include "roll/standing.h"
#include "store/counter.h"
#include "store/place.h"

/* One person on the way from what was typed to what is stored. */
struct entering {
    struct workspace *ws;
    struct voter_change *c;
    struct unit_list units;
    struct district_list districts;
    const char *subject; /* of findings: "新选民 张三", "选民 12" */
    struct finding_list *findings;
    struct roll_row row;
    bool is_rejected;
};

static bool load_places(struct entering *x, struct err *e)
{
    struct workspace *ws = x->ws;
    return unit_load_all(ws->arena, ws->db, ws->election.county, &x->units, e) &&
           district_load_all(ws->arena, ws->db, ws->election.county, &x->districts, e);
}

/* ---- judging ---- */

static void take_finding(void *context, const struct roll_finding *f)
{
    struct entering *x = context;
    struct arena *a = x->ws->arena;
    const char *value = *f->value ? arena_text(a, "“%s”", f->value) : "";
    const char *text =
            *f->heading ? arena_text(a, "%s%s %s", f->heading, value, f->text) : arena_text(a, "%s", f->text);
    finding_add(x->findings, (struct finding){f->code, law_cite(a, &x->ws->law, finding_rule(f->code)),
                                     arena_text(a, "%s", x->subject), text});
}

/* Columns in the order of the fields. What is not said is a column that is not there, but name and number always are.
 */
static void lay_out(const struct roll_form *form, struct roll_columns *columns, struct cell *cells)
{
    *columns = (struct roll_columns){.line = 1};
    for (int f = 0; f < FIELD_COUNT; f++) {
        const char *text = form->text[f] ? form->text[f] : f == FIELD_NAME || f == FIELD_ID ? "" : NULL;
        columns->at[f] = -1;
        columns->heading[f] = "";
        if (!text) continue;
        cells[columns->width] = (struct cell){str_of(text), CELL_TEXT};
        columns->at[f] = (int)columns->width++;
        columns->heading[f] = roll_field_title((enum roll_field)f);
    }
}

static bool judge(struct entering *x, const struct roll_form *form, struct err *e)
{
    struct arena *a = x->ws->arena;
    struct roll_columns columns;
    struct cell cells[FIELD_COUNT];
    const char **units = arena_alloc_array(a, x->units.n + 1, sizeof *units);
    for (size_t i = 0; i < x->units.n; i++) units[i] = x->units.v[i].name;
    lay_out(form, &columns, cells);
    struct roll_options options = {.on = x->ws->election.day};
    if (columns.at[FIELD_UNIT] >= 0 && *form->text[FIELD_UNIT]) {
        options.units = units;
        options.unit_count = x->units.n;
    }
    struct roll_check *check = roll_check_new(a, &options, take_finding, x);
    const struct row row = {.line = 2, .n = columns.width, .cells = cells};
    if (!roll_check_start_file(check, "", &columns, e)) return false;
    roll_check_row(check, &row);
    roll_check_finish(check);
    x->is_rejected = roll_check_summary(check)->rows != 1 || roll_check_is_rejected(check, 1);
    roll_row_read(a, &columns, x->ws->election.day, "", &row, &x->row);
    return roll_check_summary(check)->rows == 1 || err_set(e, ERR_INPUT, "须写明姓名");
}

/* Others in force with this name and birth. */
static bool look_for_twins(struct entering *x, int64_t voter_no, struct err *e)
{
    struct workspace *ws = x->ws;
    struct voter_list list;
    if (!date_is_set(x->row.birth)) return true;
    if (!voter_load_named(ws->arena, ws->db, ws->election.county, x->row.name, &list, e)) return false;
    for (size_t i = 0; i < list.n; i++) {
        const struct voter *v = &list.v[i];
        if (v->voter_no == voter_no || v->state != VOTER_ACTIVE || v->born_on.ymd != x->row.birth.ymd) continue;
        finding_add(x->findings,
                (struct finding){FINDING_W105, law_cite(ws->arena, &ws->law, RULE_R02), x->subject,
                        arena_text(ws->arena, "与选民 %" PRId64 " 姓名和出生日期都相同，请查实是否同一人重复登记",
                                v->voter_no)});
    }
    return true;
}

static bool place(struct entering *x, int64_t district_no, struct voter *v, struct err *e)
{
    for (size_t i = 0; i < x->units.n && *x->row.unit; i++) {
        if (!text_eq(x->units.v[i].name, x->row.unit)) continue;
        v->unit_no = x->units.v[i].unit_no;
        if (!district_no) district_no = x->units.v[i].district_no;
    }
    if (district_no) v->district_no = district_no;
    if (district_no && !district_lookup(&x->districts, district_no))
        return err_set(e, ERR_INPUT, "没有选区 %" PRId64 "；用 huanjie district list 查看", district_no);
    return true;
}

static int64_t stored_sex(enum roll_sex s)
{
    return s == SEX_MALE ? SEX_MAN : s == SEX_FEMALE ? SEX_WOMAN : SEX_NOT_SAID;
}

static void fill(const struct entering *x, struct voter *v)
{
    v->name = x->row.name;
    v->sex = stored_sex(x->row.sex);
    v->ethnic = x->row.ethnic;
    v->born_on = x->row.birth;
    v->address = x->row.address;
    v->household = x->row.household;
    v->note = x->row.note;
}

static bool report_claimed(struct entering *x, int64_t holder, struct err *e)
{
    struct workspace *ws = x->ws;
    struct voter v;
    struct reason_list reasons = {.arena = ws->arena};
    if (!roll_load_voter(ws, holder, &v, e)) return false;
    law_votes_once(&ws->law, 2, &reasons);
    finding_add(x->findings,
            (struct finding){FINDING_F112, reasons.v[0].article, x->subject,
                    arena_text(ws->arena, "该公民身份号码已登记为选民 %" PRId64 " %s（%s）；%s", holder, v.name,
                            voter_state_title(v.state),
                            v.state == VOTER_ACTIVE ? "每一选民只有一个投票权，不能再登记" : "用 roll restore 恢复")});
    return true;
}

/* ---- adding ---- */

static bool has_certificate(struct entering *x, struct err *e)
{
    const struct voter_change *c = x->c;
    struct reason_list reasons = {.arena = x->ws->arena};
    if (c->kind != CHANGE_OF_VOTER_TRANSFER_IN) return true;
    if (law_may_transfer_in(&x->ws->law, c->document, &reasons) != VERDICT_YES) return roll_refuse(&reasons, e);
    if (!*c->authority || !date_is_set(c->valid_from))
        return err_set(e, ERR_INPUT, "选民资格证明须写明出具的单位（--authority）和日期（--issued）（%s）",
                reasons.v[0].article);
    return true;
}

static bool write_new(struct entering *x, struct voter *v, int64_t *claimed_by, struct err *e)
{
    struct workspace *ws = x->ws;
    struct voter_writer w;
    struct voter_secret secret = {x->row.id, x->row.phone};
    if (!workspace_unlock(ws, e) || !counter_issue(ws->db, ws->election.county, "voter", 1, &v->voter_no, e) ||
            !voter_secret_seal(ws->arena, ws->vault, ws->election.county, &secret, v, e) ||
            !voter_writer_open(ws->db, ws->election.county, &w, e))
        return false;
    bool ok = voter_write(&w, v, claimed_by, e);
    voter_writer_close(&w);
    return ok;
}

bool roll_add(struct workspace *ws, const struct roll_form *form, struct voter_change *c, struct finding_list *findings,
        int64_t *voter_no, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    const char *name = form->text[FIELD_NAME];
    struct entering x = {.ws = ws, .c = c, .findings = findings};
    struct voter v = {.state = VOTER_ACTIVE};
    int64_t holder = 0;
    x.subject = arena_text(ws->arena, "新选民 %s", name ? name : "");
    *voter_no = 0;
    if (!roll_change_is_sound(ws, c, e) || !db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !load_places(&x, e) || !has_certificate(&x, e) || !judge(&x, form, e))
        return false;
    if (x.is_rejected) return true;
    if (!look_for_twins(&x, 0, e) || !place(&x, form->district_no, &v, e)) return false;
    fill(&x, &v);
    if (!write_new(&x, &v, &holder, e)) return false;
    if (holder) return report_claimed(&x, holder, e);
    c->voter_no = v.voter_no;
    c->to_district = v.district_no;
    if (!roll_record_change(ws, c, findings, e) || !db_commit(&txn, e)) return false;
    *voter_no = v.voter_no;
    return true;
}

/* ---- correcting ---- */

/* What is stored, as the columns of a file would say it, with what the clerk says in its place. */
static void overlay(const struct entering *x, const struct voter *v, const struct voter_secret *secret,
        const struct roll_form *said, struct roll_form *out)
{
    const struct unit *unit = unit_lookup(&x->units, v->unit_no);
    const struct roll_form stored = {.text = {
                                             [FIELD_NAME] = v->name,
                                             [FIELD_SEX] = v->sex == SEX_MAN     ? "男"
                                                           : v->sex == SEX_WOMAN ? "女"
                                                                                 : "",
                                             [FIELD_ETHNIC] = v->ethnic ? roll_ethnic_title((int)v->ethnic) : "",
                                             [FIELD_BIRTH] = date_text(x->ws->arena, v->born_on),
                                             [FIELD_ID] = secret->id,
                                             [FIELD_ADDRESS] = v->address,
                                             [FIELD_UNIT] = unit ? unit->name : "",
                                             [FIELD_HOUSEHOLD] = v->household,
                                             [FIELD_PHONE] = secret->phone,
                                             [FIELD_NOTE] = v->note,
                                     }};
    *out = stored;
    for (int f = 0; f < FIELD_COUNT; f++)
        if (said->text[f]) out->text[f] = said->text[f];
    /* who corrects the number corrects what was read from it */
    bool has_new_id = said->text[FIELD_ID] && *said->text[FIELD_ID];
    if (has_new_id && !said->text[FIELD_BIRTH]) out->text[FIELD_BIRTH] = "";
    if (has_new_id && !said->text[FIELD_SEX]) out->text[FIELD_SEX] = "";
}

/* What stands on the published list. */
static void note_listed(const struct entering *x, const struct voter *before, const struct voter *after, struct buf *b)
{
    struct arena *a = x->ws->arena;
    change_note_text(b, "姓名", before->name, after->name);
    if (before->sex != after->sex)
        change_note_text(b, "性别",
                before->sex == SEX_MAN     ? "男"
                : before->sex == SEX_WOMAN ? "女"
                                           : "",
                roll_sex_title(x->row.sex));
    change_note_text(b, "出生日期", date_text(a, before->born_on), date_text(a, after->born_on));
}

static void note_rest(const struct entering *x, const struct voter *before, const struct voter *after,
        const struct voter_secret *secret, struct buf *b)
{
    const struct unit *from = unit_lookup(&x->units, before->unit_no), *to = unit_lookup(&x->units, after->unit_no);
    if (before->ethnic != after->ethnic)
        change_note_text(b, "民族", roll_ethnic_title((int)before->ethnic), roll_ethnic_title((int)after->ethnic));
    change_note_text(b, "单位", from ? from->name : "", to ? to->name : "");
    change_note_text(b, "住址", before->address, after->address);
    change_note_text(b, "户籍地", before->household, after->household);
    change_note_text(b, "备注", before->note, after->note);
    if (!text_eq(secret->id, x->row.id)) buf_addf(b, "%s公民身份号码已更正", b->n ? "，" : "");
    if (!text_eq(secret->phone, x->row.phone)) buf_addf(b, "%s手机已更正", b->n ? "，" : "");
}

static bool write_corrected(
        struct entering *x, struct voter *v, const struct voter_secret *old, int64_t *holder, struct err *e)
{
    struct workspace *ws = x->ws;
    struct voter_secret secret = {x->row.id, x->row.phone};
    *holder = 0;
    return voter_secret_seal(ws->arena, ws->vault, ws->election.county, &secret, v, e) &&
           (text_eq(old->id, secret.id) || voter_rekey(ws->db, ws->election.county, v, holder, e)) &&
           (*holder || voter_update(ws->db, ws->election.county, v, e));
}

/* The corrected voter in *after, and the words for what differs in c->note. */
static bool correct(struct entering *x, const struct roll_form *said, const struct voter *before,
        const struct voter_secret *secret, struct voter *after, struct err *e)
{
    struct roll_form whole;
    struct buf note = {.arena = x->ws->arena};
    overlay(x, before, secret, said, &whole);
    *after = *before;
    if (!judge(x, &whole, e)) return false;
    fill(x, after);
    if (said->text[FIELD_UNIT] && !*said->text[FIELD_UNIT]) after->unit_no = 0;
    int64_t district_no = after->district_no;
    if (!place(x, 0, after, e)) return false;
    after->district_no = district_no; /* another district is roll move's affair */
    note_listed(x, before, after, &note);
    if (note.n) x->c->from_district = x->c->to_district = roll_listed_in(before);
    note_rest(x, before, after, secret, &note);
    const char *differs = buf_text(&note);
    x->c->note = *differs && *x->c->note ? arena_text(x->ws->arena, "%s；%s", differs, x->c->note) : differs;
    return true;
}

bool roll_edit(struct workspace *ws, const struct roll_form *form, struct voter_change *c,
        struct finding_list *findings, bool *is_written, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct entering x = {.ws = ws, .c = c, .findings = findings};
    struct voter before, after;
    struct voter_secret secret;
    int64_t holder;
    c->kind = CHANGE_OF_VOTER_EDIT;
    x.subject = roll_voter_subject(ws->arena, c->voter_no);
    *is_written = false;
    if (!workspace_unlock(ws, e) || !db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !load_places(&x, e) || !roll_load_voter(ws, c->voter_no, &before, e) ||
            !voter_secret_open(ws->arena, ws->vault, ws->election.county, &before, &secret, e) ||
            !correct(&x, form, &before, &secret, &after, e))
        return false;
    if (x.is_rejected || !*c->note) return true;
    if (!roll_change_is_sound(ws, c, e) || !look_for_twins(&x, c->voter_no, e) ||
            !write_corrected(&x, &after, &secret, &holder, e))
        return false;
    if (holder) return report_claimed(&x, holder, e);
    if (!roll_record_change(ws, c, findings, e) || !db_commit(&txn, e)) return false;
    *is_written = true;
    return true;
}
