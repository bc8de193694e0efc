/* What is published about an appraisal: that it begins (考察预告), and who is proposed for what (任前公示). Both name
 * where and until when people may speak; telephone numbers and addresses are left for the pen. */
#ifndef APP_COUNTY_NOTICE_H
#define APP_COUNTY_NOTICE_H

#include "app/county_source.h"

/* The people of the organisation who serve, with when the group comes. ERR_INPUT: nobody serves there. */
MUST_USE bool county_preview_paper(const struct county_source *s, const struct organisation *o, struct date from,
        struct date until, struct paper **paper, struct err *e);

/* Who is on record for the organisation as serving and holds none of its posts, so that the preview lacks him:
 * "张三（党政办主任）、李四（职务未填）"; "" for nobody. */
const char *county_preview_left_out(const struct county_source *s, const struct organisation *o);

/* post  what the person is proposed for, in full */
struct county_proposal {
    const struct official *official;
    const char *post;
};

/* As many working days as the setting asks for (A50), counted from the day after publication to the last; days off are
 * those on record (huanjie process holiday). Errors  ERR_INPUT: nobody, or too few working days; it says until when at
 * least */
MUST_USE bool county_publicity_paper(const struct county_source *s, const struct county_proposal *proposals, size_t n,
        struct date from, struct date until, struct paper **paper, struct err *e);

/* The years of the notice of which no days off are on record, so that only Saturdays and Sundays were left out of its working days:
 * "2011 年、2012 年"; "" for none. */
MUST_USE bool county_publicity_unknown(const struct county_source *s, struct date from, struct date until, const char **years, struct err *e);

#endif
