#include "app/team_paper.h"

#include <inttypes.h>
#include <limits.h>

#include "app/paper_source.h"
#include "base/ratio.h"
#include "team/lineup.h"
#include "team/structure.h"
#include "team/wording.h"

static struct paper *begin(struct arena *a, const char *title, const char *footer, struct date dated)
{
    struct paper *p = paper_new(a, title, dated);
    p->footer = footer;
    p->is_compact = true;
    return p;
}

static struct team_structure structure_of(struct arena *a, const struct team_paper_lineup *v, int32_t unit)
{
    struct team_scope scope = {.unit = unit};
    return team_structure_of(a, v->c, v->lineup, scope);
}

static const char *month_text(struct arena *a, int32_t month)
{
    return arena_text(a, "%d年%d月", month / 100, month % 100);
}

/* "42.35"; "—" without people */
static const char *mean_text(struct arena *a, const struct team_structure *s)
{
    if (s->people == 0) return "—";
    int64_t hundredths = (200 * s->age_years + s->people) / (2 * s->people);
    return arena_text(a, "%" PRId64 ".%02" PRId64, hundredths / 100, hundredths % 100);
}

/* ---- figures side by side ---- */

struct side_by_side {
    struct arena *arena;
    const struct team_paper_lineup *v;
    size_t n;
    struct team_structure s[TEAM_PAPER_LINEUPS_MAX];
    struct team_figure figures[TEAM_PAPER_LINEUPS_MAX][TEAM_FIGURES];
};

/* "项目", and for each line-up a number, a share and (from the second on) what it is more than the first, in points. */
static struct paper_rows figure_rows(const struct side_by_side *x)
{
    size_t count = 1 + 3 * x->n - 1;
    struct paper_column *columns = arena_alloc_array(x->arena, count, sizeof *columns);
    size_t at = 0;
    columns[at++] = (struct paper_column){"项目", 35, ALIGN_LEFT};
    for (size_t i = 0; i < x->n; i++) {
        columns[at++] = (struct paper_column){arena_text(x->arena, "%s\n人数", x->v[i].title), 12, ALIGN_RIGHT};
        columns[at++] = (struct paper_column){arena_text(x->arena, "%s\n占比", x->v[i].title), 12, ALIGN_RIGHT};
        if (i) columns[at++] = (struct paper_column){"增减\n百分点", 12, ALIGN_RIGHT};
    }
    return (struct paper_rows){.arena = x->arena, .columns = columns, .column_count = count};
}

/* Levels of education come twice: the highest, and of full-time study. */
static const char *figure_title(struct arena *a, const struct team_figure *f)
{
    if (text_eq(f->group, "highest")) return arena_text(a, "最高学历：%s", f->title);
    return text_eq(f->group, "full_time") ? arena_text(a, "全日制：%s", f->title) : f->title;
}

static void add_figure(const struct side_by_side *x, struct paper_rows *r, size_t k)
{
    struct ratio first = {x->figures[0][k].n, x->s[0].people};
    rows_add(r, figure_title(x->arena, &x->figures[0][k]));
    for (size_t i = 0; i < x->n; i++) {
        struct ratio now = {x->figures[i][k].n, x->s[i].people};
        rows_addf(r, "%" PRId64, now.part);
        rows_add(r, now.whole ? ratio_text_percent(x->arena, now, 1) : "—");
        if (i == 0) continue;
        bool is_comparable = now.whole && first.whole;
        rows_add(r, is_comparable ? ratio_text_signed(x->arena, ratio_points(now, first, 1), 1) : "—");
    }
}

static void add_seats(const struct side_by_side *x, struct paper *p)
{
    static const struct paper_column columns[] = {{"方案", 26, ALIGN_LEFT}, {"年龄算到", 18, ALIGN_CENTER},
            {"应配", 10, ALIGN_RIGHT}, {"实配", 10, ALIGN_RIGHT}, {"缺配", 10, ALIGN_RIGHT},
            {"不占职数", 12, ALIGN_RIGHT}, {"平均年龄", 14, ALIGN_RIGHT}};
    struct paper_rows r = ROWS_OF(x->arena, columns);
    for (size_t i = 0; i < x->n; i++) {
        const struct team_structure *s = &x->s[i];
        rows_add(&r, x->v[i].title);
        rows_add(&r, month_text(x->arena, x->v[i].c->on));
        rows_addf(&r, "%" PRId64, s->approved);
        rows_addf(&r, "%" PRId64, s->filled);
        rows_addf(&r, "%" PRId64, s->approved - s->filled);
        rows_addf(&r, "%" PRId64, s->outside);
        rows_add(&r, mean_text(x->arena, s));
    }
    paper_add_text(p, BLOCK_HEADING1, "一、职数");
    paper_add_rows(p, &r);
    paper_add_text(p, BLOCK_NOTE, "基数为占职数的职位，交叉任职计一次；平均年龄为满岁的平均，按月计算。");
}

static void add_figures(const struct side_by_side *x, struct paper *p)
{
    struct paper_rows r = figure_rows(x);
    for (size_t k = 0; k < TEAM_FIGURES; k++) {
        bool is_anywhere = false;
        for (size_t i = 0; i < x->n; i++) is_anywhere = is_anywhere || x->figures[i][k].n;
        if (is_anywhere) add_figure(x, &r, k);
    }
    paper_add_text(p, BLOCK_HEADING1, "二、结构");
    paper_add_rows(p, &r);
    paper_add_text(p, BLOCK_NOTE, "占比以实配人数为基数。三十五岁以下为未满三十六周岁。没有人的项目不列。");
}

/* ---- the chart ---- */

enum { CHARTED = TEAM_BAND_COUNT + 3 };

static int64_t charted(const struct team_structure *s, size_t row)
{
    if (row < TEAM_BAND_COUNT) return s->bands[row];
    if (row == TEAM_BAND_COUNT) return s->women;
    if (row == TEAM_BAND_COUNT + 1) return s->non_party;
    int64_t n = 0;
    for (int x = TEAM_EDUCATION_UNIVERSITY; x < TEAM_EDUCATION_COUNT; x++) n += s->full_time[x];
    return n;
}

static void add_chart(const struct side_by_side *x, struct paper *p)
{
    static const char *const others[] = {"妇女", "党外", "全日制本科"};
    const char **rows = arena_alloc_array(x->arena, CHARTED, sizeof *rows);
    const char **names = arena_alloc_array(x->arena, x->n, sizeof *names);
    int64_t *values = arena_alloc_array(x->arena, CHARTED * x->n, sizeof *values);
    int64_t *wholes = arena_alloc_array(x->arena, x->n, sizeof *wholes);
    for (size_t i = 0; i < x->n; i++) {
        names[i] = x->v[i].title;
        wholes[i] = x->s[i].people;
    }
    for (size_t row = 0; row < CHARTED; row++) {
        rows[row] = row < TEAM_BAND_COUNT ? team_band_title((enum team_band)row) : others[row - TEAM_BAND_COUNT];
        for (size_t i = 0; i < x->n; i++) values[row * x->n + i] = charted(&x->s[i], row);
    }
    struct chart *chart = arena_alloc(x->arena, sizeof *chart);
    *chart = (struct chart){.kind = CHART_BARS,
            .title = "班子结构",
            .base = "占职数的职位上的人，交叉任职计一次",
            .source = "干部名册和调配方案",
            .series = names,
            .series_count = x->n,
            .rows = rows,
            .row_count = CHARTED,
            .values = values,
            .wholes = wholes};
    paper_add_chart(p, chart);
}

/* ---- unit by unit, of each line-up ---- */

static void add_unit(struct arena *a, struct paper_rows *r, const char *name, const struct team_structure *s)
{
    int64_t university = 0;
    for (int x = TEAM_EDUCATION_UNIVERSITY; x < TEAM_EDUCATION_COUNT; x++) university += s->highest[x];
    rows_add(r, name);
    rows_addf(r, "%" PRId64, s->approved);
    rows_addf(r, "%" PRId64, s->filled);
    rows_addf(r, "%" PRId64, s->approved - s->filled);
    rows_add(r, mean_text(a, s));
    for (int b = 0; b < TEAM_BAND_COUNT; b++) rows_addf(r, "%" PRId64, s->bands[b]);
    rows_addf(r, "%" PRId64, s->women);
    rows_addf(r, "%" PRId64, s->non_party);
    rows_addf(r, "%" PRId64, university);
    rows_addf(r, "%" PRId64, s->arrived);
}

static void add_units(struct arena *a, const struct team_paper_lineup *v, struct paper *p)
{
    static const struct paper_column columns[] = {{"单位", 20, ALIGN_LEFT}, {"应配", 8, ALIGN_RIGHT},
            {"实配", 8, ALIGN_RIGHT}, {"缺配", 8, ALIGN_RIGHT}, {"平均\n年龄", 11, ALIGN_RIGHT},
            {"35\n以下", 8, ALIGN_RIGHT}, {"36—\n40", 8, ALIGN_RIGHT}, {"41—\n45", 8, ALIGN_RIGHT},
            {"46—\n50", 8, ALIGN_RIGHT}, {"50\n以上", 8, ALIGN_RIGHT}, {"妇女", 8, ALIGN_RIGHT},
            {"党外", 8, ALIGN_RIGHT}, {"本科\n以上", 8, ALIGN_RIGHT}, {"新来", 8, ALIGN_RIGHT}};
    struct paper_rows r = ROWS_OF(a, columns);
    for (size_t i = 0; i < v->c->unit_count; i++) {
        if (team_unit_seats(v->c, (int32_t)i) == 0) continue;
        struct team_structure s = structure_of(a, v, (int32_t)i);
        add_unit(a, &r, v->c->units[i].name, &s);
    }
    struct team_structure all = structure_of(a, v, TEAM_NONE);
    add_unit(a, &r, "合计", &all);
    paper_add_text(p, BLOCK_HEADING2, v->title);
    paper_add_rows(p, &r);
}

/* "项目" and a number for each line-up. */
static struct paper_rows count_rows(const struct side_by_side *x, const char *heading)
{
    struct paper_column *columns = arena_alloc_array(x->arena, 1 + x->n, sizeof *columns);
    columns[0] = (struct paper_column){heading, 20, ALIGN_CENTER};
    for (size_t i = 0; i < x->n; i++)
        columns[1 + i] = (struct paper_column){arena_text(x->arena, "%s\n人数", x->v[i].title), 14, ALIGN_CENTER};
    return (struct paper_rows){.arena = x->arena, .columns = columns, .column_count = 1 + x->n};
}

static int64_t born_in(const struct team_structure *s, int year)
{
    for (size_t i = 0; i < s->year_count; i++)
        if (s->years[i].year == year) return s->years[i].n;
    return 0;
}

static void add_years(const struct side_by_side *x, struct paper *p)
{
    struct paper_rows r = count_rows(x, "出生年份");
    int first = INT_MAX, last = 0;
    for (size_t i = 0; i < x->n; i++)
        for (size_t k = 0; k < x->s[i].year_count; k++) {
            int year = x->s[i].years[k].year;
            if (year < first) first = year;
            if (year > last) last = year;
        }
    for (int year = first; year <= last; year++) {
        int64_t all = 0;
        for (size_t i = 0; i < x->n; i++) all += born_in(&x->s[i], year);
        if (all == 0) continue;
        rows_addf(&r, "%d年", year);
        for (size_t i = 0; i < x->n; i++) rows_addf(&r, "%" PRId64, born_in(&x->s[i], year));
    }
    paper_add_text(p, BLOCK_HEADING1, "四、出生年份");
    paper_add_rows(p, &r);
}

static int64_t skilled_in(const struct team_structure *s, const char *word)
{
    for (size_t i = 0; i < s->speciality_count; i++)
        if (text_eq(s->specialities[i].word, word)) return s->specialities[i].n;
    return 0;
}

static void add_specialities(const struct side_by_side *x, struct paper *p)
{
    struct paper_rows r = count_rows(x, "专长");
    for (size_t i = 0; i < x->n; i++)
        for (size_t k = 0; k < x->s[i].speciality_count; k++) {
            const char *word = x->s[i].specialities[k].word;
            bool is_new = true;
            for (size_t before = 0; before < i && is_new; before++) is_new = skilled_in(&x->s[before], word) == 0;
            if (!is_new) continue;
            rows_add(&r, word);
            for (size_t j = 0; j < x->n; j++) rows_addf(&r, "%" PRId64, skilled_in(&x->s[j], word));
        }
    if (r.n == 0) return;
    paper_add_text(p, BLOCK_HEADING1, "五、专长");
    paper_add_rows(p, &r);
    paper_add_text(p, BLOCK_NOTE, "没有填专长的不计。");
}

struct paper *team_structure_paper(
        struct arena *a, const char *footer, struct date dated, const struct team_paper_lineup *v, size_t n)
{
    struct paper *p = begin(a, "班子结构分析表", footer, dated);
    struct side_by_side *x = arena_alloc(a, sizeof *x);
    *x = (struct side_by_side){.arena = a, .v = v, .n = n};
    for (size_t i = 0; i < n; i++) {
        x->s[i] = structure_of(a, &v[i], TEAM_NONE);
        team_structure_figures(&x->s[i], x->figures[i]);
    }
    add_seats(x, p);
    add_figures(x, p);
    add_chart(x, p);
    paper_add_text(p, BLOCK_HEADING1, "三、各单位");
    for (size_t i = 0; i < n; i++) add_units(a, &v[i], p);
    add_years(x, p);
    add_specialities(x, p);
    return p;
}

/* ---- who sits where ---- */

static const char *seat_text(struct arena *a, const struct team_case *c, int32_t seat, int32_t unit)
{
    if (seat == TEAM_NONE) return unit == TEAM_NONE ? "" : c->units[unit].name;
    return arena_text(a, "%s%s", c->units[c->posts[seat].unit].name, team_place_text(a, c, seat));
}

static const struct team_move *move_of(const struct team_moves *m, int32_t person)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->v[i].person == person) return &m->v[i];
    return NULL;
}

static void add_seat(struct arena *a, struct paper_rows *r, const struct team_paper_lineup *before,
        const struct team_paper_lineup *after, const struct team_moves *moves, size_t seat)
{
    const struct team_case *c = after->c;
    int32_t now = before->lineup.person[seat], next = after->lineup.person[seat];
    rows_add(r, c->units[c->posts[seat].unit].name);
    rows_add(r, team_place_text(a, c, (int32_t)seat));
    rows_add(r, now == TEAM_NONE ? "（空缺）" : c->people[now].name);
    if (next == TEAM_NONE) {
        rows_add(r, "（空缺）");
        for (int i = 0; i < 4; i++) rows_add(r, "");
        return;
    }
    const struct team_person *p = &c->people[next];
    const struct team_move *m = move_of(moves, next);
    rows_add(r, p->name);
    rows_addf(r, "%d", team_age(p->born, c->on));
    rows_add(r, team_education_title(p->highest));
    rows_add(r, m && m->kind != TEAM_MOVE_STAYS ? seat_text(a, c, m->from, p->unit) : "");
    rows_addf(r, "%s%s", m ? team_move_title(m->kind) : "", m && m->is_rise ? "，提拔" : "");
}

static void add_leavers(struct arena *a, const struct team_case *c, const struct team_moves *moves, struct paper *p)
{
    struct buf b = {.arena = a};
    size_t n = 0;
    for (size_t i = 0; i < moves->n; i++) {
        const struct team_move *m = &moves->v[i];
        if (m->kind != TEAM_MOVE_LEAVES) continue;
        buf_addf(&b, "%s%s（%s）", n++ ? "、" : "", c->people[m->person].name, seat_text(a, c, m->from, TEAM_NONE));
    }
    if (n) paper_addf(p, BLOCK_PARAGRAPH, "不在方案里的现任%zu人：%s。去向由组织另行安排。", n, buf_text(&b));
}

struct paper *team_lineup_paper(struct arena *a, const char *footer, struct date dated,
        const struct team_paper_lineup *before, const struct team_paper_lineup *after)
{
    static const struct paper_column columns[] = {{"单位", 16, ALIGN_LEFT}, {"职位", 22, ALIGN_LEFT},
            {"现任", 12, ALIGN_CENTER}, {"方案", 12, ALIGN_CENTER}, {"年龄", 8, ALIGN_CENTER},
            {"最高学历", 18, ALIGN_CENTER}, {"来自", 28, ALIGN_LEFT}, {"变动", 20, ALIGN_CENTER}};
    struct paper *p = begin(a, arena_text(a, "班子配备方案（%s）", after->title), footer, dated);
    struct paper_rows r = ROWS_OF(a, columns);
    p->is_landscape = true;
    struct team_moves moves = team_moves_between(a, after->c, before->lineup, after->lineup);
    for (size_t seat = 0; seat < after->c->post_count; seat++) add_seat(a, &r, before, after, &moves, seat);
    paper_addf(p, BLOCK_PARAGRAPH, "留任%zu人，本单位转任%zu人，交流%zu人，新进班子%zu人，退出班子%zu人。",
            team_moves_count(&moves, TEAM_MOVE_STAYS), team_moves_count(&moves, TEAM_MOVE_SHIFTS),
            team_moves_count(&moves, TEAM_MOVE_EXCHANGED), team_moves_count(&moves, TEAM_MOVE_ENTERS),
            team_moves_count(&moves, TEAM_MOVE_LEAVES));
    paper_add_rows(p, &r);
    add_leavers(a, after->c, &moves, p);
    paper_addf(p, BLOCK_NOTE, "年龄算到%s。方案供研究，由集体讨论决定；不是任命。", month_text(a, after->c->on));
    return p;
}
