/* Traffic lights, colour flags and the exchange list of teams (A90–A92): where a team needs a second look. Questions for people,
 * never verdicts. The numbers behind them are `light` lines of the rules. */
#ifndef TEAM_LIGHT_H
#define TEAM_LIGHT_H

#include "team/case.h"

enum team_colour { TEAM_GREEN, TEAM_YELLOW, TEAM_RED, TEAM_UNLIT };

/* One light: its colour and the figures behind it, in a sentence. TEAM_UNLIT: of nobody in the team is on record what it looks at. */
struct team_light {
    enum team_colour colour;
    const char *why;
};

/* is_urgent  亟需调配; else 需关注 */
struct team_flag {
    bool is_urgent;
    const char *why;
};

/* age        班子平均年龄 against the mean of all teams of the case
 * origin     how many grew up where they serve
 * expertise  how many have a speciality; "无" is none
 * A team without people has green lights and is flagged for its vacancies. */
struct team_lights {
    struct team_light age, origin, expertise;
    struct team_flag *flags;
    size_t flag_count;
};

struct team_lights team_lights_of(struct arena *a, const struct team_case *c, struct team_lineup x, int32_t unit);

/* Who must be exchanged (A92), by the line-up as it is now: 10 years in one post, two terms, 10 years at one level in one place, a
 * discipline secretary's one term, 15 years at one level. */
struct team_due {
    int32_t person;
    const char *why;
};

struct team_dues {
    struct team_due *v; /* without those */
    size_t n;
    int32_t *unsaid; /* who serves, and nothing says since when in the post or at the level: not known, whether due */
    size_t unsaid_count;
};

struct team_dues team_dues_of(struct arena *a, const struct team_case *c);

const char *team_colour_code(enum team_colour x);  /* "red"; "unknown" */
const char *team_colour_title(enum team_colour x); /* "红"; "未知" */

#endif
