/* Is an appointment form sound in itself? The checks that organisation departments make of a record before they
 * count with it: names, numbers, dates against one another, education, résumé, annual results, family. Every fault is
 * a finding for the unit that handed the form in; nothing is corrected here. */
#ifndef CADRE_CHECK_H
#define CADRE_CHECK_H

#include "base/date.h"
#include "cadre/form.h"
#include "model/cadre.h"
#include "model/finding.h"

/* subject  how the findings call the form: its file and the name in it
 * on       the day to which ages and the last years are counted (for a term change: that of the congress)
 * Findings F801 to F803, F805 to F811, W803 to W813, N802 to N805. No ID number stands in them unmasked. */
void cadre_check(const struct cadre *cadre, const char *subject, struct date on, struct finding_list *findings);

/* Only the age (W803), and the ages at which somebody joined the party (F806) and began to work (F807): what a roster has. Months
 * not set are passed over. */
void cadre_check_ages(const char *subject, struct form_month born, struct form_month party, struct form_month work, struct date on,
        struct finding_list *findings);

/* Forms with the same ID number: F804 for each after the first.
 * subjects  n of them, one for each form */
void cadre_check_twins(const struct cadre *cadres, const char *const *subjects, size_t n, struct finding_list *findings);

#endif
