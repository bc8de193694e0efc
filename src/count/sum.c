#include "count/sum.h"

#include <assert.h>

#include "base/str.h"

static struct tally_line *line_named(struct tally_sheet *s, const struct tally_line *like)
{
    for (size_t i = 0; i < s->line_count; i++)
        if (s->lines[i].is_write_in == like->is_write_in && text_eq(s->lines[i].name, like->name)) return &s->lines[i];
    return NULL;
}

struct tally_sheet count_sum(struct arena *a, const struct tally_sheet *sheets, size_t n)
{
    size_t lines = 1;
    for (size_t i = 0; i < n; i++) lines += sheets[i].line_count;
    struct tally_sheet sum = {.lines = arena_alloc_array(a, lines, sizeof *sum.lines), .supervisor = ""};
    for (size_t i = 0; i < n; i++) {
        for (int f = 0; f < TALLY_FIGURE_COUNT; f++) sum.figures[f] += sheets[i].figures[f];
        for (size_t k = 0; k < sheets[i].line_count; k++) {
            const struct tally_line *from = &sheets[i].lines[k];
            /* printed candidates by place, so that two of the same name stay apart */
            struct tally_line *to = from->is_write_in ? line_named(&sum, from) : i > 0 ? &sum.lines[k] : NULL;
            if (!to) {
                to = &sum.lines[sum.line_count++];
                to->name = from->name;
                to->is_write_in = from->is_write_in;
            }
            assert(text_eq(to->name, from->name));
            to->votes_for += from->votes_for;
            to->votes_against += from->votes_against;
            to->abstentions += from->abstentions;
        }
    }
    return sum;
}

struct contest count_contest(struct arena *a, const struct tally_sheet *sum)
{
    struct contest c = {.participants = tally_participants(sum),
            .ballots = sum->figures[TALLY_COLLECTED],
            .void_ballots = sum->figures[TALLY_VOID],
            .options = arena_alloc_array(a, sum->line_count + 1, sizeof *c.options),
            .option_count = sum->line_count};
    for (size_t i = 0; i < sum->line_count; i++) {
        const struct tally_line *l = &sum->lines[i];
        c.options[i] = (struct contest_option){l->name, l->votes_for, l->is_write_in ? -1 : l->votes_against,
                l->is_write_in ? -1 : l->abstentions, l->is_write_in};
    }
    return c;
}
