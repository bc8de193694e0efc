/* What the workspace keeps sealed of a cadre: the ID number, and the whole appointment form with its photo and family. The
 * vault is that of the workspace (workspace_unlock). An ID number that was opened is shown masked and never goes into the
 * journal, a message or JSON in full. */
#ifndef APP_OFFICIAL_SECRET_H
#define APP_OFFICIAL_SECRET_H

#include "model/official.h"
#include "seal/vault.h"
#include "store/official.h"

/* id  18 characters (struct roll_id), "" for none. Fills o->sealed, which lives in a, and the search keys; o->official_no is
 *     set already. ERR_ENVIRONMENT when the system gives no random bytes. */
MUST_USE bool official_secret_seal(
        struct arena *a, struct vault *vault, int64_t county, const char *id, struct official *o, struct err *e);

/* "" for none. ERR_STATE when the value was changed, moved from another row, or sealed with another key. */
MUST_USE bool official_secret_open(struct arena *a, struct vault *vault, int64_t county, const struct official *o,
        const char **id, struct err *e);

/* The key that an official with this number carries; 0 and 0 for "". The same as a voter's. */
struct search_key official_secret_key(struct vault *vault, const char *id);

/* A form of any length, cut into pieces that the vault takes. */
MUST_USE bool official_secret_seal_form(struct arena *a, struct vault *vault, int64_t county, int64_t official_no,
        struct str bytes, struct official_form *f, struct err *e);
MUST_USE bool official_secret_open_form(struct arena *a, struct vault *vault, int64_t county,
        const struct official_form *f, struct str *bytes, struct err *e);

#endif
