/* Pages that were refused and scanned once more. */
#include "app/set_grid_stack.h"

struct grid_again *grid_stack_again_at(struct grid_stack *s, const char *place)
{
    for (size_t i = 0; i < s->again_count; i++)
        if (text_eq(s->again[i].instead, place)) return &s->again[i];
    return NULL;
}

/* Lines live until the writer returns: what the page says is kept. */
static void take_again(void *user, const struct scan_line *line)
{
    struct grid_again *x = ((struct grid_stack *)user)->again + ((struct grid_stack *)user)->again_count;
    struct arena *a = ((struct grid_stack *)user)->arena;
    if (x->pages++) return;
    x->line = *line;
    if (!line->page) return;
    struct scan_page *page = arena_alloc(a, sizeof *page);
    *page = *line->page;
    page->reason = arena_text(a, "%s", line->page->reason);
    x->line.page = page;
    if (!line->kept) return;
    struct scan_keepsake *kept = arena_alloc(a, sizeof *kept);
    *kept = *line->kept;
    kept->png.p = arena_copy(a, kept->png.p, kept->png.n);
    kept->trace.p = arena_copy(a, kept->trace.p, kept->trace.n);
    x->line.kept = kept;
}

/* "a.pdf:7=new.png" */
static bool split_again(struct arena *a, const char *text, struct grid_again *x)
{
    for (const char *equals = strchr(text, '='); equals; equals = strchr(equals + 1, '=')) {
        const char *p = equals;
        while (p > text && p[-1] >= '0' && p[-1] <= '9') p--;
        if (p == equals || p <= text + 1 || p[-1] != ':' || !equals[1]) continue;
        *x = (struct grid_again){.instead = arena_copy(a, text, (size_t)(equals - text)), .path = equals + 1};
        return true;
    }
    return false;
}

bool grid_stack_read_again(struct grid_stack *s, const struct set_grid_scan *scan, const struct scan_ballot_list *known, struct err *e)
{
    s->again = arena_alloc_array(s->arena, scan->again_count + 1, sizeof *s->again);
    for (size_t i = 0; i < scan->again_count; i++) {
        struct grid_again *x = &s->again[i];
        struct scan_summary ignored;
        if (!split_again(s->arena, scan->again[i], x))
            return err_set(e, ERR_INPUT, "--again “%s”应写成 拒读的页=重扫的文件，如 叠.pdf:7=重扫.png", scan->again[i]);
        if (grid_stack_again_at(s, x->instead)) return err_set(e, ERR_INPUT, "--again 里 %s 写了两次", x->instead);
        struct scan_order order = {.paths = &x->path, .path_count = 1, .known = known, .workers = 1, .wants_kept = true};
        if (!scan_files(s->arena, &order, take_again, s, &ignored, e)) return false;
        if (x->pages != 1) return err_set(e, ERR_INPUT, "--again 的 %s 有 %zu 页，应只有重扫的那一页", x->path, x->pages);
        s->again_count++;
    }
    return true;
}

bool grid_stack_is_another(const struct grid_stack *s, size_t form, size_t page_no, struct err *e)
{
    const struct grid_page *own = &s->forms[form].pages[page_no];
    int32_t most = -1, next = -1;
    const struct grid_page *like = NULL;
    for (size_t i = 0; i < s->n; i++) {
        if (i == form) continue;
        int32_t x = scan_likeness(own->trace, s->forms[i].pages[page_no].trace);
        if (x > most) {
            next = most;
            most = x;
            like = &s->forms[i].pages[page_no];
        } else if (x > next) {
            next = x;
        }
    }
    if (!like || !scan_is_same(most, next)) return false;
    (void)!err_set(e, ERR_INPUT, "%s 看来就是 %s 的那一张，已经读过；请找出拒读的那一页重扫", own->place, like->place);
    return true;
}
