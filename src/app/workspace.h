/* An open workspace: the database, the key file beside it, the election in it and the law that it is held under.
 * Every use case of app/ takes one. */
#ifndef APP_WORKSPACE_H
#define APP_WORKSPACE_H

#include "base/json.h"
#include "law/basis.h"
#include "law/province.h"
#include "model/election.h"
#include "model/finding.h"
#include "seal/journal.h"
#include "seal/vault.h"
#include "store/db.h"

/* A decision on a setting that this version does not have (any more): nothing rests on it, and that is said. */
struct retired_setting {
    const char *code, *value, *source;
};

struct workspace {
    struct arena *arena; /* lives as long as the workspace is open */
    struct db *db;
    struct vault *vault; /* NULL until workspace_unlock */
    const char *path;
    const char *actor; /* who works: named in the journal */
    const char *now;   /* "2012-01-04T08:00:00+08:00": the clock of the face that called */
    struct election election;
    struct law_basis law;
    struct retired_setting *retired;
    size_t retired_count;
};

struct workspace_access {
    const char *path;
    const char *actor;
    const char *now;
    bool read_only;
};

/* What `init` asks for. */
struct workspace_plan {
    struct election election;  /* county, province and workspace are filled in here */
    const char *province_code; /* rules of a province: a code, "none", or NULL to follow the division code */
    bool is_rehearsal; /* 演练: the public id follows from place, congress and day; the same steps give the same papers */
};

/* Creates workspace and key file; nothing is left behind when either fails. notes: what a clerk should know about
 * the law that was chosen (codes 2xx).
 * Errors  ERR_INPUT for a division, level or day that cannot be; ERR_STATE when a file exists */
MUST_USE bool workspace_create(struct arena *a, const struct workspace_access *access, const struct workspace_plan *plan,
        struct finding_list *notes, struct err *e);

MUST_USE bool workspace_open(struct arena *a, const struct workspace_access *access, struct workspace *ws, struct err *e);

/* The law on another day than the election's, with the same province and the same decisions on settings: a session of
 * the congress is held under the law of its own day. */
MUST_USE bool workspace_law_on(struct workspace *ws, struct date on, struct law_basis *law, struct err *e);

/* Opens the key file: needed by whatever reads or writes ID numbers. Does nothing the second time. */
MUST_USE bool workspace_unlock(struct workspace *ws, struct err *e);

/* Another vault with the same keys, for another thread; the caller closes it. */
MUST_USE bool workspace_open_vault(struct workspace *ws, struct vault **vault, struct err *e);

void workspace_close(struct workspace *ws);
#define AUTO_WORKSPACE AUTO(workspace_close)

/* Writes a journal entry in the open transaction; detail may be NULL. seq may be NULL. */
MUST_USE bool workspace_record(struct workspace *ws, const char *action, const char *subject, const struct json *detail,
        int64_t *seq, struct err *e);

/* The day of ws->now. */
struct date workspace_today(const struct workspace *ws);

/* Refuses to go on when the result is certified and no correction is open (ERR_STATE): called by everything that
 * changes what the result rests on. */
MUST_USE bool workspace_must_be_open(struct workspace *ws, struct err *e);

#endif
