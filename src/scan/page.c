#include "scan/page.h"

#include <string.h>

#include "base/resource.h"
#include "model/code.h"
#include "scan/box.h"
#include "scan/code.h"
#include "scan/gauge.h"
#include "scan/locate.h"
#include "scan/row.h"
#include "scan/second.h"
#include "scan/shape.h"
#include "scan/solid.h"
#include "scan/spread.h"
#include "scan/threshold.h"

DEFINE_CODE_FUNCTION(scan_status, enum scan_status, SCAN_STATUSES)
DEFINE_TITLE_FUNCTION(scan_status, enum scan_status, SCAN_STATUSES)

enum { PAGE_ARENA_BYTES = 1 << 20, LITTLE_MM2 = 2 };

struct scan_desk {
    struct arena *arena; /* of one page */
    struct scan_decoder *decoder;
    struct scan_bytes scratch, solid;
    struct scan_patch patch;
    struct scan_net net;
    double trace_mm2; /* of the page at hand: with more ink than this, down to the smallest specks, no box is blank, */
    int32_t pieces;   /* when it lies in more pieces than this */
};

static void desk_free(void *thing)
{
    struct scan_desk *d = thing;
    scan_bytes_free(&d->scratch);
    scan_bytes_free(&d->solid);
    arena_free(d->arena);
}

bool scan_desk_new(struct arena *a, struct scan_desk **out, struct err *e)
{
    struct scan_desk *d = arena_alloc(a, sizeof *d);
    d->arena = arena_new(PAGE_ARENA_BYTES);
    arena_defer(a, desk_free, d);
    *out = d;
    return scan_net_read(resource_find("data/signs.tsv"), &d->net, e) && scan_decoder_new(a, &d->decoder, e);
}

static bool refuse(struct scan_page *page, const char *reason)
{
    page->status = SCAN_REFUSED;
    page->reason = reason;
    return false;
}

static bool is_named(const struct scan_ballot *b, const struct ballot_payload *p)
{
    const struct ballot_payload *q = &b->layout->payload;
    if (b->has_code) return ballot_payload_eq(p, q);
    return p->contest_no == q->contest_no && p->round == q->round && p->style == q->style && p->sheet == q->sheet;
}

/* Finds the ballots among those known that the code names. */
static bool match(struct scan_desk *d, const struct scan_ballot_list *known, struct scan_page *page)
{
    struct ballot_payload p;
    struct err e;
    if (!ballot_decode_payload(str_of(page->code), &p, &e)) return refuse(page, arena_text(d->arena, "%s", e.text));
    for (size_t i = 0; i < known->n; i++)
        if (is_named(&known->v[i], &p)) {
            page->ballot = &known->v[i];
            return true;
        }
    bool is_election = false, is_contest = false;
    for (size_t i = 0; i < known->n; i++) {
        const struct ballot_payload *q = &known->v[i].layout->payload;
        bool is_same = !known->v[i].has_code || (q->election == p.election && q->kind == p.kind);
        is_election |= is_same;
        is_contest |= is_same && q->contest_no == p.contest_no && q->round == p.round;
    }
    if (!is_election) return refuse(page, "不是本次选举的选票");
    if (!is_contest)
        return refuse(
                page, arena_text(d->arena, "是第 %d 号第 %d 次投票的选票，不在要读的选票之列", p.contest_no, p.round));
    return refuse(page, "选票与版式不是同一次印制的（候选人、名额或式样不同）");
}

/* The code at the place, one way round or the other. A code that names another sheet than the one that was looked for
 * says that these are not its corners; what is no code of ours is for others to refuse. */
static bool read_code(struct scan_desk *d, const struct scan_image *image, struct scan_place *place, char code[])
{
    struct ballot_payload p;
    struct err ignored;
    const struct ballot_layout *l = place->layout;
    if (!scan_read_code(d->decoder, image, &place->map, l->code, code)) {
        place->map = scan_map_turned(&place->map, l);
        if (!scan_read_code(d->decoder, image, &place->map, l->code, code)) return false;
    }
    return !ballot_decode_payload(str_of(code), &p, &ignored) || p.sheet == l->payload.sheet;
}

/* Each sheet that is known is looked for until one is found whose code can be read: four dark squares elsewhere on a
 * page are no ballot. False: no corners, or no code, and why in *reason. */
static bool find_place(struct scan_desk *d, const struct scan_image *image, const struct scan_ballot_list *known,
        struct scan_place *place, char code[], const char **reason)
{
    bool has_place = false;
    for (int sheet = 0; sheet < BALLOT_SHEET_COUNT; sheet++) {
        const struct ballot_layout *l = NULL;
        for (size_t i = 0; i < known->n && !l; i++)
            if ((int)known->v[i].layout->payload.sheet == sheet) l = known->v[i].layout;
        if (!l || scan_locate(image, l, &d->scratch, place) == SCAN_NO_CORNERS) continue;
        has_place = true;
        if (read_code(d, image, place, code)) return true;
    }
    code[0] = '\0';
    *reason = has_place ? "二维码读不出来" : "没有找到定位标记: 不是选票、空白页，或破损太多";
    return false;
}

/* In black and white print with hardly any toner is specks: where nothing was found they are joined, and then again
 * with wider gaps. *seen: the image that shows the print. */
static bool place_page(struct scan_desk *d, const struct scan_image *image, const struct scan_ballot_list *known,
        struct scan_image *seen, struct scan_place *place, struct scan_page *page)
{
    enum { COARSE_DPI = 180 };
    const char *reason = "", *ignored;
    *seen = *image;
    bool is_found = find_place(d, image, known, place, page->code, &reason);
    int32_t reach = image->dpi && image->dpi < COARSE_DPI ? 1 : 2, last = image->is_bilevel ? reach + 1 : 0;
    for (; !is_found && reach <= last; reach++)
        is_found = scan_make_solid(image, reach, &d->solid, seen) &&
                   find_place(d, seen, known, place, page->code, &ignored);
    if (!is_found) return refuse(page, reason);
    if (!scan_has_second_sheet(seen, place->layout, &place->map, &d->scratch)) return true;
    page->code[0] = '\0';
    return refuse(page, "图像上不止一张选票，可能两张纸叠在一起走了，请分开重扫");
}

static void judge_box(struct scan_desk *d, const struct scan_ink *ink, bool is_sign, struct scan_box *box)
{
    *box = (struct scan_box){.ink_mm2 = ink->ink_mm2,
            .ring_mm2 = ink->ring_mm2,
            .faint_mm2 = ink->faint_mm2,
            .trace_mm2 = ink->trace_mm2};
    box->threshold_mm2 = scan_threshold_mm2;
    box->score = ink->ink_mm2 / (ink->ink_mm2 + scan_threshold_mm2);
    if (d->patch.is_cut) {
        box->state = SCAN_UNSURE;
        box->why = "方框有一部分不在图像内";
    } else if (ink->has_half_line && ink->ink_mm2 > scan_blank_mm2 && ink->ink_mm2 < scan_line_mm2 &&
               ink->beside_mm2 < scan_marked_mm2) {
        box->state = SCAN_UNSURE;
        box->why = "框内有一条从框外伸进来的直线";
    } else if (ink->ink_mm2 >= scan_marked_mm2) {
        box->state = SCAN_MARKED;
        if (!is_sign) return;
        box->has_shape = scan_read_shape(&d->net, &d->patch, d->patch.image->is_bilevel, &box->shape);
        if (!box->has_shape) box->why = "符号认不清";
    } else if (ink->ink_mm2 > scan_blank_mm2) {
        box->state = SCAN_UNSURE;
        box->why = "框内墨迹很少";
    } else if (ink->ring_mm2 > scan_ring_mm2) {
        box->state = SCAN_UNSURE;
        box->why = "框外有墨迹";
    } else if (ink->faint_mm2 > scan_faint_mm2) {
        box->state = SCAN_UNSURE;
        box->why = "框内有很淡的痕迹";
    } else if (ink->trace_mm2 > d->trace_mm2 && ink->pieces > d->pieces) {
        box->state = SCAN_UNSURE;
        box->why = "黑白图像上框内有散点，可能是没有扫全的笔迹";
    }
}

/* No name, only a line that runs through: a fold that is not straight, dirt on the glass. */
static bool is_only_line(const struct scan_patch *patch, const struct scan_ink *ink)
{
    return ink->ink_mm2 >= scan_written_mm2 && scan_ink_off_band(patch) < scan_unwritten_mm2;
}

static void judge_write_in(const struct scan_patch *patch, const struct scan_ink *ink, struct scan_box *box)
{
    *box = (struct scan_box){.ink_mm2 = ink->ink_mm2,
            .ring_mm2 = ink->ring_mm2,
            .faint_mm2 = ink->faint_mm2,
            .trace_mm2 = ink->trace_mm2};
    box->threshold_mm2 = scan_written_mm2;
    box->score = ink->ink_mm2 / (ink->ink_mm2 + scan_written_mm2);
    box->state = ink->ink_mm2 >= scan_written_mm2 ? SCAN_MARKED : SCAN_BLANK;
    if (patch->is_cut || ((ink->ink_mm2 > scan_unwritten_mm2 || ink->trace_mm2 > scan_unwritten_mm2) &&
                                 ink->ink_mm2 < scan_written_mm2)) {
        box->state = SCAN_UNSURE;
        box->why = "另选他人的长框里有少量墨迹";
    } else if (is_only_line(patch, ink)) {
        box->state = SCAN_UNSURE;
        box->why = "另选他人的长框里只有一条线";
    }
}

static void read_boxes(
        struct scan_desk *d, const struct scan_image *image, const struct scan_rows *rows, struct scan_page *page)
{
    const struct ballot_layout *l = page->ballot->layout;
    bool is_blank_abstention = page->ballot->convention->vote[BALLOT_SHAPE_BLANK] == VOTE_ABSTAIN;
    d->trace_mm2 = is_blank_abstention ? scan_trace_mm2 : scan_vote_trace_mm2;
    d->pieces = is_blank_abstention ? scan_trace_pieces : 0;
    for (size_t i = 0; i < l->box_count; i++) {
        const struct ballot_box *b = &l->boxes[i];
        struct scan_ink ink = {0};
        bool is_sign = b->option == BALLOT_OPTION_SIGN ||
                       (b->option == BALLOT_OPTION_WRITE_IN_SIGN && l->payload.style == BALLOT_SIGNS);
        bool is_name = b->option == BALLOT_OPTION_WRITE_IN_NAME;
        if (scan_cut_box(image, &rows->maps[b->row], b->at, is_name, &d->patch))
            scan_measure_ink(&d->patch, image->is_bilevel, is_name ? 0 : LITTLE_MM2, &ink);
        else
            d->patch.is_cut = true;
        if (is_name)
            judge_write_in(&d->patch, &ink, &page->boxes[i]);
        else
            judge_box(d, &ink, is_sign, &page->boxes[i]);
    }
}

/* What a box in which a sign is drawn says. */
static int sign_vote(const struct ballot_convention *c, const struct scan_box *box)
{
    if (box->state == SCAN_BLANK) return c->vote[BALLOT_SHAPE_BLANK];
    if (box->state == SCAN_UNSURE || !box->has_shape) return BALLOT_UNCLEAR;
    return c->vote[box->shape];
}

static int vote_of(enum ballot_option o)
{
    return o == BALLOT_OPTION_FOR ? VOTE_FOR : o == BALLOT_OPTION_AGAINST ? VOTE_AGAINST : VOTE_ABSTAIN;
}

/* Of a candidate's boxes one is marked and the others are blank, or all are blank: anything else is for people. */
static struct scan_mark column_mark(const struct scan_page *page, size_t from, size_t to)
{
    const struct ballot_layout *l = page->ballot->layout;
    struct scan_mark mark = {
            .candidate = l->boxes[from].candidate, .vote = page->ballot->convention->vote[BALLOT_SHAPE_BLANK]};
    int marked = 0;
    bool is_unsure = false;
    for (size_t i = from; i < to; i++) {
        const struct scan_box *box = &page->boxes[i];
        if (box->score >= mark.score) mark.score = box->score, mark.threshold_mm2 = box->threshold_mm2;
        is_unsure |= box->state == SCAN_UNSURE;
        if (box->state != SCAN_MARKED) continue;
        marked++;
        mark.vote = vote_of(l->boxes[i].option);
    }
    if (is_unsure || marked > 1) mark.vote = BALLOT_UNCLEAR;
    return mark;
}

static struct scan_write_in written_in(const struct scan_page *page, size_t i)
{
    const struct ballot_layout *l = page->ballot->layout;
    const struct ballot_convention *c = page->ballot->convention;
    const struct scan_box *name = &page->boxes[i], *sign = &page->boxes[i + 1];
    struct scan_write_in w = {.line = l->boxes[i].candidate, .is_inked = name->state != SCAN_BLANK};
    if (l->payload.style == BALLOT_SIGNS)
        w.vote = sign_vote(c, sign);
    else
        w.vote = sign->state == SCAN_MARKED ? VOTE_FOR : sign->state == SCAN_BLANK ? VOTE_ABSTAIN : BALLOT_UNCLEAR;
    /* An untouched line is nobody's vote, whatever a blank box says about a printed name. */
    if (!w.is_inked) w.vote = sign->state == SCAN_BLANK ? VOTE_ABSTAIN : BALLOT_UNCLEAR;
    if (name->state == SCAN_UNSURE) w.vote = BALLOT_UNCLEAR;
    return w;
}

static void gather(struct scan_page *page)
{
    const struct ballot_layout *l = page->ballot->layout;
    for (size_t i = 0; i < l->box_count;) {
        if (l->boxes[i].option == BALLOT_OPTION_WRITE_IN_NAME) {
            page->write_ins[page->write_in_count++] = written_in(page, i);
            i += 2;
            continue;
        }
        size_t to = i + 1;
        while (to < l->box_count && l->boxes[to].row == l->boxes[i].row) to++;
        if (l->payload.style == BALLOT_SIGNS) {
            const struct scan_box *box = &page->boxes[i];
            page->marks[page->mark_count++] = (struct scan_mark){
                    l->boxes[i].candidate, sign_vote(page->ballot->convention, box), box->score, box->threshold_mm2};
        } else {
            page->marks[page->mark_count++] = column_mark(page, i, to);
        }
        i = to;
    }
}

/* The first thing that a person has to look at. */
static void review(struct scan_desk *d, struct scan_page *page)
{
    const struct ballot_layout *l = page->ballot->layout;
    int32_t unclear = 0, first = 0;
    const char *why = "同一候选人画了不止一栏，或符号在本地办法中没有规定";
    for (size_t i = 0; i < page->mark_count; i++)
        if (page->marks[i].vote == BALLOT_UNCLEAR && unclear++ == 0) first = page->marks[i].candidate;
    for (size_t i = 0; i < l->box_count && first; i++)
        if (l->boxes[i].candidate == first && l->boxes[i].option <= BALLOT_OPTION_SIGN && page->boxes[i].why) {
            why = page->boxes[i].why;
            break;
        }
    if (unclear) {
        page->status = SCAN_REVIEW;
        page->reason = arena_text(d->arena, "第 %d 位候选人: %s%s", first, why, unclear > 1 ? " 等" : "");
        return;
    }
    for (size_t i = 0; i < page->write_in_count; i++) {
        if (page->write_ins[i].vote != BALLOT_UNCLEAR) continue;
        page->status = SCAN_REVIEW;
        page->reason = arena_text(d->arena, "另选他人第 %d 行认不清", page->write_ins[i].line);
        return;
    }
}

/* Whether a pen that the scanner nearly lost left so much in several boxes that it would not leave nothing in another. */
static bool leaves_traces(const struct scan_page *page)
{
    const struct ballot_layout *l = page->ballot->layout;
    int boxes = 0;
    for (size_t i = 0; i < l->box_count; i++)
        boxes += l->boxes[i].option != BALLOT_OPTION_WRITE_IN_NAME && page->boxes[i].trace_mm2 >= scan_seen_mm2;
    return boxes >= scan_seen_boxes;
}

/* Black and white, and no mark as strong as pens leave them: a pen that the scanner's threshold took for paper leaves
 * the same picture, in all boxes or in some; unless the page itself shows how light a stroke the scanner still sees.
 * Where a ballot without marks is a vote like any other, and the usual one, nobody could look at them all: there a trace
 * in some box must say that there was a pen. */
static void doubt_weak_pen(const struct scan_image *image, const struct scan_rows *rows, struct scan_page *page)
{
    const struct ballot_layout *l = page->ballot->layout;
    double strongest = 0;
    if (!image->is_bilevel) return;
    for (size_t i = 0; i < l->box_count; i++) {
        bool is_name = l->boxes[i].option == BALLOT_OPTION_WRITE_IN_NAME;
        if (!is_name && page->boxes[i].ink_mm2 > strongest) strongest = page->boxes[i].ink_mm2;
    }
    if (strongest >= scan_weak_mm2 || scan_gauge_lines(image, l, rows) >= scan_gauge_mm) return;
    bool is_abstention = page->ballot->convention->vote[BALLOT_SHAPE_BLANK] == VOTE_ABSTAIN, has_pen = is_abstention;
    for (size_t i = 0; i < l->box_count && !has_pen; i++) has_pen = page->boxes[i].state != SCAN_BLANK;
    bool tells = is_abstention && leaves_traces(page);
    for (size_t i = 0; i < l->box_count && has_pen; i++) {
        struct scan_box *box = &page->boxes[i];
        if (box->state != SCAN_BLANK || (tells && box->trace_mm2 <= scan_untraced_mm2)) continue;
        box->state = SCAN_UNSURE;
        box->why = "黑白图像上整张票没有清楚的笔迹，笔迹淡的可能没有扫出来";
    }
}

void scan_read_page(struct scan_desk *d, const struct scan_image *image, const struct scan_ballot_list *known,
        struct scan_page *page)
{
    struct scan_image seen;
    struct scan_place place;
    struct scan_rows rows;
    arena_reset(d->arena);
    *page = (struct scan_page){.status = SCAN_READ, .reason = "", .is_bilevel = image->is_bilevel};
    if (!place_page(d, image, known, &seen, &place, page)) return;
    page->corners = place.corners;
    page->map = place.map;
    page->rotation = (scan_map_quarter(&place.map) + image->rotation) % 360;
    if (!match(d, known, page)) return;
    scan_read_rows(&seen, page->ballot->layout, &place.map, &rows);
    if (rows.seen < (int32_t)page->ballot->layout->row_count / 2) {
        page->ballot = NULL;
        refuse(page, "行标记找不到，选票的位置不可靠");
        return;
    }
    read_boxes(d, image, &rows, page);
    doubt_weak_pen(image, &rows, page);
    gather(page);
    review(d, page);
}
