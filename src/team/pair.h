/* A person in a post: what the conditions of the rules say of the two, and which rules keep them apart. */
#ifndef TEAM_PAIR_H
#define TEAM_PAIR_H

#include "team/case.h"

/* The value of a field for that person in that seat; -1 not known. Not for SPECIALITY, which is words. */
int64_t team_value(const struct team_case *c, enum team_field field, const struct team_person *p, const struct team_post *post);

/* Does the person, in that seat, meet all conditions? */
bool team_meets(const struct team_case *c, const struct team_who *who, const struct team_person *p,
        const struct team_post *post);

/* Does the seat belong to these posts? */
bool team_posts_has(const struct team_posts *posts, const struct team_post *post);

/* The relative outside of the seats on whose account the person may not have the seat's post; NULL. */
const struct team_bar *team_bar_of(const struct team_case *c, int32_t person, int32_t seat);

/* The rules (indices of case->rules) that this person in this seat breaks: `require`, and `avoid` for team_bar_of; those that are
 * off left out.
 * broken has room for TEAM_RULES_MAX; returns how many. */
size_t team_pair_breaks(const struct team_case *c, int32_t person, int32_t seat, int32_t *broken);

/* The first condition of the rule that is not met, one that cannot be told last, in words with its figure: "升职级，已任现职级 1 年 1 个月，须不少于
 * 2 年". */
const char *team_pair_reason(struct arena *a, const struct team_case *c, const struct team_rule *rule, int32_t person,
        int32_t seat);

/* What must be on record before anybody can tell whether a `require` rule is kept; TEAM_FIELD_COUNT when it is kept, or broken by what is. */
enum team_field team_pair_unsaid(const struct team_case *c, const struct team_rule *rule, int32_t person, int32_t seat);

/* -1: a pin keeps the two apart; 0: no pin says anything; 1: a pin wants the person in this post or unit. */
int team_pair_pinned(const struct team_case *c, int32_t person, int32_t seat);

#endif
