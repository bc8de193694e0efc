#include "app/set_grid.h"

#include <stdlib.h>

#include "app/ballot_print.h"
#include "app/ballot_set.h"
#include "app/ballot_source.h"
#include "base/file.h"
#include "print/ballot.h"
#include "store/ballot_set.h"

/* ---- layouts ---- */

static const struct ballot_convention *columns_of(const struct ballot_convention_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].style == BALLOT_COLUMNS) return &list->v[i];
    return NULL;
}

static uint32_t short_hash(const struct workspace *ws)
{
    char digits[9] = "";
    memcpy(digits, ws->election.workspace, strnlen(ws->election.workspace, 8));
    return (uint32_t)strtoul(digits, NULL, 16);
}

static bool lay_out_page(struct workspace *ws, struct set_grid *g, size_t page, size_t rows, struct err *e)
{
    struct arena *a = ws->arena;
    size_t first = page * rows, n = g->form.n - first < rows ? g->form.n - first : rows;
    const char **names = arena_alloc_array(a, n, sizeof *names);
    for (size_t i = 0; i < n; i++) {
        const struct set_question *q = &g->form.questions[first + i];
        names[i] = *q->item ? arena_text(a, "%s %s", q->subject, q->item) : q->subject;
    }
    struct ballot_design d = {.sheet = BALLOT_A4,
            .kind = BALLOT_APPRAISAL,
            .convention = g->convention,
            .election = short_hash(ws),
            .contest_no = (int32_t)g->set->set_no,
            .round = 1,
            .page = (int32_t)page + 1,
            .seats = 1,
            .labels = g->form.labels,
            .label_count = g->form.label_count,
            .candidates = names,
            .candidate_count = n,
            .title = g->set->name,
            .subtitle = arena_text(a, "第 %zu 页，共 %zu 页", page + 1, g->n),
            .prompt = "一行选一格，在方框里画“○”或“√”\n不记名，不要写字",
            .instruction = "每一行在一个方框里画“○”或“√”；不了解的，有“不了解”一栏的画在那里，没有的不画。\n"
                           "画了两格的由工作人员对照认定；涂改的请换一张。几页的不要拆散。",
            .seal = "（考察组盖章）",
            .dated = date_text_cn(a, g->set->held_on)};
    return ballot_lay_out(&d, &g->pages[page], e) || err_in(e, "第 %zu 页", page + 1);
}

size_t set_grid_rows(void)
{
    return ballot_entries_of(BALLOT_A4) / BALLOT_PANELS_MAX;
}

bool set_grid_load(struct workspace *ws, const char *set, struct set_grid *g, struct err *e)
{
    struct ballot_set_list list;
    struct ballot_set *s;
    size_t rows = set_grid_rows();
    if (!ballot_set_find(ws, &list, set, &s, e) || !set_form_load(ws->arena, ws->db, ws->election.county, s->set_no, &g->form, e))
        return false;
    struct ballot_convention_list conventions = ballot_load_conventions(ws->arena);
    if (g->form.n == 0) return err_set(e, ERR_STATE, "票组 %s 还没有表样，请先用 huanjie set form", set);
    if (s->is_signed) return err_set(e, ERR_STATE, "票组 %s 登记为记名，测评表是不记名的", set);
    g->set = s;
    g->convention = columns_of(&conventions);
    g->n = (g->form.n + rows - 1) / rows;
    if (g->n > BALLOT_PAGE_MAX)
        return err_set(e, ERR_INPUT, "表样有 %zu 行，一份表至多 %d 页 %zu 行，请分成几个票组", g->form.n, BALLOT_PAGE_MAX,
                BALLOT_PAGE_MAX * rows);
    g->pages = arena_alloc_array(ws->arena, g->n, sizeof *g->pages);
    for (size_t i = 0; i < g->n; i++)
        if (!lay_out_page(ws, g, i, rows, e)) return false;
    return true;
}

/* ---- printing ---- */

static const char *page_path(struct arena *a, const char *pdf, size_t page, size_t pages, const char *end)
{
    size_t n = strlen(pdf);
    if (n > 4 && text_eq(pdf + n - 4, ".pdf")) n -= 4;
    if (pages == 1) return arena_text(a, "%.*s%s", (int)n, pdf, end);
    return arena_text(a, "%.*s-%zu%s", (int)n, pdf, page + 1, end);
}

bool set_grid_print(struct workspace *ws, const struct set_grid *g, const struct set_grid_order *o,
        const char *const **files, size_t *n, struct err *e)
{
    struct arena *a = ws->arena;
    struct ballot_leaf leaf = {.copies = (size_t)o->copies};
    const char **names = arena_alloc_array(a, g->n, sizeof *names);
    struct ballot_sheaf *sheaves = arena_alloc_array(a, g->n, sizeof *sheaves);
    bool is_one = o->is_together && g->n > 1;
    for (size_t i = 0; i < g->n; i++) {
        sheaves[i] = (struct ballot_sheaf){.layout = &g->pages[i],
                .kind = BALLOT_LEAF_REAL,
                .name = is_one ? arena_text(a, "%s测评表", g->set->name) : arena_text(a, "%s测评表第 %zu 页", g->set->name, i + 1),
                .dated = g->set->held_on,
                .leaves = &leaf,
                .leaf_count = 1};
        names[i] = page_path(a, o->pdf, i, is_one ? 1 : g->n, ".pdf");
        if (!is_one && !ballot_pdf_write(&sheaves[i], names[i], e)) return false;
        const char *text = arena_text(a, "%s\n", json_text_pretty(a, ballot_layout_to_json(a, &g->pages[i])));
        if (o->wants_layouts && !file_write_atomic(page_path(a, o->pdf, i, g->n, ".json"), str_of(text), e)) return false;
    }
    if (is_one && !ballot_pdf_write_forms(sheaves, g->n, (size_t)o->copies, names[0], e)) return false;
    *files = names;
    *n = is_one ? 1 : g->n;
    return true;
}
