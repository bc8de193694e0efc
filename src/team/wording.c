#include "team/wording.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "team/pair.h"

enum { NUMERALS = 20, MONTHS = 12 };

/* ---- seats ---- */

static const char *const numerals[NUMERALS] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三",
        "十四", "十五", "十六", "十七", "十八", "十九", "二十"};

/* Which seat of its post it is, from 1; 0 when the post has only one. */
static int number_of(const struct team_case *c, int32_t seat)
{
    int before = 0, all = 0;
    for (size_t i = 0; i < c->post_count; i++) {
        bool is_same = c->posts[i].no == c->posts[seat].no;
        all += is_same;
        before += is_same && (int32_t)i <= seat;
    }
    return all == 1 ? 0 : before;
}

static const char *unit_of(const struct team_case *c, int32_t seat)
{
    return c->units[c->posts[seat].unit].name;
}

const char *team_place_text(struct arena *a, const struct team_case *c, int32_t seat)
{
    int n = number_of(c, seat);
    const char *name = c->posts[seat].name;
    if (n == 0) return name;
    return n <= NUMERALS ? arena_text(a, "%s（%s）", name, numerals[n - 1]) : arena_text(a, "%s（%d）", name, n);
}

const char *team_seat_text(struct arena *a, const struct team_case *c, int32_t seat)
{
    return arena_text(a, "%s %s", unit_of(c, seat), team_place_text(a, c, seat));
}

const char *team_seat_code(struct arena *a, const struct team_case *c, int32_t seat)
{
    int n = number_of(c, seat);
    if (n == 0) return arena_text(a, "%s %s", unit_of(c, seat), c->posts[seat].name);
    return arena_text(a, "%s %s#%d", unit_of(c, seat), c->posts[seat].name, n);
}

static int64_t numeral_read(const char *text)
{
    for (int i = 0; i < NUMERALS; i++)
        if (text_eq(text, numerals[i])) return i + 1;
    size_t n = strlen(text);
    return n > 0 && n < 6 && strspn(text, "0123456789") == n ? strtol(text, NULL, 10) : 0;
}

/* The part of words between the last `open` and the `close` at its end; NULL when it does not end so. */
static const char *inside(struct arena *a, const char *words, const char *open, const char *close, size_t *at)
{
    size_t n = strlen(words), tail = strlen(close);
    const char *from = NULL;
    if (n < tail || !text_eq(words + n - tail, close)) return NULL;
    for (const char *p = strstr(words, open); p; p = strstr(p + 1, open)) from = p;
    if (!from) return NULL;
    *at = (size_t)(from - words);
    from += strlen(open);
    return from <= words + n - tail ? arena_copy(a, from, (size_t)(words + n - tail - from)) : NULL;
}

bool team_seat_number(struct arena *a, const char *words, const char **name, int64_t *number)
{
    static const struct {
        const char *open, *close;
    } ways[] = {{"（", "）"}, {"(", ")"}, {"#", ""}};
    for (size_t i = 0; i < ARRAY_COUNT(ways); i++) {
        size_t at;
        const char *digits = inside(a, words, ways[i].open, ways[i].close, &at);
        if (!digits || numeral_read(digits) == 0) continue;
        *name = arena_copy(a, words, at);
        *number = numeral_read(digits);
        return true;
    }
    return false;
}

/* ---- conditions ---- */

/* How a condition is said of a person. unit NULL: it is so or it is not; "月": a time, in months. column: where it is
 * registered, when it may be missing. */
static const struct {
    const char *title, *unit, *column;
} said[TEAM_FIELD_COUNT] = {
        [TEAM_FIELD_AGE] = {"", "岁", "出生年月"},
        [TEAM_FIELD_WOMAN] = {"妇女", NULL, NULL},
        [TEAM_FIELD_NON_PARTY] = {"党外干部", NULL, "政治面貌"},
        [TEAM_FIELD_PARTY] = {"登记的中共党员", NULL, "政治面貌"},
        [TEAM_FIELD_PARTY_MONTHS] = {"党龄", "月", "入党时间"},
        [TEAM_FIELD_EDUCATION] = {"最高学历", "", "最高学历"},
        [TEAM_FIELD_FULL_TIME] = {"全日制学历", "", "全日制学历"},
        [TEAM_FIELD_SPECIALITY] = {"专长", "", "专长"},
        [TEAM_FIELD_BARRED] = {"不得提名", NULL, NULL},
        [TEAM_FIELD_RESULTS] = {"实绩档次", "", "年度考核结果和实绩"},
        [TEAM_FIELD_NEW] = {"新进班子", NULL, NULL},
        [TEAM_FIELD_STAYS] = {"留任原职", NULL, NULL},
        [TEAM_FIELD_STAYS_IN_UNIT] = {"留在原单位", NULL, NULL},
        [TEAM_FIELD_ARRIVES] = {"由外单位来", NULL, NULL},
        [TEAM_FIELD_EXCHANGED] = {"由其他单位交流来", NULL, NULL},
        [TEAM_FIELD_STAY_MONTHS] = {"留任原职，已任", "月", "任现职时间"},
        [TEAM_FIELD_EXCHANGE_MONTHS] = {"交流到其他单位，已任现职", "月", "任现职时间"},
        [TEAM_FIELD_CHIEF_EXCHANGE_MONTHS] = {"正职交流到其他单位，已任现职", "月", "任现职时间"},
        [TEAM_FIELD_UNIT_MONTHS] = {"留在原单位，同一职级已任", "月", "任现职时间"},
        [TEAM_FIELD_LEVEL_MONTHS] = {"不升职级，已任现职级", "月", "任现职级时间"},
        [TEAM_FIELD_RISE] = {"职级升", "级", "职级"},
        [TEAM_FIELD_RISE_MONTHS] = {"升职级，已任现职级", "月", "任现职级时间"},
        [TEAM_FIELD_SAME_KIND] = {"现任同类职位", NULL, NULL},
        [TEAM_FIELD_HOME] = {"成长地就是任职地", NULL, "成长地"},
};

static const char *months_text(struct arena *a, int64_t n)
{
    if (n < MONTHS) return arena_text(a, "%" PRId64 " 个月", n);
    if (n % MONTHS == 0) return arena_text(a, "%" PRId64 " 年", n / MONTHS);
    return arena_text(a, "%" PRId64 " 年 %" PRId64 " 个月", n / MONTHS, n % MONTHS);
}

static bool is_education(enum team_field f)
{
    return f == TEAM_FIELD_EDUCATION || f == TEAM_FIELD_FULL_TIME;
}

static const char *figure_text(struct arena *a, enum team_field f, int64_t v)
{
    if (is_education(f) && v >= 0 && v < TEAM_EDUCATION_COUNT) return team_education_title((enum team_education)v);
    if (text_eq(said[f].unit, "月")) return months_text(a, v);
    return arena_text(a, "%" PRId64 "%s%s", v, *said[f].unit ? " " : "", said[f].unit);
}

/* "须不少于 2 年", "须大专以上" */
static const char *demand_text(struct arena *a, const struct team_condition *x)
{
    static const char *const must[] = {"不超过 ", "不少于 ", "为 ", "不为 "};
    static const struct {
        const char *before, *after;
    } level[] = {{"", "以下"}, {"", "以上"}, {"为", ""}, {"不为", ""}};
    const char *figure = figure_text(a, x->field, x->number);
    bool is_time = text_eq(said[x->field].unit, "月");
    if (is_time && x->compare == TEAM_LE && (x->number + 1) % MONTHS == 0)
        return arena_text(a, "须不满 %" PRId64 " 年", (x->number + 1) / MONTHS);
    if (is_education(x->field)) return arena_text(a, "须%s%s%s", level[x->compare].before, figure, level[x->compare].after);
    return arena_text(a, "须%s%s", must[x->compare], figure);
}

static bool is_of_politics(enum team_field f)
{
    return f == TEAM_FIELD_PARTY || f == TEAM_FIELD_PARTY_MONTHS || f == TEAM_FIELD_NON_PARTY;
}

bool team_is_unsaid(enum team_field field, const struct team_person *p, int64_t value)
{
    if (field == TEAM_FIELD_SPECIALITY) return !*p->speciality;
    if (field == TEAM_FIELD_RISE) return p->is_grade_unsaid;
    if (field == TEAM_FIELD_RISE_MONTHS && p->is_grade_unsaid) return true;
    return value < 0 || (is_of_politics(field) && p->is_politics_unsaid);
}

/* "最高学历没有登记，判断不了；须大专以上" */
static const char *unsaid_text(struct arena *a, const struct team_condition *x)
{
    const char *column = said[x->field].column ? said[x->field].column : said[x->field].title;
    if (x->field == TEAM_FIELD_SPECIALITY)
        return arena_text(a, "%s没有登记，判断不了；须%s“%s”", column, x->compare == TEAM_NE ? "不含" : "含", x->words);
    if (!said[x->field].unit) return arena_text(a, "%s没有登记，判断不了", column);
    return arena_text(a, "%s没有登记，判断不了；%s", column, demand_text(a, x));
}

const char *team_condition_text(struct arena *a, const struct team_condition *x, const struct team_person *p, int64_t v)
{
    const char *title = said[x->field].title;
    if (team_is_unsaid(x->field, p, v)) return unsaid_text(a, x);
    if (x->field == TEAM_FIELD_SPECIALITY)
        return arena_text(a, "专长是“%s”，须%s“%s”", p->speciality, x->compare == TEAM_NE ? "不含" : "含", x->words);
    if (!said[x->field].unit) return arena_text(a, "%s%s", v ? "" : "不是", title);
    return arena_text(a, "%s%s%s，%s", title, *title ? " " : "", figure_text(a, x->field, v), demand_text(a, x));
}

/* ---- breaches ---- */

static const char *avoid_text(struct arena *a, const struct team_case *c, const struct team_breach *b)
{
    const char *name = c->people[b->person].name, *relation = "亲属";
    if (b->other == TEAM_NONE) {
        const struct team_bar *bar = team_bar_of(c, b->person, b->post);
        return arena_text(a, "%s %s: %s与这个职位有领导关系，须回避", team_seat_text(a, c, b->post), name, bar ? bar->who : "亲属");
    }
    for (size_t i = 0; i < c->pair_count; i++)
        if (c->pairs[i].a == b->person && c->pairs[i].b == b->other) relation = c->pairs[i].relation;
    return arena_text(a, "%s %s、%s（%s）: 在同一班子任职，须回避", c->units[b->unit].name, name, c->people[b->other].name, relation);
}

/* "（与不让步的规则相抵: 成长地回避，是成长地）", "" when no law stands against it. */
static const char *law_against(struct arena *a, const struct team_case *c, int32_t person, int32_t seat)
{
    int32_t broken[TEAM_RULES_MAX];
    size_t n = team_pair_breaks(c, person, seat, broken), laws = 0;
    struct buf b = {.arena = a};
    for (size_t i = 0; i < n; i++) {
        const struct team_rule *r = &c->rules->v[broken[i]];
        if (r->force.kind == TEAM_FORCE_LAW)
            buf_addf(&b, "%s%s，%s", laws++ ? "；" : "（与不让步的规则相抵: ", r->name, team_pair_reason(a, c, r, person, seat));
    }
    return laws ? arena_text(a, "%s）", buf_text(&b)) : "";
}

static const char *pin_text(struct arena *a, const struct team_case *c, const struct team_breach *b)
{
    const char *name = c->people[b->person].name;
    if (!b->needs) return arena_text(a, "%s: 方案安排在%s，事先确定不这样安排", name, team_seat_text(a, c, b->post));
    if (b->post == TEAM_NONE) return arena_text(a, "%s: 事先确定在%s任职，没有照办", name, c->units[b->unit].name);
    return arena_text(a, "%s: 事先确定任%s%s，没有照办%s", name, c->units[b->unit].name, c->posts[b->post].name,
            law_against(a, c, b->person, b->post));
}

/* "清溪镇 班子平均年龄: 9 人合计 412 岁，平均 45.8 岁，应不超过 43 岁" */
static const char *mean_text(struct arena *a, const char *where, const struct team_rule *r, const struct team_breach *b)
{
    bool is_above = b->has > b->needs;
    int64_t bound = is_above ? r->high : r->low, people = bound > 0 ? b->needs / bound : 0;
    const char *should = arena_text(a, "应%s %" PRId64 " 岁", is_above ? "不超过" : "不低于", bound);
    if (people == 0) return arena_text(a, "%s %s: 年龄合计 %" PRId64 " 岁，平均%s", where, r->name, b->has, should);
    int64_t tenths = (20 * b->has + people) / (2 * people);
    return arena_text(a, "%s %s: %" PRId64 " 人合计 %" PRId64 " 岁，平均 %" PRId64 ".%" PRId64 " 岁，%s", where, r->name, people, b->has,
            tenths / 10, tenths % 10, should);
}

static const char *require_text(struct arena *a, const struct team_case *c, const struct team_rule *r, const struct team_breach *b)
{
    const char *why = team_pair_reason(a, c, r, b->person, b->post);
    return arena_text(a, "%s %s: %s（%s）", team_seat_text(a, c, b->post), c->people[b->person].name, r->name, *why ? why : "不符");
}

const char *team_breach_text(struct arena *a, const struct team_case *c, const struct team_breach *b)
{
    const char *where = b->unit == TEAM_NONE ? "全县" : c->units[b->unit].name;
    if (b->rule == TEAM_NONE) return arena_text(a, "%s %s: 同时安排在两个职位", where, c->people[b->person].name);
    const struct team_rule *r = &c->rules->v[b->rule];
    switch (r->kind) {
    case TEAM_REQUIRE: return require_text(a, c, r, b);
    case TEAM_AVOID: return avoid_text(a, c, b);
    case TEAM_FILL: return arena_text(a, "%s: 空缺", team_seat_text(a, c, b->post));
    case TEAM_PIN: return pin_text(a, c, b);
    case TEAM_MEAN: return mean_text(a, where, r, b);
    case TEAM_QUOTA:
    case TEAM_MOVE:
    case TEAM_WORTH: break;
    }
    bool is_least = r->kind == TEAM_QUOTA && r->is_least;
    const char *unsaid = is_least && b->unsaid ? arena_text(a, "（另有 %" PRId64 " 人的资料没有登记，没有算）", b->unsaid) : "";
    return arena_text(a, "%s %s: %" PRId64 " 人，应%s %" PRId64 " 人%s", where, r->name, b->has, is_least ? "至少" : "至多", b->needs, unsaid);
}

const char *team_unsaid_text(struct arena *a, const struct team_case *c, const struct team_check *check, int32_t rule)
{
    const struct team_rule *r = &c->rules->v[rule];
    struct buf all = {.arena = a};
    for (int f = 0; f < TEAM_FIELD_COUNT; f++) { /* those who lack the same, together */
        struct buf names = {.arena = a};
        for (size_t i = 0; i < check->n; i++) {
            const struct team_breach *b = &check->v[i];
            if (b->rule == rule && team_breach_is_unsaid(b) && team_pair_unsaid(c, r, b->person, b->post) == (enum team_field)f)
                buf_addf(&names, "%s%s", names.n ? "、" : "", c->people[b->person].name);
        }
        for (size_t i = 0; f == TEAM_FIELD_HOME && i < check->assumed_count; i++)
            if (check->assumed[i].rule == rule) buf_addf(&names, "%s%s", names.n ? "、" : "", c->people[check->assumed[i].person].name);
        if (names.n) buf_addf(&all, "%s%s的%s没有登记", all.n ? "；" : "", buf_text(&names), said[f].column ? said[f].column : said[f].title);
    }
    return all.n ? arena_text(a, "%s: %s", r->name, buf_text(&all)) : "";
}

const char *team_force_words(struct arena *a, struct team_force f)
{
    switch (f.kind) {
    case TEAM_FORCE_LAW: return "法定，不让步";
    case TEAM_FORCE_RANK: return arena_text(a, "第 %d 级", (int)f.number);
    case TEAM_FORCE_WISH: return "愿望";
    case TEAM_FORCE_OFF: break;
    }
    return "不用";
}
