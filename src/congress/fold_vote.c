#include <inttypes.h>

#include "congress/fold.h"
#include "congress/result.h"

static const int64_t FIGURE_MAX = 1000000;

/* ---- opening a vote ---- */

static void take_names(struct fold *f, struct leader_round *r, const size_t *nominees, size_t n)
{
    r->names = arena_alloc_array(f->a, n + 1, sizeof *r->names);
    r->nominees = arena_alloc_array(f->a, n + 1, sizeof *r->nominees);
    r->option_count = n;
    for (size_t i = 0; i < n; i++) {
        r->nominees[i] = nominees[i];
        r->names[i] = f->s->nominees[nominees[i]].name;
    }
}

/* The options of the last vote that stand again, as its outcome has them. */
static void take_options(struct fold *f, struct leader_round *r, const struct leader_round_result *last)
{
    size_t n = last->next_count;
    r->names = arena_alloc_array(f->a, n + 1, sizeof *r->names);
    r->nominees = arena_alloc_array(f->a, n + 1, sizeof *r->nominees);
    r->option_count = n;
    for (size_t i = 0; i < n; i++) {
        size_t option = last->next_list[i];
        r->names[i] = last->contest.options[option].name;
        r->nominees[i] = option < last->round->option_count ? last->round->nominees[option] : SIZE_MAX;
    }
}

static bool first_vote(struct fold *f, struct leader_round *r, struct err *e)
{
    const struct session_post *p = &f->s->posts[r->post];
    if (p->formal_count == 0) return err_set(e, ERR_STATE, "%s还没有正式候选人名单", p->title);
    r->kind = ROUND_FIRST;
    r->seats = p->seats;
    take_names(f, r, p->formal, p->formal_count);
    return true;
}

static bool next_vote(struct fold *f, struct leader_round *r, struct err *e)
{
    struct post_result p;
    if (!session_count_post(f->a, f->law, f->s, r->post, &p, e)) return false;
    const struct leader_round_result *last = &p.rounds[p.round_count - 1];
    if (p.state == POST_IS_UNDECIDED && last->open)
        return err_set(e, ERR_STATE, "%s：%s，须先由%s决定（%s）", p.post->title, last->open->because.text,
                last->open->body, last->open->question);
    if (p.state != POST_IS_NEXT_ROUND)
        return err_set(e, ERR_STATE, "%s%s，不需要再投票", p.post->title, post_state_title(p.state));
    r->round = last->round->round + 1;
    if (last->state == OUTCOME_REVOTE || last->state == OUTCOME_ANOTHER_ELECTION) {
        r->kind = last->state == OUTCOME_REVOTE ? ROUND_REVOTE : ROUND_ANOTHER;
        r->seats = last->next_seats;
        take_options(f, r, last);
        return true;
    }
    /* invalid or without quorum: the same vote once more */
    r->kind = last->round->kind;
    r->seats = last->round->seats;
    r->names = last->round->names;
    r->nominees = last->round->nominees;
    r->option_count = last->round->option_count;
    return true;
}

static bool coming_vote(struct fold *f, struct leader_round *r, struct err *e)
{
    bool is_first = session_find_round(f->s, f->s->posts[r->post].no, 1) == NULL;
    return is_first ? first_vote(f, r, e) : next_vote(f, r, e);
}

bool session_next_vote(struct arena *a, const struct law_basis *law, const struct session *s, size_t post,
        struct leader_round *out, struct err *e)
{
    struct session copy = *s;
    struct fold f = {.a = a, .law = law, .s = &copy};
    struct leader_round r = {.post = post, .round = 1};
    if (!coming_vote(&f, &r, e)) return false;
    *out = r;
    return true;
}

bool fold_vote(struct fold *f, const struct session_event *x, struct err *e)
{
    struct leader_round r = {.round = 1, .at = x->at};
    size_t *chosen, count;
    if (!fold_post(f, x->body, &r.post, e) || !fold_sitting(f, x->body, &r.sitting, e) || !coming_vote(f, &r, e))
        return false;
    if (r.kind == ROUND_ANOTHER && json_has(x->body, "nominees")) { /* new nominations for the other election (R92) */
        if (!fold_read_list(f, x->body, r.post, &chosen, &count, e)) return false;
        take_names(f, &r, chosen, count);
    }
    *FOLD_ADD(f, rounds, round_count, round_room) = r;
    return true;
}

/* ---- sheets ---- */

static bool read_line(struct fold *f, const struct json *o, struct tally_line *l, struct err *e)
{
    if (!fold_text(f, o, "name", true, &l->name, e) || !json_read_bool(o, "write_in", false, &l->is_write_in, e) ||
            !fold_int(o, "for", 0, FIGURE_MAX, &l->votes_for, e))
        return false;
    if (l->is_write_in) return true;
    return fold_int(o, "against", 0, FIGURE_MAX, &l->votes_against, e) &&
           fold_int(o, "abstain", 0, FIGURE_MAX, &l->abstentions, e);
}

/* The figures of a sheet that a congress has; entrusted votes and mobile boxes do not exist there. */
static bool read_sheet(struct fold *f, const struct json *o, struct tally_sheet *s, struct err *e)
{
    static const enum tally_figure figures[] = {TALLY_IN_PERSON, TALLY_RECEIVED, TALLY_ISSUED, TALLY_SPOILED,
            TALLY_UNUSED, TALLY_COLLECTED, TALLY_VALID, TALLY_VOID, TALLY_BLANK};
    for (size_t i = 0; i < ARRAY_COUNT(figures); i++)
        if (!fold_int(o, tally_figure_code(figures[i]), 0, FIGURE_MAX, &s->figures[figures[i]], e)) return false;
    const struct json *list;
    if (!fold_text(f, o, "supervisor", false, &s->supervisor, e) || !fold_list(o, "lines", &list, e)) return false;
    s->line_count = json_length(list);
    s->lines = arena_alloc_array(f->a, s->line_count, sizeof *s->lines);
    for (size_t i = 0; i < s->line_count; i++)
        if (!read_line(f, json_element(list, i), &s->lines[i], e)) return err_in(e, "第 %zu 行", i + 1);
    return true;
}

static bool read_look(struct fold *f, const struct json *o, struct look_report *r, struct err *e)
{
    const struct {
        const char *name;
        int64_t *to;
    } counts[] = {{"sheets", &r->sheets}, {"drawn", &r->drawn}, {"ballots", &r->ballots},
            {"positions", &r->positions}, {"wrong", &r->wrong}, {"operator_answers", &r->operator_answers},
            {"operator_looks", &r->operator_looks}};
    for (size_t i = 0; i < ARRAY_COUNT(counts); i++)
        if (!fold_int(o, counts[i].name, 0, FIGURE_MAX, counts[i].to, e)) return false;
    r->looked = r->drawn; /* nothing is entered from a stack before */
    return fold_text(f, o, "batch", true, &r->batch, e) && fold_text(f, o, "seeds", false, &r->seeds, e);
}

/* Of entries from before there was any, none. */
static bool read_looks(struct fold *f, const struct json *body, struct leader_sheet *s, struct err *e)
{
    const struct json *list = json_array_at(body, "second_look");
    size_t n = list ? json_length(list) : 0;
    struct look_report *looks = arena_alloc_array(f->a, n + 1, sizeof *looks);
    for (size_t i = 0; i < n; i++)
        if (!read_look(f, json_element(list, i), &looks[i], e)) return err_in(e, "第 %zu 批的复看", i + 1);
    s->looks = looks;
    s->look_count = n;
    return true;
}

static bool is_same_ballot(const struct leader_round *r, const struct tally_sheet *s, struct err *e)
{
    size_t printed = 0;
    while (printed < s->line_count && !s->lines[printed].is_write_in) printed++;
    if (printed != r->option_count)
        return err_set(e, ERR_INPUT, "计票单上有 %zu 名候选人，选票上有 %zu 名", printed, r->option_count);
    for (size_t i = 0; i < s->line_count; i++) {
        if (i < printed && !text_eq(s->lines[i].name, r->names[i]))
            return err_set(
                    e, ERR_INPUT, "计票单第 %zu 名候选人是“%s”，选票上是“%s”", i + 1, s->lines[i].name, r->names[i]);
        if (i >= printed && !s->lines[i].is_write_in)
            return err_set(e, ERR_INPUT, "选票上没有候选人“%s”；另选的人写在候选人之后", s->lines[i].name);
        for (size_t k = 0; k < i; k++)
            if (text_eq(s->lines[k].name, s->lines[i].name))
                return err_set(e, ERR_INPUT, "“%s”在计票单上出现两次", s->lines[i].name);
    }
    return true;
}

static bool find_round(struct fold *f, const struct json *o, struct leader_round **r, struct err *e)
{
    size_t post;
    int64_t round;
    if (!fold_post(f, o, &post, e) || !fold_int(o, "round", 1, 100, &round, e)) return false;
    for (size_t i = 0; i < f->s->round_count; i++) {
        if (f->s->rounds[i].post != post || f->s->rounds[i].round != round) continue;
        *r = &f->s->rounds[i];
        return true;
    }
    return err_set(e, ERR_INPUT, "%s没有第 %" PRId64 " 次投票", f->s->posts[post].title, round);
}

bool fold_tally(struct fold *f, const struct session_event *x, struct err *e)
{
    struct leader_round *r;
    int64_t entry;
    struct tally_sheet sheet = {0};
    const struct json *o = json_object_at(x->body, "sheet");
    if (!find_round(f, x->body, &r, e) || !fold_int(x->body, "entry", 1, 2, &entry, e)) return false;
    if (!o) return err_set(e, ERR_INPUT, "缺少 \"sheet\"");
    if (!read_sheet(f, o, &sheet, e) || !is_same_ballot(r, &sheet, e)) return false;
    struct leader_sheet *slot = &r->sheets[entry - 1], *other = &r->sheets[2 - entry];
    if (slot->is_there)
        return err_set(
                e, ERR_STATE, "第 %" PRId64 " 次录入已由“%s”完成；要重录，请先作废那一条记录", entry, slot->clerk);
    if (other->is_there && text_eq(other->clerk, x->actor))
        return err_set(e, ERR_STATE, "两次录入须由两个人进行，“%s”已录入过一次", x->actor);
    struct leader_sheet entered = {true, json_has(x->body, "batches"), x->actor, sheet, NULL, 0};
    if (!read_looks(f, x->body, &entered, e)) return false;
    *slot = entered;
    return true;
}

bool fold_settle(struct fold *f, const struct session_event *x, struct err *e)
{
    struct leader_round *r;
    const struct json *list;
    if (!find_round(f, x->body, &r, e) || !fold_list(x->body, "settled", &list, e)) return false;
    const struct leader_sheet *v = r->sheets;
    if (!v[SLOT_FIRST].is_there || !v[SLOT_SECOND].is_there) return err_set(e, ERR_STATE, "还没有录入两次");
    if (v[SLOT_AGREED].is_there)
        return err_set(e, ERR_STATE, "已由“%s”核定；要改，请先作废那一条记录", v[SLOT_AGREED].clerk);
    size_t n = json_length(list);
    const char **settled = arena_alloc_array(f->a, n, sizeof *settled);
    for (size_t i = 0; i < n; i++) {
        settled[i] = json_element_text(list, i);
        if (!settled[i]) return err_set(e, ERR_INPUT, "\"settled\" 第 %zu 项应为文字，如 \"for:1=72\"", i + 1);
    }
    struct tally_sheet agreed;
    if (!count_settle(f->a, &v[SLOT_FIRST].sheet, &v[SLOT_SECOND].sheet, settled, n, &agreed, e)) return false;
    r->sheets[SLOT_AGREED] = (struct leader_sheet){true, false, x->actor, agreed, NULL, 0};
    return true;
}
