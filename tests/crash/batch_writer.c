/* A stack of ballots is read: three sheets are taken and a page is refused, of which two people say that it is no
 * ballot; the stack is closed, a sheet is drawn for the second look and looked at. Wherever it ended, every sheet that
 * was said to be taken is there, none twice, and reading the same sheets again ends with just the three. */
#include <stdio.h>

#include "app/ballot_source.h"
#include "app/scan_batch.h"
#include "app/second_look.h"
#include "play.h"

enum { SHEETS = 3, PICTURE = 600 };

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
static const char *const step_words[STEPS] = {"seeded", "opened", "begun", "taken", "taken", "taken", "refused", "said", "settled",
        "closed", "drawn", "looked"};

static bool carry_out(struct workspace *ws, int step, struct err *e)
{
    struct batch_reading *b;
    struct batch_receipt r;
    struct batch_view v;
    switch (step) {
    case 0: return play_seed(ws, 1, e);
    case 1: return play_open_round(ws, e);
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

/* The whole stack read once more takes nothing twice. */
static bool reads_again(struct workspace *ws, int done, struct err *e)
{
    struct batch_receipt r;
    if (done < 3 || done > CLOSE) return true;
    for (int i = 0; i < done - 3 && i < SHEETS; i++) {
        if (!take(ws, i, &r, e)) return false;
        if (r.fate != BATCH_AGAIN) return err_set(e, ERR_STATE, "sheet %d was taken twice", i);
    }
    return true;
}

static bool ends_well(struct workspace *ws, struct err *e)
{
    struct batch_view_list list;
    struct str png;
    struct scan_picture picture;
    if (!batch_load(ws, "B01", &list, e)) return false;
    const struct batch_view *v = &list.v[0];
    for (size_t i = 0; i < v->sheets.n; i++) {
        const char *sheet = v->sheets.v[i].sheet;
        if (!sheet_load_picture(ws->arena, ws->db, ws->election.county, v->batch.batch_no, sheet, &png, e) ||
                !scan_picture_unpack(ws->arena, png, &picture, e))
            return false;
    }
    bool good = v->batch.state == BATCH_CLOSED && v->sheets.n == SHEETS + 1 && v->look.looked == 1 &&
                v->count.sum.figures[TALLY_COLLECTED] == SHEETS &&
                v->count.sum.figures[TALLY_VALID] == SHEETS && v->count.sum.lines[0].votes_for == 2 &&
                v->count.sum.lines[1].votes_for == 1;
    return good || err_set(e, ERR_STATE, "another count came out");
}

int main(int n, char **words)
{
    struct play p = {.words = step_words,
            .step_count = STEPS,
            .now = "2012-01-04T20:00:00+08:00",
            .carry_out = carry_out,
            .count_done = count_done,
            .is_sound = reads_again,
            .ends_well = ends_well};
    return play_run(&p, n, words);
}
