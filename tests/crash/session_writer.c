/* What the crash test kills in the middle of a session's record: makes a workspace, enters a session step by step, one of
 * its entries longer than the journal takes at once. And the judge: what is left verifies, the journal alone gives the
 * same session back, it holds exactly what was said (or the one entry that was done and could not be said any more), and
 * it can be carried on to the same result.
 *
 *   session_writer write FOLDER
 *   session_writer judge FOLDER WORD... */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/session_journal.h"
#include "app/verify.h"
#include "base/buf.h"

enum { ARENA = 64 << 20, DEPUTIES = 200 };

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

/* ---- the entries, each one transaction ---- */

static const char *roster(struct arena *a)
{
    struct buf b = {.arena = a};
    buf_addf(&b, "{\"deputies\":[");
    for (int i = 1; i <= DEPUTIES; i++)
        buf_addf(&b, "%s{\"no\":%d,\"name\":\"代表%d号\",\"sex\":1,\"delegation\":\"第%d团\",\"certificate\":true}",
                i > 1 ? "," : "", i, i, i % 5 + 1);
    buf_addf(&b, "]}");
    return buf_text(&b);
}

static const char *sheet(struct arena *a, int entry, int votes)
{
    return arena_text(a,
            "{\"post\":1,\"round\":1,\"entry\":%d,\"sheet\":{\"in_person\":200,\"received\":200,\"issued\":200,\"spoiled\":0,"
            "\"unused\":0,\"collected\":200,\"valid\":200,\"void\":0,\"blank\":0,\"supervisor\":\"代表9号\",\"lines\":"
            "[{\"name\":\"代表1号\",\"for\":%d,\"against\":%d,\"abstain\":0}]}}",
            entry, votes, 200 - votes);
}

static const struct step {
    const char *word;
    enum session_event_kind kind;
    const char *actor;
    const char *body; /* NULL: made by hand below */
} steps[] = {
        {"opened", EVENT_OPEN, "甲",
                "{\"title\":\"清溪镇第六届人民代表大会第一次会议\",\"session\":1,\"seats\":200,\"level\":\"township\","
                "\"convener\":\"presidium\",\"opens_on\":\"2012-01-04\"}"},
        {"deputies", EVENT_DEPUTIES, "甲", NULL},
        {"posts", EVENT_POSTS, "甲", "{\"posts\":[{\"post\":1,\"office\":\"head\",\"seats\":1,\"title\":\"镇长\"}]}"},
        {"sitting", EVENT_SITTING, "甲", "{\"sitting\":1,\"kind\":\"plenary\"}"},
        {"present", EVENT_ATTENDANCE, "甲", "{\"sitting\":1,\"all\":\"present\"}"},
        {"nominated", EVENT_NOMINATE, "甲",
                "{\"nominee\":1,\"post\":1,\"name\":\"代表1号\",\"by\":\"presidium\",\"deputy\":1,\"voter\":true}"},
        {"listed", EVENT_LIST, "甲", "{\"post\":1,\"nominees\":[{\"no\":1}]}"},
        {"voted", EVENT_VOTE, "甲", "{\"post\":1,\"sitting\":1}"},
        {"first", EVENT_TALLY, "甲", NULL},
        {"second", EVENT_TALLY, "乙", NULL},
        {"settled", EVENT_SETTLE, "丙", "{\"post\":1,\"round\":1,\"settled\":[\"for:1=199\",\"against:1=1\"]}"},
};

static const char *body_of(struct arena *a, size_t i)
{
    if (steps[i].body) return steps[i].body;
    if (steps[i].kind == EVENT_DEPUTIES) return roster(a);
    return i == 8 ? sheet(a, 1, 199) : sheet(a, 2, 198);
}

static bool enter(struct workspace *ws, size_t i, struct err *e)
{
    struct json *body;
    struct session_answer answer;
    ws->actor = steps[i].actor;
    return json_parse(ws->arena, str_of(body_of(ws->arena, i)), &body, e) &&
           session_add(ws, 1, steps[i].kind, moment_parse(STR("2012-01-04 09:00")), body, &answer, e);
}

static bool carry_on(struct arena *a, bool is_told, struct err *e)
{
    struct workspace_access access = access_by("甲");
    AUTO_WORKSPACE struct workspace ws = {0};
    struct session_event_list entries;
    if (!workspace_open(a, &access, &ws, e) ||
            !session_event_load_all(a, ws.db, ws.election.county, 1, &entries, e))
        return false;
    for (size_t i = entries.n; i < ARRAY_COUNT(steps); i++) {
        if (!enter(&ws, i, e)) return err_in(e, "%s", steps[i].word);
        if (is_told) {
            printf("%s\n", steps[i].word);
            fflush(stdout);
        }
    }
    return true;
}

/* ---- the judge ---- */

static bool is_sound(struct arena *a, size_t said, struct err *e)
{
    struct workspace_access access = access_by("judge");
    AUTO_WORKSPACE struct workspace ws = {0};
    struct verify_report report;
    struct session_event_list table, journal;
    if (!workspace_open(a, &access, &ws, e) || !verify_workspace(&ws, &report, e)) return false;
    for (size_t i = 0; i < report.n; i++)
        if (!report.v[i].is_good) return err_set(e, ERR_STATE, "%s: %s", report.v[i].what, report.v[i].text);
    if (!session_event_load_all(a, ws.db, ws.election.county, 1, &table, e) || !session_journal_load(&ws, 1, &journal, e))
        return false;
    if (table.n != journal.n) return err_set(e, ERR_STATE, "%zu entries, %zu in the journal", table.n, journal.n);
    return table.n == said || table.n == said + 1 || err_set(e, ERR_STATE, "%zu entries said, %zu there", said, table.n);
}

static bool ends_well(struct arena *a, struct err *e)
{
    struct workspace_access access = access_by("judge");
    AUTO_WORKSPACE struct workspace ws = {0};
    struct session_replay r;
    if (!workspace_open(a, &access, &ws, e) || !session_replay(&ws, 1, &r, e)) return false;
    const struct post_result *p = &r.view.result.posts[0];
    bool good = r.difference_count == 0 && r.view.stored.n == ARRAY_COUNT(steps) && p->elected_count == 1 &&
                p->elected[0].votes == 199;
    return good || err_set(e, ERR_STATE, "another session came out");
}

static bool judge(struct arena *a, size_t said, struct err *e)
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
    bool ok = text_eq(argv[1], "write") ? make(a, &e) && carry_on(a, true, &e) : judge(a, (size_t)argc - 3, &e);
    if (ok) return 0;
    fprintf(stderr, "%s\n", e.text);
    return text_eq(argv[1], "write") ? 3 : 1;
}
