#include "ballot/layout.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "model/code.h"

DEFINE_CODE_FUNCTION(ballot_option, enum ballot_option, BALLOT_OPTIONS)
DEFINE_TITLE_FUNCTION(ballot_option, enum ballot_option, BALLOT_OPTIONS)
DEFINE_FROM_FUNCTION(ballot_option, enum ballot_option, BALLOT_OPTIONS)

enum {
    BAR_WIDTH = 24000,
    BAR_HEIGHT = 3000,
    ROW_MARK_WIDTH = 5000,
    ROW_MARK_HEIGHT = 2000,
    BOX_TO_ROW = 1500, /* white between a box and the edge of its row */
    SIGN_WIDTH = 16000,
    SIGN_HEIGHT = 12000,
    SQUARE = 9000,
    TEXT_GAP = 2000,
    NAME_INDENT = 4000,
    NAME_AIR = 700,
    PANEL_GAP = 4000,
    NARROW_LABEL = 18000,
    GRADES_WIDTH = 105000, /* of all columns of a form of grades */
};

/* The measures that differ between the two papers. */
static const struct measure {
    int32_t width, height;
    int32_t left; /* of the table, and as much white at the right */
    int32_t bar_left;
    int32_t badge, title, title_bottom, subtitle, prompt, heading, rows; /* upper edges, in this order down the page */
    int32_t row_max;
    int32_t column_pitch, sign_pitch;
    int32_t narrow_column_pitch, narrow_sign_pitch; /* with two panels */
    int32_t label_width;
    int32_t code_left, code_top;
    size_t rows_max;
    size_t panels_max;
} measures[BALLOT_SHEET_COUNT] = {
        [BALLOT_A5] = {.width = 148000,
                .height = 210000,
                .left = 16000,
                .bar_left = 26000,
                .badge = 14000,
                .title = 17000,
                .title_bottom = 30000,
                .subtitle = 31000,
                .prompt = 36500,
                .heading = 49000,
                .rows = 56500,
                .row_max = 14000,
                .column_pitch = 17000,
                .sign_pitch = 26000,
                .label_width = 20000,
                .code_left = 26000,
                .code_top = 167000,
                .rows_max = 7,
                .panels_max = 1},
        [BALLOT_A4] = {.width = 210000,
                .height = 297000,
                .left = 18000,
                .bar_left = 32000,
                .badge = 17000,
                .title = 18000,
                .title_bottom = 35000,
                .subtitle = 36000,
                .prompt = 44500,
                .heading = 59500,
                .rows = 68000,
                .row_max = 17000,
                .column_pitch = 24000,
                .sign_pitch = 36000,
                .narrow_column_pitch = 13000,
                .narrow_sign_pitch = 20000,
                .label_width = 27000,
                .code_left = 34000,
                .code_top = 252000,
                .rows_max = BALLOT_ROWS_MAX,
                .panels_max = BALLOT_PANELS_MAX},
};

size_t ballot_entries_of(enum ballot_sheet s)
{
    return measures[s].rows_max * measures[s].panels_max;
}

bool ballot_choose_sheet(size_t entries, enum ballot_sheet *s)
{
    for (int i = 0; i < BALLOT_SHEET_COUNT; i++) {
        if (entries > ballot_entries_of((enum ballot_sheet)i)) continue;
        *s = (enum ballot_sheet)i;
        return true;
    }
    return false;
}

static bool check_range(const char *what, int64_t value, int64_t max, struct err *e)
{
    if (value >= 1 && value <= max) return true;
    return err_set(e, ERR_INPUT, "%s应为 1 至 %" PRId64 "，这里是 %" PRId64, what, max, value);
}

/* Columns of boxes behind a name. */
static int column_count(const struct ballot_design *d)
{
    return d->convention->style == BALLOT_SIGNS ? 1 : d->labels ? (int)d->label_count : 3;
}

static bool check_labels(const struct ballot_design *d, struct err *e)
{
    if (!d->labels) return true;
    if (!check_range("表上的选项数", (int64_t)d->label_count, BALLOT_LABELS_MAX, e)) return false;
    size_t most = measures[d->sheet].rows_max; /* names and many boxes have no room side by side */
    return d->candidate_count <= most || err_set(e, ERR_INPUT, "一页最多 %zu 行，这里有 %zu 行", most, d->candidate_count);
}

static bool check_design(const struct ballot_design *d, struct err *e)
{
    if (!check_labels(d, e)) return false;
    if (!check_range("选票的选区号（票号）", d->contest_no, BALLOT_CONTEST_MAX, e)) return false;
    if (!check_range("投票的次数", d->round, BALLOT_ROUND_MAX, e)) return false;
    if (!check_range("选票的页号", d->page, BALLOT_PAGE_MAX, e)) return false;
    if (!check_range("应选名额", d->seats, 1000, e)) return false;
    if (d->candidate_count == 0) return err_set(e, ERR_INPUT, "没有候选人，印不出选票");
    for (size_t i = 0; i < d->candidate_count; i++) {
        size_t n = utf8_count(d->candidates[i]);
        if (n == 0) return err_set(e, ERR_INPUT, "第 %zu 位候选人没有姓名", i + 1);
        if (n > BALLOT_NAME_CHARACTERS)
            return err_set(e, ERR_INPUT, "候选人“%s”的姓名有 %zu 个字，选票上最多印 %d 个字", d->candidates[i], n,
                    BALLOT_NAME_CHARACTERS);
        for (size_t k = 0; k < i; k++)
            if (text_eq(d->candidates[i], d->candidates[k]))
                return err_set(e, ERR_INPUT, "候选人“%s”出现两次；同名的请在姓名后加以区别", d->candidates[i]);
    }
    size_t entries = d->candidate_count + d->write_in_lines, most = ballot_entries_of(d->sheet);
    if (entries <= most) return true;
    if (entries <= BALLOT_ENTRIES_MAX)
        return err_set(e, ERR_INPUT, "%s 纸的选票最多 %zu 行，这里有候选人 %zu 人、另选他人 %zu 行，请改用 A4 纸",
                ballot_sheet_title(d->sheet), most, d->candidate_count, d->write_in_lines);
    return err_set(e, ERR_INPUT,
            "候选人 %zu 人、另选他人 %zu 行，一张 A4 选票最多 %d 行，放不下；请减少另选他人的行数，"
            "或把应选的职务分开，一项一票",
            d->candidate_count, d->write_in_lines, BALLOT_ENTRIES_MAX);
}

/* CRC-32 (IEEE 802.3), so that what was printed from other names or another geometry is known as such. */
static uint32_t crc32(uint32_t crc, const void *bytes, size_t n)
{
    const unsigned char *p = bytes;
    crc = ~crc;
    for (size_t i = 0; i < n; i++) {
        crc ^= p[i];
        for (int bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
    }
    return ~crc;
}

static uint32_t add_number(uint32_t crc, int64_t v)
{
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++) bytes[i] = (unsigned char)((uint64_t)v >> (8 * i));
    return crc32(crc, bytes, sizeof bytes);
}

static uint32_t add_rect(uint32_t crc, struct ballot_rect r)
{
    return add_number(add_number(add_number(add_number(crc, r.x), r.y), r.w), r.h);
}

static uint32_t check_of(const struct ballot_design *d, const struct ballot_layout *l)
{
    uint32_t crc = add_number(0, d->seats);
    crc = crc32(crc, d->convention->code, strlen(d->convention->code) + 1);
    for (size_t i = 0; i < d->candidate_count; i++) crc = crc32(crc, d->candidates[i], strlen(d->candidates[i]) + 1);
    for (size_t i = 0; d->labels && i < d->label_count; i++) crc = crc32(crc, d->labels[i], strlen(d->labels[i]) + 1);
    for (int i = 0; i < BALLOT_CORNER_COUNT; i++) crc = add_rect(crc, l->corners[i]);
    crc = add_rect(add_rect(crc, l->bar), l->code);
    for (size_t i = 0; i < l->row_count; i++) crc = add_rect(add_rect(crc, l->rows[i].left), l->rows[i].right);
    for (size_t i = 0; i < l->box_count; i++) crc = add_number(add_rect(crc, l->boxes[i].at), l->boxes[i].option);
    return crc;
}

void ballot_place_marks(enum ballot_sheet sheet, struct ballot_layout *l)
{
    const struct measure *m = &measures[sheet];
    l->width = m->width;
    l->height = m->height;
    int32_t right = m->width - BALLOT_MARGIN_UM - BALLOT_CORNER_UM;
    int32_t bottom = m->height - BALLOT_MARGIN_UM - BALLOT_CORNER_UM;
    struct ballot_rect corner = {BALLOT_MARGIN_UM, BALLOT_MARGIN_UM, BALLOT_CORNER_UM, BALLOT_CORNER_UM};
    for (int i = 0; i < BALLOT_CORNER_COUNT; i++) l->corners[i] = corner;
    l->corners[BALLOT_TOP_RIGHT].x = l->corners[BALLOT_BOTTOM_RIGHT].x = right;
    l->corners[BALLOT_BOTTOM_RIGHT].y = l->corners[BALLOT_BOTTOM_LEFT].y = bottom;
    int32_t bar_top = BALLOT_MARGIN_UM + (BALLOT_CORNER_UM - BAR_HEIGHT) / 2;
    l->bar = (struct ballot_rect){m->bar_left, bar_top, BAR_WIDTH, BAR_HEIGHT};
    int32_t side = BALLOT_CODE_MODULES * BALLOT_MODULE_UM;
    l->code = (struct ballot_rect){m->code_left, m->code_top, side, side};
    int32_t seal_right = right - 2 * TEXT_GAP, seal_bottom = m->height - BALLOT_MARGIN_UM;
    l->seal = (struct ballot_rect){
            seal_right - BALLOT_SEAL_UM, seal_bottom - BALLOT_SEAL_UM, BALLOT_SEAL_UM, BALLOT_SEAL_UM};
}

void ballot_place_row(struct ballot_layout *l, size_t i, int32_t top, int32_t height)
{
    struct ballot_row *r = &l->rows[i];
    *r = (struct ballot_row){.top = top, .height = height};
    r->left = (struct ballot_rect){
            BALLOT_MARGIN_UM, top + (height - ROW_MARK_HEIGHT) / 2, ROW_MARK_WIDTH, ROW_MARK_HEIGHT};
    r->right = r->left;
    r->right.x = l->width - BALLOT_MARGIN_UM - ROW_MARK_WIDTH;
}

static void place_rows(const struct measure *m, size_t entries, struct ballot_layout *l)
{
    l->panel_count = entries > m->rows_max ? BALLOT_PANELS_MAX : 1;
    size_t rows = (entries + l->panel_count - 1) / l->panel_count;
    int32_t lowest = l->seal.y - BALLOT_SEAL_DISTANCE_UM + BOX_TO_ROW;
    int32_t height = (lowest - m->rows) / (int32_t)rows;
    if (height > m->row_max) height = m->row_max;
    height -= height % 200; /* so that halves are whole tenths of a millimetre */
    l->row_count = rows;
    for (size_t i = 0; i < rows; i++) ballot_place_row(l, i, m->rows + (int32_t)i * height, height);
}

static void place_panels(const struct measure *m, int columns, struct ballot_layout *l)
{
    bool is_signs = l->payload.style == BALLOT_SIGNS, is_narrow = l->panel_count > 1;
    int32_t width = m->width - 2 * m->left - ((int32_t)l->panel_count - 1) * PANEL_GAP;
    const struct ballot_row *last = &l->rows[l->row_count - 1];
    l->option_pitch = is_signs ? is_narrow ? m->narrow_sign_pitch : m->sign_pitch
                               : is_narrow ? m->narrow_column_pitch : m->column_pitch;
    if (columns * l->option_pitch > GRADES_WIDTH) l->option_pitch = GRADES_WIDTH / columns;
    width /= (int32_t)l->panel_count;
    for (size_t i = 0; i < l->panel_count; i++) {
        int32_t left = m->left + (int32_t)i * (width + PANEL_GAP);
        l->panels[i].at = (struct ballot_rect){left, m->heading, width, last->top + last->height - m->heading};
        l->panels[i].option_left = left + width - columns * l->option_pitch;
    }
}

/* Where the entry stands: down the first panel, then down the second. */
static const struct ballot_panel *panel_of(const struct ballot_layout *l, size_t entry, size_t *row)
{
    *row = entry % l->row_count;
    return &l->panels[entry / l->row_count];
}

static void add_slot(struct ballot_layout *l, enum ballot_slot_kind kind, struct ballot_rect at, const char *text)
{
    l->slots[l->slot_count++] = (struct ballot_slot){at, kind, text};
}

/* A box in the middle of its column. */
static void add_box(struct ballot_layout *l, size_t entry, int column, struct ballot_box b)
{
    size_t row;
    const struct ballot_panel *panel = panel_of(l, entry, &row);
    const struct ballot_row *r = &l->rows[row];
    bool is_square = l->payload.style == BALLOT_COLUMNS;
    int32_t h = r->height - 2 * BOX_TO_ROW, h_max = is_square ? SQUARE : SIGN_HEIGHT;
    if (h > h_max) h = h_max;
    int32_t w = is_square ? h : SIGN_WIDTH;
    b.row = (int32_t)row;
    b.at.x = panel->option_left + column * l->option_pitch + (l->option_pitch - w) / 2;
    b.at.y = r->top + (r->height - h) / 2;
    b.at.w = w;
    b.at.h = h;
    l->boxes[l->box_count++] = b;
}

static void place_candidates(const struct ballot_design *d, struct ballot_layout *l)
{
    for (size_t i = 0; i < d->candidate_count; i++) {
        size_t row;
        const struct ballot_panel *panel = panel_of(l, i, &row);
        const struct ballot_row *r = &l->rows[row];
        struct ballot_box b = {.candidate = (int32_t)i + 1, .name = d->candidates[i]};
        struct ballot_rect at = {panel->at.x + NAME_INDENT, r->top + NAME_AIR,
                panel->option_left - panel->at.x - NAME_INDENT - TEXT_GAP, r->height - 2 * NAME_AIR};
        add_slot(l, BALLOT_SLOT_NAME, at, d->candidates[i]);
        if (l->payload.style == BALLOT_SIGNS) {
            b.option = BALLOT_OPTION_SIGN;
            add_box(l, i, 0, b);
            continue;
        }
        for (int k = 0; k < column_count(d); k++) {
            b.option = d->labels ? BALLOT_OPTION_GRADE : (enum ballot_option)(BALLOT_OPTION_FOR + k);
            add_box(l, i, k, b);
        }
    }
}

static void place_write_ins(const struct measure *m, const struct ballot_design *d, struct ballot_layout *l)
{
    int32_t label_width = l->panel_count > 1 ? NARROW_LABEL : m->label_width;
    for (size_t i = 0; i < d->write_in_lines; i++) {
        size_t row, entry = d->candidate_count + i;
        const struct ballot_panel *panel = panel_of(l, entry, &row);
        const struct ballot_row *r = &l->rows[row];
        int32_t left = panel->at.x + label_width;
        struct ballot_box b = {.row = (int32_t)row, .candidate = (int32_t)i + 1, .option = BALLOT_OPTION_WRITE_IN_NAME};
        b.name = "";
        b.at = (struct ballot_rect){
                left, r->top + BOX_TO_ROW, panel->option_left - TEXT_GAP - left, r->height - 2 * BOX_TO_ROW};
        struct ballot_rect label = {
                panel->at.x + TEXT_GAP / 2, r->top, label_width - TEXT_GAP / 2 - BALLOT_CLEAR_UM, r->height};
        add_slot(l, BALLOT_SLOT_LABEL, label, "另选他人");
        l->boxes[l->box_count++] = b;
        b.option = BALLOT_OPTION_WRITE_IN_SIGN;
        add_box(l, entry, 0, b);
    }
}

static void place_headings(const struct measure *m, const struct ballot_design *d, struct ballot_layout *l)
{
    bool is_signs = l->payload.style == BALLOT_SIGNS;
    for (size_t i = 0; i < l->panel_count; i++) {
        const struct ballot_panel *p = &l->panels[i];
        struct ballot_rect at = {p->at.x, m->heading, p->option_left - p->at.x, m->rows - m->heading};
        add_slot(l, BALLOT_SLOT_HEADING, at, d->labels ? "姓名、项目" : "候选人姓名");
        at.w = l->option_pitch;
        for (int k = 0; k < column_count(d); k++) {
            at.x = p->option_left + k * l->option_pitch;
            const char *title = d->labels ? d->labels[k]
                                          : ballot_option_title(is_signs ? BALLOT_OPTION_SIGN : (enum ballot_option)k);
            add_slot(l, BALLOT_SLOT_HEADING, at, title);
        }
    }
}

static void place_words(const struct measure *m, const struct ballot_design *d, struct ballot_layout *l)
{
    int32_t width = m->width - 2 * m->left, quiet = l->code.y - BALLOT_QUIET_UM;
    int32_t table_bottom = l->panels[0].at.y + l->panels[0].at.h;
    int32_t badge_right = m->left + m->badge;
    struct ballot_rect badge = {m->left, m->title, m->badge, m->badge};
    add_slot(l, BALLOT_SLOT_BADGE, badge, ballot_kind_title(d->kind));
    struct ballot_rect title = {
            badge_right + TEXT_GAP, m->title, m->width - m->left - badge_right - TEXT_GAP, m->title_bottom - m->title};
    add_slot(l, BALLOT_SLOT_TITLE, title, d->title);
    add_slot(l, BALLOT_SLOT_SUBTITLE, (struct ballot_rect){m->left, m->subtitle, width, m->prompt - m->subtitle},
            d->subtitle);
    add_slot(l, BALLOT_SLOT_PROMPT,
            (struct ballot_rect){m->left, m->prompt, width, m->heading - m->prompt - TEXT_GAP / 2}, d->prompt);
    int32_t words_bottom = l->seal.y < quiet ? l->seal.y : quiet;
    add_slot(l, BALLOT_SLOT_INSTRUCTION,
            (struct ballot_rect){m->left, table_bottom + TEXT_GAP, width, words_bottom - table_bottom - TEXT_GAP},
            d->instruction);
    int32_t beside = l->code.x + l->code.w + BALLOT_QUIET_UM;
    add_slot(l, BALLOT_SLOT_DATE, (struct ballot_rect){beside, l->code.y, l->seal.x - TEXT_GAP - beside, l->code.h},
            d->dated);
    add_slot(l, BALLOT_SLOT_SEAL, l->seal, d->seal);
    add_slot(l, BALLOT_SLOT_CODE,
            (struct ballot_rect){
                    l->code.x, l->code.y + l->code.h + BALLOT_QUIET_UM, l->seal.x - TEXT_GAP - l->code.x, 4000},
            "");
}

bool ballot_lay_out(const struct ballot_design *d, struct ballot_layout *out, struct err *e)
{
    const struct measure *m = &measures[d->sheet];
    if (!check_design(d, e)) return false;
    struct ballot_layout l = {.width = m->width, .height = m->height};
    l.payload = (struct ballot_payload){.election = d->election,
            .kind = d->kind,
            .contest_no = d->contest_no,
            .round = d->round,
            .style = d->convention->style,
            .sheet = d->sheet,
            .page = d->page};
    ballot_place_marks(d->sheet, &l);
    place_rows(m, d->candidate_count + d->write_in_lines, &l);
    place_panels(m, column_count(d), &l);
    place_headings(m, d, &l);
    place_candidates(d, &l);
    place_write_ins(m, d, &l);
    place_words(m, d, &l);
    l.payload.layout = check_of(d, &l);
    ballot_encode_payload(&l.payload, l.code_text);
    *out = l;
    return true;
}
