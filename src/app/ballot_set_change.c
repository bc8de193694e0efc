#include "app/ballot_set_change.h"

#include <inttypes.h>

#include "cadre/tabulate.h"

static const char *or_kept(const char *given, const char *kept)
{
    return *given ? given : kept;
}

/* "无" takes back what was said. */
static const char *or_none(const char *given, const char *kept)
{
    return text_eq(given, "无") ? "" : or_kept(given, kept);
}

struct ballot_set ballot_set_merge(const struct ballot_set *old, const struct ballot_set *given)
{
    struct ballot_set s = *old;
    s.kind = given->kind;
    s.side = given->side;
    s.asks = given->asks;
    s.is_signed = given->is_signed;
    s.rater_group = or_kept(given->rater_group, old->rater_group);
    s.level = or_none(given->level, old->level);
    s.profile = or_kept(given->profile, old->profile);
    s.organisation = or_kept(given->organisation, old->organisation);
    s.codes = or_kept(given->codes, old->codes);
    s.part_of = or_none(given->part_of, old->part_of);
    s.name_order = or_kept(given->name_order, old->name_order);
    s.attended = or_kept(given->attended, old->attended);
    if (given->names_least != SET_NOT_SAID) s.names_least = given->names_least;
    if (date_is_set(given->held_on)) s.held_on = given->held_on;
    if (given->posts != SET_NOT_SAID) s.posts = given->posts;
    if (given->list_names != SET_NOT_SAID) s.list_names = given->list_names;
    for (int f = 0; f < SET_FIGURE_COUNT; f++)
        if (given->figures[f] != SET_NOT_SAID) s.figures[f] = given->figures[f];
    return s;
}

/* Saying for the first time what was left open changes nothing that is recorded. */
static bool compare_figure(struct intake *in, const char *subject, const char *title, int64_t old, int64_t given)
{
    return old == SET_NOT_SAID ? given != SET_NOT_SAID : intake_compare_int(in, subject, title, old, given);
}

static bool compare_first(struct intake *in, const char *subject, const char *title, const char *old, const char *given)
{
    return *old ? intake_compare(in, subject, title, old, given) : *given != 0;
}

static bool compare_taken_back(struct intake *in, const char *subject, const char *title, const char *old, const char *now)
{
    if (!*old || *now) return intake_compare(in, subject, title, old, now);
    intake_change(in, subject, "%s: %s → （无）", title, old);
    return true;
}

/* How many of a few abstained is theirs: a figure given for it is not compared with the recorded one. */
static bool compare_blank(struct intake *in, const char *subject, const struct ballot_set *old, const struct ballot_set *given)
{
    if (given->figures[SET_BLANK] == SET_NOT_SAID) return false;
    if (old->figures[SET_BLANK] == SET_NOT_SAID) return true;
    intake_change(in, subject, "%s: （已登记的不显示）→ %" PRId64, set_figure_title(SET_BLANK), given->figures[SET_BLANK]);
    return true;
}

bool ballot_set_compare(struct intake *in, const struct ballot_set *old, const struct ballot_set *given, const struct ballot_set *s, bool is_secret)
{
    struct arena *a = in->arena;
    const char *subject = arena_text(a, "票组 %s", s->name);
    bool x = intake_compare(in, subject, "类别", set_kind_title(old->kind), set_kind_title(s->kind));
    x |= intake_compare(in, subject, "方面", set_side_title(old->side), set_side_title(s->side));
    x |= intake_compare(in, subject, "内容", set_asks_title(old->asks), set_asks_title(s->asks));
    x |= intake_compare(in, subject, "记名", old->is_signed ? "是" : "否", s->is_signed ? "是" : "否");
    x |= intake_compare(in, subject, "评价主体", old->rater_group, s->rater_group);
    x |= compare_taken_back(in, subject, "层次", old->level, s->level);
    x |= intake_compare(in, subject, "程序", old->profile, s->profile);
    x |= intake_compare(in, subject, "单位", old->organisation, s->organisation);
    x |= intake_compare(in, subject, "代码表", old->codes, s->codes);
    x |= compare_taken_back(in, subject, "属于", old->part_of, s->part_of);
    x |= intake_compare(in, subject, "名单次序", old->name_order, s->name_order);
    x |= intake_compare(in, subject, "日期", date_text(a, old->held_on), date_text(a, s->held_on));
    x |= compare_first(in, subject, "参加人员", old->attended, s->attended);
    x |= compare_figure(in, subject, "最少推荐", old->names_least, s->names_least);
    x |= compare_figure(in, subject, "职数", old->posts, s->posts);
    x |= compare_figure(in, subject, "参考人选", old->list_names, s->list_names);
    for (int f = 0; f < SET_FIGURE_COUNT; f++) {
        x |= f == SET_BLANK && is_secret ? compare_blank(in, subject, old, given)
                       : compare_figure(in, subject, set_figure_title((enum set_figure)f), old->figures[f], s->figures[f]);
    }
    return x;
}

bool ballot_set_keep_secret(struct intake *in, const struct ballot_set *old, struct ballot_set *given, bool is_table, struct err *e)
{
    bool has_results = old->shape != SHAPE_EMPTY, is_said = old->figures[SET_BLANK] != SET_NOT_SAID;
    int64_t valid = given->figures[SET_VALID], was = old->figures[SET_VALID];
    bool is_recounted = valid != SET_NOT_SAID && valid != was;
    if (given->figures[SET_BLANK] != SET_NOT_SAID && (has_results || (is_table && is_said && !is_recounted))) {
        given->figures[SET_BLANK] = SET_NOT_SAID;
        in->untried++;
    }
    if (has_results || !is_recounted || given->figures[SET_BLANK] != SET_NOT_SAID || (was == SET_NOT_SAID && !is_said)) return true;
    return err_set(e, ERR_STATE, "票组 %s: 弃权几张不显示的组，改有效票要把弃权也一起写上（--blank 张数，表格里填弃权一栏）", given->name);
}
