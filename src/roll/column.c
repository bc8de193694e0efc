#include "roll/column.h"

#include <assert.h>

#include "base/buf.h"
#include "base/heading.h"
#include "base/utf8.h"
#include "model/code.h"
#include "roll/heading_table.h"

DEFINE_CODE_FUNCTION(roll_field, enum roll_field, ROLL_FIELDS)
DEFINE_TITLE_FUNCTION(roll_field, enum roll_field, ROLL_FIELDS)

enum { NOT_SAID = -1 };

enum strength { PLAIN, LOOSE, STRENGTH_COUNT };

static const struct {
    enum roll_field field;
    enum strength strength;
    const char *text;
} usual[] = {
#define X(field, strength, text) {FIELD_##field, strength, text},
        ROLL_HEADINGS(X)
#undef X
};

/* What --map says of a field. */
struct wish {
    bool is_given;
    bool is_dropped;    /* "单位=" */
    int column;         /* from 0, or NOT_SAID */
    const char *wanted; /* comparable heading, or NULL */
};

struct roll_heading {
    struct arena *arena;
    struct wish wishes[FIELD_COUNT];
    int64_t line; /* NOT_SAID, 0 for no heading */
    size_t rows;
    size_t closest_line; /* the row that looked most like a heading */
    size_t closest_hits;
    const char *closest_text;
};

/* ---- headings ---------------------------------------------------------------------------------- */

static const char *shown(struct arena *a, const struct cell *cell)
{
    const char *text;
    struct err e;
    return utf8_accept(a, cell->text, &text, &e) ? utf8_drop_blanks(a, text) : "";
}

static bool lookup_usual(struct str text, enum roll_field *field, enum strength *strength)
{
    for (size_t i = 0; i < ARRAY_COUNT(usual); i++) {
        if (!str_eq_text(text, usual[i].text)) continue;
        *field = usual[i].field;
        *strength = usual[i].strength;
        return true;
    }
    return false;
}

/* The whole heading, else its part before a stroke: 身份证号/ID, 村组/单位. */
static bool recognize(const char *heading, enum roll_field *field, enum strength *strength)
{
    struct str whole = str_of(heading);
    if (lookup_usual(whole, field, strength)) return true;
    size_t first = strcspn(heading, "/");
    return first < whole.n && lookup_usual((struct str){heading, first}, field, strength);
}

/* ---- --map ------------------------------------------------------------------------------------ */

static bool is_number(const char *s)
{
    size_t n = strspn(s, "0123456789");
    return n > 0 && n <= 9 && s[n] == '\0';
}

static int number_of(const char *s)
{
    int number = 0;
    for (; *s; s++) number = number * 10 + (*s - '0');
    return number;
}

static bool field_from(const char *text, enum roll_field *field)
{
    for (int f = 0; f < FIELD_COUNT; f++) {
        if (!text_eq(text, roll_field_code((enum roll_field)f))) continue;
        *field = (enum roll_field)f;
        return true;
    }
    enum strength strength;
    return lookup_usual(str_of(text), field, &strength);
}

static bool read_wish(struct roll_heading *h, const char *left, const char *right, struct err *e)
{
    if (text_eq(left, "表头") || text_eq(left, "heading")) {
        if (!is_number(right)) return err_set(e, ERR_USAGE, "--map 中“表头=%s”应写行号，没有表头时写 表头=0", right);
        h->line = number_of(right);
        return true;
    }
    enum roll_field field;
    if (!field_from(left, &field))
        return err_set(e, ERR_USAGE,
                "--map 中的“%s”不是可以读取的栏目，可用的有：姓名、性别、民族、出生日期、"
                "公民身份号码、住址、村组、选区、户籍地、手机、备注、选民证号、文化程度、政治面貌",
                left);
    struct wish *w = &h->wishes[field];
    if (w->is_given) return err_set(e, ERR_USAGE, "--map 中“%s”写了两次", roll_field_title(field));
    *w = (struct wish){.is_given = true, .column = NOT_SAID};
    if (*right == '\0') {
        w->is_dropped = true;
    } else if (is_number(right)) {
        int number = number_of(right);
        if (number < 1 || number > ROLL_COLUMNS_MAX)
            return err_set(e, ERR_USAGE, "--map 中“%s=%s”的列号应在 1 至 %d 之间", left, right, ROLL_COLUMNS_MAX);
        w->column = number - 1;
    } else {
        w->wanted = right;
    }
    return true;
}

static bool read_map(struct roll_heading *h, const char *map, struct err *e)
{
    const char *text;
    if (!utf8_accept(h->arena, str_of(map), &text, e)) return err_in(e, "--map");
    text = utf8_fold_width(h->arena, text);
    while (*text) {
        size_t n = strcspn(text, ",;");
        const char *entry = arena_copy(h->arena, text, n);
        text += n + (text[n] != '\0');
        size_t left = strcspn(entry, "=");
        if (*heading_comparable(h->arena, entry) == '\0') continue;
        if (entry[left] != '=') return err_set(e, ERR_USAGE, "--map 中的“%s”应写成 栏目=表头 或 栏目=列号", entry);
        const char *field = heading_comparable(h->arena, arena_copy(h->arena, entry, left));
        if (!read_wish(h, field, heading_comparable(h->arena, entry + left + 1), e)) return false;
    }
    return true;
}

bool roll_heading_new(struct arena *a, const char *map, struct roll_heading **out, struct err *e)
{
    struct roll_heading *h = arena_alloc(a, sizeof *h);
    h->arena = a;
    h->line = NOT_SAID;
    h->closest_text = "";
    if (map && !read_map(h, map, e)) return false;
    *out = h;
    return true;
}

/* ---- one row looked at ------------------------------------------------------------------------ */

/* How the cells of a row read as headings. */
struct reading {
    size_t line;
    size_t width;
    const char **texts; /* comparable */
    const char **shown; /* as they stand, without blanks */
    bool *is_known;     /* field and strength are set */
    enum roll_field *field;
    enum strength *strength;
};

static struct reading read_cells(struct arena *a, const struct row *r)
{
    size_t n = r->n < ROLL_COLUMNS_MAX ? r->n : ROLL_COLUMNS_MAX;
    struct reading g = {.line = r->line,
            .texts = arena_alloc_array(a, n, sizeof *g.texts),
            .shown = arena_alloc_array(a, n, sizeof *g.shown),
            .is_known = arena_alloc_array(a, n, sizeof *g.is_known),
            .field = arena_alloc_array(a, n, sizeof *g.field),
            .strength = arena_alloc_array(a, n, sizeof *g.strength)};
    for (size_t i = 0; i < n; i++) {
        g.shown[i] = shown(a, &r->cells[i]);
        g.texts[i] = heading_comparable(a, g.shown[i]);
        g.is_known[i] = recognize(g.texts[i], &g.field[i], &g.strength[i]);
        if (r->cells[i].text.n && *g.shown[i]) g.width = i + 1;
    }
    return g;
}

static bool is_wanted(const struct roll_heading *h, const char *text)
{
    for (int f = 0; f < FIELD_COUNT; f++)
        if (h->wishes[f].wanted && text_eq(h->wishes[f].wanted, text)) return true;
    return false;
}

/* How many cells are headings, and whether one of them is the name's. */
static size_t count_hits(const struct roll_heading *h, const struct reading *g, bool *has_name)
{
    const struct wish *name = &h->wishes[FIELD_NAME];
    size_t hits = 0;
    *has_name = name->is_given && name->column != NOT_SAID;
    for (size_t i = 0; i < g->width; i++) {
        bool is_asked = is_wanted(h, g->texts[i]);
        hits += is_asked || g->is_known[i];
        if (name->wanted ? text_eq(name->wanted, g->texts[i]) : g->is_known[i] && g->field[i] == FIELD_NAME)
            *has_name = true;
    }
    return hits;
}

static const char *join_headings(struct arena *a, const struct reading *g)
{
    enum { SHOWN_MAX = 15, BYTES_MAX = 45 };
    struct buf b = {.arena = a};
    size_t n = 0;
    for (size_t i = 0; i < g->width && n < SHOWN_MAX; i++) {
        size_t bytes = strlen(g->shown[i]);
        if (bytes == 0) continue;
        if (n++) buf_add_text(&b, "、");
        buf_add(&b, g->shown[i], bytes <= BYTES_MAX ? bytes : utf8_cut(g->shown[i], BYTES_MAX));
    }
    return buf_text(&b);
}

/* ---- columns settled -------------------------------------------------------------------------- */

static bool settle_wish(
        const struct reading *g, enum roll_field f, const struct wish *w, struct roll_columns *c, struct err *e)
{
    if (w->column != NOT_SAID) {
        if ((size_t)w->column >= g->width)
            return err_set(e, ERR_INPUT, "--map 说“%s”在第 %d 列，而第 %zu 行的表头只有 %zu 列", roll_field_title(f),
                    w->column + 1, g->line, g->width);
        c->at[f] = w->column;
    }
    for (size_t i = 0; w->wanted && i < g->width; i++) {
        if (!text_eq(g->texts[i], w->wanted)) continue;
        if (c->at[f] >= 0)
            return err_set(e, ERR_INPUT,
                    "第 %zu 行表头中有两列“%s” (第 %d 列和第 %zu 列)，请在 --map 中写列号，如 %s=%zu", g->line,
                    w->wanted, c->at[f] + 1, i + 1, roll_field_title(f), i + 1);
        c->at[f] = (int)i;
    }
    if (c->at[f] < 0) return err_set(e, ERR_INPUT, "第 %zu 行表头中没有 --map 所说的“%s”一列", g->line, w->wanted);
    return true;
}

static bool is_taken(const struct roll_columns *c, size_t column, enum roll_field *by)
{
    for (int f = 0; f < FIELD_COUNT; f++) {
        if (c->at[f] != (int)column) continue;
        *by = (enum roll_field)f;
        return true;
    }
    return false;
}

static bool settle_usual(const struct reading *g, enum roll_field f, struct roll_columns *c, struct err *e)
{
    enum roll_field by;
    for (int s = 0; s < STRENGTH_COUNT && c->at[f] < 0; s++) {
        for (size_t i = 0; i < g->width; i++) {
            if (!g->is_known[i] || g->field[i] != f || (int)g->strength[i] != s) continue;
            if (c->at[f] < 0 && is_taken(c, i, &by)) continue;
            if (c->at[f] >= 0)
                return err_set(e, ERR_INPUT,
                        "第 %zu 行表头中“%s” (第 %d 列)和“%s” (第 %zu 列)都可能是%s，请用 --map 指明，如 --map %s=%d",
                        g->line, g->shown[c->at[f]], c->at[f] + 1, g->shown[i], i + 1, roll_field_title(f),
                        roll_field_title(f), c->at[f] + 1);
            c->at[f] = (int)i;
        }
    }
    return true;
}

static bool settle(const struct roll_heading *h, const struct reading *g, struct roll_columns *out, struct err *e)
{
    struct roll_columns c = {.line = g->line, .width = g->width};
    for (int f = 0; f < FIELD_COUNT; f++) c.at[f] = -1;
    for (int f = 0; f < FIELD_COUNT; f++) {
        const struct wish *w = &h->wishes[f];
        if (w->is_given && !w->is_dropped && !settle_wish(g, (enum roll_field)f, w, &c, e)) return false;
    }
    for (int f = 0; f < FIELD_COUNT; f++)
        if (!h->wishes[f].is_given && !settle_usual(g, (enum roll_field)f, &c, e)) return false;
    for (int f = 0; f < FIELD_COUNT; f++) {
        enum roll_field by;
        c.heading[f] = c.at[f] >= 0 ? g->shown[c.at[f]] : "";
        if (c.at[f] >= 0 && is_taken(&c, (size_t)c.at[f], &by) && (int)by != f)
            return err_set(e, ERR_INPUT, "--map 把第 %d 列既当作%s又当作%s", c.at[f] + 1, roll_field_title(by),
                    roll_field_title((enum roll_field)f));
    }
    if (c.at[FIELD_NAME] < 0)
        return err_set(e, ERR_INPUT, "第 %zu 行表头中没有姓名一列 (表头是：%s)，请用 --map 指明，如 --map 姓名=2",
                g->line, join_headings(h->arena, g));
    *out = c;
    return true;
}

static bool settle_without_heading(
        const struct roll_heading *h, const struct row *r, struct roll_columns *out, struct err *e)
{
    struct roll_columns c = {.line = 0, .width = r->n};
    for (int f = 0; f < FIELD_COUNT; f++) {
        const struct wish *w = &h->wishes[f];
        c.heading[f] = "";
        c.at[f] = w->is_given ? w->column : -1;
        if (w->wanted)
            return err_set(
                    e, ERR_USAGE, "没有表头 (表头=0) 时，--map 中的%s只能写列号", roll_field_title((enum roll_field)f));
        for (int g = 0; g < f; g++)
            if (c.at[f] >= 0 && c.at[g] == c.at[f])
                return err_set(e, ERR_USAGE, "--map 把第 %d 列既当作%s又当作%s", c.at[f] + 1,
                        roll_field_title((enum roll_field)g), roll_field_title((enum roll_field)f));
        if (c.at[f] >= 0 && (size_t)c.at[f] >= c.width) c.width = (size_t)c.at[f] + 1;
    }
    if (c.at[FIELD_NAME] < 0)
        return err_set(e, ERR_USAGE, "没有表头 (表头=0) 时，须在 --map 中写明姓名在第几列，如 姓名=2");
    *out = c;
    return true;
}

bool roll_heading_missing(const struct roll_heading *h, struct err *e)
{
    if (h->line > 0)
        return err_set(e, ERR_INPUT, "文件里没有第 %lld 行，或者它是空行，而 --map 说表头在那里", (long long)h->line);
    if (h->line == 0 || h->rows == 0) return err_set(e, ERR_INPUT, "文件里没有任何内容");
    if (h->closest_hits == 0)
        return err_set(e, ERR_INPUT,
                "前 %zu 行里没有找到表头 (应有“姓名”“公民身份号码”等)，请用 --map 指明各列，如 --map "
                "表头=1,姓名=2,公民身份号码=4；"
                "没有表头的文件写 表头=0",
                h->rows);
    return err_set(e, ERR_INPUT,
            "前 %zu 行里没有找到含有姓名的表头，最像的是第 %zu 行 (%s)，请用 --map 指明，如 --map 表头=%zu,姓名=2",
            h->rows, h->closest_line, h->closest_text, h->closest_line);
}

static bool is_blank(const struct reading *g)
{
    return g->width == 0;
}

bool roll_heading_offer(struct roll_heading *h, const struct row *r, enum roll_row_place *place,
        struct roll_columns *columns, struct err *e)
{
    struct reading g = read_cells(h->arena, r);
    if (h->line == 0 && !is_blank(&g)) {
        if (!settle_without_heading(h, r, columns, e)) return false;
        *place = ROW_DATA;
        return true;
    }
    if (h->line > 0 && (int64_t)r->line > h->line) return roll_heading_missing(h, e);
    bool has_name;
    size_t hits = count_hits(h, &g, &has_name);
    if (h->line > 0 ? (int64_t)r->line == h->line && !is_blank(&g) : has_name && hits >= 2) {
        if (!settle(h, &g, columns, e)) return false;
        *place = ROW_HEADING;
        return true;
    }
    h->rows += !is_blank(&g);
    if (hits > h->closest_hits) {
        h->closest_hits = hits;
        h->closest_line = r->line;
        h->closest_text = join_headings(h->arena, &g);
    }
    if (h->line == NOT_SAID && h->rows >= ROLL_HEADING_ROWS) return roll_heading_missing(h, e);
    *place = ROW_TITLE;
    return true;
}
