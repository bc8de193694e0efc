#include "seal/key.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "seal/hex.h"
#include "seal/openssl.h"
#include "seal/sm3.h"

enum { FILE_BYTES_MAX = 4096, FORMAT = 1 };

static const char comment[] =
        "# 换届工作文件的密钥。工作文件里的身份证号和电话号码只有用它才能打开；它丢失以后，谁也无法恢复。\n"
        "# 请另存一份 (例如 U 盘)，与工作文件分开保管；不要和工作文件一起交给别人，不要改动本文件的内容。\n";

void key_wipe(struct key *key)
{
    OPENSSL_cleanse(key, sizeof *key);
}

/* The lines below the comment up to the check value, which is their SM3. */
static void write_lines(const struct key *key, char *out, size_t room)
{
    char cipher[33], tag[65], search[65];
    hex_write(key->cipher, sizeof key->cipher, cipher);
    hex_write(key->tag, sizeof key->tag, tag);
    hex_write(key->search, sizeof key->search, search);
    snprintf(out, room, "huanjie-key %d\nworkspace %s\ncipher %s\ntag %s\nsearch %s\n", FORMAT, key->workspace, cipher,
            tag, search);
    OPENSSL_cleanse(cipher, sizeof cipher);
    OPENSSL_cleanse(tag, sizeof tag);
    OPENSSL_cleanse(search, sizeof search);
}

static bool invent(struct key *key)
{
    unsigned char id[16];
    bool is_done = RAND_bytes(id, sizeof id) == 1 && RAND_priv_bytes(key->cipher, sizeof key->cipher) == 1 &&
                   RAND_priv_bytes(key->tag, sizeof key->tag) == 1 &&
                   RAND_priv_bytes(key->search, sizeof key->search) == 1;
    hex_write(id, sizeof id, key->workspace);
    return is_done;
}

static bool write_all(int fd, const char *p, size_t n)
{
    while (n) {
        ssize_t wrote = write(fd, p, n);
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote <= 0) return false;
        p += wrote;
        n -= (size_t)wrote;
    }
    return true;
}

/* The entry in the folder, too: without the key the workspace is worth nothing. */
static bool sync_folder(const char *path)
{
    AUTO_ARENA struct arena *a = arena_new(64 << 10);
    const char *slash = strrchr(path, '/');
    const char *folder = !slash ? "." : arena_copy(a, path, (size_t)(slash - path + 1));
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return false;
    bool is_done = fsync(fd) == 0 || errno == EINVAL; /* EINVAL: the file system cannot and need not */
    close(fd);
    return is_done;
}

static bool save(const char *path, const char *text, struct err *e)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd < 0 && errno == EEXIST)
        return err_set(e, ERR_STATE, "密钥文件 %s 已经存在，为免覆盖没有新建：请先把它移到别处保管", path);
    if (fd < 0) return file_refused(path, errno, e) || err_in(e, "不能新建密钥文件");
    bool is_done = write_all(fd, text, strlen(text)) && fsync(fd) == 0;
    is_done = close(fd) == 0 && is_done && sync_folder(path);
    if (is_done) return true;
    bool is_full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
    (void)unlink(path);
    return err_set(e, ERR_ENVIRONMENT, "写入密钥文件 %s 没有成功 (%s)：请检查磁盘后重做", path,
            is_full ? "磁盘空间不足" : "磁盘出错");
}

bool key_create(const char *path, const char *workspace, struct key *out, struct err *e)
{
    struct key key;
    char lines[512], check[SM3_HEX], text[sizeof comment + sizeof lines + sizeof check + 16];
    bool is_done = invent(&key) || err_set(e, ERR_ENVIRONMENT, "系统没有给出随机数，不能新建密钥文件 %s", path);
    if (workspace) snprintf(key.workspace, sizeof key.workspace, "%s", workspace);
    if (is_done) {
        write_lines(&key, lines, sizeof lines);
        is_done = sm3_hex(str_of(lines), check, e);
    }
    if (is_done) {
        snprintf(text, sizeof text, "%s%scheck %s\n", comment, lines, check);
        is_done = save(path, text, e);
    }
    if (is_done) *out = key;
    OPENSSL_cleanse(lines, sizeof lines);
    OPENSSL_cleanse(text, sizeof text);
    key_wipe(&key);
    return is_done;
}

/* One more than fits tells that the file is too long. */
static bool read_file(const char *path, char text[FILE_BYTES_MAX + 1], size_t *n, struct err *e)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT)
        return err_set(e, ERR_ENVIRONMENT, "找不到密钥文件 %s：请从另存的一份 (例如 U 盘) 复制到这里", path);
    size_t got = 0;
    ssize_t step = 1;
    while (fd >= 0 && got <= FILE_BYTES_MAX && (step = read(fd, text + got, FILE_BYTES_MAX + 1 - got)) > 0)
        got += (size_t)step;
    int why = errno;
    if (fd >= 0) close(fd);
    if (fd < 0 || step < 0) return file_unreadable(why, e) || err_in(e, "读不出密钥文件 %s", path);
    *n = got;
    return true;
}

/* The value of the next line that is no comment; it must be called name. Editors may have added a byte order
 * mark, carriage returns and blanks. */
static bool next_value(struct str *rest, const char *name, struct str *value)
{
    for (;;) {
        size_t n = 0;
        while (n < rest->n && rest->p[n] != '\n') n++;
        struct str line = {rest->p, n};
        if (rest->n == 0) return false;
        size_t step = n < rest->n ? n + 1 : n;
        *rest = (struct str){rest->p + step, rest->n - step};
        while (line.n && (line.p[line.n - 1] == '\r' || line.p[line.n - 1] == ' ')) line.n--;
        if (line.n >= 3 && memcmp(line.p, "\xEF\xBB\xBF", 3) == 0) line = (struct str){line.p + 3, line.n - 3};
        if (line.n == 0 || line.p[0] == '#') continue;
        size_t head = strlen(name);
        if (line.n <= head || memcmp(line.p, name, head) != 0 || line.p[head] != ' ') return false;
        *value = (struct str){line.p + head + 1, line.n - head - 1};
        return true;
    }
}

static bool read_lines(struct str text, struct key *key, unsigned char check[SM3_BYTES])
{
    unsigned char id[16];
    struct str value;
    if (!next_value(&text, "workspace", &value) || !hex_read(value, id, sizeof id)) return false;
    hex_write(id, sizeof id, key->workspace);
    return next_value(&text, "cipher", &value) && hex_read(value, key->cipher, sizeof key->cipher) &&
           next_value(&text, "tag", &value) && hex_read(value, key->tag, sizeof key->tag) &&
           next_value(&text, "search", &value) && hex_read(value, key->search, sizeof key->search) &&
           next_value(&text, "check", &value) && hex_read(value, check, SM3_BYTES);
}

static bool set_damaged(const char *path, struct err *e)
{
    return err_set(e, ERR_INPUT, "密钥文件 %s 已损坏或被改动过：请改用另存的一份", path);
}

static bool set_foreign(const char *path, struct err *e)
{
    return err_set(e, ERR_INPUT, "%s 不是换届工作的密钥文件：请从另存的一份 (例如 U 盘) 复制到这里", path);
}

static bool parse(const char *path, struct str text, struct key *key, struct err *e)
{
    struct str version;
    if (!next_value(&text, "huanjie-key", &version)) return set_foreign(path, e);
    if (!str_eq_text(version, "1"))
        return err_set(e, ERR_INPUT, "密钥文件 %s 是用更新版本的程序建立的：请换用新版本的程序打开", path);
    unsigned char check[SM3_BYTES], sum[SM3_BYTES];
    if (!read_lines(text, key, check)) return set_damaged(path, e);
    char lines[512], hex[SM3_HEX];
    write_lines(key, lines, sizeof lines);
    bool is_done = sm3_hex(str_of(lines), hex, e);
    OPENSSL_cleanse(lines, sizeof lines);
    if (!is_done) return false;
    return (hex_read(str_of(hex), sum, sizeof sum) && CRYPTO_memcmp(sum, check, sizeof sum) == 0) ||
           set_damaged(path, e);
}

bool key_load(const char *path, struct key *out, struct err *e)
{
    char text[FILE_BYTES_MAX + 1];
    size_t n = 0;
    if (!read_file(path, text, &n, e)) return false;
    struct key key;
    bool is_done = n <= FILE_BYTES_MAX ? parse(path, (struct str){text, n}, &key, e)
                                       : set_foreign(path, e);
    if (is_done) *out = key;
    OPENSSL_cleanse(text, sizeof text);
    key_wipe(&key);
    return is_done;
}
