/* Texts of a form: from outside into the record, and between the record and XML. */
#include <string.h>

#include "base/utf8.h"
#include "sheet/lrmx.h"

static void add_line(struct buf *b, struct str line, const char *accepted, bool is_resume)
{
    if (is_resume) {
        struct str rest = utf8_trim(line);
        for (const char *p = line.p; rest.n && p < rest.p; p++) {
            if (*p == ' ' || *p == '\t') buf_add_char(b, ' ');
            if (rest.p - p >= 3 && memcmp(p, "\xE3\x80\x80", 3) == 0) buf_add(b, p, 3);
        }
    }
    buf_add_text(b, accepted);
}

bool lrmx_accept(struct arena *a, struct str raw, bool is_resume, const char **text, struct err *e)
{
    struct buf b = {.arena = a};
    size_t blank_lines = 0;
    if (raw.n > LRMX_FIELD_BYTES_MAX) return err_set(e, ERR_INPUT, "文字太长");
    while (raw.n) {
        size_t n = 0;
        while (n < raw.n && raw.p[n] != '\n' && raw.p[n] != '\r') n++;
        struct str line = {raw.p, n};
        const char *accepted;
        if (!utf8_accept(a, line, &accepted, e)) return false;
        n += n < raw.n;
        if (n < raw.n && raw.p[n - 1] == '\r' && raw.p[n] == '\n') n++;
        raw = (struct str){raw.p + n, raw.n - n};
        if (!*accepted) {
            blank_lines++;
            continue;
        }
        if (b.n) buf_add_char(&b, '\n');
        for (; b.n && blank_lines; blank_lines--) buf_add_char(&b, '\n');
        blank_lines = 0;
        add_line(&b, line, accepted, is_resume);
    }
    *text = buf_text(&b);
    return true;
}

void lrmx_escape(struct buf *b, const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        switch (p[i]) {
        case '&': buf_add_text(b, "&amp;"); break;
        case '<': buf_add_text(b, "&lt;"); break;
        case '>': buf_add_text(b, "&gt;"); break;
        case '"': buf_add_text(b, "&quot;"); break;
        case '\r': buf_add_text(b, "&#13;"); break;
        default: buf_add_char(b, p[i]);
        }
    }
}

void lrmx_add_element(struct buf *extra, const char *name, const char *text)
{
    buf_addf(extra, "<%s>", name);
    lrmx_escape(extra, text, strlen(text));
    buf_addf(extra, "</%s>", name);
}

/* What lrmx_escape made; no other entities are in what was read. */
const char *lrmx_plain(struct arena *a, struct str escaped)
{
    static const struct {
        const char *entity;
        char c;
    } table[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#13;", '\r'}};
    struct buf b = {.arena = a};
    for (size_t i = 0; i < escaped.n;) {
        size_t k = 0, n = 0;
        for (; k < ARRAY_COUNT(table) && !n; k++) {
            size_t m = strlen(table[k].entity);
            if (m <= escaped.n - i && memcmp(escaped.p + i, table[k].entity, m) == 0) n = m;
        }
        buf_add_char(&b, n ? table[k - 1].c : escaped.p[i]);
        i += n ? n : 1;
    }
    return b.n ? buf_text(&b) : "";
}
