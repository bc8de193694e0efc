#include <inttypes.h>

#include "congress/checker.h"

/* ---- nominations ---- */

static void check_nominee(struct checker *k, const struct leader_nominee *n)
{
    const struct session *s = k->s;
    const char *post = s->posts[n->post].title;
    if (n->state == NOMINEE_LATE)
        checker_say(k, FINDING_N704, n->name, "提名“%s”为%s候选人，%s 收到，超过截止时间 %s，不列入名单", n->name, post,
                moment_text(k->a, n->received_at), moment_text(k->a, s->nomination_deadline));
    if (n->state == NOMINEE_FAILED)
        checker_say(k, FINDING_N702, n->name,
                "代表联合提名“%s”为%s候选人，签名 %zu 人，有效 %" PRId64 " 人，不足 %" PRId64 " 人，不成立", n->name,
                post, n->signer_count, n->counted, law_leader_signers_min(s->level));
    if (n->state == NOMINEE_BARRED) checker_quote(k, FINDING_F712, n->name, n->reasons);
    const struct step_record *method = &s->steps[SESSION_METHOD];
    if (method->is_done && n->received_at.ymdhm < method->at.ymdhm)
        checker_say(k, FINDING_F701, n->name, "“%s”的提名 %s 收到，早于选举办法通过（%s）", n->name,
                moment_text(k->a, n->received_at), moment_text(k->a, method->at));
    for (size_t i = 0; i < n->signer_count; i++) {
        const struct session_signer *x = &n->signers[i];
        if (x->state == SIGNER_COUNTS) continue;
        const char *who = x->deputy == SIZE_MAX ? "不在代表名册上的签名" : s->deputies[x->deputy].name;
        checker_say(k, FINDING_N703, n->name, "第 %zu 名联名人“%s”不计：%s", i + 1, who, signer_state_title(x->state));
    }
}

static int64_t presidium_nominees(const struct session *s, size_t post)
{
    int64_t n = 0;
    for (size_t i = 0; i < s->nominee_count; i++)
        n += s->nominees[i].post == post && !s->nominees[i].is_joint && s->nominees[i].state != NOMINEE_WITHDRAWN &&
             s->nominees[i].state != NOMINEE_DEAD;
    return n;
}

static struct leader_election election_of(const struct session_post *p)
{
    return (struct leader_election){.office = p->office,
            .posts = p->seats,
            .nominees = (int64_t)p->formal_count,
            .margin = p->margin,
            .is_by_election = p->is_by_election};
}

/* A seconded deputy head put up alone is a custom of some places; the statute knows one range for all deputies. */
static bool is_equal_secondment(const struct session_post *p)
{
    return p->is_secondment && (int64_t)p->formal_count == p->seats;
}

static void check_number(struct checker *k, const struct session_post *p)
{
    if (p->formal_count == 0) return;
    struct leader_election x = election_of(p);
    struct reason_list reasons = {.arena = k->a};
    enum list_step step;
    struct err e;
    if (is_equal_secondment(p)) {
        checker_say(k, FINDING_W705, p->title,
                "挂职的%s应选 %" PRId64 " 名，候选人 %zu 名，没有差额；法律对副职没有另外的规定，须说明依据", p->title,
                p->seats, p->formal_count);
        return;
    }
    if (!law_leader_list_step(k->law, &x, &step, &reasons, &e))
        checker_say(k, FINDING_F711, p->title, "%s", e.text);
    else if (step != LIST_FITS)
        checker_quote(k, FINDING_F711, p->title, &reasons);
}

static void check_post(struct checker *k, size_t i)
{
    const struct session_post *p = &k->s->posts[i];
    struct reason_list reasons = {.arena = k->a};
    if (!law_leader_posts(k->law, p->office, p->seats, &reasons)) checker_quote(k, FINDING_F722, p->title, &reasons);
    if (!law_presidium_nomination(k->law, p->office, presidium_nominees(k->s, i), p->seats, &reasons))
        checker_quote(k, FINDING_F710, p->title, &reasons);
    if (k->s->has_method && p->margin < 0 && office_post(p->office) == POST_DEPUTY && !p->is_by_election &&
            !p->is_secondment)
        checker_say(k, FINDING_F711, p->title, "选举办法没有规定%s的差额数", p->title);
    check_number(k, p);
}

void check_nominees(struct checker *k)
{
    for (size_t i = 0; i < k->s->nominee_count; i++) check_nominee(k, &k->s->nominees[i]);
    for (size_t i = 0; i < k->s->post_count; i++) check_post(k, i);
    const struct session *s = k->s;
    const struct step_record *from = &s->steps[SESSION_METHOD], *to = &s->steps[SESSION_FORMAL_LIST];
    struct reason_list reasons = {.arena = k->a};
    if (from->is_done && to->is_done &&
            !law_leader_nomination_time(k->law, s->level, moment_date(from->at), moment_date(to->at), &reasons))
        checker_quote(k, FINDING_F723, session_step_title(SESSION_NOMINATION), &reasons);
}

/* ---- votes ---- */

static const char *subject_of(struct checker *k, const struct leader_round *r)
{
    return arena_text(k->a, "%s 第 %" PRId64 " 次投票", k->s->posts[r->post].title, r->round);
}

/* The statute has no article on it; every method in use forbids it. */
static void check_staff(struct checker *k)
{
    const struct session *s = k->s;
    for (size_t i = 0; i < s->staff_count; i++) {
        const struct session_staff *m = &s->staff[i];
        for (size_t c = 0; c < s->nominee_count; c++) {
            const struct leader_nominee *n = &s->nominees[c];
            if (n->state != NOMINEE_FORMAL) continue;
            bool is_self = m->deputy_no ? m->deputy_no == n->deputy_no : text_eq(m->name, n->name);
            if (is_self || m->kin_of == n->no)
                checker_say(k, FINDING_F714, m->name, "%s“%s”是%s候选人“%s”%s%s，应当更换", staff_role_title(m->role),
                        m->name, s->posts[n->post].title, n->name, is_self ? "本人" : "的近亲属",
                        is_self ? "" : arena_text(k->a, "（%s）", m->relation));
        }
    }
}

/* The finding just said stands under that rule: its code gathers several. */
static void stands_under(struct checker *k, enum rule r)
{
    k->list->v[k->list->n - 1].article = law_cite(k->a, k->law, r);
}

static void reconcile(struct checker *k, const struct leader_round_result *x)
{
    const struct tally_sheet *t = x->sheet;
    const int64_t *n = t->figures;
    const char *subject = subject_of(k, x->round);
    int64_t present = x->contest.present;
    if (n[TALLY_VALID] + n[TALLY_VOID] != n[TALLY_COLLECTED]) {
        checker_say(k, FINDING_F715, subject, "有效票 %" PRId64 " 加废票 %" PRId64 " 不等于收回 %" PRId64,
                n[TALLY_VALID], n[TALLY_VOID], n[TALLY_COLLECTED]);
        stands_under(k, RULE_R57);
    }
    if (n[TALLY_COLLECTED] > n[TALLY_ISSUED]) {
        checker_say(k, FINDING_F715, subject, "收回选票 %" PRId64 " 多于发出 %" PRId64, n[TALLY_COLLECTED],
                n[TALLY_ISSUED]);
        stands_under(k, RULE_R56);
    }
    if (n[TALLY_ISSUED] > present) {
        checker_say(
                k, FINDING_F715, subject, "发出选票 %" PRId64 " 多于出席代表 %" PRId64 " 人", n[TALLY_ISSUED], present);
        stands_under(k, RULE_R56);
    }
    if (n[TALLY_RECEIVED] != n[TALLY_ISSUED] + n[TALLY_SPOILED] + n[TALLY_UNUSED])
        checker_say(k, FINDING_F715, subject,
                "领用 %" PRId64 " 不等于发出 %" PRId64 "、作废换发 %" PRId64 "、剩余 %" PRId64 " 之和",
                n[TALLY_RECEIVED], n[TALLY_ISSUED], n[TALLY_SPOILED], n[TALLY_UNUSED]);
    int64_t chosen = 0;
    for (size_t i = 0; i < t->line_count; i++) {
        const struct tally_line *l = &t->lines[i];
        chosen += l->votes_for;
        int64_t all = l->votes_for + l->votes_against + l->abstentions;
        if (!l->is_write_in && all != n[TALLY_VALID])
            checker_say(k, FINDING_F715, subject, "“%s”的赞成、反对、弃权合计 %" PRId64 "，不等于有效票 %" PRId64,
                    l->name, all, n[TALLY_VALID]);
    }
    if (chosen > x->round->seats * n[TALLY_VALID]) {
        checker_say(k, FINDING_F715, subject, "赞成票合计 %" PRId64 "，多于有效票 %" PRId64 " 乘以应选 %" PRId64 " 名",
                chosen, n[TALLY_VALID], x->round->seats);
        stands_under(k, RULE_R57);
    }
    if (!*t->supervisor) checker_say(k, FINDING_F715, subject, "计票单没有监票人签字");
    if (n[TALLY_COLLECTED] < n[TALLY_ISSUED])
        checker_say(k, FINDING_W703, subject, "收回选票 %" PRId64 " 少于发出 %" PRId64 "，有 %" PRId64 " 张没有收回",
                n[TALLY_COLLECTED], n[TALLY_ISSUED], n[TALLY_ISSUED] - n[TALLY_COLLECTED]);
}

static void check_round(struct checker *k, const struct leader_round_result *x)
{
    const char *subject = subject_of(k, x->round);
    const struct step_record *tellers = &k->s->steps[SESSION_TELLERS];
    if (tellers->is_done && x->round->at.ymdhm < tellers->at.ymdhm)
        checker_say(k, FINDING_F701, subject, "%s 投票，早于监票人、计票人名单通过（%s）",
                moment_text(k->a, x->round->at), moment_text(k->a, tellers->at));
    if (x->difference_count) {
        checker_say(k, FINDING_F717, subject, "两次录入有 %zu 处不同，请对照计票单原件核定", x->difference_count);
    } else if (!x->is_counted) {
        if (k->is_final) checker_say(k, FINDING_F716, subject, "计票单没有由两个人各录入一次");
    } else {
        reconcile(k, x);
    }
    if (x->open)
        finding_add(k->list,
                (struct finding){FINDING_F721, x->open->because.article, session_round_subject(k->a, k->s, x->round),
                        arena_text(k->a, "%s：%s，由%s决定（%s）", subject, x->open->because.text, x->open->body,
                                x->open->question)});
}

/* Who was written in was never looked at: the presidium says whether the person may hold the post. */
static void check_written_in(struct checker *k, const struct post_result *p, const struct leader_elected *w)
{
    const struct leader_round *r = session_find_round(k->s, p->post->no, w->round);
    const char *subject = session_round_subject(k->a, k->s, r);
    if (session_find_decision(k->s, subject, arena_text(k->a, "write-in/%s", w->name))) return;
    checker_say(k, FINDING_F713, subject,
            "另选的“%s”得 %" PRId64 " 票当选%s，须先核对任职条件（决定项 write-in/%s：eligible 或 ineligible）",
            w->name, w->votes, p->post->title, w->name);
}

static void check_elected(struct checker *k, const struct post_result *p)
{
    for (size_t i = 0; i < p->elected_count; i++) {
        const struct leader_elected *w = &p->elected[i];
        if (w->nominee == SIZE_MAX) {
            check_written_in(k, p, w);
            continue;
        }
        const struct leader_nominee *n = &k->s->nominees[w->nominee];
        struct reason_list reasons = {.arena = k->a};
        if (n->state == NOMINEE_WITHDRAWN || n->state == NOMINEE_DEAD)
            checker_say(k, FINDING_F713, w->name, "“%s”已经%s，不能任%s", w->name, nominee_state_title(n->state),
                    p->post->title);
        else if (law_leader_eligible(k->law, p->post->office, &n->person, &reasons) != VERDICT_YES)
            checker_quote(k, FINDING_F713, w->name, &reasons);
    }
}

/* Since 2016 everybody elected takes the oath. */
static void check_oaths(struct checker *k, const struct post_result *p)
{
    struct reason_list reasons = {.arena = k->a};
    if (!k->is_final || !law_must_take_oath(k->law, OATH_ELECTED_LEADER, &reasons)) return;
    for (size_t i = 0; i < p->elected_count; i++) {
        bool has_sworn = false;
        for (size_t o = 0; o < k->s->oath_count; o++)
            for (size_t n = 0; n < k->s->oaths[o].n; n++)
                has_sworn |= text_eq(k->s->oaths[o].names[n], p->elected[i].name);
        if (!has_sworn)
            checker_say(k, FINDING_F726, p->elected[i].name, "%s“%s”没有宪法宣誓的记录", p->post->title,
                    p->elected[i].name);
    }
}

void check_votes(struct checker *k)
{
    check_staff(k);
    for (size_t i = 0; i < k->r->n; i++) {
        const struct post_result *p = &k->r->posts[i];
        for (size_t n = 0; n < p->round_count; n++) check_round(k, &p->rounds[n]);
        check_elected(k, p);
        check_oaths(k, p);
        if (k->is_final &&
                (p->state == POST_IS_NOT_OPEN || p->state == POST_IS_NEXT_ROUND || p->state == POST_IS_COUNTING))
            checker_say(k, FINDING_F720, p->post->title, "%s%s", p->post->title, post_state_title(p->state));
    }
}
