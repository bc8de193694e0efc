#include "nominate/order.h"

#include <assert.h>

#include "base/attr.h"
#include "base/utf8.h"

/* Stands before a given name of one character; no code point of a name is 0. */
#define EMPTY_PLACE 0

struct spelling {
    uint32_t *code;
    size_t n;
};

struct decided {
    uint32_t first;
    uint32_t second;
};

/* The table's word and the decisions, closed under "before what stands before". The table alone is
 * transitive, so it is enough to know which decision leads on to which. */
struct judge {
    const struct stroke_table *table;
    struct decided *v;
    size_t n;
    bool *leads; /* n x n: the second character of i is, or stands before, the first of j */
};

static bool is_blank(uint32_t code)
{
    return code == ' ' || code == 0xA0 || code == 0x3000;
}

/* 间隔号, and what is typed in its place */
static bool is_dot(uint32_t code)
{
    static const uint32_t dots[] = {0xB7, '.', 0x2022, 0x2027, 0x2E31, 0x30FB, 0xFF0E, 0xFF65};
    for (size_t i = 0; i < ARRAY_COUNT(dots); i++)
        if (code == dots[i]) return true;
    return false;
}

static bool is_compound_surname(const uint32_t code[2])
{
    static const char *const surnames[] = {"欧阳", "上官", "司徒", "司马", "诸葛", "皇甫", "尉迟", "公孙", "慕容",
            "令狐", "夏侯", "宇文", "长孙", "端木", "轩辕", "呼延", "赫连", "澹台", "淳于", "申屠", "太史", "独孤",
            "南宫", "万俟", "闻人", "钟离", "鲜于", "司空"};
    char text[9] = "";
    size_t n = utf8_encode(text, code[0]);
    utf8_encode(text + n, code[1]);
    for (size_t i = 0; i < ARRAY_COUNT(surnames); i++)
        if (text_eq(text, surnames[i])) return true;
    return false;
}

static struct spelling spell(struct arena *a, const char *name, bool single_first)
{
    size_t left = strlen(name);
    struct spelling s = {arena_alloc_array(a, left + 2, sizeof *s.code), 0};
    bool has_dot = false;
    uint32_t code;
    for (size_t step; left > 0 && (step = utf8_decode(name, left, &code)) > 0; name += step, left -= step) {
        if (is_dot(code))
            has_dot = true;
        else if (!is_blank(code))
            s.code[s.n++] = code;
    }
    bool is_single = s.n == 2 || (s.n == 3 && is_compound_surname(s.code));
    if (single_first && is_single && !has_dot) {
        s.code[s.n] = s.code[s.n - 1];
        s.code[s.n - 1] = EMPTY_PLACE;
        s.n++;
    }
    return s;
}

static bool is_or_stands_before(const struct stroke_table *t, uint32_t x, uint32_t y)
{
    enum stroke_order order = stroke_compare(t, x, y);
    return order == STROKE_SAME || order == STROKE_BEFORE;
}

static bool read_decision(
        struct arena *a, const struct stroke_table *t, struct order_decision d, struct decided *decided, struct err *e)
{
    struct spelling first = spell(a, d.first, false), second = spell(a, d.second, false);
    if (first.n != 1 || second.n != 1 || first.code[0] == second.code[0])
        return err_set(e, ERR_INPUT, "“%s”在“%s”前的决定不是关于两个不同的字，请重新录入", d.first, d.second);
    *decided = (struct decided){first.code[0], second.code[0]};
    if (stroke_compare(t, decided->first, decided->second) == STROKE_AFTER)
        return err_set(e, ERR_INPUT, "“%s”在“%s”前的决定与笔画次序相反：%s；请撤销这项决定", d.first, d.second,
                stroke_explain(a, t, decided->first, decided->second));
    return true;
}

static bool judge_open(struct arena *a, const struct order_terms *terms, struct judge *judge, struct err *e)
{
    size_t n = terms->decisions;
    if (n > ORDER_DECISIONS_MAX)
        return err_set(e, ERR_INPUT, "关于姓名次序的决定有%zu项，超过%d项，请核对", n, ORDER_DECISIONS_MAX);
    struct judge j = {terms->table, arena_alloc_array(a, n + 1, sizeof *j.v), n, NULL};
    j.leads = arena_alloc_array(a, n * n + 1, sizeof *j.leads);
    for (size_t i = 0; i < n; i++)
        if (!read_decision(a, terms->table, terms->decision[i], &j.v[i], e)) return false;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++) j.leads[i * n + k] = is_or_stands_before(j.table, j.v[i].second, j.v[k].first);
    for (size_t m = 0; m < n; m++)
        for (size_t i = 0; i < n; i++)
            for (size_t k = 0; k < n; k++)
                if (j.leads[i * n + m] && j.leads[m * n + k]) j.leads[i * n + k] = true;
    for (size_t i = 0; i < n; i++)
        if (j.leads[i * n + i])
            return err_set(e, ERR_INPUT, "“%s”在“%s”前的决定与其他决定合起来前后矛盾，请核对后重新决定",
                    terms->decision[i].first, terms->decision[i].second);
    *judge = j;
    return true;
}

static bool decisions_put_before(const struct judge *j, uint32_t x, uint32_t y)
{
    for (size_t i = 0; i < j->n; i++) {
        if (!is_or_stands_before(j->table, x, j->v[i].first)) continue;
        for (size_t k = 0; k < j->n; k++)
            if ((i == k || j->leads[i * j->n + k]) && is_or_stands_before(j->table, j->v[k].second, y)) return true;
    }
    return false;
}

static enum stroke_order compare_characters(const struct judge *j, uint32_t x, uint32_t y)
{
    if (x == EMPTY_PLACE) return STROKE_BEFORE;
    if (y == EMPTY_PLACE) return STROKE_AFTER;
    enum stroke_order order = stroke_compare(j->table, x, y);
    if (order != STROKE_UNKNOWN) return order;
    if (decisions_put_before(j, x, y)) return STROKE_BEFORE;
    return decisions_put_before(j, y, x) ? STROKE_AFTER : STROKE_UNKNOWN;
}

static size_t common_length(const struct spelling *x, const struct spelling *y)
{
    size_t i = 0;
    while (i < x->n && i < y->n && x->code[i] == y->code[i]) i++;
    return i;
}

static enum stroke_order compare_names(const struct judge *j, const struct spelling *x, const struct spelling *y)
{
    size_t i = common_length(x, y);
    if (i < x->n && i < y->n) return compare_characters(j, x->code[i], y->code[i]);
    if (x->n == y->n) return STROKE_SAME;
    return x->n < y->n ? STROKE_BEFORE : STROKE_AFTER;
}

/* Picks again and again the first name in the input before which no other has to stand. */
static void arrange(struct arena *a, const struct judge *j, const struct spelling *s, struct order_list *list)
{
    size_t *waits_for = arena_alloc_array(a, list->n + 1, sizeof *waits_for);
    bool *is_placed = arena_alloc_array(a, list->n + 1, sizeof *is_placed);
    for (size_t i = 0; i < list->n; i++)
        for (size_t k = 0; k < list->n; k++)
            if (k != i && compare_names(j, &s[k], &s[i]) == STROKE_BEFORE) waits_for[i]++;
    for (size_t at = 0; at < list->n; at++) {
        size_t next = 0;
        while (next < list->n && (is_placed[next] || waits_for[next] > 0)) next++;
        assert(next < list->n);
        is_placed[next] = true;
        list->name[at] = next;
        for (size_t k = 0; k < list->n; k++)
            if (!is_placed[k] && compare_names(j, &s[next], &s[k]) == STROKE_BEFORE) waits_for[k]--;
    }
}

static const char *character_text(struct arena *a, uint32_t code)
{
    char text[5] = "";
    return arena_copy(a, text, utf8_encode(text, code));
}

static bool is_asked(const struct order_list *list, const char *x, const char *y)
{
    for (size_t i = 0; i < list->questions; i++) {
        const struct order_question *q = &list->question[i];
        if ((text_eq(q->x, x) && text_eq(q->y, y)) || (text_eq(q->x, y) && text_eq(q->y, x))) return true;
    }
    return false;
}

/* When every two neighbours are in known order the whole list is, so only they are asked about. */
static void ask_about_neighbours(
        struct arena *a, const struct judge *j, const struct spelling *s, struct order_list *list)
{
    list->question = arena_alloc_array(a, list->n + 1, sizeof *list->question);
    for (size_t i = 1; i < list->n; i++) {
        const struct spelling *x = &s[list->name[i - 1]], *y = &s[list->name[i]];
        if (compare_names(j, x, y) != STROKE_UNKNOWN) continue;
        size_t at = common_length(x, y);
        struct order_question q = {character_text(a, x->code[at]), character_text(a, y->code[at]), NULL};
        if (is_asked(list, q.x, q.y)) continue;
        q.text = stroke_explain(a, j->table, x->code[at], y->code[at]);
        list->question[list->questions++] = q;
    }
}

static void find_namesakes(struct arena *a, const char *const *names, const struct spelling *s, struct order_list *list)
{
    list->namesake = arena_alloc_array(a, list->n + 1, sizeof *list->namesake);
    for (size_t k = 1; k < list->n; k++) {
        size_t i = 0;
        while (i < k && !(s[i].n == s[k].n && common_length(&s[i], &s[k]) == s[k].n)) i++;
        if (i == k) continue;
        const char *text = arena_text(a, "有两名“%s”，按笔画分不出先后，请由选举委员会确定先后", names[k]);
        list->namesake[list->namesakes++] = (struct order_namesake){i, k, text};
    }
}

static bool spell_names(
        struct arena *a, bool single_first, const char *const *names, size_t n, struct spelling **s, struct err *e)
{
    struct spelling *v = arena_alloc_array(a, n + 1, sizeof *v);
    for (size_t i = 0; i < n; i++) {
        v[i] = spell(a, names[i], single_first);
        if (v[i].n == 0) return err_set(e, ERR_INPUT, "第%zu个姓名是空的，不能排列，请补上姓名", i + 1);
    }
    *s = v;
    return true;
}

bool order_names(struct arena *a, const struct order_terms *terms, const char *const *names, size_t n,
        struct order_list *list, struct err *e)
{
    struct judge judge;
    struct spelling *s = NULL;
    if (n > ORDER_NAMES_MAX) return err_set(e, ERR_INPUT, "一次最多排列%d个姓名，这里有%zu个", ORDER_NAMES_MAX, n);
    if (!judge_open(a, terms, &judge, e) || !spell_names(a, terms->single_first, names, n, &s, e)) return false;
    struct order_list made = {.name = arena_alloc_array(a, n + 1, sizeof *made.name), .n = n};
    arrange(a, &judge, s, &made);
    ask_about_neighbours(a, &judge, s, &made);
    find_namesakes(a, names, s, &made);
    *list = made;
    return true;
}

static const char *why(struct arena *a, const struct judge *j, const char *const names[2], const struct spelling s[2])
{
    enum stroke_order order = compare_names(j, &s[0], &s[1]);
    if (order == STROKE_SAME) return "两人姓名相同，按笔画分不出先后，请由选举委员会确定先后";
    size_t first = order == STROKE_AFTER ? 1 : 0, at = common_length(&s[0], &s[1]);
    const struct spelling *x = &s[first], *y = &s[1 - first];
    if (at == x->n) return arena_text(a, "%s在%s前：前面的字相同，字数少的在前", names[first], names[1 - first]);
    if (x->code[at] == EMPTY_PLACE) return arena_text(a, "%s在%s前：同姓的单名在前", names[first], names[1 - first]);
    size_t nth = 1;
    for (size_t i = 0; i < at; i++) nth += x->code[i] != EMPTY_PLACE;
    const char *where = nth == 1 ? "" : arena_text(a, "第%zu个字：", nth);
    bool is_decided = order != STROKE_UNKNOWN && stroke_compare(j->table, x->code[at], y->code[at]) == STROKE_UNKNOWN;
    if (is_decided)
        return arena_text(a, "%s%s在%s前：由选举委员会确定", where, character_text(a, x->code[at]),
                character_text(a, y->code[at]));
    return arena_text(a, "%s%s", where, stroke_explain(a, j->table, x->code[at], y->code[at]));
}

bool order_explain(
        struct arena *a, const struct order_terms *terms, const char *const names[2], const char **text, struct err *e)
{
    struct judge judge;
    struct spelling *s = NULL;
    if (!judge_open(a, terms, &judge, e) || !spell_names(a, terms->single_first, names, 2, &s, e)) return false;
    *text = why(a, &judge, names, s);
    return true;
}
