#include "seal/vault.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "seal/hmac.h"
#include "seal/key.h"
#include "seal/openssl.h"

enum { NONCE_BYTES = 16, TAG_BYTES = 16, NONCES_BYTES = 4096, LENGTH_BYTES = 2 };

struct vault {
    char workspace[KEY_WORKSPACE_HEX];
    EVP_CIPHER_CTX *cipher;
    struct hmac *tag;
    struct hmac *search;
    unsigned char nonces[NONCES_BYTES]; /* drawn at once: a call for each row would cost more than the cipher */
    size_t nonces_left;                 /* bytes */
    pid_t drawn_by;
};

static EVP_CIPHER_CTX *cipher_new(const unsigned char key[16])
{
    EVP_CIPHER *algorithm = EVP_CIPHER_fetch(NULL, "SM4-CTR", NULL);
    EVP_CIPHER_CTX *context = algorithm ? EVP_CIPHER_CTX_new() : NULL;
    bool is_done = context && EVP_EncryptInit_ex2(context, algorithm, key, NULL, NULL) == 1;
    EVP_CIPHER_free(algorithm);
    if (is_done) return context;
    EVP_CIPHER_CTX_free(context);
    return NULL;
}

static bool vault_new(const struct key *key, struct vault **out, struct err *e)
{
    struct vault *v = calloc(1, sizeof *v);
    if (!v) return err_set(e, ERR_ENVIRONMENT, "内存不足，打不开密钥文件");
    memcpy(v->workspace, key->workspace, sizeof v->workspace);
    v->cipher = cipher_new(key->cipher);
    bool is_done = v->cipher ||
                   err_set(e, ERR_ENVIRONMENT, "本机的密码库 (libcrypto) 没有 SM4 算法：请安装系统自带的 OpenSSL 3");
    is_done = is_done && hmac_new(key->tag, sizeof key->tag, &v->tag, e) &&
              hmac_new(key->search, sizeof key->search, &v->search, e);
    if (!is_done) {
        vault_close(v);
        return false;
    }
    *out = v;
    return true;
}

bool vault_create(const char *path, struct vault **v, struct err *e)
{
    return vault_create_as(path, NULL, v, e);
}

bool vault_create_as(const char *path, const char *workspace, struct vault **v, struct err *e)
{
    struct key key;
    if (!key_create(path, workspace, &key, e)) return false;
    bool is_done = vault_new(&key, v, e);
    key_wipe(&key);
    return is_done;
}

void vault_discard(const char *path)
{
    (void)unlink(path);
}

bool vault_open(const char *path, const char *workspace, struct vault **v, struct err *e)
{
    struct key key;
    if (!key_load(path, &key, e)) return false;
    bool is_done = text_eq(key.workspace, workspace)
                           ? vault_new(&key, v, e)
                           : err_set(e, ERR_INPUT,
                                     "密钥文件 %s 属于另一个工作文件 (编号 %.8s…)，打不开这一个 (编号 "
                                     "%.8s…)：请找出与它一同建立的密钥文件",
                                     path, key.workspace, workspace);
    key_wipe(&key);
    return is_done;
}

void vault_close(struct vault *v)
{
    if (!v) return;
    EVP_CIPHER_CTX_free(v->cipher); /* the library wipes what it frees */
    hmac_free(v->tag);
    hmac_free(v->search);
    OPENSSL_cleanse(v, sizeof *v);
    free(v);
}

void vault_close_at(struct vault **v)
{
    vault_close(*v);
}

const char *vault_workspace(const struct vault *v)
{
    return v->workspace;
}

static bool draw_nonce(struct vault *v, unsigned char nonce[NONCE_BYTES], struct err *e)
{
    /* After a fork parent and child hold the same stock: whoever did not draw it must not use it. */
    pid_t self = getpid();
    if (v->nonces_left == 0 || v->drawn_by != self) {
        if (RAND_bytes(v->nonces, sizeof v->nonces) != 1)
            return err_set(e, ERR_ENVIRONMENT, "系统没有给出随机数，不能加密保存：请重新启动计算机后再试");
        v->nonces_left = sizeof v->nonces;
        v->drawn_by = self;
    }
    v->nonces_left -= NONCE_BYTES;
    memcpy(nonce, v->nonces + v->nonces_left, NONCE_BYTES);
    return true;
}

static unsigned char *put_int(unsigned char *p, uint64_t n)
{
    for (int shift = 56; shift >= 0; shift -= 8) *p++ = (unsigned char)(n >> shift);
    return p;
}

/* Over nonce, place and ciphertext, in the order that vault.h gives. */
static void compute_tag(struct vault *v, const unsigned char nonce[NONCE_BYTES], struct vault_place place,
        struct str ciphertext, unsigned char tag[SM3_BYTES])
{
    unsigned char head[NONCE_BYTES + 8 + 8 + 1 + VAULT_TABLE_BYTES];
    size_t table = strlen(place.table);
    assert(table <= VAULT_TABLE_BYTES);
    memcpy(head, nonce, NONCE_BYTES);
    unsigned char *p = put_int(head + NONCE_BYTES, (uint64_t)place.county);
    p = put_int(p, (uint64_t)place.row);
    *p++ = (unsigned char)table;
    memcpy(p, place.table, table);
    hmac_of(v->tag, (struct str){(const char *)head, (size_t)(p - head) + table}, ciphertext, tag);
}

/* Counter mode: the same operation both ways. */
static void apply_cipher(
        struct vault *v, const unsigned char nonce[NONCE_BYTES], unsigned char *out, const unsigned char *in, size_t n)
{
    int wrote = 0;
    assert(n <= INT32_MAX);
    bool is_done = EVP_EncryptInit_ex2(v->cipher, NULL, NULL, nonce, NULL) &&
                   EVP_EncryptUpdate(v->cipher, out, &wrote, in, (int)n);
    assert(is_done && wrote == (int)n); /* fails only without memory */
    (void)is_done;
}

bool vault_seal(struct arena *a, struct vault *v, struct vault_place place, struct vault_fields fields,
        struct str *sealed, struct err *e)
{
    size_t n = 0;
    for (size_t i = 0; i < fields.n; i++) {
        assert(fields.v[i].n <= VAULT_FIELD_BYTES_MAX);
        n += LENGTH_BYTES + fields.v[i].n;
    }
    unsigned char nonce[NONCE_BYTES], tag[SM3_BYTES];
    if (!draw_nonce(v, nonce, e)) return false;
    unsigned char *blob = arena_alloc(a, NONCE_BYTES + n + TAG_BYTES), *text = blob + NONCE_BYTES, *p = text;
    memcpy(blob, nonce, NONCE_BYTES);
    for (size_t i = 0; i < fields.n; i++) {
        *p++ = (unsigned char)(fields.v[i].n >> 8);
        *p++ = (unsigned char)fields.v[i].n;
        if (fields.v[i].n) memcpy(p, fields.v[i].p, fields.v[i].n);
        p += fields.v[i].n;
    }
    apply_cipher(v, nonce, text, text, n);
    compute_tag(v, nonce, place, (struct str){(const char *)text, n}, tag);
    memcpy(text + n, tag, TAG_BYTES);
    *sealed = (struct str){(const char *)blob, NONCE_BYTES + n + TAG_BYTES};
    return true;
}

static bool split_fields(struct arena *a, const unsigned char *text, size_t n, struct str *v, size_t count)
{
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        if (n - at < LENGTH_BYTES) return false;
        size_t length = (size_t)text[at] << 8 | text[at + 1];
        at += LENGTH_BYTES;
        if (n - at < length) return false;
        v[i] = (struct str){arena_copy(a, (const char *)text + at, length), length};
        at += length;
    }
    return at == n;
}

bool vault_unseal(struct arena *a, struct vault *v, struct vault_place place, struct str sealed,
        struct vault_fields fields, struct err *e)
{
    const unsigned char *blob = (const unsigned char *)sealed.p;
    bool is_whole = sealed.n >= NONCE_BYTES + TAG_BYTES;
    size_t n = is_whole ? sealed.n - NONCE_BYTES - TAG_BYTES : 0;
    if (is_whole) {
        unsigned char tag[SM3_BYTES];
        compute_tag(v, blob, place, (struct str){sealed.p + NONCE_BYTES, n}, tag);
        is_whole = CRYPTO_memcmp(tag, blob + NONCE_BYTES + n, TAG_BYTES) == 0;
    }
    if (!is_whole)
        return err_set(e, ERR_STATE, "加密保存的内容与密钥不符或被改动过 (%s 第 %lld 条)：请停止使用，改用备份",
                place.table, (long long)place.row);
    unsigned char *text = arena_alloc(a, n);
    apply_cipher(v, blob, text, blob + NONCE_BYTES, n);
    struct str *v_out = arena_alloc_array(a, fields.n, sizeof *v_out);
    if (!split_fields(a, text, n, v_out, fields.n))
        return err_set(e, ERR_STATE, "加密保存的内容格式不符 (%s 第 %lld 条)：请用建立该文件的程序版本打开",
                place.table, (long long)place.row);
    memcpy(fields.v, v_out, fields.n * sizeof *v_out);
    return true;
}

static int64_t read_int(const unsigned char *p)
{
    uint64_t n = 0;
    for (int i = 0; i < 8; i++) n = n << 8 | p[i];
    return (int64_t)n;
}

struct search_key vault_search_key(struct vault *v, const char *domain, struct str text)
{
    unsigned char head[1 + UINT8_MAX], tag[SM3_BYTES];
    size_t n = strlen(domain);
    assert(n <= UINT8_MAX);
    head[0] = (unsigned char)n; /* so that no domain and text run into another pair */
    memcpy(head + 1, domain, n);
    hmac_of(v->search, (struct str){(const char *)head, 1 + n}, text, tag);
    return (struct search_key){read_int(tag) & INT64_MAX, read_int(tag + 8)};
}
