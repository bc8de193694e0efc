#include "app/county_person.h"

#include <inttypes.h>
#include <string.h>

#include "app/county_corroborate.h"
#include "app/performance.h"
#include "cadre/politics.h"
#include "cadre/set_share.h"
#include "cadre/share.h"
#include "cadre/stratum.h"
#include "model/voter.h"
#include "roll/ethnic.h"

static const char not_shown[] = "保密，不显示";

/* ---- who it is ---- */

static const char *month_cn(struct arena *a, int32_t month)
{
    return arena_text(a, "%d年%d月", month / 100, month % 100);
}

static void add_education(struct arena *a, struct buf *b, const struct official *o)
{
    (void)a;
    if (*o->full_time_record) buf_addf(b, "，全日制%s", o->full_time_record);
    if (*o->full_time_degree) buf_addf(b, "、%s", o->full_time_degree);
    if (*o->in_service_record) buf_addf(b, "，在职%s", o->in_service_record);
    if (!*o->full_time_record && !*o->in_service_record && *o->highest_record) buf_addf(b, "，最高学历%s", o->highest_record);
    if (*o->school) buf_addf(b, "（%s）", o->school);
}

static int age_of(const struct county_source *s, const struct official *o)
{
    int32_t on = people_month_of(s->on);
    return (on / 100 - o->born / 100) - (on % 100 < o->born % 100);
}

static void add_posts(const struct county_source *s, const struct official *o, struct buf *b)
{
    for (size_t i = 0; i < s->people.appointments.n; i++) {
        const struct appointment *x = &s->people.appointments.v[i];
        if (x->official_no != o->official_no || !appointment_holds(x, people_month_of(s->on))) continue;
        const struct post *post = post_lookup(&s->people.posts, x->post_no);
        if (!post || !x->since) continue;
        buf_addf(b, "%s起任%s%s", month_cn(s->arena, x->since), county_unit_name(s, post->organisation_no), post->name);
        if (x->grade_since) buf_addf(b, "（任现职级自%s）", month_cn(s->arena, x->grade_since));
        buf_add_text(b, x->counts ? "。" : "，不占职数。");
    }
}

static void add_basics(const struct county_source *s, const struct official *o, const char *wish, struct paper *p)
{
    struct arena *a = s->arena;
    struct buf b = {.arena = a};
    buf_addf(&b, "%s，%s", o->name, o->sex == SEX_MAN ? "男" : o->sex == SEX_WOMAN ? "女" : "性别未填");
    if (o->ethnic) buf_addf(&b, "，%s", roll_ethnic_title((int)o->ethnic));
    if (o->born) buf_addf(&b, "，%s生（%d岁）", month_cn(a, o->born), age_of(s, o));
    if (*o->native_place) buf_addf(&b, "，%s人", o->native_place);
    if (o->party_since && politics_of(o) != POLITICS_UNCLEAR)
        buf_addf(&b, "，%s加入中国共产党", month_cn(a, o->party_since));
    else if (*o->politics)
        buf_addf(&b, "，%s", o->politics);
    if (o->work_since) buf_addf(&b, "，%s参加工作", month_cn(a, o->work_since));
    add_education(a, &b, o);
    buf_addf(&b, "。现任%s。", county_post_of(s, o));
    add_posts(s, o, &b);
    if (*o->speciality) buf_addf(&b, "专长：%s。", o->speciality);
    if (*wish) buf_addf(&b, "本人任职意向：%s。", wish);
    paper_add_text(p, BLOCK_HEADING1, "一、基本情况");
    paper_add_text(p, BLOCK_PARAGRAPH, buf_text(&b));
}

/* ---- recommendation ---- */

static void add_support(struct paper_rows *r, const struct set_table *t, const struct set_row *row)
{
    struct measure share;
    int64_t x, n;
    struct err ignored;
    rows_add(r, *row->question->item ? row->question->item : "不定向");
    rows_add(r, t->set->name);
    rows_add(r, t->set->is_signed ? "署名" : "不署名");
    if (row->is_hidden || !set_row_support(t, row, &x, &n) || !cadre_wilson(x, n, &share, &ignored)) {
        rows_add(r, row->is_hidden ? not_shown : "没有");
        rows_add(r, "—");
        rows_add(r, "—");
        return;
    }
    rows_addf(r, "%" PRId64 "/%" PRId64, x, n);
    rows_add(r, county_share_text(r->arena, &share));
    rows_add(r, county_interval_text(r->arena, &share));
}

static void add_recommendation(const struct county_source *s, const struct official *o, struct paper *p)
{
    static const struct paper_column columns[] = {{"推荐职位", 16, ALIGN_LEFT}, {"票组", 26, ALIGN_LEFT},
            {"署名", 9, ALIGN_CENTER}, {"推荐票/有效票", 16, ALIGN_CENTER}, {"得票率", 11, ALIGN_RIGHT},
            {"95%区间", 20, ALIGN_CENTER}};
    struct paper_rows r = ROWS_OF(s->arena, columns);
    for (size_t i = 0; i < s->appraisal.sets.n; i++) {
        const struct set_table *t = &s->appraisal.tables[i];
        if (t->set->asks != SET_RECOMMENDATION || !set_lists_rows(t)) continue;
        for (size_t k = 0; k < t->n; k++)
            if (county_row_is_of(&t->rows[k], o)) add_support(&r, t, &t->rows[k]);
    }
    if (r.n == 0) {
        paper_add_text(p, BLOCK_PARAGRAPH, "没有推荐票。");
        return;
    }
    paper_add_rows(p, &r);
    paper_add_text(p, BLOCK_NOTE,
            "各票组分别统计，不相加。得票率以该票组的有效票为基数，区间为威尔逊区间。推荐票是参考，不单独决定去留。");
}

/* ---- six sides ---- */

enum { GRADES = GRADE_POOR + 1, SIDES_SHOWN_MAX = CHART_ROWS_MAX };

struct sides {
    const char *names[SIDES_SHOWN_MAX];
    const char *sets[SIDES_SHOWN_MAX];
    int64_t values[SIDES_SHOWN_MAX * GRADES];
    size_t n;
};

static void keep_for_chart(struct sides *c, const struct set_table *t, const struct set_row *row)
{
    if (c->n == SIDES_SHOWN_MAX || *row->question->item) return;
    c->names[c->n] = set_side_title(t->set->side);
    c->sets[c->n] = t->set->name;
    for (int g = 0; g < GRADES; g++)
        c->values[c->n * GRADES + (size_t)g] = row->is_hidden ? CHART_NONE : set_row_role(t, row, (enum grade_role)g);
    c->n++;
}

static void add_side(struct paper_rows *r, const struct set_table *t, const struct set_row *row)
{
    rows_add(r, set_side_title(t->set->side));
    rows_addf(r, "%s%s%s", t->set->name, *row->question->item ? "　" : "", row->question->item);
    if (row->is_hidden) {
        rows_add(r, not_shown);
        for (int i = 0; i < GRADES + 3; i++) rows_add(r, "—");
        return;
    }
    struct measure rate = set_row_rate(t, row, GRADE_EXCELLENT);
    rows_addf(r, "%" PRId64, row->base);
    for (int g = 0; g < GRADES; g++) rows_addf(r, "%" PRId64, set_row_role(t, row, (enum grade_role)g));
    rows_addf(r, "%" PRId64, row->unknown);
    rows_add(r, county_share_text(r->arena, &rate));
    rows_add(r, county_interval_text(r->arena, &rate));
}

static void add_sides_chart(
        const struct county_source *s, const struct official *o, const struct sides *kept, struct paper *p)
{
    static const char *const grades[GRADES] = {"优秀（好）", "称职（较好）", "基本称职（一般）", "不称职（差）"};
    struct sides *c = arena_alloc(s->arena, sizeof *c);
    struct chart *chart = arena_alloc(s->arena, sizeof *chart);
    *c = *kept;
    *chart = (struct chart){.kind = CHART_STACKS,
            .title = arena_text(s->arena, "%s：各方面测评等次分布", o->name),
            .base = "有效回答，不含不了解；各票组分别统计",
            .source = county_sets_text(s->arena, c->sets, c->n),
            .series = grades,
            .series_count = GRADES,
            .rows = c->names,
            .row_count = c->n,
            .values = c->values,
            .hidden = not_shown};
    paper_add_chart(p, chart);
}

static void add_sides(const struct county_source *s, const struct official *o, struct paper *p)
{
    static const struct paper_column columns[] = {{"方面", 12, ALIGN_CENTER}, {"票组", 24, ALIGN_LEFT},
            {"有效\n回答", 12, ALIGN_CENTER}, {"优秀", 8, ALIGN_RIGHT}, {"称职", 8, ALIGN_RIGHT},
            {"基本\n称职", 8, ALIGN_RIGHT}, {"不称\n职", 8, ALIGN_RIGHT}, {"不了\n解", 8, ALIGN_RIGHT},
            {"优秀率", 12, ALIGN_RIGHT}, {"95%区间", 23, ALIGN_CENTER}};
    struct paper_rows r = ROWS_OF(s->arena, columns);
    struct sides kept = {.n = 0};
    for (int side = 0; side < SET_SIDE_COUNT; side++) {
        for (size_t i = 0; i < s->appraisal.sets.n; i++) {
            const struct set_table *t = &s->appraisal.tables[i];
            if (t->set->asks != SET_GRADES || t->set->side != (enum set_side)side) continue;
            for (size_t k = 0; k < t->n; k++) {
                if (!county_row_is_of(&t->rows[k], o)) continue;
                add_side(&r, t, &t->rows[k]);
                keep_for_chart(&kept, t, &t->rows[k]);
            }
        }
    }
    if (r.n == 0) {
        paper_add_text(p, BLOCK_PARAGRAPH, "没有测评票。");
        return;
    }
    paper_add_rows(p, &r);
    paper_add_text(p, BLOCK_NOTE,
            "优秀率 = 优秀 / 有效回答（不含不了解），威尔逊区间。评价主体不同的票组不相加；写“保密，不显示”的，是评价人不足5人，或者由它能推出不足5人、还没有收齐的，不写明是哪一种。");
    if (kept.n) add_sides_chart(s, o, &kept, p);
}

/* ---- results ---- */

static void add_year(const struct county_source *s, struct paper_rows *r, const struct performance *x)
{
    rows_addf(r, "%" PRId64, x->year);
    rows_add(r, x->official_no ? "本人" : county_unit_name(s, x->organisation_no));
    rows_add(r, *x->field ? x->field : "总的（不分项目）");
    rows_add(r, x->has_score ? performance_decimal_text(s->arena, x->score_micro) : "—");
    rows_add(r, performance_place_text(s->arena, x));
}

static bool is_of(const struct county_source *s, const struct performance *x, const struct official *o)
{
    (void)s;
    return x->official_no ? x->official_no == o->official_no : x->organisation_no == o->organisation_no;
}

static bool is_like(const struct county_source *s, const struct organisation *a, const struct organisation *b)
{
    return text_eq(cadre_stratum(s->arena, a, STRATUM_TEAM), cadre_stratum(s->arena, b, STRATUM_TEAM));
}

static int64_t rank_in(const struct county_source *s, int64_t organisation_no, int64_t year)
{
    for (size_t i = 0; i < s->people.performances.n; i++) {
        const struct performance *x = &s->people.performances.v[i];
        if (!x->official_no && x->organisation_no == organisation_no && x->year == year && !*x->field && x->rank)
            return x->rank;
    }
    return CHART_NONE;
}

static size_t years_of(const struct county_source *s, int64_t organisation_no, int64_t *years, size_t most)
{
    size_t n = 0;
    for (size_t i = 0; i < s->people.performances.n && n < most; i++) {
        const struct performance *x = &s->people.performances.v[i];
        if (!x->official_no && x->organisation_no == organisation_no && x->rank && !*x->field) years[n++] = x->year;
    }
    for (size_t i = 1; i < n; i++) {
        int64_t year = years[i];
        size_t k = i;
        for (; k > 0 && years[k - 1] > year; k--) years[k] = years[k - 1];
        years[k] = year;
    }
    return n;
}

/* The unit's ranks over the years among its like, its own line strong. */
static void add_rank_chart(const struct county_source *s, const struct official *o, struct paper *p)
{
    enum { YEARS_MAX = 20 };
    struct arena *a = s->arena;
    const struct organisation *own = organisation_lookup(&s->people.organisations, o->organisation_no);
    int64_t years[YEARS_MAX];
    size_t rows = own ? years_of(s, own->organisation_no, years, YEARS_MAX) : 0, n = 0;
    if (rows < 2) return;
    const char **names = arena_alloc_array(a, CHART_RANKS_MAX, sizeof *names),
               **texts = arena_alloc_array(a, rows, sizeof *texts);
    int64_t *units = arena_alloc_array(a, CHART_RANKS_MAX, sizeof *units);
    bool *marked = arena_alloc_array(a, CHART_RANKS_MAX, sizeof *marked);
    for (size_t i = 0; i < s->people.organisations.n && n < CHART_RANKS_MAX; i++) {
        const struct organisation *x = &s->people.organisations.v[i];
        if (!is_like(s, x, own)) continue;
        names[n] = x->name;
        units[n] = x->organisation_no;
        marked[n++] = x == own;
    }
    int64_t *values = arena_alloc_array(a, rows * n, sizeof *values);
    for (size_t y = 0; y < rows; y++) {
        texts[y] = arena_text(a, "%" PRId64, years[y]);
        for (size_t i = 0; i < n; i++) {
            int64_t rank = rank_in(s, units[i], years[y]);
            values[y * n + i] = rank > CHART_RANKS_MAX ? CHART_NONE : rank;
        }
    }
    struct chart *chart = arena_alloc(a, sizeof *chart);
    *chart = (struct chart){.kind = CHART_RANKS,
            .title = arena_text(a, "%s历年实绩名次（同类单位，本单位加粗）", own->name),
            .base = arena_text(
                    a, "全部参评单位的名次，没有抽样误差；图中为同类（%s）的 %zu 个单位", cadre_stratum(a, own, STRATUM_TEAM), n),
            .source = "实绩表",
            .y_title = "名次",
            .series = names,
            .series_count = n,
            .rows = texts,
            .row_count = rows,
            .values = values,
            .marked = marked};
    paper_add_chart(p, chart);
}

static void add_grades(const struct county_source *s, const struct official *o, struct paper *p)
{
    struct buf b = {.arena = s->arena};
    for (size_t i = 0; i < s->people.results.n; i++) {
        const struct year_result *x = &s->people.results.v[i];
        if (x->official_no == o->official_no)
            buf_addf(&b, "%s%" PRId64 "年%s", b.n ? "，" : "年度考核：", x->year, annual_grade_title(x->grade));
    }
    if (b.n) paper_addf(p, BLOCK_PARAGRAPH, "%s。", buf_text(&b));
}

static void add_results(const struct county_source *s, const struct official *o, struct paper *p)
{
    static const struct paper_column columns[] = {{"年度", 10, ALIGN_CENTER}, {"单位或者本人", 20, ALIGN_LEFT},
            {"项目", 20, ALIGN_LEFT}, {"得分", 14, ALIGN_RIGHT}, {"名次/参评", 14, ALIGN_CENTER}};
    struct paper_rows r = ROWS_OF(s->arena, columns);
    bool has_field = false;
    for (int personal = 1; personal >= 0; personal--) {
        for (size_t i = 0; i < s->people.performances.n; i++) {
            const struct performance *x = &s->people.performances.v[i];
            if (!is_of(s, x, o) || (x->official_no != 0) != (personal == 1)) continue;
            add_year(s, &r, x);
            has_field |= *x->field != '\0';
        }
    }
    add_grades(s, o, p);
    if (r.n == 0) {
        paper_add_text(p, BLOCK_PARAGRAPH, "没有实绩记录。");
        return;
    }
    paper_add_rows(p, &r);
    if (has_field)
        paper_add_text(p, BLOCK_NOTE, "“总的”是实绩表里项目空着的一行；写了项目的（写“综合”的也是）是那一项的得分和名次，不是总的。");
    add_rank_chart(s, o, p);
}

bool county_person_paper(const struct county_source *s, const struct official *o, const struct corroborate_request *q,
        struct paper **paper, struct err *e)
{
    struct corroborate_sheet sheet;
    if (!corroborate_show_official(&s->appraisal, o, q, &sheet, e)) return false;
    struct paper *p = county_paper_begin(s, arena_text(s->arena, "%s同志考察材料", o->name));
    p->subtitle = "（数据部分，供考察组撰写材料用）";
    p->is_compact = true;
    add_basics(s, o, sheet.wish, p);
    paper_add_text(p, BLOCK_HEADING1, "二、民主推荐");
    add_recommendation(s, o, p);
    paper_add_text(p, BLOCK_HEADING1, "三、各方面测评");
    add_sides(s, o, p);
    paper_add_text(p, BLOCK_HEADING1, "四、实绩");
    add_results(s, o, p);
    paper_add_text(p, BLOCK_HEADING1, "五、交叉印证的问题和核实");
    county_add_questions(s->arena, &sheet.flags, p);
    paper_add_text(p, BLOCK_HEADING1, "六、考察组的评价");
    paper_add_text(p, BLOCK_PARAGRAPH, "德能勤绩廉的表现、主要特点和不足、使用建议，由考察组根据谈话和查核撰写。");
    paper_add_text(p, BLOCK_PLAIN, "考察组（签名）：　　　　　　　　日期：");
    *paper = p;
    return true;
}
