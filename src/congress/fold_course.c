#include <inttypes.h>

#include "congress/fold.h"

bool fold_step(struct fold *f, const struct session_event *x, struct err *e)
{
    const char *code;
    enum session_step step;
    struct step_record r = {.is_done = true, .at = x->at, .sitting = SIZE_MAX, .event_no = x->event_no};
    if (!fold_text(f, x->body, "step", true, &code, e) || !fold_moment(f, x->body, "began", &r.began_at, e) ||
            !fold_text(f, x->body, "evidence", false, &r.evidence, e))
        return false;
    if (!session_step_from(code, &step)) return err_set(e, ERR_INPUT, "没有步骤“%s”", code);
    if (json_has(x->body, "sitting") && !fold_sitting(f, x->body, &r.sitting, e)) return false;
    if (!moment_is_set(r.began_at)) r.began_at = r.at;
    if (r.began_at.ymdhm > r.at.ymdhm) return err_set(e, ERR_INPUT, "开始时间晚于完成时间");
    if (f->s->steps[step].is_done)
        return err_set(e, ERR_STATE, "步骤“%s”已由第 %" PRId64 " 条记录完成；要改，请先作废那一条",
                session_step_title(step), f->s->steps[step].event_no);
    f->s->steps[step] = r;
    return true;
}

bool fold_resolution(struct fold *f, const struct session_event *x, struct err *e)
{
    const char *kind;
    struct resolution r = {.at = x->at};
    int64_t most = (int64_t)f->s->deputy_count;
    if (!fold_text(f, x->body, "resolution", true, &kind, e) || !fold_text(f, x->body, "title", false, &r.title, e) ||
            !fold_sitting(f, x->body, &r.sitting, e) || !fold_int(x->body, "for", 0, most, &r.votes_for, e) ||
            !fold_int(x->body, "against", 0, most, &r.votes_against, e) ||
            !fold_int(x->body, "abstain", 0, most, &r.abstentions, e))
        return false;
    if (!resolution_kind_from(kind, &r.kind)) return err_set(e, ERR_INPUT, "没有表决事项“%s”", kind);
    if (!*r.title) r.title = resolution_kind_title(r.kind);
    *FOLD_ADD(f, resolutions, resolution_count, resolution_room) = r;
    return true;
}

bool fold_presidium(struct fold *f, const struct session_event *x, struct err *e)
{
    const struct json *list;
    if (!fold_list(x->body, "members", &list, e) || !fold_text(f, x->body, "secretary", false, &f->s->secretary, e))
        return false;
    size_t n = json_length(list);
    int64_t *members = arena_alloc_array(f->a, n, sizeof *members);
    for (size_t i = 0; i < n; i++) {
        size_t deputy;
        if (!fold_deputy(f, json_element(list, i), "no", &deputy, e)) return err_in(e, "第 %zu 名主席团成员", i + 1);
        members[i] = f->s->deputies[deputy].no;
        for (size_t k = 0; k < i; k++)
            if (members[k] == members[i])
                return err_set(e, ERR_INPUT, "主席团名单中“%s”出现两次", f->s->deputies[deputy].name);
    }
    f->s->presidium = members;
    f->s->presidium_count = n;
    return true;
}

static bool read_staff(struct fold *f, const struct json *o, struct session_staff *m, struct err *e)
{
    const char *role;
    if (!fold_text(f, o, "role", true, &role, e) || !fold_text(f, o, "name", true, &m->name, e) ||
            !json_read_int(o, "deputy", 0, &m->deputy_no, e) || !json_read_int(o, "kin_of", 0, &m->kin_of, e) ||
            !fold_text(f, o, "relation", false, &m->relation, e))
        return false;
    if (!staff_role_from(role, &m->role))
        return err_set(e, ERR_INPUT, "\"role\" “%s” 应为 chief-supervisor、supervisor 或 teller", role);
    if (m->deputy_no && session_find_deputy(f->s, m->deputy_no) == SIZE_MAX)
        return err_set(e, ERR_INPUT, "没有代表 %" PRId64, m->deputy_no);
    if (m->kin_of && session_find_nominee(f->s, m->kin_of) == SIZE_MAX)
        return err_set(e, ERR_INPUT, "没有被提名人 %" PRId64, m->kin_of);
    return true;
}

/* The list as it was put to the vote: a later one takes the place of an earlier one. */
bool fold_staff(struct fold *f, const struct session_event *x, struct err *e)
{
    const struct json *list;
    if (!fold_list(x->body, "staff", &list, e)) return false;
    f->s->staff_count = 0;
    for (size_t i = 0; i < json_length(list); i++) {
        struct session_staff m = {0};
        if (!read_staff(f, json_element(list, i), &m, e)) return err_in(e, "第 %zu 人", i + 1);
        *FOLD_ADD(f, staff, staff_count, staff_room) = m;
    }
    return true;
}

bool fold_announce(struct fold *f, const struct session_event *x, struct err *e)
{
    size_t i;
    if (!fold_post(f, x->body, &i, e)) return false;
    f->s->posts[i].announced_at = x->at;
    return true;
}

bool fold_oath(struct fold *f, const struct session_event *x, struct err *e)
{
    const struct json *list;
    struct oath o = {.at = x->at};
    if (!fold_list(x->body, "names", &list, e) || !fold_text(f, x->body, "leader", false, &o.leader, e)) return false;
    o.n = json_length(list);
    o.names = arena_alloc_array(f->a, o.n, sizeof *o.names);
    for (size_t i = 0; i < o.n; i++) {
        o.names[i] = json_element_text(list, i);
        if (!o.names[i] || !*o.names[i]) return err_set(e, ERR_INPUT, "\"names\" 第 %zu 项应为姓名", i + 1);
    }
    *FOLD_ADD(f, oaths, oath_count, oath_room) = o;
    return true;
}

bool fold_filing(struct fold *f, const struct session_event *x, struct err *e)
{
    struct filing n = {.at = x->at};
    const char *kind;
    if (!fold_text(f, x->body, "kind", true, &kind, e) || !fold_text(f, x->body, "title", true, &n.title, e) ||
            !fold_text(f, x->body, "to", false, &n.to, e) || !fold_text(f, x->body, "document", true, &n.document, e))
        return false;
    if (!filing_kind_from(kind, &n.kind))
        return err_set(e, ERR_INPUT, "\"kind\" “%s” 应为 request、approval、report 或 archive", kind);
    *FOLD_ADD(f, filings, filing_count, filing_room) = n;
    return true;
}

bool fold_decide(struct fold *f, const struct session_event *x, struct err *e)
{
    struct session_decision d;
    if (!fold_text(f, x->body, "subject", true, &d.subject, e) ||
            !fold_text(f, x->body, "question", true, &d.question, e) ||
            !fold_text(f, x->body, "answer", true, &d.answer, e) || !fold_text(f, x->body, "body", true, &d.body, e) ||
            !fold_text(f, x->body, "document", true, &d.document, e))
        return false;
    d.on = moment_date(x->at);
    *FOLD_ADD(f, decisions, decision_count, decision_room) = d;
    return true;
}

bool fold_certify(struct fold *f, const struct session_event *x, struct err *e)
{
    if (!fold_int(x->body, "version", 1, 1000000, &f->s->version, e) ||
            !fold_text(f, x->body, "hash", true, &f->s->hash, e))
        return false;
    f->s->is_locked = true;
    return true;
}

bool fold_correct(struct fold *f, const struct session_event *x, struct err *e)
{
    const char *reason;
    if (!fold_text(f, x->body, "reason", true, &reason, e)) return false;
    if (!f->s->is_locked) return err_set(e, ERR_STATE, "会议结果没有认证或者已经打开更正，可以直接修改");
    f->s->is_locked = false;
    return true;
}

bool fold_explain(struct fold *f, const struct session_event *x, struct err *e)
{
    struct session_explanation n;
    enum finding_code code;
    if (!fold_text(f, x->body, "code", true, &n.code, e) || !fold_text(f, x->body, "subject", true, &n.subject, e) ||
            !fold_text(f, x->body, "text", true, &n.text, e))
        return false;
    if (!finding_code_from(n.code, &code) || finding_severity(code) != SEVERITY_EXPLAIN)
        return err_set(e, ERR_INPUT, "“%s”不是可以说明的问题（W…）", n.code);
    *FOLD_ADD(f, explanations, explanation_count, explanation_room) = n;
    return true;
}
