#include "app/scan.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/ballot_source.h"
#include "ballot/layout_file.h"

enum { LAYOUT_BYTES_MAX = 1 << 20 };

static bool read_text(struct arena *a, const char *path, struct str *text, struct err *e)
{
    FILE *f = fopen(path, "rb");
    if (!f) return err_set(e, ERR_INPUT, "没有版式文件 %s，请核对文件名和所在文件夹", path);
    char *p = arena_alloc(a, LAYOUT_BYTES_MAX);
    *text = (struct str){p, fread(p, 1, LAYOUT_BYTES_MAX, f)};
    bool ok = !ferror(f) && text->n < LAYOUT_BYTES_MAX;
    fclose(f);
    return ok || err_set(e, ERR_INPUT, "%s 不是版式文件", path);
}

static bool choose_convention(struct arena *a, const char *marking, enum ballot_style style,
        const struct ballot_convention **convention, struct err *e)
{
    struct ballot_convention_list list = ballot_load_conventions(a);
    for (size_t i = 0; i < list.n && !marking; i++)
        if (list.v[i].style == style) marking = list.v[i].code;
    *convention = marking ? ballot_lookup_convention(&list, marking) : NULL;
    if (!*convention) return err_set(e, ERR_USAGE, "没有填写方法“%s”，见 docs/ballots.md", marking ? marking : "");
    if ((*convention)->style == style) return true;
    return err_set(e, ERR_USAGE, "填写方法“%s”不适用于%s选票", marking, ballot_style_title(style));
}

bool scan_load_layout(
        struct arena *a, const char *path, const char *marking, struct scan_ballot_list *list, struct err *e)
{
    struct str text;
    struct json *root;
    struct ballot_layout *layout = arena_alloc(a, sizeof *layout);
    struct scan_ballot *ballot = arena_alloc(a, sizeof *ballot);
    if (!read_text(a, path, &text, e)) return false;
    if (!json_parse(a, text, &root, e) || !ballot_read_layout(a, root, layout, &ballot->has_code, e))
        return err_in(e, "%s", path);
    ballot->layout = layout;
    if (!choose_convention(a, marking, layout->payload.style, &ballot->convention, e)) return false;
    *list = (struct scan_ballot_list){ballot, 1};
    return true;
}

bool scan_load_workspace(struct workspace *ws, struct scan_ballot_list *list, struct err *e)
{
    static const int32_t pages[] = {1, BALLOT_PAGE_TEST};
    struct ballot_source s;
    if (!ballot_source_load(ws, &s, e)) return false;
    size_t room = s.votes.n * BALLOT_SHEET_COUNT * ARRAY_COUNT(pages), n = 0;
    struct scan_ballot *v = arena_alloc_array(ws->arena, room + 1, sizeof *v);
    for (size_t i = 0; i < s.votes.n; i++)
        for (int sheet = 0; sheet < BALLOT_SHEET_COUNT; sheet++)
            for (size_t k = 0; k < ARRAY_COUNT(pages); k++) {
                struct ballot_contest *c = arena_alloc(ws->arena, sizeof *c);
                struct err too_small; /* a sheet that the rows do not fit on was never printed */
                if (!ballot_contest_make(&s, s.votes.v[i].key, sheet, pages[k], c, &too_small)) continue;
                v[n++] = (struct scan_ballot){&c->layout, c->design.convention, true};
            }
    if (n == 0) return err_set(e, ERR_STATE, "还没有建立投票，没有选票可读；请先用 huanjie round open 建立（大会选举用 session list、session vote）");
    *list = (struct scan_ballot_list){v, n};
    return true;
}

static const char *vote_text(int vote)
{
    return vote == BALLOT_UNCLEAR ? "unclear" : ballot_vote_code((enum ballot_vote)vote);
}

static void put_score(struct json *o, const char *name, double value)
{
    json_put_thousandths(o, name, 10 * (int64_t)lrint(value * 100));
}

static void put_boxes(struct json *root, const struct scan_page *page)
{
    static const char *const states[] = {"blank", "marked", "unsure"};
    const struct ballot_layout *l = page->ballot->layout;
    struct json *boxes = json_put_array(root, "boxes");
    for (size_t i = 0; i < l->box_count; i++) {
        const struct scan_box *b = &page->boxes[i];
        struct json *o = json_add_object(boxes);
        json_put_int(o, "candidate", l->boxes[i].candidate);
        json_put_text(o, "option", ballot_option_code(l->boxes[i].option));
        json_put_text(o, "state", states[b->state]);
        if (b->has_shape) json_put_text(o, "shape", ballot_shape_code(b->shape));
        put_score(o, "score", b->score);
        put_score(o, "ink_mm2", b->ink_mm2);
        put_score(o, "threshold_mm2", b->threshold_mm2);
        put_score(o, "outside_mm2", b->ring_mm2);
        put_score(o, "faint_mm2", b->faint_mm2);
        put_score(o, "trace_mm2", b->trace_mm2);
        json_put_text(o, "why", b->why);
    }
}

struct json *scan_page_to_json(
        struct arena *a, const char *file, int32_t number, const struct scan_page *page, bool wants_detail)
{
    struct json *root = json_new_object(a);
    json_put_text(root, "file", file);
    json_put_int(root, "page", number);
    json_put_text(root, "contest", page->ballot ? ballot_contest_name(a, &page->ballot->layout->payload) : NULL);
    json_put_int(root, "rotation", page->rotation);
    json_put_text(root, "status", scan_status_code(page->status));
    json_put_text(root, "reason", page->reason);
    struct json *marks = json_put_array(root, "marks"), *write_ins = json_put_array(root, "write_ins");
    for (size_t i = 0; i < page->mark_count; i++) {
        struct json *o = json_add_object(marks);
        json_put_int(o, "candidate", page->marks[i].candidate);
        json_put_text(o, "vote", vote_text(page->marks[i].vote));
        put_score(o, "score", page->marks[i].score);
    }
    for (size_t i = 0; i < page->write_in_count; i++) {
        struct json *o = json_add_object(write_ins);
        json_put_int(o, "line", page->write_ins[i].line);
        json_put_text(o, "vote", vote_text(page->write_ins[i].vote));
        json_put_bool(o, "inked", page->write_ins[i].is_inked);
    }
    if (wants_detail && page->ballot) {
        json_put_text(root, "code", page->code);
        put_boxes(root, page);
    }
    return root;
}
