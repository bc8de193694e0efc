#include "app/last_term.h"

#include <inttypes.h>

enum { AT_ITEM, AT_COUNT, AT_TOTAL, FIELDS };

static const struct table_field fields[FIELDS] = {
        [AT_ITEM] = {"项目|类别", true},
        [AT_COUNT] = {"人数|数量", true},
        [AT_TOTAL] = {"总数|代表总数|上届代表总数", true},
};

enum { DEPUTIES_MAX = 1000 };

static const char *item_titles(struct arena *a)
{
    struct buf b = {.arena = a};
    for (int i = 0; i < TERM_ITEM_COUNT; i++) buf_addf(&b, "%s%s", i ? "、" : "", term_item_title((enum term_item)i));
    return buf_text(&b);
}

static void read_row(const struct table *t, const struct table_row *r, struct last_term *term,
        size_t lines[TERM_ITEM_COUNT], struct table_faults *faults)
{
    struct term_figure f = {0};
    const char *item = table_text(t, r, AT_ITEM, faults);
    table_text(t, r, AT_COUNT, faults);
    table_text(t, r, AT_TOTAL, faults);
    f.total = table_int_within(t, r, AT_TOTAL, 1, DEPUTIES_MAX, DEPUTIES_MAX, faults);
    f.count = table_int_within(t, r, AT_COUNT, 0, DEPUTIES_MAX, 0, faults);
    if (f.count > f.total) table_fault(faults, r->line, "人数", "%" PRId64 " 多于总数 %" PRId64, f.count, f.total);
    if (!*item) return;
    if (!term_item_from_title(item, &f.item)) {
        table_fault(faults, r->line, "项目", "“%s”应为%s之一", item, item_titles(faults->arena));
        return;
    }
    if (term->has[f.item]) table_fault(faults, r->line, "项目", "“%s”与第 %zu 行重复", item, lines[f.item]);
    lines[f.item] = r->line;
    term->n += !term->has[f.item];
    term->has[f.item] = true;
    term->figures[f.item] = f;
}

static void compare_item(struct arena *a, const struct last_term *old, const struct last_term *given, enum term_item i,
        struct change_list *changes)
{
    const struct term_figure *was = &old->figures[i], *is = &given->figures[i];
    const char *title = term_item_title(i);
    if (!old->has[i] && !given->has[i]) return;
    if (!given->has[i]) {
        change_add(changes, CHANGE_REMOVED, title, "");
        return;
    }
    if (!old->has[i]) {
        change_add(changes, CHANGE_ADDED, title, arena_text(a, "%" PRId64 " 人，总数 %" PRId64, is->count, is->total));
        return;
    }
    struct buf b = {.arena = a};
    change_note_int(&b, "人数", was->count, is->count);
    change_note_int(&b, "总数", was->total, is->total);
    if (b.n)
        change_add(changes, CHANGE_CHANGED, title, buf_text(&b));
    else
        changes->kept++;
}

static bool write_items(struct workspace *ws, const struct last_term *old, const struct last_term *given, struct err *e)
{
    int64_t county = ws->election.county;
    for (int i = 0; i < TERM_ITEM_COUNT; i++) {
        if (given->has[i] && !last_term_save(ws->db, county, &given->figures[i], e)) return false;
        if (!given->has[i] && old->has[i] && !last_term_delete(ws->db, county, (enum term_item)i, e)) return false;
    }
    return true;
}

struct json *last_term_to_json(struct arena *a, const struct last_term *term)
{
    struct json *o = json_new_object(a), *items = json_put_object(o, "items");
    for (int i = 0; i < TERM_ITEM_COUNT; i++) {
        if (!term->has[i]) continue;
        struct json *j = json_put_object(items, term_item_code((enum term_item)i));
        json_put_int(j, "count", term->figures[i].count);
        json_put_int(j, "total", term->figures[i].total);
    }
    return o;
}

/* The journal keeps all figures, so that verify can hold the table against them. */
static bool record(struct workspace *ws, const struct table *t, const struct last_term *given, struct err *e)
{
    struct json *detail = last_term_to_json(ws->arena, given);
    json_put_text(detail, "file", t->name);
    json_put_text(detail, "hash", t->hash);
    return workspace_record(ws, "last-term-import", t->name, detail, NULL, e);
}

bool last_term_import(struct workspace *ws, const char *path, bool is_consented, struct change_list *out, struct err *e)
{
    struct arena *a = ws->arena;
    struct table t;
    struct table_faults faults = {.arena = a};
    struct change_list changes = {.arena = a};
    struct last_term old, given = {0};
    size_t lines[TERM_ITEM_COUNT] = {0};
    if (!table_load(a, path, fields, FIELDS, &t, &faults, e) || !change_is_usable(&t, e)) return false;
    for (size_t i = 0; i < t.n; i++) read_row(&t, &t.rows[i], &given, lines, &faults);
    if (!table_is_sound(&t, &faults, e)) return false;
    AUTO_TXN struct db_txn txn = {0};
    if (!db_begin(ws->db, &txn, e) || !last_term_load(ws->db, ws->election.county, &old, e)) return false;
    for (int i = 0; i < TERM_ITEM_COUNT; i++) compare_item(a, &old, &given, (enum term_item)i, &changes);
    changes.is_written = change_may_be_written(&changes, old.n, is_consented);
    if (changes.is_written && changes.n > 0 &&
            !(write_items(ws, &old, &given, e) && record(ws, &t, &given, e) && db_commit(&txn, e)))
        return false;
    *out = changes;
    return true;
}

/* ---- do they agree? ---- */

static void find(struct finding_list *findings, const char *subject, const char *text)
{
    finding_add(findings, (struct finding){FINDING_N622, "", subject, text});
}

static void check_totals(struct arena *a, const struct last_term *term, struct finding_list *all)
{
    int first = -1;
    for (int i = 0; i < TERM_ITEM_COUNT; i++) {
        if (!term->has[i]) continue;
        if (first < 0) first = i;
        if (term->figures[i].total == term->figures[first].total) continue;
        find(all, "上届构成",
                arena_text(a, "“%s”写的代表总数是 %" PRId64 "，“%s”写的是 %" PRId64 "；同一届只有一个总数，请核对",
                        term_item_title((enum term_item)first), term->figures[first].total,
                        term_item_title((enum term_item)i), term->figures[i].total));
        return;
    }
}

/* Adds up what is there of a range of items; *whole: all of them are there. */
static int64_t sum_of(const struct last_term *term, int from, int to, bool *whole)
{
    int64_t sum = 0;
    *whole = true;
    for (int i = from; i <= to; i++) {
        *whole &= term->has[i];
        if (term->has[i]) sum += term->figures[i].count;
    }
    return sum;
}

static void check_sums(struct arena *a, const struct last_term *term, struct finding_list *all)
{
    int64_t total = 0;
    for (int i = 0; i < TERM_ITEM_COUNT; i++)
        if (term->has[i]) total = term->figures[i].total;
    bool whole;
    int64_t ages = sum_of(term, TERM_AGE_35, TERM_AGE_51, &whole);
    if (whole && ages != total)
        find(all, "上届构成 年龄",
                arena_text(a, "三个年龄段合计 %" PRId64 " 人，代表总数 %" PRId64 " 人，相差 %" PRId64 " 人", ages,
                        total, ages > total ? ages - total : total - ages));
    else if (ages > total)
        find(all, "上届构成 年龄",
                arena_text(a, "年龄段合计 %" PRId64 " 人，多于代表总数 %" PRId64 " 人", ages, total));
    int64_t categories = sum_of(term, TERM_WORKER, TERM_OFFICIAL, &whole);
    if (categories > total)
        find(all, "上届构成 职业",
                arena_text(a, "工人、农民、专业技术人员、干部合计 %" PRId64 " 人，多于代表总数 %" PRId64 " 人",
                        categories, total));
}

void last_term_find(struct arena *a, const struct last_term *term, struct finding_list *findings)
{
    check_totals(a, term, findings);
    check_sums(a, term, findings);
}
