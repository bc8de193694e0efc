/* The résumé of an appointment form, read line by line: "2007.07--2012.03  平和县农业局科员", the last one open. A line
 * that begins with no month goes on with the one before. What brackets say of times beside (其间：2014.03--2014.09 …)
 * stays in the text and is read into spans. */
#ifndef CADRE_RESUME_H
#define CADRE_RESUME_H

#include "cadre/form.h"

/* A time within a line, of study or of secondment; to is FORM_MONTH_NONE where it is open. */
struct resume_span {
    struct form_month from, to;
};

/* from, to  to is FORM_MONTH_NONE where the line is open
 * text      what stands behind the months, blanks at both ends taken out, lines joined
 * is_study  a time of study rather than of work, by its words */
struct resume_line {
    struct form_month from, to;
    const char *text;
    bool is_study;
    struct resume_span *spans;
    size_t span_count;
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
