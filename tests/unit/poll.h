/* A town on its voting day, for tests of what comes after: two districts of one seat, two candidates and voters each,
 * and sheets for them. */
#ifndef POLL_H
#define POLL_H

#include "town.h"

#include "app/round.h"
#include "app/station.h"
#include "app/tally_import.h"

static const char STATIONS[] = "选区号,站号,类别,名称,事由,秘密写票处\n1,1,投票站,东山村部,,是\n1,2,选举大会,西山小学,,"
                               "是\n1,3,流动票箱,东山流动箱,行动不便,\n2,1,投票站,南湖小学,,是\n";

enum { VOTERS = 36 }; /* 甲01 … in district 1, with four more and two of one name; 乙01 … in district 2 */

/* Two districts of one seat with two candidates each, voters, and stations. */
static inline struct town *prepare(struct town *t)
{
    struct err e;
    struct change_list changes;
    int64_t first_candidate;
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    assert_ok(counter_issue(t->ws.db, t->ws.election.county, "candidate", 4, &first_candidate, &e), &e);
    for (int d = 1; d <= 2; d++)
        assert_ok(district_insert(
                          t->ws.db, t->ws.election.county, &(struct district){d, d == 1 ? "东山" : "南湖", 1}, &e),
                &e);
    assert_ok(db_commit(&txn, &e), &e);
    assert_ok(station_import(&t->ws, town_file(t, "stations.csv", STATIONS), false, &changes, &e), &e);
    for (int d = 1; d <= 2; d++)
        for (int i = 1; i <= VOTERS + (d == 1 ? 4 : 0); i++)
            town_add_voter(t, d * 100 + i, d, 0, arena_text(t->arena, "%s%02d", d == 1 ? "甲" : "乙", i));
    town_add_voter(t, 301, 1, 0, "王同名");
    town_add_voter(t, 302, 1, 0, "王同名");
    static const char *const names[] = {"李一", "张二", "王三", "赵四"};
    for (int i = 0; i < 4; i++) town_add_candidate(t, i + 1, 1 + i / 2, names[i], 0);
    return t;
}

static inline void open_rounds(struct town *t)
{
    struct err e;
    size_t opened;
    struct finding_list findings = {.arena = t->arena};
    assert_ok(round_open_first(&t->ws, 0, t->ws.election.day, &findings, &opened, &e), &e);
    assert_int_equal(opened, 2);
}

static inline int voting_set_up(void **state)
{
    *state = prepare(town_new(NULL, 1200));
    return 0;
}

#define voting_test(f) cmocka_unit_test_setup_teardown(f, voting_set_up, town_tear_down)

#define TALLY_HEAD "选区号,次数,站号,栏目,姓名,数量,反对,弃权\n"

/* One sheet: 20 people, all by themselves; votes for the two candidates; write_ins: "周五,1" rows with one more comma.
 */
static inline const char *poll_rows(
        struct arena *a, int district, int station, int first_votes, int second_votes, const char *write_ins)
{
    const char *first = district == 1 ? "李一" : "王三", *second = district == 1 ? "张二" : "赵四";
    struct buf b = {.arena = a};
    static const struct {
        const char *title;
        int value;
    } figures[] = {{"到站投票人数", 20}, {"委托投票人数", 0}, {"流动票箱投票人数", 0}, {"领用选票数", 25},
            {"发出选票数", 20}, {"写错换发作废的选票数", 0}, {"剩余选票数", 5}, {"收回选票数", 20}, {"有效票数", 20},
            {"废票数", 0}, {"其中全部弃权的有效票数", 0}};
    for (size_t i = 0; i < ARRAY_COUNT(figures); i++)
        buf_addf(&b, "%d,1,%d,%s,,%d,,\n", district, station, figures[i].title, figures[i].value);
    buf_addf(&b, "%d,1,%d,候选人,%s,%d,%d,0\n", district, station, first, first_votes, 20 - first_votes);
    buf_addf(&b, "%d,1,%d,候选人,%s,%d,%d,0\n", district, station, second, second_votes, 20 - second_votes);
    for (const char *p = write_ins; *p;) {
        size_t n = strcspn(p, ";");
        buf_addf(&b, "%d,,%d,另选他人,%.*s,,\n", district, station, (int)n, p);
        p += n + (p[n] == ';');
    }
    buf_addf(&b, "%d,,%d,另选他人,,,,\n%d,,%d,监票人,陈监,,,\n", district, station, district, station);
    return buf_text(&b);
}

/* The usual sheet: one ballot has another name on it. */
static inline const char *sheet_rows(struct arena *a, int district, int station, int votes)
{
    return poll_rows(a, district, station, votes, 19 - votes, "周五,1");
}

static inline struct tally_import take_tally(
        struct town *t, const char *actor, enum tally_entry entry, const char *text)
{
    struct err e;
    struct tally_import x;
    t->ws.actor = actor;
    assert_ok(tally_import(&t->ws, town_file(t, "tally.csv", text), entry, &x, &e), &e);
    return x;
}

/* Both entries of a file. */
static inline void take_both(struct town *t, const char *text)
{
    take_tally(t, "甲", TALLY_FIRST, text);
    take_tally(t, "乙", TALLY_SECOND, text);
}

static inline void set_setting(struct town *t, enum setting s, const char *value)
{
    struct err e;
    assert_ok(setting_parse(s, value, &t->ws.law.settings[s].value, &e), &e);
}

static inline struct result count_now(struct town *t)
{
    struct err e;
    struct records *r = arena_alloc(t->arena, sizeof *r);
    struct result result;
    assert_ok(records_load(t->arena, &t->ws, r, &e), &e);
    assert_ok(result_compute(t->arena, &t->ws.law, r, &result, &e), &e);
    return result;
}

#endif
