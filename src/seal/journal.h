/* The journal (工作日志): who did what and when, in an order that nobody can change unseen. An entry is written in the
 * transaction of the change that it records, and carries the SM3 of itself and the entry before it.
 *
 * The hash of an entry is SM3 over nine netstrings ("<bytes>:<text>,"; numbers in decimal):
 *     "huanjie-journal-1"  county  seq  at  actor  action  subject  detail  previous
 * and the `previous` of entry 1 is SM3 over  "huanjie-journal-1"  county  workspace,  workspace being the public id
 * in the election row. So anybody can check a journal with ten lines of awk and an SM3 program.
 *
 * A chain shows every change but one: entries cut off its end. Therefore papers carry the number and hash of the head
 * at the time they were made (journal_head).
 *
 * No ID number, telephone number or vote of a person ever goes into an entry: that is the duty of whoever writes it. */
#ifndef SEAL_JOURNAL_H
#define SEAL_JOURNAL_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "seal/sm3.h"
#include "store/db.h"

struct journal_entry {
    const char *at;      /* "2012-01-04T08:00:00+08:00" */
    const char *actor;   /* who: name or account of the clerk */
    const char *action;  /* code: "roll-import" */
    const char *subject; /* what it was done to; may be "" */
    const char *detail;  /* canonical JSON object (json_text_canonical); may be "" */
};

/* Bytes. A detail that would be longer belongs into a table of its own, with its hash in the entry. */
enum { JOURNAL_NAME_MAX = 200, JOURNAL_SUBJECT_MAX = 1000, JOURNAL_DETAIL_MAX = 16000 };

/* A point in the chain. seq counts from 1; 0 is the root, before the first entry. */
struct journal_mark {
    int64_t seq;
    char hash[SM3_HEX];
};

/* Inside the caller's open transaction to write. mark may be NULL.
 * ERR_INPUT  an actor, subject or detail that is too long
 * ERR_STATE  the county has no election row yet */
MUST_USE bool journal_append(
        struct db *db, int64_t county, const struct journal_entry *entry, struct journal_mark *mark, struct err *e);

/* The last entry; the root of the chain when there is none. */
MUST_USE bool journal_head(struct db *db, int64_t county, struct journal_mark *head, struct err *e);

struct journal_record {
    struct journal_mark mark;
    struct journal_entry entry;
};

struct journal_page {
    struct journal_record *v;
    size_t n;
};

/* The entries after number `after`, in order, at most `most`; they live in a. */
MUST_USE bool journal_load(struct arena *a, struct db *db, int64_t county, int64_t after, int64_t most,
        struct journal_page *page, struct err *e);

struct journal_verdict {
    bool is_intact;
    struct journal_mark sound; /* the last entry up to which all is as it was written */
    const char *text;          /* one sentence: how many entries are sound, or which is the first that is not and why */
};

/* Recomputes the whole chain. True with a verdict, also a bad one, which lives in a; false when it cannot be read. */
MUST_USE bool journal_verify(
        struct arena *a, struct db *db, int64_t county, struct journal_verdict *verdict, struct err *e);

#endif
