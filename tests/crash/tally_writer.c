/* What the crash test kills in the middle of a double entry: makes a workspace with one district, enters a tally sheet
 * twice with a difference, settles it, certifies. And the judge: what is left verifies, holds exactly what was said
 * (or the one step that was done and could not be said any more), and can be carried on to the same result.
 *
 *   tally_writer write FOLDER
 *   tally_writer judge FOLDER WORD... */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/certify.h"
#include "app/round.h"
#include "app/tally.h"
#include "app/verify.h"
#include "store/voter.h"

enum { ARENA = 64 << 20, VOTERS = 500 };

static const struct tally_place place = {1, 1, 1};
static char path[4096];

static struct workspace_access access_by(const char *actor)
{
    return (struct workspace_access){path, actor, "2012-01-04T20:00:00+08:00", false};
}

/* ---- the steps, each one transaction ---- */

static bool make(struct arena *a, struct err *e)
{
    struct workspace_access access = access_by("甲");
    struct workspace_plan plan = {.election = {.division = 331021104,
                                          .name = "清溪镇",
                                          .level = LEVEL_TOWNSHIP,
                                          .congress = 6,
                                          .day = date_from(2012, 1, 4),
                                          .population = 49800,
                                          .created_on = date_from(2011, 12, 1)},
            .province_code = "none"};
    struct finding_list notes = {.arena = a};
    return workspace_create(a, &access, &plan, &notes, e);
}

static bool seed(struct workspace *ws, struct err *e)
{
    static const char *const names[] = {"王建国", "李秀英"};
    int64_t county = ws->election.county, taken;
    AUTO_TXN struct db_txn txn = {0};
    struct voter_writer w = {0};
    if (!db_begin(ws->db, &txn, e)) return false;
    bool ok = district_insert(ws->db, county, &(struct district){1, "东山选区", 1}, e) &&
              station_insert(ws->db, county, &(struct station){1, 1, STATION_STATION, "东山小学", "", true}, e);
    for (int i = 0; ok && i < 2; i++) {
        struct candidate c = {.candidate_no = i + 1, .district_no = 1, .name = names[i], .party = "", .education = "",
                .degree = "", .post = "", .other_mandate = "", .state = CANDIDATE_FORMAL, .state_why = "",
                .list_place = i + 1, .primary_votes = -1};
        ok = candidate_insert(ws->db, county, &c, e);
    }
    ok = ok && voter_writer_open(ws->db, county, &w, e);
    for (int i = 0; ok && i < VOTERS; i++) {
        struct voter v = {.voter_no = i + 1, .district_no = 1, .name = "某", .address = "", .household = "", .note = "",
                .sealed = STR("x"), .state = VOTER_ACTIVE};
        ok = voter_write(&w, &v, &taken, e);
    }
    voter_writer_close(&w);
    return ok && db_commit(&txn, e);
}

static bool open_round(struct workspace *ws, struct err *e)
{
    struct finding_list findings = {.arena = ws->arena};
    size_t opened;
    return round_open_first(ws, 0, ws->election.day, &findings, &opened, e);
}

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
static const char *const words[STEPS] = {"seeded", "opened", "first", "second", "settled", "certified"};

static bool carry_out(struct workspace *ws, int step, struct err *e)
{
    switch (step) {
    case 0: return seed(ws, e);
    case 1: return open_round(ws, e);
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

static bool carry_on(struct arena *a, bool is_told, struct err *e)
{
    struct workspace_access access = access_by("甲");
    AUTO_WORKSPACE struct workspace ws = {0};
    int done;
    if (!workspace_open(a, &access, &ws, e) || !count_done(&ws, &done, e)) return false;
    for (int step = done; step < STEPS; step++) {
        if (!carry_out(&ws, step, e)) return err_in(e, "%s", words[step]);
        if (is_told) {
            printf("%s\n", words[step]);
            fflush(stdout);
        }
    }
    return true;
}

/* ---- the judge ---- */

static bool is_sound(struct arena *a, int said, struct err *e)
{
    struct workspace_access access = access_by("judge");
    AUTO_WORKSPACE struct workspace ws = {0};
    struct verify_report report;
    int done;
    if (!workspace_open(a, &access, &ws, e) || !verify_workspace(&ws, &report, e)) return false;
    for (size_t i = 0; i < report.n; i++)
        if (!report.v[i].is_good) return err_set(e, ERR_STATE, "%s: %s", report.v[i].what, report.v[i].text);
    if (!count_done(&ws, &done, e)) return false;
    return done == said || done == said + 1 || err_set(e, ERR_STATE, "%d steps said, %d there", said, done);
}

static bool ends_well(struct arena *a, struct err *e)
{
    struct workspace_access access = access_by("judge");
    AUTO_WORKSPACE struct workspace ws = {0};
    struct records r;
    struct result result;
    if (!workspace_open(a, &access, &ws, e) || !records_load(a, &ws, &r, e) || !result_compute(a, &ws.law, &r, &result, e))
        return false;
    const struct district_result *d = result_lookup(&result, 1);
    bool good = d && d->state == DISTRICT_SETTLED && d->elected_count == 1 && d->elected[0].votes == 250;
    return good || err_set(e, ERR_STATE, "another result came out");
}

static bool judge(struct arena *a, int said, struct err *e)
{
    if (access(path, F_OK) != 0) {
        /* killed before the workspace appeared: a key without a workspace may be left, and says so to the clerk */
        char key[4200];
        snprintf(key, sizeof key, "%s.key", path);
        (void)unlink(key);
        if (said > 0) return err_set(e, ERR_STATE, "the workspace is gone");
        if (!make(a, e)) return false;
    }
    return is_sound(a, said, e) && carry_on(a, false, e) && ends_well(a, e);
}

int main(int argc, char **argv)
{
    if (argc < 3) return 2;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct err e;
    snprintf(path, sizeof path, "%s/town.hj", argv[2]);
    bool ok = text_eq(argv[1], "write") ? make(a, &e) && carry_on(a, true, &e) : judge(a, argc - 3, &e);
    if (ok) return 0;
    fprintf(stderr, "%s\n", e.text);
    return text_eq(argv[1], "write") ? 3 : 1;
}
