#include "app/official_check.h"

#include <inttypes.h>
#include <string.h>

#include "app/official_find.h"
#include "app/official_form.h"
#include "app/paper_source.h"
#include "app/roster.h"
#include "app/selection.h"
#include "app/team_note.h"
#include "cadre/annual.h"
#include "cadre/check.h"
#include "cadre/form.h"
#include "cadre/note.h"
#include "cadre/procedure.h"
#include "cadre/qualify.h"
#include "cadre/record.h"
#include "cadre/staffing.h"
#include "cadre/tenure.h"
#include "model/voter.h"
#include "roll/name.h"

bool official_forms_load(struct workspace *ws, const struct people *p, struct official_forms *forms, struct err *e)
{
    struct official_forms out = {.v = arena_alloc_array(ws->arena, p->officials.n + 1, sizeof *out.v)};
    if (!workspace_unlock(ws, e)) return false;
    for (size_t i = 0; i < p->officials.n; i++) {
        const struct official *o = &p->officials.v[i];
        struct cadre *cadre = arena_alloc(ws->arena, sizeof *cadre);
        struct str bytes;
        bool found;
        if (!official_serves(o)) continue;
        if (!official_form_open(ws, o->official_no, cadre, &bytes, &found, e))
            return err_in(e, "%s的审批表", official_subject(ws->arena, p, o));
        if (found) out.v[out.n++] = (struct avoid_form){o->official_no, cadre};
    }
    out.ties = avoid_find_ties(ws->arena, p, out.v, out.n);
    out.shared = avoid_find_shared(ws->arena, p, &out.ties, out.v, out.n);
    *forms = out;
    return true;
}

const struct cadre *official_forms_lookup(const struct official_forms *forms, int64_t official_no)
{
    for (size_t i = 0; i < forms->n; i++)
        if (forms->v[i].official_no == official_no) return forms->v[i].cadre;
    return NULL;
}

/* ---- as they serve ---- */

static bool is_wanted(const struct official *o, int64_t organisation_no)
{
    return official_serves(o) && (!organisation_no || o->organisation_no == organisation_no);
}

static void check_homes(struct workspace *ws, const struct people *p, const struct official *o, struct date on,
        struct finding_list *findings)
{
    static const struct kin_tie_list none = {0};
    for (size_t i = 0; i < p->appointments.n; i++) {
        const struct appointment *x = &p->appointments.v[i];
        const struct post *post = x->official_no == o->official_no ? post_lookup(&p->posts, x->post_no) : NULL;
        if (post && appointment_holds(x, people_month_of(on)))
            avoid_check_post(p, &none, o, post, on, ws->election.name, findings);
    }
}

/* Of one organisation: both belong to it. */
static void check_ties(const struct people *p, const struct kin_tie_list *ties, int64_t organisation_no, struct date on,
        struct finding_list *findings)
{
    for (size_t i = 0; i < ties->n; i++) {
        const struct kin_tie_list one = {&ties->v[i], 1};
        const struct official *a = official_lookup(&p->officials, one.v->a), *b = official_lookup(&p->officials, one.v->b);
        if (!organisation_no || (a->organisation_no == organisation_no && b->organisation_no == organisation_no))
            avoid_check_teams(p, &one, on, findings);
    }
}

bool official_check_all(
        struct workspace *ws, int64_t organisation_no, struct date on, struct finding_list *findings, struct err *e)
{
    struct people p;
    struct official_forms forms;
    if (!people_load(ws, &p, e) || !official_forms_load(ws, &p, &forms, e)) return false;
    for (size_t i = 0; i < p.officials.n; i++) {
        const struct official *o = &p.officials.v[i];
        if (!is_wanted(o, organisation_no)) continue;
        tenure_check(&p, o, on, official_subject(ws->arena, &p, o), findings);
        check_homes(ws, &p, o, on, findings);
    }
    check_ties(&p, &forms.ties, organisation_no, on, findings);
    check_ties(&p, &forms.shared, organisation_no, on, findings);
    return true;
}

/* What stands on record against it elsewhere: a punishment (A28), an exception made the last time (A24). */
static bool check_post_records(struct workspace *ws, const struct qualify_case *c, const char *subject, struct finding_list *findings,
        struct err *e)
{
    struct team_note_list notes;
    struct selection_state s;
    if (!team_note_list(ws, &notes, e) || !selection_load(ws, &s, e)) return false;
    for (size_t i = 0; i < notes.n; i++) {
        const struct team_note *x = &notes.v[i];
        if (x->kind == TEAM_NOTE_PUNISHED && x->official_no == c->official->official_no && team_note_holds(x, people_month_of(c->on)))
            cadre_note(findings, FINDING_F824, cadre_cite(ws->arena, c->on, CADRE_RULE_A28), subject, "处分影响期内（%s，%s）", x->source,
                    date_text(ws->arena, x->on));
    }
    enum post_grade now = qualify_grade_of(c->people, c->official, c->on).grade;
    const struct selection *last = procedure_last_promotion(&s.selections, &s.events, c->official->official_no, 0, c->on);
    if (now && c->post->grade > now + 1 && last && selection_event_of(&s.events, last->selection_no, SELECTION_EXCEPTION))
        cadre_note(findings, FINDING_F824, cadre_cite(ws->arena, c->on, CADRE_RULE_A24), subject,
                "上一次提拔（第 %" PRId64 " 件）是破格，不得连续破格", last->selection_no);
    return true;
}

bool official_check_post(struct workspace *ws, const struct people *p, const struct official *o, const struct post *post,
        struct date on, struct finding_list *findings, struct err *e)
{
    struct official_forms forms;
    struct law_basis law = ws->law;
    const char *subject = arena_text(ws->arena, "%s → %s", official_subject(ws->arena, p, o), people_post_subject(ws->arena, p, post));
    if (!official_forms_load(ws, p, &forms, e)) return false;
    law.on = on;
    struct qualify_case c = {p, o, post, &law, on};
    qualify_check(&c, subject, findings);
    if (!check_post_records(ws, &c, subject, findings, e)) return false;
    avoid_check_post(p, &forms.ties, o, post, on, ws->election.name, findings);
    avoid_check_relatives(p, &forms.shared, o, post, on, findings);
    if (!official_forms_lookup(&forms, o->official_no))
        cadre_note(findings, FINDING_N822, "", subject, "没有审批表，近亲属无从核对");
    cadre_note_unconfirmed(&law, subject, findings);
    return true;
}

/* ---- records ---- */

static void check_keys(const struct people *p, struct arena *a, struct finding_list *findings)
{
    for (size_t i = 0; i < p->officials.n; i++) {
        const struct official *x = &p->officials.v[i];
        for (size_t k = 0; k < i; k++) {
            const struct official *y = &p->officials.v[k];
            bool x_has = x->id_high || x->id_low, y_has = y->id_high || y->id_low;
            bool may_be_one = official_serves(x) && official_serves(y) && !(x_has && y_has) && x->born && x->born == y->born;
            if (x_has && y->id_high == x->id_high && y->id_low == x->id_low)
                cadre_note(findings, FINDING_F823, "", official_subject(a, p, x), "与%s（第 %" PRId64 " 号）的公民身份号码相同",
                        official_subject(a, p, y), y->official_no);
            else if (may_be_one && roll_name_is_same(x->name, y->name))
                cadre_note(findings, FINDING_W829, "", official_subject(a, p, x), "与%s（第 %" PRId64 " 号）同名、同出生年月，没有号码可以分清；是同一人的会算作两人",
                        official_subject(a, p, y), y->official_no);
        }
    }
}

/* The last three years before the day: missing ones, and grades below 称职. */
static void check_years(const struct official_records *r, const struct official *o, const char *subject,
        struct finding_list *findings)
{
    enum { YEARS = 3 };
    struct buf missing = {.arena = findings->arena}, below = {.arena = findings->arena};
    for (int year = date_year(r->on) - YEARS; year < date_year(r->on); year++) {
        const struct year_result *x = NULL;
        for (size_t i = 0; i < r->people.results.n; i++)
            if (r->people.results.v[i].official_no == o->official_no && r->people.results.v[i].year == year)
                x = &r->people.results.v[i];
        bool was_working = !o->work_since || o->work_since / 100 < year;
        if (!x && was_working) buf_addf(&missing, "、%d", year);
        if (x && (x->grade == ANNUAL_BASIC || x->grade == ANNUAL_INCOMPETENT))
            buf_addf(&below, "、%d %s", year, annual_grade_title(x->grade));
    }
    if (missing.n)
        cadre_note(findings, FINDING_W826, cadre_cite(findings->arena, r->on, CADRE_RULE_A28), subject, "没有 %s 年的年度考核结果", buf_text(&missing) + strlen("、"));
    if (below.n) cadre_note(findings, FINDING_W826, cadre_cite(findings->arena, r->on, CADRE_RULE_A28), subject, "近三年有 %s", buf_text(&below) + strlen("、"));
}

static void check_against_form(const struct official *o, const struct cadre *cadre, const char *subject,
        struct finding_list *findings)
{
    struct arena *a = findings->arena;
    struct form_month born = form_month_read(a, cadre->text[CADRE_BORN]);
    int32_t month = form_month_is_set(born) ? born.n / 12 * 100 + born.n % 12 + 1 : 0;
    const char *sex = cadre->text[CADRE_SEX];
    if (month && o->born && month != o->born)
        cadre_note(findings, FINDING_W829, "", subject, "出生年月: 登记的是 %s，审批表上是 %s", people_month_text(a, o->born),
                people_month_text(a, month));
    if ((text_eq(sex, "男") && o->sex == SEX_WOMAN) || (text_eq(sex, "女") && o->sex == SEX_MAN))
        cadre_note(findings, FINDING_W829, "", subject, "性别与登记的不同");
}

bool official_records_check(struct workspace *ws, struct official_records *r, struct err *e)
{
    struct arena *a = ws->arena;
    struct official_forms forms;
    r->findings.arena = a;
    if (!people_load(ws, &r->people, e) || !official_forms_load(ws, &r->people, &forms, e)) return false;
    for (size_t i = 0; i < r->people.officials.n; i++) {
        const struct official *o = &r->people.officials.v[i];
        if (!is_wanted(o, r->organisation_no)) continue;
        const char *subject = official_subject(a, &r->people, o);
        const struct cadre *cadre = official_forms_lookup(&forms, o->official_no);
        if (cadre) {
            cadre_check(cadre, subject, r->on, &r->findings);
            check_against_form(o, cadre, subject, &r->findings);
        } else {
            cadre_note(&r->findings, FINDING_N822, "", subject, "工作文件里没有他的任免审批表");
        }
        struct record_case record = {&r->people, o, cadre, r->on};
        record_check(&record, subject, &r->findings);
        check_years(r, o, subject, &r->findings);
        annual_check_person(&r->people, o, r->on, subject, &r->findings);
        annual_check_posts(&r->people, o, &ws->law, r->on, subject, &r->findings);
    }
    check_keys(&r->people, a, &r->findings);
    struct staffing s = staffing_count(a, &r->people, r->on);
    if (!r->organisation_no) annual_check_share(&r->people, &ws->law, r->on, &r->findings);
    if (!r->organisation_no) record_check_codes(&r->people.organisations, &r->findings);
    if (!r->organisation_no) staffing_check(&r->people, &s, r->on, 0, &r->findings);
    return true;
}

static int64_t count_of(const struct official_records *r, const char *subject, enum severity severity)
{
    int64_t n = 0;
    for (size_t i = 0; i < r->findings.n; i++)
        n += finding_severity(r->findings.v[i].code) == severity && text_eq(r->findings.v[i].subject, subject);
    return n;
}

static void add_people(struct arena *a, const struct official_records *r, struct paper *p)
{
    static const struct paper_column columns[] = {{"序号", 6, ALIGN_CENTER}, {"单位", 16, ALIGN_LEFT}, {"姓名", 12, ALIGN_CENTER},
            {"性别", 6, ALIGN_CENTER}, {"出生年月", 12, ALIGN_CENTER}, {"年龄", 7, ALIGN_RIGHT}, {"职务", 34, ALIGN_LEFT},
            {"须改正", 8, ALIGN_RIGHT}, {"须说明", 8, ALIGN_RIGHT}};
    struct paper_rows rows = ROWS_OF(a, columns);
    size_t n = 0;
    for (size_t i = 0; i < r->people.officials.n; i++) {
        const struct official *o = &r->people.officials.v[i];
        if (!is_wanted(o, r->organisation_no)) continue;
        const struct organisation *at = organisation_lookup(&r->people.organisations, o->organisation_no);
        const char *subject = official_subject(a, &r->people, o);
        int age = roster_age(o, r->on);
        rows_addf(&rows, "%zu", ++n);
        rows_add(&rows, at ? at->name : "");
        rows_add(&rows, o->name);
        rows_add(&rows, o->sex == SEX_MAN ? "男" : o->sex == SEX_WOMAN ? "女" : "");
        rows_add(&rows, people_month_text(a, o->born));
        rows_add(&rows, age < 0 ? "" : arena_text(a, "%d", age));
        rows_add(&rows, o->post_text);
        rows_add_count(&rows, count_of(r, subject, SEVERITY_STOP));
        rows_add_count(&rows, count_of(r, subject, SEVERITY_EXPLAIN));
    }
    paper_addf(p, BLOCK_HEADING1, "一、名单（%zu 人）", n);
    paper_add_rows(p, &rows);
}

struct paper *official_records_paper(struct arena *a, const struct official_records *r)
{
    static const struct paper_column columns[] = {
            {"单位、姓名", 20, ALIGN_LEFT}, {"问题", 8, ALIGN_CENTER}, {"查到的", 40, ALIGN_LEFT}, {"改正或者说明", 26, ALIGN_LEFT}};
    struct paper *p = paper_new(a, "干部信息核对清单", r->on);
    struct paper_rows rows = ROWS_OF(a, columns);
    p->subtitle = arena_text(a, "（年龄按月计算到%s）", date_text_cn(a, r->on));
    p->is_landscape = true;
    p->is_compact = true;
    add_people(a, r, p);
    for (size_t i = 0; i < r->findings.n; i++) {
        const struct finding *f = &r->findings.v[i];
        rows_add(&rows, f->subject);
        rows_add(&rows, finding_code_text(f->code));
        rows_add(&rows, f->text);
        rows_add(&rows, "");
    }
    paper_add_text(p, BLOCK_HEADING1, "二、须改正和说明的");
    if (rows.n)
        paper_add_rows(p, &rows);
    else
        paper_add_text(p, BLOCK_PARAGRAPH, "没有。");
    paper_add_text(p, BLOCK_NOTE, "问题以 F 开头的须改正后重报，W 开头的须改正或者书面说明，N 开头的是提示。");
    paper_add_text(p, BLOCK_PLAIN, "填报单位（盖章）：　　　　　　　核对人：　　　　　　　日期：");
    return p;
}
