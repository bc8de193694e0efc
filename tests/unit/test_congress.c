/* A whole session from its record: the lawful one, and what is said when one thing in it is bent. */
#include "record.h"

static struct judged judge(const struct record *r, const char *on)
{
    struct judged j;
    struct err e;
    assert_ok(record_judge(r, on, true, &j, &e), &e);
    return j;
}

static void the_lawful_session_elects_its_leaders(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    struct record r = {.a = a};
    record_lawful(&r);
    struct judged j = judge(&r, "2012-01-04");
    /* one nomination falls for want of a tenth signer: a note, nothing that stops */
    assert_string_equal(codes_of(a, &j.f.open), "N702");
    assert_has(j.f.open.v[0].text, "有效 9 人");
    assert_string_equal(j.f.open.v[0].article, "组织法2004 第21条");
    assert_int_equal(j.r.n, 3);
    for (size_t i = 0; i < 3; i++) assert_int_equal(j.r.posts[i].state, POST_IS_SETTLED);
    assert_string_equal(j.r.posts[0].elected[0].name, "代表11");
    assert_true(j.r.posts[0].elected[0].by_all);
    const struct post_result *vice = &j.r.posts[2];
    assert_int_equal(vice->elected_count, 4);
    assert_string_equal(vice->elected[0].name, "代表15");
    assert_int_equal(vice->elected[3].votes, 72);
    assert_false(vice->elected[3].by_all);
    assert_int_equal(j.s.nominees[6].state, NOMINEE_FORMAL);
    assert_int_equal(j.s.nominees[7].state, NOMINEE_FAILED);
}

/* kind and word find the entry; at NULL: it is dropped. codes: what is then said beside the note above. */
static const struct bend {
    const char *name;
    const char *kind, *word, *at, *body;
    const char *codes;
} bends[] = {
        {"the tellers are voted on after the vote", "step", "tellers", "2012-01-05 10:45", "{\"step\":\"tellers\",\"sitting\":3}",
                "F701 F701 F701 F701"},
        {"no credentials report", "step", "credentials", NULL, NULL, "F704 F704"},
        {"opening and preparatory meeting in one", "step", "opening", "2012-01-04 08:30", "{\"step\":\"opening\",\"sitting\":2}", "F703"},
        {"one paper for two steps", "step", "verification", "2012-01-05 08:15",
                "{\"step\":\"verification\",\"evidence\":\"提名登记表\"}", "F703"},
        {"a step without its record", "step", "notice", "2011-12-25 09:00", "{\"step\":\"notice\"}", "F702"},
        {"opened in the preparatory meeting", "step", "opening", "2012-01-04 09:05", "{\"step\":\"opening\",\"sitting\":1}", "F702"},
        {"the method has no majority of all deputies", "resolution", "\"method\"", "2012-01-04 11:00",
                "{\"resolution\":\"method\",\"sitting\":2,\"for\":36,\"against\":0,\"abstain\":37}", "F707"},
        {"the budget fails", "resolution", "budget", "2012-01-05 11:34",
                "{\"resolution\":\"budget\",\"sitting\":3,\"for\":36,\"against\":37,\"abstain\":0}", "F708"},
        {"the budget is voted on as soon as it is read", "step", "budget", "2012-01-05 11:35",
                "{\"step\":\"budget\",\"sitting\":3,\"began\":\"2012-01-05 11:34\"}", "F701 F702"},
        {"the budget is heard after the method", "step", "budget", "2012-01-05 11:35",
                "{\"step\":\"budget\",\"sitting\":3,\"began\":\"2012-01-05 11:26\"}", "F701"},
        {"no word when the report was heard", "step", "presidium-report", "2012-01-05 11:33",
                "{\"step\":\"presidium-report\",\"sitting\":3}", "F701 F702"},
        {"more votes than deputies present", "resolution", "budget", "2012-01-05 11:34",
                "{\"resolution\":\"budget\",\"sitting\":3,\"for\":73,\"against\":1,\"abstain\":0}", "F715"},
        {"too short to deliberate", "step", "deliberation", "2012-01-05 09:30",
                "{\"step\":\"deliberation\",\"began\":\"2012-01-05 08:45\",\"evidence\":\"代表团讨论记录\"}", "F723"},
        {"signers not checked", "verify", "7", NULL, NULL, "F724"},
        {"nominations closed early", "step", "nomination", "2012-01-05 07:55", "{\"step\":\"nomination\",\"evidence\":\"提名登记表\"}",
                "F701"},
        {"a deputy counted present twice", "attendance", "\"sitting\":3", "2012-01-05 10:00",
                "{\"sitting\":3,\"all\":\"present\",\"deputies\":[{\"no\":5,\"state\":\"present\"},{\"no\":5,\"state\":\"present\"}]}",
                "F706"},
        {"attendance not taken", "attendance", "\"sitting\":2", NULL, NULL, "W701 F715"},
        {"a deputy stays away", "attendance", "\"sitting\":2", "2012-01-04 09:00",
                "{\"sitting\":2,\"all\":\"present\",\"deputies\":[{\"no\":5,\"state\":\"absent\"}]}", "W702 F715"},
        {"leave that was approved", "attendance", "\"sitting\":1", "2012-01-04 08:00",
                "{\"sitting\":1,\"all\":\"present\",\"deputies\":[{\"no\":5,\"state\":\"leave\",\"approved\":true}]}",
                "F715 F715"},
        {"a teller is a candidate's wife", "staff", "teller", "2012-01-05 10:05",
                "{\"staff\":[{\"role\":\"teller\",\"name\":\"代表61\",\"deputy\":61,\"kin_of\":3,\"relation\":\"配偶\"}]}", "F714"},
        {"a teller is a candidate", "staff", "teller", "2012-01-05 10:05",
                "{\"staff\":[{\"role\":\"teller\",\"name\":\"代表17\",\"deputy\":17}]}", "F714"},
        {"called by the wrong body", "open", "清溪镇", "2011-12-20 09:00",
                "{\"title\":\"会议\",\"session\":1,\"seats\":73,\"level\":\"township\",\"convener\":\"other\","
                "\"opens_on\":\"2012-01-04\",\"completed_on\":\"2011-12-18\"}",
                "F719"},
        {"later than two months", "open", "清溪镇", "2011-12-20 09:00",
                "{\"title\":\"会议\",\"session\":1,\"seats\":73,\"level\":\"township\",\"convener\":\"presidium\","
                "\"opens_on\":\"2012-01-04\",\"completed_on\":\"2011-11-03\"}",
                "F718"},
        {"no margin in the method", "method", "margins", "2012-01-04 11:00",
                "{\"nomination_deadline\":\"2012-01-05 08:00\",\"deliberation_minutes\":60}", "F711"},
        {"a margin of four", "method", "margins", "2012-01-04 11:00",
                "{\"nomination_deadline\":\"2012-01-05 08:00\",\"margins\":[{\"post\":3,\"margin\":4}]}", "F711"},
        {"no report upward", "file", "\"report\"", NULL, NULL, "W706"},
        {"a report in place of the request", "file", "request", NULL, NULL, "W706"},
        {"not announced", "announce", "2", NULL, NULL, "F702"},
        {"one entry only", "tally", "\"entry\":2", NULL, NULL, "F716 F702 F720"},
};

static void check_bend(void **state)
{
    const struct bend *b = *state;
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    struct record r = {.a = a};
    record_lawful(&r);
    if (b->at)
        record_change(&r, b->kind, b->word, b->at, b->body);
    else
        record_drop(&r, b->kind, b->word);
    struct judged j = judge(&r, "2012-01-04");
    /* codes are a set: where in the list they come is no matter */
    struct buf said = {.arena = a};
    size_t expected = 1;
    for (const char *p = b->codes; *p; p++) expected += *p == ' ';
    for (size_t i = 0; i < j.f.open.n; i++) {
        const struct finding *f = &j.f.open.v[i];
        buf_addf(&said, "%s %s: %s; ", finding_code_text(f->code), f->subject, f->text);
        assert_true(*f->subject && *f->text);
        assert_null(strstr(f->text, "(null)"));
    }
    if (j.f.open.n != expected + 1) fail_msg("expected %s and N702: %s", b->codes, buf_text(&said));
    for (const char *p = b->codes; *p; p += strlen("F701 ")) {
        if (!strstr(buf_text(&said), arena_text(a, "%.4s ", p))) fail_msg("no %.4s: %s", p, buf_text(&said));
        if (strlen(p) < strlen("F701 ")) break;
    }
}

static void notice_is_given_as_many_days_ahead_as_the_province_says(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    struct record r = {.a = a};
    record_lawful(&r); /* told ten days before */
    struct judged j = judge(&r, "2012-01-04");
    j.law.settings[SETTING_SESSION_NOTICE_DAYS].value = 10;
    session_check(a, &j.law, &j.s, &j.r, true, &j.f);
    assert_string_equal(codes_of(a, &j.f.open), "N702");
    j.law.settings[SETTING_SESSION_NOTICE_DAYS].value = 11;
    session_check(a, &j.law, &j.s, &j.r, true, &j.f);
    assert_has(finding_of(&j.f.open, FINDING_F727)->text, "提前 10 日");
}

static void a_body_may_accept_what_stops(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    struct record r = {.a = a};
    record_lawful(&r);
    record_change(&r, "step", "deliberation", "2012-01-05 09:30",
            "{\"step\":\"deliberation\",\"began\":\"2012-01-05 08:45\",\"evidence\":\"代表团讨论记录\"}");
    struct judged j = judge(&r, "2012-01-04");
    const struct finding *f = finding_of(&j.f.open, FINDING_F723);
    record_add(&r, "2012-01-06 08:00", "decide",
            arena_text(a, "{\"subject\":\"%s\",\"question\":\"F723\",\"answer\":\"accept\",\"body\":\"主席团\",\"document\":\"纪要1\"}",
                    f->subject));
    j = judge(&r, "2012-01-04");
    assert_string_equal(codes_of(a, &j.f.open), "N702");
    assert_string_equal(codes_of(a, &j.f.settled), "F723");
}

static void a_voided_entry_is_as_if_never_made_and_can_come_back(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    struct record r = {.a = a};
    record_lawful(&r);
    size_t i = record_find(&r, "file", "\"report\"");
    record_add(&r, "2012-01-06 11:00", "void", arena_text(a, "{\"event\":%zu,\"reason\":\"文号写错\"}", i + 1));
    struct judged j = judge(&r, "2012-01-04");
    assert_string_equal(codes_of(a, &j.f.open), "W706 N702");
    record_add(&r, "2012-01-06 11:01", "void", arena_text(a, "{\"event\":%zu,\"reason\":\"没有写错\"}", r.n));
    j = judge(&r, "2012-01-04");
    assert_string_equal(codes_of(a, &j.f.open), "N702");
    /* what others build on cannot be voided away from under them */
    i = record_find(&r, "deputies", "代表1");
    record_add(&r, "2012-01-06 11:02", "void", arena_text(a, "{\"event\":%zu,\"reason\":\"错\"}", i + 1));
    struct err e;
    assert_refused(record_judge(&r, "2012-01-04", true, &j, &e), &e, "代表");
}

/* ---- the difficult session ---- */

static void record_until_the_vote(struct record *r, const char *presence)
{
    record_begin(r);
    record_nominations(r);
    record_add(r, "2012-01-05 10:00", "sitting", "{\"sitting\":3,\"kind\":\"plenary\"}");
    record_add(r, "2012-01-05 10:00", "attendance", presence);
    record_add(r, "2012-01-05 10:05", "staff", "{\"staff\":[{\"role\":\"teller\",\"name\":\"代表61\",\"deputy\":61}]}");
    record_resolution(r, "2012-01-05 10:06", "tellers", 3, 40);
    record_step(r, "2012-01-05 10:10", "tellers", ",\"sitting\":3");
}

#define ALL_PRESENT "{\"sitting\":3,\"all\":\"present\"}"

static void a_tie_at_the_cut_is_voted_on_again(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    struct record r = {.a = a};
    record_until_the_vote(&r, ALL_PRESENT);
    static const int tied[] = {70, 60, 55, 40, 40}, again[] = {37, 36};
    record_vote(&r, "2012-01-05 10:20", 3, 1, 73, vice_names, tied, 5);
    struct judged j = judge(&r, "2012-01-04");
    const struct post_result *p = &j.r.posts[2];
    assert_int_equal(p->state, POST_IS_NEXT_ROUND);
    assert_int_equal(p->elected_count, 3);
    assert_int_equal(p->rounds[0].next_count, 2);
    record_add(&r, "2012-01-05 11:00", "vote", "{\"post\":3,\"sitting\":3}");
    static const char *const two[] = {"代表16", "代表17"};
    record_vote(&r, "2012-01-05 11:05", 3, 2, 73, two, again, 2);
    j = judge(&r, "2012-01-04");
    p = &j.r.posts[2];
    assert_int_equal(p->state, POST_IS_SETTLED);
    assert_int_equal(p->elected_count, 4);
    assert_string_equal(p->elected[3].name, "代表16");
    assert_int_equal(p->elected[3].round, 2);
}

static void two_articles_disagree_and_a_body_says_which_holds(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    struct record r = {.a = a};
    record_until_the_vote(&r, ALL_PRESENT);
    static const int tied[] = {70, 60, 55, 40, 40}, again[] = {30, 28};
    static const char *const two[] = {"代表16", "代表17"};
    record_vote(&r, "2012-01-05 10:20", 3, 1, 73, vice_names, tied, 5);
    record_add(&r, "2012-01-05 11:00", "vote", "{\"post\":3,\"sitting\":3}");
    record_vote(&r, "2012-01-05 11:05", 3, 2, 73, two, again, 2);
    struct judged j = judge(&r, "2012-01-04");
    assert_int_equal(j.r.posts[2].state, POST_IS_UNDECIDED);
    assert_string_equal(j.r.posts[2].rounds[1].open->question, "congress-revote-majority");
    assert_has(finding_of(&j.f.open, FINDING_F721)->text, "代表16");
    /* by plurality the first of the two is in */
    struct record by_plurality = r;
    record_add(&by_plurality, "2012-01-05 12:00", "decide",
            "{\"subject\":\"post/3/round/2\",\"question\":\"congress-revote-majority\",\"answer\":\"plurality\",\"body\":\"大会\","
            "\"document\":\"决定1\"}");
    j = judge(&by_plurality, "2012-01-04");
    assert_int_equal(j.r.posts[2].state, POST_IS_SETTLED);
    assert_string_equal(j.r.posts[2].elected[3].name, "代表16");
    /* by majority nobody is, and the congress says when the other election is held */
    record_add(&r, "2012-01-05 12:00", "decide",
            "{\"subject\":\"post/3/round/2\",\"question\":\"congress-revote-majority\",\"answer\":\"majority\",\"body\":\"大会\","
            "\"document\":\"决定1\"}");
    j = judge(&r, "2012-01-04");
    assert_int_equal(j.r.posts[2].elected_count, 3);
    assert_int_not_equal(j.r.posts[2].state, POST_IS_SETTLED);
}

static void a_shortfall_waits_for_the_congress(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    struct record r = {.a = a};
    record_until_the_vote(&r, ALL_PRESENT);
    static const int votes[] = {70, 60, 55, 36, 30};
    record_vote(&r, "2012-01-05 10:20", 3, 1, 73, vice_names, votes, 5);
    struct judged j = judge(&r, "2012-01-04");
    const struct post_result *p = &j.r.posts[2];
    assert_int_equal(p->elected_count, 3);
    assert_int_equal(p->state, POST_IS_UNDECIDED);
    assert_string_equal(p->rounds[0].open->question, "another-election");
    struct record later = r;
    record_add(&later, "2012-01-05 12:00", "decide",
            "{\"subject\":\"post/3/round/1\",\"question\":\"another-election\",\"answer\":\"next-session\",\"body\":\"大会\","
            "\"document\":\"决定1\"}");
    j = judge(&later, "2012-01-04");
    assert_int_equal(j.r.posts[2].state, POST_IS_SETTLED);
    assert_int_equal(j.r.posts[2].vacant, 1);
    record_add(&r, "2012-01-05 12:00", "decide",
            "{\"subject\":\"post/3/round/1\",\"question\":\"another-election\",\"answer\":\"this-session\",\"body\":\"大会\","
            "\"document\":\"决定1\"}");
    record_add(&r, "2012-01-05 12:05", "vote", "{\"post\":3,\"sitting\":3}");
    static const char *const two[] = {"代表16", "代表17"};
    static const int again[] = {36, 37}; /* no third is enough here: still the majority of all deputies */
    record_vote(&r, "2012-01-05 12:10", 3, 2, 73, two, again, 2);
    j = judge(&r, "2012-01-04");
    assert_int_equal(j.r.posts[2].state, POST_IS_SETTLED);
    assert_string_equal(j.r.posts[2].elected[3].name, "代表17");
}

static void without_a_quorum_nothing_is_elected(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    struct record r = {.a = a};
    struct buf absent = {.arena = a};
    for (int i = 40; i <= 73; i++) buf_addf(&absent, "%s{\"no\":%d,\"state\":\"absent\"}", i > 40 ? "," : "", i);
    record_until_the_vote(&r, arena_text(a, "{\"sitting\":3,\"all\":\"present\",\"deputies\":[%s]}", buf_text(&absent)));
    record_vote(&r, "2012-01-05 10:20", 1, 1, 39, chair_names, (const int[]){39}, 1);
    /* 39 of 73 are no two thirds; the rule is national since 2022 */
    struct judged j = judge(&r, "2026-12-20");
    assert_int_equal(j.r.posts[0].state, POST_IS_NEXT_ROUND);
    assert_int_equal(j.r.posts[0].rounds[0].state, OUTCOME_NO_QUORUM);
    assert_string_equal(finding_of(&j.f.open, FINDING_F705)->article, "组织法2022 第14条第4款");
    j = judge(&r, "2012-01-04");
    assert_int_equal(j.r.posts[0].state, POST_IS_SETTLED);
}

static void a_written_in_winner_is_looked_at_first(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    struct record r = {.a = a};
    record_until_the_vote(&r, ALL_PRESENT);
    record_add(&r, "2012-01-05 10:20", "vote", "{\"post\":2,\"sitting\":3}");
    const char *sheet = "{\"in_person\":73,\"received\":73,\"issued\":73,\"spoiled\":0,\"unused\":0,\"collected\":73,\"valid\":73,"
                        "\"void\":0,\"blank\":0,\"supervisor\":\"代表60\",\"lines\":[{\"name\":\"代表12\",\"for\":30,\"against\":43,"
                        "\"abstain\":0},{\"name\":\"周外\",\"write_in\":true,\"for\":40}]}";
    record_add_by(&r, "2012-01-05 10:50", "李四", "tally",
            arena_text(a, "{\"post\":2,\"round\":1,\"entry\":1,\"sheet\":%s}", sheet));
    record_add_by(&r, "2012-01-05 10:55", "王五", "tally",
            arena_text(a, "{\"post\":2,\"round\":1,\"entry\":2,\"sheet\":%s}", sheet));
    struct judged j = judge(&r, "2012-01-04");
    assert_string_equal(j.r.posts[1].elected[0].name, "周外");
    assert_has(finding_of(&j.f.open, FINDING_F713)->text, "write-in/周外");
    record_add(&r, "2012-01-05 11:30", "decide",
            "{\"subject\":\"post/2/round/1\",\"question\":\"write-in/周外\",\"answer\":\"ineligible\",\"body\":\"主席团\","
            "\"document\":\"纪要2\"}");
    j = judge(&r, "2012-01-04");
    assert_int_equal(j.r.posts[1].elected_count, 0);
    assert_int_equal(j.r.posts[1].state, POST_IS_UNDECIDED);
}

static void a_chair_in_a_government_post_must_resign_it(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    struct record r = {.a = a};
    record_lawful(&r);
    record_change(&r, "nominate", "\"nominee\":1,", "2012-01-04 15:00",
            "{\"nominee\":1,\"post\":1,\"name\":\"代表11\",\"deputy\":11,\"by\":\"presidium\",\"official\":true}");
    struct judged j = judge(&r, "2012-01-04");
    assert_string_equal(finding_of(&j.f.open, FINDING_F713)->article, "组织法2004 第14条");
    /* and who is no deputy cannot be on the list at all */
    record_change(&r, "nominate", "\"nominee\":1,", "2012-01-04 15:00",
            "{\"nominee\":1,\"post\":1,\"name\":\"代表11\",\"by\":\"presidium\"}");
    struct err e;
    assert_refused(record_judge(&r, "2012-01-04", true, &j, &e), &e, "不符合任职条件");
}

static void suspended_deputies_keep_their_seat_and_stay_away(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    struct record r = {.a = a};
    record_begin(&r);
    record_add(&r, "2012-01-04 08:30", "deputy-state",
            "{\"no\":73,\"state\":\"suspended\",\"cause\":\"detained\",\"document\":\"县公通〔2012〕1号\"}");
    record_add(&r, "2012-01-04 08:31", "deputy-state", "{\"no\":72,\"state\":\"ended\",\"document\":\"迁出证明\"}");
    struct judged j;
    struct err e;
    assert_ok(record_judge(&r, "2012-01-04", false, &j, &e), &e);
    struct deputy_count n = session_count_deputies(&j.s);
    assert_int_equal(n.seats, 73);
    assert_int_equal(n.in_office, 72);
    assert_int_equal(n.suspended, 1);
    assert_int_equal(session_present(&j.s, &j.s.sittings[0]), 73); /* what comes later changes no sitting that was held */
    assert_int_equal(session_present(&j.s, &j.s.sittings[1]), 71);
}

/* Whatever is entered after the event: refused, and the record is as before. */
static const struct refusal {
    const char *name, *kind, *body, *word;
} refusals[] = {
        {"a second call", "open", "{}", "已经召集"},
        {"an unknown deputy", "deputy-state", "{\"no\":99,\"state\":\"ended\",\"document\":\"x\"}", "没有代表 99"},
        {"no paper", "deputy-state", "{\"no\":1,\"state\":\"ended\"}", "文书"},
        {"a sitting twice", "sitting", "{\"sitting\":1,\"kind\":\"plenary\"}", "已经登记"},
        {"a post twice", "posts", "{\"posts\":[{\"post\":1,\"office\":\"head\",\"seats\":1}]}", "已经登记"},
        {"an office of the county", "posts", "{\"posts\":[{\"post\":9,\"office\":\"sc-chair\",\"seats\":1}]}", "不由乡级"},
        {"no such step", "step", "{\"step\":\"party\"}", "没有步骤"},
        {"a step twice", "step", "{\"step\":\"notice\"}", "已由第"},
        {"a nominee twice", "nominate", "{\"nominee\":1,\"post\":1,\"name\":\"代表11\",\"by\":\"presidium\"}", "已经登记"},
        {"another deputy's name", "nominate", "{\"nominee\":50,\"post\":1,\"name\":\"代表11\",\"deputy\":12,\"by\":\"presidium\"}",
                "是“代表12”"},
        {"nobody signed", "nominate", "{\"nominee\":50,\"post\":1,\"name\":\"代表11\",\"by\":\"joint\",\"signers\":[]}", "signers"},
        {"a list after the list", "list", "{\"post\":1,\"nominees\":[{\"no\":1}]}", "已经确定"},
        {"another post's nominee", "primary", "{\"post\":1,\"votes\":[{\"no\":2,\"votes\":3}]}", "不是镇人大主席"},
        {"the vote is over", "vote", "{\"post\":1,\"sitting\":3}", "不需要再投票"},
        {"an entry is there", "tally", "{\"post\":1,\"round\":1,\"entry\":1,\"sheet\":{}}", "\"in_person\""},
        {"no such round", "tally", "{\"post\":1,\"round\":2,\"entry\":1,\"sheet\":{}}", "没有第 2 次投票"},
        {"nothing to settle", "settle", "{\"post\":1,\"round\":1,\"settled\":[\"for:1=3\"]}", "for:1"},
        {"no document", "decide", "{\"subject\":\"x\",\"question\":\"y\",\"answer\":\"z\",\"body\":\"大会\"}", "document"},
        {"an F explained away", "explain", "{\"code\":\"F701\",\"subject\":\"x\",\"text\":\"y\"}", "不是可以说明的"},
        {"void of what comes later", "void", "{\"event\":5000,\"reason\":\"x\"}", "以前的记录"},
        {"a broken name", "oath", "{\"names\":[7]}", "应为姓名"},
};

static void check_refusal(void **state)
{
    const struct refusal *x = *state;
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    struct record r = {.a = a};
    record_lawful(&r);
    record_add(&r, "2012-01-06 12:00", x->kind, x->body);
    struct judged j;
    struct err e;
    assert_refused(record_judge(&r, "2012-01-04", true, &j, &e), &e, x->word);
}

static void the_next_steps_follow_from_what_is_done(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 24);
    struct record r = {.a = a};
    record_begin(&r);
    struct judged j;
    struct err e;
    assert_ok(record_judge(&r, "2012-01-04", false, &j, &e), &e);
    enum session_step next[SESSION_STEP_COUNT];
    size_t n = session_next_steps(&j.s, next);
    assert_int_equal(n, 4);
    assert_int_equal(next[0], SESSION_GOVERNMENT_REPORT);
    assert_int_equal(next[3], SESSION_NOMINATION);
    assert_int_equal(j.f.open.n, 0);
}

/* Entries on top of the lawful session, and what is then said beside its note. */
static const struct extra {
    const char *name, *kind, *body;
    const char *codes;
    const char *article; /* of the first; NULL: not looked at */
} extras[] = {
        {"a bill of five deputies", "motion",
                "{\"motion\":\"bill\",\"title\":\"修路\",\"by\":\"joint\",\"proposers\":[{\"no\":1},{\"no\":2},{\"no\":3},{\"no\":4},{\"no\":5}]}",
                "", NULL},
        {"a bill of four", "motion",
                "{\"motion\":\"bill\",\"title\":\"修路\",\"by\":\"joint\",\"proposers\":[{\"no\":1},{\"no\":2},{\"no\":3},{\"no\":4}]}",
                "N705", "组织法2004 第18条"},
        {"a bill signed twice by one", "motion",
                "{\"motion\":\"bill\",\"title\":\"修路\",\"by\":\"joint\",\"proposers\":[{\"no\":1},{\"no\":2},{\"no\":3},{\"no\":4},{\"no\":4}]}",
                "N703 N705", NULL},
        {"a bill of the government", "motion", "{\"motion\":\"bill\",\"title\":\"预算调整\",\"by\":\"government\"}", "", NULL},
        {"an interpellation that names no question", "motion",
                "{\"motion\":\"interpellation\",\"title\":\"水库\",\"by\":\"joint\",\"written\":true,\"proposers\":[{\"no\":1},{\"no\":2},"
                "{\"no\":3},{\"no\":4},{\"no\":5},{\"no\":6},{\"no\":7},{\"no\":8},{\"no\":9},{\"no\":10}]}",
                "N705", "组织法2004 第28条"},
        {"an interpellation as it should be", "motion",
                "{\"motion\":\"interpellation\",\"title\":\"水库\",\"by\":\"joint\",\"written\":true,\"names_question\":true,\"proposers\":"
                "[{\"no\":1},{\"no\":2},{\"no\":3},{\"no\":4},{\"no\":5},{\"no\":6},{\"no\":7},{\"no\":8},{\"no\":9},{\"no\":10}]}",
                "", NULL},
        {"a recall by the presidium, passed", "recall",
                "{\"name\":\"某某\",\"office\":\"deputy-head\",\"by\":\"presidium\",\"reasons\":true,\"defence\":true,\"sitting\":3,\"for\":37}",
                "", NULL},
        {"a recall that fails", "recall",
                "{\"name\":\"某某\",\"office\":\"deputy-head\",\"by\":\"presidium\",\"reasons\":true,\"defence\":true,\"sitting\":3,\"for\":36}",
                "N706", NULL},
        {"a recall without a defence that is voted on", "recall",
                "{\"name\":\"某某\",\"office\":\"deputy-head\",\"by\":\"presidium\",\"reasons\":true,\"sitting\":3,\"for\":60}", "F728",
                "组织法2004 第26条"},
        {"a recall by too few", "recall",
                "{\"name\":\"某某\",\"office\":\"head\",\"by\":\"joint\",\"reasons\":true,\"defence\":true,\"proposers\":[{\"no\":1}]}", "N706",
                "组织法2004 第26条"},
        {"a recall not voted on", "recall",
                "{\"name\":\"某某\",\"office\":\"head\",\"by\":\"presidium\",\"reasons\":true,\"defence\":true}", "W707", NULL},
        {"a recall signed twice by one", "recall",
                "{\"name\":\"某某\",\"office\":\"head\",\"by\":\"joint\",\"reasons\":true,\"defence\":true,\"sitting\":3,\"for\":60,\"proposers\":"
                "[{\"no\":1},{\"no\":2},{\"no\":3},{\"no\":4},{\"no\":5},{\"no\":6},{\"no\":7},{\"no\":8},{\"no\":9},{\"no\":10},{\"no\":11},"
                "{\"no\":12},{\"no\":13},{\"no\":14},{\"no\":15},{\"no\":15}]}",
                "N703", NULL},
        {"as many votes as deputies present", "recall",
                "{\"name\":\"某某\",\"office\":\"head\",\"by\":\"presidium\",\"reasons\":true,\"defence\":true,\"sitting\":3,\"for\":73}", "",
                NULL},
        {"a seat that ends after the votes", "deputy-state", "{\"no\":1,\"state\":\"ended\",\"document\":\"迁出证明\"}", "", NULL},
        {"a resignation accepted", "resign", "{\"name\":\"某某\",\"office\":\"chair\",\"sitting\":3,\"for\":73}", "", NULL},
        {"a resignation not accepted", "resign", "{\"name\":\"某某\",\"office\":\"chair\",\"sitting\":3,\"for\":36}", "N706",
                "组织法2004 第20条"},
        {"a deputy in custody", "deputy-state",
                "{\"no\":73,\"state\":\"suspended\",\"cause\":\"detained\",\"document\":\"1号\"}", "N708", NULL},
};

static void other_business_is_judged_too(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(extras); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 24);
        struct record r = {.a = a};
        record_lawful(&r);
        record_add(&r, "2012-01-05 11:40", extras[i].kind, extras[i].body);
        struct judged j = judge(&r, "2012-01-04");
        const char *said = codes_of(a, &j.f.open), *note = strstr(said, "N702");
        assert_non_null(note);
        struct buf others = {.arena = a};
        const struct finding *first = NULL;
        for (size_t k = 0; k < j.f.open.n; k++) {
            const struct finding *f = &j.f.open.v[k];
            if (f->code == FINDING_N702 || (f->code == FINDING_N703 && text_eq(extras[i].kind, "deputy-state"))) continue;
            if (!first) first = f;
            buf_addf(&others, "%s%s", others.n ? " " : "", finding_code_text(f->code));
        }
        if (!text_eq(buf_text(&others), extras[i].codes)) fail_msg("%s: %s", extras[i].name, buf_text(&others));
        if (extras[i].article) assert_string_equal(first->article, extras[i].article);
    }
}

/* A sitting of its own, two deputies away: 72 votes are one too many. */
static void a_recall_has_no_more_votes_than_deputies_present(void **state)
{
    (void)state;
    static const struct {
        const char *body;
        bool is_found;
    } table[] = {{"{\"name\":\"某某\",\"office\":\"head\",\"by\":\"presidium\",\"reasons\":true,\"defence\":true,\"sitting\":9,\"for\":71}", false},
            {"{\"name\":\"某某\",\"office\":\"head\",\"by\":\"presidium\",\"reasons\":true,\"defence\":true,\"sitting\":9,\"for\":72}", true}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 24);
        struct record r = {.a = a};
        record_lawful(&r);
        record_add(&r, "2012-01-05 11:30", "sitting", "{\"sitting\":9,\"kind\":\"plenary\"}");
        record_add(&r, "2012-01-05 11:31", "attendance",
                "{\"sitting\":9,\"all\":\"present\",\"deputies\":[{\"no\":72,\"state\":\"absent\"},{\"no\":73,\"state\":\"absent\"}]}");
        record_add(&r, "2012-01-05 11:40", "recall", table[i].body);
        struct judged j = judge(&r, "2012-01-04");
        if ((strstr(codes_of(a, &j.f.open), "F715") != NULL) != table[i].is_found) fail_msg("row %zu: %s", i, codes_of(a, &j.f.open));
    }
}

static void a_special_session_is_called_by_a_fifth(void **state)
{
    (void)state;
    static const struct {
        const char *special;
        const char *codes;
    } table[] = {{"\"special\":\"presidium\"", ""}, {"\"special\":\"deputies\",\"proposers\":15", ""},
            {"\"special\":\"deputies\",\"proposers\":14", "F729"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(1 << 22);
        struct record r = {.a = a};
        struct judged j;
        struct err e;
        record_add(&r, "2012-05-01 09:00", "open",
                arena_text(a, "{\"title\":\"会议\",\"session\":2,\"seats\":73,\"level\":\"township\",\"convener\":\"presidium\","
                              "\"opens_on\":\"2012-06-04\",%s}", table[i].special));
        record_add(&r, "2012-05-01 09:01", "deputies", deputies_json(a, DEPUTIES));
        assert_ok(record_judge(&r, "2012-06-04", false, &j, &e), &e);
        assert_string_equal(codes_of(a, &j.f.open), table[i].codes);
    }
}

int main(void)
{
    struct CMUnitTest tests[80] = {
            cmocka_unit_test(the_lawful_session_elects_its_leaders),
            cmocka_unit_test(a_body_may_accept_what_stops),
            cmocka_unit_test(notice_is_given_as_many_days_ahead_as_the_province_says),
            cmocka_unit_test(a_voided_entry_is_as_if_never_made_and_can_come_back),
            cmocka_unit_test(a_tie_at_the_cut_is_voted_on_again),
            cmocka_unit_test(two_articles_disagree_and_a_body_says_which_holds),
            cmocka_unit_test(a_shortfall_waits_for_the_congress),
            cmocka_unit_test(without_a_quorum_nothing_is_elected),
            cmocka_unit_test(a_written_in_winner_is_looked_at_first),
            cmocka_unit_test(a_chair_in_a_government_post_must_resign_it),
            cmocka_unit_test(suspended_deputies_keep_their_seat_and_stay_away),
            cmocka_unit_test(other_business_is_judged_too),
            cmocka_unit_test(a_recall_has_no_more_votes_than_deputies_present),
            cmocka_unit_test(a_special_session_is_called_by_a_fifth),
            cmocka_unit_test(the_next_steps_follow_from_what_is_done),
    };
    size_t n = 12;
    for (size_t i = 0; i < ARRAY_COUNT(bends); i++)
        tests[n++] = (struct CMUnitTest){bends[i].name, check_bend, NULL, NULL, (void *)(uintptr_t)&bends[i]};
    for (size_t i = 0; i < ARRAY_COUNT(refusals); i++)
        tests[n++] = (struct CMUnitTest){refusals[i].name, check_refusal, NULL, NULL, (void *)(uintptr_t)&refusals[i]};
    return _cmocka_run_group_tests("congress", tests, n, NULL, NULL);
}
