/* An import: a roll is taken in, the same roll changed (somebody comes, somebody goes, somebody moves), and a second roll
 * that has who went. Wherever it ended nobody is there half, and every sealed value opens; carried on it comes to the
 * same people with the same numbers. */
#include <stdio.h>

#include "app/roll_import.h"
#include "app/voter_secret.h"
#include "base/buf.h"
#include "play.h"
#include "store/roll_source.h"
#include "store/voter.h"

enum { PEOPLE = 60, STEPS = 3, GONE = 7, MOVED = 9 };

static const char *const step_words[STEPS] = {"first", "updated", "second"};
static struct play play;

/* ---- the files ---- */

static void add_person(struct buf *b, int number, const char *address)
{
    char id[ROLL_ID_BYTES + 1];
    roll_id_write((int64_t)331021 * 100000000000 + (int64_t)(19600101 + number % 28) * 1000 + number, id);
    buf_addf(b, "某%d,%s,%s,138%08d\n", number, id, address, number);
}

static bool put_file(const char *name, const struct buf *b, struct err *e)
{
    char where[4096]; /* beside the folder that is watched */
    snprintf(where, sizeof where, "%s%s", play.folder, name);
    FILE *f = fopen(where, "wb");
    if (f && fwrite(b->text, 1, b->n, f) == b->n && fclose(f) == 0) return true;
    return err_set(e, ERR_ENVIRONMENT, "%s", where);
}

/* The first roll, the one with who went added to another, or the second. */
static bool put_roll(struct arena *a, int step, struct err *e)
{
    struct buf b = {.arena = a};
    buf_add_text(&b, "姓名,身份证号,住址,手机\n");
    for (int i = 1; i <= PEOPLE && step < 2; i++)
        if (step == 0 || i != GONE) add_person(&b, i, step == 1 && i == MOVED ? "新址" : "旧址");
    if (step == 1) add_person(&b, PEOPLE + 1, "旧址");
    if (step == 2) add_person(&b, GONE, "别处");
    return put_file(step == 2 ? "-second.csv" : "-first.csv", &b, e);
}

static bool import(struct workspace *ws, int step, struct err *e)
{
    char where[4096];
    snprintf(where, sizeof where, "%s%s", play.folder, step == 2 ? "-second.csv" : "-first.csv");
    const char *one = where;
    const struct roll_import_order order = {.files = &one, .file_count = 1, .is_consented = true};
    struct roll_import_report r;
    if (!put_roll(ws->arena, step, e) || !roll_import(ws, &order, &r, e)) return false;
    return r.is_written || err_set(e, ERR_STATE, "not written");
}

/* ---- what is there ---- */

static bool count(struct workspace *ws, const char *sql, int64_t *n, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(ws->db, sql, &s, e, db_int(ws->election.county)) || db_step(s, e) != DB_ROW) return false;
    *n = db_column_int(s, 0);
    return true;
}

/* How many of the steps the workspace holds; -1 when it holds half of one. */
static bool count_done(struct workspace *ws, int *done, struct err *e)
{
    static const struct {
        int64_t entries, sources, voters, active, changes;
    } states[] = {{0, 0, 0, 0, 0}, {1, 1, PEOPLE, PEOPLE, 0}, {2, 1, PEOPLE + 1, PEOPLE, 3}, {3, 2, PEOPLE + 1, PEOPLE + 1, 4}};
    int64_t entries, sources, voters, active, changes, claims;
    if (!count(ws, "SELECT count(*) FROM journal WHERE county = ? AND action = 'roll-import'", &entries, e) ||
            !count(ws, "SELECT count(*) FROM roll_source WHERE county = ?", &sources, e) ||
            !count(ws, "SELECT count(*) FROM voter WHERE county = ?", &voters, e) ||
            !count(ws, "SELECT count(*) FROM voter WHERE county = ? AND state = 'active'", &active, e) ||
            !count(ws, "SELECT count(*) FROM voter_change WHERE county = ?", &changes, e) ||
            !count(ws, "SELECT count(*) FROM claim WHERE county = ?", &claims, e))
        return false;
    *done = -1;
    for (int i = 0; i <= STEPS; i++)
        if (states[i].entries == entries && states[i].sources == sources && states[i].voters == voters &&
                states[i].active == active && states[i].changes == changes && claims == voters)
            *done = i;
    return true;
}

static bool opens(struct workspace *ws, int done, struct err *e)
{
    (void)done;
    struct voter_list list;
    if (!workspace_unlock(ws, e) || !voter_load_all(ws->arena, ws->db, ws->election.county, &list, e)) return false;
    for (size_t i = 0; i < list.n; i++) {
        struct voter_secret s;
        if (!voter_secret_open(ws->arena, ws->vault, ws->election.county, &list.v[i], &s, e)) return false;
        struct search_key key = voter_secret_id_key(ws->vault, s.id);
        if (key.high != list.v[i].id_high || key.low != list.v[i].id_low || strlen(s.phone) != 11)
            return err_set(e, ERR_STATE, "row %zu does not hold what was sealed", i);
    }
    return true;
}

/* Whoever was there keeps the number; a roll once more changes nothing. */
static bool ends_well(struct workspace *ws, struct err *e)
{
    struct voter_list list;
    int done;
    if (!import(ws, 1, e) || !import(ws, 2, e) || !count_done(ws, &done, e) ||
            !voter_load_all(ws->arena, ws->db, ws->election.county, &list, e))
        return false;
    if (done != STEPS) return err_set(e, ERR_STATE, "the same rolls again changed something");
    for (size_t i = 0; i < list.n; i++) {
        const struct voter *v = &list.v[i];
        const char *address = v->voter_no == MOVED ? "新址" : v->voter_no == GONE ? "别处" : "旧址";
        if (v->voter_no != (int64_t)i + 1 || !text_eq(v->name, arena_text(ws->arena, "某%zu", i + 1)) || !text_eq(v->address, address))
            return err_set(e, ERR_STATE, "voter %zu is another one", i + 1);
    }
    return true;
}

static struct play play = {.words = step_words,
        .step_count = STEPS,
        .now = "2011-12-01T08:00:00+08:00",
        .carry_out = import,
        .count_done = count_done,
        .is_sound = opens,
        .ends_well = ends_well};

int main(int n, char **words)
{
    return play_run(&play, n, words);
}
