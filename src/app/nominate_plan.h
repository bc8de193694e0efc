/* What an import of nominations would write: the table and the records put together. */
#ifndef APP_NOMINATE_PLAN_H
#define APP_NOMINATE_PLAN_H

#include "app/intake.h"
#include "app/nominate_read.h"

/* A person as the table and the records have it together. */
struct wanted_person {
    struct candidate person; /* candidate_no 0: new */
    size_t line;
    enum told incumbent;
    enum told foreign_funding;
    bool has_category;
    bool is_changed;
};

struct wanted_nomination {
    struct nomination nomination; /* nomination_no 0: new */
    size_t person;
    size_t line;
    bool is_changed;
};

struct wanted_signer {
    struct signer signer;
    size_t nomination;
    bool is_new;
    bool is_changed;
};

struct nominate_plan {
    struct workspace *ws;
    struct intake *in;
    struct slate slate;
    struct table table;
    struct table_faults faults;
    struct wanted_person *persons;
    size_t person_count;
    struct wanted_nomination *nominations;
    size_t nomination_count;
    struct wanted_signer *signers;
    size_t signer_count;
};

/* Writes what is new and what is changed, each with its entry in the journal, and settles the slate again; nothing when
 * nothing is. signers  the table of signatures, NULL without one. Within the caller's transaction. */
MUST_USE bool nominate_plan_write(struct nominate_plan *m, const struct table *signers, struct err *e);

#endif
