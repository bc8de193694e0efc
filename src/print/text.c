#include "print/text.h"

#include "base/utf8.h"
#include "print/check.h"

/* Free stand-ins for the faces of GB/T 9704; fonts-noto-cjk has all of them, and all of GB 18030 level 1. */
static const struct {
    const char *family;
    PangoWeight weight;
} faces[FACE_COUNT] = {
        [FACE_BODY] = {"Noto Serif CJK SC", PANGO_WEIGHT_NORMAL},
        [FACE_TITLE] = {"Noto Serif CJK SC", PANGO_WEIGHT_BOLD},
        [FACE_HEAD] = {"Noto Sans CJK SC", PANGO_WEIGHT_BOLD},
        [FACE_KAI] = {"Noto Sans CJK SC", PANGO_WEIGHT_NORMAL},
};

static PangoFontDescription *describe(enum face face, int size)
{
    PangoFontDescription *d = pango_font_description_new();
    pango_font_description_set_family_static(d, faces[face].family);
    pango_font_description_set_weight(d, faces[face].weight);
    pango_font_description_set_size(d, size * PANGO_SCALE / 20);
    return d;
}

static void release(void *object)
{
    g_object_unref(object);
}

PangoContext *text_new_context(struct arena *a, cairo_t *cr)
{
    PangoContext *context = pango_cairo_create_context(cr);
    arena_defer(a, release, context);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_language(context, pango_language_from_string("zh-cn"));
    pango_context_set_round_glyph_positions(context, FALSE);
    return context;
}

bool text_find_faces(PangoContext *context, struct err *e)
{
    for (size_t i = 0; i < FACE_COUNT; i++) {
        PangoFontDescription *wanted = describe((enum face)i, 240);
        PangoFont *font = pango_context_load_font(context, wanted);
        PangoFontDescription *found = font ? pango_font_describe(font) : NULL;
        bool is_there = found && text_eq(pango_font_description_get_family(found), faces[i].family) &&
                        pango_font_description_get_weight(found) == faces[i].weight;
        if (found) pango_font_description_free(found);
        if (font) g_object_unref(font);
        pango_font_description_free(wanted);
        if (!is_there)
            return err_set(e, ERR_ENVIRONMENT, "这台电脑没有字体 %s%s，请安装软件包 fonts-noto-cjk 后再打印",
                    faces[i].family, faces[i].weight == PANGO_WEIGHT_BOLD ? " Bold" : "");
    }
    return true;
}

static double points(int twips)
{
    return twips / 20.0;
}

struct setting setting_new(struct arena *a, PangoContext *context, struct text_style style, double width)
{
    struct setting s = {.layout = pango_layout_new(context), .style = style, .width = width};
    arena_defer(a, release, s.layout);
    PangoFontDescription *d = describe(style.face, style.size);
    pango_layout_set_font_description(s.layout, d);
    pango_font_description_free(d);
    pango_layout_set_wrap(s.layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_indent(s.layout, style.indent * style.size * PANGO_SCALE / 20);
    return s;
}

static double line_width(PangoLayoutLine *line)
{
    int width = 0;
    for (GSList *r = line->runs; r; r = r->next)
        width += pango_glyph_string_get_width(((PangoLayoutRun *)r->data)->glyphs);
    return (double)width / PANGO_SCALE;
}

static PangoLayoutLine *line_at(const struct setting *s, int i)
{
    return pango_layout_get_line(s->layout, i);
}

static bool lay_out(struct setting *s, double width)
{
    pango_layout_set_width(s->layout, (int)(width * PANGO_SCALE));
    int before = s->line_count;
    s->line_count = pango_layout_get_line_count(s->layout);
    return s->line_count == before;
}

/* Narrows the measure as far as the number of lines allows. */
static void balance(struct setting *s)
{
    double fits = s->width, fails = s->width / (s->line_count + 1);
    int lines = s->line_count;
    while (fits - fails > points(s->style.size) / 4) {
        double middle = (fits + fails) / 2;
        lay_out(s, middle);
        if (s->line_count > lines)
            fails = middle;
        else
            fits = middle;
    }
    lay_out(s, fits);
}

static bool is_wide(const char *p)
{
    return g_utf8_get_char(p) >= 0x2E80;
}

/* Adds `each` (pango units) to every gap of the line that an ideograph touches; returns the number of gaps. */
static int spread(PangoLayoutLine *line, const char *text, int each)
{
    int gaps = 0;
    PangoGlyphInfo *last = NULL;
    bool last_wide = false;
    for (GSList *r = line->runs; r; r = r->next) {
        PangoLayoutRun *run = r->data;
        if (run->item->analysis.level % 2) return 0; /* right to left: left as it is */
        PangoGlyphItemIter at;
        for (gboolean more = pango_glyph_item_iter_init_start(&at, run, text); more;
                more = pango_glyph_item_iter_next_cluster(&at)) {
            bool wide = is_wide(text + at.start_index);
            if (last && (wide || last_wide)) {
                gaps++;
                last->geometry.width += each;
            }
            last = &run->glyphs->glyphs[at.end_glyph - 1];
            last_wide = wide;
        }
    }
    return gaps;
}

/* Chinese text stands flush on both sides: what a line lacks, or has too much, goes evenly between its characters. */
static void justify(struct setting *s)
{
    for (int i = 0; i < s->line_count; i++) {
        PangoLayoutLine *line = line_at(s, i);
        bool is_last = i + 1 == s->line_count || line_at(s, i + 1)->is_paragraph_start;
        double target = s->width - (line->is_paragraph_start ? points(s->style.indent * s->style.size) : 0);
        double lack = target - line_width(line);
        if (is_last && lack >= 0) continue;
        int gaps = spread(line, s->text, 0);
        if (gaps && lack / gaps < points(s->style.size) / 3) spread(line, s->text, (int)(lack / gaps * PANGO_SCALE));
    }
}

static void keep(PangoAttrList *list, size_t begin, size_t end)
{
    PangoAttribute *kept = pango_attr_allow_breaks_new(FALSE);
    kept->start_index = (guint)begin;
    kept->end_index = (guint)end;
    pango_attr_list_insert(list, kept);
}

/* A number is not parted from the unit behind it, nor from 第 before it. */
static void keep_units(PangoAttrList *list, const char *text, size_t n)
{
    static const char units[] = "年月日时分人名位个票张份户岁元万亿届次条款项号周组";
    const size_t lead = sizeof "第" - 1;
    for (size_t i = 0; i < n; i++) {
        size_t end = i;
        while (end < n && g_ascii_isdigit(text[end])) end++;
        if (end == i || end == n) continue;
        uint32_t unit;
        size_t step = utf8_decode(text + end, n - end, &unit);
        bool is_ordinal = i >= lead && memcmp(text + i - lead, "第", lead) == 0;
        keep(list, is_ordinal ? i - lead : i, g_utf8_strchr(units, -1, unit) ? end + step : end);
        i = end;
    }
}

/* 阿卜杜热合曼·买买提明 is parted behind the dot, if anywhere. What is longer before the dot is no name. */
static void keep_name_parts(PangoAttrList *list, const char *text, size_t n)
{
    enum { PART_CHARACTERS_MAX = 12 };
    static const char dot[] = "·";
    for (const char *at = strstr(text, dot); at; at = strstr(at + 1, dot)) {
        size_t end = (size_t)(at - text), begin = end;
        int part = 0;
        for (; begin > 0; part++) {
            size_t before = utf8_cut(text, begin - 1);
            uint32_t c;
            utf8_decode(text + before, n - before, &c);
            if (!g_unichar_isalpha(c)) break;
            begin = before;
        }
        if (part <= PART_CHARACTERS_MAX) keep(list, begin, end + strlen(dot));
    }
}

/* 28 characters to a line of 27.6: the measure is rounded to whole characters, and justify closes up. */
static void lay_out_body(struct setting *s)
{
    double em = points(s->style.size);
    double whole = (int)(s->width / em + 0.5) * em;
    double measure = whole > s->width ? whole : s->width;
    lay_out(s, measure);
    if (s->line_count < 2) return;
    /* One character alone on the last line: send another one down to it, if that costs no line. */
    if (line_width(line_at(s, s->line_count - 1)) < 2.1 * em && !lay_out(s, measure - em)) lay_out(s, measure);
}

static void lay_out_with_care(struct setting *s)
{
    if (s->is_justified)
        lay_out_body(s);
    else
        lay_out(s, s->width);
    if (s->is_balanced) balance(s);
}

/* Breaks the text into lines: plainly, and once more with care when one line is not enough. */
static void break_lines(struct setting *s)
{
    pango_layout_set_attributes(s->layout, NULL);
    pango_layout_set_text(s->layout, s->text, -1);
    lay_out(s, s->width);
    if (s->line_count == 1) return;
    size_t n = strlen(s->text);
    PangoAttrList *kept = pango_attr_list_new();
    keep_units(kept, s->text, n);
    keep_name_parts(kept, s->text, n);
    pango_layout_set_attributes(s->layout, kept);
    pango_attr_list_unref(kept);
    lay_out_with_care(s);
    /* In a narrow cell what should stay together may have to be parted: nothing may reach over the edge. */
    double over = s->is_justified ? points(s->style.size) / 2 : 0.05;
    if (setting_line_width(s) > s->width + over) {
        pango_layout_set_attributes(s->layout, NULL);
        lay_out_with_care(s);
    }
}

static bool refuse_unknown(const struct setting *s, struct err *e)
{
    for (int i = 0; i < s->line_count; i++) {
        for (GSList *r = line_at(s, i)->runs; r; r = r->next) {
            const PangoLayoutRun *run = r->data;
            for (int k = 0; k < run->glyphs->num_glyphs; k++) {
                if (run->glyphs->glyphs[k].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
                    return print_refuse_character(s->text, (size_t)(run->item->offset + run->glyphs->log_clusters[k]),
                            "这台电脑的字体里都没有这个字，请核对，或安装含有这个字的字体后再试", e);
            }
        }
    }
    return err_set(e, ERR_INPUT, "“%s”中有打印不出来的字符，请核对", s->text);
}

bool setting_fill(struct setting *s, const char *text, struct err *e)
{
    if (s->text && text_eq(s->text, text)) return true;
    s->text = text;
    break_lines(s);
    if (pango_layout_get_unknown_glyphs_count(s->layout)) {
        refuse_unknown(s, e);
        s->text = NULL;
        return false;
    }
    if (s->is_justified) justify(s);
    return true;
}

double setting_height(const struct setting *s, int lines)
{
    return lines * points(s->style.pitch);
}

double setting_line_width(const struct setting *s)
{
    double widest = 0;
    for (int i = 0; i < s->line_count; i++) {
        double width = line_width(line_at(s, i));
        if (width > widest) widest = width;
    }
    return widest;
}

void setting_draw(struct pen *pen, const struct setting *s, int first, int count, double x, double y)
{
    /* An ideograph reaches from 0.12 em below the baseline to 0.88 em above: its middle goes to the line's. */
    double baseline = y + points(s->style.pitch) / 2 + 0.38 * points(s->style.size);
    for (int i = first; i < first + count; i++) {
        PangoLayoutLine *line = line_at(s, i);
        double inset = line->is_paragraph_start ? points(s->style.indent * s->style.size) : 0;
        if (s->style.align != ALIGN_LEFT) {
            double slack = s->width - line_width(line);
            inset = s->style.align == ALIGN_CENTER ? slack / 2 : slack;
        }
        pen_draw_line(pen, line, s->text, s->style, x + inset, baseline);
        baseline += points(s->style.pitch);
    }
}
