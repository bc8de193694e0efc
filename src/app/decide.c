#include "app/decide.h"

#include <inttypes.h>

#include "app/check_org.h"
#include "app/check_roll.h"
#include "app/check_voting.h"
#include "app/credentials.h"
#include "app/nominate_ask.h"
#include "app/nominate_check.h"
#include "store/counter.h"
#include "store/setting.h"

static const char *answers_of(const char *question)
{
    if (text_eq(question, "tie-again")) return "revote|vacant";
    if (text_eq(question, "tie-at-list-cut")) return "列入名单的姓名，以“、”分隔";
    if (strncmp(question, "write-in/", strlen("write-in/")) == 0) return "voter|no-voter";
    return "vacant";
}

void decide_ask(struct arena *a, struct open_questions *out, struct open_question q)
{
    struct open_question *v = arena_alloc_array(a, out->n + 1, sizeof *v);
    if (out->n) memcpy(v, out->v, out->n * sizeof *v);
    if (!q.answers) q.answers = answers_of(q.question);
    v[out->n++] = q;
    out->v = v;
}

static void ask_write_ins(struct arena *a, const struct law_basis *law, const struct records *r,
        const struct round_result *x, struct open_questions *out)
{
    const char *subject = decision_subject_of_round(a, x->round->district_no, x->round->round);
    for (size_t i = 0; i < x->contest.option_count; i++) {
        const struct contest_option *o = &x->contest.options[i];
        const char *question = arena_text(a, "write-in/%s", o->name);
        if (!o->is_write_in || !result_option_matters(x, i) || decision_lookup(&r->decisions, subject, question)) continue;
        decide_ask(a, out,
                (struct open_question){subject, question, "选举委员会", law_cite(a, law, RULE_R51),
                        arena_text(a, "另选的“%s”是否为选民", o->name), NULL});
    }
}

void decide_open_questions(struct arena *a, const struct law_basis *law, const struct records *r,
        const struct result *result, struct open_questions *out)
{
    struct open_questions open = {0};
    for (size_t i = 0; i < result->n; i++) {
        for (size_t k = 0; k < result->districts[i].round_count; k++) {
            const struct round_result *x = &result->districts[i].rounds[k];
            if (!x->is_counted) continue;
            const char *subject = decision_subject_of_round(a, x->round->district_no, x->round->round);
            for (size_t d = 0; d < x->outcome.decision_count; d++) {
                const struct decision_wanted *want = &x->outcome.decisions[d];
                if (decision_lookup(&r->decisions, subject, want->question)) continue;
                decide_ask(a, &open,
                        (struct open_question){
                                subject, want->question, want->body, want->because.article, want->because.text, NULL});
            }
            ask_write_ins(a, law, r, x, &open);
        }
    }
    *out = open;
}

/* ---- recording ---- */

static const struct round_result *round_of_subject(struct arena *a, const struct result *result, const char *subject)
{
    for (size_t i = 0; i < result->n; i++)
        for (size_t k = 0; k < result->districts[i].round_count; k++) {
            const struct round_result *x = &result->districts[i].rounds[k];
            if (text_eq(subject, decision_subject_of_round(a, x->round->district_no, x->round->round))) return x;
        }
    return NULL;
}

/* A list "甲、乙" of names that stand on the provisional list, within the lawful range. */
static bool is_lawful_list(struct arena *a, const struct round_result *x, const char *answer, struct err *e)
{
    const struct outcome *o = &x->outcome;
    int64_t names = 1, known = 0;
    for (const char *p = answer; (p = strstr(p, "、")); p += strlen("、")) names++;
    const char *padded = arena_text(a, "、%s、", answer);
    for (size_t i = 0; i < o->order_count; i++)
        known += strstr(padded, arena_text(a, "、%s、", x->contest.options[o->order[i]].name)) != NULL;
    if (known != names) return err_set(e, ERR_INPUT, "“%s”中有人不在可列入的名单上", answer);
    if (names < o->another_min || names > o->another_max)
        return err_set(e, ERR_INPUT, "列入 %" PRId64 " 人，依法应为 %" PRId64 " 至 %" PRId64 " 人", names, o->another_min, o->another_max);
    return true;
}

static bool is_allowed(struct arena *a, const struct open_question *q, const struct result *result, const char *answer,
        struct err *e)
{
    if (text_eq(q->question, "tie-at-list-cut"))
        return is_lawful_list(a, round_of_subject(a, result, q->subject), answer, e);
    const char *padded = arena_text(a, "|%s|", q->answers);
    if (*answer && !strchr(answer, '|') && strstr(padded, arena_text(a, "|%s|", answer))) return true;
    return err_set(e, ERR_INPUT, "答复“%s”应为 %s", answer, q->answers);
}

bool decide_is_complete(const struct decision *d, struct err *e)
{
    if (!*d->body) return err_set(e, ERR_INPUT, "须写明由哪个机关决定");
    if (!*d->document) return err_set(e, ERR_INPUT, "须写明决定的文号或会议记录");
    if (!date_is_set(d->decided_on)) return err_set(e, ERR_INPUT, "须写明决定的日期");
    return true;
}

bool decide_record(struct workspace *ws, const struct decision *given, const char *action, struct err *e)
{
    struct decision d = *given;
    struct json *detail = json_new_object(ws->arena);
    json_put_text(detail, "subject", d.subject);
    json_put_text(detail, "question", d.question);
    json_put_text(detail, "answer", d.answer);
    json_put_text(detail, "body", d.body);
    json_put_text(detail, "article", d.article);
    json_put_text(detail, "document", d.document);
    json_put_text(detail, "decided_on", date_text(ws->arena, d.decided_on));
    d.actor = ws->actor;
    return counter_issue(ws->db, ws->election.county, "decision", 1, &d.decision_no, e) &&
           workspace_record(ws, action, d.subject, detail, &d.journal_seq, e) &&
           decision_insert(ws->db, ws->election.county, &d, e);
}

bool decide_set(struct workspace *ws, const struct decision *given, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct records r;
    struct result result;
    struct open_questions open;
    if (!decide_is_complete(given, e) || !db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e)) return false;
    if (!records_load(ws->arena, ws, &r, e) || !result_compute(ws->arena, &ws->law, &r, &result, e)) return false;
    decide_open_questions(ws->arena, &ws->law, &r, &result, &open);
    if (!nominate_ask(ws, &open, e)) return false;
    for (size_t i = 0; i < open.n; i++) {
        const struct open_question *q = &open.v[i];
        if (!text_eq(q->subject, given->subject) || !text_eq(q->question, given->question)) continue;
        struct decision d = *given;
        d.article = q->article;
        return is_allowed(ws->arena, q, &result, d.answer, e) && decide_record(ws, &d, "decide", e) && db_commit(&txn, e);
    }
    return err_set(e, ERR_STATE, "没有待决定的事项 %s %s；用 huanjie decision list 查看", given->subject, given->question);
}

bool decide_is_after_result(const char *code)
{
    enum finding_code c;
    return finding_code_from(code, &c) && finding_rule(c) == RULE_R68;
}

bool decide_explain(struct workspace *ws, const char *code, const char *subject, const char *text, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct records r;
    struct result result;
    if (!*text) return err_set(e, ERR_INPUT, "须写明说明的内容");
    if (!db_begin(ws->db, &txn, e) || (!decide_is_after_result(code) && !workspace_must_be_open(ws, e))) return false;
    if (!records_load(ws->arena, ws, &r, e) || !result_compute(ws->arena, &ws->law, &r, &result, e)) return false;
    if (!check_org(ws, workspace_today(ws), &result.findings, NULL, e)) return false;
    if (!nominate_check(ws, &result.findings, NULL, e) || !check_voting(ws, &result.findings, NULL, e)) return false;
    if (!check_roll(ws, &result.findings, NULL, e) || !credentials_check(ws, &result.findings, NULL, e)) return false;
    for (size_t i = 0; i < result.findings.n; i++) {
        const struct finding *f = &result.findings.v[i];
        if (!text_eq(finding_code_text(f->code), code) || !text_eq(f->subject, subject)) continue;
        if (finding_severity(f->code) == SEVERITY_STOP)
            return err_set(e, ERR_STATE, "%s 是必须改正的问题，不能用说明代替", code);
        struct explanation x = {code, f->subject, f->text, text, ws->actor, ws->now};
        struct json *detail = json_new_object(ws->arena);
        json_put_text(detail, "code", code);
        json_put_text(detail, "finding", f->text);
        json_put_text(detail, "text", text);
        return workspace_record(ws, "explain", f->subject, detail, NULL, e) &&
               explanation_save(ws->db, ws->election.county, &x, e) && db_commit(&txn, e);
    }
    return err_set(e, ERR_STATE, "现在没有 %s %s 这一条；用 huanjie count、huanjie org check、huanjie nominate check 查看", code, subject);
}

bool decide_setting(struct workspace *ws, enum setting s, const char *value, const struct decision *d, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    int64_t parsed;
    if (!setting_parse(s, value, &parsed, e) || !decide_is_complete(d, e)) return false;
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e)) return false;
    struct decision decision = *d;
    decision.subject = arena_text(ws->arena, "setting/%s", setting_code(s));
    decision.question = "setting";
    decision.answer = value;
    decision.article = law_cite(ws->arena, &ws->law, setting_rule(s));
    struct stored_setting stored = {setting_code(s), value, d->document, d->decided_on, d->body};
    return decide_record(ws, &decision, "setting", e) && setting_save(ws->db, ws->election.county, &stored, e) &&
           db_commit(&txn, e);
}
