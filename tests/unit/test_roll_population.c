/* Random small populations with planted faults: the checker against one that compares every row with every
 * other and reads the standard in the plainest way. */
#include "roll_rows.h"

#include "roll/check.h"
#include "roll/twin.h"

enum { ROWS_MAX = 400, PEOPLE = 60, ROUNDS = 150 };

static const struct date on = {20261220};

struct person {
    char name[12];
    char id[20];
    char birth[40];
};

static uint64_t seed;

static uint64_t dice(uint64_t n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (seed >> 33) % n;
}

/* ---- the plain way ------------------------------------------------------------------------------------ */

static char check_of(const char *id)
{
    static const int weight[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 17; i++) sum += weight[i] * (id[i] - '0');
    return "10X98765432"[sum % 11];
}

static size_t leading_digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* The 18-character form of a valid number, else "". */
static void long_form(const char *id, char *form)
{
    *form = '\0';
    char whole[20] = "";
    if (strlen(id) == 15 && leading_digits(id) == 15) {
        snprintf(whole, sizeof whole, "%.6s19%.9s", id, id + 6);
        whole[17] = check_of(whole);
    } else if (strlen(id) == 18 && leading_digits(id) >= 17) {
        strcpy(whole, id);
    } else {
        return;
    }
    if (check_of(whole) != whole[17]) return;
    int y, m, d;
    sscanf(whole + 6, "%4d%2d%2d", &y, &m, &d);
    struct date birth = date_from(y, m, d);
    if (!date_is_set(birth) || y < 1850 || y > 2100 || birth.ymd > on.ymd) return;
    strcpy(form, whole);
}

static bool is_one_step(const char *a, const char *b)
{
    int differ = 0, at = -1;
    for (int i = 0; i < 18; i++)
        if (a[i] != b[i]) {
            differ++;
            if (at < 0) at = i;
        }
    if (differ == 1) return true;
    return differ == 2 && at < 17 && a[at] == b[at + 1] && a[at + 1] == b[at];
}

static bool fails_its_check(const char *id)
{
    return strlen(id) == 18 && (leading_digits(id) < 17 || check_of(id) != id[17]);
}

static int32_t ymd_of(const struct person *p, const char *form)
{
    int y, m, d;
    if (sscanf(p->birth, "%d-%d-%d", &y, &m, &d) == 3) return y * 10000 + m * 100 + d;
    return *form && sscanf(form + 6, "%4d%2d%2d", &y, &m, &d) == 3 ? y * 10000 + m * 100 + d : 0;
}

struct plain {
    struct roll_summary sum;
    struct roll_near_pair near[4096];
};

static void check_plainly(const struct person *p, size_t n, struct plain *out)
{
    static char form[ROWS_MAX][20];
    struct roll_summary s = {.rows = (int64_t)n};
    for (size_t i = 0; i < n; i++) {
        long_form(p[i].id, form[i]);
        size_t length = strlen(p[i].id);
        bool is_legacy = length == 15 && leading_digits(p[i].id) == 15;
        s.empty_id += length == 0;
        s.legacy_id += is_legacy;
        s.invalid_id += length && !is_legacy && !*form[i];
    }
    for (size_t i = 0; i < n; i++) {
        size_t twins = 0, earlier = 0, namesakes = 0, earlier_namesakes = 0;
        for (size_t k = 0; k < n; k++) {
            if (k == i) continue;
            if (*form[i] && strcmp(form[i], form[k]) == 0) {
                twins++;
                earlier += k < i;
            }
            if (ymd_of(&p[i], form[i]) && *p[i].name && strcmp(p[i].name, p[k].name) == 0 &&
                    ymd_of(&p[i], form[i]) == ymd_of(&p[k], form[k])) {
                namesakes++;
                earlier_namesakes += k < i;
            }
            if (fails_its_check(p[i].id) && *form[k] && is_one_step(p[i].id, form[k])) {
                assert_true(s.near_id_total < 4096);
                out->near[s.near_id_total++] = (struct roll_near_pair){(uint32_t)i + 1, (uint32_t)k + 1};
            }
        }
        s.same_id_rows += twins > 0;
        s.same_id_groups += twins > 0 && earlier == 0;
        s.same_name_birth_groups += namesakes > 0 && earlier_namesakes == 0;
        s.same_name_birth_pairs += (int64_t)earlier_namesakes;
    }
    out->sum = s;
}

/* ---- a population ---------------------------------------------------------------------------------------- */

/* Few regions, days and sequences, so that numbers and names meet often. */
static void new_person(struct person *p)
{
    static const char *const names[] = {"张三", "李四", "王五", "赵小六", ""};
    struct date birth = {19800101 + (int32_t)dice(3) * 10000 + (int32_t)dice(2) * 100 + (int32_t)dice(3)};
    snprintf(p->name, sizeof p->name, "%s", names[dice(8) < 7 ? dice(4) : 4]);
    snprintf(p->birth, sizeof p->birth, "%04d-%02d-%02d", date_year(birth), date_month(birth), date_day(birth));
    roll_id_write((331021 * (int64_t)100000000 + birth.ymd) * 1000 + (int64_t)dice(30), p->id);
}

static void spoil(struct person *p)
{
    static const char characters[] = "0123456789XO";
    size_t length = strlen(p->id), at = dice(17);
    switch (dice(9)) {
    case 0: p->id[0] = '\0'; break;
    case 1:
    case 2:
        if (length == 18) p->id[dice(18)] = characters[dice(12)];
        break;
    case 3:
    case 4:
        if (length == 18) {
            char c = p->id[at];
            p->id[at] = p->id[at + 1];
            p->id[at + 1] = c;
        }
        break;
    case 5:
        if (length == 18) {
            memmove(p->id + 6, p->id + 8, 9);
            p->id[15] = '\0';
        }
        break;
    case 6: p->id[dice(18)] = '\0'; break;
    case 7: p->birth[0] = '\0'; break;
    default: p->name[0] = '\0'; break;
    }
}

static size_t populate(struct person *p)
{
    size_t n = 1 + dice(ROWS_MAX);
    uint64_t rate = 1 + dice(4);
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && dice(4) == 0)
            p[i] = p[dice(i)];
        else
            new_person(&p[i]);
        while (dice(6) < rate) spoil(&p[i]);
    }
    return n;
}

static void drop(void *context, const struct roll_finding *f)
{
    (void)context;
    (void)f;
}

static struct roll_check *begin(struct arena *a)
{
    static const struct roll_options options = {.on = {20261220}};
    struct roll_columns columns = {.width = 3, .line = 1};
    struct err e;
    for (int f = 0; f < FIELD_COUNT; f++) {
        columns.at[f] = -1;
        columns.heading[f] = "";
    }
    columns.at[FIELD_NAME] = 0;
    columns.at[FIELD_ID] = 1;
    columns.at[FIELD_BIRTH] = 2;
    struct roll_check *c = roll_check_new(a, &options, drop, NULL);
    assert_ok(roll_check_start_file(c, "", &columns, &e), &e);
    return c;
}

static struct roll_check *check_fast(struct arena *a, const struct person *p, size_t n)
{
    struct roll_check *c = begin(a);
    for (size_t i = 0; i < n; i++) {
        struct row r = row_of(a, i + 2, arena_text(a, "%s|%s|%s", p[i].name, p[i].id, p[i].birth));
        roll_check_row(c, &r);
    }
    roll_check_finish(c);
    return c;
}

/* A row without anything would not be counted. */
static void drop_blank(struct person *p, size_t *n)
{
    for (size_t i = 0; i < *n;)
        if (!*p[i].name && !*p[i].id && !*p[i].birth)
            p[i] = p[--*n];
        else
            i++;
}

static void the_fast_way_agrees_with_the_plain_way(void **state)
{
    (void)state;
    static struct person p[ROWS_MAX];
    static struct plain plain;
    int64_t near = 0, groups = 0;
    for (seed = 1; seed <= ROUNDS; seed++) {
        uint64_t round = seed;
        AUTO_ARENA struct arena *a = arena_new(64 << 20);
        size_t n = populate(p);
        drop_blank(p, &n);
        check_plainly(p, n, &plain);
        const struct roll_summary *s = roll_check_summary(check_fast(a, p, n));
#define X(field)                                                                                                       \
    if (s->field != plain.sum.field)                                                                                   \
        fail_msg("round %d: %s is %d, plainly %d", (int)round, #field, (int)s->field, (int)plain.sum.field);
        X(rows)
        X(empty_id)
        X(legacy_id)
        X(invalid_id)
        X(same_id_groups)
        X(same_id_rows)
        X(same_name_birth_groups)
        X(same_name_birth_pairs)
        X(near_id_total)
#undef X
        assert_int_equal(s->near_id_count, s->near_id_total);
        if (s->near_id_count) assert_memory_equal(s->near_id, plain.near, s->near_id_count * sizeof *plain.near);
        near += s->near_id_total;
        groups += s->same_id_groups;
        seed = round;
    }
    assert_true(near > 500 && groups > 500); /* the populations are worth the name */
}

static void the_order_of_rows_changes_nothing(void **state)
{
    (void)state;
    static struct person p[ROWS_MAX];
    for (seed = 1000; seed < 1000 + ROUNDS / 3; seed++) {
        uint64_t round = seed;
        AUTO_ARENA struct arena *a = arena_new(64 << 20);
        size_t n = populate(p);
        drop_blank(p, &n);
        const struct roll_summary *before = roll_check_summary(check_fast(a, p, n));
        for (size_t i = n - 1; i > 0; i--) {
            size_t k = dice(i + 1);
            struct person other = p[i];
            p[i] = p[k];
            p[k] = other;
        }
        const struct roll_summary *after = roll_check_summary(check_fast(a, p, n));
        assert_memory_equal(before, after, offsetof(struct roll_summary, near_id));
        assert_memory_equal(before->by_code, after->by_code, sizeof before->by_code);
        seed = round;
    }
}

/* Chunks are handed on from pile to pile, and there are more broken numbers than are repaired at once. */
static void large_rolls_hold_together(void **state)
{
    (void)state;
    enum { N = 120000 };
    AUTO_ARENA struct arena *a = arena_new((size_t)512 << 20);
    struct roll_check *c = begin(a);
    /* Row i of four: one number that all share, one of its own, its own with a wrong check character, its own
     * again. */
    for (int64_t i = 0; i < N; i++) {
        char id[20];
        int64_t own = 33000019500101000 + (i / 4 % 28) * 1000 + i / 4 / 28 % 900 + i / 4 / 28 / 900 * 100000000;
        roll_id_write(i % 4 ? own : 33102119800101001, id);
        if (i % 4 == 2) id[17] = id[17] == '5' ? '6' : '5';
        struct cell cells[] = {{STR("张三"), CELL_TEXT}, {{id, 18}, CELL_TEXT}};
        roll_check_row(c, &(struct row){(size_t)i + 2, 2, cells, NULL});
    }
    roll_check_finish(c);
    const struct roll_summary *s = roll_check_summary(c);
    assert_int_equal(s->invalid_id, N / 4);
    assert_int_equal(s->same_id_groups, N / 4 + 1);
    assert_int_equal(s->same_id_rows, N / 4 * 3);
    assert_int_equal(s->accepted, N / 4 + 1);
    assert_true(s->near_id_total >= N / 4 * 2);
    size_t own_pairs = 0;
    for (size_t i = 0; i < s->near_id_count; i++) {
        const struct roll_near_pair *p = &s->near_id[i];
        assert_int_equal(p->row % 4, 3);
        own_pairs += p->of + 1 == p->row || p->of == p->row + 1;
        if (i) assert_true(p[-1].row < p->row || (p[-1].row == p->row && p[-1].of < p->of));
    }
    assert_int_equal(own_pairs, N / 4 * 2);
}

/* More different numbers in one part than its table begins with. */
static void a_crowded_part_widens_its_table(void **state)
{
    (void)state;
    enum { N = 30000, PART = 3 };
    AUTO_ARENA struct arena *a = arena_new((size_t)512 << 20);
    struct roll_check *c = begin(a);
    int64_t *keys = arena_alloc_array(a, N, sizeof *keys);
    size_t n = 0;
    for (int64_t key = 33102119600101000; n < N; key += key % 1000 == 999 ? 100000000001 - 1000 : 1)
        if (roll_spread_part((uint64_t)key) == PART) keys[n++] = key;
    for (size_t i = 0; i < 2 * N; i++) {
        char id[20];
        roll_id_write(keys[i % N], id);
        struct cell cells[] = {{STR("张三"), CELL_TEXT}, {{id, 18}, CELL_TEXT}};
        roll_check_row(c, &(struct row){i + 2, 2, cells, NULL});
    }
    roll_check_finish(c);
    assert_int_equal(roll_check_summary(c)->same_id_groups, N);
    assert_int_equal(roll_check_summary(c)->same_id_rows, 2 * N);
    assert_int_equal(roll_check_summary(c)->accepted, N);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_fast_way_agrees_with_the_plain_way),
            cmocka_unit_test(the_order_of_rows_changes_nothing),
            cmocka_unit_test(large_rolls_hold_together),
            cmocka_unit_test(a_crowded_part_widens_its_table),
    };
    return cmocka_run_group_tests_name("roll_population", tests, NULL, NULL);
}
