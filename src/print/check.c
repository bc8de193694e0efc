#include "print/check.h"

#include "base/buf.h"
#include "base/utf8.h"

enum { EXCERPT_CHARACTERS = 12 };

/* The text around the byte `at`, so that a paragraph does not fill the message. */
static struct str excerpt(const char *text, size_t at)
{
    size_t begin = at, end = at;
    for (int i = 0; begin > 0 && i < EXCERPT_CHARACTERS; i++) begin = utf8_cut(text, begin - 1);
    for (int i = 0; text[end] && i < EXCERPT_CHARACTERS; i++) {
        uint32_t c;
        size_t step = utf8_decode(text + end, strlen(text + end), &c);
        end += step ? step : 1;
    }
    return (struct str){text + begin, end - begin};
}

bool print_refuse_character(const char *text, size_t at, const char *why, struct err *e)
{
    uint32_t c;
    if (!utf8_decode(text + at, strlen(text + at), &c))
        return err_set(e, ERR_INPUT, "有一段文字不是有效的 UTF-8 (第 %zu 字节)，请核对原文件的编码", at + 1);
    struct str around = excerpt(text, at);
    return err_set(e, ERR_INPUT, "“%.*s”中的字符 U+%04X 打印不出来: %s", (int)around.n, around.p, (unsigned)c, why);
}

/* NULL when the character may be printed. */
static const char *reason_against(uint32_t c)
{
    if ((c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0)) return "这是控制字符，请删去";
    if ((c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFF))
        return "这是自造字，别的电脑上会变成别的字，请改用这个字的正式编码";
    if (c == 0xFFFD) return "这里的字在以前的转换中丢失了，请按原件补上";
    if ((c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE) return "这不是文字，请删去";
    if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return "这是改变文字方向的控制字符，请删去";
    if ((c >= 0xFE00 && c <= 0xFE0D) || (c >= 0xE0100 && c <= 0xE01EF))
        return "这是字形变体标记，印出来可能不是原来的字形，请核对这个字并删去标记";
    return NULL;
}

static bool check_text(const char *text, struct err *e)
{
    size_t n = strlen(text);
    for (size_t i = 0; i < n;) {
        uint32_t c;
        size_t step = utf8_decode(text + i, n - i, &c);
        const char *why = step ? reason_against(c) : "";
        if (why) return print_refuse_character(text, i, why, e);
        i += step;
    }
    return true;
}

bool print_in_cell(const struct paper_table *t, size_t row, size_t column, struct err *e)
{
    return err_in(e, "第 %zu 行“%s”栏", row + 1, t->columns[column].heading);
}

static bool check_table(const struct paper_table *t, struct err *e)
{
    if (t->column_count < 1 || t->column_count > 60)
        return err_set(e, ERR_INPUT, "一张表要有 1 至 60 栏，这张有 %zu 栏", t->column_count);
    for (size_t i = 0; i < t->column_count; i++) {
        if (t->columns[i].width <= 0) return err_set(e, ERR_INPUT, "表的“%s”栏没有宽度", t->columns[i].heading);
        if (!check_text(t->columns[i].heading, e)) return false;
    }
    for (size_t row = 0; row < t->row_count; row++) {
        for (size_t i = 0; i < t->column_count; i++) {
            if (!check_text(t->cells[row * t->column_count + i], e)) return print_in_cell(t, row, i, e);
        }
    }
    return true;
}

static bool check_cards(const struct paper_cards *c, struct err *e)
{
    if (c->columns < 1 || c->columns > 4 || c->rows < 1 || c->rows > 10)
        return err_set(e, ERR_INPUT, "一页证卡排 1 至 4 列、1 至 10 行，这里是 %d 列、%d 行", c->columns, c->rows);
    for (size_t i = 0; i < c->count; i++) {
        const struct paper_card *card = &c->cards[i];
        bool is_fit = check_text(card->title, e);
        for (size_t k = 0; is_fit && k < card->line_count; k++) is_fit = check_text(card->lines[k], e);
        if (!is_fit) return err_in(e, "第 %zu 张证卡", i + 1);
    }
    return true;
}

static bool check_chart(const struct chart *c, struct err *e)
{
    const char *const alone[] = {c->title, c->base, c->source, c->hidden, c->x_title, c->y_title};
    bool is_fit = true;
    for (size_t i = 0; is_fit && i < ARRAY_COUNT(alone); i++) is_fit = !alone[i] || check_text(alone[i], e);
    for (size_t i = 0; is_fit && i < c->series_count; i++) is_fit = check_text(c->series[i], e);
    for (size_t i = 0; is_fit && i < c->row_count; i++) is_fit = check_text(c->rows[i], e);
    for (size_t i = 0; is_fit && i < c->point_count; i++) is_fit = check_text(c->points[i].name, e);
    return is_fit || err_in(e, "图");
}

static bool check_block(const struct paper_block *b, struct err *e)
{
    if (b->kind == BLOCK_TABLE) return check_table(b->table, e);
    if (b->kind == BLOCK_CARDS) return check_cards(b->cards, e);
    if (b->kind == BLOCK_CHART) return check_chart(b->chart, e);
    if (b->kind == BLOCK_SPACE || b->kind == BLOCK_PAGE_BREAK) return true;
    return check_text(b->text, e);
}

bool print_check(const struct paper *p, struct err *e)
{
    if (!date_is_set(p->dated)) return err_set(e, ERR_STATE, "文书没有日期，请先填写日期再打印");
    if (!check_text(p->title, e)) return false;
    if (p->subtitle && !check_text(p->subtitle, e)) return false;
    if (p->footer && !check_text(p->footer, e)) return false;
    for (size_t i = 0; i < p->block_count; i++) {
        if (!check_block(&p->blocks[i], e)) return false;
    }
    return true;
}

const char *print_title_line(struct arena *a, const struct paper *p)
{
    struct buf b = {.arena = a};
    for (const char *c = p->title; *c; c++) {
        if (*c != '\n') buf_add_char(&b, *c);
    }
    return buf_text(&b);
}
