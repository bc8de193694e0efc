#include "nominate/stroke.h"

#include <assert.h>

#include "base/utf8.h"

/* 通用规范汉字表 (2013): the last number of each level. */
static const uint16_t level_end[] = {3500, 6500, 8105};
#define RANK_MAX 8105
#define COUNT_MAX 64

struct entry {
    uint32_t code;
    uint32_t sequence;  /* place of its digits in the text; 0: not known */
    uint32_t low, high; /* of the nearest sequences at or around it in its level; 0: open */
    uint16_t rank;      /* 0: not in the official table */
    uint8_t level;      /* 1..3, 0 outside */
    uint8_t count;
};

struct stroke_table {
    const char *text;
    struct entry *v;
    size_t n;
};

static uint8_t level_of(uint16_t rank)
{
    if (rank == 0) return 0;
    uint8_t level = 0;
    while (rank > level_end[level]) level++;
    return (uint8_t)(level + 1);
}

/* Reads digits up to the given end mark and steps past it. */
static bool read_number(struct str *s, char end, uint32_t max, uint32_t *number)
{
    uint32_t v = 0;
    size_t i = 0;
    for (; i < s->n && s->p[i] >= '0' && s->p[i] <= '9'; i++) {
        v = v * 10 + (uint32_t)(s->p[i] - '0');
        if (v > max) return false;
    }
    if (i == 0 || i == s->n || s->p[i] != end) return false;
    *s = (struct str){s->p + i + 1, s->n - i - 1};
    *number = v;
    return true;
}

static bool read_line(const char *text, struct str line, struct entry *entry)
{
    uint32_t code, rank, count;
    size_t step = line.n ? utf8_decode(line.p, line.n, &code) : 0;
    if (step == 0 || step == line.n || line.p[step] != '\t') return false;
    struct str rest = {line.p + step + 1, line.n - step - 1};
    if (!read_number(&rest, '\t', RANK_MAX, &rank) || !read_number(&rest, '\t', COUNT_MAX, &count)) return false;
    if (count == 0 || (rest.n != 0 && rest.n != count)) return false;
    for (size_t i = 0; i < rest.n; i++)
        if (rest.p[i] < '1' || rest.p[i] > '5') return false;
    uint32_t sequence = rest.n ? (uint32_t)(rest.p - text) : 0;
    *entry = (struct entry){.code = code,
            .sequence = sequence,
            .low = sequence,
            .high = sequence,
            .rank = (uint16_t)rank,
            .level = level_of((uint16_t)rank),
            .count = (uint8_t)count};
    return true;
}

static int compare_sequences(const struct stroke_table *t, uint32_t x, uint32_t y, uint8_t count)
{
    return memcmp(t->text + x, t->text + y, count);
}

/* Walks the levels forwards (step 1) or backwards and carries the nearest known sequence along. */
static void carry(struct entry *const by_rank[], int step)
{
    const struct entry *last = NULL;
    uint32_t sequence = 0;
    for (int rank = step > 0 ? 1 : RANK_MAX; rank >= 1 && rank <= RANK_MAX; rank += step) {
        struct entry *entry = by_rank[rank];
        if (!entry) continue;
        if (!last || last->level != entry->level || last->count != entry->count) sequence = 0;
        if (entry->sequence) sequence = entry->sequence;
        *(step > 0 ? &entry->low : &entry->high) = sequence;
        last = entry;
    }
}

/* The comparison is transitive only while counts and sequences never fall inside a level. */
static bool levels_rise(const struct stroke_table *t, struct entry *const by_rank[], struct err *e)
{
    const struct entry *last = NULL, *known = NULL;
    for (int rank = 1; rank <= RANK_MAX; rank++) {
        const struct entry *entry = by_rank[rank];
        if (!entry) continue;
        bool falls = last && last->level == entry->level && last->count > entry->count;
        bool comparable = known && known->level == entry->level && known->count == entry->count && entry->sequence;
        if (comparable && compare_sequences(t, known->sequence, entry->sequence, entry->count) > 0) falls = true;
        if (falls) return err_set(e, ERR_INPUT, "笔画表: 序号 %d 的笔画数或笔顺与表的次序不符", rank);
        if (entry->sequence) known = entry;
        last = entry;
    }
    return true;
}

static bool place_between_neighbours(struct arena *a, struct stroke_table *t, struct err *e)
{
    struct entry **by_rank = arena_alloc_array(a, RANK_MAX + 1, sizeof *by_rank);
    for (size_t i = 0; i < t->n; i++) {
        struct entry *entry = &t->v[i];
        if (entry->rank == 0) continue;
        if (by_rank[entry->rank]) return err_set(e, ERR_INPUT, "笔画表: 序号 %d 出现了两次", entry->rank);
        by_rank[entry->rank] = entry;
    }
    carry(by_rank, 1);
    carry(by_rank, -1);
    return levels_rise(t, by_rank, e);
}

bool stroke_load(struct arena *a, struct str text, const struct stroke_table **table, struct err *e)
{
    size_t lines = 0;
    for (size_t i = 0; i < text.n; i++) lines += text.p[i] == '\n';
    struct stroke_table *t = arena_alloc(a, sizeof *t);
    *t = (struct stroke_table){text.p, arena_alloc_array(a, lines + 1, sizeof *t->v), 0};

    size_t line_number = 0;
    for (const char *p = text.p, *end = text.p + text.n; p < end;) {
        line_number++;
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        if (!stop) return err_set(e, ERR_INPUT, "笔画表第 %zu 行: 没有行尾，表不完整", line_number);
        struct entry *entry = &t->v[t->n];
        if (*p != '#') {
            if (!read_line(text.p, (struct str){p, (size_t)(stop - p)}, entry))
                return err_set(e, ERR_INPUT, "笔画表第 %zu 行: 不是“字、序号、笔画数、笔顺”四栏", line_number);
            if (t->n && t->v[t->n - 1].code >= entry->code)
                return err_set(e, ERR_INPUT, "笔画表第 %zu 行: 没有按字码排列", line_number);
            t->n++;
        }
        p = stop + 1;
    }
    if (t->n == 0) return err_set(e, ERR_INPUT, "笔画表是空的");
    if (!place_between_neighbours(a, t, e)) return false;
    *table = t;
    return true;
}

static const struct entry *find(const struct stroke_table *t, uint32_t code)
{
    size_t low = 0, high = t->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (t->v[middle].code < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low < t->n && t->v[low].code == code ? &t->v[low] : NULL;
}

int32_t stroke_count(const struct stroke_table *t, uint32_t character)
{
    const struct entry *entry = find(t, character);
    return entry ? entry->count : 0;
}

static enum stroke_order compare(const struct stroke_table *t, const struct entry *x, const struct entry *y)
{
    if (!x || !y) return STROKE_UNKNOWN;
    if (x->count != y->count) return x->count < y->count ? STROKE_BEFORE : STROKE_AFTER;
    if (x->level && x->level == y->level) return x->rank < y->rank ? STROKE_BEFORE : STROKE_AFTER;
    if (x->high && y->low && compare_sequences(t, x->high, y->low, x->count) < 0) return STROKE_BEFORE;
    if (y->high && x->low && compare_sequences(t, y->high, x->low, x->count) < 0) return STROKE_AFTER;
    return STROKE_UNKNOWN;
}

enum stroke_order stroke_compare(const struct stroke_table *t, uint32_t x, uint32_t y)
{
    return x == y ? STROKE_SAME : compare(t, find(t, x), find(t, y));
}

struct glyph {
    char text[5];
};

static struct glyph glyph_of(uint32_t code)
{
    struct glyph g = {""};
    utf8_encode(g.text, code);
    return g;
}

static const char *ask(struct arena *a, const struct stroke_table *t, uint32_t x_code, uint32_t y_code)
{
    const struct entry *x = find(t, x_code), *y = find(t, y_code);
    struct glyph gx = glyph_of(x_code), gy = glyph_of(y_code);
    if (!x && !y) return arena_text(a, "笔画表中没有“%s”和“%s”，请由选举委员会确定先后", gx.text, gy.text);
    if (!x || !y)
        return arena_text(a, "笔画表中没有“%s”，不能与“%s”比较，请由选举委员会确定先后", x ? gy.text : gx.text,
                x ? gx.text : gy.text);
    const char *same = arena_text(a, "“%s”与“%s”同为%d画", gx.text, gy.text, x->count);
    if (!x->sequence && !y->sequence)
        return arena_text(a, "%s，笔顺表中没有这两个字的笔顺，请由选举委员会确定先后", same);
    if (!x->sequence || !y->sequence)
        return arena_text(
                a, "%s，笔顺表中没有“%s”的笔顺，请由选举委员会确定先后", same, x->sequence ? gy.text : gx.text);
    return arena_text(a, "%s，笔顺也相同，《通用规范汉字表》没有排定这两个字，请由选举委员会确定先后", same);
}

static const char *class_name(char digit)
{
    static const char *const names[] = {"横", "竖", "撇", "点", "折"};
    return names[digit - '1'];
}

/* Both are in the table, with equal counts, and x stands before y. */
static const char *why_at_equal_count(
        struct arena *a, const struct stroke_table *t, const struct entry *x, const struct entry *y)
{
    const char *p = t->text + x->sequence, *q = t->text + y->sequence;
    size_t i = 0;
    if (x->sequence && y->sequence)
        while (i < x->count && p[i] == q[i]) i++;
    if (x->sequence && y->sequence && i < x->count) {
        const char *where = i == 0 ? "起笔" : arena_text(a, "前%zu笔相同，第%zu笔", i, i + 1);
        return arena_text(a, "%s%s先于%s", where, class_name(p[i]), class_name(q[i]));
    }
    if (x->level && x->level == y->level)
        return arena_text(a, "笔画数相同，《通用规范汉字表》序号%d先于%d", x->rank, y->rank);
    return "笔画数相同，依《通用规范汉字表》同级前后字的笔顺";
}

const char *stroke_explain(struct arena *a, const struct stroke_table *t, uint32_t x, uint32_t y)
{
    assert(x != y);
    enum stroke_order order = stroke_compare(t, x, y);
    if (order == STROKE_UNKNOWN) return ask(a, t, x, y);
    uint32_t first = order == STROKE_BEFORE ? x : y, second = order == STROKE_BEFORE ? y : x;
    const struct entry *p = find(t, first), *q = find(t, second);
    assert(p && q); /* what the table lacks compares as unknown */
    const char *why = p->count < q->count ? "笔画少的在前" : why_at_equal_count(a, t, p, q);
    return arena_text(
            a, "%s(%d画)在%s(%d画)前：%s", glyph_of(first).text, p->count, glyph_of(second).text, q->count, why);
}
