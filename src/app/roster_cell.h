/* What a roster's row says of where somebody serves and of education, from columns of their own or from those that hold two things
 * at once (单位及职务, 全日制学历学位). Nothing is guessed and nothing lost: what cannot be told apart is a fault or a finding that names the
 * cell. */
#ifndef APP_ROSTER_CELL_H
#define APP_ROSTER_CELL_H

#include "app/official_import.h"

/* Into o->organisation_no and o->post_text. 单位及职务 is cut behind the organisation that it begins with; where one of 单位 and 职务 is
 * filled, that stands. Faults: no organisation, one that is not registered, and one that cannot be told. */
void roster_read_place(struct arena *a, const struct people *p, const struct table *t, const struct table_row *r, struct official *o,
        struct table_faults *faults);

/* Whether somebody of that name is registered without that field (ROSTER_UNIT, ROSTER_SEX, ROSTER_BORN), as one whom a form brought may
 * be: the roster is exported with the cell blank and read again. */
bool roster_may_lack(const struct people *p, const char *name, enum roster_field field);

/* Into the educations and degrees that o does not have from columns of their own.
 * findings  W805 a cell that cannot be told apart: it is kept whole as the education; or that is not what the columns say */
void roster_read_education(struct arena *a, const struct table_row *r, struct official *o, struct finding_list *findings);

/* W805, W812: a cell of education, degree or 政治面貌 with words that are none: the row may have slid. */
void roster_check_words(struct arena *a, const struct table_row *r, const struct official *o, struct finding_list *findings);

/* W805: the highest education is another than the higher of full-time and in-service. */
void roster_check_education(struct arena *a, size_t line, const struct official *o, struct finding_list *findings);

#endif
