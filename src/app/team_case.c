#include "app/team_case.h"

#include <string.h>

#include "app/official_check.h"
#include "app/official_find.h"
#include "app/organisation_name.h"
#include "app/post_name.h"
#include "app/table.h"
#include "app/team_note.h"
#include "app/team_person.h"
#include "app/team_settle.h"
#include "team/wording.h"

/* ---- units and seats ---- */

static bool is_composed(const struct organisation *o)
{
    return o->kind == ORGANISATION_TOWNSHIP || o->kind == ORGANISATION_SUBDISTRICT || o->kind == ORGANISATION_FARM ||
           o->kind == ORGANISATION_ZONE;
}

static bool has_posts(const struct people *p, int64_t organisation_no)
{
    for (size_t i = 0; i < p->posts.n; i++)
        if (p->posts.v[i].organisation_no == organisation_no && p->posts.v[i].approved > 0) return true;
    return false;
}

static bool add_unit(struct team_pool *pool, const struct organisation *o, struct err *e)
{
    struct team_case *c = &pool->c;
    if (!o || !has_posts(&pool->people, o->organisation_no)) return true;
    if (c->unit_count == TEAM_UNITS_MAX) return err_set(e, ERR_INPUT, "超过 %d 个单位，请用 --units 指明", TEAM_UNITS_MAX);
    for (size_t i = 0; i < c->unit_count; i++)
        if (c->units[i].no == o->organisation_no) return true;
    c->units[c->unit_count++] = (struct team_unit){.no = o->organisation_no, .name = o->name, .last_years = -1};
    return true;
}

static bool take_units(struct arena *a, const char *names, struct team_pool *pool, struct err *e)
{
    const struct organisation_list *all = &pool->people.organisations;
    pool->c.units = arena_alloc_array(a, all->n + 1, sizeof *pool->c.units);
    for (size_t i = 0; *names == '\0' && i < all->n; i++)
        if (is_composed(&all->v[i]) && !add_unit(pool, &all->v[i], e)) return false;
    for (const char *at = names; *at;) {
        const char *comma = strstr(at, "、");
        size_t n = comma ? (size_t)(comma - at) : strlen(at), plain = strcspn(at, ",");
        size_t width = plain < n ? 1 : comma ? strlen("、") : 0;
        if (plain < n) n = plain;
        const char *name = arena_copy(a, at, n);
        const struct organisation *o;
        if (!people_organisation_find(a, &pool->people, name, &o, e) || !add_unit(pool, o, e)) return false;
        at += n + width;
    }
    pool->composed = pool->c.unit_count;
    for (size_t i = 0; *names && i < all->n; i++)
        if (is_composed(&all->v[i]) && !add_unit(pool, &all->v[i], e)) return false;
    return pool->composed > 0 || err_set(e, ERR_STATE, "没有核定职数的单位，先用 huanjie organisation import 导入机构职数表");
}

int32_t team_pool_unit(const struct team_case *c, int64_t organisation_no)
{
    for (size_t i = 0; i < c->unit_count; i++)
        if (c->units[i].no == organisation_no) return (int32_t)i;
    return TEAM_NONE;
}

/* Does somebody who is counted in another post hold this one along with it? */
static int64_t held_along(const struct team_pool *pool, int64_t post_no)
{
    int64_t n = 0;
    for (size_t i = 0; i < pool->people.appointments.n; i++) {
        const struct appointment *p = &pool->people.appointments.v[i];
        n += p->post_no == post_no && !p->counts && !p->is_secondment && appointment_holds(p, pool->c.on);
    }
    return n;
}

static bool take_seats(struct arena *a, struct team_pool *pool, struct err *e)
{
    struct team_case *c = &pool->c;
    c->posts = arena_alloc_array(a, TEAM_POSTS_MAX, sizeof *c->posts);
    for (size_t u = 0; u < pool->composed; u++) {
        for (size_t i = 0; i < pool->people.posts.n; i++) {
            const struct post *p = &pool->people.posts.v[i];
            if (p->organisation_no != c->units[u].no) continue;
            int64_t seats = p->approved - (p->counts_quota ? held_along(pool, p->post_no) : 0);
            for (int64_t k = 0; k < seats; k++) {
                if (c->post_count == TEAM_POSTS_MAX) return err_set(e, ERR_INPUT, "超过 %d 个职位", TEAM_POSTS_MAX);
                c->posts[c->post_count++] = (struct team_post){.no = p->post_no, .name = p->name, .unit = (int32_t)u,
                        .role = p->role, .grade = p->grade, .is_chief = p->is_chief, .counts = p->counts_quota};
            }
        }
    }
    return true;
}

/* ---- people ---- */

static bool take_people(struct arena *a, struct team_pool *pool, struct err *e)
{
    const struct official_list *all = &pool->people.officials;
    bool *taken = arena_alloc_array(a, pool->c.post_count + 1, sizeof *taken);
    pool->c.people = arena_alloc_array(a, all->n + 1, sizeof *pool->c.people);
    for (size_t i = 0; i < all->n; i++)
        if ((official_serves(&all->v[i]) || people_month_of(all->v[i].left_on) > pool->c.on) && all->v[i].born > 0 &&
                all->v[i].born < pool->c.on)
            team_pool_take_person(pool, &all->v[i], &pool->c.people[pool->c.person_count++], taken);
    return pool->c.person_count > 0 || err_set(e, ERR_STATE, "没有登记干部，先用 huanjie official import 导入名册");
}

/* ---- what is on record ---- */

static int32_t index_of(const struct team_case *c, int64_t official_no)
{
    for (size_t i = 0; i < c->person_count; i++)
        if (c->people[i].no == official_no) return (int32_t)i;
    return TEAM_NONE;
}

static void take_note(struct arena *a, struct team_case *c, const struct team_note *x)
{
    const char *text = arena_text(a, "%s，%s", x->source, date_text(a, x->on));
    int32_t unit = team_pool_unit(c, x->organisation_no), person = index_of(c, x->official_no);
    if (unit != TEAM_NONE && x->kind == TEAM_NOTE_DISUNITY) c->units[unit].disunity = text;
    if (unit != TEAM_NONE && x->kind == TEAM_NOTE_NEGATIVE) c->units[unit].negative = text;
    if (person != TEAM_NONE && x->kind == TEAM_NOTE_NEGATIVE) c->people[person].negative = text;
    if (person == TEAM_NONE || x->kind != TEAM_NOTE_PUNISHED) return;
    c->people[person].punished = text;
    if (!*c->people[person].barred) c->people[person].barred = arena_text(a, "处分影响期内（%s）", text);
}

static bool take_notes(struct workspace *ws, struct team_pool *pool, struct err *e)
{
    struct team_note_list list;
    if (!team_note_list(ws, &list, e)) return false;
    for (size_t i = 0; i < list.n; i++)
        if (team_note_holds(&list.v[i], pool->c.on)) take_note(ws->arena, &pool->c, &list.v[i]);
    return true;
}

/* ---- names ---- */

bool team_pool_person(struct arena *a, const struct team_pool *pool, const char *words, int32_t *person, struct err *e)
{
    const struct official *o;
    if (!official_named(a, &pool->people, words, &o, e)) return false;
    for (size_t i = 0; i < pool->c.person_count; i++) {
        if (pool->c.people[i].no != o->official_no) continue;
        *person = (int32_t)i;
        return true;
    }
    return err_set(e, ERR_INPUT, "%s已经调出，或者没有出生年月，不能列入方案", o->name);
}

/* A post may itself be called so that it looks like a numbered seat: its own name is asked first. */
static bool seat_named(struct arena *a, const struct team_pool *pool, const char *words, struct team_place *place, struct err *e)
{
    const struct team_case *c = &pool->c;
    const struct organisation *o = organisation_lookup(&pool->people.organisations, c->units[place->unit].no);
    const struct post *post = people_post_named(&pool->people, o, words);
    const char *name;
    int64_t number = 1;
    place->is_numbered = !post && team_seat_number(a, words, &name, &number);
    place->seat = TEAM_NONE;
    if (place->is_numbered) post = people_post_named(&pool->people, o, name);
    for (size_t i = 0; post && i < c->post_count; i++) {
        if (c->posts[i].no != post->post_no || --number > 0) continue;
        place->seat = (int32_t)i;
        return true;
    }
    return err_set(e, ERR_INPUT, "%s没有“%s”这个职位", c->units[place->unit].name, words);
}

bool team_pool_place(struct arena *a, const struct team_pool *pool, const char *words, struct team_place *place, struct err *e)
{
    size_t n = strcspn(words, "/");
    const struct organisation *o;
    if (!people_organisation_find(a, &pool->people, arena_copy(a, words, n), &o, e))
        return err_in(e, "“%s”（职位写成 单位/职位%s）", words, people_post_hint(a, &pool->people, words));
    struct team_place found = {team_pool_unit(&pool->c, o->organisation_no), TEAM_NONE, false};
    if (found.unit == TEAM_NONE || team_unit_seats(&pool->c, found.unit) == 0)
        return err_set(e, ERR_INPUT, "“%s”不在 --units 所列的单位里", o->name);
    if (words[n] && !seat_named(a, pool, words + n + 1, &found, e)) return false;
    *place = found;
    return true;
}

/* ---- pins and relatives ---- */

static bool take_pins(struct arena *a, struct team_pool *pool, const char *const *words, size_t n, bool is_must, struct err *e)
{
    for (size_t i = 0; i < n; i++) {
        const char *equals = strchr(words[i], '=');
        struct team_place place;
        int32_t person;
        if (!equals) return err_set(e, ERR_INPUT, "“%s”应写成 姓名=单位/职位 或 姓名=单位", words[i]);
        if (!team_pool_person(a, pool, arena_copy(a, words[i], (size_t)(equals - words[i])), &person, e) ||
                !team_pool_place(a, pool, equals + 1, &place, e))
            return false;
        pool->c.pins[pool->c.pin_count++] = (struct team_pin){person, place.unit, place.seat, is_must};
    }
    return true;
}

/* Seats that lead the relative's present post or are led from it. A relative in a seat of the case is a pair, who can be placed. */
static void bar_seats(struct arena *a, struct team_pool *pool, int32_t person, int64_t other, const char *relation, size_t *capacity)
{
    struct team_case *c = &pool->c;
    const struct official *who = official_lookup(&pool->people.officials, other);
    int32_t seated = index_of(c, other);
    if (person == TEAM_NONE || !who || (seated != TEAM_NONE && c->people[seated].serves != TEAM_NONE)) return;
    for (size_t i = 0; i < pool->people.appointments.n; i++) {
        const struct appointment *x = &pool->people.appointments.v[i];
        const struct post *theirs = post_lookup(&pool->people.posts, x->post_no);
        if (x->official_no != other || !theirs || !appointment_holds(x, c->on)) continue;
        const struct organisation *at = organisation_lookup(&pool->people.organisations, theirs->organisation_no);
        for (size_t s = 0; s < c->post_count; s++) {
            const struct post *seat = post_lookup(&pool->people.posts, c->posts[s].no);
            if (!avoid_leads(&pool->people, theirs, seat) && !avoid_leads(&pool->people, seat, theirs)) continue;
            if (c->bar_count == *capacity) c->bars = arena_grow_array(a, c->bars, capacity, sizeof *c->bars);
            c->bars[c->bar_count++] = (struct team_bar){person, (int32_t)s,
                    arena_text(a, "%s%s%s（亲属，%s）", at ? at->name : "", theirs->name, who->name, relation)};
        }
    }
}

/* Only what is certain: a name alone is a doubt, which official check reports. */
static bool take_kin(struct workspace *ws, struct team_pool *pool, struct err *e)
{
    struct official_forms forms;
    size_t capacity = 0;
    if (!official_forms_load(ws, &pool->people, &forms, e)) return false;
    pool->c.pairs = arena_alloc_array(ws->arena, forms.ties.n + 1, sizeof *pool->c.pairs);
    for (size_t i = 0; i < forms.ties.n; i++) {
        const struct kin_tie *t = &forms.ties.v[i];
        struct team_pair pair = {index_of(&pool->c, t->a), index_of(&pool->c, t->b), t->relation};
        if (t->is_certain && pair.a != TEAM_NONE && pair.b != TEAM_NONE) pool->c.pairs[pool->c.pair_count++] = pair;
        if (!t->is_certain) continue;
        bar_seats(ws->arena, pool, pair.a, t->b, t->relation, &capacity);
        bar_seats(ws->arena, pool, pair.b, t->a, t->relation, &capacity);
    }
    return true;
}

static bool is_paired(const struct team_case *c, const struct team_pair *x)
{
    for (size_t i = 0; i < c->pair_count; i++)
        if ((c->pairs[i].a == x->a && c->pairs[i].b == x->b) || (c->pairs[i].a == x->b && c->pairs[i].b == x->a)) return true;
    return false;
}

static bool take_avoidance(struct workspace *ws, const char *path, struct team_pool *pool, struct err *e)
{
    static const struct table_field fields[] = {{"姓名|甲", true}, {"对方姓名|亲属姓名|乙", true}, {"关系", false}};
    struct arena *a = ws->arena;
    struct table t;
    struct table_faults faults = {.arena = a};
    if (!table_load(a, path, fields, ARRAY_COUNT(fields), &t, &faults, e)) return false;
    struct team_pair *pairs = arena_alloc_array(a, pool->c.pair_count + t.n + 1, sizeof *pairs);
    for (size_t i = 0; i < pool->c.pair_count; i++) pairs[i] = pool->c.pairs[i];
    pool->c.pairs = pairs;
    for (size_t i = 0; i < t.n; i++) {
        struct team_pair pair = {TEAM_NONE, TEAM_NONE, t.rows[i].cells[2][0] ? t.rows[i].cells[2] : "亲属"};
        struct err why;
        if (!team_pool_person(a, pool, t.rows[i].cells[0], &pair.a, &why))
            table_fault(&faults, t.rows[i].line, "姓名", "%s", why.text);
        else if (!team_pool_person(a, pool, t.rows[i].cells[1], &pair.b, &why))
            table_fault(&faults, t.rows[i].line, "对方姓名", "%s", why.text);
        else if (pair.a == pair.b)
            table_fault(&faults, t.rows[i].line, "对方姓名", "与自己回避");
        else if (!is_paired(&pool->c, &pair))
            pool->c.pairs[pool->c.pair_count++] = pair;
    }
    return table_is_sound(&t, &faults, e);
}

bool team_pool_load(struct workspace *ws, const struct team_order *order, struct team_pool *out, struct err *e)
{
    struct arena *a = ws->arena;
    struct team_pool *pool = arena_alloc(a, sizeof *pool);
    pool->c.on = order->on;
    if (order->rules_text.p ? !(team_rules_parse(a, order->rules_text, &pool->rules, e) || err_in(e, "%s", order->rules_name))
                            : !team_rules_load(a, "township", &pool->rules, e))
        return false;
    pool->is_poor_barred = ws->law.settings[SETTING_ANNUAL_BELOW_BARS].value != 0;
    if (!team_settle_rules(&ws->law, a, pool, e) || !people_load(ws, &pool->people, e) || !take_units(a, order->units, pool, e) || !take_seats(a, pool, e) ||
            !take_people(a, pool, e) || !take_notes(ws, pool, e))
        return false;
    team_pool_count_last_years(pool);
    pool->c.pins = arena_alloc_array(a, order->must_count + order->never_count + 1, sizeof *pool->c.pins);
    if (!take_pins(a, pool, order->must, order->must_count, true, e) ||
            !take_pins(a, pool, order->never, order->never_count, false, e))
        return false;
    if (order->with_kin && !take_kin(ws, pool, e)) return false;
    if (order->avoid && !take_avoidance(ws, order->avoid, pool, e)) return false;
    *out = *pool;
    out->c.rules = &pool->rules;
    return team_case_is_sound(&out->c, e);
}
