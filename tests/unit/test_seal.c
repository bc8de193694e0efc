#include "workspace.h"

#include <fcntl.h>

#include "base/attr.h"
#include "seal/hex.h"
#include "seal/hmac.h"
#include "seal/openssl.h"
#include "seal/sm3.h"
#include "seal/vault.h"

enum { ARENA = 4 << 20 };

static struct str bytes_of(struct arena *a, const char *hex)
{
    size_t n = strlen(hex) / 2;
    unsigned char *bytes = arena_alloc(a, n);
    assert_true(hex_read(str_of(hex), bytes, n));
    return (struct str){(const char *)bytes, n};
}

/* ---- against the standards and the library's own other ways ---- */

static void sm3_gives_the_published_values(void **state)
{
    (void)state;
    static const struct {
        const char *text, *hash;
    } table[] = {
            /* GB/T 32905-2016, annex A */
            {"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"},
            {"abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd",
                    "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"},
    };
    struct err e;
    AUTO_SM3 struct sm3 *h = NULL;
    assert_ok(sm3_new(&h, &e), &e);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        char hex[SM3_HEX];
        assert_ok(sm3_hex(str_of(table[i].text), hex, &e), &e);
        assert_string_equal(hex, table[i].hash);
        for (const char *p = table[i].text; *p; p++) sm3_add(h, (struct str){p, 1});
        sm3_finish(h, hex);
        assert_string_equal(hex, table[i].hash);
    }
}

static void library_hmac(struct str key, struct str text, unsigned char tag[SM3_BYTES])
{
    size_t n = 0;
    assert_non_null(EVP_Q_mac(
            NULL, "HMAC", NULL, "SM3", NULL, key.p, key.n, (const unsigned char *)text.p, text.n, tag, SM3_BYTES, &n));
    assert_int_equal(n, SM3_BYTES);
}

static void hmac_agrees_with_the_library(void **state)
{
    (void)state;
    unsigned char key[64], text[300], expected[SM3_BYTES], tag[SM3_BYTES];
    for (size_t i = 0; i < sizeof text; i++) text[i] = (unsigned char)(i * 7 + 3);
    for (size_t key_bytes = 1; key_bytes <= sizeof key; key_bytes += 9) {
        for (size_t i = 0; i < key_bytes; i++) key[i] = (unsigned char)(i * 11 + key_bytes);
        struct err e;
        struct hmac *h;
        assert_ok(hmac_new(key, key_bytes, &h, &e), &e);
        for (size_t n = 0; n <= sizeof text; n++) {
            struct str whole = {(const char *)text, n}, head = {whole.p, n / 3}, tail = {whole.p + n / 3, n - n / 3};
            library_hmac((struct str){(const char *)key, key_bytes}, whole, expected);
            hmac_of(h, head, tail, tag);
            assert_memory_equal(tag, expected, sizeof tag);
        }
        hmac_free(h);
    }
}

/* A key file with chosen keys. */
static const char *write_key_file(struct arena *a, void **state, const char *cipher)
{
    const char *path = in_folder(a, state, "chosen.key");
    const char *lines = arena_text(a,
            "huanjie-key 1\nworkspace " WORKSPACE_ID "\ncipher %s\n"
            "tag 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n"
            "search 202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f\n",
            cipher);
    struct err e;
    char check[SM3_HEX];
    assert_ok(sm3_hex(str_of(lines), check, &e), &e);
    FILE *f = fopen(path, "w");
    fprintf(f, "\xEF\xBB\xBF# 注释\r\n\r\n%scheck %s", lines, check);
    fclose(f);
    return path;
}

#define TAG_KEY "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
#define SEARCH_KEY "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f"
#define SM4_EXAMPLE "0123456789abcdeffedcba9876543210" /* key and plaintext of GB/T 32907-2016, annex A.1 */
#define SM4_EXAMPLE_OUT "681edf34d206965e86b3e94f536e4246"

static const struct vault_place place = {COUNTY, "voter", 7};

/* nonce | ciphertext | tag of chosen keys, written down without any code of the vault. */
static struct str sealed_by_hand(struct arena *a, struct str nonce, struct str keystream, struct str text)
{
    struct str head = bytes_of(a, "0000000000050d0d000000000000000705"); /* 331021, 7, length of "voter" */
    char *blob = arena_alloc(a, nonce.n + text.n + 16), *covered = arena_alloc(a, nonce.n + head.n + 5 + text.n);
    memcpy(blob, nonce.p, nonce.n);
    for (size_t i = 0; i < text.n; i++) blob[nonce.n + i] = (char)(text.p[i] ^ keystream.p[i]);
    memcpy(covered, nonce.p, nonce.n);
    memcpy(covered + nonce.n, head.p, head.n);
    memcpy(covered + nonce.n + head.n, "voter", 5);
    memcpy(covered + nonce.n + head.n + 5, blob + nonce.n, text.n);
    unsigned char tag[SM3_BYTES];
    library_hmac(bytes_of(a, TAG_KEY), (struct str){covered, nonce.n + head.n + 5 + text.n}, tag);
    memcpy(blob + nonce.n + text.n, tag, 16);
    return (struct str){blob, nonce.n + text.n + 16};
}

static void the_vault_is_sm4_ctr_and_hmac_sm3_as_described(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct err e;
    AUTO_VAULT struct vault *v = NULL;
    assert_ok(vault_open(write_key_file(a, state, SM4_EXAMPLE), WORKSPACE_ID, &v, &e), &e);
    /* In counter mode the first block of the key stream is the nonce, enciphered: the standard's example. */
    struct str sealed = sealed_by_hand(
            a, bytes_of(a, SM4_EXAMPLE), bytes_of(a, SM4_EXAMPLE_OUT), (struct str){"\0\3abc\0\0\0\4wxyz", 13});
    struct str got[3];
    assert_ok(vault_unseal(a, v, place, sealed, (struct vault_fields){got, 3}, &e), &e);
    assert_true(str_eq_text(got[0], "abc") && got[1].n == 0 && str_eq_text(got[2], "wxyz"));
    assert_string_equal(got[2].p, "wxyz");

    for (size_t n = 0; n < 200; n++) {
        char *text = arena_alloc(a, n);
        for (size_t i = 0; i < n; i++) text[i] = (char)(i * 5 + n);
        unsigned char tag[SM3_BYTES];
        struct search_key key = vault_search_key(v, "phone", (struct str){text, n});
        char *covered = arena_alloc(a, 6 + n);
        memcpy(covered, "\5phone", 6);
        memcpy(covered + 6, text, n);
        library_hmac(bytes_of(a, SEARCH_KEY), (struct str){covered, 6 + n}, tag);
        uint64_t high = 0, low = 0;
        for (size_t i = 0; i < 8; i++) {
            high = high << 8 | tag[i];
            low = low << 8 | tag[8 + i];
        }
        assert_true(key.high == (int64_t)(high & INT64_MAX) && key.low == (int64_t)low);
    }
}

/* ---- sealing ---- */

static struct vault *vault_make(struct arena *a, void **state, const char *name)
{
    struct err e;
    struct vault *v;
    assert_ok(vault_create(in_folder(a, state, name), &v, &e), &e);
    return v;
}

static void what_is_sealed_opens_in_its_place_only(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_VAULT struct vault *v = vault_make(a, state, "town.hj.key");
    AUTO_VAULT struct vault *other = vault_make(a, state, "other.hj.key");
    struct err e;
    struct str fields[] = {STR("33102119900101123X"), STR("13800000000"), {NULL, 0}, STR("清溪镇")};
    struct str sealed, got[4];
    assert_ok(vault_seal(a, v, place, (struct vault_fields){fields, 4}, &sealed, &e), &e);
    assert_null(memmem(sealed.p, sealed.n, "3310211990", 10));
    assert_ok(vault_unseal(a, v, place, sealed, (struct vault_fields){got, 4}, &e), &e);
    for (size_t i = 0; i < 4; i++) assert_true(str_eq(got[i], fields[i]));

    static const struct vault_place elsewhere[] = {{COUNTY + 1, "voter", 7}, {COUNTY, "voter", 8}, {COUNTY, "vote", 7},
            {COUNTY, "voters", 7}, {COUNTY, "", 7}};
    struct str untouched[4] = {STR("untouched")};
    for (size_t i = 0; i < ARRAY_COUNT(elsewhere); i++)
        assert_refused(
                vault_unseal(a, v, elsewhere[i], sealed, (struct vault_fields){untouched, 4}, &e), &e, "被改动过");
    assert_refused(vault_unseal(a, other, place, sealed, (struct vault_fields){untouched, 4}, &e), &e, "与密钥不符");
    assert_refused(vault_unseal(a, v, place, sealed, (struct vault_fields){untouched, 3}, &e), &e, "格式不符");
    struct str five[5];
    assert_refused(vault_unseal(a, v, place, sealed, (struct vault_fields){five, 5}, &e), &e, "格式不符");
    assert_int_equal(e.kind, ERR_STATE);
    assert_true(str_eq_text(untouched[0], "untouched"));
}

static void any_changed_bit_is_refused(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_VAULT struct vault *v = vault_make(a, state, "town.hj.key");
    struct err e;
    struct str fields[] = {STR("33102119900101123X"), STR("13800000000")}, sealed, got[2];
    assert_ok(vault_seal(a, v, place, (struct vault_fields){fields, 2}, &sealed, &e), &e);
    char *bytes = arena_copy(a, sealed.p, sealed.n);
    for (size_t bit = 0; bit < sealed.n * 8; bit++) {
        bytes[bit / 8] ^= (char)(1 << bit % 8);
        assert_false(vault_unseal(a, v, place, (struct str){bytes, sealed.n}, (struct vault_fields){got, 2}, &e));
        bytes[bit / 8] ^= (char)(1 << bit % 8);
    }
    for (size_t n = 0; n < sealed.n; n++)
        assert_false(vault_unseal(a, v, place, (struct str){bytes, n}, (struct vault_fields){got, 2}, &e));
    assert_false(vault_unseal(a, v, place, (struct str){NULL, 0}, (struct vault_fields){got, 2}, &e));
    assert_ok(vault_unseal(a, v, place, (struct str){bytes, sealed.n}, (struct vault_fields){got, 2}, &e), &e);
}

static void round_trips_of_any_length(void **state)
{
    AUTO_ARENA struct arena *keys = arena_new(ARENA);
    AUTO_VAULT struct vault *v = vault_make(keys, state, "town.hj.key");
    for (size_t n = 0; n <= VAULT_FIELD_BYTES_MAX; n = n < 300 ? n + 1 : n * 2 + 1) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct err e;
        char *text = arena_alloc(a, n + 1);
        for (size_t i = 0; i < n; i++) text[i] = (char)(i * 31 + n);
        struct str fields[] = {{text, n}, {text, n / 2}}, sealed, got[2];
        assert_ok(vault_seal(a, v, place, (struct vault_fields){fields, 2}, &sealed, &e), &e);
        assert_int_equal(sealed.n, 32 + 4 + n + n / 2);
        assert_ok(vault_unseal(a, v, place, sealed, (struct vault_fields){got, 2}, &e), &e);
        assert_true(str_eq(got[0], fields[0]) && str_eq(got[1], fields[1]));
    }
}

static int by_bytes(const void *a, const void *b)
{
    return memcmp(a, b, 16);
}

static void no_nonce_is_used_twice_not_even_after_a_fork(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    AUTO_VAULT struct vault *v = vault_make(a, state, "town.hj.key");
    enum { PARENT = 5000, CHILD = 600 };
    static char nonces[PARENT + CHILD][16];
    struct err e;
    struct str field = STR("x"), sealed;
    for (size_t i = 0; i < PARENT; i++) {
        if (i == 10) {
            int ends[2];
            assert_int_equal(pipe(ends), 0);
            if (fork() == 0) {
                for (size_t k = 0; k < CHILD; k++) {
                    if (!vault_seal(a, v, place, (struct vault_fields){&field, 1}, &sealed, &e)) _exit(1);
                    if (write(ends[1], sealed.p, 16) != 16) _exit(1);
                }
                _exit(0);
            }
            close(ends[1]);
            FILE *in = fdopen(ends[0], "r");
            assert_int_equal(fread(nonces[PARENT], 16, CHILD, in), CHILD);
            fclose(in);
            wait(NULL);
        }
        assert_ok(vault_seal(a, v, place, (struct vault_fields){&field, 1}, &sealed, &e), &e);
        memcpy(nonces[i], sealed.p, 16);
    }
    qsort(nonces, PARENT + CHILD, 16, by_bytes);
    for (size_t i = 1; i < PARENT + CHILD; i++) assert_memory_not_equal(nonces[i - 1], nonces[i], 16);
}

static void search_keys_are_equal_for_equal_texts_of_one_domain_and_workspace(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct err e;
    const char *path = in_folder(a, state, "town.hj.key");
    AUTO_VAULT struct vault *v = vault_make(a, state, "town.hj.key");
    AUTO_VAULT struct vault *again = NULL;
    AUTO_VAULT struct vault *other = vault_make(a, state, "other.key");
    assert_ok(vault_open(path, vault_workspace(v), &again, &e), &e);
    struct search_key first = vault_search_key(v, "id", STR("331021199001011234"));
    static const struct {
        const char *domain, *text;
    } others[] = {
            {"id", "331021199001011235"}, {"phone", "331021199001011234"}, {"id3", "31021199001011234"}, {"id", ""}};
    for (size_t i = 0; i < ARRAY_COUNT(others); i++) {
        struct search_key k = vault_search_key(v, others[i].domain, str_of(others[i].text));
        assert_true(k.high != first.high && k.low != first.low && k.high >= 0);
    }
    struct search_key same = vault_search_key(again, "id", STR("331021199001011234"));
    assert_true(same.high == first.high && same.low == first.low);
    assert_true(vault_search_key(other, "id", STR("331021199001011234")).high != first.high);
    bool has_negative_low = false;
    for (int i = 0; i < 100; i++) {
        struct search_key k = vault_search_key(v, "n", (struct str){(const char *)&i, sizeof i});
        assert_true(k.high >= 0);
        has_negative_low = has_negative_low || k.low < 0;
    }
    assert_true(has_negative_low);
}

/* ---- the key file ---- */

static const char *read_text(struct arena *a, const char *path)
{
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    char *text = arena_alloc(a, 8192);
    text[fread(text, 1, 8191, f)] = '\0';
    fclose(f);
    return text;
}

static void write_text(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static void a_key_file_is_private_explains_itself_and_is_never_overwritten(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj.key");
    struct err e;
    umask(0);
    AUTO_VAULT struct vault *v = vault_make(a, state, "town.hj.key");
    umask(022);
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    const char *text = read_text(a, path);
    assert_non_null(strstr(text, "密钥"));
    assert_non_null(strstr(text, "分开保管"));
    assert_non_null(strstr(text, vault_workspace(v)));
    assert_int_equal(strlen(vault_workspace(v)), 32);

    struct vault *second = NULL;
    assert_refused(vault_create(path, &second, &e), &e, "已经存在");
    assert_int_equal(e.kind, ERR_STATE);
    assert_null(second);
    assert_string_equal(read_text(a, path), text);
    assert_refused(vault_create(in_folder(a, state, "no/town.key"), &second, &e), &e, "不能新建密钥文件");

    AUTO_VAULT struct vault *other = vault_make(a, state, "other.key");
    assert_string_not_equal(vault_workspace(other), vault_workspace(v));
    const char *other_text = read_text(a, in_folder(a, state, "other.key"));
    static const char *const lines[] = {"\ncipher ", "\ntag ", "\nsearch "};
    for (size_t i = 0; i < ARRAY_COUNT(lines); i++)
        assert_memory_not_equal(strstr(text, lines[i]), strstr(other_text, lines[i]), strlen(lines[i]) + 32);
}

static void a_wrong_key_file_is_recognised(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj.key"), *bad = in_folder(a, state, "bad.key");
    struct err e;
    AUTO_VAULT struct vault *v = vault_make(a, state, "town.hj.key");
    const char *id = vault_workspace(v);
    struct vault *none = NULL;
    assert_refused(vault_open(path, WORKSPACE_ID, &none, &e), &e, "属于另一个工作文件");
    assert_refused(vault_open(bad, id, &none, &e), &e, "找不到密钥文件");
    assert_int_equal(e.kind, ERR_ENVIRONMENT);
    assert_refused(vault_open(*state, id, &none, &e), &e, "读不出密钥文件");

    static const struct {
        const char *text, *word;
    } table[] = {
            {"", "不是换届工作的密钥文件"},
            {"姓名,性别\n", "不是换届工作的密钥文件"},
            {"huanjie-key 2\nworkspace x\n", "更新版本"},
            {"huanjie-key 1\n", "已损坏"},
            {"huanjie-key 1\nworkspace 00\ncipher 00\n", "已损坏"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        write_text(bad, table[i].text);
        assert_refused(vault_open(bad, id, &none, &e), &e, table[i].word);
        assert_non_null(strstr(e.text, bad));
        assert_int_equal(e.kind, ERR_INPUT);
    }
    char *large = arena_alloc(a, 8192);
    memset(large, '#', 8191);
    write_text(bad, large);
    assert_refused(vault_open(bad, id, &none, &e), &e, "不是换届工作的密钥文件：请从另存的一份");
    assert_null(none);
}

static void any_changed_digit_of_a_key_file_is_noticed(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj.key"), *bad = in_folder(a, state, "bad.key");
    struct err e;
    AUTO_VAULT struct vault *v = vault_make(a, state, "town.hj.key");
    const char *text = read_text(a, path), *first = strstr(text, "huanjie-key");
    char *changed = arena_copy(a, text, strlen(text));
    for (size_t at = (size_t)(first - text); text[at]; at++) {
        if (text[at] == '\n') continue;
        changed[at] = text[at] == '0' ? '1' : '0';
        write_text(bad, changed);
        struct vault *none = NULL;
        if (vault_open(bad, vault_workspace(v), &none, &e)) fail_msg("byte %zu", at);
        changed[at] = text[at];
    }
    for (size_t n = 0; n + 2 < strlen(text); n++) {
        write_text(bad, arena_copy(a, text, n));
        struct vault *none = NULL;
        if (vault_open(bad, vault_workspace(v), &none, &e)) fail_msg("cut at %zu", n);
    }
    /* and what an editor on another system does to it is no harm */
    FILE *f = fopen(bad, "w");
    fputs("\xEF\xBB\xBF", f);
    for (const char *p = text; *p; p++) fputs(*p == '\n' ? "\r\n" : (char[]){*p, 0}, f);
    fclose(f);
    AUTO_VAULT struct vault *again = NULL;
    assert_ok(vault_open(bad, vault_workspace(v), &again, &e), &e);
}

/* Does the process's writable memory hold these bytes, each XORed with the mask so that this copy does not count? */
static bool memory_holds(const unsigned char *masked, size_t n, unsigned char mask)
{
    FILE *maps = fopen("/proc/self/maps", "r");
    int memory = open("/proc/self/mem", O_RDONLY);
    static unsigned char piece[1 << 16];
    bool found = false;
    char line[512];
    while (!found && fgets(line, sizeof line, maps)) {
        unsigned long from, to;
        char rights[5];
        if (sscanf(line, "%lx-%lx %4s", &from, &to, rights) != 3 || rights[1] != 'w' || to - from > 1ul << 30) continue;
        for (unsigned long at = from; at < to && !found; at += sizeof piece - n) {
            ssize_t got = pread(memory, piece, to - at < sizeof piece ? to - at : sizeof piece, (off_t)at);
            const unsigned char *p = piece, *end = piece + (got > 0 ? got : 0);
            while (!found && (p = memchr(p, masked[0] ^ mask, (size_t)(end - p))) && p + n <= end) {
                size_t k = 1;
                while (k < n && (p[k] ^ mask) == masked[k]) k++;
                found = k == n;
                p++;
            }
        }
        memset(piece, 0, sizeof piece);
    }
    fclose(maps);
    close(memory);
    return found;
}

static void keys_do_not_stay_in_memory(void **state)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    const char *path = in_folder(a, state, "town.hj.key");
    struct err e;
    struct vault *v = vault_make(a, state, "town.hj.key");
    char id[33];
    snprintf(id, sizeof id, "%s", vault_workspace(v));
    vault_close(v);
    assert_ok(vault_open(path, id, &v, &e), &e);
    struct str field = STR("x"), sealed;
    assert_ok(vault_seal(a, v, place, (struct vault_fields){&field, 1}, &sealed, &e), &e);
    vault_search_key(v, "id", field);
    vault_close(v);

    static const char *const names[] = {"\ncipher ", "\ntag ", "\nsearch "};
    enum { MASK = 0x5A, BYTES = 16 };
    for (size_t i = 0; i < ARRAY_COUNT(names); i++) {
        char text[4096] = "";
        int fd = open(path, O_RDONLY);
        assert_true(read(fd, text, sizeof text - 1) > 0);
        close(fd);
        unsigned char raw[BYTES], masked_raw[BYTES], masked_hex[BYTES];
        const char *hex = strstr(text, names[i]) + strlen(names[i]);
        assert_true(hex_read((struct str){hex, 2 * BYTES}, raw, BYTES));
        for (size_t k = 0; k < BYTES; k++) {
            masked_raw[k] = raw[k] ^ MASK;
            masked_hex[k] = (unsigned char)hex[k] ^ MASK;
        }
        assert_true(memory_holds(masked_raw, BYTES, MASK)); /* the search does find what is there */
        assert_true(memory_holds(masked_hex, BYTES, MASK));
        OPENSSL_cleanse(raw, sizeof raw);
        OPENSSL_cleanse(text, sizeof text);
        assert_false(memory_holds(masked_raw, BYTES, MASK));
        assert_false(memory_holds(masked_hex, BYTES, MASK));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(sm3_gives_the_published_values),
            cmocka_unit_test(hmac_agrees_with_the_library),
            folder_test(the_vault_is_sm4_ctr_and_hmac_sm3_as_described),
            folder_test(what_is_sealed_opens_in_its_place_only),
            folder_test(any_changed_bit_is_refused),
            folder_test(round_trips_of_any_length),
            folder_test(no_nonce_is_used_twice_not_even_after_a_fork),
            folder_test(search_keys_are_equal_for_equal_texts_of_one_domain_and_workspace),
            folder_test(a_key_file_is_private_explains_itself_and_is_never_overwritten),
            folder_test(a_wrong_key_file_is_recognised),
            folder_test(any_changed_digit_of_a_key_file_is_noticed),
            folder_test(keys_do_not_stay_in_memory),
    };
    return cmocka_run_group_tests_name("seal", tests, NULL, NULL);
}
