#include "base/heading.h"

#include "base/buf.h"
#include "base/utf8.h"

static bool opens(uint32_t c)
{
    return c == '(' || c == '[' || c == '<' || c == U'【' || c == U'〔' || c == U'《';
}

static bool closes(uint32_t c)
{
    return c == ')' || c == ']' || c == '>' || c == U'】' || c == U'〕' || c == U'》';
}

const char *heading_comparable(struct arena *a, const char *text)
{
    const char *s = utf8_drop_blanks(a, utf8_fold_width(a, text));
    size_t n = strlen(s);
    struct buf b = {.arena = a};
    int depth = 0;
    for (size_t i = 0; i < n;) {
        uint32_t c;
        size_t step = utf8_decode(s + i, n - i, &c);
        if (!step) return s;
        if (opens(c))
            depth++;
        else if (closes(c) && depth > 0)
            depth--;
        else if (depth == 0 && c >= 'A' && c <= 'Z')
            buf_add_char(&b, (char)(c - 'A' + 'a'));
        else if (depth == 0 && c != '*' && c != ':' && c != '"')
            buf_add(&b, s + i, step);
        i += step;
    }
    return buf_text(&b);
}
