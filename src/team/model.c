#include "team/model.h"

#include "team/pair.h"

/* row  of rule r in unit u at [r * units + u]; TEAM_NONE: none. A mean has a second row just behind its first. */
struct builder {
    struct arena *arena;
    const struct team_case *c;
    struct team_model *m;
    int32_t *row;
    int32_t *person_row, *node_row;
    int32_t *pair_row; /* of pair i in unit u at [i * units + u] */
    int32_t *pin_row;
    int32_t fill, pin, avoid; /* rules by index; TEAM_NONE */
    size_t given_capacity;
};

int64_t team_base(const struct team_case *c, const struct team_posts *posts, int32_t unit)
{
    int64_t n = 0;
    for (size_t i = 0; i < c->post_count; i++)
        n += c->posts[i].counts && (unit == TEAM_NONE || c->posts[i].unit == unit) && team_posts_has(posts, &c->posts[i]);
    return n;
}

int64_t team_amount_of(struct team_amount x, int64_t base, bool is_least)
{
    if (x.bottom == 0) return x.top;
    return (x.top * base + (is_least ? x.bottom - 1 : 0)) / x.bottom;
}

static void find_nodes(struct builder *b)
{
    const struct team_case *c = b->c;
    struct team_model *m = b->m;
    m->nodes = arena_alloc_array(b->arena, c->post_count + 1, sizeof *m->nodes);
    for (size_t i = 0; i < c->post_count; i++) {
        size_t k = 0;
        while (k < m->node_count && c->posts[m->nodes[k].seats[0]].no != c->posts[i].no) k++;
        struct team_node *node = &m->nodes[k];
        if (k == m->node_count) {
            *node = (struct team_node){c->posts[i].unit, arena_alloc_array(b->arena, c->post_count, sizeof(int32_t)), 0};
            m->node_count++;
        }
        node->seats[node->n++] = (int32_t)i;
    }
}

static void give(struct builder *b, int64_t rank, int32_t column, int64_t amount)
{
    int64_t **given = &b->m->given[rank];
    if (!*given) *given = arena_alloc_array(b->arena, b->given_capacity, sizeof **given);
    (*given)[column] += amount;
}

/* A column that makes up for what the row lacks, when the rule's force allows that at all. */
static void add_slack(struct builder *b, int32_t rule, struct team_slack s, int32_t row, int64_t value, int64_t high)
{
    const struct team_force force = b->c->rules->v[rule].force;
    bool is_wish = force.kind == TEAM_FORCE_WISH;
    if (!is_wish && !(force.kind == TEAM_FORCE_RANK && b->m->gives_way)) return;
    int32_t column = mip_add_column(b->m->mip, is_wish ? force.number : 0, high);
    mip_add(b->m->mip, row, column, value);
    if (!is_wish) give(b, force.number, column, 1);
    if (b->m->slack_count == b->m->slack_capacity)
        b->m->slacks = arena_grow_array(b->arena, b->m->slacks, &b->m->slack_capacity, sizeof *b->m->slacks);
    b->m->slacks[b->m->slack_count++] = s;
}

/* ---- pairs ---- */

/* Which ranks the pair breaks; false: it may not be at all. */
static bool may_meet(const struct builder *b, int32_t person, int32_t seat, int32_t broken[TEAM_RULES_MAX], size_t *n)
{
    *n = team_pair_breaks(b->c, person, seat, broken);
    if (team_pair_pinned(b->c, person, seat) < 0) broken[(*n)++] = b->pin;
    for (size_t i = 0; i < *n; i++)
        if (!b->m->gives_way || b->c->rules->v[broken[i]].force.kind == TEAM_FORCE_LAW) return false;
    return true;
}

static int64_t worth_of(const struct team_case *c, const struct team_person *p, const struct team_post *post)
{
    int64_t points = 0;
    for (size_t i = 0; i < c->rules->n; i++) {
        const struct team_rule *r = &c->rules->v[i];
        if (r->kind == TEAM_WORTH && team_posts_has(&r->posts, post) && team_meets(c, &r->who, p, post))
            points += r->points;
    }
    return points;
}

static void add_pairs(struct builder *b)
{
    const struct team_case *c = b->c;
    struct team_model *m = b->m;
    m->pairs = arena_alloc_array(b->arena, c->person_count * m->node_count + 1, sizeof *m->pairs);
    for (size_t p = 0; p < c->person_count; p++) {
        for (size_t k = 0; k < m->node_count; k++) {
            int32_t seat = m->nodes[k].seats[0], broken[TEAM_RULES_MAX + 1];
            size_t n;
            if (!may_meet(b, (int32_t)p, seat, broken, &n)) continue;
            int32_t column = mip_add_column(m->mip, -worth_of(c, &c->people[p], &c->posts[seat]), 1);
            m->pairs[m->pair_count++] = (struct team_choice){(int32_t)p, (int32_t)k};
            for (size_t i = 0; i < n; i++) give(b, c->rules->v[broken[i]].force.number, column, 1);
        }
    }
}

/* ---- rows ---- */

static void add_person_rows(struct builder *b)
{
    b->person_row = arena_alloc_array(b->arena, b->c->person_count + 1, sizeof *b->person_row);
    for (size_t i = 0; i < b->c->person_count; i++) b->person_row[i] = mip_add_row(b->m->mip, -MIP_FREE, 1);
}

static void add_node_rows(struct builder *b)
{
    b->node_row = arena_alloc_array(b->arena, b->m->node_count + 1, sizeof *b->node_row);
    for (size_t i = 0; i < b->m->node_count; i++) {
        int64_t n = (int64_t)b->m->nodes[i].n;
        b->node_row[i] = mip_add_row(b->m->mip, n, n);
        add_slack(b, b->fill, (struct team_slack){b->fill, b->m->nodes[i].unit, (int32_t)i}, b->node_row[i], 1, n);
    }
}

static void add_avoid_rows(struct builder *b)
{
    size_t units = b->c->unit_count;
    b->pair_row = arena_alloc_array(b->arena, b->c->pair_count * units + 1, sizeof *b->pair_row);
    for (size_t i = 0; i < b->c->pair_count; i++) {
        for (size_t u = 0; u < units; u++) {
            int32_t row = mip_add_row(b->m->mip, -MIP_FREE, 1);
            b->pair_row[i * units + u] = row;
            add_slack(b, b->avoid, (struct team_slack){b->avoid, (int32_t)u, (int32_t)i}, row, -1, 1);
        }
    }
}

static void add_pin_rows(struct builder *b)
{
    b->pin_row = arena_alloc_array(b->arena, b->c->pin_count + 1, sizeof *b->pin_row);
    for (size_t i = 0; i < b->c->pin_count; i++) {
        const struct team_pin *pin = &b->c->pins[i];
        b->pin_row[i] = TEAM_NONE;
        if (!pin->is_must) continue;
        b->pin_row[i] = mip_add_row(b->m->mip, 1, MIP_FREE);
        add_slack(b, b->pin, (struct team_slack){b->pin, pin->unit, (int32_t)i}, b->pin_row[i], 1, 1);
    }
}

static void add_quota_row(struct builder *b, int32_t rule, int32_t unit, int32_t *row)
{
    const struct team_rule *r = &b->c->rules->v[rule];
    int64_t base = team_base(b->c, &r->posts, unit);
    *row = TEAM_NONE;
    if (base == 0) return;
    int64_t number = r->has_base ? 0 : team_amount_of(r->amount, base, r->is_least);
    int64_t step = r->has_base ? r->amount.bottom : 1;
    *row = r->is_least ? mip_add_row(b->m->mip, number, MIP_FREE) : mip_add_row(b->m->mip, -MIP_FREE, number);
    int64_t most = r->has_base ? team_base(b->c, &r->base, unit) + base : r->is_least ? number : base;
    add_slack(b, rule, (struct team_slack){rule, unit, TEAM_NONE}, *row, r->is_least ? step : -step, most);
}

/* Sum of (age - high) at most the slack, sum of (low - age) too. */
static void add_mean_rows(struct builder *b, int32_t rule, int32_t unit, int32_t *row)
{
    int64_t base = team_base(b->c, &b->c->rules->v[rule].posts, unit);
    *row = TEAM_NONE;
    if (base == 0) return;
    *row = mip_add_row(b->m->mip, -MIP_FREE, 0);
    int32_t second = mip_add_row(b->m->mip, -MIP_FREE, 0);
    size_t before = b->m->slack_count;
    add_slack(b, rule, (struct team_slack){rule, unit, TEAM_NONE}, *row, -1, base * 100);
    if (b->m->slack_count > before) mip_add(b->m->mip, second, (int32_t)b->m->mip->columns - 1, -1);
}

static void add_move_row(struct builder *b, int32_t rule, int32_t unit, int32_t *row)
{
    int64_t here = 0;
    for (size_t i = 0; i < b->c->person_count; i++) here += b->c->people[i].unit == unit;
    *row = mip_add_row(b->m->mip, -MIP_FREE, team_amount_of(b->c->rules->v[rule].amount, here, false));
    add_slack(b, rule, (struct team_slack){rule, unit, TEAM_NONE}, *row, -1, here);
}

static void add_rule_rows(struct builder *b)
{
    size_t units = b->c->unit_count;
    for (size_t i = 0; i < b->c->rules->n; i++) {
        const struct team_rule *r = &b->c->rules->v[i];
        int32_t *row = &b->row[i * units];
        void (*add)(struct builder *, int32_t, int32_t, int32_t *) = r->kind == TEAM_QUOTA ? add_quota_row
                                                                   : r->kind == TEAM_MEAN  ? add_mean_rows
                                                                   : r->kind == TEAM_MOVE  ? add_move_row
                                                                                           : NULL;
        for (size_t u = 0; u < units; u++) row[u] = TEAM_NONE;
        if (!add || r->force.kind == TEAM_FORCE_OFF) continue;
        if (r->is_each || r->kind == TEAM_MOVE) {
            for (size_t u = 0; u < units; u++) add(b, (int32_t)i, (int32_t)u, &row[u]);
        } else if (units > 0) {
            add(b, (int32_t)i, TEAM_NONE, &row[0]);
            for (size_t u = 1; u < units; u++) row[u] = row[0];
        }
    }
}

/* ---- where a pair stands in the rows ---- */

static void enter_quota(struct builder *b, const struct team_rule *r, int32_t row, int32_t column)
{
    const struct team_choice *x = &b->m->pairs[column];
    const struct team_post *post = &b->c->posts[b->m->nodes[x->node].seats[0]];
    bool is_of = team_posts_has(&r->posts, post), is_base = r->has_base && team_posts_has(&r->base, post);
    if ((!is_of && !is_base) || !team_meets(b->c, &r->who, &b->c->people[x->person], post)) return;
    int64_t value = is_of ? (r->has_base ? r->amount.bottom : 1) : 0;
    mip_add(b->m->mip, row, column, value - (is_base ? r->amount.top : 0));
}

static void enter_rules(struct builder *b, int32_t column)
{
    const struct team_choice *x = &b->m->pairs[column];
    const struct team_person *p = &b->c->people[x->person];
    const struct team_post *post = &b->c->posts[b->m->nodes[x->node].seats[0]];
    for (size_t i = 0; i < b->c->rules->n; i++) {
        const struct team_rule *r = &b->c->rules->v[i];
        int32_t row = b->row[i * b->c->unit_count + (size_t)post->unit];
        if (r->kind == TEAM_MOVE && p->unit != TEAM_NONE && p->unit != post->unit) {
            row = b->row[i * b->c->unit_count + (size_t)p->unit];
            if (row != TEAM_NONE) mip_add(b->m->mip, row, column, 1);
        }
        if (row == TEAM_NONE || !post->counts) continue;
        if (r->kind == TEAM_QUOTA) enter_quota(b, r, row, column);
        if (r->kind == TEAM_MEAN && team_posts_has(&r->posts, post)) {
            int64_t age = team_age(p->born, b->c->on);
            mip_add(b->m->mip, row, column, age - r->high);
            mip_add(b->m->mip, row + 1, column, r->low - age);
        }
    }
}

static void enter_pairs(struct builder *b)
{
    const struct team_case *c = b->c;
    for (size_t i = 0; i < b->m->pair_count; i++) {
        const struct team_choice x = b->m->pairs[i];
        int32_t column = (int32_t)i, unit = b->m->nodes[x.node].unit, seat = b->m->nodes[x.node].seats[0];
        mip_add(b->m->mip, b->person_row[x.person], column, 1);
        mip_add(b->m->mip, b->node_row[x.node], column, 1);
        for (size_t k = 0; b->avoid != TEAM_NONE && k < c->pair_count; k++)
            if (c->pairs[k].a == x.person || c->pairs[k].b == x.person)
                mip_add(b->m->mip, b->pair_row[k * c->unit_count + (size_t)unit], column, 1);
        for (size_t k = 0; k < c->pin_count; k++)
            if (c->pins[k].is_must && c->pins[k].person == x.person && c->pins[k].unit == unit &&
                    (c->pins[k].post == TEAM_NONE || c->posts[c->pins[k].post].no == c->posts[seat].no))
                mip_add(b->m->mip, b->pin_row[k], column, 1);
        enter_rules(b, column);
    }
}

static int32_t rule_of(const struct team_rules *rules, enum team_rule_kind kind)
{
    for (size_t i = 0; i < rules->n; i++)
        if (rules->v[i].kind == kind && rules->v[i].force.kind != TEAM_FORCE_OFF) return (int32_t)i;
    return TEAM_NONE;
}

struct team_model *team_model_new(struct arena *a, const struct team_case *c, bool gives_way)
{
    struct team_model *m = arena_alloc(a, sizeof *m);
    *m = (struct team_model){.c = c, .mip = mip_new(a), .gives_way = gives_way};
    struct builder b = {.arena = a, .c = c, .m = m, .fill = rule_of(c->rules, TEAM_FILL), .pin = rule_of(c->rules, TEAM_PIN),
            .avoid = rule_of(c->rules, TEAM_AVOID)};
    b.row = arena_alloc_array(a, c->rules->n * c->unit_count + 1, sizeof *b.row);
    find_nodes(&b);
    /* pairs, and slacks for nodes, pairs of relatives, pins and rules in every unit */
    b.given_capacity = c->person_count * m->node_count + m->node_count +
                       (c->pair_count + c->rules->n + 1) * (c->unit_count + 1) + c->pin_count;
    add_pairs(&b);
    add_person_rows(&b);
    add_node_rows(&b);
    if (b.avoid != TEAM_NONE) add_avoid_rows(&b);
    add_pin_rows(&b);
    add_rule_rows(&b);
    enter_pairs(&b);
    return m;
}

/* Who serves in the post keeps the seat, the others take what is left in their order. */
static void seat_node(const struct team_model *m, const struct team_node *node, const int32_t *who, size_t n, int32_t *person)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < node->n; k++)
            if (m->c->people[who[i]].serves == node->seats[k]) person[node->seats[k]] = who[i];
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        int32_t serves = m->c->people[who[i]].serves;
        if (serves != TEAM_NONE && person[serves] == who[i]) continue;
        while (person[node->seats[at]] != TEAM_NONE) at++;
        person[node->seats[at]] = who[i];
    }
}

struct team_lineup team_model_lineup(struct arena *a, const struct team_model *m, const int64_t *value)
{
    struct team_lineup x = {arena_alloc_array(a, m->c->post_count + 1, sizeof *x.person)};
    int32_t *who = arena_alloc_array(a, m->c->person_count + 1, sizeof *who);
    for (size_t i = 0; i < m->c->post_count; i++) x.person[i] = TEAM_NONE;
    for (size_t k = 0; k < m->node_count; k++) {
        size_t n = 0;
        for (size_t i = 0; i < m->pair_count; i++)
            if (value[i] > 0 && m->pairs[i].node == (int32_t)k) who[n++] = m->pairs[i].person;
        seat_node(m, &m->nodes[k], who, n, x.person);
    }
    return x;
}
