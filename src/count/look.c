#include "count/look.h"

#include <inttypes.h>
#include <stdio.h>

static const char LETTERS[] = "fa-?"; /* in the order of enum scanned_vote */

const struct sheet_look *look_lookup(const struct sheet_look *looks, size_t n, const char *sheet)
{
    for (size_t i = n; i-- > 0;)
        if (text_eq(looks[i].sheet, sheet)) return &looks[i];
    return NULL;
}

bool look_is_complete(const struct sheet_look *x, size_t candidates, size_t lines, struct err *e)
{
    if (strlen(x->votes) != candidates || strspn(x->votes, LETTERS) != candidates)
        return err_set(e, ERR_INPUT, "应为 %zu 位候选人各写一个认定", candidates);
    if (strlen(x->written) != lines || strspn(x->written, "w-") != lines)
        return err_set(e, ERR_INPUT, "应为 %zu 行另选他人各写有没有字", lines);
    return true;
}

static const struct scanned_line *line_numbered(const struct scanned_sheet *s, int64_t number)
{
    for (size_t i = 0; i < s->line_count; i++)
        if (s->lines[i].line == number) return &s->lines[i];
    return NULL;
}

/* Lines come in their order. */
static void add_line(struct arena *a, struct scanned_sheet *s, int64_t number)
{
    struct scanned_line *lines = arena_alloc_array(a, s->line_count + 1, sizeof *lines);
    size_t at = 0;
    for (; at < s->line_count && s->lines[at].line < number; at++) lines[at] = s->lines[at];
    lines[at] = (struct scanned_line){number, SCANNED_FOR, true, true};
    for (size_t i = at; i < s->line_count; i++) lines[i + 1] = s->lines[i];
    s->lines = lines;
    s->line_count++;
}

void look_question(
        struct arena *a, struct scanned_sheet *sheets, size_t n, const struct sheet_look *looks, size_t look_count)
{
    for (size_t i = 0; i < n; i++) {
        struct scanned_sheet *s = &sheets[i];
        const struct sheet_look *x = look_lookup(looks, look_count, s->sheet);
        if (!x) continue;
        for (size_t k = 0; k < s->mark_count; k++)
            s->marks[k].is_questioned = s->marks[k].vote != SCANNED_UNCLEAR && x->votes[k] != LETTERS[s->marks[k].vote];
        for (size_t k = 0; x->written[k]; k++)
            if (x->written[k] == 'w' && !line_numbered(s, (int64_t)k + 1)) add_line(a, s, (int64_t)k + 1);
    }
}

/* One questioned item: settled against the machine, for it, or not yet. */
static void judge(const struct doubt_list *doubts, const char *sheet, char kind, int64_t number, const char *machine,
        struct look_count *out, bool *is_wrong)
{
    char item[24];
    snprintf(item, sizeof item, "%c%" PRId64, kind, number);
    const struct doubt *d = doubt_lookup(doubts, sheet, item);
    bool is_open = !d || d->state != DOUBT_STATE_SETTLED;
    bool is_other = !is_open && !text_eq(d->answer, machine);
    out->differ++;
    out->open += is_open;
    out->wrong += is_other;
    *is_wrong |= is_open || is_other;
}

static void count_sheet(const struct scanned_sheet *s, const struct sheet_look *x, const struct doubt_list *doubts,
        struct look_count *out)
{
    int64_t before = out->differ;
    bool is_wrong = false;
    out->ballots++;
    for (size_t k = 0; k < s->mark_count; k++) {
        const struct scanned_mark *m = &s->marks[k];
        out->positions += m->vote != SCANNED_UNCLEAR;
        if (m->is_questioned)
            judge(doubts, s->sheet, 'c', m->candidate, scanned_vote_code(m->vote), out, &is_wrong);
    }
    for (size_t k = 0; x->written[k]; k++) {
        const struct scanned_line *l = line_numbered(s, (int64_t)k + 1);
        out->positions += !l || l->is_questioned;
        if (l && l->is_questioned) judge(doubts, s->sheet, 'w', l->line, "none", out, &is_wrong);
    }
    out->ballots_differ += out->differ > before;
    out->ballots_wrong += is_wrong;
}

void look_count_all(const struct scanned_sheet *sheets, size_t n, const struct sheet_look *looks, size_t look_count,
        const struct doubt_list *doubts, struct look_count *result)
{
    struct look_count out = {0};
    for (size_t i = 0; i < n; i++) {
        const struct sheet_look *x = look_lookup(looks, look_count, sheets[i].sheet);
        const struct doubt *same = x ? doubt_lookup(doubts, sheets[i].sheet, "same") : NULL;
        bool is_again = same && same->answer && text_eq(same->answer, "same"); /* does not count at all */
        if (x && !is_again) count_sheet(&sheets[i], x, doubts, &out);
    }
    *result = out;
}
