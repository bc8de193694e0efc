/* The review of the deputies' credentials (代表资格审查, R68): four questions about each deputy elected, confirmed by
 * the presidium, published before the first session. It follows the result and is no ground of it, so it goes on after
 * the result was certified. */
#ifndef APP_CREDENTIALS_H
#define APP_CREDENTIALS_H

#include "app/deputy.h"
#include "app/intake.h"
#include "law/voter.h"
#include "model/paper.h"

struct credentials_line {
    const struct deputy *deputy;
    enum verdict verdict; /* OPEN also while nothing was reviewed */
    struct reason_list reasons;
};

struct credentials_overview {
    struct records records;
    struct result result;
    struct credential_list credentials;
    struct deputy_list deputies;    /* elected as the count stands now */
    struct credentials_line *lines; /* one for each */
    int64_t reviewed, passed, confirmed, published;
};

/* Counted anew from the records; lives in the workspace's arena. */
MUST_USE bool credentials_load(struct workspace *ws, struct credentials_overview *o, struct err *e);

/* Takes in a table (docs/files.md: 代表资格审查表). What is there already and differs needs consent; a changed review
 * loses its confirmation.
 * Errors  ERR_INPUT with every fault of the file: who is not elected, conclusions that there are not */
MUST_USE bool credentials_import(struct workspace *ws, const char *path, struct intake *in, struct err *e);

/* One deputy's review, or parts of it. */
struct credentials_step {
    int64_t district_no;
    const char *name;                /* or candidate number */
    bool has[CREDENTIAL_ITEM_COUNT]; /* the others stay as they are; of a first review all are needed */
    enum review_conclusion items[CREDENTIAL_ITEM_COUNT];
    const char *reviewer;    /* NULL: as it is */
    struct date reviewed_on; /* DATE_NONE: as it is */
    const char *note;        /* NULL: as it is */
};

/* ERR_INPUT: nobody of that name is elected there, a first review that is not whole. */
MUST_USE bool credentials_set(struct workspace *ws, const struct credentials_step *step, struct err *e);

/* The presidium confirms, and the list is published: all whose review passed. Dates that are DATE_NONE stay as they
 * are. *n: how many were changed. ERR_STATE: published, but not confirmed; nobody's review passed. */
MUST_USE bool credentials_confirm(
        struct workspace *ws, struct date confirmed_on, struct date published_on, size_t *n, struct err *e);

/* F611, F612, W611, W612. */
MUST_USE bool credentials_check(
        struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e);

/* What the table and the single steps share: "选区 3 “王建国”"; the deputy of that name, or candidate number, elected
 * in the district; writing a review with its journal entry. */
const char *credentials_subject(struct arena *a, const struct deputy *d);
MUST_USE bool credentials_find_deputy(const struct credentials_overview *o, int64_t district_no, const char *name,
        const struct deputy **deputy, struct err *e);
MUST_USE bool credentials_write(
        struct workspace *ws, const struct deputy *d, const struct credential *c, struct err *e);

/* By which text the review is held, as the first reason: 2010 has no article of its own, the organic law does. */
void credentials_ground(struct workspace *ws, struct reason_list *reasons);

/* A review as data: what the journal records, and what verify compares. */
struct json *credentials_to_json(struct arena *a, const struct credential *c);

/* The committee's report to the presidium (代表资格审查报告): figures, opinions, and the table of all deputies. Lives
 * in the workspace's arena. ERR_STATE: nobody is elected yet. */
MUST_USE bool credentials_report(struct workspace *ws, struct paper **paper, struct err *e);

#endif
