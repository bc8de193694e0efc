/* The words for whoever presides (主持词), to be read out; what is to be done stands in 【】. Before the session it is a plan
 * with lines for the pen, afterwards the course as the record has it: every sitting with its steps in the order of time. */
#include <inttypes.h>

#include "app/session_pen.h"
#include "law/setting.h"

struct script {
    struct arena *arena;
    struct paper *paper;
    const struct session_view *view;
    const struct session *session;
    size_t sitting; /* SIZE_MAX: not yet held */
};

static const char show_of_hands[] = "赞成的请举手——请放下；反对的请举手——请放下；弃权的请举手——请放下。";

static void say(struct script *x, const char *words)
{
    paper_add_text(x->paper, BLOCK_PARAGRAPH, words);
}

static bool is_held_here(const struct script *x, enum session_step step)
{
    return x->session->steps[step].is_done && x->session->steps[step].sitting == x->sitting;
}

static void say_attendance(struct script *x)
{
    const struct session *s = x->session;
    const struct sitting *sitting = &s->sittings[x->sitting];
    struct deputy_count n = session_count_deputies_at(s, sitting->at);
    int64_t present = session_present(s, sitting);
    paper_addf(x->paper, BLOCK_PARAGRAPH, "各位代表：%s现在开始。", sitting->title);
    if (present == n.in_office)
        paper_addf(x->paper, BLOCK_PARAGRAPH, "全体代表%" PRId64 "名，全部出席，符合法定人数。", n.in_office);
    else if (present)
        paper_addf(x->paper, BLOCK_PARAGRAPH, "全体代表%" PRId64 "名，出席%" PRId64 "名，缺席%" PRId64 "名。", n.in_office, present,
                n.in_office - present);
    else
        paper_addf(x->paper, BLOCK_PARAGRAPH, "全体代表%" PRId64 "名，出席____名，缺席____名。", n.in_office);
}

/* ---- a show of hands ---- */

static void say_resolution(struct script *x, const struct resolution *r)
{
    paper_addf(x->paper, BLOCK_PARAGRAPH, "现在表决%s。%s", r->title, show_of_hands);
    paper_addf(x->paper, BLOCK_PARAGRAPH, "表决结果：赞成%" PRId64 "票，反对%" PRId64 "票，弃权%" PRId64 "票。%s。", r->votes_for,
            r->votes_against, r->abstentions,
            2 * r->votes_for > session_count_deputies_at(x->session, r->at).in_office ? "赞成的过全体代表半数，通过"
                                                                           : "赞成的没有过全体代表半数，没有通过");
}

/* Resolutions that have no step of their own, or whose step was closed elsewhere, are said when the sitting ends. */
static bool has_place(const struct script *x, const struct resolution *r)
{
    return r->kind != RESOLUTION_OTHER && is_held_here(x, resolution_kind_step(r->kind));
}

static void say_resolutions_of(struct script *x, enum session_step step)
{
    const struct session *s = x->session;
    if (x->sitting == SIZE_MAX) {
        for (int k = 0; k < RESOLUTION_COUNT; k++) {
            enum resolution_kind kind = (enum resolution_kind)k;
            if (kind == RESOLUTION_OTHER || resolution_kind_step(kind) != step) continue;
            paper_addf(x->paper, BLOCK_PARAGRAPH, "现在表决%s。%s", resolution_kind_title(kind), show_of_hands);
            say(x, "表决结果：赞成____票，反对____票，弃权____票。【赞成的过全体代表半数即通过】");
        }
        return;
    }
    for (size_t i = 0; i < s->resolution_count; i++) {
        const struct resolution *r = &s->resolutions[i];
        if (r->sitting == x->sitting && has_place(x, r) && resolution_kind_step(r->kind) == step) say_resolution(x, r);
    }
}

/* ---- the election ---- */

/* Since the Organic Law of 2022 and the Deputies Law of 2025 only who votes against may write in another person. */
static const char *marks(const struct session_view *v)
{
    bool with_against = v->law.settings[SETTING_CONGRESS_WRITE_IN].value == WRITE_IN_WITH_AGAINST;
    return with_against ? "对候选人可以投赞成票、反对票，也可以弃权；投反对票的可以另选他人"
                        : "对候选人可以投赞成票、反对票，可以另选他人，也可以弃权";
}

static void say_how_to_vote(struct script *x)
{
    paper_addf(x->paper, BLOCK_PARAGRAPH,
            "现在进行选举，采用无记名投票。%s。每张选票所选的人数等于或者少于应选人数的有效，多于应选人数的作废。", marks(x->view));
    say(x, "请监票人检查票箱，请工作人员分发选票。");
}

static void say_ballots(struct script *x)
{
    const struct session *s = x->session;
    bool is_first = true;
    for (size_t i = 0; i < s->round_count; i++) {
        const struct leader_round *r = &s->rounds[i];
        if (r->sitting != x->sitting) continue;
        if (is_first) say_how_to_vote(x);
        is_first = false;
        struct buf names = {.arena = x->arena};
        for (size_t k = 0; k < r->option_count; k++) buf_addf(&names, "%s%s", k ? "、" : "", r->names[k]);
        paper_addf(x->paper, BLOCK_PARAGRAPH, "%s应选%" PRId64 "名，候选人%zu名：%s（%s）。", s->posts[r->post].title, r->seats,
                r->option_count, buf_text(&names), round_kind_title(r->kind));
    }
    if (!is_first) say(x, "【监票人、计票人先投票，各位代表依次投票】");
}

static void say_count(struct script *x, const struct leader_round_result *r)
{
    const int64_t *n = r->sheet->figures;
    paper_addf(x->paper, BLOCK_PARAGRAPH,
            "%s：发出选票%" PRId64 "张，收回%" PRId64 "张，有效票%" PRId64 "张，废票%" PRId64 "张。", x->session->posts[r->round->post].title,
            n[TALLY_ISSUED], n[TALLY_COLLECTED], n[TALLY_VALID], n[TALLY_VOID]);
}

static void say_votes(struct script *x, const struct leader_round_result *r)
{
    struct buf b = {.arena = x->arena};
    for (size_t o = 0; o < r->contest.option_count; o++)
        buf_addf(&b, "%s%s%" PRId64 "票", o ? "，" : "", r->contest.options[o].name, r->contest.options[o].votes_for);
    paper_addf(x->paper, BLOCK_PARAGRAPH, "%s候选人得赞成票：%s。", x->session->posts[r->round->post].title, buf_text(&b));
}

static void say_of_rounds(struct script *x, void (*words)(struct script *x, const struct leader_round_result *r))
{
    const struct session_result *result = &x->view->result;
    for (size_t i = 0; i < result->n; i++)
        for (size_t k = 0; k < result->posts[i].round_count; k++) {
            const struct leader_round_result *r = &result->posts[i].rounds[k];
            if (r->round->sitting == x->sitting && r->is_counted) words(x, r);
        }
}

/* Everybody elected to a post, when its last vote was held here. */
static void say_elected(struct script *x)
{
    const struct session_result *result = &x->view->result;
    for (size_t i = 0; i < result->n; i++) {
        const struct post_result *r = &result->posts[i];
        if (r->elected_count == 0 || r->rounds[r->round_count - 1].round->sitting != x->sitting) continue;
        paper_addf(x->paper, BLOCK_PARAGRAPH, "我宣布：%s当选为%s。", session_names_elected(x->arena, r), r->post->title);
    }
}

/* ---- the steps ---- */

static void say_deadline(struct script *x)
{
    if (moment_is_set(x->session->nomination_deadline))
        paper_addf(x->paper, BLOCK_PARAGRAPH,
                "按照选举办法，提名候选人到%s为止。主席团可以提名，代表十人以上联名也可以提名。",
                moment_text_cn(x->arena, x->session->nomination_deadline));
    else
        say(x, "按照选举办法，提名候选人到____为止。主席团可以提名，代表十人以上联名也可以提名。");
}

static void say_formal_list(struct script *x)
{
    const struct session *s = x->session;
    say(x, "现在宣布正式候选人名单。");
    for (size_t i = 0; i < s->post_count; i++) {
        const struct session_post *p = &s->posts[i];
        struct buf names = {.arena = x->arena};
        for (size_t k = 0; k < p->formal_count; k++)
            buf_addf(&names, "%s%s", k ? "、" : "", s->nominees[p->formal[k]].name);
        paper_addf(x->paper, BLOCK_PARAGRAPH, "%s应选%" PRId64 "名，候选人：%s。", p->title, p->seats, names.n ? buf_text(&names) : "____");
    }
}

static void say_tellers(struct script *x)
{
    const struct session *s = x->session;
    struct buf names = {.arena = x->arena};
    for (size_t i = 0; i < s->staff_count; i++)
        buf_addf(&names, "%s%s%s", i ? "，" : "", staff_role_title(s->staff[i].role), s->staff[i].name);
    paper_addf(x->paper, BLOCK_PARAGRAPH, "监票人、计票人名单：%s。候选人和候选人的近亲属不担任监票人、计票人。",
            names.n ? buf_text(&names) : "____");
    say_resolutions_of(x, SESSION_TELLERS);
    say(x, "请监票人、计票人就位。");
}

static void say_vote(struct script *x)
{
    if (x->sitting == SIZE_MAX) say_how_to_vote(x);
    say_ballots(x);
}

static void say_counting(struct script *x)
{
    say(x, x->sitting == SIZE_MAX ? "【清点选票】发出选票____张，收回选票____张。" : "【清点选票】");
    say_of_rounds(x, say_count);
}

static void say_outcome(struct script *x)
{
    say(x, x->sitting == SIZE_MAX ? "各候选人得赞成票：____。我宣布：____当选为____。" : "现在宣布选举结果。");
    say_of_rounds(x, say_votes);
    say_elected(x);
}

static void say_oath(struct script *x)
{
    const struct session *s = x->session;
    struct buf names = {.arena = x->arena};
    for (size_t i = 0; i < s->oath_count; i++)
        for (size_t k = 0; k < s->oaths[i].n; k++) buf_addf(&names, "%s%s", names.n ? "、" : "", s->oaths[i].names[k]);
    paper_addf(x->paper, BLOCK_PARAGRAPH, "现在进行宪法宣誓。请%s宣誓，请%s领誓。【奏唱国歌，宣誓】", names.n ? buf_text(&names) : "____",
            s->oath_count && *s->oaths[0].leader ? s->oaths[0].leader : "____");
}

static const char *hearing_title(enum session_step step)
{
    if (step == SESSION_GOVERNMENT_REPORT) return "听取政府工作报告";
    return step == SESSION_PRESIDIUM_REPORT ? "听取人大主席团工作报告" : "听取预算执行情况和预算的报告";
}

static void say_hearing(struct script *x, enum session_step step)
{
    paper_addf(x->paper, BLOCK_PARAGRAPH, "现在%s。【作报告】会后请各代表团审议。", hearing_title(step));
}

/* Heard in an earlier sitting, or here. */
static void say_report(struct script *x, enum session_step step)
{
    const struct step_record *r = &x->session->steps[step];
    bool is_heard_before = x->sitting != SIZE_MAX && r->began_at.ymdhm < x->session->sittings[x->sitting].at.ymdhm;
    if (is_heard_before)
        paper_addf(x->paper, BLOCK_PARAGRAPH, "%s%s，各代表团已经审议。", moment_text_cn(x->arena, r->began_at), hearing_title(step));
    else
        paper_addf(x->paper, BLOCK_PARAGRAPH, "现在%s。【作报告，审议】", hearing_title(step));
}

static void say_step(struct script *x, enum session_step step)
{
    switch (step) {
    case SESSION_CREDENTIALS: say(x, "请代表资格审查委员会报告代表资格审查的结果。"); break;
    case SESSION_OPENING: paper_addf(x->paper, BLOCK_PARAGRAPH, "我宣布：%s开幕。【全体起立，奏唱国歌】请坐下。", x->session->title); break;
    case SESSION_GOVERNMENT_REPORT:
    case SESSION_PRESIDIUM_REPORT:
    case SESSION_BUDGET: say_report(x, step); break;
    case SESSION_DELIBERATION: say(x, "请各代表团介绍候选人的情况，酝酿讨论。"); break;
    case SESSION_PRIMARY: say(x, "【提名的人数超过选举办法规定的差额的，进行预选，按得票多少确定正式候选人】"); break;
    case SESSION_FORMAL_LIST: say_formal_list(x); return;
    case SESSION_TELLERS: say_tellers(x); return;
    case SESSION_VOTE: say_vote(x); return;
    case SESSION_COUNT: say_counting(x); return;
    case SESSION_ANNOUNCEMENT: say_outcome(x); return;
    case SESSION_OATH: say_oath(x); return;
    case SESSION_METHOD:
        say(x, "现在通过选举办法。");
        say_resolutions_of(x, step);
        say_deadline(x);
        return;
    case SESSION_PREPARATORY:
    case SESSION_NOTICE:
    case SESSION_NOMINATION:
    case SESSION_VERIFICATION:
    case SESSION_FILING:
    case SESSION_STEP_COUNT: break;
    }
    say_resolutions_of(x, step);
}

/* ---- the sittings that were held ---- */

/* A step that was taken here, or a report that was heard here and voted on in a later sitting. */
struct scene {
    enum session_step step;
    struct moment at;
    bool is_hearing;
};

static bool is_report(enum session_step step)
{
    return step == SESSION_GOVERNMENT_REPORT || step == SESSION_PRESIDIUM_REPORT || step == SESSION_BUDGET;
}

/* Was the report heard in this sitting: the last one that had begun by then, other than where it was voted on? */
static bool is_heard_here(const struct script *x, enum session_step step)
{
    const struct session *s = x->session;
    const struct step_record *r = &s->steps[step];
    if (!is_report(step) || !r->is_done || r->sitting == x->sitting) return false;
    size_t last = SIZE_MAX;
    for (size_t i = 0; i < s->sitting_count; i++)
        if (s->sittings[i].kind == SITTING_PLENARY && s->sittings[i].at.ymdhm <= r->began_at.ymdhm) last = i;
    return last == x->sitting;
}

/* Earliest first; what is of one minute stays in the lawful order of the steps. */
static size_t list_scenes(const struct script *x, struct scene *scenes)
{
    size_t n = 0;
    for (int k = 0; k < SESSION_STEP_COUNT; k++) {
        enum session_step step = (enum session_step)k;
        bool is_hearing = is_heard_here(x, step);
        if (!is_hearing && !is_held_here(x, step)) continue;
        struct moment when = is_hearing ? x->session->steps[k].began_at : x->session->steps[k].at;
        size_t at = n++;
        for (; at && scenes[at - 1].at.ymdhm > when.ymdhm; at--) scenes[at] = scenes[at - 1];
        scenes[at] = (struct scene){step, when, is_hearing};
    }
    return n;
}

/* What belongs to a step that was closed in another sitting: a further vote, a resolution of its own. */
static void say_rest(struct script *x)
{
    const struct session *s = x->session;
    for (size_t i = 0; i < s->resolution_count; i++)
        if (s->resolutions[i].sitting == x->sitting && !has_place(x, &s->resolutions[i])) say_resolution(x, &s->resolutions[i]);
    if (!is_held_here(x, SESSION_VOTE)) say_ballots(x);
    if (!is_held_here(x, SESSION_COUNT)) say_of_rounds(x, say_count);
    if (is_held_here(x, SESSION_ANNOUNCEMENT)) return;
    say_of_rounds(x, say_votes);
    say_elected(x);
}

static void say_sitting(struct script *x, bool is_last)
{
    const struct sitting *sitting = &x->session->sittings[x->sitting];
    struct scene scenes[SESSION_STEP_COUNT];
    paper_addf(x->paper, BLOCK_HEADING1, "%s（%s）", sitting->title, moment_text_cn(x->arena, sitting->at));
    say_attendance(x);
    size_t n = list_scenes(x, scenes);
    for (size_t i = 0; i < n; i++) {
        paper_addf(x->paper, BLOCK_HEADING2, "%s（%s）",
                scenes[i].is_hearing ? hearing_title(scenes[i].step) : session_step_title(scenes[i].step),
                moment_text_cn(x->arena, scenes[i].at));
        if (scenes[i].is_hearing)
            say_hearing(x, scenes[i].step);
        else
            say_step(x, scenes[i].step);
    }
    say_rest(x);
    if (is_last)
        paper_addf(x->paper, BLOCK_PARAGRAPH, "%s的各项议程已经完成，我宣布：%s闭幕。【全体起立，奏唱国歌】", sitting->title, x->session->title);
    else
        paper_addf(x->paper, BLOCK_PARAGRAPH, "%s的各项议程已经完成，现在休会。", sitting->title);
}

/* ---- what is still to come ---- */

/* The meeting that a step opens; NULL when it belongs to the one before. */
static const char *planned_meeting(enum session_step step)
{
    if (step == SESSION_PREPARATORY) return "预备会议";
    if (step == SESSION_OPENING) return "全体会议";
    if (step == SESSION_DELIBERATION) return "主席团会议、代表团会议";
    return step == SESSION_TELLERS ? "全体会议（选举）" : NULL;
}

static bool is_read_out(const struct script *x, enum session_step step)
{
    if (step == SESSION_OATH) return law_oath_text(x->session->opens_on) != NULL;
    return step != SESSION_NOTICE && step != SESSION_NOMINATION && step != SESSION_VERIFICATION && step != SESSION_FILING;
}

static void say_plan(struct script *x)
{
    const char *meeting = "预备会议", *said = NULL;
    x->sitting = SIZE_MAX;
    for (int k = 0; k < SESSION_STEP_COUNT; k++) {
        enum session_step step = (enum session_step)k;
        if (planned_meeting(step)) meeting = planned_meeting(step);
        if (x->session->steps[k].is_done || !is_read_out(x, step)) continue;
        if (said != meeting) paper_addf(x->paper, BLOCK_HEADING1, "%s（还没有举行）", meeting);
        said = meeting;
        paper_add_text(x->paper, BLOCK_HEADING2, session_step_title(step));
        say_step(x, step);
    }
    paper_addf(x->paper, BLOCK_PARAGRAPH, "各项议程已经完成，我宣布：%s闭幕。【全体起立，奏唱国歌】", x->session->title);
}

static bool has_plan(const struct script *x)
{
    for (int k = 0; k < SESSION_STEP_COUNT; k++)
        if (!x->session->steps[k].is_done && is_read_out(x, (enum session_step)k) && k != SESSION_PRIMARY) return true;
    return false;
}

struct paper *session_compose_script(struct arena *a, const struct session_view *v)
{
    const struct session *s = &v->session;
    struct script x = {.arena = a, .view = v, .session = s};
    x.paper = session_paper_begin(a, v, arena_text(a, "%s\n主持词", s->title));
    bool is_planned = has_plan(&x);
    for (size_t i = 0; i < s->sitting_count; i++) {
        x.sitting = i;
        say_sitting(&x, i + 1 == s->sitting_count && !is_planned);
    }
    if (is_planned) say_plan(&x);
    return x.paper;
}
