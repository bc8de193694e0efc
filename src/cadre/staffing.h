/* Approved posts against the people in them (应配、实配、缺配). One person fills one approved post at a time, however many he
 * holds (交叉任职不重复计算); posts outside of the quota and secondments fill none. */
#ifndef CADRE_STAFFING_H
#define CADRE_STAFFING_H

#include "base/arena.h"
#include "base/date.h"
#include "model/finding.h"
#include "model/people.h"

/* Of one post.
 * holders   all who are in it
 * counted   who fill it: of these the approved number is taken
 * shared    hold it beside a post in which they are counted
 * seconded  挂职 */
struct post_staffing {
    const struct post *post;
    int64_t holders, counted, shared, seconded;
};

/* Of one organisation, quota posts only.
 * approved  without the posts that somebody holds along with the one in which he is counted (A85)
 * approved − counted is what is missing, as many as its posts have vacancies; negative: too many. */
struct organisation_staffing {
    const struct organisation *organisation;
    int64_t approved, counted, shared, outside;
    int64_t chiefs_approved, chiefs_counted;
};

/* In the order of people->posts and people->organisations. */
struct staffing {
    struct post_staffing *posts;
    size_t post_count;
    struct organisation_staffing *organisations;
    size_t organisation_count;
};

/* Everything lives in a. */
struct staffing staffing_count(struct arena *a, const struct people *p, struct date on);

static inline int64_t staffing_missing(const struct organisation_staffing *o)
{
    return o->approved - o->counted;
}

/* Is the post filled by somebody who is only counted elsewhere, so that nobody is missing there? How many are, of the
 * approved number, beyond counted and shared. Never negative. */
static inline int64_t staffing_vacant(const struct post_staffing *s)
{
    int64_t vacant = s->post->approved - s->counted - s->shared;
    return vacant > 0 ? vacant : 0;
}

/* Of one organisation and of those who serve there; organisation_no 0: of all.
 * Findings: F821 more counted than approved, F822 somebody who is counted in no post or in several, W821 number of chiefs
 * none or above two, W824 dates and grades of appointments that contradict one another, N821 vacancies. */
void staffing_check(const struct people *p, const struct staffing *s, struct date on, int64_t organisation_no, struct finding_list *findings);

#endif
