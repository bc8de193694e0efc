/* Hand-counted and machine-read places of one vote, shown apart, with what the second look found. Nothing where no place was
 * read by machine. */
#include "app/paper.h"

#include <inttypes.h>

#include "app/batch_check.h"
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

/* Where eyes that had seen the machine's reading looked once more. */
static void add_operators(struct paper *p, const struct batch_view *v)
{
    size_t decided = batch_operator_answers(v), looked = batch_operator_looks(v);
    if (decided + looked)
        paper_addf(p, BLOCK_NOTE, "机读选票 %s：读入的人认定了%zu处、复看了%zu张。", v->batch.name, decided, looked);
}

static void add_look(const struct paper_source *s, struct paper *p, const struct batch_view *v)
{
    const struct look_count *n = &v->look.count;
    struct measure m = second_look_rate(n->wrong + n->open, n->positions);
    if (!measure_is_defined(&m)) {
        paper_addf(p, BLOCK_NOTE, "机读选票 %s：%zu 张，没有抽样复看。", v->batch.name, v->sheets.n);
        return;
    }
    const char *seeds = "";
    for (size_t i = 0; i < v->samples.n; i++)
        seeds = arena_text(s->arena, "%s%s%s", seeds, i ? "、" : "", v->samples.v[i].seed);
    paper_addf(p, BLOCK_NOTE,
            "机读选票 %s：%zu 张，随机抽出 %zu 张（种子 %s）由没有看过机读结果的人复看，%" PRId64 " 个位置中机器读错 %" PRId64
            " 个，误差 %.2f%%（95%% 区间 %.2f%% 至 %.2f%%）。",
            v->batch.name, v->sheets.n, v->look.n, seeds, n->positions, n->wrong + n->open, m.value * 100, m.low * 100,
            m.high * 100);
}

void paper_add_sources(const struct paper_source *s, struct paper *p, const struct round_result *x)
{
    const struct source_sum *hand = &x->sources[SOURCE_HAND], *scanned = &x->sources[SOURCE_SCANNED];
    if (scanned->n == 0) return;
    if (hand->n)
        add_table(s, p, x);
    else
        paper_add_text(p, BLOCK_NOTE, "全部计票点的选票由机器读出，疑问票由人认定。");
    for (size_t i = 0; i < s->records.stacks.n; i++) {
        const struct batch_view *v = &s->records.stacks.v[i];
        if (v->batch.state != BATCH_WITHDRAWN && v->batch.district_no == x->round->district_no &&
                v->batch.round == x->round->round) {
            add_look(s, p, v);
            add_operators(p, v);
        }
    }
}
