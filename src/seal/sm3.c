#include "seal/sm3.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "seal/hex.h"
#include "seal/openssl.h"

struct sm3 {
    EVP_MD *algorithm;
    EVP_MD_CTX *context;
};

static void start(struct sm3 *h)
{
    int done = EVP_DigestInit_ex2(h->context, h->algorithm, NULL);
    assert(done);
    (void)done;
}

bool sm3_new(struct sm3 **out, struct err *e)
{
    struct sm3 *h = calloc(1, sizeof *h);
    if (h) {
        h->algorithm = EVP_MD_fetch(NULL, "SM3", NULL);
        h->context = EVP_MD_CTX_new();
    }
    if (!h || !h->algorithm || !h->context) {
        sm3_free(h);
        return err_set(e, ERR_ENVIRONMENT, "本机的密码库 (libcrypto) 没有 SM3 算法：请安装系统自带的 OpenSSL 3");
    }
    start(h);
    *out = h;
    return true;
}

void sm3_add(struct sm3 *h, struct str s)
{
    int done = EVP_DigestUpdate(h->context, s.p, s.n);
    assert(done);
    (void)done;
}

void sm3_finish(struct sm3 *h, char hex[SM3_HEX])
{
    unsigned char digest[SM3_BYTES];
    int done = EVP_DigestFinal_ex(h->context, digest, NULL);
    assert(done);
    (void)done;
    hex_write(digest, sizeof digest, hex);
    start(h);
}

void sm3_free(struct sm3 *h)
{
    if (!h) return;
    EVP_MD_CTX_free(h->context);
    EVP_MD_free(h->algorithm);
    free(h);
}

void sm3_free_at(struct sm3 **h)
{
    sm3_free(*h);
}

bool sm3_hex(struct str s, char hex[SM3_HEX], struct err *e)
{
    AUTO_SM3 struct sm3 *h = NULL;
    if (!sm3_new(&h, e)) return false;
    sm3_add(h, s);
    sm3_finish(h, hex);
    return true;
}

bool sm3_file(const char *path, char hex[SM3_HEX], struct err *e)
{
    enum { PIECE = 64 << 10 };
    FILE *in = fopen(path, "rb");
    if (!in) return file_unreadable(errno, e);
    AUTO_SM3 struct sm3 *h = NULL;
    bool ok = sm3_new(&h, e);
    char piece[PIECE];
    size_t n;
    while (ok && (n = fread(piece, 1, sizeof piece, in)) > 0) sm3_add(h, (struct str){piece, n});
    if (ok && ferror(in)) ok = file_unreadable(errno, e);
    fclose(in);
    if (ok) sm3_finish(h, hex);
    return ok;
}
