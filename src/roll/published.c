#include "roll/published.h"

#include <inttypes.h>

#include "law/calendar.h"
#include "law/objection.h"

struct date roll_list_day(const struct roll_publication *p, int64_t district_no)
{
    struct date day = DATE_NONE;
    for (size_t i = 0; i < p->notice_count; i++) {
        const struct notice *n = &p->notices[i];
        if (n->kind != NOTICE_VOTER_LIST) continue;
        if (district_no && n->district_no && n->district_no != district_no) continue;
        bool is_wanted =
                !date_is_set(day) || (district_no ? n->published_on.ymd < day.ymd : n->published_on.ymd > day.ymd);
        if (is_wanted) day = n->published_on;
    }
    return day;
}

static bool is_after_list(const struct roll_publication *p, int64_t district_no, struct date on)
{
    if (!district_no) return false;
    struct date list_on = roll_list_day(p, district_no);
    return date_is_set(list_on) && on.ymd > list_on.ymd;
}

/* Does the change tell on a published list, so that it must be made known (补正)? Changes of the day of publication are
 * on the list that was published. */
static bool is_supplementary(const struct roll_publication *p, const struct voter_change *c)
{
    return is_after_list(p, c->from_district, c->changed_on) || is_after_list(p, c->to_district, c->changed_on);
}

/* ---- one change ---- */

/* Late registration is for people who come onto a list; who gets rights back or is corrected is no late comer. */
static bool is_registration(const struct voter_change *c)
{
    return c->kind == CHANGE_OF_VOTER_ADD || c->kind == CHANGE_OF_VOTER_TRANSFER_IN;
}

/* The province's last day for such a change and its article; DATE_NONE where it has none or the change is in time. */
static struct date missed_day(
        struct arena *a, const struct law_basis *b, const struct voter_change *c, const char **article)
{
    static const enum setting settings[] = {SETTING_LATE_REGISTRATION_DAYS, SETTING_LIST_CORRECTION_DAYS};
    for (size_t i = 0; i < ARRAY_COUNT(settings); i++) {
        int days = (int)b->settings[settings[i]].value;
        if (days == 0 || (settings[i] == SETTING_LATE_REGISTRATION_DAYS && !is_registration(c))) continue;
        struct date last = law_days_before(b, days);
        if (c->changed_on.ymd <= last.ymd) continue;
        *article = law_cite_setting(a, b, settings[i], RULE_R30);
        return last;
    }
    return DATE_NONE;
}

static void check_rounds(struct arena *a, const struct law_basis *b, const struct roll_publication *p,
        const struct voter_change *c, struct finding_list *findings)
{
    for (size_t i = 0; i < p->round_count; i++) {
        const struct roll_round *r = &p->rounds[i];
        if (r->district_no != c->from_district && r->district_no != c->to_district) continue;
        if (c->from_district == c->to_district) continue; /* nobody more or fewer */
        finding_add(
                findings, (struct finding){FINDING_W127, law_cite(a, b, RULE_R58), district_subject(a, r->district_no),
                                  arena_text(a,
                                          "第 %" PRId64 " 次投票已按 %" PRId64
                                          " 名选民开始（%s），这一变动不改变该次投票的全体选民数；须说明理由",
                                          r->round, r->registered, date_text(a, r->held_on))});
    }
}

void roll_check_change(struct arena *a, const struct law_basis *b, const struct roll_publication *p,
        const struct voter_change *c, struct finding_list *findings)
{
    int64_t district_no = is_after_list(p, c->to_district, c->changed_on) ? c->to_district : c->from_district;
    if (is_supplementary(p, c)) {
        const char *article;
        struct date missed = missed_day(a, b, c, &article);
        finding_add(findings,
                (struct finding){FINDING_N121, law_cite(a, b, RULE_R30), district_subject(a, district_no),
                        arena_text(a,
                                "选民名单已于 %s 公布，这一%s须补正公布（roll correct-list，notice add "
                                "voter-list-correction）",
                                date_text(a, roll_list_day(p, district_no)), voter_change_kind_title(c->kind))});
        if (date_is_set(missed))
            finding_add(findings, (struct finding){FINDING_W126, article, district_subject(a, district_no),
                                          arena_text(a, "%s 的%s迟于期限 %s", date_text(a, c->changed_on),
                                                  voter_change_kind_title(c->kind), date_text(a, missed))});
    }
    check_rounds(a, b, p, c, findings);
}

/* ---- all of them ---- */

/* Was it made known on that day or later? */
static bool is_made_known(const struct roll_publication *p, int64_t district_no, struct date on)
{
    for (size_t i = 0; i < p->notice_count; i++) {
        const struct notice *n = &p->notices[i];
        if (n->kind == NOTICE_VOTER_LIST_CORRECTION && (n->district_no == 0 || n->district_no == district_no) &&
                n->published_on.ymd >= on.ymd)
            return true;
    }
    return false;
}

static void check_district_changes(struct arena *a, const struct law_basis *b, const struct roll_publication *p,
        const struct voter_change *changes, size_t count, int64_t district_no, struct finding_list *findings)
{
    int64_t unknown = 0, late = 0;
    struct date first = DATE_NONE, last_day = DATE_NONE;
    const char *article = "";
    for (size_t i = 0; i < count; i++) {
        const struct voter_change *c = &changes[i];
        if (c->from_district != district_no && c->to_district != district_no) continue;
        if (!is_after_list(p, district_no, c->changed_on)) continue;
        if (!is_made_known(p, district_no, c->changed_on) && unknown++ == 0) first = c->changed_on;
        struct date missed = missed_day(a, b, c, &article);
        if (date_is_set(missed)) late++, last_day = missed;
    }
    if (unknown)
        finding_add(findings,
                (struct finding){FINDING_W125, law_cite(a, b, RULE_R30), district_subject(a, district_no),
                        arena_text(a,
                                "名单公布后有 %" PRId64
                                " 处变动（最早 %s）没有补正公布；用 roll correct-list 打印，公布后用 notice add 登记",
                                unknown, date_text(a, first))});
    if (late)
        finding_add(findings, (struct finding){FINDING_W126, article, district_subject(a, district_no),
                                      arena_text(a, "有 %" PRId64 " 处变动迟于期限 %s", late, date_text(a, last_day))});
}

static void check_list_day(struct arena *a, const struct law_basis *b, const struct roll_publication *p,
        int64_t district_no, struct date last, struct finding_list *findings)
{
    struct date on = roll_list_day(p, district_no);
    const char *text = NULL;
    if (date_is_set(on) && on.ymd > last.ymd)
        text = arena_text(a, "选民名单 %s 公布，应在 %s 以前，迟了 %d 天", date_text(a, on), date_text(a, last),
                date_days_between(last, on));
    if (!date_is_set(on) && p->today.ymd > last.ymd)
        text = arena_text(
                a, "选民名单应在 %s 以前公布，没有公布的登记；已公布的用 notice add 登记", date_text(a, last));
    if (text)
        finding_add(findings,
                (struct finding){FINDING_F124, law_cite(a, b, RULE_R30), district_subject(a, district_no), text});
}

void roll_check_published(struct arena *a, const struct law_basis *b, const struct roll_publication *p,
        const struct voter_change *changes, size_t change_count, struct finding_list *findings)
{
    struct calendar_entry entries[CALENDAR_STEP_COUNT];
    size_t n = law_calendar(a, b, &(struct calendar_facts){0}, entries);
    struct date last = law_calendar_entry(entries, n, STEP_VOTER_LIST)->latest;
    for (size_t i = 0; i < p->district_count; i++) {
        check_list_day(a, b, p, p->districts[i].district_no, last, findings);
        check_district_changes(a, b, p, changes, change_count, p->districts[i].district_no, findings);
    }
}

/* ---- objections ---- */

const char *roll_objection_subject(struct arena *a, const struct objection *o)
{
    return arena_text(a, "申诉 %" PRId64, o->objection_no);
}

/* Nothing is said of a lawsuit that may still come, and of a step that is done in time. */
static bool finding_for(const struct objection_term *t, int late, enum finding_code *code)
{
    bool is_taken = date_is_set(t->taken);
    switch (t->step) {
    case OBJECTION_STEP_FILE: *code = FINDING_W121; return late;
    case OBJECTION_STEP_DECIDE:
        *code = !is_taken ? (late ? FINDING_F125 : FINDING_N122) : FINDING_W122;
        return late || !is_taken;
    case OBJECTION_STEP_SUE: *code = FINDING_W123; return late && is_taken;
    case OBJECTION_STEP_JUDGE: *code = FINDING_W124; return late;
    case OBJECTION_STEP_CLOSED:
    case OBJECTION_STEP_COUNT: break;
    }
    return false;
}

void roll_check_objection(struct arena *a, const struct law_basis *b, const struct roll_publication *p,
        const struct objection *o, struct finding_list *findings)
{
    struct objection_term terms[OBJECTION_STEP_COUNT];
    size_t n = law_objection_terms(a, b, o, roll_list_day(p, o->district_no), p->today, terms);
    for (size_t i = 0; i < n; i++) {
        const struct objection_term *t = &terms[i];
        int late = law_objection_lateness(t, p->today);
        enum finding_code code;
        if (!finding_for(t, late, &code)) continue;
        const char *done = date_is_set(t->taken)
                                   ? arena_text(a, "%s %s", date_text(a, t->taken), objection_step_title(t->step))
                                   : arena_text(a, "%s还没有完成", objection_step_title(t->step));
        finding_add(findings,
                (struct finding){code, t->because.article, roll_objection_subject(a, o),
                        late ? arena_text(a, "%s，最后期限是 %s（%s），迟了 %d 天", done, date_text(a, t->last),
                                       t->because.text, late)
                             : arena_text(a, "%s，应在 %s 以前（%s）", done, date_text(a, t->last), t->because.text)});
    }
}
