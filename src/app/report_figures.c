/* The figures of the work report, counted from the records. */
#include <inttypes.h>

#include "app/figure.h"
#include "app/makeup.h"
#include "app/nominate_check.h"
#include "model/voter.h"

static void set_if_any(struct figures *f, enum figure_name name, int64_t count, bool any)
{
    figure_set(f, name, any ? count : -1);
}

/* ---- 组织领导 ---- */

static bool is_same_person(const struct member *a, const struct member *b)
{
    return text_eq(a->name, b->name) && a->voter_no == b->voter_no;
}

/* Persons who serve; whoever serves at several stations is one. */
static int64_t members_of(const struct paper_source *s, enum member_body body)
{
    int64_t n = 0;
    for (size_t i = 0; i < s->members.n; i++) {
        const struct member *m = &s->members.v[i];
        bool is_new = m->body == body && member_serves(m);
        for (size_t k = 0; is_new && k < i; k++) {
            const struct member *x = &s->members.v[k];
            is_new = x->body != body || !member_serves(x) || !is_same_person(x, m);
        }
        n += is_new;
    }
    return n;
}

static void set_members(struct figures *f, enum figure_name name, enum member_body body)
{
    int64_t n = members_of(f->source, body);
    set_if_any(f, name, n, n > 0);
}

static const struct member *first_appointed(const struct paper_source *s)
{
    const struct member *first = NULL;
    for (size_t i = 0; i < s->members.n; i++) {
        const struct member *m = &s->members.v[i];
        if (m->body != BODY_COMMITTEE || !member_serves(m) || !date_is_set(m->appointed_on)) continue;
        if (!first || m->appointed_on.ymd < first->appointed_on.ymd) first = m;
    }
    return first;
}

static bool is_guided(const struct paper_source *s, int64_t district_no)
{
    for (size_t i = 0; i < s->members.n; i++) {
        const struct member *m = &s->members.v[i];
        if (m->body == BODY_GUIDANCE && member_serves(m) && m->district_no == district_no) return true;
    }
    return false;
}

static void take_plan(struct figures *f)
{
    const struct plan_list *plan = &f->source->plan;
    int64_t done = 0;
    for (size_t i = 0; i < plan->n; i++) done += date_is_set(plan->v[i].done_on);
    set_if_any(f, FIG_STEPS, (int64_t)plan->n, plan->n > 0);
    set_if_any(f, FIG_STEPS_DONE, done, plan->n > 0);
}

static void take_organisation(struct figures *f)
{
    const struct paper_source *s = f->source;
    const struct member *first = first_appointed(s);
    int64_t guided = 0;
    for (size_t i = 0; i < s->records.districts.n; i++) guided += is_guided(s, s->records.districts.v[i].district_no);
    figure_set_date(f, FIG_DAY, s->ws->election.day);
    set_members(f, FIG_COMMITTEE, BODY_COMMITTEE);
    figure_set_text(f, FIG_COMMITTEE_BY, first ? first->appointed_by : "");
    figure_set_date(f, FIG_COMMITTEE_ON, first ? first->appointed_on : DATE_NONE);
    figure_set_text(f, FIG_COMMITTEE_DOCUMENT, first ? first->document : "");
    set_members(f, FIG_LEADING, BODY_LEADING_GROUP);
    set_members(f, FIG_OFFICE, BODY_OFFICE);
    set_members(f, FIG_GUIDES, BODY_GUIDANCE);
    set_if_any(f, FIG_GUIDED, guided, members_of(s, BODY_GUIDANCE) > 0);
    set_members(f, FIG_SUPERVISORS, BODY_SUPERVISOR);
    set_members(f, FIG_TELLERS, BODY_TELLER);
    take_plan(f);
    set_if_any(f, FIG_NOTICES, (int64_t)s->slate.notices.n, s->slate.notices.n > 0);
}

/* ---- 选区划分和选民登记 ---- */

static void take_units(struct figures *f)
{
    const struct unit_list *units = &f->source->seats.units;
    int64_t of_kind[UNIT_OTHER + 1] = {0};
    for (size_t i = 0; i < units->n; i++) of_kind[units->v[i].kind]++;
    bool any = units->n > 0;
    set_if_any(f, FIG_VILLAGES, of_kind[UNIT_VILLAGE], any);
    set_if_any(f, FIG_NEIGHBOURHOODS, of_kind[UNIT_NEIGHBOURHOOD], any);
    set_if_any(f, FIG_WORKPLACES, of_kind[UNIT_WORKPLACE] + of_kind[UNIT_OTHER], any);
}

static void take_extremes_of_people(struct figures *f)
{
    const struct seats_survey *survey = &f->source->seats.survey;
    struct ratio least = {0, 0}, most = {0, 0};
    const struct district *of_least = NULL, *of_most = NULL;
    for (size_t i = 0; i < survey->n; i++) {
        const struct district_line *line = &survey->lines[i];
        if (!line->has_weight) continue;
        struct ratio r = {line->people, line->district->seats};
        if (!of_least || ratio_compare(r, least) < 0) least = r, of_least = line->district;
        if (!of_most || ratio_compare(r, most) > 0) most = r, of_most = line->district;
    }
    if (!of_least) return;
    figure_set_ratio(f, FIG_PEOPLE_LEAST, least, paper_district_in_sentence(f->source, of_least));
    figure_set_ratio(f, FIG_PEOPLE_MOST, most, paper_district_in_sentence(f->source, of_most));
}

static void take_districts(struct figures *f)
{
    const struct district_list *list = &f->source->records.districts;
    int64_t with[4] = {0}, seats = 0;
    for (size_t i = 0; i < list->n; i++) {
        int64_t n = list->v[i].seats;
        if (n >= 0 && n <= 3) with[n]++;
        seats += n;
    }
    bool any = list->n > 0, is_allotted = seats > 0;
    set_if_any(f, FIG_DISTRICTS, (int64_t)list->n, any);
    set_if_any(f, FIG_ONE_SEAT, with[1], is_allotted);
    set_if_any(f, FIG_TWO_SEATS, with[2], is_allotted);
    set_if_any(f, FIG_THREE_SEATS, with[3], is_allotted);
    set_if_any(f, FIG_SEATS, seats, is_allotted);
}

/* Voters of a district: as its first vote was opened, else as the roll has them now. */
static int64_t registered_in(const struct paper_source *s, const struct district_result *d)
{
    return d->round_count ? d->rounds[0].round->registered : district_count(&s->voters, d->district->district_no);
}

static void take_roll(struct figures *f)
{
    static const struct {
        enum figure_name name;
        enum voter_change_kind kind;
    } of[] = {{FIG_ADDED, CHANGE_OF_VOTER_ADD}, {FIG_MOVED_IN, CHANGE_OF_VOTER_TRANSFER_IN},
            {FIG_MOVED_OUT, CHANGE_OF_VOTER_TRANSFER_OUT}, {FIG_STRUCK, CHANGE_OF_VOTER_STRIKE},
            {FIG_EXCLUDED, CHANGE_OF_VOTER_EXCLUDE}};
    const struct paper_source *s = f->source;
    int64_t changes[VOTER_CHANGE_COUNT] = {0}, upheld = 0, open = 0;
    for (size_t i = 0; i < s->changes.n; i++) changes[s->changes.v[i].kind]++;
    for (size_t i = 0; i < s->objections.n; i++) {
        upheld += s->objections.v[i].outcome == OBJECTION_UPHELD;
        open += !date_is_set(s->objections.v[i].decided_on);
    }
    for (size_t i = 0; i < ARRAY_COUNT(of); i++) set_if_any(f, of[i].name, changes[of[i].kind], s->changes.n > 0);
    set_if_any(f, FIG_OBJECTIONS, (int64_t)s->objections.n, s->objections.n > 0);
    set_if_any(f, FIG_OBJECTIONS_UPHELD, upheld, s->objections.n > 0);
    set_if_any(f, FIG_OBJECTIONS_OPEN, open, s->objections.n > 0);
}

static void take_places(struct figures *f)
{
    const struct paper_source *s = f->source;
    const struct seats_survey *survey = &s->seats.survey;
    const struct quota *quota = quota_in_force(&s->seats.quotas);
    int64_t registered = 0;
    for (size_t i = 0; i < s->result.n; i++) registered += registered_in(s, &s->result.districts[i]);
    set_if_any(f, FIG_POPULATION, s->ws->election.population, s->ws->election.population > 0);
    take_units(f);
    take_districts(f);
    set_if_any(f, FIG_CEILING, survey->ceiling.seats, survey->has_ceiling);
    set_if_any(f, FIG_QUOTA, quota ? quota->total : 0, quota);
    figure_set_text(f, FIG_QUOTA_BY, quota ? quota->body : "");
    figure_set_text(f, FIG_QUOTA_DOCUMENT, quota ? quota->document : "");
    set_if_any(f, FIG_UNIT_PEOPLE, survey->people, survey->people > 0);
    take_extremes_of_people(f);
    set_if_any(f, FIG_REGISTERED, registered, registered > 0);
    figure_set_date(f, FIG_LIST_ON, paper_notice_day(s, NOTICE_VOTER_LIST, 0));
}

/* ---- 提名协商 ---- */

static bool is_put_up_by(const struct nominee *x, enum nomination_kind kind)
{
    for (size_t i = 0; i < x->nomination_count; i++) {
        const struct nomination *n = x->nominations[i]->nomination;
        if (n->kind == kind && n->is_valid && !date_is_set(n->withdrawn_on)) return true;
    }
    return false;
}

static bool is_reviewed(const struct nominee *x)
{
    for (int i = 0; i < REVIEW_ITEM_COUNT; i++)
        if (x->reviews[i]) return true;
    return false;
}

static void take_nominees(struct figures *f)
{
    const struct slate *slate = &f->source->slate;
    int64_t all = 0, by_party = 0, by_voters = 0, reviewed = 0, formal = 0, women = 0;
    for (size_t i = 0; i < slate->n; i++) {
        const struct slate_district *d = &slate->districts[i];
        for (size_t k = 0; k < d->nominee_count; k++) {
            const struct nominee *x = &d->nominees[k];
            all++;
            by_party += is_put_up_by(x, NOMINATION_PARTY);
            by_voters += is_put_up_by(x, NOMINATION_JOINT);
            reviewed += is_reviewed(x);
            bool is_formal = x->candidate->state == CANDIDATE_FORMAL;
            formal += is_formal;
            women += is_formal && x->candidate->sex == SEX_WOMAN;
        }
    }
    set_if_any(f, FIG_NOMINEES, all, all > 0);
    set_if_any(f, FIG_BY_PARTY, by_party, slate->nominations.n > 0);
    set_if_any(f, FIG_BY_VOTERS, by_voters, slate->nominations.n > 0);
    set_if_any(f, FIG_REVIEWED, reviewed, slate->has_reviews);
    set_if_any(f, FIG_FORMAL, formal, formal > 0);
    set_if_any(f, FIG_FORMAL_WOMEN, women, formal > 0);
}

static void take_nomination(struct figures *f)
{
    const struct paper_source *s = f->source;
    const struct slate *slate = &s->slate;
    int64_t consulted = 0;
    for (size_t i = 0; i < slate->n; i++) consulted += slate->districts[i].consultation != NULL;
    struct slate_total total;
    nominate_total(s->ws, slate, &total);
    take_nominees(f);
    set_if_any(f, FIG_CONSULTATIONS, (int64_t)slate->consultations.n, slate->consultations.n > 0);
    set_if_any(f, FIG_CONSULTED, consulted, slate->consultations.n > 0);
    set_if_any(f, FIG_PRIMARIES, (int64_t)slate->primaries.n, slate->nominations.n > 0);
    set_if_any(f, FIG_FORMAL_LEAST, total.range.min, total.range.min > 0);
    set_if_any(f, FIG_FORMAL_MOST, total.range.max, total.range.max > 0);
    figure_set_date(f, FIG_FIRST_LIST_ON, paper_notice_day(s, NOTICE_FIRST_LIST, 0));
    figure_set_date(f, FIG_FINAL_LIST_ON, paper_notice_day(s, NOTICE_FINAL_LIST, 0));
}

/* ---- 投票选举 ---- */

static void take_stations(struct figures *f)
{
    const struct station_list *list = &f->source->records.stations;
    int64_t of_kind[STATION_MOBILE + 1] = {0};
    for (size_t i = 0; i < list->n; i++) of_kind[list->v[i].kind]++;
    set_if_any(f, FIG_STATIONS, of_kind[STATION_STATION], list->n > 0);
    set_if_any(f, FIG_MEETINGS, of_kind[STATION_MEETING], list->n > 0);
    set_if_any(f, FIG_MOBILE_BOXES, of_kind[STATION_MOBILE], list->n > 0);
}

static void take_first_votes(struct figures *f)
{
    static const struct {
        enum figure_name name;
        enum tally_figure figure;
    } sums[] = {{FIG_IN_PERSON, TALLY_IN_PERSON}, {FIG_ENTRUSTED, TALLY_ENTRUSTED}, {FIG_MOBILE, TALLY_MOBILE},
            {FIG_ISSUED, TALLY_ISSUED}, {FIG_SPOILED, TALLY_SPOILED}, {FIG_COLLECTED, TALLY_COLLECTED},
            {FIG_VALID, TALLY_VALID}, {FIG_VOID, TALLY_VOID}, {FIG_BLANK, TALLY_BLANK}};
    const struct paper_source *s = f->source;
    int64_t voted = 0, registered = 0, participants = 0, at_once = 0, total[TALLY_FIGURE_COUNT] = {0};
    for (size_t i = 0; i < s->result.n; i++) {
        const struct district_result *d = &s->result.districts[i];
        if (d->round_count == 0 || !d->rounds[0].is_counted) continue;
        const struct round_result *x = &d->rounds[0];
        voted++;
        registered += x->round->registered;
        participants += tally_participants(&x->sum);
        at_once += x->state == OUTCOME_COMPLETE;
        for (int k = 0; k < TALLY_FIGURE_COUNT; k++) total[k] += x->sum.figures[k];
    }
    bool any = voted > 0;
    set_if_any(f, FIG_VOTED, voted, any);
    set_if_any(f, FIG_VOTED_REGISTERED, registered, any);
    set_if_any(f, FIG_PARTICIPANTS, participants, any);
    set_if_any(f, FIG_AT_ONCE, at_once, any);
    for (size_t i = 0; i < ARRAY_COUNT(sums); i++) set_if_any(f, sums[i].name, total[sums[i].figure], any);
}

static void take_rounds(struct figures *f)
{
    const struct paper_source *s = f->source;
    int64_t another = 0, revotes = 0, invalid = 0;
    for (size_t i = 0; i < s->result.n; i++) {
        for (size_t k = 0; k < s->result.districts[i].round_count; k++) {
            const struct round_result *x = &s->result.districts[i].rounds[k];
            another += x->round->kind == ROUND_ANOTHER;
            revotes += x->round->kind == ROUND_REVOTE;
            invalid += x->is_counted && (x->state == OUTCOME_INVALID_TURNOUT || x->state == OUTCOME_INVALID_COUNT);
        }
    }
    bool any = f->v[FIG_VOTED].is_known;
    set_if_any(f, FIG_ANOTHER, another, any);
    set_if_any(f, FIG_REVOTES, revotes, any);
    set_if_any(f, FIG_INVALID, invalid, any);
}

/* The least and the greatest of a series of shares, each with what it is of. */
struct extremes {
    struct ratio least, most;
    const char *of_least;
    const char *of_most;
};

static void stretch(struct extremes *x, struct ratio r, const char *of)
{
    if (r.whole <= 0) return;
    if (!x->of_least || ratio_compare(r, x->least) < 0) x->least = r, x->of_least = of;
    if (!x->of_most || ratio_compare(r, x->most) > 0) x->most = r, x->of_most = of;
}

static void put_extremes(struct figures *f, const struct extremes *x, enum figure_name least, enum figure_name most)
{
    if (!x->of_least) return;
    figure_set_ratio(f, least, x->least, x->of_least);
    figure_set_ratio(f, most, x->most, x->of_most);
}

static void take_extremes_of_votes(struct figures *f)
{
    const struct paper_source *s = f->source;
    struct extremes turnout = {0}, votes = {0};
    for (size_t i = 0; i < s->result.n; i++) {
        const struct district_result *d = &s->result.districts[i];
        if (d->round_count == 0 || !d->rounds[0].is_counted) continue;
        struct ratio r = {tally_participants(&d->rounds[0].sum), d->rounds[0].round->registered};
        stretch(&turnout, r, paper_district_in_sentence(s, d->district));
    }
    for (size_t i = 0; i < s->deputies.n; i++) {
        const struct deputy *x = &s->deputies.v[i];
        struct ratio r = {x->elected->votes, tally_participants(&x->round->sum)};
        stretch(&votes, r, arena_text(f->arena, "%s %s", paper_district_in_sentence(s, x->district), x->elected->name));
    }
    put_extremes(f, &turnout, FIG_TURNOUT_LEAST, FIG_TURNOUT_MOST);
    put_extremes(f, &votes, FIG_VOTES_LEAST, FIG_VOTES_MOST);
}

/* ---- 结果与结构 ---- */

static void take_result(struct figures *f)
{
    const struct paper_source *s = f->source;
    int64_t vacant = 0, open_seats = 0, open = 0, written_in = 0, confirmed = 0;
    for (size_t i = 0; i < s->result.n; i++) {
        const struct district_result *d = &s->result.districts[i];
        vacant += d->vacant;
        if (d->state == DISTRICT_SETTLED) continue;
        open++;
        open_seats += d->district->seats - (int64_t)d->elected_count;
    }
    for (size_t i = 0; i < s->deputies.n; i++) {
        const struct deputy *x = &s->deputies.v[i];
        written_in += !x->candidate || x->candidate->state == CANDIDATE_WRITTEN_IN;
        confirmed += x->credential && date_is_set(x->credential->confirmed_on);
    }
    bool any = f->v[FIG_VOTED].is_known;
    set_if_any(f, FIG_ELECTED, (int64_t)s->deputies.n, any);
    set_if_any(f, FIG_VACANT, vacant, any);
    set_if_any(f, FIG_OPEN_SEATS, open_seats, any);
    set_if_any(f, FIG_OPEN_DISTRICTS, open, s->result.n > 0);
    set_if_any(f, FIG_WRITTEN_IN, written_in, any);
    set_if_any(f, FIG_CONFIRMED, confirmed, s->credentials.n > 0);
    figure_set_date(f, FIG_ELECTED_ON, paper_notice_day(s, NOTICE_ELECTED, 0));
}

static void take_makeup(struct figures *f)
{
    static const struct {
        enum makeup_line line;
        enum figure_name name, last, last_base;
    } lines[] = {
#define LINE(NAME) {MAKEUP_##NAME, FIG_##NAME, FIG_##NAME##_LAST, FIG_##NAME##_LAST_BASE},
            LINE(WOMEN) LINE(PARTY) LINE(MINORITY) LINE(COLLEGE) LINE(AGE_35) LINE(AGE_36_50) LINE(AGE_51) LINE(WORKER)
                    LINE(FARMER) LINE(PROFESSIONAL) LINE(OFFICIAL) LINE(INCUMBENT)
#undef LINE
    };
    struct makeup m;
    makeup_count(f->source, &m);
    bool any = m.total > 0;
    for (size_t i = 0; i < ARRAY_COUNT(lines); i++) {
        const struct term_figure *last = makeup_last(f->source, lines[i].line);
        set_if_any(f, lines[i].name, m.count[lines[i].line], any);
        set_if_any(f, lines[i].last, last ? last->count : 0, last);
        set_if_any(f, lines[i].last_base, last ? last->total : 0, last);
    }
    int64_t known = m.total - m.count[MAKEUP_AGE_UNKNOWN];
    set_if_any(f, FIG_AGE_SUM, m.age_sum, known > 0);
    set_if_any(f, FIG_BORN_KNOWN, known, known > 0);
    set_if_any(f, FIG_INCOMPLETE, m.incomplete, any);
}

/* ---- 问题与说明 ---- */

static void take_rest(struct figures *f)
{
    const struct paper_source *s = f->source;
    figure_set(f, FIG_EXPLAINED, (int64_t)s->result.explained.n);
    figure_set(f, FIG_UNSOLVED,
            (int64_t)(finding_count(&s->result.findings, SEVERITY_STOP) +
                      finding_count(&s->result.findings, SEVERITY_EXPLAIN)));
    figure_set(f, FIG_DECISIONS, (int64_t)s->records.decisions.n);
    figure_set_text(f, FIG_LAW, s->law);
    figure_set_text(f, FIG_CERTIFICATE,
            paper_is_certified(s) ? arena_text(f->arena, "第%" PRId64 "版（%s）", s->certificate.version,
                                            date_text_cn(f->arena, s->certificate.issued_on))
                                  : "");
    figure_set_date(f, FIG_DATED, s->dated);
}

void figure_load_all(const struct paper_source *s, struct figures *out)
{
    struct figures f = {.arena = s->arena, .source = s};
    f.used = arena_alloc_array(s->arena, FIG_COUNT, sizeof *f.used);
    take_organisation(&f);
    take_places(&f);
    take_roll(&f);
    take_nomination(&f);
    take_stations(&f);
    take_first_votes(&f);
    take_rounds(&f);
    take_extremes_of_votes(&f);
    take_result(&f);
    take_makeup(&f);
    figure_take_session(&f);
    take_rest(&f);
    struct figure_checks checks;
    figure_check_all(&f, &checks);
    figure_set(&f, FIG_CHECKS, (int64_t)checks.n);
    figure_set(&f, FIG_MISMATCHES, (int64_t)checks.broken);
    *out = f;
}
