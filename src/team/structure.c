#include "team/structure.h"

#include "model/code.h"
#include "team/pair.h"

DEFINE_CODE_FUNCTION(team_band, enum team_band, TEAM_BANDS)
DEFINE_TITLE_FUNCTION(team_band, enum team_band, TEAM_BANDS)

enum team_band team_band_of(int32_t age)
{
    return age <= 35   ? TEAM_BAND_TO_35
           : age <= 40 ? TEAM_BAND_TO_40
           : age <= 45 ? TEAM_BAND_TO_45
           : age <= 50 ? TEAM_BAND_TO_50
                       : TEAM_BAND_OVER_50;
}

/* Keeps them in order of the year. */
static void count_year(struct team_structure *s, int32_t year)
{
    size_t i = 0;
    while (i < s->year_count && s->years[i].year < year) i++;
    if (i == s->year_count || s->years[i].year != year) {
        for (size_t k = s->year_count++; k > i; k--) s->years[k] = s->years[k - 1];
        s->years[i] = (struct team_year_count){year, 0};
    }
    s->years[i].n++;
}

static void count_word(struct team_structure *s, const char *word)
{
    size_t i = 0;
    while (i < s->speciality_count && !text_eq(s->specialities[i].word, word)) i++;
    if (i == s->speciality_count) s->specialities[s->speciality_count++] = (struct team_word_count){word, 0};
    s->specialities[i].n++;
}

/* By number, equal ones in the order in which they came. */
static void sort_words(struct team_structure *s)
{
    for (size_t i = 1; i < s->speciality_count; i++) {
        struct team_word_count x = s->specialities[i];
        size_t k = i;
        for (; k > 0 && s->specialities[k - 1].n < x.n; k--) s->specialities[k] = s->specialities[k - 1];
        s->specialities[k] = x;
    }
}

static void count_person(struct team_structure *s, const struct team_person *p, int32_t unit, int32_t on)
{
    int32_t age = team_age(p->born, on);
    s->people++;
    s->age_years += age;
    s->bands[team_band_of(age)]++;
    s->to_30 += age <= 30;
    s->women += p->is_woman;
    s->non_party += p->is_non_party;
    s->politics_unsaid += p->is_politics_unsaid;
    s->arrived += p->unit != unit;
    s->highest[p->highest]++;
    s->full_time[p->full_time]++;
    count_year(s, p->born / 100);
    count_word(s, p->speciality);
}

struct team_structure team_structure_of(
        struct arena *a, const struct team_case *c, struct team_lineup x, struct team_scope scope)
{
    struct team_structure s = {.years = arena_alloc_array(a, c->post_count + 1, sizeof *s.years),
            .specialities = arena_alloc_array(a, c->post_count + 1, sizeof *s.specialities)};
    for (size_t i = 0; i < c->post_count; i++) {
        const struct team_post *post = &c->posts[i];
        if (scope.unit != TEAM_NONE && post->unit != scope.unit) continue;
        if (scope.posts && !team_posts_has(scope.posts, post)) continue;
        bool is_filled = x.person[i] != TEAM_NONE;
        s.approved += post->counts;
        s.filled += post->counts && is_filled;
        s.outside += !post->counts && is_filled;
        if (is_filled && (post->counts || scope.with_outside))
            count_person(&s, &c->people[x.person[i]], post->unit, c->on);
    }
    sort_words(&s);
    return s;
}

void team_structure_figures(const struct team_structure *s, struct team_figure figures[TEAM_FIGURES])
{
    size_t n = 0;
    for (int i = 0; i < TEAM_BAND_COUNT; i++)
        figures[n++] = (struct team_figure){"age", team_band_code((enum team_band)i), team_band_title((enum team_band)i), s->bands[i]};
    figures[n++] = (struct team_figure){"age", "to_30", "其中30岁以下", s->to_30};
    figures[n++] = (struct team_figure){"people", "women", "妇女", s->women};
    figures[n++] = (struct team_figure){"people", "non_party", "党外", s->non_party};
    figures[n++] = (struct team_figure){"people", "politics_unsaid", "政治面貌不明", s->politics_unsaid};
    figures[n++] = (struct team_figure){"people", "arrived", "新到本单位", s->arrived};
    for (int i = 0; i < TEAM_EDUCATION_COUNT; i++) {
        enum team_education x = (enum team_education)(TEAM_EDUCATION_COUNT - 1 - i);
        figures[n++] = (struct team_figure){"highest", team_education_code(x), team_education_title(x), s->highest[x]};
    }
    for (int i = 0; i < TEAM_EDUCATION_COUNT; i++) {
        enum team_education x = (enum team_education)(TEAM_EDUCATION_COUNT - 1 - i);
        figures[n++] = (struct team_figure){"full_time", team_education_code(x), team_education_title(x), s->full_time[x]};
    }
}
