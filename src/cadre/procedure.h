/* Was it decided as the regulation asks? Recommendation, appraisal, the four musts, the decision meeting, the public notice, their
 * order; and the five steps of an open selection (公推) with the numbers left after each. Pure: days off are handed in. */
#ifndef CADRE_PROCEDURE_H
#define CADRE_PROCEDURE_H

#include "cadre/avoid.h"
#include "cadre/source.h"
#include "model/cadre.h"
#include "model/people.h"
#include "model/selection.h"

/* Working days after the day of publication up to and with the last one: Monday to Friday without the days off, and weekend days
 * that are worked. 0 when until is not later. */
int procedure_working_days(struct date published, struct date until, const struct holiday_list *holidays);

/* The first day on which so many working days are complete. */
struct date procedure_notice_end(struct date published, int days, const struct holiday_list *holidays);

/* Are the days off of that year on record at all? */
bool procedure_knows_year(const struct holiday_list *holidays, int year);

/* What a meeting of that many members needs: present, and agreeing (A40, A41, A47). */
struct procedure_quorum {
    int64_t present, agree;
};

/* base: members who are due, less those excused; persons, 0 or more. */
struct procedure_quorum procedure_quorum(enum decision_meeting m, int64_t base);

/* What a decision on a cadre needs: of base = due − excused two thirds present, or what its meeting asks beyond, and more than half
 * agreeing (A40, A41). Fewer than two thirds never suffice, whatever meeting was recorded. */
struct procedure_decision {
    int64_t base, present_needed, agree_needed;
    bool is_quorate, is_carried;
};

struct procedure_decision procedure_decide(const struct selection_event *x);

/* form  of the person, whose relatives may not take part; NULL for none
 * ties  by all forms: a father names his son on his own, too */
struct procedure_case {
    const struct people *people;
    const struct selection_list *selections;
    const struct selection_event_list *events;
    const struct holiday_list *holidays;
    const struct selection *selection;
    const struct cadre *form;
    const struct law_basis *law;
    const struct recommended_set *sets; /* of all selections */
    size_t set_count;
    const struct graded_set *grades; /* of all selections; none while A35 is off */
    size_t grade_count;
    const struct recommended_quorum *quorums; /* of all selections whose procedure asks for one */
    size_t quorum_count;
    const struct kin_tie_list *ties;
};

/* Findings F827 to F832, F834, F835, F838, F839, F871 to F873, F876, F877, W827, W832, W834 to W839, W871, W872, W874, W876, W878, N826,
 * N871. What has not happened yet is only missed once something later has. */
void procedure_check(const struct procedure_case *c, const char *subject, struct finding_list *findings);

/* The last promotion of the person up to that day by another selection than this_no (0: by any); NULL for none. */
const struct selection *procedure_last_promotion(const struct selection_list *selections, const struct selection_event_list *events,
        int64_t official_no, int64_t this_no, struct date before);

/* All steps of that name: F833, W827. */
void procedure_check_steps(
        const struct open_step_list *steps, const char *name, struct date on, struct finding_list *findings);

/* The step of that kind; NULL for none. */
const struct open_step *procedure_step(const struct open_step_list *steps, const char *name, enum open_step_kind kind);

#endif
