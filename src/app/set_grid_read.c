/* A stack of scanned forms: read, put together form by form, counted, kept in an order that says nothing. */
#include "app/set_grid.h"

#include <inttypes.h>
#include <stdlib.h>

#include "app/ballot_set.h"
#include "app/set_leaf.h"
#include "seal/sm3.h"
#include "store/ballot_set.h"

/* One form of the stack. place NULL: that page has not come yet. again: it was scanned anew. */
struct page_read {
    const char *place;
    struct str png, trace;
    const char *key;
    bool is_again;
};

/* order  numbers of its pages as they came: "2、1" */
struct form_read {
    uint8_t *answers;
    struct page_read pages[BALLOT_PAGE_MAX];
    const char *order;
    const char *leaf;
};

/* A page that was scanned once more, and which of the stack it stands for: "a.pdf:7". */
struct page_again {
    const char *instead;
    const char *path;
    struct scan_line line;
    size_t pages;
    bool is_used;
};

struct line_doubt {
    size_t form, question;
    const char *why;
};

struct stack {
    struct arena *arena;
    const struct set_grid *g;
    struct form_read *forms;
    size_t n, capacity, pages;
    struct line_doubt *doubts;
    size_t doubt_count, doubt_capacity;
    struct set_grid_refusal *refused;
    size_t refused_count, refused_capacity;
    struct page_again *again;
    size_t again_count;
    const char *file; /* of the page before, and how many it had up to there */
    size_t file_pages;
    const char *wrong; /* the first thing that makes the stack unusable */
};

static void refuse(struct stack *s, const char *place, const char *why)
{
    if (s->refused_count == s->refused_capacity)
        s->refused = arena_grow_array(s->arena, s->refused, &s->refused_capacity, sizeof *s->refused);
    s->refused[s->refused_count++] = (struct set_grid_refusal){place, arena_text(s->arena, "%s", why)};
}

static void doubt(struct stack *s, size_t question, const char *why)
{
    if (s->doubt_count == s->doubt_capacity)
        s->doubts = arena_grow_array(s->arena, s->doubts, &s->doubt_capacity, sizeof *s->doubts);
    s->doubts[s->doubt_count++] = (struct line_doubt){s->n - 1, question, arena_text(s->arena, "%s", why)};
}

/* One line: the box that is marked, when it is plain. */
static bool read_row(const struct scan_page *page, size_t row, size_t labels, uint8_t *answer, const char **why)
{
    size_t marked = 0;
    *answer = 0;
    *why = NULL;
    for (size_t l = 0; l < labels; l++) {
        const struct scan_box *b = &page->boxes[row * labels + l];
        if (b->state == SCAN_UNSURE) *why = b->why ? b->why : "认不清";
        if (b->state != SCAN_MARKED) continue;
        marked++;
        *answer = (uint8_t)(l + 1);
    }
    if (marked > 1) *why = "画了不止一格";
    if (*why) *answer = 0;
    return !*why;
}

static void read_page(struct stack *s, const struct scan_line *line, size_t page_no)
{
    const struct ballot_layout *l = &s->g->pages[page_no];
    struct form_read *f = &s->forms[s->n - 1];
    size_t labels = s->g->form.label_count, rows = l->box_count / labels, first = page_no * set_grid_rows();
    for (size_t row = 0; row < rows; row++) {
        const char *why;
        if (!read_row(line->page, row, labels, &f->answers[first + row], &why)) doubt(s, first + row, why);
    }
    struct page_read *p = &f->pages[page_no];
    p->key = arena_text(s->arena, "%s", line->kept->key);
    p->png = (struct str){arena_copy(s->arena, line->kept->png.p, line->kept->png.n), line->kept->png.n};
    p->trace = (struct str){arena_copy(s->arena, line->kept->trace.p, line->kept->trace.n), line->kept->trace.n};
    f->order = arena_text(s->arena, "%s%s%zu", f->order, *f->order ? "、" : "", page_no + 1);
}

/* Numbers of the pages that the form at hand still lacks: "2、3" */
static const char *lacking(const struct stack *s)
{
    const char *text = "";
    for (size_t i = 0; s->n > 0 && i < s->g->n; i++)
        if (!s->forms[s->n - 1].pages[i].place) text = arena_text(s->arena, "%s%s%zu", text, *text ? "、" : "", i + 1);
    return text;
}

static void begin_form(struct stack *s)
{
    if (s->n == s->capacity) s->forms = arena_grow_array(s->arena, s->forms, &s->capacity, sizeof *s->forms);
    s->forms[s->n++] = (struct form_read){.answers = arena_alloc_array(s->arena, s->g->form.n + 1, 1), .order = ""};
}

static bool is_refused(const struct scan_line *line)
{
    return line->status == SCAN_REFUSED || !line->page || !line->page->ballot || !line->kept;
}

static void fail(struct stack *s, const char *why)
{
    if (!s->wrong) s->wrong = why;
}

/* A file of several pages holds whole forms: where it ends inside of one, pages were lost at its end, or at the beginning of
 * the next, and whatever follows would be put together from two people's forms. */
static void follow_file(struct stack *s, const struct scan_line *line)
{
    const char *file = line->file ? line->file : "";
    bool is_new = !s->file || !text_eq(s->file, file) || line->number == 1;
    bool is_inside = s->pages % s->g->n != 0;
    if (is_new && is_inside && s->file_pages > 1)
        fail(s, arena_text(s->arena, "%s 共 %zu 页，最后一份不全，缺第 %s 页；几页在一个文件里的，一个文件里是整份", s->file, s->file_pages, lacking(s)));
    if (!is_new && s->file_pages == 1 && (s->pages - 1) % s->g->n != 0)
        fail(s, arena_text(s->arena, "%s 的第 1 页接着前一个文件的半份；几页在一个文件里的，一个文件里是整份", file));
    s->file_pages = is_new ? 1 : s->file_pages + 1;
    if (is_new) s->file = arena_text(s->arena, "%s", file);
}

/* The page that was scanned instead of the one at that place; NULL when none was. */
static struct page_again *again_at(struct stack *s, const char *place)
{
    for (size_t i = 0; i < s->again_count; i++)
        if (text_eq(s->again[i].instead, place)) return &s->again[i];
    return NULL;
}

/* The pages of a form lie together, in any order: so many pages begin the next one. */
static void take_line(void *user, const struct scan_line *line)
{
    struct stack *s = user;
    const char *place = arena_text(s->arena, "%s:%" PRId32, line->file ? line->file : "", line->number);
    struct page_again *again = again_at(s, place);
    follow_file(s, line);
    if (s->pages++ % s->g->n == 0) begin_form(s);
    if (again) {
        again->is_used = true;
        if (!is_refused(line)) fail(s, arena_text(s->arena, "%s 读得了，不用换；--again 只换拒读的页", place));
        line = &again->line;
        place = arena_text(s->arena, "%s（换 %s）", again->path, place);
    }
    if (is_refused(line)) {
        refuse(s, place, line->page ? line->page->reason : "读不了");
        return;
    }
    if (s->refused_count) return;
    struct form_read *f = &s->forms[s->n - 1];
    size_t page_no = (size_t)(line->page->ballot->layout - s->g->pages);
    if (f->pages[page_no].place)
        fail(s, arena_text(s->arena, "%s 是表的第 %zu 页，这一份的第 %zu 页已经有了（%s），还缺第 %s 页；请把每一份的各页放在一起重扫",
                place, page_no + 1, page_no + 1, f->pages[page_no].place, lacking(s)));
    if (s->wrong) return;
    f->pages[page_no].place = place;
    f->pages[page_no].is_again = again != NULL;
    read_page(s, line, page_no);
}

/* ---- pages scanned anew ---- */

/* Lines live until the writer returns: what the page says is kept. */
static void take_again(void *user, const struct scan_line *line)
{
    struct page_again *x = ((struct stack *)user)->again + ((struct stack *)user)->again_count;
    struct arena *a = ((struct stack *)user)->arena;
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
static bool split_again(struct arena *a, const char *text, struct page_again *x)
{
    for (const char *equals = strchr(text, '='); equals; equals = strchr(equals + 1, '=')) {
        const char *p = equals;
        while (p > text && p[-1] >= '0' && p[-1] <= '9') p--;
        if (p == equals || p <= text + 1 || p[-1] != ':' || !equals[1]) continue;
        *x = (struct page_again){.instead = arena_copy(a, text, (size_t)(equals - text)), .path = equals + 1};
        return true;
    }
    return false;
}

static bool read_again(struct stack *s, const struct set_grid_scan *scan, const struct scan_ballot_list *known, struct err *e)
{
    s->again = arena_alloc_array(s->arena, scan->again_count + 1, sizeof *s->again);
    for (size_t i = 0; i < scan->again_count; i++) {
        struct page_again *x = &s->again[i];
        struct scan_summary ignored;
        if (!split_again(s->arena, scan->again[i], x))
            return err_set(e, ERR_INPUT, "--again “%s”应写成 拒读的页=重扫的文件，如 叠.pdf:7=重扫.png", scan->again[i]);
        if (again_at(s, x->instead)) return err_set(e, ERR_INPUT, "--again 里 %s 写了两次", x->instead);
        struct scan_order order = {.paths = &x->path, .path_count = 1, .known = known, .workers = 1, .wants_kept = true};
        if (!scan_files(s->arena, &order, take_again, s, &ignored, e)) return false;
        if (x->pages != 1) return err_set(e, ERR_INPUT, "--again 的 %s 有 %zu 页，应只有重扫的那一页", x->path, x->pages);
        s->again_count++;
    }
    return true;
}

/* Is a page that was scanned anew the paper of another place? Then the wrong sheet was put on the glass, and it would count
 * twice. */
static bool is_another(const struct stack *s, size_t form, size_t page_no, struct err *e)
{
    const struct page_read *own = &s->forms[form].pages[page_no];
    int32_t most = -1, next = -1;
    const struct page_read *like = NULL;
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

/* ---- keeping ---- */

static int by_leaf(const void *a, const void *b)
{
    return strcmp(((const struct form_read *)a)->leaf, ((const struct form_read *)b)->leaf);
}

static int by_question(const void *a, const void *b)
{
    const struct set_leaf_doubt *x = a, *y = b;
    int order = strcmp(x->leaf, y->leaf);
    return order ? order : (x->question_no > y->question_no) - (x->question_no < y->question_no);
}

struct key_place {
    const char *key, *place;
};

static int by_key(const void *a, const void *b)
{
    const struct key_place *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : strcmp(x->place, y->place);
}

/* Two pages that are the same to the pixel are one, scanned once and handed in twice. */
static bool is_once(struct stack *s, struct err *e)
{
    size_t n = 0;
    struct key_place *v = arena_alloc_array(s->arena, s->n * s->g->n + 1, sizeof *v);
    for (size_t i = 0; i < s->n; i++)
        for (size_t k = 0; k < s->g->n; k++) v[n++] = (struct key_place){s->forms[i].pages[k].key, s->forms[i].pages[k].place};
    if (n) qsort(v, n, sizeof *v, by_key);
    for (size_t i = 1; i < n; i++)
        if (text_eq(v[i].key, v[i - 1].key))
            return err_set(e, ERR_INPUT, "%s 与 %s 是同一个图像，放了两次", v[i].place, v[i - 1].place);
    for (size_t i = 0; s->again_count && i < s->n; i++)
        for (size_t k = 0; k < s->g->n; k++)
            if (s->forms[i].pages[k].is_again && is_another(s, i, k, e)) return false;
    return true;
}

/* A form is known by all its pages. */
static bool name_forms(struct stack *s, struct err *e)
{
    for (size_t i = 0; i < s->n; i++) {
        const char *all = "";
        char hex[SM3_HEX];
        for (size_t k = 0; k < s->g->n; k++) all = arena_text(s->arena, "%s%s\n", all, s->forms[i].pages[k].key);
        if (!sm3_hex(str_of(all), hex, e)) return false;
        s->forms[i].leaf = arena_text(s->arena, "%.32s", hex);
    }
    return true;
}

static bool is_whole(struct stack *s, struct err *e)
{
    for (size_t i = 0; i < s->again_count; i++)
        if (!s->again[i].is_used)
            return err_set(e, ERR_INPUT, "--again 的 %s 不在这一叠里；写法照拒读时列出的，如 叠.pdf:7", s->again[i].instead);
    if (s->refused_count) return true; /* which pages belong together is not known then */
    if (s->wrong) return err_set(e, ERR_INPUT, "%s", s->wrong);
    if (s->pages % s->g->n != 0)
        return err_set(e, ERR_INPUT, "最后一份表不全: 共 %zu 页，一份 %zu 页，缺第 %s 页", s->pages, s->g->n, lacking(s));
    return is_once(s, e) && name_forms(s, e);
}

/* ---- counted against what people counted ---- */

static void find(struct finding_list *found, enum finding_code code, const struct ballot_set *s, const char *text)
{
    finding_add(found, (struct finding){code, "", arena_text(found->arena, "票组 %s", s->name), text});
}

/* Pages of several people can be put together to one form where one page of each was lost: the number shows it, and nothing
 * else may, because nothing on a form points to a person. */
static void check_number(const struct stack *s, const struct ballot_set *set, struct finding_list *found)
{
    struct arena *a = found->arena;
    const int64_t *f = set->figures;
    int64_t forms = (int64_t)s->n, spoiled = f[SET_VOID] > 0 ? f[SET_VOID] : 0;
    int64_t wanted = f[SET_VALID] >= 0 ? f[SET_VALID] : f[SET_RETURNED] - spoiled;
    const char *more = f[SET_ISSUED] >= 0 && forms > f[SET_ISSUED] ? arena_text(a, "，比发出的 %" PRId64 " 份还多", f[SET_ISSUED]) : "";
    if (f[SET_VALID] < 0 && f[SET_RETURNED] < 0)
        find(found, FINDING_F853, set, arena_text(a, "读出 %" PRId64 " 份%s；请数一数纸，用 --returned 写明收回几份再读，不符的不收", forms, more));
    else if (forms != wanted)
        find(found, FINDING_F852, set,
                arena_text(a, "读出 %" PRId64 " 份，登记%s应为 %" PRId64 " 份%s；%s", forms,
                        f[SET_VALID] >= 0 ? "的有效票" : spoiled ? "的收回数减去废票" : "的收回数", wanted, more,
                        forms < wanted ? "可能少扫了，几页的也可能各缺一页、拼成了一份，请逐份对照" : "可能有扫了两次的，或者废票没有取出"));
}

/* Forms whose pages come in another order than those of the first: the stack may have fallen apart. */
static void check_page_order(const struct stack *s, const struct ballot_set *set, struct finding_list *found)
{
    enum { NAMED = 3 };
    const char *places = "";
    size_t others = 0;
    for (size_t i = 1; i < s->n; i++) {
        if (text_eq(s->forms[i].order, s->forms[0].order) || ++others > NAMED) continue;
        places = arena_text(found->arena, "%s%s%s", places, *places ? "、" : "", s->forms[i].pages[0].place);
    }
    if (others)
        find(found, FINDING_W851, set,
                arena_text(found->arena, "第一份的页序是 %s，另有 %zu 份不同（%s%s）；叠散过的，请看这几份里有没有别人的页", s->forms[0].order, others,
                        places, others > NAMED ? " …" : ""));
}

/* Everything in the order of the leaves: nothing of the stack's order is written. */
static bool keep(struct workspace *ws, struct stack *s, int64_t returned, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct arena *a = s->arena;
    struct ballot_set_list sets;
    struct ballot_set *set;
    struct set_leaf_list list = {.v = arena_alloc_array(a, s->n + 1, sizeof *list.v), .n = s->n,
            .doubts = arena_alloc_array(a, s->doubt_count + 1, sizeof *list.doubts), .doubt_count = s->doubt_count};
    struct set_leaf_pages *pages = arena_alloc_array(a, s->n + 1, sizeof *pages);
    for (size_t i = 0; i < s->doubt_count; i++)
        list.doubts[i] = (struct set_leaf_doubt){.leaf = s->forms[s->doubts[i].form].leaf, .question_no = (int64_t)s->doubts[i].question + 1, .why = s->doubts[i].why};
    if (list.doubt_count) qsort(list.doubts, list.doubt_count, sizeof *list.doubts, by_question);
    if (s->n) qsort(s->forms, s->n, sizeof *s->forms, by_leaf);
    for (size_t i = 0; i < s->n; i++) {
        list.v[i] = (struct set_leaf){s->forms[i].leaf, s->forms[i].answers};
        struct str *png = arena_alloc_array(a, s->g->n, sizeof *png);
        for (size_t k = 0; k < s->g->n; k++) png[k] = s->forms[i].pages[k].png;
        pages[i] = (struct set_leaf_pages){s->forms[i].leaf, png, s->g->n};
    }
    if (!db_begin(ws->db, &txn, e) || !ballot_set_find(ws, &sets, s->g->set->name, &set, e)) return false;
    set->figures[SET_RETURNED] = returned;
    return ballot_set_update(ws->db, ws->election.county, set, e) &&
           set_leaf_keep(ws, set, &s->g->form, &list, pages, e) && db_commit(&txn, e);
}

bool set_grid_take(struct workspace *ws, const struct set_grid *g, const struct set_grid_scan *scan,
        struct set_grid_result *out, struct err *e)
{
    struct arena *a = ws->arena;
    struct stack s = {.arena = a, .g = g};
    struct scan_ballot *known = arena_alloc_array(a, g->n, sizeof *known);
    struct scan_summary summary;
    struct ballot_set set = *g->set;
    int64_t *returned = &set.figures[SET_RETURNED];
    if (set.shape != SHAPE_EMPTY)
        return err_set(e, ERR_STATE, "票组 %s 已有结果；要重读，先用 huanjie set withdraw 写明理由撤回", set.name);
    if (scan->returned >= 0 && *returned >= 0 && scan->returned != *returned)
        return err_set(e, ERR_INPUT, "登记的收回数是 %" PRId64 "，--returned 写的是 %" PRId64 "；先用 huanjie set add 改正登记", *returned, scan->returned);
    if (scan->returned >= 0) *returned = scan->returned;
    for (size_t i = 0; i < g->n; i++) known[i] = (struct scan_ballot){&g->pages[i], g->convention, true};
    struct scan_ballot_list list = {known, g->n};
    struct scan_order order = {.paths = scan->paths, .path_count = scan->path_count, .known = &list, .workers = 1, .wants_kept = true};
    if (!read_again(&s, scan, &list, e) || !scan_files(a, &order, take_line, &s, &summary, e) || !is_whole(&s, e)) return false;
    *out = (struct set_grid_result){.ballots = s.n, .pages = s.pages, .refused = s.refused, .refused_count = s.refused_count,
            .doubts = s.doubt_count, .found.arena = a};
    if (s.refused_count) return true;
    check_number(&s, &set, &out->found);
    check_page_order(&s, &set, &out->found);
    if (finding_count(&out->found, SEVERITY_STOP) > 0) return true;
    if (!keep(ws, &s, *returned, e)) return false;
    out->is_kept = true;
    out->is_taken = s.doubt_count == 0;
    return true;
}
