#include "seal/hmac.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "seal/openssl.h"

enum { BLOCK_BYTES = 64, INNER_PAD = 0x36, OUTER_PAD = 0x5C };

struct hmac {
    EVP_MD_CTX *inner; /* has seen key ^ INNER_PAD */
    EVP_MD_CTX *outer;
    EVP_MD_CTX *work;
};

static EVP_MD_CTX *keyed(const EVP_MD *algorithm, const unsigned char *key, size_t n, unsigned char pad)
{
    unsigned char block[BLOCK_BYTES];
    memset(block, pad, sizeof block);
    for (size_t i = 0; i < n; i++) block[i] ^= key[i];
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool is_done = context && EVP_DigestInit_ex2(context, algorithm, NULL) == 1 &&
                   EVP_DigestUpdate(context, block, sizeof block) == 1;
    OPENSSL_cleanse(block, sizeof block);
    if (is_done) return context;
    EVP_MD_CTX_free(context);
    return NULL;
}

bool hmac_new(const unsigned char *key, size_t n, struct hmac **out, struct err *e)
{
    assert(n <= BLOCK_BYTES);
    struct hmac *h = calloc(1, sizeof *h);
    EVP_MD *algorithm = EVP_MD_fetch(NULL, "SM3", NULL);
    if (h && algorithm) {
        h->inner = keyed(algorithm, key, n, INNER_PAD);
        h->outer = keyed(algorithm, key, n, OUTER_PAD);
        h->work = EVP_MD_CTX_new();
    }
    EVP_MD_free(algorithm);
    if (!h || !h->inner || !h->outer || !h->work) {
        hmac_free(h);
        return err_set(e, ERR_ENVIRONMENT, "本机的密码库 (libcrypto) 没有 SM3 算法：请安装系统自带的 OpenSSL 3");
    }
    *out = h;
    return true;
}

void hmac_free(struct hmac *h)
{
    if (!h) return;
    EVP_MD_CTX_free(h->inner); /* the library wipes what it frees */
    EVP_MD_CTX_free(h->outer);
    EVP_MD_CTX_free(h->work);
    free(h);
}

void hmac_of(struct hmac *h, struct str head, struct str tail, unsigned char tag[SM3_BYTES])
{
    unsigned char digest[SM3_BYTES];
    bool is_done = EVP_MD_CTX_copy_ex(h->work, h->inner) && EVP_DigestUpdate(h->work, head.p, head.n) &&
                   EVP_DigestUpdate(h->work, tail.p, tail.n) && EVP_DigestFinal_ex(h->work, digest, NULL) &&
                   EVP_MD_CTX_copy_ex(h->work, h->outer) && EVP_DigestUpdate(h->work, digest, sizeof digest) &&
                   EVP_DigestFinal_ex(h->work, tag, NULL);
    assert(is_done); /* fails only without memory */
    (void)is_done;
}
