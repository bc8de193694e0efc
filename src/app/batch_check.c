#include "app/batch_check.h"

#include <inttypes.h>

#include "app/result.h"
#include "app/second_look.h"
#include "base/buf.h"
#include "count/compare.h"
#include "count/sum.h"

struct checking {
    struct arena *arena;
    const struct law_basis *law;
    struct finding_list *list;
};

static void find(const struct checking *c, enum finding_code code, const char *subject, const char *text)
{
    finding_add(c->list,
            (struct finding){code, law_cite(c->arena, c->law, finding_rule(code)), subject, text});
}

bool batch_is_of(const struct scan_batch *b, struct vote_key key, int64_t station_no)
{
    return b->state != BATCH_WITHDRAWN && b->session_no == key.session_no && b->district_no == key.no &&
           b->round == key.round && b->station_no == station_no;
}

bool batch_is_at(const struct batch_view_list *stacks, struct vote_key key, int64_t station_no)
{
    for (size_t i = 0; i < stacks->n; i++)
        if (batch_is_of(&stacks->v[i].batch, key, station_no)) return true;
    return false;
}

/* The sheet with what the machine says where the machine says it: everything that differs then is its own. */
static void compare(const struct checking *c, const char *subject, const struct batch_place *read,
        const struct tally_sheet *agreed)
{
    enum { SHOWN = 3 };
    static const enum tally_figure figures[] = {TALLY_COLLECTED, TALLY_VALID, TALLY_VOID, TALLY_BLANK};
    struct tally_sheet machine = *agreed;
    struct tally_difference *d;
    for (size_t i = 0; i < ARRAY_COUNT(figures); i++) machine.figures[figures[i]] = read->sum.figures[figures[i]];
    machine.lines = read->sum.lines;
    machine.line_count = read->sum.line_count;
    size_t n = count_compare(c->arena, agreed, &machine, &d);
    if (n == 0) return;
    struct buf b = {.arena = c->arena};
    for (size_t i = 0; i < n && i < SHOWN; i++)
        buf_addf(&b, "%s%s: 计票单 %" PRId64 "、机读 %" PRId64, i ? "；" : "", d[i].title, d[i].first < 0 ? 0 : d[i].first,
                d[i].second < 0 ? 0 : d[i].second);
    if (n > SHOWN) buf_addf(&b, "；等 %zu 处", n);
    find(c, FINDING_F529, subject, buf_text(&b));
}

/* More than limit in ten thousand? */
static bool is_above(int64_t wrong, int64_t positions, int64_t limit)
{
    return wrong * 10000 > limit * positions;
}

static void check_error(const struct checking *c, const char *subject, const struct look_report *r)
{
    int64_t limit = c->law->settings[SETTING_SECOND_LOOK_LIMIT].value;
    if (r->wrong == 0) return;
    const char *text = arena_text(c->arena,
            "复看 %" PRId64 " 张、%" PRId64 " 个位置，机器读错 %" PRId64 " 个，%s规定的万分之 %" PRId64 "%s", r->ballots,
            r->positions, r->wrong, is_above(r->wrong, r->positions, limit) ? "超过" : "没有超过", limit,
            is_above(r->wrong, r->positions, limit)
                    ? "；请撤回这一批（huanjie batch withdraw），改为人工计票，或者再抽（huanjie look draw）"
                    : "；请说明怎样处理");
    find(c, is_above(r->wrong, r->positions, limit) ? FINDING_F531 : FINDING_W509, subject, text);
}

static void check_sample(const struct checking *c, const char *subject, const struct look_report *r)
{
    int64_t asked = c->law->settings[SETTING_SECOND_LOOK_SAMPLE].value;
    if (asked > r->sheets) asked = r->sheets;
    if (r->looked < r->drawn)
        find(c, FINDING_F530, subject,
                arena_text(c->arena, "抽出 %" PRId64 " 张，看过 %" PRId64 " 张；请看完（huanjie look next）", r->drawn,
                        r->looked));
    else if (r->drawn < asked)
        find(c, FINDING_W510, subject,
                arena_text(c->arena,
                        "规定复看 %" PRId64 " 张，抽出 %" PRId64 " 张；请抽样复看（huanjie look draw）或者说明", asked,
                        r->drawn));
    else if (r->drawn == 0)
        find(c, FINDING_N502, subject, "没有抽样复看，机读误差不知道；可以用 huanjie look draw 抽样");
}

void batch_check_look(struct arena *a, const struct law_basis *law, const char *subject, const struct look_report *r,
        struct finding_list *list)
{
    struct checking c = {a, law, list};
    const char *of = arena_text(a, "%s %s", subject, r->batch);
    check_sample(&c, of, r);
    check_error(&c, of, r);
    if (r->operator_answers + r->operator_looks)
        find(&c, FINDING_N503, of,
                arena_text(a, "读入这一批的人认定了 %" PRId64 " 次、复看了 %" PRId64 " 张；人手够的，请换没有读入的人",
                        r->operator_answers, r->operator_looks));
}

/* A pen that the scanner's threshold took for paper is a vote for, where a blank box is one. */
static void check_black_white(const struct checking *c, const char *subject, const struct batch_view *v)
{
    int64_t n = 0;
    if (c->law->settings[SETTING_BALLOT_MARKING].value != MARKING_BLANK_AGREES) return;
    for (size_t i = 0; i < v->sheets.n; i++) n += v->sheets.v[i].is_black_white;
    if (n == 0) return;
    find(c, FINDING_W513, arena_text(c->arena, "%s %s", subject, v->batch.name),
            arena_text(c->arena,
                    "%" PRId64 " 张是黑白扫描的，选票以不画为赞成：扫描仪没有扫出来的“×”和“○”读作赞成；请撤回这一批、"
                    "改扫灰度重读（huanjie batch withdraw），或者说明怎样核对过",
                    n));
}

void batch_check_vote(struct arena *a, const struct law_basis *law, const struct batch_view_list *stacks,
        const struct batch_at *at, const struct tally_sheet *agreed, struct finding_list *list)
{
    struct checking c = {a, law, list};
    struct batch_place read = batch_add_up(a, stacks, at->key, at->station_no);
    if (read.stacks == 0) return;
    if (agreed && *read.why_not) find(&c, FINDING_F528, at->subject, read.why_not);
    if (agreed && !*read.why_not) compare(&c, at->subject, &read, agreed);
    for (size_t i = 0; i < stacks->n; i++) {
        const struct batch_view *v = &stacks->v[i];
        if (!batch_is_of(&v->batch, at->key, at->station_no) || v->batch.state != BATCH_CLOSED) continue;
        struct look_report r = second_look_report(a, v);
        batch_check_look(a, law, at->subject, &r, list);
        check_black_white(&c, at->subject, v);
    }
}

void batch_check_place(struct arena *a, const struct law_basis *law, const struct batch_view_list *stacks,
        struct tally_place place, const struct tally_sheet *agreed, struct finding_list *list)
{
    struct batch_at at = {{0, place.district_no, place.round}, place.station_no, subject_of_tally(a, place)};
    batch_check_vote(a, law, stacks, &at, agreed, list);
}

struct batch_place batch_add_up(
        struct arena *a, const struct batch_view_list *stacks, struct vote_key key, int64_t station_no)
{
    struct tally_sheet *sheets = arena_alloc_array(a, stacks->n + 1, sizeof *sheets);
    struct batch_place out = {.why_not = ""};
    for (size_t i = 0; i < stacks->n; i++) {
        const struct batch_view *v = &stacks->v[i];
        if (!batch_is_of(&v->batch, key, station_no)) continue;
        sheets[out.stacks++] = v->count.sum;
        out.sheets += (size_t)second_look_sheets(v);
        if (v->batch.state == BATCH_OPEN)
            out.why_not = arena_text(a, "%s 还没有读完（huanjie batch close）", v->batch.name);
        if (v->count.waiting)
            out.why_not =
                    arena_text(a, "%s 还有 %zu 张待认定（huanjie decide list）", v->batch.name, v->count.waiting);
    }
    out.sum = count_sum(a, sheets, out.stacks);
    return out;
}

void batch_check_marking(
        struct arena *a, const struct law_basis *law, const struct stored_round *round, struct finding_list *list)
{
    struct checking c = {a, law, list};
    if (law->settings[SETTING_BALLOT_MARKING].value != MARKING_BLANK_AGREES ||
            (int64_t)round->option_count <= round->seats)
        return;
    find(&c, FINDING_W511, subject_of_round(a, round->district_no, round->round),
            arena_text(a,
                    "候选人 %zu 名、名额 %" PRId64
                    " 名，选票以不画为赞成：什么也没画的票是多选，依法作废，选民也不能以不画弃权；请说明由哪个机关、"
                    "依据什么这样规定，怎样告知选民，或者改用别的填写方法（huanjie setting set ballot_marking）重印",
                    round->option_count, round->seats));
}
