/* The published examples of tests/case/statistics.tsv and rankings.tsv: each line is one test. */
#include "table.h"

#include <math.h>

#include "base/buf.h"
#include "cadre/aggregate.h"
#include "cadre/agreement.h"
#include "cadre/distribution.h"
#include "cadre/location.h"
#include "cadre/share.h"
#include "cadre/trend.h"

enum { VALUES_MAX = 512 };

/* A table as the case has it: rows end with ";", "." is a gap. */
struct values {
    double v[VALUES_MAX];
    size_t n, rows;
};

static struct values values_of(const char *text)
{
    struct values x = {.rows = 1};
    for (const char *p = text; *p;) {
        size_t word = strcspn(p, " ");
        assert_true(x.n < VALUES_MAX);
        if (word == 1 && *p == ';')
            x.rows++;
        else if (word == 1 && *p == '.')
            x.v[x.n++] = NAN;
        else if (word)
            x.v[x.n++] = strtod(p, NULL);
        p += word + (p[word] == ' ');
    }
    assert_int_equal(x.n % x.rows, 0);
    return x;
}

/* A measure, or an end of its interval. */
struct named {
    const char *name;
    struct measure m;
};

static struct measure pick(const struct named *all, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(all[i].name);
        if (strncmp(all[i].name, name, length) != 0 || (name[length] && name[length] != '.')) continue;
        struct measure m = all[i].m;
        if (name[length]) {
            assert_true(m.has_interval && m.low <= m.value && m.value <= m.high);
            m.value = text_eq(name + length, ".low") ? m.low : m.high;
        }
        return m;
    }
    fail_msg("no figure %s", name);
    return all[0].m;
}

static struct measure agreement(struct arena *a, const char *method, const char *figure, const struct ratings *r)
{
    struct err e;
    if (text_eq(method, "icc")) {
        struct icc x;
        assert_ok(cadre_icc(r, &x, &e), &e);
        const struct named all[] = {{"icc1", x.icc1}, {"icc_c1", x.icc_c1}, {"icc_a1", x.icc_a1}, {"icc1k", x.icc1k},
                {"icc_ck", x.icc_ck}, {"icc_ak", x.icc_ak}};
        return pick(all, ARRAY_COUNT(all), figure);
    }
    if (text_eq(method, "kendall")) {
        struct kendall x;
        assert_ok(cadre_kendall(a, r, &x, &e), &e);
        const struct named all[] = {{"w", x.w}, {"w_ties", x.w_ties}, {"chi2", x.chi2}, {"p", x.p}};
        return pick(all, ARRAY_COUNT(all), figure);
    }
    struct measure m;
    if (text_eq(method, "alpha")) {
        assert_ok(cadre_alpha(r, &m, &e), &e);
        return m;
    }
    if (text_eq(method, "fleiss")) {
        assert_ok(cadre_fleiss(a, r, &m, &e), &e);
        return m;
    }
    assert_string_equal(method, "kripp");
    enum cadre_method level = CADRE_KRIPP_NOMINAL;
    while (!text_eq(cadre_method_code(level) + strlen("kripp_"), figure)) level++;
    assert_ok(cadre_kripp(a, level, r, &m, &e), &e);
    return m;
}

static struct measure end_of(struct measure m, const char *figure)
{
    if (text_eq(figure, "low")) m.value = m.low;
    if (text_eq(figure, "high")) m.value = m.high;
    return m;
}

static struct measure shares(const char *method, const char *figure, const struct values *x)
{
    struct err e;
    struct measure m;
    if (text_eq(method, "wilson"))
        assert_ok(cadre_wilson((int64_t)x->v[0], (int64_t)x->v[1], &m, &e), &e);
    else
        assert_ok(
                cadre_share_difference((int64_t)x->v[0], (int64_t)x->v[1], (int64_t)x->v[2], (int64_t)x->v[3], &m, &e),
                &e);
    return end_of(m, figure);
}

static struct measure series(struct arena *a, const char *method, const char *figure, const struct values *x)
{
    struct err e;
    if (text_eq(method, "robust")) {
        struct robust r;
        assert_ok(cadre_robust(a, x->v, x->n, &r, &e), &e);
        const struct named all[] = {{"mean", r.mean}, {"median", r.median}, {"mad", r.mad}, {"mad_plain", r.mad_plain},
                {"trimmed20", r.trimmed20}, {"drop1", r.drop1}};
        return pick(all, ARRAY_COUNT(all), figure);
    }
    struct theil_sen line;
    double years[VALUES_MAX], y[VALUES_MAX];
    for (size_t i = 0; i < x->rows; i++) years[i] = x->v[2 * i], y[i] = x->v[2 * i + 1];
    assert_ok(cadre_theil_sen(a, years, y, x->rows, &line, &e), &e);
    return end_of(line.slope, figure);
}

static void check_statistic(void **state)
{
    const struct table_row *row = *state;
    const char *method = row->fields[0], *figure = row->fields[2], *wanted = row->fields[3];
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct values x = values_of(row->fields[1]);
    struct ratings r = {x.v, x.rows, x.n / x.rows};
    struct measure m = {.why = NULL};
    if (text_eq(method, "chi2"))
        m.value = cadre_chi_square_tail(x.v[0], x.v[1]);
    else if (text_eq(method, "f"))
        m.value = cadre_f_quantile(x.v[0], x.v[1], x.v[2]);
    else if (text_eq(method, "wilson") || text_eq(method, "newcombe"))
        m = shares(method, figure, &x);
    else if (text_eq(method, "robust") || text_eq(method, "theilsen"))
        m = series(a, method, figure, &x);
    else
        m = agreement(a, method, figure, &r);
    if (text_eq(wanted, "undefined")) {
        assert_non_null(m.why);
        return;
    }
    if (m.why) fail_msg("%s is not defined: %s", figure, m.why);
    const char *point = strchr(wanted, '.');
    double step = point ? pow(10, -(double)strlen(point + 1)) : 1e-9;
    if (fabs(m.value - strtod(wanted, NULL)) > step * 0.5000001)
        fail_msg("%s %s is %.9f, not %s", method, figure, m.value, wanted);
}

/* Reads "42:M>N 26:N=M"; items are the letters in the order in which they come. */
static size_t rankings_of(struct arena *a, const char *text, struct ranking *rankings, char *items)
{
    size_t lines = 0, known = 0;
    for (const char *p = text; *p; lines++) {
        char *after;
        uint16_t *place = arena_alloc_array(a, 26, sizeof *place), at = 0;
        rankings[lines] = (struct ranking){strtol(p, &after, 10), place};
        for (p = after + 1; *p && *p != ' '; p++) {
            if (*p == '>') at++;
            if (*p == '>' || *p == '=') continue;
            if (!memchr(items, *p, known)) items[known++] = *p;
            place[(const char *)memchr(items, *p, known) - items] = at;
        }
        p += *p == ' ';
    }
    return lines;
}

static void check_ranking(void **state)
{
    const struct table_row *row = *state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct ranking rankings[32];
    char items[27] = "";
    size_t lines = rankings_of(a, row->fields[0], rankings, items);
    enum cadre_order method;
    struct aggregate x;
    struct err e;
    assert_true(cadre_order_from(row->fields[1], &method));
    assert_ok(cadre_aggregate(a, method, rankings, lines, strlen(items), &x, &e), &e);
    struct buf order = {.arena = a}, score = {.arena = a};
    for (size_t i = 0; i < x.n; i++) {
        double points = (double)x.score[x.order[i]] / (method == CADRE_ORDER_SCHULZE ? 1 : 2);
        buf_addf(&order, "%s%c", i == 0 ? "" : x.is_equal[i] ? "=" : ">", items[x.order[i]]);
        buf_addf(&score, "%s%c=%g", i ? " " : "", items[x.order[i]], points);
    }
    const char *kemeny = x.optima > 1 ? arena_text(a, "%d of %d", (int)x.agreement, (int)x.optima)
                                      : arena_text(a, "%d", (int)x.agreement);
    assert_string_equal(buf_text(&order), row->fields[2]);
    assert_string_equal(method == CADRE_ORDER_KEMENY ? kemeny : buf_text(&score), row->fields[3]);
}

/* What the header says of Kemeny, against all orders of small elections. */
static void kemeny_is_the_best_of_all_orders(void **state)
{
    (void)state;
    uint64_t seed = 5;
    for (int round = 0; round < 40; round++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 20);
        uint16_t places[7][5];
        struct ranking rankings[7];
        for (size_t l = 0; l < 7; l++) {
            for (size_t i = 0; i < 5; i++) {
                seed = seed * 6364136223846793005u + 1442695040888963407u;
                places[l][i] = (uint16_t)((seed >> 33) % 5);
            }
            rankings[l] = (struct ranking){1 + (int64_t)l, places[l]};
        }
        struct aggregate x;
        struct err e;
        assert_ok(cadre_aggregate(a, CADRE_ORDER_KEMENY, rankings, 7, 5, &x, &e), &e);
        int64_t best = -1, optima = 0, own = 0;
        size_t low[5], high[5], first[5] = {0};
        for (int code = 0; code < 3125; code++) {
            size_t order[5], seen = 0;
            int64_t sum = 0;
            for (int i = 0, c = code; i < 5; i++, c /= 5) order[4 - i] = (size_t)(c % 5), seen |= (size_t)1 << (c % 5);
            if (seen != 31) continue;
            for (size_t i = 0; i < 5; i++)
                for (size_t k = i + 1; k < 5; k++)
                    for (size_t l = 0; l < 7; l++)
                        if (places[l][order[i]] < places[l][order[k]]) sum += rankings[l].count;
            if (sum < best) continue;
            if (sum > best) {
                best = sum, optima = 0;
                memcpy(first, order, sizeof first);
                for (int i = 0; i < 5; i++) low[i] = 5, high[i] = 1;
            }
            optima++;
            for (size_t at = 0; at < 5; at++) {
                if (at + 1 < low[order[at]]) low[order[at]] = at + 1;
                if (at + 1 > high[order[at]]) high[order[at]] = at + 1;
            }
            if (memcmp(order, x.order, sizeof order) == 0) own = sum;
        }
        assert_int_equal(x.agreement, best);
        assert_int_equal(own, best);
        assert_int_equal(x.optima, optima);
        assert_memory_equal(x.order, first, sizeof first);
        assert_memory_equal(x.low, low, sizeof low);
        assert_memory_equal(x.high, high, sizeof high);
    }
}

/* Whatever has no interval says why; whatever has one, or is no figure, does not. */
static void what_has_no_interval_says_why(void **state)
{
    (void)state;
    for (int m = 0; m < CADRE_METHOD_COUNT; m++) {
        struct measure bare = measure_of((enum cadre_method)m, 9, 0.5), none = measure_undefined((enum cadre_method)m, 9, "没有");
        struct measure own = measure_exact((enum cadre_method)m, 9, 0.5, "自己的"), within = measure_within((enum cadre_method)m, 9, 0.5, 0, 1);
        assert_true(measure_interval_why(&bare) && *measure_interval_why(&bare));
        assert_string_equal(measure_interval_why(&own), "自己的");
        assert_null(measure_interval_why(&within));
        assert_null(measure_interval_why(&none));
    }
    struct measure of_all = measure_of(CADRE_PERCENTILE, 9, 50);
    assert_string_equal(measure_interval_why(&of_all), "全部单位都在内，没有抽样误差");
}

static void what_cannot_be_computed_is_refused(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    static const double v[] = {1, 2, NAN, 4}, negative[] = {-1, -1, 2, 3}, labels[] = {0, 1, 0.5, 1};
    struct ratings row = {v, 1, 4}, column = {v, 4, 1}, gap = {v, 2, 2};
    struct err e;
    struct icc icc = {.icc1 = {.base = 77}};
    struct kendall kendall;
    struct measure m;
    struct robust robust;
    struct theil_sen line;
    assert_refused(cadre_icc(&row, &icc, &e), &e, "1 行");
    assert_refused(cadre_icc(&column, &icc, &e), &e, "1 列");
    assert_refused(cadre_icc(&gap, &icc, &e), &e, "第 2 行第 1 列");
    assert_int_equal(icc.icc1.base, 77);
    assert_refused(cadre_kendall(a, &gap, &kendall, &e), &e, "没有评分");
    assert_refused(cadre_alpha(&gap, &m, &e), &e, "没有评分");
    assert_refused(cadre_fleiss(a, &(struct ratings){labels, 2, 2}, &m, &e), &e, "等次");
    assert_refused(cadre_kripp(a, CADRE_KRIPP_NOMINAL, &row, &m, &e), &e, "1 行");
    assert_refused(cadre_kripp(a, CADRE_KRIPP_RATIO, &(struct ratings){negative, 2, 2}, &m, &e), &e, "负数");
    assert_refused(cadre_kripp(a, CADRE_KRIPP_NOMINAL, &(struct ratings){(double[]){1, NAN, NAN, 2}, 2, 2}, &m, &e), &e,
            "两个以上");
    assert_refused(cadre_robust(a, v, 0, &robust, &e), &e, "没有一个");
    assert_refused(cadre_theil_sen(a, v, v, 1, &line, &e), &e, "1 个点");
    assert_refused(cadre_wilson(11, 10, &m, &e), &e, "11");
    assert_refused(cadre_wilson(-1, 10, &m, &e), &e, "-1");
    assert_refused(cadre_wilson(0, 0, &m, &e), &e, "总数 0");
}

static void small_cells_hide_another_one_too(void **state)
{
    (void)state;
    static const struct {
        int64_t raters[4];
        bool hidden[4];
    } table[] = {
            {{9, 7, 12, 0}, {false, false, false, false}},
            {{3, 7, 12, 0}, {true, true, false, false}},
            {{3, 4, 12, 9}, {true, true, false, false}},
            {{5, 5, 5, 5}, {false, false, false, false}},
            {{4, 0, 0, 0}, {true, false, false, false}},
            {{2, 1, 12, 9}, {true, true, false, true}}, /* together they are three */
            {{1, 1, 1, 30}, {true, true, true, true}},
    };
    for (size_t t = 0; t < ARRAY_COUNT(table); t++) {
        bool hidden[4] = {0};
        size_t n = cadre_hide_small(table[t].raters, table[t].raters, 4, hidden), wanted = 0;
        for (size_t i = 0; i < 4; i++) {
            assert_int_equal(hidden[i], table[t].hidden[i]);
            wanted += hidden[i];
        }
        assert_int_equal(n, wanted);
    }
}

int main(void)
{
    table_add("statistics.tsv", check_statistic);
    table_add("rankings.tsv", check_ranking);
    table_add_test("kemeny is the best of all orders", kemeny_is_the_best_of_all_orders);
    table_add_test("what has no interval says why", what_has_no_interval_says_why);
    table_add_test("what cannot be computed is refused", what_cannot_be_computed_is_refused);
    table_add_test("small cells hide another one too", small_cells_hide_another_one_too);
    return table_run("cadre tables");
}
