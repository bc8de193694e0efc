/* The work plan (工作方案). */
#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H

#include <stdint.h>

#include "base/date.h"

struct plan_step {
    int64_t step_no;
    const char *code;  /* statutory steps carry that of the calendar, own ones "own-N" */
    const char *title;
    const char *owner; /* 责任人; "" for nobody yet */
    struct date due_on;
    const char *rule;    /* "R30"; "" for a step of practice */
    const char *article; /* "选举法2020 第28条"; "" for a step of practice */
    struct date done_on; /* DATE_NONE: open */
    const char *evidence;
    const char *note;
};

#endif
