/* The blind second look (随机复看): a random sample of the sheets of a closed stack is read from the kept pictures by people
 * who do not see what the machine read. No statute knows it; whether it is made, how large it is and which error is too
 * much are settings (second_look_sample, second_look_limit).
 *
 * Which sheets are drawn can be worked out by everybody: sheets that the machine read and no earlier draw took, in the
 * order of the SM3 of "SEED BATCH SHEET", the first SIZE of them. The seed is thrown or drawn in the room after the stack
 * was closed and stands in the journal; draws add up and none is taken back, so nobody can try until one pleases. */
#ifndef APP_SECOND_LOOK_H
#define APP_SECOND_LOOK_H

#include "app/scan_batch.h"
#include "cadre/measure.h"

enum { SEED_BYTES_MIN = 6, SEED_BYTES_MAX = 64 };

/* Errors  ERR_INPUT  no such stack, a seed that is not 6 to 64 letters, digits or hyphens, more sheets than are left;
 *         ERR_STATE  the stack is not closed, the last draw is not looked through, certified */
MUST_USE bool second_look_draw(
        struct workspace *ws, const char *batch, int64_t size, const char *seed, struct batch_view *v, struct err *e);

/* The next sheet nobody has looked at. ERR_STATE: nothing was drawn, or nothing is left. */
MUST_USE bool second_look_next(struct workspace *ws, const char *batch, const char **sheet, struct err *e);

/* What the actor of the workspace sees on a sheet: votes and written as struct sheet_look has them. *left: sheets that
 * nobody has looked at yet.
 * Errors  ERR_INPUT  no such stack or sheet, not a letter for each candidate and line; ERR_STATE  not in the draw at
 *         hand, looked at by somebody else, the actor read the stack in (unless the setting scan_operator says any) or
 *         decided a doubt on this sheet, and knows what was read; certified */
MUST_USE bool second_look_enter(struct workspace *ws, const char *batch, const char *sheet, const char *votes,
        const char *written, size_t *left, struct err *e);

/* Sheets of the stack that the machine read: what may be drawn. */
int64_t second_look_sheets(const struct batch_view *v);

/* x of n with its interval (Wilson); undefined without n. */
struct measure second_look_rate(int64_t x, int64_t n);

/* Texts live in a. */
struct look_report second_look_report(struct arena *a, const struct batch_view *v);

/* The sentences that papers have of it, one for each line: sample, seed, differences, error with its interval, and eyes that
 * were not blind. */
const char *second_look_text(struct arena *a, const struct look_report *r);

/* {"draws":[{"draw","seed","size","of"}],"drawn","looked","closed","positions","differ","open","wrong","ballots_differ",
 *  "ballots_wrong","rate":{"value","low","high"},"ballot_rate":{…}}; rates are null without a closed draw. */
struct json *second_look_to_json(struct arena *a, const struct batch_view *v);

/* For batch_load: draws and looks of v, and their questions in its sheets; then, after the doubts, what came of them. */
MUST_USE bool second_look_load(struct workspace *ws, struct batch_view *v, struct err *e);
void second_look_count(struct batch_view *v);

#endif
