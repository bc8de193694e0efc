#include "store/dialect.h"

#include <ctype.h>
#include <strings.h>

#include "base/buf.h"

enum token_kind {
    TOKEN_END,
    TOKEN_BLANK, /* comments too */
    TOKEN_WORD,
    TOKEN_OTHER, /* a quoted name or text, or one character */
};

struct token {
    enum token_kind kind;
    struct str text;
};

/* n bytes up to and with the closing mark; a doubled mark stands for itself. */
static size_t quoted_bytes(const char *p)
{
    size_t n = 1;
    for (; p[n]; n++) {
        if (p[n] != p[0]) continue;
        if (p[n + 1] != p[0]) return n + 1;
        n++;
    }
    return n;
}

static size_t comment_bytes(const char *p)
{
    if (p[0] == '-' && p[1] == '-') return strcspn(p, "\n");
    if (p[0] != '/' || p[1] != '*') return 0;
    const char *close = strstr(p + 2, "*/");
    return close ? (size_t)(close + 2 - p) : strlen(p);
}

static bool is_word_byte(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

static struct token token_at(const char *p)
{
    size_t n = comment_bytes(p);
    if (n) return (struct token){TOKEN_BLANK, {p, n}};
    if (!*p) return (struct token){TOKEN_END, {p, 0}};
    if (isspace((unsigned char)*p)) return (struct token){TOKEN_BLANK, {p, 1}};
    if (*p == '\'' || *p == '"') return (struct token){TOKEN_OTHER, {p, quoted_bytes(p)}};
    if (!is_word_byte(*p)) return (struct token){TOKEN_OTHER, {p, 1}};
    while (is_word_byte(p[n])) n++;
    return (struct token){TOKEN_WORD, {p, n}};
}

static bool is_word(struct token t, const char *word)
{
    return t.kind == TOKEN_WORD && t.text.n == strlen(word) && strncasecmp(t.text.p, word, t.text.n) == 0;
}

static bool is_char(struct token t, char c)
{
    return t.kind == TOKEN_OTHER && t.text.n == 1 && *t.text.p == c;
}

/* Where in a statement we are. */
struct place {
    enum { IN_OTHER, IN_CREATE, IN_TABLE, IN_ALTER } statement;
    int depth;   /* of parentheses */
    int at;      /* tokens, blanks apart, since the statement began */
    int part_at; /* tokens since the column declaration began; -1 outside of one */
};

/* Moves over one token that is no blank. */
static void advance(struct place *w, struct token t)
{
    if (w->at == 0) w->statement = is_word(t, "CREATE") ? IN_CREATE : is_word(t, "ALTER") ? IN_ALTER : IN_OTHER;
    if (w->at == 1 && w->statement == IN_CREATE) w->statement = is_word(t, "TABLE") ? IN_TABLE : IN_OTHER;
    w->at++;
    if (w->part_at >= 0) w->part_at++;
    if (is_char(t, '(') && w->depth++ == 0 && w->statement == IN_TABLE) w->part_at = 0;
    if (is_char(t, ')') && --w->depth == 0) w->part_at = -1;
    if (is_char(t, ',') && w->depth == 1 && w->statement == IN_TABLE) w->part_at = 0;
    if (w->statement == IN_ALTER && is_word(t, "COLUMN")) w->part_at = 0;
    if (is_char(t, ';')) *w = (struct place){.part_at = -1};
}

static const char *type_of(struct token t)
{
    if (is_word(t, "BIGINT") || is_word(t, "INTEGER")) return "INTEGER";
    if (is_word(t, "VARCHAR")) return "TEXT";
    if (is_word(t, "BYTES")) return "BLOB";
    return NULL;
}

/* The length of "(n)" with the blanks before it; 0 when there is none. */
static size_t width_bytes(const char *p)
{
    size_t n = strspn(p, " \t\n");
    if (p[n] != '(') return 0;
    n += strcspn(p + n, ")");
    return p[n] ? n + 1 : n;
}

const char *dialect_sqlite(struct arena *a, const char *sql)
{
    struct buf out = {.arena = a};
    struct place w = {.part_at = -1};
    const char *p = sql;
    for (struct token t; (t = token_at(p)).kind != TOKEN_END;) {
        p += t.text.n;
        if (t.kind == TOKEN_BLANK) {
            buf_add(&out, t.text.p, t.text.n);
            continue;
        }
        const char *type = w.part_at == 1 ? type_of(t) : NULL;
        bool was_table = w.statement == IN_TABLE && w.depth == 1;
        advance(&w, t);
        if (type)
            buf_add_text(&out, type);
        else
            buf_add(&out, t.text.p, t.text.n);
        if (type && is_word(t, "VARCHAR")) p += width_bytes(p);
        if (was_table && w.depth == 0) buf_add_text(&out, " STRICT, WITHOUT ROWID");
    }
    return buf_text(&out);
}
