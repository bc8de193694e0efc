#include <inttypes.h>

#include "congress/fold.h"
#include "model/voter.h"

/* ---- the election method ---- */

bool fold_method(struct fold *f, const struct session_event *x, struct err *e)
{
    struct session *s = f->s;
    if (!fold_moment(f, x->body, "nomination_deadline", &s->nomination_deadline, e) ||
            !json_read_int(x->body, "deliberation_minutes", -1, &s->deliberation_minutes, e) ||
            !fold_text(f, x->body, "marking", false, &s->marking, e))
        return false;
    if (!moment_is_set(s->nomination_deadline))
        return err_set(e, ERR_INPUT, "缺少提名截止时间 \"nomination_deadline\"");
    const struct json *list = json_array_at(x->body, "margins");
    for (size_t i = 0; list && i < json_length(list); i++) {
        const struct json *o = json_element(list, i);
        size_t post;
        int64_t margin;
        if (!fold_post(f, o, &post, e) || !fold_int(o, "margin", 0, 100, &margin, e))
            return err_in(e, "差额数第 %zu 项", i + 1);
        s->posts[post].margin = margin;
    }
    s->has_method = true;
    return true;
}

/* ---- nominations ---- */

static bool read_signers(struct fold *f, const struct json *o, struct leader_nominee *n, struct err *e)
{
    const struct json *list;
    if (!fold_list(o, "signers", &list, e)) return false;
    n->signer_count = json_length(list);
    n->signers = arena_alloc_array(f->a, n->signer_count, sizeof *n->signers);
    for (size_t i = 0; i < n->signer_count; i++) {
        struct session_signer *signer = &n->signers[i];
        int64_t no;
        if (!fold_int(json_element(list, i), "no", 1, 1000000, &no, e)) return err_in(e, "第 %zu 名联名人", i + 1);
        signer->deputy =
                session_find_deputy(f->s, no); /* SIZE_MAX: no deputy; the signature is kept and does not count */
        for (size_t k = 0; k < i && signer->deputy != SIZE_MAX; k++)
            if (n->signers[k].deputy == signer->deputy) signer->is_repeat = true;
    }
    return true;
}

static bool read_person(struct fold *f, const struct json *o, struct leader_nominee *n, struct err *e)
{
    struct leader_person *p = &n->person;
    if (!json_read_int(o, "deputy", 0, &n->deputy_no, e) || !json_read_bool(o, "voter", true, &p->is_voter, e) ||
            !json_read_bool(o, "official", false, &p->holds_government_post, e) ||
            !json_read_bool(o, "resigned", false, &p->resigned_that_post, e) ||
            !json_read_bool(o, "of_group", false, &p->is_of_founding_group, e) ||
            !json_read_int(o, "sex", SEX_NOT_SAID, &n->sex, e) || !fold_date(f, o, "born", &n->born_on, e) ||
            !fold_text(f, o, "party", false, &n->party, e) || !fold_text(f, o, "education", false, &n->education, e) ||
            !fold_text(f, o, "work", false, &n->work, e))
        return false;
    if (n->deputy_no) {
        size_t deputy = session_find_deputy(f->s, n->deputy_no);
        if (deputy == SIZE_MAX) return err_set(e, ERR_INPUT, "没有代表 %" PRId64, n->deputy_no);
        if (!text_eq(f->s->deputies[deputy].name, n->name))
            return err_set(e, ERR_INPUT, "代表 %" PRId64 " 是“%s”，不是“%s”", n->deputy_no, f->s->deputies[deputy].name,
                    n->name);
        p->is_deputy = f->s->deputies[deputy].state != DEPUTY_ENDED;
    }
    p->name = n->name;
    p->is_ethnic_township = f->s->is_ethnic_township;
    return true;
}

bool fold_nominate(struct fold *f, const struct session_event *x, struct err *e)
{
    struct leader_nominee n = {.received_at = x->at, .primary_votes = -1, .verified_by = "", .why = ""};
    const char *by;
    if (!fold_int(x->body, "nominee", 1, 100000, &n.no, e) || !fold_post(f, x->body, &n.post, e) ||
            !fold_text(f, x->body, "name", true, &n.name, e) || !fold_text(f, x->body, "by", true, &by, e))
        return false;
    n.is_joint = text_eq(by, "joint");
    if (!n.is_joint && !text_eq(by, "presidium"))
        return err_set(e, ERR_INPUT, "\"by\" “%s” 应为 presidium 或 joint", by);
    if (session_find_nominee(f->s, n.no) != SIZE_MAX)
        return err_set(e, ERR_INPUT, "被提名人 %" PRId64 " 已经登记", n.no);
    if ((n.is_joint && !read_signers(f, x->body, &n, e)) || !read_person(f, x->body, &n, e)) return false;
    *FOLD_ADD(f, nominees, nominee_count, nominee_room) = n;
    return true;
}

static bool may_still_change(struct fold *f, const struct leader_nominee *n, struct err *e)
{
    if (f->s->posts[n->post].formal_count == 0) return true;
    return err_set(e, ERR_STATE, "%s的正式候选人名单已经确定", f->s->posts[n->post].title);
}

bool fold_strike_signer(struct fold *f, const struct session_event *x, struct err *e)
{
    size_t i, deputy;
    if (!fold_nominee(f, x->body, "nominee", &i, e) || !fold_deputy(f, x->body, "deputy", &deputy, e)) return false;
    struct leader_nominee *n = &f->s->nominees[i];
    if (!may_still_change(f, n, e)) return false;
    for (size_t k = 0; k < n->signer_count; k++) {
        if (n->signers[k].deputy != deputy || n->signers[k].is_withdrawn) continue;
        n->signers[k].is_withdrawn = true;
        return true;
    }
    return err_set(e, ERR_INPUT, "“%s”没有联名提名“%s”", f->s->deputies[deputy].name, n->name);
}

bool fold_nominee_leaves(struct fold *f, const struct session_event *x, struct err *e)
{
    size_t i;
    const char *state;
    if (!fold_nominee(f, x->body, "nominee", &i, e) || !fold_text(f, x->body, "state", true, &state, e) ||
            !fold_text(f, x->body, "why", true, &f->s->nominees[i].why, e))
        return false;
    struct leader_nominee *n = &f->s->nominees[i];
    if (text_eq(state, "withdrawn"))
        n->state = NOMINEE_WITHDRAWN;
    else if (text_eq(state, "dead"))
        n->state = NOMINEE_DEAD;
    else
        return err_set(e, ERR_INPUT, "\"state\" “%s” 应为 withdrawn 或 dead", state);
    return true;
}

bool fold_verify(struct fold *f, const struct session_event *x, struct err *e)
{
    size_t i;
    if (!fold_nominee(f, x->body, "nominee", &i, e) ||
            !fold_text(f, x->body, "by", true, &f->s->nominees[i].verified_by, e))
        return false;
    f->s->nominees[i].verified_at = x->at;
    return true;
}

/* ---- judging them ---- */

/* Persons of the same post whom the deputy has joined in putting up so far, this nomination included. */
static int64_t joined_so_far(const struct session *s, size_t nominee, size_t deputy)
{
    int64_t n = 0;
    for (size_t i = 0; i <= nominee; i++) {
        const struct leader_nominee *x = &s->nominees[i];
        if (x->post != s->nominees[nominee].post) continue;
        for (size_t k = 0; k < x->signer_count; k++)
            n += x->signers[k].deputy == deputy && !x->signers[k].is_withdrawn && !x->signers[k].is_repeat;
    }
    return n;
}

static bool judge_joint(struct fold *f, size_t i, struct reason_list *reasons)
{
    struct session *s = f->s;
    struct leader_nominee *n = &s->nominees[i];
    struct law_signer *signers = arena_alloc_array(f->a, n->signer_count + 1, sizeof *signers);
    for (size_t k = 0; k < n->signer_count; k++) {
        const struct session_signer *x = &n->signers[k];
        bool is_deputy = x->deputy != SIZE_MAX;
        signers[k] = (struct law_signer){.name = is_deputy ? s->deputies[x->deputy].name : "不在代表名册上的签名",
                .is_voter = is_deputy && session_state_at(&s->deputies[x->deputy], n->received_at) == DEPUTY_IN_OFFICE,
                .is_repeat = x->is_repeat,
                .joined = is_deputy ? joined_so_far(s, i, x->deputy) : 0,
                .is_withdrawn = x->is_withdrawn};
    }
    struct law_joint_verdict v;
    law_leader_joint_nomination(f->a, f->law, s->level, s->posts[n->post].seats, signers, n->signer_count, &v);
    for (size_t k = 0; k < n->signer_count; k++) {
        n->signers[k].state = v.states[k];
        n->signers[k].joined = signers[k].joined;
    }
    n->counted = v.counted;
    *reasons = v.reasons;
    return v.is_valid;
}

static bool is_late(const struct session *s, const struct leader_nominee *n)
{
    return s->has_method && n->received_at.ymdhm > s->nomination_deadline.ymdhm;
}

static bool is_on_list(const struct session_post *p, size_t nominee)
{
    for (size_t i = 0; i < p->formal_count; i++)
        if (p->formal[i] == nominee) return true;
    return false;
}

static enum nominee_state state_of(struct fold *f, size_t i, struct reason_list *reasons)
{
    const struct session *s = f->s;
    const struct leader_nominee *n = &s->nominees[i];
    const struct session_post *post = &s->posts[n->post];
    bool stands = !n->is_joint || judge_joint(f, i, reasons);
    bool is_eligible = law_leader_eligible(f->law, post->office, &n->person, reasons) != VERDICT_NO;
    if (n->state == NOMINEE_WITHDRAWN || n->state == NOMINEE_DEAD) return n->state;
    if (is_late(s, n)) return NOMINEE_LATE;
    if (!stands) return NOMINEE_FAILED;
    if (!is_eligible) return NOMINEE_BARRED;
    if (post->formal_count == 0) return NOMINEE_NOMINATED;
    return is_on_list(post, i) ? NOMINEE_FORMAL : NOMINEE_DROPPED;
}

void fold_judge_nominees(struct fold *f)
{
    for (size_t i = 0; i < f->s->nominee_count; i++) {
        struct reason_list *reasons = arena_alloc(f->a, sizeof *reasons);
        reasons->arena = f->a;
        f->s->nominees[i].state = state_of(f, i, reasons);
        f->s->nominees[i].reasons = reasons;
    }
}

/* ---- primary and formal list ---- */

bool fold_primary(struct fold *f, const struct session_event *x, struct err *e)
{
    size_t post;
    const struct json *list;
    if (!fold_post(f, x->body, &post, e) || !fold_list(x->body, "votes", &list, e)) return false;
    for (size_t i = 0; i < json_length(list); i++) {
        const struct json *o = json_element(list, i);
        size_t nominee;
        int64_t votes;
        if (!fold_nominee(f, o, "no", &nominee, e) || !fold_int(o, "votes", 0, (int64_t)f->s->deputy_count, &votes, e))
            return err_in(e, "第 %zu 项", i + 1);
        if (f->s->nominees[nominee].post != post)
            return err_set(e, ERR_INPUT, "“%s”不是%s的被提名人", f->s->nominees[nominee].name, f->s->posts[post].title);
        f->s->nominees[nominee].primary_votes = votes;
    }
    return true;
}

/* Nominees of one post as a list names them, each once and each standing. */
bool fold_read_list(struct fold *f, const struct json *o, size_t post, size_t **out, size_t *count, struct err *e)
{
    const struct json *list;
    if (!fold_list(o, "nominees", &list, e)) return false;
    fold_judge_nominees(f);
    size_t n = json_length(list);
    size_t *chosen = arena_alloc_array(f->a, n, sizeof *chosen);
    for (size_t i = 0; i < n; i++) {
        if (!fold_nominee(f, json_element(list, i), "no", &chosen[i], e)) return err_in(e, "名单第 %zu 人", i + 1);
        const struct leader_nominee *x = &f->s->nominees[chosen[i]];
        bool stands = x->state == NOMINEE_NOMINATED || x->state == NOMINEE_FORMAL || x->state == NOMINEE_DROPPED;
        if (x->post != post) return err_set(e, ERR_INPUT, "“%s”不是%s的被提名人", x->name, f->s->posts[post].title);
        if (!stands) return err_set(e, ERR_INPUT, "“%s”%s，不能列入名单", x->name, nominee_state_title(x->state));
        for (size_t k = 0; k < i; k++)
            if (text_eq(f->s->nominees[chosen[k]].name, x->name))
                return err_set(e, ERR_INPUT, "名单中“%s”出现两次", x->name);
    }
    *out = chosen;
    *count = n;
    return true;
}

bool fold_formal_list(struct fold *f, const struct session_event *x, struct err *e)
{
    size_t i;
    if (!fold_post(f, x->body, &i, e)) return false;
    struct session_post *p = &f->s->posts[i];
    if (p->formal_count) return err_set(e, ERR_STATE, "%s的正式候选人名单已经确定；要改，请先作废那一条记录", p->title);
    if (!fold_read_list(f, x->body, i, &p->formal, &p->formal_count, e)) return false;
    p->listed_at = x->at;
    return true;
}
