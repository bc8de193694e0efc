/* 各选区投票情况表: every vote of every district, with the table that each column comes from. */
#include "app/paper.h"

#include <inttypes.h>

#include "app/second_look.h"

static const struct paper_column columns[] = {{"选区", 6, ALIGN_CENTER}, {"选区名称", 18, ALIGN_LEFT},
        {"次数", 6, ALIGN_CENTER}, {"应选", 6, ALIGN_RIGHT}, {"候选", 6, ALIGN_RIGHT}, {"登记\n选民", 8, ALIGN_RIGHT},
        {"参加\n投票", 8, ALIGN_RIGHT}, {"参加\n比例", 9, ALIGN_RIGHT}, {"到站", 8, ALIGN_RIGHT},
        {"委托", 7, ALIGN_RIGHT}, {"流动\n票箱", 7, ALIGN_RIGHT}, {"发出", 8, ALIGN_RIGHT}, {"收回", 8, ALIGN_RIGHT},
        {"有效", 8, ALIGN_RIGHT}, {"废票", 6, ALIGN_RIGHT}, {"弃权", 6, ALIGN_RIGHT}, {"当选", 6, ALIGN_RIGHT},
        {"结果", 13, ALIGN_CENTER}};

static const struct paper_column vote_columns[] = {{"选区", 6, ALIGN_CENTER}, {"选区名称", 22, ALIGN_LEFT},
        {"次数", 6, ALIGN_CENTER}, {"序号", 6, ALIGN_CENTER}, {"姓名", 22, ALIGN_CENTER}, {"赞成", 8, ALIGN_RIGHT},
        {"反对", 8, ALIGN_RIGHT}, {"弃权", 8, ALIGN_RIGHT}, {"占参加投票", 12, ALIGN_RIGHT},
        {"结果", 18, ALIGN_CENTER}};

/* The same where some places are read by machine. */
static const struct paper_column vote_columns_apart[] = {{"选区", 6, ALIGN_CENTER}, {"选区名称", 20, ALIGN_LEFT},
        {"次数", 6, ALIGN_CENTER}, {"序号", 6, ALIGN_CENTER}, {"姓名", 20, ALIGN_CENTER}, {"赞成", 8, ALIGN_RIGHT},
        {"其中\n人工计票", 10, ALIGN_RIGHT}, {"其中\n机读计票", 10, ALIGN_RIGHT}, {"反对", 8, ALIGN_RIGHT},
        {"弃权", 8, ALIGN_RIGHT}, {"占参加投票", 12, ALIGN_RIGHT}, {"结果", 14, ALIGN_CENTER}};

static const struct paper_column source_columns[] = {{"选区", 6, ALIGN_CENTER}, {"选区名称", 20, ALIGN_LEFT},
        {"次数", 6, ALIGN_CENTER}, {"计票方式", 12, ALIGN_CENTER}, {"计票点", 8, ALIGN_RIGHT},
        {"参加投票", 10, ALIGN_RIGHT}, {"发出", 8, ALIGN_RIGHT}, {"收回", 8, ALIGN_RIGHT}, {"有效", 8, ALIGN_RIGHT},
        {"废票", 8, ALIGN_RIGHT}, {"弃权", 8, ALIGN_RIGHT}};

/* Sums over the first votes: later ones are by the same voters. */
struct total {
    int64_t seats, candidates, registered, participants, elected;
    int64_t figures[TALLY_FIGURE_COUNT];
};

static const char *share(const struct paper_source *s, int64_t part, int64_t whole)
{
    return whole > 0 ? ratio_text_percent(s->arena, (struct ratio){part, whole}, 2) : "——";
}

static void add_figures(
        struct paper_rows *r, const struct paper_source *s, const int64_t *n, int64_t participants, int64_t registered)
{
    static const enum tally_figure shown[] = {TALLY_IN_PERSON, TALLY_ENTRUSTED, TALLY_MOBILE, TALLY_ISSUED,
            TALLY_COLLECTED, TALLY_VALID, TALLY_VOID, TALLY_BLANK};
    rows_add_count(r, registered);
    rows_add_count(r, participants);
    rows_add(r, share(s, participants, registered));
    for (size_t i = 0; i < ARRAY_COUNT(shown); i++) rows_add_count(r, n[shown[i]]);
}

static void add_nothing(struct paper_rows *r, size_t cells, const char *result)
{
    for (size_t i = 0; i + 1 < cells; i++) rows_add(r, "");
    rows_add(r, result);
}

static void add_round(struct paper_rows *r, const struct paper_source *s, const struct district_result *d,
        const struct round_result *x)
{
    rows_add_count(r, d->district->district_no);
    rows_add(r, d->district->name);
    rows_addf(r, "%" PRId64, x->round->round);
    rows_add_count(r, x->round->seats);
    rows_addf(r, "%zu", x->round->option_count);
    if (!x->is_counted) {
        add_nothing(r, r->column_count - 5, district_state_title(d->state));
        return;
    }
    add_figures(r, s, x->sum.figures, tally_participants(&x->sum), x->round->registered);
    rows_addf(r, "%zu", x->outcome.elected_count);
    rows_add(r, outcome_state_title(x->state));
}

static void sum_up(struct total *t, const struct round_result *x)
{
    t->elected += (int64_t)x->outcome.elected_count;
    if (x->round->round != 1) return;
    t->seats += x->round->seats;
    t->candidates += (int64_t)x->round->option_count;
    t->registered += x->round->registered;
    t->participants += tally_participants(&x->sum);
    for (int f = 0; f < TALLY_FIGURE_COUNT; f++) t->figures[f] += x->sum.figures[f];
}

static bool is_read_by_machine(const struct paper_source *s)
{
    for (size_t i = 0; i < s->result.n; i++)
        for (size_t k = 0; k < s->result.districts[i].round_count; k++)
            if (s->result.districts[i].rounds[k].sources[SOURCE_SCANNED].n) return true;
    return false;
}

/* The spellings that the committee found to be one are one name here, and may be several on the sheets: then nothing is
 * said of the parts. */
static const char *votes_from(const struct paper_source *s, const struct contest_option *o, const struct round_result *x,
        enum count_source from)
{
    int64_t of[SOURCE_COUNT] = {0};
    for (int k = 0; k < SOURCE_COUNT; k++) {
        const struct tally_sheet *sum = &x->sources[k].sum;
        for (size_t i = 0; i < sum->line_count; i++)
            if (sum->lines[i].is_write_in == o->is_write_in && text_eq(sum->lines[i].name, o->name))
                of[k] += sum->lines[i].votes_for;
    }
    return of[SOURCE_HAND] + of[SOURCE_SCANNED] == o->votes_for ? paper_count(s->arena, of[from]) : "——";
}

static void add_votes(struct paper_rows *r, const struct paper_source *s, const struct district_result *d,
        const struct round_result *x)
{
    for (size_t i = 0; i < x->contest.option_count; i++) {
        const struct contest_option *o = &x->contest.options[i];
        rows_add_count(r, d->district->district_no);
        rows_add(r, d->district->name);
        rows_add_count(r, x->round->round);
        rows_addf(r, "%zu", i + 1);
        rows_addf(r, "%s%s", o->name, o->is_write_in ? "（另选）" : "");
        rows_add_count(r, o->votes_for);
        for (int k = 0; k < SOURCE_COUNT && r->columns == vote_columns_apart; k++)
            rows_add(r, votes_from(s, o, x, (enum count_source)k));
        rows_add(r, o->is_write_in ? "—" : paper_count(s->arena, o->votes_against));
        rows_add(r, o->is_write_in ? "—" : paper_count(s->arena, o->abstentions));
        rows_add(r, share(s, o->votes_for, tally_participants(&x->sum)));
        rows_add(r, paper_fate(x, i));
    }
}

static void add_all_votes(struct paper *p, const struct paper_source *s)
{
    struct paper_rows together = ROWS_OF(s->arena, vote_columns), apart = ROWS_OF(s->arena, vote_columns_apart);
    struct paper_rows r = is_read_by_machine(s) ? apart : together;
    for (size_t i = 0; i < s->result.n; i++) {
        const struct district_result *d = &s->result.districts[i];
        for (size_t k = 0; k < d->round_count; k++)
            if (d->rounds[k].is_counted) add_votes(&r, s, d, &d->rounds[k]);
    }
    if (r.n == 0) return;
    paper_add_text(p, BLOCK_PAGE_BREAK, NULL);
    paper_add_text(p, BLOCK_HEADING1, "候选人得票");
    paper_add_rows(p, &r);
    paper_add_text(p, BLOCK_NOTE,
            "来源：核对一致的计票单（tally_"
            "line），各计票点相加；占参加投票＝赞成÷该次参加投票的选民，保留两位小数，四舍五入。"
            "另选的人只计赞成票。");
}

/* ---- counted by hand and read by machine, apart ---- */

static void add_source(struct paper_rows *r, const struct source_sum *from, struct source_sum *total)
{
    static const enum tally_figure shown[] = {TALLY_ISSUED, TALLY_COLLECTED, TALLY_VALID, TALLY_VOID, TALLY_BLANK};
    rows_addf(r, "%zu", from->n);
    rows_add_count(r, tally_participants(&from->sum));
    for (size_t i = 0; i < ARRAY_COUNT(shown); i++) rows_add_count(r, from->sum.figures[shown[i]]);
    if (!total) return;
    total->n += from->n;
    for (int f = 0; f < TALLY_FIGURE_COUNT; f++) total->sum.figures[f] += from->sum.figures[f];
}

static void add_sources_of(struct paper_rows *r, const struct district_result *d, const struct round_result *x,
        struct source_sum *totals)
{
    for (int k = 0; k < SOURCE_COUNT; k++) {
        if (x->sources[k].n == 0) continue;
        rows_add_count(r, d->district->district_no);
        rows_add(r, d->district->name);
        rows_add_count(r, x->round->round);
        rows_add(r, count_source_title((enum count_source)k));
        add_source(r, &x->sources[k], x->round->round == 1 ? &totals[k] : NULL);
    }
}

/* Nothing where every place was counted by hand. */
static void add_all_sources(struct paper *p, const struct paper_source *s)
{
    struct paper_rows r = ROWS_OF(s->arena, source_columns);
    struct source_sum totals[SOURCE_COUNT] = {0};
    if (!is_read_by_machine(s)) return;
    for (size_t i = 0; i < s->result.n; i++) {
        const struct district_result *d = &s->result.districts[i];
        for (size_t k = 0; k < d->round_count; k++)
            if (d->rounds[k].is_counted) add_sources_of(&r, d, &d->rounds[k], totals);
    }
    for (int k = 0; k < SOURCE_COUNT; k++) {
        rows_add(&r, "合计");
        rows_add(&r, "");
        rows_add(&r, "1");
        rows_add(&r, count_source_title((enum count_source)k));
        add_source(&r, &totals[k], NULL);
    }
    paper_add_text(p, BLOCK_HEADING1, "人工计票和机读计票");
    paper_add_rows(p, &r);
    paper_add_text(p, BLOCK_NOTE,
            "来源：核对一致的计票单，读入了机读选票（scan_batch，没有撤回的）的计票点为机读计票，其余为人工计票。合计行只计第1次投票。");
    for (size_t i = 0; i < s->records.stacks.n; i++) {
        const struct batch_view *v = &s->records.stacks.v[i];
        if (v->batch.state == BATCH_WITHDRAWN) continue;
        struct look_report look = second_look_report(s->arena, v);
        paper_addf(p, BLOCK_NOTE, "%s　%s", vote_subject(s->arena, v->key), second_look_text(s->arena, &look));
    }
}

struct paper *paper_turnout(const struct paper_source *s)
{
    struct paper *p = paper_begin_result(s, arena_text(s->arena, "%s代表选举\n各选区投票情况表", s->congress));
    p->is_compact = true;
    p->is_landscape = true;
    struct paper_rows r = ROWS_OF(s->arena, columns);
    struct total t = {0};
    for (size_t i = 0; i < s->result.n; i++) {
        const struct district_result *d = &s->result.districts[i];
        if (d->round_count == 0) {
            rows_add_count(&r, d->district->district_no);
            rows_add(&r, d->district->name);
            add_nothing(&r, r.column_count - 2, district_state_title(d->state));
        }
        for (size_t k = 0; k < d->round_count; k++) {
            add_round(&r, s, d, &d->rounds[k]);
            if (d->rounds[k].is_counted) sum_up(&t, &d->rounds[k]);
        }
    }
    rows_add(&r, "合计");
    rows_add(&r, "");
    rows_add(&r, "1");
    rows_add_count(&r, t.seats);
    rows_add_count(&r, t.candidates);
    add_figures(&r, s, t.figures, t.participants, t.registered);
    rows_add_count(&r, t.elected);
    rows_add(&r, "");
    paper_add_rows(p, &r);
    paper_add_text(p, BLOCK_NOTE,
            "来源：应选、登记选民取自建立投票时的记录（contest），候选人取自选票（contest_"
            "option），到站、委托、流动票箱、发出、收回、"
            "有效、废票、弃权取自核对一致的计票单（tally_"
            "figure），当选和结果由计票单依法算出。登记选民为建立投票时名册上的选民。");
    paper_add_text(p, BLOCK_NOTE,
            "参加投票＝到站＋委托＋流动票箱；参加比例＝参加投票÷登记选民，保留两位小数，四舍五入；“弃权”为全部弃权的有"
            "效票。"
            "合计行的“当选”为历次投票当选人数之和，其余各栏只计第1次投票。");
    add_all_sources(p, s);
    add_all_votes(p, s);
    paper_add_pin(s, p);
    return p;
}
