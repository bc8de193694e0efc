/* People and posts: what is written is read again, a list at a time. */
#include "workspace.h"

#include "model/voter.h"
#include "store/official.h"
#include "store/organisation.h"
#include "store/performance.h"

static void codes_go_both_ways(void **state)
{
    (void)state;
    for (int k = 0; k < ORGANISATION_KIND_COUNT; k++) {
        enum organisation_kind from;
        assert_true(organisation_kind_from(organisation_kind_code((enum organisation_kind)k), &from));
        assert_int_equal(from, k);
    }
    for (int k = 0; k < POST_ROLE_COUNT; k++) {
        enum post_role from;
        assert_true(post_role_from_title(post_role_title((enum post_role)k), &from));
        assert_int_equal(from, k);
    }
    for (int g = 0; g < ANNUAL_GRADE_COUNT; g++) {
        enum annual_grade from;
        assert_true(annual_grade_from_title(annual_grade_title((enum annual_grade)g), &from));
        assert_int_equal(from, g);
    }
    assert_true(GRADE_DEPUTY_SECTION < GRADE_SECTION);
    enum official_kind kind;
    assert_false(official_kind_from_title("离任", &kind));
}

static const struct official somebody = {.official_no = 3, .name = "林佳怡", .sex = SEX_WOMAN, .ethnic = 1, .born = 198203,
        .organisation_no = 1, .native_place = "福建漳州", .upbringing = "平和县", .politics = "中共党员", .party_since = 200507,
        .work_since = 200408, .full_time_record = "大学", .full_time_degree = "学士", .in_service_record = "", .highest_record = "研究生", .highest_degree = "硕士",
        .in_service_degree = "", .school = "福建师范大学中文系", .speciality = "教育", .health = "健康",
        .kind = OFFICIAL_RESERVE, .post_text = "东溪镇副镇长", .wish = "", .note = "", .id_high = 5, .id_low = -7,
        .sealed = {"\0ab", 3}, .source = "干部.xlsx", .source_row = 12, .left_on = {0}, .left_why = ""};

static void assert_same_official(const struct official *x, const struct official *y)
{
    assert_string_equal(x->name, y->name);
    assert_int_equal(x->sex, y->sex);
    assert_int_equal(x->born, y->born);
    assert_int_equal(x->organisation_no, y->organisation_no);
    assert_string_equal(x->native_place, y->native_place);
    assert_string_equal(x->upbringing, y->upbringing);
    assert_int_equal(x->party_since, y->party_since);
    assert_int_equal(x->work_since, y->work_since);
    assert_string_equal(x->full_time_degree, y->full_time_degree);
    assert_string_equal(x->in_service_record, y->in_service_record);
    assert_string_equal(x->highest_record, y->highest_record);
    assert_string_equal(x->highest_degree, y->highest_degree);
    assert_string_equal(x->school, y->school);
    assert_string_equal(x->health, y->health);
    assert_int_equal(x->kind, y->kind);
    assert_string_equal(x->post_text, y->post_text);
    assert_int_equal(x->id_low, y->id_low);
    assert_int_equal(x->sealed.n, y->sealed.n);
    assert_memory_equal(x->sealed.p, y->sealed.p, y->sealed.n);
    assert_string_equal(x->source, y->source);
    assert_int_equal(x->source_row, y->source_row);
    assert_int_equal(x->left_on.ymd, y->left_on.ymd);
    assert_string_equal(x->left_why, y->left_why);
}

static void officials_come_back_as_they_went(void **state)
{
    struct err e;
    struct arena *a = arena_new(1 << 20);
    AUTO_DB struct db *db = workspace_make(in_folder(a, state, "w.hj"));
    struct official o = somebody, left = somebody;
    left.official_no = 4;
    left.name = "吴建国";
    left.sealed = (struct str){0};
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(db, &txn, &e), &e);
    assert_ok(official_insert(db, COUNTY, &o, &e) && official_insert(db, COUNTY, &left, &e), &e);
    left.left_on = (struct date){20111201};
    left.left_why = "退休";
    left.kind = OFFICIAL_INCUMBENT;
    assert_ok(official_update(db, COUNTY, &left, &e), &e);
    struct official_list list;
    assert_ok(official_load_all(a, db, COUNTY, &list, &e), &e);
    assert_int_equal(list.n, 2);
    assert_same_official(&list.v[0], &o);
    assert_int_equal(list.v[1].sealed.n, 0);
    assert_string_equal(list.v[1].left_why, "退休");
    assert_int_equal(list.v[1].kind, OFFICIAL_INCUMBENT);
    assert_false(official_serves(&list.v[1]));
    assert_ptr_equal(official_lookup(&list, 4), &list.v[1]);
    assert_null(official_lookup(&list, 2));
    arena_free(a);
}

static void a_later_form_takes_the_place_of_the_earlier(void **state)
{
    struct err e;
    struct arena *a = arena_new(1 << 20);
    AUTO_DB struct db *db = workspace_make(in_folder(a, state, "w.hj"));
    AUTO_TXN struct db_txn txn = {0};
    struct official_form f;
    bool found;
    assert_ok(db_begin(db, &txn, &e), &e);
    assert_ok(official_form_load(a, db, COUNTY, 3, &f, &found, &e), &e);
    assert_false(found);
    assert_ok(official_form_save(db, COUNTY, &(struct official_form){3, 1, {"one", 3}}, &e), &e);
    assert_ok(official_form_save(db, COUNTY, &(struct official_form){3, 2, {"three", 5}}, &e), &e);
    assert_ok(official_form_load(a, db, COUNTY, 3, &f, &found, &e), &e);
    assert_true(found && f.pieces == 2 && f.sealed.n == 5);
    arena_free(a);
}

static void organisations_posts_and_appointments(void **state)
{
    struct err e;
    struct arena *a = arena_new(1 << 20);
    AUTO_DB struct db *db = workspace_make(in_folder(a, state, "w.hj"));
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(db, &txn, &e), &e);
    struct organisation o = {1, "东溪镇", ORGANISATION_TOWNSHIP, "西部", "山区", "", "", ""};
    struct post p = {7, 1, "镇党委书记", ROLE_SECRETARY, GRADE_SECTION, 1, true, true};
    struct appointment m = {2, 3, 7, GRADE_SECTION, 200807, 200801, 0, true, false};
    assert_ok(organisation_insert(db, COUNTY, &o, &e) && post_insert(db, COUNTY, &p, &e) &&
                      appointment_insert(db, COUNTY, &m, &e),
            &e);
    o.region = "南部";
    p.approved = 2;
    m.until = 201112;
    m.counts = false;
    assert_ok(organisation_update(db, COUNTY, &o, &e) && post_update(db, COUNTY, &p, &e) &&
                      appointment_update(db, COUNTY, &m, &e),
            &e);
    struct organisation_list organisations;
    struct post_list posts;
    struct appointment_list held;
    assert_ok(organisation_load_all(a, db, COUNTY, &organisations, &e) && post_load_all(a, db, COUNTY, &posts, &e) &&
                      appointment_load_all(a, db, COUNTY, &held, &e),
            &e);
    assert_int_equal(organisations.n, 1);
    assert_string_equal(organisation_lookup_name(&organisations, "东溪镇")->region, "南部");
    assert_string_equal(organisations.v[0].level, "");
    const struct post *q = post_lookup_name(&posts, 1, "镇党委书记");
    assert_true(q && q->approved == 2 && q->is_chief && q->counts_quota && q->grade == GRADE_SECTION);
    assert_int_equal(held.v[0].until, 201112);
    assert_false(held.v[0].counts);
    assert_true(appointment_holds(&held.v[0], 201111));
    assert_false(appointment_holds(&held.v[0], 201112)); /* the month of whoever follows */
    assert_false(appointment_holds(&held.v[0], 200806));
    arena_free(a);
}

static void years_and_figures_are_replaced_not_doubled(void **state)
{
    struct err e;
    struct arena *a = arena_new(1 << 20);
    AUTO_DB struct db *db = workspace_make(in_folder(a, state, "w.hj"));
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(db, &txn, &e), &e);
    struct performance whole = {1, 0, 2010, "", true, 93500000, 2, 17}, field = {1, 0, 2010, "计划生育", false, 0, 5, 17};
    assert_ok(performance_save(db, COUNTY, &whole, &e) && performance_save(db, COUNTY, &field, &e), &e);
    whole.rank = 3;
    assert_ok(performance_save(db, COUNTY, &whole, &e), &e);
    assert_ok(condition_save(db, COUNTY, &(struct condition){1, 0, 2010, "人口", 49800000000}, &e), &e);
    assert_ok(year_result_save(db, COUNTY, &(struct year_result){3, 2010, ANNUAL_COMPETENT}, &e) &&
                      year_result_save(db, COUNTY, &(struct year_result){3, 2010, ANNUAL_EXCELLENT}, &e),
            &e);
    struct performance_list figures;
    struct condition_list conditions;
    struct year_result_list years;
    assert_ok(performance_load_all(a, db, COUNTY, &figures, &e) && condition_load_all(a, db, COUNTY, &conditions, &e) &&
                      year_result_load_all(a, db, COUNTY, &years, &e),
            &e);
    assert_int_equal(figures.n, 2);
    assert_string_equal(figures.v[0].field, "");
    assert_true(figures.v[0].rank == 3 && figures.v[0].has_score && figures.v[0].score_micro == 93500000);
    assert_false(figures.v[1].has_score);
    assert_true(conditions.n == 1 && conditions.v[0].value_micro == 49800000000);
    assert_true(years.n == 1 && years.v[0].grade == ANNUAL_EXCELLENT);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(codes_go_both_ways),
            folder_test(officials_come_back_as_they_went),
            folder_test(a_later_form_takes_the_place_of_the_earlier),
            folder_test(organisations_posts_and_appointments),
            folder_test(years_and_figures_are_replaced_not_doubled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
