#include "play.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/round.h"
#include "app/verify.h"
#include "serve.h"
#include "store/voter.h"

enum { ARENA = 64 << 20 };

static struct play *on;
static char path[4096];

static struct workspace_access access_by(const char *actor)
{
    return (struct workspace_access){path, actor, on->now, false};
}

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

bool play_seed(struct workspace *ws, int voters, struct err *e)
{
    static const char *const names[] = {"王建国", "李秀英"};
    int64_t county = ws->election.county, taken;
    AUTO_TXN struct db_txn txn = {0};
    struct voter_writer w = {0};
    if (!db_begin(ws->db, &txn, e)) return false;
    bool ok = district_insert(ws->db, county, &(struct district){1, "东山选区", 1}, e) &&
              station_insert(ws->db, county, &(struct station){1, 1, STATION_STATION, "东山小学", "", true}, e);
    for (int i = 0; ok && i < 2; i++) {
        struct candidate c = {.candidate_no = i + 1,
                .district_no = 1,
                .name = names[i],
                .party = "",
                .education = "",
                .degree = "",
                .post = "",
                .other_mandate = "",
                .state = CANDIDATE_FORMAL,
                .state_why = "",
                .list_place = i + 1,
                .primary_votes = -1};
        ok = candidate_insert(ws->db, county, &c, e);
    }
    ok = ok && voter_writer_open(ws->db, county, &w, e);
    for (int i = 0; ok && i < voters; i++) {
        struct voter v = {.voter_no = i + 1,
                .district_no = 1,
                .name = "某",
                .address = "",
                .household = "",
                .note = "",
                .sealed = STR("x"),
                .state = VOTER_ACTIVE};
        ok = voter_write(&w, &v, &taken, e);
    }
    voter_writer_close(&w);
    return ok && db_commit(&txn, e);
}

bool play_open_round(struct workspace *ws, struct err *e)
{
    struct finding_list findings = {.arena = ws->arena};
    size_t opened;
    return round_open_first(ws, 0, ws->election.day, &findings, &opened, e);
}

static bool carry_on(struct arena *a, bool is_told, struct err *e)
{
    struct workspace_access access = access_by("甲");
    AUTO_WORKSPACE struct workspace ws = {0};
    int done;
    if (!workspace_open(a, &access, &ws, e) || !on->count_done(&ws, &done, e)) return false;
    for (int step = done; step < on->step_count; step++) {
        if (!on->carry_out(&ws, step, e)) return err_in(e, "%s", on->words[step]);
        if (is_told) {
            printf("%s\n", on->words[step]);
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
    if (!on->count_done(&ws, &done, e)) return false;
    if (done != said && done != said + 1) return err_set(e, ERR_STATE, "%d steps said, %d there", said, done);
    return !on->is_sound || on->is_sound(&ws, done, e);
}

static bool ends_well(struct arena *a, struct err *e)
{
    struct workspace_access access = access_by("judge");
    AUTO_WORKSPACE struct workspace ws = {0};
    return workspace_open(a, &access, &ws, e) && on->ends_well(&ws, e);
}

static bool judge(struct arena *a, int said, struct err *e)
{
    if (access(path, F_OK) != 0) {
        /* killed before the workspace appeared: a key without a workspace may be left, and says so to the clerk */
        (void)unlink(arena_text(a, "%s.key", path));
        if (said > 0) return err_set(e, ERR_STATE, "the workspace is gone");
        if (!make(a, e)) return false;
    }
    return is_sound(a, said, e) && carry_on(a, false, e) && ends_well(a, e);
}

static int run(int n, char **words)
{
    if (n < 2) return 2;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct err e;
    on->folder = words[1];
    snprintf(path, sizeof path, "%s/town.hj", on->folder);
    bool is_judge = text_eq(words[0], "judge"), is_made = access(path, F_OK) == 0;
    bool ok = is_judge ? judge(a, n - 2, &e) : is_made || make(a, &e);
    if (text_eq(words[0], "write")) ok = ok && carry_on(a, true, &e);
    if (ok) return 0;
    fprintf(stderr, "%s\n", e.text);
    return is_judge ? 1 : 3;
}

int play_run(struct play *p, int n, char **words)
{
    on = p;
    return serve(n, words, run);
}
