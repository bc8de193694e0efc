/* From the workspace to a case of team/: units with their seats, people who serve or may be considered, rules, pins, relatives. */
#ifndef APP_TEAM_CASE_H
#define APP_TEAM_CASE_H

#include "app/people.h"
#include "team/case.h"

/* on          the month that ages and years are counted to, yyyymm
 * units       names of organisations, separated by "、" or ","; "": every township, subdistrict, farm and zone with posts
 * rules_text  a county's own rules (team/rules.h), p NULL: those that the program carries for townships
 * rules_name  what messages call them
 * with_kin    relatives that the family lists of the appointment forms show for certain (app/official_check.h); unlocks the workspace
 * avoid       path of a table of further relatives (姓名、对方姓名、关系); NULL for none
 * must, never "姓名=单位/职位" or "姓名=单位" */
struct team_order {
    int32_t on;
    const char *units;
    struct str rules_text;
    const char *rules_name;
    bool with_kin;
    const char *avoid;
    const char *const *must, *const *never;
    size_t must_count, never_count;
};

/* A case with what it was made of. Everything lives in ws->arena.
 * composed     units whose seats the case has; with order->units the others of the county follow without seats, so that who comes
 *              from there is known to be exchanged
 * beside       people who serve in a unit beyond its approved seats, or beside them
 * unconfirmed  rules that are off because nobody confirmed their setting; "" for none
 * is_poor_barred  基本称职 or worse bars (the setting annual_below_bars) */
struct team_pool {
    struct people people;
    struct team_rules rules;
    struct team_case c;
    size_t composed;
    size_t beside;
    const char *unconfirmed;
    bool is_poor_barred;
};

/* How things are taken from the records:
 *   seats     approved places of posts; one that is only held along with another (交叉任职) is no seat of its own
 *   people    everybody in the workspace's care; who holds no recorded post has the grade that the roster says, without one staff
 *             level from the beginning of work
 *   bars      seats above or below the present post of a relative outside of the case (cadre/avoid.h)
 *   results   0 after 基本称职 or worse in the last three years; else the fifth of his own last rank, or as chief of his unit's;
 *             else 2, one more for each 优秀 of three years, at most 4. Votes are no part of it
 *   barred    as official check has it (A28): 基本称职 or worse in the last three years while the setting annual_below_bars says so; a
 *             case that bars on record; under a punishment on record (app/team_note.h)
 *   grade     as official check has it (cadre/qualify.h)
 * Errors  ERR_INPUT: no units, a name that is none or several, a table or rules with faults; ERR_STATE: no people recorded */
MUST_USE bool team_pool_load(struct workspace *ws, const struct team_order *order, struct team_pool *pool, struct err *e);

/* The person that the words mean: name, "单位 姓名" or number. ERR_INPUT for none and for several. */
MUST_USE bool team_pool_person(struct arena *a, const struct team_pool *pool, const char *words, int32_t *person, struct err *e);

/* The unit, and the seats of the post, that "单位/职位" means; a further "（二）" or "#2" names the second seat. Without "/": the unit, seat
 * TEAM_NONE. *is_numbered when a seat was named. ERR_INPUT for none. */
struct team_place {
    int32_t unit;
    int32_t seat; /* the first of the post, or the one named; TEAM_NONE */
    bool is_numbered;
};
MUST_USE bool team_pool_place(
        struct arena *a, const struct team_pool *pool, const char *words, struct team_place *place, struct err *e);

#endif
