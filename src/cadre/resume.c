#include "cadre/resume.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

/* Passes over one of the marks; full-width ones are folded before. */
static bool take_mark(const char **p, const char *const *marks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t bytes = strlen(marks[i]);
        if (strncmp(*p, marks[i], bytes) != 0) continue;
        *p += bytes;
        return true;
    }
    return false;
}

static void skip_blanks(const char **p)
{
    while (**p == ' ') (*p)++;
}

enum { MONTH_BYTES_MAX = 24 };

/* A month at p: 2007.07, 2007.7.15, 2007年7月. */
static struct form_month take_month(struct arena *a, const char **p)
{
    const char *end = *p;
    while ((*end >= '0' && *end <= '9') || *end == '.') end++;
    if (strncmp(end, "年", 3) == 0) {
        end += 3;
        while (*end >= '0' && *end <= '9') end++;
        if (strncmp(end, "月", 3) != 0) return FORM_MONTH_NONE;
        end += 3;
    }
    if (end - *p > MONTH_BYTES_MAX) return FORM_MONTH_NONE;
    struct form_month m = form_month_read(a, arena_copy(a, *p, (size_t)(end - *p)));
    if (form_month_is_set(m)) *p = end;
    return m;
}

/* "2007.07--2012.03", "2016.08--", "2016.08至今"; false, and nothing passed over, when p begins with none of them. */
static bool take_span(struct arena *a, const char **p, struct resume_span *span)
{
    static const char *const dashes[] = {"-", "–", "—", "―", "~", "至", "─"};
    static const char *const open[] = {"今", "现在"};
    const char *at = *p;
    struct form_month from = take_month(a, &at);
    bool has_dash = false;
    if (!form_month_is_set(from)) return false;
    skip_blanks(&at);
    while (take_mark(&at, dashes, ARRAY_COUNT(dashes))) has_dash = true;
    if (!has_dash) return false;
    skip_blanks(&at);
    *span = (struct resume_span){from, take_month(a, &at)};
    if (!form_month_is_set(span->to)) take_mark(&at, open, ARRAY_COUNT(open));
    *p = at;
    return true;
}

/* Every span in brackets, from the first bracket on. */
static void read_spans(struct arena *a, struct resume_line *line)
{
    size_t capacity = 0;
    const char *p = strchr(line->text, '(');
    while (p && *p) {
        struct resume_span span;
        bool begins = *p >= '0' && *p <= '9' && !(p[-1] >= '0' && p[-1] <= '9');
        if (!begins || !take_span(a, &p, &span)) {
            p++;
            continue;
        }
        if (line->span_count == capacity) line->spans = arena_grow_array(a, line->spans, &capacity, sizeof *line->spans);
        line->spans[line->span_count++] = span;
    }
}

/* False when the line does not begin with "month to". */
static bool read_line(struct arena *a, const char *p, struct resume_line *line)
{
    struct resume_span span;
    skip_blanks(&p);
    if (!take_span(a, &p, &span)) return false;
    *line = (struct resume_line){.from = span.from, .to = span.to};
    struct str text = utf8_trim(str_of(p));
    line->text = arena_copy(a, text.p, text.n);
    return true;
}

/* Words of study; who is at a post-doctoral station works. Brackets speak of something beside. */
static bool is_study(struct arena *a, const char *text)
{
    static const char *const words[] = {"学习", "进修", "学生", "就读", "大专", "学士", "硕士", "博士", "研究生", "本科", "毕业"};
    const char *bracket = strstr(text, "(");
    const char *own = bracket ? arena_copy(a, text, (size_t)(bracket - text)) : text;
    if (strstr(own, "博士后")) return false;
    for (size_t i = 0; i < ARRAY_COUNT(words); i++) {
        if (strstr(own, words[i])) return true;
    }
    return false;
}

struct resume resume_read(struct arena *a, const char *text)
{
    struct resume r = {.stray = ""};
    size_t capacity = 0;
    while (*text) {
        size_t n = strcspn(text, "\n");
        const char *folded = utf8_fold_width(a, arena_copy(a, text, n));
        struct resume_line line;
        text += n + (text[n] == '\n');
        if (read_line(a, folded, &line)) {
            if (r.n == capacity) r.v = arena_grow_array(a, r.v, &capacity, sizeof *r.v);
            r.v[r.n++] = line;
            continue;
        }
        struct str rest = utf8_trim(str_of(folded));
        const char **to = r.n ? &r.v[r.n - 1].text : &r.stray;
        *to = arena_text(a, "%s%.*s", *to, (int)rest.n, rest.p);
    }
    for (size_t i = 0; i < r.n; i++) {
        r.v[i].is_study = is_study(a, r.v[i].text);
        read_spans(a, &r.v[i]);
    }
    return r;
}
