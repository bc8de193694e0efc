/* What an engine does for db.c and migration.c beyond db.h. Inside store/ only. */
#ifndef STORE_ENGINE_H
#define STORE_ENGINE_H

#include "store/db.h"

struct migration;

/* Opens a database without looking at its tables. name: what messages call it. */
MUST_USE bool engine_open(const char *file, const char *name, struct db_options options, struct db **db, struct err *e);

/* Turns an empty file into a database of ours without tables. */
MUST_USE bool engine_format(struct db *db, struct err *e);

/* Commits survive a power cut and readers do not wait for writers; the last act upon a new file. */
MUST_USE bool engine_share(struct db *db, struct err *e);

/* Fails with ERR_INPUT when the file is no workspace; *version counts the migrations applied. */
MUST_USE bool engine_version(struct db *db, int64_t *version, struct err *e);

/* Runs a migration, translated into the engine's words, and records it under its number, inside the open
 * transaction. */
MUST_USE bool engine_migrate(struct db *db, const struct migration *m, int64_t number, struct err *e);

/* Copies the database into an empty file; name is what messages call it. */
MUST_USE bool engine_copy(struct db *db, const char *file, const char *name, struct err *e);

/* Every page and every index entry, not only the structure. */
MUST_USE bool engine_check_all(struct db *db, struct err *e);

bool engine_is_read_only(const struct db *db);

#endif
