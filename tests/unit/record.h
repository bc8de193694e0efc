/* The record of a session for tests: the lawful one of a town with 73 deputies, entry by entry, and ways to bend it. */
#ifndef RECORD_H
#define RECORD_H

#include "town.h"

#include "congress/check.h"

struct record {
    struct arena *a;
    struct session_event v[120];
    size_t n;
};

enum { DEPUTIES = 73 };

static inline struct session_event record_event(
        struct arena *a, int64_t no, const char *at, const char *actor, const char *kind, const char *body)
{
    struct err e;
    struct json *j;
    struct session_event x = {.event_no = no, .at = moment_parse(str_of(at)), .actor = actor};
    assert_true(moment_is_set(x.at));
    assert_true(session_event_kind_from(kind, &x.kind));
    assert_ok(json_parse(a, str_of(body), &j, &e), &e);
    x.body = j;
    return x;
}

static inline void record_add(struct record *r, const char *at, const char *kind, const char *body)
{
    assert_true(r->n < ARRAY_COUNT(r->v));
    r->v[r->n] = record_event(r->a, (int64_t)r->n + 1, at, "张三", kind, body);
    r->n++;
}

/* By another hand. */
static inline void record_add_by(struct record *r, const char *at, const char *actor, const char *kind, const char *body)
{
    record_add(r, at, kind, body);
    r->v[r->n - 1].actor = actor;
}

static inline const char *deputies_json(struct arena *a, int n)
{
    struct buf b = {.arena = a};
    for (int i = 1; i <= n; i++)
        buf_addf(&b, "%s{\"no\":%d,\"name\":\"代表%d\",\"sex\":%d,\"delegation\":\"第%d代表团\",\"certificate\":true}",
                i > 1 ? "," : "", i, i, i % 4 ? 1 : 2, i % 3 + 1);
    return arena_text(a, "{\"deputies\":[%s]}", buf_text(&b));
}

/* {"no":from} … {"no":to} */
static inline const char *numbers_json(struct arena *a, int from, int to)
{
    struct buf b = {.arena = a};
    for (int i = from; i <= to; i++) buf_addf(&b, "%s{\"no\":%d}", i > from ? "," : "", i);
    return buf_text(&b);
}

/* A sheet of so many ballots, all valid, each name with "for" votes and the rest against. */
static inline const char *sheet_json(struct arena *a, int ballots, const char *const *names, const int *votes, size_t n)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < n; i++)
        buf_addf(&b, "%s{\"name\":\"%s\",\"for\":%d,\"against\":%d,\"abstain\":0}", i ? "," : "", names[i], votes[i],
                ballots - votes[i]);
    return arena_text(a,
            "{\"in_person\":%d,\"received\":%d,\"issued\":%d,\"spoiled\":0,\"unused\":0,\"collected\":%d,\"valid\":%d,"
            "\"void\":0,\"blank\":0,\"supervisor\":\"代表60\",\"lines\":[%s]}",
            ballots, ballots, ballots, ballots, ballots, buf_text(&b));
}

/* One vote, opened and entered by two people. */
static inline void record_vote(struct record *r, const char *at, int post, int round, int ballots,
        const char *const *names, const int *votes, size_t n)
{
    if (round == 1) record_add(r, at, "vote", arena_text(r->a, "{\"post\":%d,\"sitting\":3}", post));
    const char *sheet = sheet_json(r->a, ballots, names, votes, n);
    record_add_by(r, at, "李四", "tally",
            arena_text(r->a, "{\"post\":%d,\"round\":%d,\"entry\":1,\"sheet\":%s}", post, round, sheet));
    record_add_by(r, at, "王五", "tally",
            arena_text(r->a, "{\"post\":%d,\"round\":%d,\"entry\":2,\"sheet\":%s}", post, round, sheet));
}

static inline void record_step(struct record *r, const char *at, const char *step, const char *more)
{
    record_add(r, at, "step", arena_text(r->a, "{\"step\":\"%s\"%s}", step, more));
}

static inline void record_resolution(struct record *r, const char *at, const char *kind, int sitting, int votes)
{
    record_add(r, at, "resolution",
            arena_text(r->a, "{\"resolution\":\"%s\",\"sitting\":%d,\"for\":%d,\"against\":0,\"abstain\":0}", kind, sitting,
                    votes));
}

static inline void record_begin(struct record *r)
{
    record_add(r, "2011-12-20 09:00", "open",
            "{\"title\":\"清溪镇第六届人民代表大会第一次会议\",\"session\":1,\"seats\":73,\"level\":\"township\","
            "\"convener\":\"presidium\",\"opens_on\":\"2012-01-04\",\"completed_on\":\"2011-12-18\"}");
    record_add(r, "2011-12-20 09:05", "deputies", deputies_json(r->a, DEPUTIES));
    record_add(r, "2011-12-20 09:10", "posts",
            "{\"posts\":[{\"post\":1,\"office\":\"chair\",\"seats\":1,\"title\":\"镇人大主席\"},"
            "{\"post\":2,\"office\":\"head\",\"seats\":1,\"title\":\"镇长\"},"
            "{\"post\":3,\"office\":\"deputy-head\",\"seats\":4,\"title\":\"副镇长\"}]}");
    record_step(r, "2011-12-25 09:00", "notice", ",\"evidence\":\"清人〔2011〕3号\"");
    record_step(r, "2012-01-04 07:50", "credentials", ",\"evidence\":\"清人资〔2012〕1号\"");
    record_add(r, "2012-01-04 08:00", "sitting", "{\"sitting\":1,\"kind\":\"preparatory\"}");
    record_add(r, "2012-01-04 08:00", "attendance", "{\"sitting\":1,\"all\":\"present\"}");
    record_resolution(r, "2012-01-04 08:20", "presidium", 1, 73);
    record_resolution(r, "2012-01-04 08:25", "agenda", 1, 73);
    record_add(r, "2012-01-04 08:20", "presidium",
            arena_text(r->a, "{\"members\":[%s],\"secretary\":\"代表9\"}", numbers_json(r->a, 1, 9)));
    record_step(r, "2012-01-04 08:30", "preparatory", ",\"sitting\":1");
    record_add(r, "2012-01-04 09:00", "sitting", "{\"sitting\":2,\"kind\":\"plenary\",\"title\":\"第一次全体会议\"}");
    record_add(r, "2012-01-04 09:00", "attendance", "{\"sitting\":2,\"all\":\"present\"}");
    record_step(r, "2012-01-04 09:05", "opening", ",\"sitting\":2");
    record_resolution(r, "2012-01-04 11:00", "method", 2, 73);
    record_add(r, "2012-01-04 11:00", "method",
            "{\"nomination_deadline\":\"2012-01-05 08:00\",\"deliberation_minutes\":60,"
            "\"margins\":[{\"post\":3,\"margin\":1}]}");
    record_step(r, "2012-01-04 11:10", "method", ",\"sitting\":2");
}

static inline void record_nominate(struct record *r, const char *at, int no, int post, const char *more)
{
    record_add(r, at, "nominate",
            arena_text(r->a, "{\"nominee\":%d,\"post\":%d,\"name\":\"代表%d\",\"deputy\":%d%s}", no, post, no + 10, no + 10, more));
}

static inline void record_nominations(struct record *r)
{
    static const char *const presidium = ",\"by\":\"presidium\"";
    record_nominate(r, "2012-01-04 15:00", 1, 1, presidium);
    record_nominate(r, "2012-01-04 15:01", 2, 2, presidium);
    for (int i = 3; i <= 6; i++) record_nominate(r, "2012-01-04 15:02", i, 3, presidium);
    record_nominate(r, "2012-01-05 07:40", 7, 3,
            arena_text(r->a, ",\"by\":\"joint\",\"signers\":[%s]", numbers_json(r->a, 20, 29)));
    record_nominate(r, "2012-01-05 07:50", 8, 3,
            arena_text(r->a, ",\"by\":\"joint\",\"signers\":[%s]", numbers_json(r->a, 30, 38)));
    record_step(r, "2012-01-05 08:00", "nomination", ",\"evidence\":\"提名登记表\"");
    record_add(r, "2012-01-05 08:10", "verify", "{\"nominee\":7,\"by\":\"代表2\"}");
    record_add(r, "2012-01-05 08:12", "verify", "{\"nominee\":8,\"by\":\"代表2\"}");
    record_step(r, "2012-01-05 08:15", "verification", ",\"evidence\":\"联名核对表\"");
    record_step(r, "2012-01-05 09:30", "deliberation", ",\"began\":\"2012-01-05 08:20\",\"evidence\":\"代表团讨论记录\"");
    record_add(r, "2012-01-05 09:40", "list", "{\"post\":1,\"nominees\":[{\"no\":1}]}");
    record_add(r, "2012-01-05 09:41", "list", "{\"post\":2,\"nominees\":[{\"no\":2}]}");
    record_add(r, "2012-01-05 09:42", "list", arena_text(r->a, "{\"post\":3,\"nominees\":[%s]}", numbers_json(r->a, 3, 7)));
    record_step(r, "2012-01-05 09:45", "formal-list", ",\"evidence\":\"主席团会议纪要\"");
}

static const char *const chair_names[] = {"代表11"}, *const head_names[] = {"代表12"};
static const char *const vice_names[] = {"代表13", "代表14", "代表15", "代表16", "代表17"};
static const int all_votes[] = {73}, vice_votes[] = {72, 72, 73, 72, 3};

static inline void record_voting(struct record *r)
{
    record_add(r, "2012-01-05 10:00", "sitting", "{\"sitting\":3,\"kind\":\"plenary\",\"title\":\"第二次全体会议\"}");
    record_add(r, "2012-01-05 10:00", "attendance", "{\"sitting\":3,\"all\":\"present\"}");
    record_add(r, "2012-01-05 10:05", "staff",
            "{\"staff\":[{\"role\":\"chief-supervisor\",\"name\":\"代表60\",\"deputy\":60},"
            "{\"role\":\"teller\",\"name\":\"代表61\",\"deputy\":61}]}");
    record_resolution(r, "2012-01-05 10:06", "tellers", 3, 73);
    record_step(r, "2012-01-05 10:10", "tellers", ",\"sitting\":3");
    record_vote(r, "2012-01-05 10:20", 1, 1, 73, chair_names, all_votes, 1);
    record_vote(r, "2012-01-05 10:21", 2, 1, 73, head_names, all_votes, 1);
    record_vote(r, "2012-01-05 10:22", 3, 1, 73, vice_names, vice_votes, 5);
    record_step(r, "2012-01-05 10:40", "vote", ",\"sitting\":3");
    record_step(r, "2012-01-05 11:10", "count", ",\"sitting\":3,\"began\":\"2012-01-05 10:41\"");
}

static inline void record_end(struct record *r)
{
    for (int i = 1; i <= 3; i++) record_add(r, "2012-01-05 11:20", "announce", arena_text(r->a, "{\"post\":%d}", i));
    record_step(r, "2012-01-05 11:25", "announcement", ",\"sitting\":3");
    record_resolution(r, "2012-01-05 11:30", "government-report", 3, 73);
    record_step(r, "2012-01-05 11:31", "government-report", ",\"sitting\":3,\"began\":\"2012-01-04 09:10\"");
    record_resolution(r, "2012-01-05 11:32", "presidium-report", 3, 72);
    record_step(r, "2012-01-05 11:33", "presidium-report", ",\"sitting\":3,\"began\":\"2012-01-04 09:30\"");
    record_resolution(r, "2012-01-05 11:34", "budget", 3, 70);
    record_step(r, "2012-01-05 11:35", "budget", ",\"sitting\":3,\"began\":\"2012-01-04 09:50\"");
    record_add(r, "2012-01-06 09:00", "file", "{\"kind\":\"request\",\"title\":\"关于召开会议的请示\",\"document\":\"清人〔2011〕2号\"}");
    record_add(r, "2012-01-06 09:01", "file", "{\"kind\":\"approval\",\"title\":\"批复\",\"document\":\"县人〔2011〕9号\"}");
    record_add(r, "2012-01-06 09:02", "file", "{\"kind\":\"report\",\"title\":\"选举结果的报告\",\"document\":\"清人〔2012〕2号\"}");
    record_step(r, "2012-01-06 10:00", "filing", ",\"evidence\":\"归档目录\"");
}

static inline void record_lawful(struct record *r)
{
    record_begin(r);
    record_nominations(r);
    record_voting(r);
    record_end(r);
}

/* The entry of that kind whose body has the word; fails the test when there is none. */
static inline size_t record_find(const struct record *r, const char *kind, const char *word)
{
    for (size_t i = 0; i < r->n; i++)
        if (text_eq(session_event_kind_code(r->v[i].kind), kind) && strstr(json_text(r->a, r->v[i].body), word)) return i;
    fail_msg("no %s with %s", kind, word);
    return 0;
}

static inline void record_change(struct record *r, const char *kind, const char *word, const char *at, const char *body)
{
    size_t i = record_find(r, kind, word);
    r->v[i] = record_event(r->a, r->v[i].event_no, at, r->v[i].actor, kind, body);
}

static inline void record_drop(struct record *r, const char *kind, const char *word)
{
    for (size_t i = record_find(r, kind, word); i + 1 < r->n; i++) {
        r->v[i] = r->v[i + 1];
        r->v[i].event_no = (int64_t)i + 1;
    }
    r->n--;
}

struct judged {
    struct law_basis law;
    struct session s;
    struct session_result r;
    struct session_findings f;
};

static inline bool record_judge(const struct record *r, const char *on, bool is_final, struct judged *j, struct err *e)
{
    assert_ok(law_basis_on(date_parse(str_of(on)), &j->law, e), e);
    if (!session_fold(r->a, &j->law, r->v, r->n, &j->s, e) || !session_count(r->a, &j->law, &j->s, &j->r, e)) return false;
    session_check(r->a, &j->law, &j->s, &j->r, is_final, &j->f);
    return true;
}

#endif
