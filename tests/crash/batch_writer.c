/* What the crash test kills while a stack of ballots is read: makes a workspace with a vote, reads three sheets into a
 * stack and refuses a page, of which two people say that it is no ballot; closes the stack, draws a sheet for the second
 * look and looks. And the judge: every sheet that was said to be taken is there, none twice, and reading the same
 * sheets again ends with just the three.
 *
 *   batch_writer write FOLDER
 *   batch_writer judge FOLDER WORD... */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/ballot_source.h"
#include "app/round.h"
#include "app/scan_batch.h"
#include "app/second_look.h"
#include "app/verify.h"
#include "store/voter.h"

enum { ARENA = 64 << 20, SHEETS = 3, PICTURE = 600 };

static char path[4096];

static struct workspace_access access_by(const char *actor)
{
    return (struct workspace_access){path, actor, "2012-01-04T20:00:00+08:00", false};
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

static bool seed(struct workspace *ws, struct err *e)
{
    static const char *const names[] = {"王建国", "李秀英"};
    int64_t county = ws->election.county, taken;
    AUTO_TXN struct db_txn txn = {0};
    struct voter_writer w = {0};
    struct voter v = {.voter_no = 1,
            .district_no = 1,
            .name = "某",
            .address = "",
            .household = "",
            .note = "",
            .sealed = STR("x"),
            .state = VOTER_ACTIVE};
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
    ok = ok && voter_writer_open(ws->db, county, &w, e) && voter_write(&w, &v, &taken, e);
    voter_writer_close(&w);
    return ok && db_commit(&txn, e);
}

static bool open_round(struct workspace *ws, struct err *e)
{
    struct finding_list findings = {.arena = ws->arena};
    size_t opened;
    return round_open_first(ws, 0, ws->election.day, &findings, &opened, e);
}

static bool begin(struct workspace *ws, struct batch_reading **b, struct err *e)
{
    struct batch_order order = {.name = "B01", .key = {0, 1, 0}, .station_no = 1, .declared = SHEETS};
    return batch_begin(ws, &order, b, e);
}

/* Sheet i votes for candidate i % 2, the one after the last is a page that cannot be read; its picture is large enough to take several pages of the file. */
static bool take(struct workspace *ws, int i, struct batch_receipt *r, struct err *e)
{
    static struct scan_page page;
    struct ballot_source source;
    struct ballot_contest *c = arena_alloc(ws->arena, sizeof *c);
    struct batch_reading *b;
    if (!ballot_source_load(ws, &source, e) || !ballot_contest_make(&source, (struct vote_key){0, 1, 0}, BALLOT_SHEET_AUTO, 1, c, e) ||
            !begin(ws, &b, e))
        return false;
    const struct scan_ballot ballot = {&c->layout, c->design.convention, true};
    page = (struct scan_page){.status = SCAN_READ, .reason = "", .ballot = &ballot, .mark_count = 2};
    if (i == SHEETS) page = (struct scan_page){.status = SCAN_REFUSED, .reason = "没有找到定位标记"};
    for (int k = 0; k < 2; k++)
        page.marks[k] = (struct scan_mark){k + 1, k == i % 2 ? VOTE_FOR : VOTE_ABSTAIN, 0.9, 0.3};
    struct scan_picture picture = scan_picture_new(ws->arena, PICTURE, PICTURE);
    uint32_t dice = (uint32_t)i + 1;
    for (int n = 0; n < 40000; n++) {
        dice = dice * 1664525u + 1013904223u;
        scan_picture_blacken(&picture, (int32_t)(dice >> 8) % PICTURE, (int32_t)(dice >> 4) % PICTURE);
    }
    struct scan_keepsake kept = {.trace = STR("x")};
    snprintf(kept.key, sizeof kept.key, "%032d", i);
    return scan_picture_pack(ws->arena, &picture, &kept.png, e) && batch_take(b, &page, &kept, r, e);
}

static bool close_stack(struct workspace *ws, struct err *e)
{
    struct batch_view v;
    return batch_close(ws, "B01", "", &v, e);
}

/* What the page is: two people say so. */
static bool say_of_page(struct workspace *ws, const char *clerk, struct err *e)
{
    struct doubt after;
    const char *page = arena_text(ws->arena, "%032d", SHEETS);
    ws->actor = clerk;
    return sheet_decide(ws, "B01", page, "page", "other", DOUBT_NOT_OF_STACK, &after, e);
}

static bool look(struct workspace *ws, struct err *e)
{
    const char *sheet;
    size_t left;
    ws->actor = "丙";
    return second_look_next(ws, "B01", &sheet, e) && second_look_enter(ws, "B01", sheet, "f-", "-", &left, e);
}

enum { REFUSE = SHEETS + 3, FIRST_WORD, SECOND_WORD, CLOSE, DRAW, LOOK, STEPS };
static const char *const words[STEPS] = {"seeded", "opened", "begun", "taken", "taken", "taken", "refused", "said", "settled",
        "closed", "drawn", "looked"};

static bool carry_out(struct workspace *ws, int step, struct err *e)
{
    struct batch_reading *b;
    struct batch_receipt r;
    struct batch_view v;
    switch (step) {
    case 0: return seed(ws, e);
    case 1: return open_round(ws, e);
    case 2: return begin(ws, &b, e);
    case REFUSE:
        return take(ws, SHEETS, &r, e) && (r.fate == BATCH_REFUSED || err_set(e, ERR_STATE, "the page was taken"));
    case FIRST_WORD: return say_of_page(ws, "甲", e);
    case SECOND_WORD: return say_of_page(ws, "乙", e);
    case CLOSE: return close_stack(ws, e);
    case DRAW: return second_look_draw(ws, "B01", 1, "4-2-6-1", &v, e);
    case LOOK: return look(ws, e);
    default:
        return take(ws, step - 3, &r, e) &&
               (r.fate == BATCH_TAKEN || err_set(e, ERR_STATE, "sheet %d: %s", step - 3, r.reason));
    }
}

/* How many of the steps the workspace holds. */
static bool count_done(struct workspace *ws, int *done, struct err *e)
{
    struct ballot_source s;
    struct batch_view_list batches;
    if (!ballot_source_load(ws, &s, e) || !batch_load(ws, NULL, &batches, e)) return false;
    *done = s.votes.n ? 2 : s.candidates.n == 2 && s.districts.n ? 1 : 0;
    if (batches.n == 0) return true;
    const struct batch_view *v = &batches.v[0];
    *done = 3 + (int)(v->sheets.n + v->answers.n + v->samples.n + v->looks.n) + (v->batch.state == BATCH_CLOSED);
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

/* The whole stack read once more takes nothing twice. */
static bool reads_again(struct arena *a, struct err *e)
{
    struct workspace_access access = access_by("judge");
    AUTO_WORKSPACE struct workspace ws = {0};
    struct batch_receipt r;
    int done;
    if (!workspace_open(a, &access, &ws, e) || !count_done(&ws, &done, e)) return false;
    if (done < 3 || done > CLOSE) return true;
    for (int i = 0; i < done - 3 && i < SHEETS; i++) {
        if (!take(&ws, i, &r, e)) return false;
        if (r.fate != BATCH_AGAIN) return err_set(e, ERR_STATE, "sheet %d was taken twice", i);
    }
    return true;
}

static bool ends_well(struct arena *a, struct err *e)
{
    struct workspace_access access = access_by("judge");
    AUTO_WORKSPACE struct workspace ws = {0};
    struct batch_view_list list;
    struct str png;
    struct scan_picture picture;
    if (!workspace_open(a, &access, &ws, e) || !batch_load(&ws, "B01", &list, e)) return false;
    const struct batch_view *v = &list.v[0];
    for (size_t i = 0; i < v->sheets.n; i++) {
        const char *sheet = v->sheets.v[i].sheet;
        if (!sheet_load_picture(a, ws.db, ws.election.county, v->batch.batch_no, sheet, &png, e) ||
                !scan_picture_unpack(a, png, &picture, e))
            return false;
    }
    bool good = v->batch.state == BATCH_CLOSED && v->sheets.n == SHEETS + 1 && v->look.looked == 1 &&
                v->count.sum.figures[TALLY_COLLECTED] == SHEETS &&
                v->count.sum.figures[TALLY_VALID] == SHEETS && v->count.sum.lines[0].votes_for == 2 &&
                v->count.sum.lines[1].votes_for == 1;
    return good || err_set(e, ERR_STATE, "another count came out");
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
    return is_sound(a, said, e) && reads_again(a, e) && carry_on(a, false, e) && ends_well(a, e);
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
