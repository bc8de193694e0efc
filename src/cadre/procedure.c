#include "cadre/procedure.h"

#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "cadre/procedure_state.h"
#include "roll/name.h"

/* ---- working days (A50) ---- */

static bool is_working(struct date d, const struct holiday_list *holidays)
{
    for (size_t i = 0; i < holidays->n; i++)
        if (holidays->v[i].day.ymd == d.ymd) return holidays->v[i].is_workday;
    return date_weekday(d) <= 5;
}

int procedure_working_days(struct date published, struct date until, const struct holiday_list *holidays)
{
    int n = 0;
    for (struct date d = date_add_days(published, 1); d.ymd <= until.ymd; d = date_add_days(d, 1))
        n += is_working(d, holidays);
    return n;
}

struct date procedure_notice_end(struct date published, int days, const struct holiday_list *holidays)
{
    struct date d = published;
    while (days > 0) {
        d = date_add_days(d, 1);
        days -= is_working(d, holidays);
    }
    return d;
}

bool procedure_knows_year(const struct holiday_list *holidays, int year)
{
    for (size_t i = 0; i < holidays->n; i++)
        if (date_year(holidays->v[i].day) == year) return true;
    return false;
}

static void check_notice(const struct procedure_checking *k)
{
    enum { DAYS_LONGEST = 400 };
    const struct selection_event *x = procedure_event(k, SELECTION_NOTICE), *appoint = procedure_event(k, SELECTION_APPOINT);
    int64_t asked = k->c->law->settings[SETTING_NOTICE_WORKING_DAYS].value;
    if (!x) {
        if (appoint)
            cadre_note(k->findings, FINDING_F828, procedure_cite(k, CADRE_RULE_A50), k->subject, "%s 任职，没有任前公示，也没有登记不公示的理由",
                    procedure_day(k, appoint->happened_on));
        return;
    }
    if (!date_is_set(x->until)) {
        if (*x->why) return; /* exempt, with its reason */
        cadre_note(k->findings, FINDING_F828, procedure_cite(k, CADRE_RULE_A50), k->subject, "没有公示的，须写明理由");
        return;
    }
    struct date end = appoint && appoint->happened_on.ymd <= x->until.ymd ? date_add_days(appoint->happened_on, -1) : x->until;
    if (date_days_between(x->happened_on, end) > DAYS_LONGEST) return;
    int days = procedure_working_days(x->happened_on, end, k->c->holidays);
    if (days < asked)
        cadre_note(k->findings, FINDING_F827, procedure_cite(k, CADRE_RULE_A50), k->subject, "%s 公布，到 %s 只有 %d 个工作日，须 %" PRId64 " 个；最早到 %s",
                procedure_day(k, x->happened_on), procedure_day(k, end), days, asked,
                procedure_day(k, procedure_notice_end(x->happened_on, (int)asked, k->c->holidays)));
    for (int year = date_year(x->happened_on); year <= date_year(end) || year == date_year(x->happened_on); year++)
        if (!procedure_knows_year(k->c->holidays, year))
            cadre_note(k->findings, FINDING_N826, procedure_cite(k, CADRE_RULE_A50), k->subject, "没有登记 %d 年的节假日，工作日只除去了星期六、星期日", year);
}

/* ---- who may not take part (A44, A62) ---- */

/* Takes the next name of the list 甲、乙 from *text; "" between two marks. Blanks part names only in a list without other marks: in
 * "王　芳、李明" they stand within one. */
static const char *take_name(struct arena *a, const char **text, bool is_by_blanks)
{
    static const char *const marks[] = {"、", ",", ";", " "};
    size_t mark, n = utf8_piece(*text, marks, ARRAY_COUNT(marks) - !is_by_blanks, &mark);
    const char *name = arena_copy(a, *text, n < strcspn(*text, "(") ? n : strcspn(*text, "(")); /* 张三(组长) */
    *text += n + mark;
    return name;
}

static bool has_marks(const char *list)
{
    return strstr(list, "、") || strpbrk(list, ",;");
}

/* Is the name one of those in the list? A list of blanks alone may be one name, too. */
static bool is_among(struct arena *a, const char *people, const char *name)
{
    const char *list = utf8_fold_width(a, people);
    bool is_by_blanks = !has_marks(list);
    if (roll_name_is_same(list, name)) return true;
    for (const char *text = list; *text;)
        if (roll_name_is_same(take_name(a, &text, is_by_blanks), name)) return true;
    return false;
}

/* By the list of those who came, by who spoke, or as the one who presided. */
static bool took_part(struct arena *a, const struct selection_event *x, const char *name)
{
    bool spoke = false;
    for (size_t i = 0; i < x->item_count && x->kind == SELECTION_DECIDE; i++)
        spoke |= roll_name_is_same(x->items[i].name, name);
    return spoke || is_among(a, x->people, name) || roll_name_is_same(x->head, name);
}

static bool is_on_form(const struct cadre *form, const char *name)
{
    for (size_t i = 0; form && i < form->family_count; i++)
        if (roll_name_is_same(form->family[i].text[RELATIVE_NAME], name)) return true;
    return false;
}

/* Whom another's form ties to the person: his own may leave them out. A tie by the name alone proves nothing. */
static void check_tied(const struct procedure_checking *k, const struct selection_event *x, enum cadre_rule rule)
{
    int64_t self = k->c->selection->official_no;
    for (size_t i = 0; i < k->c->ties->n; i++) {
        const struct kin_tie *t = &k->c->ties->v[i];
        int64_t other = t->a == self ? t->b : t->b == self ? t->a : 0;
        const struct official *o = other && t->is_certain ? official_lookup(&k->c->people->officials, other) : NULL;
        if (!o || is_on_form(k->c->form, o->name) || !took_part(k->findings->arena, x, o->name)) continue;
        const struct official *b = official_lookup(&k->c->people->officials, t->b);
        cadre_note(k->findings, FINDING_F832, procedure_cite(k, rule), k->subject, "%s的审批表写明%s是其%s，参加了%s；应当回避",
                official_lookup(&k->c->people->officials, t->a)->name, b->name, t->relation, selection_kind_title(x->kind));
    }
}

static void check_people(const struct procedure_checking *k, enum selection_kind kind, enum cadre_rule rule)
{
    struct arena *a = k->findings->arena;
    const struct selection_event *x = procedure_event(k, kind);
    const struct official *o = official_lookup(&k->c->people->officials, k->c->selection->official_no);
    if (!x) return;
    if (o && took_part(a, x, utf8_drop_blanks(a, o->name)))
        cadre_note(k->findings, FINDING_F832, procedure_cite(k, rule), k->subject, "%s参加了对自己的%s", o->name, selection_kind_title(kind));
    for (size_t i = 0; k->c->form && i < k->c->form->family_count; i++) {
        const struct cadre_relative *r = &k->c->form->family[i];
        const char *name = utf8_drop_blanks(a, r->text[RELATIVE_NAME]);
        if (took_part(a, x, name))
            cadre_note(k->findings, FINDING_F832, procedure_cite(k, rule), k->subject, "%s是其%s，参加了%s；应当回避", name, r->text[RELATIVE_RELATION],
                    selection_kind_title(kind));
    }
    check_tied(k, x, rule);
}

/* ---- appraisal (A30, A32, A36) ---- */

static size_t count_names(struct arena *a, const char *people)
{
    const char *text = utf8_fold_width(a, people);
    bool is_by_blanks = !has_marks(text);
    size_t n = 0, letters = 0;
    while (*text) {
        size_t characters = utf8_count(utf8_drop_blanks(a, take_name(a, &text, is_by_blanks)));
        n += characters > (is_by_blanks ? 1 : 0);
        letters += characters;
    }
    return n ? n : letters != 0; /* 张　三 is one name */
}

/* Decided or given up before this one began: of an earlier round. */
static bool is_earlier(const struct procedure_checking *k, const struct selection *s)
{
    const struct selection_event *decided = selection_event_of(k->c->events, s->selection_no, SELECTION_DECIDE);
    struct date end = date_is_set(s->closed_on) ? s->closed_on : decided ? decided->happened_on : DATE_NONE;
    return date_is_set(end) && end.ymd < k->c->selection->opened_on.ymd;
}

static void check_appraisal(const struct procedure_checking *k)
{
    const struct selection_event *x = procedure_event(k, SELECTION_APPRAISE);
    const struct post *post = post_lookup(&k->c->people->posts, k->c->selection->post_no);
    int64_t rivals = 0;
    if (!x || !post) return;
    const struct selection_event *plan = procedure_event(k, SELECTION_PLAN), *appoint = procedure_event(k, SELECTION_APPOINT);
    const char *people = *x->people || !plan ? x->people : plan->people;
    size_t members = count_names(k->findings->arena, people);
    if (members < 2)
        cadre_note(k->findings, FINDING_W832, procedure_cite(k, CADRE_RULE_A30), k->subject, "考察组%s",
                members ? "只登记了一名成员" : "没有登记成员");
    if (appoint && !*x->document)
        cadre_note(k->findings, FINDING_W878, procedure_cite(k, CADRE_RULE_A36), k->subject, "%s 任职，%s 的考察没有登记书面材料的编号",
                procedure_day(k, appoint->happened_on), procedure_day(k, x->happened_on));
    for (size_t i = 0; i < k->c->selections->n; i++) {
        const struct selection *s = &k->c->selections->v[i];
        rivals += s->post_no == post->post_no && !is_earlier(k, s) && selection_event_of(k->c->events, s->selection_no, SELECTION_APPRAISE);
    }
    if (rivals <= post->approved)
        cadre_note(k->findings, FINDING_W827, procedure_cite(k, CADRE_RULE_A32), k->subject, "考察对象 %" PRId64 " 人，职数 %" PRId64 "，没有差额", rivals,
                post->approved);
}

/* ---- the four musts (A37) ---- */

static void check_gates(const struct procedure_checking *k)
{
    bool is_asked = k->c->law->settings[SETTING_FOUR_MUSTS].value;
    const struct selection_event *decide = procedure_event(k, SELECTION_DECIDE);
    const char *article = is_asked ? cadre_cite_setting(k->findings->arena, k->c->law, SETTING_FOUR_MUSTS) : procedure_cite(k, CADRE_RULE_A37);
    for (int g = SELECTION_GATE_ARCHIVE; g <= SELECTION_GATE_IDENTITY; g++) {
        const struct selection_event *x = procedure_event(k, (enum selection_kind)g);
        const char *title = selection_kind_title((enum selection_kind)g);
        bool is_must = g <= SELECTION_GATE_LETTERS;
        if (x && x->outcome == OUTCOME_FAILED)
            cadre_note(k->findings, FINDING_F831, article, k->subject, "%s %s: %s不通过", procedure_day(k, x->happened_on), x->body, title);
        else if (is_asked && is_must && decide && (!x || x->outcome == OUTCOME_PENDING))
            cadre_note(k->findings, FINDING_F831, article, k->subject, "讨论决定以前没有完成%s", title);
        else if (is_asked && is_must && decide && x->happened_on.ymd > decide->happened_on.ymd)
            cadre_note(k->findings, FINDING_F831, article, k->subject, "%s在讨论决定以后（%s）才完成", title, procedure_day(k, x->happened_on));
    }
}

/* ---- order ---- */

/* What stands in which place, and what says that it does. */
static void check_order(const struct procedure_checking *k)
{
    static const struct {
        enum selection_kind kind;
        enum cadre_rule rule;
    } order[] = {{SELECTION_RECOMMEND, CADRE_RULE_A01}, {SELECTION_APPRAISE, CADRE_RULE_A01}, {SELECTION_DECIDE, CADRE_RULE_A31},
            {SELECTION_NOTICE, CADRE_RULE_A50}, {SELECTION_APPOINT, CADRE_RULE_A50}};
    const struct selection_event *before = NULL;
    for (size_t i = 0; i < ARRAY_COUNT(order); i++) {
        const struct selection_event *x = procedure_event(k, order[i].kind);
        if (!x) continue;
        bool was_noticed_before = order[i].kind == SELECTION_NOTICE && !date_is_set(x->until);
        if (before && x->happened_on.ymd < before->happened_on.ymd && !was_noticed_before)
            cadre_note(k->findings, FINDING_F835, procedure_cite(k, order[i].rule), k->subject, "%s %s 在%s %s 之前", selection_kind_title(x->kind),
                    procedure_day(k, x->happened_on), selection_kind_title(before->kind), procedure_day(k, before->happened_on));
        before = x;
    }
    if (procedure_event(k, SELECTION_DECIDE) && !procedure_event(k, SELECTION_APPRAISE))
        cadre_note(k->findings, FINDING_F835, procedure_cite(k, CADRE_RULE_A31), k->subject, "讨论决定以前没有考察的记录");
    const struct selection_event *decide = procedure_event(k, SELECTION_DECIDE);
    if (procedure_event(k, SELECTION_APPOINT) && (!decide || decide->outcome != OUTCOME_PASSED))
        cadre_note(k->findings, FINDING_F835, procedure_cite(k, CADRE_RULE_A41), k->subject, "任职以前没有讨论通过的记录");
}

void procedure_check(const struct procedure_case *c, const char *subject, struct finding_list *findings)
{
    struct procedure_checking k = {c, subject, findings};
    procedure_check_recommendation(&k);
    check_appraisal(&k);
    procedure_check_steps_of_appraisal(&k);
    check_people(&k, SELECTION_APPRAISE, CADRE_RULE_A62);
    for (int kind = SELECTION_PLAN; kind <= SELECTION_PROPOSAL; kind++) check_people(&k, (enum selection_kind)kind, CADRE_RULE_A62);
    check_gates(&k);
    procedure_check_identity(&k);
    procedure_check_grades(&k);
    procedure_check_papers(&k);
    procedure_check_meeting(&k);
    check_people(&k, SELECTION_DECIDE, CADRE_RULE_A44);
    check_notice(&k);
    check_order(&k);
    procedure_check_promotion(&k);
}

/* ---- the five steps ---- */

const struct open_step *procedure_step(const struct open_step_list *steps, const char *name, enum open_step_kind kind)
{
    for (size_t i = 0; i < steps->n; i++)
        if (steps->v[i].kind == kind && text_eq(steps->v[i].name, name)) return &steps->v[i];
    return NULL;
}

/* The five are the county's own way; what it has published stands in the document of each. */
static const char STEPS[] = "公推的五步（本地方案）";

static void check_step(const struct open_step *x, const struct open_step *before, struct date on, struct finding_list *findings)
{
    struct arena *a = findings->arena;
    const char *title = open_step_kind_title(x->kind);
    if (x->left > x->entered)
        cadre_note(findings, FINDING_F833, STEPS, x->name, "%s: 进入 %" PRId64 " 人，留下 %" PRId64 " 人，多出来了", title, x->entered, x->left);
    if (x->happened_on.ymd > on.ymd)
        cadre_note(findings, FINDING_F833, STEPS, x->name, "%s: %s 还没有到", title, date_text(a, x->happened_on));
    if (!before) return;
    if (x->seats != before->seats)
        cadre_note(findings, FINDING_F833, STEPS, x->name, "%s写的职位 %" PRId64 " 个，%s写的是 %" PRId64 " 个", title, x->seats,
                open_step_kind_title(before->kind), before->seats);
    if (before->left == 0)
        cadre_note(findings, FINDING_F833, STEPS, x->name, "%s没有人留下，%s没有对象", open_step_kind_title(before->kind), title);
    if (x->happened_on.ymd < before->happened_on.ymd)
        cadre_note(findings, FINDING_F833, STEPS, x->name, "%s %s 早于%s %s，次序颠倒", title, date_text(a, x->happened_on),
                open_step_kind_title(before->kind), date_text(a, before->happened_on));
    if (x->entered != before->left)
        cadre_note(findings, FINDING_F833, STEPS, x->name, "%s留下 %" PRId64 " 人，进入%s的却是 %" PRId64 " 人", open_step_kind_title(before->kind),
                before->left, title, x->entered);
}

void procedure_check_steps(
        const struct open_step_list *steps, const char *name, struct date on, struct finding_list *findings)
{
    const struct open_step *before = NULL;
    int missing = -1;
    for (int kind = 0; kind < OPEN_STEP_COUNT; kind++) {
        const struct open_step *x = procedure_step(steps, name, (enum open_step_kind)kind);
        if (!x) {
            if (missing < 0) missing = kind;
            continue;
        }
        if (missing >= 0)
            cadre_note(findings, FINDING_F833, STEPS, name, "没有%s就进入%s", open_step_kind_title((enum open_step_kind)missing),
                    open_step_kind_title(x->kind));
        check_step(x, before, on, findings);
        missing = -1;
        before = x;
    }
    const struct open_step *first = procedure_step(steps, name, OPEN_RECOMMEND), *appraise = procedure_step(steps, name, OPEN_APPRAISE);
    const struct open_step *last = procedure_step(steps, name, OPEN_DECIDE);
    if (first && first->left <= first->seats)
        cadre_note(findings, FINDING_W827, cadre_cite(findings->arena, on, CADRE_RULE_A32), name, "公开推荐留下 %" PRId64 " 人，职位 %" PRId64 " 个，没有差额", first->left, first->seats);
    if (appraise && appraise->entered <= appraise->seats)
        cadre_note(findings, FINDING_W827, cadre_cite(findings->arena, on, CADRE_RULE_A32), name, "进入考察 %" PRId64 " 人，职位 %" PRId64 " 个，没有差额", appraise->entered, appraise->seats);
    if (last && last->left > last->seats)
        cadre_note(findings, FINDING_F833, STEPS, name, "决定 %" PRId64 " 人，职位只有 %" PRId64 " 个", last->left, last->seats);
}
