/* Avoidance (回避): relatives in one team or under one another, found from the family lists of the forms; chiefs in the place where
 * they grew up. */
#ifndef CADRE_AVOID_H
#define CADRE_AVOID_H

#include "cadre/source.h"
#include "model/cadre.h"
#include "model/people.h"

/* The form of a cadre. */
struct avoid_form {
    int64_t official_no;
    const struct cadre *cadre;
};

/* relation    what b is to a, as a's form says: 丈夫, 妹妹
 * is_certain  name and birth month agree and the relation is one of the law's; else it has to be looked into. Who was born in
 *             another year is somebody else */
struct kin_tie {
    int64_t a, b;
    const char *relation;
    bool is_certain;
    const char *shared;         /* whom both forms name, as a's relation; NULL where a's form names b */
    const char *other_relation; /* what he is to b; with shared only */
};

struct kin_tie_list {
    struct kin_tie *v;
    size_t n;
};

/* Ties between cadres who serve, each pair once, certain ones before doubtful ones. A name alone is a doubt, a birth month that
 * differs is none. Everything lives in a. */
struct kin_tie_list avoid_find_ties(struct arena *a, const struct people *p, const struct avoid_form *forms, size_t n);

/* Of those who are not tied: whose forms name a near relative of the same name and month of birth, each pair once. What the two are to one
 * another has to be asked; none is certain. */
struct kin_tie_list avoid_find_shared(
        struct arena *a, const struct people *p, const struct kin_tie_list *ties, const struct avoid_form *forms, size_t n);

/* Is it a near relation (A63)? Every word of the form's list that is not one of those that name none. */
bool avoid_is_near(const char *relation);

/* NULL when the two are not tied. */
const struct kin_tie *avoid_tie_between(const struct kin_tie_list *ties, int64_t a, int64_t b);

/* Does whoever holds `leader` lead whoever holds `led`, a post of an organisation below (A60)? The chiefs of a superior and the post
 * that has charge of the line do; of the bound posts below every leading post of the superior does. Not within one organisation. */
bool avoid_leads(const struct people *p, const struct post *leader, const struct post *led);

/* F825, W828: tied cadres who serve in one organisation on the day, or of whom one leads the other. */
void avoid_check_teams(const struct people *p, const struct kin_tie_list *ties, struct date on, struct finding_list *findings);

/* The same for one of them in a post of another team. */
void avoid_check_relatives(const struct people *p, const struct kin_tie_list *ties, const struct official *o, const struct post *post,
        struct date on, struct finding_list *findings);

/* Is or may the unit be where the person grew up? "平和县东溪镇" and "东溪" are 东溪镇; "南靖县东溪镇" and "平和县" are not taken for it. */
bool avoid_is_home(const char *upbringing, const char *unit, const char *area);

/* That, and F826, W822 for a chief's place of upbringing.
 * area  the county's name, the home of its own chiefs */
void avoid_check_post(const struct people *p, const struct kin_tie_list *ties, const struct official *o,
        const struct post *post, struct date on, const char *area, struct finding_list *findings);

#endif
