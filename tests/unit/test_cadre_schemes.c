/* Weighted scores: the hand-made cases of tests/case/schemes.tsv, and what is refused. */
#include "table.h"

#include <math.h>

#include "cadre/chance.h"
#include "cadre/score.h"

enum { GIVEN_MAX = 64 };

struct asked {
    struct arena *arena;
    const struct scheme *scheme;
    struct score_given given[GIVEN_MAX];
    size_t n;
};

static char *next_word(char **rest, const char *ends)
{
    *rest += strspn(*rest, " ");
    char *word = *rest;
    *rest += strcspn(*rest, ends);
    if (**rest) *(*rest)++ = '\0';
    return word;
}

static void read_counts(struct asked *q, char *text, struct score_given *g)
{
    int64_t *counts = arena_alloc_array(q->arena, q->scheme->grade_count, sizeof *counts);
    while (*text) {
        const char *label = next_word(&text, " "), *number = next_word(&text, " ");
        size_t i = 0;
        if (text_eq(label, "发出")) {
            g->issued = atoi(number);
            continue;
        }
        if (text_eq(label, "参加")) {
            g->present = atoi(number);
            continue;
        }
        while (i < q->scheme->grade_count && !text_eq(q->scheme->grades[i].label, label)) i++;
        if (i == q->scheme->grade_count) fail_msg("no grade %s", label);
        counts[i] = atoi(number);
    }
    g->counts = counts;
}

static void read_values(struct asked *q, char *text, struct score_given *g)
{
    if (*text == '+') {
        g->own = strtod(text + 1, NULL);
    } else if (*text == '[') {
        double *scores = arena_alloc_array(q->arena, 64, sizeof *scores);
        text++;
        while (*text) scores[g->score_count++] = strtod(next_word(&text, " ]"), NULL);
        g->scores = scores;
    } else if (strchr(text, '/')) {
        g->own = strtod(next_word(&text, "/"), NULL);
        g->best = strtod(text, NULL);
    } else {
        read_counts(q, text, g);
    }
}

static void read_given(struct asked *q, const char *text)
{
    char *rest = arena_copy(q->arena, text, strlen(text));
    while (*rest) {
        char *value = next_word(&rest, ";");
        char *name = next_word(&value, "="), *item = strchr(name, '/');
        struct score_given g = {.group = name};
        if (item) *item++ = '\0';
        read_values(q, value, &g);
        size_t copies = item && text_eq(item, "*") ? q->scheme->item_count : 1;
        for (size_t i = 0; i < copies; i++) {
            g.item = copies > 1 ? q->scheme->items[i].name : item;
            q->given[q->n++] = g;
        }
    }
}

static void check_points(const struct measure *m, bool is_hidden, const char *wanted)
{
    if (text_eq(wanted, "不显示")) {
        assert_true(is_hidden);
        assert_non_null(strstr(m->why, "不足五人"));
    } else if (text_eq(wanted, "缺")) {
        assert_non_null(m->why);
        assert_null(strstr(m->why, "不足五人"));
    } else {
        if (m->why) fail_msg("%s", m->why);
        if (fabs(m->value - strtod(wanted, NULL)) > 5e-7) fail_msg("%.9f, not %s", m->value, wanted);
    }
}

static void check_scheme(void **state)
{
    const struct table_row *row = *state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct scheme s;
    struct score x;
    struct err e;
    assert_ok(scheme_load(a, row->fields[0], &s, &e), &e);
    struct asked q = {.arena = a, .scheme = &s};
    read_given(&q, row->fields[1]);
    assert_int_equal(cadre_score(a, &s, q.given, q.n, false, &x, &e), !s.is_from_memory);
    assert_ok(cadre_score(a, &s, q.given, q.n, true, &x, &e), &e);
    check_points(&x.total, true, row->fields[2]);
    char *wanted = arena_copy(a, row->fields[3], strlen(row->fields[3])), *part = next_word(&wanted, "=");
    for (size_t i = 0; i < s.group_count; i++) {
        if (!text_eq(s.groups[i].name, part)) continue;
        check_points(&x.parts[i].points, x.parts[i].is_hidden, wanted);
        return;
    }
    fail_msg("no group %s", part);
}

/* Under every parent the weights of those present make a whole. */
static void weights_are_renormalised(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct scheme s;
    struct score x;
    struct err e;
    assert_ok(scheme_load(a, "s9-four", &s, &e), &e);
    const int64_t ten[] = {10, 0, 0, 0, 0}, nobody[] = {0, 0, 0, 0, 7};
    const struct score_given given[] = {{.group = "上级评", .counts = ten}, {.group = "群众评", .counts = ten},
            {.group = "同级评", .counts = nobody}};
    assert_ok(cadre_score(a, &s, given, 3, true, &x, &e), &e);
    static const double wanted[] = {30.0 / 45, 0, 0, 15.0 / 45};
    for (size_t i = 0; i < 4; i++) assert_true(fabs(x.parts[i].weight - wanted[i]) < 1e-12);
    assert_int_equal(x.total.base, 20);
}

/* Of the papers that were issued, or of who was there, and not of the answers. */
static void the_base_is_what_is_divided_by(void **state)
{
    (void)state;
    const int64_t counts[] = {12, 4, 0, 2, 1}; /* 18 answers, one who does not know the person */
    static const struct {
        const char *scheme, *group;
        int64_t base;
    } table[] = {{"s8", "民主测评", 18}, {"s8-net", "民主测评", 25}, {"s7", "民意测验", 24}, {"s9-abc", "A票", 18}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 20);
        struct scheme s;
        struct score x;
        struct err e;
        assert_ok(scheme_load(a, table[i].scheme, &s, &e), &e);
        const struct score_given given = {.group = table[i].group, .counts = counts, .issued = 25, .present = 24};
        assert_ok(cadre_score(a, &s, &given, 1, true, &x, &e), &e);
        if (x.total.base != table[i].base || x.parts[0].points.base != table[i].base)
            fail_msg("%s: %d, %d", table[i].scheme, (int)x.total.base, (int)x.parts[0].points.base);
    }
}

/* In a sum an absent group is made up for by the others; points on top are not scaled with them. */
static void points_on_top_of_a_sum_stay_as_they_are(void **state)
{
    (void)state;
    static const char text[] = "scheme\tx\t甲\t乙\ttext\tsum\tvalid\ngrade\t优秀\t100\texcellent\ngrade\t称职\t50\tgood\n"
                               "group\t领导\t-\t40\tmean\t40\t0\ngroup\t职工\t-\t60\tmean\t60\t0\ngroup\t附加\t-\t0\textra\t10\t0\n";
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    const int64_t half[] = {5, 5};
    const struct score_given given[] = {{.group = "领导", .counts = half}, {.group = "附加", .own = 3}, {.group = "职工", .counts = half}};
    struct scheme s;
    struct score x;
    struct err e;
    assert_ok(scheme_parse(a, STR(text), &s, &e), &e);
    assert_ok(cadre_score(a, &s, given, 3, true, &x, &e), &e);
    assert_true(fabs(x.total.value - 78) < 1e-9); /* 30 + 45 + 3 */
    assert_ok(cadre_score(a, &s, given, 2, true, &x, &e), &e);
    assert_true(fabs(x.total.value - 78) < 1e-9); /* 30 of 40 is 75 of 100, and 3 */
}

static struct measure mean_of(struct arena *a, const char *code, const int64_t *counts)
{
    struct scheme s;
    struct score x;
    struct err e;
    assert_ok(scheme_load(a, code, &s, &e), &e);
    const struct score_given given = {.group = s.groups[0].name, .counts = counts, .issued = 100};
    assert_ok(cadre_score(a, &s, &given, 1, true, &x, &e), &e);
    return x.total;
}

/* Fifteen raters drawn from a township whose true mean is 16.56: the interval has it 95 times of 100, and a little
 * more. */
static void intervals_hold_the_truth_as_often_as_they_say(void **state)
{
    (void)state;
    struct chance c = chance_from(9);
    size_t held = 0;
    for (int round = 0; round < 2000; round++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 20);
        int64_t counts[4] = {0};
        for (int r = 0; r < 15; r++) {
            double x = chance_share(&c);
            counts[x < 0.5 ? 0 : x < 0.8 ? 1 : x < 0.96 ? 2 : 3]++;
        }
        struct measure m = mean_of(a, "s4", counts);
        assert_true(m.has_interval && m.low <= m.value && m.value <= m.high);
        held += m.low <= 16.56 && 16.56 <= m.high;
    }
    print_message("# %zu of 2000 intervals hold the truth\n", held);
    assert_in_range(held, 1880, 1990);
}

static void where_all_agree_the_interval_is_not_a_point(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct measure few = mean_of(a, "s4", (int64_t[]){5, 0, 0, 0}), many = mean_of(a, "s4", (int64_t[]){500, 0, 0, 0});
    assert_true(few.low < 20 && many.low > few.low && many.low < 20);
    assert_true(few.high == 20 && many.high == 20); /* nobody has more than all */
    struct measure worst = mean_of(a, "s4", (int64_t[]){0, 0, 0, 7});
    assert_true(worst.low == 4 && worst.value == 4 && worst.high > 4);
    struct measure share = mean_of(a, "s8", (int64_t[]){27, 3, 0, 0, 0});
    assert_true(share.high < 100 && share.low > 70);
    /* the interval of a share is Wilson's, the same as beside the share itself */
    share = mean_of(a, "s8", (int64_t[]){8, 2, 0, 0, 0});
    assert_true(fabs(share.low - 49.0162472) < 1e-6 && fabs(share.high - 94.3317849) < 1e-6);
    share = mean_of(a, "s8", (int64_t[]){0, 20, 0, 0, 7});
    assert_true(share.low == 0 && fabs(share.high - 16.1125158) < 1e-6);
    assert_false(mean_of(a, "s7", (int64_t[]){50, 20, 0, 0}).has_interval);
}

static void every_carried_scheme_reads(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    size_t n;
    const char *const *codes = scheme_codes(a, &n);
    assert_true(n >= 14);
    for (size_t i = 0; i < n; i++) {
        struct scheme s;
        struct err e;
        assert_ok(scheme_load(a, codes[i], &s, &e), &e);
        assert_string_equal(s.code, codes[i]);
    }
}

static void what_a_scheme_does_not_have_is_refused(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct scheme s;
    struct score x;
    struct err e;
    assert_refused(scheme_load(a, "s99", &s, &e), &e, "s99");
    assert_ok(scheme_load(a, "s3", &s, &e), &e);
    const int64_t fine[] = {5, 0, 0, 0}, negative[] = {5, -1, 0, 0};
    const struct {
        struct score_given given;
        const char *word;
    } table[] = {
            {{.group = "群众", .counts = fine}, "群众"},
            {{.group = "领导", .counts = fine}, "分项目"},
            {{.group = "领导", .item = "项目九", .counts = fine}, "项目九"},
            {{.group = "领导", .item = "项目一", .counts = negative}, "称职"},
            {{.group = "附加", .own = NAN}, "不是数字"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        assert_refused(cadre_score(a, &s, &table[i].given, 1, false, &x, &e), &e, table[i].word);
    const struct score_given twice[] = {
            {.group = "领导", .item = "项目一", .counts = fine}, {.group = "领导", .item = "项目一", .counts = fine}};
    assert_refused(cadre_score(a, &s, twice, 2, false, &x, &e), &e, "两次");
    assert_ok(scheme_load(a, "s9-abc", &s, &e), &e);
    assert_refused(cadre_score(a, &s, NULL, 0, false, &x, &e), &e, "确认");
}

static void a_scheme_that_is_written_wrong_names_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *text, *word;
    } table[] = {
            {"", "scheme"},
            {"scheme\tx\t甲\t乙\ttext\tmean\tvalid\n", "没有一个组"},
            {"scheme\tx\t甲\n", "第 1 行"},
            {"# 注\ngroup\t甲\t乙\t1\tmean\t0\t0\n", "第 2 行"},
            {"group\t甲\t-\t一\tmean\t0\t0\n", "“一” 应为数字"},
            {"group\t甲\t-\t1\tmedian\t0\t0\n", "median"},
            {"group\t甲\t-\t-1\tmean\t0\t0\n", "负数"},
            {"group\t甲\t-\t1\tmean\t0\t0\ngroup\t乙\t甲\t1\tmean\t0\t0\n", "第 2 行"},
            {"grade\t优\t100\tbest\n", "best"},
            {"band\t-\t90\t300\t200\n", "哪一组"},
            {"colour\tred\n", "colour"},
            {"scheme\tx\t甲\t乙\ttext\tmean\tvalid\ngroup\t甲\t-\t1\tmean\t5\t0\n", "按满分折算"},
            {"scheme\tx\t甲\t乙\ttext\tmean\tvalid\ngrade\t不了解\t100\tunknown\ngroup\t甲\t-\t1\tmean\t5\t0\n", "按满分折算"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 20);
        struct scheme s;
        struct err e;
        assert_refused(scheme_parse(a, str_of(table[i].text), &s, &e), &e, table[i].word);
    }
}

int main(void)
{
    table_add("schemes.tsv", check_scheme);
    table_add_test("weights are renormalised", weights_are_renormalised);
    table_add_test("the base is what is divided by", the_base_is_what_is_divided_by);
    table_add_test("points on top of a sum stay as they are", points_on_top_of_a_sum_stay_as_they_are);
    table_add_test("intervals hold the truth as often as they say", intervals_hold_the_truth_as_often_as_they_say);
    table_add_test("where all agree the interval is not a point", where_all_agree_the_interval_is_not_a_point);
    table_add_test("every carried scheme reads", every_carried_scheme_reads);
    table_add_test("what a scheme does not have is refused", what_a_scheme_does_not_have_is_refused);
    table_add_test("a scheme that is written wrong names its line", a_scheme_that_is_written_wrong_names_its_line);
    return table_run("cadre schemes");
}
