#include "sheet/lrm.h"

#include <string.h>

#include "base/buf.h"
#include "base/gb18030.h"
#include "base/utf8.h"
#include "sheet/lrmx.h"

/* The fields in the order of the file. */
#define LRM_FIELDS(X)                                                                                                  \
    X(PLAIN, CADRE_NAME)                                                                                               \
    X(PLAIN, CADRE_SEX)                                                                                                \
    X(PLAIN, CADRE_BORN)                                                                                               \
    X(PLAIN, CADRE_ETHNIC)                                                                                             \
    X(PLAIN, CADRE_NATIVE_PLACE)                                                                                       \
    X(PLAIN, CADRE_PARTY)                                                                                              \
    X(PLAIN, CADRE_HEALTH)                                                                                             \
    X(PLAIN, CADRE_BIRTH_PLACE)                                                                                        \
    X(PLAIN, CADRE_WORK_START)                                                                                         \
    X(EDUCATION, CADRE_FULL_TIME_RECORD)                                                                               \
    X(EDUCATION, CADRE_FULL_TIME_RECORD_SCHOOL)                                                                        \
    X(PLAIN, CADRE_TECHNICAL_TITLE)                                                                                    \
    X(EMPTY, 0)                                                                                                        \
    X(EMPTY, 0)                                                                                                        \
    X(EMPTY, 0)                                                                                                        \
    X(EMPTY, 0)                                                                                                        \
    X(PLAIN, CADRE_SPECIALITY)                                                                                         \
    X(PLAIN, CADRE_RESUME)                                                                                             \
    X(PLAIN, CADRE_AWARDS)                                                                                             \
    X(PLAIN, CADRE_ANNUAL_RESULTS)                                                                                     \
    X(FAMILY, RELATIVE_RELATION)                                                                                       \
    X(FAMILY, RELATIVE_NAME)                                                                                           \
    X(FAMILY, RELATIVE_BORN)                                                                                           \
    X(FAMILY, RELATIVE_POLITICS)                                                                                       \
    X(FAMILY, RELATIVE_POST)                                                                                           \
    X(PLAIN, CADRE_POST)                                                                                               \
    X(PLAIN, CADRE_PROPOSED_POST)                                                                                      \
    X(PLAIN, CADRE_REMOVED_POST)                                                                                       \
    X(PLAIN, CADRE_REASON)                                                                                             \
    X(PLAIN, CADRE_SUBMITTING_UNIT)                                                                                    \
    X(PLAIN, CADRE_AGE_ON)                                                                                             \
    X(PLAIN, CADRE_FILLED_BY)                                                                                          \
    X(PLAIN, CADRE_FILLED_ON)

enum kind { KIND_PLAIN, KIND_EDUCATION, KIND_FAMILY, KIND_EMPTY };

static const struct {
    enum kind kind;
    int field;
} fields[] = {
#define X(kind, field) {KIND_##kind, field},
        LRM_FIELDS(X)
#undef X
};

/* 全日制学历#学位@在职学历#学位, and the schools likewise: two before @, two behind it. */
static const enum cadre_field education[2][4] = {
        {CADRE_FULL_TIME_RECORD, CADRE_FULL_TIME_DEGREE, CADRE_IN_SERVICE_RECORD, CADRE_IN_SERVICE_DEGREE},
        {CADRE_FULL_TIME_RECORD_SCHOOL, CADRE_FULL_TIME_DEGREE_SCHOOL, CADRE_IN_SERVICE_RECORD_SCHOOL,
                CADRE_IN_SERVICE_DEGREE_SCHOOL},
};

static const enum cadre_field *education_of(int field)
{
    return education[field == CADRE_FULL_TIME_RECORD_SCHOOL];
}

/* ---- in ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct reader {
    struct arena *arena;
    const char *subject;
    struct finding_list *notes;
    struct str rest;
    struct cadre *cadre;
};

/* Where the field whose closing quote may stand at s.p[i] ends: behind the comma that leads to the next quote, or at the
 * end of the file. 0 when the quote is one of the text: the programs that write these files do not double them. */
static size_t end_behind(struct str s, size_t i)
{
    size_t k = i + 1;
    while (k < s.n && is_blank(s.p[k])) k++;
    if (k == s.n) return k;
    if (s.p[k] != ',') return 0;
    k++;
    size_t next = k;
    while (next < s.n && is_blank(s.p[next])) next++;
    return next == s.n || s.p[next] == '"' ? k : 0;
}

/* "text with ""quotes"" in it" and the comma behind it. */
static bool next_field(struct reader *r, struct str *field)
{
    struct str s = utf8_trim(r->rest);
    struct buf b = {.arena = r->arena};
    if (!s.n || s.p[0] != '"') return false;
    for (size_t i = 1; i < s.n; i++) {
        size_t end = s.p[i] == '"' ? end_behind(s, i) : 0;
        if (end) {
            r->rest = (struct str){s.p + end, s.n - end};
            *field = (struct str){buf_text(&b), b.n};
            return true;
        }
        buf_add_char(&b, s.p[i]);
        if (s.p[i] == '"' && i + 1 < s.n && s.p[i + 1] == '"') i++;
    }
    return false;
}

/* Bytes that are no GBK come as U+FFFD. */
bool lrm_has_lost(const char *text)
{
    static const char *const marks[] = {"?", "\xEF\xBF\xBD", "□", "〓"};
    for (size_t i = 0; i < ARRAY_COUNT(marks); i++) {
        if (strstr(text, marks[i])) return true;
    }
    return false;
}

const char *lrm_lost_text(struct arena *a, const char *title, const char *text)
{
    enum { SHOWN = 60 };
    size_t n = strcspn(text, "\n");
    const char *shown = arena_copy(a, text, n <= SHOWN ? n : utf8_cut(text, SHOWN));
    if (lrm_has_lost(text)) return arena_text(a, "%s“%s”中有丢失的字（写成 ? 或者方框），请对照本人档案补上", title, shown);
    uint32_t private = utf8_private(text);
    if (private)
        return arena_text(a, "%s“%s”中有自造字（U+%04X），换一台电脑就显示不出来，也可能印成别的字；请对照本人档案改成标准的字", title, shown,
                (unsigned)private);
    return NULL;
}

static void note_lost(struct reader *r, const char *title, const char *text)
{
    const char *said = lrm_lost_text(r->arena, title, text);
    if (said) finding_add(r->notes, (struct finding){FINDING_W802, "", r->subject, said});
}

/* The piece up to the mark, which is passed over. */
static struct str take_until(struct str *s, char mark)
{
    const char *end = s->n ? memchr(s->p, mark, s->n) : NULL;
    struct str piece = {s->p, end ? (size_t)(end - s->p) : s->n};
    size_t used = piece.n + (end != NULL);
    *s = (struct str){s->p + used, s->n - used};
    return piece;
}

static bool read_plain(struct reader *r, enum cadre_field f, struct str field, struct err *e)
{
    const char **to = &r->cadre->text[f];
    if (!lrmx_accept(r->arena, field, f == CADRE_RESUME, to, e)) return err_in(e, "%s", cadre_title(f));
    note_lost(r, cadre_title(f), *to);
    return true;
}

static bool read_education(struct reader *r, int first, struct str field, struct err *e)
{
    for (int half = 0; half < 2; half++) {
        struct str pair = take_until(&field, '@'), record = take_until(&pair, '#');
        const enum cadre_field *to = education_of(first) + 2 * half;
        if (!read_plain(r, to[0], record, e) || !read_plain(r, to[1], pair, e)) return false;
    }
    return true;
}

static bool read_family(struct reader *r, enum relative_field f, struct str field, struct err *e)
{
    for (size_t i = 0; field.n; i++) {
        if (i == LRMX_FAMILY_MAX) return err_set(e, ERR_INPUT, "家庭成员太多");
        const char **to = &r->cadre->family[i].text[f];
        if (!lrmx_accept(r->arena, take_until(&field, '@'), false, to, e))
            return err_in(e, "家庭成员第 %zu 人%s", i + 1, relative_title(f));
        note_lost(r, arena_text(r->arena, "家庭成员第 %zu 人%s", i + 1, relative_title(f)), *to);
    }
    return true;
}

static bool read_field(struct reader *r, size_t i, struct str field, struct err *e)
{
    switch (fields[i].kind) {
    case KIND_PLAIN: return read_plain(r, (enum cadre_field)fields[i].field, field, e);
    case KIND_EDUCATION: return read_education(r, fields[i].field, field, e);
    case KIND_FAMILY: return read_family(r, (enum relative_field)fields[i].field, field, e);
    case KIND_EMPTY: break;
    }
    return true;
}

static bool is_empty(const struct cadre_relative *x)
{
    for (int f = 0; f < RELATIVE_FIELD_COUNT; f++) {
        if (*x->text[f]) return false;
    }
    return true;
}

/* GBK as UTF-8; a byte that is no GBK becomes U+FFFD, so that what is lost shows where it stood. */
static bool decode(struct arena *a, struct str bytes, struct str *text, struct err *e)
{
    if (utf8_is_valid(bytes)) {
        *text = bytes;
        return true;
    }
    if (!gb18030_prepare(e)) return false;
    char *raw = arena_alloc(a, GB18030_ROOM(bytes.n));
    struct gb18030_run run = gb18030_to_utf8(bytes, true, raw);
    struct buf b = {.arena = a};
    for (size_t i = 0; i < run.written; i++) {
        if ((unsigned char)raw[i] == 0xFF)
            buf_add_text(&b, "\xEF\xBF\xBD");
        else
            buf_add_char(&b, raw[i]);
    }
    *text = (struct str){buf_text(&b), b.n};
    return true;
}

bool lrm_read(struct arena *a, struct str bytes, const char *subject, struct cadre *cadre, struct finding_list *notes,
        struct err *e)
{
    struct cadre c = cadre_empty();
    struct reader r = {.arena = a, .subject = subject, .notes = notes, .cadre = &c};
    size_t before = notes->n;
    if (!utf8_trim(bytes).n) return err_set(e, ERR_INPUT, "文件是空的");
    if (bytes.n > LRM_BYTES_MAX) return err_set(e, ERR_INPUT, "文件超过 %d MiB，不像任免审批表", LRM_BYTES_MAX >> 20);
    if (!decode(a, bytes, &r.rest, e)) return false;
    c.family = arena_alloc_array(a, LRMX_FAMILY_MAX, sizeof *c.family);
    for (size_t i = 0; i < LRMX_FAMILY_MAX; i++) c.family[i] = relative_empty();
    for (size_t i = 0; i < ARRAY_COUNT(fields); i++) {
        struct str field;
        bool ok = next_field(&r, &field)
                ? read_field(&r, i, field, e)
                : err_set(e, ERR_INPUT, "不是完好的任免审批表（.lrm）: 第 %zu 项缺少或者引号不配对", i + 1);
        if (!ok) {
            notes->n = before;
            return false;
        }
    }
    c.family_count = LRMX_FAMILY_MAX;
    while (c.family_count && is_empty(&c.family[c.family_count - 1])) c.family_count--;
    *cadre = c;
    return true;
}

/* ---- out ---- */

struct writer {
    struct arena *arena;
    const char *subject;
    struct finding_list *notes;
    const struct cadre *cadre;
    struct buf bytes;
};

/* inner  marks that part the pieces of a field, which may not stand in one */
static void write_text(struct writer *w, const char *title, const char *text, const char *inner)
{
    struct buf lost = {.arena = w->arena}, b = {.arena = w->arena};
    for (const char *p = text; *p; p++) {
        if (*p == '\n')
            buf_add_text(&b, "\r\n");
        else if (*p == '"')
            buf_add_text(&b, "\"\"");
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
    enum cadre_field f = (enum cadre_field)fields[i].field;
    if (i) buf_add_char(&w->bytes, ',');
    buf_add_char(&w->bytes, '"');
    switch (fields[i].kind) {
    case KIND_PLAIN: write_text(w, cadre_title(f), w->cadre->text[f], ""); break;
    case KIND_EDUCATION:
        for (int k = 0; k < 4; k++) {
            enum cadre_field part = education_of(fields[i].field)[k];
            if (k) buf_add_char(&w->bytes, k == 2 ? '@' : '#');
            write_text(w, cadre_title(part), w->cadre->text[part], "#@");
        }
        break;
    case KIND_FAMILY: write_family(w, (enum relative_field)fields[i].field); break;
    case KIND_EMPTY: break;
    }
    buf_add_char(&w->bytes, '"');
}

static void note_no_place(struct writer *w)
{
    struct buf b = {.arena = w->arena};
    if (*w->cadre->text[CADRE_ID]) buf_add_text(&b, "、身份证号");
    if (*w->cadre->extra) buf_add_text(&b, "、表中没有的项目");
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
    struct writer w = {.arena = a, .subject = subject, .notes = notes, .cadre = cadre, .bytes = {.arena = a}};
    note_no_place(&w);
    for (size_t i = 0; i < ARRAY_COUNT(fields); i++) write_field(&w, i);
    buf_add_text(&w.bytes, "\r\n");
    *bytes = (struct str){w.bytes.text, w.bytes.n};
    return true;
}
