#include "model/paper.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

struct paper *paper_new(struct arena *a, const char *title, struct date dated)
{
    struct paper *p = arena_alloc(a, sizeof *p);
    p->arena = a;
    p->title = title;
    p->dated = dated;
    return p;
}

static void add(struct paper *p, struct paper_block b)
{
    if (p->block_count == p->block_capacity)
        p->blocks = arena_grow_array(p->arena, p->blocks, &p->block_capacity, sizeof *p->blocks);
    p->blocks[p->block_count++] = b;
}

void paper_add_text(struct paper *p, enum block_kind kind, const char *text)
{
    add(p, (struct paper_block){.kind = kind, .text = text});
}

void paper_addf(struct paper *p, enum block_kind kind, const char *format, ...)
{
    char text[4000];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    assert(n >= 0 && (size_t)n < sizeof text);
    paper_add_text(p, kind, arena_copy(p->arena, text, (size_t)n));
}

void paper_add_table(struct paper *p, const struct paper_table *table)
{
    add(p, (struct paper_block){.kind = BLOCK_TABLE, .table = table});
}

void paper_add_cards(struct paper *p, const struct paper_cards *cards)
{
    add(p, (struct paper_block){.kind = BLOCK_CARDS, .cards = cards});
}
