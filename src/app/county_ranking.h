/* Ranking tables (横向比、纵向比): results of organisations among their like, raw and with the conditions they work
 * under taken out, and over the years; and what one side of raters thinks of people, in bands inside a stratum. Whose
 * intervals overlap are of one band and no different; nobody is ranked across strata, and nothing here adds votes to
 * results. */
#ifndef APP_COUNTY_RANKING_H
#define APP_COUNTY_RANKING_H

#include "app/county_source.h"

/* year  of the results that are compared; 0: the latest on record. Assessments are of the last year, up to that, in which the side was
 *       asked; of several sets that ask somebody the paper names the set
 * side  whose assessments rank people; inside a stratum, chiefs apart from the others
 * Errors  ERR_INPUT: no results of that year and no assessment of that side */
MUST_USE bool county_ranking_paper(
        const struct county_source *s, int64_t year, enum set_side side, struct paper **paper, struct err *e);

#endif
