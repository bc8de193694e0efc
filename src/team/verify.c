#include "team/verify.h"

#include <string.h>

/* What is said of one person in one seat, all of it. */
struct facts {
    int64_t v[TEAM_FIELD_COUNT];
    bool known[TEAM_FIELD_COUNT];
    bool unsaid[TEAM_FIELD_COUNT]; /* nothing is on record, whatever v has */
    const char *speciality;
};

struct checker {
    struct arena *arena;
    const struct team_case *c;
    const int32_t *sits; /* by seat */
    struct facts *facts; /* by seat, of who sits there */
    struct team_check *check;
};

/* ---- facts ---- */

static void tell(struct facts *f, enum team_field field, int64_t value)
{
    f->v[field] = value;
    f->known[field] = true;
}

/* Months that have gone by; not known without a month to begin from. */
static void tell_months(struct facts *f, enum team_field field, int32_t since, int32_t on)
{
    int years = on / 100 - since / 100, months = on % 100 - since % 100;
    if (since > 0 && years * 12 + months >= 0) tell(f, field, years * 12 + months);
}

static void tell_person(struct facts *f, const struct team_person *p, int32_t on)
{
    /* the birthday's month has come this year, or not yet */
    tell(f, TEAM_FIELD_AGE, on / 100 - p->born / 100 - (on % 100 < p->born % 100));
    tell(f, TEAM_FIELD_WOMAN, p->is_woman);
    tell(f, TEAM_FIELD_NON_PARTY, p->is_non_party);
    tell(f, TEAM_FIELD_PARTY, p->is_party);
    if (!p->is_party) tell(f, TEAM_FIELD_PARTY_MONTHS, 0);
    else tell_months(f, TEAM_FIELD_PARTY_MONTHS, p->party_since, on);
    if (p->highest != TEAM_EDUCATION_UNKNOWN) tell(f, TEAM_FIELD_EDUCATION, p->highest);
    if (p->full_time != TEAM_EDUCATION_UNKNOWN) tell(f, TEAM_FIELD_FULL_TIME, p->full_time);
    tell(f, TEAM_FIELD_BARRED, p->barred[0] ? 1 : 0);
    if (p->results >= 0) tell(f, TEAM_FIELD_RESULTS, p->results);
    f->speciality = p->speciality;
    f->unsaid[TEAM_FIELD_PARTY] = f->unsaid[TEAM_FIELD_PARTY_MONTHS] = f->unsaid[TEAM_FIELD_NON_PARTY] = p->is_politics_unsaid;
    f->unsaid[TEAM_FIELD_HOME] = p->is_upbringing_unsaid;
    f->unsaid[TEAM_FIELD_RISE] = f->unsaid[TEAM_FIELD_RISE_MONTHS] = p->is_grade_unsaid;
}

static void tell_place(struct facts *f, const struct team_person *p, const struct team_post *old, const struct team_post *seat)
{
    bool same_post = old && old->no == seat->no;
    tell(f, TEAM_FIELD_NEW, !old);
    tell(f, TEAM_FIELD_STAYS, same_post);
    tell(f, TEAM_FIELD_STAYS_IN_UNIT, p->unit >= 0 && p->unit == seat->unit);
    tell(f, TEAM_FIELD_ARRIVES, p->unit < 0 || p->unit != seat->unit);
    tell(f, TEAM_FIELD_EXCHANGED, p->unit >= 0 && p->unit != seat->unit);
    tell(f, TEAM_FIELD_SAME_KIND, old && old->role == seat->role);
    tell(f, TEAM_FIELD_HOME, p->upbringing >= 0 && p->upbringing == seat->unit);
    tell(f, TEAM_FIELD_RISE, (int64_t)seat->grade - (int64_t)p->grade);
}

static void tell_tenure(struct facts *f, const struct team_person *p, const struct team_post *old, int32_t on)
{
    bool is_exchange = f->v[TEAM_FIELD_EXCHANGED] == 1;
    int64_t rise = f->v[TEAM_FIELD_RISE];
    if (f->v[TEAM_FIELD_STAYS]) tell_months(f, TEAM_FIELD_STAY_MONTHS, p->post_since, on);
    else tell(f, TEAM_FIELD_STAY_MONTHS, 0);
    bool was_chief = old ? old->is_chief : p->is_chief_beside, had_post = old || p->post_since > 0;
    if (is_exchange && had_post && !was_chief) tell_months(f, TEAM_FIELD_EXCHANGE_MONTHS, p->post_since, on);
    else tell(f, TEAM_FIELD_EXCHANGE_MONTHS, TEAM_FOREVER);
    if (is_exchange && was_chief) tell_months(f, TEAM_FIELD_CHIEF_EXCHANGE_MONTHS, p->post_since, on);
    else tell(f, TEAM_FIELD_CHIEF_EXCHANGE_MONTHS, TEAM_FOREVER);
    if (f->v[TEAM_FIELD_STAYS_IN_UNIT] && rise == 0) tell_months(f, TEAM_FIELD_UNIT_MONTHS, p->unit_since, on);
    else tell(f, TEAM_FIELD_UNIT_MONTHS, 0);
    if (rise <= 0) tell_months(f, TEAM_FIELD_LEVEL_MONTHS, p->grade_since, on);
    else tell(f, TEAM_FIELD_LEVEL_MONTHS, 0);
    if (rise > 0) tell_months(f, TEAM_FIELD_RISE_MONTHS, p->grade_since, on);
    else tell(f, TEAM_FIELD_RISE_MONTHS, TEAM_FOREVER);
}

enum answer { NO, UNSAID, YES };

/* UNSAID: nothing says no, but something that is asked is not on record. */
static enum answer answer_of(const struct facts *f, const struct team_who *who)
{
    enum answer answer = YES;
    for (size_t i = 0; i < who->n; i++) {
        const struct team_condition *x = &who->v[i];
        bool is_met, is_unsaid;
        if (x->field == TEAM_FIELD_SPECIALITY) {
            bool is_in = strstr(f->speciality, x->words) != NULL;
            is_met = x->compare == TEAM_EQ ? is_in : !is_in;
            is_unsaid = !*f->speciality;
        } else {
            int64_t v = f->v[x->field], n = x->number;
            is_met = f->known[x->field] && ((x->compare == TEAM_LE && v <= n) || (x->compare == TEAM_GE && v >= n) ||
                                                   (x->compare == TEAM_EQ && v == n) || (x->compare == TEAM_NE && v != n));
            is_unsaid = !f->known[x->field] || f->unsaid[x->field];
        }
        if (!is_met && !is_unsaid) return NO;
        if (!is_met) answer = UNSAID;
    }
    return answer;
}

/* What is not known does not count as kept. */
static bool fits(const struct facts *f, const struct team_who *who)
{
    return answer_of(f, who) == YES;
}

static bool is_among(const struct team_post *seat, const struct team_posts *posts)
{
    if (posts->is_all) return true;
    if (posts->is_chief && seat->is_chief) return true;
    return ((1u << seat->role) & posts->roles) != 0 || ((1u << seat->grade) & posts->grades) != 0;
}

/* ---- the ledger ---- */

static void note(struct checker *k, struct team_breach b)
{
    struct team_check *t = k->check;
    if (b.amount <= 0) return;
    struct team_force force = b.rule == TEAM_NONE ? (struct team_force){TEAM_FORCE_LAW, 0} : k->c->rules->v[b.rule].force;
    if (force.kind == TEAM_FORCE_OFF) return;
    if (force.kind == TEAM_FORCE_WISH) {
        t->lost += b.amount * force.number;
        if (t->wish_count == t->wish_capacity)
            t->wishes = arena_grow_array(k->arena, t->wishes, &t->wish_capacity, sizeof *t->wishes);
        t->wishes[t->wish_count++] = b;
        return;
    }
    if (force.kind == TEAM_FORCE_LAW) t->is_lawful = false;
    else t->given[force.number] += b.amount;
    if (t->n == t->capacity) t->v = arena_grow_array(k->arena, t->v, &t->capacity, sizeof *t->v);
    t->v[t->n++] = b;
}

/* ---- the rules, one after the other ---- */

static void check_twice(struct checker *k)
{
    for (size_t i = 0; i < k->c->post_count; i++)
        for (size_t j = 0; j < i; j++)
            if (k->sits[i] >= 0 && k->sits[i] == k->sits[j])
                note(k, (struct team_breach){TEAM_NONE, k->c->posts[i].unit, k->sits[i], (int32_t)i, 1, 2, 1, TEAM_NONE, 0});
}

static bool asks_home(const struct team_who *who)
{
    for (size_t i = 0; i < who->n; i++)
        if (who->v[i].field == TEAM_FIELD_HOME) return true;
    return false;
}

/* Whose home nobody wrote down is taken for somebody from elsewhere, and that is said. */
static void note_assumed(struct checker *k, int32_t rule, size_t post)
{
    const struct team_rule *r = &k->c->rules->v[rule];
    struct team_check *t = k->check;
    if (r->force.kind == TEAM_FORCE_OFF || !asks_home(&r->who) || !k->facts[post].unsaid[TEAM_FIELD_HOME]) return;
    if (t->assumed_count == t->assumed_capacity)
        t->assumed = arena_grow_array(k->arena, t->assumed, &t->assumed_capacity, sizeof *t->assumed);
    t->assumed[t->assumed_count++] = (struct team_breach){rule, k->c->posts[post].unit, k->sits[post], (int32_t)post, 0, 0, 0, TEAM_NONE, 1};
}

static void check_require(struct checker *k, int32_t rule)
{
    const struct team_rule *r = &k->c->rules->v[rule];
    for (size_t i = 0; i < k->c->post_count; i++) {
        if (k->sits[i] < 0 || !is_among(&k->c->posts[i], &r->posts)) continue;
        if (fits(&k->facts[i], &r->who)) {
            note_assumed(k, rule, i);
            continue;
        }
        bool is_unsaid = answer_of(&k->facts[i], &r->who) == UNSAID;
        note(k, (struct team_breach){rule, k->c->posts[i].unit, k->sits[i], (int32_t)i, 1, 0, 1, TEAM_NONE, is_unsaid});
    }
}

static void check_quota(struct checker *k, int32_t rule, int32_t unit)
{
    const struct team_rule *r = &k->c->rules->v[rule];
    int64_t seats = 0, has = 0, base = 0, unsaid = 0;
    for (size_t i = 0; i < k->c->post_count; i++) {
        const struct team_post *seat = &k->c->posts[i];
        if (!seat->counts || (unit != TEAM_NONE && seat->unit != unit)) continue;
        bool is_met = k->sits[i] >= 0 && fits(&k->facts[i], &r->who);
        seats += is_among(seat, &r->posts);
        has += is_among(seat, &r->posts) && is_met;
        unsaid += is_among(seat, &r->posts) && k->sits[i] >= 0 && answer_of(&k->facts[i], &r->who) == UNSAID;
        base += r->has_base && is_among(seat, &r->base) && is_met;
    }
    if (seats == 0) return;
    if (!r->has_base) base = seats;
    /* the least or greatest whole number that keeps the share */
    int64_t needs = r->amount.top;
    if (r->amount.bottom > 0) {
        int64_t product = r->amount.top * base, rest = product % r->amount.bottom;
        needs = product / r->amount.bottom + (r->is_least && rest > 0 ? 1 : 0);
    }
    struct team_check *t = k->check;
    if (t->tally_count == t->tally_capacity)
        t->tallies = arena_grow_array(k->arena, t->tallies, &t->tally_capacity, sizeof *t->tallies);
    t->tallies[t->tally_count++] = (struct team_tally){rule, unit, has, needs};
    note(k, (struct team_breach){rule, unit, TEAM_NONE, TEAM_NONE, r->is_least ? needs - has : has - needs, has, needs, TEAM_NONE, unsaid});
}

static void check_mean(struct checker *k, int32_t rule, int32_t unit)
{
    const struct team_rule *r = &k->c->rules->v[rule];
    int64_t sum = 0, n = 0;
    for (size_t i = 0; i < k->c->post_count; i++) {
        const struct team_post *seat = &k->c->posts[i];
        if (!seat->counts || k->sits[i] < 0 || (unit != TEAM_NONE && seat->unit != unit) || !is_among(seat, &r->posts))
            continue;
        sum += k->facts[i].v[TEAM_FIELD_AGE];
        n++;
    }
    int64_t above = sum - n * r->high, below = n * r->low - sum;
    if (above > 0) note(k, (struct team_breach){rule, unit, TEAM_NONE, TEAM_NONE, above, sum, n * r->high, TEAM_NONE, 0});
    else note(k, (struct team_breach){rule, unit, TEAM_NONE, TEAM_NONE, below, sum, n * r->low, TEAM_NONE, 0});
}

static void check_move(struct checker *k, int32_t rule, int32_t unit)
{
    const struct team_rule *r = &k->c->rules->v[rule];
    int64_t here = 0, gone = 0;
    for (size_t i = 0; i < k->c->person_count; i++) here += k->c->people[i].unit == unit;
    for (size_t i = 0; i < k->c->post_count; i++)
        gone += k->sits[i] >= 0 && k->c->people[k->sits[i]].unit == unit && k->c->posts[i].unit != unit;
    int64_t most = r->amount.bottom > 0 ? r->amount.top * here / r->amount.bottom : r->amount.top;
    note(k, (struct team_breach){rule, unit, TEAM_NONE, TEAM_NONE, gone - most, gone, most, TEAM_NONE, 0});
}

static void check_avoid(struct checker *k, int32_t rule)
{
    for (size_t i = 0; i < k->c->pair_count; i++) {
        int32_t at_a = TEAM_NONE, at_b = TEAM_NONE;
        for (size_t s = 0; s < k->c->post_count; s++) {
            if (k->sits[s] == k->c->pairs[i].a) at_a = (int32_t)s;
            if (k->sits[s] == k->c->pairs[i].b) at_b = (int32_t)s;
        }
        if (at_a < 0 || at_b < 0 || k->c->posts[at_a].unit != k->c->posts[at_b].unit) continue;
        note(k, (struct team_breach){rule, k->c->posts[at_a].unit, k->c->pairs[i].a, at_b, 1, 2, 1, k->c->pairs[i].b, 0});
    }
    for (size_t s = 0; s < k->c->post_count; s++) {
        bool is_barred = false;
        for (size_t i = 0; i < k->c->bar_count; i++)
            is_barred |= k->sits[s] >= 0 && k->c->bars[i].person == k->sits[s] && k->c->posts[k->c->bars[i].seat].no == k->c->posts[s].no;
        if (is_barred) note(k, (struct team_breach){rule, k->c->posts[s].unit, k->sits[s], (int32_t)s, 1, 1, 0, TEAM_NONE, 0});
    }
}

static void check_pin(struct checker *k, int32_t rule, const struct team_pin *pin)
{
    int32_t at = TEAM_NONE;
    for (size_t s = 0; s < k->c->post_count; s++)
        if (k->sits[s] == pin->person && k->c->posts[s].unit == pin->unit &&
                (pin->post == TEAM_NONE || k->c->posts[pin->post].no == k->c->posts[s].no))
            at = (int32_t)s;
    if ((at >= 0) != pin->is_must)
        note(k, (struct team_breach){rule, pin->unit, pin->person, pin->is_must ? pin->post : at, 1, at >= 0, pin->is_must, TEAM_NONE, 0});
}

/* Somebody who may not be put into a seat by several pins breaks the rule once. */
static bool is_repeated(const struct team_case *c, const int32_t *sits, size_t at)
{
    for (size_t i = 0; i < at && !c->pins[at].is_must; i++) {
        const struct team_pin *x = &c->pins[i], *y = &c->pins[at];
        if (x->is_must || x->person != y->person || x->unit != y->unit) continue;
        for (size_t s = 0; s < c->post_count; s++)
            if (sits[s] == x->person && c->posts[s].unit == x->unit &&
                    (x->post == TEAM_NONE || c->posts[x->post].no == c->posts[s].no))
                return true;
    }
    return false;
}

static void check_fill(struct checker *k, int32_t rule)
{
    for (size_t i = 0; i < k->c->post_count; i++)
        if (k->sits[i] < 0)
            note(k, (struct team_breach){rule, k->c->posts[i].unit, TEAM_NONE, (int32_t)i, 1, 0, 1, TEAM_NONE, 0});
}

static void add_worth(struct checker *k, const struct team_rule *r)
{
    for (size_t i = 0; i < k->c->post_count; i++)
        if (k->sits[i] >= 0 && is_among(&k->c->posts[i], &r->posts) && fits(&k->facts[i], &r->who))
            k->check->worth += r->points;
}

static void check_rule(struct checker *k, int32_t rule)
{
    const struct team_rule *r = &k->c->rules->v[rule];
    if (r->force.kind == TEAM_FORCE_OFF) return;
    bool is_each = r->is_each || r->kind == TEAM_MOVE;
    for (int32_t u = is_each ? 0 : TEAM_NONE; u < (is_each ? (int32_t)k->c->unit_count : 0); u++) {
        if (r->kind == TEAM_QUOTA) check_quota(k, rule, u);
        if (r->kind == TEAM_MEAN) check_mean(k, rule, u);
        if (r->kind == TEAM_MOVE) check_move(k, rule, u);
    }
    if (r->kind == TEAM_REQUIRE) check_require(k, rule);
    if (r->kind == TEAM_AVOID) check_avoid(k, rule);
    if (r->kind == TEAM_FILL) check_fill(k, rule);
    if (r->kind == TEAM_WORTH) add_worth(k, r);
    for (size_t i = 0; r->kind == TEAM_PIN && i < k->c->pin_count; i++)
        if (!is_repeated(k->c, k->sits, i)) check_pin(k, rule, &k->c->pins[i]);
}

struct team_check team_verify(struct arena *a, const struct team_case *c, struct team_lineup x)
{
    struct team_check check = {.is_lawful = true};
    struct checker k = {a, c, x.person, arena_alloc_array(a, c->post_count + 1, sizeof(struct facts)), &check};
    for (size_t i = 0; i < c->post_count; i++) {
        if (x.person[i] < 0) continue;
        const struct team_person *p = &c->people[x.person[i]];
        const struct team_post *old = p->serves >= 0 ? &c->posts[p->serves] : NULL;
        tell_person(&k.facts[i], p, c->on);
        tell_place(&k.facts[i], p, old, &c->posts[i]);
        tell_tenure(&k.facts[i], p, old, c->on);
    }
    check_twice(&k);
    for (size_t i = 0; i < c->rules->n; i++) check_rule(&k, (int32_t)i);
    check.score = check.worth - check.lost;
    return check;
}

bool team_breach_is_unsaid(const struct team_breach *b)
{
    return b->person != TEAM_NONE && b->unsaid > 0;
}

bool team_check_is_clean(const struct team_check *check)
{
    return check->n == 0;
}
