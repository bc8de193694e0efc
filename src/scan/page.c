#include "scan/page.h"

#include <math.h>
#include <string.h>

#include "base/resource.h"
#include "model/code.h"
#include "scan/box.h"
#include "scan/code.h"
#include "scan/locate.h"
#include "scan/row.h"
#include "scan/shape.h"
#include "scan/threshold.h"

DEFINE_CODE_FUNCTION(scan_status, enum scan_status, SCAN_STATUSES)
DEFINE_TITLE_FUNCTION(scan_status, enum scan_status, SCAN_STATUSES)

enum { PAGE_ARENA_BYTES = 1 << 20, OVERHANG_UM = 10000, SLIM_UM = 2000, LITTLE_MM2 = 2 };

struct scan_desk {
    struct arena *arena; /* of one page */
    struct scan_decoder *decoder;
    struct scan_bytes scratch;
    struct scan_patch patch;
    struct scan_net net;
};

static void desk_free(void *thing)
{
    struct scan_desk *d = thing;
    scan_bytes_free(&d->scratch);
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

/* Print on a strip of the image beyond the sheet: a square, or ink on something that is otherwise white. What belongs
 * to the sheet or lies within three millimetres of it does not count. back: from pixels to micrometres. */
static bool has_print(struct scan_desk *d, const struct scan_image *image, const struct ballot_layout *l,
        const struct scan_map *back, struct scan_window w, double side)
{
    enum { SLACK_UM = 3000, STEP = 3 };
    struct scan_spot spot;
    if (scan_find_squares(image, w, side, &d->scratch, &spot, 1) && spot.strength > 0.4) {
        struct scan_point p = scan_map_at(back, spot.at.x, spot.at.y);
        if (p.x < 0 || p.y < 0 || p.x > l->width || p.y > l->height) return true;
    }
    int32_t white = scan_white(image, w), dark = 0, n = 0;
    for (int32_t y = w.y < 0 ? 0 : w.y; y < w.y + w.h && y < image->height; y += STEP)
        for (int32_t x = w.x < 0 ? 0 : w.x; x < w.x + w.w && x < image->width; x += STEP) {
            struct scan_point p = scan_map_at(back, x, y);
            if (p.x > -SLACK_UM && p.y > -SLACK_UM && p.x < l->width + SLACK_UM && p.y < l->height + SLACK_UM) continue;
            dark += image->pixels[(size_t)y * (size_t)image->stride + (size_t)x] < white / 2;
            n++;
        }
    return n > 400 && white > 100 && dark * 400 > n && dark * 10 < n * 6;
}

/* Whether the image goes on beyond the sheet in the direction of the feed, and there is print: a second sheet. */
static bool has_second_sheet(
        struct scan_desk *d, const struct scan_image *image, const struct ballot_layout *l, const struct scan_map *m)
{
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (int i = 0; i < 4; i++) {
        struct scan_point p = scan_map_at(m, (i & 1) * l->width, (i >> 1) * l->height);
        left = fmin(left, p.x), right = fmax(right, p.x), top = fmin(top, p.y), bottom = fmax(bottom, p.y);
    }
    double scale = (scan_map_scale_x(m) + scan_map_scale_y(m)) / 2, most = OVERHANG_UM * scale;
    int32_t slack = (int32_t)(SLIM_UM * scale);
    struct scan_map back = scan_map_inverse(m);
    const struct scan_window strips[] = {
            {0, 0, image->width, (int32_t)top - slack},
            {0, (int32_t)bottom + slack, image->width, image->height - (int32_t)bottom - slack},
            {0, 0, (int32_t)left - slack, image->height},
            {(int32_t)right + slack, 0, image->width - (int32_t)right - slack, image->height},
    };
    for (size_t i = 0; i < ARRAY_COUNT(strips); i++) {
        int32_t thin = strips[i].w < strips[i].h ? strips[i].w : strips[i].h;
        if (thin + slack < most) continue;
        if (has_print(d, image, l, &back, strips[i], BALLOT_CORNER_UM * scale)) return true;
    }
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

/* Each sheet that is known is looked for until one is found whose code can be read: four dark squares elsewhere on a
 * page are no ballot. */
static bool place_page(struct scan_desk *d, const struct scan_image *image, const struct scan_ballot_list *known,
        struct scan_place *place, struct scan_page *page)
{
    bool has_place = false;
    for (int sheet = 0; sheet < BALLOT_SHEET_COUNT; sheet++) {
        const struct ballot_layout *l = NULL;
        for (size_t i = 0; i < known->n && !l; i++)
            if ((int)known->v[i].layout->payload.sheet == sheet) l = known->v[i].layout;
        if (!l || scan_locate(image, l, &d->scratch, place) == SCAN_NO_CORNERS) continue;
        has_place = true;
        struct scan_map turned = scan_map_turned(&place->map, l);
        if (!scan_read_code(d->decoder, image, &place->map, l->code, page->code)) {
            if (!scan_read_code(d->decoder, image, &turned, l->code, page->code)) continue;
            place->map = turned;
        }
        if (!has_second_sheet(d, image, l, &place->map)) return true;
        page->code[0] = '\0';
        return refuse(page, "图像上不止一张选票，可能两张纸叠在一起走了，请分开重扫");
    }
    return refuse(page, has_place ? "二维码读不出来" : "没有找到定位标记: 不是选票、空白页，或破损太多");
}

static void judge_box(struct scan_desk *d, const struct scan_ink *ink, bool is_sign, struct scan_box *box)
{
    *box = (struct scan_box){.ink_mm2 = ink->ink_mm2, .ring_mm2 = ink->ring_mm2, .faint_mm2 = ink->faint_mm2};
    box->threshold_mm2 = scan_threshold_mm2;
    box->score = ink->ink_mm2 / (ink->ink_mm2 + scan_threshold_mm2);
    if (d->patch.is_cut) {
        box->state = SCAN_UNSURE;
        box->why = "方框有一部分不在图像内";
    } else if (ink->has_half_line && ink->ink_mm2 > scan_blank_mm2 && ink->ink_mm2 < scan_line_mm2) {
        box->state = SCAN_UNSURE;
        box->why = "框内有一条从框外伸进来的直线";
    } else if (ink->ink_mm2 >= scan_marked_mm2) {
        box->state = SCAN_MARKED;
        if (!is_sign) return;
        box->has_shape = scan_read_shape(&d->net, &d->patch, &box->shape);
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
    }
}

static void judge_write_in(const struct scan_patch *patch, const struct scan_ink *ink, struct scan_box *box)
{
    *box = (struct scan_box){.ink_mm2 = ink->ink_mm2, .ring_mm2 = ink->ring_mm2, .faint_mm2 = ink->faint_mm2};
    box->threshold_mm2 = scan_written_mm2;
    box->score = ink->ink_mm2 / (ink->ink_mm2 + scan_written_mm2);
    box->state = ink->ink_mm2 >= scan_written_mm2 ? SCAN_MARKED : SCAN_BLANK;
    if (patch->is_cut || (ink->ink_mm2 > scan_unwritten_mm2 && ink->ink_mm2 < scan_written_mm2)) {
        box->state = SCAN_UNSURE;
        box->why = "另选他人的长框里有少量墨迹";
    }
}

static void read_boxes(
        struct scan_desk *d, const struct scan_image *image, const struct scan_rows *rows, struct scan_page *page)
{
    const struct ballot_layout *l = page->ballot->layout;
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

void scan_read_page(struct scan_desk *d, const struct scan_image *image, const struct scan_ballot_list *known,
        struct scan_page *page)
{
    struct scan_place place;
    struct scan_rows rows;
    arena_reset(d->arena);
    *page = (struct scan_page){.status = SCAN_READ, .reason = ""};
    if (!place_page(d, image, known, &place, page)) return;
    page->corners = place.corners;
    page->map = place.map;
    page->rotation = (scan_map_quarter(&place.map) + image->rotation) % 360;
    if (!match(d, known, page)) return;
    scan_read_rows(image, page->ballot->layout, &place.map, &rows);
    if (rows.seen < (int32_t)page->ballot->layout->row_count / 2) {
        page->ballot = NULL;
        refuse(page, "行标记找不到，选票的位置不可靠");
        return;
    }
    read_boxes(d, image, &rows, page);
    gather(page);
    review(d, page);
}
