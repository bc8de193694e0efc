/* Questions about candidates and lists that the law leaves to the election committee. Their answers are recorded with
 * `decision set` like those of the count.
 *
 *   subject                 question                     answers
 *   order/district/5        余/佘, namesake/3/7          who stands first
 *   primary/district/5      tie-at-primary-cut/4         who of those with equal votes is among the four
 *   candidate/12            review/complaints            list, drop: a review item that was not passed
 *   list/district/5         candidates-lost/1            next-by-primary, nominate-anew, postpone: the formal list fell
 *                                                        below the least number after so many were lost */
#ifndef APP_NOMINATE_ASK_H
#define APP_NOMINATE_ASK_H

#include "app/decide.h"
#include "app/slate.h"
#include "nominate/stroke.h"

/* Adds the questions that keep one district's list from being made; all open questions of the area, those about
 * reviews that were not passed among them. */
MUST_USE bool nominate_ask_list(struct workspace *ws, const struct slate *slate, const struct stroke_table *table,
        const struct slate_district *d, struct open_questions *open, struct err *e);
MUST_USE bool nominate_ask(struct workspace *ws, struct open_questions *open, struct err *e);

/* Was an item of the review that was not passed decided in the nominee's favour? */
bool nominate_review_decided(
        struct arena *a, const struct slate *slate, const struct candidate *c, enum review_item item);

/* What was decided about the tie at the cut of a list of `places`; NULL: nothing. */
const struct decision *nominate_cut_decision(
        struct arena *a, const struct slate *slate, int64_t district_no, size_t places);

/* What was decided about the candidates lost up to now; NULL: nothing. */
const struct decision *nominate_loss_decision(
        struct arena *a, const struct slate *slate, const struct slate_district *d);

#endif
