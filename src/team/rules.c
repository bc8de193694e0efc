#include "team/rules.h"

#include <stdlib.h>
#include <string.h>

#include "base/resource.h"
#include "base/utf8.h"
#include "model/code.h"
#include "model/organisation.h"
#include "team/case.h"

enum { COLUMNS_MAX = 12, NUMBER_MAX = 100000 };

static const char FOLDER[] = "data/team/";

struct line {
    const char *v[COLUMNS_MAX];
    size_t n;
};

struct reader {
    struct arena *arena;
    struct team_rules *rules;
};

const char *team_rule_kind_code(enum team_rule_kind k)
{
    static const char *const codes[] = {"require", "quota", "mean", "move", "worth", "avoid", "fill", "pin"};
    return codes[k];
}

const char *team_field_word(enum team_field f)
{
    static const char *const words[] = {TEAM_FIELDS(CODE_PICK)};
    return words[f];
}

const char *team_force_text(struct arena *a, struct team_force f)
{
    switch (f.kind) {
    case TEAM_FORCE_LAW: return "law";
    case TEAM_FORCE_OFF: return "off";
    case TEAM_FORCE_RANK: return arena_text(a, "%d", (int)f.number);
    case TEAM_FORCE_WISH: return arena_text(a, "w%d", (int)f.number);
    }
    return "";
}

/* ---- the parts of a line ---- */

static bool take_number(const char *text, int64_t min, int64_t max, int64_t *value, struct err *e)
{
    char *end;
    bool is_plain = *text && strspn(text + (*text == '-'), "0123456789") == strlen(text + (*text == '-')) &&
                    strlen(text) < 10;
    long long n = is_plain ? strtoll(text, &end, 10) : 0;
    if (!is_plain || *end || n < min || n > max)
        return err_set(e, ERR_INPUT, "“%s” 应为 %lld 至 %lld 的整数", text, (long long)min, (long long)max);
    *value = n;
    return true;
}

static bool take_force(const char *text, struct team_force *force, struct err *e)
{
    if (text_eq(text, "law") || text_eq(text, "off")) {
        *force = (struct team_force){*text == 'l' ? TEAM_FORCE_LAW : TEAM_FORCE_OFF, 0};
        return true;
    }
    bool is_wish = *text == 'w';
    *force = (struct team_force){is_wish ? TEAM_FORCE_WISH : TEAM_FORCE_RANK, 0};
    return take_number(text + is_wish, 1, is_wish ? 10000 : TEAM_RANKS_MAX, &force->number, e) ||
           err_in(e, "约束力写 law、1 至 %d、w 加分数或 off", TEAM_RANKS_MAX);
}

static bool take_amount(struct arena *a, const char *text, struct team_amount *amount, struct err *e)
{
    const char *slash = strchr(text, '/');
    size_t n = strlen(text);
    *amount = (struct team_amount){0, 0};
    if (slash)
        return take_number(arena_copy(a, text, (size_t)(slash - text)), 0, 1000, &amount->top, e) &&
               take_number(slash + 1, 1, 1000, &amount->bottom, e);
    if (n > 1 && text[n - 1] == '%') {
        amount->bottom = 100;
        return take_number(arena_copy(a, text, n - 1), 0, 100, &amount->top, e);
    }
    return take_number(text, 0, NUMBER_MAX, &amount->top, e);
}

static bool add_posts_word(const char *word, struct team_posts *posts, struct err *e)
{
    enum post_role role;
    enum post_grade grade;
    if (text_eq(word, "all")) posts->is_all = true;
    else if (text_eq(word, "chief")) posts->is_chief = true;
    else if (post_role_from(word, &role)) posts->roles |= 1u << role;
    else if (post_grade_from(word, &grade)) posts->grades |= 1u << grade;
    else return err_set(e, ERR_INPUT, "没有“%s”这种职位，应为 all 全部、chief 正职，职位类别 %s，或者职级 %s；几个的以逗号分开", word,
            post_role_choices(), post_grade_choices());
    return true;
}

bool team_posts_parse(struct arena *a, const char *text, struct team_posts *posts, struct err *e)
{
    *posts = (struct team_posts){.text = text};
    for (const char *at = text;;) {
        size_t n = strcspn(at, ",");
        if (!add_posts_word(arena_copy(a, at, n), posts, e)) return false;
        if (!at[n]) return true;
        at += n + 1;
    }
}

static bool field_from(const char *word, enum team_field *field)
{
    for (int i = 0; i < TEAM_FIELD_COUNT; i++) {
        if (!text_eq(team_field_word((enum team_field)i), word)) continue;
        *field = (enum team_field)i;
        return true;
    }
    return false;
}

/* "age<=35" */
static bool take_condition(struct arena *a, const char *text, struct team_condition *c, struct err *e)
{
    static const struct {
        const char *sign;
        enum team_compare compare;
    } signs[] = {{"<=", TEAM_LE}, {">=", TEAM_GE}, {"!=", TEAM_NE}, {"=", TEAM_EQ}};
    size_t at = strcspn(text, "<>=!");
    *c = (struct team_condition){.words = ""};
    const char *field = arena_copy(a, text, at);
    if (!field_from(field, &c->field)) return err_set(e, ERR_INPUT, "条件“%s”里没有“%s”这一项", text, field);
    for (size_t i = 0; i < ARRAY_COUNT(signs); i++) {
        size_t n = strlen(signs[i].sign);
        if (strncmp(text + at, signs[i].sign, n) != 0) continue;
        const char *value = text + at + n;
        enum team_education level;
        c->compare = signs[i].compare;
        if (c->field == TEAM_FIELD_SPECIALITY) {
            c->words = value;
            return (*value && c->compare >= TEAM_EQ) || err_set(e, ERR_INPUT, "条件“%s”应写 speciality=专长", text);
        }
        bool is_level = c->field == TEAM_FIELD_EDUCATION || c->field == TEAM_FIELD_FULL_TIME;
        if (is_level && team_education_from(value, &level)) {
            c->number = (int64_t)level;
            return true;
        }
        return take_number(value, -NUMBER_MAX, NUMBER_MAX, &c->number, e) || err_in(e, "条件“%s”", text);
    }
    return err_set(e, ERR_INPUT, "条件“%s”缺少 <=、>=、= 或 !=", text);
}

static bool take_who(struct arena *a, const char *text, struct team_who *who, struct err *e)
{
    *who = (struct team_who){.text = text};
    if (text_eq(text, "-")) return true;
    for (const char *at = text;;) {
        size_t n = strcspn(at, "&");
        if (who->n == TEAM_CONDITIONS_MAX) return err_set(e, ERR_INPUT, "超过 %d 个条件", TEAM_CONDITIONS_MAX);
        if (!take_condition(a, arena_copy(a, at, n), &who->v[who->n++], e)) return false;
        if (!at[n]) return true;
        at += n + 1;
    }
}

static bool take_scope(const char *text, bool *is_each, struct err *e)
{
    *is_each = text_eq(text, "each");
    return *is_each || text_eq(text, "all") || err_set(e, ERR_INPUT, "“%s” 应为 all（全县）或 each（每个单位）", text);
}

/* ---- the lines, by their first word ---- */

static bool take_team(struct reader *r, const struct line *l, struct team_rule *x, struct err *e)
{
    (void)x;
    if (r->rules->code) return err_set(e, ERR_INPUT, "team 一行写了两次");
    r->rules->code = l->v[1];
    r->rules->title = l->v[2];
    r->rules->source = l->v[3];
    return true;
}

static bool take_require(struct reader *r, const struct line *l, struct team_rule *x, struct err *e)
{
    x->kind = TEAM_REQUIRE;
    if (!team_posts_parse(r->arena, l->v[2], &x->posts, e) || !take_who(r->arena, l->v[3], &x->who, e) ||
            !take_force(l->v[4], &x->force, e))
        return false;
    return x->force.kind != TEAM_FORCE_WISH || err_set(e, ERR_INPUT, "require 不能只是愿望，用 worth 加分或减分");
}

static bool take_quota(struct reader *r, const struct line *l, struct team_rule *x, struct err *e)
{
    x->kind = TEAM_QUOTA;
    x->is_least = text_eq(l->v[5], "least");
    if (!x->is_least && !text_eq(l->v[5], "most")) return err_set(e, ERR_INPUT, "“%s” 应为 least 或 most", l->v[5]);
    x->has_base = !text_eq(l->v[7], "-");
    if (!take_scope(l->v[2], &x->is_each, e) || !team_posts_parse(r->arena, l->v[3], &x->posts, e) ||
            !take_who(r->arena, l->v[4], &x->who, e) || !take_amount(r->arena, l->v[6], &x->amount, e) ||
            (x->has_base && !team_posts_parse(r->arena, l->v[7], &x->base, e)) || !take_force(l->v[8], &x->force, e))
        return false;
    return !x->has_base || x->amount.bottom > 0 || err_set(e, ERR_INPUT, "写了基数的，数量要写成百分数或分数");
}

static bool take_mean(struct reader *r, const struct line *l, struct team_rule *x, struct err *e)
{
    x->kind = TEAM_MEAN;
    if (!take_scope(l->v[2], &x->is_each, e) || !team_posts_parse(r->arena, l->v[3], &x->posts, e) ||
            !take_number(l->v[4], 0, 100, &x->low, e) || !take_number(l->v[5], 0, 100, &x->high, e) ||
            !take_force(l->v[6], &x->force, e))
        return false;
    return x->low <= x->high || err_set(e, ERR_INPUT, "平均年龄的下限大于上限");
}

static bool take_move(struct reader *r, const struct line *l, struct team_rule *x, struct err *e)
{
    x->kind = TEAM_MOVE;
    return take_amount(r->arena, l->v[2], &x->amount, e) && take_force(l->v[3], &x->force, e);
}

static bool take_worth(struct reader *r, const struct line *l, struct team_rule *x, struct err *e)
{
    x->kind = TEAM_WORTH;
    x->force = (struct team_force){TEAM_FORCE_WISH, 1};
    return team_posts_parse(r->arena, l->v[2], &x->posts, e) && take_who(r->arena, l->v[3], &x->who, e) &&
           take_number(l->v[4], -10000, 10000, &x->points, e);
}

static bool take_plain(const struct line *l, enum team_rule_kind kind, struct team_rule *x, struct err *e)
{
    x->kind = kind;
    if (!take_force(l->v[2], &x->force, e)) return false;
    return x->force.kind != TEAM_FORCE_WISH || err_set(e, ERR_INPUT, "“%s” 不能只是愿望", l->v[1]);
}

static bool take_avoid(struct reader *r, const struct line *l, struct team_rule *x, struct err *e)
{
    (void)r;
    return take_plain(l, TEAM_AVOID, x, e);
}

/* Posts may always stay empty when nothing else helps, so this is never law and never off. */
static bool take_fill(struct reader *r, const struct line *l, struct team_rule *x, struct err *e)
{
    (void)r;
    if (!take_plain(l, TEAM_FILL, x, e)) return false;
    return x->force.kind == TEAM_FORCE_RANK || err_set(e, ERR_INPUT, "fill 的约束力写 1 至 %d", TEAM_RANKS_MAX);
}

static bool take_pin(struct reader *r, const struct line *l, struct team_rule *x, struct err *e)
{
    (void)r;
    if (!take_plain(l, TEAM_PIN, x, e)) return false;
    return x->force.kind == TEAM_FORCE_RANK || err_set(e, ERR_INPUT, "pin 的约束力写 1 至 %d", TEAM_RANKS_MAX);
}

/* light NAME WORD AMOUNT SOURCE; a share stays a share. */
static bool take_light(struct reader *r, const struct line *l, struct team_rule *x, struct err *e)
{
    static const char *const words[] = {
#define X(name, word, top, bottom) word,
            TEAM_LIMITS(X)
#undef X
    };
    struct team_amount amount;
    (void)x;
    for (int i = 0; i < TEAM_LIMIT_COUNT; i++) {
        if (!text_eq(words[i], l->v[2])) continue;
        if (!take_amount(r->arena, l->v[3], &amount, e)) return false;
        if ((amount.bottom > 0) != (r->rules->limits[i].bottom > 0))
            return err_set(e, ERR_INPUT, "“%s” 应写%s", l->v[2], amount.bottom > 0 ? "整数" : "百分数或分数");
        r->rules->limits[i] = amount;
        return true;
    }
    return err_set(e, ERR_INPUT, "没有“%s”这个数", l->v[2]);
}

/* setting NAME SETTING */
static bool take_setting(struct reader *r, const struct line *l, struct team_rule *x, struct err *e)
{
    (void)x;
    for (size_t i = 0; i < r->rules->n; i++) {
        struct team_rule *rule = &r->rules->v[i];
        if (!text_eq(rule->name, l->v[1])) continue;
        if (rule->kind != TEAM_REQUIRE || rule->who.n == 0) return err_set(e, ERR_INPUT, "“%s”不是有条件的 require", l->v[1]);
        if (!*l->v[2]) return err_set(e, ERR_INPUT, "“%s”没有写是哪项设置", l->v[1]);
        rule->setting = l->v[2];
        return true;
    }
    return err_set(e, ERR_INPUT, "上面没有名为“%s”的规则", l->v[1]);
}

static bool take_line(struct reader *r, const struct line *l, struct err *e)
{
    static const struct {
        const char *word;
        size_t columns;
        bool (*take)(struct reader *r, const struct line *l, struct team_rule *x, struct err *e);
    } kinds[] = {{"team", 4, take_team}, {"require", 6, take_require}, {"quota", 10, take_quota}, {"mean", 8, take_mean},
            {"move", 5, take_move}, {"worth", 6, take_worth}, {"avoid", 4, take_avoid}, {"fill", 4, take_fill},
            {"pin", 4, take_pin}, {"setting", 3, take_setting}, {"light", 5, take_light}};
    for (size_t i = 0; i < ARRAY_COUNT(kinds); i++) {
        if (!text_eq(kinds[i].word, l->v[0])) continue;
        if (l->n != kinds[i].columns)
            return err_set(e, ERR_INPUT, "“%s” 一行有 %zu 栏，应为 %zu 栏", l->v[0], l->n, kinds[i].columns);
        struct team_rule x = {.name = l->v[1], .source = l->v[l->n - 1]};
        if (!kinds[i].take(r, l, &x, e)) return false;
        if (kinds[i].take == take_team || kinds[i].take == take_setting || kinds[i].take == take_light) return true;
        for (size_t k = 0; k < r->rules->n; k++)
            if (text_eq(r->rules->v[k].name, x.name)) return err_set(e, ERR_INPUT, "规则“%s”写了两次", x.name);
        r->rules->v[r->rules->n++] = x;
        return true;
    }
    return err_set(e, ERR_INPUT, "不认识“%s”，可以是 team、require、quota、mean、move、worth、avoid、fill、pin、setting、light", l->v[0]);
}

static bool split(struct arena *a, struct str raw, struct line *line, struct err *e)
{
    line->n = 0;
    if (raw.n > 0 && raw.p[raw.n - 1] == '\r') raw.n--;
    for (size_t at = 0; at <= raw.n;) {
        const char *tab = memchr(raw.p + at, '\t', raw.n - at);
        size_t n = tab ? (size_t)(tab - raw.p) - at : raw.n - at;
        if (line->n == COLUMNS_MAX) return err_set(e, ERR_INPUT, "超过 %d 栏", COLUMNS_MAX);
        if (!utf8_accept(a, (struct str){raw.p + at, n}, &line->v[line->n++], e)) return false;
        at += n + 1;
    }
    return true;
}

static size_t count_of(const struct team_rules *rules, enum team_rule_kind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < rules->n; i++) n += rules->v[i].kind == kind;
    return n;
}

static bool is_whole(const struct team_rules *rules, struct err *e)
{
    if (!rules->code) return err_set(e, ERR_INPUT, "缺少 team 一行");
    if (count_of(rules, TEAM_FILL) != 1 || count_of(rules, TEAM_PIN) != 1)
        return err_set(e, ERR_INPUT, "fill 和 pin 各要写一行");
    if (count_of(rules, TEAM_AVOID) > 1 || count_of(rules, TEAM_MOVE) > 1)
        return err_set(e, ERR_INPUT, "avoid 和 move 各至多写一行");
    return true;
}

bool team_rules_parse(struct arena *a, struct str text, struct team_rules *out, struct err *e)
{
    struct team_rules rules = {.v = arena_alloc_array(a, TEAM_RULES_MAX, sizeof *rules.v),
            .limits = {
#define X(name, word, top, bottom) {top, bottom},
                    TEAM_LIMITS(X)
#undef X
            }};
    struct reader r = {a, &rules};
    size_t line_no = 0;
    if (text.n >= 3 && memcmp(text.p, "\xef\xbb\xbf", 3) == 0) text = (struct str){text.p + 3, text.n - 3};
    for (size_t at = 0; at < text.n;) {
        const char *end = memchr(text.p + at, '\n', text.n - at);
        struct str raw = {text.p + at, end ? (size_t)(end - text.p) - at : text.n - at};
        struct line l;
        line_no++;
        at += raw.n + 1;
        if (raw.n == 0 || raw.p[0] == '#' || raw.p[0] == '\r') continue;
        if (rules.n == TEAM_RULES_MAX) return err_set(e, ERR_INPUT, "超过 %d 条规则", TEAM_RULES_MAX);
        if (!split(a, raw, &l, e) || !take_line(&r, &l, e)) return err_in(e, "第 %zu 行", line_no);
    }
    if (!is_whole(&rules, e)) return false;
    *out = rules;
    return true;
}

bool team_rules_load(struct arena *a, const char *code, struct team_rules *rules, struct err *e)
{
    const char *name = arena_text(a, "%s%s.tsv", FOLDER, code);
    struct str text = resource_find(name);
    if (!text.p) return err_set(e, ERR_INPUT, "没有名为“%s”的调配规则", code);
    return team_rules_parse(a, text, rules, e) || err_in(e, "%s", name);
}
