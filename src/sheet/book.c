#include "sheet/book.h"

#include <stdlib.h>
#include <string.h>

/* Far more than any workbook of an office has; Excel allows 64,000 styles. */
enum { SHEETS_MAX = 1024, LINKS_MAX = 8192, STYLES_MAX = 65536, FORMATS_MAX = 8192, NAME_BYTES_MAX = 1024 };

/* Relationships of one part: where its r:id lead to. */
struct link {
    const char *id;
    const char *type;
    const char *target; /* name of a part */
};

struct links {
    struct arena *arena;
    const char *folder; /* of the part they belong to, with its slash; "" at the root */
    struct link *all;
    size_t n, capacity;
    struct part *part;
};

static bool ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0;
}

static const char *copy_text(struct arena *a, const char *text)
{
    return arena_copy(a, text, strlen(text));
}

/* "../media/x" seen from "xl/worksheets/" is "xl/media/x"; a leading slash means the root. */
static const char *resolve(struct arena *a, const char *folder, const char *target)
{
    if (*target == '/') return copy_text(a, target + 1);
    size_t kept = strlen(folder);
    for (;;) {
        if (strncmp(target, "./", 2) == 0) {
            target += 2;
        } else if (strncmp(target, "../", 3) == 0) {
            target += 3;
            if (kept) kept--;
            while (kept && folder[kept - 1] != '/') kept--;
        } else {
            break;
        }
    }
    return arena_text(a, "%.*s%s", (int)kept, folder, target);
}

static void ignore_end(void *reader, const char *name)
{
    (void)reader, (void)name;
}

static void begin_link(void *reader, const char *name, const char *const *attributes)
{
    struct links *l = reader;
    if (!text_eq(name, "Relationship")) return;
    const char *id = part_attribute(attributes, "Id"), *type = part_attribute(attributes, "Type");
    const char *target = part_attribute(attributes, "Target"), *mode = part_attribute(attributes, "TargetMode");
    if (!id || !type || !target || (mode && text_eq(mode, "External"))) return;
    size_t bytes = strlen(id) + strlen(type) + strlen(target);
    if (l->n == LINKS_MAX || bytes > NAME_BYTES_MAX) {
        part_fail_damaged(l->part);
        return;
    }
    if (l->n == l->capacity) l->all = arena_grow_array(l->arena, l->all, &l->capacity, sizeof *l->all);
    l->all[l->n++] =
            (struct link){copy_text(l->arena, id), copy_text(l->arena, type), resolve(l->arena, l->folder, target)};
}

/* Of the part called name; "" for the package itself. */
static bool load_links(struct arena *a, struct package *package, const char *name, struct links *links, struct err *e)
{
    static const struct part_handlers handlers = {.begin = begin_link, .end = ignore_end};
    const char *slash = strrchr(name, '/');
    int folder = slash ? (int)(slash - name) + 1 : 0;
    *links = (struct links){.arena = a, .folder = arena_copy(a, name, (size_t)folder)};
    const char *rels = arena_text(a, "%s_rels/%s.rels", links->folder, name + folder);
    if (!package_has(package, rels)) return true;
    return part_parse(package, rels, &handlers, links, &links->part, e);
}

static const struct link *link_of_type(const struct links *l, const char *type_end)
{
    for (size_t i = 0; i < l->n; i++) {
        if (ends_with(l->all[i].type, type_end)) return &l->all[i];
    }
    return NULL;
}

struct book_reader {
    struct arena *arena;
    struct book *book;
    const struct links *links;
    size_t capacity;
    bool is_workbook;
    struct part *part;
};

static const char *worksheet_part(const struct links *l, const char *id)
{
    for (size_t i = 0; id && i < l->n; i++) {
        if (text_eq(l->all[i].id, id)) return ends_with(l->all[i].type, "/worksheet") ? l->all[i].target : NULL;
    }
    return NULL;
}

static bool is_true(const char *value)
{
    return value && (text_eq(value, "1") || text_eq(value, "true"));
}

static void begin_book(void *reader, const char *name, const char *const *attributes)
{
    struct book_reader *r = reader;
    struct book *b = r->book;
    if (text_eq(name, "workbook")) r->is_workbook = true;
    if (text_eq(name, "workbookPr")) b->is_1904 = is_true(part_attribute(attributes, "date1904"));
    if (!text_eq(name, "sheet")) return;
    const char *title = part_attribute(attributes, "name"), *state = part_attribute(attributes, "state");
    if (!title || strlen(title) > NAME_BYTES_MAX || b->sheet_count == SHEETS_MAX) {
        part_fail_damaged(r->part);
        return;
    }
    if (b->sheet_count == r->capacity)
        b->sheets = arena_grow_array(r->arena, b->sheets, &r->capacity, sizeof *b->sheets);
    b->sheets[b->sheet_count++] = (struct book_sheet){
            .name = copy_text(r->arena, title),
            .part = worksheet_part(r->links, part_attribute_prefixed(attributes, "id")),
            .is_visible = !state || text_eq(state, "visible"),
    };
}

/* Formats of the user's own that show dates, and the cell styles that use them or a built-in one. */
struct style_reader {
    struct arena *arena;
    int64_t *date_ids;
    size_t date_count, date_capacity;
    bool *is_date;
    size_t style_count, style_capacity;
    bool is_in_cell_styles;
    struct part *part;
};

static void add_format(struct style_reader *r, const char *const *attributes)
{
    const char *id = part_attribute(attributes, "numFmtId"), *code = part_attribute(attributes, "formatCode");
    if (!id || !code || !book_is_date_format(code)) return;
    if (r->date_count == FORMATS_MAX) {
        part_fail_damaged(r->part);
        return;
    }
    if (r->date_count == r->date_capacity)
        r->date_ids = arena_grow_array(r->arena, r->date_ids, &r->date_capacity, sizeof *r->date_ids);
    r->date_ids[r->date_count++] = strtoll(id, NULL, 10);
}

static void add_style(struct style_reader *r, const char *const *attributes)
{
    if (r->style_count == STYLES_MAX) {
        part_fail_damaged(r->part);
        return;
    }
    const char *text = part_attribute(attributes, "numFmtId");
    int64_t id = text ? strtoll(text, NULL, 10) : 0;
    bool is_date = book_is_date_id(id);
    for (size_t i = 0; i < r->date_count && !is_date; i++) is_date = r->date_ids[i] == id;
    if (r->style_count == r->style_capacity)
        r->is_date = arena_grow_array(r->arena, r->is_date, &r->style_capacity, sizeof *r->is_date);
    r->is_date[r->style_count++] = is_date;
}

static void begin_style(void *reader, const char *name, const char *const *attributes)
{
    struct style_reader *r = reader;
    if (text_eq(name, "numFmt")) add_format(r, attributes);
    if (text_eq(name, "cellXfs")) r->is_in_cell_styles = true;
    if (text_eq(name, "xf") && r->is_in_cell_styles) add_style(r, attributes);
}

static void end_style(void *reader, const char *name)
{
    struct style_reader *r = reader;
    if (text_eq(name, "cellXfs")) r->is_in_cell_styles = false;
}

static bool load_styles(struct arena *a, struct package *package, const char *name, struct book *b, struct err *e)
{
    static const struct part_handlers handlers = {.begin = begin_style, .end = end_style};
    struct style_reader r = {.arena = a};
    if (!part_parse(package, name, &handlers, &r, &r.part, e)) return false;
    b->is_date = r.is_date;
    b->style_count = r.style_count;
    return true;
}

bool book_open(struct arena *a, struct package *package, struct book **book, struct err *e)
{
    static const struct part_handlers handlers = {.begin = begin_book, .end = ignore_end};
    struct links root, links;
    if (!load_links(a, package, "", &root, e)) return false;
    const struct link *main_part = link_of_type(&root, "/officeDocument");
    if (!main_part)
        return err_set(e, ERR_INPUT, "是一个压缩包，但不是 Excel 工作簿，请用表格软件打开后另存为 .xlsx 再试");
    if (ends_with(main_part->target, ".bin"))
        return err_set(e, ERR_INPUT, "是二进制工作簿 (.xlsb)，请用表格软件打开后另存为 .xlsx 再试");
    if (!load_links(a, package, main_part->target, &links, e)) return false;
    struct book *b = arena_alloc(a, sizeof *b);
    struct book_reader r = {.arena = a, .book = b, .links = &links};
    if (!part_parse(package, main_part->target, &handlers, &r, &r.part, e)) return false;
    if (!r.is_workbook)
        return err_set(e, ERR_INPUT, "不是 Excel 工作簿（像是文字文档），请用表格软件另存为 .xlsx 再试");
    const struct link *styles = link_of_type(&links, "/styles"), *strings = link_of_type(&links, "/sharedStrings");
    if (styles && !load_styles(a, package, styles->target, b, e)) return false;
    if (strings) b->strings = strings->target;
    *book = b;
    return true;
}
