/* What every paper rests on, read at one moment, and what each carries to say so: version, hash and journal number of
 * the certificate, or that there is none yet. Nothing is written to the workspace and no clock is asked, so that the
 * same records give the same bytes. */
#ifndef APP_PAPER_SOURCE_H
#define APP_PAPER_SOURCE_H

#include "app/deputy.h"
#include "app/result.h"
#include "app/seats.h"
#include "app/session.h"
#include "app/slate.h"
#include "model/paper.h"
#include "store/certificate.h"
#include "store/credential.h"
#include "store/last_term.h"
#include "store/member.h"
#include "store/objection.h"
#include "store/plan.h"
#include "store/voter_change.h"

struct paper_source {
    struct arena *arena;
    struct workspace *ws;
    struct records records;
    struct result result;
    struct slate slate;
    struct seats_state seats;
    struct district_counts voters;    /* active on the roll */
    struct voter_change_list changes; /* of the roll */
    struct objection_list objections;
    struct member_list members;
    struct plan_list plan;
    struct credential_list credentials;
    struct last_term last_term;
    const struct session_view *session; /* the first session of the congress; NULL while it has no record */
    struct deputy_list deputies;    /* elected so far */
    struct certificate certificate; /* version 0: not certified, or opened for a correction */
    int64_t corrected_version;      /* the version that an open correction is to replace; 0: none */
    struct journal_mark mark;       /* the certificate's entry; without one the last of the journal */
    struct date last_vote;          /* day of the last vote; without any the election day */
    struct date dated;              /* the certificate's day; without one last_vote */
    const char *congress;           /* 清溪镇第六届人民代表大会 */
    const char *committee;          /* 清溪镇选举委员会 */
    const char *law;                /* "《选举法》（2010年修正）": how papers name it */
};

/* Everything lives in the workspace's arena.
 * Errors  ERR_STATE when the records do not give the certified result any more: `verify` says where */
MUST_USE bool paper_source_load(struct workspace *ws, struct paper_source *s, struct err *e);

static inline bool paper_is_certified(const struct paper_source *s)
{
    return s->certificate.version > 0;
}

/* A paper with the source's date and, at the foot of every page, what it rests on. */
struct paper *paper_begin(const struct paper_source *s, const char *title);

/* The same for papers of the result: without a certificate 未认证 stands below the title, too. */
struct paper *paper_begin_result(const struct paper_source *s, const char *title);

/* Small print with the whole hashes, so that the paper pins the records. */
void paper_add_pin(const struct paper_source *s, struct paper *p);

/* The committee and the day on which the notice was published; without one the day is left for the pen. */
void paper_add_signature(const struct paper_source *s, struct paper *p, struct date on);

/* When a notice of that kind was first published for the district; DATE_NONE when none is on record. */
struct date paper_notice_day(const struct paper_source *s, enum notice_kind kind, int64_t district_no);

/* "《选举法》（2010年修正）第44条"; the article as in the text of 2020. */
const char *paper_cite(const struct paper_source *s, int article_2020);

/* "第3选区　东山选区", or the name alone where it says which it is; in a sentence "第3选区（东山选区）". */
const char *paper_district(const struct paper_source *s, const struct district *d);
const char *paper_district_in_sentence(const struct paper_source *s, const struct district *d);

/* A count as text; what is not known is "未登记". */
const char *paper_count(struct arena *a, int64_t n);

/* ---- tables, cell by cell ---- */

struct paper_rows {
    struct arena *arena;
    const struct paper_column *columns; /* static */
    size_t column_count;
    const char **cells;
    size_t n;
    size_t capacity;
};

void rows_add(struct paper_rows *r, const char *text);
void rows_addf(struct paper_rows *r, const char *format, ...) PRINTF_LIKE(2, 3);
void rows_add_count(struct paper_rows *r, int64_t n); /* negative: "未登记" */
void rows_add_person(struct paper_rows *r, const struct candidate *c); /* sex, ethnic group, birth, party, education, post; NULL: all 未填 */

/* Full rows only. */
void paper_add_rows(struct paper *p, const struct paper_rows *r);

#define ROWS_OF(a, c)                                                                                                  \
    (struct paper_rows)                                                                                                \
    {                                                                                                                  \
        .arena = (a), .columns = (c), .column_count = ARRAY_COUNT(c)                                                   \
    }

#endif
