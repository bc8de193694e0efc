/* Who is like whom (同类): the one answer to that question for every comparison across places (横向比). Organisations are alike
 * when region, type, level and kind are the same; cadres when their organisations are, and both are chiefs (正职) or neither is. */
#ifndef CADRE_STRATUM_H
#define CADRE_STRATUM_H

#include "base/arena.h"
#include "model/organisation.h"

enum stratum_of { STRATUM_TEAM, STRATUM_CHIEF, STRATUM_OTHER };

/* "东片／山区／镇／乡镇" of a team, "东片／山区／镇／乡镇／正职" or "…／其他" of a cadre; "—" for a part that was not said. Two are of one
 * stratum when the texts are equal. "" for no organisation: nobody knows with whom to compare. */
const char *cadre_stratum(struct arena *a, const struct organisation *o, enum stratum_of whom);

/* Numbers equal texts equally, 0, 1 … as they turn up. Returns how many there are. */
size_t cadre_number_strata(struct arena *a, const char *const *texts, size_t n, uint32_t *numbers);

#endif
