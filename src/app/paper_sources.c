/* Hand-counted and machine-read places of one vote, shown apart, with what the second look found. Nothing where no place was
 * read by machine. */
#include "app/paper.h"

#include <inttypes.h>

#include "app/second_look.h"

static const struct paper_column source_columns[] = {{"项目", 24, ALIGN_LEFT}, {"人工计票", 14, ALIGN_RIGHT},
        {"机读计票", 14, ALIGN_RIGHT}, {"合计", 14, ALIGN_RIGHT}};

static int64_t votes_of(const struct tally_sheet *s, const struct tally_line *like)
{
    for (size_t i = 0; i < s->line_count; i++)
        if (s->lines[i].is_write_in == like->is_write_in && text_eq(s->lines[i].name, like->name))
            return s->lines[i].votes_for;
    return 0;
}

static void add_row(struct paper_rows *r, const char *title, int64_t hand, int64_t scanned)
{
    rows_add(r, title);
    rows_add_count(r, hand);
    rows_add_count(r, scanned);
    rows_add_count(r, hand + scanned);
}

static void add_table(const struct paper_source *s, struct paper *p, const struct round_result *x)
{
    static const enum tally_figure shown[] = {TALLY_COLLECTED, TALLY_VALID, TALLY_VOID, TALLY_BLANK};
    const struct source_sum *hand = &x->sources[SOURCE_HAND], *scanned = &x->sources[SOURCE_SCANNED];
    struct paper_rows r = ROWS_OF(s->arena, source_columns);
    add_row(&r, "计票点（个）", (int64_t)hand->n, (int64_t)scanned->n);
    for (size_t i = 0; i < ARRAY_COUNT(shown); i++)
        add_row(&r, tally_figure_title(shown[i]), hand->sum.figures[shown[i]], scanned->sum.figures[shown[i]]);
    for (size_t i = 0; i < x->sum.line_count; i++) {
        const struct tally_line *l = &x->sum.lines[i];
        add_row(&r, arena_text(s->arena, "%s%s　赞成", l->name, l->is_write_in ? "（另选）" : ""),
                votes_of(&hand->sum, l), votes_of(&scanned->sum, l));
    }
    paper_add_rows(p, &r);
}

void paper_add_sources(const struct paper_source *s, struct paper *p, const struct round_result *x)
{
    const struct source_sum *hand = &x->sources[SOURCE_HAND], *scanned = &x->sources[SOURCE_SCANNED];
    if (scanned->n == 0) return;
    if (hand->n)
        add_table(s, p, x);
    else
        paper_add_text(p, BLOCK_NOTE, "全部计票点的选票由机器读出，疑问票由人认定；计给每一名候选人的选票可以逐张查看。");
    for (size_t i = 0; i < s->records.stacks.n; i++) {
        const struct batch_view *v = &s->records.stacks.v[i];
        if (v->batch.state != BATCH_WITHDRAWN && v->batch.district_no == x->round->district_no &&
                v->batch.round == x->round->round) {
            struct look_report r = second_look_report(s->arena, v);
            paper_add_text(p, BLOCK_NOTE, second_look_text(s->arena, &r));
        }
    }
}
