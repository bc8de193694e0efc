/* The key file of a workspace. Inside seal/ only; vault.h is for the others. */
#ifndef SEAL_KEY_H
#define SEAL_KEY_H

#include "base/err.h"

enum { KEY_WORKSPACE_HEX = 33 }; /* with its NUL */

struct key {
    char workspace[KEY_WORKSPACE_HEX]; /* public id */
    unsigned char cipher[16];          /* SM4 */
    unsigned char tag[32];             /* HMAC-SM3 over what is sealed */
    unsigned char search[32];          /* HMAC-SM3 of what is searched for */
};

/* Fresh random keys, written to a new file readable by its owner alone; ERR_STATE when it exists.
 * workspace: the public id, or NULL to invent one */
MUST_USE bool key_create(const char *path, const char *workspace, struct key *key, struct err *e);

/* ERR_INPUT when the file is none of ours or damaged. */
MUST_USE bool key_load(const char *path, struct key *key, struct err *e);

void key_wipe(struct key *key);

#endif
