/* Scores by a scheme, places inside strata, whether the order hangs on the weights. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/appraise_by_post.h"
#include "base/utf8.h"
#include "cli/appraise.h"
#include "cli/commands.h"
#include "cli/work.h"

bool cli_read_choice(struct cli *c, struct set_choice *choice)
{
    struct set_use *uses = arena_alloc_array(c->arena, c->given_count + 1, sizeof *uses);
    *choice = (struct set_choice){.uses = uses};
    if (!cli_int(c, "year", 0, &choice->year) || !cli_accept(c, "item", &choice->item)) return false;
    for (const char *value; (value = cli_value_at(c, "use", choice->use_count)); choice->use_count++) {
        const char *text;
        if (!utf8_accept(c->arena, str_of(value), &text, &c->e)) return false;
        const char *sign = strchr(text, '=');
        if (!sign) return err_set(&c->e, ERR_USAGE, "--use 应写成 组=票组，如 上级评=县领导测评");
        uses[choice->use_count] = (struct set_use){arena_copy(c->arena, text, (size_t)(sign - text)), sign + 1};
    }
    return true;
}

static bool read_request(struct cli *c, struct appraise_request *q)
{
    const char *of;
    *q = (struct appraise_request){.is_confirmed = cli_has(c, "confirm")};
    if (!cli_text(c, "scheme", "", &q->scheme) || !cli_text(c, "of", "officials", &of) || !cli_read_choice(c, &q->choice))
        return false;
    q->teams = text_eq(of, "organisations");
    return q->teams || text_eq(of, "officials") || err_set(&c->e, ERR_USAGE, "--of “%s”应为 officials 或 organisations", of);
}

static bool load(struct cli *c, struct workspace *ws, struct appraisal *x, struct appraise_scores *scores)
{
    struct appraise_request q;
    return read_request(c, &q) && cli_open_read_only(c, ws) && appraisal_load(ws, x, &c->e) &&
           appraise_scores(x, &q, scores, &c->e);
}

static struct json *head(struct cli *c, const struct appraise_scores *s)
{
    struct json *o = json_new_object(c->arena);
    json_put_text(o, "scheme", s->scheme.code);
    json_put_text(o, "scheme_title", s->scheme.title);
    json_put_text(o, "source", s->scheme.source);
    json_put_int(o, "year", s->year);
    if (!c->wants_json)
        printf("计分办法 %s %s（%s），%s；95%% 区间由各组的区间合成\n", s->scheme.code, s->scheme.title, s->scheme.source, cli_year_text(c->arena, s->year));
    return o;
}

static const char *used_text(struct arena *a, const struct set_score_source *s)
{
    const char *text = "";
    for (size_t i = 0; i < s->n; i++) text = arena_text(a, "%s%s%s", text, *text ? "＋" : "", s->used[i]->set->name);
    return text;
}

static void put_part(struct cli *c, struct json *parts, const struct set_score *s, size_t g)
{
    const struct score_part *p = &s->score.parts[g];
    const struct set_score_source *source = &s->sources[g];
    struct json *o = json_add_object(parts);
    json_put_text(o, "group", p->group->name);
    json_put_real(o, "weight", p->weight);
    cli_put_measure(o, "points", &p->points);
    json_put_text(o, "sets", used_text(c->arena, source));
    json_put_text(o, "why", source->why);
}

static void print_part(struct cli *c, const struct set_score *s, size_t g)
{
    const struct score_part *p = &s->score.parts[g];
    const struct set_score_source *source = &s->sources[g];
    const char *why = source->what ? source->what : source->why;
    bool is_total = measure_is_defined(&s->score.total);
    if (why && !is_total) printf("    %s: —（%s）\n", p->group->name, why);
    else printf("    %s 权重 %.1f%%: %s%s%s\n", p->group->name, 100 * p->weight,
            why ? arena_text(c->arena, "—（%s；不计入总分，权重按比例分给有得分的组）", why) : cli_number_text(c->arena, &p->points),
            source->n ? "，票组 " : "", used_text(c->arena, source));
}

/* ---- which sets are to be named ---- */

enum { CHOICES_SHOWN = 12 };

static void add_choices(const struct set_score_source *source, const struct set_table **seen, size_t *n, size_t capacity)
{
    for (size_t i = 0; i < source->choice_count; i++) {
        bool is_seen = false;
        for (size_t k = 0; k < *n; k++) is_seen |= seen[k] == source->choices[i];
        if (!is_seen && *n < capacity) seen[(*n)++] = source->choices[i];
    }
}

/* Once, behind all of them: for every group of the scheme that lacks a choice, of how many, and between which sets. */
static void print_choices(struct cli *c, const struct set_score *v, size_t n, const struct scheme *scheme, size_t table_count)
{
    const struct set_table **seen = arena_alloc_array(c->arena, table_count + 1, sizeof *seen);
    bool is_first = true;
    for (size_t g = 0; g < scheme->group_count; g++) {
        size_t seen_count = 0, subjects = 0;
        for (size_t i = 0; i < n; i++) {
            subjects += v[i].sources[g].choice_count > 0;
            add_choices(&v[i].sources[g], seen, &seen_count, table_count);
        }
        if (!subjects) continue;
        if (is_first) printf("要指明用哪个票组的（可以写几个 --use，各单位的票组都写上；同一对象同一组的几个相加）:\n");
        is_first = false;
        printf("    --use %s=票组，%zu 个对象，票组有 ", scheme->groups[g].name, subjects);
        for (size_t k = 0; k < seen_count && k < CHOICES_SHOWN; k++) printf("%s%s", k ? "、" : "", seen[k]->set->name);
        if (seen_count > CHOICES_SHOWN) printf(" … 等 %zu 个（huanjie set list）", seen_count);
        printf("\n");
    }
}

/* What is wrong with the sets that the scores rest on, each once: nobody should read a score and not know. */
static bool show_open(struct cli *c, const struct appraisal *x, const struct set_score *v, size_t n, const struct scheme *scheme, struct json *list)
{
    for (size_t i = 0; i < x->sets.n; i++) {
        bool is_used = false;
        for (size_t k = 0; k < n * scheme->group_count && !is_used; k++) {
            const struct set_score_source *source = &v[k / scheme->group_count].sources[k % scheme->group_count];
            for (size_t u = 0; u < source->n; u++) is_used |= source->used[u] == &x->tables[i];
        }
        const char *codes;
        if (!is_used) continue;
        if (!cli_open_codes(c, x, &x->sets.v[i], NULL, &codes)) return false;
        if (!*codes) continue;
        struct json *o = json_add_object(list);
        json_put_text(o, "set", x->sets.v[i].name);
        if (!cli_open_codes(c, x, &x->sets.v[i], json_put_array(o, "codes"), &codes)) return false;
        if (!c->wants_json) printf("用到的票组“%s”还有没查清的问题 %s，见 huanjie set check\n", x->sets.v[i].name, codes);
    }
    return true;
}

/* --for 书记=s6-30: by the kind of post, its title or its code. */
static bool read_roles(struct cli *c, struct appraise_role_scheme *roles, size_t *n)
{
    for (const char *value; (value = cli_value_at(c, "for", *n)); (*n)++) {
        const char *text;
        if (!utf8_accept(c->arena, str_of(value), &text, &c->e)) return false;
        const char *sign = strchr(text, '='), *role = sign ? arena_copy(c->arena, text, (size_t)(sign - text)) : "";
        if (!sign) return err_set(&c->e, ERR_USAGE, "--for “%s”应写成 职位类别=计分办法，如 书记=s6-30", text);
        if (!post_role_from(role, &roles[*n].role) && !post_role_from_title(role, &roles[*n].role))
            return err_set(&c->e, ERR_USAGE, "--for 的职位类别“%s”应为 %s 之一", role, post_role_choices());
        roles[*n].scheme = sign + 1;
        for (size_t i = 0; i < *n; i++)
            if (roles[i].role == roles[*n].role) return err_set(&c->e, ERR_USAGE, "--for 里“%s”写了两次", role);
    }
    return true;
}

/* Which post decides the scheme, where there are several. */
static void show_choice(struct cli *c, const struct appraise_by_post *by, size_t i, struct json *o)
{
    const struct scheme *scheme = &by->schemes[by->chosen[i]].scheme;
    const char *why = by->is_open[i] ? "任几个职务，各职务的办法不同；按哪个职务计分没有人确认（two_posts_higher），用的是一般的办法" : NULL;
    json_put_text(o, "scheme", scheme->code);
    json_put_text(o, "scored_as", by->posts[i] ? by->posts[i]->name : NULL);
    json_put_text(o, "scheme_why", why);
    if (c->wants_json) return;
    if (why) printf("    %s\n", why);
    else printf("    按%s的办法 %s\n", by->posts[i] ? by->posts[i]->name : "一般", scheme->code);
}

static void show_score(struct cli *c, const struct appraise_by_post *by, size_t i, struct json *o)
{
    const struct appraise_scores *s = &by->schemes[by->chosen[i]];
    const struct set_score *score = &s->v[i];
    json_put_text(o, "subject", score->subject.name);
    cli_put_measure(o, "total", &score->score.total);
    struct json *parts = json_put_array(o, "parts");
    if (!c->wants_json) printf("  %s 总分 %s\n", score->subject.name,
                score->what ? arena_text(c->arena, "—（%s）", score->what) : cli_number_text(c->arena, &score->score.total));
    if (by->scheme_count > 1) show_choice(c, by, i, o);
    for (size_t g = 0; g < s->scheme.group_count; g++) {
        put_part(c, parts, score, g);
        if (!c->wants_json) print_part(c, score, g);
    }
}

/* Those shown who are scored by the scheme. */
static struct set_score *shown_by(struct cli *c, const struct appraise_by_post *by, size_t scheme, const char *person, size_t *n)
{
    const struct appraise_scores *s = &by->schemes[scheme];
    struct set_score *shown = arena_alloc_array(c->arena, by->n + 1, sizeof *shown);
    *n = 0;
    for (size_t i = 0; i < by->n; i++)
        if (by->chosen[i] == scheme && (!*person || text_eq(person, s->v[i].subject.name))) shown[(*n)++] = s->v[i];
    return shown;
}

static void print_choices_by(struct cli *c, const struct appraise_by_post *by, size_t scheme, const char *person, size_t table_count)
{
    size_t n;
    const struct set_score *shown = shown_by(c, by, scheme, person, &n);
    print_choices(c, shown, n, &by->schemes[scheme].scheme, table_count);
}

static bool show_open_by(struct cli *c, const struct appraisal *x, const struct appraise_by_post *by, size_t scheme, const char *person, struct json *list)
{
    size_t n;
    const struct set_score *shown = shown_by(c, by, scheme, person, &n);
    return show_open(c, x, shown, n, &by->schemes[scheme].scheme, list);
}

static void print_nobody(const char *person)
{
    printf("  没有录入了结果的票组%s%s%s，也没有%s实绩\n", *person ? "问到“" : "", person, *person ? "”" : "", *person ? "他的" : "");
}

static enum exit_status run_scores(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct appraisal x;
    struct appraise_request q;
    struct appraise_by_post by;
    struct appraise_role_scheme *roles = arena_alloc_array(c->arena, c->given_count + 1, sizeof *roles);
    const char *person;
    size_t n = 0;
    if (!cli_accept(c, "person", &person) || !read_request(c, &q) || !read_roles(c, roles, &n) || !cli_open_read_only(c, &ws) ||
            !appraisal_load(&ws, &x, &c->e) || !appraise_scores_by_post(&x, &q, roles, n, &by, &c->e))
        return cli_fail(c);
    struct json *o = head(c, &by.schemes[0]), *list = json_put_array(o, "scores");
    size_t shown = 0;
    for (size_t i = 0; i < by.n; i++) {
        if (*person && !text_eq(person, by.schemes[0].v[i].subject.name)) continue;
        show_score(c, &by, i, json_add_object(list));
        shown++;
    }
    if (!c->wants_json && !shown) print_nobody(person);
    struct json *open = json_put_array(o, "open");
    for (size_t k = 0; k < by.scheme_count; k++)
        if (!show_open_by(c, &x, &by, k, person, open)) return cli_fail(c);
    for (size_t k = 0; k < by.scheme_count && !c->wants_json; k++) print_choices_by(c, &by, k, person, x.sets.n);
    if (c->wants_json) cli_print_json(c, o);
    return EXIT_DONE;
}

/* ---- places ---- */

struct placed {
    size_t score;
    const char *stratum;
    const struct placing *placing;
};

static int by_place(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    int order = strcmp(x->stratum, y->stratum);
    if (order) return order;
    if (!x->placing->why != !y->placing->why) return x->placing->why ? 1 : -1;
    return (x->placing->place > y->placing->place) - (x->placing->place < y->placing->place);
}

static void put_placed(struct cli *c, struct json *list, const struct set_score *s, const struct placed *p)
{
    struct json *o = json_add_object(list);
    json_put_text(o, "subject", s->subject.name);
    json_put_text(o, "stratum", p->stratum);
    cli_put_measure(o, "total", &s->score.total);
    json_put_text(o, "why", p->placing->why);
    if (p->placing->why) return;
    json_put_int(o, "place", (int64_t)p->placing->place);
    json_put_int(o, "place_low", (int64_t)p->placing->place_low);
    json_put_int(o, "place_high", (int64_t)p->placing->place_high);
    json_put_int(o, "band", (int64_t)p->placing->band);
    json_put_int(o, "of", (int64_t)p->placing->of);
    (void)c;
}

static void print_placed(struct cli *c, const struct set_score *s, const struct placed *p)
{
    if (p->placing->why)
        printf("    %s: 不排（%s）\n", s->subject.name, s->what ? s->what : p->placing->why);
    else
        printf("    第 %zu 档 第 %zu 名（区间容许 %zu–%zu，共 %zu）%s %s\n", p->placing->band, p->placing->place,
                p->placing->place_low, p->placing->place_high, p->placing->of, s->subject.name,
                cli_number_text(c->arena, &s->score.total));
}

static enum exit_status run_compare(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct appraisal x;
    struct appraise_scores s;
    struct placing *places;
    if (!load(c, &ws, &x, &s)) return cli_fail(c);
    appraise_compare(&x, &s, &places);
    struct placed *v = arena_alloc_array(c->arena, s.n + 1, sizeof *v);
    for (size_t i = 0; i < s.n; i++) v[i] = (struct placed){i, s.strata[i], &places[i]};
    qsort(v, s.n, sizeof *v, by_place);
    struct json *o = head(c, &s), *list = json_put_array(o, "places");
    for (size_t i = 0; i < s.n; i++) {
        put_placed(c, list, &s.v[v[i].score], &v[i]);
        if (c->wants_json) continue;
        if (i == 0 || !text_eq(v[i].stratum, v[i - 1].stratum))
            printf("  同类 %s（片区／类型／层次／类别%s）\n", *v[i].stratum ? v[i].stratum : "没有登记单位",
                    s.v[v[i].score].subject.is_team ? "" : "／正职或其他");
        print_placed(c, &s.v[v[i].score], &v[i]);
    }
    if (!c->wants_json && s.n == 0) print_nobody("");
    if (!show_open(c, &x, s.v, s.n, &s.scheme, json_put_array(o, "open"))) return cli_fail(c);
    if (c->wants_json)
        cli_print_json(c, o);
    else
        printf("只在同类之内比；同档的分不出高低\n");
    if (!c->wants_json) print_choices(c, s.v, s.n, &s.scheme, x.sets.n);
    return EXIT_DONE;
}

/* ---- sensitivity ---- */

static void put_sensitivity(struct cli *c, struct json *o, const struct appraise_scores *s, const struct appraise_sensitivity *x)
{
    json_put_real(o, "spread", x->spread);
    json_put_int(o, "draws", (int64_t)x->draws);
    json_put_int(o, "seed", APPRAISE_SEED);
    json_put_int(o, "left_out", (int64_t)x->left_out);
    json_put_int(o, "strata", (int64_t)x->strata);
    json_put_text(o, "why", x->why);
    struct json *list = json_put_array(o, "order");
    if (x->why) return;
    cli_put_measure(o, "same_order", &x->result.same_order);
    for (size_t i = 0; i < x->n; i++) {
        size_t unit = x->result.order[i];
        struct json *j = json_add_object(list);
        json_put_text(j, "subject", s->v[x->units[unit]].subject.name);
        json_put_text(j, "stratum", s->strata[x->units[unit]]);
        cli_put_measure(j, "first", &x->result.first[unit]);
        cli_put_measure(j, "top_third", &x->result.top_third[unit]);
        if (i + 1 == x->n) continue;
        cli_put_measure(j, "stays_before_next", &x->result.pair[i]);
        cli_put_measure(j, "flip", &x->result.flip[i]);
        if (measure_is_defined(&x->result.flip[i]))
            json_put_text(j, "flip_group", s->scheme.groups[x->groups[x->result.flip_group[i]]].name);
    }
    (void)c;
}

/* Numbered inside of the stratum, which is said before its first one. */
static void print_weighed(struct cli *c, const struct appraise_scores *s, const struct appraise_sensitivity *x, size_t i)
{
    size_t unit = x->result.order[i], first = i;
    while (first > 0 && x->numbers[x->result.order[first - 1]] == x->numbers[unit]) first--;
    if (first == i) printf("  同类 %s\n", s->strata[x->units[unit]]);
    printf("    %zu %s 第一的 %s，前三分之一的 %s\n", i - first + 1, s->v[x->units[unit]].subject.name,
            cli_share_text(c->arena, &x->result.first[unit]), cli_share_text(c->arena, &x->result.top_third[unit]));
}

static enum exit_status run_sensitivity(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct appraisal x;
    struct appraise_scores s;
    struct appraise_sensitivity out;
    int64_t percent;
    const char *stratum;
    if (!cli_int(c, "spread", 20, &percent) || !cli_accept(c, "stratum", &stratum)) return cli_fail(c);
    if (percent < 1 || percent > 100) {
        err_set(&c->e, ERR_USAGE, "--spread 应为 1 至 100（百分之几）");
        return cli_fail(c);
    }
    if (!load(c, &ws, &x, &s) || !appraise_sensitivity(&x, &s, stratum, (double)percent / 100, &out, &c->e)) return cli_fail(c);
    struct json *o = head(c, &s);
    put_sensitivity(c, o, &s, &out);
    if (c->wants_json) {
        cli_print_json(c, o);
    } else if (out.why) {
        printf("  —（%s）\n", out.why);
    } else {
        printf("各组权重上下 %" PRId64 "%% 抽 %zu 次（种子 %d），次序不变的 %s；缺组没有参加的 %zu\n", percent, out.draws, APPRAISE_SEED,
                cli_share_text(c->arena, &out.result.same_order), out.left_out);
        if (out.strata > 1) printf("这里面有 %zu 类，各排各的，次序不变的是各类都不变；只看一类用 --stratum\n", out.strata);
        for (size_t i = 0; i < out.n; i++)
            print_weighed(c, &s, &out, i);
    }
    return EXIT_DONE;
}

#define SCORE_OPTIONS                                                                                                  \
    {OPTION_VALUE, true, "scheme", "CODE", "计分办法，见 docs/appraisal.md"},                                          \
            {OPTION_VALUE, false, "of", "WHAT", "officials 干部（默认）、organisations 班子"},                         \
            {OPTION_VALUE, false, "year", "Y", "哪一年的票组，默认最近一年"},                                          \
            {OPTION_VALUE, false, "item", "TEXT", "项目，默认总体"},                                                   \
            {OPTION_LIST, false, "use", "GROUP=SET", "这一组用哪个票组；写几个的相加"},                                \
    {                                                                                                                  \
        OPTION_FLAG, false, "confirm", NULL, "确认没有文件依据的计分办法"                                              \
    }

const struct command command_appraise_scores = {
        .path = "appraise scores",
        .operands = "",
        .summary = "按计分办法的得分、区间和折算后的权重",
        .options = (const struct option[]){SCORE_OPTIONS, {OPTION_LIST, false, "for", "POST=CODE", "任这类职位的用另一个计分办法，如 书记=s6-30"},
                {OPTION_VALUE, false, "person", "NAME", "只看一个对象"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_scores,
};

const struct command command_appraise_compare = {
        .path = "appraise compare",
        .operands = "",
        .summary = "横向比: 只在片区、类型、层次、类别相同的之内，正职与其他分开，分档",
        .options = (const struct option[]){SCORE_OPTIONS, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_compare,
};

const struct command command_appraise_sensitivity = {
        .path = "appraise sensitivity",
        .operands = "",
        .summary = "权重敏感性: 合理的权重里有多少保持次序",
        .options = (const struct option[]){SCORE_OPTIONS,
                {OPTION_VALUE, false, "stratum", "TEXT", "只看一类，照 appraise compare 写的: 东片／山区／镇／乡镇／正职"},
                {OPTION_VALUE, false, "spread", "PERCENT", "权重上下百分之几，默认 20"}, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_sensitivity,
};
