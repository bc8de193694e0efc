#include "unit.h"

#include "base/utf8.h"
#include "roll/id.h"

static const struct date on = {20261220};

static void numbers_are_judged(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum roll_id_fault fault;
        bool is_legacy;
        int32_t birth;
        enum roll_sex sex;
        const char *whole;
    } table[] = {
            {"11010519491231002X", ID_NONE, false, 19491231, SEX_FEMALE, "11010519491231002X"}, /* GB 11643 */
            {"440524188001010014", ID_NONE, false, 18800101, SEX_MALE, "440524188001010014"},   /* GB 11643 */
            {"110105491231002", ID_NONE, true, 19491231, SEX_FEMALE, "11010519491231002X"},
            {"", ID_EMPTY, false, 0, SEX_UNKNOWN, ""},
            {"1101051949123100", ID_LENGTH, false, 0, SEX_UNKNOWN, ""},
            {"11010519491231002X0", ID_LENGTH, false, 0, SEX_UNKNOWN, ""},
            {"110105194912310021", ID_CHECK, false, 0, SEX_UNKNOWN, ""},
            {"1101051949123100ZX", ID_CHARACTER, false, 0, SEX_UNKNOWN, ""},
            {"1101051949123100X2", ID_CHARACTER, false, 0, SEX_UNKNOWN, ""},
            {"11010519491231002:", ID_CHARACTER, false, 0, SEX_UNKNOWN, ""}, /* the character after 9 */
            {"11010519491231002/", ID_CHARACTER, false, 0, SEX_UNKNOWN, ""}, /* the one before 0 */
            {"11010519491231002甲", ID_CHARACTER, false, 0, SEX_UNKNOWN, ""},
            {"11010549123100X", ID_CHARACTER, false, 0, SEX_UNKNOWN, ""},
            {"110105194902290022", ID_DATE, false, 0, SEX_UNKNOWN, ""},
            {"110105184912310025", ID_DATE, false, 0, SEX_UNKNOWN, ""},
            {"110105490229002", ID_DATE, true, 0, SEX_UNKNOWN, ""},
            {"33102120270101001X", ID_FUTURE, false, 0, SEX_UNKNOWN, ""},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct roll_id id = roll_id_read(str_of(table[i].text), on);
        if (id.fault != table[i].fault) fail_msg("%s: %s", table[i].text, roll_id_fault_code(id.fault));
        assert_int_equal(id.is_legacy, table[i].is_legacy);
        assert_int_equal(id.birth.ymd, table[i].birth);
        assert_int_equal(id.sex, table[i].sex);
        assert_string_equal(id.text, table[i].whole);
        assert_int_equal(id.key > 0, table[i].fault == ID_NONE);
        assert_true(id.key < (int64_t)1 << 57);
    }
    assert_int_equal(roll_id_read(STR("11010519491231002X"), on).key, 11010519491231002);
    assert_int_equal(roll_id_read(STR("33102120270101001X"), DATE_NONE).fault, ID_CHECK);
}

static void the_election_day_itself_is_no_future(void **state)
{
    (void)state;
    char text[ROLL_ID_BYTES + 1];
    roll_id_write(33102120261220001, text);
    assert_int_equal(roll_id_read(str_of(text), on).fault, ID_NONE);
    roll_id_write(33102120261221001, text);
    assert_int_equal(roll_id_read(str_of(text), on).fault, ID_FUTURE);
}

static void typed_numbers_are_folded(void **state)
{
    (void)state;
    static const char *const typed[] = {"11010519491231002x", " 110105 19491231 002X ",
            "１１０１０５１９４９１２３１００２Ｘ", "'11010519491231002X", "‘11010519491231002x"};
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    for (size_t i = 0; i < ARRAY_COUNT(typed); i++)
        assert_string_equal(roll_id_fold(a, typed[i]), "11010519491231002X");
}

static void a_bad_number_is_explained_in_one_sentence(void **state)
{
    (void)state;
    static const struct {
        const char *text, *word;
    } table[] = {
            {"", "没有填写"},
            {"1101051949123100", "16 位"},
            {"1101051949123100ZX", "第 17 位是“Z”"},
            {"11010519491231002甲", "第 18 位是“甲”"},
            {"110105194902290022", "出生日期"},
            {"33102120270101001X", "2026-12-20"},
            {"110105194912310021", "末位应为 X，这里是 1"},
            {"110105194912310000", "末三位都是 0"},
    };
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const char *why = roll_id_why(a, str_of(table[i].text), on);
        if (!strstr(why, table[i].word)) fail_msg("“%s” lacks “%s”", why, table[i].word);
        if (strlen(table[i].text) > 10) assert_null(strstr(why, "19491231"));
    }
    assert_string_equal(roll_id_why(a, STR("11010519491231002X"), on), "");
}

static void a_mask_hides_the_middle(void **state)
{
    (void)state;
    static const struct {
        const char *text, *masked;
    } table[] = {
            {"33102119870612123X", "331021********123X"},
            {"331021870612123", "331021*****2123"},
            {"3310211987", "33********"},
            {"张三", "**"},
            {"无身份证号码", "无身****"},
            {"", ""},
    };
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        assert_string_equal(roll_id_mask(a, str_of(table[i].text)), table[i].masked);
    char lengthy[500];
    memset(lengthy, '7', sizeof lengthy);
    assert_true(strlen(roll_id_mask(a, (struct str){lengthy, sizeof lengthy})) < 40);
    assert_true(utf8_is_valid(str_of(roll_id_mask(a, STR("号号号号号号号号号号号号号号号号号号")))));
}

/* ---- properties, against a plain reading of the standard --------------------------------------------- */

static bool plain_sum_is_right(const char *text)
{
    static const int weight[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 17; i++) {
        if (text[i] < '0' || text[i] > '9') return false;
        sum += weight[i] * (text[i] - '0');
    }
    return "10X98765432"[sum % 11] == text[17];
}

static uint64_t seed = 20120104;

static uint64_t dice(uint64_t n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (seed >> 33) % n;
}

static void random_number(char *text)
{
    struct date birth = date_from_days(date_to_days((struct date){19300101}) + (int64_t)dice(28000));
    roll_id_write(((int64_t)(110000 + dice(540000)) * 100000000 + birth.ymd) * 1000 + (int64_t)dice(1000), text);
}

static void written_numbers_are_read_back(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        char text[ROLL_ID_BYTES + 1];
        random_number(text);
        assert_true(plain_sum_is_right(text));
        struct roll_id id = roll_id_read(str_of(text), on);
        assert_int_equal(id.fault, ID_NONE);
        assert_string_equal(id.text, text);
        assert_memory_equal(text + 6, arena_text(*state, "%08d", id.birth.ymd), 8);
        assert_int_equal(id.sex == SEX_MALE, (text[16] - '0') % 2);
    }
}

static void edits(const char *text, void (*each)(const char *edited, void *context), void *context)
{
    static const char letters[] = "0123456789XOl";
    char edited[ROLL_ID_BYTES + 1];
    for (int i = 0; i < ROLL_ID_BYTES; i++) {
        for (const char *c = letters; *c; c++) {
            strcpy(edited, text);
            edited[i] = *c;
            if (*c != text[i]) each(edited, context);
        }
        strcpy(edited, text);
        if (i + 1 == ROLL_ID_BYTES || text[i] == text[i + 1]) continue;
        edited[i] = text[i + 1];
        edited[i + 1] = text[i];
        each(edited, context);
    }
}

static void expect_found(const char *edited, void *key)
{
    assert_int_not_equal(roll_id_read(str_of(edited), DATE_NONE).fault, ID_NONE);
    struct roll_broken b;
    assert_true(roll_id_break(str_of(edited), &b));
    int64_t keys[ROLL_ID_REPAIRS_MAX];
    size_t n = roll_id_repairs(&b, keys), hits = 0;
    for (size_t i = 0; i < n; i++) hits += keys[i] == *(int64_t *)key;
    if (hits != 1) fail_msg("%s: its origin was found %zu times", edited, hits);
}

static void every_single_error_is_detected_and_traced(void **state)
{
    (void)state;
    for (int i = 0; i < 300; i++) {
        char text[ROLL_ID_BYTES + 1];
        random_number(text);
        int64_t key = roll_id_read(str_of(text), on).key;
        edits(text, expect_found, &key);
    }
}

struct tally {
    size_t n;
    char found[64][ROLL_ID_BYTES + 1];
};

static void keep_right(const char *edited, void *context)
{
    struct tally *t = context;
    if (!plain_sum_is_right(edited)) return;
    assert_true(t->n < 64);
    strcpy(t->found[t->n++], edited);
}

/* All numbers that pass, no others, none twice: the fast search against trying everything. */
static void repairs_are_complete(void **state)
{
    (void)state;
    for (int i = 0; i < 3000; i++) {
        char text[ROLL_ID_BYTES + 1];
        random_number(text);
        for (uint64_t wrong = dice(3) + 1; wrong > 0; wrong--) text[dice(18)] = "0123456789XO"[dice(12)];
        struct roll_broken b;
        struct tally t = {0};
        bool is_broken = roll_id_break(str_of(text), &b);
        edits(text, keep_right, &t);
        if (!is_broken) {
            assert_true(plain_sum_is_right(text) || t.n == 0);
            continue;
        }
        int64_t keys[ROLL_ID_REPAIRS_MAX];
        size_t n = roll_id_repairs(&b, keys);
        if (n != t.n) fail_msg("%s: %zu repairs, %zu by trying", text, n, t.n);
        for (size_t k = 0; k < n; k++) {
            char repaired[ROLL_ID_BYTES + 1];
            size_t hits = 0;
            roll_id_write(keys[k], repaired);
            for (size_t f = 0; f < t.n; f++) hits += strcmp(repaired, t.found[f]) == 0;
            if (hits != 1) fail_msg("%s: %s found %zu times", text, repaired, hits);
        }
    }
}

static void any_bytes_are_survived(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    for (int i = 0; i < 20000; i++) {
        char bytes[40];
        size_t n = dice(sizeof bytes);
        for (size_t k = 0; k < n; k++) bytes[k] = (char)(dice(3) ? '0' + dice(10) : dice(256));
        struct str s = {bytes, n};
        struct roll_broken b;
        int64_t keys[ROLL_ID_REPAIRS_MAX];
        struct roll_id id = roll_id_read(s, on);
        if (roll_id_break(s, &b)) assert_true(roll_id_repairs(&b, keys) <= ROLL_ID_REPAIRS_MAX);
        assert_int_equal(*roll_id_why(a, s, on) == '\0', id.fault == ID_NONE);
        roll_id_mask(a, s);
        arena_reset(a);
    }
}

static int make_arena(void **state)
{
    *state = arena_new(8 << 20);
    return 0;
}

static int drop_arena(void **state)
{
    arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(numbers_are_judged),
            cmocka_unit_test(the_election_day_itself_is_no_future),
            cmocka_unit_test(typed_numbers_are_folded),
            cmocka_unit_test(a_bad_number_is_explained_in_one_sentence),
            cmocka_unit_test(a_mask_hides_the_middle),
            cmocka_unit_test_setup_teardown(written_numbers_are_read_back, make_arena, drop_arena),
            cmocka_unit_test(every_single_error_is_detected_and_traced),
            cmocka_unit_test(repairs_are_complete),
            cmocka_unit_test(any_bytes_are_survived),
    };
    return cmocka_run_group_tests_name("roll_id", tests, NULL, NULL);
}
