/* What the papers of an appraisal rest on. They are composed from it alone: no clock is asked, so that the
 * same records give the same bytes. What may not be shown of a small group is hidden here already (app/appraisal.h). */
#ifndef APP_COUNTY_SOURCE_H
#define APP_COUNTY_SOURCE_H

#include "app/appraisal.h"
#include "app/paper_source.h"
#include "app/people.h"

struct county_source {
    struct arena *arena;
    struct workspace *ws;
    struct appraisal appraisal;
    struct people people;
    struct journal_mark mark; /* read first: whatever comes later is at least what it says */
    struct date on;           /* ages and posts are counted to it */
};

/* Everything lives in the workspace's arena. */
MUST_USE bool county_source_load(struct workspace *ws, struct date on, struct county_source *s, struct err *e);

/* A paper with the day and, at the foot, the journal entry up to which it knows. */
struct paper *county_paper_begin(const struct county_source *s, const char *title);

/* "东溪镇"; "" for nobody's */
const char *county_unit_name(const struct county_source *s, int64_t organisation_no);

/* What the person is, as a paper that is read elsewhere must say it: 东溪镇镇长 and 东溪镇党委书记 for the 镇长 and 镇党委书记 of a roster that
 * says its unit in another column; "（未填）" for nothing. */
const char *county_post_of(const struct county_source *s, const struct official *o);

/* "33.3%", "28.1%–39.0%"; "—" where there is none. */
const char *county_share_text(struct arena *a, const struct measure *m);
const char *county_interval_text(struct arena *a, const struct measure *m);

/* "+4.8", "-0.6", "0.0": points with their sign, none for what rounds to nought. */
const char *county_points_text(struct arena *a, double points);

/* Hundredths of a per cent of a share, for charts; CHART_NONE where there is none. */
int64_t county_basis(double share);

/* Does the set ask this about the person, and has it an answer? */
bool county_row_is_of(const struct set_row *r, const struct official *o);

/* The sets that a paper names, "甲、乙等9个票组". */
const char *county_sets_text(struct arena *a, const char *const *names, size_t n);

#endif
