/* The session as a state machine: which step may follow which, and what each must leave behind. */
#include <inttypes.h>

#include "congress/checker.h"

enum place { ANYWHERE, AT_PREPARATORY, AT_PLENARY };

/* after         what must be done before it; SESSION_STEP_COUNT ends the list
 * older, newer  article of the Organic Law that the step rests on, in the texts of 2004 and 2015 and in that of 2022;
 *               0: another text, or practice alone */
struct step_rule {
    enum session_step after[2];
    enum place place;
    bool is_optional;
    int older, newer;
};

#define NOTHING SESSION_STEP_COUNT

static const struct step_rule rules[SESSION_STEP_COUNT] = {
        [SESSION_NOTICE] = {{NOTHING, NOTHING}, ANYWHERE, false, 11, 14},
        [SESSION_CREDENTIALS] = {{SESSION_NOTICE, NOTHING}, ANYWHERE, false, 32, 37},
        [SESSION_PREPARATORY] = {{SESSION_CREDENTIALS, NOTHING}, AT_PREPARATORY, false, 15, 19},
        [SESSION_OPENING] = {{SESSION_PREPARATORY, NOTHING}, AT_PLENARY, false, 20, 25},
        [SESSION_GOVERNMENT_REPORT] = {{SESSION_OPENING, NOTHING}, AT_PLENARY, false, 9, 12},
        [SESSION_PRESIDIUM_REPORT] = {{SESSION_OPENING, NOTHING}, AT_PLENARY, false, 9, 12},
        [SESSION_BUDGET] = {{SESSION_OPENING, NOTHING}, AT_PLENARY, false, 9, 12},
        [SESSION_METHOD] = {{SESSION_OPENING, NOTHING}, AT_PLENARY, false, 22, 27},
        [SESSION_NOMINATION] = {{SESSION_METHOD, NOTHING}, ANYWHERE, false, 21, 26},
        [SESSION_VERIFICATION] = {{SESSION_NOMINATION, NOTHING}, ANYWHERE, false, 21, 26},
        [SESSION_DELIBERATION] = {{SESSION_VERIFICATION, NOTHING}, ANYWHERE, false, 22, 27},
        [SESSION_PRIMARY] = {{SESSION_DELIBERATION, NOTHING}, ANYWHERE, true, 22, 27},
        [SESSION_FORMAL_LIST] = {{SESSION_DELIBERATION, NOTHING}, ANYWHERE, false, 22, 27},
        [SESSION_TELLERS] = {{SESSION_FORMAL_LIST, NOTHING}, AT_PLENARY, false, 23, 28},
        [SESSION_VOTE] = {{SESSION_TELLERS, NOTHING}, AT_PLENARY, false, 23, 28},
        [SESSION_COUNT] = {{SESSION_VOTE, NOTHING}, AT_PLENARY, false, 24, 29},
        [SESSION_ANNOUNCEMENT] = {{SESSION_COUNT, NOTHING}, AT_PLENARY, false, 24, 29},
        [SESSION_OATH] = {{SESSION_ANNOUNCEMENT, NOTHING}, ANYWHERE, true, 0, 0},
        [SESSION_FILING] = {{SESSION_ANNOUNCEMENT, NOTHING}, ANYWHERE, false, 0, 0},
};

static const char *article_of(struct checker *k, enum session_step step)
{
    if (step == SESSION_OATH) return law_cite(k->a, k->law, RULE_R103);
    const struct step_rule *r = &rules[step];
    return r->newer ? law_cite_ol(k->a, k->law, r->older, r->newer) : "";
}

static void say(struct checker *k, enum finding_code code, enum session_step step, const char *text)
{
    finding_add(k->list, (struct finding){code, article_of(k, step), session_step_title(step), text});
}

/* A primary, where one was held, stands between deliberation and the formal list. */
static bool must_precede(const struct session *s, enum session_step before, enum session_step step)
{
    if (before == SESSION_PRIMARY && step == SESSION_FORMAL_LIST) return s->steps[SESSION_PRIMARY].is_done;
    for (size_t i = 0; i < 2; i++)
        if (rules[step].after[i] == before) return true;
    return false;
}

static bool oath_is_due(struct checker *k)
{
    struct reason_list ignored = {.arena = k->a};
    return law_must_take_oath(k->law, OATH_ELECTED_LEADER, &ignored);
}

static bool primary_is_due(const struct session *s)
{
    for (size_t i = 0; i < s->nominee_count; i++)
        if (s->nominees[i].primary_votes >= 0) return true;
    return false;
}

static bool is_due(struct checker *k, enum session_step step)
{
    if (step == SESSION_OATH) return oath_is_due(k);
    if (step == SESSION_PRIMARY) return primary_is_due(k->s);
    return !rules[step].is_optional;
}

/* ---- order ---- */

static void check_order(struct checker *k, enum session_step step)
{
    const struct step_record *now = &k->s->steps[step];
    for (int b = 0; b < SESSION_STEP_COUNT; b++) {
        enum session_step before = (enum session_step)b;
        if (!must_precede(k->s, before, step)) continue;
        const struct step_record *earlier = &k->s->steps[before];
        const char *title = session_step_title(step);
        if (!earlier->is_done)
            say(k, FINDING_F704, step,
                    arena_text(k->a, "“%s”还没有完成，就进行了“%s”（%s）", session_step_title(before), title,
                            moment_text(k->a, now->at)));
        else if (earlier->at.ymdhm > now->began_at.ymdhm)
            say(k, FINDING_F701, step,
                    arena_text(k->a, "“%s” %s 才完成，“%s” %s 已经开始", session_step_title(before),
                            moment_text(k->a, earlier->at), title, moment_text(k->a, now->began_at)));
    }
}

/* Two steps that end in the same minute, or that show the same paper as their record, were held as one. */
static void check_merged(struct checker *k, enum session_step step)
{
    const struct step_record *x = &k->s->steps[step];
    for (int b = 0; b < (int)step; b++) {
        const struct step_record *y = &k->s->steps[b];
        if (!y->is_done) continue;
        bool same_minute = y->at.ymdhm == x->at.ymdhm, same_paper = *x->evidence && text_eq(x->evidence, y->evidence);
        if (!same_minute && !same_paper) continue;
        say(k, FINDING_F703, step,
                arena_text(k->a, "与“%s”%s%s，应当分别进行、分别记录", session_step_title((enum session_step)b),
                        same_minute ? "在同一分钟完成" : "", same_paper ? "用同一份记录" : ""));
    }
}

static void check_place(struct checker *k, enum session_step step)
{
    const struct step_record *x = &k->s->steps[step];
    if (rules[step].place == ANYWHERE) {
        if (!*x->evidence && x->sitting == SIZE_MAX)
            say(k, FINDING_F702, step, "没有写明哪一次会议或者哪一份文件可以证明");
        return;
    }
    enum sitting_kind wanted = rules[step].place == AT_PREPARATORY ? SITTING_PREPARATORY : SITTING_PLENARY;
    if (x->sitting == SIZE_MAX || k->s->sittings[x->sitting].kind != wanted)
        say(k, FINDING_F702, step,
                arena_text(k->a, "应当在%s上进行，没有登记是哪一次%s", sitting_kind_title(wanted),
                        sitting_kind_title(wanted)));
}

/* ---- what a step leaves behind ---- */

static const struct resolution *last_resolution(const struct session *s, enum resolution_kind kind)
{
    for (size_t i = s->resolution_count; i-- > 0;)
        if (s->resolutions[i].kind == kind) return &s->resolutions[i];
    return NULL;
}

static void want_resolution(struct checker *k, enum session_step step, enum resolution_kind kind)
{
    const struct resolution *r = last_resolution(k->s, kind);
    const char *title = resolution_kind_title(kind);
    if (!r) {
        say(k, FINDING_F702, step, arena_text(k->a, "没有%s的表决记录", title));
        return;
    }
    struct reason_list reasons = {.arena = k->a};
    enum finding_code code = kind == RESOLUTION_METHOD ? FINDING_F707 : FINDING_F708;
    if (!law_resolution(k->law, r->title, r->votes_for, checker_deputies(k, r->at), &reasons))
        checker_quote(k, code, title, &reasons);
}

static void want(struct checker *k, enum session_step step, bool is_there, const char *text)
{
    if (!is_there) say(k, FINDING_F702, step, text);
}

/* A report is heard and debated before it is voted on; the step begins when it is heard and ends when it is voted. No
 * article puts the reports before the election: the agenda does, which the presidium that presides carries out (art. 19) and
 * may accept otherwise. */
static void check_report(struct checker *k, enum session_step step, enum resolution_kind kind)
{
    const struct session *s = k->s;
    const struct step_record *x = &s->steps[step], *method = &s->steps[SESSION_METHOD];
    const struct resolution *r = last_resolution(s, kind);
    const char *title = session_step_title(step);
    want_resolution(k, step, kind);
    if (r && r->at.ymdhm <= x->began_at.ymdhm)
        say(k, FINDING_F702, step,
                arena_text(k->a, "没有登记听取、审议的时间：表决在 %s，听取（--began）须在表决以前", moment_text(k->a, r->at)));
    if (method->is_done && x->began_at.ymdhm > method->at.ymdhm)
        finding_add(k->list,
                (struct finding){FINDING_F701, article_of(k, SESSION_PREPARATORY), title,
                        arena_text(k->a, "“%s” %s 通过以后，%s 才开始“%s”；议程通常先听取报告再选举，另有安排的由主席团决定接受",
                                session_step_title(SESSION_METHOD), moment_text(k->a, method->at),
                                moment_text(k->a, x->began_at), title)});
}

/* Provinces say how many days ahead deputies are told; the province's article stands with the setting. */
static void check_notice(struct checker *k)
{
    const struct session *s = k->s;
    int64_t days = k->law->settings[SETTING_SESSION_NOTICE_DAYS].value;
    int ahead = date_days_between(moment_date(s->steps[SESSION_NOTICE].at), s->opens_on);
    if (days == 0 || ahead >= days) return;
    finding_add(k->list, (struct finding){FINDING_F727, law_cite_setting(k->a, k->law, SETTING_SESSION_NOTICE_DAYS, RULE_R82),
                                 session_step_title(SESSION_NOTICE),
                                 arena_text(k->a, "%s 通知代表，会议 %s 召开，提前 %d 日，规定为 %" PRId64 " 日以前",
                                         moment_text(k->a, s->steps[SESSION_NOTICE].at), date_text(k->a, s->opens_on), ahead,
                                         days)});
}

static void check_method(struct checker *k)
{
    const struct session *s = k->s;
    want_resolution(k, SESSION_METHOD, RESOLUTION_METHOD);
    want(k, SESSION_METHOD, s->has_method, "没有登记选举办法的内容：差额数、提名截止时间");
}

static void check_nomination_closed(struct checker *k)
{
    const struct session *s = k->s;
    if (s->has_method && s->steps[SESSION_NOMINATION].at.ymdhm < s->nomination_deadline.ymdhm)
        say(k, FINDING_F701, SESSION_NOMINATION,
                arena_text(k->a, "提名在 %s 结束，早于选举办法规定的截止时间 %s",
                        moment_text(k->a, s->steps[SESSION_NOMINATION].at), moment_text(k->a, s->nomination_deadline)));
}

static void check_verified(struct checker *k)
{
    for (size_t i = 0; i < k->s->nominee_count; i++) {
        const struct leader_nominee *n = &k->s->nominees[i];
        if (n->is_joint && !moment_is_set(n->verified_at))
            checker_say(k, FINDING_F724, n->name, "代表联合提名“%s”为%s候选人，联名代表没有核对", n->name,
                    k->s->posts[n->post].title);
    }
}

static void check_deliberation(struct checker *k)
{
    const struct session *s = k->s;
    const struct step_record *x = &s->steps[SESSION_DELIBERATION];
    int64_t minutes = moment_minutes_between(x->began_at, x->at);
    if (s->deliberation_minutes >= 0 && minutes < s->deliberation_minutes)
        say(k, FINDING_F723, SESSION_DELIBERATION,
                arena_text(k->a, "自 %s 至 %s 共 %" PRId64 " 分钟，选举办法规定不少于 %" PRId64 " 分钟",
                        moment_text(k->a, x->began_at), moment_text(k->a, x->at), minutes, s->deliberation_minutes));
}

static void check_every_post(struct checker *k, enum session_step step)
{
    for (size_t i = 0; i < k->s->post_count; i++) {
        const struct session_post *p = &k->s->posts[i];
        const struct post_result *r = &k->r->posts[i];
        bool ok = step == SESSION_FORMAL_LIST    ? p->formal_count > 0
                  : step == SESSION_VOTE         ? r->round_count > 0
                  : step == SESSION_COUNT        ? r->state != POST_IS_NOT_OPEN && r->state != POST_IS_COUNTING
                  : step == SESSION_ANNOUNCEMENT ? moment_is_set(p->announced_at)
                                                 : true;
        if (!ok) say(k, FINDING_F702, step, arena_text(k->a, "没有%s的记录", p->title));
    }
}

static void check_record(struct checker *k, enum session_step step)
{
    const struct session *s = k->s;
    switch (step) {
    case SESSION_PREPARATORY:
        want_resolution(k, step, RESOLUTION_PRESIDIUM);
        want_resolution(k, step, RESOLUTION_AGENDA);
        want(k, step, s->presidium_count > 0, "没有登记主席团组成人员");
        break;
    case SESSION_GOVERNMENT_REPORT: check_report(k, step, RESOLUTION_GOVERNMENT_REPORT); break;
    case SESSION_PRESIDIUM_REPORT: check_report(k, step, RESOLUTION_PRESIDIUM_REPORT); break;
    case SESSION_BUDGET: check_report(k, step, RESOLUTION_BUDGET); break;
    case SESSION_METHOD: check_method(k); break;
    case SESSION_NOMINATION: check_nomination_closed(k); break;
    case SESSION_VERIFICATION: check_verified(k); break;
    case SESSION_DELIBERATION: check_deliberation(k); break;
    case SESSION_TELLERS:
        want_resolution(k, step, RESOLUTION_TELLERS);
        want(k, step, s->staff_count > 0, "没有登记监票人、计票人");
        break;
    case SESSION_FORMAL_LIST:
    case SESSION_VOTE:
    case SESSION_COUNT:
    case SESSION_ANNOUNCEMENT: check_every_post(k, step); break;
    case SESSION_FILING: want(k, step, s->filing_count > 0, "没有登记报送、归档的文件"); break;
    case SESSION_NOTICE: check_notice(k); break;
    case SESSION_CREDENTIALS:
    case SESSION_OPENING:
    case SESSION_PRIMARY:
    case SESSION_OATH:
    case SESSION_STEP_COUNT: break;
    }
}

void check_steps(struct checker *k)
{
    for (int i = 0; i < SESSION_STEP_COUNT; i++) {
        enum session_step step = (enum session_step)i;
        if (!k->s->steps[step].is_done) {
            if (k->is_final && is_due(k, step))
                say(k, FINDING_F704, step, arena_text(k->a, "“%s”没有进行或者没有记录", session_step_title(step)));
            continue;
        }
        check_order(k, step);
        check_merged(k, step);
        check_place(k, step);
        check_record(k, step);
    }
}

size_t session_next_steps(const struct session *s, enum session_step next[SESSION_STEP_COUNT])
{
    size_t n = 0;
    for (int i = 0; i < SESSION_STEP_COUNT; i++) {
        enum session_step step = (enum session_step)i;
        bool is_ready = !s->steps[step].is_done;
        for (int b = 0; is_ready && b < SESSION_STEP_COUNT; b++)
            if (must_precede(s, (enum session_step)b, step) && !s->steps[b].is_done) is_ready = false;
        if (is_ready) next[n++] = step;
    }
    return n;
}
