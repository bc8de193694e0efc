/* Organisations and their approved posts (机构职数表), and how the posts are filled. */
#ifndef APP_ORGANISATION_H
#define APP_ORGANISATION_H

#include "app/people.h"
#include "cadre/staffing.h"

/* One row a post: 单位名称*, 类别*, 片区, 类型, 层次, 上级单位, 职位*, 职位类别*, 职级, 职数*, 占职数. Organisations are known by their name, posts by
 * organisation and name; what the table no longer has stays as it is and is named (N824; 职数 0 takes a post out).
 * Errors  ERR_INPUT with all faults of the table */
MUST_USE bool organisation_import(struct workspace *ws, const char *path, bool yes, struct intake *in, struct finding_list *findings,
        struct err *e);

/* Posts against people in that month. */
MUST_USE bool organisation_staffing(struct workspace *ws, struct date on, struct people *p, struct staffing *s, struct err *e);

/* What is wrong with them, of one organisation (NULL: of all): findings F821, F822, W821, W824, N821. */
void organisation_check(const struct people *p, const struct staffing *s, struct date on, const struct organisation *only,
        struct finding_list *findings);

#endif
