/* 选举结果报告单: one page for each vote of a district, to be signed where it was counted. */
#include "app/paper.h"

#include <inttypes.h>

static const struct paper_column figure_columns[] = {{"项目", 15, ALIGN_LEFT}, {"数量", 8, ALIGN_RIGHT},
        {"项目", 15, ALIGN_LEFT}, {"数量", 8, ALIGN_RIGHT}, {"项目", 15, ALIGN_LEFT}, {"数量", 8, ALIGN_RIGHT}};

static const struct paper_column vote_columns[] = {{"序号", 6, ALIGN_CENTER}, {"姓名", 24, ALIGN_CENTER},
        {"赞成", 9, ALIGN_RIGHT}, {"反对", 9, ALIGN_RIGHT}, {"弃权", 9, ALIGN_RIGHT}, {"结果", 16, ALIGN_CENTER}};

static const struct paper_column sign_columns[] = {{"", 12, ALIGN_CENTER}, {"总监票人", 20, ALIGN_CENTER},
        {"监票人", 20, ALIGN_CENTER}, {"计票人", 20, ALIGN_CENTER}, {"主持人", 20, ALIGN_CENTER}};

struct form {
    const struct paper_source *s;
    struct paper *p;
    const struct district_result *d;
    const struct round_result *x;
};

static void add_head(struct form *f)
{
    const struct stored_round *r = f->x->round;
    struct arena *a = f->s->arena;
    paper_addf(f->p, BLOCK_PLAIN, "选区：%s", paper_district(f->s, f->d->district));
    paper_addf(f->p, BLOCK_PLAIN, "第%" PRId64 "次投票（%s）　　投票日期：%s　　应选名额：%" PRId64 "名", r->round,
            round_kind_title(r->kind), date_text_cn(a, r->held_on), r->seats);
}

static int64_t ledger(const struct form *f, enum ledger_kind kind)
{
    const struct stored_round *r = f->x->round;
    return ledger_sum(&f->s->records.ledger, r->district_no, r->round, 0, kind);
}

static int64_t printed_options(const struct round_result *x)
{
    return (int64_t)x->round->option_count;
}

static void add_figures(struct form *f)
{
    const struct tally_sheet *sum = &f->x->sum;
    const int64_t *n = sum->figures;
    int64_t participants = tally_participants(sum), registered = f->x->round->registered;
    struct arena *a = f->s->arena;
    const char *share =
            registered > 0 ? ratio_text_percent(a, (struct ratio){participants, registered}, 2) : "没有登记选民";
    struct paper_rows r = ROWS_OF(a, figure_columns);
    const struct {
        const char *title;
        const char *text;
    } cells[] = {{"登记选民", paper_count(a, registered)}, {"参加投票的选民", paper_count(a, participants)},
            {"参加投票的比例", share}, {"到站投票", paper_count(a, n[TALLY_IN_PERSON])},
            {"委托投票", paper_count(a, n[TALLY_ENTRUSTED])}, {"流动票箱投票", paper_count(a, n[TALLY_MOBILE])},
            {"印制选票", paper_count(a, ledger(f, LEDGER_PRINTED))},
            {"发给投票站", paper_count(a, ledger(f, LEDGER_HANDED_OUT))},
            {"投票站领用", paper_count(a, n[TALLY_RECEIVED])}, {"发出选票", paper_count(a, n[TALLY_ISSUED])},
            {"写错换发作废", paper_count(a, n[TALLY_SPOILED])}, {"剩余选票", paper_count(a, n[TALLY_UNUSED])},
            {"收回选票", paper_count(a, n[TALLY_COLLECTED])}, {"有效票", paper_count(a, n[TALLY_VALID])},
            {"废票", paper_count(a, n[TALLY_VOID])}, {"全部弃权的有效票", paper_count(a, n[TALLY_BLANK])},
            {"应选名额", paper_count(a, f->x->round->seats)}, {"候选人", paper_count(a, printed_options(f->x))}};
    for (size_t i = 0; i < ARRAY_COUNT(cells); i++) {
        rows_add(&r, cells[i].title);
        rows_add(&r, cells[i].text);
    }
    paper_add_rows(f->p, &r);
}

static bool has(const size_t *options, size_t n, size_t option)
{
    for (size_t i = 0; i < n; i++)
        if (options[i] == option) return true;
    return false;
}

const char *paper_fate(const struct round_result *x, size_t option)
{
    if (has(x->outcome.elected, x->outcome.elected_count, option)) return "当选";
    if (has(x->next_list, x->next_count, option)) return "列入下一次投票";
    return "未当选";
}

/* Written-in persons that nothing follows for stand in one line when they are many, so that the form stays on its page.
 */
static bool stands_in_line(const struct round_result *x, size_t option)
{
    enum { ROWS_MAX = 3 };
    size_t others = 0;
    for (size_t i = 0; i < x->contest.option_count; i++)
        others += x->contest.options[i].is_write_in && text_eq(paper_fate(x, i), "未当选");
    return others > ROWS_MAX && x->contest.options[option].is_write_in && text_eq(paper_fate(x, option), "未当选");
}

static void add_votes(struct form *f)
{
    const struct round_result *x = f->x;
    struct paper_rows r = ROWS_OF(f->s->arena, vote_columns);
    struct buf others = {.arena = f->s->arena};
    size_t written = 0;
    for (size_t i = 0; i < x->contest.option_count; i++) {
        const struct contest_option *o = &x->contest.options[i];
        written += o->is_write_in;
        if (stands_in_line(x, i)) {
            buf_addf(&others, "%s%s（%" PRId64 "票）", others.n ? "、" : "", o->name, o->votes_for);
            continue;
        }
        rows_addf(&r, "%zu", i + 1);
        rows_addf(&r, "%s%s", o->name, o->is_write_in ? "（另选）" : "");
        rows_add_count(&r, o->votes_for);
        rows_add(&r, o->is_write_in ? "—" : paper_count(f->s->arena, o->votes_against));
        rows_add(&r, o->is_write_in ? "—" : paper_count(f->s->arena, o->abstentions));
        rows_add(&r, paper_fate(x, i));
    }
    paper_add_rows(f->p, &r);
    if (others.n) paper_addf(f->p, BLOCK_NOTE, "另选他人而没有当选的：%s。", buf_text(&others));
    if (written == 0) paper_add_text(f->p, BLOCK_NOTE, "没有另选他人的选票。");
}

/* "甲、乙" */
static const char *names_of(const struct form *f, const size_t *options, size_t n)
{
    struct buf b = {.arena = f->s->arena};
    for (size_t i = 0; i < n; i++) buf_addf(&b, "%s%s", i ? "、" : "", f->x->contest.options[options[i]].name);
    return buf_text(&b);
}

static const char *next_step(const struct form *f)
{
    struct arena *a = f->s->arena;
    const struct round_result *x = f->x;
    const char *names = names_of(f, x->next_list, x->next_count);
    switch (x->state) {
    case OUTCOME_COMPLETE: return "公布当选代表名单，交代表资格审查。";
    case OUTCOME_REVOTE: return arena_text(a, "就%s再次投票，选%" PRId64 "名。", names, x->next_seats);
    case OUTCOME_ANOTHER_ELECTION:
        return arena_text(a, "另行选举%" PRId64 "名，候选人依次为%s。", x->next_seats, names);
    case OUTCOME_INVALID_TURNOUT:
    case OUTCOME_INVALID_COUNT: return "这次选举无效，重新组织投票。";
    case OUTCOME_VACANT:
        return arena_text(a, "缺额%" PRId64 "名，不再投票。", x->round->seats - (int64_t)x->outcome.elected_count);
    case OUTCOME_NEEDS_DECISION:
        return x->outcome.decision_count ? arena_text(a, "等待%s决定。", x->outcome.decisions[0].body) : "等待决定。";
    case OUTCOME_NO_QUORUM:
    case OUTCOME_STATE_COUNT: break;
    }
    return "重新组织投票。";
}

static void add_reasons(struct form *f, const char *label, const struct reason_list *list)
{
    if (list->n == 0) return;
    struct buf b = {.arena = f->s->arena};
    buf_add_text(&b, label);
    for (size_t i = 0; i < list->n; i++)
        buf_addf(&b, "%s%zu．%s%s%s%s", i ? "\n" : "", i + 1, list->v[i].text, *list->v[i].article ? "（" : "",
                list->v[i].article, *list->v[i].article ? "）" : "");
    paper_add_text(f->p, BLOCK_NOTE, buf_text(&b));
}

static void add_result(struct form *f)
{
    const struct outcome *o = &f->x->outcome;
    const char *who = o->elected_count ? names_of(f, o->elected, o->elected_count) : "无";
    paper_addf(f->p, BLOCK_PLAIN, "结果：%s。当选：%s。", outcome_state_title(f->x->state), who);
    paper_addf(f->p, BLOCK_PLAIN, "下一步：%s", next_step(f));
    add_reasons(f, "依据：", &o->reasons);
    add_reasons(f, "说明：", &o->notes);
}

/* Findings of this vote: what was explained, and what stands open. A decision that is waited for is among the reasons.
 */
static void add_findings(struct form *f)
{
    const struct finding_list *lists[] = {&f->s->result.findings, &f->s->result.explained};
    const char *subject = subject_of_round(f->s->arena, f->d->district->district_no, f->x->round->round);
    for (size_t k = 0; k < ARRAY_COUNT(lists); k++) {
        for (size_t i = 0; i < lists[k]->n; i++) {
            const struct finding *x = &lists[k]->v[i];
            if (strncmp(x->subject, subject, strlen(subject)) != 0 || x->code == FINDING_F603) continue;
            const char *code = finding_code_text(x->code), *said = k ? "" : "尚未解决";
            for (size_t n = 0; k && n < f->s->records.explanations.n; n++) {
                const struct explanation *y = &f->s->records.explanations.v[n];
                if (text_eq(y->code, code) && text_eq(y->subject, x->subject)) said = y->text;
            }
            paper_addf(f->p, BLOCK_NOTE, "核对 %s：%s——%s", code, x->text, said);
        }
    }
}

/* ---- who signs ---- */

static bool signs_here(const struct form *f, const struct member *m)
{
    return member_serves(m) && (m->district_no == 0 || m->district_no == f->d->district->district_no);
}

static const char *people(const struct form *f, enum member_body body, bool chief)
{
    struct buf b = {.arena = f->s->arena};
    for (size_t i = 0; i < f->s->members.n; i++) {
        const struct member *m = &f->s->members.v[i];
        if (m->body != body || !signs_here(f, m) || (strstr(m->post, "总") != NULL) != chief) continue;
        buf_addf(&b, "%s%s", b.n ? "、" : "", m->name);
    }
    return b.n ? buf_text(&b) : "未登记";
}

static void add_signatures(struct form *f)
{
    struct paper_rows r = ROWS_OF(f->s->arena, sign_columns);
    rows_add(&r, "登记人员");
    rows_add(&r, people(f, BODY_SUPERVISOR, true));
    rows_add(&r, people(f, BODY_SUPERVISOR, false));
    rows_add(&r, people(f, BODY_TELLER, false));
    rows_add(&r, people(f, BODY_PRESIDING, false));
    rows_add(&r, "签字\n"); /* room for signatures */
    for (int i = 0; i < 4; i++) rows_add(&r, "\n");
    rows_add(&r, "日期");
    for (int i = 0; i < 4; i++) rows_add(&r, "年　月　日");
    paper_add_rows(f->p, &r);
}

/* The journal entries of the agreed tallies, and who signed them. */
static void add_records(struct form *f)
{
    struct buf b = {.arena = f->s->arena};
    const struct stored_round *r = f->x->round;
    for (size_t i = 0; i < r->station_count; i++) {
        struct tally_place place = {r->district_no, r->round, r->stations[i]};
        const struct stored_tally *t = tally_lookup(&f->s->records.tallies, place, TALLY_AGREED);
        if (!t) continue;
        buf_addf(&b, "%s计票点%" PRId64 "日志第%" PRId64 "条（计票单由%s签字）", b.n ? "，" : "", r->stations[i],
                t->journal_seq, *t->sheet.supervisor ? t->sheet.supervisor : "——");
    }
    paper_addf(f->p, BLOCK_NOTE, "本单各数由两次独立录入并核对一致的计票单相加：%s。", buf_text(&b));
    paper_add_pin(f->s, f->p);
}

static void add_round(struct form *f, bool is_first)
{
    if (!is_first) {
        paper_add_text(f->p, BLOCK_PAGE_BREAK, NULL);
        paper_add_text(f->p, BLOCK_TITLE, f->p->title);
        if (f->p->subtitle) paper_add_text(f->p, BLOCK_CENTER, f->p->subtitle);
    }
    add_head(f);
    if (!f->x->is_counted) {
        paper_add_text(f->p, BLOCK_PLAIN, "计票还没有完成，没有结果。");
        paper_add_pin(f->s, f->p);
        return;
    }
    add_figures(f);
    add_votes(f);
    paper_add_sources(f->s, f->p, f->x);
    add_result(f);
    add_findings(f);
    add_signatures(f);
    add_records(f);
}

struct paper *paper_result_form(const struct paper_source *s, const struct district_result *d)
{
    struct paper *p = paper_begin_result(s, arena_text(s->arena, "%s代表选举\n选举结果报告单", s->congress));
    p->is_compact = true;
    for (size_t i = 0; i < d->round_count; i++) add_round(&(struct form){s, p, d, &d->rounds[i]}, i == 0);
    return p;
}
