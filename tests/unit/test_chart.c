#include "unit.h"

#include "cadre/chart.h"
#include "model/paper.h"
#include "print/pdf.h"
#include "scratch.h"

enum { WIDTH = 160000 };

static const char *const grades[] = {"优秀", "称职", "基本称职", "不称职", "不了解"};
static const char *const groups[] = {
        "县级领导（上级评）", "班子成员（同级评）", "中层和一般干部（下级评）", "村（居）主干", "代表、委员（社会评）"};

static struct chart stacks(const int64_t *values)
{
    return (struct chart){.kind = CHART_STACKS,
            .title = "东山镇党政班子民主测评等次分布（按评价主体）",
            .base = "有效票，不含不了解",
            .source = "票组 测评-1 至 测评-5",
            .series = grades,
            .series_count = 5,
            .rows = groups,
            .row_count = 5,
            .values = values,
            .hidden = "不足5人，不显示"};
}

static const int64_t answers[] = {8, 6, 1, 0, 0, -1, -1, -1, -1, -1, 14, 18, 6, 3, 2, 0, 0, 0, 0, 0, 30, 22, 9, 5, 4};

static struct chart_plan plan_of(struct arena *a, const struct chart *chart)
{
    struct chart_plan plan;
    struct err e;
    assert_ok(chart_lay_out(a, chart, WIDTH, &plan, &e), &e);
    return plan;
}

/* Nothing stands outside, the title is on top, base and source are the last. */
static void check_plan(const struct chart *chart)
{
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    struct chart_plan plan = plan_of(a, chart);
    for (size_t i = 0; i < plan.n; i++) {
        const struct chart_shape *s = &plan.v[i];
        int32_t top = s->h < 0 ? s->y + s->h : s->y, half = s->kind == CHART_MARK ? s->w / 2 : 0;
        if (s->x - half < 0 || s->x + s->w - half > WIDTH || top - half < 0 ||
                s->y + (s->h > 0 ? s->h : 0) > plan.height)
            fail_msg("%s: shape %zu (%s) at %d %d %d %d of %d %d", chart->title, i, s->text ? s->text : "", s->x, s->y,
                    s->w, s->h, plan.width, plan.height);
    }
    assert_string_equal(plan.v[0].text, chart->title);
    assert_string_equal(plan.v[plan.n - 2].text, arena_text(a, "基数：%s", chart->base));
    assert_string_equal(plan.v[plan.n - 1].text, arena_text(a, "来源：%s", chart->source));
}

static size_t count_text(const struct chart_plan *plan, const char *text)
{
    size_t n = 0;
    for (size_t i = 0; i < plan->n; i++) n += plan->v[i].text && text_eq(plan->v[i].text, text);
    return n;
}

static void the_parts_of_a_bar_fill_it(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    const struct chart chart = stacks(answers);
    check_plan(&chart);
    struct chart_plan plan = plan_of(a, &chart);
    int32_t y = 0, end = 0, edge = 0;
    size_t bars_seen = 0, labels = 0;
    for (size_t i = 0; i < plan.n; i++) {
        const struct chart_shape *s = &plan.v[i];
        if (s->kind != CHART_BOX || s->h < 4000) continue;
        if (s->y == y) {
            assert_int_equal(s->x, end);
        } else {
            if (edge) assert_int_equal(end, edge); /* all bars end where the first does */
            edge = end;
            y = s->y;
            bars_seen++;
        }
        end = s->x + s->w;
        const struct chart_shape *label = i + 1 < plan.n ? &plan.v[i + 1] : s; /* of this part, where it is wide enough */
        if (!label->text || !strchr(label->text, '%') || label->x != s->x) continue;
        labels++;
        if (s->tone == TONE_DARK || s->tone == TONE_LIGHT) assert_false(label->has_ground);
        if (s->tone == TONE_HATCH || s->tone == TONE_CROSS) assert_true(label->has_ground); /* letters are not read on a pattern */
        assert_int_equal(label->is_light, s->tone == TONE_DARK);
    }
    assert_int_equal(end, edge);
    assert_true(labels > 6);
    assert_int_equal(bars_seen, 3);
    assert_int_equal(count_text(&plan, "53.3%"), 1); /* 8 of 15 */
    assert_int_equal(count_text(&plan, "基数 43"), 1);
    for (size_t i = 0; i < plan.n; i++)
        if (plan.v[i].text && strncmp(plan.v[i].text, "基数 ", strlen("基数 ")) == 0) assert_true(plan.v[i].x > edge);
    assert_int_equal(count_text(&plan, "不足5人，不显示"), 1);
    assert_int_equal(count_text(&plan, "没有人回答"), 1);
    static const int64_t torn[] = {8, 6, 1, 0, 0, -1, 3, -1, -1, -1, 14, 18, 6, 3, 2, 0, 0, 0, 0, 0, 30, 22, 9, 5, 4};
    const struct chart bad = stacks(torn);
    struct err e;
    assert_refused(chart_lay_out(a, &bad, WIDTH, &plan, &e), &e, "一部分");
}

static const char *const bands[] = {
        "35岁以下", "36—40岁", "41—45岁", "46—50岁", "51岁以上", "妇女", "党外", "全日制大学以上"};
static const char *const variants[] = {"现任", "拟任", "上届"};
static const int64_t structure[] = {
        21, 25, 12, 18, 20, 15, 10, 8, 16, 9, 5, 12, 0, 0, 3, 11, 14, 9, 6, 7, 4, 22, 28, CHART_NONE};
static const int64_t wholes[] = {58, 58, 58};

static struct chart bars(void)
{
    return (struct chart){.kind = CHART_BARS,
            .title = "乡镇政府班子结构",
            .base = "班子成员，交叉任职计一次",
            .source = "干部名册，2011年6月30日",
            .series = variants,
            .series_count = 3,
            .rows = bands,
            .row_count = 8,
            .values = structure,
            .wholes = wholes};
}

static const char *const years[] = {"2007", "2008", "2009", "2010", "2011"};
static const char *const towns[] = {"小溪镇", "山格镇", "文峰镇", "南胜镇", "坂仔镇", "安厚镇", "大溪镇"};
static const int64_t ranks[] = {1, 2, 3, 4, 5, 6, 7, 2, 1, 3, 4, 7, 6, 5, 3, 2, 1, 4, 5, 7, CHART_NONE, 4, 2, 1, 3, 6,
        7, 5, 5, 2, 1, 3, 4, 7, 5};
static const bool strong[] = {true, false, true, false, false, false, true};

static struct chart rank_lines(void)
{
    return (struct chart){.kind = CHART_RANKS,
            .title = "一类乡镇综合考核名次（2007—2011年）",
            .base = "同类七个乡镇",
            .source = "年度实绩考核",
            .series = towns,
            .series_count = 7,
            .rows = years,
            .row_count = 5,
            .values = ranks,
            .marked = strong};
}

static const struct chart_point points[] = {{"陈东山", 8200, 7100, 8900, 4100, 2900, 5400, true},
        {"林水生", 3000, 2200, 4000, 3400, 2300, 4700, false}, {"黄秀英", 5600, 4600, 6500, 5100, 3900, 6300, false},
        {"张文", 5500, 4500, 6400, 5200, 4000, 6400, false}, {"李一", 0, 0, 700, 0, 0, 900, false},
        {"王全", 10000, 9300, 10000, 10000, 9100, 10000, false}};

static struct chart scatter(void)
{
    return (struct chart){.kind = CHART_SCATTER,
            .title = "会议推荐与谈话推荐",
            .base = "会议有效票87张，谈话52人",
            .source = "票组 会议推荐、谈话推荐",
            .x_title = "会议推荐得票率",
            .y_title = "谈话推荐率",
            .points = points,
            .point_count = 6};
}

static void columns_are_as_high_as_their_counts(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    const struct chart chart = bars();
    check_plan(&chart);
    struct chart_plan plan = plan_of(a, &chart);
    int32_t highest = 0;
    for (size_t i = 0; i < plan.n; i++) {
        if (plan.v[i].kind == CHART_BOX && plan.v[i].h > highest) highest = plan.v[i].h;
    }
    size_t seen = 0;
    for (size_t i = 0; i < plan.n; i++) {
        const struct chart_shape *s = &plan.v[i];
        if (s->kind != CHART_BOX || s->w == 3200) continue;
        while (structure[seen] < 0) seen++;
        assert_int_equal(s->h, (int64_t)highest * structure[seen] / 28);
        seen++;
    }
    assert_int_equal(count_text(&plan, "—"), 1);
    assert_int_equal(count_text(&plan, "43%"), 1); /* 25 of 58 */
}

static void ranks_and_points_stand_where_they_belong(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    const struct chart lines = rank_lines(), cloud = scatter();
    check_plan(&lines);
    check_plan(&cloud);
    struct chart_plan plan = plan_of(a, &lines);
    assert_int_equal(count_text(&plan, "山格镇"), 1);
    assert_int_equal(count_text(&plan, "小溪镇、大溪镇"), 1); /* both fifth */
    plan = plan_of(a, &cloud);
    int32_t low = 0, high = 0, left = 0, right = 0;
    for (size_t i = 0; i < plan.n; i++) {
        if (plan.v[i].kind != CHART_MARK) continue;
        if (!left || plan.v[i].x < left) left = plan.v[i].x;
        if (plan.v[i].x > right) right = plan.v[i].x;
        if (!high || plan.v[i].y < high) high = plan.v[i].y;
        if (plan.v[i].y > low) low = plan.v[i].y;
    }
    assert_int_equal(right - left, low - high); /* 0 to 100 % both ways */
    assert_int_equal(count_text(&plan, "陈东山"), 1);
    static const int64_t none[] = {0, 1};
    struct chart bad = {.kind = CHART_RANKS,
            .title = "图",
            .base = "",
            .source = "",
            .series = towns,
            .series_count = 1,
            .rows = years,
            .row_count = 2,
            .values = none};
    struct err e;
    assert_refused(chart_lay_out(a, &bad, WIDTH, &plan, &e), &e, "名次 0");
    bad.series_count = 0;
    assert_refused(chart_lay_out(a, &bad, WIDTH, &plan, &e), &e, "系列");
}

/* Sixty points, most of them near the origin: who is far from the others is named, and no name lies on another name or on
 * a point. */
static void names_keep_clear_of_one_another(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    struct chart_point crowd[60];
    for (size_t i = 0; i < 60; i++) {
        int64_t x = i < 5 ? 5000 + 1000 * (int64_t)i : 100 * (int64_t)(i % 9), y = i < 5 ? x : 130 * (int64_t)(i / 9);
        crowd[i] = (struct chart_point){arena_text(a, "甲乙%zu", i), x, CHART_NONE, CHART_NONE, y, CHART_NONE, CHART_NONE, i == 59};
    }
    struct chart chart = scatter();
    chart.points = crowd;
    chart.point_count = 60;
    check_plan(&chart);
    struct chart_plan plan = plan_of(a, &chart);
    for (size_t i = 0; i < 5; i++) assert_int_equal(count_text(&plan, crowd[i].name), 1);
    assert_int_equal(count_text(&plan, crowd[59].name), 1); /* marked */
    for (size_t i = 0; i < plan.n; i++) {
        const struct chart_shape *at = &plan.v[i];
        if (at->kind != CHART_BOX || at->line_um || text_eq(plan.v[i + 1].text, crowd[59].name)) continue;
        for (size_t k = 0; k < plan.n; k++) {
            const struct chart_shape *s = &plan.v[k];
            bool is_mark = s->kind == CHART_MARK, is_name = s->kind == CHART_BOX && !s->line_um && k != i;
            if (!is_mark && !is_name) continue;
            int32_t half = is_mark ? s->w / 2 : 0, h = is_mark ? s->w : s->h, x = s->x - half, y = s->y - half;
            if (at->x < x + s->w && x < at->x + at->w && at->y < y + h && y < at->y + at->h)
                fail_msg("%s lies on shape %zu", plan.v[i + 1].text, k);
        }
    }
}

static void per_cents_do_not_run_into_one_another(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    static const int64_t values[] = {55, 54, 53, 30, 31, 32};
    static const int64_t of[] = {166, 166, 166};
    static const struct {
        size_t rows; /* three series in each */
        const char *text;
    } table[] = {{1, "33.1%"}, {8, "33%"}, {14, NULL}};
    for (size_t t = 0; t < ARRAY_COUNT(table); t++) {
        const char *rows[14];
        int64_t all[42];
        for (size_t i = 0; i < 14; i++) rows[i] = "35岁以下";
        for (size_t i = 0; i < 42; i++) all[i] = values[i % 6];
        struct chart chart = bars();
        chart.rows = rows;
        chart.row_count = table[t].rows;
        chart.values = all;
        chart.wholes = of;
        struct chart_plan plan = plan_of(a, &chart);
        size_t shares = 0;
        for (size_t i = 0; i < plan.n; i++) shares += plan.v[i].text && strchr(plan.v[i].text, '%');
        assert_int_equal(shares, table[t].text ? 3 * table[t].rows : 0);
        if (table[t].text) assert_true(count_text(&plan, table[t].text) > 0);
    }
}

static void charts_stand_in_a_paper(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct err e;
    const struct chart all[] = {stacks(answers), bars(), rank_lines(), scatter()};
    struct paper *p = paper_new(a, "考察分析图", date_from(2011, 6, 30));
    p->is_compact = true;
    for (size_t i = 0; i < ARRAY_COUNT(all); i++) {
        paper_addf(p, BLOCK_HEADING1, "图 %zu", i + 1);
        paper_add_chart(p, &all[i]);
    }
    const char *keep = getenv("KEEP_CHARTS"), *path = keep ? keep : scratch_path(a, "charts.pdf");
    assert_ok(pdf_write(p, path, &e), &e);
    struct str first = scratch_read(a, path);
    assert_ok(pdf_write(p, path, &e), &e);
    struct str second = scratch_read(a, path);
    assert_true(first.n == second.n && memcmp(first.p, second.p, first.n) == 0);
    struct chart bad = scatter();
    bad.title = "图\x01";
    struct paper *q = paper_new(a, "坏图", date_from(2011, 6, 30));
    paper_add_chart(q, &bad);
    assert_refused(pdf_write(q, path, &e), &e, "控制字符");
}

/* 黔东南… is a real name: one like it must not keep a whole stratum from its papers. */
static void names_that_are_too_long_end_early(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct err e;
    struct chart chart = rank_lines();
    const char *names[ARRAY_COUNT(towns)];
    for (size_t i = 0; i < ARRAY_COUNT(towns); i++) names[i] = towns[i];
    names[0] = "黔东南苗族侗族自治州国家级经济技术开发区管理委员会暨凯里炉碧综合产业园区管理委员会";
    chart.series = names;
    chart.title = arena_text(a, "%s、%s历年实绩名次（同类单位，本单位加粗）", names[0], names[0]);
    struct paper *p = paper_new(a, "长名", date_from(2011, 6, 30));
    paper_add_chart(p, &chart);
    assert_ok(pdf_write(p, scratch_path(a, "long.pdf"), &e), &e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_parts_of_a_bar_fill_it),
            cmocka_unit_test(columns_are_as_high_as_their_counts),
            cmocka_unit_test(ranks_and_points_stand_where_they_belong),
            cmocka_unit_test(names_keep_clear_of_one_another),
            cmocka_unit_test(per_cents_do_not_run_into_one_another),
            cmocka_unit_test(charts_stand_in_a_paper),
            cmocka_unit_test(names_that_are_too_long_end_early),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
