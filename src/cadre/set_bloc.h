/* The whole ballots of a set as cadre/bloc.h takes them: an item a column, so that equal ballots are equal rows. */
#ifndef CADRE_SET_BLOC_H
#define CADRE_SET_BLOC_H

#include "cadre/bloc.h"
#include "cadre/set_check.h"

/* Of grades a question is an item, and an answer its grade. Of a recommendation a post is an item, and its answer who
 * was named for it, whatever the order on the paper: ballots that name the same people for the same posts are equal. Its answers are
 * numbered from the most frequent to the rarest, so that the order in which the ballots are stored makes no difference.
 * q  fills in grades (in a), ballots, items, are_names
 * items is 0 when ballots name people for fewer than CADRE_BLOC_ITEMS_MIN posts on average.
 * Hidden questions are left out; so is a post for which more than 255 different answers were given. */
void cadre_bloc_ballots(struct arena *a, const struct set_record *r, struct bloc_question *q);

#endif
