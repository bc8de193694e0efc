/* From the words of a roster or form (东溪镇党委副书记、镇长) to appointments in posts of the organisation. */
#ifndef APP_OFFICIAL_POST_H
#define APP_OFFICIAL_POST_H

#include "app/people.h"

/* since, grade_since, grade  as the roster says them; 0 and GRADE_NONE where it does not
 * v                          what is to be inserted (appointment_no 0), changed or ended */
struct post_plan {
    int32_t since, grade_since;
    enum post_grade grade;
    struct appointment *v;
    size_t n;
};

/* The post that the text begins with, by as many pieces as can be: an approved title may have the marks within
 * (党工委副书记、管委会常务副主任兼财政局局长). NULL for none; *n: its length; that of the first piece where that is no post. */
const struct post *official_post_first(
        struct arena *a, const struct people *p, const struct organisation *at, const char *text, size_t *n);

/* The appointment that counts, or else the first that is held; NULL for none. A roster is written with its times and grade. */
const struct appointment *official_post_main(const struct people *p, const struct official *o, struct date on);

/* What o->post_text says now against the appointments on record; official_no 0: nobody's yet. What would change is noted
 * in `in` (not for a new person), words without a post are W825, other spellings of one N828. Nothing is planned when the organisation has no posts. */
void official_post_plan(struct arena *a, const struct people *p, const struct official *o, struct date on,
        struct post_plan *plan, struct intake *in, struct finding_list *findings);

/* Inserts, changes and ends what was planned, inside the caller's transaction. */
MUST_USE bool official_post_write(struct workspace *ws, int64_t official_no, const struct post_plan *plan, struct err *e);

#endif
