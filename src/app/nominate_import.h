/* Taking in nominations and the signatures under them. */
#ifndef APP_NOMINATE_IMPORT_H
#define APP_NOMINATE_IMPORT_H

#include "app/intake.h"

/* Reads the nomination table and, unless NULL, the table of signatures, and records what is new. A person is known
 * again by the voter on the roll, else by name in the district; a nomination by person, kind and organisation; a
 * signature by its number under the nomination. The same tables once more change nothing; a table that would change
 * what is recorded writes nothing at all until in->yes; what it no longer has stays recorded. Names, organisations and
 * signers go into the journal, ID numbers nowhere. Errors  ERR_INPUT with all faults of a table; ERR_STATE: the result
 * is certified */
MUST_USE bool nominate_import(
        struct workspace *ws, const char *path, const char *signers_path, struct intake *in, struct err *e);

#endif
