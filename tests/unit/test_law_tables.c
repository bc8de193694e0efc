/* The golden cases of tests/case/: each line is one test. */
#include "law.h"
#include "table.h"

#include "base/buf.h"
#include "law/ballot.h"
#include "law/calendar.h"
#include "law/candidates.h"
#include "law/outcome.h"
#include "law/seats.h"

static const char *rules_text(struct arena *a, const struct reason_list *reasons)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < reasons->n; i++) buf_addf(&b, "%s%s", i ? " " : "", rule_code(reasons->v[i].rule));
    return buf_text(&b);
}

/* The next word of a text separated by blanks, NULL at the end or for "-". */
static char *next_word(char **rest)
{
    while (**rest == ' ') (*rest)++;
    if (!**rest || text_eq(*rest, "-")) return NULL;
    char *word = *rest;
    *rest += strcspn(*rest, " ");
    if (**rest) *(*rest)++ = '\0';
    return word;
}

static void check_article(void **state)
{
    const struct table_row *row = *state;
    static const char *const days[] = {"2010-06-01", "2015-10-01", "2026-12-20"};
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    int number = atoi(row->fields[0] + 1);
    for (size_t i = 0; i < 3; i++) {
        struct law_basis b = basis_on(days[i]);
        assert_string_equal(law_cite(a, &b, (enum rule)number), row->fields[i + 1]);
        assert_string_equal(rule_code((enum rule)number), row->fields[0]);
        bool is_local = strcmp(row->fields[i + 1], "各省实施细则") == 0;
        assert_int_equal(law_has_rule(&b, (enum rule)number), *row->fields[i + 1] && !is_local);
    }
}

static void check_seats(void **state)
{
    const struct table_row *row = *state;
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    struct law_basis b = basis_on(row->fields[1]);
    enum area_level level;
    struct law_seats s;
    struct err e;
    assert_true(area_level_from(row->fields[0], &level));
    assert_ok(law_seats(a, &b, level, atoll(row->fields[2]), atoi(row->fields[3]), &s, &e), &e);
    assert_int_equal(s.seats, atoll(row->fields[4]));
    assert_int_equal(s.base, atoll(row->fields[5]));
    assert_int_equal(s.added, atoll(row->fields[6]));
    assert_int_equal(s.cap, atoll(row->fields[7]));
    assert_int_equal(s.may_be_fewer, atoi(row->fields[8]));
    /* cities and provinces have one rule for base and step */
    const char *rules = rules_text(a, &s.reasons);
    if (level >= LEVEL_CITY)
        assert_non_null(strstr(rules, row->fields[9]));
    else
        assert_string_equal(rules, row->fields[9]);
}

static void check_candidates(void **state)
{
    const struct table_row *row = *state;
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    struct law_basis b = basis_on("2026-12-20");
    enum contest_kind kind;
    struct law_range range;
    struct reason_list reasons = {.arena = a};
    struct err e;
    assert_true(contest_kind_from(row->fields[0], &kind));
    assert_ok(law_candidate_range(&b, kind, atoll(row->fields[1]), &range, &reasons, &e), &e);
    assert_int_equal(range.min, atoll(row->fields[2]));
    assert_int_equal(range.max, atoll(row->fields[3]));
    assert_string_equal(rules_text(a, &reasons), row->fields[4]);
}

static void check_calendar(void **state)
{
    const struct table_row *row = *state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis_on(row->fields[0]);
    struct law_province p;
    struct err e;
    if (!text_eq(row->fields[1], "-")) {
        assert_ok(law_province_load(a, row->fields[1], &p, &e), &e);
        law_apply_province(&b, &p, LEVEL_TOWNSHIP);
    }
    struct calendar_entry entries[CALENDAR_STEP_COUNT];
    size_t n = law_calendar(a, &b, &(struct calendar_facts){0}, entries);
    for (size_t i = 1; i < n; i++) assert_true(entries[i - 1].latest.ymd <= entries[i].latest.ymd);
    enum calendar_step step;
    assert_true(calendar_step_from(row->fields[2], &step));
    const struct calendar_entry *entry = law_calendar_entry(entries, n, step);
    if (text_eq(row->fields[3], "-")) {
        assert_null(entry);
        return;
    }
    assert_non_null(entry);
    assert_string_equal(date_text(a, entry->latest), row->fields[3]);
    assert_string_equal(rule_code(entry->because.rule), row->fields[4]);
    assert_string_equal(entry->because.article, row->fields[5]);
    assert_int_equal(law_calendar_lateness(entry, entry->latest), 0);
    assert_int_equal(law_calendar_lateness(entry, date_add_days(entry->latest, 1)), 1);
}

static void read_options(struct arena *a, const char *text, struct contest *c)
{
    char *rest = arena_copy(a, text, strlen(text)), *word;
    c->options = arena_alloc_array(a, 16, sizeof *c->options);
    while ((word = next_word(&rest))) {
        char *equals = strchr(word, '=');
        bool is_write_in = equals[-1] == '*';
        equals[is_write_in ? -1 : 0] = '\0';
        c->options[c->option_count++] = (struct contest_option){word, atoll(equals + 1), -1, -1, is_write_in};
    }
}

static void take_settings(struct arena *a, const char *text, struct law_basis *b)
{
    char *rest = arena_copy(a, text, strlen(text)), *word;
    while ((word = next_word(&rest))) {
        char *equals = strchr(word, '=');
        *equals = '\0';
        enum setting s;
        struct err e;
        assert_true(setting_from(word, &s));
        assert_ok(setting_parse(s, equals + 1, &b->settings[s].value, &e), &e);
    }
}

static void add_names(struct buf *b, const struct contest *c, const size_t *options, size_t n)
{
    for (size_t i = 0; i < n; i++) buf_addf(b, "%s%s", b->n ? " " : "", c->options[options[i]].name);
}

static const char *or_dash(const struct buf *b)
{
    return b->n ? buf_text(b) : "-";
}

static void check_outcome(void **state)
{
    const struct table_row *row = *state;
    const char *const *f = row->fields;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis_on(f[2]);
    struct contest c = {.seats = atoll(f[3]), .ballots = atoll(f[6]), .void_ballots = atoll(f[7]), .on = b.on};
    assert_true(contest_kind_from(f[0], &c.kind));
    assert_true(round_kind_from(f[1], &c.round));
    bool by_voters = c.kind == CONTEST_DIRECT || c.kind == CONTEST_BY_ELECTION;
    *(by_voters ? &c.registered : &c.deputies) = atoll(f[4]);
    *(by_voters ? &c.participants : &c.present) = atoll(f[5]);
    read_options(a, f[8], &c);
    take_settings(a, f[9], &b);

    struct outcome o;
    struct err e;
    assert_ok(law_outcome(a, &b, &c, &o, &e), &e);
    assert_string_equal(outcome_state_code(o.state), f[10]);
    struct buf elected = {.arena = a}, revote = {.arena = a}, another = {.arena = a};
    add_names(&elected, &c, o.elected, o.elected_count);
    assert_string_equal(or_dash(&elected), f[11]);
    if (o.revote_seats) buf_addf(&revote, "%d", (int)o.revote_seats);
    add_names(&revote, &c, o.revote, o.revote_count);
    assert_string_equal(or_dash(&revote), f[12]);
    if (o.another_seats)
        buf_addf(&another, "%d %d-%d", (int)o.another_seats, (int)o.another_min, (int)o.another_max);
    add_names(&another, &c, o.order, o.order_count);
    if (o.order_rest_count) buf_add_text(&another, " |");
    add_names(&another, &c, o.order_rest, o.order_rest_count);
    assert_string_equal(or_dash(&another), f[13]);
    assert_int_equal(o.vacant_seats, atoll(f[14]));
    assert_string_equal(rules_text(a, &o.reasons), f[15]);
    for (size_t i = 0; i < o.reasons.n; i++) assert_true(*o.reasons.v[i].article);
    assert_int_equal(o.decision_count > 0, o.state == OUTCOME_NEEDS_DECISION);
}

static void check_ballot(void **state)
{
    const struct table_row *row = *state;
    const char *const *f = row->fields;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct law_basis b = basis_on(f[1]);
    struct ballot_mark marks[8];
    const char *write_ins[8];
    struct ballot_paper p = {.seats = atoll(f[2]), .marks = marks, .write_ins = write_ins};
    assert_true(contest_kind_from(f[0], &p.kind));
    char *rest = arena_copy(a, f[3], strlen(f[3])), *word;
    while ((word = next_word(&rest))) {
        char sign = word[strlen(word) - 1];
        word[strlen(word) - 1] = '\0';
        enum ballot_vote vote = sign == '+' ? VOTE_FOR : sign == '-' ? VOTE_AGAINST : VOTE_ABSTAIN;
        marks[p.mark_count++] = (struct ballot_mark){word, vote};
    }
    rest = arena_copy(a, f[4], strlen(f[4]));
    while ((word = next_word(&rest))) write_ins[p.write_in_count++] = word;

    struct ballot_verdict v;
    struct err e;
    assert_ok(law_ballot(a, &b, &p, &v, &e), &e);
    assert_int_equal(v.is_valid, atoi(f[5]));
    struct buf chosen = {.arena = a}, ignored = {.arena = a};
    for (size_t i = 0; i < v.chosen_count; i++) buf_addf(&chosen, "%s%s", i ? " " : "", v.chosen[i]);
    for (size_t i = 0; i < v.ignored_count; i++) buf_addf(&ignored, "%s%s", i ? " " : "", v.ignored[i]);
    assert_string_equal(or_dash(&chosen), f[6]);
    assert_string_equal(or_dash(&ignored), f[7]);
    assert_int_equal(v.needs_decision, atoi(f[8]));
    assert_string_equal(rules_text(a, &v.reasons), f[9]);
}

int main(void)
{
    table_add("articles.tsv", check_article);
    table_add("seats.tsv", check_seats);
    table_add("candidates.tsv", check_candidates);
    table_add("calendar.tsv", check_calendar);
    table_add("outcome.tsv", check_outcome);
    table_add("ballot.tsv", check_ballot);
    return table_run("law_tables");
}
