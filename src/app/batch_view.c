/* How stacks stand: their sheets with what people settled, added up. */
#include <inttypes.h>

#include "app/second_look.h"

bool batch_hash(const struct sheet_list *sheets, char hex[SM3_HEX], struct err *e)
{
    AUTO_SM3 struct sm3 *h = NULL;
    AUTO_ARENA struct arena *a = arena_new((size_t)64 << 20);
    if (!sm3_new(&h, e)) return false;
    for (size_t i = 0; i < sheets->n; i++) {
        const struct scanned_sheet *s = &sheets->v[i];
        arena_reset(a);
        bool is_refused = s->state == SHEET_REFUSED; /* nothing was read on it but why */
        sm3_add(h, str_of(arena_text(a, "%s %s %s\n", s->sheet, sheet_state_code(s->state),
                           is_refused ? s->refusal : s->same_sheet)));
        if (is_refused) continue;
        for (size_t k = 0; k < s->mark_count; k++)
            sm3_add(h, str_of(arena_text(
                               a, "%" PRId64 " %s\n", s->marks[k].candidate, scanned_vote_code(s->marks[k].vote))));
        for (size_t k = 0; k < s->line_count; k++)
            sm3_add(h,
                    str_of(arena_text(a, "w%" PRId64 " %s\n", s->lines[k].line, scanned_vote_code(s->lines[k].vote))));
    }
    sm3_finish(h, hex);
    return true;
}

/* Of a refused page the machine says nothing: people read every place of it. */
static void ask_everything(struct arena *a, struct batch_view *v)
{
    for (size_t i = 0; i < v->sheets.n; i++) {
        struct scanned_sheet *s = &v->sheets.v[i];
        if (s->state != SHEET_REFUSED) continue;
        s->marks = arena_alloc_array(a, v->name_count + 1, sizeof *s->marks);
        s->lines = arena_alloc_array(a, v->line_count + 1, sizeof *s->lines);
        for (; s->mark_count < v->name_count; s->mark_count++)
            s->marks[s->mark_count] =
                    (struct scanned_mark){.candidate = (int64_t)s->mark_count + 1, .vote = SCANNED_UNCLEAR};
        for (; s->line_count < v->line_count; s->line_count++)
            s->lines[s->line_count] =
                    (struct scanned_line){.line = (int64_t)s->line_count + 1, .vote = SCANNED_FOR, .is_inked = true};
    }
}

static bool load_view(struct workspace *ws, const struct scan_batch *b, const struct vote_list *votes,
        struct batch_view *out, struct err *e)
{
    struct arena *a = ws->arena;
    struct batch_view v = {.batch = *b, .key = batch_vote_key(b)};
    const struct vote *x = vote_lookup(votes, v.key);
    if (!x || !x->is_open) return err_set(e, ERR_STATE, "没有%s", vote_subject(a, v.key));
    v.law = x->law;
    v.names = x->names;
    v.name_count = x->name_count;
    v.line_count = vote_line_count(x);
    if (!sheet_load_batch(a, ws->db, ws->election.county, b->batch_no, &v.sheets, e) ||
            !operator_load_batch(a, ws->db, ws->election.county, b->batch_no, &v.operators, e) ||
            !answer_load_batch(a, ws->db, ws->election.county, b->batch_no, &v.answers, e) ||
            !second_look_load(ws, &v, e))
        return false;
    ask_everything(a, &v);
    doubt_list_all(a, v.sheets.v, v.sheets.n, v.answers.v, v.answers.n, &v.doubts);
    for (size_t i = 0; i < v.doubts.n; i++)
        v.held += text_eq(v.doubts.v[i].item, "same") && v.doubts.v[i].state != DOUBT_STATE_SETTLED;
    struct stack_contest contest = {
            .kind = x->kind, .seats = x->seats, .names = x->names, .name_count = x->name_count};
    if (!stack_add_up(a, x->law, &contest, v.sheets.v, v.sheets.n, &v.doubts, &v.count, e))
        return err_in(e, "%s", b->name);
    second_look_count(&v);
    *out = v;
    return true;
}

bool batch_load(struct workspace *ws, const char *name, struct batch_view_list *out, struct err *e)
{
    struct batch_list list;
    struct vote_list votes;
    struct batch_view_list views = {0};
    if (!batch_load_all(ws->arena, ws->db, ws->election.county, &list, e) || !vote_load_all(ws, &votes, e)) return false;
    views.v = arena_alloc_array(ws->arena, list.n + 1, sizeof *views.v);
    for (size_t i = 0; i < list.n; i++) {
        if (name && !text_eq(list.v[i].name, name)) continue;
        if (!load_view(ws, &list.v[i], &votes, &views.v[views.n++], e)) return false;
    }
    if (name && views.n == 0) return err_set(e, ERR_INPUT, "没有名为“%s”的批；用 huanjie batch list 查看", name);
    *out = views;
    return true;
}

bool batch_load_of_districts(struct workspace *ws, struct batch_view_list *out, struct err *e)
{
    struct batch_list list;
    struct vote_list votes;
    struct batch_view_list views = {0};
    if (!batch_load_all(ws->arena, ws->db, ws->election.county, &list, e) || !vote_load_districts(ws, &votes, e))
        return false;
    views.v = arena_alloc_array(ws->arena, list.n + 1, sizeof *views.v);
    for (size_t i = 0; i < list.n; i++)
        if (list.v[i].session_no == 0 && !load_view(ws, &list.v[i], &votes, &views.v[views.n++], e)) return false;
    *out = views;
    return true;
}

const struct scanned_sheet *batch_taken_instead(const struct batch_view *v, const struct scanned_sheet *refused)
{
    if (refused->state != SHEET_REFUSED) return NULL;
    const struct doubt *d = doubt_lookup(&v->doubts, refused->sheet, "page");
    const char *name = d && d->answer ? doubt_taken_as(d->answer) : NULL;
    for (size_t i = 0; name && i < v->sheets.n; i++)
        if (text_eq(v->sheets.v[i].sheet, name)) return &v->sheets.v[i];
    return NULL;
}
