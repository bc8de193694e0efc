/* 代表构成统计表 */
#include "app/makeup.h"
#include "app/paper.h"

#include <inttypes.h>

static const struct paper_column columns[] = {{"分类", 12, ALIGN_CENTER}, {"项目", 21, ALIGN_LEFT},
        {"人数", 8, ALIGN_RIGHT}, {"占当选\n代表的比例", 13, ALIGN_RIGHT}, {"上届人数", 9, ALIGN_RIGHT},
        {"上届总数", 9, ALIGN_RIGHT}, {"上届比例", 10, ALIGN_RIGHT}, {"增减\n（百分点）", 14, ALIGN_RIGHT}};

/* A line for what is unknown only where somebody is. */
static bool is_shown(const struct makeup *m, enum makeup_line l)
{
    return !makeup_is_unknown(l) || m->count[l] > 0;
}

static void add_last(struct paper_rows *r, const struct paper_source *s, const struct makeup *m, enum makeup_line l)
{
    const struct term_figure *last = makeup_last(s, l);
    if (!last || last->total <= 0) {
        const char *none = makeup_has_last(l) ? "未登记" : "——";
        for (int i = 0; i < 4; i++) rows_add(r, none);
        return;
    }
    struct ratio before = {last->count, last->total}, now = {m->count[l], m->total};
    rows_add_count(r, last->count);
    rows_add_count(r, last->total);
    rows_add(r, ratio_text_percent(s->arena, before, 1));
    rows_add(r, m->total > 0 ? ratio_text_signed(s->arena, ratio_points(now, before, 1), 1) : "——");
}

static void add_lines(struct paper *p, const struct paper_source *s, const struct makeup *m)
{
    struct paper_rows r = ROWS_OF(s->arena, columns);
    for (int l = 0; l < MAKEUP_COUNT; l++) {
        enum makeup_line line = (enum makeup_line)l;
        if (!is_shown(m, line)) continue;
        bool is_first = l == 0 || makeup_group_of((enum makeup_line)(l - 1)) != makeup_group_of(line);
        rows_add(&r, is_first ? makeup_group_title(makeup_group_of(line)) : "");
        rows_add(&r, makeup_line_title(line));
        rows_add_count(&r, m->count[line]);
        rows_add(&r, m->total > 0 ? ratio_text_percent(s->arena, (struct ratio){m->count[line], m->total}, 1) : "——");
        add_last(&r, s, m, line);
    }
    paper_add_rows(p, &r);
}

/* Every group adds up to all deputies; shown, so that a reader need not. */
static void add_sums(struct paper *p, const struct paper_source *s, const struct makeup *m)
{
    struct buf b = {.arena = s->arena};
    for (int g = 0; g < GROUP_COUNT; g++) {
        int64_t sum = 0;
        for (int l = 0; l < MAKEUP_COUNT; l++)
            if (makeup_group_of((enum makeup_line)l) == (enum makeup_group)g) sum += m->count[l];
        buf_addf(&b, "%s%s%" PRId64, g ? "，" : "", makeup_group_title((enum makeup_group)g), sum);
    }
    paper_addf(p, BLOCK_NOTE, "各类合计：%s；应等于当选代表%" PRId64 "名。", buf_text(&b), m->total);
}

struct paper *paper_statistics(const struct paper_source *s)
{
    struct paper *p = paper_begin_result(s, arena_text(s->arena, "%s\n代表构成统计表", s->congress));
    p->is_compact = true;
    struct makeup m;
    makeup_count(s, &m);
    paper_addf(p, BLOCK_PLAIN, "当选代表：%" PRId64 "名　　年龄计算到选举日：%s", m.total,
            date_text_cn(s->arena, s->ws->election.day));
    add_lines(p, s, &m);
    paper_add_text(p, BLOCK_NOTE,
            "比例以当选代表总数为基数，“未填”的人计入基数；上届比例以上届总数为基数。"
            "比例和百分点保留一位小数，四舍五入；百分点由两个比例的准确值相减后一次舍入，与表中两数之差可能相差0.1。");
    paper_add_text(p, BLOCK_NOTE, "类别没有填写的，登记为“其他”；“连任”以登记表为准。");
    add_sums(p, s, &m);
    struct finding_list findings = {.arena = s->arena};
    makeup_check(s, &m, &findings);
    for (size_t i = 0; i < findings.n; i++)
        paper_addf(p, BLOCK_NOTE, "核对 %s：%s。", finding_code_text(findings.v[i].code), findings.v[i].text);
    paper_add_pin(s, p);
    return p;
}
