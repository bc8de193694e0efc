/* Figures of performance (实绩表). */
#ifndef APP_PERFORMANCE_H
#define APP_PERFORMANCE_H

#include "app/people.h"

/* 单位*, 姓名, 项目, 年度*, 得分, 名次, 参评数; every further column that holds numbers is a condition of that name. A row with 姓名
 * is about the person, without about the organisation; 项目 empty is the whole.
 * findings  N825 columns that hold no numbers and were passed over */
MUST_USE bool performance_import(struct workspace *ws, const char *path, bool yes, struct intake *in,
        struct finding_list *findings, struct err *e);

/* "93.5" of 93500000; up to six digits behind the point, none of them 0 at the end. */
const char *performance_decimal_text(struct arena *a, int64_t micro);

/* "3/17"; "3" where nobody wrote of how many, "—" for no place. */
const char *performance_place_text(struct arena *a, const struct performance *x);

/* Reads what people type: 93.5, 1,234.5, full-width digits, a minus. False for anything else, more than six digits behind the
 * point and more than nine million million before it. */
bool performance_decimal_from(struct arena *a, const char *text, int64_t *micro);

#endif
