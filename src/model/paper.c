#include "model/paper.h"

#include <assert.h>
#include <stdarg.h>

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
    va_list args;
    va_start(args, format);
    const char *text = arena_vtext(p->arena, format, args);
    va_end(args);
    paper_add_text(p, kind, text);
}

void paper_add_table(struct paper *p, const struct paper_table *table)
{
    add(p, (struct paper_block){.kind = BLOCK_TABLE, .table = table});
}

void paper_add_chart(struct paper *p, const struct chart *chart)
{
    const char *line = arena_text(p->arena, "［图　%s，见 PDF］", chart->title);
    add(p, (struct paper_block){.kind = BLOCK_CHART, .text = line, .chart = chart});
}

void paper_add_cards(struct paper *p, const struct paper_cards *cards)
{
    add(p, (struct paper_block){.kind = BLOCK_CARDS, .cards = cards});
}

enum block_kind paper_kind_at(const struct paper *p, size_t i)
{
    return i < p->block_count ? p->blocks[i].kind : BLOCK_PAGE_BREAK;
}

static int characters(struct str s)
{
    int n = 0;
    for (size_t i = 0; i < s.n; i++) n += (s.p[i] & 0xC0) != 0x80;
    return n;
}

struct paper_line paper_card_line(const char *line)
{
    enum { LABEL_CHARACTERS_MAX = 8 };
    const char *gap = strstr(line, "  ");
    struct str label = {line, gap ? (size_t)(gap - line) : 0};
    bool is_label = label.n > 0 && characters(label) <= LABEL_CHARACTERS_MAX && !memchr(line, '\n', label.n);
    if (!is_label) return (struct paper_line){{line, 0}, line};
    while (*gap == ' ') gap++;
    return (struct paper_line){label, gap};
}

int paper_longest_label(const struct paper_cards *c)
{
    int longest = 0;
    for (size_t i = 0; i < c->count; i++) {
        for (size_t k = 0; k < c->cards[i].line_count; k++) {
            int n = characters(paper_card_line(c->cards[i].lines[k]).label);
            if (n > longest) longest = n;
        }
    }
    return longest;
}
