/* 干部任免审批表 on paper: two A4 pages a person, cells where the form's usual editor puts them, so that a sheet
 * printed here and one printed there can lie in one file. A text is set in 14 pt and smaller until it fits its cell;
 * what does not fit at the least size is reported and the sheet is not printed: nothing is ever cut off. */
#ifndef PRINT_APPROVAL_H
#define PRINT_APPROVAL_H

#include "base/date.h"
#include "base/err.h"
#include "model/cadre.h"

enum { APPROVAL_FAMILY_MAX = 12 }; /* the rows become lower with more than seven */

/* One line of the résumé: the months stand in a column of their own; months is "" for a line without. */
struct approval_line {
    const char *months, *text;
};

/* shown  the texts as they stand in the cells (not as the file has them): "1985.11\n（35岁）"; RELATIVE_BORN is the
 * age. CADRE_RESUME, CADRE_ID and CADRE_VERSION are not drawn foot   below the second page's table */
struct approval_sheet {
    const char *name; /* for messages */
    struct cadre shown;
    const struct approval_line *resume;
    size_t resume_count;
    const char *foot;
};

/* What keeps a sheet from being printed. */
struct approval_fault {
    const char *cell; /* "简历", "照片", "家庭成员第3位的工作单位及职务" */
    const char *why;
};

struct approval_faults {
    struct approval_fault *v;
    size_t n;
    size_t capacity;
};

/* Sets the sheet without printing it. Faults and their texts live in a.
 * Errors  ERR_ENVIRONMENT: fonts-noto-cjk is not installed */
MUST_USE bool approval_try(
        struct arena *a, const struct approval_sheet *sheet, struct approval_faults *faults, struct err *e);

/* title, dated  of the file, as in print/pdf.h: the same sheets give the same bytes
 * Errors  ERR_INPUT    no sheet, or one that has faults; the first of them
 *         ERR_ENVIRONMENT */
MUST_USE bool approval_write(const struct approval_sheet *sheets, size_t n, const char *title, struct date dated,
        const char *path, struct err *e);

#endif
