#include "team/pair.h"

#include <string.h>

#include "team/wording.h"

static int64_t months(const struct team_case *c, int32_t since)
{
    return team_months(since, c->on);
}

static int64_t tenure(const struct team_case *c, enum team_field field, const struct team_person *p,
        const struct team_post *post)
{
    bool is_seated = p->serves != TEAM_NONE, is_here = p->unit == post->unit;
    bool stays = is_seated && c->posts[p->serves].no == post->no;
    bool leaves = p->unit != TEAM_NONE && !is_here;
    if (field == TEAM_FIELD_STAY_MONTHS) return stays ? months(c, p->post_since) : 0;
    bool is_chief = is_seated ? c->posts[p->serves].is_chief : p->is_chief_beside, holds_post = is_seated || p->post_since > 0;
    if (field == TEAM_FIELD_EXCHANGE_MONTHS) return leaves && holds_post && !is_chief ? months(c, p->post_since) : TEAM_FOREVER;
    if (field == TEAM_FIELD_CHIEF_EXCHANGE_MONTHS) return leaves && is_chief ? months(c, p->post_since) : TEAM_FOREVER;
    if (field == TEAM_FIELD_UNIT_MONTHS)
        return is_here && p->grade == post->grade ? months(c, p->unit_since) : 0;
    if (field == TEAM_FIELD_LEVEL_MONTHS) return post->grade <= p->grade ? months(c, p->grade_since) : 0;
    return post->grade > p->grade ? months(c, p->grade_since) : TEAM_FOREVER; /* RISE_MONTHS */
}

int64_t team_value(const struct team_case *c, enum team_field field, const struct team_person *p, const struct team_post *post)
{
    switch (field) {
    case TEAM_FIELD_AGE: return team_age(p->born, c->on);
    case TEAM_FIELD_WOMAN: return p->is_woman;
    case TEAM_FIELD_NON_PARTY: return p->is_non_party;
    case TEAM_FIELD_PARTY: return p->is_party;
    case TEAM_FIELD_PARTY_MONTHS: return p->is_party ? months(c, p->party_since) : 0;
    case TEAM_FIELD_EDUCATION: return p->highest == TEAM_EDUCATION_UNKNOWN ? -1 : (int64_t)p->highest;
    case TEAM_FIELD_FULL_TIME: return p->full_time == TEAM_EDUCATION_UNKNOWN ? -1 : (int64_t)p->full_time;
    case TEAM_FIELD_BARRED: return p->barred[0] != '\0';
    case TEAM_FIELD_RESULTS: return p->results;
    case TEAM_FIELD_NEW: return p->serves == TEAM_NONE;
    case TEAM_FIELD_STAYS: return p->serves != TEAM_NONE && c->posts[p->serves].no == post->no;
    case TEAM_FIELD_STAYS_IN_UNIT: return p->unit == post->unit;
    case TEAM_FIELD_ARRIVES: return p->unit != post->unit;
    case TEAM_FIELD_EXCHANGED: return p->unit != TEAM_NONE && p->unit != post->unit;
    case TEAM_FIELD_RISE: return (int64_t)post->grade - (int64_t)p->grade;
    case TEAM_FIELD_SAME_KIND: return p->serves != TEAM_NONE && c->posts[p->serves].role == post->role;
    case TEAM_FIELD_HOME: return p->upbringing == post->unit;
    case TEAM_FIELD_STAY_MONTHS:
    case TEAM_FIELD_EXCHANGE_MONTHS:
    case TEAM_FIELD_CHIEF_EXCHANGE_MONTHS:
    case TEAM_FIELD_UNIT_MONTHS:
    case TEAM_FIELD_LEVEL_MONTHS:
    case TEAM_FIELD_RISE_MONTHS: return tenure(c, field, p, post);
    case TEAM_FIELD_SPECIALITY:
    case TEAM_FIELD_COUNT: break;
    }
    return -1;
}

/* RISE may be below zero and is always known. */
static bool holds(const struct team_case *c, const struct team_condition *x, const struct team_person *p,
        const struct team_post *post)
{
    if (x->field == TEAM_FIELD_SPECIALITY)
        return (strstr(p->speciality, x->words) != NULL) == (x->compare == TEAM_EQ);
    int64_t v = team_value(c, x->field, p, post);
    if (v < 0 && x->field != TEAM_FIELD_RISE) return false;
    switch (x->compare) {
    case TEAM_LE: return v <= x->number;
    case TEAM_GE: return v >= x->number;
    case TEAM_EQ: return v == x->number;
    case TEAM_NE: return v != x->number;
    }
    return false;
}

bool team_meets(const struct team_case *c, const struct team_who *who, const struct team_person *p,
        const struct team_post *post)
{
    for (size_t i = 0; i < who->n; i++)
        if (!holds(c, &who->v[i], p, post)) return false;
    return true;
}

bool team_posts_has(const struct team_posts *posts, const struct team_post *post)
{
    return posts->is_all || (posts->is_chief && post->is_chief) || (posts->roles >> post->role & 1) ||
           (posts->grades >> post->grade & 1);
}

const struct team_bar *team_bar_of(const struct team_case *c, int32_t person, int32_t seat)
{
    for (size_t i = 0; i < c->bar_count; i++)
        if (c->bars[i].person == person && c->posts[c->bars[i].seat].no == c->posts[seat].no) return &c->bars[i];
    return NULL;
}

size_t team_pair_breaks(const struct team_case *c, int32_t person, int32_t seat, int32_t *broken)
{
    const struct team_post *post = &c->posts[seat];
    size_t n = 0;
    for (size_t i = 0; i < c->rules->n; i++) {
        const struct team_rule *r = &c->rules->v[i];
        if (r->force.kind == TEAM_FORCE_OFF) continue;
        if (r->kind == TEAM_AVOID && team_bar_of(c, person, seat)) broken[n++] = (int32_t)i;
        if (r->kind != TEAM_REQUIRE || !team_posts_has(&r->posts, post)) continue;
        if (!team_meets(c, &r->who, &c->people[person], post)) broken[n++] = (int32_t)i;
    }
    return n;
}

/* The first condition that is not met by what is on record; else the first of which nothing is on record; NULL when all are met. */
static const struct team_condition *first_unmet(const struct team_case *c, const struct team_who *who, int32_t person, int32_t seat,
        bool *is_unsaid)
{
    const struct team_person *p = &c->people[person];
    const struct team_condition *unsaid = NULL;
    *is_unsaid = false;
    for (size_t i = 0; i < who->n; i++) {
        const struct team_condition *x = &who->v[i];
        if (holds(c, x, p, &c->posts[seat])) continue;
        if (!team_is_unsaid(x->field, p, team_value(c, x->field, p, &c->posts[seat]))) return x;
        if (!unsaid) unsaid = x;
    }
    *is_unsaid = unsaid != NULL;
    return unsaid;
}

const char *team_pair_reason(struct arena *a, const struct team_case *c, const struct team_rule *rule, int32_t person,
        int32_t seat)
{
    const struct team_person *p = &c->people[person];
    const struct team_bar *bar = rule->kind == TEAM_AVOID ? team_bar_of(c, person, seat) : NULL;
    bool is_unsaid;
    if (bar) return bar->who;
    const struct team_condition *x = first_unmet(c, &rule->who, person, seat, &is_unsaid);
    if (!x) return "";
    if (x->field == TEAM_FIELD_BARRED) return p->barred;
    return team_condition_text(a, x, p, team_value(c, x->field, p, &c->posts[seat]));
}

enum team_field team_pair_unsaid(const struct team_case *c, const struct team_rule *rule, int32_t person, int32_t seat)
{
    bool is_unsaid = false;
    const struct team_condition *x = rule->kind == TEAM_REQUIRE ? first_unmet(c, &rule->who, person, seat, &is_unsaid) : NULL;
    return x && is_unsaid ? x->field : TEAM_FIELD_COUNT;
}

int team_pair_pinned(const struct team_case *c, int32_t person, int32_t seat)
{
    int wanted = 0;
    for (size_t i = 0; i < c->pin_count; i++) {
        const struct team_pin *x = &c->pins[i];
        if (x->person != person || x->unit != c->posts[seat].unit) continue;
        if (x->post != TEAM_NONE && c->posts[x->post].no != c->posts[seat].no) continue;
        if (!x->is_must) return -1;
        wanted = 1;
    }
    return wanted;
}
