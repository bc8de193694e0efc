/* What the appraisal group answered to the questions of a corroboration (交叉印证). Nothing here changes or deletes one. */
#ifndef STORE_FLAG_ANSWER_H
#define STORE_FLAG_ANSWER_H

#include "base/date.h"
#include "store/db.h"

/* flag           what it is about, as app/corroborate.h calls it
 * question       the sentence that was answered, with its figures
 * is_withdrawal  takes the earlier answers back; answer says why */
struct flag_answer {
    int64_t answer_no;
    const char *flag;
    const char *question;
    const char *answer;
    const char *person;
    struct date answered_on;
    bool is_withdrawal;
    const char *actor;
    int64_t journal_seq;
};

struct flag_answer_list {
    struct flag_answer *v;
    size_t n;
};

MUST_USE bool flag_answer_insert(struct db *db, int64_t county, const struct flag_answer *x, struct err *e);

/* Oldest first; texts live in a. */
MUST_USE bool flag_answer_load_all(
        struct arena *a, struct db *db, int64_t county, struct flag_answer_list *list, struct err *e);

#endif
