/* A workspace of a small town for tests of the use cases, in the folder of its own that scratch.h keeps. */
#ifndef TOWN_H
#define TOWN_H

#include "unit.h"

#include "app/workspace.h"
#include "scratch.h"
#include "store/candidate.h"
#include "store/counter.h"
#include "store/place.h"
#include "store/voter.h"

struct town {
    struct arena *arena;
    struct workspace ws;
};

static const char TOWN_NOW[] = "2011-12-01T08:00:00+08:00";

static inline struct date town_day(const char *text)
{
    struct date d = date_parse(str_of(text));
    assert_true(date_is_set(d));
    return d;
}

/* The town opens again in another law when province says so; NULL: national law alone. */
static inline struct town *town_new(const char *province, int64_t population)
{
    static int number;
    struct arena *a = arena_new(32 << 20);
    struct town *t = arena_alloc(a, sizeof *t);
    t->arena = a;
    struct workspace_access access = {scratch_path(a, arena_text(a, "town%d.hj", ++number)), "张三", TOWN_NOW, false};
    struct workspace_plan plan = {.election = {.division = 331021104,
                                          .name = "清溪镇",
                                          .level = LEVEL_TOWNSHIP,
                                          .congress = 6,
                                          .day = town_day("2012-01-04"),
                                          .population = population,
                                          .created_on = town_day("2011-12-01")},
            .province_code = province ? province : "none"};
    struct finding_list notes = {.arena = a};
    struct err e;
    assert_ok(workspace_create(a, &access, &plan, &notes, &e), &e);
    assert_ok(workspace_open(a, &access, &t->ws, &e), &e);
    return t;
}

static inline int town_set_up(void **state)
{
    *state = town_new(NULL, 1200);
    return 0;
}

static inline int town_tear_down(void **state)
{
    struct town *t = *state;
    workspace_close(&t->ws);
    arena_free(t->arena);
    return 0;
}

#define town_test(f) cmocka_unit_test_setup_teardown(f, town_set_up, town_tear_down)

/* A file with that text, as an office hands it in. */
static inline const char *town_file(struct town *t, const char *name, const char *text)
{
    return scratch_file(t->arena, name, str_of(text));
}

/* Rows as other use cases write them. */
static inline void town_add_candidate(struct town *t, int64_t no, int64_t district_no, const char *name, int64_t voter_no)
{
    struct err e;
    AUTO_TXN struct db_txn txn = {0};
    struct candidate c = {.candidate_no = no, .district_no = district_no, .name = name, .voter_no = voter_no, .sex = 1,
            .party = "", .education = "", .degree = "", .post = "", .category = CATEGORY_FARMER, .other_mandate = "",
            .state = CANDIDATE_FORMAL, .state_why = "", .list_place = 1, .primary_votes = -1};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    assert_ok(candidate_insert(t->ws.db, t->ws.election.county, &c, &e), &e);
    assert_ok(db_commit(&txn, &e), &e);
}

static inline void town_add_voter(struct town *t, int64_t no, int64_t district_no, int64_t unit_no, const char *name)
{
    struct err e;
    AUTO_TXN struct db_txn txn = {0};
    struct voter v = {.voter_no = no, .district_no = district_no, .unit_no = unit_no, .name = name, .sex = 1,
            .address = "", .household = "", .note = "", .sealed = STR("x")};
    struct voter_writer w;
    int64_t claimed_by;
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    assert_ok(voter_writer_open(t->ws.db, t->ws.election.county, &w, &e), &e);
    assert_ok(voter_write(&w, &v, &claimed_by, &e), &e);
    voter_writer_close(&w);
    assert_ok(db_commit(&txn, &e), &e);
}

static inline int64_t town_count(struct town *t, const char *sql)
{
    struct err e;
    AUTO_STATEMENT struct db_statement *s = NULL;
    assert_ok(db_prepare(t->ws.db, sql, &s, &e), &e);
    assert_int_equal(db_step(s, &e), DB_ROW);
    return db_column_int(s, 0);
}

static inline int64_t town_journal(struct town *t, const char *action)
{
    return town_count(t, arena_text(t->arena, "SELECT count(*) FROM journal WHERE action = '%s'", action));
}

/* "F201 W204 N301": codes in their order. */
static inline const char *codes_of(struct arena *a, const struct finding_list *list)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < list->n; i++) buf_addf(&b, "%s%s", i ? " " : "", finding_code_text(list->v[i].code));
    return buf_text(&b);
}

/* The finding of that code; fails the test when there is none. */
static inline const struct finding *finding_of(const struct finding_list *list, enum finding_code code)
{
    size_t i = 0;
    while (i < list->n && list->v[i].code != code) i++;
    if (i == list->n) fail_msg("no %s", finding_code_text(code));
    return &list->v[i];
}

#define assert_has(text, word)                                                                                         \
    do {                                                                                                               \
        if (!strstr(text, word)) fail_msg("“%s” lacks “%s”", text, word);                                              \
    } while (0)

#endif
