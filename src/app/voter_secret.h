/* What the roll keeps sealed of a voter: ID number and telephone. A stored row holds both as one value that opens for
 * this row alone (seal/vault.h), and keyed hashes by which they are found again.
 *
 * The vault is that of the workspace (workspace_unlock) or another one with the same key. What was opened is shown masked,
 * and never goes into the journal, a message or JSON in full. */
#ifndef APP_VOTER_SECRET_H
#define APP_VOTER_SECRET_H

#include "model/voter.h"
#include "seal/vault.h"

/* id     18 characters (struct roll_id, also of a legacy number), "" for a person without one
 * phone  as it was written, "" for none; at most VOTER_PHONE_BYTES_MAX bytes */
struct voter_secret {
    const char *id;
    const char *phone;
};

/* Whose row: sealed values are bound to it. */
struct voter_secret_place {
    int64_t county;
    int64_t voter_no;
};

enum { VOTER_PHONE_BYTES_MAX = 4000 };

/* Fills v->sealed, which lives in a, and the search keys of v, whose voter_no is set already. The same secret sealed twice
 * gives other bytes and the same keys. ERR_ENVIRONMENT when the system gives no random bytes. */
MUST_USE bool voter_secret_seal(struct arena *a, struct vault *vault, int64_t county, const struct voter_secret *s,
        struct voter *v, struct err *e);

/* The sealed value alone, for whoever has computed the keys before. */
MUST_USE bool voter_secret_seal_value(struct arena *a, struct vault *vault, struct voter_secret_place at,
        const struct voter_secret *s, struct str *sealed, struct err *e);

/* The texts live in a. ERR_STATE when the value was changed, moved from another row, or sealed with another key. */
MUST_USE bool voter_secret_open(struct arena *a, struct vault *vault, int64_t county, const struct voter *v,
        struct voter_secret *s, struct err *e);

/* The keys that a row with this number, or telephone, carries; 0 and 0 for "". Of a telephone only the digits count. */
struct search_key voter_secret_id_key(struct vault *vault, const char *id);
struct search_key voter_secret_phone_key(struct vault *vault, const char *phone);

/* "331021********1234", "138****5678"; "" for "". */
const char *voter_secret_mask_id(struct arena *a, const char *id);
const char *voter_secret_mask_phone(struct arena *a, const char *phone);

#endif
