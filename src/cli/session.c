/* Looking at a session: where it stands, what may be done next, what is wrong, and certifying it. */
#include <inttypes.h>
#include <stdio.h>

#include "app/session_absence.h"
#include "app/session_journal.h"
#include "app/session_paper.h"
#include "app/session_scan.h"
#include "cli/commands.h"
#include "base/ratio.h"
#include "cli/work.h"

static bool open_view(struct cli *c, struct workspace *ws, bool is_final, struct session_view *v)
{
    int64_t session_no;
    return cli_int(c, "session", 1, &session_no) && cli_open_read_only(c, ws) &&
           session_load(ws, session_no, is_final, v, &c->e);
}

static enum exit_status run_next(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct session_view v;
    if (!open_view(c, &ws, false, &v)) return cli_fail(c);
    enum session_step next[SESSION_STEP_COUNT];
    size_t n = session_next_steps(&v.session, next);
    struct json *o = json_new_object(c->arena), *list = json_put_array(o, "next");
    if (!c->wants_json) puts(n ? "现在可以进行：" : "各步骤都已完成");
    for (size_t i = 0; i < n; i++) {
        struct json *j = json_add_object(list);
        json_put_text(j, "step", session_step_code(next[i]));
        json_put_text(j, "title", session_step_title(next[i]));
        if (!c->wants_json) printf("  %-18s %s\n", session_step_code(next[i]), session_step_title(next[i]));
    }
    if (c->wants_json) cli_print_json(c, o);
    return EXIT_DONE;
}

static void print_round(struct cli *c, const struct leader_round_result *x)
{
    printf("    第 %" PRId64 " 次投票（%s）: ", x->round->round, round_kind_title(x->round->kind));
    if (x->difference_count) {
        printf("两次录入有 %zu 处不同\n", x->difference_count);
        for (size_t i = 0; i < x->difference_count; i++) {
            const struct tally_difference *d = &x->differences[i];
            if (d->first_text)
                printf("      %-12s %s: 第一次 %s，第二次 %s\n", d->field, d->title, d->first_text, d->second_text);
            else
                printf("      %-12s %s: 第一次 %" PRId64 "，第二次 %" PRId64 "\n", d->field, d->title, d->first, d->second);
        }
        return;
    }
    if (!x->is_counted) {
        puts("等待计票单");
        return;
    }
    printf("全体代表 %" PRId64 "，出席 %" PRId64 "，收回 %" PRId64 "，%s\n", x->contest.deputies, x->contest.present,
            x->contest.ballots, outcome_state_title(x->state));
    for (size_t i = 0; i < x->contest.option_count; i++) {
        const struct contest_option *n = &x->contest.options[i];
        printf("      %s%s 赞成 %" PRId64 "（%s）\n", n->name, n->is_write_in ? "（另选）" : "", n->votes_for,
                ratio_text_percent(c->arena, (struct ratio){n->votes_for, x->contest.deputies}, 2));
    }
}

static void print_view(struct cli *c, const struct session_view *v)
{
    const struct session *s = &v->session;
    struct deputy_count n = session_count_deputies(s);
    printf("%s\n代表: 应有 %" PRId64 "，在任 %" PRId64 "，暂停职务 %" PRId64 "\n", s->title, n.seats, n.in_office, n.suspended);
    for (size_t i = 0; i < s->sitting_count; i++)
        printf("会议 %" PRId64 " %s %s: 出席 %" PRId64 "\n", s->sittings[i].no, s->sittings[i].title,
                moment_text(c->arena, s->sittings[i].at), session_present(s, &s->sittings[i]));
    for (size_t i = 0; i < s->nominee_count; i++) {
        const struct leader_nominee *x = &s->nominees[i];
        printf("被提名人 %" PRId64 " %s（%s，%s提名）: %s\n", x->no, x->name, s->posts[x->post].title, x->is_joint ? "代表联合" : "主席团",
                nominee_state_title(x->state));
    }
    for (size_t i = 0; i < v->result.n; i++) {
        const struct post_result *p = &v->result.posts[i];
        printf("职务 %" PRId64 " %s（应选 %" PRId64 "）: %s\n", p->post->no, p->post->title, p->post->seats,
                post_state_title(p->state));
        for (size_t k = 0; k < p->round_count; k++) print_round(c, &p->rounds[k]);
        for (size_t k = 0; k < p->elected_count; k++)
            printf("    当选 %s，%" PRId64 " 票%s\n", p->elected[k].name, p->elected[k].votes, p->elected[k].by_all ? "（全票）" : "");
    }
}

static enum exit_status run_show(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct session_view v;
    if (!open_view(c, &ws, false, &v)) return cli_fail(c);
    if (c->wants_json)
        cli_print_json(c, session_to_json(c->arena, &v));
    else
        print_view(c, &v);
    return EXIT_DONE;
}

static enum exit_status run_check(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct session_view v;
    if (!open_view(c, &ws, cli_has(c, "final"), &v) || !session_check_stacks(&ws, &v, &c->e)) return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        cli_put_findings(o, "findings", &v.findings.open);
        cli_put_findings(o, "settled", &v.findings.settled);
        cli_print_json(c, o);
    } else {
        printf("未解决 %zu 条，已决定或者说明 %zu 条\n", v.findings.open.n, v.findings.settled.n);
        cli_print_findings(&v.findings.open);
    }
    return cli_status_of(&v.findings.open);
}

static enum exit_status run_log(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct session_view v;
    if (!open_view(c, &ws, false, &v)) return cli_fail(c);
    struct json *o = json_new_object(c->arena), *list = json_put_array(o, "entries");
    for (size_t i = 0; i < v.stored.n; i++) {
        const struct session_event *x = &v.events[i];
        struct json *j = json_add_object(list);
        json_put_int(j, "event", x->event_no);
        json_put_text(j, "kind", session_event_kind_code(x->kind));
        json_put_text(j, "at", moment_text(c->arena, x->at));
        json_put_text(j, "by", x->actor);
        json_put_int(j, "journal", v.stored.v[i].journal_seq);
        /* what one person typed from a sheet stays unseen until the other has typed it, too */
        bool is_blind = x->kind == EVENT_TALLY;
        if (!is_blind && v.stored.v[i].body.n < 2000) {
            struct json *body;
            if (!json_parse(c->arena, v.stored.v[i].body, &body, &c->e)) return cli_fail(c);
            json_put_tree(j, "body", body);
        }
        if (!c->wants_json)
            printf("%4" PRId64 " %s %s（%s）%s\n", x->event_no, moment_text(c->arena, x->at), session_event_kind_title(x->kind),
                    x->actor, is_blind || v.stored.v[i].body.n >= 200 ? "" : arena_copy(c->arena, v.stored.v[i].body.p, v.stored.v[i].body.n));
    }
    if (c->wants_json) cli_print_json(c, o);
    return EXIT_DONE;
}

static enum exit_status run_certify(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct finding_list findings = {.arena = c->arena};
    int64_t session_no, version;
    const char *hash, *at;
    bool made;
    if (!cli_int(c, "session", 1, &session_no) || !cli_text(c, "at", c->now, &at) || !cli_open(c, &ws)) return cli_fail(c);
    struct moment when = moment_parse(str_of(at));
    if (!moment_is_set(when)) err_set(&c->e, ERR_USAGE, "--at “%s” 应写成 2012-01-05 08:00 的形式", at);
    if (!moment_is_set(when) || !session_certify(&ws, session_no, when, &findings, &made, &version, &hash, &c->e))
        return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_bool(o, "certified", made);
        if (made) json_put_int(o, "version", version);
        if (made) json_put_text(o, "hash", hash);
        cli_put_findings(o, "findings", &findings);
        cli_print_json(c, o);
    } else if (made) {
        printf("会议结果已认证: 第 %" PRId64 " 版，SM3 %s\n", version, hash);
    } else {
        printf("还不能认证，须先解决 %zu 条:\n", findings.n);
        cli_print_findings(&findings);
    }
    return made ? EXIT_DONE : EXIT_FINDINGS;
}

static enum exit_status run_roster(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct session_view v;
    if (!open_view(c, &ws, false, &v)) return cli_fail(c);
    struct json *o = json_new_object(c->arena), *list = json_put_array(o, "deputies");
    for (size_t i = 0; i < v.session.deputy_count; i++) {
        const struct session_deputy *d = &v.session.deputies[i];
        struct json *j = json_add_object(list);
        json_put_int(j, "no", d->no);
        json_put_text(j, "name", d->name);
        json_put_int(j, "sex", d->sex);
        json_put_text(j, "born", date_text(c->arena, d->born_on));
        json_put_text(j, "party", d->party);
        json_put_text(j, "education", d->education);
        json_put_text(j, "work", d->work);
        json_put_text(j, "delegation", d->delegation);
        json_put_int(j, "district", d->district_no);
        json_put_text(j, "state", deputy_state_code(d->state));
        if (!c->wants_json)
            printf("%4" PRId64 " %s %s%s%s\n", d->no, d->name, d->delegation, d->state == DEPUTY_IN_OFFICE ? "" : " ",
                    d->state == DEPUTY_IN_OFFICE ? "" : deputy_state_title(d->state));
    }
    if (c->wants_json) cli_print_json(c, o);
    return EXIT_DONE;
}

static enum exit_status run_papers(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct session_view v;
    const char *folder;
    size_t files;
    if (!cli_text(c, "to", "", &folder) || !open_view(c, &ws, false, &v) ||
            !session_paper_write(&ws, &v, folder, &files, &c->e))
        return cli_fail(c);
    cli_say(c, arena_text(c->arena, "会议文书 %zu 份，在 %s", files, folder));
    return EXIT_DONE;
}

/* Deputies who missed sessions without leave, over all sessions. */
static enum exit_status run_absences(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct session_absence_list list;
    if (!cli_open_read_only(c, &ws) || !session_absences(&ws, &list, &c->e)) return cli_fail(c);
    struct json *o = json_new_object(c->arena), *absences = json_put_array(o, "absences");
    bool ends = false;
    for (size_t i = 0; i < list.n; i++) {
        const struct session_absence *x = &list.v[i];
        struct json *j = json_add_object(absences);
        json_put_int(j, "no", x->no);
        json_put_text(j, "name", x->name);
        json_put_int(j, "missed", x->missed);
        struct json *sessions = json_put_array(j, "sessions");
        for (int64_t k = 0; k < x->missed; k++) json_add_int(sessions, x->sessions[k]);
        json_put_bool(j, "ended", x->has_ended);
        json_put_text(j, "article", x->article);
        json_put_text(j, "text", x->text);
        ends |= x->missed >= 2 && !x->has_ended;
        if (!c->wants_json) printf("%4" PRId64 " %s（%s）\n", x->no, x->text, x->article);
    }
    if (c->wants_json)
        cli_print_json(c, o);
    else if (list.n == 0)
        puts("没有未经批准不出席会议的代表");
    return ends ? EXIT_FINDINGS : EXIT_DONE;
}

static enum exit_status run_replay(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct session_replay r;
    int64_t session_no;
    size_t files = 0;
    const char *folder = cli_value(c, "to");
    if (!cli_int(c, "session", 1, &session_no) || !cli_open_read_only(c, &ws) ||
            !session_replay(&ws, session_no, &r, &c->e) ||
            (folder && !session_paper_write(&ws, &r.view, folder, &files, &c->e)))
        return cli_fail(c);
    struct json *o = json_new_object(c->arena);
    json_put_int(o, "entries", (int64_t)r.view.stored.n);
    json_put_bool(o, "same", r.difference_count == 0);
    struct json *differences = json_put_array(o, "differences");
    for (size_t i = 0; i < r.difference_count; i++) json_add_text(differences, r.differences[i]);
    json_put_int(o, "papers", (int64_t)files);
    if (c->wants_json) {
        cli_print_json(c, o);
    } else {
        printf("由日志重现 %zu 条，%s会议记录%s\n", r.view.stored.n, r.difference_count ? "与" : "同", r.difference_count ? "不符:" : "一字不差");
        for (size_t i = 0; i < r.difference_count; i++) printf("  %s\n", r.differences[i]);
        if (folder) printf("会议文书 %zu 份，在 %s\n", files, folder);
    }
    return r.difference_count ? EXIT_FINDINGS : EXIT_DONE;
}

#define OF_SESSION {OPTION_VALUE, false, "session", "N", "第几次会议；默认 1"}
#define END {OPTION_END, false, NULL, NULL, NULL}

const struct command command_session_next = {
        .path = "session next",
        .operands = "",
        .summary = "会议现在该进行哪一步",
        .options = (const struct option[]){OF_SESSION, END},
        .needs_workspace = true,
        .run = run_next,
};

const struct command command_session_show = {
        .path = "session show",
        .operands = "",
        .summary = "会议的现状：代表、出席、提名、各项职务的投票和结果",
        .options = (const struct option[]){OF_SESSION, END},
        .needs_workspace = true,
        .run = run_show,
};

const struct command command_session_check = {
        .path = "session check",
        .operands = "",
        .summary = "会议的全部问题：步骤、出席、提名、计票、当选",
        .options = (const struct option[]){OF_SESSION,
                {OPTION_FLAG, false, "final", NULL, "按认证前的要求检查：没有做的步骤也列出"}, END},
        .needs_workspace = true,
        .run = run_check,
};

const struct command command_session_log = {
        .path = "session log",
        .operands = "",
        .summary = "会议记录，逐条",
        .options = (const struct option[]){OF_SESSION, END},
        .needs_workspace = true,
        .run = run_log,
};

const struct command command_session_roster = {
        .path = "session roster",
        .operands = "",
        .summary = "代表名册：代表号、姓名、代表团、代表资格",
        .options = (const struct option[]){OF_SESSION, END},
        .needs_workspace = true,
        .run = run_roster,
};

const struct command command_session_papers = {
        .path = "session papers",
        .operands = "",
        .summary = "会议的文书：议程、主持词、提名表、候选人名单、计票报告单、公告、当选证书、宣誓名单、纪要、汇报",
        .options = (const struct option[]){{OPTION_VALUE, true, "to", "FOLDER", "写到哪个文件夹"}, OF_SESSION, END},
        .needs_workspace = true,
        .run = run_papers,
};

const struct command command_session_absences = {
        .path = "session absences",
        .operands = "",
        .summary = "历次会议中未经批准没有出席的代表：两次的资格终止",
        .needs_workspace = true,
        .run = run_absences,
};

const struct command command_session_replay = {
        .path = "session replay",
        .operands = "",
        .summary = "只由日志重现会议，与会议记录逐字对照；可以由此再写一遍文书",
        .options = (const struct option[]){{OPTION_VALUE, false, "to", "FOLDER", "文书写到哪个文件夹"}, OF_SESSION, END},
        .needs_workspace = true,
        .run = run_replay,
};

const struct command command_session_certify = {
        .path = "session certify",
        .operands = "",
        .summary = "认证会议结果：各项检查通过后锁定",
        .options = (const struct option[]){OF_SESSION,
                {OPTION_VALUE, false, "at", "TIME", "认证的时间；默认现在"}, END},
        .needs_workspace = true,
        .run = run_certify,
};

#undef OF_SESSION
#undef END
