/* Corroboration (交叉印证): the sources on one person side by side, the questions they raise, and what the appraisal group
 * answered. Questions come from the records every time anew; answers are kept for ever and undone only by a new entry. No
 * function here decides anything about anybody. */
#ifndef APP_CORROBORATE_H
#define APP_CORROBORATE_H

#include "app/appraise.h"
#include "cadre/flag.h"
#include "cadre/set_self.h"
#include "store/flag_answer.h"

/* year 0: the latest in which anything was graded. gap in hundredths. */
struct corroborate_request {
    int64_t year;
    int64_t gap_percent;
    const struct corroborate_flags *flags; /* for sheets of many people: those of the same request, looked for once; else NULL */
};

enum { CORROBORATE_GAP_PERCENT = 20 };

/* answers      those about this flag, oldest first; the last one stands unless it takes the others back
 * is_answered  one stands, and was given to the question as it now reads */
struct corroborate_flag {
    struct flag flag;
    const struct flag_answer **answers;
    size_t answer_count;
    bool is_answered;
};

/* families, untested  of the whole year's search, also on the sheet of one person
 * percent             how many of the questions that come of a test may be chance (setting false_discovery_percent) */
struct corroborate_flags {
    int64_t year;
    int64_t percent;
    struct flag_family families[FLAG_KIND_COUNT];
    const struct flag_untested *untested;
    size_t untested_count;
    struct corroborate_flag *v;
    size_t n;
    struct flag_answer_list answers; /* all of the workspace, also those whose question no longer comes up */
};

MUST_USE bool corroborate_flags(const struct appraisal *x, const struct corroborate_request *q,
        struct corroborate_flags *out, struct err *e);

/* How many comparisons were made of each kind, how many became questions, and how they were corrected: what a reader must
 * know before he counts the questions. */
const char *corroborate_tests_text(struct arena *a, const struct corroborate_flags *f);

/* The sets whose order effect was not tested, or that were not compared, and why, in sentences; "" when all were. */
const char *corroborate_untested_text(struct arena *a, const struct corroborate_flags *f);

/* What one set says of the person on an item. support: recommended, or excellent; of base. */
struct corroborate_source {
    const struct set_table *table;
    const struct set_row *row;
    struct measure support, satisfied;
};

/* Of the self-assessment: "已交；镇自评（2011-06-20）6 人自评：优秀 4，称职 2". Nothing of one person's own answer. */
const char *corroborate_self_text(struct arena *a, const struct set_self *s);

/* Two sets held against one another: their difference with its interval. */
struct corroborate_gap {
    const struct ballot_set *first, *second;
    const char *item;
    struct measure difference;
};

/* One person's sheet. sources come by side, then set. */
struct corroborate_sheet {
    const struct official *official; /* NULL for somebody who is not on the roster */
    const char *name;
    const char *organisation;
    const char *stratum;
    const char *wish; /* 任职意向: signed in a set of the year, else of the roster; "" when not said */
    struct measure votes, votes_percentile, performance; /* the latter two among those of the stratum */
    struct set_self self; /* of the person and who is in the same set */
    struct corroborate_source *sources;
    size_t source_count;
    struct corroborate_gap *gaps;
    size_t gap_count;
    struct corroborate_flags flags; /* those of the person, and of the sets that speak of him */
};

/* What the set is called on a sheet of that year: "干部测评", of another year "干部测评（2010年）". The sheet shows what every set says of the
 * person; figures and flags are of the sets of its year. */
const char *corroborate_set_title(struct arena *a, const struct ballot_set *set, int64_t year);

/* Errors  ERR_INPUT: nobody of that name on the roster or on any ballot; several */
MUST_USE bool corroborate_show(const struct appraisal *x, const char *person, const struct corroborate_request *q,
        struct corroborate_sheet *out, struct err *e);

/* The same of an official of the directory. */
MUST_USE bool corroborate_show_official(const struct appraisal *x, const struct official *o,
        const struct corroborate_request *q, struct corroborate_sheet *out, struct err *e);

/* The answer of ws->actor to a flag as it now reads, or (is_withdrawal) why the earlier ones are taken back; a new entry
 * in any case.
 * Errors  ERR_INPUT: no text, no day; ERR_STATE: there is no such flag, or nothing to take back */
struct corroborate_answer {
    const char *flag;
    const char *answer;
    struct date on;
    bool is_withdrawal;
};
MUST_USE bool corroborate_answer(struct workspace *ws, const struct corroborate_request *q,
        const struct corroborate_answer *a, struct err *e);

#endif
