#include "scan/pdf_page.h"

#include <math.h>
#include <stdlib.h>

enum { OPERANDS_MAX = 16, DEPTH_MAX = 32, PAGES_MAX = 20000, CONTENT_BYTES_MAX = 2 << 20, NODES_MAX = 60000 };

static const struct pdf_matrix unit = {1, 0, 0, 1, 0, 0};

static struct pdf_matrix multiply(struct pdf_matrix m, struct pdf_matrix n)
{
    return (struct pdf_matrix){m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d, m.c * n.a + m.d * n.c,
            m.c * n.b + m.d * n.d, m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
}

struct painter {
    struct pdf_drawing *d;
    struct pdf_matrix stack[DEPTH_MAX];
    int depth;
    bool is_invisible; /* text */
    bool is_in_text;
    struct str operands[OPERANDS_MAX];
    size_t n;
};

static bool is_one_of(struct str word, const char *const *list)
{
    for (; *list; list++)
        if (str_eq_text(word, *list)) return true;
    return false;
}

static double operand(const struct painter *p, size_t i)
{
    return i < p->n ? pdf_number(p->operands[i], 0) : 0;
}

static void place(struct painter *p)
{
    struct pdf_drawing *d = p->d;
    struct str name = p->n ? p->operands[p->n - 1] : (struct str){0};
    d->images++;
    d->matrix = p->stack[p->depth];
    if (name.n < 2 || *name.p != '/' || name.n - 1 >= sizeof d->name) {
        d->has_other = true;
        return;
    }
    memcpy(d->name, name.p + 1, name.n - 1);
    d->name[name.n - 1] = '\0';
}

static void operate(struct painter *p, struct str word)
{
    static const char *const harmless[] = {"gs", "w", "J", "j", "M", "d", "ri", "i", "g", "G", "rg", "RG", "k", "K",
            "cs", "CS", "sc", "SC", "scn", "SCN", "re", "W", "W*", "n", "m", "l", "h", "BMC", "BDC", "EMC", "MP", "DP",
            NULL};
    static const char *const of_text[] = {"Tj", "TJ", "'", "\"", NULL};
    static const char *const about_text[] = {"Tc", "Tw", "Tz", "TL", "Tf", "Ts", "Td", "TD", "Tm", "T*", NULL};
    if (str_eq_text(word, "q")) {
        if (p->depth + 1 < DEPTH_MAX) {
            p->stack[p->depth + 1] = p->stack[p->depth];
            p->depth++;
        } else {
            p->d->has_other = true;
        }
    } else if (str_eq_text(word, "Q")) {
        if (p->depth) p->depth--;
    } else if (str_eq_text(word, "cm")) {
        struct pdf_matrix m = {
                operand(p, 0), operand(p, 1), operand(p, 2), operand(p, 3), operand(p, 4), operand(p, 5)};
        p->stack[p->depth] = multiply(m, p->stack[p->depth]);
    } else if (str_eq_text(word, "Do")) {
        place(p);
    } else if (str_eq_text(word, "Tr")) {
        p->is_invisible = operand(p, 0) == 3;
    } else if (str_eq_text(word, "BT") || str_eq_text(word, "ET")) {
        p->is_in_text = *word.p == 'B';
    } else if (is_one_of(word, of_text)) {
        if (!p->is_invisible) p->d->has_other = true;
    } else if (!is_one_of(word, harmless) && !is_one_of(word, about_text)) {
        p->d->has_other = true;
    }
}

static bool is_operand(struct str token)
{
    char c = *token.p;
    return c == '/' || c == '(' || c == '<' || c == '[' || c == '-' || c == '+' || c == '.' || (c >= '0' && c <= '9') ||
           str_eq_text(token, "true") || str_eq_text(token, "false") || str_eq_text(token, "null");
}

void pdf_read_drawing(struct str content, struct pdf_drawing *d)
{
    *d = (struct pdf_drawing){0};
    struct painter p = {.d = d, .stack = {unit}};
    for (struct str token; !d->has_other && (token = pdf_take(&content)).n;) {
        if (!is_operand(token)) {
            operate(&p, token);
            p.n = 0;
        } else if (p.n < OPERANDS_MAX) {
            p.operands[p.n++] = token;
        }
    }
}

struct walk {
    struct pdf_book *f;
    struct pdf_ref *refs;
    int32_t count;
    int nodes;
};

/* The references of /Kids, on the heap, so that what was loaded for them can go. */
static struct pdf_ref *list_kids(struct str kids, size_t *n)
{
    struct str rest = {kids.p + 1, kids.n - 1}, count = rest;
    *n = 0;
    while (pdf_reference(pdf_take(&count)).number) ++*n;
    struct pdf_ref *refs = calloc(*n + 1, sizeof *refs);
    for (size_t i = 0; refs && i < *n; i++) refs[i] = pdf_reference(pdf_take(&rest));
    return refs;
}

static bool walk_tree(struct walk *w, struct pdf_ref ref, int depth)
{
    struct pdf_object o;
    w->f->loads = 0;
    arena_reset(w->f->arena);
    if (depth > DEPTH_MAX || ++w->nodes > NODES_MAX || !pdf_load(w->f, ref, &o)) return false;
    struct str kids = pdf_resolve(w->f, pdf_lookup(o.value, "Kids"));
    if (!kids.n) {
        if (w->count == PAGES_MAX) return false;
        w->refs[w->count++] = ref;
        return true;
    }
    if (!pdf_is_array(kids)) return false;
    size_t n;
    struct pdf_ref *refs = list_kids(kids, &n);
    bool ok = refs != NULL;
    for (size_t i = 0; ok && i < n; i++) ok = walk_tree(w, refs[i], depth + 1);
    free(refs);
    return ok;
}

bool pdf_list_pages(struct pdf_book *f, struct pdf_ref **refs, int32_t *count)
{
    struct walk w = {.f = f, .refs = calloc(PAGES_MAX, sizeof *w.refs)};
    struct pdf_object root;
    f->loads = 0;
    bool ok = w.refs && pdf_load(f, f->root, &root) &&
              walk_tree(&w, pdf_reference(pdf_lookup(root.value, "Pages")), 0) && w.count > 0;
    arena_reset(f->arena);
    if (!ok) {
        free(w.refs);
        return false;
    }
    *refs = w.refs;
    *count = w.count;
    return true;
}

/* A page's own value, or the nearest one above it. */
static struct str inherited(struct pdf_book *f, struct str page, const char *name)
{
    for (int depth = 0; depth < DEPTH_MAX && page.n; depth++) {
        struct str value = pdf_resolve(f, pdf_lookup(page, name));
        if (value.n) return value;
        page = pdf_resolve(f, pdf_lookup(page, "Parent"));
    }
    return (struct str){0};
}

/* One stream or an array of them, put together. */
static bool load_content(struct pdf_book *f, struct str contents, struct str *text)
{
    struct pdf_object o;
    struct pdf_ref ref = pdf_reference(contents);
    if (ref.number && pdf_load(f, ref, &o)) {
        if (o.stream_at >= 0) return pdf_load_stream(f, &o, CONTENT_BYTES_MAX, text);
        contents = o.value;
    }
    if (!pdf_is_array(contents)) return false;
    char *all = arena_alloc(f->arena, CONTENT_BYTES_MAX);
    size_t n = 0;
    struct str rest = {contents.p + 1, contents.n - 1};
    while ((ref = pdf_reference(pdf_take(&rest))).number) {
        struct str piece;
        if (!pdf_load(f, ref, &o) || !pdf_load_stream(f, &o, CONTENT_BYTES_MAX, &piece)) return false;
        if (piece.n + 1 > CONTENT_BYTES_MAX - n) return false;
        memcpy(all + n, piece.p, piece.n);
        n += piece.n;
        all[n++] = '\n';
    }
    *text = (struct str){all, n};
    return n > 0;
}

/* Where the image lies upright, or turned by quarters, over at least nine tenths of the page. */
static bool covers_page(struct pdf_book *f, struct str page, const struct pdf_drawing *d, struct pdf_image *image)
{
    struct str box = inherited(f, page, "MediaBox");
    double side[4];
    for (size_t i = 0; i < 4; i++) side[i] = pdf_number(pdf_resolve(f, pdf_element(box, i)), NAN);
    double width = fabs(side[2] - side[0]), height = fabs(side[3] - side[1]);
    struct pdf_matrix m = d->matrix;
    double across, along; /* of the image's own width and height, in points */
    if (fabs(m.b) < 0.01 && fabs(m.c) < 0.01 && m.a * m.d > 0) {
        across = fabs(m.a), along = fabs(m.d);
        image->rotation = m.a > 0 ? 0 : 180;
        if (!(across >= 0.9 * width && along >= 0.9 * height)) return false;
    } else if (fabs(m.a) < 0.01 && fabs(m.d) < 0.01 && m.b * m.c < 0) {
        across = fabs(m.b), along = fabs(m.c);
        image->rotation = m.b > 0 ? 270 : 90;
        if (!(across >= 0.9 * height && along >= 0.9 * width)) return false;
    } else {
        return false;
    }
    double dpi_x = image->width * 72 / across, dpi_y = image->height * 72 / along;
    image->dpi = fabs(dpi_x - dpi_y) < 0.02 * dpi_x ? scan_dpi_plain(dpi_x) : 0;
    int64_t turned = pdf_integer(inherited(f, page, "Rotate"), 0);
    if (turned % 90 != 0) return false;
    image->rotation = (int32_t)(((image->rotation + turned) % 360 + 360) % 360);
    return true;
}

static bool is_plain_decode(struct pdf_book *f, struct str dictionary, bool *is_inverted)
{
    struct str decode = pdf_resolve(f, pdf_lookup(dictionary, "Decode"));
    *is_inverted = false;
    if (!decode.n) return true;
    *is_inverted = pdf_number(pdf_element(decode, 0), 0) == 1;
    for (size_t i = 0; pdf_element(decode, i).n; i++)
        if (pdf_number(pdf_element(decode, i), -1) != (double)((i % 2 == 0) == *is_inverted)) return false;
    return true;
}

static bool read_filter(struct pdf_book *f, struct str dictionary, struct pdf_image *image)
{
    struct str filter = pdf_resolve(f, pdf_lookup(dictionary, "Filter"));
    struct str parameters = pdf_resolve(f, pdf_lookup(dictionary, "DecodeParms"));
    if (pdf_is_array(filter)) {
        if (pdf_element(filter, 1).n) return false;
        filter = pdf_element(filter, 0);
        if (pdf_is_array(parameters)) parameters = pdf_resolve(f, pdf_element(parameters, 0));
    }
    bool is_inverted;
    if (!is_plain_decode(f, dictionary, &is_inverted)) return false;
    image->is_jpeg = pdf_is_name(filter, "DCTDecode");
    if (image->is_jpeg) return !is_inverted;
    if (!pdf_is_name(filter, "CCITTFaxDecode") || pdf_number(pdf_lookup(parameters, "K"), 0) >= 0) return false;
    if (str_eq_text(pdf_lookup(parameters, "EncodedByteAlign"), "true")) return false;
    image->is_inverted = is_inverted != str_eq_text(pdf_lookup(parameters, "BlackIs1"), "true");
    return pdf_integer(pdf_lookup(parameters, "Columns"), 1728) == image->width;
}

bool pdf_find_image(struct pdf_book *f, struct pdf_ref ref, struct pdf_image *image)
{
    struct pdf_object page, o;
    struct str content;
    struct pdf_drawing d;
    f->loads = 0;
    *image = (struct pdf_image){0};
    if (!pdf_load(f, ref, &page) || !load_content(f, pdf_lookup(page.value, "Contents"), &content)) return false;
    pdf_read_drawing(content, &d);
    if (d.images != 1 || d.has_other) return false;
    if (pdf_element(pdf_resolve(f, pdf_lookup(page.value, "Annots")), 0).n) return false;
    struct str images = pdf_resolve(f, pdf_lookup(inherited(f, page.value, "Resources"), "XObject"));
    if (!pdf_load(f, pdf_reference(pdf_lookup(images, d.name)), &o)) return false;
    if (!pdf_is_name(pdf_lookup(o.value, "Subtype"), "Image")) return false;
    if (pdf_lookup(o.value, "SMask").n || pdf_lookup(o.value, "Mask").n || pdf_lookup(o.value, "ImageMask").n)
        return false;
    int64_t width = pdf_integer(pdf_lookup(o.value, "Width"), 0),
            height = pdf_integer(pdf_lookup(o.value, "Height"), 0);
    if (width < 1 || height < 1 || width > SCAN_SIDE_MAX || height > SCAN_SIDE_MAX) return false;
    image->width = (int32_t)width;
    image->height = (int32_t)height;
    image->at = o.stream_at;
    image->bytes = pdf_stream_bytes(f, &o);
    return image->bytes > 0 && image->bytes <= SCAN_FILE_BYTES_MAX && covers_page(f, page.value, &d, image) &&
           read_filter(f, o.value, image);
}
