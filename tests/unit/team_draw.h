/* Counties drawn by a seed, for tests and the benchmark of the composition search: townships with their posts, who serves in
 * them, new names, relatives. Everything follows from the seed. */
#ifndef TEAM_DRAW_H
#define TEAM_DRAW_H

#include <assert.h>

#include "base/arena.h"
#include "draw.h"
#include "team/case.h"

/* people    serving in the townships, in a seat or beside it
 * reserves  new names
 * full      seats a township has, at most 9 */
struct team_draw {
    uint64_t seed;
    size_t units, full, people, reserves, pairs;
};

static int32_t draw_month_before(int32_t on, int32_t months)
{
    int32_t n = on / 100 * 12 + on % 100 - 1 - months;
    return n / 12 * 100 + n % 12 + 1;
}

static void draw_post(struct team_case *c, size_t unit, size_t i, size_t seat)
{
    static const struct {
        const char *name;
        enum post_role role;
        enum post_grade grade;
        int32_t same_as; /* a further seat of an earlier post */
    } table[] = {{"党委书记", ROLE_SECRETARY, GRADE_SECTION, -1}, {"镇长", ROLE_HEAD, GRADE_SECTION, -1},
            {"副镇长", ROLE_DEPUTY_HEAD, GRADE_DEPUTY_SECTION, -1}, {"纪委书记", ROLE_DISCIPLINE, GRADE_DEPUTY_SECTION, -1},
            {"副镇长", ROLE_DEPUTY_HEAD, GRADE_DEPUTY_SECTION, 2}, {"人大主席", ROLE_CHAIR, GRADE_SECTION, -1},
            {"党委副书记", ROLE_DEPUTY_SECRETARY, GRADE_DEPUTY_SECTION, -1},
            {"组织委员", ROLE_MEMBER, GRADE_DEPUTY_SECTION, -1}, {"宣传委员", ROLE_MEMBER, GRADE_DEPUTY_SECTION, -1}};
    int64_t no = (int64_t)unit * 10 + (table[i].same_as >= 0 ? table[i].same_as : (int32_t)i);
    c->posts[seat] = (struct team_post){.no = no + 1, .name = table[i].name,
            .unit = (int32_t)unit, .role = table[i].role, .grade = table[i].grade, .is_chief = i < 2, .counts = true};
}

static void draw_person(struct team_case *c, struct team_person *p, int32_t unit, int32_t seat)
{
    static const char *const specialities[] = {"农业", "经济", "法律", "规划", "教育", "管理"};
    bool is_section = seat >= 0 && c->posts[seat].grade == GRADE_SECTION, is_reserve = unit < 0;
    int32_t age = is_reserve ? draw_between(24, 42) : is_section ? draw_between(33, 55) : draw_between(27, 54);
    p->born = draw_month_before(c->on, age * 12 + draw_below(12));
    p->is_woman = draw_chance(seat >= 0 && c->posts[seat].is_chief ? 12 : 26);
    bool needs_party = seat >= 0 && (c->posts[seat].role == ROLE_SECRETARY || c->posts[seat].role == ROLE_DISCIPLINE ||
                                            c->posts[seat].role == ROLE_MEMBER || c->posts[seat].role == ROLE_DEPUTY_SECRETARY);
    p->is_non_party = !needs_party && draw_chance(14);
    p->is_party = !p->is_non_party && (needs_party || draw_chance(92));
    p->party_since = p->is_party ? draw_month_before(c->on, 24 + draw_below((age - 21) * 12)) : 0;
    p->full_time = (enum team_education)draw_between(TEAM_EDUCATION_SECONDARY,
            age < 36 ? TEAM_EDUCATION_MASTER : TEAM_EDUCATION_UNIVERSITY);
    p->highest = p->full_time >= TEAM_EDUCATION_UNIVERSITY || draw_chance(30) ? p->full_time : TEAM_EDUCATION_UNIVERSITY;
    p->speciality = specialities[draw_below(6)];
    p->serves = seat;
    p->unit = unit;
    p->grade = seat >= 0                       ? c->posts[seat].grade
               : is_reserve && draw_chance(85) ? GRADE_STAFF
                                               : GRADE_DEPUTY_SECTION;
    int32_t months = draw_below(age < 30 ? 30 : is_section ? 100 : 132);
    p->post_since = is_reserve ? 0 : draw_month_before(c->on, months);
    p->is_chief_beside = seat < 0 && !is_reserve && months % 4 == 0;
    p->grade_since = draw_month_before(c->on, months + draw_below(48));
    p->unit_since = is_reserve ? 0 : draw_month_before(c->on, months + draw_below(24));
    p->upbringing = draw_chance(70) ? draw_below((int32_t)c->unit_count) : TEAM_NONE;
    if (seat >= 0 && c->posts[seat].is_chief && p->upbringing == unit) p->upbringing = TEAM_NONE;
    p->results = draw_chance(5) ? -1 : draw_below(5);
    p->barred = draw_chance(2) ? "受处分影响期内" : "";
}

static void draw_people(struct team_case *c, const struct team_draw *d, struct arena *a)
{
    size_t n = 0, beside = 0, seats = c->post_count;
    c->people = arena_alloc_array(a, d->people + d->reserves + 1, sizeof *c->people);
    for (size_t i = 0; i < seats && n < d->people; i++) {
        if (draw_chance(5)) continue; /* vacant */
        draw_person(c, &c->people[n++], c->posts[i].unit, (int32_t)i);
    }
    for (; n < d->people; n++) draw_person(c, &c->people[n], (int32_t)(beside++ % d->units), TEAM_NONE);
    for (; n < d->people + d->reserves; n++) draw_person(c, &c->people[n], TEAM_NONE, TEAM_NONE);
    for (size_t i = 0; i < n; i++) {
        c->people[i].no = (int64_t)i + 1;
        c->people[i].name = arena_text(a, "干部%03zu", i + 1);
    }
    c->person_count = n;
}

static struct team_case draw_county(struct arena *a, const struct team_draw *d, const struct team_rules *rules)
{
    struct team_case c = {.on = 202110, .rules = rules, .unit_count = d->units, .post_count = d->units * d->full};
    assert(d->full <= 9);
    draw_seed = d->seed * 2654435761u + 12345;
    c.units = arena_alloc_array(a, d->units + 1, sizeof *c.units);
    c.posts = arena_alloc_array(a, c.post_count + 1, sizeof *c.posts);
    for (size_t i = 0; i < d->units; i++) {
        c.units[i] = (struct team_unit){.no = (int64_t)i + 1, .name = arena_text(a, "第%zu镇", i + 1), .last_years = -1};
        for (size_t k = 0; k < d->full; k++) draw_post(&c, i, k, i * d->full + k);
    }
    draw_people(&c, d, a);
    c.pairs = arena_alloc_array(a, d->pairs + 1, sizeof *c.pairs);
    while (c.pair_count < d->pairs && c.person_count > 1) {
        int32_t x = draw_below((int32_t)c.person_count), y = draw_below((int32_t)c.person_count);
        if (x != y) c.pairs[c.pair_count++] = (struct team_pair){x, y, "夫妻"};
    }
    return c;
}

#endif
