/* The search for line-ups. It proposes; nothing it does appoints or decides. */
#include <inttypes.h>
#include <stdio.h>
#include <time.h>

#include "base/buf.h"
#include "cli/commands.h"
#include "cli/team.h"
#include "team/compose.h"
#include "team/wording.h"

enum { BEST_MAX = 20, SECONDS_MAX = 3600, PINS_MAX = 200 };

static size_t values_of(struct cli *c, const char *name, const char **values)
{
    size_t n = 0;
    while (n < PINS_MAX && (values[n] = cli_value_at(c, name, n))) n++;
    return n;
}

static bool read_order(struct cli *c, struct workspace *ws, struct team_order *order)
{
    const char **must = arena_alloc_array(c->arena, PINS_MAX, sizeof *must);
    const char **never = arena_alloc_array(c->arena, PINS_MAX, sizeof *never);
    if (!cli_team_order(c, ws, LINEUP_NOW, order)) return false;
    order->must = must;
    order->must_count = values_of(c, "must", must);
    order->never = never;
    order->never_count = values_of(c, "never", never);
    return true;
}

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool read_request(struct cli *c, struct team_request *q)
{
    int64_t best;
    *q = (struct team_request){.now = now};
    if (!cli_int(c, "best", 3, &best) || !cli_int(c, "differ", 3, &q->differ) || !cli_int(c, "seconds", 60, &q->seconds))
        return false;
    if (best < 1 || best > BEST_MAX) return err_set(&c->e, ERR_USAGE, "--best 应为 1 至 %d", BEST_MAX);
    if (q->differ < 1 || q->differ > TEAM_POSTS_MAX) return err_set(&c->e, ERR_USAGE, "--differ 应为 1 至 %d", TEAM_POSTS_MAX);
    if (q->seconds < 1 || q->seconds > SECONDS_MAX) return err_set(&c->e, ERR_USAGE, "--seconds 应为 1 至 %d", SECONDS_MAX);
    q->best = (size_t)best;
    return true;
}

static void put_seats(struct cli *c, const struct team_case *k, const struct team_proposal *p, struct json *o)
{
    struct json *seats = json_put_array(o, "seats");
    struct team_moves m = team_moves_between(c->arena, k, team_lineup_now(c->arena, k), p->lineup);
    for (size_t i = 0; i < k->post_count; i++) {
        struct json *s = json_add_object(seats);
        json_put_text(s, "seat", team_seat_code(c->arena, k, (int32_t)i));
        json_put_text(s, "official", p->lineup.person[i] == TEAM_NONE ? NULL : k->people[p->lineup.person[i]].name);
    }
    cli_team_moves(c, k, &m, false, o);
}

/* One line for each wish: where it is not met, and by how much in all. */
static void print_wishes(const struct team_case *k, const struct team_check *check)
{
    for (size_t r = 0; r < k->rules->n; r++) {
        int64_t sum = 0;
        for (size_t i = 0; i < check->wish_count; i++)
            if (check->wishes[i].rule == (int32_t)r) sum += check->wishes[i].amount;
        if (sum == 0) continue;
        printf("    没有全部达到 %s: 共差 %" PRId64 " %s", k->rules->v[r].name, sum, k->rules->v[r].kind == TEAM_MEAN ? "岁" : "人");
        size_t n = 0;
        for (size_t i = 0; i < check->wish_count; i++)
            if (check->wishes[i].rule == (int32_t)r && check->wishes[i].unit != TEAM_NONE)
                printf("%s%s", n++ ? "、" : "，在", k->units[check->wishes[i].unit].name);
        printf("\n");
    }
}

/* Among which line-ups the proposal is the best. */
static const char *among_text(const struct team_composition *r, size_t no)
{
    if (no > 1) return "与前面各方案不同的方案中";
    return r->outcome == TEAM_RELAXED ? "让步最少的方案中" : "合乎规则的方案中";
}

static const char *proof_text(const struct team_proposal *p)
{
    if (!p->is_proven) return "没有证明是得分最高的";
    return p->is_counted ? "已证明没有得分更高的（整数计算）" : "已证明没有得分更高的（求解器）";
}

static void show_proposal(struct cli *c, const struct team_case *k, const struct team_composition *r, size_t no, struct json *o)
{
    const struct team_proposal *p = &r->v[no - 1];
    json_put_int(o, "score", p->check.score);
    json_put_int(o, "worth", p->check.worth);
    json_put_int(o, "lost", p->check.lost);
    json_put_bool(o, "is_proven", p->is_proven);
    json_put_bool(o, "is_counted", p->is_counted);
    if (!c->wants_json)
        printf("方案 %zu: 得分 %" PRId64 "（各项合计 %" PRId64 "，没有达到的愿望扣 %" PRId64 "），%s%s\n", no, p->check.score, p->check.worth,
                p->check.lost, among_text(r, no), proof_text(p));
    struct json *wishes = json_put_array(o, "wishes"), *given = json_put_array(o, "given_up");
    put_seats(c, k, p, o);
    for (size_t i = 0; i < p->check.n; i++) {
        const struct team_breach *b = &p->check.v[i];
        struct json *g = json_add_object(given);
        json_put_text(g, "rule", k->rules->v[b->rule].name);
        json_put_text(g, "unit", b->unit == TEAM_NONE ? NULL : k->units[b->unit].name);
        json_put_int(g, "amount", b->amount);
        json_put_text(g, "text", team_breach_text(c->arena, k, b));
        json_put_bool(g, "is_unsaid", team_breach_is_unsaid(b));
        if (!c->wants_json && !team_breach_is_unsaid(b))
            printf("    让步（%s）: %s（%s）\n", team_force_words(c->arena, k->rules->v[b->rule].force), team_breach_text(c->arena, k, b),
                    k->rules->v[b->rule].source);
    }
    struct json *unknown = json_put_array(o, "unsaid");
    for (size_t i = 0; i < k->rules->n; i++) {
        const char *unsaid = team_unsaid_text(c->arena, k, &p->check, (int32_t)i);
        if (*unsaid) json_add_text(unknown, unsaid);
        if (*unsaid && !c->wants_json) printf("    判断不了（%s）: %s\n", team_force_words(c->arena, k->rules->v[i].force), unsaid);
    }
    for (size_t i = 0; i < p->check.wish_count; i++)
        json_add_text(wishes, team_breach_text(c->arena, k, &p->check.wishes[i]));
    if (!c->wants_json) print_wishes(k, &p->check);
}

/* What is given up of each rank, from the one that counts most: "第 2 级共差 21，第 1 级共差 4". */
static const char *given_text(struct arena *a, const struct team_check *check)
{
    struct buf b = {.arena = a};
    for (int rank = TEAM_RANKS_MAX; rank >= 1; rank--)
        if (check->given[rank] > 0) buf_addf(&b, "%s第 %d 级共差 %" PRId64, b.n ? "，" : "", rank, check->given[rank]);
    size_t unsaid = 0;
    for (size_t i = 0; i < check->n; i++) unsaid += team_breach_is_unsaid(&check->v[i]);
    if (unsaid) buf_addf(&b, "（其中 %zu 处是资料没有登记，判断不了，算作没有满足）", unsaid);
    return buf_text(&b);
}

static void show_outcome(struct cli *c, const struct team_composition *r, struct json *root)
{
    struct json *given = json_put_array(root, "least_given_up");
    for (int rank = TEAM_RANKS_MAX; rank >= 1 && r->outcome == TEAM_RELAXED; rank--) {
        if (r->v[0].check.given[rank] == 0) continue;
        struct json *o = json_add_object(given);
        json_put_int(o, "rank", rank);
        json_put_int(o, "amount", r->v[0].check.given[rank]);
    }
    if (c->wants_json) return;
    if (r->outcome == TEAM_COMPOSED) printf("应当遵守的规则都能满足\n");
    if (r->outcome == TEAM_RELAXED)
        printf("没有方案能满足全部应当遵守的规则。下面的方案让步最少: 级数大的先保，%s；各级都已证明不能更少\n", given_text(c->arena, &r->v[0].check));
}

static bool save(struct cli *c, struct workspace *ws, const struct team_pool *pool, const struct team_composition *r)
{
    const char *front = cli_value(c, "save");
    if (front && r->n == 0 && !c->wants_json) printf("没有方案可存\n");
    for (size_t i = 0; front && i < r->n; i++) {
        const char *name = arena_text(c->arena, "%s-%zu", front, i + 1);
        const char *note = arena_text(c->arena, "求解: 得分 %" PRId64, r->v[i].check.score);
        if (!team_lineup_save(ws, pool, name, note, r->v[i].lineup, &c->e)) return false;
        if (!c->wants_json) printf("方案 %zu 存为 %s\n", i + 1, name);
    }
    return true;
}

/* "不得提名、逐级提任" */
static const char *law_names(struct arena *a, const struct team_rules *rules)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < rules->n; i++)
        if (rules->v[i].force.kind == TEAM_FORCE_LAW) buf_addf(&b, "%s%s", b.n ? "、" : "", rules->v[i].name);
    return buf_text(&b);
}

static const char *unfinished_text(struct arena *a, const struct team_composition *r, int64_t seconds)
{
    if (r->n == 0)
        return arena_text(a, "求解至多 %" PRId64 " 秒，到时还没有排出方案，也没有证明排不出；可以加大 --seconds 或者用 --units 分片再算", seconds);
    return arena_text(a, "求解至多 %" PRId64 " 秒，到时还没有证明是最好的: 方案 1 得分 %" PRId64 "，证明了的上限 %" PRId64 "；可以加大 --seconds 再算", seconds,
            r->v[0].check.score, r->ceiling);
}

static void find(const struct team_composition *r, const struct team_case *k, int64_t seconds, struct finding_list *findings)
{
    struct arena *a = findings->arena;
    if (r->outcome == TEAM_IMPOSSIBLE)
        finding_add(findings, (struct finding){FINDING_F861, k->rules->source, "调配方案",
                arena_text(a, "法定、不让步的规则（%s）不能同时满足，别的规则都让步也排不出；请核对这些规则和人员资料", law_names(a, k->rules))});
    if (r->outcome == TEAM_UNFINISHED)
        finding_add(findings, (struct finding){FINDING_W862, "", "调配方案",
                unfinished_text(a, r, seconds)});
    if (r->outcome == TEAM_RELAXED) cli_team_breaches(a, k, &r->v[0].check, "1", findings);
}

static enum exit_status run(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    static const char *const outcomes[] = {"composed", "relaxed", "impossible", "unfinished"};
    struct finding_list findings = {.arena = c->arena};
    struct team_order order;
    struct team_pool pool;
    struct team_request q;
    struct team_composition r;
    bool is_saving = cli_has(c, "save");
    if (!read_request(c, &q) || !(is_saving ? cli_open(c, &ws) : cli_open_read_only(c, &ws)) || !read_order(c, &ws, &order) ||
            !team_pool_load(&ws, &order, &pool, &c->e) || !team_compose(c->arena, &pool.c, &q, &r, &c->e))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena);
    json_put_text(root, "outcome", outcomes[r.outcome]);
    json_put_text(root, "on", cli_month_text(c->arena, pool.c.on));
    json_put_int(root, "seats", (int64_t)pool.c.post_count);
    json_put_int(root, "people", (int64_t)pool.c.person_count);
    json_put_int(root, "pairs", (int64_t)r.pairs);
    json_put_int(root, "ceiling", r.ceiling);
    if (!c->wants_json)
        printf("%zu 个职位，%zu 人可选，合乎资格的搭配 %zu 种；方案供比较，由人决定\n", pool.c.post_count, pool.c.person_count,
                r.pairs);
    show_outcome(c, &r, root);
    struct json *list = json_put_array(root, "proposals");
    for (size_t i = 0; i < r.n; i++) show_proposal(c, &pool.c, &r, i + 1, json_add_object(list));
    find(&r, &pool.c, q.seconds, &findings);
    cli_team_unconfirmed(&pool, &findings);
    cli_put_findings(root, "findings", &findings);
    if (!save(c, &ws, &pool, &r)) return cli_fail(c);
    if (c->wants_json) cli_print_json(c, root);
    else cli_print_findings(&findings);
    return cli_status_of(&findings);
}

const struct command command_team_compose = {
        .path = "team compose",
        .operands = "",
        .summary = "按规则求班子调配方案，证明没有更好的；都满足不了的，让步最少；只提方案，由人决定",
        .options = (const struct option[]){TEAM_UNITS_OPTION, TEAM_ON_OPTION, TEAM_RULES_OPTION, TEAM_AVOID_OPTION,
                {OPTION_LIST, false, "must", "NAME=UNIT/POST", "事先确定由此人担任；只写单位的，在这个单位任职"},
                {OPTION_LIST, false, "never", "NAME=UNIT/POST", "事先确定不由此人担任；只写单位的，不在这个单位任职"},
                {OPTION_VALUE, false, "best", "N", "提几个方案，默认 3"},
                {OPTION_VALUE, false, "differ", "N", "各方案之间至少有几个人的职位不同，默认 3"},
                {OPTION_VALUE, false, "seconds", "N", "求解至多用几秒处理器时间，到时有什么方案给什么方案，默认 60"},
                {OPTION_VALUE, false, "save", "NAME", "存为方案 NAME-1、NAME-2 …"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run,
};
