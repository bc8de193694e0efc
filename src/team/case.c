#include "team/case.h"

#include <string.h>

#include "model/code.h"

DEFINE_CODE_FUNCTION(team_education, enum team_education, TEAM_EDUCATIONS)
DEFINE_TITLE_FUNCTION(team_education, enum team_education, TEAM_EDUCATIONS)
DEFINE_FROM_FUNCTION(team_education, enum team_education, TEAM_EDUCATIONS)

int32_t team_months(int32_t from, int32_t on)
{
    return from == 0 ? -1 : on / 100 * 12 + on % 100 - from / 100 * 12 - from % 100;
}

int32_t team_age(int32_t born, int32_t on)
{
    int32_t months = team_months(born, on);
    return months < 0 ? -1 : months / 12;
}

enum team_education team_education_of(const char *words)
{
    /* the first that is contained decides; "专科" of a university is asked before 大学 */
    static const struct {
        const char *word;
        enum team_education level;
    } table[] = {{"博士", TEAM_EDUCATION_DOCTOR}, {"硕士", TEAM_EDUCATION_MASTER}, {"研究生", TEAM_EDUCATION_MASTER},
            {"大专", TEAM_EDUCATION_COLLEGE}, {"专科", TEAM_EDUCATION_COLLEGE}, {"大普", TEAM_EDUCATION_COLLEGE},
            {"普通班", TEAM_EDUCATION_COLLEGE}, /* 大学普通班: ZB64 33, of 专科教育 */
            {"本科", TEAM_EDUCATION_UNIVERSITY}, {"大学", TEAM_EDUCATION_UNIVERSITY}, {"学士", TEAM_EDUCATION_UNIVERSITY},
            {"中专", TEAM_EDUCATION_SECONDARY}, {"高中", TEAM_EDUCATION_SECONDARY}, {"中技", TEAM_EDUCATION_SECONDARY},
            {"中师", TEAM_EDUCATION_SECONDARY}, {"中等", TEAM_EDUCATION_SECONDARY}, {"技校", TEAM_EDUCATION_SECONDARY},
            {"职高", TEAM_EDUCATION_SECONDARY}, {"初中", TEAM_EDUCATION_SCHOOL}, {"小学", TEAM_EDUCATION_SCHOOL}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        if (strstr(words, table[i].word)) return table[i].level;
    return TEAM_EDUCATION_UNKNOWN;
}

size_t team_unit_seats(const struct team_case *c, int32_t unit)
{
    size_t n = 0;
    for (size_t i = 0; i < c->post_count; i++) n += c->posts[i].unit == unit;
    return n;
}

struct team_lineup team_lineup_now(struct arena *a, const struct team_case *c)
{
    struct team_lineup now = {arena_alloc_array(a, c->post_count + 1, sizeof *now.person)};
    for (size_t i = 0; i < c->post_count; i++) now.person[i] = TEAM_NONE;
    for (size_t i = 0; i < c->person_count; i++)
        if (c->people[i].serves != TEAM_NONE) now.person[c->people[i].serves] = (int32_t)i;
    return now;
}

static bool is_within(int32_t x, size_t n)
{
    return x >= 0 && (size_t)x < n;
}

static bool is_month(int32_t m)
{
    return m / 100 >= 1900 && m / 100 <= 2200 && m % 100 >= 1 && m % 100 <= 12;
}

static bool is_month_or_none(int32_t m)
{
    return m == 0 || is_month(m);
}

static bool person_is_sound(const struct team_case *c, const struct team_person *p, struct err *e)
{
    if (!is_month(p->born) || p->born >= c->on) return err_set(e, ERR_INPUT, "%s没有出生年月", p->name);
    if (!is_month_or_none(p->party_since) || !is_month_or_none(p->post_since) || !is_month_or_none(p->unit_since) ||
            !is_month_or_none(p->grade_since))
        return err_set(e, ERR_INPUT, "%s的年月不对", p->name);
    if (p->serves != TEAM_NONE && (!is_within(p->serves, c->post_count) || c->posts[p->serves].unit != p->unit))
        return err_set(e, ERR_INPUT, "%s的现任职位不对", p->name);
    if ((p->unit != TEAM_NONE && !is_within(p->unit, c->unit_count)) ||
            (p->upbringing != TEAM_NONE && !is_within(p->upbringing, c->unit_count)))
        return err_set(e, ERR_INPUT, "%s的单位不对", p->name);
    return (p->results >= -1 && p->results <= 4) || err_set(e, ERR_INPUT, "%s的实绩档次不对", p->name);
}

bool team_case_is_sound(const struct team_case *c, struct err *e)
{
    if (!is_month(c->on)) return err_set(e, ERR_INPUT, "计算年龄的年月不对");
    if (c->person_count > TEAM_PEOPLE_MAX || c->post_count > TEAM_POSTS_MAX || c->unit_count > TEAM_UNITS_MAX)
        return err_set(e, ERR_INPUT, "至多 %d 人、%d 个职位、%d 个单位", TEAM_PEOPLE_MAX, TEAM_POSTS_MAX, TEAM_UNITS_MAX);
    bool taken[TEAM_POSTS_MAX] = {false};
    for (size_t i = 0; i < c->post_count; i++)
        if (!is_within(c->posts[i].unit, c->unit_count))
            return err_set(e, ERR_INPUT, "职位“%s”不属于任何单位", c->posts[i].name);
    for (size_t i = 0; i < c->person_count; i++) {
        const struct team_person *p = &c->people[i];
        if (!person_is_sound(c, p, e)) return false;
        if (p->serves == TEAM_NONE) continue;
        if (taken[p->serves]) return err_set(e, ERR_INPUT, "“%s”一职有两人在任", c->posts[p->serves].name);
        taken[p->serves] = true;
    }
    for (size_t i = 0; i < c->pair_count; i++)
        if (!is_within(c->pairs[i].a, c->person_count) || !is_within(c->pairs[i].b, c->person_count) ||
                c->pairs[i].a == c->pairs[i].b)
            return err_set(e, ERR_INPUT, "第 %zu 对回避的人不对", i + 1);
    for (size_t i = 0; i < c->bar_count; i++)
        if (!is_within(c->bars[i].person, c->person_count) || !is_within(c->bars[i].seat, c->post_count))
            return err_set(e, ERR_INPUT, "第 %zu 个因亲属回避的职位不对", i + 1);
    for (size_t i = 0; i < c->pin_count; i++) {
        const struct team_pin *x = &c->pins[i];
        if (!is_within(x->person, c->person_count) || !is_within(x->unit, c->unit_count) ||
                (x->post != TEAM_NONE && (!is_within(x->post, c->post_count) || c->posts[x->post].unit != x->unit)))
            return err_set(e, ERR_INPUT, "事先确定的第 %zu 项不对", i + 1);
    }
    return true;
}
