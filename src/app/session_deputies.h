/* The roster of a session's deputies and who came: from the certified election, or from tables that the congress's
 * office keeps. Each makes the body of an entry for session_add. */
#ifndef APP_SESSION_DEPUTIES_H
#define APP_SESSION_DEPUTIES_H

#include "app/workspace.h"

/* Everybody whom the certified result has as elected, numbered by district and by votes, with what their candidacy
 * recorded. ERR_STATE when nothing is certified. */
MUST_USE bool session_take_deputies(struct workspace *ws, struct json **body, struct err *e);

/* 代表名册: 代表号*、姓名*、性别、民族、出生日期、政治面貌、学历、工作单位及职务、代表团、选区号、代表证 */
MUST_USE bool session_read_deputies(struct workspace *ws, const char *path, struct json **body, struct err *e);

/* 签到表: 代表号*、姓名、出席情况*（出席、请假、缺席）、批准 */
MUST_USE bool session_read_attendance(
        struct workspace *ws, const char *path, int64_t sitting_no, struct json **body, struct err *e);

#endif
