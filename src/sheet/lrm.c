#include "sheet/lrm.h"

#include <string.h>

#include "base/buf.h"
#include "base/gb18030.h"
#include "base/utf8.h"
#include "sheet/lrm_field.h"
#include "sheet/lrmx.h"

const struct lrm_field lrm_fields[LRM_FIELD_COUNT] = {
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

const enum cadre_field *lrm_education_of(int field)
{
    return education[field == CADRE_FULL_TIME_RECORD_SCHOOL];
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* n        fields that were read
 * has_no_list  what stands where the relations should has no mark between two of them
 * is_torn  the field at hand goes on behind a quote that ends one line and one that begins the next
 * extra    as in struct cadre */
struct reader {
    struct arena *arena;
    const char *subject;
    struct finding_list *notes;
    struct str rest;
    size_t n;
    bool is_torn, has_no_list;
    struct buf extra;
    struct cadre *cadre;
};

/* Where the field whose closing quote may stand at s.p[i] ends: behind the comma that leads to the next quote or comma, or at
 * the end of the file. 0 when the quote is one of the text: the programs that write these files do not double them. */
static size_t end_behind(struct str s, size_t i)
{
    size_t k = i + 1;
    while (k < s.n && is_blank(s.p[k])) k++;
    if (k == s.n) return k;
    if (s.p[k] != ',') return 0;
    k++;
    size_t next = k;
    while (next < s.n && is_blank(s.p[next])) next++;
    return next == s.n || s.p[next] == '"' || s.p[next] == ',' ? k : 0;
}

/* Of two quotes at s.p[i] the first is one of the text and the second closes it, where a field follows or the file ends; else they
 * are one quote, written double. Returns where the field ends, 0 for a double one. */
static size_t end_behind_pair(struct str s, size_t i)
{
    size_t end = end_behind(s, i + 1), next = end;
    while (next < s.n && is_blank(s.p[next])) next++;
    if (!end || next >= s.n || s.p[next] == ',') return end;
    if (next + 1 < s.n && s.p[next + 1] != '"') return end;
    size_t behind = next + 2; /* an empty field, or a quote of the text */
    while (behind < s.n && is_blank(s.p[behind])) behind++;
    return behind >= s.n || s.p[behind] == ',' ? end : 0;
}

/* A quote at s.p[i], the end of a line, a quote. */
static bool tears(struct str s, size_t i)
{
    size_t k = i + 1;
    bool has_end = false;
    for (; k < s.n && is_blank(s.p[k]); k++) has_end |= s.p[k] == '\n' || s.p[k] == '\r';
    return has_end && k < s.n && s.p[k] == '"';
}

static bool end_field(struct reader *r, struct str s, size_t end, struct buf *b, struct str *field)
{
    r->rest = (struct str){s.p + end, s.n - end};
    *field = (struct str){buf_text(b), b->n};
    return true;
}

/* "text with ""quotes"" in it" and the comma behind it, or the comma alone. */
static bool next_field(struct reader *r, struct str *field)
{
    struct str s = utf8_trim(r->rest);
    struct buf b = {.arena = r->arena};
    r->is_torn = false;
    if (s.n && s.p[0] == ',') {
        r->rest = (struct str){s.p + 1, s.n - 1};
        *field = (struct str){"", 0};
        return true;
    }
    if (!s.n || s.p[0] != '"') return false;
    for (size_t i = 1; i < s.n; i++) {
        size_t end = s.p[i] == '"' ? end_behind(s, i) : 0;
        if (end) return end_field(r, s, end, &b, field);
        buf_add_char(&b, s.p[i]);
        if (s.p[i] != '"') continue;
        if (i + 1 == s.n || s.p[i + 1] != '"') {
            r->is_torn |= tears(s, i);
            continue;
        }
        if ((end = end_behind_pair(s, i))) return end_field(r, s, end, &b, field);
        i++;
    }
    return false;
}

enum { SHOWN = 60 }; /* bytes of a text in a message */

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

/* What stands in a field for which the form has no item. */
static bool keep_extra(struct reader *r, struct str field, struct err *e)
{
    const char *text;
    if (!lrmx_accept(r->arena, field, false, &text, e)) return err_in(e, "第 %zu 项", r->n + 1);
    if (!*text) return true;
    lrmx_add_element(&r->extra, arena_text(r->arena, LRM_EXTRA "%zu", r->n + 1), text);
    size_t n = strcspn(text, "\n");
    finding_add(r->notes, (struct finding){FINDING_N801, "", r->subject,
            arena_text(r->arena, "第 %zu 项“%.*s”在审批表里没有地方，原样保留", r->n + 1, (int)(n <= SHOWN ? n : utf8_cut(text, SHOWN)), text)});
    return true;
}

static bool read_education(struct reader *r, int first, struct str field, struct err *e)
{
    for (int half = 0; half < 2; half++) {
        struct str pair = take_until(&field, '@'), record = take_until(&pair, '#');
        const enum cadre_field *to = lrm_education_of(first) + 2 * half;
        if (!read_plain(r, to[0], record, e) || !read_plain(r, to[1], pair, e)) return false;
    }
    return keep_extra(r, field, e);
}

static bool read_family(struct reader *r, enum relative_field f, struct str field, struct err *e)
{
    if (f == RELATIVE_RELATION) r->has_no_list = !field.n || !memchr(field.p, '@', field.n);
    for (size_t i = 0; field.n; i++) {
        if (i == LRMX_FAMILY_MAX) return err_set(e, ERR_INPUT, "家庭成员太多");
        const char **to = &r->cadre->family[i].text[f];
        if (!lrmx_accept(r->arena, take_until(&field, '@'), false, to, e))
            return err_in(e, "家庭成员第 %zu 人%s", i + 1, relative_title(f));
        note_lost(r, arena_text(r->arena, "家庭成员第 %zu 人%s", i + 1, relative_title(f)), *to);
    }
    return true;
}

static bool read_field(struct reader *r, struct str field, struct err *e)
{
    if (r->n >= LRM_FIELD_COUNT) return keep_extra(r, field, e);
    const struct lrm_field *f = &lrm_fields[r->n];
    switch (f->kind) {
    case KIND_PLAIN: return read_plain(r, (enum cadre_field)f->field, field, e);
    case KIND_EDUCATION: return read_education(r, f->field, field, e);
    case KIND_FAMILY: return read_family(r, (enum relative_field)f->field, field, e);
    case KIND_EMPTY: return keep_extra(r, field, e);
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

/* ---- the whole ---- */

enum { FIELDS_LEAST = 18 }; /* down to the résumé */

/* Of the long texts a quote may end a line and another begin the next. */
static bool may_have_lines(size_t i)
{
    int f = i < LRM_FIELD_COUNT && lrm_fields[i].kind == KIND_PLAIN ? lrm_fields[i].field : -1;
    return f == CADRE_RESUME || f == CADRE_AWARDS || f == CADRE_ANNUAL_RESULTS || f == CADRE_REASON;
}

static bool is_broken(const struct reader *r, struct err *e)
{
    return err_set(e, ERR_INPUT,
            "不是完好的任免审批表（.lrm）: 第 %zu 项缺少或者引号不配对；应有 %d 项，每一项在英文双引号里，项与项用英文逗号分开", r->n + 1,
            LRM_FIELD_COUNT);
}

static bool read_fields(struct reader *r, struct err *e)
{
    for (struct str field; utf8_trim(r->rest).n; r->n++) {
        if (r->n == LRM_FIELDS_MAX) return err_set(e, ERR_INPUT, "多于 %d 项，不像任免审批表（.lrm）", LRM_FIELDS_MAX);
        if (!next_field(r, &field)) return is_broken(r, e);
        if (r->is_torn && !may_have_lines(r->n))
            return err_set(e, ERR_INPUT, "第 %zu 项后面缺了逗号，或者一个文件里不止一份表；.lrm 一个文件一个人，请分开另存", r->n + 1);
        if (!read_field(r, field, e)) return false;
    }
    return r->n >= FIELDS_LEAST || is_broken(r, e);
}

static bool is_day(const char *text)
{
    return strspn(text, "0123456789.-/ ") == strlen(text);
}

/* A text with "quotes","so" in it ends a field too early, and whatever follows slides by one: the lists of the family show it, which
 * alone hold @, and so do the two days, when there is a field too many. */
static bool has_slid(const struct reader *r)
{
    const char *const *text = r->cadre->text;
    return (strchr(text[CADRE_POST], '@') && r->has_no_list) ||
           (r->n > LRM_FIELD_COUNT && (!is_day(text[CADRE_AGE_ON]) || !is_day(text[CADRE_FILLED_ON])));
}

static void note_missing(struct reader *r)
{
    struct buf b = {.arena = r->arena};
    for (size_t i = r->n; i < LRM_FIELD_COUNT; i++)
        if (lrm_fields[i].kind != KIND_FAMILY)
            buf_addf(&b, "%s%s", b.n ? "、" : "", cadre_title((enum cadre_field)lrm_fields[i].field));
    if (r->n < LRM_FIELD_COUNT)
        finding_add(r->notes, (struct finding){FINDING_W801, "", r->subject,
                arena_text(r->arena, "文件只有 %zu 项，后面的没有（%s等）；多半是别的软件写的，或者没有写完，请对照纸质原件", r->n, buf_text(&b))});
}

/* Programs that write into a buffer of their own leave zeros behind the text, old ones a Ctrl-Z. */
static struct str without_filler(struct str bytes)
{
    while (bytes.n && (bytes.p[bytes.n - 1] == '\0' || bytes.p[bytes.n - 1] == 0x1A)) bytes.n--;
    return bytes;
}

static bool open_text(struct arena *a, struct str bytes, struct str *text, struct err *e)
{
    bytes = without_filler(bytes);
    if (!utf8_trim(bytes).n) return err_set(e, ERR_INPUT, "文件是空的");
    if (bytes.n > LRM_BYTES_MAX) return err_set(e, ERR_INPUT, "文件超过 %d MiB，不像任免审批表", LRM_BYTES_MAX >> 20);
    if (bytes.n > 1 && (memcmp(bytes.p, "\xFF\xFE", 2) == 0 || memcmp(bytes.p, "\xFE\xFF", 2) == 0))
        return err_set(e, ERR_INPUT, "是 UTF-16 编码（记事本里叫 Unicode），请用记事本打开，另存为 ANSI 或者 UTF-8 再试");
    return decode(a, bytes, text, e);
}

bool lrm_read(struct arena *a, struct str bytes, const char *subject, struct cadre *cadre, struct finding_list *notes,
        struct err *e)
{
    struct cadre c = cadre_empty();
    struct reader r = {.arena = a, .subject = subject, .notes = notes, .cadre = &c, .extra = {.arena = a}};
    size_t before = notes->n;
    if (!open_text(a, bytes, &r.rest, e)) return false;
    c.family = arena_alloc_array(a, LRMX_FAMILY_MAX, sizeof *c.family);
    for (size_t i = 0; i < LRMX_FAMILY_MAX; i++) c.family[i] = relative_empty();
    bool ok = read_fields(&r, e);
    if (ok && has_slid(&r))
        ok = err_set(e, ERR_INPUT, "项目错了一位: 哪一项的文字里大概有英文引号带逗号（如 \"先进\",\"优秀\"），分不清到哪里为止；请在任免表编辑器里改成中文引号“”，或者另存为 .lrmx");
    if (!ok) {
        notes->n = before;
        return false;
    }
    note_missing(&r);
    c.extra = buf_text(&r.extra);
    c.family_count = LRMX_FAMILY_MAX;
    while (c.family_count && is_empty(&c.family[c.family_count - 1])) c.family_count--;
    *cadre = c;
    return true;
}
