/* The structure of teams (班子结构): how many posts are approved, filled and vacant, and what the people in them are, by age, birth
 * year, sex, party, education and speciality. The base are the approved seats that count (A85: cross appointments are one seat);
 * people in seats outside of the 职数 are counted only when asked for. Every row of figures adds up to `people`. */
#ifndef TEAM_STRUCTURE_H
#define TEAM_STRUCTURE_H

#include "team/case.h"

/* By completed months (A80): "35 and under" is not yet 36. NAME, code, title */
#define TEAM_BANDS(X)                                                                                                  \
    X(TO_35, "to_35", "35岁以下")                                                                                      \
    X(TO_40, "36_40", "36—40岁")                                                                                       \
    X(TO_45, "41_45", "41—45岁")                                                                                       \
    X(TO_50, "46_50", "46—50岁")                                                                                       \
    X(OVER_50, "over_50", "51岁以上")

enum team_band {
#define X(name, code, title) TEAM_BAND_##name,
    TEAM_BANDS(X)
#undef X
            TEAM_BAND_COUNT
};

struct team_year_count {
    int32_t year;
    int64_t n;
};

struct team_word_count {
    const char *word;
    int64_t n;
};

/* approved = filled + vacant seats that count; outside: people in seats that do not
 * people      who the figures below are of: filled, and outside where that was asked for
 * age_years   completed years added up; the mean is age_years / people
 * to_30       of the first band
 * politics_unsaid  neither party member nor not, as far as anything on record says
 * arrived     did not serve in the unit before
 * years       by birth year, ascending;  specialities: as written, most frequent first */
struct team_structure {
    int64_t approved, filled, outside;
    int64_t people;
    int64_t age_years;
    int64_t bands[TEAM_BAND_COUNT];
    int64_t to_30;
    int64_t women, non_party, politics_unsaid, arrived;
    int64_t highest[TEAM_EDUCATION_COUNT], full_time[TEAM_EDUCATION_COUNT];
    struct team_year_count *years;
    size_t year_count;
    struct team_word_count *specialities;
    size_t speciality_count;
};

/* unit TEAM_NONE: all; posts NULL: all */
struct team_scope {
    int32_t unit;
    const struct team_posts *posts;
    bool with_outside;
};

struct team_structure team_structure_of(
        struct arena *a, const struct team_case *c, struct team_lineup x, struct team_scope scope);

/* The figures one by one, in the order of the tables: code, title, how many of `people`. For printing, and for holding two
 * structures against each other: ratio_points of n / people. */
enum { TEAM_FIGURES = TEAM_BAND_COUNT + 5 + 2 * TEAM_EDUCATION_COUNT };

struct team_figure {
    const char *group, *code, *title; /* "age", "to_35", "35岁以下" */
    int64_t n;
};

void team_structure_figures(const struct team_structure *s, struct team_figure figures[TEAM_FIGURES]);

const char *team_band_code(enum team_band b);
const char *team_band_title(enum team_band b);
enum team_band team_band_of(int32_t age);

#endif
