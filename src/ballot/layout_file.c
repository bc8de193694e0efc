#include "ballot/layout_file.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/utf8.h"

enum { SIDE_UM_MIN = 4000, SIDE_UM_MAX = 200000, NAME_BYTES = 4 * BALLOT_NAME_CHARACTERS };

static bool read_um(const struct json *o, const char *name, int32_t low, int32_t high, int32_t *um, struct err *e)
{
    int64_t value;
    if (!json_has(o, name)) return err_set(e, ERR_INPUT, "缺少 %s", name);
    if (!json_read_thousandths(o, name, 0, &value, e)) return false;
    if (value < low || value > high)
        return err_set(e, ERR_INPUT, "%s 应在 %d 至 %d 毫米之间", name, low / 1000, high / 1000);
    *um = (int32_t)value;
    return true;
}

static bool read_sheet(const struct json *root, struct ballot_layout *l, struct err *e)
{
    const struct json *page = json_object_at(root, "page");
    int32_t width, height;
    if (!page) return err_set(e, ERR_INPUT, "缺少 page");
    if (!read_um(page, "width_mm", 0, 1000000, &width, e) || !read_um(page, "height_mm", 0, 1000000, &height, e))
        return err_in(e, "page");
    for (int s = 0; s < BALLOT_SHEET_COUNT; s++) {
        ballot_place_marks((enum ballot_sheet)s, l);
        l->payload.sheet = (enum ballot_sheet)s;
        if (l->width == width && l->height == height) return true;
    }
    return err_set(e, ERR_INPUT, "page: 纸张大小不是 A4 或 A5");
}

/* "12-1" */
static bool read_contest(const struct json *root, struct ballot_payload *p, struct err *e)
{
    const char *text;
    char *end;
    if (!json_read_text(root, "contest", "", &text, e)) return false;
    long contest = strtol(text, &end, 10), round = *end == '-' ? strtol(end + 1, &end, 10) : 0;
    if (*end || contest < 1 || contest > BALLOT_CONTEST_MAX || round < 1 || round > BALLOT_ROUND_MAX)
        return err_set(e, ERR_INPUT, "contest “%s”应写成选区号-次数，如 12-1", text);
    p->contest_no = (int32_t)contest;
    p->round = (int32_t)round;
    p->page = 1;
    return true;
}

static bool read_style(const struct json *root, struct ballot_payload *p, struct err *e)
{
    const char *text;
    if (!json_read_text(root, "style", "", &text, e)) return false;
    return ballot_style_from(text, &p->style) || err_set(e, ERR_INPUT, "style “%s”应为 columns 或 signs", text);
}

static bool read_code(const struct json *root, struct ballot_layout *l, bool *has_code, struct err *e)
{
    const char *text;
    struct ballot_payload p;
    if (!json_read_text(root, "code", "", &text, e)) return false;
    *has_code = *text != '\0';
    if (!*has_code) return true;
    if (!ballot_decode_payload(str_of(text), &p, e)) return err_in(e, "code");
    if (p.contest_no != l->payload.contest_no || p.round != l->payload.round || p.style != l->payload.style ||
            p.sheet != l->payload.sheet)
        return err_set(e, ERR_INPUT, "code 与 contest、style、page 不符");
    l->payload = p;
    memcpy(l->code_text, text, BALLOT_CODE_CHARACTERS + 1);
    return true;
}

static bool is_of_style(enum ballot_option o, enum ballot_style s)
{
    if (o == BALLOT_OPTION_WRITE_IN_NAME || o == BALLOT_OPTION_WRITE_IN_SIGN) return true;
    return (o == BALLOT_OPTION_SIGN) == (s == BALLOT_SIGNS);
}

static bool read_box(
        struct arena *a, const struct json *o, const struct ballot_layout *l, struct ballot_box *b, struct err *e)
{
    int64_t candidate;
    const char *option, *name;
    if (!json_read_int(o, "candidate", 0, &candidate, e) || !json_read_text(o, "option", "", &option, e) ||
            !json_read_text(o, "name", "", &name, e))
        return false;
    if (candidate < 1 || candidate > BALLOT_ENTRIES_MAX)
        return err_set(e, ERR_INPUT, "candidate 应为 1 至 %d", BALLOT_ENTRIES_MAX);
    if (!ballot_option_from(option, &b->option) || !is_of_style(b->option, l->payload.style))
        return err_set(e, ERR_INPUT, "option “%s”在这种选票上没有", option);
    if (strlen(name) > NAME_BYTES) return err_set(e, ERR_INPUT, "name 太长");
    b->candidate = (int32_t)candidate;
    b->name = arena_text(a, "%s", name);
    struct ballot_rect *r = &b->at;
    return read_um(o, "w_mm", SIDE_UM_MIN, SIDE_UM_MAX, &r->w, e) && read_um(o, "h_mm", SIDE_UM_MIN, 30000, &r->h, e) &&
           read_um(o, "x_mm", BALLOT_CLEAR_UM, l->width - r->w - BALLOT_CLEAR_UM, &r->x, e) &&
           read_um(o, "y_mm", BALLOT_CLEAR_UM, l->height - r->h - BALLOT_CLEAR_UM, &r->y, e);
}

/* Boxes with one middle are a row. The rows come from top to bottom; a second panel goes through them once more. */
static bool take_row(struct ballot_layout *l, struct ballot_box *b, struct err *e)
{
    int32_t middle = b->at.y + b->at.h / 2, lowest = -1;
    for (size_t i = 0; i < l->row_count; i++) {
        lowest = l->rows[i].top + l->rows[i].height / 2;
        if (middle != lowest) continue;
        b->row = (int32_t)i;
        return true;
    }
    if (middle < lowest) return err_set(e, ERR_INPUT, "方框没有按行从上到下排列");
    if (l->row_count == BALLOT_ROWS_MAX) return err_set(e, ERR_INPUT, "多于 %d 行", BALLOT_ROWS_MAX);
    b->row = (int32_t)l->row_count;
    ballot_place_row(l, l->row_count++, middle - b->at.h / 2, b->at.h);
    return true;
}

/* A name to be written in is followed by its sign, and nothing else is. */
static bool check_write_ins(const struct ballot_layout *l, struct err *e)
{
    for (size_t i = 0; i < l->box_count; i++) {
        bool has_name = i > 0 && l->boxes[i - 1].option == BALLOT_OPTION_WRITE_IN_NAME;
        bool is_sign = l->boxes[i].option == BALLOT_OPTION_WRITE_IN_SIGN;
        bool is_last_name = i + 1 == l->box_count && l->boxes[i].option == BALLOT_OPTION_WRITE_IN_NAME;
        if (has_name == is_sign && !is_last_name) continue;
        return err_set(e, ERR_INPUT, "另选他人的姓名框后面应是它的符号框");
    }
    return true;
}

bool ballot_read_layout(
        struct arena *a, const struct json *root, struct ballot_layout *out, bool *has_code, struct err *e)
{
    struct ballot_layout l = {0};
    bool is_coded;
    if (!read_sheet(root, &l, e) || !read_contest(root, &l.payload, e) || !read_style(root, &l.payload, e) ||
            !read_code(root, &l, &is_coded, e))
        return false;
    const struct json *boxes = json_array_at(root, "boxes");
    size_t n = boxes ? json_length(boxes) : 0;
    if (n == 0 || n > BALLOT_BOXES_MAX) return err_set(e, ERR_INPUT, "boxes 应有 1 至 %d 个方框", BALLOT_BOXES_MAX);
    for (size_t i = 0; i < n; i++) {
        struct ballot_box *b = &l.boxes[l.box_count++];
        if (!read_box(a, json_element(boxes, i), &l, b, e) || !take_row(&l, b, e))
            return err_in(e, "第 %zu 个方框", i + 1);
    }
    if (!check_write_ins(&l, e)) return false;
    *out = l;
    *has_code = is_coded;
    return true;
}
