/* What must not be readable in the workspace alone: ID numbers, telephone numbers. They are sealed with keys
 * from the key file beside it (SM4-CTR, then HMAC-SM3) and found again by a keyed hash (HMAC-SM3).
 *
 * A sealed value is bound to its place: moved to another row, table or county, or changed in any bit, it does
 * not open. It is  nonce (16 bytes, random) | ciphertext | tag (16 bytes),  the tag being the first half of
 * HMAC-SM3 over nonce, county and row (8 bytes each, big-endian), length of the table's name (1 byte), the name,
 * and the ciphertext. Inside, each field is preceded by its length (2 bytes, big-endian).
 *
 * A vault belongs to one thread. Never write what was opened into the journal, a log or a message. */
#ifndef SEAL_VAULT_H
#define SEAL_VAULT_H

#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

struct vault;

/* Invents keys and the workspace's public id, and saves them in a new file ("<workspace>.key"), readable by its
 * owner alone. ERR_STATE when the file exists: a key is never overwritten. */
MUST_USE bool vault_create(const char *path, struct vault **v, struct err *e);

/* The same with a public id that is given, 32 hexadecimal digits: rehearsals, whose papers are to come out alike every
 * time. The keys are random all the same. */
MUST_USE bool vault_create_as(const char *path, const char *workspace, struct vault **v, struct err *e);

/* Takes a key file back that vault_create made just now, because the workspace could not be made. */
void vault_discard(const char *path);

/* workspace: the id that the workspace's election row holds.
 * ERR_INPUT        the file is no key file, damaged, or the key of another workspace
 * ERR_ENVIRONMENT  it cannot be read */
MUST_USE bool vault_open(const char *path, const char *workspace, struct vault **v, struct err *e);

/* Wipes the keys. NULL is allowed. */
void vault_close(struct vault *v);
void vault_close_at(struct vault **v);
#define AUTO_VAULT AUTO(vault_close_at)

/* 32 hexadecimal digits; borrowed from the vault. */
const char *vault_workspace(const struct vault *v);

struct vault_place {
    int64_t county;
    const char *table; /* at most VAULT_TABLE_BYTES */
    int64_t row;       /* key within county and table */
};

enum { VAULT_TABLE_BYTES = 63, VAULT_FIELD_BYTES_MAX = 65535 };

struct vault_fields {
    struct str *v;
    size_t n;
};

/* Seals the fields into one value, which lives in a. ERR_ENVIRONMENT when the system gives no random bytes. */
MUST_USE bool vault_seal(struct arena *a, struct vault *v, struct vault_place place, struct vault_fields fields,
        struct str *sealed, struct err *e);

/* Opens what was sealed there and fills fields.v; their bytes live in a, each followed by a NUL. ERR_STATE when the
 * value was changed, moved or sealed with other keys, or holds another number of fields than fields.n. */
MUST_USE bool vault_unseal(struct arena *a, struct vault *v, struct vault_place place, struct str sealed,
        struct vault_fields fields, struct err *e);

/* How a sealed text is looked up without being opened. Equal texts of one domain ("id", "phone") have equal keys in
 * one workspace; without the key file nobody can compute or reverse them. */
struct search_key {
    int64_t high; /* 0 ..= 2^63 - 1: fits where an ID number as integer would stand */
    int64_t low;  /* any value: compared when two highs are equal */
};

struct search_key vault_search_key(struct vault *v, const char *domain, struct str text);

#endif
