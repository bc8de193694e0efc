/* A double entry: a tally sheet is entered twice with a difference, the difference is settled, the result certified. */
#include "app/certify.h"
#include "app/tally.h"
#include "play.h"

enum { VOTERS = 500 };

static const struct tally_place place = {1, 1, 1};

static struct tally_sheet sheet_with(struct arena *a, int64_t votes)
{
    struct tally_sheet s = {.figures = {380, 20, 0, 450, 402, 2, 48, 400, 396, 4, 3}, .supervisor = "陈监"};
    s.lines = arena_alloc_array(a, 2, sizeof *s.lines);
    s.lines[0] = (struct tally_line){"王建国", false, votes, 350 - votes, 46};
    s.lines[1] = (struct tally_line){"李秀英", false, 120, 200, 76};
    s.line_count = 2;
    return s;
}

static bool enter(struct workspace *ws, enum tally_entry entry, int64_t votes, struct err *e)
{
    struct tally_sheet s = sheet_with(ws->arena, votes);
    struct tally_outcome outcome;
    ws->actor = entry == TALLY_FIRST ? "甲" : "乙";
    /* entrusted votes without a register of them are found by the count; this sheet has none */
    s.figures[TALLY_IN_PERSON] = 400;
    s.figures[TALLY_ENTRUSTED] = 0;
    return tally_enter(ws, place, entry, &s, &outcome, e);
}

static bool settle(struct workspace *ws, struct err *e)
{
    static const char *const settled[] = {"for:1=250", "against:1=100"};
    ws->actor = "丙";
    return tally_resolve(ws, place, settled, 2, e);
}

static bool attest(struct workspace *ws, struct err *e)
{
    struct finding_list findings = {.arena = ws->arena};
    struct certificate certificate;
    bool made = false;
    if (!certify(ws, date_from(2012, 1, 5), &findings, &made, &certificate, e)) return false;
    return made || err_set(e, ERR_STATE, "%s %s", finding_code_text(findings.v[0].code), findings.v[0].text);
}

enum { STEPS = 6 };
static const char *const step_words[STEPS] = {"seeded", "opened", "first", "second", "settled", "certified"};

static bool carry_out(struct workspace *ws, int step, struct err *e)
{
    switch (step) {
    case 0: return play_seed(ws, VOTERS, e);
    case 1: return play_open_round(ws, e);
    case 2: return enter(ws, TALLY_FIRST, 250, e);
    case 3: return enter(ws, TALLY_SECOND, 205, e);
    case 4: return settle(ws, e);
    default: return attest(ws, e);
    }
}

/* How many of the steps the workspace holds. */
static bool count_done(struct workspace *ws, int *done, struct err *e)
{
    struct records r;
    struct certificate_state state;
    if (!records_load(ws->arena, ws, &r, e) || !certificate_load_state(ws->db, ws->election.county, &state, e))
        return false;
    *done = state.version                                            ? 6
            : tally_lookup(&r.tallies, place, TALLY_AGREED)          ? 5
            : tally_lookup(&r.tallies, place, TALLY_SECOND)          ? 4
            : tally_lookup(&r.tallies, place, TALLY_FIRST)           ? 3
            : r.rounds.n                                             ? 2
            : r.candidates.n == 2 && r.stations.n && r.districts.n   ? 1
                                                                     : 0;
    return true;
}

static bool ends_well(struct workspace *ws, struct err *e)
{
    struct records r;
    struct result result;
    if (!records_load(ws->arena, ws, &r, e) || !result_compute(ws->arena, &ws->law, &r, &result, e)) return false;
    const struct district_result *d = result_lookup(&result, 1);
    bool good = d && d->state == DISTRICT_SETTLED && d->elected_count == 1 && d->elected[0].votes == 250;
    return good || err_set(e, ERR_STATE, "another result came out");
}

int main(int n, char **words)
{
    struct play p = {.words = step_words,
            .step_count = STEPS,
            .now = "2012-01-04T20:00:00+08:00",
            .carry_out = carry_out,
            .count_done = count_done,
            .ends_well = ends_well};
    return play_run(&p, n, words);
}
