/* Further facts of cadres' records (干部信息补充表), handed in as a table. */
#ifndef APP_OFFICIAL_FACT_H
#define APP_OFFICIAL_FACT_H

#include "app/people.h"

/* 姓名*, 单位, 类别* (学习、进入公务员队伍、公务员登记、培训、奖惩、职务、职级、不得列为考察对象的情形、不得评优秀的情形), 内容, 开始时间, 结束时间, 学位授予时间, 学时, 主要职务, 输出,
 * 班子成员, 成员类别, 文号, 公民身份号码. The rows of one kind about one person stand in the place of those that are recorded of that kind;
 * lines that would go or come are shown and need `yes`. Kinds that the table does not name for a person stay. */
MUST_USE bool official_fact_import(struct workspace *ws, const char *path, bool yes, struct intake *in, struct err *e);

/* "2003.09—2007.07 大学 …", as lists show it; in a. */
const char *official_fact_text(struct arena *a, const struct official_fact *x);

#endif
