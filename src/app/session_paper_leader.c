/* Putting leaders up and counting: nomination forms, the formal list, the tellers' report. */
#include <inttypes.h>

#include "app/session_pen.h"

static const struct paper_column signer_columns[] = {
        {"序号", 10, ALIGN_CENTER}, {"代表号", 14, ALIGN_CENTER}, {"联名代表", 30, ALIGN_LEFT}, {"核对结果", 46, ALIGN_LEFT}};

static void add_signers(struct arena *a, struct paper *p, const struct session *s, const struct leader_nominee *n)
{
    struct paper_rows r = ROWS_OF(a, signer_columns);
    for (size_t i = 0; i < n->signer_count; i++) {
        const struct session_signer *x = &n->signers[i];
        bool is_deputy = x->deputy != SIZE_MAX;
        rows_addf(&r, "%zu", i + 1);
        rows_add(&r, is_deputy ? arena_text(a, "%" PRId64, s->deputies[x->deputy].no) : "");
        rows_add(&r, is_deputy ? s->deputies[x->deputy].name : "（不在代表名册上）");
        rows_add(&r, signer_state_title(x->state));
    }
    paper_add_rows(p, &r);
}

struct paper *session_compose_nominations(struct arena *a, const struct session_view *v)
{
    const struct session *s = &v->session;
    if (s->nominee_count == 0) return NULL;
    static const char title[] = "领导人员候选人提名表";
    struct paper *p = session_paper_begin(a, v, title);
    for (size_t i = 0; i < s->nominee_count; i++) {
        const struct leader_nominee *n = &s->nominees[i];
        if (i) paper_add_text(p, BLOCK_PAGE_BREAK, NULL);
        if (i) paper_add_text(p, BLOCK_TITLE, title);
        paper_addf(p, BLOCK_PARAGRAPH, "职务：%s", s->posts[n->post].title);
        paper_addf(p, BLOCK_PARAGRAPH, "被提名人：%s（%s）", n->name, session_account_of(a, n));
        paper_addf(p, BLOCK_PARAGRAPH, "提名人：%s", n->is_joint ? arena_text(a, "代表%zu人联合提名", n->signer_count) : "大会主席团");
        paper_addf(p, BLOCK_PARAGRAPH, "收到时间：%s", moment_text_cn(a, n->received_at));
        if (n->is_joint) add_signers(a, p, s, n);
        paper_addf(p, BLOCK_PARAGRAPH, "审核结果：%s。", nominee_state_title(n->state));
        for (size_t k = 0; k < n->reasons->n; k++)
            paper_addf(p, BLOCK_NOTE, "%s（%s）", n->reasons->v[k].text, n->reasons->v[k].article);
        paper_addf(p, BLOCK_PARAGRAPH, "核对人：%s　　时间：%s", *n->verified_by ? n->verified_by : "____________",
                moment_is_set(n->verified_at) ? moment_text_cn(a, n->verified_at) : "____________");
    }
    return p;
}

/* ---- the formal list ---- */

static const struct paper_column candidate_columns[] = {
        {"序号", 8, ALIGN_CENTER}, {"姓名", 16, ALIGN_LEFT}, {"基本情况", 52, ALIGN_LEFT}, {"提名人", 24, ALIGN_LEFT}};

struct paper *session_compose_candidates(struct arena *a, const struct session_view *v)
{
    const struct session *s = &v->session;
    struct paper *p = session_paper_begin(a, v, arena_text(a, "%s\n领导人员正式候选人名单", s->title));
    size_t lists = 0;
    for (size_t i = 0; i < s->post_count; i++) {
        const struct session_post *post = &s->posts[i];
        if (post->formal_count == 0) continue;
        lists++;
        paper_addf(p, BLOCK_HEADING2, "%s（应选%" PRId64 "名，候选人%zu名）", post->title, post->seats, post->formal_count);
        struct paper_rows r = ROWS_OF(a, candidate_columns);
        for (size_t k = 0; k < post->formal_count; k++) {
            const struct leader_nominee *n = &s->nominees[post->formal[k]];
            rows_addf(&r, "%zu", k + 1);
            rows_add(&r, n->name);
            rows_add(&r, session_account_of(a, n));
            rows_add(&r, n->is_joint ? arena_text(a, "代表%" PRId64 "人联合提名", n->counted) : "大会主席团");
        }
        paper_add_rows(p, &r);
    }
    if (lists == 0) return NULL;
    paper_add_text(p, BLOCK_NOTE, "候选人按姓名笔画排列；经预选确定的，按选举办法的规定排列。");
    session_paper_sign(p, v);
    return p;
}

/* ---- the tellers' report ---- */

static const struct paper_column vote_columns[] = {{"序号", 8, ALIGN_CENTER}, {"姓名", 26, ALIGN_LEFT}, {"赞成", 14, ALIGN_RIGHT},
        {"反对", 14, ALIGN_RIGHT}, {"弃权", 14, ALIGN_RIGHT}, {"占全体代表", 24, ALIGN_RIGHT}};

static void add_votes(struct arena *a, struct paper *p, const struct leader_round_result *x)
{
    struct paper_rows r = ROWS_OF(a, vote_columns);
    for (size_t i = 0; i < x->sheet->line_count; i++) {
        const struct tally_line *l = &x->sheet->lines[i];
        rows_addf(&r, "%zu", i + 1);
        rows_addf(&r, "%s%s", l->name, l->is_write_in ? "（另选）" : "");
        rows_add_count(&r, l->votes_for);
        rows_add(&r, l->is_write_in ? "——" : arena_text(a, "%" PRId64, l->votes_against));
        rows_add(&r, l->is_write_in ? "——" : arena_text(a, "%" PRId64, l->abstentions));
        rows_add(&r, ratio_text_percent(a, (struct ratio){l->votes_for, x->contest.deputies}, 2));
    }
    paper_add_rows(p, &r);
}

static void add_round(struct arena *a, struct paper *p, const struct session *s, const struct leader_round_result *x)
{
    const int64_t *n = x->sheet->figures;
    paper_addf(p, BLOCK_HEADING2, "%s　第%" PRId64 "次投票（%s）", s->posts[x->round->post].title, x->round->round,
            round_kind_title(x->round->kind));
    paper_addf(p, BLOCK_PARAGRAPH,
            "全体代表%" PRId64 "名，出席%" PRId64 "名。领用选票%" PRId64 "张，发出%" PRId64 "张，作废换发%" PRId64 "张，剩余%" PRId64 "张；收回%" PRId64
            "张，有效票%" PRId64 "张，废票%" PRId64 "张，其中全部弃权的有效票%" PRId64 "张。应选%" PRId64 "名。",
            x->contest.deputies, x->contest.present, n[TALLY_RECEIVED], n[TALLY_ISSUED], n[TALLY_SPOILED], n[TALLY_UNUSED],
            n[TALLY_COLLECTED], n[TALLY_VALID], n[TALLY_VOID], n[TALLY_BLANK], x->round->seats);
    add_votes(a, p, x);
    for (size_t i = 0; i < x->outcome.reasons.n; i++)
        paper_addf(p, BLOCK_NOTE, "%s（%s）", x->outcome.reasons.v[i].text, x->outcome.reasons.v[i].article);
    session_paper_add_looks(p, x->round);
    const struct outcome *o = &x->outcome;
    struct buf b = {.arena = a};
    for (size_t i = 0; i < o->elected_count; i++)
        buf_addf(&b, "%s%s", i ? "、" : "", x->contest.options[o->elected[i]].name);
    paper_addf(p, BLOCK_PARAGRAPH, "结果：%s。当选：%s。", outcome_state_title(x->state), o->elected_count ? buf_text(&b) : "无");
}

struct paper *session_compose_tellers(struct arena *a, const struct session_view *v)
{
    const struct session *s = &v->session;
    struct paper *p = session_paper_begin(a, v, arena_text(a, "%s\n大会选举计票报告单", s->title));
    size_t counted = 0;
    for (size_t i = 0; i < v->result.n; i++)
        for (size_t k = 0; k < v->result.posts[i].round_count; k++) {
            if (!v->result.posts[i].rounds[k].is_counted) continue;
            counted++;
            add_round(a, p, s, &v->result.posts[i].rounds[k]);
        }
    if (counted == 0) return NULL;
    struct buf b = {.arena = a};
    for (size_t i = 0; i < s->staff_count; i++)
        buf_addf(&b, "%s%s %s", i ? "　" : "", staff_role_title(s->staff[i].role), s->staff[i].name);
    paper_add_text(p, BLOCK_SPACE, NULL);
    paper_addf(p, BLOCK_PARAGRAPH, "%s", b.n ? buf_text(&b) : "监票人、计票人未登记");
    static const char *const signatures[] = {"总监票人（签字）：", "监票人（签字）：", "计票人（签字）："};
    for (size_t i = 0; i < ARRAY_COUNT(signatures); i++) paper_add_text(p, BLOCK_PARAGRAPH, signatures[i]);
    return p;
}
