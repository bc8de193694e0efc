/* The résumé of an appointment form, read line by line: "2007.07--2012.03  平和县农业局科员", the last one open. A line
 * that begins with no month goes on with the one before; what brackets say (其间：…) stays in its text. */
#ifndef CADRE_RESUME_H
#define CADRE_RESUME_H

#include "cadre/form.h"

/* from, to  to is FORM_MONTH_NONE where the line is open
 * text      what stands behind the months, blanks at both ends taken out, lines joined
 * is_study  a time of study rather than of work, by its words */
struct resume_line {
    struct form_month from, to;
    const char *text;
    bool is_study;
};

/* stray  text before the first line that begins with a month; "" for none */
struct resume {
    struct resume_line *v;
    size_t n;
    const char *stray;
};

/* Everything lives in a. */
struct resume resume_read(struct arena *a, const char *text);

#endif
