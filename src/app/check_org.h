/* Everything that is to be said about organisation, plan, districts and seats, from the workspace as it stands: what
 * `org check` shows, and what certify and status ask. */
#ifndef APP_CHECK_ORG_H
#define APP_CHECK_ORG_H

#include "app/seats.h"
#include "app/workspace.h"

/* The parts, for the lists that show their own findings. findings takes what stands; W findings that somebody
 * explained in writing go to explained, or nowhere when it is NULL. */
MUST_USE bool check_seats(
        struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e);
MUST_USE bool check_members(
        struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e);
MUST_USE bool check_stations(
        struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e);
MUST_USE bool check_plan(struct workspace *ws, struct date on, struct finding_list *findings,
        struct finding_list *explained, struct err *e);
MUST_USE bool check_notices(
        struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e);

/* All of them, as of that day. */
MUST_USE bool check_org(struct workspace *ws, struct date on, struct finding_list *findings,
        struct finding_list *explained, struct err *e);

#endif
