/* The writing half of sheet/lrm.h. */
#include "sheet/lrm.h"

#include <string.h>

#include "base/buf.h"
#include "base/gb18030.h"
#include "sheet/lrm_field.h"
#include "sheet/lrmx.h"

/* extra  what of the form's extra has not been written yet */
struct writer {
    struct arena *arena;
    const char *subject;
    struct finding_list *notes;
    const struct cadre *cadre;
    const char *extra;
    struct buf bytes;
};

/* A comma behind a quote, with a quote or the end behind it, would end the field. */
static bool would_end(const char *text, const char *comma)
{
    const char *before = comma, *next = comma + 1;
    while (before > text && strchr(" \t\n", before[-1])) before--;
    while (*next && strchr(" \t\n", *next)) next++;
    return before > text && before[-1] == '"' && (*next == '"' || !*next || *next == ',');
}

/* inner  marks that part the pieces of a field, which may not stand in one */
static void write_text(struct writer *w, const char *title, const char *text, const char *inner)
{
    struct buf lost = {.arena = w->arena}, b = {.arena = w->arena};
    for (const char *p = text; *p; p++) {
        if (*p == '\n')
            buf_add_text(&b, "\r\n");
        else if (*p == '"')
            buf_add_text(&b, "\"\"");
        else if (*p == ',' && would_end(text, p))
            buf_add_text(&b, "，");
        else if (strchr(inner, *p))
            buf_add_text(&b, *p == '#' ? "＃" : "＠");
        else
            buf_add_char(&b, *p);
    }
    gbk_add(&w->bytes, buf_text(&b), &lost);
    if (lost.n)
        finding_add(w->notes, (struct finding){FINDING_W802, "", w->subject,
                arena_text(w->arena, "%s中的“%s”在 .lrm 的编码里没有，写成了 ?", title, buf_text(&lost))});
}

/* What lrm_read kept of that field; "" for nothing. It is no longer among what has no place. */
static const char *take_extra(struct writer *w, size_t number)
{
    struct arena *a = w->arena;
    const char *begin = arena_text(a, "<" LRM_EXTRA "%zu>", number), *end = arena_text(a, "</" LRM_EXTRA "%zu>", number);
    const char *at = strstr(w->extra, begin), *text = at ? at + strlen(begin) : NULL, *close = text ? strstr(text, end) : NULL;
    if (!close || memchr(text, '<', (size_t)(close - text))) return "";
    w->extra = arena_text(a, "%.*s%s", (int)(at - w->extra), w->extra, close + strlen(end));
    return lrmx_plain(a, (struct str){text, (size_t)(close - text)});
}

static void write_extra(struct writer *w, size_t number, const char *lead)
{
    const char *text = take_extra(w, number);
    if (!*text) return;
    buf_add_text(&w->bytes, lead);
    write_text(w, arena_text(w->arena, "第 %zu 项", number), text, "");
}

static void write_family(struct writer *w, enum relative_field f)
{
    for (size_t i = 0; i < LRM_FAMILY_MAX; i++) {
        bool is_there = i < w->cadre->family_count;
        if (is_there)
            write_text(w, arena_text(w->arena, "家庭成员第 %zu 人%s", i + 1, relative_title(f)),
                    w->cadre->family[i].text[f], "@");
        buf_add_char(&w->bytes, '@');
    }
}

static void write_field(struct writer *w, size_t i)
{
    enum cadre_field f = (enum cadre_field)lrm_fields[i].field;
    if (i) buf_add_char(&w->bytes, ',');
    buf_add_char(&w->bytes, '"');
    switch (lrm_fields[i].kind) {
    case KIND_PLAIN: write_text(w, cadre_title(f), w->cadre->text[f], ""); break;
    case KIND_EDUCATION:
        for (int k = 0; k < 4; k++) {
            enum cadre_field part = lrm_education_of(lrm_fields[i].field)[k];
            if (k) buf_add_char(&w->bytes, k == 2 ? '@' : '#');
            write_text(w, cadre_title(part), w->cadre->text[part], "#@");
        }
        write_extra(w, i + 1, "@");
        break;
    case KIND_FAMILY: write_family(w, (enum relative_field)lrm_fields[i].field); break;
    case KIND_EMPTY: write_extra(w, i + 1, ""); break;
    }
    buf_add_char(&w->bytes, '"');
}

/* Fields behind the last, one after the other up to the last that holds something. */
static void write_rest(struct writer *w)
{
    size_t last = LRM_FIELD_COUNT;
    for (size_t i = LRM_FIELD_COUNT + 1; i <= LRM_FIELDS_MAX; i++)
        if (strstr(w->extra, arena_text(w->arena, "<" LRM_EXTRA "%zu>", i))) last = i;
    for (size_t i = LRM_FIELD_COUNT + 1; i <= last; i++) {
        buf_add_text(&w->bytes, ",\"");
        write_extra(w, i, "");
        buf_add_char(&w->bytes, '"');
    }
}

/* Is there more in the form's extra than lrm_read kept of a .lrm? */
static bool has_foreign_extra(struct writer *w)
{
    const char *all = w->extra;
    for (size_t i = 1; i <= LRM_FIELDS_MAX; i++)
        if (i > LRM_FIELD_COUNT || lrm_fields[i - 1].kind == KIND_EDUCATION || lrm_fields[i - 1].kind == KIND_EMPTY) (void)take_extra(w, i);
    bool has_more = *w->extra;
    w->extra = all;
    return has_more;
}

static void note_no_place(struct writer *w)
{
    struct buf b = {.arena = w->arena};
    if (*w->cadre->text[CADRE_ID]) buf_add_text(&b, "、身份证号");
    if (has_foreign_extra(w)) buf_add_text(&b, "、表中没有的项目");
    if (w->cadre->family_count > LRM_FAMILY_MAX)
        buf_addf(&b, "、第 %d 人以后的家庭成员（共 %zu 人）", LRM_FAMILY_MAX, w->cadre->family_count);
    if (!b.n) return;
    finding_add(w->notes, (struct finding){FINDING_W801, "", w->subject,
            arena_text(w->arena, ".lrm 没有地方写，没有保留: %s", buf_text(&b) + strlen("、"))});
}

bool lrm_write(struct arena *a, const struct cadre *cadre, const char *subject, struct finding_list *notes,
        struct str *bytes, struct err *e)
{
    if (!gb18030_prepare(e)) return false;
    struct writer w = {.arena = a, .subject = subject, .notes = notes, .cadre = cadre, .extra = cadre->extra, .bytes = {.arena = a}};
    note_no_place(&w);
    for (size_t i = 0; i < LRM_FIELD_COUNT; i++) write_field(&w, i);
    write_rest(&w);
    buf_add_text(&w.bytes, "\r\n");
    *bytes = (struct str){w.bytes.text, w.bytes.n};
    return true;
}
