#include "app/team_person.h"

#include <string.h>

#include "cadre/avoid.h"
#include "cadre/politics.h"
#include "cadre/qualify.h"
#include "model/voter.h"

enum { YEARS_LOOKED_AT = 3 };

static bool is_last(const struct performance *p)
{
    return p->of > 1 && p->rank == p->of;
}

/* The whole (field "") of that organisation or person and year. */
static const struct performance *performance_of(const struct people *p, int64_t organisation_no, int64_t official_no, int64_t year)
{
    for (size_t i = 0; i < p->performances.n; i++) {
        const struct performance *x = &p->performances.v[i];
        if (x->organisation_no == organisation_no && x->official_no == official_no && x->year == year && x->rank > 0 &&
                x->of > 0 && x->field[0] == '\0')
            return x;
    }
    return NULL;
}

/* The last one before the month that is known, at most three years back. */
static const struct performance *latest(const struct people *p, int64_t organisation_no, int64_t official_no, int32_t on)
{
    for (int64_t year = on / 100; year >= on / 100 - YEARS_LOOKED_AT; year--) {
        const struct performance *x = performance_of(p, organisation_no, official_no, year);
        if (x) return x;
    }
    return NULL;
}

void team_pool_count_last_years(struct team_pool *pool)
{
    for (size_t u = 0; u < pool->c.unit_count; u++) {
        struct team_unit *unit = &pool->c.units[u];
        const struct performance *x = latest(&pool->people, unit->no, 0, pool->c.on);
        unit->last_years = x ? 0 : -1;
        for (; x && is_last(x); x = performance_of(&pool->people, unit->no, 0, x->year - 1)) unit->last_years++;
    }
}

/* Years' grades of the last three years: how many 优秀, and whether any is 基本称职 or worse. */
static int count_years(const struct team_pool *pool, int64_t official_no, int *excellent, bool *is_poor)
{
    int n = 0;
    *excellent = 0;
    *is_poor = false;
    for (size_t i = 0; i < pool->people.results.n; i++) {
        const struct year_result *r = &pool->people.results.v[i];
        int64_t back = pool->c.on / 100 - r->year;
        if (r->official_no != official_no || back < 1 || back > YEARS_LOOKED_AT || r->grade > ANNUAL_INCOMPETENT) continue;
        n++;
        *excellent += r->grade == ANNUAL_EXCELLENT;
        *is_poor |= r->grade >= ANNUAL_BASIC;
    }
    return n;
}

/* The case on record that bars from being nominated; "" for none. */
static const char *bar_of(const struct team_pool *pool, const struct official *o)
{
    for (size_t i = 0; i < pool->people.facts.n; i++) {
        const struct official_fact *x = &pool->people.facts.v[i];
        bool stands = x->kind == FACT_BAR && x->from <= pool->c.on && (!x->to || x->to >= pool->c.on);
        if (stands && x->official_no == o->official_no) return x->text;
    }
    return "";
}

static void take_results(const struct team_pool *pool, const struct official *o, struct team_person *p)
{
    int excellent;
    bool is_poor, is_chief = p->serves == TEAM_NONE ? p->is_chief_beside && p->unit != TEAM_NONE : pool->c.posts[p->serves].is_chief;
    int years = count_years(pool, o->official_no, &excellent, &is_poor);
    const struct performance *x = latest(&pool->people, 0, o->official_no, pool->c.on);
    if (!x && is_chief) x = latest(&pool->people, pool->c.units[p->unit].no, 0, pool->c.on);
    p->results = is_poor ? 0 : x ? (int32_t)(4 - 5 * (x->rank - 1) / x->of) : years > 0 ? 2 + (excellent > 2 ? 2 : excellent) : -1;
    p->barred = bar_of(pool, o);
    if (!*p->barred && is_poor && pool->is_poor_barred) p->barred = "近三年年度考核有基本称职以下等次";
}

/* The earliest month from which the person has been in the unit at this grade, as far as appointments say. */
static int32_t unit_since(const struct team_pool *pool, const struct team_person *p)
{
    int32_t since = 0;
    for (size_t i = 0; i < pool->people.appointments.n; i++) {
        const struct appointment *x = &pool->people.appointments.v[i];
        const struct post *post = post_lookup(&pool->people.posts, x->post_no);
        enum post_grade grade = x->grade == GRADE_NONE && post ? post->grade : x->grade;
        if (x->official_no != p->no || !post || team_pool_unit(&pool->c, post->organisation_no) != p->unit || grade != p->grade ||
                x->since == 0)
            continue;
        if (since == 0 || x->since < since) since = x->since;
    }
    return since;
}

/* The free seat of the post; TEAM_NONE when all are taken. */
static int32_t free_seat(const struct team_pool *pool, const bool *taken, int64_t post_no)
{
    for (size_t i = 0; i < pool->c.post_count; i++)
        if (pool->c.posts[i].no == post_no && !taken[i]) return (int32_t)i;
    return TEAM_NONE;
}

/* The appointment that puts the person into a seat: the one that is counted, else one in a post outside of the 职数. */
static const struct appointment *seating(const struct team_pool *pool, int64_t official_no, const struct post **post)
{
    const struct appointment *outside = NULL;
    for (size_t i = 0; i < pool->people.appointments.n; i++) {
        const struct appointment *x = &pool->people.appointments.v[i];
        const struct post *of = post_lookup(&pool->people.posts, x->post_no);
        if (x->official_no != official_no || !of || !appointment_holds(x, pool->c.on)) continue;
        bool is_counted = x->counts && !x->is_secondment;
        if (!is_counted && (of->counts_quota || outside)) continue;
        *post = of;
        if (is_counted) return x;
        outside = x;
    }
    return outside;
}

static void take_appointment(struct team_pool *pool, const struct official *o, struct team_person *p, bool *taken)
{
    const struct post *post;
    const struct appointment *x = seating(pool, o->official_no, &post);
    p->serves = TEAM_NONE;
    p->unit = team_pool_unit(&pool->c, o->organisation_no);
    p->grade = o->grade == GRADE_NONE ? GRADE_STAFF : o->grade;
    p->grade_since = o->grade == GRADE_NONE ? o->work_since : o->grade_since;
    if (x) {
        p->post_since = x->since;
        p->grade = x->grade == GRADE_NONE ? post->grade : x->grade;
        p->grade_since = x->grade_since ? x->grade_since : x->since;
        p->unit = team_pool_unit(&pool->c, post->organisation_no);
        p->serves = free_seat(pool, taken, post->post_no);
        if (p->serves != TEAM_NONE) taken[p->serves] = true;
        p->is_chief_beside = p->serves == TEAM_NONE && post->is_chief;
    }
    struct qualify_grade known = qualify_grade_of(&pool->people, o, (struct date){pool->c.on * 100 + 1});
    p->is_grade_unsaid = !x && o->grade == GRADE_NONE && !known.grade;
    if (known.grade) p->grade = known.grade;
    if (known.grade && known.since) p->grade_since = known.since;
    pool->beside += p->unit != TEAM_NONE && p->serves == TEAM_NONE;
    if (p->unit != TEAM_NONE) p->unit_since = unit_since(pool, p);
}

/* The unit that is, or may be, the place of upbringing. */
static int32_t upbringing_of(const struct team_pool *pool, const char *place)
{
    for (size_t i = 0; i < pool->c.unit_count; i++)
        if (avoid_is_home(place, pool->c.units[i].name, pool->people.area)) return (int32_t)i;
    return TEAM_NONE;
}

static enum team_education higher(enum team_education x, enum team_education y)
{
    return x > y ? x : y;
}

void team_pool_take_person(struct team_pool *pool, const struct official *o, struct team_person *p, bool *taken)
{
    enum team_education later = higher(team_education_of(o->in_service_record), team_education_of(o->in_service_degree));
    *p = (struct team_person){.no = o->official_no, .name = o->name, .born = o->born, .is_woman = o->sex == SEX_WOMAN,
            .party_since = o->party_since, .speciality = o->speciality};
    enum politics side = politics_of(o);
    p->is_party = side == POLITICS_MEMBER || side == POLITICS_PROBATIONARY;
    p->is_politics_unsaid = side == POLITICS_UNSAID || side == POLITICS_UNCLEAR;
    p->is_upbringing_unsaid = !o->upbringing[0];
    p->is_non_party = side == POLITICS_OUTSIDE;
    p->full_time = higher(team_education_of(o->full_time_record), team_education_of(o->full_time_degree));
    p->highest = higher(higher(p->full_time, later), higher(team_education_of(o->highest_record), team_education_of(o->highest_degree)));
    p->upbringing = upbringing_of(pool, o->upbringing);
    take_appointment(pool, o, p, taken);
    take_results(pool, o, p);
}
