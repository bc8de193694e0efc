#include "roll/name.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

static bool is_han(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF) ||
           (c >= 0xFA0E && c <= 0xFA29) || c == U'〇';
}

/* The dots that are typed between the parts of a name, for the one that GB 18030 means. */
static bool is_name_dot(uint32_t c)
{
    return c == U'·' || c == U'•' || c == U'‧' || c == U'・' || c == U'･' || c == U'⋅' || c == U'∙';
}

static bool is_usual_name(struct str s)
{
    if (s.n % 3 != 0 || s.n < 6 || s.n > 12) return false;
    for (size_t i = 0; i < s.n; i += 3)
        if (!roll_is_han_lead(s.p[i])) return false;
    return true;
}

struct str roll_name_read(struct arena *scratch, struct str text)
{
    if (is_usual_name(text)) return text;
    size_t han = 0, dots = 0, blanks = 0, others = 0;
    struct buf b = {.arena = scratch};
    bool has_gap = false;
    for (size_t i = 0; i < text.n;) {
        uint32_t c;
        size_t step = utf8_decode(text.p + i, text.n - i, &c);
        struct str one = {text.p + i, step};
        i += step;
        if (utf8_trim(one).n == 0) { /* a blank of any kind */
            blanks++;
            has_gap = b.n > 0;
            continue;
        }
        if (has_gap) buf_add_char(&b, ' ');
        has_gap = false;
        han += is_han(c);
        dots += is_name_dot(c);
        others += !is_han(c) && !is_name_dot(c);
        if (is_name_dot(c))
            buf_add_text(&b, "·");
        else
            buf_add(&b, one.p, one.n);
    }
    const char *name = buf_text(&b);
    bool is_spaced_out = blanks && !others && (dots || (han >= 2 && han <= 4));
    return str_of(is_spaced_out ? utf8_drop_blanks(scratch, name) : name);
}

/* The next character that is no blank, any dot as the usual one; 0 at the end. */
static uint32_t next_of_name(struct str *s)
{
    while (s->n) {
        uint32_t c;
        size_t step = utf8_decode(s->p, s->n, &c);
        struct str one = {s->p, step ? step : 1};
        *s = (struct str){s->p + one.n, s->n - one.n};
        if (!step) return (unsigned char)one.p[0];
        if (utf8_trim(one).n) return is_name_dot(c) ? U'·' : c;
    }
    return 0;
}

bool roll_name_is_same(const char *x, const char *y)
{
    if (!*x || !*y) return false;
    if (roll_is_han_lead(*x) && roll_is_han_lead(*y) && strncmp(x, y, 3) != 0) return false; /* most are told apart here */
    struct str a = str_of(x), b = str_of(y);
    for (;;) {
        uint32_t c = next_of_name(&a);
        if (c != next_of_name(&b)) return false;
        if (!c) return true;
    }
}

static bool is_private(uint32_t c)
{
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

uint32_t roll_name_stray(const char *name)
{
    for (size_t n = strlen(name); n;) {
        uint32_t c;
        size_t step = utf8_decode(name, n, &c);
        if (!step || !(is_han(c) || is_name_dot(c) || is_private(c))) return step ? c : (unsigned char)*name;
        name += step;
        n -= step;
    }
    return 0;
}

const char *roll_name_oddity(struct arena *scratch, struct str name)
{
    enum { CHARACTERS_MAX = 25 };
    size_t count = 0;
    if (is_usual_name(name)) return "";
    for (size_t i = 0; i < name.n; count++) {
        uint32_t c;
        size_t step = utf8_decode(name.p + i, name.n - i, &c);
        bool is_inner_dot = c == U'·' && i > 0 && i + step < name.n;
        if (c == '?' || c == 0xFFFD || c == U'□')
            return arena_text(scratch, "姓名的第 %zu 个字像是丢失的生僻字，请按身份证补正", count + 1);
        if (is_private(c))
            return arena_text(
                    scratch, "姓名的第 %zu 个字是造字区里的字，别的电脑上显示不出，请改用标准字符集中的字", count + 1);
        if (!is_han(c) && !is_inner_dot)
            return arena_text(scratch, "姓名里有“%.*s”，请核对是否录错", (int)step, name.p + i);
        i += step;
    }
    if (count == 1) return "姓名只有一个字，请核对是否录全";
    if (count > CHARACTERS_MAX) return "姓名过长，请核对是否把别的内容录在了一起";
    return "";
}
