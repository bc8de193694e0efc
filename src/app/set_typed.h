/* Rows as two people typed them, blind, and as they are kept until both agree (store/ballot_set.h, struct set_draft): whole ballots
 * by the numbers pencilled on them; where people signed, sums, too, row by row and without a number. */
#ifndef APP_SET_TYPED_H
#define APP_SET_TYPED_H

#include "app/set_sheet.h"

/* What a row says of who signed. */
enum set_signed { SIGNED_NAME, SIGNED_RELATION, SIGNED_REASON, SIGNED_FIELDS };
const char **set_signed_at(struct set_signature *x, enum set_signed field);
const char *set_signed_title(enum set_signed field);

/* Sums of people who signed, one vote a row? */
bool set_typed_is_sums(const struct set_pile *p);

/* What says which rows are one paper: its number, or who signed it. */
const char *set_typed_paper(const struct set_pile_row *x);

/* By paper (numbers as numbers, where they are), subject and item. */
int set_typed_compare(const struct set_pile_row *x, const struct set_pile_row *y);
/* The same; rows that say the same stand beside each other, when somebody signed for one twice. */
void set_typed_sort(struct set_pile *p);
/* By paper alone, each as it was typed: what one wishes most comes first. */
void set_typed_sort_papers(struct set_pile *p);

/* As it is kept, in an order that says nothing of the file's; and back, each row with its place as row_line. */
struct str set_typed_write(struct arena *a, const struct set_pile *p);
void set_typed_read(struct arena *a, struct str source, struct set_pile *p);

/* Sums or ballots, with or without who signed. */
enum set_shape set_typed_shape(struct arena *a, struct str source, bool *is_signed);

#endif
