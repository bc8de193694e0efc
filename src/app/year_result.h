/* Annual grades of cadres (年度考核表). */
#ifndef APP_YEAR_RESULT_H
#define APP_YEAR_RESULT_H

#include "app/people.h"

/* 姓名*, 单位, 年度*, 等次*, 公民身份号码. Grades are known by their words, those of public institutions (合格 …) too; a grade on
 * record that the table says otherwise is a change. */
MUST_USE bool year_result_import(struct workspace *ws, const char *path, bool yes, struct intake *in, struct err *e);

#endif
