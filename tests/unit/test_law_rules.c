/* Every ruling that is a yes, a no or an open question: one line of tests/case/rulings.tsv each; what
 * its sentences must say stands in sentences.tsv. facts are words
 * (a flag) and key=value; a key that is the code of a setting puts that setting. */
#include "table.h"

#include "base/buf.h"
#include "law/candidates.h"
#include "law/district.h"
#include "law/leader.h"
#include "law/mandate.h"
#include "law/nomination.h"
#include "law/seats.h"
#include "law/session.h"
#include "law/voting.h"

struct ruling {
    struct arena *a;
    struct law_basis b;
    const char *facts;
    struct reason_list reasons;
};

/* The value of key=value, "" for the bare word, NULL when the facts lack it. */
static const char *fact(const struct ruling *r, const char *key)
{
    size_t n = strlen(key);
    for (const char *p = r->facts; *p; p += strcspn(p, " "), p += *p == ' ') {
        if (strncmp(p, key, n) != 0) continue;
        if (p[n] == '=') return arena_copy(r->a, p + n + 1, strcspn(p + n + 1, " "));
        if (p[n] == ' ' || p[n] == '\0') return "";
    }
    return NULL;
}

static bool has(const struct ruling *r, const char *key)
{
    return fact(r, key) != NULL;
}

static const char *text_of(const struct ruling *r, const char *key)
{
    const char *value = fact(r, key);
    return value ? value : "";
}

static int64_t number(const struct ruling *r, const char *key)
{
    return atoll(text_of(r, key));
}

static struct date day(const struct ruling *r, const char *key)
{
    return date_parse(str_of(text_of(r, key)));
}

static enum area_level level_of(const struct ruling *r)
{
    enum area_level level = LEVEL_TOWNSHIP;
    if (has(r, "level")) assert_true(area_level_from(fact(r, "level"), &level));
    return level;
}

static const char *yes_no(bool yes)
{
    return yes ? "yes" : "no";
}

/* ---- voters ---- */

static const char *ask_direct(struct ruling *r)
{
    return yes_no(law_is_direct(&r->b, !has(r, "above-county"), &r->reasons));
}

static const char *ask_votes_once(struct ruling *r)
{
    return verdict_code(law_votes_once(&r->b, (size_t)number(r, "places"), &r->reasons));
}

static const char *ask_age(struct ruling *r)
{
    return verdict_code(law_is_of_age(&r->b, day(r, "born"), &r->reasons));
}

static const char *ask_exclude(struct ruling *r)
{
    struct exclusion x = {.document = fact(r, "document"),
            .authority = fact(r, "by"),
            .from = day(r, "from"),
            .until = day(r, "until"),
            .committee_confirmed = has(r, "confirmed"),
            .hospital_paper = has(r, "hospital"),
            .delivered_on = day(r, "delivered")};
    assert_true(exclusion_ground_from(text_of(r, "ground"), &x.ground));
    return verdict_code(law_may_exclude(&r->b, &x, &r->reasons));
}

static const char *ask_keeps_vote(struct ruling *r)
{
    enum restraint restraint;
    assert_true(restraint_from(text_of(r, "restraint"), &restraint));
    return verdict_code(law_keeps_vote(&r->b, restraint, &r->reasons));
}

static const char *ask_transfer_in(struct ruling *r)
{
    return verdict_code(law_may_transfer_in(&r->b, fact(r, "certificate"), &r->reasons));
}

/* ---- seats, districts, minorities, the committee ---- */

static const char *ask_seats_fixed(struct ruling *r)
{
    struct law_seats ceiling;
    struct err e;
    enum area_level level = level_of(r);
    assert_ok(law_seats(r->a, &r->b, level, number(r, "population"), false, &ceiling, &e), &e);
    return yes_no(law_seats_fixed(&r->b, level, &ceiling, number(r, "seats"), &r->reasons));
}

static const char *ask_seats_reset(struct ruling *r)
{
    struct date report_by = {20000101};
    if (!law_seats_reset(&r->b, has(r, "boundary"), has(r, "shift"), day(r, "reset"), &report_by, &r->reasons)) {
        assert_int_equal(report_by.ymd, 20000101);
        return "no";
    }
    return date_is_set(report_by) ? date_text(r->a, report_by) : "yes";
}

static const char *ask_township_deputy(struct ruling *r)
{
    return yes_no(law_township_has_deputy(&r->b, "清溪镇", number(r, "seats"), &r->reasons));
}

static const char *ask_district_seats(struct ruling *r)
{
    return yes_no(law_district_seats(&r->b, "选区 3", number(r, "seats"), &r->reasons));
}

static const char *ask_district_weight(struct ruling *r)
{
    struct ratio district = {number(r, "people"), number(r, "seats")};
    struct ratio area = {number(r, "all-people"), number(r, "all-seats")};
    int64_t deviation;
    bool ok = law_district_weight(&r->b, district, area, &deviation, &r->reasons);
    return arena_text(r->a, "%s %d", yes_no(ok), (int)deviation);
}

static const char *ask_minority(struct ruling *r)
{
    struct minority m = {.group = "畲族",
            .people = number(r, "people"),
            .seats = number(r, "seats"),
            .is_titular_tiny = has(r, "titular"),
            .is_tiny = has(r, "tiny"),
            .is_scattered = has(r, "scattered")};
    return yes_no(law_minority_seats(&r->b, &m, number(r, "all-people"), number(r, "all-seats"), &r->reasons));
}

static const char *ask_committee(struct ruling *r)
{
    return yes_no(law_committee(&r->b, number(r, "members"), has(r, "appointed"), &r->reasons));
}

/* ---- nomination ---- */

static const char *ask_member_may_stand(struct ruling *r)
{
    return yes_no(law_committee_member_may_stand(&r->b, "甲", has(r, "resigned"), &r->reasons));
}

static const char *ask_joint(struct ruling *r)
{
    struct law_signer signers[40];
    size_t n = 0;
    int64_t seats = number(r, "seats");
    for (int64_t i = number(r, "good"); i > 0; i--) signers[n++] = (struct law_signer){"甲", true, false, seats, false};
    for (int64_t i = number(r, "strangers"); i > 0; i--)
        signers[n++] = (struct law_signer){"乙", false, false, 1, false};
    for (int64_t i = number(r, "repeats"); i > 0; i--) signers[n++] = (struct law_signer){"丙", true, true, 1, false};
    for (int64_t i = number(r, "above-cap"); i > 0; i--)
        signers[n++] = (struct law_signer){"丁", true, false, seats + 1, false};
    struct law_joint_verdict v;
    law_joint_nomination(r->a, &r->b, seats, signers, n, &v);
    for (size_t i = 0; i < n; i++) {
        static const char marks[] = {'?', 'S', 'R', 'C'}; /* by enum signer_state */
        bool counts = v.states[i] == SIGNER_COUNTS;
        assert_int_equal(counts, text_eq(signers[i].name, "甲"));
        if (!counts) assert_int_equal(marks[v.states[i]], signers[i].is_repeat ? 'R' : signers[i].is_voter ? 'C' : 'S');
    }
    r->reasons = v.reasons;
    return arena_text(r->a, "%s %d", yes_no(v.is_valid), (int)v.counted);
}

static const char *ask_party(struct ruling *r)
{
    return yes_no(
            law_party_nomination(&r->b, "中共清溪镇委员会", number(r, "nominees"), number(r, "seats"), &r->reasons));
}

static const char *ask_party_share(struct ruling *r)
{
    return yes_no(law_party_share(&r->b, number(r, "nominees"), number(r, "seats"), &r->reasons));
}

static const char *ask_women_share(struct ruling *r)
{
    return yes_no(law_women_share(&r->b, number(r, "women"), number(r, "candidates"), &r->reasons));
}

static const char *ask_funding(struct ruling *r)
{
    enum funding_stage stage = has(r, "elected")  ? FUNDING_ELECTED
                               : has(r, "listed") ? FUNDING_LISTED
                                                  : FUNDING_NOMINATED;
    return yes_no(law_foreign_funding(&r->b, stage, &r->reasons));
}

static const char *ask_list_step(struct ruling *r)
{
    static const char *const steps[] = {"too-few", "fits", "must-shrink"}; /* by enum list_step */
    return steps[law_list_step(&r->b, number(r, "nominees"), number(r, "seats"), &r->reasons)];
}

static const char *ask_primary(struct ruling *r)
{
    return yes_no(law_primary_turnout(&r->b, number(r, "took-part"), number(r, "voters"), &r->reasons));
}

static const char *ask_order(struct ruling *r)
{
    return law_is_ordered_by_primary(&r->b, has(r, "primary"), &r->reasons) ? "votes" : "strokes";
}

static const char *ask_introduce(struct ruling *r)
{
    return yes_no(law_may_introduce(&r->b, day(r, "day"), &r->reasons));
}

/* ---- the voting day ---- */

static const char *ask_entrust(struct ruling *r)
{
    struct entrustment t = {.is_away = has(r, "away"),
            .is_unable = has(r, "unable"),
            .is_held = has(r, "held"),
            .is_written = !has(r, "unwritten"),
            .is_approved = !has(r, "unapproved"),
            .trustee_is_voter = !has(r, "no-voter"),
            .trustee_is_of_district = !has(r, "other-district"),
            .already_accepted = number(r, "accepted")};
    return verdict_code(law_may_entrust(&r->b, &t, &r->reasons));
}

static const char *ask_mobile_box(struct ruling *r)
{
    enum mobile_ground ground;
    assert_true(mobile_ground_from(text_of(r, "ground"), &ground));
    return yes_no(law_mobile_box(&r->b, ground, number(r, "supervisors"), number(r, "staff"), &r->reasons));
}

static const char *ask_station(struct ruling *r)
{
    return yes_no(law_station(&r->b, number(r, "staff"), has(r, "booth"), &r->reasons));
}

static const char *ask_watch(struct ruling *r)
{
    enum kinship kin = has(r, "self") ? KIN_SELF : has(r, "near") ? KIN_NEAR : KIN_NONE;
    return yes_no(law_may_watch(&r->b, "甲", "乙", kin, &r->reasons));
}

static const char *ask_record(struct ruling *r)
{
    return yes_no(law_record_is_signed(&r->b, fact(r, "supervisor"), &r->reasons));
}

static const char *ask_take_ballot(struct ruling *r)
{
    return yes_no(law_may_take_ballot(&r->b, has(r, "id"), has(r, "card"), &r->reasons));
}

static const char *ask_helped(struct ruling *r)
{
    return yes_no(law_may_be_helped(&r->b, has(r, "illiterate"), has(r, "disabled"), &r->reasons));
}

static const char *ask_written_in(struct ruling *r)
{
    return verdict_code(law_may_be_written_in(&r->b, !has(r, "no-voter"), !has(r, "other-district"), &r->reasons));
}

/* ---- after the count ---- */

static const char *ask_announcement(struct ruling *r)
{
    return yes_no(law_announcement(&r->b, has(r, "valid"), day(r, "published"), &r->reasons));
}

static const char *ask_credentials(struct ruling *r)
{
    struct credentials c = {.meets_conditions = !has(r, "unfit"),
            .procedure_lawful = !has(r, "irregular"),
            .free_of_offence = !has(r, "offence"),
            .complaint_is_open = has(r, "complaint"),
            .is_confirmed = has(r, "confirmed"),
            .published_on = day(r, "published"),
            .session_on = day(r, "session")};
    return verdict_code(law_credentials(&r->b, level_of(r), &c, &r->reasons));
}

static const char *ask_other_mandate(struct ruling *r)
{
    return yes_no(law_other_mandate(&r->b, has(r, "other"), has(r, "related"), &r->reasons));
}

static const char *ask_offence(struct ruling *r)
{
    return yes_no(law_offence_voids(&r->b, has(r, "offence"), &r->reasons));
}

static const char *ask_recall_petition(struct ruling *r)
{
    return yes_no(law_recall_petition(&r->b, level_of(r), number(r, "signers"), !has(r, "no-reasons"), &r->reasons));
}

static const char *ask_recall_vote(struct ruling *r)
{
    return yes_no(law_recall_vote(&r->b, number(r, "for"), number(r, "voters"), &r->reasons));
}

static const char *ask_indirect_recall(struct ruling *r)
{
    struct indirect_recall x = {.in_session = has(r, "session"),
            .by_presiding_body = has(r, "presidium"),
            .proposers = number(r, "proposers"),
            .votes_for = number(r, "for"),
            .members = number(r, "members")};
    return yes_no(law_indirect_recall(&r->b, &x, &r->reasons));
}

static const char *ask_resignation(struct ruling *r)
{
    return yes_no(law_resignation(&r->b, level_of(r), number(r, "for"), number(r, "members"), &r->reasons));
}

static const char *ask_post(struct ruling *r)
{
    enum seat_end end = has(r, "recalled") ? SEAT_RECALLED : has(r, "resigned") ? SEAT_RESIGNED : SEAT_KEPT;
    return yes_no(law_post_follows_seat(&r->b, has(r, "chair"), end, &r->reasons));
}

static const char *ask_moved_away(struct ruling *r)
{
    return yes_no(law_moved_away(&r->b, has(r, "left"), &r->reasons));
}

/* ---- the congress and its leaders ---- */

static const char *ask_all_deputies(struct ruling *r)
{
    struct deputy_count n = {number(r, "seats"), number(r, "in-office"), number(r, "suspended")};
    return arena_text(r->a, "%lld", (long long)law_all_deputies(&r->b, &n, &r->reasons));
}

static const char *ask_quorum(struct ruling *r)
{
    return yes_no(law_quorum(&r->b, number(r, "deputies"), number(r, "present"), &r->reasons));
}

static const char *ask_resolution(struct ruling *r)
{
    return yes_no(law_resolution(&r->b, "决议", number(r, "for"), number(r, "deputies"), &r->reasons));
}

static const char *ask_convening(struct ruling *r)
{
    enum convener by = has(r, "presidium")            ? CONVENER_PRESIDIUM
                       : has(r, "standing-committee") ? CONVENER_STANDING_COMMITTEE
                                                      : CONVENER_OTHER;
    return yes_no(law_convening(&r->b, level_of(r), by, &r->reasons));
}

static const char *ask_first_session(struct ruling *r)
{
    return verdict_code(law_first_session(&r->b, day(r, "completed"), day(r, "session"), &r->reasons));
}

static const char *ask_special_session(struct ruling *r)
{
    return yes_no(law_special_session(
            &r->b, has(r, "presidium"), number(r, "proposers"), number(r, "deputies"), &r->reasons));
}

static const char *ask_motion(struct ruling *r)
{
    struct proposal p = {.motion = has(r, "interpellation") ? MOTION_INTERPELLATION : MOTION_BILL,
            .by_presidium = has(r, "presidium"),
            .proposers = number(r, "proposers"),
            .is_written = !has(r, "spoken"),
            .names_question = !has(r, "vague")};
    return yes_no(law_motion(&r->b, level_of(r), &p, &r->reasons));
}

static const char *ask_absences(struct ruling *r)
{
    return yes_no(law_absences_end_seat(&r->b, "甲", number(r, "missed"), &r->reasons));
}

static const char *ask_suspended(struct ruling *r)
{
    enum suspension_cause cause;
    assert_true(suspension_cause_from(text_of(r, "cause"), &cause));
    return yes_no(law_is_suspended(&r->b, "甲", cause, &r->reasons));
}

static const char *ask_certificates(struct ruling *r)
{
    return yes_no(law_certificates(&r->b, number(r, "deputies"), number(r, "issued"), &r->reasons));
}

static enum office office_of(const struct ruling *r)
{
    enum office o;
    assert_true(office_from(text_of(r, "office"), &o));
    return o;
}

/* signers=N valid ones, and one more for each flag that says why the last does not count */
static const char *ask_leader_joint(struct ruling *r)
{
    size_t n = (size_t)number(r, "signers");
    struct law_signer *signers = arena_alloc_array(r->a, n + 1, sizeof *signers);
    for (size_t i = 0; i < n; i++) signers[i] = (struct law_signer){.name = "甲", .is_voter = true, .joined = 1};
    if (has(r, "stranger")) signers[n - 1].is_voter = false;
    if (has(r, "twice")) signers[n - 1].is_repeat = true;
    if (has(r, "joined")) signers[n - 1].joined = number(r, "joined");
    struct law_joint_verdict v;
    law_leader_joint_nomination(r->a, &r->b, level_of(r), number(r, "posts"), signers, n, &v);
    r->reasons = v.reasons;
    return yes_no(v.is_valid);
}

static const char *ask_presidium_nomination(struct ruling *r)
{
    return yes_no(law_presidium_nomination(&r->b, office_of(r), number(r, "nominees"), number(r, "posts"), &r->reasons));
}

static struct leader_election leader_election_of(const struct ruling *r)
{
    return (struct leader_election){.office = office_of(r),
            .posts = number(r, "posts"),
            .nominees = has(r, "nominees") ? number(r, "nominees") : -1,
            .margin = has(r, "margin") ? number(r, "margin") : -1,
            .is_by_election = has(r, "by-election")};
}

static const char *ask_leader_range(struct ruling *r)
{
    struct leader_election x = leader_election_of(r);
    struct law_range range;
    struct err e;
    bool wants_method;
    if (!law_leader_range(&r->b, &x, &range, &wants_method, &r->reasons, &e)) return "error";
    return arena_text(r->a, "%lld..%lld%s", (long long)range.min, (long long)range.max, wants_method ? "?" : "");
}

static const char *ask_leader_list(struct ruling *r)
{
    static const char *const steps[] = {"too-few", "fits", "primary"};
    struct leader_election x = leader_election_of(r);
    enum list_step step;
    struct err e;
    if (!law_leader_list_step(&r->b, &x, &step, &r->reasons, &e)) return "error";
    return steps[step];
}

static const char *ask_leader_posts(struct ruling *r)
{
    return yes_no(law_leader_posts(&r->b, office_of(r), number(r, "posts"), &r->reasons));
}

static const char *ask_nomination_days(struct ruling *r)
{
    return yes_no(law_leader_nomination_time(&r->b, level_of(r), day(r, "opened"), day(r, "closed"), &r->reasons));
}

static const char *ask_leader(struct ruling *r)
{
    struct leader_person p = {.name = "甲",
            .is_deputy = has(r, "deputy"),
            .is_voter = !has(r, "no-voter"),
            .holds_government_post = has(r, "official"),
            .resigned_that_post = has(r, "resigned"),
            .is_ethnic_township = has(r, "ethnic-township"),
            .is_of_founding_group = has(r, "of-group")};
    return verdict_code(law_leader_eligible(&r->b, office_of(r), &p, &r->reasons));
}

static const char *ask_leader_recall(struct ruling *r)
{
    struct leader_recall x = {.level = level_of(r),
            .by_presidium = has(r, "presidium"),
            .proposers = number(r, "proposers"),
            .deputies = number(r, "deputies"),
            .states_reasons = !has(r, "no-reasons"),
            .could_defend = !has(r, "no-defence"),
            .votes_for = has(r, "for") ? number(r, "for") : -1};
    return verdict_code(law_leader_recall(&r->b, &x, &r->reasons));
}

static const char *ask_leader_resignation(struct ruling *r)
{
    return verdict_code(law_leader_resignation(
            &r->b, has(r, "session"), number(r, "for"), number(r, "deputies"), &r->reasons));
}

static const char *ask_leader_shortfall(struct ruling *r)
{
    enum shortfall_choice choice;
    assert_true(shortfall_choice_from(text_of(r, "choice"), &choice));
    return verdict_code(law_leader_shortfall(&r->b, number(r, "short"), choice, &r->reasons));
}

static const char *ask_oath(struct ruling *r)
{
    enum oath_taker who = has(r, "leader")      ? OATH_ELECTED_LEADER
                          : has(r, "committee") ? OATH_CREDENTIALS_COMMITTEE
                          : has(r, "presidium") ? OATH_PRESIDIUM_MEMBER
                                                : OATH_DEPUTY;
    return yes_no(law_must_take_oath(&r->b, who, &r->reasons));
}

static const struct {
    const char *name;
    const char *(*ask)(struct ruling *r);
} questions[] = {
        {"all-deputies", ask_all_deputies},
        {"quorum", ask_quorum},
        {"resolution", ask_resolution},
        {"convening", ask_convening},
        {"first-session", ask_first_session},
        {"special-session", ask_special_session},
        {"motion", ask_motion},
        {"absences", ask_absences},
        {"suspended", ask_suspended},
        {"certificates", ask_certificates},
        {"leader-joint", ask_leader_joint},
        {"presidium-nomination", ask_presidium_nomination},
        {"leader-range", ask_leader_range},
        {"leader-list", ask_leader_list},
        {"leader-posts", ask_leader_posts},
        {"nomination-days", ask_nomination_days},
        {"leader", ask_leader},
        {"leader-recall", ask_leader_recall},
        {"leader-resignation", ask_leader_resignation},
        {"leader-shortfall", ask_leader_shortfall},
        {"oath", ask_oath},
        {"direct", ask_direct},
        {"votes-once", ask_votes_once},
        {"age", ask_age},
        {"exclude", ask_exclude},
        {"keeps-vote", ask_keeps_vote},
        {"transfer-in", ask_transfer_in},
        {"seats-fixed", ask_seats_fixed},
        {"seats-reset", ask_seats_reset},
        {"township-deputy", ask_township_deputy},
        {"district-seats", ask_district_seats},
        {"district-weight", ask_district_weight},
        {"minority", ask_minority},
        {"committee", ask_committee},
        {"member-may-stand", ask_member_may_stand},
        {"joint", ask_joint},
        {"party", ask_party},
        {"party-share", ask_party_share},
        {"women-share", ask_women_share},
        {"funding", ask_funding},
        {"list-step", ask_list_step},
        {"primary", ask_primary},
        {"order", ask_order},
        {"introduce", ask_introduce},
        {"entrust", ask_entrust},
        {"mobile-box", ask_mobile_box},
        {"station", ask_station},
        {"watch", ask_watch},
        {"record", ask_record},
        {"take-ballot", ask_take_ballot},
        {"helped", ask_helped},
        {"written-in", ask_written_in},
        {"announcement", ask_announcement},
        {"credentials", ask_credentials},
        {"other-mandate", ask_other_mandate},
        {"offence", ask_offence},
        {"recall-petition", ask_recall_petition},
        {"recall-vote", ask_recall_vote},
        {"indirect-recall", ask_indirect_recall},
        {"resignation", ask_resignation},
        {"post", ask_post},
        {"moved-away", ask_moved_away},
};

static void take_settings(struct ruling *r)
{
    for (int s = 0; s < SETTING_COUNT; s++) {
        struct law_setting *setting = &r->b.settings[s];
        struct err e;
        const char *value = fact(r, setting_code((enum setting)s));
        if (value) assert_ok(setting_parse((enum setting)s, value, &setting->value, &e), &e);
    }
}

/* The answer to a line's question; its fields are question, on, province, facts. */
static const char *ask(struct ruling *r, const char *const *f)
{
    struct err e;
    assert_ok(law_basis_on(date_parse(str_of(f[1])), &r->b, &e), &e);
    if (!text_eq(f[2], "-")) {
        struct law_province *p = arena_alloc(r->a, sizeof *p);
        assert_ok(law_province_load(r->a, f[2], p, &e), &e);
        law_apply_province(&r->b, p, level_of(r));
    }
    take_settings(r);
    for (size_t q = 0; q < ARRAY_COUNT(questions); q++)
        if (text_eq(questions[q].name, f[0])) return questions[q].ask(r);
    fail_msg("no question “%s”", f[0]);
    return "";
}

static void check_ruling(void **state)
{
    const struct table_row *row = *state;
    const char *const *f = row->fields;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct ruling r = {.a = a, .facts = f[3], .reasons = {.arena = a}};
    assert_string_equal(ask(&r, f), f[4]);
    struct buf rules = {.arena = a};
    for (size_t i = 0; i < r.reasons.n; i++) {
        const struct reason *because = &r.reasons.v[i];
        buf_addf(&rules, "%s%s", i ? " " : "", rule_code(because->rule));
        assert_true(*because->article && *because->text);
        assert_null(strstr(because->text, "(null)"));
    }
    assert_string_equal(r.reasons.n ? buf_text(&rules) : "-", f[5]);
    assert_string_equal(r.reasons.n ? r.reasons.v[r.reasons.n - 1].article : "-", f[6]);
}

static void check_sentence(void **state)
{
    const struct table_row *row = *state;
    const char *const *f = row->fields;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct ruling r = {.a = a, .facts = f[3], .reasons = {.arena = a}};
    ask(&r, f);
    struct buf said = {.arena = a};
    for (size_t i = 0; i < r.reasons.n; i++) buf_addf(&said, "%s: %s; ", r.reasons.v[i].article, r.reasons.v[i].text);
    if (!strstr(buf_text(&said), f[4])) fail_msg("“%s” lacks “%s”", buf_text(&said), f[4]);
}

int main(void)
{
    table_add("rulings.tsv", check_ruling);
    table_add("sentences.tsv", check_sentence);
    return table_run("law_rules");
}
