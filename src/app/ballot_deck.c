/* The test deck: what its sheets say, by the law that judges every other ballot. */
#include <inttypes.h>

#include "app/ballot_print.h"
#include "ballot/deck.h"
#include "base/file.h"
#include "law/ballot.h"
#include "print/ballot.h"
#include "sheet/write.h"

struct totals {
    int64_t *votes;     /* candidate by candidate: for, against, abstain */
    const char **names; /* written in */
    int64_t *written;   /* votes of each of them */
    size_t name_count;
    struct ballot_deck_summary summary;
};

struct sheet_result {
    const char *state; /* "valid", "void", "undecided" */
    const char *why;
};

static const char *const state_titles[][2] = {{"valid", "有效"}, {"void", "作废"}, {"undecided", "由人认定"}};

static const char *state_title(const char *state)
{
    size_t i = 0;
    while (!text_eq(state_titles[i][0], state)) i++;
    return state_titles[i][1];
}

static void count_written(struct totals *t, const char *name)
{
    size_t i = 0;
    while (i < t->name_count && !text_eq(t->names[i], name)) i++;
    if (i == t->name_count) t->names[t->name_count++] = name;
    t->written[i]++;
}

static bool judge(const struct ballot_source *s, const struct ballot_contest *c, const struct ballot_deck_sheet *sheet,
        struct totals *t, struct sheet_result *r, struct err *e)
{
    struct arena *a = s->ws->arena;
    size_t n = c->design.candidate_count;
    struct ballot_mark *marks = arena_alloc_array(a, n, sizeof *marks);
    const char **others = arena_alloc_array(a, c->design.write_in_lines + 1, sizeof *others);
    struct ballot_paper paper = {.kind = c->vote->kind, .seats = c->design.seats, .marks = marks, .mark_count = n};
    *r = (struct sheet_result){"undecided", "同一候选人的符号互相矛盾或不在规定之内，由监票人共同认定"};
    t->summary.sheets++;
    for (size_t i = 0; i < n; i++) {
        if (sheet->votes[i] == BALLOT_UNCLEAR) {
            t->summary.undecided++;
            return true;
        }
        marks[i] = (struct ballot_mark){c->design.candidates[i], (enum ballot_vote)sheet->votes[i]};
    }
    for (size_t i = 0; i < c->design.write_in_lines; i++)
        if (sheet->write_ins[i]) others[paper.write_in_count++] = sheet->write_ins[i];
    paper.write_ins = others;
    struct ballot_verdict v;
    if (!law_ballot(a, c->vote->law, &paper, &v, e)) return false;
    r->why = v.reasons.n ? v.reasons.v[v.reasons.n - 1].text : "";
    r->state = v.needs_decision ? "undecided" : v.is_valid ? "valid" : "void";
    t->summary.undecided += v.needs_decision;
    t->summary.spoilt += !v.needs_decision && !v.is_valid;
    if (v.needs_decision || !v.is_valid) return true;
    t->summary.valid++;
    for (size_t i = 0; i < n; i++) t->votes[i * VOTE_KIND_COUNT + (size_t)sheet->votes[i]]++;
    for (size_t i = 0; i < paper.write_in_count; i++) count_written(t, others[i]);
    return true;
}

static const char *vote_code(int vote)
{
    return vote == BALLOT_UNCLEAR ? "unclear" : ballot_vote_code((enum ballot_vote)vote);
}

static void put_sheet(struct json *list, size_t page, const struct ballot_contest *c,
        const struct ballot_deck_sheet *sheet, const struct sheet_result *r)
{
    struct json *o = json_add_object(list);
    json_put_int(o, "page", (int64_t)page);
    json_put_text(o, "what", sheet->what);
    json_put_text(o, "state", r->state);
    json_put_text(o, "reason", r->why);
    struct json *marks = json_put_array(o, "marks");
    for (size_t i = 0; i < c->design.candidate_count; i++) {
        struct json *m = json_add_object(marks);
        json_put_int(m, "candidate", (int64_t)i + 1);
        json_put_text(m, "vote", vote_code(sheet->votes[i]));
    }
    struct json *others = json_put_array(o, "write_ins");
    for (size_t i = 0; i < c->design.write_in_lines; i++) {
        if (!sheet->write_ins[i]) continue;
        struct json *w = json_add_object(others);
        json_put_int(w, "line", (int64_t)i + 1);
        json_put_text(w, "name", sheet->write_ins[i]);
    }
}

static void put_written(struct json *totals, const struct totals *t)
{
    struct json *list = json_put_array(totals, "write_ins");
    for (size_t i = 0; i < t->name_count; i++) {
        struct json *o = json_add_object(list);
        json_put_text(o, "name", t->names[i]);
        json_put_int(o, "for", t->written[i]);
    }
}

static void put_totals(struct json *root, const struct ballot_contest *c, const struct totals *t)
{
    struct json *totals = json_put_object(root, "totals");
    json_put_int(totals, "sheets", (int64_t)t->summary.sheets);
    json_put_int(totals, "valid", (int64_t)t->summary.valid);
    json_put_int(totals, "void", (int64_t)t->summary.spoilt);
    json_put_int(totals, "undecided", (int64_t)t->summary.undecided);
    struct json *list = json_put_array(totals, "candidates");
    for (size_t i = 0; i < c->design.candidate_count; i++) {
        struct json *o = json_add_object(list);
        json_put_int(o, "candidate", (int64_t)i + 1);
        json_put_text(o, "name", c->design.candidates[i]);
        for (int v = 0; v < VOTE_KIND_COUNT; v++)
            json_put_int(o, ballot_vote_code((enum ballot_vote)v), t->votes[i * VOTE_KIND_COUNT + (size_t)v]);
    }
    put_written(totals, t);
}

/* For the wall of the office: page, what was drawn, what each candidate got, what becomes of the ballot. */
static bool write_csv(const struct ballot_source *s, const struct ballot_contest *c, const struct ballot_deck *deck,
        const struct sheet_result *results, const char *path, struct err *e)
{
    struct arena *a = s->ws->arena;
    size_t candidates = c->design.candidate_count, columns = candidates + 4;
    struct str *f = arena_alloc_array(a, columns, sizeof *f);
    struct sheet_csv *csv;
    if (!sheet_csv_begin(a, path, &csv, e)) return false;
    f[0] = STR("页");
    f[1] = STR("画法");
    for (size_t i = 0; i < candidates; i++) f[2 + i] = str_of(c->design.candidates[i]);
    f[columns - 2] = STR("另选他人");
    f[columns - 1] = STR("认定");
    if (!sheet_csv_add(csv, f, columns, e)) return false;
    for (size_t page = 0; page < deck->n; page++) {
        const struct ballot_deck_sheet *sheet = &deck->v[page];
        f[0] = str_of(arena_text(a, "%zu", page + 1));
        f[1] = str_of(sheet->what);
        for (size_t i = 0; i < candidates; i++)
            f[2 + i] = sheet->votes[i] == BALLOT_UNCLEAR ? STR("不清")
                                                         : str_of(ballot_vote_title((enum ballot_vote)sheet->votes[i]));
        f[columns - 2] = STR("");
        for (size_t i = 0; i < c->design.write_in_lines; i++)
            if (sheet->write_ins[i]) f[columns - 2] = str_of(sheet->write_ins[i]);
        f[columns - 1] = str_of(state_title(results[page].state));
        if (!sheet_csv_add(csv, f, columns, e)) return false;
    }
    return sheet_csv_commit(csv, e);
}

static bool write_pdf(const struct ballot_source *s, const struct ballot_contest *c, const struct ballot_deck *deck,
        const char *path, struct err *e)
{
    struct arena *a = s->ws->arena;
    struct ballot_leaf *leaves = arena_alloc_array(a, deck->n, sizeof *leaves);
    for (size_t i = 0; i < deck->n; i++) leaves[i] = (struct ballot_leaf){1, deck->v[i].ink, deck->v[i].ink_count};
    struct ballot_sheaf sheaf = {.layout = &c->layout,
            .kind = BALLOT_LEAF_TEST,
            .name = arena_text(a, "%s测试票", c->vote->label),
            .dated = c->vote->prepared_on,
            .leaves = leaves,
            .leaf_count = deck->n};
    return ballot_pdf_write(&sheaf, path, e);
}

bool ballot_print_deck(
        struct workspace *ws, const struct ballot_deck_order *order, struct ballot_deck_summary *summary, struct err *e)
{
    struct arena *a = ws->arena;
    struct ballot_source s;
    struct ballot_contest *c = arena_alloc(a, sizeof *c);
    if (!ballot_source_load(ws, &s, e) ||
            !ballot_contest_make(&s, order->key, order->sheet, BALLOT_PAGE_TEST, c, e))
        return false;
    struct ballot_deck deck = ballot_make_deck(a, &c->design, &c->layout);
    struct totals t = {.votes = arena_alloc_array(a, c->design.candidate_count * VOTE_KIND_COUNT, sizeof *t.votes)};
    t.names = arena_alloc_array(a, deck.n * (c->design.write_in_lines + 1), sizeof *t.names);
    t.written = arena_alloc_array(a, deck.n * (c->design.write_in_lines + 1), sizeof *t.written);
    struct sheet_result *results = arena_alloc_array(a, deck.n, sizeof *results);
    struct json *root = json_new_object(a);
    json_put_text(root, "contest", ballot_contest_name(a, &c->layout.payload));
    json_put_text(root, "style", ballot_style_code(c->layout.payload.style));
    struct json *sheets = json_put_array(root, "sheets");
    for (size_t i = 0; i < deck.n; i++) {
        if (!judge(&s, c, &deck.v[i], &t, &results[i], e)) return false;
        put_sheet(sheets, i + 1, c, &deck.v[i], &results[i]);
    }
    put_totals(root, c, &t);
    const char *text = arena_text(a, "%s\n", json_text_pretty(a, root));
    if (!write_pdf(&s, c, &deck, order->pdf, e) ||
            (order->expected && !file_write_atomic(order->expected, str_of(text), e)) ||
            (order->csv && !write_csv(&s, c, &deck, results, order->csv, e)))
        return false;
    *summary = t.summary;
    return true;
}
