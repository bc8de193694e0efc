/* A ballot set counted: for every question its votes by label, and what they rest on. Whole numbers only. */
#ifndef CADRE_TABULATE_H
#define CADRE_TABULATE_H

#include "cadre/grade.h"
#include "model/ballot_set.h"

/* What a percentage may be of. */
#define SET_BASES(X)                                                                                                   \
    X(ANSWERED, "answered", "有效回答，不含不了解")                                                                    \
    X(VALID, "valid", "有效票")                                                                                        \
    X(RETURNED, "returned", "收回票")                                                                                  \
    X(ISSUED, "issued", "发出票")                                                                                      \
    X(PRESENT, "present", "实到人数")                                                                                  \
    X(EXPECTED, "expected", "应到人数")

enum set_base {
#define X(name, code, title) BASE_##name,
    SET_BASES(X)
#undef X
            SET_BASE_COUNT
};

/* counts     of each label of the table
 * answered   votes in all
 * base       raters that the votes rest on: of grades those who know the subject; of a recommendation all valid ballots,
 *            because who does not name somebody says something too
 * is_hidden  the row may not be shown, nor any figure made of it alone */
struct set_row {
    const struct set_question *question;
    const int64_t *counts;
    int64_t answered;
    int64_t unknown;
    int64_t base;
    bool is_hidden;
};

/* How the parts of a whole fit it.
 * WAITING   the whole, or one of them, has no results yet
 * DIFFER    they are not what it counts, or ask what it does not: nobody knows who is in which
 * GUESSED   of one of them, or of the whole, nobody said how many ballots are valid
 * NESTED    one of them has parts itself, or is a part of another whole as well */
enum set_parts { PARTS_FIT, PARTS_WAITING, PARTS_DIFFER, PARTS_GUESSED, PARTS_NESTED };

/* words[label]: what the label means; NULL for one that the table of grades does not have
 * raters        ballots behind the set: those stored, or the valid ones as declared, or the most answers to a question
 * is_guess      the latter: of sums of which nobody said how many ballots are valid
 * is_open       answers by codes still come in: who looks twice would see the one that came between
 * is_hidden     nothing of the set may be shown: nor who is not in it, nor how many abstained
 * parts         what is wrong with its parts, so that none of them is shown */
struct set_table {
    const struct ballot_set *set;
    const char *const *labels;
    const struct grade_word **words;
    size_t label_count;
    struct set_row *rows;
    size_t n;
    int64_t raters;
    bool is_guess;
    bool is_open;
    bool is_hidden;
    enum set_parts parts;
};

/* Puts whole ballots into an order that depends on nothing but what they say, so that every figure is the same however they were
 * stored: some take the ballots by parts (jackknife) or draw among them. Sorted, then mixed from a fixed seed: parts of a sorted
 * pile would not be alike. New answers, in a. */
void cadre_mix_ballots(struct arena *a, size_t questions, struct set_ballots *b);

/* One of ballots and sums is NULL. form lives as long as the table. */
void cadre_tabulate(struct arena *a, const struct grade_table *grades, const struct ballot_set *set,
        const struct set_form *form, const struct set_ballots *ballots, const struct set_sums *sums,
        struct set_table *out);

/* Is anything of it hidden? */
bool set_table_hides(const struct set_table *t);

/* Hides the whole table. */
void cadre_hide_table(struct set_table *t);

/* Marks what must stay hidden in all tables of the workspace: rows that rest on fewer than CADRE_RATERS_MIN raters, and
 * of the parts of a whole so many more that nobody can compute one from the others. What a whole counts beyond its one part
 * is a part like the other. Several parts are shown only when they make up the whole, vote by vote: then each rater is in
 * just one, and what any of them leave of others is at least one of them. Else one may lie in another, or they may share some
 * of their raters, and nobody knows whom a difference is about. Raters are counted three times: those who handed in a ballot (who
 * answers nothing says nothing of everybody), those who answer (who does not know somebody says that), those who grade. What the
 * first count, which everybody knows, hides is hidden in the other two from the beginning: which level is taken along with a small
 * one does not depend on what the small one said. */
void cadre_hide_rows(struct arena *a, struct set_table *tables, size_t n);

/* Does part count some of the raters of whole? It says so (part_of), or it counts one level of what whole counts at all
 * levels: nobody must be able to take the difference because a word was forgotten. */
bool set_is_part(const struct ballot_set *part, const struct ballot_set *whole);

/* May it not be said how many abstained? Of fewer than CADRE_RATERS_MIN valid ballots, or an unknown number, and of a part: what
 * the parts of a whole leave of it would be what a small one of them did. */
bool set_blank_is_secret(const struct ballot_set *s);

/* A figure of the set as it may be shown; SET_NOT_SAID for how many of a hidden group abstained. */
int64_t set_table_figure(const struct set_table *t, enum set_figure f);

/* Ballots behind the set. Of a hidden group how many were typed would tell how many were blank: as many as were registered as valid,
 * SET_NOT_SAID when nobody did. */
int64_t set_table_raters(const struct set_table *t);

/* May it be said which rows the set has? A recommendation has rows for those who were named: of a hidden group that is
 * what they said. */
bool set_lists_rows(const struct set_table *t);

/* May the label be named beside the rows that are shown? Not when only hidden rows may have it. */
bool set_label_is_listed(const struct set_table *t, size_t label);

/* The row's base of that kind; SET_NOT_SAID when the set does not say it. */
int64_t set_row_base(const struct set_table *t, const struct set_row *r, enum set_base base);

/* The row that asks the same; NULL when there is none. */
const struct set_row *set_row_lookup(const struct set_table *t, const char *subject, const char *item);

/* Is it a question about grades, and of a role how many are there? */
bool set_row_is_graded(const struct set_table *t, const struct set_row *r);
int64_t set_row_role(const struct set_table *t, const struct set_row *r, enum grade_role role);

const char *set_base_code(enum set_base b);
const char *set_base_title(enum set_base b);
bool set_base_from(const char *code, enum set_base *b);

#endif
