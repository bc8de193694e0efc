#include "print/pen.h"

#include <cairo-ft.h>
#include <ft2build.h>
#include <freetype/freetype.h>
#include <hb-subset.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "print/chart_draw.h"

/* What a cut face needs for as long as cairo holds on to it, which may be longer than the paper. */
struct cut_file {
    hb_blob_t *bytes;
    FT_Library library;
    FT_Face face;
};

/* A face that a run asked for. cut is NULL where cairo does well without: faces with TrueType outlines. */
struct cut {
    hb_face_t *source;
    cairo_font_face_t *cut;
    hb_map_t *glyphs; /* from the glyphs of source to those of cut */
};

enum { FACES_MAX = 16 };

struct pen {
    cairo_t *cr;
    cairo_font_face_t *face; /* that cr draws with; NULL when pango changed it */
    int size;
    hb_set_t *characters; /* of the paper */
    hb_set_t *displayed;  /* those that stand outside the cells: all that faces other than the body's can meet */
    struct cut cuts[FACES_MAX];
    size_t cut_count;
    struct arena *arena;
    cairo_glyph_t *glyphs; /* of the run at hand */
    cairo_text_cluster_t *clusters;
    int glyph_count, cluster_count;
    size_t glyph_capacity, cluster_capacity;
};

static void close_file(void *thing)
{
    struct cut_file *f = thing;
    if (f->face) FT_Done_Face(f->face);
    if (f->library) FT_Done_FreeType(f->library);
    hb_blob_destroy(f->bytes);
    free(f);
}

/* NULL when freetype does not take the bytes. The file then stays the caller's. */
static cairo_font_face_t *open_face(struct cut_file *f)
{
    static const cairo_user_data_key_t key;
    unsigned n;
    const char *bytes = hb_blob_get_data(f->bytes, &n);
    if (FT_Init_FreeType(&f->library) != 0) return NULL;
    if (FT_New_Memory_Face(f->library, (const FT_Byte *)bytes, (FT_Long)n, 0, &f->face) != 0) return NULL;
    cairo_font_face_t *face = cairo_ft_font_face_create_for_ft_face(f->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(face, &key, f, close_file) == CAIRO_STATUS_SUCCESS) return face;
    cairo_font_face_destroy(face);
    return NULL;
}

/* GSUB stays: it leads to the glyphs that the text's language takes instead of the usual ones. */
static hb_subset_input_t *describe_cut(const hb_set_t *characters)
{
    static const hb_tag_t unneeded[] = {HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
            HB_TAG('B', 'A', 'S', 'E'), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('v', 'h', 'e', 'a'),
            HB_TAG('v', 'm', 't', 'x')};
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) return NULL;
    hb_set_union(hb_subset_input_unicode_set(input), characters);
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < ARRAY_COUNT(unneeded); i++) hb_set_add(dropped, unneeded[i]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_DESUBROUTINIZE);
    return input;
}

static bool has_cff_outlines(hb_face_t *face)
{
    hb_blob_t *table = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
    bool has = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return has;
}

static void make_cut(struct cut *c, const hb_set_t *characters)
{
    hb_subset_input_t *input = has_cff_outlines(c->source) ? describe_cut(characters) : NULL;
    hb_subset_plan_t *plan = input ? hb_subset_plan_create_or_fail(c->source, input) : NULL;
    hb_face_t *face = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    struct cut_file *file = face ? calloc(1, sizeof *file) : NULL;
    if (file) {
        file->bytes = hb_face_reference_blob(face);
        c->cut = open_face(file);
        if (c->cut)
            c->glyphs = hb_map_copy(hb_subset_plan_old_to_new_glyph_mapping(plan));
        else
            close_file(file);
    }
    hb_face_destroy(face);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
}

static const struct cut *cut_of(struct pen *pen, PangoFont *font, enum face face)
{
    hb_face_t *source = hb_font_get_face(pango_font_get_hb_font(font));
    for (size_t i = 0; i < pen->cut_count; i++) {
        if (pen->cuts[i].source == source) return &pen->cuts[i];
    }
    if (pen->cut_count == FACES_MAX) return NULL;
    struct cut *fresh = &pen->cuts[pen->cut_count++];
    fresh->source = hb_face_reference(source);
    make_cut(fresh, face == FACE_BODY ? pen->characters : pen->displayed);
    return fresh;
}

static void pen_release(void *thing)
{
    struct pen *pen = thing;
    for (size_t i = 0; i < pen->cut_count; i++) {
        hb_face_destroy(pen->cuts[i].source);
        hb_map_destroy(pen->cuts[i].glyphs);
        cairo_font_face_destroy(pen->cuts[i].cut);
    }
    hb_set_destroy(pen->characters);
    hb_set_destroy(pen->displayed);
}

static void add_text(hb_set_t *set, const char *text)
{
    size_t n = text ? strlen(text) : 0;
    for (size_t i = 0; i < n;) {
        uint32_t c;
        i += utf8_decode(text + i, n - i, &c);
        hb_set_add(set, c);
    }
}

/* The words are the same in every width. What cannot be laid out is refused when it is drawn. */
static void add_chart(struct pen *pen, const struct chart *chart)
{
    struct chart_plan plan;
    struct err ignored;
    if (!chart_lay_out(pen->arena, chart, CHART_WIDTH_MIN_UM, &plan, &ignored)) return;
    for (size_t i = 0; i < plan.n; i++) add_text(pen->displayed, plan.v[i].text);
    add_text(pen->displayed, "…"); /* what does not fit ends in it */
}

static void add_block(struct pen *pen, const struct paper_block *b)
{
    if (b->chart) add_chart(pen, b->chart);
    add_text(pen->displayed, b->text);
    for (size_t i = 0; b->table && i < b->table->column_count; i++)
        add_text(pen->displayed, b->table->columns[i].heading);
    for (size_t i = 0; b->table && i < b->table->column_count * b->table->row_count; i++)
        add_text(pen->characters, b->table->cells[i]);
    for (size_t i = 0; b->cards && i < b->cards->count; i++) {
        const struct paper_card *card = &b->cards->cards[i];
        add_text(pen->displayed, card->title);
        for (size_t k = 0; k < card->line_count; k++) add_text(pen->displayed, card->lines[k]);
    }
}

struct pen *pen_new(struct arena *a, const struct paper *p, cairo_t *cr)
{
    struct pen *pen = arena_alloc(a, sizeof *pen);
    pen->cr = cr;
    pen->arena = a;
    pen->characters = hb_set_create();
    pen->displayed = hb_set_create();
    arena_defer(a, pen_release, pen);
    add_text(pen->displayed, "— 0123456789"); /* of the page numbers */
    add_text(pen->displayed, p->title);
    add_text(pen->displayed, p->subtitle);
    add_text(pen->displayed, p->footer);
    for (size_t i = 0; i < p->block_count; i++) add_block(pen, &p->blocks[i]);
    hb_set_union(pen->characters, pen->displayed);
    return pen;
}

static void reserve(struct pen *pen, size_t glyphs)
{
    while (pen->glyph_capacity < glyphs)
        pen->glyphs = arena_grow_array(pen->arena, pen->glyphs, &pen->glyph_capacity, sizeof *pen->glyphs);
    while (pen->cluster_capacity < glyphs)
        pen->clusters = arena_grow_array(pen->arena, pen->clusters, &pen->cluster_capacity, sizeof *pen->clusters);
}

/* Puts the run into pen->glyphs, as glyphs of the cut, and pen->clusters, which say what bytes of the text they
 * stand for, so that the PDF can be searched and copied from. False when the cut lacks a glyph. */
static bool collect(struct pen *pen, const struct cut *c, PangoLayoutRun *run, const char *text, double x, double y)
{
    reserve(pen, (size_t)run->glyphs->num_glyphs);
    int at = 0;
    pen->glyph_count = pen->cluster_count = 0;
    PangoGlyphItemIter i;
    for (gboolean more = pango_glyph_item_iter_init_start(&i, run, text); more;
            more = pango_glyph_item_iter_next_cluster(&i)) {
        int first = pen->glyph_count;
        for (int k = i.start_glyph; k < i.end_glyph; k++) {
            const PangoGlyphInfo *g = &run->glyphs->glyphs[k];
            if (g->glyph != PANGO_GLYPH_EMPTY) {
                hb_codepoint_t index = hb_map_get(c->glyphs, g->glyph);
                if (index == HB_MAP_VALUE_INVALID) return false;
                pen->glyphs[pen->glyph_count++] =
                        (cairo_glyph_t){index, x + pango_units_to_double(at + g->geometry.x_offset),
                                y + pango_units_to_double(g->geometry.y_offset)};
            }
            at += g->geometry.width;
        }
        pen->clusters[pen->cluster_count++] =
                (cairo_text_cluster_t){i.end_index - i.start_index, pen->glyph_count - first};
    }
    return true;
}

static void draw_run(
        struct pen *pen, PangoLayoutRun *run, const char *text, struct text_style style, double x, double y)
{
    PangoFont *font = run->item->analysis.font;
    bool is_forward = run->item->analysis.level % 2 == 0;
    const struct cut *c = font && is_forward ? cut_of(pen, font, style.face) : NULL;
    if (!c || !c->cut || !collect(pen, c, run, text, x, y)) {
        cairo_move_to(pen->cr, x, y);
        pango_cairo_show_glyph_item(pen->cr, text, run);
        pen->face = NULL;
        return;
    }
    if (pen->face != c->cut || pen->size != style.size) {
        cairo_set_font_face(pen->cr, c->cut);
        cairo_set_font_size(pen->cr, style.size / 20.0);
        pen->face = c->cut;
        pen->size = style.size;
    }
    cairo_show_text_glyphs(pen->cr, text + run->item->offset, run->item->length, pen->glyphs, pen->glyph_count,
            pen->clusters, pen->cluster_count, 0);
}

void pen_draw_line(
        struct pen *pen, PangoLayoutLine *line, const char *text, struct text_style style, double x, double y)
{
    for (GSList *r = line->runs; r; r = r->next) {
        PangoLayoutRun *run = r->data;
        draw_run(pen, run, text, style, x, y);
        x += pango_units_to_double(pango_glyph_string_get_width(run->glyphs));
    }
}
