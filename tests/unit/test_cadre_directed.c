/* A recommendation at a term change is by posts and in full (全额定向, A03). */
#include "cadre_county.h"

#include "cadre/set_check.h"

static const char *labels[] = {"推荐"};

static void not_at_large(void **state)
{
    (void)state;
    static const struct {
        const char *why, *item;
        enum set_kind kind;
        bool is_directed;
        bool is_found;
    } table[] = {
            {"A03: at large", "", SET_MEETING, true, true},
            {"A03: for a post", "镇长", SET_MEETING, true, false},
            {"A03: the procedure asks for none", "", SET_MEETING, false, false},
            {"A03: a talk may be at large", "", SET_TALK, true, false},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(ARENA);
        struct finding_list found = {.arena = a};
        struct err e;
        struct profile p;
        struct set_question question = {"陈东山", 0, table[i].item};
        int64_t counts[] = {20};
        struct set_form form = {&question, 1, labels, 1};
        struct set_row row = {&question, counts, 20, 0, 20, false};
        struct ballot_set set = {.name = "会议", .kind = table[i].kind, .asks = SET_RECOMMENDATION, .codes = "", .attended = "", .part_of = "",
                .level = "", .organisation = "", .list_names = SET_NOT_SAID, .figures = {20, 20, 20, 20, 20, 0, 0}};
        struct set_table t = {&set, labels, NULL, 1, &row, 1, 20, false, false, false, PARTS_FIT};
        assert_ok(profile_load(a, "2002", &p, &e), &e);
        p.is_directed = table[i].is_directed;
        cadre_check_set(&(struct set_record){.table = &t, .form = &form, .profile = &p}, DATE_NONE, &found);
        bool is_found = false;
        for (size_t k = 0; k < found.n; k++) is_found |= found.v[k].code == FINDING_W877;
        if (is_found != table[i].is_found) fail_msg("%s: “%s”", table[i].why, codes(a, &found));
    }
}

/* Of cadre_county.h: posts 1 to 4 of the township count, 5 is outside of the quota, 6 and 7 are others'. */
static void in_full(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(ARENA);
    struct finding_list found = {.arena = a};
    struct err e;
    struct profile p;
    struct ballot_set set = {.name = "会议"};
    struct set_table t = {.set = &set};
    struct post_list list = {posts, ARRAY_COUNT(posts)};
    bool is_asked[ARRAY_COUNT(posts)] = {true, true, false, true};
    assert_ok(profile_load(a, "2002", &p, &e), &e);
    struct set_record r = {.table = &t, .profile = &p};
    cadre_check_posts(&r, &list, 1, is_asked, &found); /* A03 */
    assert_string_equal(codes(a, &found), "W877");
    assert_non_null(strstr(found.v[0].text, "没有推荐的职位: 副镇长；"));
    assert_non_null(strstr(found.v[0].article, "全额定向"));
    found.n = 0;
    is_asked[2] = true;
    cadre_check_posts(&r, &list, 1, is_asked, &found);
    assert_int_equal(found.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(not_at_large),
            cmocka_unit_test(in_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
