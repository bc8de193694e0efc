#include "app/team_lineup.h"

#include "app/table.h"
#include "base/utf8.h"
#include "store/counter.h"
#include "store/lineup.h"
#include "team/wording.h"

enum { NAME_MAX_CHARACTERS = 50, WHY_MAX = 500 };

bool team_lineup_list(struct workspace *ws, struct lineup_list *list, struct err *e)
{
    return lineup_load_all(ws->arena, ws->db, ws->election.county, list, e);
}

bool team_lineup_named(struct workspace *ws, const char *name, struct lineup *x, struct err *e)
{
    struct lineup_list list;
    if (!team_lineup_list(ws, &list, e)) return false;
    for (size_t i = 0; i < list.n; i++) {
        if (!text_eq(list.v[i].name, name) || *list.v[i].withdrawn) continue;
        *x = list.v[i];
        return true;
    }
    return err_set(e, ERR_INPUT, "没有名为“%s”的方案，用 huanjie team lineup list 查看", name);
}

/* ---- between seats of the case and rows ---- */

static int64_t seat_number(const struct team_case *c, int32_t seat)
{
    int64_t n = 0;
    for (int32_t i = 0; i <= seat; i++) n += c->posts[i].no == c->posts[seat].no;
    return n;
}

static int32_t seat_of(const struct team_case *c, const struct lineup_seat *row)
{
    int64_t n = row->seat_no;
    for (size_t i = 0; i < c->post_count; i++)
        if (c->posts[i].no == row->post_no && --n == 0) return (int32_t)i;
    return TEAM_NONE;
}

static int32_t person_of(const struct team_case *c, int64_t official_no)
{
    for (size_t i = 0; i < c->person_count; i++)
        if (c->people[i].no == official_no) return (int32_t)i;
    return TEAM_NONE;
}

static const char *lost_text(struct arena *a, const struct team_pool *pool, const struct lineup_seat *row)
{
    const struct post *post = post_lookup(&pool->people.posts, row->post_no);
    const struct organisation *o =
            post ? organisation_lookup(&pool->people.organisations, post->organisation_no) : NULL;
    const struct official *x = official_lookup(&pool->people.officials, row->official_no);
    return arena_text(a, "%s %s %s", o ? o->name : "", post ? post->name : "（职位已撤销）", x ? x->name : "（无此人）");
}

/* Seats of units that the case is not about are passed over. */
static bool is_elsewhere(const struct team_pool *pool, const struct lineup_seat *row)
{
    const struct post *post = post_lookup(&pool->people.posts, row->post_no);
    if (!post) return false;
    for (size_t i = 0; i < pool->composed; i++)
        if (pool->c.units[i].no == post->organisation_no) return false;
    return true;
}

static bool load_rows(struct workspace *ws, const struct team_pool *pool, int64_t lineup_no, struct team_lineup *x,
        struct team_lost *lost, struct err *e)
{
    struct lineup_seat_list rows;
    if (!lineup_seat_load(ws->arena, ws->db, ws->election.county, lineup_no, &rows, e)) return false;
    const char **words = arena_alloc_array(ws->arena, rows.n + 1, sizeof *words);
    size_t n = 0;
    for (size_t i = 0; i < rows.n; i++) {
        int32_t seat = seat_of(&pool->c, &rows.v[i]), person = person_of(&pool->c, rows.v[i].official_no);
        if (seat != TEAM_NONE && person != TEAM_NONE) x->person[seat] = person;
        else if (!is_elsewhere(pool, &rows.v[i])) words[n++] = lost_text(ws->arena, pool, &rows.v[i]);
    }
    if (lost) *lost = (struct team_lost){words, n};
    return true;
}

static struct team_lineup empty_lineup(struct arena *a, const struct team_case *c)
{
    struct team_lineup x = {arena_alloc_array(a, c->post_count + 1, sizeof *x.person)};
    for (size_t i = 0; i < c->post_count; i++) x.person[i] = TEAM_NONE;
    return x;
}

bool team_lineup_load(struct workspace *ws, const struct team_pool *pool, const char *name, struct team_lineup *out,
        struct team_lost *lost, struct err *e)
{
    struct lineup found;
    if (lost) *lost = (struct team_lost){NULL, 0};
    if (text_eq(name, LINEUP_NOW)) {
        *out = team_lineup_now(ws->arena, &pool->c);
        return true;
    }
    struct team_lineup x = empty_lineup(ws->arena, &pool->c);
    if (!team_lineup_named(ws, name, &found, e) || !load_rows(ws, pool, found.lineup_no, &x, lost, e)) return false;
    *out = x;
    return true;
}

/* ---- changes ---- */

static struct lineup_seat row_of(const struct team_pool *pool, int64_t lineup_no, int32_t seat, int32_t person)
{
    const struct team_case *c = &pool->c;
    return (struct lineup_seat){lineup_no, c->posts[seat].no, seat_number(c, seat), c->people[person].no};
}

static bool is_free_name(struct workspace *ws, const char *name, struct err *e)
{
    struct lineup_list list;
    if (*name == '\0' || utf8_count(name) > NAME_MAX_CHARACTERS)
        return err_set(e, ERR_INPUT, "方案名应为 1 至 %d 个字", NAME_MAX_CHARACTERS);
    if (text_eq(name, LINEUP_NOW)) return err_set(e, ERR_INPUT, "“%s”指现任班子，请换一个方案名", LINEUP_NOW);
    if (!team_lineup_list(ws, &list, e)) return false;
    for (size_t i = 0; i < list.n; i++)
        if (text_eq(list.v[i].name, name) && !*list.v[i].withdrawn)
            return err_set(e, ERR_INPUT, "已有名为“%s”的方案，请换一个方案名", name);
    return true;
}

bool team_lineup_save(struct workspace *ws, const struct team_pool *pool, const char *name, const char *note,
        struct team_lineup x, struct err *e)
{
    int64_t county = ws->election.county, seated = 0;
    struct lineup made = {.name = name, .on = pool->c.on, .note = note};
    AUTO_TXN struct db_txn txn = {0};
    if (!db_begin(ws->db, &txn, e) || !is_free_name(ws, name, e) ||
            !counter_issue(ws->db, county, "lineup", 1, &made.lineup_no, e) || !lineup_insert(ws->db, county, &made, e))
        return false;
    for (size_t i = 0; i < pool->c.post_count; i++) {
        if (x.person[i] == TEAM_NONE) continue;
        struct lineup_seat row = row_of(pool, made.lineup_no, (int32_t)i, x.person[i]);
        seated++;
        if (!lineup_seat_insert(ws->db, county, &row, e)) return false;
    }
    struct json *detail = json_new_object(ws->arena);
    json_put_int(detail, "on", made.on);
    json_put_int(detail, "seated", seated);
    json_put_text(detail, "note", note);
    return workspace_record(ws, "team-lineup", name, detail, NULL, e) && db_commit(&txn, e);
}

static bool find_seat(struct arena *a, const struct team_pool *pool, const struct team_lineup *x, const char *words,
        int32_t *seat, struct err *e)
{
    struct team_place place;
    if (!team_pool_place(a, pool, words, &place, e)) return false;
    if (place.seat == TEAM_NONE) return err_set(e, ERR_INPUT, "“%s”应写成 单位/职位", words);
    *seat = place.seat;
    size_t seats = 0;
    for (size_t i = 0; i < pool->c.post_count; i++) {
        if (pool->c.posts[i].no != pool->c.posts[place.seat].no) continue;
        seats++;
        if (place.is_numbered || x->person[i] != TEAM_NONE) continue;
        *seat = (int32_t)i;
        return true;
    }
    return seats == 1 || place.is_numbered ||
           err_set(e, ERR_INPUT, "%s的 %zu 个职位都有人，用“%s（一）”这样的写法指明替换哪一个",
                   pool->c.posts[place.seat].name, seats, words);
}

static bool move_person(struct workspace *ws, const struct team_pool *pool, int64_t lineup_no, const struct team_lineup *x,
        struct team_seating *s, struct err *e)
{
    int64_t county = ws->election.county;
    s->replaced = x->person[s->seat];
    s->left = TEAM_NONE;
    for (size_t i = 0; i < pool->c.post_count; i++)
        if (x->person[i] == s->person) s->left = (int32_t)i;
    struct lineup_seat row = row_of(pool, lineup_no, s->seat, s->person);
    if (s->left != TEAM_NONE) {
        struct lineup_seat old = row_of(pool, lineup_no, s->left, s->person);
        if (!lineup_seat_delete(ws->db, county, &old, e)) return false;
    }
    if (s->replaced != TEAM_NONE && s->replaced != s->person && !lineup_seat_delete(ws->db, county, &row, e)) return false;
    return lineup_seat_insert(ws->db, county, &row, e);
}

bool team_lineup_set(struct workspace *ws, const struct team_pool *pool, const char *name, const char *place,
        const char *person, struct team_seating *done, struct err *e)
{
    struct arena *a = ws->arena;
    struct lineup found;
    struct team_lineup x;
    struct team_seating s;
    AUTO_TXN struct db_txn txn = {0};
    if (!db_begin(ws->db, &txn, e) || !team_lineup_named(ws, name, &found, e) ||
            !team_lineup_load(ws, pool, name, &x, NULL, e) || !find_seat(a, pool, &x, place, &s.seat, e) ||
            !team_pool_person(a, pool, person, &s.person, e) || !move_person(ws, pool, found.lineup_no, &x, &s, e))
        return false;
    struct json *detail = json_new_object(a);
    json_put_text(detail, "seat", team_seat_code(a, &pool->c, s.seat));
    json_put_text(detail, "official", pool->c.people[s.person].name);
    json_put_text(detail, "replaced", s.replaced == TEAM_NONE ? NULL : pool->c.people[s.replaced].name);
    if (!workspace_record(ws, "team-lineup-set", name, detail, NULL, e) || !db_commit(&txn, e)) return false;
    *done = s;
    return true;
}

bool team_lineup_withdraw(struct workspace *ws, const char *name, const char *why, struct err *e)
{
    struct lineup found;
    AUTO_TXN struct db_txn txn = {0};
    if (!*why || utf8_count(why) > WHY_MAX) return err_set(e, ERR_INPUT, "须写明撤回的理由（至多 %d 个字）", WHY_MAX);
    if (!db_begin(ws->db, &txn, e) || !team_lineup_named(ws, name, &found, e) ||
            !lineup_withdraw(ws->db, ws->election.county, found.lineup_no, why, e))
        return false;
    struct json *detail = json_new_object(ws->arena);
    json_put_int(detail, "lineup", found.lineup_no);
    json_put_text(detail, "why", why);
    return workspace_record(ws, "team-lineup-withdraw", name, detail, NULL, e) && db_commit(&txn, e);
}

/* ---- a line-up from a table ---- */

enum { AT_UNIT, AT_POST, AT_NAME, FIELDS };

static void read_seat(struct arena *a, const struct team_pool *pool, const struct table *t, const struct table_row *r,
        struct team_lineup *x, struct table_faults *faults)
{
    const char *unit = table_text(t, r, AT_UNIT, faults), *post = table_text(t, r, AT_POST, faults);
    const char *name = table_text(t, r, AT_NAME, faults);
    struct err why;
    int32_t seat, person;
    if (!*unit || !*post || !*name) return;
    if (!find_seat(a, pool, x, arena_text(a, "%s/%s", unit, post), &seat, &why)) {
        table_fault(faults, r->line, "职位", "%s", why.text);
        return;
    }
    if (!team_pool_person(a, pool, name, &person, &why)) {
        table_fault(faults, r->line, "姓名", "%s", why.text);
        return;
    }
    for (size_t i = 0; i < pool->c.post_count; i++)
        if (x->person[i] == person)
            table_fault(faults, r->line, "姓名", "“%s”已经在 %s；一人只写计职数的一个职位", name, team_seat_text(a, &pool->c, (int32_t)i));
    if (x->person[seat] != TEAM_NONE)
        table_fault(faults, r->line, "职位", "%s 已经有%s", team_seat_text(a, &pool->c, seat), pool->c.people[x->person[seat]].name);
    else
        x->person[seat] = person;
}

bool team_lineup_read(struct arena *a, const struct team_pool *pool, const char *path, struct team_lineup *out, struct err *e)
{
    static const struct table_field fields[FIELDS] = {
            [AT_UNIT] = {"单位|单位名称|班子", true}, [AT_POST] = {"职位|职务|职位名称", true}, [AT_NAME] = {"姓名", true}};
    struct table t;
    struct table_faults faults = {.arena = a};
    struct team_lineup x = empty_lineup(a, &pool->c);
    if (!table_load(a, path, fields, FIELDS, &t, &faults, e)) return false;
    if (t.n == 0) return err_set(e, ERR_INPUT, "%s 里没有人", t.name);
    for (size_t i = 0; i < t.n; i++) read_seat(a, pool, &t, &t.rows[i], &x, &faults);
    if (!table_is_sound(&t, &faults, e)) return false;
    *out = x;
    return true;
}

bool team_lineup_clear(struct workspace *ws, const struct team_pool *pool, const char *name, const char *words,
        size_t *emptied, struct err *e)
{
    struct lineup found;
    struct team_lineup x;
    struct team_place place = {TEAM_NONE, TEAM_NONE, false};
    size_t n = 0;
    AUTO_TXN struct db_txn txn = {0};
    if (!db_begin(ws->db, &txn, e) || !team_lineup_named(ws, name, &found, e) ||
            !team_lineup_load(ws, pool, name, &x, NULL, e) ||
            (words && !team_pool_place(ws->arena, pool, words, &place, e)))
        return false;
    for (size_t i = 0; i < pool->c.post_count; i++) {
        const struct team_post *post = &pool->c.posts[i];
        bool is_meant = place.seat == TEAM_NONE   ? place.unit == TEAM_NONE || post->unit == place.unit
                        : place.is_numbered ? (int32_t)i == place.seat
                                            : post->no == pool->c.posts[place.seat].no;
        if (!is_meant || x.person[i] == TEAM_NONE) continue;
        struct lineup_seat row = row_of(pool, found.lineup_no, (int32_t)i, x.person[i]);
        if (!lineup_seat_delete(ws->db, ws->election.county, &row, e)) return false;
        n++;
    }
    struct json *detail = json_new_object(ws->arena);
    json_put_text(detail, "place", words);
    json_put_int(detail, "emptied", (int64_t)n);
    if (!workspace_record(ws, "team-lineup-clear", name, detail, NULL, e) || !db_commit(&txn, e)) return false;
    *emptied = n;
    return true;
}
