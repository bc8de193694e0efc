/* The words in which engines differ. Migrations speak of BIGINT, INTEGER, VARCHAR(n) and BYTES. */
#ifndef STORE_DIALECT_H
#define STORE_DIALECT_H

#include "base/arena.h"

/* The same SQL as SQLite takes it: column types become INTEGER, TEXT and BLOB, and tables become STRICT, so
 * that a value of another type is refused as elsewhere, WITHOUT ROWID, so that no key is made up for a NULL.
 * A type is translated only where a column is declared (CREATE TABLE, ALTER TABLE … ADD COLUMN): names,
 * comments and texts stay as they are. */
const char *dialect_sqlite(struct arena *a, const char *sql);

#endif
