#include "app/makeup.h"

#include <inttypes.h>

#include "app/last_term.h"
#include "model/voter.h"
#include "roll/ethnic.h"

static const struct {
    enum makeup_group group;
    int item; /* of the last term; TERM_ITEM_COUNT: none */
    const char *title;
} lines[] = {
#define X(name, group, item, title) {GROUP_##group, item, title},
        MAKEUP_LINES(X)
#undef X
};

static const char *const group_titles[] = {
#define X(name, title) title,
        MAKEUP_GROUPS(X)
#undef X
};

enum makeup_group makeup_group_of(enum makeup_line l)
{
    return lines[l].group;
}

const char *makeup_group_title(enum makeup_group g)
{
    return group_titles[g];
}

const char *makeup_line_title(enum makeup_line l)
{
    return lines[l].title;
}

/* The last line of each group is for those. */
bool makeup_is_unknown(enum makeup_line l)
{
    return l + 1 == MAKEUP_COUNT || lines[l + 1].group != lines[l].group;
}

bool makeup_has_last(enum makeup_line l)
{
    return lines[l].item < TERM_ITEM_COUNT;
}

const struct term_figure *makeup_last(const struct paper_source *s, enum makeup_line l)
{
    int item = lines[l].item;
    return item < TERM_ITEM_COUNT && s->last_term.has[item] ? &s->last_term.figures[item] : NULL;
}

/* ---- one person ---- */

static bool says_one_of(const char *text, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strstr(text, words[i])) return true;
    return false;
}

static enum makeup_line sex_of(const struct candidate *c)
{
    if (c && c->sex == SEX_WOMAN) return MAKEUP_WOMEN;
    return c && c->sex == SEX_MAN ? MAKEUP_MEN : MAKEUP_SEX_UNKNOWN;
}

static enum makeup_line party_of(const struct candidate *c)
{
    static const char *const party[] = {"中共", "共产党", "预备党员"};
    if (!c || !*c->party) return MAKEUP_PARTY_UNKNOWN;
    bool is_party = says_one_of(c->party, party, ARRAY_COUNT(party)) || text_eq(c->party, "党员");
    return is_party && !strstr(c->party, "非") ? MAKEUP_PARTY : MAKEUP_NON_PARTY;
}

static enum makeup_line ethnic_of(const struct candidate *c)
{
    if (!c || c->ethnic == ETHNIC_UNKNOWN) return MAKEUP_ETHNIC_UNKNOWN;
    return c->ethnic == ETHNIC_HAN ? MAKEUP_HAN : MAKEUP_MINORITY;
}

/* What is neither of the two lists is not guessed. */
static enum makeup_line education_of(const struct candidate *c)
{
    static const char *const below[] = {
            "中专", "中等专", "中技", "中师", "技校", "职高", "高中", "初中", "小学", "文盲"};
    static const char *const college[] = {"大专", "专科", "本科", "大学", "研究生", "硕士", "博士"};
    if (!c || !*c->education) return MAKEUP_EDUCATION_UNKNOWN;
    if (says_one_of(c->education, below, ARRAY_COUNT(below))) return MAKEUP_BELOW_COLLEGE;
    if (says_one_of(c->education, college, ARRAY_COUNT(college))) return MAKEUP_COLLEGE;
    return MAKEUP_EDUCATION_UNKNOWN;
}

static enum makeup_line age_line(int age)
{
    return age <= 35 ? MAKEUP_AGE_35 : age <= 50 ? MAKEUP_AGE_36_50 : MAKEUP_AGE_51;
}

static enum makeup_line category_of(const struct candidate *c)
{
    static const enum makeup_line of[CATEGORY_COUNT] = {[CATEGORY_WORKER] = MAKEUP_WORKER,
            [CATEGORY_FARMER] = MAKEUP_FARMER,
            [CATEGORY_PROFESSIONAL] = MAKEUP_PROFESSIONAL,
            [CATEGORY_OFFICIAL] = MAKEUP_OFFICIAL,
            [CATEGORY_SOLDIER] = MAKEUP_SOLDIER,
            [CATEGORY_RETURNED] = MAKEUP_RETURNED,
            [CATEGORY_OTHER] = MAKEUP_OTHER};
    return c ? of[c->category] : MAKEUP_CATEGORY_UNKNOWN;
}

void makeup_count(const struct paper_source *s, struct makeup *out)
{
    struct makeup m = {.total = (int64_t)s->deputies.n};
    for (size_t i = 0; i < s->deputies.n; i++) {
        const struct candidate *c = s->deputies.v[i].candidate;
        bool is_born = c && date_is_set(c->born_on);
        int age = is_born ? date_age(c->born_on, s->ws->election.day) : 0;
        const enum makeup_line of[GROUP_COUNT] = {[GROUP_SEX] = sex_of(c),
                [GROUP_PARTY] = party_of(c),
                [GROUP_ETHNIC] = ethnic_of(c),
                [GROUP_EDUCATION] = education_of(c),
                [GROUP_AGE] = is_born ? age_line(age) : MAKEUP_AGE_UNKNOWN,
                [GROUP_CATEGORY] = category_of(c),
                [GROUP_TERM] = !c                ? MAKEUP_TERM_UNKNOWN
                               : c->is_incumbent ? MAKEUP_INCUMBENT
                                                 : MAKEUP_NEW};
        bool is_incomplete = false;
        for (int g = 0; g < GROUP_COUNT; g++) {
            m.count[of[g]]++;
            is_incomplete |= makeup_is_unknown(of[g]);
        }
        m.age_sum += age;
        m.incomplete += is_incomplete;
    }
    *out = m;
}

/* ---- what does not add up ---- */

static void find(struct finding_list *findings, enum finding_code code, const char *subject, const char *text)
{
    finding_add(findings, (struct finding){code, "", subject, text});
}

void makeup_check(const struct paper_source *s, const struct makeup *m, struct finding_list *findings)
{
    if (m->incomplete > 0)
        find(findings, FINDING_N621, "当选代表",
                arena_text(s->arena,
                        "%" PRId64 " 名代表的性别、政治面貌、民族、学历或出生日期没有登记完全，统计中按“未填”列出",
                        m->incomplete));
    last_term_find(s->arena, &s->last_term, findings);
}
