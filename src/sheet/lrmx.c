#include "sheet/lrmx.h"

#include <expat.h>
#include <stdio.h>
#include <string.h>

#include "base/base64.h"
#include "base/buf.h"
#include "base/utf8.h"

enum { DEPTH_MAX = 32 };

enum place { AT_TOP, AT_PERSON, AT_FIELD, AT_PHOTO, AT_FAMILY, AT_RELATIVE, AT_RELATIVE_FIELD };

struct reader {
    struct arena *arena;
    const char *subject;
    struct finding_list *notes;
    struct err *e;
    XML_Parser parser;
    bool has_failed;
    struct cadre cadre;
    size_t family_capacity;
    enum place place;
    int field; /* of the person or of the relative */
    bool has_field[CADRE_FIELD_COUNT], has_relative_field[RELATIVE_FIELD_COUNT], has_photo;
    struct buf text;
    int unknown_depth; /* > 0 inside an element that the form does not know */
    struct buf extra, relative_extra;
};

static void fail(struct reader *r, const char *what, const char *name)
{
    if (r->has_failed) return;
    r->has_failed = true;
    err_set(r->e, ERR_INPUT, "第 %lu 行: %s%s", (unsigned long)XML_GetCurrentLineNumber(r->parser), what, name);
    XML_StopParser(r->parser, XML_FALSE);
}

static void note(struct reader *r, enum finding_code code, const char *text)
{
    finding_add(r->notes, (struct finding){code, "", r->subject, text});
}

/* Names and values are shown in messages: short ones as they are. */
static const char *shown(struct reader *r, const char *name)
{
    size_t n = strlen(name);
    return n <= 60 ? arena_copy(r->arena, name, n) : arena_text(r->arena, "%.*s…", (int)utf8_cut(name, 60), name);
}

/* ---- what the form does not know ---- */

static struct buf *extra_of(struct reader *r)
{
    return r->place == AT_RELATIVE ? &r->relative_extra : &r->extra;
}

static void begin_unknown(struct reader *r, const char *name, const char *const *attributes)
{
    if (!r->unknown_depth++) note(r, FINDING_N801, arena_text(r->arena, "表中没有的项目 %s，原样保留", shown(r, name)));
    struct buf *b = extra_of(r);
    buf_addf(b, "<%s", name);
    for (; *attributes; attributes += 2) {
        buf_addf(b, " %s=\"", attributes[0]);
        for (const char *p = attributes[1]; *p; p++) {
            if (*p == '\n' || *p == '\t')
                buf_addf(b, "&#%d;", *p);
            else
                lrmx_escape(b, p, 1);
        }
        buf_add_char(b, '"');
    }
    buf_add_char(b, '>');
    if (b->n > LRMX_EXTRA_BYTES_MAX) fail(r, "表中没有的项目太多", "");
}

static void end_unknown(struct reader *r, const char *name)
{
    buf_addf(extra_of(r), "</%s>", name);
    r->unknown_depth--;
}

static void note_attributes(struct reader *r, const char *name, const char *const *attributes)
{
    for (; *attributes; attributes += 2) {
        if (strncmp(attributes[0], "xmlns", 5) == 0 || strncmp(attributes[0], "xsi:", 4) == 0) continue;
        note(r, FINDING_W801, arena_text(r->arena, "项目 %s 的属性 %s 没有保留", name, shown(r, attributes[0])));
    }
}

/* ---- the form ---- */

static bool find_field(const char *name, int *field)
{
    for (int f = 0; f < CADRE_FIELD_COUNT; f++) {
        if (!text_eq(name, cadre_element((enum cadre_field)f))) continue;
        *field = f;
        return true;
    }
    return false;
}

static bool find_relative_field(const char *name, int *field)
{
    for (int f = 0; f < RELATIVE_FIELD_COUNT; f++) {
        if (!text_eq(name, relative_element((enum relative_field)f))) continue;
        *field = f;
        return true;
    }
    return false;
}

/* An item may stand once. */
static void begin_text(struct reader *r, enum place place, bool *has, const char *name)
{
    if (*has) fail(r, "同一项目写了两次: ", name);
    *has = true;
    r->place = place;
    r->text = (struct buf){.arena = r->arena};
}

static void begin_relative(struct reader *r)
{
    struct cadre *c = &r->cadre;
    if (c->family_count == LRMX_FAMILY_MAX) {
        fail(r, "家庭成员太多", "");
        return;
    }
    if (c->family_count == r->family_capacity)
        c->family = arena_grow_array(r->arena, c->family, &r->family_capacity, sizeof *c->family);
    c->family[c->family_count++] = relative_empty();
    memset(r->has_relative_field, 0, sizeof r->has_relative_field);
    r->relative_extra = (struct buf){.arena = r->arena};
    r->place = AT_RELATIVE;
}

/* False when the element is none of those that may stand here. */
static bool begin_known(struct reader *r, const char *name)
{
    switch (r->place) {
    case AT_TOP:
        if (!text_eq(name, "Person")) fail(r, "不是任免审批表（.lrmx），最外层的项目是 ", shown(r, name));
        r->place = AT_PERSON;
        return true;
    case AT_PERSON:
        if (text_eq(name, "JiaTingChengYuan")) {
            r->place = AT_FAMILY;
        } else if (text_eq(name, "ZhaoPian")) {
            begin_text(r, AT_PHOTO, &r->has_photo, name);
        } else {
            if (!find_field(name, &r->field)) return false;
            begin_text(r, AT_FIELD, &r->has_field[r->field], name);
        }
        return true;
    case AT_FAMILY:
        if (text_eq(name, "Item"))
            begin_relative(r);
        else
            fail(r, "家庭成员里有不认识的项目 ", shown(r, name));
        return true;
    case AT_RELATIVE:
        if (!find_relative_field(name, &r->field)) return false;
        begin_text(r, AT_RELATIVE_FIELD, &r->has_relative_field[r->field], name);
        return true;
    case AT_FIELD:
    case AT_PHOTO:
    case AT_RELATIVE_FIELD: break;
    }
    fail(r, "项目里面又套着项目 ", shown(r, name));
    return true;
}

static void begin(void *thing, const char *name, const char **attributes)
{
    struct reader *r = thing;
    const char *const *list = (const char *const *)attributes;
    if (r->has_failed) return;
    if (r->unknown_depth >= DEPTH_MAX || strlen(name) > 200) {
        fail(r, "项目套得太深或者名称太长", "");
    } else if (r->unknown_depth || !begin_known(r, name)) {
        begin_unknown(r, name, list);
    } else {
        note_attributes(r, shown(r, name), list);
    }
}

static void end_text(struct reader *r, const char *title, bool is_resume, const char **to)
{
    struct err e;
    if (lrmx_accept(r->arena, (struct str){buf_text(&r->text), r->text.n}, is_resume, to, &e)) return;
    fail(r, arena_text(r->arena, "%s ", title), e.text);
}

/* Programs of the web write data:image/jpeg;base64, in front. */
static void skip_data_mark(struct str *text)
{
    static const char *const mark = "data:image/", *const base64 = ";base64,";
    enum { MARK_MAX = 64 };
    *text = utf8_trim(*text);
    if (text->n < strlen(mark) || memcmp(text->p, mark, strlen(mark)) != 0) return;
    const char *comma = memchr(text->p, ',', text->n < MARK_MAX ? text->n : MARK_MAX);
    size_t n = comma ? (size_t)(comma + 1 - text->p) : 0;
    if (n < strlen(base64) || memcmp(text->p + n - strlen(base64), base64, strlen(base64)) != 0) return;
    *text = (struct str){text->p + n, text->n - n};
}

static void end_photo(struct reader *r)
{
    struct str text = {buf_text(&r->text), r->text.n};
    skip_data_mark(&text);
    if (!base64_decode(r->arena, text, &r->cadre.photo)) note(r, FINDING_W801, "照片的编码已损坏，没有保留，请重新贴照片");
}

static void end(void *thing, const char *name)
{
    struct reader *r = thing;
    if (r->has_failed) return;
    if (r->unknown_depth) {
        end_unknown(r, name);
        return;
    }
    struct cadre *c = &r->cadre;
    switch (r->place) {
    case AT_FIELD:
        end_text(r, cadre_title((enum cadre_field)r->field), r->field == CADRE_RESUME, &c->text[r->field]);
        r->place = AT_PERSON;
        break;
    case AT_PHOTO:
        end_photo(r);
        r->place = AT_PERSON;
        break;
    case AT_FAMILY: r->place = AT_PERSON; break;
    case AT_RELATIVE:
        c->family[c->family_count - 1].extra = buf_text(&r->relative_extra);
        r->place = AT_FAMILY;
        break;
    case AT_RELATIVE_FIELD:
        end_text(r, relative_title((enum relative_field)r->field), false,
                &c->family[c->family_count - 1].text[r->field]);
        r->place = AT_RELATIVE;
        break;
    case AT_TOP:
    case AT_PERSON: break;
    }
}

static void add_text(void *thing, const char *p, int length)
{
    struct reader *r = thing;
    size_t n = (size_t)length;
    if (r->has_failed) return;
    if (r->unknown_depth) {
        lrmx_escape(extra_of(r), p, n);
        if (extra_of(r)->n > LRMX_EXTRA_BYTES_MAX) fail(r, "表中没有的项目太长", "");
    } else if (r->place == AT_FIELD || r->place == AT_RELATIVE_FIELD || r->place == AT_PHOTO) {
        buf_add(&r->text, p, n);
        size_t most = r->place == AT_PHOTO ? LRMX_PHOTO_CHARACTERS_MAX : LRMX_FIELD_BYTES_MAX;
        if (r->text.n > most) fail(r, r->place == AT_PHOTO ? "照片太大" : "项目的文字太长", "");
    } else if (utf8_trim((struct str){p, n}).n) {
        fail(r, "有不属于任何项目的文字", "");
    }
}

static void refuse_doctype(void *thing, const char *name, const char *system, const char *public, int has_subset)
{
    (void)name, (void)system, (void)public, (void)has_subset;
    fail(thing, "有不该有的文档类型声明，没有读取", "");
}

static bool run(struct reader *r, struct str bytes)
{
    XML_SetUserData(r->parser, r);
    XML_SetElementHandler(r->parser, begin, end);
    XML_SetCharacterDataHandler(r->parser, add_text);
    XML_SetStartDoctypeDeclHandler(r->parser, refuse_doctype);
    if (XML_Parse(r->parser, bytes.p, (int)bytes.n, 1) == XML_STATUS_OK) return true;
    if (r->has_failed) return false;
    return err_set(r->e, ERR_INPUT, "第 %lu 行: 不是完好的任免审批表（.lrmx，UTF-8 编码），请用任免表编辑器另存一份",
            (unsigned long)XML_GetCurrentLineNumber(r->parser));
}

bool lrmx_read(struct arena *a, struct str bytes, const char *subject, struct cadre *cadre, struct finding_list *notes,
        struct err *e)
{
    if (bytes.n == 0) return err_set(e, ERR_INPUT, "文件是空的");
    if (bytes.n > LRMX_BYTES_MAX) return err_set(e, ERR_INPUT, "文件超过 %d MiB，不像任免审批表", LRMX_BYTES_MAX >> 20);
    struct reader r = {.arena = a, .subject = subject, .notes = notes, .e = e, .cadre = cadre_empty(),
            .extra = {.arena = a}, .parser = XML_ParserCreate("UTF-8")};
    if (!r.parser) return err_set(e, ERR_ENVIRONMENT, "内存不够");
    size_t before = notes->n;
    bool ok = run(&r, bytes);
    XML_ParserFree(r.parser);
    if (!ok) {
        notes->n = before;
        return false;
    }
    r.cadre.extra = buf_text(&r.extra);
    *cadre = r.cadre;
    return true;
}
