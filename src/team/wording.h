/* What seats, conditions and breaches are called in plain Chinese, the same for all faces. Words only: nothing here decides. */
#ifndef TEAM_WORDING_H
#define TEAM_WORDING_H

#include "team/verify.h"

/* "镇长", of a post with several seats "副镇长（一）"; with its unit "东溪镇 副镇长（一）". */
const char *team_place_text(struct arena *a, const struct team_case *c, int32_t seat);
const char *team_seat_text(struct arena *a, const struct team_case *c, int32_t seat);

/* The stable name that JSON has: "东溪镇 镇长", "东溪镇 副镇长#1". */
const char *team_seat_code(struct arena *a, const struct team_case *c, int32_t seat);

/* Is the number of a seat written behind words: "副镇长（二）", "副镇长(2)", "副镇长#2"? Then *name is what stands before it and *number
 * the number, 1 and up. */
bool team_seat_number(struct arena *a, const char *words, const char **name, int64_t *number);

/* What a condition says of a person for whom the field has that value (-1 not known): "升职级，已任现职级 1 年 1 个月，须不少于 2 年"; of one that is
 * not on record "最高学历没有登记，判断不了；须大专以上". */
const char *team_condition_text(struct arena *a, const struct team_condition *x, const struct team_person *p, int64_t value);

/* Is nothing on record of that field of the person's, whose value it has (-1 not known)? */
bool team_is_unsaid(enum team_field field, const struct team_person *p, int64_t value);

/* Whom a rule cannot be asked of, and what to register: "学历: 吴建国、林佳怡的最高学历没有登记". "" for a rule that can be told of all. */
const char *team_unsaid_text(struct arena *a, const struct team_case *c, const struct team_check *check, int32_t rule);

/* One sentence with its figures: "清溪镇 每个班子有妇女: 0 人，应至少 1 人". */
const char *team_breach_text(struct arena *a, const struct team_case *c, const struct team_breach *b);

/* "法定，不让步", "第 7 级", "愿望" */
const char *team_force_words(struct arena *a, struct team_force f);

#endif
