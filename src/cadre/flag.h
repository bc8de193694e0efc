/* What the sources of an appraisal ask of each other (交叉印证): where they disagree more than chance would have it, a
 * question for the appraisal group. A flag is never a verdict, decides nothing and is answered by people. */
#ifndef CADRE_FLAG_H
#define CADRE_FLAG_H

#include "cadre/measure.h"
#include "cadre/set_check.h"
#include "cadre/set_choice.h"

/* NAME, code, title
 * high-low, low-high  the votes stand in one third of the stratum, the performance in the opposite one
 * gap     two sets recommend a person for a post differently, beyond the interval of the difference: meeting and talk,
 *         signed and anonymous, levels of raters
 * bloc    equal ballots beyond chance in one group of raters
 * order   who stands first on the form is graded higher, beyond chance; only where the order on the form is known
 * wish    most recommend the person for another post than he wants, and for none that he wants as many */
#define FLAG_KINDS(X)                                                                                                  \
    X(HIGH_LOW, "high-low", "高票低绩")                                                                                \
    X(LOW_HIGH, "low-high", "低票高绩")                                                                                \
    X(GAP, "gap", "差距超过区间")                                                                                      \
    X(BLOC, "bloc", "雷同票")                                                                                          \
    X(ORDER, "order", "名单次序")                                                                                      \
    X(WISH, "wish", "与任职意向不同")

enum flag_kind {
#define X(name, code, title) FLAG_##name,
    FLAG_KINDS(X)
#undef X
            FLAG_KIND_COUNT
};

/* id        the same as long as it is about the same: "gap/陈东山/镇长/1-2", the numbers being those of the sets
 * subject   the person, "" for a set
 * question  with the figures, their bases and intervals; of nothing else, so that it stays as it is while other sets come
 * p         of its test (gap: Fisher's, bloc and order: by permutation), and adjusted for all comparisons of its family
 *           (cadre/discovery.h); both -1 for a kind that is not tested */
struct flag {
    enum flag_kind kind;
    const char *id;
    const char *subject;
    const char *question;
    struct measure figure;
    double p, adjusted;
};

/* All comparisons of one kind in one year: how many were made, in how many families that were corrected each for itself, and
 * how many became a question. Of gaps a family is what two sets say of the same people; of blocs and orders, the year. */
struct flag_family {
    size_t tested, families, asked;
};

/* A set that was not tested, and why: its order effect (order), or against another set for a post that nobody may have been
 * asked about (gap). */
struct flag_untested {
    enum flag_kind kind;
    const char *set;
    const char *why;
};

struct flag_list {
    struct arena *arena;
    struct flag *v;
    size_t n, capacity;
    struct flag_family families[FLAG_KIND_COUNT]; /* gap, bloc, order */
    struct flag_untested *untested;
    size_t untested_count, untested_capacity;
};

/* A person as the flags see him.
 * stratum      of like with like; "" when not known
 * wish         任职意向, "" when not said
 * votes        of cadre_votes
 * performance  percentile inside the stratum, 0 worst ..= 100 */
struct flag_person {
    struct set_subject subject;
    const char *stratum;
    const char *wish;
    struct measure votes;
    struct measure performance;
};

/* The mean share of excellent over the sides, each side being the mean of its chosen sets, a set without the item the mean
 * of its items; sides are taken as independent. base: sides. Undefined when no side may be shown. */
struct measure cadre_votes(
        const struct set_table *tables, size_t n, const struct set_choice *c, const struct set_subject *s);

/* Where each one's votes stand among those of his stratum, 0 lowest ..= 100, with what the intervals allow. */
void cadre_votes_percentiles(struct arena *a, const struct flag_person *people, size_t n, struct measure *out);

/* gap_min  smallest difference that is asked about, in shares of one; it must be beyond its interval in any case. Where
 *          all votes together cannot make such a difference nothing is compared: that depends on the sum only, so that
 *          the others' p keep their meaning (Tarone 1990)
 * p_max    of the permutation tests
 * level    false discoveries expected among the questions of a family at most, 0 < level <= 1; 1: no correction
 * deals    permutations at most, 99 ..= 99 999, more when the family is large; seed: any, the same gives the same */
struct flag_search {
    const struct set_record *records;
    size_t n;
    struct set_choice choice;
    const struct flag_person *people;
    size_t people_count;
    double gap_min, p_max, level;
    size_t deals;
    uint64_t seed;
};

/* Adds all flags. Errors  ERR_INPUT: as cadre_bloc */
MUST_USE bool cadre_find_flags(const struct flag_search *q, struct flag_list *found, struct err *e);

/* Two sets that may be held against one another: the same kind of question about the same people in one year, and as many names
 * on a ballot, because who may name three names everybody more often than who may name one. */
bool cadre_are_counterparts(const struct ballot_set *x, const struct ballot_set *y);

/* x of n: how often a set of recommendations names the subject for the item; a set that asks for the item and does not name him
 * names him never. false: it may not be shown, or the set has nothing of the item. */
bool cadre_support_of(const struct set_table *t, const struct set_subject *s, const char *item, int64_t *x, int64_t *n);

const char *flag_kind_code(enum flag_kind k);
const char *flag_kind_title(enum flag_kind k);

#endif
