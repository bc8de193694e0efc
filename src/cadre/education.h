/* Education (学历) and degree (学位) as rosters write them together in one cell: "大学\n文学学士", "研究生、法学硕士". */
#ifndef CADRE_EDUCATION_H
#define CADRE_EDUCATION_H

#include "base/arena.h"

/* Cut at line breaks, blanks, 、 / ， ； and told apart by how they end: 学士, 硕士, 博士 are degrees, whatever names a school or 研究生 is an
 * education. Without a mark between them only where both are written as they always are: 本科学士, 研究生法学硕士. 无 is nothing.
 * *record, *degree  in a, "" where the cell has none
 * false             it cannot be told: no mark between them and other words (大学工程硕士), two educations, a word that is neither */
bool cadre_education_split(struct arena *a, const char *cell, const char **record, const char **degree);

/* Whether a cell holds an education at all, or a degree; blank and 无 are both. 硕士 and 博士 are written as either. */
bool cadre_education_is_record(struct arena *a, const char *cell);
bool cadre_education_is_degree(struct arena *a, const char *cell);

#endif
