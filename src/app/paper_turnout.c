/* 各选区投票情况表: every vote of every district, with the table that each column comes from. */
#include "app/paper.h"

#include <inttypes.h>

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
        rows_add(r, o->is_write_in ? "—" : paper_count(s->arena, o->votes_against));
        rows_add(r, o->is_write_in ? "—" : paper_count(s->arena, o->abstentions));
        rows_add(r, share(s, o->votes_for, tally_participants(&x->sum)));
        rows_add(r, paper_fate(x, i));
    }
}

static void add_all_votes(struct paper *p, const struct paper_source *s)
{
    struct paper_rows r = ROWS_OF(s->arena, vote_columns);
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
    add_all_votes(p, s);
    paper_add_pin(s, p);
    return p;
}
