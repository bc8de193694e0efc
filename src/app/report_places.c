/* Figures of the work report: units, districts, seats and the roll. */
#include "app/figure.h"
#include "model/voter.h"

static void take_units(struct figures *f)
{
    const struct unit_list *units = &f->source->seats.units;
    int64_t of_kind[UNIT_OTHER + 1] = {0};
    for (size_t i = 0; i < units->n; i++) of_kind[units->v[i].kind]++;
    bool any = units->n > 0;
    figure_set_if(f, FIG_VILLAGES, of_kind[UNIT_VILLAGE], any);
    figure_set_if(f, FIG_NEIGHBOURHOODS, of_kind[UNIT_NEIGHBOURHOOD], any);
    figure_set_if(f, FIG_WORKPLACES, of_kind[UNIT_WORKPLACE] + of_kind[UNIT_OTHER], any);
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
    figure_set_if(f, FIG_DISTRICTS, (int64_t)list->n, any);
    figure_set_if(f, FIG_ONE_SEAT, with[1], is_allotted);
    figure_set_if(f, FIG_TWO_SEATS, with[2], is_allotted);
    figure_set_if(f, FIG_THREE_SEATS, with[3], is_allotted);
    figure_set_if(f, FIG_SEATS, seats, is_allotted);
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
    for (size_t i = 0; i < ARRAY_COUNT(of); i++) figure_set_if(f, of[i].name, changes[of[i].kind], s->changes.n > 0);
    figure_set_if(f, FIG_OBJECTIONS, (int64_t)s->objections.n, s->objections.n > 0);
    figure_set_if(f, FIG_OBJECTIONS_UPHELD, upheld, s->objections.n > 0);
    figure_set_if(f, FIG_OBJECTIONS_OPEN, open, s->objections.n > 0);
}

void figure_take_places(struct figures *f)
{
    take_roll(f);
    const struct paper_source *s = f->source;
    const struct seats_survey *survey = &s->seats.survey;
    const struct quota *quota = quota_in_force(&s->seats.quotas);
    int64_t registered = 0;
    for (size_t i = 0; i < s->result.n; i++) registered += registered_in(s, &s->result.districts[i]);
    figure_set_if(f, FIG_POPULATION, s->ws->election.population, s->ws->election.population > 0);
    take_units(f);
    take_districts(f);
    figure_set_if(f, FIG_CEILING, survey->ceiling.seats, survey->has_ceiling);
    figure_set_if(f, FIG_QUOTA, quota ? quota->total : 0, quota);
    figure_set_text(f, FIG_QUOTA_BY, quota ? quota->body : "");
    figure_set_text(f, FIG_QUOTA_DOCUMENT, quota ? quota->document : "");
    figure_set_if(f, FIG_UNIT_PEOPLE, survey->people, survey->people > 0);
    take_extremes_of_people(f);
    figure_set_if(f, FIG_REGISTERED, registered, registered > 0);
    figure_set_date(f, FIG_LIST_ON, paper_notice_day(s, NOTICE_VOTER_LIST, 0));
}
