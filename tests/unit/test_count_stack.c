#include "unit.h"

#include "count/stack.h"
#include "law/basis.h"

static struct law_basis basis(void)
{
    struct law_basis b;
    struct err e;
    assert_ok(law_basis_on((struct date){20261228}, &b, &e), &e);
    return b;
}

/* "a:x b:y": clerk and answer, in the order of entries. */
static size_t answers_of(struct arena *a, const char *text, const char *item, struct sheet_answer v[8])
{
    size_t n = 0;
    for (const char *p = text; *p; n++) {
        const char *colon = strchr(p, ':');
        size_t end = strcspn(colon, " ");
        v[n] = (struct sheet_answer){.sheet = "s", .item = item, .entry_no = (int64_t)n + 1};
        v[n].clerk = arena_copy(a, p, (size_t)(colon - p));
        v[n].answer = arena_copy(a, colon + 1, end - 1);
        p = colon + end + (colon[end] == ' ');
    }
    return n;
}

static void two_agree_or_a_third_decides(void **state)
{
    (void)state;
    static const struct {
        const char *answers;
        enum doubt_state state;
        size_t opinions;
        const char *answer; /* NULL: none */
    } table[] = {
            {"", DOUBT_STATE_OPEN, 0, NULL},
            {"a:for", DOUBT_STATE_SECOND, 1, NULL},
            {"a:for b:for", DOUBT_STATE_SETTLED, 2, "for"},
            {"a:for b:against", DOUBT_STATE_THIRD, 2, NULL},
            {"a:for b:against c:against", DOUBT_STATE_SETTLED, 3, "against"},
            {"a:for b:against c:abstain", DOUBT_STATE_THIRD, 3, NULL},
            {"a:for b:against c:abstain d:for", DOUBT_STATE_SETTLED, 4, "for"},
            {"a:for b:against c:against d:for", DOUBT_STATE_THIRD, 4, NULL},
            /* a new entry undoes: the last word of each person counts */
            {"a:for a:against", DOUBT_STATE_SECOND, 1, NULL},
            {"a:for b:for a:against", DOUBT_STATE_THIRD, 2, NULL},
            {"a:for b:for a:against b:against", DOUBT_STATE_SETTLED, 2, "against"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 16);
        struct sheet_answer v[8];
        struct scanned_mark m = {.candidate = 1, .vote = SCANNED_UNCLEAR};
        struct scanned_sheet s = {.sheet = "s", .marks = &m, .mark_count = 1};
        size_t n = answers_of(a, table[i].answers, "c1", v);
        struct doubt_list list;
        doubt_list_all(a, &s, 1, v, n, &list);
        assert_int_equal(list.n, 1);
        assert_string_equal(list.v[0].item, "c1");
        if (list.v[0].state != table[i].state) fail_msg("%s: state %d", table[i].answers, (int)list.v[0].state);
        assert_int_equal(list.v[0].opinions, table[i].opinions);
        if (table[i].answer)
            assert_string_equal(list.v[0].answer, table[i].answer);
        else
            assert_null(list.v[0].answer);
    }
}

static void who_may_answer_what(void **state)
{
    (void)state;
    static const struct {
        const char *item, *before, *clerk, *answer;
        const char *word; /* NULL: may */
    } table[] = {
            {"c1", "", "a", "for", NULL},
            {"c1", "", "a", "yes", "应为 for"},
            {"c1", "", "a", "", "没有写"},
            {"c1", "", "", "for", "认定人"},
            {"w1", "", "a", "张三", NULL},
            {"same", "", "a", "distinct", NULL},
            {"same", "", "a", "for", "应为 same"},
            {"c1", "a:for", "a", "for", "须由另一人"},
            {"c1", "a:for", "a", "against", NULL},
            {"c1", "a:for b:for", "c", "against", "已由两人认定"},
            {"c1", "a:for b:for", "b", "against", NULL},
            {"page", "", "a", "again=s2", NULL},
            {"page", "", "a", "again", "收为哪一张"},
            {"page", "", "a", "againness", "应为 ballot"},
            {"page", "a:again=s2", "b", "again=s3", NULL},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 16);
        struct sheet_answer v[8];
        struct scanned_mark m = {.candidate = 1, .vote = SCANNED_UNCLEAR};
        struct scanned_line l = {.line = 1, .vote = SCANNED_FOR, .is_inked = true};
        struct scanned_sheet s = {.sheet = "s", .state = SHEET_HELD, .marks = &m, .mark_count = 1};
        if (table[i].item[0] == 'p') s.state = SHEET_REFUSED;
        s.lines = &l;
        s.line_count = 1;
        size_t n = answers_of(a, table[i].before, table[i].item, v);
        struct sheet_answer x = {
                .sheet = "s", .item = table[i].item, .clerk = table[i].clerk, .answer = table[i].answer};
        struct doubt_list list;
        struct err e;
        doubt_list_all(a, &s, 1, v, n, &list);
        const struct doubt *d = doubt_lookup(&list, "s", table[i].item);
        assert_non_null(d);
        if (!table[i].word)
            assert_ok(doubt_may_answer(d, v, n, &x, &e), &e);
        else
            assert_refused(doubt_may_answer(d, v, n, &x, &e), &e, table[i].word);
    }
}

/* Votes of two candidates as letters (f a - ?), the line's vote or 0, its name when settled, "same" when settled. */
struct sheet_row {
    const char *votes;
    char line;
    const char *name;
    const char *same;
    enum stack_fate fate;
};

static enum scanned_vote vote_of(char c)
{
    return c == 'f' ? SCANNED_FOR : c == 'a' ? SCANNED_AGAINST : c == '-' ? SCANNED_ABSTAIN : SCANNED_UNCLEAR;
}

static void sheets_become_a_tally(void **state)
{
    (void)state;
    static const struct sheet_row rows[] = {
            {"f-", 0, NULL, NULL, STACK_VALID},
            {"fa", 0, NULL, NULL, STACK_VALID},
            {"--", 0, NULL, NULL, STACK_BLANK},
            {"ff", 0, NULL, NULL, STACK_VOID}, /* one seat */
            {"?-", 0, NULL, NULL, STACK_WAITING},
            {"--", 'f', "张三", NULL, STACK_VALID},
            {"--", '-', "张三", NULL, STACK_VALID}, /* a name without a sign */
            {"f-", 'f', "张三", NULL, STACK_VOID},
            {"--", 'f', NULL, NULL, STACK_WAITING},
            {"--", 'f', "none", NULL, STACK_BLANK},
            {"--", 'f', "王一", NULL, STACK_VALID}, /* a printed name written in */
            {"f-", 0, NULL, "same", STACK_TWICE},
            {"f-", 0, NULL, "distinct", STACK_VALID},
            {"f-", 0, NULL, "?", STACK_WAITING},
    };
    enum { N = ARRAY_COUNT(rows) };
    static const char *const names[] = {"王一", "李二"};
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis law = basis();
    struct scanned_sheet sheets[N] = {0};
    struct sheet_answer answers[4 * N];
    size_t answer_count = 0;
    for (size_t i = 0; i < N; i++) {
        struct scanned_sheet *s = &sheets[i];
        s->sheet = arena_text(a, "%02zu", i);
        s->marks = arena_alloc_array(a, 2, sizeof *s->marks);
        s->mark_count = 2;
        for (size_t k = 0; k < 2; k++)
            s->marks[k] = (struct scanned_mark){.candidate = (int64_t)k + 1, .vote = vote_of(rows[i].votes[k])};
        s->lines = arena_alloc_array(a, 1, sizeof *s->lines);
        s->line_count = rows[i].line != 0;
        s->lines[0] = (struct scanned_line){.line = 1, .vote = vote_of(rows[i].line), .is_inked = true};
        s->state = rows[i].same ? SHEET_HELD : SHEET_TAKEN;
        const char *answer = rows[i].same && !text_eq(rows[i].same, "?") ? rows[i].same : rows[i].name;
        for (int k = 0; answer && k < 2; k++)
            answers[answer_count++] = (struct sheet_answer){.sheet = s->sheet,
                    .item = rows[i].same ? "same" : "w1",
                    .entry_no = k + 1,
                    .clerk = k ? "b" : "a",
                    .answer = answer};
    }
    struct doubt_list doubts;
    struct stack_count c;
    struct err e;
    doubt_list_all(a, sheets, N, answers, answer_count, &doubts);
    struct stack_contest contest = {.kind = CONTEST_DIRECT, .seats = 1, .names = names, .name_count = 2};
    assert_ok(stack_add_up(a, &law, &contest, sheets, N, &doubts, &c, &e), &e);
    for (size_t i = 0; i < N; i++)
        if (c.fates[i] != rows[i].fate) fail_msg("sheet %zu: fate %d", i, (int)c.fates[i]);
    assert_int_equal(c.waiting, 3);
    assert_int_equal(c.twice, 1);
    assert_int_equal(c.sum.figures[TALLY_COLLECTED], 13);
    assert_int_equal(c.sum.figures[TALLY_VALID], 8);
    assert_int_equal(c.sum.figures[TALLY_VOID], 2);
    assert_int_equal(c.sum.figures[TALLY_BLANK], 2);
    assert_int_equal(c.sum.lines[0].votes_for, 4);
    assert_int_equal(c.sum.lines[0].abstentions, 4);
    assert_int_equal(c.sum.lines[1].votes_against, 1);
    assert_int_equal(c.sum.lines[1].abstentions, 7);
    assert_int_equal(c.sum.line_count, 3);
    assert_string_equal(c.sum.lines[2].name, "张三");
    assert_int_equal(c.sum.lines[2].votes_for, 2);
    assert_true(c.chosen[0] && !c.chosen[1] && c.chosen[2 * 10]);
}

/* What people make of a page that was refused: "" nobody, else what both say of the page. */
static void a_refused_page_is_what_people_say(void **state)
{
    (void)state;
    static const struct {
        const char *page; /* answers as answers_of takes them */
        const char *marks;
        size_t items; /* that are asked for */
        enum stack_fate fate;
        int64_t collected;
    } table[] = {
            {"", "", 1, STACK_WAITING, 0},
            {"a:other", "", 1, STACK_WAITING, 0},
            {"a:other b:other", "", 1, STACK_OUT, 0},
            {"a:again b:again", "", 1, STACK_OUT, 0},
            {"a:ballot", "", 2, STACK_WAITING, 0}, /* somebody takes it for a ballot: its candidate is asked for */
            {"a:ballot b:other", "", 2, STACK_WAITING, 0},
            {"a:ballot b:other c:other", "", 1, STACK_OUT, 0},
            {"a:ballot b:ballot", "", 2, STACK_WAITING, 1},
            {"a:ballot b:ballot", "a:for", 2, STACK_WAITING, 1},
            {"a:ballot b:ballot", "a:for b:for", 2, STACK_VALID, 1},
            {"a:ballot b:ballot", "a:abstain b:abstain", 2, STACK_BLANK, 1},
    };
    static const char *const names[] = {"王一"};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 16);
        struct law_basis law = basis();
        struct sheet_answer v[16];
        struct scanned_mark m = {.candidate = 1, .vote = SCANNED_UNCLEAR};
        struct scanned_sheet s = {.sheet = "s", .state = SHEET_REFUSED, .marks = &m, .mark_count = 1};
        size_t n = answers_of(a, table[i].marks, "c1", v); /* by item: c1 before page */
        n += answers_of(a, table[i].page, "page", v + n);
        struct doubt_list doubts;
        struct stack_count c;
        struct err e;
        doubt_list_all(a, &s, 1, v, n, &doubts);
        if (doubts.n != table[i].items) fail_msg("row %zu: %zu items", i, doubts.n);
        struct stack_contest contest = {.kind = CONTEST_DIRECT, .seats = 1, .names = names, .name_count = 1};
        assert_ok(stack_add_up(a, &law, &contest, &s, 1, &doubts, &c, &e), &e);
        if (c.fates[0] != table[i].fate) fail_msg("row %zu: fate %d", i, (int)c.fates[0]);
        assert_int_equal(c.sum.figures[TALLY_COLLECTED], table[i].collected);
        assert_int_equal(c.waiting, table[i].fate == STACK_WAITING);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(two_agree_or_a_third_decides),
            cmocka_unit_test(who_may_answer_what),
            cmocka_unit_test(sheets_become_a_tally),
            cmocka_unit_test(a_refused_page_is_what_people_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
