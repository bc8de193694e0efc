/* Everything that a workspace knows of people and posts, read at one moment; and what the tables of them share. */
#ifndef APP_PEOPLE_H
#define APP_PEOPLE_H

#include "app/intake.h"
#include "app/workspace.h"
#include "cadre/form.h"
#include "model/people.h"

/* Inside a transaction, or alone where a moment's difference does not matter. In ws->arena. */
MUST_USE bool people_load(struct workspace *ws, struct people *p, struct err *e);

/* The cell as a month, yyyymm: 198511, 1985.11, 1985-11, 1985/11/2, 1985年11月, 19851102; 0 for an empty one. What is none of
 * these is a fault, and so is 1985.1, which a spreadsheet makes of 1985.10 as well. */
int32_t people_month(const struct table *t, const struct table_row *r, size_t field, struct table_faults *faults);

/* "1985.11" of 198511; "" of 0. */
const char *people_month_text(struct arena *a, int32_t month);

/* 政治面貌 by what stands under 入党时间: a month is that of the Communist Party, with the name of another party behind it of both. */
const char *people_politics(struct arena *a, const struct form_party *party);

/* yyyymm of a day. */
static inline int32_t people_month_of(struct date d)
{
    return d.ymd / 100;
}

/* Does he hold a chief's post (正职) on that day? */
bool people_is_chief(const struct people *p, int64_t official_no, struct date on);

/* 副科, 正科级, 乡科级副职 …: the grade that the text names; GRADE_NONE for "". False when it names none. */
bool people_grade_from(const char *text, enum post_grade *grade);

/* "东溪镇 镇长" */
const char *people_post_subject(struct arena *a, const struct people *p, const struct post *post);

/* The journal entry of a table that was taken in: file, hash, counts and the first of the changes. Nothing when nothing
 * changed. */
MUST_USE bool people_record_intake(
        struct workspace *ws, const char *action, const struct table *t, const struct intake *in, struct err *e);

#endif
