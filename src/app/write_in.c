#include "app/write_in.h"

#include <inttypes.h>

#include "app/decide.h"
#include "app/person.h"
#include "law/voting.h"
#include "store/counter.h"

static const char SAME_AS[] = "same-as/";

struct count_now {
    struct records records;
    struct result result;
};

static bool count_again(struct workspace *ws, struct count_now *now, struct err *e)
{
    return records_load(ws->arena, ws, &now->records, e) &&
           result_compute(ws->arena, &ws->law, &now->records, &now->result, e);
}

/* ---- who they are ---- */

static bool look_up(struct workspace *ws, struct write_in *w, struct err *e)
{
    struct voter_list voters;
    int64_t district_no = w->round->round->district_no;
    if (!voter_load_named(ws->arena, ws->db, ws->election.county, w->name, &voters, e)) return false;
    for (size_t i = 0; i < voters.n; i++) {
        if (voters.v[i].state != VOTER_ACTIVE) continue;
        if (voters.v[i].district_no == district_no)
            w->here++;
        else
            w->elsewhere++;
    }
    w->reasons.arena = ws->arena;
    bool several = w->here > 1 || (w->here == 0 && w->elsewhere > 1);
    w->verdict = law_may_be_written_in(&ws->law, w->here + w->elsewhere > 0, w->here > 0, &w->reasons);
    if (several && w->verdict == VERDICT_YES) w->verdict = VERDICT_OPEN;
    return true;
}

/* Candidates of the vote and others who were written in, by their names. */
static bool find_alike(struct workspace *ws, const struct contest *c, struct write_in *w, struct err *e)
{
    struct alike_key key, other;
    size_t capacity = 0;
    if (!alike_key_of(ws->arena, w->name, &key, e)) return false;
    for (size_t i = 0; i < c->option_count; i++) {
        const char *name = c->options[i].name;
        if (text_eq(name, w->name)) continue;
        if (!alike_key_of(ws->arena, name, &other, e)) return false;
        enum alike how = alike_compare(&key, &other);
        if (how == ALIKE_NOT) continue;
        if (w->alike_count == capacity) w->alike = arena_grow_array(ws->arena, w->alike, &capacity, sizeof *w->alike);
        w->alike[w->alike_count++] = (struct alike_name){name, how};
    }
    return true;
}

static size_t count_options(const struct result *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->n; i++)
        for (size_t k = 0; k < r->districts[i].round_count; k++) n += r->districts[i].rounds[k].contest.option_count;
    return n;
}

static bool take_round(struct workspace *ws, const struct records *r, const struct round_result *x,
        struct write_in_list *list, struct err *e)
{
    struct arena *a = ws->arena;
    const char *subject = decision_subject_of_round(a, x->round->district_no, x->round->round);
    for (size_t i = 0; i < x->contest.option_count; i++) {
        const struct contest_option *o = &x->contest.options[i];
        if (!o->is_write_in) continue;
        struct write_in *w = &list->v[list->n++];
        *w = (struct write_in){.round = x,
                .name = o->name,
                .votes = o->votes_for,
                .matters = result_option_matters(x, i),
                .decision = decision_lookup(&r->decisions, subject, arena_text(a, "write-in/%s", o->name)),
                .candidate_no = x->candidates[i]};
        if (!look_up(ws, w, e) || !find_alike(ws, &x->contest, w, e)) return false;
    }
    for (size_t i = 0; i < r->decisions.n; i++) {
        const struct decision *d = &r->decisions.v[i];
        if (text_eq(d->subject, subject) && strncmp(d->question, SAME_AS, strlen(SAME_AS)) == 0 &&
                decision_lookup(&r->decisions, subject, d->question) == d &&
                !text_eq(d->answer, d->question + strlen(SAME_AS)))
            list->merges[list->merge_count++] = (struct write_in_merge){x, d};
    }
    return true;
}

bool write_in_load(struct workspace *ws, struct write_in_list *out, struct err *e)
{
    struct count_now *now = arena_alloc(ws->arena, sizeof *now); /* the list points into it */
    if (!count_again(ws, now, e)) return false;
    struct write_in_list list = {.v = arena_alloc_array(ws->arena, count_options(&now->result) + 1, sizeof *list.v),
            .merges = arena_alloc_array(ws->arena, now->records.decisions.n + 1, sizeof *list.merges)};
    for (size_t i = 0; i < now->result.n; i++) {
        const struct district_result *d = &now->result.districts[i];
        for (size_t k = 0; k < d->round_count; k++)
            if (d->rounds[k].is_counted && !take_round(ws, &now->records, &d->rounds[k], &list, e)) return false;
    }
    *out = list;
    return true;
}

/* ---- deciding ---- */

/* The counted round that is meant, and whether the name was written in there. */
static bool find_round(struct workspace *ws, const struct count_now *now, int64_t district_no, int64_t round,
        const struct round_result **found, struct err *e)
{
    const struct district_result *d = result_lookup(&now->result, district_no);
    if (!d) return err_set(e, ERR_INPUT, "没有选区 %" PRId64, district_no);
    for (size_t k = d->round_count; k > 0; k--) {
        const struct round_result *x = &d->rounds[k - 1];
        if (round ? x->round->round != round : !x->is_counted) continue;
        if (!x->is_counted)
            return err_set(
                    e, ERR_STATE, "%s 还没有计票完毕", subject_of_round(ws->arena, district_no, x->round->round));
        *found = x;
        return true;
    }
    return err_set(e, ERR_INPUT, "选区 %" PRId64 " 没有%s投票", district_no, round ? "这次" : "计票完毕的");
}

/* As the sheets have it, before spellings were merged and persons refused. */
static bool is_on_a_sheet(const struct round_result *x, const char *name)
{
    for (size_t i = 0; i < x->sum.line_count; i++)
        if (x->sum.lines[i].is_write_in && text_eq(x->sum.lines[i].name, name)) return true;
    return false;
}

static bool was_written_in(struct workspace *ws, const struct round_result *x, const char *name, struct err *e)
{
    return is_on_a_sheet(x, name) || err_set(e, ERR_INPUT, "%s 的计票单上没有另选“%s”",
                                             subject_of_round(ws->arena, x->round->district_no, x->round->round), name);
}

static bool find_person(struct workspace *ws, const struct write_in_answer *w, struct voter *v, struct err *e)
{
    struct person_clue clue = {.name = w->name, .id = "", .voter_no = w->voter_no, .district_no = w->district_no};
    struct reason_list reasons = {.arena = ws->arena};
    enum person_match match;
    const char *why;
    if (!person_find(ws, &clue, true, &match, v, &why, e)) return false;
    if (match == PERSON_SEVERAL)
        return err_set(e, ERR_INPUT, "选民名册上不止一名“%s”，请用 --voter 写明选民证号", w->name);
    if (match == PERSON_OTHER || match == PERSON_BAD_ID) return err_set(e, ERR_INPUT, "%s", why);
    bool is_voter = match == PERSON_FOUND && v->state == VOTER_ACTIVE;
    if (law_may_be_written_in(&ws->law, is_voter, is_voter && v->district_no == w->district_no, &reasons) ==
            VERDICT_YES)
        return true;
    return err_set(e, ERR_STATE, "“%s”: %s（%s %s）；选举委员会认定不计的，写 --not-voter", w->name, reasons.v[0].text,
            rule_code(reasons.v[0].rule), reasons.v[0].article);
}

static const char *text_or_empty(const char *text)
{
    return text ? text : "";
}

/* The person as the roll and the declaration have him; nothing when he was identified before. */
static bool register_person(struct workspace *ws, const struct records *r, const struct write_in_answer *w,
        const struct voter *v, int64_t round, struct err *e)
{
    int64_t county = ws->election.county;
    struct candidate c = w->person;
    c.district_no = w->district_no;
    c.name = w->name;
    c.voter_no = v->voter_no;
    c.sex = v->sex;
    c.ethnic = v->ethnic;
    c.born_on = v->born_on;
    c.party = text_or_empty(c.party);
    c.education = text_or_empty(c.education);
    c.degree = text_or_empty(c.degree);
    c.post = text_or_empty(c.post);
    c.other_mandate = text_or_empty(c.other_mandate);
    c.state = CANDIDATE_WRITTEN_IN;
    c.state_why = arena_text(ws->arena, "第 %" PRId64 " 次投票选票上另选", round);
    c.primary_votes = -1;
    for (size_t i = 0; i < r->candidates.n; i++) {
        const struct candidate *old = &r->candidates.v[i];
        if (old->state != CANDIDATE_WRITTEN_IN || old->district_no != c.district_no || !text_eq(old->name, c.name))
            continue;
        c.candidate_no = old->candidate_no;
        return candidate_update(ws->db, county, &c, e);
    }
    return counter_issue(ws->db, county, "candidate", 1, &c.candidate_no, e) && candidate_insert(ws->db, county, &c, e);
}

static bool record_answer(struct workspace *ws, const struct round_result *x, const struct decision *given,
        const char *question, const char *answer, struct err *e)
{
    struct decision d = *given;
    d.subject = decision_subject_of_round(ws->arena, x->round->district_no, x->round->round);
    d.question = question;
    d.answer = answer;
    d.article = law_cite(ws->arena, &ws->law, RULE_R51);
    return decide_record(ws, &d, "decide", e);
}

bool write_in_decide(struct workspace *ws, const struct write_in_answer *w, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct count_now now;
    const struct round_result *x;
    struct voter v;
    if (!decide_is_complete(&w->decision, e) || !db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e))
        return false;
    if (!count_again(ws, &now, e) || !find_round(ws, &now, w->district_no, w->round, &x, e) ||
            !was_written_in(ws, x, w->name, e))
        return false;
    if (!w->is_no_voter && !(find_person(ws, w, &v, e) && register_person(ws, &now.records, w, &v, x->round->round, e)))
        return false;
    const char *question = arena_text(ws->arena, "write-in/%s", w->name);
    return record_answer(ws, x, &w->decision, question, w->is_no_voter ? "no-voter" : "voter", e) && db_commit(&txn, e);
}

bool write_in_merge(struct workspace *ws, int64_t district_no, int64_t round, const char *name, const char *as,
        const struct decision *decision, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct count_now now;
    const struct round_result *x;
    if (!decide_is_complete(decision, e) || !db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e)) return false;
    if (!count_again(ws, &now, e) || !find_round(ws, &now, district_no, round, &x, e) ||
            !was_written_in(ws, x, name, e) || !was_written_in(ws, x, as, e))
        return false;
    return record_answer(ws, x, decision, arena_text(ws->arena, "%s%s", SAME_AS, name), as, e) && db_commit(&txn, e);
}
