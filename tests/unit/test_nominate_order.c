#include "strokes.h"

#include "nominate/order.h"

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

/* Names may be written apart by blanks only here. */
static size_t split(struct arena *a, const char *text, const char **names, size_t max)
{
    size_t n = 0;
    for (char *rest = arena_copy(a, text, strlen(text)), *part; (part = strsep(&rest, " "));) {
        assert_true(n < max);
        names[n++] = part;
    }
    return n;
}

static const char *ordered(struct arena *a, struct order_terms terms, const char *const *names, size_t n)
{
    struct err e;
    struct order_list list;
    terms.table = table;
    assert_ok(order_names(a, &terms, names, n, &list, &e), &e);
    assert_int_equal(list.n, n);
    assert_int_equal(list.questions, 0);
    const char *text = "";
    for (size_t i = 0; i < n; i++) text = arena_text(a, "%s%s%s", text, i ? " " : "", names[list.name[i]]);
    return text;
}

static void shuffle(const char **names, size_t n, uint32_t *seed)
{
    for (size_t i = n; i > 1; i--) {
        size_t k = next_random(seed) % i;
        const char *kept = names[i - 1];
        names[i - 1] = names[k];
        names[k] = kept;
    }
}

/* Each line is in the expected order; it is shuffled first. */
static void lists_come_out_in_order_whatever_the_input(void **state)
{
    (void)state;
    static const struct {
        bool single_first;
        const char *names;
    } lists[] = {
            /* Counted and written by hand. A collation that goes by radicals fails at 万 于, 白 司, 李 张, 邓 方. */
            {true, "丁 于 万 马 王 毛 方 邓 石 叶 白 冯 司 朱 刘 孙 李 杨 吴 何 沈 张 陈 林 周 郑 赵 胡 徐 高 黄 曹 "
                   "彭 蒋 韩 谢 蔡 潘 戴 魏"},
            {true, "于建国 万建国 邢建国 刘建国 苏建国 杜建国 李建国 吴建国 邱建国 沈建国 宋建国 张建国 陈建国"},
            {true, "王大明 王小明 王开明 王世明 王永明 王志明"},
            {true, "高富 高大富"},
            {false, "高大富 高富"},
            {true, "王小 王小明 王小明远"},
            {false, "王小 王小明 王小明远"},
            {true, "马飚 马兴瑞"},
            {false, "马兴瑞 马飚"},
            /* 复姓 go by their first character, then the second */
            {true, "上官云 司马青 司徒红 欧阳飞 欧阳一鸣 欧建国 洪少东 诸葛明"},
            {false, "欧阳一鸣 欧阳飞"},
            {true, "艾力·买买提 买合木提 买买提·艾力 阿不都·热合曼 迪丽努尔"},
            {true, "高大富 高·富 高富强"},
    };
    AUTO_ARENA struct arena *a = arena_new(8 << 20);
    uint32_t seed = 7;
    for (size_t i = 0; i < ARRAY_COUNT(lists); i++)
        for (int round = 0; round < 20; round++) {
            const char *names[60];
            size_t n = split(a, lists[i].names, names, ARRAY_COUNT(names));
            shuffle(names, n, &seed);
            const char *got = ordered(a, (struct order_terms){.single_first = lists[i].single_first}, names, n);
            assert_string_equal(got, lists[i].names);
        }
}

static void blanks_and_the_kind_of_dot_do_not_matter(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    static const char *const names[] = {"王　宁", "王\xC2\xA0一鸣", "艾力•买买提", "艾力·阿不都", "艾力．艾山"};
    const char *got = ordered(a, (struct order_terms){.single_first = true}, names, ARRAY_COUNT(names));
    assert_string_equal(got, "王　宁 王\xC2\xA0一鸣 艾力．艾山 艾力•买买提 艾力·阿不都");
}

static void namesakes_keep_their_order_and_are_reported(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct err e;
    struct order_list list;
    static const char *const names[] = {"张伟", "丁一", "张 伟", "张伟"};
    assert_ok(order_names(a, &(struct order_terms){.table = table}, names, 4, &list, &e), &e);
    static const size_t expected[] = {1, 0, 2, 3};
    assert_memory_equal(list.name, expected, sizeof expected);
    assert_int_equal(list.namesakes, 2);
    assert_int_equal(list.namesake[0].first, 0);
    assert_int_equal(list.namesake[0].second, 2);
    assert_int_equal(list.namesake[1].second, 3);
    assert_string_equal(list.namesake[1].text, "有两名“张伟”，按笔画分不出先后，请由选举委员会确定先后");
}

static void what_the_table_does_not_know_is_asked_and_the_answer_holds(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct err e;
    struct order_list list;
    static const char *const names[] = {"佘红", "余明", "李明", "佘青", "余青"};
    struct order_terms terms = {.table = table, .single_first = true};
    assert_ok(order_names(a, &terms, names, 5, &list, &e), &e);
    assert_int_equal(list.questions, 1);
    assert_string_equal(list.question[0].text,
            "“佘”与“余”同为7画，笔顺也相同，《通用规范汉字表》没有排定这两个字，请由选举委员会确定先后");

    terms.decision = (const struct order_decision[]){{"余", "佘"}};
    terms.decisions = 1;
    assert_string_equal(ordered(a, terms, names, 5), "李明 余青 余明 佘红 佘青");
    terms.decision = (const struct order_decision[]){{"佘", "余"}};
    assert_string_equal(ordered(a, terms, names, 5), "李明 佘红 佘青 余青 余明");

    const char *text;
    assert_ok(order_explain(a, &terms, (const char *const[]){"余明", "佘红"}, &text, &e), &e);
    assert_string_equal(text, "佘在余前：由选举委员会确定");
}

/* 馬 is settled against 高; what stands before 馬 then stands before everything behind 高 too. */
static void a_decision_leads_on(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct order_terms terms = {.single_first = true};
    static const char *const names[] = {"郭平", "馬平", "高平", "秦平"};
    terms.decision = (const struct order_decision[]){{"馬", "秦"}};
    terms.decisions = 1;
    assert_string_equal(ordered(a, terms, names, 4), "馬平 秦平 高平 郭平");
}

static void decisions_that_cannot_stand_are_refused(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    static const struct {
        struct order_decision decision[3];
        size_t n;
        const char *word;
    } table_of[] = {
            {{{"张", "李"}}, 1, "李(7画)在张(7画)前：起笔横先于折"}, {{{"余", "余"}}, 1, "两个不同的字"},
            {{{"余明", "佘"}}, 1, "两个不同的字"}, {{{"", "佘"}}, 1, "两个不同的字"},
            {{{"余", "佘"}, {"佘", "余"}}, 2, "前后矛盾"}, {{{"馬", "陳"}, {"陳", "華"}, {"華", "馬"}}, 3, "前后矛盾"},
            {{{"高", "馬"}, {"馬", "秦"}}, 2, "前后矛盾"}, /* 秦 stands before 高 */
    };
    static const char *const names[] = {"丁一", "于二"};
    for (size_t i = 0; i < ARRAY_COUNT(table_of); i++) {
        struct err e;
        struct order_list list = {.n = 99};
        const char *text = NULL;
        struct order_terms terms = {table, true, table_of[i].decision, table_of[i].n};
        assert_refused(order_names(a, &terms, names, 2, &list, &e), &e, table_of[i].word);
        assert_int_equal(e.kind, ERR_INPUT);
        assert_int_equal(list.n, 99);
        assert_refused(order_explain(a, &terms, names, &text, &e), &e, table_of[i].word);
        assert_null(text);
    }
}

static void names_that_cannot_be_listed_are_refused(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct err e;
    struct order_list list;
    static const char *many[ORDER_NAMES_MAX + 1];
    struct order_terms terms = {.table = table};
    assert_refused(order_names(a, &terms, (const char *const[]){"丁一", " · "}, 2, &list, &e), &e, "第2个姓名是空的");
    assert_refused(order_names(a, &terms, many, ARRAY_COUNT(many), &list, &e), &e, "一次最多排列2000个姓名");
    assert_ok(order_names(a, &terms, NULL, 0, &list, &e), &e);
    assert_int_equal(list.n + list.questions + list.namesakes, 0);
}

static void a_pair_is_explained(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    static const struct {
        bool single_first;
        const char *names[2];
        const char *text;
    } pairs[] = {
            {true, {"张三", "李四"}, "李(7画)在张(7画)前：起笔横先于折"},
            {true, {"王大力", "王小红"}, "第2个字：大(3画)在小(3画)前：起笔横先于竖"},
            {true, {"高大富", "高富"}, "高富在高大富前：同姓的单名在前"},
            {false, {"高大富", "高富"}, "第2个字：大(3画)在富(12画)前：笔画少的在前"},
            {true, {"王宁", "王一"}, "第2个字：一(1画)在宁(5画)前：笔画少的在前"},
            {true, {"欧阳飞云", "欧阳飞"}, "欧阳飞在欧阳飞云前：同姓的单名在前"},
            {false, {"欧阳飞云", "欧阳飞"}, "欧阳飞在欧阳飞云前：前面的字相同，字数少的在前"},
            {true, {"张伟", "张伟"}, "两人姓名相同，按笔画分不出先后，请由选举委员会确定先后"},
            {true, {"佘红", "余明"},
                    "“佘”与“余”同为7画，笔顺也相同，《通用规范汉字表》没有排定这两个字，请由选举委员会确定先后"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(pairs); i++) {
        struct err e;
        const char *text;
        struct order_terms terms = {.table = table, .single_first = pairs[i].single_first};
        assert_ok(order_explain(a, &terms, pairs[i].names, &text, &e), &e);
        assert_string_equal(text, pairs[i].text);
    }
}

/* Names drawn from few characters, some of them unknown to the table, so that everything happens often. */
static const char *const few[] = {"余", "佘", "馬", "高", "秦", "陳", "𪚥", "王", "吴", "呋", "德", "明", "·"};

static void make_names(struct arena *a, const char **names, size_t n, uint32_t *seed)
{
    for (size_t i = 0; i < n; i++) {
        names[i] = few[next_random(seed) % (ARRAY_COUNT(few) - 1)];
        for (size_t length = next_random(seed) % 4; length > 0; length--)
            names[i] = arena_text(a, "%s%s", names[i], few[next_random(seed) % ARRAY_COUNT(few)]);
    }
}

static void answering_one_question_after_the_other_ends_in_a_total_order(void **state)
{
    (void)state;
    uint32_t seed = 99;
    size_t answered = 0;
    for (int round = 0; round < 300; round++) {
        AUTO_ARENA struct arena *a = arena_new(16 << 20);
        const char *names[12];
        make_names(a, names, ARRAY_COUNT(names), &seed);
        struct order_decision decisions[ORDER_DECISIONS_MAX];
        struct order_terms terms = {table, round % 2, decisions, 0};
        struct order_list list;
        struct err e;
        for (;;) {
            assert_ok(order_names(a, &terms, names, ARRAY_COUNT(names), &list, &e), &e);
            if (list.questions == 0) break;
            const struct order_question *q = &list.question[next_random(&seed) % list.questions];
            bool turned = next_random(&seed) % 2;
            assert_true(terms.decisions < ARRAY_COUNT(few) * ARRAY_COUNT(few) / 2);
            decisions[terms.decisions++] = (struct order_decision){turned ? q->y : q->x, turned ? q->x : q->y};
        }
        answered += terms.decisions;

        /* With the same answers any other order of input ends in the same list. */
        const char *first = ordered(a, terms, names, ARRAY_COUNT(names));
        if (list.namesakes > 0) continue;
        shuffle(names, ARRAY_COUNT(names), &seed);
        assert_string_equal(ordered(a, terms, names, ARRAY_COUNT(names)), first);
    }
    assert_true(answered > 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(lists_come_out_in_order_whatever_the_input),
            cmocka_unit_test(blanks_and_the_kind_of_dot_do_not_matter),
            cmocka_unit_test(namesakes_keep_their_order_and_are_reported),
            cmocka_unit_test(what_the_table_does_not_know_is_asked_and_the_answer_holds),
            cmocka_unit_test(a_decision_leads_on),
            cmocka_unit_test(decisions_that_cannot_stand_are_refused),
            cmocka_unit_test(names_that_cannot_be_listed_are_refused),
            cmocka_unit_test(a_pair_is_explained),
            cmocka_unit_test(answering_one_question_after_the_other_ends_in_a_total_order),
    };
    return cmocka_run_group_tests(tests, load_table, free_table);
}
