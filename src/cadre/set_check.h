/* What is wrong with a ballot set, as findings: figures that contradict each other, more ballots than were issued, too
 * few present, no choice on the reference list, a recommendation that is out of date, raters too few to be shown. */
#ifndef CADRE_SET_CHECK_H
#define CADRE_SET_CHECK_H

#include "cadre/avoid.h"
#include "cadre/profile.h"
#include "cadre/tabulate.h"
#include "model/finding.h"

/* A set with what belongs to it. ballots and signatures may be NULL.
 * has_parts   other sets count some of its raters (set_is_part), and may be shown, too
 * is_in_hand  who asks has just handed in these answers: what he handed in of a hidden group that cannot be right is said to him.
 *             Later nobody is told: whether somebody named one too many is what few said, too */
struct set_record {
    const struct set_table *table;
    const struct set_form *form;
    const struct set_ballots *ballots;
    const struct set_signature_list *signatures;
    const struct profile *profile; /* NULL for a set without one */
    bool is_in_hand;
    bool has_parts;
};

/* Adds the findings of one set. on: the day of the decision that rests on it; DATE_NONE: not asked (A02). */
void cadre_check_set(const struct set_record *r, struct date on, struct finding_list *found);

/* Adds the posts of the organisation, as far as they are approved and count, that a meeting at a term change did not ask for (A03, W877).
 * is_asked  of each of posts */
void cadre_check_posts(const struct set_record *r, const struct post_list *posts, int64_t organisation_no, const bool *is_asked,
        struct finding_list *found);

/* Adds who signed a recommendation for a relative (A15, A60): a tie between two cadres' forms (F848), or a signer of whom only the name
 * stands in the family list of the one recommended (W849). */
struct set_kinship {
    const struct people *people;
    const struct avoid_form *forms;
    size_t form_count;
    const struct kin_tie_list *ties;
};
void cadre_check_signers(const struct set_record *r, const struct set_kinship *k, struct finding_list *found);

/* Adds that a set says which level it counts and of no whole (W853), while one stands there that may be it: from that the level would be
 * subtracted. at: its place among the n records. */
void cadre_check_level(const struct set_record *records, size_t n, size_t at, struct finding_list *found);

/* Adds what only shows between sets: the order of talks and meeting (2019: talks first), parts larger than their whole. */
void cadre_check_sets(const struct set_record *records, size_t n, struct finding_list *found);

#endif
