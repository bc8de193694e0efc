#include "team/light.h"

#include <inttypes.h>

#include "base/buf.h"

/* What the lights look at, of one team or of all. */
struct team {
    int64_t seats, people, years, youngest, oldest, younger, home, experts, young, women, non_party;
    int64_t no_origin, no_speciality, no_politics; /* nothing is on record */
    int64_t out;       /* will have aged out */
    int64_t vacant_chiefs;
    const char *chief_soon; /* chiefs who age out soon; NULL */
    const char *due;        /* members who must be exchanged; NULL */
    const char *kin;        /* relatives; NULL */
    const char *punished, *negative; /* members with a punishment, on a negative list; NULL */
};

struct view {
    struct arena *arena;
    const struct team_case *c;
    const int32_t *sits;
};

const char *team_colour_code(enum team_colour x)
{
    static const char *const codes[] = {"green", "yellow", "red", "unknown"};
    return codes[x];
}

const char *team_colour_title(enum team_colour x)
{
    static const char *const titles[] = {"绿", "黄", "红", "未知"};
    return titles[x];
}

static struct team_amount limit(const struct team_case *c, enum team_limit x)
{
    return c->rules->limits[x];
}

static bool is_at_least(struct team_amount share, int64_t part, int64_t whole)
{
    return part * share.bottom >= share.top * whole;
}

/* Months until the age limit; 0 or less: reached. */
static int64_t months_left(const struct team_case *c, const struct team_person *p)
{
    enum team_limit age = p->is_woman ? TEAM_LIMIT_RETIRE_WOMAN : TEAM_LIMIT_RETIRE_MAN;
    return limit(c, age).top * 12 - team_months(p->born, c->on);
}

static const char *listed(struct arena *a, const char *list, const char *one)
{
    return list ? arena_text(a, "%s、%s", list, one) : one;
}

/* "" when nothing is due. */
static const char *due_of(struct arena *a, const struct team_case *c, const struct team_person *p)
{
    struct buf b = {.arena = a};
    const struct team_post *post = &c->posts[p->serves];
    int64_t here = team_months(p->post_since, c->on);
    const struct {
        bool is_due;
        int64_t months;
        const char *text;
    } table[] = {
            {here >= limit(c, TEAM_LIMIT_POST_MONTHS).top, here, "同一职位任满两届、十年"},
            {team_months(p->unit_since, c->on) >= limit(c, TEAM_LIMIT_PLACE_MONTHS).top, team_months(p->unit_since, c->on),
                    "一地同一职级满十年"},
            {post->role == ROLE_DISCIPLINE && here >= limit(c, TEAM_LIMIT_DISCIPLINE_MONTHS).top, here, "纪委书记任满一届"},
            {team_months(p->grade_since, c->on) >= limit(c, TEAM_LIMIT_GRADE_MONTHS).top, team_months(p->grade_since, c->on),
                    "同一职级满十五年"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        if (table[i].is_due)
            buf_addf(&b, "%s%s（%" PRId64 " 个月）", b.n ? "；" : "", table[i].text, table[i].months);
    return buf_text(&b);
}

static void look_at_person(const struct view *v, const struct team_post *post, const struct team_person *p, struct team *t)
{
    const struct team_case *c = v->c;
    int64_t age = team_age(p->born, c->on), left = months_left(c, p);
    if (p->punished) t->punished = listed(v->arena, t->punished, arena_text(v->arena, "%s受处分（%s）", p->name, p->punished));
    if (p->negative) t->negative = listed(v->arena, t->negative, arena_text(v->arena, "%s列入负面清单（%s）", p->name, p->negative));
    if (post->is_chief && left <= limit(c, TEAM_LIMIT_SOON_MONTHS).top) t->chief_soon = listed(v->arena, t->chief_soon, p->name);
    if (!post->counts) return;
    t->youngest = t->people == 0 || age < t->youngest ? age : t->youngest;
    t->oldest = age > t->oldest ? age : t->oldest;
    t->people++;
    t->years += age;
    t->younger += age < limit(c, TEAM_LIMIT_YOUNGER_AGE).top;
    t->young += age <= limit(c, TEAM_LIMIT_YOUNG_AGE).top;
    t->home += p->upbringing == post->unit;
    t->experts += p->speciality[0] != '\0' && !text_eq(p->speciality, "无");
    t->no_origin += p->is_upbringing_unsaid;
    t->no_speciality += p->speciality[0] == '\0';
    t->no_politics += p->is_politics_unsaid;
    t->women += p->is_woman;
    t->non_party += p->is_non_party;
    t->out += left <= limit(c, TEAM_LIMIT_OUT_YEARS).top * 12;
    /* who goes on in the post that must be left */
    bool stays = p->serves != TEAM_NONE && c->posts[p->serves].no == post->no;
    if (stays && due_of(v->arena, c, p)[0]) t->due = listed(v->arena, t->due, p->name);
}

static void look_at_kin(const struct view *v, int32_t unit, struct team *t)
{
    const struct team_case *c = v->c;
    for (size_t i = 0; i < c->pair_count; i++) {
        bool a = false, b = false;
        for (size_t s = 0; s < c->post_count; s++) {
            if (unit != TEAM_NONE && c->posts[s].unit != unit) continue;
            a |= v->sits[s] == c->pairs[i].a;
            b |= v->sits[s] == c->pairs[i].b;
        }
        if (a && b)
            t->kin = listed(v->arena, t->kin, arena_text(v->arena, "%s与%s（%s）", c->people[c->pairs[i].a].name,
                    c->people[c->pairs[i].b].name, c->pairs[i].relation));
    }
    for (size_t i = 0; i < c->bar_count; i++)
        if (c->posts[c->bars[i].seat].unit == unit && v->sits[c->bars[i].seat] == c->bars[i].person)
            t->kin = listed(v->arena, t->kin, arena_text(v->arena, "%s与%s", c->people[c->bars[i].person].name, c->bars[i].who));
}

static struct team look_at(const struct view *v, int32_t unit)
{
    struct team t = {0};
    for (size_t i = 0; i < v->c->post_count; i++) {
        const struct team_post *post = &v->c->posts[i];
        if (unit != TEAM_NONE && post->unit != unit) continue;
        t.seats += post->counts;
        if (v->sits[i] == TEAM_NONE) t.vacant_chiefs += post->is_chief;
        else look_at_person(v, post, &v->c->people[v->sits[i]], &t);
    }
    if (unit != TEAM_NONE) look_at_kin(v, unit, &t);
    return t;
}

/* A mean with one digit behind the point. */
static const char *mean_text(struct arena *a, const struct team *t)
{
    int64_t tenths = t->people == 0 ? 0 : (20 * t->years + t->people) / (2 * t->people);
    return arena_text(a, "%" PRId64 ".%" PRId64, tenths / 10, tenths % 10);
}

static struct team_light age_light(const struct view *v, const struct team *t, const struct team *all)
{
    bool is_above = t->years * all->people > all->years * t->people, has_younger = t->younger > 0;
    bool is_close = t->oldest - t->youngest <= limit(v->c, TEAM_LIMIT_SPREAD_AGE).top;
    enum team_colour colour = is_above ? (has_younger ? TEAM_YELLOW : TEAM_RED)
                              : !has_younger || is_close ? TEAM_YELLOW
                                                     : TEAM_GREEN;
    return (struct team_light){t->people == 0 ? TEAM_GREEN : colour,
            arena_text(v->arena, "平均 %s 岁（全部班子 %s 岁），最小 %" PRId64 " 岁、最大 %" PRId64 " 岁，不满 %" PRId64
                                 " 岁 %" PRId64 " 人",
                    mean_text(v->arena, t), mean_text(v->arena, all), t->youngest, t->oldest,
                    limit(v->c, TEAM_LIMIT_YOUNGER_AGE).top, t->younger)};
}

/* "（没有登记成长地的 2 人）" */
static const char *unsaid_text(struct arena *a, int64_t n, const char *title)
{
    return n ? arena_text(a, "（没有登记%s的 %" PRId64 " 人）", title, n) : "";
}

/* Of nobody in the team is anything on record. */
static struct team_light unlit(struct arena *a, const struct team *t, const char *title)
{
    return (struct team_light){TEAM_UNLIT, arena_text(a, "%" PRId64 " 人的%s都没有登记，判断不了；在名册的“%s”登记", t->people, title, title)};
}

static struct team_light origin_light(const struct view *v, const struct team *t)
{
    enum team_colour colour = is_at_least(limit(v->c, TEAM_LIMIT_HOME_RED), t->home, t->people)      ? TEAM_RED
                              : is_at_least(limit(v->c, TEAM_LIMIT_HOME_YELLOW), t->home, t->people) ? TEAM_YELLOW
                                                                                                     : TEAM_GREEN;
    if (t->people > 0 && t->no_origin == t->people) return unlit(v->arena, t, "成长地");
    return (struct team_light){t->people == 0 ? TEAM_GREEN : colour, arena_text(v->arena, "%" PRId64 " 人中本地成长的 %" PRId64 " 人%s", t->people,
            t->home, unsaid_text(v->arena, t->no_origin, "成长地"))};
}

static struct team_light expertise_light(const struct view *v, const struct team *t)
{
    enum team_colour colour = !is_at_least(limit(v->c, TEAM_LIMIT_EXPERT_RED), t->experts, t->people)      ? TEAM_RED
                              : !is_at_least(limit(v->c, TEAM_LIMIT_EXPERT_YELLOW), t->experts, t->people) ? TEAM_YELLOW
                                                                                                           : TEAM_GREEN;
    if (t->people > 0 && t->no_speciality == t->people) return unlit(v->arena, t, "专长");
    return (struct team_light){t->people == 0 ? TEAM_GREEN : colour, arena_text(v->arena, "%" PRId64 " 人中有专长的 %" PRId64 " 人%s", t->people,
            t->experts, unsaid_text(v->arena, t->no_speciality, "专长"))};
}

static void raise(struct team_lights *l, bool is_raised, bool is_urgent, const char *why)
{
    if (is_raised) l->flags[l->flag_count++] = (struct team_flag){is_urgent, why};
}

static void raise_flags(const struct view *v, const struct team *t, int32_t unit, struct team_lights *l)
{
    struct arena *a = v->arena;
    const struct team_case *c = v->c;
    int32_t last = c->units[unit].last_years;
    int64_t urgent_years = limit(c, TEAM_LIMIT_LAST_YEARS).top;
    raise(l, t->vacant_chiefs > 0, true, arena_text(a, "正职空缺 %" PRId64 " 个", t->vacant_chiefs));
    raise(l, t->chief_soon, true,
            arena_text(a, "正职%s在 %" PRId64 " 个月内到任职年龄界限", t->chief_soon ? t->chief_soon : "",
                    limit(c, TEAM_LIMIT_SOON_MONTHS).top));
    raise(l, t->kin, true, arena_text(a, "有须回避的亲属: %s", t->kin ? t->kin : ""));
    raise(l, c->units[unit].disunity, true, arena_text(a, "班子不团结（%s）", c->units[unit].disunity ? c->units[unit].disunity : ""));
    raise(l, last >= urgent_years, true, arena_text(a, "实绩连续 %d 年末位", last));
    raise(l, last >= 1 && last < urgent_years, false, "上年实绩末位");
    raise(l, c->units[unit].negative, false, arena_text(a, "班子列入负面清单（%s）", c->units[unit].negative ? c->units[unit].negative : ""));
    raise(l, t->negative, false, t->negative);
    raise(l, t->punished, false, t->punished);
    raise(l, t->seats > t->people, false, arena_text(a, "缺配 %" PRId64 " 人", t->seats - t->people));
    if (t->people == 0) return;
    raise(l, !is_at_least(limit(c, TEAM_LIMIT_YOUNG_SHARE), t->young, t->people), false,
            arena_text(a, "%" PRId64 " 岁以下 %" PRId64 " 人，不足", limit(c, TEAM_LIMIT_YOUNG_AGE).top, t->young));
    raise(l, is_at_least(limit(c, TEAM_LIMIT_OUT_SHARE), t->out, t->people) || t->out >= limit(c, TEAM_LIMIT_OUT_PEOPLE).top,
            false, arena_text(a, "%" PRId64 " 年内到任职年龄界限 %" PRId64 " 人", limit(c, TEAM_LIMIT_OUT_YEARS).top, t->out));
    raise(l, t->women < limit(c, TEAM_LIMIT_WOMEN).top, false, arena_text(a, "妇女 %" PRId64 " 人，不足", t->women));
    raise(l, t->non_party < limit(c, TEAM_LIMIT_NON_PARTY_MEMBERS).top, false,
            t->non_party + t->no_politics < limit(c, TEAM_LIMIT_NON_PARTY_MEMBERS).top
                    ? arena_text(a, "党外干部 %" PRId64 " 人，不足%s", t->non_party, unsaid_text(a, t->no_politics, "政治面貌"))
                    : arena_text(a, "党外干部够不够判断不了: 登记的 %" PRId64 " 人，%" PRId64 " 人的政治面貌没有登记", t->non_party, t->no_politics));
    raise(l, t->due, false, arena_text(a, "%s须交流", t->due ? t->due : ""));
}

enum { FLAGS_MOST = 16 };

struct team_lights team_lights_of(struct arena *a, const struct team_case *c, struct team_lineup x, int32_t unit)
{
    struct view v = {a, c, x.person};
    struct team t = look_at(&v, unit), all = look_at(&v, TEAM_NONE);
    struct team_lights l = {.age = age_light(&v, &t, &all), .origin = origin_light(&v, &t),
            .expertise = expertise_light(&v, &t), .flags = arena_alloc_array(a, FLAGS_MOST, sizeof *l.flags)};
    raise_flags(&v, &t, unit, &l);
    return l;
}

struct team_dues team_dues_of(struct arena *a, const struct team_case *c)
{
    struct team_dues d = {.v = arena_alloc_array(a, c->person_count + 1, sizeof *d.v),
            .unsaid = arena_alloc_array(a, c->person_count + 1, sizeof *d.unsaid)};
    for (size_t i = 0; i < c->person_count; i++) {
        if (c->people[i].serves == TEAM_NONE) continue;
        const char *why = due_of(a, c, &c->people[i]);
        if (why[0]) d.v[d.n++] = (struct team_due){(int32_t)i, why};
        else if (!c->people[i].post_since || !c->people[i].grade_since) d.unsaid[d.unsaid_count++] = (int32_t)i;
    }
    return d;
}
