/* Recording how it was decided that a person takes a post, open selections step by step, and days off; and checking all of it. */
#ifndef APP_SELECTION_H
#define APP_SELECTION_H

#include "app/people.h"
#include "model/selection.h"

struct selection_state {
    struct people people;
    struct selection_list selections;
    struct selection_event_list events;
    struct open_step_list steps;
    struct holiday_list holidays;
    struct recommended_set *sets; /* app/selection_item.h fills them */
    size_t set_count;
    struct recommended_quorum *quorums; /* with the sets */
    size_t quorum_count;
    struct graded_set *grades; /* selection_grades_load */
    size_t grade_count;
};

MUST_USE bool selection_load(struct workspace *ws, struct selection_state *s, struct err *e);

/* "东溪镇/镇长" or "东溪镇 镇长". ERR_INPUT names what there is. */
MUST_USE bool selection_post_named(
        struct arena *a, const struct people *p, const char *words, const struct post **post, struct err *e);

/* "2 东溪镇 林佳怡 → 东溪镇 镇党委书记" */
const char *selection_subject(struct arena *a, const struct people *p, const struct selection *s);

/* What was opened, by the names on record. */
struct selection_opened {
    int64_t selection_no;
    const char *official, *post; /* "东溪镇 林佳怡", "东溪镇 镇党委书记" */
};

/* who, post  as a command names them
 * Errors  ERR_INPUT nobody, no such post; ERR_STATE the same is open already */
MUST_USE bool selection_start(struct workspace *ws, const char *who, const char *post, struct date on,
        struct selection_opened *opened, struct err *e);

MUST_USE bool selection_give_up(
        struct workspace *ws, int64_t selection_no, struct date on, const char *why, const char **line, struct err *e);

/* event_no is issued; items as app/selection_item.h says. ERR_INPUT for numbers that cannot be (more present than due, more votes than present), a day that has not
 * come, a notice that ends before it begins; ERR_STATE for a selection that was given up. */
MUST_USE bool selection_record(struct workspace *ws, const struct selection_event *x, const char **line, struct err *e);

/* Over an earlier one of the same name and kind. */
MUST_USE bool selection_record_step(struct workspace *ws, const struct open_step *x, const char **line, struct err *e);

/* 日期*, 名称, 类别（休息、上班）. */
MUST_USE bool holiday_import(struct workspace *ws, const char *path, bool yes, struct intake *in, struct err *e);

/* selection_no 0: all that stand, and all open selections. */
MUST_USE bool selection_check(struct workspace *ws, struct selection_state *s, int64_t selection_no, struct date on,
        struct finding_list *findings, struct err *e);

#endif
