/* Do those who take part in the congress know the discipline of the term change (换届纪律知晓率)? Where a place has set a rate, a survey
 * below it stops the congress; what rate, and that there is one at all, is local, so nothing is checked until somebody confirms it. */
#ifndef CADRE_AWARENESS_H
#define CADRE_AWARENESS_H

#include "cadre/set_check.h"
#include "cadre/source.h"

/* The label that counts; whoever answers otherwise, or not at all, does not know. */
extern const char cadre_aware[];

/* F874 each question of a survey of awareness that fewer than the setting's share of the valid forms know; a survey of fewer than five
 * says nothing and is W873. Source  A16 */
void cadre_check_awareness(const struct set_record *r, const struct law_basis *law, struct finding_list *found);

/* The surveys of the last day on which there were any: what was asked again counts anew. W873 when there is none with answers. */
void cadre_check_awareness_all(
        const struct set_record *records, size_t n, const struct law_basis *law, const char *subject, struct finding_list *found);

#endif
