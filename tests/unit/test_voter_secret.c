/* ID numbers and telephones of the roll: sealed to their row, found by keys, shown masked. */
#include "town.h"

#include "app/voter_secret.h"

static const char ID_NUMBER[] = "33102119870612301X";

static struct voter sealed_voter(struct town *t, int64_t voter_no, const char *id, const char *phone)
{
    struct err e;
    struct voter v = {.voter_no = voter_no};
    assert_ok(workspace_unlock(&t->ws, &e), &e);
    struct voter_secret s = {id, phone};
    assert_ok(voter_secret_seal(t->arena, t->ws.vault, t->ws.election.county, &s, &v, &e), &e);
    return v;
}

static void what_is_sealed_opens_again_in_its_row_alone(void **state)
{
    static const struct voter_secret secrets[] = {{ID_NUMBER, "0576-87221234"}, {ID_NUMBER, ""}, {"", "13812345678"}, {"", ""}};
    struct town *t = *state;
    struct err e;
    for (size_t i = 0; i < ARRAY_COUNT(secrets); i++) {
        struct voter v = sealed_voter(t, 7, secrets[i].id, secrets[i].phone);
        struct voter_secret s;
        assert_null(memmem(v.sealed.p, v.sealed.n, "33102119", 8));
        assert_ok(voter_secret_open(t->arena, t->ws.vault, t->ws.election.county, &v, &s, &e), &e);
        assert_string_equal(s.id, secrets[i].id);
        assert_string_equal(s.phone, secrets[i].phone);
        v.voter_no = 8;
        assert_refused(voter_secret_open(t->arena, t->ws.vault, t->ws.election.county, &v, &s, &e), &e, "第 8 条");
        assert_null(strstr(e.text, "33102119"));
    }
}

static void equal_numbers_have_equal_keys(void **state)
{
    struct town *t = *state;
    struct voter a = sealed_voter(t, 1, ID_NUMBER, "0576-87221234"), b = sealed_voter(t, 2, ID_NUMBER, "(0576) 87221234");
    assert_true(a.id_high == b.id_high && a.id_low == b.id_low && (a.id_high || a.id_low));
    assert_true(a.phone_high == b.phone_high && a.phone_low == b.phone_low && a.phone_high != a.id_high);
    assert_false(str_eq(a.sealed, b.sealed));
    struct search_key id = voter_secret_id_key(t->ws.vault, ID_NUMBER);
    assert_true(id.high == a.id_high && id.low == a.id_low);
    struct voter none = sealed_voter(t, 3, "", "无");
    assert_true(!none.id_high && !none.id_low && !none.phone_high && !none.phone_low);
}

static void masks_show_little(void **state)
{
    static const struct {
        const char *phone;
        const char *masked;
    } table[] = {{"13812345678", "138****5678"}, {"0576-87221234", "057****1234"}, {"87221234", "****1234"},
            {"7221234", "****1234"}, {"722123", "****"}, {"无", "****"}, {"", ""}};
    struct town *t = *state;
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        assert_string_equal(voter_secret_mask_phone(t->arena, table[i].phone), table[i].masked);
    assert_string_equal(voter_secret_mask_id(t->arena, ID_NUMBER), "331021********301X");
    assert_string_equal(voter_secret_mask_id(t->arena, ""), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            town_test(what_is_sealed_opens_again_in_its_row_alone),
            town_test(equal_numbers_have_equal_keys),
            town_test(masks_show_little),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
