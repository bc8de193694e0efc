/* What of a set's answers may not be shown while two people type them: who is told where his entry differs from the other one
 * must not learn what fewer than five raters said, nor find it by typing what he guesses. Stricter than what is shown of a
 * result (cadre_hide_rows): of a set beside others of the same raters nothing is shown. */
#ifndef APP_SET_SECRECY_H
#define APP_SET_SECRECY_H

#include "app/set_sheet.h"

/* is_all     nothing may be shown
 * questions  that may not: subject and item, sorted */
struct set_secrecy {
    struct arena *arena;
    const struct grade_table *grades;
    bool is_all, is_named;
    int64_t valid;
    struct set_line *questions;
    size_t n, capacity;
};

/* May nothing of the set be shown, whatever is typed? Fewer than five ballots are valid, or others count some of its raters. */
bool set_hides_all(const struct ballot_set_list *all, const struct ballot_set *set);

/* Before anything was typed. Lives in a. */
struct set_secrecy set_secrecy_of(
        struct arena *a, const struct grade_table *grades, const struct ballot_set_list *all, const struct ballot_set *set);

/* What somebody typed: questions that one to four answer, or one to four who know the subject; of whole ballots fewer than five
 * hide everything, and so do sums of which five answer none (their number may not be registered): else whoever types all names with
 * large numbers is shown whom they do not name. What nobody answered is no secret. */
void set_secrecy_add_lines(struct set_secrecy *s, const struct set_line *lines, size_t n);
void set_secrecy_add_pile(struct set_secrecy *s, const struct set_pile *p);

/* May the line's question not be shown? Is there any that may not? */
bool set_secrecy_covers(const struct set_secrecy *s, const struct set_line *l);
bool set_secrecy_hides(const struct set_secrecy *s);

#endif
