#include "app/selection.h"

#include <inttypes.h>
#include <string.h>

#include "app/official_check.h"
#include "app/official_find.h"
#include "app/organisation_name.h"
#include "app/post_name.h"
#include "app/selection_item.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "cadre/note.h"
#include "cadre/procedure.h"
#include "store/counter.h"
#include "store/selection.h"

bool selection_load(struct workspace *ws, struct selection_state *s, struct err *e)
{
    struct arena *a = ws->arena;
    int64_t county = ws->election.county;
    s->sets = NULL;
    s->set_count = s->quorum_count = 0;
    s->grades = NULL;
    s->grade_count = 0;
    return people_load(ws, &s->people, e) && selection_load_all(a, ws->db, county, &s->selections, e) &&
           selection_event_load_all(a, ws->db, county, &s->events, e) && open_step_load_all(a, ws->db, county, &s->steps, e) &&
           holiday_load_all(a, ws->db, county, &s->holidays, e);
}

const char *selection_subject(struct arena *a, const struct people *p, const struct selection *s)
{
    const struct official *o = official_lookup(&p->officials, s->official_no);
    const struct post *post = post_lookup(&p->posts, s->post_no);
    return arena_text(a, "%" PRId64 " %s → %s", s->selection_no, o ? official_subject(a, p, o) : "",
            post ? people_post_subject(a, p, post) : "");
}

bool selection_post_named(
        struct arena *a, const struct people *p, const char *words, const struct post **post, struct err *e)
{
    size_t n = strcspn(words, "/ ");
    const char *unit = arena_copy(a, words, n), *name = words + n + (words[n] != '\0');
    const struct organisation *at;
    if (!people_organisation_find(a, p, unit, &at, e)) {
        const char *hint = people_post_hint(a, p, words);
        return err_in(e, "职位“%s”（写成 单位/职位%s）", words, *hint ? hint : "，如 东溪镇/镇长");
    }
    const struct post *found = people_post_named(p, at, name);
    if (found) {
        *post = found;
        return true;
    }
    struct buf b = {.arena = a};
    for (size_t i = 0; i < p->posts.n; i++)
        if (p->posts.v[i].organisation_no == at->organisation_no) buf_addf(&b, "%s%s", b.n ? "、" : "", p->posts.v[i].name);
    return err_set(e, ERR_INPUT, "%s没有职位“%s”；有 %s", at->name, name, b.n ? buf_text(&b) : "（没有登记职位）");
}

/* ---- recording ---- */

static bool must_have_come(struct workspace *ws, struct date d, const char *what, struct err *e)
{
    if (d.ymd <= workspace_today(ws).ymd) return true;
    return err_set(e, ERR_INPUT, "%s %s 还没有到，只登记已经做了的", what, date_text(ws->arena, d));
}

bool selection_start(struct workspace *ws, const char *who, const char *post_words, struct date on,
        struct selection_opened *opened, struct err *e)
{
    struct selection_state s;
    const struct official *o;
    const struct post *post;
    AUTO_TXN struct db_txn txn = {0};
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !selection_load(ws, &s, e) ||
            !official_named(ws->arena, &s.people, who, &o, e) ||
            !selection_post_named(ws->arena, &s.people, post_words, &post, e) || !must_have_come(ws, on, "日期", e))
        return false;
    if (!official_serves(o)) return err_set(e, ERR_INPUT, "%s已离开", official_subject(ws->arena, &s.people, o));
    for (size_t i = 0; i < s.selections.n; i++) {
        const struct selection *x = &s.selections.v[i];
        if (x->official_no == o->official_no && x->post_no == post->post_no && !date_is_set(x->closed_on))
            return err_set(e, ERR_STATE, "已经登记: %s", selection_subject(ws->arena, &s.people, x));
    }
    struct selection x = {.official_no = o->official_no, .post_no = post->post_no, .opened_on = on, .closed_why = ""};
    struct json *detail = json_new_object(ws->arena);
    if (!counter_issue(ws->db, ws->election.county, "selection", 1, &x.selection_no, e)) return false;
    json_put_int(detail, "selection", x.selection_no);
    json_put_int(detail, "official", x.official_no);
    json_put_int(detail, "post", x.post_no);
    if (!selection_insert(ws->db, ws->election.county, &x, e) ||
            !workspace_record(ws, "selection-open", selection_subject(ws->arena, &s.people, &x), detail, NULL, e) ||
            !db_commit(&txn, e))
        return false;
    *opened = (struct selection_opened){x.selection_no, official_subject(ws->arena, &s.people, o), people_post_subject(ws->arena, &s.people, post)};
    return true;
}

static bool find_open(const struct selection_state *s, int64_t selection_no, struct selection *found, struct err *e)
{
    const struct selection *x = selection_lookup(&s->selections, selection_no);
    if (!x) return err_set(e, ERR_INPUT, "没有第 %" PRId64 " 件；用 huanjie process list 查看", selection_no);
    if (date_is_set(x->closed_on)) return err_set(e, ERR_STATE, "第 %" PRId64 " 件已经停止: %s", selection_no, x->closed_why);
    *found = *x;
    return true;
}

bool selection_give_up(
        struct workspace *ws, int64_t selection_no, struct date on, const char *why, const char **line, struct err *e)
{
    struct selection_state s;
    struct selection x;
    AUTO_TXN struct db_txn txn = {0};
    if (!*why) return err_set(e, ERR_INPUT, "须写明停止的理由");
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !selection_load(ws, &s, e) ||
            !find_open(&s, selection_no, &x, e))
        return false;
    x.closed_on = on;
    x.closed_why = why;
    const char *subject = selection_subject(ws->arena, &s.people, &x);
    struct json *detail = json_new_object(ws->arena);
    json_put_text(detail, "on", date_text(ws->arena, on));
    json_put_text(detail, "why", why);
    if (!selection_update(ws->db, ws->election.county, &x, e) ||
            !workspace_record(ws, "selection-close", subject, detail, NULL, e) || !db_commit(&txn, e))
        return false;
    *line = arena_text(ws->arena, "%s: 停止（%s）", subject, why);
    return true;
}

static bool numbers_can_be(const struct selection_event *x, struct err *e)
{
    int64_t votes = (x->agree > 0 ? x->agree : 0) + (x->against > 0 ? x->against : 0) + (x->postponed > 0 ? x->postponed : 0);
    bool is_decision = x->kind == SELECTION_DECIDE;
    if (is_decision && (x->due < 1 || x->present < 0 || x->agree < 0))
        return err_set(e, ERR_INPUT, "讨论决定须写明应到、到会、同意的人数");
    if (x->present >= 0 && x->due >= 0 && x->present > x->due)
        return err_set(e, ERR_INPUT, "到会 %" PRId64 " 人，多于应到的 %" PRId64 " 人", x->present, x->due);
    if (x->excused > 0 && x->excused >= x->due)
        return err_set(e, ERR_INPUT, "回避 %" PRId64 " 人，不少于应到的 %" PRId64 " 人", x->excused, x->due);
    if (is_decision && x->present > x->due - (x->excused > 0 ? x->excused : 0))
        return err_set(e, ERR_INPUT, "到会人数不含回避的: 应到 %" PRId64 " 减回避 %" PRId64 "，到会却有 %" PRId64, x->due, x->excused, x->present);
    if (votes > x->present && is_decision)
        return err_set(e, ERR_INPUT, "同意、不同意、缓议共 %" PRId64 " 人，多于到会的 %" PRId64 " 人", votes, x->present);
    return true;
}

/* As long as the columns, and together as the journal takes at once. */
static bool is_short_enough(const struct selection_event *x, struct err *e)
{
    enum { ITEMS_BYTES_MAX = 9000 };
    const struct {
        const char *option, *text;
        size_t most;
    } texts[] = {{"--body", x->body, 100}, {"--document", x->document, 100}, {"--people", x->people, 600}, {"--why", x->why, 300},
            {"--head", x->head, 60}};
    size_t bytes = 0;
    for (size_t i = 0; i < ARRAY_COUNT(texts); i++)
        if (utf8_count(texts[i].text) > texts[i].most) return err_set(e, ERR_INPUT, "%s 超过 %zu 字", texts[i].option, texts[i].most);
    for (size_t i = 0; i < x->item_count; i++) bytes += strlen(x->items[i].name) + strlen(x->items[i].value) + strlen(x->items[i].basis);
    return bytes <= ITEMS_BYTES_MAX || err_set(e, ERR_INPUT, "--items 太长，共 %zu 个字节，至多 %d 个", bytes, ITEMS_BYTES_MAX);
}

static bool is_sound(struct workspace *ws, const struct selection_event *x, struct err *e)
{
    if (!is_short_enough(x, e)) return false;
    if (!must_have_come(ws, x->happened_on, selection_kind_title(x->kind), e)) return false;
    if (date_is_set(x->until) && x->until.ymd < x->happened_on.ymd)
        return err_set(e, ERR_INPUT, "公示的最后一日早于公布的日期");
    if (x->kind == SELECTION_NOTICE && !date_is_set(x->until) && !*x->why)
        return err_set(e, ERR_INPUT, "任前公示须写明最后一日 --until，或者不公示的理由 --why");
    if (x->kind == SELECTION_EXCEPTION && !*x->why) return err_set(e, ERR_INPUT, "破格须写明理由 --why，批准的文号 --document");
    if (x->kind == SELECTION_DECIDE && x->meeting == MEETING_ORDINARY)
        return err_set(e, ERR_INPUT, "--meeting ordinary 是讨论其他议题的人数；讨论干部任免须三分之二以上成员到会，写 cadre 或者不写");
    if (x->disagreement && x->kind != SELECTION_DECIDE) return err_set(e, ERR_INPUT, "--disagreement 只在讨论决定时写");
    if (x->kind == SELECTION_MATTER && !x->item_count)
        return err_set(e, ERR_INPUT, "须写明哪些事项须事前报告，如 --items 近亲属、集中调整；--document 写依据的报告办法");
    if (x->kind == SELECTION_SUBMIT && !x->item_count && !*x->why)
        return err_set(e, ERR_INPUT, "呈报须写明材料 --items，不须报上级审批的写理由 --why");
    if (x->kind == SELECTION_RECONSIDER && (x->due < 1 || x->agree < 0 || x->agree > x->due))
        return err_set(e, ERR_INPUT, "同意复议须写明应到 --due、同意 --agree 的人数");
    bool is_gate = x->kind >= SELECTION_GATE_ARCHIVE && x->kind <= SELECTION_GATE_IDENTITY;
    if (is_gate && !*x->body) return err_set(e, ERR_INPUT, "%s须写明作出结论的单位 --body", selection_kind_title(x->kind));
    return numbers_can_be(x, e);
}

static struct json *event_detail(struct arena *a, const struct selection_event *x)
{
    struct json *o = json_new_object(a);
    json_put_int(o, "selection", x->selection_no);
    json_put_int(o, "event", x->event_no);
    json_put_text(o, "kind", selection_kind_code(x->kind));
    json_put_text(o, "on", date_text(a, x->happened_on));
    json_put_text(o, "until", date_text(a, x->until));
    json_put_text(o, "outcome", selection_outcome_code(x->outcome));
    json_put_text(o, "body", x->body);
    json_put_text(o, "document", x->document);
    json_put_text(o, "people", x->people);
    json_put_text(o, "why", x->why);
    json_put_int(o, "due", x->due);
    json_put_int(o, "excused", x->excused);
    json_put_int(o, "present", x->present);
    json_put_int(o, "agree", x->agree);
    json_put_int(o, "against", x->against);
    json_put_int(o, "postponed", x->postponed);
    json_put_text(o, "head", x->head);
    json_put_text(o, "form", decision_form_code(x->form));
    json_put_text(o, "meeting", decision_meeting_code(x->meeting));
    json_put_text(o, "disagreement", disagreement_code(x->disagreement));
    struct json *items = json_put_array(o, "items");
    for (size_t i = 0; i < x->item_count; i++)
        json_add_text(items, arena_text(a, "%s=%s（%s）", x->items[i].name, x->items[i].value, x->items[i].basis));
    return o;
}

/* What the numbers of a decision come to, said at once; `process check` has the finding with its article. */
static const char *decision_words(struct arena *a, const struct selection_event *x)
{
    if (x->kind != SELECTION_DECIDE) return "";
    struct procedure_decision d = procedure_decide(x);
    const char *against = x->outcome == OUTCOME_PASSED && !d.is_carried
                                  ? "。按人数没有通过，登记的却是通过: 请对照会议记录，写错了的重新登记（--outcome failed）"
                                  : "";
    return arena_text(a, "，应到 %" PRId64 "，到会 %" PRId64 "（须 %" PRId64 "），同意 %" PRId64 "（须 %" PRId64 "）%s", d.base, x->present,
            d.present_needed, x->agree, d.agree_needed, against);
}

bool selection_record(struct workspace *ws, const struct selection_event *given, const char **line, struct err *e)
{
    struct selection_state s;
    struct selection of;
    struct selection_event x = *given;
    AUTO_TXN struct db_txn txn = {0};
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !selection_load(ws, &s, e) ||
            !find_open(&s, x.selection_no, &of, e) || !selection_items_check(ws, &x, e) || !is_sound(ws, &x, e))
        return false;
    x.event_no = 1;
    for (size_t i = 0; i < s.events.n; i++)
        if (s.events.v[i].selection_no == x.selection_no) x.event_no = s.events.v[i].event_no + 1;
    const char *subject = selection_subject(ws->arena, &s.people, &of);
    if (!selection_event_insert(ws->db, ws->election.county, &x, e) ||
            !workspace_record(ws, "selection-event", subject, event_detail(ws->arena, &x), NULL, e) || !db_commit(&txn, e))
        return false;
    *line = arena_text(ws->arena, "%s: %s %s %s%s", subject, selection_kind_title(x.kind), date_text(ws->arena, x.happened_on),
            selection_outcome_title(x.outcome), decision_words(ws->arena, &x));
    return true;
}

bool selection_record_step(struct workspace *ws, const struct open_step *x, const char **line, struct err *e)
{
    enum { OPEN_NAME_MAX = 60, PERSONS_MAX = 1000000 };
    AUTO_TXN struct db_txn txn = {0};
    if (!*x->name) return err_set(e, ERR_INPUT, "须写明公推的名称");
    if (utf8_count(x->name) > OPEN_NAME_MAX) return err_set(e, ERR_INPUT, "公推的名称超过 %d 字", OPEN_NAME_MAX);
    if (x->seats < 1 || x->entered < 0 || x->left < 0 || x->seats > PERSONS_MAX || x->entered > PERSONS_MAX || x->left > PERSONS_MAX)
        return err_set(e, ERR_INPUT, "职位数应为 1 至 %d，人数应为 0 至 %d", PERSONS_MAX, PERSONS_MAX);
    if (x->left > x->entered)
        return err_set(e, ERR_INPUT, "进入 %" PRId64 " 人，留下的 %" PRId64 " 人多出来了，请核对", x->entered, x->left);
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !must_have_come(ws, x->happened_on, open_step_kind_title(x->kind), e))
        return false;
    struct json *o = json_new_object(ws->arena);
    json_put_text(o, "step", open_step_kind_code(x->kind));
    json_put_text(o, "on", date_text(ws->arena, x->happened_on));
    json_put_int(o, "seats", x->seats);
    json_put_int(o, "entered", x->entered);
    json_put_int(o, "left", x->left);
    json_put_text(o, "document", x->document);
    if (!open_step_save(ws->db, ws->election.county, x, e) || !workspace_record(ws, "open-step", x->name, o, NULL, e) ||
            !db_commit(&txn, e))
        return false;
    *line = arena_text(ws->arena, "%s: %s %s，进入 %" PRId64 " 人，留下 %" PRId64 " 人", x->name, open_step_kind_title(x->kind),
            date_text(ws->arena, x->happened_on), x->entered, x->left);
    return true;
}

/* ---- days off ---- */

enum { DAY, DAY_NAME, DAY_KIND, DAY_FIELDS };

static const struct table_field day_fields[DAY_FIELDS] = {
        [DAY] = {"日期|放假日期", true}, [DAY_NAME] = {"名称|节日|节假日", false}, [DAY_KIND] = {"类别|休息或上班", false}};

static bool save_day(struct workspace *ws, const struct holiday_list *stored, const struct holiday *h, struct intake *in,
        struct err *e)
{
    const struct holiday *old = NULL;
    for (size_t i = 0; i < stored->n; i++)
        if (stored->v[i].day.ymd == h->day.ymd) old = &stored->v[i];
    const char *before = !old ? "" : old->is_workday ? "上班" : "休息", *after = h->is_workday ? "上班" : "休息";
    in->added += !old;
    if (old && !intake_compare(in, date_text(ws->arena, h->day), "类别", before, after)) {
        in->same++;
        return true;
    }
    return holiday_save(ws->db, ws->election.county, h, e);
}

bool holiday_import(struct workspace *ws, const char *path, bool yes, struct intake *in, struct err *e)
{
    struct arena *a = ws->arena;
    struct table t;
    struct table_faults faults = {.arena = a};
    struct holiday_list stored;
    *in = (struct intake){.arena = a, .yes = yes};
    AUTO_TXN struct db_txn txn = {0};
    if (!table_load(a, path, day_fields, DAY_FIELDS, &t, &faults, e)) return false;
    struct holiday *v = arena_alloc_array(a, t.n + 1, sizeof *v);
    for (size_t i = 0; i < t.n; i++) {
        const struct table_row *r = &t.rows[i];
        const char *kind = r->cells[DAY_KIND];
        table_text(&t, r, DAY, &faults);
        v[i] = (struct holiday){table_date(&t, r, DAY, &faults), text_eq(kind, "上班"), r->cells[DAY_NAME]};
        if (*kind && !text_eq(kind, "上班") && !text_eq(kind, "休息"))
            table_fault(&faults, r->line, "类别", "“%s”应为休息或者上班", kind);
        for (size_t k = 0; k < i && date_is_set(v[i].day); k++)
            if (v[k].day.ymd == v[i].day.ymd) table_fault(&faults, r->line, "日期", "与第 %zu 行是同一天", t.rows[k].line);
    }
    if (!table_is_sound(&t, &faults, e) || !db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !holiday_load_all(a, ws->db, ws->election.county, &stored, e))
        return false;
    in->rows = t.n;
    for (size_t i = 0; i < t.n; i++)
        if (!save_day(ws, &stored, &v[i], in, e)) return false;
    in->is_taken = intake_may_write(in);
    return !in->is_taken || (people_record_intake(ws, "holiday-import", &t, in, e) && db_commit(&txn, e));
}

/* ---- checking ---- */

static bool is_first_of_name(const struct open_step_list *steps, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (text_eq(steps->v[k].name, steps->v[i].name)) return false;
    return true;
}

/* Is there a recommendation, and no procedure of it that says how many must be present? */
static bool lacks_quorum(const struct selection_state *s, int64_t selection_no)
{
    for (size_t i = 0; i < s->quorum_count; i++)
        if (s->quorums[i].selection_no == selection_no) return false;
    return selection_event_of(&s->events, selection_no, SELECTION_RECOMMEND) != NULL;
}

/* A county that once asked for two thirds at the meeting hears that nothing asks for it now, until its records name a procedure. */
static void note_retired(const struct workspace *ws, const char *of, struct finding_list *findings)
{
    static const char quorum[] = "recommendation_quorum";
    for (size_t i = 0; i < ws->retired_count && *of; i++) {
        const struct retired_setting *x = &ws->retired[i];
        if (text_eq(x->code, quorum) && text_eq(x->value, "yes"))
            cadre_note(findings, FINDING_N829, x->source, arena_text(findings->arena, "设置 %s", quorum), "这项决定没有用，这个版本没有这项设置: %s。没有查到会人数的: %s",
                    setting_instead(quorum), of);
    }
}

bool selection_check(struct workspace *ws, struct selection_state *s, int64_t selection_no, struct date on,
        struct finding_list *findings, struct err *e)
{
    struct official_forms forms;
    struct law_basis law = ws->law;
    struct buf bare = {.arena = ws->arena};
    if (selection_no && !selection_lookup(&s->selections, selection_no))
        return err_set(e, ERR_INPUT, "没有第 %" PRId64 " 件；用 huanjie process list 查看", selection_no);
    if (!official_forms_load(ws, &s->people, &forms, e) || !selection_sets_load(ws, s, e) || !selection_grades_load(ws, s, e))
        return false;
    law.on = on;
    for (size_t i = 0; i < s->selections.n; i++) {
        const struct selection *x = &s->selections.v[i];
        if (date_is_set(x->closed_on) || (selection_no && x->selection_no != selection_no)) continue;
        struct procedure_case c = {&s->people, &s->selections, &s->events, &s->holidays, x,
                official_forms_lookup(&forms, x->official_no), &law, s->sets, s->set_count, s->grades,
                s->grade_count, s->quorums, s->quorum_count, &forms.ties};
        procedure_check(&c, selection_subject(ws->arena, &s->people, x), findings);
        if (lacks_quorum(s, x->selection_no)) buf_addf(&bare, "%s第 %" PRId64 " 件", bare.n ? "、" : "", x->selection_no);
    }
    note_retired(ws, bare.n ? buf_text(&bare) : "", findings);
    for (size_t i = 0; i < s->steps.n && !selection_no; i++)
        if (is_first_of_name(&s->steps, i)) procedure_check_steps(&s->steps, s->steps.v[i].name, on, findings);
    return true;
}
