/* What a team is composed from (班子调配的题目): units and their posts, the people who may be considered, relatives among
 * them, pins, and the rules (team/rules.h). Plain numbers and texts, made by app/team_case.h or by a test.
 *
 * A person, a post and a unit are known by their index in the arrays here; TEAM_NONE stands for none. Months are yyyymm,
 * 0 where nothing was said. Everything lives in the arena of whoever made it. */
#ifndef TEAM_CASE_H
#define TEAM_CASE_H

#include "model/organisation.h"
#include "team/rules.h"

enum { TEAM_NONE = -1, TEAM_PEOPLE_MAX = 5000, TEAM_POSTS_MAX = 2000, TEAM_UNITS_MAX = 200 };

/* A unit without seats is one that the case does not compose: people serve there, and whoever comes from it is exchanged.
 * disunity, negative  what is on record against the team in the month, with its document; NULL: nothing
 * last_years  how many years in a row, up to the last one known, the unit was last among its like (实绩); -1: nothing is known */
struct team_unit {
    int64_t no; /* of the organisation in the workspace */
    const char *name;
    int32_t last_years;
    const char *disunity, *negative;
};

/* One seat: a post with three approved places is three of them.
 * counts  belongs to the base of shares (A85); a seat outside of the 职数 does not */
struct team_post {
    int64_t no; /* of the post in the workspace */
    const char *name;
    int32_t unit;
    enum post_role role;
    enum post_grade grade;
    bool is_chief;
    bool counts;
};

/* From low to high. NAME, code, title */
#define TEAM_EDUCATIONS(X)                                                                                             \
    X(UNKNOWN, "unknown", "不明")                                                                                      \
    X(SCHOOL, "school", "高中以下")                                                                                    \
    X(SECONDARY, "secondary", "高中、中专")                                                                            \
    X(COLLEGE, "college", "大专")                                                                                      \
    X(UNIVERSITY, "university", "本科")                                                                                \
    X(MASTER, "master", "硕士、研究生")                                                                                \
    X(DOCTOR, "doctor", "博士")

enum team_education {
#define X(name, code, title) TEAM_EDUCATION_##name,
    TEAM_EDUCATIONS(X)
#undef X
            TEAM_EDUCATION_COUNT
};

/* is_non_party  党外: no member of the Communist Party or its youth league (A89)
 * party_since   0 for a member whose date is not said, and for others
 * serves        the seat held now; TEAM_NONE for a new name
 * unit          where the person serves now, in a seat of the case or in another post; TEAM_NONE: in none of its units
 * is_chief_beside  serves TEAM_NONE only: a chief (正职) in a post of a unit that is not composed
 * post_since, unit_since, grade_since   when in this post, in this unit at this level, at this level
 * upbringing    the unit where the person grew up (成长地)
 * results       how well the person serves, 0 ..= 4; -1 not known. From years' grades and performance, never from votes
 * punished, negative   what is on record against the person in the month, with its document; NULL: nothing
 * barred        why nobody may nominate the person (A28); "" when nothing stands against it
 * is_…_unsaid   nothing is on record: the fields above then stand for the least (no member, staff, from elsewhere) */
struct team_person {
    int64_t no; /* of the official in the workspace */
    const char *name;
    int32_t born;
    bool is_woman;
    bool is_non_party;
    bool is_party;
    int32_t party_since;
    enum team_education full_time, highest;
    const char *speciality;
    int32_t serves;
    bool is_chief_beside;
    int32_t unit;
    int32_t post_since, unit_since, grade_since;
    enum post_grade grade;
    int32_t upbringing;
    int32_t results;
    const char *barred;
    const char *punished, *negative;
    bool is_politics_unsaid, is_grade_unsaid, is_upbringing_unsaid;
};

/* Two who may not serve in one unit (A60). */
struct team_pair {
    int32_t a, b;
    const char *relation;
};

/* A seat that a person may not have, because a relative leads it or would be led from it (A60): one who serves outside of the
 * case's seats. who  "县政府副县长张三（父亲）" */
struct team_bar {
    int32_t person, seat;
    const char *who;
};

/* What people decided beforehand: this person must, or must not, take this seat's post (post set) or serve in this unit
 * (post TEAM_NONE). */
struct team_pin {
    int32_t person;
    int32_t unit;
    int32_t post;
    bool is_must;
};

struct team_case {
    int32_t on; /* yyyymm: the month that ages and years are counted to */
    struct team_unit *units;
    size_t unit_count;
    struct team_post *posts;
    size_t post_count;
    struct team_person *people;
    size_t person_count;
    struct team_pair *pairs;
    size_t pair_count;
    struct team_bar *bars;
    size_t bar_count;
    struct team_pin *pins;
    size_t pin_count;
    const struct team_rules *rules;
};

/* person[i] sits in seat i; TEAM_NONE: vacant. */
struct team_lineup {
    int32_t *person;
};

/* Completed months and years between two months (A80): born 198511, on 202110 is 35. Negative when from is later or 0. */
int32_t team_months(int32_t from, int32_t on);
int32_t team_age(int32_t born, int32_t on);

/* Seats of the unit that are composed; 0: it only stands beside. */
size_t team_unit_seats(const struct team_case *c, int32_t unit);

/* The line-up as it is now: who serves where. */
struct team_lineup team_lineup_now(struct arena *a, const struct team_case *c);

/* Refuses what cannot be meant: indices out of range, two people in one seat, a month that is none, a person without a
 * birth month, too many of anything. ERR_INPUT. */
MUST_USE bool team_case_is_sound(const struct team_case *c, struct err *e);

const char *team_education_code(enum team_education x);
const char *team_education_title(enum team_education x);
bool team_education_from(const char *code, enum team_education *x);

/* The level that words of a form or roster mean: "中央党校大学" is UNIVERSITY, "" is UNKNOWN. */
enum team_education team_education_of(const char *words);

#endif
