#include "scan/pdf_book.h"

#include <stdlib.h>
#include <unistd.h>

#include "scan/unfilter.h"

enum {
    OBJECTS_MAX = 1000000,
    LOADS_MAX = 400,           /* for one page */
    SECTIONS_MAX = 64,         /* of the table, one for every time the file was saved again */
    INDEX_MAX = 2000,          /* runs of numbers in one section */
    HELD_BYTES_MAX = 24 << 20, /* of all that is loaded for a page */
    OBJECT_BYTES_MAX = 1 << 20,
    STREAM_BYTES_MAX = 8 << 20, /* of tables and object streams, decompressed */
};

/* Room in the arena, NULL when a page has asked for more than any page needs. */
static char *reserve(struct pdf_book *f, size_t n)
{
    return arena_held(f->arena) + n > HELD_BYTES_MAX ? NULL : arena_alloc(f->arena, n + 1);
}

/* n bytes at offset, or as many as there are. */
static struct str read_window(struct pdf_book *f, int64_t offset, size_t n)
{
    if (offset < 0 || offset >= f->r->file_bytes) return (struct str){0};
    if ((int64_t)n > f->r->file_bytes - offset) n = (size_t)(f->r->file_bytes - offset);
    char *p = reserve(f, n);
    if (!p) return (struct str){0};
    ssize_t got = pread(f->r->fd, p, n, offset);
    return (struct str){p, got > 0 ? (size_t)got : 0};
}

static bool take_word(struct str *rest, const char *word)
{
    struct str copy = *rest;
    if (!str_eq_text(pdf_take(&copy), word)) return false;
    *rest = copy;
    return true;
}

/* "12 0 obj VALUE" and perhaps "stream" in a window that begins at offset. False when the window ends too soon. */
static bool parse_object(struct str window, int64_t offset, int64_t number, struct pdf_object *o)
{
    struct str rest = window;
    if (pdf_integer(pdf_take(&rest), -1) != number || pdf_integer(pdf_take(&rest), -1) < 0 || !take_word(&rest, "obj"))
        return false;
    o->value = pdf_take(&rest);
    o->stream_at = -1;
    if (take_word(&rest, "stream")) {
        if (rest.n >= 2 && rest.p[0] == '\r' && rest.p[1] == '\n')
            o->stream_at = 2;
        else if (rest.n >= 1 && rest.p[0] == '\n')
            o->stream_at = 1;
        else
            return false;
        o->stream_at += offset + (rest.p - window.p);
        return pdf_is_dictionary(o->value);
    }
    return rest.n > 0 && o->value.n > 0;
}

static bool load_at(struct pdf_book *f, int64_t offset, int64_t number, struct pdf_object *o)
{
    for (size_t n = 2048; n <= OBJECT_BYTES_MAX; n *= 8) {
        struct str window = read_window(f, offset, n);
        if (window.n == 0) return false;
        if (parse_object(window, offset, number, o)) return true;
        if (window.n < n) return false;
    }
    return false;
}

int64_t pdf_stream_bytes(struct pdf_book *f, const struct pdf_object *o)
{
    int64_t n = pdf_integer(pdf_resolve(f, pdf_lookup(o->value, "Length")), -1);
    return o->stream_at < 0 || n < 0 || n > f->r->file_bytes - o->stream_at ? -1 : n;
}

/* Takes PNG's row filters back (predictors 10 to 15), row after row to the front. */
static bool take_predictor(struct str parameters, char *bytes, size_t *n)
{
    int64_t predictor = pdf_integer(pdf_lookup(parameters, "Predictor"), 1);
    if (predictor == 1) return true;
    int64_t columns = pdf_integer(pdf_lookup(parameters, "Columns"), 1);
    if (predictor < 10 || columns < 1 || columns > 1000) return false;
    size_t row_bytes = (size_t)columns, rows = *n / (row_bytes + 1);
    uint8_t *p = (uint8_t *)bytes;
    for (size_t y = 0; y < rows; y++) {
        uint8_t *row = p + y * (row_bytes + 1);
        if (!scan_unfilter(row[0], row + 1, y ? row - row_bytes : NULL, (int32_t)row_bytes, 1)) return false;
    }
    for (size_t y = 0; y < rows; y++) memmove(p + y * row_bytes, p + y * (row_bytes + 1) + 1, row_bytes);
    *n = rows * row_bytes;
    return true;
}

bool pdf_load_stream(struct pdf_book *f, const struct pdf_object *o, size_t bytes_max, struct str *bytes)
{
    int64_t packed = pdf_stream_bytes(f, o);
    if (packed < 0 || packed > (int64_t)bytes_max) return false;
    struct str raw = read_window(f, o->stream_at, (size_t)packed);
    if ((int64_t)raw.n != packed) return false;
    struct str filter = pdf_resolve(f, pdf_lookup(o->value, "Filter"));
    struct str parameters = pdf_resolve(f, pdf_lookup(o->value, "DecodeParms"));
    if (pdf_is_array(filter)) {
        if (pdf_element(filter, 1).n) return false;
        filter = pdf_element(filter, 0);
        if (pdf_is_array(parameters)) parameters = pdf_resolve(f, pdf_element(parameters, 0));
    }
    if (!filter.n) {
        *bytes = raw;
        return true;
    }
    if (!pdf_is_name(filter, "FlateDecode")) return false;
    /* Nobody says how large it will be: four times the packed size, then larger until it fits. */
    for (size_t room = raw.n * 4 + 4096;; room *= 4) {
        if (room > bytes_max) room = bytes_max;
        char *out = reserve(f, room);
        size_t written;
        if (!out) return false;
        if (scan_inflate(f->r, (const uint8_t *)raw.p, raw.n, (uint8_t *)out, room, &written)) {
            if (!take_predictor(parameters, out, &written)) return false;
            *bytes = (struct str){out, written};
            return true;
        }
        if (room == bytes_max) return false;
    }
}

static bool load_from_stream(
        struct pdf_book *f, struct pdf_ref ref, const struct pdf_entry *entry, struct pdf_object *o)
{
    struct pdf_ref holder = {entry->at};
    if (holder.number < 1 || (size_t)holder.number >= f->entry_count || f->entries[holder.number].index != -1)
        return false;
    struct pdf_object stream;
    struct str bytes;
    if (!load_at(f, f->entries[holder.number].at, holder.number, &stream) ||
            !pdf_load_stream(f, &stream, STREAM_BYTES_MAX, &bytes))
        return false;
    int64_t first = pdf_integer(pdf_lookup(stream.value, "First"), -1);
    if (first < 0 || first > (int64_t)bytes.n) return false;
    struct str head = {bytes.p, (size_t)first};
    for (int32_t i = 0; i <= entry->index; i++) {
        int64_t number = pdf_integer(pdf_take(&head), -1), at = pdf_integer(pdf_take(&head), -1);
        if (at < 0 || at > (int64_t)bytes.n - first) return false;
        if (i < entry->index) continue;
        struct str rest = {bytes.p + first + at, bytes.n - (size_t)(first + at)};
        *o = (struct pdf_object){pdf_take(&rest), -1};
        return number == ref.number && o->value.n > 0;
    }
    return false;
}

bool pdf_load(struct pdf_book *f, struct pdf_ref ref, struct pdf_object *o)
{
    if (ref.number < 1 || (size_t)ref.number >= f->entry_count || ++f->loads > LOADS_MAX) return false;
    const struct pdf_entry *entry = &f->entries[ref.number];
    if (entry->index == -1) return entry->at > 0 && load_at(f, entry->at, ref.number, o);
    return load_from_stream(f, ref, entry, o);
}

struct str pdf_resolve(struct pdf_book *f, struct str value)
{
    struct pdf_ref ref = pdf_reference(value);
    struct pdf_object o;
    if (!ref.number) return value;
    return pdf_load(f, ref, &o) && !pdf_reference(o.value).number ? o.value : (struct str){0};
}

/* The first table that names an object is the newest and wins. */
static bool put_entry(struct pdf_book *f, int64_t number, struct pdf_entry entry)
{
    if (number < 0 || number >= OBJECTS_MAX) return false;
    if ((size_t)number >= f->entry_count) {
        size_t n = (size_t)number + 1 + f->entry_count / 2;
        struct pdf_entry *grown = realloc(f->entries, n * sizeof *grown);
        if (!grown) return false;
        memset(grown + f->entry_count, 0, (n - f->entry_count) * sizeof *grown);
        f->entries = grown;
        f->entry_count = n;
    }
    struct pdf_entry *e = &f->entries[number];
    if (e->at == 0) *e = entry;
    return true;
}

/* "xref" and its lines of 20 bytes, then the trailer. */
static bool read_table(struct pdf_book *f, int64_t at, struct str *trailer)
{
    struct str window = read_window(f, at, OBJECT_BYTES_MAX * 4);
    struct str rest = window;
    if (!take_word(&rest, "xref")) return false;
    while (!take_word(&rest, "trailer")) {
        int64_t first = pdf_integer(pdf_take(&rest), -1), count = pdf_integer(pdf_take(&rest), -1);
        if (first < 0 || count < 0 || count > OBJECTS_MAX) return false;
        for (int64_t i = 0; i < count; i++) {
            int64_t offset = pdf_integer(pdf_take(&rest), -1);
            int64_t generation = pdf_integer(pdf_take(&rest), -1);
            struct str state = pdf_take(&rest);
            if (offset < 0 || generation < 0) return false;
            if (str_eq_text(state, "n") && !put_entry(f, first + i, (struct pdf_entry){offset, -1})) return false;
        }
    }
    *trailer = pdf_take(&rest);
    return pdf_is_dictionary(*trailer);
}

static int64_t big_endian(const uint8_t *p, int64_t n, int64_t fallback)
{
    int64_t value = n ? 0 : fallback;
    for (int64_t i = 0; i < n; i++) value = value << 8 | p[i];
    return value;
}

static bool read_stream_rows(struct pdf_book *f, struct str index, const int64_t width[3], struct str bytes)
{
    int64_t row = width[0] + width[1] + width[2];
    const uint8_t *p = (const uint8_t *)bytes.p, *end = p + bytes.n;
    for (size_t s = 0; s < INDEX_MAX; s += 2) {
        int64_t first = pdf_integer(pdf_element(index, s), -1), count = pdf_integer(pdf_element(index, s + 1), -1);
        if (first < 0 || count < 0) return s > 0;
        for (int64_t i = 0; i < count; i++, p += row) {
            if (end - p < row) return false;
            int64_t kind = big_endian(p, width[0], 1), a = big_endian(p + width[0], width[1], 0),
                    b = big_endian(p + width[0] + width[1], width[2], 0);
            bool ok = true;
            if (kind == 1) ok = put_entry(f, first + i, (struct pdf_entry){a, -1});
            if (kind == 2 && b < OBJECTS_MAX) ok = put_entry(f, first + i, (struct pdf_entry){a, (int32_t)b});
            if (!ok) return false;
        }
    }
    return false;
}

static bool read_stream(struct pdf_book *f, int64_t at, struct str *trailer)
{
    struct str peek = read_window(f, at, 32);
    int64_t number = pdf_integer(pdf_take(&peek), -1);
    struct pdf_object o;
    struct str bytes;
    if (number < 0 || !load_at(f, at, number, &o) || !pdf_is_name(pdf_lookup(o.value, "Type"), "XRef") ||
            !pdf_load_stream(f, &o, STREAM_BYTES_MAX, &bytes))
        return false;
    int64_t width[3];
    for (size_t i = 0; i < 3; i++) {
        width[i] = pdf_integer(pdf_element(pdf_lookup(o.value, "W"), i), -1);
        if (width[i] < 0 || width[i] > 7) return false;
    }
    if (width[0] + width[1] + width[2] == 0) return false;
    struct str index = pdf_lookup(o.value, "Index");
    if (!index.n)
        index = str_of(arena_text(f->arena, "[0 %lld]", (long long)pdf_integer(pdf_lookup(o.value, "Size"), 0)));
    *trailer = o.value;
    return read_stream_rows(f, index, width, bytes);
}

static bool read_section(struct pdf_book *f, int64_t at, struct str *trailer)
{
    return read_table(f, at, trailer) || read_stream(f, at, trailer);
}

static int64_t table_offset(struct pdf_book *f)
{
    int64_t from = f->r->file_bytes > 2048 ? f->r->file_bytes - 2048 : 0;
    struct str tail = read_window(f, from, 2048);
    static const char word[] = "startxref";
    for (size_t i = tail.n; i-- > 0;) {
        if (tail.n - i < sizeof word || memcmp(tail.p + i, word, sizeof word - 1) != 0) continue;
        struct str rest = {tail.p + i + sizeof word - 1, tail.n - i - sizeof word + 1};
        return pdf_integer(pdf_take(&rest), -1);
    }
    return -1;
}

bool pdf_book_open(struct scan_reader *r, struct arena *a, struct pdf_book *f)
{
    *f = (struct pdf_book){.r = r, .arena = a};
    int64_t at = table_offset(f);
    for (int section = 0; at > 0; section++) {
        struct str trailer, hybrid;
        if (section == SECTIONS_MAX || !read_section(f, at, &trailer)) return false;
        if (pdf_lookup(trailer, "Encrypt").n) return false;
        if (!f->root.number) f->root = pdf_reference(pdf_lookup(trailer, "Root"));
        int64_t beside = pdf_integer(pdf_lookup(trailer, "XRefStm"), -1);
        if (beside > 0 && !read_stream(f, beside, &hybrid)) return false;
        at = pdf_integer(pdf_lookup(trailer, "Prev"), -1);
        arena_reset(a);
    }
    return f->root.number > 0;
}

void pdf_book_free(struct pdf_book *f)
{
    free(f->entries);
    f->entries = NULL;
    f->entry_count = 0;
}
