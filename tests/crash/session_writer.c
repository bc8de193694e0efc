/* A session's record, entry by entry, one of them longer than the journal takes at once. Wherever it ended, the journal
 * alone gives the same session back. */
#include "app/session_journal.h"
#include "base/buf.h"
#include "play.h"

enum { DEPUTIES = 200 };

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

static const char *body_of(struct arena *a, int i)
{
    if (steps[i].body) return steps[i].body;
    if (steps[i].kind == EVENT_DEPUTIES) return roster(a);
    return i == 8 ? sheet(a, 1, 199) : sheet(a, 2, 198);
}

static bool enter(struct workspace *ws, int i, struct err *e)
{
    struct json *body;
    struct session_answer answer;
    ws->actor = steps[i].actor;
    return json_parse(ws->arena, str_of(body_of(ws->arena, i)), &body, e) &&
           session_add(ws, 1, steps[i].kind, moment_parse(STR("2012-01-04 09:00")), body, &answer, e);
}

static bool count_done(struct workspace *ws, int *done, struct err *e)
{
    struct session_event_list entries;
    if (!session_event_load_all(ws->arena, ws->db, ws->election.county, 1, &entries, e)) return false;
    *done = (int)entries.n;
    return true;
}

/* ---- the judge ---- */

static bool is_in_journal(struct workspace *ws, int done, struct err *e)
{
    struct session_event_list journal;
    if (!session_journal_load(ws, 1, &journal, e)) return false;
    return journal.n == (size_t)done || err_set(e, ERR_STATE, "%d entries, %zu in the journal", done, journal.n);
}

static bool ends_well(struct workspace *ws, struct err *e)
{
    struct session_replay r;
    if (!session_replay(ws, 1, &r, e)) return false;
    const struct post_result *p = &r.view.result.posts[0];
    bool good = r.difference_count == 0 && r.view.stored.n == ARRAY_COUNT(steps) && p->elected_count == 1 &&
                p->elected[0].votes == 199;
    return good || err_set(e, ERR_STATE, "another session came out");
}

int main(int n, char **words)
{
    const char *step_words[ARRAY_COUNT(steps)];
    for (size_t i = 0; i < ARRAY_COUNT(steps); i++) step_words[i] = steps[i].word;
    struct play p = {.words = step_words,
            .step_count = ARRAY_COUNT(steps),
            .now = "2012-01-04T20:00:00+08:00",
            .carry_out = enter,
            .count_done = count_done,
            .is_sound = is_in_journal,
            .ends_well = ends_well};
    return play_run(&p, n, words);
}
