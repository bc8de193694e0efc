/* Scores where a place scores posts by different schemes (书记、镇长的计分办法不同): each cadre by the scheme of his post. */
#ifndef APP_APPRAISE_BY_POST_H
#define APP_APPRAISE_BY_POST_H

#include "app/appraise.h"

/* Holders of posts of that role are scored by that scheme. */
struct appraise_role_scheme {
    enum post_role role;
    const char *scheme;
};

/* schemes  scores of everybody by each scheme: the first by the request's own, then one for each role
 * chosen   of each subject the scheme that counts for it, as an index of schemes
 * posts    the post that decides it (cadre/annual.h); NULL: none is recorded, or it is open
 * is_open  of each subject: holds posts that different schemes are for, and whether the higher one counts (A72, the setting
 *          two_posts_higher) nobody confirmed; then the request's own scheme stands */
struct appraise_by_post {
    struct appraise_scores *schemes;
    size_t scheme_count, n;
    size_t *chosen;
    const struct post **posts;
    bool *is_open;
};

/* The posts are those of December of the year that is scored. Errors  as appraise_scores */
MUST_USE bool appraise_scores_by_post(const struct appraisal *x, const struct appraise_request *q,
        const struct appraise_role_scheme *roles, size_t n, struct appraise_by_post *out, struct err *e);

#endif
