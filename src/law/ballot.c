#include "law/ballot.h"

#include <inttypes.h>

#include "base/str.h"

static const struct ballot_mark *mark_of(const struct ballot_paper *p, const char *name)
{
    for (size_t i = 0; i < p->mark_count; i++)
        if (text_eq(p->marks[i].name, name)) return &p->marks[i];
    return NULL;
}

static size_t count_votes(const struct ballot_paper *p, enum ballot_vote vote)
{
    size_t count = 0;
    for (size_t i = 0; i < p->mark_count; i++) count += p->marks[i].vote == vote;
    return count;
}

static bool is_chosen(const struct ballot_verdict *v, const char *name)
{
    for (size_t i = 0; i < v->chosen_count; i++)
        if (text_eq(v->chosen[i], name)) return true;
    return false;
}

/* Was the name written in before? Twice the same is once. */
static bool is_repeat(const struct ballot_paper *p, size_t write_in)
{
    for (size_t i = 0; i < write_in; i++)
        if (text_eq(p->write_ins[i], p->write_ins[write_in])) return true;
    return false;
}

/* A printed name that is written in as well: the same choice made twice counts once; a contradiction is
 * for the supervisors. */
static void take_printed_name(struct ballot_verdict *v, const struct law_basis *b, const struct ballot_mark *m)
{
    if (m->vote == VOTE_AGAINST) {
        v->needs_decision = true;
        law_because(&v->reasons, b, RULE_R51, "对“%s”投反对票，又在另选他人栏写其姓名，意思不清，须由监票人共同认定", m->name);
        return;
    }
    law_because(&v->reasons, b, RULE_R51, "另选他人栏写的“%s”是票上的候选人，只计一次赞成", m->name);
    if (!is_chosen(v, m->name)) v->chosen[v->chosen_count++] = m->name;
}

/* Since 2025 a deputy who votes against may choose another person; one such person for each against. */
static size_t write_ins_allowed(const struct law_basis *b, const struct ballot_paper *p)
{
    bool with_against =
            p->kind == CONTEST_CONGRESS && b->settings[SETTING_CONGRESS_WRITE_IN].value == WRITE_IN_WITH_AGAINST;
    return with_against ? count_votes(p, VOTE_AGAINST) : p->write_in_count;
}

static void take_write_ins(struct ballot_verdict *v, const struct law_basis *b, const struct ballot_paper *p)
{
    size_t allowed = write_ins_allowed(b, p), others = 0;
    for (size_t i = 0; i < p->write_in_count; i++) others += !is_repeat(p, i) && mark_of(p, p->write_ins[i]) == NULL;
    if (allowed > 0 && others > allowed) {
        v->needs_decision = true;
        law_because(&v->reasons, b, RULE_R101, "反对 %zu 人而另选 %zu 人，不能确定哪一个另选有效，须由监票人共同认定", allowed, others);
        return;
    }
    for (size_t i = 0; i < p->write_in_count; i++) {
        if (is_repeat(p, i)) continue;
        const struct ballot_mark *printed = mark_of(p, p->write_ins[i]);
        if (printed) {
            take_printed_name(v, b, printed);
        } else if (allowed == 0) {
            v->ignored[v->ignored_count++] = p->write_ins[i];
            law_because(&v->reasons, b, RULE_R101, "没有投反对票，不得另选他人；另选的“%s”不计，其余部分有效", p->write_ins[i]);
        } else {
            v->chosen[v->chosen_count++] = p->write_ins[i];
            law_because(&v->reasons, b, RULE_R51, "另选其他选民“%s”", p->write_ins[i]);
        }
    }
}

static void weigh(struct ballot_verdict *v, const struct law_basis *b, const struct ballot_paper *p)
{
    if (v->chosen_count > (size_t)p->seats) {
        v->is_valid = false;
        law_because(&v->reasons, b, RULE_R57, "所选 %zu 人，多于应选 %" PRId64 " 人，作废", v->chosen_count, p->seats);
        v->chosen_count = 0;
        return;
    }
    v->is_valid = true;
    if (v->chosen_count == 0 && count_votes(p, VOTE_AGAINST) == 0)
        law_because(&v->reasons, b, RULE_R51, "没有选任何人，也没有反对任何人，是弃权票；弃权票是有效票");
    else
        law_because(&v->reasons, b, RULE_R57, "所选 %zu 人，不多于应选 %" PRId64 " 人，有效", v->chosen_count, p->seats);
}

static bool names_are_usable(const struct ballot_paper *p, struct err *e)
{
    if (p->mark_count + p->write_in_count > BALLOT_NAMES_MAX)
        return err_set(e, ERR_INPUT, "一张选票上的姓名超过 %d 个，请核对输入", BALLOT_NAMES_MAX);
    for (size_t i = 0; i < p->mark_count; i++) {
        if (!*p->marks[i].name) return err_set(e, ERR_INPUT, "第 %zu 名候选人没有姓名", i + 1);
        if (mark_of(p, p->marks[i].name) != &p->marks[i])
            return err_set(e, ERR_INPUT, "候选人“%s”出现两次；同名的请加以区别", p->marks[i].name);
    }
    for (size_t i = 0; i < p->write_in_count; i++)
        if (!*p->write_ins[i]) return err_set(e, ERR_INPUT, "第 %zu 个另选他人没有写姓名；空白的另选栏不要列出", i + 1);
    return true;
}

bool law_ballot(struct arena *a, const struct law_basis *b, const struct ballot_paper *p, struct ballot_verdict *out,
        struct err *e)
{
    struct law_basis basis = *b;
    basis.is_leaders = p->kind == CONTEST_CONGRESS;
    if (p->seats < 1 || p->seats > 1000) return err_set(e, ERR_INPUT, "应选名额 seats 应为 1 至 1000 的整数");
    if (!names_are_usable(p, e)) return false;
    size_t names = p->mark_count + p->write_in_count;
    struct ballot_verdict v = {.reasons = {.arena = a}};
    v.chosen = arena_alloc_array(a, names + 1, sizeof *v.chosen);
    v.ignored = arena_alloc_array(a, names + 1, sizeof *v.ignored);
    for (size_t i = 0; i < p->mark_count; i++)
        if (p->marks[i].vote == VOTE_FOR) v.chosen[v.chosen_count++] = p->marks[i].name;
    take_write_ins(&v, &basis, p);
    weigh(&v, &basis, p);
    *out = v;
    return true;
}
