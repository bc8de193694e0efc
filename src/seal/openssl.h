/* The cryptographic library, whose type ERR_STATE would hide ours. Inside seal/ only. */
#ifndef SEAL_OPENSSL_H
#define SEAL_OPENSSL_H

#define ERR_STATE OPENSSL_ERR_STATE
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#undef ERR_STATE

#endif
