#include "unit.h"

#include "count/look.h"

/* Votes of the machine as letters (? unclear), its lines, what the person saw, what people settled. */
struct look_row {
    const char *machine; /* a letter for each candidate */
    const char *lines;   /* w where the machine saw something */
    const char *votes, *written;
    const char *settled; /* "c1=for": settled so by two people; NULL: not settled */
    struct look_count want;
};

static enum scanned_vote vote_of(char c)
{
    return c == 'f' ? SCANNED_FOR : c == 'a' ? SCANNED_AGAINST : c == '-' ? SCANNED_ABSTAIN : SCANNED_UNCLEAR;
}

static struct scanned_sheet sheet_of(struct arena *a, const struct look_row *r)
{
    struct scanned_sheet s = {.sheet = "s"};
    s.marks = arena_alloc_array(a, strlen(r->machine) + 1, sizeof *s.marks);
    s.lines = arena_alloc_array(a, strlen(r->lines) + 1, sizeof *s.lines);
    for (size_t i = 0; r->machine[i]; i++)
        s.marks[s.mark_count++] =
                (struct scanned_mark){.candidate = (int64_t)i + 1, .vote = vote_of(r->machine[i])};
    for (size_t i = 0; r->lines[i]; i++)
        if (r->lines[i] == 'w')
            s.lines[s.line_count++] =
                    (struct scanned_line){.line = (int64_t)i + 1, .vote = SCANNED_FOR, .is_inked = true};
    return s;
}

static void what_was_seen_otherwise_is_asked_and_counted(void **state)
{
    (void)state;
    /* ballots, positions, differ, open, wrong, ballots_differ, ballots_wrong */
    static const struct look_row table[] = {
            {"f-a", "--", "f-a", "--", NULL, {1, 5, 0, 0, 0, 0, 0}},
            {"f-a", "--", "--a", "--", NULL, {1, 5, 1, 1, 0, 1, 1}},
            {"f-a", "--", "--a", "--", "c1=abstain", {1, 5, 1, 0, 1, 1, 1}},
            {"f-a", "--", "--a", "--", "c1=for", {1, 5, 1, 0, 0, 1, 0}}, /* the person was wrong */
            {"f-a", "--", "?-a", "--", "c1=for", {1, 5, 1, 0, 0, 1, 0}},
            {"?-a", "--", "f-a", "--", NULL, {1, 4, 0, 0, 0, 0, 0}}, /* the machine asked by itself */
            {"f-a", "-w", "f-a", "-w", NULL, {1, 4, 0, 0, 0, 0, 0}}, /* a name goes to people anyway */
            {"f-a", "-w", "f-a", "--", NULL, {1, 4, 0, 0, 0, 0, 0}},
            {"f-a", "--", "f-a", "w-", NULL, {1, 5, 1, 1, 0, 1, 1}},
            {"f-a", "--", "f-a", "w-", "w1=张三", {1, 5, 1, 0, 1, 1, 1}},
            {"f-a", "--", "f-a", "-w", "w2=none", {1, 5, 1, 0, 0, 1, 0}},
            {"f-a", "w-", "f-a", "ww", "w2=张三", {1, 4, 1, 0, 1, 1, 1}},
            {"fff", "--", "---", "--", "c2=abstain", {1, 5, 3, 2, 1, 1, 1}},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 16);
        const struct look_row *r = &table[i];
        struct scanned_sheet s = sheet_of(a, r);
        struct sheet_look look = {.sheet = "s", .entry_no = 1, .votes = r->votes, .written = r->written};
        struct sheet_answer answers[2];
        size_t n = 0;
        for (; r->settled && n < 2; n++) {
            const char *sign = strchr(r->settled, '=');
            answers[n] = (struct sheet_answer){.sheet = "s", .entry_no = (int64_t)n + 1, .clerk = n ? "b" : "a"};
            answers[n].item = arena_copy(a, r->settled, (size_t)(sign - r->settled));
            answers[n].answer = sign + 1;
        }
        struct doubt_list doubts;
        struct look_count got;
        struct err e;
        assert_ok(look_is_complete(&look, 3, 2, &e), &e);
        look_question(a, &s, 1, &look, 1);
        doubt_list_all(a, &s, 1, answers, n, &doubts);
        look_count_all(&s, 1, &look, 1, &doubts, &got);
        if (memcmp(&got, &r->want, sizeof got) != 0)
            fail_msg("row %zu: positions %d differ %d open %d wrong %d ballots %d/%d", i, (int)got.positions,
                    (int)got.differ, (int)got.open, (int)got.wrong, (int)got.ballots_differ, (int)got.ballots_wrong);
        for (size_t k = 1; k < s.line_count; k++) assert_true(s.lines[k - 1].line < s.lines[k].line);
    }
}

/* A sheet that turns out to be one that was read before is no ballot, and no error of reading. */
static void a_sheet_read_twice_is_left_out(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    static const struct look_row row = {"f", "", "-", "", NULL, {0}};
    struct scanned_sheet s = sheet_of(a, &row);
    s.state = SHEET_HELD;
    struct sheet_look look = {.sheet = "s", .votes = "-", .written = ""};
    struct sheet_answer answers[] = {{.sheet = "s", .item = "same", .entry_no = 1, .clerk = "a", .answer = "same"},
            {.sheet = "s", .item = "same", .entry_no = 2, .clerk = "b", .answer = "same"}};
    struct doubt_list doubts;
    struct look_count got;
    look_question(a, &s, 1, &look, 1);
    doubt_list_all(a, &s, 1, answers, 2, &doubts);
    look_count_all(&s, 1, &look, 1, &doubts, &got);
    assert_int_equal(got.ballots, 0);
    assert_int_equal(got.open, 0);
}

static void every_candidate_and_line_must_be_said(void **state)
{
    (void)state;
    static const struct {
        const char *votes, *written;
        bool is_complete;
    } table[] = {{"f-", "-", true}, {"f", "-", false}, {"f--", "-", false}, {"fx", "-", false}, {"f-", "", false},
            {"f-", "x", false}, {"f-", "ww", false}, {"??", "w", true}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct sheet_look look = {.sheet = "s", .votes = table[i].votes, .written = table[i].written};
        struct err e;
        assert_int_equal(look_is_complete(&look, 2, 1, &e), table[i].is_complete);
    }
}

static void the_last_look_counts(void **state)
{
    (void)state;
    static const struct sheet_look v[] = {
            {.sheet = "a", .entry_no = 1}, {.sheet = "a", .entry_no = 2}, {.sheet = "b", .entry_no = 1}};
    assert_int_equal(look_lookup(v, 3, "a")->entry_no, 2);
    assert_int_equal(look_lookup(v, 3, "b")->entry_no, 1);
    assert_null(look_lookup(v, 3, "c"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(what_was_seen_otherwise_is_asked_and_counted),
            cmocka_unit_test(a_sheet_read_twice_is_left_out),
            cmocka_unit_test(every_candidate_and_line_must_be_said),
            cmocka_unit_test(the_last_look_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
