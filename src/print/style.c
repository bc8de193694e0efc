#include "print/style.h"

#include <assert.h>

#define PT(points) ((points)*20)
#define MM(tenths) ((int)((tenths)*1440L / 254))

/* 天头 37 mm, 订口 28 mm, 版心 156 x 225 mm, 22 lines of 28 characters of 3号 (16 pt). */
static const struct print_style document = {
        .page_width = 11906,
        .page_height = 16838,
        .top = MM(370),
        .right = MM(260),
        .bottom = MM(350),
        .left = MM(280),
        .title = {FACE_TITLE, PT(22), PT(33), ALIGN_CENTER, 0},
        .subtitle = {FACE_KAI, PT(16), PT(28), ALIGN_CENTER, 0},
        .body = {FACE_BODY, PT(16), 579, ALIGN_LEFT, 2},
        .number = {FACE_BODY, PT(14), PT(18), ALIGN_RIGHT, 0},
        .footer = {FACE_BODY, PT(9), PT(12), ALIGN_LEFT, 0},
        .number_drop = MM(95), /* 一字线 7 mm below the type area: that is its upper edge */
        .cell_size = PT(12),
        .note_size = 210,
};

static const struct print_style compact = {
        .page_width = 11906,
        .page_height = 16838,
        .top = MM(200),
        .right = MM(200),
        .bottom = MM(200),
        .left = MM(200),
        .title = {FACE_TITLE, PT(18), PT(26), ALIGN_CENTER, 0},
        .subtitle = {FACE_KAI, PT(12), PT(20), ALIGN_CENTER, 0},
        .body = {FACE_BODY, PT(12), PT(21), ALIGN_LEFT, 2},
        .number = {FACE_BODY, 210, PT(14), ALIGN_RIGHT, 0},
        .footer = {FACE_BODY, PT(9), PT(12), ALIGN_LEFT, 0},
        .number_drop = MM(80),
        .cell_size = 210,
        .note_size = PT(9),
};

struct print_style print_style_of(const struct paper *p)
{
    struct print_style s = p->is_compact ? compact : document;
    if (!p->is_landscape) return s;
    /* The sheet lies on its side, turned left: what was the binding edge is now on top. */
    struct print_style turned = s;
    turned.page_width = s.page_height;
    turned.page_height = s.page_width;
    turned.top = s.left;
    turned.right = s.top;
    turned.bottom = s.right;
    turned.left = s.bottom;
    return turned;
}

struct text_style print_block_style(const struct print_style *s, enum block_kind kind)
{
    struct text_style t = s->body;
    switch (kind) {
    case BLOCK_PARAGRAPH: break;
    case BLOCK_PLAIN: t.indent = 0; break;
    case BLOCK_HEADING1: t.face = FACE_HEAD; break;
    case BLOCK_HEADING2: t.face = FACE_KAI; break;
    case BLOCK_TITLE: t = s->title; break;
    case BLOCK_CENTER:
        t.indent = 0;
        t.align = ALIGN_CENTER;
        break;
    case BLOCK_RIGHT:
        t.indent = 0;
        t.align = ALIGN_RIGHT;
        break;
    case BLOCK_NOTE:
        t.size = s->note_size;
        t.pitch = s->note_size * 3 / 2;
        t.indent = 0;
        break;
    case BLOCK_TABLE:
    case BLOCK_CARDS:
    case BLOCK_CHART:
    case BLOCK_SPACE:
    case BLOCK_PAGE_BREAK: assert(false); /* no text, no style */
    }
    return t;
}

bool print_stays_with_next(const struct paper *p, size_t i)
{
    enum block_kind kind = paper_kind_at(p, i), next = paper_kind_at(p, i + 1);
    if (kind == BLOCK_HEADING1 || kind == BLOCK_HEADING2 || kind == BLOCK_TITLE) return next != BLOCK_PAGE_BREAK;
    return (kind == BLOCK_CENTER || kind == BLOCK_RIGHT || kind == BLOCK_PLAIN) && next == BLOCK_TABLE;
}

bool print_shows_title(const struct paper *p)
{
    for (size_t i = 0; i < p->block_count; i++) {
        if (p->blocks[i].kind != BLOCK_CARDS) return true;
    }
    return p->block_count == 0;
}

struct text_style print_cell_style(const struct print_style *s, const struct paper_table *t, enum paper_align align)
{
    int size = t->font_decipoints ? t->font_decipoints * 2 : s->cell_size;
    return (struct text_style){FACE_BODY, size, size * 27 / 20, align, 0};
}
