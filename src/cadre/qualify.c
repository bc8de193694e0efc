#include "cadre/qualify.h"

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "cadre/note.h"
#include "cadre/politics.h"

enum { MONTHS = 12, PARTY_AGE_MIN = 18, WORK_AGE_MIN = 16 };

struct checking {
    const struct qualify_case *c;
    const char *subject;
    struct finding_list *findings;
    struct qualify_grade grade;
    int32_t month;
};

static const char *cite(struct checking *k, enum cadre_rule r)
{
    return cadre_cite(k->findings->arena, k->c->on, r);
}

int qualify_months(int32_t from, int32_t to)
{
    return (to / 100 - from / 100) * MONTHS + to % 100 - from % 100;
}

/* When that appointment at the grade or above began, where it is held or leads up to `since`; else since. */
static int32_t began_by(const struct appointment *x, enum post_grade grade, int32_t month, int32_t since)
{
    int32_t start = x->grade_since ? x->grade_since : x->since;
    bool leads_up = since && x->until && qualify_months(x->until, since) <= 1;
    bool is_of_it = x->grade >= grade && start && (appointment_holds(x, month) || leads_up);
    return is_of_it && (!since || start < since) ? start : since;
}

struct qualify_grade qualify_grade_of(const struct people *p, const struct official *o, struct date on)
{
    struct qualify_grade g = {GRADE_NONE, 0};
    int32_t month = on.ymd / 100, before = -1;
    for (size_t i = 0; i < p->appointments.n; i++) {
        const struct appointment *x = &p->appointments.v[i];
        if (x->official_no == o->official_no && !x->is_secondment && appointment_holds(x, month) && x->grade > g.grade) g.grade = x->grade;
    }
    while (g.grade && before != g.since) { /* back from now, one appointment after the other */
        before = g.since;
        for (size_t i = 0; i < p->appointments.n; i++) {
            const struct appointment *x = &p->appointments.v[i];
            if (x->official_no == o->official_no && !x->is_secondment) g.since = began_by(x, g.grade, month, g.since);
        }
    }
    return g.grade ? g : (struct qualify_grade){o->grade, o->grade_since};
}

/* ---- what the other rules rest on (A29) ---- */

static bool is_before(int32_t a, int32_t b, int years)
{
    return a && b && a < b + years * 100;
}

static bool dates_are_sound(struct checking *k)
{
    const struct official *o = k->c->official;
    const char *why = is_before(o->party_since, o->born, PARTY_AGE_MIN)  ? "入党时不满十八岁"
                      : is_before(o->work_since, o->born, WORK_AGE_MIN)  ? "参加工作时不满十六岁"
                      : o->born > k->month                               ? "出生年月晚于核对的日期"
                      : o->work_since > k->month                         ? "参加工作时间晚于核对的日期"
                      : o->party_since > k->month                        ? "入党时间晚于核对的日期"
                                                                         : NULL;
    if (why) cadre_note(k->findings, FINDING_W822, cite(k, CADRE_RULE_A29), k->subject, "%s，先改正；年限没有判断", why);
    return !why;
}

/* ---- grades ---- */

static void must_have(struct checking *k, const char *article, const char *title, int64_t years)
{
    int has = qualify_months(k->grade.since, k->month);
    if (has >= years * MONTHS) return;
    cadre_note(k->findings, FINDING_F824, article, k->subject, "提任%s须任%s %" PRId64 " 年以上，%d.%02d 起任，到 %d.%02d 为 %d 年 %d 个月", title,
            post_grade_title(k->grade.grade), years, k->grade.since / 100, k->grade.since % 100, k->month / 100,
            k->month % 100, has / MONTHS, has % MONTHS);
}

static void check_years(struct checking *k)
{
    const struct law_setting *s = k->c->law->settings;
    struct arena *a = k->findings->arena;
    enum post_grade to = k->c->post->grade;
    enum setting by = to == GRADE_SECTION ? SETTING_SECTION_YEARS : SETTING_SECTION_DEPUTY_YEARS;
    if (to == GRADE_DIVISION || to == GRADE_DEPUTY_DIVISION)
        must_have(k, cite(k, CADRE_RULE_A20), post_grade_title(to), to == GRADE_DIVISION ? 2 : 3);
    else if (s[by].value)
        must_have(k, cadre_cite_setting(a, k->c->law, by), post_grade_title(to), s[by].value);
}

/* The text forbids 越两级 and does not say whether two grades are passed over or two are risen. */
int64_t qualify_leap_most(const struct law_basis *law)
{
    return law->settings[SETTING_LEAP_LIMIT].value == LEAP_UP_TWO ? 1 : 2;
}

void qualify_check_leap(const struct law_basis *law, enum post_grade from, enum post_grade to, enum finding_code code,
        const char *subject, struct finding_list *findings)
{
    const struct law_setting *reading = &law->settings[SETTING_LEAP_LIMIT];
    bool is_settled = reading->origin != ORIGIN_DEFAULT;
    int rise = (int)to - (int)from;
    const char *article = is_settled ? cadre_cite_setting(findings->arena, law, SETTING_LEAP_LIMIT)
                                     : cadre_cite(findings->arena, law->on, CADRE_RULE_A24);
    if (!from) return;
    if (rise > qualify_leap_most(law))
        cadre_note(findings, code, article, subject, "现任%s，拟任%s，升 %d 级；破格也不得越两级（“越两级”读作%s）", post_grade_title(from),
                post_grade_title(to), rise, reading->value == LEAP_UP_TWO ? "升两级" : "越过中间的两级");
    else if (rise == 2 && !is_settled)
        cadre_note(findings, FINDING_N871, article, subject,
                "现任%s，拟任%s，升两级；“不得越两级提拔”读作不得越过中间的两级，这一件没有越过；读法没有人确认（leap_limit）", post_grade_title(from),
                post_grade_title(to));
}

static void check_rise(struct checking *k)
{
    enum post_grade from = k->grade.grade, to = k->c->post->grade;
    if (to <= GRADE_STAFF) return;
    if (!from) {
        cadre_note(k->findings, FINDING_W822, cite(k, CADRE_RULE_A27), k->subject, "没有登记现任职级，任职年限没有判断");
        return;
    }
    if (to <= from) return;
    bool is_leap = to > from + 1;
    if (is_leap) {
        cadre_note(k->findings, FINDING_F824, cite(k, CADRE_RULE_A27), k->subject, "现任%s，拟任%s，越过了 %d 级；应当逐级提拔，破格的写明理由和批准文号",
                post_grade_title(from), post_grade_title(to), (int)to - (int)from - 1);
        qualify_check_leap(k->c->law, from, to, FINDING_F824, k->subject, k->findings);
    }
    if (!k->grade.since) {
        cadre_note(k->findings, FINDING_W822, cite(k, CADRE_RULE_A24), k->subject, "没有登记任%s的时间，任职年限没有判断", post_grade_title(from));
        return;
    }
    if (qualify_months(k->grade.since, k->month) < MONTHS)
        cadre_note(k->findings, FINDING_F824, cite(k, CADRE_RULE_A24), k->subject, "%d.%02d 起任%s，不满一年，%s",
                k->grade.since / 100, k->grade.since % 100, post_grade_title(from), is_leap ? "破格也不得提拔" : "不得再提拔");
    if (!is_leap) check_years(k);
}

/* ---- training (A22) ---- */

int64_t qualify_training_hours(const struct people *p, const struct official *o, struct date on)
{
    enum { TRAINING_MONTHS = 60 };
    int64_t hours = -1;
    for (size_t i = 0; i < p->facts.n; i++) {
        const struct official_fact *x = &p->facts.v[i];
        int32_t ended = x->to ? x->to : x->from;
        if (x->official_no != o->official_no || x->kind != FACT_TRAINING || !ended) continue;
        int ago = qualify_months(ended, on.ymd / 100);
        if (ago >= 0 && ago < TRAINING_MONTHS) hours = (hours < 0 ? 0 : hours) + x->hours;
    }
    return hours;
}

static void check_training(struct checking *k)
{
    enum { MONTHS_AFTER = 12 };
    struct arena *a = k->findings->arena;
    int64_t asked = k->c->law->settings[SETTING_TRAINING_HOURS].value;
    int64_t hours = qualify_training_hours(k->c->people, k->c->official, k->c->on);
    if (!k->grade.grade || k->c->post->grade <= k->grade.grade || (hours >= 0 && hours >= asked)) return;
    const char *end = date_text(a, date_add_months(k->c->on, MONTHS_AFTER));
    if (hours < 0)
        cadre_note(k->findings, FINDING_W837, cite(k, CADRE_RULE_A22), k->subject, "最近五年没有登记培训；提任后须在一年内（%s 以前）完成", end);
    else
        cadre_note(k->findings, FINDING_W837, cadre_cite_setting(a, k->c->law, SETTING_TRAINING_HOURS), k->subject,
                "最近五年培训 %" PRId64 " 学时，须 %" PRId64 " 学时；提任后须在一年内（%s 以前）完成", hours, asked, end);
}

/* ---- education, work, party ---- */

/* 大专 and above by how the names end; "" is not known. */
static bool is_higher(const char *record)
{
    static const char *const ends[] = {"研究生", "研究生班", "大学", "本科", "大专", "专科", "大学普通班"};
    size_t n = strlen(record);
    for (size_t i = 0; i < ARRAY_COUNT(ends); i++) {
        size_t m = strlen(ends[i]);
        if (n >= m && text_eq(record + n - m, ends[i])) return true;
    }
    return false;
}

static void check_education(struct checking *k)
{
    const struct official *o = k->c->official;
    const char *const records[] = {o->full_time_record, o->in_service_record, o->highest_record};
    const char *said = "";
    if (k->c->post->grade < GRADE_DEPUTY_SECTION) return;
    for (size_t i = 0; i < ARRAY_COUNT(records); i++) {
        if (is_higher(records[i])) return;
        if (!*said) said = records[i];
    }
    if (!*said)
        cadre_note(k->findings, FINDING_W822, cite(k, CADRE_RULE_A21), k->subject, "没有登记学历");
    else
        cadre_note(k->findings, FINDING_W831, cite(k, CADRE_RULE_A21), k->subject, "学历“%s”，一般应当具有大学专科以上学历",
                said);
}

static bool is_grassroots(enum organisation_kind kind)
{
    return kind == ORGANISATION_TOWNSHIP || kind == ORGANISATION_SUBDISTRICT || kind == ORGANISATION_FARM;
}

/* Does the person serve at the grass roots in that month? */
static bool serves_below(struct checking *k, int32_t month)
{
    const struct people *p = k->c->people;
    for (size_t i = 0; i < p->appointments.n; i++) {
        const struct appointment *x = &p->appointments.v[i];
        if (x->official_no != k->c->official->official_no || !x->since || !appointment_holds(x, month)) continue;
        const struct post *post = post_lookup(&p->posts, x->post_no);
        const struct organisation *at = post ? organisation_lookup(&p->organisations, post->organisation_no) : NULL;
        if (at && is_grassroots(at->kind)) return true;
    }
    return false;
}

/* Months in such appointments; what overlaps counts once, what lies between them does not. */
static int grassroots_months(struct checking *k)
{
    const struct appointment_list *list = &k->c->people->appointments;
    int32_t from = k->month;
    int months = 0;
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].official_no == k->c->official->official_no && list->v[i].since && list->v[i].since < from) from = list->v[i].since;
    for (int32_t month = from; month < k->month; month += month % 100 == 12 ? 89 : 1) months += serves_below(k, month);
    return months;
}

static int64_t posts_at(struct checking *k, enum post_grade grade)
{
    const struct people *p = k->c->people;
    int64_t n = 0;
    for (size_t i = 0; i < p->appointments.n; i++)
        n += p->appointments.v[i].official_no == k->c->official->official_no && p->appointments.v[i].grade == grade;
    return n;
}

static void check_division(struct checking *k)
{
    const struct law_setting *s = k->c->law->settings;
    struct arena *a = k->findings->arena;
    const struct official *o = k->c->official;
    int64_t work = s[SETTING_DIVISION_WORK_YEARS].value, ground = s[SETTING_DIVISION_GRASSROOTS_YEARS].value;
    int64_t posts = s[SETTING_DIVISION_POSTS].value;
    if (k->c->post->grade < GRADE_DEPUTY_DIVISION) return;
    if (work && !o->work_since)
        cadre_note(k->findings, FINDING_W822, cadre_cite_setting(a, k->c->law, SETTING_DIVISION_WORK_YEARS), k->subject, "没有登记参加工作时间，工龄没有判断");
    else if (work && qualify_months(o->work_since, k->month) < work * MONTHS)
        cadre_note(k->findings, FINDING_F824, cadre_cite_setting(a, k->c->law, SETTING_DIVISION_WORK_YEARS), k->subject,
                "须有 %" PRId64 " 年以上工龄，%d.%02d 参加工作", work, o->work_since / 100, o->work_since % 100);
    int ground_months = grassroots_months(k);
    if (ground && ground_months < ground * MONTHS)
        cadre_note(k->findings, FINDING_W822, cadre_cite_setting(a, k->c->law, SETTING_DIVISION_GRASSROOTS_YEARS), k->subject,
                "须有 %" PRId64 " 年以上基层工作经历，登记的任职只算得出 %d 个月，请对照简历", ground, ground_months);
    int64_t held = posts_at(k, k->c->post->grade - 1);
    if (posts && held < posts)
        cadre_note(k->findings, FINDING_W822, cadre_cite_setting(a, k->c->law, SETTING_DIVISION_POSTS), k->subject,
                "须有下一级 %" PRId64 " 个以上职位的任职经历，登记了 %" PRId64 " 个，请对照简历", posts, held);
}

static bool is_party_post(enum post_role r)
{
    return r == ROLE_SECRETARY || r == ROLE_DEPUTY_SECRETARY || r == ROLE_DISCIPLINE || r == ROLE_MEMBER;
}

static void check_party(struct checking *k)
{
    const struct official *o = k->c->official;
    enum setting s = k->c->post->role == ROLE_SECRETARY ? SETTING_PARTY_SECRETARY_YEARS : SETTING_PARTY_MEMBER_YEARS;
    int64_t years = k->c->law->settings[s].value;
    if (!is_party_post(k->c->post->role)) return;
    enum politics side = politics_of(o);
    if (side == POLITICS_OUTSIDE || side == POLITICS_LEAGUE || side == POLITICS_PROBATIONARY)
        cadre_note(k->findings, FINDING_F824, cite(k, CADRE_RULE_A26), k->subject, "政治面貌是%s，%s须由中共党员担任%s", o->politics, k->c->post->name,
                side == POLITICS_PROBATIONARY ? "，预备党员没有被选举权" : "");
    else if (side == POLITICS_UNCLEAR)
        cadre_note(k->findings, FINDING_W822, cite(k, CADRE_RULE_A26), k->subject, "政治面貌是%s，又登记了入党时间 %d.%02d，是不是中共党员没有判断", o->politics,
                o->party_since / 100, o->party_since % 100);
    else if (!o->party_since)
        cadre_note(k->findings, FINDING_W822, cite(k, CADRE_RULE_A26), k->subject, "没有登记入党时间，党龄没有判断");
    else if (years && qualify_months(o->party_since, k->month) < years * MONTHS)
        cadre_note(k->findings, FINDING_F824, cadre_cite_setting(k->findings->arena, k->c->law, s), k->subject,
                "%s须有 %" PRId64 " 年以上党龄，%d.%02d 入党", k->c->post->name, years, o->party_since / 100, o->party_since % 100);
    else if (years && qualify_months(o->party_since, k->month) < (years + 1) * MONTHS)
        cadre_note(k->findings, FINDING_W822, cadre_cite_setting(k->findings->arena, k->c->law, s), k->subject,
                "%s须有 %" PRId64 " 年以上党龄，%d.%02d 入党；党龄从预备期满转正算起，没有登记转正的时间，请核对", k->c->post->name, years, o->party_since / 100,
                o->party_since % 100);
}

enum { YEARS = 3 };

static bool has_result(const struct people *p, int64_t official_no, int64_t year)
{
    for (size_t i = 0; i < p->results.n; i++)
        if (p->results.v[i].official_no == official_no && p->results.v[i].year == year) return true;
    return false;
}

/* The last three years at work of which no grade is on record. */
static void note_missing_years(struct checking *k)
{
    struct buf missing = {.arena = k->findings->arena};
    const struct official *o = k->c->official;
    for (int year = k->month / 100 - YEARS; year < k->month / 100; year++)
        if (o->work_since / 100 < year && !has_result(k->c->people, o->official_no, year)) buf_addf(&missing, "%s%d", missing.n ? "、" : "", year);
    if (missing.n)
        cadre_note(k->findings, FINDING_W822, cadre_cite_setting(k->findings->arena, k->c->law, SETTING_ANNUAL_BELOW_BARS), k->subject,
                "没有登记 %s 年的年度考核结果，有没有基本称职以下的没有判断", buf_text(&missing));
}

static void check_annual(struct checking *k)
{
    const struct people *p = k->c->people;
    bool is_on = k->c->law->settings[SETTING_ANNUAL_BELOW_BARS].value;
    if (is_on) note_missing_years(k);
    for (size_t i = 0; i < p->results.n && is_on; i++) {
        const struct year_result *r = &p->results.v[i];
        bool is_recent = r->year < k->month / 100 && r->year >= k->month / 100 - YEARS;
        if (r->official_no != k->c->official->official_no || !is_recent) continue;
        if (r->grade == ANNUAL_BASIC || r->grade == ANNUAL_INCOMPETENT)
            cadre_note(k->findings, FINDING_F824, cadre_cite_setting(k->findings->arena, k->c->law, SETTING_ANNUAL_BELOW_BARS),
                    k->subject, "%" PRId64 " 年年度考核为%s，近三年有基本称职以下的不得列为考察对象", r->year, annual_grade_title(r->grade));
    }
}

/* ---- what bars from being appraised (A28) ---- */

static void check_bars(struct checking *k)
{
    const struct official_fact_list *f = &k->c->people->facts;
    for (size_t i = 0; i < f->n; i++) {
        const struct official_fact *x = &f->v[i];
        bool stands = x->kind == FACT_BAR && x->from <= k->month && (!x->to || x->to >= k->month);
        if (stands && x->official_no == k->c->official->official_no)
            cadre_note(k->findings, FINDING_F824, cite(k, CADRE_RULE_A28), k->subject, "登记了不得列为考察对象的情形: %s%s%s", x->text,
                    *x->document ? "，" : "", x->document);
    }
}

/* ---- exchange (local rules) ---- */

static void check_exchange(struct checking *k)
{
    const struct people *p = k->c->people;
    for (size_t i = 0; i < p->appointments.n; i++) {
        const struct appointment *x = &p->appointments.v[i];
        const struct post *post = x->official_no == k->c->official->official_no ? post_lookup(&p->posts, x->post_no) : NULL;
        if (!post || !appointment_holds(x, k->month) || post->organisation_no == k->c->post->organisation_no) continue;
        enum setting s = post->is_chief ? SETTING_CHIEF_EXCHANGE_YEARS : SETTING_EXCHANGE_YEARS;
        int64_t years = k->c->law->settings[s].value;
        if (years && !x->since)
            cadre_note(k->findings, FINDING_W822, cadre_cite_setting(k->findings->arena, k->c->law, s), k->subject, "没有登记任%s的时间，满不满 %" PRId64 " 年没有判断",
                    post->name, years);
        else if (years && qualify_months(x->since, k->month) < years * MONTHS)
            cadre_note(k->findings, FINDING_W831, cadre_cite_setting(k->findings->arena, k->c->law, s), k->subject,
                    "%d.%02d 起任%s，不满 %" PRId64 " 年，一般不交流", x->since / 100, x->since % 100, post->name, years);
    }
}

void qualify_check(const struct qualify_case *c, const char *subject, struct finding_list *findings)
{
    struct checking k = {c, subject, findings, qualify_grade_of(c->people, c->official, c->on), c->on.ymd / 100};
    if (!dates_are_sound(&k)) return;
    check_rise(&k);
    check_training(&k);
    check_education(&k);
    check_division(&k);
    check_party(&k);
    check_annual(&k);
    check_bars(&k);
    check_exchange(&k);
}
