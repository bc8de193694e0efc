#include "app/set_sheet.h"

#include <stdlib.h>

#include "app/ballot_set_text.h"
#include "base/utf8.h"

enum { AT_SET, AT_BALLOT, AT_SUBJECT, AT_ITEM, AT_ANSWER, AT_VOTES, AT_SIGNER, AT_RELATION, AT_REASON, FIELDS };

static const struct table_field fields[FIELDS] = {
        [AT_SET] = {"票组|票组名称", true},
        [AT_BALLOT] = {"票号", false},
        [AT_SUBJECT] = {"对象|被评人|被推荐人|姓名", true},
        [AT_ITEM] = {"项目|测评项目|推荐职位", false},
        [AT_ANSWER] = {"选项|等次", true},
        [AT_VOTES] = {"票数|数量", false},
        [AT_SIGNER] = {"推荐人|署名", false},
        [AT_RELATION] = {"关系|与被推荐人关系", false},
        [AT_REASON] = {"理由|推荐理由", false},
};

static struct set_pile *pile_of(struct set_sheet *s, const struct table_row *r)
{
    const char *name = table_text(&s->table, r, AT_SET, &s->faults);
    struct ballot_set *set = (struct ballot_set *)(uintptr_t)ballot_set_lookup(&s->sets, name);
    if (!set) {
        if (*name) table_fault(&s->faults, r->line, "票组", "“%s”还没有登记，先用 huanjie set add", name);
        return NULL;
    }
    for (size_t i = s->n; i-- > 0;)
        if (s->piles[i].set == set) return &s->piles[i];
    if (s->n == s->capacity) s->piles = arena_grow_array(s->ws->arena, s->piles, &s->capacity, sizeof *s->piles);
    s->piles[s->n] = (struct set_pile){.set = set};
    return &s->piles[s->n++];
}

static bool is_code(const char *text)
{
    return strlen(text) <= 2 && strspn(text, "0123456789ABCDEFGHabcdefgh") == strlen(text);
}

/* Grades count by their label whatever code the form of that year gave them. */
static const char *read_answer(struct set_sheet *s, const struct table_row *r, const struct ballot_set *set)
{
    struct arena *a = s->ws->arena;
    const char *text = utf8_drop_blanks(a, utf8_fold_width(a, table_text(&s->table, r, AT_ANSWER, &s->faults)));
    if (*r->cells[AT_BALLOT] && text_eq(text, SET_NO_ANSWER)) return "";
    const char *label = *set->codes ? ballot_set_label_of(a, set->codes, text) : NULL;
    if (label) {
        s->has_codes = true;
        return label;
    }
    if (*text && is_code(text))
        table_fault(&s->faults, r->line, "选项", "%s", *set->codes
                        ? arena_text(a, "代码“%s”不在票组登记的代码表“%s”里；用的是另一年的代码表的，先用 huanjie set add --codes 改正登记", text, set->codes)
                        : arena_text(a, "“%s”是代码，票组没有登记代码表（huanjie set add --codes 1=优秀,2=称职）", text));
    else if (*text && (set->asks == SET_GRADES || set->asks == SET_TEAM) && !grade_lookup(&s->grades, text))
        table_fault(&s->faults, r->line, "选项", "“%s”不是认识的等次或使用建议，应写表上印的文字，如 %s", text,
                *set->codes ? set->codes : "优秀、称职、基本称职、不称职、不了解");
    return text;
}

static struct set_line read_line(struct set_sheet *s, const struct table_row *r, const struct ballot_set *set)
{
    struct err why;
    struct set_line l = {.subject = "", .item = r->cells[AT_ITEM], .votes = 1};
    const char *subject = table_name(&s->table, r, AT_SUBJECT, &s->faults);
    if (*subject && !set_subject_find(&s->directory, set, subject, &l.subject, &l.subject_no, &why))
        table_fault(&s->faults, r->line, "对象", "%s", why.text);
    if (text_eq(l.item, SET_WHOLE_ITEM)) l.item = "";
    l.answer = read_answer(s, r, set);
    return l;
}

static struct set_signature read_signature(struct arena *a, const struct table_row *r, const struct set_line *l)
{
    return (struct set_signature){utf8_drop_blanks(a, r->cells[AT_SIGNER]), l->subject, l->item, l->answer, r->cells[AT_RELATION],
            r->cells[AT_REASON]};
}

static enum set_shape shape_of(const struct table_row *r)
{
    return *r->cells[AT_BALLOT] ? SHAPE_BALLOTS : SHAPE_SUMS;
}

/* What two people type for one pencilled number: "０7" and "7" are the same. */
static const char *number_of(struct arena *a, const char *text)
{
    const char *folded = utf8_drop_blanks(a, utf8_fold_width(a, text));
    while (folded[0] == '0' && folded[1]) folded++;
    return folded;
}

static void read_row(struct set_sheet *s, const struct table_row *r)
{
    struct set_pile *p = pile_of(s, r);
    if (!p) return;
    struct set_pile_row x = {.row_line = r->line, .ballot = number_of(s->ws->arena, r->cells[AT_BALLOT]), .said = read_line(s, r, p->set)};
    x.signature = read_signature(s->ws->arena, r, &x.said);
    bool is_signed = *x.signature.signer, is_whole = shape_of(r) == SHAPE_BALLOTS || is_signed;
    if (p->n == 0) {
        p->shape = shape_of(r);
        p->is_signed = is_signed;
    }
    if (p->shape != shape_of(r) || p->is_signed != is_signed)
        table_fault(&s->faults, r->line, "票号", "同一票组的行，票号、推荐人要么都填，要么都不填%s", "");
    if (is_signed && !p->set->is_signed)
        table_fault(&s->faults, r->line, "推荐人", "票组“%s”登记为不记名，不能写推荐人", p->set->name);
    if (!is_signed && shape_of(r) == SHAPE_SUMS) {
        table_text(&s->table, r, AT_VOTES, &s->faults);
        x.said.votes = table_int_within(&s->table, r, AT_VOTES, 0, SET_FIGURE_MAX, 0, &s->faults);
    } else if (is_whole && *r->cells[AT_VOTES] && !text_eq(r->cells[AT_VOTES], "1")) {
        table_fault(&s->faults, r->line, "票数", "整票和署名推荐每行是一票%s", "");
    }
    if (p->n == p->capacity) p->v = arena_grow_array(s->ws->arena, p->v, &p->capacity, sizeof *p->v);
    p->v[p->n++] = x;
}

bool set_sheet_load(struct workspace *ws, const char *path, struct set_sheet *s, struct err *e)
{
    *s = (struct set_sheet){.ws = ws, .faults.arena = ws->arena};
    if (!table_load(ws->arena, path, fields, FIELDS, &s->table, &s->faults, e)) return false;
    if (s->table.n == 0) return err_set(e, ERR_INPUT, "%s 只有表头，没有一行内容，没有导入", s->table.name);
    if (!ballot_set_load_all(ws->arena, ws->db, ws->election.county, &s->sets, e) ||
            !set_directory_load(ws, &s->directory, e) || !grade_table_load(ws->arena, &s->grades, e))
        return false;
    for (size_t i = 0; i < s->table.n; i++) read_row(s, &s->table.rows[i]);
    return table_is_sound(&s->table, &s->faults, e);
}

/* ---- as sums ---- */

int set_lines_compare(const struct set_line *x, const struct set_line *y)
{
    int order = strcmp(x->subject, y->subject);
    if (order == 0) order = strcmp(x->item, y->item);
    return order ? order : strcmp(x->answer, y->answer);
}

static int compare_lines(const void *a, const void *b)
{
    return set_lines_compare(a, b);
}

void set_lines_sort(struct set_line *lines, size_t n)
{
    qsort(lines, n, sizeof *lines, compare_lines);
}

struct placed_line {
    struct set_line said;
    size_t at;
};

static int by_line(const void *a, const void *b)
{
    const struct placed_line *x = a, *y = b;
    int order = set_lines_compare(&x->said, &y->said);
    return order ? order : (x->at > y->at) - (x->at < y->at);
}

static int by_place(const void *a, const void *b)
{
    const struct placed_line *x = a, *y = b;
    return (x->at > y->at) - (x->at < y->at);
}

struct set_line *set_pile_sum(struct set_sheet *s, const struct set_pile *p, size_t *count)
{
    struct placed_line *v = arena_alloc_array(s->ws->arena, p->n + 1, sizeof *v);
    struct set_line *lines = arena_alloc_array(s->ws->arena, p->n + 1, sizeof *lines);
    for (size_t i = 0; i < p->n; i++) v[i] = (struct placed_line){p->v[i].said, i};
    if (p->n) qsort(v, p->n, sizeof *v, by_line);
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        const struct set_line *l = &v[i].said;
        if (n == 0 || set_lines_compare(&v[n - 1].said, l) != 0) {
            v[n++] = v[i];
            continue;
        }
        if (!p->is_signed)
            table_fault(&s->faults, p->v[v[i].at].row_line, "对象", "票组“%s”的“%s”“%s”“%s”写了两行", p->set->name, l->subject,
                    set_item_title(l->item), l->answer);
        v[n - 1].said.votes += l->votes;
    }
    if (n) qsort(v, n, sizeof *v, by_place);
    for (size_t i = 0; i < n; i++) lines[i] = v[i].said;
    *count = n;
    return lines;
}
