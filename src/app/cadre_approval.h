/* Appointment forms as they are printed (干部任免审批表): dates, ages and party entry in the words of the paper form, the
 * résumé in its two columns. The ID number stands below the table, masked. */
#ifndef APP_CADRE_APPROVAL_H
#define APP_CADRE_APPROVAL_H

#include "app/cadre_form.h"
#include "print/approval.h"

/* One sheet of the form, ages counted to the day of the set. Everything lives in the set's arena or in the form. */
struct approval_sheet cadre_approval_sheet(const struct cadre_set *set, const struct cadre_form *form);

/* The sheets of all forms that were read and whose texts fit, in the order of the set.
 * faults  what keeps a form from being printed, or was lost before it came here: F812 and W802 of the set; F813 for each
 *         text that does not fit, and for a photo that cannot be drawn
 * Errors  ERR_ENVIRONMENT: the faces are not installed */
MUST_USE bool cadre_approval_sheets(const struct cadre_set *set, struct finding_list *faults,
        struct approval_sheet **sheets, size_t *n, struct err *e);

#endif
