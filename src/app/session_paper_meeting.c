/* The course of the session: agenda, minutes. */
#include <inttypes.h>

#include "app/session_pen.h"

static const struct paper_column agenda_columns[] = {
        {"时间", 26, ALIGN_LEFT}, {"会议", 30, ALIGN_LEFT}, {"内容", 44, ALIGN_LEFT}};

/* Sittings in their order, each with the steps that were taken there. */
struct paper *session_compose_agenda(struct arena *a, const struct session_view *v)
{
    const struct session *s = &v->session;
    struct paper *p = session_paper_begin(a, v, arena_text(a, "%s\n议程和日程", s->title));
    paper_add_text(p, BLOCK_HEADING1, "一、议程");
    size_t n = 0;
    static const enum resolution_kind items[] = {
            RESOLUTION_GOVERNMENT_REPORT, RESOLUTION_PRESIDIUM_REPORT, RESOLUTION_BUDGET, RESOLUTION_METHOD};
    for (size_t i = 0; i < ARRAY_COUNT(items); i++)
        paper_addf(p, BLOCK_PARAGRAPH, "%zu. %s%s；", ++n, items[i] == RESOLUTION_METHOD ? "通过" : "审议",
                resolution_kind_title(items[i]));
    for (size_t i = 0; i < s->post_count; i++)
        paper_addf(p, BLOCK_PARAGRAPH, "%zu. 选举%s%" PRId64 "名%s；", ++n, s->posts[i].title, s->posts[i].seats,
                s->posts[i].is_secondment ? "（挂职）" : "");
    paper_addf(p, BLOCK_PARAGRAPH, "%zu. 其他事项。", ++n);
    paper_add_text(p, BLOCK_HEADING1, "二、日程");
    struct paper_rows r = ROWS_OF(a, agenda_columns);
    for (size_t i = 0; i < s->sitting_count; i++) {
        struct buf b = {.arena = a};
        for (int k = 0; k < SESSION_STEP_COUNT; k++)
            if (s->steps[k].is_done && s->steps[k].sitting == i)
                buf_addf(&b, "%s%s", b.n ? "；" : "", session_step_title((enum session_step)k));
        rows_add(&r, moment_text_cn(a, s->sittings[i].at));
        rows_add(&r, s->sittings[i].title);
        rows_add(&r, b.n ? buf_text(&b) : "——");
    }
    if (s->sitting_count == 0) {
        rows_add(&r, "");
        rows_add(&r, "（会议还没有排定）");
        rows_add(&r, "");
    }
    paper_add_rows(p, &r);
    session_paper_sign(p, v);
    return p;
}

/* ---- minutes ---- */

static void note_sitting(struct arena *a, struct paper *p, const struct session *s, size_t i)
{
    const struct sitting *x = &s->sittings[i];
    int64_t n[PRESENCE_COUNT] = {0};
    struct buf away = {.arena = a};
    for (size_t d = 0; d < s->deputy_count; d++) {
        if (session_state_at(&s->deputies[d], x->at) != DEPUTY_IN_OFFICE) continue;
        n[x->presence[d]]++;
        if (x->presence[d] == PRESENCE_LEAVE || x->presence[d] == PRESENCE_ABSENT)
            buf_addf(&away, "%s%s（%s）", away.n ? "、" : "", s->deputies[d].name,
                    x->presence[d] == PRESENCE_ABSENT ? "缺席" : x->has_leave[d] ? "请假，已批准" : "请假，未批准");
    }
    paper_addf(p, BLOCK_HEADING2, "%s", x->title);
    paper_addf(p, BLOCK_PARAGRAPH, "时间：%s。出席代表%" PRId64 "名，请假%" PRId64 "名，缺席%" PRId64 "名%s。%s%s", moment_text_cn(a, x->at),
            n[PRESENCE_PRESENT], n[PRESENCE_LEAVE], n[PRESENCE_ABSENT],
            n[PRESENCE_NOT_SAID] ? arena_text(a, "，未登记%" PRId64 "名", n[PRESENCE_NOT_SAID]) : "",
            away.n ? buf_text(&away) : "", away.n ? "。" : "");
    for (size_t k = 0; k < s->resolution_count; k++) {
        const struct resolution *r = &s->resolutions[k];
        if (r->sitting == i)
            paper_addf(p, BLOCK_PARAGRAPH, "%s表决%s：赞成%" PRId64 "票，反对%" PRId64 "票，弃权%" PRId64 "票。", moment_text_cn(a, r->at),
                    r->title, r->votes_for, r->votes_against, r->abstentions);
    }
}

static const struct paper_column step_columns[] = {
        {"步骤", 36, ALIGN_LEFT}, {"完成时间", 36, ALIGN_LEFT}, {"会议或者文件", 28, ALIGN_LEFT}};

static bool has_business(const struct session *s)
{
    return s->motion_count + s->departure_count > 0;
}

static const char *put_by(struct arena *a, const struct proposers *p)
{
    if (!p->by_body) return arena_text(a, "代表%" PRId64 "人联名", p->counted);
    return text_eq(p->by, "presidium") ? "主席团" : text_eq(p->by, "government") ? "本级人民政府" : "常务委员会";
}

/* Motions, interpellations, recalls and resignations, each with what the law says of it. */
static void note_business(struct arena *a, struct paper *p, const struct session_view *v)
{
    const struct session *s = &v->session;
    static const char *const results[] = {
            [VERDICT_NO] = "没有通过或者不成立", [VERDICT_YES] = "通过", [VERDICT_OPEN] = "没有表决"};
    if (has_business(s)) paper_add_text(p, BLOCK_HEADING1, "五、议案、质询、罢免和辞职");
    for (size_t i = 0; i < s->motion_count; i++) {
        const struct session_motion *m = &s->motions[i];
        struct proposal put = {m->kind, m->by.by_body, m->by.counted, m->is_written, m->names_question};
        struct reason_list ignored = {.arena = a};
        paper_addf(p, BLOCK_PARAGRAPH, "%s，%s提出%s“%s”%s%s%s%s。", moment_text_cn(a, m->at), put_by(a, &m->by),
                m->kind == MOTION_BILL ? "议案" : "质询案", m->title, *m->addressee ? "，质询" : "", m->addressee,
                law_motion(&v->law, s->level, &put, &ignored) ? "" : "，不成立", *m->disposal ? arena_text(a, "；%s", m->disposal) : "");
    }
    for (size_t i = 0; i < s->departure_count; i++) {
        const struct session_departure *d = &s->departures[i];
        struct reason_list ignored = {.arena = a};
        const char *votes = d->votes_for < 0 ? "" : arena_text(a, "，赞成%" PRId64 "票", d->votes_for);
        paper_addf(p, BLOCK_PARAGRAPH, "%s，%s%s“%s”%s%s：%s。", moment_text_cn(a, d->at), d->is_recall ? put_by(a, &d->by) : "",
                d->is_recall ? "提出罢免" : "", d->name, d->is_recall ? arena_text(a, "的%s职务", office_title(d->office))
                : arena_text(a, "辞去%s职务", office_title(d->office)), votes, results[session_judge_departure(&v->law, s, d, &ignored)]);
    }
}

struct paper *session_compose_minutes(struct arena *a, const struct session_view *v)
{
    const struct session *s = &v->session;
    struct deputy_count n = session_count_deputies(s);
    struct paper *p = session_paper_begin(a, v, arena_text(a, "%s\n会议纪要", s->title));
    paper_add_text(p, BLOCK_HEADING1, "一、代表");
    paper_addf(p, BLOCK_PARAGRAPH, "应有代表%" PRId64 "名，在任代表%" PRId64 "名%s。主席团%zu人%s%s。", n.seats, n.in_office,
            n.suspended ? arena_text(a, "（其中暂时停止执行代表职务%" PRId64 "名）", n.suspended) : "", s->presidium_count,
            s->secretary && *s->secretary ? "，秘书长" : "", s->secretary ? s->secretary : "");
    paper_add_text(p, BLOCK_HEADING1, "二、会议");
    for (size_t i = 0; i < s->sitting_count; i++) note_sitting(a, p, s, i);
    paper_add_text(p, BLOCK_HEADING1, "三、选举");
    for (size_t i = 0; i < v->result.n; i++) {
        const struct post_result *r = &v->result.posts[i];
        paper_addf(p, BLOCK_PARAGRAPH, "%s：应选%" PRId64 "名，%s%s%s。", r->post->title, r->post->seats,
                r->elected_count ? arena_text(a, "选出%zu名：%s", r->elected_count, session_names_elected(a, r)) : post_state_title(r->state),
                r->vacant ? arena_text(a, "；空缺%" PRId64 "名，留待下次会议", r->vacant) : "",
                r->round_count > 1 ? arena_text(a, "（投票%zu次）", r->round_count) : "");
    }
    paper_add_text(p, BLOCK_HEADING1, "四、步骤");
    struct paper_rows rows = ROWS_OF(a, step_columns);
    for (int k = 0; k < SESSION_STEP_COUNT; k++) {
        const struct step_record *x = &s->steps[k];
        if (!x->is_done) continue;
        rows_add(&rows, session_step_title((enum session_step)k));
        rows_add(&rows, moment_text_cn(a, x->at));
        rows_add(&rows, *x->evidence ? x->evidence : x->sitting == SIZE_MAX ? "" : s->sittings[x->sitting].title);
    }
    if (rows.n) paper_add_rows(p, &rows);
    note_business(a, p, v);
    for (size_t i = 0; i < s->decision_count; i++) {
        const struct session_decision *d = &s->decisions[i];
        if (i == 0) paper_addf(p, BLOCK_HEADING1, "%s、会议中的决定", has_business(s) ? "六" : "五");
        paper_addf(p, BLOCK_PARAGRAPH, "%s，%s就“%s”（%s）决定：%s（%s）。", date_text_cn(a, d->on), d->body, d->subject, d->question,
                text_eq(d->answer, "accept") ? "接受" : d->answer, d->document);
    }
    session_paper_sign(p, v);
    return p;
}
