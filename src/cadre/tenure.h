/* Who has served so long that he is to be moved or not nominated again (交流、任期): the exchange list of A92. */
#ifndef CADRE_TENURE_H
#define CADRE_TENURE_H

#include "cadre/qualify.h"

/* W823 for each: ten years (two terms) in one post, fifteen at one grade, ten at one grade in one place, a discipline
 * secretary for a term of five, three begins within five years. The months of beginning and of `on` count as qualify_months says. */
void tenure_check(const struct people *p, const struct official *o, struct date on, const char *subject,
        struct finding_list *findings);

#endif
